//! Two different attacks never meet: the place and the day that a claim is about are held against each other.

mod common;

use common::Text;
use gainsay::corpus::{Corpus, Document};
use gainsay::pipeline;
use gainsay::report::view::Report;
use gainsay::rules::Ruleset;
use std::sync::LazyLock;

const WORDS: &str = r#"
lang = "en"
[text]
frequent = ["the", "of", "on", "in"]
[grammar]
report-adds = ["a day after", "hours after"]
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
against = "accused"
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
    let texts: Vec<Text<'_>> = texts.iter().map(|text| ("en", "2018-04-12", *text)).collect();
    dated(&texts)
}

fn dated(texts: &[Text<'_>]) -> Report {
    let files = [
        ("pack.toml", "[pack]\nid = \"two\"\nlanguages = [\"en\"]\n"),
        ("words/en.toml", WORDS),
        ("actors/all.toml", ACTORS),
        ("topics/attack.toml", TOPIC),
    ];
    common::read(&common::pack(&files), texts)
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

#[test]
fn what_was_said_before_a_day_is_not_about_it() {
    let denial = ("en", "2018-04-08", "The North denied shelling the bridge.");
    let conflicts = |said: &str| dated(&[denial, ("en", "2018-04-10", said)]).conflicts.len();
    assert_eq!(conflicts("The South said that the North shelled the bridge on 9 April."), 0);
    assert_eq!(conflicts("The South said that the North shelled the bridge on 8 April."), 1);
}

#[test]
fn a_denial_answers_no_accusation_that_comes_days_later_in_another_report() {
    let denial = "The North denied shelling the bridge.";
    let said = "The South said that the North shelled the bridge.";
    let conflicts =
        |denied: &str, blamed: &str| dated(&[("en", denied, denial), ("en", blamed, said)]).conflicts.len();
    assert_eq!(conflicts("2018-04-08", "2018-04-12"), 0);
    assert_eq!(conflicts("2018-04-11", "2018-04-12"), 1, "an outlet may be late by a day");
    assert_eq!(conflicts("2018-04-12", "2018-04-08"), 1);
}

#[test]
fn what_the_report_adds_to_a_statement_is_nobodys_claim() {
    let said = |text: &str| report(&[text]).claims.len();
    assert_eq!(
        said("The South said that the North shelled the bridge, a day after the South shelled the harbour."),
        1
    );
    assert_eq!(
        said("The South said that the North shelled the bridge, hours after shelling the harbour."),
        1
    );
    // without the comma it is part of what is said
    let part = "The South said that hours after the bridge was closed the North shelled it.";
    assert_eq!(said(part), 1);
}

static SHIPPED: LazyLock<Ruleset> = LazyLock::new(common::shipped);

/// The place of the only claim of a report that has a headline of its own.
fn place_under(title: &str, text: &str) -> Option<String> {
    let document = Document {
        id: "d".into(),
        title: Some(title.into()),
        language: Some("ar".into()),
        text: text.into(),
        ..Document::default()
    };
    let corpus = Corpus { documents: vec![document], ..Corpus::default() };
    let claims = pipeline::report(&corpus, &SHIPPED, &pipeline::run(&corpus, &SHIPPED)).claims;
    let [claim] = &claims[..] else { panic!("{text}: {} claims", claims.len()) };
    claim.about.iter().find(|p| p.role == "place").map(|p| p.party.clone())
}

#[test]
fn who_names_no_place_is_about_the_attack_of_the_headline_if_that_names_the_same_body() {
    let title = "الجيش السوري ينفي قصف الغوطة بالغازات وباريس تتهم نظام الأسد";
    let place = |text| place_under(title, text);
    assert_eq!(place("قال فابيوس إن نظام الأسد هو من ارتكب الهجوم.").as_deref(), Some("eastern-ghouta"));
    assert_eq!(place("اتهم محمد علوش النظام بقصف السوق.").as_deref(), Some("eastern-ghouta"));
    // a place of its own, another body, and a headline that tells of no attack or of two places
    assert_eq!(place("اتهم محمد علوش النظام بقصف السوق في حمص.").as_deref(), Some("homs"));
    assert_eq!(place("اتهم محمد علوش تنظيم داعش بقصف السوق."), None);
    let accused = "اتهم محمد علوش النظام بقصف السوق.";
    assert_eq!(place_under("وزير في حكومة النظام يزور الغوطة", accused), None);
    assert_eq!(place_under("النظام ينفي قصف الغوطة وقصف حمص", accused), None);
    assert_eq!(place_under("قصف على الغوطة.. والنظام يرفض الهدنة", accused), None);
}

#[test]
fn a_place_that_only_tells_who_speaks_or_what_else_goes_on_is_not_that_of_the_attack() {
    let cases: [(&str, &str, Option<&str>); 7] = [
        ("en", "Jaysh al-Islam, which controls Douma, said it had fired nothing at the crossing.", None),
        (
            "en",
            "Jaysh al-Islam, which controls Douma, said it had fired nothing at Harasta.",
            Some("harasta"),
        ),
        ("en", "Moscow said no warplane had bombed the city, though raids went on in Idlib.", None),
        ("en", "Moscow said no warplane had bombed Aleppo, though raids went on in Idlib.", Some("aleppo")),
        ("ar", "نفى جيش الإسلام، الذي يسيطر على دوما، قصف السوق.", None),
        ("ar", "نفى جيش الإسلام، الذي يسيطر على دوما، قصف السوق في حرستا.", Some("harasta")),
        ("ar", "نفى جيش الإسلام قصف السوق في دوما.", Some("douma")),
    ];
    for (lang, text, expected) in cases {
        let report = common::read(&SHIPPED, &[(lang, "2018-04-12", text)]);
        let mut claims = report.claims.iter().filter(|c| c.topic == "responsibility");
        let claim = claims.next_back().expect(text);
        let place = claim.about.iter().find(|p| p.role == "place").map(|p| p.party.as_str());
        assert_eq!(place, expected, "{text}");
    }
}
