//! Reading documents again after an edit of the rules: what the edit cannot reach is taken over, sentence by sentence.
//!
//! In: a document, what was [`Read`] of it before, and what the edit can [`Reach`]. Out: what reading it from the
//! beginning would give. A sentence is taken over where no phrase of the edit can match in it and what the document
//! has said so far is what it was.

mod reach;
mod rename;
mod vocabulary;

pub use reach::Reach;
pub use vocabulary::Vocabulary;

use super::claim::Unlisted;
use super::discourse::Discourse;
use super::headline::headline;
use super::{Claim, Extraction, Keeper, Reading, Told};
use crate::corpus::Document;
use crate::rules::Ruleset;
use crate::rules::ids::ActorId;
use crate::rules::impact::Renaming;
use crate::text::{Sentence, fold, tokens};
use std::mem::take;
use std::sync::Arc;

/// In longer documents what was said so far is not kept for each sentence: it grows with the document.
const MOST_SENTENCES: usize = 300;

/// What was read of a document, with what reading it again needs.
#[derive(Debug, Clone)]
pub struct Read {
    /// What it gave.
    pub extraction: Extraction,
    /// Words that the pack lists told the language.
    by_listed: bool,
    /// The words of its headline, which tells where attacks were.
    headline: Option<Words>,
    /// The sentences of the report.
    sentences: Vec<Arc<Kept>>,
}

/// Words of a text.
#[derive(Debug, Clone)]
struct Words {
    /// Place of their language in the ruleset.
    language: usize,
    /// Their numbers in the vocabulary of that language.
    numbers: Vec<u32>,
}

/// A sentence and what came of it.
#[derive(Debug, Clone)]
struct Kept {
    words: Words,
    /// What the document had said before; nothing in very long documents.
    before: Option<Discourse>,
    /// Its claims, before the document's other claims add to them.
    claims: Vec<Claim>,
    /// The places that it names.
    places: Vec<ActorId>,
}

/// Reads a document for the first time.
pub fn first(document: &Document, index: usize, ruleset: &Ruleset, words: &[Vocabulary]) -> Read {
    Recorder::new(ruleset, words, None).read(document, index)
}

/// What reading a document again came to.
#[derive(Debug)]
pub enum Again {
    /// Nothing had to be read, and everything means what it meant.
    Same,
    /// Nothing had to be read; the indices are those of the new rules and of the document's new place.
    Renamed(Read),
    /// Some of it was read.
    Fresh(Read),
}

/// Reads a document again as far as an edit can reach it; `reach` says what that is, by language.
pub fn again(
    before: &Read,
    document: &Document,
    index: usize,
    ruleset: &Ruleset,
    words: &[Vocabulary],
    (renaming, reach): (&Renaming, &[Reach]),
) -> Again {
    let unsure = before.by_listed && reach.iter().any(Reach::changes_words);
    let headline = before.headline.iter();
    let mut texts = before.sentences.iter().map(|kept| &kept.words).chain(headline);
    let reached = texts.any(|words| words.are_reached(reach));
    if !unsure && !reached {
        let stays = before.extraction.claims.iter().all(|claim| claim.document == index);
        if renaming.changes_nothing() && stays {
            return Again::Same;
        }
        if let Some(renamed) = before.renamed(renaming, index) {
            return Again::Renamed(renamed);
        }
    }
    let whole = |kept: &Arc<Kept>| {
        reach.get(kept.words.language).is_none_or(|reach| reach.document(&kept.words.numbers))
    };
    let resumable = !unsure
        && before.sentences.iter().all(|kept| kept.before.is_some() && !whole(kept))
        // Its dateline may tell another day, which concerns every sentence.
        && document.published.is_some();
    let recall = resumable.then_some(Recall { before, renaming, reach, index });
    let mut recorder = Recorder::new(ruleset, words, recall);
    let read = recorder.read(document, index);
    Again::Fresh(if recorder.lost { first(document, index, ruleset, words) } else { read })
}

impl Words {
    /// Those of a folded text in the order in which they stand.
    fn of<'a>(
        words: impl Iterator<Item = &'a str>,
        id: &str,
        ruleset: &Ruleset,
        vocabularies: &[Vocabulary],
    ) -> Self {
        let language = ruleset.languages().iter().position(|language| language.id == id);
        // Of a language that is not there nothing can be reached, and everything must be.
        let language = language.unwrap_or(usize::MAX);
        let numbers = vocabularies.get(language).map(|v| v.numbers(words)).unwrap_or_default();
        Self { language, numbers }
    }

    /// Whether an edit can reach a sentence that holds them.
    fn are_reached(&self, reach: &[Reach]) -> bool {
        reach.get(self.language).is_none_or(|reach| reach.sentence(&self.numbers))
    }
}

/// What may be taken over.
struct Recall<'a> {
    before: &'a Read,
    renaming: &'a Renaming,
    reach: &'a [Reach],
    index: usize,
}

/// Keeps what a document gives as it is read, and recalls what it gave before.
struct Recorder<'a> {
    ruleset: &'a Ruleset,
    vocabularies: &'a [Vocabulary],
    recall: Option<Recall<'a>>,
    readable: bool,
    by_listed: bool,
    headline: Option<Words>,
    sentences: Vec<Arc<Kept>>,
    /// The discourse at hand is that of an earlier sentence: those behind it were taken over.
    behind: bool,
    /// A sentence was read anew, so that the discourse may be another one.
    strayed: bool,
    long: bool,
    /// What was said before a sentence cannot be told in the new rules: the document must be read from the beginning.
    lost: bool,
}

impl<'a> Recorder<'a> {
    fn new(ruleset: &'a Ruleset, vocabularies: &'a [Vocabulary], recall: Option<Recall<'a>>) -> Self {
        Self {
            ruleset,
            vocabularies,
            recall,
            readable: false,
            by_listed: false,
            headline: None,
            sentences: Vec::new(),
            behind: false,
            strayed: false,
            long: false,
            lost: false,
        }
    }

    fn read(&mut self, document: &Document, index: usize) -> Read {
        let extraction = super::read(document, index, self.ruleset, &mut (), self);
        Read {
            extraction,
            by_listed: self.by_listed || !self.readable && document.language.is_none(),
            headline: self.headline.take(),
            sentences: take(&mut self.sentences),
        }
    }

    /// What a sentence gave before, as it would be told now; nothing where it has to be read.
    fn recalled(&self, nth: usize, discourse: &Discourse) -> Option<Arc<Kept>> {
        let recall = self.recall.as_ref()?;
        let kept = recall.before.sentences.get(nth)?;
        if kept.words.are_reached(recall.reach) {
            return None;
        }
        let renamed = rename::renamed(kept, recall.renaming, recall.index)?;
        let known = !self.strayed || renamed.before.as_ref() == Some(discourse);
        known.then_some(renamed)
    }
}

impl Keeper for Recorder<'_> {
    fn begins(&mut self, reading: &Reading<'_>, sentences: usize) {
        self.readable = true;
        self.by_listed = reading.document.language.is_none()
            && !super::language::is_frequent(reading.folded, reading.tokens, reading.language);
        self.long = sentences > MOST_SENTENCES;
        self.headline = headline(reading.document).map(|title| {
            let folded = fold(&title);
            let tokens = tokens(&folded.light);
            let words = tokens.iter().filter(|t| t.is_word()).map(|t| &folded.light[t.range()]);
            Words::of(words, &reading.language.id, self.ruleset, self.vocabularies)
        });
    }

    fn recall(&mut self, nth: usize, discourse: &mut Discourse) -> Option<Told> {
        let found = self.recalled(nth, discourse);
        if let Some(kept) = found {
            (self.behind, self.strayed) = (true, false);
            let told = Told { claims: kept.claims.clone(), places: kept.places.clone() };
            self.sentences.push(kept);
            return Some(told);
        }
        if take(&mut self.behind) {
            let recall = self.recall.as_ref();
            let kept = recall.and_then(|r| r.before.sentences.get(nth)?.before.as_ref()?.renamed(r.renaming));
            match kept {
                Some(before) => *discourse = before,
                None => self.lost = true,
            }
        }
        self.strayed = true;
        None
    }

    fn keep(&mut self, reading: &Reading<'_>, sentence: &Sentence, before: Option<Discourse>, told: &Told) {
        let tokens = reading.tokens[sentence.tokens.clone()].iter().filter(|t| t.is_word());
        let words = tokens.map(|t| &reading.folded.light[t.range()]);
        let words = Words::of(words, &reading.language.id, self.ruleset, self.vocabularies);
        let Told { claims, places } = told.clone();
        self.sentences.push(Arc::new(Kept { words, before, claims, places }));
    }

    fn keeps_discourse(&self) -> bool {
        !self.long
    }

    fn bodies(&mut self) -> Option<Vec<Unlisted>> {
        let recall = self.recall.as_ref().filter(|_| self.behind)?;
        Some(recall.before.extraction.unlisted.clone())
    }
}
