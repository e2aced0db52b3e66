//! Which listed name begins at a place: the longest, and of those of one length the one that the report means.

use super::Naming;
use crate::extract::discourse::Discourse;
use crate::extract::unit::{UnitKind, Units};
use crate::rules::ids::ActorId;
use crate::rules::lexicon::{Clitics, Match};
use crate::rules::phrase::Stream;
use crate::rules::tag::{Grammar, NameKind, SpeechKind, Tag};
use crate::rules::{ActorKind, WordOrder};

/// The longest acronym, in letters.
const LONGEST_ACRONYM: usize = 4;

/// Nearer than whoever was mentioned.
const FOREMOST: (usize, usize) = (usize::MAX, 1);
/// Nearer than whoever was merely mentioned.
const SPOKEN_OF: (usize, usize) = (usize::MAX, 0);

/// A name that fits at a place.
pub(super) struct Candidate {
    pub(super) start: usize,
    pub(super) end: usize,
    pub(super) actor: ActorId,
    rank: u8,
    seen: (usize, usize),
    pub(super) kind: NameKind,
    pub(super) clitics: Clitics,
    pub(super) oblique: bool,
    pub(super) agent: bool,
}

impl Naming<'_> {
    /// The longest valid name that starts here; full names before short ones, later seen before earlier.
    pub(super) fn best_at(&self, units: &Units<'_>, at: usize, discourse: &Discourse) -> Option<Candidate> {
        let phrases = &self.language.phrases;
        let mut best: Option<Candidate> = None;
        // where a short name ends whose body the report has not named
        let mut unsaid = 0;
        let quoting = self.behind_quotation(units, at);
        let body = |&actor: &ActorId| self.ruleset.relations().kind(actor) == ActorKind::Body;
        let speaks = || units.mentions.iter().filter_map(|m| m.actor).find(body);
        for found in units.words(at) {
            for phrase in phrases.starting_with(found.atom) {
                let Tag::Name { actor, kind } = phrase.tag else { continue };
                let short = kind == NameKind::Short;
                let own = short && speaks().is_some_and(|who| self.is_own(units, at, (actor, who)));
                let rank = if own { Some((2, FOREMOST)) } else { rank(actor, kind, discourse) };
                let Some((rank, seen)) = rank else {
                    let hit = if short { phrases.match_at(phrase, units, at) } else { None };
                    unsaid = unsaid.max(hit.map_or(0, |hit| hit.end));
                    continue;
                };
                // "We have no ties with Y", the group said: X, who spoke before
                let spoke = short && quoting && discourse.spoke_right_before(actor);
                let seen = if spoke { SPOKEN_OF } else { seen };
                let Some(hit) = phrases.match_at(phrase, units, at) else { continue };
                let (end, clitics, oblique, agent) = (hit.end, found.clitics, hit.oblique, hit.agent);
                let name = Candidate { start: at, end, actor, rank, seen, kind, clitics, oblique, agent };
                let stands = self.may_stand(units, found, &name, discourse);
                if stands && best.as_ref().is_none_or(|best| self.goes_before(&name, best)) {
                    best = Some(name);
                }
            }
        }
        // "the security committee" is not "the committee", though nobody has said yet whose it is
        best.filter(|b| b.kind != NameKind::Short || b.end >= unsaid)
    }

    /// "The foreign ministry of X denied that the army …": whether a body is another one of the state whose body the
    /// sentence named first, and that says something of it by its short name.
    fn is_own(&self, units: &Units<'_>, at: usize, (actor, first): (ActorId, ActorId)) -> bool {
        let relations = self.ruleset.relations();
        let state = relations.state_of(actor).filter(|&state| state != actor);
        let verb = |tag| matches!(tag, Tag::Speech { kind: SpeechKind::Verb, .. });
        let says = || (0..at).any(|i| self.phrase_at(units, i, &verb).is_some());
        // "N, the head of the centre of X": which centre the words behind it tell
        let role = || units.preceding(at).is_some_and(|b| self.task_at(units, b, Grammar::Role).is_some());
        let one = actor != first && state.is_some() && relations.state_of(first) == state;
        one && says() && !role()
    }

    /// Whether a quotation closes right before a unit, in languages where who says it stands there.
    fn behind_quotation(&self, units: &Units<'_>, at: usize) -> bool {
        let quote = |i: usize| units.kind(i) == Some(UnitKind::Quote);
        self.language.order == WordOrder::SubjectFirst
            && at.checked_sub(1).is_some_and(quote)
            && (0..at).filter(|&i| quote(i)).count().is_multiple_of(2)
    }

    /// Whether a name may be meant where its words stand.
    fn may_stand(&self, units: &Units<'_>, found: &Match, name: &Candidate, discourse: &Discourse) -> bool {
        let words = name.start..name.end;
        let is_part = self.is_role_rather(units, found, name, discourse)
            || self.opens_role_body(units, name)
            || self.is_kind_of_another(units, name, discourse)
            || self.describes_name(units, name, discourse)
            || self.in_compound(units, &words)
            || self.describes_role(units, name.actor, name.end);
        !is_part
            && match name.kind {
                NameKind::Surname(person) => self
                    .ruleset
                    .person(person)
                    .is_none_or(|p| !self.is_namesake(units, name.start, p.name_in(&self.language.id))),
                NameKind::Capital => self.stands_for_state(units, words, name.clitics),
                NameKind::Full | NameKind::Short | NameKind::Person(_) => true,
            }
    }

    /// "The joint command of X", "the command of X": whether the words of a short name are those of a role, so that it
    /// is not whom "the command" alone would mean.
    fn is_role_rather(
        &self,
        units: &Units<'_>,
        found: &Match,
        name: &Candidate,
        discourse: &Discourse,
    ) -> bool {
        if name.kind != NameKind::Short || self.language.order != WordOrder::VerbFirst {
            return false;
        }
        let phrases = &self.language.phrases;
        let mut roles = phrases.starting_with(found.atom).filter(|p| p.tag == Tag::Grammar(Grammar::Role));
        roles.any(|role| {
            let end = phrases.match_at(role, units, name.start).map_or(0, |hit| hit.end);
            end > name.end || end == name.end && self.is_owned(units, name.end, name.actor, discourse)
        })
    }

    /// "The hardline group N", "the militants of N" of a report that means M by such words alone: whether behind a short
    /// name the full name of another body stands, which is no state's, a preposition between or, behind several words,
    /// nothing: "the rebel group X backs" is none of X.
    fn describes_name(&self, units: &Units<'_>, name: &Candidate, discourse: &Discourse) -> bool {
        let several = name.end > name.start + 2;
        if name.kind != NameKind::Short || self.language.order != WordOrder::SubjectFirst {
            return false;
        }
        let relations = self.ruleset.relations();
        let link = self.task_at(units, name.end, Grammar::PersonLink);
        let Some(behind) = link.or_else(|| several.then_some(name.end)) else { return false };
        let next = self.best_at(units, behind, discourse).filter(|next| next.kind == NameKind::Full);
        let body =
            |actor: ActorId| relations.kind(actor) == ActorKind::Body && relations.state_of(actor).is_none();
        next.is_some_and(|next| next.actor != name.actor && body(next.actor))
    }

    /// "The staff" of a report that named the general staff of X: whether a short name of one word is a word for the
    /// kind of other bodies, by whose full names that word was read, and stood in none of its own body.
    fn is_kind_of_another(&self, units: &Units<'_>, name: &Candidate, discourse: &Discourse) -> bool {
        let one = name.kind == NameKind::Short && name.end == name.start + 1;
        if !one || self.language.order != WordOrder::VerbFirst {
            return false;
        }
        let relations = self.ruleset.relations();
        let near = |other: ActorId| {
            other == name.actor || relations.is_in(name.actor, other) || relations.is_in(other, name.actor)
        };
        self.kinds(units, name.start).any(|(kind, _)| {
            let holders = discourse.holders_of_kind(kind);
            !holders.is_empty() && !holders.iter().any(|&other| near(other))
        })
    }

    /// "The media centre of X": whether the name of a medium is no more than the first words of those for a part of a
    /// body.
    fn opens_role_body(&self, units: &Units<'_>, name: &Candidate) -> bool {
        let medium = self.ruleset.relations().kind(name.actor) == ActorKind::Media;
        let first = self.language.order == WordOrder::SubjectFirst && medium;
        let longer = |at: usize| self.task_at(units, at, Grammar::RoleBody).is_some_and(|end| end > name.end);
        first && (name.start..name.end).any(longer)
    }

    /// Whether a name is meant rather than another one that begins with the same word.
    fn goes_before(&self, name: &Candidate, other: &Candidate) -> bool {
        let weight = |c: &Candidate| (c.end, c.rank, c.seen, !c.oblique);
        self.narrower(name, other).unwrap_or_else(|| weight(name) > weight(other))
    }

    /// A name that begins with its article gives way to a longer one behind the article.
    pub(super) fn outdone(
        &self,
        units: &Units<'_>,
        at: usize,
        discourse: &Discourse,
        candidate: &Candidate,
    ) -> bool {
        let article = units.begins(at, self.language, Grammar::Article) && candidate.end > at + 1;
        article && self.best_at(units, at + 1, discourse).is_some_and(|next| next.end > candidate.end)
    }

    /// Whether the name of another body stands behind one, under a preposition that is attached to it: "of X".
    fn is_owned(&self, units: &Units<'_>, end: usize, actor: ActorId, discourse: &Discourse) -> bool {
        let relations = self.ruleset.relations();
        let next = units.following(end - 1).filter(|_| self.language.order == WordOrder::VerbFirst);
        let owner = next.and_then(|next| self.best_at(units, next, discourse));
        owner.is_some_and(|o| {
            let body = relations.kind(o.actor) == ActorKind::Body;
            body && o.clitics.preposition != 0 && o.actor != actor && !relations.is_in(actor, o.actor)
        })
    }

    /// "The press officer of X": whether the name of a medium is no more than a title of the role behind it.
    fn describes_role(&self, units: &Units<'_>, actor: ActorId, end: usize) -> bool {
        let medium = self.ruleset.relations().kind(actor) == ActorKind::Media;
        let title = || units.begins(end - 1, self.language, Grammar::Title);
        let behind = |task| units.begins(end, self.language, task);
        medium && title() && (behind(Grammar::Role) || behind(Grammar::RoleBody))
    }

    /// "The factions" of a report that named those of a town are these, however often it spoke of all of them since:
    /// whether a short name goes before another of the same words, where one of the two belongs to the other.
    fn narrower(&self, name: &Candidate, other: &Candidate) -> Option<bool> {
        let relations = self.ruleset.relations();
        let both = name.kind == NameKind::Short && other.kind == NameKind::Short && other.end == name.end;
        if !both || name.actor == other.actor {
            return None;
        }
        let (inside, around) =
            (relations.is_in(name.actor, other.actor), relations.is_in(other.actor, name.actor));
        (inside != around).then_some(inside)
    }

    /// "AMMAN: For nine hours", "MOSCOW. May 5": whether a name in capitals at the beginning of a sentence that is not
    /// says where the report was written.
    pub(super) fn is_dateline(&self, units: &Units<'_>, name: &Candidate) -> bool {
        let capitals = |at: usize| {
            let written = self.written(units, at..at + 1);
            written.chars().any(char::is_uppercase) && !written.chars().any(char::is_lowercase)
        };
        let long = |at: usize| self.written(units, at..at + 1).chars().count() > LONGEST_ACRONYM;
        let opens = (0..name.start).all(|i| !units.is_word(i));
        let mark = |kind: UnitKind| {
            matches!(
                kind,
                UnitKind::Colon | UnitKind::Other | UnitKind::Dash | UnitKind::Open | UnitKind::Comma
            )
        };
        let closed = units.kind(name.end).is_none_or(mark);
        let behind = (name.end..units.len()).find(|&i| units.is_word(i));
        opens
            && closed
            && (name.start..name.end).all(capitals)
            && (name.start..name.end).any(long)
            && behind.is_none_or(|next| !capitals(next))
    }
}

/// How strongly a name counts, and when its actor was last seen; nothing where it does not count here.
fn rank(actor: ActorId, kind: NameKind, discourse: &Discourse) -> Option<(u8, (usize, usize))> {
    match kind {
        NameKind::Full | NameKind::Person(_) => Some((1, (0, 0))),
        NameKind::Capital => Some((0, (0, 0))),
        // after a full name in the document a short one means that actor, whatever else it may mean
        NameKind::Short => {
            // "X met Y. … the group said": X, whom the sentence before is about
            let seen = discourse.nearness(actor)?;
            Some((2, if discourse.is_about(actor) { SPOKEN_OF } else { seen }))
        }
        NameKind::Surname(person) => discourse.was_named(person).then_some((2, FOREMOST)),
    }
}
