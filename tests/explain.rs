//! `gainsay explain`: every stage of a sentence, why a rule missed, why two claims can be compared or not.

use assert_cmd::Command;
use predicates::prelude::*;
use predicates::str::contains;
use serde_json::Value;
use std::fs;
use std::path::Path;
use tempfile::TempDir;

/// A new pack with one report that names a speaker, carries him over, and asks.
fn harbour() -> TempDir {
    let folder = tempfile::tempdir().expect("a temporary folder");
    gainsay(folder.path()).args(["init", ".", "--id", "harbour"]).assert().code(0);
    let report = "+++\nid = \"two\"\npublished = 2020-05-12\nlanguage = \"ar\"\n+++\n\
                  قالت سعاد البحار المتحدثة باسم نقابة عمال الميناء إن العمال متعبون.\n\
                  هطل المطر طوال الليل.\n\
                  وأضافت أن تنفيذ إضراب جديد بدأ.\n\
                  هل يبدأ إضراب جديد؟\n";
    fs::write(folder.path().join("reports/two.txt"), report).expect("report is written");
    folder
}

fn gainsay(folder: &Path) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_gainsay"));
    command.current_dir(folder).env_remove("GAINSAY_RULES").env_remove("CI");
    command
}

/// What is printed for people, without the isolates around Arabic and without line ends.
fn text(folder: &Path, arguments: &[&str]) -> String {
    printed(folder, arguments).split_whitespace().collect::<Vec<_>>().join(" ")
}

/// What is printed for people at 80 columns, without the isolates around Arabic.
fn printed(folder: &Path, arguments: &[&str]) -> String {
    let output = gainsay(folder).args(["explain", "--width", "80"]).args(arguments).assert().code(0);
    let shown = String::from_utf8(output.get_output().stdout.clone()).expect("UTF-8");
    shown.replace(['\u{2068}', '\u{2069}'], "")
}

fn json(folder: &Path, arguments: &[&str]) -> Value {
    let output = gainsay(folder).args(["explain", "--format", "json"]).args(arguments).assert().code(0);
    serde_json::from_slice(&output.get_output().stdout).expect("valid JSON")
}

const DENIAL: &str = "نفت هيئة الميناء بدء أي إضراب.";

#[test]
fn a_denial_is_shown_stage_by_stage() {
    let folder = harbour();
    let shown = text(folder.path(), &[DENIAL]);
    for line in [
        "mentions هيئة الميناء = port-authority",
        "speakers نفت (deny): port-authority, named beside it",
        "rules strike/strike-begun matched بدء أي إضراب → called",
        "by the pattern <begin> …2 <strike>",
        "deny (نفت) → denied",
        "port-authority takes denied",
        "claims port-authority denied (strike)",
    ] {
        assert!(shown.contains(line), "{line} is not in\n{shown}");
    }
    assert!(shown.contains("إضراب: in <strike>"), "{shown}");
}

#[test]
fn one_stage_is_shown_by_its_name_and_no_other() {
    let folder = harbour();
    let shown = text(folder.path(), &[DENIAL, "--stage", "claims"]);
    assert!(shown.contains("claims port-authority denied"));
    assert!(!shown.contains("mentions") && !shown.contains("speakers"), "{shown}");
    let sentence = &json(folder.path(), &[DENIAL, "--stage", "near"])["documents"][0]["sentences"][0];
    assert!(sentence["near"].is_array() && sentence["claims"].is_null() && sentence["words"].is_null());
    gainsay(folder.path())
        .args(["explain", DENIAL, "--stage", "voices"])
        .assert()
        .code(2)
        .stderr(contains("speakers"));
}

#[test]
fn a_rule_that_was_near_tells_which_element_is_missing_and_where() {
    let folder = harbour();
    let sentence = "أعلنت هيئة الميناء بدء ورشة جديدة.";
    let shown = text(folder.path(), &[sentence, "--stage", "near"]);
    let near = "strike/strike-begun began at بدء: <strike> is missing within 2 words behind";
    assert!(shown.contains(near), "{shown}");
    let near = &json(folder.path(), &[sentence])["documents"][0]["sentences"][0]["near"][0];
    assert_eq!(near["missing"], "<strike>");
    assert_eq!((&near["matched"], &near["of"], &near["within"]), (&1.into(), &2.into(), &2.into()));
    assert_eq!(near["next"]["text"], "ورشة");
    assert_eq!(near["pattern"], "<begin> …2 <strike>");
}

#[test]
fn a_rule_whose_first_element_is_missing_is_near_as_well() {
    let folder = harbour();
    let sentence = "أعلنت هيئة الميناء إنهاء الإضراب.";
    let shown = text(folder.path(), &[sentence, "--stage", "near"]);
    let near = "strike/strike-begun has its end at الإضراب: <begin> is missing within 2 words before it; \
                before it stands إنهاء";
    assert!(shown.contains(near), "{shown}");
    assert_eq!(json(folder.path(), &[sentence])["documents"][0]["sentences"][0]["near"][0]["before"], true);
}

#[test]
fn nothing_is_near_where_the_rule_matched() {
    let folder = harbour();
    let sentence = &json(folder.path(), &[DENIAL])["documents"][0]["sentences"][0];
    assert_eq!(sentence["near"].as_array().map(Vec::len), Some(0));
    assert_eq!(sentence["rules"][0]["fate"]["outcome"], "claimed");
}

#[test]
fn a_carried_speaker_is_told_with_its_distance() {
    let folder = harbour();
    let shown = text(folder.path(), &["reports/two.txt:8", "--stage", "speakers"]);
    assert!(shown.contains("reports/two.txt:8"), "{shown}");
    assert!(shown.contains("carried over from 2 sentences"), "{shown}");
    let explained = json(folder.path(), &["reports/two.txt:8"]);
    let sentences = explained["documents"][0]["sentences"].as_array().expect("sentences");
    assert_eq!(sentences.len(), 1);
    assert_eq!(sentences[0]["line"], 8);
    let act = &sentences[0]["speakers"][0];
    assert_eq!(act["why"], "carried");
    assert_eq!(act["voices"][0]["actor"], "dockers-union");
    assert_eq!(act["voices"][0]["sentences_before"], 2);
}

#[test]
fn places_count_code_points_of_the_text() {
    let folder = harbour();
    let whole = fs::read_to_string(folder.path().join("reports/two.txt")).expect("report is readable");
    let body: Vec<char> = whole.rsplit("+++\n").next().expect("a body").chars().collect();
    let explained = json(folder.path(), &["reports/two.txt"]);
    for sentence in explained["documents"][0]["sentences"].as_array().expect("sentences") {
        for word in sentence["words"].as_array().expect("words") {
            let at = &word["at"];
            let place = |key: &str| usize::try_from(at[key].as_u64().expect("a place")).expect("fits");
            let found: String = body[place("start")..place("end")].iter().collect();
            assert_eq!(at["text"], found.as_str());
        }
    }
}

#[test]
fn a_question_a_condition_and_nobody_are_told_as_what_they_are() {
    let folder = harbour();
    let question = text(folder.path(), &["reports/two.txt:9"]);
    assert!(question.contains("a question claims nothing"), "{question}");
    let condition = "قالت هيئة الميناء إن الأرصفة تغلق في حال بدء إضراب.";
    let condition = text(folder.path(), &[condition, "--stage", "scopes,forces"]);
    assert!(condition.contains("في حال: condition"), "{condition}");
    assert!(condition.contains("blocked by the condition في حال"), "{condition}");
    let nobody = text(folder.path(), &["بدأ إضراب جديد في المدينة.", "--stage", "speakers,forces"]);
    assert!(nobody.contains("nobody speaks here"), "{nobody}");
}

#[test]
fn a_force_without_a_key_and_an_unknown_speaker_are_named() {
    let folder = harbour();
    let refusal = text(folder.path(), &["رفضت هيئة الميناء بدء أي إضراب.", "--stage", "forces"]);
    assert!(refusal.contains("refuse (رفضت) → no claim: the position called has no `refuse`"), "{refusal}");
    let unknown = text(folder.path(), &["أعلنت جمعية الصيادين بدء إضراب.", "--stage", "speakers"]);
    assert!(unknown.contains("somebody whom the pack does not know: جمعية الصيادين"), "{unknown}");
}

#[test]
fn a_guard_is_named_with_what_it_touched() {
    let folder = harbour();
    let path = folder.path().join("rules/topics/strike.toml");
    let rules = fs::read_to_string(&path).expect("rules are readable");
    let guarded = rules.replace(
        "any = [\"<begin> …2 <strike>\"]",
        "any = [\"<begin> …2 <strike>\"]\nunless = [\"<strike> عن الطعام\"]",
    );
    fs::write(path, guarded).expect("rules are written");
    let shown = text(folder.path(), &["أعلنت هيئة الميناء بدء إضراب عن الطعام.", "--stage", "rules"]);
    let why = "switched off by `unless` <strike> عن الطعام, which matched إضراب عن الطعام";
    assert!(shown.contains(why), "{shown}");
}

#[test]
fn it_says_what_extraction_says() {
    let folder = harbour();
    let output = gainsay(folder.path()).args(["claims", "reports", "--format", "jsonl"]).assert().code(0);
    let claims = String::from_utf8(output.get_output().stdout.clone()).expect("UTF-8");
    let of = |claim: &Value| ["actor", "topic", "position", "rule"].map(|key| claim[key].to_string());
    let claims: Vec<_> =
        claims.lines().map(|line| of(&serde_json::from_str(line).expect("valid JSON"))).collect();
    let explained = json(folder.path(), &["reports"]);
    let documents = explained["documents"].as_array().expect("documents").iter();
    let sentences = documents.flat_map(|d| d["sentences"].as_array().expect("sentences"));
    let shown: Vec<_> =
        sentences.flat_map(|s| s["claims"].as_array().cloned().unwrap_or_default()).map(|c| of(&c)).collect();
    assert_eq!(shown, claims);
    assert!(claims.len() >= 3, "{claims:?}");
}

fn ids(folder: &Path, kind: &str) -> Vec<String> {
    let output = gainsay(folder).args(["report", "reports", "--format", "json"]).assert().code(0);
    let report: Value = serde_json::from_slice(&output.get_output().stdout).expect("valid JSON");
    let all = report[kind].as_array().expect("a list").iter();
    all.map(|one| one["id"].as_str().expect("an id").to_owned()).collect()
}

#[test]
fn two_claims_are_held_against_each_other_by_their_ids() {
    let folder = harbour();
    let claims = ids(folder.path(), "claims");
    let shown = text(folder.path(), &[&claims[0], &claims[1], "reports", "--stage", "claims"]);
    assert!(shown.contains("verdict a contradiction"), "{shown}");
    assert!(shown.contains("position + called and denied are opposed within 3 days"), "{shown}");
    let conflict = &ids(folder.path(), "conflicts")[0];
    let compared = &json(folder.path(), &[conflict, "reports"])["comparisons"];
    assert_eq!(compared[0]["kind"], "contradiction");
}

#[test]
fn a_sentence_is_held_against_a_claim_and_the_reason_is_the_comparisons_own() {
    let folder = harbour();
    let claim = &ids(folder.path(), "claims")[0];
    let against = |day: &str| {
        text(folder.path(), &[DENIAL, "--published", day, "--against", claim, "reports", "--stage", "claims"])
    };
    assert!(against("2020-05-12").contains("verdict a contradiction"));
    let far = against("2020-06-30");
    assert!(far.contains("they are 50 days apart, and the topic allows 3"), "{far}");
    let undated = text(folder.path(), &[DENIAL, "--against", claim, "reports", "--stage", "claims"]);
    assert!(undated.contains("one of them has no day"), "{undated}");
    let silent = text(folder.path(), &["هطل المطر.", "--against", claim, "reports", "--stage", "claims"]);
    assert!(silent.contains("there is no claim here"), "{silent}");
}

#[test]
fn what_is_not_there_is_said() {
    let folder = harbour();
    let fails = |arguments: &[&str], told: &str| {
        gainsay(folder.path()).arg("explain").args(arguments).assert().code(2).stderr(contains(told));
    };
    fails(&["reports/three.txt"], "there is no file `reports/three.txt`");
    fails(&["reports/two.txt:2"], "no sentence stands in line 2");
    fails(&["k-0000", "reports"], "begins with `k-0000`");
    fails(&[DENIAL, "--against", "nothing", "reports"], "is no id");
    fails(&[""], "there is no word in ``");
    fails(&["؟!."], "there is no word in");
}

#[test]
fn nothing_in_a_sentence_steers_the_terminal() {
    let folder = harbour();
    let hostile = "نفت هيئة الميناء\u{202e} بدء\u{1b}[31m أي إضراب.";
    let steers = predicate::function(|out: &str| out.contains(['\u{202e}', '\u{1b}']));
    gainsay(folder.path()).args(["explain", hostile]).assert().code(0).stdout(steers.not());
}

#[test]
fn every_width_is_kept() {
    let folder = harbour();
    let shown = printed(folder.path(), &["reports"]);
    let long = shown.lines().find(|line| line.chars().count() > 80);
    assert_eq!(long, None);
}

#[test]
fn a_code_that_is_none_is_told_with_those_that_there_are() {
    let folder = harbour();
    let fails = gainsay(folder.path()).args(["explain", "R999"]).assert().code(2);
    fails.stderr(contains("there is no code `R999`").and(contains("R001 to R0")).and(contains("D001 to D0")));
}

#[test]
fn standard_input_is_explained() {
    let folder = harbour();
    let output = gainsay(folder.path()).args(["explain", "-"]).write_stdin(DENIAL).assert().code(0);
    let shown = String::from_utf8(output.get_output().stdout.clone()).expect("UTF-8");
    assert!(shown.contains("port-authority denied (strike)"), "{shown}");
    let dated = ["-", "--published", "2020-05-12", "--language", "ar", "--format", "json"];
    let output = gainsay(folder.path()).arg("explain").args(dated).write_stdin(DENIAL).assert().code(0);
    let value: Value = serde_json::from_slice(&output.get_output().stdout).expect("valid JSON");
    assert_eq!(value["documents"][0]["sentences"][0]["claims"][0]["day"], "2020-05-12");
}

#[test]
fn a_word_of_a_phrase_in_a_set_is_told_to_be_in_that_set() {
    let folder = harbour();
    let topic = folder.path().join("rules/topics/strike.toml");
    let rules = fs::read_to_string(&topic).expect("rules are readable");
    fs::write(&topic, rules.replace("strike = [", "strike = [\"وقف العمل\", ")).expect("rules are written");
    let sentence = "نفت هيئة الميناء بدء وقف العمل.";
    let shown = text(folder.path(), &[sentence, "--stage", "words"]);
    assert!(shown.contains("in <strike> (وقف العمل)"), "{shown}");
    let words = &json(folder.path(), &[sentence])["documents"][0]["sentences"][0]["words"];
    let task = words.as_array().into_iter().flatten().find_map(|w| w["tasks"].as_array()?.first());
    let set = words.as_array().into_iter().flatten().flat_map(|w| w["tasks"].as_array()).flatten();
    assert!(set.clone().any(|task| task["kind"] == "set" && task["what"] == "strike"), "{task:?}");
}

#[test]
fn a_short_name_that_means_nobody_yet_is_told_to_be_one() {
    let folder = harbour();
    let shown = text(folder.path(), &["الهيئة تنفي بدء أي إضراب.", "--stage", "words"]);
    assert!(shown.contains("short name of"), "{shown}");
    assert!(shown.contains("counts only behind the full name"), "{shown}");
}

#[test]
fn the_best_few_patterns_of_a_rule_are_shown() {
    let folder = harbour();
    let topic = folder.path().join("rules/topics/strike.toml");
    let rules = fs::read_to_string(&topic).expect("rules are readable");
    let more = rules.replacen("any = [", "any = [\"<strike> =طارئ\", \"<strike> =مفتوح\", ", 1);
    fs::write(&topic, more).expect("rules are written");
    let shown = json(folder.path(), &["تحدثت هيئة الميناء عن إضراب قصير.", "--stage", "near"]);
    let near = shown["documents"][0]["sentences"][0]["near"].as_array().expect("a list").clone();
    let of_rule: Vec<&str> = near.iter().filter_map(|n| n["missing"].as_str()).collect();
    assert!(of_rule.contains(&"=طارئ") && of_rule.contains(&"=مفتوح"), "{of_rule:?}");
}

#[test]
fn one_topic_can_be_asked_for_and_long_stages_are_cut_with_a_count() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let sentence = "نفى جيش الإسلام وجود أي مفاوضات أو محادثات أو لقاءات مع الجانب الروسي أو مع النظام السوري \
                    على خروج المقاتلين والمدنيين من الغوطة الشرقية.";
    let cut = text(root, &[sentence]);
    assert!(cut.contains("more words: --stage words, or --all"), "{cut}");
    let all = text(root, &[sentence, "--all"]);
    assert!(!all.contains("or --all") && all.len() > cut.len(), "{all}");
    let one = text(root, &[sentence, "--all", "--topic", "negotiations"]);
    assert!(one.contains("negotiations/") && !one.contains("agreement/"), "{one}");
    gainsay(root).args(["explain", sentence, "--topic", "negotiation"]).assert().code(2);
}
