//! Sets that take the place of imported ones, or remove them. All others add to what there is.

use super::merge::Layer;
use super::one::nothing_to_replace;
use super::strict::Findings;
use super::topics::Topics;
use crate::diagnostic::SourceId;
use crate::rules::Spanned;
use crate::rules::pack::{Pack, SetsOfLanguage};

/// Removes from `pack` and `topics`, which hold the layers before, what `layer` replaces or switches off.
pub(super) fn settle(layer: &mut Layer, pack: &mut Pack, topics: &mut Topics, findings: &mut Findings) {
    let mut known: Vec<String> = pack.words.iter().flat_map(|words| names(&words.def.sets)).collect();
    known.extend(topics.sets().flat_map(|(_, sets)| names(sets)));
    for (lang, source, name) in asked(layer) {
        let mut dropped = false;
        for words in pack.words.iter_mut().filter(|words| *words.def.lang.get_ref() == lang) {
            dropped |= drop(&mut words.def.sets, &name);
        }
        for (_, sets) in topics.sets().filter(|(of, _)| **of == lang) {
            dropped |= drop(sets, &name);
        }
        if !dropped {
            let known = known.iter().map(String::as_str);
            findings.push(nothing_to_replace("set", source, &name, known));
        }
    }
    for sets in of_layer(layer) {
        sets.retain(|_, set| !set.off);
    }
}

/// Language, file and name of every set of a layer that replaces or removes.
fn asked(layer: &Layer) -> Vec<(String, SourceId, Spanned<String>)> {
    let mut asked = Vec::new();
    let mut take = |lang: &String, source: SourceId, sets: &SetsOfLanguage| {
        let bold = sets.iter().filter(|(_, set)| set.replace || set.off);
        asked.extend(bold.map(|(name, _)| (lang.clone(), source, name.clone())));
    };
    layer.words.iter().for_each(|file| take(file.def.lang.get_ref(), file.source, &file.def.sets));
    for file in &layer.topics {
        file.def.sets.iter().for_each(|(lang, sets)| take(lang, file.source, sets));
    }
    asked
}

fn of_layer(layer: &mut Layer) -> impl Iterator<Item = &mut SetsOfLanguage> {
    let words = layer.words.iter_mut().map(|file| &mut file.def.sets);
    words.chain(layer.topics.iter_mut().flat_map(|file| file.def.sets.values_mut()))
}

fn names(sets: &SetsOfLanguage) -> Vec<String> {
    sets.keys().map(|name| name.get_ref().clone()).collect()
}

fn drop(sets: &mut SetsOfLanguage, name: &Spanned<String>) -> bool {
    let before = sets.len();
    sets.retain(|known, _| known.get_ref() != name.get_ref());
    sets.len() < before
}
