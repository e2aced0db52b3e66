//! An office that the pack lists as a name of its body, and who holds it: "the X minister *N*".

use super::{Candidate, Naming};
use crate::extract::discourse::Discourse;
use crate::extract::unit::{Mention, UnitKind, Units};
use crate::rules::WordOrder;
use crate::rules::phrase::Stream;
use crate::rules::tag::{Grammar, NameKind};

/// The longest name of somebody whom the pack does not know, in words.
const LONGEST_PERSON: usize = 4;

impl Naming<'_> {
    /// "The X minister N": who holds an office that the pack lists as a name, known to it or not.
    pub(super) fn holder(
        &self,
        units: &Units<'_>,
        office: &Candidate,
        (mut mention, end): (Mention, usize),
        discourse: &mut Discourse,
    ) -> (Mention, usize) {
        if self.language.order == WordOrder::VerbFirst {
            return self.holder_behind(units, office, (mention, end), discourse);
        }
        let is_office = self.language.order == WordOrder::SubjectFirst
            && office.kind == NameKind::Full
            && end == office.end
            && !mention.possessive
            && units.begins(office.end - 1, self.language, Grammar::Role);
        if !is_office || end >= units.len() {
            return (mention, end);
        }
        if let Some(person) = self.best_at(units, end, discourse) {
            if !matches!(person.kind, NameKind::Person(_) | NameKind::Surname(_)) {
                return (mention, end);
            }
            let known = self.note(units, &person, discourse);
            let attached = (mention.preposition, mention.conjunction);
            let holder = Mention { preposition: attached.0, conjunction: attached.1, ..known };
            return (holder, person.end);
        }
        let named = |at: &usize| self.is_capitalised_name(units, *at);
        let to = (end..units.len().min(end + LONGEST_PERSON)).take_while(named).last().map(|last| last + 1);
        if let Some(to) = to {
            let written = self.written(units, end..to);
            discourse.introduce(written, office.actor);
            mention.person = Some(written.to_owned());
            mention.role = true;
        }
        (mention, to.unwrap_or(end))
    }

    /// The same where the office stands before its body: behind titles stands a name that begins with a first name, or
    /// that a title or "that" marks as one.
    fn holder_behind(
        &self,
        units: &Units<'_>,
        office: &Candidate,
        (mut mention, end): (Mention, usize),
        discourse: &mut Discourse,
    ) -> (Mention, usize) {
        let is_office =
            office.kind == NameKind::Full && units.begins(office.start, self.language, Grammar::Role);
        if !is_office || end != office.end {
            return (mention, end);
        }
        let begins = |at: usize, task| units.begins(at, self.language, task);
        let from = (end..units.len()).find(|&at| !begins(at, Grammar::Title)).unwrap_or(end);
        let lexicon = &self.language.lexicon;
        let named = |at: &usize| {
            let light = self.full(units, *at);
            units.kind(*at) == Some(UnitKind::Word)
                && (begins(*at, Grammar::FirstName)
                    || units.words(*at).iter().all(|m| lexicon.is_name(m.atom)))
                && light.starts_with(char::is_alphabetic)
                && self.best_at(units, *at, discourse).is_none()
        };
        let run = (from..units.len().min(from + LONGEST_PERSON)).take_while(named).count();
        let to = from + run;
        let first = begins(from, Grammar::FirstName);
        let marked = first || from > end || begins(to, Grammar::That);
        if run >= 2 && marked {
            let written = self.written(units, from..to);
            discourse.introduce(written, office.actor);
            mention.person = Some(written.to_owned());
            mention.role = true;
            return (mention, to);
        }
        (mention, end)
    }

    /// Whether a word may be part of the name of somebody whom the pack does not know: capitals, or a particle that a
    /// hyphen joins to them, and nothing that the pack lists but names.
    fn is_capitalised_name(&self, units: &Units<'_>, at: usize) -> bool {
        let lexicon = &self.language.lexicon;
        let particle = |at: usize| {
            units.kind(at + 1) == Some(UnitKind::Word)
                && self.hyphen(units, at, at + 1)
                && self.starts_upper(units, at + 1)
        };
        units.kind(at) == Some(UnitKind::Word)
            && !self.language.frequent.contains(self.full(units, at))
            && (self.starts_upper(units, at)
                && (units.words(at).iter().all(|m| lexicon.is_name(m.atom))
                    || units.begins(at, self.language, Grammar::Title))
                || !self.starts_upper(units, at) && particle(at))
    }

    /// "The governor of X", "the X envoy": whether a name tells an office and not its body.
    pub(super) fn names_office(&self, units: &Units<'_>, name: &Candidate) -> bool {
        let task = |at: usize, task: Grammar| {
            at < name.end && units.begins(at, self.language, task) && !units.transparent(at)
        };
        let from = name.start + usize::from(task(name.start, Grammar::Article));
        if self.language.order == WordOrder::VerbFirst {
            let office = task(name.start, Grammar::Office) && task(name.start, Grammar::Role);
            return office && name.kind == NameKind::Full;
        }
        let first = self.language.order == WordOrder::SubjectFirst && name.kind == NameKind::Full;
        let office = |at: usize| {
            task(at, Grammar::Role) && !task(at, Grammar::Unlisted) && !task(at, Grammar::RoleBody)
        };
        first && (office(from) || office(name.end - 1))
    }
}
