//! From a subject to speakers: who is named, who is carried over, who is unknown.

use super::verb::Beside;
use super::{Act, Reader, Subject};
use crate::extract::claim::Basis;
use crate::extract::discourse::Voice;
use crate::extract::hits::Hit;
use crate::rules::ids::ActorId;
use crate::rules::phrase::Stream;
use crate::rules::tag::{Grammar, Scope, SpeechKind, Tag};
use crate::rules::{ActorKind, Force, WordOrder};
use std::ops::Range;

/// A pronoun that is the subject of a verb stands at most so many units before it.
const BESIDE: usize = 4;
/// Words before the first comma of a sentence that name nobody, at most.
const LONGEST_OPENING: usize = 5;

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
                let voices = if self.is_person(hit) { self.persons_of(voices, hit) } else { voices };
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
        let other = self.verb_first() && hit.first.plural && matches!(&voices[..], [v] if one(v));
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
        let here = scene.pair(hit.start);
        if here.len() == 2 { pick(here) } else { pick(self.discourse.pair()) }
    }

    /// Whether the subject beside a verb is a pronoun that stands for a person.
    fn is_person(&self, hit: &Hit) -> bool {
        let mut beside = (hit.start.saturating_sub(BESIDE)..hit.start).chain(hit.end..hit.end + 2);
        beside.any(|at| self.scene.hits.begins(at, Grammar::Person))
    }

    /// Carried speakers without outlets, which are no persons.
    fn persons_of(&self, mut voices: Vec<Voice>, hit: &Hit) -> Vec<Voice> {
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
    fn pronoun_voices(&self, hit: &Hit, parent: Option<usize>) -> Vec<Voice> {
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

    /// "…, which X denies and affirms that": X goes on.
    pub(super) fn goes_on_answer(&self, hit: &Hit) -> bool {
        let comma = |from: usize| (from..hit.start).any(|i| self.scene.units.is_comma(i));
        hit.first.conjunction && self.acts.last().is_some_and(|a| a.backward && !comma(a.cue.end))
    }

    /// "While A said …, B published pictures and confirmed that": the main clause behind a subordinate one has a
    /// subject of its own.
    pub(super) fn main_clause_subject(&self, hit: &Hit) -> Option<Vec<Voice>> {
        let scene = self.scene;
        let spoken =
            self.acts.last().filter(|_| hit.first.conjunction && self.opens_with_connective())?.cue.end;
        let comma = (spoken..hit.start).rev().find(|&i| scene.units.is_comma(i))?;
        let subject = scene.first_free_mention(comma, hit.start)?;
        Some(self.voices(&self.with_members(subject)))
    }

    /// "X and Y came out to announce": the first verb of speech under a proclitic of purpose is the sentence's subject's.
    fn came_to_say(&self, hit: &Hit) -> Option<Vec<Voice>> {
        let purpose = hit.first.preposition != 0 && self.acts.is_empty() && !self.narrator;
        let subject = self.scene.first_free_mention(0, hit.start).filter(|_| purpose)?;
        Some(self.voices(&self.with_members(subject)))
    }

    /// "The spokesman of X hastened to it, and said", "X prolongs the truce and accuses Y": the subject of the clause
    /// before, where nobody has spoken in it.
    fn did_before_saying(&self, hit: &Hit) -> Option<Vec<Voice>> {
        let scene = self.scene;
        let silent = self.acts.is_empty() && !self.narrator && hit.first.conjunction;
        let verb_first = self.verb_first() && silent;
        let head = scene.first_free_mention(0, hit.start).filter(|_| verb_first)?;
        let comma = (head..hit.start).any(|i| scene.units.is_comma(i));
        let mention = scene.units.mention_at(head).filter(|m| m.preposition == 0)?;
        let person = mention.role;
        // "pages loyal to X went further, and accused Y": a body, where whom the verb blames cannot be who speaks
        let accuses = scene.hits.begins(hit.start, Grammar::Accusation);
        let body = accuses && mention.noun.feminine == hit.first.feminine;
        let before = scene.units.preceding(head);
        // "on the other side, X reinforced …": words without a name before a comma are passed
        let opens = |comma: usize| {
            let named =
                |i: usize| scene.units.mention_at(i).is_some() || scene.content().any(|h| h.start == i);
            scene.units.is_open_comma(comma) && comma <= LONGEST_OPENING && !(0..comma).any(named)
        };
        let second = before.and_then(|b| scene.units.preceding(b)).is_none_or(opens);
        let goes_on = self.agrees_as_subject(head, hit) && (comma || before.is_none());
        (second && ((person || body) && comma || goes_on)).then(|| self.voices(&self.with_members(head)))
    }

    /// "No comment came from X, but it had denied it": the one body that stands before a connective with its pronoun,
    /// where nobody has spoken.
    fn kept_silent_before(&self, hit: &Hit) -> Option<Vec<Voice>> {
        let scene = self.scene;
        let silent = self.verb_first() && !self.acts.iter().any(|a| a.kind == SpeechKind::Verb);
        let small = [Grammar::Auxiliary, Grammar::Adverbial];
        let joint = self.before_words_of(hit.start, &small, 0).filter(|_| silent)?;
        let pronoun = scene.units.words(joint).iter().any(|m| m.clitics.pronoun);
        let mut named = (0..joint).filter(|&i| pronoun && scene.units.mention_at(i).is_some());
        let one = named.next().filter(|&at| named.next().is_none() && self.agrees_as_subject(at, hit))?;
        scene.hits.limits(joint, Scope::Connective).then(|| self.voices(&[one]))
    }

    /// Whether a body takes verbs of the form of this one, as far as its letters show it. A country is feminine though
    /// no letter of its name tells, which is one word without an article.
    fn agrees_as_subject(&self, at: usize, hit: &Hit) -> bool {
        let Some(mention) = self.scene.units.mention_at(at).filter(|m| m.person.is_none()) else {
            return false;
        };
        let country = self.scene.units.units[at].tokens.len() == 1 && !mention.noun.definite;
        hit.first.feminine == (mention.noun.feminine || country) && !hit.first.plural
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
