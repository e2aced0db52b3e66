//! Whole folders, good and bad, through [`super::read`].

use super::super::codes;
use super::*;
use crate::diagnostic::{Severity, render};
use std::fs;
use tempfile::TempDir;

const TEXT: &str = "قال المتحدث إن الاجتماع انتهى من دون اتفاق على موعد جديد.\n";

fn folder(files: &[(&str, &[u8])]) -> TempDir {
    let folder = tempfile::tempdir().unwrap();
    for (name, bytes) in files {
        let path = folder.path().join(name);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, bytes).unwrap();
    }
    folder
}

struct Outcome {
    corpus: Corpus,
    sources: SourceMap,
    root: String,
}

impl Outcome {
    fn ids(&self) -> Vec<&str> {
        self.corpus.documents.iter().map(|d| d.id.as_str()).collect()
    }

    fn codes(&self) -> Vec<&str> {
        self.corpus.diagnostics.iter().map(|d| d.code).collect()
    }

    /// Reasons by path below the folder.
    fn skipped(&self) -> Vec<(&str, &str)> {
        let below = |path: &'_ str| path.len().min(self.root.len() + 1);
        self.corpus.skipped.iter().map(|s| (&s.path[below(&s.path)..], s.reason.as_str())).collect()
    }

    /// The message, with the folder's name taken out.
    fn message(&self, at: usize) -> String {
        self.corpus.diagnostics[at].message.replace(&format!("{}/", self.root), "")
    }

    /// `file:line:column` of the first label.
    fn place(&self, at: usize) -> String {
        let label = &self.corpus.diagnostics[at].labels[0];
        let (line, column) = self.sources.position(label.source, label.span.start);
        format!("{}:{line}:{column}", self.sources.name(label.source).replace(&format!("{}/", self.root), ""))
    }
}

fn read_paths(folder: &TempDir, names: &[&str], options: &ReadOptions, stdin: &[u8]) -> Outcome {
    let path = |name: &&str| match *name {
        "-" => PathBuf::from("-"),
        "" => folder.path().to_owned(),
        name => folder.path().join(name),
    };
    let paths: Vec<PathBuf> = names.iter().map(path).collect();
    let mut sources = SourceMap::default();
    let corpus = read(&paths, options, &mut &stdin[..], &mut sources);
    for finding in &corpus.diagnostics {
        assert!(codes::find(finding.code).is_some());
        assert!(finding.help.is_some(), "no cure: {finding:?}");
        // Whatever is found can be shown, and names the file.
        let shown = render(finding, &sources, false, 100);
        let root = folder.path().to_str().unwrap();
        let named = shown.contains(root) || shown.contains("`-`") || finding.code == codes::UNUSED_OPTIONS;
        assert!(named, "{shown}");
    }
    Outcome { corpus, sources, root: folder.path().to_str().unwrap().to_owned() }
}

fn read_folder(files: &[(&str, &[u8])]) -> Outcome {
    read_paths(&folder(files), &[""], &ReadOptions::default(), b"")
}

const MANIFEST: &[u8] = b"[[document]]\nfile = \"a.txt\"\nid = \"001\"\noutlet = \"harbour\"\npublished = 2018-03-11\nlanguage = \"ar\"\n";

#[test]
fn a_folder_with_a_manifest_is_read_by_it_and_the_rest_is_named() {
    let outcome = read_folder(&[
        ("corpus.toml", MANIFEST),
        ("a.txt", TEXT.as_bytes()),
        ("b.txt", TEXT.as_bytes()),
        ("c.txt", b"+++\nid = \"own\"\n+++\nbody\n"),
        ("d.pdf", b"x"),
        ("readme.md", b"# x"),
    ]);
    assert_eq!(outcome.codes(), [""; 0]);
    assert_eq!(outcome.ids(), ["001", "own"]);
    let document = &outcome.corpus.documents[0];
    assert_eq!(document.outlet.as_deref(), Some("harbour"));
    assert_eq!(document.published, NaiveDate::from_ymd_opt(2018, 3, 11));
    assert_eq!(document.text, TEXT);
    assert_eq!(
        outcome.skipped(),
        [
            ("b.txt", "not listed in corpus.toml"),
            ("d.pdf", "not listed in corpus.toml"),
            ("readme.md", "a .md file without front matter"),
        ]
    );
}

#[test]
fn a_single_file_finds_its_folders_manifest_and_hears_nothing_of_its_neighbours() {
    let mut manifest = MANIFEST.to_vec();
    manifest.extend(b"[[document]]\nfile = \"gone.txt\"\npublished = 2018-4-1\n");
    let folder =
        folder(&[("corpus.toml", &manifest), ("a.txt", TEXT.as_bytes()), ("b.txt", TEXT.as_bytes())]);
    let outcome = read_paths(&folder, &["a.txt"], &ReadOptions::default(), b"");
    assert_eq!((outcome.ids(), outcome.codes()), (vec!["001"], vec![]));
    let outcome = read_paths(&folder, &["b.txt"], &ReadOptions::default(), b"");
    assert_eq!((outcome.ids(), outcome.codes()), (vec!["b"], vec![codes::UNLISTED]));
    assert_eq!(outcome.message(0), "`b.txt` is not listed in the corpus.toml beside it");
    let outcome = read_paths(&folder, &["corpus.toml"], &ReadOptions::default(), b"");
    assert_eq!(outcome.ids(), ["001"]);
    assert_eq!(outcome.codes(), [codes::BAD_DATE, codes::MISSING_FILE]);
}

#[test]
fn front_matter_is_metadata_and_the_body_begins_after_it() {
    let text = "\u{feff}+++\r\nid = \"x\"\r\ntitle = \"T\"\r\nurl = \"https://example.org/1\"\r\n+++\r\n\r\nbody\r\n";
    let outcome = read_folder(&[("a.txt", text.as_bytes())]);
    let document = &outcome.corpus.documents[0];
    assert_eq!((document.id.as_str(), document.text.as_str()), ("x", "\r\nbody\r\n"));
    assert_eq!(document.title.as_deref(), Some("T"));
    assert_eq!(document.url.as_deref(), Some("https://example.org/1"));
}

#[test]
fn front_matter_wins_over_the_manifest_and_the_difference_is_told() {
    let outcome = read_folder(&[
        ("corpus.toml", MANIFEST),
        ("a.txt", b"+++\nid = \"001\"\noutlet = \"other\"\n+++\nbody\n"),
    ]);
    assert_eq!(outcome.corpus.documents[0].outlet.as_deref(), Some("other"));
    assert_eq!(outcome.codes(), [codes::DIFFERENT_VALUES]);
    assert_eq!(outcome.message(0), "manifest and front matter give different values for `outlet`");
    assert_eq!(outcome.place(0), "a.txt:3:10");
}

#[test]
fn standard_input_takes_its_metadata_from_the_options() {
    let folder = folder(&[]);
    let options = ReadOptions {
        id: Some("x".to_owned()),
        outlet: Some("wire".to_owned()),
        published: NaiveDate::from_ymd_opt(2018, 3, 9),
        ..ReadOptions::default()
    };
    let outcome = read_paths(&folder, &["-", "-"], &options, TEXT.as_bytes());
    let document = &outcome.corpus.documents[0];
    assert_eq!(outcome.corpus.documents.len(), 1);
    assert_eq!((document.id.as_str(), document.path.as_str()), ("x", "-"));
    assert_eq!((document.outlet.as_deref(), document.published), (Some("wire"), options.published));
    let outcome = read_paths(&folder, &["-"], &ReadOptions::default(), TEXT.as_bytes());
    assert_eq!(outcome.ids(), ["stdin"]);
    let outcome = read_paths(&folder, &["-"], &ReadOptions::default(), b"");
    assert_eq!(outcome.message(0), "`-` is empty");
}

#[test]
fn options_override_for_one_file_and_are_told_unused_for_several() {
    let folder = folder(&[("corpus.toml", MANIFEST), ("a.txt", TEXT.as_bytes())]);
    let options = ReadOptions { id: Some("mine".to_owned()), ..ReadOptions::default() };
    let outcome = read_paths(&folder, &["a.txt"], &options, b"");
    assert_eq!((outcome.ids(), outcome.codes()), (vec!["mine"], vec![]));
    let outcome = read_paths(&folder, &[""], &options, b"");
    assert_eq!((outcome.ids(), outcome.codes()), (vec!["001"], vec![codes::UNUSED_OPTIONS]));
}

#[test]
fn a_missing_path_does_not_stop_the_others() {
    let folder = folder(&[("a.txt", TEXT.as_bytes())]);
    let outcome = read_paths(&folder, &["nothing-here.txt", "a.txt"], &ReadOptions::default(), b"");
    assert_eq!(outcome.ids(), ["a"]);
    assert_eq!(outcome.codes(), [codes::MISSING_PATH]);
    assert_eq!(outcome.message(0), "`nothing-here.txt` does not exist");
    assert_eq!(outcome.skipped(), [("nothing-here.txt", "not found")]);
}

#[test]
fn a_source_that_cannot_be_read_is_told() {
    struct Broken;
    impl Read for Broken {
        fn read(&mut self, _: &mut [u8]) -> std::io::Result<usize> {
            Err(std::io::Error::other("the line is dead"))
        }
    }
    let mut sources = SourceMap::default();
    let corpus = read(&[PathBuf::from("-")], &ReadOptions::default(), &mut Broken, &mut sources);
    assert_eq!(corpus.diagnostics[0].code, codes::UNREADABLE);
    assert_eq!(corpus.diagnostics[0].message, "standard input could not be read: the line is dead");
    let error = std::io::Error::from(std::io::ErrorKind::PermissionDenied);
    let finding = super::super::gather::unreadable(Path::new("a.txt"), &error);
    assert_eq!(finding.code, codes::UNREADABLE);
    assert!(finding.message.starts_with("`a.txt` may not be read"), "{}", finding.message);
}

#[test]
fn empty_files_are_skipped_with_a_warning() {
    let outcome =
        read_folder(&[("a.txt", b""), ("b.txt", b" \r\n\n"), ("c.txt", b"+++\n+++\n"), ("d.txt", b"x")]);
    assert_eq!(outcome.ids(), ["d"]);
    assert_eq!(outcome.codes(), [codes::EMPTY; 3]);
    assert_eq!(outcome.message(0), "`a.txt` is empty");
    assert_eq!(outcome.corpus.diagnostics[0].severity, Severity::Warning);
    assert_eq!(outcome.skipped(), [("a.txt", "empty"), ("b.txt", "empty"), ("c.txt", "empty")]);
}

#[test]
fn windows_1256_is_read_and_nul_bytes_are_not() {
    let (bytes, _, _) = encoding_rs::WINDOWS_1256.encode(TEXT);
    let outcome = read_folder(&[("a.txt", &bytes), ("b.txt", b"one\ntw\0o\n")]);
    assert_eq!(outcome.corpus.documents[0].text, TEXT);
    assert_eq!(outcome.codes(), [codes::LEGACY_ENCODING, codes::NUL_BYTES]);
    assert_eq!(outcome.message(0), "`a.txt` is not UTF-8; it is read as windows-1256");
    assert_eq!(outcome.message(1), "`b.txt` holds NUL bytes and is no plain text");
    assert_eq!(outcome.place(1), "b.txt:2:3");
    assert_eq!(outcome.skipped(), [("b.txt", "holds NUL bytes")]);
}

#[test]
fn a_broken_manifest_is_told_with_its_place_and_its_sound_entries_are_read() {
    let outcome = read_folder(&[
        (
            "corpus.toml",
            b"[[document]]\nfile = \"a.txt\noutlet = x\n\n[[document]]\nfile = \"b.txt\"\nid = \"2\"\n",
        ),
        ("a.txt", TEXT.as_bytes()),
        ("b.txt", TEXT.as_bytes()),
    ]);
    assert!(outcome.ids().contains(&"2"));
    assert!(outcome.codes().iter().all(|code| *code == codes::BROKEN_MANIFEST), "{:?}", outcome.codes());
    assert_eq!(outcome.place(0), "corpus.toml:2:8");
    assert!(
        outcome.message(0).starts_with("the manifest of `corpus.toml` is not valid TOML: a text without")
    );
}

#[test]
fn a_manifest_that_is_no_text_is_told_and_lists_nothing() {
    let outcome = read_folder(&[("corpus.toml", b"\0\0"), ("a.txt", TEXT.as_bytes())]);
    assert_eq!(outcome.codes(), [codes::NUL_BYTES]);
    assert_eq!(
        outcome.skipped(),
        [("a.txt", "not listed in corpus.toml"), ("corpus.toml", "holds NUL bytes")]
    );
}

#[test]
fn broken_front_matter_is_told_with_its_place() {
    let outcome = read_folder(&[
        ("a.txt", b"+++\nid = \"1\"\noutlet = two words\n+++\nbody\n"),
        ("b.txt", b"+++\nid = \"2\"\nbody\n"),
    ]);
    assert_eq!(outcome.ids(), ["1"]);
    assert_eq!(outcome.codes(), [codes::BROKEN_FRONT_MATTER; 2]);
    assert_eq!(outcome.place(0), "a.txt:3:10");
    assert_eq!(outcome.message(1), "the front matter of `b.txt` is never closed");
    assert_eq!(outcome.place(1), "b.txt:1:1");
    assert_eq!(outcome.skipped(), [("b.txt", "front matter without an end")]);
}

#[test]
fn a_manifest_entry_without_its_file_and_one_listed_twice_are_told() {
    let outcome = read_folder(&[
        (
            "corpus.toml",
            b"[[document]]\nfile = 'reprot.txt'\n[[document]]\nfile = 'report.txt'\nid = '1'\n[[document]]\nfile = './report.txt'\nid = '2'\n[[document]]\nfile = '../x.txt'\n",
        ),
        ("report.txt", TEXT.as_bytes()),
    ]);
    assert_eq!(outcome.ids(), ["1"]);
    assert_eq!(outcome.codes(), [codes::MISSING_FILE, codes::LISTED_TWICE, codes::MISSING_FILE]);
    assert_eq!(outcome.message(0), "`reprot.txt` is listed and is not there");
    assert_eq!(outcome.place(0), "corpus.toml:2:8");
    assert_eq!(outcome.corpus.diagnostics[0].help.as_deref(), Some("is `report.txt` meant?"));
    assert_eq!(outcome.message(1), "`./report.txt` is listed twice");
    assert_eq!(outcome.message(2), "`../x.txt` is not below the manifest's folder");
}

#[test]
fn two_documents_with_one_id_are_told_with_both_places() {
    let outcome = read_folder(&[
        ("a.txt", b"+++\nid = \"1\"\n+++\nbody\n"),
        ("b.txt", b"+++\nid = \"1\"\n+++\nbody\n"),
        ("sub/1.txt", b"body\n"),
    ]);
    assert_eq!(outcome.ids(), ["1", "sub/1.txt"]);
    assert_eq!(outcome.codes(), [codes::SAME_ID; 2]);
    assert_eq!(outcome.message(0), "`a.txt` and `b.txt` have one id, `1`");
    assert_eq!(outcome.place(0), "b.txt:2:6");
    assert_eq!(outcome.skipped()[0].0, "b.txt");
    assert_eq!(outcome.message(1), "`a.txt` and `sub/1.txt` have one id, `1`");
}

#[test]
fn a_date_that_is_none_leaves_the_report_without_a_day() {
    let outcome = read_folder(&[("a.txt", b"+++\npublished = 2018-02-30\n+++\nbody\n")]);
    assert_eq!(outcome.corpus.documents[0].published, None);
    assert_eq!(outcome.codes(), [codes::BAD_DATE]);
    assert_eq!(outcome.message(0), "`published` is no date: 2018-02-30");
    assert_eq!(outcome.place(0), "a.txt:2:13");
}

#[test]
fn one_line_of_fifty_megabytes_is_read_with_a_warning() {
    let line = "كلمة ".repeat(50 * (1 << 20) / 9 + 1);
    let outcome = read_folder(&[("a.txt", format!("first\n{line}").as_bytes()), ("b.txt", b"x")]);
    assert_eq!(outcome.ids(), ["a", "b"]);
    assert_eq!(outcome.codes(), [codes::LONG_LINE]);
    assert_eq!(outcome.message(0), "line 2 of `a.txt` is 50 MB long");
    assert_eq!(outcome.place(0), "a.txt:2:1");
    assert_eq!(outcome.corpus.documents[0].text.len(), line.len() + 6);
}

#[test]
fn the_order_of_paths_changes_nothing() {
    let folder = folder(&[
        ("one/corpus.toml", MANIFEST),
        ("one/a.txt", TEXT.as_bytes()),
        ("one/z.txt", TEXT.as_bytes()),
        ("two/a.txt", b"\0"),
        ("two/b.txt", TEXT.as_bytes()),
        ("three/b.txt", TEXT.as_bytes()),
    ]);
    let names = ["one", "two", "three", "one/a.txt", "gone"];
    let forward = read_paths(&folder, &names, &ReadOptions::default(), b"");
    let mut reversed = names;
    reversed.reverse();
    let backward = read_paths(&folder, &reversed, &ReadOptions::default(), b"");
    assert_eq!(forward.corpus.documents, backward.corpus.documents);
    assert_eq!(forward.corpus.skipped, backward.corpus.skipped);
    assert_eq!(forward.corpus.diagnostics, backward.corpus.diagnostics);
    assert_eq!(forward.ids().len(), 3);
}

#[test]
fn a_listed_file_is_read_whatever_its_name() {
    let outcome = read_folder(&[
        ("corpus.toml", b"[[document]]\nfile = 'sub/report.asc'\n[[document]]\nfile = '.hidden.txt'\n"),
        ("sub/report.asc", TEXT.as_bytes()),
        (".hidden.txt", TEXT.as_bytes()),
    ]);
    assert_eq!(outcome.ids(), [".hidden", "report"]);
    assert_eq!(outcome.codes(), [""; 0]);
}
