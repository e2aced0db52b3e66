//! Conflicts and claims as CSV, one row for each pair of statements or each claim.
//!
//! A cell that a spreadsheet would take for a formula gets an apostrophe in front. Control characters are
//! replaced; line ends within a quotation become spaces.

use super::index::{Index, Voice};
use super::paint::clean;
use super::view::{Claim, Conflict, Party, Report, Stand, basis_word, day_basis_word, precision_word};
use chrono::NaiveDate;

const CONFLICT_COLUMNS: [&str; 27] = [
    "conflict",
    "kind",
    "topic",
    "pair",
    "days_apart",
    "a_actor",
    "a_side",
    "a_position",
    "a_day",
    "a_about",
    "a_outlets",
    "a_documents",
    "a_spokespersons",
    "a_basis",
    "a_claim",
    "a_quote",
    "b_actor",
    "b_side",
    "b_position",
    "b_day",
    "b_about",
    "b_outlets",
    "b_documents",
    "b_spokespersons",
    "b_basis",
    "b_claim",
    "b_quote",
];

const CLAIM_COLUMNS: [&str; 23] = [
    "claim",
    "document",
    "outlet",
    "published",
    "actor",
    "side",
    "basis",
    "distance",
    "spokesperson",
    "via",
    "topic",
    "position",
    "about",
    "day",
    "day_basis",
    "day_precision",
    "hedged",
    "nested_in",
    "rule",
    "start",
    "end",
    "copy_of",
    "quote",
];

/// One row for each pair of opposed statements.
pub fn conflicts(report: &Report) -> String {
    let index = Index::new(report);
    let mut rows = Vec::new();
    for conflict in &report.conflicts {
        for (nth, pair) in conflict.pairs.iter().enumerate() {
            let Some(opposed) = index.opposed(pair) else { continue };
            let mut row = pair_cells(conflict, nth, opposed.days_apart);
            row.extend(voice_cells(report, &index, &conflict.a, &opposed.a));
            row.extend(voice_cells(report, &index, &conflict.b, &opposed.b));
            rows.push(row);
        }
    }
    write(&CONFLICT_COLUMNS, rows)
}

/// One row for each claim.
pub fn claims(report: &Report) -> String {
    let index = Index::new(report);
    write(&CLAIM_COLUMNS, report.claims.iter().map(|claim| claim_cells(&index, claim)).collect())
}

fn pair_cells(conflict: &Conflict, nth: usize, days_apart: Option<u32>) -> Vec<String> {
    let days = days_apart.map(|days| days.to_string()).unwrap_or_default();
    vec![
        conflict.id.clone(),
        conflict.kind.as_str().to_owned(),
        conflict.topic.clone(),
        (nth + 1).to_string(),
        days,
    ]
}

fn voice_cells(report: &Report, index: &Index<'_>, stand: &Stand, voice: &Voice<'_>) -> Vec<String> {
    let claims: Vec<&Claim> = index.claims(voice.statement).collect();
    let documents = claims.iter().map(|claim| claim.document.clone());
    let persons = claims.iter().filter_map(|claim| claim.speaker.spokesperson.clone());
    vec![
        stand.actor.clone(),
        report.names.side_of(&stand.actor).unwrap_or_default().to_owned(),
        stand.position.clone(),
        day(voice.statement.day),
        parties(&voice.statement.about),
        list(voice.statement.outlets.iter().cloned()),
        list(documents),
        list(persons),
        basis_word(voice.claim.speaker.basis).to_owned(),
        voice.claim.id.clone(),
        voice.claim.quote.exact.clone(),
    ]
}

fn claim_cells(index: &Index<'_>, claim: &Claim) -> Vec<String> {
    let document = index.document(&claim.document);
    let of =
        |field: fn(&super::view::Document) -> Option<String>| document.and_then(field).unwrap_or_default();
    vec![
        claim.id.clone(),
        claim.document.clone(),
        of(|document| document.outlet.clone()),
        of(|document| document.published.map(|day| day.to_string())),
        claim.actor.clone(),
        claim.side.clone().unwrap_or_default(),
        basis_word(claim.speaker.basis).to_owned(),
        claim.speaker.distance.to_string(),
        claim.speaker.spokesperson.clone().unwrap_or_default(),
        claim.via.clone().unwrap_or_default(),
        claim.topic.clone(),
        claim.position.clone(),
        parties(&claim.about),
        day(claim.date.day),
        day_basis_word(claim.date.basis).to_owned(),
        precision_word(claim.date.precision).to_owned(),
        claim.hedged.to_string(),
        claim.nested_in.clone().unwrap_or_default(),
        claim.rule.clone(),
        claim.quote.start.to_string(),
        claim.quote.end.to_string(),
        of(|document| document.copy_of.clone()),
        claim.quote.exact.clone(),
    ]
}

fn day(day: Option<NaiveDate>) -> String {
    day.map(|day| day.to_string()).unwrap_or_default()
}

fn parties(about: &[Party]) -> String {
    list(about.iter().map(|party| format!("{} ({})", party.party, party.role)))
}

/// Without repetitions, in the order of their first appearance.
fn list(items: impl Iterator<Item = String>) -> String {
    let mut seen: Vec<String> = Vec::new();
    for item in items {
        if !seen.contains(&item) {
            seen.push(item);
        }
    }
    seen.join("; ")
}

fn write(header: &[&str], rows: Vec<Vec<String>>) -> String {
    let mut writer = ::csv::Writer::from_writer(Vec::new());
    // Rows of equal length written to memory: nothing in it can fail.
    let _ = writer.write_record(header);
    for row in rows {
        let _ = writer.write_record(row.iter().map(|cell| guard(cell)));
    }
    let bytes = writer.into_inner().unwrap_or_default();
    String::from_utf8_lossy(&bytes).into_owned()
}

/// A cell that no spreadsheet takes for a formula. The check precedes cleaning, which would hide a tab.
fn guard(cell: &str) -> String {
    let cleaned = clean(cell);
    let formula = |text: &str| text.starts_with(['=', '+', '-', '@', '\t', '\r']);
    if formula(cell) || formula(&cleaned) { format!("'{cleaned}") } else { cleaned }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::report::testing::sample;

    fn table(text: &str) -> Vec<Vec<String>> {
        let mut reader = ::csv::ReaderBuilder::new().has_headers(false).from_reader(text.as_bytes());
        reader.records().map(|row| row.unwrap().iter().map(str::to_owned).collect()).collect()
    }

    #[test]
    fn each_pair_is_a_row_under_its_header() {
        let report = sample();
        let rows = table(&conflicts(&report));
        let pairs: usize = report.conflicts.iter().map(|conflict| conflict.pairs.len()).sum();
        assert_eq!(rows.len(), pairs + 1);
        assert!(rows.iter().all(|row| row.len() == CONFLICT_COLUMNS.len()));
        assert_eq!(rows[1][5], "russian-reconciliation-center");
        assert_eq!(rows[1][10], "aljazeera; shaam");
    }

    #[test]
    fn each_claim_is_a_row() {
        let report = sample();
        let rows = table(&claims(&report));
        assert_eq!(rows.len(), report.claims.len() + 1);
        assert_eq!(rows[1][22], clean(&report.claims[0].quote.exact));
    }

    #[test]
    fn formulas_are_disarmed() {
        for cell in ["=1+1", "+1", "-1", "@x", "\t=1", "\r=1", " =1", "\u{200f}=1"] {
            assert!(guard(cell).starts_with('\''), "{cell:?}");
        }
        assert_eq!(guard("2018-03-11"), "2018-03-11");
    }
}
