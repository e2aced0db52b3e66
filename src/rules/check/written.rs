//! Lists every pattern of a pack, with what its meaning depends on.

use super::known::{actors_of, sets_of};
use crate::diagnostic::SourceId;
use crate::rules::Spanned;
use crate::rules::model::{
    ActorDef, DatesDef, GrammarDef, PatternDef, PatternsByLanguage, ScopeDef, SpeechDef, WordsFile,
};
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
        all.extend(words(&file.def).into_iter().map(|text| plain(file.source, lang, text)));
    }
    pack.topics.iter().for_each(|topic| all.extend(rules(topic)));
    all
}

fn plain<'a>(source: SourceId, lang: &'a str, text: &'a Spanned<String>) -> Written<'a> {
    Written { source, lang: Some(lang), text, regex: false, topic: None, set: None }
}

/// Full and short names and adjectives of an actor.
fn names(actor: &ActorDef) -> impl Iterator<Item = (&str, &Spanned<String>)> {
    [&actor.aliases, &actor.short, &actor.adjectives].into_iter().flat_map(by_language)
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

/// The lists of a words file that are patterns. The tables are taken apart key by key, so that a new key cannot
/// be forgotten here. Line beginnings (`boilerplate`, `ends-report`) are plain text.
fn words(file: &WordsFile) -> Vec<&Spanned<String>> {
    let mut lists: Vec<&[Spanned<String>]> = vec![&file.text.questions];
    file.speech.iter().for_each(|s| lists.extend(speech(s)));
    lists.extend(grammar(&file.grammar));
    lists.extend(scope(&file.scope));
    lists.extend(dates(&file.dates));
    lists.into_iter().flatten().collect()
}

/// The lists of `[[speech]]`.
pub(super) fn speech(def: &SpeechDef) -> [&[Spanned<String>]; 8] {
    let SpeechDef {
        words,
        verbs,
        participles,
        nouns,
        acts,
        predicates,
        according,
        passives,
        force: _,
        author: _,
    } = def;
    [words, verbs, participles, nouns, acts, predicates, according, passives]
}

fn grammar(def: &GrammarDef) -> Vec<&[Spanned<String>]> {
    let GrammarDef {
        that,
        that_pronouns,
        relative,
        backward,
        auxiliaries,
        prepositions,
        conjunctions,
        with,
        between,
        by,
        roles,
        role_links,
        role_bodies,
        titles,
        not_speaking,
        about,
        adjuncts,
        appositions,
        mediation,
        narrator,
        adverbials,
        statements,
        body_kinds,
    } = def;
    vec![
        that,
        that_pronouns,
        relative,
        backward,
        auxiliaries,
        prepositions,
        conjunctions,
        with,
        between,
        by,
        roles,
        role_links,
        role_bodies,
        titles,
        not_speaking,
        about,
        adjuncts,
        appositions,
        mediation,
        narrator,
        adverbials,
        statements,
        body_kinds,
    ]
}

fn scope(def: &ScopeDef) -> Vec<&[Spanned<String>]> {
    let ScopeDef {
        negators,
        not_negators,
        negation_reach: _,
        connectives,
        conditions,
        purposes,
        purpose_prefixes: _,
        terms,
        unrealised,
        hedges,
    } = def;
    vec![negators, not_negators, connectives, conditions, purposes, terms, unrealised, hedges]
}

fn dates(def: &DatesDef) -> Vec<&[Spanned<String>]> {
    let DatesDef { weekdays, months, relative, ago, days, numerals: _, earlier } = def;
    let mut lists: Vec<&[Spanned<String>]> = vec![ago, days, earlier];
    lists.extend(weekdays.iter().chain(months).map(Vec::as_slice));
    lists.extend(relative.iter().map(|r| r.words.as_slice()));
    lists
}
