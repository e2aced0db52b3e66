//! Who content is about, where its clause names him: its subject, whose people these are, whose a mention is.

use super::words::adjectives;
use crate::extract::acts::Act;
use crate::extract::hits::Hit;
use crate::extract::scene::Scene;
use crate::extract::strangers;
use crate::extract::unit::UnitKind;
use crate::rules::WordOrder;
use crate::rules::ids::ActorId;
use crate::rules::phrase::Stream;
use crate::rules::tag::{Grammar, SpeechKind, Tag};
use std::ops::Range;

/// All that may be the subject of a clause: "the soldiers of X and fighters of Y"; else whose it is: "X's raids".
pub(super) fn subjects(
    scene: &Scene<'_>,
    range: Range<usize>,
    free: &dyn Fn(&usize) -> bool,
) -> Vec<ActorId> {
    // "the truce arranged by X is over"
    let by = |at: usize| scene.units.preceding(at).is_some_and(|before| scene.ends_at(before, Grammar::By));
    let found = range.clone().filter(|at| free(at) && !by(*at)).filter_map(|at| scene.actor_at(at));
    let found: Vec<ActorId> = found.collect();
    let owns = |&at: &usize| scene.units.mention_at(at).is_some_and(|m| m.possessive);
    let owner = || range.rev().find(owns).and_then(|at| scene.actor_at(at));
    if found.is_empty() { owner().into_iter().collect() } else { found }
}

/// Whether a word stands for whoever speaks, where subjects are words of their own: "we", "its", "our".
pub(super) fn is_own(scene: &Scene<'_>, at: usize) -> bool {
    let first = scene.language.order == WordOrder::SubjectFirst;
    first
        && !strangers::is_other(scene, at)
        && (scene.hits.is_one(at, Grammar::Statement) || scene.hits.begins(at, Grammar::Owner))
}

/// Whether a relative clause begins right behind a noun.
pub(super) fn is_described(scene: &Scene<'_>, at: usize) -> bool {
    scene.hits.begins(at, Grammar::Relative)
}

/// Whether a word tells of people whom nobody counts among his own: "gunmen", but not "their gunmen".
pub(super) fn is_foreign(scene: &Scene<'_>, at: usize) -> bool {
    let mut hits = scene.hits.at(at).iter();
    hits.any(|h| h.tag == Tag::Grammar(Grammar::Other) && !h.first.pronoun)
        && scene.units.mention_at(at).is_none()
}

/// Whether a mention may be whom content is about: it could speak, or it stands behind people who act for it ("the
/// fighters of X") and who are no object themselves.
pub(super) fn may_act(scene: &Scene<'_>, at: usize) -> bool {
    let bare = |members: &Hit| members.first.preposition == 0 && !scene.under_preposition(members.start);
    !scene.governed(at) || members_before(scene, at).is_some_and(bare)
}

/// The words for people who act for the body that is named right behind them.
pub(super) fn members_before<'s>(scene: &'s Scene<'_>, at: usize) -> Option<&'s Hit> {
    scene.units.mention_at(at).filter(|m| m.preposition == 0 && !m.possessive)?;
    let before = scene.units.preceding(at)?;
    let hits = (before.saturating_sub(5)..=before).flat_map(|from| scene.hits.at(from));
    hits.into_iter().find(|h| h.tag == Tag::Grammar(Grammar::Member) && h.end == before + 1)
}

/// Whose people content is about, where it names them: "the departure of hundreds of fighters of X", "… of X fighters".
pub(super) fn whose_members(scene: &Scene<'_>, hit: &Hit, fits: &dyn Fn(usize) -> bool) -> Option<usize> {
    // "the last fighters of the group X": the words for them may end behind the content
    let members = (hit.start..hit.end).flat_map(|at| scene.hits.at(at));
    let members = members.filter(|h| h.tag == Tag::Grammar(Grammar::Member)).map(|h| h.end).max();
    let end = members.map_or(hit.end, |end| end.max(hit.end));
    let last = scene.units.following(end - 1).map_or(end, |next| next + 1);
    let within = |at: &usize| {
        members_before(scene, *at).is_some_and(|members| (hit.start..hit.end).contains(&members.start))
            || scene.language.order == WordOrder::SubjectFirst
                && scene
                    .units
                    .following(*at)
                    .is_some_and(|next| next < hit.end && scene.hits.begins(next, Grammar::Member))
    };
    (hit.start..last).find(|at| fits(*at) && within(at))
}

/// "The fighters of X refuse to leave": whose people stand right before the verb of what they do, where nobody is
/// named who does it.
pub(super) fn whose_doers(scene: &Scene<'_>, act: &Act) -> Option<usize> {
    let does = act.force.is_disposition() && act.kind == SpeechKind::Verb && !act.own_voice;
    let at = scene.units.preceding(act.cue.start).filter(|_| does)?;
    let bare = |members: &Hit| members.first.preposition == 0 && !scene.under_preposition(members.start);
    members_before(scene, at).is_some_and(bare).then_some(at)
}

/// Whose people a noun without a preposition tells by the adjective behind it: "Turkish soldiers", where adjectives follow.
pub(super) fn people_of_nation(scene: &Scene<'_>, range: Range<usize>) -> Option<ActorId> {
    if scene.language.order != WordOrder::VerbFirst {
        return None;
    }
    let free = |noun: usize| {
        let attached = scene.units.words(noun).iter().any(|m| m.clitics.preposition != 0);
        scene.units.kind(noun) == Some(UnitKind::Word) && !attached && !scene.under_preposition(noun)
    };
    let mut behind = range
        .clone()
        .filter(|&at| scene.units.preceding(at).is_some_and(|noun| noun >= range.start && free(noun)));
    behind.find_map(|at| adjectives(scene, at..at + 1).next())
}

/// The subject of a clause that an insertion parts from its verb: "X, a militant group in the north, had left".
pub(super) fn apposed_subject(
    scene: &Scene<'_>,
    start: usize,
    free: &dyn Fn(&usize) -> bool,
) -> Option<usize> {
    let comma = |at: usize| scene.units.is_open_comma(at);
    let close = start.checked_sub(1).filter(|&at| comma(at))?;
    let opens = |h: &Hit| matches!(h.tag, Tag::Speech { .. } | Tag::Grammar(Grammar::That));
    let open = (0..close).rev().find(|&at| comma(at) || scene.hits.at(at).iter().any(opens))?;
    // "the strongest of them, X, had left"
    let alone =
        scene.units.following(open).filter(|&at| scene.units.following(at) == Some(close) && free(&at));
    if alone.is_some() && comma(open) {
        return alone;
    }
    let subject = scene.units.preceding(open).filter(|_| comma(open))?;
    Some(subject).filter(|at| free(at))
}

/// Who is meant by a mention: "the gunmen who belong to X" are X's, and not any.
pub(super) fn owner(scene: &Scene<'_>, at: usize) -> Option<ActorId> {
    let actor = scene.actor_at(at)?;
    let group = scene.ruleset.relations().is_group(actor);
    belongs_to(scene, at).filter(|_| group).or(Some(actor))
}

/// The body to which people belong, where words for that stand right behind them: "gunmen loyal to X".
pub(super) fn belongs_to(scene: &Scene<'_>, at: usize) -> Option<ActorId> {
    let link = scene.units.following(at).filter(|&next| scene.hits.begins(next, Grammar::Belonging));
    let body = link.and_then(|link| scene.units.following(link)).and_then(|next| {
        let attached = scene.units.mention_at(next).is_some_and(|m| m.preposition != 0);
        let free = scene.hits.grammar(next, Grammar::Preposition).filter(|_| !attached);
        if attached { Some(next) } else { scene.units.following(free? - 1) }
    });
    body.and_then(|b| scene.actor_at(b))
}
