//! Who speaks: organs behind "according to", words for the kind of a body, names that are spelt like adjectives.

mod common;

use common::{Case, wrong, wrong_in};

const ARABIC: &[Case] = &[
    // names and bodies in quotation marks, behind a title
    ("وقال العقيد \"سامي الحسن\" القيادي في \"جيش العزة\" إن الهدنة انهارت.", &["jaysh-al-izza denied"]),
    ("وقال الرائد \"سامي الحسن\" القيادي في جيش العزة إن الهدنة صامدة.", &["jaysh-al-izza holding"]),
    ("وقال العقيد \"سامي الحسن\" إن الهدنة انهارت.", &[]),
    // a military source of a state, in any case
    ("لكن مصدرا عسكريا سوريا في حلب نفى وجود أي اتفاق مع المسلحين.", &["syrian-army denied"]),
    ("لكن مصدرا محليا في حلب نفى وجود أي اتفاق مع المسلحين.", &["anonymous-source denied"]),
    // a toll and who vouches for it; a name from a body
    ("شنت الطائرات الإسرائيلية غارات على النبطية، أدت إلى مقتل ثلاثين شخصا، وفق وزارة الصحة اللبنانية.", &[]),
    ("قصفت قوات النظام السوري بلدة سرمين، ما أدى إلى إصابة ستة أطفال، وفق مصادر طبية.", &[]),
    ("خرق الجيش الإسرائيلي الهدنة، وفق وزارة الخارجية اللبنانية.", &["lebanon denied"]),
    ("وشدد أبو عبدالرحمن الحموي، من «جيش الإسلام»، على أن الهدنة صامدة.", &["jaysh-al-islam holding"]),
    ("وأكد خالد الدوماني، من فيلق الرحمن، أن المقاتلين لن يخرجوا من عربين.", &["faylaq-al-rahman staying"]),
    // an organ behind "according to" is of no state that merely spoke before
    (
        "قالت وزارة الخارجية الأميركية إن الهدنة صامدة. وتوصل الطرفان إلى اتفاق بعد قصف قتل فيه مئة شخص في لبنان، بحسب وزارة الصحة.",
        &["united-states holding"],
    ),
    (
        "قالت وزارة الدفاع الروسية إن الهدنة صامدة. وانتهت الهدنة بعد شهر، وفق وزارة الداخلية.",
        &["russian-defense-ministry holding"],
    ),
    // an adjective of a nation without its article behind a noun that has it is a first name
    ("المتحدث باسم التحالف تركي المالكي نفى قصف سوق سرمين.", &[]),
    ("قال المتحدث باسم التحالف العربي تركي المالكي إن الهدنة صامدة.", &[]),
    ("قال المتحدث باسم الغرفة تركي الحسن إن الهدنة انهارت.", &[]),
    ("قال السفير السعودي تركي الدخيل إن الهدنة صامدة.", &["saudi-arabia holding"]),
    ("قال متحدث تركي إن الهدنة صامدة.", &["turkey holding"]),
    // a word for the kind of a body is of the one whose full name in the report holds it
    (
        "أعلنت هيئة الأركان العامة الروسية أن مسلحي جبهة النصرة يحتجزون المدنيين. وقالت الهيئة إن الهدنة صامدة.",
        &["russian-general-staff blocked", "russian-general-staff holding"],
    ),
    (
        "أعلنت هيئة الأركان الروسية أن جبهة النصرة خرقت الهدنة. وقال نائب المدير في الهيئة إن الهدنة انهارت.",
        &["russian-general-staff denied", "russian-general-staff denied"],
    ),
    (
        "أعلنت هيئة تحرير الشام أن الهدنة انتهت. وقالت الهيئة إن الطائرات الروسية قصفت سرمين.",
        &["tahrir-al-sham denied", "tahrir-al-sham accused"],
    ),
    // whose man somebody is the pack knows better than a short name of his body
    (
        "أعلنت هيئة تحرير الشام أن الهدنة انتهت. وقال رئيس إدارة العمليات في الهيئة، الفريق سيرغي رودسكوي، إن الطائرات الروسية لم تقصف سرمين.",
        &["tahrir-al-sham denied", "russian-general-staff denied"],
    ),
    // the ambassador is who held that office before, listed as a name of his body
    (
        "قال السفير الروسي لدى تركيا إن المفاوضات مستمرة. ونفى السفير انهيار الهدنة.",
        &["russian-foreign-ministry underway", "russian-foreign-ministry holding"],
    ),
    (
        "قال المندوب التركي في الأمم المتحدة إن المفاوضات مستمرة. وأكد المندوب أن الهدنة صامدة.",
        &["turkey underway", "turkey holding"],
    ),
    // whom an agency quotes as its own
    ("نقلت سانا عن مراسلها أن المسلحين انسحبوا من حلب.", &["sana leaving"]),
    ("نقلت وكالة تاس عن موفدها إلى درعا أن الهدنة انهارت.", &["tass denied"]),
    ("قالت تركيا إن الهدنة صامدة. وقال المراسل إن المسلحين انسحبوا من حلب.", &["turkey holding"]),
    // somebody whom a list of strangers names, described, before the verb
    (
        "قالت قاعدة حميميم إن الهدنة صامدة. لكن المجلس المحلي في البلدة رد بأن الهدنة انهارت.",
        &["hmeimim-base holding"],
    ),
    // people joined to the clause before are subjects of their own
    ("موسكو تتحدث عن ممرات وفصائل تنفي احتجاز المدنيين", &[]),
    ("دمشق تتحدث عن هدنة وفصائل تنفي خروج مقاتليها", &[]),
    // a source in a body that others are in, too, and that has people who speak for it; not in what is no body
    ("قال مصدر في قوات سوريا الديمقراطية إن الهدنة انهارت.", &["sdf denied"]),
    ("نفى مصدر عسكري في جيش النظام خرق الهدنة في إدلب.", &["syrian-army holding"]),
    // rumours are no other outlet
    (
        "نقلت سانا عن مصدر عسكري نفيه تقارير إعلامية عن خروج مقاتلي داعش من جنوب دمشق.",
        &["syrian-army staying"],
    ),
    ("نقلت سانا ورويترز عن مصدر عسكري أن مقاتلي داعش خرجوا من جنوب دمشق.", &["anonymous-source leaving"]),
    ("قال مصدر داخل الجبهة الوطنية للتحرير إن المفاوضات مستمرة.", &["national-liberation-front underway"]),
    ("قال مصدر في المعارضة السورية إن الهدنة انهارت.", &["anonymous-source denied"]),
    ("قال مصدر في فصائل الغوطة إن الهدنة انهارت.", &["anonymous-source denied"]),
    // the spokesman of the command is the command's, whose man the pack knows from another body of the same groups
    (
        "نفت القيادة الموحدة في القلمون الشرقي انهيار الهدنة. وقال الناطق باسم القيادة سعيد سيف إن المفاوضات مستمرة.",
        &["unified-command-qalamoun holding", "unified-command-qalamoun underway"],
    ),
    // "as for the council, it said": whom no list has; not who spoke before
    ("قالت سانا إن الهدنة صامدة. أما المجلس المحلي في حرستا فقال إن الهدنة انهارت.", &["sana holding"]),
    ("قالت سانا إن الهدنة صامدة. أما مجلس حرستا المحلي فحمل روسيا مسؤولية قصف عربين.", &["sana holding"]),
    ("قالت سانا إن الهدنة صامدة. أما الناشط وائل الحسن فأكد أن الهدنة انهارت.", &["sana holding"]),
    (
        "قالت سانا إن الهدنة صامدة. أما جيش الإسلام فنفى وجود أي هدنة.",
        &["sana holding", "jaysh-al-islam denied"],
    ),
    // a verb in the plural is of several: of no one body that spoke before
    ("قالت السعودية إن الهدنة صامدة. وأكدوا أن المفاوضات مستمرة.", &["saudi-arabia holding"]),
    (
        "قالت السعودية إن الهدنة صامدة. وأكدت أن المفاوضات مستمرة.",
        &["saudi-arabia holding", "saudi-arabia underway"],
    ),
    (
        "قالت فصائل الغوطة إن الهدنة صامدة. وأكدوا أن المفاوضات مستمرة.",
        &["ghouta-factions holding", "ghouta-factions underway"],
    ),
    // nobody spoke in the clause before "but it had denied": the one whom that names
    (
        "قالت سانا إن الهدنة صامدة. ولم يصدر عن وزارة الدفاع الروسية تعليق على القصف، لكنها كانت قد نفت استهداف المدنيين في الغوطة.",
        &["sana holding", "russian-defense-ministry denied"],
    ),
    // a verbal noun before a preposition is what a minister denies, and not his name
    ("ونفى الوزير الروسي التوصل إلى اتفاق.", &["russia denied"]),
    (
        "قال سيرغي لافروف إن المفاوضات مستمرة. ونفى الوزير الروسي التوصل إلى اتفاق.",
        &["russian-foreign-ministry underway", "russian-foreign-ministry denied"],
    ),
    ("ونفى المتحدث التركي الانسحاب من عفرين.", &["turkey staying"]),
    ("ورفض المندوب الإيراني الانسحاب من سوريا.", &["iran staying"]),
];

const ENGLISH: &[Case] = &[
    // who leads the talks for one of a group's bodies speaks for that one, though the list has him for all
    (
        "Al-Farouk Abu Bakr, who leads the negotiations in the city for the Ahrar al-Sham group, said the truce was holding.",
        &["ahrar-al-sham holding"],
    ),
    (
        "Wael Alwan, who heads an office of Ahrar al-Sham, said the truce was holding.",
        &["faylaq-al-rahman holding"],
    ),
    (
        "Sami Darwish, who is a leading figure in Ahrar al-Sham, said the truce was holding.",
        &["ahrar-al-sham holding"],
    ),
    // of two whom the sentence before names beside its speaker, "the group" is its subject
    (
        "Lavrov said Hayat Tahrir al-Sham was bombing Jaysh al-Islam. The group said it would not leave Idlib.",
        &["russian-foreign-ministry accused", "tahrir-al-sham staying"],
    ),
    (
        "Ahrar al-Sham accused Jaysh al-Islam of breaking the truce. The group said it would not leave Douma.",
        &["ahrar-al-sham denied", "jaysh-al-islam staying"],
    ),
    // a source in a body speaks for it; one that is near it, or only in its country, does not
    ("A source in Jaish al-Islam said no talks were under way with Russia.", &["jaysh-al-islam denied"]),
    (
        "A military source from the Syrian army denied that any shell had been fired at Douma.",
        &["syrian-army denied"],
    ),
    ("Sources within Ahrar al-Sham said its fighters would stay in Harasta.", &["ahrar-al-sham staying"]),
    (
        "A source close to Jaish al-Islam said no talks were under way with Russia.",
        &["anonymous-source denied"],
    ),
    ("Sources in Russia said talks with Jaish al-Islam were under way.", &["anonymous-source underway"]),
    ("A military source said the truce in Idlib was holding.", &["anonymous-source holding"]),
    // the media centre of somebody is no medium
    ("The media centre of Faylaq al-Rahman said the truce was over.", &["faylaq-al-rahman denied"]),
    ("The media office of Ahrar al-Sham denied any talks with Russia.", &["ahrar-al-sham denied"]),
    // "which it said": who the sentence is about
    (
        "Turkey said the truce was holding. Russia had no comment on the truce, which it said had collapsed.",
        &["turkey holding", "russia denied"],
    ),
    (
        "Turkey said the truce was holding. The SDF published a list of breaches of the truce, which it said had collapsed.",
        &["turkey holding", "sdf denied"],
    ),
    // not who is only named in what he says
    (
        "Colonel Riad al-Asaad said the deadline did not exist. \"We wait for Mr Annan to admit that his plan failed,\" he told al-Jazeera. His men had kept to the truce, he said.",
        &["free-syrian-army denied", "free-syrian-army holding"],
    ),
    (
        "Sergei Lavrov said the truce was over. \"I ask Kerry to call his planes back,\" he told reporters. Russia had kept to the truce, he said.",
        &["russian-foreign-ministry denied", "russian-foreign-ministry holding"],
    ),
    // whose spokesman speaks is nobody whom the pack knows
    (
        "Jaysh al-Islam is still in Douma. The notables of Tafas have left the meeting with the Russian delegation and the talks are over, their spokesman said.",
        &[],
    ),
    ("The elders of Tafas met the Russian delegation. Their spokesman said the talks were over.", &[]),
    (
        "The Syrian National Coalition was angry. \"Whole families were slaughtered by the regime's soldiers,\" said Basma Kodmani, its spokeswoman.",
        &["syrian-national-coalition accused"],
    ),
    (
        "The rebels met the Syrian army. Their spokesman said the talks were over.",
        &["syrian-opposition-factions denied"],
    ),
    // the ministry of a state that no list has is not that of the state that spoke before
    (
        "The Russian Defence Ministry said the truce was holding. Georgia's Defence Ministry stated that the ceasefire was over.",
        &["russian-defense-ministry holding"],
    ),
];

#[test]
fn arabic_reports_give_each_claim_to_whoever_makes_it() {
    let wrong = wrong("ar", ARABIC);
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn english_reports_give_each_claim_to_whoever_makes_it() {
    let wrong = wrong("en", ENGLISH);
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

/// Sources of an outlet that speak for a body, in reports of others.
const RELAYED: &[(&str, &[Case])] = &[
    (
        "en",
        &[
            ("A military source told SANA that the truce was holding.", &["syrian-army holding"]),
            (
                "SANA quoted a military source as saying that the truce was holding. The source added that there was no agreement with Jaysh al-Islam.",
                &["syrian-army holding", "syrian-army denied"],
            ),
            (
                "A military source quoted by state television denied that there was an agreement with Jaysh al-Islam.",
                &["syrian-army denied"],
            ),
            // another outlet, none, two, or somebody else's source
            ("A military source told Reuters that the truce was holding.", &["anonymous-source holding"]),
            ("A military source said that the truce was holding.", &["anonymous-source holding"]),
            (
                "State media said the truce was holding. A military source said the rebels were leaving Douma.",
                &["regime-media holding", "anonymous-source leaving"],
            ),
            (
                "A military source in the Russian defence ministry told SANA that the truce was holding.",
                &["russian-defense-ministry holding"],
            ),
            ("An opposition source told SANA that the truce was holding.", &["anonymous-source holding"]),
        ],
    ),
    (
        "ar",
        &[
            ("نقلت سانا عن مصدر عسكري أن الجيش لم يقصف دوما.", &["syrian-army denied"]),
            ("وقال مصدر عسكري لوكالة سانا إن الهدنة صامدة.", &["syrian-army holding"]),
            ("وقال مصدر عسكري لرويترز إن الهدنة صامدة.", &["anonymous-source holding"]),
            ("وقال مصدر محلي لوكالة سانا إن الهدنة صامدة.", &["anonymous-source holding"]),
        ],
    ),
];

/// The same in reports of its own.
const OWN: &[Case] = &[
    ("A military source said that the truce was holding.", &["syrian-army holding"]),
    ("A military source told Reuters that the truce was holding.", &["anonymous-source holding"]),
    ("A local source said that the truce was holding.", &["anonymous-source holding"]),
];

#[test]
fn sources_of_an_outlet_speak_for_whom_the_pack_says() {
    let relayed = RELAYED.iter().flat_map(|(lang, cases)| wrong(lang, cases));
    let wrong: Vec<String> = relayed.chain(wrong_in(Some("sana"), "en", OWN)).collect();
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}
