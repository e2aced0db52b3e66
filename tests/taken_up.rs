//! What a clause takes up that somebody else said before it, in three languages: denied, rejected, confirmed.

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

fn claims(lang: &str, text: &str) -> Vec<Claim> {
    let document = Document {
        id: "d".into(),
        published: NaiveDate::from_ymd_opt(2018, 4, 1),
        language: Some(lang.into()),
        text: text.into(),
        ..Document::default()
    };
    let corpus = Corpus { documents: vec![document], ..Corpus::default() };
    pipeline::report(&corpus, &RULES, &pipeline::run(&corpus, &RULES)).claims
}

/// Behind a first sentence each of the others gives these claims, beside that sentence's own.
fn behind(lang: &str, first: &str, rest: &[(&str, &[&str])]) {
    let told = |claims: Vec<Claim>| -> Vec<String> {
        claims.iter().map(|c| format!("{} {} {}", c.actor, c.topic, c.position)).collect()
    };
    let own = told(claims(lang, first));
    assert!(!own.is_empty(), "{first}");
    for (sentence, expected) in rest {
        let found = told(claims(lang, &format!("{first} {sentence}")));
        assert_eq!(found[..own.len()], own[..], "{sentence}");
        assert_eq!(found[own.len()..], expected[..], "{sentence}");
    }
}

const DENIED: &[&str] = &["jaysh-al-islam negotiations denied"];
const STAYING: &str = "jaysh-al-islam withdrawal staying";

#[test]
fn a_pronoun_or_a_noun_for_reports_takes_up_the_last_claim_of_another() {
    behind(
        "en",
        "Russia said talks with the Army of Islam were under way.",
        &[
            ("The Army of Islam denied it.", DENIED),
            ("The Army of Islam denied this on Tuesday.", DENIED),
            ("The Army of Islam dismissed the report.", DENIED),
            ("The Army of Islam rejected the claim.", DENIED),
            ("The Army of Islam dismissed the claims as fake.", DENIED),
            ("The Army of Islam called it a lie.", DENIED),
            ("The Army of Islam said the report was untrue.", DENIED),
            ("This was denied by the Army of Islam.", DENIED),
            ("A spokesman for the Army of Islam, Hamza Bayraqdar, denied the claim.", DENIED),
            ("The group denied the report, saying it would not leave Douma.", &[DENIED[0], STAYING]),
            ("The Army of Islam confirmed it.", &["jaysh-al-islam negotiations underway"]),
        ],
    );
    behind(
        "ar",
        "أعلنت روسيا إجراء مفاوضات مع جيش الإسلام.",
        &[
            ("ونفى جيش الإسلام ذلك.", DENIED),
            ("ونفى جيش الإسلام هذه الأنباء جملة وتفصيلا.", DENIED),
            ("لكن جيش الإسلام نفى صحة هذه المعلومات.", DENIED),
            ("وهو ما نفته قيادة جيش الإسلام.", DENIED),
            ("وقال جيش الإسلام إن هذا الكلام غير صحيح.", DENIED),
            ("ونفى جيش الإسلام ذلك، مؤكدا بقاءه في دوما.", &[DENIED[0], STAYING]),
            ("وأكد جيش الإسلام ذلك.", &["jaysh-al-islam negotiations underway"]),
        ],
    );
    behind(
        "ru",
        "Минобороны России сообщило о переговорах с «Джейш аль-Ислам».",
        &[
            ("В группировке это опровергли.", DENIED),
            ("В «Джейш аль-Ислам» эту информацию опровергли.", DENIED),
            ("«Джейш аль-Ислам» опроверг эти сообщения.", DENIED),
            ("Представитель «Джейш аль-Ислам» назвал это ложью.", DENIED),
            (
                "Представитель «Джейш аль-Ислам» подтвердил эту информацию.",
                &["jaysh-al-islam negotiations underway"],
            ),
        ],
    );
}

/// Of one sentence: what Russia said, and what the Army of Islam answers in its own name.
fn answered(lang: &str, text: &str) {
    let found = claims(lang, text);
    let told: Vec<(&str, &str)> = found.iter().map(|c| (&*c.actor, &*c.position)).collect();
    assert_eq!(told, [("russia", "underway"), ("jaysh-al-islam", "denied")], "{text}");
    assert!(found.iter().all(|c| c.nested_in.is_none()), "{text}");
}

#[test]
fn behind_a_semicolon_whoever_is_named_answers_for_himself() {
    let first = "Russia claimed that talks with the Army of Islam were under way";
    for answer in ["called the claim a lie", "called this a lie", "said this was false", "denied it"] {
        answered("en", &format!("{first}; the Army of Islam {answer}."));
    }
    let first = "زعمت روسيا أنها تجري مفاوضات مع جيش الإسلام";
    for answer in ["نفى جيش الإسلام ذلك", "ونفى جيش الإسلام ذلك", "جيش الإسلام وصف هذا الكلام بالكذب"]
    {
        answered("ar", &format!("{first}؛ {answer}."));
    }
    let first = "Россия утверждала, что ведет переговоры с «Джейш аль-Ислам»";
    for answer in ["«Джейш аль-Ислам» назвал это ложью", "в «Джейш аль-Ислам» это опровергли"]
    {
        answered("ru", &format!("{first}; {answer}."));
    }
    // a pronoun behind it may go on with what is told
    let found = claims(
        "en",
        "Russia said that talks with the Army of Islam were under way; it said that the group had left Douma.",
    );
    assert!(found.len() > 1 && found.iter().all(|c| c.actor == "russia"));
}

#[test]
fn a_noun_for_accusations_takes_up_accusations_only() {
    let denied: &[&str] = &["turkey responsibility denied"];
    behind(
        "en",
        "Damascus accused Turkey of shelling Tell Rifaat and said talks with Russia were under way.",
        &[
            ("Ankara denied the accusation.", denied),
            ("Turkey rejected the charge.", denied),
            ("Turkish officials dismissed the allegations as baseless.", denied),
            // which of the two is left open
            ("Ankara denied it.", &[]),
        ],
    );
    behind(
        "en",
        "Russia said the rebels were holding civilians in Ghouta.",
        &[
            ("Faylaq al-Rahman rejected the accusation.", &["faylaq-al-rahman civilian-exit denied"]),
            ("Washington rejected the accusation.", &[]),
        ],
    );
    behind("ar", "اتهمت دمشق تركيا بقصف تل رفعت.", &[("ونفت أنقرة هذه الاتهامات.", denied)]);
    behind(
        "ru",
        "Дамаск обвинил Турцию в обстреле Телль-Рифъата.",
        &[("Анкара отвергла обвинения.", denied), ("В Анкаре эти обвинения отвергли.", denied)],
    );
}

#[test]
fn a_pronoun_that_denies_an_accusation_means_the_accused() {
    let denied: &[&str] = &["jaysh-al-islam responsibility denied"];
    let first = "The Syrian Observatory for Human Rights accused the Army of Islam of shelling Damascus.";
    behind("en", first, &[("They denied it.", denied), ("It denied the accusation.", denied)]);
    // nobody confirms his own accusation, and of several accused it might be any
    behind("en", first, &[("It confirmed this.", &[])]);
    let both =
        "The Syrian Observatory for Human Rights accused Russia and the Army of Islam of shelling Damascus.";
    behind("en", both, &[("It denied it.", &[])]);
}

#[test]
fn what_is_taken_up_concerns_the_same_parties() {
    let found =
        claims("en", "Russia said talks with the Army of Islam were under way. Faylaq al-Rahman denied it.");
    let parties: Vec<&str> = found[1].about.iter().map(|p| p.party.as_str()).collect();
    assert_eq!(parties, ["jaysh-al-islam", "russia"]);
    let found = claims("en", "Russia said talks were under way. The Army of Islam denied it.");
    let parties: Vec<&str> = found[1].about.iter().map(|p| p.party.as_str()).collect();
    assert_eq!(parties, ["jaysh-al-islam", "russia"]);
}

#[test]
fn nothing_is_taken_up_where_a_clause_says_something_else() {
    behind(
        "en",
        "Russia said talks with the Army of Islam were under way.",
        &[
            ("The Army of Islam denied it was preparing an attack.", &[]),
            ("The Army of Islam denied the accusation of collusion.", &[]),
            ("The Army of Islam did not deny it.", &[]),
            ("The Army of Islam refused to confirm this.", &[]),
            ("The Army of Islam said this would help civilians.", &[]),
            ("The United Nations could not confirm this.", &[]),
            ("It denied it.", &[]),
        ],
    );
    behind(
        "ar",
        "أعلنت روسيا إجراء مفاوضات مع جيش الإسلام.",
        &[("ونفى جيش الإسلام تلقيه أي مساعدات.", &[]), ("وقالت الأمم المتحدة إنها لا تستطيع تأكيد ذلك.", &[])],
    );
}

#[test]
fn what_stands_too_far_back_is_not_taken_up() {
    let between = "A convoy reached the town. Schools stayed shut. Shops opened again.";
    let text = format!(
        "Russia said talks with the Army of Islam were under way. {between} The Army of Islam denied it."
    );
    assert_eq!(claims("en", &text).len(), 1);
}

#[test]
fn an_accusation_is_taken_up_where_it_blames_whom_it_is_aimed_at() {
    behind(
        "en",
        "The White Helmets accused the Syrian army of using chlorine in Saraqib.",
        &[
            ("Iran rejected the charge against its ally.", &["iran responsibility denied"]),
            ("Iran dismissed the accusations against Damascus.", &["iran responsibility denied"]),
            (
                "The Kremlin called the allegations against President Bashar Assad groundless.",
                &["kremlin responsibility denied"],
            ),
            (
                "Damascus rejected the accusations against its forces.",
                &["syrian-regime responsibility denied"],
            ),
            ("Turkey dismissed the accusations against the rebels.", &[]),
            ("Turkey rejected the charges against its soldiers.", &[]),
            ("Iran dismissed the accusations against nobody in particular.", &[]),
        ],
    );
}

#[test]
fn a_pronoun_means_what_somebody_unknown_says_in_its_own_sentence() {
    let denied: &[&str] = &["russia responsibility denied"];
    behind(
        "ar",
        "اتهم محمد علوش روسيا بقصف حرستا.",
        &[
            ("ونفت موسكو ذلك.", denied),
            ("وقالت لجنة الأهالي إن روسيا قصفت مستشفى في دوما، ونفت موسكو ذلك.", &[]),
            ("وقال مدير مدرسة إن الهدنة انهارت، ونفت موسكو ذلك.", &[]),
            ("وبعد جولة من المفاوضات، نفت موسكو ذلك.", denied),
        ],
    );
}

#[test]
fn who_denies_the_denial_of_his_own_side_blames_nobody() {
    behind(
        "ar",
        "نفى سيرغي لافروف استخدام الكلور في حرستا.",
        &[("ونفت موسكو ذلك.", &[]), ("ورفضت روسيا ذلك.", &[])],
    );
    behind(
        "en",
        "The Russian foreign ministry denied that Russia had bombed Harasta.",
        &[("The Kremlin denied this.", &[])],
    );
    behind(
        "ar",
        "نفت موسكو قصف حرستا.",
        &[("ونفى محمد علوش ذلك.", &["jaysh-al-islam responsibility accused"])],
    );
}

#[test]
fn what_is_presupposed_is_not_taken_back() {
    let sentence = "The Army of Islam denied it.";
    behind(
        "en",
        "Russia said the talks had failed.",
        &[(sentence, &["jaysh-al-islam negotiations underway"])],
    );
    behind("en", "Russia said talks were under way.", &[(sentence, &["jaysh-al-islam negotiations denied"])]);
    let (ar, ru) = ("أعلنت روسيا فشل المفاوضات مع جيش الإسلام.", "Россия объявила о провале переговоров.");
    behind("ar", ar, &[("ونفى جيش الإسلام ذلك.", &["jaysh-al-islam negotiations underway"])]);
    behind("ru", ru, &[("«Джейш аль-Ислам» это опровергла.", &["jaysh-al-islam negotiations underway"])]);
    for (lang, sentence, expected) in [
        ("en", "Iran refused to admit the failure of its talks with Ahrar al-Sham.", None),
        ("en", "Iran denied that its talks with Ahrar al-Sham had failed.", Some("iran underway")),
        ("en", "Iran's talks with Ahrar al-Sham have not collapsed, Ali Haidar said.", Some("underway")),
        ("en", "Iran feared that its talks with Ahrar al-Sham might fail.", None),
        ("ar", "رفضت إيران الإقرار بفشل المفاوضات مع أحرار الشام.", None),
        ("ar", "نفت إيران فشل المفاوضات مع أحرار الشام.", Some("iran underway")),
    ] {
        let found: Vec<_> =
            claims(lang, sentence).iter().map(|c| format!("{} {}", c.actor, c.position)).collect();
        assert_eq!(found.len(), usize::from(expected.is_some()), "{sentence}: {found:?}");
        assert!(expected.is_none_or(|claim| found[0].ends_with(claim)), "{sentence}: {found:?}");
    }
}

#[test]
fn a_verdict_quoted_before_its_speaker_takes_up_what_another_said() {
    let talks = "Russia said talks with the Army of Islam were under way.";
    let denied: &[&str] = &["jaysh-al-islam negotiations denied"];
    behind(
        "en",
        talks,
        &[
            ("\"This is untrue,\" the Army of Islam said.", denied),
            ("\"This is not true,\" said Hamza Birqdar.", denied),
            ("\"It is a lie. We talk to nobody,\" Hamza Birqdar said.", denied),
            ("\"These reports are completely false,\" the Army of Islam said.", denied),
            ("\"This is a disaster,\" the Army of Islam said.", &[]),
            ("\"This is true,\" the Army of Islam said.", &[]),
            ("\"This is not the end,\" the Army of Islam said.", &[]),
        ],
    );
    let attack = "Turkey accused the YPG of shelling Azaz.";
    behind("en", attack, &[("\"That is a lie,\" the YPG said.", &["ypg responsibility denied"])]);
    let told = |text| -> Vec<String> {
        claims("en", text).iter().map(|c| format!("{} {}", c.topic, c.position)).collect()
    };
    // nobody calls his own words untrue
    assert_eq!(
        told("\"We have signed no agreement. This is a lie,\" the Army of Islam said."),
        ["agreement denied"]
    );
    assert_eq!(
        told("\"They say we signed a deal. It is a lie,\" the Army of Islam said."),
        ["agreement denied"]
    );
}

#[test]
fn who_has_just_denied_something_means_that_by_these_claims() {
    let army = "قال الجيش السوري: \"ننسحب من شوارع حي الشيخ مقصود\".";
    let truce: &[&str] = &["sdf ceasefire denied"];
    behind(
        "ar",
        army,
        &[
            ("بدورها نفت قسد إعلان وقف النار في الحي، قائلة: \"هذه الادعاءات كاذبة\".", truce),
            ("بدورها نفت قسد إعلان وقف النار في الحي، وقالت إن هذه الادعاءات كاذبة.", truce),
            ("وقالت قسد إن هذه الادعاءات كاذبة.", &["sdf withdrawal staying"]),
        ],
    );
}

#[test]
fn who_rejects_a_denial_accuses_nobody() {
    let denial = "Russia denied that its planes had bombed the hospital in Idlib.";
    behind("en", denial, &[("The White Helmets rejected the claim.", &[])]);
}
