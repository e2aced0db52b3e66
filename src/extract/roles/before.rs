//! What stands before the word for a role: "the senior X spokesman", "X's envoy", "its commander".

use super::RolePhrase;
use super::body::UNKNOWN_WORDS;
use crate::extract::hits::Hits;
use crate::extract::mentions::Naming;
use crate::extract::unit::{Mention, UnitKind, Units};
use crate::rules::WordOrder;
use crate::rules::ids::ActorId;
use crate::rules::tag::{Grammar, Scope, Tag};
use std::ops::Range;

/// What a unit before a role is to it.
enum Before {
    /// Part of the phrase from a unit on, and more of it may stand before that.
    Part(usize),
    /// The phrase begins at a unit.
    Opens(usize),
    /// No part of it.
    Apart,
}

impl Naming<'_> {
    /// What stands before a role in languages that put it there: its body, adjectives and titles, an article or a
    /// possessive word ("the senior X spokesman"). Gives the unit where the phrase begins.
    pub(super) fn modifiers_before(
        &self,
        units: &Units<'_>,
        hits: &Hits,
        before: Range<usize>,
        phrase: &mut RolePhrase,
    ) -> usize {
        let (floor, start) = (before.start, before.end);
        if self.language.order != WordOrder::SubjectFirst {
            return start;
        }
        let mut from = start;
        while let Some(last) = from.checked_sub(1).filter(|&at| at >= floor) {
            let at = self.before_brackets(units, last).filter(|&b| b >= floor).unwrap_or(last);
            let before = match units.mention_at(at) {
                _ if units.units[at].aside => Before::Apart,
                Some(mention) => self.body_before(units, hits, floor, (at, mention), phrase),
                None => self.word_before(units, hits, floor, at, phrase),
            };
            match before {
                Before::Part(start) => from = start,
                Before::Opens(start) => return start,
                Before::Apart => break,
            }
        }
        from
    }

    /// "X's spokesman": a mention before a role, as its body.
    fn body_before(
        &self,
        units: &Units<'_>,
        hits: &Hits,
        floor: usize,
        (at, mention): (usize, &Mention),
        phrase: &mut RolePhrase,
    ) -> Before {
        if mention.person.is_some() || mention.preposition != 0 {
            return Before::Apart;
        }
        phrase.definite = true;
        // "X's ambassador to Y" and "X's Y ambassador": X's
        let owner = at.checked_sub(1).filter(|&b| b >= floor && self.owns(units, b));
        let by = owner.unwrap_or(at);
        phrase.actor = units.mention_at(by).and_then(|m| m.actor);
        // "a senior X official"
        let determiner = |b: &usize| {
            let negates = hits.scope(*b, Scope::Negator).is_some();
            *b >= floor && !negates && hits.grammar(*b, Grammar::Determiner) == Some(by)
        };
        Before::Opens(by.checked_sub(1).filter(determiner).unwrap_or(by))
    }

    /// "Senior Russian", "its", "the": a word before a role.
    fn word_before(
        &self,
        units: &Units<'_>,
        hits: &Hits,
        floor: usize,
        at: usize,
        phrase: &mut RolePhrase,
    ) -> Before {
        if let Some((adjective, actor)) = adjective_at(hits, at) {
            // "the pro-Turkish commander": whose he is no word tells
            if self.in_compound(units, &adjective) {
                return Before::Apart;
            }
            phrase.adjective = Some(actor);
            return Before::Part(at);
        }
        let starts =
            |task| (at.saturating_sub(3)..=at).find(|&i| ends_with(hits, i, at + 1, Tag::Grammar(task)));
        if let Some(start) = starts(Grammar::Title).or_else(|| starts(Grammar::RoleBody)) {
            return Before::Part(start);
        }
        if hits.begins(at, Grammar::Owner) {
            phrase.possessed = true;
            return Before::Opens(at);
        }
        // "no officer of ours": the negator is the clause's
        if hits.scope(at, Scope::Negator).is_some() {
            return Before::Apart;
        }
        if hits.begins(at, Grammar::Determiner) {
            return Before::Opens(at);
        }
        if self.is_article(units, at) {
            phrase.definite = true;
            return Before::Opens(at);
        }
        let Some(owner) = self.owner_before(units, hits, floor, at) else { return Before::Apart };
        phrase.definite = true;
        phrase.actor = units.mention_at(owner).and_then(|m| m.actor);
        Before::Opens(owner)
    }

    /// "The Free Army (FA) spokesman": the name whose short form stands in brackets up to a unit.
    fn before_brackets(&self, units: &Units<'_>, close: usize) -> Option<usize> {
        let open = close.checked_sub(2).filter(|&o| {
            units.kind(close) == Some(UnitKind::Close) && units.kind(o) == Some(UnitKind::Open)
        })?;
        let (name, short) = (units.mention_at(open.checked_sub(1)?)?, units.mention_at(open + 1)?);
        (name.actor == short.actor).then_some(open - 1)
    }

    /// "The X's peace envoy": whose a role is, words that no list holds between the two.
    fn owner_before(&self, units: &Units<'_>, hits: &Hits, floor: usize, word: usize) -> Option<usize> {
        let mut at = word;
        for _ in 0..UNKNOWN_WORDS {
            let plain = units.kind(at) == Some(UnitKind::Word) && hits.at(at).is_empty();
            at = at.checked_sub(1).filter(|&b| plain && b >= floor)?;
            if let Some(mention) = units.mention_at(at) {
                let owns = mention.person.is_none() && mention.preposition == 0 && self.owns(units, at);
                return owns.then_some(at);
            }
        }
        None
    }
}

/// The adjective of a nation that begins at a unit.
pub(super) fn adjective_at(hits: &Hits, at: usize) -> Option<(Range<usize>, ActorId)> {
    hits.at(at).iter().find_map(|h| match h.tag {
        Tag::Adjective(actor) => Some((h.start..h.end, actor)),
        _ => None,
    })
}

/// Whether a phrase of this kind stands between two units.
pub(super) fn ends_with(hits: &Hits, from: usize, end: usize, tag: Tag) -> bool {
    hits.at(from).iter().any(|h| h.tag == tag && h.end == end)
}
