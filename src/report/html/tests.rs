//! What must hold of the page whatever is in it.

use super::super::filter::{Filter, Narrowed};
use super::super::testing::{data, sample};
use super::super::view::Report;
use super::{Options, SCRIPT, STYLE, report, source};
use regex::Regex;
use std::collections::BTreeSet;

fn page(view: &Report, language: &str) -> String {
    report(view, &Options { language: language.into(), ..Options::default() })
}

fn all<'p>(pattern: &str, page: &'p str) -> Vec<&'p str> {
    let pattern = Regex::new(pattern).unwrap();
    pattern.captures_iter(page).map(|found| found.get(1).unwrap().as_str()).collect()
}

/// The page without its style and script.
fn body(page: &str) -> String {
    page.replace(STYLE, "").replace(SCRIPT, "")
}

#[test]
fn every_conflict_statement_and_claim_is_there_once_and_every_link_leads_to_something() {
    let view = sample();
    let page = body(&page(&view, "en"));
    let ids = all(" id=\"([^\"]*)\"", &page);
    let unique: BTreeSet<&str> = ids.iter().copied().collect();
    assert_eq!(ids.len(), unique.len(), "{ids:?}");
    let shorts = view.conflicts.iter().map(|c| &c.short).chain(view.claims.iter().map(|c| &c.short));
    for id in shorts.chain(view.statements.iter().map(|s| &s.short)) {
        assert!(unique.contains(id.as_str()), "{id}");
    }
    for target in all("href=\"#([^\"]*)\"", &page) {
        assert!(unique.contains(target), "#{target}");
    }
    for target in all("aria-(?:labelledby|describedby)=\"([^\"]*)\"", &page) {
        assert!(target.split(' ').all(|id| unique.contains(id)), "{target}");
    }
}

#[test]
fn the_policy_names_the_style_and_the_script_that_are_in_the_page_and_nothing_else() {
    let page = page(&sample(), "en");
    for (open, close, text) in [("<style>", "</style>", STYLE), ("<script>", "</script>", SCRIPT)] {
        let start = page.find(open).unwrap() + open.len();
        let end = start + page[start..].find(close).unwrap();
        assert_eq!(&page[start..end], text);
        assert!(page.contains(&source(text)));
        assert_eq!(page.matches(open).count(), 1);
    }
    assert!(page.contains("default-src &#39;none&#39;") && !page.contains("unsafe"));
    // Known from a hash made by another program.
    assert_eq!(source(""), "sha256-47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=");
}

#[test]
fn nothing_is_loaded_and_nothing_is_styled_or_run_inline() {
    let page = body(&page(&sample(), "ar"));
    for bad in ["<link", "<img", "<iframe", "<object", " src=", " style=", "javascript:", "url(", "@import"] {
        assert!(!page.contains(bad), "{bad}");
    }
    assert!(!Regex::new(r"<[^>]*\son[a-z]+=").unwrap().is_match(&page));
    assert!(!STYLE.contains("url(") && !STYLE.contains("@import") && !STYLE.contains("</"));
    for bad in ["fetch(", "XMLHttpRequest", "innerHTML", "eval(", "</", "localStorage", "document.cookie"] {
        assert!(!SCRIPT.contains(bad), "{bad}");
    }
}

#[test]
fn hostile_text_stays_text() {
    let hostile = "</style><script>alert(1)</script>\"'><img src=x onerror=alert(2)>\u{202e}\u{2066}\u{1b}]0;x\u{7}&amp;";
    let mut data = data();
    data.documents[0].outlet = Some(hostile.into());
    data.documents[0].title = Some(hostile.into());
    data.documents[0].path = hostile.into();
    data.documents[0].url = Some("javascript:alert(3)".into());
    data.documents[1].id = hostile.into();
    data.documents[1].language = Some(hostile.into());
    data.claims[2].speaker.spokesperson = Some(hostile.into());
    data.labels.topics[0].names.insert("en".into(), hostile.into());
    data.labels.actors[0].names.insert("en".into(), hostile.into());
    data.labels.pack.id = hostile.into();
    let mut view = data.view();
    view.claims[0].quote.exact = hostile.into();
    view.claims[0].quote.prefix = hostile.into();
    view.filtered = Some(Narrowed {
        filter: Filter { topics: vec![hostile.into()], ..Filter::default() },
        ..Narrowed::default()
    });
    let page = body(&page(&view, "en"));
    assert!(page.matches("&#60;script&#62;alert(1)").count() > 10, "{page}");
    assert_eq!(page.matches("<script>").count(), 1);
    assert!(!page.contains("<img") && !page.contains("javascript:"));
    assert!(!page.chars().any(|c| matches!(c, '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}' | '\u{1b}')));
}

#[test]
fn the_page_speaks_the_readers_language_and_each_passage_its_own() {
    for (language, dir) in [("en", "ltr"), ("ru", "ltr"), ("ar", "rtl")] {
        let page = page(&sample(), language);
        assert!(page.contains(&format!("<html lang=\"{language}\" dir=\"{dir}\">")));
        let quotes = all("(<blockquote[^>]*>)", &page);
        assert!(quotes.len() > 6);
        assert!(quotes.iter().all(|quote| *quote == "<blockquote lang=\"ar\" dir=\"rtl\">"), "{quotes:?}");
    }
    let arabic = page(&sample(), "ar");
    assert!(arabic.contains(">فيلق الرحمن</h4>") && arabic.contains("المفاوضات</h3>"));
}

#[test]
fn a_passage_of_an_unknown_language_finds_its_direction_by_itself() {
    let mut view = sample();
    for document in &mut view.documents {
        document.language = None;
    }
    assert!(page(&view, "en").contains("<blockquote dir=\"auto\">"));
}

#[test]
fn what_was_read_and_what_was_not_is_said() {
    let text = page(&sample(), "en");
    for said in
        ["5 reports", "11 March 2018 to 20 March 2018", "photo.jpg (not text)", "002 of 001", "syria-2018"]
    {
        assert!(text.contains(said), "{said}");
    }
}

#[test]
fn nothing_found_is_said() {
    let mut data = data();
    data.findings = crate::conflict::Findings::default();
    data.claims.clear();
    let text = page(&data.view(), "en");
    assert!(text.contains("No contradiction between them.") && text.contains("No claim found in it."));
}

#[test]
fn each_conflict_is_a_line_in_both_drawings_and_the_mirrored_one_runs_the_other_way() {
    let view = sample();
    let (plain, mirrored) = (page(&view, "en"), page(&view, "ar"));
    let lines = all("(<a href=\"#c-[^>]*tabindex=\"-1\")", &plain);
    assert_eq!(lines.len(), 2 * view.conflicts.len());
    let first = |page: &str| {
        let marks = all(r#"translate\(([0-9.]+) "#, page);
        marks.iter().map(|x| x.parse::<f64>().unwrap()).collect::<Vec<_>>()
    };
    let (plain, mirrored) = (first(&plain), first(&mirrored));
    assert_eq!(plain.len(), mirrored.len());
    assert!((plain[0] + mirrored[0] - 1040.0).abs() < 0.2, "{} {}", plain[0], mirrored[0]);
}

#[test]
fn the_same_report_gives_the_same_bytes() {
    assert_eq!(page(&sample(), "ru"), page(&sample(), "ru"));
}
