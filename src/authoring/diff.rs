//! What another state of the rules makes of the same reports: claims and conflicts gained, lost and moved.
//!
//! In: two reports on one corpus. Out: [`Changes`], in the order of the documents and of the text.

use crate::report::view::{self, Claim, Conflict, Report};
use serde::Serialize;
use std::collections::{BTreeMap, BTreeSet};

/// All that differs.
#[derive(Debug, Clone, Default, Serialize)]
pub struct Changes<'a> {
    /// Of the claims.
    pub claims: Changed<'a, Claim>,
    /// Of the conflicts.
    pub conflicts: Changed<'a, Conflict>,
}

/// What differs among things of one sort.
#[derive(Debug, Clone, Serialize)]
pub struct Changed<'a, T> {
    /// Only in the new report.
    pub gained: Vec<&'a T>,
    /// Only in the old report.
    pub lost: Vec<&'a T>,
    /// In both, and not the same.
    pub moved: Vec<Moved<'a, T>>,
}

/// Something that both reports have, each in its way.
#[derive(Debug, Clone, Serialize)]
pub struct Moved<'a, T> {
    /// As the old report has it.
    pub before: &'a T,
    /// As the new report has it.
    pub after: &'a T,
    /// What differs.
    pub what: Vec<Difference>,
}

/// One thing that differs.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Difference {
    /// Which: `position`, `about`, `day` …
    pub of: &'static str,
    /// As the old report has it.
    pub before: String,
    /// As the new report has it.
    pub after: String,
}

impl<T> Default for Changed<'_, T> {
    fn default() -> Self {
        Self { gained: Vec::new(), lost: Vec::new(), moved: Vec::new() }
    }
}

impl<T> Changed<'_, T> {
    /// Whether nothing differs.
    pub fn is_empty(&self) -> bool {
        self.gained.is_empty() && self.lost.is_empty() && self.moved.is_empty()
    }
}

impl Changes<'_> {
    /// Whether nothing differs.
    pub fn is_empty(&self) -> bool {
        self.claims.is_empty() && self.conflicts.is_empty()
    }
}

/// Holds a report against an earlier one on the same corpus.
pub fn compare<'a>(old: &'a Report, new: &'a Report) -> Changes<'a> {
    let documents = new.documents.iter().map(|document| document.id.as_str());
    compare_parts((&old.claims, &old.conflicts), (&new.claims, &new.conflicts), documents)
}

/// Holds claims and conflicts against earlier ones: those that may differ are enough. `documents` are the ids of all
/// documents, in their order.
pub fn compare_parts<'a>(
    (old_claims, old_conflicts): (&'a [Claim], &'a [Conflict]),
    (new_claims, new_conflicts): (&'a [Claim], &'a [Conflict]),
    documents: impl Iterator<Item = &'a str>,
) -> Changes<'a> {
    let mut claims = by_id(old_claims, new_claims, |claim| &claim.id, claim_differences);
    pair_up(&mut claims);
    let order: BTreeMap<&str, usize> = documents.zip(0..).collect();
    let place =
        |claim: &Claim| (order.get(claim.document.as_str()).copied(), claim.quote.start, claim.id.clone());
    claims.gained.sort_by_cached_key(|claim| place(claim));
    claims.lost.sort_by_cached_key(|claim| place(claim));
    claims.moved.sort_by_cached_key(|moved| place(moved.after));
    Changes { claims, conflicts: by_id(old_conflicts, new_conflicts, |c| &c.id, conflict_differences) }
}

fn by_id<'a, T>(
    old: &'a [T],
    new: &'a [T],
    id: impl Fn(&T) -> &str,
    differences: impl Fn(&T, &T) -> Vec<Difference>,
) -> Changed<'a, T> {
    let before: BTreeMap<&str, &T> = old.iter().map(|item| (id(item), item)).collect();
    let after: BTreeSet<&str> = new.iter().map(&id).collect();
    let mut changed = Changed::default();
    for item in new {
        let Some(known) = before.get(id(item)) else {
            changed.gained.push(item);
            continue;
        };
        let what = differences(known, item);
        if !what.is_empty() {
            changed.moved.push(Moved { before: known, after: item, what });
        }
    }
    changed.lost = old.iter().filter(|item| !after.contains(id(item))).collect();
    changed
}

/// A claim lost and one gained from the same words, that agree in actor or position, are one that moved.
fn pair_up<'a>(claims: &mut Changed<'a, Claim>) {
    let same_actor = |a: &Claim, b: &Claim| a.actor == b.actor;
    let same_position = |a: &Claim, b: &Claim| a.position == b.position;
    for agree in [&same_actor as &dyn Fn(&Claim, &Claim) -> bool, &same_position] {
        let lost = std::mem::take(&mut claims.lost);
        for before in lost {
            let fits = |after: &&&Claim| agree(before, after) && of_one_place(before, after);
            match claims.gained.iter().position(|after| fits(&after)) {
                Some(at) => {
                    let after = claims.gained.remove(at);
                    claims.moved.push(Moved { before, after, what: claim_differences(before, after) });
                }
                None => claims.lost.push(before),
            }
        }
    }
}

fn of_one_place(a: &Claim, b: &Claim) -> bool {
    let (a_words, b_words) = (a.quote.start..a.quote.end, b.quote.start..b.quote.end);
    a.document == b.document
        && a.topic == b.topic
        && a_words.start < b_words.end
        && b_words.start < a_words.end
}

/// What a claim has of one sort, in words.
type Shown<'a> = &'a dyn Fn(&Claim) -> String;

fn claim_differences(before: &Claim, after: &Claim) -> Vec<Difference> {
    let none = || "none".to_owned();
    let all: [(&'static str, Shown<'_>); 9] = [
        ("actor", &|c| c.actor.clone()),
        ("position", &|c| c.position.clone()),
        ("about", &about),
        ("day", &|c| c.date.day.map_or_else(none, |day| day.to_string())),
        ("speaker", &speaker),
        ("via", &|c| c.via.clone().unwrap_or_else(none)),
        ("inside a statement of", &|c| c.nested_in.clone().unwrap_or_else(none)),
        ("hedged", &|c| if c.hedged { "yes".to_owned() } else { "no".to_owned() }),
        ("rule", &|c| c.rule.clone()),
    ];
    let mut found: Vec<Difference> =
        all.iter().filter_map(|(of, get)| differ(of, get(before), get(after))).collect();
    // Where the words stand says nothing new once something else has moved.
    if found.is_empty() {
        found.extend(differ("quote", before.quote.exact.clone(), after.quote.exact.clone()));
    }
    found
}

fn differ(of: &'static str, before: String, after: String) -> Option<Difference> {
    (before != after).then_some(Difference { of, before, after })
}

fn about(claim: &Claim) -> String {
    let parties: Vec<String> = claim.about.iter().map(|p| format!("{} ({})", p.party, p.role)).collect();
    if parties.is_empty() { "nobody".to_owned() } else { parties.join(", ") }
}

fn speaker(claim: &Claim) -> String {
    let mut words = view::basis_word(claim.speaker.basis).to_owned();
    if claim.speaker.distance > 0 {
        words.push_str(&format!(" over {}", claim.speaker.distance));
    }
    if let Some(person) = &claim.speaker.spokesperson {
        words.push_str(&format!(", through {person}"));
    }
    words
}

fn conflict_differences(before: &Conflict, after: &Conflict) -> Vec<Difference> {
    let nearest = |c: &Conflict| {
        c.pairs
            .iter()
            .filter_map(|pair| pair.days_apart)
            .min()
            .map_or_else(|| "unknown".to_owned(), |n| n.to_string())
    };
    let pairs =
        |c: &Conflict| c.pairs.iter().map(|pair| (pair.a.clone(), pair.b.clone())).collect::<BTreeSet<_>>();
    let mut found = Vec::new();
    found.extend(differ(
        "statements that meet",
        before.pairs.len().to_string(),
        after.pairs.len().to_string(),
    ));
    found.extend(differ("days apart", nearest(before), nearest(after)));
    if found.is_empty() && pairs(before) != pairs(after) {
        let same = before.pairs.len().to_string();
        found.push(Difference {
            of: "statements that meet",
            before: same.clone(),
            after: format!("{same} others"),
        });
    }
    found
}
