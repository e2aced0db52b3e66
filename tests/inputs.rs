//! What collectors write is read: each format from a file, a folder, packed and on standard input, and what is wrong
//! with one record costs no other.
//!
//! `tests/fixtures/inputs/make.sh` makes the fixtures by the real tools anew.

use assert_cmd::Command;
use gainsay::corpus::{self, Format, ReadOptions};
use gainsay::diagnostic::SourceMap;
use serde_json::Value;
use std::fs;
use std::io::{Read, Write};
use std::path::{Path, PathBuf};
use tempfile::TempDir;

const SENTENCE: &str = "نفى جيش الإسلام إجراء أي مفاوضات مع الجانب الروسي.";

fn fixture(name: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures/inputs").join(name)
}

fn bytes(name: &str) -> Vec<u8> {
    fs::read(fixture(name)).expect("the fixture ships")
}

fn folder(files: &[(&str, &[u8])]) -> TempDir {
    let folder = tempfile::tempdir().expect("a temporary folder");
    for (name, bytes) in files {
        fs::write(folder.path().join(name), bytes).expect("file is written");
    }
    folder
}

fn gzip(bytes: &[u8]) -> Vec<u8> {
    let mut packer = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::default());
    packer.write_all(bytes).and_then(|()| packer.finish()).expect("packed in memory")
}

fn zstd(bytes: &[u8]) -> Vec<u8> {
    ruzstd::encoding::compress_to_vec(bytes, ruzstd::encoding::CompressionLevel::Fastest)
}

/// How a run came out.
struct Run {
    status: Option<i32>,
    report: Value,
    err: String,
}

impl Run {
    /// All claims of `paths`, with these options and this on standard input.
    fn of(paths: &[&Path], options: &[&str], stdin: &[u8]) -> Self {
        let mut command = Command::new(env!("CARGO_BIN_EXE_gainsay"));
        command.current_dir(env!("CARGO_MANIFEST_DIR")).env_remove("GAINSAY_RULES").env_remove("NO_COLOR");
        command.args(["claims", "--format", "json", "--width", "400"]).args(options).args(paths);
        let output = command.write_stdin(stdin).output().expect("the binary runs");
        Self {
            status: output.status.code(),
            report: serde_json::from_slice(&output.stdout).unwrap_or(Value::Null),
            err: String::from_utf8_lossy(&output.stderr).into_owned(),
        }
    }

    fn file(name: &str, bytes: &[u8], options: &[&str]) -> Self {
        let folder = folder(&[(name, bytes)]);
        Self::of(&[&folder.path().join(name)], options, b"")
    }

    /// The values of a field of all documents.
    fn all(&self, field: &str) -> Vec<&str> {
        let documents = self.report["documents"].as_array();
        let documents = documents.unwrap_or_else(|| panic!("no report: {}", self.err));
        documents.iter().map(|document| document[field].as_str().unwrap_or("-")).collect()
    }

    /// Actor and position of all claims, once each, in order.
    fn claims(&self) -> Vec<String> {
        let text = |claim: &Value, key: &str| claim[key].as_str().unwrap_or("-").to_owned();
        let claims = self.report["claims"].as_array().into_iter().flatten();
        let mut all: Vec<String> =
            claims.map(|claim| format!("{} {}", text(claim, "actor"), text(claim, "position"))).collect();
        all.sort();
        all.dedup();
        all
    }

    fn skipped(&self) -> Vec<&str> {
        let skipped = self.report["skipped"].as_array().into_iter().flatten();
        skipped.filter_map(|skipped| skipped["reason"].as_str()).collect()
    }

    /// The status, and words that the messages must hold.
    fn tells(&self, status: i32, words: &[&str]) -> &Self {
        assert_eq!(self.status, Some(status), "{}", self.err);
        for word in words {
            assert!(self.err.contains(word), "`{word}` is not said in:\n{}", self.err);
        }
        self
    }
}

/// Each fixture: what its format is called, and outlet, day and title of its reports.
const FIXTURES: [(&str, Format, &[[&str; 3]]); 7] = [
    ("trafilatura.json", Format::Json, &[["أخبار الميناء", "2018-03-11", "جيش الإسلام ينفي وجود مفاوضات"]]),
    ("trafilatura.tsv", Format::Tsv, &[["harbour.example", "2018-03-11", "جيش الإسلام ينفي وجود مفاوضات"]]),
    ("news-please.json", Format::Json, &[["harbour.example", "2018-03-11", "جيش الإسلام ينفي وجود مفاوضات"]]),
    ("mediacloud.csv", Format::Csv, &[["أخبار الميناء", "2018-03-11", "جيش الإسلام ينفي"]]),
    ("page.html", Format::Html, &[["أخبار الميناء", "2018-03-11", "جيش الإسلام ينفي وجود مفاوضات"]]),
    ("crawl.warc.gz", Format::Warc, &[["أخبار الميناء", "2018-03-11", "جيش الإسلام ينفي وجود مفاوضات"]]),
    (
        "telegram.json",
        Format::Telegram,
        &[["فيلق الرحمن", "2018-03-11", "-"], ["فيلق الرحمن", "2018-03-11", "-"]],
    ),
];

/// Outlet, day and title of all reports that a path leads to.
fn read(path: &Path, format: Option<Format>, stdin: &[u8]) -> Vec<[String; 3]> {
    let options = ReadOptions { format, ..ReadOptions::default() };
    let corpus = corpus::read(&[path.to_owned()], &options, &mut &stdin[..], &mut SourceMap::default());
    let or = |text: Option<String>| text.unwrap_or_else(|| "-".to_owned());
    let of = |document: &corpus::Document| {
        let day = document.published.map(|day| day.to_string());
        [or(document.outlet.clone()), or(day), or(document.title.clone())]
    };
    corpus.documents.iter().map(of).collect()
}

#[test]
fn each_format_is_read_in_whatever_way_it_comes() {
    for (name, format, wanted) in FIXTURES {
        let mut plain = bytes(name);
        if name.ends_with(".gz") {
            let packed = std::mem::take(&mut plain);
            flate2::read::MultiGzDecoder::new(packed.as_slice())
                .read_to_end(&mut plain)
                .expect("the fixture is whole");
        }
        assert_eq!(read(&fixture(name), None, b""), wanted, "{name}");
        let stdin = Path::new("-");
        assert_eq!(read(stdin, None, &plain), wanted, "{name} on standard input");
        assert_eq!(read(stdin, Some(format), &gzip(&plain)), wanted, "{name}, packed, on standard input");
        // Names say nothing: the content tells.
        for (ending, bytes) in [("data", plain.clone()), ("data.gz", gzip(&plain)), ("x", zstd(&plain))] {
            let file = format!("a.{ending}");
            let folder = folder(&[(&file, &bytes)]);
            assert_eq!(read(folder.path(), None, b""), wanted, "{name} as {file} in a folder");
            assert_eq!(
                read(&folder.path().join(&file), Some(format), b""),
                wanted,
                "{name} as {file}, forced"
            );
        }
    }
}

#[test]
fn plain_text_may_be_packed_too() {
    for packed in [gzip(SENTENCE.as_bytes()), zstd(SENTENCE.as_bytes())] {
        let folder = folder(&[("017.txt.gz", &packed)]);
        let run = Run::of(&[folder.path()], &[], b"");
        assert_eq!(run.all("id"), ["017"]);
        assert_eq!(run.claims(), ["jaysh-al-islam denied"]);
    }
}

#[test]
fn what_the_collectors_extracted_makes_the_claims_that_the_page_makes() {
    let page = Run::of(&[&fixture("page.html")], &[], b"");
    assert_eq!(page.claims(), ["jaysh-al-islam denied", "russian-reconciliation-center underway"]);
    for name in ["trafilatura.json", "trafilatura.tsv", "news-please.json", "crawl.warc.gz"] {
        assert_eq!(Run::of(&[&fixture(name)], &[], b"").claims(), page.claims(), "{name}");
    }
}

#[test]
fn metadata_is_kept() {
    let page = Run::of(&[&fixture("page.html")], &[], b"");
    assert_eq!(page.all("url"), ["https://harbour.example/ar/17"]);
    assert_eq!((page.all("author"), page.all("language")), (vec!["محررة الميناء"], vec!["ar"]));
    assert_eq!(page.all("published_as"), ["2018-03-11T23:30:00+03:00"]);
    let archive = Run::of(&[&fixture("crawl.warc.gz")], &[], b"");
    assert_eq!(archive.all("original_id"), ["00000000-0000-4000-8000-000000000002"]);
    let cloud = Run::of(&[&fixture("mediacloud.csv")], &[], b"");
    assert_eq!((cloud.all("id"), cloud.all("original_id")), (vec!["a17"], vec!["a17"]));
    assert_eq!(cloud.skipped(), ["no text"]);
    cloud.tells(0, &["D024", "mediacloud.csv:4", "(id `a18`)"]);
}

#[test]
fn a_map_names_the_fields_on_the_command_line_or_in_a_file() {
    let json = format!(
        "{{\"count\": 1, \"results\": [{{\"src\": {{\"name\": \"harbour\"}}, \"when\": 1520800200, \"body\": \"{SENTENCE}\"}}]}}"
    );
    let map = "outlet=src.name,published=day|when,text=body,records=results";
    let run = Run::file("a.json", json.as_bytes(), &["--map", map, "--zone", "Asia/Damascus"]);
    assert_eq!((run.all("outlet"), run.all("published")), (vec!["harbour"], vec!["2018-03-11"]));
    assert_eq!(run.all("published_as"), ["1520800200"]);
    let folder = folder(&[
        ("a.json", json.as_bytes()),
        (
            "map.toml",
            b"outlet = 'src.name'\npublished = ['day', 'when']\ntext = 'body'\nrecords = 'results'\n",
        ),
    ]);
    let map = folder.path().join("map.toml");
    let run =
        Run::of(&[&folder.path().join("a.json")], &["--map-file", map.to_str().expect("a plain path")], b"");
    assert_eq!((run.all("outlet"), run.all("published")), (vec!["harbour"], vec!["2018-03-11"]));

    let table = format!("Nr;Blatt;Tag;Inhalt\n1;harbour;2018-03-11;\"{SENTENCE}\"\n");
    let map = "id=Nr,outlet=Blatt,published=Tag,text=Inhalt";
    for name in ["a.csv", "a.txt"] {
        let run = Run::file(name, table.as_bytes(), &["--map", map]);
        assert_eq!((run.all("outlet"), run.all("id"), run.claims().len()), (vec!["harbour"], vec!["1"], 1));
    }
    Run::file("a.csv", table.as_bytes(), &[])
        .tells(2, &["D025", "Nr, Blatt, Tag, Inhalt", "--map text=FIELD"]);
    Run::file("a.csv", table.as_bytes(), &["--map", "txt=Inhalt"]).tells(2, &["is `text` meant?"]);
    Run::of(&[&fixture("page.html")], &["--zone", "Damaskus"], b"").tells(2, &["Asia/Damascus"]);
}

#[test]
fn the_command_line_fills_in_what_records_leave_out() {
    let lines = format!(
        "{{\"text\": \"{SENTENCE}\"}}\n{{\"text\": \"{SENTENCE} مرة أخرى.\", \"outlet\": \"own\"}}\n"
    );
    let run = Run::file("a.jsonl", lines.as_bytes(), &["--outlet", "given", "--published", "2018-03-10"]);
    assert_eq!((run.all("outlet"), run.all("published")), (vec!["given", "own"], vec!["2018-03-10"; 2]));
    let manifest = b"[[document]]\nfile = 'a.jsonl'\noutlet = 'listed'\npublished = 2018-03-09\n";
    let folder = folder(&[("a.jsonl", lines.as_bytes()), ("corpus.toml", manifest)]);
    let run = Run::of(&[folder.path()], &[], b"");
    assert_eq!((run.all("outlet"), run.all("published")), (vec!["listed", "own"], vec!["2018-03-09"; 2]));
}

#[test]
fn posts_are_read_and_what_is_none_is_counted() {
    let run = Run::of(&[&fixture("telegram.json")], &[], b"");
    assert_eq!(run.all("id"), ["1234567890/2", "1234567890/3"]);
    assert_eq!(run.all("origin"), ["-", "شبكة الميناء"]);
    let all = Run::of(&[&fixture("telegram-all.json")], &[], b"");
    assert_eq!((all.all("id"), all.all("outlet")), (vec!["77/5", "77/6"], vec!["غرفة المحررين"; 2]));
    assert_eq!(all.all("author"), ["نادر", "فيلق الرحمن"]);
    // One moment, a day on in Moscow.
    let zone = Run::of(&[&fixture("telegram.json")], &["--zone", "Europe/Moscow"], b"");
    assert_eq!(zone.all("published"), ["2018-03-11", "2018-03-12"]);
}

#[test]
fn a_bad_record_is_told_with_its_place_and_the_others_are_read() {
    let good = |text: &str| format!("{{\"id\": \"{text}\", \"text\": \"{SENTENCE} {text}.\"}}");
    let lines = [
        good("a"),
        "{\"text\": \"cut".to_owned(),
        "5".to_owned(),
        "{\"text\": \" \", \"id\": \"e\"}".to_owned(),
        good("b"),
    ];
    let run = Run::file("a.jsonl", lines.join("\n").as_bytes(), &[]);
    assert_eq!(run.all("id"), ["a", "b"]);
    run.tells(
        2,
        &["D023", "a.jsonl:2", "not valid JSON", "a.jsonl:3", "is a number", "a.jsonl:4", "(id `e`)"],
    );
    let list = format!("[{},\n{{\"text\": tru}},\n{}]", good("a"), good("b"));
    let run = Run::file("a.json", list.as_bytes(), &[]);
    assert_eq!(run.all("id"), ["a", "b"]);
    run.tells(2, &["D023", "a.json:2"]);
    let table = format!("id,text,outlet\na,{SENTENCE},x\nb,one,two,three,four\nc,{SENTENCE} ثم,x\n");
    let run = Run::file("a.csv", table.as_bytes(), &[]);
    assert_eq!(run.all("id"), ["a", "c"]);
    run.tells(2, &["D023", "a.csv:3", "has 5 cells where the header has 3"]);
}

#[test]
fn of_many_faults_of_a_kind_some_are_told_and_all_are_counted() {
    let lines = format!("{{\"text\": \"{SENTENCE}\"}}\n{}", "{\"text\": \"\"}\n".repeat(40));
    let run = Run::file("a.jsonl", lines.as_bytes(), &[]);
    assert_eq!(run.skipped().len(), 40);
    assert_eq!(run.err.matches("holds no text").count(), 5, "{}", run.err);
    run.tells(0, &["35 more records with this fault", "read 1 report", "no text (40)"]);
}

#[test]
fn dates_that_are_none_leave_a_report_without_a_day() {
    let lines = format!(
        "{{\"id\": \"a\", \"text\": \"{SENTENCE}\", \"published\": \"03/11/2018\"}}\n{{\"id\": \"b\", \"text\": \"{SENTENCE}\", \"published\": \"None\"}}"
    );
    let run = Run::file("a.jsonl", lines.as_bytes(), &[]);
    assert_eq!(run.all("published"), ["-", "-"]);
    run.tells(0, &["D028", "a.jsonl:1", "(id `a`)", "03/11/2018"]);
    assert!(!run.err.contains("a.jsonl:2"), "{}", run.err);
}

#[test]
fn one_article_in_two_dumps_counts_once() {
    let line = |text: &str| format!("{{\"id\": \"17\", \"text\": \"{text}\"}}\n");
    let (one, two) = (line(SENTENCE), line(SENTENCE) + &line(&format!("{SENTENCE} وأضاف.")));
    let folder = folder(&[("one.jsonl", one.as_bytes()), ("two.jsonl", two.as_bytes())]);
    let run = Run::of(&[folder.path()], &[], b"");
    assert_eq!(run.all("id"), ["one:17", "two:17"]);
    run.tells(0, &["D029", "two.jsonl:1", "one.jsonl:1"]);
}

#[test]
fn older_encodings_are_read() {
    let table = format!("id,outlet,text\r\na,harbour,{SENTENCE}\r\n");
    let (old, _, lost) = encoding_rs::WINDOWS_1256.encode(&table);
    assert!(!lost);
    let run = Run::file("a.csv", &old, &[]);
    assert_eq!(run.claims(), ["jaysh-al-islam denied"]);
    run.tells(0, &["D004", "windows-1256"]);
    let wide: Vec<u8> = format!("\u{feff}{table}").encode_utf16().flat_map(u16::to_le_bytes).collect();
    assert_eq!(Run::file("a.csv", &wide, &[]).claims(), ["jaysh-al-islam denied"]);
    let page = fs::read_to_string(fixture("page.html"))
        .expect("UTF-8")
        .replace("charset=\"utf-8\"", "charset=windows-1256");
    let (old, _, _) = encoding_rs::WINDOWS_1256.encode(&page);
    let run = Run::file("a.html", &old, &[]);
    assert_eq!(
        (run.all("outlet"), run.claims().len(), run.err.contains("D004")),
        (vec!["أخبار الميناء"], 2, false)
    );
}

#[test]
fn a_file_that_ends_too_soon_is_read_as_far_as_it_goes() {
    let lines: String =
        (0..400).map(|n| format!("{{\"id\": \"{n}\", \"text\": \"{SENTENCE} {n}\"}}\n")).collect();
    // Of a frame of Zstandard the last megabytes come out with its end only: here the second one is cut.
    let frames = [zstd(lines.as_bytes()), zstd(lines.as_bytes())].concat();
    for packed in [gzip(lines.as_bytes()), frames] {
        let run = Run::file("a.jsonl.gz", &packed[..packed.len() - 8], &[]);
        assert!(run.all("id").len() > 50, "{}", run.err);
        run.tells(2, &["D026", "a.jsonl.gz:"]);
    }
    let archive = bytes("crawl.warc.gz");
    Run::file("a.warc.gz", &archive[..archive.len() / 2], &[]).tells(2, &["D026", "a.warc.gz, byte"]);
    let run =
        Run::file("a.json", format!("[{{\"text\": \"{SENTENCE}\"}}, {{\"text\": \"no end").as_bytes(), &[]);
    assert_eq!(run.claims().len(), 1);
    run.tells(2, &["D026", "ends within the record"]);
}

#[test]
fn hostile_files_are_survived_and_what_is_sound_is_read() {
    let good = format!("{{\"id\": \"a\", \"text\": \"{SENTENCE}\"}}");
    let deep = format!("{}{}", "[".repeat(100_000), "]".repeat(100_000));
    for bad in [deep.clone(), format!("{{\"text\": {deep}}}"), "\u{0}\u{1}".repeat(1000)] {
        let run = Run::file("a.jsonl", format!("{good}\n{bad}\n").as_bytes(), &[]);
        assert_eq!(run.all("id"), ["a"], "{}", run.err);
        run.tells(2, &["D023", "a.jsonl:2"]);
    }
    let mut broken = format!("{good}\n{{\"id\": \"b\", \"text\": \"").into_bytes();
    broken.extend(b"\xff\xfe\"}\n");
    let run = Run::file("a.jsonl", &broken, &[]);
    assert_eq!(run.all("id")[0], "a");
    for empty in [&b"[]"[..], b"{}", b"id,text\n", b"\x1f\x8b"] {
        let run = Run::file("a.json", empty, &["--input-format", "json"]);
        assert_eq!(run.status, Some(2), "{}", run.err);
    }
    Run::file("a.warc", b"WARC/1.0\r\nContent-Length: 99999999999999999999\r\n\r\n", &[])
        .tells(2, &["D023", "byte 0"]);
    Run::file("a.warc", b"WARC/1.0\r\nWARC-Type: response\r\nContent-Type: application/http\r\nContent-Length: 99999999\r\n\r\nx", &[])
        .tells(2, &["D026", "byte 0"]);
    Run::file("a.zip", b"PK\x03\x04\x00\x00", &[]).tells(2, &["D032", "unpack it"]);
}

#[test]
fn a_folder_is_searched_for_what_is_known_and_the_rest_is_named() {
    let folder = folder(&[
        ("a.txt", SENTENCE.as_bytes()),
        ("page.html", &bytes("page.html")),
        ("other.json", b"{\"name\": \"x\"}"),
        ("notes.log", b"nothing"),
        ("sheet.xlsx", b"PK\x03\x04"),
    ]);
    let run = Run::of(&[folder.path()], &[], b"");
    assert_eq!(run.all("id"), ["a", "page"]);
    let reasons =
        ["not a .txt file", "no field is known to hold the text", "a zip archive or an office document"];
    assert_eq!(run.skipped(), reasons);
    run.tells(0, &["skipped 3"]);
}

/// The shipped pack, in which a faction owns the channel of the fixture.
fn pack_with_channel() -> TempDir {
    let folder = tempfile::tempdir().expect("a temporary folder");
    copy(&Path::new(env!("CARGO_MANIFEST_DIR")).join("rules"), folder.path());
    let file = folder.path().join("actors/ghouta.toml");
    let actors = fs::read_to_string(&file).expect("the actors ship");
    let line = "id = \"faylaq-al-rahman\"\n";
    assert!(actors.contains(line));
    let owner = actors.replace(line, &format!("{line}channel = [\"@faylaq_example\", \"1234567890\"]\n"));
    fs::write(file, owner).expect("written");
    folder
}

fn copy(from: &Path, to: &Path) {
    fs::create_dir_all(to).expect("a folder");
    for entry in fs::read_dir(from).expect("readable") {
        let path = entry.expect("readable").path();
        let to = to.join(path.file_name().expect("a name"));
        if path.is_dir() { copy(&path, &to) } else { fs::copy(&path, &to).map(|_| ()).expect("copied") }
    }
}

#[test]
fn in_its_own_channel_an_actor_says_what_nobody_else_says() {
    let pack = pack_with_channel();
    let rules = ["--rules", pack.path().to_str().expect("a plain path")];
    let posts = Run::of(&[&fixture("telegram.json")], &rules, b"");
    // What it passes on is not its word.
    assert_eq!(posts.claims(), ["faylaq-al-rahman denied", "russian-reconciliation-center underway"]);
    assert_eq!(posts.report["claims"][0]["speaker"]["basis"], "named");
    // A channel that posts in a group speaks for itself, a person there does not.
    let all = Run::of(&[&fixture("telegram-all.json")], &rules, b"");
    assert_eq!(all.claims(), ["faylaq-al-rahman denied", "jaysh-al-islam denied"]);
    // Without an owner a channel is an outlet like any other.
    let outlet = Run::of(&[&fixture("telegram.json")], &[], b"");
    assert_eq!(outlet.claims(), ["russian-reconciliation-center underway"]);
}

#[test]
fn questions_conditions_quotations_and_others_are_not_the_owners_word() {
    let pack = pack_with_channel();
    let rules = ["--rules", pack.path().to_str().expect("a plain path")];
    let posts = [
        ("المفاوضات مع الجانب الروسي مستمرة.", "faylaq-al-rahman underway"),
        ("هل توجد مفاوضات مع روسيا؟", ""),
        ("إذا توقفت المفاوضات مع روسيا فسنرد.", ""),
        ("«المفاوضات مع روسيا مستمرة».", ""),
        ("قال ناشطون إن المفاوضات مع روسيا مستمرة.", "anonymous-source underway"),
        ("أعلن مركز المصالحة الروسي إجراء مفاوضات مع فيلق الرحمن.", "russian-reconciliation-center underway"),
    ];
    for (text, claim) in posts {
        let post =
            serde_json::json!({ "text": text, "language": "ar", "channel": "https://t.me/Faylaq_Example" });
        let run = Run::file("a.jsonl", post.to_string().as_bytes(), &rules);
        let wanted: Vec<&str> = Some(claim).into_iter().filter(|claim| !claim.is_empty()).collect();
        assert_eq!(run.claims(), wanted, "{text}: {}", run.err);
    }
}

/// The files that the page speaks of, by the names that it gives them.
fn playground() -> TempDir {
    let folder = tempfile::tempdir().expect("a temporary folder");
    let put = |name: &str, bytes: &[u8]| {
        let path = folder.path().join(name);
        fs::create_dir_all(path.parent().expect("below the folder")).expect("a folder");
        fs::write(path, bytes).expect("file is written");
    };
    put("articles.jsonl", &bytes("trafilatura.json"));
    put("news-please-repo/a/17.json", &bytes("news-please.json"));
    put("stories.csv", &bytes("mediacloud.csv"));
    put("export/result.json", &bytes("telegram.json"));
    put("pages/17.html", &bytes("page.html"));
    put("pages.warc.gz", &bytes("crawl.warc.gz"));
    put("dump.csv", format!("body,paper,printed_on\n{SENTENCE},harbour,2018-03-11\n").as_bytes());
    folder
}

#[test]
fn every_command_of_the_page_on_inputs_reads_what_it_names() {
    let page = fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join("docs/inputs.md"))
        .expect("the page ships");
    let folder = playground();
    let map =
        page.split("```toml map.toml\n").nth(1).and_then(|rest| rest.split("```").next()).expect("a map");
    fs::write(folder.path().join("map.toml"), map).expect("file is written");
    let blocks = page.split("```sh\n").skip(1).filter_map(|rest| rest.split("```").next());
    let commands: Vec<&str> =
        blocks.flat_map(str::lines).filter(|line| line.starts_with("gainsay ")).collect();
    assert!(commands.len() > 7, "{commands:?}");
    for line in commands {
        let (line, stdin) = line.split_once(" < ").unwrap_or((line, ""));
        let stdin = if stdin.is_empty() {
            Vec::new()
        } else {
            fs::read(folder.path().join(stdin)).expect("readable")
        };
        let mut command = Command::new(env!("CARGO_BIN_EXE_gainsay"));
        command.current_dir(folder.path()).env_remove("GAINSAY_RULES").args(line.split(' ').skip(1));
        let run = command.args(["--format", "json"]).write_stdin(stdin).output().expect("the binary runs");
        let told = String::from_utf8_lossy(&run.stderr);
        let report: Value = serde_json::from_slice(&run.stdout).unwrap_or(Value::Null);
        assert!(
            run.status.success() && report["claims"].as_array().is_some_and(|claims| !claims.is_empty()),
            "{line}: {told}"
        );
    }
}

#[test]
fn a_table_for_spreadsheets_may_begin_with_its_mark() {
    let run = |options: &[&str]| {
        let mut command = Command::new(env!("CARGO_BIN_EXE_gainsay"));
        command
            .current_dir(env!("CARGO_MANIFEST_DIR"))
            .env_remove("GAINSAY_RULES")
            .arg("claims")
            .args(options);
        command.arg(fixture("page.html")).output().expect("the binary runs")
    };
    let (plain, marked) = (run(&["--format", "csv"]).stdout, run(&["--format", "csv", "--bom"]).stdout);
    assert_eq!([b"\xef\xbb\xbf", plain.as_slice()].concat(), marked);
    let refused = run(&["--bom"]);
    assert!(!refused.status.success() && String::from_utf8_lossy(&refused.stderr).contains("--format csv"));
}
