//! `gainsay gaps`: what is missing is found, counted, in a fixed order, with TOML that can be pasted.

use assert_cmd::Command;
use predicates::prelude::*;
use predicates::str::contains;
use serde_json::Value;
use std::fs;
use std::path::Path;
use tempfile::TempDir;

fn gainsay(folder: &Path) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_gainsay"));
    command.current_dir(folder).env_remove("GAINSAY_RULES").env_remove("CI");
    command
}

/// A new pack with a weak rule, and a report that it understands in part.
fn harbour() -> TempDir {
    let folder = tempfile::tempdir().expect("a temporary folder");
    gainsay(folder.path()).args(["init", ".", "--id", "harbour"]).assert().code(0);
    let weak = "\n[[rule]]\nid = \"strike-named\"\nlang = \"ar\"\nposition = \"called\"\n\
                any = [\"<strike>\"]\ncarried-by = [\"deny\"]\n\n\
                [[rule.example]]\ntext = \"نفت هيئة الميناء أي إضراب.\"\nclaims = [\"port-authority denied\"]\n\n\
                [[rule.example]]\ntext = \"شرحت هيئة الميناء قانون الإضراب.\"\nclaims = []\n";
    let topic = folder.path().join("rules/topics/strike.toml");
    let rules = fs::read_to_string(&topic).expect("rules are readable");
    fs::write(topic, rules + weak).expect("rules are written");
    let report = "+++\nid = \"two\"\npublished = 2020-05-12\nlanguage = \"ar\"\n+++\n\
                  أكدت هيئة الميناء أن الإضراب متصاعد.\n\
                  أعلنت جمعية الصيادين أن البحر هائج.\n\
                  وقالت جمعية الصيادين إن القوارب عادت.\n\
                  وذكرت رابطة التجار أن الأسعار ارتفعت.\n\
                  نفت هيئة الميناء بدء أي إضراب.\n";
    fs::write(folder.path().join("reports/two.txt"), report).expect("report is written");
    folder
}

fn gaps(folder: &Path, arguments: &[&str]) -> Value {
    let output =
        gainsay(folder).args(["gaps", "reports", "--format", "json"]).args(arguments).assert().code(0);
    serde_json::from_slice(&output.get_output().stdout).expect("valid JSON")
}

fn list<'a>(gaps: &'a Value, key: &str) -> &'a [Value] {
    gaps[key].as_array().expect("a list")
}

#[test]
fn a_sentence_that_only_names_the_topic_is_found_with_its_reason() {
    let folder = harbour();
    let found = gaps(folder.path(), &[]);
    let silent = &list(&found, "silent")[0];
    assert_eq!(silent["topic"], "strike");
    assert_eq!(silent["reason"], "not-carried");
    assert_eq!(silent["place"]["path"], "reports/two.txt");
    assert_eq!(silent["place"]["line"], 6);
    assert!(silent["act"].as_str().expect("an act").contains("port-authority"));
    assert!(silent["why"].as_str().expect("a reason").contains("no force carries it: only deny would"));
}

#[test]
fn a_sentence_that_claims_something_on_the_topic_is_no_gap() {
    let folder = harbour();
    let found = gaps(folder.path(), &[]);
    let lines: Vec<_> =
        list(&found, "silent").iter().map(|s| (&s["place"]["path"], &s["place"]["line"])).collect();
    assert!(!lines.contains(&(&"reports/two.txt".into(), &10.into())), "{lines:?}");
}

#[test]
fn unknown_speakers_are_counted_the_most_frequent_first() {
    let folder = harbour();
    let report = "+++\nid = \"three\"\npublished = 2020-05-12\nlanguage = \"ar\"\n+++\n\
                  قال سالم البحري إن البحر هائج.\nوأكد خالد الملاح أن القوارب عادت.\nوذكر خالد الملاح أن الأسعار ارتفعت.\n";
    fs::write(folder.path().join("reports/three.txt"), report).expect("report is written");
    let found = gaps(folder.path(), &[]);
    let counts = |key: &str| -> Vec<(String, u64)> {
        let of =
            |s: &Value| (s["name"].as_str().unwrap_or_default().to_owned(), s["count"].as_u64().unwrap_or(0));
        list(&found, key).iter().map(of).collect()
    };
    assert_eq!(counts("speakers"), [("خالد الملاح".to_owned(), 2), ("سالم البحري".to_owned(), 1)]);
    assert_eq!(counts("bodies"), [("جمعية الصيادين".to_owned(), 2), ("رابطة التجار".to_owned(), 1)]);
}

#[test]
fn a_word_beside_a_topic_word_that_no_list_holds_is_found() {
    let folder = harbour();
    let found = gaps(folder.path(), &[]);
    let word = list(&found, "words").iter().find(|w| w["word"] == "متصاعد").expect("the word");
    assert_eq!((&word["topic"], &word["count"]), (&"strike".into(), &1.into()));
    assert_eq!(word["beside"], "الإضراب متصاعد");
    assert!(word["stub"].as_str().expect("a stub").contains("new-words = [\"متصاعد\"]"));
}

#[test]
fn actors_who_are_never_named_are_listed() {
    let folder = harbour();
    fs::remove_file(folder.path().join("reports/001.txt")).expect("report is removed");
    let found = gaps(folder.path(), &[]);
    let ids: Vec<_> = list(&found, "actors").iter().filter_map(|a| a["id"].as_str()).collect();
    assert!(ids.contains(&"dockers-union") && !ids.contains(&"port-authority"), "{ids:?}");
    let of_topic = gaps(folder.path(), &["--topic", "strike"]);
    assert!(list(&of_topic, "actors").is_empty() && !list(&of_topic, "silent").is_empty(), "{of_topic}");
}

#[test]
fn places_are_no_actors_who_are_never_named_and_the_list_is_as_long_as_the_others() {
    let folder = extending(&[("a", "قال جيش الإسلام إن المفاوضات مع الجانب الروسي صعبة.")]);
    let found = gaps(folder.path(), &["--kind", "actors"]);
    let ids: Vec<_> = list(&found, "actors").iter().filter_map(|a| a["id"].as_str()).collect();
    assert!(ids.contains(&"ahrar-al-sham") && !ids.contains(&"douma"), "{ids:?}");
    let shown = gainsay(folder.path()).args(["gaps", "reports", "--kind", "actors", "--limit", "3"]).assert();
    let more = format!("… {} more: --limit {} shows them", ids.len() - 3, ids.len());
    shown.code(0).stdout(contains(ids[..3].join(" · ")).and(contains(more)));
}

#[test]
fn a_sentence_that_speaks_of_two_topics_is_shown_once() {
    let folder = harbour();
    let topic = folder.path().join("rules/topics/strike.toml");
    let rules = fs::read_to_string(topic).expect("rules are readable");
    fs::write(folder.path().join("rules/topics/law.toml"), rules.replace("id = \"strike", "id = \"law"))
        .expect("rules are written");
    let found = gaps(folder.path(), &["--kind", "sentences"]);
    let of = |s: &&Value| s["place"]["path"] == "reports/two.txt" && s["place"]["line"] == 6;
    assert_eq!(list(&found, "silent").iter().filter(of).count(), 2, "{found}");
    let output = gainsay(folder.path()).args(["gaps", "reports", "--kind", "sentences"]).assert().code(0);
    let shown = String::from_utf8(output.get_output().stdout.clone()).expect("UTF-8");
    assert_eq!(shown.matches("reports/two.txt:6").count(), 1, "{shown}");
    assert!(shown.contains("claim nothing on it") && shown.contains("the same sentence"), "{shown}");
}

#[test]
fn a_rule_that_is_pasted_passes_check_and_test_and_closes_the_gap() {
    let folder = harbour();
    let found = gaps(folder.path(), &[]);
    let rule = list(&found, "silent")[0]["stub"].as_str().expect("a stub").to_owned();
    let actor = list(&found, "bodies")[0]["stub"].as_str().expect("a stub").to_owned();
    for (name, stub) in [("topics/strike.toml", rule), ("actors/actors.toml", actor)] {
        let path = folder.path().join("rules").join(name);
        let text = fs::read_to_string(&path).expect("file is readable");
        fs::write(path, format!("{text}\n{stub}")).expect("file is written");
    }
    gainsay(folder.path()).arg("check").assert().code(0).stdout(contains("0 errors"));
    gainsay(folder.path())
        .args(["test", "--topic", "strike"])
        .assert()
        .code(0)
        .stdout(contains("0 missed, 0 noisy"));
    let left = gaps(folder.path(), &[]);
    assert!(list(&left, "silent").iter().all(|s| s["place"]["line"] != 6), "{:?}", left["silent"]);
    assert_eq!(list(&left, "bodies")[0]["name"], "رابطة التجار");
}

#[test]
fn only_what_was_asked_for_is_shown_and_so_many_of_each() {
    let folder = harbour();
    let shown = |arguments: &[&str]| {
        let output =
            gainsay(folder.path()).args(["gaps", "reports", "--width", "80"]).args(arguments).assert();
        String::from_utf8(output.code(0).get_output().stdout.clone()).expect("UTF-8")
    };
    let speakers = shown(&["--kind", "bodies", "--limit", "1"]);
    assert!(speakers.contains("Bodies that the pack does not list (2)"), "{speakers}");
    assert!(speakers.contains("… 1 more: --limit 2 shows them"), "{speakers}");
    assert!(!speakers.contains("Sentences that speak"), "{speakers}");
    let found = gaps(folder.path(), &["--kind", "words"]);
    assert!(list(&found, "silent").is_empty() && !list(&found, "words").is_empty());
    gainsay(folder.path())
        .args(["gaps", "reports", "--topic", "strik"])
        .assert()
        .code(2)
        .stderr(contains("did you mean `strike`"));
}

#[test]
fn lines_to_be_pasted_hold_nothing_that_is_not_seen() {
    let folder = harbour();
    let output = gainsay(folder.path()).args(["gaps", "reports"]).assert().code(0);
    let shown = String::from_utf8(output.get_output().stdout.clone()).expect("UTF-8");
    let stubs: Vec<&str> = shown.lines().filter(|line| line.starts_with("    ")).collect();
    assert!(stubs.iter().any(|line| line.contains("[[rule]]")), "{shown}");
    let hidden = |line: &&&str| line.contains(['\u{2068}', '\u{2069}']);
    assert_eq!(stubs.iter().filter(|l| !l.starts_with("     ")).find(hidden), None);
}

#[test]
fn threads_do_not_change_a_byte() {
    let folder = harbour();
    let shown = |threads: &str| {
        let mut command = gainsay(folder.path());
        command.args(["gaps", "reports", "--format", "json"]).env("RAYON_NUM_THREADS", threads);
        command.assert().code(0).get_output().stdout.clone()
    };
    assert!(predicate::eq(shown("1")).eval(&shown("4")));
}

/// A pack that extends the shipped one, and reports for it.
fn extending(reports: &[(&str, &str)]) -> TempDir {
    let folder = tempfile::tempdir().expect("a temporary folder");
    for part in ["rules/actors", "rules/topics", "reports"] {
        fs::create_dir_all(folder.path().join(part)).expect("a folder");
    }
    let head = "[pack]\nid = \"mine\"\nextends = [\"builtin\"]\n";
    fs::write(folder.path().join("rules/pack.toml"), head).expect("pack is written");
    for (name, text) in reports {
        let report =
            format!("+++\nid = \"{name}\"\npublished = 2018-04-02\nlanguage = \"ar\"\n+++\n{text}\n");
        fs::write(folder.path().join(format!("reports/{name}.txt")), report).expect("report is written");
    }
    folder
}

#[test]
fn bodies_that_no_pack_lists_come_as_actors_to_add_that_load() {
    let folder = extending(&[
        ("a", "أعلن لواء شهداء الحق رفضه تسليم السلاح.\nوقالت كتائب صقور النهر إن الطريق مقطوع."),
        ("b", "ونفى \"لواء شهداء الحق\" وجود مفاوضات مع الروس."),
    ]);
    let found = gaps(folder.path(), &["--kind", "bodies"]);
    let bodies = list(&found, "bodies");
    let named: Vec<_> =
        bodies.iter().map(|b| (b["name"].as_str(), b["lang"].as_str(), b["count"].as_u64())).collect();
    assert_eq!(named[0], (Some("لواء شهداء الحق"), Some("ar"), Some(2)), "{named:?}");
    assert_eq!(named.len(), 2, "{named:?}");
    let stubs: Vec<&str> = bodies.iter().filter_map(|b| b["stub"].as_str()).collect();
    assert!(
        stubs[0].contains("rules/actors/actors.toml") && stubs[0].contains("# side = \"…\"  # "),
        "{}",
        stubs[0]
    );
    let table: toml::Table = toml::from_str(stubs[0]).expect("TOML");
    assert_eq!(table["actor"][0]["aliases"]["ar"][0].as_str(), Some("لواء شهداء الحق"));
    fs::write(folder.path().join("rules/actors/actors.toml"), stubs.join("\n")).expect("actors are written");
    gainsay(folder.path()).arg("check").assert().code(0).stdout(contains("0 errors"));
    assert!(list(&gaps(folder.path(), &[]), "bodies").is_empty());
}

#[test]
fn drafts_name_files_of_the_pack_at_hand_and_load_there() {
    let folder = extending(&[("a", "قال جيش الإسلام إن المفاوضات مع الجانب الروسي صعبة.")]);
    let found = gaps(folder.path(), &["--topic", "negotiations"]);
    assert!(!found.to_string().contains("builtin/"), "{found}");
    let stub = list(&found, "silent")[0]["stub"].as_str().expect("a stub");
    assert!(stub.starts_with("# rules/topics/negotiations.toml\n[topic]\nid = \"negotiations\"\n"), "{stub}");
    assert!(stub.contains("صعبة"), "{stub}");
    fs::write(folder.path().join("rules/topics/negotiations.toml"), stub).expect("topic is written");
    gainsay(folder.path()).arg("check").assert().code(0).stdout(contains("0 errors"));
    gainsay(folder.path()).arg("test").assert().stdout(contains("0 missed, 0 noisy"));
}

#[test]
fn a_draft_for_a_denial_names_what_is_denied() {
    let folder = harbour();
    let report = "+++\nid = \"three\"\npublished = 2020-05-12\nlanguage = \"ar\"\n+++\n\
                  نفت هيئة الميناء أن يكون 40 عاملا نظموا الإضراب الطويل.\n";
    fs::write(folder.path().join("reports/three.txt"), report).expect("report is written");
    let topic = folder.path().join("rules/topics/strike.toml");
    let rules = fs::read_to_string(&topic).expect("rules are readable");
    fs::write(topic, rules.replace("carried-by = [\"deny\"]", "carried-by = [\"accept\"]")).expect("rules");
    let found = gaps(folder.path(), &["--kind", "sentences"]);
    let of = |s: &&Value| s["place"]["path"] == "reports/three.txt";
    let stub =
        list(&found, "silent").iter().find(of).expect("the sentence")["stub"].as_str().expect("a stub");
    assert!(stub.contains("position = \"called\"") && stub.contains("[\"port-authority denied\"]"), "{stub}");
    assert!(stub.contains("any = [\"<strike> الطويل\"]"), "{stub}");
}

#[test]
fn what_no_table_tells_is_left_to_the_author() {
    let folder = harbour();
    let report = "+++\nid = \"three\"\npublished = 2020-05-12\nlanguage = \"ar\"\n+++\n\
                  هددت هيئة الميناء بالإضراب الطويل.\n";
    fs::write(folder.path().join("reports/three.txt"), report).expect("report is written");
    let found = gaps(folder.path(), &["--kind", "sentences"]);
    let of = |s: &&Value| s["place"]["path"] == "reports/three.txt";
    let stub =
        list(&found, "silent").iter().find(of).expect("the sentence")["stub"].as_str().expect("a stub");
    assert!(stub.contains("# no table tells what `threaten` makes of called"), "{stub}");
    assert!(stub.contains("claims = []"), "{stub}");
}

#[test]
fn one_sentence_in_many_reports_is_one_entry_with_its_count() {
    let folder = harbour();
    let twice = "+++\nid = \"three\"\npublished = 2020-05-13\nlanguage = \"ar\"\n+++\n\
                 شرحت الهيئة القانون.\nأكدت هيئة الميناء أن الإضراب طويل.\n";
    for name in ["three", "four"] {
        let report = twice.replace("three", name);
        fs::write(folder.path().join(format!("reports/{name}.txt")), report).expect("report is written");
    }
    let found = gaps(folder.path(), &["--kind", "sentences"]);
    let counts: Vec<_> = list(&found, "silent").iter().filter_map(|s| s["count"].as_u64()).collect();
    assert_eq!(counts[..2], [2, 1], "{found}");
}

#[test]
fn a_phrase_of_several_words_that_a_set_holds_is_a_topic_word() {
    let folder = harbour();
    let topic = folder.path().join("rules/topics/strike.toml");
    let rules = fs::read_to_string(&topic).expect("rules are readable");
    let at = rules.find("strike = [").expect("the set") + "strike = [".len();
    fs::write(&topic, format!("{}\"وقف العمل\", {}", &rules[..at], &rules[at..])).expect("rules are written");
    let report = "+++\nid = \"three\"\npublished = 2020-05-12\nlanguage = \"ar\"\n+++\n\
                  أكدت هيئة الميناء أن وقف العمل متواصل.\n";
    fs::write(folder.path().join("reports/three.txt"), report).expect("report is written");
    let found = gaps(folder.path(), &["--kind", "sentences"]);
    let of = |s: &&Value| s["place"]["path"] == "reports/three.txt";
    let silent = list(&found, "silent").iter().find(of).expect("the sentence");
    assert!(silent["stub"].as_str().expect("a stub").contains("any = [\"<strike> متواصل\"]"), "{silent}");
}

#[test]
fn a_body_is_told_once_and_names_and_numbers_are_no_words_of_a_draft() {
    let folder = extending(&[]);
    let report = "+++\nid = \"e\"\npublished = 2018-04-02\nlanguage = \"en\"\n+++\n\
                  The Riverside Brigade announced that the tunnels near Erbin are dark.\n\
                  A spokesman for the Riverside Brigade stressed that nobody is hungry.\n\
                  The Russian Defence Ministry said the negotiations with 12 carpenters in Douma progressed.\n";
    fs::write(folder.path().join("reports/e.txt"), report).expect("report is written");
    let found = gaps(folder.path(), &[]);
    let body = &list(&found, "bodies")[0];
    assert_eq!(
        (&body["name"], &body["lang"], &body["count"]),
        (&"Riverside Brigade".into(), &"en".into(), &2.into())
    );
    assert!(list(&found, "speakers").is_empty(), "{}", found["speakers"]);
    let stub = list(&found, "silent")[0]["stub"].as_str().expect("a stub");
    assert!(stub.contains("any = [\"<talks> …2 carpenters\"]"), "{stub}");
}
