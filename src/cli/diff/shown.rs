//! Changes of claims and conflicts, for people.

use crate::cli::pack::counted;
use gainsay::authoring::diff::{Changed, Changes, Moved};
use gainsay::diagnostic::escaped;
use gainsay::report::view::{Claim, Conflict, Report};
use std::collections::BTreeMap;

/// All changes, with what they rest on.
pub fn text(changes: &Changes<'_>, before: &Report, after: &Report) -> String {
    let documents = counted(after.documents.len(), "report");
    let mut text = format!("{} → {}, over {documents}\n", pack(before), pack(after));
    text.push_str(&body(changes, &Quotes::of(before), &Quotes::of(after)));
    text
}

/// All changes; a line where there are none. `old` and `new` quote for the conflicts.
pub fn body(changes: &Changes<'_>, old: &Quotes<'_>, new: &Quotes<'_>) -> String {
    if changes.is_empty() {
        return "no claim and no conflict changed\n".to_owned();
    }
    let mut text =
        format!("claims: {}\nconflicts: {}\n", counts(&changes.claims), counts(&changes.conflicts));
    section(&mut text, "Claims lost", changes.claims.lost.iter().map(|c| claim("-", c)));
    section(&mut text, "Claims gained", changes.claims.gained.iter().map(|c| claim("+", c)));
    section(&mut text, "Claims moved", changes.claims.moved.iter().map(moved_claim));
    section(&mut text, "Conflicts lost", changes.conflicts.lost.iter().map(|c| old.conflict("-", c)));
    section(&mut text, "Conflicts gained", changes.conflicts.gained.iter().map(|c| new.conflict("+", c)));
    section(
        &mut text,
        "Conflicts moved",
        changes.conflicts.moved.iter().map(|m| new.conflict("~", m.after) + &differences(m)),
    );
    text
}

fn pack(report: &Report) -> String {
    let hash: String = report.pack.hash.chars().take(8).collect();
    format!("{} ({hash})", escaped(&report.pack.origin))
}

fn counts<T>(changed: &Changed<'_, T>) -> String {
    format!("{} gained, {} lost, {} moved", changed.gained.len(), changed.lost.len(), changed.moved.len())
}

fn section(text: &mut String, head: &str, items: impl Iterator<Item = String>) {
    let mut items = items.peekable();
    if items.peek().is_some() {
        text.push_str(&format!("\n{head}\n\n"));
        text.extend(items);
    }
}

fn claim(sign: &str, claim: &Claim) -> String {
    format!("{sign} {}\n    {}\n", head(claim), quoted(&claim.quote.exact))
}

fn head(claim: &Claim) -> String {
    let day = claim.date.day.map_or_else(|| "no day".to_owned(), |day| day.to_string());
    escaped(&format!(
        "{}: {} {} {} ({day}, {})",
        claim.document, claim.actor, claim.position, claim.topic, claim.rule
    ))
}

fn moved_claim(moved: &Moved<'_, Claim>) -> String {
    claim("~", moved.after) + &differences(moved)
}

fn differences<T>(moved: &Moved<'_, T>) -> String {
    let line = |text: &str| escaped(text).replace('\n', " ");
    let all = moved.what.iter();
    all.map(|what| format!("    {}: {} → {}\n", what.of, line(&what.before), line(&what.after))).collect()
}

/// A quotation in a directional isolate, on one line.
fn quoted(text: &str) -> String {
    let line = text.split_whitespace().collect::<Vec<_>>().join(" ");
    format!("\u{2068}«{}»\u{2069}", escaped(&line))
}

/// The words behind statements.
pub struct Quotes<'a> {
    by_statement: BTreeMap<&'a str, &'a Claim>,
}

impl<'a> From<&'a BTreeMap<String, Claim>> for Quotes<'a> {
    fn from(by_statement: &'a BTreeMap<String, Claim>) -> Self {
        let by_statement = by_statement.iter().map(|(id, claim)| (id.as_str(), claim)).collect();
        Self { by_statement }
    }
}

impl<'a> Quotes<'a> {
    /// Of all statements of a report.
    pub fn of(report: &'a Report) -> Self {
        let claims: BTreeMap<&str, &Claim> = report.claims.iter().map(|c| (c.id.as_str(), c)).collect();
        let first = |ids: &[String]| ids.iter().find_map(|id| claims.get(id.as_str()).copied());
        let by_statement =
            report.statements.iter().filter_map(|s| Some((s.id.as_str(), first(&s.claims)?))).collect();
        Self { by_statement }
    }

    fn conflict(&self, sign: &str, conflict: &Conflict) -> String {
        let Conflict { kind, topic, a, b, pairs, .. } = conflict;
        let mut text = escaped(&format!(
            "{sign} {} about {topic}: {} {} / {} {}\n",
            kind.as_str(),
            a.actor,
            a.position,
            b.actor,
            b.position
        ));
        for id in pairs.first().iter().flat_map(|pair| [&pair.a, &pair.b]) {
            let Some(claim) = self.by_statement.get(id.as_str()) else { continue };
            text.push_str(&format!("    {}: {}\n", escaped(&claim.document), quoted(&claim.quote.exact)));
        }
        text
    }
}
