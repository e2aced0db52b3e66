//! Another war in three languages without a line of Rust: a pack of a dozen actors that extends the shipped words
//! and topics (`tests/fixtures/yemen`), six short reports, and what a careful reader finds in them.

use gainsay::authoring::score::{Found, Gold, Tally, score, unknown};
use gainsay::corpus::{self, ReadOptions};
use gainsay::diagnostic::{Diagnostic, SourceMap, render};
use gainsay::pipeline;
use gainsay::report::names::Names;
use gainsay::report::{Options, table};
use gainsay::rules::check::load_and_check;
use gainsay::rules::compile;
use gainsay::rules::load::Origin;
use std::path::{Path, PathBuf};

fn fixture(name: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures/yemen").join(name)
}

fn assert_none(findings: &[Diagnostic], sources: &SourceMap) {
    let told: Vec<String> = findings.iter().map(|finding| render(finding, sources, false, 100)).collect();
    assert!(told.is_empty(), "{}", told.join("\n"));
}

#[test]
fn a_pack_from_outside_finds_its_own_contradictions() {
    let mut sources = SourceMap::default();
    let (pack, findings) = load_and_check(&Origin::Folder(fixture("rules")), &mut sources);
    assert_none(&findings, &sources);
    let rules = compile(&pack);
    let mut findings = Vec::new();
    let gold = Gold::read(&fixture("gold"), &mut sources, &mut findings);
    findings.extend(unknown(&gold, &Names::new(rules.labels(), rules.relations())));
    let paths = [fixture("reports")];
    let mut corpus = corpus::read(&paths, &ReadOptions::default(), &mut std::io::empty(), &mut sources);
    findings.append(&mut corpus.diagnostics);
    assert_none(&findings, &sources);
    let mut report = pipeline::report(&corpus, &rules, &pipeline::run(&corpus, &rules));
    let score = score(&gold, &Found::of(&report, &corpus.documents));
    let conflicts = score.conflicts.expect("the reader looked for conflicts");
    assert_eq!(conflicts.total, Tally { hits: 5, missed: 0, invented: 0 }, "{conflicts:#?}");
    assert_eq!(score.claims.total, Tally { hits: 13, missed: 0, invented: 0 }, "{:#?}", score.claims);
    let mut languages: Vec<_> = report.documents.iter().filter_map(|d| d.language.clone()).collect();
    languages.sort();
    languages.dedup();
    assert_eq!(languages, ["ar", "en", "ru"]);
    // where it lies is of no interest
    report.pack.origin = "rules".into();
    let mut settings = insta::Settings::clone_current();
    settings.set_snapshot_path(concat!(env!("CARGO_MANIFEST_DIR"), "/snapshots/another-conflict"));
    settings.set_prepend_module_to_snapshot(false);
    settings.set_omit_expression(true);
    settings.bind(|| insta::assert_snapshot!("table", table::report(&report, &Options::default())));
}
