//! What all manifests together say about which file.
//!
//! In: the manifests that were reached. Out: the entry of each listed file, whether a folder is
//! spoken for by a manifest, and findings.

use super::codes;
use super::document::{Corpus, Skipped};
use super::gather::{Gathered, ManifestPath, canonical, folder_of, neighbour};
use super::manifest::{self, Entry};
use super::metadata::Place;
use super::open::open;
use crate::diagnostic::{Diagnostic, SourceMap};
use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};

/// The entries of all manifests.
#[derive(Default)]
pub(super) struct Listing {
    /// By canonical path of the file.
    entries: BTreeMap<PathBuf, Entry>,
    /// Canonical folders whose manifest speaks for all that lies below.
    governed: BTreeSet<PathBuf>,
    /// Canonical folders with any manifest.
    beside: BTreeSet<PathBuf>,
}

impl Listing {
    /// Reads all manifests. Where two list one file, the one nearer to it counts.
    pub(super) fn load(gathered: &mut Gathered, sources: &mut SourceMap, corpus: &mut Corpus) -> Self {
        let mut listing = Self::default();
        // Ordered by folder, so that a nearer manifest comes after and overrides.
        for (folder, found) in gathered.manifests.clone() {
            listing.beside.insert(folder.clone());
            if found.walked {
                listing.governed.insert(folder);
            }
            listing.manifest(&found, gathered, sources, corpus);
        }
        listing
    }

    fn manifest(
        &mut self,
        found: &ManifestPath,
        gathered: &mut Gathered,
        sources: &mut SourceMap,
        corpus: &mut Corpus,
    ) {
        let name = found.path.display().to_string();
        let Some(text) = open(&found.path, sources, corpus) else { return };
        let mut read = manifest::parse(&name, text, sources);
        corpus.diagnostics.append(&mut read.findings);
        let mut seen = BTreeMap::new();
        for mut entry in read.entries {
            // A report that is named by itself is not held to account for its neighbours.
            let mut findings = if found.walked { std::mem::take(&mut entry.findings) } else { Vec::new() };
            let listed = folder_of(&found.path).join(&entry.file.value);
            let fault = self.entry(entry, found, gathered, &mut seen);
            if !found.walked {
                continue;
            }
            if fault.as_ref().is_some_and(|fault| fault.code == codes::MISSING_FILE) {
                let reason = format!("listed in {}, not there", manifest::FILE_NAME);
                corpus.skipped.push(Skipped { path: listed.display().to_string(), reason });
            }
            findings.extend(fault);
            corpus.diagnostics.append(&mut findings);
        }
    }

    /// Takes one entry in, or says why not. `seen` holds where this manifest has named which file.
    fn entry(
        &mut self,
        entry: Entry,
        found: &ManifestPath,
        gathered: &mut Gathered,
        seen: &mut BTreeMap<PathBuf, Option<Place>>,
    ) -> Option<Diagnostic> {
        let folder = folder_of(&found.path);
        let path = match existing(&entry, &folder) {
            Ok(path) => path,
            Err(error) => return Some(*error),
        };
        let key = canonical(&path);
        if let Some(first) = seen.get(&key) {
            return Some(twice(&entry, first.clone()));
        }
        seen.insert(key.clone(), entry.file.place.clone());
        if found.walked {
            gathered.listed(&folder, &path);
        }
        self.entries.insert(key, entry);
        None
    }

    /// Takes the entry of a file out.
    pub(super) fn take(&mut self, file: &Path) -> Option<Entry> {
        self.entries.remove(file)
    }

    /// Whether a manifest of a folder that was given speaks for this file.
    pub(super) fn governs(&self, file: &Path) -> bool {
        canonical(&folder_of(file)).ancestors().any(|folder| self.governed.contains(folder))
    }

    /// Whether a manifest lies in the folder of this file.
    pub(super) fn is_beside(&self, file: &Path) -> bool {
        self.beside.contains(&canonical(&folder_of(file)))
    }
}

/// The path of an entry's file, if it is there.
fn existing(entry: &Entry, folder: &Path) -> Result<PathBuf, Box<Diagnostic>> {
    let path = entry.path(folder)?;
    let what = match path.metadata() {
        Ok(found) if !found.is_dir() => return Ok(path),
        Ok(_) => "is a folder",
        Err(_) => "is not there",
    };
    let message = format!("`{}` is listed and {what}", path.display());
    let error = entry.at_file(Diagnostic::error(codes::MISSING_FILE, message), "no such file");
    let help = match neighbour(&path).and_then(|meant| Some(meant.strip_prefix(folder).ok()?.to_owned())) {
        Some(meant) => format!("is `{}` meant?", meant.display()),
        None => "mend the name, or take the entry away".to_owned(),
    };
    Err(Box::new(error.help(help)))
}

fn twice(entry: &Entry, first: Option<Place>) -> Diagnostic {
    let message = format!("`{}` is listed twice", entry.file.value);
    let error = entry.at_file(Diagnostic::error(codes::LISTED_TWICE, message), "not read");
    let error = match first {
        Some((source, span)) => error.also(source, span, "this one counts"),
        None => error,
    };
    error.help("take one of the two entries away")
}
