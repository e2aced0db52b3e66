//! Ids and names of everything in a compiled pack, as plain data for output.

use super::ids::{ActorId, PositionId, RoleId, RuleId, SideId, TopicId};
use std::collections::BTreeMap;
use std::sync::LazyLock;

/// An id and its names by language.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Label {
    /// As in the rule files; a rule's is `topic/rule`.
    pub id: String,
    /// By language; may be empty.
    pub names: BTreeMap<String, String>,
}

impl Label {
    /// The name in a language, else in English, else the id.
    pub fn name(&self, lang: &str) -> &str {
        self.names.get(lang).or_else(|| self.names.get("en")).unwrap_or(&self.id)
    }
}

/// What the ids of actors begin with that no pack lists.
pub const UNLISTED: &str = "unlisted";

static UNLISTED_ACTOR: LazyLock<Label> =
    LazyLock::new(|| Label { id: UNLISTED.to_string(), names: BTreeMap::new() });

/// Ids and names of a pack.
#[derive(Debug, Clone, Default)]
pub struct Labels {
    /// Id of the pack.
    pub pack: Label,
    /// Hash of its files.
    pub hash: String,
    /// Where it was found.
    pub origin: String,
    /// By [`ActorId`].
    pub actors: Vec<Label>,
    /// By [`SideId`].
    pub sides: Vec<Label>,
    /// By [`TopicId`].
    pub topics: Vec<Label>,
    /// By [`PositionId`].
    pub positions: Vec<Label>,
    /// By [`PositionId`]: the topic that each belongs to.
    pub position_topics: Vec<TopicId>,
    /// By [`RuleId`].
    pub rules: Vec<Label>,
    /// By [`RoleId`].
    pub roles: Vec<Label>,
}

impl Labels {
    /// The label of an actor; of one that the pack does not list, the same for all of them unless
    /// [`Labels::with_unlisted`] named it.
    pub fn actor(&self, id: ActorId) -> &Label {
        self.actors.get(id.index()).unwrap_or_else(|| &UNLISTED_ACTOR)
    }

    /// With the bodies that a corpus names and the pack does not list: id and name, and the language of the name.
    #[must_use]
    pub fn with_unlisted<'a>(&self, bodies: impl Iterator<Item = (&'a str, &'a str, &'a str)>) -> Self {
        let label = |(key, name, lang): (&str, &str, &str)| Label {
            id: format!("{UNLISTED}:{key}"),
            names: [lang, "en"].map(|l| (l.to_string(), name.to_string())).into(),
        };
        let mut labels = self.clone();
        labels.actors.extend(bodies.map(label));
        labels
    }

    /// The label of a side.
    pub fn side(&self, id: SideId) -> &Label {
        &self.sides[id.index()]
    }

    /// The label of a topic.
    pub fn topic(&self, id: TopicId) -> &Label {
        &self.topics[id.index()]
    }

    /// The label of a position.
    pub fn position(&self, id: PositionId) -> &Label {
        &self.positions[id.index()]
    }

    /// The label of a rule.
    pub fn rule(&self, id: RuleId) -> &Label {
        &self.rules[id.index()]
    }

    /// The label of a role.
    pub fn role(&self, id: RoleId) -> &Label {
        &self.roles[id.index()]
    }
}
