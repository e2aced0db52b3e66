//! Which index of the new rules stands for what an index of the old ones stood for.
//!
//! In: two rulesets. Out: a [`Renaming`]; what only one of them has, has no new index.

use crate::rules::Ruleset;
use crate::rules::ids::{ActorId, PositionId, RoleId, RuleId, TopicId};
use crate::rules::labels::Label;
use std::collections::BTreeMap;
use std::hash::Hash;

/// From the indices of one ruleset to those of another.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Renaming {
    actors: Vec<Option<ActorId>>,
    /// How many actors the new rules list: behind those come bodies that no rules list.
    listed: usize,
    topics: Vec<Option<TopicId>>,
    positions: Vec<Option<PositionId>>,
    roles: Vec<Option<RoleId>>,
    rules: Vec<Option<RuleId>>,
    persons: Vec<Option<u16>>,
    nothing: bool,
    rules_only: bool,
}

impl Renaming {
    /// Matches everything by id; nothing where actors or roles have changed their order, which shows in results.
    pub(super) fn between(old: &Ruleset, new: &Ruleset) -> Option<Self> {
        let (before, after) = (&old.labels, &new.labels);
        let ids = |labels: &[Label]| labels.iter().map(|label| label.id.clone()).collect::<Vec<_>>();
        let actors = matched(ids(&before.actors), ids(&after.actors), ActorId);
        let topics = matched(ids(&before.topics), ids(&after.topics), TopicId);
        let roles = matched(ids(&before.roles), ids(&after.roles), RoleId);
        let rules = matched(ids(&before.rules), ids(&after.rules), RuleId);
        let positions = matched(positions(old), positions(new), PositionId);
        let persons = matched(persons(old), persons(new), |index| index);
        let kept = before.actors.len() == after.actors.len()
            && is_kept(&actors, ActorId)
            && is_kept(&topics, TopicId)
            && is_kept(&positions, PositionId)
            && is_kept(&roles, RoleId)
            && is_kept(&persons, |index| index);
        let nothing = kept && is_kept(&rules, RuleId);
        let ordered = is_ordered(&actors) && is_ordered(&roles);
        let listed = after.actors.len();
        ordered.then_some(Self {
            listed,
            actors,
            topics,
            positions,
            roles,
            rules,
            persons,
            nothing,
            rules_only: kept,
        })
    }

    /// Whether every index means what it meant.
    pub fn changes_nothing(&self) -> bool {
        self.nothing
    }

    /// Whether every index but those of rules means what it meant.
    pub fn keeps_all_but_rules(&self) -> bool {
        self.rules_only
    }

    /// An actor, or a body that no rules list.
    pub fn actor(&self, id: ActorId) -> Option<ActorId> {
        match id.index().checked_sub(self.actors.len()) {
            Some(unlisted) => u16::try_from(self.listed + unlisted).ok().map(ActorId),
            None => self.actors[id.index()],
        }
    }

    /// A topic.
    pub fn topic(&self, id: TopicId) -> Option<TopicId> {
        self.topics.get(id.index()).copied().flatten()
    }

    /// A position.
    pub fn position(&self, id: PositionId) -> Option<PositionId> {
        self.positions.get(id.index()).copied().flatten()
    }

    /// A role.
    pub fn role(&self, id: RoleId) -> Option<RoleId> {
        self.roles.get(id.index()).copied().flatten()
    }

    /// A rule.
    pub fn rule(&self, id: RuleId) -> Option<RuleId> {
        self.rules.get(id.index()).copied().flatten()
    }

    /// A person who speaks for an actor.
    pub fn person(&self, number: u16) -> Option<u16> {
        self.persons.get(usize::from(number)).copied().flatten()
    }
}

/// By index of the old list: the index in the new one. Of several that are alike, the first stands for the first.
fn matched<K: Ord + Hash + Clone, T>(old: Vec<K>, new: Vec<K>, make: impl Fn(u16) -> T) -> Vec<Option<T>> {
    let mut places: BTreeMap<(K, usize), u16> = BTreeMap::new();
    let mut times: BTreeMap<K, usize> = BTreeMap::new();
    for (key, index) in new.into_iter().zip(0u16..) {
        let nth = times.entry(key.clone()).or_default();
        places.insert((key, *nth), index);
        *nth += 1;
    }
    times.clear();
    let find = |key: K| {
        let nth = times.entry(key.clone()).or_default();
        let place = places.get(&(key, *nth)).copied();
        *nth += 1;
        place.map(&make)
    };
    old.into_iter().map(find).collect()
}

fn is_kept<T: PartialEq>(list: &[Option<T>], make: impl Fn(u16) -> T) -> bool {
    list.iter().zip(0u16..).all(|(new, index)| *new == Some(make(index)))
}

fn is_ordered<T: Ord>(list: &[Option<T>]) -> bool {
    list.iter().flatten().is_sorted()
}

fn positions(ruleset: &Ruleset) -> Vec<(String, String)> {
    let labels = &ruleset.labels;
    let of = labels.positions.iter().zip(&labels.position_topics);
    of.map(|(label, topic)| (labels.topic(*topic).id.clone(), label.id.clone())).collect()
}

fn persons(ruleset: &Ruleset) -> Vec<(String, Vec<(String, String)>)> {
    let names = |names: &BTreeMap<String, String>| {
        names.iter().map(|(lang, name)| (lang.clone(), name.clone())).collect()
    };
    let key = |p: &crate::rules::Person| (ruleset.labels.actor(p.actor).id.clone(), names(&p.names));
    ruleset.persons.iter().map(key).collect()
}
