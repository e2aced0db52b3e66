//! The page of a diagnostic code.

use gainsay::authoring::score;
use gainsay::corpus;
use gainsay::diagnostic::CodePage;
use gainsay::rules::codes;
use std::path::Path;

/// The page of a code, or of the warning of a name; a file of that name goes first.
pub fn page(what: &str) -> Option<String> {
    if Path::new(what).exists() {
        return None;
    }
    let named = |page: &&CodePage| page.code.eq_ignore_ascii_case(what) || codes::name(page.code) == what;
    let others = || corpus::codes::find(what).or_else(|| score::codes::find(what));
    let page = codes::PAGES.iter().find(named).or_else(others)?;
    let name = codes::name(page.code);
    let allow = match codes::WARNINGS.contains(&page.code) {
        true => format!(
            "\nA warning. To allow it, name `{name}` under `[[allow]]` in pack.toml, with a reason.\n"
        ),
        false => String::new(),
    };
    Some(format!("{}: {}\n\n{}\n{allow}", page.code, page.title, page.text()))
}
