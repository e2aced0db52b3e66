//! Rows of conflicts: with both quotations side by side or stacked, or in brief.

use super::grid::{Cell, GAP, grid};
use super::index::{Opposed, Voice};
use super::paint::{Style, field_lines, styled, text_lines};
use super::phrases::Phrases;
use super::view::{Conflict, Kind, Stand};
use crate::extract::claim::Precision;
use unicode_width::UnicodeWidthStr;

/// Up to this width the two sides of a row are stacked.
const STACKED: usize = 100;
/// Width of the first column (id, topic, days between): at least, and at most for the sake of a long word.
const MARGIN: (usize, usize) = (13, 20);
/// Lines that a quotation takes when stacked, and side by side.
const LINES: (usize, usize) = (3, 5);

/// Rows with both quotations; `sides` head the columns where there is room for two.
pub(super) fn full(
    phrases: &Phrases<'_>,
    conflicts: &[&Conflict],
    sides: Option<(String, String)>,
    width: usize,
) -> String {
    let wide = width > STACKED;
    let first = first_column(phrases);
    let rest = width.saturating_sub(first + GAP);
    let column = if wide { rest.saturating_sub(GAP) / 2 } else { rest };
    let mut rows = Vec::new();
    for conflict in conflicts {
        let Some(found) = Sides::of(phrases, conflict) else { continue };
        let margin = margin(phrases, conflict, found.opposed.days_apart, first);
        let lines = if wide { LINES.1 } else { LINES.0 };
        let mut a = voice(phrases, conflict, found.a, &found.opposed.a, column, lines);
        let b = voice(phrases, conflict, found.b, &found.opposed.b, column, lines);
        if wide {
            rows.push(vec![margin, a, b]);
        } else {
            a.push(String::new());
            a.extend(b);
            rows.push(vec![margin, a]);
        }
    }
    if !wide {
        return grid(&[first, column], None, rows, true);
    }
    let head = |text: &str| text_lines(&styled(Style::Strong, text), column);
    let header = sides.map(|(a, b)| vec![Vec::new(), head(&a), head(&b)]);
    grid(&[first, column, column], header, rows, true)
}

/// The two stands of a conflict as they are shown, and their nearest statements.
#[derive(Debug)]
struct Sides<'a> {
    a: &'a Stand,
    b: &'a Stand,
    opposed: Opposed<'a>,
}

impl<'a> Sides<'a> {
    fn of(phrases: &Phrases<'a>, conflict: &'a Conflict) -> Option<Self> {
        let near = phrases.index.nearest(conflict)?;
        if phrases.turned(conflict) {
            let opposed = Opposed { a: near.b, b: near.a, ..near };
            return Some(Self { a: &conflict.b, b: &conflict.a, opposed });
        }
        Some(Self { a: &conflict.a, b: &conflict.b, opposed: near })
    }
}

/// The width of the first column: no word of a topic's title is broken.
fn first_column(phrases: &Phrases<'_>) -> usize {
    let titles = phrases.report.conflicts.iter().map(|conflict| phrases.topic(&conflict.topic));
    let longest = titles.flat_map(|title| title.split_whitespace().map(str::width).max()).max();
    longest.unwrap_or_default().clamp(MARGIN.0, MARGIN.1)
}

fn margin(phrases: &Phrases<'_>, conflict: &Conflict, days_apart: Option<u32>, width: usize) -> Cell {
    let mut lines = vec![styled(Style::Id, &conflict.short)];
    lines.extend(text_lines(&phrases.topic(&conflict.topic), width));
    lines.extend(text_lines(&styled(Style::Faint, &phrases.apart(days_apart)), width));
    lines.extend(more(phrases, conflict).map(|more| styled(Style::Faint, &more)));
    lines
}

fn more(phrases: &Phrases<'_>, conflict: &Conflict) -> Option<String> {
    let rest = conflict.pairs.len().saturating_sub(1);
    (rest > 0).then(|| phrases.words.count("more", rest))
}

fn voice(
    phrases: &Phrases<'_>,
    conflict: &Conflict,
    stand: &Stand,
    voice: &Voice<'_>,
    width: usize,
    lines: usize,
) -> Cell {
    let mut cell = field_lines(&[phrases.stand(&conflict.topic, stand)], width);
    cell.extend(field_lines(&phrases.circumstances(voice), width));
    // Lines break at words, so that a quotation seldom fills them.
    let budget = (lines * width).saturating_sub(lines * 4);
    cell.extend(text_lines(&phrases.quote(voice.claim, budget), width));
    cell
}

/// Rows without quotations: id, topic, both stands with day and outlets, days between.
pub(super) fn brief(phrases: &Phrases<'_>, conflicts: &[&Conflict], width: usize) -> String {
    let first = first_column(phrases);
    let column = width.saturating_sub(first + GAP);
    let row = |conflict: &&Conflict| {
        let found = Sides::of(phrases, conflict)?;
        let mut margin = vec![styled(Style::Id, &conflict.short)];
        margin.extend(text_lines(&phrases.topic(&conflict.topic), first));
        Some(vec![margin, stands(phrases, conflict, &found, column)])
    };
    grid(&[first, column], None, conflicts.iter().filter_map(row).collect(), false)
}

fn stands(phrases: &Phrases<'_>, conflict: &Conflict, found: &Sides<'_>, width: usize) -> Cell {
    let (a, b) = (&found.opposed.a, &found.opposed.b);
    let between = if conflict.kind == Kind::Shift { "then" } else { "versus" };
    let mut cell = field_lines(&brief_voice(phrases, &conflict.topic, found.a, a), width);
    let mut second = brief_voice(phrases, &conflict.topic, found.b, b);
    if let Some(first) = second.first_mut() {
        let stand = if conflict.kind == Kind::Shift {
            styled(Style::Position, &phrases.position(&conflict.topic, &found.b.position))
        } else {
            first.clone()
        };
        *first = phrases.words.with(between, &[("stand", &stand)]);
    }
    second.push(phrases.apart(found.opposed.days_apart));
    second.extend(more(phrases, conflict));
    cell.extend(field_lines(&second, width));
    cell
}

fn brief_voice(phrases: &Phrases<'_>, topic: &str, stand: &Stand, voice: &Voice<'_>) -> Vec<String> {
    let precision: Precision = voice.claim.date.precision;
    let mut fields = vec![phrases.stand(topic, stand), phrases.day(voice.statement.day, precision)];
    fields.push(phrases.outlets(voice.statement));
    fields.extend(phrases.cautions(voice.claim));
    fields
}
