//! A gold standard: what careful readers found.
//!
//! In: a folder with `claims.jsonl` and perhaps `conflicts.jsonl` and `documents.txt`. Out: [`Gold`]; what is wrong
//! with a line is told, and the others count.

use super::codes;
use super::found::Found;
use super::lines::{Row, rows};
use super::{ClaimKey, ConflictKey};
use crate::corpus::readings::{CLAIMS, DOCUMENTS};
use crate::diagnostic::{Diagnostic, SourceId, SourceMap, nearest};
use crate::report::view::{Kind, Stand};
use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

const CONFLICTS: &str = "conflicts.jsonl";

const CLAIM_KEYS: [&str; 6] = ["doc", "actor", "topic", "position", "required", "cues"];
const CONFLICT_KEYS: [&str; 5] = ["kind", "topic", "a", "b", "required"];

/// What careful readers found.
#[derive(Debug, Clone, Default)]
pub struct Gold {
    /// The claims.
    pub claims: BTreeMap<ClaimKey, GoldClaim>,
    /// The conflicts; none where the readers did not look for any.
    pub conflicts: Option<BTreeMap<ConflictKey, GoldConflict>>,
    /// The documents that were read, those without a claim included.
    pub documents: BTreeSet<String>,
    /// The topics that were read for; empty for all.
    pub topics: BTreeSet<String>,
    /// By document: what it was written for.
    pub constructions: BTreeMap<String, String>,
}

/// What is said of a claim.
#[derive(Debug, Clone)]
pub struct GoldClaim {
    /// Whether missing it is an error; finding it is none either way.
    pub required: bool,
    /// The words, perhaps shortened.
    pub cues: Vec<String>,
    /// Its source and line.
    pub place: Place,
}

/// What is said of a conflict.
#[derive(Debug, Clone)]
pub struct GoldConflict {
    /// Whether missing it is an error; finding it is none either way.
    pub required: bool,
    /// Its source and line.
    pub place: Place,
}

/// The line of an item of a gold standard.
#[derive(Debug, Clone)]
pub struct Place {
    /// Its source.
    pub source: SourceId,
    /// Bytes in it.
    pub span: std::ops::Range<usize>,
}

impl Place {
    pub(super) fn at(&self, finding: Diagnostic, label: &str) -> Diagnostic {
        finding.at(self.source, self.span.clone(), label)
    }
}

impl Gold {
    /// Reads a folder; what is wrong with it goes to `findings`.
    pub fn read(folder: &Path, sources: &mut SourceMap, findings: &mut Vec<Diagnostic>) -> Self {
        let mut gold = Self::default();
        let Some(claims) = open(&folder.join(CLAIMS), sources, findings) else { return gold };
        let mut reader = Reader { sources, findings };
        reader.claims(claims, &mut gold);
        if folder.join(CONFLICTS).exists() {
            gold.conflicts = Some(BTreeMap::new());
            if let Some(conflicts) = open(&folder.join(CONFLICTS), reader.sources, reader.findings) {
                reader.conflicts(conflicts, &mut gold);
            }
        }
        gold.topics = gold.claims.keys().map(|key| key.topic.clone()).collect();
        gold.documents = gold.claims.keys().map(|key| key.document.clone()).collect();
        let listed = folder.join(DOCUMENTS);
        if listed.exists() {
            let listed = open(&listed, sources, findings).map(|source| sources.text(source).to_owned());
            let documents = listed.as_deref().unwrap_or_default().lines();
            let first =
                documents.filter_map(|line| line.trim_start_matches('\u{FEFF}').split_whitespace().next());
            gold.documents = first.map(str::to_owned).collect();
            findings.extend(gold.not_listed());
        }
        gold
    }

    /// Whether claims on a topic are judged.
    pub fn judges(&self, topic: &str) -> bool {
        self.topics.is_empty() || self.topics.contains(topic)
    }

    /// Claims of documents that `documents.txt` leaves out.
    fn not_listed(&self) -> Vec<Diagnostic> {
        let strays = self.claims.iter().filter(|(key, _)| !self.documents.contains(&key.document));
        let finding = |(key, claim): (&ClaimKey, &GoldClaim)| {
            let message = format!("document `{}` is not listed in {DOCUMENTS}", key.document);
            let finding = Diagnostic::warning(codes::NOT_LISTED, message);
            claim.place.at(finding, "counts as missed").help(format!("add `{}` to {DOCUMENTS}", key.document))
        };
        strays.map(finding).collect()
    }

    /// Documents that a run did not read: one finding each.
    pub fn lacking(&self, found: &Found) -> Vec<Diagnostic> {
        let lacking = self.documents.iter().filter(|id| !found.documents.contains_key(*id));
        let finding = |id: &String| {
            let message = format!("no document `{id}` was read");
            let mut finding = Diagnostic::warning(codes::NO_DOCUMENT, message);
            let of_document = self.claims.iter().find(|(key, _)| key.document == *id);
            if let Some((_, claim)) = of_document {
                finding = claim.place.at(finding, "its claims count as missed");
            }
            match nearest(id, found.documents.keys().map(String::as_str)) {
                Some(meant) => finding.help(format!("is `{meant}` meant?")),
                None => finding.help(
                    "name the folder that holds it, or mend the id; a report's id is what its \
                                      metadata say, else the name of its file without its ending",
                ),
            }
        };
        lacking.map(finding).collect()
    }
}

/// Takes a file in, or says why not.
pub fn open(path: &Path, sources: &mut SourceMap, findings: &mut Vec<Diagnostic>) -> Option<SourceId> {
    let name = path.display().to_string();
    match std::fs::read_to_string(path) {
        Ok(text) => Some(sources.add(name, text)),
        Err(error) => {
            let finding =
                Diagnostic::error(codes::UNREADABLE, format!("`{name}` could not be read: {error}"));
            findings.push(finding.help("a gold standard is a folder with claims.jsonl in it, in UTF-8"));
            None
        }
    }
}

struct Reader<'a> {
    sources: &'a mut SourceMap,
    findings: &'a mut Vec<Diagnostic>,
}

impl Reader<'_> {
    fn claims(&mut self, source: SourceId, gold: &mut Gold) {
        for row in rows(source, self.sources, &CLAIM_KEYS, self.findings) {
            let Some((key, required, cues)) = claim(&row, self.findings) else { continue };
            let place = Place { source, span: row.span.clone() };
            if let Some(first) = gold.claims.get(&key) {
                self.findings.push(twice(&row, first.required == required, &first.place));
            } else {
                gold.claims.insert(key, GoldClaim { required, cues, place });
            }
        }
    }

    fn conflicts(&mut self, source: SourceId, gold: &mut Gold) {
        let conflicts = gold.conflicts.get_or_insert_default();
        for row in rows(source, self.sources, &CONFLICT_KEYS, self.findings) {
            let Some((key, required)) = conflict(&row, self.findings) else { continue };
            let place = Place { source, span: row.span.clone() };
            if let Some(first) = conflicts.get(&key) {
                self.findings.push(twice(&row, first.required == required, &first.place));
            } else {
                conflicts.insert(key, GoldConflict { required, place });
            }
        }
    }
}

fn claim(row: &Row, findings: &mut Vec<Diagnostic>) -> Option<(ClaimKey, bool, Vec<String>)> {
    // All of them, so that each fault of a line is told at once.
    let texts = ["doc", "actor", "topic", "position"].map(|key| row.text(key, findings));
    let (required, cues) = (row.flag("required", true, findings), row.texts("cues", findings));
    let [Some(document), Some(actor), Some(topic), Some(position)] = texts else { return None };
    Some((ClaimKey { document, actor, topic, position }, required?, cues?))
}

fn conflict(row: &Row, findings: &mut Vec<Diagnostic>) -> Option<(ConflictKey, bool)> {
    let (kind, topic) = (kind(row, findings), row.text("topic", findings));
    let (a, b) = (row.pair("a", findings), row.pair("b", findings));
    let required = row.flag("required", true, findings)?;
    let stand = |(actor, position): (String, String)| Stand { actor, position };
    Some((ConflictKey::new(kind?, topic?, stand(a?), stand(b?)), required))
}

fn kind(row: &Row, findings: &mut Vec<Diagnostic>) -> Option<String> {
    let kind = row.text("kind", findings)?;
    if Kind::ALL.iter().any(|known| known.as_str() == kind) {
        return Some(kind);
    }
    let finding = Diagnostic::error(codes::BAD_VALUE, format!("there is no kind of conflict `{kind}`"));
    let finding = row.at(finding, "this line is not read");
    findings.push(finding.help("write `contradiction`, `shift` or `divergence`"));
    None
}

fn twice(row: &Row, same: bool, first: &Place) -> Diagnostic {
    let message = "the same is said twice";
    let finding = match same {
        true => Diagnostic::warning(codes::TWICE, message),
        false => Diagnostic::error(codes::TWICE, format!("{message}, once as required and once not")),
    };
    row.at(finding, "not read")
        .also(first.source, first.span.clone(), "this line counts")
        .help("take one of the two away")
}
