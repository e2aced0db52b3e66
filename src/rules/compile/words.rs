//! The words files of one language: which list means what.

use super::ids::Ids;
use super::parts::{Builder, Style};
use crate::rules::Spanned;
use crate::rules::model::{InflectionDef, SpeechDef, WordOrder, WordsFile};
use crate::rules::ruleset::Language;
use crate::rules::tag::{DateWord, Grammar, Scope, SpeechKind, Tag};
use crate::text::fold_plain;

type List = Vec<Spanned<String>>;

/// The inflection of a language: what all its files say, taken together.
pub fn inflection(files: &[&WordsFile]) -> InflectionDef {
    let mut all = InflectionDef::default();
    for file in files {
        let one = file.inflection.clone();
        all.conjunctions.extend(one.conjunctions);
        all.prepositions.extend(one.prepositions);
        all.articles.extend(one.articles);
        all.contractions.extend(one.contractions);
        all.verb_proclitics.extend(one.verb_proclitics);
        all.pronouns.extend(one.pronouns);
        all.endings.extend(one.endings);
        all.joins.extend(one.joins);
        all.person_prefixes.extend(one.person_prefixes);
        all.feminine_endings.extend(one.feminine_endings);
        all.feminine_prefixes.extend(one.feminine_prefixes);
        all.plural_endings.extend(one.plural_endings);
        all.shortest = all.shortest.max(one.shortest);
    }
    all
}

/// Every pattern of a words file with its meaning; `actor` finds the unnamed speaker of a rumour.
fn tagged<'a>(
    file: &'a WordsFile,
    actor: &dyn Fn(&str) -> Option<crate::rules::ids::ActorId>,
) -> Vec<(Tag, &'a Spanned<String>)> {
    let mut out = Vec::new();
    for speech in &file.speech {
        tag_speech(speech, actor, &mut out);
    }
    for (tag, list) in grammar(file) {
        out.extend(list.iter().map(|p| (Tag::Grammar(tag), p)));
    }
    for (tag, list) in scope(file) {
        out.extend(list.iter().map(|p| (Tag::Scope(tag), p)));
    }
    tag_dates(file, &mut out);
    out
}

fn tag_speech<'a>(
    speech: &'a SpeechDef,
    actor: &dyn Fn(&str) -> Option<crate::rules::ids::ActorId>,
    out: &mut Vec<(Tag, &'a Spanned<String>)>,
) {
    let author = speech.author.as_ref().and_then(|a| actor(a.get_ref()));
    for (kind, list) in [
        (SpeechKind::Verb, &speech.words),
        (SpeechKind::Verb, &speech.verbs),
        (SpeechKind::Participle, &speech.participles),
        (SpeechKind::Noun, &speech.nouns),
        (SpeechKind::Act, &speech.acts),
        (SpeechKind::Predicate, &speech.predicates),
        (SpeechKind::According, &speech.according),
        (SpeechKind::Passive, &speech.passives),
    ] {
        out.extend(list.iter().map(|p| (Tag::Speech { force: speech.force, kind, author }, p)));
    }
}

fn grammar(file: &WordsFile) -> [(Grammar, &List); 23] {
    let g = &file.grammar;
    [
        (Grammar::That, &g.that),
        (Grammar::ThatPronoun, &g.that_pronouns),
        (Grammar::Relative, &g.relative),
        (Grammar::Backward, &g.backward),
        (Grammar::Auxiliary, &g.auxiliaries),
        (Grammar::Preposition, &g.prepositions),
        (Grammar::Conjunction, &g.conjunctions),
        (Grammar::With, &g.with),
        (Grammar::Between, &g.between),
        (Grammar::By, &g.by),
        (Grammar::Role, &g.roles),
        (Grammar::RoleLink, &g.role_links),
        (Grammar::RoleBody, &g.role_bodies),
        (Grammar::Title, &g.titles),
        (Grammar::NotSpeaking, &g.not_speaking),
        (Grammar::About, &g.about),
        (Grammar::Apposition, &g.appositions),
        (Grammar::Adjunct, &g.adjuncts),
        (Grammar::Mediation, &g.mediation),
        (Grammar::Narrator, &g.narrator),
        (Grammar::Adverbial, &g.adverbials),
        (Grammar::Statement, &g.statements),
        (Grammar::Unlisted, &g.body_kinds),
    ]
}

fn scope(file: &WordsFile) -> [(Scope, &List); 9] {
    let s = &file.scope;
    [
        (Scope::Negator, &s.negators),
        (Scope::NotNegator, &s.not_negators),
        (Scope::Connective, &s.connectives),
        (Scope::Condition, &s.conditions),
        (Scope::Purpose, &s.purposes),
        (Scope::Terms, &s.terms),
        (Scope::Unrealised, &s.unrealised),
        (Scope::Hedge, &s.hedges),
        (Scope::Question, &file.text.questions),
    ]
}

fn tag_dates<'a>(file: &'a WordsFile, out: &mut Vec<(Tag, &'a Spanned<String>)>) {
    let dates = &file.dates;
    for (names, day) in dates.weekdays.iter().zip(0u8..) {
        out.extend(names.iter().map(|p| (Tag::Date(DateWord::Weekday(day)), p)));
    }
    for (names, month) in dates.months.iter().zip(1u8..) {
        out.extend(names.iter().map(|p| (Tag::Date(DateWord::Month(month)), p)));
    }
    for relative in &dates.relative {
        out.extend(relative.words.iter().map(|p| (Tag::Date(DateWord::Relative(relative.offset)), p)));
    }
    out.extend(dates.ago.iter().map(|p| (Tag::Date(DateWord::Ago), p)));
    out.extend(dates.days.iter().map(|p| (Tag::Date(DateWord::Days), p)));
    out.extend(dates.earlier.iter().map(|p| (Tag::Date(DateWord::Earlier), p)));
}

/// Lists the phrases of the words files.
pub fn phrases(files: &[&WordsFile], ids: &Ids, builder: &mut Builder<'_>) {
    for file in files {
        for (tag, pattern) in tagged(file, &|id| ids.actor(id)) {
            builder.phrase(pattern.get_ref(), tag, Style::Words, ids);
        }
        for (word, number) in &file.dates.numerals {
            builder.phrase(word, Tag::Date(DateWord::Numeral(*number)), Style::Words, ids);
        }
    }
}

/// Closes a language.
pub fn language(files: &[&WordsFile], lang: &str, mut builder: Builder<'_>) -> Language {
    let words = builder.lexicon.len();
    builder.phrases.index(words);
    let folded = |pick: &dyn Fn(&WordsFile) -> Vec<String>| -> Vec<String> {
        files.iter().flat_map(|f| pick(f)).map(|w| fold_plain(&w).trim().to_string()).collect()
    };
    let texts = |list: &List| list.iter().map(|w| w.get_ref().clone()).collect::<Vec<_>>();
    let prefixes = files.iter().flat_map(|f| &f.scope.purpose_prefixes);
    Language {
        id: lang.to_string(),
        negation_reach: files.iter().find_map(|f| f.scope.negation_reach).unwrap_or(3),
        purpose_prefixes: prefixes.map(|p| builder.lexicon.preposition(p)).filter(|&p| p != 0).collect(),
        abbreviations: folded(&|f| f.text.abbreviations.clone()).into_iter().collect(),
        boilerplate: folded(&|f| texts(&f.text.boilerplate)),
        ends_report: folded(&|f| texts(&f.text.ends_report)),
        frequent: folded(&|f| f.text.frequent.clone()).into_iter().collect(),
        order: files.iter().map(|f| f.text.order).find(|&o| o != WordOrder::default()).unwrap_or_default(),
        regexes: builder.regexes,
        lexicon: builder.lexicon,
        phrases: builder.phrases,
    }
}
