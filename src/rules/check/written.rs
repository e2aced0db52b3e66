//! Lists every pattern of a pack, with what its meaning depends on.

use super::known::{actors_of, sets_of};
use crate::diagnostic::SourceId;
use crate::rules::Spanned;
use crate::rules::listed::listed;
use crate::rules::model::{ActorDef, PatternDef, PatternsByLanguage};
use crate::rules::pack::{Pack, Topic};

/// A pattern where it is written.
#[derive(Clone, Copy)]
pub(super) struct Written<'a> {
    pub source: SourceId,
    /// `None` for a rule that does not say.
    pub lang: Option<&'a str>,
    pub text: &'a Spanned<String>,
    /// Whether it is a regular expression.
    pub regex: bool,
    /// The topic whose roles its slots may name.
    pub topic: Option<&'a Topic>,
    /// The set whose word it is.
    pub set: Option<&'a str>,
}

/// Every pattern of a pack.
pub(super) fn all(pack: &Pack) -> Vec<Written<'_>> {
    let mut all = Vec::new();
    for set in sets_of(pack) {
        let name = Some(set.name.get_ref().as_str());
        all.extend(set.words.iter().map(|text| Written { set: name, ..plain(set.source, set.lang, text) }));
    }
    for actor in actors_of(pack) {
        all.extend(names(actor.def).map(|(lang, text)| plain(actor.source, lang, text)));
    }
    for file in &pack.words {
        let lang = file.def.lang.get_ref();
        all.extend(listed(&file.def, &|_| None).into_iter().map(|(_, text)| plain(file.source, lang, text)));
    }
    pack.topics.iter().for_each(|topic| all.extend(rules(topic)));
    all
}

fn plain<'a>(source: SourceId, lang: &'a str, text: &'a Spanned<String>) -> Written<'a> {
    Written { source, lang: Some(lang), text, regex: false, topic: None, set: None }
}

/// Full and short names and adjectives of an actor, and what it calls its sources.
fn names(actor: &ActorDef) -> impl Iterator<Item = (&str, &Spanned<String>)> {
    [&actor.aliases, &actor.short, &actor.capitals, &actor.own, &actor.adjectives]
        .into_iter()
        .chain(actor.sources.iter().map(|source| &source.words))
        .flat_map(by_language)
}

/// The patterns of a table of languages.
pub(super) fn by_language(patterns: &PatternsByLanguage) -> impl Iterator<Item = (&str, &Spanned<String>)> {
    patterns.iter().flat_map(|(lang, list)| list.iter().map(move |text| (lang.as_str(), text)))
}

fn rules(topic: &Topic) -> impl Iterator<Item = Written<'_>> {
    topic.rules.iter().flat_map(move |rule| {
        let lang = rule.def.lang.as_ref().map(|l| l.get_ref().as_str());
        let patterns = rule.def.any.iter().chain(&rule.def.unless);
        patterns.map(move |pattern| Written {
            source: rule.source,
            lang,
            text: pattern.text(),
            regex: matches!(pattern, PatternDef::Regex(_)),
            topic: Some(topic),
            set: None,
        })
    })
}
