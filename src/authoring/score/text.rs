//! A score for people: the figures in a table, then what was missed and what was invented.

use super::{By, ClaimItem, ConflictItem, Group, Judged, NotJudged, Score, Tally};
use crate::authoring::explain::page::Page;
use crate::authoring::explain::phrases::{counted, quoted};
use crate::report::Options;
use crate::report::view::Stand;

/// Width of the figures behind a name.
const FIGURES: usize = 52;

/// The figures: in all, then by group.
pub fn figures(score: &Score, options: &Options) -> String {
    let mut page = Page::new(options);
    let mut table = Table::of(score, options.width.max(40));
    table.head(&mut page, &counted(score.documents, "document"));
    table.row(&mut page, "claims", &score.claims.total);
    if let Some(conflicts) = &score.conflicts {
        table.row(&mut page, "conflicts", &conflicts.total);
    }
    table.groups(&mut page, "Claims", &score.claims.groups);
    if let Some(conflicts) = &score.conflicts {
        table.groups(&mut page, "Conflicts", &conflicts.groups);
    }
    let aside = aside(&score.not_judged);
    if !aside.is_empty() {
        page.blank();
        page.plain(&format!("not judged: {}", aside.join(", ")));
    }
    page.finish()
}

/// What was missed and what was invented, with the command to go on with.
pub fn lists(score: &Score, options: &Options) -> String {
    let mut page = Page::new(options);
    claims(&mut page, &score.claims);
    if let Some(judged) = &score.conflicts {
        conflicts(&mut page, judged);
    }
    if let Some(next) = next(score, &options.reports) {
        page.blank();
        page.plain(&next);
    }
    page.finish()
}

struct Table {
    name: usize,
}

impl Table {
    fn of(score: &Score, width: usize) -> Self {
        let conflicts = score.conflicts.iter().flat_map(|judged| &judged.groups);
        let names =
            score.claims.groups.iter().chain(conflicts).map(|group| quoted(&group.name).chars().count());
        let longest = names.max().unwrap_or(0).max("Conflicts by construction".len());
        // Too narrow a page has its table wider than itself, rather than a table without names.
        Self { name: longest.min(width.saturating_sub(FIGURES).max(12)) }
    }

    fn head(&mut self, page: &mut Page, name: &str) {
        page.raw(&format!(
            "{}  {:>9}  {:>6}  {:>5}  {:>6}  {:>6}  {:>8}",
            self.fit(name),
            "precision",
            "recall",
            "F1",
            "found",
            "missed",
            "invented"
        ));
    }

    fn row(&mut self, page: &mut Page, name: &str, tally: &Tally) {
        let Tally { hits, missed, invented } = tally;
        page.raw(&format!(
            "{}  {:>9.3}  {:>6.3}  {:>5.3}  {hits:>6}  {missed:>6}  {invented:>8}",
            self.fit(name),
            tally.precision(),
            tally.recall(),
            tally.f1()
        ));
    }

    fn groups(&mut self, page: &mut Page, what: &str, groups: &[Group]) {
        let mut by = None;
        for group in groups {
            if by != Some(group.by) {
                by = Some(group.by);
                page.blank();
                self.head(page, &format!("{what} by {}", word(group.by)));
            }
            self.row(page, &quoted(&group.name), &group.tally);
        }
    }

    fn fit(&self, name: &str) -> String {
        let mut fitted: String = name.chars().take(self.name).collect();
        if name.chars().count() > self.name {
            fitted.pop();
            fitted.push('…');
        }
        format!("{fitted:width$}", width = self.name)
    }
}

fn word(by: By) -> &'static str {
    match by {
        By::Topic => "topic",
        By::Position => "position",
        By::Language => "language",
        By::Construction => "construction",
        By::Kind => "kind",
    }
}

fn aside(not_judged: &NotJudged) -> Vec<String> {
    let NotJudged { other_topics, other_documents, unlisted_claims, unlisted_conflicts, optional } =
        not_judged;
    let parts = [
        (*optional, "optional claim", ""),
        (*unlisted_claims, "claim", " of unlisted speakers"),
        (*unlisted_conflicts, "conflict", " of unlisted speakers"),
        (*other_topics, "claim", " on topics that the readings do not have"),
        (*other_documents, "claim", " in documents that nobody read"),
    ];
    let parts = parts.into_iter().filter(|(number, ..)| *number > 0);
    parts.map(|(number, noun, rest)| format!("{}{rest}", counted(number, noun))).collect()
}

fn claims(page: &mut Page, judged: &Judged<ClaimItem>) {
    for (what, items) in [("Missed", &judged.missed), ("Invented", &judged.invented)] {
        if items.is_empty() {
            continue;
        }
        page.blank();
        page.heading(&format!("{what} claims ({})", items.len()));
        for item in items {
            page.blank();
            page.plain(&claim(item));
            if let Some(words) = &item.words {
                page.passage(words);
            }
        }
    }
}

fn claim(item: &ClaimItem) -> String {
    let mut parts: Vec<String> = item.id.iter().cloned().collect();
    parts.push(stand(&item.key.actor, &item.key.position));
    parts.push(item.key.topic.clone());
    let path = item.path.as_deref().unwrap_or(&item.key.document);
    parts.push(match item.line {
        Some(line) => format!("{}:{line}", quoted(path)),
        None => quoted(path),
    });
    // A file of sentences has many documents.
    if item.sentence {
        parts.push(quoted(&item.key.document));
    }
    parts.join(" · ")
}

fn conflicts(page: &mut Page, judged: &Judged<ConflictItem>) {
    for (what, items) in [("Missed", &judged.missed), ("Invented", &judged.invented)] {
        if items.is_empty() {
            continue;
        }
        page.blank();
        page.heading(&format!("{what} conflicts ({})", items.len()));
        page.blank();
        for ConflictItem { id, key } in items {
            let Stand { actor, position } = &key.a;
            let (a, b) = (stand(actor, position), stand(&key.b.actor, &key.b.position));
            let between = if key.kind == "shift" { "then" } else { "against" };
            let id = id.as_ref().map(|id| format!("{id} · ")).unwrap_or_default();
            page.plain(&format!("{id}{a} {between} {b} · {} · {}", key.topic, key.kind));
        }
    }
}

fn stand(actor: &str, position: &str) -> String {
    format!("{}: {}", quoted(actor), quoted(position))
}

/// The command to go on with.
fn next(score: &Score, reports: &str) -> Option<String> {
    let claims = &score.claims;
    let conflict = || score.conflicts.as_ref()?.invented.first();
    let id = claims.invented.first().and_then(|item| item.id.as_ref());
    let id = id.or_else(|| conflict()?.id.as_ref());
    let sentence = claims.invented.iter().chain(&claims.missed).find(|item| item.sentence);
    if sentence.is_some() {
        return Some(
            "next: gainsay explain \"the sentence\" (each step from the words to the claim)".to_owned(),
        );
    }
    let id = id.filter(|_| !reports.is_empty())?;
    Some(format!("next: gainsay show {id} {reports} (the passage, and how it was read)"))
}
