//! Shortens a quotation to its decisive words.

use super::paint::{clean, columns};
use std::ops::Range;

/// Stands where words were left out.
const CUT: &str = "…";

/// At most `budget` columns of a quotation: the decisive words and as much around them as fits. What is first
/// in `decisive` (bytes of the quotation) matters most. The result is clean.
pub(super) fn excerpt(quote: &str, decisive: &[Range<usize>], budget: usize) -> String {
    let whole = clean(quote);
    if columns(&whole) <= budget {
        return whole;
    }
    let words = words(quote);
    let kept = choose(&words, quote, decisive, budget);
    join(&words, quote, &kept)
}

fn words(text: &str) -> Vec<Range<usize>> {
    let mut words = Vec::new();
    let mut start = None;
    for (at, c) in text.char_indices() {
        match (c.is_whitespace(), start) {
            (true, Some(from)) => {
                words.push(from..at);
                start = None;
            }
            (false, None) => start = Some(at),
            _ => {}
        }
    }
    words.extend(start.map(|from| from..text.len()));
    words
}

/// Which words stay: the nearest to a decisive one, until the budget is spent.
fn choose(words: &[Range<usize>], text: &str, decisive: &[Range<usize>], budget: usize) -> Vec<bool> {
    let anchors: Vec<usize> = (0..words.len())
        .filter(|i| decisive.iter().any(|d| d.start < words[*i].end && words[*i].start < d.end))
        .collect();
    let mut order: Vec<(usize, usize, usize)> = Vec::new();
    for (i, word) in words.iter().enumerate() {
        let rank = decisive.iter().position(|d| d.start < word.end && word.start < d.end);
        order.push((distance(&anchors, i), rank.unwrap_or(usize::MAX), i));
    }
    order.sort_unstable();
    let mut kept = vec![false; words.len()];
    let mut spent = 0;
    for (_, _, i) in order {
        spent += columns(&text[words[i].clone()]) + 1;
        if spent > budget && kept.contains(&true) {
            break;
        }
        kept[i] = true;
    }
    kept
}

/// Words to the nearest anchor; anchors are sorted.
fn distance(anchors: &[usize], i: usize) -> usize {
    let at = anchors.partition_point(|anchor| *anchor < i);
    let behind = anchors.get(at).map(|anchor| anchor - i);
    let before = at.checked_sub(1).and_then(|at| anchors.get(at)).map(|anchor| i - anchor);
    behind.into_iter().chain(before).min().unwrap_or(i)
}

fn join(words: &[Range<usize>], text: &str, kept: &[bool]) -> String {
    let mut out: Vec<String> = Vec::new();
    for (word, kept) in words.iter().zip(kept) {
        if *kept {
            out.push(clean(&text[word.clone()]));
        } else if out.last().is_none_or(|last| last != CUT) {
            out.push(CUT.to_owned());
        }
    }
    out.retain(|word| !word.is_empty());
    out.join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_short_quotation_stays_whole() {
        assert_eq!(excerpt("one  two\nthree", &[], 20), "one two three");
    }

    #[test]
    fn the_decisive_words_stay_with_their_neighbours() {
        let text = "zero one two denied four five six seven eight talks ten eleven";
        let at = |word: &str| {
            let start = text.find(word).unwrap();
            start..start + word.len()
        };
        let short = excerpt(text, &[at("talks"), at("denied")], 33);
        assert_eq!(short, "… two denied four … eight talks ten …");
    }

    #[test]
    fn without_decisive_words_the_beginning_stays() {
        assert_eq!(excerpt("one two three four", &[], 8), "one two …");
    }

    #[test]
    fn a_single_long_word_is_not_lost() {
        assert_eq!(excerpt(&"x".repeat(50), std::slice::from_ref(&(0..1)), 10), "x".repeat(50));
    }
}
