//! The words for a subject, from their last one on: what describes it, and who only passes on what it says.

use crate::extract::acts::{Reader, Subject};
use crate::rules::tag::Grammar;

/// Words between a preposition and the end of what it governs, at most.
const LONGEST_GOVERNED: usize = 4;

impl Reader<'_> {
    /// A pronoun or "the statement": of the last speaker, or of whom it names itself.
    pub(super) fn statement_of(
        &self,
        at: usize,
        owner: Option<usize>,
        clause: usize,
        verb: usize,
    ) -> (Subject, usize) {
        let before = self.scene.units.preceding(at).filter(|&b| {
            let owns = self.scene.units.mention_at(b).is_some_and(|m| m.preposition == 0);
            b >= clause && owns && !self.scene.under_preposition(b)
        });
        match before.or(owner) {
            Some(mention) => {
                let start = mention.min(verb).min(self.statement_start(at).max(clause));
                (Subject::Mentions(self.with_members(mention)), start)
            }
            None => (Subject::Statement, self.statement_start(at).max(clause)),
        }
    }

    /// Where the words begin that stand for a speaker and end with a unit: "the statement".
    fn statement_start(&self, end: usize) -> usize {
        let ends = |&i: &usize| self.scene.hits.grammar(i, Grammar::Statement) == Some(end + 1);
        (end.saturating_sub(3)..end).find(ends).unwrap_or(end)
    }

    /// Before a preposition and what it governs, where a unit ends that.
    pub(super) fn before_governed(&self, at: usize, clause: usize) -> Option<usize> {
        let scene = self.scene;
        let mut passed = 0;
        for i in (clause..=at).rev() {
            if scene.units.is_comma(i) || passed > LONGEST_GOVERNED {
                return None;
            }
            let preposition = scene.hits.begins(i, Grammar::Preposition);
            if preposition && i < at {
                return scene.units.preceding(i).filter(|&b| b >= clause);
            }
            passed += usize::from(scene.units.is_word(i) && !scene.units.units[i].aside);
        }
        None
    }

    /// "Rebels in A and B", where B is no name that the pack knows: the mention before the conjunction.
    pub(super) fn before_joined(&self, at: usize, clause: usize) -> Option<usize> {
        let scene = self.scene;
        let joined = scene.units.preceding(at).filter(|&b| b >= clause)?;
        let before = scene.units.preceding(joined).filter(|&b| b >= clause)?;
        let names = scene.ends_at(joined, Grammar::Conjunction) && scene.units.mention_at(before).is_some();
        names.then_some(before)
    }

    /// "A source close to the talks", "the spokesman present there": before a word that describes somebody.
    pub(super) fn before_description(&self, at: usize, end: usize, clause: usize) -> Option<usize> {
        let scene = self.scene;
        let before = scene.units.preceding(at).filter(|&b| b >= clause && at < end)?;
        let mention = scene.units.mention_at(before)?;
        let unnamed = mention.actor.is_some_and(|a| self.is_vague(a));
        (mention.role || unnamed).then_some(before)
    }

    /// Where an unknown subject begins: behind the last comma, conjunction or the clause's beginning.
    pub(super) fn phrase_start(&self, at: usize, clause: usize) -> usize {
        let scene = self.scene;
        let opens = |&i: &usize| scene.units.is_comma(i) || scene.ends_at(i, Grammar::Conjunction);
        (clause..at).rev().find(opens).map_or(clause, |i| i + 1)
    }

    /// Whether a unit ends the name of somebody or a word for the kind of a body.
    pub(super) fn names_body(&self, at: usize) -> bool {
        self.scene.units.mention_at(at).is_some() || self.scene.ends_at(at, Grammar::Unlisted)
    }

    /// Whether "by" stands right before a mention.
    pub(super) fn is_author(&self, at: usize) -> bool {
        self.scene.units.preceding(at).is_some_and(|b| self.scene.ends_at(b, Grammar::By))
    }
}
