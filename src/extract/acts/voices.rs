//! From a subject to speakers: who is named, who is carried over, who is unknown.

use super::verb::Beside;
use super::{Act, Reader, Subject};
use crate::extract::claim::Basis;
use crate::extract::discourse::Voice;
use crate::extract::hits::Hit;
use crate::rules::ids::ActorId;
use crate::rules::tag::{Grammar, SpeechKind, Tag};
use crate::rules::{ActorKind, Force, WordOrder};
use std::ops::Range;

impl Reader<'_> {
    pub(super) fn stands_for_speaker(&self, at: usize) -> bool {
        self.scene.hits.begins(at, Grammar::Statement)
    }

    /// "According to him": whether a pronoun that stands for the last speaker ends a clause or its first words.
    pub(super) fn is_object_pronoun(&self, at: usize) -> bool {
        let scene = self.scene;
        let end = scene.hits.grammar(at, Grammar::ObjectPronoun);
        end.is_some_and(|end| scene.units.following(end - 1).is_none_or(|n| !scene.units.is_word(n)))
    }

    /// Whether an actor makes claims.
    pub(super) fn speaks(&self, actor: ActorId) -> bool {
        self.scene.ruleset.relations().kind(actor) != ActorKind::Agency
    }

    /// Whether an actor gives way to one that "according to" names.
    pub(super) fn is_vague(&self, actor: ActorId) -> bool {
        let relations = self.scene.ruleset.relations();
        relations.is_unnamed(actor) || relations.is_outlet(actor)
    }

    /// The speakers of a verb, whether they are its own, and where its clause begins.
    pub(super) fn voices_of(
        &self,
        hit: &Hit,
        beside: &Beside,
        author: Option<ActorId>,
        clause: usize,
    ) -> (Vec<Voice>, bool, usize) {
        let (parent, relative) = (beside.parent, beside.relative);
        match &beside.subject {
            Subject::Mentions(list) => {
                let first = list.iter().copied().min().unwrap_or(hit.start);
                let start = if first < hit.start { first.max(clause) } else { hit.start };
                (self.voices(list), true, start)
            }
            Subject::Unknown => match author {
                Some(author) => (vec![self.unnamed(author, hit)], true, hit.start),
                None => (vec![self.unknown(hit)], true, hit.start),
            },
            Subject::Statement => {
                let voices = self.pronoun_voices(hit, parent);
                // "X, who accuses Y": X, whoever reports it
                let no_outlet = self.is_person(hit) || self.is_own_part(hit);
                let voices = if no_outlet { self.persons_of(voices, hit) } else { voices };
                (voices, self.subject_first() && self.behind_relative(hit.start), hit.start)
            }
            Subject::Nobody => match (author, parent) {
                (Some(author), _) => (vec![self.unnamed(author, hit)], true, hit.start),
                (None, Some(parent)) if relative && self.in_statement(hit, parent) => {
                    (self.acts[parent].voices.clone(), false, hit.start)
                }
                (None, Some(parent)) if relative && self.is_own_word(hit, parent) => {
                    (self.acts[parent].voices.clone(), false, hit.start)
                }
                (None, Some(_)) if relative => (vec![self.unknown(hit)], true, hit.start),
                (None, Some(parent)) => self.embedded_voices(hit, parent, clause),
                (None, None) if relative => (vec![self.unknown(hit)], true, hit.start),
                (None, None) if self.goes_on_answer(hit) => {
                    let voices = self.acts.last().map(|a| a.voices.clone()).unwrap_or_default();
                    (voices, false, hit.start)
                }
                (None, None) => match self
                    .main_clause_subject(hit)
                    .or_else(|| self.came_to_say(hit))
                    .or_else(|| self.did_before_saying(hit))
                    .or_else(|| self.kept_silent_before(hit))
                    .or_else(|| self.apposed_stranger_before(hit))
                {
                    Some(voices) => (voices, true, hit.start),
                    None => (self.of_its_number(hit, self.sentence_voices()), false, hit.start),
                },
            },
        }
    }

    /// "And they threatened": behind a sentence in which one body spoke that is no group of others, a verb in the plural
    /// is that of people whom no list has, where verbs come first and show their number.
    fn of_its_number(&self, hit: &Hit, voices: Vec<Voice>) -> Vec<Voice> {
        let relations = self.scene.ruleset.relations();
        let one = |v: &Voice| v.distance > 0 && v.actor.is_some_and(|a| !relations.is_group(a));
        // only a word that is spelt as a verb shows a number, not the particle of "also affirmed"
        let verb = hit.first.past || hit.first.imperfect;
        let other = self.verb_first() && verb && hit.first.plural && matches!(&voices[..], [v] if one(v));
        if other { vec![self.unknown(hit)] } else { voices }
    }

    /// "X mourned the victims of what it called …": the word of whoever speaks, where verbs come first.
    fn is_own_word(&self, hit: &Hit, parent: usize) -> bool {
        let scene = self.scene;
        let act = &self.acts[parent];
        let plain = act.force == Force::Affirm && act.kind == SpeechKind::Verb && !act.negated;
        let opener = scene.units.preceding(hit.start).filter(|&r| scene.ends_at(r, Grammar::Relative));
        let what = opener.is_some_and(|r| !scene.ends_at(r, Grammar::Apposition));
        let agrees = hit.first.feminine == act.feminine && hit.first.plural == act.plural;
        let verb_first = self.verb_first();
        verb_first && plain && what && agrees
    }

    /// "Said the latter": of two who were named last, in the sentence or in the one before.
    pub(super) fn one_of_two(&self, hit: &Hit) -> Option<Voice> {
        let scene = self.scene;
        let is = |at: usize, which| scene.hits.is_one(at, which);
        let names = |at: &usize| is(*at, Grammar::Former) || is(*at, Grammar::Latter);
        let before = scene.units.preceding(hit.start).filter(|_| !hit.first.conjunction);
        let behind = scene.units.following(hit.end - 1).filter(names);
        let at = behind.or_else(|| before.filter(names))?;
        let first = is(at, Grammar::Former);
        let pick =
            |voices: Vec<Voice>| if first { voices.into_iter().next() } else { voices.into_iter().last() };
        let here = scene.named_before(hit.start);
        // of more than two the latter is still the last
        let told = here.len() == 2 || here.len() > 2 && !first;
        if told { pick(here) } else { pick(self.discourse.pair()) }
    }

    /// An embedded verb without a subject of its own is its reporter's, unless its clause names somebody.
    pub(super) fn embedded_voices(
        &self,
        hit: &Hit,
        parent: usize,
        clause: usize,
    ) -> (Vec<Voice>, bool, usize) {
        let scene = self.scene;
        let act = &self.acts[parent];
        let tense = hit.first.imperfect && !act.imperfect && !self.opened(act.cue.end, hit.start);
        let number = hit.first.plural && !act.plural;
        let other_number = scene.language.order == WordOrder::Free && hit.first.plural != act.plural;
        let disposes = matches!(hit.tag, Tag::Speech { force, .. } if force.is_disposition());
        let inserted = hit.first.conjunction && disposes && (tense || number);
        if inserted && !scene.inside_quotation(act.cue.end, hit.start) {
            return (vec![self.unknown(hit)], true, hit.start);
        }
        if (hit.first.feminine != act.feminine || other_number)
            && !scene.inside_quotation(act.cue.end, hit.start)
            && let Some(subject) = scene.first_free_mention(clause, hit.start)
        {
            if let Some(voices) = self.goes_on_beside(hit, parent, clause..subject) {
                return (voices, true, hit.start);
            }
            // "according to X, Y refused it and asked for time": Y goes on, whose first clause stands
            let start = if self.taken(subject) && hit.first.conjunction { hit.start } else { subject };
            return (self.voices(&self.with_members(subject)), true, start);
        }
        (act.voices.clone(), false, hit.start)
    }

    /// "A reports that B denied what C claims, and confirmed that": B goes on, not C of the relative clause.
    fn goes_on_beside(&self, hit: &Hit, parent: usize, before: Range<usize>) -> Option<Vec<Voice>> {
        let goes_on = hit.first.conjunction && self.behind_relative_word(before.start, before.end);
        let agrees =
            |act: &&Act| act.parent == Some(parent) && act.own_voice && act.feminine == hit.first.feminine;
        self.acts.iter().rev().find(agrees).filter(|_| goes_on).map(|act| act.voices.clone())
    }

    pub(super) fn unnamed(&self, actor: ActorId, hit: &Hit) -> Voice {
        Voice {
            actor: Some(actor),
            person: None,
            basis: Basis::Named,
            distance: 0,
            tokens: self.scene.units.units[hit.start].tokens.clone(),
            role: false,
        }
    }

    pub(super) fn unknown(&self, hit: &Hit) -> Voice {
        Voice {
            actor: None,
            person: None,
            basis: Basis::Unlisted,
            distance: 0,
            tokens: self.scene.units.units[hit.start].tokens.clone(),
            role: false,
        }
    }

    pub(super) fn voices(&self, list: &[usize]) -> Vec<Voice> {
        let mut out: Vec<Voice> = Vec::with_capacity(list.len());
        for voice in list.iter().filter_map(|&at| self.scene.voice(at)) {
            if !out.iter().any(|v| v.actor == voice.actor) {
                out.push(voice);
            }
        }
        out
    }

    /// The speakers of the sentence so far, else those carried over. A rumour inserted on the way ("as is
    /// rumoured") has nobody who could go on.
    pub(super) fn sentence_voices(&self) -> Vec<Voice> {
        let open = |a: &&Act| a.is_outermost_speech() && !a.backward;
        let mut spoken = self.acts.iter().rev().filter(open);
        match spoken.clone().find(|a| !self.is_rumour(a)).or_else(|| spoken.next()) {
            Some(act) => act.voices.clone(),
            None if self.narrator => Vec::new(),
            None if self.subject_first() => self.discourse.carried_from_topic(),
            None => self.discourse.carried(),
        }
    }

    /// Whether nobody is named who says it: the words stand for their author themselves.
    fn is_rumour(&self, act: &Act) -> bool {
        let cue = self.scene.units.units.get(act.cue.start);
        cue.is_some_and(|cue| {
            !act.voices.is_empty() && act.voices.iter().all(|v| v.actor.is_some() && v.tokens == cue.tokens)
        })
    }
}
