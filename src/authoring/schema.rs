//! JSON Schemas of the rule files, made of the model and its documentation, for the TOML servers of editors.
//!
//! In: a kind of file. Out: its schema as text, ending in a line end.

use crate::rules::files::{ActorsFile, PackFile, TopicFile, WordsFile};

pub use crate::rules::files::Kind;
use schemars::{Schema, generate::SchemaSettings};

/// Name of the file that holds a kind's schema.
pub fn file_name(kind: Kind) -> String {
    format!("{}.json", kind.as_str())
}

/// The schema of a kind of file.
pub fn text(kind: Kind) -> String {
    let mut schema = schema(kind);
    schema.insert("title".to_owned(), format!("gainsay: {}", kind.as_str()).into());
    format!("{:#}\n", schema.as_value())
}

fn schema(kind: Kind) -> Schema {
    // The draft that the TOML servers of editors read.
    let generator = SchemaSettings::draft07().into_generator();
    match kind {
        Kind::Pack => generator.into_root_schema_for::<PackFile>(),
        Kind::Actors => generator.into_root_schema_for::<ActorsFile>(),
        Kind::Words => generator.into_root_schema_for::<WordsFile>(),
        Kind::Topic => generator.into_root_schema_for::<TopicFile>(),
    }
}
