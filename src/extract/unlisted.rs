//! Bodies that the pack does not list, found by their kind: "the Hamza Brigade", "حركة …", «группировка "…"».
//!
//! Such a body is an actor of its document, so that what it says is not lost and not taken for anybody else's.
//! Its name is the kind with what names it: what follows in quotation marks; where letters have cases, the
//! capitalised words on either side; else the word that follows, one more where that one has no article, and
//! every further word that has one.

use super::discourse::Discourse;
use super::mentions::Naming;
use super::unit::{UnitKind, Units};
use crate::rules::lexicon::{Clitics, Match};
use crate::rules::phrase::Stream;
use crate::rules::tag::{Grammar, Tag};
use crate::text::fold_plain;
use std::ops::Range;

/// The longest name in units, its kind and marks included.
const LONGEST_NAME: usize = 6;

/// A body named by its kind.
pub struct UnlistedName {
    /// Its units.
    pub units: Range<usize>,
    /// What is attached to the word for its kind.
    pub clitics: Clitics,
    /// The unit of that word.
    kind: usize,
    /// That word as the pack lists it, folded.
    listed: String,
}

impl Naming<'_> {
    /// The unlisted body whose kind stands here; `before` are the units behind the last mention.
    pub fn unlisted_at(
        &self,
        units: &Units<'_>,
        at: usize,
        before: usize,
        discourse: &Discourse,
    ) -> Option<UnlistedName> {
        let (found, end) = self.kind_at(units, at)?;
        let clitics = found.clitics;
        let name = self
            .in_quotes(units, end)
            .map(|end| at..end)
            .or_else(
                || if self.has_cases(units, at) { self.capitalised(units, at, end, before) } else { None },
            )
            .or_else(|| {
                let plain = !self.has_cases(units, at) && !clitics.article && !clitics.pronoun;
                self.by_articles(units, end, discourse).filter(|_| plain).map(|end| at..end)
            })?;
        let listed = fold_plain(self.language.lexicon.text(found.atom));
        Some(UnlistedName { units: name, clitics, kind: at, listed })
    }

    /// The folded words of a name, by which the documents of a corpus know it again; its kind as listed.
    pub fn key(&self, units: &Units<'_>, name: &UnlistedName) -> String {
        let words = name.units.clone().filter(|&i| units.kind(i) == Some(UnitKind::Word));
        let word =
            |i: usize| if i == name.kind { name.listed.clone() } else { self.full(units, i).to_string() };
        words.map(word).collect::<Vec<_>>().join("-")
    }

    fn kind_at<'u>(&self, units: &'u Units<'_>, at: usize) -> Option<(&'u Match, usize)> {
        if units.kind(at) != Some(UnitKind::Word) {
            return None;
        }
        units.words(at).iter().find_map(|found| {
            let phrases = self.language.phrases.starting_with(found.atom);
            let mut kinds = phrases.filter(|p| p.tag == Tag::Grammar(Grammar::NamedKind));
            kinds.find_map(|p| self.language.phrases.match_at(p, units, at)).map(|hit| (found, hit.end))
        })
    }

    /// Behind a name in quotation marks.
    fn in_quotes(&self, units: &Units<'_>, at: usize) -> Option<usize> {
        let is_quote = |i: usize| units.kind(i) == Some(UnitKind::Quote);
        if !is_quote(at) {
            return None;
        }
        let close = (at + 1..units.len().min(at + LONGEST_NAME)).find(|&i| is_quote(i))?;
        let words = (at + 1..close).all(|i| units.kind(i) == Some(UnitKind::Word));
        (words && close > at + 1).then_some(close + 1)
    }

    /// The capitalised words on either side of a kind; a small word that joins them may stand between.
    fn capitalised(&self, units: &Units<'_>, at: usize, end: usize, before: usize) -> Option<Range<usize>> {
        let named = |i: usize| {
            units.kind(i) == Some(UnitKind::Word)
                && self.starts_upper(units, i)
                && !self.language.frequent.contains(self.full(units, i))
        };
        let mut start = at;
        while start > before.max(at.saturating_sub(LONGEST_NAME)) && named(start - 1) {
            start -= 1;
        }
        let mut stop = end;
        let mut last = end;
        // "the coalition's Colonel N": what somebody owns is no part of his name
        while last < units.len().min(end + LONGEST_NAME) && !self.owns(units, last - 1) {
            // "movements near Aleppo" are no body: only a kind that begins with a capital goes on with "of"
            let link =
                last == stop && (start < at || self.starts_upper(units, at)) && self.links_names(units, last);
            if named(last) {
                stop = last + 1;
            } else if !link {
                break;
            }
            last += 1;
        }
        // "the X military council in Y": a kind in small letters right behind a name is part of that body
        let owned = before > 0 && at <= before + 1 && start == at && !self.starts_upper(units, at);
        if owned {
            return None;
        }
        // what follows a kind in small letters is another name unless the kind has none before it
        let stop = if start < at && !self.starts_upper(units, at) { end } else { stop };
        (start < at || stop > end).then_some(start..stop)
    }

    /// Whether a word joins the parts of a name ("of").
    fn links_names(&self, units: &Units<'_>, at: usize) -> bool {
        units.words(at).iter().any(|found| {
            self.language.phrases.starting_with(found.atom).any(|p| {
                p.tag == Tag::Grammar(Grammar::RoleLink) || p.tag == Tag::Grammar(Grammar::Preposition)
            })
        }) && units.kind(at) == Some(UnitKind::Word)
    }

    /// Behind the words that name a body in a script without cases.
    fn by_articles(&self, units: &Units<'_>, at: usize, discourse: &Discourse) -> Option<usize> {
        let has_task = |tag: Tag| {
            matches!(
                tag,
                Tag::Speech { .. } | Tag::Grammar(_) | Tag::Scope(_) | Tag::Date(_) | Tag::Adjective(_)
            )
        };
        let phrases = &self.language.phrases;
        let nameable = |i: usize| {
            units.kind(i) == Some(UnitKind::Word)
                && !units.words(i).iter().any(|m| phrases.starting_with(m.atom).any(|p| has_task(p.tag)))
                && self.full(units, i).starts_with(char::is_alphabetic)
        };
        let definite = |i: usize| self.language.lexicon.has_article(self.full(units, i));
        if !nameable(at) {
            return None;
        }
        // "a network that X runs": X is somebody else
        let goes_on = |i: usize| nameable(i) && !self.names_listed(units, i, discourse);
        let mut end = at + 1;
        if !definite(at) && goes_on(end) {
            end += 1;
        }
        while end < at + LONGEST_NAME - 1 && goes_on(end) && definite(end) {
            end += 1;
        }
        // a name by itself is definite: "a movement of vehicles" is none
        (at..end).any(definite).then_some(end)
    }

    fn has_cases(&self, units: &Units<'_>, at: usize) -> bool {
        self.letter(units, at).is_some_and(|c| c.is_lowercase() || c.is_uppercase())
    }

    pub(super) fn starts_upper(&self, units: &Units<'_>, at: usize) -> bool {
        self.letter(units, at).is_some_and(char::is_uppercase)
    }

    fn letter(&self, units: &Units<'_>, at: usize) -> Option<char> {
        let token = self.tokens[units.units.get(at)?.tokens.start];
        self.original[self.folded.original(token.range())].chars().next()
    }
}
