//! The command line as its users meet it: exit statuses, messages, streams.

use assert_cmd::Command;
use predicates::prelude::*;
use predicates::str::{contains, is_empty};
use serde_json::Value;
use std::fs;
use std::path::Path;
use tempfile::TempDir;

/// The binary beside the pack and the reports that ship.
fn gainsay() -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_gainsay"));
    command.current_dir(env!("CARGO_MANIFEST_DIR")).env_remove("GAINSAY_RULES").env_remove("NO_COLOR");
    command
}

fn folder(files: &[(&str, &str)]) -> TempDir {
    let folder = tempfile::tempdir().expect("a temporary folder");
    for (name, text) in files {
        let path = folder.path().join(name);
        fs::create_dir_all(path.parent().expect("below the folder")).expect("folder is made");
        fs::write(path, text).expect("file is written");
    }
    folder
}

fn json(command: &mut Command) -> Value {
    serde_json::from_slice(&command.assert().success().get_output().stdout).expect("valid JSON")
}

/// Two reports that contradict each other on one day.
fn dispute() -> TempDir {
    folder(&[
        (
            "a.txt",
            "+++\nid = \"a\"\noutlet = \"one\"\npublished = 2018-03-10\nlanguage = \"ar\"\n+++\n\
             أعلن مركز المصالحة الروسي إجراء مفاوضات مع جيش الإسلام.\n",
        ),
        (
            "b.txt",
            "+++\nid = \"b\"\noutlet = \"two\"\npublished = 2018-03-10\nlanguage = \"ar\"\n+++\n\
             نفى جيش الإسلام إجراء أي مفاوضات مع الجانب الروسي.\n",
        ),
    ])
}

#[test]
fn help_and_version_succeed_and_no_command_is_an_error() {
    gainsay().arg("--help").assert().code(0).stdout(contains("Exit status"));
    gainsay().arg("--version").assert().code(0).stdout(contains("gainsay"));
    gainsay().assert().code(2).stderr(contains("Usage"));
    gainsay().arg("reprot").assert().code(2).stderr(contains("report"));
}

#[test]
fn without_paths_the_seeds_are_read() {
    gainsay()
        .arg("report")
        .assert()
        .code(0)
        .stdout(contains("jaysh-al-islam").or(contains("Jaysh al-Islam")));
}

#[test]
fn without_paths_and_seeds_it_is_said_what_to_do() {
    let empty = folder(&[]);
    let message = contains("no reports were named").and(contains("`-` for standard input"));
    gainsay().current_dir(empty.path()).arg("report").assert().code(2).stdout(is_empty()).stderr(message);
}

#[test]
fn a_missing_path_is_named_and_the_rest_is_printed() {
    let reports = dispute();
    gainsay()
        .args(["report", "no-such-report.txt"])
        .arg(reports.path())
        .assert()
        .code(2)
        .stdout(contains("Jaysh al-Islam").or(contains("jaysh-al-islam")))
        .stderr(contains("no-such-report.txt"));
    gainsay().args(["report", "no-such-report.txt"]).assert().code(2).stdout(is_empty());
}

#[test]
fn a_folder_without_reports_is_an_error_that_names_it() {
    let other = folder(&[("table.xlsx", "x")]);
    gainsay().arg("report").arg(other.path()).assert().code(2).stderr(contains("no report could be read"));
}

#[test]
fn two_sides_contradict_each_other() {
    let reports = dispute();
    let report = json(gainsay().args(["report", "--format", "json"]).arg(reports.path()));
    assert_eq!(report["version"], 1);
    let conflicts = report["conflicts"].as_array().expect("a list");
    assert_eq!(conflicts.len(), 1, "{conflicts:#?}");
    assert_eq!(conflicts[0]["kind"], "contradiction");
    assert_eq!(conflicts[0]["a"]["actor"], "russian-reconciliation-center");
    assert_eq!(conflicts[0]["b"]["position"], "denied");
    assert_eq!(conflicts[0]["pairs"][0]["days_apart"], 0);
}

#[test]
fn fail_on_asks_about_the_rows_that_are_shown() {
    let reports = dispute();
    let run = |arguments: &[&str]| gainsay().arg("report").args(arguments).arg(reports.path()).assert();
    run(&[]).code(0);
    run(&["--fail-on", "contradiction"]).code(1).stdout(is_empty().not());
    run(&["--fail-on", "shift"]).code(0);
    run(&["--fail-on", "shift,contradiction"]).code(1);
    run(&["--fail-on", "contradiction", "--kind", "shift"]).code(0);
    run(&["--fail-on", "contradiction", "--topic", "withdrawal"]).code(0);
    run(&["--fail-on", "conflict"]).code(2).stderr(contains("contradiction"));
}

#[test]
fn unreadable_input_is_graver_than_a_bad_answer() {
    let reports = dispute();
    gainsay()
        .args(["report", "--fail-on", "contradiction", "no-such-report.txt"])
        .arg(reports.path())
        .assert()
        .code(2)
        .stdout(is_empty().not());
}

#[test]
fn names_are_accepted_where_ids_are() {
    let reports = dispute();
    let by = |a: &str, b: &str| {
        let report = json(gainsay().args(["report", "--format", "json", a, b]).arg(reports.path()));
        report["conflicts"].as_array().map_or(0, Vec::len)
    };
    assert_eq!(by("--actor", "jaysh-al-islam"), 1);
    assert_eq!(by("--actor", "جيش الإسلام"), 1);
    assert_eq!(by("--between", "russian-center,factions"), 1);
    assert_eq!(by("--between", "factions, regime"), 0);
}

#[test]
fn a_slip_in_a_name_is_answered_with_the_nearest() {
    let fails = |arguments: &[&str], message: &str| {
        gainsay().arg("report").args(arguments).assert().code(2).stdout(is_empty()).stderr(contains(message));
    };
    fails(&["--between", "russian-centr,factions"], "russian-center");
    fails(&["--actor", "jaysh-al-islm"], "jaysh-al-islam");
    fails(&["--topic", "negotiation"], "negotiations");
    fails(&["--between", "factions"], "two sides");
    fails(&["--between", "factions,factions"], "two different sides");
}

#[test]
fn impossible_options_are_refused() {
    let fails = |arguments: &[&str], message: &str| {
        gainsay().arg("report").args(arguments).assert().code(2).stdout(is_empty()).stderr(contains(message));
    };
    fails(
        &["--since", "2018-03-10", "--until", "2018-03-09"],
        "--since 2018-03-10 is after --until 2018-03-09",
    );
    fails(&["--since", "10.3.2018"], "--since");
    fails(&["--format", "xml"], "markdown");
    fails(&["--width", "3"], "--width");
    fails(&["--kind", "quarrel"], "divergence");
}

#[test]
fn a_pack_that_cannot_be_used_is_told_with_file_and_line() {
    let pack = folder(&[("pack.toml", "[pack]\nid = \"mine\"\nlangauges = [\"ar\"]\n")]);
    let place = || contains("pack.toml:3").and(contains("languages"));
    gainsay().arg("check").arg("--rules").arg(pack.path()).assert().code(1).stderr(place());
    gainsay()
        .args(["report", "--rules"])
        .arg(pack.path())
        .assert()
        .code(2)
        .stdout(is_empty())
        .stderr(place());
}

#[test]
fn a_pack_that_is_not_there_is_told() {
    gainsay().args(["report", "--rules", "no-such-pack"]).assert().code(2).stderr(contains("no-such-pack"));
    gainsay()
        .arg("report")
        .env("GAINSAY_RULES", "no-such-pack")
        .assert()
        .code(2)
        .stderr(contains("no-such-pack"));
}

#[test]
fn the_shipped_pack_is_sound_and_its_examples_pass() {
    gainsay().arg("check").assert().code(0).stdout(contains("0 errors"));
    gainsay().arg("test").assert().code(0).stdout(contains("0 missed, 0 noisy, 0 wrong"));
    gainsay().args(["test", "no-such-rule"]).assert().code(2).stderr(contains("gainsay list rules"));
}

#[test]
fn an_example_that_fails_is_told_with_its_place_and_what_it_gave() {
    let topic = "[topic]\nid = \"negotiations\"\n\n[[rule]]\nid = \"mine\"\nlang = \"ar\"\nposition = \"underway\"\n\
                 any = [\"مناوشات كلامية\"]\n\n\
                 [[rule.example]]\ntext = \"أعلن جيش الإسلام إجراء مفاوضات مع الجانب الروسي.\"\n\
                 claims = [\"jaysh-al-islam denied\"]\n\n\
                 [[rule.example]]\ntext = \"هطل المطر على المدينة.\"\nclaims = []\n";
    let pack = folder(&[
        ("pack.toml", "[pack]\nid = \"mine\"\nextends = [\"builtin\"]\nlanguages = [\"ar\"]\n"),
        ("topics/mine.toml", topic),
    ]);
    gainsay().args(["test", "negotiations/mine", "--rules"]).arg(pack.path()).assert().code(1).stdout(
        contains("wrong: negotiations/mine")
            .and(contains("mine.toml:1"))
            .and(contains("expected: jaysh-al-islam denied"))
            .and(contains("got:      jaysh-al-islam underway"))
            .and(contains("2 examples: 1 passed, 0 missed, 0 noisy, 1 wrong")),
    );
}

#[test]
fn list_finds_ids_by_name_topic_language_and_side() {
    let listed = |arguments: &[&str]| {
        let output = gainsay().arg("list").args(arguments).args(["--format", "json"]).output().expect("runs");
        let list: Value = serde_json::from_slice(&output.stdout).expect("valid JSON");
        list.as_array().expect("a list").clone()
    };
    let actors = listed(&["actors", "Reconciliation", "--side", "russian-center"]);
    assert!(actors.iter().any(|actor| actor["id"] == "russian-reconciliation-center"));
    assert!(actors.iter().all(|actor| actor["side"] == "russian-center"));
    let positions = listed(&["positions", "--topic", "negotiations"]);
    let underway = positions.iter().find(|position| position["id"] == "underway").expect("it is there");
    assert_eq!(underway["deny"], "denied");
    let sets = listed(&["sets", "talks", "--lang", "ar"]);
    assert!(sets.iter().any(|set| set["words"].as_array().is_some_and(|words| words.len() > 3)));
    gainsay().args(["list", "actors", "--side", "faction"]).assert().code(2).stderr(contains("`factions`"));
}

#[test]
fn a_month_is_a_span_of_days_and_what_is_no_day_says_what_to_write() {
    gainsay().args(["report", "seeds", "--since", "2018-03"]).assert().code(0).stdout(contains("2018-03-01"));
    let told = contains("such as 2018-03-09");
    gainsay().args(["claims", "seeds", "--published", "yesterday"]).assert().code(2).stderr(told);
    let told = contains("write 2018-03-20");
    gainsay().args(["report", "seeds", "--until", "20.03.2018"]).assert().code(2).stderr(told);
}

#[test]
fn list_names_what_the_pack_knows() {
    let lists = |what: &str, id: &str| {
        gainsay().args(["list", what]).assert().code(0).stdout(contains(id));
    };
    lists("actors", "faylaq-al-rahman");
    lists("sides", "russian-center");
    lists("topics", "negotiations");
    lists("rules", "negotiations/");
    lists("sets", "talks");
    gainsay().args(["list", "weather"]).assert().code(2).stderr(contains("actors"));
}

#[test]
fn claims_as_json_lines_are_one_object_a_line() {
    let reports = dispute();
    let assert = gainsay().args(["claims", "--format", "jsonl"]).arg(reports.path()).assert().code(0);
    let text = String::from_utf8(assert.get_output().stdout.clone()).expect("UTF-8");
    let claims: Vec<Value> =
        text.lines().map(|line| serde_json::from_str(line).expect("valid JSON")).collect();
    let documents: Vec<&str> = claims.iter().filter_map(|claim| claim["document"].as_str()).collect();
    assert_eq!(documents, ["a", "b"]);
}

#[test]
fn show_takes_any_unique_beginning_of_an_id() {
    let reports = dispute();
    let report = json(gainsay().args(["report", "--format", "json"]).arg(reports.path()));
    for list in ["conflicts", "claims", "statements"] {
        let id = report[list][0]["id"].as_str().expect("an id");
        for query in [id, &id[..id.len() - 3]] {
            gainsay()
                .args(["show", query])
                .arg(reports.path())
                .assert()
                .code(0)
                .stdout(contains("جيش الإسلام"));
        }
    }
    gainsay()
        .args(["show", "c-0000000000000000"])
        .arg(reports.path())
        .assert()
        .code(2)
        .stderr(contains("c-0000"));
    gainsay().args(["show", "?"]).arg(reports.path()).assert().code(2).stdout(is_empty());
}

#[test]
fn a_report_may_come_on_standard_input() {
    let text = "نفى جيش الإسلام إجراء أي مفاوضات مع الجانب الروسي.\n";
    let options = ["--id", "wire", "--outlet", "agency", "--published", "2018-03-11", "--language", "ar"];
    let mut command = gainsay();
    let report = json(command.args(["claims", "-", "--format", "json"]).args(options).write_stdin(text));
    assert_eq!(report["documents"][0]["id"], "wire");
    assert_eq!(report["documents"][0]["outlet"], "agency");
    assert_eq!(report["claims"][0]["position"], "denied");
    assert_eq!(report["claims"][0]["date"]["day"], "2018-03-11");
}

#[test]
fn output_goes_to_a_file_where_one_is_named() {
    let reports = dispute();
    let target = folder(&[]);
    let file = target.path().join("out.csv");
    let run = |file: &Path| {
        gainsay().args(["report", "--format", "csv", "-o"]).arg(file).arg(reports.path()).assert()
    };
    run(&file).code(0).stdout(is_empty());
    assert!(fs::read_to_string(&file).expect("the file is there").contains("contradiction"));
    run(&target.path().join("none/out.csv")).code(2).stderr(contains("cannot write"));
}

#[test]
fn piped_output_has_no_escapes_whatever_the_reports_hold() {
    let hostile = folder(&[(
        "a.txt",
        "+++\nid = \"a\"\noutlet = \"\\u001b[31mone\\u202e\"\npublished = 2018-03-10\nlanguage = \"ar\"\n+++\n\
         نفى جيش الإسلام \u{1b}[31mإجراء\u{202e} أي مفاوضات مع الجانب الروسي.\n",
    )]);
    for command in [["report", "table"], ["claims", "table"], ["report", "markdown"], ["report", "csv"]] {
        let assert = gainsay().args([command[0], "--format", command[1]]).arg(hostile.path()).assert();
        let output = assert.get_output();
        assert!(!output.stdout.is_empty(), "{command:?} wrote nothing");
        for stream in [&output.stdout, &output.stderr] {
            let text = String::from_utf8_lossy(stream);
            assert!(!text.contains('\u{1b}') && !text.contains('\u{202e}'), "{command:?}: {text}");
        }
    }
}

#[test]
fn a_reader_that_leaves_early_is_no_error() {
    let mut child = std::process::Command::new(env!("CARGO_BIN_EXE_gainsay"))
        .current_dir(env!("CARGO_MANIFEST_DIR"))
        .args(["report", "--format", "json"])
        .stdout(std::process::Stdio::piped())
        .stderr(std::process::Stdio::piped())
        .spawn()
        .expect("the binary runs");
    drop(child.stdout.take());
    let output = child.wait_with_output().expect("the binary ends");
    assert_eq!(output.status.code(), Some(0), "{}", String::from_utf8_lossy(&output.stderr));
}

#[test]
fn no_line_is_wider_than_asked_for() {
    let reports = dispute();
    for width in [60, 80, 120] {
        let assert =
            gainsay().args(["report", "--width", &width.to_string()]).arg(reports.path()).assert().code(0);
        let text = String::from_utf8(assert.get_output().stdout.clone()).expect("UTF-8");
        for line in text.lines() {
            let columns = unicode_width::UnicodeWidthStr::width(line);
            assert!(columns <= width, "{columns} columns at --width {width}: {line}");
        }
    }
}

#[test]
fn every_rendering_speaks_the_language_that_is_asked_for() {
    let reports = dispute();
    let said = [("ru", "Переговоры"), ("ar", "المفاوضات"), ("en", "Negotiations")];
    for (language, topic) in said {
        for command in ["report", "claims"] {
            for format in ["table", "markdown"] {
                let mut gainsay = gainsay();
                gainsay.args([command, "--lang", language, "--format", format]).arg(reports.path());
                gainsay.assert().code(0).stdout(contains(topic));
            }
        }
    }
    let html = ["report", "--lang", "ar", "--format", "html"];
    gainsay()
        .args(html)
        .arg(reports.path())
        .assert()
        .code(0)
        .stdout(contains("<html lang=\"ar\" dir=\"rtl\">"));
    gainsay()
        .args(["report", "--lang", "tlh"])
        .assert()
        .code(2)
        .stderr(contains("possible values: en, ar, ru"));
}
