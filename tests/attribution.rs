//! Who says it, construction by construction, with what the shipped pack makes of each.

mod common;

use common::{Case, wrong};

const ARABIC: &[Case] = &[
    // whom a relative clause describes says what it reports
    (
        "اتهمت تركيا روسيا بقصف سوق سرمين، وهو اتهام رفضته وزارة الدفاع الروسية التي قالت إن الهدنة صامدة.",
        &["turkey accused", "russian-defense-ministry denied", "russian-defense-ministry holding"],
    ),
    ("قالت بثينة شعبان، التي نفت إجراء مفاوضات مع تركيا، إن الطريق مفتوح.", &["syrian-regime denied"]),
    ("نفى جيش العزة ما يشاع عن اتفاق مع روسيا.", &["media reached", "jaysh-al-izza denied"]),
    // who says a quotation may stand in the next sentence
    (
        "«لن ننسحب من اللطامنة». بهذه العبارة رد مصطفى معراتي، الناطق باسم جيش العزة، على سؤال عن عرض موسكو.",
        &["jaysh-al-izza staying"],
    ),
    ("«لن ننسحب من اللطامنة.» هكذا رد ناطق باسم جيش العزة.", &["jaysh-al-izza staying"]),
    // a quotation that goes on over paragraphs
    (
        "قال الناطق باسم جيش العزة: «لا مفاوضات مع روسيا.\n\nلن ننسحب من اللطامنة».\n\nوالهدنة صامدة في البلدة.",
        &["jaysh-al-izza denied", "jaysh-al-izza staying"],
    ),
    // a reply to claims is not part of them
    (
        "وردا على ادعاءات أنقرة بأن الجيش السوري خرق الهدنة، قال متحدث باسم الكرملين إن الهدنة صامدة.",
        &["turkey denied", "kremlin holding"],
    ),
    // what stands between a verb of accusing and its noun
    ("وحمل فيلق الشام، في بيان وزعه مساء الأحد، قوات النظام مسؤولية قصف سرمين.", &["faylaq-al-sham accused"]),
    // the source is the one that spoke before
    (
        "قال مصدر في وزارة الدفاع الروسية إن الهدنة صامدة. ونفى المصدر أن تكون الطائرات الروسية قصفت السوق.",
        &["russian-defense-ministry holding", "russian-defense-ministry denied"],
    ),
    (
        "قال سيرغي رودسكوي إن الهدنة صامدة. وشدد الجنرال الروسي على أن الطائرات الروسية لم تقصف السوق.",
        &["russian-general-staff holding", "russian-general-staff denied"],
    ),
    // that somebody said so is what is denied
    ("نفى الكرملين أن يكون جيش العزة قد أعلن انتهاء الهدنة.", &[]),
    ("نفى جيش العزة ما أعلنته موسكو عن انتهاء الهدنة.", &["russia denied", "jaysh-al-izza holding"]),
    // who is named at the end passes the verdict with which the sentence begins, and spreads no rumour
    ("لا صحة للأنباء عن انسحاب الجيش السوري من سراقب، بحسب سانا.", &["media leaving", "sana staying"]),
    ("لا صحة لما قيل عن انسحاب الجيش السوري من سراقب، وفق سانا.", &["media leaving", "sana staying"]),
    ("لا أساس لما يشاع عن مفاوضات مع روسيا، بحسب جيش الإسلام.", &["media underway", "jaysh-al-islam denied"]),
    ("لا صحة لانسحاب الجيش السوري من سراقب، بحسب سانا.", &["sana staying"]),
    // only the quotation with which the sentence ends asks
    ("نفى وائل علوان أن تكون فصائله قد قصفت حمص، متسائلا: \"كيف نصدق ذلك؟\".", &["faylaq-al-rahman denied"]),
    ("نفى جيش العزة وجود مفاوضات مع روسيا، وسأل: \"لماذا نفاوض من يقصفنا؟\"", &["jaysh-al-izza denied"]),
    ("قال وائل علوان: \"هل نقبل بمغادرة الغوطة؟\"", &[]),
    ("هل نفى جيش العزة وجود مفاوضات مع روسيا؟", &[]),
    // a source in a body, and one that is only near it
    ("أكد مصدر عسكري في جيش العزة أن المفاوضات مع روسيا مستمرة.", &["jaysh-al-izza underway"]),
    ("أكد مصدر مقرب من جيش العزة أن المفاوضات مع روسيا مستمرة.", &["anonymous-source underway"]),
    ("قال ضابط منشق عن النظام إن المفاوضات مع جيش العزة مستمرة.", &[]),
    ("قال مسؤول سابق في وزارة الدفاع التركية إن المفاوضات مع روسيا مستمرة.", &[]),
    // two who said it in one relative clause
    (
        "نفى فيلق الشام ما أعلنته موسكو وكررته دمشق عن التوصل إلى اتفاق.",
        &["russia reached", "syrian-regime reached", "faylaq-al-sham denied"],
    ),
    // who goes on behind a denied clause with an auxiliary and a subject of its own
    (
        "أما مصطفى معراتي، الناطق باسم جيش العزة، فنفى أن تكون الفصائل هي التي قصفت المخبز.",
        &["jaysh-al-izza denied"],
    ),
    // a result between an accusation and its denial
    (
        "اتهمت روسيا جيش العزة بقصف قرية، ما أدى إلى مقتل رجلين، وهو ما نفاه الجيش.",
        &["russia accused", "jaysh-al-izza denied"],
    ),
    // the ministry, his commander, its spokesman
    ("قالت وزارة الدفاع التركية إن الحافلات وصلت. وأفادت الوزارة بأن الهدنة صامدة.", &["turkey holding"]),
    ("أعلن جيش العزة وصول الحافلات، وقائده في تركيا ينفي وجود مهلة.", &["jaysh-al-izza denied"]),
    (
        "كرر كيري أن النصرة فرع من القاعدة، وهو موقف كرره لافروف.",
        &["united-states member", "russian-foreign-ministry member"],
    ),
    // a verdict, and what is said next
    ("أعلنت إيران أن الحديث عن مفاوضات غير صحيح وأن لا مفاوضات تجري.", &["iran denied"]),
    // as for some, they say; what somebody did before he said it; who told an agency; what is reported from him
    ("أما ناشطون من كفرنبل فاتهموا الطيران الروسي بقصف السوق.", &["anonymous-source accused"]),
    (
        "وسارع الناطق باسم جيش العزة مصطفى معراتي إلى نشر صورة، وقال إن الهدنة صامدة.",
        &["jaysh-al-izza holding"],
    ),
    (
        "غير أن «أبو علي»، وهو المفاوض باسم جيش العزة، أبلغ وكالة رويترز أن الهدنة صامدة.",
        &["jaysh-al-izza holding"],
    ),
    (
        "عاد سيرغي لافروف إلى موسكو، وقال إنه راض. ونقلت عنه وكالة سانا أن الهدنة صامدة.",
        &["russian-foreign-ministry holding"],
    ),
    ("فاجأ أردوغان ضيوفه بقوله إن الهدنة صامدة.", &["turkey holding"]),
    // who is told stands under a preposition
    ("زار محافظ حمص طلال البرازي الحي، إذ قال للتلفزيون الرسمي إن الهدنة صامدة.", &["syrian-regime holding"]),
    // what is denied, and described as untrue besides
    ("نفى جيش العزة التوصل إلى اتفاق واصفا الأنباء بأنها كاذبة.", &["jaysh-al-izza denied"]),
    (
        "نفى جيش العزة الأنباء عن اتفاق مع روسيا ووصفها بأنها عارية عن الصحة.",
        &["media reached", "jaysh-al-izza denied"],
    ),
    ("رد جيش العزة على الأنباء عن اتفاق مع روسيا بأنها كاذبة.", &["media reached", "jaysh-al-izza denied"]),
    // the former and the latter
    (
        "أعلنت روسيا التوصل إلى اتفاق مع جيش العزة، الأمر الذي نفاه الأخير.",
        &["russia reached", "jaysh-al-izza denied"],
    ),
    ("التقى وزير الخارجية الروسي نظيره في أنقرة. وقال الأخير إن الهدنة صامدة.", &[]),
    ("استقبل لافروف جاويش أوغلو. وقال الأول إن الهدنة صامدة.", &["russian-foreign-ministry holding"]),
    // capitals that are joined to one
    (
        "اتهمت واشنطن، ومعها لندن وباريس، الجيش السوري بقصف سرمين.",
        &["united-states accused", "united-kingdom accused", "france accused"],
    ),
    // denials that something met with, and those that an adjective tells whose they are
    (
        "لقي إعلان تركيا التوصل إلى اتفاق مع واشنطن نفيا قاطعا من البيت الأبيض.",
        &["turkey reached", "united-states denied"],
    ),
    ("وجاء النفي الروسي لقصف مشفى سرمين بعد يومين.", &["russia denied"]),
    // names that an insertion explains
    (
        "وقال أبو بكر، وهو قائد ميداني في جيش العزة، إن المفاوضات مع روسيا مستمرة.",
        &["jaysh-al-izza underway"],
    ),
    ("وقال قيادي في جيش العزة يدعى أبو بكر إن المفاوضات مع روسيا مستمرة.", &["jaysh-al-izza underway"]),
    // conditions behind what is said, and speech that is only to come
    ("قال جيش العزة إن مقاتليه سيغادرون البلدة إذا حصلوا على ضمانات.", &[]),
    ("قال جيش العزة إنه لن ينسحب من اللطامنة ما لم تنسحب روسيا.", &["jaysh-al-izza staying"]),
    ("قال محلل إن روسيا ستقول غدا إن الهدنة انهارت.", &[]),
];

#[test]
fn arabic_constructions_give_each_claim_to_whoever_makes_it() {
    let wrong = wrong("ar", ARABIC);
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}
