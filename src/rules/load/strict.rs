//! Reads one TOML file strictly and to the end: every fault is told, and what is sound around it is kept.
//!
//! serde stops at the first fault of a value. Here each fault is taken out of the parsed tree (or mended, where
//! the meaning is plain) and the tree is read again, until it is sound.

use super::faults::{self, Fault};
use super::syntax;
use super::tree::{self, Removed};
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
}

/// Reads `text`; `None` if the file has lost what it cannot be without.
pub(super) fn read<T: DeserializeOwned>(text: &str, source: SourceId, findings: &mut Findings) -> Option<T> {
    let (sound, faults) = syntax::sound(text);
    let broken = !faults.is_empty();
    for fault in &faults {
        findings.push(faults::syntax(source, text, fault));
        findings.lost.names = true;
        findings.lost.files.insert(source);
    }
    let (table, _) = DeTable::parse_recoverable(&sound);
    let root = Spanned::new(table.span(), DeValue::Table(table.into_inner()));
    Reader { source, broken, dropped: BTreeSet::new(), findings }.read(root)
}

struct Reader<'a> {
    source: SourceId,
    /// Whether the syntax is broken, so that what is missing may stand in the broken part.
    broken: bool,
    /// Keys whose values were taken out: whoever misses them later is not to be told again.
    dropped: BTreeSet<String>,
    findings: &'a mut Findings,
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
        if let Fault::UnknownKey { key, known } = fault {
            let meant = nearest(key, known.iter().map(String::as_str));
            if meant.is_none() {
                // Whatever it was to say is missing now.
                self.findings.lost.files.insert(self.source);
            }
            self.findings.push(faults::unknown_key(self.source, span.clone(), key, known, meant));
            return tree::rename_key(root, &span, meant);
        }
        if *fault == Fault::ListExpected && tree::wrap(root, &span) {
            self.findings.push(faults::no_list(self.source, span));
            return true;
        }
        let removed = tree::remove(root, &span);
        if !self.is_echo(fault) {
            self.findings.push(faults::value(self.source, span, fault, &removed));
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
