//! One finding as JSON.

use super::{Diagnostic, Label, Severity, SourceMap};
use serde_json::{Value, json};

/// The finding with its places as file, line and column (both from 1, columns in code points).
///
/// Keys: `code`, `severity` (`error`, `warning`), `message`, `labels`, `notes`, `help`.
pub fn to_json(diagnostic: &Diagnostic, sources: &SourceMap) -> Value {
    let severity = match diagnostic.severity {
        Severity::Error => "error",
        Severity::Warning => "warning",
    };
    let labels: Vec<Value> = diagnostic.labels.iter().map(|label| place(label, sources)).collect();
    json!({
        "code": diagnostic.code,
        "severity": severity,
        "message": diagnostic.message,
        "labels": labels,
        "notes": diagnostic.notes,
        "help": diagnostic.help,
    })
}

fn place(label: &Label, sources: &SourceMap) -> Value {
    let span = sources.clamp(label.source, label.span.clone());
    let (line, column) = sources.position(label.source, span.start);
    let (end_line, end_column) = sources.position(label.source, span.end);
    json!({
        "path": sources.name(label.source),
        "line": line,
        "column": column,
        "end_line": end_line,
        "end_column": end_column,
        "text": label.text,
        "primary": label.primary,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn places_are_lines_and_columns() {
        let mut sources = SourceMap::default();
        let id = sources.add("a.toml", "x\nقال bad\n");
        let finding = Diagnostic::error("D001", "cause").at(id, 9..12, "here");
        let value = to_json(&finding, &sources);
        assert_eq!(value["severity"], "error");
        assert_eq!(value["labels"][0]["path"], "a.toml");
        assert_eq!(value["labels"][0]["line"], 2);
        assert_eq!(value["labels"][0]["column"], 5);
        assert_eq!(value["labels"][0]["end_column"], 8);
        assert_eq!(value["help"], Value::Null);
    }
}
