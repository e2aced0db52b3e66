//! The clause of a piece of content, with the parties behind "with" and "between", and the places that it names.

use super::Named;
use crate::extract::acts::Act;
use crate::extract::content::{Content, switches_off};
use crate::extract::hits::Hit;
use crate::extract::scene::Scene;
use crate::extract::strangers;
use crate::extract::unit::UnitKind;
use crate::rules::WordOrder;
use crate::rules::phrase::Stream;
use crate::rules::tag::{Grammar, Tag};
use std::ops::Range;

/// Units behind a word such as "with" within which the party must begin.
pub(super) const FARTHEST_PARTY: usize = 6;

/// Words that may stand between two parties that "between" joins ("on the one hand").
pub(super) const LONGEST_ASIDE: usize = 3;

/// The clause of a piece of content: from the last comma, "that" or cue before it to the end of its reach.
pub(super) fn clause(
    scene: &Scene<'_>,
    acts: &[Act],
    chain: &[usize],
    content: &Content<'_>,
) -> Range<usize> {
    let hit = content.hit;
    let behind_cue = |&a: &usize| match &acts[a] {
        act if act.cue.end <= hit.start => act.cue.end,
        // "…, said X": what is said stands before its verb
        act if act.clause >= hit.end => act.content.start.min(hit.start),
        act => act.clause.min(hit.start),
    };
    let floor = chain.first().map_or(0, behind_cue);
    // "the groups that refuse it will leave": their clause goes on behind the one that describes them
    let described =
        |i: usize| hit.end > i && acts.iter().any(|a| a.content.end <= hit.end && a.in_definition(i));
    let opens = |&i: &usize| {
        scene.units.is_comma(i) && !scene.units.units[i].aside && !strangers::parts_list(scene, i)
            || scene.hits.begins(i, Grammar::That) && !described(i)
    };
    let start = (floor..hit.start).rev().find(opens).map_or(floor, |i| i + 1);
    let others = acts.iter().enumerate().filter(|(i, a)| !chain.contains(i) && a.clause >= hit.end);
    let others: Vec<usize> = others.map(|(_, a)| a.clause).collect();
    // what the next content of another topic names is not of this one
    let topic = scene.ruleset.rule(content.rule).topic;
    let foreign = |h: &&Hit| {
        matches!(h.tag, Tag::Content(rule) if scene.ruleset.rule(rule).topic != topic)
            && !scene.hits.all().iter().any(|g| switches_off(g, h))
    };
    let next = scene.content().filter(|h| h.start >= hit.end).find(foreign).map(|h| h.start);
    // nor what another "and that" goes on to say
    let anew = scene.joined_that(hit.end).unwrap_or(usize::MAX);
    let end = scene.reach(hit.end, &others).min(next.unwrap_or(usize::MAX)).min(anew);
    start..end.max(hit.end)
}

/// The parties behind "with" and "between".
pub(super) fn with_parties(
    scene: &Scene<'_>,
    clause: Range<usize>,
    speaks: &dyn Fn(usize) -> bool,
    found: &mut Named,
) {
    for at in clause.clone() {
        if let Some(end) = scene.hits.grammar(at, Grammar::With) {
            let parties = joined(scene, end, clause.end);
            let between = scene.hits.begins(at, Grammar::Between);
            found.between |= between && parties.len() >= 2;
            found.stranger |= between && parties.len() == 1 && names_stranger(scene, parties[0]);
            found
                .others
                .extend(parties.into_iter().filter(|&m| !speaks(m)).filter_map(|m| scene.actor_at(m)));
        }
    }
}

/// The mentions behind "with" or "between": the first near it, then whatever is coordinated, also across
/// "on the one hand, … on the other".
pub(super) fn joined(scene: &Scene<'_>, from: usize, to: usize) -> Vec<usize> {
    let mention = |at: usize| scene.units.mention_at(at).is_some() && !scene.units.units[at].aside;
    let near = (from + FARTHEST_PARTY).min(scene.units.len());
    let Some(first) = (from..near).find(|&at| mention(at)) else { return Vec::new() };
    let mut list = scene.coordinated(first);
    let mut last = list.last().copied().unwrap_or(first);
    let end = to.max((last + 8).min(scene.units.len()));
    let mut at = last + 1;
    while at < end {
        let opens = |h: &Hit| matches!(h.tag, Tag::Speech { .. } | Tag::Grammar(Grammar::That));
        let words = (last + 1..at).filter(|&i| scene.units.is_word(i) && !scene.units.units[i].aside).count();
        if words > LONGEST_ASIDE || scene.hits.at(at).iter().any(opens) {
            break;
        }
        if mention(at) && is_coordinated(scene, at) {
            list.extend(scene.coordinated(at));
            last = list.last().copied().unwrap_or(at);
            at = last;
        }
        at += 1;
    }
    list
}

/// "Between X and the others": whether right behind a mention stands a name that no list has.
pub(super) fn names_stranger(scene: &Scene<'_>, mention: usize) -> bool {
    let next = scene.units.following(mention);
    let joint =
        next.filter(|&n| scene.ends_at(n, Grammar::Conjunction)).and_then(|n| scene.units.following(n));
    let verb_first = scene.language.order == WordOrder::VerbFirst;
    let name = joint.or_else(|| next.filter(|_| verb_first));
    name.is_some_and(|n| {
        scene.units.kind(n) == Some(UnitKind::Word)
            && scene.hits.at(n).is_empty()
            && scene.units.words(n).iter().all(|m| scene.language.lexicon.is_name(m.atom))
    })
}

/// Whether a conjunction stands before or on a mention.
pub(super) fn is_coordinated(scene: &Scene<'_>, at: usize) -> bool {
    let attached = scene.units.mention_at(at).is_some_and(|m| m.conjunction && m.preposition == 0);
    attached || scene.units.preceding(at).is_some_and(|before| scene.ends_at(before, Grammar::Conjunction))
}
