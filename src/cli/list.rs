//! `gainsay list`: what the rule pack knows, by the ids that rules and options take.

mod rows;

use super::Outcome;
use super::columns::columns;
use super::pack;
use super::terminal::Terminal;
use anyhow::bail;
use rows::{Cell, Row};
use serde_json::{Map, Value, json};
use std::path::Path;

#[derive(Debug, clap::Args)]
pub struct Arguments {
    /// What to list
    #[arg(value_enum)]
    what: What,
    /// Only what has this in its id, a name or its words
    #[arg(value_name = "NAME")]
    name: Option<String>,
    /// Only what belongs to this topic (positions, rules, sets)
    #[arg(long, value_name = "ID")]
    topic: Option<String>,
    /// Only what is of this language (rules, sets)
    #[arg(long, value_name = "TAG")]
    lang: Option<String>,
    /// Only actors of this side
    #[arg(long, value_name = "ID")]
    side: Option<String>,
    /// How to write it
    #[arg(long, value_enum, default_value = "text")]
    format: Format,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, clap::ValueEnum)]
enum Format {
    Text,
    Json,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, clap::ValueEnum)]
enum What {
    /// Who may speak
    Actors,
    /// The camps that actors belong to
    Sides,
    /// What is claimed about, with the answers
    Topics,
    /// The answers, with what each force makes of them
    Positions,
    /// What finds claims
    Rules,
    /// The sets of words that patterns use
    Sets,
}

pub fn run(arguments: &Arguments, rules: Option<&Path>, terminal: &Terminal) -> anyhow::Result<Outcome> {
    let (pack, sources, faults) = pack::readable(rules, terminal);
    let (head, mut found): (&[&str], Vec<Row>) = match arguments.what {
        What::Actors => (&["id", "side", "kind", "name", "member-of"], rows::actors(&pack)),
        What::Sides => (&["id", "actors", "name"], rows::sides(&pack)),
        What::Topics => (&["id", "roles", "positions", "name"], rows::topics(&pack)),
        What::Positions => {
            (&["id", "topic", "deny", "refuse", "accept", "threaten", "name"], rows::positions(&pack))
        }
        What::Rules => {
            (&["id", "language", "position", "examples", "place"], rows::content_rules(&pack, &sources))
        }
        What::Sets => (&["id", "language", "topic", "place", "words"], rows::sets(&pack, &sources)),
    };
    for (option, wanted, column) in [
        ("--topic", &arguments.topic, "topic"),
        ("--lang", &arguments.lang, "language"),
        ("--side", &arguments.side, "side"),
    ] {
        let Some(wanted) = wanted else { continue };
        let known = found.iter().filter_map(|row| row.of(column));
        let Some(fault) = unknown(option, wanted, known.collect()) else {
            found.retain(|row| row.of(column).is_some_and(|value| value == wanted));
            continue;
        };
        bail!(fault);
    }
    if let Some(name) = &arguments.name {
        found.retain(|row| row.holds(name));
    }
    terminal.write(&shown(arguments, head, &found, terminal)?, None)?;
    Ok(Outcome::failed_if(faults > 0))
}

/// Why an option chooses nothing; `known` are the values of its column.
fn unknown(option: &str, wanted: &str, mut known: Vec<&str>) -> Option<String> {
    known.sort_unstable();
    known.dedup();
    if known.is_empty() {
        return Some(format!("{option} says nothing about what is listed here"));
    }
    if known.contains(&wanted) {
        return None;
    }
    let meant = gainsay::diagnostic::nearest(wanted, known.iter().copied());
    let hint = match meant {
        Some(meant) => format!("did you mean `{meant}`?"),
        None => format!("there are {}", known.join(", ")),
    };
    Some(format!("nothing here has `{wanted}` for {option}; {hint}"))
}

fn shown(arguments: &Arguments, head: &[&str], found: &[Row], terminal: &Terminal) -> anyhow::Result<String> {
    if arguments.format == Format::Json {
        let list: Vec<Value> = found.iter().map(|row| object(head, row)).collect();
        return Ok(serde_json::to_string_pretty(&list)? + "\n");
    }
    if found.is_empty() {
        return Ok("nothing of that\n".to_owned());
    }
    // Who asks for one name wants all of it; else a line each.
    let width = terminal.options(None).width;
    let line = |line: &str| match arguments.name {
        Some(_) => line.to_owned(),
        None => rows::cut(line, width.saturating_sub(4)),
    };
    let (head, below) = match arguments.what {
        What::Sets => (&head[..head.len() - 1], true),
        _ => (head, false),
    };
    let cells = |row: &Row| row.cells.iter().take(head.len()).map(Cell::text).collect();
    let table = columns(head, &found.iter().map(cells).collect::<Vec<_>>());
    let mut lines = table.lines().map(str::to_owned);
    let mut text = line(&lines.next().unwrap_or_default()) + "\n";
    for (shown, row) in lines.zip(found) {
        text.push_str(&(line(&shown) + "\n"));
        let words = row.cells.last().filter(|_| below).map(Cell::text).unwrap_or_default();
        if !words.is_empty() {
            text.push_str(&(indented(&line(&words), width) + "\n"));
        }
    }
    Ok(text)
}

/// A text under the line that it belongs to.
fn indented(text: &str, width: usize) -> String {
    let options = textwrap::Options::new(width.max(20)).initial_indent("    ").subsequent_indent("    ");
    textwrap::fill(&gainsay::diagnostic::escaped(text), options.break_words(false))
}

fn object(head: &[&str], row: &Row) -> Value {
    let pairs = head.iter().zip(&row.cells).map(|(key, cell)| ((*key).to_owned(), cell.json()));
    let mut object: Map<String, Value> = pairs.collect();
    if let Some(names) = &row.names {
        object.insert("name".to_owned(), json!(names));
    }
    object.into()
}
