//! Names of actors: a full name means one actor, and no short name is another's full one.

use super::known::actors_of;
use super::phrases::phrases_of;
use super::sets::same_words;
use super::written::by_language;
use crate::diagnostic::{Diagnostic, SourceId};
use crate::rules::Spanned;
use crate::rules::codes;
use crate::rules::pack::Pack;
use crate::rules::ruleset::channel_key;
use rustc_hash::FxHashMap;
use std::collections::BTreeMap;
use std::collections::hash_map::Entry;

/// A name where it is written.
#[derive(Clone, Copy)]
struct Name<'a> {
    actor: &'a str,
    source: SourceId,
    text: &'a Spanned<String>,
}

/// By language and folded phrase: the first actor that has it as a full name.
type Full<'a> = FxHashMap<(&'a str, String), Name<'a>>;

/// By actor: the groups that it names.
type Groups<'a> = BTreeMap<&'a str, Vec<&'a str>>;

/// Checks the names of all actors against each other.
pub(super) fn check(pack: &Pack, found: &mut Vec<Diagnostic>) {
    let actors = actors_of(pack);
    let mut full = Full::default();
    for item in &actors {
        let actor = item.def.id.get_ref().as_str();
        for (lang, text) in by_language(&item.def.aliases) {
            add(&mut full, lang, Name { actor, source: item.source, text }, found);
        }
        for list in item.def.aliases.values().chain(item.def.short.values()) {
            same_words(item.source, list, found);
        }
    }
    channels(pack, found);
    let groups: Groups<'_> = actors
        .iter()
        .map(|item| {
            (
                item.def.id.get_ref().as_str(),
                item.def.member_of.iter().map(|g| g.get_ref().as_str()).collect(),
            )
        })
        .collect();
    for item in &actors {
        let actor = item.def.id.get_ref().as_str();
        for (lang, text) in by_language(&item.def.short) {
            short(&full, &groups, lang, &Name { actor, source: item.source, text }, found);
        }
    }
}

fn add<'a>(full: &mut Full<'a>, lang: &'a str, name: Name<'a>, found: &mut Vec<Diagnostic>) {
    let mut told = false;
    for phrase in phrases_of(name.text.get_ref()) {
        match full.entry((lang, phrase)) {
            Entry::Occupied(other) if other.get().actor != name.actor && !told => {
                found.push(of_two(&name, other.get()));
                told = true;
            }
            Entry::Occupied(_) => {}
            Entry::Vacant(place) => {
                place.insert(name);
            }
        }
    }
}

fn of_two(name: &Name<'_>, other: &Name<'_>) -> Diagnostic {
    let message = format!("this full name means two actors, `{}` and `{}`", other.actor, name.actor);
    Diagnostic::error(codes::ALIAS_OF_TWO, message)
        .at(name.source, name.text.span(), format!("of `{}`", name.actor))
        .also(other.source, other.text.span(), format!("of `{}`", other.actor))
        .help("keep it with one of them; what only the context tells apart belongs into `short`")
}

/// A channel is one actor's own.
fn channels(pack: &Pack, found: &mut Vec<Diagnostic>) {
    let mut known: BTreeMap<String, (&str, SourceId, std::ops::Range<usize>)> = BTreeMap::new();
    for item in &pack.actors {
        let actor = item.def.id.get_ref().as_str();
        if let Some(channels) = &item.def.channel {
            for name in &channels.get_ref().0 {
                match known.get(&channel_key(name)) {
                    Some((other, source, span)) if *other != actor => {
                        let message =
                            format!("`{name}` is the channel of two actors, `{other}` and `{actor}`");
                        let error = Diagnostic::error(codes::ALIAS_OF_TWO, message)
                            .at(item.source, channels.span(), format!("of `{actor}`"))
                            .also(*source, span.clone(), format!("of `{other}`"));
                        found.push(error.help("keep it with the one that writes there"));
                    }
                    _ => {
                        known.insert(channel_key(name), (actor, item.source, channels.span()));
                    }
                }
            }
        }
    }
}

/// Whether an actor is in a group, directly or not.
fn is_in(groups: &Groups<'_>, actor: &str, group: &str) -> bool {
    let mut seen = Vec::new();
    let mut open = vec![actor];
    while let Some(at) = open.pop() {
        for &next in groups.get(at).into_iter().flatten() {
            if next == group {
                return true;
            }
            if !seen.contains(&next) {
                seen.push(next);
                open.push(next);
            }
        }
    }
    false
}

/// "The factions" may be all of them, and those that the report has just named: a group and its members may
/// share a short name. Anybody else's is probably a mistake.
fn short(full: &Full<'_>, groups: &Groups<'_>, lang: &str, name: &Name<'_>, found: &mut Vec<Diagnostic>) {
    let other = phrases_of(name.text.get_ref()).into_iter().find_map(|p| full.get(&(lang, p)));
    if let Some(other) = other.filter(|o| o.actor != name.actor && !is_in(groups, name.actor, o.actor)) {
        let message = format!("this short name of `{}` is the full name of `{}`", name.actor, other.actor);
        found.push(
            Diagnostic::warning(codes::SHORT_IS_FULL, message)
                .at(
                    name.source,
                    name.text.span(),
                    format!("means `{}` until `{}` is named in full", other.actor, name.actor),
                )
                .also(other.source, other.text.span(), "the full name")
                .help("remove one of them, or make the full name longer"),
        );
    }
}
