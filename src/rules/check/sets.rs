//! Sets: circles among them, sets that nobody uses, and words that are one after folding.

use super::circles::{Graph, circles, shown};
use super::ids::fits_pattern;
use super::known::{SetPlace, sets_of};
use super::patterns::{Readable, in_brackets, sets_in};
use crate::diagnostic::Diagnostic;
use crate::rules::Spanned;
use crate::rules::codes;
use crate::rules::pack::Pack;
use crate::text::fold_plain;
use rustc_hash::{FxHashMap, FxHashSet};
use std::collections::{BTreeMap, BTreeSet};

/// Checks all sets of a pack.
pub(super) fn check(pack: &Pack, patterns: &[Readable<'_>], found: &mut Vec<Diagnostic>) {
    // What cannot be read may use any set, and a misspelt name may mean one.
    let unclear = [codes::BAD_PATTERN, codes::UNKNOWN_SET, codes::UNKNOWN_LANGUAGE, codes::OTHER_SCRIPT];
    let all_read = pack.lost.files.is_empty() && found.iter().all(|fault| !unclear.contains(&fault.code));
    let sets = sets_of(pack);
    for lang in sets.iter().map(|s| s.lang).collect::<BTreeSet<_>>() {
        let of_language: Vec<&SetPlace> = sets.iter().filter(|s| s.lang == lang).collect();
        circular(&of_language, patterns, found);
        twice(&of_language, found);
        if all_read {
            unused(lang, &of_language, patterns, found);
        }
    }
    for set in &sets {
        same_words(set.source, set.words, found);
        found.extend(empty(set));
    }
}

fn circular(sets: &[&SetPlace<'_>], patterns: &[Readable<'_>], found: &mut Vec<Diagnostic>) {
    let lang = sets.first().map(|s| s.lang);
    let mut graph = Graph::new();
    for pattern in patterns.iter().filter(|p| p.written.lang == lang) {
        if let Some(set) = pattern.written.set {
            graph.entry(set).or_default().extend(sets_in(&pattern.pattern));
        }
    }
    for circle in circles(&graph) {
        let place = sets.iter().find(|s| circle.first() == Some(&s.name.get_ref().as_str()));
        let Some(place) = place else { continue };
        let fault = match circle.first() {
            Some(only) if circle.iter().all(|name| name == only) => {
                Diagnostic::error(codes::SET_CIRCLE, format!("the set `{only}` uses itself"))
                    .help(format!("remove `<{only}>` from its words"))
            }
            _ => Diagnostic::error(codes::SET_CIRCLE, "sets that use each other have no end")
                .note(shown(&circle))
                .help("write out in one of them what it needs of the other"),
        };
        found.push(fault.at(place.source, place.name.span(), ""));
    }
}

fn twice(sets: &[&SetPlace<'_>], found: &mut Vec<Diagnostic>) {
    let mut first: BTreeMap<&str, &SetPlace> = BTreeMap::new();
    // Sets of an extended pack are meant to be added to.
    for set in sets.iter().filter(|s| !s.imported) {
        let Some(other) = first.get(set.name.get_ref().as_str()) else {
            first.insert(set.name.get_ref(), set);
            continue;
        };
        let name = set.name.get_ref();
        found.push(
            Diagnostic::warning(
                codes::SET_TWICE,
                format!("the set `{name}` is declared in two files of the pack"),
            )
            .at(set.source, set.name.span(), "the second one")
            .also(other.source, other.name.span(), "the first one")
            .help("give one of them another name, or put their words together"),
        );
    }
}

/// A set without words: what names it never matches.
fn empty(set: &SetPlace<'_>) -> Option<Diagnostic> {
    let name = set.name.get_ref();
    let message =
        format!("the set `{name}` has no words in `{}`: no pattern that names it can match", set.lang);
    let fault = Diagnostic::warning(codes::EMPTY_SET, message).at(set.source, set.name.span(), "");
    set.words.is_empty().then(|| fault.help(format!("write its words, `{name} = [\"…\"]`, or remove it")))
}

fn unused(lang: &str, sets: &[&SetPlace<'_>], patterns: &[Readable<'_>], found: &mut Vec<Diagnostic>) {
    let mut used = FxHashSet::default();
    for pattern in patterns.iter().filter(|pattern| pattern.written.lang.is_none_or(|of| of == lang)) {
        let own = pattern.written.set;
        used.extend(sets_in(&pattern.pattern).into_iter().filter(|name| Some(*name) != own));
        // That it stands in the wrong brackets is told by itself.
        pattern.pattern.visit(&mut |element| used.extend(in_brackets(element)));
    }
    for set in sets {
        let name = set.name.get_ref().as_str();
        // That a pattern cannot name it is told elsewhere.
        if used.contains(name) || !fits_pattern(name) {
            continue;
        }
        found.push(
            Diagnostic::warning(codes::UNUSED_SET, format!("no pattern uses the set `{name}`"))
                .at(set.source, set.name.span(), "")
                .help(format!("write `<{name}>` where it is meant, or remove it")),
        );
    }
}

/// Tells words of one list that folding makes one. Where a mark asks for the exact spelling they are two.
pub(super) fn same_words(
    source: crate::diagnostic::SourceId,
    words: &[Spanned<String>],
    found: &mut Vec<Diagnostic>,
) {
    let mut seen: FxHashMap<String, &Spanned<String>> = FxHashMap::default();
    for word in words.iter().filter(|w| !w.get_ref().contains('=')) {
        let mut folded = fold_plain(word.get_ref());
        if folded.contains(char::is_whitespace) {
            folded = folded.split_whitespace().collect::<Vec<_>>().join(" ");
        }
        if let Some(other) = seen.get(&folded) {
            found.push(
                Diagnostic::warning(codes::FOLD_TOGETHER, "two words of one list are the same after folding")
                    .at(source, word.span(), "this one adds nothing")
                    .also(source, other.span(), "to this one")
                    .help("remove one of them, or mark it with `=` if its spelling matters"),
            );
        } else {
            seen.insert(folded, word);
        }
    }
}
