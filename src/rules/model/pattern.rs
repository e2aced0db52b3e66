//! How a pattern is read from TOML: a phrase as a string, or `{ regex = '…' }`, each with its place.

use crate::rules::Spanned;
use schemars::{JsonSchema, Schema, SchemaGenerator, json_schema};
use serde::Deserialize;
use serde::de::{Deserializer, Error, MapAccess, Visitor};
use std::borrow::Cow;
use std::fmt;

/// A phrase, or a regular expression over folded text.
#[derive(Debug, Clone)]
pub enum PatternDef {
    /// A phrase.
    Phrase(Spanned<String>),
    /// `{ regex = '…' }`.
    Regex(Spanned<String>),
}

impl PatternDef {
    /// The text as written, with its place.
    pub fn text(&self) -> &Spanned<String> {
        match self {
            Self::Phrase(text) | Self::Regex(text) => text,
        }
    }
}

/// The two spellings, before the place of a phrase is put back.
enum Written {
    Phrase(String),
    Regex(Spanned<String>),
}

impl<'de> Deserialize<'de> for PatternDef {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let written = Spanned::<Written>::deserialize(deserializer)?;
        let span = written.span();
        Ok(match written.into_inner() {
            Written::Phrase(text) => Self::Phrase(Spanned::new(span, text)),
            Written::Regex(text) => Self::Regex(text),
        })
    }
}

impl<'de> Deserialize<'de> for Written {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_any(WrittenVisitor)
    }
}

struct WrittenVisitor;

impl<'de> Visitor<'de> for WrittenVisitor {
    type Value = Written;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a phrase or `{ regex = '…' }`")
    }

    fn visit_str<E: Error>(self, text: &str) -> Result<Written, E> {
        Ok(Written::Phrase(text.to_string()))
    }

    fn visit_string<E: Error>(self, text: String) -> Result<Written, E> {
        Ok(Written::Phrase(text))
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Written, A::Error> {
        let mut regex = None;
        while let Some(key) = map.next_key::<Key>()? {
            match key {
                Key::Regex => regex = Some(map.next_value()?),
            }
        }
        regex.map(Written::Regex).ok_or_else(|| A::Error::missing_field("regex"))
    }
}

impl JsonSchema for PatternDef {
    fn schema_name() -> Cow<'static, str> {
        "PatternDef".into()
    }

    fn json_schema(_: &mut SchemaGenerator) -> Schema {
        json_schema!({
            "description": "A phrase, or a regular expression over folded text.",
            "anyOf": [
                { "type": "string" },
                {
                    "type": "object",
                    "properties": {
                        "regex": { "type": "string", "description": "A regular expression over folded text." },
                    },
                    "required": ["regex"],
                    "additionalProperties": false,
                },
            ],
        })
    }
}

#[derive(Deserialize)]
#[serde(field_identifier, rename_all = "kebab-case")]
enum Key {
    Regex,
}
