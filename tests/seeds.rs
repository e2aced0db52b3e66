//! The main job on the reports that ship: every claim and conflict held against a careful reading
//! (`tests/gold`), and what comes out as snapshots (`snapshots/seeds`), reviewed like code.

use gainsay::authoring::score::{Found, Gold, Score, score};
use gainsay::corpus::{self, Corpus, ReadOptions};
use gainsay::diagnostic::{Diagnostic, Severity, SourceMap};
use gainsay::pipeline;
use gainsay::report::view::{Claim, Kind, Report};
use gainsay::report::{Options, json, table};
use gainsay::rules::Ruleset;
use gainsay::rules::check::load_and_check;
use gainsay::rules::compile;
use gainsay::rules::load::Origin;
use std::collections::BTreeSet;
use std::fmt::Write as _;
use std::fs;
use std::path::{Path, PathBuf};

/// What the shipped pack must reach on the shipped reports.
const CLAIMS_F1: f64 = 0.95;
const CONFLICTS_F1: f64 = 1.0;

const WIDTHS: [usize; 3] = [80, 100, 160];

// ---- the run --------------------------------------------------------------------------------------

/// A file or folder of the project.
fn project(path: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join(path)
}

fn errors(findings: &[Diagnostic]) -> Vec<&str> {
    findings.iter().filter(|f| f.severity == Severity::Error).map(|f| f.message.as_str()).collect()
}

/// The shipped pack, as it lies in `rules/`.
fn shipped_rules() -> Ruleset {
    let mut sources = SourceMap::default();
    let (pack, findings) = load_and_check(&Origin::Folder(PathBuf::from("rules")), &mut sources);
    let errors = errors(&findings);
    assert!(errors.is_empty(), "the shipped pack has errors: {errors:#?}");
    compile(&pack)
}

/// The shipped reports.
fn shipped_reports() -> Corpus {
    let mut sources = SourceMap::default();
    let seeds = [PathBuf::from("seeds")];
    let corpus = corpus::read(&seeds, &ReadOptions::default(), &mut std::io::empty(), &mut sources);
    let findings: Vec<&str> = corpus.diagnostics.iter().map(|d| d.message.as_str()).collect();
    assert!(findings.is_empty() && corpus.documents.len() == 5, "{findings:#?}");
    corpus
}

/// What the shipped pack finds in the shipped reports.
fn shipped_result() -> Report {
    let (rules, corpus) = (shipped_rules(), shipped_reports());
    pipeline::report(&corpus, &rules, &pipeline::run(&corpus, &rules))
}

// ---- scores -------------------------------------------------------------------------------------------

/// What was found, scored by the reading.
fn scored() -> Score {
    let (mut sources, mut findings) = (SourceMap::default(), Vec::new());
    let gold = Gold::read(&project("tests/gold"), &mut sources, &mut findings);
    let errors = errors(&findings);
    assert!(errors.is_empty(), "the reading has errors: {errors:#?}");
    score(&gold, &Found::of(&shipped_result(), &shipped_reports().documents))
}

#[test]
fn the_claims_of_the_seeds_are_found() {
    let claims = scored().claims;
    let f1 = claims.total.f1();
    assert!(
        f1 >= CLAIMS_F1,
        "claims: F1 {f1:.3}, at least {CLAIMS_F1} wanted; see `gainsay score seeds tests/gold`"
    );
}

#[test]
fn the_conflicts_of_the_seeds_are_found() {
    let conflicts = scored().conflicts.expect("the reading has conflicts");
    let f1 = conflicts.total.f1();
    assert!(
        f1 >= CONFLICTS_F1,
        "conflicts: F1 {f1:.3}, {CONFLICTS_F1} wanted; see `gainsay score seeds tests/gold`"
    );
}

#[test]
fn the_first_rows_of_the_reading_head_the_table() {
    let text = table::report(&shipped_result(), &Options { width: 160, ..Options::default() });
    let (first, _) = text.split_once("Other contradictions").expect("a second section");
    for pair in [
        ["Russian Reconciliation Centre", "Ghouta factions"],
        ["Russian Reconciliation Centre", "Faylaq al-Rahman"],
        ["Russian Reconciliation Centre", "Ahrar al-Sham"],
        ["Russian Reconciliation Centre", "Jaysh al-Islam"],
        ["Russian General Staff", "Jaysh al-Islam"],
    ] {
        let stands = |line: &str| pair.iter().all(|actor| line.contains(&format!("{actor}:")));
        assert!(first.lines().any(stands), "{} against {} is missing:\n{first}", pair[0], pair[1]);
    }
}

// ---- snapshots ----------------------------------------------------------------------------------------

fn snapshots() -> insta::Settings {
    let mut settings = insta::Settings::clone_current();
    settings.set_snapshot_path(concat!(env!("CARGO_MANIFEST_DIR"), "/snapshots/seeds"));
    settings.set_prepend_module_to_snapshot(false);
    settings.set_omit_expression(true);
    settings
}

fn names(report: &Report) -> BTreeSet<String> {
    let claims = report.documents.iter().map(|document| format!("claims-{}", document.id));
    let tables = WIDTHS.iter().map(|width| format!("table-{width}"));
    claims.chain(tables).chain(["json".to_owned()]).collect()
}

/// The claims of a document, each with what decides it, for reading.
fn listed(report: &Report, document: &str) -> String {
    let own = report.claims.iter().filter(|claim| claim.document == document);
    own.map(listed_claim).collect::<Vec<_>>().join("\n")
}

fn listed_claim(claim: &Claim) -> String {
    let about: Vec<String> = claim.about.iter().map(|p| format!("{} {}", p.role, p.party)).collect();
    let about = if about.is_empty() { "nobody named".to_owned() } else { about.join(", ") };
    let basis = serde_json::to_value(&claim.speaker).expect("a speaker is JSON")["basis"].clone();
    let mut line = format!("{}: {} {}\n", claim.actor, claim.topic, claim.position);
    let _ = write!(line, "  speaker {}", basis.as_str().unwrap_or_default());
    if claim.speaker.distance > 0 {
        let _ = write!(line, " {} back", claim.speaker.distance);
    }
    if let Some(person) = &claim.speaker.spokesperson {
        let _ = write!(line, ", {person}");
    }
    if let Some(via) = &claim.via {
        let _ = write!(line, ", via {via}");
    }
    if let Some(outer) = &claim.nested_in {
        let _ = write!(line, ", as told by {outer}");
    }
    let day = claim.date.day.map_or_else(|| "no day".to_owned(), |day| day.to_string());
    let hedged = if claim.hedged { " · hedged" } else { "" };
    let _ = write!(line, " · {day}{hedged}\n  about {about} · rule {}\n", claim.rule);
    let _ = writeln!(line, "  {}", claim.quote.exact.replace('\n', " "));
    line
}

#[test]
fn the_claims_of_each_seed_are_as_reviewed() {
    let report = shipped_result();
    snapshots().bind(|| {
        for document in &report.documents {
            insta::assert_snapshot!(format!("claims-{}", document.id), listed(&report, &document.id));
        }
    });
}

#[test]
fn the_tables_are_as_reviewed() {
    let report = shipped_result();
    snapshots().bind(|| {
        for width in WIDTHS {
            let options = Options { width, ..Options::default() };
            insta::assert_snapshot!(format!("table-{width}"), table::report(&report, &options));
        }
    });
}

#[test]
fn the_json_is_as_reviewed() {
    let report = shipped_result();
    // Any change of a rule changes the hash, and says nothing.
    let text = json::report(&report).replace(&report.pack.hash, "…");
    snapshots().bind(|| insta::assert_snapshot!("json", text));
}

#[test]
fn no_snapshot_is_left_over() {
    let expected = names(&shipped_result());
    let folder = fs::read_dir(project("snapshots/seeds")).expect("the snapshots ship");
    let files = folder.map(|entry| entry.expect("readable").file_name().to_string_lossy().into_owned());
    // Pending ones are for review, and fail the test that they belong to.
    let kept: BTreeSet<String> =
        files.filter_map(|file| Some(file.strip_suffix(".snap")?.to_owned())).collect();
    assert_eq!(kept, expected, "remove what no test makes");
}

#[test]
fn every_quotation_stands_where_the_json_says() {
    let corpus = shipped_reports();
    let report = shipped_result();
    for claim in &report.claims {
        let document = corpus.documents.iter().find(|d| d.id == claim.document).expect("its document");
        let quote = &claim.quote;
        let slice: String = document.text.chars().skip(quote.start).take(quote.end - quote.start).collect();
        assert_eq!(slice, quote.exact, "{}", claim.id);
    }
}

#[test]
fn every_contradiction_is_between_two_actors_and_every_shift_of_one() {
    for conflict in &shipped_result().conflicts {
        let one = conflict.a.actor == conflict.b.actor;
        match conflict.kind {
            Kind::Shift => assert!(one, "{}", conflict.id),
            Kind::Contradiction => assert!(!one, "{}", conflict.id),
            Kind::Divergence => {}
        }
    }
}
