//! A file's text, or a finding in its stead.
//!
//! In: a path, or a stream. Out: the decoded text; all that is wrong goes to the corpus.

use super::codes;
use super::document::{Corpus, Skipped};
use super::encoding::decode;
use super::gather::unreadable;
use crate::diagnostic::{Diagnostic, SourceMap};
use std::fs::File;
use std::io::{self, Read};
use std::path::Path;

/// More bytes than this are no report.
const MAX_BYTES: u64 = 256 << 20;

/// Reads and decodes a file.
pub(super) fn open(path: &Path, sources: &mut SourceMap, corpus: &mut Corpus) -> Option<String> {
    let name = path.display().to_string();
    match File::open(path).and_then(bounded) {
        Ok(bytes) => text(&name, bytes, sources, corpus),
        Err(error) => refuse(corpus, &name, "could not be read", unreadable(path, &error)),
    }
}

/// Reads and decodes standard input.
pub(super) fn open_stdin(
    stdin: &mut dyn Read,
    sources: &mut SourceMap,
    corpus: &mut Corpus,
) -> Option<String> {
    match bounded(stdin) {
        Ok(bytes) => text("-", bytes, sources, corpus),
        Err(error) => {
            let message = format!("standard input could not be read: {error}");
            let finding = Diagnostic::error(codes::UNREADABLE, message).help("give a file in its place");
            refuse(corpus, "-", "could not be read", finding)
        }
    }
}

/// Whether a file opens with front matter; not, if it cannot be read.
pub(super) fn has_front_matter(path: &Path) -> bool {
    let mut head = Vec::new();
    let read = File::open(path).and_then(|file| file.take(8).read_to_end(&mut head));
    read.is_ok() && super::front_matter::opens(&head)
}

fn bounded(from: impl Read) -> io::Result<Vec<u8>> {
    let mut bytes = Vec::new();
    from.take(MAX_BYTES + 1).read_to_end(&mut bytes)?;
    Ok(bytes)
}

fn text(name: &str, bytes: Vec<u8>, sources: &mut SourceMap, corpus: &mut Corpus) -> Option<String> {
    if bytes.len() as u64 > MAX_BYTES {
        let message = format!("`{name}` is larger than {} MB", MAX_BYTES >> 20);
        let finding = Diagnostic::error(codes::TOO_LARGE, message);
        return refuse(corpus, name, "too large", finding.help("split it into one file for each report"));
    }
    match decode(bytes) {
        Ok(decoded) => {
            let warning = decoded.assumed.map(|assumed| assumed.warning(name, sources));
            corpus.diagnostics.extend(warning);
            Some(decoded.text)
        }
        Err(error) => {
            let reason = error.reason();
            let finding = error.error(name, sources);
            refuse(corpus, name, reason, finding)
        }
    }
}

/// Records that something is skipped, and why.
pub(super) fn refuse<T>(corpus: &mut Corpus, name: &str, reason: &str, finding: Diagnostic) -> Option<T> {
    corpus.skipped.push(Skipped { path: name.to_owned(), reason: reason.to_owned() });
    corpus.diagnostics.push(finding);
    None
}
