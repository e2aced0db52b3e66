//! Subjects before a verb whom no list has: "the residents deny", "the mayor had … said".

use super::LONGEST_QUOTED_NAME;
use crate::extract::acts::Reader;
use crate::extract::hits::Hit;
use crate::extract::unit::UnitKind;
use crate::rules::phrase::Stream;
use crate::rules::tag::{Grammar, Scope, Tag};

impl Reader<'_> {
    /// "The residents deny …": right before the verb, and first in its clause, stand people in general.
    pub(super) fn stranger_before(&self, hit: &Hit, clause: usize) -> bool {
        let scene = self.scene;
        let first = scene.units.first_word(clause..hit.start);
        let end = first
            .filter(|&at| !hit.first.conjunction && scene.units.mention_at(at).is_none())
            .and_then(|at| scene.hits.grammar(at, Grammar::Stranger));
        end.is_some_and(|end| self.skips(end, hit.start)) || self.joined_stranger_before(hit, clause)
    }

    /// "X speaks of corridors, and factions deny it": people in general right before the verb, joined to the clause
    /// before.
    fn joined_stranger_before(&self, hit: &Hit, clause: usize) -> bool {
        let scene = self.scene;
        let bare = self.verb_first() && !hit.first.conjunction && hit.first.preposition == 0;
        let before = scene.units.preceding(hit.start).filter(|&b| bare && b >= clause);
        let stranger = |h: &Hit| h.tag == Tag::Grammar(Grammar::Stranger);
        before.is_some_and(|b| {
            let ends = scene.hits.at(b).iter().any(|h| stranger(h) && h.end == b + 1);
            ends && scene.units.has_conjunction(b)
        })
    }

    /// "X speaks of a truce and "the others" deny it": right before the verb, in quotation marks, the name of somebody
    /// whom the pack does not know, first in its clause or joined to the one before.
    pub(super) fn quoted_stranger_before(&self, hit: &Hit, clause: usize) -> bool {
        let scene = self.scene;
        let quote = |i: &usize| scene.units.is_quote(*i);
        let Some(close) = hit.start.checked_sub(1).filter(|i| quote(i) && !hit.first.conjunction) else {
            return false;
        };
        let Some(open) = (clause..close).rev().find(quote) else { return false };
        let named = |i: usize| {
            scene.units.kind(i) == Some(UnitKind::Word)
                && !scene
                    .hits
                    .at(i)
                    .iter()
                    .any(|h| matches!(h.tag, Tag::Speech { .. } | Tag::Grammar(Grammar::That)))
        };
        let before = scene.units.preceding(open).filter(|&b| b >= clause);
        let opens = before.is_none_or(|b| scene.ends_at(b, Grammar::Conjunction));
        let balanced = scene.quotes(0, open).is_multiple_of(2);
        balanced
            && opens
            && (1..=LONGEST_QUOTED_NAME).contains(&(close - open - 1))
            && (open + 1..close).all(named)
    }

    /// "But the council of the town replied": a noun with its article opens the clause of the verb, and no list has it.
    pub(super) fn unknown_noun_before(&self, hit: &Hit, clause: usize) -> bool {
        let scene = self.scene;
        if self.free() || hit.first.conjunction || hit.first.preposition != 0 {
            return false;
        }
        let at = self.behind_small_words(clause, hit.start);
        let comma = (at..hit.start).any(|i| scene.units.is_comma(i));
        let tasks = |h: &Hit| {
            matches!(h.tag, Tag::Grammar(_) | Tag::Scope(_) | Tag::Speech { .. } | Tag::Date(_))
                && !matches!(
                    h.tag,
                    Tag::Grammar(Grammar::Unlisted | Grammar::NamedKind | Grammar::Role | Grammar::Stranger)
                )
        };
        // "said that the so-called "central committee" had agreed"
        let called = scene.hits.scope(at, Scope::Hedge).filter(|&end| end < hit.start);
        let named = |end: usize| (end..hit.start).any(|i| scene.units.mention_at(i).is_some());
        if called.is_some_and(|end| !named(end)) && !comma {
            return true;
        }
        let noun = scene.units.kind(at) == Some(UnitKind::Word)
            && scene.units.words(at).iter().any(|m| m.clitics.article)
            && !scene.hits.at(at).iter().any(tasks);
        at < hit.start && noun && !comma
    }

    /// The same where that noun is the only word of the clause before its verb.
    pub(super) fn unknown_right_before(&self, hit: &Hit, clause: usize) -> bool {
        let scene = self.scene;
        let mut words = (clause..hit.start).filter(|&i| scene.units.is_word(i));
        let alone = words.next().is_some() && words.next().is_none();
        alone && self.unknown_noun_before(hit, clause)
    }

    /// "The mayor had … said": between an auxiliary and its verb stands somebody whom the pack does not know.
    pub(in crate::extract::acts) fn unknown_behind_auxiliary(&self, hit: &Hit, clause: usize) -> bool {
        let scene = self.scene;
        // "and said", "and has said" begin anew
        let before = scene.units.preceding(hit.start);
        let anew = |b: usize| scene.ends_at(b, Grammar::Auxiliary) && scene.units.has_conjunction(b);
        // "as for N the mayor, he said", "as for the council of the town, it said": a first name or the word for a body
        // or for people tells that somebody is named
        let body =
            [Grammar::Unlisted, Grammar::NamedKind, Grammar::RoleBody, Grammar::Stranger, Grammar::Title];
        let named = |end: &usize| {
            let first_name = |at: usize| scene.units.begins(at, scene.language, Grammar::FirstName);
            first_name(*end) || first_name(*end + 1) || body.iter().any(|&task| scene.hits.begins(*end, task))
        };
        let topic = scene.hits.grammar(clause, Grammar::Auxiliary).filter(named).is_some();
        if hit.first.conjunction && !(topic && self.acts.is_empty()) || before.is_some_and(anew) {
            return false;
        }
        let auxiliary = (clause..hit.start).find_map(|i| scene.hits.grammar(i, Grammar::Auxiliary));
        // "'…had begun', thus X described it": the auxiliary of a quotation that has closed
        let open = |&end: &usize| end < hit.start && !scene.inside_quotation(end, hit.start);
        let Some(end) = auxiliary.filter(open) else { return false };
        let at = self.behind_small_words(end, hit.start);
        let task =
            |h: &Hit| matches!(h.tag, Tag::Grammar(_) | Tag::Scope(_) | Tag::Speech { .. } | Tag::Date(_));
        let attached = scene.units.words(at).iter().map(|m| m.clitics.preposition).min();
        let unlisted = || scene.first_free_mention(end, hit.start).is_none();
        if topic && hit.first.conjunction && unlisted() {
            return true;
        }
        at < hit.start
            && scene.units.kind(at) == Some(UnitKind::Word)
            && attached.is_none_or(|preposition| preposition == 0)
            && !scene.hits.at(at).iter().any(task)
    }
}
