//! Mentions: which units name an actor, the longest name first; what stands in brackets is set aside.
//!
//! In: the units of a sentence and what the report has told so far. Out: the same units, each name made one unit.

mod aside;
mod candidate;
mod capital;
mod kind;
mod learnt;
mod office;
mod unnamed;
mod words;

use crate::extract::claim::Basis;
use crate::extract::discourse::Discourse;
use crate::extract::unit::{Mention, Unit, UnitKind, Units};
use crate::extract::unlisted::UnlistedName;
use crate::rules::tag::NameKind;
use crate::rules::{ActorKind, Language, Ruleset, WordOrder};
use crate::text::{Folded, Token};
use aside::set_aside;
use candidate::Candidate;
use std::ops::Range;
pub use unnamed::Source;

/// Quotation marks, as texts have them.
pub const MARKS: [char; 6] = ['"', '“', '”', '«', '»', '„'];

/// What naming needs of a document.
pub struct Naming<'a> {
    /// The pack.
    pub ruleset: &'a Ruleset,
    /// The language being read.
    pub language: &'a Language,
    /// The tokens of the document.
    pub tokens: &'a [Token],
    /// Its folded text.
    pub folded: &'a Folded,
    /// Its text.
    pub original: &'a str,
}

/// A mention, and the units that it stands for.
type Named = (Mention, Range<usize>);

impl Naming<'_> {
    /// Finds the names in a sentence and makes a unit of each.
    pub fn mentions(&self, units: &mut Units<'_>, discourse: &mut Discourse) {
        let mut out = Vec::with_capacity(units.len());
        let mut at = 0;
        // behind the last name
        let mut free = 0;
        while at < units.len() {
            let Some((mention, named)) = self.name_at(units, &out, at, free, discourse) else {
                out.push(units.units[at].clone());
                at += 1;
                continue;
            };
            out.truncate(out.len() - (at - named.start));
            at = named.end;
            free = at;
            push_mention(units, &mut out, named, mention);
        }
        units.units = out;
        set_aside(units);
    }

    /// The name that stands at a unit, with what belongs to it before that: listed, introduced in the report, a word
    /// for the kind of a body that it has named, or that of a body which no list has.
    fn name_at(
        &self,
        units: &Units<'_>,
        out: &[Unit],
        at: usize,
        free: usize,
        discourse: &mut Discourse,
    ) -> Option<Named> {
        if let Some(listed) = self.listed_name(units, out, at, discourse) {
            return Some(listed);
        }
        if let Some((mention, end)) = self.learnt_name(units, at, discourse) {
            let from = self.first_names(units, out, at, &mention);
            return Some((mention, from..end));
        }
        if let Some(mention) = self.body_of_kind(units, at, discourse) {
            return Some((mention, at..at + 1));
        }
        let name = self.unlisted_at(units, at, free, discourse)?;
        let mention = self.note_unlisted(units, &name, discourse);
        let before = &out[..out.len() - (at - name.units.start)];
        let from = self.article_before(units, before, name.units.start);
        Some((mention, from..name.units.end))
    }

    /// Whether a listed name begins at a unit.
    pub fn names_listed(&self, units: &Units<'_>, at: usize, discourse: &Discourse) -> bool {
        self.best_at(units, at, discourse).is_some()
    }

    /// The listed name that begins at a unit, with its article and who holds the office that it tells.
    fn listed_name(
        &self,
        units: &Units<'_>,
        out: &[Unit],
        at: usize,
        discourse: &mut Discourse,
    ) -> Option<Named> {
        let name = self.best_at(units, at, discourse).filter(|name| !self.is_dateline(units, name))?;
        if self.outdone(units, at, discourse, &name) || self.are_whose(units, out, &name) {
            return None;
        }
        let mention = self.note(units, &name, discourse);
        let end = self.kind_behind(units, &name);
        let (mention, end) = self.holder(units, &name, (mention, end), discourse);
        let (mention, end) = self.insider(units, (mention, end), discourse);
        let mention = self.same_source(units, mention, at..end, discourse);
        Some((mention, self.article_before(units, out, at)..end))
    }

    /// "X fighters in the town": whether words for people, written small, stand right behind the name of the body whose
    /// they are.
    fn are_whose(&self, units: &Units<'_>, out: &[Unit], name: &Candidate) -> bool {
        let small = self.language.order == WordOrder::SubjectFirst && self.starts_small(units, name.start);
        let Some(UnitKind::Mention(before)) = out.last().map(|unit| unit.kind).filter(|_| small) else {
            return false;
        };
        let before = &units.mentions[before];
        let relations = self.ruleset.relations();
        let body = |actor| relations.kind(actor) == ActorKind::Body && relations.state_of(actor).is_none();
        let other = before.actor.filter(|&actor| actor != name.actor);
        !before.possessive && before.person.is_none() && !before.role && other.is_some_and(body)
    }

    /// Makes a mention of a listed name, and notes whom the report has named.
    fn note(&self, units: &Units<'_>, name: &Candidate, discourse: &mut Discourse) -> Mention {
        let mut actor = name.actor;
        let mut basis = Basis::Named;
        let person = match name.kind {
            NameKind::Person(person) | NameKind::Surname(person) => {
                discourse.named(person);
                let last = self.full(units, name.end - 1);
                // whom the document introduced under this name goes before whom the pack knows
                if let Some((body, name)) = discourse.learnt(last).filter(|(body, _)| *body != actor) {
                    (actor, basis) = (*body, Basis::Learnt);
                    Some(name.clone())
                } else {
                    self.ruleset.person(person).map(|p| p.name_in(&self.language.id).to_string())
                }
            }
            NameKind::Full | NameKind::Short | NameKind::Capital => None,
        };
        discourse.saw(actor);
        if name.kind == NameKind::Full && self.language.order == WordOrder::VerbFirst {
            self.kinds(units, name.start).for_each(|(kind, _)| discourse.saw_kind(kind, actor));
            let kinds = (name.start..name.end).flat_map(|at| self.kinds(units, at));
            kinds.for_each(|(kind, _)| discourse.saw_kind_inside(kind, actor));
        }
        Mention {
            role: person.is_some() || self.names_office(units, name),
            person,
            possessive: self.owns(units, name.end - 1),
            oblique: name.oblique,
            agent: name.agent,
            ..Mention::of_body(actor, basis, name.clitics)
        }
    }

    /// Makes a mention of a body that no list has.
    fn note_unlisted(&self, units: &Units<'_>, name: &UnlistedName, discourse: &mut Discourse) -> Mention {
        let written = self.written(units, name.units.clone()).replace(MARKS, "");
        let base = self.ruleset.relations().listed();
        let actor = discourse.unlisted(base, &self.key(units, name), &written, &self.language.id);
        Mention {
            possessive: self.owns(units, name.units.end - 1),
            oblique: name.clitics.oblique,
            agent: name.clitics.agent,
            ..Mention::of_body(actor, Basis::Unlisted, name.clitics)
        }
    }

    /// Where a name begins with the article that stands before it as a word of its own.
    fn article_before(&self, units: &Units<'_>, out: &[Unit], at: usize) -> usize {
        let before = at
            .checked_sub(1)
            .filter(|&b| out.last().is_some_and(|u| u.kind == UnitKind::Word) && self.is_article(units, b));
        before.unwrap_or(at)
    }
}

fn push_mention(units: &mut Units<'_>, out: &mut Vec<Unit>, range: Range<usize>, mention: Mention) {
    let inside = &units.units[range.clone()];
    let tokens = inside[0].tokens.start..inside[inside.len() - 1].tokens.end;
    let quote = |unit: &Unit| unit.kind == UnitKind::Quote;
    // a pair of quotation marks that splits the name must not leave one of them behind
    if inside.iter().filter(|u| quote(u)).count() % 2 == 1 {
        let before = out.last_mut().filter(|u| quote(u));
        if let Some(mark) = before.or_else(|| units.units.get_mut(range.end).filter(|u| quote(u))) {
            mark.aside = true;
        }
    }
    units.mentions.push(mention);
    out.push(Unit::of_mention(units.mentions.len() - 1, tokens));
}
