//! What a matched phrase means to the engine.

use super::ids::{ActorId, RuleId};
use super::model::Force;

pub use super::model::Grammar;

/// The meaning of a phrase.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Tag {
    /// A name of an actor.
    Name {
        /// Whose.
        actor: ActorId,
        /// Which kind of name.
        kind: NameKind,
    },
    /// A nationality adjective of an actor.
    Adjective(ActorId),
    /// What its power calls an actor.
    Own(ActorId),
    /// What an outlet calls its unnamed sources that speak for a body.
    Source {
        /// The outlet.
        outlet: ActorId,
        /// For whom they speak.
        of: ActorId,
    },
    /// A name of a place.
    Place(ActorId),
    /// A word that reports speech.
    Speech {
        /// What it does.
        force: Force,
        /// Which kind of word.
        kind: SpeechKind,
        /// Whose it is where nobody is named.
        author: Option<ActorId>,
    },
    /// A small word with a grammatical task.
    Grammar(Grammar),
    /// A word that limits or lifts claims.
    Scope(Scope),
    /// A word of dates.
    Date(DateWord),
    /// Content of a rule.
    Content(RuleId),
    /// What must not touch the content of a rule.
    Unless(RuleId),
}

/// Kinds of names.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum NameKind {
    /// Means the actor wherever it stands.
    Full,
    /// Means it after a full name in the document.
    Short,
    /// A capital: means its state beside a verb of speech or behind "that".
    Capital,
    /// A person who speaks for it, in full: index of the person.
    Person(u16),
    /// That person's last name.
    Surname(u16),
}

/// Kinds of words that report speech.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum SpeechKind {
    /// A finite verb.
    Verb,
    /// A participle.
    Participle,
    /// A noun or adjective that puts its force on what follows.
    Noun,
    /// A noun that reports an act of its possessor.
    Act,
    /// A predicate behind what it bears on.
    Predicate,
    /// "According to".
    According,
    /// A passive verb.
    Passive,
}

/// Limits of claims; see `ScopeDef` for each.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[allow(missing_docs)]
pub enum Scope {
    Negator,
    NotNegator,
    Connective,
    Condition,
    ConditionBehind,
    Purpose,
    Terms,
    Unrealised,
    Hedge,
    Question,
}

/// Words of dates.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum DateWord {
    /// Monday is 0.
    Weekday(u8),
    /// January is 1.
    Month(u8),
    /// Days after publication.
    Relative(i64),
    /// About so many days after publication: "last week".
    Around(i64),
    /// "In, at the end of", before a month without a day.
    InMonth,
    /// "Before, ago".
    Ago,
    /// "Ago", behind the number of days.
    AgoBehind,
    /// "Days".
    Days,
    /// A number in words.
    Numeral(u32),
    /// An earlier day that is not named.
    Earlier,
}
