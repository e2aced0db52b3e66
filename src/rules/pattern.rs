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

/// A digit of any script, as one of 0 to 9.
fn digit(c: char) -> Option<char> {
    const ZEROS: [char; 4] = ['0', '\u{660}', '\u{6f0}', '\u{ff10}'];
    let value = ZEROS.iter().find_map(|&zero| (c as u32).checked_sub(zero as u32).filter(|v| *v < 10))?;
    char::from_digit(value, 10)
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
        let rest = &self.text[self.at..];
        self.at += rest.len() - rest.trim_start().len();
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
            Some('|') => return Err(self.loose_alternative(start)),
            Some(c @ ('>' | '}')) => return Err(self.unopened(start, c)),
            Some('.') if self.text[start..].starts_with("..") => return Err(self.full_stops(start)),
            _ => self.word(start)?,
        };
        Ok(Element { kind, span: start..self.at })
    }

    /// The word that ends at `end`, and the one that begins at `start`.
    fn neighbours(&self, end: usize, start: usize) -> (&str, &str) {
        let apart = |c: char| c.is_whitespace() || "|()".contains(c);
        let before = self.text[..end].trim_end();
        let before = before.rfind(apart).map_or(before, |at| before[at..].trim_start_matches(apart));
        let behind = self.text[start..].trim_start();
        (before, behind.find(apart).map_or(behind, |at| &behind[..at]))
    }

    fn loose_alternative(&self, start: usize) -> PatternError {
        let (before, behind) = self.neighbours(start, start + 1);
        let sample = if before.is_empty() || behind.is_empty() {
            "(a|b)".to_string()
        } else {
            format!("({before}|{behind})")
        };
        let help = format!("put the alternatives in round brackets: `{sample}`");
        self.error(start..start + 1, "an alternative outside a group", &help)
    }

    /// A bracket that closes a set or slot which nothing opens.
    fn unopened(&self, start: usize, close: char) -> PatternError {
        let (open, what) = if close == '>' { ('<', "set") } else { ('{', "slot") };
        let (name, _) = self.neighbours(start, start);
        let from = start - name.len().min(start);
        let help = match name {
            "" => "remove it".to_string(),
            name => format!("open the {what} with `{open}`: `{open}{name}{close}`"),
        };
        self.error(from..start + 1, &format!("a closing bracket of a {what} that nothing opens"), &help)
    }

    /// Two full stops where three should be.
    fn full_stops(&self, start: usize) -> PatternError {
        let number: String = self.text[start + 2..].chars().filter_map(digit).take(1).collect();
        let number = if number.is_empty() { "3" } else { &number };
        let end = start + 2;
        self.error(start..end, "a gap of two full stops", &format!("write `…{number}`, or `...{number}`"))
    }

    /// A name between brackets. Where the closing one is missing, the name ends with its last letter.
    fn enclosed(&mut self, close: char, what: &str, sample: &str) -> Result<String, PatternError> {
        let start = self.at;
        self.bump();
        let inner = &self.text[self.at..];
        let fits = |c: char| c.is_alphanumeric() || c == '-' || c == '_';
        let indent = inner.len() - inner.trim_start().len();
        let length = inner[indent..].find(|c| !fits(c)).unwrap_or(inner.len() - indent);
        let name = &inner[indent..indent + length];
        let behind = inner[indent + length..].trim_start();
        if let Some(rest) = behind.strip_prefix(close).filter(|_| !name.is_empty()) {
            self.at = self.text.len() - rest.len();
            return Ok(name.to_string());
        }
        match inner.find(close).map(|end| &inner[..end]) {
            Some(other) if !other.contains(|c| "<>{}()|…".contains(c)) => {
                let shown: String =
                    other.trim().chars().map(|c| if c.is_whitespace() { '-' } else { c }).collect();
                let sample = if shown.chars().all(fits) && !shown.is_empty() {
                    self.around(start, &shown, close)
                } else {
                    sample.to_string()
                };
                let help = format!("a name has letters, digits and hyphens: `{sample}`");
                let span = start..start + 1 + other.len() + close.len_utf8();
                Err(self.error(span, &format!("a {what} whose name is no id"), &help))
            }
            _ => {
                let sample =
                    if name.is_empty() { sample.to_string() } else { self.around(start, name, close) };
                let end = self.text.len() - inner.len() + indent + length;
                let help = format!("close it with `{close}`: `{sample}`");
                Err(self.error(start..end, &format!("a {what} that is not closed"), &help))
            }
        }
    }

    /// A name between the bracket at `start` and the one that closes it.
    fn around(&self, start: usize, name: &str, close: char) -> String {
        format!("{}{name}{close}", &self.text[start..start + 1])
    }

    fn gap(&mut self, start: usize) -> Result<Kind, PatternError> {
        let rest = &self.text[self.at..];
        let indent = rest.len() - rest.trim_start().len();
        let digits: String = rest[indent..].chars().take_while(|c| c.is_numeric()).collect();
        let shown: String = digits.chars().filter_map(digit).collect();
        let limit = shown.parse::<usize>().ok().filter(|limit| (1..=LONGEST_GAP).contains(limit));
        match limit {
            Some(limit) if indent == 0 && shown == digits => {
                self.at += digits.len();
                Ok(Kind::Gap(limit))
            }
            Some(limit) => Err(self.error(
                start..self.at + indent + digits.len(),
                "a gap whose limit is not written at once behind it in the digits 0 to 9",
                &format!("write `…{limit}`"),
            )),
            None => Err(self.error(
                start..self.at + if indent == 0 { digits.len() } else { 0 },
                "a gap without a usable limit",
                &format!("say how many words it may span, 1 to {LONGEST_GAP}: `…3`"),
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
        let ends = |c: char| {
            matches!(c, '<' | '>' | '{' | '}' | '(' | ')' | '|' | '?' | '*' | '…' | '=') || c.is_whitespace()
        };
        let rest = &self.text[from..];
        self.at += rest.find(ends).unwrap_or(rest.len());
        let text = self.text[from..self.at].to_string();
        if text.is_empty() {
            // the `=` itself where that is the mark
            let end = if exact { self.at } else { start + self.peek().map_or(0, char::len_utf8) };
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
            ("a =… b", "a mark where a word should stand"),
            (&"(".repeat(100_000), "groups inside groups, too many of them"),
        ] {
            let error = parse(text).unwrap_err();
            assert_eq!(error.message, message, "{text}");
            assert!(text.get(error.span.clone()).is_some(), "{text}: {:?}", error.span);
        }
    }
}
