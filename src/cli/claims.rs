//! `gainsay claims`: every claim found, one a row or line.

use super::Outcome;
use super::filter::ClaimChoice;
use super::input::Input;
use super::language::Language;
use super::terminal::Terminal;
use gainsay::report::{Options, csv, json, markdown, table, view::Report};
use std::path::{Path, PathBuf};

#[derive(Debug, clap::Args)]
pub struct Arguments {
    #[command(flatten)]
    input: Input,
    #[command(flatten)]
    choice: ClaimChoice,
    /// How to write them
    #[arg(long, value_enum, default_value = "table")]
    format: Format,
    /// Begin CSV with a byte order mark, by which spreadsheets know UTF-8
    #[arg(long)]
    bom: bool,
    #[command(flatten)]
    language: Language,
    /// Write to this file instead of standard output
    #[arg(short, long, value_name = "FILE")]
    output: Option<PathBuf>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, clap::ValueEnum)]
enum Format {
    /// For reading
    Table,
    /// One JSON object a line
    Jsonl,
    /// The object of `report --format json`, without conflicts
    Json,
    /// One line a claim
    Csv,
    /// For a document
    Markdown,
}

pub fn run(arguments: &Arguments, rules: Option<&Path>, terminal: &Terminal) -> anyhow::Result<Outcome> {
    super::terminal::mark_for_csv(arguments.bom, arguments.format == Format::Csv)?;
    let prepared = arguments.input.prepare(rules, terminal)?;
    let filter = arguments.choice.filter(&prepared.names())?;
    let read = prepared.read(terminal)?;
    let report = filter.apply_to_claims(&read.report);
    let file = arguments.output.as_deref();
    let options = arguments.language.of(prepared.look(terminal, file));
    terminal.write_marked(&render(&report, arguments.format, &options), file, arguments.bom)?;
    Ok(read.outcome)
}

fn render(report: &Report, format: Format, options: &Options) -> String {
    match format {
        Format::Table => table::claims(report, options),
        Format::Jsonl => json::claims_jsonl(report),
        Format::Json => json::report(report),
        Format::Csv => csv::claims(report),
        Format::Markdown => markdown::claims(report, options),
    }
}
