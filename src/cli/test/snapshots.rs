//! The snapshots of a pack's corpus during a run: compared, then accepted, left pending or removed.

use crate::cli::pack::errors;
use crate::cli::terminal::Terminal;
use anyhow::{Context, bail};
use gainsay::authoring::snapshot::{Checked, Settings, State, Store, record};
use gainsay::corpus::{self, ReadOptions};
use gainsay::diagnostic::{SourceMap, escaped};
use gainsay::pipeline;
use gainsay::rules::Ruleset;
use gainsay::rules::pack::Pack;
use std::path::Path;

/// The snapshots of a run.
pub struct Record {
    store: Store,
    /// All of them, by name.
    pub checked: Vec<Snapshot>,
    /// Files that nothing belongs to any more.
    pub leftover: Vec<String>,
    /// Those of them that were removed.
    pub pruned: Vec<String>,
    /// Whether some of the corpus could not be read.
    pub unread: bool,
}

/// A snapshot and what became of it.
pub struct Snapshot {
    /// What it says, and how it stood.
    pub checked: Checked,
    /// Whether it was accepted in this run.
    pub accepted: bool,
}

impl Snapshot {
    /// The word for it in output.
    pub fn word(&self) -> &'static str {
        match (&self.checked.state, self.accepted) {
            (_, true) => "accepted",
            (State::Same, _) => "same",
            (State::New, _) => "new",
            (State::Changed { .. }, _) => "changed",
        }
    }

    /// Whether it still waits to be accepted.
    pub fn is_open(&self) -> bool {
        self.checked.state != State::Same && !self.accepted
    }
}

/// Reads the pack's corpus and holds what it says against what was accepted; `None` where it names no corpus.
pub fn compare(pack: &Pack, ruleset: &Ruleset, terminal: &Terminal) -> anyhow::Result<Option<Record>> {
    let Some(settings) = Settings::of(pack) else { return Ok(None) };
    if !settings.corpus.exists() {
        bail!(
            "the corpus `{}` that `[test]` of {} names is not there: correct `corpus`, which is seen from the pack",
            shown(&settings.corpus),
            escaped(&settings.source)
        );
    }
    let mut sources = SourceMap::default();
    let paths = [settings.corpus.clone()];
    let corpus = corpus::read(&paths, &ReadOptions::default(), &mut std::io::empty(), &mut sources);
    terminal.findings(&corpus.diagnostics, &sources);
    let analysis = pipeline::run(&corpus, ruleset);
    let report = pipeline::report(&corpus, ruleset, &analysis);
    let store = Store::new(&settings.snapshots, &settings.source);
    let comparison = store
        .compare(record(&report))
        .with_context(|| format!("the snapshots in `{}` cannot be read", shown(&settings.snapshots)))?;
    let checked =
        comparison.checked.into_iter().map(|checked| Snapshot { checked, accepted: false }).collect();
    let unread = errors(&corpus.diagnostics) > 0;
    Ok(Some(Record { store, checked, leftover: comparison.leftover, pruned: Vec::new(), unread }))
}

fn shown(path: &Path) -> String {
    escaped(&path.display().to_string())
}

impl Record {
    /// The snapshots that still wait to be accepted.
    pub fn open(&self) -> impl Iterator<Item = &Snapshot> {
        self.checked.iter().filter(|snapshot| snapshot.is_open())
    }

    /// Whether nothing waits and nothing is left over.
    pub fn holds(&self) -> bool {
        self.open().next().is_none() && self.leftover.len() == self.pruned.len()
    }

    /// Accepts the snapshot at an index.
    pub fn accept(&mut self, index: usize) -> anyhow::Result<()> {
        let Some(snapshot) = self.checked.get_mut(index) else { return Ok(()) };
        let name = snapshot.checked.entry.name.clone();
        self.store
            .accept(&snapshot.checked.entry)
            .with_context(|| format!("the snapshot `{}` cannot be written", escaped(&name)))?;
        snapshot.accepted = true;
        Ok(())
    }

    /// Accepts all that wait.
    pub fn accept_all(&mut self) -> anyhow::Result<()> {
        for index in 0..self.checked.len() {
            if self.checked[index].is_open() {
                self.accept(index)?;
            }
        }
        Ok(())
    }

    /// Leaves what changed for a later review.
    pub fn leave_pending(&self) -> anyhow::Result<()> {
        for snapshot in &self.checked {
            let name = &snapshot.checked.entry.name;
            self.store
                .leave_pending(&snapshot.checked)
                .with_context(|| format!("the pending snapshot `{}` cannot be written", escaped(name)))?;
        }
        Ok(())
    }

    /// Removes what is left over.
    pub fn prune(&mut self) -> anyhow::Result<()> {
        for name in &self.leftover {
            self.store
                .remove(name)
                .with_context(|| format!("the snapshot `{}` cannot be removed", escaped(name)))?;
            self.pruned.push(name.clone());
        }
        Ok(())
    }
}
