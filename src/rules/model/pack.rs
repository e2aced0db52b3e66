//! `pack.toml`: what a pack is, what it builds on, and what it promises.

use super::Names;
use crate::rules::Spanned;
use schemars::JsonSchema;
use serde::Deserialize;

/// `pack.toml`.
#[derive(Debug, Clone, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct PackFile {
    /// The pack itself.
    pub pack: PackDef,
    /// The camps that actors belong to.
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
#[derive(Debug, Clone, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct TestDef {
    /// Folder of the reports, as seen from the pack.
    pub corpus: Spanned<String>,
    /// Folder of the accepted snapshots, as seen from the pack; it holds nothing else.
    pub snapshots: Spanned<String>,
}

/// `[[allow]]`: a warning that is meant to be.
#[derive(Debug, Clone, Deserialize, JsonSchema)]
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
#[derive(Debug, Clone, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct PackDef {
    /// Name of the pack, kebab-case.
    pub id: Spanned<String>,
    /// Title for people.
    #[serde(default)]
    pub title: Names,
    /// Packs that this one builds on: `builtin`, `builtin:words`, `builtin:topics`, `builtin:actors` or a folder.
    #[serde(default)]
    pub extends: Vec<Spanned<String>>,
    /// Languages that the pack promises to cover in every topic.
    #[serde(default)]
    pub languages: Vec<Spanned<String>>,
    /// The two sides that the report puts first.
    #[serde(default)]
    pub compare: Vec<Spanned<String>>,
}

/// `[[side]]`.
#[derive(Debug, Clone, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct SideDef {
    /// Id, kebab-case.
    pub id: Spanned<String>,
    /// Name for people.
    #[serde(default)]
    pub name: Names,
    /// Replaces an imported side of the same id.
    #[serde(default)]
    pub replace: bool,
    /// Removes an imported side of the same id.
    #[serde(default)]
    pub off: bool,
}
