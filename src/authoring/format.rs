//! Rule files in canonical order: keys as the model lists them, one blank line between tables, comments kept.
//!
//! In: the text of a rule file and its kind. Out: the same file put in order. The order of tables and of list
//! elements is the author's, and stays.

use crate::rules::files::{Kind, keys};
use std::cmp::Ordering;
use toml_edit::{Decor, DocumentMut, Item, Key, RawString, Table};

/// Why a file was left as it is.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum Unformatted {
    /// It is not TOML; `gainsay check` says where.
    #[error("it is not valid TOML")]
    Syntax,
    /// Putting it in order would have changed what it says.
    #[error("it cannot be put in order without changing what it says")]
    Meaning,
}

/// Puts a file in order.
pub fn format(text: &str, kind: Kind) -> Result<String, Unformatted> {
    let mut document: DocumentMut = text.parse().map_err(|_| Unformatted::Syntax)?;
    table(document.as_table_mut(), kind, "");
    let trailing = tidy(document.trailing().as_str().unwrap_or_default(), true);
    document.set_trailing(trailing);
    let formatted = ends_once(&document.to_string());
    let same = values(text) == values(&formatted) && comments(text) == comments(&formatted);
    if same { Ok(formatted) } else { Err(Unformatted::Meaning) }
}

fn table(table: &mut Table, kind: Kind, path: &str) {
    let order = keys(kind, path);
    if !order.is_empty() {
        table.sort_values_by(|a, _, b, _| by_order(order, a, b));
    }
    for (mut key, item) in table.iter_mut() {
        let below = if path.is_empty() { key.get().to_owned() } else { format!("{path}.{}", key.get()) };
        match item {
            Item::Value(value) => {
                decorate_key(key.leaf_decor_mut());
                decorate_value(value.decor_mut());
            }
            Item::Table(inner) if inner.is_dotted() => dotted(inner),
            Item::Table(inner) => {
                header(inner.decor_mut());
                self::table(inner, kind, &below);
            }
            Item::ArrayOfTables(list) => {
                for inner in list.iter_mut() {
                    header(inner.decor_mut());
                    self::table(inner, kind, &below);
                }
            }
            Item::None => {}
        }
    }
}

/// `a.b = …`: the space around the sign is that of the last key.
fn dotted(table: &mut Table) {
    for (mut key, item) in table.iter_mut() {
        match item {
            Item::Value(value) => {
                decorate_key(key.leaf_decor_mut());
                decorate_value(value.decor_mut());
            }
            Item::Table(inner) => dotted(inner),
            _ => {}
        }
    }
}

/// Known keys in their order, unknown ones behind them as they came.
fn by_order(order: &[&str], a: &Key, b: &Key) -> Ordering {
    let place = |key: &Key| order.iter().position(|known| *known == key.get()).unwrap_or(order.len());
    place(a).cmp(&place(b))
}

fn raw(text: Option<&RawString>) -> &str {
    text.and_then(RawString::as_str).unwrap_or_default()
}

fn decorate_key(decor: &mut Decor) {
    let prefix = tidy(raw(decor.prefix()), false);
    *decor = Decor::new(prefix, " ");
}

fn decorate_value(decor: &mut Decor) {
    let suffix = raw(decor.suffix()).trim_end().to_owned();
    *decor = Decor::new(" ", suffix);
}

/// A table's comments, with one blank line before them.
fn header(decor: &mut Decor) {
    let comments = tidy(raw(decor.prefix()), false);
    let suffix = raw(decor.suffix()).trim_end().to_owned();
    *decor = Decor::new(format!("\n{}", comments.trim_start_matches('\n')), suffix);
}

/// Comment lines without indentation, and at most one blank line in a row.
fn tidy(text: &str, last: bool) -> String {
    let mut tidy = String::new();
    let mut lines: Vec<&str> = text.split('\n').map(str::trim).collect();
    // What stands behind the last line end is the indentation of what follows.
    if !last {
        lines.pop();
    }
    let mut blank = false;
    for line in lines {
        if line.is_empty() && blank {
            continue;
        }
        blank = line.is_empty();
        tidy.push_str(line);
        tidy.push('\n');
    }
    tidy
}

/// Without blank lines at either end, and with one line end.
fn ends_once(text: &str) -> String {
    let text = text.trim_start_matches('\n').trim_end();
    if text.is_empty() { String::new() } else { format!("{text}\n") }
}

fn values(text: &str) -> Option<toml::Table> {
    text.parse().ok()
}

/// All comments, sorted: none may be lost, though some may have moved with their keys.
fn comments(text: &str) -> Vec<String> {
    let lines = text.lines().filter_map(|line| line.find('#').map(|at| line[at..].trim().to_owned()));
    let mut comments: Vec<String> = lines.collect();
    comments.sort();
    comments
}

#[cfg(test)]
mod tests {
    use super::*;

    const UNTIDY: &str = "\n# The topic.\n[topic]\nroles = []\n  # its id\n  id=\"talks\" # here\n\n\n\n[[rule]]\n\
        any = [\n  # first\n  \"b\", # of b\n  \"a\",\n]\nid = \"held\"\n\n\n# about it\n  [[rule.example]]\n  claims = []\n  text = \"x\"\n# end";

    const TIDY: &str = "# The topic.\n[topic]\n# its id\nid = \"talks\" # here\nroles = []\n\n[[rule]]\nid = \"held\"\n\
        any = [\n  # first\n  \"b\", # of b\n  \"a\",\n]\n\n# about it\n[[rule.example]]\ntext = \"x\"\nclaims = []\n# end\n";

    #[test]
    fn keys_come_in_order_with_their_comments_and_lists_stay() {
        assert_eq!(format(UNTIDY, Kind::Topic).unwrap(), TIDY);
    }

    #[test]
    fn what_is_in_order_stays() {
        assert_eq!(format(TIDY, Kind::Topic).unwrap(), TIDY);
        assert_eq!(format("", Kind::Topic).unwrap(), "");
    }

    #[test]
    fn dotted_keys_and_unknown_keys_stay_together() {
        let text = "[[actor]]\nmine = 1\naliases.en=[\"A\"]\n# who\nid = \"a\"\naliases.ar = [\"ب\"]\n";
        let tidy = "[[actor]]\n# who\nid = \"a\"\naliases.en = [\"A\"]\naliases.ar = [\"ب\"]\nmine = 1\n";
        assert_eq!(format(text, Kind::Actors).unwrap(), tidy);
    }

    #[test]
    fn a_broken_file_is_left_alone() {
        assert_eq!(format("[topic\n", Kind::Topic), Err(Unformatted::Syntax));
    }
}
