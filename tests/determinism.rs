//! The same input gives the same bytes, however many threads there are and in whatever order the reports come.

use assert_cmd::Command;
use std::fs;
use std::path::{Path, PathBuf};

const FORMATS: [&str; 4] = ["table", "json", "csv", "markdown"];

fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

fn seeds() -> Vec<PathBuf> {
    let entries = fs::read_dir(root().join("seeds")).expect("seeds ship with the project");
    let mut files: Vec<PathBuf> = entries.map(|entry| entry.expect("entry is readable").path()).collect();
    files.retain(|file| file.extension().is_some_and(|extension| extension == "txt"));
    files.sort();
    assert!(files.len() >= 5, "{} seeds", files.len());
    files
}

fn report(command: &str, paths: &[PathBuf], format: &str, threads: usize) -> Vec<u8> {
    let assert = Command::new(env!("CARGO_BIN_EXE_gainsay"))
        .current_dir(root())
        .env_remove("GAINSAY_RULES")
        .env("RAYON_NUM_THREADS", threads.to_string())
        .args([command, "--format", format, "--width", "100"])
        .args(paths)
        .assert()
        .success();
    assert.get_output().stdout.clone()
}

/// Orders that differ in every neighbourhood: turned around, rotated, evens before odds.
fn shuffles(files: &[PathBuf]) -> Vec<Vec<PathBuf>> {
    let turned = files.iter().rev().cloned().collect();
    let mut rotated = files.to_vec();
    rotated.rotate_left(2);
    let (even, odd): (Vec<_>, Vec<_>) = files.iter().cloned().enumerate().partition(|(at, _)| at % 2 == 0);
    let halves = even.into_iter().chain(odd).map(|(_, file)| file).collect();
    vec![turned, rotated, halves]
}

#[test]
fn the_order_of_the_reports_does_not_matter() {
    let files = seeds();
    for format in FORMATS {
        let expected = report("report", &files, format, 2);
        assert!(!expected.is_empty());
        for shuffled in shuffles(&files) {
            assert!(
                report("report", &shuffled, format, 2) == expected,
                "{format} depends on the order of the paths"
            );
        }
    }
}

#[test]
fn the_number_of_threads_does_not_matter() {
    let files = seeds();
    for (command, format) in [("report", "json"), ("report", "table"), ("claims", "jsonl")] {
        let expected = report(command, &files, format, 1);
        for threads in [2, 3, 8] {
            assert!(
                report(command, &files, format, threads) == expected,
                "{command} differs with {threads} threads"
            );
        }
    }
}

#[test]
fn a_folder_and_its_files_give_the_same_conflicts() {
    let conflicts = |paths: &[PathBuf]| {
        let json: serde_json::Value =
            serde_json::from_slice(&report("report", paths, "json", 2)).expect("valid JSON");
        json["conflicts"].clone()
    };
    let of_folder = conflicts(&[root().join("seeds")]);
    assert!(of_folder.as_array().is_some_and(|list| !list.is_empty()), "the seeds hold conflicts");
    assert_eq!(of_folder, conflicts(&seeds()));
}
