//! What is said about faulty rule packs: one small pack for each code, named after it, and how it is shown.

use gainsay::diagnostic::{Diagnostic, Severity, SourceMap, render};
use gainsay::rules::check::load_and_check;
use gainsay::rules::codes;
use gainsay::rules::load::Origin;
use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

const PACKS: &str = "tests/fixtures/packs";

fn findings(pack: &str) -> (Vec<Diagnostic>, SourceMap) {
    let mut sources = SourceMap::default();
    let folder = Path::new(PACKS).join(pack);
    let (_, found) = load_and_check(&Origin::Folder(folder), &mut sources);
    (found, sources)
}

fn shown(pack: &str) -> String {
    let (found, sources) = findings(pack);
    found.iter().map(|d| render(d, &sources, false, 100)).collect::<Vec<_>>().join("\n")
}

/// The packs that are named after a code, `r001-…`, sorted.
fn faulty_packs() -> Vec<String> {
    let entries = std::fs::read_dir(PACKS).unwrap();
    let names = entries.map(|e| e.unwrap().file_name().into_string().unwrap());
    let mut names: Vec<String> = names.filter(|n| n.starts_with('r')).collect();
    names.sort();
    names
}

fn code_of(pack: &str) -> String {
    pack.split('-').next().unwrap_or_default().to_uppercase()
}

fn snapshots() -> insta::Settings {
    let mut settings = insta::Settings::clone_current();
    settings.set_snapshot_path(concat!(env!("CARGO_MANIFEST_DIR"), "/snapshots/diagnostics"));
    settings.set_prepend_module_to_snapshot(false);
    settings.set_omit_expression(true);
    settings
}

#[test]
fn every_fault_is_shown_with_its_place_and_its_cure() {
    snapshots().bind(|| {
        for pack in faulty_packs().iter().map(String::as_str).chain(["many-faults"]) {
            insta::assert_snapshot!(pack, shown(pack));
        }
    });
}

#[test]
fn every_code_has_a_pack_and_every_pack_gives_its_code_alone() {
    let packs = faulty_packs();
    for pack in &packs {
        let codes: BTreeSet<&str> = findings(pack).0.iter().map(|d| d.code).collect();
        assert_eq!(codes, BTreeSet::from([code_of(pack).as_str()]), "{pack}");
    }
    let covered: BTreeSet<String> = packs.iter().map(|p| code_of(p)).collect();
    let known: BTreeSet<String> = codes::PAGES.iter().map(|p| p.code.to_string()).collect();
    assert_eq!(covered, known);
}

#[test]
fn a_sound_pack_gives_no_finding() {
    assert_eq!(shown("sound"), "");
}

#[test]
fn all_faults_of_all_files_are_told_at_once() {
    let (found, sources) = findings("many-faults");
    let of = |file: &str| {
        let path = PathBuf::from(PACKS).join("many-faults").join(file);
        let here = |d: &&Diagnostic| sources.name(d.labels[0].source) == path.to_str().unwrap();
        found.iter().filter(here).map(|d| d.code).collect::<BTreeSet<_>>()
    };
    assert_eq!(of("pack.toml"), BTreeSet::from(["R002"]));
    assert_eq!(of("actors/actors.toml"), BTreeSet::from(["R003", "R014", "R018"]));
    assert_eq!(of("words/en.toml"), BTreeSet::from(["R001", "R004"]));
    assert_eq!(of("topics/strikes.toml"), BTreeSet::from(["R002", "R013", "R016", "R034"]));
}

#[test]
fn every_finding_has_a_place_and_says_what_to_do() {
    for pack in faulty_packs() {
        for finding in findings(&pack).0 {
            assert!(finding.help.is_some(), "{pack}: {}", finding.message);
            assert!(finding.labels.iter().any(|l| l.primary), "{pack}: {}", finding.message);
            assert!(!finding.message.ends_with('.'), "{pack}: {}", finding.message);
        }
    }
}

#[test]
fn a_code_is_always_an_error_or_always_a_warning() {
    let mut seen: BTreeSet<(&str, Severity)> = BTreeSet::new();
    for pack in faulty_packs() {
        seen.extend(findings(&pack).0.iter().map(|d| (d.code, d.severity)));
    }
    let codes: BTreeSet<&str> = seen.iter().map(|(code, _)| *code).collect();
    assert_eq!(seen.len(), codes.len(), "{seen:?}");
}

#[test]
fn pages_are_in_order_and_explain_themselves() {
    let codes: Vec<&str> = codes::PAGES.iter().map(|p| p.code).collect();
    assert!(codes.is_sorted() && codes.iter().collect::<BTreeSet<_>>().len() == codes.len());
    for page in codes::PAGES {
        assert!(page.text().len() > page.title.len() && page.text().contains("\n\n"), "{}", page.code);
    }
}

#[test]
fn the_codes_that_may_be_allowed_are_those_that_warn() {
    let all = faulty_packs().into_iter().flat_map(|pack| findings(&pack).0);
    let warned: BTreeSet<&str> = all.filter(|d| d.severity == Severity::Warning).map(|d| d.code).collect();
    assert_eq!(warned, codes::WARNINGS.iter().copied().collect());
}
