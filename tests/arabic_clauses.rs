//! Where a clause begins and ends in Arabic, and who is the subject of the next one.

mod common;

use common::{Case, read, shipped, wrong};

const CLAUSES: &[Case] = &[
    // a negator of the imperfect does not reach a verb of the perfect that is joined to its own
    ("قال محمد علوش إن قوات النظام لم تحترم الهدنة وقصفت دوما.", &["jaysh-al-islam denied"]),
    ("قال محمد علوش إن قوات النظام لم تلتزم بالهدنة وخرقتها عشر مرات.", &["jaysh-al-islam denied"]),
    ("قال محمد علوش إن القوات الروسية لا تحترم الاتفاق وشنت غارات على دوما.", &["jaysh-al-islam denied"]),
    ("قال محمد علوش إن الروس لم يلتزموا بالهدنة وخرقوها.", &["jaysh-al-islam denied"]),
    // what is claimed or denied goes on behind a comma with another "and that"
    (
        "زعم محمد علوش أن الهدنة صامدة، وأن جيش الإسلام لن يغادر دوما.",
        &["jaysh-al-islam holding", "jaysh-al-islam staying"],
    ),
    (
        "اتهم محمد علوش النظام بخرق الهدنة، وبأنه يقصف دوما.",
        &["jaysh-al-islam denied", "jaysh-al-islam accused"],
    ),
    (
        "نفى محمد علوش أن تكون الهدنة انهارت، وأن يكون جيش الإسلام قد انسحب من دوما.",
        &["jaysh-al-islam holding", "jaysh-al-islam staying"],
    ),
    // who left refusing is whom the clause is about, and not who tells it
    ("قال محمد علوش إن الوفد خرج من دوما رافضاً أي تفاوض.", &[]),
    ("قال محمد علوش إن الوفد خرج من دوما، رافضاً أي تفاوض.", &["jaysh-al-islam refused"]),
    // what only tells which zone it is, is not denied with what is
    ("نفى جيش الإسلام أن يكون قد انسحب من المنطقة التي اتفقت عليها تركيا وروسيا.", &["jaysh-al-islam staying"]),
    ("نفى جيش الإسلام التقارير التي تحدثت عن انسحابه من دوما.", &["media leaving", "jaysh-al-islam staying"]),
    // what somebody refuses is what was demanded, and not the meeting at which it was
    ("طالب النظام السوري خلال اجتماع مع جيش الإسلام بعشرين بندقية، الأمر الذي رفضه جيش الإسلام.", &[]),
    // the subject of a clause with which the words before it end is no head of what he did
    ("قال محمد علوش في اتصال هاتفي مع الجزيرة إن جيش الإسلام لم يوقع أي اتفاق.", &["jaysh-al-islam denied"]),
    // what is described behind a comma is judged there, and not what stands before it
    (
        "قالت وزارة الدفاع الروسية إن الهدنة صامدة، واصفة تقارير المعارضة بأنها كاذبة.",
        &["russian-defense-ministry holding"],
    ),
    (
        "نفى محمد علوش خرق الهدنة، واصفا الأنباء عن الانسحاب من دوما بأنها كذب.",
        &["jaysh-al-islam holding", "media leaving", "jaysh-al-islam staying"],
    ),
    // the marks of a name inside a role open no quotation
    (
        "نفى المكتب الإعلامي لـ«جيش الإسلام» قبول أي عرض روسي، وقال إن المقاتلين «لن يغادروا دوما».",
        &["jaysh-al-islam rejected", "jaysh-al-islam staying"],
    ),
    // not with a verb of speech of its own
    (
        "نفى محمد علوش أن تكون الهدنة انهارت، وأكد أن جيش الإسلام انسحب من دوما.",
        &["jaysh-al-islam holding", "jaysh-al-islam leaving"],
    ),
    // it does reach a noun, another verb of its own tense, one with a negator of its own
    ("قال محمد علوش إنه لم تجر مفاوضات واتصالات مع روسيا.", &["jaysh-al-islam denied"]),
    ("قال محمد علوش إن الفصائل لن تنسحب من دوما وتسلم سلاحها.", &["jaysh-al-islam staying"]),
    (
        "قال محمد علوش إن قوات النظام لم تقصف دوما ولم تخرق الهدنة.",
        &["jaysh-al-islam denied", "jaysh-al-islam holding"],
    ),
    ("قال محمد علوش إن فصائل الغوطة لم تقصف دمشق وعدرا.", &["jaysh-al-islam denied"]),
    // the main clause behind a subordinate one stands beside what is said there
    (
        "فبينما قالت روسيا إن فيلق الرحمن قبل العرض، قال وائل علوان إن الفيلق رفض العرض الروسي.",
        &["faylaq-al-rahman accepted", "russia accepted", "faylaq-al-rahman rejected"],
    ),
    (
        "في حين أكدت روسيا أن الهدنة صامدة، نفى محمد علوش صمود الهدنة.",
        &["russia holding", "jaysh-al-islam denied"],
    ),
    // an insertion or a subject before its verb ends no subordinate clause
    (
        "بينما أعلنت روسيا أن فيلق الرحمن، وهو فصيل كبير، وافق على العرض، أكد جيش الإسلام أنه لن يغادر دوما.",
        &["faylaq-al-rahman accepted", "russia accepted", "jaysh-al-islam staying"],
    ),
    (
        "قالت روسيا إن فيلق الرحمن قبل العرض، وقال وائل علوان إن الفيلق رفض العرض الروسي.",
        &["faylaq-al-rahman accepted", "russia accepted", "faylaq-al-rahman rejected"],
    ),
    // a first verb that reports no speech gives its subject to the verb of speech that is joined to it
    ("موسكو تمدد الهدنة في دوما وتتهم الفصائل بمنع السكان من المغادرة", &["russia blocked"]),
    ("تركيا تقصف مواقع قسد وتنفي استهداف المدنيين في عفرين", &["turkey denied"]),
    (
        "قال جون كيري إن الهدنة صامدة. وعزز الجيش الإسرائيلي مواقعه في الجولان، وقال إنه لن ينسحب من القنيطرة.",
        &["united-states holding", "israel staying"],
    ),
    (
        "قال جون كيري إن الهدنة صامدة. وأرسلت تركيا تعزيزات إلى سراقب، وقالت إنها لن تنسحب من سراقب.",
        &["united-states holding", "turkey staying"],
    ),
    (
        "قالت روسيا إن الهدنة صامدة. وعلى المقلب الآخر، عزز جيش الاحتلال مواقعه في الجولان، وقال إنه لن ينسحب من القنيطرة.",
        &["russia holding", "israel staying"],
    ),
    // not where the verb does not agree with it, nor to whom it is no subject
    (
        "قال جون كيري إن الهدنة صامدة. وسعت روسيا وجودها في حميميم، وقال إنه لا مفاوضات مع داعش.",
        &["united-states holding", "united-states denied"],
    ),
    (
        "قالت تركيا إن الهدنة صامدة. دخل وفد من روسيا دوما، وقالت إن الفصائل لم تنسحب.",
        &["turkey holding", "turkey staying"],
    ),
    // whom a joined verb of telling has behind it alone is told
    ("نفت طهران هذه الاتهامات، وأبلغت واشنطن عبر سفارة عمان بأنه لا دور لها في الهجوم.", &["iran denied"]),
    ("نفت طهران هذه الاتهامات، وأبلغت واشنطن موسكو بأن الهدنة انهارت.", &["united-states denied"]),
    (
        "قال لافروف إن الهدنة صامدة، وأبلغت واشنطن أن الهدنة انهارت.",
        &["russian-foreign-ministry holding", "united-states denied"],
    ),
    ("أبلغت واشنطن الأمم المتحدة أن الهدنة انهارت.", &["united-states denied"]),
    // an outlet that is told has no officials here and did nothing
    (
        "نفى فيلق الرحمن الاتفاق. وقال مسؤول في مكتبه الإعلامي لـ\"عنب بلدي\" إن قيادته رفضت العرض الروسي.",
        &["faylaq-al-rahman denied", "faylaq-al-rahman rejected"],
    ),
    ("نفى فيلق الرحمن الاتفاق. وقال مسؤول عسكري لسانا إن الهدنة انهارت.", &["faylaq-al-rahman denied"]),
    (
        "نفى فيلق الرحمن الاتفاق. وقال مدير المكتب الإعلامي لجيش الإسلام إن الهدنة انهارت.",
        &["faylaq-al-rahman denied", "jaysh-al-islam denied"],
    ),
    ("وقال محمد علوش لرويترز \"الجميع شاهدوا مروحية النظام وهي تقصف دوما\".", &["jaysh-al-islam accused"]),
    // a name between commas parts no verb from its object
    (
        "وجه زعيم هيئة تحرير الشام، أبو محمد الجولاني، إنذاراً أخيراً إلى قوات النظام.",
        &["tahrir-al-sham issued"],
    ),
    (
        "حمل وزير الخارجية الروسي، سيرغي لافروف، الفصائل مسؤولية قصف حلب.",
        &["russian-foreign-ministry accused"],
    ),
    (
        "من جانبه وجه زعيم هيئة تحرير الشام، أبو محمد الجولاني، إنذاراً أخيراً إلى قوات النظام.",
        &["tahrir-al-sham issued"],
    ),
    ("التقى وزير الخارجية الروسي، سيرغي لافروف، وفدا من الفصائل.", &[]),
    ("زار وزير الخارجية الروسي سيرغي لافروف، قصف النظام دوما.", &[]),
    // a pronoun behind the verb takes up whose statement was named before it
    (
        "نفى محمد علوش وجود أي اتصالات مع موسكو، ردا على تصريحات لوزير الخارجية الروسي سيرغي لافروف أكد فيها أن الاتصالات مع الفصائل مستمرة.",
        &["jaysh-al-islam denied", "russian-foreign-ministry underway"],
    ),
    (
        "نفى محمد علوش وجود أي اتصالات مع موسكو، ردا على تصريحات للمتحدث باسم الكرملين، دميتري بيسكوف، أكد فيها أن الاتصالات مع الفصائل مستمرة.",
        &["jaysh-al-islam denied", "kremlin underway"],
    ),
    // not who is told, nor where the statement is the speaker's own
    (
        "نفى محمد علوش وجود أي اتصالات مع موسكو، في تصريحات لرويترز أكد فيها أن الهدنة صامدة.",
        &["jaysh-al-islam denied", "jaysh-al-islam holding"],
    ),
    ("أصدر جيش الإسلام بيانا أكد فيه أن الهدنة صامدة.", &["jaysh-al-islam holding"]),
    // an unnamed source whom a clause without a relative word describes
    (
        "نفى محمد علوش ما نقلته وسائل إعلام روسية عن مصدر عسكري قال إن المسلحين انسحبوا من دوما.",
        &["anonymous-source leaving", "jaysh-al-islam staying"],
    ),
    ("قال محمد علوش في اتصال مع المصدر قال إن الهدنة انهارت.", &["jaysh-al-islam denied"]),
    // a capital before the colon with which a headline opens
    ("دمشق: لم نستخدم السلاح الكيميائي في دوما", &["syrian-regime denied"]),
    ("قصف على دمشق: الفصائل خرقت الهدنة", &[]),
    // what somebody asks behind a colon asks nothing of what he denied before it
    (
        "نفى وائل علوان أن تكون طائرات روسية قصفت حمص، متسائلا: \"كيف نصدق ذلك؟\".",
        &["faylaq-al-rahman denied"],
    ),
    ("تساءل وائل علوان: \"هل قصفت طائرات روسية حمص؟\".", &[]),
    ("هل نفى وائل علوان أن تكون طائرات روسية قصفت حمص، وقال: \"لن نخرج\"؟", &[]),
];

#[test]
fn a_clause_ends_where_the_next_one_has_a_verb_of_its_own() {
    let wrong = wrong("ar", CLAUSES);
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

/// The parties of the last claim of a text.
fn parties(text: &str) -> Vec<String> {
    let found = read(&shipped(), &[("ar", "2018-04-01", text)]).claims;
    let last = found.last().unwrap_or_else(|| panic!("no claim in {text}"));
    last.about.iter().filter(|p| p.role != "place").map(|p| p.party.clone()).collect()
}

#[test]
fn the_object_of_one_verb_is_not_the_subject_of_the_next() {
    let signed = "جاء في بيان وقعه جيش الإسلام أن الموقعين يرفضون العرض الروسي ولن يغادروا دوما.";
    assert_eq!(parties(signed), ["jaysh-al-islam"]);
    // whose people the subject itself tells
    assert_eq!(parties("قال محمد علوش إن الجنود الأتراك يرفضون العرض ولن يغادروا سراقب."), ["turkey"]);
    assert_eq!(parties("قال محمد علوش إن الجنود الأتراك لن يغادروا سراقب."), ["turkey"]);
}

#[test]
fn a_capital_is_the_state_that_talks_are_held_with() {
    let both = ["sdf", "syrian-regime"];
    assert_eq!(parties("نفت قسد أي محادثات مع دمشق."), both);
    // a word or verb between the two
    assert_eq!(parties("نفت قسد أي محادثات سرية مع دمشق."), both);
    assert_eq!(parties("كشفت قسد عن مفاوضات تجريها مع دمشق."), both);
    // a place of something else
    assert_eq!(parties("قالت قسد إنها عقدت محادثات في بلدة على الطريق مع دمشق."), ["sdf"]);
}

#[test]
fn a_name_that_no_list_has_speaks_behind_what_tells_who_it_is() {
    let speaker = |text: &str| {
        let found = read(&shipped(), &[("ar", "2018-04-01", text)]).claims;
        found.last().map(|c| c.actor.clone()).unwrap_or_else(|| panic!("no claim in {text}"))
    };
    let before = "قالت قسد إنها قصفت موقعا. ";
    // nobody who spoke before, and nobody whom the pack lists
    let site = "لكن \"تجمع أحرار السهل\"، وهو موقع محلي، اتهم الفرقة الرابعة بقصف الحي.";
    let found = read(&shipped(), &[("ar", "2018-04-01", &format!("{before}{site}"))]).claims;
    assert!(!found.iter().any(|c| c.actor == "sdf" && c.position == "accused"), "{found:?}");
    // words of time before the comma are no name
    let day = "وفي اليوم التالي، وهو اليوم الثالث للهدنة، اتهمت الفرقة الرابعة بقصف الحي.";
    assert_eq!(speaker(&format!("{before}{day}")), "sdf");
}

#[test]
fn a_last_name_of_two_words_is_known_again() {
    let text = "نفى الناطق باسم حركة نور الدين الزنكي عبد السلام عبد الرزاق أي هدنة. وحمل عبد الرزاق سلاح الجو الروسي \
                مسؤولية المجزرة.";
    let found = read(&shipped(), &[("ar", "2018-04-01", text)]).claims;
    let blames = found.iter().any(|c| c.position == "accused" && c.actor == "nour-al-din-al-zenki");
    assert!(blames, "{found:?}");
}

#[test]
fn accusations_that_somebody_voiced_are_theirs() {
    for voiced in ["الصادرة عن", "التي وجهتها", "التي وجهتها إليها"] {
        let text = format!("نفت قسد الاتهامات {voiced} وزارة الدفاع السورية بقصف أحياء في مدينة حلب.");
        let found = read(&shipped(), &[("ar", "2018-04-01", &text)]).claims;
        let actors: Vec<_> = found.iter().map(|c| (c.actor.as_str(), c.position.as_str())).collect();
        assert_eq!(actors, [("syrian-army", "accused"), ("sdf", "denied")], "{text}");
    }
}

#[test]
fn a_truce_that_somebody_announced_says_no_more_for_him() {
    let text = "خرقت الهدنة الإنسانية التي أعلنتها روسيا ودخلت حيز التنفيذ صباح الثلاثاء في الغوطة الشرقية بضربات جوية شنها الطيران \
                السوري، بحسب المرصد السوري لحقوق الإنسان.";
    let found = read(&shipped(), &[("ar", "2018-04-01", text)]).claims;
    assert!(found.iter().all(|c| c.actor != "russia"), "{found:?}");
}

#[test]
fn the_latter_of_three_is_the_last() {
    let text = "أعلنت مصادر روسية والنظام عن التوصل إلى اتفاق مع جيش الإسلام، إلا أن الأخير نفى ذلك مؤكدا على بقائه في دوما.";
    let found = read(&shipped(), &[("ar", "2018-04-01", text)]).claims;
    let staying: Vec<_> =
        found.iter().filter(|c| c.position == "staying").map(|c| c.actor.as_str()).collect();
    assert_eq!(staying, ["jaysh-al-islam"]);
}

#[test]
fn who_withdraws_stands_behind_the_noun() {
    let mover = |text: &str| {
        let found = read(&shipped(), &[("ar", "2018-04-01", text)]).claims;
        let leaving = found.into_iter().find(|c| c.position == "leaving").expect("somebody leaves");
        leaving.about.into_iter().filter(|p| p.role == "mover").map(|p| p.party).collect::<Vec<_>>()
    };
    let entered =
        "ذكر المرصد السوري أن قوات النظام دخلت المدينة بعد انسحاب مئات من مقاتلي هيئة تحرير الشام منها.";
    assert_eq!(mover(entered), ["tahrir-al-sham"]);
    let surrounded = "وجاء انسحاب المقاتلين بعد تطويق قوات النظام المدينة، وفق ما أورد المرصد السوري.";
    assert!(mover(surrounded).is_empty());
}
