//! Every match of a content rule, the forces applied to it, whom it concerns, and what became of it.

use super::look::Look;
use super::terms::kebab;
use super::view::{ContentView, Fate, NamedParty, StepView, TakenView};
use crate::extract::content::{Applied, Content, Stop, Weighed, chain, content, weigh};
use crate::extract::hits::Hit;
use crate::extract::parties::named;
use crate::rules::ActorKind;
use crate::rules::ids::{PositionId, RuleId};
use crate::rules::phrase::{Phrase, Stream};
use crate::rules::tag::Tag;

/// The matches of a sentence, in order.
pub fn rules(look: &Look<'_>) -> Vec<ContentView> {
    let kept = content(look.scene(), look.acts());
    let all = look.scene().content();
    all.filter_map(|hit| match hit.tag {
        Tag::Content(rule) => Some(view(look, &Content { hit, rule }, &kept)),
        _ => None,
    })
    .collect()
}

fn view(look: &Look<'_>, this: &Content<'_>, kept: &[Content<'_>]) -> ContentView {
    let labels = look.scene().ruleset.labels();
    let rule = look.scene().ruleset.rule(this.rule);
    let mut view = ContentView {
        rule: labels.rule(this.rule).id.clone(),
        topic: labels.topic(rule.topic).id.clone(),
        at: look.words(this.hit.start..this.hit.end),
        pattern: pattern(look, this.hit),
        position: position(look, rule.position),
        carried_by: rule.carried_by.iter().map(|f| f.as_str()).collect(),
        fate: Fate::Question,
        applied: Vec::new(),
        taken: Vec::new(),
        parties: Vec::new(),
    };
    if look.seen.question {
        return view;
    }
    if !kept.iter().any(|k| std::ptr::eq(k.hit, this.hit)) {
        view.fate = dropped(look, this, kept);
        return view;
    }
    let weighed = weigh(look.scene(), look.acts(), this);
    view.applied = weighed.applied.iter().map(|s| step(look, s)).collect();
    view.taken = taken(look, &weighed);
    view.parties = parties(look, this);
    view.fate = fate(look, &weighed);
    view
}

fn position(look: &Look<'_>, id: PositionId) -> String {
    look.scene().ruleset.labels().position(id).id.clone()
}

fn step(look: &Look<'_>, (words, force, negation, after): &Applied) -> StepView {
    StepView {
        at: look.words(words.clone()),
        force: force.as_str(),
        negation: *negation,
        position: position(look, *after),
    }
}

fn taken(look: &Look<'_>, weighed: &Weighed) -> Vec<TakenView> {
    let view = |t: &crate::extract::content::Taken| TakenView {
        act: t.act,
        position: position(look, t.position),
        steps: t.steps.iter().map(|s| step(look, s)).collect(),
    };
    weighed.taken.iter().map(view).collect()
}

/// Why a match does not count: an `unless` touches it, or other content stands in its place.
fn dropped(look: &Look<'_>, this: &Content<'_>, kept: &[Content<'_>]) -> Fate {
    let scene = look.scene();
    let touches = |h: &Hit| h.start < this.hit.end && this.hit.start < h.end;
    let guard = scene.hits.all().iter().find(|h| h.tag == Tag::Unless(this.rule) && touches(h));
    if let Some(guard) = guard {
        return Fate::Guarded { pattern: pattern(look, guard), at: look.words(guard.start..guard.end) };
    }
    let topic = |rule: RuleId| scene.ruleset.rule(rule).topic;
    let other = kept.iter().find(|k| topic(k.rule) == topic(this.rule) && touches(k.hit));
    let by = other.map(|k| scene.ruleset.labels().rule(k.rule).id.clone()).unwrap_or_default();
    Fate::Covered { by }
}

fn fate(look: &Look<'_>, weighed: &Weighed) -> Fate {
    let relations = look.scene().ruleset.relations();
    let speaks = |act: usize| {
        let voices = &look.acts()[act].voices;
        voices.iter().filter_map(|v| v.actor).any(|a| relations.kind(a) != ActorKind::Agency)
    };
    if weighed.taken.iter().any(|t| speaks(t.act)) {
        return Fate::Claimed;
    }
    if !weighed.taken.is_empty() {
        return Fate::NoKnownSpeaker;
    }
    match &weighed.stop {
        None => Fate::NoKnownSpeaker,
        Some(Stop::Nobody) => Fate::NobodySpeaks,
        Some(Stop::Limited(scope, words)) => {
            Fate::Limited { kind: kebab(scope), at: look.words(words.clone()) }
        }
        Some(Stop::Purpose) => Fate::Purpose,
        Some(Stop::About) => Fate::About,
        Some(Stop::NoKey(words, force, negation, at)) => Fate::NoAnswer {
            force: force.as_str(),
            negation: *negation,
            at: look.words(words.clone()),
            position: position(look, *at),
        },
        Some(Stop::OutOfReach(act)) => {
            let act = &look.acts()[*act];
            Fate::OutOfReach { at: look.words(act.cue.clone()), negated: act.negated }
        }
        Some(Stop::NotCarried) => Fate::NotCarried,
        Some(Stop::NobodyBlamed) => Fate::NobodyBlamed,
    }
}

/// Whom the words around a match name.
fn parties(look: &Look<'_>, this: &Content<'_>) -> Vec<NamedParty> {
    let labels = look.scene().ruleset.labels();
    let around = chain(look.scene(), look.acts(), this.hit).unwrap_or_default();
    let found = named(look.scene(), look.acts(), &around, this);
    let party = |actor, how, role| NamedParty { actor: labels.actor(actor).id.clone(), how, role };
    let mut out: Vec<NamedParty> = Vec::new();
    let slots = found.slots.iter().map(|&(r, a)| party(a, "slot", Some(labels.role(r).id.clone())));
    let all = slots
        .chain(found.blamed.iter().map(|&a| party(a, "accused", None)))
        .chain(found.subject.map(|a| party(a, "subject", None)))
        .chain(found.others.iter().map(|&a| party(a, "with", None)))
        .chain(found.behind.iter().map(|&a| party(a, "behind", None)));
    for party in all {
        if !out.iter().any(|p| p.actor == party.actor) {
            out.push(party);
        }
    }
    out
}

/// The pattern that matched: the first of its meaning that gives just this match.
fn pattern(look: &Look<'_>, hit: &Hit) -> String {
    let scene = look.scene();
    let phrases = &scene.language.phrases;
    let fits = |phrase: &&Phrase| {
        phrase.tag == hit.tag
            && phrases.match_at(phrase, scene.units, hit.start).is_some_and(|found| found.end == hit.end)
    };
    let by_word = scene.units.words(hit.start).iter().flat_map(|m| phrases.starting_with(m.atom)).find(fits);
    let by_mention = || match scene.units.mention_at(hit.start) {
        Some(_) => phrases.starting_with_mention().find(fits),
        None => None,
    };
    if let Some(phrase) = by_word.or_else(by_mention) {
        return phrase.text.to_string();
    }
    let (rule, unless) = match hit.tag {
        Tag::Content(rule) => (rule, false),
        Tag::Unless(rule) => (rule, true),
        _ => return String::new(),
    };
    let regexes = scene.language.regexes.iter().filter(|(r, u, _)| (*r, *u) == (rule, unless));
    regexes.map(|(_, _, regex)| format!("regex = '{}'", regex.as_str())).collect::<Vec<_>>().join(" or ")
}
