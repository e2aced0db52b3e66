//! `pack.toml`: what a pack is, what it builds on, and what it promises.

use super::Names;
use crate::rules::Spanned;
use schemars::JsonSchema;
use serde::Deserialize;

/// `pack.toml`.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct PackFile {
    /// What the pack is, builds on and promises; one in a file.
    pub pack: PackDef,
    /// The camps that actors belong to, one `[[side]]` each.
    #[serde(default)]
    pub side: Vec<SideDef>,
    /// What `gainsay test` runs besides the examples.
    #[serde(default)]
    pub test: Option<TestDef>,
    /// Warnings that are not told, each with the reason.
    #[serde(default)]
    pub allow: Vec<AllowDef>,
}

/// `[test]`: reports whose claims and conflicts are kept on record.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct TestDef {
    /// Folder of the reports, as seen from the pack.
    pub corpus: Spanned<String>,
    /// Folder of the accepted snapshots, as seen from the pack; it holds nothing else.
    pub snapshots: Spanned<String>,
}

/// `[[allow]]`: a warning that is meant to be.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct AllowDef {
    /// Name of the warning, such as `unused-set`, or its code.
    pub warning: Spanned<String>,
    /// Why it is meant to be.
    pub reason: Spanned<String>,
    /// Files of the pack in which it is allowed, such as `topics/strikes.toml`; in all where none is named.
    #[serde(default, rename = "in")]
    pub files: Vec<Spanned<String>>,
}

/// `[pack]`.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct PackDef {
    /// Id of the pack: small Latin letters, digits and hyphens.
    #[schemars(regex(pattern = "^[a-z0-9]+(-[a-z0-9]+)*$"))]
    pub id: Spanned<String>,
    /// How the report calls it, for each language: `{ en = "…", ar = "…" }`.
    #[serde(default)]
    pub title: Names,
    /// Packs that this one builds on: `builtin`, `builtin:words`, `builtin:topics`, `builtin:actors` or a folder.
    #[serde(default)]
    pub extends: Vec<Spanned<String>>,
    /// Languages that the pack promises to cover in every topic.
    #[serde(default)]
    #[schemars(inner(regex(pattern = "^[a-z]{2,3}$")))]
    pub languages: Vec<Spanned<String>>,
    /// The ids of the two sides that the report holds against each other first.
    #[serde(default)]
    #[schemars(length(min = 2, max = 2))]
    pub compare: Vec<Spanned<String>>,
}

/// `[[side]]`.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct SideDef {
    /// Id by which actors and options name it: small Latin letters, digits and hyphens.
    #[schemars(regex(pattern = "^[a-z0-9]+(-[a-z0-9]+)*$"))]
    pub id: Spanned<String>,
    /// How the report calls it, for each language: `{ en = "…", ar = "…" }`.
    #[serde(default)]
    pub name: Names,
    /// Replaces an imported side of the same id.
    #[serde(default)]
    pub replace: bool,
    /// Removes an imported side of the same id.
    #[serde(default)]
    pub off: bool,
}
