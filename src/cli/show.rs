//! `gainsay show`: one conflict, statement or claim with its quotations in context.

use super::Outcome;
use super::input::Input;
use super::language::Language;
use super::terminal::Terminal;
use gainsay::report::{ident, show};
use std::path::{Path, PathBuf};

#[derive(Debug, clap::Args)]
pub struct Arguments {
    /// Id of a conflict (c-…), claim (k-…) or statement (s-…); any unique beginning will do
    #[arg(value_name = "ID")]
    wanted: String,
    #[command(flatten)]
    input: Input,
    #[command(flatten)]
    language: Language,
    /// Write to this file instead of standard output
    #[arg(short, long, value_name = "FILE")]
    output: Option<PathBuf>,
}

pub fn run(arguments: &Arguments, rules: Option<&Path>, terminal: &Terminal) -> anyhow::Result<Outcome> {
    let read = arguments.input.prepare(rules, terminal)?.read(terminal)?;
    let found = ident::find(&read.report, &arguments.wanted)?;
    let file = arguments.output.as_deref();
    let options = arguments.language.of(terminal.options(file));
    terminal.write(&show::show(&read.report, found, &options), file)?;
    Ok(read.outcome)
}
