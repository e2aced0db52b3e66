//! `gainsay score` measures as documented: what counts, what is left aside, and what is wrong with the readings.

use assert_cmd::Command;
use serde_json::Value;
use std::fs;
use std::path::Path;
use tempfile::TempDir;

const FIRST: &str = "+++\nid = \"one\"\noutlet = \"first\"\npublished = 2018-03-10\nlanguage = \"ar\"\n+++\n\
    أعلن مركز المصالحة الروسي إجراء مفاوضات مع جيش الإسلام.\n";
const SECOND: &str = "+++\nid = \"two\"\noutlet = \"second\"\npublished = 2018-03-11\nlanguage = \"ar\"\n+++\n\
    من مراسلنا\n\nنفى جيش الإسلام وجود أي مفاوضات مع روسيا.\n";
const UNDERWAY: &str = "{\"doc\": \"one\", \"actor\": \"russian-reconciliation-center\", \"topic\": \"negotiations\", \
    \"position\": \"underway\", \"required\": true}\n";
const DENIED: &str = "{\"doc\": \"two\", \"actor\": \"jaysh-al-islam\", \"topic\": \"negotiations\", \
    \"position\": \"denied\", \"required\": true, \"cues\": [\"نفى جيش الإسلام ... مفاوضات\"]}\n";
const CONFLICT: &str = "{\"kind\": \"contradiction\", \"topic\": \"negotiations\", \"a\": [\"jaysh-al-islam\", \
    \"denied\"], \"b\": [\"russian-reconciliation-center\", \"underway\"], \"required\": true}\n";

fn gainsay() -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_gainsay"));
    command.env_remove("GAINSAY_RULES").args(["--rules", "builtin"]);
    command
}

/// Two reports in `reports`, and readings in `gold`.
fn folder(gold: &[(&str, &str)]) -> TempDir {
    let folder = tempfile::tempdir().expect("a temporary folder");
    let write = |name: &str, text: &str| {
        let path = folder.path().join(name);
        fs::create_dir_all(path.parent().expect("below the folder")).expect("folder is made");
        fs::write(path, text).expect("file is written");
    };
    write("reports/one.txt", FIRST);
    write("reports/two.txt", SECOND);
    gold.iter().for_each(|(name, text)| write(&format!("gold/{name}"), text));
    folder
}

struct Run {
    status: Option<i32>,
    out: String,
    err: String,
}

fn run(folder: &Path, arguments: &[&str]) -> Run {
    let output =
        gainsay().current_dir(folder).arg("score").args(arguments).output().expect("the binary runs");
    let text = |bytes: Vec<u8>| String::from_utf8(bytes).expect("all output is UTF-8");
    Run { status: output.status.code(), out: text(output.stdout), err: text(output.stderr) }
}

fn json(folder: &Path, arguments: &[&str]) -> Value {
    let run = run(folder, &[arguments, &["--format", "json"]].concat());
    serde_json::from_str(&run.out).unwrap_or_else(|error| panic!("{error}: {}{}", run.out, run.err))
}

fn counts(value: &Value) -> [u64; 3] {
    ["found", "missed", "invented"].map(|key| value["total"][key].as_u64().expect("a number"))
}

#[test]
fn readings_inside_the_folder_of_reports_are_no_report() {
    let folder = folder(&[("claims.jsonl", UNDERWAY), ("documents.txt", "one\ntwo\n")]);
    std::fs::rename(folder.path().join("gold"), folder.path().join("reports/gold")).expect("a folder moves");
    let score = json(folder.path(), &["reports", "reports/gold"]);
    let told = run(folder.path(), &["reports", "reports/gold"]).err;
    assert_eq!((counts(&score["claims"])[0], told.contains("documents.txt")), (1, false), "{told}");
}

#[test]
fn what_the_readers_found_is_found() {
    let folder = folder(&[("claims.jsonl", &(UNDERWAY.to_owned() + DENIED)), ("conflicts.jsonl", CONFLICT)]);
    let score = json(folder.path(), &["reports", "gold"]);
    assert_eq!((counts(&score["claims"]), counts(&score["conflicts"])), ([2, 0, 0], [1, 0, 0]));
    let groups = score["claims"]["groups"].as_array().expect("groups");
    let names: Vec<_> = groups.iter().map(|g| (g["by"].as_str(), g["name"].as_str())).collect();
    let expected = [
        ("topic", "negotiations"),
        ("position", "negotiations/denied"),
        ("position", "negotiations/underway"),
        ("language", "ar"),
    ];
    assert_eq!(names, expected.map(|(by, name)| (Some(by), Some(name))));
    let run = run(folder.path(), &["reports", "gold", "--min-claims", "1", "--min-conflicts", "1"]);
    assert_eq!((run.status, run.err.as_str()), (Some(0), ""));
}

#[test]
fn misses_and_inventions_are_listed_with_their_places() {
    let wrong = DENIED.replace("\"denied\"", "\"refused\"");
    let folder = folder(&[("claims.jsonl", &(UNDERWAY.to_owned() + &wrong))]);
    let score = json(folder.path(), &["reports", "gold"]);
    assert_eq!(counts(&score["claims"]), [1, 1, 1]);
    assert!(score["conflicts"].is_null(), "nobody looked for conflicts");
    let (missed, invented) = (&score["claims"]["missed"][0], &score["claims"]["invented"][0]);
    assert_eq!((missed["document"].as_str(), missed["line"].as_u64()), (Some("two"), Some(9)));
    assert_eq!((invented["position"].as_str(), invented["line"].as_u64()), (Some("denied"), Some(9)));
    // the line of the file, as `explain FILE:LINE` counts
    assert!(SECOND.lines().nth(8).is_some_and(|line| line.contains("نفى جيش الإسلام")));
    let id = invented["id"].as_str().expect("an id");
    let text = run(folder.path(), &["reports", "gold"]);
    assert!(
        text.out.contains("Missed claims (1)") && text.out.contains("Invented claims (1)"),
        "{}",
        text.out
    );
    assert!(text.out.contains(&format!("next: gainsay show {id} reports --rules builtin")), "{}", text.out);
    let quiet = run(folder.path(), &["reports", "gold", "--quiet"]);
    assert!(!quiet.out.contains(id) && text.out.starts_with(&quiet.out));
    // the id leads on
    gainsay().current_dir(folder.path()).args(["show", id, "reports"]).assert().success();
}

#[test]
fn optional_items_other_topics_and_documents_that_nobody_read_are_judged_neither_way() {
    let optional = DENIED.replace("\"required\": true", "\"required\": false");
    let folder = folder(&[("claims.jsonl", &(UNDERWAY.to_owned() + &optional))]);
    let score = json(folder.path(), &["reports", "gold"]);
    assert_eq!((counts(&score["claims"]), score["not_judged"]["optional"].as_u64()), ([1, 0, 0], Some(1)));
    let score = json(folder.path(), &["reports", "gold", "--topic", "withdrawal"]);
    assert_eq!(
        (counts(&score["claims"]), score["not_judged"]["other_topics"].as_u64()),
        ([0, 0, 0], Some(2))
    );
    fs::write(folder.path().join("gold/claims.jsonl"), UNDERWAY).expect("written");
    let score = json(folder.path(), &["reports", "gold"]);
    assert_eq!(
        (counts(&score["claims"]), score["not_judged"]["other_documents"].as_u64()),
        ([1, 0, 0], Some(1))
    );
    fs::write(folder.path().join("gold/documents.txt"), "one\ntwo  nothing in it\n").expect("written");
    assert_eq!(counts(&json(folder.path(), &["reports", "gold"])["claims"]), [1, 0, 1]);
}

#[test]
fn speakers_that_the_pack_does_not_list_are_not_judged() {
    let folder = folder(&[("claims.jsonl", DENIED), ("documents.txt", "two\nthree\n")]);
    let stray = "+++\nid = \"three\"\nlanguage = \"ar\"\npublished = 2018-03-11\n+++\n\
        نفت حركة شباب النهر إجراء أي مفاوضات مع روسيا.\n";
    fs::write(folder.path().join("reports/three.txt"), stray).expect("written");
    let score = json(folder.path(), &["reports", "gold"]);
    assert_eq!(
        (counts(&score["claims"]), score["not_judged"]["unlisted_claims"].as_u64()),
        ([1, 0, 0], Some(1))
    );
}

#[test]
fn a_report_in_json_scores_like_the_reports_it_was_made_of() {
    let folder = folder(&[("claims.jsonl", &(UNDERWAY.to_owned() + DENIED)), ("conflicts.jsonl", CONFLICT)]);
    let args = ["report", "reports", "--format", "json", "-o", "report.json"];
    gainsay().current_dir(folder.path()).args(args).assert().success();
    let (written, read) =
        (json(folder.path(), &["report.json", "gold"]), json(folder.path(), &["reports", "gold"]));
    assert_eq!(
        (&written["claims"]["total"], &written["conflicts"]),
        (&read["claims"]["total"], &read["conflicts"])
    );
    assert_eq!(written["claims"]["groups"], read["claims"]["groups"]);
    // as a file of any name, such as a temporary one
    fs::rename(folder.path().join("report.json"), folder.path().join("report")).expect("renamed");
    assert_eq!(json(folder.path(), &["report", "gold"])["claims"], written["claims"]);
}

#[test]
fn the_order_of_the_stands_counts_in_shifts_only() {
    let turned = CONFLICT.replace("\"a\"", "\"x\"").replace("\"b\"", "\"a\"").replace("\"x\"", "\"b\"");
    let folder = folder(&[("claims.jsonl", &(UNDERWAY.to_owned() + DENIED)), ("conflicts.jsonl", &turned)]);
    assert_eq!(counts(&json(folder.path(), &["reports", "gold"])["conflicts"]), [1, 0, 0]);
    let moved = FIRST
        .replace("one", "three")
        .replace("أعلن مركز المصالحة الروسي", "أعلن جيش الإسلام")
        .replace("مع جيش الإسلام", "مع روسيا");
    fs::write(folder.path().join("reports/three.txt"), moved.replace("2018-03-10", "2018-03-14"))
        .expect("written");
    let shift = |a: &str, b: &str| {
        let row = format!(
            "{{\"kind\": \"shift\", \"topic\": \"negotiations\", \"a\": [\"jaysh-al-islam\", \"{a}\"], \"b\": \
             [\"jaysh-al-islam\", \"{b}\"]}}\n"
        );
        fs::write(folder.path().join("gold/conflicts.jsonl"), CONFLICT.to_owned() + &row).expect("written");
        counts(&json(folder.path(), &["reports", "gold"])["conflicts"])
    };
    assert_eq!(shift("denied", "underway"), [2, 0, 0]);
    assert_eq!(shift("underway", "denied"), [1, 1, 1]);
}

#[test]
fn minima_that_are_not_reached_are_said_and_exit_with_1() {
    let missing = DENIED.replace("denied", "refused");
    let folder = folder(&[("claims.jsonl", &(UNDERWAY.to_owned() + &missing)), ("conflicts.jsonl", "")]);
    let tells = |arguments: &[&str], words: &str| {
        let run = run(folder.path(), &[&["reports", "gold"], arguments].concat());
        assert!(run.status == Some(1) && run.err.contains(words), "{:?} {}", run.status, run.err);
    };
    tells(&["--min-claims", "0.6"], "F1 of the claims is 0.500, below 0.6");
    tells(&["--min-precision", "0.6"], "precision of the claims is 0.500, below 0.6");
    tells(&["--min-conflicts", "0.1"], "F1 of the conflicts is 0.000, below 0.1");
    assert_eq!(run(folder.path(), &["reports", "gold", "--min-claims", "0.5"]).status, Some(0));
    assert_eq!(run(folder.path(), &["reports", "gold", "--min-claims", "50"]).status, Some(2));
    fs::remove_file(folder.path().join("gold/conflicts.jsonl")).expect("removed");
    let run = run(folder.path(), &["reports", "gold", "--min-conflicts", "0.1"]);
    assert!(run.status == Some(2) && run.err.contains("conflicts.jsonl"), "{}", run.err);
}

#[test]
fn sentences_are_reports_of_their_own() {
    let folder = tempfile::tempdir().expect("a temporary folder");
    let lines = "{\"id\": \"a\", \"construction\": \"plain\", \"lang\": \"ar\", \"text\": \"نفى جيش الإسلام وجود أي مفاوضات مع روسيا.\", \
        \"claims\": [\"jaysh-al-islam negotiations denied\"]}\n\n\
        {\"id\": \"b\", \"construction\": \"terms\", \"text\": \"شرح فيلق الرحمن شروط المفاوضات.\", \"claims\": []}\n\
        {\"id\": \"c\", \"construction\": \"plain\", \"text\": \"نفى فيلق الرحمن وجود أي مفاوضات مع روسيا.\", \
        \"published\": \"2017-01-02\", \"claims\": [\"faylaq-al-rahman negotiations underway\"]}\n";
    fs::write(folder.path().join("s.jsonl"), lines).expect("written");
    let score = json(folder.path(), &["s.jsonl"]);
    assert_eq!((counts(&score["claims"]), score["documents"].as_u64()), ([1, 1, 1], Some(3)));
    let missed = &score["claims"]["missed"][0];
    assert_eq!((missed["line"].as_u64(), missed["path"].as_str()), (Some(4), Some("s.jsonl")));
    assert_eq!(missed["words"], "نفى فيلق الرحمن وجود أي مفاوضات مع روسيا.");
    let constructions: Vec<_> = score["claims"]["groups"]
        .as_array()
        .into_iter()
        .flatten()
        .filter(|g| g["by"] == "construction")
        .collect();
    assert_eq!(constructions.len(), 1, "no claim is asked of or found in the other");
    // the same file twice: the ids of the second are told apart
    let score = json(folder.path(), &["s.jsonl", "s.jsonl"]);
    assert_eq!(counts(&score["claims"]), [2, 2, 2]);
}

/// What is wrong with readings: the file's name, its text, the status, and what must be said.
const FAULTS: [(&str, &str, i32, &[&str]); 11] = [
    ("claims.jsonl", "{\"doc\": \"one\",\n", 2, &["G002", "claims.jsonl:1", "one object a line"]),
    (
        "claims.jsonl",
        "{\"doc\": \"one\", \"actor\": 5, \"topic\": \"negotiations\"}\n",
        2,
        &["G003", "`actor` is of", "`position` is missing"],
    ),
    (
        "claims.jsonl",
        "{\"doc\": \"two\", \"actor\": \"jaysh-al-islam\", \"topic\": \"negotiations\", \"position\": \"denied\", \"requird\": false}\n",
        0,
        &["G004", "`required` meant"],
    ),
    ("claims.jsonl", "TWICE", 0, &["G005", "claims.jsonl:2", "this line counts"]),
    (
        "claims.jsonl",
        "{\"doc\": \"two\", \"actor\": \"jaysh-al-islan\", \"topic\": \"negotiations\", \"position\": \"denied\"}\n",
        0,
        &["G006", "did you mean `jaysh-al-islam`"],
    ),
    (
        "claims.jsonl",
        "{\"doc\": \"two\", \"actor\": \"jaysh-al-islam\", \"topic\": \"negotiations\", \"position\": \"deny\"}\n",
        0,
        &["G006", "`negotiations` has no position `deny`"],
    ),
    (
        "claims.jsonl",
        "{\"doc\": \"twoo\", \"actor\": \"jaysh-al-islam\", \"topic\": \"negotiations\", \"position\": \"denied\"}\n",
        0,
        &["G007", "`twoo`", "is `two` meant"],
    ),
    ("documents.txt", "one\n", 0, &["G008", "`two` is not listed"]),
    (
        "conflicts.jsonl",
        "{\"kind\": \"quarrel\", \"topic\": \"negotiations\", \"a\": [\"x\"], \"b\": [\"a\", \"b\"]}\n",
        2,
        &["G003", "no kind of conflict `quarrel`"],
    ),
    (
        "conflicts.jsonl",
        "\u{feff}\n{\"kind\": \"shift\", \"topic\": \"negotiations\", \"a\": [\"x\"], \"b\": [\"a\", \"b\"]}\n",
        2,
        &["G003", "conflicts.jsonl:2", "[\"actor\", \"position\"]"],
    ),
    (
        "conflicts.jsonl",
        "{\"kind\": \"shift\", \"topic\": \"negotiations\", \"a\": [\"ru\", \"underway\"], \"b\": [\"russia\", \"denied\"]}\n",
        0,
        &["G006", "no actor `ru`"],
    ),
];

#[test]
fn what_is_wrong_with_readings_is_told_with_its_line_and_the_rest_is_scored() {
    for (name, text, status, words) in FAULTS {
        let text = if text == "TWICE" { DENIED.to_owned() + DENIED } else { text.to_owned() };
        let sound = UNDERWAY.to_owned() + DENIED;
        let mut files = vec![("claims.jsonl", sound.as_str())];
        files.retain(|(sound, _)| *sound != name);
        files.push((name, &text));
        if name == "claims.jsonl" && status == 2 {
            files.push(("documents.txt", "one\ntwo\n"));
        }
        let folder = folder(&files);
        let run = run(folder.path(), &["reports", "gold", "--width", "300"]);
        assert_eq!(run.status, Some(status), "{text}: {}", run.err);
        for word in words {
            assert!(run.err.contains(word), "`{word}` is not said in:\n{}", run.err);
        }
        assert!(run.out.contains("precision"), "{}", run.out);
    }
}

#[test]
fn what_cannot_be_read_at_all_exits_with_2_and_says_what_is_asked_for() {
    let folder = folder(&[("claims.jsonl", DENIED)]);
    fs::write(folder.path().join("broken.json"), "{\"version\": 1,\n \"documents\": 5}").expect("written");
    fs::write(
        folder.path().join("old.json"),
        "{\"version\": 0, \"documents\": [], \"claims\": [], \"conflicts\": []}",
    )
    .expect("written");
    for (arguments, words) in [
        (&["reports"][..], "claims.jsonl"),
        (&["reports", "no-gold"], "the readings are missing"),
        (&["reports", "reports"], "G001"),
        (&["nothing.json", "gold"], "nothing.json"),
        (&["broken.json", "gold"], "broken.json:2"),
        (&["old.json", "gold"], "it says version 0"),
        (&["no-reports", "gold"], "no report could be read"),
        (&["nothing.jsonl"], "nothing.jsonl"),
    ] {
        let run = run(folder.path(), arguments);
        assert_eq!(run.status, Some(2), "{arguments:?}");
        assert!(run.out.is_empty() && run.err.contains(words), "{arguments:?}: {}", run.err);
    }
}

#[test]
fn every_code_has_a_page() {
    let pages = gainsay::authoring::score::codes::PAGES;
    for (number, page) in pages.iter().enumerate() {
        assert_eq!(page.code, format!("G{:03}", number + 1));
        let run = gainsay().args(["explain", page.code]).assert().success();
        assert!(String::from_utf8_lossy(&run.get_output().stdout).contains(page.title));
    }
}
