//! The words of a clause that take something up, what is done with it, and whom they say that it is aimed at.

use super::Target;
use crate::extract::acts::Act;
use crate::extract::scene::Scene;
use crate::extract::unit::UnitKind;
use crate::rules::tag::{Grammar, Scope, SpeechKind, Tag};
use crate::rules::{Force, WordOrder};
use std::ops::Range;

/// Units between a verb and the word that takes something up, where subjects may stand between them.
const NEAR: usize = 8;

/// The words of a verdict, and what they do.
type Verdict = (Range<usize>, Force);

pub(super) struct Finder<'a> {
    pub(super) scene: &'a Scene<'a>,
    pub(super) act: &'a Act,
}

impl Finder<'_> {
    /// The words that take something up, and of which kind they are.
    pub(super) fn words(&self) -> Option<(Range<usize>, Grammar)> {
        if self.act.backward {
            return self.opening_clause();
        }
        match (self.act.kind, self.scene.language.order) {
            (SpeechKind::Passive, _) => self.before(),
            (_, WordOrder::SubjectFirst) => self
                .inside()
                .or_else(|| self.behind(0))
                .or_else(|| self.quoted().map(|(words, noun, _)| (words, noun))),
            (_, WordOrder::Free) => self.inside().or_else(|| self.behind(NEAR)).or_else(|| self.before()),
            (_, WordOrder::VerbFirst) => self.behind(NEAR).or_else(|| self.attached()),
        }
    }

    /// Inside a cue of several words: "rejected the accusations", "called it a lie".
    fn inside(&self) -> Option<(Range<usize>, Grammar)> {
        let cue = &self.act.cue;
        // "rejected the charge against its ally": the words may go on behind the cue
        let found = (cue.start + 1..cue.end)
            .find_map(|at| self.scene.taken_up(at).map(|(noun, end)| (at..end, noun)));
        let (words, noun) = found?;
        let end = self.behind_target(words.end.max(cue.end), noun);
        let words = words.start..if end > cue.end { end } else { words.end };
        self.closes(end).then_some((words, noun))
    }

    /// Behind the words for whom an accusation is aimed at, where they stand at a place: "against X".
    fn behind_target(&self, at: usize, noun: Grammar) -> usize {
        let aimed = noun == Grammar::ResumeAccusation;
        self.target_at(at).filter(|_| aimed).map_or(at, |(end, _)| end)
    }

    /// Whom words behind an accusation say that it is aimed at, and where they end: "against X", "against its soldiers".
    fn target_at(&self, at: usize) -> Option<(usize, Target)> {
        let scene = self.scene;
        let from = scene.hits.grammar(at, Grammar::AimedAt)?;
        let first = scene.units.following(from - 1)?;
        if let Some(actor) = scene.actor_at(first) {
            return Some((first + 1, Target::Named(actor)));
        }
        let whose = scene.hits.grammar(first, Grammar::Owner)?;
        let people = [Grammar::Member, Grammar::RoleBody, Grammar::Unlisted];
        people.iter().find_map(|&task| scene.hits.grammar(whose, task)).map(|end| (end, Target::Own))
    }

    /// The same among words that take something up.
    pub(super) fn target_in(&self, words: &Range<usize>) -> Option<Target> {
        words.clone().find_map(|at| self.target_at(at)).map(|(_, target)| target)
    }

    /// "Which X denied", as a sentence of its own.
    fn opening_clause(&self) -> Option<(Range<usize>, Grammar)> {
        let scene = self.scene;
        let first = (0..scene.units.len()).find(|&i| !scene.units.transparent(i))?;
        let end = scene.hits.grammar(first, Grammar::Backward).filter(|&end| end <= self.act.cue.start)?;
        Some((first..end, Grammar::Resume))
    }

    /// Behind the verb, what is no more than so many units of its subject between.
    fn behind(&self, subject: usize) -> Option<(Range<usize>, Grammar)> {
        let scene = self.scene;
        let from = self.act.cue.end;
        let mut at = from;
        while at < scene.units.len() && at <= from + subject.max(1) * 2 {
            let taken = scene.taken_up(at).map(|(noun, end)| (noun, self.behind_target(end, noun)));
            if let Some((noun, end)) = taken.filter(|&(_, end)| self.closes(end)) {
                return Some((at..end, noun));
            }
            at = match scene.hits.grammar(at, Grammar::That) {
                Some(end) => end,
                None => self.passed(at, subject > 0)?,
            };
        }
        None
    }

    /// Before the verb, in its own clause.
    fn before(&self) -> Option<(Range<usize>, Grammar)> {
        let scene = self.scene;
        let (cue, cue_end) = (self.act.cue.start, self.act.cue.end);
        let open = (0..cue).rev().find(|&i| scene.units.is_comma(i));
        let from = open.map_or(0, |comma| comma + 1);
        let found = (from..cue).find_map(|at| scene.taken_up(at).map(|(noun, end)| (at..end, noun)));
        let (words, noun) = found.filter(|(words, _)| words.end <= cue)?;
        let free = scene.language.order == WordOrder::Free;
        let mut at = words.end;
        while at < cue {
            at = self.passed(at, free)?;
        }
        let first = (from..words.start).all(|i| scene.units.transparent(i) || self.passed(i, free).is_some());
        (first && (free || !self.says_more(cue_end))).then_some((words, noun))
    }

    /// "This is untrue," X said: a verdict that opens what is said before its speaker is told, with the words that it is
    /// on and its own place.
    fn quoted(&self) -> Option<(Range<usize>, Grammar, Verdict)> {
        let scene = self.scene;
        if self.act.kind != SpeechKind::Verb || self.act.force != Force::Affirm {
            return None;
        }
        let opens = |i: &usize| {
            let before = scene.units.preceding(*i);
            scene.taken_up(*i).is_some()
                && before
                    .is_none_or(|b| matches!(scene.units.kind(b), Some(UnitKind::Other | UnitKind::Quote)))
        };
        let first = (0..self.act.cue.start).find(opens)?;
        let (noun, end) = scene.taken_up(first)?;
        let verdict = self.verdict_at(end)?;
        let closed = (verdict.0.end..self.act.cue.start).find(|&i| !scene.units.transparent(i));
        let closed =
            closed.is_some_and(|i| scene.units.is_comma(i) || scene.units.kind(i) == Some(UnitKind::Other));
        closed.then_some((first..end, noun, verdict))
    }

    /// A pronoun that is attached to the verb which opens the clause.
    fn attached(&self) -> Option<(Range<usize>, Grammar)> {
        let scene = self.scene;
        let kinds = [SpeechKind::Verb];
        let pronoun = scene.hits.speech(self.act.cue.start, &kinds).is_some_and(|h| h.first.pronoun);
        let opens = scene.units.preceding(self.act.cue.start).is_none_or(|b| !scene.units.is_word(b));
        (pronoun && opens && !self.says_more(self.act.cue.end))
            .then_some((self.act.cue.clone(), Grammar::Resume))
    }

    /// Behind a unit that may stand between a verb and what it bears on.
    fn passed(&self, at: usize, subject: bool) -> Option<usize> {
        let scene = self.scene;
        if scene.units.transparent(at) {
            return Some(at + 1);
        }
        let owner = scene.units.mention_at(at).is_some_and(|m| m.possessive);
        if owner || subject && scene.units.mention_at(at).is_some() {
            return Some(at + 1);
        }
        let small = scene.hits.adverbial(at).or_else(|| scene.hits.grammar(at, Grammar::Auxiliary));
        let tasks = [
            Grammar::Title,
            Grammar::RoleBody,
            Grammar::Role,
            Grammar::SpeakingIn,
            Grammar::Unlisted,
            Grammar::Former,
            Grammar::Latter,
        ];
        small.or_else(|| tasks.iter().filter(|_| subject).find_map(|&task| scene.hits.grammar(at, task)))
    }

    /// Whether nothing stands behind words that would make them part of something longer.
    fn closes(&self, end: usize) -> bool {
        let scene = self.scene;
        let free = scene.language.order != WordOrder::SubjectFirst;
        let mut at = end;
        loop {
            if self.clause_ends(at) || at == self.act.cue.start {
                return !free || !self.says_more(at);
            }
            if self.verdict_at(at).is_some() {
                return true;
            }
            at = match self.passed(at, free) {
                Some(next) => next,
                None => return false,
            };
        }
    }

    fn clause_ends(&self, at: usize) -> bool {
        let scene = self.scene;
        scene.units.kind(at).is_none_or(|k| matches!(k, UnitKind::Comma | UnitKind::Other | UnitKind::Dash))
            || scene.hits.begins(at, Grammar::Conjunction)
            || scene.hits.scope(at, Scope::Connective).is_some()
            || scene.language.order != WordOrder::SubjectFirst && scene.units.has_conjunction(at)
    }

    /// Whether something is said behind a unit, in the same clause.
    fn says_more(&self, from: usize) -> bool {
        let scene = self.scene;
        let ends = |i: &usize| matches!(scene.units.kind(*i), Some(UnitKind::Comma | UnitKind::Other));
        (from..scene.units.len())
            .take_while(|i| !ends(i))
            .any(|i| scene.hits.begins(i, Grammar::That) || scene.content().any(|h| h.start == i))
    }

    /// What is done with what is taken up: by a verdict behind it, else by the verb.
    pub(super) fn verdict(&self, words: &Range<usize>, noun: Grammar) -> Option<Verdict> {
        let quoted = self.quoted().filter(|(found, ..)| found == words);
        if let Some((.., verdict)) = quoted.filter(|_| self.scene.language.order == WordOrder::SubjectFirst) {
            return Some(verdict);
        }
        let judged = (words.end > self.act.cue.start).then(|| self.verdict_at(words.end)).flatten();
        // "said that this was untrue"; what "denied that this was true" comes to is left open
        let reported = (self.act.cue.end..words.start).any(|i| self.scene.hits.begins(i, Grammar::That));
        if reported && (judged.is_none() || self.act.force != Force::Affirm) {
            return None;
        }
        if judged.is_some() {
            return judged
                .filter(|_| self.act.force != Force::Deny)
                .or(Some((self.act.cue.clone(), Force::Deny)));
        }
        let confirms = self.scene.hits.begins(self.act.cue.start, Grammar::Confirm);
        match self.act.force {
            Force::Deny | Force::Refuse => Some((self.act.cue.clone(), self.act.force)),
            Force::Affirm if confirms && noun != Grammar::ResumeAccusation => {
                Some((self.act.cue.clone(), Force::Affirm))
            }
            _ => None,
        }
    }

    /// A predicate right behind a place, small words between: "was untrue", "a lie".
    fn verdict_at(&self, from: usize) -> Option<Verdict> {
        let scene = self.scene;
        let mut at = from;
        while at < scene.units.len() {
            if let Some(hit) = scene.hits.speech(at, &[SpeechKind::Predicate]) {
                let Tag::Speech { force, .. } = hit.tag else { return None };
                return matches!(force, Force::Deny | Force::Refuse).then_some((hit.start..hit.end, force));
            }
            let small = [Grammar::Auxiliary, Grammar::As, Grammar::Backward];
            let small = small.iter().find_map(|&task| scene.hits.grammar(at, task));
            let mark = (scene.units.kind(at) == Some(UnitKind::Quote)).then_some(at + 1);
            at = small.or_else(|| scene.hits.adverbial(at)).or(mark)?;
        }
        None
    }

    /// Whether a condition, wish or negation limits the act.
    pub(super) fn limited(&self, end: usize) -> bool {
        let scene = self.scene;
        let limits = |tag: Tag| {
            let Tag::Scope(scope) = tag else { return false };
            matches!(scope, Scope::Condition | Scope::Purpose | Scope::Terms | Scope::Unrealised)
        };
        let others = |from: usize| scene.reach(from, &[]);
        let blocked = scene
            .hits
            .all()
            .iter()
            .any(|h| limits(h.tag) && h.start < self.act.cue.start && others(h.end) > self.act.cue.start);
        let judged = |i: usize| {
            scene.hits.all().iter().any(|h| {
                matches!(h.tag, Tag::Speech { kind: SpeechKind::Predicate, .. })
                    && (h.start..h.end).contains(&i)
            })
        };
        let negated =
            (self.act.cue.start..end).any(|i| scene.hits.scope(i, Scope::Negator).is_some() && !judged(i));
        blocked || negated
    }
}
