//! Paths to reports: the one way in.
//!
//! In: paths as given, and metadata from the command line. Out: the [`Corpus`].

use super::codes;
use super::document::{Corpus, Document, Skipped};
use super::front_matter::{Split, opens, split};
use super::gather::{Gathered, Kind, Reached, endings, folder_of, gather};
use super::ids::{Draft, assign};
use super::listing::Listing;
use super::manifest;
use super::metadata::{Form, Located, Metadata, Place, Toml, read_table};
use super::open::{plain_text, refuse, unread};
use super::readings;
use super::records::dates::Zone;
use super::records::fields::Map;
use super::records::input::Input;
use super::records::intake::{File, Intake, Record};
use super::records::sniff::{Format, Guess, guess};
use super::records::{self, Watch};
use super::spot::Spot;
use crate::diagnostic::{Diagnostic, SourceMap};
use chrono::NaiveDate;
use std::io::Read;
use std::path::{Path, PathBuf};

/// A line of more bytes than this is told.
const LONG_LINE: usize = 1 << 20;

/// What the command line says of the reports. Metadata belongs to standard input, or to the one file that is given:
/// it overrides what stands in a single report, and fills in what the records of a collection leave out.
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
    /// The format of all files, where it is not to be told by their content.
    pub format: Option<Format>,
    /// Which fields of a record hold what, where it is not to be told by their names.
    pub map: Option<Map>,
    /// The zone in which the day of a moment counts, where it is not the moment's own.
    pub zone: Option<Zone>,
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
    read_watched(paths, options, stdin, sources, &())
}

/// As [`read`], while somebody looks on.
pub fn read_watched(
    paths: &[PathBuf],
    options: &ReadOptions,
    stdin: &mut dyn Read,
    sources: &mut SourceMap,
    watch: &dyn Watch,
) -> Corpus {
    let mut gathered = gather(paths);
    let mut corpus = Corpus {
        skipped: std::mem::take(&mut gathered.skipped),
        diagnostics: std::mem::take(&mut gathered.findings),
        ..Corpus::default()
    };
    let scope = scope(options, paths, &gathered, &mut corpus);
    let listing = Listing::load(&mut gathered, sources, &mut corpus);
    let mut reader = Reader { options, sources, watch, corpus, listing, drafts: Vec::new() };
    if gathered.stdin {
        reader.stdin(stdin);
    }
    for (canonical, file) in &gathered.files {
        reader.file(canonical, file, scope == Scope::File);
    }
    reader.finish()
}

/// The names that a report without an id may have: the file's, and with its folder. What a shell hands over as
/// `/dev/fd/63` has a number for a name, which says nothing.
fn names(path: &Path, stem: String, relative: &str) -> (String, String) {
    let open_files = ["/dev/fd", "/proc/self/fd"];
    match path.parent().is_some_and(|folder| open_files.iter().any(|open| folder == Path::new(open))) {
        true => ("pipe".to_owned(), format!("pipe-{stem}")),
        false => (stem, relative.to_owned()),
    }
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
    if options.describe() && !missing {
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
    watch: &'a dyn Watch,
    corpus: Corpus,
    listing: Listing,
    drafts: Vec<Draft>,
}

impl Reader<'_> {
    fn stdin(&mut self, stdin: &mut dyn Read) {
        self.watch.opens("-", None);
        let input = match Input::new(stdin, self.watch) {
            Ok(input) => input,
            Err(error) => {
                return refuse(&mut self.corpus, "-", "could not be read", unread("-", &error)).unwrap_or(());
            }
        };
        let file = File {
            name: "-".to_owned(),
            stem: "stdin".to_owned(),
            relative: "-".to_owned(),
            named: true,
            ..File::default()
        };
        self.input(input, file, "", None, true);
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
        let opened = std::fs::File::open(&file.path).and_then(|opened| {
            let size = opened.metadata().ok().filter(std::fs::Metadata::is_file).map(|found| found.len());
            self.watch.opens(&name, size);
            Input::new(opened, self.watch)
        });
        let input = match opened {
            Ok(input) => input,
            Err(error) => {
                return refuse(&mut self.corpus, &name, "could not be read", unread(&name, &error))
                    .unwrap_or(());
            }
        };
        if let (false, Some(reason)) = (listed, self.unlisted(file, &input)) {
            self.corpus.skipped.push(Skipped { path: name, reason });
            return;
        }
        let (stem, ending) = endings(&file.path);
        let wanted = file.named || listed || file.kind != Kind::Other;
        let (stem, relative) = names(&file.path, stem, &file.relative);
        self.input(
            input,
            File { name, stem, relative, named: wanted, ..File::default() },
            &ending,
            metadata,
            options,
        );
    }

    /// Why a file that no manifest lists is not even opened; nothing if it is.
    fn no_report(&self, file: &Reached) -> Option<String> {
        if file.named {
            return None;
        }
        let readings = file.path.ends_with(readings::DOCUMENTS)
            && folder_of(&file.path).join(readings::CLAIMS).is_file();
        match file.kind {
            Kind::Special => Some("not a regular file".to_owned()),
            _ => readings.then(|| "part of the readings beside it".to_owned()),
        }
    }

    /// Why a file that no manifest lists is not read, by its beginning; nothing if it is.
    fn unlisted(&self, file: &Reached, input: &Input<'_>) -> Option<String> {
        let front_matter = || opens(input.head());
        match file.kind {
            _ if file.named => None,
            Kind::Markdown if !front_matter() => Some("a .md file without front matter".to_owned()),
            Kind::Markdown | Kind::Special => None,
            _ if !self.listing.governs(&file.path) || front_matter() => None,
            _ => Some(format!("not listed in {}", manifest::FILE_NAME)),
        }
    }

    /// Reads an input in the format that was asked for or is told by its beginning.
    fn input(&mut self, input: Input<'_>, file: File, ending: &str, listed: Option<Metadata>, options: bool) {
        let asked = self.options.format.map(Guess::Is);
        let found = asked.unwrap_or_else(|| guess(input.head(), ending, self.options.map.as_ref()));
        match found {
            Guess::Is(Format::Text) | Guess::Open if file.named || asked.is_some() => {
                self.text(input, &file, listed, options)
            }
            Guess::Is(Format::Text) | Guess::Open => self.skip(file.name, "not a .txt file"),
            Guess::Foreign(what, cure) if file.named => {
                let message = format!("`{}` is {what}, which is not read", file.name);
                let finding = Diagnostic::error(codes::FOREIGN, message).help(cure);
                refuse(&mut self.corpus, &file.name, what, finding).unwrap_or(())
            }
            Guess::Foreign(what, _) => self.skip(file.name, what),
            Guess::Is(format) => self.records(input, file, format, listed, options),
        }
    }

    fn skip(&mut self, path: String, reason: &str) {
        self.corpus.skipped.push(Skipped { path, reason: reason.to_owned() });
    }

    /// Reads one report as plain text.
    fn text(&mut self, input: Input<'_>, file: &File, listed: Option<Metadata>, options: bool) {
        let name = &file.name;
        let Some(text) = plain_text(name, input, self.sources, &mut self.corpus) else { return };
        let described = listed.is_some() || options && self.options.describe();
        let path = Path::new(name);
        if !described
            && name != "-"
            && file.named
            && split(&text) == Split::Plain
            && self.listing.is_beside(path)
            && !self.listing.governs(path)
        {
            self.corpus.diagnostics.push(unlisted(name));
        }
        if let Some((document, place)) = self.document(name, text, listed.unwrap_or_default(), options) {
            let choices = vec![file.stem.clone(), file.relative.clone(), document.path.clone()];
            self.drafts.push(Draft { document, choices, place, collected: false });
        }
    }

    /// Reads a file of records, or a page.
    fn records(
        &mut self,
        input: Input<'_>,
        mut file: File,
        format: Format,
        listed: Option<Metadata>,
        options: bool,
    ) {
        let mut metadata = listed.unwrap_or_default();
        if options {
            metadata.overlay(self.options.metadata(), &mut self.corpus.diagnostics);
        }
        if format != Format::Html
            && (metadata.id.is_some() || metadata.title.is_some() || metadata.url.is_some())
        {
            let message =
                format!("`{}` holds many reports: one id, title or address cannot be theirs", file.name);
            let warning = Diagnostic::warning(codes::UNUSED_OPTIONS, message)
                .note("it is not used")
                .help("give outlet, day and language only, where the records do not say them");
            self.corpus.diagnostics.push(warning);
        }
        file.defaults = defaults(metadata);
        let before = self.drafts.len();
        let mut intake = Intake::new(&file, self.options, &mut self.corpus, &mut self.drafts);
        records::read(input, format, &mut intake);
        let found = intake.found;
        intake.finish();
        self.corpus.collections += usize::from(format != Format::Html && self.drafts.len() > before);
        let refused = self.corpus.skipped.last().is_some_and(|skipped| skipped.path == file.name);
        if !found && !refused {
            let warning = Diagnostic::warning(codes::EMPTY, format!("`{}` holds no report", file.name))
                .help("collect it again, or take the file away");
            refuse(&mut self.corpus, &file.name, "empty", warning).unwrap_or(())
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
        let lines_before = text[..body].matches('\n').count();
        let text = if body == 0 { text } else { text[body..].to_owned() };
        Some((Document { lines_before, ..document(name, text, metadata) }, place))
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
        self.corpus.passed.sort_by(|a, b| (&a.path, &a.what).cmp(&(&b.path, &b.what)));
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
        ..Document::default()
    }
}

fn unlisted(name: &str) -> Diagnostic {
    let message = format!("`{name}` is not listed in the {} beside it", manifest::FILE_NAME);
    Diagnostic::warning(codes::UNLISTED, message)
        .note("it is read without outlet and day")
        .help("add an entry for it, or give it front matter")
}

/// What a manifest or the command line says of all reports of a file.
fn defaults(metadata: Metadata) -> Record {
    let value = |field: Option<Located<String>>| field.map(|field| field.value);
    Record {
        id: value(metadata.id),
        outlet: value(metadata.outlet),
        published: metadata.published.map(|field| field.value.to_string()),
        language: value(metadata.language),
        title: value(metadata.title),
        url: value(metadata.url),
        ..Record::default()
    }
}

impl ReadOptions {
    /// Whether they hold metadata of a report.
    fn describe(&self) -> bool {
        self.id.is_some() || self.outlet.is_some() || self.published.is_some() || self.language.is_some()
    }

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
