//! Why an example came out as it did: the lines of `explain` that decided, or the way to a claim too many.
//!
//! In: an example's outcome. Out: a few lines of text.

use super::examples::{Outcome, document};
use super::explain::brief;
use crate::extract::explain::{ContentView, explain};
use crate::extract::{self, Claim};
use crate::rules::{Example, Ruleset};

/// More lines than this are no help.
const MOST: usize = 8;
/// Patterns of the rule that are shown of those that nearly matched.
const PATTERNS: usize = 3;

/// The lines that decided; none for an example that passed.
pub fn why(outcome: &Outcome, ruleset: &Ruleset) -> Vec<String> {
    let Some(example) = ruleset.examples().get(outcome.example) else { return Vec::new() };
    let mut lines = surplus(outcome, example, ruleset);
    if !outcome.missing().is_empty() {
        lines.extend(missing(example, ruleset));
    }
    lines.truncate(MOST);
    lines
}

/// The way to each claim that should not be there.
fn surplus(outcome: &Outcome, example: &Example, ruleset: &Ruleset) -> Vec<String> {
    let surplus = outcome.surplus();
    if surplus.is_empty() {
        return Vec::new();
    }
    let claims = extract::extract(&document(example), 0, ruleset).claims;
    let wrong =
        claims.iter().filter(|c| c.topic == example.topic && surplus.contains(&(c.actor, c.position)));
    wrong.map(|claim| way(claim, example, ruleset)).collect()
}

/// Content, forces and speaker of a claim in one line.
fn way(claim: &Claim, example: &Example, ruleset: &Ruleset) -> String {
    let labels = ruleset.labels();
    let quoted = |range: &std::ops::Range<usize>| {
        format!("\u{2068}{}\u{2069}", example.text.get(range.clone()).unwrap_or_default())
    };
    let mut line = format!(
        "{} matched {} ({})",
        labels.rule(claim.rule).id,
        quoted(&claim.trace.content),
        labels.position(claim.trace.stated).id
    );
    for step in &claim.trace.steps {
        let how = if step.negation { "negation" } else { step.force.as_str() };
        line.push_str(&format!(
            ", {} ({how}) gives {}",
            quoted(&step.word),
            labels.position(step.position).id
        ));
    }
    let by = claim
        .trace
        .speaker
        .as_ref()
        .map_or_else(String::new, |range| format!(", named as {}", quoted(range)));
    line.push_str(&format!("; said by {}{by}", labels.actor(claim.actor).id));
    line
}

/// What was seen instead of a claim that should be there: the rule's content, else the topic's and the pattern that
/// got farthest, else the acts.
fn missing(example: &Example, ruleset: &Ruleset) -> Vec<String> {
    let explained = explain(&document(example), 0, ruleset);
    let rule = ruleset.labels().rule(example.rule).id.as_str();
    let topic = ruleset.labels().topic(example.topic).id.as_str();
    let all = |wanted: &dyn Fn(&ContentView) -> bool| -> Vec<String> {
        let found = explained
            .sentences
            .iter()
            .flat_map(|s| s.rules.iter().filter(|c| wanted(c)).map(move |c| (s, c)));
        found.flat_map(|(sentence, content)| brief::content(sentence, content)).collect()
    };
    let fired = all(&|content| content.rule == rule);
    let mut out = Vec::new();
    if fired.is_empty() {
        out.push(format!("no pattern of {rule} matched"));
        let near = explained.sentences.iter().flat_map(|s| &s.near).filter(|n| n.rule == rule);
        out.extend(near.take(PATTERNS).map(brief::near));
        out.extend(all(&|content| content.topic == topic));
    }
    let of_content = fired.len() + out.len();
    out.extend(fired);
    // Content that nobody took up: the acts say who spoke, and of what.
    if of_content < 3 {
        let acts = explained.sentences.iter().flat_map(|s| &s.speakers);
        let acts: Vec<String> = acts.map(brief::act).collect();
        match acts.is_empty() {
            true => out.push("no word of speech was found".to_owned()),
            false => out.extend(acts),
        }
    }
    out
}
