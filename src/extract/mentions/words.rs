//! How the words of a name are written, and what stands beside them.

use super::Naming;
use crate::extract::unit::{UnitKind, Units};
use crate::rules::phrase::Stream;
use crate::rules::tag::{Grammar, Tag};
use crate::text::TokenKind;
use std::ops::Range;

impl Naming<'_> {
    /// Where a phrase with a task that begins at a unit ends.
    pub(super) fn task_at(&self, units: &Units<'_>, at: usize, task: Grammar) -> Option<usize> {
        self.phrase_at(units, at, &|tag| tag == Tag::Grammar(task))
    }

    /// Where a phrase of a wanted kind that begins at a unit ends.
    pub(super) fn phrase_at(
        &self,
        units: &Units<'_>,
        at: usize,
        wanted: &dyn Fn(Tag) -> bool,
    ) -> Option<usize> {
        self.phrase_ends(units, at, wanted).max()
    }

    /// Where the phrases with such a task end that begin with a word.
    pub(super) fn phrase_ends(
        &self,
        units: &Units<'_>,
        at: usize,
        wanted: &dyn Fn(Tag) -> bool,
    ) -> impl Iterator<Item = usize> {
        let words = units.words(at).iter();
        let phrases = words.flat_map(|found| self.language.phrases.starting_with(found.atom));
        let fitting = phrases.filter(move |phrase| wanted(phrase.tag));
        fitting.filter_map(move |phrase| self.language.phrases.match_at(phrase, units, at)).map(|hit| hit.end)
    }

    /// Whether a hyphen makes a name part of an adjective: "the Turkey-backed front", "pro-Turkey fighters".
    pub fn in_compound(&self, units: &Units<'_>, name: &Range<usize>) -> bool {
        let Some(last) = name.end.checked_sub(1) else { return false };
        let compound = |at: usize| {
            let phrases = &self.language.phrases;
            // "the U.S.-Russian accord"
            let nation = units
                .words(at)
                .iter()
                .any(|m| phrases.starting_with(m.atom).any(|p| matches!(p.tag, Tag::Adjective(_))));
            let part = units.begins(at, self.language, Grammar::Compound) || nation;
            units.kind(at) == Some(UnitKind::Word) && part
        };
        let behind =
            units.following(last).is_some_and(|next| self.hyphen(units, last, next) && compound(next));
        let before = units.preceding(name.start);
        behind || before.is_some_and(|prefix| self.hyphen(units, prefix, name.start) && compound(prefix))
    }

    /// Whether nothing but a hyphen stands between two units; an acronym may close with its own full stop.
    pub fn hyphen(&self, units: &Units<'_>, left: usize, right: usize) -> bool {
        let last = self.tokens[units.units[left].tokens.end - 1];
        let first = self.tokens[units.units[right].tokens.start];
        matches!(self.folded.light.get(last.end as usize..first.start as usize), Some("-" | ".-"))
    }

    /// Whether a unit is a definite article.
    pub fn is_article(&self, units: &Units<'_>, at: usize) -> bool {
        let token = self.tokens[units.units[at].tokens.start];
        !self.language.articles.is_empty()
            && self.language.articles.contains(&self.folded.full[token.range()])
    }

    /// Whether a name that ends with a unit owns what follows.
    pub fn owns(&self, units: &Units<'_>, last: usize) -> bool {
        let lexicon = &self.language.lexicon;
        let token = self.tokens[units.units[last].tokens.end - 1];
        if lexicon.owns(&self.folded.light[token.range()]) {
            return true;
        }
        // "the rebels' refusal": the mark is a token of its own
        let mark = self.tokens.get(units.units[last].tokens.end);
        mark.is_some_and(|t| {
            t.kind == TokenKind::Mark('\'') && !t.spaced && lexicon.owns("'") && units.len() > last + 1
        })
    }

    /// A word, fully folded.
    pub fn full(&self, units: &Units<'_>, at: usize) -> &str {
        let token = self.tokens[units.units[at].tokens.start];
        &self.folded.full[token.range()]
    }
}
