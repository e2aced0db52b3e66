//! Slips of people who write rules and reports: each is told once, at its line, with what to write instead.
//!
//! `tests/fixtures/slips/slips.toml` lists them, each a change of the sound pack beside it;
//! `snapshots/diagnostics/slips-*.snap` shows what is said about each in a terminal of 80 columns.

use gainsay::corpus::{self, ReadOptions};
use gainsay::diagnostic::{Diagnostic, SourceMap, render};
use gainsay::rules::check::check;
use gainsay::rules::load::load_from_memory;
use serde::Deserialize;
use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::sync::LazyLock;

const FOLDER: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/fixtures/slips");

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    slip: Vec<Slip>,
}

/// One change of one file, and what is to be said about it.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Slip {
    name: String,
    file: String,
    from: String,
    to: String,
    code: String,
    cure: String,
    /// What stands at the line where it is told, if that is not the line of the change.
    at: Option<String>,
    /// A code that follows from the slip and is told, too.
    besides: Option<String>,
}

/// What is told about a slip: the findings, what they point into, and the changed text.
type Told = (Vec<Diagnostic>, SourceMap, String);

/// All slips with what is told about them, worked out once for all tests.
static SLIPS: LazyLock<Vec<(Slip, Told)>> = LazyLock::new(|| {
    let text = std::fs::read_to_string(Path::new(FOLDER).join("slips.toml")).unwrap();
    let slips = toml::from_str::<File>(&text).unwrap().slip;
    let tell = |slip: Slip| {
        let told = told(&slip);
        (slip, told)
    };
    slips.into_iter().map(tell).collect()
});

/// The files of the sound pack, by their names in it.
fn base() -> Vec<(String, String)> {
    let names = ["pack.toml", "actors/actors.toml", "topics/strike.toml", "topics/wages.toml"];
    let folder = Path::new(FOLDER).join("base/rules");
    names.iter().map(|n| ((*n).to_owned(), std::fs::read_to_string(folder.join(n)).unwrap())).collect()
}

/// What is told about the pack with a slip in it, and the changed text.
fn told(slip: &Slip) -> Told {
    if let Some(name) = slip.file.strip_prefix("reports/") {
        return told_of_report(slip, name);
    }
    let mut files = base();
    let name = slip.file.strip_prefix("rules/").unwrap();
    let (_, text) = files.iter_mut().find(|(n, _)| n == name).unwrap();
    assert!(text.contains(&slip.from), "{}: `{}` is not in {name}", slip.name, slip.from);
    *text = text.replacen(&slip.from, &slip.to, 1);
    let changed = text.clone();
    let files: Vec<(&str, &str)> = files.iter().map(|(n, t)| (n.as_str(), t.as_str())).collect();
    let mut sources = SourceMap::default();
    let (pack, mut found) = load_from_memory(&files, &mut sources);
    found.extend(check(&pack, &sources));
    found.retain(|d| Some(d.code) != slip.besides.as_deref());
    (found, sources, changed)
}

/// What is told about the report with a slip in it, read from standard input.
fn told_of_report(slip: &Slip, name: &str) -> Told {
    let changed = report(name).replacen(&slip.from, &slip.to, 1);
    let mut sources = SourceMap::default();
    let paths = [PathBuf::from("-")];
    let corpus = corpus::read(&paths, &ReadOptions::default(), &mut changed.as_bytes(), &mut sources);
    (corpus.diagnostics, sources, changed)
}

fn report(name: &str) -> String {
    std::fs::read_to_string(Path::new(FOLDER).join("base/reports").join(name)).unwrap()
}

#[test]
fn the_pack_that_the_slips_change_is_sound() {
    let files = base();
    let files: Vec<(&str, &str)> = files.iter().map(|(n, t)| (n.as_str(), t.as_str())).collect();
    let mut sources = SourceMap::default();
    let (pack, found) = load_from_memory(&files, &mut sources);
    assert_eq!(found, []);
    assert_eq!(check(&pack, &sources), []);
}

#[test]
fn each_slip_is_told_once_at_its_line_with_its_cure() {
    let mut wrong = Vec::new();
    for (slip, (found, sources, text)) in SLIPS.iter() {
        let all: Vec<String> = found.iter().map(|d| format!("{} {}", d.code, d.message)).collect();
        let [one] = found.as_slice() else {
            wrong.push(format!("{}: told {} times: {all:#?}", slip.name, found.len()));
            continue;
        };
        let help = one.help.as_deref().unwrap_or_default();
        if one.code != slip.code || !help.contains(&slip.cure) {
            wrong.push(format!("{}: {all:?}, help: {help}", slip.name));
        }
        let place = one.labels.iter().find(|label| label.primary).unwrap();
        let at = slip.at.as_deref().unwrap_or(&slip.to);
        let start = match &slip.at {
            Some(at) => text.find(at.as_str()).unwrap_or_else(|| panic!("{}: no `{at}`", slip.name)),
            None => place_of_change(slip),
        };
        let lines = line(text, start)..=line(text, start + at.len());
        let told = sources.position(place.source, place.span.start).0;
        let name = sources.name(place.source);
        let here =
            slip.file.starts_with("reports/") || name.ends_with(slip.file.trim_start_matches("rules/"));
        if !lines.contains(&told) || !here {
            wrong.push(format!("{}: told at line {told}, not {lines:?}", slip.name));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

fn place_of_change(slip: &Slip) -> usize {
    let text = match slip.file.strip_prefix("reports/") {
        Some(name) => report(name),
        None => base().into_iter().find(|(name, _)| slip.file.ends_with(name)).unwrap().1,
    };
    text.find(&slip.from).unwrap()
}

fn line(text: &str, at: usize) -> usize {
    text[..at].matches('\n').count() + 1
}

#[test]
fn slips_are_shown_in_a_terminal_of_80_columns() {
    let mut settings = insta::Settings::clone_current();
    settings.set_snapshot_path(concat!(env!("CARGO_MANIFEST_DIR"), "/snapshots/diagnostics"));
    settings.set_prepend_module_to_snapshot(false);
    settings.set_omit_expression(true);
    let mut shown: BTreeMap<String, String> = BTreeMap::new();
    for (slip, (found, sources, _)) in SLIPS.iter() {
        let all: Vec<String> = found.iter().map(|d| render(d, sources, false, 80)).collect();
        let part = format!("# {}\n\n{}\n", slip.name, all.join("\n"));
        shown.entry(slip.code.to_lowercase()).or_default().push_str(&part);
    }
    settings.bind(|| {
        for (code, text) in shown {
            insta::assert_snapshot!(format!("slips-{code}"), text);
        }
    });
}
