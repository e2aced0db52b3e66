//! A folder's `corpus.toml`.
//!
//! In: its text. Out: one [`Entry`] for each report that could be read from it, each with its own
//! findings, so that reading a single report of a folder speaks of that report alone.

use super::codes;
use super::metadata::{Form, Located, Metadata, Toml, read_table};
use crate::diagnostic::{Diagnostic, SourceId, SourceMap, nearest};
use std::ops::Range;
use std::path::{Component, Path, PathBuf};
use toml::Spanned;
use toml::de::{DeTable, DeValue};

/// The name that makes a file a manifest.
pub(super) const FILE_NAME: &str = "corpus.toml";

/// One report as the manifest has it.
pub(super) struct Entry {
    /// The file, relative to the manifest's folder, and where it is named.
    pub file: Located<String>,
    pub metadata: Metadata,
    /// What is wrong with this entry.
    pub findings: Vec<Diagnostic>,
}

/// What a manifest holds.
#[derive(Default)]
pub(super) struct Manifest {
    pub entries: Vec<Entry>,
    /// What is wrong with it as a whole, entries without a file included.
    pub findings: Vec<Diagnostic>,
}

/// Reads a manifest that is called `name`.
pub(super) fn parse(name: &str, text: String, sources: &mut SourceMap) -> Manifest {
    let source = sources.add(name, text);
    let text = sources.text(source);
    let (table, mut toml) = Toml::parse(source, text);
    let mut manifest = Manifest::default();
    let mut keys: Vec<_> = table.iter().collect();
    keys.sort_by_key(|(key, _)| key.span().start);
    for (key, value) in keys {
        match (key.get_ref().as_ref(), value.get_ref()) {
            ("document", DeValue::Array(elements)) => {
                elements.iter().for_each(|element| manifest.element(element, &mut toml));
            }
            ("document", DeValue::Table(entry)) => {
                let error =
                    Diagnostic::error(codes::BAD_VALUE, "`[document]` opens a table, not a list of reports");
                let error =
                    error.at(source, value.span(), "one pair of brackets").help("write `[[document]]`");
                manifest.findings.push(error);
                manifest.entry(entry, value.span(), &mut toml);
            }
            ("document", _) => manifest.findings.push(no_list(source, value.span())),
            (key_name, _) => manifest.findings.push(unknown(key_name, source, key.span())),
        }
    }
    manifest.findings.extend(toml.findings(codes::BROKEN_MANIFEST, name));
    manifest
}

fn no_list(source: SourceId, span: Range<usize>) -> Diagnostic {
    Diagnostic::error(codes::BAD_VALUE, "`document` must be a list of reports")
        .at(source, span, "no list")
        .help("open each report with a line `[[document]]`")
}

fn unknown(key: &str, source: SourceId, span: Range<usize>) -> Diagnostic {
    let error = Diagnostic::error(codes::UNKNOWN_KEY, format!("unknown key `{key}`"));
    let error = error.at(source, span, "not read");
    match nearest(key, ["document"]) {
        Some(_) => error.help("write `[[document]]`"),
        None => error.help("a manifest holds `[[document]]` tables and nothing else"),
    }
}

impl Manifest {
    fn element(&mut self, element: &Spanned<DeValue>, toml: &mut Toml) {
        match element.get_ref() {
            DeValue::Table(entry) => self.entry(entry, element.span(), toml),
            _ => self.findings.push(no_list(toml.source, element.span())),
        }
    }

    /// `header` is the place of the entry's `[[document]]`.
    fn entry(&mut self, table: &DeTable, header: Range<usize>, toml: &mut Toml) {
        let mut findings = Vec::new();
        let mut metadata = read_table(table, toml, Form::Manifest, &mut findings);
        match metadata.file.take() {
            Some(file) => self.entries.push(Entry { file, metadata, findings }),
            None => {
                self.findings.append(&mut findings);
                if !table.contains_key("file") {
                    let error = Diagnostic::error(codes::BAD_VALUE, "this entry names no file");
                    let error = error.at(toml.source, header, "`file` is missing");
                    self.findings.push(error.help("add `file = \"…\"`, relative to the manifest's folder"));
                }
            }
        }
    }
}

impl Entry {
    /// The file's path below `folder`; an error if it leaves the folder.
    pub(super) fn path(&self, folder: &Path) -> Result<PathBuf, Diagnostic> {
        let relative = Path::new(&self.file.value);
        let stays =
            relative.components().all(|part| matches!(part, Component::Normal(_) | Component::CurDir));
        if stays {
            return Ok(folder.join(relative));
        }
        let message = format!("`{}` is not below the manifest's folder", self.file.value);
        Err(self.at_file(Diagnostic::error(codes::MISSING_FILE, message), "leads out of the folder").help(
            "write a path relative to the manifest, without `..`, or name the file on the command line",
        ))
    }

    /// Points a finding at the value of `file`.
    pub(super) fn at_file(&self, finding: Diagnostic, label: &str) -> Diagnostic {
        match self.file.place.clone() {
            Some((source, span)) => finding.at(source, span, label),
            None => finding,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(text: &str) -> Manifest {
        parse("corpus.toml", text.to_owned(), &mut SourceMap::default())
    }

    fn files(manifest: &Manifest) -> Vec<&str> {
        manifest.entries.iter().map(|entry| entry.file.value.as_str()).collect()
    }

    #[test]
    fn entries_are_read_in_their_order() {
        let manifest = read("[[document]]\nfile = 'b.txt'\nid = '1'\n\n[[document]]\nfile = 'a.txt'\n");
        assert_eq!(files(&manifest), ["b.txt", "a.txt"]);
        assert_eq!(manifest.findings, []);
        assert_eq!(manifest.entries[0].metadata.id.as_ref().map(|id| id.value.as_str()), Some("1"));
    }

    #[test]
    fn a_broken_entry_does_not_lose_the_others() {
        let manifest = read(
            "[[document]]\nfile = \"a.txt\nid = '1'\n[[document]]\nfile = 'b.txt'\nid = 7\n[[document]\nfile = 'c.txt'\n[[document]]\nfile = 'd.txt'\n",
        );
        let files = files(&manifest);
        assert!(files.contains(&"b.txt") && files.contains(&"d.txt"), "{files:?}");
        assert!(manifest.findings.iter().all(|f| f.code == codes::BROKEN_MANIFEST));
        assert_eq!(manifest.findings.len(), 2, "{:?}", manifest.findings);
        let b = manifest.entries.iter().find(|entry| entry.file.value == "b.txt").unwrap();
        assert_eq!(b.findings[0].message, "`id` must be a text, not an integer");
    }

    #[test]
    fn an_entry_without_a_file_and_a_slip_in_the_header_are_told() {
        let manifest = read("[[document]]\nid = 'x'\n");
        assert_eq!(manifest.findings[0].message, "this entry names no file");
        assert_eq!(manifest.findings[0].labels[0].span, 0..12);
        let manifest = read("[[documents]]\nfile = 'x'\n");
        assert_eq!(manifest.findings[0].help.as_deref(), Some("write `[[document]]`"));
        let manifest = read("[document]\nfile = 'x'\n");
        assert_eq!(manifest.findings[0].code, codes::BAD_VALUE);
        assert_eq!(files(&manifest), ["x"]);
        assert_eq!(read("document = 5\n").findings[0].message, "`document` must be a list of reports");
    }

    #[test]
    fn a_file_may_lie_deeper_but_not_outside() {
        let manifest = read("[[document]]\nfile = 'sub/a.txt'\n[[document]]\nfile = '../a.txt'\n");
        assert_eq!(manifest.entries[0].path(Path::new("f")).unwrap(), Path::new("f/sub/a.txt"));
        let error = manifest.entries[1].path(Path::new("f")).unwrap_err();
        assert_eq!(error.code, codes::MISSING_FILE);
        assert_eq!(error.message, "`../a.txt` is not below the manifest's folder");
    }
}
