//! Which language a document is read in: as declared, else the one whose frequent words, or whose listed words,
//! it has most of.

use crate::corpus::Document;
use crate::diagnostic::Diagnostic;
use crate::rules::{Language, Ruleset};
use crate::text::{Folded, Token, TokenKind};

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
        return languages.iter().find(|l| l.id == primary);
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
    by(&frequent).or_else(|| by(&listed)).or_else(|| languages.first().filter(|_| languages.len() == 1))
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
