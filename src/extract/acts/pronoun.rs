//! Whom a pronoun means that is the subject of a verb of speech, and "the statement".

use super::Reader;
use crate::extract::discourse::Voice;
use crate::extract::hits::Hit;
use crate::rules::tag::{Grammar, Scope, SpeechKind};

/// A pronoun that is the subject of a verb stands at most so many units before it.
const BESIDE: usize = 4;

impl Reader<'_> {
    /// Whether the subject beside a verb is a pronoun that stands for a person.
    pub(super) fn is_person(&self, hit: &Hit) -> bool {
        let mut beside = (hit.start.saturating_sub(BESIDE)..hit.start).chain(hit.end..hit.end + 2);
        beside.any(|at| self.scene.hits.begins(at, Grammar::Person))
    }

    /// "Its army said", "its political office said": whether a part of somebody's is the subject of a verb.
    pub(super) fn is_own_part(&self, hit: &Hit) -> bool {
        let scene = self.scene;
        let from = hit.start.saturating_sub(BESIDE);
        let owner = (from..hit.start).any(|at| scene.hits.begins(at, Grammar::Owner));
        owner && (from..hit.start).any(|at| scene.ends_at(at, Grammar::RoleBody))
    }

    /// Carried speakers without outlets, which are no persons and have no army or leadership.
    pub(super) fn persons_of(&self, mut voices: Vec<Voice>, hit: &Hit) -> Vec<Voice> {
        if voices.is_empty() {
            return voices;
        }
        let outlet = |actor| self.scene.ruleset.relations().is_outlet(actor);
        voices.retain(|voice| {
            voice.distance == 0 || voice.person.is_some() || !voice.actor.is_some_and(outlet)
        });
        if voices.is_empty() { vec![self.unknown(hit)] } else { voices }
    }

    /// Whom a pronoun or "the statement" means: who reports it; else the last speaker, or who the sentence is about.
    pub(super) fn pronoun_voices(&self, hit: &Hit, parent: Option<usize>) -> Vec<Voice> {
        if let Some(parent) = parent.filter(|_| self.subject_first()) {
            return self.acts[parent].voices.clone();
        }
        // "X refused to leave, he said": not X
        let carried = self.discourse.carried();
        let topic = self.subject_first() && !self.is_person(hit);
        let carried = if topic { self.discourse.carried_from_topic() } else { carried };
        // "X had no comment on the truce, which it said had ended": X, and not who spoke before
        let silent = !self.acts.iter().any(|a| a.kind != SpeechKind::Act);
        let clause = silent && topic && self.comma_relative(hit.start);
        if let Some(head) = self.scene.first_free_mention(0, hit.start).filter(|_| clause) {
            return self.voices(&[head]);
        }
        if self.closes_what_is_said(hit) && !carried.is_empty() {
            return carried;
        }
        // "N of X put the number at ten, and he said": N, and not who spoke before
        // not who is only named in what he says: "'We wait for M to admit it,' he said"
        let quoted =
            |at: usize| self.scene.inside_quotation(0, at) && !self.scene.inside_quotation(0, hit.start);
        let first = self.scene.first_free_mention(0, hit.start).filter(|_| self.subject_first());
        let first = first.filter(|&at| !quoted(at));
        let named = |at: &usize| self.scene.units.mention_at(*at).is_some_and(|m| m.person.is_some());
        if let Some(person) = first.filter(named).filter(|_| silent && self.is_person(hit)) {
            return self.voices(&[person]);
        }
        if let Some(nearest) = self.behind_connective(hit) {
            return self.voices(&self.with_members(nearest));
        }
        let mut voices = self.sentence_voices();
        // "'…', he added" behind a sentence about a body: the person who spoke last
        let body = |v: &Voice| v.person.is_none() && !v.role;
        let person = carried.iter().all(|v| v.person.is_some()) && !carried.is_empty();
        if self.subject_first() && self.is_person(hit) && person && voices.iter().all(body) {
            voices = carried;
        }
        let head =
            self.scene.first_free_mention(0, hit.start).filter(|_| self.subject_first() || self.free());
        match head {
            Some(head) if voices.is_empty() => self.voices(&[head]),
            _ => voices,
        }
    }

    /// Whether a relative word behind a comma, with a pronoun behind it, stands before a verb: ", which it said".
    fn comma_relative(&self, verb: usize) -> bool {
        let scene = self.scene;
        let pronoun = scene.units.preceding(verb).filter(|&p| scene.ends_at(p, Grammar::Statement));
        let relative = pronoun.and_then(|p| scene.units.preceding(p));
        let relative = relative.filter(|&r| scene.ends_at(r, Grammar::Relative));
        relative.and_then(|r| scene.units.preceding(r)).is_some_and(|c| scene.units.is_comma(c))
    }

    /// "X said that Y lied when it claimed": the body nearest before a connective with a pronoun behind it.
    fn behind_connective(&self, hit: &Hit) -> Option<usize> {
        let scene = self.scene;
        let neuter = scene
            .units
            .preceding(hit.start)
            .filter(|&p| scene.ends_at(p, Grammar::Statement) && !scene.hits.begins(p, Grammar::Person))?;
        let joint =
            scene.units.preceding(neuter).filter(|_| scene.right_behind(neuter, Scope::Connective))?;
        let said = self.acts.last().filter(|a| a.kind == SpeechKind::Verb)?.cue.end;
        let named = (said..joint).rev().find(|&i| scene.units.mention_at(i).is_some() && !scene.governed(i));
        named.filter(|_| self.subject_first())
    }

    /// Whether a verb of speech with its pronoun stands behind what is said, and what was done so far in the sentence
    /// is no speech: "X has given them until Friday, he added".
    fn closes_what_is_said(&self, hit: &Hit) -> bool {
        let last = self.acts.iter().rev().find(|a| a.is_outermost_speech());
        let deed = last.is_some_and(|a| a.force.is_disposition() && a.kind == SpeechKind::Verb);
        let scene = self.scene;
        let that = |i: usize| scene.hits.begins(i, Grammar::That);
        let comma = (0..hit.start).rev().take(BESIDE).any(|i| scene.units.is_comma(i));
        self.subject_first() && deed && comma && !(hit.end..scene.units.len()).any(that)
    }
}
