//! Days as the reader's language writes them, with the form that machines read.

use super::super::messages::Messages;
use crate::extract::claim::Precision;
use chrono::{Datelike, NaiveDate};

/// A day, or that none is known.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Day {
    /// `YYYY-MM-DD`; empty where no day is known.
    pub(super) iso: String,
    /// In words.
    pub(super) text: String,
}

impl Day {
    pub(super) fn new(words: &Messages, day: Option<NaiveDate>, precision: Precision) -> Self {
        let Some(day) = day else { return Self { iso: String::new(), text: words.say("no-day") } };
        let text = match precision {
            Precision::Day => long(words, day),
            Precision::About => words.with("day-about", &[("day", &long(words, day))]),
        };
        Self { iso: day.to_string(), text }
    }
}

/// "11 March 2018".
pub(super) fn long(words: &Messages, day: NaiveDate) -> String {
    let month = words.say(&format!("month-{}", day.month()));
    let (number, year) = (day.day().to_string(), day.year().to_string());
    words.with("day-long", &[("day", &number), ("month", &month), ("year", &year)])
}

/// "March 2018".
pub(super) fn month(words: &Messages, day: NaiveDate) -> String {
    let month = words.say(&format!("month-name-{}", day.month()));
    words.with("month-of-year", &[("month", &month), ("year", &day.year().to_string())])
}

/// "11 March 2018 to 15 April 2018", or the one day.
pub(super) fn span(words: &Messages, days: Option<(NaiveDate, NaiveDate)>) -> String {
    match days {
        None => words.say("no-day-known"),
        Some((first, last)) if first == last => long(words, first),
        Some((first, last)) => {
            words.with("span", &[("first", &long(words, first)), ("last", &long(words, last))])
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_day_is_said_as_the_language_says_it() {
        let day = NaiveDate::from_ymd_opt(2018, 3, 11).unwrap();
        let said = |tag| long(&Messages::new(tag), day);
        assert_eq!(
            [said("en"), said("ru"), said("ar")],
            ["11 March 2018", "11 марта 2018", "11 آذار/مارس 2018"]
        );
        assert_eq!(month(&Messages::new("ru"), day), "март 2018");
        let about = Day::new(&Messages::new("en"), Some(day), Precision::About);
        assert_eq!((about.iso.as_str(), about.text.as_str()), ("2018-03-11", "about 11 March 2018"));
        assert_eq!(Day::new(&Messages::new("en"), None, Precision::Day).iso, "");
    }
}
