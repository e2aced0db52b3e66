//! Which content of a sentence counts: what no guard drops, and of what overlaps the one that says more.

use super::Content;
use crate::extract::acts::Act;
use crate::extract::hits::Hit;
use crate::extract::scene::Scene;
use crate::rules::tag::{Grammar, SpeechKind, Tag};
use crate::rules::{Force, WordOrder};

/// The content of a sentence: guarded content dropped, of overlapping content on one topic the longer or earlier.
pub fn content<'a>(scene: &Scene<'a>, acts: &[Act]) -> Vec<Content<'a>> {
    let says = |force| matches!(force, Force::Affirm | Force::Allege | Force::Deny);
    let guards = scene.hits.all().iter().filter(|h| matches!(h.tag, Tag::Unless(_)));
    // "while X says that the truce holds": what limits X's verb does not limit what he says
    let guards: Vec<&Hit> = guards.filter(|h| !runs_over_verb(scene, h, &says)).collect();
    let all: Vec<Content<'a>> = scene
        .hits
        .all()
        .iter()
        .filter_map(|hit| match hit.tag {
            Tag::Content(rule) => Some(Content { hit, rule }),
            _ => None,
        })
        .filter(|c| !guards.iter().any(|g| switches_off(g, c.hit)))
        .filter(|c| !runs_over_verb(scene, c.hit, &|_| true) && !leaves_clause(scene, acts, c.hit))
        .collect();
    let kept: Vec<bool> = (0..all.len())
        .map(|i| !all.iter().enumerate().any(|(j, other)| i != j && beats(scene, other, j, &all[i], i)))
        .collect();
    all.into_iter().zip(kept).filter(|(_, kept)| *kept).map(|(c, _)| c).collect()
}

/// Whether content runs over a verb of speech: where subjects stand first, what stands before that verb is of
/// another clause.
fn runs_over_verb(scene: &Scene<'_>, hit: &Hit, counts: &dyn Fn(Force) -> bool) -> bool {
    let verb = |&at: &usize| {
        let verb = scene.hits.speech(at, &[SpeechKind::Verb, SpeechKind::Participle]);
        verb.is_some_and(|h| matches!(h.tag, Tag::Speech { force, .. } if counts(force)))
            && !scene.describes_noun(at)
    };
    scene.language.order == WordOrder::SubjectFirst && hit.skipped.iter().any(verb)
}

/// Whether content begins with a mention of another clause: one that a "that" parts from the rest, one under a
/// preposition with a conjunction behind it ("no deal with X and the fighters would stay"), or the speaker of a verb
/// before it, who reports what follows and does not do it.
fn leaves_clause(scene: &Scene<'_>, acts: &[Act], hit: &Hit) -> bool {
    if scene.units.mention_at(hit.start).is_none() {
        return false;
    }
    let tokens = &scene.units.units[hit.start].tokens;
    let speaks =
        |a: &Act| a.cue.start < hit.start && a.voices.iter().any(|v| v.distance == 0 && v.tokens == *tokens);
    let other = |&at: &usize| {
        let joined = scene.hits.begins(at, Grammar::Conjunction);
        scene.hits.begins(at, Grammar::That)
            || joined && scene.language.order == WordOrder::SubjectFirst && scene.under_preposition(hit.start)
    };
    // "told X that B had left": whom somebody told it
    let told = |a: &Act| {
        let that = scene.units.following(hit.start).filter(|&t| scene.hits.begins(t, Grammar::That));
        scene.units.preceding(hit.start) == Some(a.cue.end - 1) && that.is_some_and(|t| t < hit.end)
    };
    let addressed = acts.iter().filter(|a| !a.cue.is_empty()).any(told);
    addressed || hit.skipped.iter().any(other) || acts.iter().any(speaks)
}

/// Whether a guard of a rule touches content of that rule.
pub fn switches_off(guard: &Hit, content: &Hit) -> bool {
    let touch = guard.start < content.end && content.start < guard.end;
    touch && matches!((guard.tag, content.tag), (Tag::Unless(of), Tag::Content(rule)) if of == rule)
}

/// Whether other content of the same topic takes the place of this one.
fn beats(
    scene: &Scene<'_>,
    other: &Content<'_>,
    other_at: usize,
    this: &Content<'_>,
    this_at: usize,
) -> bool {
    let (o, t) = (scene.ruleset.rule(other.rule), scene.ruleset.rule(this.rule));
    if o.topic != t.topic || o.position != t.position && !o.carried_by.is_empty() && t.carried_by.is_empty() {
        return false;
    }
    let (os, ts) = (o.carried_by.is_empty(), t.carried_by.is_empty());
    let overlap = other.hit.start < this.hit.end && this.hit.start < other.hit.end;
    let covers = other.hit.start <= this.hit.start && this.hit.end <= other.hit.end;
    let longer = other.hit.end - other.hit.start > this.hit.end - this.hit.start;
    if covers && ((longer && (os || !ts)) || (os && !ts)) {
        return true;
    }
    if overlap && os && !ts {
        return true;
    }
    if covers && other.hit.start == this.hit.start && other.hit.end == this.hit.end {
        return os == ts && other_at < this_at;
    }
    // of two that overlap the earlier one stands
    overlap && os == ts && !longer_covers(this.hit, other.hit) && other.hit.start < this.hit.start
}

fn longer_covers(a: &Hit, b: &Hit) -> bool {
    a.start <= b.start && b.end <= a.end
}
