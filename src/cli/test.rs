//! `gainsay test`: the examples of the rules, and what the pack says about its own corpus.
//!
//! Nothing is accepted unless it is asked for, and nothing is written where `CI` is set.

mod json;
mod review;
mod snapshots;
mod text;

use super::Outcome;
use super::pack;
use super::terminal::Terminal;
use anyhow::bail;
use gainsay::authoring::examples::{self, Verdict};
use gainsay::diagnostic::{SourceMap, nearest};
use gainsay::report::names::{Names, Sort};
use gainsay::rules::{Example, Ruleset};
use snapshots::Record;
use std::path::Path;

#[derive(Debug, clap::Args)]
pub struct Arguments {
    /// Only rules whose id contains one of these, such as `negotiations` or `negotiations/talks-held`
    #[arg(value_name = "RULE")]
    wanted: Vec<String>,
    /// Only these rules, by id: `talks-held` or `negotiations/talks-held`
    #[arg(long, value_name = "ID", value_delimiter = ',')]
    rule: Vec<String>,
    /// Only the rules of these topics, by id or name
    #[arg(long, value_name = "TOPIC", value_delimiter = ',')]
    topic: Vec<String>,
    /// How to write the outcome
    #[arg(long, value_enum, default_value = "text")]
    format: Format,
    /// Accept every new and changed snapshot
    #[arg(long, conflicts_with = "review")]
    accept: bool,
    /// Show each new and changed snapshot and ask whether to accept it
    #[arg(long, conflicts_with = "format")]
    review: bool,
    /// Remove snapshots of reports that are no longer there, if all else passed
    #[arg(long)]
    prune: bool,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, clap::ValueEnum)]
enum Format {
    Text,
    Json,
}

/// All that a run found out.
struct Run<'a> {
    ruleset: &'a Ruleset,
    sources: &'a SourceMap,
    outcomes: Vec<examples::Outcome>,
    record: Option<Record>,
    /// Why the corpus was not looked at, where the pack has one.
    left_out: Option<&'static str>,
}

pub fn run(arguments: &Arguments, rules: Option<&Path>, terminal: &Terminal) -> anyhow::Result<Outcome> {
    let ci = is_ci(std::env::var("CI").ok().as_deref());
    if ci && (arguments.accept || arguments.review || arguments.prune) {
        bail!("nothing is written where the environment variable `CI` is set: accept snapshots at your desk");
    }
    let (ruleset, pack, sources) = pack::ready(rules, terminal)?;
    let chosen = Chosen::of(arguments, &ruleset)?;
    let mut outcomes = examples::run(&ruleset);
    outcomes.retain(|outcome| chosen.wants(&ruleset, &ruleset.examples()[outcome.example]));
    if outcomes.is_empty() && chosen.narrows() {
        bail!(
            "no rule with an example has an id that contains `{}`: `gainsay list rules` names all rules",
            arguments
                .wanted
                .iter()
                .chain(&arguments.rule)
                .chain(&arguments.topic)
                .cloned()
                .collect::<Vec<_>>()
                .join("` or `")
        );
    }
    let whole = !chosen.narrows();
    let record = if whole { snapshots::compare(&pack, &ruleset, terminal)? } else { None };
    let left_out = (!whole && pack.test.is_some()).then_some("only some of the rules were asked for");
    let mut run = Run { ruleset: &ruleset, sources: &sources, outcomes, record, left_out };
    if arguments.format == Format::Text {
        terminal.write(&text::failures(&run, terminal.options(None).width), None)?;
        // A review shows them one by one.
        if !arguments.review {
            terminal.write(&text::changes(&run), None)?;
        }
    }
    settle(arguments, ci, &mut run, terminal)?;
    let shown = match arguments.format {
        Format::Text => text::summary(&run),
        Format::Json => json::json(&run)?,
    };
    terminal.write(&shown, None)?;
    Ok(run.outcome())
}

/// Accepts, leaves pending and removes what is asked for.
fn settle(arguments: &Arguments, ci: bool, run: &mut Run<'_>, terminal: &Terminal) -> anyhow::Result<()> {
    let examples_pass = run.broken() == 0;
    let Some(record) = &mut run.record else { return Ok(()) };
    if arguments.accept {
        record.accept_all()?;
    } else if arguments.review {
        review::review(record, terminal, &mut std::io::stdin().lock())?;
    } else if !ci {
        record.leave_pending()?;
    }
    if arguments.prune && examples_pass && record.open().next().is_none() {
        record.prune()?;
    }
    Ok(())
}

impl Run<'_> {
    /// How many examples did not pass.
    fn broken(&self) -> usize {
        self.outcomes.iter().filter(|outcome| outcome.verdict() != Verdict::Passed).count()
    }

    fn outcome(&self) -> Outcome {
        let record = self.record.as_ref();
        let failed = record.is_some_and(|record| record.unread);
        let bad = self.broken() > 0 || record.is_some_and(|record| !record.holds());
        Outcome::failed_if(failed).max(Outcome::bad_if(bad))
    }

    fn rule_id(&self, example: &Example) -> &str {
        &self.ruleset.labels().rule(example.rule).id
    }
}

/// Which rules were asked for; ids as the pack has them.
struct Chosen {
    parts: Vec<String>,
    rules: Vec<String>,
    topics: Vec<String>,
}

impl Chosen {
    fn of(arguments: &Arguments, ruleset: &Ruleset) -> anyhow::Result<Self> {
        let names = Names::new(ruleset.labels(), ruleset.relations());
        let topic = |wanted: &String| Ok(names.resolve(Sort::Topic, wanted.trim())?);
        let topics = arguments.topic.iter().map(topic).collect::<anyhow::Result<_>>()?;
        for rule in &arguments.rule {
            known_rule(rule, ruleset)?;
        }
        Ok(Self { parts: arguments.wanted.clone(), rules: arguments.rule.clone(), topics })
    }

    fn narrows(&self) -> bool {
        !(self.parts.is_empty() && self.rules.is_empty() && self.topics.is_empty())
    }

    fn wants(&self, ruleset: &Ruleset, example: &Example) -> bool {
        let id = &ruleset.labels().rule(example.rule).id;
        let topic = &ruleset.labels().topic(example.topic).id;
        let any = |list: &[String], fits: &dyn Fn(&String) -> bool| list.is_empty() || list.iter().any(fits);
        any(&self.parts, &|part| id.contains(part.as_str()))
            && any(&self.rules, &|rule| is_rule(id, rule))
            && any(&self.topics, &|wanted| wanted == topic)
    }
}

/// Whether `wanted` names the rule `id`, with its topic or without.
fn is_rule(id: &str, wanted: &str) -> bool {
    id == wanted || id.split_once('/').is_some_and(|(_, rule)| rule == wanted)
}

fn known_rule(wanted: &str, ruleset: &Ruleset) -> anyhow::Result<()> {
    let ids = || ruleset.labels().rules.iter().map(|rule| rule.id.as_str());
    if ids().any(|id| is_rule(id, wanted)) {
        return Ok(());
    }
    let names = ids().chain(ids().filter_map(|id| id.split_once('/').map(|(_, rule)| rule)));
    match nearest(wanted, names) {
        Some(meant) => bail!("there is no rule `{wanted}`: did you mean `{meant}`?"),
        None => bail!("there is no rule `{wanted}`: `gainsay list rules` names all rules"),
    }
}

/// Whether the variable `CI` says that nobody is there to accept anything.
fn is_ci(variable: Option<&str>) -> bool {
    variable.is_some_and(|value| !matches!(value, "" | "0" | "false"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_rule_is_named_with_its_topic_or_without() {
        assert!(is_rule("talks/held", "held") && is_rule("talks/held", "talks/held"));
        assert!(!is_rule("talks/held", "talks") && !is_rule("talks/held", "hel"));
    }

    #[test]
    fn an_empty_or_false_variable_is_no_ci() {
        assert!(is_ci(Some("true")) && is_ci(Some("1")));
        assert!(!is_ci(None) && !is_ci(Some("")) && !is_ci(Some("false")));
    }
}
