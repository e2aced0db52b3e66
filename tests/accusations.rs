//! "A accused B of it": B is blamed and never speaks, and a position that blames needs somebody to blame.

mod common;

use gainsay::report::view::Report;
use gainsay::rules::Ruleset;
use std::sync::LazyLock;

static RULES: LazyLock<Ruleset> = LazyLock::new(common::shipped);

const DAY: &str = "2018-04-12";
const WORDS: &str = r#"
lang = "en"
[text]
frequent = ["the", "of", "on", "in"]
[grammar]
that = ["=that"]
prepositions = ["=in", "=on", "=of", "=at"]
conjunctions = ["=and"]
accusations = ["=accused", "=accusing"]
[[speech]]
force = "affirm"
verbs = ["=said"]
[[speech]]
force = "allege"
verbs = ["=accused"]
participles = ["=accusing"]
[[speech]]
force = "deny"
verbs = ["=denied"]
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
[[actor]]
id = "east"
name = { en = "East" }
aliases.en = ["the East"]
"#;
const TOPIC: &str = r#"
[topic]
id = "attack"
title = { en = "Attack" }
roles = ["culprit"]
[[position]]
id = "accused"
name = { en = "did it" }
deny = "denied"
against = "culprit"
[[position]]
id = "denied"
name = { en = "did not" }
deny = "accused"
[[opposed]]
positions = ["accused", "denied"]
[[rule]]
id = "shelled"
lang = "en"
position = "accused"
any = ["{culprit} shelled"]
[[rule]]
id = "shelling"
lang = "en"
position = "accused"
any = ["(shelling|=shelled)"]
carried-by = ["deny", "allege"]
"#;

fn small(text: &str) -> Report {
    let files = [
        ("pack.toml", "[pack]\nid = \"blame\"\nlanguages = [\"en\"]\n"),
        ("words/en.toml", WORDS),
        ("actors/all.toml", ACTORS),
        ("topics/attack.toml", TOPIC),
    ];
    common::read(&common::pack(&files), &[("en", DAY, text)])
}

fn shipped(text: &str) -> Report {
    common::read(&RULES, &[("ar", DAY, text)])
}

/// Every claim as `actor position: whom it blames`.
fn claims(report: &Report) -> Vec<String> {
    let line = |c: &gainsay::report::view::Claim| {
        let parties = c.about.iter().filter(|p| p.role != "place" && p.role != "day");
        let mut parties: Vec<&str> = parties.map(|p| p.party.as_str()).collect();
        parties.sort_unstable();
        format!("{} {}: {}", c.actor, c.position, parties.join(", "))
    };
    report.claims.iter().map(line).collect()
}

#[test]
fn whom_a_verb_accuses_is_blamed_and_does_not_speak() {
    assert_eq!(claims(&small("The South accused the North of shelling.")), ["south accused: north"]);
    assert_eq!(
        claims(&small("The South accused the North and the East of shelling.")),
        ["south accused: east, north"]
    );
    assert_eq!(
        claims(&small("The South denied shelling, accusing the North of shelling.")),
        ["south denied: south", "south accused: north"]
    );
}

#[test]
fn nobody_is_blamed_unnamed_and_nobody_blames_himself() {
    assert!(claims(&small("The South accused somebody of shelling.")).is_empty());
    assert!(claims(&small("The South said that the South shelled.")).is_empty());
    assert_eq!(claims(&small("The South said that the North shelled.")), ["south accused: north"]);
    assert_eq!(claims(&small("The South denied shelling.")), ["south denied: south"]);
}

#[test]
fn where_verbs_stand_first_the_second_name_is_the_accused() {
    let both = shipped("اتهم فيلق الرحمن قوات النظام بقصف عين ترما.");
    assert_eq!(claims(&both), ["faylaq-al-rahman accused: syrian-regime"]);
    let headline = shipped("أنقرة تتهم النظام بقصف سراقب.");
    assert_eq!(claims(&headline), ["turkey accused: syrian-regime"]);
    let role = shipped(
        "واتهم سعيد سيف، الناطق باسم قوات أحمد العبدو، الطيران الروسي وقوات النظام باستهداف المدنيين.",
    );
    assert!(
        claims(&role).iter().all(|c| c.starts_with("quwat-ahmad-al-abdo accused")),
        "{:?}",
        claims(&role)
    );
}

#[test]
fn one_name_behind_the_verb_is_the_accused_and_the_last_speaker_speaks() {
    let carried = shipped("نفى فيلق الرحمن وجود أي مفاوضات. واتهم روسيا بقصف المدنيين.");
    assert_eq!(claims(&carried)[1], "faylaq-al-rahman accused: russia");
    let unnamed = shipped("اتهم فيلق الشام جهات مجهولة باغتيال قائده.");
    assert!(claims(&unnamed).is_empty(), "{:?}", claims(&unnamed));
}

#[test]
fn to_hold_somebody_responsible_is_to_accuse_him() {
    let held = shipped("حملت الهيئة العليا للمفاوضات روسيا مسؤولية قصف المشافي.");
    assert_eq!(claims(&held), ["syrian-negotiation-commission accused: russia"]);
    let put = shipped("ألقت موسكو باللوم على واشنطن في قصف الموصل.");
    assert_eq!(claims(&put), ["russia accused: united-states"]);
}

#[test]
fn who_stands_inside_the_words_for_holding_responsible_is_read_as_beside_any_verb() {
    let one = |text| claims(&shipped(text));
    // a title, a source in a body, whom he told
    assert_eq!(one("حمل الرئيس جو بايدن إيران المسؤولية عن قصف القاعدة."), ["united-states accused: iran"]);
    assert_eq!(
        one("حملت مصادر في وزارة الدفاع التركية تنظيم داعش المسؤولية عن القصف في الباب."),
        ["turkey accused: islamic-state"]
    );
    assert_eq!(
        one("حمل مصدر عسكري في تصريح لـ سانا تنظيم داعش مسؤولية إطلاق القذائف على حلب."),
        ["syrian-army accused: islamic-state"]
    );
    // a capital
    assert_eq!(
        one("حملت دمشق جيش الإسلام مسؤولية سقوط قذائف على حي المزة."),
        ["syrian-regime accused: jaysh-al-islam"]
    );
    // capitals on both sides, and one behind the name of who accuses
    assert_eq!(
        one("وحملت لندن وباريس دمشق مسؤولية المجزرة في خان شيخون."),
        ["united-kingdom accused: syrian-regime", "france accused: syrian-regime"]
    );
    assert_eq!(
        one("حمل محمد علوش دمشق كامل المسؤولية عن الهجوم الكيماوي."),
        ["jaysh-al-islam accused: syrian-regime"]
    );
    assert!(one("حمل محمد علوش سكان دمشق المسؤولية عن القصف.").is_empty());
    assert!(one("حمل مراسل في لندن جيش الإسلام مسؤولية القصف.").is_empty());
    // whose statement a pronoun takes up
    assert_eq!(
        one("وجاء ذلك بعد تصريح لجون كيري حمّل فيه النظام السوري مسؤولية قصف داريا."),
        ["united-states accused: syrian-regime"]
    );
    assert_eq!(
        one("وجاء ذلك بعد تصريح لجون كيري اتهم فيه النظام السوري بقصف داريا."),
        ["united-states accused: syrian-regime"]
    );
    assert!(one("وجاء ذلك بعد زيارة لجون كيري حمّل فيها صحفي النظام السوري مسؤولية قصف داريا.").is_empty());
    // somebody whom the pack does not know, and people of a capital
    assert!(one("حمل مجلس قروي في دمشق جيش الإسلام مسؤولية سقوط قذائف على حي المزة.").is_empty());
    assert!(one("حمل سكان دمشق جيش الإسلام مسؤولية سقوط قذائف على حي المزة.").is_empty());
}

#[test]
fn rejected_accusations_are_the_accusers_and_denied() {
    let rejected = shipped("رفض النظام السوري اتهامات واشنطن له باستخدام السارين.");
    let mut found = claims(&rejected);
    found.sort();
    assert_eq!(found, ["syrian-regime denied: syrian-regime", "united-states accused: syrian-regime"]);
}

#[test]
fn whoever_an_english_verb_joined_to_another_accuses_is_no_subject_of_it() {
    let text = "Turkey said its forces were abiding by the truce, and accused the Kurdish militia of breaking the ceasefire.";
    let found = common::read(&RULES, &[("en", DAY, text)]);
    assert_eq!(found.claims.len(), 2, "{:?}", claims(&found));
}

#[test]
fn the_nation_of_claims_tells_who_makes_them_and_not_who_is_blamed() {
    let one = |text| claims(&shipped(text));
    assert_eq!(
        one("قال كوناشينكوف إن المزاعم الأمريكية بشأن قصف المدنيين كاذبة."),
        ["russian-defense-ministry denied: russia"]
    );
    assert_eq!(
        one("وصفت وزارة الدفاع الروسية اتهامات واشنطن بقصف المشفى بأنها تلفيق."),
        ["russian-defense-ministry denied: russia"]
    );
    assert_eq!(
        one("نفت موسكو الاتهامات الأمريكية بقصف المشفى."),
        ["united-states accused: russia", "russia denied: russia"]
    );
    // the nation of a strike tells who struck
    assert_eq!(one("قالت تركيا إن القصف الروسي قتل مدنيين في إدلب."), ["turkey accused: russia"]);
}

#[test]
fn the_army_of_which_a_body_of_a_state_speaks_is_that_state_s() {
    let denied = "نفى مصدر في وزارة الخارجية السورية أن يكون الجيش قد استخدم غازات سامة في دوما.";
    assert_eq!(claims(&shipped(denied)), ["syrian-foreign-ministry denied: syrian-regime"]);
    // though the report has named another "army" before
    let after = format!("نفى جيش الإسلام الخبر. {denied}");
    assert_eq!(claims(&shipped(&after)), ["syrian-foreign-ministry denied: syrian-regime"]);
    // and not where somebody else speaks of one that nobody has named
    assert!(claims(&shipped("قال جون كيري إن الجيش استخدم غازات سامة في دوما.")).is_empty());
    let english = |text: &str| claims(&common::read(&RULES, &[("en", DAY, text)]));
    assert_eq!(
        english("The Syrian Foreign Ministry said the army had not used chlorine in Douma."),
        ["syrian-foreign-ministry denied: syrian-regime"]
    );
    // "the ministry" that says it is none of Damascus, of which it speaks
    assert!(english("No talks with Damascus were being held, the ministry said.").is_empty());
}

#[test]
fn a_pronoun_on_the_verb_is_the_accused_and_whoever_follows_accuses() {
    let cases: [(&str, &[&str]); 7] = [
        (
            "قالت موسكو إن الهدنة صامدة، بينما اتهمتها واشنطن بقصف مشفى في إدلب.",
            &["russia holding: ", "united-states accused: russia"],
        ),
        ("نفى الجيش الروسي قصف المشفى، واتهمه رئيس البلدية بقصف سوق إدلب.", &["russia denied: russia"]),
        ("قال سيرغي لافروف إن واشنطن اتهمته بقصف سوق إدلب.", &["united-states accused: russia"]),
        // who accuses was named in a sentence before; so was the accused, whom nobody is taken for
        ("أعلنت روسيا هدنة في درعا. واتهمتها الفصائل بخرق الهدنة.", &["syrian-opposition-factions denied: "]),
        ("أعلنت روسيا هدنة في درعا. واتهمتها الفصائل بقصف المشفى.", &[]),
        // nobody behind the verb: the sentence is about who accuses, and names whom since
        (
            "طالبت الأمم المتحدة جبهة النصرة بالخروج من حلب، واتهمتها بمنع المدنيين من المغادرة.",
            &["un blocked: tahrir-al-sham"],
        ),
        ("ردت روسيا على الولايات المتحدة واتهمتها بخرق الهدنة.", &["russia denied: united-states"]),
    ];
    for (text, expected) in cases {
        let mut found = claims(&shipped(text));
        found.sort();
        let mut expected = expected.to_vec();
        expected.sort_unstable();
        assert_eq!(found, expected, "{text}");
    }
}
