//! The report as one page that needs nothing beside it: no network, no other file, and no script to show all.
//!
//! In: a report and the reader's language. Out: HTML. The templates escape whatever they are given; the policy
//! in the page's head lets a browser run the one style sheet and the one script that are in it and load nothing.

mod dates;
mod documents;
mod facets;
mod matrix;
mod quotation;
mod rows;
mod signs;
#[cfg(test)]
mod tests;
mod timeline;

use super::Options;
use super::messages::{Messages, direction};
use super::names::is_unlisted;
use super::paint::clean;
use super::phrases::{Caution, Extent, Phrases, extent};
use super::view::{Claim, Kind, Report};
use askama::Template;
use data_encoding::BASE64;
use facets::{Choice, Facets, Group};
use sha2::{Digest, Sha256};
use signs::Sign;
use std::collections::BTreeSet;

const STYLE: &str = include_str!("assets/page.css");
const SCRIPT: &str = include_str!("assets/page.js");

/// The whole report.
pub fn report(report: &Report, options: &Options) -> String {
    let pen = Pen::new(report, options);
    let extent = extent(report);
    let page = Page {
        words: pen.words(),
        style: STYLE,
        script: SCRIPT,
        policy: policy(),
        direction: direction(pen.words().language()).unwrap_or("ltr"),
        title: title(&pen),
        kicker: clean(report.names.pack(pen.words().language())),
        facts: facts(&pen, &extent),
        notes: notes(&pen, &extent),
        filters: filters(&pen),
        sections: rows::sections(&pen),
        charts: timeline::charts(&pen),
        matrix: matrix::matrix(&pen),
        documents: documents::documents(&pen),
        claims: report.claims.len(),
        made: format!("gainsay {}", env!("CARGO_PKG_VERSION")),
    };
    // Writing into a string does not fail, and the templates call nothing else that could.
    page.render().unwrap_or_else(|error| error.to_string())
}

/// What the parts of the page are written with.
struct Pen<'a> {
    phrases: Phrases<'a>,
    facets: Facets<'a>,
}

impl<'a> Pen<'a> {
    fn new(report: &'a Report, options: &'a Options) -> Self {
        let phrases = Phrases::new(report, options);
        let facets = Facets::new(&phrases);
        Self { phrases, facets }
    }

    fn report(&self) -> &'a Report {
        self.phrases.report
    }

    fn words(&self) -> &Messages {
        &self.phrases.words
    }

    /// Whether the page runs from right to left.
    fn mirrored(&self) -> bool {
        direction(self.words().language()) == Some("rtl")
    }

    fn sign(&self, topic: &str, position: &str) -> Sign {
        Sign::nth(self.report().names.position_place(topic, position))
    }

    fn cautions(&self, claim: &Claim) -> Vec<Caution> {
        self.phrases.told_of(claim)
    }
}

#[derive(Template)]
#[template(path = "page.html")]
struct Page<'a> {
    words: &'a Messages,
    style: &'static str,
    script: &'static str,
    policy: String,
    direction: &'static str,
    title: String,
    kicker: String,
    /// Label and text of what was read and found.
    facts: Vec<(String, Vec<String>)>,
    /// The same of what asks for attention; mostly empty.
    notes: Vec<(String, Vec<String>)>,
    filters: Filters,
    sections: Vec<rows::Section>,
    charts: Vec<timeline::Chart>,
    matrix: matrix::Matrix,
    documents: Vec<documents::Read>,
    claims: usize,
    made: String,
}

/// What the filters offer.
struct Filters {
    topics: Vec<Choice>,
    actors: Vec<Group>,
    outlets: Vec<Choice>,
    kinds: Vec<(&'static str, String)>,
    /// First and last day, as machines read them; empty where none is known.
    first: String,
    last: String,
    /// With `{rows}` and the like where the script puts numbers.
    count: String,
}

fn filters(pen: &Pen<'_>) -> Filters {
    let kind = |kind: Kind| (kind.as_str(), pen.words().say(&format!("kind-{}", kind.as_str())));
    let there = |kind: &Kind| pen.report().conflicts.iter().any(|conflict| conflict.kind == *kind);
    let iso = |day: Option<chrono::NaiveDate>| day.map(|day| day.to_string()).unwrap_or_default();
    let slots = ["rows", "all-rows", "claims", "all-claims"];
    let slots: Vec<(&str, String)> = slots.into_iter().map(|slot| (slot, format!("{{{slot}}}"))).collect();
    let slots: Vec<(&str, &str)> = slots.iter().map(|(name, slot)| (*name, slot.as_str())).collect();
    Filters {
        topics: pen.facets.topics(&pen.phrases),
        actors: pen.facets.actors(&pen.phrases),
        outlets: pen.facets.outlets(),
        kinds: Kind::ALL.into_iter().filter(there).map(kind).collect(),
        first: iso(pen.facets.days.map(|(first, _)| first)),
        last: iso(pen.facets.days.map(|(_, last)| last)),
        count: pen.words().with("filter-count", &slots),
    }
}

fn title(pen: &Pen<'_>) -> String {
    match &pen.report().compare {
        Some((a, b)) => {
            let (a, b) = (pen.phrases.side(a), pen.phrases.side(b));
            pen.words().with("against", &[("a", &a), ("b", &b)])
        }
        None => pen.words().say("heading-contradictions"),
    }
}

fn facts(pen: &Pen<'_>, extent: &Extent) -> Vec<(String, Vec<String>)> {
    let (words, report) = (pen.words(), pen.report());
    let of = |kind: Kind| report.conflicts.iter().filter(|conflict| conflict.kind == kind).count();
    let read = vec![
        words.count("reports", report.documents.len()),
        words.count("outlets", extent.outlets.len()),
        words.count("skipped", report.skipped.len()),
    ];
    let found = vec![
        words.count("claims", report.claims.len()),
        words.count("contradictions", of(Kind::Contradiction)),
        words.count("shifts", of(Kind::Shift)),
        words.count("divergences", of(Kind::Divergence)),
    ];
    let pack = vec![clean(&report.pack.id), clean(&report.pack.origin)];
    let days = vec![dates::span(words, extent.days)];
    [("page-reports", read), ("page-days", days), ("page-found", found), ("page-pack", pack)]
        .map(|(label, said)| (words.say(label), said))
        .into()
}

fn notes(pen: &Pen<'_>, extent: &Extent) -> Vec<(String, Vec<String>)> {
    let words = pen.words();
    let skipped = pen.report().skipped.iter().map(|s| format!("{} ({})", clean(&s.path), clean(&s.reason)));
    let notes = [
        ("page-shown", pen.phrases.shown().into_iter().collect()),
        ("page-skipped", skipped.collect::<Vec<_>>()),
        ("page-copies", extent.copies.iter().map(|copy| pen.phrases.copy(copy)).collect()),
        ("page-undated", extent.undated.clone()),
        ("heading-unlisted", unlisted(pen)),
    ];
    notes.into_iter().filter(|(_, all)| !all.is_empty()).map(|(label, all)| (words.say(label), all)).collect()
}

/// The bodies that the pack does not list.
fn unlisted(pen: &Pen<'_>) -> Vec<String> {
    let actors = pen.report().claims.iter().map(|claim| claim.actor.as_str());
    let unlisted: BTreeSet<&str> = actors.filter(|actor| is_unlisted(actor)).collect();
    unlisted.into_iter().map(|actor| pen.phrases.actor(actor)).collect()
}

/// Nothing may be loaded, and nothing run but the page's own style and script, told by their hashes.
fn policy() -> String {
    format!(
        "default-src 'none'; style-src '{}'; script-src '{}'; base-uri 'none'; form-action 'none'",
        source(STYLE),
        source(SCRIPT)
    )
}

/// The hash of an inline style or script as a policy names it.
fn source(text: &str) -> String {
    format!("sha256-{}", BASE64.encode(&Sha256::digest(text.as_bytes())))
}
