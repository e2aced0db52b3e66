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
    /// What is claimed about; one in a file.
    pub topic: TopicDef,
    /// The answers that a claim may give, one `[[position]]` each.
    #[serde(default)]
    pub position: Vec<PositionDef>,
    /// What gives a position, one `[[rule]]` each.
    #[serde(default)]
    pub rule: Vec<RuleDef>,
    /// Two positions that cannot both be true, one `[[opposed]]` for each pair.
    #[serde(default)]
    pub opposed: Vec<OpposedDef>,
    /// Changes of position that are worth a row.
    #[serde(default)]
    pub shift: Vec<ShiftDef>,
    /// Sets of words for patterns to use as `<name>`, for each language: `[sets.en]`.
    #[serde(default)]
    pub sets: BTreeMap<String, BTreeMap<Spanned<String>, SetDef>>,
}

/// `[topic]`.
#[derive(Debug, Clone, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct TopicDef {
    /// Id by which options and reports name the topic: small Latin letters, digits and hyphens.
    #[schemars(regex(pattern = "^[a-z0-9]+(-[a-z0-9]+)*$"))]
    pub id: Spanned<String>,
    /// How the report calls it, for each language: `{ en = "…", ar = "…" }`.
    #[serde(default)]
    pub title: Names,
    /// The roles that its claims have; a role named twice is filled by two different parties.
    #[serde(default)]
    pub roles: Vec<Spanned<String>>,
    /// Those of the roles that may stay open: nobody fills them whom the text does not name, and a claim that names
    /// nobody in them is about whomever others name.
    #[serde(default)]
    pub open: Vec<Spanned<String>>,
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
    #[schemars(regex(pattern = "^[a-z0-9]+(-[a-z0-9]+)*$"))]
    pub id: Spanned<String>,
    /// How the report calls it, for each language: `{ en = "…", ar = "…" }`.
    #[serde(default)]
    pub name: Names,
    /// The position of those who deny it; without this key, a denial gives no claim.
    #[serde(default)]
    pub deny: Option<Spanned<String>>,
    /// The position of those who refuse it; without this key, a refusal gives no claim.
    #[serde(default)]
    pub refuse: Option<Spanned<String>>,
    /// The position of those who are ready for it; without this key, readiness gives no claim.
    #[serde(default)]
    pub accept: Option<Spanned<String>>,
    /// The position of those who threaten with it; without this key, a threat gives no claim.
    #[serde(default)]
    pub threaten: Option<Spanned<String>>,
    /// The role whose party it blames: no claim where nobody else is named in it, for nobody blames himself.
    #[serde(default)]
    pub against: Option<Spanned<String>>,
}

/// `[[rule]]`: what is talked about, in its affirmative form.
#[derive(Debug, Clone, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct RuleDef {
    /// Id, kebab-case, unique within the topic.
    #[schemars(regex(pattern = "^[a-z0-9]+(-[a-z0-9]+)*$"))]
    pub id: Spanned<String>,
    /// Language of the patterns, by its tag: `"ar"`.
    #[serde(default)]
    #[schemars(regex(pattern = "^[a-z]{2,3}$"))]
    pub lang: Option<Spanned<String>>,
    /// The position of those who say it is so: the id of a `[[position]]` of this topic.
    #[serde(default)]
    pub position: Option<Spanned<String>>,
    /// Patterns, any of which will do: words, `<sets>`, gaps `…3`, alternatives `(a|b)`, `{roles}`.
    #[serde(default)]
    pub any: Vec<PatternDef>,
    /// Patterns that take a match back where they touch it.
    #[serde(default)]
    pub unless: Vec<PatternDef>,
    /// For words that assert nothing by themselves: only under one of these forces is it a claim.
    #[serde(default)]
    pub carried_by: Vec<Force>,
    /// Who fills a role that may stay open where no slot does.
    #[serde(default)]
    pub whose: Whose,
    /// Its patterns name what it is about by a pronoun only ("broke it"): they count where words of the topic stand
    /// before them in the sentence or in one of the two before it.
    #[serde(default)]
    pub taken_up: bool,
    /// Its words take the position for granted, and no denial takes it back: talks that did not fail were held, too.
    #[serde(default)]
    pub presupposed: bool,
    /// Sentences that `gainsay test` reads, with the claims that they must give.
    #[serde(default)]
    pub example: Vec<ExampleDef>,
    /// Replaces an imported rule of the same id.
    #[serde(default)]
    pub replace: bool,
    /// Removes an imported rule of the same id.
    #[serde(default)]
    pub off: bool,
}

/// Who fills a role that may stay open where no slot of the pattern does.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum Whose {
    /// Whoever the clause names as its subject, behind "by" or as accused; else who denies for himself.
    #[default]
    Named,
    /// Whoever the clause names as its subject, else who speaks: what he does himself.
    Speaker,
    /// Whose adjective stands in the words that matched: "counted nine Russian violations".
    Nation,
    /// Nobody: it is so whoever did it.
    Nobody,
}

/// `[[rule.example]]`.
#[derive(Debug, Clone, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct ExampleDef {
    /// One sentence or several, as a report would have them.
    pub text: Spanned<String>,
    /// Exactly the claims about this topic in it, as `"actor position"` in ids; `[]` if it must give none.
    #[serde(default)]
    #[schemars(inner(regex(pattern = r"^\S+ \S+$")))]
    pub claims: Option<Vec<Spanned<String>>>,
}

/// `[[opposed]]`.
#[derive(Debug, Clone, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct OpposedDef {
    /// The ids of the two positions.
    #[schemars(length(min = 2, max = 2))]
    pub positions: Vec<Spanned<String>>,
    /// How many days apart two statements may be and still contradict: `"3 days"`.
    #[serde(default)]
    #[schemars(regex(pattern = r"^\d+ days?$"))]
    pub within: Option<Spanned<String>>,
}

/// `[[shift]]`.
#[derive(Debug, Clone, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct ShiftDef {
    /// The position first taken.
    pub from: Spanned<String>,
    /// The position taken later.
    pub to: Spanned<String>,
    /// How many days apart the two may be and still be a change of mind on one matter: `"30 days"`.
    #[serde(default)]
    #[schemars(regex(pattern = r"^\d+ days?$"))]
    pub within: Option<Spanned<String>>,
}
