//! A small world for the tests of this stage: two camps, a power with a body, a medium, an unnamed voice.

use super::{Comparison, Kind, Statement, compare};
use crate::extract::claim::{Basis, Claim, DayBasis, Party, Precision, Speaker, StatementDay, Trace};
use crate::rules::ActorKind;
use crate::rules::ids::{ActorId, PositionId, RoleId, RuleId, SideId, TopicId};
use crate::rules::relations::Relations;
use chrono::NaiveDate;

pub(super) const RUSSIA: ActorId = ActorId(0);
pub(super) const CENTER: ActorId = ActorId(1);
pub(super) const GROUP: ActorId = ActorId(2);
pub(super) const FAYLAQ: ActorId = ActorId(3);
pub(super) const JAYSH: ActorId = ActorId(4);
pub(super) const REGIME: ActorId = ActorId(5);
pub(super) const MEDIA: ActorId = ActorId(6);
pub(super) const UNNAMED: ActorId = ActorId(7);

pub(super) const TALKS: TopicId = TopicId(0);
pub(super) const WITHDRAWAL: TopicId = TopicId(1);

pub(super) const UNDERWAY: PositionId = PositionId(0);
pub(super) const DENIED: PositionId = PositionId(1);
pub(super) const WILLING: PositionId = PositionId(2);
pub(super) const LEAVING: PositionId = PositionId(3);

pub(super) const PARTNER: RoleId = RoleId(0);
pub(super) const ISSUER: RoleId = RoleId(1);
pub(super) const ADDRESSEE: RoleId = RoleId(2);

/// The relations of that world: opposed within three days, two shifts.
pub(super) fn relations() -> Relations {
    let (center, factions, regime) = (Some(SideId(0)), Some(SideId(1)), Some(SideId(2)));
    let body = ActorKind::Body;
    let mut party_as: Vec<ActorId> = (0..8).map(ActorId).collect();
    party_as[CENTER.index()] = RUSSIA;
    let mut groups = vec![Vec::new(); 8];
    groups[FAYLAQ.index()] = vec![GROUP];
    groups[JAYSH.index()] = vec![GROUP];
    Relations {
        sides: vec![center, center, factions, factions, factions, regime, None, None],
        kinds: vec![body, body, body, body, body, body, ActorKind::Media, ActorKind::Unnamed],
        groups,
        party_as,
        states: Vec::new(),
        spoken_for: Vec::new(),
        open: Vec::new(),
        roles: vec![vec![PARTNER, PARTNER], vec![]],
        place: None,
        day: None,
        opposed: [((UNDERWAY, DENIED), Some(3))].into(),
        shifts: [((DENIED, WILLING), None), ((DENIED, UNDERWAY), Some(30))].into(),
        rumours: Vec::new(),
        blaming: Vec::new(),
        compare: Some((SideId(0), SideId(1))),
    }
}

/// A claim in the making.
#[derive(Clone)]
pub(super) struct ClaimOf(Claim);

/// A claim about talks without parties or day.
pub(super) fn claim(document: usize, actor: ActorId, position: PositionId) -> ClaimOf {
    ClaimOf(Claim {
        document,
        actor,
        speaker: Speaker { basis: Basis::Named, distance: 0, spokesperson: None },
        via: None,
        topic: TALKS,
        position,
        about: Vec::new(),
        places: Vec::new(),
        of_others: false,
        setting: [].into(),
        near: [].into(),
        occasion: None,
        day: StatementDay { day: None, basis: DayBasis::Unknown, precision: Precision::Day },
        hedged: false,
        nested_in: None,
        rule: RuleId(0),
        trace: Trace {
            sentence: 0..1,
            quote: 0..1,
            cue: None,
            speaker: None,
            content: 0..1,
            stated: position,
            steps: Vec::new(),
        },
    })
}

impl ClaimOf {
    /// With these partners.
    pub(super) fn about(mut self, partners: &[ActorId]) -> Self {
        self.0.about = partners.iter().map(|&actor| Party { actor, role: PARTNER }).collect();
        self
    }

    /// With these places.
    pub(super) fn at(mut self, places: &[ActorId]) -> Self {
        self.0.places = places.to_vec();
        self
    }

    /// With these places in its sentence or before it.
    pub(super) fn near(mut self, places: &[ActorId]) -> Self {
        self.0.near = places.into();
        self
    }

    /// In a report that names these places.
    pub(super) fn amid(mut self, places: &[ActorId]) -> Self {
        self.0.setting = places.into();
        self
    }

    /// On this day of March 2018.
    pub(super) fn on(mut self, day: u32) -> Self {
        self.0.day.day = NaiveDate::from_ymd_opt(2018, 3, day);
        self.0.day.basis = DayBasis::Published;
        self
    }

    /// On this day of March 2018, as the text says.
    pub(super) fn said_on(mut self, day: u32) -> Self {
        self = self.on(day);
        self.0.day.basis = DayBasis::Stated;
        self
    }

    /// By this person.
    pub(super) fn by(mut self, person: &str) -> Self {
        self.0.speaker.spokesperson = Some(person.to_owned());
        self
    }

    /// Inside somebody else's statement.
    pub(super) fn inside(mut self, actor: ActorId) -> Self {
        self.0.nested_in = Some(actor);
        self
    }

    /// In the sentence at these bytes.
    pub(super) fn in_sentence(mut self, sentence: std::ops::Range<usize>) -> Self {
        self.0.trace.sentence = sentence;
        self
    }

    /// By whom an earlier sentence names.
    pub(super) fn carried(mut self) -> Self {
        self.0.speaker = Speaker { basis: Basis::Carried, distance: 1, spokesperson: None };
        self
    }

    /// About another topic.
    pub(super) fn topic(mut self, topic: TopicId) -> Self {
        self.0.topic = topic;
        self
    }
}

impl From<ClaimOf> for Claim {
    fn from(claim: ClaimOf) -> Self {
        claim.0
    }
}

/// The statement that one claim makes.
pub(super) fn statement(claim: ClaimOf) -> Statement {
    super::statements::join::<Claim>(&[claim.into()], &relations(), &[]).remove(0)
}

/// What holding two claims against each other gives; the order of the two must not matter.
pub(super) fn holds(a: ClaimOf, b: ClaimOf) -> Comparison {
    let relations = relations();
    let (a, b) = (statement(a), statement(b));
    let result = compare(&a, &b, &relations);
    assert_eq!(result, compare(&b, &a, &relations), "must not depend on the order");
    result
}

pub(super) fn conflict_of(kind: Kind, days: u32) -> Comparison {
    Comparison::Conflict { kind, days_apart: Some(days) }
}

/// The centre of talks with the group, in one report.
pub(super) fn center(position: PositionId) -> ClaimOf {
    claim(0, CENTER, position).about(&[CENTER, GROUP]).on(10)
}

/// Jaysh of talks with Russia, in another.
pub(super) fn jaysh(position: PositionId) -> ClaimOf {
    claim(1, JAYSH, position).about(&[JAYSH, RUSSIA]).on(10)
}
