//! Sentences: they end at full stops, question and exclamation marks, ellipses and line ends; not inside
//! quotations and not behind abbreviations.

use super::token::{Token, TokenKind};
use std::ops::Range;

/// Sentences are cut at this many words.
pub const LONGEST_SENTENCE: usize = 2_000;

/// A sentence as a stretch of tokens.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Sentence {
    /// Indices of its tokens; the mark that ends it included, the line end not.
    pub tokens: Range<usize>,
    /// Whether it ends in a question mark.
    pub question: bool,
    /// Number of its line, from 0.
    pub line: usize,
    /// Whether it was cut because it is too long.
    pub cut: bool,
    /// Whether it closes with a mark that ends sentences.
    pub closed: bool,
}

/// What splitting needs to know of a language.
pub trait Splitter {
    /// Whether a full stop behind this folded word does not end the sentence.
    fn is_abbreviation(&self, word: &str) -> bool;

    /// Whether the folded text behind a full stop still belongs to the sentence: it only tells who says it.
    fn goes_on(&self, _rest: &str) -> bool {
        false
    }
}

/// Cuts tokens of `text` into sentences.
pub fn split(text: &str, tokens: &[Token], splitter: &dyn Splitter) -> Vec<Sentence> {
    split_by_line(text, tokens, &|_| splitter)
}

/// Cuts tokens of `text` into sentences, each line (numbered from 0) as its own language has it.
pub fn split_by_line<'a>(
    text: &str,
    tokens: &[Token],
    splitter_of: &dyn Fn(usize) -> &'a dyn Splitter,
) -> Vec<Sentence> {
    let mut out = Vec::new();
    let mut from = 0;
    let mut line = 0;
    for to in 0..=tokens.len() {
        if to == tokens.len() || tokens[to].kind == TokenKind::LineEnd {
            split_line(text, tokens, from..to, line, splitter_of(line), &mut out);
            from = to + 1;
            line += 1;
        }
    }
    out
}

fn split_line(
    text: &str,
    tokens: &[Token],
    range: Range<usize>,
    line: usize,
    splitter: &dyn Splitter,
    out: &mut Vec<Sentence>,
) {
    let is_quote = |i: usize| tokens[i].kind == TokenKind::Mark('"');
    // a mark that is missing somewhere must not swallow the line
    let balanced = range.clone().filter(|&i| is_quote(i)).count() % 2 == 0;
    let (mut start, mut quoted, mut words) = (range.start, false, 0);
    let mut i = range.start;
    while i < range.end {
        words += usize::from(tokens[i].is_word());
        if is_quote(i) {
            quoted = balanced && !quoted;
        }
        let ends = !quoted && ends_sentence(text, tokens, i, range.end, splitter);
        // marks count too: a line of nothing but marks must not become one sentence
        let cut = words >= LONGEST_SENTENCE || i - start >= 2 * LONGEST_SENTENCE;
        i += 1;
        if ends || cut {
            // further marks and a closing bracket belong to the sentence
            while i < range.end && is_end_mark(tokens[i]) {
                i += 1;
            }
            push(tokens, start..i, line, cut && !ends, ends, out);
            (start, words) = (i, 0);
        }
    }
    push(tokens, start..range.end, line, false, false, out);
}

fn is_end_mark(token: Token) -> bool {
    matches!(token.kind, TokenKind::Mark('.' | '!' | '?' | '…'))
}

fn ends_sentence(text: &str, tokens: &[Token], i: usize, end: usize, splitter: &dyn Splitter) -> bool {
    match tokens[i].kind {
        TokenKind::Mark('!' | '?' | '…') => true,
        TokenKind::Mark('.') => {
            let before = i.checked_sub(1).map(|b| tokens[b]).filter(|_| !tokens[i].spaced);
            let glued = i + 1 < end && tokens[i + 1].is_word() && !tokens[i + 1].spaced;
            let decimal = glued && before.is_some_and(|b| b.kind == TokenKind::Number);
            let initial = glued && before.is_some_and(|b| b.kind == TokenKind::Word && b.end - b.start <= 2);
            // the last letter of an acronym written with full stops
            let acronym = before.is_some_and(|b| b.end - b.start <= 2 && !b.spaced)
                && i >= 2
                && tokens[i - 2].kind == TokenKind::Mark('.');
            let abbreviation = before.is_some_and(|b| splitter.is_abbreviation(&text[b.range()]));
            let goes_on = i + 1 < end && splitter.goes_on(&text[tokens[i + 1].range().start..]);
            !(decimal || initial || acronym || abbreviation || goes_on)
        }
        // a quotation that closes with its own full stop
        TokenKind::Mark('"') => {
            let goes_on = i + 1 < end && splitter.goes_on(&text[tokens[i + 1].range().start..]);
            i > 0 && is_end_mark(tokens[i - 1]) && !closing_goes_on(tokens, i, end) && !goes_on
        }
        _ => false,
    }
}

/// Whether the sentence goes on behind a closing quotation mark.
fn closing_goes_on(tokens: &[Token], i: usize, end: usize) -> bool {
    i + 1 >= end
        || matches!(tokens[i + 1].kind, TokenKind::Mark(',' | '.' | ';' | '—'))
        || !tokens[i + 1].spaced
}

fn push(
    tokens: &[Token],
    range: Range<usize>,
    line: usize,
    cut: bool,
    closed: bool,
    out: &mut Vec<Sentence>,
) {
    if tokens[range.clone()].iter().any(Token::is_word) {
        let question = tokens[range.clone()]
            .iter()
            .rev()
            .take_while(|t| !t.is_word())
            .any(|t| t.kind == TokenKind::Mark('?'));
        out.push(Sentence { tokens: range, question, line, cut, closed });
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::{fold, tokens};

    struct Plain;
    impl Splitter for Plain {
        fn is_abbreviation(&self, word: &str) -> bool {
            word == "gen"
        }
    }

    fn sentences(text: &str) -> Vec<String> {
        let folded = fold(text);
        let toks = tokens(&folded.light);
        split(&folded.light, &toks, &Plain)
            .iter()
            .map(|s| {
                folded.light[toks[s.tokens.start].start as usize..toks[s.tokens.end - 1].end as usize]
                    .to_string()
            })
            .collect()
    }

    #[test]
    fn marks_and_line_ends_end_sentences_and_the_arabic_comma_does_not() {
        assert_eq!(sentences("قال كذا، وكذا. ثم؟ نعم\nلا"), ["قال كذا, وكذا.", "ثم?", "نعم", "لا"]);
    }

    #[test]
    fn a_quotation_of_several_sentences_stays_whole() {
        assert_eq!(
            sentences("قال: \"لا نعم. لن نخرج.\" وأضاف كذا."),
            ["قال: \"لا نعم. لن نخرج.\"", "واضاف كذا."]
        );
    }

    #[test]
    fn a_missing_quotation_mark_does_not_swallow_the_line() {
        assert_eq!(sentences("قال \"لا. ثم ذهب. وعاد").len(), 3);
    }

    #[test]
    fn decimals_initials_and_abbreviations_do_not_end_it() {
        assert_eq!(
            sentences("Gen. Smith of the U.S. army gave 2.5 million. He left."),
            ["gen. smith of the us army gave 2.5 million.", "he left."]
        );
    }

    #[test]
    fn marks_without_words_are_cut_like_words() {
        let text = format!("{} نفى", ": ".repeat(LONGEST_SENTENCE * 5));
        let folded = fold(&text);
        let toks = tokens(&folded.light);
        let all = split(&folded.light, &toks, &Plain);
        assert!(all.iter().all(|s| s.tokens.len() <= 2 * LONGEST_SENTENCE + 1));
    }

    #[test]
    fn a_sentence_that_tells_who_says_the_one_before_is_read_with_it() {
        struct Telling;
        impl Splitter for Telling {
            fn is_abbreviation(&self, _: &str) -> bool {
                false
            }
            fn goes_on(&self, rest: &str) -> bool {
                rest.starts_with("thus")
            }
        }
        let folded = fold("It fell. Thus the mayor. It rose.");
        let toks = tokens(&folded.light);
        assert_eq!(split(&folded.light, &toks, &Telling).len(), 2);
    }

    #[test]
    fn a_sentence_without_end_is_cut() {
        let text = "كلمة ".repeat(LONGEST_SENTENCE * 2 + 5);
        let folded = fold(&text);
        let toks = tokens(&folded.light);
        let all = split(&folded.light, &toks, &Plain);
        assert_eq!(all.len(), 3);
        assert!(all[0].cut);
    }
}
