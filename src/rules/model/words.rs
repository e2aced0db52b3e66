//! A file in `words/`: how one language reports speech.

use super::{ActorDef, Force, GrammarDef, SetDef, SideDef};
use crate::rules::Spanned;
use schemars::JsonSchema;
use serde::Deserialize;
use std::collections::BTreeMap;

/// A file in `words/`: how one language reports speech.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize, JsonSchema)]
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
#[derive(Debug, Clone, Default, PartialEq, Eq, Deserialize, JsonSchema)]
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
    /// Rows of endings that take each other's place: a word listed with one of them is met with any other of its row.
    /// The empty ending stands only behind a letter that is itself no ending of a row with an empty one.
    #[serde(default)]
    pub paradigms: Vec<Vec<String>>,
    /// Endings of the case in which the author of a passive stands.
    #[serde(default)]
    pub agent_endings: Vec<String>,
    /// Nouns take no article, so that a bare role may mean whoever was named with it before.
    #[serde(default)]
    pub no_articles: bool,
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
    /// Endings that only a verb takes which tells what was, so that no negator of another tense reaches it.
    #[serde(default)]
    pub past_endings: Vec<String>,
    /// Endings of a noun whose verb is feminine where it stands before it.
    #[serde(default)]
    pub feminine_nouns: Vec<String>,
    /// Endings of a plural noun with its article that stands in no subject's case.
    #[serde(default)]
    pub object_nouns: Vec<String>,
    /// Endings of a name that owns what follows ("'s").
    #[serde(default)]
    pub possessives: Vec<String>,
    /// Words with fewer letters than this match exactly.
    #[serde(default)]
    pub shortest: usize,
}

/// A written contraction.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct ContractionDef {
    /// As written.
    pub written: String,
    /// The preposition in it.
    pub preposition: String,
}

/// `[text]`.
#[derive(Debug, Clone, Default, PartialEq, Eq, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct TextDef {
    /// Words that end in a full stop without ending the sentence.
    #[serde(default)]
    pub abbreviations: Vec<String>,
    /// Beginnings of sentences that only tell who says the one before, and are read with it.
    #[serde(default)]
    pub continues: Vec<String>,
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
    /// `subject-first`, `verb-first` or `free`.
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
    /// On either side: the case tells it from what is no subject.
    Free,
}

/// `[[speech]]`: words that report speech with one force.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize, JsonSchema)]
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

/// `[scope]`.
#[derive(Debug, Clone, Default, PartialEq, Eq, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct ScopeDef {
    /// Negators.
    #[serde(default)]
    pub negators: Vec<Spanned<String>>,
    /// What looks like a negation and is none.
    #[serde(default)]
    pub not_negators: Vec<Spanned<String>>,
    /// Several negators of one clause negate once ("nobody said nothing").
    #[serde(default)]
    pub concord: bool,
    /// How many words may stand between a negator and what it negates.
    #[serde(default)]
    pub negation_reach: Option<usize>,
    /// Words at which forces and conditions end.
    #[serde(default)]
    pub connectives: Vec<Spanned<String>>,
    /// Conditions.
    #[serde(default)]
    pub conditions: Vec<Spanned<String>>,
    /// Conditions that also limit the content right before them.
    #[serde(default)]
    pub conditions_behind: Vec<Spanned<String>>,
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
#[derive(Debug, Clone, Default, PartialEq, Eq, Deserialize, JsonSchema)]
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
    /// Words that stand behind a number of days ago: "ago".
    #[serde(default)]
    pub ago_behind: Vec<Spanned<String>>,
    /// Words for "days".
    #[serde(default)]
    pub days: Vec<Spanned<String>>,
    /// Numerals in words.
    #[serde(default)]
    pub numerals: BTreeMap<String, u32>,
    /// Words for an earlier day that is not named.
    #[serde(default)]
    pub earlier: Vec<Spanned<String>>,
    /// Words before the name of a month that stands without a day: "in", "in late", "at the end of".
    #[serde(default)]
    pub in_month: Vec<Spanned<String>>,
}

/// A word for a day relative to that of publication.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct RelativeDayDef {
    /// Days after publication; negative before it.
    pub offset: i64,
    /// The day is only about that one: "last week".
    #[serde(default)]
    pub about: bool,
    /// The words.
    pub words: Vec<Spanned<String>>,
}
