//! English texts of one day, read with the shipped pack: what they claim, as actors and positions.

use super::{read, shipped};
use gainsay::report::view::Claim;
use gainsay::rules::Ruleset;
use std::sync::LazyLock;

static RULES: LazyLock<Ruleset> = LazyLock::new(shipped);

/// The claims of a text published on Sunday, 1 April 2018.
pub fn claims(text: &str) -> Vec<Claim> {
    read(&RULES, &[("en", "2018-04-01", text)]).claims
}

/// Who takes which position in a text.
pub fn found(text: &str) -> Vec<(String, String)> {
    claims(text).into_iter().map(|c| (c.actor, c.position)).collect()
}

/// The same of a text that has one claim.
pub fn only(text: &str) -> Vec<(String, String)> {
    let found = found(text);
    assert_eq!(found.len(), 1, "{text}: {found:?}");
    found
}

/// One claim as [`only`] gives it.
pub fn one(actor: &str, position: &str) -> Vec<(String, String)> {
    vec![(actor.to_string(), position.to_string())]
}
