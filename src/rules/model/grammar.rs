//! `[grammar]` of a words file: small words, and the task of each list of them.
//!
//! A key is named once, here: what reads the file, what checks its patterns and what the engine is told all come
//! from this table.

use crate::rules::Spanned;
use schemars::JsonSchema;
use serde::Deserialize;

macro_rules! tasks {
    ($($(#[doc = $doc:literal])+ $key:ident => $task:ident,)+) => {
        /// `[grammar]`.
        #[derive(Debug, Clone, Default, PartialEq, Eq, Deserialize, JsonSchema)]
        #[serde(deny_unknown_fields, rename_all = "kebab-case")]
        pub struct GrammarDef {
            $($(#[doc = $doc])+ #[serde(default)] pub $key: Vec<Spanned<String>>,)+
        }

        /// Grammatical tasks.
        #[derive(Debug, Clone, Copy, PartialEq, Eq)]
        pub enum Grammar {
            $($(#[doc = $doc])+ $task,)+
        }

        impl Grammar {
            /// Whether its words take up what was said before.
            pub fn takes_up(self) -> bool {
                matches!(self, Self::Resume | Self::ResumeReport | Self::ResumeAccusation)
            }
        }

        impl GrammarDef {
            /// Every list with the task of its words.
            pub fn lists(&self) -> impl Iterator<Item = (Grammar, &Vec<Spanned<String>>)> {
                [$((Grammar::$task, &self.$key)),+].into_iter()
            }
        }
    };
}

tasks! {
    /// Words that open reported content.
    that => That,
    /// Those of them whose pronoun is the subject of what follows.
    that_pronouns => ThatPronoun,
    /// Relative words: the act behind them is embedded.
    relative => Relative,
    /// Words that open an insertion telling who says it: "as X said".
    r#as => As,
    /// Words that take up the clause before as the content of the act behind them.
    backward => Backward,
    /// Words that take up what somebody said before as what a denial or confirmation is of ("this", "it").
    resumes => Resume,
    /// Nouns that take it up as something said ("this report", "the claim"): to reject that is to deny it.
    resumes_reports => ResumeReport,
    /// Nouns that take it up as an accusation ("the charge"): of nothing else.
    resumes_accusations => ResumeAccusation,
    /// Verbs by which somebody confirms what another said, listed under `speech` too.
    confirms => Confirm,
    /// Auxiliaries that stand before the subject of a verb.
    auxiliaries => Auxiliary,
    /// Free prepositions.
    prepositions => Preposition,
    /// Coordinating words.
    conjunctions => Conjunction,
    /// Words that join parties: with, between.
    with => With,
    /// Words that join two parties neither of whom need be the speaker: between. Listed under `with` too.
    between => Between,
    /// The author of a passive: by.
    by => By,
    /// Prepositions under which a body speaks where a plural verb has no other subject ("in the ministry they said").
    speaking_in => SpeakingIn,
    /// Roles of people who speak for a body.
    roles => Role,
    /// Those of them that are one person's office ("ambassador", "minister"): where it was not named before, such a
    /// word takes up nobody who spoke.
    offices => Office,
    /// Words between a role and its body ("in the name of").
    role_links => RoleLink,
    /// Words that part somebody with a role from the body named behind them ("former", "defected from", "close to").
    estranged => Estranged,
    /// Words between a person named in full and the body that the person speaks for ("N from X").
    person_links => PersonLink,
    /// First names of people: another one before a last name tells of somebody else, and one behind an office opens the
    /// name of who holds it.
    first_names => FirstName,
    /// Words between an unnamed source and the body that it is in, for which it then speaks ("a source in X").
    source_links => SourceLink,
    /// What every state has ("the defence ministry", "prime minister"): where nothing beside it tells whose it is, it is
    /// of the state that the sentence or the report speaks of.
    organs => Organ,
    /// Pronouns that stand for the last speaker behind words for "according to" ("him"), where they are words of their own;
    /// as subjects in a quotation ("they") they stand for others than who speaks.
    object_pronouns => ObjectPronoun,
    /// Pronouns behind a verb that take up a statement named before it ("in it"), where no relative word is needed.
    resumptives => Resumptive,
    /// "The former", right behind its verb: of two who were named last, in this sentence or the one before, the first.
    former => Former,
    /// "The latter": of these two the second.
    latter => Latter,
    /// Parts of a body that a role may be of ("command", "staff").
    role_bodies => RoleBody,
    /// Pronouns that stand for "is" between a subject and a noun with an article ("X, he the one responsible").
    copulas => Copula,
    /// Nouns that go on with the name before them and are part of it ("the X rebel faction", "the Y monitoring group").
    kinds_behind => KindBehind,
    /// Adjectives and titles that stand between role, body and name.
    titles => Title,
    /// Heads under which a name does not speak ("elements of", "positions of").
    not_speaking => NotSpeaking,
    /// Words for people who act for the body that is named beside them ("fighters of", "units"): what they do, it does.
    members => Member,
    /// Words between people and the body that they belong to ("belonging to"), where they stand behind the people.
    belonging => Belonging,
    /// Participles right behind somebody that open what describes him, where subjects stand first: "the rebels holding
    /// the town said", "the group based in M said".
    describing => Describing,
    /// Words for people whom nobody counts among his own ("gunmen"): who speaks of them does not speak of himself.
    others => Other,
    /// Words behind which stands what other content is about.
    about => About,
    /// Words between an accusation that is taken up and whom it is aimed at ("against").
    aimed_at => AimedAt,
    /// Words that tell what an attack led to ("killing", "which left dead"): who is named behind "according to" after
    /// them vouches for that, and not for what stands before their comma.
    tolls => Toll,
    /// Words that open an insertion about the subject ("one of the largest …", "who").
    appositions => Apposition,
    /// Words that open an insertion of time or circumstance ("during", "after").
    adjuncts => Adjunct,
    /// Words behind a comma with which the report itself adds what went before what somebody says ("a day after").
    report_adds => ReportAdds,
    /// Words before a place that somebody goes to ("bound for"): who leaves for it was elsewhere.
    bound_for => BoundFor,
    /// Words before a place in which somebody speaks ("in", "from"): what he says did not happen there.
    said_in => SaidIn,
    /// Mediation: under it nobody is a party.
    mediation => Mediation,
    /// Words of accusing, listed under `speech` too: who stands behind their subject is blamed for what follows.
    accusations => Accusation,
    /// Verbs of telling somebody: a lone name behind one that is joined to what somebody says is whom he tells.
    tells => Tell,
    /// Narrator's formulas: nobody is carried over into or behind them.
    narrator => Narrator,
    /// Adverbials and other words that may stand between a verb and its subject.
    adverbials => Adverbial,
    /// Subjects that stand for the last speaker ("the statement added").
    statements => Statement,
    /// Pronouns that stand for a person ("he"): an outlet that spoke last is not meant.
    persons => Person,
    /// Nouns that introduce a body by its kind ("movement", "brigade").
    body_kinds => Unlisted,
    /// Those of them that stand beside a body's own name: a body so named that no pack lists is an actor marked
    /// unlisted.
    named_kinds => NamedKind,
    /// Words that a hyphen joins to a name which is then no mention ("Turkey-backed").
    compounds => Compound,
    /// Definite articles that are words of their own: part of the name or role behind them.
    articles => Article,
    /// Other words that only a noun follows ("any", "these"), where they are words of their own.
    determiners => Determiner,
    /// Possessive words ("its"), where they are words of their own.
    owners => Owner,
    /// Verbs of speech, listed under `speech` too, that are spelt like small words: they report only where they
    /// begin a clause in which "that" follows.
    needs_that => NeedsThat,
    /// Words for people ("residents", "fighters") who, as the subject right behind a verb of speech, are somebody
    /// whom the pack does not know: nobody is carried over to such a verb.
    strangers => Stranger,
    /// Verbs that tell what made somebody speak ("prompting", "forced"): in "prompting X to deny" X denies.
    moves => Moves,
}
