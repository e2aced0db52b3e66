//! Holds one statement against another: a conflict of some kind, or the reason why there is none.

use super::conflicts::Kind;
use super::parties::{Meeting, by_group, meeting, sure};
use super::statements::Statement;
use crate::extract::claim::Party;
use crate::rules::ids::{ActorId, RoleId};
use crate::rules::relations::Relations;

/// What holding two statements against each other gives.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Comparison {
    /// They conflict.
    Conflict {
        /// In which way.
        kind: Kind,
        /// Days between them; unknown where one has no day.
        days_apart: Option<u32>,
    },
    /// They do not, and this is the first reason.
    None(Reason),
}

/// Why two statements do not conflict.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Reason {
    /// They are about different topics.
    OtherTopic,
    /// The topic neither opposes their positions nor lists going from one to the other as a shift.
    NotOpposed,
    /// Both name parties in this role, and these do not meet.
    OtherParties(RoleId),
    /// There is no role in which both name somebody.
    NoParty,
    /// They are about what happened on different days, or one was made before the day that the other is about.
    OtherDay,
    /// They speak of other places, or their reports do, where their parties alone do not tie them.
    OtherPlaces,
    /// One denies, in another report and days before, what the other blames somebody for.
    DeniedFirst,
    /// One has no day, and they are not of the same document.
    NoDay,
    /// They are further apart than the topic allows.
    TooFarApart {
        /// Days between them.
        days: u32,
        /// Days that the topic allows.
        within: u32,
    },
    /// The same actor on different days, and the topic does not list the change as a shift.
    NoShift,
    /// One of them is of a body that the pack does not list: nobody can say on which side it stands, or whether it
    /// is the other under another name.
    Unlisted,
    /// One of them is known from somebody else's statement only, which does not set a body at odds with itself or
    /// its own side.
    OnlyReported,
    /// The speaker of one of them is carried over from an earlier sentence, which does not set a side at odds with itself.
    CarriedOver,
    /// They are of two reports days apart, and neither the bodies that they name nor a place ties the two.
    OtherNews,
    /// Both are of one actor, by one person or by nobody in particular: that takes two voices.
    OneVoice,
}

/// Holds two statements against each other; the order of the two does not matter.
pub fn compare(a: &Statement, b: &Statement, relations: &Relations) -> Comparison {
    match conflict(a, b, relations) {
        Ok(kind) => Comparison::Conflict { kind, days_apart: days_apart(a, b) },
        Err(reason) => Comparison::None(reason),
    }
}

fn conflict(a: &Statement, b: &Statement, relations: &Relations) -> Result<Kind, Reason> {
    if a.topic != b.topic {
        return Err(Reason::OtherTopic);
    }
    if ![a, b].into_iter().all(|s| relations.is_listed(s.actor)) {
        return Err(Reason::Unlisted);
    }
    let kind = if same_voice(a, b, relations) {
        of_one_voice(a, b, relations)?
    } else {
        of_two_voices(a, b, relations)?
    };
    if kind != Kind::Contradiction && (a.reported || b.reported) {
        return Err(Reason::OnlyReported);
    }
    if kind == Kind::Divergence && (a.carried || b.carried) {
        return Err(Reason::CarriedOver);
    }
    // "the truce is broken", of him who says that he keeps it: by somebody else
    if a.actor == b.actor && one_open(a, b, relations) {
        return Err(Reason::NoParty);
    }
    if kind == Kind::Divergence && a.actor == b.actor && !two_voices(a, b) {
        return Err(Reason::OneVoice);
    }
    if a.occasion.zip(b.occasion).is_some_and(|(a, b)| a != b) || precedes(a, b) || precedes(b, a) {
        return Err(Reason::OtherDay);
    }
    if denied_first(a, b, relations) || denied_first(b, a, relations) {
        return Err(Reason::DeniedFirst);
    }
    if kind == Kind::Divergence && (clears_another(a, relations) || clears_another(b, relations)) {
        return Err(Reason::OtherParties(relations.party_roles(a.topic)[0]));
    }
    let late = days_apart(a, b).is_some_and(|days| days > SAME_MATTER);
    match meeting(a.topic, &a.about, &b.about, relations) {
        // "the truce holds" and "it is over" of two reports that name neither parties nor places
        Meeting::Met if of_nothing(a, relations) && of_nothing(b, relations) && !share_document(a, b) => {
            Err(Reason::NoParty)
        }
        Meeting::Met if kind == Kind::Shift && late && !sure(a.topic, &a.about, &b.about, relations) => {
            Err(Reason::NoParty)
        }
        Meeting::Met if elsewhere(a, b, relations) => Err(Reason::OtherPlaces),
        Meeting::Met if kind == Kind::Contradiction && !tied(a, b, relations) => Err(Reason::OtherNews),
        Meeting::Met => Ok(kind),
        Meeting::Apart(role) => Err(Reason::OtherParties(role)),
        Meeting::Open => Err(Reason::NoParty),
    }
}

/// Whether one of two statements is about its own speaker in a role that the other leaves open, as its topic allows.
fn one_open(a: &Statement, b: &Statement, relations: &Relations) -> bool {
    let in_role = |s: &Statement, role: RoleId, who: &dyn Fn(ActorId) -> bool| {
        s.about.iter().any(|p| p.role == role && who(p.actor))
    };
    let own = |s: &Statement, role| in_role(s, role, &|party| relations.meet(party, s.actor));
    let open = |s: &Statement, role| !in_role(s, role, &|_| true);
    let may_be = |role: &RoleId| relations.is_open(a.topic, *role);
    let mut roles = relations.party_roles(a.topic).into_iter().filter(may_be);
    roles.any(|role| own(a, role) && open(b, role) || open(a, role) && own(b, role))
}

/// Whether a statement names nobody and no place, on a topic that has roles, all of which may stay open.
fn of_nothing(statement: &Statement, relations: &Relations) -> bool {
    let topic = statement.topic;
    statement.about.is_empty()
        && statement.places.is_empty()
        && !relations.party_roles(topic).is_empty()
        && relations.is_of_all(topic)
}

/// Whether two statements are about other places, where their parties alone do not make them of one matter: what the
/// rebels of one town do says nothing of those of another. Who names no place speaks of one that his report names.
fn elsewhere(a: &Statement, b: &Statement, relations: &Relations) -> bool {
    let apart = |left: &[ActorId], right: &[ActorId]| {
        let met = left.iter().any(|&l| right.iter().any(|&r| relations.meet(l, r)));
        !left.is_empty() && !right.is_empty() && !met
    };
    let (here, there) = (places(a, relations), places(b, relations));
    if !here.is_empty() && !there.is_empty() {
        return apart(&here, &there) && by_group(a.topic, &a.about, &b.about, relations);
    }
    // in one report, who names no place speaks of the one that was named last
    if share_document(a, b) {
        let around = |own: Vec<ActorId>, s: &Statement| if own.is_empty() { s.near.clone() } else { own };
        let one_open = here.is_empty() != there.is_empty();
        return one_open
            && relations.place_role(a.topic).is_some()
            && apart(&around(here, a), &around(there, b));
    }
    let around = |own: Vec<ActorId>, s: &Statement| if own.is_empty() { s.setting.clone() } else { own };
    (relations.place_role(a.topic).is_some() || !sure(a.topic, &a.about, &b.about, relations))
        && apart(&around(here, a), &around(there, b))
}

/// The places that a statement names itself.
fn places(statement: &Statement, relations: &Relations) -> Vec<ActorId> {
    let role = relations.place_role(statement.topic);
    let about = statement.about.iter().filter(|p| Some(p.role) == role).map(|p| p.actor);
    about.chain(statement.places.iter().copied()).collect()
}

/// Whether a statement was made before the day that another is about.
fn precedes(statement: &Statement, other: &Statement) -> bool {
    statement.day.zip(other.occasion).is_some_and(|(said, happened)| said < happened)
}

/// Days after which a change of mind must name all whom it concerns: another year's talks are others.
const SAME_MATTER: u32 = 60;

/// Days by which a denial may seem to come before the accusation that it answers, which one outlet may carry later.
const LATE_REPORT: i64 = 1;

/// Whether a statement denies on an earlier day what another one, of another report, blames somebody for without
/// telling when it happened: what nobody has been blamed for yet is not denied.
fn denied_first(denial: &Statement, blame: &Statement, relations: &Relations) -> bool {
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
fn tied(a: &Statement, b: &Statement, relations: &Relations) -> bool {
    let Some(days) = days_apart(a, b).filter(|&days| days > NEWS_OF_ITS_OWN && !share_document(a, b)) else {
        return true;
    };
    let meet = |here: &[ActorId], there: &[ActorId]| {
        here.iter().any(|&l| there.iter().any(|&r| relations.meet(l, r)))
    };
    let same_day = a.occasion.is_some() && a.occasion == b.occasion;
    if same_day || meet(&places(a, relations), &places(b, relations)) {
        return true;
    }
    if relations.day_role(a.topic).is_some() {
        return days <= NEWS_OF_ITS_OWN + 1 && sure(a.topic, &a.about, &b.about, relations);
    }
    let named = [a, b].iter().all(|s| !s.about.is_empty());
    !by_group(a.topic, &a.about, &b.about, relations) && (named || meet(&a.setting, &b.setting))
}

/// Whether a statement clears somebody else than its speaker of what it denies, which sets no side at odds with itself.
fn clears_another(statement: &Statement, relations: &Relations) -> bool {
    let topic = statement.topic;
    let blames_none = !relations.blames(statement.position);
    let role = relations.party_roles(topic).first().copied();
    let own = |p: &Party| Some(p.role) != role || relations.meet(p.actor, statement.actor);
    relations.day_role(topic).is_some() && blames_none && !statement.about.iter().all(own)
}

/// Whether both are known to be of one speaker: an unnamed one is another in each document.
fn same_voice(a: &Statement, b: &Statement, relations: &Relations) -> bool {
    a.actor == b.actor && (!relations.is_unnamed(a.actor) || a.document == b.document)
}

/// Whether two persons of different names made the statements: one actor that says both through nobody in particular is
/// oftener misread, or speaks of two matters, than of two minds.
fn two_voices(a: &Statement, b: &Statement) -> bool {
    let other = |left: &Option<String>| {
        left.is_some() && b.persons.iter().any(|right| right.is_some() && right != left)
    };
    a.persons.iter().any(other)
}

/// Different speakers: the positions must be opposed and the days near enough.
fn of_two_voices(a: &Statement, b: &Statement, relations: &Relations) -> Result<Kind, Reason> {
    let within = relations.opposed(a.position, b.position).ok_or(Reason::NotOpposed)?;
    match (days_apart(a, b), within) {
        (None, _) if !share_document(a, b) => return Err(Reason::NoDay),
        (Some(days), Some(within)) if days > within => return Err(Reason::TooFarApart { days, within }),
        _ => {}
    }
    let side = relations.side(a.actor);
    let one_side = side.is_some() && side == relations.side(b.actor);
    Ok(if one_side { Kind::Divergence } else { Kind::Contradiction })
}

/// One speaker: opposed on one day, or moved from one day to another.
fn of_one_voice(a: &Statement, b: &Statement, relations: &Relations) -> Result<Kind, Reason> {
    let opposed = relations.opposed(a.position, b.position).is_some();
    let (Some(on_a), Some(on_b)) = (a.day, b.day) else {
        // Two undated statements of one document are of its own, unknown day.
        let one_day = a.day == b.day && a.document == b.document;
        return match (opposed, one_day) {
            (true, true) => Ok(Kind::Divergence),
            (true, false) => Err(Reason::NoDay),
            (false, _) => Err(missing_shift(a, b, relations)),
        };
    };
    if on_a == on_b {
        return if opposed { Ok(Kind::Divergence) } else { Err(Reason::NotOpposed) };
    }
    let (first, second) = if on_a < on_b { (a, b) } else { (b, a) };
    let shift = relations.is_shift(first.position, second.position) && !relations.is_unnamed(first.actor);
    match (shift, opposed) {
        (true, _) => Ok(Kind::Shift),
        (false, true) => Err(Reason::NoShift),
        (false, false) => Err(Reason::NotOpposed),
    }
}

/// Why statements that are not opposed are no shift either where a day is missing.
fn missing_shift(a: &Statement, b: &Statement, relations: &Relations) -> Reason {
    let listed = relations.is_shift(a.position, b.position) || relations.is_shift(b.position, a.position);
    if listed { Reason::NoDay } else { Reason::NotOpposed }
}

/// Days between two statements, where both have one.
fn days_apart(a: &Statement, b: &Statement) -> Option<u32> {
    let days = a.day?.signed_duration_since(b.day?).num_days();
    u32::try_from(days.unsigned_abs()).ok()
}

fn share_document(a: &Statement, b: &Statement) -> bool {
    a.documents.iter().any(|document| b.documents.binary_search(document).is_ok())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::conflict::fixture::*;
    use crate::rules::ids::{PositionId, RoleId};
    use chrono::{Days, NaiveDate};

    fn holds(a: ClaimOf, b: ClaimOf) -> Comparison {
        let relations = relations();
        let (a, b) = (statement(a), statement(b));
        let result = compare(&a, &b, &relations);
        assert_eq!(result, compare(&b, &a, &relations), "must not depend on the order");
        result
    }

    fn conflict_of(kind: Kind, days: u32) -> Comparison {
        Comparison::Conflict { kind, days_apart: Some(days) }
    }

    fn center(position: PositionId) -> ClaimOf {
        claim(0, CENTER, position).about(&[CENTER, GROUP]).on(10)
    }

    fn jaysh(position: PositionId) -> ClaimOf {
        claim(1, JAYSH, position).about(&[JAYSH, RUSSIA]).on(10)
    }

    #[test]
    fn what_only_others_report_of_a_body_sets_it_at_odds_with_nobody_of_its_side() {
        let said = claim(0, JAYSH, DENIED).about(&[JAYSH, RUSSIA]).on(3);
        let heard = claim(0, JAYSH, UNDERWAY).about(&[JAYSH, RUSSIA]).on(3).inside(MEDIA);
        assert_eq!(holds(said.clone(), heard.clone()), Comparison::None(Reason::OnlyReported));
        let center = claim(0, CENTER, DENIED).about(&[CENTER, JAYSH]).on(3);
        assert!(matches!(holds(center, heard), Comparison::Conflict { kind: Kind::Contradiction, .. }));
    }

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
    fn a_speaker_carried_over_sets_no_side_at_odds_with_itself() {
        let group = claim(0, GROUP, UNDERWAY).about(&[GROUP, RUSSIA]).on(11);
        assert_eq!(holds(group, jaysh(DENIED).carried()), Comparison::None(Reason::CarriedOver));
        assert_eq!(holds(center(UNDERWAY), jaysh(DENIED).carried()), conflict_of(Kind::Contradiction, 0));
    }

    #[test]
    fn a_change_of_mind_months_later_names_all_whom_it_concerns() {
        let day = |day: u32| {
            NaiveDate::from_ymd_opt(2018, 3, 1).and_then(|d| d.checked_add_days(Days::new(day.into())))
        };
        let at = |c: ClaimOf, days: u32| Statement { day: day(days), ..statement(c) };
        let relations = relations();
        let both = |position| jaysh(position).about(&[JAYSH, RUSSIA]);
        let one = |position| jaysh(position).about(&[JAYSH]);
        let holds = |a: &Statement, b: &Statement| compare(a, b, &relations);
        let shift = |days| Comparison::Conflict { kind: Kind::Shift, days_apart: Some(days) };
        assert_eq!(holds(&at(both(DENIED), 0), &at(both(WILLING), 90)), shift(90));
        assert_eq!(holds(&at(one(DENIED), 0), &at(both(WILLING), 30)), shift(30));
        assert_eq!(holds(&at(one(DENIED), 0), &at(both(WILLING), 90)), Comparison::None(Reason::NoParty));
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
    fn opposed_positions_of_two_sides_contradict() {
        assert_eq!(holds(center(UNDERWAY), jaysh(DENIED)), conflict_of(Kind::Contradiction, 0));
        let named = center(UNDERWAY).about(&[CENTER, JAYSH]);
        assert_eq!(holds(named, jaysh(DENIED).on(13)), conflict_of(Kind::Contradiction, 3));
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

    #[test]
    fn statements_outside_the_window_do_not_conflict() {
        let reason = Reason::TooFarApart { days: 4, within: 3 };
        assert_eq!(holds(center(UNDERWAY), jaysh(DENIED).on(14)), Comparison::None(reason));
    }

    #[test]
    fn opposed_positions_of_one_side_diverge() {
        let group = claim(0, GROUP, UNDERWAY).about(&[GROUP, RUSSIA]).on(11);
        assert_eq!(holds(group, jaysh(DENIED)), conflict_of(Kind::Divergence, 1));
    }

    #[test]
    fn actors_without_a_side_are_not_of_one_side() {
        let medium = claim(0, MEDIA, UNDERWAY).about(&[JAYSH]).on(10);
        let unnamed = claim(1, UNNAMED, DENIED).about(&[JAYSH]).on(10);
        assert_eq!(holds(medium, unnamed), conflict_of(Kind::Contradiction, 0));
    }

    #[test]
    fn an_actor_moves_however_far_apart_but_only_as_listed() {
        let willing = jaysh(WILLING).on(28);
        assert_eq!(holds(jaysh(DENIED), willing.clone()), conflict_of(Kind::Shift, 18));
        assert_eq!(holds(jaysh(DENIED).on(30), willing), Comparison::None(Reason::NotOpposed));
        assert_eq!(holds(jaysh(UNDERWAY), jaysh(DENIED).on(11)), Comparison::None(Reason::NoShift));
    }

    #[test]
    fn a_shift_needs_the_same_parties() {
        let elsewhere = jaysh(WILLING).about(&[JAYSH, REGIME]).on(12);
        assert_eq!(holds(jaysh(DENIED), elsewhere), Comparison::None(Reason::OtherParties(PARTNER)));
    }

    #[test]
    fn an_actor_with_two_voices_on_one_day_diverges() {
        let elsewhere = claim(0, JAYSH, UNDERWAY).about(&[JAYSH, RUSSIA]).on(10);
        assert_eq!(holds(jaysh(DENIED), elsewhere), Comparison::None(Reason::OneVoice));
        assert_eq!(holds(jaysh(DENIED), jaysh(UNDERWAY)), Comparison::None(Reason::OneVoice));
        assert_eq!(holds(jaysh(DENIED).by("A"), jaysh(UNDERWAY)), Comparison::None(Reason::OneVoice));
        assert_eq!(holds(jaysh(DENIED).by("A"), jaysh(UNDERWAY).by("B")), conflict_of(Kind::Divergence, 0));
        assert_eq!(holds(jaysh(DENIED), jaysh(WILLING)), Comparison::None(Reason::NotOpposed));
    }

    #[test]
    fn an_unnamed_speaker_never_shifts_and_is_another_in_each_document() {
        let says = |document, position| claim(document, UNNAMED, position).about(&[JAYSH, RUSSIA]).on(10);
        assert_eq!(holds(says(0, DENIED), says(0, WILLING).on(12)), Comparison::None(Reason::NotOpposed));
        assert_eq!(holds(says(0, DENIED), says(0, UNDERWAY).on(12)), Comparison::None(Reason::NoShift));
        assert_eq!(holds(says(0, DENIED), says(0, UNDERWAY)), Comparison::None(Reason::OneVoice));
        assert_eq!(holds(says(0, DENIED), says(1, UNDERWAY)), conflict_of(Kind::Contradiction, 0));
        assert_eq!(holds(says(0, DENIED), center(UNDERWAY)), conflict_of(Kind::Contradiction, 0));
    }

    #[test]
    fn an_undated_statement_conflicts_within_its_document_only() {
        let undated = claim(0, JAYSH, DENIED).about(&[JAYSH, RUSSIA]);
        let inside = Comparison::Conflict { kind: Kind::Contradiction, days_apart: None };
        assert_eq!(holds(undated.clone(), center(UNDERWAY)), inside);
        let outside = claim(1, CENTER, UNDERWAY).about(&[CENTER, GROUP]).on(10);
        assert_eq!(holds(undated.clone(), outside), Comparison::None(Reason::NoDay));
        let own = claim(0, JAYSH, UNDERWAY).about(&[JAYSH, RUSSIA]);
        assert_eq!(
            holds(undated.clone().by("A"), own.clone().by("B")),
            Comparison::Conflict { kind: Kind::Divergence, days_apart: None }
        );
        assert_eq!(holds(undated.clone(), own.on(3)), Comparison::None(Reason::NoDay));
        let willing = claim(0, JAYSH, WILLING).about(&[JAYSH, RUSSIA]);
        assert_eq!(holds(undated, willing), Comparison::None(Reason::NoDay));
    }

    #[test]
    fn talks_with_another_party_are_another_matter() {
        let regime = jaysh(DENIED).about(&[JAYSH, REGIME]);
        assert_eq!(holds(center(UNDERWAY), regime), Comparison::None(Reason::OtherParties(PARTNER)));
        assert_eq!(holds(center(UNDERWAY).about(&[]), jaysh(DENIED)), Comparison::None(Reason::NoParty));
    }

    #[test]
    fn other_topics_and_agreeing_positions_are_no_conflict() {
        let leaving = claim(0, CENTER, LEAVING).topic(WITHDRAWAL).on(10);
        assert_eq!(holds(leaving, jaysh(DENIED)), Comparison::None(Reason::OtherTopic));
        assert_eq!(holds(center(DENIED), jaysh(DENIED)), Comparison::None(Reason::NotOpposed));
    }
}
