//! Statements: one actor, topic, position, set of parties and day, however many outlets carry it.
//!
//! A copy of a document says nothing anew: its claims are those of the document that had the text first, even where
//! the copy was published a day later and tells no other day.
//!
//! In: claims, and which documents are copies. Out: [`Statement`]s in a fixed order.

use crate::extract::claim::{Basis, Claim, DayBasis, Party};
use crate::rules::ids::{ActorId, PositionId, TopicId};
use crate::rules::relations::Relations;
use chrono::NaiveDate;
use std::borrow::Borrow;
use std::collections::{BTreeMap, BTreeSet};

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
    /// The places that its claims name; sorted, none twice.
    pub places: Vec<ActorId>,
    /// The places that its documents name anywhere; sorted, none twice.
    pub setting: Vec<ActorId>,
    /// The places that stand in its claims' sentences or, where those name none, last before them in the paragraph;
    /// sorted, none twice.
    pub near: Vec<ActorId>,
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
    /// The sentences of its claims: document, and bytes of its text; sorted, none twice.
    pub sentences: Vec<(usize, usize, usize)>,
    /// The persons who made its claims for the actor, `None` where nobody is named; sorted, none twice.
    pub persons: Vec<Option<String>>,
    /// Only others report it: each of its claims stands inside somebody else's statement.
    pub reported: bool,
    /// Nobody beside its words says whose they are: each of its speakers is carried over from an earlier sentence.
    pub carried: bool,
}

/// A document whose text another had before.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Copied {
    /// Index of the document that had it first.
    pub first: usize,
    /// So many days before this one; 0 where that is not known.
    pub days: i64,
}

/// What two claims must share to be one statement; its order is that of the statements.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord)]
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

    /// The same without day and document.
    fn anywhere(&self) -> Self {
        Self { day: None, document: None, ..self.clone() }
    }

    fn statement(self, claims: Vec<usize>, all: &[&Claim]) -> Statement {
        let of = || claims.iter().map(|&claim| all[claim]);
        Statement {
            actor: self.actor,
            topic: self.topic,
            position: self.position,
            about: self.about,
            places: distinct(of().flat_map(|c| c.places.iter().copied())),
            setting: distinct(of().flat_map(|c| c.setting.iter().copied())),
            near: distinct(of().flat_map(|c| c.near.iter().copied())),
            occasion: self.occasion,
            day: self.day,
            document: self.document,
            documents: distinct(of().map(|c| c.document)),
            sentences: distinct(of().map(|c| (c.document, c.trace.sentence.start, c.trace.sentence.end))),
            persons: distinct(of().map(|c| c.speaker.spokesperson.clone())),
            reported: of().all(|c| c.nested_in.is_some()),
            carried: of().all(|c| c.speaker.basis == Basis::Carried),
            claims,
        }
    }
}

/// Sorted, none twice.
fn distinct<T: Ord>(all: impl Iterator<Item = T>) -> Vec<T> {
    all.collect::<BTreeSet<T>>().into_iter().collect()
}

/// Joins claims into statements, by topic, actor, position and day. `copies` are by document; it may be shorter.
pub(super) fn join<C: Borrow<Claim>>(
    claims: &[C],
    relations: &Relations,
    copies: &[Option<Copied>],
) -> Vec<Statement> {
    let claims: Vec<&Claim> = claims.iter().map(Borrow::borrow).collect();
    let mut groups: BTreeMap<Key, Vec<usize>> = BTreeMap::new();
    for (index, key) in keys(&claims, relations, copies).into_iter().enumerate() {
        groups.entry(key).or_default().push(index);
    }
    groups.into_iter().map(|(key, members)| key.statement(members, &claims)).collect()
}

/// The key of each claim; of one in a copy, that of the claim which it repeats.
fn keys(claims: &[&Claim], relations: &Relations, copies: &[Option<Copied>]) -> Vec<Key> {
    let mut keys: Vec<Key> = claims.iter().map(|claim| Key::of(claim, relations)).collect();
    let copied = |document: usize| copies.get(document).copied().flatten();
    let mut families: BTreeMap<usize, Vec<Place>> = BTreeMap::new();
    for (claim, found) in claims.iter().enumerate() {
        let Copied { first, days } =
            copied(found.document).unwrap_or(Copied { first: found.document, days: 0 });
        let place = Place { copy: first != found.document, days, document: found.document, claim };
        families.entry(first).or_default().push(place);
    }
    for mut family in families.into_values().filter(|family| family.iter().any(|place| place.copy)) {
        family.sort_unstable();
        let mut known: BTreeMap<Key, Vec<Place>> = BTreeMap::new();
        for place in family {
            let alike = known.entry(keys[place.claim].anywhere()).or_default();
            match place.repeated(alike, claims) {
                Some(earlier) => keys[place.claim] = keys[earlier].clone(),
                None => alike.push(place),
            }
        }
    }
    keys
}

/// A claim among those of all copies of one text; its order is that of publication.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
struct Place {
    copy: bool,
    /// Days behind the first.
    days: i64,
    document: usize,
    claim: usize,
}

impl Place {
    /// The claim of an earlier document that this one repeats, of those that differ from it in their day at most.
    fn repeated(&self, alike: &[Place], claims: &[&Claim]) -> Option<usize> {
        let others = alike.iter().filter(|earlier| earlier.document != self.document);
        let fits = others.filter_map(|earlier| Some((self.fit(earlier, claims)?, earlier.claim)));
        fits.min().map(|(_, claim)| claim)
    }

    /// How well the day fits, the least being the best. A day that is counted from that of publication ("yesterday")
    /// moves with it.
    fn fit(&self, earlier: &Place, claims: &[&Claim]) -> Option<u8> {
        let (own, theirs) = (&claims[self.claim].day, &claims[earlier.claim].day);
        let later = chrono::Duration::days(self.days - earlier.days);
        let moved = || theirs.day.and_then(|day| day.checked_add_signed(later)) == own.day;
        match (own.basis == DayBasis::Stated, theirs.basis == DayBasis::Stated) {
            (false, false) => Some(0),
            (true, _) if own.day == theirs.day => Some(1),
            (true, _) if moved() => Some(2),
            (true, _) => None,
            (false, true) => Some(3),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::conflict::fixture::*;

    fn day(day: u32) -> Option<NaiveDate> {
        NaiveDate::from_ymd_opt(2018, 3, day)
    }

    fn joined(claims: &[Claim]) -> Vec<Statement> {
        join(claims, &relations(), &[])
    }

    /// Joined, where the second document is a copy of the first, published on the next day.
    fn joined_copy(claims: &[ClaimOf]) -> Vec<Statement> {
        let claims: Vec<Claim> = claims.iter().cloned().map(Claim::from).collect();
        join(&claims, &relations(), &[None, Some(Copied { first: 0, days: 1 })])
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

    #[test]
    fn a_copy_of_the_next_day_repeats_the_statements_of_the_first() {
        let denied = |document| claim(document, JAYSH, DENIED).about(&[JAYSH, RUSSIA]);
        let statements = joined_copy(&[denied(0).on(3), denied(1).on(4)]);
        assert_eq!(statements.len(), 1);
        assert_eq!((statements[0].day, &statements[0].documents), (day(3), &vec![0, 1]));
        let statements = joined_copy(&[denied(0).on(3), denied(1).about(&[JAYSH, REGIME]).on(4)]);
        assert_eq!(statements.len(), 2, "other parties");
        assert_eq!(joined(&[denied(0).on(3).into(), denied(1).on(4).into()]).len(), 2, "no copy");
    }

    #[test]
    fn a_stated_day_of_a_copy_is_the_same_or_moves_with_its_publication() {
        let denied = |document, on| claim(document, JAYSH, DENIED).about(&[JAYSH, RUSSIA]).said_on(on);
        assert_eq!(joined_copy(&[denied(0, 1), denied(1, 1)]).len(), 1);
        assert_eq!(joined_copy(&[denied(0, 2), denied(1, 3)]).len(), 1, "yesterday");
        assert_eq!(joined_copy(&[denied(0, 2), denied(1, 6)]).len(), 2);
        let twice = joined_copy(&[denied(0, 2), denied(0, 3), denied(1, 3), denied(1, 4)]);
        assert_eq!(twice.len(), 2, "two statements of one body stay two");
    }

    #[test]
    fn an_unnamed_or_undated_voice_of_a_copy_is_that_of_the_first() {
        let unnamed = |document| claim(document, UNNAMED, DENIED).about(&[RUSSIA]);
        let statements = joined_copy(&[unnamed(0).on(3), unnamed(1).on(4)]);
        assert_eq!((statements.len(), statements[0].document), (1, Some(0)));
        assert_eq!(joined_copy(&[unnamed(0).on(3), unnamed(1)]).len(), 1);
    }

    #[test]
    fn what_only_two_copies_say_is_one_statement_of_the_earlier() {
        let denied = |document| claim(document, JAYSH, DENIED).about(&[JAYSH, RUSSIA]);
        let claims = [denied(2).on(5), denied(1).on(4), claim(0, JAYSH, WILLING).on(3)].map(Claim::from);
        let copies = [None, Some(Copied { first: 0, days: 1 }), Some(Copied { first: 0, days: 2 })];
        let statements = join(&claims, &relations(), &copies);
        assert_eq!(statements.len(), 2);
        assert!(statements.iter().any(|s| s.day == day(4) && s.documents == [1, 2]));
    }
}
