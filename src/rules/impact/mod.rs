//! What an edit of a pack can change in a text: the compiled old and new rules, held against each other part by part.
//!
//! In: two rulesets. Out: an [`Impact`], or nothing where the edit may reach every text. What a phrase means, it
//! means only where it matches; so an edit reaches no sentence in which no phrase of its own can match, before or
//! after. Every doubt is decided for "may change": a stale row is worse than a slow one.

mod phrases;
mod renaming;

pub use renaming::Renaming;

use super::Ruleset;
use super::ids::{ActorId, RoleId, RuleId, TopicId};
use super::lexicon::AtomId;
use super::ruleset::Language;
use std::collections::BTreeSet;
use std::sync::Arc;

/// More phrases than this are not looked for one by one.
const MOST_PHRASES: usize = 2_000;

/// What an edit can reach.
#[derive(Debug)]
pub struct Impact {
    /// From old indices to new ones.
    pub renaming: Renaming,
    /// By language, in the order of both rulesets.
    pub languages: Vec<LanguageImpact>,
}

/// What an edit can reach in texts of one language.
#[derive(Debug, Default)]
pub struct LanguageImpact {
    /// Every sentence.
    pub everything: bool,
    /// By old id of a listed word: its new id. Nothing where all words keep theirs, and are found under the same
    /// spellings.
    pub words: Option<Vec<Option<AtomId>>>,
    /// Old ids of words that are in other sets than before.
    pub moved_old: BTreeSet<AtomId>,
    /// New ids of words that are in other sets than before.
    pub moved_new: BTreeSet<AtomId>,
    /// Phrases that only one of the rulesets has, or that mean another thing in it.
    pub phrases: Vec<Changed>,
}

impl LanguageImpact {
    /// Whether no sentence is reached.
    pub fn is_empty(&self) -> bool {
        !self.everything
            && self.words.is_none()
            && self.moved_old.is_empty()
            && self.moved_new.is_empty()
            && self.phrases.is_empty()
    }
}

/// A phrase that only one of two rulesets has, or that means another thing in it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Changed {
    /// Whether its words have the ids of the new ruleset.
    pub new: bool,
    /// What a sentence must hold for it to match, one word of each list, in this order.
    pub needs: Vec<Vec<AtomId>>,
    /// What it names is spoken of elsewhere in the document, too.
    pub whole_document: bool,
}

/// What the two rulesets do not have in common.
struct Parts {
    /// Rules that both have and that mean another thing; old ids.
    rules: BTreeSet<RuleId>,
    /// Actors that both have and that stand otherwise to each other; old ids.
    actors: BTreeSet<ActorId>,
}

/// Holds a ruleset against an earlier one.
pub fn between(old: &Ruleset, new: &Ruleset) -> Option<Impact> {
    let renaming = Renaming::between(old, new)?;
    let same_languages = old.languages.len() == new.languages.len()
        && old.languages.iter().zip(&new.languages).all(|(a, b)| reads_alike(a, b));
    if !same_languages || channels(old) != channels(new) {
        return None;
    }
    let parts = Parts { rules: rules(old, new, &renaming), actors: actors(old, new, &renaming) };
    let pairs = old.languages.iter().zip(&new.languages);
    let untouched = renaming.changes_nothing() && parts.rules.is_empty() && parts.actors.is_empty();
    let compared = |(a, b): (&Arc<Language>, &Arc<Language>)| match untouched && Arc::ptr_eq(a, b) {
        true => Some(LanguageImpact::default()),
        false => phrases::compare(a, b, &renaming, &parts),
    };
    let languages = pairs.map(compared).collect::<Option<_>>()?;
    Some(Impact { renaming, languages })
}

/// Whose channel is which, by ids: what is written there may change as a whole.
fn channels(ruleset: &Ruleset) -> Vec<(&str, &str)> {
    let of = |actor: ActorId| ruleset.labels().actor(actor).id.as_str();
    ruleset.channels.iter().map(|(name, actor)| (name.as_str(), of(*actor))).collect()
}

/// Whether two states of a language differ in words and phrases at most.
fn reads_alike(a: &Language, b: &Language) -> bool {
    let Language {
        id,
        lexicon,
        phrases: _,
        regexes: _,
        order,
        concord,
        negation_reach,
        purpose_prefixes,
        abbreviations,
        continues,
        boilerplate,
        ends_report,
        articles,
        frequent,
    } = a;
    *id == b.id
        && lexicon.inflects_like(&b.lexicon)
        && *order == b.order
        && *concord == b.concord
        && *negation_reach == b.negation_reach
        && *purpose_prefixes == b.purpose_prefixes
        && *abbreviations == b.abbreviations
        && *continues == b.continues
        && *boilerplate == b.boilerplate
        && *ends_report == b.ends_report
        && *articles == b.articles
        && *frequent == b.frequent
}

/// Rules with another meaning: their own, or that of their topic's positions and roles.
fn rules(old: &Ruleset, new: &Ruleset, renaming: &Renaming) -> BTreeSet<RuleId> {
    let topics: BTreeSet<TopicId> = (0u16..)
        .map(TopicId)
        .take(old.labels.topics.len())
        .filter(|&topic| !same_topic(topic, old, new, renaming))
        .collect();
    let same = |(index, rule): (u16, &super::Rule)| {
        let Some(other) = renaming.rule(RuleId(index)).map(|id| new.rule(id)) else { return true };
        let roles: Option<Vec<_>> = rule.roles.iter().map(|&role| renaming.role(role)).collect();
        !topics.contains(&rule.topic)
            && renaming.topic(rule.topic) == Some(other.topic)
            && renaming.position(rule.position) == Some(other.position)
            && rule.carried_by == other.carried_by
            && rule.whose == other.whose
            && rule.taken_up == other.taken_up
            && rule.presupposed == other.presupposed
            && roles.as_ref() == Some(&other.roles)
    };
    let all = (0u16..).zip(&old.rules);
    all.filter(|&one| !same(one)).map(|(index, _)| RuleId(index)).collect()
}

/// Whether a topic has the roles and positions that it had, and forces make the same of these.
fn same_topic(topic: TopicId, old: &Ruleset, new: &Ruleset, renaming: &Renaming) -> bool {
    let Some(other) = renaming.topic(topic) else { return true };
    let roles: Option<Vec<_>> = old.relations.roles(topic).iter().map(|&role| renaming.role(role)).collect();
    let of = |ruleset: &Ruleset, topic: TopicId| {
        let topics = ruleset.labels.position_topics.iter().zip(0u16..);
        topics.filter(|(of, _)| **of == topic).map(|(_, id)| super::ids::PositionId(id)).collect::<Vec<_>>()
    };
    let positions = of(old, topic);
    let answers = |id: super::ids::PositionId| {
        let Some(to) = renaming.position(id) else { return false };
        let (a, b) = (&old.positions[id.index()], &new.positions[to.index()]);
        let same = |x: Option<_>, y: Option<_>| match (x, y) {
            (None, None) => true,
            (Some(x), y) => renaming.position(x) == y && y.is_some(),
            (None, Some(_)) => false,
        };
        same(a.deny, b.deny)
            && same(a.refuse, b.refuse)
            && same(a.accept, b.accept)
            && same(a.threaten, b.threaten)
            && a.against.and_then(|role| renaming.role(role)) == b.against
            && a.against.is_some() == b.against.is_some()
    };
    let open = |&role: &RoleId| old.relations.is_open(topic, role);
    let open_alike = |&role: &RoleId| {
        renaming.role(role).is_some_and(|to| new.relations.is_open(other, to)) == open(&role)
    };
    roles.as_deref() == Some(new.relations.roles(other))
        && old.relations.roles(topic).iter().all(open_alike)
        && positions.len() == of(new, other).len()
        && positions.into_iter().all(answers)
}

/// Actors of another kind, side, group or power, and those who stand for them.
fn actors(old: &Ruleset, new: &Ruleset, renaming: &Renaming) -> BTreeSet<ActorId> {
    let (before, after) = (&old.relations, &new.relations);
    let side = |ruleset: &Ruleset, actor: ActorId| {
        ruleset.relations.side(actor).map(|side| ruleset.labels.side(side).id.clone())
    };
    let same = |actor: ActorId| {
        let Some(other) = renaming.actor(actor) else { return false };
        let groups: Option<Vec<_>> =
            before.groups[actor.index()].iter().map(|&group| renaming.actor(group)).collect();
        before.kind(actor) == after.kind(other)
            && side(old, actor) == side(new, other)
            && groups.as_ref() == Some(&after.groups[other.index()])
            && renaming.actor(before.party_of(actor)) == Some(after.party_of(other))
    };
    let all = || (0u16..).map(ActorId).take(old.labels.actors.len());
    let mut changed: BTreeSet<ActorId> = all().filter(|&actor| !same(actor)).collect();
    let standing: Vec<ActorId> = all().filter(|&a| changed.contains(&before.party_of(a))).collect();
    changed.extend(standing);
    changed
}
