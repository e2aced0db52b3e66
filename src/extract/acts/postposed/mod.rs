//! Verbs of speech behind what is said: "…", X said. Such an act reports the whole sentence.

mod free;
mod subject_first;
mod verb_first;

use super::{Act, Reader};
use crate::extract::hits::Hit;
use crate::extract::unit::UnitKind;
use crate::rules::WordOrder;
use crate::rules::tag::{Grammar, Scope, SpeechKind, Tag};

impl Reader<'_> {
    /// "…", X said: a verb with nothing said behind it reports what stands before it.
    pub(super) fn postpose(&mut self) {
        match self.scene.language.order {
            WordOrder::VerbFirst => self.postpose_verb_first(),
            WordOrder::SubjectFirst => self.postpose_subject_first(),
            WordOrder::Free => self.postpose_free(),
        }
    }

    /// Makes the last act report the whole sentence: the acts before it stand inside it, and those without a
    /// speaker of their own are its speaker's.
    fn report_all_before(&mut self) {
        let units = &self.scene.units;
        let Some((act, before)) = self.acts.split_last_mut() else { return };
        // "'…', A said; '…', B replied": a semicolon ends what A said
        let from = (0..act.cue.start).rev().find(|&i| units.statement_ends(i, i + 1)).map_or(0, |i| i + 1);
        act.content = from..units.len();
        let index = before.len();
        // "… was denied by X, Y said": Y tells what X denied; "…, which X denied" stays apart
        let told = |a: &Act| !a.backward || a.kind == SpeechKind::Passive;
        for inner in before.iter_mut().filter(|a| a.cue.start >= from && a.parent.is_none() && told(a)) {
            inner.parent = Some(index);
            if !inner.own_voice {
                inner.voices.clone_from(&act.voices);
            }
        }
    }

    /// Whether a clause ends at a unit, adverbials aside.
    pub(super) fn ends_clause(&self, from: usize) -> bool {
        let scene = self.scene;
        let mut at = from;
        while at < scene.units.len() {
            match scene.hits.adverbial(at) {
                Some(end) => at = end,
                None if scene.units.transparent(at) => at += 1,
                None => break,
            }
        }
        scene.units.kind(at).is_none_or(|k| matches!(k, UnitKind::Comma | UnitKind::Other | UnitKind::Dash))
            || scene.ends_at(at, Grammar::Conjunction)
    }

    /// Whether nothing is said behind a verb up to the next comma: "…, X told AFP by telephone".
    pub(super) fn says_nothing(&self, from: usize) -> bool {
        let scene = self.scene;
        let ends = |i: &usize| {
            matches!(scene.units.kind(*i), Some(UnitKind::Comma | UnitKind::Other | UnitKind::Dash))
                && !scene.units.units[*i].aside
        };
        let end = (from..scene.units.len()).find(ends).unwrap_or(scene.units.len());
        let says =
            |i: usize| scene.hits.speech_at(i) || scene.hits.content_at(i) && !self.under_adjunct(from, i);
        // "…, X said after talks with Y": what a connective opens is no more than when and where
        let adjunct = (from..end).find(|&i| scene.hits.limits(i, Scope::Connective));
        let mut at = from;
        while at < adjunct.unwrap_or(end) {
            match scene.hits.adverbial(at) {
                Some(behind) => at = behind,
                None if says(at) => return false,
                None => at += 1,
            }
        }
        !(from..end).any(|i| scene.hits.begins(i, Grammar::That)) && !self.goes_on_with_pronoun(from, end)
    }

    /// "…, X insists it lives": whether a pronoun with words behind it stands right behind a verb, as the subject of what
    /// is said.
    fn goes_on_with_pronoun(&self, from: usize, end: usize) -> bool {
        let scene = self.scene;
        let subject_first = scene.language.order == WordOrder::SubjectFirst;
        let pronoun = scene.hits.grammar(from, Grammar::Statement) == Some(from + 1);
        subject_first && pronoun && from + 1 < end && scene.units.is_word(from + 1)
    }

    /// "…, X said at a meeting with Y": whether a noun stands under a preposition, articles and adjectives between.
    fn under_adjunct(&self, from: usize, noun: usize) -> bool {
        let scene = self.scene;
        let mut at = noun;
        while at > from {
            if scene.under_preposition(at) {
                return true;
            }
            let small = |b: usize| {
                let adjective = |h: &Hit| matches!(h.tag, Tag::Adjective(_) | Tag::Grammar(Grammar::Title));
                scene.ends_at(b, Grammar::Article)
                    || scene.ends_at(b, Grammar::Determiner)
                    || scene.hits.at(b).iter().any(adjective)
            };
            match scene.units.preceding(at).filter(|&b| small(b)) {
                Some(before) => at = before,
                None => return false,
            }
        }
        false
    }

    /// Whether a verdict or a noun of speech begins at a unit.
    fn judged_at(&self, at: usize) -> bool {
        let judges =
            |h: &Hit| matches!(h.tag, Tag::Speech { kind: SpeechKind::Noun | SpeechKind::Predicate, .. });
        self.scene.hits.at(at).iter().any(judges)
    }
}
