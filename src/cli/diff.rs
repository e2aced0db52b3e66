//! `gainsay diff`: what an edited pack changes over a corpus, in claims and conflicts.

mod revision;
pub mod shown;

use super::Outcome;
use super::pack::{self, errors};
use super::terminal::Terminal;
use anyhow::{Context, bail};
use gainsay::authoring::diff::compare;
use gainsay::authoring::snapshot::Settings;
use gainsay::corpus::{self, Corpus, ReadOptions};
use gainsay::diagnostic::{Severity, SourceMap, escaped};
use gainsay::pipeline;
use gainsay::report::view::Report;
use gainsay::rules::check::load_and_check;
use gainsay::rules::load::{BUILTIN, Origin, find};
use gainsay::rules::pack::Pack;
use gainsay::rules::{Ruleset, compile};
use std::path::{Path, PathBuf};

#[derive(Debug, clap::Args)]
pub struct Arguments {
    /// What to compare with: a rule pack (its folder, or `builtin`), or a git revision of the pack in use
    #[arg(value_name = "OLD")]
    old: String,
    /// Reports to compare over [default: the corpus of the pack's `[test]`, else seeds]
    #[arg(value_name = "PATH")]
    paths: Vec<PathBuf>,
    /// How to write the changes
    #[arg(long, value_enum, default_value = "text")]
    format: Format,
    /// Exit with status 1 if anything changed
    #[arg(long)]
    exit_code: bool,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, clap::ValueEnum)]
enum Format {
    Text,
    Json,
}

pub fn run(arguments: &Arguments, rules: Option<&Path>, terminal: &Terminal) -> anyhow::Result<Outcome> {
    let (new, pack, _) = pack::ready(rules, terminal)?;
    let old = old(&arguments.old, rules, terminal)?;
    let (corpus, outcome) = read(&paths(&arguments.paths, &pack)?, terminal)?;
    let (before, after) = (report(&corpus, &old), report(&corpus, &new));
    let changes = compare(&before, &after);
    let text = match arguments.format {
        Format::Text => shown::text(&changes, &before, &after),
        Format::Json => {
            let value = serde_json::json!({
                "version": 1,
                "old": before.pack,
                "new": after.pack,
                "claims": changes.claims,
                "conflicts": changes.conflicts,
            });
            serde_json::to_string_pretty(&value)? + "\n"
        }
    };
    terminal.write(&text, None)?;
    Ok(outcome.max(Outcome::bad_if(arguments.exit_code && !changes.is_empty())))
}

/// The pack or revision to compare with.
fn old(named: &str, rules: Option<&Path>, terminal: &Terminal) -> anyhow::Result<Ruleset> {
    let path = Path::new(named);
    if named == BUILTIN || path.join("pack.toml").is_file() || path.is_file() {
        return ruleset(&find(Some(path)), named, terminal);
    }
    match find(rules) {
        Origin::Folder(folder) => {
            let checkout = revision::checkout(named, &folder)?;
            ruleset(&Origin::Folder(checkout.pack()), named, terminal)
        }
        Origin::Builtin => bail!(
            "`{}` is no folder with a pack.toml, and the built-in pack has no git revisions: name a folder",
            escaped(named)
        ),
    }
}

fn ruleset(origin: &Origin, named: &str, terminal: &Terminal) -> anyhow::Result<Ruleset> {
    let mut sources = SourceMap::default();
    let (mut pack, findings) = load_and_check(origin, &mut sources);
    terminal.findings(findings.iter().filter(|finding| finding.severity == Severity::Error), &sources);
    if errors(&findings) > 0 {
        bail!("the pack of `{}` cannot be used: see what is named above", escaped(named));
    }
    // Where a revision was unpacked is of no interest.
    pack.origin = named.to_owned();
    Ok(compile(&pack))
}

/// The reports that are named, else those of the pack's own corpus, else the usual ones.
pub fn paths(named: &[PathBuf], pack: &Pack) -> anyhow::Result<Vec<PathBuf>> {
    if !named.is_empty() {
        return Ok(named.to_vec());
    }
    let usual = PathBuf::from("seeds");
    match Settings::of(pack) {
        Some(settings) => Ok(vec![settings.corpus]),
        None if usual.is_dir() => Ok(vec![usual]),
        None => bail!(
            "no reports were named, and the pack has no `[test]` with a corpus: name files or folders of reports"
        ),
    }
}

fn read(paths: &[PathBuf], terminal: &Terminal) -> anyhow::Result<(Corpus, Outcome)> {
    let mut sources = SourceMap::default();
    let corpus = corpus::read(paths, &ReadOptions::default(), &mut std::io::stdin().lock(), &mut sources);
    terminal.findings(&corpus.diagnostics, &sources);
    let first = || paths.first().map(|path| path.display().to_string()).unwrap_or_default();
    let readable = (!corpus.documents.is_empty())
        .then_some(())
        .with_context(|| format!("no report could be read from `{}`", escaped(&first())));
    readable?;
    let outcome = Outcome::failed_if(errors(&corpus.diagnostics) > 0);
    Ok((corpus, outcome))
}

fn report(corpus: &Corpus, ruleset: &Ruleset) -> Report {
    pipeline::report(corpus, ruleset, &pipeline::run(corpus, ruleset))
}
