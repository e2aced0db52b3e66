//! The words files of one language: which list means what.

use super::ids::Ids;
use super::parts::{Builder, SetDefs, Style};
use super::recipe::{Entry, Recipe};
use super::topics;
use crate::rules::Spanned;
use crate::rules::listed::listed;
use crate::rules::model::{InflectionDef, WordOrder, WordsFile};
use crate::rules::ruleset::Language;
use crate::rules::tag::{DateWord, Grammar, Tag};
use crate::text::{fold_light, fold_plain};

type List = Vec<Spanned<String>>;

/// The inflection of a language: what all its files say, taken together.
fn inflection(files: &[&WordsFile]) -> InflectionDef {
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
        all.feminine_nouns.extend(one.feminine_nouns);
        all.past_endings.extend(one.past_endings);
        all.object_nouns.extend(one.object_nouns);
        all.possessives.extend(one.possessives);
        all.shortest = all.shortest.max(one.shortest);
    }
    all
}

/// Lists the phrases of the words files.
pub fn phrases<'a>(files: &[&'a WordsFile], ids: &Ids, entries: &mut Vec<Entry<'a>>) {
    for &file in files {
        let patterns = listed(file, &|id| ids.actor(id)).into_iter();
        let patterns = patterns.map(|(tag, pattern)| (pattern.get_ref(), tag));
        let numerals = file.dates.numerals.iter();
        let numerals = numerals.map(|(word, number)| (word, Tag::Date(DateWord::Numeral(*number))));
        let all = patterns.chain(numerals);
        // a first name is part of names only: it may open that of somebody whom nothing lists
        let style = |tag| if tag == Tag::Grammar(Grammar::FirstName) { Style::Name } else { Style::Words };
        entries.extend(all.map(|(text, tag)| Entry { text, tag, style: style(tag) }));
    }
}

/// Compiles a language.
pub fn language(recipe: &Recipe<'_>, sets: &SetDefs<'_>, ids: &Ids) -> Language {
    let files = &recipe.files;
    let mut builder = Builder::new(&inflection(files), sets, recipe.lang);
    for Entry { text, tag, style } in &recipe.entries {
        builder.phrase(text, *tag, *style, ids);
    }
    let words = builder.lexicon.len();
    builder.phrases.index(words);
    let folded = |pick: &dyn Fn(&WordsFile) -> Vec<String>| -> Vec<String> {
        files.iter().flat_map(|f| pick(f)).map(|w| fold_plain(&w).trim().to_string()).collect()
    };
    let texts = |list: &List| list.iter().map(|w| w.get_ref().clone()).collect::<Vec<_>>();
    let prefixes = files.iter().flat_map(|f| &f.scope.purpose_prefixes);
    let regexes = recipe.regexes.iter();
    let regexes = regexes.filter_map(|&(id, unless, text)| Some((id, unless, topics::regex(text)?)));
    Language {
        id: recipe.lang.to_string(),
        concord: files.iter().any(|f| f.scope.concord),
        negation_reach: files.iter().find_map(|f| f.scope.negation_reach).unwrap_or(3),
        purpose_prefixes: prefixes.map(|p| builder.lexicon.preposition(p)).filter(|&p| p != 0).collect(),
        abbreviations: folded(&|f| f.text.abbreviations.clone()).into_iter().collect(),
        // sentences are cut in lightly folded text
        continues: files
            .iter()
            .flat_map(|f| &f.text.continues)
            .map(|w| fold_light(w).trim().to_string())
            .collect(),
        boilerplate: folded(&|f| texts(&f.text.boilerplate)),
        ends_report: folded(&|f| texts(&f.text.ends_report)),
        frequent: folded(&|f| f.text.frequent.clone()).into_iter().collect(),
        articles: folded(&|f| texts(&f.grammar.articles))
            .iter()
            .map(|a| a.trim_start_matches('=').to_string())
            .collect(),
        order: files.iter().map(|f| f.text.order).find(|&o| o != WordOrder::default()).unwrap_or_default(),
        regexes: regexes.collect(),
        lexicon: builder.lexicon,
        phrases: builder.phrases,
    }
}
