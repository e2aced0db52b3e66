//! Tokens of folded text: words, numbers, marks, line ends.

use std::ops::Range;

/// What a token is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum TokenKind {
    /// Letters, with apostrophes inside.
    Word,
    /// Digits, with commas before groups of three.
    Number,
    /// One mark.
    Mark(char),
    /// The end of a line.
    LineEnd,
}

/// One token; the range is in bytes of the folded text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Token {
    /// What it is.
    pub kind: TokenKind,
    /// Start, in bytes of the folded text.
    pub start: u32,
    /// End, in bytes of the folded text.
    pub end: u32,
    /// Whether white space stands before it.
    pub spaced: bool,
}

impl Token {
    /// Its place in the folded text.
    pub fn range(&self) -> Range<usize> {
        self.start as usize..self.end as usize
    }

    /// Whether it is a word or a number.
    pub fn is_word(&self) -> bool {
        matches!(self.kind, TokenKind::Word | TokenKind::Number)
    }
}

/// Whether a character is a letter; the common alphabets without a look into Unicode's tables.
pub fn is_letter(c: char) -> bool {
    match c {
        'a'..='z' | '\u{621}'..='\u{64a}' | '\u{410}'..='\u{44f}' => true,
        '\0'..='\u{7f}' => c.is_ascii_alphabetic(),
        _ => c.is_alphabetic(),
    }
}

/// Whether the text behind a comma is a group of three digits: "12,000".
fn groups_digits(behind: &str) -> bool {
    let mut digits = behind.chars().map(|c| c.is_ascii_digit());
    digits.by_ref().take(3).filter(|digit| *digit).count() == 3 && digits.next() != Some(true)
}

/// Cuts a text that is already folded (light) into tokens.
///
/// A hyphen between letters joins them into neighbouring words without a token of its own.
pub fn tokens(text: &str) -> Vec<Token> {
    let mut out = Vec::with_capacity(text.len() / 6);
    let mut spaced = true;
    let mut chars = text.char_indices().peekable();
    while let Some((at, c)) = chars.next() {
        let kind = if c == '\n' || c == '\r' {
            TokenKind::LineEnd
        } else if c.is_whitespace() {
            spaced = true;
            continue;
        } else if is_letter(c) {
            TokenKind::Word
        } else if c.is_numeric() {
            TokenKind::Number
        } else {
            TokenKind::Mark(c)
        };
        let mut end = at + c.len_utf8();
        if matches!(kind, TokenKind::Word | TokenKind::Number) {
            while let Some(&(next, n)) = chars.peek() {
                let inside = if kind == TokenKind::Number {
                    n.is_numeric() || n == ',' && groups_digits(&text[next + 1..])
                } else {
                    is_letter(n)
                        || (n == '\'' && text[next + 1..].chars().next().is_some_and(char::is_alphabetic))
                };
                if !inside {
                    break;
                }
                end = next + n.len_utf8();
                chars.next();
            }
        }
        let joins = c == '-'
            && !spaced
            && out.last().is_some_and(|t: &Token| t.is_word())
            && text[end..].chars().next().is_some_and(char::is_alphanumeric);
        if !joins {
            out.push(Token { kind, start: at as u32, end: end as u32, spaced });
        }
        spaced = kind == TokenKind::LineEnd;
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    fn shown(text: &str) -> Vec<String> {
        tokens(text).iter().map(|t| text[t.range()].to_string()).collect()
    }

    #[test]
    fn words_numbers_and_marks_come_apart() {
        assert_eq!(shown("قال:\"لا\" 24,5"), ["قال", ":", "\"", "لا", "\"", "24", ",", "5"]);
        assert_eq!(shown("12,000, 1,234,567 3,2018"), ["12,000", ",", "1,234,567", "3", ",", "2018"]);
    }

    #[test]
    fn hyphens_between_letters_join_and_others_stand() {
        assert_eq!(shown("al-rahman -x - y"), ["al", "rahman", "-", "x", "-", "y"]);
    }

    #[test]
    fn an_apostrophe_inside_a_word_belongs_to_it() {
        assert_eq!(shown("didn't 'so'"), ["didn't", "'", "so", "'"]);
    }
}
