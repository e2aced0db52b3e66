//! The versioned contract: what a run found, as strings, numbers and dates only.
//!
//! In: [`Inputs`]. Out: [`Report`], which serialises to the JSON that the project promises. What renderings
//! need beyond the contract is kept beside it and not serialised.

use super::filter::Narrowed;
use super::names::Names;
use crate::conflict::{self, Copied, Findings};
use crate::extract::claim;
use crate::rules::labels::Labels;
use crate::rules::relations::Relations;
use chrono::NaiveDate;
use serde::{Serialize, Serializer};

pub use super::build::{build, claims_alone, conflicts_alone};
pub use super::way::{Marked, Part, Step, Way};

/// Version of the contract; changes with its shape.
pub const VERSION: u32 = 1;

/// What a report is built from.
#[derive(Debug, Clone, Copy)]
pub struct Inputs<'a> {
    /// The documents, as claims index them.
    pub documents: &'a [crate::corpus::Document],
    /// What was recognised in each document, in the same order; may be shorter.
    pub detected: &'a [Detected],
    /// Which documents are copies of others, in the same order; may be shorter.
    pub copies: &'a [Option<Copied>],
    /// What was found and not read.
    pub skipped: &'a [crate::corpus::Skipped],
    /// The claims, as statements index them.
    pub claims: &'a [claim::Claim],
    /// Statements and conflicts.
    pub findings: &'a Findings,
    /// Ids and names of the pack.
    pub labels: &'a Labels,
    /// Sides and kinds of the actors.
    pub relations: &'a Relations,
}

/// What extraction recognised in a document.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Detected {
    /// Language, a BCP 47 primary tag.
    pub language: String,
    /// Headline.
    pub title: Option<String>,
    /// The day of publication that the text tells where none is declared.
    pub published: Option<NaiveDate>,
}

/// Everything that a run found.
#[derive(Debug, Clone, Serialize)]
pub struct Report {
    /// [`VERSION`].
    pub version: u32,
    /// The rule pack.
    pub pack: Pack,
    /// What was read.
    pub documents: Vec<Document>,
    /// What was found and not read.
    pub skipped: Vec<Skipped>,
    /// Who claims what.
    pub claims: Vec<Claim>,
    /// Claims of one actor, topic, position, day and parties, whoever carried them.
    pub statements: Vec<Statement>,
    /// Statements that do not go together.
    pub conflicts: Vec<Conflict>,
    /// Names of everything that has an id.
    #[serde(skip)]
    pub names: Names,
    /// The two sides that are shown first.
    #[serde(skip)]
    pub compare: Option<(String, String)>,
    /// What a filter left; none where nothing was filtered.
    #[serde(skip)]
    pub filtered: Option<Narrowed>,
}

/// The rule pack of a run.
#[derive(Debug, Clone, Default, Serialize)]
pub struct Pack {
    /// Its id.
    pub id: String,
    /// SHA-256 of its files, hexadecimal.
    pub hash: String,
    /// Where it was found.
    pub origin: String,
}

/// A document that was read.
#[derive(Debug, Clone, Serialize)]
pub struct Document {
    /// Unique among the documents.
    pub id: String,
    /// As the user wrote it.
    pub path: String,
    /// Who published it.
    pub outlet: Option<String>,
    /// The day of publication.
    #[serde(serialize_with = "iso_day")]
    pub published: Option<NaiveDate>,
    /// BCP 47 primary tag.
    pub language: Option<String>,
    /// Headline.
    pub title: Option<String>,
    /// Address.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub url: Option<String>,
    /// The date of publication as its collector gave it, where that says more than the day.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub published_as: Option<String>,
    /// Who wrote it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub author: Option<String>,
    /// From whom the outlet took it over.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub origin: Option<String>,
    /// The id that its collector gave it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub original_id: Option<String>,
    /// The document that carried the same or nearly the same text before.
    pub copy_of: Option<String>,
}

/// Something that was found and not read.
#[derive(Debug, Clone, Serialize)]
pub struct Skipped {
    /// As the user wrote it, or as it was found below that.
    pub path: String,
    /// Why.
    pub reason: String,
}

/// One actor takes one position on one topic in one place of one document.
#[derive(Debug, Clone, Serialize)]
pub struct Claim {
    /// Stable over changes of the rules.
    pub id: String,
    /// The document's id.
    pub document: String,
    /// Whose claim it is.
    pub actor: String,
    /// The actor's side.
    pub side: Option<String>,
    /// How the actor was found.
    pub speaker: Speaker,
    /// Who relayed it to the outlet.
    pub via: Option<String>,
    /// What is claimed about.
    pub topic: String,
    /// Which answer is given.
    pub position: String,
    /// Whom it concerns.
    pub about: Vec<Party>,
    /// The day of the statement.
    pub date: Date,
    /// Marked by a hedge.
    pub hedged: bool,
    /// The actor whose statement carries this one.
    pub nested_in: Option<String>,
    /// The content rule, `topic/rule`.
    pub rule: String,
    /// The words.
    pub quote: Quote,
    /// The shortest prefix of the id that is unique.
    #[serde(skip)]
    pub short: String,
    /// Whether the actor stands for unnamed persons or for media in general.
    #[serde(skip)]
    pub unnamed: bool,
    /// The way from the text to the claim.
    #[serde(skip)]
    pub way: Way,
}

/// How the speaker of a claim was found.
#[derive(Debug, Clone, Serialize)]
pub struct Speaker {
    /// `named`, `carried`, `learnt` or `unlisted`.
    #[serde(serialize_with = "basis")]
    pub basis: claim::Basis,
    /// Sentences back to where the speaker was named.
    pub distance: usize,
    /// The person who spoke for the actor, as written.
    pub spokesperson: Option<String>,
}

/// A party and its role.
#[derive(Debug, Clone, Serialize, PartialEq, Eq, PartialOrd, Ord)]
pub struct Party {
    /// The actor's id.
    pub party: String,
    /// The role's id.
    pub role: String,
}

/// The day of a statement.
#[derive(Debug, Clone, Serialize)]
pub struct Date {
    /// The day, where one is known.
    #[serde(serialize_with = "iso_day")]
    pub day: Option<NaiveDate>,
    /// `published`, `stated` or `unknown`.
    #[serde(serialize_with = "day_basis")]
    pub basis: claim::DayBasis,
    /// `day` or `about`.
    #[serde(serialize_with = "precision")]
    pub precision: claim::Precision,
}

/// The words of a claim and where they stand.
#[derive(Debug, Clone, Serialize)]
pub struct Quote {
    /// Character for character as in the document.
    pub exact: String,
    /// What stands right before.
    pub prefix: String,
    /// What stands right behind.
    pub suffix: String,
    /// First code point, counted from 0 in the decoded body.
    pub start: usize,
    /// Behind the last code point.
    pub end: usize,
}

/// The same actor, topic, position, parties and day, however many outlets carry it.
#[derive(Debug, Clone, Serialize)]
pub struct Statement {
    /// Stable over changes of the rules.
    pub id: String,
    /// Whose statement it is.
    pub actor: String,
    /// What it is about.
    pub topic: String,
    /// Which answer it gives.
    pub position: String,
    /// Whom it concerns.
    pub about: Vec<Party>,
    /// The day, where one is known.
    #[serde(serialize_with = "iso_day")]
    pub day: Option<NaiveDate>,
    /// Ids of its claims.
    pub claims: Vec<String>,
    /// Who carried it.
    pub outlets: Vec<String>,
    /// The shortest prefix of the id that is unique.
    #[serde(skip)]
    pub short: String,
}

/// Opposed statements of two stands.
#[derive(Debug, Clone, Serialize)]
pub struct Conflict {
    /// Stable over changes of the rules.
    pub id: String,
    /// What sort of conflict it is.
    pub kind: Kind,
    /// What it is about.
    pub topic: String,
    /// One stand; of a shift, the earlier.
    pub a: Stand,
    /// The other.
    pub b: Stand,
    /// Which statements oppose each other, the nearest in time first.
    pub pairs: Vec<Pair>,
    /// The shortest prefix of the id that is unique.
    #[serde(skip)]
    pub short: String,
}

/// An actor and its position.
#[derive(Debug, Clone, Serialize, PartialEq, Eq, PartialOrd, Ord)]
pub struct Stand {
    /// The actor's id.
    pub actor: String,
    /// The position's id.
    pub position: String,
}

/// Two statements that oppose each other.
#[derive(Debug, Clone, Serialize)]
pub struct Pair {
    /// Id of a statement of stand `a`.
    pub a: String,
    /// Id of a statement of stand `b`.
    pub b: String,
    /// Days between them, where both are known.
    pub days_apart: Option<u32>,
}

/// The sorts of conflict.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Kind {
    /// Different actors; cannot both be true.
    Contradiction,
    /// The same actor moved.
    Shift,
    /// Two voices of one side.
    Divergence,
}

impl Kind {
    /// All of them, as the report orders them.
    pub const ALL: [Self; 3] = [Self::Contradiction, Self::Shift, Self::Divergence];

    /// The word for it in output.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Contradiction => "contradiction",
            Self::Shift => "shift",
            Self::Divergence => "divergence",
        }
    }
}

impl From<conflict::Kind> for Kind {
    fn from(kind: conflict::Kind) -> Self {
        match kind {
            conflict::Kind::Contradiction => Self::Contradiction,
            conflict::Kind::Shift => Self::Shift,
            conflict::Kind::Divergence => Self::Divergence,
        }
    }
}

/// The word for a basis in output.
pub fn basis_word(basis: claim::Basis) -> &'static str {
    match basis {
        claim::Basis::Named => "named",
        claim::Basis::Carried => "carried",
        claim::Basis::Learnt => "learnt",
        claim::Basis::Unlisted => "unlisted",
    }
}

/// The word for the basis of a day in output.
pub fn day_basis_word(basis: claim::DayBasis) -> &'static str {
    match basis {
        claim::DayBasis::Published => "published",
        claim::DayBasis::Stated => "stated",
        claim::DayBasis::Unknown => "unknown",
    }
}

/// The word for a precision in output.
pub fn precision_word(precision: claim::Precision) -> &'static str {
    match precision {
        claim::Precision::Day => "day",
        claim::Precision::About => "about",
    }
}

fn iso_day<S: Serializer>(day: &Option<NaiveDate>, serializer: S) -> Result<S::Ok, S::Error> {
    match day {
        Some(day) => serializer.collect_str(day),
        None => serializer.serialize_none(),
    }
}

fn basis<S: Serializer>(basis: &claim::Basis, serializer: S) -> Result<S::Ok, S::Error> {
    serializer.serialize_str(basis_word(*basis))
}

fn day_basis<S: Serializer>(basis: &claim::DayBasis, serializer: S) -> Result<S::Ok, S::Error> {
    serializer.serialize_str(day_basis_word(*basis))
}

fn precision<S: Serializer>(precision: &claim::Precision, serializer: S) -> Result<S::Ok, S::Error> {
    serializer.serialize_str(precision_word(*precision))
}
