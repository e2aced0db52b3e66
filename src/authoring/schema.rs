//! JSON Schemas of the rule files, made of the model and its documentation, for the TOML servers of editors.
//!
//! In: a kind of file. Out: its schema as text, ending in a line end.

use crate::rules::files::{ActorsFile, PackFile, TopicFile, WordsFile};

pub use crate::rules::files::Kind;
use schemars::{Schema, generate::SchemaSettings};
use serde_json::{Map, Value};

/// Name of the file that holds a kind's schema.
pub fn file_name(kind: Kind) -> String {
    format!("{}.json", kind.as_str())
}

/// The schema of a kind of file.
pub fn text(kind: Kind) -> String {
    let mut schema = schema(kind);
    without_null(schema.as_object_mut().into_iter().flat_map(|object| object.values_mut()));
    schema.insert("title".to_owned(), format!("gainsay: {}", kind.as_str()).into());
    format!("{:#}\n", schema.as_value())
}

/// TOML has no null: a key that may be missing is not one that may be null.
fn without_null<'a>(values: impl Iterator<Item = &'a mut Value>) {
    for value in values {
        match value {
            Value::Object(object) => {
                one_type(object);
                without_null(object.values_mut());
            }
            Value::Array(list) => without_null(list.iter_mut()),
            _ => {}
        }
    }
}

fn one_type(object: &mut Map<String, Value>) {
    if object.get("default").is_some_and(Value::is_null) {
        object.remove("default");
    }
    if let Some(Value::Array(types)) = object.get_mut("type") {
        types.retain(|kind| kind != "null");
        if let [only] = types.as_slice() {
            object["type"] = only.clone();
        }
    }
    if let Some(Value::Array(choices)) = object.get_mut("anyOf") {
        choices.retain(|choice| choice["type"] != "null");
        if choices.len() == 1 {
            object.remove("anyOf").into_iter().for_each(|only| {
                object.insert("allOf".to_owned(), only);
            });
        }
    }
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
