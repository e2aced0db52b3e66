//! What an author sees who edits while `gainsay watch` runs.

use assert_cmd::Command as Assert;
use std::fs;
use std::io::{BufRead, BufReader};
use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::sync::mpsc::{Receiver, channel};
use std::time::Duration;

/// Longer than any round takes on a busy machine.
const PATIENCE: Duration = Duration::from_secs(60);

struct Watch {
    child: Child,
    lines: Receiver<String>,
}

impl Watch {
    fn start(folder: &Path) -> Self {
        let mut child = Command::new(env!("CARGO_BIN_EXE_gainsay"))
            .current_dir(folder)
            .env_remove("GAINSAY_RULES")
            .arg("watch")
            .stdout(Stdio::piped())
            .spawn()
            .expect("gainsay runs");
        let (sender, lines) = channel();
        let out = BufReader::new(child.stdout.take().expect("output"));
        std::thread::spawn(move || out.lines().map_while(Result::ok).try_for_each(|line| sender.send(line)));
        Self { child, lines }
    }

    /// The lines of the next round that changed something: one save may be seen in two steps.
    fn round(&self) -> Vec<String> {
        loop {
            let lines = self.any_round();
            if !lines.iter().any(|line| line.contains("nothing changed")) {
                return lines;
            }
        }
    }

    /// The lines of the next round, up to its summary.
    fn any_round(&self) -> Vec<String> {
        let mut lines = Vec::new();
        loop {
            let line = self.lines.recv_timeout(PATIENCE).expect("a round comes");
            let last = line.ends_with(" ms)");
            lines.push(line);
            if last {
                return lines;
            }
        }
    }
}

impl Drop for Watch {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

#[test]
fn each_save_shows_what_it_changed_and_nothing_else() {
    let temporary = tempfile::tempdir().expect("a temporary folder");
    Assert::new(env!("CARGO_BIN_EXE_gainsay"))
        .current_dir(temporary.path())
        .args(["init", "harbour"])
        .assert()
        .code(0);
    let folder = temporary.path().join("harbour");
    let topic = folder.join("rules/topics/strike.toml");
    let sound = fs::read_to_string(&topic).expect("topic is readable");
    let watch = Watch::start(&folder);
    let has = |lines: &[String], wanted: &str| lines.iter().any(|line| line.contains(wanted));

    let first = watch.round();
    assert_eq!(first.iter().filter(|line| !line.is_empty()).count(), 1, "{first:?}");
    assert!(has(&first, "3 of 3 examples pass; 2 claims and 1 conflict in 1 report"), "{first:?}");

    fs::write(&topic, sound.replace("\"بدء\", ", "")).expect("topic is written");
    let broken = watch.round();
    assert!(has(&broken, "missed: expected port-authority denied"), "{broken:?}");
    assert!(has(&broken, "claims: 0 gained, 2 lost, 0 moved"), "{broken:?}");
    assert!(has(&broken, "1 of 3 examples pass"), "{broken:?}");

    fs::write(&topic, sound.replace("<begin> …2 <strike>", "<begin> … <strike>")).expect("topic is written");
    let faulty = watch.round();
    assert!(has(&faulty, "error[R018]") && !has(&faulty, "missed"), "{faulty:?}");

    fs::write(&topic, &sound).expect("topic is written");
    let mended = watch.round();
    assert!(has(&mended, "1 finding gone") && has(&mended, "passes: strike/strike-begun"), "{mended:?}");
    assert!(has(&mended, "claims: 2 gained, 0 lost, 0 moved"), "{mended:?}");
    assert!(has(&mended, "3 of 3 examples pass"), "{mended:?}");

    fs::write(&topic, &sound).expect("topic is written");
    let same = watch.any_round();
    let said: Vec<&String> = same.iter().filter(|line| !line.is_empty()).collect();
    let [line] = said.as_slice() else { panic!("one line for a save that changes nothing: {same:?}") };
    let (time, rest) = line.split_once(' ').expect("the time of day stands first");
    assert_eq!(time.split(':').filter(|part| part.len() == 2).count(), 3, "{line}");
    assert!(rest.starts_with("nothing changed; ") && rest.contains("3 of 3 examples pass"), "{line}");
}

#[test]
fn a_watch_of_nothing_does_not_wait_for_ever() {
    let temporary = tempfile::tempdir().expect("a temporary folder");
    Assert::new(env!("CARGO_BIN_EXE_gainsay"))
        .current_dir(temporary.path())
        .args(["watch", "reports", "--rules", "rules"])
        .timeout(Duration::from_secs(60))
        .assert()
        .code(2)
        .stderr(predicates::str::contains("there is nothing to watch"));
}
