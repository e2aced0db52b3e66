//! The claims of those who take up what somebody else said, and what a sentence leaves for later ones to take up.

use super::acts::{Act, opposes};
use super::claim::{Basis, Claim, Speaker};
use super::content::{Content, Taken, chain};
use super::discourse::Discourse;
use super::hits::Hit;
use super::parties::Named;
use super::resume::{self, Resumption, Said};
use super::sentence::Understanding;
use crate::rules::ids::ActorId;
use crate::rules::lexicon::Clitics;
use crate::rules::tag::{Grammar, SpeechKind, Tag};
use crate::rules::{Force, Ruleset};
use std::ops::Range;

impl Understanding<'_> {
    /// Adds the claims that take up what was said before; gives what later clauses may take up.
    pub(super) fn take_up(&self, claims: &mut Vec<Claim>, discourse: &Discourse) -> Vec<Said> {
        let ruleset = self.scene.ruleset;
        let now = discourse.sentence;
        claims.retain(|claim| !self.has_author(claim, discourse));
        let mut known = discourse.said().to_vec();
        known.extend(claims.iter().map(|claim| self.said(claim, now)));
        for (index, act) in self.acts.iter().enumerate() {
            let cue = self.bytes(act.cue.clone());
            let Some(taken) = resume::resumption(self.scene, act) else { continue };
            if claims.iter().any(|c| c.trace.cue.as_ref() == Some(&cue)) || self.says_again(index) {
                continue;
            }
            let at = self.bytes(taken.words.clone()).start.min(cue.start);
            let Some((said, accused)) = self.antecedent(&known, &taken, act, (now, at)) else { continue };
            if said.sentence < now && self.has_nearer(&taken, act) {
                continue;
            }
            let Some((force, position)) = resume::position(&taken, &said, ruleset) else { continue };
            // who rejects what is claimed in a denial need not say who did it
            let claim = taken.noun != Grammar::Resume && force == Force::Deny;
            if claim && ruleset.against(position).is_some() {
                continue;
            }
            let steps = vec![(taken.cue.clone(), force, false, position)];
            let mut found = self.taking_up(&taken.words, &Taken { act: index, position, steps }, &said);
            if let Some(accused) = accused {
                found.truncate(1);
                found.iter_mut().for_each(|claim| speaks_instead(claim, accused));
            }
            let new = |c: &Claim| {
                if blames_himself(c, self.scene.ruleset) {
                    return false;
                }
                // who says more of it in the same sentence does not take up something else, but where he blames another
                let more = |k: &&Claim| (k.actor, k.topic) == (c.actor, c.topic);
                !claims.iter().filter(more).any(|k| !blames_another(k, c, self.scene.ruleset))
            };
            claims.extend(found.into_iter().filter(new).collect::<Vec<_>>());
            known.iter_mut().filter(|s| s.at == said.at).for_each(|s| s.sentence = now);
        }
        // in the order of the text, like all claims of a sentence
        claims.sort_by_key(|claim| claim.trace.content.start);
        known.into_iter().filter(|s| s.sentence == now).collect()
    }

    /// "X accused Y of it. …, Z said the reports of it were false": whether a claim is that of reports with an article of
    /// which the text has named an author.
    fn has_author(&self, claim: &Claim, discourse: &Discourse) -> bool {
        let scene = self.scene;
        let rumour = |actor| scene.ruleset.relations().is_rumour(actor);
        let cue = |act: &&Act| claim.trace.cue.as_ref() == Some(&self.bytes(act.cue.clone()));
        let noun =
            self.acts.iter().find(cue).filter(|act| rumour(claim.actor) && act.kind == SpeechKind::Act);
        let article = noun.and_then(|act| scene.units.preceding(act.cue.start));
        let definite = article.is_some_and(|at| scene.ends_at(at, Grammar::Article));
        definite && discourse.authors(claim.topic, claim.position).any(|actor| !rumour(actor))
    }

    /// "A denied that it was over, saying that these claims were false": whether whoever speaks has turned against
    /// something else in the sentence before, which is then what he means. A participle goes on with the verb before.
    fn says_again(&self, index: usize) -> bool {
        let act = &self.acts[index];
        let by: Vec<Option<ActorId>> = act.voices.iter().map(|v| v.actor).collect();
        let turned = |before: &Act| {
            let same = before.voices.iter().any(|v| v.actor.is_some() && by.contains(&v.actor));
            (same || act.kind == SpeechKind::Participle)
                && opposes(before.force)
                && !before.negated
                && !before.backward
        };
        self.acts[..index]
            .iter()
            .any(|before| turned(before) && resume::resumption(self.scene, before).is_none())
    }

    /// Whether a pronoun has something in its own sentence that it may mean, though nobody claims that: for one on a
    /// verb any content before it, for one of its own what asserts and is somebody else's words ("a committee of
    /// theirs said that B shelled it, and B denied this").
    fn has_nearer(&self, taken: &Resumption, act: &Act) -> bool {
        let mut before =
            self.scene.content().filter(|hit| hit.start < taken.cue.start.min(taken.words.start));
        if taken.words == taken.cue {
            return before.next().is_some();
        }
        let asserts = |tag: Tag| {
            let Tag::Content(rule) = tag else { return false };
            self.scene.ruleset.rule(rule).carried_by.is_empty()
        };
        let around = |hit: &Hit| chain(self.scene, self.acts, hit).and_then(|chain| chain.first().copied());
        let others = |hit: &Hit| around(hit).is_some_and(|a| self.acts[a].cue != act.cue);
        taken.noun == Grammar::Resume && before.any(|hit| asserts(hit.tag) && others(hit))
    }

    /// What an act takes up; and the accused, where a pronoun means him.
    fn antecedent(
        &self,
        known: &[Said],
        taken: &Resumption,
        act: &Act,
        place: (usize, usize),
    ) -> Option<(Said, Option<ActorId>)> {
        let by: Vec<ActorId> = act.voices.iter().filter_map(|v| v.actor).collect();
        by.first()?;
        match resume::antecedent(known, taken, &by, place, self.scene.ruleset) {
            Some(said) => Some((said.clone(), None)),
            None => self.accused(known, taken, act, place).map(|(said, accused)| (said, Some(accused))),
        }
    }

    /// "A accused B of it. They denied it": whom the pronoun of a denial means where the last speaker is the accuser.
    fn accused(
        &self,
        known: &[Said],
        taken: &Resumption,
        act: &Act,
        place: (usize, usize),
    ) -> Option<(Said, ActorId)> {
        let ruleset = self.scene.ruleset;
        let carried = act.voices.iter().all(|v| v.distance > 0 || !act.own_voice);
        let said = resume::antecedent(known, taken, &[], place, ruleset)
            .filter(|_| carried && taken.force != Force::Affirm)?;
        let role = ruleset.against(said.position)?;
        let accuser = act.voices.iter().all(|v| v.actor == Some(said.actor));
        let mut accused = said.about.iter().filter(|p| p.role == role).map(|p| p.actor);
        let one = accused.next().filter(|_| accuser && accused.next().is_none())?;
        (!ruleset.relations().meet(one, said.actor)).then(|| (said.clone(), one))
    }

    /// The claims of those who take up what somebody else said.
    fn taking_up(&self, words: &Range<usize>, taken: &Taken, said: &Said) -> Vec<Claim> {
        let hit = Hit {
            tag: Tag::Content(said.rule),
            start: words.start,
            end: words.end,
            slots: Vec::new(),
            skipped: Vec::new(),
            first: Clitics::default(),
        };
        let content = Content { hit: &hit, rule: said.rule };
        let around: Vec<usize> =
            std::iter::successors(Some(taken.act), |&act| self.acts[act].parent).collect();
        let mut claims = self.of_voices(&content, taken, &around, &Named::default());
        for claim in &mut claims {
            claim.about = resume::parties(said, claim.actor, self.scene.ruleset);
            claim.occasion = said.occasion;
            claim.trace.stated = said.position;
        }
        claims
    }

    /// A claim as later clauses may take it up.
    fn said(&self, claim: &Claim, sentence: usize) -> Said {
        let accusing = |act: &Act| self.scene.hits.begins(act.cue.start, Grammar::Accusation);
        let spoken = |act: &&Act| Some(self.bytes(act.cue.clone())) == claim.trace.cue;
        Said {
            sentence,
            actor: claim.actor,
            topic: claim.topic,
            position: claim.position,
            rule: claim.rule,
            about: claim.about.clone(),
            occasion: claim.occasion,
            accuses: self.acts.iter().filter(spoken).any(accusing),
            at: claim.trace.content.start,
        }
    }
}

/// "Rejected the charge and said that X had done it": whether a claim blames others than those whom another one speaks of.
fn blames_another(claim: &Claim, other: &Claim, ruleset: &Ruleset) -> bool {
    ruleset.against(claim.position).is_some_and(|role| {
        let mut blamed = claim.about.iter().filter(|p| p.role == role);
        claim.position != other.position && blamed.all(|p| !other.about.contains(p))
    })
}

/// Whether a claim blames nobody but its own speaker, as it would who denies the denial of his own side.
fn blames_himself(claim: &Claim, ruleset: &Ruleset) -> bool {
    let relations = ruleset.relations();
    let own = relations.party_of(claim.actor);
    let Some(role) = ruleset.against(claim.position) else { return false };
    let mut blamed = claim.about.iter().filter(|p| p.role == role).peekable();
    blamed.peek().is_some() && blamed.all(|p| relations.meet(p.actor, own))
}

/// Gives a claim to somebody whom an earlier sentence names.
fn speaks_instead(claim: &mut Claim, actor: ActorId) {
    claim.actor = actor;
    claim.speaker =
        Speaker { basis: Basis::Carried, distance: claim.speaker.distance.max(1), spokesperson: None };
    claim.trace.speaker = None;
}
