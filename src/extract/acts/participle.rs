//! Participles of speech: "…, denying that", "accused of refusing".

use super::{Act, Reader, Subject};
use crate::extract::discourse::Voice;
use crate::extract::hits::Hit;
use crate::extract::unit::UnitKind;
use crate::rules::Force;
use crate::rules::lexicon::Match;
use crate::rules::phrase::Stream;
use crate::rules::tag::{Grammar, SpeechKind, Tag};

impl Reader<'_> {
    pub(super) fn participle(&mut self, hit: &Hit, force: Force) {
        if hit.first.article || hit.first.preposition != 0 || self.is_noun_of_people(hit) {
            return;
        }
        // "…, which X denied, saying …": X goes on
        let answered = self.acts.last().filter(|a| a.backward).map(|a| a.voices.clone());
        let mut voices = answered.unwrap_or_else(|| self.sentence_voices());
        // "X issued a statement, announcing …"
        let speechless = !self.has_spoken();
        if let Some(head) =
            self.scene.first_free_mention(0, hit.start).filter(|_| speechless && !self.narrator)
        {
            voices = self.voices(&self.with_members(head));
        }
        let subject = self.participle_subject(hit).or_else(|| self.participle_before(hit));
        if let Some(own) = subject.or_else(|| self.subject_of_clause(hit, force)) {
            voices = own;
        }
        if self.complement(hit, force) {
            return;
        }
        self.open(None, hit.start, hit.start);
        let (_, blamed) = self.blamed(hit, Subject::Nobody);
        let negated = self.free() && self.negated(hit.start);
        let said = Act::new(force, SpeechKind::Participle, hit.start..hit.end, voices);
        self.push(Act { own_voice: false, negated, blamed, ..said });
    }

    /// "The trial of men accused of …": a participle that describes the noun right before it, and nobody who speaks.
    fn is_noun_of_people(&self, hit: &Hit) -> bool {
        let scene = self.scene;
        let verb_first = self.verb_first();
        let accuses = scene.hits.begins(hit.start, Grammar::Accusation);
        let before = scene.units.preceding(hit.start).filter(|_| verb_first && accuses);
        before.is_some_and(|b| {
            let small = |h: &Hit| matches!(h.tag, Tag::Grammar(_) | Tag::Date(_) | Tag::Speech { .. });
            let ends = |at: usize| scene.hits.at(at).iter().any(|h| h.end == b + 1 && small(h));
            let word = scene.units.kind(b) == Some(UnitKind::Word);
            let plain = !scene.units.words(b).iter().any(|m| m.clitics.article);
            let lexicon = &scene.language.lexicon;
            let spelt = |m: &Match| lexicon.is_object_plural(lexicon.text(m.atom));
            let plural = scene.units.words(hit.start).iter().any(spelt);
            word && plain && plural && !(b.saturating_sub(3)..=b).any(ends)
        })
    }

    /// "denied setting …", "accused Y of refusing …": a participle that completes the act before it is inside that.
    fn complement(&mut self, hit: &Hit, force: Force) -> bool {
        let scene = self.scene;
        let Some(&top) = self.stack.last().filter(|_| self.subject_first()) else { return false };
        let before = scene.units.preceding(hit.start);
        let from = self.acts[top].cue.end;
        let direct = before == Some(from - 1);
        let governed = before.is_some_and(|b| {
            b >= from && scene.ends_at(b, Grammar::Preposition) && !scene.ends_at(b, Grammar::By)
        });
        if !direct && !governed {
            return false;
        }
        let accused = (from..hit.start).rev().find(|&i| governed && scene.units.mention_at(i).is_some());
        let voices = accused.map(|at| self.voices(&scene.coordinated(at)));
        let own = voices.is_some();
        let voices = voices.unwrap_or_else(|| self.acts[top].voices.clone());
        let said = Act::new(force, SpeechKind::Participle, hit.start..hit.end, voices);
        self.push(Act { parent: Some(top), own_voice: own, ..said });
        true
    }

    /// "Denying …, X said" and "with X denying": the participle has a subject beside it.
    fn participle_subject(&self, hit: &Hit) -> Option<Vec<Voice>> {
        let scene = self.scene;
        if !self.subject_first() {
            return None;
        }
        let at = match scene.units.preceding(hit.start) {
            Some(before) => {
                Some(before).filter(|&b| scene.units.mention_at(b).is_some_and(|m| !m.possessive))
            }
            None => {
                let comma = (hit.end..scene.units.len()).find(|&i| scene.units.is_open_comma(i))?;
                scene.first_free_mention(comma, (comma + 5).min(scene.units.len()))
            }
        }?;
        Some(self.voices(&self.with_members(at)))
    }

    /// "X said that the delegation had left, refusing any talks", with no comma between: where verbs come first, whom the
    /// clause is about refuses them, and not X.
    fn subject_of_clause(&self, hit: &Hit, force: Force) -> Option<Vec<Voice>> {
        let scene = self.scene;
        let from = self.acts.last().filter(|a| self.verb_first() && a.kind == SpeechKind::Verb)?.cue.end;
        let refuses = matches!(force, Force::Refuse | Force::Accept);
        let that = |at: &usize| scene.hits.begins(*at, Grammar::That);
        let that = (from..hit.start).rev().find(that).filter(|_| refuses)?;
        let subject = scene.units.following(that).filter(|&at| at < hit.start)?;
        let parted =
            (that..hit.start).any(|at| !scene.units.is_word(at) && scene.units.mention_at(at).is_none());
        let pronoun = scene.hits.begins(that, Grammar::ThatPronoun);
        let noun = scene.units.words(subject).iter().any(|m| m.clitics.article);
        match scene.units.mention_at(subject) {
            _ if parted || pronoun => None,
            Some(_) => Some(self.voices(&self.with_members(subject))),
            None => noun.then(|| vec![self.unknown(hit)]),
        }
    }
}
