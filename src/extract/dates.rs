//! The day on which a statement was made, as its own clause tells it; else the day of publication.

use super::claim::{DayBasis, Precision, StatementDay};
use super::scene::Scene;
use super::unit::UnitKind;
use crate::rules::tag::{DateWord, Grammar, SpeechKind, Tag};
use chrono::{Datelike, Days, NaiveDate};
use std::ops::{Range, RangeInclusive};

/// Reads the day from a stretch of units; `number` gives the value of a unit that is a number.
pub fn statement_day(
    scene: &Scene<'_>,
    region: Range<usize>,
    published: Option<NaiveDate>,
    number: &dyn Fn(usize) -> Option<u32>,
) -> StatementDay {
    let reader = Reader { scene, published, number };
    if let Some(day) = region.clone().rev().find_map(|at| reader.dated(at)) {
        return StatementDay { day: Some(day), basis: DayBasis::Stated, precision: Precision::Day };
    }
    let whole = |at: &usize| !reader.is_covered(*at);
    if let Some(day) = region.clone().rev().filter(whole).find_map(|at| reader.relative(at)) {
        return StatementDay { day: Some(day), basis: DayBasis::Stated, precision: Precision::Day };
    }
    // "they bombed us last week", says somebody today
    let told = |at: &usize| !scene.inside_quotation(0, *at);
    let vague = |at: usize| reader.month(at).or_else(|| reader.around(at));
    if let Some(day) = region.clone().rev().filter(told).find_map(vague) {
        let basis = if published == Some(day) { DayBasis::Published } else { DayBasis::Stated };
        return StatementDay { day: Some(day), basis, precision: Precision::About };
    }
    let earlier = region.clone().any(|at| reader.words(at).any(|(w, _)| w == DateWord::Earlier));
    let basis = if published.is_some() { DayBasis::Published } else { DayBasis::Unknown };
    let precision = if earlier { Precision::About } else { Precision::Day };
    StatementDay { day: published, basis, precision }
}

/// Numbers that may be years.
pub const YEARS: RangeInclusive<u32> = 1900..=2200;
/// Words before a month without a day, at most.
const LONGEST_IN_MONTH: usize = 5;
/// Words of a dateline before its dash or colon, and of a line that is nothing but a dateline, at most.
const LONGEST_DATELINE: usize = 8;

/// The day that a dateline tells ("DOUMA, 11 March 2018 —", or a line with the date alone), and the unit behind
/// it: a whole date, where little else stands in the line or before its dash. Its year may be left out where the
/// report was `published` on a known day.
pub fn dateline(
    scene: &Scene<'_>,
    published: Option<NaiveDate>,
    number: &dyn Fn(usize) -> Option<u32>,
) -> Option<(NaiveDate, usize)> {
    let units = scene.units;
    let words = |range: Range<usize>| range.filter(|&i| units.is_word(i)).count();
    let dash = (0..units.len()).find(|&i| matches!(units.kind(i), Some(UnitKind::Dash | UnitKind::Colon)));
    let end = dash.filter(|&at| words(0..at) <= LONGEST_DATELINE).unwrap_or(units.len());
    if words(0..end) > LONGEST_DATELINE {
        return None;
    }
    // "on 12 March X said: …" tells when X spoke, however short it is
    if (0..end).any(|i| scene.hits.speech(i, &[SpeechKind::Verb]).is_some()) {
        return None;
    }
    let reader = Reader { scene, published, number };
    let day = (0..end).find_map(|at| reader.dated(at).or_else(|| reader.iso(at)))?;
    Some((day, end))
}

struct Reader<'a> {
    scene: &'a Scene<'a>,
    published: Option<NaiveDate>,
    number: &'a dyn Fn(usize) -> Option<u32>,
}

impl Reader<'_> {
    /// The words of dates that begin at a unit, with their ends.
    fn words(&self, at: usize) -> impl Iterator<Item = (DateWord, usize)> {
        self.scene.hits.at(at).iter().filter_map(|h| match h.tag {
            Tag::Date(word) => Some((word, h.end)),
            _ => None,
        })
    }

    /// Whether a longer phrase of dates began before a unit and runs over it: "the day before yesterday".
    fn is_covered(&self, at: usize) -> bool {
        let day = |word| matches!(word, DateWord::Relative(_) | DateWord::Weekday(_));
        (at.saturating_sub(3)..at).any(|from| self.words(from).any(|(word, end)| day(word) && end > at))
    }

    /// A day of a month, with or without its year.
    fn dated(&self, at: usize) -> Option<NaiveDate> {
        let (month, end) = self.words(at).find_map(|(w, end)| match w {
            DateWord::Month(m) => Some((u32::from(m), end)),
            _ => None,
        })?;
        let day = self.day_before(at).filter(|d| (1..=31).contains(d));
        let numbers = || (end..(end + 4).min(self.scene.units.len())).filter_map(|i| (self.number)(i));
        let after = numbers().next();
        // "March 11, 2018"
        let year = numbers().take(2).find(|y| YEARS.contains(y));
        let after_day = after.filter(|d| day.is_none() && (1..=31).contains(d));
        let day = day.or(after_day)?;
        match (year, self.published) {
            (Some(year), _) => NaiveDate::from_ymd_opt(i32::try_from(year).ok()?, month, day),
            (None, Some(published)) => {
                let this = NaiveDate::from_ymd_opt(published.year(), month, day)?;
                if this <= published {
                    Some(this)
                } else {
                    NaiveDate::from_ymd_opt(published.year() - 1, month, day)
                }
            }
            (None, None) => None,
        }
    }

    /// A month without a day ("in late September"), as its last day: nothing that is said now is further from it. In the
    /// month of publication, the day of that.
    fn month(&self, at: usize) -> Option<NaiveDate> {
        let published = self.published?;
        let (month, end) = self.words(at).find_map(|(w, end)| match w {
            DateWord::Month(m) => Some((u32::from(m), end)),
            _ => None,
        })?;
        let opened = |from: usize| self.words(from).any(|(w, end)| w == DateWord::InMonth && end == at);
        if !(at.saturating_sub(LONGEST_IN_MONTH)..at).any(opened) {
            return None;
        }
        let told = self.scene.units.following(end - 1).and_then(|next| (self.number)(next));
        let year = match told.filter(|y| YEARS.contains(y)) {
            Some(year) => i32::try_from(year).ok()?,
            None if month <= published.month() => published.year(),
            None => published.year() - 1,
        };
        let next = if month == 12 { (year + 1, 1) } else { (year, month + 1) };
        let last = NaiveDate::from_ymd_opt(next.0, next.1, 1)?.pred_opt()?;
        Some(last.min(published))
    }

    /// "Last week", "last month".
    fn around(&self, at: usize) -> Option<NaiveDate> {
        let published = self.published?;
        self.words(at).find_map(|(word, _)| match word {
            DateWord::Around(offset) if offset <= 0 => {
                published.checked_sub_days(Days::new(offset.unsigned_abs()))
            }
            _ => None,
        })
    }

    /// The day that stands before its month: a number, or a numeral in words, also with a preposition between them
    /// ("the seventh of April").
    fn day_before(&self, month: usize) -> Option<u32> {
        let units = &self.scene.units;
        let before = units.preceding(month)?;
        let linked = self.scene.ends_at(before, Grammar::Preposition);
        let last = if linked { units.preceding(before)? } else { before };
        let numeral = (last.saturating_sub(2)..=last).find_map(|from| {
            let whole = self.words(from).filter(|&(_, end)| end == last + 1);
            whole.into_iter().find_map(|(word, _)| match word {
                DateWord::Numeral(n) => Some(n),
                _ => None,
            })
        });
        numeral.or_else(|| (self.number)(last))
    }

    /// "2018-03-11".
    fn iso(&self, at: usize) -> Option<NaiveDate> {
        let mut numbers = (at..self.scene.units.len()).take(5).filter_map(self.number);
        let (year, month, day) = (numbers.next()?, numbers.next()?, numbers.next()?);
        let whole = (self.number)(at) == Some(year) && YEARS.contains(&year);
        NaiveDate::from_ymd_opt(i32::try_from(year).ok()?, month, day).filter(|_| whole)
    }

    /// A weekday, "yesterday", "two days ago".
    fn relative(&self, at: usize) -> Option<NaiveDate> {
        let published = self.published?;
        self.words(at).find_map(|(word, end)| match word {
            DateWord::Weekday(day) => {
                let back = (7 + published.weekday().num_days_from_monday() - u32::from(day)) % 7;
                published.checked_sub_days(Days::new(u64::from(back)))
            }
            DateWord::Relative(offset) if offset > 0 => None,
            DateWord::Relative(offset) => published.checked_sub_days(Days::new(offset.unsigned_abs())),
            DateWord::Ago => {
                self.days_ago(end).and_then(|days| published.checked_sub_days(Days::new(u64::from(days))))
            }
            DateWord::AgoBehind => {
                self.days_before(at).and_then(|days| published.checked_sub_days(Days::new(u64::from(days))))
            }
            _ => None,
        })
    }

    /// The number of days before "ago", in words or digits.
    fn days_before(&self, at: usize) -> Option<u32> {
        let units = &self.scene.units;
        let days = units.preceding(at).filter(|&d| self.words(d).any(|(w, _)| w == DateWord::Days))?;
        let count = units.preceding(days)?;
        let numeral = self.words(count).find_map(|(w, _)| match w {
            DateWord::Numeral(n) => Some(n),
            _ => None,
        });
        numeral.or_else(|| (self.number)(count)).filter(|&n| n <= 60)
    }

    /// The number of days behind "ago": in words, in digits, or a word that is both ("two-days").
    fn days_ago(&self, at: usize) -> Option<u32> {
        let numeral = self.words(at).find_map(|(w, end)| match w {
            DateWord::Numeral(n) => Some((n, end)),
            _ => None,
        });
        let (count, end) = match numeral {
            Some((n, end)) => (n, end),
            None => ((self.number)(at)?, at + 1),
        };
        let days =
            |at: usize| at < self.scene.units.len() && self.words(at).any(|(w, _)| w == DateWord::Days);
        (count <= 60 && (days(end) || days(at))).then_some(count)
    }
}
