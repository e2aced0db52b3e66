//! What a manifest entry or front matter says about a report.
//!
//! In: a TOML table that was parsed as far as it goes, with its faults. Out: [`Metadata`] with the
//! place of each value, and findings. The table is read key by key rather than through serde, so
//! that one bad value costs neither the others nor their messages.

use super::codes;
use crate::diagnostic::{Diagnostic, SourceId, TomlFault, nearest, toml_fault};
use chrono::NaiveDate;
use std::ops::Range;
use toml::de::{DeTable, DeValue};

/// The keys that both forms know; a manifest entry has `file` besides.
const KEYS: [&str; 6] = ["id", "outlet", "published", "language", "title", "url"];

/// Words that people write for a key.
const OTHER_WORDS: [(&str, &str); 9] = [
    ("date", "published"),
    ("day", "published"),
    ("pubdate", "published"),
    ("source", "outlet"),
    ("publisher", "outlet"),
    ("lang", "language"),
    ("link", "url"),
    ("headline", "title"),
    ("slug", "id"),
];

/// Bytes of a source.
pub(super) type Place = (SourceId, Range<usize>);

/// A value and where it stands; values from the command line stand nowhere.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Located<T> {
    pub value: T,
    pub place: Option<Place>,
}

/// Metadata of one report, as far as it is given.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct Metadata {
    pub file: Option<Located<String>>,
    pub id: Option<Located<String>>,
    pub outlet: Option<Located<String>>,
    pub published: Option<Located<NaiveDate>>,
    pub language: Option<Located<String>>,
    pub title: Option<Located<String>>,
    pub url: Option<Located<String>>,
}

/// A TOML text with what is syntactically wrong with it.
pub(super) struct Toml<'a> {
    pub source: SourceId,
    pub text: &'a str,
    faults: Vec<(Range<usize>, String)>,
}

/// Which of the two forms a table has.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Form {
    Manifest,
    FrontMatter,
}

impl<'a> Toml<'a> {
    /// Parses as much as can be parsed.
    pub(super) fn parse(source: SourceId, text: &'a str) -> (DeTable<'a>, Self) {
        let (table, errors) = DeTable::parse_recoverable(text);
        let fault = |error: toml::de::Error| (error.span().unwrap_or(0..0), error.message().to_owned());
        let faults = errors.into_iter().map(fault).collect();
        (table.into_inner(), Self { source, text, faults })
    }

    /// Whether syntax is at fault inside a value.
    fn is_broken(&self, span: &Range<usize>) -> bool {
        self.faults.iter().any(|(fault, _)| within(fault, span))
    }

    /// Takes the syntax faults inside a value away, since it has a better message.
    fn forgive(&mut self, span: &Range<usize>) -> Option<String> {
        let first = self.faults.iter().find(|(fault, _)| within(fault, span)).map(|(_, text)| text.clone());
        self.faults.retain(|(fault, _)| !within(fault, span));
        first
    }

    /// The syntax faults that are left, as findings.
    pub(super) fn findings(self, code: &'static str, name: &str) -> Vec<Diagnostic> {
        let what = if code == codes::BROKEN_MANIFEST { "manifest" } else { "front matter" };
        let mut slips: Vec<TomlFault> =
            self.faults.into_iter().map(|(span, fault)| toml_fault(self.text, span, &fault)).collect();
        // One slip may be a fault twice to the reader.
        slips.dedup_by(|one, other| one.span == other.span);
        let finding = |slip: TomlFault| {
            let message = format!("the {what} of `{name}` is not valid TOML: {}", slip.message);
            let label = if slip.label.is_empty() { "here".to_owned() } else { slip.label };
            let finding = Diagnostic::error(code, message).at(self.source, slip.span, label).help(slip.help);
            match slip.also {
                Some((place, label)) => finding.also(self.source, place, label),
                None => finding,
            }
        };
        slips.into_iter().map(finding).collect()
    }
}

fn within(inner: &Range<usize>, outer: &Range<usize>) -> bool {
    outer.start <= inner.start && inner.end <= outer.end
}

/// Reads one table; what is wrong with its values is added to `findings`.
pub(super) fn read_table(
    table: &DeTable,
    toml: &mut Toml,
    form: Form,
    findings: &mut Vec<Diagnostic>,
) -> Metadata {
    let source = toml.source;
    let mut metadata = Metadata::default();
    let mut keys: Vec<_> = table.iter().collect();
    keys.sort_by_key(|(key, _)| key.span().start);
    for (key, value) in keys {
        let mut field =
            Field { key: key.get_ref(), value: value.get_ref(), span: value.span(), toml, findings };
        match field.key {
            "file" if form == Form::Manifest => metadata.file = field.text(),
            "id" => metadata.id = field.text(),
            "outlet" => metadata.outlet = field.text(),
            "title" => metadata.title = field.text(),
            "url" => metadata.url = field.text(),
            "language" => metadata.language = field.language(),
            "published" => metadata.published = field.day(),
            name => {
                let finding = unknown_key(name, form, source, key.span());
                findings.push(finding);
            }
        }
    }
    metadata
}

fn unknown_key(key: &str, form: Form, source: SourceId, span: Range<usize>) -> Diagnostic {
    let file = (form == Form::Manifest).then_some("file");
    let keys: Vec<&str> = file.into_iter().chain(KEYS).collect();
    let finding =
        Diagnostic::error(codes::UNKNOWN_KEY, format!("unknown key `{key}`")).at(source, span, "not read");
    let other = OTHER_WORDS.iter().find(|(word, _)| *word == key).map(|(_, meant)| *meant);
    match nearest(key, keys.iter().copied()).or(other) {
        Some(meant) => finding.help(format!("write `{meant}`")),
        None => finding.help(format!("take it away: the keys are {}", keys.join(", "))),
    }
}

/// One key with its value, while it is read.
struct Field<'r, 't, 'v> {
    key: &'r str,
    value: &'r DeValue<'v>,
    span: Range<usize>,
    toml: &'r mut Toml<'t>,
    findings: &'r mut Vec<Diagnostic>,
}

impl Field<'_, '_, '_> {
    fn found<T>(&self, value: T) -> Option<Located<T>> {
        Some(Located { value, place: Some((self.toml.source, self.span.clone())) })
    }

    fn report<T>(&mut self, finding: Diagnostic, label: &str) -> Option<T> {
        self.findings.push(finding.at(self.toml.source, self.span.clone(), label));
        None
    }

    /// A text that is not empty; without the spaces around it.
    fn text(&mut self) -> Option<Located<String>> {
        let key = self.key;
        match self.value {
            DeValue::String(text) if !text.trim().is_empty() => self.found(text.trim().to_owned()),
            // The parser has a message for it already.
            _ if self.toml.is_broken(&self.span) => None,
            DeValue::String(_) => {
                let error = Diagnostic::error(codes::BAD_VALUE, format!("`{key}` is empty"));
                self.report(error.help("give a value, or take the line away"), "nothing in it")
            }
            other => {
                let kind = other.type_str();
                let error = Diagnostic::error(
                    codes::BAD_VALUE,
                    format!("`{key}` must be a text, not {}", kind_name(kind)),
                );
                let raw = self.toml.text.get(self.span.clone()).unwrap_or_default();
                let help = match other {
                    DeValue::Array(_) | DeValue::Table(_) => format!("write `{key} = \"…\"`"),
                    _ => format!("write `{key} = \"{raw}\"`"),
                };
                self.report(error.help(help), "no text")
            }
        }
    }

    /// The primary part of a language tag, in lower case.
    fn language(&mut self) -> Option<Located<String>> {
        let given = self.text()?;
        if let Some(primary) = language_of(&given.value) {
            return self.found(primary);
        }
        let error = Diagnostic::error(codes::BAD_LANGUAGE, format!("`{}` is no language tag", given.value))
            .help("write its two or three letters, e.g. `language = \"ar\"`");
        self.report(error, "read as if not given")
    }

    fn day(&mut self) -> Option<Located<NaiveDate>> {
        let fault = self.toml.forgive(&self.span);
        let raw = self.toml.text.get(self.span.clone()).unwrap_or_default();
        match self.value {
            _ if fault.is_some() => self.no_day(raw.trim(), fault),
            DeValue::Datetime(given) => {
                let day = given.date.and_then(|d| {
                    NaiveDate::from_ymd_opt(i32::from(d.year), u32::from(d.month), u32::from(d.day))
                });
                match day {
                    Some(day) if given.time.is_some() => self.loose_day(day, "a day with a time"),
                    Some(day) => self.found(day),
                    None => self.no_day(raw, None),
                }
            }
            DeValue::String(text) => match day_of(text) {
                Some(day) => self.loose_day(day, "a text"),
                None => self.no_day(text, None),
            },
            _ => self.no_day(raw, None),
        }
    }

    fn loose_day(&mut self, day: NaiveDate, form: &str) -> Option<Located<NaiveDate>> {
        let message = format!("`published` is {form} rather than a bare day; it is read as {day}");
        let warning = Diagnostic::warning(codes::LOOSE_DATE, message);
        self.report::<()>(warning.help(format!("write `published = {day}`")), "");
        self.found(day)
    }

    fn no_day(&mut self, raw: &str, fault: Option<String>) -> Option<Located<NaiveDate>> {
        let mut error = Diagnostic::error(codes::BAD_DATE, format!("`published` is no date: {raw}"))
            .note("the report is read without a day");
        // What the reader says of other things than dates is no help here.
        error.notes.extend(fault.filter(|fault| fault.starts_with("invalid date")));
        let error = error.help(match likely_days(raw).as_slice() {
            [] => "write year, month and day: `published = 2018-03-09`".to_owned(),
            [day] => format!("write `published = {day}`"),
            [day, other, ..] => format!("write `published = {day}`, or `{other}` if the month stands first"),
        });
        self.report(error, "no day of the calendar")
    }
}

/// The primary part of a language tag, in lower case.
pub(super) fn language_of(tag: &str) -> Option<String> {
    let primary = tag.trim().split(['-', '_']).next().unwrap_or_default().to_lowercase();
    let letters = primary.bytes().all(|byte| byte.is_ascii_lowercase());
    (letters && (2..=3).contains(&primary.len())).then_some(primary)
}

fn kind_name(kind: &str) -> String {
    match kind {
        "integer" | "array" => format!("an {kind}"),
        "datetime" => "a date".to_owned(),
        kind => format!("a {kind}"),
    }
}

/// The days that three numbers may mean: year first, or year last and before it the day or the month.
pub fn likely_days(raw: &str) -> Vec<NaiveDate> {
    let numbers: Vec<u32> = raw
        .split(|c: char| !c.is_numeric())
        .filter(|part| !part.is_empty())
        .map(|part| {
            part.chars().filter_map(digit).fold(0u32, |sum, d| sum.saturating_mul(10).saturating_add(d))
        })
        .collect();
    let apart = |c: char| c.is_numeric() || c.is_whitespace() || "-/.,،".contains(c);
    let &[a, b, c] = numbers.as_slice() else { return Vec::new() };
    if !raw.chars().all(apart) {
        return Vec::new();
    }
    let day = |y: u32, m: u32, d: u32| NaiveDate::from_ymd_opt(i32::try_from(y).ok()?, m, d);
    let mut days: Vec<NaiveDate> = match (a, c) {
        (1000.., _) => day(a, b, c).into_iter().collect(),
        (_, 1000..) => day(c, b, a).into_iter().chain(day(c, a, b)).collect(),
        _ => Vec::new(),
    };
    days.dedup();
    days
}

/// The value of a digit of the scripts in which dates are written here.
fn digit(c: char) -> Option<u32> {
    let zeros = ['0', '\u{660}', '\u{6f0}'];
    zeros.iter().find_map(|&zero| (c as u32).checked_sub(zero as u32).filter(|value| *value < 10))
}

/// The day of a text in ISO form, a time of day behind it allowed, zeros before figures missing or not.
pub fn day_of(text: &str) -> Option<NaiveDate> {
    let text = text.trim();
    let day = text.split(['T', ' ']).next()?;
    let (year, _) = day.split_once('-')?;
    // `%Y` would also take years of two or of nine figures.
    if year.len() != 4 || !day.is_ascii() {
        return None;
    }
    NaiveDate::parse_from_str(day, "%Y-%m-%d").ok()
}

impl Metadata {
    /// Takes over what `nearer` says, and tells where the two differ.
    pub(super) fn overlay(&mut self, nearer: Metadata, findings: &mut Vec<Diagnostic>) {
        replace("id", &mut self.id, nearer.id, findings);
        replace("outlet", &mut self.outlet, nearer.outlet, findings);
        replace("published", &mut self.published, nearer.published, findings);
        replace("language", &mut self.language, nearer.language, findings);
        replace("title", &mut self.title, nearer.title, findings);
        replace("url", &mut self.url, nearer.url, findings);
    }
}

fn replace<T: PartialEq>(
    key: &str,
    held: &mut Option<Located<T>>,
    nearer: Option<Located<T>>,
    findings: &mut Vec<Diagnostic>,
) {
    let Some(nearer) = nearer else { return };
    if let (Some(held), Some((source, span))) = (held.as_ref(), nearer.place.clone())
        && held.value != nearer.value
    {
        let message = format!("manifest and front matter give different values for `{key}`");
        let mut finding =
            Diagnostic::warning(codes::DIFFERENT_VALUES, message).at(source, span, "this one counts");
        if let Some((source, span)) = held.place.clone() {
            finding = finding.also(source, span, "the other");
        }
        findings.push(finding.help("take one of the two away, or make them agree"));
    }
    *held = Some(nearer);
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::diagnostic::SourceMap;

    fn read(text: &str) -> (Metadata, Vec<Diagnostic>) {
        let mut sources = SourceMap::default();
        let source = sources.add("a.txt", text);
        let (table, mut toml) = Toml::parse(source, text);
        let mut findings = Vec::new();
        let metadata = read_table(&table, &mut toml, Form::FrontMatter, &mut findings);
        findings.extend(toml.findings(codes::BROKEN_FRONT_MATTER, "a.txt"));
        (metadata, findings)
    }

    fn only(text: &str) -> Diagnostic {
        let (_, mut findings) = read(text);
        assert_eq!(findings.len(), 1, "{findings:?}");
        findings.remove(0)
    }

    fn day(y: i32, m: u32, d: u32) -> Option<NaiveDate> {
        NaiveDate::from_ymd_opt(y, m, d)
    }

    #[test]
    fn all_keys_are_read() {
        let (m, findings) = read(
            "id = 'a'\noutlet = 'harbour'\npublished = 2018-03-11\nlanguage = 'AR-sy'\ntitle = 'T'\nurl = 'u'\n",
        );
        assert_eq!(findings, []);
        assert_eq!(m.id.map(|f| f.value).as_deref(), Some("a"));
        assert_eq!(m.published.map(|f| f.value), day(2018, 3, 11));
        assert_eq!(m.language.map(|f| f.value).as_deref(), Some("ar"));
    }

    #[test]
    fn an_unknown_key_gets_a_suggestion_and_costs_nothing_else() {
        let (m, findings) = read("publised = 2018-03-11\nid = 'a'\n");
        assert!(m.id.is_some());
        assert_eq!(findings[0].code, codes::UNKNOWN_KEY);
        assert_eq!(findings[0].message, "unknown key `publised`");
        assert_eq!(findings[0].help.as_deref(), Some("write `published`"));
        assert_eq!(findings[0].labels[0].span, 0..8);
        let far = only("author = 'x'");
        assert_eq!(only("date = 2018-03-11").help.as_deref(), Some("write `published`"));
        assert_eq!(
            far.help.as_deref(),
            Some("take it away: the keys are id, outlet, published, language, title, url")
        );
    }

    #[test]
    fn a_date_that_is_none_says_what_to_write() {
        for (raw, help) in [
            ("2018-4-15", "write `published = 2018-04-15`"),
            ("2018-02-30", "write year, month and day: `published = 2018-03-09`"),
            ("'soon'", "write year, month and day: `published = 2018-03-09`"),
            ("15.04.2018", "write `published = 2018-04-15`"),
            ("2018/03/20", "write `published = 2018-03-20`"),
            ("٢٠١٨-٠٣-٢٠", "write `published = 2018-03-20`"),
            ("3/4/2018", "write `published = 2018-04-03`, or `2018-03-04` if the month stands first"),
            ("12 April", "write year, month and day: `published = 2018-03-09`"),
            ("5", "write year, month and day: `published = 2018-03-09`"),
            ("07:30:00", "write year, month and day: `published = 2018-03-09`"),
        ] {
            let text = format!("published = {raw}\nid = 'a'\n");
            let (m, findings) = read(&text);
            assert_eq!(findings.len(), 1, "{raw}: {findings:?}");
            assert_eq!(findings[0].code, codes::BAD_DATE, "{raw}");
            assert_eq!(findings[0].help.as_deref(), Some(help), "{raw}");
            assert_eq!(findings[0].labels[0].span, 12..12 + raw.len(), "{raw}");
            assert!(m.published.is_none() && m.id.is_some(), "{raw}");
        }
    }

    #[test]
    fn a_day_in_another_form_is_read_with_a_warning() {
        for raw in ["'2018-04-15'", "'2018-4-15'", "'2018-04-15T10:00:00Z'", "2018-04-15T23:59:00Z"] {
            let (m, findings) = read(&format!("published = {raw}\n"));
            assert_eq!(findings[0].code, codes::LOOSE_DATE, "{raw}");
            assert_eq!(findings[0].help.as_deref(), Some("write `published = 2018-04-15`"), "{raw}");
            assert_eq!(m.published.map(|f| f.value), day(2018, 4, 15), "{raw}");
        }
    }

    #[test]
    fn values_of_the_wrong_kind_say_what_to_write() {
        let error = only("id = 5\n");
        assert_eq!(
            (error.code, error.message.as_str()),
            (codes::BAD_VALUE, "`id` must be a text, not an integer")
        );
        assert_eq!(error.help.as_deref(), Some("write `id = \"5\"`"));
        assert_eq!(only("outlet = ' '\n").message, "`outlet` is empty");
        assert_eq!(only("language = 'arabic'\n").code, codes::BAD_LANGUAGE);
    }

    #[test]
    fn every_syntax_fault_is_told_and_the_rest_is_read() {
        let (m, findings) = read("outlet = \ntitle = two words\nid = 'a'\nurl = \"open\n");
        let codes: Vec<_> = findings.iter().map(|f| f.code).collect();
        assert_eq!(codes, [codes::BROKEN_FRONT_MATTER; 3]);
        assert_eq!(findings[1].help.as_deref(), Some("put it between quotation marks: `\"two words\"`"));
        assert!(m.outlet.is_none());
        assert_eq!(m.id.map(|f| f.value).as_deref(), Some("a"));
    }

    #[test]
    fn nesting_without_end_is_refused_rather_than_followed() {
        let (_, findings) = read(&format!("id = {}", "[".repeat(100_000)));
        assert!(!findings.is_empty());
    }
}
