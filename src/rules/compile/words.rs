//! The words files of one language: which list means what.

use super::ids::Ids;
use super::parts::{Builder, Style};
use crate::rules::Spanned;
use crate::rules::listed::listed;
use crate::rules::model::{InflectionDef, WordOrder, WordsFile};
use crate::rules::ruleset::Language;
use crate::rules::tag::{DateWord, Tag};
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
        all.paradigms.extend(one.paradigms);
        all.agent_endings.extend(one.agent_endings);
        all.no_articles |= one.no_articles;
        all.person_prefixes.extend(one.person_prefixes);
        all.feminine_endings.extend(one.feminine_endings);
        all.feminine_prefixes.extend(one.feminine_prefixes);
        all.plural_endings.extend(one.plural_endings);
        all.possessives.extend(one.possessives);
        all.shortest = all.shortest.max(one.shortest);
    }
    all
}

/// Lists the phrases of the words files.
pub fn phrases(files: &[&WordsFile], ids: &Ids, builder: &mut Builder<'_>) {
    for file in files {
        for (tag, pattern) in listed(file, &|id| ids.actor(id)) {
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
        concord: files.iter().any(|f| f.scope.concord),
        negation_reach: files.iter().find_map(|f| f.scope.negation_reach).unwrap_or(3),
        purpose_prefixes: prefixes.map(|p| builder.lexicon.preposition(p)).filter(|&p| p != 0).collect(),
        abbreviations: folded(&|f| f.text.abbreviations.clone()).into_iter().collect(),
        continues: folded(&|f| f.text.continues.clone()),
        boilerplate: folded(&|f| texts(&f.text.boilerplate)),
        ends_report: folded(&|f| texts(&f.text.ends_report)),
        frequent: folded(&|f| f.text.frequent.clone()).into_iter().collect(),
        articles: folded(&|f| texts(&f.grammar.articles))
            .iter()
            .map(|a| a.trim_start_matches('=').to_string())
            .collect(),
        order: files.iter().map(|f| f.text.order).find(|&o| o != WordOrder::default()).unwrap_or_default(),
        regexes: builder.regexes,
        lexicon: builder.lexicon,
        phrases: builder.phrases,
    }
}
