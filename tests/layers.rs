//! Imports run one way: every path of the crate's own, inline ones too, is held against the list of layers.

use std::fs;
use std::path::{Path, PathBuf};

/// Left may be used by what stands right of it.
const ORDER: [&str; 9] =
    ["diagnostic", "text", "rules", "extract", "conflict", "report", "pipeline", "authoring", "cli"];

/// Where a layer may use only parts of another: (user, used, the parts). `ActorKind` and `Force` are words that
/// relations and claims answer with.
const ONLY: [(&str, &str, &[&str]); 6] = [
    ("extract", "corpus", &["Document", "document"]),
    ("conflict", "extract", &["claim"]),
    ("conflict", "rules", &["relations", "ids", "ActorKind"]),
    ("conflict", "text", &[]),
    ("report", "rules", &["ids", "labels", "relations", "ActorKind", "Force"]),
    ("report", "extract", &["claim"]),
];

#[test]
fn imports_run_one_way() {
    let src = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    let mut wrong = Vec::new();
    let mut seen = 0;
    for file in rust_files(&src) {
        let name = file.strip_prefix(&src).expect("below src").to_string_lossy().replace('\\', "/");
        let code = without_comments(&fs::read_to_string(&file).expect("source is readable"));
        for path in paths(&code, depth(&name)) {
            seen += 1;
            if !allowed(layer(&name), &path) {
                wrong.push(format!("src/{name} must not use {}", path.join("::")));
            }
        }
    }
    assert!(seen > 0, "no path of the crate's own was found: the scan is broken");
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

fn rust_files(folder: &Path) -> Vec<PathBuf> {
    let mut files = Vec::new();
    for entry in fs::read_dir(folder).expect("folder is readable") {
        let path = entry.expect("entry is readable").path();
        if path.is_dir() {
            files.extend(rust_files(&path));
        } else if path.extension().is_some_and(|extension| extension == "rs") {
            files.push(path);
        }
    }
    files.sort();
    files
}

/// The top-level module that a file belongs to; `lib` and `main` for the roots.
fn layer(name: &str) -> &str {
    name.split('/').next().unwrap_or(name).trim_end_matches(".rs")
}

/// How many modules deep a file stands below its crate's root.
fn depth(name: &str) -> usize {
    let parts = name.split('/').count();
    if name.ends_with("/mod.rs") { parts - 1 } else { parts }
}

fn allowed(user: &str, path: &[String]) -> bool {
    let Some(used) = path.first().map(String::as_str) else { return true };
    if user == used || ["lib", "main"].contains(&user) {
        return true;
    }
    let part = path.get(1).map(String::as_str);
    if let Some((_, _, parts)) = ONLY.iter().find(|(u, v, _)| *u == user && *v == used) {
        return part.is_some_and(|part| parts.contains(&part));
    }
    let rank = |module: &str| ORDER.iter().position(|layer| *layer == module);
    match (user, used) {
        ("corpus", used) => used == "diagnostic",
        (user, "corpus") => rank(user) > rank("conflict"),
        // What is no module of the list is an item of the root.
        (user, used) => rank(used).is_none_or(|used| rank(user).is_some_and(|user| used < user)),
    }
}

/// The crate's own paths in `code`, as segments below the crate's root; groups are taken apart.
fn paths(code: &str, depth: usize) -> Vec<Vec<String>> {
    let tokens = tokens(code);
    let mut found = Vec::new();
    let mut at = 0;
    while at < tokens.len() {
        let first = at == 0 || tokens[at - 1] != "::";
        let supers = tokens[at..].chunks(2).take_while(|pair| pair == &["super", "::"]).count();
        let root = match tokens[at].as_str() {
            "crate" | "gainsay" if first && is(&tokens, at + 1, "::") => Some(at + 2),
            "super" if first && supers >= depth => Some(at + 2 * depth),
            _ => None,
        };
        match root {
            Some(start) => {
                tree(&tokens, start, &mut Vec::new(), &mut found);
                at = start;
            }
            None => at += 1,
        }
    }
    found
}

fn is(tokens: &[String], at: usize, wanted: &str) -> bool {
    tokens.get(at).is_some_and(|token| token == wanted)
}

/// Reads a path or a group from `at`; gives where it ends.
fn tree(tokens: &[String], mut at: usize, prefix: &mut Vec<String>, found: &mut Vec<Vec<String>>) -> usize {
    if is(tokens, at, "{") {
        at += 1;
        while at < tokens.len() && !is(tokens, at, "}") {
            let before = at;
            at = tree(tokens, at, prefix, found);
            at += usize::from(is(tokens, at, ",") || at == before);
        }
        return at + 1;
    }
    let Some(name) = tokens.get(at).filter(|token| is_word(token)) else { return at };
    prefix.push(name.clone());
    if is(tokens, at + 1, "::") && tokens.get(at + 2).is_some_and(|next| is_word(next) || next == "{") {
        at = tree(tokens, at + 2, prefix, found);
    } else {
        found.push(prefix.clone());
        at += 1;
        if is(tokens, at, "as") {
            at += 2;
        }
    }
    prefix.pop();
    at
}

fn is_word(token: &str) -> bool {
    token.starts_with(|c: char| c.is_alphanumeric() || c == '_')
}

/// Words, `::` and single signs.
fn tokens(code: &str) -> Vec<String> {
    let mut tokens: Vec<String> = Vec::new();
    let mut glued = false;
    for c in code.chars() {
        let word = c.is_alphanumeric() || c == '_';
        match tokens.last_mut() {
            Some(last) if glued && word && is_word(last) => last.push(c),
            Some(last) if glued && c == ':' && last == ":" => last.push(c),
            _ if c.is_whitespace() => {}
            _ => tokens.push(c.to_string()),
        }
        glued = !c.is_whitespace();
    }
    tokens
}

/// The code without comments and without the contents of strings.
fn without_comments(source: &str) -> String {
    let chars: Vec<char> = source.chars().collect();
    let mut code = String::new();
    let mut at = 0;
    while at < chars.len() {
        let next = chars.get(at + 1).copied();
        let end = match (chars[at], next) {
            ('/', Some('/')) => line_end(&chars, at),
            ('/', Some('*')) => comment_end(&chars, at),
            ('"', _) => string_end(&chars, at),
            ('r', Some('"' | '#')) if !after_word(&chars, at) => raw_end(&chars, at),
            ('\'', _) => char_end(&chars, at),
            (c, _) => {
                code.push(c);
                at += 1;
                continue;
            }
        };
        code.push(' ');
        at = end.max(at + 1);
    }
    code
}

fn after_word(chars: &[char], at: usize) -> bool {
    // `br"…"` is a raw string as well, `four"` is none.
    at > 0 && (chars[at - 1].is_alphanumeric() || chars[at - 1] == '_') && chars[at - 1] != 'b'
}

fn line_end(chars: &[char], at: usize) -> usize {
    chars[at..].iter().position(|&c| c == '\n').map_or(chars.len(), |length| at + length)
}

fn comment_end(chars: &[char], mut at: usize) -> usize {
    let mut open = 0;
    while at + 1 < chars.len() {
        match (chars[at], chars[at + 1]) {
            ('/', '*') => open += 1,
            ('*', '/') => open -= 1,
            _ => {
                at += 1;
                continue;
            }
        }
        at += 2;
        if open == 0 {
            return at;
        }
    }
    chars.len()
}

fn string_end(chars: &[char], mut at: usize) -> usize {
    at += 1;
    while at < chars.len() && chars[at] != '"' {
        at += if chars[at] == '\\' { 2 } else { 1 };
    }
    at + 1
}

fn raw_end(chars: &[char], at: usize) -> usize {
    let hashes = chars[at + 1..].iter().take_while(|&&c| c == '#').count();
    if chars.get(at + 1 + hashes) != Some(&'"') {
        return at + 2;
    }
    let close: Vec<char> = std::iter::once('"').chain(std::iter::repeat_n('#', hashes)).collect();
    let body = at + 2 + hashes;
    chars[body..]
        .windows(close.len())
        .position(|w| w == close)
        .map_or(chars.len(), |p| body + p + close.len())
}

/// The end of a character literal; a lifetime ends behind its mark.
fn char_end(chars: &[char], at: usize) -> usize {
    match (chars.get(at + 1), chars.get(at + 2)) {
        (Some('\\'), _) => {
            chars[at + 3..].iter().position(|&c| c == '\'').map_or(chars.len(), |length| at + 4 + length)
        }
        (Some(_), Some('\'')) => at + 3,
        _ => at + 1,
    }
}

mod scan {
    use super::*;

    fn found(code: &str, depth: usize) -> Vec<String> {
        paths(&without_comments(code), depth).iter().map(|path| path.join("::")).collect()
    }

    #[test]
    fn plain_grouped_and_inline_paths_are_found() {
        let code = "use crate::a::{b, c::{d as e, f}}; fn g(x: gainsay::h::I) { crate::j::k::<u8>() }";
        assert_eq!(found(code, 1), ["a::b", "a::c::d", "a::c::f", "h::I", "j::k"]);
        assert_eq!(found("use crate::{a::B, c};", 1), ["a::B", "c"]);
    }

    #[test]
    fn paths_over_the_parent_are_found_where_they_reach_the_root() {
        assert_eq!(found("use super::super::rules::model;", 2), ["rules::model"]);
        assert!(found("use super::claim::Claim;", 2).is_empty());
    }

    #[test]
    fn comments_and_strings_hold_no_paths() {
        let code =
            "// crate::a\n/* crate::b /* */ crate::c */ \"crate::d\" r#\"crate::e \" \"# '\"' '\\'' crate::f";
        assert_eq!(found(code, 1), ["f"]);
        assert_eq!(found("fn x<'a>(y: &'a crate::g::H) {}", 1), ["g::H"]);
    }

    #[test]
    fn the_order_is_enforced() {
        let path = |text: &str| text.split("::").map(str::to_owned).collect::<Vec<_>>();
        assert!(allowed("report", &path("conflict::Kind")));
        assert!(!allowed("conflict", &path("report::view")));
        assert!(!allowed("report", &path("rules::model::Force")));
        assert!(!allowed("conflict", &path("extract::Extraction")));
        assert!(allowed("extract", &path("corpus::Document")));
        assert!(!allowed("extract", &path("corpus::read")));
        assert!(!allowed("rules", &path("corpus::Document")));
        assert!(!allowed("corpus", &path("text::fold")));
        assert!(!allowed("text", &path("rules::Ruleset")));
        assert!(allowed("pipeline", &path("corpus::Corpus")));
    }
}
