//! What a round found, and what of it is new.

use crate::cli::diff::shown;
use crate::cli::pack::{Loaded, counted, errors};
use gainsay::authoring::diff::compare;
use gainsay::authoring::examples::{self, Named, Verdict};
use gainsay::authoring::why::why;
use gainsay::corpus::{self, ReadOptions};
use gainsay::diagnostic::{SourceMap, escaped, render};
use gainsay::pipeline;
use gainsay::report::view::Report;
use gainsay::rules::Ruleset;
use std::collections::{BTreeMap, BTreeSet};
use std::path::PathBuf;

/// Columns of a finding.
const WIDTH: usize = 100;

/// All that a round found out.
pub struct State {
    /// Findings about the pack and the reports, as rendered.
    findings: BTreeSet<String>,
    errors: usize,
    /// By rule and sentence: how each example that did not pass came out.
    failed: BTreeMap<(String, String), String>,
    examples: usize,
    /// What the rules say about the reports; `None` where there are none, or the pack has errors.
    report: Option<Report>,
}

impl State {
    /// Runs a loaded pack over its examples and the reports.
    pub fn of(loaded: Loaded, paths: &[PathBuf]) -> Self {
        let Loaded { ruleset, sources, findings, .. } = loaded;
        let mut state = Self {
            findings: findings.iter().map(|finding| render(finding, &sources, false, WIDTH)).collect(),
            errors: errors(&findings),
            failed: BTreeMap::new(),
            examples: 0,
            report: None,
        };
        if let Some(ruleset) = ruleset {
            state.test(&ruleset);
            state.read(&ruleset, paths);
        }
        state
    }

    fn test(&mut self, ruleset: &Ruleset) {
        let outcomes = examples::run(ruleset);
        self.examples = outcomes.len();
        for outcome in outcomes.iter().filter(|outcome| outcome.verdict() != Verdict::Passed) {
            let example = &ruleset.examples()[outcome.example];
            let rule = ruleset.labels().rule(example.rule).id.clone();
            let told = failure(outcome, ruleset);
            self.failed.insert((rule, example.text.clone()), told);
        }
    }

    fn read(&mut self, ruleset: &Ruleset, paths: &[PathBuf]) {
        if paths.is_empty() {
            return;
        }
        let mut sources = SourceMap::default();
        let corpus = corpus::read(paths, &ReadOptions::default(), &mut std::io::empty(), &mut sources);
        self.findings
            .extend(corpus.diagnostics.iter().map(|finding| render(finding, &sources, false, WIDTH)));
        self.errors += errors(&corpus.diagnostics);
        self.report = Some(pipeline::report(&corpus, ruleset, &pipeline::run(&corpus, ruleset)));
    }

    /// All that there is to say at the beginning.
    pub fn first(&self) -> String {
        let mut text = String::new();
        self.findings.iter().for_each(|finding| text.push_str(&format!("{finding}\n")));
        self.failed.iter().for_each(|(example, told)| text.push_str(&shown_example(example, told)));
        text
    }

    /// What is not as it was; empty if all is.
    pub fn news(&self, before: &Self) -> String {
        let mut text = String::new();
        self.findings.difference(&before.findings).for_each(|finding| text.push_str(&format!("{finding}\n")));
        let gone = before.findings.difference(&self.findings).count();
        if gone > 0 {
            text.push_str(&format!("{} gone\n", counted(gone, "finding")));
        }
        for (example, told) in
            self.failed.iter().filter(|(example, told)| before.failed.get(*example) != Some(*told))
        {
            text.push_str(&shown_example(example, told));
        }
        // An example that could not be run has not passed.
        if self.examples > 0 {
            let mended = before.failed.keys().filter(|example| !self.failed.contains_key(*example));
            mended.for_each(|(rule, sentence)| {
                text.push_str(&format!("passes: {} {}\n", escaped(rule), isolated(sentence)))
            });
        }
        if let (Some(old), Some(new)) = (&before.report, &self.report) {
            let changes = compare(old, new);
            if !changes.is_empty() {
                text.push_str(&shown::body(&changes, old, new));
            }
        }
        text
    }

    /// The round in one line.
    pub fn summary(&self) -> String {
        let findings = self.findings.len();
        let (bad, warnings) =
            (counted(self.errors, "error"), counted(findings.saturating_sub(self.errors), "warning"));
        let mut text = format!("{bad}, {warnings}");
        if self.examples > 0 {
            let passed = self.examples - self.failed.len();
            text.push_str(&format!("; {passed} of {} pass", counted(self.examples, "example")));
        }
        if let Some(report) = &self.report {
            let documents = counted(report.documents.len(), "report");
            let (claims, conflicts) =
                (counted(report.claims.len(), "claim"), counted(report.conflicts.len(), "conflict"));
            text.push_str(&format!("; {claims} and {conflicts} in {documents}"));
        }
        text
    }

    /// What the rules say about the reports stays known while a pack is broken, so that the next sound one is
    /// compared with it.
    pub fn remembering(mut self, before: Option<Self>) -> Self {
        let Some(before) = before else { return self };
        if self.examples == 0 {
            self.failed = before.failed;
        }
        self.report = self.report.or(before.report);
        self
    }
}

fn failure(outcome: &examples::Outcome, ruleset: &Ruleset) -> String {
    let labels = ruleset.labels();
    let named = |claims: &[Named]| match claims.is_empty() {
        true => "no claim".to_owned(),
        false => claims
            .iter()
            .map(|&(actor, position)| format!("{} {}", labels.actor(actor).id, labels.position(position).id))
            .collect::<Vec<_>>()
            .join(", "),
    };
    let verdict = outcome.verdict().as_str();
    let why = why(outcome, ruleset).into_iter().next().unwrap_or_default();
    let why: String = why.chars().filter(|c| !matches!(c, '\u{2068}' | '\u{2069}')).collect();
    format!(
        "{verdict}: expected {}, got {}\n  why: {}\n",
        named(&outcome.expected),
        named(&outcome.got),
        isolated(&why)
    )
}

fn shown_example((rule, sentence): &(String, String), told: &str) -> String {
    format!("{} {}\n  {told}", escaped(rule), isolated(sentence))
}

/// A sentence in a directional isolate, so that it does not turn the line around.
fn isolated(text: &str) -> String {
    format!("\u{2068}{}\u{2069}", escaped(text).replace('\n', " "))
}
