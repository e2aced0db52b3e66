//! Which sentences an edit of the rules can reach, told by their words.

use super::vocabulary::{Analysed, Vocabulary};
use crate::rules::Language;
use crate::rules::impact::{Changed, LanguageImpact};
use crate::rules::lexicon::AtomId;
use std::collections::HashMap;

/// What an edit can reach in texts of one language, by the numbers of their words.
#[derive(Debug, Default)]
pub struct Reach {
    everything: bool,
    words_changed: bool,
    /// By number: the word is listed otherwise than before.
    touched: Vec<bool>,
    /// Phrases by the words that they may begin with.
    begin: HashMap<u32, Vec<usize>>,
    phrases: Vec<Needs>,
}

/// What a sentence must hold for a phrase to match.
#[derive(Debug, Default)]
struct Needs {
    /// By element, in order: the words that may stand for it, one bit a number.
    elements: Vec<Bits>,
    whole_document: bool,
}

impl Reach {
    /// Works out what an edit can reach.
    pub fn new(impact: &LanguageImpact, vocabulary: &Vocabulary, new: &Language) -> Self {
        if impact.is_empty() {
            return Self::default();
        }
        let before = vocabulary.analysed();
        let fresh = impact.words.as_ref().map(|_| vocabulary.analyse(&new.lexicon));
        let after = fresh.as_deref().unwrap_or(before);
        let moved = |found: &Analysed, list: &std::collections::BTreeSet<AtomId>| {
            !list.is_empty() && found.words().any(|word| list.contains(&word))
        };
        let touched = before.iter().zip(after).map(|(old, new)| {
            impact.words.as_ref().is_some_and(|ids| !old.is(new, ids))
                || moved(old, &impact.moved_old)
                || moved(new, &impact.moved_new)
        });
        let mut reach = Self {
            // A phrase that needs no word may match anywhere.
            everything: impact.everything || impact.phrases.iter().any(|p| p.needs.is_empty()),
            words_changed: impact.words.is_some(),
            touched: touched.collect(),
            ..Self::default()
        };
        reach.take_phrases(&impact.phrases, before, after);
        reach
    }

    fn take_phrases(&mut self, phrases: &[Changed], before: &[Analysed], after: &[Analysed]) {
        let mut wanted: [HashMap<AtomId, Vec<(usize, usize)>>; 2] = [HashMap::new(), HashMap::new()];
        for (nth, phrase) in phrases.iter().enumerate() {
            for (element, words) in phrase.needs.iter().enumerate() {
                for word in words {
                    wanted[usize::from(phrase.new)].entry(*word).or_default().push((nth, element));
                }
            }
            let elements = vec![Bits::default(); phrase.needs.len()];
            self.phrases.push(Needs { elements, whole_document: phrase.whole_document });
        }
        for (wanted, analysed) in wanted.iter().zip([before, after]) {
            for (number, found) in (0u32..).zip(analysed) {
                for &(phrase, element) in found.words().filter_map(|word| wanted.get(&word)).flatten() {
                    self.phrases[phrase].elements[element].set(number);
                    let begin = self.begin.entry(number).or_default();
                    if element == 0 && !begin.contains(&phrase) {
                        begin.push(phrase);
                    }
                }
            }
        }
    }

    /// Whether the pack lists other words than before.
    pub fn changes_words(&self) -> bool {
        self.words_changed
    }

    /// Whether the edit can change what a sentence of these words gives.
    pub(super) fn sentence(&self, words: &[u32]) -> bool {
        self.everything || words.iter().any(|&word| self.touches(word)) || self.any(words, |_| true)
    }

    /// Whether the edit can change what a document says of somebody whom a sentence of these words names.
    pub(super) fn document(&self, words: &[u32]) -> bool {
        self.any(words, |phrase| phrase.whole_document)
    }

    /// A word without an entry was not looked up: nothing is known of it.
    fn touches(&self, word: u32) -> bool {
        !self.touched.is_empty() && self.touched.get(word as usize).copied().unwrap_or(true)
    }

    fn any(&self, words: &[u32], wanted: impl Fn(&Needs) -> bool) -> bool {
        words.iter().enumerate().any(|(at, word)| {
            let begin = self.begin.get(word).into_iter().flatten().map(|&phrase| &self.phrases[phrase]);
            begin.filter(|phrase| wanted(phrase)).any(|phrase| phrase.fits(&words[at..]))
        })
    }
}

impl Needs {
    /// Whether words for all elements stand behind each other; the first word begins.
    fn fits(&self, words: &[u32]) -> bool {
        let mut words = words.iter();
        self.elements.iter().all(|element| words.any(|&word| element.has(word)))
    }
}

/// A set of numbers.
#[derive(Debug, Clone, Default)]
struct Bits(Vec<u64>);

impl Bits {
    fn set(&mut self, number: u32) {
        let (at, bit) = (number as usize / 64, number % 64);
        if self.0.len() <= at {
            self.0.resize(at + 1, 0);
        }
        self.0[at] |= 1 << bit;
    }

    fn has(&self, number: u32) -> bool {
        self.0.get(number as usize / 64).is_some_and(|bits| bits >> (number % 64) & 1 == 1)
    }
}
