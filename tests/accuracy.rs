//! How much of what careful readers find in sentences and reports the shipped pack finds, and how much it
//! invents. The figures of `docs/accuracy.md` come from here: `cargo test --test accuracy -- --nocapture`.

use gainsay::corpus::{self, Corpus, Document, ReadOptions};
use gainsay::diagnostic::SourceMap;
use gainsay::pipeline;
use gainsay::report::json;
use gainsay::rules::load::{Origin, load};
use gainsay::rules::{Ruleset, compile};
use serde_json::Value;
use std::collections::BTreeSet;
use std::fs;
use std::path::PathBuf;

fn project(path: &str) -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR")).join(path)
}

fn shipped_rules() -> Ruleset {
    compile(&load(&Origin::Folder(project("rules")), &mut SourceMap::default()).0)
}

fn rows(path: &str) -> Vec<Value> {
    let text = fs::read_to_string(project(path)).expect(path);
    text.lines()
        .filter(|line| !line.trim().is_empty())
        .map(|line| serde_json::from_str(line).expect(line))
        .collect()
}

fn report(corpus: &Corpus, rules: &Ruleset) -> Value {
    let analysis = pipeline::run(corpus, rules);
    serde_json::from_str(&json::report(&pipeline::report(corpus, rules, &analysis))).expect("valid JSON")
}

/// Found, required and optional items; optional ones are judged neither way.
#[derive(Default)]
struct Score {
    hits: usize,
    invented: usize,
    missed: usize,
}

impl Score {
    fn add(&mut self, found: &BTreeSet<String>, required: &BTreeSet<String>, optional: &BTreeSet<String>) {
        self.hits += found.intersection(required).count();
        self.missed += required.difference(found).count();
        self.invented += found.iter().filter(|f| !required.contains(*f) && !optional.contains(*f)).count();
    }

    fn precision(&self) -> f64 {
        ratio(self.hits, self.invented)
    }

    fn recall(&self) -> f64 {
        ratio(self.hits, self.missed)
    }

    fn f1(&self) -> f64 {
        let (p, r) = (self.precision(), self.recall());
        if p + r > 0.0 { 2.0 * p * r / (p + r) } else { 0.0 }
    }

    /// Prints the figures and holds them against the least that is asked for.
    fn hold(&self, what: &str, precision: f64, f1: f64) {
        let Self { hits, invented, missed } = self;
        println!(
            "{what}: precision {:.3} recall {:.3} F1 {:.3} ({hits} of {}, {invented} invented)",
            self.precision(),
            self.recall(),
            self.f1(),
            hits + missed
        );
        assert!(
            self.precision() >= precision,
            "{what}: precision {:.3} is below {precision}",
            self.precision()
        );
        assert!(self.f1() >= f1, "{what}: F1 {:.3} is below {f1}", self.f1());
    }
}

fn ratio(hits: usize, others: usize) -> f64 {
    if hits + others == 0 { 1.0 } else { hits as f64 / (hits + others) as f64 }
}

fn text(value: &Value) -> String {
    value.as_str().unwrap_or_default().to_owned()
}

fn listed(value: &Value) -> BTreeSet<String> {
    value.as_array().into_iter().flatten().map(text).collect()
}

/// Each sentence as a report of its own.
fn sentences(path: &str) -> Score {
    let rules = shipped_rules();
    let rows = rows(path);
    let documents = rows.iter().map(|row| Document {
        id: text(&row["id"]),
        published: chrono::NaiveDate::from_ymd_opt(2018, 4, 1),
        language: Some("ar".into()),
        text: text(&row["text"]),
        ..Document::default()
    });
    let corpus = Corpus { documents: documents.collect(), ..Corpus::default() };
    let report = report(&corpus, &rules);
    let mut score = Score::default();
    for row in &rows {
        let claims = report["claims"].as_array().into_iter().flatten().filter(|c| c["document"] == row["id"]);
        let claims = claims.filter(|c| c["speaker"]["basis"] != "unlisted");
        let found =
            claims.map(|c| format!("{} {} {}", text(&c["actor"]), text(&c["topic"]), text(&c["position"])));
        score.add(&found.collect(), &listed(&row["claims"]), &listed(&row["optional"]));
    }
    score
}

/// Claims and conflicts of folders of reports, each with its own reading.
fn reports(folders: &[&str]) -> (Score, Score) {
    let rules = shipped_rules();
    let (mut claims, mut conflicts) = (Score::default(), Score::default());
    for folder in folders {
        let paths = [project(folder)];
        let corpus =
            corpus::read(&paths, &ReadOptions::default(), &mut std::io::empty(), &mut SourceMap::default());
        let report = report(&corpus, &rules);
        judge(&report["claims"], &rows(&format!("{folder}/gold/claims.jsonl")), &claim, &mut claims);
        judge(
            &report["conflicts"],
            &rows(&format!("{folder}/gold/conflicts.jsonl")),
            &conflict,
            &mut conflicts,
        );
    }
    (claims, conflicts)
}

fn judge(found: &Value, gold: &[Value], key: &dyn Fn(&Value) -> String, score: &mut Score) {
    let of = |required: bool| gold.iter().filter(|g| g["required"] == required).map(key).collect();
    // bodies that the pack does not list stand apart and are not judged
    let found = found.as_array().into_iter().flatten().filter(|f| f["speaker"]["basis"] != "unlisted");
    score.add(&found.map(key).collect(), &of(true), &of(false));
}

fn claim(row: &Value) -> String {
    let document = if row["doc"].is_null() { &row["document"] } else { &row["doc"] };
    [document, &row["actor"], &row["topic"], &row["position"]].map(text).join(" ")
}

fn conflict(row: &Value) -> String {
    let stand = |side: &Value| match side.as_array() {
        Some(pair) => pair.iter().map(text).collect::<Vec<_>>().join(" "),
        None => format!("{} {}", text(&side["actor"]), text(&side["position"])),
    };
    let mut sides = [stand(&row["a"]), stand(&row["b"])];
    if row["kind"] != "shift" {
        sides.sort();
    }
    format!("{} {} {}", text(&row["kind"]), text(&row["topic"]), sides.join(" / "))
}

#[test]
fn sentences_that_the_rules_were_developed_on() {
    sentences("tests/accuracy/development.jsonl").hold("development sentences", 0.95, 0.90);
}

#[test]
fn sentences_that_were_written_afterwards() {
    sentences("tests/accuracy/unseen.jsonl").hold("unseen sentences", 0.90, 0.85);
}

#[test]
fn reports_that_the_rules_were_developed_on() {
    let folders = ["a", "b", "c"].map(|f| format!("tests/accuracy/development/{f}"));
    let (claims, conflicts) = reports(&folders.each_ref().map(String::as_str));
    claims.hold("claims of development reports", 0.90, 0.90);
    conflicts.hold("conflicts of development reports", 0.80, 0.75);
}

#[test]
fn reports_that_were_written_afterwards() {
    let (claims, conflicts) = reports(&["tests/accuracy/unseen"]);
    claims.hold("claims of unseen reports", 0.90, 0.85);
    conflicts.hold("conflicts of unseen reports", 0.90, 0.75);
}

#[test]
fn a_score_counts_hits_misses_and_inventions_and_leaves_the_optional_alone() {
    let set = |items: &[&str]| items.iter().map(|s| (*s).to_owned()).collect::<BTreeSet<_>>();
    let mut score = Score::default();
    score.add(&set(&["a", "b", "x"]), &set(&["a", "c"]), &set(&["b"]));
    assert_eq!((score.hits, score.missed, score.invented), (1, 1, 1));
    assert!((score.f1() - 0.5).abs() < 1e-9);
}
