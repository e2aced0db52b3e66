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

/// Whether a topic's claims have two parties of one role.
fn is_pair(ruleset: &Ruleset, topic: TopicId) -> bool {
    matches!(ruleset.relations().roles(topic), [a, b] if a == b)
}
