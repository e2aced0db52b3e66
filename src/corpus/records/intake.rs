//! Where readers hand in what they find: records become documents, faults become findings that name the record.
//!
//! In: [`Record`]s and faults from a reader. Out: drafts of documents, and in the corpus what was skipped and why.
//! Of faults of one kind in one file the first few are told in full and the rest counted.

use super::dates;
use super::fields::Part;
use crate::corpus::codes;
use crate::corpus::document::{Corpus, Document, Passed, Skipped};
use crate::corpus::ids::Draft;
use crate::corpus::metadata::language_of;
use crate::corpus::read::ReadOptions;
use crate::diagnostic::{Diagnostic, Severity};
use std::collections::BTreeMap;

/// Findings of one kind that are told one by one, for each file.
const TOLD: usize = 5;

/// Where a record stands.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Place {
    /// The file is the record.
    File,
    /// It begins in this line, from 1.
    Line(u64),
    /// It begins behind so many bytes of what was unpacked.
    Byte(u64),
    /// It is the message of this number.
    Message(String),
}

/// What a reader found of a report.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Record {
    /// The collector's id.
    pub id: Option<String>,
    pub outlet: Option<String>,
    /// As written.
    pub published: Option<String>,
    pub language: Option<String>,
    pub title: Option<String>,
    pub url: Option<String>,
    pub author: Option<String>,
    pub origin: Option<String>,
    pub channel: Vec<String>,
    pub text: Option<String>,
}

impl Record {
    /// The record whose parts `part` finds.
    pub fn of(part: &dyn Fn(Part) -> Option<String>) -> Self {
        Self {
            id: part(Part::Id),
            outlet: part(Part::Outlet),
            published: part(Part::Published),
            language: part(Part::Language),
            title: part(Part::Title),
            url: part(Part::Url),
            author: part(Part::Author),
            origin: part(Part::Origin),
            channel: part(Part::Channel).into_iter().collect(),
            text: part(Part::Text),
        }
    }
}

/// The file that is read.
#[derive(Debug, Clone, Default)]
pub struct File {
    /// As the user wrote it.
    pub name: String,
    /// Its name without endings.
    pub stem: String,
    /// Relative to the folder that was given.
    pub relative: String,
    /// Named by the user rather than found in a folder.
    pub named: bool,
    /// What a manifest or the command line says of its reports, where they do not say it themselves.
    pub defaults: Record,
}

/// Takes in what a reader finds in one file.
pub struct Intake<'a> {
    pub file: &'a File,
    pub options: &'a ReadOptions,
    corpus: &'a mut Corpus,
    drafts: &'a mut Vec<Draft>,
    told: BTreeMap<(&'static str, Severity), usize>,
    passed: BTreeMap<&'static str, usize>,
    /// Records so far, good and bad.
    number: usize,
    /// Whether anything was found that is or should be a report.
    pub found: bool,
}

impl<'a> Intake<'a> {
    pub fn new(
        file: &'a File,
        options: &'a ReadOptions,
        corpus: &'a mut Corpus,
        drafts: &'a mut Vec<Draft>,
    ) -> Self {
        let (told, passed) = (BTreeMap::new(), BTreeMap::new());
        Self { file, options, corpus, drafts, told, passed, number: 0, found: false }
    }

    /// How a place of this file is written.
    pub fn path(&self, place: &Place) -> String {
        let name = &self.file.name;
        match place {
            Place::File => name.clone(),
            Place::Line(line) => format!("{name}:{line}"),
            Place::Byte(offset) => format!("{name}, byte {offset}"),
            Place::Message(id) => format!("{name}, message {id}"),
        }
    }

    /// Takes a record in, or says why it is none.
    pub fn record(&mut self, place: &Place, record: Record) {
        self.number += 1;
        self.found = true;
        let id = record.id.clone();
        let Some(text) = record.text.clone().filter(|text| !text.trim().is_empty()) else {
            let what = "holds no text";
            let cure = "look at how it was collected; `--map text=FIELD` names another field";
            return self.skip(place, id.as_deref(), codes::NO_TEXT, Severity::Warning, what, "no text", cure);
        };
        let published = self.day(place, &record);
        let language = self.language(place, &record);
        let path = self.path(place);
        let defaults = &self.file.defaults;
        // Of a single report, what is said by hand counts; of many, it fills in what they leave out.
        let or = |own: Option<String>, given: &Option<String>| match place {
            Place::File => given.clone().or(own),
            _ => own.or_else(|| given.clone()),
        };
        let document = Document {
            id: defaults.id.clone().filter(|_| *place == Place::File).unwrap_or_default(),
            path: path.clone(),
            outlet: or(record.outlet, &defaults.outlet),
            published,
            published_as: record
                .published
                .filter(|given| Some(given.as_str()) != published.map(|day| day.to_string()).as_deref()),
            language: or(language, &defaults.language),
            text: with_title(record.title.as_deref(), text),
            title: or(record.title, &defaults.title),
            url: or(record.url, &defaults.url),
            author: record.author,
            original_id: record.id,
            origin: record.origin,
            channel: record.channel,
            lines_before: 0,
        };
        let choices = self.choices(place, id, path);
        self.drafts.push(Draft { document, choices, place: None, collected: *place != Place::File });
    }

    /// What the document may be called: by the collector's id, else by its number in the file.
    fn choices(&self, place: &Place, id: Option<String>, path: String) -> Vec<String> {
        let File { name, stem, relative, .. } = self.file;
        if *place == Place::File {
            return vec![stem.clone(), relative.clone(), path];
        }
        let own = id.clone().unwrap_or_else(|| self.number.to_string());
        let with = |file: &str| format!("{file}:{own}");
        id.into_iter().chain([with(stem), with(relative), with(name), path]).collect()
    }

    fn day(&mut self, place: &Place, record: &Record) -> Option<chrono::NaiveDate> {
        let (own, set) = (record.published.as_deref(), self.file.defaults.published.as_deref());
        let given = if *place == Place::File { set.or(own) } else { own.or(set) }?;
        let day = dates::day(given, self.options.zone);
        if day.is_none() {
            let what = format!("has a date that is not read: {}", shortened(given));
            let cure = "write dates as 2018-03-11, 2018-03-11T10:00:00+03:00, or in seconds since 1970";
            self.tell(place, record.id.as_deref(), codes::RECORD_DATE, Severity::Warning, &what, cure);
        }
        day
    }

    fn language(&mut self, place: &Place, record: &Record) -> Option<String> {
        let given = record.language.as_deref()?;
        let language = language_of(given);
        if language.is_none() {
            let what = format!("names a language by no tag: {}", shortened(given));
            let cure = "write its two or three letters, such as `ar`; it is recognised meanwhile";
            self.tell(place, record.id.as_deref(), codes::BAD_LANGUAGE, Severity::Warning, &what, cure);
        }
        language
    }

    /// Skips a record, with the reason in full for the finding and in a few words for the list.
    #[allow(clippy::too_many_arguments)]
    pub fn skip(
        &mut self,
        place: &Place,
        id: Option<&str>,
        code: &'static str,
        severity: Severity,
        what: &str,
        reason: &str,
        cure: &str,
    ) {
        self.corpus.skipped.push(Skipped { path: self.path(place), reason: reason.to_owned() });
        self.tell(place, id, code, severity, what, cure);
    }

    /// Skips a record that cannot be read.
    pub fn broken(&mut self, place: &Place, what: &str, cure: &str) {
        self.number += 1;
        self.found = true;
        self.skip(place, None, codes::BROKEN_RECORD, Severity::Error, what, "cannot be read", cure);
    }

    /// Skips a record that is longer than any report.
    pub fn too_long(&mut self, place: &Place, most: usize) {
        self.number += 1;
        self.found = true;
        let what = format!("is longer than {} MB", most >> 20);
        let cure = "look at how the file was written: line ends or closing marks may be missing";
        self.skip(place, None, codes::LONG_RECORD, Severity::Error, &what, "too long", cure);
    }

    /// Tells something of a record that is read all the same.
    pub fn tell(
        &mut self,
        place: &Place,
        id: Option<&str>,
        code: &'static str,
        severity: Severity,
        what: &str,
        cure: &str,
    ) {
        let told = self.told.entry((code, severity)).or_default();
        *told += 1;
        if *told > TOLD {
            return;
        }
        let named = id.map(|id| format!(" (id `{}`)", shortened(id))).unwrap_or_default();
        let message = format!("`{}`{named} {what}", self.path(place));
        self.corpus.diagnostics.push(diagnostic(code, severity, message).help(cure));
    }

    /// Says that the rest of the file is not read.
    pub fn stop(&mut self, place: &Place, what: &str, cure: &str) {
        self.found = true;
        let path = self.path(place);
        self.corpus
            .skipped
            .push(Skipped { path: path.clone(), reason: "the rest cannot be read".to_owned() });
        let error = Diagnostic::error(codes::CUT_OFF, format!("`{path}`: {what}"))
            .note("what stands before is read, the rest is not");
        self.corpus.diagnostics.push(error.help(cure));
    }

    /// Refuses the file as a whole: with a finding if it was named, else only in the list of what is skipped.
    pub fn refuse(&mut self, code: &'static str, what: &str, reason: &str, cure: &str) {
        self.corpus.skipped.push(Skipped { path: self.file.name.clone(), reason: reason.to_owned() });
        if self.file.named {
            let error = Diagnostic::error(code, format!("`{}` {what}", self.file.name));
            self.corpus.diagnostics.push(error.help(cure));
        }
    }

    /// Counts something that is no report and does not pretend to be one.
    pub fn pass(&mut self, what: &'static str) {
        *self.passed.entry(what).or_default() += 1;
        self.found = true;
    }

    /// Closes the file: what was not told one by one is counted.
    pub fn finish(self) {
        for ((code, severity), told) in self.told {
            if let Some(more) = told.checked_sub(TOLD).filter(|more| *more > 0) {
                let plural = if more == 1 { "record" } else { "records" };
                let message = format!("`{}` has {more} more {plural} with this fault", self.file.name);
                let help = format!("see `gainsay explain {code}`");
                self.corpus.diagnostics.push(diagnostic(code, severity, message).help(help));
            }
        }
        for (what, count) in self.passed {
            let (path, what) = (self.file.name.clone(), what.to_owned());
            self.corpus.passed.push(Passed { path, what, count });
        }
    }
}

fn diagnostic(code: &'static str, severity: Severity, message: String) -> Diagnostic {
    match severity {
        Severity::Error => Diagnostic::error(code, message),
        Severity::Warning => Diagnostic::warning(code, message),
    }
}

/// A record's text with its headline in front, as reports in files of their own have it.
fn with_title(title: Option<&str>, text: String) -> String {
    match title.map(str::trim).filter(|title| !title.is_empty()) {
        Some(title) if !text.trim_start().starts_with(title) => format!("{title}\n\n{text}"),
        _ => text,
    }
}

/// A value from outside, so that it does not fill the screen.
fn shortened(value: &str) -> String {
    match value.char_indices().nth(60) {
        Some((at, _)) => format!("{}…", &value[..at]),
        None => value.to_owned(),
    }
}
