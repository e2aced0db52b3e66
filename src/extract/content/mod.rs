//! From content to positions: which act governs it, which forces and negations lie between, what blocks it.

mod block;
mod chain;
mod found;
mod operators;
mod path;

pub use chain::chain;
pub use found::{content, switches_off};

use crate::extract::acts::Act;
use crate::extract::hits::Hit;
use crate::extract::parties::{denies, named};
use crate::extract::scene::Scene;
use crate::rules::ids::{ActorId, PositionId, RuleId};
use crate::rules::tag::{Grammar, Scope, SpeechKind, Tag};
use crate::rules::{Force, WordOrder};
use std::ops::Range;

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
    let backward = (0..act.cue.start).rev().find(|&i| scene.hits.begins(i, Grammar::Backward));
    // where cases tell, the clause that denies begins at its comma
    let free = scene.language.order == WordOrder::Free && act.kind == SpeechKind::Verb;
    let comma = (0..act.cue.start).rev().find(|&i| scene.units.is_comma(i));
    let opener = if free { comma.or(backward) } else { backward };
    let opener = opener.unwrap_or(act.cue.start);
    let mut from = opener;
    while from > 0 {
        let comma = scene.units.is_comma(from - 1);
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
        let comma = |i: &usize| scene.units.is_comma(*i);
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
    // "demanded their arms during a meeting, which X refused": when it was demanded, X does not refuse
    let adjunct = scene.units.preceding(hit.start).is_some_and(|b| scene.ends_at(b, Grammar::Adjunct));
    if path.is_about_other() || adjunct && act.force.is_disposition() {
        return None;
    }
    if let Some(&inner) = path_chain.first() {
        for operator in path.operators(&acts[inner], hit.start, 0) {
            position = scene.ruleset.answered(content.rule, position, operator.force)?;
            carried |= rule.carried_by.contains(&operator.force);
            steps.push((operator.words, operator.force, operator.negation, position));
        }
    }
    // "it was not used, as X claims": that it was, or that it was not
    let negated = steps.iter().any(|(_, _, negation, _)| *negation)
        || (hit.start..hit.end).any(|i| scene.hits.scope(i, Scope::Negator).is_some());
    if negated && act.force == Force::Allege {
        return None;
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
        position = scene.ruleset.answered(content.rule, position, force)?;
        carried |= rule.carried_by.contains(&force);
        steps.push((words, force, false, position));
    }
    // "A said that B accepted the terms, which B denied": what is denied is the acceptance
    for &inner in path_chain.iter().filter(|&&a| acts[a].force.is_disposition() && !acts[a].negated) {
        position = scene.ruleset.answered(content.rule, position, acts[inner].force)?;
        carried |= rule.carried_by.contains(&acts[inner].force);
        steps.push((acts[inner].cue.clone(), acts[inner].force, false, position));
    }
    // "…, an accusation they reject": where there is nothing to refuse, it is denied
    let claims = act.force == Force::Refuse;
    let without = |force| scene.ruleset.applied(position, force).is_none();
    let force =
        if claims && without(act.force) && without(Force::Threaten) { Force::Deny } else { act.force };
    position = scene.ruleset.answered(content.rule, position, force)?;
    carried |= rule.carried_by.contains(&force);
    steps.push((act.cue.clone(), force, false, position));
    carried.then_some(Taken { act: index, position, steps })
}
