//! Keeps what was asked for: sides, topics, actors, kinds of conflict, days, named speakers.
//!
//! In: a report and a [`Filter`]. Out: a smaller report; ids and their short forms stay as they were.

use super::names::Names;
use super::view::{Claim, Conflict, Kind, Report};
use crate::extract::claim::Basis;
use chrono::NaiveDate;
use std::collections::{BTreeMap, BTreeSet};

/// What to keep; the default keeps everything.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Filter {
    /// Only contradictions between these two sides (and shifts and divergences within them); ids.
    pub between: Option<(String, String)>,
    /// Only these topics; ids, empty for all.
    pub topics: Vec<String>,
    /// Only conflicts that one of these actors is in, or claims of theirs; ids, empty for all.
    pub actors: Vec<String>,
    /// Only these kinds; empty for all.
    pub kinds: Vec<Kind>,
    /// Only statements of this day and later.
    pub since: Option<NaiveDate>,
    /// Only statements of this day and earlier.
    pub until: Option<NaiveDate>,
    /// Without carried speakers, unnamed voices and the media in general.
    pub named_only: bool,
}

/// What was kept of a report.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Narrowed {
    /// What was asked for.
    pub filter: Filter,
    /// Claims without a day, which a choice of days leaves out.
    pub undated: usize,
}

impl Filter {
    /// Whether it keeps everything.
    pub fn is_empty(&self) -> bool {
        *self == Self::default()
    }

    /// What is left of a report. Both sides of a conflict that is kept are kept.
    pub fn apply(&self, report: &Report) -> Report {
        let mut left = report.clone();
        if self.is_empty() {
            return left;
        }
        left.claims.retain(|claim| self.keeps_words(claim));
        self.keep_statements(&mut left);
        self.keep_conflicts(&mut left);
        self.keep_own(&mut left);
        left.compare = self.between.clone().or(left.compare);
        let undated = report.claims.iter().filter(|claim| claim.date.day.is_none()).count();
        left.filtered = Some(Narrowed { filter: self.clone(), undated });
        left
    }

    /// The claims that are left of a report; conflicts play no part and are not kept.
    pub fn apply_to_claims(&self, report: &Report) -> Report {
        let mut emptied = report.clone();
        emptied.conflicts.clear();
        self.apply(&emptied)
    }

    /// What can be said of a claim by itself.
    fn keeps_words(&self, claim: &Claim) -> bool {
        let named = !claim.unnamed && claim.speaker.basis != Basis::Carried;
        among(&self.topics, &claim.topic) && self.keeps_day(claim.date.day) && (named || !self.named_only)
    }

    /// A statement without a day is neither since nor until any.
    fn keeps_day(&self, day: Option<NaiveDate>) -> bool {
        let early = self.since.is_some_and(|since| day.is_none_or(|day| day < since));
        let late = self.until.is_some_and(|until| day.is_none_or(|day| day > until));
        !early && !late
    }

    fn keep_statements(&self, left: &mut Report) {
        let outlets: BTreeMap<&str, Option<&str>> =
            left.documents.iter().map(|d| (d.id.as_str(), d.outlet.as_deref())).collect();
        let carried: BTreeMap<&str, Option<&str>> = left
            .claims
            .iter()
            .map(|claim| (claim.id.as_str(), outlets.get(claim.document.as_str()).copied().flatten()))
            .collect();
        for statement in &mut left.statements {
            statement.claims.retain(|id| carried.contains_key(id.as_str()));
            let kept: BTreeSet<&str> =
                statement.claims.iter().filter_map(|id| *carried.get(id.as_str())?).collect();
            statement.outlets.retain(|outlet| kept.contains(outlet.as_str()));
        }
        left.statements.retain(|statement| !statement.claims.is_empty());
    }

    fn keep_conflicts(&self, left: &mut Report) {
        let statements: BTreeSet<&str> = left.statements.iter().map(|s| s.id.as_str()).collect();
        for conflict in &mut left.conflicts {
            let there = |id: &str| statements.contains(id);
            conflict.pairs.retain(|pair| there(&pair.a) && there(&pair.b));
        }
        let names = &left.names;
        left.conflicts.retain(|conflict| !conflict.pairs.is_empty() && self.keeps_conflict(conflict, names));
    }

    fn keeps_conflict(&self, conflict: &Conflict, names: &Names) -> bool {
        let (a, b) = (&conflict.a.actor, &conflict.b.actor);
        let asked = among(&self.actors, a) || among(&self.actors, b);
        let kind = self.kinds.is_empty() || self.kinds.contains(&conflict.kind);
        let sides = self.between.as_ref().is_none_or(|(x, y)| {
            let found = (names.side_of(a), names.side_of(b));
            let (x, y) = (Some(x.as_str()), Some(y.as_str()));
            match conflict.kind {
                Kind::Contradiction => found == (x, y) || found == (y, x),
                Kind::Shift | Kind::Divergence => found == (x, x) || found == (y, y),
            }
        });
        asked && kind && sides
    }

    /// Drops claims and statements that were not asked for and are in no conflict that was.
    fn keep_own(&self, left: &mut Report) {
        let pairs = left.conflicts.iter().flat_map(|conflict| &conflict.pairs);
        let needed: BTreeSet<&str> = pairs.flat_map(|pair| [pair.a.as_str(), pair.b.as_str()]).collect();
        let names = &left.names;
        left.statements.retain(|statement| {
            needed.contains(statement.id.as_str()) || self.asks_for(&statement.actor, names)
        });
        let kept = left.statements.iter().flat_map(|statement| &statement.claims);
        let kept: BTreeSet<&str> = kept.map(String::as_str).collect();
        left.claims.retain(|claim| kept.contains(claim.id.as_str()) || self.asks_for(&claim.actor, names));
    }

    fn asks_for(&self, actor: &str, names: &Names) -> bool {
        let side = names.side_of(actor);
        let sided = self.between.as_ref().is_none_or(|(a, b)| side == Some(a) || side == Some(b));
        among(&self.actors, actor) && sided
    }
}

fn among(wanted: &[String], id: &str) -> bool {
    wanted.is_empty() || wanted.iter().any(|wanted| wanted == id)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::report::Options;
    use crate::report::phrases::Phrases;
    use crate::report::testing::{day, sample};

    fn kinds(report: &Report) -> Vec<Kind> {
        report.conflicts.iter().map(|conflict| conflict.kind).collect()
    }

    #[test]
    fn without_a_wish_everything_stays() {
        let report = sample();
        let left = Filter::default().apply(&report);
        assert_eq!(left.claims.len(), report.claims.len());
        assert_eq!(left.conflicts.len(), report.conflicts.len());
        assert_eq!(left.filtered, None);
    }

    #[test]
    fn between_two_sides_leaves_their_contradictions_and_their_own_moves() {
        let filter =
            Filter { between: Some(("factions".into(), "russian-center".into())), ..Filter::default() };
        let left = filter.apply(&sample());
        assert_eq!(kinds(&left), [Kind::Contradiction, Kind::Contradiction, Kind::Shift]);
        assert!(left.claims.iter().all(|claim| claim.side.as_deref() != Some("media")));
        assert_eq!(left.compare, Some(("factions".into(), "russian-center".into())));
    }

    #[test]
    fn an_actors_conflicts_keep_the_other_side_and_its_claims_do_not() {
        let filter = Filter { actors: vec!["faylaq-al-rahman".into()], ..Filter::default() };
        let actors = |report: Report| -> BTreeSet<String> {
            report.claims.into_iter().map(|claim| claim.actor).collect()
        };
        assert!(actors(filter.apply(&sample())).contains("russian-reconciliation-center"));
        assert_eq!(
            actors(filter.apply_to_claims(&sample())),
            BTreeSet::from(["faylaq-al-rahman".to_owned()])
        );
    }

    #[test]
    fn days_kinds_and_topics_narrow() {
        let filter = Filter { until: Some(day(11)), ..Filter::default() };
        assert_eq!(kinds(&filter.apply(&sample())), [Kind::Contradiction, Kind::Contradiction]);
        let filter = Filter { kinds: vec![Kind::Shift], ..Filter::default() };
        assert_eq!(kinds(&filter.apply(&sample())), [Kind::Shift]);
        let filter = Filter { topics: vec!["withdrawal".into()], ..Filter::default() };
        assert!(filter.apply(&sample()).conflicts.is_empty());
    }

    #[test]
    fn named_only_drops_carried_speakers_and_unnamed_voices() {
        let filter = Filter { named_only: true, ..Filter::default() };
        let left = filter.apply(&sample());
        assert!(left.claims.iter().all(|c| !c.unnamed && c.speaker.basis != Basis::Carried));
        let known: BTreeSet<&str> = left.claims.iter().map(|claim| claim.id.as_str()).collect();
        assert!(left.statements.iter().flat_map(|s| &s.claims).all(|id| known.contains(id.as_str())));
        assert!(left.claims.len() < sample().claims.len());
    }

    #[test]
    fn what_was_asked_is_said() {
        let filter =
            Filter { topics: vec!["negotiations".into()], since: Some(day(10)), ..Filter::default() };
        let (left, options) = (filter.apply(&sample()), Options::default());
        assert_eq!(
            Phrases::new(&left, &options).shown().as_deref(),
            Some("topic Negotiations · since 2018-03-10 · 1 claim without a day left out")
        );
    }
}
