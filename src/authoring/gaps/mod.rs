//! What the pack should perhaps have understood and did not: where the next rule, actor or word is to be written.
//!
//! In: a corpus and a pack. Out: [`Gaps`], each with TOML to begin with. Documents are read side by side; the result
//! does not depend on how many threads there are.

mod actors;
mod homes;
mod key;
mod polarity;
mod sentences;
mod shape;
mod stub;
mod text;
mod words;

pub use homes::Homes;
pub use text::text;

use super::explain::Explained;
use crate::corpus::Document;
use crate::extract::explain::{SentenceView, WordView};
use crate::rules::Ruleset;
use rayon::prelude::*;
use serde::Serialize;

/// Version of the JSON; changes with its shape.
pub const VERSION: u32 = 1;

/// What was looked for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Kind {
    /// Sentences with a speech act and a topic word, but without a claim.
    Sentences,
    /// Speakers whom the pack does not know.
    Speakers,
    /// Bodies that are named by their kind and that the pack does not list.
    Bodies,
    /// Words next to topic words that no list holds.
    Words,
    /// Actors of the pack who are never named.
    Actors,
}

impl Kind {
    /// All of them, as they are shown.
    pub const ALL: [Self; 5] = [Self::Sentences, Self::Speakers, Self::Bodies, Self::Words, Self::Actors];
}

/// All that was found.
#[derive(Debug, Clone, Default, Serialize)]
pub struct Gaps {
    /// [`VERSION`].
    pub version: u32,
    /// Documents that were read.
    pub documents: usize,
    /// Sentences that belong to a report.
    pub sentences: usize,
    /// Those of them with a speech act.
    pub spoken: usize,
    /// Sentences without a claim, the likeliest gaps first.
    pub silent: Vec<Silent>,
    /// Speakers whom the pack does not know, the most frequent first.
    pub speakers: Vec<Speaker>,
    /// Bodies that the pack does not list, the most frequent first.
    pub bodies: Vec<Body>,
    /// Words that no list holds, the most frequent first.
    pub words: Vec<Word>,
    /// Actors who are never named, in the order of the pack.
    pub actors: Vec<Unseen>,
}

/// A place in a report.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize)]
pub struct Place {
    /// Id of the document.
    pub document: String,
    /// Where it was read from.
    pub path: String,
    /// Line of the file.
    pub line: usize,
    /// The sentence.
    pub sentence: String,
}

/// A sentence with a speech act and a topic word, but without a claim on the topic.
#[derive(Debug, Clone, Serialize)]
pub struct Silent {
    /// The topic.
    pub topic: String,
    /// Why there is no claim, as a word: `no-pattern`, `not-carried` …
    pub reason: Reason,
    /// Why there is no claim, in words.
    pub why: String,
    /// How often it stands in the corpus.
    pub count: usize,
    /// Where it was met first.
    pub place: Place,
    /// What speaks of the topic.
    pub words: String,
    /// What reports speech, and who speaks.
    pub act: String,
    /// TOML to begin with.
    pub stub: String,
}

/// Why a sentence gives no claim; the likeliest gaps first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Reason {
    /// A pattern nearly matched: one element is missing.
    NoPattern,
    /// The content is weak, and no force carries it.
    NotCarried,
    /// A word that the topic is about stands alone: no rule has more than that of its pattern.
    TopicWord,
    /// The position has no answer to the force.
    NoAnswer,
    /// The force ends before the content.
    OutOfReach,
    /// The speech act is not around the content.
    NobodySpeaks,
    /// The pack does not know who speaks.
    UnknownSpeaker,
    /// A condition, purpose, term or wish, or blame that falls on nobody.
    NotAsserted,
    /// An `unless`.
    SwitchedOff,
}

impl Reason {
    /// All of them, in order.
    pub const ALL: [Self; 9] = [
        Self::NoPattern,
        Self::NotCarried,
        Self::TopicWord,
        Self::NoAnswer,
        Self::OutOfReach,
        Self::NobodySpeaks,
        Self::UnknownSpeaker,
        Self::NotAsserted,
        Self::SwitchedOff,
    ];

    /// In words, as a heading.
    pub fn heading(self) -> &'static str {
        match self {
            Self::NoPattern => "a pattern nearly matched: one element is missing",
            Self::NotCarried => "only named: the content is weak, and no force carries it",
            Self::TopicWord => "a word of the topic alone: no pattern nearly matched",
            Self::NoAnswer => "the position has no answer to the force",
            Self::OutOfReach => "the force ends before the content",
            Self::NobodySpeaks => "the speech act is not around the content",
            Self::UnknownSpeaker => "the pack does not know who speaks",
            Self::NotAsserted => "a condition, purpose, term or wish, or nobody is blamed: probably right",
            Self::SwitchedOff => "switched off by an `unless`: probably right",
        }
    }
}

/// A speaker whom the pack does not know.
#[derive(Debug, Clone, Serialize)]
pub struct Speaker {
    /// As written where it was met first.
    pub name: String,
    /// How often it speaks.
    pub count: usize,
    /// Where it was met first.
    pub place: Place,
    /// TOML to begin with.
    pub stub: String,
}

/// A body that is named by its kind and that the pack does not list.
#[derive(Debug, Clone, Serialize)]
pub struct Body {
    /// As written where it was met first.
    pub name: String,
    /// The language in which.
    pub lang: String,
    /// How often it is named.
    pub count: usize,
    /// Where it was met first.
    pub place: Place,
    /// TOML to begin with.
    pub stub: String,
}

/// A word next to a topic word that no list of the pack holds.
#[derive(Debug, Clone, Serialize)]
pub struct Word {
    /// The topic.
    pub topic: String,
    /// As it is compared.
    pub word: String,
    /// How often it stands there.
    pub count: usize,
    /// With the topic word that it stands beside, where it was met first.
    pub beside: String,
    /// Where it was met first.
    pub place: Place,
    /// TOML to begin with.
    pub stub: String,
}

/// An actor of the pack who is never named.
#[derive(Debug, Clone, Serialize)]
pub struct Unseen {
    /// Its id.
    pub id: String,
    /// Its name.
    pub name: String,
    /// TOML that leaves it out, in a pack that extends this one.
    pub stub: String,
}

/// Looks for gaps in what the pack makes of some documents.
pub fn find(documents: &[Document], ruleset: &Ruleset, homes: &Homes) -> Gaps {
    let all = documents.par_iter().enumerate();
    let explained: Vec<Explained> = all.map(|(index, d)| Explained::of(d, index, ruleset)).collect();
    let of_report = explained.iter().flat_map(|d| &d.explanation.sentences).filter(|s| s.left_out.is_none());
    let spoken = of_report.clone().filter(|s| !s.speakers.is_empty()).count();
    let camp = homes.camp();
    let speakers = actors::speakers(&explained, &camp);
    Gaps {
        version: VERSION,
        documents: documents.len(),
        sentences: of_report.count(),
        spoken,
        silent: sentences::silent(&explained, ruleset, homes),
        bodies: actors::bodies(&explained, &camp, speakers.len() + 1),
        speakers,
        words: words::unlisted(&explained, ruleset, homes),
        actors: actors::unseen(&explained, ruleset),
    }
}

/// Every sentence that belongs to a report, with its place.
fn places(explained: &[Explained]) -> impl Iterator<Item = (&Explained, &SentenceView)> {
    let all = explained.iter().flat_map(|d| d.explanation.sentences.iter().map(move |s| (d, s)));
    all.filter(|(_, sentence)| sentence.left_out.is_none())
}

/// The words of a sentence that follow each other right behind a place, with nothing but spaces and quotation marks
/// between.
fn right_behind(sentence: &SentenceView, mut end: usize) -> impl Iterator<Item = &WordView> {
    let words = sentence.words.iter().skip_while(move |w| w.at.start < end);
    words.take_while(move |word| {
        let near = is_space(&stretch(sentence, end, word.at.start));
        end = word.at.end;
        near
    })
}

/// The same, backwards.
fn right_before(sentence: &SentenceView, mut start: usize) -> impl Iterator<Item = &WordView> {
    let words = sentence.words.iter().rev().skip_while(move |w| w.at.end > start);
    words.take_while(move |word| {
        let near = is_space(&stretch(sentence, word.at.end, start));
        start = word.at.start;
        near
    })
}

fn is_space(between: &str) -> bool {
    between.chars().all(|c| c.is_whitespace() || matches!(c, '"' | '“' | '”' | '«' | '»'))
}

/// Whether a mark that ends a clause stands between two places: any but quotation marks, hyphens and apostrophes.
fn parted(sentence: &SentenceView, from: usize, to: usize) -> bool {
    let quiet = |c: char| matches!(c, '"' | '“' | '”' | '«' | '»' | '\'' | '’' | '-');
    stretch(sentence, from, to).contains(|c: char| !c.is_alphanumeric() && !c.is_whitespace() && !quiet(c))
}

/// The characters between two places of the document, both inside the sentence.
fn stretch(sentence: &SentenceView, from: usize, to: usize) -> String {
    let skip = from.saturating_sub(sentence.sentence.start);
    sentence.sentence.text.chars().skip(skip).take(to.saturating_sub(from)).collect()
}

fn place(document: &Explained, sentence: &SentenceView) -> Place {
    Place {
        document: document.document.clone(),
        path: document.path.clone().unwrap_or_default(),
        line: sentence.line,
        sentence: sentence.sentence.text.clone(),
    }
}
