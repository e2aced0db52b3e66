//! Where in the author's own pack a draft belongs: never in a file of a pack that it extends.

use super::stub::Camp;
use crate::diagnostic::{SourceId, SourceMap};
use crate::rules::ActorKind;
use crate::rules::load::BUILTIN;
use crate::rules::pack::{Pack, Topic};
use std::cmp::Reverse;
use std::collections::{BTreeMap, BTreeSet};

/// The file of actors where the pack has none.
const ACTORS: &str = "actors/actors.toml";

/// The files in which drafts belong.
#[derive(Debug, Default)]
pub struct Homes {
    /// The folder of the pack, with a slash; empty for the built-in one.
    folder: String,
    /// The pack's own file of a topic, by topic and language; an empty language stands for all others.
    topics: BTreeMap<(String, String), String>,
    /// The file for actors.
    actors: String,
    /// The sides that there are.
    sides: Vec<String>,
}

/// A file for a draft.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Home {
    /// Its name.
    pub file: String,
    /// The topic that it must name first, where the pack has no such file yet.
    pub new: Option<String>,
}

impl Homes {
    /// The files of a pack.
    pub fn of(pack: &Pack, sources: &SourceMap) -> Self {
        let folder = match pack.origin.as_str() {
            BUILTIN => String::new(),
            origin => format!("{}/", origin.trim_end_matches('/')),
        };
        let mut homes = Self { folder, sides: sides(pack), ..Self::default() };
        // An author cannot write into the program: to whoever uses its own pack, every file is new.
        if pack.origin != BUILTIN {
            pack.topics.iter().for_each(|topic| homes.take_in(topic, sources));
        }
        let own = actors(pack).filter(|_| pack.origin != BUILTIN);
        homes.actors =
            own.map_or_else(|| format!("{}{ACTORS}", homes.folder), |id| sources.name(id).to_owned());
        homes
    }

    /// The topic's own files; where several hold rules of a language, the first.
    fn take_in(&mut self, topic: &Topic, sources: &SourceMap) {
        let id = topic.topic.def.id.get_ref();
        let mut note = |lang: &str, source: SourceId| {
            let file = || sources.name(source).to_owned();
            self.topics.entry((id.clone(), lang.to_owned())).or_insert_with(file);
        };
        if !topic.topic.imported {
            note("", topic.topic.source);
        }
        for rule in topic.rules.iter().filter(|rule| !rule.imported) {
            if let Some(lang) = &rule.def.lang {
                note(lang.get_ref(), rule.source);
            }
            note("", rule.source);
        }
    }

    /// The file for rules and sets of a topic in a language.
    pub fn topic(&self, topic: &str, lang: &str) -> Home {
        let known = |lang: &str| self.topics.get(&(topic.to_owned(), lang.to_owned()));
        match known(lang).or_else(|| known("")) {
            Some(file) => Home { file: file.clone(), new: None },
            None => Home { file: format!("{}topics/{topic}.toml", self.folder), new: Some(topic.to_owned()) },
        }
    }

    /// Where actors belong.
    pub(super) fn camp(&self) -> Camp<'_> {
        Camp { file: &self.actors, sides: &self.sides }
    }
}

/// The sides of the pack that are not those of unnamed speakers.
fn sides(pack: &Pack) -> Vec<String> {
    let words: BTreeSet<SourceId> = pack.words.iter().map(|file| file.source).collect();
    let own = pack.sides.iter().filter(|side| !words.contains(&side.source));
    own.map(|side| side.def.id.get_ref().clone()).collect()
}

/// The pack's own file that holds most bodies: places, media and unnamed speakers stand in files of their own.
fn actors(pack: &Pack) -> Option<SourceId> {
    let words: BTreeSet<SourceId> = pack.words.iter().map(|file| file.source).collect();
    let mut counts: BTreeMap<SourceId, usize> = BTreeMap::new();
    let own = pack.actors.iter().filter(|actor| !actor.imported && !words.contains(&actor.source));
    for actor in own.filter(|actor| actor.def.kind == ActorKind::Body) {
        *counts.entry(actor.source).or_default() += 1;
    }
    counts.into_iter().max_by_key(|(id, count)| (*count, Reverse(*id))).map(|(id, _)| id)
}
