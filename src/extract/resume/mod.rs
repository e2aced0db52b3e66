//! What a clause takes up that somebody else said before it: "B denied it", "rejected the accusation".
//!
//! The word that takes it up is told by the pack; what it stands for is the last claim of another speaker, earlier in
//! the sentence or in one of the two before it. Where that may be one of several, it is none.

mod finder;

use super::acts::Act;
use super::claim::Party;
use super::scene::Scene;
use crate::rules::ids::{ActorId, PositionId, RuleId, TopicId};
use crate::rules::tag::{Grammar, SpeechKind};
use crate::rules::{ActorKind, Force, Ruleset};
use chrono::NaiveDate;
use finder::Finder;
use std::ops::Range;

/// Sentences back to which a clause may take something up.
pub const FARTHEST: usize = 2;

/// A claim that a later clause may take up.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Said {
    /// The number of its sentence, or of the last one that took it up.
    pub sentence: usize,
    /// Whose.
    pub actor: ActorId,
    /// What about.
    pub topic: TopicId,
    /// Which answer.
    pub position: PositionId,
    /// The rule that found it.
    pub rule: RuleId,
    /// Whom it concerns.
    pub about: Vec<Party>,
    /// The day that it is about.
    pub occasion: Option<NaiveDate>,
    /// It was made by accusing somebody.
    pub accuses: bool,
    /// Byte of the document's text at which its content begins.
    pub at: usize,
}

/// A word that takes something up, and what is done with that; places are units.
#[derive(Debug, Clone)]
pub struct Resumption {
    /// The words that take it up.
    pub words: Range<usize>,
    /// What kind of words.
    pub noun: Grammar,
    /// The words of the force.
    pub cue: Range<usize>,
    /// What is done with it.
    pub force: Force,
    /// Whom the words say that it is aimed at.
    target: Option<Target>,
}

/// Whom an accusation is aimed at.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Target {
    /// Somebody who is named.
    Named(ActorId),
    /// Those of whoever speaks: "its soldiers".
    Own,
}

/// What an act takes up, if it takes up anything.
pub fn resumption(scene: &Scene<'_>, act: &Act) -> Option<Resumption> {
    let narrated = act.kind == SpeechKind::Act || act.kind == SpeechKind::According;
    if act.negated || act.cue.is_empty() || narrated {
        return None;
    }
    let finder = Finder { scene, act };
    let (words, noun) = finder.words()?;
    let (cue, force) = finder.verdict(&words, noun)?;
    let target = finder.target_in(&words);
    (!finder.limited(words.end.max(cue.end))).then_some(Resumption { words, noun, cue, force, target })
}

/// The claim that speakers take up in the sentence `now` at a byte `at` of the text, out of those made before.
pub fn antecedent<'a>(
    said: &'a [Said],
    taken: &Resumption,
    by: &[ActorId],
    (now, at): (usize, usize),
    ruleset: &Ruleset,
) -> Option<&'a Said> {
    let before = |s: &&Said| s.at < at;
    let aimed = |s: &&Said| taken.target.is_none_or(|target| is_aimed_at(s, target, by, ruleset));
    let fits = |s: &&Said| taken.noun != Grammar::ResumeAccusation || accuses(s, by, ruleset) && aimed(s);
    let others = || said.iter().filter(before).filter(|s| !by.contains(&s.actor)).filter(fits);
    let nearest = others().map(|s| s.sentence).max().filter(|&at| at + FARTHEST >= now)?;
    let mut near = others().filter(|s| s.sentence == nearest);
    let last = near.clone().next_back()?;
    near.all(|s| (s.topic, s.position) == (last.topic, last.position)).then_some(last)
}

/// Whether a claim accuses: by its verb, by its position, or because those concern it who call it an accusation.
fn accuses(said: &Said, by: &[ActorId], ruleset: &Ruleset) -> bool {
    let relations = ruleset.relations();
    let concerned = || said.about.iter().any(|p| by.iter().any(|&actor| relations.meet(actor, p.actor)));
    let roles = relations.party_roles(said.topic);
    said.accuses || ruleset.against(said.position).is_some() || roles.len() == 1 && concerned()
}

/// Whether a claim is aimed at somebody: it blames him, or where it blames nobody, concerns him.
fn is_aimed_at(said: &Said, target: Target, by: &[ActorId], ruleset: &Ruleset) -> bool {
    let relations = ruleset.relations();
    let role = ruleset.against(said.position);
    let meets = |party: ActorId| match target {
        Target::Named(actor) => relations.meet(relations.party_of(actor), party),
        Target::Own => by.iter().any(|&actor| relations.meet(relations.party_of(actor), party)),
    };
    said.about.iter().filter(|p| role.is_none_or(|role| p.role == role)).any(|p| meets(p.actor))
}

/// Whom what is taken up concerns, where somebody else says it.
pub fn parties(said: &Said, actor: ActorId, ruleset: &Ruleset) -> Vec<Party> {
    let relations = ruleset.relations();
    let mut about = said.about.clone();
    // "the gunmen are leaving, X said. Y confirmed it": of all the gunmen, Y speaks of his own
    for party in &mut about {
        if relations.is_loose(party.actor) && relations.is_in(actor, party.actor) {
            party.actor = relations.party_of(actor);
        }
    }
    about.sort_unstable();
    about.dedup();
    if let [a, b] = relations.roles(said.topic)[..]
        && a == b
        && about.len() < 2
        && relations.kind(actor) == ActorKind::Body
        && !about.iter().any(|p| relations.meet(p.actor, actor))
    {
        about.push(Party { actor: relations.party_of(actor), role: a });
        about.sort_unstable();
    }
    about
}

/// What a force makes of what was said: where there is nothing to refuse, and where a report is rejected, it is denied.
pub fn position(taken: &Resumption, said: &Said, ruleset: &Ruleset) -> Option<(Force, PositionId)> {
    let applied = |force| ruleset.answered(said.rule, said.position, force).map(|position| (force, position));
    match taken.force {
        Force::Refuse if taken.noun == Grammar::Resume => {
            applied(Force::Refuse).or_else(|| applied(Force::Deny))
        }
        Force::Refuse | Force::Deny => applied(Force::Deny),
        _ => Some((Force::Affirm, said.position)),
    }
}
