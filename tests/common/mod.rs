//! What tests of short texts share: a pack in memory or the shipped one, and what it finds in some texts.

#![allow(dead_code, reason = "each test uses a part of it")]

pub mod english;

use gainsay::authoring::score::{Found, Gold, Score, Sentences, score};
use gainsay::corpus::{Corpus, Document};
use gainsay::diagnostic::{Diagnostic, SourceMap};
use gainsay::pipeline;
use gainsay::report::view::Report;
use gainsay::rules::load::{Origin, load, load_from_memory};
use gainsay::rules::{Ruleset, compile};
use std::path::{Path, PathBuf};

/// The language of a text, the day of its publication, and the text.
pub type Text<'a> = (&'a str, &'a str, &'a str);

/// A pack of files in memory, which has no faults.
pub fn pack(files: &[(&str, &str)]) -> Ruleset {
    let (pack, found) = load_from_memory(files, &mut SourceMap::default());
    assert!(found.is_empty(), "{found:?}");
    compile(&pack)
}

/// A file or folder of the project.
pub fn project(path: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join(path)
}

/// The pack that ships.
pub fn shipped() -> Ruleset {
    compile(&load(&Origin::Folder(project("rules")), &mut SourceMap::default()).0)
}

/// What a pack finds in the documents of a corpus.
pub fn found(corpus: &Corpus, rules: &Ruleset) -> Found {
    Found::of(&pipeline::report(corpus, rules, &pipeline::run(corpus, rules)), &corpus.documents)
}

/// A file of sentences with readings, each a report of its own: the readings, how a pack did, and what is wrong with
/// the file.
pub fn sentences(path: &str, rules: &Ruleset, sources: &mut SourceMap) -> (Gold, Score, Vec<Diagnostic>) {
    let (mut sentences, mut findings) = (Sentences::default(), Vec::new());
    sentences.read(&project(path), sources, &mut findings);
    let score = score(&sentences.gold, &found(&sentences.corpus, rules));
    (sentences.gold, score, findings)
}

/// A text, and the claims that it must give as `"actor position"`, in order.
pub type Case = (&'static str, &'static [&'static str]);

/// What the shipped pack misreads of texts in a language, each a report of its own.
pub fn wrong(lang: &str, cases: &[Case]) -> Vec<String> {
    wrong_in(None, lang, cases)
}

/// What the shipped pack misreads of reports that an outlet published.
pub fn wrong_in(outlet: Option<&str>, lang: &str, cases: &[Case]) -> Vec<String> {
    let texts: Vec<Text<'_>> = cases.iter().map(|&(text, _)| (lang, "2018-04-12", text)).collect();
    let claims = read_in(outlet, &shipped(), &texts).claims;
    let all = cases.iter().enumerate();
    all.filter_map(|(n, (text, expected))| {
        let of = claims.iter().filter(|c| c.document == format!("d{n}"));
        let found: Vec<String> = of.map(|c| format!("{} {}", c.actor, c.position)).collect();
        (found != *expected).then(|| format!("{text}\n    {found:?}, not {expected:?}"))
    })
    .collect()
}

/// What a pack finds in texts, each a report of its own: `d0`, `d1` and so on.
pub fn read(rules: &Ruleset, texts: &[Text<'_>]) -> Report {
    read_in(None, rules, texts)
}

fn read_in(outlet: Option<&str>, rules: &Ruleset, texts: &[Text<'_>]) -> Report {
    let documents = texts.iter().enumerate().map(|(n, (lang, day, text))| Document {
        id: format!("d{n}"),
        outlet: outlet.map(str::to_owned),
        published: Some(day.parse().expect("a day")),
        language: Some((*lang).to_owned()),
        text: (*text).to_owned(),
        ..Document::default()
    });
    let corpus = Corpus { documents: documents.collect(), ..Corpus::default() };
    pipeline::report(&corpus, rules, &pipeline::run(&corpus, rules))
}
