//! What the tool has to say about its inputs: a coded message with labelled places, and its rendering.
//!
//! In: findings of the rule loader and of the corpus reader. Out: text for people, JSON for machines.

mod codes;
mod json;
mod printable;
mod render;
mod source;
mod suggest;
mod toml;

pub(crate) use codes::codes;
pub use json::to_json;
pub use printable::{escaped, is_direction};
pub use render::render;
pub use source::{SourceId, SourceMap};
pub use suggest::nearest;
pub use toml::{TomlFault, toml_fault};

use std::ops::Range;

/// What `explain` prints about a code.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct CodePage {
    /// The code, as in [`Diagnostic::code`].
    pub code: &'static str,
    /// The name of its constant.
    pub constant: &'static str,
    /// What it is about, in a few words.
    pub title: &'static str,
    /// Cause, consequence and cure, with an example; several lines. They come from the doc comment of
    /// the code, so each begins with a space: print [`CodePage::text`].
    pub explanation: &'static str,
}

impl CodePage {
    /// The name by which a pack may allow the warning, such as `unused-set`.
    pub fn name(&self) -> String {
        self.constant.to_lowercase().replace('_', "-")
    }

    /// The explanation as it is printed: examples indented rather than fenced.
    pub fn text(&self) -> String {
        let mut lines: Vec<String> = Vec::new();
        let mut example = false;
        for line in self.explanation.trim_end().lines() {
            let line = line.strip_prefix(' ').unwrap_or(line);
            match line.starts_with("```") {
                true => example = !example,
                false if example => lines.push(format!("    {line}")),
                false => lines.push(line.to_owned()),
            }
        }
        lines.join("\n")
    }
}

/// How bad a finding is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Severity {
    /// What was asked for could not be done, or not in full.
    Error,
    /// It was done, but probably not as meant.
    Warning,
}

/// A stretch of a source that a finding points at.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Label {
    /// The source that holds the stretch.
    pub source: SourceId,
    /// Bytes of the source's text.
    pub span: Range<usize>,
    /// What is to be said at this place; may be empty.
    pub text: String,
    /// Whether this is the place itself (caret) rather than a related one.
    pub primary: bool,
}

/// One finding: code, cause, places, cure.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Diagnostic {
    /// Stable code: `R…` for rule packs, `D…` for documents, `G…` for readings to score against.
    pub code: &'static str,
    /// Error or warning.
    pub severity: Severity,
    /// The cause, in one sentence without a full stop.
    pub message: String,
    /// Where; the first primary label is the place that is printed as `file:line:column`.
    pub labels: Vec<Label>,
    /// Facts that help to understand it.
    pub notes: Vec<String>,
    /// What to do about it.
    pub help: Option<String>,
}

impl Diagnostic {
    /// An error without places yet.
    pub fn error(code: &'static str, message: impl Into<String>) -> Self {
        Self::new(code, Severity::Error, message)
    }

    /// A warning without places yet.
    pub fn warning(code: &'static str, message: impl Into<String>) -> Self {
        Self::new(code, Severity::Warning, message)
    }

    fn new(code: &'static str, severity: Severity, message: impl Into<String>) -> Self {
        let message = message.into();
        Self { code, severity, message, labels: Vec::new(), notes: Vec::new(), help: None }
    }

    /// Adds the place itself. `span` is in bytes of the source's text.
    #[must_use]
    pub fn at(self, source: SourceId, span: Range<usize>, text: impl Into<String>) -> Self {
        self.label(source, span, text, true)
    }

    /// Adds a related place. `span` is in bytes of the source's text.
    #[must_use]
    pub fn also(self, source: SourceId, span: Range<usize>, text: impl Into<String>) -> Self {
        self.label(source, span, text, false)
    }

    fn label(mut self, source: SourceId, span: Range<usize>, text: impl Into<String>, primary: bool) -> Self {
        let text = text.into();
        self.labels.push(Label { source, span, text, primary });
        self
    }

    /// Adds a fact.
    #[must_use]
    pub fn note(mut self, note: impl Into<String>) -> Self {
        self.notes.push(note.into());
        self
    }

    /// Says what to do.
    #[must_use]
    pub fn help(mut self, help: impl Into<String>) -> Self {
        self.help = Some(help.into());
        self
    }
}
