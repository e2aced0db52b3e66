//! What keeps content from being claimed: conditions, purposes, terms, wishes, being what other content is about.

use super::{Path, Stop};
use crate::extract::hits::Hit;
use crate::extract::unit::UnitKind;
use crate::rules::tag::{Grammar, Scope, SpeechKind, Tag};
use crate::rules::{Force, WordOrder};

/// Words between content and what it is said to be about, at most.
const LONGEST_ABOUT: usize = 6;

impl Path<'_> {
    /// A condition, purpose, term or wish that reaches the content.
    pub(super) fn blocker(&self) -> Option<Stop> {
        let hit = self.content.hit;
        let others = self.other_acts();
        // what is asked for and then called unacceptable is what is refused
        let judged = (0..self.chain.len()).any(|level| self.predicate(level).is_some());
        if judged {
            return None;
        }
        // what limits the clause before does not limit a further act joined to it
        let outermost = self.chain.last().map(|&a| &self.acts[a]);
        let verb_first = self.scene.language.order == WordOrder::VerbFirst;
        let begins = |a: &crate::extract::acts::Act| if verb_first { a.clause } else { a.cue.start };
        // "agreed to the offer, affirming that …": nor one that a participle opens behind a comma
        let opens = |a: &crate::extract::acts::Act| {
            let comma = |b| self.scene.units.is_comma(b);
            verb_first
                && a.kind == SpeechKind::Participle
                && self.scene.units.preceding(a.cue.start).is_some_and(comma)
        };
        let floor = outermost.filter(|a| a.joined || opens(a)).map_or(0, begins);
        let blocks = |h: &Hit| {
            h.start >= floor
                && matches!(h.tag, Tag::Scope(Scope::Condition | Scope::Purpose | Scope::Terms | Scope::Unrealised))
                && h.start < hit.start
                // a phrase that ends in a proclitic shares its last unit with the content
                && h.end <= hit.start + 1
                && self.blocker_reach(h, &others) > hit.start
                && !self.scene.right_behind(h.start, Scope::Negator)
        };
        // a readiness that is a position of its own stays one under its condition: "ready to talk if …"
        let willing = self.is_readiness();
        let blocks = |h: &Hit| blocks(h) && !(willing && h.tag == Tag::Scope(Scope::Condition));
        let limit = self.scene.hits.all().iter().find(|h| blocks(h)).and_then(|h| match h.tag {
            Tag::Scope(scope) => Some(Stop::Limited(scope, h.start..h.end)),
            _ => None,
        });
        limit
            .or_else(|| self.wish_inside())
            .or_else(|| self.condition_behind().filter(|_| !willing))
            .or_else(|| self.is_purpose().then_some(Stop::Purpose))
            .or_else(|| self.is_about_other().then_some(Stop::About))
            .or_else(|| self.is_added_by_report().then_some(Stop::Nobody))
    }

    /// "A said the truce was holding, a day after B bombed Y": whether the report adds the content to what is said.
    fn is_added_by_report(&self) -> bool {
        let scene = self.scene;
        let said = self.acts[self.chain[0]].cue.end;
        let behind_comma = |at: usize| at.checked_sub(1).is_some_and(|b| scene.units.is_open_comma(b));
        let adds = |&at: &usize| scene.hits.begins(at, Grammar::ReportAdds) && behind_comma(at);
        let Some(at) = (said..self.content.hit.start).rev().find(adds) else { return false };
        let spoken =
            |i: usize| scene.hits.begins(i, Grammar::That) || scene.hits.limits(i, Scope::Connective);
        let told = scene.content().any(|h| h.start >= said && h.end <= at);
        told && !scene.inside_quotation(said, at) && !(at + 1..self.content.hit.start).any(spoken)
    }

    /// Whether what the content is held out with makes another position of it than the content itself has.
    fn is_readiness(&self) -> bool {
        let position = self.scene.ruleset.rule(self.content.rule).position;
        let other = self.scene.ruleset.applied(position, Force::Accept).is_some_and(|p| p != position);
        let act = &self.acts[self.chain[0]];
        let accepts = |o: &super::Operator| o.force == Force::Accept;
        other
            && (act.force == Force::Accept
                || self.operators(act, self.content.hit.start, 0).iter().any(accepts))
    }

    /// "X could be part of Y", where the content begins with whom it is about and runs over the wish.
    fn wish_inside(&self) -> Option<Stop> {
        let hit = self.content.hit;
        let pronoun = self.scene.hits.begins(hit.start, Grammar::Statement);
        if self.scene.units.mention_at(hit.start).is_none() && !pronoun {
            return None;
        }
        hit.skipped.iter().find_map(|&at| {
            let end = self.scene.hits.scope(at, Scope::Unrealised)?;
            Some(Stop::Limited(Scope::Unrealised, at..end))
        })
    }

    /// Whether the content's position stands under any condition: a threat has conditions, and what no denial answers
    /// (a refusal, a readiness) is held whatever happens.
    fn is_stance(&self) -> bool {
        let position = self.scene.ruleset.rule(self.content.rule).position;
        let answered = |force| self.scene.ruleset.applied(position, force).is_some();
        !answered(Force::Deny) || answered(Force::Threaten)
    }

    /// A condition right behind the content, before the next comma or act, in languages that list such words.
    fn condition_behind(&self) -> Option<Stop> {
        if self.is_stance() {
            return None;
        }
        let inside = self.content.hit.skipped.iter().find_map(|&at| {
            let to = self.scene.hits.scope(at, Scope::ConditionBehind)?;
            Some(Stop::Limited(Scope::Condition, at..to))
        });
        if inside.is_some() {
            return inside;
        }
        // "will not talk as long as …" is a refusal all the same
        let near = self.acts[self.chain[0]].cue.end.min(self.content.hit.start)..self.content.hit.end;
        if near.clone().any(|i| self.scene.hits.scope(i, Scope::Negator).is_some()) {
            return None;
        }
        let from = self.content.hit.end;
        let end = self.scene.reach(from, &self.other_acts());
        let apart = |at: &usize| self.scene.hits.grammar(*at, Grammar::Conjunction).is_none();
        // "…, but only if": a condition of several words binds the clause before its comma
        let comma = self.scene.units.is_comma(end);
        let bound =
            self.scene.hits.scope(end + 1, Scope::ConditionBehind).filter(|&to| comma && to > end + 2);
        if let Some(to) = bound {
            return Some(Stop::Limited(Scope::Condition, end + 1..to));
        }
        (from..end.min(self.scene.units.len())).take_while(apart).find_map(|at| {
            let to = self.scene.hits.scope(at, Scope::ConditionBehind)?;
            Some(Stop::Limited(Scope::Condition, at..to))
        })
    }

    pub(super) fn blocker_reach(&self, blocker: &Hit, others: &[usize]) -> usize {
        let behind: Vec<usize> = others.iter().copied().filter(|&a| a >= blocker.end).collect();
        // "…, and that …" begins anew
        let anew = self.scene.joined_that(blocker.end).unwrap_or(usize::MAX);
        let anew = anew.min(self.main_clause(blocker).unwrap_or(usize::MAX));
        self.scene.reach(blocker.end, &behind).min(anew)
    }

    /// "To save the town, we hand over …": a purpose that opens what is said ends at its comma; where subjects stand
    /// first, participles that open a sentence are left alone.
    fn main_clause(&self, blocker: &Hit) -> Option<usize> {
        let scene = self.scene;
        let purpose = blocker.tag == Tag::Scope(Scope::Purpose);
        let first = scene.units.preceding(blocker.start).is_none_or(|before| {
            let that = scene.ends_at(before, Grammar::That);
            let colon = scene.units.kind(before) == Some(UnitKind::Colon);
            scene.language.order == WordOrder::VerbFirst && (that || colon)
        });
        let opens = scene.language.order != WordOrder::SubjectFirst && purpose && first;
        let comma = |&i: &usize| scene.units.is_comma(i) && scene.apposition(i).is_none();
        (blocker.end..scene.units.len()).find(comma).filter(|_| opens)
    }

    /// Content under a proclitic of purpose, which is a complement only behind a force.
    pub(super) fn is_purpose(&self) -> bool {
        let hit = self.content.hit;
        let preposition = hit.first.preposition;
        if preposition == 0 || !self.scene.language.purpose_prefixes.contains(&preposition) {
            return false;
        }
        let near = |end: usize| end <= hit.start && self.words_between(end, hit.start) <= 3;
        let noun = self
            .scene
            .hits
            .all()
            .iter()
            .any(|h| matches!(h.tag, Tag::Speech { kind: SpeechKind::Noun, .. }) && near(h.end));
        let verb = self.acts[self.chain[0]].force != Force::Affirm && near(self.acts[self.chain[0]].cue.end);
        !(noun || verb)
    }

    /// Content that only tells what other content is about: talks *on the exit of …*.
    pub(super) fn is_about_other(&self) -> bool {
        let hit = self.content.hit;
        let topic = self.scene.ruleset.rule(self.content.rule).topic;
        let modifiers_first = self.scene.language.order == WordOrder::SubjectFirst;
        // "the evacuation deal": the first of the two only says what the second is about
        let modifies = |h: &Hit| {
            let foreign = matches!(h.tag, Tag::Content(r) if self.scene.ruleset.rule(r).topic != topic);
            foreign && h.start == hit.end && hit.end == hit.start + 1
        };
        if modifiers_first && self.scene.content().any(modifies) {
            return true;
        }
        let named = |h: &Hit| {
            let rule = |rule| self.scene.ruleset.rule(rule);
            let bare =
                matches!(h.tag, Tag::Content(r) if rule(r).topic != topic && !rule(r).carried_by.is_empty());
            if modifiers_first {
                return false;
            }
            // the head of such a pair takes no article, and no name ends it
            let noun = h.end.checked_sub(1).is_some_and(|last| self.scene.units.mention_at(last).is_none());
            let heads = h.end == hit.start && noun && !h.first.article && !h.first.pronoun;
            bare && heads && !hit.first.conjunction && hit.first.preposition == 0
        };
        // "an evacuation deal": a noun that belongs to other content
        let free = self.scene.language.order == WordOrder::Free;
        if !free && self.scene.content().any(named) {
            return true;
        }
        let Some(about) =
            self.scene.units.preceding(hit.start).filter(|&b| self.scene.ends_at(b, Grammar::About))
        else {
            return false;
        };
        self.scene.content().any(|other| {
            let foreign =
                matches!(other.tag, Tag::Content(rule) if self.scene.ruleset.rule(rule).topic != topic);
            let near = other.end <= about + 1 && self.words_between(other.end, about) <= LONGEST_ABOUT;
            let spoken = self.acts.iter().any(|a| (other.end..about).contains(&a.cue.start));
            foreign
                && near
                && !spoken
                && !(other.end..about).any(|i| self.scene.hits.speech(i, &[SpeechKind::Noun]).is_some())
        })
    }
}
