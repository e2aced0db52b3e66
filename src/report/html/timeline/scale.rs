//! Days across a drawing: which column a day falls in, where the column stands, what is written below it.

use super::super::super::messages::Messages;
use super::super::dates;
use chrono::{Datelike, Days, NaiveDate};

/// A column is never narrower, so that the signs of two of them do not touch.
const NARROWEST: f64 = 18.0;
/// Room that a day's number and a month's name take below the drawing.
const NUMBER: f64 = 30.0;
const MONTH: f64 = 100.0;
/// How far before its column a month's name begins.
const INWARD: f64 = 8.0;
/// Days in a column up to which their first is written below it.
const NUMBERED: u64 = 7;

/// The days of a drawing, from its start to its end in the direction of reading.
#[derive(Debug, Clone)]
pub(super) struct Scale {
    first: Option<NaiveDate>,
    days_per_column: u64,
    columns: usize,
    /// Whether a column for what has no day follows.
    undated: bool,
    start: f64,
    column_width: f64,
    /// Width of the drawing, if it is mirrored.
    mirrored: Option<f64>,
}

/// What is written below a column.
#[derive(Debug, Clone, PartialEq)]
pub(in super::super) struct Tick {
    pub(in super::super) x: f64,
    pub(in super::super) number: Option<String>,
    /// Name and place of its start, or of its end.
    pub(in super::super) month: Option<(f64, String)>,
    /// Whether it is the place of its end, because there is no room behind it.
    pub(in super::super) ends: bool,
}

impl Scale {
    /// Days between `start` and `end` of a drawing of this width.
    pub(super) fn new(
        days: Option<(NaiveDate, NaiveDate)>,
        undated: bool,
        (start, end, width): (f64, f64, f64),
        mirrored: bool,
    ) -> Self {
        let room = ((end - start) / NARROWEST).max(1.0) as u64;
        let room = room.saturating_sub(u64::from(undated)).max(1);
        let number = days.map_or(0, |(first, last)| (last - first).num_days().unsigned_abs() + 1);
        let days_per_column = number.div_ceil(room).max(1);
        let columns = usize::try_from(number.div_ceil(days_per_column)).unwrap_or(usize::MAX);
        let undated = undated || columns == 0;
        let all = columns + usize::from(undated);
        Self {
            first: days.map(|(first, _)| first),
            days_per_column,
            columns,
            undated,
            start,
            column_width: (end - start) / all as f64,
            mirrored: mirrored.then_some(width),
        }
    }

    /// The column of a day; what has none, or one outside, stands behind all days.
    pub(super) fn column(&self, day: Option<NaiveDate>) -> usize {
        let Some((day, first)) = day.zip(self.first) else { return self.columns };
        let days = u64::try_from((day - first).num_days()).ok();
        let column = days.and_then(|days| usize::try_from(days / self.days_per_column).ok());
        column.map_or(self.columns, |column| column.min(self.columns))
    }

    /// The middle of a column.
    pub(super) fn x(&self, column: usize) -> f64 {
        self.turned(self.start + (column as f64 + 0.5) * self.column_width)
    }

    /// A place counted from where reading starts, as a place counted from the left.
    pub(super) fn turned(&self, x: f64) -> f64 {
        self.mirrored.map_or(x, |width| width - x)
    }

    /// 1 where days run to the right, -1 where they run to the left.
    pub(super) fn onward(&self) -> f64 {
        if self.mirrored.is_some() { -1.0 } else { 1.0 }
    }

    /// What is written below the columns.
    pub(super) fn ticks(&self, words: &Messages) -> Vec<Tick> {
        let mut ticks = Vec::new();
        let every = (NUMBER / self.column_width).ceil().max(1.0) as usize;
        let mut named: Option<(f64, NaiveDate)> = None;
        for column in (0..self.columns).step_by(every) {
            let Some(day) = self.begins(column) else { break };
            let at = column as f64 * self.column_width;
            let new = named.is_none_or(|(x, named)| {
                at - x >= MONTH && (named.month(), named.year()) != (day.month(), day.year())
            });
            if new {
                named = Some((at, day));
            }
            let number = (self.days_per_column <= NUMBERED).then(|| day.day().to_string());
            let ends = self.all() as f64 * self.column_width - at < MONTH;
            let inward = self.onward() * if ends { INWARD } else { -INWARD };
            let month = new.then(|| (self.x(column) + inward, dates::month(words, day)));
            if number.is_some() || month.is_some() {
                ticks.push(Tick { x: self.x(column), number, month, ends });
            }
        }
        if self.undated {
            let x = self.x(self.columns);
            let month = Some((x + self.onward() * INWARD, words.say("chart-no-day")));
            ticks.push(Tick { x, number: None, month, ends: true });
        }
        ticks
    }

    fn all(&self) -> usize {
        self.columns + usize::from(self.undated)
    }

    fn begins(&self, column: usize) -> Option<NaiveDate> {
        let days = u64::try_from(column).ok()?.checked_mul(self.days_per_column)?;
        self.first?.checked_add_days(Days::new(days))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::report::testing::day;

    #[test]
    fn a_few_days_have_a_column_each_and_a_mirrored_scale_runs_the_other_way() {
        let scale = |mirrored| Scale::new(Some((day(11), day(20))), false, (100.0, 300.0, 300.0), mirrored);
        let (plain, turned) = (scale(false), scale(true));
        assert_eq!([day(11), day(12), day(20)].map(|day| plain.column(Some(day))), [0, 1, 9]);
        assert_eq!((plain.x(0), plain.x(9)), (110.0, 290.0));
        assert_eq!((turned.x(0), turned.x(9)), (190.0, 10.0));
    }

    #[test]
    fn many_days_share_columns_that_are_wide_enough() {
        let last = NaiveDate::from_ymd_opt(2020, 3, 1);
        let scale = Scale::new(Some(day(1)).zip(last), true, (0.0, 360.0, 360.0), false);
        assert!(scale.column(last) < scale.column(None));
        assert!(scale.x(1) - scale.x(0) >= NARROWEST);
        assert!(scale.x(scale.column(None)) < 360.0);
        let names: Vec<_> = scale
            .ticks(&Messages::new("en"))
            .into_iter()
            .filter_map(|tick| tick.month)
            .map(|(_, name)| name)
            .collect();
        assert_eq!(
            (names.first().map(String::as_str), names.last().map(String::as_str)),
            (Some("March 2018"), Some("no day"))
        );
    }

    #[test]
    fn without_any_day_there_is_one_column() {
        let scale = Scale::new(None, false, (0.0, 100.0, 100.0), false);
        assert_eq!((scale.column(Some(day(3))), scale.x(0)), (0, 50.0));
    }
}
