//! What the engine saw in a document, stage by stage, as plain data: strings, numbers and places in the text.

use crate::extract::Claim;
use crate::extract::claim::Unlisted;
use serde::Serialize;
use std::ops::Range;

/// Words of the text and where they stand.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize)]
pub struct Words {
    /// As in the document.
    pub text: String,
    /// First code point, counted from 0 in the document's text.
    pub start: usize,
    /// Behind the last code point.
    pub end: usize,
}

/// What was seen in a document.
#[derive(Debug, Clone, Default, Serialize)]
pub struct Explanation {
    /// The language it was read in; empty where the pack has no words for it.
    pub language: String,
    /// What could not be read as it should be.
    pub warnings: Vec<String>,
    /// In the order of the text.
    pub sentences: Vec<SentenceView>,
    /// The claims of the document, as extraction gives them.
    #[serde(skip)]
    pub claims: Vec<Claim>,
    /// The bodies of the document that the pack does not list.
    #[serde(skip)]
    pub unlisted: Vec<Unlisted>,
}

/// One sentence, stage by stage.
#[derive(Debug, Clone, Default, Serialize)]
pub struct SentenceView {
    /// The sentence.
    pub sentence: Words,
    /// Bytes of the document's text.
    #[serde(skip)]
    pub bytes: Range<usize>,
    /// Number of its line, from 1.
    pub line: usize,
    /// Why it was not looked into.
    pub left_out: Option<LeftOut>,
    /// Its words and what each may be.
    pub words: Vec<WordView>,
    /// Who is named in it.
    pub mentions: Vec<MentionView>,
    /// What in it reports speech, and who speaks.
    pub speakers: Vec<ActView>,
    /// What limits or turns its claims.
    pub scopes: Vec<ScopeView>,
    /// Every match of a content rule, with what became of it.
    pub rules: Vec<ContentView>,
    /// Rules that began to match and did not.
    pub near: Vec<NearView>,
    /// What it claims.
    pub claims: Vec<ClaimView>,
}

/// Why a sentence was not looked into.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum LeftOut {
    /// It belongs to no report: marked lines, a headline said again, bare lines at the end.
    Boilerplate,
    /// It asks.
    Question,
}

/// A word of the sentence.
#[derive(Debug, Clone, Serialize)]
pub struct WordView {
    /// The word.
    pub at: Words,
    /// As it is compared.
    pub folded: String,
    /// Listed words that it may be a spelling of.
    pub may_be: Vec<Listed>,
    /// What phrases that begin here mean.
    pub tasks: Vec<Task>,
    /// It stands in brackets or an insertion that nothing looks into.
    pub set_aside: bool,
}

/// A listed word that a word of the text may be.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Listed {
    /// As listed, folded.
    pub word: String,
    /// What is attached to it in the text.
    pub attached: Vec<&'static str>,
    /// The sets that hold it.
    pub sets: Vec<String>,
}

/// What a phrase means.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Task {
    /// All of its words.
    pub at: Words,
    /// `speech`, `grammar`, `scope`, `date`, `adjective`, `place`; `set` for a phrase of several words that a set holds;
    /// `short name`, `last name` for one that means nobody, since no full name stood before it.
    pub kind: &'static str,
    /// Which: `deny verb`, `that`, `condition` …
    pub what: String,
}

/// A mention of somebody.
#[derive(Debug, Clone, Serialize)]
pub struct MentionView {
    /// The words.
    pub at: Words,
    /// Whom they mean; none for somebody whom the pack does not know.
    pub actor: Option<String>,
    /// Place in [`Explanation::unlisted`] of a body that the pack does not list.
    #[serde(skip)]
    pub unlisted: Option<usize>,
    /// The person who speaks for the actor.
    pub person: Option<String>,
    /// `named`, `carried`, `learnt`, `unlisted`.
    pub basis: &'static str,
    /// Found by what they are (a spokesman, an official).
    pub role: bool,
    /// Why they cannot be the subject of a speech verb.
    pub not_subject: Option<&'static str>,
    /// In brackets or an insertion that nothing looks into.
    pub set_aside: bool,
}

/// A speech act.
#[derive(Debug, Clone, Serialize)]
pub struct ActView {
    /// The words that report it.
    pub cue: Words,
    /// What it does with its content.
    pub force: &'static str,
    /// Which kind of words report it: `verb`, `participle` …
    pub kind: String,
    /// "Did not confirm".
    pub negated: bool,
    /// Where what it says may stand.
    pub content: Words,
    /// Place in the list of the act that it stands in.
    pub inside: Option<usize>,
    /// Who speaks.
    pub voices: Vec<VoiceView>,
    /// Why they.
    pub why: Why,
    /// Where somebody speaks whom the pack does not know: the words that may name them.
    pub unknown: Option<Words>,
}

/// Why somebody is the speaker of an act.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Why {
    /// Named beside the cue.
    Named,
    /// The speaker of the sentence so far.
    SentenceSpeaker,
    /// The speaker of the act around it.
    Around,
    /// Carried over from an earlier sentence.
    Carried,
    /// The pack says whose such words are where nobody is named.
    Author,
    /// Somebody whom the pack does not know.
    Unknown,
    /// Nobody: no subject, and a narrator's formula ends carrying over.
    Narrator,
    /// Nobody: no subject, and no earlier speaker near enough.
    Nobody,
}

/// A speaker.
#[derive(Debug, Clone, Serialize)]
pub struct VoiceView {
    /// Whose voice it is; none for somebody whom the pack does not know.
    pub actor: Option<String>,
    /// The person who spoke.
    pub person: Option<String>,
    /// `named`, `carried`, `learnt`, `unlisted`.
    pub basis: &'static str,
    /// Sentences back to where the speaker was named.
    pub sentences_before: usize,
    /// The words that name the speaker, in this sentence or the earlier one.
    pub named: String,
    /// An agency relays, it claims nothing.
    pub relays: bool,
}

/// A word that limits or turns claims.
#[derive(Debug, Clone, Serialize)]
pub struct ScopeView {
    /// The words.
    pub at: Words,
    /// `negator`, `condition` …
    pub kind: String,
    /// How far it reaches, where it reaches over what follows.
    pub reach: Option<Words>,
}

/// A match of a content rule.
#[derive(Debug, Clone, Serialize)]
pub struct ContentView {
    /// `topic/rule`.
    pub rule: String,
    /// The topic.
    pub topic: String,
    /// The words that matched.
    pub at: Words,
    /// The pattern that matched.
    pub pattern: String,
    /// The position that the rule gives.
    pub position: String,
    /// Weak content: the forces that carry it; empty for strong content.
    pub carried_by: Vec<&'static str>,
    /// What became of it.
    pub fate: Fate,
    /// The forces that were applied before the way ended.
    pub applied: Vec<StepView>,
    /// Who takes which position.
    pub taken: Vec<TakenView>,
    /// Whom the words around it name as parties.
    pub parties: Vec<NamedParty>,
}

/// What became of a match.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(tag = "outcome", rename_all = "kebab-case")]
pub enum Fate {
    /// It gave a claim.
    Claimed,
    /// An `unless` pattern touches it.
    Guarded {
        /// The pattern.
        pattern: String,
        /// The words that it matched.
        at: Words,
    },
    /// Other content of the topic, longer or stronger, took its place.
    Covered {
        /// Its rule.
        by: String,
    },
    /// The sentence is a question.
    Question,
    /// No speech act is around it.
    NobodySpeaks,
    /// A condition, purpose, term or wish reaches it.
    Limited {
        /// Which.
        kind: String,
        /// Its words.
        at: Words,
    },
    /// A preposition of purpose is attached to it.
    Purpose,
    /// It only tells what other content is about.
    About,
    /// The position has no answer to a force.
    NoAnswer {
        /// The force.
        force: &'static str,
        /// Whether it is a negation.
        negation: bool,
        /// Its words.
        at: Words,
        /// The position that lacks the key.
        position: String,
    },
    /// The force of the act ends before it, or is negated and says nothing.
    OutOfReach {
        /// The cue of the act.
        at: Words,
        /// Whether the act is negated.
        negated: bool,
    },
    /// Weak, and no force around carries it.
    NotCarried,
    /// The position blames somebody, and nobody but the speaker is named.
    NobodyBlamed,
    /// Somebody takes a position whom the pack does not know, or who only relays.
    NoKnownSpeaker,
}

/// A force or negation, applied.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct StepView {
    /// Its words.
    pub at: Words,
    /// The force.
    pub force: &'static str,
    /// Whether it is a negation.
    pub negation: bool,
    /// The position after it.
    pub position: String,
}

/// Who takes which position.
#[derive(Debug, Clone, Serialize)]
pub struct TakenView {
    /// Place of the act in the list of speakers.
    pub act: usize,
    /// The position.
    pub position: String,
    /// The way to it, innermost first.
    pub steps: Vec<StepView>,
}

/// A party that the text names.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct NamedParty {
    /// Who.
    pub actor: String,
    /// How: `slot`, `subject`, `with`, `behind`.
    pub how: &'static str,
    /// Of a slot, its role.
    pub role: Option<String>,
}

/// A rule that began to match and did not.
#[derive(Debug, Clone, Serialize)]
pub struct NearView {
    /// `topic/rule`.
    pub rule: String,
    /// The pattern that got farthest.
    pub pattern: String,
    /// The words that matched.
    pub at: Words,
    /// The element that is missing.
    pub missing: String,
    /// It is missing before the words that matched, not behind them.
    pub before: bool,
    /// The word that stands where it was looked for first; none at the edge of the clause.
    pub next: Option<Words>,
    /// How many words might have stood between.
    pub within: usize,
    /// Elements that matched.
    pub matched: usize,
    /// Elements in all.
    pub of: usize,
}

/// A claim of the sentence.
#[derive(Debug, Clone, Serialize)]
pub struct ClaimView {
    /// Whose.
    pub actor: String,
    /// On what.
    pub topic: String,
    /// Which answer.
    pub position: String,
    /// Whom it concerns.
    pub about: Vec<PartyView>,
    /// The day of the statement.
    pub day: Option<String>,
    /// `published`, `stated`, `unknown`.
    pub day_basis: &'static str,
    /// Only about that day.
    pub about_day: bool,
    /// Who relayed it.
    pub via: Option<String>,
    /// In whose statement it stands.
    pub nested_in: Option<String>,
    /// Hedged by the report.
    pub hedged: bool,
    /// The rule.
    pub rule: String,
}

/// A party of a claim.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct PartyView {
    /// Who.
    pub actor: String,
    /// As what.
    pub role: String,
    /// How it came there: `speaker`, `named`, `earlier`.
    pub how: &'static str,
}
