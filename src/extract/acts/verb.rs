//! Verbs of speech: who is beside one, in which act it stands, and what it takes up.

use super::{Act, Reader, Subject, only_says};
use crate::extract::discourse::Voice;
use crate::extract::hits::Hit;
use crate::extract::unit::UnitKind;
use crate::rules::Force;
use crate::rules::ids::ActorId;
use crate::rules::tag::{Grammar, SpeechKind};

/// Who is beside a verb, and how the verb stands to what is around it.
pub(super) struct Beside {
    pub(super) subject: Subject,
    /// The act in which it stands.
    pub(super) parent: Option<usize>,
    /// Its clause describes a noun.
    pub(super) relative: bool,
    /// It takes up what stands before it.
    backward: bool,
    /// Where the words for the subject begin.
    start: usize,
}

impl Reader<'_> {
    /// A verb of speech; `author` is whose it is where nobody is named.
    pub(super) fn verb(&mut self, hit: &Hit, force: Force, author: Option<ActorId>) {
        let clause = self.clause_start(hit.start);
        let (beside, blamed) = self.beside_and_blamed(hit, force, clause);
        if let Subject::Mentions(list) = &beside.subject {
            self.subjects.extend(list);
        }
        if self.says_it_too(hit, force, &beside.subject) {
            return;
        }
        let (voices, own_voice, start) = self.speakers(hit, &beside, author, clause);
        let Beside { parent, relative, backward, .. } = beside;
        self.open(parent, start, hit.start);
        // "what Y said about …" names its content only
        let force = if relative && force == Force::Affirm { Force::Allege } else { force };
        // in a clause that only describes a noun nobody speaks for the sentence
        let kind = if relative && parent.is_none() { SpeechKind::Act } else { SpeechKind::Verb };
        let fronted = parent.is_none() && !relative && !backward && self.answers_denied(force, hit);
        let object = self.object_before(hit, force, clause).filter(|_| !relative && !backward);
        let negator = self.negator_of_subject(hit.start);
        let outermost = self.subject_first() || self.free() && parent.is_none();
        self.push(Act {
            clause: start,
            parent,
            own_voice,
            blamed,
            backward,
            negated: self.negated(hit.start) || negator.is_some(),
            negator,
            joined: hit.first.conjunction || outermost && self.behind_conjunction(hit.start),
            plural: hit.first.plural,
            feminine: hit.first.feminine,
            imperfect: hit.first.imperfect,
            ..Act::new(force, kind, hit.start..hit.end, voices)
        });
        if let (Some((noun, end)), Some(act)) = (self.defined_noun(hit, force), self.acts.last_mut()) {
            act.defines = Some(noun);
            act.content.end = act.content.end.min(end);
        }
        if let (Some(object), Some(act)) = (object, self.acts.last_mut()) {
            act.content.start = object;
        }
        if relative
            && self.says_no_more(hit)
            && let Some(act) = self.acts.last_mut()
        {
            act.content.end = act.content.end.min(hit.end);
        }
        if fronted && object.is_none() {
            self.take_fronted();
        }
        self.postpose();
    }

    /// "The truce that X announced was broken": whether a verb has for its object what content right before its clause
    /// names, by a pronoun attached to it, and neither "that" nor a colon nor a quotation behind it.
    fn says_no_more(&self, hit: &Hit) -> bool {
        let scene = self.scene;
        let says = |at: usize| {
            let marks = matches!(scene.units.kind(at), Some(UnitKind::Colon | UnitKind::Quote));
            marks || scene.hits.begins(at, Grammar::That)
        };
        let object = scene.units.preceding(hit.start).filter(|_| self.verb_first() && hit.first.pronoun);
        // an adjective may stand between
        let named = |at: usize| scene.content().any(|h| h.end == at || h.end + 1 == at);
        object.is_some_and(named) && !(hit.end..scene.units.len()).any(says)
    }

    /// Who is beside a verb, and whom it accuses.
    fn beside_and_blamed(&self, hit: &Hit, force: Force, clause: usize) -> (Beside, Vec<usize>) {
        let beside = if self.subject_first() {
            self.beside_first(hit, force, clause)
        } else {
            self.beside(hit, force, clause)
        };
        let (subject, blamed) = self.blamed(hit, beside.subject);
        let subject = self.who_blames(hit, subject, &blamed, beside.relative);
        let subject = self.with_signatories(hit, subject);
        (Beside { subject, ..beside }, blamed)
    }

    /// Who speaks by a verb, whether it has a speaker of its own, and where its clause begins.
    fn speakers(
        &self,
        hit: &Hit,
        beside: &Beside,
        author: Option<ActorId>,
        clause: usize,
    ) -> (Vec<Voice>, bool, usize) {
        let (mut voices, mut own, start) = self.voices_of(hit, beside, author, clause);
        let start = start.min(beside.start);
        let latter = self.one_of_two(hit);
        // "X said …, which the latter denied": not X, whoever it is
        let nobody = matches!(beside.subject, Subject::Nobody) && !self.subject_first();
        let unknown = beside.backward && nobody && !hit.first.conjunction && latter.is_none();
        if let Some(voice) = latter {
            (voices, own) = (vec![voice], true);
        }
        if let Some(act) = self.goes_on(beside.parent, &beside.subject).filter(|_| author.is_none()) {
            voices.clone_from(&self.acts[act].voices);
        }
        if unknown && self.has_spoken() {
            voices = vec![self.unknown(hit)];
        }
        match self.authority(beside.parent, &voices) {
            Some(named) => (named, true, start),
            None => (voices, own, start),
        }
    }

    /// "What A announced and B repeated of …": the second verb of a relative clause that has said nothing yet makes
    /// its subject another speaker of the first.
    fn says_it_too(&mut self, hit: &Hit, force: Force, subject: &Subject) -> bool {
        let Subject::Mentions(list) = subject else { return false };
        let Some(&top) = self.stack.last() else { return false };
        let act = &self.acts[top];
        let scene = self.scene;
        let said = (act.cue.end..hit.start).any(|i| scene.hits.said_at(i) || scene.units.is_comma(i));
        let joined = hit.first.conjunction && act.parent.is_some() && act.own_voice;
        let relative = self.behind_relative(act.cue.start) && self.verb_first();
        if !(joined && relative && only_says(force) && only_says(act.force) && !said) {
            return false;
        }
        let voices = self.voices(list);
        let known = self.acts[top].voices.clone();
        self.acts[top].voices.extend(voices.into_iter().filter(|v| known.iter().all(|k| k.actor != v.actor)));
        true
    }

    /// Who is beside a verb, and in which act it stands.
    fn beside(&self, hit: &Hit, force: Force, clause: usize) -> Beside {
        let before = self.scene.units.preceding(hit.start);
        let backward = before
            .is_some_and(|b| self.scene.ends_at(b, Grammar::Backward) && self.takes_up(b, hit))
            || self.answers(hit, force);
        let relative = !backward && (self.relative(hit) || self.described_author(hit).is_some());
        let subject = if self.behind_pronoun(hit.start) {
            Subject::Nobody
        } else {
            self.subject(hit, relative || backward, clause)
        };
        let backward = backward
            || self.free() && self.takes_up_before(hit, &subject)
            || relative && self.relative_takes_up(hit, force, &subject)
            || self.resumes(hit, force, clause);
        let answers = !backward && !relative && self.answers_fronted(hit, force, &subject);
        let parent = if backward || answers { None } else { self.parent(hit, relative, &subject) };
        Beside { subject, parent, relative: relative && !backward, backward, start: hit.start }
    }

    /// The same where subjects stand before their verbs.
    fn beside_first(&self, hit: &Hit, force: Force, clause: usize) -> Beside {
        let scene = self.scene;
        if let Some((noun, _)) = self.defined_noun(hit, force) {
            return self.beside_defined(hit, noun);
        }
        let (subject, start) = match self.moved(hit) {
            Some(who) => (Subject::Mentions(self.with_members(who)), who),
            None => self.subject_before(hit, clause),
        };
        let before = scene.units.preceding(start);
        let takes_up = !only_says(force) || self.has_spoken();
        let backward = start < hit.start
            && takes_up
            && self.ends_clause(hit.end)
            // "for which X blamed Y" tells what for
            && before.is_some_and(|b| {
                b > 0 && scene.ends_at(b, Grammar::Backward) && !scene.under_preposition(b)
            });
        let subject = match self.denied_party(start).filter(|_| backward) {
            Some(party) if matches!(subject, Subject::Statement) => Subject::Mentions(vec![party]),
            _ => subject,
        };
        let relative = !backward
            && (self.behind_relative(hit.start)
                || before.is_some_and(|b| start < hit.start && scene.ends_at(b, Grammar::Relative))
                || start < hit.start && self.describes_noun(start));
        let parent = if backward { None } else { self.parent_before(hit, relative, &subject, start) };
        Beside { subject, parent, relative, backward, start }
    }

    /// "The groups that refuse it will leave": it is they who refuse.
    fn beside_defined(&self, hit: &Hit, noun: usize) -> Beside {
        let named = self.scene.units.mention_at(noun).is_some_and(|m| !m.possessive);
        let subject = if named { Subject::Mentions(self.with_members(noun)) } else { Subject::Unknown };
        let parent = self.parent_before(hit, true, &subject, hit.start);
        Beside { subject, parent, relative: true, backward: false, start: hit.start }
    }

    /// "The truce that X announced": a "that" behind the noun with which the sentence begins.
    fn describes_noun(&self, start: usize) -> bool {
        let scene = self.scene;
        let that = scene.units.preceding(start).filter(|&t| scene.ends_at(t, Grammar::That));
        let noun = that.and_then(|t| scene.units.preceding(t));
        let content = |n: usize| scene.content().any(|h| h.start <= n && n < h.end);
        self.acts.is_empty() && noun.is_some_and(|n| content(n) && !scene.hits.speech_at(n))
    }

    /// "A accuses B of …, a charge they deny": the last one named who has not spoken.
    fn denied_party(&self, before: usize) -> Option<usize> {
        let scene = self.scene;
        let body = |at: usize| scene.actor_at(at).is_some_and(|a| !self.is_vague(a));
        let from = self.acts.last().map_or(0, |a| a.cue.end);
        (from..before).find(|&at| body(at) && !self.taken(at))
    }
}
