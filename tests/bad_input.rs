//! Reports and rule packs as they should not be: each fault is told with its place and its cure, the rest is
//! still read, and the exit status says which it was.

use assert_cmd::Command;
use serde_json::Value;
use std::fs;
use std::path::Path;
use std::time::{Duration, Instant};
use tempfile::TempDir;

/// A report in which one actor makes one claim.
const SOUND: &str = "+++\nid = \"sound\"\noutlet = \"one\"\npublished = 2018-03-10\nlanguage = \"ar\"\n+++\n\
                     نفى جيش الإسلام إجراء أي مفاوضات مع الجانب الروسي.\n";
const SENTENCE: &str = "نفى جيش الإسلام إجراء أي مفاوضات مع الجانب الروسي.";

fn gainsay() -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_gainsay"));
    command.current_dir(env!("CARGO_MANIFEST_DIR")).env_remove("GAINSAY_RULES").env_remove("NO_COLOR");
    command
}

fn folder(files: &[(&str, &[u8])]) -> TempDir {
    let folder = tempfile::tempdir().expect("a temporary folder");
    for (name, bytes) in files {
        let path = folder.path().join(name);
        fs::create_dir_all(path.parent().expect("below the folder")).expect("folder is made");
        fs::write(path, bytes).expect("file is written");
    }
    folder
}

/// How a run came out.
struct Run {
    status: Option<i32>,
    out: String,
    err: String,
}

impl Run {
    fn of(command: &mut Command) -> Self {
        let output = command.output().expect("the binary runs");
        let text = |bytes: Vec<u8>| String::from_utf8(bytes).expect("all output is UTF-8");
        Self { status: output.status.code(), out: text(output.stdout), err: text(output.stderr) }
    }

    /// All claims of a folder or file, as JSON.
    fn claims(path: &Path) -> Self {
        Self::of(gainsay().args(["claims", "--format", "json", "--width", "400"]).arg(path))
    }

    /// The status, and words that the messages must hold.
    fn tells(&self, status: i32, words: &[&str]) -> &Self {
        assert_eq!(self.status, Some(status), "{}", self.err);
        for word in words {
            assert!(self.err.contains(word), "`{word}` is not said in:\n{}", self.err);
        }
        self
    }

    /// What is read in spite of the fault: the ids of the documents with a claim.
    fn still_reads(&self, ids: &[&str]) -> &Self {
        let report: Value = serde_json::from_str(&self.out).expect("valid JSON");
        let mut found: Vec<&str> = report["claims"]
            .as_array()
            .into_iter()
            .flatten()
            .filter_map(|c| c["document"].as_str())
            .collect();
        found.dedup();
        assert_eq!(found, ids, "{}", self.err);
        self
    }
}

/// A folder with one sound report and these files.
fn beside(files: &[(&str, &[u8])]) -> TempDir {
    let mut all = vec![("sound.txt", SOUND.as_bytes())];
    all.extend(files);
    folder(&all)
}

// ---- reports ------------------------------------------------------------------------------------------

#[test]
fn a_missing_path_is_named_with_what_to_check() {
    let run = Run::of(gainsay().args(["claims", "no/such.txt"]));
    run.tells(2, &["D001", "no/such.txt", "help"]);
    assert!(run.out.is_empty());
}

#[cfg(unix)]
#[test]
fn a_path_that_may_not_be_read_is_named_and_the_rest_is_read() {
    use std::os::unix::fs::PermissionsExt;
    let reports = beside(&[("locked.txt", SENTENCE.as_bytes())]);
    let locked = reports.path().join("locked.txt");
    fs::set_permissions(&locked, fs::Permissions::from_mode(0o000)).expect("permissions are set");
    if fs::read(&locked).is_ok() {
        return; // The administrator may read everything.
    }
    Run::claims(reports.path()).tells(2, &["D002", "locked.txt"]).still_reads(&["sound"]);
}

#[cfg(unix)]
#[test]
fn a_link_to_nothing_is_named_and_the_rest_is_read() {
    let reports = beside(&[]);
    std::os::unix::fs::symlink("nowhere.txt", reports.path().join("gone.txt")).expect("a link is made");
    Run::claims(reports.path())
        .tells(2, &["gone.txt", "a link to a file that is not there"])
        .still_reads(&["sound"]);
}

#[test]
fn an_empty_file_is_skipped_and_told() {
    let reports =
        beside(&[("empty.txt", b""), ("blank.txt", b" \n\t\n"), ("head.txt", b"+++\nid = \"h\"\n+++\n")]);
    let run = Run::claims(reports.path());
    run.tells(0, &["D003", "empty.txt", "blank.txt", "head.txt"]).still_reads(&["sound"]);
    Run::claims(&reports.path().join("empty.txt")).tells(2, &["no report could be read", "empty"]);
}

#[test]
fn windows_1256_is_recognised_and_read() {
    let (bytes, _, lost) = encoding_rs::WINDOWS_1256.encode(SENTENCE);
    assert!(!lost);
    let reports = folder(&[("old.txt", &bytes)]);
    Run::claims(reports.path()).tells(0, &["D004", "old.txt", "windows-1256"]).still_reads(&["old"]);
}

#[test]
fn text_that_is_nearly_utf_8_is_read_with_its_broken_place_shown() {
    let mut bytes = format!("{SENTENCE}\n").into_bytes();
    bytes.extend(b"\xd9 tail\n");
    let reports = folder(&[("cut.txt", &bytes)]);
    Run::claims(reports.path()).tells(0, &["D005", "cut.txt"]).still_reads(&["cut"]);
}

#[test]
fn nul_bytes_are_no_report() {
    let reports = beside(&[("picture.txt", b"GIF\0\0\x01\x02")]);
    Run::claims(reports.path()).tells(2, &["D006", "picture.txt"]).still_reads(&["sound"]);
    Run::claims(&reports.path().join("picture.txt")).tells(2, &["no report could be read"]);
}

#[test]
fn a_broken_manifest_is_told_with_its_line_and_the_reports_are_read() {
    let manifest = "[[document]]\nfile = \"sound.txt\"\noutlet = \"one\n";
    let reports = beside(&[("corpus.toml", manifest.as_bytes())]);
    Run::claims(reports.path()).tells(2, &["D008", "corpus.toml:3"]).still_reads(&["sound"]);
}

#[test]
fn a_slip_in_a_manifest_is_told_with_the_key_that_was_meant() {
    let manifest = "[[document]]\nfile = \"sound.txt\"\npublised = 2018-03-10\n";
    let reports = beside(&[("corpus.toml", manifest.as_bytes())]);
    Run::claims(reports.path()).tells(2, &["D010", "corpus.toml:3", "published"]).still_reads(&["sound"]);
}

#[test]
fn a_manifest_entry_without_its_file_is_told_and_the_others_are_read() {
    let manifest = "[[document]]\nfile = \"gone.txt\"\n\n[[document]]\nfile = \"sound.txt\"\n";
    let reports = beside(&[("corpus.toml", manifest.as_bytes())]);
    Run::claims(reports.path()).tells(2, &["D012", "gone.txt", "corpus.toml:2"]).still_reads(&["sound"]);
}

#[test]
fn broken_front_matter_is_told_with_its_line() {
    let text = format!("+++\nid = \"b\"\noutlet = two\n+++\n{SENTENCE}\n");
    let reports = beside(&[("b.txt", text.as_bytes())]);
    Run::claims(reports.path()).tells(2, &["D009", "b.txt:3"]).still_reads(&["b", "sound"]);
    let open = folder(&[("open.txt", format!("+++\nid = \"x\"\n{SENTENCE}\n").as_bytes())]);
    Run::claims(open.path()).tells(2, &["D009", "open.txt", "+++"]);
}

#[test]
fn a_date_that_is_none_leaves_the_report_without_a_day() {
    for day in ["2018-02-30", "\"tomorrow\"", "10"] {
        let text = format!("+++\nid = \"d\"\npublished = {day}\n+++\n{SENTENCE}\n");
        let reports = folder(&[("d.txt", text.as_bytes())]);
        let run = Run::claims(reports.path());
        run.tells(2, &["d.txt:3", "2018-0"]).still_reads(&["d"]);
        let report: Value = serde_json::from_str(&run.out).expect("valid JSON");
        assert_eq!(report["documents"][0]["published"], Value::Null, "{day}");
        assert_eq!(report["claims"][0]["date"]["basis"], "unknown", "{day}");
    }
}

#[test]
fn two_documents_with_one_id_are_told_with_both_places() {
    let reports = beside(&[("twin.txt", SOUND.as_bytes())]);
    let run = Run::claims(reports.path());
    run.tells(2, &["D015", "sound.txt", "twin.txt"]).still_reads(&["sound"]);
}

#[test]
fn one_line_of_megabytes_is_read_in_time() {
    // A tenth of what the release build must take in seconds, for this one is not optimised.
    let filler = "كلمة أخرى ".repeat(5 * 1024 * 1024 / 19);
    let reports = folder(&[("long.txt", format!("{SENTENCE} {filler}").as_bytes())]);
    let start = Instant::now();
    Run::claims(reports.path()).tells(0, &["long.txt"]).still_reads(&["long"]);
    assert!(start.elapsed() < Duration::from_secs(120), "{:?}", start.elapsed());
}

#[test]
fn a_sentence_that_is_cut_is_told_with_the_line_of_the_file() {
    let text = format!("{SOUND}\n{}\n", "كلمة أخرى ".repeat(2_000));
    let line = SOUND.lines().count() + 2;
    let reports = folder(&[("long.txt", text.as_bytes())]);
    Run::claims(reports.path()).tells(0, &["D030", &format!("long.txt:{line}: a sentence of more than")]);
}

#[test]
fn a_language_that_the_pack_cannot_read_is_told() {
    let text = "+++\nid = \"x\"\nlanguage = \"tlh\"\n+++\nnuqneH.\n";
    let reports = beside(&[("x.txt", text.as_bytes())]);
    Run::claims(reports.path()).tells(0, &["D031", "tlh"]).still_reads(&["sound"]);
}

#[test]
fn nothing_of_the_input_steers_the_terminal() {
    let hostile = "\u{1b}[2J\u{9b}31m\u{202e}\u{2066}\u{7}";
    let text = format!(
        "+++\nid = \"a\\u001b[1m\"\noutlet = \"o\\u202e\"\ntitle = \"t\\u001b]0;x\\u0007\"\npublished = 2018-03-10\n\
         colour = 1\n+++\nقال \"{hostile}\". نفى جيش الإسلام{hostile} إجراء أي مفاوضات مع الجانب الروسي.\n"
    );
    let reports = folder(&[("a.txt", text.as_bytes()), ("b\u{1b}[31m.txt", b"")]);
    let path = reports.path().to_str().expect("a plain path");
    let all: [&[&str]; 8] = [
        &["report", path],
        &["claims", path],
        &["claims", "--format", "csv", path],
        &["claims", "--format", "markdown", path],
        &["explain", &format!("نفى جيش الإسلام{hostile} المفاوضات")],
        &["report", "--actor", hostile, path],
        &["show", hostile, path],
        &["report", hostile],
    ];
    for arguments in all {
        let run = Run::of(gainsay().args(arguments));
        for text in [&run.out, &run.err] {
            let raw =
                |c: char| (c.is_control() && c != '\n') || matches!(c, '\u{202a}'..='\u{202e}' | '\u{2066}');
            assert!(!text.contains(raw), "{arguments:?}: {:?}", text.chars().find(|c| raw(*c)));
        }
    }
}

// ---- rule packs ---------------------------------------------------------------------------------------

const HEAD: &str = "[pack]\nid = \"mine\"\nlanguages = [\"en\"]\n";
const WORDS: &str =
    "lang = \"en\"\n\n[sets]\ntalks = [\"talks\"]\n\n[[speech]]\nforce = \"deny\"\nwords = [\"denied\"]\n";

fn topic(rule: &str) -> String {
    format!(
        "[topic]\nid = \"talks\"\nroles = [\"partner\", \"partner\"]\n\n[[position]]\nid = \"held\"\ndeny = \"off\"\n\n\
         [[position]]\nid = \"off\"\n\n[[rule]]\nid = \"one\"\nlang = \"en\"\nposition = \"held\"\n{rule}\n\n\
         [[rule.example]]\ntext = \"Alpha denied talks.\"\nclaims = [\"alpha off\"]\n\n\
         [[rule.example]]\ntext = \"Rain fell.\"\nclaims = []\n"
    )
}

fn actors(more: &str) -> String {
    format!(
        "[[actor]]\nid = \"alpha\"\nside = \"left\"\naliases.en = [\"Alpha\"]\n\n\
         [[actor]]\nid = \"beta\"\nside = \"left\"\naliases.en = [\"Beta\"]\n{more}"
    )
}

fn pack(head: &str, actors: &str, topic: &str) -> TempDir {
    let head = format!("{head}\n[[side]]\nid = \"left\"\n");
    folder(&[
        ("pack.toml", head.as_bytes()),
        ("words/en.toml", WORDS.as_bytes()),
        ("actors/all.toml", actors.as_bytes()),
        ("topics/talks.toml", topic.as_bytes()),
    ])
}

/// What `check` says of a pack, and that `report` refuses it with the same words.
fn refused(pack: &TempDir, words: &[&str]) {
    refused_with(1, pack, words);
}

/// `check` says 1 of a pack with faults and 2 of one that it cannot read.
fn refused_with(status: i32, pack: &TempDir, words: &[&str]) {
    let wide = ["--width", "200", "--rules"];
    Run::of(gainsay().arg("check").args(wide).arg(pack.path())).tells(status, words);
    let run = Run::of(gainsay().arg("report").args(wide).arg(pack.path()));
    run.tells(2, words).tells(2, &["cannot be used", "gainsay check"]);
    assert!(run.out.is_empty(), "{}", run.out);
}

const ANY: &str = "any = [\"<talks>\"]";

#[test]
fn the_pack_of_these_tests_is_sound() {
    let pack = pack(HEAD, &actors(""), &topic(ANY));
    let run = Run::of(gainsay().args(["check", "--rules"]).arg(pack.path()));
    assert_eq!((run.status, run.err.contains("error")), (Some(0), false), "{}{}", run.out, run.err);
}

#[test]
fn unknown_names_are_told_with_the_nearest() {
    let with_topic = |rule: &str| pack(HEAD, &actors(""), &topic(rule));
    refused(
        &pack(&format!("{HEAD}titel = 1\n"), &actors(""), &topic(ANY)),
        &["R002", "pack.toml:4", "title"],
    );
    refused(&with_topic("any = [\"<taks>\"]"), &["R013", "topics/talks.toml:16", "talks"]);
    let wrong_side = actors("").replace("side = \"left\"", "side = \"lefd\"");
    refused(&pack(HEAD, &wrong_side, &topic(ANY)), &["R014", "actors/all.toml:3", "left"]);
    let member = actors("member-of = [\"alfa\"]\n");
    refused(&pack(HEAD, &member, &topic(ANY)), &["R015", "actors/all.toml:10", "alpha"]);
    let wrong_position = topic(ANY).replace("position = \"held\"", "position = \"hold\"");
    refused(&pack(HEAD, &actors(""), &wrong_position), &["R016", "topics/talks.toml", "held"]);
    let wrong_claim = topic(ANY).replace("alpha off", "alpha of");
    refused(&pack(HEAD, &actors(""), &wrong_claim), &["R016", "topics/talks.toml", "off"]);
}

#[test]
fn patterns_that_cannot_be_read_are_told() {
    let with = |rule: &str| pack(HEAD, &actors(""), &topic(rule));
    refused(&with("any = [\"(peace <talks>\"]"), &["R018", "topics/talks.toml:16"]);
    refused(&with("any = [\"<talks\"]"), &["R018", "topics/talks.toml:16"]);
    refused(&with("any = [{ regex = 'talk(s' }]"), &["R019", "topics/talks.toml:16"]);
    refused(&with("any = [{ regex = '(\\w{900}){900}' }]"), &["R020", "topics/talks.toml:16"]);
}

#[test]
fn what_is_there_twice_is_told_with_both_places() {
    let twice = actors("").replace("id = \"beta\"", "id = \"alpha\"");
    refused(&pack(HEAD, &twice, &topic(ANY)), &["R010", "alpha", "actors/all.toml"]);
    let shared = actors("").replace("[\"Beta\"]", "[\"Beta\", \"Alpha\"]");
    refused(&pack(HEAD, &shared, &topic(ANY)), &["R021", "`alpha`", "`beta`"]);
}

#[test]
fn a_group_that_is_its_own_member_is_told() {
    let circle =
        actors("member-of = [\"alpha\"]\n").replacen("side = ", "member-of = [\"beta\"]\nside = ", 1);
    refused(&pack(HEAD, &circle, &topic(ANY)), &["R022", "alpha", "beta"]);
}

#[test]
fn a_pack_that_is_no_toml_or_no_folder_is_told() {
    let broken = topic(ANY).replace("[topic]", "[topic");
    refused(&pack(HEAD, &actors(""), &broken), &["R001", "topics/talks.toml:1"]);
    refused_with(2, &folder(&[("words/en.toml", WORDS.as_bytes())]), &["R006", "pack.toml"]);
}
