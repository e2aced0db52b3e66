//! Conflicts as rows: two voices side by side, each with its quotation in context.

use super::super::index::Voice as Found;
use super::super::paint::clean;
use super::super::phrases::Caution;
use super::super::table::split;
use super::super::view::{Conflict, Kind, Stand, Statement};
use super::Pen;
use super::dates::Day;
use super::facets::Tags;
use super::quotation::{Foreign, Quotation};
use super::signs::Sign;
use crate::extract::claim::Precision;

/// Further statements of a row that are listed before the rest is counted.
const LISTED: usize = 24;

/// Rows under a heading.
#[derive(Debug)]
pub(super) struct Section {
    pub(super) id: &'static str,
    pub(super) heading: String,
    pub(super) number: usize,
    /// What stands over the two sides, where it is the same in all rows.
    pub(super) sides: Option<(String, String)>,
    pub(super) rows: Vec<Row>,
    /// What is said where there are none.
    pub(super) nothing: String,
}

/// A conflict.
#[derive(Debug)]
pub(super) struct Row {
    pub(super) id: String,
    pub(super) kind: &'static str,
    pub(super) topic: String,
    pub(super) apart: String,
    pub(super) tags: Tags,
    pub(super) voices: [Voice; 2],
    /// All statements of both sides, where there are more than the two.
    pub(super) also: Option<Also>,
}

/// One side of a conflict.
#[derive(Debug)]
pub(super) struct Voice {
    pub(super) actor: String,
    pub(super) position: String,
    pub(super) sign: Sign,
    pub(super) day: Day,
    pub(super) outlets: Vec<String>,
    pub(super) spokesperson: Option<Foreign>,
    pub(super) cautions: Vec<Caution>,
    pub(super) quotation: Quotation,
    pub(super) title: Option<Foreign>,
    /// Id of the claim.
    pub(super) claim: String,
}

/// The statements of a row.
#[derive(Debug)]
pub(super) struct Also {
    pub(super) heading: String,
    pub(super) sides: [(Vec<Said>, Option<String>); 2],
}

/// A statement in brief.
#[derive(Debug)]
pub(super) struct Said {
    pub(super) day: Day,
    pub(super) outlets: Vec<String>,
    /// Ids of its claims.
    pub(super) claims: Vec<String>,
}

/// The sections: the compared sides first, then by kind. What has no rows is left out, but for the first.
pub(super) fn sections(pen: &Pen<'_>) -> Vec<Section> {
    let (compared, others) = split(pen.report(), &pen.phrases);
    let words = pen.words();
    let nothing = match (&pen.report().filtered, &pen.report().compare) {
        (Some(_), _) => "none-shown",
        (None, Some(_)) => "none-between",
        (None, None) => "none-found",
    };
    let sides = pen.report().compare.as_ref().map(|(a, b)| (pen.phrases.side(a), pen.phrases.side(b)));
    let heading = words.say("heading-contradictions");
    let mut sections = vec![Section { sides, ..section(pen, "contradictions", heading, &compared) }];
    for (id, heading, kind) in [
        ("others", "heading-others", Kind::Contradiction),
        ("shifts", "heading-shifts", Kind::Shift),
        ("divergences", "heading-divergences", Kind::Divergence),
    ] {
        let own: Vec<&Conflict> = others.iter().copied().filter(|conflict| conflict.kind == kind).collect();
        if !own.is_empty() {
            sections.push(section(pen, id, words.say(heading), &own));
        }
    }
    if let Some(first) = sections.first_mut() {
        first.nothing = words.say(nothing);
    }
    sections
}

fn section(pen: &Pen<'_>, id: &'static str, heading: String, conflicts: &[&Conflict]) -> Section {
    let rows = conflicts.iter().filter_map(|conflict| row(pen, conflict)).collect();
    let number = conflicts.len();
    Section { id, heading, number, sides: None, rows, nothing: String::new() }
}

fn row(pen: &Pen<'_>, conflict: &Conflict) -> Option<Row> {
    let near = pen.phrases.index.nearest(conflict)?;
    let mut voices = [
        voice(pen, &conflict.topic, &conflict.a, &near.a),
        voice(pen, &conflict.topic, &conflict.b, &near.b),
    ];
    let mut also = also(pen, conflict);
    if pen.phrases.turned(conflict) {
        voices.reverse();
        if let Some(also) = &mut also {
            also.sides.reverse();
        }
    }
    Some(Row {
        id: conflict.short.clone(),
        kind: conflict.kind.as_str(),
        topic: pen.phrases.topic(&conflict.topic),
        apart: pen.phrases.apart(near.days_apart),
        tags: pen.facets.of_conflict(&pen.phrases, conflict),
        voices,
        also,
    })
}

fn voice(pen: &Pen<'_>, topic: &str, stand: &Stand, found: &Found<'_>) -> Voice {
    let claim = found.claim;
    let document = pen.phrases.index.document(&claim.document);
    Voice {
        actor: pen.phrases.actor(&stand.actor),
        position: pen.phrases.position(topic, &stand.position),
        sign: pen.sign(topic, &stand.position),
        day: Day::new(pen.words(), found.statement.day, claim.date.precision),
        outlets: outlets(pen, found.statement),
        spokesperson: claim.speaker.spokesperson.as_deref().map(|name| Foreign::new(name, document)),
        cautions: pen.cautions(claim),
        quotation: Quotation::in_context(claim, document),
        title: document.and_then(|document| Some(Foreign::new(document.title.as_deref()?, Some(document)))),
        claim: claim.short.clone(),
    }
}

/// The outlets of a statement, or that none is known.
pub(super) fn outlets(pen: &Pen<'_>, statement: &Statement) -> Vec<String> {
    if statement.outlets.is_empty() {
        return vec![pen.words().say("outlet-unknown")];
    }
    statement.outlets.iter().map(|outlet| clean(outlet)).collect()
}

fn also(pen: &Pen<'_>, conflict: &Conflict) -> Option<Also> {
    let side = |of: fn(&super::super::view::Pair) -> &String| {
        let mut all: Vec<&Statement> =
            conflict.pairs.iter().filter_map(|pair| pen.phrases.index.statement(of(pair))).collect();
        all.sort_by_key(|statement| (statement.day.is_none(), statement.day, &statement.id));
        all.dedup_by_key(|statement| &statement.id);
        all
    };
    let (a, b) = (side(|pair| &pair.a), side(|pair| &pair.b));
    let number = a.len() + b.len();
    if number <= 2 {
        return None;
    }
    let heading = pen.words().count("page-also", number);
    Some(Also { heading, sides: [listed(pen, &a), listed(pen, &b)] })
}

fn listed(pen: &Pen<'_>, statements: &[&Statement]) -> (Vec<Said>, Option<String>) {
    let said = |statement: &&Statement| Said {
        day: Day::new(pen.words(), statement.day, Precision::Day),
        outlets: outlets(pen, statement),
        claims: pen.phrases.index.claims(statement).map(|claim| claim.short.clone()).collect(),
    };
    let rest = statements.len().saturating_sub(LISTED);
    let more = (rest > 0).then(|| pen.words().count("more", rest));
    (statements.iter().take(LISTED).map(said).collect(), more)
}
