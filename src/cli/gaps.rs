//! `gainsay gaps`: what the pack should perhaps have understood and did not.

use super::Outcome;
use super::pack::{self, errors};
use super::terminal::Terminal;
use anyhow::bail;
use gainsay::authoring::gaps::{self, Gaps, Homes, Kind};
use gainsay::corpus::{self, ReadOptions};
use gainsay::diagnostic::SourceMap;
use gainsay::report::names::{Names, Sort};
use std::path::{Path, PathBuf};

#[derive(Debug, clap::Args)]
pub struct Arguments {
    /// Reports: files, folders, or `-` [default: the corpus of the pack's `[test]`, else seeds]
    #[arg(value_name = "PATH")]
    paths: Vec<PathBuf>,
    /// What to look for; several with commas between [default: all, but for `actors` beside --topic]
    #[arg(long, value_enum, value_name = "KIND", value_delimiter = ',')]
    kind: Vec<Wanted>,
    /// Only what concerns this topic
    #[arg(long, value_name = "TOPIC")]
    topic: Option<String>,
    /// How many of each group to show; JSON has all
    #[arg(long, value_name = "N", default_value_t = 5)]
    limit: usize,
    /// How to write them
    #[arg(long, value_enum, default_value = "text")]
    format: Format,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, clap::ValueEnum)]
enum Wanted {
    /// Sentences with a speech act and a topic word, but without a claim
    Sentences,
    /// Speakers whom the pack does not know
    Speakers,
    /// Bodies that are named by their kind and that the pack does not list
    Bodies,
    /// Words beside a topic's words that no list holds
    Words,
    /// Actors of the pack who are never named
    Actors,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, clap::ValueEnum)]
enum Format {
    /// For reading
    Text,
    /// One object
    Json,
}

pub fn run(arguments: &Arguments, rules: Option<&Path>, terminal: &Terminal) -> anyhow::Result<Outcome> {
    let (ruleset, pack, sources) = pack::ready(rules, terminal)?;
    let names = Names::new(ruleset.labels(), ruleset.relations());
    let topic = arguments.topic.as_deref().map(|topic| names.resolve(Sort::Topic, topic)).transpose()?;
    let mut read_from = SourceMap::default();
    let paths = super::diff::paths(&arguments.paths, &pack)?;
    let corpus = corpus::read(&paths, &ReadOptions::default(), &mut std::io::stdin().lock(), &mut read_from);
    terminal.findings(&corpus.diagnostics, &read_from);
    if corpus.documents.is_empty() {
        bail!("no report could be read");
    }
    let mut found = gaps::find(&corpus.documents, &ruleset, &Homes::of(&pack, &sources));
    if let Some(topic) = topic {
        found.silent.retain(|silent| silent.topic == topic);
        found.words.retain(|word| word.topic == topic);
    }
    let kinds = kinds(&arguments.kind, arguments.topic.is_some());
    let text = match arguments.format {
        Format::Text => gaps::text(&found, &kinds, arguments.limit, &terminal.options(None)),
        Format::Json => serde_json::to_string_pretty(&only(found, &kinds))? + "\n",
    };
    terminal.write(&text, None)?;
    Ok(Outcome::failed_if(errors(&corpus.diagnostics) > 0))
}

fn kinds(wanted: &[Wanted], of_topic: bool) -> Vec<Kind> {
    let kind = |wanted: &Wanted| match wanted {
        Wanted::Sentences => Kind::Sentences,
        Wanted::Speakers => Kind::Speakers,
        Wanted::Bodies => Kind::Bodies,
        Wanted::Words => Kind::Words,
        Wanted::Actors => Kind::Actors,
    };
    if wanted.is_empty() {
        // That somebody is never named concerns no topic.
        return Kind::ALL.into_iter().filter(|kind| !of_topic || *kind != Kind::Actors).collect();
    }
    let mut kinds: Vec<Kind> = wanted.iter().map(kind).collect();
    kinds.sort();
    kinds.dedup();
    kinds
}

/// Empties the lists that were not asked for.
fn only(mut found: Gaps, kinds: &[Kind]) -> Gaps {
    let asked = |kind| kinds.contains(&kind);
    if !asked(Kind::Sentences) {
        found.silent.clear();
    }
    if !asked(Kind::Speakers) {
        found.speakers.clear();
    }
    if !asked(Kind::Bodies) {
        found.bodies.clear();
    }
    if !asked(Kind::Words) {
        found.words.clear();
    }
    if !asked(Kind::Actors) {
        found.actors.clear();
    }
    found
}
