//! The places that a claim is about: those of its clause, and not where somebody goes or where he speaks.

use crate::extract::acts::Act;
use crate::extract::discourse::Voice;
use crate::extract::hits::Hit;
use crate::extract::scene::Scene;
use crate::rules::ids::ActorId;
use crate::rules::phrase::Stream;
use crate::rules::tag::{Grammar, NameKind, Scope, SpeechKind, Tag};
use std::ops::Range;

/// The places that a clause names and that count; where it names none, the only one that the sentence names.
pub(super) fn places(
    scene: &Scene<'_>,
    clause: &Range<usize>,
    counts: &dyn Fn(&Hit) -> bool,
) -> Vec<ActorId> {
    let all = || scene.hits.all().iter().filter(|h| place(h.tag).is_some());
    // the longest name counts: "eastern X" is not also X
    let longest = |h: &Hit| {
        let covers = |o: &Hit| o.start <= h.start && h.end <= o.end && o.end - o.start > h.end - h.start;
        !all().any(covers)
    };
    let named = |range: Range<usize>| {
        let hits = all().filter(|h| range.contains(&h.start) && longest(h) && counts(h));
        let mut places: Vec<ActorId> = hits.filter_map(|h| place(h.tag)).collect();
        places.sort_unstable();
        places.dedup();
        places
    };
    let own = named(clause.clone());
    if own.is_empty() {
        // "…, though raids go on in X": what a clause behind tells is another matter
        let connective = |i: &usize| {
            scene.hits.scope(*i, Scope::Connective).is_some()
                && scene.units.preceding(*i).is_some_and(|comma| scene.units.is_comma(comma))
        };
        let end = (clause.end..scene.units.len()).find(connective).unwrap_or(scene.units.len());
        Some(named(0..end)).filter(|all| all.len() == 1).unwrap_or_default()
    } else {
        own
    }
}

/// Whether a place is one that somebody goes to: "left for X", "to the countryside of X".
pub(super) fn is_ahead(scene: &Scene<'_>, place: &Hit) -> bool {
    scene.units.preceding(place.start).is_some_and(|before| scene.ends_at(before, Grammar::BoundFor))
}

/// Whether a clause between commas that only tells who a speaker is names a place: "X, who holds Y, said".
pub(super) fn is_by_the_way(scene: &Scene<'_>, acts: &[Act], place: &Hit) -> bool {
    let comma = |i: &usize| scene.units.is_comma(*i);
    let Some(open) = (0..place.start).rev().find(comma) else { return false };
    let Some(close) = (place.end..scene.units.len()).find(comma) else { return false };
    let relative = scene.units.following(open).is_some_and(|i| scene.hits.begins(i, Grammar::Relative));
    let speaks = |i: usize| acts.iter().any(|a| a.kind == SpeechKind::Verb && is_voice(scene, a, i));
    let of_speaker = || scene.units.preceding(open).is_some_and(speaks);
    relative && of_speaker() && !(open..close).any(|i| scene.hits.content_at(i))
}

pub(super) fn place(tag: Tag) -> Option<ActorId> {
    match tag {
        Tag::Place(place) => Some(place),
        _ => None,
    }
}

/// Whether a place is one where somebody speaks, who comes from elsewhere: "the minister N said in X that", "in the
/// capital, their ministry denied it". Where a body of the place speaks, it tells what happened there.
pub(super) fn is_of_speech(scene: &Scene<'_>, acts: &[Act], place: &Hit) -> bool {
    let Some(before) = scene.units.preceding(place.start) else { return false };
    if !scene.ends_at(before, Grammar::SaidIn) {
        return false;
    }
    let at_head = scene.units.first_word(0..place.start) == Some(before);
    acts.iter().filter(|a| a.kind == SpeechKind::Verb && !a.backward).any(|act| {
        let voices = || act.voices.iter().filter(|v| v.distance == 0);
        let own = |v: &Voice| v.actor.is_some_and(|actor| is_capital_of(scene, place, actor));
        if place.start > act.cue.start {
            // "Foreign Minister N": the name stands behind the mention that speaks
            let named = |i: usize| scene.units.mention_at(i).is_some_and(|m| m.person.is_some());
            let person = voices().any(|v| v.person.is_some()) || (act.cue.end..place.start).any(named);
            (person || voices().any(own)) && opens_speech(scene, act, place)
        } else {
            at_head && voices().any(own) && leads_to(scene, place.end, act.cue.start)
        }
    })
}

/// Whether a unit names a speaker of an act.
fn is_voice(scene: &Scene<'_>, act: &Act, at: usize) -> bool {
    act.voices.iter().any(|v| v.tokens == scene.units.units[at].tokens)
}

/// Whether what somebody says begins right behind a place, and nothing of it stands before.
fn opens_speech(scene: &Scene<'_>, act: &Act, place: &Hit) -> bool {
    let behind = (place.end..scene.units.len()).find(|&i| !scene.units.transparent(i));
    let said = behind.filter(|&i| scene.hits.begins(i, Grammar::That));
    let bare = behind.filter(|&i| scene.hits.content_at(i));
    let next = scene.units.preceding(place.start).and_then(|p| scene.units.preceding(p));
    let person = |i: usize| scene.units.mention_at(i).is_some_and(|m| m.person.is_some());
    let beside = next.is_some_and(|i| is_voice(scene, act, i) || person(i) || act.cue.contains(&i));
    let silent = || {
        !(act.cue.end..place.start).any(|i| scene.hits.content_at(i) || scene.hits.begins(i, Grammar::That))
    };
    (said.is_some() || bare.is_some() && beside) && silent()
}

/// Whether nothing but a comma and small words stand between a place at the head of a sentence and a verb of speech.
fn leads_to(scene: &Scene<'_>, from: usize, cue: usize) -> bool {
    let small = |i: usize| {
        scene.units.is_comma(i) || scene.units.transparent(i) || scene.hits.begins(i, Grammar::Auxiliary)
    };
    (from..cue).all(small)
}

/// Whether a place is the capital of a speaker's own state.
fn is_capital_of(scene: &Scene<'_>, place: &Hit, speaker: ActorId) -> bool {
    let relations = scene.ruleset.relations();
    let of_speaker = |state: ActorId| relations.meet(state, relations.party_of(speaker));
    let named = |tag: Tag| matches!(tag, Tag::Name { kind: NameKind::Capital, actor } if of_speaker(actor));
    let phrases = &scene.language.phrases;
    let word = |at: usize| {
        let first = scene.units.words(at).iter().flat_map(|m| phrases.starting_with(m.atom));
        first.into_iter().any(|p| named(p.tag) && phrases.match_at(p, scene.units, at).is_some())
    };
    (place.start..place.end).any(word)
}
