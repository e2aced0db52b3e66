//! Files of JSON objects, one a line: each fault told with its line, the other lines read.

use super::codes;
use crate::diagnostic::{Diagnostic, SourceId, SourceMap, nearest};
use serde_json::{Map, Value};
use std::ops::Range;

/// One line of a file that is an object.
#[derive(Debug)]
pub struct Row {
    values: Map<String, Value>,
    source: SourceId,
    /// Bytes of the line in its source.
    pub span: Range<usize>,
    /// From 1.
    pub line: usize,
}

/// The objects of a source; what is none, and keys that are nearly one of `keys`, go to `findings`.
pub fn rows(
    source: SourceId,
    sources: &SourceMap,
    keys: &[&str],
    findings: &mut Vec<Diagnostic>,
) -> Vec<Row> {
    let text = sources.text(source);
    let mut rows = Vec::new();
    let mut at = 0;
    for (number, raw) in text.split_inclusive('\n').enumerate() {
        let line = raw.trim_start_matches('\u{FEFF}').trim();
        let start = at + raw.find(line).unwrap_or(0);
        at += raw.len();
        if line.is_empty() {
            continue;
        }
        let span = start..start + line.len();
        match serde_json::from_str::<Map<String, Value>>(line) {
            Ok(values) => rows.push(Row { values, source, span, line: number + 1 }),
            Err(error) => {
                let at = start + offset(line, 1, error.column());
                let message = format!("line {} of `{}` is no JSON object", number + 1, sources.name(source));
                let finding =
                    Diagnostic::error(codes::BROKEN_LINE, message).at(source, at..at + 1, reason(&error));
                findings.push(finding.help("write one object a line: `{\"key\": \"value\", …}`"));
            }
        }
    }
    findings.extend(rows.iter().flat_map(|row| row.slips(keys, sources)));
    rows
}

/// Bytes before a line and column of a JSON error, both from 1 and the column in bytes.
pub fn offset(text: &str, line: usize, column: usize) -> usize {
    let before: usize = text.split_inclusive('\n').take(line.saturating_sub(1)).map(str::len).sum();
    (before + column.saturating_sub(1)).min(text.len().saturating_sub(1))
}

/// What a JSON error says, without the place.
pub fn reason(error: &serde_json::Error) -> String {
    let text = error.to_string();
    text.split(" at line ").next().unwrap_or(&text).to_owned()
}

impl Row {
    /// A text that must be there.
    pub fn text(&self, key: &str, findings: &mut Vec<Diagnostic>) -> Option<String> {
        match self.values.get(key) {
            Some(Value::String(text)) if !text.trim().is_empty() => Some(text.clone()),
            _ => self.fault(key, "a text", findings),
        }
    }

    /// A text that may be there.
    pub fn maybe_text(&self, key: &str, findings: &mut Vec<Diagnostic>) -> Option<String> {
        if self.values.get(key).is_none_or(Value::is_null) { None } else { self.text(key, findings) }
    }

    /// Whether, and `otherwise` where nothing is said.
    pub fn flag(&self, key: &str, otherwise: bool, findings: &mut Vec<Diagnostic>) -> Option<bool> {
        match self.values.get(key) {
            None => Some(otherwise),
            Some(Value::Bool(flag)) => Some(*flag),
            Some(_) => self.fault(key, "`true` or `false`", findings),
        }
    }

    /// A list of texts, empty where there is none.
    pub fn texts(&self, key: &str, findings: &mut Vec<Diagnostic>) -> Option<Vec<String>> {
        let texts = match self.values.get(key) {
            None => Some(Vec::new()),
            Some(Value::Array(list)) => list.iter().map(|v| v.as_str().map(str::to_owned)).collect(),
            Some(_) => None,
        };
        texts.or_else(|| self.fault(key, "a list of texts", findings))
    }

    /// Two texts.
    pub fn pair(&self, key: &str, findings: &mut Vec<Diagnostic>) -> Option<(String, String)> {
        let list = self.values.get(key).and_then(Value::as_array).map(Vec::as_slice);
        match list {
            Some([Value::String(a), Value::String(b)]) => Some((a.clone(), b.clone())),
            _ => self.fault(key, "`[\"actor\", \"position\"]`", findings),
        }
    }

    /// A finding at this line.
    pub fn at(&self, finding: Diagnostic, label: &str) -> Diagnostic {
        finding.at(self.source, self.span.clone(), label)
    }

    /// Says that a value is missing or of another kind.
    fn fault<T>(&self, key: &str, wanted: &str, findings: &mut Vec<Diagnostic>) -> Option<T> {
        let problem = if self.values.contains_key(key) { "is of another kind" } else { "is missing" };
        let finding = Diagnostic::error(codes::BAD_VALUE, format!("`{key}` {problem}"));
        let finding = self.at(finding, "this line is not read");
        findings.push(finding.help(format!("give `\"{key}\"` {wanted}")));
        None
    }

    /// Warnings for keys that are nearly one that is read.
    fn slips(&self, keys: &[&str], sources: &SourceMap) -> Vec<Diagnostic> {
        let unknown = self.values.keys().filter(|key| !keys.contains(&key.as_str()));
        let slips = unknown.filter_map(|key| Some((key, nearest(key, keys.iter().copied())?)));
        // The one that is meant stands there, too.
        let slips = slips.filter(|(_, meant)| !self.values.contains_key(*meant));
        let finding = |(key, meant): (&String, &str)| {
            let message = format!("`{key}` is not read");
            let quoted = format!("\"{key}\"");
            let line = sources.text(self.source).get(self.span.clone()).unwrap_or_default();
            let span = line.find(&quoted).map_or(self.span.clone(), |at| {
                let start = self.span.start + at;
                start..start + quoted.len()
            });
            let finding =
                Diagnostic::warning(codes::UNKNOWN_KEY, message).at(self.source, span, "no key of ours");
            finding.help(format!("is `{meant}` meant?"))
        };
        slips.map(finding).collect()
    }
}
