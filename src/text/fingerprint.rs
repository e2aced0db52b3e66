//! What tells that two texts are one: the runs of five words that they share.
//!
//! In: folded text and its tokens. Out: a [`Fingerprint`], and how much of one is in another. Shingles and
//! containment are those of Broder, "On the resemblance and containment of documents" (1997).

use super::Token;
use std::cmp::Ordering;
use xxhash_rust::xxh3::{Xxh3, xxh3_64};

/// Words of a run.
const RUN: usize = 5;
/// One run in so many is a landmark.
const LANDMARKS: u64 = 4;

/// The words of a text, as numbers.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Fingerprint {
    /// How many words it has.
    pub words: usize,
    /// All of them in their order.
    pub whole: u64,
    /// Each run of five, sorted, none twice.
    runs: Vec<u64>,
}

impl Fingerprint {
    /// Of a folded text and its tokens. Marks, line ends and white space are no part of it.
    pub fn of(text: &str, tokens: &[Token]) -> Self {
        let words = tokens.iter().filter(|token| token.is_word());
        let words: Vec<u64> =
            words.map(|token| xxh3_64(text.get(token.range()).unwrap_or_default().as_bytes())).collect();
        let mut runs: Vec<u64> = words.windows(RUN).map(together).collect();
        runs.sort_unstable();
        runs.dedup();
        Self { words: words.len(), whole: together(&words), runs }
    }

    /// The runs by which a text is looked for: chosen by their own value, so that texts that share runs share these.
    pub fn landmarks(&self) -> impl Iterator<Item = u64> {
        self.runs.iter().copied().filter(|run| run % LANDMARKS == 0)
    }

    /// How many different runs it has.
    pub fn runs(&self) -> usize {
        self.runs.len()
    }

    /// The part of the shorter text's runs that the other has, too; nothing where it has none.
    pub fn containment(&self, other: &Self) -> Option<f64> {
        let smaller = self.runs.len().min(other.runs.len());
        (smaller > 0).then(|| share(self.shared(other), smaller))
    }

    fn shared(&self, other: &Self) -> usize {
        let (mut a, mut b, mut shared) = (0, 0, 0);
        while let (Some(x), Some(y)) = (self.runs.get(a), other.runs.get(b)) {
            let order = x.cmp(y);
            a += usize::from(order != Ordering::Greater);
            b += usize::from(order != Ordering::Less);
            shared += usize::from(order == Ordering::Equal);
        }
        shared
    }
}

/// A part of a whole. Runs of a text are far fewer than a float can count.
#[allow(clippy::cast_precision_loss)]
pub(super) fn share(part: usize, whole: usize) -> f64 {
    part as f64 / whole as f64
}

fn together(words: &[u64]) -> u64 {
    let mut hasher = Xxh3::new();
    words.iter().for_each(|word| hasher.update(&word.to_le_bytes()));
    hasher.digest()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::{fold, tokens};

    fn print(text: &str) -> Fingerprint {
        let folded = fold(text);
        Fingerprint::of(&folded.full, &tokens(&folded.light))
    }

    #[test]
    fn spelling_marks_and_lines_make_no_other_text() {
        assert_eq!(print("قالت المديرة: «انتهى العمل»."), print("قالت المديره\nانتهى   العمل"));
        assert_ne!(print("one two three").whole, print("three two one").whole);
    }

    #[test]
    fn containment_is_the_shared_part_of_the_shorter() {
        let (short, long) = (print("a b c d e f g"), print("x y a b c d e f g z"));
        assert_eq!((short.runs(), long.runs()), (3, 6));
        assert_eq!((short.containment(&long), long.containment(&short)), (Some(1.0), Some(1.0)));
        assert_eq!(short.containment(&print("a b c d e x g")), Some(1.0 / 3.0));
        assert_eq!(short.containment(&print("a b c")), None);
    }

    #[test]
    fn landmarks_are_some_of_the_runs() {
        let letter = |n: u32| char::from_u32(0x628 + n % 18).unwrap_or('x');
        let text: Vec<String> =
            (0..400).map(|n| [letter(n), letter(n / 18), letter(n / 324)].iter().collect()).collect();
        let print = print(&text.join(" "));
        let landmarks = print.landmarks().count();
        assert!((60..140).contains(&landmarks), "{landmarks} of {}", print.runs());
    }
}
