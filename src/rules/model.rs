//! The rule files as they are written: one plain struct a table, strict, with the places of what may be wrong.
//!
//! In: TOML. Out: `…Def` types, which only `load`, `check` and `compile` see.

use crate::rules::Spanned;
use crate::rules::model_set::SetDef;
use schemars::JsonSchema;
use serde::Deserialize;
use std::collections::BTreeMap;

/// A text per language (`en`, `ar`, `ru` …).
pub type Names = BTreeMap<String, String>;
/// A list of patterns per language.
pub type PatternsByLanguage = BTreeMap<String, Vec<Spanned<String>>>;

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

/// A file in `actors/`.
#[derive(Debug, Clone, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct ActorsFile {
    /// Sides, where a pack declares them beside their actors.
    #[serde(default)]
    pub side: Vec<SideDef>,
    /// The actors.
    #[serde(default)]
    pub actor: Vec<ActorDef>,
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
}

/// `[[actor]]`.
#[derive(Debug, Clone, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct ActorDef {
    /// Id, kebab-case.
    pub id: Spanned<String>,
    /// The camp.
    #[serde(default)]
    pub side: Option<Spanned<String>>,
    /// What it is.
    #[serde(default)]
    pub kind: ActorKind,
    /// Groups that it belongs to; a group stands for its members.
    #[serde(default)]
    pub member_of: Vec<Spanned<String>>,
    /// The power for which it stands as a party.
    #[serde(default)]
    pub party_as: Option<Spanned<String>>,
    /// Name for people.
    #[serde(default)]
    pub name: Names,
    /// Full names: patterns.
    #[serde(default)]
    pub aliases: PatternsByLanguage,
    /// Names that mean it only after a full name in the same document.
    #[serde(default)]
    pub short: PatternsByLanguage,
    /// Nationality adjectives.
    #[serde(default)]
    pub adjectives: PatternsByLanguage,
    /// People who speak for it: a name per language.
    #[serde(default)]
    pub spokespeople: Vec<BTreeMap<String, Spanned<String>>>,
    /// Replaces an imported actor of the same id.
    #[serde(default)]
    pub replace: bool,
    /// Removes an imported actor of the same id.
    #[serde(default)]
    pub off: bool,
}

/// What a speech act does with its content.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum Force {
    /// Says that it is so.
    Affirm,
    /// Says that it is not so.
    Deny,
    /// Will not do it.
    Refuse,
    /// Is ready to do it.
    Accept,
    /// Announces harm if it is not done.
    Threaten,
    /// Says so, in words that the narrator does not vouch for.
    Allege,
}

impl Force {
    /// Whether it tells what its speaker will do, rather than what is so.
    pub fn is_disposition(self) -> bool {
        matches!(self, Self::Refuse | Self::Accept | Self::Threaten)
    }

    /// The word for it in rule files and in output.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Affirm => "affirm",
            Self::Deny => "deny",
            Self::Refuse => "refuse",
            Self::Accept => "accept",
            Self::Threaten => "threaten",
            Self::Allege => "allege",
        }
    }
}

/// A file in `words/`: how one language reports speech.
#[derive(Debug, Clone, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct WordsFile {
    /// Language, a BCP 47 primary tag.
    pub lang: Spanned<String>,
    /// Sets of words for patterns to use.
    #[serde(default)]
    pub sets: BTreeMap<Spanned<String>, SetDef>,
    /// How words inflect.
    #[serde(default)]
    pub inflection: InflectionDef,
    /// Where sentences end and which lines are no report.
    #[serde(default)]
    pub text: TextDef,
    /// Speech acts by force.
    #[serde(default)]
    pub speech: Vec<SpeechDef>,
    /// Small words with a grammatical task.
    #[serde(default)]
    pub grammar: GrammarDef,
    /// What limits or lifts a claim.
    #[serde(default)]
    pub scope: ScopeDef,
    /// Names of days and months.
    #[serde(default)]
    pub dates: DatesDef,
    /// Sides of the unnamed speakers.
    #[serde(default)]
    pub side: Vec<SideDef>,
    /// Unnamed speakers; entries of several languages with one id are one speaker.
    #[serde(default)]
    pub speaker: Vec<ActorDef>,
}

/// `[inflection]`: spellings that stand for a listed word.
#[derive(Debug, Clone, Default, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct InflectionDef {
    /// Proclitic conjunctions.
    #[serde(default)]
    pub conjunctions: Vec<String>,
    /// Proclitic prepositions.
    #[serde(default)]
    pub prepositions: Vec<String>,
    /// Proclitic articles.
    #[serde(default)]
    pub articles: Vec<String>,
    /// Written contractions: what stands in the text, and the preposition and article that it is made of.
    #[serde(default)]
    pub contractions: Vec<ContractionDef>,
    /// Proclitics of verbs (future).
    #[serde(default)]
    pub verb_proclitics: Vec<String>,
    /// Enclitic pronouns; never after an article.
    #[serde(default)]
    pub pronouns: Vec<String>,
    /// Inflectional endings.
    #[serde(default)]
    pub endings: Vec<String>,
    /// Letters that change before an ending or pronoun: as listed, as written then.
    #[serde(default)]
    pub joins: Vec<(String, String)>,
    /// First letters of a verb that stand for each other.
    #[serde(default)]
    pub person_prefixes: Vec<String>,
    /// Endings that mark a verb as feminine.
    #[serde(default)]
    pub feminine_endings: Vec<String>,
    /// First letters that mark a verb as feminine.
    #[serde(default)]
    pub feminine_prefixes: Vec<String>,
    /// Endings that mark a verb as plural or dual, so that its subject stands before it.
    #[serde(default)]
    pub plural_endings: Vec<String>,
    /// Words with fewer letters than this match exactly.
    #[serde(default)]
    pub shortest: usize,
}

/// A written contraction.
#[derive(Debug, Clone, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct ContractionDef {
    /// As written.
    pub written: String,
    /// The preposition in it.
    pub preposition: String,
}

/// `[text]`.
#[derive(Debug, Clone, Default, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct TextDef {
    /// Words that end in a full stop without ending the sentence.
    #[serde(default)]
    pub abbreviations: Vec<String>,
    /// Beginnings of lines that are no part of the report.
    #[serde(default)]
    pub boilerplate: Vec<Spanned<String>>,
    /// Beginnings of lines after which nothing belongs to the report.
    #[serde(default)]
    pub ends_report: Vec<Spanned<String>>,
    /// Words that make a sentence a question even without its mark.
    #[serde(default)]
    pub questions: Vec<Spanned<String>>,
    /// Frequent words by which the language is recognised.
    #[serde(default)]
    pub frequent: Vec<String>,
    /// `subject-first` or `verb-first`.
    #[serde(default)]
    pub order: WordOrder,
}

/// Where the subject of a speech verb stands by preference.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum WordOrder {
    /// Before the verb, unless it follows at once.
    #[default]
    SubjectFirst,
    /// After the verb, unless it stands right before it.
    VerbFirst,
}

/// `[[speech]]`: words that report speech with one force.
#[derive(Debug, Clone, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct SpeechDef {
    /// What the words do with their content.
    pub force: Force,
    /// Words of any of the classes below; finite verbs.
    #[serde(default)]
    pub words: Vec<Spanned<String>>,
    /// Finite verbs: take a subject.
    #[serde(default)]
    pub verbs: Vec<Spanned<String>>,
    /// Participles: belong to the speaker of their sentence.
    #[serde(default)]
    pub participles: Vec<Spanned<String>>,
    /// Nouns and adjectives of the act: a force on what follows.
    #[serde(default)]
    pub nouns: Vec<Spanned<String>>,
    /// Nouns that report an act of their possessor's (announcement, statement).
    #[serde(default)]
    pub acts: Vec<Spanned<String>>,
    /// Predicates that stand after what they bear on (is untrue, is rejected).
    #[serde(default)]
    pub predicates: Vec<Spanned<String>>,
    /// "According to": the speaker follows.
    #[serde(default)]
    pub according: Vec<Spanned<String>>,
    /// Rumours: without a named author they are the unnamed speaker's of this id.
    #[serde(default)]
    pub author: Option<Spanned<String>>,
    /// Verbs in the passive whose author may follow (`by`).
    #[serde(default)]
    pub passives: Vec<Spanned<String>>,
}

/// `[grammar]`.
#[derive(Debug, Clone, Default, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct GrammarDef {
    /// Words that open reported content.
    #[serde(default)]
    pub that: Vec<Spanned<String>>,
    /// Those of them whose pronoun is the subject of what follows.
    #[serde(default)]
    pub that_pronouns: Vec<Spanned<String>>,
    /// Relative words: the act behind them is embedded.
    #[serde(default)]
    pub relative: Vec<Spanned<String>>,
    /// Words that take up the clause before as the content of the act behind them.
    #[serde(default)]
    pub backward: Vec<Spanned<String>>,
    /// Auxiliaries that stand before the subject of a verb.
    #[serde(default)]
    pub auxiliaries: Vec<Spanned<String>>,
    /// Free prepositions.
    #[serde(default)]
    pub prepositions: Vec<Spanned<String>>,
    /// Coordinating words.
    #[serde(default)]
    pub conjunctions: Vec<Spanned<String>>,
    /// Words that join parties: with, between.
    #[serde(default)]
    pub with: Vec<Spanned<String>>,
    /// Words that join two parties neither of whom need be the speaker: between. Listed under `with` too.
    #[serde(default)]
    pub between: Vec<Spanned<String>>,
    /// The author of a passive: by.
    #[serde(default)]
    pub by: Vec<Spanned<String>>,
    /// Roles of people who speak for a body.
    #[serde(default)]
    pub roles: Vec<Spanned<String>>,
    /// Words between a role and its body ("in the name of").
    #[serde(default)]
    pub role_links: Vec<Spanned<String>>,
    /// Parts of a body that a role may be of ("command", "staff").
    #[serde(default)]
    pub role_bodies: Vec<Spanned<String>>,
    /// Adjectives and titles that stand between role, body and name.
    #[serde(default)]
    pub titles: Vec<Spanned<String>>,
    /// Heads under which a name does not speak ("elements of", "positions of").
    #[serde(default)]
    pub not_speaking: Vec<Spanned<String>>,
    /// Words behind which stands what other content is about.
    #[serde(default)]
    pub about: Vec<Spanned<String>>,
    /// Words that open an insertion about the subject ("one of the largest …", "who").
    #[serde(default)]
    pub appositions: Vec<Spanned<String>>,
    /// Words that open an insertion of time or circumstance ("during", "after").
    #[serde(default)]
    pub adjuncts: Vec<Spanned<String>>,
    /// Mediation: under it nobody is a party.
    #[serde(default)]
    pub mediation: Vec<Spanned<String>>,
    /// Narrator's formulas: nobody is carried over into or behind them.
    #[serde(default)]
    pub narrator: Vec<Spanned<String>>,
    /// Adverbials and other words that may stand between a verb and its subject.
    #[serde(default)]
    pub adverbials: Vec<Spanned<String>>,
    /// Subjects that stand for the last speaker ("the statement added").
    #[serde(default)]
    pub statements: Vec<Spanned<String>>,
    /// Nouns that introduce a body by its kind ("movement", "brigade").
    #[serde(default)]
    pub body_kinds: Vec<Spanned<String>>,
}

/// `[scope]`.
#[derive(Debug, Clone, Default, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct ScopeDef {
    /// Negators.
    #[serde(default)]
    pub negators: Vec<Spanned<String>>,
    /// What looks like a negation and is none.
    #[serde(default)]
    pub not_negators: Vec<Spanned<String>>,
    /// How many words may stand between a negator and what it negates.
    #[serde(default)]
    pub negation_reach: Option<usize>,
    /// Words at which forces and conditions end.
    #[serde(default)]
    pub connectives: Vec<Spanned<String>>,
    /// Conditions.
    #[serde(default)]
    pub conditions: Vec<Spanned<String>>,
    /// Purposes.
    #[serde(default)]
    pub purposes: Vec<Spanned<String>>,
    /// Proclitic prepositions that make a purpose of the content they are attached to.
    #[serde(default)]
    pub purpose_prefixes: Vec<String>,
    /// What an agreement lays down.
    #[serde(default)]
    pub terms: Vec<Spanned<String>>,
    /// Wishes, calls, plans, possibilities.
    #[serde(default)]
    pub unrealised: Vec<Spanned<String>>,
    /// Marks of distance (alleged, so-called).
    #[serde(default)]
    pub hedges: Vec<Spanned<String>>,
}

/// `[dates]`.
#[derive(Debug, Clone, Default, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct DatesDef {
    /// Monday to Sunday, each with its names.
    #[serde(default)]
    pub weekdays: Vec<Vec<Spanned<String>>>,
    /// January to December, each with its names.
    #[serde(default)]
    pub months: Vec<Vec<Spanned<String>>>,
    /// Words for a day relative to that of publication.
    #[serde(default)]
    pub relative: Vec<RelativeDayDef>,
    /// Words that stand before a number of days ago: "before", "since".
    #[serde(default)]
    pub ago: Vec<Spanned<String>>,
    /// Words for "days".
    #[serde(default)]
    pub days: Vec<Spanned<String>>,
    /// Numerals in words.
    #[serde(default)]
    pub numerals: BTreeMap<String, u32>,
    /// Words for an earlier day that is not named.
    #[serde(default)]
    pub earlier: Vec<Spanned<String>>,
}

/// A word for a day relative to that of publication.
#[derive(Debug, Clone, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct RelativeDayDef {
    /// Days after publication; negative before it.
    pub offset: i64,
    /// The words.
    pub words: Vec<Spanned<String>>,
}

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

/// A phrase, or a regular expression over folded text.
#[derive(Debug, Clone)]
pub enum PatternDef {
    /// A phrase.
    Phrase(Spanned<String>),
    /// `{ regex = '…' }`.
    Regex(Spanned<String>),
}

impl PatternDef {
    /// The text as written, with its place.
    pub fn text(&self) -> &Spanned<String> {
        match self {
            Self::Phrase(text) | Self::Regex(text) => text,
        }
    }
}

/// `[[rule.example]]`.
#[derive(Debug, Clone, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct ExampleDef {
    /// The sentences.
    pub text: Spanned<String>,
    /// Exactly this topic's claims in it: `actor position`.
    #[serde(default)]
    pub claims: Vec<Spanned<String>>,
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
