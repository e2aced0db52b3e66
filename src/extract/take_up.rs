//! The claims of those who take up what somebody else said, and what a sentence leaves for later ones to take up.

use super::acts::Act;
use super::claim::Claim;
use super::content::{Content, Taken};
use super::discourse::Discourse;
use super::hits::Hit;
use super::parties::Named;
use super::resume::{self, Said};
use super::sentence::Understanding;
use crate::rules::ids::ActorId;
use crate::rules::lexicon::Clitics;
use crate::rules::tag::{Grammar, Tag};
use std::ops::Range;

impl Understanding<'_> {
    /// Adds the claims that take up what was said before; gives what later clauses may take up.
    pub(super) fn take_up(&self, claims: &mut Vec<Claim>, discourse: &Discourse) -> Vec<Said> {
        let ruleset = self.scene.ruleset;
        let now = discourse.sentence;
        let mut known = discourse.said().to_vec();
        known.extend(claims.iter().map(|claim| self.said(claim, now)));
        for (index, act) in self.acts.iter().enumerate() {
            let cue = self.bytes(act.cue.clone());
            let Some(taken) = resume::resumption(self.scene, act) else { continue };
            if claims.iter().any(|c| c.trace.cue.as_ref() == Some(&cue)) {
                continue;
            }
            let by: Vec<ActorId> = act.voices.iter().filter_map(|v| v.actor).collect();
            let at = self.bytes(taken.words.clone()).start.min(cue.start);
            let said = resume::antecedent(&known, taken.noun, &by, (now, at), ruleset).cloned();
            let Some(said) = said.filter(|_| !by.is_empty()) else { continue };
            let Some((force, position)) = resume::position(&taken, &said, ruleset) else { continue };
            let steps = vec![(taken.cue.clone(), force, false, position)];
            let found = self.taking_up(&taken.words, &Taken { act: index, position, steps }, &said);
            let new = |c: &Claim| {
                !claims.iter().any(|k| (k.actor, k.topic, k.position) == (c.actor, c.topic, c.position))
            };
            claims.extend(found.into_iter().filter(new).collect::<Vec<_>>());
            known.iter_mut().filter(|s| s.at == said.at).for_each(|s| s.sentence = now);
        }
        // in the order of the text, like all claims of a sentence
        claims.sort_by_key(|claim| claim.trace.content.start);
        known.into_iter().filter(|s| s.sentence == now).collect()
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
        let accusing = |act: &Act| self.scene.hits.grammar(act.cue.start, Grammar::Accusation).is_some();
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
