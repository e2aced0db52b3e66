//! Statements: one actor, topic, position, set of parties and day, however many outlets carry it.
//!
//! In: claims. Out: [`Statement`]s in a fixed order.

use crate::extract::claim::{Claim, Party};
use crate::rules::ids::{ActorId, PositionId, TopicId};
use crate::rules::relations::Relations;
use chrono::NaiveDate;
use std::borrow::Borrow;
use std::collections::BTreeMap;

/// The same actor, topic, position, parties and day, however many outlets carry it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Statement {
    /// Who makes it.
    pub actor: ActorId,
    /// What it is about.
    pub topic: TopicId,
    /// Which answer it gives.
    pub position: PositionId,
    /// Whom it concerns; sorted, no pair twice.
    pub about: Vec<Party>,
    /// The day that it is about, where one is named.
    pub occasion: Option<NaiveDate>,
    /// When it was made, where that is known.
    pub day: Option<NaiveDate>,
    /// The only document that it may be read in: set where there is no day or the actor is unnamed.
    pub document: Option<usize>,
    /// The documents that carry it; sorted, none twice.
    pub documents: Vec<usize>,
    /// Its claims, as indices of the list that it was joined from; sorted.
    pub claims: Vec<usize>,
    /// Only others report it: each of its claims stands inside somebody else's statement.
    pub reported: bool,
}

/// What two claims must share to be one statement; its order is that of the statements.
#[derive(PartialEq, Eq, PartialOrd, Ord)]
struct Key {
    topic: TopicId,
    actor: ActorId,
    position: PositionId,
    day: Option<NaiveDate>,
    about: Vec<Party>,
    occasion: Option<NaiveDate>,
    document: Option<usize>,
}

impl Key {
    fn of(claim: &Claim, relations: &Relations) -> Self {
        let mut about = claim.about.clone();
        about.sort_unstable();
        about.dedup();
        let day = claim.day.day;
        // Nobody can tell whether an undated or unnamed voice of another document is this one.
        let alone = day.is_none() || relations.is_unnamed(claim.actor);
        Self {
            topic: claim.topic,
            actor: claim.actor,
            position: claim.position,
            day,
            about,
            occasion: claim.occasion,
            document: alone.then_some(claim.document),
        }
    }

    fn statement<C: Borrow<Claim>>(self, claims: Vec<usize>, all: &[C]) -> Statement {
        let mut documents: Vec<usize> = claims.iter().map(|&claim| all[claim].borrow().document).collect();
        documents.sort_unstable();
        documents.dedup();
        Statement {
            actor: self.actor,
            topic: self.topic,
            position: self.position,
            about: self.about,
            occasion: self.occasion,
            day: self.day,
            document: self.document,
            documents,
            reported: claims.iter().all(|&claim| all[claim].borrow().nested_in.is_some()),
            claims,
        }
    }
}

/// Joins claims into statements, by topic, actor, position and day.
pub(super) fn join<C: Borrow<Claim>>(claims: &[C], relations: &Relations) -> Vec<Statement> {
    let mut groups: BTreeMap<Key, Vec<usize>> = BTreeMap::new();
    for (index, claim) in claims.iter().enumerate() {
        groups.entry(Key::of(claim.borrow(), relations)).or_default().push(index);
    }
    groups.into_iter().map(|(key, members)| key.statement(members, claims)).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::conflict::fixture::*;

    fn joined(claims: &[Claim]) -> Vec<Statement> {
        join(claims, &relations())
    }

    #[test]
    fn two_outlets_of_one_day_carry_one_statement() {
        let a = claim(0, JAYSH, DENIED).about(&[JAYSH, RUSSIA]).on(3);
        let b = claim(1, JAYSH, DENIED).about(&[RUSSIA, JAYSH]).on(3);
        let statements = joined(&[a.into(), b.into()]);
        assert_eq!(statements.len(), 1);
        assert_eq!(statements[0].claims, [0, 1]);
        assert_eq!(statements[0].documents, [0, 1]);
        assert_eq!(statements[0].document, None);
    }

    #[test]
    fn another_day_position_or_party_is_another_statement() {
        let base = claim(0, JAYSH, DENIED).about(&[JAYSH, RUSSIA]).on(3);
        let day = base.clone().on(4);
        let position = claim(0, JAYSH, UNDERWAY).about(&[JAYSH, RUSSIA]).on(3);
        let party = base.clone().about(&[JAYSH, REGIME]);
        assert_eq!(joined(&[base.into(), day.into(), position.into(), party.into()]).len(), 4);
    }

    #[test]
    fn unnamed_speakers_are_joined_within_a_document_only() {
        let claims = [0, 0, 1].map(|document| claim(document, UNNAMED, DENIED).about(&[RUSSIA]).on(3).into());
        let statements = joined(&claims);
        assert_eq!(statements.iter().map(|s| s.document).collect::<Vec<_>>(), [Some(0), Some(1)]);
        assert_eq!(statements[0].claims, [0, 1]);
    }

    #[test]
    fn undated_claims_are_joined_within_a_document_only() {
        let claims = [0, 1, 1].map(|document| claim(document, JAYSH, DENIED).about(&[JAYSH]).into());
        let statements = joined(&claims);
        assert_eq!(statements.iter().map(|s| s.claims.len()).collect::<Vec<_>>(), [1, 2]);
        assert_eq!(statements[1].document, Some(1));
    }
}
