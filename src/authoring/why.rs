//! Why an example came out as it did: the lines of `explain` that decided, or the way to a claim too many.
//!
//! In: an example's outcome. Out: a few lines of text.

use super::examples::{Outcome, document};
use crate::extract::{self, Claim};
use crate::rules::{Example, Ruleset};

/// More lines than this are no help.
const MOST: usize = 8;

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
    let wrong = claims.iter().filter(|c| c.topic == example.topic && surplus.contains(&(c.actor, c.position)));
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
        line.push_str(&format!(", {} ({how}) gives {}", quoted(&step.word), labels.position(step.position).id));
    }
    let by = claim.trace.speaker.as_ref().map_or_else(String::new, |range| format!(", named as {}", quoted(range)));
    line.push_str(&format!("; said by {}{by}", labels.actor(claim.actor).id));
    line
}

/// What was seen instead of a claim that should be there: the rule's content, else the topic's, else the acts.
fn missing(example: &Example, ruleset: &Ruleset) -> Vec<String> {
    let explained = extract::explain(&document(example), ruleset);
    let lines: Vec<&str> = explained.lines().collect();
    let rule = ruleset.labels().rule(example.rule).id.as_str();
    let topic = format!("{}/", ruleset.labels().topic(example.topic).id);
    let fired = blocks(&lines, |line| names_rule(line, rule));
    let mut out = Vec::new();
    if fired.is_empty() {
        out.push(format!("no pattern of {rule} matched"));
        out.extend(blocks(&lines, |line| line.contains(&topic)));
    }
    let of_content = fired.len() + out.len();
    out.extend(fired);
    // Content that nobody took up: the acts say who spoke, and of what.
    if of_content < 3 {
        let acts: Vec<String> = blocks(&lines, |line| line.trim_start().starts_with("act:"));
        match acts.is_empty() {
            true => out.push("no word of speech was found".to_owned()),
            false => out.extend(acts),
        }
    }
    out
}

fn names_rule(line: &str, rule: &str) -> bool {
    line.match_indices(rule).any(|(at, _)| {
        let next = line[at + rule.len()..].chars().next();
        next.is_none_or(|c| !c.is_alphanumeric() && c != '-')
    })
}

/// The chosen lines, each with the deeper ones under it.
fn blocks(lines: &[&str], chosen: impl Fn(&str) -> bool) -> Vec<String> {
    let depth = |line: &str| line.len() - line.trim_start().len();
    let mut out = Vec::new();
    let mut under = None;
    for line in lines {
        under = under.filter(|of| depth(line) > *of);
        if under.is_none() && chosen(line) {
            under = Some(depth(line));
        }
        if under.is_some() {
            out.push(line.trim_start().to_owned());
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_line_brings_those_under_it_and_no_others() {
        let lines = ["s", "  act: a", "  content: t/x", "    taken", "      step", "  content: t/y"];
        assert_eq!(blocks(&lines, |l| names_rule(l, "t/x")), ["content: t/x", "taken", "step"]);
    }

    #[test]
    fn a_rule_is_not_taken_for_one_whose_name_goes_on() {
        assert!(names_rule("content: t/held, acts", "t/held"));
        assert!(!names_rule("content: t/held-up", "t/held"));
    }
}
