//! What extraction gives: claims, each with the place that it was read from and the way to it.

use crate::rules::Force;
use crate::rules::ids::{ActorId, PositionId, RoleId, RuleId, TopicId};
use chrono::NaiveDate;
use std::ops::Range;
use std::sync::Arc;

/// One actor takes one position on one topic in one place of one document.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Claim {
    /// Index of the document in its corpus.
    pub document: usize,
    /// Whose claim it is.
    pub actor: ActorId,
    /// How the actor was found.
    pub speaker: Speaker,
    /// Who relayed it to the outlet.
    pub via: Option<ActorId>,
    /// What is claimed about.
    pub topic: TopicId,
    /// Which answer is given.
    pub position: PositionId,
    /// Whom the claim concerns; sorted, no pair twice.
    pub about: Vec<Party>,
    /// The places that its clause names, else the only one of its sentence, whatever the topic; sorted.
    pub places: Vec<ActorId>,
    /// Whether it is about people of whom nothing tells whose they are, and who are not the speaker's: "gunmen".
    pub of_others: bool,
    /// The places that its document names anywhere; sorted. Shared by the document's claims.
    pub setting: Arc<[ActorId]>,
    /// The places that its sentence names, else the last one before it in its paragraph that names any; sorted.
    pub near: Arc<[ActorId]>,
    /// The day that it is about, where the topic asks for one and the text names it.
    pub occasion: Option<NaiveDate>,
    /// The day on which the statement was made.
    pub day: StatementDay,
    /// Marked by a hedge (alleged, so-called).
    pub hedged: bool,
    /// The actor whose statement carries this claim, if it stands inside another's.
    pub nested_in: Option<ActorId>,
    /// The content rule that spoke.
    pub rule: RuleId,
    /// The way from the text to the claim; all ranges are bytes of the document's text.
    pub trace: Trace,
}

/// A body that the pack does not list, recognised by its kind. In one document's claims its id is the number of
/// the pack's actors and its place among the document's unlisted bodies added; see [`crate::pipeline`].
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Unlisted {
    /// Its folded words, by which other documents know it again.
    pub key: String,
    /// As first written.
    pub name: String,
    /// The language in which.
    pub lang: String,
}

/// A party of a claim and its role.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Party {
    /// Who.
    pub actor: ActorId,
    /// As what.
    pub role: RoleId,
}

/// How the speaker of a claim was found.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Speaker {
    /// On what ground.
    pub basis: Basis,
    /// Sentences back to where a carried speaker was named; 0 for the same sentence.
    pub distance: usize,
    /// The person who spoke for the actor, as written.
    pub spokesperson: Option<String>,
}

/// The ground on which a speaker was found.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Basis {
    /// Named in the same sentence.
    Named,
    /// Carried over from an earlier sentence.
    Carried,
    /// A person whom this document introduced as speaking for the actor.
    Learnt,
    /// A body that the pack does not know.
    Unlisted,
}

/// The day of a statement.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct StatementDay {
    /// The day, where one is known.
    pub day: Option<NaiveDate>,
    /// Where it comes from.
    pub basis: DayBasis,
    /// How exact it is.
    pub precision: Precision,
}

/// Where the day of a statement comes from.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum DayBasis {
    /// The day of publication.
    Published,
    /// A date in the speech verb's own clause.
    Stated,
    /// Neither.
    Unknown,
}

/// How exact a day is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Precision {
    /// This very day.
    Day,
    /// About this day ("days ago", "earlier").
    About,
}

/// The way from the text to a claim. Ranges are bytes of the document's text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Trace {
    /// The sentence.
    pub sentence: Range<usize>,
    /// What is quoted for the claim: from the cue or speaker to the end of the content's clause.
    pub quote: Range<usize>,
    /// The word that reports the speech.
    pub cue: Option<Range<usize>>,
    /// The mention of the speaker, in this sentence or an earlier one.
    pub speaker: Option<Range<usize>>,
    /// The words that the rule matched.
    pub content: Range<usize>,
    /// The position that the rule gives before any force.
    pub stated: PositionId,
    /// The forces applied, innermost first.
    pub steps: Vec<Step>,
}

/// One force (or negation, as denial) applied to a position.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Step {
    /// The word that carries it.
    pub word: Range<usize>,
    /// What it does.
    pub force: Force,
    /// Whether it is a negation rather than a speech act.
    pub negation: bool,
    /// The position after it.
    pub position: PositionId,
}
