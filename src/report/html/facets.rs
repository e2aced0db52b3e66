//! What the filters of the page ask for: the choices they offer, and the tags of whatever they show or hide.
//!
//! Tags are numbers of choices, so that ten thousand of them stay short and names of outlets, which may hold
//! anything, never stand in a list that is taken apart again.

use super::super::paint::clean;
use super::super::phrases::Phrases;
use super::super::view::{Claim, Conflict, Kind, Report, Statement};
use chrono::NaiveDate;
use std::collections::{BTreeMap, BTreeSet};

/// All choices, and the number of each.
#[derive(Debug, Default)]
pub(super) struct Facets<'a> {
    topics: BTreeMap<&'a str, usize>,
    actors: BTreeMap<&'a str, usize>,
    outlets: BTreeMap<&'a str, usize>,
    outlet_of: BTreeMap<&'a str, &'a str>,
    /// Kinds of the conflicts that a claim is in.
    kinds: BTreeMap<&'a str, BTreeSet<Kind>>,
    /// Days of all statements, first and last.
    pub(super) days: Option<(NaiveDate, NaiveDate)>,
}

/// One choice of a filter.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Choice {
    pub(super) number: usize,
    /// What a link to a view names it by.
    pub(super) id: String,
    pub(super) name: String,
}

/// Choices under a heading.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Group {
    pub(super) name: String,
    pub(super) choices: Vec<Choice>,
}

/// The choices that something falls under.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct Tags {
    pub(super) topic: String,
    pub(super) actors: String,
    pub(super) outlets: String,
    pub(super) kinds: String,
    /// Spans of days, `first/last` or one day; any of them may fit.
    pub(super) days: String,
}

impl<'a> Facets<'a> {
    pub(super) fn new(phrases: &Phrases<'a>) -> Self {
        let report = phrases.report;
        let names = &report.names;
        let mut topics: Vec<&str> = report.claims.iter().map(|claim| claim.topic.as_str()).collect();
        topics.sort_by_key(|topic| (names.topic_order(topic), *topic));
        let mut actors: Vec<&str> = report.claims.iter().map(|claim| claim.actor.as_str()).collect();
        actors.sort_by_key(|actor| (names.actor_order(actor), *actor));
        let outlet_of: BTreeMap<&str, &str> =
            report.documents.iter().filter_map(|d| Some((d.id.as_str(), d.outlet.as_deref()?))).collect();
        let mut outlets: Vec<&str> = outlet_of.values().copied().collect();
        outlets.sort_unstable();
        let days = || report.statements.iter().filter_map(|statement| statement.day);
        Self {
            topics: numbered(topics),
            actors: numbered(actors),
            outlets: numbered(outlets),
            outlet_of,
            kinds: kinds(report),
            days: days().min().zip(days().max()),
        }
    }

    pub(super) fn topics(&self, phrases: &Phrases<'_>) -> Vec<Choice> {
        in_order(&self.topics, |id| phrases.topic(id))
    }

    pub(super) fn outlets(&self) -> Vec<Choice> {
        in_order(&self.outlets, clean)
    }

    /// The actors by their sides.
    pub(super) fn actors(&self, phrases: &Phrases<'_>) -> Vec<Group> {
        let mut groups: Vec<Group> = Vec::new();
        for choice in in_order(&self.actors, |id| phrases.actor(id)) {
            let side = phrases.report.names.side_of(&choice.id).map(|side| phrases.side(side));
            let name = side.unwrap_or_else(|| phrases.words.say("filter-others"));
            match groups.last_mut() {
                Some(last) if last.name == name => last.choices.push(choice),
                _ => groups.push(Group { name, choices: vec![choice] }),
            }
        }
        groups
    }

    pub(super) fn of_claim(&self, claim: &Claim) -> Tags {
        let outlet = self.outlet_of.get(claim.document.as_str());
        let kinds = self.kinds.get(claim.id.as_str()).into_iter().flatten();
        Tags {
            topic: number(&self.topics, &claim.topic),
            actors: number(&self.actors, &claim.actor),
            outlets: outlet.map(|outlet| number(&self.outlets, outlet)).unwrap_or_default(),
            kinds: kinds.map(|kind| kind.as_str()).collect::<Vec<_>>().join(" "),
            days: claim.date.day.map(|day| day.to_string()).unwrap_or_default(),
        }
    }

    /// Of statements of one actor on one topic.
    pub(super) fn of_statements(&self, statements: &[&Statement]) -> Tags {
        let Some(first) = statements.first() else { return Tags::default() };
        let days: BTreeSet<NaiveDate> = statements.iter().filter_map(|statement| statement.day).collect();
        let claims = statements.iter().flat_map(|statement| &statement.claims);
        let kinds: BTreeSet<Kind> =
            claims.filter_map(|id| self.kinds.get(id.as_str())).flatten().copied().collect();
        Tags {
            topic: number(&self.topics, &first.topic),
            actors: number(&self.actors, &first.actor),
            outlets: self.outlet_numbers(statements.iter().copied()),
            kinds: kinds.iter().map(|kind| kind.as_str()).collect::<Vec<_>>().join(" "),
            days: days.iter().map(NaiveDate::to_string).collect::<Vec<_>>().join(" "),
        }
    }

    pub(super) fn of_conflict(&self, phrases: &Phrases<'_>, conflict: &Conflict) -> Tags {
        let pairs = || conflict.pairs.iter().filter_map(|pair| phrases.index.opposed(pair));
        let mut actors =
            vec![number(&self.actors, &conflict.a.actor), number(&self.actors, &conflict.b.actor)];
        actors.dedup();
        let spans = pairs().filter_map(|pair| {
            let (a, b) = (pair.a.statement.day?, pair.b.statement.day?);
            Some((a.min(b), a.max(b)))
        });
        Tags {
            topic: number(&self.topics, &conflict.topic),
            actors: actors.join(" "),
            outlets: self.outlet_numbers(pairs().flat_map(|pair| [pair.a.statement, pair.b.statement])),
            kinds: conflict.kind.as_str().to_owned(),
            days: innermost(spans).iter().map(|(a, b)| format!("{a}/{b}")).collect::<Vec<_>>().join(" "),
        }
    }

    fn outlet_numbers<'s>(&self, statements: impl Iterator<Item = &'s Statement>) -> String {
        let outlets = statements.flat_map(|statement| &statement.outlets);
        let numbers: BTreeSet<usize> =
            outlets.filter_map(|outlet| self.outlets.get(outlet.as_str()).copied()).collect();
        numbers.iter().map(usize::to_string).collect::<Vec<_>>().join(" ")
    }
}

/// For each claim the kinds of the conflicts that its statement is in.
fn kinds(report: &Report) -> BTreeMap<&str, BTreeSet<Kind>> {
    let mut of_statement: BTreeMap<&str, BTreeSet<Kind>> = BTreeMap::new();
    for conflict in &report.conflicts {
        for id in conflict.pairs.iter().flat_map(|pair| [&pair.a, &pair.b]) {
            of_statement.entry(id).or_default().insert(conflict.kind);
        }
    }
    let mut of_claim: BTreeMap<&str, BTreeSet<Kind>> = BTreeMap::new();
    for statement in &report.statements {
        let Some(kinds) = of_statement.get(statement.id.as_str()) else { continue };
        for claim in &statement.claims {
            of_claim.entry(claim).or_default().extend(kinds);
        }
    }
    of_claim
}

/// The spans that hold no other: a range of days has one of them exactly if it has any of all.
fn innermost(spans: impl Iterator<Item = (NaiveDate, NaiveDate)>) -> Vec<(NaiveDate, NaiveDate)> {
    let mut latest_start: BTreeMap<NaiveDate, NaiveDate> = BTreeMap::new();
    for (start, end) in spans {
        let kept = latest_start.entry(end).or_insert(start);
        *kept = start.max(*kept);
    }
    let mut inner: Vec<(NaiveDate, NaiveDate)> = Vec::new();
    for (end, start) in latest_start {
        if inner.last().is_none_or(|(before, _)| start > *before) {
            inner.push((start, end));
        }
    }
    inner
}

fn numbered(sorted: Vec<&str>) -> BTreeMap<&str, usize> {
    let mut numbers = BTreeMap::new();
    for id in sorted {
        let next = numbers.len();
        numbers.entry(id).or_insert(next);
    }
    numbers
}

fn number(numbers: &BTreeMap<&str, usize>, id: &str) -> String {
    numbers.get(id).map(usize::to_string).unwrap_or_default()
}

fn in_order(numbers: &BTreeMap<&str, usize>, name: impl Fn(&str) -> String) -> Vec<Choice> {
    let choice = |(id, number): (&&str, &usize)| Choice { number: *number, id: clean(id), name: name(id) };
    let mut choices: Vec<Choice> = numbers.iter().map(choice).collect();
    choices.sort_by_key(|choice| choice.number);
    choices
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::report::Options;
    use crate::report::testing::{day, sample};

    #[test]
    fn only_the_innermost_spans_are_kept() {
        let spans = [(11, 20), (12, 14), (13, 13), (15, 18), (12, 18)].map(|(a, b)| (day(a), day(b)));
        assert_eq!(innermost(spans.into_iter()), [(day(13), day(13)), (day(15), day(18))]);
    }

    #[test]
    fn a_row_has_the_tags_of_both_its_sides_and_a_claim_those_of_its_rows() {
        let (report, options) = (sample(), Options::default());
        let phrases = Phrases::new(&report, &options);
        let facets = Facets::new(&phrases);
        let tags = facets.of_conflict(&phrases, &report.conflicts[0]);
        assert_eq!((tags.topic.as_str(), tags.actors.as_str(), tags.outlets.as_str()), ("0", "0 1", "0 3 4"));
        assert_eq!((tags.kinds.as_str(), tags.days.as_str()), ("contradiction", "2018-03-11/2018-03-11"));
        assert_eq!(facets.of_claim(&report.claims[2]).kinds, "contradiction shift");
    }

    #[test]
    fn actors_are_offered_by_their_sides() {
        let (report, options) = (sample(), Options::default());
        let phrases = Phrases::new(&report, &options);
        let groups = Facets::new(&phrases).actors(&phrases);
        assert_eq!(
            groups.iter().map(|g| g.name.as_str()).collect::<Vec<_>>(),
            ["Russian centre", "Factions", "Media"]
        );
    }
}
