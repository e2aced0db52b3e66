//! `gainsay score`: precision and recall against what careful readers found.

use super::Outcome;
use super::input::shell_word;
use super::pack::{self, errors};
use super::terminal::Terminal;
use anyhow::bail;
use gainsay::authoring::score::{self, Found, Gold, Score, Sentences, is_sentences};
use gainsay::corpus::{self, Corpus, ReadOptions};
use gainsay::diagnostic::{Diagnostic, SourceMap, escaped};
use gainsay::pipeline;
use gainsay::report::names::{Names, Sort};
use gainsay::report::view::Report;
use gainsay::rules::Ruleset;
use std::path::{Path, PathBuf};

const AFTER: &str = "\
Three ways to call it:
  gainsay score PATH… GOLD        read these reports with the pack, and score that
  gainsay score REPORT.json GOLD  score what `gainsay report --format json` wrote
  gainsay score SENTENCES.jsonl…  each line a report of one sentence, with its claims

GOLD is a folder: claims.jsonl, one claim a line,
  {\"doc\": \"017\", \"actor\": \"jaysh-al-islam\", \"topic\": \"negotiations\", \"position\": \"denied\"}
perhaps conflicts.jsonl,
  {\"kind\": \"contradiction\", \"topic\": \"negotiations\", \"a\": [\"russia\", \"underway\"], \"b\": [\"jaysh-al-islam\", \"denied\"]}
and perhaps documents.txt, the ids of all documents that were read. A line of sentences is
  {\"id\": \"1\", \"text\": \"…\", \"claims\": [\"jaysh-al-islam negotiations denied\"], \"lang\": \"ar\"}
`\"required\": false`, and `\"optional\": [\"…\"]` of a sentence, are judged neither way; so are topics that the readings
do not have, and speakers that the pack does not list.

Exit status: 0 done; 1 a minimum is not reached; 2 something could not be read.";

#[derive(Debug, clap::Args)]
#[command(after_long_help = AFTER)]
pub struct Arguments {
    /// Reports or a report in JSON, then the folder of readings; or files of sentences with theirs
    #[arg(value_name = "PATH", required = true)]
    paths: Vec<PathBuf>,
    /// Judge these topics, by id or name [default: those of the readings]
    #[arg(long, value_name = "TOPIC", value_delimiter = ',')]
    topic: Vec<String>,
    /// Exit with status 1 if the F1 of the claims is lower
    #[arg(long, value_name = "F1", value_parser = share, default_value_t = 0.0)]
    min_claims: f64,
    /// Exit with status 1 if the F1 of the conflicts is lower
    #[arg(long, value_name = "F1", value_parser = share, default_value_t = 0.0)]
    min_conflicts: f64,
    /// Exit with status 1 if the precision of claims or of conflicts is lower
    #[arg(long, value_name = "PRECISION", value_parser = share, default_value_t = 0.0)]
    min_precision: f64,
    /// Leave out what was missed and invented
    #[arg(short, long)]
    quiet: bool,
    /// How to write it
    #[arg(long, value_enum, default_value = "text")]
    format: Format,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, clap::ValueEnum)]
enum Format {
    /// For reading
    Text,
    /// One object
    Json,
}

/// A minimum as typed.
fn share(text: &str) -> Result<f64, String> {
    let figure: f64 = text.parse().map_err(|_| "write a number such as 0.8".to_owned())?;
    let whole = (0.0..=1.0).contains(&figure);
    whole.then_some(figure).ok_or_else(|| "a minimum lies between 0 and 1, such as 0.8".to_owned())
}

pub fn run(arguments: &Arguments, rules: Option<&Path>, terminal: &Terminal) -> anyhow::Result<Outcome> {
    let mut run = Run { sources: SourceMap::default(), findings: Vec::new(), terminal, rules };
    let (mut gold, found, reports) = run.read(&arguments.paths)?;
    run.findings.extend(gold.lacking(&found));
    terminal.findings(&run.findings, &run.sources);
    if !arguments.topic.is_empty() {
        gold.topics = topics(&arguments.topic, rules, terminal)?;
    }
    if arguments.min_conflicts > 0.0 && gold.conflicts.is_none() {
        bail!("--min-conflicts has nothing to hold: the readings have no conflicts.jsonl");
    }
    let score = score::score(&gold, &found);
    let options = gainsay::report::Options { reports, ..terminal.options(None) };
    let text = match arguments.format {
        Format::Json => serde_json::to_string_pretty(&score)? + "\n",
        Format::Text if arguments.quiet => score::figures(&score, &options),
        Format::Text => format!("{}\n{}", score::figures(&score, &options), score::lists(&score, &options)),
    };
    terminal.write(&text, None)?;
    let failed = Outcome::failed_if(errors(&run.findings) > 0);
    Ok(failed.max(verdict(arguments, &score, terminal)))
}

/// What is read, and what is to be said about it.
struct Run<'a> {
    sources: SourceMap,
    findings: Vec<Diagnostic>,
    terminal: &'a Terminal,
    rules: Option<&'a Path>,
}

impl Run<'_> {
    /// The readings, what was found, and the reports as they are to be typed again.
    fn read(&mut self, paths: &[PathBuf]) -> anyhow::Result<(Gold, Found, String)> {
        if paths.iter().all(|path| is_sentences(path)) {
            return self.sentences(paths);
        }
        let Some((folder, paths)) =
            paths.split_last().filter(|(folder, rest)| folder.is_dir() && !rest.is_empty())
        else {
            bail!(
                "the readings are missing: name the reports first and then the folder that holds claims.jsonl, \
                 or files of sentences (`.jsonl`) alone; see `gainsay score --help`"
            );
        };
        let gold = Gold::read(folder, &mut self.sources, &mut self.findings);
        if gold.claims.is_empty() && gold.documents.is_empty() {
            self.terminal.findings(&self.findings, &self.sources);
            bail!("`{}` holds no readings", escaped(&folder.display().to_string()));
        }
        match paths {
            [report] if is_report(report) => Ok((gold, self.written(report)?, String::new())),
            _ => self.reports(gold, paths),
        }
    }

    fn written(&mut self, path: &Path) -> anyhow::Result<Found> {
        let name = path.display().to_string();
        let text = std::fs::read_to_string(path);
        let text =
            text.map_err(|error| anyhow::anyhow!("`{}` could not be read: {error}", escaped(&name)))?;
        let source = self.sources.add(name.clone(), text);
        Found::read(source, &self.sources).or_else(|finding| {
            self.terminal.findings(self.findings.iter().chain([&*finding]), &self.sources);
            bail!("nothing can be scored without `{}`", escaped(&name))
        })
    }

    fn reports(&mut self, gold: Gold, paths: &[PathBuf]) -> anyhow::Result<(Gold, Found, String)> {
        let ruleset = pack::ready(self.rules, self.terminal)?.0;
        let stdin = &mut std::io::stdin().lock();
        let mut corpus = corpus::read(paths, &ReadOptions::default(), stdin, &mut self.sources);
        self.findings.append(&mut corpus.diagnostics);
        if corpus.documents.is_empty() {
            self.terminal.findings(&self.findings, &self.sources);
            bail!("no report could be read");
        }
        let found = self.found(&corpus, &gold, &ruleset);
        let mut words: Vec<String> = paths.iter().map(|path| shell_word(path)).collect();
        words.extend(self.rules.map(|rules| format!("--rules {}", shell_word(rules))));
        Ok((gold, found, words.join(" ")))
    }

    fn sentences(&mut self, paths: &[PathBuf]) -> anyhow::Result<(Gold, Found, String)> {
        let ruleset = pack::ready(self.rules, self.terminal)?.0;
        let mut sentences = Sentences::default();
        for path in paths {
            sentences.read(path, &mut self.sources, &mut self.findings);
        }
        if sentences.corpus.documents.is_empty() {
            self.terminal.findings(&self.findings, &self.sources);
            bail!("no sentence could be read");
        }
        let found = self.found(&sentences.corpus, &sentences.gold, &ruleset);
        let found = sentences.placed(found);
        Ok((sentences.gold, found, String::new()))
    }

    fn found(&mut self, corpus: &Corpus, gold: &Gold, ruleset: &Ruleset) -> Found {
        let names = Names::new(ruleset.labels(), ruleset.relations());
        self.findings.extend(score::unknown(gold, &names));
        let analysis = pipeline::run(corpus, ruleset);
        let report: Report = pipeline::report(corpus, ruleset, &analysis);
        self.findings.extend(analysis.warnings);
        Found::of(&report, &corpus.documents)
    }
}

/// Whether a path names what `gainsay report --format json` wrote, rather than reports as a collector wrote them.
fn is_report(path: &Path) -> bool {
    let json = path.extension().is_some_and(|end| end == "json");
    match std::fs::read_to_string(path).map(|text| serde_json::from_str::<serde_json::Value>(&text)) {
        Ok(Ok(value)) => value.get("version").is_some() && (json || value.get("claims").is_some()),
        // What cannot be read is told of as what its name says.
        _ => json,
    }
}

fn topics(
    wanted: &[String],
    rules: Option<&Path>,
    terminal: &Terminal,
) -> anyhow::Result<std::collections::BTreeSet<String>> {
    let ruleset = pack::ready(rules, terminal)?.0;
    let names = Names::new(ruleset.labels(), ruleset.relations());
    wanted.iter().map(|name| Ok(names.resolve(Sort::Topic, name.trim())?)).collect()
}

/// Whether every minimum is reached; says which is not.
fn verdict(arguments: &Arguments, score: &Score, terminal: &Terminal) -> Outcome {
    let claims = &score.claims.total;
    let mut held = vec![
        ("F1 of the claims", claims.f1(), arguments.min_claims),
        ("precision of the claims", claims.precision(), arguments.min_precision),
    ];
    if let Some(conflicts) = score.conflicts.as_ref().map(|judged| &judged.total) {
        held.push(("F1 of the conflicts", conflicts.f1(), arguments.min_conflicts));
        held.push(("precision of the conflicts", conflicts.precision(), arguments.min_precision));
    }
    let mut outcome = Outcome::Fine;
    for (what, figure, least) in held.into_iter().filter(|(_, figure, least)| figure < least) {
        terminal.error(&anyhow::anyhow!("the {what} is {figure:.3}, below {least}"));
        outcome = Outcome::Bad;
    }
    outcome
}
