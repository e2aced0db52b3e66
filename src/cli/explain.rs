//! `gainsay explain`: what the engine sees in a sentence or a report, stage by stage; or what a code means.

use super::Outcome;
use super::pack;
use super::terminal::Terminal;
use anyhow::Context;
use gainsay::corpus::{self, Document, ReadOptions};
use gainsay::diagnostic::{CodePage, SourceMap, escaped};
use gainsay::extract::explain;
use gainsay::rules::codes;
use std::path::{Path, PathBuf};

#[derive(Debug, clap::Args)]
pub struct Arguments {
    /// A sentence, or a file or folder of reports, or a code such as R012
    #[arg(value_name = "TEXT|PATH|CODE")]
    what: String,
}

pub fn run(arguments: &Arguments, rules: Option<&Path>, terminal: &Terminal) -> anyhow::Result<Outcome> {
    if let Some(page) = page(&arguments.what) {
        terminal.write(&page, None)?;
        return Ok(Outcome::Fine);
    }
    let (ruleset, _, _) = pack::ready(rules, terminal)?;
    let mut text = String::new();
    for document in documents(&arguments.what)? {
        text.push_str(&explain(&document, &ruleset));
    }
    terminal.write(&shown(&text), None)?;
    Ok(Outcome::Fine)
}

/// The page of a code, or of the warning of a name; a file of that name goes first.
fn page(what: &str) -> Option<String> {
    if Path::new(what).exists() {
        return None;
    }
    let named = |page: &&CodePage| page.code.eq_ignore_ascii_case(what) || codes::name(page.code) == what;
    let page = codes::PAGES.iter().find(named).or_else(|| corpus::codes::find(what))?;
    let name = codes::name(page.code);
    let allow = match codes::WARNINGS.contains(&page.code) {
        true => format!("\nA warning. To allow it, name `{name}` under `[[allow]]` in pack.toml, with a reason.\n"),
        false => String::new(),
    };
    Some(format!("{}: {}\n\n{}\n{allow}", page.code, page.title, page.text()))
}

fn documents(what: &str) -> anyhow::Result<Vec<Document>> {
    if !Path::new(what).exists() {
        return Ok(vec![Document { id: "text".into(), path: "text".into(), text: what.into(), ..Document::default() }]);
    }
    let mut sources = SourceMap::default();
    let read = corpus::read(&[PathBuf::from(what)], &ReadOptions::default(), &mut std::io::empty(), &mut sources);
    let first = read.diagnostics.first().map(|d| d.message.clone()).unwrap_or_default();
    (!read.documents.is_empty()).then_some(read.documents).with_context(|| format!("nothing could be read: {first}"))
}

/// Line by line, so that line ends stay and nothing else of the input steers the terminal.
fn shown(text: &str) -> String {
    text.lines().map(|line| format!("{}\n", escaped(line))).collect()
}
