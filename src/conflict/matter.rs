//! Whether two statements are about one matter: whose it is, where and when.

use super::parties::{by_group, sure, touch};
use super::statements::Statement;
use crate::extract::claim::Party;
use crate::rules::ids::{ActorId, RoleId};
use crate::rules::relations::Relations;

/// Whether one of two statements is about its own speaker in a role that the other leaves open, as its topic allows.
pub(super) fn one_open(a: &Statement, b: &Statement, relations: &Relations) -> bool {
    let in_role = |s: &Statement, role: RoleId, who: &dyn Fn(ActorId) -> bool| {
        s.about.iter().any(|p| p.role == role && who(p.actor))
    };
    let own = |s: &Statement, role| in_role(s, role, &|party| relations.meet(party, s.actor));
    let open = |s: &Statement, role| !in_role(s, role, &|_| true);
    let may_be = |role: &RoleId| relations.is_open(a.topic, *role);
    let mut roles = relations.party_roles(a.topic).into_iter().filter(may_be);
    roles.any(|role| own(a, role) && open(b, role) || open(a, role) && own(b, role))
}

/// Whether two statements of one report are about one affair of several partners though they name none in common: "a deal
/// was reached", says who names nobody, and the other that he has none. Where both name themselves alone, only one that
/// answers the other speaks of it.
pub(super) fn of_one_affair(a: &Statement, b: &Statement, relations: &Relations) -> bool {
    let roles = relations.party_roles(a.topic);
    let seats = |role: &RoleId| roles.iter().filter(|&other| other == role).count();
    let alone = |s: &Statement| {
        let party = |p: &&Party| roles.contains(&p.role);
        s.about.iter().filter(party).all(|p| relations.meet(p.actor, s.actor))
    };
    let open = |s: &Statement| !s.about.iter().any(|p| roles.contains(&p.role));
    share_document(a, b)
        && !roles.is_empty()
        && roles.iter().all(|role| seats(role) > 1)
        && alone(a)
        && alone(b)
        && (open(a) != open(b) || !open(a) && answers(a, b))
        && !apart(&around(a, relations), &around(b, relations), relations)
}

/// Whether a statement names nobody and no place, on a topic that has roles, all of which may stay open.
pub(super) fn of_nothing(statement: &Statement, relations: &Relations) -> bool {
    let topic = statement.topic;
    statement.about.is_empty()
        && statement.places.is_empty()
        && !relations.party_roles(topic).is_empty()
        && relations.is_of_all(topic)
}

/// Whether two statements are about other places, where their parties alone do not make them of one matter: what the
/// rebels of one town do says nothing of those of another. Who names no place speaks of one that his report names.
pub(super) fn elsewhere(a: &Statement, b: &Statement, relations: &Relations) -> bool {
    let (here, there) = (places(a, relations), places(b, relations));
    if !here.is_empty() && !there.is_empty() {
        return apart(&here, &there, relations) && by_group(a.topic, &a.about, &b.about, relations);
    }
    if share_document(a, b) {
        let one_open = here.is_empty() != there.is_empty();
        return one_open
            && relations.place_role(a.topic).is_some()
            && apart(&around(a, relations), &around(b, relations), relations);
    }
    let around = |own: Vec<ActorId>, s: &Statement| if own.is_empty() { s.setting.clone() } else { own };
    (relations.place_role(a.topic).is_some() || !sure(a.topic, &a.about, &b.about, relations))
        && apart(&around(here, a), &around(there, b), relations)
}

/// Whether two lists of places have none in common, each naming some.
fn apart(left: &[ActorId], right: &[ActorId], relations: &Relations) -> bool {
    !left.is_empty() && !right.is_empty() && !touch(left, right, relations)
}

/// The places that a statement speaks of within its report: who names none speaks of the one that was named last.
fn around(statement: &Statement, relations: &Relations) -> Vec<ActorId> {
    let own = places(statement, relations);
    if own.is_empty() { statement.near.clone() } else { own }
}

/// The places that a statement names itself.
fn places(statement: &Statement, relations: &Relations) -> Vec<ActorId> {
    let role = relations.place_role(statement.topic);
    let about = statement.about.iter().filter(|p| Some(p.role) == role).map(|p| p.actor);
    about.chain(statement.places.iter().copied()).collect()
}

/// Whether a statement was made before the day that another is about.
pub(super) fn precedes(statement: &Statement, other: &Statement) -> bool {
    statement.day.zip(other.occasion).is_some_and(|(said, happened)| said < happened)
}

/// Days by which a denial may seem to come before the accusation that it answers, which one outlet may carry later.
const LATE_REPORT: i64 = 1;

/// Whether a statement denies on an earlier day what another one, of another report, blames somebody for without
/// telling when it happened: what nobody has been blamed for yet is not denied.
pub(super) fn denied_first(denial: &Statement, blame: &Statement, relations: &Relations) -> bool {
    let apart = denial.day.zip(blame.day).map_or(0, |(denied, blamed)| (blamed - denied).num_days());
    relations.day_role(blame.topic).is_some()
        && relations.blames(blame.position)
        && !relations.blames(denial.position)
        && blame.occasion.is_none()
        && apart > LATE_REPORT
        && !share_document(denial, blame)
}

/// Days after which what another report says is news of its own, unless more than a group or a side ties the two.
const NEWS_OF_ITS_OWN: u32 = 1;

/// Whether two statements are of one report or of days so near that they speak of the same news, or something ties them:
/// a place in common, or the same bodies; where somebody is left open, reports of one place. An attack must share its
/// day or its place.
pub(super) fn tied(a: &Statement, b: &Statement, relations: &Relations) -> bool {
    let Some(days) = days_apart(a, b).filter(|&days| days > NEWS_OF_ITS_OWN && !share_document(a, b)) else {
        return true;
    };
    let same_day = a.occasion.is_some() && a.occasion == b.occasion;
    if same_day || touch(&places(a, relations), &places(b, relations), relations) {
        return true;
    }
    if relations.day_role(a.topic).is_some() {
        return days <= NEWS_OF_ITS_OWN + 1 && sure(a.topic, &a.about, &b.about, relations);
    }
    let named = [a, b].iter().all(|s| !s.about.is_empty());
    !by_group(a.topic, &a.about, &b.about, relations) && (named || touch(&a.setting, &b.setting, relations))
}

/// Bytes between two sentences that follow each other, at most.
const BETWEEN_SENTENCES: usize = 8;

/// Whether two statements stand in one sentence or in two that follow each other: one answers the other.
pub(super) fn answers(a: &Statement, b: &Statement) -> bool {
    let near = |&(document, start, end): &(usize, usize, usize)| {
        b.sentences.iter().any(|&(other, from, to)| {
            document == other && start.max(from).saturating_sub(end.min(to)) <= BETWEEN_SENTENCES
        })
    };
    a.sentences.iter().any(near)
}

/// The role in which a statement clears somebody else than its speaker of what it denies, which sets no side at odds
/// with itself.
pub(super) fn clears_another(statement: &Statement, relations: &Relations) -> Option<RoleId> {
    let topic = statement.topic;
    relations.day_role(topic).filter(|_| !relations.blames(statement.position))?;
    let role = *relations.party_roles(topic).first()?;
    let other = |p: &Party| p.role == role && !relations.meet(p.actor, statement.actor);
    statement.about.iter().any(other).then_some(role)
}

/// Days between two statements, where both have one.
pub(super) fn days_apart(a: &Statement, b: &Statement) -> Option<u32> {
    let days = a.day?.signed_duration_since(b.day?).num_days();
    u32::try_from(days.unsigned_abs()).ok()
}

pub(super) fn share_document(a: &Statement, b: &Statement) -> bool {
    a.documents.iter().any(|document| b.documents.binary_search(document).is_ok())
}

#[cfg(test)]
mod tests {
    use crate::conflict::fixture::*;
    use crate::conflict::{Comparison, Kind, Reason, Statement, compare};
    use crate::rules::ids::{ActorId, RoleId};
    use crate::rules::relations::Relations;
    use chrono::NaiveDate;

    #[test]
    fn a_group_stands_for_its_member_where_they_speak_of_one_place() {
        let (north, south) = (ActorId(20), ActorId(21));
        let group = claim(0, MEDIA, UNDERWAY).about(&[GROUP, RUSSIA]).on(3);
        let met = conflict_of(Kind::Contradiction, 0);
        let apart = Comparison::None(Reason::OtherPlaces);
        let member = jaysh(DENIED).on(3);
        assert_eq!(holds(group.clone().at(&[north]), member.clone().at(&[south])), apart);
        assert_eq!(holds(group.clone().at(&[north]), member.clone().at(&[north, south])), met);
        assert_eq!(holds(group.at(&[north]), member.clone()), met, "who names no place may mean any");
        let same = claim(0, MEDIA, UNDERWAY).about(&[JAYSH, RUSSIA]).on(3);
        assert_eq!(holds(same.at(&[north]), member.at(&[south])), met, "they may have met anywhere");
    }

    #[test]
    fn a_role_that_may_stay_open_is_about_whomever_others_name() {
        let roles = vec![vec![PARTNER], vec![]];
        let relations = Relations { roles, open: vec![vec![PARTNER], vec![]], ..relations() };
        let holds = |a: ClaimOf, b: ClaimOf| compare(&statement(a), &statement(b), &relations);
        let keeps = || claim(0, JAYSH, UNDERWAY).about(&[JAYSH]).on(3);
        let broken = |by: &[ActorId]| claim(1, CENTER, DENIED).about(by).on(3);
        assert_eq!(holds(keeps(), broken(&[JAYSH])), conflict_of(Kind::Contradiction, 0));
        assert_eq!(holds(keeps(), broken(&[])), conflict_of(Kind::Contradiction, 0));
        assert_eq!(holds(keeps(), broken(&[REGIME])), Comparison::None(Reason::OtherParties(PARTNER)));
        let over = claim(1, CENTER, DENIED).on(3);
        let holding = |document| claim(document, JAYSH, UNDERWAY).on(3);
        assert_eq!(
            holds(holding(0), over.clone()),
            Comparison::None(Reason::NoParty),
            "another report's truce"
        );
        assert_eq!(holds(holding(1), over), conflict_of(Kind::Contradiction, 0));
        let own = claim(0, JAYSH, DENIED).by("A").on(3);
        assert_eq!(holds(keeps().by("B"), own), Comparison::None(Reason::NoParty), "broken by somebody else");
    }

    #[test]
    fn in_one_report_a_deal_without_partners_is_the_one_that_another_denies() {
        let says = |document, actor, position, about: &[ActorId]| {
            claim(document, actor, position).about(about).on(3)
        };
        let reached = says(0, CENTER, UNDERWAY, &[]);
        let denied = says(0, JAYSH, DENIED, &[JAYSH]);
        let met = conflict_of(Kind::Contradiction, 0);
        assert_eq!(holds(reached.clone(), denied.clone()), met);
        let open = Comparison::None(Reason::NoParty);
        assert_eq!(holds(reached.clone(), says(1, JAYSH, DENIED, &[JAYSH])), open, "of another report");
        assert_eq!(
            holds(reached.clone(), says(0, JAYSH, DENIED, &[JAYSH, RUSSIA])),
            open,
            "of other partners"
        );
        assert_eq!(holds(reached.clone(), says(0, JAYSH, DENIED, &[])), open, "neither tells whose");
        let (north, south) = (ActorId(20), ActorId(21));
        let elsewhere = denied.clone().at(&[south]);
        assert_eq!(holds(reached.clone().at(&[north]), elsewhere.clone()), open);
        assert_eq!(holds(reached.at(&[south]), elsewhere), met);
        let own = says(0, CENTER, UNDERWAY, &[CENTER]).in_sentence(0..50);
        assert_eq!(holds(own.clone(), denied.clone().in_sentence(51..90)), met, "one answers the other");
        let apart = Comparison::None(Reason::OtherParties(PARTNER));
        assert_eq!(holds(own, denied.in_sentence(120..190)), apart);
    }

    #[test]
    fn in_one_report_who_names_no_place_speaks_of_the_one_named_last() {
        let place = RoleId(3);
        let roles = vec![vec![PARTNER, PARTNER, place], vec![]];
        let relations = Relations { place: Some(place), roles, ..relations() };
        let holds = |a: ClaimOf, b: ClaimOf| compare(&statement(a), &statement(b), &relations);
        let (north, south) = (ActorId(5), ActorId(6));
        let met = conflict_of(Kind::Contradiction, 0);
        let there = claim(0, MEDIA, UNDERWAY).about(&[JAYSH, RUSSIA]).on(3).at(&[north]);
        let open = claim(0, JAYSH, DENIED).about(&[JAYSH, RUSSIA]).on(3);
        let other = open.clone().near(&[south]);
        assert_eq!(holds(there.clone(), other), Comparison::None(Reason::OtherPlaces));
        assert_eq!(holds(there.clone(), open.clone().near(&[north, south])), met);
        assert_eq!(holds(there, open), met, "a paragraph without places may mean any");
    }

    #[test]
    fn who_names_no_place_speaks_of_one_that_his_report_names() {
        let (north, south) = (ActorId(20), ActorId(21));
        let met = conflict_of(Kind::Contradiction, 0);
        let apart = Comparison::None(Reason::OtherPlaces);
        let group = claim(0, MEDIA, UNDERWAY).about(&[GROUP, RUSSIA]).on(3);
        let member = jaysh(DENIED).on(3);
        assert_eq!(holds(group.clone().amid(&[north]), member.clone().amid(&[south])), apart);
        assert_eq!(holds(group.clone().amid(&[north]), member.clone().at(&[south])), apart);
        assert_eq!(holds(group.clone().amid(&[north, south]), member.clone().at(&[south])), met);
        assert_eq!(holds(group.amid(&[north]), member.clone()), met, "a report without places may mean any");
        let same = claim(0, MEDIA, UNDERWAY).about(&[JAYSH, RUSSIA]).on(3);
        assert_eq!(holds(same.amid(&[north]), member.clone().amid(&[south])), met, "both ends are the same");
        let half = claim(0, MEDIA, UNDERWAY).about(&[RUSSIA]).on(3);
        assert_eq!(holds(half.amid(&[north]), member.amid(&[south])), apart, "one end is open");
    }

    #[test]
    fn news_of_two_reports_days_apart_is_one_where_bodies_or_a_place_tie_it() {
        let apart = Comparison::None(Reason::OtherNews);
        let later = |days: u32| jaysh(DENIED).on(10 + days);
        assert_eq!(holds(center(UNDERWAY), later(1)), conflict_of(Kind::Contradiction, 1));
        assert_eq!(holds(center(UNDERWAY), later(2)), apart, "a group says too little");
        let own = claim(0, JAYSH, DENIED).about(&[JAYSH, RUSSIA]).on(12);
        assert_eq!(holds(center(UNDERWAY), own), conflict_of(Kind::Contradiction, 2));
        let (here, there) = (ActorId(20), ActorId(21));
        let at = |place| center(UNDERWAY).at(&[place]);
        assert_eq!(holds(at(here), later(2).at(&[here, there])), conflict_of(Kind::Contradiction, 2));
        assert_eq!(holds(center(UNDERWAY), later(2).at(&[here])), apart);
    }

    #[test]
    fn an_attack_of_days_ago_is_tied_by_its_place_or_day() {
        let day = RoleId(4);
        let roles = vec![vec![PARTNER, day], vec![]];
        let relations = Relations { day: Some(day), roles, blaming: vec![UNDERWAY], ..relations() };
        let on = |c: ClaimOf| Statement { occasion: NaiveDate::from_ymd_opt(2018, 3, 10), ..statement(c) };
        let blame = || claim(0, MEDIA, UNDERWAY).about(&[JAYSH]).on(10);
        let denial = |day| claim(1, JAYSH, DENIED).about(&[JAYSH]).on(day);
        let apart = Comparison::None(Reason::OtherNews);
        let holds = |a: &Statement, b: &Statement| compare(a, b, &relations);
        assert_eq!(holds(&statement(blame()), &statement(denial(12))), conflict_of(Kind::Contradiction, 2));
        assert_eq!(holds(&on(blame()), &statement(denial(13))), apart);
        assert_eq!(holds(&on(blame()), &on(denial(13))), conflict_of(Kind::Contradiction, 3));
        let place = ActorId(20);
        let (there, too) = (statement(blame().at(&[place])), statement(denial(13).at(&[place])));
        assert_eq!(holds(&there, &too), conflict_of(Kind::Contradiction, 3));
    }

    #[test]
    fn who_clears_another_is_not_at_odds_with_his_own_side() {
        let day = RoleId(4);
        let roles = vec![vec![PARTNER, day], vec![]];
        let relations = Relations { day: Some(day), roles, blaming: vec![UNDERWAY], ..relations() };
        let blame = |whom| statement(claim(0, GROUP, UNDERWAY).about(&[whom]).on(10));
        let denial = |whom| statement(claim(0, JAYSH, DENIED).about(&[whom]).on(10));
        let holds = |whom| compare(&blame(whom), &denial(whom), &relations);
        assert_eq!(holds(RUSSIA), Comparison::None(Reason::OtherParties(PARTNER)));
        assert_eq!(holds(JAYSH), conflict_of(Kind::Divergence, 0));
    }
}
