//! Words that stand right beside a match of a topic's rule and that no list of the pack holds.

use super::{Homes, Place, Word, place, places, right_before, right_behind, stretch, stub};
use crate::authoring::explain::Explained;
use crate::extract::explain::{ContentView, Fate, SentenceView, WordView};
use crate::rules::Ruleset;
use crate::text::fold_plain;
use std::cmp::Reverse;
use std::collections::{BTreeMap, BTreeSet};

/// Where a word was met first, and how often in all.
struct Met<'a> {
    count: usize,
    beside: String,
    place: Place,
    lang: &'a str,
}

/// The words, the most frequent first.
pub fn unlisted(explained: &[Explained], ruleset: &Ruleset, homes: &Homes) -> Vec<Word> {
    let mut found: BTreeMap<(String, String), Met<'_>> = BTreeMap::new();
    for (document, sentence) in places(explained) {
        let lang = document.explanation.language.as_str();
        let frequent = ruleset.languages().iter().find(|l| l.id == lang).map(|l| &l.frequent);
        let mut counted: BTreeSet<usize> = BTreeSet::new();
        for content in sentence.rules.iter().filter(|c| !matches!(c.fate, Fate::Covered { .. })) {
            for word in beside(sentence, content) {
                let plain = fold_plain(&word.folded);
                let common = frequent.is_some_and(|f| f.contains(&plain));
                // A word between two matches counts once.
                if common || !counted.insert(word.at.start) {
                    continue;
                }
                let new = || Met {
                    count: 0,
                    beside: with(sentence, content, word),
                    place: place(document, sentence),
                    lang,
                };
                found.entry((content.topic.clone(), word.folded.clone())).or_insert_with(new).count += 1;
            }
        }
    }
    let view = |((topic, word), met): ((String, String), Met<'_>)| Word {
        stub: stub::set(&homes.topic(&topic, met.lang), met.lang, &word),
        topic,
        word,
        count: met.count,
        beside: met.beside,
        place: met.place,
    };
    let mut words: Vec<Word> = found.into_iter().map(view).collect();
    words.sort_by_key(|w| (Reverse(w.count), w.place.clone(), w.word.clone()));
    words
}

/// The unlisted words right before and right behind a match.
fn beside<'a>(sentence: &'a SentenceView, content: &ContentView) -> Vec<&'a WordView> {
    let before = right_before(sentence, content.at.start).take(1);
    let behind = right_behind(sentence, content.at.end).take(1);
    let letters = |w: &&WordView| w.folded.chars().all(char::is_alphabetic) && w.folded.chars().count() > 1;
    let unlisted = |w: &&WordView| w.may_be.is_empty() && w.tasks.is_empty() && !w.set_aside;
    before.chain(behind).filter(unlisted).filter(letters).collect()
}

/// The match and the word beside it, as written.
fn with(sentence: &SentenceView, content: &ContentView, word: &WordView) -> String {
    stretch(sentence, content.at.start.min(word.at.start), content.at.end.max(word.at.end))
}
