//! Speakers whom the pack does not know, and actors of the pack who are never named.

use super::{Place, Speaker, Unseen, place, places, stub};
use crate::authoring::explain::Explained;
use crate::extract::explain::Why;
use crate::rules::Ruleset;
use crate::text::fold_plain;
use std::cmp::Reverse;
use std::collections::{BTreeMap, BTreeSet};

/// Who speaks and is unknown, the most frequent first.
pub fn speakers(explained: &[Explained]) -> Vec<Speaker> {
    let mut found: BTreeMap<String, (usize, String, Place, &str)> = BTreeMap::new();
    for (document, sentence) in places(explained) {
        for act in sentence.speakers.iter().filter(|a| a.why == Why::Unknown) {
            let Some(words) = &act.unknown else { continue };
            let name = stub::pattern(&words.text);
            if name.is_empty() {
                continue;
            }
            let lang = document.explanation.language.as_str();
            let new = || (0, name.clone(), place(document, sentence), lang);
            found.entry(fold_plain(&name)).or_insert_with(new).0 += 1;
        }
    }
    let speaker = |(count, name, place, lang): (usize, String, Place, &str)| {
        let stub = stub::actor(lang, &name);
        Speaker { name, count, place, stub }
    };
    let mut speakers: Vec<Speaker> = found.into_values().map(speaker).collect();
    speakers.sort_by_key(|s| (Reverse(s.count), s.place.clone()));
    speakers
}

/// Who is never named.
pub fn unseen(explained: &[Explained], ruleset: &Ruleset) -> Vec<Unseen> {
    let mentions = explained.iter().flat_map(|d| &d.explanation.sentences).flat_map(|s| &s.mentions);
    let seen: BTreeSet<&str> = mentions.filter_map(|m| m.actor.as_deref()).collect();
    let actors = ruleset.labels().actors.iter().filter(|label| !seen.contains(label.id.as_str()));
    actors
        .map(|label| Unseen {
            id: label.id.clone(),
            name: label.name("en").to_owned(),
            stub: stub::off(&label.id),
        })
        .collect()
}
