//! Sentences with their readings in one file: each is a report of its own.
//!
//! In: lines of `{"id", "text", "claims": ["actor topic position"], "optional", "lang", "published",
//! "construction"}`. Out: [`Sentences`].

use super::ClaimKey;
use super::codes;
use super::found::{Body, Found};
use super::gold::{Gold, GoldClaim, Place, open};
use super::lines::{Row, rows};
use crate::corpus::{Corpus, Document, day_of};
use crate::diagnostic::{Diagnostic, SourceMap};
use chrono::NaiveDate;
use std::collections::BTreeMap;
use std::path::Path;

const KEYS: [&str; 7] = ["id", "text", "claims", "optional", "lang", "published", "construction"];
/// The day of a sentence that names none.
const USUAL_DAY: Option<NaiveDate> = NaiveDate::from_ymd_opt(2018, 4, 1);

/// Sentences and what careful readers found in them.
#[derive(Debug, Default)]
pub struct Sentences {
    /// A document for each.
    pub corpus: Corpus,
    /// What was found in them.
    pub gold: Gold,
    /// By document: the line of its file.
    lines: BTreeMap<String, usize>,
}

/// Whether a path names a file of sentences.
pub fn is_sentences(path: &Path) -> bool {
    path.extension().is_some_and(|extension| extension == "jsonl")
}

impl Sentences {
    /// Reads one more file; what is wrong with it goes to `findings`.
    pub fn read(&mut self, path: &Path, sources: &mut SourceMap, findings: &mut Vec<Diagnostic>) {
        let Some(source) = open(path, sources, findings) else { return };
        let name = path.display().to_string();
        let stem = path.file_stem().map(|stem| stem.to_string_lossy().into_owned()).unwrap_or_default();
        let mut seen: BTreeMap<String, Place> = BTreeMap::new();
        for row in rows(source, sources, &KEYS, findings) {
            let Some(mut sentence) = Sentence::of(&row, findings) else { continue };
            let place = Place { source, span: row.span.clone() };
            if let Some(first) = seen.get(&sentence.id) {
                let finding =
                    Diagnostic::error(codes::TWICE, format!("two sentences are called `{}`", sentence.id));
                let finding = row.at(finding, "not read");
                let finding = finding.also(first.source, first.span.clone(), "this line counts");
                findings.push(finding.help("give each sentence an id of its own"));
                continue;
            }
            seen.insert(sentence.id.clone(), place.clone());
            // Another file may have one of that name.
            if self.lines.contains_key(&sentence.id) {
                sentence.id = format!("{stem}/{}", sentence.id);
            }
            self.take(sentence, &name, &row, &place);
        }
    }

    fn take(&mut self, sentence: Sentence, path: &str, row: &Row, place: &Place) {
        let Sentence { id, text, required, optional, language, published, construction } = sentence;
        for (list, required) in [(required, true), (optional, false)] {
            for [actor, topic, position] in list {
                self.gold.topics.insert(topic.clone());
                let key = ClaimKey { document: id.clone(), actor, topic, position };
                let claim = GoldClaim { required, cues: Vec::new(), place: place.clone() };
                self.gold.claims.entry(key).or_insert(claim);
            }
        }
        self.gold.documents.insert(id.clone());
        self.gold.constructions.extend(construction.map(|construction| (id.clone(), construction)));
        self.lines.insert(id.clone(), row.line);
        let path = path.to_owned();
        self.corpus.documents.push(Document { id, path, published, language, text, ..Document::default() });
    }

    /// Tells what was found where each sentence stands.
    pub fn placed(&self, mut found: Found) -> Found {
        for document in &self.corpus.documents {
            let line = self.lines.get(&document.id).copied();
            if let (Some(there), Some(line)) = (found.documents.get_mut(&document.id), line) {
                there.body = Body::Sentence(document.text.clone(), line);
            }
        }
        found
    }
}

/// A line as it is read.
struct Sentence {
    id: String,
    text: String,
    required: Vec<[String; 3]>,
    optional: Vec<[String; 3]>,
    language: Option<String>,
    published: Option<NaiveDate>,
    construction: Option<String>,
}

impl Sentence {
    fn of(row: &Row, findings: &mut Vec<Diagnostic>) -> Option<Self> {
        // All of them, so that each fault of a line is told at once.
        let (id, text) = (row.text("id", findings), row.text("text", findings));
        let (required, optional) = (claims(row, "claims", findings), claims(row, "optional", findings));
        let language = row.maybe_text("lang", findings);
        let published = day(row, findings);
        let construction = row.maybe_text("construction", findings);
        Some(Self {
            id: id?,
            text: text?,
            required: required?,
            optional: optional?,
            language,
            published: published?,
            construction,
        })
    }
}

/// The claims of a list of `actor topic position`.
fn claims(row: &Row, key: &str, findings: &mut Vec<Diagnostic>) -> Option<Vec<[String; 3]>> {
    let mut claims = Vec::new();
    for text in row.texts(key, findings)? {
        let words: Vec<&str> = text.split_whitespace().collect();
        let [actor, topic, position] = words.as_slice() else {
            let finding = Diagnostic::error(codes::BAD_VALUE, format!("`{text}` is no claim"));
            let finding = row.at(finding, "this line is not read");
            findings.push(finding.help("write `actor topic position`, three ids"));
            return None;
        };
        claims.push([*actor, *topic, *position].map(str::to_owned));
    }
    Some(claims)
}

fn day(row: &Row, findings: &mut Vec<Diagnostic>) -> Option<Option<NaiveDate>> {
    let Some(text) = row.maybe_text("published", findings) else { return Some(USUAL_DAY) };
    let day = day_of(&text);
    if day.is_none() {
        let finding = Diagnostic::error(codes::BAD_VALUE, format!("`{text}` is no day"));
        findings.push(row.at(finding, "this line is not read").help("write `\"published\": \"2018-04-01\"`"));
    }
    day.map(Some)
}
