//! A pack as loaded: the definitions of all its files and of the packs that it extends, merged by id.

use super::model::{
    ActorDef, AllowDef, Names, OpposedDef, PackDef, PositionDef, RuleDef, ShiftDef, SideDef, TestDef,
    TopicDef, WordsFile,
};
use crate::diagnostic::SourceId;
use crate::rules::Spanned;
use crate::rules::model::SetDef;
use std::collections::{BTreeMap, BTreeSet};

/// Sets of words by name.
pub type SetsOfLanguage = BTreeMap<Spanned<String>, SetDef>;
/// Sets of words by name by language.
pub type SetsByLanguage = BTreeMap<String, SetsOfLanguage>;

/// A definition and the file that it stands in.
#[derive(Debug, Clone)]
pub struct Sourced<T> {
    /// The file.
    pub source: SourceId,
    /// Whether the file belongs to a pack that the outermost one extends.
    pub imported: bool,
    /// What is in it.
    pub def: T,
}

/// A loaded pack.
#[derive(Debug, Clone, Default)]
pub struct Pack {
    /// Id of the outermost pack.
    pub id: String,
    /// Its title.
    pub title: Names,
    /// Where it was found: a folder, or `builtin`.
    pub origin: String,
    /// SHA-256 of all its files, hexadecimal, in the order of their names.
    pub hash: String,
    /// Languages that it promises to cover.
    pub languages: Vec<String>,
    /// The sides that the report puts first; empty or two.
    pub compare: Vec<Sourced<Spanned<String>>>,
    /// Sides, those of the unnamed speakers included.
    pub sides: Vec<Sourced<SideDef>>,
    /// Actors, the unnamed speakers included (those of several languages merged).
    pub actors: Vec<Sourced<ActorDef>>,
    /// Words files, imported ones first; their sides and speakers are also among `sides` and `actors`.
    pub words: Vec<Sourced<WordsFile>>,
    /// Topics.
    pub topics: Vec<Topic>,
    /// `[pack]` of the outermost pack, as written.
    pub head: Option<Sourced<PackDef>>,
    /// `[test]` of the outermost pack.
    pub test: Option<Sourced<TestDef>>,
    /// Warnings that the outermost pack allows.
    pub allow: Vec<Sourced<AllowDef>>,
    /// All files that were read, by their names inside their packs.
    pub files: Vec<Sourced<String>>,
    /// What could not be taken from the files.
    pub lost: Lost,
}

impl Pack {
    /// The languages that its own head promises; not those that it has from the packs that it extends.
    pub fn promised(&self) -> Vec<&str> {
        let own = self.head.iter().flat_map(|head| &head.def.languages);
        own.map(|lang| lang.get_ref().as_str()).collect()
    }
}

/// What a faulty file withheld, so that nobody complains of its absence a second time.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Lost {
    /// Whether definitions were lost: an unknown name may be one of theirs.
    pub names: bool,
    /// Files in which a definition lacks something that was written.
    pub files: BTreeSet<SourceId>,
}

/// A topic with all that belongs to it.
#[derive(Debug, Clone)]
pub struct Topic {
    /// The topic.
    pub topic: Sourced<TopicDef>,
    /// Its positions.
    pub positions: Vec<Sourced<PositionDef>>,
    /// Its rules.
    pub rules: Vec<Sourced<RuleDef>>,
    /// What contradicts.
    pub opposed: Vec<Sourced<OpposedDef>>,
    /// What is a change.
    pub shifts: Vec<Sourced<ShiftDef>>,
    /// Sets of words by language, for this topic's patterns (and, as all sets, for those of others).
    pub sets: Vec<Sourced<SetsByLanguage>>,
}
