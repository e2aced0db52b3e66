//! Whether two statements concern the same parties, role by role.
//!
//! In: the parties of two statements. Out: whether they meet, and if not, where not. Within one statement
//! a group and its member, or two bodies of one power, count as one party: a claim about talks between a
//! faction and the group that it is in would otherwise seem to name both ends of the talks.

use crate::extract::claim::Party;
use crate::rules::ids::{ActorId, RoleId, TopicId};
use crate::rules::relations::Relations;

/// How the parties of two statements stand to each other.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Meeting {
    /// They meet in every role in which both name somebody.
    Met,
    /// Both name parties in this role, and these do not meet.
    Apart(RoleId),
    /// There is no role in which both name somebody.
    Open,
}

/// Holds the parties of two statements of one topic against each other. Places that both name must meet, too,
/// but to be about one place is not to be about one matter.
pub(super) fn meeting(topic: TopicId, a: &[Party], b: &[Party], relations: &Relations) -> Meeting {
    if let Some(place) = relations.place_role(topic)
        && of_parties(&[place], a, b, relations) == Meeting::Apart(place)
    {
        return Meeting::Apart(place);
    }
    match of_parties(&relations.party_roles(topic), a, b, relations) {
        // who names nobody speaks of whomever the other names
        Meeting::Open if relations.is_of_all(topic) => Meeting::Met,
        meeting => meeting,
    }
}

/// Whether the parties of two statements are the same bodies, none of them a group, in every seat of every role.
pub(super) fn sure(topic: TopicId, a: &[Party], b: &[Party], relations: &Relations) -> bool {
    let roles = relations.party_roles(topic);
    let of = |list: &[Party], role: RoleId| -> Vec<ActorId> {
        list.iter().filter(|p| p.role == role).map(|p| p.actor).collect()
    };
    !roles.is_empty()
        && roles.iter().all(|&role| {
            let seats = roles.iter().filter(|&&other| other == role).count();
            let same = |&&x: &&ActorId| {
                let met = |&y: &ActorId| relations.party_of(x) == relations.party_of(y);
                !relations.is_group(x) && of(b, role).iter().any(met)
            };
            of(a, role).iter().filter(same).count() >= seats
        })
}

/// Whether parties that meet do so only because a group stands for its member: in some role nobody is the same.
pub(super) fn by_group(topic: TopicId, a: &[Party], b: &[Party], relations: &Relations) -> bool {
    let same = |x: ActorId, y: ActorId| relations.party_of(x) == relations.party_of(y);
    let of = |list: &[Party], role: RoleId| -> Vec<ActorId> {
        list.iter().filter(|p| p.role == role).map(|p| p.actor).collect()
    };
    relations.party_roles(topic).into_iter().any(|role| {
        let (left, right) = (of(a, role), of(b, role));
        let alone = |one: &[ActorId], other: &[ActorId]| {
            one.iter()
                .any(|&x| !other.iter().any(|&y| same(x, y)) && other.iter().any(|&y| relations.meet(x, y)))
        };
        alone(&left, &right) || alone(&right, &left)
    })
}

fn of_parties(roles: &[RoleId], a: &[Party], b: &[Party], relations: &Relations) -> Meeting {
    // A topic without roles is about the same thing whoever speaks of it.
    let mut result = if roles.is_empty() { Meeting::Met } else { Meeting::Open };
    for (at, &role) in roles.iter().enumerate() {
        if roles[..at].contains(&role) {
            continue;
        }
        let seats = roles.iter().filter(|&&other| other == role).count();
        let (left, right) = (in_role(a, role, relations), in_role(b, role, relations));
        let needed = seats.min(left.len()).min(right.len());
        if needed == 0 {
            continue;
        }
        if meetings(&left, &right, relations) < needed {
            return Meeting::Apart(role);
        }
        result = Meeting::Met;
    }
    result
}

/// The parties in one role; those that stand for each other are one.
fn in_role(parties: &[Party], role: RoleId, relations: &Relations) -> Vec<Vec<ActorId>> {
    let mut bodies: Vec<Vec<ActorId>> = Vec::new();
    for party in parties.iter().filter(|party| party.role == role) {
        let mut body = vec![party.actor];
        bodies.retain_mut(|other| {
            let same = other.iter().any(|&actor| relations.meet(actor, party.actor));
            if same {
                body.append(other);
            }
            !same
        });
        bodies.push(body);
    }
    bodies
}

/// The greatest number of parties that can be paired off with one of the other statement's each.
fn meetings(a: &[Vec<ActorId>], b: &[Vec<ActorId>], relations: &Relations) -> usize {
    let met: Vec<Vec<bool>> =
        a.iter().map(|left| b.iter().map(|right| touch(left, right, relations)).collect()).collect();
    let mut partner: Vec<Option<usize>> = vec![None; b.len()];
    (0..a.len()).filter(|&left| seat(left, &met, &mut partner, &mut vec![false; b.len()])).count()
}

/// Whether one of some actors meets one of others.
pub(super) fn touch(a: &[ActorId], b: &[ActorId], relations: &Relations) -> bool {
    a.iter().any(|&left| b.iter().any(|&right| relations.meet(left, right)))
}

/// Finds a partner for `left`, moving earlier ones to another where that is needed (Kuhn's matching).
fn seat(left: usize, met: &[Vec<bool>], partner: &mut [Option<usize>], tried: &mut [bool]) -> bool {
    for right in 0..partner.len() {
        if !met[left][right] || tried[right] {
            continue;
        }
        tried[right] = true;
        let free = match partner[right] {
            None => true,
            Some(other) => seat(other, met, partner, tried),
        };
        if free {
            partner[right] = Some(left);
            return true;
        }
    }
    false
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::conflict::fixture::*;

    fn partners(a: &[ActorId], b: &[ActorId]) -> Meeting {
        let parties =
            |list: &[ActorId]| list.iter().map(|&actor| Party { actor, role: PARTNER }).collect::<Vec<_>>();
        let (a, b) = (parties(a), parties(b));
        let relations = relations();
        let meets = of_parties(&[PARTNER, PARTNER], &a, &b, &relations);
        assert_eq!(
            meets,
            of_parties(&[PARTNER, PARTNER], &b, &a, &relations),
            "must not depend on the order"
        );
        meets
    }

    const APART: Meeting = Meeting::Apart(PARTNER);

    #[test]
    fn both_ends_of_the_talks_must_meet() {
        assert_eq!(partners(&[JAYSH, RUSSIA], &[JAYSH, RUSSIA]), Meeting::Met);
        assert_eq!(partners(&[JAYSH, RUSSIA], &[FAYLAQ, RUSSIA]), APART);
        assert_eq!(partners(&[JAYSH, REGIME], &[JAYSH, RUSSIA]), APART);
    }

    #[test]
    fn groups_stand_for_members_and_bodies_for_powers() {
        assert_eq!(partners(&[GROUP, RUSSIA], &[FAYLAQ, RUSSIA]), Meeting::Met);
        assert_eq!(partners(&[GROUP, CENTER], &[FAYLAQ, RUSSIA]), Meeting::Met);
        assert_eq!(partners(&[GROUP, REGIME], &[FAYLAQ, RUSSIA]), APART);
    }

    #[test]
    fn an_end_left_open_is_met_by_anybody() {
        assert_eq!(partners(&[JAYSH], &[JAYSH, RUSSIA]), Meeting::Met);
        assert_eq!(partners(&[RUSSIA], &[JAYSH]), APART);
        assert_eq!(partners(&[], &[JAYSH, RUSSIA]), Meeting::Open);
    }

    #[test]
    fn a_group_and_its_member_are_one_end_of_the_talks() {
        assert_eq!(partners(&[FAYLAQ, GROUP], &[FAYLAQ, RUSSIA]), Meeting::Met);
        assert_eq!(partners(&[FAYLAQ, JAYSH, GROUP, RUSSIA], &[FAYLAQ, JAYSH]), APART);
        assert_eq!(partners(&[CENTER, RUSSIA], &[CENTER, RUSSIA, REGIME]), Meeting::Met);
    }

    #[test]
    fn a_party_already_paired_is_moved_where_another_needs_its_partner() {
        assert_eq!(partners(&[JAYSH, FAYLAQ], &[GROUP, JAYSH]), Meeting::Met);
        assert_eq!(partners(&[JAYSH, RUSSIA, REGIME], &[REGIME, RUSSIA]), Meeting::Met);
    }

    #[test]
    fn every_role_in_which_both_name_somebody_must_meet() {
        let party = |actor, role| Party { actor, role };
        let roles = [ISSUER, ADDRESSEE];
        let full = [party(REGIME, ISSUER), party(JAYSH, ADDRESSEE)];
        let issuer = [party(REGIME, ISSUER)];
        let other = [party(REGIME, ISSUER), party(FAYLAQ, ADDRESSEE)];
        let addressee = [party(JAYSH, ADDRESSEE)];
        let relations = relations();
        assert_eq!(of_parties(&roles, &full, &issuer, &relations), Meeting::Met);
        assert_eq!(of_parties(&roles, &full, &other, &relations), Meeting::Apart(ADDRESSEE));
        assert_eq!(of_parties(&roles, &issuer, &addressee, &relations), Meeting::Open);
    }

    #[test]
    fn a_topic_without_roles_compares_everything() {
        assert_eq!(of_parties(&[], &[], &[], &relations()), Meeting::Met);
    }
}
