//! Reads the files of a pack, from a folder or from memory, and says which of them no pack has.

use super::strict::Findings;
use crate::diagnostic::nearest;
use crate::diagnostic::{Diagnostic, SourceId, SourceMap};
use crate::rules::codes;
use std::fs;
use std::path::Path;

/// What a file of a pack holds, by the folder that it lies in.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Kind {
    Pack,
    Actors,
    Words,
    Topics,
}

/// A file of a pack, its text in the source map.
#[derive(Debug, Clone)]
pub(super) struct File {
    /// Name inside the pack, with `/`.
    pub name: String,
    /// What it holds.
    pub kind: Kind,
    /// Its text.
    pub source: SourceId,
}

pub(super) const FOLDERS: [(&str, Kind); 3] =
    [("actors", Kind::Actors), ("words", Kind::Words), ("topics", Kind::Topics)];

/// How deep a folder that no pack has is searched for rule files.
const SEARCH_DEPTH: usize = 3;

/// What a file of this name holds; `None` if a pack has no such file.
fn kind_of(name: &str) -> Option<Kind> {
    if name == "pack.toml" {
        return Some(Kind::Pack);
    }
    let (folder, file) = name.split_once('/')?;
    let fits = file.ends_with(".toml") && !file.split('/').any(|part| part.starts_with('.'));
    FOLDERS.iter().find(|(f, _)| *f == folder && fits).map(|(_, kind)| *kind)
}

/// Takes the files of a pack from memory, in the order of their names.
pub(super) fn from_memory(
    pack: &str,
    files: &[(&str, &str)],
    sources: &mut SourceMap,
    findings: &mut Findings,
) -> Vec<File> {
    let mut files = files.to_vec();
    files.sort_unstable();
    let mut taken = Vec::new();
    for (name, text) in files {
        let source = sources.add(format!("{pack}/{name}"), text);
        match kind_of(name) {
            Some(kind) => taken.push(File { name: name.to_string(), kind, source }),
            None => findings.push(stray(source, &format!("{pack}/{name}"))),
        }
    }
    taken
}

/// Reads the files of a pack from its folder, in the order of their names.
pub(super) fn from_folder(folder: &Path, sources: &mut SourceMap, findings: &mut Findings) -> Vec<File> {
    let mut names = Vec::new();
    // That there is no folder is told as there being no pack.
    if !folder.is_dir() {
        return Vec::new();
    }
    for entry in entries(folder, sources, findings) {
        let path = folder.join(&entry);
        let known = FOLDERS.iter().any(|(name, _)| *name == entry);
        if path.is_dir() && known {
            below(folder, &entry, SEARCH_DEPTH, &mut names, sources, findings);
        } else if entry == "pack.toml" || holds_rules(&path, SEARCH_DEPTH) {
            names.push(entry);
        }
    }
    let mut taken = Vec::new();
    for name in names {
        let path = folder.join(&name);
        let shown = shown(&path);
        match kind_of(&name) {
            Some(kind) => taken.extend(read(&path, name, kind, sources, findings)),
            None if is_note(&name) => {}
            None => {
                let source = sources.add(shown.clone(), "");
                findings.push(stray(source, &shown));
            }
        }
    }
    taken
}

/// Adds the files in one of a pack's folders and in the folders inside it, named from the pack's folder.
fn below(
    pack: &Path,
    folder: &str,
    depth: usize,
    names: &mut Vec<String>,
    sources: &mut SourceMap,
    findings: &mut Findings,
) {
    for entry in entries(&pack.join(folder), sources, findings) {
        let name = format!("{folder}/{entry}");
        let path = pack.join(&name);
        if path.is_dir() && depth > 0 && holds_rules(&path, depth) {
            below(pack, &name, depth - 1, names, sources, findings);
        } else if !path.is_dir() || holds_rules(&path, SEARCH_DEPTH) {
            names.push(name);
        }
    }
}

/// The names in a folder, sorted, without hidden ones.
fn entries(folder: &Path, sources: &mut SourceMap, findings: &mut Findings) -> Vec<String> {
    let listed = fs::read_dir(folder).and_then(|all| all.collect::<Result<Vec<_>, _>>());
    let listed = listed.unwrap_or_else(|error| {
        findings.push(unreadable(folder, &error.to_string(), sources));
        Vec::new()
    });
    let mut names: Vec<String> = listed
        .iter()
        .map(|entry| entry.file_name().to_string_lossy().into_owned())
        .filter(|name| !name.starts_with('.'))
        .collect();
    names.sort_unstable();
    names
}

/// Whether a path is a TOML file or a folder with one in it; a pack inside a pack stands for itself.
fn holds_rules(path: &Path, depth: usize) -> bool {
    if !path.is_dir() {
        return path.extension().is_some_and(|e| e == "toml");
    }
    if depth == 0 || path.join("pack.toml").is_file() {
        return false;
    }
    let Ok(listed) = fs::read_dir(path) else { return false };
    listed.flatten().any(|entry| holds_rules(&entry.path(), depth - 1))
}

/// Whether a file is there for people and needs no warning. A text among rule files may be one whose name has got
/// another ending.
fn is_note(name: &str) -> bool {
    name.ends_with(".md") || name.ends_with(".txt") && !name.contains('/')
}

fn read(
    path: &Path,
    name: String,
    kind: Kind,
    sources: &mut SourceMap,
    findings: &mut Findings,
) -> Option<File> {
    match fs::read(path).map(String::from_utf8) {
        Ok(Ok(text)) => Some(File { name, kind, source: sources.add(shown(path), text) }),
        Ok(Err(error)) => {
            let at = error.utf8_error().valid_up_to();
            let text = String::from_utf8_lossy(error.as_bytes()).into_owned();
            let source = sources.add(shown(path), text);
            findings.lost.names = true;
            findings.push(
                Diagnostic::error(codes::UNREADABLE, format!("{} is not UTF-8", shown(path)))
                    .at(source, at..at, "the first byte that is no UTF-8")
                    .help("save the file as UTF-8"),
            );
            None
        }
        Err(error) => {
            findings.push(unreadable(path, &error.to_string(), sources));
            None
        }
    }
}

fn unreadable(path: &Path, why: &str, sources: &mut SourceMap) -> Diagnostic {
    let shown = shown(path);
    let source = sources.add(shown.clone(), "");
    Diagnostic::error(codes::UNREADABLE, format!("{shown} cannot be read: {why}"))
        .at(source, 0..0, "")
        .help("check that it is there and that you may read it")
}

fn stray(source: SourceId, shown: &str) -> Diagnostic {
    let name = shown.rsplit('/').next().unwrap_or(shown);
    let meant = nearest(name, FOLDERS.iter().map(|(f, _)| *f).chain(["pack.toml"]));
    let help = match meant {
        Some(meant) => format!("rename it to `{meant}`"),
        None => "put it into `actors/`, `words/` or `topics/` with a name that ends in `.toml`, or move it out of the pack".into(),
    };
    Diagnostic::warning(codes::STRAY, format!("{shown} is no part of a pack and is not read"))
        .at(source, 0..0, "")
        .help(help)
}

/// A path as printed: with `/` on every system.
pub(super) fn shown(path: &Path) -> String {
    path.display().to_string().replace('\\', "/")
}
