//! One report and its metadata; a collection of them.

use crate::diagnostic::Diagnostic;
use chrono::NaiveDate;

/// One report.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Document {
    /// Unique within a corpus: as given, else the file's stem, else its relative path.
    pub id: String,
    /// Where it was read from, as the user wrote it; `-` for standard input.
    pub path: String,
    /// Who published it.
    pub outlet: Option<String>,
    /// The day of publication.
    pub published: Option<NaiveDate>,
    /// Declared language (BCP 47 primary tag), if any.
    pub language: Option<String>,
    /// Headline, if given apart from the text.
    pub title: Option<String>,
    /// Address, if given.
    pub url: Option<String>,
    /// The decoded body: front matter excluded, line ends kept.
    pub text: String,
}

/// Something that was found and not read, and why.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Skipped {
    /// Path as the user wrote it or as it was found below that.
    pub path: String,
    /// The reason in a few words.
    pub reason: String,
}

/// What reading gave.
#[derive(Debug, Default)]
pub struct Corpus {
    /// Sorted by id, then path.
    pub documents: Vec<Document>,
    /// Sorted by path.
    pub skipped: Vec<Skipped>,
    /// Errors and warnings of reading, in a fixed order.
    pub diagnostics: Vec<Diagnostic>,
}
