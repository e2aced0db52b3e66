//! What is said without a word of speech: a headline of the form "X: …", a quotation that goes on.

use super::{Act, Reader};
use crate::rules::Force;
use crate::rules::tag::SpeechKind;

/// Words between the subject of a headline and its colon, at most.
const LONGEST_HEADLINE_SUBJECT: usize = 7;

impl Reader<'_> {
    /// A headline of the form "X: …".
    pub(super) fn colon(&mut self, at: usize) -> Option<usize> {
        let spoken = self.has_spoken();
        if !self.colon_at(at) || spoken {
            return None;
        }
        let scene = self.scene;
        let first = scene.units.first_word(0..at)?;
        let list =
            scene.units.mention_at(first).filter(|m| m.preposition == 0).map(|_| scene.coordinated(first))?;
        let behind = list.last().map(|&l| {
            (l + 1..at).filter(|&i| scene.units.is_word(i) && !scene.units.units[i].aside).count()
        })?;
        if behind > LONGEST_HEADLINE_SUBJECT {
            return None;
        }
        let voices = self.voices(&list);
        let said = Act::new(Force::Affirm, SpeechKind::Verb, at..at + 1, voices);
        self.push(Act { clause: first, own_voice: false, ..said });
        Some(at + 1)
    }

    /// A quotation without a verb of speech goes on with what the last speaker said.
    pub(super) fn go_on_quoting(&mut self) {
        let scene = self.scene;
        let quoted = scene.units.is_quote(0);
        let spoken = self.acts.iter().any(|a| a.parent.is_none());
        if self.subject_first() && quoted && !spoken {
            let voices = self.discourse.carried();
            let said = Act::new(Force::Affirm, SpeechKind::Verb, 0..1, voices);
            self.push(Act { own_voice: false, ..said });
        }
    }
}
