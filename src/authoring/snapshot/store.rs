//! The folder of accepted and pending snapshots.

use super::file;
use super::record::Entry;
use std::collections::BTreeSet;
use std::path::{Path, PathBuf};
use std::{fs, io};

const ACCEPTED: &str = ".snap";
const PENDING: &str = ".snap.new";

/// A folder that holds snapshots and nothing else of ours.
#[derive(Debug, Clone)]
pub struct Store {
    folder: PathBuf,
    source: String,
}

/// How a snapshot stands to what was accepted.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum State {
    /// It is what was accepted.
    Same,
    /// Nothing was accepted yet.
    New,
    /// Something else was accepted.
    Changed {
        /// That.
        accepted: String,
    },
}

/// A snapshot and how it stands.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Checked {
    /// What the pack says now.
    pub entry: Entry,
    /// How it stands.
    pub state: State,
}

/// All of a folder against all that a pack says now.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Comparison {
    /// By name.
    pub checked: Vec<Checked>,
    /// Files of the folder that nothing belongs to any more, sorted.
    pub leftover: Vec<String>,
}

impl Store {
    /// The store in a folder, which need not be there yet; `source` is named in its files.
    pub fn new(folder: &Path, source: &str) -> Self {
        Self { folder: folder.to_path_buf(), source: source.to_owned() }
    }

    /// Holds what a pack says now against what was accepted.
    pub fn compare(&self, entries: Vec<Entry>) -> io::Result<Comparison> {
        let leftover = self.leftover(&entries)?;
        let checked = entries.into_iter().map(|entry| {
            let state = self.state(&entry)?;
            Ok(Checked { entry, state })
        });
        Ok(Comparison { checked: checked.collect::<io::Result<_>>()?, leftover })
    }

    fn state(&self, entry: &Entry) -> io::Result<State> {
        let accepted = match fs::read_to_string(self.path(&entry.name, ACCEPTED)) {
            Ok(text) => file::contents(&text),
            Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(State::New),
            Err(error) => return Err(error),
        };
        let same = accepted == file::normal(&entry.contents);
        Ok(if same { State::Same } else { State::Changed { accepted } })
    }

    fn leftover(&self, entries: &[Entry]) -> io::Result<Vec<String>> {
        let names: BTreeSet<&str> = entries.iter().map(|entry| entry.name.as_str()).collect();
        let listed = match fs::read_dir(&self.folder) {
            Ok(listed) => listed,
            Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(Vec::new()),
            Err(error) => return Err(error),
        };
        let mut leftover = Vec::new();
        for entry in listed {
            let name = entry?.file_name().to_string_lossy().into_owned();
            let stem = name.strip_suffix(PENDING).or_else(|| name.strip_suffix(ACCEPTED));
            if stem.is_some_and(|stem| !names.contains(stem)) {
                leftover.push(name);
            }
        }
        leftover.sort();
        Ok(leftover)
    }

    /// Leaves what changed for a review, and takes away what was left for one and has gone.
    pub fn leave_pending(&self, checked: &Checked) -> io::Result<()> {
        match checked.state {
            State::Same => self.forget(&checked.entry.name),
            State::New | State::Changed { .. } => self.write(&checked.entry, PENDING),
        }
    }

    /// Makes a snapshot the accepted one.
    pub fn accept(&self, entry: &Entry) -> io::Result<()> {
        self.write(entry, ACCEPTED)?;
        self.forget(&entry.name)
    }

    /// Removes a file that was named as left over.
    pub fn remove(&self, leftover: &str) -> io::Result<()> {
        fs::remove_file(self.folder.join(leftover))
    }

    fn forget(&self, name: &str) -> io::Result<()> {
        match fs::remove_file(self.path(name, PENDING)) {
            Err(error) if error.kind() != io::ErrorKind::NotFound => Err(error),
            _ => Ok(()),
        }
    }

    fn write(&self, entry: &Entry, ending: &str) -> io::Result<()> {
        fs::create_dir_all(&self.folder)?;
        let text = file::write(&self.source, &entry.expression, &entry.contents);
        fs::write(self.path(&entry.name, ending), text)
    }

    fn path(&self, name: &str, ending: &str) -> PathBuf {
        self.folder.join(format!("{name}{ending}"))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn entry(name: &str, contents: &str) -> Entry {
        Entry { name: name.into(), expression: "x".into(), contents: contents.into() }
    }

    fn states(store: &Store, entries: &[Entry]) -> (Vec<State>, Vec<String>) {
        let comparison = store.compare(entries.to_vec()).unwrap();
        (comparison.checked.into_iter().map(|c| c.state).collect(), comparison.leftover)
    }

    #[test]
    fn a_snapshot_is_new_then_accepted_then_changed_then_left_over() {
        let folder = tempfile::tempdir().unwrap();
        let store = Store::new(&folder.path().join("snapshots"), "pack.toml");
        let first = entry("a", "one\n");
        assert_eq!(states(&store, std::slice::from_ref(&first)), (vec![State::New], vec![]));
        store.accept(&first).unwrap();
        assert_eq!(states(&store, &[entry("a", "one")]), (vec![State::Same], vec![]));
        let second = entry("a", "two");
        let changed = State::Changed { accepted: "one".into() };
        assert_eq!(states(&store, &[second]), (vec![changed], vec![]));
        assert_eq!(states(&store, &[]).1, ["a.snap"]);
        store.remove("a.snap").unwrap();
        assert_eq!(states(&store, &[]).1, [""; 0]);
    }

    #[test]
    fn what_is_pending_goes_when_it_is_accepted_or_the_change_has_gone() {
        let folder = tempfile::tempdir().unwrap();
        let store = Store::new(folder.path(), "pack.toml");
        let pending = folder.path().join("a.snap.new");
        let checked = |state| Checked { entry: entry("a", "one"), state };
        store.leave_pending(&checked(State::New)).unwrap();
        assert!(pending.is_file());
        store.leave_pending(&checked(State::Same)).unwrap();
        assert!(!pending.is_file());
        store.leave_pending(&checked(State::New)).unwrap();
        store.accept(&entry("a", "one")).unwrap();
        assert!(!pending.is_file() && folder.path().join("a.snap").is_file());
    }
}
