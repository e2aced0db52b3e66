//! Explanations for rule authors: what the engine saw in a sentence and why two claims can or cannot be compared.
//!
//! In: what [`crate::extract::explain`] gives. Out: text and JSON. Nothing is decided here.

pub mod brief;
pub mod compare;
pub(super) mod page;
pub(super) mod phrases;
mod text;

pub use text::text;

use crate::corpus::Document;
use crate::extract::explain::{Explanation, SentenceView, explain};
use crate::rules::Ruleset;
use compare::Compared;
use serde::Serialize;
use serde_json::{Map, Value};

/// Version of the JSON; changes with its shape.
pub const VERSION: u32 = 1;

/// A stage of reading a sentence, in the order in which they come.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Stage {
    /// The words and what each may be.
    Words,
    /// Who is named.
    Mentions,
    /// Who speaks, and why.
    Speakers,
    /// What limits or turns claims.
    Scopes,
    /// Rules that matched.
    Rules,
    /// Rules that began to match.
    Near,
    /// Forces and negations, step by step.
    Forces,
    /// Whom it concerns.
    Parties,
    /// What is claimed.
    Claims,
}

impl Stage {
    /// All of them.
    pub const ALL: [Self; 9] = [
        Self::Words,
        Self::Mentions,
        Self::Speakers,
        Self::Scopes,
        Self::Rules,
        Self::Near,
        Self::Forces,
        Self::Parties,
        Self::Claims,
    ];

    /// Its name.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Words => "words",
            Self::Mentions => "mentions",
            Self::Speakers => "speakers",
            Self::Scopes => "scopes",
            Self::Rules => "rules",
            Self::Near => "near",
            Self::Forces => "forces",
            Self::Parties => "parties",
            Self::Claims => "claims",
        }
    }

    /// The keys of a sentence's JSON in which it stands: forces and parties are told with the rules and claims
    /// that they belong to.
    fn keys(self) -> &'static [&'static str] {
        match self {
            Self::Forces => &["rules"],
            Self::Parties => &["rules", "claims"],
            Self::Words => &["words"],
            Self::Mentions => &["mentions"],
            Self::Speakers => &["speakers"],
            Self::Scopes => &["scopes"],
            Self::Rules => &["rules"],
            Self::Near => &["near"],
            Self::Claims => &["claims"],
        }
    }
}

/// A document that is explained.
#[derive(Debug, Clone, Serialize)]
pub struct Explained {
    /// Its id.
    pub document: String,
    /// Where it was read from; none for a sentence of the command line.
    pub path: Option<String>,
    /// What was seen in it.
    #[serde(flatten)]
    pub explanation: Explanation,
}

impl Explained {
    /// Explains a document that was read from a file; its lines are counted from where the file begins.
    pub fn of(document: &Document, index: usize, ruleset: &Ruleset) -> Self {
        let mut explanation = explain(document, index, ruleset);
        let before = document.lines_before;
        explanation.sentences.iter_mut().for_each(|sentence| sentence.line += before);
        Self { document: document.id.clone(), path: Some(document.path.clone()), explanation }
    }

    /// Keeps of each sentence only the rules, near rules and claims of one topic.
    pub fn only_topic(&mut self, topic: &str) {
        let of_topic = |rule: &str| rule.split('/').next() == Some(topic);
        for sentence in &mut self.explanation.sentences {
            sentence.rules.retain(|rule| rule.topic == topic);
            sentence.near.retain(|near| of_topic(&near.rule));
            sentence.claims.retain(|claim| claim.topic == topic);
        }
    }

    /// Keeps some sentences and their claims only.
    pub fn keep(&mut self, wanted: impl Fn(&SentenceView) -> bool) {
        self.explanation.sentences.retain(wanted);
        let sentences = &self.explanation.sentences;
        self.explanation.claims.retain(|claim| sentences.iter().any(|s| s.bytes == claim.trace.sentence));
    }
}

/// One object: `version`, `documents`, and `comparisons` where something was to be compared.
///
/// # Errors
/// None that a reader could cause: only what serialising reports.
pub fn json(
    documents: &[Explained],
    comparisons: Option<&[Compared]>,
    stages: &[Stage],
) -> serde_json::Result<String> {
    let mut shown = serde_json::to_value(documents)?;
    let sentences = shown.as_array_mut().into_iter().flatten().filter_map(|d| d.get_mut("sentences"));
    for sentence in sentences.filter_map(Value::as_array_mut).flatten().filter_map(Value::as_object_mut) {
        only(sentence, stages);
    }
    let mut all = Map::new();
    all.insert("version".to_owned(), VERSION.into());
    all.insert("documents".to_owned(), shown);
    if let Some(comparisons) = comparisons {
        all.insert("comparisons".to_owned(), serde_json::to_value(comparisons)?);
    }
    Ok(serde_json::to_string_pretty(&Value::Object(all))? + "\n")
}

/// Removes the keys of stages that were not asked for.
fn only(sentence: &mut Map<String, Value>, stages: &[Stage]) {
    let wanted = |key: &str| stages.iter().any(|s| s.keys().contains(&key));
    let of_stage = |key: &str| Stage::ALL.iter().any(|s| s.keys().contains(&key));
    sentence.retain(|key, _| wanted(key) || !of_stage(key));
}
