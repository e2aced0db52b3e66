//! What is to be explained: a sentence, reports, a line of one, or a claim.

use super::Arguments;
use super::against::{self, Given};
use crate::cli::terminal::Terminal;
use anyhow::{Context, bail};
use gainsay::authoring::explain::Explained;
use gainsay::corpus::{self, Document, ReadOptions};
use gainsay::diagnostic::{SourceMap, escaped};
use gainsay::extract::explain::explain;
use gainsay::rules::Ruleset;
use std::path::{Path, PathBuf};

/// What an argument turned out to be.
pub enum Target {
    /// A sentence, or several.
    Sentence(Box<Document>),
    /// Reports, or one line of one.
    Place(PathBuf, Option<usize>, ReadOptions),
    /// The id of something that the reports gave.
    Id(String),
}

impl Target {
    /// Tells paths and ids from sentences.
    pub fn of(arguments: &Arguments) -> anyhow::Result<Self> {
        let what = arguments.what.as_str();
        if what == "-" || Path::new(what).exists() {
            let (published, language) = (arguments.published, arguments.language.clone());
            let options = ReadOptions { published, language, ..ReadOptions::default() };
            return Ok(Self::Place(what.into(), None, options));
        }
        if let Some((path, line)) = what.rsplit_once(':')
            && let Ok(line) = line.parse()
            && Path::new(path).is_file()
        {
            return Ok(Self::Place(path.into(), Some(line), ReadOptions::default()));
        }
        if against::is_id(what) {
            return Ok(Self::Id(what.to_owned()));
        }
        let like_a_path = what.contains('/') || [".txt", ".md"].iter().any(|end| what.ends_with(end));
        if like_a_path && !what.contains(char::is_whitespace) {
            bail!("there is no file `{}`; a sentence to explain goes between quotation marks", escaped(what));
        }
        if !what.contains(char::is_alphanumeric) {
            bail!(
                "there is no word in `{}`: give a sentence between quotation marks, a file, or an id",
                escaped(what)
            );
        }
        Ok(Self::Sentence(Box::new(Document {
            id: "sentence".into(),
            text: what.into(),
            published: arguments.published,
            language: arguments.language.clone(),
            ..Document::default()
        })))
    }

    /// Whether it means nothing without reports.
    pub fn needs_reports(&self) -> bool {
        matches!(self, Self::Id(_))
    }

    /// Explains it.
    pub fn explain(
        &self,
        given: Option<&Given>,
        ruleset: &Ruleset,
        terminal: &Terminal,
    ) -> anyhow::Result<Vec<Explained>> {
        // a document of its own, whatever the reports to compare with are
        let index = given.map_or(0, Given::documents);
        match (self, given) {
            (Self::Sentence(document), _) => {
                let explanation = explain(document, index, ruleset);
                Ok(vec![Explained { document: document.id.clone(), path: None, explanation }])
            }
            (Self::Place(path, line, options), _) => place(path, *line, index, options, ruleset, terminal),
            (Self::Id(id), Some(given)) => given.explain(id, ruleset),
            (Self::Id(_), None) => Ok(Vec::new()),
        }
    }
}

fn place(
    path: &Path,
    line: Option<usize>,
    index: usize,
    options: &ReadOptions,
    ruleset: &Ruleset,
    terminal: &Terminal,
) -> anyhow::Result<Vec<Explained>> {
    let mut sources = SourceMap::default();
    let paths = [path.to_path_buf()];
    let read = corpus::read(&paths, options, &mut std::io::stdin().lock(), &mut sources);
    terminal.findings(&read.diagnostics, &sources);
    let name = || escaped(&path.display().to_string());
    let documents = (!read.documents.is_empty()).then_some(read.documents);
    let documents = documents.with_context(|| format!("no report could be read from `{}`", name()))?;
    let all = documents.iter().enumerate();
    let mut explained: Vec<Explained> = all.map(|(n, d)| Explained::of(d, index + n, ruleset)).collect();
    if let Some(line) = line {
        explained.iter_mut().for_each(|document| document.keep(|s| s.line == line));
        if explained.iter().all(|document| document.explanation.sentences.is_empty()) {
            bail!("no sentence stands in line {line} of `{}`", name());
        }
    }
    Ok(explained)
}
