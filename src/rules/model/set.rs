//! How a set of words is read from TOML: a list, or `{ words = […], replace = true }` and `{ off = true }` for one
//! that an extended pack has.

use crate::rules::Spanned;
use schemars::{JsonSchema, Schema, SchemaGenerator, json_schema};
use serde::Deserialize;
use serde::de::value::{MapAccessDeserializer, SeqAccessDeserializer};
use serde::de::{Deserializer, MapAccess, SeqAccess, Visitor};
use std::borrow::Cow;
use std::fmt;
use std::ops::Deref;

/// A set of words for patterns to use.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct SetDef {
    /// Its words.
    pub words: Vec<Spanned<String>>,
    /// Whether it takes the place of an imported one, rather than adding to it.
    pub replace: bool,
    /// Whether it removes an imported one.
    pub off: bool,
}

impl Deref for SetDef {
    type Target = Vec<Spanned<String>>;

    fn deref(&self) -> &Self::Target {
        &self.words
    }
}

impl<'a> IntoIterator for &'a SetDef {
    type Item = &'a Spanned<String>;
    type IntoIter = std::slice::Iter<'a, Spanned<String>>;

    fn into_iter(self) -> Self::IntoIter {
        self.words.iter()
    }
}

impl<'de> Deserialize<'de> for SetDef {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_any(SetVisitor)
    }
}

/// The spelling as a table.
#[derive(Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
struct Table {
    #[serde(default)]
    words: Vec<Spanned<String>>,
    #[serde(default)]
    replace: bool,
    #[serde(default)]
    off: bool,
}

struct SetVisitor;

impl<'de> Visitor<'de> for SetVisitor {
    type Value = SetDef;

    // As serde says of any list, so that a single text is told, and mended, as everywhere else.
    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a sequence")
    }

    fn visit_seq<A: SeqAccess<'de>>(self, list: A) -> Result<SetDef, A::Error> {
        let words = Vec::deserialize(SeqAccessDeserializer::new(list))?;
        Ok(SetDef { words, ..SetDef::default() })
    }

    fn visit_map<A: MapAccess<'de>>(self, map: A) -> Result<SetDef, A::Error> {
        let Table { words, replace, off } = Table::deserialize(MapAccessDeserializer::new(map))?;
        Ok(SetDef { words, replace, off })
    }
}

impl JsonSchema for SetDef {
    fn schema_name() -> Cow<'static, str> {
        "SetDef".into()
    }

    fn json_schema(_: &mut SchemaGenerator) -> Schema {
        let words =
            json_schema!({ "type": "array", "items": { "type": "string" }, "description": "The words." });
        let flag = |description: &str| json_schema!({ "type": "boolean", "description": description });
        json_schema!({
            "description": "Words, or what becomes of an imported set of the same name.",
            "anyOf": [
                words,
                {
                    "type": "object",
                    "properties": {
                        "words": words,
                        "replace": flag("Takes the place of an imported set instead of adding to it."),
                        "off": flag("Removes an imported set."),
                    },
                    "additionalProperties": false,
                },
            ],
        })
    }
}
