//! Puts the faults of one TOML file into words: what is wrong, and what to write instead.

use super::syntax::{SyntaxFault, TOO_EARLY};
use super::tree::Removed;
use crate::diagnostic::{Diagnostic, SourceId, toml_fault};
use crate::rules::codes;
use std::ops::Range;

/// A fault that the TOML reader found, by its kind.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Fault {
    /// A key that the table does not have.
    UnknownKey {
        /// As written.
        key: String,
        /// The keys that it does have.
        known: Vec<String>,
    },
    /// A key that the table must have.
    MissingKey(String),
    /// A word where only some words may stand.
    UnknownWord {
        /// As written.
        word: String,
        /// The words that may stand there.
        known: Vec<String>,
    },
    /// A single value where a list should stand.
    ListExpected,
    /// A value of another kind: what stands there, and what should.
    OtherKind {
        /// What stands there.
        found: String,
        /// What should.
        expected: String,
    },
    /// Anything else, in the reader's own words.
    Other(String),
}

impl Fault {
    /// Recognises a fault by the message that serde gives it.
    pub fn of(message: &str) -> Self {
        let first = |text: &str| quoted(text).into_iter().next().unwrap_or_default();
        if let Some(rest) = message.strip_prefix("unknown field ") {
            let mut names = quoted(rest).into_iter();
            return Self::UnknownKey { key: names.next().unwrap_or_default(), known: names.collect() };
        }
        if let Some(rest) = message.strip_prefix("unknown variant ") {
            let mut names = quoted(rest).into_iter();
            return Self::UnknownWord { word: names.next().unwrap_or_default(), known: names.collect() };
        }
        if let Some(rest) = message.strip_prefix("missing field ") {
            return Self::MissingKey(first(rest));
        }
        let kind = ["invalid type: ", "invalid value: ", "invalid length "];
        match kind.iter().find_map(|p| message.strip_prefix(p)).and_then(|m| m.rsplit_once(", expected ")) {
            Some((found, "a sequence")) if found.starts_with("string") => Self::ListExpected,
            Some((found, expected)) => {
                Self::OtherKind { found: plain_found(found), expected: plain_expected(expected) }
            }
            None => Self::Other(message.to_string()),
        }
    }
}

/// What stands between backticks, in order.
fn quoted(text: &str) -> Vec<String> {
    text.split('`').skip(1).step_by(2).map(str::to_string).collect()
}

/// serde's words for a value, in those of TOML.
fn plain_found(found: &str) -> String {
    match found.split_whitespace().next().unwrap_or_default() {
        "map" => "a table".into(),
        "sequence" => "a list".into(),
        "boolean" => format!("the truth value {}", found.trim_start_matches("boolean ")),
        "integer" | "floating" => {
            format!("the number {}", quoted(found).into_iter().next().unwrap_or_default())
        }
        "string" => format!("the text {}", found.trim_start_matches("string ")),
        n if n.parse::<usize>().is_ok() => format!("a list of {n}"),
        _ => found.into(),
    }
}

/// serde's words for what it wants, in those of TOML.
fn plain_expected(expected: &str) -> String {
    match expected {
        "a sequence" => "a list, `[…]`".into(),
        "a map" => "a table, `{ … }`".into(),
        "a string" => "a text in quotation marks".into(),
        "a boolean" => "`true` or `false`".into(),
        "usize" | "u32" => "a whole number from 0".into(),
        "i64" => "a whole number".into(),
        other if other.starts_with("a tuple of size 2") => "a list of two".into(),
        other if other.starts_with("struct ") => "a table, `{ … }`".into(),
        other if other.starts_with("a spanned") => "a text in quotation marks".into(),
        other => other.into(),
    }
}

/// A fault of the syntax of `text`.
pub(super) fn syntax(source: SourceId, text: &str, fault: &SyntaxFault) -> Diagnostic {
    if fault.message == TOO_EARLY {
        return too_early(source, text, fault);
    }
    let fault = toml_fault(text, fault.span.clone(), &fault.message);
    let told = Diagnostic::error(codes::SYNTAX, fault.message).at(source, fault.span, fault.label);
    let told = told.help(fault.help);
    match fault.also {
        Some((place, label)) => told.also(source, place, label),
        None => told,
    }
}

/// A part that stands before the first table that it could be part of.
fn too_early(source: SourceId, text: &str, fault: &SyntaxFault) -> Diagnostic {
    let header = text.get(fault.span.clone()).unwrap_or_default();
    let name = header.trim_matches(['[', ']']);
    let (above, part) = name.rsplit_once('.').unwrap_or((name, "part"));
    Diagnostic::error(codes::SYNTAX, format!("this {part} stands above the first `[[{above}]]`"))
        .at(source, fault.span.clone(), format!("part of which {above}?"))
        .help(format!("move it below its {above}: `{header}` belongs to the `[[{above}]]` above it"))
}

/// A key that the table does not have.
pub(super) fn unknown_key(
    source: SourceId,
    span: Range<usize>,
    key: &str,
    known: &[String],
    meant: Option<&str>,
) -> Diagnostic {
    let help = match meant {
        Some(meant) => format!("write `{meant}`"),
        None if key == "example" && known.iter().any(|k| k == "rule") => {
            "write `[[rule.example]]`: examples belong to the rule above them".into()
        }
        None if known.is_empty() => "remove it".into(),
        None => format!("remove it, or write one of {}", list(known)),
    };
    Diagnostic::error(codes::UNKNOWN_KEY, format!("there is no key `{key}` here"))
        .at(source, span, meant.map(|m| format!("did you mean `{m}`?")).unwrap_or_default())
        .help(help)
}

/// A text where a list of texts should stand.
pub(super) fn no_list(source: SourceId, span: Range<usize>, raw: &str) -> Diagnostic {
    Diagnostic::error(codes::WRONG_VALUE, "a text stands where a list should")
        .at(source, span, "a single text")
        .help(format!("put it in square brackets: `[{}]`", short(raw).unwrap_or("\"…\"")))
}

/// What stands in a file, if it is short enough to be said again.
fn short(raw: &str) -> Option<&str> {
    (!raw.contains('\n') && raw.chars().count() <= 60).then_some(raw)
}

/// A value that is missing or of another kind.
///
/// `raw` is what stands there.
pub(super) fn value(
    source: SourceId,
    span: Range<usize>,
    fault: &Fault,
    removed: &Removed,
    raw: &str,
) -> Diagnostic {
    match fault {
        Fault::MissingKey(key) => missing_key(source, span, key, removed),
        Fault::UnknownWord { word, known } => unknown_word(source, span, word, known),
        Fault::OtherKind { found, expected } => {
            Diagnostic::error(codes::WRONG_VALUE, format!("{found} cannot stand {}", under(removed)))
                .at(source, span, "")
                .help(cure(found, expected, removed, raw))
        }
        Fault::Other(message) => {
            Diagnostic::error(codes::WRONG_VALUE, format!("the value {} cannot be read", under(removed)))
                .at(source, span, "")
                .note(message.clone())
                .help("see `gainsay explain R004` for what may stand where")
        }
        Fault::ListExpected => no_list(source, span, raw),
        Fault::UnknownKey { key, known } => unknown_key(source, span, key, known, None),
    }
}

/// What to write, in the terms of the key where it has its own.
fn cure(found: &str, expected: &str, removed: &Removed, raw: &str) -> String {
    let key = match removed {
        Removed::Table { key } | Removed::Value { key } => key.as_str(),
        Removed::Nothing => "",
    };
    match (key, found) {
        ("aliases" | "short" | "adjectives", "a list" | "a list of 1") => {
            format!("say for which language they are, behind a dot, as in `{key}.en = [\"…\"]`")
        }
        ("name" | "title" | "spokespeople", found) if found.starts_with("the text") => {
            let text = short(raw).filter(|raw| raw.is_ascii()).unwrap_or("\"…\"");
            format!("say for each language how it is called: `{{ en = {text} }}`")
        }
        (_, found) if found.starts_with("a list") && expected.starts_with("a text") => {
            let inner = raw.trim_start_matches('[').trim_end_matches(']').trim();
            match short(inner).filter(|inner| inner.matches('"').count() == 2) {
                Some(inner) => format!("write the text alone: `{inner}`"),
                None => "write one text alone: this key takes no list".into(),
            }
        }
        ("within", _) => "write it as `\"3 days\"`".into(),
        // A header with one bracket where tables of one name may follow each other.
        (key, "a table") if expected.starts_with("a list") && !key.is_empty() => {
            let table = if key == "example" { "rule.example" } else { key };
            format!("write it as `[[{table}]]`, with two brackets: there may be several")
        }
        _ => format!("write {expected}"),
    }
}

fn missing_key(source: SourceId, span: Range<usize>, key: &str, removed: &Removed) -> Diagnostic {
    let (what, help) = match removed {
        Removed::Table { key: table } => (format!("this `{table}`"), format!("add `{}` to it", sample(key))),
        _ if key == "pack" || key == "topic" => ("this file".into(), format!("open it with `[{key}]`")),
        _ => ("this file".into(), format!("open it with `{}`", sample(key))),
    };
    Diagnostic::error(codes::MISSING_KEY, format!("{what} has no `{key}`")).at(source, span, "").help(help)
}

/// How a key that must be there is written.
fn sample(key: &str) -> String {
    match key {
        "positions" | "words" => format!("{key} = [\"…\"]"),
        "offset" => format!("{key} = -1"),
        _ => format!("{key} = \"…\""),
    }
}

fn unknown_word(source: SourceId, span: Range<usize>, word: &str, known: &[String]) -> Diagnostic {
    let meant = crate::diagnostic::nearest(word, known.iter().map(String::as_str));
    Diagnostic::error(codes::WRONG_VALUE, format!("`{word}` is none of the words that may stand here"))
        .at(source, span, meant.map(|m| format!("did you mean `{m}`?")).unwrap_or_default())
        .help(format!("write one of {}", list(known)))
}

fn under(removed: &Removed) -> String {
    match removed {
        Removed::Nothing => "here".into(),
        Removed::Table { key } | Removed::Value { key } => format!("under `{key}`"),
    }
}

/// `a`, `b` and so on.
fn list(words: &[String]) -> String {
    words.iter().map(|w| format!("`{w}`")).collect::<Vec<_>>().join(", ")
}
