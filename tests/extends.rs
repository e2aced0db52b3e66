//! A pack that builds on the one that ships: wholly, in parts, with things replaced and switched off by id.

use gainsay::authoring::examples::{self, Verdict};
use gainsay::corpus::Document;
use gainsay::diagnostic::SourceMap;
use gainsay::extract::extract;
use gainsay::rules::check::load_and_check;
use gainsay::rules::load::Origin;
use gainsay::rules::{Ruleset, compile};
use std::fs;

const SENTENCE: &str = "نفى جيش الإسلام إجراء أي مفاوضات مع الجانب الروسي.";

/// A pack made of these files, without faults and with examples that pass.
fn pack(files: &[(&str, &str)]) -> Ruleset {
    let ruleset = compiled(files);
    assert!(examples::run(&ruleset).iter().all(|outcome| outcome.verdict() == Verdict::Passed));
    ruleset
}

/// A pack made of these files, without faults.
fn compiled(files: &[(&str, &str)]) -> Ruleset {
    let folder = tempfile::tempdir().unwrap();
    for (name, text) in files {
        let path = folder.path().join(name);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, text).unwrap();
    }
    let mut sources = SourceMap::default();
    let (pack, found) = load_and_check(&Origin::Folder(folder.path().to_path_buf()), &mut sources);
    assert_eq!(found.iter().map(|d| d.message.as_str()).collect::<Vec<_>>(), [""; 0]);
    compile(&pack)
}

fn head(extends: &str) -> String {
    format!("[pack]\nid = \"mine\"\nextends = [{extends}]\n")
}

/// The claims of a text as `actor position topic`.
fn claims(ruleset: &Ruleset, text: &str) -> Vec<String> {
    let document = Document { language: Some("ar".into()), text: text.into(), ..Document::default() };
    let labels = ruleset.labels();
    let claims = extract(&document, 0, ruleset).claims;
    let shown = claims.iter().map(|c| {
        format!(
            "{} {} {}",
            labels.actor(c.actor).id,
            labels.position(c.position).id,
            labels.topic(c.topic).id
        )
    });
    shown.collect()
}

fn rule_of(ruleset: &Ruleset, text: &str) -> String {
    let document = Document { language: Some("ar".into()), text: text.into(), ..Document::default() };
    let claims = extract(&document, 0, ruleset).claims;
    claims.first().map(|c| ruleset.labels().rule(c.rule).id.clone()).unwrap_or_default()
}

#[test]
fn the_whole_pack_with_nothing_added_finds_what_it_finds() {
    let ruleset = pack(&[("pack.toml", &head("\"builtin\""))]);
    assert_eq!(claims(&ruleset, SENTENCE), ["jaysh-al-islam denied negotiations"]);
    assert!(ruleset.relations().compare().is_some(), "the sides that are shown first come with it");
}

#[test]
fn another_conflict_is_a_file_of_actors() {
    let actors = "[[side]]\nid = \"unions\"\n\n[[actor]]\nid = \"dockers-union\"\nside = \"unions\"\n\
                  aliases.ar = [\"نقابة عمال الميناء\"]\n";
    let ruleset =
        pack(&[("pack.toml", &head("\"builtin:words\", \"builtin:topics\"")), ("actors/a.toml", actors)]);
    let found = claims(&ruleset, "نفت نقابة عمال الميناء إجراء أي مفاوضات.");
    assert_eq!(found, ["dockers-union denied negotiations"]);
    assert_eq!(claims(&ruleset, SENTENCE), ["unlisted denied negotiations"], "its actors were not asked for");
}

#[test]
fn a_rule_that_is_switched_off_fires_no_more() {
    let whole = pack(&[("pack.toml", &head("\"builtin\""))]);
    let rule = rule_of(&whole, SENTENCE);
    let (topic, rule) = rule.split_once('/').unwrap();
    let off = format!("[topic]\nid = \"{topic}\"\n\n[[rule]]\nid = \"{rule}\"\noff = true\n");
    let ruleset = pack(&[("pack.toml", &head("\"builtin\"")), ("topics/mine.toml", &off)]);
    assert_ne!(rule_of(&ruleset, SENTENCE), format!("{topic}/{rule}"));
    assert!(!ruleset.labels().rules.iter().any(|label| label.id == format!("{topic}/{rule}")));
}

#[test]
fn a_rule_that_is_replaced_finds_what_the_new_one_says() {
    let whole = pack(&[("pack.toml", &head("\"builtin\""))]);
    let rule = rule_of(&whole, SENTENCE);
    let (topic, rule) = rule.split_once('/').unwrap();
    let replaced = format!(
        "[topic]\nid = \"{topic}\"\n\n[[rule]]\nid = \"{rule}\"\nreplace = true\nlang = \"ar\"\nposition = \"underway\"\n\
         any = [\"لعب شطرنج\"]\n\n\
         [[rule.example]]\ntext = \"نفى جيش الإسلام لعب شطرنج مع روسيا.\"\nclaims = [\"jaysh-al-islam denied\"]\n\n\
         [[rule.example]]\ntext = \"هطل المطر على المدينة.\"\nclaims = []\n"
    );
    let ruleset = pack(&[("pack.toml", &head("\"builtin\"")), ("topics/mine.toml", &replaced)]);
    assert_ne!(rule_of(&ruleset, SENTENCE), format!("{topic}/{rule}"));
    assert_eq!(rule_of(&ruleset, "نفى جيش الإسلام لعب شطرنج مع روسيا."), format!("{topic}/{rule}"));
}

#[test]
fn an_actor_is_replaced_or_switched_off() {
    let replaced = "[[actor]]\nid = \"jaysh-al-islam\"\nreplace = true\nside = \"factions\"\naliases.ar = [\"جيش المدينة\"]\n";
    let ruleset = pack(&[("pack.toml", &head("\"builtin\"")), ("actors/a.toml", replaced)]);
    assert_eq!(claims(&ruleset, SENTENCE), ["unlisted denied negotiations"]);
    let renamed = SENTENCE.replace("جيش الإسلام", "جيش المدينة");
    assert_eq!(claims(&ruleset, &renamed), ["jaysh-al-islam denied negotiations"]);

    // Whom nothing else refers to may go.
    let own = "[[actor]]\nid = \"dockers-union\"\naliases.ar = [\"نقابة عمال الميناء\"]\n";
    let folder = tempfile::tempdir().unwrap();
    let write = |name: &str, text: &str| {
        let path = folder.path().join(name);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, text).unwrap();
    };
    write("base/pack.toml", &head("\"builtin\""));
    write("base/actors/a.toml", own);
    write("outer/pack.toml", &head("\"../base\""));
    let text = "نفت نقابة عمال الميناء إجراء أي مفاوضات.";
    let load = || {
        let origin = Origin::Folder(folder.path().join("outer"));
        let (pack, found) = load_and_check(&origin, &mut SourceMap::default());
        assert_eq!(found.len(), 0, "{found:?}");
        compile(&pack)
    };
    assert_eq!(claims(&load(), text), ["dockers-union denied negotiations"]);
    write("outer/actors/a.toml", "[[actor]]\nid = \"dockers-union\"\noff = true\n");
    assert_eq!(claims(&load(), text), [""; 0]);
}

/// A base pack with one set, and what an outer pack makes of it.
fn over_a_set(outer: &str) -> Vec<String> {
    let folder = tempfile::tempdir().unwrap();
    let write = |name: &str, text: &str| {
        let path = folder.path().join(name);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, text).unwrap();
    };
    write("base/pack.toml", &head("\"builtin:words\""));
    write("base/actors/a.toml", "[[actor]]\nid = \"dockers-union\"\naliases.ar = [\"نقابة عمال الميناء\"]\n");
    write(
        "base/topics/strike.toml",
        "[topic]\nid = \"strike\"\n\n[sets.ar]\nstoppage = [\"إضراب\"]\n\n[[position]]\nid = \"called\"\n\n\
         [[rule]]\nid = \"begun\"\nlang = \"ar\"\nposition = \"called\"\nany = [\"بدء <stoppage>\"]\n",
    );
    write("outer/pack.toml", &head("\"../base\""));
    write("outer/topics/strike.toml", &format!("[topic]\nid = \"strike\"\n\n{outer}"));
    let (pack, found) =
        load_and_check(&Origin::Folder(folder.path().join("outer")), &mut SourceMap::default());
    assert_eq!(found.len(), 0, "{found:?}");
    let ruleset = compile(&pack);
    let says = |word: &str| claims(&ruleset, &format!("أعلنت نقابة عمال الميناء بدء {word}."));
    [says("إضراب"), says("اعتصام")].concat()
}

#[test]
fn a_set_is_added_to() {
    let called = "dockers-union called strike";
    assert_eq!(over_a_set(""), [called]);
    assert_eq!(over_a_set("[sets.ar]\nstoppage = [\"اعتصام\"]\n"), [called, called]);
}

#[test]
fn a_set_is_replaced_or_switched_off() {
    let called = |ruleset: &[String]| ruleset.len();
    assert_eq!(called(&over_a_set("[sets.ar]\nstoppage = { words = [\"اعتصام\"], replace = true }\n")), 1);
    let off = "[sets.ar]\nstoppage = { off = true }\n\n[[rule]]\nid = \"begun\"\noff = true\n";
    assert_eq!(called(&over_a_set(off)), 0);
}

#[test]
fn a_set_that_no_extended_pack_has_cannot_be_switched_off() {
    let files = [
        ("pack.toml", "[pack]\nid = \"p\"\n"),
        ("words/en.toml", "lang = \"en\"\n[sets]\nstrikes = { off = true }\n"),
    ];
    let (_, found) = gainsay::rules::load::load_from_memory(&files, &mut SourceMap::default());
    assert_eq!(found.iter().map(|d| d.code).collect::<Vec<_>>(), ["R011"]);
}

/// A topic of what happened, in three languages: a convoy came in.
const CONVOY: &str = r#"
[topic]
id = "convoy"
title = { en = "Convoys" }
roles = ["place"]

[[position]]
id = "came"
deny = "denied"

[[position]]
id = "denied"
deny = "came"

[[opposed]]
positions = ["came", "denied"]

[[rule]]
id = "came-en"
lang = "en"
position = "came"
any = ["=convoy …3 (=enter|=entered|=entering)", "=entry of …2 =convoy"]
unless = ["<to-come> …2 =enter", "<prevented> …4 (=entering|=entry)", "=entry of …2 =convoy …2 <prevented>"]

[[rule.example]]
text = "Russia claimed that the convoy had entered Douma; Jaysh al-Islam called the claim a lie."
claims = ["russia came", "jaysh-al-islam denied"]

[[rule.example]]
text = "Russia said the convoy would enter Douma on Sunday."
claims = []

[[rule.example]]
text = "Jaysh al-Islam said that Russia had kept watch and prevented the convoy from entering Douma."
claims = []

[[rule.example]]
text = "Jaysh al-Islam said the entry of the convoy was delayed."
claims = []

[[rule]]
id = "came-ar"
lang = "ar"
position = "came"
any = ["دخول …1 قافلة", "قافلة …2 (دخلت|تدخل)"]
unless = ["=ستدخل", "<prevented> …1 دخول", "دخول …1 قافلة …3 <to-come>"]

[[rule.example]]
text = "أعلنت روسيا دخول قافلة إلى دوما."
claims = ["russia came"]

[[rule.example]]
text = "أعلنت روسيا أن القافلة ستدخل دوما غدا."
claims = []

[[rule.example]]
text = "قال جيش الإسلام إن روسيا منعت دخول القافلة."
claims = []

[[rule]]
id = "came-ru"
lang = "ru"
position = "came"
any = ["въезд …1 =конвоя", "=конвой …2 (вошел|=въезжать)"]
unless = ["<to-come> …1 =въезжать", "<prevented> …1 въезд"]

[[rule.example]]
text = "Россия сообщила, что конвой вошел в Думу."
claims = ["russia came"]

[[rule.example]]
text = "Россия сообщила, что конвой завтра будет въезжать в Думу."
claims = []

[[rule.example]]
text = "«Джейш аль-Ислам» заявил, что Россия заблокировала въезд конвоя."
claims = []
"#;

#[test]
fn the_words_for_what_is_to_come_or_was_prevented_serve_a_topic_of_ones_own() {
    let noisy = |topic: &str| {
        let ruleset = compiled(&[("pack.toml", &head("\"builtin\"")), ("topics/convoy.toml", topic)]);
        examples::run(&ruleset).iter().filter(|o| o.verdict() != Verdict::Passed).count()
    };
    let careless: Vec<&str> = CONVOY.lines().filter(|line| !line.starts_with("unless")).collect();
    assert_eq!((noisy(CONVOY), noisy(&careless.join("\n"))), (0, 7));
}
