//! The words that documents of one language hold, each once, and what the pack lists them as.

use crate::rules::lexicon::{AtomId, Lexicon, Match};
use rayon::prelude::*;
use std::collections::HashMap;
use std::sync::{Mutex, PoisonError};

/// Longer spellings are never read as capitals; bytes.
const LONGEST_CAPITALS: usize = 5;

/// Spellings (lightly folded) and their numbers.
#[derive(Debug, Default)]
pub struct Vocabulary {
    numbers: Mutex<HashMap<Box<str>, u32>>,
    /// By number; may be shorter than there are numbers.
    analysed: Vec<Analysed>,
}

/// What a spelling may stand for.
#[derive(Debug, Clone, Default, PartialEq)]
pub(super) struct Analysed {
    plain: Vec<Match>,
    /// Where it is written in capitals; empty where that cannot make a difference.
    capitals: Vec<Match>,
}

impl Analysed {
    fn of(spelling: &str, lexicon: &Lexicon) -> Self {
        let short = spelling.len() <= LONGEST_CAPITALS && spelling.is_ascii();
        Self {
            plain: lexicon.analyse(spelling, false),
            capitals: if short { lexicon.analyse(spelling, true) } else { Vec::new() },
        }
    }

    /// The listed words that it may stand for; some twice.
    pub(super) fn words(&self) -> impl Iterator<Item = AtomId> {
        self.plain.iter().chain(&self.capitals).map(|found| found.atom)
    }

    /// Whether it stands for the same words in the same way under other ids.
    pub(super) fn is(&self, other: &Self, ids: &[Option<AtomId>]) -> bool {
        let same = |a: &[Match], b: &[Match]| {
            let renamed = |m: &Match| ids.get(m.atom.0 as usize).copied().flatten();
            a.len() == b.len()
                && a.iter().zip(b).all(|(a, b)| renamed(a) == Some(b.atom) && a.clitics == b.clitics)
        };
        same(&self.plain, &other.plain) && same(&self.capitals, &other.capitals)
    }
}

impl Vocabulary {
    /// The number of each spelling.
    pub(super) fn numbers<'a>(&self, spellings: impl Iterator<Item = &'a str>) -> Vec<u32> {
        let mut numbers = self.numbers.lock().unwrap_or_else(PoisonError::into_inner);
        let mut number = |spelling: &str| {
            if let Some(&known) = numbers.get(spelling) {
                return known;
            }
            let next = u32::try_from(numbers.len()).unwrap_or(u32::MAX);
            numbers.insert(spelling.into(), next);
            next
        };
        spellings.map(&mut number).collect()
    }

    /// What every spelling may stand for; `None` where `lexicon` is the one that it was asked for last.
    pub(super) fn analyse(&self, lexicon: &Lexicon) -> Vec<Analysed> {
        let spellings = self.spellings();
        spellings.par_iter().map(|spelling| Analysed::of(spelling, lexicon)).collect()
    }

    /// By number: what each spelling may stand for, as far as it was looked up.
    pub(super) fn analysed(&self) -> &[Analysed] {
        &self.analysed
    }

    /// Looks all spellings up that were not yet, or all of them for another lexicon.
    pub fn settle(&mut self, lexicon: &Lexicon, same: bool) {
        if !same {
            self.analysed = self.analyse(lexicon);
            return;
        }
        let spellings = self.spellings();
        let new = spellings.get(self.analysed.len()..).unwrap_or_default().par_iter();
        let new: Vec<Analysed> = new.map(|spelling| Analysed::of(spelling, lexicon)).collect();
        self.analysed.extend(new);
    }

    fn spellings(&self) -> Vec<Box<str>> {
        let numbers = self.numbers.lock().unwrap_or_else(PoisonError::into_inner);
        let mut list: Vec<(u32, Box<str>)> = numbers.iter().map(|(s, &n)| (n, s.clone())).collect();
        list.sort_unstable_by_key(|(number, _)| *number);
        list.into_iter().map(|(_, spelling)| spelling).collect()
    }
}
