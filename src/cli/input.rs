//! The reports that a run reads: files, folders, standard input, or `seeds/` where nothing is named.

use super::Outcome;
use super::day;
use super::pack::{self, counted};
use super::progress::Progress;
use super::terminal::Terminal;
use anyhow::{Context, bail};
use chrono::NaiveDate;
use gainsay::corpus::{self, Corpus, Format, Map, ReadOptions, Zone};
use gainsay::diagnostic::SourceMap;
use gainsay::pipeline;
use gainsay::report::Options;
use gainsay::report::names::Names;
use gainsay::report::view::Report;
use gainsay::rules::Ruleset;
use std::collections::BTreeMap;
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
    /// Read all files in this format [default: told by their content]
    #[arg(long, value_name = "FORMAT", value_enum, help_heading = "Reading")]
    input_format: Option<FormatArgument>,
    /// Which field of a record holds what: `text=body,outlet=source,published=date`, or `trafilatura`, `news-please`,
    /// `mediacloud` [default: told by the fields]
    #[arg(long, value_name = "PART=FIELD,…", conflicts_with = "map_file", help_heading = "Reading")]
    map: Option<String>,
    /// The same from a TOML file
    #[arg(long, value_name = "FILE", help_heading = "Reading")]
    map_file: Option<PathBuf>,
    /// Count days in this zone, such as `Asia/Damascus` or `+03:00` [default: the one that each date gives, else UTC]
    #[arg(long, value_name = "ZONE", help_heading = "Reading")]
    zone: Option<Zone>,
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

/// A format as typed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, clap::ValueEnum)]
enum FormatArgument {
    /// One report as plain text
    Text,
    /// Objects in a list, or one behind the other
    Json,
    /// One object a line
    Jsonl,
    /// Rows with commas or semicolons
    Csv,
    /// Rows with tabs
    Tsv,
    /// An export of Telegram Desktop
    Telegram,
    /// A web page
    Html,
    /// Archived web pages
    Warc,
}

impl From<FormatArgument> for Format {
    fn from(format: FormatArgument) -> Self {
        match format {
            FormatArgument::Text => Self::Text,
            FormatArgument::Json => Self::Json,
            FormatArgument::Jsonl => Self::Jsonl,
            FormatArgument::Csv => Self::Csv,
            FormatArgument::Tsv => Self::Tsv,
            FormatArgument::Telegram => Self::Telegram,
            FormatArgument::Html => Self::Html,
            FormatArgument::Warc => Self::Warc,
        }
    }
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
        let options = options(self)?;
        let (ruleset, _, _) = pack::ready(rules, terminal)?;
        let typed = [typed(&self.paths, rules), self.typed()].join(" ");
        Ok(Prepared { ruleset, paths, options, typed: typed.trim_end().to_owned() })
    }
}

impl Input {
    /// The options of reading as they are to be typed again.
    fn typed(&self) -> String {
        let mut words = Vec::new();
        let format = self.input_format.and_then(|format| clap::ValueEnum::to_possible_value(&format));
        words.extend(format.map(|format| format!("--input-format {}", format.get_name())));
        words.extend(self.map.as_ref().map(|map| format!("--map {}", shell_word(Path::new(map)))));
        words.extend(self.map_file.as_ref().map(|file| format!("--map-file {}", shell_word(file))));
        words.join(" ")
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
        let stdin = &mut std::io::stdin().lock();
        let reading = Progress::of_reading();
        let corpus = corpus::read_watched(&self.paths, &self.options, stdin, &mut sources, &reading);
        reading.done();
        terminal.findings(&corpus.diagnostics, &sources);
        terminal.summary(&summary(&corpus));
        let errors = pack::errors(&corpus.diagnostics);
        if corpus.documents.is_empty() {
            bail!("{}", nothing_read(&self.paths, &corpus, errors));
        }
        let progress = Progress::of_analysis(corpus.documents.len());
        let analysis = pipeline::run_watched(&corpus, &self.ruleset, &progress.counter());
        progress.done();
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

fn options(input: &Input) -> anyhow::Result<ReadOptions> {
    Ok(ReadOptions {
        id: input.id.clone(),
        outlet: input.outlet.clone(),
        published: input.published,
        language: input.language.clone(),
        format: input.input_format.map(Format::from),
        map: map(input)?,
        zone: input.zone,
    })
}

fn map(input: &Input) -> anyhow::Result<Option<Map>> {
    let Some(file) = &input.map_file else {
        return input.map.as_deref().map(|text| Map::parse(text).context("--map")).transpose();
    };
    let name = || format!("the map file `{}`", gainsay::diagnostic::escaped(&file.display().to_string()));
    let text = std::fs::read_to_string(file).with_context(|| format!("{} cannot be read", name()))?;
    Map::from_toml(&text).with_context(name).map(Some)
}

/// What was read, skipped and passed over, and why; nothing where that goes without saying.
fn summary(corpus: &Corpus) -> String {
    if corpus.collections == 0 && corpus.skipped.is_empty() && corpus.passed.is_empty() {
        return String::new();
    }
    let mut text = format!("read {}", counted(corpus.documents.len(), "report"));
    if corpus.collections > 0 {
        text.push_str(&format!(", {} among the files", counted(corpus.collections, "collection")));
    }
    let reason = |reason: &str| reason.split(':').next().unwrap_or_default().to_owned();
    let skipped = tally(corpus.skipped.iter().map(|skipped| (reason(&skipped.reason), 1)));
    if !skipped.is_empty() {
        text.push_str(&format!("; skipped {}: {}", corpus.skipped.len(), skipped.join(", ")));
    }
    let passed = tally(corpus.passed.iter().map(|passed| (passed.what.clone(), passed.count)));
    if !passed.is_empty() {
        text.push_str(&format!("; passed over {}", passed.join(", ")));
    }
    gainsay::diagnostic::escaped(&text) + "\n"
}

/// "this (12)", the most frequent first.
fn tally(all: impl Iterator<Item = (String, usize)>) -> Vec<String> {
    let mut counts: BTreeMap<String, usize> = BTreeMap::new();
    for (what, count) in all {
        *counts.entry(what).or_default() += count;
    }
    let mut counts: Vec<(String, usize)> = counts.into_iter().collect();
    counts.sort_by_key(|(what, count)| (std::cmp::Reverse(*count), what.clone()));
    counts.into_iter().map(|(what, count)| format!("{what} ({count})")).collect()
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
