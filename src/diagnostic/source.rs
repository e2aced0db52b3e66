//! The texts that findings point into, by a small id.

use std::ops::Range;

/// Index of a source in its [`SourceMap`].
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct SourceId(pub usize);

#[derive(Debug, Clone)]
struct Source {
    name: String,
    text: String,
}

/// All texts that were read, with the names to print for them.
#[derive(Debug, Clone, Default)]
pub struct SourceMap {
    sources: Vec<Source>,
}

impl SourceMap {
    /// Takes a text in and gives its id.
    pub fn add(&mut self, name: impl Into<String>, text: impl Into<String>) -> SourceId {
        self.sources.push(Source { name: name.into(), text: text.into() });
        SourceId(self.sources.len() - 1)
    }

    /// The name of a source as printed; empty for an id of another map.
    pub fn name(&self, id: SourceId) -> &str {
        self.sources.get(id.0).map_or("", |s| s.name.as_str())
    }

    /// The text of a source; empty for an id of another map.
    pub fn text(&self, id: SourceId) -> &str {
        self.sources.get(id.0).map_or("", |s| s.text.as_str())
    }

    /// Line and column of a byte offset, both from 1; the column counts code points.
    pub fn position(&self, id: SourceId, offset: usize) -> (usize, usize) {
        let text = self.text(id);
        let before = &text[..floor_char_boundary(text, offset)];
        let line_start = before.rfind('\n').map_or(0, |at| at + 1);
        (before.matches('\n').count() + 1, before[line_start..].chars().count() + 1)
    }

    /// A span moved inside the text and onto character boundaries, so that it can be sliced.
    pub fn clamp(&self, id: SourceId, span: Range<usize>) -> Range<usize> {
        let text = self.text(id);
        let start = floor_char_boundary(text, span.start);
        start..floor_char_boundary(text, span.end).max(start)
    }
}

fn floor_char_boundary(text: &str, at: usize) -> usize {
    let mut at = at.min(text.len());
    while !text.is_char_boundary(at) {
        at -= 1;
    }
    at
}
