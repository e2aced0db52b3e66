//! Reports from files, folders and standard input, with their metadata.
//!
//! In: paths. Out: [`Corpus`]: documents in a fixed order, what was skipped and why.
//!
//! Metadata stands in a `corpus.toml` beside the reports or in front matter at their top. In a
//! folder with a manifest, the files it lists are read and the others named, unless they have front
//! matter. In folders, hidden files are left out without a word; a manifest may list them.

pub mod codes;
mod document;
mod encoding;
mod front_matter;
mod gather;
mod ids;
mod listing;
mod manifest;
mod metadata;
mod open;
mod read;
mod spot;
mod stamp;

pub use document::{Corpus, Document, Skipped};
pub use metadata::{day_of, likely_days};
pub use read::{ReadOptions, read};
pub use stamp::Stamp;
