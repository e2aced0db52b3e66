//! What rule authors do: begin a pack, test it, break it, accept a change, compare, put files in order.

use assert_cmd::Command;
use predicates::prelude::*;
use predicates::str::{contains, is_empty};
use serde_json::Value;
use std::fs;
use std::path::{Path, PathBuf};
use tempfile::TempDir;

/// The binary in a folder, at an author's desk: not in CI, with no pack but that of the folder.
fn gainsay(folder: &Path) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_gainsay"));
    command.current_dir(folder).env_remove("GAINSAY_RULES").env_remove("CI");
    command
}

/// A new pack as `init` makes it.
struct Author {
    _temporary: TempDir,
    folder: PathBuf,
}

impl Author {
    fn new() -> Self {
        let temporary = tempfile::tempdir().expect("a temporary folder");
        gainsay(temporary.path()).args(["init", "harbour"]).assert().code(0).stderr(is_empty());
        let folder = temporary.path().join("harbour");
        Self { _temporary: temporary, folder }
    }

    fn run(&self, arguments: &[&str]) -> Command {
        let mut command = gainsay(&self.folder);
        command.args(arguments);
        command
    }

    fn read(&self, name: &str) -> String {
        fs::read_to_string(self.folder.join(name)).expect("file is readable")
    }

    fn write(&self, name: &str, text: &str) {
        let path = self.folder.join(name);
        fs::create_dir_all(path.parent().expect("below a folder")).expect("folder is made");
        fs::write(path, text).expect("file is written");
    }

    fn edit(&self, name: &str, from: &str, to: &str) {
        let text = self.read(name);
        assert!(text.contains(from), "{name} has no {from}");
        self.write(name, &text.replacen(from, to, 1));
    }

    fn snapshots(&self) -> Vec<String> {
        let listed = fs::read_dir(self.folder.join("snapshots")).expect("snapshots are there");
        let mut names: Vec<String> =
            listed.map(|entry| entry.expect("entry").file_name().to_string_lossy().into_owned()).collect();
        names.sort();
        names
    }

    /// Takes the word by which the rule finds both claims of the report.
    fn break_rule(&self) {
        self.edit("rules/topics/strike.toml", "\"بدء\", ", "");
    }

    fn git(&self, arguments: &[&str]) {
        let status = std::process::Command::new("git")
            .current_dir(&self.folder)
            .args(["-c", "user.name=a", "-c", "user.email=a@example.org"])
            .args(arguments)
            .output()
            .expect("git runs");
        assert!(status.status.success(), "git {arguments:?}");
    }
}

fn json(command: &mut Command, code: i32) -> Value {
    serde_json::from_slice(&command.assert().code(code).get_output().stdout).expect("valid JSON")
}

const STRIKE: &str = "rules/topics/strike.toml";

#[test]
fn a_new_pack_is_sound_passes_its_tests_and_finds_a_contradiction() {
    let author = Author::new();
    author.run(&["check", "--strict"]).assert().code(0).stdout(contains("0 errors, 0 warnings"));
    let passed = contains("3 examples: 3 passed").and(contains("2 snapshots: 2 same"));
    author.run(&["test"]).assert().code(0).stdout(passed);
    author.run(&["fmt", "--check"]).assert().code(0);
    let report = json(&mut author.run(&["report", "reports", "--format", "json"]), 0);
    assert_eq!(report["conflicts"].as_array().map(Vec::len), Some(1));
    assert_eq!(author.snapshots(), ["claims-001.snap", "conflicts.snap"]);
}

#[test]
fn a_pack_is_not_begun_over_something_else() {
    let author = Author::new();
    author.run(&["init", "."]).assert().code(2).stderr(contains("not empty"));
    author.run(&["init", "new", "--id", "Not Kebab"]).assert().code(2).stderr(contains("no id"));
    assert!(!author.folder.join("new").exists());
    author.run(&["init", "my pack"]).assert().code(0).stdout(contains("cd 'my pack'"));
}

#[test]
fn a_broken_rule_is_told_apart_from_what_changed_with_it_and_why() {
    let author = Author::new();
    author.break_rule();
    author
        .run(&["test"])
        .assert()
        .code(1)
        .stdout(contains("missed: strike/strike-begun"))
        .stdout(contains("no pattern of strike/strike-begun matched"))
        .stdout(contains("changed: claims-001"))
        .stdout(contains("3 examples: 1 passed, 2 missed"))
        .stdout(contains("2 snapshots: 0 same, 2 changed"));
    let json = json(&mut author.run(&["test", "--format", "json"]), 1);
    assert_eq!(json["passed"], false);
    assert_eq!(json["examples"][0]["outcome"], "missed");
    assert_eq!(json["examples"][0]["why"][0], "no pattern of strike/strike-begun matched");
    assert_eq!(json["examples"][2]["outcome"], "passed");
    assert_eq!(json["snapshots"][0]["outcome"], "changed");
}

#[test]
fn a_claim_too_many_is_told_with_its_way() {
    let author = Author::new();
    author.edit(STRIKE, "<begin> …2 <strike>\"", "<begin> …2 <strike>\", \"قانون <strike>\"");
    author
        .run(&["test", "--width", "200"])
        .assert()
        .code(1)
        .stdout(contains("noisy: strike/strike-begun"))
        .stdout(contains("strike/strike-begun matched \u{2068}قانون الإضراب\u{2069} (called)"))
        .stdout(contains("said by port-authority"));
}

#[test]
fn nothing_is_accepted_unless_asked_for() {
    let author = Author::new();
    author.break_rule();
    let accepted = author.read("snapshots/conflicts.snap");
    author.run(&["test"]).assert().code(1);
    assert_eq!(author.read("snapshots/conflicts.snap"), accepted);
    assert!(author.snapshots().contains(&"conflicts.snap.new".to_owned()));
    author.run(&["test", "--accept"]).assert().code(1).stdout(contains("2 accepted"));
    assert_eq!(author.snapshots(), ["claims-001.snap", "conflicts.snap"]);
    assert!(author.read("snapshots/conflicts.snap").contains("no conflicts"));
}

#[test]
fn what_was_left_pending_goes_when_the_rule_is_mended() {
    let author = Author::new();
    let sound = author.read(STRIKE);
    author.break_rule();
    author.run(&["test"]).assert().code(1);
    author.write(STRIKE, &sound);
    author.run(&["test"]).assert().code(0);
    assert_eq!(author.snapshots(), ["claims-001.snap", "conflicts.snap"]);
}

#[test]
fn a_review_accepts_what_was_answered_yes() {
    let author = Author::new();
    author.break_rule();
    let out = contains("1 of 2 snapshots").and(contains("1 changed")).and(contains("1 accepted"));
    author.run(&["test", "--review"]).write_stdin("perhaps\nn\ny\n").assert().code(1).stdout(out);
    assert!(author.read("snapshots/conflicts.snap").contains("no conflicts"));
    assert!(!author.read("snapshots/claims-001.snap").contains("no claims"));
    author.run(&["test", "--review"]).write_stdin("q\n").assert().code(1).stdout(contains("1 changed"));
    author.run(&["test", "--review"]).write_stdin("a\n").assert().stdout(contains("1 accepted"));
    assert!(author.read("snapshots/claims-001.snap").contains("no claims"));
}

#[test]
fn in_ci_nothing_is_written_and_accepting_is_refused() {
    let author = Author::new();
    author.break_rule();
    let before = author.snapshots();
    author.run(&["test"]).env("CI", "true").assert().code(1);
    for option in ["--accept", "--review", "--prune"] {
        author.run(&["test", option]).env("CI", "1").assert().code(2).stderr(contains("`CI`"));
    }
    assert_eq!(author.snapshots(), before);
    author.run(&["test"]).env("CI", "false").assert().code(1);
    assert_ne!(author.snapshots(), before);
}

#[test]
fn leftover_snapshots_fail_until_they_are_pruned_after_a_green_run() {
    let author = Author::new();
    author.write("snapshots/claims-old.snap", &author.read("snapshots/claims-001.snap"));
    author
        .run(&["test"])
        .assert()
        .code(1)
        .stdout(contains("left over: claims-old.snap").and(contains("--prune")));
    let sound = author.read(STRIKE);
    author.break_rule();
    author.run(&["test", "--prune"]).assert().code(1);
    assert!(author.snapshots().contains(&"claims-old.snap".to_owned()), "the run was not green");
    author.write(STRIKE, &sound);
    author.run(&["test", "--prune"]).assert().code(0).stdout(contains("1 removed"));
    assert_eq!(author.snapshots(), ["claims-001.snap", "conflicts.snap"]);
}

#[test]
fn a_new_report_has_a_new_snapshot() {
    let author = Author::new();
    author.write(
        "reports/002.txt",
        "+++\npublished = 2020-05-12\nlanguage = \"ar\"\n+++\nهطل المطر على المدينة.\n",
    );
    author.run(&["test"]).assert().code(1).stdout(contains("new: claims-002").and(contains("1 new")));
    author.run(&["test", "--accept"]).assert().code(0);
    author.run(&["test"]).assert().code(0).stdout(contains("3 snapshots: 3 same"));
}

#[test]
fn rules_and_topics_are_chosen_by_id_and_slips_are_told() {
    let author = Author::new();
    let some = || contains("3 examples: 3 passed").and(contains("snapshots not looked at"));
    author.run(&["test", "--rule", "strike-begun"]).assert().code(0).stdout(some());
    author.run(&["test", "--topic", "Strike"]).assert().code(0).stdout(some());
    author.run(&["test", "--rule", "strike-begin"]).assert().code(2).stderr(contains("`strike-begun`"));
    author.run(&["test", "--topic", "strikes"]).assert().code(2).stderr(contains("strike"));
}

#[test]
fn a_corpus_that_is_not_there_is_told_with_the_line_to_mend() {
    let author = Author::new();
    author.edit("rules/pack.toml", "../reports", "../report");
    author.run(&["test"]).assert().code(2).stderr(contains("`report`").and(contains("rules/pack.toml")));
}

#[test]
fn diff_tells_what_a_revision_lacks_or_had() {
    let author = Author::new();
    author.git(&["init", "-q"]);
    author.git(&["add", "-A"]);
    author.git(&["commit", "-qm", "first"]);
    author
        .run(&["diff", "HEAD", "--exit-code"])
        .assert()
        .code(0)
        .stdout(contains("no claim and no conflict changed"));
    author.break_rule();
    let lost = contains("claims: 0 gained, 2 lost, 0 moved").and(contains("conflicts: 0 gained, 1 lost"));
    author
        .run(&["diff", "HEAD"])
        .assert()
        .code(0)
        .stdout(lost.and(contains("- 001: port-authority denied strike").and(contains("نفت هيئة الميناء"))));
    let changes = json(&mut author.run(&["diff", "HEAD", "reports", "--format", "json", "--exit-code"]), 1);
    assert_eq!(changes["claims"]["lost"].as_array().map(Vec::len), Some(2));
    assert_eq!(changes["conflicts"]["gained"].as_array().map(Vec::len), Some(0));
    author.run(&["diff", "no-such-thing"]).assert().code(2).stderr(contains(
        "the folder is not there, and no branch, tag or commit has that name; name the folder of an older pack",
    ));
    author.run(&["diff", "--", "--output=x"]).assert().code(2).stderr(contains("nor a git revision"));
}

#[test]
fn diff_tells_what_moved_from_one_folder_to_another() {
    let author = Author::new();
    let (pack, actors) = (author.read("rules/pack.toml"), author.read("rules/actors/actors.toml"));
    author.write("old/pack.toml", &pack);
    author.write("old/actors/actors.toml", &actors);
    author.write("old/topics/strike.toml", &author.read(STRIKE));
    author.edit("old/topics/strike.toml", "id = \"denied\"", "id = \"refuted\"");
    author.edit("old/topics/strike.toml", "deny = \"denied\"", "deny = \"refuted\"");
    author.edit("old/topics/strike.toml", "authority denied", "authority refuted");
    author.edit("old/topics/strike.toml", "\"called\", \"denied\"", "\"called\", \"refuted\"");
    author
        .run(&["diff", "old", "reports"])
        .assert()
        .code(0)
        .stdout(contains("claims: 0 gained, 0 lost, 1 moved").and(contains("position: refuted → denied")));
    author.run(&["diff", "builtin"]).assert().code(0).stdout(contains("claims: 2 gained"));
}

#[test]
fn fmt_puts_files_in_order_and_check_only_tells() {
    let author = Author::new();
    let tidy = author.read(STRIKE);
    let untidy =
        tidy.replace("id = \"strike-begun\"\nlang = \"ar\"", "lang=\"ar\"\nid = \"strike-begun\"   ");
    author.write(STRIKE, &untidy);
    let told =
        contains("not in order: ").and(contains("strike.toml")).and(contains("3 files: 1 not in order"));
    author.run(&["fmt", "--check"]).assert().code(1).stdout(told);
    assert_eq!(author.read(STRIKE), untidy);
    author.run(&["fmt"]).assert().code(0).stdout(contains("put in order: "));
    assert_eq!(author.read(STRIKE), tidy);
    author.run(&["fmt", "reports/001.txt"]).assert().code(2).stderr(contains("no rule file"));
    author.write(STRIKE, "[topic");
    author.run(&["fmt", STRIKE]).assert().code(2).stderr(contains("not valid TOML"));
}

#[test]
fn the_schemas_in_the_project_and_of_a_new_pack_are_those_of_the_model() {
    let author = Author::new();
    for kind in ["pack", "actors", "words", "topic"] {
        let printed = author.run(&["schema", kind]).assert().code(0).get_output().stdout.clone();
        let printed = String::from_utf8(printed).expect("UTF-8");
        let schema: Value = serde_json::from_str(&printed).expect("valid JSON");
        assert_eq!(schema["additionalProperties"], false);
        let kept = Path::new(env!("CARGO_MANIFEST_DIR")).join(format!("schema/{kind}.json"));
        let kept = fs::read_to_string(kept).unwrap_or_default();
        assert_eq!(kept, printed, "stale: `gainsay schema --all schema` writes it anew");
        assert_eq!(author.read(&format!("schema/{kind}.json")), printed);
        author.run(&["schema", "--all", "again"]).assert().code(0).stdout(is_empty());
        assert_eq!(author.read(&format!("again/{kind}.json")), printed);
    }
    author.run(&["schema"]).assert().code(2);
}

#[test]
fn every_key_of_a_schema_is_described() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("schema");
    for kind in ["pack", "actors", "words", "topic"] {
        let text = fs::read_to_string(folder.join(format!("{kind}.json"))).expect("schema is readable");
        let schema: Value = serde_json::from_str(&text).expect("valid JSON");
        let definitions = schema["definitions"].as_object().expect("definitions").values();
        for table in definitions.chain([&schema]).filter_map(|d| d["properties"].as_object()) {
            for (key, value) in table {
                let described = value.to_string().contains("\"description\"") || value["$ref"].is_string();
                assert!(described, "{kind}: `{key}` has no description");
            }
        }
    }
}

#[test]
fn completions_and_manual_pages_know_the_subcommands() {
    let author = Author::new();
    for shell in ["bash", "zsh", "fish"] {
        author.run(&["completions", shell]).assert().code(0).stdout(contains("report").and(contains("gaps")));
    }
    author.run(&["man"]).assert().code(0).stdout(contains(".TH").and(contains("gainsay")));
    author.run(&["man", "test"]).assert().code(0).stdout(contains("prune"));
    author.run(&["man", "tset"]).assert().code(2).stderr(contains("tset"));
    author.run(&["man", "--all", "pages"]).assert().code(0);
    assert!(author.folder.join("pages/gainsay.1").is_file());
    assert!(author.folder.join("pages/gainsay-report.1").is_file());
}

#[test]
fn a_warning_is_allowed_by_name_with_a_reason_and_where_it_is_meant() {
    let author = Author::new();
    author.edit(STRIKE, "strike = [", "unused = [\"كلمة\"]\nstrike = [");
    author.run(&["check", "--strict"]).assert().code(1).stdout(contains("unused-set (R035)"));
    let findings = json(&mut author.run(&["check", "--format", "json"]), 0);
    assert_eq!(findings[0]["name"], "unused-set");
    let pack = author.read("rules/pack.toml");
    let allow = "\n[[allow]]\nwarning = \"unused-set\"\nreason = \"Packs that extend this one use it.\"\n";
    author.write("rules/pack.toml", &format!("{pack}{allow}"));
    author.run(&["check", "--strict"]).assert().code(0);
    author.write("rules/pack.toml", &format!("{pack}{allow}in = [\"topics/strike.toml\"]\n"));
    author.run(&["check", "--strict"]).assert().code(0);
    author.write("rules/pack.toml", &format!("{pack}{allow}in = [\"topics/other.toml\"]\n"));
    author.run(&["check", "--strict"]).assert().code(1).stderr(contains("R045").and(contains("R035")));
}

#[test]
fn a_code_is_explained_by_itself_and_a_warning_by_its_name_too() {
    let author = Author::new();
    author.run(&["explain", "R012"]).assert().code(0).stdout(contains("kebab-case"));
    author.run(&["explain", "d001"]).assert().code(0).stdout(contains("D001"));
    author
        .run(&["explain", "unused-set"])
        .assert()
        .code(0)
        .stdout(contains("R035").and(contains("[[allow]]")));
}

#[test]
fn every_shipped_rule_file_can_be_put_in_order_and_stays_so() {
    for (name, text) in gainsay::rules::load::builtin_files() {
        let kind = gainsay::rules::files::Kind::of(name).expect("a rule file");
        let once =
            gainsay::authoring::format::format(text, kind).unwrap_or_else(|error| panic!("{name}: {error}"));
        assert_eq!(gainsay::authoring::format::format(&once, kind).as_ref(), Ok(&once), "{name}");
    }
}
