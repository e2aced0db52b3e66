//! Whether somebody whom no list has is meant: the subject of what is said, or a pronoun for others.

use super::acts::Act;
use super::hits::Hit;
use super::scene::Scene;
use super::unit::UnitKind;
use crate::rules::ids::ActorId;
use crate::rules::tag::{Grammar, Scope, SpeechKind, Tag};
use crate::rules::{Force, WordOrder};
use std::ops::Range;

/// Whether words before content, or inside it where it is what a plain verb of speech says of somebody ("described the
/// men as …"), name somebody whom no list has: what is said is his, and not the speaker's.
pub fn is_subject(scene: &Scene<'_>, before: Range<usize>, hit: &Hit, act: Option<&Act>) -> bool {
    if scene.language.order != WordOrder::SubjectFirst {
        return false;
    }
    let plain = |a: &&Act| matches!(a.force, Force::Affirm | Force::Allege) && !a.cue.is_empty();
    match act.filter(|a| hit.start <= a.cue.start && a.cue.start < hit.end) {
        Some(act) => plain(&act) && hit.skipped.iter().any(|&at| at >= act.cue.end && names(scene, at)),
        None => before.into_iter().any(|at| names(scene, at)),
    }
}

/// Of whom a plain verb of speech inside content says something: "described X as …".
pub fn described(scene: &Scene<'_>, hit: &Hit, act: Option<&Act>) -> Option<ActorId> {
    let act = act.filter(|a| matches!(a.force, Force::Affirm | Force::Allege) && !a.cue.is_empty())?;
    let inside = hit.start <= act.cue.start && act.cue.start < hit.end;
    let first = scene.language.order == WordOrder::SubjectFirst && inside;
    let object = hit.skipped.iter().copied().find(|&at| at >= act.cue.end && scene.actor_at(at).is_some());
    object.filter(|&at| first && scene.stands_free(at)).and_then(|at| scene.actor_at(at))
}

/// Whether a unit is a word without a task in the sentence.
fn names(scene: &Scene<'_>, at: usize) -> bool {
    let small = |h: &Hit| match h.tag {
        Tag::Grammar(task) => !matches!(
            task,
            Grammar::Unlisted
                | Grammar::NamedKind
                | Grammar::Role
                | Grammar::RoleBody
                | Grammar::Title
                | Grammar::Stranger
        ),
        Tag::Scope(scope) => scope != Scope::Hedge,
        Tag::Speech { kind, .. } => kind != SpeechKind::Noun,
        Tag::Date(_) => true,
        _ => false,
    };
    let covered = |h: &Hit| h.start <= at && at < h.end && small(h);
    scene.units.kind(at) == Some(UnitKind::Word)
        && !scene.units.units[at].aside
        && !scene.hits.all().iter().any(covered)
}

/// Whether a pronoun in a quotation stands for somebody other than who speaks: "They are still there".
pub fn is_other(scene: &Scene<'_>, at: usize) -> bool {
    let is = |task| scene.hits.is_one(at, task);
    let pronoun = is(Grammar::Statement) && (is(Grammar::Person) || is(Grammar::ObjectPronoun));
    let before = scene.quotes(0, at);
    let opened_before = before == 0 && scene.quotes(at, scene.units.len()) % 2 == 1;
    pronoun && (before % 2 == 1 || opened_before)
}

/// Whether a comma parts names that are listed: "in A, B and C".
pub fn parts_list(scene: &Scene<'_>, comma: usize) -> bool {
    let name = |at: usize| {
        let plain = |h: &Hit| matches!(h.tag, Tag::Place(_));
        scene.units.kind(at) == Some(UnitKind::Word) && scene.hits.at(at).iter().all(plain)
    };
    let before = scene.units.preceding(comma).filter(|&b| name(b));
    let behind = scene.units.following(comma).filter(|&n| name(n));
    let next = behind.and_then(|n| scene.units.following(n));
    let goes_on = next.is_some_and(|n| scene.units.is_comma(n) || scene.hits.begins(n, Grammar::Conjunction));
    before.is_some() && goes_on
}
