//! What a language is compiled from: its lists, names and patterns in the order in which they are numbered.
//!
//! Equal recipes give equal languages, so one that is as it was need not be compiled again.

use super::ids::Ids;
use super::parts::{SetDefs, Style};
use super::{actors, topics, words};
use crate::rules::ids::RuleId;
use crate::rules::model::WordsFile;
use crate::rules::pack::Pack;
use crate::rules::tag::Tag;
use std::collections::BTreeMap;

/// A phrase to compile.
#[derive(Debug, PartialEq, Eq)]
pub struct Entry<'a> {
    pub text: &'a str,
    pub tag: Tag,
    pub style: Style,
}

/// Everything that one language of a compiled pack depends on.
#[derive(Debug, PartialEq, Eq)]
pub struct Recipe<'a> {
    pub lang: &'a str,
    /// Its words files; places in them do not count.
    pub files: Vec<&'a WordsFile>,
    pub entries: Vec<Entry<'a>>,
    /// Content (or, where true, what must not touch it) given as regular expressions.
    pub regexes: Vec<(RuleId, bool, &'a str)>,
    sets: Option<&'a BTreeMap<String, Vec<&'a str>>>,
    roles: &'a [String],
}

impl<'a> Recipe<'a> {
    pub fn of(pack: &'a Pack, ids: &'a Ids, sets: &'a SetDefs<'a>, lang: &'a str) -> Self {
        let files: Vec<_> =
            pack.words.iter().filter(|w| w.def.lang.get_ref() == lang).map(|w| &w.def).collect();
        let mut entries = Vec::new();
        words::phrases(&files, ids, &mut entries);
        actors::phrases(pack, ids, lang, &mut entries);
        let regexes = topics::phrases(pack, ids, lang, &mut entries);
        Self { lang, files, entries, regexes, sets: sets.by_language.get(lang), roles: &ids.roles }
    }
}
