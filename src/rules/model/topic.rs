//! A file in `topics/`: what is claimed, in which words, and what contradicts what.

use super::{Force, Names, PatternDef, SetDef};
use crate::rules::Spanned;
use schemars::JsonSchema;
use serde::Deserialize;
use std::collections::BTreeMap;

/// A file in `topics/`.
#[derive(Debug, Clone, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct TopicFile {
    /// The topic itself.
    pub topic: TopicDef,
    /// Its positions.
    #[serde(default)]
    pub position: Vec<PositionDef>,
    /// Its content rules.
    #[serde(default)]
    pub rule: Vec<RuleDef>,
    /// Positions that contradict.
    #[serde(default)]
    pub opposed: Vec<OpposedDef>,
    /// Changes of position that are worth a row.
    #[serde(default)]
    pub shift: Vec<ShiftDef>,
    /// Sets of words for this topic's patterns, by language.
    #[serde(default)]
    pub sets: BTreeMap<String, BTreeMap<Spanned<String>, SetDef>>,
}

/// `[topic]`.
#[derive(Debug, Clone, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct TopicDef {
    /// Id, kebab-case.
    pub id: Spanned<String>,
    /// Title for people.
    #[serde(default)]
    pub title: Names,
    /// The roles that its claims have; a role named twice is filled by two different parties.
    #[serde(default)]
    pub roles: Vec<Spanned<String>>,
    /// Replaces an imported topic of the same id.
    #[serde(default)]
    pub replace: bool,
    /// Removes an imported topic of the same id.
    #[serde(default)]
    pub off: bool,
}

/// `[[position]]`: an answer, and what each force makes of it.
#[derive(Debug, Clone, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct PositionDef {
    /// Id, kebab-case, unique within the topic.
    pub id: Spanned<String>,
    /// Name for people.
    #[serde(default)]
    pub name: Names,
    /// What denying or negating it gives.
    #[serde(default)]
    pub deny: Option<Spanned<String>>,
    /// What refusing it gives.
    #[serde(default)]
    pub refuse: Option<Spanned<String>>,
    /// What accepting it gives.
    #[serde(default)]
    pub accept: Option<Spanned<String>>,
    /// What threatening it gives.
    #[serde(default)]
    pub threaten: Option<Spanned<String>>,
}

/// `[[rule]]`: what is talked about, in its affirmative form.
#[derive(Debug, Clone, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct RuleDef {
    /// Id, kebab-case, unique within the topic.
    pub id: Spanned<String>,
    /// Language of the patterns.
    #[serde(default)]
    pub lang: Option<Spanned<String>>,
    /// The position that the content gives.
    #[serde(default)]
    pub position: Option<Spanned<String>>,
    /// Any of these patterns fires it.
    #[serde(default)]
    pub any: Vec<PatternDef>,
    /// None of these may touch the match.
    #[serde(default)]
    pub unless: Vec<PatternDef>,
    /// Weak content: asserts only under one of these forces.
    #[serde(default)]
    pub carried_by: Vec<Force>,
    /// Sentences with the claims of this topic that they must give.
    #[serde(default)]
    pub example: Vec<ExampleDef>,
    /// Replaces an imported rule of the same id.
    #[serde(default)]
    pub replace: bool,
    /// Removes an imported rule of the same id.
    #[serde(default)]
    pub off: bool,
}

/// `[[rule.example]]`.
#[derive(Debug, Clone, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct ExampleDef {
    /// The sentences.
    pub text: Spanned<String>,
    /// Exactly this topic's claims in it: `actor position`.
    #[serde(default)]
    pub claims: Option<Vec<Spanned<String>>>,
}

/// `[[opposed]]`.
#[derive(Debug, Clone, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct OpposedDef {
    /// The two positions.
    pub positions: Vec<Spanned<String>>,
    /// How many days apart statements may be: `3 days`.
    #[serde(default)]
    pub within: Option<Spanned<String>>,
}

/// `[[shift]]`.
#[derive(Debug, Clone, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct ShiftDef {
    /// The earlier position.
    pub from: Spanned<String>,
    /// The later position.
    pub to: Spanned<String>,
}
