//! `gainsay test`: the examples of the rules, each with exactly the claims that it names.

use super::Outcome;
use super::pack::{self, counted};
use super::terminal::Terminal;
use anyhow::bail;
use gainsay::authoring::examples::{self, Named, Verdict};
use gainsay::diagnostic::{SourceMap, escaped};
use gainsay::rules::{Example, Ruleset};
use std::path::Path;

#[derive(Debug, clap::Args)]
pub struct Arguments {
    /// Only rules whose id contains one of these, such as `negotiations` or `negotiations/talks-held`
    #[arg(value_name = "RULE")]
    wanted: Vec<String>,
}

pub fn run(arguments: &Arguments, rules: Option<&Path>, terminal: &Terminal) -> anyhow::Result<Outcome> {
    let (ruleset, _, sources) = pack::ready(rules, terminal)?;
    let mut outcomes = examples::run(&ruleset);
    outcomes.retain(|outcome| arguments.wants(rule_id(&ruleset, &ruleset.examples()[outcome.example])));
    if outcomes.is_empty() && !arguments.wanted.is_empty() {
        bail!(
            "no rule with an example has an id that contains `{}`: `gainsay list rules` names all rules",
            arguments.wanted.join("` or `")
        );
    }
    let mut text = String::new();
    for outcome in outcomes.iter().filter(|outcome| outcome.verdict() != Verdict::Passed) {
        text.push_str(&failure(outcome, &ruleset, &sources));
    }
    text.push_str(&summary(&outcomes));
    terminal.write(&text, None)?;
    Ok(Outcome::bad_if(outcomes.iter().any(|outcome| outcome.verdict() != Verdict::Passed)))
}

impl Arguments {
    fn wants(&self, rule: &str) -> bool {
        self.wanted.is_empty() || self.wanted.iter().any(|part| rule.contains(part.as_str()))
    }
}

fn rule_id<'a>(ruleset: &'a Ruleset, example: &Example) -> &'a str {
    &ruleset.labels().rule(example.rule).id
}

fn failure(outcome: &examples::Outcome, ruleset: &Ruleset, sources: &SourceMap) -> String {
    let example = &ruleset.examples()[outcome.example];
    let line = sources.position(example.source, example.span.start).0;
    format!(
        "{}: {} ({}:{line})\n  sentence: {}\n  expected: {}\n  got:      {}\n\n",
        outcome.verdict().as_str(),
        escaped(rule_id(ruleset, example)),
        escaped(sources.name(example.source)),
        isolated(&example.text),
        listed(&outcome.expected, ruleset),
        listed(&outcome.got, ruleset),
    )
}

/// A sentence in a directional isolate, so that it does not turn the line around.
fn isolated(text: &str) -> String {
    format!("\u{2068}{}\u{2069}", escaped(text).replace('\n', " "))
}

fn listed(claims: &[Named], ruleset: &Ruleset) -> String {
    if claims.is_empty() {
        return "no claim".to_owned();
    }
    let labels = ruleset.labels();
    let named =
        |&(actor, position): &Named| format!("{} {}", labels.actor(actor).id, labels.position(position).id);
    claims.iter().map(named).collect::<Vec<_>>().join(", ")
}

fn summary(outcomes: &[examples::Outcome]) -> String {
    let count = |verdict| outcomes.iter().filter(|outcome| outcome.verdict() == verdict).count();
    let verdicts = [Verdict::Passed, Verdict::Missed, Verdict::Noisy, Verdict::Wrong];
    let counts = verdicts.map(|verdict| format!("{} {}", count(verdict), verdict.as_str()));
    format!("{}: {}\n", counted(outcomes.len(), "example"), counts.join(", "))
}
