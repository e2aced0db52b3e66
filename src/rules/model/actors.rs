//! A file in `actors/`: who may be named in a report.

use super::{Names, PatternsByLanguage, SideDef};
use crate::rules::Spanned;
use schemars::{JsonSchema, Schema, SchemaGenerator, json_schema};
use serde::de::{self, Visitor};
use serde::{Deserialize, Deserializer};
use std::borrow::Cow;
use std::collections::BTreeMap;
use std::fmt;

/// A file in `actors/`.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct ActorsFile {
    /// Sides, where a pack declares them beside their actors.
    #[serde(default)]
    pub side: Vec<SideDef>,
    /// Who may be named in a report, one `[[actor]]` each.
    #[serde(default)]
    pub actor: Vec<ActorDef>,
    /// Towns and regions, so that two claims can be about the same place whatever it is called.
    #[serde(default)]
    pub place: Vec<PlaceDef>,
}

/// `[[place]]`: a town or region. It fills the role `place` of topics that have it.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct PlaceDef {
    /// Id, kebab-case; no actor has the same.
    #[schemars(regex(pattern = "^[a-z0-9]+(-[a-z0-9]+)*$"))]
    pub id: Spanned<String>,
    /// Larger places that it lies in: an attack on one may be the same as an attack on the other.
    #[serde(default)]
    pub within: Vec<Spanned<String>>,
    /// How the report calls it, for each language: `{ en = "…", ar = "…" }`. Texts are not searched for it.
    #[serde(default)]
    pub name: Names,
    /// Names as texts have them: patterns.
    #[serde(default)]
    pub aliases: PatternsByLanguage,
    /// Replaces an imported place of the same id.
    #[serde(default)]
    pub replace: bool,
    /// Removes an imported place of the same id.
    #[serde(default)]
    pub off: bool,
}

impl From<PlaceDef> for ActorDef {
    /// A place is kept among the actors, as one that neither speaks nor is a party.
    fn from(place: PlaceDef) -> Self {
        Self {
            id: place.id,
            kind: ActorKind::Place,
            member_of: place.within,
            name: place.name,
            aliases: place.aliases,
            replace: place.replace,
            off: place.off,
            side: None,
            party_as: None,
            short: PatternsByLanguage::default(),
            capitals: PatternsByLanguage::default(),
            own: PatternsByLanguage::default(),
            adjectives: PatternsByLanguage::default(),
            spokespeople: Vec::new(),
            sources: Vec::new(),
            channel: None,
        }
    }
}

/// Channels of an actor, as written.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Channels(pub Vec<String>);

impl<'de> Deserialize<'de> for Channels {
    fn deserialize<D: Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
        struct OneOrMore;
        impl<'de> Visitor<'de> for OneOrMore {
            type Value = Channels;

            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("a channel between quotation marks, or a list of them")
            }

            fn visit_str<E: de::Error>(self, one: &str) -> Result<Channels, E> {
                Ok(Channels(vec![one.to_owned()]))
            }

            fn visit_seq<A: de::SeqAccess<'de>>(self, mut list: A) -> Result<Channels, A::Error> {
                let mut all = Vec::new();
                while let Some(one) = list.next_element()? {
                    all.push(one);
                }
                Ok(Channels(all))
            }
        }
        from.deserialize_any(OneOrMore)
    }
}

impl JsonSchema for Channels {
    fn inline_schema() -> bool {
        true
    }

    fn schema_name() -> Cow<'static, str> {
        "Channels".into()
    }

    fn json_schema(_: &mut SchemaGenerator) -> Schema {
        json_schema!({ "anyOf": [{ "type": "string" }, { "type": "array", "items": { "type": "string" } }] })
    }
}

/// What an actor is, as far as attribution and parties need to know.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum ActorKind {
    /// A body that speaks for itself and may be a party.
    #[default]
    Body,
    /// A medium: claims, but is no party.
    Media,
    /// A relay: reports what others say and makes no claim.
    Agency,
    /// Unnamed persons: never a party, never merged across documents, never part of a shift.
    Unnamed,
    /// A go-between: claims, but is no party.
    Mediator,
    /// Where something is said to have happened; written as `[[place]]`.
    #[serde(skip)]
    Place,
}

/// One of the `sources` of an outlet.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct SourceDef {
    /// Id of the actor for whom they speak.
    pub of: Spanned<String>,
    /// How the outlet calls them, for each language: patterns. A words file lists the same words as those of somebody
    /// unnamed.
    pub words: PatternsByLanguage,
}

/// `[[actor]]`.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct ActorDef {
    /// Id by which rules, options and reports name it: small Latin letters, digits and hyphens.
    #[schemars(regex(pattern = "^[a-z0-9]+(-[a-z0-9]+)*$"))]
    pub id: Spanned<String>,
    /// The camp that it belongs to: the id of a `[[side]]`. The report compares sides.
    #[serde(default)]
    pub side: Option<Spanned<String>>,
    /// What it is: `body` unless something else is said.
    #[serde(default)]
    pub kind: ActorKind,
    /// Groups that it belongs to; a group stands for its members.
    #[serde(default)]
    pub member_of: Vec<Spanned<String>>,
    /// The power for which it stands as a party.
    #[serde(default)]
    pub party_as: Option<Spanned<String>>,
    /// How the report calls it, for each language: `{ en = "…", ar = "…" }`. Texts are not searched for it.
    #[serde(default)]
    pub name: Names,
    /// Its full names in texts, for each language: patterns that mean it wherever they stand.
    #[serde(default)]
    pub aliases: PatternsByLanguage,
    /// Names that mean it only after a full name in the same document.
    #[serde(default)]
    pub short: PatternsByLanguage,
    /// Names of a capital or country that stand for its state beside a verb of speech or behind "that", and for the city
    /// elsewhere.
    #[serde(default)]
    pub capitals: PatternsByLanguage,
    /// What the power that it stands for (`party-as`) calls it: means it behind a possessive word ("its defence
    /// ministry") where that power was spoken of last. The words hold a role that the words file lists.
    #[serde(default)]
    pub own: PatternsByLanguage,
    /// Adjectives that stand for it ("Russian terms"), for each language.
    #[serde(default)]
    pub adjectives: PatternsByLanguage,
    /// People who speak for it, each with a name for each language: what they say, it says.
    #[serde(default)]
    pub spokespeople: Vec<BTreeMap<String, Spanned<String>>>,
    /// For an outlet: its unnamed sources that speak for a body, as everybody knows ("a military source" of a state
    /// agency). They do in its own reports, and elsewhere where the sentence names it and no other outlet.
    #[serde(default)]
    pub sources: Vec<SourceDef>,
    /// Channels or accounts of its own, by name, `@handle` or id, one or a list: what is written there without another
    /// speaker, it says.
    #[serde(default)]
    pub channel: Option<Spanned<Channels>>,
    /// Replaces an imported actor of the same id.
    #[serde(default)]
    pub replace: bool,
    /// Removes an imported actor of the same id.
    #[serde(default)]
    pub off: bool,
}
