//! Precision, recall and their mean.

use serde::{Serialize, Serializer};
use std::collections::BTreeSet;
use std::ops::AddAssign;

/// How many were found, missed and invented.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Tally {
    /// Required and found.
    pub hits: usize,
    /// Required and not found.
    pub missed: usize,
    /// Found and not required.
    pub invented: usize,
}

impl Tally {
    /// Of what is required and what was found; what is optional must be in neither.
    pub(super) fn of<K: Ord>(required: &BTreeSet<&K>, found: &BTreeSet<&K>) -> Self {
        let hits = required.intersection(found).count();
        Self { hits, missed: required.len() - hits, invented: found.len() - hits }
    }

    /// How many are required.
    pub fn required(&self) -> usize {
        self.hits + self.missed
    }

    /// How much of what was found is right; 1 where nothing was found.
    pub fn precision(&self) -> f64 {
        ratio(self.hits, self.invented)
    }

    /// How much of what is required was found; 1 where nothing is.
    pub fn recall(&self) -> f64 {
        ratio(self.hits, self.missed)
    }

    /// The harmonic mean of the two.
    pub fn f1(&self) -> f64 {
        let (precision, recall) = (self.precision(), self.recall());
        if precision + recall > 0.0 { 2.0 * precision * recall / (precision + recall) } else { 0.0 }
    }
}

impl AddAssign for Tally {
    fn add_assign(&mut self, other: Self) {
        self.hits += other.hits;
        self.missed += other.missed;
        self.invented += other.invented;
    }
}

/// Counts of a corpus are far below where a float would round them.
#[allow(clippy::cast_precision_loss)]
fn ratio(hits: usize, others: usize) -> f64 {
    if hits + others == 0 { 1.0 } else { hits as f64 / (hits + others) as f64 }
}

#[derive(Serialize)]
struct Figures {
    precision: f64,
    recall: f64,
    f1: f64,
    required: usize,
    found: usize,
    missed: usize,
    invented: usize,
}

impl Serialize for Tally {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        // Four figures are more than a few hundred items can bear.
        let rounded = |figure: f64| (figure * 10_000.0).round() / 10_000.0;
        let figures = Figures {
            precision: rounded(self.precision()),
            recall: rounded(self.recall()),
            f1: rounded(self.f1()),
            required: self.required(),
            found: self.hits,
            missed: self.missed,
            invented: self.invented,
        };
        figures.serialize(serializer)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_figures_are_those_of_the_counts() {
        let tally = Tally { hits: 6, missed: 2, invented: 4 };
        assert!((tally.precision() - 0.6).abs() < 1e-9 && (tally.recall() - 0.75).abs() < 1e-9);
        assert!((tally.f1() - 2.0 / 3.0).abs() < 1e-9);
        assert!((Tally::default().f1() - 1.0).abs() < 1e-9);
        assert!(Tally { hits: 0, missed: 1, invented: 1 }.f1().abs() < 1e-9);
        assert_eq!(serde_json::to_value(tally).unwrap()["f1"], 0.6667);
    }
}
