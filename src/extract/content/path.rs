//! From content outwards through the acts around it: what each of them makes of the position.

use super::{Path, Stop, Taken, Weighed};
use crate::extract::acts::Act;
use crate::extract::parties::denies;
use crate::extract::unit::UnitKind;
use crate::rules::ids::PositionId;
use crate::rules::tag::{Grammar, Scope, SpeechKind};
use crate::rules::{Force, WordOrder};

impl Path<'_> {
    /// Starts of acts that are not around the content: forces end there.
    pub(super) fn other_acts(&self) -> Vec<usize> {
        let others = self
            .acts
            .iter()
            .enumerate()
            .filter(|(i, a)| !self.chain.contains(i) && a.kind != SpeechKind::Act);
        others.map(|(_, a)| a.clause).collect()
    }

    pub(super) fn words_between(&self, from: usize, to: usize) -> usize {
        (from..to).filter(|&i| self.scene.units.is_word(i) && !self.scene.units.units[i].aside).count()
    }

    /// Applies what lies between the content and each act around it; gives what ends the way.
    pub(super) fn walk(&self, weighed: &mut Weighed) -> Option<Stop> {
        let rule = self.scene.ruleset.rule(self.content.rule);
        let mut position = rule.position;
        let mut carried = rule.carried_by.is_empty();
        let Weighed { taken, applied: steps, .. } = weighed;
        let mut denied = None;
        if let Some(negator) = self.negator_inside() {
            let Some(next) = self.applied(position, Force::Deny, &mut denied) else {
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
                // "no talks are not held": the negator inside the content has said so
                let said = level == 0 && self.negator_inside().is_some();
                // "neither X nor Y has left": right before the content, and inside it
                let correlative = operator.words.end == self.content.hit.start
                    && self.scene.language.order == WordOrder::SubjectFirst;
                if operator.negation && said && (self.scene.language.concord || correlative) {
                    continue;
                }
                let Some(next) = self.applied(position, operator.force, &mut denied) else {
                    // "its refusal of the terms and its holding on to its arms": joined to the force, not under it
                    if self.content.hit.first.conjunction && !operator.negation {
                        continue;
                    }
                    return Some(Stop::NoKey(operator.words, operator.force, operator.negation, position));
                };
                position = next;
                carried |= rule.carried_by.contains(&operator.force);
                steps.push((operator.words, operator.force, operator.negation, position));
                moved = true;
            }
            let Some(force) = self.force(act, target, level) else { return Some(Stop::OutOfReach(index)) };
            if let Some(force) = force {
                let Some(next) = self.applied(position, force, &mut denied) else {
                    return Some(Stop::NoKey(act.cue.clone(), force, false, position));
                };
                position = next;
                carried |= rule.carried_by.contains(&force);
                steps.push((act.cue.clone(), force, false, position));
                moved |= !matches!(force, Force::Affirm | Force::Allege);
            }
            let performed = level == 0 && self.is_performed(act);
            let untrue = self.is_denied_to_have_said(level);
            if untrue && !performed {
                return Some(Stop::OutOfReach(index));
            }
            let parent_covers = act.parent.is_some() && !act.own_voice;
            // "denied that B threatened": B's threat is what is denied, and no claim of B's
            let disposes = act.force.is_disposition();
            // "A said that B had not threatened": nor is it where A denies it in B's clause
            let reported = level + 1 < self.chain.len() && act.own_voice;
            let threatens = act.force == Force::Threaten;
            let negated = reported && (steps.iter().any(|s| s.2) || threatens && act.negated);
            let unreal = untrue || disposes && (negated || self.denied_outside(level));
            if carried
                && !parent_covers
                && !unreal
                && !self.is_deed(level, position)
                && self.takes(level, moved, disposition)
            {
                taken.push(Taken { act: index, position, steps: steps.clone() });
            }
            // "A said that B declared its readiness": A tells what B will do
            let last = steps.iter().rev().find(|s| !matches!(s.1, Force::Affirm | Force::Allege));
            disposition = last.is_some_and(|s| !s.2 && s.1.is_disposition());
        }
        (!carried).then_some(Stop::NotCarried)
    }

    /// Whether the words of an act are part of the content: "issued an ultimatum".
    fn is_performed(&self, act: &Act) -> bool {
        let hit = self.content.hit;
        hit.start <= act.cue.start && act.cue.start < hit.end
    }

    /// "X refused to let them out": where the topic has no answer to a refusal, X does it and claims nothing.
    fn is_deed(&self, level: usize, position: PositionId) -> bool {
        let act = &self.acts[self.chain[level]];
        let inside = level == 0 && self.is_performed(act);
        let answers = |position| self.scene.ruleset.applied(position, act.force).is_some();
        let opposite = self.scene.ruleset.applied(position, Force::Deny);
        // what is told first is what may be done, its denial is only said
        let deed = opposite.is_some_and(|denial| position < denial && !answers(denial));
        inside && act.force == Force::Refuse && !answers(position) && deed
    }

    /// "A denied that B had announced the end of the truce": that B said so is what A denies, so B claims nothing, and A
    /// says nothing of the truce; of an ultimatum that B did not issue, A does.
    fn is_denied_to_have_said(&self, level: usize) -> bool {
        let act = &self.acts[self.chain[level]];
        let Some(outer) = self.chain.get(level + 1).map(|&a| &self.acts[a]) else { return false };
        let verb = act.own_voice && act.kind == SpeechKind::Verb && !act.force.is_disposition();
        let grammar = |i: usize, task| self.scene.hits.begins(i, task);
        let describes = |i: usize| self.scene.units.is_comma(i) || grammar(i, Grammar::Relative);
        let that = (outer.cue.end..act.cue.start).rev().find(|&i| grammar(i, Grammar::That));
        let complement = that.is_some_and(|that| !(that..act.cue.start).any(describes));
        verb && complement && outer.force == Force::Deny && !outer.negated
    }

    /// What a force makes of a position. What a denial made of another position is, denied once more, that one
    /// again, even where the position by itself has no denial: "denied that they had not left".
    fn applied(
        &self,
        position: PositionId,
        force: Force,
        denied: &mut Option<PositionId>,
    ) -> Option<PositionId> {
        let again = denied.filter(|_| force == Force::Deny);
        let next = self.scene.ruleset.answered(self.content.rule, position, force).or(again)?;
        if !matches!(force, Force::Affirm | Force::Allege) {
            *denied = (force == Force::Deny).then_some(position);
        }
        Some(next)
    }

    /// Whether an act around the one at a level denies it, or one that takes the clause up.
    fn denied_outside(&self, level: usize) -> bool {
        let around = (level + 1..self.chain.len()).any(|outer| {
            let act = &self.acts[self.chain[outer]];
            let target = self.acts[self.chain[outer - 1]].clause;
            let denies = |o: &super::Operator| o.force == Force::Deny;
            act.force == Force::Deny || self.operators(act, target, outer).iter().any(denies)
        });
        // what somebody else denies was threatened all the same
        let own = &self.acts[self.chain[level]];
        let same = |a: &Act| a.voices.iter().any(|v| own.voices.iter().any(|o| o.actor == v.actor));
        let reported = level + 1 < self.chain.len();
        let taken_up = self.acts.iter().any(|a| {
            let denies = a.backward && a.force == Force::Deny && a.cue.start > self.content.hit.start;
            denies && (reported || same(a))
        });
        around || taken_up
    }

    /// Whether an act takes a stand on what the act inside it says: not where it merely reports speech.
    pub(super) fn takes(&self, level: usize, moved: bool, disposition: bool) -> bool {
        let Some(inner) = level.checked_sub(1).map(|l| &self.acts[self.chain[l]]) else { return true };
        // "A said that B told him to surrender or face war": to say it is to threaten
        let position = self.scene.ruleset.rule(self.content.rule).position;
        let threat = self.scene.ruleset.applied(position, Force::Threaten) == Some(position);
        let disposition = disposition || (threat && inner.force == Force::Affirm);
        let speech = matches!(inner.force, Force::Affirm | Force::Allege | Force::Deny);
        let denied_denial = moved && inner.force == Force::Deny;
        // "handed on the words of B that C agreed": B told it
        if inner.kind == SpeechKind::Act && inner.own_voice && speech {
            return moved && !denied_denial;
        }
        (moved && !denied_denial) || !inner.own_voice || !speech || disposition
    }

    /// What an act itself does to the position: `None` where it makes no claim at all, `Some(None)` where its
    /// words are part of the content.
    pub(super) fn force(&self, act: &Act, target: usize, level: usize) -> Option<Option<Force>> {
        if level == 0 && self.is_performed(act) {
            // "cannot accept": the negator stands in the content itself
            let said = (self.content.hit.start..act.cue.start)
                .any(|i| self.scene.hits.scope(i, Scope::Negator).is_some());
            return Some(Some(Force::Deny).filter(|_| act.negated && !said));
        }
        let subject_first = self.scene.language.order == WordOrder::SubjectFirst;
        let claims = act.force == Force::Allege && act.kind == SpeechKind::Verb && subject_first;
        let says = act.force == Force::Affirm || claims;
        let reached = says
            || self.scene.reach(act.cue.end, &self.other_acts_behind(act)) > target
            || target < act.cue.start
            || self.goes_on_with_that(act, target);
        if !reached {
            return None;
        }
        // "X gave the lie to Y: no deal": what stands behind the colon is X's own word
        let quoted = (act.cue.end..target).any(|i| self.scene.units.kind(i) == Some(UnitKind::Colon));
        let alleged = act.force == Force::Refuse && denies(self.acts, self.chain, level);
        match (act.negated, act.force) {
            (false, _) if alleged => Some(Some(Force::Deny)),
            (false, Force::Deny | Force::Refuse | Force::Accept) if quoted => Some(Some(Force::Affirm)),
            (false, force) => Some(Some(force)),
            (true, Force::Accept) => Some(Some(Force::Refuse)),
            (true, Force::Threaten) => Some(Some(Force::Deny)),
            (true, _) => None,
        }
    }

    /// "Claimed that A, and that B": whether each comma between a verb of saying and a place is followed by another "and
    /// that".
    fn goes_on_with_that(&self, act: &Act, target: usize) -> bool {
        let scene = self.scene;
        let says = act.kind == SpeechKind::Verb && matches!(act.force, Force::Allege | Force::Deny);
        let others = self.other_acts_behind(act);
        let that = |at: usize| scene.hits.grammar(at, Grammar::That);
        let joined = |comma: usize| {
            let next = scene.units.following(comma).filter(|_| scene.units.is_comma(comma))?;
            let behind = scene.units.following(next).filter(|_| scene.ends_at(next, Grammar::Conjunction));
            that(next).filter(|_| scene.units.has_conjunction(next)).or_else(|| that(behind?))
        };
        let mut end = scene.reach(act.cue.end, &others);
        // "denied the talks, and that X withdraw": what it says is no list of such clauses
        let opened = act.force == Force::Allege || (act.cue.end..end).any(|i| that(i).is_some());
        while says && opened && end <= target {
            let Some(from) = joined(end) else { return false };
            end = scene.reach(from, &others);
        }
        says && opened
    }

    pub(super) fn other_acts_behind(&self, act: &Act) -> Vec<usize> {
        self.other_acts().into_iter().filter(|&a| a > act.cue.start).collect()
    }
}
