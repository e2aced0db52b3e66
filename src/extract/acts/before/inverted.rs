//! Subjects behind their verbs all the same: "…", said X.

use crate::extract::acts::{Reader, Subject};
use crate::extract::hits::Hit;
use crate::rules::Force;
use crate::rules::tag::{Grammar, SpeechKind, Tag};
use std::ops::Range;

impl Reader<'_> {
    /// "…", said X: a subject behind its verb, where a quotation or comma stands before it.
    pub(super) fn inverted(&self, hit: &Hit) -> Subject {
        // "…, accused X of it": X is the accused
        if self.scene.hits.begins(hit.start, Grammar::Accusation) {
            return Subject::Nobody;
        }
        match hit.tag {
            Tag::Speech { force: Force::Affirm | Force::Allege, .. } => match self.subject_after(hit) {
                // "…", said N, spokesman for the room that …
                Subject::Mentions(list)
                    if !self.quotation_closes(hit.start) && !self.closes_inversion(&list) =>
                {
                    Subject::Unknown
                }
                // "N, the head of the council, said they had": they are in what he says
                Subject::Statement if !self.quotation_closes(hit.start) && !self.closes_pronoun(hit.end) => {
                    Subject::Nobody
                }
                after => after,
            },
            _ => Subject::Nobody,
        }
    }

    /// The same behind a comma: "N, an engineer, told the agency X" is said by N, whoever that is.
    pub(super) fn inverted_behind(&self, hit: &Hit, comma: usize, clause: usize) -> Subject {
        let enclosed = (clause..comma).any(|i| self.scene.units.is_comma(i));
        match self.inverted(hit) {
            Subject::Mentions(list) if enclosed && self.relays(&list) => Subject::Unknown,
            after => after,
        }
    }

    /// Whether what stands behind these mentions can follow a subject behind its verb: "said X had …" tells of X.
    fn closes_inversion(&self, list: &[usize]) -> bool {
        let scene = self.scene;
        let Some(at) = list.iter().max().and_then(|&last| scene.units.following(last)) else { return true };
        let small = |h: &Hit| {
            matches!(
                h.tag,
                Tag::Date(_)
                    | Tag::Grammar(
                        Grammar::Preposition | Grammar::Adverbial | Grammar::Conjunction | Grammar::Relative
                    )
                    | Tag::Speech { kind: SpeechKind::Participle, .. }
            )
        };
        let follows = scene.hits.at(at).iter().any(small) || scene.hits.adverbial(at).is_some();
        let said = (at..scene.units.len())
            .take_while(|&i| !scene.units.is_comma(i))
            .any(|i| scene.hits.begins(i, Grammar::That));
        !scene.units.is_word(at) || follows && !said
    }

    /// Whether what stands behind a pronoun right behind a verb can follow its subject.
    fn closes_pronoun(&self, behind: usize) -> bool {
        let at = self.scene.units.following(behind.saturating_sub(1));
        let end = at.and_then(|at| self.scene.hits.grammar(at, Grammar::Statement));
        end.is_none_or(|end| self.closes_inversion(&[end - 1]))
    }

    /// Whether the quotation that closes right before a unit holds nothing but a name: `"X" announced`.
    pub(super) fn marks_name(&self, at: usize) -> bool {
        let units = &self.scene.units;
        let name =
            |mut inside: Range<usize>| inside.len() == 1 && inside.all(|i| units.mention_at(i).is_some());
        self.inside_quotation_before(at).is_some_and(name)
    }

    /// Whether it holds nothing but how somebody speaks, and words stand before it: `X "categorically" denied`.
    pub(super) fn marks_small_words(&self, at: usize) -> bool {
        let small = |inside: Range<usize>| {
            let opens = self.scene.units.first_word(0..inside.start).is_none();
            !opens && self.past_small_words(inside.end - 1, inside.start).is_none()
        };
        self.inside_quotation_before(at).filter(|inside| !inside.is_empty()).is_some_and(small)
    }

    /// What stands inside the quotation that closes right before a unit.
    fn inside_quotation_before(&self, at: usize) -> Option<Range<usize>> {
        let close = at.checked_sub(1)?;
        let open = (0..close).rev().find(|&i| self.scene.units.is_quote(i))?;
        Some(open + 1..close)
    }
}
