//! Follows `extends` from the outermost pack inwards, and hands the packs on in the order in which they build
//! on each other.

use super::builtin;
use super::files::{self, shown};
use super::find::BUILTIN;
use super::merge::{self, Layer};
use super::parse::{self, Parsed};
use super::strict::Findings;
use crate::diagnostic::{Diagnostic, SourceId, SourceMap, nearest};
use crate::rules::Spanned;
use crate::rules::codes;
use crate::rules::pack::{Pack, Sourced};
use sha2::{Digest, Sha256};
use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

/// Where a pack's files are.
#[derive(Debug, Clone)]
pub(super) enum Place<'a> {
    Folder(PathBuf),
    Builtin,
    Memory(&'a [(&'a str, &'a str)]),
}

impl Place<'_> {
    /// One name for one pack, however it is written.
    fn key(&self) -> String {
        match self {
            Self::Folder(path) => {
                fs::canonicalize(path).unwrap_or_else(|_| path.clone()).display().to_string()
            }
            Self::Builtin => BUILTIN.to_string(),
            Self::Memory(_) => "memory".to_string(),
        }
    }

    fn shown(&self) -> String {
        match self {
            Self::Folder(path) => shown(path),
            Self::Builtin => BUILTIN.to_string(),
            Self::Memory(_) => "memory".to_string(),
        }
    }
}

/// Which parts of a pack are taken.
#[derive(Debug, Clone, Copy)]
pub(super) struct Parts {
    actors: bool,
    words: bool,
    topics: bool,
}

impl Parts {
    const ALL: Self = Self { actors: true, words: true, topics: true };
    const NONE: Self = Self { actors: false, words: false, topics: false };

    fn and(self, other: Self) -> Self {
        Self {
            actors: self.actors && other.actors,
            words: self.words && other.words,
            topics: self.topics && other.topics,
        }
    }

    fn are_all(self) -> bool {
        self.actors && self.words && self.topics
    }
}

/// Loads a pack and those that it extends.
pub(super) fn load(place: Place<'_>, sources: &mut SourceMap) -> (Pack, Vec<Diagnostic>) {
    let mut loader =
        Loader { sources, findings: Findings::default(), packs: BTreeMap::new(), order: Vec::new() };
    let origin = place.shown();
    let key = place.key();
    let mut layers = Vec::new();
    loader.include(&place, Parts::ALL, &mut vec![key], &mut layers);
    let hash = loader.hash();
    let files =
        loader.order.iter().flat_map(|key| loader.packs.get(key)).flat_map(|p| p.files.clone()).collect();
    let mut pack = merge::merge(layers, &mut loader.findings);
    pack.origin = origin;
    pack.hash = hash;
    pack.files = files;
    pack.lost = loader.findings.lost;
    let mut found = loader.findings.found;
    crate::rules::order::by_place(&mut found);
    (pack, found)
}

/// A pack that was read.
struct Known {
    parsed: Parsed,
    files: Vec<Sourced<String>>,
}

struct Loader<'a> {
    sources: &'a mut SourceMap,
    findings: Findings,
    /// By key: each pack is read once, and each part of it is taken once.
    packs: BTreeMap<String, Known>,
    /// The keys in the order of reading.
    order: Vec<String>,
}

impl Loader<'_> {
    /// Adds the layers of the packs that `place` extends, then its own. `path` leads here, its own key included.
    fn include(&mut self, place: &Place<'_>, parts: Parts, path: &mut Vec<String>, layers: &mut Vec<Layer>) {
        let key = place.key();
        let imported = path.len() > 1;
        self.read(place, &key, imported);
        for (source, entry) in self.extends(&key) {
            let Some((next, taken)) = self.resolve(place, source, &entry) else { continue };
            let next_key = next.key();
            if path.contains(&next_key) {
                self.findings.push(circle(source, &entry));
                continue;
            }
            path.push(next_key);
            self.include(&next, parts.and(taken), path, layers);
            path.pop();
        }
        if let Some(known) = self.packs.get_mut(&key) {
            layers.push(take(&mut known.parsed, parts, imported, self.order.iter().position(|k| *k == key)));
        }
    }

    /// Reads a pack that was not read before.
    fn read(&mut self, place: &Place<'_>, key: &str, imported: bool) {
        if self.packs.contains_key(key) {
            return;
        }
        let files = match place {
            Place::Folder(folder) => files::from_folder(folder, self.sources, &mut self.findings),
            Place::Builtin => files::from_memory(BUILTIN, builtin::FILES, self.sources, &mut self.findings),
            Place::Memory(texts) => files::from_memory("memory", texts, self.sources, &mut self.findings),
        };
        if !files.iter().any(|f| f.kind == files::Kind::Pack) {
            let fault = no_head(place, self.sources);
            self.findings.push(fault);
        }
        let parsed = parse::parse(&files, imported, self.sources, &mut self.findings);
        let files = files.into_iter().map(|f| Sourced { source: f.source, imported, def: f.name }).collect();
        self.packs.insert(key.to_string(), Known { parsed, files });
        self.order.push(key.to_string());
    }

    fn extends(&self, key: &str) -> Vec<(SourceId, Spanned<String>)> {
        let head = self.packs.get(key).and_then(|k| k.parsed.head.as_ref());
        head.map_or_else(Vec::new, |h| h.def.extends.iter().map(|e| (h.source, e.clone())).collect())
    }

    /// What an entry of `extends` names, as seen from `place`.
    fn resolve(
        &mut self,
        place: &Place<'_>,
        source: SourceId,
        entry: &Spanned<String>,
    ) -> Option<(Place<'static>, Parts)> {
        let name = entry.get_ref().as_str();
        if let Some(parts) = builtin_parts(name) {
            return Some((Place::Builtin, parts));
        }
        let base = match place {
            Place::Folder(folder) => Some(folder.join(name)),
            _ => None,
        };
        match base.filter(|folder| folder.join("pack.toml").is_file()) {
            Some(folder) => Some((Place::Folder(tidy(&folder)), Parts::ALL)),
            None => {
                self.findings.push(unknown_pack(source, entry, place));
                self.findings.lost.names = true;
                None
            }
        }
    }

    /// SHA-256 over name, length and bytes of every file, pack by pack.
    fn hash(&self) -> String {
        let mut hash = Sha256::new();
        for file in self.order.iter().flat_map(|key| self.packs.get(key)).flat_map(|p| &p.files) {
            let text = self.sources.text(file.source);
            hash.update(file.def.as_bytes());
            hash.update([0]);
            hash.update((text.len() as u64).to_le_bytes());
            hash.update(text.as_bytes());
        }
        hash.finalize().iter().map(|byte| format!("{byte:02x}")).collect()
    }
}

/// Takes the wanted parts out of a pack; what was taken before is not there any more.
fn take(parsed: &mut Parsed, parts: Parts, imported: bool, number: Option<usize>) -> Layer {
    let mut layer = Layer { number: number.unwrap_or_default(), ..Layer::default() };
    if parts.actors {
        layer.sides = std::mem::take(&mut parsed.sides);
        layer.actors = std::mem::take(&mut parsed.actors);
    }
    if parts.words {
        layer.words = std::mem::take(&mut parsed.words);
    }
    if parts.topics {
        layer.topics = std::mem::take(&mut parsed.topics);
    }
    if parts.are_all() || !imported {
        layer.head = parsed.head.clone();
    }
    if !imported {
        layer.test = parsed.test.take();
        layer.allow = std::mem::take(&mut parsed.allow);
    }
    layer
}

fn builtin_parts(name: &str) -> Option<Parts> {
    match name {
        "builtin" => Some(Parts::ALL),
        "builtin:actors" => Some(Parts { actors: true, ..Parts::NONE }),
        "builtin:words" => Some(Parts { words: true, ..Parts::NONE }),
        "builtin:topics" => Some(Parts { topics: true, ..Parts::NONE }),
        _ => None,
    }
}

/// Without `a/..`, so that messages name a folder in the shortest way.
fn tidy(path: &Path) -> PathBuf {
    let mut tidy = PathBuf::new();
    for part in path.components() {
        let up = part == std::path::Component::ParentDir;
        let named = matches!(tidy.components().next_back(), Some(std::path::Component::Normal(_)));
        match (up && named, part) {
            (true, _) => {
                tidy.pop();
            }
            (false, std::path::Component::CurDir) if !tidy.as_os_str().is_empty() => {}
            (false, part) => tidy.push(part),
        }
    }
    tidy
}

fn circle(source: SourceId, entry: &Spanned<String>) -> Diagnostic {
    Diagnostic::error(
        codes::EXTENDS_CIRCLE,
        format!("extending `{}` leads back to a pack that extends it", entry.get_ref()),
    )
    .at(source, entry.span(), "")
    .help("let one of the two packs stand without the other; move what both need into a third")
}

fn unknown_pack(source: SourceId, entry: &Spanned<String>, place: &Place<'_>) -> Diagnostic {
    let known = ["builtin", "builtin:actors", "builtin:words", "builtin:topics"];
    let fault = Diagnostic::error(codes::UNKNOWN_PACK, format!("there is no pack `{}`", entry.get_ref()));
    let fault = fault.at(source, entry.span(), "");
    if let Some(meant) = nearest(entry.get_ref(), known) {
        return fault.help(format!("write `{meant}`"));
    }
    let why = match place {
        Place::Folder(folder) => {
            format!("{}/pack.toml is not there", shown(&tidy(&folder.join(entry.get_ref()))))
        }
        _ => "a pack outside the file system has no folders beside it".into(),
    };
    fault.note(why).help(
        "write `builtin`, `builtin:words`, `builtin:topics`, `builtin:actors`, or a folder with a `pack.toml`, as \
         seen from this pack",
    )
}

fn no_head(place: &Place<'_>, sources: &mut SourceMap) -> Diagnostic {
    let shown = place.shown();
    let source = sources.add(format!("{shown}/pack.toml"), "");
    let there = !matches!(place, Place::Folder(folder) if !folder.is_dir());
    let why = if there { "it has no `pack.toml`" } else { "there is no such folder" };
    Diagnostic::error(codes::NO_PACK, format!("there is no pack in {shown}: {why}"))
        .at(source, 0..0, "")
        .help(format!("name another folder, or write {shown}/pack.toml with `[pack]` and `id = \"…\"`"))
}
