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
        let offset = floor_char_boundary(text, offset);
        let lines = (0..offset).filter(|&at| ends_line(text, at)).count();
        (lines + 1, text[line_start(text, offset)..offset].chars().count() + 1)
    }

    /// A span moved inside the text and onto character boundaries, so that it can be sliced.
    pub fn clamp(&self, id: SourceId, span: Range<usize>) -> Range<usize> {
        let text = self.text(id);
        let start = floor_char_boundary(text, span.start);
        start..floor_char_boundary(text, span.end).max(start)
    }
}

/// Whether the byte at `at` ends a line: LF, or CR without LF behind it.
fn ends_line(text: &str, at: usize) -> bool {
    match text.as_bytes().get(at) {
        Some(b'\n') => true,
        Some(b'\r') => text.as_bytes().get(at + 1) != Some(&b'\n'),
        _ => false,
    }
}

/// Where the line of a byte begins.
pub(super) fn line_start(text: &str, offset: usize) -> usize {
    (0..offset.min(text.len())).rev().find(|&at| ends_line(text, at)).map_or(0, |at| at + 1)
}

/// Where the line of a byte ends: at its LF or lone CR, or at the end of the text.
pub(super) fn line_end(text: &str, offset: usize) -> usize {
    (offset..text.len()).find(|&at| ends_line(text, at)).unwrap_or(text.len())
}

fn floor_char_boundary(text: &str, at: usize) -> usize {
    let mut at = at.min(text.len());
    while !text.is_char_boundary(at) {
        at -= 1;
    }
    at
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_end_at_lf_at_cr_lf_and_at_a_lone_cr() {
        let mut sources = SourceMap::default();
        let id = sources.add("a", "ا\rb\r\nc\nd");
        let places: Vec<_> = [0, 3, 6, 8].iter().map(|&at| sources.position(id, at)).collect();
        assert_eq!(places, [(1, 1), (2, 1), (3, 1), (4, 1)]);
    }
}
