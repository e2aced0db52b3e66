//! What languages that put subjects before their verbs need of the engine, shown on English: who speaks, on what day.

use chrono::NaiveDate;
use gainsay::corpus::{Corpus, Document};
use gainsay::diagnostic::SourceMap;
use gainsay::pipeline;
use gainsay::report::view::Claim;
use gainsay::rules::load::{Origin, load};
use gainsay::rules::{Ruleset, compile};
use std::path::Path;
use std::sync::LazyLock;

static RULES: LazyLock<Ruleset> = LazyLock::new(|| {
    let rules = Path::new(env!("CARGO_MANIFEST_DIR")).join("rules");
    compile(&load(&Origin::Folder(rules), &mut SourceMap::default()).0)
});

/// The claims of a text published on Sunday, 1 April 2018.
fn claims(text: &str) -> Vec<Claim> {
    let document = Document {
        id: "d".into(),
        published: NaiveDate::from_ymd_opt(2018, 4, 1),
        language: Some("en".into()),
        text: text.into(),
        ..Document::default()
    };
    let corpus = Corpus { documents: vec![document], ..Corpus::default() };
    pipeline::report(&corpus, &RULES, &pipeline::run(&corpus, &RULES)).claims
}

fn day(text: &str) -> Option<NaiveDate> {
    claims(text).first().and_then(|claim| claim.date.day)
}

#[test]
fn the_day_of_a_statement_is_read_from_its_own_clause() {
    for (when, (month, of_month)) in [
        ("on Thursday", (3, 29)),
        ("yesterday", (3, 31)),
        ("two days ago", (3, 30)),
        ("on March 11", (3, 11)),
        ("on 11 March 2018", (3, 11)),
        ("on March 11, 2018", (3, 11)),
    ] {
        let text = format!("The Army of Islam said {when} that it would not leave Douma.");
        assert_eq!(day(&text), NaiveDate::from_ymd_opt(2018, month, of_month), "{when}");
    }
}

#[test]
fn an_insertion_between_subject_and_verb_changes_nobody() {
    for subject in [
        "Faylaq al-Rahman",
        "Faylaq al-Rahman, the second largest group in the enclave,",
        "Faylaq al-Rahman, in a statement on Sunday,",
        "The Faylaq al-Rahman group",
        "Wael Olwan, Faylaq al-Rahman's spokesman,",
    ] {
        let found = claims(&format!("{subject} denied that any talks with Russia had been held."));
        let found: Vec<_> = found.iter().map(|c| (c.actor.as_str(), c.position.as_str())).collect();
        assert_eq!(found, [("faylaq-al-rahman", "denied")], "{subject}");
    }
}

#[test]
fn a_name_that_owns_what_follows_does_not_speak() {
    let found = claims("The Army of Islam's neighbours said that talks with Russia were under way.");
    assert!(found.iter().all(|c| c.actor != "jaysh-al-islam"));
}
