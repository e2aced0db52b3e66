//! Subjects that the verb's own clause describes: "X, which confirmed that".

use crate::extract::acts::{Reader, Subject};
use crate::extract::hits::Hit;
use crate::rules::tag::Grammar;

impl Reader<'_> {
    /// "X, which confirmed that": the mention right before the relative word, where no pronoun resumes it.
    pub(super) fn antecedent_before(&self, hit: &Hit) -> Subject {
        self.described_at(hit).map_or(Subject::Nobody, |at| Subject::Mentions(vec![at]))
    }

    /// The mention that a relative clause describes whose verb this is, in languages that put verbs first.
    pub(in crate::extract::acts) fn described_at(&self, hit: &Hit) -> Option<usize> {
        let scene = self.scene;
        // "what is rumoured" describes nobody
        let opens = |&r: &usize| !hit.first.pronoun && scene.ends_at(r, Grammar::Apposition);
        let relative = scene.units.preceding(hit.start).filter(opens)?;
        let mut before = scene.units.preceding(relative)?;
        let apart = self.scene.units.is_comma(before);
        if apart {
            before = scene.units.preceding(before)?;
        }
        let mention =
            scene.units.mention_at(before).filter(|_| scene.ends_at(relative, Grammar::Relative))?;
        // "the fighters of X, who": the fighters
        let head = |at: usize| scene.ends_at(at, Grammar::NotSpeaking) && !mention.role;
        let owned = scene.units.preceding(before).is_some_and(head);
        // "for the rebels who agreed": these rebels, not all
        let some = !apart && mention.preposition != 0;
        (!owned && !some && !scene.units.units[before].aside).then_some(before)
    }
}
