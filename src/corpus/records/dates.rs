//! The forms in which collectors write dates.
//!
//! In: a text or number. Out: the day, in the zone that was asked for or that the date itself gives. Forms that
//! leave open which figure is the month are not read: a wrong day would make or hide a contradiction.

use chrono::{DateTime, FixedOffset, NaiveDate, NaiveDateTime, Offset, TimeZone, Utc};
use std::str::FromStr;

/// A zone by its offset or name.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Zone {
    /// Always so far from UTC.
    Fixed(FixedOffset),
    /// As the time zone database has it, with its summer times.
    Named(chrono_tz::Tz),
}

impl FromStr for Zone {
    type Err = String;

    /// `UTC`, `+03:00`, or a name such as `Asia/Damascus`.
    fn from_str(text: &str) -> Result<Self, Self::Err> {
        let text = text.trim();
        if text.eq_ignore_ascii_case("z") {
            return Ok(Self::Fixed(Utc.fix()));
        }
        let offset = text.starts_with(['+', '-']).then(|| FixedOffset::from_str(text).ok()).flatten();
        let named = || chrono_tz::Tz::from_str_insensitive(text).ok().map(Self::Named);
        offset.map(Self::Fixed).or_else(named).ok_or_else(|| {
            "no zone: write an offset such as `+03:00`, or a name such as `Asia/Damascus`".to_owned()
        })
    }
}

impl Zone {
    fn day(self, moment: DateTime<Utc>) -> NaiveDate {
        match self {
            Self::Fixed(offset) => moment.with_timezone(&offset).date_naive(),
            Self::Named(zone) => zone.from_utc_datetime(&moment.naive_utc()).date_naive(),
        }
    }
}

/// Seconds since 1970 from here on are milliseconds: the year 5138.
const MILLISECONDS: i64 = 100_000_000_000;
/// Reports are not older than this, in seconds since 1970: the year 1990. Smaller numbers are no dates.
const EARLIEST: i64 = 631_152_000;

/// Forms with a zone, beside those of RFC 3339 and RFC 2822.
const WITH_ZONE: [&str; 5] = [
    "%Y-%m-%dT%H:%M:%S%.f%#z",
    "%Y-%m-%d %H:%M:%S%.f%#z",
    "%Y-%m-%d %H:%M:%S%.f %#z",
    "%Y-%m-%dT%H:%M%#z",
    "%Y-%m-%d %H:%M%#z",
];
/// Forms without one.
const WITHOUT_ZONE: [&str; 6] = [
    "%Y-%m-%dT%H:%M:%S%.f",
    "%Y-%m-%d %H:%M:%S%.f",
    "%Y-%m-%dT%H:%M",
    "%Y-%m-%d %H:%M",
    "%Y/%m/%d %H:%M:%S",
    "%Y%m%d%H%M%S",
];
/// Days alone.
const DAYS: [&str; 3] = ["%Y-%m-%d", "%Y/%m/%d", "%Y%m%d"];

/// The day of a date in any of the forms that are read; a moment counts in `zone`, else in the zone that it is
/// given in, else in UTC. What has no zone is taken as it stands.
pub fn day(text: &str, zone: Option<Zone>) -> Option<NaiveDate> {
    let text = text.trim();
    let year = |day: &NaiveDate| (1900..2200).contains(&chrono::Datelike::year(day));
    moment(text, zone).or_else(|| without_zone(text)).filter(year)
}

fn moment(text: &str, zone: Option<Zone>) -> Option<NaiveDate> {
    let given = |moment: DateTime<FixedOffset>| match zone {
        Some(zone) => zone.day(moment.to_utc()),
        None => moment.date_naive(),
    };
    let utc = text
        .strip_suffix(" UTC")
        .or_else(|| text.strip_suffix(" GMT"))
        .map(|rest| format!("{}Z", rest.trim_end()));
    let text = utc.as_deref().filter(|text| text.starts_with(|c: char| c.is_ascii_digit())).unwrap_or(text);
    epoch(text)
        .map(|moment| zone.unwrap_or(Zone::Fixed(Utc.fix())).day(moment))
        .or_else(|| DateTime::parse_from_rfc3339(text).ok().map(given))
        .or_else(|| DateTime::parse_from_rfc2822(text).ok().map(given))
        .or_else(|| WITH_ZONE.iter().find_map(|form| DateTime::parse_from_str(text, form).ok()).map(given))
}

/// Seconds or milliseconds since 1970, a fraction allowed.
fn epoch(text: &str) -> Option<DateTime<Utc>> {
    let (whole, fraction) = text.split_once('.').unwrap_or((text, "0"));
    let figures = |part: &str| !part.is_empty() && part.bytes().all(|byte| byte.is_ascii_digit());
    // Eight figures are a day and fourteen a second of it.
    if !(figures(whole) && figures(fraction) && (9..=13).contains(&whole.len())) {
        return None;
    }
    let number: i64 = whole.parse().ok()?;
    let seconds = if number >= MILLISECONDS { number / 1000 } else { number };
    if seconds < EARLIEST { None } else { DateTime::from_timestamp(seconds, 0) }
}

fn without_zone(text: &str) -> Option<NaiveDate> {
    let timed = WITHOUT_ZONE.iter().find_map(|form| NaiveDateTime::parse_from_str(text, form).ok());
    let plain = || {
        // `%Y` would also take a year of two figures.
        let full = text.len() >= 8 && text.as_bytes()[..4].iter().all(u8::is_ascii_digit);
        DAYS.iter().filter(|_| full).find_map(|form| NaiveDate::parse_from_str(text, form).ok())
    };
    timed.map(|moment| moment.date()).or_else(plain)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn of(text: &str, zone: Option<&str>) -> String {
        let zone = zone.map(|zone| zone.parse().unwrap());
        day(text, zone).map_or_else(|| "none".to_owned(), |day| day.to_string())
    }

    #[test]
    fn a_date_in_any_form_gives_its_day_in_its_own_zone() {
        for text in [
            "2018-03-11",
            "2018/03/11",
            "20180311",
            "20180311233000",
            "2018-03-11T23:30:00+03:00",
            "2018-03-11T23:30:00.250+0300",
            "2018-03-11 23:30:00",
            "2018-03-11 23:30:00.000001",
            "2018-03-11 23:30:00+03:00",
            "2018-03-11 23:30:00 +0300",
            "2018-03-11T23:30",
            "2018-03-11 23:30:00 UTC",
            "Sun, 11 Mar 2018 23:30:00 +0300",
            "Sun, 11 Mar 2018 23:30:00 GMT",
            "1520811000",
            "1520811000.5",
            "1520811000000",
            " 2018-03-11T23:30:00Z ",
        ] {
            assert_eq!(of(text, None), "2018-03-11", "{text}");
        }
    }

    #[test]
    fn a_moment_counts_in_the_zone_that_is_asked_for() {
        for text in [
            "2018-03-11T23:30:00Z",
            "1520811000",
            "Sun, 11 Mar 2018 23:30:00 +0000",
            "2018-03-11 23:30:00 UTC",
        ] {
            assert_eq!(of(text, Some("+03:00")), "2018-03-12", "{text}");
            assert_eq!(of(text, Some("asia/damascus")), "2018-03-12", "{text}");
            assert_eq!(of(text, Some("UTC")), "2018-03-11", "{text}");
        }
        // What has no zone is taken as it stands.
        assert_eq!(of("2018-03-11 23:30:00", Some("+03:00")), "2018-03-11");
        // In April the clocks of Damascus are put on: the same hour in UTC falls on the next day.
        assert_eq!(of("2018-03-11T21:30:00Z", Some("Asia/Damascus")), "2018-03-11");
        assert_eq!(of("2018-04-11T21:30:00Z", Some("Asia/Damascus")), "2018-04-12");
    }

    #[test]
    fn what_may_be_read_in_two_ways_or_is_no_date_is_not_read() {
        for text in [
            "",
            "None",
            "null",
            "03/11/2018",
            "11.3.2018",
            "2018-02-30",
            "18-03-11",
            "17",
            "yesterday",
            "0",
            "99999999999999999999",
            "2018",
        ] {
            assert_eq!(of(text, None), "none", "{text}");
        }
    }

    #[test]
    fn a_zone_has_an_offset_or_a_name() {
        assert!("Z".parse::<Zone>().is_ok() && "-0530".parse::<Zone>().is_ok());
        assert!(
            "Damascus".parse::<Zone>().is_err()
                && "".parse::<Zone>().is_err()
                && "+99:00".parse::<Zone>().is_err()
        );
    }
}
