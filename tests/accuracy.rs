//! How much of what careful readers find in sentences and reports the shipped pack finds, and how much it
//! invents. The figures of `docs/accuracy.md` come from here: `cargo test --test accuracy -- --nocapture`.

mod common;

use common::{found, project, shipped};
use gainsay::authoring::score::{Gold, Score, Tally, score};
use gainsay::corpus::{self, ReadOptions};
use gainsay::diagnostic::{Diagnostic, Severity, SourceMap, render};

fn assert_sound(findings: &[Diagnostic], sources: &SourceMap) {
    let errors = findings.iter().filter(|finding| finding.severity == Severity::Error);
    let errors: Vec<String> = errors.map(|finding| render(finding, sources, false, 100)).collect();
    assert!(errors.is_empty(), "{}", errors.join("\n"));
}

/// Each sentence as a report of its own.
fn sentences(path: &str) -> Tally {
    let mut sources = SourceMap::default();
    let (_, score, findings) = common::sentences(path, &shipped(), &mut sources);
    assert_sound(&findings, &sources);
    score.claims.total
}

/// Claims and conflicts of folders of reports, each with its own reading.
fn reports(folders: &[&str]) -> (Tally, Tally) {
    let rules = shipped();
    let (mut claims, mut conflicts) = (Tally::default(), Tally::default());
    for folder in folders {
        let folder = project(folder);
        let (mut sources, mut findings) = (SourceMap::default(), Vec::new());
        let gold = Gold::read(&folder.join("gold"), &mut sources, &mut findings);
        assert_sound(&findings, &sources);
        let corpus = corpus::read(&[folder], &ReadOptions::default(), &mut std::io::empty(), &mut sources);
        let score: Score = score(&gold, &found(&corpus, &rules));
        claims += score.claims.total;
        conflicts += score.conflicts.expect("the readings have conflicts").total;
    }
    (claims, conflicts)
}

/// Prints the figures and holds them against the least that is asked for.
fn hold(tally: Tally, what: &str, precision: f64, f1: f64) {
    println!(
        "{what}: precision {:.3} recall {:.3} F1 {:.3} ({} of {}, {} invented)",
        tally.precision(),
        tally.recall(),
        tally.f1(),
        tally.hits,
        tally.required(),
        tally.invented
    );
    assert!(
        tally.precision() >= precision,
        "{what}: precision {:.3} is below {precision}",
        tally.precision()
    );
    assert!(tally.f1() >= f1, "{what}: F1 {:.3} is below {f1}", tally.f1());
}

/// The same for reports: the least precision and F1 of their claims, then of their conflicts.
fn hold_reports(folders: &[&str], what: &str, claims: (f64, f64), conflicts: (f64, f64)) {
    let (found, met) = reports(folders);
    hold(found, &format!("claims of {what}"), claims.0, claims.1);
    hold(met, &format!("conflicts of {what}"), conflicts.0, conflicts.1);
}

#[test]
fn sentences_that_the_rules_were_developed_on() {
    hold(sentences("tests/accuracy/development.jsonl"), "development sentences", 0.95, 0.90);
}

#[test]
fn sentences_on_truces_ways_out_and_blame_that_were_written_before_the_rules() {
    let found = sentences("tests/accuracy/development-topics-ar.jsonl");
    hold(found, "development sentences, newer topics", 0.97, 0.95);
}

#[test]
fn english_sentences_that_the_rules_were_developed_on() {
    hold(sentences("tests/accuracy/development-en.jsonl"), "English development sentences", 0.95, 0.90);
}

#[test]
fn russian_sentences_and_reports_that_the_rules_were_developed_on() {
    hold(sentences("tests/accuracy/development-ru.jsonl"), "development sentences, Russian", 0.97, 0.93);
    hold_reports(
        &["tests/accuracy/development/ru"],
        "development reports, Russian",
        (0.97, 0.95),
        (0.97, 0.90),
    );
}

#[test]
fn russian_sentences_of_each_construction() {
    hold(sentences("tests/accuracy/constructions-ru.jsonl"), "Russian constructions", 0.95, 0.88);
    let later = sentences("tests/accuracy/constructions-ru-later.jsonl");
    hold(later, "later Russian constructions", 0.97, 0.92);
}

#[test]
fn traps_of_denial_and_nesting() {
    hold(sentences("tests/accuracy/traps-ar.jsonl"), "traps in Arabic", 1.0, 0.98);
}

#[test]
fn sentences_that_were_written_afterwards() {
    hold(sentences("tests/accuracy/unseen.jsonl"), "unseen sentences", 0.90, 0.85);
}

#[test]
fn reports_that_the_rules_were_developed_on() {
    let folders = ["a", "b", "c"].map(|f| format!("tests/accuracy/development/{f}"));
    hold_reports(&folders.each_ref().map(String::as_str), "development reports", (0.90, 0.90), (0.95, 0.93));
}

#[test]
fn english_sentences_of_each_construction() {
    hold(sentences("tests/accuracy/constructions-en.jsonl"), "English constructions", 0.96, 0.88);
}

#[test]
fn arabic_sentences_of_each_construction() {
    hold(sentences("tests/accuracy/constructions-ar.jsonl"), "Arabic constructions", 0.95, 0.88);
}

#[test]
fn english_reports_that_the_rules_were_developed_on() {
    hold_reports(
        &["tests/accuracy/development/en"],
        "English development reports",
        (0.93, 0.90),
        (0.95, 0.82),
    );
}

#[test]
fn reports_that_were_written_afterwards() {
    hold_reports(&["tests/accuracy/unseen"], "unseen reports", (0.90, 0.85), (0.95, 0.88));
}

#[test]
fn english_texts_that_were_learnt_from_last() {
    let found = sentences("tests/accuracy/development-en-later.jsonl");
    hold(found, "later English sentences", 0.92, 0.78);
    hold_reports(
        &["tests/accuracy/development/en2", "tests/accuracy/development/en3"],
        "later English reports",
        (0.88, 0.82),
        (0.88, 0.78),
    );
}

#[test]
fn english_texts_on_nine_topics_that_were_learnt_from() {
    hold(sentences("tests/accuracy/development-en-last.jsonl"), "last English sentences", 0.96, 0.84);
    hold_reports(&["tests/accuracy/development/en4"], "last English reports", (0.97, 0.91), (0.97, 0.83));
}

#[test]
fn english_reports_in_the_manner_of_outlets_that_were_learnt_from() {
    hold_reports(
        &["tests/accuracy/development/en5"],
        "English reports in outlets' manner",
        (0.93, 0.90),
        (0.88, 0.70),
    );
}

#[test]
fn arabic_reports_in_the_manner_of_outlets_that_were_learnt_from() {
    hold_reports(
        &["tests/accuracy/development/e"],
        "Arabic reports in outlets' manner",
        (0.92, 0.90),
        (0.92, 0.77),
    );
}

#[test]
fn reports_that_were_learnt_from_last() {
    hold_reports(&["tests/accuracy/development/en6"], "last English reports", (0.97, 0.93), (0.86, 0.71));
    hold_reports(&["tests/accuracy/development/f"], "last Arabic reports", (0.95, 0.90), (0.90, 0.74));
}

#[test]
fn wordings_of_each_position() {
    hold(sentences("tests/accuracy/wordings-en.jsonl"), "English wordings", 0.95, 0.89);
    hold(sentences("tests/accuracy/wordings-ar.jsonl"), "Arabic wordings", 0.95, 0.88);
}

#[test]
fn passages_on_who_speaks() {
    hold(sentences("tests/accuracy/attribution-en.jsonl"), "English attribution", 0.88, 0.79);
    hold(sentences("tests/accuracy/attribution-ar.jsonl"), "Arabic attribution", 0.89, 0.82);
}

#[test]
fn arabic_texts_on_nine_topics_that_nobody_learnt_from() {
    hold(sentences("tests/accuracy/unseen-later-ar.jsonl"), "later unseen sentences", 0.85, 0.78);
    hold_reports(
        &["tests/accuracy/unseen-later/ar", "tests/accuracy/unseen-later/ar2"],
        "later unseen reports",
        (0.88, 0.83),
        (0.85, 0.75),
    );
}

#[test]
fn arabic_texts_that_were_learnt_from_last() {
    hold(sentences("tests/accuracy/development-ar-last.jsonl"), "last Arabic sentences", 0.93, 0.92);
    hold_reports(&["tests/accuracy/development/d"], "last Arabic reports", (0.97, 0.95), (0.97, 0.87));
}

#[test]
fn russian_texts_that_nobody_learnt_from() {
    hold(sentences("tests/accuracy/unseen-later-ru.jsonl"), "unseen Russian sentences", 0.93, 0.84);
    hold_reports(
        &["tests/accuracy/unseen-later/ru", "tests/accuracy/unseen-later/ru2"],
        "unseen Russian reports",
        (0.95, 0.85),
        (0.88, 0.60),
    );
}
