//! What stands to what: the compared sides, oppositions and shifts, memberships, the calendar.

use super::circles::{Graph, circles, shown};
use super::known::actors_of;
use crate::diagnostic::{Diagnostic, SourceId};
use crate::rules::Spanned;
use crate::rules::codes;
use crate::rules::model::{DatesDef, OpposedDef, ShiftDef};
use crate::rules::pack::{Pack, Sourced};

/// Checks the relations of a pack.
pub(super) fn check(pack: &Pack, found: &mut Vec<Diagnostic>) {
    found.extend(compare(&pack.compare));
    for topic in &pack.topics {
        topic.opposed.iter().for_each(|item| opposed(item, found));
        topic.shifts.iter().for_each(|item| shift(item, found));
    }
    memberships(pack, found);
    for words in &pack.words {
        calendar(words.source, &words.def.dates, found);
    }
}

fn compare(sides: &[Sourced<Spanned<String>>]) -> Option<Diagnostic> {
    let last = sides.last()?;
    if sides.len() == 2 && sides[0].def != sides[1].def {
        return None;
    }
    let message = match sides.len() {
        1 => "one side alone cannot be compared",
        2 => "a side cannot be compared with itself",
        _ => "more than two sides cannot be compared at once",
    };
    let fault = Diagnostic::error(codes::BAD_COMPARE, message).at(last.source, last.def.span(), "");
    Some(fault.help("name two sides, `compare = [\"…\", \"…\"]`, or leave it out"))
}

fn opposed(item: &Sourced<OpposedDef>, found: &mut Vec<Diagnostic>) {
    let positions = &item.def.positions;
    let two = positions.len() == 2 && positions[0] != positions[1];
    if let Some(last) = positions.last().filter(|_| !two) {
        found.push(
            Diagnostic::error(codes::BAD_OPPOSED, "an opposition is between two different positions")
                .at(item.source, last.span(), format!("there {} here", are(positions.len())))
                .help(match positions.len() {
                    0..=2 => "name two: `positions = [\"…\", \"…\"]`",
                    _ => "write one `[[opposed]]` for each pair",
                }),
        );
    }
    found.extend(item.def.within.as_ref().and_then(|within| bad_within(within, item.source)));
}

fn bad_within(within: &Spanned<String>, source: SourceId) -> Option<Diagnostic> {
    days(within.get_ref()).is_none().then(|| {
        Diagnostic::error(codes::BAD_WITHIN, format!("`{}` is not a number of days", within.get_ref()))
            .at(source, within.span(), "")
            .help("write it as `\"3 days\"`")
    })
}

fn are(count: usize) -> String {
    match count {
        1 => "is one".into(),
        2 => "is one, twice,".into(),
        n => format!("are {n}"),
    }
}

/// The number of `N days`; `None` for anything else.
pub fn days(text: &str) -> Option<u32> {
    let (number, unit) = text.split_once(' ')?;
    let fits = matches!(unit, "day" | "days") && number.chars().all(|c| c.is_ascii_digit());
    number.parse().ok().filter(|n| fits && *n <= 36_500)
}

fn shift(item: &Sourced<ShiftDef>, found: &mut Vec<Diagnostic>) {
    if item.def.from == item.def.to {
        found.push(
            Diagnostic::error(codes::BAD_OPPOSED, "a shift leads from one position to another")
                .at(item.source, item.def.to.span(), "the same one")
                .help("write the later position here"),
        );
    }
    found.extend(item.def.within.as_ref().and_then(|within| bad_within(within, item.source)));
}

fn memberships(pack: &Pack, found: &mut Vec<Diagnostic>) {
    let actors = actors_of(pack);
    let mut graph = Graph::new();
    for item in &actors {
        let groups = item.def.member_of.iter().map(|g| g.get_ref().as_str());
        graph.entry(item.def.id.get_ref()).or_default().extend(groups);
    }
    for circle in circles(&graph) {
        let first = actors.iter().find(|a| circle.first() == Some(&a.def.id.get_ref().as_str()));
        let Some(first) = first else { continue };
        let next = circle.get(1).or(circle.first()).copied().unwrap_or_default();
        let link = first.def.member_of.iter().find(|g| g.get_ref() == next).unwrap_or(&first.def.id);
        let message = match circle.len() {
            1 => "an actor cannot be a member of itself",
            _ => "actors cannot be members of each other",
        };
        found.push(
            Diagnostic::error(codes::MEMBERSHIP_CIRCLE, message)
                .at(first.source, link.span(), "")
                .note(shown(&circle))
                .help("leave `member-of` with the member and take it from the group"),
        );
    }
}

fn calendar(source: SourceId, dates: &DatesDef, found: &mut Vec<Diagnostic>) {
    let lists = [(&dates.weekdays, 7, "weekdays"), (&dates.months, 12, "months")];
    for (names, right, key) in lists {
        let Some(place) = names.iter().rev().find_map(|n| n.last()).filter(|_| names.len() != right) else {
            continue;
        };
        found.push(
            Diagnostic::error(
                codes::BAD_CALENDAR,
                format!("`{key}` has {} entries instead of {right}", names.len()),
            )
            .at(source, place.span(), "the last one")
            .help(format!("write one list of names for each of the {right}, in their order")),
        );
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_window_is_a_number_of_days() {
        assert_eq!(days("3 days"), Some(3));
        assert_eq!(days("1 day"), Some(1));
        assert_eq!(days("0 days"), Some(0));
        for text in
            ["", "3", "days", "-1 days", "+3 days", "3  days", "a week", "3 weeks", "99999999999 days"]
        {
            assert_eq!(days(text), None, "{text}");
        }
    }
}
