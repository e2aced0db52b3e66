//! `gainsay explain`: what the engine sees in a sentence or a report, stage by stage; why two claims can or cannot
//! be compared; or what a code means.

mod against;
mod code;
mod target;

use super::Outcome;
use super::pack;
use super::terminal::Terminal;
use against::Given;
use chrono::NaiveDate;
use clap::builder::{PossibleValuesParser, TypedValueParser};
use gainsay::authoring::explain::compare::{Compared, compare};
use gainsay::authoring::explain::{Explained, Stage, json, text};
use gainsay::conflict::{self, Statement};
use gainsay::report::names::{Names, Sort};
use gainsay::rules::Ruleset;
use std::path::{Path, PathBuf};
use target::Target;

#[derive(Debug, clap::Args)]
pub struct Arguments {
    /// A sentence, a file or folder of reports, `FILE:LINE`, `-` for standard input, the id of a claim (k-…), or a
    /// code such as R012
    #[arg(value_name = "SENTENCE|FILE[:LINE]|-|ID|CODE")]
    what: String,
    /// Reports in which ids are looked for [default: the corpus of the pack's `[test]`, else seeds]; the id of a
    /// second claim may stand before them
    #[arg(value_name = "PATH")]
    paths: Vec<PathBuf>,
    /// Hold it against the claim, statement or conflict of this id
    #[arg(long, value_name = "ID")]
    against: Option<String>,
    /// Show only this stage; several with commas between
    #[arg(long, value_name = "NAME", value_delimiter = ',', value_parser = stages())]
    stage: Vec<Stage>,
    /// Only the rules, near rules and claims of this topic
    #[arg(long, value_name = "TOPIC")]
    topic: Option<String>,
    /// All of each stage; else long stages are cut, with a count
    #[arg(long)]
    all: bool,
    /// How to write it
    #[arg(long, value_enum, default_value = "text")]
    format: Format,
    /// The day of a sentence given here
    #[arg(long, value_name = "YYYY-MM-DD", value_parser = super::day::day)]
    published: Option<NaiveDate>,
    /// The language of a sentence given here, such as `ar` [default: recognised]
    #[arg(long, value_name = "TAG")]
    language: Option<String>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, clap::ValueEnum)]
enum Format {
    /// For reading
    Text,
    /// One object, every stage as data
    Json,
}

fn stages() -> impl TypedValueParser<Value = Stage> {
    PossibleValuesParser::new(Stage::ALL.map(Stage::as_str)).try_map(|name| {
        let found = Stage::ALL.into_iter().find(|stage| stage.as_str() == name);
        found.ok_or_else(|| format!("there is no stage `{name}`"))
    })
}

pub fn run(arguments: &Arguments, rules: Option<&Path>, terminal: &Terminal) -> anyhow::Result<Outcome> {
    if let Some(page) = code::page(&arguments.what)? {
        terminal.write(&page, None)?;
        return Ok(Outcome::Fine);
    }
    let target = Target::of(arguments)?;
    let (ruleset, pack, _) = pack::ready(rules, terminal)?;
    let (second, paths) = against::second(arguments, &target);
    let given = match target.needs_reports() || second.is_some() {
        true => Some(Given::read(&super::diff::paths(&paths, &pack)?, &ruleset, terminal)?),
        false => None,
    };
    let names = Names::new(ruleset.labels(), ruleset.relations());
    let topic = arguments.topic.as_deref().map(|topic| names.resolve(Sort::Topic, topic)).transpose()?;
    let mut documents = target.explain(given.as_ref(), &ruleset, terminal)?;
    let compared = compared(&target, &documents, given.as_ref(), second.as_deref(), &ruleset)?;
    topic.iter().for_each(|topic| documents.iter_mut().for_each(|document| document.only_topic(topic)));
    let mut stages = arguments.stage.clone();
    stages.sort();
    stages.dedup();
    if stages.is_empty() {
        stages.extend(Stage::ALL);
    }
    let shown = match arguments.format {
        Format::Text => {
            let few = !arguments.all && stages.len() > 1;
            text(&documents, compared.as_deref(), &stages, few, &terminal.options(None))
        }
        Format::Json => json(&documents, compared.as_deref(), &stages)?,
    };
    terminal.write(&shown, None)?;
    Ok(given.map_or(Outcome::Fine, |given| given.outcome))
}

/// Every statement of what is explained against every one that was asked for; none where nothing was.
fn compared(
    target: &Target,
    documents: &[Explained],
    given: Option<&Given>,
    second: Option<&str>,
    ruleset: &Ruleset,
) -> anyhow::Result<Option<Vec<Compared>>> {
    let Some(given) = given else { return Ok(None) };
    let pairs: Vec<(Statement, Statement)> = match (target, second) {
        (Target::Id(id), None) => match &given.statements(id)?[..] {
            [a, b] => vec![(a.clone(), b.clone())],
            _ => return Ok(None),
        },
        (Target::Id(id), Some(second)) => crossed(&given.statements(id)?, &given.statements(second)?),
        (_, Some(second)) => crossed(&own(documents, ruleset), &given.statements(second)?),
        (_, None) => return Ok(None),
    };
    Ok(Some(pairs.iter().map(|(a, b)| compare(a, b, ruleset)).collect()))
}

fn crossed(left: &[Statement], right: &[Statement]) -> Vec<(Statement, Statement)> {
    left.iter().flat_map(|a| right.iter().map(move |b| (a.clone(), b.clone()))).collect()
}

/// The statements of what is explained, taken by itself.
fn own(documents: &[Explained], ruleset: &Ruleset) -> Vec<Statement> {
    let claims: Vec<_> = documents.iter().flat_map(|d| d.explanation.claims.iter().cloned()).collect();
    conflict::find(&claims, ruleset.relations(), &[]).statements
}
