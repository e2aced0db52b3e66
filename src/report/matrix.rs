//! Who takes which position on which topic: actors down, topics across.

use super::grid::{Cell, GAP, grid};
use super::names::is_unlisted;
use super::paint::{Style, columns, joined_lines, styled, text_lines};
use super::phrases::Phrases;
use super::view::Statement;
use std::collections::BTreeMap;

/// Widths of the actors' column and of a topic's, at most and at least.
const ACTOR: usize = 30;
const TOPIC: (usize, usize) = (12, 24);

/// Statements by position.
type Positions<'a> = BTreeMap<&'a str, Vec<&'a Statement>>;
/// Statements by actor, topic and position.
type Counts<'a> = BTreeMap<&'a str, BTreeMap<&'a str, Positions<'a>>>;

/// The matrix; topics that do not fit beside each other follow below. Empty where there are no statements.
pub(super) fn matrix(phrases: &Phrases<'_>, width: usize) -> String {
    let counts = counts(phrases);
    let topics = topics(phrases);
    let actor_width = actor_width(phrases, &counts, width);
    let mut blocks = Vec::new();
    for (topics, widths) in fit(phrases, &topics, &counts, width.saturating_sub(actor_width)) {
        blocks.push(block(phrases, &counts, &topics, &widths, actor_width));
    }
    blocks.join("\n")
}

fn counts<'a>(phrases: &Phrases<'a>) -> Counts<'a> {
    let mut counts = Counts::new();
    for statement in phrases.report.statements.iter().filter(|s| !is_unlisted(&s.actor)) {
        let positions = counts.entry(&statement.actor).or_default().entry(&statement.topic).or_default();
        positions.entry(&statement.position).or_default().push(statement);
    }
    counts
}

fn topics<'a>(phrases: &Phrases<'a>) -> Vec<&'a str> {
    let mut topics: Vec<&str> = phrases.report.statements.iter().map(|s| s.topic.as_str()).collect();
    topics.sort_by_key(|topic| (phrases.report.names.topic_order(topic), *topic));
    topics.dedup();
    topics
}

fn actor_width(phrases: &Phrases<'_>, counts: &Counts<'_>, width: usize) -> usize {
    let widest = counts.keys().map(|actor| columns(&phrases.actor(actor))).max().unwrap_or(0);
    widest.clamp(5, ACTOR.min(width / 3).max(5))
}

/// Groups of topics that fit into the width, with the width of each.
fn fit<'a>(
    phrases: &Phrases<'a>,
    topics: &[&'a str],
    counts: &Counts<'a>,
    width: usize,
) -> Vec<(Vec<&'a str>, Vec<usize>)> {
    let mut groups: Vec<(Vec<&str>, Vec<usize>)> = Vec::new();
    let mut used = 0;
    for topic in topics {
        let wanted = topic_width(phrases, topic, counts);
        let wanted = wanted.min(width.saturating_sub(GAP).max(1));
        match groups.last_mut() {
            Some((group, widths)) if used + GAP + wanted <= width => {
                group.push(topic);
                widths.push(wanted);
                used += GAP + wanted;
            }
            _ => {
                groups.push((vec![topic], vec![wanted]));
                used = GAP + wanted;
            }
        }
    }
    groups
}

fn topic_width<'a>(phrases: &Phrases<'a>, topic: &str, counts: &Counts<'a>) -> usize {
    let cells = counts.values().filter_map(|topics| topics.get(topic));
    // Whose hearsay a position is goes below it, on as many lines as it takes.
    let widest =
        cells.flat_map(|positions| entries(phrases, topic, positions)).map(|(entry, _)| columns(&entry));
    widest.chain([columns(&phrases.topic(topic))]).max().unwrap_or(0).clamp(TOPIC.0, TOPIC.1)
}

/// Each position with the number of its statements and, where all of them are hearsay, whose.
fn entries<'a>(
    phrases: &Phrases<'a>,
    topic: &str,
    positions: &Positions<'a>,
) -> Vec<(String, Option<String>)> {
    let mut sorted: Vec<(&&str, &Vec<&Statement>)> = positions.iter().collect();
    sorted.sort_by_key(|(position, _)| phrases.report.names.position_order(topic, position));
    let entry = |(position, statements): (&&str, &Vec<&'a Statement>)| {
        let name = phrases.position(topic, position);
        let number = if statements.len() == 1 { String::new() } else { format!(" ×{}", statements.len()) };
        (format!("{name}{number}"), phrases.only_told(statements))
    };
    sorted.into_iter().map(entry).collect()
}

fn block<'a>(
    phrases: &Phrases<'a>,
    counts: &Counts<'a>,
    topics: &[&str],
    widths: &[usize],
    actor_width: usize,
) -> String {
    let head = |text: &str, width: usize| text_lines(&styled(Style::Strong, text), width);
    let mut header = vec![head(&phrases.words.say("chart-actor"), actor_width)];
    header.extend(topics.iter().zip(widths).map(|(topic, width)| head(&phrases.topic(topic), *width)));
    let mut actors: Vec<(&&str, &BTreeMap<_, _>)> = counts.iter().collect();
    actors.sort_by_key(|(actor, _)| (phrases.report.names.actor_order(actor), **actor));
    let mut rows: Vec<Vec<Cell>> = Vec::new();
    for (actor, positions) in actors {
        if topics.iter().any(|topic| positions.contains_key(topic)) {
            let mut row = vec![text_lines(&phrases.actor(actor), actor_width)];
            let columns = topics.iter().zip(widths);
            row.extend(columns.map(|(topic, width)| cell(phrases, topic, positions.get(topic), *width)));
            rows.push(row);
        }
    }
    let all: Vec<usize> = std::iter::once(actor_width).chain(widths.iter().copied()).collect();
    grid(&all, Some(header), rows, false)
}

fn cell<'a>(phrases: &Phrases<'a>, topic: &str, positions: Option<&Positions<'a>>, width: usize) -> Cell {
    let Some(positions) = positions else { return vec!["·".to_owned()] };
    let lines = |(entry, told): (String, Option<String>)| {
        let mut lines = joined_lines(&[entry], "", width);
        let told = told.map(|told| text_lines(&styled(Style::Care, &told), width));
        lines.extend(told.into_iter().flatten());
        lines
    };
    entries(phrases, topic, positions).into_iter().flat_map(lines).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::report::Options;
    use crate::report::testing::{assert_fit, data, sample};

    #[test]
    fn actors_stand_by_side_with_their_positions() {
        let (report, options) = (sample(), Options::default());
        let text = matrix(&Phrases::new(&report, &options), 100);
        let order: Vec<usize> =
            ["Russian", "Faylaq", "denied", "willing", "Media"].map(|word| text.find(word).unwrap()).to_vec();
        assert!(order.is_sorted(), "{text}");
    }

    #[test]
    fn what_only_others_tell_of_an_actor_is_marked() {
        let mut data = data();
        let plain = matrix(&Phrases::new(&data.view(), &Options::default()), 100);
        assert!(!plain.contains("as told by"), "{plain}");
        let actor = data.claims[0].actor;
        let teller = data.claims.iter().map(|claim| claim.actor).find(|other| *other != actor);
        data.claims
            .iter_mut()
            .filter(|claim| claim.actor == actor)
            .for_each(|claim| claim.nested_in = teller);
        let (report, options) = (data.view(), Options::default());
        let text = matrix(&Phrases::new(&report, &options), 100);
        assert!(text.contains("as told by"), "{text}");
    }

    #[test]
    fn topics_that_do_not_fit_follow_below() {
        let mut data = data();
        for (nth, statement) in data.findings.statements.iter_mut().enumerate() {
            data.labels.topics.push(data.labels.topics[0].clone());
            data.labels.topics[nth + 2].id = format!("topic-{nth}");
            statement.topic = crate::rules::ids::TopicId(u16::try_from(nth + 2).unwrap());
        }
        let (report, options) = (data.view(), Options::default());
        let text = matrix(&Phrases::new(&report, &options), 45);
        assert!(text.matches("Actor").count() > 1, "{text}");
        assert_eq!(text.matches("Negotiations").count(), 4);
        assert_fit(&crate::report::paint::finish(&text, false), 45);
    }
}
