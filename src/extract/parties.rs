//! Whom a claim concerns, and as what.

use super::acts::Act;
use super::claim::Party;
use super::content::Content;
use super::scene::Scene;
use super::unit::UnitKind;
use crate::rules::ids::{ActorId, RoleId};
use crate::rules::tag::{Grammar, Tag};
use crate::rules::{ActorKind, Force};
use std::ops::Range;

/// Units behind a word such as "with" within which the party must begin.
const FARTHEST_PARTY: usize = 6;

/// The parties that the text around a piece of content names; the speakers are not among them.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Named {
    /// By the role's slot in the pattern.
    pub slots: Vec<(RoleId, ActorId)>,
    /// Subject of the content's own clause.
    pub subject: Option<ActorId>,
    /// "With", "between", adjectives.
    pub others: Vec<ActorId>,
    /// Any further mention behind the content.
    pub behind: Vec<ActorId>,
}

impl Named {
    /// Whether no party is named.
    pub fn is_empty(&self) -> bool {
        self.slots.is_empty() && self.subject.is_none() && self.others.is_empty()
    }
}

/// Reads the parties around a piece of content.
pub fn named(scene: &Scene<'_>, acts: &[Act], chain: &[usize], content: &Content<'_>) -> Named {
    let hit = content.hit;
    let clause = clause(scene, acts, chain, content);
    let speaks = |at: usize| {
        let tokens = &scene.units.units[at].tokens;
        chain.iter().any(|&a| acts[a].voices.iter().any(|v| v.distance == 0 && v.tokens == *tokens))
    };
    let slots: Vec<(RoleId, ActorId)> =
        hit.slots.iter().filter_map(|&(role, at)| Some((role, scene.actor_at(at)?))).collect();
    let slotted = |at: usize| hit.slots.iter().any(|&(_, s)| s == at);
    let subject = (clause.start..hit.end).rev().find(|&at| {
        scene.units.mention_at(at).is_some_and(|m| m.actor.is_some())
            && !scene.governed(at)
            && !speaks(at)
            && !slotted(at)
    });
    let mut others = Vec::new();
    if let Some(at) = subject {
        others.extend(scene.coordinated(at).into_iter().skip(1).filter_map(|m| scene.actor_at(m)));
    }
    for at in clause.clone() {
        if let Some(end) = scene.hits.grammar(at, Grammar::With) {
            others.extend(
                joined(scene, end, clause.end)
                    .into_iter()
                    .filter(|&m| !speaks(m))
                    .filter_map(|m| scene.actor_at(m)),
            );
        }
    }
    let near = hit.start..(hit.end + 2).min(scene.units.len());
    for at in near {
        others.extend(scene.hits.at(at).iter().filter_map(|h| match h.tag {
            Tag::Adjective(actor) => Some(actor),
            _ => None,
        }));
    }
    let behind =
        (hit.end..clause.end).filter(|&at| !speaks(at)).filter_map(|at| scene.actor_at(at)).collect();
    let subject = subject.and_then(|at| scene.actor_at(at));
    Named { slots, subject, others, behind }
}

/// The clause of a piece of content: from the last comma, "that" or cue before it to the end of its reach.
fn clause(scene: &Scene<'_>, acts: &[Act], chain: &[usize], content: &Content<'_>) -> Range<usize> {
    let hit = content.hit;
    let floor = chain.first().map_or(0, |&a| {
        if acts[a].cue.end <= hit.start { acts[a].cue.end } else { acts[a].clause.min(hit.start) }
    });
    let start = (floor..hit.start)
        .rev()
        .find(|&i| {
            scene.units.kind(i) == Some(UnitKind::Comma) && !scene.units.units[i].aside
                || scene.hits.grammar(i, Grammar::That).is_some()
        })
        .map_or(floor, |i| i + 1);
    let others: Vec<usize> = acts
        .iter()
        .enumerate()
        .filter(|(i, a)| !chain.contains(i) && a.clause >= hit.end)
        .map(|(_, a)| a.clause)
        .collect();
    start..scene.reach(hit.end, &others).max(hit.end)
}

/// The mentions behind "with" or "between": the first near it, then whatever is coordinated, also across
/// "on the one hand, … on the other".
fn joined(scene: &Scene<'_>, from: usize, to: usize) -> Vec<usize> {
    let mention = |at: usize| scene.units.mention_at(at).is_some() && !scene.units.units[at].aside;
    let Some(first) = (from..(from + FARTHEST_PARTY).min(scene.units.len())).find(|&at| mention(at)) else {
        return Vec::new();
    };
    let mut list = scene.coordinated(first);
    let last = list.last().copied().unwrap_or(first);
    let end = to.max((last + 8).min(scene.units.len()));
    let mut at = last + 1;
    while at < end {
        let coordinated = scene.units.mention_at(at).is_some_and(|m| m.conjunction && m.preposition == 0);
        let far = (last..at).any(|i| {
            scene.hits.at(i).iter().any(|h| matches!(h.tag, Tag::Speech { .. } | Tag::Grammar(Grammar::That)))
        });
        if far {
            break;
        }
        if coordinated {
            list.push(at);
        }
        at += 1;
    }
    list.dedup();
    list
}

/// The parties of one claim: those named, and the speakers around it as far as they can be parties.
///
/// `level` is the place of the claiming act in `chain`, `speaker` the claiming actor.
pub fn about(
    scene: &Scene<'_>,
    acts: &[Act],
    chain: &[usize],
    level: usize,
    speaker: ActorId,
    named: &Named,
    roles: &[RoleId],
) -> Vec<Party> {
    let relations = scene.ruleset.relations();
    let bodies = |act: usize| -> Vec<ActorId> {
        let voices = acts[act].voices.iter().filter_map(|v| v.actor);
        voices.filter(|&a| relations.kind(a) == ActorKind::Body).collect()
    };
    let outer: Vec<ActorId> =
        chain.iter().skip(level + 1).flat_map(|&a| bodies(a)).filter(|&a| a != speaker).collect();
    let denier = chain
        .iter()
        .skip(level + 1)
        .rev()
        .find(|&&a| acts[a].force == Force::Deny)
        .and_then(|&a| bodies(a).first().copied());
    let inner: Vec<ActorId> =
        chain.iter().take(level).flat_map(|&a| bodies(a)).filter(|&a| a != speaker).collect();
    let own = (relations.kind(speaker) == ActorKind::Body).then_some(speaker);
    let mut parties = match roles {
        [first, second] if first == second => {
            let all = partners(scene, own, &outer, &inner, named);
            all.into_iter().map(|actor| Party { actor: relations.party_of(actor), role: *first }).collect()
        }
        roles => by_role(scene, &Around { own, outer: &outer, inner: &inner, denier }, named, roles),
    };
    parties.sort();
    parties.dedup();
    parties
}

/// Both sides of talks, agreements, terms.
fn partners(
    scene: &Scene<'_>,
    own: Option<ActorId>,
    outer: &[ActorId],
    inner: &[ActorId],
    named: &Named,
) -> Vec<ActorId> {
    let relations = scene.ruleset.relations();
    let party = |a: ActorId| relations.kind(a) == ActorKind::Body;
    let slots = named.slots.iter().map(|&(_, a)| a);
    let mut all: Vec<ActorId> =
        slots.chain(named.subject).chain(named.others.iter().copied()).filter(|&a| party(a)).collect();
    all.sort_unstable();
    all.dedup();
    let third_party = all.len() >= 2 && own.is_some_and(|o| !all.iter().any(|&a| relations.meet(a, o)));
    if let Some(own) = own.filter(|_| !third_party) {
        all.push(own);
    }
    // a rumour about talks that its denier is a party of; an announcement that speaks of "him"
    if own.is_none() || all.len() < 2 {
        all.extend(outer.first());
    }
    if !third_party {
        all.extend(inner);
    }
    all
}

/// The speakers around a claim, as far as they can be parties.
struct Around<'a> {
    own: Option<ActorId>,
    outer: &'a [ActorId],
    inner: &'a [ActorId],
    denier: Option<ActorId>,
}

/// One actor a role: what the pattern or clause names, else whoever speaks.
fn by_role(scene: &Scene<'_>, around: &Around<'_>, named: &Named, roles: &[RoleId]) -> Vec<Party> {
    let relations = scene.ruleset.relations();
    let slot = |role: RoleId| named.slots.iter().find(|s| s.0 == role).map(|s| s.1);
    let mut parties: Vec<Party> = Vec::new();
    for (i, &role) in roles.iter().enumerate() {
        let used = |a: ActorId| parties.iter().any(|p: &Party| p.actor == relations.party_of(a));
        let actor = if i == 0 {
            slot(role).or(named.subject).or_else(|| around.first_role(named, roles.len()))
        } else {
            let rest =
                named.others.iter().chain(&named.behind).chain(around.outer).chain(around.inner).copied();
            slot(role).or_else(|| {
                rest.chain(around.own).find(|&a| !used(a) && relations.kind(a) == ActorKind::Body)
            })
        };
        parties.extend(actor.map(|a| Party { actor: relations.party_of(a), role }));
    }
    parties
}

impl Around<'_> {
    /// Who fills the first role where nobody is named: with one role, the pronoun in a denied report means the
    /// one who denies it; with several, the innermost speaker acts.
    fn first_role(&self, named: &Named, roles: usize) -> Option<ActorId> {
        if roles > 1 {
            return self.inner.first().or(self.own.as_ref()).or(self.outer.first()).copied();
        }
        let behind = named.behind.first().copied().filter(|_| self.own.is_none());
        self.denier.or(behind).or(self.own)
    }
}
