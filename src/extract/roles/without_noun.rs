//! Phrases that tell whose somebody is without a word for a role: "N from X", "a source in X", "the ministry".

use super::{LONGEST_NAME, RolePhrase};
use crate::extract::discourse::Discourse;
use crate::extract::hits::{Hit, Hits};
use crate::extract::mentions::Naming;
use crate::extract::unit::{Mention, Unit, Units};
use crate::rules::ids::ActorId;
use crate::rules::tag::{Grammar, SpeechKind, Tag};
use crate::rules::{ActorKind, WordOrder};

/// Words of a verb of speech, at most.
const LONGEST_VERB: usize = 2;

impl Naming<'_> {
    /// "N, the governor of X,": an office that is listed as a name of its body, behind the name of who holds it.
    pub(super) fn office_behind_name(
        &self,
        units: &Units<'_>,
        hits: &Hits,
        out: &[Unit],
        at: usize,
    ) -> Option<RolePhrase> {
        let office = units.mention_at(at).filter(|m| m.role && m.person.is_none() && m.preposition == 0)?;
        let phrase = RolePhrase {
            definite: true,
            conjunction: office.conjunction,
            owns: office.possessive,
            ..RolePhrase::of_body(at..at + 1, office.actor)
        };
        let named = self.name_before(units, hits, out, at, &phrase);
        named.is_some().then_some(phrase)
    }

    /// "N from X": a person named in full with the body that the person speaks for.
    pub(super) fn person_of(&self, units: &Units<'_>, hits: &Hits, at: usize) -> Option<RolePhrase> {
        if self.language.order == WordOrder::VerbFirst {
            return self.person_between_commas(units, hits, at);
        }
        let name = self.name_run(units, hits, at);
        // "Colonel N of X"
        let title = at.checked_sub(1).filter(|&t| {
            hits.grammar(t, Grammar::Title) == Some(at) && name.len() == 1 && !self.starts_small(units, t)
        });
        let whole = (2..=LONGEST_NAME).contains(&name.len());
        if !whole && title.is_none() || self.starts_small(units, at) {
            return None;
        }
        let link = hits.grammar(name.end, Grammar::PersonLink)?;
        let body = (link..units.len()).find(|&i| !units.transparent(i))?;
        let mention = units.mention_at(body).filter(|m| m.person.is_none())?;
        Some(RolePhrase {
            person: Some(self.written(units, title.unwrap_or(at)..name.end).to_owned()),
            ..RolePhrase::of_body(title.unwrap_or(at)..body + 1, mention.actor)
        })
    }

    /// "X's N said": a person named in full behind the body that the person speaks for. Behind the name of a state it may
    /// be an outlet or anything else.
    pub(super) fn person_owned(&self, units: &Units<'_>, hits: &Hits, at: usize) -> Option<RolePhrase> {
        let subject_first = self.language.order == WordOrder::SubjectFirst;
        let owner = units.mention_at(at).filter(|m| subject_first && m.possessive && m.person.is_none())?;
        let relations = self.ruleset.relations();
        let body = owner
            .actor
            .filter(|&a| relations.kind(a) == ActorKind::Body && relations.state_of(a).is_none())?;
        let name = self.name_run(units, hits, at + 1);
        let small = !name.is_empty() && self.starts_small(units, name.start);
        let says = hits.speech(name.end, &[SpeechKind::Verb]).is_some()
            || hits.adverbial(name.end).is_some()
            || units.is_comma(name.end);
        ((2..=LONGEST_NAME).contains(&name.len()) && !small && says).then(|| RolePhrase {
            person: Some(self.written(units, name.clone()).to_owned()),
            ..RolePhrase::of_body(at..name.end, Some(body))
        })
    }

    /// "Said N, from X, that": a person with the body that the person speaks for between commas, where verbs come first.
    fn person_between_commas(&self, units: &Units<'_>, hits: &Hits, at: usize) -> Option<RolePhrase> {
        let verb = |v: usize| hits.speech(v, &[SpeechKind::Verb]).is_some_and(|h| h.end == at);
        if !(at.saturating_sub(LONGEST_VERB)..at).any(verb) {
            return None;
        }
        let title = hits.grammar(at, Grammar::Title);
        let name = self.name_run(units, hits, title.unwrap_or(at));
        let least = if title.is_some() { 1 } else { 2 };
        let comma = (least..=LONGEST_NAME).contains(&name.len()) && units.is_comma(name.end);
        let link = hits.grammar(name.end + 1, Grammar::PersonLink).filter(|_| comma)?;
        let body = (link..units.len()).find(|&i| !units.transparent(i))?;
        let mention = units.mention_at(body).filter(|m| m.person.is_none())?;
        let close = (body + 1..units.len()).find(|&i| !units.transparent(i))?;
        units.is_comma(close).then(|| RolePhrase {
            person: Some(self.written(units, at..name.end).to_owned()),
            ..RolePhrase::of_body(at..body + 1, mention.actor)
        })
    }

    /// "The ministry", where the article is part of the word: the one that spoke last.
    pub(super) fn bare_organ(
        &self,
        units: &Units<'_>,
        hits: &Hits,
        at: usize,
        discourse: &Discourse,
    ) -> Option<RolePhrase> {
        let organ = |h: &&Hit| h.tag == Tag::Grammar(Grammar::Organ);
        let word = hits.at(at).iter().filter(organ).max_by_key(|h| h.end)?;
        if word.end > at + 1 {
            // "the ministry of defence said that": of no nation that is named behind it
            let small = |i: usize| hits.adverbial(i).is_some() || hits.begins(i, Grammar::That);
            let alone = self.language.order == WordOrder::VerbFirst
                && units.following(word.end - 1).is_none_or(|n| !units.is_word(n) || small(n));
            let state = self.state_of_organ(units, hits, &(at..word.end), discourse).filter(|_| alone)?;
            let mut phrase = RolePhrase {
                conjunction: word.first.conjunction,
                preposition: word.first.preposition,
                ..RolePhrase::of_body(at..word.end, Some(state))
            };
            self.as_its_power_says(hits, &mut phrase);
            return Some(phrase);
        }
        let voice = Some(self.full(units, at)).filter(|full| self.language.lexicon.has_article(full));
        let voice = voice.and_then(|full| self.organ_heard(discourse, full))?;
        Some(RolePhrase {
            definite: true,
            conjunction: word.first.conjunction,
            preposition: word.first.preposition,
            ..RolePhrase::of_body(at..at + 1, voice.actor)
        })
    }

    /// "A source in X": unnamed, but X's own.
    pub(super) fn source_of(&self, units: &Units<'_>, hits: &Hits, at: usize) -> Option<RolePhrase> {
        let kind = |actor: ActorId| self.ruleset.relations().kind(actor);
        let unnamed = |m: &&Mention| m.actor.is_some_and(|a| kind(a) == ActorKind::Unnamed);
        let source = units.mention_at(at).filter(unnamed)?;
        let link = hits.grammar(units.following(at)?, Grammar::SourceLink)?;
        let mut body = units.following(link - 1)?;
        if let Some(end) = hits.grammar(body, Grammar::RoleBody) {
            body = units.following(end - 1)?;
        }
        let mention = units.mention_at(body).filter(|m| m.person.is_none() && m.preposition == 0)?;
        // a source "in the opposition" is anybody's
        let one = |&a: &ActorId| kind(a) == ActorKind::Body && !self.ruleset.relations().is_loose(a);
        let actor = mention.actor.filter(one)?;
        Some(RolePhrase {
            conjunction: source.conjunction,
            preposition: source.preposition,
            oblique: source.oblique,
            agent: source.agent,
            ..RolePhrase::of_body(at..body + 1, Some(actor))
        })
    }
}
