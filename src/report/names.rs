//! Names of everything that has an id, and ids for the names that users type.

use crate::diagnostic::nearest;
use crate::rules::labels::{Label, Labels, UNLISTED};
use crate::rules::relations::Relations;
use std::collections::{BTreeMap, BTreeSet};
use std::fmt;

/// Whether an actor's id is one that stands for a body that no pack lists.
pub fn is_unlisted(actor: &str) -> bool {
    actor.strip_prefix(UNLISTED).is_some_and(|rest| rest.starts_with(':'))
}

/// Names of actors, sides, topics, positions and roles.
#[derive(Debug, Clone, Default)]
pub struct Names {
    pack: Label,
    actors: BTreeMap<String, Entry>,
    sides: BTreeMap<String, Entry>,
    topics: BTreeMap<String, Entry>,
    /// By `topic/position`.
    positions: BTreeMap<String, Entry>,
    roles: BTreeMap<String, Entry>,
}

/// A label and its place.
#[derive(Debug, Clone, Default)]
struct Entry {
    label: Label,
    /// Place in the pack.
    order: usize,
    /// Of an actor: its side.
    side: Option<String>,
}

/// What a name is looked for among.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Sort {
    /// Actors.
    Actor,
    /// Sides.
    Side,
    /// Topics.
    Topic,
}

impl Sort {
    fn word(self) -> &'static str {
        match self {
            Self::Actor => "actor",
            Self::Side => "side",
            Self::Topic => "topic",
        }
    }
}

/// A name that the pack does not have, or has more than once.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct UnknownName {
    sort: &'static str,
    wanted: String,
    suggestions: Vec<String>,
    ambiguous: bool,
}

impl std::error::Error for UnknownName {}

impl fmt::Display for UnknownName {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { sort, wanted, suggestions, ambiguous } = self;
        let listed = suggestions.iter().map(|id| format!("`{id}`")).collect::<Vec<_>>().join(", ");
        if *ambiguous {
            return write!(f, "{sort} `{wanted}` may be any of {listed}: use the id");
        }
        write!(f, "the rule pack has no {sort} `{wanted}`")?;
        if listed.is_empty() { Ok(()) } else { write!(f, "; did you mean {listed}?") }
    }
}

impl Names {
    /// The names of a pack.
    pub fn new(labels: &Labels, relations: &Relations) -> Self {
        let mut names = Self {
            pack: labels.pack.clone(),
            actors: entries(&labels.actors),
            sides: entries(&labels.sides),
            topics: entries(&labels.topics),
            positions: BTreeMap::new(),
            roles: entries(&labels.roles),
        };
        for ((order, label), topic) in labels.positions.iter().enumerate().zip(&labels.position_topics) {
            let key = format!("{}/{}", labels.topic(*topic).id, label.id);
            names.positions.insert(key, Entry { label: label.clone(), order, side: None });
        }
        for (label, side) in labels.actors.iter().zip(&relations.sides) {
            if let (Some(entry), Some(side)) = (names.actors.get_mut(&label.id), side) {
                entry.side = Some(labels.side(*side).id.clone());
            }
        }
        names
    }

    /// The title of the pack.
    pub fn pack(&self, lang: &str) -> &str {
        self.pack.name(lang)
    }

    /// The name of an actor.
    pub fn actor<'a>(&'a self, id: &'a str, lang: &str) -> &'a str {
        name(&self.actors, id, lang).unwrap_or(id)
    }

    /// The side of an actor.
    pub fn side_of(&self, actor: &str) -> Option<&str> {
        self.actors.get(actor)?.side.as_deref()
    }

    /// The name of a side.
    pub fn side<'a>(&'a self, id: &'a str, lang: &str) -> &'a str {
        name(&self.sides, id, lang).unwrap_or(id)
    }

    /// The name of a topic.
    pub fn topic<'a>(&'a self, id: &'a str, lang: &str) -> &'a str {
        name(&self.topics, id, lang).unwrap_or(id)
    }

    /// The name of a position of a topic.
    pub fn position<'a>(&'a self, topic: &str, id: &'a str, lang: &str) -> &'a str {
        name(&self.positions, &format!("{topic}/{id}"), lang).unwrap_or(id)
    }

    /// The name of a role.
    pub fn role<'a>(&'a self, id: &'a str, lang: &str) -> &'a str {
        name(&self.roles, id, lang).unwrap_or(id)
    }

    /// Place of a topic in the pack.
    pub fn topic_order(&self, id: &str) -> usize {
        order(&self.topics, id)
    }

    /// Place of an actor's side in the pack, then of the actor.
    pub fn actor_order(&self, id: &str) -> (usize, usize) {
        let side = self.side_of(id).map_or(usize::MAX, |side| order(&self.sides, side));
        (side, order(&self.actors, id))
    }

    /// Place of a position in the pack.
    pub fn position_order(&self, topic: &str, id: &str) -> usize {
        order(&self.positions, &format!("{topic}/{id}"))
    }

    /// Place of a position among those of its topic.
    pub fn position_place(&self, topic: &str, id: &str) -> usize {
        let own = self.position_order(topic, id);
        let prefix = format!("{topic}/");
        let of_topic = self.positions.range(prefix.clone()..).take_while(|(key, _)| key.starts_with(&prefix));
        of_topic.filter(|(_, entry)| entry.order < own).count()
    }

    /// Whether something of this sort has this id.
    pub fn has(&self, sort: Sort, id: &str) -> bool {
        self.of(sort).contains_key(id)
    }

    /// The ids of a topic's positions, sorted.
    pub fn positions<'a>(&'a self, topic: &'a str) -> impl Iterator<Item = &'a str> {
        let split = self.positions.keys().filter_map(|key| key.split_once('/'));
        split.filter(move |(of, _)| *of == topic).map(|(_, position)| position)
    }

    fn of(&self, sort: Sort) -> &BTreeMap<String, Entry> {
        match sort {
            Sort::Actor => &self.actors,
            Sort::Side => &self.sides,
            Sort::Topic => &self.topics,
        }
    }

    /// The id that a user means by an id or by a name in any language, letter case aside.
    ///
    /// # Errors
    /// Where nothing has that name, with the nearest ids; where several have it, with all of them.
    pub fn resolve(&self, sort: Sort, wanted: &str) -> Result<String, UnknownName> {
        let map = self.of(sort);
        let wanted = wanted.trim();
        if map.contains_key(wanted) {
            return Ok(wanted.to_owned());
        }
        let folded = wanted.to_lowercase();
        let named: Vec<String> =
            map.iter().filter(|(id, entry)| spellings(id, entry).any(|s| s == folded)).map(first).collect();
        if let [only] = named.as_slice() {
            return Ok(only.clone());
        }
        let ambiguous = !named.is_empty();
        let suggestions = if ambiguous { named } else { near(map, &folded) };
        Err(UnknownName { sort: sort.word(), wanted: wanted.to_owned(), suggestions, ambiguous })
    }
}

fn first<T>((id, _): (&String, T)) -> String {
    id.clone()
}

fn entries(labels: &[Label]) -> BTreeMap<String, Entry> {
    let entry = |(order, label): (usize, &Label)| {
        (label.id.clone(), Entry { label: label.clone(), order, side: None })
    };
    labels.iter().enumerate().map(entry).collect()
}

fn name<'a>(map: &'a BTreeMap<String, Entry>, id: &str, lang: &str) -> Option<&'a str> {
    map.get(id).map(|entry| entry.label.name(lang))
}

fn order(map: &BTreeMap<String, Entry>, id: &str) -> usize {
    map.get(id).map_or(usize::MAX, |entry| entry.order)
}

fn spellings<'a>(id: &'a str, entry: &'a Entry) -> impl Iterator<Item = String> + 'a {
    std::iter::once(id.to_lowercase()).chain(entry.label.names.values().map(|name| name.to_lowercase()))
}

/// Up to three ids whose id or a name has what was typed as a part; else the one that is spelt most like it.
fn near(map: &BTreeMap<String, Entry>, folded: &str) -> Vec<String> {
    let part = |spelling: String| folded.chars().count() > 2 && spelling.contains(folded);
    let having: Vec<String> =
        map.iter().filter(|(id, entry)| spellings(id, entry).any(part)).map(first).take(3).collect();
    if !having.is_empty() {
        return having;
    }
    let mut ids: BTreeMap<String, &String> = BTreeMap::new();
    for (id, entry) in map {
        for spelling in spellings(id, entry) {
            ids.entry(spelling).or_insert(id);
        }
    }
    let nearest = nearest(folded, ids.keys().map(String::as_str));
    let nearest = nearest.and_then(|spelling| ids.get(spelling)).map(|id| (*id).clone());
    nearest.map_or_else(|| sharing(map, folded), |id| vec![id])
}

/// Up to three ids that share the most words with what was typed, if these are at least half of them.
fn sharing(map: &BTreeMap<String, Entry>, folded: &str) -> Vec<String> {
    let words = |text: &str| -> BTreeSet<String> {
        let words = text.split(|c: char| !c.is_alphanumeric()).filter(|word| word.chars().count() > 2);
        words.map(str::to_owned).collect()
    };
    let wanted = words(folded);
    let shared = |(id, entry): &(&String, &Entry)| {
        spellings(id, entry).map(|s| words(&s).intersection(&wanted).count()).max().unwrap_or_default()
    };
    let best = map.iter().map(|pair| shared(&pair)).max().unwrap_or_default();
    if best == 0 || best * 2 < wanted.len() {
        return Vec::new();
    }
    map.iter().filter(|pair| shared(pair) == best).map(first).take(3).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::report::testing::sample;

    #[test]
    fn an_id_and_a_name_in_any_language_and_case_are_accepted() {
        let names = sample().names;
        for wanted in ["faylaq-al-rahman", "FAYLAQ AL-RAHMAN", "فيلق الرحمن"] {
            assert_eq!(names.resolve(Sort::Actor, wanted), Ok("faylaq-al-rahman".to_owned()));
        }
    }

    #[test]
    fn a_slip_brings_a_suggestion() {
        let error = sample().names.resolve(Sort::Topic, "negotiation").unwrap_err();
        assert_eq!(
            error.to_string(),
            "the rule pack has no topic `negotiation`; did you mean `negotiations`?"
        );
    }

    #[test]
    fn words_in_common_bring_a_suggestion_where_the_spelling_is_far_off() {
        let names = sample().names;
        let told = |wanted| names.resolve(Sort::Actor, wanted).unwrap_err().to_string();
        assert!(
            told("rahman-corps").ends_with("did you mean `faylaq-al-rahman`?"),
            "{}",
            told("rahman-corps")
        );
        assert_eq!(
            told("rahman of some far country"),
            "the rule pack has no actor `rahman of some far country`"
        );
    }

    #[test]
    fn several_names_with_the_same_part_are_all_suggested() {
        let names = sample().names;
        let error = names.resolve(Sort::Side, "Russian").unwrap_err();
        assert!(error.to_string().ends_with("did you mean `russian-center`?"), "{error}");
        assert_eq!(
            names.resolve(Sort::Side, "xyz").unwrap_err().to_string(),
            "the rule pack has no side `xyz`"
        );
    }
}
