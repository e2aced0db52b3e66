//! From content to positions: which act governs it, which forces and negations lie between, what blocks it.

mod block;
mod operators;
mod path;

use crate::extract::acts::Act;
use crate::extract::hits::Hit;
use crate::extract::parties::{denies, named};
use crate::extract::scene::Scene;
use crate::extract::unit::UnitKind;
use crate::rules::ids::{ActorId, PositionId, RuleId};
use crate::rules::tag::{Grammar, Scope, SpeechKind, Tag};
use crate::rules::{Force, WordOrder};
use std::ops::Range;

/// Words between the word that opens an adjunct and content in it, at most.
const LONGEST_CIRCUMSTANCE: usize = 2;

/// A position that an act takes, and the way to it; places are units.
#[derive(Debug, Clone)]
pub struct Taken {
    /// Index of the act.
    pub act: usize,
    /// The position.
    pub position: PositionId,
    /// Forces and negations, innermost first.
    pub steps: Vec<Applied>,
}

/// A force or negation that was applied: words, force, whether a negation, position after it.
pub type Applied = (Range<usize>, Force, bool, PositionId);

/// Why content gives no position to the acts around it, or not to all of them; places are units.
#[derive(Debug, Clone)]
pub enum Stop {
    /// No act is around it.
    Nobody,
    /// A condition, purpose, term or wish reaches it.
    Limited(Scope, Range<usize>),
    /// It stands under a proclitic of purpose.
    Purpose,
    /// It only tells what other content is about.
    About,
    /// The position has no answer to a force or negation.
    NoKey(Range<usize>, Force, bool, PositionId),
    /// The force of this act ends before it, or is negated and says nothing.
    OutOfReach(usize),
    /// It is weak, and no force carries it.
    NotCarried,
    /// Its position blames somebody, and nobody but the speaker is named.
    NobodyBlamed,
}

/// What became of a piece of content.
#[derive(Debug, Clone, Default)]
pub struct Weighed {
    /// Which acts take which positions.
    pub taken: Vec<Taken>,
    /// What ended the way outwards.
    pub stop: Option<Stop>,
    /// The forces that were applied until then.
    pub applied: Vec<Applied>,
}

/// Content that may assert, with its rule.
pub struct Content<'a> {
    /// Where it stands.
    pub hit: &'a Hit,
    /// The rule.
    pub rule: RuleId,
}

/// The content of a sentence: guarded content dropped, of overlapping content on one topic the longer or earlier.
pub fn content<'a>(scene: &Scene<'a>, acts: &[Act]) -> Vec<Content<'a>> {
    let says = |force| matches!(force, Force::Affirm | Force::Allege);
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
    // "the alleged attacks": behind an article no verb stands
    let noun = |at: usize| {
        let before = scene.units.preceding(at);
        before.is_some_and(|b| scene.ends_at(b, Grammar::Article) || scene.ends_at(b, Grammar::Determiner))
    };
    let verb = |&at: &usize| {
        let verb = scene.hits.speech(at, &[SpeechKind::Verb, SpeechKind::Participle]);
        verb.is_some_and(|h| matches!(h.tag, Tag::Speech { force, .. } if counts(force))) && !noun(at)
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
        let joined = scene.hits.grammar(at, Grammar::Conjunction).is_some();
        scene.hits.grammar(at, Grammar::That).is_some()
            || joined && scene.language.order == WordOrder::SubjectFirst && scene.under_preposition(hit.start)
    };
    // "told X that B had left": whom somebody told it
    let told = |a: &Act| {
        let that =
            scene.units.following(hit.start).filter(|&t| scene.hits.grammar(t, Grammar::That).is_some());
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

/// Works out which acts take which positions on a piece of content.
pub fn positions(scene: &Scene<'_>, acts: &[Act], content: &Content<'_>) -> Vec<Taken> {
    weigh(scene, acts, content).taken
}

/// Works out which acts take which positions on a piece of content, and what ends the way to the others.
pub fn weigh(scene: &Scene<'_>, acts: &[Act], content: &Content<'_>) -> Weighed {
    let mut weighed = Weighed::default();
    weighed.stop = match chain(scene, acts, content.hit) {
        Some(chain) => {
            let path = Path { scene, acts, content, chain: &chain };
            let stop = path.blocker().or_else(|| path.walk(&mut weighed));
            let found = weighed.taken.len();
            weighed.taken.retain(|taken| blames(scene, acts, &chain, content, taken));
            if weighed.taken.len() < found { Some(Stop::NobodyBlamed) } else { stop }
        }
        None => Some(Stop::Nobody),
    };
    for (i, act) in acts.iter().enumerate().filter(|(_, a)| a.backward) {
        let Some(taken) = backward(scene, acts, i, act, content) else { continue };
        // "the offer was rejected by X, Y said": Y says so, and not what the clause would say alone
        let around = acts.iter().position(|a| tells(scene, a, act) && a.content.contains(&content.hit.start));
        let around = around.filter(|_| act.force.is_disposition() && act.kind == SpeechKind::Passive);
        if let Some(teller) = act.parent.filter(|&p| acts[p].cue.start > act.cue.start).or(around) {
            weighed.taken.retain(|t| t.act != teller);
            weighed.taken.push(Taken { act: teller, ..taken.clone() });
        }
        weighed.taken.push(taken);
    }
    weighed
}

/// Whether an act that stands behind what it says, or inside it, reports another one with it.
fn tells(scene: &Scene<'_>, around: &Act, act: &Act) -> bool {
    let free = scene.language.order == WordOrder::Free;
    let plain = matches!(around.force, Force::Affirm) && !around.negated && !around.backward;
    let whole = around.content.start < around.clause && around.cue.start != act.cue.start;
    free && plain && around.parent.is_none() && whole
}

/// Whether somebody other than the speaker is blamed, where a position blames: nobody blames himself, and who did
/// it must be named in the content itself, as the object of an accusation, or be the one who denies it.
fn blames(scene: &Scene<'_>, acts: &[Act], chain: &[usize], content: &Content<'_>, taken: &Taken) -> bool {
    let Some(role) = scene.ruleset.against(taken.position) else { return true };
    let level = chain.iter().position(|&a| a == taken.act).unwrap_or(0);
    let named = named(scene, acts, chain, content);
    let deniers = (level + 1..chain.len()).filter(|&l| denies(acts, chain, l));
    let deniers = deniers.flat_map(|l| acts[chain[l]].voices.iter().filter_map(|v| v.actor));
    let blamed: Vec<ActorId> = named.in_role(role).chain(deniers).collect();
    let relations = scene.ruleset.relations();
    let speakers = acts[taken.act].voices.iter().filter_map(|v| v.actor);
    speakers.into_iter().any(|own| blamed.iter().any(|&other| !relations.meet(own, other)))
}

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
        let ended = ended || is_circumstance(scene, act, hit);
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
    let relative = |i: usize| scene.hits.grammar(i, Grammar::Relative).is_some();
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
fn is_said_by_the_way(scene: &Scene<'_>, behind: usize, content: usize) -> bool {
    let comma = (behind..content).rev().find(|&i| scene.units.is_comma(i) && !scene.units.units[i].aside);
    let relative = |i: usize| scene.hits.begins(i, Grammar::Relative);
    let opens = comma.filter(|&i| scene.units.following(i).is_some_and(relative));
    opens.is_some_and(|comma| !(behind..comma).any(|i| scene.hits.speech_at(i)))
}

/// Where the act around an embedded one goes on with "and that", unless the embedded one said "that" itself.
fn resumed(scene: &Scene<'_>, act: &Act) -> usize {
    let that = scene.joined_that(act.cue.end).filter(|_| act.parent.is_some());
    let own = |at: &usize| (act.cue.end..*at).any(|i| scene.hits.grammar(i, Grammar::That).is_some());
    that.filter(|at| !own(at)).unwrap_or(usize::MAX)
}

/// Whether content stands in an adjunct between a verb and the "that" of what it says: "threatened, *during the
/// talks*, that …".
fn is_adjunct(scene: &Scene<'_>, act: &Act, hit: &Hit) -> bool {
    if hit.start < act.cue.end {
        return false;
    }
    let adjunct = scene.hits.grammar(hit.start, Grammar::Adjunct).is_some()
        || scene.units.preceding(hit.start).is_some_and(|b| scene.ends_at(b, Grammar::Adjunct));
    let mut behind = hit.end..act.content.end;
    let mut between = act.cue.end..hit.start;
    let that = |i: usize| scene.hits.grammar(i, Grammar::That).is_some();
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
    let that = |i: usize| scene.hits.grammar(i, Grammar::That).is_some();
    let told = scene.content().any(|h| h.start >= act.cue.end && h.end <= adjunct);
    told && !(adjunct..hit.start).any(that)
}

/// Whether content stands in an insertion that tells who the subject is: "X, *one of …*, denied that".
fn is_apposed(scene: &Scene<'_>, act: &Act, hit: &Hit) -> bool {
    let comma = |i: &usize| scene.units.kind(*i) == Some(UnitKind::Comma) && !scene.units.units[*i].aside;
    let Some(open) = (act.cue.end..hit.start).rev().find(comma) else { return false };
    let opener = scene.units.following(open);
    let opens = opener.is_some_and(|i| scene.hits.grammar(i, Grammar::Apposition).is_some());
    // "according to X, an agreement was reached in A, one of …": an article that opens a clause opens no insertion
    let indefinite = opener.is_some_and(|i| scene.hits.grammar(i, Grammar::Determiner).is_some());
    let close = (hit.start..scene.units.len()).find(comma).unwrap_or(scene.units.len());
    let task = |i: usize, task| scene.hits.grammar(i, task).is_some();
    let verb = (open..close).find(|&i| task(i, Grammar::Auxiliary));
    let clause = verb.is_some_and(|verb| !(open..verb).any(|i| task(i, Grammar::Relative)));
    if indefinite && clause && act.kind == SpeechKind::According {
        return false;
    }
    let said = |i: usize| {
        scene.hits.grammar(i, Grammar::That).is_some()
            || scene.hits.speech(i, &[SpeechKind::Noun]).is_some()
            || scene.content().any(|h| h.start == i)
    };
    opens && (hit.end..scene.units.len()).any(|i| comma(&i)) && !(act.cue.end..open).any(said)
}

/// Starts, behind a place, of acts that are not around the content: forces end there.
fn others(acts: &[Act], chain: &[usize], from: usize) -> Vec<usize> {
    let others = acts.iter().enumerate().filter(|(i, a)| !chain.contains(i) && a.kind != SpeechKind::Act);
    others.map(|(_, a)| a.clause).filter(|&a| a > from).collect()
}

/// A force or negation between an act and what it bears on.
struct Operator {
    words: Range<usize>,
    force: Force,
    negation: bool,
}

struct Path<'a> {
    scene: &'a Scene<'a>,
    acts: &'a [Act],
    content: &'a Content<'a>,
    chain: &'a [usize],
}

/// "…, which X rejected": the act takes up the clause before it.
fn backward(
    scene: &Scene<'_>,
    acts: &[Act],
    index: usize,
    act: &Act,
    content: &Content<'_>,
) -> Option<Taken> {
    let backward = (0..act.cue.start).rev().find(|&i| scene.hits.grammar(i, Grammar::Backward).is_some());
    // where cases tell, the clause that denies begins at its comma
    let free = scene.language.order == WordOrder::Free && act.kind == SpeechKind::Verb;
    let comma = (0..act.cue.start).rev().find(|&i| scene.units.kind(i) == Some(UnitKind::Comma));
    let opener = if free { comma.or(backward) } else { backward };
    let opener = opener.unwrap_or(act.cue.start);
    let mut from = opener;
    while from > 0 {
        let comma = scene.units.kind(from - 1) == Some(UnitKind::Comma);
        if comma && from < opener && (from..opener).any(|i| scene.units.is_word(i)) {
            break;
        }
        from -= 1;
    }
    // "accused them of shelling it, which wounded two, which they denied": what has no content of its own is passed
    let silent = |range: Range<usize>| {
        let said = scene.content().any(|h| range.contains(&h.start));
        !said && !acts.iter().any(|a| range.contains(&a.cue.start))
    };
    if scene.language.order == WordOrder::VerbFirst && from > 0 && silent(from..opener) {
        let comma = |i: &usize| scene.units.kind(*i) == Some(UnitKind::Comma);
        from = (0..from - 1).rev().find(comma).map_or(0, |c| c + 1);
    }
    // "the terms, A said, were rejected by B"
    let inserted = acts.iter().any(|a| a.cue.start < from && tells(scene, a, act));
    let from = if inserted && act.kind == SpeechKind::Passive { 0 } else { from };
    let hit = content.hit;
    if !(from..opener).contains(&hit.start) || act.negated {
        return None;
    }
    let rule = scene.ruleset.rule(content.rule);
    let path_chain = chain(scene, acts, hit).unwrap_or_default();
    let mut position = rule.position;
    let mut carried = rule.carried_by.is_empty();
    let mut steps = Vec::new();
    let path = Path { scene, acts, content, chain: &path_chain };
    if path.is_about_other() {
        return None;
    }
    if let Some(&inner) = path_chain.first() {
        for operator in path.operators(&acts[inner], hit.start, 0) {
            position = scene.ruleset.applied(position, operator.force)?;
            carried |= rule.carried_by.contains(&operator.force);
            steps.push((operator.words, operator.force, operator.negation, position));
        }
    }
    // "all talk of a deal is false, which X confirmed": the verdict before belongs to what is taken up
    let rumoured = path_chain.iter().all(|&a| acts[a].kind == SpeechKind::Act);
    let verdict = scene.hits.all().iter().find_map(|h| match h.tag {
        Tag::Speech { kind: SpeechKind::Predicate, force, .. } => {
            (rumoured && (hit.end..opener).contains(&h.start)).then_some((h.start..h.end, force))
        }
        _ => None,
    });
    if let Some((words, force)) = verdict {
        position = scene.ruleset.applied(position, force)?;
        carried |= rule.carried_by.contains(&force);
        steps.push((words, force, false, position));
    }
    // "A said that B accepted the terms, which B denied": what is denied is the acceptance
    for &inner in path_chain.iter().filter(|&&a| acts[a].force.is_disposition() && !acts[a].negated) {
        position = scene.ruleset.applied(position, acts[inner].force)?;
        carried |= rule.carried_by.contains(&acts[inner].force);
        steps.push((acts[inner].cue.clone(), acts[inner].force, false, position));
    }
    // "…, an accusation they reject": where there is nothing to refuse, it is denied
    let claims = act.force == Force::Refuse;
    let without = |force| scene.ruleset.applied(position, force).is_none();
    let force =
        if claims && without(act.force) && without(Force::Threaten) { Force::Deny } else { act.force };
    position = scene.ruleset.applied(position, force)?;
    carried |= rule.carried_by.contains(&force);
    steps.push((act.cue.clone(), force, false, position));
    carried.then_some(Taken { act: index, position, steps })
}
