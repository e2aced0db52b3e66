//! From a loaded pack to a [`Ruleset`].
//!
//! What `check` reports as an error is left out here; a pack with errors is not meant to be run.

mod actors;
mod ids;
mod parts;
mod recipe;
mod topics;
mod words;

use super::ids::TopicId;
use super::labels::{Label, Labels};
use super::pack::{Pack, Sourced, Topic};
use super::ruleset::{Language, Ruleset, SetListing};
use ids::Ids;
use parts::SetDefs;
use rayon::prelude::*;
use recipe::Recipe;
use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

/// Makes a pack ready for the engine.
pub fn compile(pack: &Pack) -> Ruleset {
    compile_after(pack, None)
}

/// As [`compile`]; languages that are as they were in an earlier state of the pack, compiled before, are taken over.
pub fn compile_after(pack: &Pack, before: Option<(&Pack, &Ruleset)>) -> Ruleset {
    let ids = Ids::of(pack);
    let mut ruleset = Ruleset { labels: labels(pack, &ids), ..Ruleset::default() };
    actors::relations(pack, &ids, &mut ruleset);
    topics::tables(pack, &ids, &mut ruleset);
    actors::persons(pack, &mut ruleset);
    actors::channels(pack, &mut ruleset);
    let sets = SetDefs::of(pack);
    ruleset.sets = listings(pack, &sets);
    let codes: BTreeSet<&String> = pack.words.iter().map(|w| w.def.lang.get_ref()).collect();
    let known = before.map(Known::of);
    let language = |lang: &String| {
        let recipe = Recipe::of(pack, &ids, &sets, lang);
        let same = known.as_ref().and_then(|known| known.language(&recipe));
        same.unwrap_or_else(|| Arc::new(words::language(&recipe, &sets, &ids)))
    };
    ruleset.languages = codes.into_par_iter().map(language).collect();
    topics::examples(pack, &ids, &mut ruleset);
    ruleset
}

/// An earlier state of a pack.
struct Known<'a> {
    pack: &'a Pack,
    ids: Ids,
    sets: SetDefs<'a>,
    ruleset: &'a Ruleset,
}

impl<'a> Known<'a> {
    fn of((pack, ruleset): (&'a Pack, &'a Ruleset)) -> Self {
        Self { pack, ids: Ids::of(pack), sets: SetDefs::of(pack), ruleset }
    }

    /// The language of this recipe, if it had the same one.
    fn language(&self, recipe: &Recipe<'_>) -> Option<Arc<Language>> {
        let language = self.ruleset.languages.iter().find(|language| language.id == recipe.lang)?;
        let same = Recipe::of(self.pack, &self.ids, &self.sets, recipe.lang) == *recipe;
        same.then(|| Arc::clone(language))
    }
}

fn listings(pack: &Pack, sets: &SetDefs<'_>) -> Vec<SetListing> {
    let all = sets
        .by_language
        .iter()
        .flat_map(|(lang, sets)| sets.iter().map(move |(name, members)| (lang, name, members)));
    all.map(|(lang, name, members)| SetListing {
        lang: (*lang).to_owned(),
        name: name.clone(),
        members: members.iter().map(|member| (*member).to_owned()).collect(),
        topics: declared_by(pack, lang, name),
    })
    .collect()
}

/// The topics whose files declare a set.
fn declared_by(pack: &Pack, lang: &str, name: &str) -> Vec<TopicId> {
    let declares = |topic: &Topic| {
        topic
            .sets
            .iter()
            .any(|s| s.def.get(lang).is_some_and(|sets| sets.keys().any(|n| n.get_ref() == name)))
    };
    pack.topics.iter().zip(0u16..).filter(|(t, _)| declares(t)).map(|(_, id)| TopicId(id)).collect()
}

fn labels(pack: &Pack, ids: &Ids) -> Labels {
    let label =
        |id: &str, names: &BTreeMap<String, String>| Label { id: id.to_string(), names: names.clone() };
    let mut labels = Labels {
        pack: label(&pack.id, &pack.title),
        hash: pack.hash.clone(),
        origin: pack.origin.clone(),
        sides: pack.sides.iter().map(|s| label(s.def.id.get_ref(), &s.def.name)).collect(),
        actors: pack.actors.iter().map(|a| label(a.def.id.get_ref(), &a.def.name)).collect(),
        topics: pack.topics.iter().map(|t| label(t.topic.def.id.get_ref(), &t.topic.def.title)).collect(),
        roles: ids.roles.iter().map(|r| label(r, &BTreeMap::new())).collect(),
        ..Labels::default()
    };
    for (topic, id) in pack.topics.iter().zip(0u16..) {
        for Sourced { def, .. } in &topic.positions {
            labels.positions.push(label(def.id.get_ref(), &def.name));
            labels.position_topics.push(TopicId(id));
        }
        for Sourced { def, .. } in &topic.rules {
            labels.rules.push(label(
                &format!("{}/{}", topic.topic.def.id.get_ref(), def.id.get_ref()),
                &BTreeMap::new(),
            ));
        }
    }
    labels
}
