//! Who said what on which day: for each topic a drawing, and the same as a table.
//!
//! Each topic has its own drawing because conflicts never leave a topic and each topic has its own positions.
//! It is drawn twice, for wide and for narrow windows; a style sheet chooses.

mod draw;
mod scale;

use super::super::view::Statement;
use super::Pen;
use super::dates::Day;
use super::facets::Tags;
use super::rows::outlets;
use super::signs::Sign;
use crate::extract::claim::Precision;
pub(super) use draw::Drawing;
use std::collections::BTreeSet;

/// The drawings of a topic, and what they show as a table.
#[derive(Debug)]
pub(super) struct Chart {
    pub(super) number: usize,
    pub(super) topic: String,
    pub(super) title: String,
    /// What is in it, in numbers.
    pub(super) summary: String,
    pub(super) legend: Vec<(Sign, String)>,
    pub(super) drawings: [Drawing; 2],
    pub(super) rows: Vec<Told>,
}

/// A statement as a row of the table.
#[derive(Debug)]
pub(super) struct Told {
    pub(super) id: String,
    pub(super) day: Day,
    pub(super) actor: String,
    pub(super) position: String,
    pub(super) sign: Sign,
    pub(super) outlets: Vec<String>,
    pub(super) claims: Vec<String>,
    pub(super) tags: Tags,
}

/// The charts of all topics, in the order of the pack.
pub(super) fn charts(pen: &Pen<'_>) -> Vec<Chart> {
    let names = &pen.report().names;
    let topics: BTreeSet<&str> = pen.report().statements.iter().map(|s| s.topic.as_str()).collect();
    let mut topics: Vec<&str> = topics.into_iter().collect();
    topics.sort_by_key(|topic| names.topic_order(topic));
    topics.into_iter().enumerate().map(|(number, topic)| chart(pen, number, topic)).collect()
}

fn chart(pen: &Pen<'_>, number: usize, topic: &str) -> Chart {
    let statements: Vec<&Statement> =
        pen.report().statements.iter().filter(|statement| statement.topic == topic).collect();
    let name = pen.phrases.topic(topic);
    let positions: BTreeSet<&str> = statements.iter().map(|s| s.position.as_str()).collect();
    let mut positions: Vec<&str> = positions.into_iter().collect();
    positions.sort_by_key(|position| pen.report().names.position_order(topic, position));
    let of_topic = pen.report().conflicts.iter().filter(|conflict| conflict.topic == topic).count();
    let counted =
        [pen.words().count("statements", statements.len()), pen.words().count("conflicts", of_topic)];
    Chart {
        number,
        title: pen.words().with("chart-title", &[("topic", &name)]),
        topic: name,
        summary: counted.join(" · "),
        legend: positions.iter().map(|p| (pen.sign(topic, p), pen.phrases.position(topic, p))).collect(),
        drawings: [draw::WIDE, draw::NARROW].map(|canvas| draw::drawing(pen, topic, &statements, canvas)),
        rows: table(pen, topic, &statements),
    }
}

fn table(pen: &Pen<'_>, topic: &str, statements: &[&Statement]) -> Vec<Told> {
    let mut sorted = statements.to_vec();
    sorted.sort_by_key(|s| (s.day.is_none(), s.day, pen.report().names.actor_order(&s.actor), &s.id));
    let told = |statement: &Statement| Told {
        id: statement.short.clone(),
        day: Day::new(pen.words(), statement.day, Precision::Day),
        actor: pen.phrases.actor(&statement.actor),
        position: pen.phrases.position(topic, &statement.position),
        sign: pen.sign(topic, &statement.position),
        outlets: outlets(pen, statement),
        claims: pen.phrases.index.claims(statement).map(|claim| claim.short.clone()).collect(),
        tags: pen.facets.of_statements(&[statement]),
    };
    sorted.into_iter().map(told).collect()
}
