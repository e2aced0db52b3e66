//! Speakers whom the pack does not know, bodies that it does not list, and actors of the pack
//! who are never named.

use super::stub::{self, Camp};
use super::{Body, Place, Speaker, Unseen, place, places};
use crate::authoring::explain::Explained;
use crate::extract::explain::{MentionView, Why};
use crate::rules::ids::ActorId;
use crate::rules::labels::Label;
use crate::rules::{ActorKind, Ruleset};
use crate::text::fold_plain;
use std::cmp::Reverse;
use std::collections::{BTreeMap, BTreeSet};

/// Who speaks and is unknown, the most frequent first.
pub fn speakers(explained: &[Explained], camp: &Camp<'_>) -> Vec<Speaker> {
    let mut found: BTreeMap<String, (usize, String, Place, &str)> = BTreeMap::new();
    for (document, sentence) in places(explained) {
        for act in sentence.speakers.iter().filter(|a| a.why == Why::Unknown) {
            let Some(words) = &act.unknown else { continue };
            // A body in these words is told among the bodies, under its bare name.
            let within = |m: &&MentionView| words.start <= m.at.start && m.at.end <= words.end;
            if sentence.mentions.iter().filter(within).any(|m| m.unlisted.is_some()) {
                continue;
            }
            let name = stub::pattern(&words.text);
            if name.is_empty() {
                continue;
            }
            let lang = document.explanation.language.as_str();
            let new = || (0, name.clone(), place(document, sentence), lang);
            found.entry(fold_plain(&name)).or_insert_with(new).0 += 1;
        }
    }
    let mut found: Vec<_> = found.into_values().collect();
    found.sort_by(|a, b| (Reverse(a.0), &a.2).cmp(&(Reverse(b.0), &b.2)));
    let speaker = |(number, (count, name, place, lang)): (usize, (usize, String, Place, &str))| {
        let stub = stub::actor(camp, number, lang, &name);
        Speaker { name, count, place, stub }
    };
    (1..).zip(found).map(speaker).collect()
}

/// Bodies that are named by their kind and that the pack does not list, the most frequent first; `first` is the number
/// of the first draft.
pub fn bodies(explained: &[Explained], camp: &Camp<'_>, first: usize) -> Vec<Body> {
    let mut found: BTreeMap<&str, Body> = BTreeMap::new();
    for (document, sentence) in places(explained) {
        for at in sentence.mentions.iter().filter_map(|m| m.unlisted) {
            let Some(body) = document.explanation.unlisted.get(at) else { continue };
            let new = || Body {
                name: body.name.clone(),
                lang: body.lang.clone(),
                count: 0,
                place: place(document, sentence),
                stub: String::new(),
            };
            found.entry(&body.key).or_insert_with(new).count += 1;
        }
    }
    let mut bodies: Vec<Body> = found.into_values().collect();
    bodies.sort_by(|a, b| (Reverse(a.count), &a.place, &a.name).cmp(&(Reverse(b.count), &b.place, &b.name)));
    for (number, body) in (first..).zip(&mut bodies) {
        body.stub = stub::actor(camp, number, &body.lang, &body.name);
    }
    bodies
}

/// Who is never named; places are no actors to whoever looks for some.
pub fn unseen(explained: &[Explained], ruleset: &Ruleset) -> Vec<Unseen> {
    let mentions = explained.iter().flat_map(|d| &d.explanation.sentences).flat_map(|s| &s.mentions);
    let seen: BTreeSet<&str> = mentions.filter_map(|m| m.actor.as_deref()).collect();
    let relations = ruleset.relations();
    let actors = (0u16..).map(ActorId).zip(&ruleset.labels().actors);
    let actors = actors.filter(|(id, _)| relations.kind(*id) != ActorKind::Place);
    let unseen = actors.filter(|(_, label)| !seen.contains(label.id.as_str()));
    let of = |(_, label): (ActorId, &Label)| Unseen {
        id: label.id.clone(),
        name: label.name("en").to_owned(),
        stub: stub::off(&label.id),
    };
    unseen.map(of).collect()
}
