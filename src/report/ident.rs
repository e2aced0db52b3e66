//! Ids that do not change with the rules, their short forms, and finding what one means.

use super::view::{Claim, Conflict, Report, Statement};
use sha2::{Digest, Sha256};
use std::collections::BTreeMap;
use std::fmt::Write as _;

/// How many candidates an ambiguous beginning lists.
const CANDIDATES: usize = 6;

/// Hexadecimal digits of a full id.
const DIGITS: usize = 16;
/// Hexadecimal digits that a short id has at least.
const SHORTEST: usize = 4;

/// Makes ids of one sort.
#[derive(Debug)]
pub(super) struct Mint {
    letter: char,
    made: BTreeMap<String, usize>,
}

impl Mint {
    /// For ids that begin with `letter-`.
    pub(super) fn new(letter: char) -> Self {
        Self { letter, made: BTreeMap::new() }
    }

    /// The id of what these parts say; the second thing with the same parts gets another.
    pub(super) fn id(&mut self, parts: &[&str]) -> String {
        let plain = self.hash(parts, 0);
        let times = self.made.entry(plain.clone()).or_default();
        *times += 1;
        let before = *times - 1;
        if before == 0 { plain } else { self.hash(parts, before) }
    }

    fn hash(&self, parts: &[&str], counter: usize) -> String {
        let mut hasher = Sha256::new();
        for part in parts {
            // The length keeps ("ab", "c") and ("a", "bc") apart.
            hasher.update((part.len() as u64).to_le_bytes());
            hasher.update(part.as_bytes());
        }
        if counter > 0 {
            hasher.update((counter as u64).to_le_bytes());
        }
        let mut id = format!("{}-", self.letter);
        for byte in hasher.finalize().iter().take(DIGITS / 2) {
            // Writing to a string cannot fail.
            let _ = write!(id, "{byte:02x}");
        }
        id
    }
}

/// The shortest unique prefix of each id, in the order given; all are of one sort.
pub(super) fn shorts(ids: &[&str]) -> Vec<String> {
    let mut sorted: Vec<&str> = ids.to_vec();
    sorted.sort_unstable();
    sorted.dedup();
    let short = |id: &&str| {
        let at = sorted.binary_search(id).unwrap_or(0);
        let before = at.checked_sub(1).and_then(|i| sorted.get(i)).map_or(0, |other| common(id, other));
        let behind = sorted.get(at + 1).map_or(0, |other| common(id, other));
        let length = (before.max(behind) + 1).max(2 + SHORTEST);
        id.chars().take(length).collect()
    };
    ids.iter().map(short).collect()
}

fn common(a: &str, b: &str) -> usize {
    a.chars().zip(b.chars()).take_while(|(x, y)| x == y).count()
}

/// What an id stands for.
#[derive(Debug, Clone, Copy)]
pub enum Found<'a> {
    /// A conflict, `c-…`.
    Conflict(&'a Conflict),
    /// A claim, `k-…`.
    Claim(&'a Claim),
    /// A statement, `s-…`.
    Statement(&'a Statement),
}

impl Found<'_> {
    fn id(&self) -> &str {
        match self {
            Self::Conflict(found) => &found.id,
            Self::Claim(found) => &found.id,
            Self::Statement(found) => &found.id,
        }
    }

    fn short(&self) -> &str {
        match self {
            Self::Conflict(found) => &found.short,
            Self::Claim(found) => &found.short,
            Self::Statement(found) => &found.short,
        }
    }
}

/// Why an id says nothing.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum LookupError {
    /// It does not look like an id.
    #[error("`{0}` is no id: conflicts are c-…, claims k-…, statements s-…, followed by hexadecimal digits")]
    Malformed(String),
    /// Nothing has it.
    #[error(
        "no conflict, claim or statement has an id that begins with `{0}`; ids change with the documents: \
         run `gainsay report` or `gainsay claims` over the same reports to see them"
    )]
    Unknown(String),
    /// Several have it.
    #[error("`{query}` is the beginning of {}: add a digit", .candidates.join(", "))]
    Ambiguous {
        /// What was asked for.
        query: String,
        /// The short ids that begin so, at most six.
        candidates: Vec<String>,
    },
}

/// What an id, or any unique prefix of one, stands for. Without its letter, it is looked for among all sorts.
///
/// # Errors
/// Where it is no id, where nothing has it, or where several things have it.
pub fn find<'a>(report: &'a Report, query: &str) -> Result<Found<'a>, LookupError> {
    let query = query.trim().to_lowercase();
    let (letter, digits) = split(&query);
    if digits.is_empty() || !digits.chars().all(|c| c.is_ascii_hexdigit()) {
        return Err(LookupError::Malformed(query));
    }
    let fits = |id: &str| {
        id.split_once('-').is_some_and(|(sort, hex)| {
            letter.is_none_or(|letter| sort.starts_with(letter)) && hex.starts_with(digits)
        })
    };
    let hits: Vec<Found<'a>> = everything(report).filter(|found| fits(found.id())).collect();
    match hits.as_slice() {
        [] => Err(LookupError::Unknown(query)),
        [only] => Ok(*only),
        several => {
            let mut candidates: Vec<String> = several.iter().map(|found| found.short().to_owned()).collect();
            candidates.sort_unstable();
            candidates.truncate(CANDIDATES);
            Err(LookupError::Ambiguous { query, candidates })
        }
    }
}

fn split(query: &str) -> (Option<char>, &str) {
    for letter in ['c', 'k', 's'] {
        if let Some(rest) = query.strip_prefix(letter).and_then(|rest| rest.strip_prefix('-')) {
            return (Some(letter), rest.trim_end_matches('…'));
        }
    }
    (None, query.trim_end_matches('…'))
}

fn everything(report: &Report) -> impl Iterator<Item = Found<'_>> {
    let conflicts = report.conflicts.iter().map(Found::Conflict);
    let claims = report.claims.iter().map(Found::Claim);
    conflicts.chain(claims).chain(report.statements.iter().map(Found::Statement))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::report::testing::sample;

    #[test]
    fn parts_are_not_confused_by_where_they_are_cut() {
        let mut mint = Mint::new('k');
        assert_ne!(mint.id(&["ab", "c"]), mint.id(&["a", "bc"]));
    }

    #[test]
    fn the_same_parts_twice_give_two_ids_that_stay_the_same_from_run_to_run() {
        let run = || {
            let mut mint = Mint::new('k');
            (mint.id(&["x"]), mint.id(&["x"]))
        };
        assert_ne!(run().0, run().1);
        assert_eq!(run(), run());
    }

    #[test]
    fn short_ids_are_four_digits_and_longer_where_they_would_fall_together() {
        assert_eq!(shorts(&["c-abcdef12", "c-abcdea99", "c-0123ffff"]), ["c-abcdef", "c-abcdea", "c-0123"]);
    }

    #[test]
    fn any_unique_prefix_finds_its_row() {
        let report = sample();
        let conflict = &report.conflicts[0];
        for query in [conflict.id.as_str(), conflict.short.as_str(), &conflict.short.to_uppercase()] {
            assert!(matches!(find(&report, query), Ok(Found::Conflict(found)) if found.id == conflict.id));
        }
        assert!(matches!(find(&report, &report.claims[0].id[2..]), Ok(Found::Claim(_))));
    }

    #[test]
    fn wrong_ids_say_what_is_wrong() {
        let report = sample();
        assert!(matches!(find(&report, "hello"), Err(LookupError::Malformed(_))));
        assert!(matches!(find(&report, "c-"), Err(LookupError::Malformed(_))));
        assert!(matches!(find(&report, "c-ffffffffffffffff"), Err(LookupError::Unknown(_))));
    }

    #[test]
    fn an_ambiguous_prefix_lists_what_it_may_mean() {
        let mut report = sample();
        report.conflicts[0].id = "c-aa00".into();
        report.conflicts[0].short = "c-aa00".into();
        report.conflicts[1].id = "c-aa11".into();
        report.conflicts[1].short = "c-aa11".into();
        let error = find(&report, "c-aa").unwrap_err();
        assert_eq!(error.to_string(), "`c-aa` is the beginning of c-aa00, c-aa11: add a digit");
    }
}
