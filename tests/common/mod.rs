//! What tests of short texts share: a pack in memory or the shipped one, and what it finds in some texts.

#![allow(dead_code, reason = "each test uses a part of it")]

use gainsay::corpus::{Corpus, Document};
use gainsay::diagnostic::SourceMap;
use gainsay::pipeline;
use gainsay::report::view::Report;
use gainsay::rules::load::{Origin, load, load_from_memory};
use gainsay::rules::{Ruleset, compile};
use std::path::Path;

/// The language of a text, the day of its publication, and the text.
pub type Text<'a> = (&'a str, &'a str, &'a str);

/// A pack of files in memory, which has no faults.
pub fn pack(files: &[(&str, &str)]) -> Ruleset {
    let (pack, found) = load_from_memory(files, &mut SourceMap::default());
    assert!(found.is_empty(), "{found:?}");
    compile(&pack)
}

/// The pack that ships.
pub fn shipped() -> Ruleset {
    let rules = Path::new(env!("CARGO_MANIFEST_DIR")).join("rules");
    compile(&load(&Origin::Folder(rules), &mut SourceMap::default()).0)
}

/// What a pack finds in texts, each a report of its own: `d0`, `d1` and so on.
pub fn read(rules: &Ruleset, texts: &[Text<'_>]) -> Report {
    let documents = texts.iter().enumerate().map(|(n, (lang, day, text))| Document {
        id: format!("d{n}"),
        published: Some(day.parse().expect("a day")),
        language: Some((*lang).to_owned()),
        text: (*text).to_owned(),
        ..Document::default()
    });
    let corpus = Corpus { documents: documents.collect(), ..Corpus::default() };
    pipeline::report(&corpus, rules, &pipeline::run(&corpus, rules))
}
