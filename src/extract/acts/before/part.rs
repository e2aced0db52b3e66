//! Subjects that are part of a body: "X's political office", "the army's general command", "its fighters".

use super::{LONGEST_PART, begins};
use crate::extract::acts::{Reader, Subject};
use crate::extract::unit::UnitKind;
use crate::rules::tag::Grammar;

impl Reader<'_> {
    /// "The army's general command", "the X leadership": the body of which words right behind it name a part.
    pub(super) fn whose_part(&self, end: usize, clause: usize) -> Option<usize> {
        let scene = self.scene;
        let names = |tag: Grammar, from: usize, end: usize| scene.hits.grammar(from, tag) == Some(end);
        let starts = |tag: Grammar, end: usize| (clause..end).rev().take(4).find(|&i| names(tag, i, end));
        let mut at = starts(Grammar::RoleBody, end + 1)?;
        while let Some(from) = starts(Grammar::Title, at).or_else(|| starts(Grammar::RoleBody, at)) {
            at = from;
        }
        let body = scene.units.preceding(at).filter(|&b| b >= clause && b + 1 == at)?;
        let whose = scene.units.mention_at(body).filter(|m| m.actor.is_some() && m.person.is_none())?;
        let free = whose.preposition == 0 && !scene.under_preposition(body) && !scene.units.units[body].aside;
        free.then_some(body)
    }

    /// "X's political office", "the rebels' joint command", "N's office": whose part of a body ends with a unit. A group
    /// of somebody's is a body of its own.
    pub(super) fn owner_of_part(&self, end: usize, clause: usize) -> Option<usize> {
        let scene = self.scene;
        let part = scene.ends_at(end, Grammar::RoleBody);
        let kind = scene.ends_at(end, Grammar::KindBehind);
        let mut at = scene.units.preceding(end).filter(|_| part)?;
        for _ in 0..LONGEST_PART {
            if let Some(mention) = scene.units.mention_at(at) {
                // the faction of a person is the body that he speaks for
                let named = mention.person.is_some();
                let whose = if named { scene.units.preceding(end) == Some(at) } else { !kind };
                let owns = mention.possessive && whose && mention.preposition == 0;
                return Some(at).filter(|&o| owns && o >= clause && !scene.under_preposition(o));
            }
            if scene.ends_at(at, Grammar::Owner) {
                return Some(at).filter(|&o| o >= clause);
            }
            at = scene.units.preceding(at).filter(|_| scene.units.kind(at) == Some(UnitKind::Word))?;
        }
        None
    }

    /// "Its fighters", "their group": the speaker's own; anybody else who ends here is unknown.
    pub(super) fn own_body(&self, at: usize, clause: usize) -> (Subject, usize) {
        let scene = self.scene;
        let start = self.phrase_start(at, clause);
        if let Some(head) = self.joined_with(start, clause) {
            return begins(self.with_members(head), start);
        }
        let owner = (start..at).any(|i| scene.hits.begins(i, Grammar::Owner));
        let own = owner && scene.ends_at(at, Grammar::Unlisted) && !self.stack.is_empty();
        (if own { Subject::Statement } else { Subject::Unknown }, start)
    }

    /// "X and the council of the town said": the mention that opens the clause, where somebody unknown whose words
    /// begin at `start` is joined to it.
    fn joined_with(&self, start: usize, clause: usize) -> Option<usize> {
        let scene = self.scene;
        let joint = start.checked_sub(1).filter(|&c| c > clause)?;
        let opens = |&i: &usize| scene.hits.grammar(i, Grammar::Conjunction) == Some(start);
        let from = (clause..=joint).find(opens)?;
        let last = scene.units.preceding(from).filter(|&l| l >= clause)?;
        let head = self.head_of(last, clause).filter(|&h| !self.taken(h))?;
        let small = |i: usize| {
            let next = scene.units.following(i);
            !scene.units.is_word(i)
                || scene.units.units[i].aside
                || [Grammar::Compound, Grammar::Title, Grammar::Article, Grammar::Determiner]
                    .iter()
                    .any(|&g| scene.hits.begins(i, g))
                || next.is_some_and(|n| scene.hits.begins(n, Grammar::Compound))
        };
        (self.skips(clause, head) || (clause..head).all(small)).then_some(head)
    }

    /// "The health board of X": whether words for a part of a body end with a unit, and the body stands under a link
    /// right behind it.
    pub(super) fn is_part_of(&self, part: usize, body: usize) -> bool {
        let scene = self.scene;
        let link = scene.units.following(part).filter(|&l| l < body);
        let end = link.and_then(|l| scene.hits.grammar(l, Grammar::RoleLink));
        let whose = scene.units.mention_at(body).is_some_and(|m| m.person.is_none() && m.actor.is_some());
        let near = end.is_some_and(|end| (end..body).all(|i| scene.units.transparent(i)));
        whose && near && scene.ends_at(part, Grammar::RoleBody)
    }

    /// "The X group", "the X movement": the name before a word for its kind.
    pub(super) fn kind_behind_name(&self, at: usize, clause: usize) -> Option<usize> {
        let scene = self.scene;
        let kind = scene.ends_at(at, Grammar::Unlisted);
        let name = scene.units.preceding(at).filter(|&n| kind && n >= clause)?;
        let free = scene.units.mention_at(name).is_some_and(|m| !m.possessive && m.person.is_none());
        (free && !scene.under_preposition(name)).then_some(name)
    }
}
