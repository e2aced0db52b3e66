//! Who is beside a verb, before or behind it: the questions, in the order in which they are asked.

mod after;
mod before;
mod described;
mod members;
mod stranger;

use crate::extract::acts::{Act, Reader, Subject};
use crate::extract::hits::Hit;
use crate::extract::unit::UnitKind;
use crate::rules::tag::{Grammar, Scope};

/// Units of a name in quotation marks that no list has, at most.
const LONGEST_QUOTED_NAME: usize = 5;
/// How far behind "a statement" stands who issued it, in units.
const FARTHEST_ISSUER: usize = 4;

impl Reader<'_> {
    /// Where the clause of a verb begins: behind the last "that", connective, or act.
    pub(super) fn clause_start(&self, verb: usize) -> usize {
        let scene = self.scene;
        // an insertion that says who speaks begins no clause
        let inserted = |a: &&Act| self.free() && a.content.start < a.clause && a.parent.is_none();
        let floor = self.acts.iter().rev().find(|a| !inserted(a)).map_or(0, |a| a.cue.end);
        let mut start = floor;
        for at in floor..verb {
            let opener =
                scene.hits.grammar(at, Grammar::That).or_else(|| scene.hits.scope(at, Scope::Connective));
            let narrator = scene.hits.grammar(at, Grammar::Narrator);
            if let Some(end) = opener.or(narrator).filter(|&end| end <= verb) {
                start = start.max(end);
            }
            let semicolon = self.free() && self.ends_statement(at);
            if self.colon_at(at) || semicolon {
                start = start.max(at + 1);
            }
        }
        start
    }

    /// The subject of a verb where it may stand behind it; `relative`: its clause describes a noun or takes up what
    /// stands before it.
    pub(super) fn subject(&self, hit: &Hit, relative: bool, clause: usize) -> Subject {
        if let Some(list) = self.speaks_in(hit, clause) {
            return Subject::Mentions(list);
        }
        if let Some(inside) = self.inside_words(hit, relative) {
            return inside;
        }
        if relative {
            return self.relative_subject(hit);
        }
        if let Some(list) = self.directly_before(hit, clause) {
            return Subject::Mentions(list);
        }
        if self.stranger_before(hit, clause) || self.verb_first() && self.quoted_stranger_before(hit, clause)
        {
            return Subject::Unknown;
        }
        if !self.begins_anew(hit, clause)
            && let Some(list) = self.behind_auxiliary(hit, clause)
        {
            return Subject::Mentions(list);
        }
        if self.free() {
            return self.on_either_side(hit, clause);
        }
        if let Some(agent) = self.agent_behind(hit, clause) {
            return Subject::Mentions(agent);
        }
        if self.unknown_behind_auxiliary(hit, clause) {
            return Subject::Unknown;
        }
        self.behind_or_before(hit, clause)
    }

    /// "Hastened X to deny", "X issued a denial": who stands inside the words of a verb.
    fn inside_words(&self, hit: &Hit, relative: bool) -> Option<Subject> {
        let scene = self.scene;
        if scene.hits.begins(hit.start, Grammar::Accusation) {
            return None;
        }
        if let Some(subject) = scene.first_free_mention(hit.start + 1, hit.end) {
            return Some(Subject::Mentions(self.with_members(subject)));
        }
        // "hastened the council to deny", where no list has the council
        let stranger = |at: usize| self.is_unexplained(at) || scene.hits.begins(at, Grammar::Unlisted);
        let word = |&at: &usize| stranger(at) && scene.hits.adverbial(at).is_none();
        let stranger = self.verb_first() && !relative && hit.skipped.iter().any(word);
        stranger.then_some(Subject::Unknown)
    }

    /// The subject of a verb whose clause describes a noun: who stands behind it, else whom it describes.
    fn relative_subject(&self, hit: &Hit) -> Subject {
        if let Some(author) = self.described_author(hit) {
            return Subject::Mentions(vec![author]);
        }
        match self.subject_after(hit) {
            Subject::Nobody if self.free() => self.described(hit),
            Subject::Nobody => self.antecedent_before(hit),
            after => after,
        }
    }

    /// "That it be X who did it, and said", "denied that it be X who did it, and accused Y": whether a verb is joined to
    /// another one, so that the auxiliary before it is not its own.
    fn begins_anew(&self, hit: &Hit, clause: usize) -> bool {
        let scene = self.scene;
        let before = scene.units.preceding(hit.start);
        let word = before.is_some_and(|b| scene.units.kind(b) == Some(UnitKind::Word));
        let that = clause.checked_sub(1).is_some_and(|t| scene.ends_at(t, Grammar::That));
        // "as for the activists of the town, they accused": what opens the sentence is no other clause
        let opens = (0..hit.start).find(|&i| scene.units.is_word(i));
        let topic = opens.is_some_and(|i| scene.hits.begins(i, Grammar::Auxiliary));
        let opening = topic && self.acts.is_empty() && !that && clause == 0;
        self.verb_first() && hit.first.conjunction && (word || that) && !opening
    }

    /// The subject behind a verb, where verbs come first; else one further before it.
    fn behind_or_before(&self, hit: &Hit, clause: usize) -> Subject {
        let after = match self.subject_after(hit) {
            Subject::Mentions(list) if list.iter().all(|&at| self.disagrees(hit, at)) => Subject::Nobody,
            after if self.is_told_by_speaker(hit, &after) => Subject::Nobody,
            after => after,
        };
        if let Some(teller) = self.teller_before(&after, clause, hit) {
            return Subject::Mentions(self.with_members(teller));
        }
        let nobody = matches!(after, Subject::Nobody);
        if hit.first.conjunction && !nobody {
            return after;
        }
        if matches!(after, Subject::Mentions(_)) && !hit.first.plural {
            // "The army gives the rebels …": an unknown subject right before the verb leaves who follows its object
            return if self.unknown_right_before(hit, clause) { Subject::Unknown } else { after };
        }
        let before = self.clause_subject(hit, clause).or_else(|| self.sentence_subject(hit, &after));
        if let Some(list) = before {
            return Subject::Mentions(list);
        }
        if !nobody {
            return after;
        }
        match self.statement_before(hit, clause) {
            Some(list) => Subject::Mentions(list),
            None if self.unknown_noun_before(hit, clause) => Subject::Unknown,
            None => Subject::Nobody,
        }
    }

    /// Whether a mention is already the subject of an earlier act.
    pub(super) fn taken(&self, at: usize) -> bool {
        self.subjects.contains(&at)
    }

    /// Whether a relative clause begins in a stretch.
    pub(super) fn behind_relative_word(&self, from: usize, to: usize) -> bool {
        (from..to).any(|i| self.scene.hits.begins(i, Grammar::Relative))
    }

    /// Whether reported content is opened within so many units, with no comma before.
    fn said_within(&self, at: usize, units: usize) -> bool {
        let near = at..(at + units).min(self.scene.units.len());
        let mut open = near.take_while(|&i| !self.scene.units.is_comma(i));
        open.any(|i| self.scene.hits.begins(i, Grammar::That) || self.colon_at(i))
    }

    /// "A statement issued by X said": who is named under a preposition behind the word for what was issued.
    fn issuer(&self, at: usize) -> Option<Vec<usize>> {
        let scene = self.scene;
        let from = scene.hits.grammar(at, Grammar::Statement)?;
        let ends = |i: usize| {
            matches!(scene.units.kind(i), Some(UnitKind::Comma | UnitKind::Colon))
                || scene.hits.begins(i, Grammar::That)
        };
        let mut near = (from..scene.units.len().min(from + FARTHEST_ISSUER)).take_while(|&i| !ends(i));
        let issuer = near.find(|&i| scene.units.mention_at(i).is_some())?;
        let attached = scene.units.mention_at(issuer).is_some_and(|m| m.preposition != 0);
        (attached || scene.under_preposition(issuer)).then(|| self.with_members(issuer))
    }

    /// Whether a unit is a word that no task of the language explains.
    fn is_unexplained(&self, at: usize) -> bool {
        let scene = self.scene;
        scene.units.kind(at) == Some(UnitKind::Word)
            && !scene.units.units[at].aside
            && scene.hits.at(at).is_empty()
    }
}
