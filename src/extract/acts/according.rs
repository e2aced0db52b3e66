//! "According to X": who is quoted, and over which acts that goes.

use super::{Act, Reader};
use crate::extract::discourse::Voice;
use crate::extract::hits::Hit;
use crate::extract::unit::UnitKind;
use crate::rules::Force;
use crate::rules::tag::{Grammar, SpeechKind, Tag};

/// How far behind "according to" a name may stand, in units.
const FARTHEST_QUOTED: usize = 5;

impl Reader<'_> {
    /// Whom an "according to" at the beginning of the sentence names, where a verb's own speaker is vaguer.
    pub(super) fn authority(&self, parent: Option<usize>, voices: &[Voice]) -> Option<Vec<Voice>> {
        let last = self.acts.last().filter(|a| a.kind == SpeechKind::According && parent.is_none())?;
        self.are_vague(voices).then(|| last.voices.clone())
    }

    /// Whether each of these speakers gives way to one that "according to" names.
    fn are_vague(&self, voices: &[Voice]) -> bool {
        voices.iter().all(|v| v.actor.is_none_or(|a| self.is_vague(a)))
    }

    /// "According to X": over any vaguer verb of the sentence.
    pub(super) fn according(&mut self, hit: &Hit, force: Force) {
        if self.vouches_for_toll(hit) {
            return;
        }
        let Some(voices) = self.quoted(hit) else { return };
        let known = voices.iter().filter_map(|v| v.actor).any(|a| self.speaks(a));
        // "N added that they had not shelled it, as X claims": N says so, whoever he is
        let by_the_way = force == Force::Allege && self.verb_first();
        if (!known || by_the_way) && !self.acts.is_empty() {
            return;
        }
        let last = self.acts.iter().rposition(|a| a.parent.is_none());
        if let Some(last) = last.filter(|_| !self.judges_rumours(hit)) {
            if self.is_open_to_others(&self.acts[last]) && self.are_vague(&self.acts[last].voices) {
                self.acts[last].voices = voices;
                self.acts[last].own_voice = true;
                return;
            }
            if !self.tells_of(last, &voices) {
                return;
            }
        }
        let said = Act::new(force, SpeechKind::According, hit.start..hit.end, voices);
        if !self.stands_behind_what_is_said(hit) {
            return self.push(said);
        }
        self.push(Act { clause: 0, ..said });
        let units = self.scene.units.len();
        let Some((act, before)) = self.acts.split_last_mut() else { return };
        act.content = 0..units;
        let index = before.len();
        before.iter_mut().filter(|a| a.parent.is_none()).for_each(|a| a.parent = Some(index));
    }

    /// "The jets of X bombed it, which killed four, according to Y": Y tells how many, and not who did it.
    fn vouches_for_toll(&self, hit: &Hit) -> bool {
        let scene = self.scene;
        let opens = |b: usize| scene.units.is_comma(b) || scene.ends_at(b, Grammar::Relative);
        let toll = |h: &&Hit| {
            h.tag == Tag::Grammar(Grammar::Toll)
                && h.end <= hit.start
                && h.start.checked_sub(1).is_some_and(opens)
        };
        let Some(toll) = scene.hits.all().iter().rev().find(toll) else { return false };
        let told = |from: usize, to: usize| scene.content().any(|h| from <= h.start && h.start < to);
        told(0, toll.start) && !told(toll.start, hit.start)
    }

    /// Whom words for "according to" name: inside them, behind them, or as the one who spoke before.
    fn quoted(&self, hit: &Hit) -> Option<Vec<Voice>> {
        let scene = self.scene;
        // "according to him"
        if scene.ends_at(hit.end - 1, Grammar::ObjectPronoun) {
            return Some(self.sentence_voices());
        }
        // "a statement by X said": X stands inside the words, where they are not "A handed on from" X
        let subject_first = self.subject_first();
        // "handed on by X from its correspondent": X as well
        let stranger = |h: &Hit| h.tag == Tag::Grammar(Grammar::Stranger) && h.first.pronoun;
        let own = subject_first || scene.hits.at(hit.end).iter().any(stranger);
        let inside = (hit.start..hit.end).find(|&i| own && scene.units.mention_at(i).is_some());
        if let Some(at) = inside.or_else(|| self.named_behind(hit)) {
            return Some(self.voices(&scene.coordinated(at)));
        }
        let stands_for_speaker = self.is_object_pronoun(hit.end)
            || self.stands_for_speaker(hit.end)
            || scene.ends_at(hit.end - 1, Grammar::Statement);
        if stands_for_speaker {
            return Some(self.sentence_voices());
        }
        let somebody = scene.units.following(hit.end - 1).is_some_and(|n| scene.units.is_word(n));
        (somebody && self.acts.is_empty()).then(|| vec![self.unknown(hit)])
    }

    /// The mention behind words for "according to", or with which they end.
    fn named_behind(&self, hit: &Hit) -> Option<usize> {
        let units = &self.scene.units;
        let from = if units.mention_at(hit.end - 1).is_some() { hit.end - 1 } else { hit.end };
        // "handed on from residents that X had left": not X
        let ends = |i: usize| {
            matches!(units.kind(i), Some(UnitKind::Comma | UnitKind::Colon))
                || self.scene.hits.begins(i, Grammar::That)
        };
        let mut near = (from..units.len().min(hit.end + FARTHEST_QUOTED)).take_while(|&i| !ends(i));
        near.find(|&i| units.mention_at(i).is_some() && !units.units[i].aside)
    }

    /// Whether another speaker may tell of an act: "met with a rejection from A, according to B".
    fn is_open_to_others(&self, act: &Act) -> bool {
        let told_of = self.verb_first() && act.kind == SpeechKind::Passive;
        act.parent.is_none() && (!act.backward || told_of)
    }

    /// "All that is rumoured is false, according to X", "there is no truth in the reports, according to X": X passes the
    /// verdict and spreads nothing.
    fn judges_rumours(&self, hit: &Hit) -> bool {
        let scene = self.scene;
        let rumour = |a: &Act| {
            let unsaid = |v: &Voice| v.tokens == scene.units.units[a.cue.start].tokens;
            a.force == Force::Allege && a.voices.iter().all(unsaid)
        };
        // "in what is rumoured"
        let what = |i: usize| scene.hits.begins(i, Grammar::Relative);
        let before =
            |end: usize| self.acts.iter().any(|a| end <= a.cue.start && (end..a.cue.start).all(what));
        let verdict = |h: &Hit| match h.tag {
            Tag::Speech { kind: SpeechKind::Predicate, .. } => h.end <= hit.start,
            Tag::Speech { kind: SpeechKind::Noun, force: Force::Deny, .. } => before(h.end),
            _ => false,
        };
        self.acts.iter().filter(|a| self.is_open_to_others(a)).all(rumour)
            && scene.hits.all().iter().any(verdict)
    }

    /// "A agreed, according to B, to leave": B tells what A does.
    fn tells_of(&self, act: usize, voices: &[Voice]) -> bool {
        let act = &self.acts[act];
        let others = voices.iter().all(|v| !act.voices.iter().any(|a| a.actor == v.actor));
        // a participle goes on with what its verb says
        let spoken = |a: &&Act| a.parent.is_none() && a.kind != SpeechKind::Participle;
        let alone = self.acts.iter().filter(spoken).count() == 1;
        act.force.is_disposition() && others && alone && self.is_open_to_others(act)
    }

    /// Whether words for "according to" stand behind an act, or behind content.
    fn stands_behind_what_is_said(&self, hit: &Hit) -> bool {
        let scene = self.scene;
        let word = |i: usize| {
            scene.units.is_word(i) && !scene.units.units[i].aside && scene.hits.adverbial(i).is_none()
        };
        !self.acts.is_empty() || (0..hit.start).any(word) && scene.content().any(|h| h.start < hit.start)
    }
}
