//! Where output goes: its width, its colours, and writing it without a panic.
//!
//! In: texts and findings. Out: bytes on standard output, in a file, or on standard error.

use anyhow::Context;
use gainsay::diagnostic::{Diagnostic, SourceMap, escaped, render};
use gainsay::report::Options;
use std::io::{self, IsTerminal, Write};
use std::path::Path;

/// Columns where there is no terminal to measure.
const PIPED_WIDTH: usize = 100;

/// What is known of the output.
pub struct Terminal {
    width: Option<usize>,
    /// Columns as the environment tells them, for output that is no terminal.
    columns: Option<usize>,
    plain: bool,
}

impl Terminal {
    /// `width` as asked for.
    pub fn new(width: Option<u16>) -> Self {
        let set = |name| std::env::var_os(name).is_some_and(|value| !value.is_empty());
        let dumb = std::env::var_os("TERM").is_some_and(|term| term == "dumb");
        let columns = std::env::var("COLUMNS").ok().and_then(|columns| columns.parse().ok());
        Self { width: width.map(usize::from), columns, plain: set("NO_COLOR") || dumb }
    }

    /// Columns to fill, in a file or on standard output.
    fn width(&self, file: Option<&Path>) -> usize {
        let measured = || match file {
            None => terminal_size::terminal_size_of(io::stdout()).map(|(width, _)| usize::from(width.0)),
            Some(_) => None,
        };
        self.or_piped(self.width.or_else(measured))
    }

    /// A width, where there is none to measure that of the environment.
    fn or_piped(&self, width: Option<usize>) -> usize {
        width.or(self.columns.filter(|&columns| columns > 0)).unwrap_or(PIPED_WIDTH)
    }

    /// Whether to colour, in a file or on standard output.
    fn colour(&self, file: Option<&Path>) -> bool {
        !self.plain && file.is_none() && io::stdout().is_terminal()
    }

    /// How a rendering is to look, in a file or on standard output.
    pub fn options(&self, file: Option<&Path>) -> Options {
        Options { width: self.width(file), colour: self.colour(file), ..Options::default() }
    }

    /// Writes all of `text` to the file, or to standard output where there is none.
    pub fn write(&self, text: &str, file: Option<&Path>) -> anyhow::Result<()> {
        match file {
            Some(path) => std::fs::write(path, text)
                .with_context(|| format!("cannot write `{}`", escaped(&path.display().to_string()))),
            None => {
                let mut out = io::stdout().lock();
                out.write_all(text.as_bytes())
                    .and_then(|()| out.flush())
                    .context("cannot write to standard output")
            }
        }
    }

    /// Writes all of `text`, with a byte order mark in front where one is asked for.
    pub fn write_marked(&self, text: &str, file: Option<&Path>, mark: bool) -> anyhow::Result<()> {
        if mark { self.write(&format!("\u{feff}{text}"), file) } else { self.write(text, file) }
    }

    /// Writes findings to standard error.
    pub fn findings<'a>(&self, findings: impl IntoIterator<Item = &'a Diagnostic>, sources: &SourceMap) {
        let mut text = String::new();
        let colour = !self.plain && io::stderr().is_terminal();
        let measured = terminal_size::terminal_size_of(io::stderr()).map(|(width, _)| usize::from(width.0));
        let width = self.or_piped(self.width.or(measured));
        for finding in findings {
            if !text.is_empty() {
                text.push('\n');
            }
            text.push_str(&render(finding, sources, colour, width));
        }
        self.note(&text);
    }

    /// Writes a line that sums up a run to standard error.
    pub fn summary(&self, line: &str) {
        self.note(line);
    }

    /// Writes an error and its causes to standard error, in one line.
    pub fn error(&self, error: &anyhow::Error) {
        // It may quote an argument, a path or a file.
        self.note(&format!("error: {}\n", escaped(&format!("{error:#}"))));
    }

    /// Writes to standard error; a closed one is no reason to stop.
    fn note(&self, text: &str) {
        let _ = io::stderr().lock().write_all(text.as_bytes());
    }
}

/// A byte order mark is for CSV: readers of the other formats trip over it.
pub fn mark_for_csv(mark: bool, csv: bool) -> anyhow::Result<()> {
    if mark && !csv {
        anyhow::bail!("--bom is for spreadsheets: add `--format csv`, or leave it out");
    }
    Ok(())
}

/// Whether an error says that the reader of the output has gone.
pub fn is_broken_pipe(error: &anyhow::Error) -> bool {
    error
        .chain()
        .filter_map(|cause| cause.downcast_ref::<io::Error>())
        .any(|cause| cause.kind() == io::ErrorKind::BrokenPipe)
}
