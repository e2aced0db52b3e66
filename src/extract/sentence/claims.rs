//! What a sentence claims: its content, the position that each speaker takes, whom it concerns.

use super::Understanding;
use crate::extract::acts::Act;
use crate::extract::claim::{Basis, Claim, DayBasis, Party, Precision, Speaker};
use crate::extract::content::{Content, Taken, chain, content, positions};
use crate::extract::parties::{Named, about, named};
use crate::rules::ids::{ActorId, PositionId, RoleId, RuleId};
use crate::rules::tag::Scope;
use crate::rules::{ActorKind, Whose};
use chrono::NaiveDate;
use std::sync::Arc;

impl Understanding<'_> {
    pub(super) fn claims(&self) -> Vec<Claim> {
        let mut out: Vec<Claim> = Vec::new();
        let mut before = Named::default();
        let mut end = 0;
        for content in content(self.scene, self.acts) {
            let taken = positions(self.scene, self.acts, &content);
            if taken.is_empty() {
                continue;
            }
            let around = chain(self.scene, self.acts, content.hit).unwrap_or_default();
            let mut names = named(self.scene, self.acts, &around, &content);
            if self.is_interview(&content, &names) {
                continue;
            }
            if names.is_empty() {
                // "X and Y agreed, and said that Z had accepted to leave": Z, whoever agreed
                let own = |a: &usize| self.acts[*a].own_voice && self.acts[*a].cue.start >= end;
                let acts = around.first().is_some_and(own) && self.acts[around[0]].force.is_disposition();
                // "X blamed Y, and said that his men kept the truce": his own, whomever he blamed
                let whose = self.scene.ruleset.rule(content.rule).whose;
                let anew = around.first().is_some_and(|&a| self.acts[a].cue.start >= end);
                if whose != Whose::Speaker || !anew {
                    names.carry(&before, acts);
                }
            } else {
                before = names.clone();
                end = content.hit.end;
            }
            for position in &taken {
                for claim in self.of_voices(&content, position, &around, &names) {
                    let same = |c: &Claim| {
                        (c.actor, c.topic, c.position) == (claim.actor, claim.topic, claim.position)
                    };
                    match out.iter_mut().find(|c| same(c)) {
                        // one claim a sentence: whom it concerns adds up
                        Some(known) => {
                            merge(&mut known.about, &claim.about);
                            merge(&mut known.places, &claim.places);
                        }
                        None => out.push(claim),
                    }
                }
            }
        }
        out
    }

    /// "In a conversation with the channel": whether all with whom somebody talks are outlets, to which he spoke.
    fn is_interview(&self, content: &Content<'_>, names: &Named) -> bool {
        let relations = self.scene.ruleset.relations();
        let rule = self.scene.ruleset.rule(content.rule);
        let pair = matches!(relations.party_roles(rule.topic)[..], [a, b] if a == b);
        let slots = names.slots.iter().map(|&(_, actor)| actor);
        let mut others = slots.chain(names.others.iter().copied()).peekable();
        pair && others.peek().is_some() && others.all(|actor| relations.is_outlet(actor))
    }

    /// Whether a claim of two roles names one body in both, as nobody belongs to himself; whom an actor threatens is
    /// somebody else.
    fn is_of_itself(
        &self,
        about: &mut Vec<Party>,
        actor: ActorId,
        content: &Content<'_>,
        names: &Named,
    ) -> bool {
        let relations = self.scene.ruleset.relations();
        let topic = self.scene.ruleset.rule(content.rule).topic;
        let [first, second] = relations.party_roles(topic)[..] else { return false };
        let of = |role: RoleId| about.iter().filter(move |p| p.role == role).map(|p| p.actor);
        // "X said that it is in the hands of its leaders": who fills the second role holds one in X, and is left out
        let own = |&(role, at): &(RoleId, usize)| {
            let holder = self.scene.units.mention_at(at).filter(|m| m.role && role == second);
            holder.is_some_and(|m| m.actor == Some(actor))
        };
        let left_out = of(second).next().is_none() && content.hit.slots.iter().any(own);
        let same = first != second && of(first).count() == 1 && (left_out || of(first).eq(of(second)));
        if same && names.performed {
            about.retain(|p| p.role != second);
        }
        same && !names.performed
    }

    /// One claim for each speaker of the act that takes the position.
    pub(in crate::extract) fn of_voices(
        &self,
        content: &Content<'_>,
        taken: &Taken,
        around: &[usize],
        names: &Named,
    ) -> Vec<Claim> {
        let act = &self.acts[taken.act];
        let relations = self.scene.ruleset.relations();
        let level = around.iter().position(|&a| a == taken.act);
        let own_chain = [taken.act];
        let (around, level) = match level {
            Some(level) => (around, level),
            None => (&own_chain[..], 0),
        };
        let via = self.via(around, level, act);
        let speakers = act.voices.iter().filter_map(|v| v.actor.map(|a| (v, a)));
        let speakers = speakers.filter(|(_, a)| relations.kind(*a) != ActorKind::Agency);
        let rule = self.scene.ruleset.rule(content.rule);
        let about = |actor| {
            let mut about = self.about(around, level, actor, names, (content.rule, taken.position));
            (!self.is_of_itself(&mut about, actor, content, names)).then_some(about)
        };
        speakers
            .filter_map(|(voice, actor)| Some((voice, actor, about(actor)?)))
            .map(|(voice, actor, about)| Claim {
                document: self.reading.index,
                actor,
                speaker: Speaker {
                    basis: if relations.is_listed(actor) { voice.basis } else { Basis::Unlisted },
                    distance: voice.distance,
                    spokesperson: voice.person.clone(),
                },
                via,
                topic: rule.topic,
                position: taken.position,
                about,
                places: names.places.clone(),
                of_others: names.foreign,
                setting: Arc::default(),
                near: Arc::default(),
                occasion: self.occasion(content),
                day: self.day(around, level),
                hedged: self.hedged(content, act),
                nested_in: self.nested_in(around, level, actor),
                rule: content.rule,
                trace: self.trace(content, taken, act, voice),
            })
            .collect()
    }

    /// The parties of a claim and, where the topic asks for them, the places that it is about.
    fn about(
        &self,
        around: &[usize],
        level: usize,
        actor: ActorId,
        names: &Named,
        claimed: (RuleId, PositionId),
    ) -> Vec<Party> {
        let relations = self.scene.ruleset.relations();
        let topic = self.scene.ruleset.rule(claimed.0).topic;
        let mut parties = about(self.scene, self.acts, around, level, actor, names, claimed);
        if let Some(role) = relations.place_role(topic) {
            parties.extend(names.places.iter().map(|&actor| Party { actor, role }));
            parties.sort_unstable();
            parties.dedup();
        }
        parties
    }

    /// The day that a claim is about: one named behind its content, in the same clause.
    fn occasion(&self, content: &Content<'_>) -> Option<NaiveDate> {
        let topic = self.scene.ruleset.rule(content.rule).topic;
        self.scene.ruleset.relations().day_role(topic)?;
        let acts: Vec<usize> = self.acts.iter().map(|a| a.clause).collect();
        let end = self.scene.reach(content.hit.end, &acts);
        let day = self.day_in(content.hit.start..end);
        day.day.filter(|_| day.basis == DayBasis::Stated && day.precision == Precision::Day)
    }

    fn nested_in(&self, around: &[usize], level: usize, actor: ActorId) -> Option<ActorId> {
        let relations = self.scene.ruleset.relations();
        let outer = around.iter().skip(level + 1).flat_map(|&a| &self.acts[a].voices).filter_map(|v| v.actor);
        outer.into_iter().find(|&a| a != actor && relations.kind(a) != ActorKind::Agency)
    }

    fn hedged(&self, content: &Content<'_>, act: &Act) -> bool {
        let from = act.clause.min(content.hit.start);
        (from..content.hit.end).any(|i| self.scene.hits.scope(i, Scope::Hedge).is_some())
    }
}

fn merge<T: Copy + Ord>(list: &mut Vec<T>, more: &[T]) {
    list.extend_from_slice(more);
    list.sort_unstable();
    list.dedup();
}
