//! How actors, positions and topics stand to each other: all that comparing statements needs of a pack.

use super::ids::{ActorId, PositionId, RoleId, SideId, TopicId};
use super::model::ActorKind;
use std::collections::BTreeMap;

/// The role of the place that a claim is about; a `[[place]]` of the pack fills it.
pub const PLACE: &str = "place";
/// The role of the day that a claim is about, which is another than the day on which it is made.
pub const DAY: &str = "day";

/// The relations of a compiled pack.
#[derive(Debug, Clone, Default)]
pub struct Relations {
    /// By actor.
    pub(crate) sides: Vec<Option<SideId>>,
    /// By actor.
    pub(crate) kinds: Vec<ActorKind>,
    /// By actor: all groups that it is in, directly or not; sorted.
    pub(crate) groups: Vec<Vec<ActorId>>,
    /// By actor: whom it stands for as a party; itself by default.
    pub(crate) party_as: Vec<ActorId>,
    /// By actor: whether it has adjectives of a nation.
    pub(crate) states: Vec<bool>,
    /// By actor: whether persons are listed who speak for it.
    pub(crate) spoken_for: Vec<bool>,
    /// By topic.
    pub(crate) roles: Vec<Vec<RoleId>>,
    /// By topic: those of its roles that may stay open.
    pub(crate) open: Vec<Vec<RoleId>>,
    /// The roles [`PLACE`] and [`DAY`], where a topic has them.
    pub(crate) place: Option<RoleId>,
    pub(crate) day: Option<RoleId>,
    /// Opposed positions, the lower first, with the days that they may be apart (`None`: any number).
    pub(crate) opposed: BTreeMap<(PositionId, PositionId), Option<u32>>,
    /// Changes of position, the earlier first, with the days that they may be apart (`None`: any number).
    pub(crate) shifts: BTreeMap<(PositionId, PositionId), Option<u32>>,
    /// Whose rumours are that nobody is named for; sorted.
    pub(crate) rumours: Vec<ActorId>,
    /// Positions that blame somebody.
    pub(crate) blaming: Vec<PositionId>,
    /// The two sides that are compared first.
    pub(crate) compare: Option<(SideId, SideId)>,
}

impl Relations {
    /// How many actors the pack lists; ids from here on stand for bodies that it does not list.
    pub fn listed(&self) -> usize {
        self.kinds.len()
    }

    /// Whether the pack lists an actor.
    pub fn is_listed(&self, actor: ActorId) -> bool {
        actor.index() < self.kinds.len()
    }

    /// The side of an actor; none of one that the pack does not list.
    pub fn side(&self, actor: ActorId) -> Option<SideId> {
        self.sides.get(actor.index()).copied().flatten()
    }

    /// What an actor is; one that the pack does not list is a body.
    pub fn kind(&self, actor: ActorId) -> ActorKind {
        self.kinds.get(actor.index()).copied().unwrap_or_default()
    }

    /// Whether an actor stands for unnamed persons.
    pub fn is_unnamed(&self, actor: ActorId) -> bool {
        self.kind(actor) == ActorKind::Unnamed
    }

    /// Whether an actor is a medium or an agency.
    pub fn is_outlet(&self, actor: ActorId) -> bool {
        matches!(self.kind(actor), ActorKind::Media | ActorKind::Agency)
    }

    /// Whether an actor stands for reports of which nobody is named as the author.
    pub fn is_rumour(&self, actor: ActorId) -> bool {
        self.rumours.binary_search(&actor).is_ok()
    }

    /// Whom an actor stands for as a party.
    pub fn party_of(&self, actor: ActorId) -> ActorId {
        self.party_as.get(actor.index()).copied().unwrap_or(actor)
    }

    /// The state that an actor is or stands for as a party, where it is one.
    pub fn state_of(&self, actor: ActorId) -> Option<ActorId> {
        let state = |a: &ActorId| self.states.get(a.index()).copied().unwrap_or_default();
        Some(self.party_of(actor)).filter(state).or(Some(actor).filter(state))
    }

    /// Whether `group` is a group that `member` is in, directly or not.
    pub fn is_in(&self, member: ActorId, group: ActorId) -> bool {
        self.groups.get(member.index()).is_some_and(|groups| groups.binary_search(&group).is_ok())
    }

    /// Whether others are in it.
    pub fn is_group(&self, actor: ActorId) -> bool {
        self.groups.iter().any(|groups| groups.binary_search(&actor).is_ok())
    }

    /// Whether others are in it and nobody speaks for them all: "the factions", "the opposition".
    pub fn is_loose(&self, actor: ActorId) -> bool {
        self.is_group(actor) && !self.spoken_for.get(actor.index()).copied().unwrap_or_default()
    }

    /// Whether two actors are in one group.
    pub fn share_group(&self, a: ActorId, b: ActorId) -> bool {
        self.groups.get(a.index()).is_some_and(|groups| groups.iter().any(|&group| self.is_in(b, group)))
    }

    /// Whether two parties meet: the same body or power, or a group and a member of it.
    pub fn meet(&self, a: ActorId, b: ActorId) -> bool {
        let (a, b) = (self.party_of(a), self.party_of(b));
        a == b || self.is_in(a, b) || self.is_in(b, a)
    }

    /// The roles that claims of a topic have.
    pub fn roles(&self, topic: TopicId) -> &[RoleId] {
        &self.roles[topic.index()]
    }

    /// The roles of a topic that parties fill: all but place and day.
    pub fn party_roles(&self, topic: TopicId) -> Vec<RoleId> {
        let occasion = |role: &RoleId| Some(*role) == self.place || Some(*role) == self.day;
        self.roles(topic).iter().copied().filter(|role| !occasion(role)).collect()
    }

    /// Whether nobody need fill a role of a topic: who names nobody in it speaks of whomever others name.
    pub fn is_open(&self, topic: TopicId, role: RoleId) -> bool {
        self.open.get(topic.index()).is_some_and(|open| open.contains(&role))
    }

    /// Whether a topic has no role in which its claims must name somebody to be about one matter.
    pub fn is_of_all(&self, topic: TopicId) -> bool {
        self.party_roles(topic).into_iter().all(|role| self.is_open(topic, role))
    }

    /// The role of a topic's places, if its claims have one.
    pub fn place_role(&self, topic: TopicId) -> Option<RoleId> {
        self.place.filter(|role| self.roles(topic).contains(role))
    }

    /// The role of the day that a topic's claims are about, if they have one.
    pub fn day_role(&self, topic: TopicId) -> Option<RoleId> {
        self.day.filter(|role| self.roles(topic).contains(role))
    }

    /// Whether two positions cannot both be true, and within how many days (`Some(None)`: however far apart).
    pub fn opposed(&self, a: PositionId, b: PositionId) -> Option<Option<u32>> {
        self.opposed.get(&(a.min(b), a.max(b))).copied()
    }

    /// Whether going from one position to the other is a shift.
    pub fn is_shift(&self, from: PositionId, to: PositionId) -> bool {
        self.shift(from, to).is_some()
    }

    /// Whether going from one position to the other is a shift, and within how many days (`Some(None)`: however far apart).
    pub fn shift(&self, from: PositionId, to: PositionId) -> Option<Option<u32>> {
        self.shifts.get(&(from, to)).copied()
    }

    /// Whether a position blames somebody for what happened.
    pub fn blames(&self, position: PositionId) -> bool {
        self.blaming.contains(&position)
    }

    /// The two sides that the report puts first.
    pub fn compare(&self) -> Option<(SideId, SideId)> {
        self.compare
    }
}
