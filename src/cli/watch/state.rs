//! What a round found, and what of it is new.

use crate::cli::diff::shown::{self, Quotes};
use crate::cli::pack::{self, Loaded, counted, errors};
use gainsay::authoring::diff::compare_parts;
use gainsay::authoring::examples::{self, Named, Verdict};
use gainsay::authoring::why::why;
use gainsay::conflict::Findings;
use gainsay::corpus::{self, Corpus, ReadOptions, Stamp};
use gainsay::diagnostic::{SourceMap, escaped, render};
use gainsay::pipeline::rounds::{Delta, Round, Rounds};
use gainsay::report::view::{Claim, Conflict, Inputs, claims_alone, conflicts_alone};
use gainsay::rules::Ruleset;
use gainsay::rules::pack::Pack;
use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};
use std::sync::Arc;

/// Columns of a finding.
const WIDTH: usize = 100;

/// What is kept from round to round, so that a save costs what it changes.
#[derive(Default)]
pub struct Memory {
    rounds: Rounds,
    /// The last pack without errors.
    compiled: Option<(Pack, Arc<Ruleset>)>,
    reports: Option<Reports>,
}

impl Memory {
    /// Loads, checks and compiles the pack, and forgets reports that are not as they were.
    pub fn load(&mut self, rules: Option<&Path>) -> Loaded {
        let before = self.compiled.as_ref().map(|(pack, ruleset)| (pack, &**ruleset));
        let reports = self.reports.take();
        let still = || reports.filter(Reports::are_still);
        let (loaded, reports) = rayon::join(|| pack::examine_after(rules, before), still);
        self.reports = reports;
        loaded
    }
}

/// Reports as they were read.
struct Reports {
    paths: Vec<PathBuf>,
    stamp: Stamp,
    corpus: Arc<Corpus>,
    /// Findings about them, as rendered.
    findings: Vec<String>,
    errors: usize,
}

impl Reports {
    fn read(paths: &[PathBuf]) -> Self {
        // What changes while the reports are read must not look as if it had been read.
        let before = Stamp::of(paths, &Corpus::default());
        let mut sources = SourceMap::default();
        let corpus = corpus::read(paths, &ReadOptions::default(), &mut std::io::empty(), &mut sources);
        let findings =
            corpus.diagnostics.iter().map(|finding| render(finding, &sources, false, WIDTH)).collect();
        let stamp = Stamp::of(paths, &corpus);
        let stamp = if stamp.is_still(&before) { stamp } else { before };
        let errors = errors(&corpus.diagnostics);
        Self { paths: paths.to_vec(), stamp, corpus: Arc::new(corpus), findings, errors }
    }

    fn are_still(&self) -> bool {
        Stamp::of(&self.paths, &self.corpus).is_still(&self.stamp)
    }
}

/// All that a round found out.
pub struct State {
    /// Findings about the pack and the reports, as rendered.
    findings: BTreeSet<String>,
    errors: usize,
    /// By rule and sentence: how each example that did not pass came out.
    failed: BTreeMap<(String, String), String>,
    examples: usize,
    /// What the rules say about the reports; `None` where there are none, or the pack has errors.
    said: Option<Said>,
}

/// What the rules say about the reports.
struct Said {
    documents: usize,
    claims: usize,
    conflicts: usize,
    /// What of it is not as in the last round with a sound pack; empty if all is.
    changes: String,
}

impl State {
    /// Runs a loaded pack over its examples and the reports.
    pub fn of(loaded: Loaded, paths: &[PathBuf], memory: &mut Memory) -> Self {
        let Loaded { pack, ruleset, sources, findings } = loaded;
        let mut state = Self {
            findings: findings.iter().map(|finding| render(finding, &sources, false, WIDTH)).collect(),
            errors: errors(&findings),
            failed: BTreeMap::new(),
            examples: 0,
            said: None,
        };
        if let Some(ruleset) = ruleset.map(Arc::new) {
            state.run(&ruleset, paths, memory);
            let before = memory.compiled.replace((pack, ruleset));
            // Nobody has to wait until it is gone.
            rayon::spawn(move || drop((before, sources)));
        }
        state
    }

    fn test(&mut self, ruleset: &Ruleset, round: &Round) {
        let outcomes = examples::outcomes(ruleset, round.claims_aside());
        self.examples = outcomes.len();
        for outcome in outcomes.iter().filter(|outcome| outcome.verdict() != Verdict::Passed) {
            let example = &ruleset.examples()[outcome.example];
            let rule = ruleset.labels().rule(example.rule).id.clone();
            let told = failure(outcome, ruleset);
            self.failed.insert((rule, example.text.clone()), told);
        }
    }

    /// Reads the examples and the reports, as far as they may say another thing than in the last round.
    fn run(&mut self, ruleset: &Arc<Ruleset>, paths: &[PathBuf], memory: &mut Memory) {
        let reports = (!paths.is_empty()).then(|| {
            let kept = memory.reports.take().filter(|reports| reports.paths == paths);
            kept.unwrap_or_else(|| Reports::read(paths))
        });
        let corpus = reports.as_ref().map(|reports| Arc::clone(&reports.corpus)).unwrap_or_default();
        let before = memory.rounds.next(corpus, examples::documents(ruleset), Arc::clone(ruleset));
        if let Some(round) = memory.rounds.last() {
            self.test(ruleset, round);
            self.said = reports.is_some().then(|| Said {
                documents: round.corpus.documents.len(),
                claims: round.claims(),
                conflicts: round.conflicts(),
                changes: before
                    .as_ref()
                    .map_or_else(String::new, |(last, delta)| changes(last, round, delta)),
            });
        }
        rayon::spawn(move || drop(before));
        if let Some(reports) = &reports {
            self.findings.extend(reports.findings.iter().cloned());
            self.errors += reports.errors;
        }
        memory.reports = reports;
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
        text.extend(self.said.iter().map(|said| said.changes.as_str()));
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
        if let Some(said) = &self.said {
            let documents = counted(said.documents, "report");
            let (claims, conflicts) = (counted(said.claims, "claim"), counted(said.conflicts, "conflict"));
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
        self.said = self.said.or(before.said);
        self
    }
}

/// What of the reports' claims and conflicts is not as in the round before.
fn changes(last: &Round, round: &Round, delta: &Delta) -> String {
    let (old, new) =
        (Side::of(last, &delta.old_documents, delta), Side::of(round, &delta.new_documents, delta));
    let documents = round.corpus.documents.iter().map(|document| document.id.as_str());
    let changes = compare_parts((&old.claims, &old.conflicts), (&new.claims, &new.conflicts), documents);
    match changes.is_empty() {
        true => String::new(),
        false => shown::body(&changes, &Quotes::from(&old.quoted), &Quotes::from(&new.quoted)),
    }
}

/// What may differ of one of two rounds.
struct Side {
    claims: Vec<Claim>,
    conflicts: Vec<Conflict>,
    /// By statement.
    quoted: BTreeMap<String, Claim>,
}

impl Side {
    fn of(round: &Round, documents: &[usize], delta: &Delta) -> Self {
        let said = round.claims_of(documents);
        let (on_topics, findings) = round.on(&delta.topics);
        let none = Findings::default();
        let labels = round.labels();
        let inputs = |claims, findings| Inputs {
            documents: &round.corpus.documents,
            detected: &[],
            copies: round.copies(),
            skipped: &[],
            claims,
            findings,
            labels: &labels,
            relations: round.ruleset.relations(),
        };
        let claims = claims_alone(&inputs(&said, &none));
        let (conflicts, quoted) = conflicts_alone(&inputs(&on_topics, &findings));
        Self { claims, conflicts, quoted }
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
