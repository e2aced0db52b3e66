//! Reports from files, folders and standard input, with their metadata.
//!
//! In: paths. Out: [`Corpus`]: documents in a fixed order, what was skipped and why.
//!
//! A file is one report as plain text or a web page, or holds many as a collector wrote them: JSON, tables, exports
//! of Telegram, web archives, packed or not. Its content tells which.
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
pub mod readings;
mod records;
mod spot;
mod stamp;

pub use document::{Corpus, Document, Passed, Skipped};
pub use metadata::{day_of, likely_days};
pub use read::{ReadOptions, read, read_watched};
pub use records::Watch;
pub use records::dates::Zone;
pub use records::fields::{Map, MapError};
pub use records::sniff::Format;
pub use stamp::Stamp;
