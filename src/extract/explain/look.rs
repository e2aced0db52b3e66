//! From places of the engine (units, tokens, bytes) to words of the text.

use super::view::Words;
use crate::extract::acts::Act;
use crate::extract::scene::Scene;
use crate::extract::sentence::Seen;
use std::ops::Range;

/// Bytes between two counted places.
const STRIDE: usize = 1024;

/// Turns byte ranges of a text into words with their places in code points.
pub struct Places<'a> {
    text: &'a str,
    /// Code points before each multiple of [`STRIDE`].
    counted: Vec<usize>,
    /// Bytes at which lines end, in order.
    line_ends: Vec<usize>,
}

impl<'a> Places<'a> {
    pub fn new(text: &'a str) -> Self {
        let mut counted = vec![0];
        let mut sum = 0;
        for chunk in text.as_bytes().chunks(STRIDE) {
            sum += starts(chunk);
            counted.push(sum);
        }
        let line_ends = text.bytes().enumerate().filter(|(_, byte)| *byte == b'\n').map(|(at, _)| at);
        Self { text, counted, line_ends: line_ends.collect() }
    }

    fn before(&self, byte: usize) -> usize {
        let byte = byte.min(self.text.len());
        let stride = byte / STRIDE;
        let counted = self.counted.get(stride).copied().unwrap_or(0);
        counted + self.text.as_bytes().get(stride * STRIDE..byte).map_or(0, starts)
    }

    /// The number of a byte's line, from 1.
    pub fn line(&self, byte: usize) -> usize {
        1 + self.line_ends.partition_point(|end| *end < byte)
    }

    /// The words of a byte range.
    pub fn words(&self, bytes: &Range<usize>) -> Words {
        let text = self.text.get(bytes.clone()).unwrap_or("").to_owned();
        Words { text, start: self.before(bytes.start), end: self.before(bytes.end) }
    }
}

/// Bytes that begin a code point.
fn starts(bytes: &[u8]) -> usize {
    bytes.iter().filter(|byte| **byte & 0xC0 != 0x80).count()
}

/// A sentence that was seen, with the way to its words.
pub struct Look<'a> {
    pub seen: &'a Seen<'a>,
    pub places: &'a Places<'a>,
}

impl<'a> Look<'a> {
    pub fn scene(&self) -> &'a Scene<'a> {
        self.seen.scene
    }

    pub fn acts(&self) -> &'a [Act] {
        self.seen.acts
    }

    pub fn sentence(&self) -> Words {
        self.of_tokens(&self.seen.sentence.tokens)
    }

    /// The words of tokens of the document.
    pub fn of_tokens(&self, tokens: &Range<usize>) -> Words {
        self.places.words(&self.seen.reading.original(tokens))
    }

    /// The words of units of the sentence.
    pub fn words(&self, units: Range<usize>) -> Words {
        let all = &self.scene().units.units;
        let end = units.end.min(all.len());
        if units.start >= end {
            return Words::default();
        }
        self.of_tokens(&(all[units.start].tokens.start..all[end - 1].tokens.end))
    }

    /// The folded letters of one unit.
    pub fn folded(&self, unit: usize) -> String {
        let tokens = &self.scene().units.units[unit].tokens;
        let range = self.seen.reading.tokens[tokens.start].start as usize
            ..self.seen.reading.tokens[tokens.end - 1].end as usize;
        self.seen.reading.folded.light.get(range).unwrap_or("").to_owned()
    }
}
