//! Who holds a role, named behind it: "the spokesman of X, *N*".

use super::before::adjective_at;
use super::{FARTHEST_BODY, LONGEST_NAME, RolePhrase};
use crate::extract::claim::Basis;
use crate::extract::hits::Hits;
use crate::extract::mentions::Naming;
use crate::extract::unit::{Mention, UnitKind, Units};
use crate::rules::phrase::Stream;
use crate::rules::tag::{Grammar, SpeechKind};
use crate::rules::{ActorKind, WordOrder};
use std::ops::Range;

/// Words between a role with its body and a person whom the pack knows, at most.
const FARTHEST_PERSON: usize = 5;

impl Naming<'_> {
    /// Takes the person who is named behind a role; `role_end` is where the word for the role ends.
    pub(super) fn take_holder(
        &self,
        units: &Units<'_>,
        hits: &Hits,
        role_end: usize,
        phrase: &mut RolePhrase,
    ) {
        let subject_first = self.language.order == WordOrder::SubjectFirst;
        // "Minister N met his counterpart M": M is another one
        if subject_first && phrase.person.is_some() {
            return;
        }
        if phrase.actor.is_some() {
            return self.person_after(units, hits, phrase);
        }
        // the words that were passed over are no part of the role but may be a name
        self.unknown_person(units, hits, phrase);
        // "Russian general N"
        if subject_first && phrase.person.is_some() && !phrase.linked {
            phrase.actor = phrase.actor.or(phrase.adjective);
        }
        if phrase.actor.is_none() && self.language.order == WordOrder::VerbFirst {
            self.person_behind_office(units, hits, role_end, phrase);
        }
    }

    /// A person whom the pack knows right behind a role that has its body before it.
    pub(super) fn known_person(&self, units: &Units<'_>, phrase: &mut RolePhrase) {
        let at = phrase.units.end;
        let Some(mention) = units.mention_at(at) else { return };
        if let Some(person) = mention.person.clone() {
            phrase.person = Some(person);
            phrase.units.end = at + 1;
            // "UN ambassador N": where somebody is sent to, not who sends him
            let mediates = |actor| self.ruleset.relations().kind(actor) == ActorKind::Mediator;
            if phrase.actor.is_some_and(mediates) {
                phrase.actor = mention.actor.or(phrase.actor);
            }
        }
    }

    /// "The joint chairman of the party's office N": a person whom the pack knows behind an office, where each word
    /// between has its article or a preposition.
    fn person_behind_office(&self, units: &Units<'_>, hits: &Hits, from: usize, phrase: &mut RolePhrase) {
        let article = |at: usize| self.language.lexicon.has_article(self.full(units, at));
        let link = |at: usize| {
            let attached = units.words(at).iter().any(|m| m.clitics.preposition != 0);
            attached || hits.begins(at, Grammar::RoleLink)
        };
        let word = |at: usize| units.kind(at) == Some(UnitKind::Word) && !self.ends_role(hits, at);
        let mut near = from..units.len().min(from + FARTHEST_BODY);
        let Some(at) = near.find(|&at| !(word(at) && (article(at) || link(at)))) else { return };
        let known = |m: &&Mention| m.person.is_some() && m.actor.is_some() && m.preposition == 0;
        let Some(person) = units.mention_at(at).filter(known).filter(|m| !m.conjunction && at > from) else {
            return;
        };
        phrase.actor = person.actor;
        phrase.person.clone_from(&person.person);
        phrase.units.end = at + 1;
    }

    /// A person named behind the body: known to the pack, or words that nothing lists.
    fn person_after(&self, units: &Units<'_>, hits: &Hits, phrase: &mut RolePhrase) {
        let mut at = phrase.units.end;
        let mut commas = 0;
        let mut skipped = 0;
        while at < units.len() && skipped < FARTHEST_PERSON {
            // ""… with the leaders of X," General N said": who speaks behind the quotation
            let subject_first = self.language.order == WordOrder::SubjectFirst;
            if subject_first && commas > 0 && units.kind(at) == Some(UnitKind::Quote) {
                return;
            }
            if units.transparent(at) {
                at += 1;
                continue;
            }
            if let Some(mention) = units.mention_at(at) {
                if commas > 0 && self.is_of_another(units, at, phrase) {
                    return;
                }
                if mention.person.is_some() && mention.preposition == 0 && !mention.conjunction {
                    phrase.person.clone_from(&mention.person);
                    // "its spokesman, N", "the spokesman of the staff, N": whose he is the pack knows better than the
                    // last name before
                    // "the spokesman of the factions, N", where N's body is one of them, speaks for all
                    let relations = self.ruleset.relations();
                    let beside = skipped == 0 && commas == 0;
                    let near =
                        |(own, all)| relations.is_in(own, all) || beside && relations.share_group(own, all);
                    let whole = mention.actor.zip(phrase.actor).is_some_and(near);
                    if phrase.possessed || phrase.short && !whole && mention.basis == Basis::Named {
                        phrase.actor = mention.actor.or(phrase.actor);
                    }
                    phrase.units.end = at + 1;
                }
                return;
            }
            if self.is_given_name(units, hits, at) {
                return self.take_given_name(units, hits, at, phrase);
            } else if let Some(end) = hits.grammar(at, Grammar::Title) {
                at = end;
            } else if let Some((adjective, _)) = adjective_at(hits, at) {
                at = adjective.end;
            } else if units.is_comma(at) && commas == 0 {
                commas += 1;
                at += 1;
            } else if (skipped == 0 || commas > 0) && self.take_name(units, hits, at, commas > 0, phrase) {
                return;
            } else if units.kind(at) == Some(UnitKind::Word) && commas == 0 && !self.ends_role(hits, at) {
                // "in the eastern suburbs", before a person whom the pack knows
                skipped += 1;
                at += 1;
            } else {
                return;
            }
        }
    }

    /// "The representatives of X, Y's spokeswoman N said": whether a comma parts a role from somebody who is named with
    /// words for a body of another side, where subjects stand before their verbs.
    fn is_of_another(&self, units: &Units<'_>, at: usize, phrase: &RolePhrase) -> bool {
        let Some(mention) = units.mention_at(at) else { return false };
        let relations = self.ruleset.relations();
        let sides =
            mention.actor.zip(phrase.actor).map(|(of, own)| (relations.side(of), relations.side(own)));
        let words = |text: &str| text.split([' ', '-']).count();
        let introduced =
            mention.person.as_deref().is_some_and(|p| words(self.written(units, at..at + 1)) > words(p) + 1);
        let subject_first = self.language.order == WordOrder::SubjectFirst;
        subject_first && introduced && !phrase.possessed && sides.is_some_and(|(of, own)| of != own)
    }

    /// Takes a run of unknown words as the person's name.
    fn take_name(
        &self,
        units: &Units<'_>,
        hits: &Hits,
        at: usize,
        after_comma: bool,
        phrase: &mut RolePhrase,
    ) -> bool {
        let run = self.before_object(units, hits, self.name_run(units, hits, at));
        let run = self.name_up_to_that(units, hits, at).filter(|_| run.len() < 2).unwrap_or(run);
        let closed = run.end >= units.len() || !matches!(units.kind(run.end), Some(UnitKind::Word));
        let fits = (2..=LONGEST_NAME).contains(&run.len()) && (!after_comma || closed);
        if fits {
            phrase.person = Some(self.written(units, run.clone()).to_owned());
            phrase.units.end = run.end;
        }
        fits
    }

    /// A role without a known body may still be followed by a name: somebody whom the pack does not know.
    pub(super) fn unknown_person(&self, units: &Units<'_>, hits: &Hits, phrase: &mut RolePhrase) {
        let from = phrase.units.end;
        if self.is_given_name(units, hits, from) {
            return self.take_given_name(units, hits, from, phrase);
        }
        // "General "N", …": a name in quotation marks
        let quote = |at: usize| units.kind(at) == Some(UnitKind::Quote);
        let name = if quote(from) { from + 1 } else { self.behind_ranks(units, hits, from) };
        let run = self.name_run(units, hits, name);
        let run = self.before_object(units, hits, run);
        let closed = !quote(from) || quote(run.end);
        if self.take_known_behind(units, &run, phrase) {
            return;
        }
        // "representatives of towns": behind a role without an article a single word is no name
        let bare = !phrase.definite && !phrase.linked && !phrase.possessed;
        if self.language.order == WordOrder::VerbFirst && bare && run.len() == 1 {
            return;
        }
        if run.is_empty() || run.len() > LONGEST_NAME || !closed {
            return;
        }
        phrase.person = Some(self.written(units, run.clone()).to_owned());
        phrase.units.end = if quote(from) { run.end + 1 } else { run.end };
    }

    /// "The X spokesman Col. N": behind the titles, written with capitals, that stand between a role and a name.
    fn behind_ranks(&self, units: &Units<'_>, hits: &Hits, from: usize) -> usize {
        let mut at = from;
        while self.language.order == WordOrder::SubjectFirst
            && units.is_word(at)
            && !self.starts_small(units, at)
            && let Some(end) = hits.grammar(at, Grammar::Title).filter(|&end| end > at)
        {
            // the full stop of "Col."
            at = (end..units.len()).find(|&i| !units.units[i].aside).unwrap_or(end);
        }
        at
    }

    /// "Denied the X minister the reaching of a deal", where verbs come first: a noun with its article before a
    /// preposition is what he denies, unless a first name stands right before it.
    fn before_object(&self, units: &Units<'_>, hits: &Hits, run: Range<usize>) -> Range<usize> {
        if self.language.order != WordOrder::VerbFirst || run.is_empty() {
            return run;
        }
        let preposition = |at: usize| {
            let attached = units.words(at).iter().any(|m| m.clitics.preposition != 0);
            hits.begins(at, Grammar::Preposition) || attached && !hits.begins(at, Grammar::That)
        };
        let article = |at: usize| self.language.lexicon.has_article(self.full(units, at));
        let inside = (run.start..run.end).find(|&at| hits.begins(at, Grammar::Preposition));
        let end = inside.unwrap_or(run.end);
        let Some(last) = end.checked_sub(1).filter(|&l| l >= run.start) else { return run };
        let first = last > run.start && units.begins(last - 1, self.language, Grammar::FirstName);
        let object = article(last) && !first && end < units.len() && preposition(end);
        run.start..if object { last } else { run.end }
    }

    /// "The minister of X and Y N": words of the office that no list holds, joined by a conjunction, and right behind
    /// them a person whom the pack knows.
    fn take_known_behind(&self, units: &Units<'_>, run: &Range<usize>, phrase: &mut RolePhrase) -> bool {
        let verb_first = self.language.order == WordOrder::VerbFirst;
        let joined = run.len() == 1
            && verb_first
            && !phrase.linked
            && self.language.lexicon.without_conjunction(self.full(units, run.start)).is_some();
        let person = units.mention_at(run.end).filter(|m| joined && m.preposition == 0 && !m.conjunction);
        let Some(person) = person.filter(|m| m.person.is_some()) else { return false };
        phrase.actor = person.actor;
        phrase.person.clone_from(&person.person);
        phrase.units.end = run.end + 1;
        true
    }

    pub(super) fn ends_role(&self, hits: &Hits, at: usize) -> bool {
        hits.begins(at, Grammar::That)
            || hits.speech(at, &[SpeechKind::Verb, SpeechKind::Participle]).is_some()
    }
}
