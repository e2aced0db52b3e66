//! Parties and places that a claim leaves open and the document tells elsewhere.
//!
//! Of claims that name places, only those whose places meet are of one matter.

use super::claim::{Claim, Party};
use crate::rules::Ruleset;
use crate::rules::ids::{ActorId, TopicId};
use crate::rules::relations::Relations;

/// Fills in the other party of talks and the like. Where a claim names none, the document's last claim on the topic
/// that concerns the same body tells it; where there is none, the claim that it answers: the one right before it on
/// the topic, if that is of another side, of an opposed position and names no other party either.
pub fn partners(claims: &mut [Claim], ruleset: &Ruleset) {
    let relations = ruleset.relations();
    for at in 0..claims.len() {
        let (before, rest) = claims.split_at_mut(at);
        let Some(claim) = rest.first_mut().filter(|c| is_pair(ruleset, c.topic)) else { continue };
        let [own] = claim.about[..] else { continue };
        let on_topic = || before.iter().rev().filter(|c| c.topic == claim.topic);
        let of_own = |c: &&Claim| c.about.iter().any(|p| relations.meet(p.actor, own.actor));
        let known = on_topic().find(|c| c.about.len() >= 2 && of_own(c));
        let answered = || on_topic().next().filter(|c| answers(claim, c, relations));
        let others = known.or_else(answered).into_iter().flat_map(|c| &c.about);
        let others: Vec<Party> = others.filter(|p| !relations.meet(p.actor, own.actor)).copied().collect();
        claim.about.extend(others);
        claim.about.sort();
        claim.about.dedup();
    }
}

/// Whether a claim on the topic of an earlier one may be its answer.
fn answers(claim: &Claim, earlier: &Claim, relations: &Relations) -> bool {
    let side = |c: &Claim| relations.side(c.actor);
    earlier.about.len() == 1
        && side(earlier).is_some()
        && side(claim).is_some()
        && side(earlier) != side(claim)
        && relations.opposed(earlier.position, claim.position).is_some()
        && may_share(&earlier.places, &claim.places, relations)
}

/// Fills in whom a claim concerns that names nobody and whose speaker is no party, as a medium is none: those that
/// the document's other claims on the topic concern, the nearest before it first, where they all speak of one matter.
pub fn matter(claims: &mut [Claim], ruleset: &Ruleset) {
    let relations = ruleset.relations();
    let named: Vec<Vec<Party>> = claims.iter().map(|claim| parties(claim, ruleset)).collect();
    for at in 0..claims.len() {
        let roles = relations.party_roles(claims[at].topic);
        let open = relations.is_of_all(claims[at].topic) || claims[at].of_others;
        if open || !named[at].is_empty() {
            continue;
        }
        let same = |&c: &usize| {
            claims[c].topic == claims[at].topic
                && !named[c].is_empty()
                && may_share(&claims[c].places, &claims[at].places, relations)
        };
        let known: Vec<usize> = (0..at).rev().chain(at + 1..claims.len()).filter(same).collect();
        let full = known.iter().find(|&&c| named[c].len() >= roles.len());
        let Some(&nearest) = full.or(known.first()) else { continue };
        if known.iter().all(|&other| concern_one(&named[nearest], &named[other], relations)) {
            claims[at].about.extend_from_slice(&named[nearest]);
            claims[at].about.sort();
        }
    }
}

/// Whether each party of the shorter list meets one of the other's in its role.
fn concern_one(a: &[Party], b: &[Party], relations: &Relations) -> bool {
    let (short, long) = if a.len() <= b.len() { (a, b) } else { (b, a) };
    let one = |a: ActorId, b: ActorId| relations.meet(a, b) || relations.share_group(a, b);
    let meets = |p: &Party| long.iter().any(|o| o.role == p.role && one(o.actor, p.actor));
    short.iter().all(meets)
}

/// Whether places meet, or one of the claims names none.
fn may_share(a: &[ActorId], b: &[ActorId], relations: &Relations) -> bool {
    a.is_empty() || b.is_empty() || a.iter().any(|&left| b.iter().any(|&right| relations.meet(left, right)))
}

/// The parties of a claim, without the places that it is about.
fn parties(claim: &Claim, ruleset: &Ruleset) -> Vec<Party> {
    let roles = ruleset.relations().party_roles(claim.topic);
    claim.about.iter().filter(|p| roles.contains(&p.role)).copied().collect()
}

/// Fills in the place of an attack and the like: where a claim names none, the document's last claim on the topic
/// about the same body tells it; and where that denies what the claim blames somebody for, the day, too.
pub fn places(claims: &mut [Claim], ruleset: &Ruleset) {
    let relations = ruleset.relations();
    for at in 0..claims.len() {
        let (before, rest) = claims.split_at_mut(at);
        let Some(claim) = rest.first_mut() else { continue };
        let Some(role) = relations.place_role(claim.topic) else { continue };
        let is_place = |p: &&Party| p.role == role;
        if claim.about.iter().any(|p| is_place(&p)) {
            continue;
        }
        let same_matter = |c: &&Claim| {
            let shared = |p: &&Party| {
                claim.about.iter().any(|own| own.role == p.role && relations.meet(own.actor, p.actor))
            };
            let any = claim.about.is_empty() || relations.is_of_all(claim.topic);
            c.topic == claim.topic && (any || c.about.iter().any(|p| shared(&p)))
        };
        let known = before.iter().rev().filter(same_matter).find(|c| c.about.iter().any(|p| is_place(&p)));
        let places: Vec<Party> = known.into_iter().flat_map(|c| &c.about).filter(is_place).copied().collect();
        let blames = |c: &Claim| relations.blames(c.position);
        let denial = known.filter(|&c| blames(claim) && !blames(c));
        claim.occasion = claim.occasion.or(denial.and_then(|c| c.occasion));
        claim.about.extend(places);
        claim.about.sort();
    }
}

/// Whether a topic's claims have two parties of one role.
fn is_pair(ruleset: &Ruleset, topic: TopicId) -> bool {
    matches!(ruleset.relations().roles(topic), [a, b] if a == b)
}
