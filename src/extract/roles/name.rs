//! Words that may be the name of a person whom the pack does not know.

use super::LONGEST_NAME;
use crate::extract::hits::{Hit, Hits};
use crate::extract::mentions::Naming;
use crate::extract::unit::{UnitKind, Units};
use crate::rules::WordOrder;
use crate::rules::phrase::Stream;
use crate::rules::tag::{Grammar, Tag};
use std::ops::Range;

impl Naming<'_> {
    /// Unknown words in a row.
    pub(super) fn name_run(&self, units: &Units<'_>, hits: &Hits, at: usize) -> Range<usize> {
        let mut end = at;
        while end < units.len()
            && units.kind(end) == Some(UnitKind::Word)
            && !units.units[end].aside
            && self.may_be_name(units, hits, end)
        {
            end += 1;
        }
        at..end
    }

    /// Words between a first name and "that", though one of them is listed: names may be spelt like words.
    pub(super) fn name_up_to_that(&self, units: &Units<'_>, hits: &Hits, at: usize) -> Option<Range<usize>> {
        let verb_first = self.language.order == WordOrder::VerbFirst;
        let first = verb_first && units.begins(at, self.language, Grammar::FirstName);
        let end = (at + 1..units.len().min(at + 1 + LONGEST_NAME))
            .find(|&i| hits.begins(i, Grammar::That))
            .filter(|_| first)?;
        let small = |i: usize| {
            let task = |h: &Hit| matches!(h.tag, Tag::Grammar(Grammar::Preposition | Grammar::RoleLink));
            units.kind(i) != Some(UnitKind::Word) || hits.at(i).iter().any(task)
        };
        (!(at..end).any(small)).then_some(at..end)
    }

    /// Whether a word may be part of a person's name: nothing lists it, and it is no number.
    pub(super) fn may_be_name(&self, units: &Units<'_>, hits: &Hits, at: usize) -> bool {
        let token = self.tokens[units.units[at].tokens.start];
        let lexicon = &self.language.lexicon;
        // "al-N": places have such particles, too
        let particle = || {
            self.starts_small(units, at)
                && !self.is_small(units, at)
                && units.kind(at + 1) == Some(UnitKind::Word)
                && self.hyphen(units, at, at + 1)
        };
        (units.words(at).iter().all(|m| lexicon.is_name(m.atom)) || particle())
            && !self.is_small(units, at)
            && hits.at(at).is_empty()
            && self.folded.light[token.range()].starts_with(char::is_alphabetic)
    }

    /// Whether a word is written small in a script that has capitals; short particles of names are ("al", "bin").
    fn is_small(&self, units: &Units<'_>, at: usize) -> bool {
        self.starts_small(units, at) && self.written(units, at..at + 1).chars().count() > 3
    }

    /// Whether a word begins with a small letter.
    pub fn starts_small(&self, units: &Units<'_>, at: usize) -> bool {
        self.written(units, at..at + 1).starts_with(char::is_lowercase)
    }

    /// A stretch of units as the original has it.
    pub fn written(&self, units: &Units<'_>, range: Range<usize>) -> &str {
        let start = self.tokens[units.units[range.start].tokens.start].start as usize;
        let end = self.tokens[units.units[range.end - 1].tokens.end - 1].end as usize;
        &self.original[self.folded.original(start..end)]
    }
}
