//! Which language a document is read in: as declared, else the one whose frequent words, or whose listed words,
//! it has most of.

use super::unit::Analyser;
use crate::corpus::Document;
use crate::diagnostic::Diagnostic;
use crate::rules::{Language, Ruleset};
use crate::text::{Folded, Token, TokenKind};
use std::sync::Arc;

/// Words looked at.
const SAMPLE: usize = 400;

/// The language of a document, if the pack has words for it.
pub fn of<'a>(
    document: &Document,
    folded: &Folded,
    tokens: &[Token],
    ruleset: &'a Ruleset,
) -> Option<&'a Language> {
    let languages = ruleset.languages();
    if let Some(declared) = &document.language {
        let primary = declared.split(['-', '_']).next().unwrap_or(declared).to_ascii_lowercase();
        return languages.iter().find(|l| l.id == primary).map(Arc::as_ref);
    }
    let words = || tokens.iter().filter(|t| t.kind == TokenKind::Word).take(SAMPLE);
    let frequent = |l: &Language| words().filter(|t| l.frequent.contains(&folded.full[t.range()])).count();
    // a headline may hold no frequent word: then the words that the pack lists tell
    let listed = |l: &Language| {
        words().filter(|t| !l.lexicon.analyse(&folded.light[t.range()], false).is_empty()).count()
    };
    let by = |count: &dyn Fn(&Language) -> usize| {
        let best = languages.iter().map(|l| (count(l), l)).max_by_key(|(n, _)| *n);
        best.filter(|(n, _)| *n > 0).map(|(_, l)| l)
    };
    let only = || languages.first().filter(|_| languages.len() == 1);
    by(&frequent).or_else(|| by(&listed)).or_else(only).map(Arc::as_ref)
}

/// Words of a paragraph that are looked at.
const OPENING: usize = 60;
/// Frequent words of the document's language by which a paragraph is of that language, too.
const ENOUGH: usize = 2;

/// The language of each paragraph, which is a line of the text.
pub struct Paragraphs<'a> {
    document: &'a Language,
    /// The lines that are in another one, in order.
    others: Vec<(usize, &'a Language)>,
}

impl<'a> Paragraphs<'a> {
    /// Finds the paragraphs that have more than twice as many frequent words of another language than of the
    /// document's own.
    pub fn of(document: &'a Language, folded: &Folded, tokens: &[Token], ruleset: &'a Ruleset) -> Self {
        let mut others = Vec::new();
        if ruleset.languages().len() > 1 {
            let lines = tokens.split(|t| t.kind == TokenKind::LineEnd).enumerate();
            others.extend(
                lines.filter_map(|(line, tokens)| Some((line, other(document, folded, tokens, ruleset)?))),
            );
        }
        Self { document, others }
    }

    /// The language of a line, counted from 0.
    pub fn language(&self, line: usize) -> &'a Language {
        let other = self.others.binary_search_by_key(&line, |(at, _)| *at).ok();
        other.map_or(self.document, |at| self.others[at].1)
    }

    /// An analyser for each of the languages.
    pub fn analysers(&self) -> Vec<(&'a str, Analyser<'a>)> {
        let mut all: Vec<(&str, Analyser<'_>)> = Vec::new();
        for language in std::iter::once(self.document).chain(self.others.iter().map(|(_, l)| *l)) {
            if !all.iter().any(|(id, _)| *id == language.id) {
                all.push((&language.id, Analyser::new(&language.lexicon)));
            }
        }
        all
    }
}

/// The language of a paragraph where it is not the document's.
fn other<'a>(
    document: &Language,
    folded: &Folded,
    tokens: &[Token],
    ruleset: &'a Ruleset,
) -> Option<&'a Language> {
    let words = || tokens.iter().filter(|t| t.kind == TokenKind::Word).take(OPENING);
    let frequent = |l: &Language| words().filter(|t| l.frequent.contains(&folded.full[t.range()])).count();
    let mut own = words().filter(|t| document.frequent.contains(&folded.full[t.range()]));
    // nearly every paragraph is decided by its first few words
    let own = if own.nth(ENOUGH - 1).is_some() { return None } else { frequent(document) };
    let best = ruleset.languages().iter().map(|l| (frequent(l), l)).max_by_key(|(n, _)| *n)?;
    (best.0 > 2 * own && best.1.id != document.id).then_some(best.1)
}

/// Whether a document holds frequent words of a language, so that these told it where it was not declared.
pub fn is_frequent(folded: &Folded, tokens: &[Token], language: &Language) -> bool {
    let mut words = tokens.iter().filter(|t| t.kind == TokenKind::Word).take(SAMPLE);
    words.any(|t| language.frequent.contains(&folded.full[t.range()]))
}

/// What to say of a document that cannot be read.
pub fn unknown(document: &Document, ruleset: &Ruleset) -> Diagnostic {
    let known: Vec<&str> = ruleset.languages().iter().map(|l| l.id.as_str()).collect();
    let language = document.language.as_deref().unwrap_or("of this text");
    let message = format!(
        "{}: the rule pack has no words for the language `{language}`; no claims were looked for",
        document.path
    );
    Diagnostic::warning("D031", message)
        .help(format!("the pack reads: {}; add a words file or correct `language`", known.join(", ")))
}
