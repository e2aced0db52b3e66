//! From the ids that people write to indices.

use crate::rules::ids::{ActorId, PositionId, RoleId, RuleId, SideId, TopicId};
use crate::rules::pack::Pack;
use std::collections::BTreeMap;

/// All ids of a pack.
pub struct Ids {
    actors: BTreeMap<String, ActorId>,
    sides: BTreeMap<String, SideId>,
    positions: BTreeMap<(TopicId, String), PositionId>,
    rules: BTreeMap<(TopicId, String), RuleId>,
    /// Names of roles; one id for one name in whatever topic.
    pub roles: Vec<String>,
}

fn numbered(index: usize) -> u16 {
    u16::try_from(index).unwrap_or(u16::MAX)
}

impl Ids {
    pub fn of(pack: &Pack) -> Self {
        let actors =
            pack.actors.iter().enumerate().map(|(i, a)| (a.def.id.get_ref().clone(), ActorId(numbered(i))));
        let sides =
            pack.sides.iter().enumerate().map(|(i, s)| (s.def.id.get_ref().clone(), SideId(numbered(i))));
        let mut ids = Self {
            actors: actors.collect(),
            sides: sides.collect(),
            positions: BTreeMap::new(),
            rules: BTreeMap::new(),
            roles: Vec::new(),
        };
        for (t, topic) in pack.topics.iter().enumerate() {
            let t = TopicId(numbered(t));
            for position in &topic.positions {
                let next = PositionId(numbered(ids.positions.len()));
                ids.positions.insert((t, position.def.id.get_ref().clone()), next);
            }
            for rule in &topic.rules {
                let next = RuleId(numbered(ids.rules.len()));
                ids.rules.insert((t, rule.def.id.get_ref().clone()), next);
            }
            for role in &topic.topic.def.roles {
                if !ids.roles.contains(role.get_ref()) {
                    ids.roles.push(role.get_ref().clone());
                }
            }
        }
        ids
    }

    pub fn actor(&self, id: &str) -> Option<ActorId> {
        self.actors.get(id).copied()
    }

    pub fn side(&self, id: &str) -> Option<SideId> {
        self.sides.get(id).copied()
    }

    pub fn position(&self, topic: TopicId, id: &str) -> Option<PositionId> {
        self.positions.get(&(topic, id.to_string())).copied()
    }

    pub fn rule(&self, topic: TopicId, id: &str) -> Option<RuleId> {
        self.rules.get(&(topic, id.to_string())).copied()
    }

    pub fn role(&self, id: &str) -> Option<RoleId> {
        self.roles.iter().position(|r| r == id).map(|i| RoleId(numbered(i)))
    }
}
