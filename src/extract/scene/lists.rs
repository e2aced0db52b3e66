//! Who is named together: lists of names, members in brackets, whom "both" means.

use super::Scene;
use crate::extract::discourse::Voice;
use crate::extract::hits::Hit;
use crate::extract::unit::UnitKind;
use crate::rules::tag::{Grammar, SpeechKind, Tag};
use crate::rules::{ActorKind, WordOrder};

impl Scene<'_> {
    /// The mentions that are coordinated with the one at `at`, itself first: "A, B and C".
    pub fn coordinated(&self, at: usize) -> Vec<usize> {
        let mut list = vec![at];
        let mut last = at;
        while let Some(next) = self.units.following(last) {
            let (next, comma) = match self.units.kind(next) {
                Some(UnitKind::Comma) => (self.units.following(next), true),
                _ => (Some(next), false),
            };
            let Some(next) = next else { break };
            let (next, joined) = match self.hits.grammar(next, Grammar::Conjunction) {
                Some(end) => (self.units.following(end - 1).unwrap_or(end), true),
                None => (next, false),
            };
            // "X and his French counterpart N"
            let (next, joined) = match self.counterpart(next).filter(|_| !comma) {
                Some(person) => (person, true),
                None => (next, joined),
            };
            // "X and a monitor"
            let next = match self.hits.grammar(next, Grammar::Determiner) {
                Some(end) if joined => self.units.following(end - 1).unwrap_or(next),
                _ => next,
            };
            let next = self.described_member(next).filter(|_| joined).unwrap_or(next);
            // "X and M's N"
            let next = self.owned_person(next).filter(|_| joined).unwrap_or(next);
            let Some(mention) = self.units.mention_at(next) else { break };
            let joined = joined || mention.conjunction;
            // "the minister of X N and his counterpart M": who holds the office is no other member of the list
            if !joined && !comma && self.holds_office(last, next) {
                last = next;
                continue;
            }
            if mention.preposition != 0 || !(joined || (comma && self.list_goes_on(next))) {
                break;
            }
            list.push(next);
            last = next;
        }
        list
    }

    /// "Ruritania's N": the person right behind whose state or body he is named with.
    fn owned_person(&self, at: usize) -> Option<usize> {
        let behind = self.units.following(at).filter(|&n| n == at + 1)?;
        let owns = self.units.mention_at(at).is_some_and(|m| m.possessive && m.person.is_none());
        self.units.mention_at(behind).filter(|m| owns && m.person.is_some()).map(|_| behind)
    }

    /// "X and the hardline Y": the mention behind an article and one word that describes it, which is no name of its own.
    fn described_member(&self, article: usize) -> Option<usize> {
        let word = self.hits.grammar(article, Grammar::Article).filter(|&w| w == article + 1)?;
        let plain = |h: &Hit| matches!(h.tag, Tag::Adjective(_) | Tag::Grammar(Grammar::Title));
        let describes = self.units.kind(word) == Some(UnitKind::Word) && self.hits.at(word).iter().all(plain);
        let member = self.units.following(word).filter(|&m| describes && m == word + 1)?;
        self.units.mention_at(member).filter(|m| m.preposition == 0).map(|_| member)
    }

    /// Whether right behind the name of a body or office stands the person who speaks for it.
    fn holds_office(&self, office: usize, person: usize) -> bool {
        let verb_first = self.language.order == WordOrder::VerbFirst;
        let (Some(of), Some(who)) = (self.units.mention_at(office), self.units.mention_at(person)) else {
            return false;
        };
        verb_first
            && of.person.is_none()
            && who.person.is_some()
            && who.preposition == 0
            && of.actor == who.actor
    }

    /// The person behind a title that a conjunction is attached to, a nation's adjective between.
    fn counterpart(&self, at: usize) -> Option<usize> {
        let title = self.hits.at(at).iter().find(|h| h.tag == Tag::Grammar(Grammar::Title));
        let joined = title.filter(|h| self.language.order == WordOrder::VerbFirst && h.first.conjunction)?;
        let next = self.units.following(joined.end - 1)?;
        let nation = |h: &&Hit| matches!(h.tag, Tag::Adjective(_));
        let person = match self.hits.at(next).iter().find(nation) {
            Some(adjective) => self.units.following(adjective.end - 1)?,
            None => next,
        };
        let named = self.units.mention_at(person).is_some_and(|m| m.person.is_some() && m.preposition == 0);
        named.then_some(person)
    }

    /// Whether a mention behind a comma is followed by a further member of a list.
    fn list_goes_on(&self, at: usize) -> bool {
        let Some(next) = self.units.following(at) else { return false };
        let next = if self.units.is_comma(next) {
            // "A, B, C and D": the second of four
            let further = self.units.following(next);
            let mention =
                |n: &usize| self.units.mention_at(*n).is_some_and(|m| m.preposition == 0 && !m.conjunction);
            if further.filter(mention).is_some_and(|n| self.list_goes_on(n)) {
                return true;
            }
            further
        } else {
            Some(next)
        };
        next.is_some_and(|n| {
            self.units.mention_at(n).is_some_and(|m| m.conjunction)
                || self.hits.begins(n, Grammar::Conjunction)
        })
    }

    /// Mentions in brackets right behind one: the members of a group that speak with it.
    pub fn bracketed(&self, at: usize) -> Vec<usize> {
        // "the factions – A, B and C – said": what stands between dashes is set aside
        let close = match self.units.kind(at + 1) {
            Some(UnitKind::Open) if !self.units.units[at + 1].aside => UnitKind::Close,
            Some(UnitKind::Dash) if self.units.units[at + 1].aside && self.names_to_dash(at + 2) => {
                UnitKind::Dash
            }
            _ => return Vec::new(),
        };
        let inside = (at + 2..self.units.len()).take_while(|&i| self.units.kind(i) != Some(close));
        inside.filter(|&i| self.units.mention_at(i).is_some()).collect()
    }

    /// Whether nothing but two or more names, and what joins them, stands up to the next dash.
    fn names_to_dash(&self, from: usize) -> bool {
        let free = self.language.order == WordOrder::Free;
        let inside = (from..self.units.len()).take_while(|&i| self.units.kind(i) != Some(UnitKind::Dash));
        let (mut names, mut others) = (0, 0);
        for at in inside {
            names += usize::from(self.units.mention_at(at).is_some());
            others += usize::from(self.units.kind(at) == Some(UnitKind::Word));
        }
        free && names > 1 && others < names
    }

    /// Whether a comma stands between members of one list.
    pub(super) fn list_continues(&self, comma: usize) -> bool {
        let Some(next) = self.units.following(comma) else { return false };
        let joined = self.hits.begins(next, Grammar::Conjunction) || self.units.has_conjunction(next);
        let act = self
            .hits
            .speech(next, &[SpeechKind::Verb, SpeechKind::Participle, SpeechKind::According])
            .is_some();
        joined && !act && !self.opens_clause(next)
    }

    /// The two who are named before a unit; nobody where these are more or fewer.
    pub fn pair(&self, before: usize) -> Vec<Voice> {
        let named = self.named_before(before);
        if named.len() == 2 { named } else { Vec::new() }
    }

    /// Who is named before a unit, each once: persons, and bodies that stand under no preposition but "with".
    pub fn named_before(&self, before: usize) -> Vec<Voice> {
        let relations = self.ruleset.relations();
        let counts = |&at: &usize| {
            let mention = self.units.mention_at(at);
            let kind = mention.and_then(|m| m.actor).map(|a| relations.kind(a));
            let speaks = matches!(kind, Some(ActorKind::Body | ActorKind::Mediator));
            // "the talks with Y": Y counts as well
            let beside = self.units.preceding(at).is_some_and(|b| self.ends_at(b, Grammar::With));
            speaks && (mention.is_some_and(|m| m.role) || self.stands_free(at) || beside)
        };
        let mut out: Vec<Voice> = Vec::new();
        for voice in (0..before).filter(counts).filter_map(|at| self.voice(at)) {
            if !out.iter().any(|known| known.actor == voice.actor) {
                out.push(voice);
            }
        }
        out
    }
}
