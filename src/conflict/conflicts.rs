//! All conflicts between statements, grouped by who takes which position against whom.
//!
//! In: statements in their fixed order. Out: [`Conflict`]s. Only statements that can meet are compared:
//! opposed positions within their window of days, the days of one actor, and undated statements with
//! those of their own document.

use super::compare::{Comparison, compare};
use super::statements::Statement;
use crate::rules::ids::{ActorId, PositionId, TopicId};
use crate::rules::relations::Relations;
use chrono::{Days, NaiveDate};
use std::collections::BTreeMap;

/// In which way statements conflict.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Kind {
    /// Two sides say what cannot both be true.
    Contradiction,
    /// An actor moved.
    Shift,
    /// Two actors of one side, or two voices of one actor on one day.
    Divergence,
}

impl Kind {
    /// The word for it in output.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Contradiction => "contradiction",
            Self::Shift => "shift",
            Self::Divergence => "divergence",
        }
    }
}

/// Who takes which position.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Stand {
    /// Who.
    pub actor: ActorId,
    /// Which.
    pub position: PositionId,
}

/// One stand against another, with all statements that meet in it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Conflict {
    /// In which way.
    pub kind: Kind,
    /// On what.
    pub topic: TopicId,
    /// In a shift the earlier; else of the pack's first side, if any is.
    pub a: Stand,
    /// The other.
    pub b: Stand,
    /// Nearest first; never empty.
    pub pairs: Vec<Pair>,
}

/// Two statements that conflict.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Pair {
    /// Index of a statement of the first stand.
    pub a: usize,
    /// Index of a statement of the second stand.
    pub b: usize,
    /// Days between them; unknown where one has no day.
    pub days_apart: Option<u32>,
}

impl Pair {
    /// Nearest first, those of unknown distance last, then in the order of the statements.
    fn rank(&self) -> (u32, usize, usize) {
        (self.days_apart.unwrap_or(u32::MAX), self.a, self.b)
    }
}

/// Finds all conflicts, by topic, then the two stands, then kind.
pub(super) fn find(statements: &[Statement], relations: &Relations) -> Vec<Conflict> {
    let mut groups: BTreeMap<(TopicId, Stand, Stand, Kind), Vec<Pair>> = BTreeMap::new();
    for (left, right) in candidates(statements, relations) {
        let (first, second) = (&statements[left], &statements[right]);
        let Comparison::Conflict { kind, days_apart } = compare(first, second, relations) else { continue };
        let (a, b) = if goes_first(kind, first, second, relations) { (left, right) } else { (right, left) };
        let key = (first.topic, stand(&statements[a]), stand(&statements[b]), kind);
        groups.entry(key).or_default().push(Pair { a, b, days_apart });
    }
    groups.into_iter().map(|((topic, a, b, kind), pairs)| conflict(kind, topic, a, b, pairs)).collect()
}

fn conflict(kind: Kind, topic: TopicId, a: Stand, b: Stand, mut pairs: Vec<Pair>) -> Conflict {
    pairs.sort_unstable_by_key(Pair::rank);
    Conflict { kind, topic, a, b, pairs }
}

fn stand(statement: &Statement) -> Stand {
    Stand { actor: statement.actor, position: statement.position }
}

/// Whether the first of two conflicting statements is shown first.
fn goes_first(kind: Kind, first: &Statement, second: &Statement, relations: &Relations) -> bool {
    if kind == Kind::Shift {
        return first.day < second.day;
    }
    let rank = |statement: &Statement| (column(statement.actor, relations), stand(statement));
    rank(first) <= rank(second)
}

/// The sides that are compared stand left and right; everybody else takes the place that is left.
fn column(actor: ActorId, relations: &Relations) -> u8 {
    match (relations.side(actor), relations.compare()) {
        (Some(side), Some((left, _))) if side == left => 0,
        (Some(side), Some((_, right))) if side == right => 2,
        _ => 1,
    }
}

/// Pairs of statements that may conflict, none twice.
fn candidates(statements: &[Statement], relations: &Relations) -> Vec<(usize, usize)> {
    let mut pairs = opposed_in_time(statements, relations);
    pairs.extend(shifted(statements, relations));
    pairs.extend(undated(statements));
    let mut pairs: Vec<_> = pairs.into_iter().map(|(a, b)| (a.min(b), a.max(b))).collect();
    pairs.retain(|(a, b)| a != b);
    pairs.sort_unstable();
    pairs.dedup();
    pairs
}

/// Opposed positions, each statement with those whose day is in its window.
fn opposed_in_time(statements: &[Statement], relations: &Relations) -> Vec<(usize, usize)> {
    let timelines = timelines(statements);
    let mut pairs = Vec::new();
    for (&(topic, position), days) in &timelines {
        let rest = timelines.range((topic, position)..).take_while(|((of, _), _)| *of == topic);
        for (&(_, other), others) in rest {
            let Some(within) = relations.opposed(position, other) else { continue };
            for &(day, index) in days {
                pairs.extend(near(others, day, within).iter().map(|&(_, near)| (index, near)));
            }
        }
    }
    pairs
}

/// The dated statements of each position, by day.
fn timelines(statements: &[Statement]) -> BTreeMap<(TopicId, PositionId), Vec<(NaiveDate, usize)>> {
    let mut timelines: BTreeMap<_, Vec<_>> = BTreeMap::new();
    for (index, statement) in statements.iter().enumerate() {
        if let Some(day) = statement.day {
            timelines.entry((statement.topic, statement.position)).or_default().push((day, index));
        }
    }
    timelines.values_mut().for_each(|days| days.sort_unstable());
    timelines
}

/// The stretch of a sorted list that is at most `within` days from a day.
fn near(list: &[(NaiveDate, usize)], day: NaiveDate, within: Option<u32>) -> &[(NaiveDate, usize)] {
    let Some(within) = within else { return list };
    let days = Days::new(u64::from(within));
    let first = day.checked_sub_days(days).unwrap_or(NaiveDate::MIN);
    let last = day.checked_add_days(days).unwrap_or(NaiveDate::MAX);
    let start = list.partition_point(|&(other, _)| other < first);
    let end = list.partition_point(|&(other, _)| other <= last);
    &list[start..end]
}

/// Each statement with the last one before it from which its actor moved there. Statements come by topic, then
/// actor. To list every earlier one too would grow with the square of a corpus and say nothing more.
fn shifted(statements: &[Statement], relations: &Relations) -> Vec<(usize, usize)> {
    let mut pairs = Vec::new();
    let mut start = 0;
    for run in statements.chunk_by(|a, b| (a.topic, a.actor) == (b.topic, b.actor)) {
        let mut positions: BTreeMap<PositionId, Vec<(NaiveDate, usize)>> = BTreeMap::new();
        for (at, statement) in run.iter().enumerate() {
            if let Some(day) = statement.day {
                positions.entry(statement.position).or_default().push((day, start + at));
            }
        }
        positions.values_mut().for_each(|days| days.sort_unstable());
        for (&to, later) in &positions {
            for (_, earlier) in positions.iter().filter(|&(&from, _)| relations.is_shift(from, to)) {
                let before = |day: NaiveDate| earlier.partition_point(|&(other, _)| other < day);
                let conflicts = |a: usize, b: usize| {
                    matches!(compare(&statements[a], &statements[b], relations), Comparison::Conflict { .. })
                };
                pairs.extend(later.iter().filter_map(|&(day, b)| {
                    let last = earlier[..before(day)].iter().rev().find(|&&(_, a)| conflicts(a, b))?;
                    Some((last.1, b))
                }));
            }
        }
        start += run.len();
    }
    pairs
}

/// Undated statements with all others of their document and topic.
fn undated(statements: &[Statement]) -> Vec<(usize, usize)> {
    let mut by_document: BTreeMap<(usize, TopicId), Vec<usize>> = BTreeMap::new();
    for (index, statement) in statements.iter().enumerate() {
        for &document in &statement.documents {
            by_document.entry((document, statement.topic)).or_default().push(index);
        }
    }
    let mut pairs = Vec::new();
    for list in by_document.values() {
        for &a in list.iter().filter(|&&a| statements[a].day.is_none()) {
            pairs.extend(list.iter().map(|&b| (a, b)));
        }
    }
    pairs
}

#[cfg(test)]
mod tests {
    use crate::conflict::fixture::*;
    use crate::conflict::{Comparison, Findings, Kind, compare, find};
    use crate::extract::claim::Claim;
    use std::collections::BTreeSet;

    fn found(claims: &[ClaimOf]) -> Findings {
        let claims: Vec<Claim> = claims.iter().cloned().map(Claim::from).collect();
        find(&claims, &relations(), &[])
    }

    fn center(document: usize) -> ClaimOf {
        claim(document, CENTER, UNDERWAY).about(&[CENTER, GROUP])
    }

    fn jaysh(document: usize) -> ClaimOf {
        claim(document, JAYSH, DENIED).about(&[JAYSH, RUSSIA])
    }

    #[test]
    fn one_row_holds_all_pairs_of_two_stands_nearest_first() {
        let center = center(0).about(&[CENTER, JAYSH]);
        let findings = found(&[center.on(10), jaysh(1).on(12), jaysh(2).on(11), jaysh(3).on(20)]);
        assert_eq!(findings.conflicts.len(), 1);
        let row = &findings.conflicts[0];
        assert_eq!((row.kind, row.a.actor, row.b.actor), (Kind::Contradiction, CENTER, JAYSH));
        assert_eq!(row.pairs.iter().map(|pair| pair.days_apart).collect::<Vec<_>>(), [Some(1), Some(2)]);
        assert!(row.pairs.iter().all(|pair| findings.statements[pair.a].actor == CENTER));
    }

    #[test]
    fn the_side_that_the_pack_names_first_stands_on_the_left() {
        let group = claim(0, GROUP, UNDERWAY).about(&[GROUP, RUSSIA]).on(10);
        let center = claim(1, CENTER, DENIED).about(&[CENTER, GROUP]).on(10);
        let media = claim(2, MEDIA, UNDERWAY).about(&[JAYSH]).on(10);
        let rows = found(&[group, center, media, jaysh(3).on(10)]).conflicts;
        let stands: BTreeSet<_> = rows
            .iter()
            .filter(|row| row.kind == Kind::Contradiction)
            .map(|row| (row.a.actor, row.b.actor))
            .collect();
        assert_eq!(stands, BTreeSet::from([(CENTER, GROUP), (CENTER, MEDIA), (MEDIA, JAYSH)]));
    }

    #[test]
    fn a_shift_shows_the_earlier_stand_first() {
        let later = claim(0, JAYSH, WILLING).about(&[JAYSH, RUSSIA]).on(28);
        let rows = found(&[later, jaysh(1).on(2)]).conflicts;
        assert_eq!(rows.len(), 1);
        assert_eq!((rows[0].kind, rows[0].a.position, rows[0].b.position), (Kind::Shift, DENIED, WILLING));
        assert_eq!(rows[0].pairs[0].days_apart, Some(26));
    }

    #[test]
    fn an_undated_statement_meets_one_that_another_outlet_carries_too() {
        let rows = found(&[center(0).on(10), center(1).on(10), jaysh(1)]).conflicts;
        assert_eq!(rows.len(), 1);
        assert_eq!(rows[0].pairs[0].days_apart, None);
        assert!(found(&[center(0).on(10), jaysh(1)]).conflicts.is_empty());
    }

    #[test]
    fn of_the_statements_before_a_shift_the_last_one_counts() {
        let willing = |document, day| claim(document, JAYSH, WILLING).about(&[JAYSH, RUSSIA]).on(day);
        let rows = found(&[jaysh(0).on(2), jaysh(1).on(9), willing(2, 20), willing(3, 25)]).conflicts;
        assert_eq!(rows.len(), 1);
        assert_eq!(
            rows[0].pairs.iter().map(|pair| pair.days_apart).collect::<Vec<_>>(),
            [Some(11), Some(16)]
        );
    }

    #[test]
    fn every_pair_but_those_of_shifts_is_found_that_comparing_all_with_all_finds() {
        let actors = [CENTER, JAYSH, FAYLAQ, GROUP, MEDIA, UNNAMED];
        let positions = [UNDERWAY, DENIED, WILLING];
        let mut claims = Vec::new();
        for (n, &actor) in actors.iter().cycle().take(120).enumerate() {
            let claim = claim(n % 7, actor, positions[n / 5 % 3]).about(&[actors[n % 4], RUSSIA]);
            claims.push(if n % 11 == 0 { claim } else { claim.on(1 + (n * 13 % 27) as u32) });
        }
        let findings = found(&claims);
        let rows = findings.conflicts.iter().filter(|row| row.kind != Kind::Shift);
        let pairs: BTreeSet<_> =
            rows.flat_map(|row| &row.pairs).map(|p| (p.a.min(p.b), p.a.max(p.b))).collect();
        let mut expected = BTreeSet::new();
        for (a, left) in findings.statements.iter().enumerate() {
            for (b, right) in findings.statements.iter().enumerate().skip(a + 1) {
                let compared = compare(left, right, &relations());
                if matches!(compared, Comparison::Conflict { kind, .. } if kind != Kind::Shift) {
                    expected.insert((a, b));
                }
            }
        }
        assert!(expected.len() > 50, "the sample must hold conflicts: {}", expected.len());
        assert_eq!(pairs, expected);
    }

    #[test]
    fn the_order_of_the_claims_does_not_matter() {
        let claims = [center(0).on(10), jaysh(1).on(12), jaysh(2).on(11), center(3).on(11), jaysh(4)];
        let mut turned = claims.clone();
        turned.reverse();
        let strip = |findings: Findings| {
            let statements: Vec<_> =
                findings.statements.into_iter().map(|s| (s.actor, s.position, s.day, s.documents)).collect();
            (statements, findings.conflicts)
        };
        assert_eq!(strip(found(&claims)), strip(found(&turned)));
    }
}
