//! Who takes which position on which topic: actors down by their sides, topics across.

use super::super::names::is_unlisted;
use super::super::view::Statement;
use super::Pen;
use super::facets::Tags;
use super::signs::Sign;
use std::collections::{BTreeMap, BTreeSet};

/// The matrix.
#[derive(Debug)]
pub(super) struct Matrix {
    pub(super) topics: Vec<String>,
    pub(super) sides: Vec<Side>,
}

/// The actors of a side.
#[derive(Debug)]
pub(super) struct Side {
    pub(super) name: String,
    pub(super) actors: Vec<Line>,
}

impl Side {
    /// Whether its name says more than that of its first actor.
    pub(super) fn is_named(&self) -> bool {
        !self.name.is_empty() && self.actors.first().is_none_or(|line| line.actor != self.name)
    }
}

/// An actor and what it says on each topic.
#[derive(Debug)]
pub(super) struct Line {
    pub(super) actor: String,
    /// One for each topic.
    pub(super) cells: Vec<Vec<Entry>>,
}

/// A position that an actor takes.
#[derive(Debug)]
pub(super) struct Entry {
    pub(super) position: String,
    pub(super) sign: Sign,
    /// Statements.
    pub(super) number: usize,
    /// Through whom alone they are known; empty where one is the actor's own.
    pub(super) told: String,
    pub(super) tags: Tags,
}

type Cells<'a> = BTreeMap<(&'a str, &'a str), BTreeMap<&'a str, Vec<&'a Statement>>>;

/// The matrix of all statements.
pub(super) fn matrix(pen: &Pen<'_>) -> Matrix {
    let names = &pen.report().names;
    let mut cells = Cells::new();
    for statement in pen.report().statements.iter().filter(|s| !is_unlisted(&s.actor)) {
        let cell = cells.entry((&statement.actor, &statement.topic)).or_default();
        cell.entry(&statement.position).or_default().push(statement);
    }
    let topics: BTreeSet<&str> = cells.keys().map(|(_, topic)| *topic).collect();
    let mut topics: Vec<&str> = topics.into_iter().collect();
    topics.sort_by_key(|topic| names.topic_order(topic));
    let actors: BTreeSet<&str> = cells.keys().map(|(actor, _)| *actor).collect();
    let mut actors: Vec<&str> = actors.into_iter().collect();
    actors.sort_by_key(|actor| names.actor_order(actor));
    let mut sides: Vec<Side> = Vec::new();
    for actor in actors {
        let name = names.side_of(actor).map(|side| pen.phrases.side(side)).unwrap_or_default();
        let line = Line {
            actor: pen.phrases.actor(actor),
            cells: topics.iter().map(|topic| entries(pen, topic, cells.get(&(actor, *topic)))).collect(),
        };
        match sides.last_mut() {
            Some(last) if last.name == name => last.actors.push(line),
            _ => sides.push(Side { name, actors: vec![line] }),
        }
    }
    Matrix { topics: topics.iter().map(|topic| pen.phrases.topic(topic)).collect(), sides }
}

fn entries<'a>(
    pen: &Pen<'a>,
    topic: &str,
    cell: Option<&BTreeMap<&'a str, Vec<&'a Statement>>>,
) -> Vec<Entry> {
    let mut positions: Vec<(&&str, &Vec<&'a Statement>)> = cell.into_iter().flatten().collect();
    positions.sort_by_key(|(position, _)| pen.report().names.position_order(topic, position));
    let entry = |(position, statements): (&&str, &Vec<&'a Statement>)| Entry {
        position: pen.phrases.position(topic, position),
        sign: pen.sign(topic, position),
        number: statements.len(),
        told: pen.phrases.only_told(statements).unwrap_or_default(),
        tags: pen.facets.of_statements(statements),
    };
    positions.into_iter().map(entry).collect()
}
