//! Mentions: which units name an actor, the longest name first; what stands in brackets is set aside.

use super::claim::Basis;
use super::discourse::{Discourse, Voice};
use super::unit::{Mention, Unit, UnitKind, Units};
use super::unlisted::UnlistedName;
use crate::rules::ids::ActorId;
use crate::rules::lexicon::{Clitics, Match, Noun};
use crate::rules::phrase::Stream;
use crate::rules::tag::{Grammar, NameKind, SpeechKind, Tag};
use crate::rules::{ActorKind, Language, Ruleset, WordOrder};
use crate::text::{Folded, Token, TokenKind};
use std::ops::Range;

/// Quotation marks, as texts have them.
pub const MARKS: [char; 6] = ['"', '“', '”', '«', '»', '„'];

/// Plain words that may describe the name of a country, at most.
const LONGEST_DESCRIPTION: usize = 2;
/// The longest name of somebody whom the pack does not know, in words.
const LONGEST_PERSON: usize = 4;
/// The longest acronym, in letters.
const LONGEST_ACRONYM: usize = 4;
/// Units between a verb of accusing and the name of whom it accuses, at most.
const FARTHEST_ACCUSED: usize = 9;
/// Words from "between" to the second of two partners, and from the beginning of a claim's words to "with", at most.
const FARTHEST_PARTNER: usize = 5;

/// What naming needs of a document.
pub struct Naming<'a> {
    /// The pack.
    pub ruleset: &'a Ruleset,
    /// The language being read.
    pub language: &'a Language,
    /// The tokens of the document.
    pub tokens: &'a [Token],
    /// Its folded text.
    pub folded: &'a Folded,
    /// Its text.
    pub original: &'a str,
}

/// A name that fits at a place.
struct Candidate {
    start: usize,
    end: usize,
    actor: ActorId,
    rank: u8,
    seen: usize,
    kind: NameKind,
    clitics: Clitics,
    oblique: bool,
    agent: bool,
}

impl Naming<'_> {
    /// Finds the names in a sentence and makes a unit of each.
    pub fn mentions(&self, units: &mut Units<'_>, discourse: &mut Discourse) {
        let mut out = Vec::with_capacity(units.len());
        let mut at = 0;
        let mut named = 0;
        while at < units.len() {
            let candidate = self.best_at(units, at, discourse).filter(|c| !self.is_dateline(units, c));
            if let Some(candidate) = candidate.filter(|c| !self.outdone(units, at, discourse, c)) {
                let mention = self.note(units, &candidate, discourse);
                let from = self.article_before(units, &out, candidate.start);
                out.truncate(out.len() - (candidate.start - from));
                let end = self.kind_behind(units, &candidate);
                let (mention, end) = self.holder(units, &candidate, (mention, end), discourse);
                let (mention, end) = self.insider(units, (mention, end), discourse);
                let mention = self.same_source(units, mention, at..end, discourse);
                push_mention(units, &mut out, from..end, mention);
                at = end;
                named = at;
            } else if let Some((mention, end)) = self.learnt_name(units, at, discourse) {
                let from = self.first_names(units, &out, at, &mention);
                out.truncate(out.len() - (at - from));
                push_mention(units, &mut out, from..end, mention);
                at = end;
                named = at;
            } else if let Some(mention) = self.body_of_kind(units, at, discourse) {
                push_mention(units, &mut out, at..at + 1, mention);
                at += 1;
                named = at;
            } else if let Some(name) = self.unlisted_at(units, at, named) {
                let mention = self.note_unlisted(units, &name, discourse);
                out.truncate(out.len() - (at - name.units.start));
                let from = self.article_before(units, &out, name.units.start);
                out.truncate(out.len() - (name.units.start - from));
                at = name.units.end;
                named = at;
                push_mention(units, &mut out, from..at, mention);
            } else {
                out.push(units.units[at].clone());
                at += 1;
            }
        }
        units.units = out;
        set_aside(units);
    }

    /// "AMMAN: For nine hours", "MOSCOW. May 5": whether a name in capitals at the beginning of a sentence that is not
    /// says where the report was written.
    fn is_dateline(&self, units: &Units<'_>, name: &Candidate) -> bool {
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

    /// Whether a hyphen makes a name part of an adjective: "the Turkey-backed front", "pro-Turkey fighters".
    pub fn in_compound(&self, units: &Units<'_>, name: &Range<usize>) -> bool {
        let Some(last) = name.end.checked_sub(1) else { return false };
        let compound = |at: usize| {
            let phrases = &self.language.phrases;
            // "the U.S.-Russian accord"
            let nation = units
                .words(at)
                .iter()
                .any(|m| phrases.starting_with(m.atom).any(|p| matches!(p.tag, Tag::Adjective(_))));
            let part = units.begins(at, self.language, Grammar::Compound) || nation;
            units.kind(at) == Some(UnitKind::Word) && part
        };
        let behind =
            units.following(last).is_some_and(|next| self.hyphen(units, last, next) && compound(next));
        let before = units.preceding(name.start);
        behind || before.is_some_and(|prefix| self.hyphen(units, prefix, name.start) && compound(prefix))
    }

    /// Whether nothing but a hyphen stands between two units; an acronym may close with its own full stop.
    pub fn hyphen(&self, units: &Units<'_>, left: usize, right: usize) -> bool {
        let last = self.tokens[units.units[left].tokens.end - 1];
        let first = self.tokens[units.units[right].tokens.start];
        matches!(self.folded.light.get(last.end as usize..first.start as usize), Some("-" | ".-"))
    }

    /// Where a full name ends with the nouns that go on with it: "the X rebel faction".
    fn kind_behind(&self, units: &Units<'_>, name: &Candidate) -> usize {
        let kind = |tag: Tag| tag == Tag::Grammar(Grammar::KindBehind);
        let full = name.kind == NameKind::Full && name.end < units.len();
        let end = full.then(|| self.phrase_at(units, name.end, &kind)).flatten();
        end.unwrap_or(name.end)
    }

    /// "The X minister N": who holds an office that the pack lists as a name, known to it or not.
    fn holder(
        &self,
        units: &Units<'_>,
        office: &Candidate,
        (mut mention, end): (Mention, usize),
        discourse: &mut Discourse,
    ) -> (Mention, usize) {
        if self.language.order == WordOrder::VerbFirst {
            return self.holder_behind(units, office, (mention, end), discourse);
        }
        let is_office = self.language.order == WordOrder::SubjectFirst
            && office.kind == NameKind::Full
            && end == office.end
            && !mention.possessive
            && units.begins(office.end - 1, self.language, Grammar::Role);
        if !is_office || end >= units.len() {
            return (mention, end);
        }
        if let Some(person) = self.best_at(units, end, discourse) {
            if !matches!(person.kind, NameKind::Person(_) | NameKind::Surname(_)) {
                return (mention, end);
            }
            let known = self.note(units, &person, discourse);
            let attached = (mention.preposition, mention.conjunction);
            let holder = Mention { preposition: attached.0, conjunction: attached.1, ..known };
            return (holder, person.end);
        }
        let named = |at: &usize| self.is_capitalised_name(units, *at);
        let to = (end..units.len().min(end + LONGEST_PERSON)).take_while(named).last().map(|last| last + 1);
        if let Some(to) = to {
            let written = self.written(units, end..to);
            discourse.introduce(written, office.actor);
            mention.person = Some(written.to_owned());
            mention.role = true;
        }
        (mention, to.unwrap_or(end))
    }

    /// The same where the office stands before its body: behind titles stands a name that begins with a first name, or
    /// that a title or "that" marks as one.
    fn holder_behind(
        &self,
        units: &Units<'_>,
        office: &Candidate,
        (mut mention, end): (Mention, usize),
        discourse: &mut Discourse,
    ) -> (Mention, usize) {
        let is_office =
            office.kind == NameKind::Full && units.begins(office.start, self.language, Grammar::Role);
        if !is_office || end != office.end {
            return (mention, end);
        }
        let begins = |at: usize, task| units.begins(at, self.language, task);
        let from = (end..units.len()).find(|&at| !begins(at, Grammar::Title)).unwrap_or(end);
        let lexicon = &self.language.lexicon;
        let named = |at: &usize| {
            let light = self.full(units, *at);
            units.kind(*at) == Some(UnitKind::Word)
                && (begins(*at, Grammar::FirstName)
                    || units.words(*at).iter().all(|m| lexicon.is_name(m.atom)))
                && light.starts_with(char::is_alphabetic)
                && self.best_at(units, *at, discourse).is_none()
        };
        let run = (from..units.len().min(from + LONGEST_PERSON)).take_while(named).count();
        let to = from + run;
        let first = begins(from, Grammar::FirstName);
        let marked = first || from > end || begins(to, Grammar::That);
        if run >= 2 && marked {
            let written = self.written(units, from..to);
            discourse.introduce(written, office.actor);
            mention.person = Some(written.to_owned());
            mention.role = true;
            return (mention, to);
        }
        (mention, end)
    }

    /// "Two officials in the X ministry": somebody unnamed whose words tell a role speaks for the body that he holds it
    /// in; a source does not. A single word behind "in" may be a country, where he only is.
    fn insider(
        &self,
        units: &Units<'_>,
        (mention, end): (Mention, usize),
        discourse: &mut Discourse,
    ) -> (Mention, usize) {
        let relations = self.ruleset.relations();
        let unnamed = mention.actor.is_some_and(|a| relations.is_unnamed(a));
        let task = |at: usize, task: Grammar| {
            let is = move |tag: Tag| tag == Tag::Grammar(task);
            (at < units.len()).then(|| self.phrase_at(units, at, &is)).flatten()
        };
        let role = unnamed && end.checked_sub(1).is_some_and(|at| task(at, Grammar::Role) == Some(end));
        let link = role.then(|| task(end, Grammar::RoleLink)).flatten();
        let Some(linked) = link else { return (mention, end) };
        let article = task(linked, Grammar::Article);
        let from = article.unwrap_or(linked);
        let body = (from < units.len()).then(|| self.best_at(units, from, discourse)).flatten();
        let body = body.filter(|b| {
            let whole = b.end - b.start > 1 || article.is_some() || task(end, Grammar::PersonLink).is_some();
            let named = matches!(b.kind, NameKind::Full | NameKind::Short) && b.clitics.preposition == 0;
            named && relations.kind(b.actor) == ActorKind::Body && (whole || self.is_acronym(units, b.start))
        });
        let Some(body) = body else { return (mention, end) };
        let attached = (mention.preposition, mention.conjunction);
        let of = self.note(units, &body, discourse);
        (Mention { preposition: attached.0, conjunction: attached.1, role: true, ..of }, body.end)
    }

    /// "A source in the ministry said … The source denied": the source that spoke before, of a body that was named.
    fn same_source(
        &self,
        units: &Units<'_>,
        mention: Mention,
        at: Range<usize>,
        discourse: &Discourse,
    ) -> Mention {
        let relations = self.ruleset.relations();
        let definite = self.phrase_at(units, at.start, &|tag| tag == Tag::Grammar(Grammar::Article));
        let word = self.full(units, at.end - 1);
        let says_so = |voice: &Voice| self.words_of(voice).any(|w| w == word);
        let one = definite
            .filter(|&end| end < at.end && mention.actor.is_some_and(|a| relations.is_unnamed(a)))
            .and_then(|_| discourse.last_with_role(&says_so));
        match one {
            Some(voice) => Mention {
                actor: voice.actor,
                person: voice.person,
                basis: Basis::Carried,
                distance: voice.distance,
                role: true,
                bare_role: true,
                ..mention
            },
            None => mention,
        }
    }

    /// "The governor of X", "the X envoy": whether a name tells an office and not its body.
    fn names_office(&self, units: &Units<'_>, name: &Candidate) -> bool {
        let task = |at: usize, task: Grammar| {
            at < name.end && units.begins(at, self.language, task) && !units.transparent(at)
        };
        let from = name.start + usize::from(task(name.start, Grammar::Article));
        let first = self.language.order == WordOrder::SubjectFirst && name.kind == NameKind::Full;
        let office = |at: usize| {
            task(at, Grammar::Role) && !task(at, Grammar::Unlisted) && !task(at, Grammar::RoleBody)
        };
        first && (office(from) || office(name.end - 1))
    }

    /// Whether a word is written in capitals alone.
    fn is_acronym(&self, units: &Units<'_>, at: usize) -> bool {
        let written = self.written(units, at..at + 1);
        written.chars().count() > 1 && written.chars().all(char::is_uppercase)
    }

    /// Whether a word may be part of the name of somebody whom the pack does not know: capitals, or a particle that a
    /// hyphen joins to them, and nothing that the pack lists but names.
    fn is_capitalised_name(&self, units: &Units<'_>, at: usize) -> bool {
        let lexicon = &self.language.lexicon;
        let particle = |at: usize| {
            units.kind(at + 1) == Some(UnitKind::Word)
                && self.hyphen(units, at, at + 1)
                && self.starts_upper(units, at + 1)
        };
        units.kind(at) == Some(UnitKind::Word)
            && !self.language.frequent.contains(self.full(units, at))
            && (self.starts_upper(units, at)
                && (units.words(at).iter().all(|m| lexicon.is_name(m.atom))
                    || units.begins(at, self.language, Grammar::Title))
                || !self.starts_upper(units, at) && particle(at))
    }

    /// A name that begins with its article gives way to a longer one behind the article.
    fn outdone(&self, units: &Units<'_>, at: usize, discourse: &Discourse, candidate: &Candidate) -> bool {
        let article = units.begins(at, self.language, Grammar::Article) && candidate.end > at + 1;
        article && self.best_at(units, at + 1, discourse).is_some_and(|next| next.end > candidate.end)
    }

    /// The longest valid name that starts here; full names before short ones, later seen before earlier.
    fn best_at(&self, units: &Units<'_>, at: usize, discourse: &Discourse) -> Option<Candidate> {
        let mut best: Option<Candidate> = None;
        let mut longest = 0;
        let closes = |i: usize| units.kind(i) == Some(UnitKind::Quote);
        let quoting = at.checked_sub(1).is_some_and(closes)
            && (0..at).filter(|&i| closes(i)).count().is_multiple_of(2)
            && self.language.order == WordOrder::SubjectFirst;
        for found in units.words(at) {
            for phrase in self.language.phrases.starting_with(found.atom) {
                let Tag::Name { actor, kind } = phrase.tag else { continue };
                let Some((rank, seen)) = rank(actor, kind, discourse) else {
                    let short = self.language.phrases.match_at(phrase, units, at);
                    longest = longest.max(short.filter(|_| kind == NameKind::Short).map_or(0, |h| h.end));
                    continue;
                };
                // "We have no ties with Y", the group said: X, who spoke before
                let spoke = kind == NameKind::Short && quoting && discourse.spoke_right_before(actor);
                let seen = if spoke { usize::MAX - 1 } else { seen };
                let Some(hit) = self.language.phrases.match_at(phrase, units, at) else { continue };
                // "the joint command of X", "the command of X": not whom "the command" alone would mean
                let owned = kind == NameKind::Short && self.is_owned(units, hit.end, actor, discourse);
                let role = |p: &crate::rules::phrase::Phrase| {
                    let longer = |end: usize| end > hit.end || end == hit.end && owned;
                    p.tag == Tag::Grammar(Grammar::Role)
                        && self.language.phrases.match_at(p, units, at).is_some_and(|h| longer(h.end))
                };
                let short = kind == NameKind::Short && self.language.order == WordOrder::VerbFirst;
                if short && self.language.phrases.starting_with(found.atom).any(role) {
                    continue;
                }
                if self.in_compound(units, &(at..hit.end)) || self.describes_role(units, actor, hit.end) {
                    continue;
                }
                if let NameKind::Surname(person) = kind
                    && self
                        .ruleset
                        .person(person)
                        .is_some_and(|p| self.is_namesake(units, at, p.name_in(&self.language.id)))
                {
                    continue;
                }
                if kind == NameKind::Capital && !self.stands_for_state(units, at..hit.end, found.clitics) {
                    continue;
                }
                let better = best.as_ref().is_none_or(|b| {
                    let of_group = self.narrower((actor, kind, hit.end), b);
                    of_group
                        .unwrap_or((hit.end, rank, seen, !hit.oblique) > (b.end, b.rank, b.seen, !b.oblique))
                });
                if better {
                    best = Some(Candidate {
                        start: at,
                        end: hit.end,
                        actor,
                        rank,
                        seen,
                        kind,
                        clitics: found.clitics,
                        oblique: hit.oblique,
                        agent: hit.agent,
                    });
                }
            }
        }
        // "the security committee" is not "the committee", though nobody has said yet whose it is
        best.filter(|b| b.kind != NameKind::Short || b.end >= longest)
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
    fn narrower(&self, (actor, kind, end): (ActorId, NameKind, usize), best: &Candidate) -> Option<bool> {
        let relations = self.ruleset.relations();
        let both = kind == NameKind::Short && best.kind == NameKind::Short && best.end == end;
        match (relations.is_in(actor, best.actor), relations.is_in(best.actor, actor)) {
            _ if !both || actor == best.actor => None,
            (true, false) => Some(true),
            (false, true) => Some(false),
            _ => None,
        }
    }

    /// Whether a capital's name means its state: a verb of speech or "that" stands beside it, small words between.
    fn stands_for_state(&self, units: &Units<'_>, name: Range<usize>, clitics: Clitics) -> bool {
        let before = (0..name.start).rev().find(|&i| !units.transparent(i));
        let speaks = |tag: Tag| matches!(tag, Tag::Speech { kind: SpeechKind::Verb, .. });
        let opens = |tag: Tag| speaks(tag) || matches!(tag, Tag::Grammar(Grammar::That | Grammar::By));
        let mut after = units.following(name.end - 1);
        while let Some(end) =
            after.and_then(|at| self.phrase_at(units, at, &|tag| tag == Tag::Grammar(Grammar::Auxiliary)))
        {
            after = units.following(end - 1);
        }
        let behind = after.is_some_and(|at| self.phrase_at(units, at, &speaks).is_some());
        let ahead = before.is_some_and(|at| {
            (at.saturating_sub(3)..=at).any(|from| self.phrase_at(units, from, &opens) == Some(at + 1))
        });
        let governed = self.behind_preposition(units, before)
            || !clitics.conjunction && self.described(units, name.start);
        // "directed accusations at X": the preposition is part of the words for that
        let directed = (0..name.start).rev().take(FARTHEST_ACCUSED).any(|at| {
            self.phrase_at(units, at, &|tag| tag == Tag::Grammar(Grammar::Accusation)) == Some(name.start)
        });
        let accused = directed || !governed && self.accused(units, name.clone());
        let stands = behind && !governed || ahead || accused;
        clitics.preposition == 0
            && (stands
                || self.joined_to_state(units, name.start, clitics)
                || self.talked_with(units, name.start, clitics))
    }

    /// "The talks with X", "the agreement between Y and X": behind "with" that follows the words of a claim at once.
    fn talked_with(&self, units: &Units<'_>, start: usize, clitics: Clitics) -> bool {
        let with = |tag: Tag| tag == Tag::Grammar(Grammar::With);
        let content = |tag: Tag| matches!(tag, Tag::Content(_));
        let joined = clitics.conjunction
            || units.preceding(start).is_some_and(|at| {
                self.phrase_at(units, at, &|tag| tag == Tag::Grammar(Grammar::Conjunction)).is_some()
            });
        let from = if joined { start.saturating_sub(FARTHEST_PARTNER) } else { start.saturating_sub(1) };
        (from..start).any(|at| {
            let next = |end: usize| if joined { end <= start } else { end == start };
            self.phrase_at(units, at, &with).is_some_and(next)
                && (at.saturating_sub(FARTHEST_PARTNER)..at)
                    .any(|begin| self.phrase_at(units, begin, &content) == Some(at))
        })
    }

    /// "Washington, and with it London": a capital joined to one that means its state.
    fn joined_to_state(&self, units: &Units<'_>, start: usize, clitics: Clitics) -> bool {
        let verb_first = self.language.order == WordOrder::VerbFirst;
        let joins = |tag: Tag| tag == Tag::Grammar(Grammar::Conjunction);
        let begins = |&at: &usize| self.phrase_at(units, at, &joins) == Some(start);
        let word = (start.saturating_sub(2)..start).find(begins);
        let joint = word.or_else(|| clitics.conjunction.then_some(start)).filter(|_| verb_first);
        let before = joint.and_then(|joint| (0..joint).rev().find(|&i| !units.transparent(i)));
        let Some(mut last) = before else { return false };
        if units.kind(last) == Some(UnitKind::Comma) && word.is_some() && last > 0 {
            last -= 1;
        }
        units.words(last).iter().any(|found| {
            let state = |tag: Tag| matches!(tag, Tag::Name { kind: NameKind::Capital | NameKind::Full, .. });
            let mut phrases = self.language.phrases.starting_with(found.atom).filter(|p| state(p.tag));
            let stands = self.stands_for_state(units, last..last + 1, found.clitics);
            stands && phrases.any(|p| self.language.phrases.match_at(p, units, last).is_some())
        })
    }

    /// "The envoy of X accused Y of shelling": a name behind a verb of accusing, right before what it is accused of.
    fn accused(&self, units: &Units<'_>, name: Range<usize>) -> bool {
        let is = |task: Grammar| move |tag: Tag| tag == Tag::Grammar(task);
        let opens = |at: usize| {
            let word = &self.folded.light[self.tokens[units.units[at].tokens.start].range()];
            let first = word.chars().next().map(|c| &word[..c.len_utf8()]);
            let attached = first.is_some_and(|c| self.language.lexicon.preposition(c) != 0);
            attached || self.phrase_at(units, at, &is(Grammar::Preposition)).is_some()
        };
        let before = (0..name.start).rev().take(FARTHEST_ACCUSED);
        let near: Vec<usize> = before.take_while(|&at| units.kind(at) != Some(UnitKind::Comma)).collect();
        let head =
            near.iter().any(|&at| self.phrase_at(units, at, &is(Grammar::NotSpeaking)) == Some(name.start));
        let accuses = near.iter().any(|&at| self.phrase_at(units, at, &is(Grammar::Accusation)).is_some());
        accuses && !head && units.following(name.end - 1).is_some_and(opens)
    }

    /// Whether a preposition stands before plain words that describe what begins at a unit: "in north-west …".
    fn described(&self, units: &Units<'_>, start: usize) -> bool {
        let task = |tag: Tag| matches!(tag, Tag::Speech { .. } | Tag::Grammar(_) | Tag::Date(_));
        let plain = |at: &usize| self.phrase_at(units, *at, &task).is_none();
        let before = (0..start).rev().filter(|&at| units.is_word(at));
        let words: Vec<usize> = before.take(LONGEST_DESCRIPTION + 1).collect();
        let end = words.iter().position(|at| !plain(at)).filter(|&at| at > 0);
        end.is_some_and(|at| self.behind_preposition(units, Some(words[at])))
    }

    /// Whether the word at a unit is a preposition.
    fn behind_preposition(&self, units: &Units<'_>, before: Option<usize>) -> bool {
        let preposition = |tag: Tag| tag == Tag::Grammar(Grammar::Preposition);
        before.is_some_and(|at| {
            (at.saturating_sub(2)..=at).any(|from| self.phrase_at(units, from, &preposition) == Some(at + 1))
        })
    }

    /// Where a phrase of a wanted kind that begins at a unit ends.
    fn phrase_at(&self, units: &Units<'_>, at: usize, wanted: &dyn Fn(Tag) -> bool) -> Option<usize> {
        let words = units.words(at).iter();
        let phrases = words.flat_map(|found| self.language.phrases.starting_with(found.atom));
        let fitting = phrases.filter(|phrase| wanted(phrase.tag));
        fitting
            .filter_map(|phrase| self.language.phrases.match_at(phrase, units, at))
            .map(|hit| hit.end)
            .max()
    }

    fn note(&self, units: &Units<'_>, candidate: &Candidate, discourse: &mut Discourse) -> Mention {
        let mut actor = candidate.actor;
        let mut basis = Basis::Named;
        let person = match candidate.kind {
            NameKind::Person(person) | NameKind::Surname(person) => {
                discourse.named(person);
                let last = self.full(units, candidate.end - 1);
                // whom the document introduced under this name goes before whom the pack knows
                if let Some((body, name)) = discourse.learnt(last).filter(|(body, _)| *body != actor) {
                    (actor, basis) = (*body, Basis::Learnt);
                    Some(name.clone())
                } else {
                    self.ruleset.person(person).map(|p| p.name_in(&self.language.id).to_string())
                }
            }
            NameKind::Full | NameKind::Short | NameKind::Capital => None,
        };
        discourse.saw(actor);
        if candidate.kind == NameKind::Full && self.language.order == WordOrder::VerbFirst {
            self.kinds(units, candidate.start).for_each(|(kind, _)| discourse.saw_kind(kind, actor));
        }
        Mention {
            actor: Some(actor),
            role: person.is_some() || self.names_office(units, candidate),
            person,
            basis,
            preposition: candidate.clitics.preposition,
            conjunction: candidate.clitics.conjunction,
            possessive: self.owns(units, candidate.end - 1),
            oblique: candidate.oblique,
            agent: candidate.agent,
            bare_role: false,
            distance: 0,
            noun: Noun::default(),
        }
    }

    /// The words for a kind of body ("front") that a unit may be, and what is attached to them.
    fn kinds<'s>(&'s self, units: &'s Units<'_>, at: usize) -> impl Iterator<Item = (&'s str, Clitics)> {
        let kind = move |m: &&Match| {
            let phrases = &self.language.phrases;
            let mut listed = phrases.starting_with(m.atom);
            listed.any(|p| {
                p.tag == Tag::Grammar(Grammar::Unlisted)
                    && phrases.match_at(p, units, at).is_some_and(|h| h.end == at + 1)
            })
        };
        let lexicon = &self.language.lexicon;
        units.words(at).iter().filter(kind).map(|m| (lexicon.text(m.atom), m.clitics))
    }

    /// "The front": the body whose full name begins with that word, where the report has named one and no other
    /// name says which is meant.
    fn body_of_kind(&self, units: &Units<'_>, at: usize, discourse: &Discourse) -> Option<Mention> {
        let plain = units.kind(at) == Some(UnitKind::Word) && self.language.order == WordOrder::VerbFirst;
        let mut kinds = self.kinds(units, at).filter(|(_, clitics)| plain && clitics.article);
        let (actor, clitics) = kinds.find_map(|(kind, c)| Some((discourse.of_kind(kind)?, c)))?;
        // "the military council" is another body than "the council of X"
        let described = units.following(at).is_some_and(|next| {
            let task = |tag: Tag| !matches!(tag, Tag::Content(_) | Tag::Unless(_));
            let article = units.words(next).iter().any(|m| m.clitics.article)
                || self.language.lexicon.has_article(self.full(units, next));
            units.kind(next) == Some(UnitKind::Word)
                && article
                && self.phrase_at(units, next, &task).is_none()
        });
        let body = self.ruleset.relations().kind(actor) == ActorKind::Body;
        (body && !described).then(|| Mention::of_body(actor, Basis::Named, clitics))
    }

    fn note_unlisted(&self, units: &Units<'_>, name: &UnlistedName, discourse: &mut Discourse) -> Mention {
        let written = self.written(units, name.units.clone()).replace(MARKS, "");
        let base = self.ruleset.relations().listed();
        let actor = discourse.unlisted(base, &self.key(units, name), &written, &self.language.id);
        Mention {
            possessive: self.owns(units, name.units.end - 1),
            oblique: name.clitics.oblique,
            agent: name.clitics.agent,
            ..Mention::of_body(actor, Basis::Unlisted, name.clitics)
        }
    }

    /// A last name that the document introduced, or the first two words of a longer name; and where it ends.
    fn learnt_name(&self, units: &Units<'_>, at: usize, discourse: &Discourse) -> Option<(Mention, usize)> {
        if let Some(mention) = self.learnt_at(units, at, discourse) {
            return Some((mention, at + 1));
        }
        let next =
            units.following(at).filter(|&n| discourse.has_learnt() && n == at + 1 && units.is_word(n))?;
        let word = |at: usize| self.full(units, at);
        let (first, joined) = match self.language.lexicon.without_conjunction(word(at)) {
            Some(stripped) if discourse.learnt(&format!("{} {}", word(at), word(next))).is_none() => {
                (stripped, true)
            }
            _ => (word(at), false),
        };
        let (actor, name) = discourse.learnt(&format!("{first} {}", word(next)))?;
        let learnt =
            Mention { conjunction: joined, possessive: self.owns(units, next), ..introduced(*actor, name) };
        Some((learnt, next + 1))
    }

    /// A last name that the document introduced.
    fn learnt_at(&self, units: &Units<'_>, at: usize, discourse: &Discourse) -> Option<Mention> {
        if units.units[at].kind != UnitKind::Word || !discourse.has_learnt() {
            return None;
        }
        let word = self.full(units, at);
        let plain = discourse.learnt(word).map(|l| (l, false, false));
        let owned = || {
            let stripped = self.language.lexicon.without_possessive(word)?;
            discourse.learnt(stripped).map(|l| (l, false, false))
        };
        let joined = || {
            let stripped = self.language.lexicon.without_conjunction(word)?;
            discourse.learnt(stripped).map(|l| (l, true, false))
        };
        // introduced in another case: the longer form is not that of a subject
        let inflected = || {
            let forms = self.language.lexicon.forms_of(word);
            let known = forms.iter().find_map(|f| discourse.learnt(f).map(|l| (l, f)));
            known.map(|(l, form)| (l, false, word.len() >= form.len()))
        };
        let ((actor, name), conjunction, oblique) =
            plain.or_else(owned).or_else(joined).or_else(inflected)?;
        // a preposition that folds like a last name is nobody's name
        if units.begins(at, self.language, Grammar::Preposition) || self.is_namesake(units, at, name) {
            return None;
        }
        Some(Mention {
            conjunction,
            possessive: self.owns(units, at),
            oblique,
            agent: oblique && self.language.lexicon.is_agent(word),
            ..introduced(*actor, name)
        })
    }

    /// "N the mayor" and "M the mayor's cousin": whether another first name than that of somebody stands right before
    /// his last name.
    fn is_namesake(&self, units: &Units<'_>, at: usize, name: &str) -> bool {
        let first = at.checked_sub(1).filter(|&b| {
            units.kind(b) == Some(UnitKind::Word) && units.begins(b, self.language, Grammar::FirstName)
        });
        let known = crate::text::fold_plain(name);
        first.is_some_and(|b| !known.split([' ', '-']).any(|word| word == self.full(units, b)))
    }

    /// Where a name begins with the article that stands before it as a word of its own.
    fn article_before(&self, units: &Units<'_>, out: &[Unit], at: usize) -> usize {
        let before = at
            .checked_sub(1)
            .filter(|&b| out.last().is_some_and(|u| u.kind == UnitKind::Word) && self.is_article(units, b));
        before.unwrap_or(at)
    }

    /// Whether a unit is a definite article.
    pub fn is_article(&self, units: &Units<'_>, at: usize) -> bool {
        let token = self.tokens[units.units[at].tokens.start];
        !self.language.articles.is_empty()
            && self.language.articles.contains(&self.folded.full[token.range()])
    }

    /// Whether a name that ends with a unit owns what follows.
    pub fn owns(&self, units: &Units<'_>, last: usize) -> bool {
        let lexicon = &self.language.lexicon;
        let token = self.tokens[units.units[last].tokens.end - 1];
        if lexicon.owns(&self.folded.light[token.range()]) {
            return true;
        }
        // "the rebels' refusal": the mark is a token of its own
        let mark = self.tokens.get(units.units[last].tokens.end);
        mark.is_some_and(|t| {
            t.kind == TokenKind::Mark('\'') && !t.spaced && lexicon.owns("'") && units.len() > last + 1
        })
    }

    /// Where a learnt person's first names begin, if they stand right before the last name.
    fn first_names(&self, units: &Units<'_>, out: &[Unit], at: usize, mention: &Mention) -> usize {
        let names: Vec<String> = mention
            .person
            .iter()
            .flat_map(|p| p.split([' ', '-']))
            .filter(|w| !w.is_empty())
            .map(crate::text::fold_plain)
            .collect();
        let mut from = at;
        for name in names.iter().rev().skip(1) {
            let plain = from > 0 && out.len() > at - from && self.full(units, from - 1) == name;
            if !plain || units.units[from - 1].kind != UnitKind::Word {
                break;
            }
            from -= 1;
        }
        from
    }

    /// A word, fully folded.
    pub fn full(&self, units: &Units<'_>, at: usize) -> &str {
        let token = self.tokens[units.units[at].tokens.start];
        &self.folded.full[token.range()]
    }
}

/// How strongly a name counts, and when its actor was last seen; nothing where it does not count here.
fn rank(actor: ActorId, kind: NameKind, discourse: &Discourse) -> Option<(u8, usize)> {
    match kind {
        NameKind::Full | NameKind::Person(_) => Some((1, 0)),
        NameKind::Capital => Some((0, 0)),
        // after a full name in the document a short one means that actor, whatever else it may mean
        NameKind::Short => {
            // "X met Y. … the group said": X, whom the sentence before is about
            let seen = discourse.last_seen(actor)?;
            Some((2, if discourse.is_about(actor) { usize::MAX - 1 } else { seen }))
        }
        NameKind::Surname(person) => discourse.was_named(person).then_some((2, usize::MAX)),
    }
}

/// A mention of somebody whom the document introduced.
fn introduced(actor: ActorId, name: &str) -> Mention {
    Mention {
        actor: Some(actor),
        person: Some(name.to_owned()),
        basis: Basis::Learnt,
        preposition: 0,
        conjunction: false,
        possessive: false,
        oblique: false,
        agent: false,
        role: true,
        bare_role: false,
        distance: 0,
        noun: Noun::default(),
    }
}

fn push_mention(units: &mut Units<'_>, out: &mut Vec<Unit>, range: std::ops::Range<usize>, mention: Mention) {
    let inside = &units.units[range.clone()];
    let tokens = inside[0].tokens.start..inside[inside.len() - 1].tokens.end;
    // a pair of quotation marks that splits the name must not leave one of them behind
    let quotes = inside.iter().filter(|u| u.kind == UnitKind::Quote).count();
    if quotes % 2 == 1 {
        match out.last_mut().filter(|u| u.kind == UnitKind::Quote) {
            Some(before) => before.aside = true,
            None => units.units[range.end..]
                .first_mut()
                .filter(|u| u.kind == UnitKind::Quote)
                .into_iter()
                .for_each(|u| u.aside = true),
        }
    }
    let index = units.mentions.len();
    units.mentions.push(mention);
    let kind = UnitKind::Mention(index);
    out.push(Unit { kind, tokens, words: 0..0, aside: false, semicolon: false, hyphened: false });
}

/// Sets aside what stands in brackets or between dashes, unless it is names only.
fn set_aside(units: &mut Units<'_>) {
    let mut open = None;
    for at in 0..units.len() {
        match units.units[at].kind {
            UnitKind::Open => open = Some(at),
            UnitKind::Close => {
                if let Some(from) = open.take()
                    && (!names_only(units, from + 1..at) || repeats_name(units, from, at))
                {
                    units.units[from..=at].iter_mut().for_each(|u| u.aside = true);
                }
            }
            _ => {}
        }
    }
    insertions(units);
}

/// The longest insertion between dashes, in units.
const LONGEST_INSERTION: usize = 16;

fn insertions(units: &mut Units<'_>) {
    let dashes: Vec<usize> = (0..units.len())
        .filter(|&i| units.units[i].kind == UnitKind::Dash && !units.units[i].aside)
        .collect();
    let mut used = 0;
    for pair in dashes.windows(2) {
        // "…, — said X. — …": behind another mark a dash opens who speaks
        let before = units.kind(pair[0].saturating_sub(1));
        if matches!(before, Some(UnitKind::Comma | UnitKind::Other)) {
            continue;
        }
        if pair[0] >= used && pair[1] - pair[0] <= LONGEST_INSERTION && pair[0] > 0 {
            units.units[pair[0]..=pair[1]].iter_mut().for_each(|u| u.aside = true);
            used = pair[1] + 1;
        }
    }
}

/// "The X Movement (XM)": whether brackets hold nothing but another name of what is named right before them.
fn repeats_name(units: &Units<'_>, open: usize, close: usize) -> bool {
    let named = |at: usize| units.mention_at(at).filter(|m| m.preposition == 0).and_then(|m| m.actor);
    let before = open.checked_sub(1).and_then(named);
    close == open + 2 && before.is_some() && before == named(open + 1)
}

fn names_only(units: &Units<'_>, range: std::ops::Range<usize>) -> bool {
    let names = range.clone().any(|i| matches!(units.units[i].kind, UnitKind::Mention(_)));
    let others = range.clone().filter(|&i| units.units[i].kind == UnitKind::Word).count();
    names && others == 0
}
