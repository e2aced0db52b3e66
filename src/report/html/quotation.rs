//! Passages from documents: their words made safe, what decided marked in them, their language and direction.

use super::super::messages::direction;
use super::super::paint::clean;
use super::super::passage::CONTEXT;
use super::super::view::{Claim, Document};
use std::ops::Range;

/// Text from a document, with the attributes that say how it is to be read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Foreign {
    pub(super) text: String,
    pub(super) lang: String,
    /// `rtl`, `ltr`, or `auto` where the language is not known.
    pub(super) dir: &'static str,
}

/// The words of a claim between a few words of context.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Quotation {
    pub(super) lang: String,
    pub(super) dir: &'static str,
    pub(super) before: String,
    pub(super) pieces: Vec<Piece>,
    pub(super) after: String,
}

/// A stretch of a quotation.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Piece {
    pub(super) text: String,
    /// Whether it decided.
    pub(super) decisive: bool,
}

impl Foreign {
    pub(super) fn new(text: &str, document: Option<&Document>) -> Self {
        let (lang, dir) = reading(document);
        Self { text: clean(text), lang, dir }
    }
}

impl Quotation {
    /// With the context that the claim's quotation brings.
    pub(super) fn in_context(claim: &Claim, document: Option<&Document>) -> Self {
        let quote = &claim.quote;
        Self { before: before(&quote.prefix), after: after(&quote.suffix), ..Self::alone(claim, document) }
    }

    /// Without context.
    pub(super) fn alone(claim: &Claim, document: Option<&Document>) -> Self {
        let (lang, dir) = reading(document);
        let pieces = pieces(&claim.quote.exact, &claim.way.decisive);
        Self { lang, dir, before: String::new(), pieces, after: String::new() }
    }
}

/// Language and direction of a document; a tag that is none is not passed on.
fn reading(document: Option<&Document>) -> (String, &'static str) {
    let tag = document.and_then(|document| document.language.as_deref()).unwrap_or_default();
    direction(tag).map_or((String::new(), "auto"), |dir| (tag.to_owned(), dir))
}

/// The context before a quotation, from its first whole word where the text goes on before it.
fn before(prefix: &str) -> String {
    let cut = prefix.chars().count() >= CONTEXT;
    let whole =
        if cut { prefix.split_once(char::is_whitespace).map_or("", |(_, whole)| whole) } else { prefix };
    match (clean(whole), cut) {
        (kept, _) if kept.is_empty() => kept,
        (kept, true) => format!("… {kept} "),
        (kept, false) => format!("{kept} "),
    }
}

/// The context behind a quotation, to its last whole word where the text goes on. A full stop stays with the word
/// that it ends.
fn after(suffix: &str) -> String {
    let cut = suffix.chars().count() >= CONTEXT;
    let whole =
        if cut { suffix.rsplit_once(char::is_whitespace).map_or("", |(whole, _)| whole) } else { suffix };
    let space = if whole.starts_with(char::is_whitespace) { " " } else { "" };
    match (clean(whole), cut) {
        (kept, _) if kept.is_empty() => kept,
        (kept, true) => format!("{space}{kept} …"),
        (kept, false) => format!("{space}{kept}"),
    }
}

/// A text cut where the decisive words begin and end.
fn pieces(text: &str, decisive: &[Range<usize>]) -> Vec<Piece> {
    let mut pieces: Vec<Piece> = Vec::new();
    let mut at = 0;
    for range in merged(text, decisive) {
        push(&mut pieces, text.get(at..range.start).unwrap_or(""), false);
        push(&mut pieces, text.get(range.clone()).unwrap_or(""), true);
        at = range.end;
    }
    push(&mut pieces, text.get(at..).unwrap_or(""), false);
    if let Some(last) = pieces.last_mut() {
        last.text.truncate(last.text.trim_end().len());
    }
    pieces
}

/// The ranges in order, widened to whole words so that letters which join stay joined, none over another or next to it.
fn merged(text: &str, ranges: &[Range<usize>]) -> Vec<Range<usize>> {
    let mut sorted: Vec<Range<usize>> = ranges.iter().map(|range| widened(text, range)).collect();
    sorted.sort_by_key(|range| (range.start, range.end));
    let mut merged: Vec<Range<usize>> = Vec::new();
    for range in sorted {
        match merged.last_mut() {
            Some(last) if text.get(last.end..range.start).is_none_or(|gap| gap.trim().is_empty()) => {
                last.end = last.end.max(range.end);
            }
            _ => merged.push(range),
        }
    }
    merged
}

fn widened(text: &str, range: &Range<usize>) -> Range<usize> {
    let start = text.floor_char_boundary(range.start.min(text.len()));
    let end = text.ceil_char_boundary(range.end.min(text.len())).max(start);
    let back = text[..start].chars().rev().take_while(|c| c.is_alphanumeric());
    let on = text[end..].chars().take_while(|c| c.is_alphanumeric());
    let (back, on): (usize, usize) = (back.map(char::len_utf8).sum(), on.map(char::len_utf8).sum());
    start - back..end + on
}

/// Adds a clean stretch; the space between two stretches is kept once, and outside of what is marked.
fn push(pieces: &mut Vec<Piece>, text: &str, decisive: bool) {
    let cleaned = clean(text);
    let spaced = |c: Option<char>| c.is_some_and(char::is_whitespace);
    if spaced(text.chars().next()) {
        space(pieces);
    }
    if cleaned.is_empty() {
        return;
    }
    match pieces.last_mut() {
        Some(last) if last.decisive == decisive => last.text.push_str(&cleaned),
        _ => pieces.push(Piece { text: cleaned, decisive }),
    }
    if spaced(text.chars().next_back()) {
        space(pieces);
    }
}

fn space(pieces: &mut Vec<Piece>) {
    match pieces.last_mut() {
        None => {}
        Some(last) if last.text.ends_with(' ') => {}
        Some(last) if !last.decisive => last.text.push(' '),
        Some(_) => pieces.push(Piece { text: " ".to_owned(), decisive: false }),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn shown(text: &str, decisive: &[(usize, usize)]) -> String {
        let decisive: Vec<Range<usize>> = decisive.iter().map(|(start, end)| *start..*end).collect();
        let show = |piece: Piece| if piece.decisive { format!("[{}]", piece.text) } else { piece.text };
        pieces(text, &decisive).into_iter().map(show).collect()
    }

    #[test]
    fn decisive_words_are_marked_whole_and_nothing_is_lost() {
        assert_eq!(
            shown("they denied all\n talks then", &[(17, 22), (5, 8)]),
            "they [denied] all [talks] then"
        );
        assert_eq!(shown("ونفى وجود", &[(2, 8)]), "[ونفى] وجود");
        assert_eq!(shown("one two", &[(0, 3), (2, 7)]), "[one two]");
        assert_eq!(shown("one two three", &[(0, 3), (4, 7)]), "[one two] three");
        assert_eq!(shown("plain", &[]), "plain");
    }

    #[test]
    fn ranges_out_of_bounds_do_no_harm() {
        assert_eq!(shown("نفى", &[(1, 400)]), "[نفى]");
        assert_eq!(shown("", &[(5, 9)]), "");
    }

    #[test]
    fn context_is_cut_at_whole_words() {
        let long = "lf a word ".repeat(4);
        assert_eq!(before(&long), "… a word lf a word lf a word lf a word ");
        assert_eq!(after(&format!(". {}", &long[2..])), ". a word lf a word lf a word lf a word …");
        assert_eq!(
            (before("First word and "), after(" last.\n")),
            ("First word and ".into(), " last.".into())
        );
        assert_eq!((before(""), after("")), (String::new(), String::new()));
    }

    #[test]
    fn what_steers_direction_is_taken_out() {
        assert_eq!(shown("a\u{202e}b <i>", &[]), "ab <i>");
    }
}
