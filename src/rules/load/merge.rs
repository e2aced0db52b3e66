//! Merges the packs that build on each other into one, by id.

use super::strict::Findings;
use super::topics::Topics;
use super::{one::ById, sets, speakers};
use crate::rules::model::{ActorDef, AllowDef, PackDef, SideDef, TestDef, TopicFile, WordsFile};
use crate::rules::pack::{Pack, Sourced};

/// What one pack adds to those before it.
#[derive(Debug, Default)]
pub(super) struct Layer {
    /// Which pack it is of; one pack's parts may come in several layers.
    pub number: usize,
    pub head: Option<Sourced<PackDef>>,
    /// Of the outermost pack alone, as are the warnings that it allows.
    pub test: Option<Sourced<TestDef>>,
    pub allow: Vec<Sourced<AllowDef>>,
    pub sides: Vec<Sourced<SideDef>>,
    pub actors: Vec<Sourced<ActorDef>>,
    pub words: Vec<Sourced<WordsFile>>,
    pub topics: Vec<Sourced<TopicFile>>,
}

/// Merges `layers`, imported ones first.
pub(super) fn merge(layers: Vec<Layer>, findings: &mut Findings) -> Pack {
    let mut pack = Pack::default();
    let (mut sides, mut actors, mut topics) = (ById::default(), ById::default(), Topics::default());
    for mut layer in layers {
        sets::settle(&mut layer, &mut pack, &mut topics, findings);
        head(&mut pack, layer.head);
        pack.test = pack.test.or(layer.test);
        pack.allow.extend(layer.allow);
        layer.sides.into_iter().for_each(|side| sides.add(layer.number, side, findings));
        layer.actors.into_iter().for_each(|actor| actors.add(layer.number, actor, findings));
        for words in layer.words {
            speakers::add(layer.number, &words, &mut sides, &mut actors, findings);
            pack.words.push(words);
        }
        layer.topics.into_iter().for_each(|topic| topics.add(layer.number, topic, findings));
    }
    pack.sides = sides.into_list();
    pack.actors = actors.into_list();
    pack.topics = topics.into_list();
    pack
}

/// What `[pack]` says; an outer pack that is silent on its languages and sides keeps those that it builds on.
fn head(pack: &mut Pack, head: Option<Sourced<PackDef>>) {
    let Some(head) = head else { return };
    pack.id = head.def.id.get_ref().clone();
    pack.title = head.def.title.clone();
    if !head.def.languages.is_empty() {
        pack.languages = head.def.languages.iter().map(|l| l.get_ref().clone()).collect();
    }
    if !head.def.compare.is_empty() {
        let sourced = |def| Sourced { source: head.source, imported: head.imported, def };
        pack.compare = head.def.compare.iter().cloned().map(sourced).collect();
    }
    pack.head = Some(head).filter(|h| !h.imported);
}
