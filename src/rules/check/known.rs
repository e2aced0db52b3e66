//! The names that a pack declares, for holding references against them.

use super::ids::{is_kebab, kebab};
use crate::diagnostic::{Diagnostic, SourceId, nearest};
use crate::rules::Spanned;
use crate::rules::codes;
use crate::rules::model::ActorDef;
use crate::rules::pack::{Pack, Sourced, Topic};
use crate::text::fold_plain;
use std::collections::{BTreeMap, BTreeSet};

/// Declared names.
pub(super) struct Known<'a> {
    pub sides: BTreeSet<&'a str>,
    pub actors: BTreeSet<&'a str>,
    /// Languages that have a words file.
    pub languages: BTreeSet<&'a str>,
    /// By language.
    pub sets: BTreeMap<&'a str, BTreeSet<&'a str>>,
    /// Ids of actors by their names and aliases, folded.
    called: BTreeMap<String, &'a str>,
    /// Ids of sides by their names, folded.
    sides_called: BTreeMap<String, &'a str>,
    /// Topics by the ids of their positions.
    topics: BTreeMap<&'a str, Vec<&'a str>>,
    /// Whether definitions were lost in faulty files.
    names_lost: bool,
}

impl<'a> Known<'a> {
    /// Collects the names of a pack.
    pub fn of(pack: &'a Pack) -> Self {
        let mut sets: BTreeMap<&str, BTreeSet<&str>> = BTreeMap::new();
        for set in sets_of(pack) {
            sets.entry(set.lang).or_default().insert(set.name.get_ref());
        }
        Self {
            sides: pack.sides.iter().map(|s| s.def.id.get_ref().as_str()).collect(),
            actors: pack.actors.iter().map(|a| a.def.id.get_ref().as_str()).collect(),
            languages: pack.words.iter().map(|w| w.def.lang.get_ref().as_str()).collect(),
            sets,
            called: called(pack),
            sides_called: sides_called(pack),
            topics: topics(pack),
            names_lost: pack.lost.names,
        }
    }

    /// The id of the actor with this id, name or alias, in whatever spelling folds together with it.
    pub fn actor_called(&self, name: &str) -> Option<&'a str> {
        self.called.get(fold_plain(name).trim()).copied()
    }

    /// Says that `name` is not among `known`, unless it is, or may have been lost in a faulty file.
    pub fn missing<'n>(
        &self,
        kind: Kind,
        source: SourceId,
        name: &Spanned<String>,
        known: impl IntoIterator<Item = &'n str>,
    ) -> Option<Diagnostic> {
        self.missing_at(kind, source, name.get_ref(), name.span(), known)
    }

    /// The same for a name that is only part of a value.
    pub fn missing_at<'n>(
        &self,
        kind: Kind,
        source: SourceId,
        name: &str,
        span: std::ops::Range<usize>,
        known: impl IntoIterator<Item = &'n str>,
    ) -> Option<Diagnostic> {
        let mut all = Vec::new();
        for known in known {
            if known == name {
                return None;
            }
            all.push(known);
        }
        let known = all;
        // An id that is not kebab-case has its own finding, which says how it should be written.
        if known.iter().any(|k| !is_kebab(k) && kebab(k) == name) {
            return None;
        }
        let meant = nearest(name, known.iter().copied()).or_else(|| self.by_name(kind, name));
        if meant.is_none() && self.names_lost {
            return None;
        }
        let (label, help) = match meant {
            Some(meant) => {
                let meant = kind.written(meant);
                let other = match kind.code {
                    codes::UNKNOWN_ACTOR => "; `gainsay list actors WORD` finds others",
                    _ => "",
                };
                (format!("did you mean {meant}?"), format!("write {meant}{other}"))
            }
            None => (String::new(), help(kind, name, &known)),
        };
        let message = format!("there is no {} `{name}`", kind.what);
        let told = Diagnostic::error(kind.code, message).at(source, span, label).help(help);
        Some(match self.fact(kind, name) {
            Some(fact) => told.note(fact),
            None => told,
        })
    }

    /// The id of what is called so, where a name stands instead of an id.
    fn by_name(&self, kind: Kind, name: &str) -> Option<&'a str> {
        match kind.code {
            codes::UNKNOWN_ACTOR => self.actor_called(name),
            codes::UNKNOWN_SIDE => self.sides_called.get(fold_plain(name).trim()).copied(),
            _ => None,
        }
    }

    /// What else is to be known of a name that is missing.
    fn fact(&self, kind: Kind, name: &str) -> Option<String> {
        match kind.code {
            codes::UNKNOWN_POSITION => {
                let topics: Vec<String> = self.topics.get(name)?.iter().map(|id| format!("`{id}`")).collect();
                Some(format!(
                    "{} has a position of this name, but each topic has its own",
                    topics.join(" and ")
                ))
            }
            codes::UNKNOWN_LANGUAGE if name.len() > LONGEST_TAG => {
                Some("a language is named by its tag of two or three letters".into())
            }
            _ => None,
        }
    }
}

fn sides_called(pack: &Pack) -> BTreeMap<String, &str> {
    let sides = pack.sides.iter().map(|side| &side.def);
    sides
        .flat_map(|side| {
            side.name.values().map(|name| (fold_plain(name).trim().to_string(), side.id.get_ref().as_str()))
        })
        .collect()
}

fn topics(pack: &Pack) -> BTreeMap<&str, Vec<&str>> {
    let mut topics: BTreeMap<&str, Vec<&str>> = BTreeMap::new();
    for topic in &pack.topics {
        for position in positions_of(topic) {
            topics.entry(position).or_default().push(topic.topic.def.id.get_ref());
        }
    }
    topics
}

fn called(pack: &Pack) -> BTreeMap<String, &str> {
    let mut called = BTreeMap::new();
    for actor in &pack.actors {
        let id = actor.def.id.get_ref().as_str();
        let aliases = actor.def.aliases.values().flatten().map(|alias| alias.get_ref());
        for name in actor.def.name.values().chain(aliases).chain([actor.def.id.get_ref()]) {
            called.entry(fold_plain(name).trim().to_string()).or_insert(id);
        }
    }
    called
}

/// What kind of name is looked for.
#[derive(Clone, Copy)]
pub(super) struct Kind {
    pub code: &'static str,
    pub what: &'static str,
    /// How it is declared; `NAME` stands for the name.
    pub declared: &'static str,
    /// What stands around it where it is used, and belongs to the marked place.
    pub around: (&'static str, &'static str),
}

impl Kind {
    /// A name as it is written where it is used.
    fn written(self, name: &str) -> String {
        let (open, close) = self.around;
        format!("`{open}{name}{close}`")
    }
}

/// Letters of the longest language tag.
const LONGEST_TAG: usize = 3;
/// How many names a message lists.
const LISTED: usize = 8;

fn help(kind: Kind, name: &str, known: &[&str]) -> String {
    let declare = kind.declared.replace("NAME", name);
    match known.len() {
        1 => format!("write {}, or {declare}", kind.written(known[0])),
        2..=LISTED => {
            let names: Vec<String> = known.iter().map(|k| kind.written(k)).collect();
            format!("write one of {}, or {declare}", names.join(", "))
        }
        _ => format!("correct the name, or {declare}"),
    }
}

/// A set where it is declared.
pub(super) struct SetPlace<'a> {
    pub source: SourceId,
    pub imported: bool,
    pub lang: &'a str,
    pub name: &'a Spanned<String>,
    pub words: &'a [Spanned<String>],
}

/// All sets of words files and topics.
pub(super) fn sets_of(pack: &Pack) -> Vec<SetPlace<'_>> {
    let mut all = Vec::new();
    for file in &pack.words {
        let lang = file.def.lang.get_ref().as_str();
        for (name, words) in &file.def.sets {
            all.push(SetPlace { source: file.source, imported: file.imported, lang, name, words });
        }
    }
    for file in pack.topics.iter().flat_map(|t| &t.sets) {
        for (lang, sets) in &file.def {
            for (name, words) in sets {
                all.push(SetPlace { source: file.source, imported: file.imported, lang, name, words });
            }
        }
    }
    all
}

/// All actors as they are written: an unnamed speaker once for each words file, so that its places are right.
pub(super) fn actors_of(pack: &Pack) -> Vec<Sourced<&ActorDef>> {
    let words: BTreeSet<SourceId> = pack.words.iter().map(|w| w.source).collect();
    let named = pack.actors.iter().filter(|a| !words.contains(&a.source));
    let named = named.map(|a| Sourced { source: a.source, imported: a.imported, def: &a.def });
    let speakers = pack.words.iter().flat_map(|w| {
        let there = w.def.speaker.iter().filter(|s| !s.off);
        there.map(|def| Sourced { source: w.source, imported: w.imported, def })
    });
    named.chain(speakers).collect()
}

/// The positions of a topic.
pub(super) fn positions_of(topic: &Topic) -> Vec<&str> {
    topic.positions.iter().map(|p| p.def.id.get_ref().as_str()).collect()
}
