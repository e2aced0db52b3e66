//! What stands between commas inside a clause, and what a comma or a joined name ends, shown on Arabic.

mod common;

use common::{Case, read, shipped, wrong};

const INSERTIONS: &[Case] = &[
    // somebody whom no list has, his name between commas: not who spoke before
    (
        "أكد المرصد السوري لحقوق الإنسان أن الهدنة صامدة. وقال الناشط في درعا، سامر الحلبي، إن المفاوضات مع الروس مستمرة.",
        &["syrian-observatory holding"],
    ),
    (
        "أكد المرصد السوري لحقوق الإنسان أن الهدنة صامدة. وقال الصحفي في بصرى، سامر الحلبي، إن المفاوضات مع الروس مستمرة.",
        &["syrian-observatory holding"],
    ),
    (
        "أكد المرصد السوري لحقوق الإنسان أن الهدنة صامدة. وأضاف اليوم الثلاثاء، في بيان، أن المفاوضات مع الروس مستمرة.",
        &["syrian-observatory holding", "syrian-observatory underway"],
    ),
    // who spread a statement has not made it
    (
        "نفى الجيش السوري استهداف النبع، وقال في بيان نشرته وسائل إعلام رسمية إن المسلحين خرقوا الهدنة.",
        &["syrian-army denied", "syrian-army denied"],
    ),
    (
        "نفى الجيش السوري استهداف النبع، وقال في بيان بثته سانا إن المسلحين خرقوا الهدنة.",
        &["syrian-army denied", "syrian-army denied"],
    ),
    ("وقالت في بيان نشرته أحرار الشام على موقعها إن الهدنة صامدة.", &["ahrar-al-sham holding"]),
    // a time between a verb and what it says
    ("قالت سانا إن المسلحين انسحبوا، مساء أمس، من حلب.", &["sana leaving"]),
    ("قالت سانا إن الطائرات الإسرائيلية شنت، الاثنين، غارات على حلب.", &["sana accused"]),
    ("قالت سانا إن المسلحين بدأوا، ظهر الأحد، مغادرة درعا البلد.", &["sana leaving"]),
    ("قالت سانا إن عشرات المسلحين سلموا، خلال اليومين الماضيين، أسلحتهم.", &["sana leaving"]),
    // what is denied behind the words that tell where somebody said so
    ("نفى محافظ درعا، في حديث إلى إذاعة محلية، إعطاء أي مهلة للأهالي.", &["syrian-regime denied"]),
    ("نفى فيلق الرحمن، خلال مقابلة مع قناة محلية، عقد أي مفاوضات مع روسيا.", &["faylaq-al-rahman denied"]),
    // a statement that was issued is no verb of denying by itself
    (
        "القيادة العامة للجيش السوري أصدرت، مساء الثلاثاء، بيانا نفت فيه نفيا قاطعا قصف سوق دوما.",
        &["syrian-army denied"],
    ),
    // one of those who are blamed
    ("حملت سانا الفصائل، وبينها أحرار الشام، مسؤولية القصف.", &["sana accused"]),
    (
        "حمل الائتلاف الوطني قوات النظام، ومنها الفرقة الرابعة، مسؤولية الهجوم على دوما.",
        &["syrian-national-coalition accused"],
    ),
    // a connective that the words themselves go on with
    (
        "قال المرصد السوري إن قوات النظام خرقت الهدنة صباح اليوم، إذ قصفت الحي.",
        &["syrian-observatory accused", "syrian-observatory denied"],
    ),
    (
        "قال المرصد السوري إن قوات النظام خرقت الهدنة صباح اليوم، حيث استهدفت الحي بالمدفعية.",
        &["syrian-observatory accused", "syrian-observatory denied"],
    ),
    // "as X claims" ends with the name, whoever speaks around it
    (
        "قال المتحدث باسم الجيش السوري إن قواته لم تخرق الهدنة كما تدعي أنقرة، وإنها ملتزمة بالهدنة.",
        &["syrian-army holding"],
    ),
    ("نفت موسكو أن تكون طائراتها قصفت المشفى كما زعمت واشنطن.", &["russia denied"]),
    (
        "أضاف بافلوف أن القوات الحكومية لم تقصف سرمين كما تزعم \"الخوذ البيضاء\"، وأنها ملتزمة بوقف الأعمال القتالية.",
        &[],
    ),
    ("كما تزعم موسكو أن الفصائل قصفت حلب.", &["russia accused"]),
    // what the report itself puts before it
    (
        "قالت الأمم المتحدة إن الهدنة صامدة اليوم، بعد يوم من قصف الطائرات الإسرائيلية مدينة صور.",
        &["un holding"],
    ),
    (
        "قالت تركيا إن قواتها تنسحب من عفرين، غداة قصف قوات سوريا الديمقراطية مدينة أعزاز.",
        &["turkey leaving"],
    ),
    ("أكدت روسيا أن المفاوضات مع جيش الإسلام مستمرة، بعد أيام من قصف الجيش السوري دوما.", &["russia underway"]),
    // men who are described by what they refuse
    (
        "زعمت وسائل إعلام النظام أن المسلحين الرافضين للتسوية بدأوا مغادرة درعا البلد على متن حافلات.",
        &["regime-media leaving"],
    ),
];

#[test]
fn insertions_end_nothing_that_goes_on_behind_them() {
    let wrong = wrong("ar", INSERTIONS);
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

/// The movers of the only claim of a withdrawal.
fn movers(text: &str) -> Vec<String> {
    let found = read(&shipped(), &[("ar", "2018-04-01", text)]).claims;
    let leaving: Vec<_> = found.iter().filter(|c| c.topic == "withdrawal").collect();
    assert_eq!(leaving.len(), 1, "{text}");
    leaving[0].about.iter().filter(|p| p.role == "mover").map(|p| p.party.clone()).collect()
}

#[test]
fn a_joined_name_with_a_verb_opens_a_clause_of_its_own() {
    assert_eq!(movers("جيش الإسلام ينفي الخروج وموسكو تعلن بدء الإجلاء"), ["jaysh-al-islam"]);
    assert_eq!(movers("تركيا تعلن الانسحاب ودمشق ترفض الشروط"), ["turkey"]);
    assert_eq!(movers("قسد تؤكد الانسحاب من منبج وواشنطن لم تعلق"), ["sdf"]);
}
