//! Which texts are copies of others: an agency's report under another headline, cut, or slightly edited.
//!
//! In: the fingerprint and the day of each document. Out: for each copy the document that had the text first. A text
//! is only held against those that share landmarks with it, and against few of them, so that the work grows with the
//! number of documents and not with that of pairs.

use super::fingerprint::{Fingerprint, share};
use chrono::NaiveDate;
use std::collections::{BTreeMap, HashMap};

/// A text with fewer words is a copy only of the very same words: short ones are alike by chance.
const FEWEST_WORDS: usize = 40;
/// The part of the shorter text's runs of words that the other must have.
const CONTAINED: f64 = 0.8;
/// The shorter text is at least this part of the longer: a report that quotes another in passing is no copy of it.
const LENGTH: f64 = 0.5;
/// A copy is published at most so many days after another.
const DAYS: i64 = 3;
/// The part of the landmarks that is asked for before two texts are compared; less than [`CONTAINED`], for the
/// landmarks are a sample.
const LIKELY: f64 = 0.6;
/// So many documents are remembered for each landmark, the latest ones: what more have is everybody's.
const REMEMBERED: usize = 8;

/// A document as it is compared.
#[derive(Debug, Clone, Copy)]
pub struct Dated<'a> {
    /// Its text.
    pub print: &'a Fingerprint,
    /// The day of publication.
    pub day: Option<NaiveDate>,
}

/// For each document: the one that had its text first, where that is another.
///
/// The earlier by day is the first, then the one that stands first. A copy of a copy is one of the first.
pub fn copies(documents: &[Dated<'_>]) -> Vec<Option<usize>> {
    let mut search = Search { documents, first: vec![None; documents.len()], ..Search::default() };
    let mut order: Vec<usize> = (0..documents.len()).collect();
    // Without a day nobody can say that it was first.
    order.sort_by_key(|&at| (documents[at].day.is_none(), documents[at].day, at));
    for at in order {
        let source = search.identical(at).or_else(|| search.nearly(at));
        search.first[at] = source.map(|source| search.first[source].unwrap_or(source));
        search.remember(at);
    }
    search.first
}

#[derive(Default)]
struct Search<'a> {
    documents: &'a [Dated<'a>],
    first: Vec<Option<usize>>,
    /// By all words: the latest document that has them.
    wholes: HashMap<u64, usize>,
    /// By landmark: the latest documents that have it.
    landmarks: HashMap<u64, Vec<usize>>,
    /// How often two texts were compared run by run.
    compared: usize,
}

impl Search<'_> {
    /// A document of the very same words.
    fn identical(&self, at: usize) -> Option<usize> {
        let own = &self.documents[at];
        let other = *self.wholes.get(&own.print.whole).filter(|_| own.print.words > 0)?;
        let days = days_between(&self.documents[other], own);
        days.is_none_or(|days| days <= DAYS).then_some(other)
    }

    /// The first document of nearly the same words.
    fn nearly(&mut self, at: usize) -> Option<usize> {
        let own = self.documents[at];
        if own.print.words < FEWEST_WORDS {
            return None;
        }
        let mut shared: BTreeMap<usize, usize> = BTreeMap::new();
        for other in own.print.landmarks().filter_map(|landmark| self.landmarks.get(&landmark)).flatten() {
            *shared.entry(*other).or_default() += 1;
        }
        let mut likely: Vec<usize> =
            shared.into_iter().filter(|&found| self.likely(&own, found)).map(|f| f.0).collect();
        likely.sort_by_key(|&other| (self.documents[other].day, other));
        likely.into_iter().find(|&other| {
            self.compared += 1;
            own.print.containment(self.documents[other].print).is_some_and(|share| share >= CONTAINED)
        })
    }

    /// Whether it is worth comparing a document with another, which shares so many landmarks with it.
    fn likely(&self, own: &Dated<'_>, (other, shared): (usize, usize)) -> bool {
        let other = &self.documents[other];
        let (short, long) = match own.print.words <= other.print.words {
            true => (own.print, other.print),
            false => (other.print, own.print),
        };
        let near = days_between(other, own).is_some_and(|days| days <= DAYS);
        let alike = share(short.words, long.words) >= LENGTH;
        near && alike && share(shared, short.landmarks().count().max(1)) >= LIKELY
    }

    fn remember(&mut self, at: usize) {
        let Dated { print, day } = self.documents[at];
        self.wholes.insert(print.whole, at);
        if print.words < FEWEST_WORDS || day.is_none() {
            return;
        }
        for landmark in print.landmarks() {
            let known = self.landmarks.entry(landmark).or_default();
            if known.len() == REMEMBERED {
                known.remove(0);
            }
            known.push(at);
        }
    }
}

fn days_between(earlier: &Dated<'_>, later: &Dated<'_>) -> Option<i64> {
    Some((later.day? - earlier.day?).num_days())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::{fold, tokens};

    fn print(text: &str) -> Fingerprint {
        let folded = fold(text);
        Fingerprint::of(&folded.full, &tokens(&folded.light))
    }

    /// Texts and the day of March on which each was published; none where that is 0.
    fn found(texts: &[(&str, u32)]) -> Vec<Option<usize>> {
        let prints: Vec<Fingerprint> = texts.iter().map(|(text, _)| print(text)).collect();
        let day = |day: u32| NaiveDate::from_ymd_opt(2018, 3, day);
        let dated = prints.iter().zip(texts).map(|(print, (_, on))| Dated { print, day: day(*on) });
        copies(&dated.collect::<Vec<_>>())
    }

    /// A word of letters only, another for each seed and number.
    fn word(seed: &str, number: usize) -> String {
        let letter =
            |digit: char| char::from(b'a' + u8::try_from(digit.to_digit(10).unwrap_or(0)).unwrap_or(0));
        format!("{seed}x{}", number.to_string().chars().map(letter).collect::<String>())
    }

    /// `words` words, other ones for each `seed`.
    fn text(seed: &str, words: usize) -> String {
        (0..words).map(|n| word(seed, n)).collect::<Vec<_>>().join(" ")
    }

    /// The text with one word changed.
    fn edited(text: &str, seed: &str, number: usize) -> String {
        let changed = text.replace(&format!("{} ", word(seed, number)), "another ");
        assert_ne!(changed, text);
        changed
    }

    #[test]
    fn another_headline_a_cut_sentence_and_small_edits_leave_a_copy() {
        let report = text("a", 100);
        let headline = format!("{} {report}", text("b", 8));
        let cut = text("a", 80);
        let edits = edited(&edited(&report, "a", 20), "a", 70);
        for copy in [&headline, &cut, &edits] {
            assert_eq!(found(&[(&report, 3), (copy, 3)]), [None, Some(0)]);
        }
        let other = format!("{} {}", text("a", 60), text("b", 40));
        assert_eq!(found(&[(&report, 3), (&other, 3)]), [None, None]);
    }

    #[test]
    fn the_earlier_is_the_first_and_chains_lead_to_it() {
        let (first, second) = (text("a", 100), format!("{} {}", text("a", 88), text("b", 12)));
        let (_, rest) = second.split_once(&word("a", 12)).expect("the word is there");
        let third = format!("{rest} {}", text("c", 10));
        assert_eq!(found(&[(&third, 5), (&first, 3)]), [None, None], "too far apart by itself");
        assert_eq!(found(&[(&third, 5), (&second, 4), (&first, 3)]), [Some(2), Some(2), None]);
    }

    #[test]
    fn a_text_of_another_week_or_a_much_longer_one_is_no_copy() {
        let report = text("a", 100);
        let edits = edited(&report, "a", 20);
        assert_eq!(found(&[(&report, 3), (&edits, 6)]), [None, Some(0)]);
        assert_eq!(found(&[(&report, 3), (&edits, 7)]), [None, None]);
        assert_eq!(found(&[(&report, 3), (&report, 7)]), [None, None]);
        let longer = format!("{report} {}", text("b", 120));
        assert_eq!(found(&[(&report, 3), (&longer, 3)]), [None, None]);
    }

    #[test]
    fn short_texts_are_copies_of_the_very_same_words_only() {
        let (short, shorter) = (text("a", 30), text("a", 29));
        assert_eq!(found(&[(&short, 3), (&short, 4)]), [None, Some(0)]);
        assert_eq!(found(&[(&short, 3), (&shorter, 3)]), [None, None]);
        assert_eq!(found(&[("", 3), ("", 3), ("...", 3)]), [None, None, None]);
    }

    #[test]
    fn without_a_day_only_the_very_same_words_are_a_copy() {
        let report = text("a", 100);
        assert_eq!(found(&[(&report, 0), (&report, 3)]), [Some(1), None]);
        assert_eq!(found(&[(&edited(&report, "a", 20), 0), (&report, 3)]), [None, None]);
    }

    /// Comparisons and copies of so many reports that all end in the same words, one in five an edited copy.
    fn work(documents: usize) -> (usize, usize) {
        let footer = text("footer", 30);
        let texts = (0..documents).map(|n| match n % 5 {
            4 => format!("{} {} x {footer}", text("head", 6), text(&word("t", n - 4), 90)),
            _ => format!("{} {footer}", text(&word("t", n), 92)),
        });
        let prints: Vec<Fingerprint> = texts.map(|text| print(&text)).collect();
        let day = NaiveDate::from_ymd_opt(2018, 3, 1);
        let dated: Vec<Dated<'_>> = prints.iter().map(|print| Dated { print, day }).collect();
        let mut search = Search { documents: &dated, first: vec![None; documents], ..Search::default() };
        for at in 0..documents {
            search.first[at] = search.nearly(at);
            search.remember(at);
        }
        (search.compared, search.first.iter().flatten().count())
    }

    #[test]
    fn the_work_grows_with_the_documents_and_not_with_the_pairs() {
        let (compared, copies) = work(5000);
        assert_eq!(copies, 1000);
        assert!(compared <= 5000, "{compared} comparisons for 5000 documents");
    }
}
