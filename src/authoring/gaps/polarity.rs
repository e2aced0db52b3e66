//! Which position a draft is to name: that of the affirmative form, of which the forces around it make what is said.

use super::parted;
use crate::extract::explain::{ActView, SentenceView, Why};
use crate::rules::Force;
use crate::rules::Ruleset;
use crate::rules::ids::PositionId;

/// What a draft says of a place in a sentence.
#[derive(Debug, Default)]
pub struct Said {
    /// The position of its content.
    pub position: String,
    /// What the speaker claims with it, where one is known.
    pub claim: Option<String>,
    /// What the author has to decide.
    pub note: Option<String>,
}

/// The act that a place stands in: the innermost whose content holds it, else the nearest before it, else the first.
pub fn act(sentence: &SentenceView, start: usize) -> Option<&ActView> {
    let acts = &sentence.speakers;
    let holds = |a: &&ActView| a.content.start <= start && start < a.content.end;
    let before = || acts.iter().rev().find(|a| a.cue.start <= start);
    acts.iter().filter(holds).max_by_key(|a| a.cue.start).or_else(before).or(acts.first())
}

/// What a draft at a place says if its nearest rule gives a position.
pub fn said(ruleset: &Ruleset, sentence: &SentenceView, start: usize, position: PositionId) -> Said {
    let id = |p: PositionId| ruleset.labels().position(p).id.clone();
    let Some(act) = act(sentence, start) else { return Said { position: id(position), ..Said::default() } };
    let steps = steps(sentence, act, start);
    let found = steps.as_ref().and_then(|steps| table(ruleset, steps, position));
    let Some((affirmed, result)) = found else {
        let forces: Vec<String> = steps.iter().flatten().map(|f| format!("`{}`", f.as_str())).collect();
        let forces = if forces.is_empty() { "a negated act".to_owned() } else { forces.join(", ") };
        let note = format!("no table tells what {forces} makes of {}: decide it", id(position));
        return Said { position: id(position), claim: None, note: Some(note) };
    };
    Said {
        position: id(affirmed),
        claim: speaker(act).map(|actor| format!("{actor} {}", id(result))),
        note: None,
    }
}

/// The forces and negations between a place and its speaker, innermost first; nothing where an act is negated, which
/// asserts neither.
fn steps(sentence: &SentenceView, act: &ActView, start: usize) -> Option<Vec<Force>> {
    // A negator reaches to the end of its clause.
    let reaches = |from: usize| act.cue.end <= from && from < start && !parted(sentence, from, start);
    let negators = sentence.scopes.iter().filter(|s| s.kind == "negator" && reaches(s.at.start));
    let mut steps: Vec<Force> = negators.map(|_| Force::Deny).collect();
    let mut around = Some(act);
    // No chain is longer than the list, whatever it says.
    for _ in 0..sentence.speakers.len() {
        let Some(this) = around else { break };
        if this.negated {
            return None;
        }
        steps.extend(force(this.force));
        around = this.inside.and_then(|at| sentence.speakers.get(at)).filter(|a| speaker(a) == speaker(act));
    }
    Some(steps)
}

/// The force of that name, if it changes anything.
fn force(name: &str) -> Option<Force> {
    [Force::Deny, Force::Refuse, Force::Accept, Force::Threaten].into_iter().find(|f| f.as_str() == name)
}

/// The position to write and what becomes of it: the rule's own, else one of its topic of which the forces make the
/// rule's.
fn table(ruleset: &Ruleset, steps: &[Force], position: PositionId) -> Option<(PositionId, PositionId)> {
    let apply = |p: PositionId| steps.iter().try_fold(p, |p, force| ruleset.applied(p, *force));
    if let Some(result) = apply(position) {
        return Some((position, result));
    }
    let topics = &ruleset.labels().position_topics;
    let topic = topics.get(position.index())?;
    let same = (0u16..).zip(topics).filter(|(_, t)| *t == topic).map(|(p, _)| PositionId(p));
    same.into_iter().find(|p| apply(*p) == Some(position)).map(|p| (p, position))
}

/// Who speaks, if the pack knows them and they claim something.
fn speaker(act: &ActView) -> Option<&str> {
    let known = |v: &&crate::extract::explain::VoiceView| !v.relays && v.basis != "unlisted";
    let voice = Some(act).filter(|a| a.why != Why::Unknown)?.voices.iter().find(known)?;
    voice.actor.as_deref()
}
