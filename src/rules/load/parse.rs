//! Parses the files of one pack into their definitions, without looking at any other pack.

use super::files::{File, Kind};
use super::strict::{self, Findings};
use crate::diagnostic::SourceMap;
use crate::rules::model::{
    ActorDef, ActorsFile, AllowDef, PackDef, PackFile, SideDef, TestDef, TopicFile, WordsFile,
};
use crate::rules::pack::Sourced;
use rayon::prelude::*;

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

/// Parses `files`, side by side; `imported` says whether another pack asked for them.
pub(super) fn parse(files: &[File], imported: bool, sources: &SourceMap, findings: &mut Findings) -> Parsed {
    let mut parsed = Parsed::default();
    let read: Vec<_> = files.par_iter().map(|file| content(file, sources.text(file.source))).collect();
    for (file, (content, found)) in files.iter().zip(read) {
        findings.append(found);
        let here = Here { source: file.source, imported };
        match content {
            Content::Pack(file) => parsed.take_head(file, here),
            Content::Actors(file) => parsed.take_actors(file, here),
            Content::Words(file) => parsed.words.extend(here.all(file.map(|file| *file))),
            Content::Topics(file) => parsed.topics.extend(here.all(file)),
        }
    }
    parsed
}

/// What is in a file; nothing where it has lost what it cannot be without.
enum Content {
    Pack(Option<PackFile>),
    Actors(Option<ActorsFile>),
    Words(Option<Box<WordsFile>>),
    Topics(Option<TopicFile>),
}

/// Reads one file by itself.
fn content(file: &File, text: &str) -> (Content, Findings) {
    let mut found = Findings::default();
    let content = match file.kind {
        Kind::Pack => Content::Pack(strict::read(text, file.kind, file.source, &mut found)),
        Kind::Actors => Content::Actors(strict::read(text, file.kind, file.source, &mut found)),
        Kind::Words => Content::Words(strict::read(text, file.kind, file.source, &mut found).map(Box::new)),
        Kind::Topics => Content::Topics(strict::read(text, file.kind, file.source, &mut found)),
    };
    (content, found)
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
