//! The README keeps its word: the table in it is the real one, its commands run, its links lead somewhere.
//!
//! `UPDATE_README=1 cargo test --test readme` writes the table anew.

use assert_cmd::Command;
use std::fs;
use std::path::{Path, PathBuf};

/// Begins what the README folds away.
const REST: &str = "Other contradictions";

fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

fn readme() -> String {
    fs::read_to_string(root().join("README.md")).expect("the README ships")
}

/// What a plain `gainsay report` prints into a pipe: 100 columns.
fn printed() -> String {
    let mut command = Command::new(env!("CARGO_BIN_EXE_gainsay"));
    let run = command.current_dir(root()).env_remove("GAINSAY_RULES").arg("report").assert().success();
    String::from_utf8(run.get_output().stdout.clone()).expect("UTF-8")
}

/// Where the text of the block between two markers stands.
fn block(text: &str, name: &str) -> std::ops::Range<usize> {
    let open = format!("<!-- {name} -->\n```text\n");
    let start = text.find(&open).unwrap_or_else(|| panic!("{open} is missing")) + open.len();
    let close = format!("```\n<!-- /{name} -->");
    start..start + text[start..].find(&close).unwrap_or_else(|| panic!("{close} is missing"))
}

#[test]
fn the_table_is_the_real_one() {
    let printed = printed();
    let (first, rest) = printed.split_at(printed.find(REST).expect("a second section"));
    let mut readme = readme();
    if std::env::var_os("UPDATE_README").is_some() {
        for (name, part) in [("report", first), ("rest", rest)] {
            let range = block(&readme, name);
            readme.replace_range(range, &format!("{}\n", part.trim_end()));
        }
        // At once, for other tests read it.
        let draft = root().join("README.md.new");
        fs::write(&draft, &readme)
            .and_then(|()| fs::rename(&draft, root().join("README.md")))
            .expect("written");
    }
    assert_eq!(readme[block(&readme, "report")].trim_end(), first.trim_end());
    assert_eq!(readme[block(&readme, "rest")].trim_end(), rest.trim_end());
}

/// The lines of all blocks of shell commands.
fn commands(text: &str) -> Vec<&str> {
    let blocks = text.split("```sh\n").skip(1).filter_map(|rest| rest.split("```").next());
    blocks.flat_map(str::lines).filter(|line| !line.is_empty()).collect()
}

/// A folder as the README imagines it.
fn playground() -> tempfile::TempDir {
    let folder = tempfile::tempdir().expect("a temporary folder");
    let copy = |from: &Path, to: PathBuf| {
        fs::create_dir_all(&to).expect("a folder");
        for entry in fs::read_dir(from).expect("readable") {
            let path = entry.expect("readable").path();
            fs::copy(&path, to.join(path.file_name().expect("a name"))).expect("copied");
        }
    };
    copy(&root().join("seeds"), folder.path().join("seeds"));
    copy(&root().join("seeds"), folder.path().join("reports"));
    copy(&root().join("tests/gold"), folder.path().join("gold"));
    fs::copy(root().join("seeds/001-aljazeera.txt"), folder.path().join("article.txt")).expect("copied");
    let collected = root().join("tests/fixtures/inputs/trafilatura.json");
    fs::copy(collected, folder.path().join("articles.jsonl")).expect("copied");
    let table = "body,paper,printed_on\nنفى جيش الإسلام إجراء أي مفاوضات.,harbour,2018-03-11\n";
    fs::write(folder.path().join("dump.csv"), table).expect("written");
    folder
}

#[cfg(unix)]
#[test]
fn the_commands_run() {
    let folder = playground();
    std::os::unix::fs::symlink(root().join("rules"), folder.path().join("rules")).expect("a link");
    let readme = readme();
    let id = printed().split_whitespace().find(|word| word.starts_with("c-")).map(str::to_owned);
    let binary = Path::new(env!("CARGO_BIN_EXE_gainsay")).parent().expect("a folder");
    let path = format!("{}:{}", binary.display(), std::env::var("PATH").unwrap_or_default());
    let all = commands(&readme);
    assert!(all.contains(&"cargo test") && all.len() > 10, "{all:?}");
    for line in all.into_iter().filter(|line| *line != "cargo test") {
        let line = line.replace("cargo run --release --", "gainsay");
        let line = line.replace("show ID", &format!("show {}", id.as_deref().expect("a row")));
        let run = Command::new("sh")
            .args(["-c", &line])
            .current_dir(folder.path())
            .env("PATH", &path)
            .env_remove("GAINSAY_RULES")
            .output()
            .expect("a shell");
        let told = String::from_utf8_lossy(&run.stderr);
        assert!(run.status.success(), "{line}: {} {told}", run.status);
    }
}

#[test]
fn the_links_lead_somewhere() {
    let texts = [("README.md", readme())];
    for (name, text) in texts {
        for link in text.split("](").skip(1).filter_map(|rest| rest.split(')').next()) {
            if !link.starts_with("http") && !link.starts_with('#') {
                let file = link.split('#').next().unwrap_or(link);
                assert!(root().join(file).exists(), "{name}: {link} is not there");
            }
        }
    }
}
