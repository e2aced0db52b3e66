//! Places in a text: byte ranges made safe, code points counted, the context of a quotation, neighbouring sentences.

use super::view::{Marked, Part};
use std::ops::Range;

/// Characters of context on either side of a quotation.
pub(super) const CONTEXT: usize = 40;
/// Characters of a neighbouring sentence that are shown at most.
const NEIGHBOUR: usize = 280;
/// Bytes between two counted places.
const STRIDE: usize = 4096;

/// Turns byte offsets of a text into code point offsets, without counting from the start each time.
#[derive(Debug)]
pub(super) struct CodePoints<'a> {
    bytes: &'a [u8],
    /// Code points before each multiple of [`STRIDE`].
    counted: Vec<usize>,
}

impl<'a> CodePoints<'a> {
    pub(super) fn new(text: &'a str) -> Self {
        let bytes = text.as_bytes();
        let mut counted = vec![0];
        let mut sum = 0;
        for chunk in bytes.chunks(STRIDE) {
            sum += starts(chunk);
            counted.push(sum);
        }
        Self { bytes, counted }
    }

    /// Code points before a byte offset.
    pub(super) fn before(&self, byte: usize) -> usize {
        let byte = byte.min(self.bytes.len());
        let stride = byte / STRIDE;
        let counted = self.counted.get(stride).copied().unwrap_or(0);
        counted + self.bytes.get(stride * STRIDE..byte).map_or(0, starts)
    }
}

/// Bytes that begin a code point.
fn starts(bytes: &[u8]) -> usize {
    bytes.iter().filter(|byte| **byte & 0xC0 != 0x80).count()
}

/// A range that lies within the text and on character boundaries.
pub(super) fn clamp(text: &str, range: &Range<usize>) -> Range<usize> {
    let start = text.floor_char_boundary(range.start.min(text.len()));
    let end = text.ceil_char_boundary(range.end.min(text.len()));
    start..end.max(start)
}

/// The text of a range.
pub(super) fn slice<'a>(text: &'a str, range: &Range<usize>) -> &'a str {
    text.get(clamp(text, range)).unwrap_or("")
}

/// What stands right before and right behind a range.
pub(super) fn context<'a>(text: &'a str, range: &Range<usize>) -> (&'a str, &'a str) {
    let range = clamp(text, range);
    let (head, tail) = (&text[..range.start], &text[range.end..]);
    let from = head.char_indices().rev().nth(CONTEXT - 1).map_or(0, |(at, _)| at);
    let to = tail.char_indices().nth(CONTEXT).map_or(tail.len(), |(at, _)| at);
    (&head[from..], &tail[..to])
}

/// The sentences before and behind a sentence, as far as punctuation and line ends tell.
///
/// They are context for the eye only: what counts as a sentence for the rules is decided elsewhere.
pub(super) fn neighbours<'a>(text: &'a str, sentence: &Range<usize>) -> (&'a str, &'a str) {
    let range = clamp(text, sentence);
    let head = text[..range.start].trim_end();
    let tail = text[range.end..].trim_start_matches(|c: char| c.is_whitespace() || ends_sentence(c));
    let from = head.char_indices().rev().skip(1).take(NEIGHBOUR).find(|(at, _)| is_end(head, *at));
    let from = from.map_or_else(|| furthest_back(head), |(at, c)| at + c.len_utf8());
    let to = tail.char_indices().take(NEIGHBOUR).find(|(at, _)| is_end(tail, *at));
    let to = to.map_or_else(|| furthest_on(tail), |(at, c)| at + c.len_utf8());
    (head[from..].trim(), tail[..to].trim())
}

fn furthest_back(head: &str) -> usize {
    head.char_indices().rev().nth(NEIGHBOUR - 1).map_or(0, |(at, _)| at)
}

fn furthest_on(tail: &str) -> usize {
    tail.char_indices().nth(NEIGHBOUR).map_or(tail.len(), |(at, _)| at)
}

fn ends_sentence(c: char) -> bool {
    matches!(c, '.' | '!' | '?' | '؟' | '…' | '۔')
}

/// A line end, or a mark that ends sentences with a space or the end behind it.
fn is_end(text: &str, at: usize) -> bool {
    let mut rest = text[at..].chars();
    match rest.next() {
        Some('\n') => true,
        Some(c) if ends_sentence(c) => rest.next().is_none_or(char::is_whitespace),
        _ => false,
    }
}

/// A stretch of a text with marks in it; `marks` are ranges of the whole text, those outside are left out.
pub(super) fn marked(text: &str, stretch: &Range<usize>, marks: &[(Range<usize>, Part)]) -> Marked {
    let stretch = clamp(text, stretch);
    let mut inside: Vec<(Range<usize>, Part)> = Vec::new();
    for (range, part) in marks {
        let range = clamp(text, range);
        if range.start >= stretch.start && range.end <= stretch.end && !range.is_empty() {
            inside.push((range.start - stretch.start..range.end - stretch.start, *part));
        }
    }
    inside.sort_by_key(|(range, part)| (range.start, std::cmp::Reverse(range.end), *part));
    inside.dedup();
    Marked { text: text.get(stretch).unwrap_or("").to_owned(), marks: inside }
}

/// The sentence around a range, as far as punctuation and line ends tell.
pub(super) fn around(text: &str, range: &Range<usize>) -> Range<usize> {
    let range = clamp(text, range);
    let head = &text[..range.start];
    let back = head.char_indices().rev().take(NEIGHBOUR).find(|(at, _)| is_end(head, *at));
    let start = back.map_or_else(|| furthest_back(head), |(at, c)| at + c.len_utf8());
    let tail = &text[range.end..];
    let on = tail.char_indices().take(NEIGHBOUR).find(|(at, _)| is_end(tail, *at));
    let end = range.end + on.map_or_else(|| furthest_on(tail), |(at, c)| at + c.len_utf8());
    let found = &text[start..end];
    let lead = found.len() - found.trim_start().len();
    start + lead..end.max(start + lead)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn offsets_count_code_points_whatever_their_length() {
        let text = "aنفى😀b".repeat(3000);
        let counts = CodePoints::new(&text);
        for (nth, (byte, _)) in text.char_indices().enumerate() {
            assert_eq!(counts.before(byte), nth);
        }
        assert_eq!(counts.before(usize::MAX), text.chars().count());
    }

    #[test]
    fn ranges_out_of_bounds_or_inside_a_character_are_widened_or_cut() {
        let text = "نفى";
        assert_eq!(slice(text, &(1..3)), "نف");
        assert_eq!(slice(text, &(4..400)), "ى");
        assert_eq!(slice(text, &(400..500)), "");
    }

    #[test]
    fn context_is_forty_characters_at_most() {
        let text = "ن".repeat(100);
        let (before, behind) = context(&text, &(100..102));
        assert_eq!((before.chars().count(), behind.chars().count()), (40, 40));
        assert_eq!(context("أب", &(0..2)), ("", "ب"));
    }

    #[test]
    fn neighbouring_sentences_end_at_punctuation_before_a_space_and_at_line_ends() {
        let text = "Old. Before 3.5 km.\nThe one. After it! Later.";
        let start = text.find("The one").unwrap();
        assert_eq!(neighbours(text, &(start..start + 8)), ("Before 3.5 km.", "After it!"));
        assert_eq!(neighbours(text, &(0..text.len())), ("", ""));
    }

    #[test]
    fn the_sentence_around_a_mention_is_found() {
        let text = "One.\nTwo says so. Three.";
        let at = text.find("says").unwrap();
        assert_eq!(&text[around(text, &(at..at + 4))], "Two says so.");
    }
}
