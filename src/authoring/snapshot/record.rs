//! Writes down what a report says, in words that change only when the claims or conflicts do.

use crate::report::view::{self, Claim, Conflict, Document, Report, Statement};
use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write;

/// Name of the snapshot of all conflicts.
const CONFLICTS: &str = "conflicts";

/// A snapshot by its name.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Entry {
    /// Name of its file, without an ending.
    pub name: String,
    /// What it is of.
    pub expression: String,
    /// What it says.
    pub contents: String,
}

/// All snapshots of a report, by name.
pub fn record(report: &Report) -> Vec<Entry> {
    let mut entries: Vec<Entry> =
        report.documents.iter().map(|document| of_document(document, report)).collect();
    entries.push(Entry {
        name: CONFLICTS.to_owned(),
        expression: "conflicts".to_owned(),
        contents: conflicts(report),
    });
    entries.sort();
    entries
}

fn of_document(document: &Document, report: &Report) -> Entry {
    let claims: Vec<String> = report.claims.iter().filter(|c| c.document == document.id).map(claim).collect();
    let contents = if claims.is_empty() { "no claims".to_owned() } else { claims.join("\n") };
    Entry {
        name: format!("claims-{}", file_name(&document.id)),
        expression: format!("claims of {}", document.id),
        contents,
    }
}

/// An id as part of a file name; different ids stay different.
fn file_name(id: &str) -> String {
    let mut name = String::new();
    for c in id.chars() {
        match c.is_alphanumeric() || matches!(c, '-' | '_' | '.') {
            true => name.push(c),
            false => name.extend(format!("%{:x}%", u32::from(c)).chars()),
        }
    }
    name
}

// writing to a String cannot fail
fn claim(claim: &Claim) -> String {
    let mut out = format!("{} {} {}\n", claim.actor, claim.position, claim.topic);
    let _ = writeln!(out, "  quote: {}", claim.quote.exact.split_whitespace().collect::<Vec<_>>().join(" "));
    if !claim.about.is_empty() {
        let about: Vec<String> = claim.about.iter().map(|p| format!("{} ({})", p.party, p.role)).collect();
        let _ = writeln!(out, "  about: {}", about.join(", "));
    }
    let day = claim.date.day.map_or_else(|| "none".to_owned(), |day| day.to_string());
    let about = if view::precision_word(claim.date.precision) == "about" { ", about" } else { "" };
    let _ = writeln!(out, "  day: {day} ({}{about})", view::day_basis_word(claim.date.basis));
    let mut speaker = view::basis_word(claim.speaker.basis).to_owned();
    if claim.speaker.distance > 0 {
        let _ = write!(speaker, " over {}", claim.speaker.distance);
    }
    if let Some(person) = &claim.speaker.spokesperson {
        let _ = write!(speaker, ", through {person}");
    }
    let _ = writeln!(out, "  speaker: {speaker}");
    let others = [("via", &claim.via), ("inside a statement of", &claim.nested_in)];
    for (what, who) in others.iter().filter_map(|(what, who)| who.as_ref().map(|who| (what, who))) {
        let _ = writeln!(out, "  {what}: {who}");
    }
    if claim.hedged {
        out.push_str("  hedged\n");
    }
    let _ = writeln!(out, "  rule: {}", claim.rule);
    out
}

fn conflicts(report: &Report) -> String {
    let statements: BTreeMap<&str, &Statement> =
        report.statements.iter().map(|s| (s.id.as_str(), s)).collect();
    let documents: BTreeMap<&str, &str> =
        report.claims.iter().map(|c| (c.id.as_str(), c.document.as_str())).collect();
    let place = |id: &str| statements.get(id).map_or_else(String::new, |s| place(s, &documents));
    let all: Vec<String> = report.conflicts.iter().map(|c| conflict(c, &place)).collect();
    if all.is_empty() { "no conflicts".to_owned() } else { all.join("\n") }
}

fn conflict(conflict: &Conflict, place: &dyn Fn(&str) -> String) -> String {
    let Conflict { kind, topic, a, b, .. } = conflict;
    let mut out =
        format!("{} about {topic}: {} {} / {} {}\n", kind.as_str(), a.actor, a.position, b.actor, b.position);
    for pair in &conflict.pairs {
        let apart = match pair.days_apart {
            Some(1) => "1 day apart".to_owned(),
            Some(days) => format!("{days} days apart"),
            None => "days apart unknown".to_owned(),
        };
        let _ = writeln!(out, "  {} / {}, {apart}", place(&pair.a), place(&pair.b));
    }
    out
}

/// Day and documents of a statement.
fn place(statement: &Statement, documents: &BTreeMap<&str, &str>) -> String {
    let day = statement.day.map_or_else(|| "no day".to_owned(), |day| day.to_string());
    let ids: BTreeSet<&str> =
        statement.claims.iter().filter_map(|id| documents.get(id.as_str()).copied()).collect();
    format!("{day} in {}", ids.into_iter().collect::<Vec<_>>().join(", "))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ids_that_differ_have_files_that_differ() {
        assert_eq!(file_name("001"), "001");
        assert_ne!(file_name("a/b"), file_name("a%2f%b"));
        assert_ne!(file_name("a/b"), file_name("a-b"));
    }
}
