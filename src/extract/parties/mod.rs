//! Whom a claim concerns, and as what.

mod clause;
mod place;
mod roles;
mod subject;
mod words;

use super::acts::Act;
use super::content::Content;
use super::scene::Scene;
use super::strangers;
use crate::extract::hits::Hit;
use crate::extract::unit::UnitKind;
use crate::rules::ids::{ActorId, RoleId};
use crate::rules::tag::{Grammar, SpeechKind};
use crate::rules::{Force, WordOrder};
use clause::{clause, with_parties};
use place::{is_ahead, is_by_the_way, is_of_speech, places};
use roles::is_event;
pub use roles::{about, denies};
use subject::{
    apposed_subject, belongs_to, is_described, is_foreign, is_own, may_act, owner, people_of_nation,
    subjects, whose_doers, whose_members,
};
use words::{FARTHEST_AGENT, adjectives, agent, blamed, in_slots, is_pair, lone_adjectives};

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
    /// The subject is whose people do what the innermost act tells, who do not speak for it: "the fighters of X refuse".
    pub doers: bool,
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
    /// The verb is part of the content, and nobody whom the pack knows does it: "the government demands that X leave".
    pub unperformed: bool,
    /// Whoever is named stands right behind a verb of threatening: it is he who is threatened.
    pub addressed: bool,
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

/// "X warned Y of grave consequences": whether content stands behind a verb of threatening with nothing but whom it
/// threatens between.
fn is_addressed(scene: &Scene<'_>, act: &Act, hit: &Hit) -> bool {
    let opens =
        |at: usize| scene.hits.begins(at, Grammar::That) || scene.units.kind(at) == Some(UnitKind::Colon);
    scene.language.order == WordOrder::SubjectFirst
        && act.force == Force::Threaten
        && act.kind == SpeechKind::Verb
        && act.cue.end <= hit.start
        && !(act.cue.end..hit.start).any(opens)
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
    // "X entered after the withdrawal of fighters of Y": where nouns stand before whose they are, these
    let members = || whose_members(scene, hit, &fits);
    let subject = match scene.language.order {
        WordOrder::VerbFirst => members().or(subject),
        _ => subject.or_else(members),
    };
    // "X keeps families on the road closed by Y": who stands by another verb did something else
    let far = if subject.is_some() { clause.end.min(hit.end + FARTHEST_AGENT) } else { clause.end };
    // "he described the men as …": the pronoun is the verb's
    let spoken = chain.first().map(|&a| acts[a].cue.end).filter(|&end| end <= hit.end).unwrap_or(0);
    let performed =
        chain.first().is_some_and(|&a| hit.start <= acts[a].cue.start && acts[a].cue.start < hit.end);
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
        foreign: (clause.start..hit.end)
            .any(|at| is_foreign(scene, at) || acts.iter().any(|a| a.defines == Some(at))),
        agent: agent(scene, hit, hit.start..far),
        author: agent(scene, hit, hit.end..clause.end.min(hit.end + FARTHEST_AGENT)),
        performed,
        unperformed: performed
            && scene.language.order == WordOrder::SubjectFirst
            && !(clause.start..hit.end).any(|at| is_own(scene, at))
            && chain.first().is_some_and(|&a| acts[a].voices.iter().all(|v| v.actor.is_none())),
        addressed: chain.first().is_some_and(|&a| is_addressed(scene, &acts[a], hit)),
        // "belongs to this corps, which X set up": what only describes names nobody
        behind: (hit.end..clause.end)
            .take_while(|&at| scene.language.order == WordOrder::SubjectFirst || !is_described(scene, at))
            // "the gunmen left after X had surrounded them"
            .take_while(|&at| !event_before(scene, at))
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
    // "rejected the Russian offer to leave": whoever rejects it
    let answers = chain.first().is_some_and(|&a| matches!(acts[a].force, Force::Refuse | Force::Accept));
    if moves && found.subject.is_none() && found.slots.is_empty() && !answers {
        // "they reject the Russian offer and will not leave": who refuses, and not whose offer it is
        let other = |(i, a): (usize, &Act)| !chain.contains(&i) && clause.contains(&a.cue.start);
        let said = acts.iter().enumerate().filter(|&(i, a)| other((i, a)) && a.cue.end <= hit.start);
        let end = said.map(|(_, a)| a.cue.start).min().unwrap_or(hit.end);
        found.subject = people_of_nation(scene, clause.start..end)
            .or_else(|| people_of_nation(scene, hit.start..hit.end).filter(|_| end < hit.start));
    }
    let doers = chain.first().and_then(|&a| whose_doers(scene, &acts[a])).and_then(|at| owner(scene, at));
    if let Some(body) = doers {
        (found.subject, found.doers) = (Some(body), true);
    }
    if let Some(at) = subject {
        let list = |&first: &usize| known(first) && scene.coordinated(first).contains(&at);
        let first = (clause.start..at).find(list).unwrap_or(at);
        found.beside.extend(scene.coordinated(first).into_iter().filter_map(|m| scene.actor_at(m)));
        found.others.extend(scene.coordinated(at).into_iter().skip(1).filter_map(|m| scene.actor_at(m)));
    }
    found.subjects = subjects(scene, clause.start..hit.end, &free);
    let elsewhere = |h: &Hit| {
        moves && is_ahead(scene, h) || is_of_speech(scene, acts, h) || is_by_the_way(scene, acts, h)
    };
    found.places = places(scene, &clause, &|h| !elsewhere(h));
    with_parties(scene, clause, &speaks, &mut found);
    found.others.extend(adjectives(scene, hit.start..(hit.end + 2).min(scene.units.len())));
    found
}

/// Whether words of time begin at a unit behind which something else happened: "after", where verbs come first.
fn event_before(scene: &Scene<'_>, at: usize) -> bool {
    scene.language.order == WordOrder::VerbFirst
        && scene.hits.begins(at, Grammar::Adjunct)
        && scene.units.mention_at(at).is_none()
}
