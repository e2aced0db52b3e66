//! Two different attacks never meet: the place and the day that a claim is about are held against each other.

use gainsay::corpus::{Corpus, Document};
use gainsay::diagnostic::SourceMap;
use gainsay::pipeline;
use gainsay::report::view::Report;
use gainsay::rules::compile;
use gainsay::rules::load::load_from_memory;

const WORDS: &str = r#"
lang = "en"
[text]
frequent = ["the", "of", "on", "in"]
[grammar]
that = ["=that"]
prepositions = ["=in", "=on", "=of", "=at"]
[[speech]]
force = "affirm"
verbs = ["said", "says"]
[[speech]]
force = "deny"
verbs = ["denied", "denies"]
[dates]
weekdays = [["Monday"], ["Tuesday"], ["Wednesday"], ["Thursday"], ["Friday"], ["Saturday"], ["Sunday"]]
months = [["January"], ["February"], ["March"], ["April"], ["May"], ["June"], ["July"], ["August"], ["September"], ["October"], ["November"], ["December"]]
"#;
const ACTORS: &str = r#"
[[actor]]
id = "north"
name = { en = "North" }
aliases.en = ["the North"]
[[actor]]
id = "south"
name = { en = "South" }
aliases.en = ["the South"]
[[place]]
id = "valley"
name = { en = "the valley" }
aliases.en = ["the valley"]
[[place]]
id = "bridge"
within = ["valley"]
name = { en = "the bridge" }
aliases.en = ["the bridge"]
[[place]]
id = "harbour"
name = { en = "the harbour" }
aliases.en = ["the harbour"]
"#;
const TOPIC: &str = r#"
[topic]
id = "attack"
title = { en = "Attack" }
roles = ["accused", "place", "day"]
[[position]]
id = "accused"
name = { en = "did it" }
deny = "denied"
[[position]]
id = "denied"
name = { en = "did not" }
deny = "accused"
[[opposed]]
positions = ["accused", "denied"]
within = "7 days"
[[rule]]
id = "shelled"
lang = "en"
position = "accused"
any = ["{accused} (shelled|bombed)", "(shelling|bombing)"]
"#;

fn report(texts: &[&str]) -> Report {
    let files = [
        ("pack.toml", "[pack]\nid = \"two\"\nlanguages = [\"en\"]\n"),
        ("words/en.toml", WORDS),
        ("actors/all.toml", ACTORS),
        ("topics/attack.toml", TOPIC),
    ];
    let (pack, found) = load_from_memory(&files, &mut SourceMap::default());
    assert!(found.is_empty(), "{found:?}");
    let rules = compile(&pack);
    let documents = texts.iter().enumerate().map(|(n, text)| Document {
        id: format!("d{n}"),
        published: chrono::NaiveDate::from_ymd_opt(2018, 4, 12),
        language: Some("en".to_owned()),
        text: (*text).to_owned(),
        ..Document::default()
    });
    let corpus = Corpus { documents: documents.collect(), ..Corpus::default() };
    pipeline::report(&corpus, &rules, &pipeline::run(&corpus, &rules))
}

fn about(report: &Report, claim: usize) -> Vec<String> {
    report.claims[claim].about.iter().map(|p| format!("{}={}", p.role, p.party)).collect()
}

#[test]
fn a_claim_keeps_the_place_and_the_day_that_it_is_about() {
    let report = report(&["The South said that the North shelled the bridge on 9 April."]);
    assert_eq!(about(&report, 0), ["day=2018-04-09", "place=bridge", "accused=north"]);
    assert_eq!(report.claims[0].date.day.map(|d| d.to_string()), Some("2018-04-12".to_owned()));
}

#[test]
fn attacks_on_two_places_never_meet_and_a_part_meets_its_whole() {
    let said = "The South said that the North shelled the bridge.";
    let conflicts = |denial: &str| report(&[said, denial]).conflicts.len();
    assert_eq!(conflicts("The North denied shelling the harbour."), 0);
    assert_eq!(conflicts("The North denied shelling the bridge."), 1);
    assert_eq!(conflicts("The North denied shelling the valley."), 1);
    assert_eq!(conflicts("The North denied any shelling."), 1);
}

#[test]
fn attacks_on_two_days_never_meet() {
    let said = "The South said that the North shelled the bridge on 9 April.";
    let conflicts = |denial: &str| report(&[said, denial]).conflicts.len();
    assert_eq!(conflicts("The North denied shelling the bridge on 10 April."), 0);
    assert_eq!(conflicts("The North denied shelling the bridge on Monday."), 1, "9 April 2018 was a Monday");
    assert_eq!(conflicts("The North denied shelling the bridge."), 1);
}

#[test]
fn a_later_denial_is_about_the_place_that_the_report_named() {
    let report =
        report(&["The South said that the North shelled the bridge. The North denied any shelling."]);
    assert_eq!(about(&report, 1), ["place=bridge", "accused=north"]);
}
