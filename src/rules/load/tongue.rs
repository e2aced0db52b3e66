//! Sets of a topic that stand under no language: told, with the language that they are likeliest in.

use super::strict::Findings;
use crate::diagnostic::{Diagnostic, SourceId};
use crate::rules::codes;
use std::collections::BTreeMap;
use toml::de::{DeTable, DeValue};

/// What a file shows of a language.
#[derive(Default)]
struct Shown {
    /// The script of its words.
    script: Option<u32>,
    /// Whether its sets have a table.
    table: bool,
}

/// Tells `[sets]` in a topic, as a words file has it, and takes its sets away.
pub(super) fn sets_without_language(root: &mut DeTable<'_>, source: SourceId, findings: &mut Findings) {
    let languages = languages(root);
    let Some(sets) = root.get_mut("sets") else { return };
    let DeValue::Table(sets) = sets.get_mut() else { return };
    let mut loose: Vec<_> = sets
        .iter()
        .filter(|(_, v)| matches!(v.get_ref(), DeValue::Array(_)))
        .map(|(k, v)| (k.clone(), script(v.get_ref())))
        .collect();
    loose.sort_by_key(|(key, _)| key.span().start);
    let Some((first, _)) = loose.first() else { return };
    let script = loose.iter().find_map(|(_, script)| *script);
    findings.push(
        Diagnostic::error(
            codes::WRONG_VALUE,
            format!("the set `{}` stands under no language", first.get_ref()),
        )
        .at(source, first.span(), "")
        .help(cure(&languages, script)),
    );
    for (key, _) in loose {
        sets.remove(&key);
    }
    findings.lost.names = true;
    findings.lost.files.insert(source);
}

/// Where the sets belong. A second table of one name cannot be read, so that of a language which has one is named.
fn cure(languages: &BTreeMap<String, Shown>, script: Option<u32>) -> String {
    let alike = |shown: &Shown| script.is_some() && shown.script == script;
    // A language without a table comes first, `false` being less than `true`.
    let of_script = languages.iter().filter(|(_, shown)| alike(shown)).min_by_key(|(_, shown)| shown.table);
    let unknown = |shown: &Shown| shown.script.is_none() || script.is_none();
    let free = || languages.iter().find(|(_, shown)| !shown.table && unknown(shown));
    match of_script.or_else(free) {
        Some((lang, shown)) if shown.table => {
            format!(
                "in a topic, say which language the sets are in: move them below `[sets.{lang}]`, which the file has"
            )
        }
        Some((lang, _)) => {
            format!("in a topic, say which language the sets are in: `[sets.{lang}]` instead of `[sets]`")
        }
        None => {
            "in a topic, say which language the sets are in: `[sets.LANG]` instead of `[sets]`".to_owned()
        }
    }
}

/// The languages of the file's rules and of its tables of sets.
fn languages(root: &DeTable<'_>) -> BTreeMap<String, Shown> {
    let mut languages: BTreeMap<String, Shown> = BTreeMap::new();
    if let Some(DeValue::Table(sets)) = root.get("sets").map(|sets| sets.get_ref()) {
        for (lang, words) in sets.iter().filter(|(_, v)| matches!(v.get_ref(), DeValue::Table(_))) {
            let script = script(words.get_ref());
            languages.insert(lang.get_ref().to_string(), Shown { script, table: true });
        }
    }
    let Some(DeValue::Array(rules)) = root.get("rule").map(|rules| rules.get_ref()) else { return languages };
    for rule in rules.iter() {
        let DeValue::Table(rule) = rule.get_ref() else { continue };
        let Some(DeValue::String(lang)) = rule.get("lang").map(|lang| lang.get_ref()) else { continue };
        let shown = languages.entry(lang.to_string()).or_default();
        let texts = ["any", "example"].iter().filter_map(|key| rule.get(*key));
        shown.script = shown.script.or_else(|| texts.filter_map(|value| script(value.get_ref())).next());
    }
    languages
}

/// The script of the first text that has letters: the block of its first letter, of 256 characters, since a language
/// is only to be told from another one of its file. What a pattern names in brackets is no word of the language.
fn script(value: &DeValue<'_>) -> Option<u32> {
    match value {
        DeValue::String(text) => {
            let text = text.split(['<', '{']).enumerate();
            let words = text.map(|(nth, part)| match nth {
                0 => part,
                _ => part.split_once(['>', '}']).map_or("", |(_, rest)| rest),
            });
            words.flat_map(str::chars).find(|c| c.is_alphabetic()).map(|c| u32::from(c) >> 8)
        }
        DeValue::Array(list) => list.iter().find_map(|value| script(value.get_ref())),
        DeValue::Table(table) => ["text"]
            .iter()
            .filter_map(|key| table.get(*key))
            .chain(table.values().filter(|value| matches!(value.get_ref(), DeValue::Array(_))))
            .find_map(|value| script(value.get_ref())),
        _ => None,
    }
}
