//! Actors: how they stand to each other, and under which names they are mentioned.

use super::ids::Ids;
use super::parts::Style;
use super::recipe::Entry;
use crate::rules::Spanned;
use crate::rules::ids::ActorId;
use crate::rules::model::{ActorDef, ActorKind};
use crate::rules::pack::Pack;
use crate::rules::ruleset::{Person, Ruleset, channel_key};
use crate::rules::tag::{NameKind, Tag};
use std::collections::{BTreeMap, BTreeSet};

fn numbered(pack: &Pack) -> impl Iterator<Item = (ActorId, &ActorDef)> {
    pack.actors.iter().zip(0u16..).map(|(a, i)| (ActorId(i), &a.def))
}

/// Sides, kinds, groups and powers.
pub fn relations(pack: &Pack, ids: &Ids, ruleset: &mut Ruleset) {
    let relations = &mut ruleset.relations;
    for (id, def) in numbered(pack) {
        relations.sides.push(def.side.as_ref().and_then(|s| ids.side(s.get_ref())));
        relations.kinds.push(def.kind);
        relations.groups.push(groups(pack, ids, id));
        let party = def.party_as.as_ref().and_then(|p| ids.actor(p.get_ref()));
        relations.party_as.push(party.unwrap_or(id));
        relations.states.push(!def.adjectives.is_empty());
        relations.spoken_for.push(!def.spokespeople.is_empty());
    }
    let authors = pack.words.iter().flat_map(|w| &w.def.speech).filter_map(|s| s.author.as_ref());
    let authors: BTreeSet<_> = authors.filter_map(|a| ids.actor(a.get_ref())).collect();
    relations.rumours = authors.into_iter().collect();
    let compare: Vec<_> = pack.compare.iter().filter_map(|s| ids.side(s.def.get_ref())).collect();
    if let [a, b] = compare[..] {
        relations.compare = Some((a, b));
    }
}

/// All groups that an actor is in, directly or not.
fn groups(pack: &Pack, ids: &Ids, actor: ActorId) -> Vec<ActorId> {
    let mut found = BTreeSet::new();
    let mut open = vec![actor];
    while let Some(at) = open.pop() {
        let Some(def) = pack.actors.get(at.index()) else { continue };
        for group in def.def.member_of.iter().filter_map(|g| ids.actor(g.get_ref())) {
            if group != actor && found.insert(group) {
                open.push(group);
            }
        }
    }
    found.into_iter().collect()
}

/// The people who speak for actors.
pub fn persons(pack: &Pack, ruleset: &mut Ruleset) {
    for (actor, def) in numbered(pack) {
        for person in &def.spokespeople {
            let names = person.iter().map(|(lang, name)| (lang.clone(), name.get_ref().clone())).collect();
            ruleset.persons.push(Person { actor, names });
        }
    }
}

/// Whose channel is which.
pub fn channels(pack: &Pack, ruleset: &mut Ruleset) {
    for (actor, def) in numbered(pack) {
        let names = def.channel.iter().flat_map(|channels| &channels.get_ref().0);
        ruleset.channels.extend(names.map(|name| (channel_key(name), actor)));
    }
}

/// Lists names, adjectives and spokespeople in one language.
pub fn phrases<'a>(pack: &'a Pack, ids: &Ids, lang: &str, entries: &mut Vec<Entry<'a>>) {
    let mut person = 0u16;
    for (actor, def) in numbered(pack) {
        let lists = [
            (&def.aliases, NameKind::Full),
            (&def.short, NameKind::Short),
            (&def.capitals, NameKind::Capital),
        ];
        for (names, kind) in lists {
            let place = def.kind == ActorKind::Place;
            let tag = if place { Tag::Place(actor) } else { Tag::Name { actor, kind } };
            list(names.get(lang), tag, Style::Name, entries);
        }
        list(def.adjectives.get(lang), Tag::Adjective(actor), Style::Words, entries);
        list(def.own.get(lang), Tag::Own(actor), Style::Words, entries);
        for source in &def.sources {
            let Some(of) = ids.actor(source.of.get_ref()) else { continue };
            list(source.words.get(lang), Tag::Source { outlet: actor, of }, Style::Words, entries);
        }
        for names in &def.spokespeople {
            spokesperson(names, lang, actor, person, entries);
            person += 1;
        }
    }
}

fn list<'a>(texts: Option<&'a Vec<Spanned<String>>>, tag: Tag, style: Style, entries: &mut Vec<Entry<'a>>) {
    entries.extend(texts.into_iter().flatten().map(|text| Entry { text: text.get_ref(), tag, style }));
}

/// A person's full name, and the last name, which means him once the full one was seen.
fn spokesperson<'a>(
    names: &'a BTreeMap<String, Spanned<String>>,
    lang: &str,
    actor: ActorId,
    person: u16,
    entries: &mut Vec<Entry<'a>>,
) {
    let Some(name) = names.get(lang).map(|name| name.get_ref().trim()) else { return };
    let mut add =
        |text, kind| entries.push(Entry { text, tag: Tag::Name { actor, kind }, style: Style::Name });
    add(name, NameKind::Person(person));
    let mut words = name.split_whitespace();
    if let (Some(_), Some(last)) = (words.next(), words.next_back()) {
        add(last, NameKind::Surname(person));
    }
    // "M abd al-N" is "abd al-N" later on
    if let Some((space, _)) = name.rmatch_indices(' ').nth(1) {
        add(&name[space + 1..], NameKind::Surname(person));
    }
}
