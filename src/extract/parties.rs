//! Whom a claim concerns, and as what.

use super::acts::Act;
use super::claim::Party;
use super::content::{Content, switches_off};
use super::hits::Hit;
use super::scene::Scene;
use super::strangers;
use super::unit::UnitKind;
use crate::rules::ids::{ActorId, PositionId, RoleId, RuleId, TopicId};
use crate::rules::phrase::Stream;
use crate::rules::tag::{Grammar, SpeechKind, Tag};
use crate::rules::{ActorKind, Force, Whose, WordOrder};
use std::ops::Range;

/// Units behind a word such as "with" within which the party must begin.
const FARTHEST_PARTY: usize = 6;
/// Units behind content within which "by" tells who does it, where its clause has a subject.
const FARTHEST_AGENT: usize = 5;
/// Words that may stand between two parties that "between" joins ("on the one hand").
const LONGEST_ASIDE: usize = 3;

/// The parties that the text around a piece of content names; the speakers are not among them.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Named {
    /// By the role's slot in the pattern.
    pub slots: Vec<(RoleId, ActorId)>,
    /// Subject of the content's own clause.
    pub subject: Option<ActorId>,
    /// "With", "between", adjectives.
    pub others: Vec<ActorId>,
    /// Any further mention behind the content.
    pub behind: Vec<ActorId>,
    /// Whom an act around the content accuses.
    pub blamed: Vec<ActorId>,
    /// Who is listed with the subject, on either side of it.
    pub beside: Vec<ActorId>,
    /// All that may be the subject, where several are named; else whose the subject is.
    pub subjects: Vec<ActorId>,
    /// Whose adjective stands in the content itself: "Russian air strikes".
    pub nations: Vec<ActorId>,
    /// Whose adjective stands in the content's clause, up to its end.
    pub clause_nations: Vec<ActorId>,
    /// Places in the content's clause, else the only one of the sentence: where the parties of its topic do what they do,
    /// not where they go.
    pub places: Vec<ActorId>,
    /// The words of the innermost act are the content itself.
    pub performed: bool,
    /// A pronoun or "our …" stands as the subject: whoever speaks means himself.
    pub own: bool,
    /// A pronoun in a quotation stands as the subject: whoever speaks does not mean himself.
    pub theirs: bool,
    /// Whom the verb of speech in the content describes.
    pub described: Option<ActorId>,
    /// Somebody whom no list has stands as the subject.
    pub strange: bool,
    /// In a language that puts verbs first, the content begins with a noun of speech, and the subject found stands behind
    /// it: "a warning of the gunmen" may be theirs, or warn them.
    pub inside: bool,
    /// Whose adjective stands right before the last word of the content: "a Russian ultimatum".
    pub owner: Option<ActorId>,
    /// Who is named behind "by" in the content's clause: who does what happens to others.
    pub agent: Option<ActorId>,
    /// Who is named behind "by" right behind the content.
    pub author: Option<ActorId>,
    /// Two of them stand on either side of a "between".
    pub between: bool,
    /// One of them and somebody whom the pack does not know do.
    pub stranger: bool,
    /// It is about people whom the speaker does not count among his own.
    pub foreign: bool,
}

impl Named {
    /// Whether no party is named.
    pub fn is_empty(&self) -> bool {
        self.slots.is_empty() && self.subject.is_none() && self.others.is_empty() && self.blamed.is_empty()
    }

    /// Takes over whom the sentence named before; not as the subject where somebody else `acts` since.
    pub fn carry(&mut self, before: &Self, acts: bool) {
        // who speaks of what goes on between two others is no third party of it
        self.subject = before.subject.filter(|_| !self.own && !before.between && !acts);
        self.others.clone_from(&before.others);
        self.others.extend(before.slots.iter().map(|s| s.1));
    }

    /// Who fills a role by its slot in the pattern.
    pub fn slotted(&self, role: RoleId) -> Vec<ActorId> {
        self.slots.iter().filter(|s| s.0 == role).map(|s| s.1).collect()
    }

    /// Who did it, as far as the content or an accusation says: a slot, the accused, else a nation's adjective.
    pub fn in_role(&self, role: RoleId) -> impl Iterator<Item = ActorId> {
        let slots = self.slotted(role);
        let direct = if slots.is_empty() { self.blamed.clone() } else { slots };
        let found = if direct.is_empty() { self.nations.clone() } else { direct };
        found.into_iter()
    }
}

/// Reads the parties around a piece of content.
pub fn named(scene: &Scene<'_>, acts: &[Act], chain: &[usize], content: &Content<'_>) -> Named {
    let hit = content.hit;
    let clause = clause(scene, acts, chain, content);
    let speaks = |at: usize| {
        let tokens = &scene.units.units[at].tokens;
        chain.iter().any(|&a| acts[a].voices.iter().any(|v| v.distance == 0 && v.tokens == *tokens))
    };
    let known = |at: usize| !scene.units.units[at].aside && scene.actor_at(at).is_some();
    let apart = !is_pair(scene, content);
    let slotted = |at: usize| hit.slots.iter().any(|&(_, s)| s == at);
    let free = |at: &usize| known(*at) && may_act(scene, *at) && !speaks(*at) && !slotted(*at);
    let subject = (clause.start..hit.end).rev().find(free);
    let subject = subject.or_else(|| apposed_subject(scene, clause.start, &free));
    let event = scene.ruleset.relations().day_role(scene.ruleset.rule(content.rule).topic).is_some();
    let fits = |at: usize| known(at) && !speaks(at) && !slotted(at) && !event && apart;
    let subject = subject.or_else(|| whose_members(scene, hit, &fits));
    // "X keeps families on the road closed by Y": who stands by another verb did something else
    let far = if subject.is_some() { clause.end.min(hit.end + FARTHEST_AGENT) } else { clause.end };
    // "he described the men as …": the pronoun is the verb's
    let spoken = chain.first().map(|&a| acts[a].cue.end).filter(|&end| end <= hit.end).unwrap_or(0);
    let mut found = Named {
        slots: in_slots(scene, hit, apart),
        blamed: blamed(scene, acts, chain),
        nations: adjectives(scene, hit.start..hit.end).collect(),
        clause_nations: lone_adjectives(scene, clause.start..hit.end).collect(),
        subject: subject.and_then(|at| owner(scene, at)),
        own: (clause.start..hit.end).any(|at| is_own(scene, at)),
        theirs: (clause.start..hit.end).any(|at| strangers::is_other(scene, at)),
        owner: hit
            .end
            .checked_sub(2)
            .filter(|&at| at >= hit.start)
            .and_then(|at| adjectives(scene, at..at + 1).next()),
        described: strangers::described(scene, hit, chain.first().map(|&a| &acts[a])),
        inside: scene.language.order != WordOrder::SubjectFirst
            && scene.hits.speech(hit.start, &[SpeechKind::Act, SpeechKind::Noun]).is_some()
            && subject.is_some_and(|at| at > hit.start),
        strange: subject.is_none()
            && !(clause.start.max(spoken)..=hit.start).any(|at| is_own(scene, at))
            && strangers::is_subject(scene, clause.start..hit.start, hit, chain.first().map(|&a| &acts[a])),
        foreign: (clause.start..hit.end).any(|at| is_foreign(scene, at)),
        agent: agent(scene, hit.start..far),
        author: agent(scene, hit.end..clause.end.min(hit.end + FARTHEST_AGENT)),
        performed: chain
            .first()
            .is_some_and(|&a| hit.start <= acts[a].cue.start && acts[a].cue.start < hit.end),
        // "belongs to this corps, which X set up": what only describes names nobody
        behind: (hit.end..clause.end)
            .take_while(|&at| scene.language.order == WordOrder::SubjectFirst || !is_described(scene, at))
            .filter(|&at| known(at) && !speaks(at))
            .filter_map(|at| scene.actor_at(at))
            .collect(),
        ..Named::default()
    };
    // "gunmen loyal to X withdrew"
    let foreign = |&at: &usize| is_foreign(scene, at);
    let people = || (clause.start..hit.end).rev().filter(foreign).find_map(|at| belongs_to(scene, at));
    if let Some(body) = people().filter(|_| subject.is_none()) {
        found.subject = Some(body);
    }
    let topic = scene.ruleset.rule(content.rule).topic;
    let moves = scene.ruleset.relations().place_role(topic).is_some() && !is_event(scene, topic);
    if moves && found.subject.is_none() && found.slots.is_empty() {
        found.subject = people_of_nation(scene, clause.start..hit.end);
    }
    if let Some(at) = subject {
        let list = |&first: &usize| known(first) && scene.coordinated(first).contains(&at);
        let first = (clause.start..at).find(list).unwrap_or(at);
        found.beside.extend(scene.coordinated(first).into_iter().filter_map(|m| scene.actor_at(m)));
        found.others.extend(scene.coordinated(at).into_iter().skip(1).filter_map(|m| scene.actor_at(m)));
    }
    found.subjects = subjects(scene, clause.start..hit.end, &free);
    found.places = places(scene, &clause, &|h| !moves || !is_ahead(scene, h));
    with_parties(scene, clause, &speaks, &mut found);
    found.others.extend(adjectives(scene, hit.start..(hit.end + 2).min(scene.units.len())));
    found
}

/// All that may be the subject of a clause: "the soldiers of X and fighters of Y"; else whose it is: "X's raids".
fn subjects(scene: &Scene<'_>, range: Range<usize>, free: &dyn Fn(&usize) -> bool) -> Vec<ActorId> {
    // "the truce arranged by X is over"
    let by = |at: usize| scene.units.preceding(at).is_some_and(|before| scene.ends_at(before, Grammar::By));
    let found = range.clone().filter(|at| free(at) && !by(*at)).filter_map(|at| scene.actor_at(at));
    let found: Vec<ActorId> = found.collect();
    let owns = |&at: &usize| scene.units.mention_at(at).is_some_and(|m| m.possessive);
    let owner = || range.rev().find(owns).and_then(|at| scene.actor_at(at));
    if found.is_empty() { owner().into_iter().collect() } else { found }
}

/// Whether a word stands for whoever speaks, where subjects are words of their own: "we", "its", "our".
fn is_own(scene: &Scene<'_>, at: usize) -> bool {
    let first = scene.language.order == WordOrder::SubjectFirst;
    first
        && !strangers::is_other(scene, at)
        && (scene.hits.grammar(at, Grammar::Statement) == Some(at + 1)
            || scene.hits.grammar(at, Grammar::Owner).is_some())
}

/// Whether a relative clause begins right behind a noun.
fn is_described(scene: &Scene<'_>, at: usize) -> bool {
    scene.hits.grammar(at, Grammar::Relative).is_some()
}

/// Whether a word tells of people whom nobody counts among his own: "gunmen", but not "their gunmen".
fn is_foreign(scene: &Scene<'_>, at: usize) -> bool {
    let mut hits = scene.hits.at(at).iter();
    hits.any(|h| h.tag == Tag::Grammar(Grammar::Other) && !h.first.pronoun)
        && scene.units.mention_at(at).is_none()
}

/// Who stands right behind "by": "are held by X".
fn agent(scene: &Scene<'_>, range: Range<usize>) -> Option<ActorId> {
    let end =
        range.clone().find_map(|at| scene.hits.grammar(at, Grammar::By)).filter(|&end| end < range.end)?;
    let at = (end..range.end).find(|&at| !scene.units.transparent(at))?;
    scene.actor_at(at)
}

/// Whether a mention may be whom content is about: it could speak, or it stands behind people who act for it ("the
/// fighters of X") and who are no object themselves.
fn may_act(scene: &Scene<'_>, at: usize) -> bool {
    let bare = |members: &Hit| members.first.preposition == 0 && !scene.under_preposition(members.start);
    !scene.governed(at) || members_before(scene, at).is_some_and(bare)
}

/// The words for people who act for the body that is named right behind them.
fn members_before<'s>(scene: &'s Scene<'_>, at: usize) -> Option<&'s Hit> {
    scene.units.mention_at(at).filter(|m| m.preposition == 0 && !m.possessive)?;
    let before = scene.units.preceding(at)?;
    let hits = (before.saturating_sub(5)..=before).flat_map(|from| scene.hits.at(from));
    hits.into_iter().find(|h| h.tag == Tag::Grammar(Grammar::Member) && h.end == before + 1)
}

/// Whose people content is about, where it names them: "the departure of hundreds of fighters of X", "… of X fighters".
fn whose_members(scene: &Scene<'_>, hit: &Hit, fits: &dyn Fn(usize) -> bool) -> Option<usize> {
    // "the last fighters of the group X": the words for them may end behind the content
    let members = (hit.start..hit.end).flat_map(|at| scene.hits.at(at));
    let members = members.filter(|h| h.tag == Tag::Grammar(Grammar::Member)).map(|h| h.end).max();
    let end = members.map_or(hit.end, |end| end.max(hit.end));
    let last = scene.units.following(end - 1).map_or(end, |next| next + 1);
    let within = |at: &usize| {
        members_before(scene, *at).is_some_and(|members| (hit.start..hit.end).contains(&members.start))
            || scene.language.order == WordOrder::SubjectFirst
                && scene
                    .units
                    .following(*at)
                    .is_some_and(|next| next < hit.end && scene.hits.grammar(next, Grammar::Member).is_some())
    };
    (hit.start..last).find(|at| fits(*at) && within(at))
}

/// Whose people a noun without a preposition tells by the adjective behind it: "Turkish soldiers", where adjectives follow.
fn people_of_nation(scene: &Scene<'_>, range: Range<usize>) -> Option<ActorId> {
    if scene.language.order != WordOrder::VerbFirst {
        return None;
    }
    let free = |noun: usize| {
        let attached = scene.units.words(noun).iter().any(|m| m.clitics.preposition != 0);
        scene.units.kind(noun) == Some(UnitKind::Word) && !attached && !scene.under_preposition(noun)
    };
    let mut behind = range
        .clone()
        .filter(|&at| scene.units.preceding(at).is_some_and(|noun| noun >= range.start && free(noun)));
    behind.find_map(|at| adjectives(scene, at..at + 1).next())
}

/// The subject of a clause that an insertion parts from its verb: "X, a militant group in the north, had left".
fn apposed_subject(scene: &Scene<'_>, start: usize, free: &dyn Fn(&usize) -> bool) -> Option<usize> {
    let comma = |at: usize| scene.units.kind(at) == Some(UnitKind::Comma) && !scene.units.units[at].aside;
    let close = start.checked_sub(1).filter(|&at| comma(at))?;
    let opens = |h: &Hit| matches!(h.tag, Tag::Speech { .. } | Tag::Grammar(Grammar::That));
    let open = (0..close).rev().find(|&at| comma(at) || scene.hits.at(at).iter().any(opens))?;
    // "the strongest of them, X, had left"
    let alone =
        scene.units.following(open).filter(|&at| scene.units.following(at) == Some(close) && free(&at));
    if alone.is_some() && comma(open) {
        return alone;
    }
    let subject = scene.units.preceding(open).filter(|_| comma(open))?;
    Some(subject).filter(|at| free(at))
}

/// Whether both roles of a topic are one, so that a list of names fills both.
fn is_pair(scene: &Scene<'_>, content: &Content<'_>) -> bool {
    matches!(scene.ruleset.rule(content.rule).roles[..], [a, b] if a == b)
}

/// Who fills the slots of a pattern; who only relays what others say is a party of nothing.
fn in_slots(scene: &Scene<'_>, hit: &Hit, list: bool) -> Vec<(RoleId, ActorId)> {
    let slots = hit.slots.iter().flat_map(|&(role, at)| in_slot(scene, role, at, list));
    slots.filter(|&(_, actor)| !scene.ruleset.relations().is_outlet(actor)).collect()
}

/// The actor in a slot, with those that are listed with it.
fn in_slot(scene: &Scene<'_>, role: RoleId, at: usize, list: bool) -> Vec<(RoleId, ActorId)> {
    let first = scene.whose(at).unwrap_or(at);
    let mentions = if list { scene.coordinated(first) } else { vec![first] };
    mentions.into_iter().filter_map(|m| Some((role, owner(scene, m)?))).collect()
}

/// Who is meant by a mention: "the gunmen who belong to X" are X's, and not any.
fn owner(scene: &Scene<'_>, at: usize) -> Option<ActorId> {
    let actor = scene.actor_at(at)?;
    let group = scene.ruleset.relations().is_group(actor);
    belongs_to(scene, at).filter(|_| group).or(Some(actor))
}

/// The body to which people belong, where words for that stand right behind them: "gunmen loyal to X".
fn belongs_to(scene: &Scene<'_>, at: usize) -> Option<ActorId> {
    let link =
        scene.units.following(at).filter(|&next| scene.hits.grammar(next, Grammar::Belonging).is_some());
    let body = link.and_then(|link| scene.units.following(link)).and_then(|next| {
        let attached = scene.units.mention_at(next).is_some_and(|m| m.preposition != 0);
        let free = scene.hits.grammar(next, Grammar::Preposition).filter(|_| !attached);
        if attached { Some(next) } else { scene.units.following(free? - 1) }
    });
    body.and_then(|b| scene.actor_at(b))
}

/// Whom the innermost accusation around a piece of content blames.
fn blamed(scene: &Scene<'_>, acts: &[Act], chain: &[usize]) -> Vec<ActorId> {
    let accusation = chain.iter().find(|&&a| !acts[a].blamed.is_empty());
    accusation.into_iter().flat_map(|&a| &acts[a].blamed).filter_map(|&m| owner(scene, m)).collect()
}

fn adjectives(scene: &Scene<'_>, range: Range<usize>) -> impl Iterator<Item = ActorId> {
    // "under Russian auspices", "the Russian-brokered truce"
    let mediates = |at: usize| {
        scene.units.preceding(at).is_some_and(|before| scene.ends_at(before, Grammar::Mediation))
            || scene.units.following(at).is_some_and(|n| scene.hits.grammar(n, Grammar::Mediation).is_some())
    };
    let range = range.filter(move |&at| !mediates(at));
    range.flat_map(|at| scene.hits.at(at)).filter_map(|h| match h.tag {
        Tag::Adjective(actor) => Some(actor),
        _ => None,
    })
}

/// The same without those that a hyphen joins to another: "the Turkish-Russian truce" is of both.
fn lone_adjectives(scene: &Scene<'_>, range: Range<usize>) -> impl Iterator<Item = ActorId> {
    let joined = |at: usize| scene.units.units.get(at).is_some_and(|unit| unit.hyphened);
    range.filter(move |&at| !joined(at) && !joined(at + 1)).flat_map(move |at| adjectives(scene, at..at + 1))
}

/// The places that a clause names and that count; where it names none, the only one that the sentence names.
fn places(scene: &Scene<'_>, clause: &Range<usize>, counts: &dyn Fn(&Hit) -> bool) -> Vec<ActorId> {
    let all = || scene.hits.all().iter().filter(|h| place(h.tag).is_some());
    // the longest name counts: "eastern X" is not also X
    let longest = |h: &Hit| {
        let covers = |o: &Hit| o.start <= h.start && h.end <= o.end && o.end - o.start > h.end - h.start;
        !all().any(covers)
    };
    let named = |range: Range<usize>| {
        let hits = all().filter(|h| range.contains(&h.start) && longest(h) && counts(h));
        let mut places: Vec<ActorId> = hits.filter_map(|h| place(h.tag)).collect();
        places.sort_unstable();
        places.dedup();
        places
    };
    let own = named(clause.clone());
    if own.is_empty() {
        Some(named(0..scene.units.len())).filter(|all| all.len() == 1).unwrap_or_default()
    } else {
        own
    }
}

/// Whether a place is one that somebody goes to: "left for X", "to the countryside of X".
fn is_ahead(scene: &Scene<'_>, place: &Hit) -> bool {
    scene.units.preceding(place.start).is_some_and(|before| scene.ends_at(before, Grammar::BoundFor))
}

fn place(tag: Tag) -> Option<ActorId> {
    match tag {
        Tag::Place(place) => Some(place),
        _ => None,
    }
}

/// The parties behind "with" and "between".
fn with_parties(scene: &Scene<'_>, clause: Range<usize>, speaks: &dyn Fn(usize) -> bool, found: &mut Named) {
    for at in clause.clone() {
        if let Some(end) = scene.hits.grammar(at, Grammar::With) {
            let parties = joined(scene, end, clause.end);
            let between = scene.hits.grammar(at, Grammar::Between).is_some();
            found.between |= between && parties.len() >= 2;
            found.stranger |= between && parties.len() == 1 && names_stranger(scene, parties[0]);
            found
                .others
                .extend(parties.into_iter().filter(|&m| !speaks(m)).filter_map(|m| scene.actor_at(m)));
        }
    }
}

/// The clause of a piece of content: from the last comma, "that" or cue before it to the end of its reach.
fn clause(scene: &Scene<'_>, acts: &[Act], chain: &[usize], content: &Content<'_>) -> Range<usize> {
    let hit = content.hit;
    let behind_cue = |&a: &usize| match &acts[a] {
        act if act.cue.end <= hit.start => act.cue.end,
        // "…, said X": what is said stands before its verb
        act if act.clause >= hit.end => act.content.start.min(hit.start),
        act => act.clause.min(hit.start),
    };
    let floor = chain.first().map_or(0, behind_cue);
    let opens = |&i: &usize| {
        scene.units.kind(i) == Some(UnitKind::Comma)
            && !scene.units.units[i].aside
            && !strangers::parts_list(scene, i)
            || scene.hits.grammar(i, Grammar::That).is_some()
    };
    let start = (floor..hit.start).rev().find(opens).map_or(floor, |i| i + 1);
    let others = acts.iter().enumerate().filter(|(i, a)| !chain.contains(i) && a.clause >= hit.end);
    let others: Vec<usize> = others.map(|(_, a)| a.clause).collect();
    // what the next content of another topic names is not of this one
    let topic = scene.ruleset.rule(content.rule).topic;
    let foreign = |h: &&Hit| {
        matches!(h.tag, Tag::Content(rule) if scene.ruleset.rule(rule).topic != topic)
            && !scene.hits.all().iter().any(|g| switches_off(g, h))
    };
    let next = scene.content().filter(|h| h.start >= hit.end).find(foreign).map(|h| h.start);
    // nor what another "and that" goes on to say
    let anew = scene.joined_that(hit.end).unwrap_or(usize::MAX);
    let end = scene.reach(hit.end, &others).min(next.unwrap_or(usize::MAX)).min(anew);
    start..end.max(hit.end)
}

/// The mentions behind "with" or "between": the first near it, then whatever is coordinated, also across
/// "on the one hand, … on the other".
fn joined(scene: &Scene<'_>, from: usize, to: usize) -> Vec<usize> {
    let mention = |at: usize| scene.units.mention_at(at).is_some() && !scene.units.units[at].aside;
    let near = (from + FARTHEST_PARTY).min(scene.units.len());
    let Some(first) = (from..near).find(|&at| mention(at)) else { return Vec::new() };
    let mut list = scene.coordinated(first);
    let mut last = list.last().copied().unwrap_or(first);
    let end = to.max((last + 8).min(scene.units.len()));
    let mut at = last + 1;
    while at < end {
        let opens = |h: &Hit| matches!(h.tag, Tag::Speech { .. } | Tag::Grammar(Grammar::That));
        let words = (last + 1..at).filter(|&i| scene.units.is_word(i) && !scene.units.units[i].aside).count();
        if words > LONGEST_ASIDE || scene.hits.at(at).iter().any(opens) {
            break;
        }
        if mention(at) && is_coordinated(scene, at) {
            list.extend(scene.coordinated(at));
            last = list.last().copied().unwrap_or(at);
            at = last;
        }
        at += 1;
    }
    list
}

/// "Between X and the others": whether right behind a mention stands a name that no list has.
fn names_stranger(scene: &Scene<'_>, mention: usize) -> bool {
    let next = scene.units.following(mention);
    let joint =
        next.filter(|&n| scene.ends_at(n, Grammar::Conjunction)).and_then(|n| scene.units.following(n));
    let verb_first = scene.language.order == WordOrder::VerbFirst;
    let name = joint.or_else(|| next.filter(|_| verb_first));
    name.is_some_and(|n| {
        scene.units.kind(n) == Some(UnitKind::Word)
            && scene.hits.at(n).is_empty()
            && scene.units.words(n).iter().all(|m| scene.language.lexicon.is_name(m.atom))
    })
}

/// Whether a conjunction stands before or on a mention.
fn is_coordinated(scene: &Scene<'_>, at: usize) -> bool {
    let attached = scene.units.mention_at(at).is_some_and(|m| m.conjunction && m.preposition == 0);
    attached || scene.units.preceding(at).is_some_and(|before| scene.ends_at(before, Grammar::Conjunction))
}

/// What a topic is about.
#[derive(Clone, Copy)]
struct Matter {
    /// Events, so that a nation's adjective tells whose they are.
    event: bool,
    /// What is done by saying it, as a threat is: whoever says it does it.
    acted: bool,
}

/// The speakers around a claim, as far as they can be parties.
struct Around {
    /// The claiming actor.
    own: Option<ActorId>,
    /// Speakers of the acts around the claiming one, nearest first.
    outer: Vec<ActorId>,
    /// Speakers of the acts inside it.
    inner: Vec<ActorId>,
    /// The outermost speaker who denies what stands inside.
    denier: Option<ActorId>,
    /// The claiming act denies.
    denies: bool,
    /// The speaker of the act whose own words are the content.
    performer: Option<ActorId>,
}

/// The parties of one claim: those named, and the speakers around it as far as they can be parties.
///
/// `level` is the place of the claiming act in `chain`, `speaker` the claiming actor, `position` what he takes.
pub fn about(
    scene: &Scene<'_>,
    acts: &[Act],
    chain: &[usize],
    level: usize,
    speaker: ActorId,
    named: &Named,
    (rule, position): (RuleId, PositionId),
) -> Vec<Party> {
    let relations = scene.ruleset.relations();
    let rule = scene.ruleset.rule(rule);
    let topic = rule.topic;
    let body = |a: &ActorId| relations.kind(*a) == ActorKind::Body;
    let bodies = |act: usize| acts[act].voices.iter().filter_map(|v| v.actor).filter(body);
    let outer_acts = chain.iter().skip(level + 1);
    let around = Around {
        own: Some(speaker).filter(body),
        outer: outer_acts.flat_map(|&a| bodies(a)).filter(|&a| a != speaker).collect(),
        inner: chain.iter().take(level).flat_map(|&a| bodies(a)).filter(|&a| a != speaker).collect(),
        denies: denies(acts, chain, level),
        denier: (level + 1..chain.len())
            .rfind(|&l| denies(acts, chain, l))
            .and_then(|l| bodies(chain[l]).next()),
        performer: chain.first().filter(|_| named.performed).and_then(|&a| bodies(a).next()),
    };
    let event = is_event(scene, topic);
    let acted = scene.ruleset.applied(rule.position, Force::Threaten).is_some();
    let mut parties = match &relations.party_roles(topic)[..] {
        [role, ..] if relations.is_open(topic, *role) && rule.whose != Whose::Speaker => {
            let slots = named.slotted(*role);
            let who = match rule.whose {
                _ if !slots.is_empty() => slots,
                Whose::Named => around.whoever(scene, named, position != rule.position),
                Whose::Nation => named.nations.clone(),
                Whose::Speaker | Whose::Nobody => Vec::new(),
            };
            who.into_iter().map(|actor| Party { actor: relations.party_of(actor), role: *role }).collect()
        }
        [first, second] if first == second => {
            let partners = around.partners(scene, named).into_iter();
            partners.map(|actor| Party { actor: relations.party_of(actor), role: *first }).collect()
        }
        roles => around.by_role(scene, named, roles, Matter { event, acted }),
    };
    parties.sort();
    parties.dedup();
    parties
}

/// Whether a topic is about what happens somewhere and is somebody's doing, an attack or a siege, rather than what its
/// own parties do.
fn is_event(scene: &Scene<'_>, topic: TopicId) -> bool {
    let relations = scene.ruleset.relations();
    relations.day_role(topic).is_some() || relations.is_of_all(topic)
}

/// Whether the act at a level denies what stands inside: to reject somebody's allegations is to deny them.
pub fn denies(acts: &[Act], chain: &[usize], level: usize) -> bool {
    let Some(&act) = chain.get(level) else { return false };
    let inner = level.checked_sub(1).map(|l| &acts[chain[l]]);
    let alleged = inner.is_some_and(|i| i.kind == SpeechKind::Act && i.force == Force::Allege);
    acts[act].force == Force::Deny || (acts[act].force == Force::Refuse && alleged)
}

impl Around {
    /// Both sides of talks, agreements, terms.
    fn partners(&self, scene: &Scene<'_>, named: &Named) -> Vec<ActorId> {
        let relations = scene.ruleset.relations();
        let slots = named.slots.iter().map(|&(_, a)| a);
        // "the mediator took no part in the talks": he is the one whom it is about
        let mediator = named.subject.filter(|&a| relations.kind(a) == ActorKind::Mediator);
        let mut all: Vec<ActorId> = slots
            .chain(named.subject)
            .chain(named.others.iter().copied())
            .filter(|&a| relations.kind(a) == ActorKind::Body)
            .chain(mediator)
            .map(|a| relations.party_of(a))
            .collect();
        all.sort_unstable();
        all.dedup();
        // who speaks of the talks of two others is no party of them
        let apart = named.between || (named.subject.is_some() && !named.others.is_empty());
        let involved = |o: ActorId| all.iter().any(|&a| relations.meet(a, o));
        let others = if named.stranger { 1 } else { 2 };
        let third_party =
            (apart || named.stranger) && all.len() >= others && self.own.is_some_and(|o| !involved(o));
        if let Some(own) = self.own.filter(|_| !third_party) {
            all.push(own);
        }
        // a rumour about talks that its denier is a party of; an announcement that speaks of "him"
        if self.own.is_none() || all.len() < 2 {
            all.extend(self.outer.first());
        }
        if !third_party {
            all.extend(&self.inner);
        }
        all
    }

    /// Who fills a role that may stay open where no slot does: whoever is accused or named, else who denies for
    /// himself. `turned`: the claim is the opposite of what the rule says.
    fn whoever(&self, scene: &Scene<'_>, named: &Named, turned: bool) -> Vec<ActorId> {
        let body = |a: &ActorId| scene.ruleset.relations().kind(*a) == ActorKind::Body;
        if !named.blamed.is_empty() {
            return named.blamed.clone();
        }
        let author = named.author.filter(body);
        let subjects: Vec<ActorId> = named.subjects.iter().copied().filter(body).collect();
        if author.is_some() || !subjects.is_empty() {
            return author.map_or(subjects, |author| vec![author]);
        }
        let own = self.own.filter(|_| turned && named.own || self.denies);
        match own.or(self.denier) {
            Some(own) => vec![own],
            None => named.clause_nations.clone(),
        }
    }

    /// One actor a role: what the pattern or clause names, else whoever speaks.
    fn by_role(&self, scene: &Scene<'_>, named: &Named, roles: &[RoleId], matter: Matter) -> Vec<Party> {
        let Matter { event, acted } = matter;
        let relations = scene.ruleset.relations();
        let slot = |role: RoleId| named.slots.iter().find(|s| s.0 == role).map(|s| s.1);
        let mut parties: Vec<Party> = Vec::new();
        for (i, &role) in roles.iter().enumerate() {
            let named_in: Vec<ActorId> = named.in_role(role).collect();
            if i == 0 && (event || !named.blamed.is_empty()) && !named_in.is_empty() {
                parties.extend(named_in.into_iter().map(|a| Party { actor: relations.party_of(a), role }));
                continue;
            }
            let used = |a: ActorId| parties.iter().any(|p: &Party| p.actor == relations.party_of(a));
            let actor = if i == 0 {
                // a threat is whose verb it is
                let performer = self.performer.filter(|_| roles.len() > 1 && !named.strange);
                let owner = named.owner.filter(|_| acted).or(named.described.filter(|_| roles.len() > 1));
                // media that report something have not done it
                let subject = named.subject.filter(|&a| relations.kind(a) == ActorKind::Body);
                // who speaks of "the warning of the gunmen" warns them himself
                let warned = acted && named.inside && self.own.is_some() && self.inner.is_empty();
                let subject = subject.filter(|_| !warned);
                // "are held by X": what happens to others is done by whom it names
                let agent = named.agent.filter(|&a| event && relations.kind(a) == ActorKind::Body);
                let known = slot(role).or(owner).or(performer).or(agent).or(subject);
                // "said the gunmen belonged to X", "'They are still there', he said": not who says so
                let another = roles.len() > 1 && !acted && named.strange || !event && named.theirs;
                let own_part =
                    !acted && slot(role).is_some() && roles[1..].iter().any(|&r| slot(r) == slot(role));
                known
                    .filter(|_| !own_part)
                    .or_else(|| self.first_role(named, roles.len()).filter(|_| !another && !own_part))
            } else {
                let rest = named.subject.iter().chain(&named.others).chain(&named.behind);
                let rest = rest.chain(&self.outer).chain(&self.inner).chain(&self.own);
                // nobody is a part of himself, nor threatens himself: whom a pattern found may be a verb's subject
                slot(role)
                    .filter(|&a| !named.performed || !used(a))
                    .or_else(|| rest.copied().find(|&a| !used(a) && relations.kind(a) == ActorKind::Body))
            };
            let actor = actor.filter(|&a| acted || !used(a));
            parties.extend(actor.map(|a| Party { actor: relations.party_of(a), role }));
            // "X and the fighters under it let nobody out": each of them
            if i == 0 && event && actor.is_some() && actor == named.subject {
                let body = |a: &ActorId| relations.kind(*a) == ActorKind::Body;
                let beside = named.beside.iter().copied().filter(body);
                parties.extend(beside.map(|a| Party { actor: relations.party_of(a), role }));
            }
        }
        parties
    }

    /// Who fills the first role where nobody is named: with one role, the pronoun in a denied report means the
    /// one who denies it; with several, the innermost speaker acts.
    fn first_role(&self, named: &Named, roles: usize) -> Option<ActorId> {
        if roles > 1 {
            return self.inner.first().or(self.own.as_ref()).or(self.outer.first()).copied();
        }
        let behind = named.behind.first().copied().filter(|_| self.own.is_none());
        // "A said that B agreed to leave": B leaves
        let inner = self.inner.first().copied().filter(|_| !self.denies);
        let own = self.own.filter(|_| !named.foreign);
        self.denier.or(inner).or(behind).or(own)
    }
}
