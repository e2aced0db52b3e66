//! The page of a diagnostic code.

use anyhow::bail;
use gainsay::authoring::score;
use gainsay::corpus;
use gainsay::diagnostic::{CodePage, escaped};
use gainsay::rules::codes;
use std::collections::BTreeMap;
use std::path::Path;

/// The page of a code, or of the warning of a name; a file of that name goes first.
///
/// # Errors
/// Fails on what looks like a code and is none.
pub fn page(what: &str) -> anyhow::Result<Option<String>> {
    if Path::new(what).exists() {
        return Ok(None);
    }
    let named = |page: &&CodePage| page.code.eq_ignore_ascii_case(what) || codes::name(page.code) == what;
    let others = || corpus::codes::find(what).or_else(|| score::codes::find(what));
    let Some(page) = codes::PAGES.iter().find(named).or_else(others) else {
        if is_like_a_code(what) {
            bail!("there is no code `{}`: {}", escaped(what), ranges());
        }
        return Ok(None);
    };
    let name = codes::name(page.code);
    let allow = match codes::WARNINGS.contains(&page.code) {
        true => format!(
            "\nA warning. To allow it, name `{name}` under `[[allow]]` in pack.toml, with a reason.\n"
        ),
        false => String::new(),
    };
    Ok(Some(format!("{}: {}\n\n{}\n{allow}", page.code, page.title, page.text())))
}

/// A letter and digits, and nothing else.
fn is_like_a_code(what: &str) -> bool {
    let mut chars = what.chars();
    let letter = chars.next().is_some_and(|first| first.is_ascii_alphabetic());
    letter && what.len() >= 3 && chars.all(|c| c.is_ascii_digit())
}

/// The codes that there are, by their letters.
fn ranges() -> String {
    let pages = codes::PAGES.iter().chain(corpus::codes::PAGES).chain(score::codes::PAGES);
    let mut by_letter: BTreeMap<&str, (&str, &str)> = BTreeMap::new();
    for code in pages.map(|page| page.code) {
        let range = by_letter.entry(&code[..1]).or_insert((code, code));
        *range = (range.0.min(code), range.1.max(code));
    }
    let ranges: Vec<String> = by_letter.values().map(|(first, last)| format!("{first} to {last}")).collect();
    format!("there are {}", ranges.join(", "))
}
