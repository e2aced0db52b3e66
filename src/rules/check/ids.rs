//! Ids are kebab-case, so that they can stand in commands, file names and output.

use super::known::sets_of;
use super::patterns::ANY_ACTOR;
use crate::diagnostic::{Diagnostic, SourceId, nearest};
use crate::rules::Spanned;
use crate::rules::codes;
use crate::rules::pack::Pack;
use crate::rules::relations::{DAY, PLACE};

/// Checks the ids of everything that has one.
pub(super) fn check(pack: &Pack, found: &mut Vec<Diagnostic>) {
    let mut ids: Vec<(SourceId, &Spanned<String>)> = Vec::new();
    ids.extend(pack.head.iter().map(|h| (h.source, &h.def.id)));
    ids.extend(pack.sides.iter().map(|s| (s.source, &s.def.id)));
    ids.extend(pack.actors.iter().map(|a| (a.source, &a.def.id)));
    for topic in &pack.topics {
        ids.push((topic.topic.source, &topic.topic.def.id));
        ids.extend(topic.topic.def.roles.iter().map(|r| (topic.topic.source, r)));
        ids.extend(topic.positions.iter().map(|p| (p.source, &p.def.id)));
        ids.extend(topic.rules.iter().map(|r| (r.source, &r.def.id)));
    }
    found.extend(
        ids.into_iter().filter(|(_, id)| !is_kebab(id.get_ref())).map(|(source, id)| no_kebab(source, id)),
    );
    roles(pack, found);
    sets(pack, found);
}

/// Whether an id is made of small Latin letters and digits with single hyphens between them.
pub fn is_kebab(id: &str) -> bool {
    let part = |p: &str| !p.is_empty() && p.chars().all(|c| c.is_ascii_lowercase() || c.is_ascii_digit());
    id.split('-').all(part)
}

/// What an id would be in kebab-case; empty where it has no Latin letter and no digit.
pub(super) fn kebab(id: &str) -> String {
    let lower = id.to_lowercase();
    let parts: Vec<&str> =
        lower.split(|c: char| !c.is_ascii_alphanumeric()).filter(|part| !part.is_empty()).collect();
    parts.join("-")
}

fn no_kebab(source: SourceId, id: &Spanned<String>) -> Diagnostic {
    let help = match kebab(id.get_ref()).as_str() {
        "" => "write an id of small Latin letters, digits and hyphens, and the name under `name`".into(),
        better => format!("write `{better}`"),
    };
    Diagnostic::error(codes::NOT_KEBAB, format!("the id `{}` is not in kebab-case", id.get_ref()))
        .at(source, id.span(), "")
        .help(help)
}

fn roles(pack: &Pack, found: &mut Vec<Diagnostic>) {
    for topic in &pack.topics {
        let reserved = topic.topic.def.roles.iter().filter(|r| r.get_ref() == ANY_ACTOR);
        found.extend(reserved.map(|role| {
            Diagnostic::error(codes::NOT_KEBAB, "no role can have the id `actor`")
                .at(topic.topic.source, role.span(), "")
                .note("`{actor}` in a pattern is a mention that fills no role")
                .help("name the role after what the actor does in it, as `partner`")
        }));
        found
            .extend(topic.topic.def.roles.iter().filter_map(|role| nearly_special(topic.topic.source, role)));
    }
}

/// A role that nearly has the name of one that the engine fills by itself.
fn nearly_special(source: SourceId, role: &Spanned<String>) -> Option<Diagnostic> {
    let special = [PLACE, DAY];
    let name = role.get_ref().as_str();
    let meant = nearest(name, special).or_else(|| special.into_iter().find(|s| name == format!("{s}s")));
    let meant = meant.filter(|meant| *meant != name)?;
    let message = format!("the role `{name}` is one of your own; the one that texts fill is `{meant}`");
    Some(
        Diagnostic::warning(codes::NEARLY_SPECIAL, message)
            .at(source, role.span(), format!("did you mean `{meant}`?"))
            .help(format!("write `{meant}`, or give the role a name that cannot be taken for it")),
    )
}

/// Whether a pattern can name a set so.
pub(super) fn fits_pattern(set: &str) -> bool {
    !set.is_empty() && set.chars().all(|c| c.is_alphanumeric() || c == '-' || c == '_')
}

fn sets(pack: &Pack, found: &mut Vec<Diagnostic>) {
    for set in sets_of(pack) {
        let name = set.name.get_ref();
        if !fits_pattern(name) {
            found.push(
                Diagnostic::error(codes::NOT_KEBAB, format!("no pattern can name a set `{name}`"))
                    .at(set.source, set.name.span(), "")
                    .help("use letters, digits and hyphens"),
            );
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn kebab_case_is_small_letters_digits_and_single_hyphens() {
        assert!(["a", "talks-held", "syria-2018"].iter().all(|id| is_kebab(id)));
        assert!(["", "A", "a_b", "a--b", "-a", "a-", "é", "a b"].iter().all(|id| !is_kebab(id)));
    }
}
