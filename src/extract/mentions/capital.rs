//! Whether a capital's name means its state: "Moscow said", "accused Washington of …".

use super::Naming;
use crate::extract::unit::{UnitKind, Units};
use crate::rules::WordOrder;
use crate::rules::lexicon::Clitics;
use crate::rules::phrase::Stream;
use crate::rules::tag::{Grammar, NameKind, SpeechKind, Tag};
use std::ops::Range;

/// Plain words that may describe the name of a country, at most.
const LONGEST_DESCRIPTION: usize = 2;
/// Units between a verb of accusing and the name of whom it accuses, at most.
const FARTHEST_ACCUSED: usize = 9;
/// Words with which a verb of accusing ends that has names inside it ("all responsibility"), and before the last of a
/// name, at most.
const LONGEST_ENDING: usize = 2;
const LONGEST_NAME: usize = 3;
/// Words between those of a claim and "with", at most.
const LONGEST_BETWEEN: usize = 1;
/// Words from "between" to the second of two partners, and from the beginning of a claim's words to "with", at most.
const FARTHEST_PARTNER: usize = 5;

impl Naming<'_> {
    /// Whether a capital's name means its state: a verb of speech or "that" stands beside it, small words between.
    pub(super) fn stands_for_state(&self, units: &Units<'_>, name: Range<usize>, clitics: Clitics) -> bool {
        let before = units.preceding(name.start);
        let speaks = |tag: Tag| matches!(tag, Tag::Speech { kind: SpeechKind::Verb, .. });
        let opens = |tag: Tag| speaks(tag) || matches!(tag, Tag::Grammar(Grammar::That | Grammar::By));
        let mut after = units.following(name.end - 1);
        while let Some(end) = after.and_then(|at| self.small_words(units, at)) {
            after = units.following(end - 1);
        }
        // "Moscow: we are ready": all that stands before the colon with which a headline opens
        let headline =
            before.is_none() && !clitics.conjunction && units.kind(name.end) == Some(UnitKind::Colon);
        let behind = headline || after.is_some_and(|at| self.phrase_at(units, at, &speaks).is_some());
        let ahead = before.is_some_and(|at| {
            (at.saturating_sub(3)..=at).any(|from| self.phrase_at(units, from, &opens) == Some(at + 1))
        });
        let governed = self.behind_preposition(units, before)
            || !clitics.conjunction && self.described(units, name.start);
        // "directed accusations at X": the preposition is part of the words for that
        let directed = (0..name.start)
            .rev()
            .take(FARTHEST_ACCUSED)
            .any(|at| self.task_at(units, at, Grammar::Accusation) == Some(name.start));
        let accuser = before.is_some_and(|at| self.opens_accusation(units, at, &name));
        let held = || !clitics.conjunction && self.held_responsible(units, &name);
        let accused = directed || accuser || !governed && (self.accused(units, name.clone()) || held());
        let stands = behind && !governed || ahead || accused;
        clitics.preposition == 0
            && (stands
                || self.joined_to_state(units, name.start, clitics)
                || self.talked_with(units, name.start, clitics))
    }

    /// Where the small words end that may stand between a subject and its verb: "also", "on Sunday".
    fn small_words(&self, units: &Units<'_>, at: usize) -> Option<usize> {
        let day = |at: usize| self.phrase_at(units, at, &|tag| matches!(tag, Tag::Date(_)));
        let preposition = self.task_at(units, at, Grammar::Preposition);
        self.task_at(units, at, Grammar::Auxiliary).or_else(|| day(at)).or_else(|| day(preposition?))
    }

    /// "Held X Y responsible": right behind the first word of a verb of accusing that has who accuses inside it.
    fn opens_accusation(&self, units: &Units<'_>, verb: usize, name: &Range<usize>) -> bool {
        let verb_first = self.language.order == WordOrder::VerbFirst;
        let encloses = |end: usize| verb_first && end > name.end;
        verb + 1 == name.start && self.task_at(units, verb, Grammar::Accusation).is_some_and(encloses)
    }

    /// "Held M Y responsible": right before the words with which a verb of accusing ends that has both inside it, and
    /// right behind the name of who accuses.
    fn held_responsible(&self, units: &Units<'_>, name: &Range<usize>) -> bool {
        let Some(before) =
            units.preceding(name.start).filter(|_| self.language.order == WordOrder::VerbFirst)
        else {
            return false;
        };
        let encloses = |at: usize| {
            let end = self.task_at(units, at, Grammar::Accusation);
            end.is_some_and(|end| (1..=LONGEST_ENDING).contains(&end.saturating_sub(name.end)))
        };
        let named = |tag: Tag| matches!(tag, Tag::Name { .. });
        let behind_name = |at: usize| self.phrase_ends(units, at, &named).any(|end| end == before + 1);
        (0..before).rev().take(FARTHEST_ACCUSED).any(encloses)
            && (before.saturating_sub(LONGEST_NAME)..=before).any(behind_name)
    }

    /// "The talks with X", "the agreement between Y and X": behind "with" that follows the words of a claim at once.
    fn talked_with(&self, units: &Units<'_>, start: usize, clitics: Clitics) -> bool {
        let content = |tag: Tag| matches!(tag, Tag::Content(_));
        let joined = clitics.conjunction
            || units
                .preceding(start)
                .is_some_and(|at| self.task_at(units, at, Grammar::Conjunction).is_some());
        let from = if joined { start.saturating_sub(FARTHEST_PARTNER) } else { start.saturating_sub(1) };
        (from..start).any(|at| {
            let next = |end: usize| if joined { end <= start } else { end == start };
            // "talks that it holds with X": a verb between the two
            let near = |end: usize| (at.saturating_sub(LONGEST_BETWEEN)..=at).contains(&end);
            self.task_at(units, at, Grammar::With).is_some_and(next)
                && (at.saturating_sub(FARTHEST_PARTNER)..at)
                    .any(|begin| self.phrase_ends(units, begin, &content).any(near))
        })
    }

    /// "Washington, and with it London": a capital joined to one that means its state.
    fn joined_to_state(&self, units: &Units<'_>, start: usize, clitics: Clitics) -> bool {
        let verb_first = self.language.order == WordOrder::VerbFirst;
        let begins = |&at: &usize| self.task_at(units, at, Grammar::Conjunction) == Some(start);
        let word = (start.saturating_sub(2)..start).find(begins);
        let joint = word.or_else(|| clitics.conjunction.then_some(start)).filter(|_| verb_first);
        let before = joint.and_then(|joint| units.preceding(joint));
        let Some(mut last) = before else { return false };
        if units.is_comma(last) && word.is_some() && last > 0 {
            last -= 1;
        }
        units.words(last).iter().any(|found| {
            let state = |tag: Tag| matches!(tag, Tag::Name { kind: NameKind::Capital | NameKind::Full, .. });
            let mut phrases = self.language.phrases.starting_with(found.atom).filter(|p| state(p.tag));
            let stands = self.stands_for_state(units, last..last + 1, found.clitics);
            stands && phrases.any(|p| self.language.phrases.match_at(p, units, last).is_some())
        })
    }

    /// "The envoy of X accused Y of shelling": a name behind a verb of accusing, right before what it is accused of.
    fn accused(&self, units: &Units<'_>, name: Range<usize>) -> bool {
        let opens = |at: usize| {
            let word = &self.folded.light[self.tokens[units.units[at].tokens.start].range()];
            let first = word.chars().next().map(|c| &word[..c.len_utf8()]);
            let attached = first.is_some_and(|c| self.language.lexicon.preposition(c) != 0);
            attached || self.task_at(units, at, Grammar::Preposition).is_some()
        };
        let before = (0..name.start).rev().take(FARTHEST_ACCUSED);
        let near: Vec<usize> = before.take_while(|&at| units.kind(at) != Some(UnitKind::Comma)).collect();
        let head = near.iter().any(|&at| self.task_at(units, at, Grammar::NotSpeaking) == Some(name.start));
        let accuses = near.iter().any(|&at| self.task_at(units, at, Grammar::Accusation).is_some());
        accuses && !head && units.following(name.end - 1).is_some_and(opens)
    }

    /// Whether a preposition stands before plain words that describe what begins at a unit: "in north-west …".
    pub(super) fn described(&self, units: &Units<'_>, start: usize) -> bool {
        let task = |tag: Tag| matches!(tag, Tag::Speech { .. } | Tag::Grammar(_) | Tag::Date(_));
        let plain = |at: &usize| self.phrase_at(units, *at, &task).is_none();
        let before = (0..start).rev().filter(|&at| units.is_word(at));
        let words: Vec<usize> = before.take(LONGEST_DESCRIPTION + 1).collect();
        let end = words.iter().position(|at| !plain(at)).filter(|&at| at > 0);
        end.is_some_and(|at| self.behind_preposition(units, Some(words[at])))
    }

    /// Whether the word at a unit is a preposition.
    fn behind_preposition(&self, units: &Units<'_>, word: Option<usize>) -> bool {
        let ends = |at: usize, from: usize| self.task_at(units, from, Grammar::Preposition) == Some(at + 1);
        word.is_some_and(|at| (at.saturating_sub(2)..=at).any(|from| ends(at, from)))
    }
}
