//! Rules that are marked with another language than they are written in, as far as letters tell.

use crate::diagnostic::{Diagnostic, SourceId};
use crate::rules::codes;
use crate::rules::listed::listed;
use crate::rules::model::RuleDef;
use crate::rules::pack::{Pack, Sourced};
use crate::text::is_letter;
use rustc_hash::{FxHashMap, FxHashSet};
use std::collections::BTreeMap;
use unicode_script::{Script, UnicodeScript};

/// A script that fewer than one in so many words of a language is written in, is foreign to it.
const FEW: usize = 10;

/// By language: the scripts that its words files are written in.
type Scripts<'a> = BTreeMap<&'a str, FxHashSet<Script>>;

/// Tells rules whose patterns and examples are all in a script of another language of the pack; what follows from
/// the slip (a set that the marked language lacks) is taken out of `found`.
pub(super) fn check(pack: &Pack, found: &mut Vec<Diagnostic>) {
    let scripts = scripts(pack);
    for rule in pack.topics.iter().flat_map(|topic| &topic.rules) {
        if let Some(fault) = misplaced(rule, &scripts) {
            let patterns = rule.def.any.iter().chain(&rule.def.unless).map(|pattern| pattern.text().span());
            let spans: Vec<_> = patterns.collect();
            let inside = |source: SourceId, at: usize| {
                source == rule.source && spans.iter().any(|span| span.contains(&at))
            };
            found.retain(|other| {
                other.code != codes::UNKNOWN_SET
                    || !other
                        .labels
                        .iter()
                        .any(|label| label.primary && inside(label.source, label.span.start))
            });
            found.push(fault);
        }
    }
}

fn scripts(pack: &Pack) -> Scripts<'_> {
    let mut counts: BTreeMap<&str, FxHashMap<Script, usize>> = BTreeMap::new();
    for file in &pack.words {
        let words = listed(&file.def, &|_| None).into_iter().map(|(_, pattern)| pattern.get_ref().as_str());
        let of_language = counts.entry(file.def.lang.get_ref()).or_default();
        words.filter_map(script).for_each(|script| *of_language.entry(script).or_default() += 1);
    }
    // A few foreign words are in every language.
    let own = |counts: FxHashMap<Script, usize>| {
        let all: usize = counts.values().sum();
        counts.into_iter().filter(|(_, count)| FEW * count >= all).map(|(script, _)| script).collect()
    };
    counts.into_iter().map(|(lang, counts)| (lang, own(counts))).collect()
}

fn misplaced(rule: &Sourced<RuleDef>, scripts: &Scripts<'_>) -> Option<Diagnostic> {
    let marked = rule.def.lang.as_ref()?;
    let own = scripts.get(marked.get_ref().as_str()).filter(|own| !own.is_empty())?;
    let patterns = rule.def.any.iter().map(|pattern| pattern.text().get_ref());
    let examples = rule.def.example.iter().map(|example| example.text.get_ref());
    let written: FxHashSet<Script> = patterns.chain(examples).filter_map(|text| script(text)).collect();
    let one = written.iter().next().filter(|_| written.is_disjoint(own) && written.len() == 1)?;
    let fits: Vec<&str> = scripts.iter().filter(|(_, of)| of.contains(one)).map(|(lang, _)| *lang).collect();
    let meant = fits.iter().map(|lang| format!("`lang = \"{lang}\"`")).collect::<Vec<_>>().join(" or ");
    let message = format!("a rule for `{}` in {} letters", marked.get_ref(), one.full_name());
    let fault = Diagnostic::error(codes::OTHER_SCRIPT, message).at(rule.source, marked.span(), "");
    (!meant.is_empty()).then(|| fault.help(format!("write {meant}")))
}

/// The script of a text's first letter; sets, slots and marks are no letters of it.
fn script(text: &str) -> Option<Script> {
    let mut named = false;
    text.chars()
        .find(|&c| {
            let letter = is_letter(c) && !named;
            named = matches!(c, '<' | '{') || named && !matches!(c, '>' | '}');
            letter
        })
        .map(|c| c.script())
        .filter(|script| !matches!(script, Script::Common | Script::Inherited | Script::Unknown))
}
