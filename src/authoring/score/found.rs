//! What a run found: taken from a report in memory, or from the JSON that one wrote.

use super::codes;
use super::gold::GoldClaim;
use super::{ClaimItem, ClaimKey, ConflictKey};
use crate::corpus::Document;
use crate::diagnostic::{Diagnostic, SourceId, SourceMap};
use crate::extract::claim::Basis;
use crate::report::view::{self, Report, Stand, basis_word};
use serde::Deserialize;
use std::collections::BTreeMap;

/// Claims and conflicts of a run.
#[derive(Debug, Clone, Default)]
pub struct Found {
    /// By id.
    pub documents: BTreeMap<String, FoundDocument>,
    /// In the order of the report.
    pub claims: Vec<FoundClaim>,
    /// In the order of the report.
    pub conflicts: Vec<FoundConflict>,
}

/// A document that was read.
#[derive(Debug, Clone)]
pub struct FoundDocument {
    /// Where it was read from.
    pub path: String,
    /// Its language.
    pub language: Option<String>,
    /// Its text.
    pub body: Body,
}

/// The text of a document, as far as it is known.
#[derive(Debug, Clone)]
pub enum Body {
    /// It is not.
    Unknown,
    /// A report's, and the lines of its file that stand before it.
    Report(String, usize),
    /// A sentence, and the line of its file from 1.
    Sentence(String, usize),
}

/// A claim that was found.
#[derive(Debug, Clone)]
pub struct FoundClaim {
    /// Its id; short where the report is at hand.
    pub id: String,
    /// What is compared.
    pub key: ClaimKey,
    /// Whether its speaker is none of the pack's.
    pub unlisted: bool,
    /// Its quotation.
    pub quote: String,
    /// Where that begins, in code points of the body.
    pub start: usize,
}

/// A conflict that was found.
#[derive(Debug, Clone)]
pub struct FoundConflict {
    /// Its id; short where the report is at hand.
    pub id: String,
    /// What is compared.
    pub key: ConflictKey,
}

impl Found {
    /// Of a report on these documents.
    pub fn of(report: &Report, documents: &[Document]) -> Self {
        let read: BTreeMap<&str, &Document> = documents.iter().map(|d| (d.id.as_str(), d)).collect();
        let document = |d: &view::Document| {
            let of = |read: &&Document| Body::Report(read.text.clone(), read.lines_before);
            let body = read.get(d.id.as_str()).map_or(Body::Unknown, of);
            (d.id.clone(), FoundDocument { path: d.path.clone(), language: d.language.clone(), body })
        };
        Self {
            documents: report.documents.iter().map(document).collect(),
            claims: report.claims.iter().map(claim).collect(),
            conflicts: report.conflicts.iter().map(conflict).collect(),
        }
    }

    /// Of the JSON that `gainsay report --format json` prints, which is the text of `source`.
    ///
    /// # Errors
    /// Where it is not that, with the place.
    pub fn read(source: SourceId, sources: &SourceMap) -> Result<Self, Box<Diagnostic>> {
        let text = sources.text(source);
        let broken = |message: String| Diagnostic::error(codes::BAD_REPORT, message).help(REPORT_HELP);
        let written: Written = serde_json::from_str(text).map_err(|error| {
            let at = super::lines::offset(text, error.line(), error.column());
            let message = format!("`{}` is no report of this tool", sources.name(source));
            Box::new(broken(message).at(source, at..at + 1, super::lines::reason(&error)))
        })?;
        if written.version != view::VERSION {
            let message = format!("`{}` is a report of another version", sources.name(source));
            let note = format!("it says version {}, and {} is read here", written.version, view::VERSION);
            return Err(Box::new(broken(message).note(note)));
        }
        Ok(written.found())
    }

    /// A claim that should have been found.
    pub(super) fn missed(&self, key: &ClaimKey, gold: &GoldClaim) -> ClaimItem {
        let mut item = self.item(key);
        let document = self.documents.get(&key.document);
        match document.map(|document| &document.body) {
            Some(Body::Sentence(text, _)) => item.words = Some(text.clone()),
            Some(Body::Report(text, before)) => {
                let cue = gold.cues.iter().find_map(|cue| place(text, cue));
                item.line = cue.map(|byte| before + line_at(text, byte));
                item.words = gold.cues.first().cloned();
            }
            _ => item.words = gold.cues.first().cloned(),
        }
        item
    }

    /// A claim that should not have been.
    pub(super) fn invented(&self, claim: &FoundClaim) -> ClaimItem {
        let mut item = self.item(&claim.key);
        item.id = Some(claim.id.clone());
        item.words = Some(claim.quote.clone());
        match self.documents.get(&claim.key.document).map(|document| &document.body) {
            Some(Body::Sentence(text, _)) => item.words = Some(text.clone()),
            Some(Body::Report(text, before)) => {
                item.line = Some(before + line_at(text, bytes(text, claim.start)));
            }
            _ => {}
        }
        item
    }

    fn item(&self, key: &ClaimKey) -> ClaimItem {
        let document = self.documents.get(&key.document);
        let line = document.and_then(|document| match &document.body {
            Body::Sentence(_, line) => Some(*line),
            _ => None,
        });
        let path = document.map(|document| document.path.clone());
        ClaimItem { id: None, key: key.clone(), path, line, words: None, sentence: line.is_some() }
    }
}

const REPORT_HELP: &str = "write it anew: `gainsay report PATH… --format json -o report.json`";

fn claim(claim: &view::Claim) -> FoundClaim {
    FoundClaim {
        id: claim.short.clone(),
        key: ClaimKey {
            document: claim.document.clone(),
            actor: claim.actor.clone(),
            topic: claim.topic.clone(),
            position: claim.position.clone(),
        },
        unlisted: claim.speaker.basis == Basis::Unlisted,
        quote: claim.quote.exact.clone(),
        start: claim.quote.start,
    }
}

fn conflict(conflict: &view::Conflict) -> FoundConflict {
    let kind = conflict.kind.as_str().to_owned();
    let key = ConflictKey::new(kind, conflict.topic.clone(), conflict.a.clone(), conflict.b.clone());
    FoundConflict { id: conflict.short.clone(), key }
}

/// Where a reader's cue stands: as it is, or the longest part of one that leaves something out.
fn place(text: &str, cue: &str) -> Option<usize> {
    let mut parts: Vec<&str> = cue.split("...").flat_map(|part| part.split('…')).map(str::trim).collect();
    parts.retain(|part| !part.is_empty());
    parts.sort_by_key(|part| std::cmp::Reverse(part.len()));
    text.find(cue).or_else(|| text.find(parts.first()?))
}

/// The line of a byte, from 1.
fn line_at(text: &str, byte: usize) -> usize {
    text.get(..byte).unwrap_or(text).matches('\n').count() + 1
}

/// Bytes before a number of code points.
fn bytes(text: &str, points: usize) -> usize {
    text.char_indices().nth(points).map_or(text.len(), |(at, _)| at)
}

/// The part of the contract that is needed.
#[derive(Deserialize)]
struct Written {
    version: u32,
    documents: Vec<WrittenDocument>,
    claims: Vec<WrittenClaim>,
    conflicts: Vec<WrittenConflict>,
}

#[derive(Deserialize)]
struct WrittenDocument {
    id: String,
    path: String,
    language: Option<String>,
}

#[derive(Deserialize)]
struct WrittenClaim {
    id: String,
    #[serde(flatten)]
    key: WrittenKey,
    speaker: WrittenSpeaker,
    quote: WrittenQuote,
}

#[derive(Deserialize)]
struct WrittenKey {
    document: String,
    actor: String,
    topic: String,
    position: String,
}

#[derive(Deserialize)]
struct WrittenSpeaker {
    basis: String,
}

#[derive(Deserialize)]
struct WrittenQuote {
    exact: String,
    start: usize,
}

#[derive(Deserialize)]
struct WrittenConflict {
    id: String,
    kind: String,
    topic: String,
    a: WrittenStand,
    b: WrittenStand,
}

#[derive(Deserialize)]
struct WrittenStand {
    actor: String,
    position: String,
}

impl Written {
    fn found(self) -> Found {
        let document = |d: WrittenDocument| {
            (d.id, FoundDocument { path: d.path, language: d.language, body: Body::Unknown })
        };
        Found {
            documents: self.documents.into_iter().map(document).collect(),
            claims: self.claims.into_iter().map(WrittenClaim::found).collect(),
            conflicts: self.conflicts.into_iter().map(WrittenConflict::found).collect(),
        }
    }
}

impl WrittenClaim {
    fn found(self) -> FoundClaim {
        let WrittenKey { document, actor, topic, position } = self.key;
        FoundClaim {
            id: self.id,
            key: ClaimKey { document, actor, topic, position },
            unlisted: self.speaker.basis == basis_word(Basis::Unlisted),
            quote: self.quote.exact,
            start: self.quote.start,
        }
    }
}

impl WrittenConflict {
    fn found(self) -> FoundConflict {
        let stand = |stand: WrittenStand| Stand { actor: stand.actor, position: stand.position };
        FoundConflict {
            id: self.id,
            key: ConflictKey::new(self.kind, self.topic, stand(self.a), stand(self.b)),
        }
    }
}
