//! Paths to reports: the one way in.
//!
//! In: paths as given, and metadata from the command line. Out: the [`Corpus`].

use super::codes;
use super::document::{Corpus, Document, Skipped};
use super::front_matter::{Split, split};
use super::gather::{Gathered, Kind, Reached, gather};
use super::ids::{Draft, assign};
use super::listing::Listing;
use super::manifest;
use super::metadata::{Form, Located, Metadata, Place, Toml, read_table};
use super::open::{has_front_matter, open, open_stdin, refuse};
use super::spot::Spot;
use crate::diagnostic::{Diagnostic, SourceMap};
use chrono::NaiveDate;
use std::io::Read;
use std::path::{Path, PathBuf};

/// A line of more bytes than this is told.
const LONG_LINE: usize = 1 << 20;

/// Metadata from the command line. It belongs to standard input, or to the one file that is given,
/// and overrides what stands there.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct ReadOptions {
    /// The report's id.
    pub id: Option<String>,
    /// Who published it.
    pub outlet: Option<String>,
    /// The day of publication.
    pub published: Option<NaiveDate>,
    /// Its language (BCP 47 primary tag).
    pub language: Option<String>,
}

/// Reads all reports that the paths lead to; `-` is standard input, read from `stdin` once.
///
/// Nothing stops it: whatever cannot be read is in [`Corpus::skipped`] and, where it is a fault, in
/// [`Corpus::diagnostics`]. The outcome does not depend on the order of the paths. Texts that
/// diagnostics point into are added to `sources`.
pub fn read(
    paths: &[PathBuf],
    options: &ReadOptions,
    stdin: &mut dyn Read,
    sources: &mut SourceMap,
) -> Corpus {
    let mut gathered = gather(paths);
    let mut corpus = Corpus {
        documents: Vec::new(),
        skipped: std::mem::take(&mut gathered.skipped),
        diagnostics: std::mem::take(&mut gathered.findings),
    };
    let scope = scope(options, paths, &gathered, &mut corpus);
    let listing = Listing::load(&mut gathered, sources, &mut corpus);
    let mut reader = Reader { options, sources, corpus, listing, drafts: Vec::new() };
    if gathered.stdin {
        reader.stdin(stdin);
    }
    for (canonical, file) in &gathered.files {
        reader.file(canonical, file, scope == Scope::File);
    }
    reader.finish()
}

/// What metadata from the command line is for.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Scope {
    Stdin,
    File,
    Nothing,
}

fn scope(options: &ReadOptions, paths: &[PathBuf], gathered: &Gathered, corpus: &mut Corpus) -> Scope {
    let one_file = gathered.files.len() == 1 && gathered.files.values().all(|file| file.named);
    let missing = paths.len() == 1 && gathered.files.is_empty() && !paths[0].is_dir();
    if gathered.stdin {
        return Scope::Stdin;
    } else if one_file && corpus.skipped.is_empty() {
        return Scope::File;
    }
    if *options != ReadOptions::default() && !missing {
        let message = "metadata was given for one report, but the paths lead to more than one file";
        let warning = Diagnostic::warning(codes::UNUSED_OPTIONS, message)
            .note("it is not used")
            .help("name one report, or write the metadata into front matter or a manifest");
        corpus.diagnostics.push(warning);
    }
    Scope::Nothing
}

struct Reader<'a> {
    options: &'a ReadOptions,
    sources: &'a mut SourceMap,
    corpus: Corpus,
    listing: Listing,
    drafts: Vec<Draft>,
}

impl Reader<'_> {
    fn stdin(&mut self, stdin: &mut dyn Read) {
        let Some(text) = open_stdin(stdin, self.sources, &mut self.corpus) else { return };
        if let Some((document, place)) = self.document("-", text, Metadata::default(), true) {
            let (stem, relative) = ("stdin".to_owned(), "-".to_owned());
            self.drafts.push(Draft { document, stem, relative, place });
        }
    }

    fn file(&mut self, canonical: &Path, file: &Reached, options: bool) {
        let name = file.path.display().to_string();
        let entry = self.listing.take(canonical);
        if let (None, Some(reason)) = (&entry, self.no_report(file)) {
            self.corpus.skipped.push(Skipped { path: name, reason });
            return;
        }
        let listed = entry.is_some();
        let metadata = entry.map(|entry| {
            self.corpus.diagnostics.extend(entry.findings);
            entry.metadata
        });
        let Some(text) = open(&file.path, self.sources, &mut self.corpus) else { return };
        let described = listed || options && *self.options != ReadOptions::default();
        if !described && file.named && split(&text) == Split::Plain && self.listing.is_beside(&file.path) {
            self.corpus.diagnostics.push(unlisted(&name));
        }
        if let Some((document, place)) = self.document(&name, text, metadata.unwrap_or_default(), options) {
            let stem = file.path.file_stem().unwrap_or_default().to_string_lossy().into_owned();
            self.drafts.push(Draft { document, stem, relative: file.relative.clone(), place });
        }
    }

    /// Why a file that no manifest lists is not read; nothing if it is.
    fn no_report(&self, file: &Reached) -> Option<String> {
        match file.kind {
            _ if file.named => None,
            Kind::Special => Some("not a regular file".to_owned()),
            Kind::Other => Some("not a .txt file".to_owned()),
            Kind::Markdown if has_front_matter(&file.path) => None,
            Kind::Markdown => Some("a .md file without front matter".to_owned()),
            Kind::Text if !self.listing.governs(&file.path) || has_front_matter(&file.path) => None,
            Kind::Text => Some(format!("not listed in {}", manifest::FILE_NAME)),
        }
    }

    /// Puts text and metadata together; nothing if the text holds no report.
    fn document(&mut self, name: &str, text: String, metadata: Metadata, options: bool) -> Option<Made> {
        let mut metadata = metadata;
        let body = match split(&text) {
            Split::Plain => 0,
            Split::Fenced { offset, matter, body } => {
                let nearer = self.front_matter(name, &text[..body], offset, matter);
                metadata.overlay(nearer, &mut self.corpus.diagnostics);
                body
            }
            Split::Unclosed => return self.unclosed(name, &text),
        };
        if options {
            metadata.overlay(self.options.metadata(), &mut self.corpus.diagnostics);
        }
        if text[body..].trim().is_empty() {
            let warning = Diagnostic::warning(codes::EMPTY, format!("`{name}` is empty"))
                .help("fetch the report again, or take the file away");
            return refuse(&mut self.corpus, name, "empty", warning);
        }
        self.long_line(name, &text);
        let place = metadata.id.as_ref().and_then(|id| id.place.clone());
        let text = if body == 0 { text } else { text[body..].to_owned() };
        Some((document(name, text, metadata), place))
    }

    fn front_matter(&mut self, name: &str, head: &str, offset: usize, matter: &str) -> Metadata {
        let source = self.sources.add(name, head);
        // The opening line is blanked rather than cut off, so that offsets are those of the file.
        let padded = format!("{:>offset$}{matter}", '\n');
        let (table, mut toml) = Toml::parse(source, &padded);
        let mut findings = Vec::new();
        let metadata = read_table(&table, &mut toml, Form::FrontMatter, &mut findings);
        self.corpus.diagnostics.append(&mut findings);
        self.corpus.diagnostics.extend(toml.findings(codes::BROKEN_FRONT_MATTER, name));
        metadata
    }

    fn unclosed<T>(&mut self, name: &str, text: &str) -> Option<T> {
        let message = format!("the front matter of `{name}` is never closed");
        let error = Diagnostic::error(codes::BROKEN_FRONT_MATTER, message)
            .help("put a line `+++` between the metadata and the text");
        let error = Spot::in_bytes(text.as_bytes(), 0).attach(error, self.sources, name, "opened here");
        refuse(&mut self.corpus, name, "front matter without an end", error)
    }

    fn long_line(&mut self, name: &str, text: &str) {
        let mut at = 0;
        for (i, line) in text.split_inclusive('\n').enumerate() {
            if line.len() > LONG_LINE {
                let message = format!("line {} of `{name}` is {} MB long", i + 1, line.len() >> 20);
                let warning = Diagnostic::warning(codes::LONG_LINE, message)
                    .help("put the line ends back; sentences that long are cut");
                let spot = Spot::in_bytes(text.as_bytes(), at);
                let warning = spot.attach(warning, self.sources, name, "the line begins here");
                return self.corpus.diagnostics.push(warning);
            }
            at += line.len();
        }
    }

    fn finish(mut self) -> Corpus {
        let mut named = assign(self.drafts);
        self.corpus.documents = named.documents;
        self.corpus.documents.sort_by(|a, b| (&a.id, &a.path).cmp(&(&b.id, &b.path)));
        self.corpus.skipped.append(&mut named.skipped);
        self.corpus.skipped.sort_by(|a, b| (&a.path, &a.reason).cmp(&(&b.path, &b.reason)));
        self.corpus.skipped.dedup();
        self.corpus.diagnostics.append(&mut named.findings);
        self.corpus
    }
}

/// A document, and where its id is declared.
type Made = (Document, Option<Place>);

fn document(name: &str, text: String, metadata: Metadata) -> Document {
    Document {
        id: metadata.id.map(|field| field.value).unwrap_or_default(),
        path: name.to_owned(),
        outlet: metadata.outlet.map(|field| field.value),
        published: metadata.published.map(|field| field.value),
        language: metadata.language.map(|field| field.value),
        title: metadata.title.map(|field| field.value),
        url: metadata.url.map(|field| field.value),
        text,
    }
}

fn unlisted(name: &str) -> Diagnostic {
    let message = format!("`{name}` is not listed in the {} beside it", manifest::FILE_NAME);
    Diagnostic::warning(codes::UNLISTED, message)
        .note("it is read without outlet and day")
        .help("add an entry for it, or give it front matter")
}

impl ReadOptions {
    fn metadata(&self) -> Metadata {
        fn given<T: Clone>(value: &Option<T>) -> Option<Located<T>> {
            value.clone().map(|value| Located { value, place: None })
        }
        Metadata {
            id: given(&self.id),
            outlet: given(&self.outlet),
            published: given(&self.published),
            language: given(&self.language),
            ..Metadata::default()
        }
    }
}

#[cfg(test)]
mod tests;
