//! The contract as JSON.
//!
//! What a terminal could take for a command or what steers direction is escaped, so that printing the JSON is
//! safe; a parser gives the same text back.

use super::view::Report;
use crate::diagnostic::is_direction;
use serde::Serialize;
use serde_json::ser::{CompactFormatter, Formatter, PrettyFormatter};
use std::io::{self, Write};

/// The whole report, indented, with a line end.
pub fn report(report: &Report) -> String {
    write(report, PrettyFormatter::new())
}

/// The claims, one a line.
pub fn claims_jsonl(report: &Report) -> String {
    report.claims.iter().map(|claim| write(claim, CompactFormatter)).collect()
}

fn write<T: Serialize>(value: &T, inner: impl Formatter) -> String {
    let mut bytes = Vec::new();
    let mut serializer = serde_json::Serializer::with_formatter(&mut bytes, Guarded { inner });
    // Plain structs of strings and numbers written to memory: nothing in them can fail.
    let _ = value.serialize(&mut serializer);
    bytes.push(b'\n');
    String::from_utf8_lossy(&bytes).into_owned()
}

/// Escapes what must not reach a terminal as it is.
struct Guarded<F> {
    inner: F,
}

impl<F: Formatter> Formatter for Guarded<F> {
    fn write_string_fragment<W: ?Sized + Write>(&mut self, writer: &mut W, fragment: &str) -> io::Result<()> {
        let mut rest = fragment;
        while let Some((at, c)) = rest.char_indices().find(|(_, c)| steers(*c)) {
            writer.write_all(&rest.as_bytes()[..at])?;
            write!(writer, "\\u{:04x}", u32::from(c))?;
            rest = &rest[at + c.len_utf8()..];
        }
        writer.write_all(rest.as_bytes())
    }

    fn begin_array<W: ?Sized + Write>(&mut self, writer: &mut W) -> io::Result<()> {
        self.inner.begin_array(writer)
    }

    fn end_array<W: ?Sized + Write>(&mut self, writer: &mut W) -> io::Result<()> {
        self.inner.end_array(writer)
    }

    fn begin_array_value<W: ?Sized + Write>(&mut self, writer: &mut W, first: bool) -> io::Result<()> {
        self.inner.begin_array_value(writer, first)
    }

    fn end_array_value<W: ?Sized + Write>(&mut self, writer: &mut W) -> io::Result<()> {
        self.inner.end_array_value(writer)
    }

    fn begin_object<W: ?Sized + Write>(&mut self, writer: &mut W) -> io::Result<()> {
        self.inner.begin_object(writer)
    }

    fn end_object<W: ?Sized + Write>(&mut self, writer: &mut W) -> io::Result<()> {
        self.inner.end_object(writer)
    }

    fn begin_object_key<W: ?Sized + Write>(&mut self, writer: &mut W, first: bool) -> io::Result<()> {
        self.inner.begin_object_key(writer, first)
    }

    fn begin_object_value<W: ?Sized + Write>(&mut self, writer: &mut W) -> io::Result<()> {
        self.inner.begin_object_value(writer)
    }

    fn end_object_value<W: ?Sized + Write>(&mut self, writer: &mut W) -> io::Result<()> {
        self.inner.end_object_value(writer)
    }
}

/// Delete, the second control block, directional controls and signs without width; all in the basic plane.
/// The first control block is escaped by JSON itself.
fn steers(c: char) -> bool {
    is_direction(c) || matches!(c, '\u{7F}'..='\u{9F}' | '\u{2060}'..='\u{206F}')
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::report::testing::sample;
    use serde::Deserialize;

    #[derive(Debug, Deserialize)]
    #[serde(deny_unknown_fields)]
    #[allow(dead_code)]
    struct ReportContract {
        version: u32,
        pack: PackContract,
        documents: Vec<DocumentContract>,
        skipped: Vec<SkippedContract>,
        claims: Vec<ClaimContract>,
        statements: Vec<StatementContract>,
        conflicts: Vec<ConflictContract>,
    }

    #[derive(Debug, Deserialize)]
    #[serde(deny_unknown_fields)]
    #[allow(dead_code)]
    struct PackContract {
        id: String,
        hash: String,
        origin: String,
    }

    #[derive(Debug, Deserialize)]
    #[serde(deny_unknown_fields)]
    #[allow(dead_code)]
    struct DocumentContract {
        id: String,
        path: String,
        outlet: Option<String>,
        published: Option<String>,
        language: Option<String>,
        title: Option<String>,
        url: Option<String>,
        published_as: Option<String>,
        author: Option<String>,
        origin: Option<String>,
        original_id: Option<String>,
        copy_of: Option<String>,
    }

    #[derive(Debug, Deserialize)]
    #[serde(deny_unknown_fields)]
    #[allow(dead_code)]
    struct SkippedContract {
        path: String,
        reason: String,
    }

    #[derive(Debug, Deserialize)]
    #[serde(deny_unknown_fields)]
    #[allow(dead_code)]
    struct ClaimContract {
        id: String,
        document: String,
        actor: String,
        side: Option<String>,
        speaker: SpeakerContract,
        via: Option<String>,
        topic: String,
        position: String,
        about: Vec<PartyContract>,
        date: DateContract,
        hedged: bool,
        nested_in: Option<String>,
        rule: String,
        quote: QuoteContract,
    }

    #[derive(Debug, Deserialize)]
    #[serde(deny_unknown_fields)]
    #[allow(dead_code)]
    struct SpeakerContract {
        basis: BasisContract,
        distance: usize,
        spokesperson: Option<String>,
    }

    #[derive(Debug, Deserialize, PartialEq)]
    #[serde(rename_all = "lowercase")]
    enum BasisContract {
        Named,
        Carried,
        Learnt,
        Unlisted,
    }

    #[derive(Debug, Deserialize)]
    #[serde(deny_unknown_fields)]
    #[allow(dead_code)]
    struct PartyContract {
        party: String,
        role: String,
    }

    #[derive(Debug, Deserialize)]
    #[serde(deny_unknown_fields)]
    #[allow(dead_code)]
    struct DateContract {
        day: Option<String>,
        basis: String,
        precision: String,
    }

    #[derive(Debug, Deserialize)]
    #[serde(deny_unknown_fields)]
    #[allow(dead_code)]
    struct QuoteContract {
        exact: String,
        prefix: String,
        suffix: String,
        start: usize,
        end: usize,
    }

    #[derive(Debug, Deserialize)]
    #[serde(deny_unknown_fields)]
    #[allow(dead_code)]
    struct StatementContract {
        id: String,
        actor: String,
        topic: String,
        position: String,
        about: Vec<PartyContract>,
        day: Option<String>,
        claims: Vec<String>,
        outlets: Vec<String>,
    }

    #[derive(Debug, Deserialize)]
    #[serde(deny_unknown_fields)]
    #[allow(dead_code)]
    struct ConflictContract {
        id: String,
        kind: String,
        topic: String,
        a: StandContract,
        b: StandContract,
        pairs: Vec<PairContract>,
    }

    #[derive(Debug, Deserialize)]
    #[serde(deny_unknown_fields)]
    #[allow(dead_code)]
    struct StandContract {
        actor: String,
        position: String,
    }

    #[derive(Debug, Deserialize)]
    #[serde(deny_unknown_fields)]
    #[allow(dead_code)]
    struct PairContract {
        a: String,
        b: String,
        days_apart: Option<u32>,
    }

    #[test]
    fn the_json_is_the_contract_and_nothing_else() {
        let view = sample();
        let parsed: ReportContract = serde_json::from_str(&super::report(&view)).unwrap();
        assert_eq!(parsed.version, 1);
        assert_eq!(parsed.claims.len(), view.claims.len());
        assert_eq!(parsed.conflicts[0].kind, "contradiction");
        assert_eq!(parsed.conflicts[0].pairs[0].days_apart, Some(0));
        assert_eq!(parsed.claims[0].date.day.as_deref(), Some("2018-03-11"));
        assert!(parsed.claims.iter().any(|claim| claim.speaker.basis == BasisContract::Carried));
        for (parsed, claim) in parsed.claims.iter().zip(&view.claims) {
            assert_eq!(parsed.quote.exact, claim.quote.exact);
        }
    }

    #[test]
    fn nulls_are_written_and_a_missing_address_is_not() {
        let text = super::report(&sample());
        assert!(text.contains("\"copy_of\": null") && text.contains("\"via\": null"));
        assert!(!text.contains("\"url\": null"));
    }

    #[test]
    fn claims_stand_one_a_line() {
        let view = sample();
        let lines = claims_jsonl(&view);
        assert_eq!(lines.lines().count(), view.claims.len());
        for line in lines.lines() {
            serde_json::from_str::<ClaimContract>(line).unwrap();
        }
    }

    #[test]
    fn what_steers_a_terminal_is_escaped_and_comes_back() {
        let mut view = sample();
        let hostile = "a\u{1b}[31m\u{9b}5n\u{202e}\u{7f}\u{2068}b";
        view.documents[0].title = Some(hostile.into());
        let text = super::report(&view);
        assert!(!text.chars().any(|c| steers(c) || (c.is_control() && c != '\n')));
        let parsed: ReportContract = serde_json::from_str(&text).unwrap();
        assert_eq!(parsed.documents[0].title.as_deref(), Some(hostile));
    }
}
