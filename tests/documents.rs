//! What a report says of itself: the language of each of its paragraphs, and the day on which it appeared.

use gainsay::corpus::{Corpus, Document};
use gainsay::diagnostic::SourceMap;
use gainsay::pipeline;
use gainsay::report::view::Report;
use gainsay::rules::compile;
use gainsay::rules::load::{Origin, load};
use std::path::Path;

fn report(text: &str, language: Option<&str>) -> Report {
    let rules = Path::new(env!("CARGO_MANIFEST_DIR")).join("rules");
    let rules = compile(&load(&Origin::Folder(rules), &mut SourceMap::default()).0);
    let document = Document {
        id: "d".to_owned(),
        language: language.map(str::to_owned),
        text: text.to_owned(),
        ..Document::default()
    };
    let corpus = Corpus { documents: vec![document], ..Corpus::default() };
    pipeline::report(&corpus, &rules, &pipeline::run(&corpus, &rules))
}

fn claims(text: &str, language: Option<&str>) -> Vec<String> {
    let report = report(text, language);
    report.claims.iter().map(|c| format!("{} {} {}", c.actor, c.topic, c.position)).collect()
}

const ARABIC: &str = "نفى فيلق الرحمن وجود أي مفاوضات مع الجانب الروسي في الغوطة الشرقية.";
const ENGLISH: &str =
    "The Russian Defence Ministry said that the talks with Faylaq al-Rahman were under way.";

#[test]
fn each_paragraph_is_read_in_its_own_language() {
    let expected = ["russian-defense-ministry negotiations underway", "faylaq-al-rahman negotiations denied"];
    assert_eq!(claims(&format!("{ENGLISH}\n{ARABIC}"), None), expected);
    assert_eq!(claims(&format!("{ENGLISH}\n\n{ARABIC}"), Some("en")), expected);
    let turned = [expected[1], expected[0]];
    assert_eq!(claims(&format!("{ARABIC}\n{ENGLISH}"), None), turned);
    assert_eq!(claims(&format!("{ARABIC}\n{ENGLISH}\n"), Some("ar")), turned);
}

#[test]
fn a_speaker_goes_over_from_one_language_to_the_other() {
    let claims = claims(&format!("{ENGLISH}\nوأضافت أن المفاوضات لم تنته بعد."), Some("en"));
    assert_eq!(claims.len(), 2, "{claims:?}");
    assert!(claims[1].starts_with("russian-defense-ministry"), "{claims:?}");
}

#[test]
fn a_foreign_name_does_not_make_a_paragraph_foreign() {
    let text =
        "قالت صحيفة The Times of London إن الوضع هادئ.\nنفى فيلق الرحمن (Faylaq al-Rahman) وجود أي مفاوضات.";
    assert_eq!(claims(text, None), ["faylaq-al-rahman negotiations denied"]);
}

/// The day of a text's only claim, and that of the report.
fn days(text: &str) -> (Option<String>, Option<String>) {
    let report = report(text, None);
    assert_eq!(report.claims.len(), 1, "{text}");
    let shown = |day: Option<chrono::NaiveDate>| day.map(|d| d.to_string());
    (shown(report.claims[0].date.day), shown(report.documents[0].published))
}

#[test]
fn a_report_without_a_declared_day_has_that_of_its_dateline() {
    let both = |day: &str| (Some(day.to_owned()), Some(day.to_owned()));
    let denial = "نفى فيلق الرحمن وجود أي مفاوضات مع الجانب الروسي.";
    assert_eq!(days(&format!("دوما، 11 آذار/مارس 2018 - {denial}")), both("2018-03-11"));
    assert_eq!(days(&format!("عنوان بلا يوم\nالأحد 11 مارس 2018\n{denial}")), both("2018-03-11"));
    assert_eq!(days(&format!("{denial}\n2018-03-11")), both("2018-03-11"));
    let yesterday = "نفى فيلق الرحمن أمس وجود أي مفاوضات مع الجانب الروسي.";
    let told = (Some("2018-03-10".to_owned()), Some("2018-03-11".to_owned()));
    assert_eq!(days(&format!("١١ آذار ٢٠١٨: {yesterday}")), told);
}

#[test]
fn a_date_in_a_sentence_is_no_dateline() {
    let text =
        "بدأت الحرب في 15 آذار/مارس 2011 واستمرت في مدن كثيرة حتى اليوم.\nنفى فيلق الرحمن وجود أي مفاوضات.";
    assert_eq!(days(text), (None, None));
    assert_eq!(days("دوما، 11 آذار - نفى فيلق الرحمن وجود أي مفاوضات."), (None, None), "no year");
}

#[test]
fn days_are_counted_back_in_each_language() {
    let day = |lang: &str, text: &str| {
        let text = format!("2018-04-10\n{text}");
        let report = report(&text, Some(lang));
        assert_eq!(report.claims.len(), 1, "{text}");
        report.claims[0].date.day.map(|day| day.to_string())
    };
    let third = Some("2018-04-08".to_owned());
    assert_eq!(day("ar", "نفى فيلق الرحمن قبل يومين وجود أي مفاوضات مع الجانب الروسي."), third);
    assert_eq!(day("en", "Faylaq al-Rahman denied two days ago any talks with Russia."), third);
    assert_eq!(day("ru", "«Файлак ар-Рахман» два дня назад опроверг переговоры с Россией."), third);
    // a short sentence that opens with its date is no dateline
    assert_eq!(day("ru", "8 апреля «Файлак ар-Рахман» опроверг переговоры с Россией."), third);
    assert_eq!(day("en", "On 8 April Faylaq al-Rahman denied talks with Russia."), third);
}
