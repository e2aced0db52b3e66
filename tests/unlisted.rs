//! Bodies that the pack does not list: their claims are kept, under their own names, and compared with nobody's.

use gainsay::corpus::{Corpus, Document};
use gainsay::diagnostic::SourceMap;
use gainsay::pipeline;
use gainsay::report::view::Report;
use gainsay::rules::compile;
use gainsay::rules::load::{Origin, load};
use std::path::Path;

fn report(texts: &[&str]) -> Report {
    let rules = Path::new(env!("CARGO_MANIFEST_DIR")).join("rules");
    let rules = compile(&load(&Origin::Folder(rules), &mut SourceMap::default()).0);
    let documents = texts.iter().enumerate().map(|(n, text)| Document {
        id: format!("d{n}"),
        published: chrono::NaiveDate::from_ymd_opt(2018, 4, 1),
        text: (*text).to_owned(),
        ..Document::default()
    });
    let corpus = Corpus { documents: documents.collect(), ..Corpus::default() };
    pipeline::report(&corpus, &rules, &pipeline::run(&corpus, &rules))
}

fn claims(report: &Report) -> Vec<String> {
    let line = |c: &gainsay::report::view::Claim| format!("{} {} {}", c.document, c.actor, c.position);
    report.claims.iter().map(line).collect()
}

#[test]
fn one_body_has_one_id_in_all_documents_however_it_is_written() {
    let report = report(&[
        "قال مصدر محلي إن الطريق مفتوح.\nأعلن لواء شهداء الحق رفضه تسليم السلاح.",
        "ونفى \"لواء شهداء الحق\" وجود مفاوضات مع الروس.",
        "وأكد المتحدث باسم لواء \"شهداء الحق\" أن اللواء لن يغادر المنطقة.",
    ]);
    let id = "unlisted:لواء-شهداء-الحق";
    let expected = [format!("d0 {id} staying"), format!("d1 {id} denied"), format!("d2 {id} staying")];
    assert_eq!(claims(&report), expected);
    assert_eq!(report.names.actor(id, "ar"), "لواء شهداء الحق");
    assert!(
        report
            .claims
            .iter()
            .all(|c| c.side.is_none() && c.speaker.basis == gainsay::extract::claim::Basis::Unlisted)
    );
}

#[test]
fn what_it_says_contradicts_nobody() {
    let report = report(&[
        "أعلنت وزارة الدفاع الروسية أن مفاوضات تجري مع لواء شهداء الحق.",
        "نفى لواء شهداء الحق وجود أي مفاوضات مع الجانب الروسي.",
    ]);
    assert_eq!(report.claims.len(), 2, "{:?}", claims(&report));
    assert!(report.conflicts.is_empty());
    let parties: Vec<&str> = report.claims[0].about.iter().map(|p| p.party.as_str()).collect();
    assert!(parties.contains(&"unlisted:لواء-شهداء-الحق"), "{parties:?}");
}

#[test]
fn a_kind_with_its_article_or_a_common_noun_behind_it_is_no_name() {
    let report =
        report(&["ونفت الحركة وجود مفاوضات مع الروس.", "ونفت حركة نزوح واسعة وجود مفاوضات مع الروس."]);
    assert!(report.claims.is_empty(), "{:?}", claims(&report));
}
