//! The reports that a run reads: files, folders, standard input, or `seeds/` where nothing is named.

use super::Outcome;
use super::day;
use super::pack::{self, counted};
use super::terminal::Terminal;
use anyhow::bail;
use chrono::NaiveDate;
use gainsay::corpus::{self, Corpus, ReadOptions};
use gainsay::diagnostic::SourceMap;
use gainsay::pipeline;
use gainsay::report::Options;
use gainsay::report::names::Names;
use gainsay::report::view::Report;
use gainsay::rules::Ruleset;
use std::path::{Path, PathBuf};

/// What is read where no path is given.
const USUAL: &str = "seeds";
/// Paths that a suggested command repeats; more are not worth the lines.
const TYPED: usize = 3;

/// Options that say what to read.
#[derive(Debug, clap::Args)]
pub struct Input {
    /// Reports: files, folders, or `-` for standard input [default: seeds]
    #[arg(value_name = "PATH")]
    pub paths: Vec<PathBuf>,
    /// Its id
    #[arg(long, value_name = "ID", help_heading = "About the report, if it is one")]
    id: Option<String>,
    /// Who published it
    #[arg(long, value_name = "NAME", help_heading = "About the report, if it is one")]
    outlet: Option<String>,
    /// The day on which it was published
    #[arg(long, value_name = "YYYY-MM-DD", value_parser = day::day, help_heading = "About the report, if it is one")]
    published: Option<NaiveDate>,
    /// Its language, such as `ar`
    #[arg(long, value_name = "TAG", help_heading = "About the report, if it is one")]
    language: Option<String>,
}

/// All that a run needs before it reads the first report, so that a slip in its options costs no waiting.
pub struct Prepared {
    ruleset: Ruleset,
    paths: Vec<PathBuf>,
    options: ReadOptions,
    typed: String,
}

/// A report, and whether everything that it should rest on could be read.
pub struct Read {
    /// The report on all documents that could be read.
    pub report: Report,
    /// Failed where some could not.
    pub outcome: Outcome,
}

impl Input {
    /// Decides what to read and makes the pack ready; what is wrong with it goes to standard error.
    pub fn prepare(&self, rules: Option<&Path>, terminal: &Terminal) -> anyhow::Result<Prepared> {
        let paths = paths(self)?;
        let (ruleset, _, _) = pack::ready(rules, terminal)?;
        Ok(Prepared { ruleset, paths, options: options(self), typed: typed(&self.paths, rules) })
    }
}

impl Prepared {
    /// The names that options may use.
    pub fn names(&self) -> Names {
        Names::new(self.ruleset.labels(), self.ruleset.relations())
    }

    /// How the rendering is to look; the command that it suggests reads the same reports with the same rules.
    pub fn look(&self, terminal: &Terminal, file: Option<&Path>) -> Options {
        Options { reports: self.typed.clone(), ..terminal.options(file) }
    }

    /// Reads and analyses the reports; what is wrong with them goes to standard error.
    pub fn read(&self, terminal: &Terminal) -> anyhow::Result<Read> {
        let mut sources = SourceMap::default();
        let corpus = corpus::read(&self.paths, &self.options, &mut std::io::stdin().lock(), &mut sources);
        terminal.findings(&corpus.diagnostics, &sources);
        let errors = pack::errors(&corpus.diagnostics);
        if corpus.documents.is_empty() {
            bail!("{}", nothing_read(&self.paths, &corpus, errors));
        }
        let analysis = pipeline::run(&corpus, &self.ruleset);
        terminal.findings(&analysis.warnings, &sources);
        let report = pipeline::report(&corpus, &self.ruleset, &analysis);
        Ok(Read { report, outcome: Outcome::failed_if(errors > 0) })
    }
}

fn paths(input: &Input) -> anyhow::Result<Vec<PathBuf>> {
    if !input.paths.is_empty() {
        return Ok(input.paths.clone());
    }
    if Path::new(USUAL).is_dir() {
        return Ok(vec![PathBuf::from(USUAL)]);
    }
    bail!(
        "no reports were named and there is no folder `{USUAL}` here: name files or folders of reports, \
         or `-` for standard input"
    )
}

/// The paths and the pack as they are to be typed again.
fn typed(paths: &[PathBuf], rules: Option<&Path>) -> String {
    let mut words: Vec<String> = match paths.len() {
        0..=TYPED => paths.iter().map(|path| shell_word(path)).collect(),
        _ => vec!["PATH…".to_owned()],
    };
    words.extend(rules.map(|rules| format!("--rules {}", shell_word(rules))));
    words.join(" ")
}

/// A path as a shell takes it for one word.
pub fn shell_word(path: &Path) -> String {
    let text = path.display().to_string();
    let plain = |c: char| c.is_alphanumeric() || "/._-+,:@%".contains(c);
    if !text.is_empty() && text.chars().all(plain) {
        text
    } else {
        format!("'{}'", text.replace('\'', r"'\''"))
    }
}

fn options(input: &Input) -> ReadOptions {
    ReadOptions {
        id: input.id.clone(),
        outlet: input.outlet.clone(),
        published: input.published,
        language: input.language.clone(),
    }
}

fn nothing_read(paths: &[PathBuf], corpus: &Corpus, errors: usize) -> String {
    let named: Vec<String> = paths
        .iter()
        .map(|path| format!("`{}`", gainsay::diagnostic::escaped(&path.display().to_string())))
        .collect();
    let mut facts = Vec::new();
    if errors > 0 {
        facts.push(counted(errors, "error"));
    }
    if let Some(first) = corpus.skipped.first() {
        let others = corpus.skipped.len() - 1;
        let more = if others > 0 { format!(" and {others} more") } else { String::new() };
        facts.push(format!("skipped {}{more}: {}", gainsay::diagnostic::escaped(&first.path), first.reason));
    }
    let facts = if facts.is_empty() { String::new() } else { format!(" ({})", facts.join("; ")) };
    format!("no report could be read from {}{facts}", named.join(", "))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_command_can_be_typed_again_whatever_the_paths_are_called() {
        let paths = ["reports/", "my reports/it's.txt", "تقارير"].map(PathBuf::from);
        assert_eq!(typed(&paths, None), r"reports/ 'my reports/it'\''s.txt' تقارير");
        assert_eq!(typed(&paths[..1], Some(Path::new("mine"))), "reports/ --rules mine");
        assert_eq!(typed(&vec![PathBuf::from("a"); 4], None), "PATH…");
        assert_eq!(typed(&[], None), "");
    }
}
