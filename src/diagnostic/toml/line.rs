//! One line of a TOML file, cut at its quotation marks.
//!
//! In: a text and a byte in it. Out: the line around the byte, where its texts begin and end, and where a comment does.

use std::ops::Range;

/// A line and what can be said of it without knowing what stands before it.
pub(super) struct Line<'a> {
    pub text: &'a str,
    /// Where it begins, in bytes of the whole.
    pub start: usize,
    /// Texts between straight quotation marks, marks included, in bytes of the line.
    texts: Vec<Range<usize>>,
    /// The quotation mark that nothing closes.
    pub open: Option<usize>,
    /// Where a comment begins, or the line ends.
    pub end: usize,
}

impl<'a> Line<'a> {
    /// The line that holds the byte `at`.
    pub fn around(whole: &'a str, at: usize) -> Self {
        let at = at.min(whole.len());
        let start = whole[..at].rfind('\n').map_or(0, |end| end + 1);
        let end = whole[start..].find('\n').map_or(whole.len(), |length| start + length);
        Self::of(whole[start..end].trim_end_matches('\r'), start)
    }

    fn of(text: &'a str, start: usize) -> Self {
        let mut line = Line { text, start, texts: Vec::new(), open: None, end: text.len() };
        let mut escaped = false;
        for (at, c) in text.char_indices() {
            match line.open {
                Some(_) if escaped => escaped = false,
                Some(from) if text[from..].starts_with('"') && c == '\\' => escaped = at > from,
                Some(from) if text[from..].starts_with(c) => {
                    line.texts.push(from..at + 1);
                    line.open = None;
                }
                Some(_) => {}
                None if c == '"' || c == '\'' => line.open = Some(at),
                None if c == '#' => {
                    line.end = at;
                    break;
                }
                None => {}
            }
        }
        line
    }

    /// The part before a comment.
    pub fn code(&self) -> &'a str {
        self.text[..self.end].trim_end()
    }

    /// The texts of the line, marks included, in bytes of the line.
    pub fn texts(&self) -> impl Iterator<Item = Range<usize>> + '_ {
        self.texts.iter().cloned()
    }

    /// The text that ends last at or before `at` (bytes of the line), if only white space stands between.
    pub fn text_before(&self, at: usize) -> Option<Range<usize>> {
        let before = self.texts.iter().rev().find(|text| text.end <= at)?;
        self.text[before.end..at].trim().is_empty().then(|| before.clone())
    }

    /// Key and value of a line `key = value`; what stands in quotation marks before the `=` is no key.
    pub fn assignment(&self) -> Option<(&'a str, &'a str)> {
        let (key, value) = self.code().split_once('=')?;
        let bare = |c: char| c.is_alphanumeric() || "-_. ".contains(c);
        (!key.trim().is_empty() && key.chars().all(bare)).then(|| (key.trim(), value.trim()))
    }

    /// A place of the line in bytes of the whole.
    pub fn whole(&self, part: Range<usize>) -> Range<usize> {
        self.start + part.start..self.start + part.end
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn texts_comments_and_open_marks_are_told_apart() {
        let whole = "x\na = ['b # c', \"d\\\"e\", \"f] # g\n";
        let line = Line::around(whole, 4);
        assert_eq!(line.start, 2);
        assert_eq!(line.open.map(|at| &line.text[at..]), Some("\"f] # g"));
        assert_eq!(
            line.text_before(line.text.find(", \"f").unwrap()).map(|t| &line.text[t]),
            Some("\"d\\\"e\"")
        );
        assert_eq!(line.assignment().map(|(key, _)| key), Some("a"));
        assert_eq!(Line::around("a = 1 # b = 2", 0).code(), "a = 1");
    }
}
