//! What a run found, as one versioned view and its renderings.
//!
//! In: documents, claims, findings and the labels of the pack. Out: [`view::Report`], and text made of it.
//! Nothing here prints; every renderer gives a string.

mod build;
pub mod claims_table;
pub mod csv;
mod excerpt;
pub mod filter;
mod grid;
pub mod html;
pub mod ident;
mod index;
pub mod json;
pub mod markdown;
mod matrix;
pub mod messages;
pub mod names;
pub(crate) mod paint;
mod passage;
mod phrases;
mod rows;
pub mod show;
pub mod table;
#[cfg(test)]
mod testing;
pub mod view;
mod way;

/// How a text rendering is to look.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Options {
    /// Columns that no line exceeds; less than 40 is taken as 40.
    pub width: usize,
    /// Whether to colour with ANSI escapes.
    pub colour: bool,
    /// Language of the names of actors, topics and positions; English, then ids, where it lacks one.
    pub language: String,
    /// What was read, as it is to stand in a command that is suggested (`reports/`); quoted where a shell
    /// needs it; may be empty.
    pub reports: String,
}

impl Default for Options {
    fn default() -> Self {
        Self { width: 100, colour: false, language: "en".to_owned(), reports: String::new() }
    }
}

impl Options {
    /// The width, never too narrow to show anything.
    fn columns(&self) -> usize {
        self.width.max(40)
    }
}
