//! Who holds a role, named before it: "*N*, the spokesman of X".

use super::LONGEST_NAME;
use super::RolePhrase;
use crate::extract::hits::Hits;
use crate::extract::mentions::{MARKS, Naming};
use crate::extract::unit::{Mention, Unit, UnitKind, Units};
use crate::rules::WordOrder;
use crate::rules::ids::ActorId;
use crate::rules::tag::{Grammar, SpeechKind};
use std::ops::Range;

/// Units before a name in which the words begin that report what he says, or tell when, at most.
const LONGEST_CUE: usize = 6;
const LONGEST_ADVERBIAL: usize = 5;

impl Naming<'_> {
    /// A name that stands before the role: a person of the pack, or unknown words behind a speech verb. Gives where it
    /// begins among the units that were copied, and the name.
    pub(super) fn name_before(
        &self,
        units: &Units<'_>,
        hits: &Hits,
        out: &[Unit],
        at: usize,
        phrase: &RolePhrase,
    ) -> Option<(usize, String)> {
        if phrase.conjunction || phrase.preposition != 0 {
            return None;
        }
        let (end, apposed) = self.end_of_name(units, hits, out, at, phrase)?;
        let last = end.checked_sub(1)?;
        if let UnitKind::Mention(m) = out.get(last)?.kind {
            return Some((last, self.known_before(&units.mentions[m], apposed, phrase)?));
        }
        phrase.actor?;
        let name_end = at - (out.len() - end);
        let name = self.unknown_before(units, hits, name_end, apposed)?;
        Some((end - name.len(), self.written(units, name).replace(MARKS, "")))
    }

    /// Where a name before a role would end among the units that were copied, and whether a comma parts the two.
    fn end_of_name(
        &self,
        units: &Units<'_>,
        hits: &Hits,
        out: &[Unit],
        at: usize,
        phrase: &RolePhrase,
    ) -> Option<(usize, bool)> {
        let mut end = before_marks(out, out.len());
        // "N, and he is the spokesman of X": between the comma and the role
        let pronoun = at.checked_sub(1).filter(|&b| end == out.len() && self.is_pronoun(units, hits, b));
        if pronoun.is_some() && phrase.actor.is_some() {
            end -= 1;
        }
        // "N, the spokesman of X,": what the report says of N goes before what the pack knows
        let comma = |u: Option<&Unit>| u.is_some_and(|u| u.kind == UnitKind::Comma);
        let behind_comma = comma(out.get(end.checked_sub(1)?));
        // "N, the minister, said": where the pack knows N, the role between commas tells no body
        let enclosed = behind_comma && comma(units.units.get(phrase.units.end)) && {
            let before = end.checked_sub(2).and_then(|b| out.get(b)).map(|u| u.kind);
            let known = |m: usize| units.mentions[m].person.is_some() && units.mentions[m].actor.is_some();
            matches!(before, Some(UnitKind::Mention(m)) if known(m))
        };
        let apposed = behind_comma && (phrase.actor.is_some() || enclosed);
        if apposed {
            end = before_marks(out, end - 1);
        }
        Some((end, apposed))
    }

    /// The person whom a mention before a role names, where the role is his.
    fn known_before(&self, mention: &Mention, apposed: bool, phrase: &RolePhrase) -> Option<String> {
        let person = mention.person.clone()?;
        // "General N, the head of X": a title that tells of no body
        let titled = mention.actor.is_none() && mention.role;
        // "N the spokesman of X": where subjects follow their verbs, two names side by side are one person
        let beside = self.language.order == WordOrder::VerbFirst;
        let same = apposed
            || titled
            || beside
            || phrase.actor.is_none()
            || self.same_body(mention.actor, phrase.actor);
        same.then_some(person)
    }

    /// Words that no list holds, with the titles before them, which end right before a role and name somebody: behind
    /// a verb of speech or an adverbial, or where a comma or title sets them apart.
    fn unknown_before(
        &self,
        units: &Units<'_>,
        hits: &Hits,
        end: usize,
        apposed: bool,
    ) -> Option<Range<usize>> {
        let bare = self.name_run_before(units, hits, end);
        if bare == end {
            return None;
        }
        // "said Colonel N, the leader of X"
        // "said Colonel "N", the leader of X": the mark parts the title from the name
        let marked = bare.checked_sub(1).filter(|&mark| units.is_quote(mark));
        let titled = marked.map(|mark| (mark, behind_no_title(hits, mark)));
        let start = match titled {
            Some((mark, from)) if from < mark => from,
            _ => behind_no_title(hits, bare),
        };
        // "In Jerusalem, Prime Minister N said"
        let place =
            start.checked_sub(1).is_some_and(|p| units.begins(p, self.language, Grammar::Preposition));
        if apposed && place && self.language.order == WordOrder::SubjectFirst {
            return None;
        }
        let before = units.preceding(start).or((start == 0).then_some(0))?;
        let says = [SpeechKind::Verb, SpeechKind::According];
        let reports = |v: usize| hits.speech(v, &says).is_some_and(|h| h.end == before + 1);
        let adverbial = |v: usize| hits.grammar(v, Grammar::Adverbial) == Some(before + 1);
        // "met N, the spokesman of X", "appointed Captain N its spokesman"
        let opens = match self.language.order {
            WordOrder::VerbFirst => end - bare >= 2 && (apposed || start < bare),
            _ => apposed,
        };
        let named = opens
            || (0..=before).rev().take(LONGEST_CUE).any(reports)
            || (0..=before).rev().take(LONGEST_ADVERBIAL).any(adverbial);
        named.then_some(start..end)
    }

    /// Where the words begin that may be a name and end right before a unit.
    fn name_run_before(&self, units: &Units<'_>, hits: &Hits, end: usize) -> usize {
        let mut start = end;
        while start > 0
            && end - start < LONGEST_NAME
            && units.kind(start - 1) == Some(UnitKind::Word)
            && self.may_be_name(units, hits, start - 1)
        {
            start -= 1;
        }
        start
    }

    /// "And he is", behind a comma, which opens what somebody is.
    fn is_pronoun(&self, units: &Units<'_>, hits: &Hits, at: usize) -> bool {
        let comma = at.checked_sub(1).is_some_and(|c| units.is_comma(c));
        let opens = hits.is_one(at, Grammar::Apposition);
        let copula = units.begins(at, self.language, Grammar::Copula);
        self.language.order == WordOrder::VerbFirst && comma && opens && copula
    }

    fn same_body(&self, a: Option<ActorId>, b: Option<ActorId>) -> bool {
        match (a, b) {
            (Some(a), Some(b)) => a == b || self.ruleset.relations().meet(a, b),
            _ => false,
        }
    }
}

/// Before the quotation marks and brackets that end at a place.
fn before_marks(out: &[Unit], mut end: usize) -> usize {
    let mark = |u: &Unit| matches!(u.kind, UnitKind::Quote | UnitKind::Close | UnitKind::Open);
    while end > 0 && mark(&out[end - 1]) {
        end -= 1;
    }
    end
}

/// Where the titles begin that stand right before a name.
fn behind_no_title(hits: &Hits, mut start: usize) -> usize {
    let title = |i: usize, end: usize| hits.grammar(i, Grammar::Title) == Some(end);
    while let Some(at) = (start.saturating_sub(2)..start).find(|&i| title(i, start)) {
        start = at;
    }
    start
}
