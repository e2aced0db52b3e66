//! Parties that a claim leaves open and the document has named before.

use super::claim::{Claim, Party};
use crate::rules::Ruleset;
use crate::rules::ids::TopicId;

/// Fills in the other party of talks and the like: where a claim names none, the document's last claim on the
/// topic that concerns the same body tells it.
pub fn partners(claims: &mut [Claim], ruleset: &Ruleset) {
    let relations = ruleset.relations();
    for at in 0..claims.len() {
        let (before, rest) = claims.split_at_mut(at);
        let Some(claim) = rest.first_mut().filter(|c| is_pair(ruleset, c.topic)) else { continue };
        let [own] = claim.about[..] else { continue };
        let known = before.iter().rev().find(|c| {
            c.topic == claim.topic
                && c.about.len() >= 2
                && c.about.iter().any(|p| relations.meet(p.actor, own.actor))
        });
        let others = known.into_iter().flat_map(|c| &c.about).filter(|p| !relations.meet(p.actor, own.actor));
        let others: Vec<Party> = others.copied().collect();
        claim.about.extend(others);
        claim.about.sort();
        claim.about.dedup();
    }
}

/// Fills in the place of an attack and the like: where a claim names none, the document's last claim on the topic
/// about the same body tells it.
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
            c.topic == claim.topic && (claim.about.is_empty() || c.about.iter().any(|p| shared(&p)))
        };
        let known = before.iter().rev().filter(same_matter).find(|c| c.about.iter().any(|p| is_place(&p)));
        let places: Vec<Party> = known.into_iter().flat_map(|c| &c.about).filter(is_place).copied().collect();
        claim.about.extend(places);
        claim.about.sort();
    }
}

/// Whether a topic's claims have two parties of one role.
fn is_pair(ruleset: &Ruleset, topic: TopicId) -> bool {
    matches!(ruleset.relations().roles(topic), [a, b] if a == b)
}
