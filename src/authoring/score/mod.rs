//! How much of what careful readers find in reports a pack finds, and how much it invents.
//!
//! In: a gold standard (a folder of readings, or sentences with theirs) and what was found, by a run or in its
//! JSON. Out: [`Score`]: figures for claims and conflicts, in all and by group, with every miss and invention.
//!
//! A claim counts as found where document, actor, topic and position agree; a conflict where kind, topic and both
//! pairs of actor and position do, in either order except in shifts. Optional items are judged neither way, nor
//! are topics that the gold standard does not have and speakers that the pack does not list.

pub mod codes;
mod found;
mod gold;
mod known;
mod lines;
mod sentences;
mod tally;
mod text;

pub use found::{Body, Found, FoundClaim, FoundConflict, FoundDocument};
pub use gold::{Gold, GoldClaim, GoldConflict};
pub use known::unknown;
pub use sentences::{Sentences, is_sentences};
pub use tally::Tally;
pub use text::{figures, lists};

use crate::report::names::is_unlisted;
use crate::report::view::Stand;
use serde::Serialize;
use std::collections::{BTreeMap, BTreeSet};

/// Version of the JSON; changes with its shape.
pub const VERSION: u32 = 1;

/// What makes a claim the same as another: document, actor, topic, position.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
pub struct ClaimKey {
    /// The document's id.
    pub document: String,
    /// The actor's id.
    pub actor: String,
    /// The topic's id.
    pub topic: String,
    /// The position's id.
    pub position: String,
}

/// What makes a conflict the same as another. Outside shifts the lesser stand comes first.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize)]
pub struct ConflictKey {
    /// `contradiction`, `shift` or `divergence`.
    pub kind: String,
    /// The topic's id.
    pub topic: String,
    /// One stand; of a shift, the earlier.
    pub a: Stand,
    /// The other.
    pub b: Stand,
}

impl ConflictKey {
    /// Puts the stands in order, unless their order says something.
    pub fn new(kind: String, topic: String, a: Stand, b: Stand) -> Self {
        let (a, b) = if kind == "shift" || a <= b { (a, b) } else { (b, a) };
        Self { kind, topic, a, b }
    }
}

/// How a run did.
#[derive(Debug, Clone, Serialize)]
pub struct Score {
    /// [`VERSION`].
    pub version: u32,
    /// How many documents were judged.
    pub documents: usize,
    /// The topics that were judged; none where all were.
    pub topics: Vec<String>,
    /// Of the claims.
    pub claims: Judged<ClaimItem>,
    /// Of the conflicts, where the gold standard has any.
    pub conflicts: Option<Judged<ConflictItem>>,
    /// Found, and not judged.
    pub not_judged: NotJudged,
}

/// Figures, and what they rest on.
#[derive(Debug, Clone, Serialize)]
pub struct Judged<T> {
    /// In all.
    pub total: Tally,
    /// The same for each group, sorted.
    pub groups: Vec<Group>,
    /// Required and not found, sorted.
    pub missed: Vec<T>,
    /// Found, neither required nor optional; sorted.
    pub invented: Vec<T>,
}

/// Figures of a part of all items.
#[derive(Debug, Clone, Serialize)]
pub struct Group {
    /// What the items of the group share.
    pub by: By,
    /// Its value.
    pub name: String,
    /// The figures.
    #[serde(flatten)]
    pub tally: Tally,
}

/// What items are grouped by.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum By {
    /// The topic.
    Topic,
    /// `topic/position`.
    Position,
    /// The language of the document.
    Language,
    /// What the readers say a sentence was written for.
    Construction,
    /// The kind of conflict.
    Kind,
}

/// A claim that was missed or invented.
#[derive(Debug, Clone, Serialize)]
pub struct ClaimItem {
    /// Of an invention: its id, by which `gainsay show` finds it.
    pub id: Option<String>,
    /// What was compared.
    #[serde(flatten)]
    pub key: ClaimKey,
    /// Where the document was read from, if that is known.
    pub path: Option<String>,
    /// The line of the file of the report or of sentences; from 1.
    pub line: Option<usize>,
    /// The words: an invention's quotation, the readers' cue of a miss.
    pub words: Option<String>,
    /// Whether it is one of a file of sentences, which no other command reads.
    #[serde(skip)]
    pub sentence: bool,
}

/// A conflict that was missed or invented.
#[derive(Debug, Clone, Serialize)]
pub struct ConflictItem {
    /// Of an invention: its id.
    pub id: Option<String>,
    /// What was compared.
    #[serde(flatten)]
    pub key: ConflictKey,
}

/// What was found and is none of the gold standard's business.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize)]
pub struct NotJudged {
    /// Claims on other topics.
    pub other_topics: usize,
    /// Claims in other documents.
    pub other_documents: usize,
    /// Claims of speakers that the pack does not list.
    pub unlisted_claims: usize,
    /// Conflicts with such a speaker.
    pub unlisted_conflicts: usize,
    /// Claims that readers may see or not.
    pub optional: usize,
}

/// Holds what was found against a gold standard.
pub fn score(gold: &Gold, found: &Found) -> Score {
    let mut not_judged = NotJudged::default();
    let claims = claims(gold, found, &mut not_judged);
    let conflicts = gold.conflicts.as_ref().map(|listed| conflicts(gold, listed, found, &mut not_judged));
    let topics = gold.topics.iter().cloned().collect();
    Score { version: VERSION, documents: gold.documents.len(), topics, claims, conflicts, not_judged }
}

fn claims(gold: &Gold, found: &Found, not_judged: &mut NotJudged) -> Judged<ClaimItem> {
    let mut there: BTreeMap<&ClaimKey, &FoundClaim> = BTreeMap::new();
    for claim in &found.claims {
        if !gold.documents.contains(&claim.key.document) {
            not_judged.other_documents += 1;
        } else if !gold.judges(&claim.key.topic) {
            not_judged.other_topics += 1;
        } else if claim.unlisted {
            not_judged.unlisted_claims += 1;
        } else {
            there.entry(&claim.key).or_insert(claim);
        }
    }
    let optional = |key: &ClaimKey| gold.claims.get(key).is_some_and(|claim| !claim.required);
    let before = there.len();
    there.retain(|key, _| !optional(key));
    not_judged.optional = before - there.len();
    let asked = |key: &ClaimKey| gold.judges(&key.topic);
    let required: BTreeMap<&ClaimKey, &GoldClaim> =
        gold.claims.iter().filter(|(key, claim)| claim.required && asked(key)).collect();
    let missed = required.iter().filter(|(key, _)| !there.contains_key(*key));
    let invented = there.iter().filter(|(key, _)| !required.contains_key(*key));
    let keys = (required.keys().copied().collect(), there.keys().copied().collect());
    Judged {
        groups: grouped(&keys, |key| claim_groups(key, gold, found)),
        total: Tally::of(&keys.0, &keys.1),
        missed: missed.map(|(key, claim)| found.missed(key, claim)).collect(),
        invented: invented.map(|(_, claim)| found.invented(claim)).collect(),
    }
}

fn claim_groups(key: &ClaimKey, gold: &Gold, found: &Found) -> Vec<(By, String)> {
    let document = found.documents.get(&key.document);
    let language = document.and_then(|d| d.language.clone()).unwrap_or_else(|| "unknown".to_owned());
    let construction = gold.constructions.get(&key.document).map(|c| (By::Construction, c.clone()));
    let groups = [
        (By::Topic, key.topic.clone()),
        (By::Position, format!("{}/{}", key.topic, key.position)),
        (By::Language, language),
    ];
    groups.into_iter().chain(construction).collect()
}

fn conflicts(
    gold: &Gold,
    listed: &BTreeMap<ConflictKey, GoldConflict>,
    found: &Found,
    not_judged: &mut NotJudged,
) -> Judged<ConflictItem> {
    let mut there: BTreeMap<&ConflictKey, &FoundConflict> = BTreeMap::new();
    for conflict in found.conflicts.iter().filter(|conflict| gold.judges(&conflict.key.topic)) {
        if is_unlisted(&conflict.key.a.actor) || is_unlisted(&conflict.key.b.actor) {
            not_judged.unlisted_conflicts += 1;
        } else {
            there.entry(&conflict.key).or_insert(conflict);
        }
    }
    there.retain(|key, _| listed.get(*key).is_none_or(|conflict| conflict.required));
    let asked = |key: &ConflictKey| gold.judges(&key.topic);
    let required = listed.iter().filter(|(key, conflict)| conflict.required && asked(key));
    let required: BTreeSet<&ConflictKey> = required.map(|(key, _)| key).collect();
    let missed = required.iter().filter(|key| !there.contains_key(**key));
    let invented = there.iter().filter(|(key, _)| !required.contains(**key));
    let keys = (required.clone(), there.keys().copied().collect());
    Judged {
        groups: grouped(&keys, |key| vec![(By::Topic, key.topic.clone()), (By::Kind, key.kind.clone())]),
        total: Tally::of(&keys.0, &keys.1),
        missed: missed.map(|key| ConflictItem { id: None, key: (*key).clone() }).collect(),
        invented: invented
            .map(|(_, found)| ConflictItem { id: Some(found.id.clone()), key: found.key.clone() })
            .collect(),
    }
}

/// Required and found keys.
type Keys<'a, K> = (BTreeSet<&'a K>, BTreeSet<&'a K>);

/// The figures of each group that a key belongs to.
fn grouped<K: Ord>(all: &Keys<'_, K>, groups: impl Fn(&K) -> Vec<(By, String)>) -> Vec<Group> {
    let mut parts: BTreeMap<(By, String), Keys<'_, K>> = BTreeMap::new();
    for &key in &all.0 {
        for group in groups(key) {
            parts.entry(group).or_default().0.insert(key);
        }
    }
    for &key in &all.1 {
        for group in groups(key) {
            parts.entry(group).or_default().1.insert(key);
        }
    }
    let tally = |((by, name), keys): ((By, String), Keys<'_, K>)| Group {
        by,
        name,
        tally: Tally::of(&keys.0, &keys.1),
    };
    parts.into_iter().map(tally).collect()
}
