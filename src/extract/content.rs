//! From content to positions: which act governs it, which forces and negations lie between, what blocks it.

use super::acts::Act;
use super::hits::Hit;
use super::scene::Scene;
use super::unit::UnitKind;
use crate::rules::Force;
use crate::rules::ids::{PositionId, RuleId};
use crate::rules::tag::{Grammar, Scope, SpeechKind, Tag};
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

/// Words between content and what it is said to be about, at most.
const LONGEST_ABOUT: usize = 6;
/// Words between a force and another force that it bears on, at most.
const LONGEST_STACK: usize = 2;

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

/// A force or negation between an act and what it bears on.
struct Operator {
    words: Range<usize>,
    force: Force,
    negation: bool,
}

/// Content that may assert, with its rule.
pub struct Content<'a> {
    /// Where it stands.
    pub hit: &'a Hit,
    /// The rule.
    pub rule: RuleId,
}

/// The content of a sentence: guarded content dropped, of overlapping content on one topic the longer or earlier.
pub fn content<'a>(scene: &Scene<'a>) -> Vec<Content<'a>> {
    let guards: Vec<&Hit> = scene.hits.all().iter().filter(|h| matches!(h.tag, Tag::Unless(_))).collect();
    let all: Vec<Content<'a>> = scene
        .hits
        .all()
        .iter()
        .filter_map(|hit| match hit.tag {
            Tag::Content(rule) => Some(Content { hit, rule }),
            _ => None,
        })
        .filter(|c| {
            !guards.iter().any(|g| g.tag == Tag::Unless(c.rule) && g.start < c.hit.end && c.hit.start < g.end)
        })
        .collect();
    let kept: Vec<bool> = (0..all.len())
        .map(|i| !all.iter().enumerate().any(|(j, other)| i != j && beats(scene, other, j, &all[i], i)))
        .collect();
    all.into_iter().zip(kept).filter(|(_, kept)| *kept).map(|(c, _)| c).collect()
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
            path.blocker().or_else(|| path.walk(&mut weighed))
        }
        None => Some(Stop::Nobody),
    };
    for (i, act) in acts.iter().enumerate().filter(|(_, a)| a.backward) {
        weighed.taken.extend(backward(scene, acts, i, act, content));
    }
    weighed
}

/// The acts around a piece of content, innermost first. An inner act whose force does not reach that far has
/// ended before it.
pub fn chain(scene: &Scene<'_>, acts: &[Act], hit: &Hit) -> Option<Vec<usize>> {
    let mut inside: Vec<usize> = (0..acts.len()).filter(|&i| !acts[i].backward && acts[i].content.contains(&hit.start)).collect();
    inside.sort_by_key(|&i| (acts[i].cue.start, i));
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
            && scene.reach(act.cue.end, &others(acts, &chain, act.cue.start)) <= hit.start;
        if !ended && !is_adjunct(scene, act, hit) && !is_apposed(scene, act, hit) {
            return Some(chain);
        }
    }
    None
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

/// Whether content stands in an insertion that tells who the subject is: "X, *one of …*, denied that".
fn is_apposed(scene: &Scene<'_>, act: &Act, hit: &Hit) -> bool {
    let comma = |i: &usize| scene.units.kind(*i) == Some(UnitKind::Comma) && !scene.units.units[*i].aside;
    let Some(open) = (act.cue.end..hit.start).rev().find(comma) else { return false };
    let opens = scene.units.following(open).is_some_and(|i| scene.hits.grammar(i, Grammar::Apposition).is_some());
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

struct Path<'a> {
    scene: &'a Scene<'a>,
    acts: &'a [Act],
    content: &'a Content<'a>,
    chain: &'a [usize],
}

impl Path<'_> {
    /// Starts of acts that are not around the content: forces end there.
    fn other_acts(&self) -> Vec<usize> {
        let others = self
            .acts
            .iter()
            .enumerate()
            .filter(|(i, a)| !self.chain.contains(i) && a.kind != SpeechKind::Act);
        others.map(|(_, a)| a.clause).collect()
    }

    /// A condition, purpose, term or wish that reaches the content.
    fn blocker(&self) -> Option<Stop> {
        let hit = self.content.hit;
        let others = self.other_acts();
        // what is asked for and then called unacceptable is what is refused
        let judged = self.chain.iter().enumerate().any(|(level, _)| self.predicate(level).is_some());
        if judged {
            return None;
        }
        let negated = |h: &Hit| {
            let before = self.scene.units.preceding(h.start);
            before.is_some_and(|b| {
                (b.saturating_sub(2)..=b).any(|i| self.scene.hits.scope(i, Scope::Negator) == Some(b + 1))
            })
        };
        let blocks = |h: &Hit| {
            matches!(h.tag, Tag::Scope(Scope::Condition | Scope::Purpose | Scope::Terms | Scope::Unrealised))
                && h.start < hit.start
                // a phrase that ends in a proclitic shares its last unit with the content
                && h.end <= hit.start + 1
                && self.blocker_reach(h, &others) > hit.start
                && !negated(h)
        };
        let limit = self.scene.hits.all().iter().find(|h| blocks(h)).and_then(|h| match h.tag {
            Tag::Scope(scope) => Some(Stop::Limited(scope, h.start..h.end)),
            _ => None,
        });
        limit
            .or_else(|| self.is_purpose().then_some(Stop::Purpose))
            .or_else(|| self.is_about_other().then_some(Stop::About))
    }

    fn blocker_reach(&self, blocker: &Hit, others: &[usize]) -> usize {
        let behind: Vec<usize> = others.iter().copied().filter(|&a| a >= blocker.end).collect();
        self.scene.reach(blocker.end, &behind)
    }

    /// Content under a proclitic of purpose, which is a complement only behind a force.
    fn is_purpose(&self) -> bool {
        let hit = self.content.hit;
        let preposition = hit.first.preposition;
        if preposition == 0 || !self.scene.language.purpose_prefixes.contains(&preposition) {
            return false;
        }
        let near = |end: usize| end <= hit.start && self.words_between(end, hit.start) <= 3;
        let noun = self
            .scene
            .hits
            .all()
            .iter()
            .any(|h| matches!(h.tag, Tag::Speech { kind: SpeechKind::Noun, .. }) && near(h.end));
        let verb = self.acts[self.chain[0]].force != Force::Affirm && near(self.acts[self.chain[0]].cue.end);
        !(noun || verb)
    }

    /// Content that only tells what other content is about: talks *on the exit of …*.
    fn is_about_other(&self) -> bool {
        let hit = self.content.hit;
        let topic = self.scene.ruleset.rule(self.content.rule).topic;
        let named = |h: &Hit| {
            let rule = |rule| self.scene.ruleset.rule(rule);
            let bare = matches!(h.tag, Tag::Content(r) if rule(r).topic != topic && !rule(r).carried_by.is_empty());
            bare && h.end == hit.start && !hit.first.conjunction && hit.first.preposition == 0
        };
        // "an evacuation deal": a noun that belongs to other content
        if self.scene.content().any(named) {
            return true;
        }
        let Some(about) = self.scene.units.preceding(hit.start).filter(|&b| self.scene.ends_at(b, Grammar::About)) else {
            return false;
        };
        self.scene.content().any(|other| {
            let foreign = matches!(other.tag, Tag::Content(rule) if self.scene.ruleset.rule(rule).topic != topic);
            let near = other.end <= about + 1 && self.words_between(other.end, about) <= LONGEST_ABOUT;
            foreign && near && !(other.end..about).any(|i| self.scene.hits.speech(i, &[SpeechKind::Noun]).is_some())
        })
    }

    fn words_between(&self, from: usize, to: usize) -> usize {
        (from..to).filter(|&i| self.scene.units.is_word(i) && !self.scene.units.units[i].aside).count()
    }

    /// Applies what lies between the content and each act around it; gives what ends the way.
    fn walk(&self, weighed: &mut Weighed) -> Option<Stop> {
        let rule = self.scene.ruleset.rule(self.content.rule);
        let mut position = rule.position;
        let mut carried = rule.carried_by.is_empty();
        let Weighed { taken, applied: steps, .. } = weighed;
        if let Some(negator) = self.negator_inside() {
            let Some(next) = self.scene.ruleset.applied(position, Force::Deny) else {
                return Some(Stop::NoKey(negator, Force::Deny, true, position));
            };
            position = next;
            carried |= rule.carried_by.contains(&Force::Deny);
            steps.push((negator, Force::Deny, true, position));
        }
        let mut disposition = false;
        for (level, &index) in self.chain.iter().enumerate() {
            let act = &self.acts[index];
            let target =
                if level == 0 { self.content.hit.start } else { self.acts[self.chain[level - 1]].clause };
            let mut moved = false;
            for operator in self.operators(act, target, level) {
                let Some(next) = self.scene.ruleset.applied(position, operator.force) else {
                    return Some(Stop::NoKey(operator.words, operator.force, operator.negation, position));
                };
                position = next;
                carried |= rule.carried_by.contains(&operator.force);
                steps.push((operator.words, operator.force, operator.negation, position));
                moved = true;
            }
            let Some(force) = self.force(act, target, level) else { return Some(Stop::OutOfReach(index)) };
            if let Some(force) = force {
                let Some(next) = self.scene.ruleset.applied(position, force) else {
                    return Some(Stop::NoKey(act.cue.clone(), force, false, position));
                };
                position = next;
                carried |= rule.carried_by.contains(&force);
                steps.push((act.cue.clone(), force, false, position));
                moved |= !matches!(force, Force::Affirm | Force::Allege);
            }
            let parent_covers = act.parent.is_some() && !act.own_voice;
            // "denied that B threatened": B's threat is what is denied, and no claim of B's
            let disposes = matches!(act.force, Force::Refuse | Force::Accept | Force::Threaten);
            let unreal = disposes && self.chain[level + 1..].iter().any(|&a| self.acts[a].force == Force::Deny);
            if carried && !parent_covers && !unreal && self.takes(level, moved, disposition) {
                taken.push(Taken { act: index, position, steps: steps.clone() });
            }
            // "A said that B declared its readiness": A tells what B will do
            let last = steps.iter().rev().find(|s| !matches!(s.1, Force::Affirm | Force::Allege));
            disposition = last.is_some_and(|s| !s.2 && matches!(s.1, Force::Refuse | Force::Accept | Force::Threaten));
        }
        (!carried).then_some(Stop::NotCarried)
    }

    /// A negator that the gaps of the content passed over, and that its pattern therefore does not account for.
    fn negator_inside(&self) -> Option<Range<usize>> {
        let skipped = self.content.hit.skipped.iter();
        skipped.copied().find_map(|at| self.scene.hits.scope(at, Scope::Negator).map(|end| at..end))
    }

    /// Whether an act takes a stand on what the act inside it says: not where it merely reports speech.
    fn takes(&self, level: usize, moved: bool, disposition: bool) -> bool {
        let Some(inner) = level.checked_sub(1).map(|l| &self.acts[self.chain[l]]) else { return true };
        // "A said that B told him to surrender or face war": to say it is to threaten
        let position = self.scene.ruleset.rule(self.content.rule).position;
        let threat = self.scene.ruleset.applied(position, Force::Threaten) == Some(position);
        let disposition = disposition || (threat && inner.force == Force::Affirm);
        let speech = matches!(inner.force, Force::Affirm | Force::Allege | Force::Deny);
        let denied_denial = moved && inner.force == Force::Deny;
        (moved && !denied_denial) || !inner.own_voice || !speech || disposition
    }

    /// What an act itself does to the position: `None` where it makes no claim at all, `Some(None)` where its
    /// words are part of the content.
    fn force(&self, act: &Act, target: usize, level: usize) -> Option<Option<Force>> {
        let hit = self.content.hit;
        if level == 0 && hit.start <= act.cue.start && act.cue.start < hit.end {
            return Some(act.negated.then_some(Force::Deny));
        }
        let reached = matches!(act.force, Force::Affirm)
            || self.scene.reach(act.cue.end, &self.other_acts_behind(act)) > target
            || target < act.cue.start;
        if !reached {
            return None;
        }
        // "X gave the lie to Y: no deal": what stands behind the colon is X's own word
        let quoted = (act.cue.end..target).any(|i| self.scene.units.kind(i) == Some(UnitKind::Colon));
        // to reject somebody's allegations is to deny them
        let alleged = level > 0 && {
            let inner = &self.acts[self.chain[level - 1]];
            inner.kind == SpeechKind::Act && inner.force == Force::Allege
        };
        match (act.negated, act.force) {
            (false, Force::Refuse) if alleged => Some(Some(Force::Deny)),
            (false, Force::Deny | Force::Refuse | Force::Accept) if quoted => Some(Some(Force::Affirm)),
            (false, force) => Some(Some(force)),
            (true, Force::Accept) => Some(Some(Force::Refuse)),
            (true, Force::Threaten) => Some(Some(Force::Deny)),
            (true, _) => None,
        }
    }

    fn other_acts_behind(&self, act: &Act) -> Vec<usize> {
        self.other_acts().into_iter().filter(|&a| a > act.cue.start).collect()
    }

    /// Forces and negations between an act and its target, innermost first, then predicates behind.
    fn operators(&self, act: &Act, target: usize, level: usize) -> Vec<Operator> {
        let mut found = Vec::new();
        let mut bound = target;
        let mut joined = false;
        let from = if target < act.cue.start { 0 } else { act.cue.end };
        for at in (from..target).rev() {
            for hit in self.scene.hits.at(at).iter().filter(|h| h.end <= bound) {
                // a force noun bears on another one only where it stands right before it; else they are coordinated
                let noun = !matches!(hit.tag, Tag::Scope(_));
                if noun && !found.is_empty() && self.words_between(hit.end, bound) > LONGEST_STACK {
                    continue;
                }
                if noun && joined {
                    continue;
                }
                if let Some(operator) = self.operator(hit, bound) {
                    // "its refusal of … and its readiness for": coordinated, not one on the other
                    joined |= noun && hit.first.conjunction;
                    bound = hit.start;
                    found.push(operator);
                    break;
                }
            }
        }
        found.extend(self.predicate(level));
        found
    }

    fn operator(&self, hit: &Hit, bound: usize) -> Option<Operator> {
        let words = hit.start..hit.end;
        match hit.tag {
            Tag::Scope(Scope::Negator) => {
                let of_verb = self
                    .acts
                    .iter()
                    .any(|a| a.negated && self.scene.units.preceding(a.cue.start) == Some(hit.end - 1));
                let near = self.words_between(hit.end, bound) <= self.scene.language.negation_reach;
                let other = (hit.end..=bound).any(|i| self.scene.hits.scope(i, Scope::Negator).is_some());
                let open = !other && !self.crosses_clause(hit.end, bound);
                (!of_verb && near && open).then_some(Operator { words, force: Force::Deny, negation: true })
            }
            Tag::Speech { kind: SpeechKind::Noun, force, .. } => {
                let act = self.acts.iter().any(|a| a.cue.start == hit.start);
                let others: Vec<usize> = self.other_acts().into_iter().filter(|&a| a > hit.start).collect();
                (!act && self.scene.reach(hit.end, &others) > bound).then_some(Operator {
                    words,
                    force,
                    negation: false,
                })
            }
            _ => None,
        }
    }

    /// Whether a relative clause or a comma begins between a negator and what follows.
    fn crosses_clause(&self, from: usize, to: usize) -> bool {
        (from..to).any(|i| {
            matches!(self.scene.units.kind(i), Some(UnitKind::Comma | UnitKind::Colon))
                || self.scene.hits.grammar(i, Grammar::Relative).is_some()
        })
    }

    /// A predicate at the end of the clause, which binds what stands before it.
    fn predicate(&self, level: usize) -> Option<Operator> {
        let hit = self.content.hit;
        let holder = &self.acts[self.chain[level]];
        // a clause that describes a noun does not judge it
        if holder.kind == SpeechKind::Act {
            return None;
        }
        // a predicate belongs to the outermost act whose content holds it, not to a rumour inside
        let outer = self.chain.get(level + 1).map(|&p| &self.acts[p]);
        let predicates = self.scene.hits.all().iter().filter(|h| {
            matches!(h.tag, Tag::Speech { kind: SpeechKind::Predicate, .. })
                && h.start >= hit.end
                && holder.content.contains(&h.start)
        });
        let near = predicates.min_by_key(|h| h.start)?;
        if outer.is_some_and(|o| o.content.contains(&near.start)) {
            return None;
        }
        let others = self.other_acts();
        let separated = (hit.end..near.start).any(|i| {
            self.scene.hits.grammar(i, Grammar::That).is_some()
                || self.scene.hits.scope(i, Scope::Connective).is_some()
                || others.contains(&i)
        });
        let Tag::Speech { force, .. } = near.tag else { return None };
        (!separated).then_some(Operator { words: near.start..near.end, force, negation: false })
    }
}

/// "…, which X rejected": the act takes up the clause before it.
fn backward(
    scene: &Scene<'_>,
    acts: &[Act],
    index: usize,
    act: &Act,
    content: &Content<'_>,
) -> Option<Taken> {
    let opener = (0..act.cue.start).rev().find(|&i| scene.hits.grammar(i, Grammar::Backward).is_some());
    let opener = opener.unwrap_or(act.cue.start);
    let mut from = opener;
    while from > 0 {
        let comma = scene.units.kind(from - 1) == Some(UnitKind::Comma);
        if comma && from < opener && (from..opener).any(|i| scene.units.is_word(i)) {
            break;
        }
        from -= 1;
    }
    let hit = content.hit;
    if !(from..opener).contains(&hit.start) || act.negated {
        return None;
    }
    let rule = scene.ruleset.rule(content.rule);
    let path_chain = chain(scene, acts, hit).unwrap_or_default();
    let mut position = rule.position;
    let mut carried = rule.carried_by.is_empty();
    let mut steps = Vec::new();
    if let Some(&inner) = path_chain.first() {
        let path = Path { scene, acts, content, chain: &path_chain };
        for operator in path.operators(&acts[inner], hit.start, 0) {
            position = scene.ruleset.applied(position, operator.force)?;
            carried |= rule.carried_by.contains(&operator.force);
            steps.push((operator.words, operator.force, operator.negation, position));
        }
    }
    position = scene.ruleset.applied(position, act.force)?;
    carried |= rule.carried_by.contains(&act.force);
    steps.push((act.cue.clone(), act.force, false, position));
    carried.then_some(Taken { act: index, position, steps })
}
