//! The name that was probably meant.
//!
//! In: what was written and what there is. Out: the nearest of them, if it is near at all.

/// The candidate fewest edits away from `word`, if that is at most a third of its length.
///
/// Case is ignored. Of equally near ones the first in alphabetical order is taken. The distance is
/// Levenshtein's, with characters as units.
pub fn nearest<'a>(word: &str, candidates: impl IntoIterator<Item = &'a str>) -> Option<&'a str> {
    let word: Vec<char> = word.to_lowercase().chars().collect();
    let limit = (word.len() / 3).max(1);
    candidates
        .into_iter()
        .map(|candidate| (distance(&word, candidate), candidate))
        .filter(|(edits, _)| *edits <= limit)
        .min()
        .map(|(_, candidate)| candidate)
}

fn distance(word: &[char], candidate: &str) -> usize {
    let mut row: Vec<usize> = (0..=word.len()).collect();
    for (i, c) in candidate.to_lowercase().chars().enumerate() {
        let mut diagonal = row[0];
        row[0] = i + 1;
        for (j, w) in word.iter().enumerate() {
            let replaced = diagonal + usize::from(*w != c);
            diagonal = row[j + 1];
            row[j + 1] = replaced.min(row[j] + 1).min(diagonal + 1);
        }
    }
    row[word.len()]
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_slip_finds_its_name_and_another_word_finds_none() {
        let keys = ["outlet", "published", "id"];
        assert_eq!(nearest("outlett", keys), Some("outlet"));
        assert_eq!(nearest("Publishd", keys), Some("published"));
        assert_eq!(nearest("author", keys), None);
        assert_eq!(nearest("", keys), None);
    }
}
