//! From a document to claims: mentions, then who speaks, then what is said, then whom it concerns.
//!
//! In: a [`Document`] and a [`Ruleset`]. Out: an [`Extraction`].

mod acts;
pub mod claim;
mod content;
mod dates;
mod discourse;
pub mod explain;
mod free;
mod headline;
mod hits;
mod inherit;
mod language;
mod layout;
pub mod memory;
mod mentions;
mod organs;
mod parties;
mod resume;
mod roles;
mod scene;
mod sentence;
mod strangers;
mod take_up;
mod unit;
mod unlisted;

pub use claim::Claim;

use crate::corpus::Document;
use crate::diagnostic::Diagnostic;
use crate::rules::ids::ActorId;
use crate::rules::{Language, Ruleset};
use crate::text::{Fingerprint, Folded, LONGEST_SENTENCE, Sentence, Token, fold, split_by_line, tokens};
use chrono::NaiveDate;
use discourse::Discourse;
use headline::{Headline, headline};
use language::Paragraphs;
use sentence::Observer;
use std::collections::BTreeSet;
use std::ops::Range;
use std::sync::Arc;
use unit::Analyser;

/// What a document gives.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Extraction {
    /// In the order of the text.
    pub claims: Vec<Claim>,
    /// The language it was read in; empty where the pack has no words for it.
    pub language: String,
    /// Headline: as declared, else the first line where it is short and does not end like a sentence.
    pub title: Option<String>,
    /// The day of publication, as declared or else as the dateline tells.
    pub published: Option<NaiveDate>,
    /// What tells copies of its text.
    pub fingerprint: Fingerprint,
    /// Bodies that the pack does not list, as claims number them behind the pack's actors.
    pub unlisted: Vec<claim::Unlisted>,
    /// What could not be read as it should be.
    pub warnings: Vec<Diagnostic>,
}

/// A document as the engine reads it.
#[derive(Clone, Copy)]
pub(crate) struct Reading<'a> {
    ruleset: &'a Ruleset,
    language: &'a Language,
    document: &'a Document,
    /// Its day of publication, as declared or else as its dateline tells.
    published: Option<NaiveDate>,
    /// Whose own words the document is, where it comes from a channel that belongs to an actor.
    author: Option<ActorId>,
    index: usize,
    folded: &'a Folded,
    tokens: &'a [Token],
}

impl Reading<'_> {
    /// The bytes of the document's text that a stretch of tokens came from.
    fn original(&self, range: &Range<usize>) -> Range<usize> {
        if range.is_empty() || range.end > self.tokens.len() {
            return 0..0;
        }
        let folded = self.tokens[range.start].start as usize..self.tokens[range.end - 1].end as usize;
        self.folded.original(folded)
    }
}

/// Sentences at the beginning and at the end of a report that may be its dateline.
const DATELINES: (usize, usize) = (3, 1);

/// The day that a report without a day of publication tells itself.
fn dateline(
    reading: &Reading<'_>,
    sentences: &[&Sentence],
    paragraphs: &Paragraphs<'_>,
    analysers: &mut [(&str, Analyser<'_>)],
) -> Option<NaiveDate> {
    let (first, last) = DATELINES;
    let tail = sentences.len().saturating_sub(last).max(first);
    let places = sentences.iter().take(first).chain(sentences.iter().skip(tail));
    places.copied().find_map(|sentence| {
        let language = paragraphs.language(sentence.line);
        let (_, analyser) = analysers.iter_mut().find(|(id, _)| *id == language.id)?;
        sentence::dateline(&Reading { language, ..*reading }, sentence, analyser)
    })
}

/// What a sentence tells.
#[derive(Debug, Clone, Default)]
struct Told {
    claims: Vec<Claim>,
    /// The places that it names, whoever speaks; sorted.
    places: Vec<ActorId>,
}

/// Knows what sentences gave before, and keeps what they give.
trait Keeper {
    /// A document of so many sentences, in a language that the pack has words for.
    fn begins(&mut self, _reading: &Reading<'_>, _sentences: usize) {}
    /// What a sentence tells that need not be read. Before one that has to be, the discourse is brought up to it.
    fn recall(&mut self, _nth: usize, _discourse: &mut Discourse) -> Option<Told> {
        None
    }
    /// Whether what was said before a sentence is to be kept with it.
    fn keeps_discourse(&self) -> bool {
        false
    }
    /// A sentence was read.
    fn keep(&mut self, _: &Reading<'_>, _: &Sentence, _before: Option<Discourse>, _: &Told) {}
    /// The document's unlisted bodies, where the discourse at hand has not been brought up to its end.
    fn bodies(&mut self) -> Option<Vec<claim::Unlisted>> {
        None
    }
}

impl Keeper for () {}

/// Reads a document; `index` is its place in the corpus.
pub fn extract(document: &Document, index: usize, ruleset: &Ruleset) -> Extraction {
    read(document, index, ruleset, &mut (), &mut ())
}

/// Reads a document while somebody looks on, and somebody else keeps what was read.
fn read(
    document: &Document,
    index: usize,
    ruleset: &Ruleset,
    observer: &mut dyn Observer,
    keeper: &mut impl Keeper,
) -> Extraction {
    let folded = fold(&document.text);
    let tokens = tokens(&folded.light);
    let fingerprint = Fingerprint::of(&folded.full, &tokens);
    let title = headline(document);
    let Some(language) = language::of(document, &folded, &tokens, ruleset) else {
        let warnings = vec![language::unknown(document, ruleset)];
        return Extraction {
            title,
            language: document.language.clone().unwrap_or_default(),
            published: document.published,
            fingerprint,
            warnings,
            ..Extraction::default()
        };
    };
    let paragraphs = Paragraphs::of(language, &folded, &tokens, ruleset);
    let sentences = split_by_line(&folded.light, &tokens, &|line| paragraphs.language(line));
    let published = document.published;
    let author = ruleset.author(&document.channel);
    let mut reading =
        Reading { ruleset, language, document, published, author, index, folded: &folded, tokens: &tokens };
    let mut discourse = Discourse::default();
    let mut claims = Vec::new();
    let mut setting = BTreeSet::new();
    let mut near: Arc<[ActorId]> = Arc::default();
    let mut analysers = paragraphs.analysers();
    let kept = layout::report(&reading, &sentences);
    if published.is_none() {
        reading.published = dateline(&reading, &kept, &paragraphs, &mut analysers);
    }
    keeper.begins(&reading, kept.len());
    let mut paragraph = 0;
    for (nth, sentence) in kept.iter().copied().enumerate() {
        if std::mem::replace(&mut paragraph, sentence.line) != sentence.line {
            near = Arc::default();
        }
        if let Some(known) = keeper.recall(nth, &mut discourse) {
            here(&known.places, &mut near);
            claims.extend(known.claims.into_iter().map(|claim| Claim { near: Arc::clone(&near), ..claim }));
            setting.extend(known.places);
            continue;
        }
        let language = paragraphs.language(sentence.line);
        let Some((_, analyser)) = analysers.iter_mut().find(|(id, _)| *id == language.id) else { continue };
        let reading = Reading { language, ..reading };
        let before = keeper.keeps_discourse().then(|| discourse.clone());
        let told = sentence::told(&reading, sentence, &mut discourse, analyser, observer);
        keeper.keep(&reading, sentence, before, &told);
        here(&told.places, &mut near);
        claims.extend(told.claims.into_iter().map(|claim| Claim { near: Arc::clone(&near), ..claim }));
        setting.extend(told.places);
        discourse.sentence += 1;
    }
    let is_kept = |s: &Sentence| kept.binary_search_by_key(&s.tokens.start, |k| k.tokens.start).is_ok();
    sentences.iter().filter(|s| !is_kept(s)).for_each(|s| observer.left_out(&reading, s));
    inherit::partners(&mut claims, ruleset);
    inherit::matter(&mut claims, ruleset);
    inherit::places(&mut claims, ruleset);
    if let Some(headline) = title.as_deref().and_then(|title| {
        let (_, analyser) = analysers.iter_mut().find(|(id, _)| *id == language.id)?;
        Headline::read(&reading, title, analyser)
    }) {
        headline.place(&mut claims, ruleset);
    }
    let setting: Arc<[ActorId]> = setting.into_iter().collect();
    claims.iter_mut().for_each(|claim| claim.setting = Arc::clone(&setting));
    Extraction {
        claims,
        language: language.id.clone(),
        title,
        published: reading.published,
        fingerprint,
        unlisted: keeper.bodies().unwrap_or_else(|| discourse.into_bodies()),
        warnings: cut_sentences(document, &sentences),
    }
}

/// Notes the places that a sentence names, where it names any.
fn here(places: &[ActorId], near: &mut Arc<[ActorId]>) {
    if !places.is_empty() {
        *near = places.into();
    }
}

fn cut_sentences(document: &Document, sentences: &[Sentence]) -> Vec<Diagnostic> {
    let Some(cut) = sentences.iter().find(|s| s.cut) else { return Vec::new() };
    let message = format!(
        "{}:{}: a sentence of more than {LONGEST_SENTENCE} words, which was cut",
        document.path,
        document.lines_before + cut.line + 1
    );
    let help = "check that the text has its full stops and line ends; claims across the cut are lost";
    vec![Diagnostic::warning("D030", message).help(help)]
}
