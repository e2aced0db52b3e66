//! Which sentences belong to the report: not its boilerplate, not a headline said again.

use super::Reading;
use super::hits::Hits;
use super::unit::{Analyser, Units, units};
use crate::rules::tag::{SpeechKind, Tag};
use crate::text::Sentence;
use std::collections::HashSet;

/// A bare headline behind the report has at most so many words.
const LONGEST_BARE_LINE: usize = 16;
/// A first line of at most so many characters that does not end like a sentence is a headline.
const LONGEST_HEADLINE: usize = 200;

/// The sentences of the report, in order.
pub fn report<'a>(reading: &Reading<'_>, sentences: &'a [Sentence]) -> Vec<&'a Sentence> {
    let end = bare_tail(reading, sentences);
    let mut seen = HashSet::new();
    let mut out = Vec::new();
    let (mut boilerplate, mut line) = (false, usize::MAX);
    for sentence in &sentences[..end] {
        let text = text(reading, sentence);
        if sentence.line != line {
            line = sentence.line;
            let starts = |marks: &[String]| marks.iter().any(|m| starts_line(text, m));
            if starts(&reading.language.ends_report) {
                break;
            }
            boilerplate = starts(&reading.language.boilerplate) && !tells(reading, sentence);
        }
        let long = sentence.tokens.len() > 3;
        if !boilerplate && (!long || seen.insert(text.trim_end_matches(['.', ' ']))) {
            out.push(sentence);
        }
    }
    out
}

/// Whether a line begins with a mark, as whole words.
fn starts_line(text: &str, mark: &str) -> bool {
    text.strip_prefix(mark).is_some_and(|rest| !rest.starts_with(char::is_alphanumeric))
}

/// Whether a sentence that begins with a mark goes on from it and reports speech: "Sources close to X denied …", where
/// "Sources: X, Y" only marks a line.
fn tells(reading: &Reading<'_>, sentence: &Sentence) -> bool {
    let text = text(reading, sentence);
    let goes_on = |mark: &String| {
        let rest = text.strip_prefix(mark.as_str()).and_then(|rest| rest.strip_prefix(' '));
        !mark.contains(' ') && rest.is_some_and(|rest| rest.starts_with(char::is_alphabetic))
    };
    let speaks = |tag| matches!(tag, Tag::Speech { kind: SpeechKind::Verb, .. });
    sentence.closed && !sentence.question && reading.language.boilerplate.iter().any(goes_on) && {
        let mut analyser = Analyser::new(&reading.language.lexicon);
        let original = reading.document.text.as_str();
        let found = units(
            reading.tokens,
            sentence.tokens.clone(),
            reading.folded,
            original,
            reading.language,
            &mut analyser,
        );
        let found = Units::new(found, &analyser);
        !Hits::find(&found, reading.language, &speaks).all().is_empty()
    }
}

fn text<'a>(reading: &'a Reading<'_>, sentence: &Sentence) -> &'a str {
    let tokens = &reading.tokens[sentence.tokens.clone()];
    // marks before the first word are no text
    let first = tokens.iter().find(|t| t.is_word()).map_or(0, |t| t.start as usize);
    let last = tokens.last().map_or(first, |t| t.end as usize);
    &reading.folded.full[first..last.max(first)]
}

/// Where the report ends if two or more bare lines (headlines of other reports) follow its last real sentence.
fn bare_tail(reading: &Reading<'_>, sentences: &[Sentence]) -> usize {
    let words = |s: &Sentence| reading.tokens[s.tokens.clone()].iter().filter(|t| t.is_word()).count();
    let bare = |s: &Sentence| (!s.closed || s.question) && words(s) <= LONGEST_BARE_LINE;
    let tail = sentences.iter().rev().take_while(|s| bare(s)).count();
    let lines: HashSet<usize> = sentences[sentences.len() - tail..].iter().map(|s| s.line).collect();
    let closed_before = sentences[..sentences.len() - tail].iter().any(|s| s.closed && !s.question);
    if lines.len() >= 2 && closed_before { sentences.len() - tail } else { sentences.len() }
}

/// The first line, where it looks like a headline.
pub fn headline(text: &str) -> Option<String> {
    let mut lines = text.lines().map(str::trim).filter(|l| !l.is_empty());
    let first = lines.next()?;
    let more = lines.next().is_some();
    let open = !first.ends_with(['.', '!', '…', ':']);
    (more && open && first.chars().count() <= LONGEST_HEADLINE).then(|| first.to_string())
}
