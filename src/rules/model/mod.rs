//! The rule files as they are written: one plain struct a table, strict, with the places of what may be wrong.
//!
//! In: TOML. Out: `…Def` types, which only `load`, `check` and `compile` see.

mod actors;
mod force;
mod grammar;
mod pack;
mod pattern;
mod set;
mod topic;
mod words;

pub use actors::{ActorDef, ActorKind, ActorsFile};
pub use force::Force;
pub use grammar::{Grammar, GrammarDef};
pub use pack::{AllowDef, PackDef, PackFile, SideDef, TestDef};
pub use pattern::PatternDef;
pub use set::SetDef;
pub use topic::{ExampleDef, OpposedDef, PositionDef, RuleDef, ShiftDef, TopicDef, TopicFile, Whose};
#[cfg(test)]
pub use words::ContractionDef;
pub use words::{
    DatesDef, InflectionDef, RelativeDayDef, ScopeDef, SpeechDef, TextDef, WordOrder, WordsFile,
};

use super::Spanned;
use std::collections::BTreeMap;

/// A text per language (`en`, `ar`, `ru` …).
pub type Names = BTreeMap<String, String>;
/// A list of patterns per language.
pub type PatternsByLanguage = BTreeMap<String, Vec<Spanned<String>>>;
