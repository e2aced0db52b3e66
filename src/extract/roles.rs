//! People who are introduced by what they are: "the spokesman of X, N", "a Russian official", "the source".

use super::claim::Basis;
use super::discourse::{Discourse, Voice};
use super::hits::{Hit, Hits};
use super::mentions::Naming;
use super::unit::{Mention, Unit, UnitKind, Units};
use crate::rules::ids::ActorId;
use crate::rules::lexicon::Noun;
use crate::rules::phrase::Stream;
use crate::rules::tag::{Grammar, Scope, SpeechKind, Tag};
use crate::rules::{ActorKind, WordOrder};
use std::ops::Range;

/// How far from the role its body may stand, in units.
const FARTHEST_BODY: usize = 9;
/// Words of a role that no list holds.
const UNKNOWN_WORDS: usize = 2;
/// The longest name of a person, in words.
const LONGEST_NAME: usize = 4;
/// Words of a mention that tells a person's name and no office, at most.
const LONGEST_BARE_NAME: usize = 3;

/// What a role phrase turned out to be.
struct RolePhrase {
    units: Range<usize>,
    actor: Option<ActorId>,
    adjective: Option<ActorId>,
    linked: bool,
    definite: bool,
    person: Option<String>,
    conjunction: bool,
    preposition: u8,
    /// The word of a person's office, as the pack lists it.
    office: Option<String>,
    /// The role is a relative clause ("who speaks").
    describes: bool,
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
        Self {
            units,
            actor,
            adjective: None,
            linked: true,
            definite: false,
            person: None,
            conjunction: false,
            preposition: 0,
            office: None,
            describes: false,
            possessed: false,
            owns: false,
            oblique: false,
            agent: false,
            body: false,
            word: None,
        }
    }
}

/// Whether a phrase of this kind stands between two units.
fn ends_with(hits: &Hits, from: usize, end: usize, tag: Tag) -> bool {
    hits.at(from).iter().any(|h| h.tag == tag && h.end == end)
}

impl Naming<'_> {
    /// Makes one mention of each role phrase and learns the persons that it introduces.
    pub fn roles(&self, units: &mut Units<'_>, discourse: &mut Discourse) {
        let wanted = |tag| {
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
                    | Tag::Speech {
                        kind: SpeechKind::Verb | SpeechKind::Participle | SpeechKind::According,
                        ..
                    }
            )
        };
        let hits = Hits::find(units, self.language, &wanted);
        let introduces = |h: &Hit| {
            let tasks = [Grammar::Role, Grammar::PersonLink, Grammar::SourceLink, Grammar::Organ];
            matches!(h.tag, Tag::Grammar(task) if tasks.contains(&task))
        };
        let office = |at: usize| units.mention_at(at).is_some_and(|m| m.role && m.person.is_none());
        if !hits.all().iter().any(introduces) && !(0..units.len()).any(office) {
            return;
        }
        let mut out: Vec<Unit> = Vec::with_capacity(units.len());
        let (mut at, mut floor) = (0, 0);
        while at < units.len() {
            let role = hits.grammar(at, Grammar::Role).filter(|_| !units.units[at].aside);
            let phrase = match role {
                Some(end) => self.role_phrase(units, &hits, floor..at, end, discourse),
                None => {
                    let source = || self.source_of(units, &hits, at);
                    let office = || self.office_behind_name(units, &hits, &out, at);
                    let organ = || self.bare_organ(units, &hits, at, discourse);
                    self.person_of(units, &hits, at).or_else(source).or_else(office).or_else(organ)
                }
            };
            match phrase {
                Some(phrase) => {
                    // what was copied already and belongs to the phrase
                    let begun = (at - phrase.units.start).min(out.len());
                    out.truncate(out.len() - begun);
                    let before = self.name_before(units, &hits, &out, phrase.units.start, &phrase);
                    at = phrase.units.end;
                    floor = at;
                    self.push(units, &mut out, phrase, before, discourse);
                }
                None => {
                    out.push(units.units[at].clone());
                    at += 1;
                }
            }
        }
        units.units = out;
    }

    /// "N, the governor of X,": an office that is listed as a name of its body, behind the name of who holds it.
    fn office_behind_name(
        &self,
        units: &Units<'_>,
        hits: &Hits,
        out: &[Unit],
        at: usize,
    ) -> Option<RolePhrase> {
        let office = units.mention_at(at).filter(|m| m.role && m.person.is_none() && m.preposition == 0)?;
        let phrase = RolePhrase {
            definite: true,
            conjunction: office.conjunction,
            owns: office.possessive,
            ..RolePhrase::of_body(at..at + 1, office.actor)
        };
        let named = self.name_before(units, hits, out, at, &phrase);
        named.is_some().then_some(phrase)
    }

    /// "N from X": a person named in full with the body that the person speaks for.
    fn person_of(&self, units: &Units<'_>, hits: &Hits, at: usize) -> Option<RolePhrase> {
        let name = self.name_run(units, hits, at);
        // "Colonel N of X"
        let title = at.checked_sub(1).filter(|&t| {
            hits.grammar(t, Grammar::Title) == Some(at) && name.len() == 1 && !self.starts_small(units, t)
        });
        let whole = (2..=LONGEST_NAME).contains(&name.len());
        if !whole && title.is_none() || self.starts_small(units, at) {
            return None;
        }
        let link = hits.grammar(name.end, Grammar::PersonLink)?;
        let body = (link..units.len()).find(|&i| !units.transparent(i))?;
        let mention = units.mention_at(body).filter(|m| m.person.is_none())?;
        Some(RolePhrase {
            person: Some(self.written(units, title.unwrap_or(at)..name.end)),
            ..RolePhrase::of_body(title.unwrap_or(at)..body + 1, mention.actor)
        })
    }

    /// "The ministry", where the article is part of the word: the one that spoke last.
    fn bare_organ(
        &self,
        units: &Units<'_>,
        hits: &Hits,
        at: usize,
        discourse: &Discourse,
    ) -> Option<RolePhrase> {
        let organ = |h: &&Hit| h.tag == Tag::Grammar(Grammar::Organ);
        let word = hits.at(at).iter().filter(organ).max_by_key(|h| h.end)?;
        if word.end > at + 1 {
            // "the ministry of defence said that": of no nation that is named behind it
            let small = |i: usize| hits.adverbial(i).is_some() || hits.grammar(i, Grammar::That).is_some();
            let alone = self.language.order == WordOrder::VerbFirst
                && units.following(word.end - 1).is_none_or(|n| !units.is_word(n) || small(n));
            let state = self.state_of_organ(units, hits, &(at..word.end), discourse).filter(|_| alone)?;
            let mut phrase = RolePhrase {
                conjunction: word.first.conjunction,
                preposition: word.first.preposition,
                ..RolePhrase::of_body(at..word.end, Some(state))
            };
            self.as_its_power_says(hits, at, &mut phrase);
            return Some(phrase);
        }
        let voice = Some(self.full(units, at)).filter(|full| self.language.lexicon.has_article(full));
        let voice = voice.and_then(|full| self.organ_heard(discourse, full))?;
        Some(RolePhrase {
            definite: true,
            conjunction: word.first.conjunction,
            preposition: word.first.preposition,
            ..RolePhrase::of_body(at..at + 1, voice.actor)
        })
    }

    /// "A source in X": unnamed, but X's own.
    fn source_of(&self, units: &Units<'_>, hits: &Hits, at: usize) -> Option<RolePhrase> {
        let kind = |actor: ActorId| self.ruleset.relations().kind(actor);
        let unnamed = |m: &&Mention| m.actor.is_some_and(|a| kind(a) == ActorKind::Unnamed);
        let source = units.mention_at(at).filter(unnamed)?;
        let link = hits.grammar(units.following(at)?, Grammar::SourceLink)?;
        let mut body = units.following(link - 1)?;
        if let Some(end) = hits.grammar(body, Grammar::RoleBody) {
            body = units.following(end - 1)?;
        }
        let mention = units.mention_at(body).filter(|m| m.person.is_none() && m.preposition == 0)?;
        // a source "in the opposition" is anybody's
        let one = |&a: &ActorId| kind(a) == ActorKind::Body && !self.ruleset.relations().is_group(a);
        let actor = mention.actor.filter(one)?;
        Some(RolePhrase {
            conjunction: source.conjunction,
            preposition: source.preposition,
            oblique: source.oblique,
            agent: source.agent,
            ..RolePhrase::of_body(at..body + 1, Some(actor))
        })
    }

    /// Reads a role phrase from its role noun on; `before` is what it may take in before that noun.
    fn role_phrase(
        &self,
        units: &Units<'_>,
        hits: &Hits,
        before: Range<usize>,
        role_end: usize,
        discourse: &Discourse,
    ) -> Option<RolePhrase> {
        let start = before.end;
        // a plural before its body may be spelt like a noun with a pronoun
        let roles = hits.at(start).iter().filter(|h| h.tag == Tag::Grammar(Grammar::Role));
        let clitics = roles.min_by_key(|h| h.first.pronoun)?.first;
        let mut phrase = RolePhrase {
            units: start..role_end,
            actor: None,
            adjective: None,
            linked: false,
            definite: clitics.article || self.language.lexicon.has_article(self.full(units, start)),
            person: None,
            conjunction: clitics.conjunction,
            preposition: clitics.preposition,
            office: self.office(units, hits, start),
            describes: units.begins(start, self.language, Grammar::Relative),
            possessed: clitics.pronoun,
            owns: false,
            oblique: clitics.oblique,
            agent: clitics.agent,
            body: ends_with(hits, start, role_end, Tag::Grammar(Grammar::Unlisted)),
            word: self.word_of(units, start, Grammar::Role).map(str::to_string),
        };
        let from = self.modifiers_before(units, hits, before, &mut phrase);
        // "a former X official", "a former spokesman of X": nobody's
        let first = units.preceding(from).filter(|_| from < start).unwrap_or(from);
        if (first..start).any(|at| hits.grammar(at, Grammar::Estranged).is_some()) {
            return Some(RolePhrase { units: from..role_end, actor: None, adjective: None, ..phrase });
        }
        if phrase.actor.is_some() {
            phrase.units.start = from;
            let named = phrase.units.end;
            self.as_its_power_says(hits, from, &mut phrase);
            self.unknown_person(units, hits, named, &mut phrase);
            self.known_person(units, &mut phrase);
            phrase.owns = self.owns(units, phrase.units.end - 1);
            return Some(phrase);
        }
        let mut at = role_end;
        let mut unknown = 0;
        let mut linked_at = None;
        while at < units.len() && at < role_end + FARTHEST_BODY {
            if units.transparent(at) {
                at += 1;
            } else if let Some(mention) = units.mention_at(at) {
                // "the spokesman for international media"
                let unnamed = !self.written(units, at..at + 1).contains(char::is_uppercase);
                let first = self.language.order == WordOrder::SubjectFirst;
                let goes_on = first && unnamed
                    || units.kind(at + 1) == Some(UnitKind::Word) && !self.ends_role(hits, at + 1);
                if self.is_charge(mention.actor, &phrase, goes_on) {
                    at += 1;
                    phrase.units.end = at;
                    continue;
                }
                if self.is_elsewhere(mention.actor, &phrase) {
                    phrase.linked = false;
                    phrase.units.end = phrase.units.end.min(linked_at.unwrap_or(at));
                    break;
                }
                // words that no list holds belong to a role only where a link leads on to the body
                if unknown > 0 && !phrase.linked {
                    break;
                }
                // "its commander in X": whose he is the pronoun tells
                if phrase.possessed && phrase.linked && mention.person.is_none() {
                    break;
                }
                phrase.actor = mention.actor;
                phrase.person.clone_from(&mention.person);
                phrase.units.end = self.behind_body(hits, at + 1);
                break;
            } else if hits.grammar(at, Grammar::Estranged).is_some() {
                // "an officer who defected from X": no longer X's
                phrase.adjective = None;
                break;
            } else if let Some(end) = self.past_compound(units, hits, at) {
                at = end;
            } else if let Some((end, part)) = self.role_part(hits, at, &mut phrase) {
                linked_at = linked_at.or(part.then_some(at));
                at = end;
                if part || unknown == 0 {
                    phrase.units.end = at;
                }
            } else if self.article_of_part(units, hits, at) {
                at += 1;
            } else if units.kind(at) == Some(UnitKind::Word)
                && unknown < UNKNOWN_WORDS
                // before a link such a word is part of a name or title
                && (phrase.linked || !self.starts_small(units, at))
                && hits.at(at).is_empty()
            {
                unknown += 1;
                at += 1;
            } else {
                break;
            }
        }
        // "the spokesman", where no article could say so and no other word says of whom
        phrase.definite |= self.language.lexicon.no_articles() && unknown == 0;
        if self.is_predicate(units, hits, start, &phrase) {
            return None;
        }
        let own = hits.at(start).iter().any(|h| matches!(h.tag, Tag::Own(_)));
        phrase.possessed |= own && self.language.order == WordOrder::VerbFirst;
        if phrase.actor.is_none() && phrase.possessed {
            // "one of its leaders in a raid": a link that leads to no body is none
            phrase.units.end =
                phrase.units.end.min(linked_at.filter(|&at| at == role_end).unwrap_or(usize::MAX));
            // "its spokesman": of whoever was named last
            phrase.actor = self.last_named(units, start, discourse);
            self.as_its_power_says(hits, from, &mut phrase);
        }
        // "Minister N met his counterpart M": M is another one
        let known = phrase.person.is_some() && self.language.order == WordOrder::SubjectFirst;
        if phrase.actor.is_some() && !known {
            self.person_after(units, hits, &mut phrase);
        } else if known {
            // nobody else is looked for
        } else {
            // the words that were passed over are no part of the role but may be a name
            let from = phrase.units.end;
            self.unknown_person(units, hits, from, &mut phrase);
            // "Russian general N"
            let first = self.language.order == WordOrder::SubjectFirst;
            let adjective = phrase.adjective.filter(|_| first && phrase.person.is_some() && !phrase.linked);
            phrase.actor = phrase.actor.or(adjective);
        }
        if phrase.actor.is_none() && self.language.order == WordOrder::VerbFirst {
            self.person_behind_office(units, hits, role_end, &mut phrase);
        }
        phrase.units.start = from;
        phrase.owns = self.owns(units, phrase.units.end - 1);
        self.owned_part(units, hits, &mut phrase);
        self.describing_clause(units, hits, start, &mut phrase);
        if phrase.actor.is_none() && phrase.adjective.is_none() && !phrase.linked {
            phrase.actor = self.state_of_organ(units, hits, &phrase.units, discourse);
            self.as_its_power_says(hits, from, &mut phrase);
        }
        Some(phrase)
    }

    /// "The head of X's negotiating team", "the leader of X's deputies": behind what the body owns, where it is a part
    /// of it or a role in it.
    fn owned_part(&self, units: &Units<'_>, hits: &Hits, phrase: &mut RolePhrase) {
        if !phrase.owns || phrase.actor.is_none() || self.language.order != WordOrder::SubjectFirst {
            return;
        }
        let mut at = phrase.units.end;
        while let Some(end) = hits.grammar(at, Grammar::Title) {
            at = end;
        }
        let part = hits.grammar(at, Grammar::RoleBody).or_else(|| hits.grammar(at, Grammar::Role));
        if let Some(end) = part.filter(|&end| end <= units.len()) {
            phrase.units.end = end;
            phrase.owns = self.owns(units, end - 1);
        }
    }

    /// The word of an office that begins at a unit, as it is listed.
    fn office(&self, units: &Units<'_>, hits: &Hits, at: usize) -> Option<String> {
        hits.grammar(at, Grammar::Office)?;
        let lexicon = &self.language.lexicon;
        units.words(at).iter().map(|m| lexicon.text(m.atom)).max_by_key(|text| text.len()).map(str::to_string)
    }

    /// "N, who chairs X's taskforce for aid, …", "N, head of X's office here, …": what says between commas what N is
    /// ends at its comma, and owns nothing behind it.
    fn describing_clause(&self, units: &Units<'_>, hits: &Hits, start: usize, phrase: &mut RolePhrase) {
        let comma = |at: usize| units.kind(at) == Some(UnitKind::Comma);
        let opens = |at: usize| at.checked_sub(1).is_some_and(comma);
        if !phrase.owns || phrase.actor.is_none() || !(opens(start) || opens(phrase.units.start)) {
            return;
        }
        let from = phrase.units.end;
        let verb = |at: usize| hits.speech(at, &[SpeechKind::Verb]).is_some();
        let mut near = from..units.len().min(from + FARTHEST_BODY);
        if let Some(close) = near.find(|&at| comma(at) || verb(at)).filter(|&at| comma(at)) {
            phrase.units.end = close;
            phrase.owns = false;
        }
    }

    /// "Its defence ministry": the body that the pack lists as what the power so calls.
    fn as_its_power_says(&self, hits: &Hits, from: usize, phrase: &mut RolePhrase) {
        let relations = self.ruleset.relations();
        let named = (from..phrase.units.end).flat_map(|at| hits.at(at)).filter_map(|h| match h.tag {
            Tag::Own(actor) => Some(actor),
            _ => None,
        });
        let power = phrase.actor.map(|actor| relations.party_of(actor));
        let mut bodies = named.filter(|&body| Some(relations.party_of(body)) == power);
        phrase.actor = bodies.next().or(phrase.actor);
    }

    /// "The X political office", "the X group": behind the parts of a body that follow its name, where they do.
    fn behind_body(&self, hits: &Hits, from: usize) -> usize {
        let follows = self.language.order == WordOrder::SubjectFirst;
        let part = follows.then(|| hits.grammar(from, Grammar::RoleBody)).flatten();
        part.map_or(from, |end| self.behind_body(hits, end))
    }

    /// "Who heads *the* political office of X": an article before a part of the body.
    fn article_of_part(&self, units: &Units<'_>, hits: &Hits, at: usize) -> bool {
        self.is_article(units, at) && hits.grammar(at + 1, Grammar::RoleBody).is_some()
    }

    /// "X is responsible for it": a role without its article right behind a mention, linked to no body, tells of the
    /// mention and names nobody.
    fn is_predicate(&self, units: &Units<'_>, hits: &Hits, start: usize, phrase: &RolePhrase) -> bool {
        let Some(before) = units.preceding(start) else { return false };
        let bare = phrase.preposition == 0 && !phrase.conjunction && !phrase.possessed;
        // "X is the one responsible for it": an article behind a pronoun that stands for "is"
        let copula = hits.grammar(before, Grammar::Copula).is_some();
        let plain = bare && (!phrase.definite || copula);
        let nobody = phrase.actor.is_none() && phrase.adjective.is_none();
        plain
            && nobody
            && phrase.linked
            && self.language.order == WordOrder::VerbFirst
            && (units.mention_at(before).is_some()
                || copula
                || hits.grammar(before, Grammar::ThatPronoun).is_some()
                || hits.scope(before, Scope::Negator).is_some())
    }

    /// What stands before a role in languages that put it there: its body, adjectives and titles, an article or a
    /// possessive word ("the senior X spokesman"). Gives the unit where the phrase begins.
    fn modifiers_before(
        &self,
        units: &Units<'_>,
        hits: &Hits,
        before: Range<usize>,
        phrase: &mut RolePhrase,
    ) -> usize {
        let (floor, start) = (before.start, before.end);
        if self.language.order != WordOrder::SubjectFirst {
            return start;
        }
        let mut from = start;
        while let Some(last) = from.checked_sub(1).filter(|&at| at >= floor) {
            let at = self.before_brackets(units, last).filter(|&b| b >= floor).unwrap_or(last);
            if units.units[at].aside {
                break;
            }
            if let Some(mention) = units.mention_at(at) {
                if mention.person.is_some() || mention.preposition != 0 {
                    break;
                }
                phrase.definite = true;
                // "X's ambassador to Y" and "X's Y ambassador": X's
                let owner = at.checked_sub(1).filter(|&b| b >= floor && self.owns(units, b));
                let by = owner.unwrap_or(at);
                phrase.actor = units.mention_at(by).and_then(|m| m.actor);
                // "a senior X official"
                let determiner = |b: &usize| {
                    let negates = hits.scope(*b, Scope::Negator).is_some();
                    *b >= floor && !negates && hits.grammar(*b, Grammar::Determiner) == Some(by)
                };
                return by.checked_sub(1).filter(determiner).unwrap_or(by);
            }
            let ending = |tag: Tag| (at.saturating_sub(3)..=at).find(|&i| ends_with(hits, i, at + 1, tag));
            let adjective = |h: &&Hit| matches!(h.tag, Tag::Adjective(_));
            if let Some(hit) = hits.at(at).iter().find(adjective) {
                // "the pro-Turkish commander": whose he is no word tells
                if self.in_compound(units, &(hit.start..hit.end)) {
                    break;
                }
                if let Tag::Adjective(actor) = hit.tag {
                    phrase.adjective = Some(actor);
                }
                from = at;
            } else if let Some(title) =
                [Grammar::Title, Grammar::RoleBody].iter().find_map(|&g| ending(Tag::Grammar(g)))
            {
                from = title;
            } else if hits.grammar(at, Grammar::Owner).is_some() {
                phrase.possessed = true;
                return at;
            } else if hits.scope(at, Scope::Negator).is_some() {
                // "no officer of ours": the negator is the clause's
                break;
            } else if hits.grammar(at, Grammar::Determiner).is_some() {
                return at;
            } else if self.is_article(units, at) {
                phrase.definite = true;
                return at;
            } else if let Some(owner) = self.owner_before(units, hits, floor, at) {
                phrase.definite = true;
                phrase.actor = units.mention_at(owner).and_then(|m| m.actor);
                return owner;
            } else {
                break;
            }
        }
        from
    }

    /// "The Free Army (FA) spokesman": the name whose short form stands in brackets up to a unit.
    fn before_brackets(&self, units: &Units<'_>, close: usize) -> Option<usize> {
        let open = close.checked_sub(2).filter(|&o| {
            units.kind(close) == Some(UnitKind::Close) && units.kind(o) == Some(UnitKind::Open)
        })?;
        let (name, short) = (units.mention_at(open.checked_sub(1)?)?, units.mention_at(open + 1)?);
        (name.actor == short.actor).then_some(open - 1)
    }

    /// Behind an adjective that a hyphen makes part of another one: "the spokesman of the Saudi-backed X".
    fn past_compound(&self, units: &Units<'_>, hits: &Hits, at: usize) -> Option<usize> {
        let adjective = hits.at(at).iter().find(|h| matches!(h.tag, Tag::Adjective(_)))?;
        if !self.in_compound(units, &(adjective.start..adjective.end)) {
            return None;
        }
        let joined = units.following(adjective.end - 1).filter(|&n| self.hyphen(units, adjective.end - 1, n));
        Some(joined.map_or(adjective.end, |n| n + 1))
    }

    /// "The X's peace envoy": whose a role is, words that no list holds between the two.
    fn owner_before(&self, units: &Units<'_>, hits: &Hits, floor: usize, word: usize) -> Option<usize> {
        let mut at = word;
        for _ in 0..UNKNOWN_WORDS {
            let plain = units.kind(at) == Some(UnitKind::Word) && hits.at(at).is_empty();
            at = at.checked_sub(1).filter(|&b| plain && b >= floor)?;
            if let Some(mention) = units.mention_at(at) {
                let owns = mention.person.is_none() && mention.preposition == 0 && self.owns(units, at);
                return owns.then_some(at);
            }
        }
        None
    }

    /// "A Russian official in Damascus": the place of somebody whose side an adjective tells.
    fn is_elsewhere(&self, actor: Option<ActorId>, phrase: &RolePhrase) -> bool {
        let (Some(actor), Some(adjective)) = (actor, phrase.adjective) else { return false };
        let relations = self.ruleset.relations();
        relations.side(actor) != relations.side(adjective)
    }

    /// "The media official of X", "the minister of information": what somebody is in charge of, not who he is.
    fn is_charge(&self, actor: Option<ActorId>, phrase: &RolePhrase, goes_on: bool) -> bool {
        let media = |actor| self.ruleset.relations().kind(actor) == ActorKind::Media;
        let charge = match self.language.order {
            WordOrder::VerbFirst => !phrase.linked,
            // "the head of foreign media relations of X"
            WordOrder::SubjectFirst => goes_on,
            WordOrder::Free => false,
        };
        charge && actor.is_some_and(media)
    }

    /// "The joint chairman of the party's office N": a person whom the pack knows behind an office, where each word
    /// between has its article or a preposition.
    fn person_behind_office(&self, units: &Units<'_>, hits: &Hits, from: usize, phrase: &mut RolePhrase) {
        let article = |at: usize| self.language.lexicon.has_article(self.full(units, at));
        let link = |at: usize| {
            let attached = units.words(at).iter().any(|m| m.clitics.preposition != 0);
            attached || hits.grammar(at, Grammar::RoleLink).is_some()
        };
        let word = |at: usize| units.kind(at) == Some(UnitKind::Word) && !self.ends_role(hits, at);
        let mut near = from..units.len().min(from + FARTHEST_BODY);
        let Some(at) = near.find(|&at| !(word(at) && (article(at) || link(at)))) else { return };
        let known = |m: &&Mention| m.person.is_some() && m.actor.is_some() && m.preposition == 0;
        let Some(person) = units.mention_at(at).filter(known).filter(|m| !m.conjunction && at > from) else {
            return;
        };
        phrase.actor = person.actor;
        phrase.person.clone_from(&person.person);
        phrase.units.end = at + 1;
    }

    /// A person whom the pack knows right behind a role that has its body before it.
    fn known_person(&self, units: &Units<'_>, phrase: &mut RolePhrase) {
        let at = phrase.units.end;
        let Some(mention) = units.mention_at(at) else { return };
        if let Some(person) = mention.person.clone() {
            phrase.person = Some(person);
            phrase.units.end = at + 1;
            // "UN ambassador N": where somebody is sent to, not who sends him
            let mediates = |actor| self.ruleset.relations().kind(actor) == ActorKind::Mediator;
            if phrase.actor.is_some_and(mediates) {
                phrase.actor = mention.actor.or(phrase.actor);
            }
        }
    }

    /// A title, link, body or adjective of a role; true where it must be followed by the body.
    fn role_part(&self, hits: &Hits, at: usize, phrase: &mut RolePhrase) -> Option<(usize, bool)> {
        for hit in hits.at(at) {
            if let Tag::Adjective(actor) = hit.tag {
                phrase.adjective = phrase.adjective.or(Some(actor));
                return Some((hit.end, false));
            }
        }
        if let Some(link) = hits.at(at).iter().find(|h| h.tag == Tag::Grammar(Grammar::RoleLink)) {
            phrase.linked = true;
            phrase.possessed |= link.first.pronoun;
            return Some((link.end, true));
        }
        let part =
            [Grammar::RoleBody, Grammar::Title, Grammar::Role].iter().find_map(|&g| hits.grammar(at, g));
        part.map(|end| (end, false))
    }

    /// A person named behind the body: known to the pack, or words that nothing lists.
    fn person_after(&self, units: &Units<'_>, hits: &Hits, phrase: &mut RolePhrase) {
        let mut at = phrase.units.end;
        let mut commas = 0;
        let mut skipped = 0;
        while at < units.len() && skipped < 5 {
            if units.transparent(at) {
                at += 1;
                continue;
            }
            if let Some(mention) = units.mention_at(at) {
                if mention.person.is_some() && mention.preposition == 0 && !mention.conjunction {
                    phrase.person.clone_from(&mention.person);
                    // "its spokesman, N": whose he is the pack knows better than the last name before
                    if phrase.possessed {
                        phrase.actor = mention.actor.or(phrase.actor);
                    }
                    phrase.units.end = at + 1;
                }
                return;
            }
            if let Some(end) = hits.grammar(at, Grammar::Title) {
                at = end;
            } else if let Some(hit) = hits.at(at).iter().find(|h| matches!(h.tag, Tag::Adjective(_))) {
                at = hit.end;
            } else if units.kind(at) == Some(UnitKind::Comma) && commas == 0 {
                commas += 1;
                at += 1;
            } else if (skipped == 0 || commas > 0) && self.take_name(units, hits, at, commas > 0, phrase) {
                return;
            } else if units.kind(at) == Some(UnitKind::Word) && commas == 0 && !self.ends_role(hits, at) {
                // "in the eastern suburbs", before a person whom the pack knows
                skipped += 1;
                at += 1;
            } else {
                return;
            }
        }
    }

    fn ends_role(&self, hits: &Hits, at: usize) -> bool {
        hits.grammar(at, Grammar::That).is_some()
            || hits.speech(at, &[SpeechKind::Verb, SpeechKind::Participle]).is_some()
    }

    /// Takes a run of unknown words as the person's name.
    fn take_name(
        &self,
        units: &Units<'_>,
        hits: &Hits,
        at: usize,
        after_comma: bool,
        phrase: &mut RolePhrase,
    ) -> bool {
        let run = self.name_run(units, hits, at);
        let run = self.name_up_to_that(units, hits, at).filter(|_| run.len() < 2).unwrap_or(run);
        let closed = run.end >= units.len() || !matches!(units.kind(run.end), Some(UnitKind::Word));
        let fits = (2..=LONGEST_NAME).contains(&run.len()) && (!after_comma || closed);
        if fits {
            phrase.person = Some(self.written(units, run.clone()));
            phrase.units.end = run.end;
        }
        fits
    }

    /// Words between a first name and "that", though one of them is listed: names may be spelt like words.
    fn name_up_to_that(&self, units: &Units<'_>, hits: &Hits, at: usize) -> Option<Range<usize>> {
        let verb_first = self.language.order == WordOrder::VerbFirst;
        let first = verb_first && units.begins(at, self.language, Grammar::FirstName);
        let end = (at + 1..units.len().min(at + 1 + LONGEST_NAME))
            .find(|&i| hits.grammar(i, Grammar::That).is_some())
            .filter(|_| first)?;
        let small = |i: usize| {
            let task = |h: &Hit| matches!(h.tag, Tag::Grammar(Grammar::Preposition | Grammar::RoleLink));
            units.kind(i) != Some(UnitKind::Word) || hits.at(i).iter().any(task)
        };
        (!(at..end).any(small)).then_some(at..end)
    }

    /// A role without a known body may still be followed by a name: somebody whom the pack does not know.
    fn unknown_person(&self, units: &Units<'_>, hits: &Hits, from: usize, phrase: &mut RolePhrase) {
        // "General "N", …": a name in quotation marks
        let quote = |at: usize| units.kind(at) == Some(UnitKind::Quote);
        let run = self.name_run(units, hits, if quote(from) { from + 1 } else { from });
        let closed = !quote(from) || quote(run.end);
        if self.holds_office(units, &run, phrase) {
            return;
        }
        // "representatives of towns": behind a role without an article a single word is no name
        let bare = !phrase.definite && !phrase.linked && !phrase.possessed;
        if self.language.order == WordOrder::VerbFirst && bare && run.len() == 1 && from == phrase.units.end {
            return;
        }
        if run.is_empty() || run.len() > LONGEST_NAME || !closed {
            return;
        }
        phrase.person = Some(self.written(units, run.clone()));
        phrase.units.end = if quote(from) { run.end + 1 } else { run.end };
    }

    /// "The minister of X and Y N": words of the office that no list holds, joined by a conjunction, and right behind
    /// them a person whom the pack knows.
    fn holds_office(&self, units: &Units<'_>, run: &Range<usize>, phrase: &mut RolePhrase) -> bool {
        let verb_first = self.language.order == WordOrder::VerbFirst;
        let joined = run.len() == 1
            && verb_first
            && !phrase.linked
            && self.language.lexicon.without_conjunction(self.full(units, run.start)).is_some();
        let person = units.mention_at(run.end).filter(|m| joined && m.preposition == 0 && !m.conjunction);
        let Some(person) = person.filter(|m| m.person.is_some()) else { return false };
        phrase.actor = person.actor;
        phrase.person.clone_from(&person.person);
        phrase.units.end = run.end + 1;
        true
    }

    /// Unknown words in a row.
    fn name_run(&self, units: &Units<'_>, hits: &Hits, at: usize) -> Range<usize> {
        let mut end = at;
        while end < units.len()
            && units.kind(end) == Some(UnitKind::Word)
            && !units.units[end].aside
            && self.may_be_name(units, hits, end)
        {
            end += 1;
        }
        at..end
    }

    /// Whether a word may be part of a person's name: nothing lists it, and it is no number.
    fn may_be_name(&self, units: &Units<'_>, hits: &Hits, at: usize) -> bool {
        let token = self.tokens[units.units[at].tokens.start];
        let lexicon = &self.language.lexicon;
        // "al-N": places have such particles, too
        let particle = || {
            self.starts_small(units, at)
                && !self.is_small(units, at)
                && units.kind(at + 1) == Some(UnitKind::Word)
                && self.hyphen(units, at, at + 1)
        };
        (units.words(at).iter().all(|m| lexicon.is_name(m.atom)) || particle())
            && !self.is_small(units, at)
            && hits.at(at).is_empty()
            && self.folded.light[token.range()].starts_with(char::is_alphabetic)
    }

    /// Whether a word is written small in a script that has capitals; short particles of names are ("al", "bin").
    fn is_small(&self, units: &Units<'_>, at: usize) -> bool {
        self.starts_small(units, at) && self.written(units, at..at + 1).chars().count() > 3
    }

    fn starts_small(&self, units: &Units<'_>, at: usize) -> bool {
        self.written(units, at..at + 1).starts_with(char::is_lowercase)
    }

    /// A name that stands before the role: a person of the pack, or unknown words behind a speech verb.
    fn name_before(
        &self,
        units: &Units<'_>,
        hits: &Hits,
        out: &[Unit],
        at: usize,
        phrase: &RolePhrase,
    ) -> Option<(usize, Option<String>)> {
        if phrase.conjunction || phrase.preposition != 0 {
            return None;
        }
        let mut from = out.len();
        while from > 0 && matches!(out[from - 1].kind, UnitKind::Quote | UnitKind::Close | UnitKind::Open) {
            from -= 1;
        }
        // "N, and he is the spokesman of X": between the comma and the role
        let pronoun = at.checked_sub(1).filter(|&b| from == out.len() && self.is_pronoun(units, hits, b));
        if pronoun.is_some() && phrase.actor.is_some() {
            from -= 1;
        }
        // "N, the spokesman of X,": what the report says of N goes before what the pack knows
        let comma = |u: Option<&Unit>| u.is_some_and(|u| u.kind == UnitKind::Comma);
        let behind_comma = comma(out.get(from.checked_sub(1)?));
        // "N, the minister, said": where the pack knows N, the role between commas tells no body
        let enclosed = behind_comma && comma(units.units.get(phrase.units.end)) && {
            let before = from.checked_sub(2).and_then(|b| out.get(b)).map(|u| u.kind);
            let known = |m: usize| units.mentions[m].person.is_some() && units.mentions[m].actor.is_some();
            matches!(before, Some(UnitKind::Mention(m)) if known(m))
        };
        let apposed = behind_comma && (phrase.actor.is_some() || enclosed);
        if apposed {
            from -= 1;
            while from > 0 && matches!(out[from - 1].kind, UnitKind::Quote | UnitKind::Close | UnitKind::Open)
            {
                from -= 1;
            }
        }
        let last = out.get(from.checked_sub(1)?)?;
        if let UnitKind::Mention(m) = last.kind {
            let person = units.mentions[m].person.clone()?;
            // "General N, the head of X": a title that tells of no body
            let titled = units.mentions[m].actor.is_none() && units.mentions[m].role;
            // "N the spokesman of X": where subjects follow their verbs, two names side by side are one person
            let beside = self.language.order == WordOrder::VerbFirst && phrase.actor.is_some();
            let same = apposed
                || titled
                || beside
                || phrase.actor.is_none()
                || self.same_body(units.mentions[m].actor, phrase.actor);
            return same.then_some((from - 1, Some(person)));
        }
        phrase.actor?;
        let name_end = at - (out.len() - from);
        let mut start = name_end;
        while start > 0
            && name_end - start < LONGEST_NAME
            && units.kind(start - 1) == Some(UnitKind::Word)
            && self.may_be_name(units, hits, start - 1)
        {
            start -= 1;
        }
        // "said Colonel N, the leader of X"
        let named = start < name_end;
        let bare = start;
        while let Some(title) = (start.saturating_sub(2)..start)
            .find(|&i| named && hits.grammar(i, Grammar::Title) == Some(start))
        {
            start = title;
        }
        let titled = start < bare;
        // "In Jerusalem, Prime Minister N said"
        let place =
            start.checked_sub(1).is_some_and(|p| units.begins(p, self.language, Grammar::Preposition));
        if apposed && place && self.language.order == WordOrder::SubjectFirst {
            return None;
        }
        let verb = units.preceding(start).or((start == 0).then_some(0)).filter(|_| named)?;
        let says = [SpeechKind::Verb, SpeechKind::According];
        let reported =
            (0..=verb).rev().take(6).any(|v| hits.speech(v, &says).is_some_and(|h| h.end == verb + 1));
        let adverbial = (0..=verb)
            .rev()
            .take(5)
            .any(|v| hits.grammar(v, Grammar::Adverbial).is_some_and(|end| end == verb + 1));
        let in_out = from - (name_end - start);
        // "met N, the spokesman of X", "appointed Captain N its spokesman"
        let whole = name_end - bare >= 2;
        let opens = match self.language.order {
            WordOrder::VerbFirst => whole && (apposed || titled),
            _ => apposed,
        };
        (reported || adverbial || opens).then(|| (in_out, Some(self.written(units, start..name_end))))
    }

    /// "And he is", behind a comma, which opens what somebody is.
    fn is_pronoun(&self, units: &Units<'_>, hits: &Hits, at: usize) -> bool {
        let comma = at.checked_sub(1).is_some_and(|c| units.kind(c) == Some(UnitKind::Comma));
        let opens = hits.grammar(at, Grammar::Apposition) == Some(at + 1);
        let copula = units.begins(at, self.language, Grammar::Copula);
        self.language.order == WordOrder::VerbFirst && comma && opens && copula
    }

    /// The body that was named last before a place.
    fn last_named(&self, units: &Units<'_>, at: usize, discourse: &Discourse) -> Option<ActorId> {
        // not one that stands under a preposition: "denied links with Y, and its leader said"
        let governed = |i: usize| {
            let preposition = |b: usize| units.begins(b, self.language, Grammar::Preposition);
            let joint = |b: usize| units.begins(b, self.language, Grammar::Conjunction);
            // "to X or Y": Y as well
            let head = |i: usize| {
                let before = units.preceding(i).filter(|&b| joint(b)).and_then(|b| units.preceding(b));
                before.filter(|&b| units.mention_at(b).is_some())
            };
            let first = std::iter::successors(Some(i), |&at| head(at)).last().unwrap_or(i);
            self.language.order == WordOrder::SubjectFirst && units.preceding(first).is_some_and(preposition)
        };
        let free = |i: &usize| {
            let named = units.mention_at(*i).is_some_and(|m| m.person.is_none() && m.preposition == 0);
            named && !governed(*i)
        };
        // "X has left the Y, its commander said": where subjects stand first, the first one
        // "X gave them time, according to its spokesman"
        let according = (at.saturating_sub(3)..at).any(|i| {
            let phrases = &self.language.phrases;
            let cue = |tag| matches!(tag, Tag::Speech { kind: SpeechKind::According, .. });
            units.words(i).iter().any(|m| phrases.starting_with(m.atom).any(|p| cue(p.tag)))
        });
        let first = self.language.order == WordOrder::SubjectFirst || according;
        let here = if first { (0..at).find(free) } else { (0..at).rev().find(free) };
        let here = here.and_then(|i| units.mention_at(i)).and_then(|m| m.actor);
        here.or_else(|| discourse.carried_from_topic().first().and_then(|v| v.actor))
    }

    fn same_body(&self, a: Option<ActorId>, b: Option<ActorId>) -> bool {
        match (a, b) {
            (Some(a), Some(b)) => a == b || self.ruleset.relations().meet(a, b),
            _ => false,
        }
    }

    fn push(
        &self,
        units: &mut Units<'_>,
        out: &mut Vec<Unit>,
        phrase: RolePhrase,
        before: Option<(usize, Option<String>)>,
        discourse: &mut Discourse,
    ) {
        let first = units.units[phrase.units.start].tokens.start;
        let last = units.units[phrase.units.end - 1].tokens.end;
        let mut tokens = first..last;
        let mut person = phrase.person.clone();
        let mut actor = phrase.actor;
        if let Some((from, name)) = before {
            if let Some(UnitKind::Mention(m)) = out.get(from).map(|u| u.kind) {
                let known = units.mentions[m].actor;
                // "N, its spokesman": whose he is the pack knows better than the last name before
                let described = phrase.describes && units.mentions[m].person.is_some();
                actor = if phrase.possessed || described { known.or(actor) } else { actor.or(known) };
            }
            tokens.start = out[from].tokens.start;
            out.truncate(from);
            person = name.or(person);
        }
        if let (Some(actor), Some(name)) = (actor, &person) {
            discourse.introduce(name, actor);
        }
        let mention = self.role_mention(&phrase, actor, person, discourse);
        if let Some(actor) = mention.actor.filter(|_| !mention.bare_role) {
            discourse.saw(actor);
        }
        units.mentions.push(mention);
        out.push(Unit {
            kind: UnitKind::Mention(units.mentions.len() - 1),
            tokens,
            words: 0..0,
            aside: false,
            semicolon: false,
            hyphened: false,
        });
    }

    fn role_mention(
        &self,
        phrase: &RolePhrase,
        actor: Option<ActorId>,
        person: Option<String>,
        discourse: &Discourse,
    ) -> Mention {
        let mut mention = Mention {
            actor,
            person,
            basis: Basis::Named,
            preposition: phrase.preposition,
            conjunction: phrase.conjunction,
            possessive: phrase.owns,
            oblique: phrase.oblique,
            agent: phrase.agent,
            role: true,
            bare_role: false,
            distance: 0,
            noun: Noun::default(),
        };
        if actor.is_some() || mention.person.is_some() || phrase.linked {
            return mention;
        }
        let side = phrase.adjective.and_then(|a| self.ruleset.relations().side(a));
        let fits = |v: &Voice| {
            let of_side = |a| {
                phrase.adjective.is_none() || (side.is_some() && self.ruleset.relations().side(a) == side)
            };
            v.actor.is_some_and(of_side) && phrase.office.as_deref().is_none_or(|office| self.held(v, office))
        };
        // "the spokesman" is who spoke rather than who was only named since
        let spoke = || {
            let mut last = discourse.carried().into_iter();
            let one = last.next().filter(|v| v.person.is_some() && v.role && last.next().is_none())?;
            let plain = phrase.office.is_none() && phrase.adjective.is_none();
            (plain && self.language.order == WordOrder::SubjectFirst && one.actor.is_some()).then_some(one)
        };
        // "X commented on it. …, the spokesman said"
        let carried = || {
            let mut last = discourse.carried().into_iter();
            let one = last.next().filter(|v| v.distance == 1 && last.next().is_none())?;
            let body = |a| self.ruleset.relations().kind(a) == ActorKind::Body;
            (phrase.office.is_none() && phrase.adjective.is_none() && one.actor.is_some_and(body))
                .then_some(one)
        };
        // "the ministry" is nobody who spoke as a person; what a pack calls so it lists
        let before = if phrase.definite && !phrase.body {
            // "the spokesman", where one of two who spoke was introduced by that word
            let word = phrase.word.as_deref().filter(|word| word.chars().count() > 3);
            let called = |v: &Voice| fits(v) && word.is_some_and(|word| self.is_called(v, word));
            let plain = phrase.office.is_none() && phrase.adjective.is_none();
            let called = || if plain { discourse.last_with_role(&called) } else { None };
            let verb_first = self.language.order == WordOrder::VerbFirst;
            let called = || if verb_first { called() } else { None };
            spoke().or_else(called).or_else(|| discourse.last_with_role(&fits)).or_else(carried)
        } else {
            None
        };
        let heard = || self.body_heard(discourse, phrase.word.as_deref()?);
        let heard = if phrase.body && phrase.definite { heard() } else { None };
        match before.or(heard) {
            Some(voice) => {
                mention.bare_role = true;
                mention.actor = voice.actor;
                mention.person = voice.person;
                mention.distance = voice.distance;
                mention.basis = if voice.distance > 0 { Basis::Carried } else { voice.basis };
            }
            None => mention.actor = phrase.adjective,
        }
        mention
    }

    /// Whether a word stands in the words by which somebody was introduced.
    fn is_called(&self, voice: &Voice, word: &str) -> bool {
        self.words_of(voice).any(|w| w.contains(word))
    }

    /// Whether somebody who spoke before was named with an office, or by name alone.
    fn held(&self, voice: &Voice, office: &str) -> bool {
        let alone = voice.person.is_some() && voice.tokens.len() <= LONGEST_BARE_NAME;
        let written = |at: usize| self.tokens.get(at).map(|token| &self.folded.light[token.range()]);
        // the office may be listed with its article
        let same = |word: &str| word.contains(office) || word.chars().count() > 3 && office.contains(word);
        alone || voice.tokens.clone().filter_map(written).any(same)
    }

    /// A stretch of units as the original has it.
    pub fn written(&self, units: &Units<'_>, range: Range<usize>) -> String {
        let start = self.tokens[units.units[range.start].tokens.start].start as usize;
        let end = self.tokens[units.units[range.end - 1].tokens.end - 1].end as usize;
        self.original[self.folded.original(start..end)].to_string()
    }
}
