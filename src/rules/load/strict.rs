//! Reads one TOML file strictly and to the end: every fault is told, and what is sound around it is kept.
//!
//! serde stops at the first fault of a value. Here each fault is taken out of the parsed tree (or mended, where
//! the meaning is plain) and the tree is read again, until it is sound.

use super::faults::{self, Fault};
use super::files::Kind;
use super::tree::{self, Removed};
use super::{shape, syntax};
use crate::diagnostic::nearest;
use crate::diagnostic::{Diagnostic, SourceId};
use crate::rules::pack::Lost;
use serde::de::DeserializeOwned;
use std::collections::BTreeSet;
use std::ops::Range;
use toml::Spanned;
use toml::de::{DeTable, DeValue, ValueDeserializer};

/// The faults found so far and what they cost.
#[derive(Debug, Default)]
pub(super) struct Findings {
    /// What there is to say.
    pub found: Vec<Diagnostic>,
    /// What could not be taken.
    pub lost: Lost,
}

impl Findings {
    /// Adds one.
    pub fn push(&mut self, diagnostic: Diagnostic) {
        self.found.push(diagnostic);
    }

    /// Adds those of another file.
    pub fn append(&mut self, other: Self) {
        self.found.extend(other.found);
        self.lost.names |= other.lost.names;
        self.lost.files.extend(other.lost.files);
    }
}

/// Reads `text`; `None` if the file has lost what it cannot be without.
pub(super) fn read<T: DeserializeOwned>(
    text: &str,
    kind: Kind,
    source: SourceId,
    findings: &mut Findings,
) -> Option<T> {
    let (sound, faults) = syntax::sound(text);
    let broken = !faults.is_empty();
    for fault in &faults {
        findings.push(faults::syntax(source, text, fault));
        findings.lost.names = true;
        findings.lost.files.insert(source);
    }
    let (table, _) = DeTable::parse_recoverable(&sound);
    let span = table.span();
    let mut table = table.into_inner();
    shape::mend(&mut table, kind, source, findings);
    let root = Spanned::new(span, DeValue::Table(table));
    Reader { text, source, broken, dropped: BTreeSet::new(), findings }.read(root)
}

struct Reader<'a> {
    text: &'a str,
    source: SourceId,
    /// Whether the syntax is broken, so that what is missing may stand in the broken part.
    broken: bool,
    /// Keys whose values were taken out: whoever misses them later is not to be told again.
    dropped: BTreeSet<String>,
    findings: &'a mut Findings,
}

/// Words that people expect where a key of another name stands.
const OTHER_WORDS: [(&str, &str); 12] = [
    ("pattern", "any"),
    ("patterns", "any"),
    ("match", "any"),
    ("all", "any"),
    ("not", "unless"),
    ("except", "unless"),
    ("expect", "claims"),
    ("sentence", "text"),
    ("title", "name"),
    ("name", "title"),
    ("groups", "member-of"),
    ("spokespersons", "spokespeople"),
];

/// The key that was probably meant: one of nearly the same letters, one that begins or goes on like it, or another
/// word for it.
fn meant_key<'a>(key: &str, known: &'a [String]) -> Option<&'a str> {
    let known = || known.iter().map(String::as_str);
    let longer =
        |name: &&str| key.len() >= 3 && (name.starts_with(key) || name.len() >= 3 && key.starts_with(name));
    let other = || OTHER_WORDS.iter().find(|(word, _)| *word == key).map(|(_, meant)| *meant);
    nearest(key, known())
        .or_else(|| known().find(longer))
        .or_else(|| other().and_then(|meant| known().find(|name| *name == meant)))
}

impl Reader<'_> {
    fn read<T: DeserializeOwned>(&mut self, mut root: Spanned<DeValue<'_>>) -> Option<T> {
        loop {
            let error = match T::deserialize(ValueDeserializer::from(root.clone())) {
                Ok(value) => return Some(value),
                Err(error) => error,
            };
            let fault = Fault::of(error.message());
            // What the file as a whole lacks is told at its beginning.
            let span = error.span().filter(|s| *s != root.span()).unwrap_or(0..0);
            if !self.mend(&mut root, &fault, span) {
                return None;
            }
        }
    }

    /// Tells the fault and takes it out of the tree; `false` if nothing can be taken out.
    fn mend(&mut self, root: &mut Spanned<DeValue<'_>>, fault: &Fault, span: Range<usize>) -> bool {
        let raw = self.text.get(span.clone()).unwrap_or_default();
        if let Fault::UnknownKey { key, known } = fault {
            let meant = meant_key(key, known);
            let line = &self.text[..span.start.min(self.text.len())];
            let header = line.rsplit('\n').next().is_some_and(|line| line.trim_start().starts_with('['));
            if meant.is_none() || header {
                // Whatever it was to say is missing now, or what follows it belongs to another table.
                self.findings.lost.files.insert(self.source);
            }
            self.findings.push(faults::unknown_key(self.source, span.clone(), key, known, meant));
            return tree::rename_key(root, &span, meant);
        }
        if *fault == Fault::ListExpected && tree::wrap(root, &span) {
            self.findings.push(faults::no_list(self.source, span, raw));
            return true;
        }
        let removed = tree::remove(root, &span);
        if !self.is_echo(fault) {
            self.findings.push(faults::value(self.source, span, fault, &removed, raw));
        }
        self.lose(&removed);
        removed != Removed::Nothing
    }

    /// Whether a fault only follows from one that was told.
    fn is_echo(&self, fault: &Fault) -> bool {
        matches!(fault, Fault::MissingKey(key) if self.broken || self.dropped.contains(key))
    }

    fn lose(&mut self, removed: &Removed) {
        self.findings.lost.files.insert(self.source);
        match removed {
            Removed::Table { key } => {
                self.findings.lost.names = true;
                self.dropped.insert(key.clone());
            }
            Removed::Value { key } => {
                self.dropped.insert(key.clone());
            }
            Removed::Nothing => self.findings.lost.names = true,
        }
    }
}
