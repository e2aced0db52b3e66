//! People who are introduced by what they are: "the spokesman of X, N", "a Russian official", "the source".
//!
//! In: the units of a sentence with the names found in it. Out: one mention for each such phrase, with whom it speaks
//! for; and whoever is introduced by name is learnt for the rest of the report.

mod before;
mod body;
mod holder;
mod meant;
mod name;
mod name_before;
mod phrase;
mod without_noun;

use crate::extract::discourse::Discourse;
use crate::extract::hits::{Hit, Hits};
use crate::extract::mentions::Naming;
use crate::extract::unit::{Unit, UnitKind, Units};
use crate::rules::ids::ActorId;
use crate::rules::tag::{Grammar, Scope, SpeechKind, Tag};
use std::ops::Range;

/// How far from the role its body may stand, in units.
const FARTHEST_BODY: usize = 9;
/// The longest name of a person, in words.
const LONGEST_NAME: usize = 4;

/// What a role phrase turned out to be.
#[derive(Default)]
struct RolePhrase {
    units: Range<usize>,
    /// The body whose role it is, and the nation whose adjective stands beside it.
    actor: Option<ActorId>,
    adjective: Option<ActorId>,
    /// Words that lead on to a body stand in it ("of").
    linked: bool,
    /// "The spokesman", and not "a spokesman".
    definite: bool,
    /// Who holds it, by name.
    person: Option<String>,
    /// What is attached to its first word.
    conjunction: bool,
    preposition: u8,
    /// The word of a person's office, as the pack lists it.
    office: Option<String>,
    /// The role is a relative clause ("who speaks").
    describes: bool,
    /// Its body is named by one word with its article ("the staff").
    short: bool,
    /// A pronoun stands for the body.
    possessed: bool,
    /// It owns what follows ("the spokesman's").
    owns: bool,
    /// The role stands in a case in which nobody is the subject, and in that of a passive's author.
    oblique: bool,
    agent: bool,
    /// The role is the word for a body ("the ministry"), and that word where it is one.
    body: bool,
    word: Option<String>,
}

impl RolePhrase {
    /// A phrase that tells nothing but its body, behind a link.
    fn of_body(units: Range<usize>, actor: Option<ActorId>) -> Self {
        Self { units, actor, linked: true, ..Self::default() }
    }
}

impl Naming<'_> {
    /// Makes one mention of each role phrase and learns the persons that it introduces.
    pub fn roles(&self, units: &mut Units<'_>, discourse: &mut Discourse) {
        let hits = Hits::find(units, self.language, &matters);
        let opens =
            |at: usize| units.mention_at(at).is_some_and(|m| (m.role || m.possessive) && m.person.is_none());
        if !hits.all().iter().any(introduces) && !(0..units.len()).any(opens) {
            return;
        }
        let mut out: Vec<Unit> = Vec::with_capacity(units.len());
        let (mut at, mut floor) = (0, 0);
        while at < units.len() {
            let Some(mut phrase) = self.phrase_of_role(units, &hits, &out, floor..at, discourse) else {
                out.push(units.units[at].clone());
                at += 1;
                continue;
            };
            // "the office of "X"" takes the mark that closes the name with it
            let open = units.units[phrase.units.clone()].iter().filter(|u| u.kind == UnitKind::Quote).count()
                % 2
                == 1;
            if open && units.is_quote(phrase.units.end) {
                phrase.units.end += 1;
            }
            // what was copied already and belongs to the phrase
            let begun = (at - phrase.units.start).min(out.len());
            out.truncate(out.len() - begun);
            let before = self.name_before(units, &hits, &out, phrase.units.start, &phrase);
            at = phrase.units.end;
            floor = at;
            self.push(units, &mut out, phrase, before, discourse);
        }
        units.units = out;
    }

    /// The role phrase that begins with the unit behind `before`, or takes in what stands there.
    fn phrase_of_role(
        &self,
        units: &Units<'_>,
        hits: &Hits,
        out: &[Unit],
        before: Range<usize>,
        discourse: &Discourse,
    ) -> Option<RolePhrase> {
        let at = before.end;
        if let Some(end) = hits.grammar(at, Grammar::Role).filter(|_| !units.units[at].aside) {
            return self.role_phrase(units, hits, before, end, discourse);
        }
        self.person_of(units, hits, at)
            .or_else(|| self.person_owned(units, hits, at))
            .or_else(|| self.source_of(units, hits, at))
            .or_else(|| self.office_behind_name(units, hits, out, at))
            .or_else(|| self.bare_organ(units, hits, at, discourse))
    }
}

/// Whether a role phrase may hold a word for this, or end at it.
fn matters(tag: Tag) -> bool {
    matches!(
        tag,
        Tag::Grammar(
            Grammar::Role
                | Grammar::Office
                | Grammar::RoleLink
                | Grammar::PersonLink
                | Grammar::SourceLink
                | Grammar::Estranged
                | Grammar::RoleBody
                | Grammar::Title
                | Grammar::Preposition
                | Grammar::That
                | Grammar::ThatPronoun
                | Grammar::Adverbial
                | Grammar::Owner
                | Grammar::Determiner
                | Grammar::Copula
                | Grammar::Apposition
                | Grammar::Unlisted
                | Grammar::Organ
        ) | Tag::Scope(Scope::Negator)
            | Tag::Adjective(_)
            | Tag::Own(_)
            | Tag::Speech { kind: SpeechKind::Verb | SpeechKind::Participle | SpeechKind::According, .. }
    )
}

/// Whether words that open a role phrase stand here.
fn introduces(hit: &Hit) -> bool {
    let tasks = [Grammar::Role, Grammar::PersonLink, Grammar::SourceLink, Grammar::Organ];
    matches!(hit.tag, Tag::Grammar(task) if tasks.contains(&task))
}
