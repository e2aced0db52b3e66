//! `gainsay report`: the table of conflicts, in any format.

use super::Outcome;
use super::filter::{Choice, KindArgument};
use super::input::Input;
use super::language::Language;
use super::terminal::Terminal;
use gainsay::report::view::{Kind, Report};
use gainsay::report::{Options, csv, html, json, markdown, table};
use std::path::{Path, PathBuf};

#[derive(Debug, clap::Args)]
pub struct Arguments {
    #[command(flatten)]
    input: Input,
    #[command(flatten)]
    choice: Choice,
    /// How to write it
    #[arg(long, value_enum, default_value = "table")]
    format: Format,
    #[command(flatten)]
    language: Language,
    /// Begin CSV with a byte order mark, by which spreadsheets know UTF-8
    #[arg(long)]
    bom: bool,
    /// Write to this file instead of standard output
    #[arg(short, long, value_name = "FILE")]
    output: Option<PathBuf>,
    /// Exit with status 1 where there are conflicts of these kinds
    #[arg(long, value_name = "KIND", value_enum, value_delimiter = ',')]
    fail_on: Vec<KindArgument>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, clap::ValueEnum)]
enum Format {
    /// For reading
    Table,
    /// One object, everything
    Json,
    /// One line for each pair of statements
    Csv,
    /// For a document
    Markdown,
    /// One page that needs nothing beside it, for a browser
    Html,
}

pub fn run(arguments: &Arguments, rules: Option<&Path>, terminal: &Terminal) -> anyhow::Result<Outcome> {
    super::terminal::mark_for_csv(arguments.bom, arguments.format == Format::Csv)?;
    let prepared = arguments.input.prepare(rules, terminal)?;
    let filter = arguments.choice.filter(&prepared.names())?;
    let read = prepared.read(terminal)?;
    let report = if filter.is_empty() { read.report } else { filter.apply(&read.report) };
    let file = arguments.output.as_deref();
    let options = arguments.language.of(prepared.look(terminal, file));
    terminal.write_marked(&render(&report, arguments.format, &options), file, arguments.bom)?;
    Ok(read.outcome.max(verdict(&report, &arguments.fail_on)))
}

fn render(report: &Report, format: Format, options: &Options) -> String {
    match format {
        Format::Table => table::report(report, options),
        Format::Json => json::report(report),
        Format::Csv => csv::conflicts(report),
        Format::Markdown => markdown::report(report, options),
        Format::Html => html::report(report, options),
    }
}

fn verdict(report: &Report, fail_on: &[KindArgument]) -> Outcome {
    let forbidden = |kind: Kind| fail_on.iter().any(|&named| Kind::from(named) == kind);
    Outcome::bad_if(report.conflicts.iter().any(|conflict| forbidden(conflict.kind)))
}
