//! Which acts are around a piece of content, and which have ended before it.

use super::others;
use crate::extract::acts::{Act, opposes};
use crate::extract::hits::Hit;
use crate::extract::scene::Scene;
use crate::rules::Force;
use crate::rules::tag::{Grammar, Scope, SpeechKind};

/// Words between the word that opens an adjunct and content in it, at most.
const LONGEST_CIRCUMSTANCE: usize = 2;

/// The acts around a piece of content, innermost first. An inner act whose force does not reach that far has
/// ended before it.
pub fn chain(scene: &Scene<'_>, acts: &[Act], hit: &Hit) -> Option<Vec<usize>> {
    let mut inside: Vec<usize> =
        (0..acts.len()).filter(|&i| !acts[i].backward && acts[i].content.contains(&hit.start)).collect();
    if inside.is_empty() {
        inside.extend((0..acts.len()).find(|&i| is_taken_in(scene, &acts[i], hit)));
    }
    // an act that stands behind what it reports is around all of it
    inside.sort_by_key(|&i| (acts[i].content.start, acts[i].content.start == acts[i].cue.start, i));
    while let Some(at) = inside.pop() {
        let mut chain = vec![at];
        let mut up = at;
        while let Some(parent) = acts[up].parent {
            chain.push(parent);
            up = parent;
        }
        let act = &acts[at];
        let ended = (act.parent.is_some() || act.kind == SpeechKind::Act)
            && act.force != Force::Affirm
            && hit.start > act.cue.start
            && scene.reach(act.cue.end, &others(acts, &chain, act.cue.start)).min(resumed(scene, act))
                <= hit.start;
        let ended = ended || begins_anew(scene, act, hit);
        let aims = act.force.is_disposition() && !act.backward && act.cue.end <= hit.start;
        let ended = ended || aims && is_said_by_the_way(scene, act.cue.end, hit.start);
        let ended = ended || is_circumstance(scene, act, hit) || is_description(scene, act, hit);
        if !ended && !is_adjunct(scene, act, hit) && !is_apposed(scene, act, hit) {
            return Some(chain);
        }
    }
    None
}

/// "Cannot accept the terms": whether content begins before the verb that bears on it and takes it in, with nothing but
/// what belongs to the verb before it.
fn is_taken_in(scene: &Scene<'_>, act: &Act, hit: &Hit) -> bool {
    let plain = !act.backward && act.parent.is_none() && act.force.is_disposition();
    let relative = |i: usize| scene.hits.begins(i, Grammar::Relative);
    let from = scene.units.preceding(hit.start).unwrap_or(hit.start);
    plain && hit.start < act.cue.start && act.cue.start < hit.end && !(from..act.cue.start).any(relative)
}

/// "We reject it and will not leave": a negator that a conjunction is attached to begins a clause beside the embedded
/// act before it.
fn begins_anew(scene: &Scene<'_>, act: &Act, hit: &Hit) -> bool {
    let joined = hit.first.conjunction && scene.hits.scope(hit.start, Scope::Negator).is_some();
    joined && act.parent.is_some() && act.force.is_disposition() && hit.start > act.cue.start
}

/// "Did not want X to end as Y, whose fighters have left": a relative clause behind a comma tells of its noun, and what
/// a force bears on stands before it. What "reports, which say …" is denied with them.
pub(super) fn is_said_by_the_way(scene: &Scene<'_>, behind: usize, content: usize) -> bool {
    let comma = (behind..content).rev().find(|&i| scene.units.is_open_comma(i));
    let relative = |i: usize| scene.hits.begins(i, Grammar::Relative);
    let opens = comma.filter(|&i| scene.units.following(i).is_some_and(relative));
    opens.is_some_and(|comma| !(behind..comma).any(|i| scene.hits.speech_at(i)))
}

/// Where the act around an embedded one goes on with "and that", unless the embedded one said "that" itself.
fn resumed(scene: &Scene<'_>, act: &Act) -> usize {
    let that = scene.joined_that(act.cue.end).filter(|_| act.parent.is_some());
    let own = |at: &usize| (act.cue.end..*at).any(|i| scene.hits.begins(i, Grammar::That));
    that.filter(|at| !own(at)).unwrap_or(usize::MAX)
}

/// Whether content stands in an adjunct between a verb and the "that" of what it says: "threatened, *during the
/// talks*, that …".
fn is_adjunct(scene: &Scene<'_>, act: &Act, hit: &Hit) -> bool {
    if hit.start < act.cue.end {
        return false;
    }
    let adjunct = scene.hits.begins(hit.start, Grammar::Adjunct)
        || scene.units.preceding(hit.start).is_some_and(|b| scene.ends_at(b, Grammar::Adjunct));
    let mut behind = hit.end..act.content.end;
    let mut between = act.cue.end..hit.start;
    let that = |i: usize| scene.hits.begins(i, Grammar::That);
    let noun = |i: usize| scene.hits.speech(i, &[SpeechKind::Noun]).is_some();
    let said = |i: usize| that(i) || noun(i) || scene.content().any(|h| h.start == i);
    adjunct && behind.any(said) && !between.clone().any(that) && !between.any(noun)
}

/// Whether content only tells when something else is denied, refused or accepted: "denied any deal *during the talks*",
/// where other content stands between the verb and the adjunct.
fn is_circumstance(scene: &Scene<'_>, act: &Act, hit: &Hit) -> bool {
    let disposes = act.force.is_disposition() || act.force == Force::Deny;
    if !disposes || act.backward || hit.start < act.cue.end {
        return false;
    }
    let words = |from: usize| (from..hit.start).filter(|&i| scene.units.is_word(i)).count();
    let opens = |at: &usize| {
        let end = scene.hits.grammar(*at, Grammar::Adjunct).filter(|&end| end <= hit.start);
        end.is_some_and(|end| words(end) <= LONGEST_CIRCUMSTANCE)
    };
    let Some(adjunct) = (act.cue.end..hit.start).rev().find(opens) else { return false };
    let that = |i: usize| scene.hits.begins(i, Grammar::That);
    let told = scene.content().any(|h| h.start >= act.cue.end && h.end <= adjunct);
    told && !(adjunct..hit.start).any(that)
}

/// "Denied that it had left the zone on which X agreed with Y": whether content stands in a relative clause behind other
/// content, which is what is denied or refused.
fn is_description(scene: &Scene<'_>, act: &Act, hit: &Hit) -> bool {
    let turns = opposes(act.force) && !act.backward && act.cue.end <= hit.start;
    let relative = |at: &usize| scene.hits.begins(*at, Grammar::Relative);
    let Some(relative) = (act.cue.end..hit.start).rev().find(relative).filter(|_| turns) else {
        return false;
    };
    let parted = |at: usize| !scene.units.is_word(at) && scene.units.mention_at(at).is_none();
    let noun = scene.units.preceding(relative).is_some_and(|b| !scene.hits.speech_at(b));
    let told = scene.content().any(|h| act.cue.end <= h.start && h.end <= relative);
    noun && told && !(relative..hit.start).any(parted)
}

/// Whether content stands in an insertion that tells who the subject is: "X, *one of …*, denied that".
fn is_apposed(scene: &Scene<'_>, act: &Act, hit: &Hit) -> bool {
    let comma = |i: &usize| scene.units.is_open_comma(*i);
    let Some(open) = (act.cue.end..hit.start).rev().find(comma) else { return false };
    let opener = scene.units.following(open);
    let opens = opener.is_some_and(|i| scene.hits.begins(i, Grammar::Apposition));
    // "according to X, an agreement was reached in A, one of …": an article that opens a clause opens no insertion
    let indefinite = opener.is_some_and(|i| scene.hits.begins(i, Grammar::Determiner));
    let close = (hit.start..scene.units.len()).find(comma).unwrap_or(scene.units.len());
    let task = |i: usize, task| scene.hits.begins(i, task);
    let verb = (open..close).find(|&i| task(i, Grammar::Auxiliary));
    let clause = verb.is_some_and(|verb| !(open..verb).any(|i| task(i, Grammar::Relative)));
    if indefinite && clause && act.kind == SpeechKind::According {
        return false;
    }
    let said = |i: usize| {
        scene.hits.begins(i, Grammar::That)
            || scene.hits.speech(i, &[SpeechKind::Noun]).is_some()
            || scene.content().any(|h| h.start == i)
    };
    opens && (hit.end..scene.units.len()).any(|i| comma(&i)) && !(act.cue.end..open).any(said)
}
