//! Two sides' claims meet where they are about one matter, and only there: pairs of short reports, read with the shipped
//! pack, that contradict each other and that do not.

mod common;

use common::Text;
use gainsay::rules::Ruleset;
use std::sync::LazyLock;

static RULES: LazyLock<Ruleset> = LazyLock::new(common::shipped);

/// How many conflicts each case gives, all of them holding two claims at least.
fn hold(cases: &[&[Text<'_>]], wanted: usize) {
    for case in cases {
        let report = common::read(&RULES, case);
        let claims: Vec<String> = report
            .claims
            .iter()
            .map(|c| format!("{} {} {} {:?}", c.actor, c.topic, c.position, c.about))
            .collect();
        assert!(report.claims.len() > 1, "{case:?}\n{}", claims.join("\n"));
        assert_eq!(report.conflicts.len(), wanted, "{case:?}\n{}", claims.join("\n"));
    }
}

#[test]
fn talks_agreements_and_terms_of_others_meet_nobodys() {
    let cases: &[&[Text<'_>]] = &[
        &[
            (
                "en",
                "2018-03-12",
                "MOSCOW - Talks with Faylaq al-Rahman are continuing, the Russian Defence Ministry said on Monday. The ministry gave no details of the venue.",
            ),
            (
                "en",
                "2018-03-12",
                "Jaysh al-Islam denied on Monday that it was holding any negotiations with the Syrian government. Its spokesman, Hamza Bayraqdar, said the group was busy defending Douma.",
            ),
        ],
        &[
            ("ar", "2018-03-14", "قالت وزارة الدفاع الروسية إن فيلق الرحمن مستعد للتفاوض مع الجانب الروسي."),
            (
                "ar",
                "2018-03-14",
                "رفض فيلق الرحمن التفاوض مع النظام السوري تحت أي ظرف، وقال الناطق باسمه وائل علوان إن النظام لا يلتزم بكلمة.",
            ),
        ],
        &[
            (
                "ru",
                "2018-03-12",
                "Минобороны России сообщило, что переговоры с группировкой «Джейш аль-Ислам» продолжаются.",
            ),
            (
                "ru",
                "2018-03-12",
                "Группировка «Файлак ар-Рахман» опровергла, что ведет переговоры с властями Сирии.",
            ),
        ],
        &[
            (
                "en",
                "2018-07-04",
                "Jaysh al-Thawra said Russia had given it an ultimatum to surrender by Thursday.",
            ),
            ("en", "2018-07-05", "Turkey denied that it had issued any ultimatum to Hayat Tahrir al-Sham."),
        ],
        &[
            (
                "ar",
                "2018-03-21",
                "قالت الأمم المتحدة إن محادثات تجري بين أحرار الشام والجانب الروسي في حرستا.",
            ),
            ("ar", "2018-03-21", "نفى جيش الإسلام إجراء أي محادثات مع الجانب الروسي."),
        ],
        &[
            ("en", "2018-07-06", "The Hmeimim base said Shabab al-Sunna had joined the Fifth Corps."),
            ("en", "2018-07-06", "Jaysh al-Thawra denied that it had joined the Fifth Corps."),
        ],
        &[
            ("ar", "2018-03-20", "أعلن مركز المصالحة الروسي أن حركة أحرار الشام قبلت شروط التسوية في حرستا."),
            ("ar", "2018-03-20", "رفض جيش الإسلام شروط التسوية التي عرضها الجانب الروسي في دوما."),
        ],
        &[(
            "ar",
            "2018-03-20",
            "قال التلفزيون السوري إن مفاوضات تجري في حرستا مع أحرار الشام. ونفى جيش الإسلام إجراء أي مفاوضات بشأن دوما.",
        )],
        &[(
            "en",
            "2018-03-24",
            "The Syrian government said it had reached an agreement with Turkey on prisoners. Jaysh al-Islam denied that any agreement had been reached.",
        )],
        &[(
            "en",
            "2018-03-24",
            "Turkey said it was holding talks with Iran. Jaysh al-Islam denied that it was in talks.",
        )],
        &[(
            "en",
            "2018-03-24",
            "Russia said it was ready for talks. Ahrar al-Sham refused to hold any talks with the Syrian government.",
        )],
        &[(
            "ar",
            "2018-03-24",
            "قالت وزارة الخارجية التركية إن محادثات تجري مع طهران. ونفى جيش الإسلام إجراء أي محادثات.",
        )],
        &[(
            "ar",
            "2018-03-24",
            "أعلنت وزارة الدفاع الروسية إجراء محادثات مع الولايات المتحدة. ونفت فصائل الغوطة إجراء أي محادثات.",
        )],
        &[(
            "en",
            "2018-07-04",
            "The Russian military gave fighters in Tafas until Thursday to surrender, Jaysh al-Thawra said. The Syrian army denied that it had issued any ultimatum.",
        )],
        &[
            (
                "en",
                "2018-03-06",
                "The Syrian Observatory for Human Rights said army checkpoints were preventing families from leaving Madaya.",
            ),
            (
                "en",
                "2018-03-07",
                "Faylaq al-Rahman said nobody was preventing civilians from leaving Eastern Ghouta.",
            ),
        ],
    ];
    hold(cases, 0);
}

#[test]
fn truces_deals_and_attacks_of_other_places_never_meet() {
    let cases: &[&[Text<'_>]] = &[
        &[
            (
                "en",
                "2018-07-10",
                "The Russian Reconciliation Center said the ceasefire was being observed in Idlib province. It counted two stray shots in a day.",
            ),
            (
                "en",
                "2018-07-10",
                "Jaysh al-Tawhid said on Tuesday that the truce in the northern Homs countryside had collapsed under artillery fire.",
            ),
        ],
        &[
            (
                "en",
                "2019-07-22",
                "The White Helmets accused the Syrian army of shelling the market in Maarat al-Numan on Monday.",
            ),
            (
                "en",
                "2019-07-23",
                "The Syrian army denied shelling Saraqib. A military source told SANA that its guns had been silent there.",
            ),
        ],
        &[
            (
                "ru",
                "2018-07-10",
                "Российский Центр по примирению враждующих сторон заявил, что режим прекращения огня в провинции Идлиб соблюдается.",
            ),
            (
                "ru",
                "2018-07-11",
                "Группировка «Джейш ат-Таухид» заявила, что перемирие в провинции Хомс сорвано.",
            ),
        ],
        &[
            (
                "ru",
                "2019-07-22",
                "«Белые каски» обвинили сирийскую армию в обстреле рынка в Мааррат-эн-Нуумане.",
            ),
            ("ru", "2019-07-23", "Сирийская армия опровергла обстрел Саракиба."),
        ],
        &[(
            "ar",
            "2018-04-17",
            "قال التلفزيون السوري إن اتفاقا أبرم بشأن مدينة الضمير يقضي بتسليم السلاح. وفي دوما نفى جيش الإسلام التوصل إلى أي اتفاق مع الجانب الروسي.",
        )],
        &[(
            "en",
            "2018-03-24",
            "State television said a deal had been reached for the town of Harasta. In Douma, Jaysh al-Islam denied that it had signed any agreement with Russia.",
        )],
        &[(
            "en",
            "2018-03-24",
            "The Syrian government said it had concluded an agreement in Dumayr. In Douma, Jaysh al-Islam denied that any agreement had been concluded.",
        )],
        &[
            (
                "en",
                "2018-03-06",
                "The Russian Reconciliation Center said militants were preventing civilians from leaving Eastern Ghouta.",
            ),
            ("en", "2018-03-07", "The Syrian army denied preventing civilians from leaving Afrin."),
        ],
        &[(
            "ru",
            "2018-03-24",
            "Сирийское телевидение сообщило, что в Харасте достигнуто соглашение. «Джейш аль-Ислам» опроверг, что в Думе достигнуто соглашение.",
        )],
    ];
    hold(cases, 0);
}

#[test]
fn another_mover_says_nothing_of_this_one() {
    let cases: &[&[Text<'_>]] = &[
        &[
            (
                "ar",
                "2018-04-18",
                "أعلن مركز المصالحة الروسي خروج مئات من مقاتلي جيش الإسلام من الضمير بالحافلات.",
            ),
            (
                "ar",
                "2018-04-18",
                "أكدت حركة أحرار الشام أن مقاتليها باقون في مواقعهم ولن يغادروا المدينة مهما اشتد القصف.",
            ),
        ],
        &[
            ("ru", "2018-04-02", "Минобороны РФ сообщило, что боевики «Файлак ар-Рахман» покинули Арбин."),
            ("ru", "2018-04-02", "В «Джейш аль-Ислам» заявили, что их бойцы не уйдут из Думы."),
        ],
        &[(
            "en",
            "2018-03-24",
            "State television said buses carrying fighters had left Harasta. Jaysh al-Islam said its men would stay in Douma.",
        )],
        &[(
            "ar",
            "2018-03-24",
            "ذكرت سانا أن الحافلات التي تقل المسلحين غادرت حرستا. وقال جيش الإسلام إن مقاتليه باقون في دوما.",
        )],
        &[(
            "ru",
            "2018-03-24",
            "Сирийское телевидение сообщило, что боевики покинули Харасту. В «Джейш аль-Ислам» заявили, что бойцы группировки останутся в Думе.",
        )],
    ];
    hold(cases, 0);
}

#[test]
fn who_leaves_one_town_may_stay_in_another() {
    let apart: &[&[Text<'_>]] = &[
        &[
            ("en", "2018-07-05", "The Manbij Military Council said the YPG had withdrawn from Manbij."),
            ("en", "2018-07-05", "The YPG said its fighters would not leave Tel Rifaat."),
        ],
        &[
            ("ar", "2018-07-05", "أعلن مجلس منبج العسكري أن وحدات حماية الشعب انسحبت من منبج."),
            ("ar", "2018-07-05", "أكدت وحدات حماية الشعب أن مقاتليها لن يغادروا تل رفعت."),
        ],
    ];
    hold(apart, 0);
    let met: &[&[Text<'_>]] = &[
        &[
            ("en", "2018-07-05", "The Manbij Military Council said the YPG had withdrawn from Manbij."),
            (
                "en",
                "2018-07-05",
                "Turkey's defence ministry said that the YPG remained in Manbij and had not left.",
            ),
        ],
        &[
            ("ar", "2018-07-05", "أعلن مجلس منبج العسكري أن وحدات حماية الشعب انسحبت من منبج."),
            ("ar", "2018-07-05", "قالت وزارة الدفاع التركية إن وحدات حماية الشعب لم تغادر منبج."),
        ],
    ];
    hold(met, 1);
}

#[test]
fn what_two_reports_tell_days_apart_takes_more_than_a_group() {
    let apart: &[&[Text<'_>]] = &[&[
        ("en", "2018-06-20", "SANA said the army had reached an agreement with the rebels."),
        ("en", "2018-06-22", "Jaysh al-Islam denied having reached any agreement with the Syrian army."),
    ]];
    hold(apart, 0);
    let near: &[&[Text<'_>]] = &[&[
        ("en", "2018-06-20", "SANA said the army had reached an agreement with the rebels."),
        ("en", "2018-06-21", "Jaysh al-Islam denied having reached any agreement with the Syrian army."),
    ]];
    hold(near, 1);
}

#[test]
fn another_day_is_another_attack() {
    let cases: &[&[Text<'_>]] = &[
        &[
            ("ar", "2018-04-08", "اتهم الدفاع المدني قوات النظام بقصف دوما في السابع من نيسان."),
            (
                "ar",
                "2018-04-08",
                "نفت قوات النظام قصف دوما في الثالث من نيسان، وقالت إن طائراتها لم تقلع في ذلك اليوم.",
            ),
        ],
        &[
            ("en", "2018-04-01", "The Syrian army denied shelling Douma."),
            (
                "en",
                "2018-04-07",
                "The White Helmets said the Syrian army had shelled Douma again on Saturday.",
            ),
        ],
    ];
    hold(cases, 0);
}

#[test]
fn one_matter_contradicts_in_whatever_language_it_is_told() {
    let cases: &[&[Text<'_>]] = &[
        &[
            (
                "en",
                "2018-03-12",
                "Talks with Jaysh al-Islam are continuing, the Russian Defence Ministry said on Monday.",
            ),
            (
                "en",
                "2018-03-13",
                "Jaysh al-Islam, the largest faction in Douma, denied that it was in talks with Russia.",
            ),
        ],
        &[
            (
                "en",
                "2018-07-10",
                "The Russian Reconciliation Center said the ceasefire was being observed in Idlib province.",
            ),
            (
                "en",
                "2018-07-10",
                "The National Liberation Front said on Tuesday that the truce in Idlib had collapsed.",
            ),
        ],
        &[
            (
                "en",
                "2019-07-22",
                "The White Helmets accused the Syrian army of shelling the market in Maarat al-Numan on Monday.",
            ),
            ("en", "2019-07-23", "The Syrian army denied shelling Maarat al-Numan."),
        ],
        &[
            ("ar", "2018-04-02", "أعلن مركز المصالحة الروسي خروج مئات من مقاتلي جيش الإسلام من دوما بالحافلات."),
            ("ar", "2018-04-02", "نفى جيش الإسلام خروج أي من مقاتليه من دوما."),
        ],
        &[
            ("ar", "2018-04-08", "اتهم الدفاع المدني قوات النظام بقصف دوما في السابع من نيسان."),
            ("ar", "2018-04-09", "نفت قوات النظام قصف دوما في السابع من نيسان."),
        ],
        &[
            (
                "ru",
                "2018-03-12",
                "Минобороны России сообщило, что переговоры с группировкой «Джейш аль-Ислам» продолжаются.",
            ),
            ("ru", "2018-03-13", "«Джейш аль-Ислам» опроверг, что ведет переговоры с Россией."),
        ],
        &[
            (
                "ru",
                "2018-07-10",
                "Российский Центр по примирению враждующих сторон заявил, что режим прекращения огня в провинции Идлиб соблюдается.",
            ),
            ("ru", "2018-07-11", "Национальный фронт освобождения заявил, что перемирие в Идлибе сорвано."),
        ],
        &[
            ("ru", "2019-07-22", "«Белые каски» обвинили сирийскую армию в обстреле Саракиба."),
            ("ru", "2019-07-23", "Сирийская армия опровергла обстрел Саракиба."),
        ],
        &[
            ("ru", "2018-03-12", "Минобороны России сообщило, что боевики «Джейш аль-Ислам» покинули Думу."),
            ("ar", "2018-03-13", "قال جيش الإسلام إن مقاتليه باقون في دوما ولن يخرجوا منها."),
        ],
        &[
            (
                "ar",
                "2018-07-04",
                "قال جيش الثورة إن الجانب الروسي وجه إنذارا إلى الفصائل بالاستسلام قبل الخميس.",
            ),
            ("ar", "2018-07-05", "نفت قاعدة حميميم توجيه أي إنذار إلى الفصائل في درعا."),
        ],
    ];
    hold(cases, 1);
}

#[test]
fn who_names_nobody_speaks_of_the_matter_of_the_report() {
    let cases: &[&[Text<'_>]] = &[
        &[(
            "ar",
            "2018-04-01",
            "أكد التلفزيون السوري التوصل إلى اتفاق نهائي في دوما. لكن جيش الإسلام نفى توقيع أي اتفاق مع الجانب الروسي.",
        )],
        &[
            (
                "ru",
                "2018-03-06",
                "По данным российского Центра по примирению, боевики не выпускают мирных жителей из Восточной Гуты.",
            ),
            (
                "ru",
                "2018-03-07",
                "«Джейш аль-Ислам» заявил, что мирных жителей в Восточной Гуте никто не удерживает.",
            ),
        ],
        &[(
            "en",
            "2018-04-01",
            "The Syrian government said it had reached an agreement with local leaders in Douma. Jaysh al-Islam denied that any such deal had been signed.",
        )],
        &[(
            "ru",
            "2018-03-24",
            "Минобороны России заявило, что переговоры продолжаются. «Джейш аль-Ислам» опроверг, что ведет переговоры.",
        )],
        &[(
            "ar",
            "2018-03-24",
            "أعلنت وزارة الدفاع الروسية أن محادثات تجري بشأن دوما. ونفى جيش الإسلام إجراء أي محادثات.",
        )],
        &[(
            "en",
            "2018-03-06",
            "The Syrian Observatory for Human Rights said army checkpoints were preventing families from leaving Madaya. The Syrian army denied preventing families from leaving Madaya.",
        )],
    ];
    hold(cases, 1);
}

#[test]
fn groups_committees_and_insertions_lead_to_the_same_parties() {
    let cases: &[&[Text<'_>]] = &[
        &[
            (
                "en",
                "2018-07-05",
                "The Hmeimim base said rebels in Daraa had accepted the Russian conditions.",
            ),
            (
                "en",
                "2018-07-05",
                "The Southern Front, an alliance of rebel brigades, rejected the Russian terms on Thursday.",
            ),
        ],
        &[
            (
                "ru",
                "2017-10-10",
                "Российский Центр по примирению сообщил, что с отрядами оппозиции в провинции Хомс достигнуто соглашение.",
            ),
            ("ru", "2017-10-11", "Переговорный комитет Хомса опроверг, что подписал какое-либо соглашение."),
        ],
        &[
            (
                "en",
                "2018-03-06",
                "The Russian Reconciliation Center said militants were not letting civilians out of Eastern Ghouta.",
            ),
            ("en", "2018-03-07", "Faylaq al-Rahman said nobody was being held in Eastern Ghouta."),
        ],
    ];
    hold(cases, 1);
}

/// A truce as one report of 4 April 2018 has it against another of the same day.
fn truce<'a>(lang: &'a str, left: &'a str, right: &'a str) -> [Text<'a>; 2] {
    [(lang, "2018-04-04", left), (lang, "2018-04-04", right)]
}

#[test]
fn who_keeps_a_truce_is_not_contradicted_by_who_says_that_another_broke_it() {
    let cases = [
        truce(
            "en",
            "Jaysh al-Islam said it was keeping to the truce.",
            "Turkey said the Syrian army had violated the truce.",
        ),
        truce(
            "en",
            "Turkey said it was committed to the ceasefire.",
            "The Syrian government said Ahrar al-Sham had broken the ceasefire.",
        ),
        truce(
            "en",
            "Jaysh al-Islam said it was honouring the truce.",
            "Faylaq al-Rahman accused the Syrian army of violating the truce.",
        ),
        truce(
            "en",
            "Turkey denied violating the ceasefire.",
            "Russia said Ahrar al-Sham had violated the ceasefire.",
        ),
        truce("ar", "أكد جيش الإسلام التزامه بالهدنة.", "اتهمت تركيا قوات النظام بخرق الهدنة."),
        truce(
            "ar",
            "قالت تركيا إنها ملتزمة بوقف إطلاق النار.",
            "قال مركز المصالحة الروسي إن أحرار الشام خرقت وقف إطلاق النار.",
        ),
        truce("ar", "نفى جيش الإسلام خرق الهدنة.", "قال فيلق الرحمن إن قوات النظام خرقت الهدنة."),
        truce(
            "ru",
            "«Джейш аль-Ислам» заявила, что соблюдает перемирие.",
            "Турция обвинила сирийскую армию в нарушении перемирия.",
        ),
    ];
    hold(&cases.each_ref().map(|case| &case[..]), 0);
}

#[test]
fn who_keeps_a_truce_is_contradicted_by_who_says_that_he_broke_it_or_that_there_is_none() {
    let cases = [
        truce(
            "en",
            "Jaysh al-Islam said it was keeping to the truce.",
            "The Syrian army said Jaysh al-Islam had violated the truce.",
        ),
        truce(
            "en",
            "Jaysh al-Islam said it was keeping to the truce.",
            "The Syrian army said the militants had violated the truce.",
        ),
        truce(
            "en",
            "Jaysh al-Islam said it was keeping to the truce.",
            "The Syrian army said the truce had collapsed.",
        ),
        truce(
            "en",
            "Turkey denied violating the ceasefire.",
            "The Syrian government accused Turkey of violating the ceasefire.",
        ),
        truce(
            "en",
            "Russia said the truce was holding.",
            "Jaysh al-Islam said the Syrian army had violated the truce.",
        ),
        truce("ar", "أكد جيش الإسلام التزامه بالهدنة.", "اتهم مركز المصالحة الروسي جيش الإسلام بخرق الهدنة."),
        truce("ar", "أكد جيش الإسلام التزامه بالهدنة.", "قال مركز المصالحة الروسي إن الهدنة انهارت."),
        truce(
            "ru",
            "«Джейш аль-Ислам» заявила, что соблюдает перемирие.",
            "Сирийская армия обвинила «Джейш аль-Ислам» в нарушении перемирия.",
        ),
    ];
    hold(&cases.each_ref().map(|case| &case[..]), 1);
}
