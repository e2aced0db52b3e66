//! The parties of a claim, role by role: those named, and the speakers around it as far as they can be parties.

use super::Named;
use crate::extract::acts::Act;
use crate::extract::claim::Party;
use crate::extract::scene::Scene;
use crate::rules::ids::{ActorId, PositionId, RoleId, RuleId, TopicId};
use crate::rules::tag::SpeechKind;
use crate::rules::{ActorKind, Force, Whose};
use std::collections::BTreeSet;

/// What a claim is about.
#[derive(Clone, Copy)]
pub(super) struct Matter {
    /// Events, so that a nation's adjective tells whose they are.
    event: bool,
    /// What is done by saying it, as a threat is: whoever says it does it.
    acted: bool,
    /// The claim is the opposite of what its rule says.
    turned: bool,
}

/// The speakers around a claim, as far as they can be parties.
pub(super) struct Around {
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
    /// The act inside the claiming one is somebody's allegation, named by a noun.
    alleged: bool,
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
        alleged: inside(acts, chain, level).is_some_and(is_allegation),
        denier: (level + 1..chain.len())
            .rfind(|&l| denies(acts, chain, l))
            .and_then(|l| bodies(chain[l]).next()),
        performer: chain
            .first()
            .filter(|_| named.performed || named.addressed)
            .and_then(|&a| bodies(a).next()),
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
        roles => {
            let turned = position != rule.position;
            around.by_role(scene, named, roles, Matter { event, acted, turned })
        }
    };
    parties.sort();
    parties.dedup();
    parties
}

/// Whether a topic is about what happens somewhere and is somebody's doing, an attack or a siege, rather than what its
/// own parties do.
pub(super) fn is_event(scene: &Scene<'_>, topic: TopicId) -> bool {
    let relations = scene.ruleset.relations();
    relations.day_role(topic).is_some() || relations.is_of_all(topic)
}

/// Whether the act at a level denies what stands inside: to reject somebody's allegations is to deny them.
pub fn denies(acts: &[Act], chain: &[usize], level: usize) -> bool {
    let Some(&act) = chain.get(level) else { return false };
    let alleged = inside(acts, chain, level).is_some_and(is_allegation);
    acts[act].force == Force::Deny || (acts[act].force == Force::Refuse && alleged)
}

/// The act right inside the one at a level.
fn inside<'a>(acts: &'a [Act], chain: &[usize], level: usize) -> Option<&'a Act> {
    level.checked_sub(1).and_then(|l| chain.get(l)).and_then(|&act| acts.get(act))
}

/// "X's claims of it": whether an act is a noun for what somebody alleges.
fn is_allegation(act: &Act) -> bool {
    act.kind == SpeechKind::Act && act.force == Force::Allege
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
            // "A and B had agreed": both
            .chain(named.beside.iter().copied())
            .filter(|&a| relations.kind(a) == ActorKind::Body)
            .chain(mediator)
            .map(|a| relations.party_of(a))
            .collect();
        all.sort_unstable();
        all.dedup();
        // who speaks of the talks of two others is no party of them
        // "A and B have begun talks": with each other, unless they are of one side
        let sides: BTreeSet<_> = named.beside.iter().map(|&a| relations.side(a)).collect();
        let two = !named.others.is_empty() || sides.len() > 1;
        let apart = named.between || (named.subject.is_some() && two);
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
        let Matter { event, acted, turned } = matter;
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
                let performer = self.performer.filter(|_| roles.len() > 1 && !named.strange && !named.doers);
                let owner = named.owner.filter(|_| acted).or(named.described.filter(|_| roles.len() > 1));
                // media that report something have not done it
                let subject = named.subject.filter(|&a| relations.kind(a) == ActorKind::Body);
                // who speaks of "the warning of the gunmen" warns them himself
                let warned = acted && named.inside && self.own.is_some() && self.inner.is_empty();
                let subject = subject.filter(|_| !(warned || acted && named.unperformed));
                // "are held by X": what happens to others is done by whom it names
                let agent = named.agent.filter(|&a| event && relations.kind(a) == ActorKind::Body);
                let known = slot(role).or(owner).or(performer).or(agent).or(subject);
                // "said the gunmen belonged to X", "'They are still there', he said": not who says so
                let another = roles.len() > 1 && !acted && named.strange
                    || !event && named.theirs
                    || acted && named.unperformed;
                let own_part =
                    !acted && slot(role).is_some() && roles[1..].iter().any(|&r| slot(r) == slot(role));
                known.filter(|_| !own_part).or_else(|| {
                    self.first_role(scene, named, roles.len(), turned).filter(|_| !another && !own_part)
                })
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
    fn first_role(&self, scene: &Scene<'_>, named: &Named, roles: usize, turned: bool) -> Option<ActorId> {
        if roles > 1 {
            // "A dismissed remarks by B that its force was an arm of C": A's
            let denier = self.denier.or(self.own.filter(|_| self.denies)).filter(|_| named.own);
            return denier.or(self.inner.first().copied()).or(self.own).or(self.outer.first().copied());
        }
        let body = |a: &ActorId| scene.ruleset.relations().kind(*a) == ActorKind::Body;
        let behind = named.behind.first().copied().filter(|a| self.own.is_none() && body(a));
        // "A said that B agreed to leave": B leaves; "A said that B's claims of a strike are false": A did not strike
        let inner = self.inner.first().copied().filter(|_| !(self.denies || turned && self.alleged));
        let own = self.own.filter(|_| !named.foreign);
        self.denier.or(inner).or(behind).or(own)
    }
}
