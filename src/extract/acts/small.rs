//! Small words beside a verb: auxiliaries, adverbs, negators, conjunctions.

use super::Reader;
use crate::extract::hits::Hit;
use crate::rules::tag::{Grammar, Scope, Tag};

/// Words between a verb and the word before it that is looked for, that one included.
const SMALL_WORDS: usize = 3;

impl Reader<'_> {
    /// The unit before a verb and its auxiliaries, adverbs and negators.
    pub(super) fn before_small_words(&self, verb: usize, clause: usize) -> Option<usize> {
        let scene = self.scene;
        let at = scene.units.preceding(verb).filter(|&b| b >= clause)?;
        self.past_small_words(at, clause)
    }

    /// The last unit up to one that is no auxiliary, adverb or negator.
    pub(super) fn past_small_words(&self, from: usize, clause: usize) -> Option<usize> {
        let mut at = from;
        while let Some(start) = self.small_word(at) {
            at = self.scene.units.preceding(start).filter(|&b| b >= clause)?;
        }
        Some(at)
    }

    /// Whether a conjunction stands right before a verb.
    pub(super) fn behind_conjunction(&self, verb: usize) -> bool {
        self.scene.units.preceding(verb).is_some_and(|b| self.scene.ends_at(b, Grammar::Conjunction))
    }

    /// Where an auxiliary, adverbial, negator or word of dates begins that ends with a unit.
    fn small_word(&self, end: usize) -> Option<usize> {
        let small = |h: &Hit| {
            h.end == end + 1
                && matches!(
                    h.tag,
                    Tag::Grammar(Grammar::Auxiliary | Grammar::Adverbial)
                        | Tag::Scope(Scope::Negator | Scope::NotNegator)
                        | Tag::Date(_)
                )
        };
        (end.saturating_sub(5)..=end).find(|&i| self.scene.hits.at(i).iter().any(small))
    }

    /// Whether only adverbials stand in a stretch.
    pub(super) fn skips(&self, from: usize, to: usize) -> bool {
        let mut at = from;
        while at < to {
            match self.scene.hits.adverbial(at) {
                Some(end) => at = end,
                None if !self.scene.units.is_word(at) || self.scene.units.units[at].aside => at += 1,
                None => return false,
            }
        }
        true
    }

    /// The first unit from `at` on that is no adverbial, no auxiliary and no mark that is seen through; `end` at most,
    /// unless one of these runs over it.
    pub(super) fn behind_small_words(&self, mut at: usize, end: usize) -> usize {
        let scene = self.scene;
        while at < end {
            let small = scene.hits.adverbial(at).or_else(|| scene.hits.grammar(at, Grammar::Auxiliary));
            match small {
                Some(end) => at = end,
                None if scene.units.transparent(at) => at += 1,
                None => break,
            }
        }
        at
    }

    /// Whether a relative word stands before a verb, auxiliaries and negators between.
    pub(super) fn behind_relative(&self, verb: usize) -> bool {
        self.behind_word(verb, Grammar::Relative, &[Grammar::Auxiliary])
    }

    /// Whether the pronoun of a "that he" is the subject, small words between.
    pub(super) fn behind_pronoun(&self, verb: usize) -> bool {
        self.behind_word(verb, Grammar::ThatPronoun, &[Grammar::Auxiliary, Grammar::Adverbial])
    }

    /// The unit before the words of these kinds, none of them before `from`, that stand right before a unit.
    pub(super) fn before_words_of(&self, at: usize, kinds: &[Grammar], from: usize) -> Option<usize> {
        let scene = self.scene;
        let small = |&b: &usize| b >= from && kinds.iter().any(|&kind| scene.ends_at(b, kind));
        let mut before = scene.units.preceding(at);
        while let Some(b) = before.filter(small) {
            before = scene.units.preceding(b);
        }
        before
    }

    /// Whether a word stands right before a verb, or with negators and a few words of these kinds between.
    fn behind_word(&self, verb: usize, wanted: Grammar, small: &[Grammar]) -> bool {
        let scene = self.scene;
        let mut at = verb;
        for _ in 0..SMALL_WORDS {
            let Some(before) = scene.units.preceding(at) else { return false };
            if scene.ends_at(before, wanted) {
                return true;
            }
            let passed = small.iter().any(|&kind| scene.ends_at(before, kind));
            if !passed && !scene.hits.limits(before, Scope::Negator) {
                return false;
            }
            at = before;
        }
        false
    }

    /// "Some channels have been reporting": behind an auxiliary a participle is a verb with a subject of its own.
    pub(super) fn progressive(&self, hit: &Hit) -> bool {
        let before = self.scene.units.preceding(hit.start).filter(|_| self.subject_first());
        before.is_some_and(|b| self.scene.ends_at(b, Grammar::Auxiliary))
    }
}
