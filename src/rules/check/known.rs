//! The names that a pack declares, for holding references against them.

use crate::diagnostic::{Diagnostic, SourceId, nearest};
use crate::rules::Spanned;
use crate::rules::model::ActorDef;
use crate::rules::pack::{Pack, Sourced, Topic};
use std::collections::{BTreeMap, BTreeSet};

/// Declared names.
pub(super) struct Known<'a> {
    pub sides: BTreeSet<&'a str>,
    pub actors: BTreeSet<&'a str>,
    /// Languages that have a words file.
    pub languages: BTreeSet<&'a str>,
    /// By language.
    pub sets: BTreeMap<&'a str, BTreeSet<&'a str>>,
    /// Whether definitions were lost in faulty files.
    names_lost: bool,
}

impl<'a> Known<'a> {
    /// Collects the names of a pack.
    pub fn of(pack: &'a Pack) -> Self {
        let mut sets: BTreeMap<&str, BTreeSet<&str>> = BTreeMap::new();
        for set in sets_of(pack) {
            sets.entry(set.lang).or_default().insert(set.name.get_ref());
        }
        Self {
            sides: pack.sides.iter().map(|s| s.def.id.get_ref().as_str()).collect(),
            actors: pack.actors.iter().map(|a| a.def.id.get_ref().as_str()).collect(),
            languages: pack.words.iter().map(|w| w.def.lang.get_ref().as_str()).collect(),
            sets,
            names_lost: pack.lost.names,
        }
    }

    /// Says that `name` is not among `known`, unless it is, or may have been lost in a faulty file.
    pub fn missing<'n>(
        &self,
        kind: Kind,
        source: SourceId,
        name: &Spanned<String>,
        known: impl IntoIterator<Item = &'n str>,
    ) -> Option<Diagnostic> {
        self.missing_at(kind, source, name.get_ref(), name.span(), known)
    }

    /// The same for a name that is only part of a value.
    pub fn missing_at<'n>(
        &self,
        kind: Kind,
        source: SourceId,
        name: &str,
        span: std::ops::Range<usize>,
        known: impl IntoIterator<Item = &'n str>,
    ) -> Option<Diagnostic> {
        let known: Vec<&str> = known.into_iter().collect();
        if known.contains(&name) {
            return None;
        }
        let meant = nearest(name, known.iter().copied());
        if meant.is_none() && self.names_lost {
            return None;
        }
        let (label, help) = match meant {
            Some(meant) => (format!("did you mean `{meant}`?"), format!("write `{meant}`")),
            None => (String::new(), help(kind, name, &known)),
        };
        let message = format!("there is no {} `{name}`", kind.what);
        Some(Diagnostic::error(kind.code, message).at(source, span, label).help(help))
    }
}

/// What kind of name is looked for.
#[derive(Clone, Copy)]
pub(super) struct Kind {
    pub code: &'static str,
    pub what: &'static str,
    /// How it is declared; `NAME` stands for the name.
    pub declared: &'static str,
}

/// How many names a message lists.
const LISTED: usize = 8;

fn help(kind: Kind, name: &str, known: &[&str]) -> String {
    let declare = kind.declared.replace("NAME", name);
    match known.len() {
        1 => format!("write `{}`, or {declare}", known[0]),
        2..=LISTED => {
            let names: Vec<String> = known.iter().map(|k| format!("`{k}`")).collect();
            format!("write one of {}, or {declare}", names.join(", "))
        }
        _ => format!("correct the name, or {declare}"),
    }
}

/// A set where it is declared.
pub(super) struct SetPlace<'a> {
    pub source: SourceId,
    pub imported: bool,
    pub lang: &'a str,
    pub name: &'a Spanned<String>,
    pub words: &'a [Spanned<String>],
}

/// All sets of words files and topics.
pub(super) fn sets_of(pack: &Pack) -> Vec<SetPlace<'_>> {
    let mut all = Vec::new();
    for file in &pack.words {
        let lang = file.def.lang.get_ref().as_str();
        for (name, words) in &file.def.sets {
            all.push(SetPlace { source: file.source, imported: file.imported, lang, name, words });
        }
    }
    for file in pack.topics.iter().flat_map(|t| &t.sets) {
        for (lang, sets) in &file.def {
            for (name, words) in sets {
                all.push(SetPlace { source: file.source, imported: file.imported, lang, name, words });
            }
        }
    }
    all
}

/// All actors as they are written: an unnamed speaker once for each words file, so that its places are right.
pub(super) fn actors_of(pack: &Pack) -> Vec<Sourced<&ActorDef>> {
    let words: BTreeSet<SourceId> = pack.words.iter().map(|w| w.source).collect();
    let named = pack.actors.iter().filter(|a| !words.contains(&a.source));
    let named = named.map(|a| Sourced { source: a.source, imported: a.imported, def: &a.def });
    let speakers = pack.words.iter().flat_map(|w| {
        let there = w.def.speaker.iter().filter(|s| !s.off);
        there.map(|def| Sourced { source: w.source, imported: w.imported, def })
    });
    named.chain(speakers).collect()
}

/// The positions of a topic.
pub(super) fn positions_of(topic: &Topic) -> Vec<&str> {
    topic.positions.iter().map(|p| p.def.id.get_ref().as_str()).collect()
}
