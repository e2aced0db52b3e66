//! The documentation holds: every rule in it is checked and its examples run, every command gives what it shows.

use gainsay::authoring::examples::{self, Verdict};
use gainsay::diagnostic::{Diagnostic, Severity, SourceMap, render};
use gainsay::rules::check::load_and_check;
use gainsay::rules::compile;
use gainsay::rules::load::Origin;
use std::collections::BTreeSet;
use std::fs;
use std::path::Path;
use std::process::Command;

/// A fenced block: what stands behind the fence, and the lines in it.
struct Block {
    info: String,
    text: String,
}

fn blocks(page: &str) -> Vec<Block> {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("docs").join(page);
    let mut blocks = Vec::new();
    let mut open: Option<Block> = None;
    for line in fs::read_to_string(path).expect("page is readable").lines() {
        match (&mut open, line.strip_prefix("```")) {
            (None, Some(info)) => open = Some(Block { info: info.trim().to_owned(), text: String::new() }),
            (Some(_), Some(_)) => blocks.extend(open.take()),
            (Some(block), None) => block.text.push_str(&format!("{line}\n")),
            (None, None) => {}
        }
    }
    assert!(open.is_none(), "{page}: a block is not closed");
    blocks
}

/// Adds to a file, with a blank line between what was there and what comes.
fn add(folder: &Path, name: &str, text: &str) {
    let path = folder.join(name);
    fs::create_dir_all(path.parent().expect("below the folder")).expect("folder is made");
    let before = fs::read_to_string(&path).map(|old| old + "\n").unwrap_or_default();
    fs::write(path, before + text).expect("file is written");
}

fn examine(pack: &Path) -> (Vec<Diagnostic>, SourceMap, Vec<String>) {
    let mut sources = SourceMap::default();
    let (loaded, found) = load_and_check(&Origin::Folder(pack.to_path_buf()), &mut sources);
    let mut failed = Vec::new();
    if found.iter().all(|d| d.severity != Severity::Error) {
        let ruleset = compile(&loaded);
        for outcome in examples::run(&ruleset).iter().filter(|o| o.verdict() != Verdict::Passed) {
            failed.push(format!(
                "{}: {}",
                outcome.verdict().as_str(),
                ruleset.examples()[outcome.example].text
            ));
        }
    }
    (found, sources, failed)
}

fn assert_sound(pack: &Path, behind: &str) {
    let (found, sources, failed) = examine(pack);
    let shown: Vec<String> = found.iter().map(|d| render(d, &sources, false, 100)).collect();
    assert!(found.iter().all(|d| d.severity != Severity::Error), "behind {behind}: {}", shown.join("\n"));
    assert!(failed.is_empty(), "behind {behind}: {}", failed.join("\n"));
}

#[test]
fn every_rule_of_the_language_page_does_what_it_says() {
    let folder = tempfile::tempdir().expect("a temporary folder");
    let mut seen = BTreeSet::new();
    for Block { info, text } in blocks("rules.md") {
        let mut words = info.split(' ');
        match (words.next(), words.next(), words.next(), words.next()) {
            (Some("toml"), Some("not-so"), Some(code), Some(name)) => {
                let path = folder.path().join(name);
                assert!(!path.exists(), "{name} is a file of the pack");
                add(folder.path(), name, &text);
                let codes: BTreeSet<&str> =
                    examine(&folder.path().join("rules")).0.iter().map(|d| d.code).collect();
                assert!(codes.contains(code), "{code} is not told of: {text}");
                fs::remove_file(path).expect("file is removed");
            }
            (Some("toml"), Some(name), None, None) => {
                add(folder.path(), name, &text);
                let pack = name.split('/').next().unwrap_or(name);
                seen.insert(pack.to_owned());
                // What the outer pack replaces refers to what its later files bring.
                if pack == "rules" {
                    assert_sound(&folder.path().join(pack), name);
                }
            }
            (Some("toml"), ..) => panic!("a block of TOML that no test runs: {info}"),
            _ => {}
        }
    }
    for pack in &seen {
        assert_sound(&folder.path().join(pack), "the whole page");
        let (found, sources, _) = examine(&folder.path().join(pack));
        let doubts: Vec<String> =
            found.iter().filter(|d| d.code != "R042").map(|d| render(d, &sources, false, 100)).collect();
        assert!(doubts.is_empty(), "{}", doubts.join("\n"));
    }
    assert_eq!(seen.len(), 2);
}

/// What a line of a tutorial's shell session asks for and shows.
struct Step {
    command: String,
    shown: Vec<String>,
}

fn steps(text: &str) -> Vec<Step> {
    let mut steps: Vec<Step> = Vec::new();
    for line in text.lines() {
        match (line.strip_prefix("$ "), steps.last_mut()) {
            (Some(command), _) => steps.push(Step { command: command.to_owned(), shown: Vec::new() }),
            (None, Some(step)) => step.shown.push(line.to_owned()),
            (None, None) => panic!("output without a command: {line}"),
        }
    }
    steps
}

/// Arguments as a shell would split them, with double quotation marks.
fn arguments(command: &str) -> Vec<String> {
    let parts = command.split('"').enumerate();
    parts
        .flat_map(|(at, part)| match at % 2 {
            1 => vec![part.to_owned()],
            _ => part.split_whitespace().map(str::to_owned).collect(),
        })
        .collect()
}

/// Runs a command of the page; its output on both streams, without marks of direction.
fn run(folder: &Path, command: &str) -> String {
    let arguments = arguments(command);
    let (program, rest) = arguments.split_first().expect("a command");
    assert_eq!(program, "gainsay", "only gainsay is run: {command}");
    let output = Command::new(env!("CARGO_BIN_EXE_gainsay"))
        .current_dir(folder)
        .env_remove("GAINSAY_RULES")
        .env_remove("CI")
        .args(rest)
        .output()
        .expect("gainsay runs");
    let text = String::from_utf8(output.stdout).expect("UTF-8") + &String::from_utf8_lossy(&output.stderr);
    text.chars().filter(|c| !matches!(c, '\u{2066}'..='\u{2069}')).collect()
}

/// Whether all shown lines are lines of the output, in order; `…` stands for any lines between.
fn shows(output: &str, shown: &[String]) -> Result<(), String> {
    let mut rest = output.lines().map(str::trim_end);
    for line in shown.iter().map(|line| line.trim_end()).filter(|line| !line.is_empty() && *line != "…") {
        if !rest.any(|real| real == line) {
            return Err(format!("no such line: {line}\nin:\n{output}"));
        }
    }
    Ok(())
}

/// Runs a page from its first block to its last in an empty folder: files are written, commands give what they show.
/// How many commands there were.
fn walk(page: &str, skipped: &[&str]) -> usize {
    let temporary = tempfile::tempdir().expect("a temporary folder");
    let mut folder = temporary.path().to_path_buf();
    let mut commands = 0;
    for Block { info, text } in
        blocks(page).into_iter().filter(|block| !skipped.contains(&block.info.as_str()))
    {
        match info.split_once(' ').unwrap_or((info.as_str(), "")) {
            ("console", "") => {
                for step in steps(&text) {
                    if let Some(name) = step.command.strip_prefix("cd ") {
                        folder = folder.join(name);
                        assert!(folder.is_dir(), "{}", step.command);
                        continue;
                    }
                    let shown = shows(&run(&folder, &step.command), &step.shown);
                    assert!(shown.is_ok(), "$ {}\n{}", step.command, shown.unwrap_err());
                    commands += 1;
                }
            }
            ("toml" | "text", name) if !name.is_empty() => {
                let (name, mode) = name.split_once(' ').unwrap_or((name, ""));
                if mode != "more" && folder.join(name).exists() {
                    fs::remove_file(folder.join(name)).expect("file is removed");
                }
                add(&folder, name, &text);
            }
            other => panic!("a block that no test runs: {other:?}"),
        }
    }
    commands
}

#[test]
fn every_command_of_the_tutorial_gives_what_it_shows() {
    let commands = walk("tutorial.md", &[]);
    assert!(commands > 8, "only {commands} commands were found: the scan is broken");
}

#[test]
fn every_command_of_the_page_on_accuracy_gives_what_it_shows() {
    assert_eq!(walk("accuracy.md", &["sh"]), 4);
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let measured = blocks("accuracy.md").into_iter().filter(|block| block.info == "sh");
    let commands: Vec<String> =
        measured.flat_map(|b| b.text.lines().map(str::to_owned).collect::<Vec<_>>()).collect();
    assert!(commands.len() > 3, "{commands:?}");
    for command in commands {
        let output = run(root, &command);
        assert!(output.contains("precision") && !output.contains("error"), "$ {command}\n{output}");
    }
}
