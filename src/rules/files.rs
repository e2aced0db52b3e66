//! The kinds of rule files, for those who describe or edit them: which keys their tables have, in which order.
//!
//! In: a kind and the path of a table in it. Out: the keys, as the model lists them.

pub use super::model::{ActorsFile, PackFile, TopicFile, WordsFile};

use super::model::{
    ActorDef, AllowDef, DatesDef, ExampleDef, GrammarDef, InflectionDef, OpposedDef, PackDef, PositionDef,
    RelativeDayDef, RuleDef, ScopeDef, ShiftDef, SideDef, SpeechDef, TestDef, TextDef, TopicDef,
};
use serde::de::{Deserialize, Deserializer, Error as _, Visitor, value::Error};
use serde::forward_to_deserialize_any;

/// A kind of rule file.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Kind {
    /// `pack.toml`.
    Pack,
    /// A file in `actors/`.
    Actors,
    /// A file in `words/`.
    Words,
    /// A file in `topics/`.
    Topic,
}

impl Kind {
    /// All of them.
    pub const ALL: [Self; 4] = [Self::Pack, Self::Actors, Self::Words, Self::Topic];

    /// The word for it on the command line and in file names.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Pack => "pack",
            Self::Actors => "actors",
            Self::Words => "words",
            Self::Topic => "topic",
        }
    }

    /// The kind of a file by its name inside the pack, with `/`.
    pub fn of(name: &str) -> Option<Self> {
        let folders = name.rsplit_once('/').map_or("", |(folders, _)| folders);
        let folder = folders.rsplit('/').find(|f| ["actors", "words", "topics"].contains(f));
        match (folder, name.ends_with(".toml")) {
            (_, false) => None,
            (_, true) if name.rsplit('/').next() == Some("pack.toml") => Some(Self::Pack),
            (Some("actors"), _) => Some(Self::Actors),
            (Some("words"), _) => Some(Self::Words),
            (Some("topics"), _) => Some(Self::Topic),
            _ => None,
        }
    }
}

/// The keys of the table at `path` (its names with dots, empty for the file itself), in the model's order; none
/// where the author chooses the keys.
pub fn keys(kind: Kind, path: &str) -> &'static [&'static str] {
    match (kind, path) {
        (Kind::Pack, "") => of::<PackFile>(),
        (Kind::Pack, "pack") => of::<PackDef>(),
        (Kind::Pack, "test") => of::<TestDef>(),
        (Kind::Pack, "allow") => of::<AllowDef>(),
        (Kind::Actors, "") => of::<ActorsFile>(),
        (Kind::Actors, "actor") | (Kind::Words, "speaker") => of::<ActorDef>(),
        (Kind::Pack | Kind::Actors | Kind::Words, "side") => of::<SideDef>(),
        (Kind::Words, "") => of::<WordsFile>(),
        (Kind::Words, "inflection") => of::<InflectionDef>(),
        (Kind::Words, "text") => of::<TextDef>(),
        (Kind::Words, "speech") => of::<SpeechDef>(),
        (Kind::Words, "grammar") => of::<GrammarDef>(),
        (Kind::Words, "scope") => of::<ScopeDef>(),
        (Kind::Words, "dates") => of::<DatesDef>(),
        (Kind::Words, "dates.relative") => of::<RelativeDayDef>(),
        (Kind::Topic, "") => of::<TopicFile>(),
        (Kind::Topic, "topic") => of::<TopicDef>(),
        (Kind::Topic, "position") => of::<PositionDef>(),
        (Kind::Topic, "rule") => of::<RuleDef>(),
        (Kind::Topic, "rule.example") => of::<ExampleDef>(),
        (Kind::Topic, "opposed") => of::<OpposedDef>(),
        (Kind::Topic, "shift") => of::<ShiftDef>(),
        _ => &[],
    }
}

/// The keys of a table's type, which it names when it is to be read.
fn of<T: for<'de> Deserialize<'de>>() -> &'static [&'static str] {
    let mut probe = Probe(&[]);
    // Nothing is there to be read, so this fails; what matters is what was asked for.
    let _ = T::deserialize(&mut probe);
    probe.0
}

struct Probe(&'static [&'static str]);

impl<'de> Deserializer<'de> for &mut Probe {
    type Error = Error;

    fn deserialize_any<V: Visitor<'de>>(self, _: V) -> Result<V::Value, Error> {
        Err(Error::custom("only tables are asked for"))
    }

    fn deserialize_struct<V: Visitor<'de>>(
        self,
        _: &'static str,
        fields: &'static [&'static str],
        _: V,
    ) -> Result<V::Value, Error> {
        self.0 = fields;
        Err(Error::custom("nothing is read"))
    }

    forward_to_deserialize_any! {
        bool i8 i16 i32 i64 u8 u16 u32 u64 f32 f64 char str string bytes byte_buf option unit unit_struct
        newtype_struct seq tuple tuple_struct map enum identifier ignored_any
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn keys_come_in_the_order_of_the_model() {
        assert_eq!(keys(Kind::Topic, "rule.example"), ["text", "claims"]);
        assert_eq!(keys(Kind::Pack, "allow"), ["warning", "reason", "in"]);
        assert_eq!(keys(Kind::Topic, "rule").first(), Some(&"id"));
        assert_eq!(keys(Kind::Topic, "sets.ar"), [""; 0]);
    }

    #[test]
    fn a_file_is_known_by_its_folder() {
        assert_eq!(Kind::of("rules/topics/a.toml"), Some(Kind::Topic));
        assert_eq!(Kind::of("rules/topics/en/a.toml"), Some(Kind::Topic));
        assert_eq!(Kind::of("pack.toml"), Some(Kind::Pack));
        assert_eq!(Kind::of("topics/a.txt"), None);
        assert_eq!(Kind::of("other/a.toml"), None);
    }
}
