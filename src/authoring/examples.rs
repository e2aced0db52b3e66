//! Runs the examples of a pack's rules: each must give exactly the claims of its topic that it names.
//!
//! In: a compiled pack. Out: one [`Outcome`] an example, in the pack's order.

use crate::corpus::Document;
use crate::extract::{self, claim::Claim};
use crate::rules::ids::{ActorId, PositionId};
use crate::rules::{Example, Ruleset};
use rayon::prelude::*;
use std::collections::BTreeSet;

/// A claim as an example names it.
pub type Named = (ActorId, PositionId);

/// What an example gave.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Outcome {
    /// Index of the example in the pack.
    pub example: usize,
    /// The claims that it should give; sorted, none twice.
    pub expected: Vec<Named>,
    /// The claims of its topic that it gave; sorted, none twice.
    pub got: Vec<Named>,
}

/// How an example came out.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Verdict {
    /// Exactly the expected claims.
    Passed,
    /// Claims are missing.
    Missed,
    /// There are claims too many.
    Noisy,
    /// Claims are missing, and there are others instead.
    Wrong,
}

impl Verdict {
    /// The word for it in output.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Passed => "passed",
            Self::Missed => "missed",
            Self::Noisy => "noisy",
            Self::Wrong => "wrong",
        }
    }
}

impl Outcome {
    /// How it came out.
    pub fn verdict(&self) -> Verdict {
        match (self.missing().is_empty(), self.surplus().is_empty()) {
            (true, true) => Verdict::Passed,
            (false, true) => Verdict::Missed,
            (true, false) => Verdict::Noisy,
            (false, false) => Verdict::Wrong,
        }
    }

    /// Expected and not got.
    pub fn missing(&self) -> Vec<Named> {
        without(&self.expected, &self.got)
    }

    /// Got and not expected.
    pub fn surplus(&self) -> Vec<Named> {
        without(&self.got, &self.expected)
    }
}

fn without(list: &[Named], other: &[Named]) -> Vec<Named> {
    list.iter().filter(|named| !other.contains(named)).copied().collect()
}

/// Runs all examples of a pack.
pub fn run(ruleset: &Ruleset) -> Vec<Outcome> {
    let examples = ruleset.examples().par_iter().enumerate();
    let claims = |example: &Example| extract::extract(&document(example), 0, ruleset).claims;
    examples.map(|(index, example)| outcome(index, example, &claims(example), ruleset)).collect()
}

/// All examples as documents of their own, in the pack's order.
pub fn documents(ruleset: &Ruleset) -> Vec<Document> {
    ruleset.examples().iter().map(document).collect()
}

/// How the examples came out, told by the claims that their [`documents`] gave.
pub fn outcomes<'a>(ruleset: &Ruleset, claims: impl Iterator<Item = &'a [Claim]>) -> Vec<Outcome> {
    let examples = ruleset.examples().iter().enumerate().zip(claims);
    examples.map(|((index, example), claims)| outcome(index, example, claims, ruleset)).collect()
}

/// An example as a document of its own.
pub(super) fn document(example: &Example) -> Document {
    Document {
        id: "example".to_owned(),
        language: Some(example.lang.clone()),
        text: example.text.clone(),
        ..Document::default()
    }
}

fn outcome(index: usize, example: &Example, claims: &[Claim], ruleset: &Ruleset) -> Outcome {
    let of_topic = claims.iter().filter(|claim| claim.topic == example.topic);
    Outcome {
        example: index,
        expected: sorted(example.claims.iter().copied()),
        got: sorted(of_topic.map(|claim| (named(claim.actor, ruleset), claim.position))),
    }
}

/// Examples have one name for all bodies that the pack does not list.
fn named(actor: ActorId, ruleset: &Ruleset) -> ActorId {
    if ruleset.relations().is_listed(actor) { actor } else { ActorId::UNLISTED }
}

fn sorted(claims: impl Iterator<Item = Named>) -> Vec<Named> {
    claims.collect::<BTreeSet<_>>().into_iter().collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn verdict(expected: &[u16], got: &[u16]) -> Verdict {
        let named = |list: &[u16]| list.iter().map(|&n| (ActorId(n), PositionId(0))).collect();
        Outcome { example: 0, expected: named(expected), got: named(got) }.verdict()
    }

    #[test]
    fn missing_surplus_and_exchanged_claims_are_told_apart() {
        assert_eq!(verdict(&[1, 2], &[1, 2]), Verdict::Passed);
        assert_eq!(verdict(&[], &[]), Verdict::Passed);
        assert_eq!(verdict(&[1, 2], &[1]), Verdict::Missed);
        assert_eq!(verdict(&[1], &[1, 2]), Verdict::Noisy);
        assert_eq!(verdict(&[1], &[2]), Verdict::Wrong);
    }
}
