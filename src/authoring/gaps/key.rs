//! Which sets a topic is about: those that many of its patterns use. A word of another set says little by itself.

use crate::rules::Ruleset;
use crate::rules::tag::Tag;
use std::collections::{BTreeMap, BTreeSet};

/// A set is one of the key sets of a topic if at least one in so many of the topic's patterns uses it.
const ONE_IN: usize = 6;

/// The key sets of each topic, by its id; a topic's own sets only.
pub fn sets(ruleset: &Ruleset) -> BTreeMap<String, BTreeSet<String>> {
    let labels = ruleset.labels();
    let mut uses: BTreeMap<(String, String), usize> = BTreeMap::new();
    let mut patterns: BTreeMap<String, usize> = BTreeMap::new();
    for phrase in ruleset.languages().iter().flat_map(|l| l.phrases.all()) {
        let Tag::Content(rule) = phrase.tag else { continue };
        let topic = ruleset.rule(rule).topic;
        let id = &labels.topic(topic).id;
        *patterns.entry(id.clone()).or_default() += 1;
        let own = ruleset.sets().iter().filter(|s| s.topics.contains(&topic)).map(|s| &s.name);
        let named: BTreeSet<&String> =
            own.filter(|name| phrase.text.contains(&format!("<{name}>"))).collect();
        for name in named {
            *uses.entry((id.clone(), name.clone())).or_default() += 1;
        }
    }
    let mut key: BTreeMap<String, BTreeSet<String>> = BTreeMap::new();
    for ((topic, set), count) in uses {
        if count * ONE_IN >= patterns.get(&topic).copied().unwrap_or_default() {
            key.entry(topic).or_default().insert(set);
        }
    }
    key
}
