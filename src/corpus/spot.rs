//! A place in bytes that are perhaps no text, kept so that a finding can point at it.
//!
//! In: bytes and an offset. Out: a label with line and column, or a note where the file is too long
//! to be kept for that.

use crate::diagnostic::{Diagnostic, SourceMap};

/// Up to here the text before a place is kept, so that it can be shown; later only its line is told.
const MAX_BEFORE: usize = 1 << 20;
/// Bytes kept after a place.
const AFTER: usize = 160;

/// A place: line and byte offset, and what stands before and after it if that is short enough.
pub(super) struct Spot {
    line: usize,
    offset: usize,
    shown: Option<(String, usize)>,
}

impl Spot {
    /// The place `at` (in bytes), which is moved inside `bytes`.
    pub(super) fn in_bytes(bytes: &[u8], at: usize) -> Self {
        let at = at.min(bytes.len());
        let line = bytes[..at].iter().filter(|byte| **byte == b'\n').count() + 1;
        let shown = (at <= MAX_BEFORE).then(|| {
            let mut text = String::from_utf8_lossy(&bytes[..at]).into_owned();
            let start = text.len();
            text.push_str(&String::from_utf8_lossy(&bytes[at..bytes.len().min(at + AFTER)]));
            (text, start)
        });
        Self { line, offset: at, shown }
    }

    /// Points `diagnostic` at this place of the file called `name`.
    pub(super) fn attach(
        self,
        diagnostic: Diagnostic,
        sources: &mut SourceMap,
        name: &str,
        label: &str,
    ) -> Diagnostic {
        match self.shown {
            Some((text, start)) => {
                let length = text[start..].chars().next().map_or(0, char::len_utf8);
                let source = sources.add(name, text);
                diagnostic.at(source, start..start + length, label)
            }
            None => diagnostic.note(format!("{label}: line {}, byte {}", self.line, self.offset)),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_near_place_is_shown_and_a_far_one_told() {
        let mut sources = SourceMap::default();
        let near = Spot::in_bytes(b"a\n\xffb\0", 4);
        let finding = near.attach(Diagnostic::error("D006", "x"), &mut sources, "a.txt", "here");
        let label = &finding.labels[0];
        assert_eq!(sources.position(label.source, label.span.start), (2, 3));
        let far = vec![b'\n'; MAX_BEFORE + 2];
        let far = Spot::in_bytes(&far, MAX_BEFORE + 1);
        let finding = far.attach(Diagnostic::error("D006", "x"), &mut sources, "a.txt", "here");
        assert_eq!(finding.notes, ["here: line 1048578, byte 1048577"]);
    }
}
