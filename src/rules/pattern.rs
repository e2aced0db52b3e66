//! The phrase language of patterns: text in, a small tree out.
//!
//! ```text
//! pattern     = element { " " element }
//! element     = word | "=" word | word "*" | "<" set ">" | "{" slot "}" | "…" number | group | element "?"
//! group       = "(" pattern { "|" pattern } ")"
//! ```

use std::ops::Range;

/// A parsed phrase.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Pattern {
    /// One after the other.
    pub elements: Vec<Element>,
}

/// One part of a phrase and its place in it (bytes).
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Element {
    /// What it matches.
    pub kind: Kind,
    /// Where it stands in the pattern's text.
    pub span: Range<usize>,
}

/// What an element matches.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Kind {
    /// A word in its inflected spellings; as written where `exact`; any longer word where `open`.
    Word {
        /// The word.
        text: String,
        /// `=word`: this spelling only.
        exact: bool,
        /// `word*`: whatever letters follow.
        open: bool,
    },
    /// A word or phrase of a set.
    Set(String),
    /// A mention of an actor, kept under this name.
    Slot(String),
    /// Up to so many words, whatever they are.
    Gap(usize),
    /// One of several phrases, or none of them where `optional`.
    Group {
        /// The phrases.
        alternatives: Vec<Vec<Element>>,
        /// Whether nothing will do.
        optional: bool,
    },
}

/// Why a phrase cannot be read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PatternError {
    /// Bytes of the pattern's text.
    pub span: Range<usize>,
    /// The cause.
    pub message: String,
    /// The cure.
    pub help: String,
}

/// The longest gap that a pattern may have, in words.
pub const LONGEST_GAP: usize = 12;
/// How deep groups may stand in each other.
pub const DEEPEST_GROUP: usize = 16;

/// Reads a phrase.
///
/// # Errors
/// A bracket that is not closed, a gap without a limit, a pattern of gaps only, an empty one.
pub fn parse(text: &str) -> Result<Pattern, PatternError> {
    let mut parser = Parser { text, at: 0, depth: 0 };
    let elements = parser.sequence(false)?;
    if parser.at < text.len() {
        return Err(parser.error(
            parser.at..parser.at + 1,
            "a closing bracket that nothing opens",
            "remove it, or open a group with `(`",
        ));
    }
    let pattern = Pattern { elements };
    if !pattern.elements.iter().any(anchors) {
        return Err(PatternError {
            span: 0..text.len(),
            message: "a pattern that any words would match".into(),
            help: "write at least one word or set that must be there".into(),
        });
    }
    Ok(pattern)
}

/// Whether an element demands something particular of the text.
fn anchors(element: &Element) -> bool {
    match &element.kind {
        Kind::Word { .. } | Kind::Set(_) | Kind::Slot(_) => true,
        Kind::Gap(_) => false,
        Kind::Group { alternatives, optional } => {
            !optional && alternatives.iter().all(|a| a.iter().any(anchors))
        }
    }
}

impl Pattern {
    /// Calls `visit` for every element, those in groups included.
    pub fn visit<'a>(&'a self, visit: &mut dyn FnMut(&'a Element)) {
        visit_all(&self.elements, visit);
    }
}

fn visit_all<'a>(elements: &'a [Element], visit: &mut dyn FnMut(&'a Element)) {
    for element in elements {
        visit(element);
        if let Kind::Group { alternatives, .. } = &element.kind {
            alternatives.iter().for_each(|a| visit_all(a, visit));
        }
    }
}

struct Parser<'a> {
    text: &'a str,
    at: usize,
    /// How many groups are open.
    depth: usize,
}

impl Parser<'_> {
    fn error(&self, span: Range<usize>, message: &str, help: &str) -> PatternError {
        PatternError { span, message: message.into(), help: help.into() }
    }

    fn peek(&self) -> Option<char> {
        self.text[self.at..].chars().next()
    }

    fn bump(&mut self) -> Option<char> {
        let c = self.peek()?;
        self.at += c.len_utf8();
        Some(c)
    }

    fn skip_space(&mut self) {
        while self.peek().is_some_and(char::is_whitespace) {
            self.bump();
        }
    }

    fn sequence(&mut self, inside: bool) -> Result<Vec<Element>, PatternError> {
        let mut elements = Vec::new();
        loop {
            self.skip_space();
            match self.peek() {
                None | Some(')') => break,
                Some('|') if inside => break,
                Some(_) => {
                    let element = self.element()?;
                    elements.push(self.optional(element));
                }
            }
        }
        if elements.is_empty() {
            return Err(self.error(
                self.at..self.at,
                "an empty pattern",
                "write the words that it should match",
            ));
        }
        Ok(elements)
    }

    /// Makes an element optional where `?` follows it.
    fn optional(&mut self, element: Element) -> Element {
        if self.peek() != Some('?') {
            return element;
        }
        self.bump();
        let span = element.span.start..self.at;
        let kind = match element.kind {
            Kind::Group { alternatives, .. } => Kind::Group { alternatives, optional: true },
            other => Kind::Group {
                alternatives: vec![vec![Element { kind: other, span: element.span }]],
                optional: true,
            },
        };
        Element { kind, span }
    }

    fn element(&mut self) -> Result<Element, PatternError> {
        let start = self.at;
        let kind = match self.peek() {
            Some('<') => Kind::Set(self.enclosed('>', "set", "<talks>")?),
            Some('{') => Kind::Slot(self.enclosed('}', "slot", "{partner}")?),
            Some('…') => {
                self.bump();
                self.gap(start)?
            }
            Some('.') if self.text[self.at..].starts_with("...") => {
                self.at += 3;
                self.gap(start)?
            }
            Some('(') => self.group(start)?,
            Some('|') => {
                return Err(self.error(
                    start..start + 1,
                    "an alternative outside a group",
                    "put the alternatives in round brackets: `(a|b)`",
                ));
            }
            _ => self.word(start)?,
        };
        Ok(Element { kind, span: start..self.at })
    }

    fn enclosed(&mut self, close: char, what: &str, sample: &str) -> Result<String, PatternError> {
        let start = self.at;
        self.bump();
        let inner = self.at;
        let Some(length) = self.text[inner..].find(close) else {
            return Err(self.error(
                start..self.text.len(),
                &format!("a {what} that is not closed"),
                &format!("write it as `{sample}`"),
            ));
        };
        self.at = inner + length + close.len_utf8();
        let name = self.text[inner..inner + length].trim();
        let fits = |c: char| c.is_alphanumeric() || c == '-' || c == '_';
        if name.is_empty() || !name.chars().all(fits) {
            return Err(self.error(
                start..self.at,
                &format!("a {what} whose name is no id"),
                &format!("use letters, digits and hyphens: `{sample}`"),
            ));
        }
        Ok(name.to_string())
    }

    fn gap(&mut self, start: usize) -> Result<Kind, PatternError> {
        let digits = self.at;
        while self.peek().is_some_and(|c| c.is_ascii_digit()) {
            self.bump();
        }
        match self.text[digits..self.at].parse::<usize>() {
            Ok(limit) if (1..=LONGEST_GAP).contains(&limit) => Ok(Kind::Gap(limit)),
            _ => Err(self.error(
                start..self.at,
                "a gap without a usable limit",
                "say how many words it may span, 1 to 12: `…3`",
            )),
        }
    }

    fn group(&mut self, start: usize) -> Result<Kind, PatternError> {
        self.bump();
        self.depth += 1;
        if self.depth > DEEPEST_GROUP {
            return Err(self.error(
                start..self.at,
                "groups inside groups, too many of them",
                "write the alternatives one beside the other, or as patterns of their own",
            ));
        }
        let mut alternatives = vec![self.sequence(true)?];
        loop {
            match self.bump() {
                Some('|') => alternatives.push(self.sequence(true)?),
                Some(')') => {
                    self.depth -= 1;
                    return Ok(Kind::Group { alternatives, optional: false });
                }
                _ => {
                    return Err(self.error(
                        start..self.text.len(),
                        "a group that is not closed",
                        "close it with `)`",
                    ));
                }
            }
        }
    }

    fn word(&mut self, start: usize) -> Result<Kind, PatternError> {
        let exact = self.peek() == Some('=');
        if exact {
            self.bump();
        }
        let from = self.at;
        let ends = |c: char| c.is_whitespace() || "<>{}()|?*…=".contains(c);
        while self.peek().is_some_and(|c| !ends(c)) {
            self.bump();
        }
        let text = self.text[from..self.at].to_string();
        if text.is_empty() {
            let end = (start + self.peek().map_or(0, char::len_utf8)).max(self.at);
            return Err(self.error(
                start..end,
                "a mark where a word should stand",
                "put the word there, or remove the mark",
            ));
        }
        let open = self.peek() == Some('*');
        if open {
            self.bump();
        }
        Ok(Kind::Word { text, exact, open })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_phrase_has_words_sets_gaps_slots_and_groups() {
        let pattern = parse("=نفى …3 <talks> (مع|بين) {partner} يوم?").unwrap();
        let kinds: Vec<_> = pattern.elements.iter().map(|e| &e.kind).collect();
        assert_eq!(kinds.len(), 6);
        assert!(matches!(kinds[0], Kind::Word { exact: true, .. }));
        assert!(matches!(kinds[1], Kind::Gap(3)));
        assert_eq!(kinds[2], &Kind::Set("talks".into()));
        assert!(matches!(kinds[3], Kind::Group { optional: false, alternatives } if alternatives.len() == 2));
        assert_eq!(kinds[4], &Kind::Slot("partner".into()));
        assert!(matches!(kinds[5], Kind::Group { optional: true, .. }));
    }

    #[test]
    fn faults_say_where_and_what_to_write() {
        for (text, message) in [
            ("<talks", "a set that is not closed"),
            ("(a|b", "a group that is not closed"),
            ("a …", "a gap without a usable limit"),
            ("…3", "a pattern that any words would match"),
            ("", "an empty pattern"),
            ("a )", "a closing bracket that nothing opens"),
            ("a | b", "an alternative outside a group"),
            ("a = b", "a mark where a word should stand"),
            (&"(".repeat(100_000), "groups inside groups, too many of them"),
        ] {
            let error = parse(text).unwrap_err();
            assert_eq!(error.message, message, "{text}");
            assert!(error.span.end <= text.len(), "{text}: {:?}", error.span);
        }
    }
}
