//! What is wrong with the syntax of a TOML text, in the words of somebody who writes it by hand.
//!
//! In: the text, and where and how its reader failed. Out: the slip that is probably behind it, with the place to mend
//! and what to write there. The reader says what it wanted next; people need to know what they forgot.

mod line;

use line::Line;
use std::ops::Range;

/// A fault of the syntax.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TomlFault {
    /// The place to mend, in bytes of the text.
    pub span: Range<usize>,
    /// The cause.
    pub message: String,
    /// What is to be said at the place; may be empty.
    pub label: String,
    /// What to write.
    pub help: String,
    /// A related place and what is to be said there.
    pub also: Option<(Range<usize>, &'static str)>,
}

impl TomlFault {
    fn new(span: Range<usize>, message: impl Into<String>, help: impl Into<String>) -> Self {
        Self { span, message: message.into(), label: String::new(), help: help.into(), also: None }
    }

    fn label(mut self, label: impl Into<String>) -> Self {
        self.label = label.into();
        self
    }
}

/// What is behind a fault that the TOML reader found at `span` (bytes of `text`) and calls `message`.
pub fn toml_fault(text: &str, span: Range<usize>, message: &str) -> TomlFault {
    let at = Fault { text, line: Line::around(text, span.start), span, message };
    at.foreign_mark()
        .or_else(|| at.twice())
        .or_else(|| at.unclosed_text())
        .or_else(|| at.inner_quotes())
        .or_else(|| at.brackets())
        .or_else(|| at.comma())
        .or_else(|| at.bare_value())
        .or_else(|| at.rest_of_line())
        .unwrap_or_else(|| at.unknown())
}

/// A fault while its cause is looked for.
struct Fault<'a> {
    text: &'a str,
    line: Line<'a>,
    span: Range<usize>,
    message: &'a str,
}

/// Marks that are typed for those of TOML: what they are, and what to write.
const FOREIGN: [(&str, &str, &str); 5] = [
    ("،", "an Arabic comma between two values", "write the comma of Latin script: `,`"),
    (
        "؛",
        "an Arabic semicolon",
        "write a comma, `,`, between the elements of a list, and nothing at the end of a line",
    ),
    ("\u{a0}", "a no-break space", "write an ordinary space: this one looks like it and is none"),
    ("\u{200b}", "a space without width", "remove it: it is not seen, but is there"),
    ("\u{feff}", "a byte order mark inside the text", "remove it: it is not seen, but is there"),
];
const CURLY: [char; 7] = ['“', '”', '„', '«', '»', '‘', '’'];

impl<'a> Fault<'a> {
    /// From the fault to the end of the line.
    fn rest(&self) -> &'a str {
        self.line.text.get(self.column()..).unwrap_or_default()
    }

    /// Where the fault is, in bytes of its line.
    fn column(&self) -> usize {
        (self.span.start - self.line.start.min(self.span.start)).min(self.line.text.len())
    }

    fn says(&self, part: &str) -> bool {
        self.message.contains(part)
    }

    /// A mark that only looks like one of TOML's.
    fn foreign_mark(&self) -> Option<TomlFault> {
        let rest = self.rest();
        // An invisible character may belong to the word before it for the reader.
        let length = self.span.len().clamp(1, rest.len().max(1));
        let faulty = rest.get(..length).unwrap_or(rest);
        for (mark, message, help) in FOREIGN {
            if let Some(at) = faulty.find(mark).filter(|at| *at == 0 || !mark.starts_with(['،', '؛'])) {
                let start = self.span.start + at;
                return Some(TomlFault::new(start..start + mark.len(), message, help));
            }
        }
        let length = rest.chars().next().filter(|c| CURLY.contains(c))?.len_utf8();
        let inner = rest[length..].split(CURLY).next().unwrap_or_default().split(['"', ',', ']']).next();
        let whole = rest[length..].find(CURLY).map_or(length, |end| {
            let close = rest[length + end..].chars().next().map_or(0, char::len_utf8);
            length + end + close
        });
        let help = format!("write straight quotation marks: `\"{}\"`", inner.unwrap_or_default().trim());
        let span = self.span.start..self.span.start + whole;
        Some(TomlFault::new(span, "typographic quotation marks around a text", help))
    }

    /// A key or table that is there already.
    fn twice(&self) -> Option<TomlFault> {
        if !self.says("duplicate key") && !self.says("cannot extend") {
            return None;
        }
        let header = self.line.code().trim();
        if header.starts_with('[') && self.line.assignment().is_none() {
            let span = self
                .line
                .whole(self.line.text.len() - self.line.text.trim_start().len()..self.line.code().len());
            let fault = match header.strip_prefix("[[") {
                Some(_) => TomlFault::new(
                    span,
                    format!("`{header}` follows a table of this name with one bracket"),
                    format!("write `{header}` with two brackets there, too: there may be several"),
                ),
                None => TomlFault::new(
                    span,
                    format!("the table `{header}` stands here for a second time"),
                    twice_help(header),
                ),
            };
            return Some(
                fault.label("the second one").first(self.earlier(|line| line.code().trim() == header)),
            );
        }
        let key = self.text.get(self.span.clone()).unwrap_or_default();
        let fault = TomlFault::new(
            self.span.clone(),
            format!("the key `{key}` stands in this table for a second time"),
            "keep one of the two, or put both values into one list if the key takes a list",
        );
        let earlier = self.earlier(|line| line.assignment().is_some_and(|(k, _)| k == key));
        Some(fault.label("the second one").first(earlier))
    }

    /// The nearest line before this one that is so.
    fn earlier(&self, is_so: impl Fn(&Line) -> bool) -> Option<Range<usize>> {
        let mut end = self.line.start;
        while end > 0 {
            let line = Line::around(self.text, end - 1);
            if is_so(&line) {
                let indent = line.text.len() - line.text.trim_start().len();
                let name = line.assignment().map_or(line.code().trim().len(), |(key, _)| key.len());
                return Some(line.whole(indent..indent + name));
            }
            end = line.start;
        }
        None
    }

    /// A text without its closing mark, told where it begins.
    fn unclosed_text(&self) -> Option<TomlFault> {
        if self.says("multi-line") {
            let help = "close it with the three marks that open it, `\"\"\"`";
            return Some(TomlFault::new(self.span.clone(), "a text of several lines is not closed", help));
        }
        let open = self.line.open.filter(|_| !self.says("missing opening quote"))?;
        // After `]` or `,` the text has swallowed what should stand behind it.
        let last = &self.line.text[open..];
        if let Some(before) = self.swallower(open) {
            return Some(before);
        }
        let mark = &last[..1];
        let inner = last[1..].trim_end().trim_end_matches([']', '}', ',']).trim_end();
        let help = format!("close the text on the line on which it begins: `{mark}{inner}{mark}`");
        let fault = TomlFault::new(
            self.line.whole(open..self.line.text.trim_end().len()),
            "a text without its closing quotation mark",
            help,
        );
        Some(fault.label("begins here"))
    }

    /// A list's text that runs on to the mark that should open the next one: `"a, "b"`.
    fn swallower(&self, open: usize) -> Option<TomlFault> {
        let before = &self.line.text[..open];
        let runs_on = |text: &Range<usize>| {
            let inner = &self.line.text[text.start + 1..text.end - 1];
            inner.trim_end().ends_with([',', '،', ']'])
                && !inner.trim().trim_end_matches([',', ']']).is_empty()
        };
        let text = self.line.texts().find(|text| text.end <= before.len() + 1 && runs_on(text))?;
        let inner = self.line.text[text.start + 1..text.end - 1].trim_end();
        let word = inner.trim_end_matches([',', '،', ']']).trim();
        let fault = TomlFault::new(
            self.line.whole(text),
            "a quotation mark is missing in this line",
            format!("put a quotation mark before and behind each text: `\"{word}\"`"),
        );
        Some(fault.label("runs up to the next mark"))
    }

    /// Quotation marks inside a text, which end it.
    fn inner_quotes(&self) -> Option<TomlFault> {
        let text = self.line.text_before(self.column())?;
        let rest = self.rest();
        let goes_on = rest.starts_with(char::is_alphanumeric) && rest.contains('"');
        let (_, value) = self.line.assignment()?;
        if !goes_on || self.line.text[text.end..self.column()].contains(' ') {
            return None;
        }
        let inner = value.trim_matches('"');
        let help = match inner.contains('\'') {
            false => {
                "put the whole text between single marks, `'…'`, or write `\\\"` for each mark inside it"
            }
            true => {
                "write `\\\"` for each mark inside the text, or put the whole text between `'''` and `'''`"
            }
        };
        let end = text.end;
        let fault =
            TomlFault::new(self.line.whole(end - 1..end), "a quotation mark inside a text ends it", help);
        Some(fault.label("the text ends here"))
    }

    /// A list, table or header that is not closed or not opened.
    fn brackets(&self) -> Option<TomlFault> {
        let code = self.line.code();
        let header = code.trim();
        if header.starts_with('[') && self.line.assignment().is_none() && self.says("unclosed") {
            let name = header.trim_matches(['[', ']', ' ']);
            let whole = if header.starts_with("[[") { format!("[[{name}]]") } else { format!("[{name}]") };
            let indent = self.line.text.len() - self.line.text.trim_start().len();
            let fault = TomlFault::new(
                self.line.whole(indent..code.len()),
                "the name of a table without its closing bracket",
                format!("write `{whole}`"),
            );
            return Some(fault);
        }
        let (what, close, open) = match self.message {
            m if m.starts_with("unclosed array") => ("a list that is not closed", "]", '['),
            m if m.starts_with("unclosed inline table") => ("a table that is not closed", "}", '{'),
            _ => return self.unopened(),
        };
        let mut fault = TomlFault::new(
            self.span.clone(),
            what,
            format!("close it with `{close}`, and put a comma between its elements"),
        );
        fault.label = format!("`{close}` is missing");
        fault.also = self.opening(open).map(|at| (at..at + 1, "opened here"));
        Some(fault)
    }

    /// The bracket that opens what the fault is in: the first one of its statement.
    fn opening(&self, bracket: char) -> Option<usize> {
        let mut end = self.span.start;
        loop {
            let line = Line::around(self.text, end);
            if line.assignment().is_some() {
                return line.text.find(bracket).map(|at| line.start + at);
            }
            end = line.start.checked_sub(1)?;
        }
    }

    fn unopened(&self) -> Option<TomlFault> {
        let (key, value) = self.line.assignment()?;
        let start = self.line.text.len() - self.line.text.split_once('=')?.1.trim_start().len();
        let span = self.line.whole(start..self.line.code().len().max(start));
        if self.rest().starts_with(',') && value.starts_with('"') && self.says("unexpected key or value") {
            let inner = value.trim_end_matches([']', ',']).trim();
            let help = format!("put several values into a list, which opens with `[`: `{key} = [{inner}]`");
            return Some(TomlFault::new(span, "several values without a list around them", help));
        }
        None
    }

    /// Commas that are missing or too many.
    fn comma(&self) -> Option<TomlFault> {
        if self.says("extra comma") {
            return Some(TomlFault::new(self.span.clone(), "a comma that nothing follows", "remove it"));
        }
        if !self.says("missing comma") {
            return None;
        }
        let span = self.element_before().unwrap_or(self.span.clone());
        let fault = TomlFault::new(span, "no comma between two values", "write a comma behind this one: `,`");
        Some(fault.label("a comma is missing behind it"))
    }

    /// The text before the fault, on its line or on one above it.
    fn element_before(&self) -> Option<Range<usize>> {
        let before = self.text[..self.span.start].trim_end();
        let line = Line::around(self.text, before.len());
        line.text_before(before.len() - line.start).map(|text| line.whole(text))
    }

    /// A value that is none: nothing, a word without quotation marks, a truth value in another spelling.
    fn bare_value(&self) -> Option<TomlFault> {
        if self.says("missing opening quote") {
            let word: &str = self.rest().split('"').next().unwrap_or_default();
            let help = format!("put the text between two quotation marks: `\"{word}\"`");
            let span = self.span.start..self.span.start + word.len() + 1;
            return Some(TomlFault::new(span, "a text without its opening quotation mark", help));
        }
        let no_value =
            ["must be quoted", "missing value", "invalid boolean", "invalid value", "unquoted string"];
        if !no_value.iter().any(|part| self.says(part)) {
            return None;
        }
        let value = self.rest().split(['#', ',', ']', '}']).next().unwrap_or_default().trim();
        let truth = match value.to_lowercase().as_str() {
            "" => return self.no_value(),
            "true" | "yes" | "on" => Some("true"),
            "false" | "no" | "off" => Some("false"),
            _ => None,
        };
        let span = self.span.start..self.span.start + value.len();
        Some(match truth {
            Some(word) => {
                TomlFault::new(span, format!("`{value}` is no truth value"), format!("write `{word}`"))
            }
            None => TomlFault::new(
                span,
                "a text without quotation marks",
                format!("put it between quotation marks: `\"{value}\"`"),
            ),
        })
    }

    fn no_value(&self) -> Option<TomlFault> {
        let (key, _) = self.line.assignment()?;
        let indent = self.line.text.len() - self.line.text.trim_start().len();
        let span = self.line.whole(indent..self.line.code().len());
        let help = format!("give it a value, such as `{key} = \"…\"`, or remove the line");
        Some(TomlFault::new(span, format!("nothing stands behind `{key} =`"), help))
    }

    /// Something that may not stand in this place of a line.
    fn rest_of_line(&self) -> Option<TomlFault> {
        let rest = self.rest();
        if rest.starts_with("//") || rest.starts_with("--") {
            let span = self.span.start..self.span.start + rest.trim_end().len();
            return Some(TomlFault::new(span, "a comment that is none in TOML", "begin a comment with `#`"));
        }
        if rest.starts_with(';') {
            let span = self.span.start..self.span.start + 1;
            return Some(TomlFault::new(span, "a semicolon at the end of a line", "remove it"));
        }
        if self.says("key with no value")
            || self.says("invalid unquoted key")
            || self.says("missing assignment")
        {
            return Some(self.no_assignment());
        }
        if self.says("escape") {
            let help =
                "put a text with backslashes between single marks, `'…'`, in which they mean themselves";
            return Some(TomlFault::new(
                self.span.clone(),
                "a backslash with a meaning that TOML does not know",
                help,
            ));
        }
        None
    }

    fn no_assignment(&self) -> TomlFault {
        let code = self.line.code();
        let indent = code.len() - code.trim_start().len();
        let span = self.line.whole(indent..code.len().max(indent));
        let colon = code.trim().split_once(':');
        match colon {
            Some((key, value)) if !key.contains('"') => TomlFault::new(
                span,
                "a colon where an equals sign should stand",
                format!("write `{} = {}`", key.trim().trim_end_matches(' '), value.trim()),
            ),
            _ => TomlFault::new(
                span,
                "a line that gives no key a value",
                "write `key = value`, begin a comment with `#`, or remove the line",
            ),
        }
    }

    fn unknown(&self) -> TomlFault {
        TomlFault::new(
            self.span.clone(),
            format!("this is not TOML: {}", self.message),
            "a text stands in quotation marks, a list in square brackets, a table under `[name]` or `[[name]]`",
        )
    }
}

impl TomlFault {
    fn first(mut self, place: Option<Range<usize>>) -> Self {
        self.also = place.map(|place| (place, "the first one"));
        self
    }
}

fn twice_help(header: &str) -> String {
    let name = header.trim_matches(['[', ']']);
    match ["rule", "rule.example", "position", "opposed", "shift", "actor", "side", "speech", "document"]
        .contains(&name)
    {
        true => format!("write `[[{name}]]`, with two brackets, each time: there may be several"),
        false => "put what stands below it under the first one".to_owned(),
    }
}
