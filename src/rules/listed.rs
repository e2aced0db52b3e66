//! Every pattern of a words file, and what it means to the engine.
//!
//! One table for those who check the patterns and those who compile them. The tables of the file are taken apart key
//! by key, so that a new key cannot be forgotten here. Line beginnings (`boilerplate`, `ends-report`) are plain text.

use super::Spanned;
use super::ids::ActorId;
use super::model::{DatesDef, ScopeDef, SpeechDef, WordsFile};
use super::tag::{DateWord, Scope, SpeechKind, Tag};

type Pattern = Spanned<String>;
type Found<'a> = Vec<(Tag, &'a Pattern)>;

/// The patterns of `file` with their meanings; `actor` finds the unnamed speaker of a rumour by id.
pub fn listed<'a>(file: &'a WordsFile, actor: &dyn Fn(&str) -> Option<ActorId>) -> Found<'a> {
    let mut found = Vec::new();
    for def in &file.speech {
        speech(def, actor, &mut found);
    }
    for (task, list) in file.grammar.lists() {
        add(&mut found, Tag::Grammar(task), list);
    }
    add(&mut found, Tag::Scope(Scope::Question), &file.text.questions);
    scope(&file.scope, &mut found);
    dates(&file.dates, &mut found);
    found
}

fn add<'a>(found: &mut Found<'a>, tag: Tag, list: &'a [Pattern]) {
    found.extend(list.iter().map(|pattern| (tag, pattern)));
}

fn speech<'a>(def: &'a SpeechDef, actor: &dyn Fn(&str) -> Option<ActorId>, found: &mut Found<'a>) {
    let SpeechDef { force, author, words, verbs, participles, nouns, acts, predicates, according, passives } =
        def;
    let author = author.as_ref().and_then(|id| actor(id.get_ref()));
    for (kind, list) in [
        (SpeechKind::Verb, words),
        (SpeechKind::Verb, verbs),
        (SpeechKind::Participle, participles),
        (SpeechKind::Noun, nouns),
        (SpeechKind::Act, acts),
        (SpeechKind::Predicate, predicates),
        (SpeechKind::According, according),
        (SpeechKind::Passive, passives),
    ] {
        add(found, Tag::Speech { force: *force, kind, author }, list);
    }
}

fn scope<'a>(def: &'a ScopeDef, found: &mut Found<'a>) {
    let ScopeDef {
        negators,
        not_negators,
        concord: _,
        negation_reach: _,
        connectives,
        conditions,
        conditions_behind,
        purposes,
        purpose_prefixes: _,
        terms,
        unrealised,
        hedges,
    } = def;
    for (limit, list) in [
        (Scope::Negator, negators),
        (Scope::NotNegator, not_negators),
        (Scope::Connective, connectives),
        (Scope::Condition, conditions),
        (Scope::ConditionBehind, conditions_behind),
        (Scope::Purpose, purposes),
        (Scope::Terms, terms),
        (Scope::Unrealised, unrealised),
        (Scope::Hedge, hedges),
    ] {
        add(found, Tag::Scope(limit), list);
    }
}

/// The names of days and months and what counts days; numerals are plain words, each with its number.
fn dates<'a>(def: &'a DatesDef, found: &mut Found<'a>) {
    let DatesDef { weekdays, months, relative, ago, ago_behind, days, numerals: _, earlier, in_month } = def;
    for (names, day) in weekdays.iter().zip(0u8..) {
        add(found, Tag::Date(DateWord::Weekday(day)), names);
    }
    for (names, month) in months.iter().zip(1u8..) {
        add(found, Tag::Date(DateWord::Month(month)), names);
    }
    for day in relative {
        let word = if day.about { DateWord::Around(day.offset) } else { DateWord::Relative(day.offset) };
        add(found, Tag::Date(word), &day.words);
    }
    for (word, list) in [
        (DateWord::Ago, ago),
        (DateWord::AgoBehind, ago_behind),
        (DateWord::Days, days),
        (DateWord::Earlier, earlier),
        (DateWord::InMonth, in_month),
    ] {
        add(found, Tag::Date(word), list);
    }
}
