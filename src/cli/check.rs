//! `gainsay check`: all faults and doubts of the rule pack.

use super::Outcome;
use super::pack::{self, Loaded, counted};
use super::terminal::Terminal;
use gainsay::diagnostic::{Diagnostic, Severity, SourceMap, escaped, to_json};
use gainsay::rules::ActorKind;
use gainsay::rules::codes;
use std::collections::BTreeSet;
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
            terminal.write(&(names(&loaded.findings) + &summary(&loaded)), None)?;
        }
        Format::Json => {
            let list: Vec<_> =
                loaded.findings.iter().map(|finding| named(finding, &loaded.sources)).collect();
            terminal.write(&(serde_json::to_string_pretty(&list)? + "\n"), None)?;
        }
    }
    // a pack that cannot be read is another matter than one with faults
    let unread = |finding: &Diagnostic| matches!(finding.code, codes::UNREADABLE | codes::NO_PACK);
    if loaded.findings.iter().any(unread) {
        return Ok(Outcome::Failed);
    }
    let errors = pack::errors(&loaded.findings) > 0;
    Ok(Outcome::bad_if(errors || (arguments.strict && !loaded.findings.is_empty())))
}

/// A finding with the name by which it may be allowed.
fn named(finding: &Diagnostic, sources: &SourceMap) -> serde_json::Value {
    let mut value = to_json(finding, sources);
    value["name"] = codes::name(finding.code).into();
    value
}

/// Which warnings there are, by the names that `[[allow]]` takes.
fn names(findings: &[Diagnostic]) -> String {
    let warnings: BTreeSet<&str> = findings
        .iter()
        .filter(|finding| finding.severity == Severity::Warning)
        .map(|finding| finding.code)
        .collect();
    let names: Vec<String> = warnings.iter().map(|code| format!("{} ({code})", codes::name(code))).collect();
    match names.is_empty() {
        true => String::new(),
        false => format!("warnings, as `[[allow]]` in pack.toml names them: {}\n", names.join(", ")),
    }
}

fn summary(loaded: &Loaded) -> String {
    let Loaded { pack, findings, .. } = loaded;
    let errors = pack::errors(findings);
    let rules: usize = pack.topics.iter().map(|topic| topic.rules.len()).sum();
    let places = pack.actors.iter().filter(|actor| actor.def.kind == ActorKind::Place).count();
    let listed = if places > 0 { format!(", {}", counted(places, "place")) } else { String::new() };
    format!(
        "{} in {}: {}{listed}, {}, {}; {}, {}\n",
        escaped(&pack.id),
        escaped(&pack.origin),
        counted(pack.actors.len() - places, "actor"),
        counted(pack.topics.len(), "topic"),
        counted(rules, "rule"),
        counted(errors, "error"),
        counted(findings.len() - errors, "warning"),
    )
}
