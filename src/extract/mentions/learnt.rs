//! Persons whom the report has introduced, by their last names.

use super::Naming;
use crate::extract::claim::Basis;
use crate::extract::discourse::Discourse;
use crate::extract::unit::{Mention, Unit, UnitKind, Units};
use crate::rules::WordOrder;
use crate::rules::ids::ActorId;
use crate::rules::phrase::Stream;
use crate::rules::tag::Grammar;

impl Naming<'_> {
    /// A last name that the document introduced, or the first two words of a longer name; and where it ends.
    pub(super) fn learnt_name(
        &self,
        units: &Units<'_>,
        at: usize,
        discourse: &Discourse,
    ) -> Option<(Mention, usize)> {
        if let Some(mention) = self.learnt_at(units, at, discourse) {
            return Some((mention, at + 1));
        }
        let next =
            units.following(at).filter(|&n| discourse.has_learnt() && n == at + 1 && units.is_word(n))?;
        let word = |at: usize| self.full(units, at);
        let (first, joined) = match self.language.lexicon.without_conjunction(word(at)) {
            Some(stripped) if discourse.learnt(&format!("{} {}", word(at), word(next))).is_none() => {
                (stripped, true)
            }
            _ => (word(at), false),
        };
        let (actor, name) = discourse.learnt(&format!("{first} {}", word(next)))?;
        let learnt =
            Mention { conjunction: joined, possessive: self.owns(units, next), ..introduced(*actor, name) };
        Some((learnt, next + 1))
    }

    /// A last name that the document introduced.
    fn learnt_at(&self, units: &Units<'_>, at: usize, discourse: &Discourse) -> Option<Mention> {
        if units.units[at].kind != UnitKind::Word || !discourse.has_learnt() {
            return None;
        }
        let word = self.full(units, at);
        let plain = discourse.learnt(word).map(|l| (l, false, false));
        let owned = || {
            let stripped = self.language.lexicon.without_possessive(word)?;
            discourse.learnt(stripped).map(|l| (l, false, false))
        };
        let joined = || {
            let stripped = self.language.lexicon.without_conjunction(word)?;
            discourse.learnt(stripped).map(|l| (l, true, false))
        };
        // introduced in another case: the longer form is not that of a subject
        let inflected = || {
            let forms = self.language.lexicon.forms_of(word);
            let known = forms.iter().find_map(|f| discourse.learnt(f).map(|l| (l, f)));
            known.map(|(l, form)| (l, false, word.len() >= form.len()))
        };
        let ((actor, name), conjunction, oblique) =
            plain.or_else(owned).or_else(joined).or_else(inflected)?;
        // a preposition that folds like a last name is nobody's name
        if units.begins(at, self.language, Grammar::Preposition) || self.is_namesake(units, at, name) {
            return None;
        }
        Some(Mention {
            conjunction,
            possessive: self.owns(units, at),
            oblique,
            agent: oblique && self.language.lexicon.is_agent(word),
            ..introduced(*actor, name)
        })
    }

    /// "N the mayor" and "M the mayor's cousin": whether another first name than that of somebody stands right before
    /// his last name, or another last name behind it.
    pub(super) fn is_namesake(&self, units: &Units<'_>, at: usize, name: &str) -> bool {
        let first = at.checked_sub(1).filter(|&b| {
            units.kind(b) == Some(UnitKind::Word) && units.begins(b, self.language, Grammar::FirstName)
        });
        let known = crate::text::fold_plain(name);
        let other = |at: usize| !known.split([' ', '-']).any(|word| word == self.full(units, at));
        first.is_some_and(other) || first.is_none() && self.last_name_behind(units, at).is_some_and(other)
    }

    /// "Mustafa N, a teacher" where "M Mustafa" was named: the word behind a lone name that makes it a first name, as
    /// another capital and no list tell, and a comma or the end of the words for somebody behind it.
    fn last_name_behind(&self, units: &Units<'_>, at: usize) -> Option<usize> {
        let subject_first = self.language.order == WordOrder::SubjectFirst;
        let next = Some(at + 1).filter(|&n| subject_first && units.kind(n) == Some(UnitKind::Word))?;
        let capital = |at: usize| self.written(units, at..at + 1).starts_with(char::is_uppercase);
        let lone = at.checked_sub(1).is_none_or(|b| {
            !units.is_word(b) || !capital(b) || units.begins(b, self.language, Grammar::Title)
        });
        let listed = |at: usize| units.words(at).iter().any(|m| !self.language.lexicon.is_name(m.atom));
        (lone && capital(at) && capital(next) && !listed(next) && !self.owns(units, at)).then_some(next)
    }

    /// Where a learnt person's first names begin, if they stand right before the last name.
    pub(super) fn first_names(&self, units: &Units<'_>, out: &[Unit], at: usize, mention: &Mention) -> usize {
        let names: Vec<String> = mention
            .person
            .iter()
            .flat_map(|p| p.split([' ', '-']))
            .filter(|w| !w.is_empty())
            .map(crate::text::fold_plain)
            .collect();
        let mut from = at;
        for name in names.iter().rev().skip(1) {
            let plain = from > 0 && out.len() > at - from && self.full(units, from - 1) == name;
            if !plain || units.units[from - 1].kind != UnitKind::Word {
                break;
            }
            from -= 1;
        }
        from
    }
}

/// A mention of somebody whom the document introduced.
fn introduced(actor: ActorId, name: &str) -> Mention {
    Mention { person: Some(name.to_owned()), role: true, ..Mention::plain(Some(actor), Basis::Learnt) }
}
