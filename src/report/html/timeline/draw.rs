//! One drawing: lanes, signs on their days, lines between statements that do not go together.
//!
//! All places are in units of the drawing, which are pixels where it is as wide as it was made for.

use super::super::super::names::is_unlisted;
use super::super::super::paint::columns;
use super::super::super::view::{Kind, Statement};
use super::super::facets::Tags;
use super::super::signs::Sign;
use super::super::{Pen, dates};
use super::scale::{Scale, Tick};
use std::collections::BTreeMap;

/// Height of a row of signs in a lane, of a line of text, and of what is left free in a lane.
const ROW: f64 = 18.0;
const LINE: f64 = 16.0;
const FREE: f64 = 12.0;
/// Height of the days below the lanes.
const AXIS: f64 = 42.0;
/// Columns of text that a line of an actor's name may take.
const NAME: usize = 32;

/// What a drawing is made for.
#[derive(Debug, Clone, Copy)]
pub(super) struct Canvas {
    class: &'static str,
    width: f64,
    /// Room for names beside the lanes; without any they stand above their lanes.
    gutter: f64,
    end: f64,
}

/// For windows with room for names beside the lanes.
pub(super) const WIDE: Canvas = Canvas { class: "wide", width: 1040.0, gutter: 250.0, end: 1010.0 };
/// For telephones.
pub(super) const NARROW: Canvas = Canvas { class: "narrow", width: 360.0, gutter: 0.0, end: 350.0 };

/// A drawing, ready for the template.
#[derive(Debug)]
pub(in super::super) struct Drawing {
    pub(in super::super) class: &'static str,
    pub(in super::super) width: f64,
    pub(in super::super) height: f64,
    /// Where the lanes start and end from left to right, and where they end below.
    pub(in super::super) left: f64,
    pub(in super::super) right: f64,
    pub(in super::super) bottom: f64,
    pub(in super::super) lanes: Vec<f64>,
    pub(in super::super) labels: Vec<Label>,
    pub(in super::super) ticks: Vec<Tick>,
    pub(in super::super) marks: Vec<Mark>,
    pub(in super::super) lines: Vec<Line>,
}

/// A name.
#[derive(Debug)]
pub(in super::super) struct Label {
    pub(in super::super) x: f64,
    pub(in super::super) y: f64,
    pub(in super::super) text: String,
    /// Whether it names a side.
    pub(in super::super) side: bool,
}

/// Statements of one actor with one position on one day, or on the days of one column.
#[derive(Debug)]
pub(in super::super) struct Mark {
    pub(in super::super) x: f64,
    pub(in super::super) y: f64,
    pub(in super::super) size: f64,
    pub(in super::super) sign: Sign,
    pub(in super::super) title: String,
    /// Id of the first claim.
    pub(in super::super) claim: String,
    pub(in super::super) tags: Tags,
}

/// A conflict.
#[derive(Debug)]
pub(in super::super) struct Line {
    pub(in super::super) path: String,
    /// The head of the arrow, of a shift.
    pub(in super::super) head: Option<String>,
    pub(in super::super) kind: &'static str,
    pub(in super::super) title: String,
    /// Its row.
    pub(in super::super) row: String,
}

/// Column and position in an actor's lane.
type Place<'a> = (usize, usize, &'a str);

struct Lane<'a> {
    actor: &'a str,
    /// By column and place of the position.
    cells: BTreeMap<Place<'a>, Vec<&'a Statement>>,
}

impl Lane<'_> {
    /// Signs above each other where there are most.
    fn rows(&self) -> usize {
        let mut highest = BTreeMap::new();
        for (column, ..) in self.cells.keys() {
            *highest.entry(column).or_insert(0) += 1;
        }
        highest.into_values().max().unwrap_or(1)
    }
}

/// Draws the statements of a topic.
pub(super) fn drawing<'a>(
    pen: &Pen<'a>,
    topic: &str,
    statements: &[&'a Statement],
    canvas: Canvas,
) -> Drawing {
    let undated = pen.report().statements.iter().any(|statement| statement.day.is_none());
    let scale =
        Scale::new(pen.facets.days, undated, (canvas.gutter, canvas.end, canvas.width), pen.mirrored());
    let (from, to) = (scale.turned(canvas.gutter), scale.turned(canvas.end));
    let mut drawing = Drawing {
        class: canvas.class,
        width: canvas.width,
        height: 0.0,
        left: from.min(to),
        right: from.max(to),
        bottom: 0.0,
        lanes: Vec::new(),
        labels: Vec::new(),
        ticks: scale.ticks(pen.words()),
        marks: Vec::new(),
        lines: Vec::new(),
    };
    let mut places = BTreeMap::new();
    let mut y = 0.0;
    let mut side = None;
    for lane in lanes(pen, statements, &scale) {
        let own = pen.report().names.side_of(lane.actor);
        if side != Some(own) {
            side = Some(own);
            y += 10.0;
            let name = own.map(|side| pen.phrases.side(side));
            // A side of one body has its name.
            if let Some(text) = name.filter(|name| *name != pen.phrases.actor(lane.actor)) {
                y += LINE;
                drawing.labels.push(Label { x: scale.turned(0.0), y: y - 4.0, text, side: true });
            }
        }
        y = draw_lane(pen, &lane, &scale, canvas, y, &mut drawing, &mut places);
    }
    drawing.bottom = y;
    drawing.height = y + AXIS;
    drawing.lines = lines(pen, topic, &scale, &places, canvas);
    drawing
}

fn lanes<'a>(pen: &Pen<'a>, statements: &[&'a Statement], scale: &Scale) -> Vec<Lane<'a>> {
    let mut by_actor: BTreeMap<&str, BTreeMap<Place<'a>, Vec<&Statement>>> = BTreeMap::new();
    // Bodies that no pack lists are compared with nobody: the table has them, lanes would say more than is known.
    for statement in statements.iter().filter(|statement| !is_unlisted(&statement.actor)) {
        let place = pen.report().names.position_place(&statement.topic, &statement.position);
        let key = (scale.column(statement.day), place, statement.position.as_str());
        by_actor.entry(&statement.actor).or_default().entry(key).or_default().push(statement);
    }
    let mut lanes: Vec<Lane<'_>> = by_actor.into_iter().map(|(actor, cells)| Lane { actor, cells }).collect();
    lanes.sort_by_key(|lane| pen.report().names.actor_order(lane.actor));
    lanes
}

/// Draws a lane below `top`; gives where it ends.
fn draw_lane<'a>(
    pen: &Pen<'a>,
    lane: &Lane<'a>,
    scale: &Scale,
    canvas: Canvas,
    top: f64,
    drawing: &mut Drawing,
    places: &mut BTreeMap<(&'a str, usize, &'a str), (f64, f64)>,
) -> f64 {
    let beside = canvas.gutter > 0.0;
    let name = name_lines(&pen.phrases.actor(lane.actor), beside);
    let text = name.len() as f64 * LINE;
    let signs = lane.rows() as f64 * ROW;
    let (height, middle) = if beside {
        let height = text.max(signs) + FREE;
        (height, top + height / 2.0)
    } else {
        (text + signs + FREE, top + text + 6.0 + signs / 2.0)
    };
    let first = if beside { middle - text / 2.0 + 12.0 } else { top + 13.0 };
    for (nth, text) in name.into_iter().enumerate() {
        let y = first + nth as f64 * LINE;
        drawing.labels.push(Label { x: scale.turned(0.0), y, text, side: false });
    }
    drawing.lanes.push(middle);
    let mut in_column: BTreeMap<usize, usize> = BTreeMap::new();
    for (column, ..) in lane.cells.keys() {
        *in_column.entry(*column).or_default() += 1;
    }
    let mut drawn: BTreeMap<usize, usize> = BTreeMap::new();
    for ((column, place, position), statements) in &lane.cells {
        let row = drawn.entry(*column).or_default();
        let all = in_column.get(column).copied().unwrap_or(1);
        let (x, y) = (scale.x(*column), middle + (*row as f64 - (all as f64 - 1.0) / 2.0) * ROW);
        *row += 1;
        places.insert((lane.actor, *column, position), (x, y));
        drawing.marks.push(mark(pen, statements, Sign::nth(*place), (x, y)));
    }
    top + height
}

/// A name in one or two lines; the rest of a longer one is in the title of every sign and in the table.
fn name_lines(name: &str, beside: bool) -> Vec<String> {
    let width = if beside { NAME } else { NAME + NAME / 2 };
    let mut lines: Vec<String> = textwrap::wrap(name, textwrap::Options::new(width))
        .into_iter()
        .map(std::borrow::Cow::into_owned)
        .collect();
    if lines.len() > 2 {
        lines.truncate(2);
        if let Some(last) = lines.last_mut() {
            while columns(last) >= width && last.pop().is_some() {}
            last.push('…');
        }
    }
    lines
}

fn mark(pen: &Pen<'_>, statements: &[&Statement], sign: Sign, (x, y): (f64, f64)) -> Mark {
    let mut said = Vec::new();
    if let Some(first) = statements.first() {
        let position = pen.phrases.position(&first.topic, &first.position);
        said.push(format!("{}: {position}", pen.phrases.actor(&first.actor)));
        let days = statements.iter().filter_map(|statement| statement.day);
        let span = days.clone().min().zip(days.max());
        said.push(match span {
            Some(_) => dates::span(pen.words(), span),
            None => pen.words().say("no-day"),
        });
        if statements.len() > 1 {
            said.push(pen.words().count("statements", statements.len()));
        }
        let mut outlets: Vec<String> = statements.iter().flat_map(|s| super::outlets(pen, s)).collect();
        outlets.sort();
        outlets.dedup();
        said.push(outlets.join(", "));
    }
    let claims = statements.iter().flat_map(|statement| pen.phrases.index.claims(statement));
    Mark {
        x,
        y,
        size: 1.0 + 0.12 * (statements.len().min(4) as f64 - 1.0),
        sign,
        title: said.join(" · "),
        claim: claims.map(|claim| claim.short.clone()).next().unwrap_or_default(),
        tags: pen.facets.of_statements(statements),
    }
}

/// A line for each conflict, between the statements that its row shows.
fn lines(
    pen: &Pen<'_>,
    topic: &str,
    scale: &Scale,
    places: &BTreeMap<(&str, usize, &str), (f64, f64)>,
    canvas: Canvas,
) -> Vec<Line> {
    let mut lines = Vec::new();
    for conflict in pen.report().conflicts.iter().filter(|conflict| conflict.topic == topic) {
        let Some(near) = pen.phrases.index.nearest(conflict) else { continue };
        let end = |s: &Statement| {
            places.get(&(s.actor.as_str(), scale.column(s.day), s.position.as_str())).copied()
        };
        let Some((a, b)) = end(near.a.statement).zip(end(near.b.statement)) else { continue };
        let said = |s: &Statement| {
            format!("{}: {}", pen.phrases.actor(&s.actor), pen.phrases.position(topic, &s.position))
        };
        let kind = pen.words().say(&format!("line-{}", conflict.kind.as_str()));
        let through = control(a, b, conflict.kind, scale, canvas);
        lines.push(Line {
            path: format!("M{:.1} {:.1}Q{:.1} {:.1} {:.1} {:.1}", a.0, a.1, through.0, through.1, b.0, b.1),
            head: (conflict.kind == Kind::Shift).then(|| head(through, b)),
            kind: conflict.kind.as_str(),
            title: format!("{kind} · {} · {}", said(near.a.statement), said(near.b.statement)),
            row: conflict.short.clone(),
        });
    }
    lines
}

/// What a line bends towards: a shift rises above its lane, the others swing out of the column they would
/// otherwise hide in, the further the more lanes they cross.
fn control(a: (f64, f64), b: (f64, f64), kind: Kind, scale: &Scale, canvas: Canvas) -> (f64, f64) {
    let (middle, across) = (((a.0 + b.0) / 2.0, (a.1 + b.1) / 2.0), (a.0 - b.0).abs());
    if kind == Kind::Shift && across > 1.0 {
        return (middle.0, a.1.min(b.1) - (10.0 + across * 0.12).min(30.0));
    }
    let swing = scale.onward() * (12.0 + (a.1 - b.1).abs() * 0.2).min(90.0);
    let out = middle.0 + swing;
    let inside = (4.0..canvas.width - 4.0).contains(&out);
    (if inside { out } else { middle.0 - swing }, middle.1)
}

/// A small triangle before `tip`, coming from `from`.
fn head(from: (f64, f64), tip: (f64, f64)) -> String {
    let (dx, dy) = (tip.0 - from.0, tip.1 - from.1);
    let length = dx.hypot(dy).max(0.1);
    let (ux, uy) = (dx / length, dy / length);
    let at = |along: f64, aside: f64| (tip.0 - ux * along - uy * aside, tip.1 - uy * along + ux * aside);
    let [a, b, c] = [at(8.0, 0.0), at(16.0, 4.5), at(16.0, -4.5)];
    format!("M{:.1} {:.1}L{:.1} {:.1}L{:.1} {:.1}z", a.0, a.1, b.0, b.1, c.0, c.1)
}
