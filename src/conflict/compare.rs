//! Holds one statement against another: a conflict of some kind, or the reason why there is none.

use super::conflicts::Kind;
use super::matter::{
    answers, clears_another, days_apart, denied_first, elsewhere, of_nothing, of_one_affair, one_open,
    precedes, share_document, tied,
};
use super::parties::{Meeting, meeting};
use super::statements::Statement;
use crate::rules::ids::RoleId;
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
    /// A group and one of its members on different days, and the topic lists the change as a shift: they moved.
    MovedOn,
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
    /// One is a rumour of which nobody is named as the author, and the other does not answer it.
    Rumour,
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
    if [a, b].into_iter().any(|s| relations.is_rumour(s.actor)) && !answers(a, b) {
        return Err(Reason::Rumour);
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
    let cleared = || clears_another(a, relations).or_else(|| clears_another(b, relations));
    if let Some(role) = (kind == Kind::Divergence).then(cleared).flatten() {
        return Err(Reason::OtherParties(role));
    }
    match meeting(a.topic, &a.about, &b.about, relations) {
        // "the truce holds" and "it is over" of two reports that name neither parties nor places
        Meeting::Met if of_nothing(a, relations) && of_nothing(b, relations) && !share_document(a, b) => {
            Err(Reason::NoParty)
        }
        Meeting::Met if elsewhere(a, b, relations) => Err(Reason::OtherPlaces),
        Meeting::Met if kind == Kind::Contradiction && !tied(a, b, relations) => Err(Reason::OtherNews),
        Meeting::Met => Ok(kind),
        _ if kind == Kind::Contradiction && of_one_affair(a, b, relations) => Ok(kind),
        Meeting::Apart(role) => Err(Reason::OtherParties(role)),
        Meeting::Open => Err(Reason::NoParty),
    }
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
    if one_side && moved_on(a, b, relations) {
        return Err(Reason::MovedOn);
    }
    Ok(if one_side { Kind::Divergence } else { Kind::Contradiction })
}

/// "There is no deal", says a member on one day, and on the next the group tells of one: whether the two have moved as the
/// topic's shifts say, and are not of two minds. A group with spokesmen of its own has its own mind.
fn moved_on(a: &Statement, b: &Statement, relations: &Relations) -> bool {
    let (Some(on_a), Some(on_b)) = (a.day, b.day) else { return false };
    let (first, second) = if on_a < on_b { (a, b) } else { (b, a) };
    let in_group = |one, group| relations.is_in(one, group) && relations.is_loose(group);
    let one = in_group(a.actor, b.actor) || in_group(b.actor, a.actor);
    on_a != on_b && one && relations.is_shift(first.position, second.position)
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
    let shift =
        relations.shift(first.position, second.position).filter(|_| !relations.is_unnamed(first.actor));
    match (shift, days_apart(first, second), opposed) {
        (Some(Some(within)), Some(days), _) if days > within => Err(Reason::TooFarApart { days, within }),
        (Some(_), ..) => Ok(Kind::Shift),
        (None, _, true) => Err(Reason::NoShift),
        (None, _, false) => Err(Reason::NotOpposed),
    }
}

/// Why statements that are not opposed are no shift either where a day is missing.
fn missing_shift(a: &Statement, b: &Statement, relations: &Relations) -> Reason {
    let listed = relations.is_shift(a.position, b.position) || relations.is_shift(b.position, a.position);
    if listed { Reason::NoDay } else { Reason::NotOpposed }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::conflict::fixture::*;
    use chrono::{Days, NaiveDate};

    #[test]
    fn what_only_others_report_of_a_body_sets_it_at_odds_with_nobody_of_its_side() {
        let said = claim(0, JAYSH, DENIED).about(&[JAYSH, RUSSIA]).on(3);
        let heard = claim(0, JAYSH, UNDERWAY).about(&[JAYSH, RUSSIA]).on(3).inside(MEDIA);
        assert_eq!(holds(said.clone(), heard.clone()), Comparison::None(Reason::OnlyReported));
        let center = claim(0, CENTER, DENIED).about(&[CENTER, JAYSH]).on(3);
        assert!(matches!(holds(center, heard), Comparison::Conflict { kind: Kind::Contradiction, .. }));
    }

    #[test]
    fn a_speaker_carried_over_sets_no_side_at_odds_with_itself() {
        let group = claim(0, GROUP, UNDERWAY).about(&[GROUP, RUSSIA]).on(10);
        assert_eq!(holds(group, jaysh(DENIED).carried()), Comparison::None(Reason::CarriedOver));
        assert_eq!(holds(center(UNDERWAY), jaysh(DENIED).carried()), conflict_of(Kind::Contradiction, 0));
    }

    #[test]
    fn a_change_of_mind_is_one_only_within_the_days_that_the_topic_allows() {
        let day = |day: u32| {
            NaiveDate::from_ymd_opt(2018, 3, 1).and_then(|d| d.checked_add_days(Days::new(day.into())))
        };
        let at = |c: ClaimOf, days: u32| Statement { day: day(days), ..statement(c) };
        let moved = |to, days| compare(&at(jaysh(DENIED), 0), &at(jaysh(to), days), &relations());
        let shift = |days| Comparison::Conflict { kind: Kind::Shift, days_apart: Some(days) };
        assert_eq!(moved(WILLING, 90), shift(90), "however far apart");
        assert_eq!(moved(UNDERWAY, 30), shift(30));
        assert_eq!(moved(UNDERWAY, 31), Comparison::None(Reason::TooFarApart { days: 31, within: 30 }));
    }

    #[test]
    fn a_group_and_its_member_who_moved_on_another_day_are_not_of_two_minds() {
        let group = |position, day| claim(1, GROUP, position).about(&[GROUP, RUSSIA]).on(day);
        assert_eq!(holds(jaysh(DENIED), group(UNDERWAY, 11)), Comparison::None(Reason::MovedOn));
        let divergence = |days| conflict_of(Kind::Divergence, days);
        assert_eq!(holds(jaysh(DENIED), group(UNDERWAY, 10)), divergence(0), "on one day");
        assert_eq!(holds(jaysh(DENIED), group(UNDERWAY, 9)), divergence(1), "the other way round");
        let faylaq = claim(1, FAYLAQ, UNDERWAY).about(&[FAYLAQ, RUSSIA]).on(11);
        assert_ne!(holds(jaysh(DENIED), faylaq), Comparison::None(Reason::MovedOn), "another member");
    }

    #[test]
    fn opposed_positions_of_two_sides_contradict() {
        assert_eq!(holds(center(UNDERWAY), jaysh(DENIED)), conflict_of(Kind::Contradiction, 0));
        let named = center(UNDERWAY).about(&[CENTER, JAYSH]);
        assert_eq!(holds(named, jaysh(DENIED).on(13)), conflict_of(Kind::Contradiction, 3));
    }

    #[test]
    fn a_rumour_of_nobody_in_particular_contradicts_only_who_answers_it() {
        let relations = Relations { rumours: vec![MEDIA], ..relations() };
        let holds = |a: ClaimOf, b: ClaimOf| compare(&statement(a), &statement(b), &relations);
        let rumour = claim(0, MEDIA, UNDERWAY).about(&[JAYSH, RUSSIA]).on(10).in_sentence(0..50);
        let denial = claim(0, JAYSH, DENIED).about(&[JAYSH, RUSSIA]).on(10);
        let met = conflict_of(Kind::Contradiction, 0);
        assert_eq!(holds(rumour.clone(), denial.clone().in_sentence(0..50)), met);
        assert_eq!(holds(rumour.clone(), denial.clone().in_sentence(51..90)), met);
        assert_eq!(holds(rumour.clone(), denial.in_sentence(120..190)), Comparison::None(Reason::Rumour));
        let elsewhere = jaysh(DENIED).in_sentence(0..50);
        assert_eq!(holds(rumour, elsewhere), Comparison::None(Reason::Rumour));
    }

    #[test]
    fn statements_outside_the_window_do_not_conflict() {
        let reason = Reason::TooFarApart { days: 4, within: 3 };
        assert_eq!(holds(center(UNDERWAY), jaysh(DENIED).on(14)), Comparison::None(reason));
    }

    #[test]
    fn opposed_positions_of_one_side_diverge() {
        let group = claim(0, GROUP, UNDERWAY).about(&[GROUP, RUSSIA]).on(10);
        assert_eq!(holds(group, jaysh(DENIED)), conflict_of(Kind::Divergence, 0));
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
