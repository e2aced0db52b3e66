//! An agency's report in several outlets counts once: another headline, a sentence less, small edits, a day later.

use gainsay::corpus::{Corpus, Document};
use gainsay::diagnostic::SourceMap;
use gainsay::pipeline;
use gainsay::report::Options;
use gainsay::report::table;
use gainsay::report::view::{Report, Statement};
use gainsay::rules::load::{Origin, load};
use gainsay::rules::{Ruleset, compile};

const AGENCY: &str = "الجيش ينفي\n\n\
    نفى جيش الإسلام وجود أي مفاوضات مع روسيا بشأن مدينة دوما، وقال الناطق باسمه حمزة بيرقدار إن مقاتليه باقون في المدينة.\n\
    وشهدت أسواق المدينة حركة خفيفة صباح ذلك اليوم بعد ليلة من القصف، وعاد بعض الباعة إلى محالهم في الأحياء القريبة من \
    الساحة الكبيرة، فيما واصل عمال الإغاثة توزيع الخبز والماء على العائلات التي لجأت إلى الأقبية منذ أسبوعين.\n\
    وأعلن مركز المصالحة الروسي إجراء مفاوضات مع جيش الإسلام.\n\
    ولم يصدر أي تعليق من المنظمات التي تعمل هناك حتى ساعة متأخرة من المساء.\n";

fn document(id: &str, outlet: &str, day: u32, text: &str) -> Document {
    Document {
        id: id.into(),
        outlet: Some(outlet.into()),
        published: chrono::NaiveDate::from_ymd_opt(2018, 3, day),
        language: Some("ar".into()),
        text: text.into(),
        ..Document::default()
    }
}

/// The agency's report as three others carry it.
fn reports() -> Vec<Document> {
    let headline = AGENCY.replace("الجيش ينفي\n", "دوما: لا حوار ولا رحيل عن المدينة\n");
    let lines: Vec<&str> = AGENCY.lines().collect();
    let cut = lines[..lines.len() - 1].join("\n");
    let edited = AGENCY.replace("حركة خفيفة", "نشاطا خفيفا").replace("ساعة متأخرة من المساء", "مساء السبت");
    vec![
        document("agency", "wire", 9, AGENCY),
        document("daily", "the-daily", 10, &headline),
        document("evening", "the-evening", 10, &cut),
        document("weekly", "the-weekly", 11, &edited),
    ]
}

fn rules() -> Ruleset {
    compile(&load(&Origin::Builtin, &mut SourceMap::default()).0)
}

fn report(documents: Vec<Document>, rules: &Ruleset) -> Report {
    let corpus = Corpus { documents, ..Corpus::default() };
    pipeline::report(&corpus, rules, &pipeline::run(&corpus, rules))
}

fn statements<'a>(report: &'a Report, actor: &str, topic: &str) -> Vec<&'a Statement> {
    report.statements.iter().filter(|s| s.actor == actor && s.topic == topic).collect()
}

#[test]
fn copies_are_marked_and_their_statements_counted_once_with_all_outlets() {
    let rules = rules();
    let report = report(reports(), &rules);
    let copies: Vec<_> = report.documents.iter().map(|d| d.copy_of.as_deref()).collect();
    assert_eq!(copies, [None, Some("agency"), Some("agency"), Some("agency")]);
    for (actor, topic) in [
        ("jaysh-al-islam", "negotiations"),
        ("jaysh-al-islam", "withdrawal"),
        ("russian-reconciliation-center", "negotiations"),
    ] {
        let found = statements(&report, actor, topic);
        assert_eq!(found.len(), 1, "{actor} on {topic}: {found:#?}");
        assert_eq!(found[0].day, chrono::NaiveDate::from_ymd_opt(2018, 3, 9));
        assert_eq!(found[0].outlets, ["the-daily", "the-evening", "the-weekly", "wire"]);
    }
    assert_eq!(
        report.claims.iter().filter(|c| c.topic == "negotiations").count(),
        8,
        "each outlet's words are kept"
    );
    let pairs: Vec<usize> = report.conflicts.iter().map(|conflict| conflict.pairs.len()).collect();
    assert_eq!(pairs, [1], "one contradiction, of one pair of statements");
    let shown = table::report(&report, &Options { width: 200, ..Options::default() });
    assert!(shown.contains("copies: daily of agency"), "{shown}");
    assert!(!shown.contains('×'), "{shown}");
}

#[test]
fn a_report_of_its_own_on_the_same_statement_is_no_copy() {
    let own = "قال مراسلنا إن المدينة هادئة.\n\nنفى جيش الإسلام وجود أي مفاوضات مع روسيا بشأن مدينة دوما.\n";
    let rules = rules();
    let report = report(vec![document("agency", "wire", 9, AGENCY), document("own", "own", 10, own)], &rules);
    assert!(report.documents.iter().all(|document| document.copy_of.is_none()));
    assert_eq!(statements(&report, "jaysh-al-islam", "negotiations").len(), 2, "two days, two statements");
}

#[test]
fn the_order_of_the_documents_makes_no_difference() {
    let rules = rules();
    let mut turned = reports();
    turned.reverse();
    let (report, turned) = (report(reports(), &rules), report(turned, &rules));
    let seen = |report: &Report| -> Vec<(String, Vec<String>)> {
        report.statements.iter().map(|s| (s.id.clone(), s.outlets.clone())).collect()
    };
    assert_eq!(seen(&report), seen(&turned));
    // the words that are shown are those of the first
    let first = |report: &Report| {
        report.claims.iter().find(|c| c.id == report.statements[0].claims[0]).map(|c| c.document.clone())
    };
    assert_eq!((first(&report).as_deref(), first(&turned).as_deref()), (Some("agency"), Some("agency")));
    assert!(turned.documents.iter().all(|d| d.copy_of.as_deref() == (d.id != "agency").then_some("agency")));
}

#[test]
fn what_a_copy_repeats_of_an_unlisted_body_stands_once_and_what_it_adds_too() {
    let rules = rules();
    let text = AGENCY.replace("وأعلن مركز المصالحة الروسي", "وأعلنت حركة نور الحق");
    let added = format!("{text}\nوقالت حركة نور الحق إن مقاتليها باقون في دوما.\n");
    let documents = vec![document("agency", "wire", 9, &text), document("daily", "the-daily", 10, &added)];
    let report = report(documents, &rules);
    assert_eq!(report.documents[1].copy_of.as_deref(), Some("agency"));
    assert_eq!(report.claims.iter().filter(|c| c.actor.starts_with("unlisted:")).count(), 3);
    let shown = table::report(&report, &Options { width: 100, ..Options::default() });
    let apart = shown.lines().find(|line| line.contains("does not list")).unwrap_or_default();
    assert!(apart.ends_with("(2)"), "{apart}");
}
