//! Tables with one bracket too many or too few, or with none at all: told, and mended before the file is read.
//!
//! Such a slip costs a whole table, so that whatever refers to it would be told, too.

use super::files::Kind;
use super::strict::Findings;
use super::tongue;
use crate::diagnostic::{Diagnostic, SourceId};
use crate::rules::codes;
use crate::rules::files::{self, keys};
use std::ops::Range;
use toml::Spanned;
use toml::de::{DeArray, DeTable, DeValue};

/// Tables of which a file has one.
const SINGLE: [&str; 8] = ["pack", "test", "topic", "inflection", "text", "grammar", "scope", "dates"];
/// Tables of which a file may have many.
const MANY: [&str; 9] =
    ["side", "allow", "actor", "speech", "speaker", "position", "rule", "opposed", "shift"];

/// Mends the tables of a file, if their shape is wrong and what is meant is plain.
pub(super) fn mend(root: &mut DeTable<'_>, kind: Kind, source: SourceId, findings: &mut Findings) {
    for name in SINGLE {
        one_of_list(root, name, source, findings);
    }
    for name in MANY {
        list_of_one(root, name, source, findings);
    }
    match kind {
        Kind::Pack => without_header(root, (files::Kind::Pack, "pack"), source, findings),
        Kind::Topics => {
            without_header(root, (files::Kind::Topic, "topic"), source, findings);
            tongue::sets_without_language(root, source, findings);
        }
        Kind::Actors | Kind::Words => {}
    }
}

fn key_span(table: &DeTable<'_>, name: &str) -> Range<usize> {
    table.get_key_value(name).map_or(0..0, |(key, _)| key.span())
}

fn one_of_list(root: &mut DeTable<'_>, name: &str, source: SourceId, findings: &mut Findings) {
    let span = key_span(root, name);
    let Some(value) = root.get_mut(name) else { return };
    let DeValue::Array(list) = value.get_ref() else { return };
    let Some(first) = list.first().filter(|first| matches!(first.get_ref(), DeValue::Table(_))) else {
        return;
    };
    let first = first.clone();
    findings.push(
        Diagnostic::error(codes::WRONG_VALUE, format!("`{name}` stands in two brackets"))
            .at(source, span, "")
            .help(format!("write `[{name}]`, with one bracket: there is one in a file")),
    );
    *value = first;
}

fn list_of_one(root: &mut DeTable<'_>, name: &str, source: SourceId, findings: &mut Findings) {
    let span = key_span(root, name);
    let Some(value) = root.get_mut(name) else { return };
    // `[[rule.example]]` alone makes a table of `rule`, too, but no rule.
    let whole = matches!(value.get_ref(), DeValue::Table(table) if table.keys().any(|key| key.get_ref() != "example"));
    if !whole {
        return;
    }
    findings.push(
        Diagnostic::error(codes::WRONG_VALUE, format!("`{name}` stands in one bracket"))
            .at(source, span, "")
            .help(format!("write it as `[[{name}]]`, with two brackets: there may be several")),
    );
    let mut list = DeArray::new();
    list.push(value.clone());
    *value = Spanned::new(value.span(), DeValue::Array(list));
}

/// Keys of the file's own table that stand above every header.
fn without_header(
    root: &mut DeTable<'_>,
    (kind, name): (files::Kind, &'static str),
    source: SourceId,
    findings: &mut Findings,
) {
    let own = keys(kind, name);
    let mut loose: Vec<_> =
        root.keys().filter(|key| own.contains(&key.get_ref().as_ref())).cloned().collect();
    loose.sort_by_key(|key| key.span().start);
    let Some(first) = loose.first().filter(|_| !root.contains_key(name)) else { return };
    let span = first.span();
    findings.push(
        Diagnostic::error(codes::MISSING_KEY, format!("this file has no `[{name}]`"))
            .at(source, span.clone(), format!("belongs below `[{name}]`"))
            .help(format!("write `[{name}]` above it")),
    );
    let mut table = DeTable::new();
    for key in loose {
        if let Some((key, value)) = root.remove_entry(&key) {
            table.insert(key, value);
        }
    }
    let key = Spanned::new(span.clone(), std::borrow::Cow::Borrowed(name));
    root.insert(key, Spanned::new(span, DeValue::Table(table)));
}
