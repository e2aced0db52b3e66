//! The way from the text to a claim: what `show` tells beyond the contract.

use std::ops::Range;

/// The way from the text to a claim, ready to be shown.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Way {
    /// The sentence, with what decided marked in it.
    pub sentence: Marked,
    /// The sentence before it; may be empty.
    pub before: String,
    /// The sentence behind it; may be empty.
    pub after: String,
    /// The earlier sentence that names a carried speaker.
    pub earlier: Option<Marked>,
    /// What of the quotation must stay when it is shortened: bytes of it.
    pub decisive: Vec<Range<usize>>,
    /// The words that the rule matched.
    pub content: String,
    /// The position before any force.
    pub stated: String,
    /// The forces, innermost first.
    pub steps: Vec<Step>,
}

/// A text and what is marked in it.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Marked {
    /// The text, as in the document.
    pub text: String,
    /// Bytes of it, sorted by their start, the longer first.
    pub marks: Vec<(Range<usize>, Part)>,
}

/// What a marked stretch is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Part {
    /// The mention of the speaker.
    Speaker,
    /// The word that reports the speech, or another that carries a force.
    Cue,
    /// What the rule matched.
    Content,
}

/// One force applied to a position.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Step {
    /// The word that carries it, as written.
    pub word: String,
    /// What it does.
    pub force: &'static str,
    /// Whether it is a negation.
    pub negation: bool,
    /// The position after it.
    pub position: String,
}
