//! The act in which a verb stands, in languages that put subjects before their verbs.

use super::{Act, Reader, Subject, opposes};
use crate::extract::hits::Hit;
use crate::rules::Force;
use crate::rules::tag::{Grammar, Scope, SpeechKind, Tag};

impl Reader<'_> {
    /// The act in which a verb stands whose subject's words begin at `start`.
    pub(super) fn parent_before(
        &self,
        hit: &Hit,
        relative: bool,
        subject: &Subject,
        start: usize,
    ) -> Option<usize> {
        let &top = self.stack.last()?;
        if relative {
            return self.around_describing(top, subject, start);
        }
        if let Some(quoting) = self.quoting(hit.start) {
            return Some(quoting);
        }
        // "X, who insisted that …, said": what X insists on is over
        if let Some(around) = self.around_relative(subject, start) {
            return around;
        }
        let act = &self.acts[top];
        // "X, quoted by an agency, said": the agency only passes it on
        if act.kind == SpeechKind::Passive && start < act.cue.start {
            return act.parent;
        }
        if self.is_over(act, hit, subject, start) {
            return None;
        }
        // "the claim that …": the word may be part of the cue
        if let Some(opener) = self.opener(act.cue.start..hit.start) {
            let connective = self.scene.hits.limits(opener, Scope::Connective);
            return if connective { None } else { self.behind_that(top, opener, hit, subject) };
        }
        // "According to X, Y said": X tells what Y said
        if act.kind == SpeechKind::According && act.content.start == act.cue.start {
            return Some(top);
        }
        let comma = (act.cue.end..start).any(|i| self.scene.units.is_open_comma(i));
        if comma {
            return None;
        }
        if self.joined_behind(act, start) || self.joined_behind(act, hit.start) {
            return act.parent;
        }
        let says = !act.force.is_disposition() || act.force == Force::Threaten;
        (says && act.kind != SpeechKind::Act).then_some(top)
    }

    /// The act around a verb whose clause describes somebody or something said in another one.
    fn around_describing(&self, top: usize, subject: &Subject, start: usize) -> Option<usize> {
        let act = &self.acts[top];
        // "that was denied by X, which said": X goes on
        // and so "the account of X, who said"
        let told = matches!(act.kind, SpeechKind::Passive | SpeechKind::Act);
        let goes_on = told && self.speaks_for(subject, top);
        // "denied that …, for which it blamed Y": what it says besides
        let statement = matches!(subject, Subject::Statement);
        let besides = statement && opposes(act.force) && self.tells_what_for(start);
        if goes_on || besides { act.parent } else { Some(top) }
    }

    /// Whether what an act says is over before a verb whose subject's words begin at `start`.
    fn is_over(&self, act: &Act, hit: &Hit, subject: &Subject, start: usize) -> bool {
        let scene = self.scene;
        if self.speaks_apart(act.cue.end, start, subject) {
            return true;
        }
        // "'A insisted that …', B said": what a quotation holds is over with it
        let quoted = scene.inside_quotation(0, act.cue.start);
        if quoted && !scene.inside_quotation(0, start) && !matches!(subject, Subject::Nobody) {
            return true;
        }
        // "claims that … are unfounded, B said": B tells of the claims
        let behind_comma = scene.units.preceding(start).is_some_and(|c| scene.units.is_comma(c));
        let noun = act.kind == SpeechKind::Act && act.parent.is_none();
        noun && behind_comma && self.says_nothing(hit.end)
    }

    /// The act in which a verb stands behind the "that" of another one.
    fn behind_that(&self, top: usize, that: usize, hit: &Hit, subject: &Subject) -> Option<usize> {
        let scene = self.scene;
        let act = &self.acts[top];
        let nobody = matches!(subject, Subject::Nobody);
        let says = nobody && matches!(hit.tag, Tag::Speech { force: Force::Affirm, .. });
        // "A denied that B had left and praised C": what A does next
        if says && opposes(act.force) && self.behind_conjunction(hit.start) {
            return act.parent;
        }
        // "A dismissed B's charge that …, and said": A, and not B of the noun
        let joint = scene.units.preceding(hit.start);
        let comma =
            joint.and_then(|j| scene.units.preceding(j)).is_some_and(|c| scene.units.is_open_comma(c));
        if says && comma && act.kind == SpeechKind::Act && self.joined_behind(act, hit.start) {
            return act.parent.and_then(|around| self.acts[around].parent);
        }
        // "A said that B agreed and that C refused": both are A's words
        if self.joined_behind(act, that) { self.stack.first().copied() } else { Some(top) }
    }

    /// Whether a conjunction behind an act stands right before a unit.
    fn joined_behind(&self, act: &Act, at: usize) -> bool {
        let scene = self.scene;
        let joint = scene.units.preceding(at);
        joint.is_some_and(|b| b >= act.cue.end && scene.ends_at(b, Grammar::Conjunction))
    }

    /// Whether a comma, a preposition and a relative word stand before a unit: ", for which".
    fn tells_what_for(&self, start: usize) -> bool {
        let scene = self.scene;
        let relative = scene.units.preceding(start).filter(|&r| scene.ends_at(r, Grammar::Relative));
        let preposition =
            relative.filter(|&r| scene.under_preposition(r)).and_then(|r| scene.units.preceding(r));
        let comma = preposition.and_then(|p| scene.units.preceding(p));
        comma.is_some_and(|c| scene.units.is_comma(c))
    }

    /// Whether a subject is whose an act is.
    fn speaks_for(&self, subject: &Subject, act: usize) -> bool {
        let Subject::Mentions(list) = subject else { return false };
        let voices = &self.acts[act].voices;
        list.iter().all(|&at| voices.iter().any(|v| v.tokens == self.scene.units.units[at].tokens))
    }

    /// The voices of the act that a verb goes on from: "A said B denied the one and confirmed the other".
    pub(super) fn goes_on(&self, parent: Option<usize>, subject: &Subject) -> Option<usize> {
        let &top = self.stack.last()?;
        let same = matches!(subject, Subject::Nobody) && self.acts[top].parent == parent;
        (self.subject_first() && same).then_some(top)
    }
}
