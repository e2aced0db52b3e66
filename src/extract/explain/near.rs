//! Rules that began to match and did not: which element is missing, and where it was looked for.

use super::look::Look;
use super::view::{ContentView, NearView};
use crate::extract::unit::UnitKind;
use crate::rules::ids::RuleId;
use crate::rules::phrase::{Phrase, Stream, Trace};
use crate::rules::tag::Tag;
use std::cmp::Reverse;
use std::collections::BTreeMap;

/// An attempt that got somewhere.
struct Attempt<'a> {
    phrase: &'a Phrase,
    at: usize,
    trace: Trace,
}

impl Attempt<'_> {
    /// More elements matched, fewer missing, longer, earlier.
    fn rank(&self) -> (usize, Reverse<usize>, usize, Reverse<usize>) {
        let missing = self.trace.of.saturating_sub(self.trace.matched);
        (self.trace.matched, Reverse(missing), self.trace.reached - self.at, Reverse(self.at))
    }
}

/// Of each rule that did not match, the pattern that got farthest; the nearest first.
pub fn near(look: &Look<'_>, fired: &[ContentView]) -> Vec<NearView> {
    let labels = look.scene().ruleset.labels();
    let mut best: BTreeMap<RuleId, Attempt<'_>> = BTreeMap::new();
    for (rule, attempt) in attempts(look) {
        if fired.iter().any(|c| c.rule == labels.rule(rule).id) {
            continue;
        }
        match best.get(&rule) {
            Some(other) if other.rank() >= attempt.rank() => {}
            _ => {
                best.insert(rule, attempt);
            }
        }
    }
    let mut all: Vec<(RuleId, Attempt<'_>)> = best.into_iter().collect();
    all.sort_by_key(|(rule, attempt)| (Reverse(attempt.rank()), *rule));
    all.iter().map(|(rule, attempt)| view(look, *rule, attempt)).collect()
}

fn attempts<'a>(look: &Look<'a>) -> Vec<(RuleId, Attempt<'a>)> {
    let scene = look.scene();
    let phrases = &scene.language.phrases;
    let mut out = Vec::new();
    for at in 0..scene.units.len() {
        if scene.units.units[at].aside {
            continue;
        }
        let mut attempt = |phrase: &'a Phrase| {
            let Tag::Content(rule) = phrase.tag else { return };
            let trace = phrases.trace(phrase, scene.units, at);
            out.extend(
                trace.filter(|t| tells(look, at, t)).map(|trace| (rule, Attempt { phrase, at, trace })),
            );
        };
        match scene.units.units[at].kind {
            UnitKind::Mention(_) => phrases.starting_with_mention().for_each(&mut attempt),
            _ => scene
                .units
                .words(at)
                .iter()
                .for_each(|m| phrases.starting_with(m.atom).for_each(&mut attempt)),
        }
    }
    out
}

/// Whether an attempt says anything about its rule: not where all that matched is one small word or one name.
fn tells(look: &Look<'_>, at: usize, trace: &Trace) -> bool {
    let scene = look.scene();
    let small = scene.units.mention_at(at).is_some()
        || scene.hits.at(at).iter().any(|h| matches!(h.tag, Tag::Grammar(_) | Tag::Scope(_)));
    trace.matched > 1 || !small
}

fn view(look: &Look<'_>, rule: RuleId, attempt: &Attempt<'_>) -> NearView {
    let Attempt { phrase, at, trace } = attempt;
    let next = trace.reached.checked_sub(1).and_then(|last| look.scene().units.next(last));
    NearView {
        rule: look.scene().ruleset.labels().rule(rule).id.clone(),
        pattern: phrase.text.to_string(),
        at: look.words(*at..trace.reached),
        missing: phrase.text.get(trace.element.clone()).unwrap_or_default().to_owned(),
        next: next.map(|unit| look.words(unit..unit + 1)),
        within: trace.within,
        matched: trace.matched,
        of: trace.of,
    }
}
