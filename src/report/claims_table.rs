//! The table of claims, grouped by document and actor.

use super::Options;
use super::grid::{Cell, GAP, grid};
use super::names::is_unlisted;
use super::paint::{Style, clean, field_lines, finish, label, styled, text_lines};
use super::phrases::Phrases;
use super::table::{foot, head};
use super::view::{Claim, Document, Report};
use crate::extract::claim::Precision;
use std::collections::{BTreeMap, BTreeSet};

/// Lines that a quotation takes.
const LINES: usize = 3;

/// Widths of id, actor, position and quotation.
#[derive(Debug, Clone, Copy)]
struct Widths([usize; 4]);

impl Widths {
    fn of(report: &Report, width: usize) -> Self {
        let id = report.claims.iter().map(|claim| claim.short.len()).max().unwrap_or(6).min(18);
        let actor = (width / 5).clamp(8, 30);
        let position = (width / 5).clamp(8, 26);
        let quote = width.saturating_sub(id + actor + position + 3 * GAP).max(4);
        Self([id, actor, position, quote])
    }
}

/// The claims of each document, those of one actor together, both in the order of the text.
pub fn claims(report: &Report, options: &Options) -> String {
    let phrases = Phrases::new(report, options);
    let width = options.columns();
    let mut parts = vec![head(&phrases, None, width)];
    let widths = Widths::of(report, width);
    for document in &report.documents {
        let own = phrases.index.of_document(&document.id);
        if !own.is_empty() {
            parts.push(format!("{}{}", heading(&phrases, document, width), rows(&phrases, own, widths)));
        }
    }
    let last = match report.claims.first() {
        Some(claim) => foot(&phrases, &parts, &format!("show {}", claim.short), "next-passage", options),
        None => format!("{}\n", phrases.words.say("no-claims-found")),
    };
    parts.push(last);
    finish(&parts.join("\n"), options.colour)
}

fn heading(phrases: &Phrases<'_>, document: &Document, width: usize) -> String {
    let mut fields = vec![styled(Style::Strong, &label(&document.id))];
    fields.extend(document.outlet.as_deref().map(label));
    fields.push(phrases.day(document.published, Precision::Day));
    fields.extend(
        document
            .copy_of
            .as_deref()
            .map(|first| phrases.words.with("copy-of-this", &[("first", &label(first))])),
    );
    let mut lines = field_lines(&fields, width);
    lines.extend(document.title.iter().flat_map(|title| text_lines(&clean(title), width)));
    lines.push("─".repeat(width));
    lines.iter().map(|line| format!("{line}\n")).collect()
}

fn rows(phrases: &Phrases<'_>, claims: &[&Claim], widths: Widths) -> String {
    let mut actors: Vec<&str> = Vec::new();
    for claim in claims {
        if !actors.contains(&claim.actor.as_str()) {
            actors.push(&claim.actor);
        }
    }
    let mut rows = Vec::new();
    for actor in actors {
        let own = claims.iter().filter(|claim| claim.actor == actor);
        for (nth, claim) in own.enumerate() {
            rows.push(row(phrases, claim, nth == 0, widths));
        }
    }
    grid(&widths.0, None, rows, false)
}

/// The claims of bodies that the pack does not list, apart from everybody else's; what a copy repeats stands once.
pub(super) fn unlisted(phrases: &Phrases<'_>, width: usize) -> Option<(usize, String)> {
    let report = phrases.report;
    let copied = report.documents.iter().filter_map(|d| Some((d.id.as_str(), d.copy_of.as_deref()?)));
    let copied: BTreeMap<&str, &str> = copied.collect();
    let all = || report.claims.iter().filter(|claim| is_unlisted(&claim.actor));
    let said: BTreeSet<_> = all().map(|claim| said_in(&claim.document, claim)).collect();
    let repeated = |claim: &Claim| {
        copied.get(claim.document.as_str()).is_some_and(|first| said.contains(&said_in(first, claim)))
    };
    let mut claims: Vec<&Claim> = all().filter(|claim| !repeated(claim)).collect();
    if claims.is_empty() {
        return None;
    }
    // A stable sort: claims of one actor stay in the order of the text.
    claims.sort_by_key(|claim| &claim.actor);
    Some((claims.len(), rows(phrases, &claims, Widths::of(report, width))))
}

/// What is claimed by whom, as a document says it.
fn said_in<'a>(document: &'a str, claim: &'a Claim) -> [&'a str; 4] {
    [document, &claim.actor, &claim.topic, &claim.position]
}

fn row(phrases: &Phrases<'_>, claim: &Claim, first: bool, Widths(widths): Widths) -> Vec<Cell> {
    let [_, actor, position, quote] = widths;
    let mut who = Vec::new();
    if first {
        who.extend(field_lines(&[styled(Style::Strong, &phrases.actor(&claim.actor))], actor));
    }
    who.extend(claim.speaker.spokesperson.iter().flat_map(|name| field_lines(&[clean(name)], actor)));
    let topic = phrases.topic(&claim.topic);
    let answer = styled(Style::Position, &phrases.position(&claim.topic, &claim.position));
    let mut what = field_lines(&[format!("{topic}: {answer}")], position);
    what.extend(field_lines(&phrases.cautions(claim), position));
    let budget = (LINES * quote).saturating_sub(LINES * 3);
    let words = text_lines(&phrases.quote(claim, budget), quote);
    vec![vec![styled(Style::Id, &claim.short)], who, what, words]
}
