//! One report and its metadata; a collection of them.

use crate::diagnostic::Diagnostic;
use chrono::NaiveDate;

/// One report.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Document {
    /// Unique within a corpus: as given, else made from the file's stem and, in a file of many records, the
    /// record's number; else from the relative path.
    pub id: String,
    /// Where it was read from, as the user wrote it, with the record's line or offset in a file of many; `-` for
    /// standard input.
    pub path: String,
    /// Who published it.
    pub outlet: Option<String>,
    /// The day of publication, in the zone that the date gives or that was asked for.
    pub published: Option<NaiveDate>,
    /// The date of publication as it was given, where it says more than the day.
    pub published_as: Option<String>,
    /// Declared language (BCP 47 primary tag), if any.
    pub language: Option<String>,
    /// Headline, if given apart from the text.
    pub title: Option<String>,
    /// Address, if given.
    pub url: Option<String>,
    /// Who wrote it, as the collector has it.
    pub author: Option<String>,
    /// The id that the collector gave it.
    pub original_id: Option<String>,
    /// From whom the outlet took it over, where it passes on somebody else's post.
    pub origin: Option<String>,
    /// Names, handles and ids of the channel or account whose own words the text is; empty for reports.
    pub channel: Vec<String>,
    /// The decoded body: front matter excluded, line ends kept.
    pub text: String,
    /// Lines of the file that stand before the body; 0 where the body is no part of the file as it stands.
    pub lines_before: usize,
}

/// Something that was found and not read, and why.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Skipped {
    /// Path as the user wrote it or as it was found below that, with the record's place.
    pub path: String,
    /// The reason in a few words; what is particular to this one stands behind a colon.
    pub reason: String,
}

/// What a file holds besides reports, as it should.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Passed {
    /// The file, as the user wrote it.
    pub path: String,
    /// What it is, in the plural.
    pub what: String,
    /// How many.
    pub count: usize,
}

/// What reading gave.
#[derive(Debug, Default)]
pub struct Corpus {
    /// Sorted by id, then path.
    pub documents: Vec<Document>,
    /// Sorted by path.
    pub skipped: Vec<Skipped>,
    /// What was passed over because it is no report and does not pretend to be one. Sorted by path.
    pub passed: Vec<Passed>,
    /// Files that hold many records and were read.
    pub collections: usize,
    /// Errors and warnings of reading, in a fixed order.
    pub diagnostics: Vec<Diagnostic>,
}
