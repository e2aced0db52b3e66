//! Who speaks in a sentence, and why.

use super::look::Look;
use super::terms::{basis, kebab};
use super::view::{ActView, VoiceView, Why, Words};
use crate::extract::acts::Act;
use crate::extract::claim::Basis;
use crate::extract::discourse::Voice;
use crate::extract::unit::UnitKind;
use crate::rules::ActorKind;
use crate::rules::tag::{Grammar, Scope, SpeechKind, Tag};
use std::ops::Range;

/// Words that may name a speaker whom the pack does not know, at most.
const LONGEST_UNKNOWN: usize = 6;

/// The speech acts of a sentence, in order.
pub fn acts(look: &Look<'_>) -> Vec<ActView> {
    (0..look.acts().len()).map(|index| view(look, index)).collect()
}

fn view(look: &Look<'_>, index: usize) -> ActView {
    let act = &look.acts()[index];
    let why = why(look, index);
    ActView {
        cue: look.words(act.cue.clone()),
        force: act.force.as_str(),
        kind: kebab(&act.kind),
        negated: act.negated,
        content: look.words(behind(look, act)),
        inside: act.parent,
        voices: act.voices.iter().map(|v| voice(look, v)).collect(),
        why,
        unknown: (why == Why::Unknown).then(|| unknown(look, act)).filter(|w| !w.text.is_empty()),
    }
}

/// What an act says, without its cue where that stands at the beginning.
fn behind(look: &Look<'_>, act: &Act) -> Range<usize> {
    let from = if act.content.start == act.cue.start { act.cue.end } else { act.content.start };
    let scene = look.scene();
    let mut end = act.content.end.min(scene.units.len());
    let mark = |at: usize| matches!(scene.units.kind(at), Some(UnitKind::Comma | UnitKind::Other));
    while end > from && mark(end - 1) {
        end -= 1;
    }
    from..end
}

fn voice(look: &Look<'_>, voice: &Voice) -> VoiceView {
    let ruleset = look.scene().ruleset;
    VoiceView {
        actor: voice.actor.map(|a| ruleset.labels().actor(a).id.clone()),
        person: voice.person.clone(),
        basis: basis(voice.basis),
        sentences_before: voice.distance,
        named: look.of_tokens(&voice.tokens).text,
        relays: voice.actor.is_some_and(|a| ruleset.relations().kind(a) == ActorKind::Agency),
    }
}

fn why(look: &Look<'_>, index: usize) -> Why {
    let act = &look.acts()[index];
    let scene = look.scene();
    let Some(first) = act.voices.first() else {
        let narrator = |at: usize| scene.hits.begins(at, Grammar::Narrator);
        return if (0..scene.units.len()).any(narrator) { Why::Narrator } else { Why::Nobody };
    };
    let cue = scene.units.units.get(act.cue.start).map(|u| u.tokens.clone());
    let listed = |v: &Voice| v.actor.is_some_and(|actor| scene.ruleset.relations().is_listed(actor));
    if !act.voices.iter().any(listed) && act.voices.iter().all(|v| v.distance == 0) {
        return Why::Unknown;
    }
    if Some(&first.tokens) == cue.as_ref() {
        return Why::Author;
    }
    if first.basis == Basis::Carried || first.distance > 0 {
        return Why::Carried;
    }
    let earlier =
        look.acts()[..index].iter().any(|a| a.voices.first().is_some_and(|v| v.tokens == first.tokens));
    match (act.own_voice || !earlier, act.parent) {
        (true, _) => Why::Named,
        (false, Some(_)) => Why::Around,
        (false, None) => Why::SentenceSpeaker,
    }
}

/// The words at the place of the subject, where the pack knows nobody of that name.
fn unknown(look: &Look<'_>, act: &Act) -> Words {
    let scene = look.scene();
    let cue = scene.units.units.get(act.cue.start).map(|u| &u.tokens);
    // a body or person whom the pack does not know, recognised by a role
    if let Some(voice) = act.voices.first().filter(|v| Some(&v.tokens) != cue) {
        return look.of_tokens(&voice.tokens);
    }
    let behind = act.cue.end..(act.cue.end + LONGEST_UNKNOWN).min(scene.units.len());
    let found = named(look, behind);
    if !found.is_empty() {
        return look.words(found);
    }
    let before = act.clause.min(act.cue.start)..act.cue.start;
    look.words(named(look, before))
}

/// The words of a stretch up to what is said or done there, circumstances left out.
fn named(look: &Look<'_>, stretch: Range<usize>) -> Range<usize> {
    let scene = look.scene();
    let mut from = stretch.start;
    while let Some(end) = scene.hits.adverbial(from).filter(|&end| end <= stretch.end) {
        from = end;
    }
    let ends = |at: usize| {
        !scene.units.is_word(at) && !scene.units.transparent(at)
            || scene.hits.adverbial(at).is_some()
            || scene.hits.at(at).iter().any(|h| {
                matches!(
                    h.tag,
                    Tag::Grammar(
                        Grammar::That
                            | Grammar::Relative
                            | Grammar::Preposition
                            | Grammar::With
                            | Grammar::Auxiliary
                    ) | Tag::Content(_)
                        | Tag::Scope(Scope::Connective | Scope::Negator)
                        | Tag::Speech {
                            kind: SpeechKind::Verb
                                | SpeechKind::Participle
                                | SpeechKind::Noun
                                | SpeechKind::According,
                            ..
                        }
                )
            })
    };
    let end = (from..stretch.end).find(|&at| ends(at)).unwrap_or(stretch.end);
    from..end
}
