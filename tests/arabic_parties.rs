//! Whom a claim concerns where a word or its place could mislead, shown on Arabic.

mod common;

use common::{read, shipped};
use gainsay::rules::Ruleset;
use std::sync::LazyLock;

static RULES: LazyLock<Ruleset> = LazyLock::new(shipped);

/// The parties of the claims of an actor on a topic, each as "party role".
fn about(text: &str, actor: &str, topic: &str) -> Vec<String> {
    let found = read(&RULES, &[("ar", "2018-04-01", text)]).claims;
    let mut of = found.iter().filter(|c| c.topic == topic && c.actor == actor);
    let claim = of.next().unwrap_or_else(|| panic!("no claim in {text}"));
    assert!(of.next().is_none(), "{text}");
    let parties = claim.about.iter().filter(|p| p.role != "place" && p.role != "day");
    parties.map(|p| format!("{} {}", p.party, p.role)).collect()
}

#[test]
fn who_speaks_of_gunmen_does_not_speak_of_his_own() {
    let text = "قال وزير الدفاع التركي إن نحو ثمانين مسلحا ما زالوا داخل تل رفعت.";
    assert_eq!(about(text, "turkey", "withdrawal"), [""; 0]);
    let own = "قال فيلق الرحمن إن مقاتليه لن يخرجوا من عربين.";
    assert_eq!(about(own, "faylaq-al-rahman", "withdrawal"), ["faylaq-al-rahman mover"]);
}

#[test]
fn soldiers_of_a_nation_are_its_own_and_not_who_speaks_of_them() {
    for text in [
        "قالت قسد إن قوات تركية انسحبت من البلدة.",
        "ذكرت قسد أن دبابات تركية لا تزال متمركزة في الحي الجنوبي من البلدة.",
    ] {
        assert_eq!(about(text, "sdf", "withdrawal"), ["turkey mover"], "{text}");
    }
    let border = "أعلنت قسد أن مقاتليها انسحبوا من الحدود التركية.";
    assert_eq!(about(border, "sdf", "withdrawal"), ["sdf mover"]);
}

#[test]
fn whose_fighters_do_it_is_the_party_though_they_speak_for_nobody() {
    let cases = [
        (
            "قالت روسيا إن مقاتلي جيش الإسلام يرفضون مغادرة دوما.",
            "russia",
            "withdrawal",
            vec!["jaysh-al-islam mover"],
        ),
        (
            "قال محمد علوش إن مقاتلي أحرار الشام رفضوا العرض الروسي.",
            "jaysh-al-islam",
            "terms",
            vec!["ahrar-al-sham partner", "russia partner"],
        ),
        (
            "أشار محمد علوش إلى أن مقاتلي الفرقة الرابعة هددوا باقتحام دوما.",
            "jaysh-al-islam",
            "ultimatum",
            vec!["jaysh-al-islam addressee", "syrian-regime issuer"],
        ),
        // who speaks of nobody's fighters refuses himself
        (
            "قال فيلق الرحمن إنه يرفض مغادرة عربين.",
            "faylaq-al-rahman",
            "withdrawal",
            vec!["faylaq-al-rahman mover"],
        ),
    ];
    for (text, actor, topic, parties) in cases {
        assert_eq!(about(text, actor, topic), parties, "{text}");
    }
}

#[test]
fn nobody_is_a_part_of_himself() {
    let own = read(&RULES, &[("ar", "2018-04-01", "قال جيش الإسلام إن قراره في يد قادته.")]).claims;
    assert!(own.is_empty());
    let people = "قال قيادي في جيش الإسلام إن جميع فصائل البلدة منضوية تحت راية جيش الإسلام.";
    assert_eq!(read(&RULES, &[("ar", "2018-04-01", people)]).claims.len(), 1);
    let other = "قال الكرملين إن قوات فاغنر السابقة أصبحت تخضع لوزارة الدفاع.";
    assert_eq!(read(&RULES, &[("ar", "2018-04-01", other)]).claims.len(), 1);
}

#[test]
fn people_who_belong_to_a_body_are_that_body() {
    let cases = [
        (
            "قال وزير الدفاع التركي إن المسلحين التابعين لقوات سوريا الديمقراطية ما زالوا في تل رفعت.",
            "turkey",
            "sdf mover",
        ),
        (
            "ذكر الإعلام الحربي أن مسلحين موالين لجيش الإسلام انسحبوا من مسرابا.",
            "military-media",
            "jaysh-al-islam mover",
        ),
        (
            "أعلن مركز المصالحة الروسي أن عددا من المسلحين سلموا سلاحهم.",
            "russian-reconciliation-center",
            "syrian-opposition-factions mover",
        ),
        (
            "كذب المتحدث باسم جيش الإسلام إعلان قاعدة حميميم انسحاب آخر عناصر حركة أحرار الشام من مسرابا.",
            "hmeimim-base",
            "ahrar-al-sham mover",
        ),
    ];
    for (text, actor, mover) in cases {
        assert_eq!(about(text, actor, "withdrawal"), [mover], "{text}");
    }
}

#[test]
fn who_warns_the_gunmen_threatens_them() {
    let noun = "لكن قيادة الجيش السوري كررت، عبر التلفزيون، إنذار المسلحين بتسليم سلاحهم قبل الفجر.";
    let found = about(noun, "syrian-army", "ultimatum");
    assert!(found.contains(&"syrian-regime issuer".to_string()), "{found:?}");
    let verb = "أنذرت روسيا المسلحين بأن أمامهم ساعات للرد على عرضها.";
    let found = about(verb, "russia", "ultimatum");
    assert!(found.contains(&"syrian-opposition-factions addressee".to_string()), "{found:?}");
    assert!(found.contains(&"russia issuer".to_string()), "{found:?}");
}

#[test]
fn a_channel_to_which_somebody_spoke_is_no_partner() {
    let text = "اتهم نصر الحريري النظام بقصف سرمين، وذلك في مقابلة مع قناة \"العربية\".";
    let found = read(&RULES, &[("ar", "2018-04-01", text)]).claims;
    let topics: Vec<&str> = found.iter().map(|c| c.topic.as_str()).collect();
    assert_eq!(topics, ["responsibility"]);
}

#[test]
fn representatives_of_a_quarter_are_not_who_speaks() {
    let text = "أكد محافظ حمص أن المفاوضات مع ممثلي حي الوعر لم تتوقف.";
    let found = about(text, "syrian-regime", "negotiations");
    assert!(found.contains(&"syrian-regime partner".to_string()), "{found:?}");
}

#[test]
fn who_keeps_the_truce_is_who_says_so_and_not_whom_he_blamed_before() {
    let own = "اتهم مظلوم عبدي الجيش التركي بقصف عين عيسى، وقال إن قواته تتقيد بوقف النار.";
    assert_eq!(about(own, "sdf", "ceasefire"), ["sdf keeper"]);
    let named = "اتهم مظلوم عبدي الجيش التركي بقصف عين عيسى، وأضاف أن قسد تتقيد بوقف النار.";
    assert_eq!(about(named, "sdf", "ceasefire"), ["sdf keeper"]);
    let broken = "قال مظلوم عبدي إن الجيش التركي يقصف عين عيسى ويخرق الهدنة.";
    assert_eq!(about(broken, "sdf", "ceasefire"), ["turkey keeper"]);
}

#[test]
fn whoever_rejects_a_nations_offer_to_leave_is_who_would_leave() {
    let offer = "رفضت القيادة الموحدة العرض الروسي القاضي بتسليم السلاح الثقيل.";
    assert_eq!(about(offer, "unified-command-qalamoun", "withdrawal"), ["unified-command-qalamoun mover"]);
    let agreed = "قبلت القيادة الموحدة العرض الروسي القاضي بتسليم السلاح الثقيل.";
    assert_eq!(about(agreed, "unified-command-qalamoun", "withdrawal"), ["unified-command-qalamoun mover"]);
}
