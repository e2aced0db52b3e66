//! Which files are meant by the paths that were given.
//!
//! In: paths of files and folders. Out: each file once, however often it is reached, in an order
//! that does not depend on the order of the paths; the manifests beside them; what is no report.
//!
//! In folders, hidden files and folders (their names begin with a dot) are left out without a word,
//! links are followed, and `.gitignore` means nothing.

use super::codes;
use super::document::Skipped;
use super::manifest;
use crate::diagnostic::{Diagnostic, nearest};
use std::cmp::Reverse;
use std::collections::BTreeMap;
use std::io;
use std::path::{Path, PathBuf};

/// What a file's name says about it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Kind {
    /// `.txt`: a report.
    Text,
    /// `.md`: a report if it opens with front matter.
    Markdown,
    /// Anything else: read if its content is known, or a manifest lists it.
    Other,
    /// A device, a socket, a pipe.
    Special,
}

/// A file that was reached.
#[derive(Debug, Clone)]
pub(super) struct Reached {
    /// As the user wrote it, or below what the user wrote.
    pub path: PathBuf,
    /// Relative to the folder that was given, with `/`.
    pub relative: String,
    /// Named by the user rather than found in a folder.
    pub named: bool,
    pub kind: Kind,
}

/// A manifest that was reached.
#[derive(Debug, Clone)]
pub(super) struct ManifestPath {
    pub path: PathBuf,
    /// Found in a folder that was given, so that it speaks for the folder.
    pub walked: bool,
}

/// All that was reached.
#[derive(Default)]
pub(super) struct Gathered {
    pub stdin: bool,
    /// By canonical path.
    pub files: BTreeMap<PathBuf, Reached>,
    /// By the canonical path of their folder.
    pub manifests: BTreeMap<PathBuf, ManifestPath>,
    pub skipped: Vec<Skipped>,
    pub findings: Vec<Diagnostic>,
}

/// Follows all paths.
pub(super) fn gather(paths: &[PathBuf]) -> Gathered {
    let mut paths: Vec<&PathBuf> = paths.iter().collect();
    paths.sort();
    paths.dedup();
    let mut gathered = Gathered::default();
    for path in paths {
        if path.as_os_str() == "-" {
            gathered.stdin = true;
            continue;
        }
        match path.metadata() {
            Ok(found) if found.is_dir() => gathered.folder(path),
            // A manifest that is named stands for its folder.
            Ok(_) if is_manifest(path) => gathered.folder(&folder_of(path)),
            Ok(_) => gathered.named(path),
            Err(error) => gathered.unread(path, &error),
        }
    }
    gathered
}

/// A path that identifies the file behind it; the path itself where there is none, as for pipes.
pub(super) fn canonical(path: &Path) -> PathBuf {
    path.canonicalize().unwrap_or_else(|_| path.to_owned())
}

/// The folder that holds a file.
pub(super) fn folder_of(path: &Path) -> PathBuf {
    match path.parent() {
        Some(parent) if !parent.as_os_str().is_empty() => parent.to_owned(),
        _ => PathBuf::from("."),
    }
}

impl Gathered {
    fn named(&mut self, path: &Path) {
        let beside = folder_of(path).join(manifest::FILE_NAME);
        if beside.is_file() {
            self.manifest(&beside, false);
        }
        let relative = slashed(path);
        self.add(Reached { path: path.to_owned(), relative, named: true, kind: kind_of(path) });
    }

    fn folder(&mut self, root: &Path) {
        let mut walk = ignore::WalkBuilder::new(root);
        walk.standard_filters(false).hidden(true).follow_links(true).sort_by_file_path(Path::cmp);
        for entry in walk.build() {
            match entry {
                Ok(entry) if entry.depth() == 0 || entry.path().is_dir() => {}
                Ok(entry) if is_manifest(entry.path()) => self.manifest(entry.path(), true),
                Ok(entry) => self.found(root, entry.path()),
                Err(error) => self.unwalked(root, &error),
            }
        }
    }

    fn found(&mut self, root: &Path, path: &Path) {
        let kind = if path.is_file() { kind_of(path) } else { Kind::Special };
        self.add(Reached {
            path: path.to_owned(),
            relative: slashed(path.strip_prefix(root).unwrap_or(path)),
            named: false,
            kind,
        });
    }

    /// Takes in a file that a manifest lists and the walk left out, as hidden ones are.
    pub(super) fn listed(&mut self, folder: &Path, path: &Path) {
        if !self.files.contains_key(&canonical(path)) {
            self.found(folder, path);
        }
    }

    fn manifest(&mut self, path: &Path, walked: bool) {
        let new = ManifestPath { path: path.to_owned(), walked };
        let held = self.manifests.entry(canonical(&folder_of(path))).or_insert_with(|| new.clone());
        held.walked |= walked;
        if order(&new.path) < order(&held.path) {
            held.path = new.path;
        }
    }

    /// Of several ways to one file the shortest name is shown, and the longest relative one kept.
    fn add(&mut self, new: Reached) {
        let held = self.files.entry(canonical(&new.path)).or_insert_with(|| new.clone());
        held.named |= new.named;
        if order(&new.path) < order(&held.path) {
            (held.path, held.kind) = (new.path, new.kind);
        }
        let longer = |relative: &str| (Reverse(relative.len()), relative.to_owned());
        if longer(&new.relative) < longer(&held.relative) {
            held.relative = new.relative;
        }
    }

    fn unwalked(&mut self, root: &Path, error: &ignore::Error) {
        let path = path_of(error).unwrap_or(root).to_owned();
        match error.io_error() {
            // A link that leads nowhere is found as missing only when it is followed.
            Some(io) => self.unread(&path, io),
            None => self.unread(&path, &io::Error::other("it contains itself by a link")),
        }
    }

    fn unread(&mut self, path: &Path, error: &io::Error) {
        let finding = unreadable(path, error);
        let reason = match finding.code {
            codes::MISSING_PATH => "not found",
            _ => "could not be read",
        };
        self.skipped.push(Skipped { path: path.display().to_string(), reason: reason.to_owned() });
        self.findings.push(finding);
    }
}

/// The finding for a path that gave an error.
pub(super) fn unreadable(path: &Path, error: &io::Error) -> Diagnostic {
    let name = path.display();
    match error.kind() {
        io::ErrorKind::NotFound => {
            let finding = Diagnostic::error(codes::MISSING_PATH, format!("`{name}` does not exist"));
            finding.help(match neighbour(path) {
                _ if path.is_symlink() => {
                    "it is a link to a file that is not there: mend the link or take it away".to_owned()
                }
                Some(meant) => format!("is `{}` meant?", meant.display()),
                None if path.to_string_lossy().contains('*') => {
                    "nothing matches the pattern; check the folder it is used in".to_owned()
                }
                None => "check the spelling and the folder the command is started in".to_owned(),
            })
        }
        io::ErrorKind::PermissionDenied => {
            Diagnostic::error(codes::UNREADABLE, format!("`{name}` may not be read: {error}"))
                .help(format!("give yourself permission (chmod u+rX '{name}') or leave it out"))
        }
        _ => Diagnostic::error(codes::UNREADABLE, format!("`{name}` could not be read: {error}"))
            .help("mend it or leave it out"),
    }
}

/// A file in the same folder whose name is nearly the one that was given.
pub(super) fn neighbour(path: &Path) -> Option<PathBuf> {
    let wanted = path.file_name()?.to_str()?;
    let folder = folder_of(path);
    let names = folder.read_dir().ok()?.flatten().filter_map(|entry| entry.file_name().into_string().ok());
    let names: Vec<String> = names.collect();
    let meant = nearest(wanted, names.iter().map(String::as_str))?;
    Some(path.with_file_name(meant))
}

fn path_of(error: &ignore::Error) -> Option<&Path> {
    match error {
        ignore::Error::WithPath { path, .. } => Some(path),
        ignore::Error::Loop { child, .. } => Some(child),
        ignore::Error::WithDepth { err, .. } | ignore::Error::WithLineNumber { err, .. } => path_of(err),
        _ => None,
    }
}

fn order(path: &Path) -> (usize, &Path) {
    (path.as_os_str().len(), path)
}

fn is_manifest(path: &Path) -> bool {
    path.file_name().is_some_and(|name| name == manifest::FILE_NAME)
}

fn kind_of(path: &Path) -> Kind {
    match endings(path).1.as_str() {
        "txt" => Kind::Text,
        "md" => Kind::Markdown,
        _ => Kind::Other,
    }
}

/// A file's name without its ending, and the ending in lower case; that of packing is left out.
pub(super) fn endings(path: &Path) -> (String, String) {
    let name = path.file_name().unwrap_or_default().to_string_lossy().into_owned();
    let low = name.to_lowercase();
    let packing =
        [".gz", ".zst"].iter().find(|ending| low.ends_with(**ending)).map_or(0, |ending| ending.len());
    // Lower case may take more or fewer bytes.
    let whole = name.get(..name.len().saturating_sub(packing)).unwrap_or(&name);
    match whole.rsplit_once('.') {
        Some((stem, ending)) if !stem.is_empty() => (stem.to_owned(), ending.to_lowercase()),
        _ => (whole.to_owned(), String::new()),
    }
}

fn slashed(path: &Path) -> String {
    let parts: Vec<_> = path.components().map(|part| part.as_os_str().to_string_lossy()).collect();
    let joined = parts.join("/");
    // The root of an absolute path is a part of its own.
    joined.strip_prefix('/').map_or(joined.clone(), |rest| format!("/{}", rest.trim_start_matches('/')))
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::fs;

    fn folder(files: &[&str]) -> tempfile::TempDir {
        let folder = tempfile::tempdir().unwrap();
        for file in files {
            let path = folder.path().join(file);
            fs::create_dir_all(path.parent().unwrap()).unwrap();
            fs::write(path, "text").unwrap();
        }
        folder
    }

    fn relatives(gathered: &Gathered) -> Vec<&str> {
        gathered.files.values().map(|file| file.relative.as_str()).collect()
    }

    #[test]
    fn folders_are_walked_without_hidden_files_and_whatever_gitignore_says() {
        let folder = folder(&["b.txt", "sub/a.txt", ".hidden/c.txt", ".d.txt", "corpus.toml"]);
        fs::write(folder.path().join(".gitignore"), "*.txt\n").unwrap();
        let gathered = gather(&[folder.path().to_owned()]);
        assert_eq!(relatives(&gathered), ["b.txt", "sub/a.txt"]);
        assert_eq!(gathered.manifests.len(), 1);
    }

    #[test]
    fn a_file_reached_twice_is_held_once_whatever_the_order() {
        let folder = folder(&["sub/a.txt"]);
        let (root, file) = (folder.path().to_owned(), folder.path().join("sub/a.txt"));
        for paths in [[root.clone(), file.clone()], [file, root]] {
            let gathered = gather(&paths);
            assert_eq!(gathered.files.len(), 1);
            assert!(gathered.files.values().all(|file| file.named));
        }
    }

    #[test]
    fn a_missing_path_names_its_neighbour() {
        let folder = folder(&["report.txt"]);
        let gathered = gather(&[folder.path().join("reprot.txt"), folder.path().join("zzz")]);
        assert_eq!(gathered.findings[0].code, codes::MISSING_PATH);
        assert!(gathered.findings[0].message.ends_with("reprot.txt` does not exist"));
        assert!(gathered.findings[0].help.as_ref().unwrap().ends_with("report.txt` meant?"));
        assert!(gathered.findings[1].help.as_ref().unwrap().starts_with("check the spelling"));
        assert_eq!(gathered.skipped.len(), 2);
    }

    #[cfg(unix)]
    #[test]
    fn a_folder_that_contains_itself_is_told_and_left() {
        let folder = folder(&["a.txt"]);
        std::os::unix::fs::symlink(folder.path(), folder.path().join("loop")).unwrap();
        let gathered = gather(&[folder.path().to_owned()]);
        assert_eq!(relatives(&gathered), ["a.txt"]);
        assert_eq!(gathered.findings[0].code, codes::UNREADABLE);
        assert!(gathered.findings[0].message.ends_with("could not be read: it contains itself by a link"));
    }
}
