//! Words of the rule language for what the engine means.

use crate::extract::claim::{Basis, DayBasis};
use crate::rules::tag::Tag;
use std::fmt::Debug;

/// The kind of a phrase and which of that kind it is; nothing for names and content, which have stages of their own.
pub fn task(
    tag: Tag,
    actor: &dyn Fn(crate::rules::ids::ActorId) -> String,
) -> Option<(&'static str, String)> {
    match tag {
        Tag::Name { .. } | Tag::Content(_) | Tag::Unless(_) => None,
        Tag::Adjective(of) => Some(("adjective", actor(of))),
        Tag::Own(of) => Some(("own name", actor(of))),
        Tag::Source { of, .. } => Some(("source", actor(of))),
        Tag::Place(place) => Some(("place", actor(place))),
        Tag::Speech { force, kind, .. } => Some(("speech", format!("{} {}", force.as_str(), kebab(&kind)))),
        Tag::Grammar(what) => Some(("grammar", kebab(&what))),
        Tag::Scope(what) => Some(("scope", kebab(&what))),
        Tag::Date(what) => Some(("date", kebab(&what))),
    }
}

/// The name of a variant, in small letters with hyphens; what it holds is left out.
pub fn kebab(variant: &dyn Debug) -> String {
    let name = format!("{variant:?}");
    let name = name.split(['(', ' ', '{']).next().unwrap_or_default();
    let mut out = String::new();
    for c in name.chars() {
        if c.is_ascii_uppercase() && !out.is_empty() {
            out.push('-');
        }
        out.push(c.to_ascii_lowercase());
    }
    out
}

/// The word for a basis.
pub fn basis(basis: Basis) -> &'static str {
    match basis {
        Basis::Named => "named",
        Basis::Carried => "carried",
        Basis::Learnt => "learnt",
        Basis::Unlisted => "unlisted",
    }
}

/// The word for the basis of a day.
pub fn day_basis(basis: DayBasis) -> &'static str {
    match basis {
        DayBasis::Published => "published",
        DayBasis::Stated => "stated",
        DayBasis::Unknown => "unknown",
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rules::tag::{DateWord, Grammar};

    #[test]
    fn names_of_variants_are_written_as_in_rule_files() {
        assert_eq!(kebab(&Grammar::RoleLink), "role-link");
        assert_eq!(kebab(&DateWord::Weekday(2)), "weekday");
    }
}
