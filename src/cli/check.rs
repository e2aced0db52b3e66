//! `gainsay check`: all faults and doubts of the rule pack.

use super::Outcome;
use super::pack::{self, Loaded, counted};
use super::terminal::Terminal;
use gainsay::diagnostic::{escaped, to_json};
use std::path::Path;

#[derive(Debug, clap::Args)]
pub struct Arguments {
    /// How to write the findings: for people on standard error, as JSON on standard output
    #[arg(long, value_enum, default_value = "text")]
    format: Format,
    /// Exit with status 1 for warnings too
    #[arg(long)]
    strict: bool,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, clap::ValueEnum)]
enum Format {
    Text,
    Json,
}

pub fn run(arguments: &Arguments, rules: Option<&Path>, terminal: &Terminal) -> anyhow::Result<Outcome> {
    let loaded = pack::examine(rules);
    match arguments.format {
        Format::Text => {
            terminal.findings(&loaded.findings, &loaded.sources);
            terminal.write(&summary(&loaded), None)?;
        }
        Format::Json => {
            let list: Vec<_> =
                loaded.findings.iter().map(|finding| to_json(finding, &loaded.sources)).collect();
            terminal.write(&(serde_json::to_string_pretty(&list)? + "\n"), None)?;
        }
    }
    let errors = pack::errors(&loaded.findings) > 0;
    Ok(Outcome::bad_if(errors || (arguments.strict && !loaded.findings.is_empty())))
}

fn summary(loaded: &Loaded) -> String {
    let Loaded { pack, findings, .. } = loaded;
    let errors = pack::errors(findings);
    let rules: usize = pack.topics.iter().map(|topic| topic.rules.len()).sum();
    format!(
        "{} in {}: {}, {}, {}; {}, {}\n",
        escaped(&pack.id),
        escaped(&pack.origin),
        counted(pack.actors.len(), "actor"),
        counted(pack.topics.len(), "topic"),
        counted(rules, "rule"),
        counted(errors, "error"),
        counted(findings.len() - errors, "warning"),
    )
}
