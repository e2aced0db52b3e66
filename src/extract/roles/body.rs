//! The body behind the word for a role: "the spokesman of *X*", "the head of *X*'s political office".

use super::FARTHEST_BODY;
use super::RolePhrase;
use super::before::adjective_at;
use crate::extract::discourse::Discourse;
use crate::extract::hits::{Hit, Hits};
use crate::extract::mentions::Naming;
use crate::extract::unit::{Mention, UnitKind, Units};
use crate::rules::ids::ActorId;
use crate::rules::phrase::Stream;
use crate::rules::tag::{Grammar, SpeechKind, Tag};
use crate::rules::{ActorKind, WordOrder};

/// Words of a role that no list holds.
pub(super) const UNKNOWN_WORDS: usize = 2;

/// What stands between the word for a role and its body.
#[derive(Default)]
pub(super) struct Passed {
    /// Words that no list holds.
    pub(super) unknown: usize,
    /// Where the first link stands.
    pub(super) linked_at: Option<usize>,
}

impl Naming<'_> {
    /// Looks for the body of a role behind its word.
    pub(super) fn body_behind(&self, units: &Units<'_>, hits: &Hits, phrase: &mut RolePhrase) -> Passed {
        let mut passed = Passed::default();
        let mut at = phrase.units.end;
        let limit = units.len().min(at + FARTHEST_BODY);
        while at < limit {
            let next = if units.transparent(at) {
                Some(at + 1)
            } else if let Some(mention) = units.mention_at(at) {
                self.take_body(units, hits, (at, mention), &passed, phrase)
            } else {
                self.past_word_of_role(units, hits, at, &mut passed, phrase)
            };
            match next {
                Some(next) => at = next,
                None => break,
            }
        }
        passed
    }

    /// Takes a mention behind a role as its body, where it is one; gives the unit to go on with, where the mention only
    /// tells what the role is in charge of.
    fn take_body(
        &self,
        units: &Units<'_>,
        hits: &Hits,
        (at, mention): (usize, &Mention),
        passed: &Passed,
        phrase: &mut RolePhrase,
    ) -> Option<usize> {
        if self.is_charge(units, hits, (at, mention), phrase) {
            phrase.units.end = at + 1;
            return Some(at + 1);
        }
        if self.is_told(units, (at, mention)) {
            // whose office it is a pronoun may tell: "an official in its media office told the agency X"
            phrase.linked = false;
            phrase.units.end = phrase.units.end.min(passed.linked_at.unwrap_or(at));
            return None;
        }
        if self.is_elsewhere(mention.actor, phrase) {
            phrase.linked = false;
            phrase.units.end = phrase.units.end.min(passed.linked_at.unwrap_or(at));
            return None;
        }
        // words that no list holds belong to a role only where a link leads on to the body
        let stray = passed.unknown > 0 && !phrase.linked;
        // "its commander in X": whose he is the pronoun tells
        let place = phrase.possessed && phrase.linked && mention.person.is_none();
        if !stray && !place {
            phrase.actor = mention.actor;
            phrase.short = units.units[at].tokens.len() == 1 && self.is_definite(units, at);
            phrase.person.clone_from(&mention.person);
            phrase.units.end = self.behind_body(hits, at + 1);
        }
        None
    }

    /// Behind a word that may stand between a role and its body.
    fn past_word_of_role(
        &self,
        units: &Units<'_>,
        hits: &Hits,
        at: usize,
        passed: &mut Passed,
        phrase: &mut RolePhrase,
    ) -> Option<usize> {
        if hits.begins(at, Grammar::Estranged) {
            // "an officer who defected from X": no longer X's
            phrase.adjective = None;
            return None;
        }
        if let Some(end) = self.past_compound(units, hits, at) {
            return Some(end);
        }
        // "the minister of X N of the Y family", "denied the X minister the reaching of a deal": his nation is told
        let complete = phrase.adjective.is_some() && hits.at(at).is_empty();
        if self.is_given_name(units, hits, at) {
            self.take_given_name(units, hits, at, phrase);
            return None;
        }
        if complete && self.is_definite(units, at) {
            return None;
        }
        if let Some((end, link)) = self.role_part(hits, at, phrase) {
            passed.linked_at = passed.linked_at.or(link.then_some(at));
            if link || passed.unknown == 0 {
                phrase.units.end = end;
            }
            return Some(end);
        }
        if self.article_of_part(units, hits, at) {
            return Some(at + 1);
        }
        let unknown = units.kind(at) == Some(UnitKind::Word)
            && passed.unknown < UNKNOWN_WORDS
            // before a link such a word is part of a name or title
            && (phrase.linked || !self.starts_small(units, at))
            && hits.at(at).is_empty();
        passed.unknown += usize::from(unknown);
        unknown.then_some(at + 1)
    }

    /// "The media official of X", "the minister of information", "the spokesman for international media": what somebody
    /// is in charge of, not who he is.
    fn is_charge(
        &self,
        units: &Units<'_>,
        hits: &Hits,
        (at, mention): (usize, &Mention),
        phrase: &RolePhrase,
    ) -> bool {
        let media = |actor| self.ruleset.relations().kind(actor) == ActorKind::Media;
        let unnamed = || !self.written(units, at..at + 1).contains(char::is_uppercase);
        // "the head of foreign media relations of X"
        let goes_on = || units.kind(at + 1) == Some(UnitKind::Word) && !self.ends_role(hits, at + 1);
        mention.actor.is_some_and(media)
            && match self.language.order {
                WordOrder::VerbFirst => !phrase.linked,
                WordOrder::SubjectFirst => unnamed() || goes_on(),
                WordOrder::Free => false,
            }
    }

    /// "The spokesman of the coalition, *Turki* al-N": where an adjective agrees with its noun by its article, one of a
    /// nation without it, behind a noun that has it and before another that does, is somebody's first name.
    pub(super) fn is_given_name(&self, units: &Units<'_>, hits: &Hits, at: usize) -> bool {
        let last = |m: &Mention| m.person.is_none() && m.preposition == 0;
        let before = at.checked_sub(1).filter(|&b| units.mention_at(b).is_none_or(last));
        let bare = adjective_at(hits, at).is_some_and(|(a, _)| a.len() == 1) && !self.is_definite(units, at);
        let behind = |n: usize| units.is_word(n) && self.is_definite(units, n);
        bare && self.language.order == WordOrder::VerbFirst
            && before.is_some_and(|b| self.is_definite(units, b))
            && units.following(at).is_some_and(behind)
    }

    /// Takes a given name that is spelt like an adjective, with the names behind it, as who holds the role.
    pub(super) fn take_given_name(&self, units: &Units<'_>, hits: &Hits, at: usize, phrase: &mut RolePhrase) {
        let known = units.mention_at(at + 1).is_some_and(|m| m.person.is_some());
        let to = if known { at + 2 } else { at + 1 + self.name_run(units, hits, at + 1).len() };
        phrase.person = Some(self.written(units, at..to).to_owned());
        phrase.units.end = to;
    }

    /// Whether the last word of a unit has its article attached.
    pub(super) fn is_definite(&self, units: &Units<'_>, at: usize) -> bool {
        let last = units.units[at].tokens.end.checked_sub(1).and_then(|t| self.tokens.get(t));
        last.is_some_and(|token| self.language.lexicon.has_article(&self.folded.full[token.range()]))
    }

    /// A title, link, body or adjective of a role; true where it must be followed by the body.
    fn role_part(&self, hits: &Hits, at: usize, phrase: &mut RolePhrase) -> Option<(usize, bool)> {
        if let Some((adjective, actor)) = adjective_at(hits, at) {
            phrase.adjective = phrase.adjective.or(Some(actor));
            return Some((adjective.end, false));
        }
        if let Some(link) = hits.at(at).iter().find(|h| h.tag == Tag::Grammar(Grammar::RoleLink)) {
            phrase.linked = true;
            phrase.possessed |= link.first.pronoun;
            return Some((link.end, true));
        }
        let part =
            [Grammar::RoleBody, Grammar::Title, Grammar::Role].iter().find_map(|&g| hits.grammar(at, g));
        let own = |h: &Hit| h.tag == Tag::Grammar(Grammar::RoleBody) && h.first.pronoun;
        phrase.possessed |= self.language.order == WordOrder::VerbFirst && hits.at(at).iter().any(own);
        part.map(|end| (end, false))
    }

    /// "Who heads *the* political office of X": an article before a part of the body.
    fn article_of_part(&self, units: &Units<'_>, hits: &Hits, at: usize) -> bool {
        self.is_article(units, at) && hits.begins(at + 1, Grammar::RoleBody)
    }

    /// "Said an official to the agency X": where verbs come first, an outlet under a proclitic preposition is told.
    fn is_told(&self, units: &Units<'_>, (at, mention): (usize, &Mention)) -> bool {
        let outlet = mention.actor.is_some_and(|actor| self.ruleset.relations().is_outlet(actor));
        let lexicon = &self.language.lexicon;
        let before = at.checked_sub(1).and_then(|b| (0..=b).rev().find(|&b| units.is_word(b)));
        let detached =
            |b: usize| units.words(b).iter().any(|m| lexicon.preposition(lexicon.text(m.atom)) != 0);
        let attached = mention.preposition != 0 || before.is_some_and(detached);
        outlet && attached && self.language.order == WordOrder::VerbFirst
    }

    /// "A Russian official in Damascus": the place of somebody whose side an adjective tells.
    fn is_elsewhere(&self, actor: Option<ActorId>, phrase: &RolePhrase) -> bool {
        let (Some(actor), Some(adjective)) = (actor, phrase.adjective) else { return false };
        let relations = self.ruleset.relations();
        relations.side(actor) != relations.side(adjective)
    }

    /// Behind an adjective that a hyphen makes part of another one: "the spokesman of the Saudi-backed X".
    fn past_compound(&self, units: &Units<'_>, hits: &Hits, at: usize) -> Option<usize> {
        let (adjective, _) = adjective_at(hits, at)?;
        if !self.in_compound(units, &adjective) {
            return None;
        }
        let joined = units.following(adjective.end - 1).filter(|&n| self.hyphen(units, adjective.end - 1, n));
        Some(joined.map_or(adjective.end, |n| n + 1))
    }

    /// "The X political office", "the X group": behind the parts of a body that follow its name, where they do.
    fn behind_body(&self, hits: &Hits, from: usize) -> usize {
        let follows = self.language.order == WordOrder::SubjectFirst;
        let part = follows.then(|| hits.grammar(from, Grammar::RoleBody)).flatten();
        part.map_or(from, |end| self.behind_body(hits, end))
    }

    /// "The head of X's negotiating team", "the leader of X's deputies": behind what the body owns, where it is a part
    /// of it or a role in it.
    pub(super) fn owned_part(&self, units: &Units<'_>, hits: &Hits, phrase: &mut RolePhrase) {
        if !phrase.owns || phrase.actor.is_none() || self.language.order != WordOrder::SubjectFirst {
            return;
        }
        let mut at = phrase.units.end;
        while let Some(end) = hits.grammar(at, Grammar::Title) {
            at = end;
        }
        let part = hits.grammar(at, Grammar::RoleBody).or_else(|| hits.grammar(at, Grammar::Role));
        if let Some(end) = part.filter(|&end| end <= units.len()) {
            phrase.units.end = end;
            phrase.owns = self.owns(units, end - 1);
        }
    }

    /// "Its defence ministry": the body that the pack lists as what the power so calls.
    pub(super) fn as_its_power_says(&self, hits: &Hits, phrase: &mut RolePhrase) {
        let relations = self.ruleset.relations();
        let named = phrase.units.clone().flat_map(|at| hits.at(at)).filter_map(|h| match h.tag {
            Tag::Own(actor) => Some(actor),
            _ => None,
        });
        let power = phrase.actor.map(|actor| relations.party_of(actor));
        let mut bodies = named.filter(|&body| Some(relations.party_of(body)) == power);
        phrase.actor = bodies.next().or(phrase.actor);
    }

    /// The body that was named last before a place.
    pub(super) fn last_named(&self, units: &Units<'_>, at: usize, discourse: &Discourse) -> Option<ActorId> {
        // not one that stands under a preposition: "denied links with Y, and its leader said"
        let governed = |i: usize| {
            let preposition = |b: usize| units.begins(b, self.language, Grammar::Preposition);
            let joint = |b: usize| units.begins(b, self.language, Grammar::Conjunction);
            // "to X or Y": Y as well
            let head = |i: usize| {
                let before = units.preceding(i).filter(|&b| joint(b)).and_then(|b| units.preceding(b));
                before.filter(|&b| units.mention_at(b).is_some())
            };
            let first = std::iter::successors(Some(i), |&at| head(at)).last().unwrap_or(i);
            self.language.order == WordOrder::SubjectFirst && units.preceding(first).is_some_and(preposition)
        };
        // "whatever X might say, Y would stay, its commander said"
        let relative = |b: usize| units.begins(b, self.language, Grammar::Relative);
        let subject_first = self.language.order == WordOrder::SubjectFirst;
        let described = |i: usize| subject_first && units.preceding(i).is_some_and(relative);
        let free = |i: &usize| {
            let named = units.mention_at(*i).is_some_and(|m| m.person.is_none() && m.preposition == 0);
            named && !governed(*i) && !described(*i)
        };
        // "X has left the Y, its commander said": where subjects stand first, the first one
        // "X gave them time, according to its spokesman"
        let according = (at.saturating_sub(3)..at).any(|i| {
            let phrases = &self.language.phrases;
            let cue = |tag| matches!(tag, Tag::Speech { kind: SpeechKind::According, .. });
            units.words(i).iter().any(|m| phrases.starting_with(m.atom).any(|p| cue(p.tag)))
        });
        let first = self.language.order == WordOrder::SubjectFirst || according;
        let here = if first { (0..at).find(free) } else { (0..at).rev().find(free) };
        let here = here.and_then(|i| units.mention_at(i)).and_then(|m| m.actor);
        // "the elders have left, their spokesman said": theirs, whoever they are
        let strangers = units.opens_with(at, |i| units.begins(i, self.language, Grammar::Stranger));
        if here.is_none() && self.language.order == WordOrder::SubjectFirst && strangers {
            return None;
        }
        here.or_else(|| discourse.carried_from_topic().first().and_then(|v| v.actor))
    }
}
