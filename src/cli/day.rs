//! Days as they are typed on the command line: a whole day, or a month or year where a span of days is meant.

use chrono::{Months, NaiveDate};
use gainsay::corpus::{day_of, likely_days};

/// One day, for `--published`.
pub fn day(typed: &str) -> Result<NaiveDate, String> {
    day_of(typed).ok_or_else(|| no_day(typed, "write year, month and day, such as 2018-03-09"))
}

/// The first day of what is typed, for `--since`.
pub fn first(typed: &str) -> Result<NaiveDate, String> {
    span(typed).map(|(first, _)| first)
}

/// The last day of what is typed, for `--until`.
pub fn last(typed: &str) -> Result<NaiveDate, String> {
    span(typed).map(|(_, last)| last)
}

/// The first and the last day of a day, a month (`2018-03`) or a year (`2018`).
fn span(typed: &str) -> Result<(NaiveDate, NaiveDate), String> {
    let parts: Vec<&str> = typed.trim().split('-').collect();
    let month = |year: &str, month: u32| NaiveDate::from_ymd_opt(year.parse().ok()?, month, 1);
    let whole = |year: &&str| year.len() == 4;
    let found = match parts.as_slice() {
        [year] if whole(year) => month(year, 1).zip(Some(Months::new(12))),
        [year, number] if whole(year) => {
            number.parse().ok().and_then(|n| month(year, n)).zip(Some(Months::new(1)))
        }
        _ => day_of(typed).map(|day| (day, Months::new(0))),
    };
    let end = |(first, months): (NaiveDate, Months)| match months {
        months if months == Months::new(0) => Some((first, first)),
        months => Some((first, first.checked_add_months(months)?.pred_opt()?)),
    };
    found
        .and_then(end)
        .ok_or_else(|| no_day(typed, "write a day, a month or a year, such as 2018-03-09, 2018-03 or 2018"))
}

fn no_day(typed: &str, usual: &str) -> String {
    match likely_days(typed).as_slice() {
        [] => usual.to_owned(),
        [day] => format!("write {day}"),
        [day, other, ..] => format!("write {day}, or {other} if the month stands first"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_month_or_a_year_is_taken_whole() {
        let shown = |typed| span(typed).map(|(first, last)| format!("{first} {last}"));
        assert_eq!(shown("2018-03"), Ok("2018-03-01 2018-03-31".to_owned()));
        assert_eq!(shown("2018"), Ok("2018-01-01 2018-12-31".to_owned()));
        assert_eq!(shown("2018-3-9"), Ok("2018-03-09 2018-03-09".to_owned()));
        assert!(shown("9999-12").is_ok() && shown("2018-13").is_err() && shown("18-03").is_err());
    }

    #[test]
    fn what_is_no_day_says_what_to_write() {
        assert_eq!(day("20.03.2018"), Err("write 2018-03-20".to_owned()));
        assert_eq!(day("2018-03"), Err("write year, month and day, such as 2018-03-09".to_owned()));
        assert!(first("yesterday").is_err_and(|message| message.ends_with("2018-03 or 2018")));
    }
}
