//! What the shipped pack makes of Arabic dates and places: the day of a statement, and what a claim is about.

mod common;

use gainsay::corpus::{Corpus, Document};
use gainsay::pipeline;
use gainsay::report::json;
use gainsay::rules::Ruleset;
use serde_json::Value;

/// The claims of each text, a report of its own, published on Thursday, 12 April 2018.
fn claims<'a>(rules: &Ruleset, texts: impl Iterator<Item = &'a str>) -> Vec<Vec<Value>> {
    let documents = texts.enumerate().map(|(n, text)| Document {
        id: format!("{n:03}"),
        published: chrono::NaiveDate::from_ymd_opt(2018, 4, 12),
        language: Some("ar".to_owned()),
        text: text.to_owned(),
        ..Document::default()
    });
    let corpus = Corpus { documents: documents.collect(), ..Corpus::default() };
    let count = corpus.documents.len();
    let report = json::report(&pipeline::report(&corpus, rules, &pipeline::run(&corpus, rules)));
    let report: Value = serde_json::from_str(&report).expect("JSON");
    let all = report["claims"].as_array().expect("claims");
    (0..count).map(|n| all.iter().filter(|c| c["document"] == format!("{n:03}")).cloned().collect()).collect()
}

fn word(value: &Value) -> &str {
    value.as_str().unwrap_or_default()
}

const DAYS: [(&str, &str); 20] = [
    ("نفى جيش الإسلام أمس وجود أي مفاوضات.", "2018-04-11 stated day"),
    ("نفى جيش الإسلام مساء أمس وجود أي مفاوضات.", "2018-04-11 stated day"),
    ("نفى جيش الإسلام أول أمس وجود أي مفاوضات.", "2018-04-10 stated day"),
    ("أعلن فيلق الرحمن قبل يومين رفضه المفاوضات.", "2018-04-10 stated day"),
    ("أعلن فيلق الرحمن قبل ثلاثة أيام رفضه المفاوضات.", "2018-04-09 stated day"),
    ("أعلن فيلق الرحمن منذ 4 أيام رفضه المفاوضات.", "2018-04-08 stated day"),
    ("أعلن فيلق الرحمن يوم الأحد رفضه المفاوضات.", "2018-04-08 stated day"),
    ("أعلن فيلق الرحمن، الثلاثاء، رفضه المفاوضات.", "2018-04-10 stated day"),
    ("أعلن فيلق الرحمن اليوم رفضه المفاوضات.", "2018-04-12 stated day"),
    ("أعلن فيلق الرحمن في 20 شباط رفضه المفاوضات.", "2018-02-20 stated day"),
    ("أعلن فيلق الرحمن في 20 فبراير رفضه المفاوضات.", "2018-02-20 stated day"),
    ("أعلن فيلق الرحمن في 20 شباط/فبراير 2017 رفضه المفاوضات.", "2017-02-20 stated day"),
    ("أعلن فيلق الرحمن في ١٢ آذار ٢٠١٨ رفضه المفاوضات.", "2018-03-12 stated day"),
    ("أعلن فيلق الرحمن في 3 تشرين الثاني رفضه المفاوضات.", "2017-11-03 stated day"),
    ("أعلن فيلق الرحمن في أواخر شباط رفضه المفاوضات.", "2018-02-28 stated about"),
    ("أعلن فيلق الرحمن مطلع كانون الثاني/يناير 2018 رفضه المفاوضات.", "2018-01-31 stated about"),
    ("أعلن فيلق الرحمن الأسبوع الماضي رفضه المفاوضات.", "2018-04-05 stated about"),
    ("أعلن فيلق الرحمن في نيسان رفضه المفاوضات.", "2018-04-12 published about"),
    ("أعلن فيلق الرحمن في وقت سابق رفضه المفاوضات.", "2018-04-12 published about"),
    ("أعلن فيلق الرحمن رفضه المفاوضات.", "2018-04-12 published day"),
];

#[test]
fn the_day_of_a_statement_is_the_one_that_its_clause_names() {
    let found = claims(&common::shipped(), DAYS.iter().map(|d| d.0));
    let wrong: Vec<String> = DAYS
        .iter()
        .zip(&found)
        .filter_map(|((text, expected), claims)| {
            let date = &claims.first()?["date"];
            let day = format!("{} {} {}", word(&date["day"]), word(&date["basis"]), word(&date["precision"]));
            (day != *expected).then(|| format!("{text}\n  {day} instead of {expected}"))
        })
        .collect();
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
    assert!(found.iter().all(|claims| !claims.is_empty()));
}

/// Sentences with the place and the day that their claim is about.
const OCCASIONS: &[(&str, &str)] = &[
    ("نفت روسيا قصف سوق في معرة النعمان.", "maarat-al-numan"),
    ("قال الدفاع المدني إن طائرات النظام قصفت كفرنبل.", "kafr-nabl"),
    ("أكد فيلق الرحمن أن الهدنة في عين ترما انهارت.", "ain-tarma"),
    ("اتهمت موسكو المسلحين بمنع المدنيين من مغادرة حلب الشرقية.", "eastern-aleppo"),
    ("قالت فصائل درعا إن الهدنة في نوى صامدة.", "nawa"),
    ("نفى جيش التوحيد خرق الهدنة في ريف حمص الشمالي.", "northern-homs"),
    ("اتهم فيلق الشام النظام بقصف جسر الشغور يوم الاثنين.", "jisr-al-shughur 2018-04-09"),
    ("قال الدفاع المدني إن قصف النظام أوقع قتلى.", ""),
    // where somebody speaks nothing happened
    ("وأكد وزير الخارجية السوري وليد المعلم في دمشق أن الجيش لم يستخدم السلاح الكيميائي.", ""),
    ("وفي دمشق، نفى وليد المعلم استخدام السلاح الكيميائي.", ""),
    ("نفى وليد المعلم في دمشق استخدام السلاح الكيميائي.", ""),
    ("قال محمد علوش من حمص إن النظام قصف السوق.", ""),
    ("قال محمد علوش من حمص إن النظام قصف السوق في دوما.", "douma"),
    // but who is there tells what happened there, and so does the place of what is said
    ("أفاد ناشطون في دوما بأن النظام قصف السوق.", "douma"),
    ("قال الدفاع المدني في حمص إن النظام قصف السوق.", "homs"),
    ("وفي دوما، اتهم محمد علوش النظام بقصف السوق.", "douma"),
    ("وفي دمشق، اتهم محمد علوش النظام بقصف السوق.", "damascus-city"),
    ("نفى وليد المعلم قصف السوق في دمشق.", "damascus-city"),
];

#[test]
fn a_claim_is_about_the_place_and_the_day_that_its_clause_names() {
    let found = claims(&common::shipped(), OCCASIONS.iter().map(|o| o.0));
    for ((text, expected), claims) in OCCASIONS.iter().zip(&found) {
        let claim = claims.first().unwrap_or_else(|| panic!("no claim in {text}"));
        let about = claim["about"].as_array().expect("parties");
        let of = |role: &str| {
            about.iter().filter(|p| p["role"] == role).map(|p| word(&p["party"])).collect::<Vec<_>>()
        };
        let occasion = [of("place"), of("day")].concat().join(" ");
        assert_eq!(occasion, *expected, "{text}");
    }
}

/// Texts in which somebody speaks in the first person or by a statement, and the claims of the last sentence.
const WHO_SPEAKS: &[common::Case] = &[
    (
        "وشدد جيش الإسلام: \"نرفض الشروط الروسية ولن نخرج من دوما\".",
        &["jaysh-al-islam rejected", "jaysh-al-islam staying"],
    ),
    ("أصدر جيش الإسلام بيانا يوم الأحد. وجاء في البيان: \"لن نغادر دوما\".", &["jaysh-al-islam staying"]),
    ("وجاء في بيان لفيلق الرحمن أن المفاوضات مع روسيا لم تبدأ.", &["faylaq-al-rahman denied"]),
    (
        "وقال المتحدث باسم فيلق الرحمن وائل علوان في تغريدة: \"لم نجر أي مفاوضات مع روسيا\".",
        &["faylaq-al-rahman denied"],
    ),
    (
        "التقى جيش الإسلام وفدا يوم الأحد. ونفى الناطق باسم الجيش حمزة بيرقدار أي مفاوضات مع روسيا.",
        &["jaysh-al-islam denied"],
    ),
    (
        "عقدت روسيا اجتماعا في جنيف. ونفت وزارة دفاعها وجود أي مفاوضات مع جيش الإسلام.",
        &["russian-defense-ministry denied"],
    ),
    // a name in quotation marks that no list has is somebody else, and not who spoke before
    (
        "نفى فيلق الرحمن أي تفاوض مع موسكو. وذكرت \"منصة الشمال\" أن مفاوضات تجري بين فيلق الرحمن وروسيا.",
        &["faylaq-al-rahman denied"],
    ),
    ("كما أكد أن المفاوضات مستمرة مع روسيا.", &[]),
    (
        "قال فيلق الرحمن إنه باق في الغوطة. كما أكد أنه لم يفاوض روسيا.",
        &["faylaq-al-rahman staying", "faylaq-al-rahman denied"],
    ),
    (
        "نفى جيش الإسلام أي تفاوض مع روسيا، كما أعلن فيلق الرحمن أنه لن يغادر عربين.",
        &["jaysh-al-islam denied", "faylaq-al-rahman staying"],
    ),
    // an office that was not named before is nobody who spoke
    (
        "قال رئيس مركز المصالحة الروسي إن الهدنة صامدة. ونفى السفير الروسي أي مفاوضات مع الفصائل.",
        &["russian-reconciliation-center holding", "russia denied"],
    ),
    (
        "قال وزير الدفاع الروسي سيرغي شويغو إن الهدنة صامدة. ونفى الوزير أي مفاوضات مع الفصائل.",
        &["russian-defense-ministry holding", "russian-defense-ministry denied"],
    ),
    // what a report says of somebody goes before what the pack knows of him
    ("قال إبراهيم الجباوي الناطق باسم فيلق الرحمن إن فصيله رفض عرض موسكو.", &["faylaq-al-rahman rejected"]),
    ("\"لن نقبل شروط موسكو\"، كتب أبو عمر قائد فيلق الرحمن.", &["faylaq-al-rahman rejected"]),
    ("\"لا تفاوض مع روسيا\": هكذا لخص وائل علوان موقف فيلق الرحمن.", &["faylaq-al-rahman denied"]),
    (
        "قال أبو بلال الحوراني قائد فيلق الرحمن إن الهدنة صامدة. وأوضح أبو بلال أن رجاله لن يغادروا عربين.",
        &["faylaq-al-rahman holding", "faylaq-al-rahman staying"],
    ),
    ("روسيا تعد بفتح معبر للمدنيين وأنقرة تنفي قصف سراقب.", &["turkey denied"]),
    ("رفض فيلق الرحمن المزاعم الروسية حول وجود مفاوضات.", &["russia underway", "faylaq-al-rahman denied"]),
    ("خرج وائل علوان إلى الصحفيين ليعلن أن فيلق الرحمن لم يفاوض موسكو.", &["faylaq-al-rahman denied"]),
    ("قال جيش الإسلام إنه، من أجل حماية المدنيين، توصل إلى اتفاق مع الأمم المتحدة.", &[]),
    (
        "قال جيش الإسلام إنه \"من أجل حماية المدنيين، توصل إلى اتفاق مع الأمم المتحدة\".",
        &["jaysh-al-islam reached"],
    ),
    ("أكد بيان صادر عن فيلق الرحمن أن فصيله لن يغادر عربين.", &["faylaq-al-rahman staying"]),
    ("وقال بيان لجيش العزة إن الهدنة صامدة.", &["jaysh-al-izza holding"]),
    (
        "نفى فيلق الرحمن ما أعلنته موسكو عن اتفاق في عربين، ووصفته بالكذب.",
        &["russia reached", "faylaq-al-rahman denied"],
    ),
    (
        "وجهت أنقرة وباريس اتهامات إلى دمشق بقصف سراقب، وهو ما نفته موسكو.",
        &["turkey accused", "france accused", "russia denied"],
    ),
    (
        "قال جيش العزة إنه باق في اللطامنة. وسارعت اللجنة المدنية في المدينة إلى نفي أي اتفاق مع روسيا.",
        &["jaysh-al-izza staying"],
    ),
    (
        "نقلت وكالة إنترفاكس عن وزارة الدفاع الروسية أن الهدنة صامدة في حماة.",
        &["russian-defense-ministry holding"],
    ),
    ("نقلت الصحيفة عن سكان أن حواجز جيش الإسلام تمنع خروج العائلات.", &[]),
    (
        "قالت قاعدة حميميم إن الهدنة صامدة. لكن المجلس المحلي في البلدة رد بأن الهدنة انهارت.",
        &["hmeimim-base holding"],
    ),
    (
        "نقلت سانا خبر اتفاق في دوما. وعلق ناطق باسم جيش العزة، مصطفى معراتي، على ما نقلته الوكالة قائلا إن فصيله باق في اللطامنة.",
        &["jaysh-al-izza staying"],
    ),
    // what only tells when something was done is neither denied nor accepted
    ("نفى فيلق الرحمن قصف دمشق عقب انهيار الهدنة.", &["faylaq-al-rahman denied"]),
    ("وافق جيش العزة على شروط موسكو بعد ثلاث جولات تفاوض.", &["jaysh-al-izza accepted"]),
    // a noun that is no subject of the verb before it, by its case or its gender
    (
        "أعلنت القيادة العامة للجيش السوري بدء الهدنة في الغوطة، وأنذرت المسلحين بأن من لا يلقي سلاحه سيقتل.",
        &["syrian-army holding", "syrian-army issued"],
    ),
    (
        "قال الجيش السوري إنه لم يدخل البلدة. واتهم «مجموعات إرهابية مسلحة» بارتكاب المجزرة.",
        &["syrian-army accused"],
    ),
    // the one name behind a joined accusation, right before what he is accused of
    ("أدان الدفاع المدني مجزرة أريحا واتهم روسيا بارتكاب المجزرة.", &["civil-defense accused"]),
    // who holds an office, his colleague of another nation, and an unknown first name before a word that is listed
    (
        "أعلن وزير الخارجية الروسي سيرغي لافروف ونظيره التركي مولود جاويش أوغلو من سوتشي اتفاقهما على هدنة في إدلب.",
        &["russian-foreign-ministry reached", "turkey reached"],
    ),
    (
        "شكر حزب الله الجيش. وقال النائب عن الحزب علي فضل الموسوي إن الهدنة صامدة. وأضاف الموسوي أن الحزب ملتزم بالهدنة.",
        &["hezbollah holding", "hezbollah holding"],
    ),
    // "X said that Y threatened nobody": Y has not spoken
    ("قال يوري يفتوشينكو إن موسكو لم تهدد أحدا.", &["russian-reconciliation-center denied"]),
    ("قال محمد علوش إن موسكو هددت فصائل دوما باقتحام المدينة.", &["russia issued", "jaysh-al-islam issued"]),
    // "according to X, Y threatened": X tells what Y did
    (
        "وبحسب المرصد السوري، رفضت فصائل دوما الخروج من المدينة.",
        &["douma-factions staying", "syrian-observatory staying"],
    ),
    // the command of somebody else, and a committee that is another
    ("وقالت القيادة العامة لقوات سوريا الديمقراطية إن قواتها انسحبت من الباغوز.", &["sdf leaving"]),
    // who opens a sentence and then accuses; whose accusation it is that somebody answers
    ("وذهبت قناة الدنيا أبعد من ذلك، فاتهمت فيلق الرحمن بقصف دمشق.", &["regime-media accused"]),
    (
        "قال فيلق الرحمن إنه باق في عربين. ورداً على اتهام قاعدة حميميم لمقاتليه باحتجاز العائلات، قال إن أحدا لا يمنع المدنيين من المغادرة.",
        &["faylaq-al-rahman staying", "hmeimim-base blocked", "faylaq-al-rahman denied"],
    ),
    // men who are accused accuse nobody
    ("رفضت فصائل دوما محاكمة متهمين بجرائم حرب ومنع الخروج إلى الشمال.", &[]),
    // "the front" is the one that was named so
    ("قصف الطيران مواقع جبهة النصرة. وقالت موسكو إن الجبهة قصفت حلب.", &["russia accused"]),
    // a place inside the words of blaming
    ("وكانت موسكو قد حمّلت \"جبهة النصرة\" في ريف حماة مسؤولية القصف.", &["russia accused"]),
    // a capital that is a place elsewhere
    ("قال جيش الإسلام إن المفاوضات مع دمشق مستمرة برعاية روسية.", &["jaysh-al-islam underway"]),
    // "the factions" are those of the place that the report named
    (
        "رفضت فصائل حلب عرض موسكو. وقالت روسيا إن المسلحين قصفوا المعبر. ونفت الفصائل أي تفاوض مع روسيا.",
        &["aleppo-factions rejected", "russia accused", "aleppo-factions denied"],
    ),
];

#[test]
fn who_speaks_in_the_first_person_or_through_a_statement_is_told_by_the_words_around() {
    let wrong = common::wrong("ar", WHO_SPEAKS);
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}
