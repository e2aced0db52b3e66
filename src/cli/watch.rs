//! `gainsay watch`: checks, tests and compares on every save, and shows what changed, or that nothing did.

mod state;

use super::Outcome;
use super::diff;
use super::terminal::Terminal;
use anyhow::{Context, bail};
use gainsay::rules::load::{Origin, find};
use gainsay::rules::pack::Pack;
use notify::{RecursiveMode, Watcher};
use state::{Memory, State};
use std::collections::BTreeSet;
use std::path::{Path, PathBuf};
use std::sync::mpsc::{Receiver, channel};
use std::time::{Duration, Instant};

/// An editor writes a file in several steps: what follows within this time belongs to one save.
const QUIET: Duration = Duration::from_millis(40);

#[derive(Debug, clap::Args)]
pub struct Arguments {
    /// Reports to compare over [default: the corpus of the pack's `[test]`, else seeds]
    #[arg(value_name = "PATH")]
    paths: Vec<PathBuf>,
    /// End after so many rounds
    #[arg(long, value_name = "N", hide = true)]
    rounds: Option<usize>,
}

pub fn run(arguments: &Arguments, rules: Option<&Path>, terminal: &Terminal) -> anyhow::Result<Outcome> {
    let (sender, events) = channel();
    // Whether anybody still listens is the loop's concern.
    let mut watcher = notify::recommended_watcher(move |event| {
        let _ = sender.send(event);
    })
    .context("saves cannot be watched on this system")?;
    let mut watched = BTreeSet::new();
    let mut before: Option<State> = None;
    let mut memory = Memory::default();
    for round in 1.. {
        let started = Instant::now();
        let loaded = memory.load(rules);
        let paths = diff::paths(&arguments.paths, &loaded.pack).unwrap_or_default();
        // What is written while a round runs must start the next one, so the watch goes first.
        for folder in folders(rules, &loaded.pack, &paths) {
            if watched.insert(folder.clone()) {
                watcher
                    .watch(&folder, RecursiveMode::Recursive)
                    .with_context(|| format!("`{}` cannot be watched", folder.display()))?;
            }
        }
        let after = State::of(loaded, &paths, &mut memory);
        let news = before.as_ref().map_or_else(|| after.first(), |before| after.news(before));
        let took = started.elapsed().as_millis();
        // A line for each save, so that an author sees that it was read.
        let unchanged = if before.is_some() && news.is_empty() { "nothing changed; " } else { "" };
        let now = chrono::Local::now().format("%H:%M:%S");
        terminal.write(&format!("{news}{now} {unchanged}{} ({took} ms)\n\n", after.summary()), None)?;
        before = Some(after.remembering(before));
        if watched.is_empty() {
            bail!(
                "there is nothing to watch: neither the rule pack nor the reports are in a folder that exists"
            );
        }
        if arguments.rounds.is_some_and(|last| round >= last) || !wait(&events) {
            break;
        }
    }
    Ok(Outcome::Fine)
}

/// The folders whose files a round rests on, none inside another.
fn folders(rules: Option<&Path>, pack: &Pack, reports: &[PathBuf]) -> Vec<PathBuf> {
    let mut all: BTreeSet<PathBuf> = reports.iter().filter(|path| path.exists()).cloned().collect();
    if let Origin::Folder(folder) = find(rules) {
        all.extend(Some(folder).filter(|folder| folder.exists()));
    }
    // Packs that are extended, too: their files are named as they were reached.
    let extended = pack.head.iter().flat_map(|head| &head.def.extends);
    let base = PathBuf::from(&pack.origin);
    all.extend(extended.map(|name| base.join(name.get_ref())).filter(|path| path.is_dir()));
    let within = |path: &PathBuf| all.iter().any(|other| other != path && path.starts_with(other));
    all.iter().filter(|path| !within(path)).cloned().collect()
}

/// Waits for a save and the quiet behind it; `false` where no more can come.
fn wait(events: &Receiver<notify::Result<notify::Event>>) -> bool {
    loop {
        match events.recv() {
            Ok(Ok(event)) if event.kind.is_access() => {}
            Ok(_) => break,
            Err(_) => return false,
        }
    }
    while events.recv_timeout(QUIET).is_ok() {}
    true
}
