//! A file's text, or a finding in its stead.
//!
//! In: a path, or a stream. Out: the decoded text; all that is wrong goes to the corpus.

use super::codes;
use super::document::{Corpus, Skipped};
use super::encoding::decode;
use super::gather::unreadable;
use super::records::input::Input;
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

/// Decodes what is left of an input whose beginning was looked at. If what was packed ends too soon, the text up to
/// there is kept.
pub(super) fn plain_text(
    name: &str,
    input: Input<'_>,
    sources: &mut SourceMap,
    corpus: &mut Corpus,
) -> Option<String> {
    let packed = input.packed;
    let mut bytes = Vec::new();
    let read = input.bytes().take(MAX_BYTES + 1).read_to_end(&mut bytes);
    match read {
        Err(error) if packed && !bytes.is_empty() => {
            let message = format!("`{name}` cannot be read to its end: {error}");
            let finding = Diagnostic::error(codes::CUT_OFF, message)
                .note("what stands before is read, the rest is not")
                .help("fetch the file again: it may be damaged or cut off");
            corpus.diagnostics.push(finding);
        }
        Err(error) => {
            let finding = unread(name, &error);
            return refuse(corpus, name, "could not be read", finding);
        }
        Ok(_) => {}
    }
    text(name, bytes, sources, corpus)
}

/// The finding for an input that cannot be read.
pub(super) fn unread(name: &str, error: &io::Error) -> Diagnostic {
    match name {
        "-" => {
            let message = format!("standard input could not be read: {error}");
            Diagnostic::error(codes::UNREADABLE, message).help("give a file in its place")
        }
        name => unreadable(Path::new(name), error),
    }
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
