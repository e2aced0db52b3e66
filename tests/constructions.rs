//! Every construction in which reports tell of claims has sentences of its own in every language, and
//! `docs/constructions.md` says how many of them are read right.
//!
//! `UPDATE_CONSTRUCTIONS=1 cargo test --test constructions` writes its figures anew.

mod common;

use common::{project, shipped};
use gainsay::authoring::score::Gold;
use gainsay::diagnostic::SourceMap;
use gainsay::rules::Ruleset;
use std::collections::{BTreeMap, BTreeSet};
use std::fs;

const LANGUAGES: [&str; 3] = ["ar", "en", "ru"];
/// So many sentences has each construction in each language, at least.
const FEWEST: usize = 6;

/// Of one construction in one language.
#[derive(Debug, Default, Clone, Copy)]
struct Read {
    sentences: usize,
    /// Sentences with something that must be found.
    claiming: usize,
    /// Sentences of which all was found that must be, and nothing else.
    right: usize,
}

fn read(lang: &str, rules: &Ruleset) -> BTreeMap<String, Read> {
    let path = format!("tests/accuracy/constructions-{lang}.jsonl");
    let (gold, score, findings) = common::sentences(&path, rules, &mut SourceMap::default());
    assert!(findings.is_empty(), "{findings:?}");
    let judged = score.claims;
    let faults = judged.missed.iter().chain(&judged.invented);
    let wrong: BTreeSet<&str> = faults.map(|item| item.key.document.as_str()).collect();
    counted(&gold, &wrong)
}

fn counted(gold: &Gold, wrong: &BTreeSet<&str>) -> BTreeMap<String, Read> {
    let required = gold.claims.iter().filter(|(_, claim)| claim.required);
    let claiming: BTreeSet<&str> = required.map(|(key, _)| key.document.as_str()).collect();
    let mut all: BTreeMap<String, Read> = BTreeMap::new();
    for (sentence, construction) in &gold.constructions {
        let read = all.entry(construction.clone()).or_default();
        read.sentences += 1;
        read.claiming += usize::from(claiming.contains(sentence.as_str()));
        read.right += usize::from(!wrong.contains(sentence.as_str()));
    }
    all
}

/// A row of the page's tables: what is said of a construction, and its figures.
fn row(line: &str) -> Option<(&str, &str)> {
    let id = line.strip_prefix("| `")?.split('`').next()?;
    let said = line.match_indices(" | ").nth(1).map(|(at, _)| &line[..at])?;
    Some((id, said))
}

#[test]
fn every_construction_has_sentences_in_every_language_and_the_page_says_how_they_are_read() {
    let rules = shipped();
    let read: Vec<BTreeMap<String, Read>> = LANGUAGES.iter().map(|lang| read(lang, &rules)).collect();
    let path = project("docs/constructions.md");
    let page = fs::read_to_string(&path).expect("the page ships");
    let (mut listed, mut new) = (BTreeSet::new(), String::new());
    for line in page.lines() {
        match row(line) {
            Some((id, said)) => {
                listed.insert(id.to_owned());
                new.push_str(said);
                for (lang, read) in LANGUAGES.iter().zip(&read) {
                    let of = read.get(id).copied().unwrap_or_default();
                    assert!(of.sentences >= FEWEST, "{id} has {} sentences in {lang}", of.sentences);
                    assert!(of.claiming < of.sentences, "{id} has nothing in {lang} that claims nothing");
                    new.push_str(&format!(" | {} of {}", of.right, of.sentences));
                }
                new.push_str(" |\n");
            }
            None => new.push_str(&format!("{line}\n")),
        }
    }
    for (lang, read) in LANGUAGES.iter().zip(&read) {
        let unlisted: Vec<&String> = read.keys().filter(|id| !listed.contains(*id)).collect();
        assert!(unlisted.is_empty(), "the page does not list {unlisted:?} of {lang}");
    }
    if std::env::var_os("UPDATE_CONSTRUCTIONS").is_some() {
        fs::write(&path, &new).expect("written");
    }
    let page = fs::read_to_string(&path).expect("the page ships");
    assert_eq!(page, new, "UPDATE_CONSTRUCTIONS=1 cargo test --test constructions");
}
