//! Merges topic files: a topic may be spread over files and packs, but only one of them describes it.

use super::one::{ById, nothing_to_replace, used_twice};
use super::strict::Findings;
use crate::rules::model::{OpposedDef, PositionDef, RuleDef, ShiftDef, TopicDef, TopicFile};
use crate::rules::pack::{SetsByLanguage, SetsOfLanguage, Sourced, Topic};

/// Topics in the order in which they came.
#[derive(Debug, Default)]
pub(super) struct Topics {
    drafts: Vec<Draft>,
}

#[derive(Debug)]
struct Draft {
    /// The pack of the file that opened it.
    pack: usize,
    topic: Sourced<TopicDef>,
    positions: ById<PositionDef>,
    rules: ById<RuleDef>,
    opposed: Vec<Sourced<OpposedDef>>,
    shifts: Vec<Sourced<ShiftDef>>,
    sets: Vec<Sourced<SetsByLanguage>>,
}

/// Whether a file describes its topic rather than only adding to it.
fn describes(topic: &TopicDef) -> bool {
    !topic.title.is_empty() || !topic.roles.is_empty() || !topic.open.is_empty()
}

impl Topics {
    /// Adds a file: a new topic, more of a known one, or a replacement of an imported one.
    pub fn add(&mut self, pack: usize, file: Sourced<TopicFile>, findings: &mut Findings) {
        let new = &file.def.topic;
        let merges = new.replace || new.off;
        let Some(at) = self.drafts.iter().position(|d| d.topic.def.id == new.id) else {
            if merges {
                let known = self.drafts.iter().map(|d| d.topic.def.id.get_ref().as_str());
                findings.push(nothing_to_replace("topic", file.source, &new.id, known));
            }
            if !new.off {
                self.drafts.push(Draft::open(pack, file, findings));
            }
            return;
        };
        let known = &mut self.drafts[at];
        let same_pack = known.pack == pack;
        match (merges && !same_pack, new.off) {
            (true, true) => {
                self.drafts.remove(at);
            }
            (true, false) => *known = Draft::open(pack, file, findings),
            (false, _) if merges || describes(new) && describes(&known.topic.def) => {
                findings.push(second_description(known, &file, same_pack));
            }
            (false, _) => known.extend(pack, file, findings),
        }
    }

    /// The sets of all topics, with their languages.
    pub fn sets(&mut self) -> impl Iterator<Item = (&String, &mut SetsOfLanguage)> {
        self.drafts.iter_mut().flat_map(|draft| &mut draft.sets).flat_map(|file| &mut file.def)
    }

    /// The topics as the pack keeps them.
    pub fn into_list(self) -> Vec<Topic> {
        self.drafts.into_iter().map(Draft::close).collect()
    }
}

fn second_description(
    known: &Draft,
    file: &Sourced<TopicFile>,
    same_pack: bool,
) -> crate::diagnostic::Diagnostic {
    let old = (known.topic.source, &known.topic.def.id);
    let help = if same_pack {
        "give one of the two another id; a file that only adds to a topic has nothing but `id` under `[topic]`"
    } else {
        "leave nothing but `id` under `[topic]` to add to it, or write `replace = true` or `off = true`"
    };
    used_twice("topic", old, (file.source, &file.def.topic.id)).help(help)
}

impl Draft {
    fn open(pack: usize, file: Sourced<TopicFile>, findings: &mut Findings) -> Self {
        let topic = Sourced { source: file.source, imported: file.imported, def: file.def.topic.clone() };
        let mut draft = Self {
            pack,
            topic,
            positions: ById::default(),
            rules: ById::default(),
            opposed: Vec::new(),
            shifts: Vec::new(),
            sets: Vec::new(),
        };
        draft.extend(pack, file, findings);
        draft
    }

    fn extend(&mut self, pack: usize, file: Sourced<TopicFile>, findings: &mut Findings) {
        let Sourced { source, imported, def } = file;
        if describes(&def.topic) {
            self.topic = Sourced { source, imported, def: def.topic };
        }
        for def in def.position {
            self.positions.add(pack, Sourced { source, imported, def }, findings);
        }
        for def in def.rule {
            self.rules.add(pack, Sourced { source, imported, def }, findings);
        }
        self.opposed.extend(def.opposed.into_iter().map(|def| Sourced { source, imported, def }));
        self.shifts.extend(def.shift.into_iter().map(|def| Sourced { source, imported, def }));
        self.sets.push(Sourced { source, imported, def: def.sets });
    }

    fn close(self) -> Topic {
        Topic {
            topic: self.topic,
            positions: self.positions.into_list(),
            rules: self.rules.into_list(),
            opposed: self.opposed,
            shifts: self.shifts,
            sets: self.sets,
        }
    }
}
