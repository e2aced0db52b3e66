//! Verbs behind what is said, where subjects stand first: behind a quotation, or where the clause ends with the verb.

use crate::extract::acts::{Act, Reader, only_says};
use crate::extract::hits::Hit;
use crate::extract::unit::UnitKind;
use crate::rules::Force;
use crate::rules::tag::{Grammar, SpeechKind, Tag};

/// Words that describe who speaks before what he says ends, at most.
const LONGEST_DESCRIPTION: usize = 4;

impl Reader<'_> {
    /// Makes the last act report the sentence where it closes what is said.
    pub(super) fn postpose_subject_first(&mut self) {
        let scene = self.scene;
        let Some(act) = self.acts.last() else { return };
        // "X will storm the town unless …, Y warned"
        let warns = act.force == Force::Threaten && act.kind == SpeechKind::Verb;
        let plain = act.parent.is_none() && (only_says(act.force) || warns);
        let (from, quoted) = self.behind_what_is_said(act.clause);
        let comma = scene.units.preceding(from).is_some_and(|b| scene.units.is_comma(b));
        let last = scene.units.units[act.cue.end - 1].tokens.end;
        let inverted = act.voices.iter().any(|v| last <= v.tokens.start && v.distance == 0);
        let closes = quoted || comma && (inverted || self.says_nothing(act.cue.end));
        // "the truce, X said, is over"
        let around = |h: &Hit| h.start < from && h.end > act.cue.end && !h.skipped.contains(&act.cue.start);
        let said = scene.content().any(|h| h.end <= from || around(h));
        // "'We deny this,' X was quoted as saying": what the quotation takes up is X's, too
        let borrowed = |a: &Act| !a.own_voice && a.parent.is_none() && scene.inside_quotation(0, a.cue.start);
        let said = said || quoted && self.acts.iter().any(borrowed);
        if plain && closes && said {
            self.report_all_before();
        }
    }

    /// Where what is said ends before a clause, before its adverbials and the words that describe who speaks; and whether
    /// a quotation closes right before these adverbials.
    fn behind_what_is_said(&self, clause: usize) -> (usize, bool) {
        let scene = self.scene;
        let mut from = clause;
        let small = |b: usize| scene.ends_at(b, Grammar::Adverbial) || scene.ends_at(b, Grammar::Backward);
        while let Some(b) = scene.units.preceding(from).filter(|&b| small(b)) {
            from = b;
        }
        if self.quotation_closes(from) {
            return (from, true);
        }
        // '"…," X's N said'
        let owner = |&b: &usize| scene.units.mention_at(b).is_some_and(|m| m.possessive);
        let owned = self.before_description_words(scene.units.preceding(from).filter(owner).unwrap_or(from));
        if self.quotation_closes(owned) {
            return (owned, true);
        }
        (self.before_description_words(from), false)
    }

    /// "…, centre head N said": where the words begin that describe who speaks and end right before a unit.
    fn before_description_words(&self, mut from: usize) -> usize {
        for _ in 0..LONGEST_DESCRIPTION {
            let before = self.scene.units.preceding(from).filter(|&b| self.describes_only(b));
            from = before.unwrap_or(from);
        }
        from
    }

    /// Whether a word has no task but to tell what somebody is.
    pub(in crate::extract::acts) fn describes_only(&self, at: usize) -> bool {
        let scene = self.scene;
        let small = |h: &Hit| {
            matches!(
                h.tag,
                Tag::Grammar(
                    Grammar::Unlisted
                        | Grammar::Title
                        | Grammar::Article
                        | Grammar::RoleBody
                        | Grammar::Role
                        | Grammar::NamedKind
                        | Grammar::KindBehind
                        | Grammar::Compound
                ) | Tag::Adjective(_)
            )
        };
        scene.units.kind(at) == Some(UnitKind::Word)
            && (scene.hits.at(at).iter().all(small) || scene.ends_at(at, Grammar::Determiner))
    }
}
