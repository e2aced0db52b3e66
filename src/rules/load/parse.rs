//! Parses the files of one pack into their definitions, without looking at any other pack.

use super::files::{File, Kind};
use super::strict::{self, Findings};
use crate::diagnostic::SourceMap;
use crate::rules::model::{
    ActorDef, ActorsFile, AllowDef, PackDef, PackFile, SideDef, TestDef, TopicFile, WordsFile,
};
use crate::rules::pack::Sourced;

/// The definitions of one pack, by the parts that can be extended separately.
#[derive(Debug, Default)]
pub(super) struct Parsed {
    pub head: Option<Sourced<PackDef>>,
    pub test: Option<Sourced<TestDef>>,
    pub allow: Vec<Sourced<AllowDef>>,
    pub sides: Vec<Sourced<SideDef>>,
    pub actors: Vec<Sourced<ActorDef>>,
    pub words: Vec<Sourced<WordsFile>>,
    pub topics: Vec<Sourced<TopicFile>>,
}

/// Parses `files`; `imported` says whether another pack asked for them.
pub(super) fn parse(files: &[File], imported: bool, sources: &SourceMap, findings: &mut Findings) -> Parsed {
    let mut parsed = Parsed::default();
    for file in files {
        let text = sources.text(file.source);
        let here = Here { source: file.source, imported };
        match file.kind {
            Kind::Pack => parsed.take_head(strict::read(text, file.kind, file.source, findings), here),
            Kind::Actors => parsed.take_actors(strict::read(text, file.kind, file.source, findings), here),
            Kind::Words => {
                parsed.words.extend(here.all(strict::read(text, file.kind, file.source, findings)))
            }
            Kind::Topics => {
                parsed.topics.extend(here.all(strict::read(text, file.kind, file.source, findings)))
            }
        }
    }
    parsed
}

/// Where definitions come from.
#[derive(Clone, Copy)]
struct Here {
    source: crate::diagnostic::SourceId,
    imported: bool,
}

impl Here {
    fn all<T>(self, defs: impl IntoIterator<Item = T>) -> impl Iterator<Item = Sourced<T>> {
        defs.into_iter().map(move |def| Sourced { source: self.source, imported: self.imported, def })
    }
}

impl Parsed {
    fn take_head(&mut self, file: Option<PackFile>, here: Here) {
        let Some(file) = file else { return };
        self.head = here.all([file.pack]).next();
        self.test = here.all(file.test).next();
        self.allow.extend(here.all(file.allow));
        self.sides.extend(here.all(file.side));
    }

    fn take_actors(&mut self, file: Option<ActorsFile>, here: Here) {
        let Some(file) = file else { return };
        self.sides.extend(here.all(file.side));
        self.actors.extend(here.all(file.actor));
        self.actors.extend(here.all(file.place.into_iter().map(ActorDef::from)));
    }
}
