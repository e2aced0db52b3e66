//! Sides, actors, positions and languages that are named must be declared.

use super::known::{Kind, Known, actors_of, positions_of};
use super::patterns::ROLE;
use crate::diagnostic::{Diagnostic, SourceId};
use crate::rules::Spanned;
use crate::rules::codes;
use crate::rules::pack::{Pack, Topic};
use crate::rules::relations::{DAY, PLACE};
use std::collections::BTreeSet;

const SIDE: Kind = Kind {
    code: codes::UNKNOWN_SIDE,
    what: "side",
    declared: "declare it: `[[side]]` with `id = \"NAME\"`",
    around: ("", ""),
};
pub(super) const ACTOR: Kind = Kind {
    code: codes::UNKNOWN_ACTOR,
    what: "actor",
    declared: "declare it: `[[actor]]` with `id = \"NAME\"`",
    around: ("", ""),
};
pub(super) const POSITION: Kind = Kind {
    code: codes::UNKNOWN_POSITION,
    what: "position",
    declared: "declare it in this topic: `[[position]]` with `id = \"NAME\"`",
    around: ("", ""),
};
const LANGUAGE: Kind = Kind {
    code: codes::UNKNOWN_LANGUAGE,
    what: "words file for the language",
    declared: "write `words/NAME.toml` or extend `builtin:words`",
    around: ("", ""),
};

/// Checks all references of a pack but those inside patterns and examples.
pub(super) fn check(pack: &Pack, known: &Known<'_>, found: &mut Vec<Diagnostic>) {
    actors(pack, known, found);
    for words in &pack.words {
        let authors = words.def.speech.iter().filter_map(|s| s.author.as_ref());
        found.extend(authors.filter_map(|a| actor(known, words.source, a)));
    }
    for side in &pack.compare {
        found.extend(known.missing(SIDE, side.source, &side.def, known.sides.iter().copied()));
    }
    for topic in &pack.topics {
        positions(topic, known, found);
    }
    languages(pack, known, found);
}

fn actor(known: &Known<'_>, source: SourceId, name: &Spanned<String>) -> Option<Diagnostic> {
    known.missing(ACTOR, source, name, known.actors.iter().copied())
}

fn actors(pack: &Pack, known: &Known<'_>, found: &mut Vec<Diagnostic>) {
    for item in actors_of(pack) {
        let sides = known.sides.iter().copied();
        let side = item.def.side.as_ref();
        found.extend(side.and_then(|s| known.missing(SIDE, item.source, s, sides)));
        let named = item.def.member_of.iter().chain(&item.def.party_as);
        let named = named.chain(item.def.sources.iter().map(|source| &source.of));
        found.extend(named.filter_map(|n| actor(known, item.source, n)));
    }
}

fn positions(topic: &Topic, known: &Known<'_>, found: &mut Vec<Diagnostic>) {
    let declared = positions_of(topic);
    let mut named: Vec<(SourceId, &Spanned<String>)> = Vec::new();
    for item in &topic.positions {
        let forces = [&item.def.deny, &item.def.refuse, &item.def.accept, &item.def.threaten];
        named.extend(forces.into_iter().flatten().map(|name| (item.source, name)));
    }
    let def = &topic.topic.def;
    let parties = || def.roles.iter().map(|r| r.get_ref().as_str()).filter(|r| ![PLACE, DAY].contains(r));
    found.extend(def.open.iter().filter_map(|r| known.missing(ROLE, topic.topic.source, r, parties())));
    for item in &topic.positions {
        let against = item.def.against.as_ref();
        found.extend(against.and_then(|role| known.missing(ROLE, item.source, role, parties())));
    }
    for item in &topic.rules {
        named.extend(item.def.position.iter().map(|name| (item.source, name)));
    }
    for item in &topic.opposed {
        named.extend(item.def.positions.iter().map(|name| (item.source, name)));
    }
    for item in &topic.shifts {
        named.extend([(item.source, &item.def.from), (item.source, &item.def.to)]);
    }
    let missing = |(source, name)| known.missing(POSITION, source, name, declared.iter().copied());
    found.extend(named.into_iter().filter_map(missing));
}

/// A language is told once for each file that names it, a name's only once at all.
fn languages(pack: &Pack, known: &Known<'_>, found: &mut Vec<Diagnostic>) {
    let mut named: Vec<(SourceId, &Spanned<String>)> = Vec::new();
    if let Some(head) = &pack.head {
        named.extend(head.def.languages.iter().map(|lang| (head.source, lang)));
    }
    for rule in pack.topics.iter().flat_map(|t| &t.rules) {
        named.extend(rule.def.lang.iter().map(|lang| (rule.source, lang)));
    }
    let mut told = BTreeSet::new();
    for (source, lang) in named {
        if told.insert((source, lang.get_ref().as_str())) {
            found.extend(known.missing(LANGUAGE, source, lang, known.languages.iter().copied()));
        }
    }
    // Without any words nothing can be said of languages; the rules say so.
    if !known.languages.is_empty() && !pack.lost.names {
        names(pack, known, found);
    }
}

fn names(pack: &Pack, known: &Known<'_>, found: &mut Vec<Diagnostic>) {
    let mut told = BTreeSet::new();
    for item in actors_of(pack) {
        let sources = item.def.sources.iter().map(|source| &source.words);
        let names =
            [&item.def.aliases, &item.def.short, &item.def.capitals, &item.def.own, &item.def.adjectives];
        for (lang, list) in names.into_iter().chain(sources).flatten() {
            let Some(name) = list.first().filter(|_| !known.languages.contains(lang.as_str())) else {
                continue;
            };
            if told.insert(lang.as_str()) {
                let message = format!("there are names in `{lang}`, which has no words file");
                found.push(
                    Diagnostic::warning(codes::NAMES_UNUSED, message)
                        .at(item.source, name.span(), "the first of them")
                        .help(format!("write `words/{lang}.toml`, or correct the language")),
                );
            }
        }
    }
}
