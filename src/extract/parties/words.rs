//! Whom the words of content name by themselves: the slots of its pattern, who is accused, a nation by its adjective, whom "by" names.

use super::subject::owner;
use crate::extract::acts::Act;
use crate::extract::content::Content;
use crate::extract::hits::Hit;
use crate::extract::scene::Scene;
use crate::rules::ids::{ActorId, RoleId};
use crate::rules::tag::{Grammar, SpeechKind, Tag};
use crate::rules::{Force, WordOrder};
use std::ops::Range;

/// Units behind content within which "by" tells who does it, where its clause has a subject.
pub(super) const FARTHEST_AGENT: usize = 8;

/// Who stands right behind "by" as the one who does what content tells: "are held by X", but not "let nobody leave for
/// the areas held by X".
pub(super) fn agent(scene: &Scene<'_>, hit: &Hit, range: Range<usize>) -> Option<ActorId> {
    let (by, end) = range.clone().find_map(|at| Some((at, scene.hits.grammar(at, Grammar::By)?)))?;
    // "X-held areas" are the areas held by X
    let another = |at: usize| at >= hit.end && scene.hits.begins(at, Grammar::Compound);
    if end >= range.end || by.checked_sub(1).is_some_and(another) {
        return None;
    }
    let at = (end..range.end).find(|&at| !scene.units.transparent(at))?;
    scene.actor_at(at)
}

/// Whether both roles of a topic are one, so that a list of names fills both.
pub(super) fn is_pair(scene: &Scene<'_>, content: &Content<'_>) -> bool {
    matches!(scene.ruleset.rule(content.rule).roles[..], [a, b] if a == b)
}

/// Who fills the slots of a pattern; who only relays what others say is a party of nothing.
pub(super) fn in_slots(scene: &Scene<'_>, hit: &Hit, list: bool) -> Vec<(RoleId, ActorId)> {
    let slots = hit.slots.iter().flat_map(|&(role, at)| in_slot(scene, role, at, list));
    slots.filter(|&(_, actor)| !scene.ruleset.relations().is_outlet(actor)).collect()
}

/// The actor in a slot, with those that are listed with it.
pub(super) fn in_slot(scene: &Scene<'_>, role: RoleId, at: usize, list: bool) -> Vec<(RoleId, ActorId)> {
    let first = scene.whose(at).unwrap_or(at);
    let mentions = if list { scene.coordinated(first) } else { vec![first] };
    mentions.into_iter().filter_map(|m| Some((role, owner(scene, m)?))).collect()
}

/// Whom the innermost accusation around a piece of content blames.
pub(super) fn blamed(scene: &Scene<'_>, acts: &[Act], chain: &[usize]) -> Vec<ActorId> {
    let accusation = chain.iter().find(|&&a| !acts[a].blamed.is_empty());
    accusation.into_iter().flat_map(|&a| &acts[a].blamed).filter_map(|&m| owner(scene, m)).collect()
}

pub(super) fn adjectives(scene: &Scene<'_>, range: Range<usize>) -> impl Iterator<Item = ActorId> {
    // "under Russian auspices", "the Russian-brokered truce"
    let mediates = |at: usize| {
        scene.units.preceding(at).is_some_and(|before| scene.ends_at(before, Grammar::Mediation))
            || scene.units.following(at).is_some_and(|n| scene.hits.begins(n, Grammar::Mediation))
    };
    let range = range.filter(move |&at| !mediates(at) && !tells_who_says(scene, at));
    range.flat_map(|at| scene.hits.at(at)).filter_map(|h| match h.tag {
        Tag::Adjective(actor) => Some(actor),
        _ => None,
    })
}

/// "American claims of a strike": whether an adjective stands on a noun of saying, so that it tells who says it and not
/// who did what is said.
fn tells_who_says(scene: &Scene<'_>, adjective: usize) -> bool {
    let noun = match scene.language.order {
        WordOrder::VerbFirst => scene.units.preceding(adjective),
        WordOrder::SubjectFirst | WordOrder::Free => scene.units.following(adjective),
    };
    let says = |h: &Hit| match h.tag {
        Tag::Speech { kind: SpeechKind::Act | SpeechKind::Noun, force, .. } => {
            matches!(force, Force::Affirm | Force::Allege | Force::Deny)
        }
        _ => false,
    };
    noun.is_some_and(|noun| scene.hits.at(noun).iter().any(says))
}

/// The same without those that a hyphen joins to another: "the Turkish-Russian truce" is of both.
pub(super) fn lone_adjectives(scene: &Scene<'_>, range: Range<usize>) -> impl Iterator<Item = ActorId> {
    let joined = |at: usize| scene.units.units.get(at).is_some_and(|unit| unit.hyphened);
    range.filter(move |&at| !joined(at) && !joined(at + 1)).flat_map(move |at| adjectives(scene, at..at + 1))
}
