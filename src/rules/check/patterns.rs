//! Reads every pattern and regular expression, and holds their sets and slots against what is declared.

use super::known::{Kind, Known};
use super::written::Written;
use crate::diagnostic::{Diagnostic, SourceId, SourceMap};
use crate::rules::Spanned;
use crate::rules::codes;
use crate::rules::pattern::{self, Element, Pattern};
use crate::rules::relations::{DAY, PLACE};
use rayon::prelude::*;
use regex::RegexBuilder;
use std::ops::Range;

/// Bytes that a compiled regular expression may take.
pub const REGEX_LIMIT: usize = 1 << 20;

/// The slot for a mention that fills no role.
pub(super) const ANY_ACTOR: &str = "actor";

/// A pattern that could be read.
pub(super) struct Readable<'a> {
    pub written: Written<'a>,
    pub pattern: Pattern,
}

/// Reads the phrases; what cannot be read is told.
pub(super) fn read<'a>(
    all: &[Written<'a>],
    sources: &SourceMap,
    found: &mut Vec<Diagnostic>,
) -> Vec<Readable<'a>> {
    let mut readable = Vec::new();
    let phrases = all.par_iter().filter(|written| !written.regex);
    let parsed: Vec<_> = phrases.map(|written| (written, pattern::parse(written.text.get_ref()))).collect();
    for (written, parsed) in parsed {
        match parsed {
            Ok(pattern) => readable.push(Readable { written: *written, pattern }),
            Err(error) => found.push(
                Diagnostic::error(codes::BAD_PATTERN, error.message)
                    .at(written.source, inside(sources, written.source, written.text, error.span), "")
                    .help(error.help),
            ),
        }
    }
    readable
}

/// The place of a stretch of a text in its file. Where escapes shift the text, the whole of it.
pub(super) fn inside(
    sources: &SourceMap,
    source: SourceId,
    text: &Spanned<String>,
    part: Range<usize>,
) -> Range<usize> {
    let span = text.span();
    let raw = &sources.text(source)[sources.clamp(source, span.clone())];
    let quotes = if raw.starts_with("\"\"\"") || raw.starts_with("'''") { 3 } else { 1 };
    let verbatim = raw.get(quotes..raw.len().saturating_sub(quotes)) == Some(text.get_ref());
    match verbatim {
        true => span.start + quotes + part.start..span.start + quotes + part.end,
        false => span,
    }
}

/// Tells regular expressions that cannot be used.
pub(super) fn regexes(all: &[Written<'_>], found: &mut Vec<Diagnostic>) {
    for written in all.iter().filter(|w| w.regex) {
        let fault = match RegexBuilder::new(written.text.get_ref()).size_limit(REGEX_LIMIT).build() {
            Ok(regex) if !regex.is_match("") => continue,
            Ok(_) => Diagnostic::error(codes::BAD_REGEX, "a regular expression that fits the empty text")
                .help("write at least one letter that must be there"),
            Err(regex::Error::CompiledTooBig(_)) => {
                Diagnostic::error(codes::REGEX_TOO_LARGE, "this regular expression is too large")
                    .help("use smaller repetitions, or gaps in a phrase: `…3`")
            }
            Err(error) => unreadable(&last_line(&error.to_string())),
        };
        found.push(fault.at(written.source, written.text.span(), ""));
    }
}

fn unreadable(cause: &str) -> Diagnostic {
    let help = match cause {
        c if c.contains("unclosed group") => {
            "close the group with `)`; a bracket of the text itself is `\\(`"
        }
        c if c.contains("unopened group") => "remove the `)`; a bracket of the text itself is `\\)`",
        c if c.contains("unclosed character class") => {
            "close it with `]`; a bracket of the text itself is `\\[`"
        }
        c if c.contains("repetition operator missing") => {
            "put what is to be repeated before the mark; the mark of the text itself is `\\*`, `\\+` or `\\?`"
        }
        c if c.contains("look-around") || c.contains("backreferences") => {
            "do without it: what must not touch the match stands under `unless`"
        }
        _ => "correct it, or write a phrase without `regex`",
    };
    Diagnostic::error(codes::BAD_REGEX, format!("this regular expression cannot be read: {cause}")).help(help)
}

/// The cause, without the drawing that comes before it.
fn last_line(message: &str) -> String {
    let line = message.lines().last().unwrap_or_default().trim();
    line.strip_prefix("error: ").unwrap_or(line).to_string()
}

/// Tells sets and slots that are not declared.
pub(super) fn references(
    all: &[Readable<'_>],
    known: &Known<'_>,
    sources: &SourceMap,
    found: &mut Vec<Diagnostic>,
) {
    for readable in all {
        readable.pattern.visit(&mut |element| {
            let written = &readable.written;
            let span = || inside(sources, written.source, written.text, element.span.clone());
            found.extend(match &element.kind {
                pattern::Kind::Set(name) if !is_declared(name, written, known) => {
                    set(name, written, span(), known)
                }
                pattern::Kind::Slot(name) => slot(name, written, span(), known),
                _ => None,
            });
        });
    }
}

const SET: Kind = Kind {
    code: codes::UNKNOWN_SET,
    what: "set",
    declared: "declare it under `[sets]` in a words file, or in a topic under `[sets.LANG]`: `NAME = [\"…\"]`",
    around: ("<", ">"),
};
const SLOT: Kind = Kind { around: ("{", "}"), ..ROLE };
pub(super) const ROLE: Kind = Kind {
    code: codes::UNKNOWN_SLOT,
    what: "role",
    declared: "add it to the topic's `roles`",
    around: ("", ""),
};

fn is_declared(name: &str, written: &Written<'_>, known: &Known<'_>) -> bool {
    written.lang.and_then(|lang| known.sets.get(lang)).is_some_and(|sets| sets.contains(name))
}

fn set(name: &str, written: &Written<'_>, span: Range<usize>, known: &Known<'_>) -> Option<Diagnostic> {
    let of_language = |lang: &str| known.sets.get(lang).into_iter().flatten().copied().collect::<Vec<_>>();
    // That there is no such language is told by itself.
    let names = match written.lang.filter(|lang| known.languages.contains(lang)) {
        Some(lang) => of_language(lang),
        None => known.sets.keys().flat_map(|lang| of_language(lang)).collect(),
    };
    let missing = known.missing_at(SET, written.source, name, span, names)?;
    let elsewhere = known.sets.iter().find(|(_, sets)| sets.contains(name)).map(|(lang, _)| *lang);
    let Some((other, lang)) = elsewhere.zip(written.lang) else { return Some(missing) };
    let label = missing.labels.iter().any(|label| !label.text.is_empty());
    let missing = missing.note(format!("`{other}` has a set of this name, `{lang}` has none"));
    // A near name is the likelier slip.
    Some(if label {
        missing
    } else {
        missing.help(format!(
            "declare it for `{lang}`, too: `{name} = [\"…\"]` under `[sets.{lang}]` of the topic or `[sets]` of a words file"
        ))
    })
}

fn slot(name: &str, written: &Written<'_>, span: Range<usize>, known: &Known<'_>) -> Option<Diagnostic> {
    let roles = written.topic.iter().flat_map(|t| &t.topic.def.roles).map(|r| r.get_ref().as_str());
    let roles = roles.filter(|role| ![PLACE, DAY].contains(role));
    known.missing_at(SLOT, written.source, name, span, roles.chain([ANY_ACTOR]))
}

/// The sets that a pattern uses.
pub(super) fn sets_in(pattern: &Pattern) -> Vec<&str> {
    let mut names = Vec::new();
    pattern.visit(&mut |element: &Element| {
        if let pattern::Kind::Set(name) = &element.kind {
            names.push(name.as_str());
        }
    });
    names
}

/// A word in other brackets than those of a set, without them.
pub(super) fn in_brackets(element: &Element) -> Option<&str> {
    let pattern::Kind::Word { text, .. } = &element.kind else { return None };
    let bare = text.trim_matches(['[', ']', '‹', '›', '«', '»', '⟨', '⟩']);
    (bare.len() < text.len()).then_some(bare)
}
