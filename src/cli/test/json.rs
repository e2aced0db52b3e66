//! The outcome of a test run, for machines.

use super::Run;
use super::snapshots::Snapshot;
use super::text::named;
use gainsay::authoring::examples::{self, Verdict};
use gainsay::authoring::snapshot::State;
use gainsay::authoring::why::why;
use serde_json::{Value, json};

/// One object: `version`, `examples`, `snapshots`, `left_over`, `removed`, `passed`.
pub fn json(run: &Run<'_>) -> anyhow::Result<String> {
    let record = run.record.as_ref();
    let snapshots: Option<Vec<Value>> = record.map(|record| record.checked.iter().map(snapshot).collect());
    let value = json!({
        "version": 1,
        "passed": run.broken() == 0 && record.is_none_or(|record| record.holds()),
        "examples": run.outcomes.iter().map(|outcome| example(outcome, run)).collect::<Vec<_>>(),
        "snapshots": snapshots,
        "left_over": record.map(|record| &record.leftover),
        "removed": record.map(|record| &record.pruned),
    });
    Ok(serde_json::to_string_pretty(&value)? + "\n")
}

fn example(outcome: &examples::Outcome, run: &Run<'_>) -> Value {
    let example = &run.ruleset.examples()[outcome.example];
    let (line, column) = run.sources.position(example.source, example.span.start);
    let why = if outcome.verdict() == Verdict::Passed { Vec::new() } else { why(outcome, run.ruleset) };
    json!({
        "rule": run.rule_id(example),
        "outcome": outcome.verdict().as_str(),
        "path": run.sources.name(example.source),
        "line": line,
        "column": column,
        "text": example.text,
        "expected": named(&outcome.expected, run.ruleset),
        "got": named(&outcome.got, run.ruleset),
        "why": why,
    })
}

fn snapshot(snapshot: &Snapshot) -> Value {
    let entry = &snapshot.checked.entry;
    let accepted = match &snapshot.checked.state {
        State::Changed { accepted } => Some(accepted),
        _ => None,
    };
    let now = (snapshot.checked.state != State::Same).then_some(&entry.contents);
    json!({
        "name": entry.name,
        "of": entry.expression,
        "outcome": snapshot.word(),
        "before": accepted,
        "now": now,
    })
}
