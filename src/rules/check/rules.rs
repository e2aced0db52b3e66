//! Content rules: each says what it finds, in which language, what it means, and shows it by examples.

use super::known::{Known, positions_of};
use super::patterns::inside;
use super::references::{ACTOR, POSITION};
use crate::diagnostic::{Diagnostic, SourceId, SourceMap, nearest};
use crate::rules::Spanned;
use crate::rules::codes;
use crate::rules::labels::UNLISTED;
use crate::rules::model::{ExampleDef, RuleDef};
use crate::rules::pack::{Pack, Sourced, Topic};

/// Checks the rules of all topics.
pub(super) fn check(pack: &Pack, known: &Known<'_>, sources: &SourceMap, found: &mut Vec<Diagnostic>) {
    for topic in &pack.topics {
        for rule in &topic.rules {
            let whole = !pack.lost.files.contains(&rule.source);
            if whole {
                found.extend(lacks(topic, rule, known));
            }
            // The examples of an extended pack are run, and checked, where it is at home.
            if !rule.imported {
                found.extend(few_examples(rule).filter(|_| whole));
                claims(topic, rule, known, sources, found);
            }
        }
    }
}

/// What a rule cannot be without.
fn lacks(topic: &Topic, rule: &Sourced<RuleDef>, known: &Known<'_>) -> Vec<Diagnostic> {
    let id = &rule.def.id;
    let mut found = Vec::new();
    let mut lack = |code, what: &str, help: String| {
        let message = format!("the rule `{}` has no {what}", id.get_ref());
        found.push(Diagnostic::error(code, message).at(rule.source, id.span(), "").help(help));
    };
    if rule.def.position.is_none() {
        lack(
            codes::NO_POSITION,
            "position",
            choice("say what its content means", "position", positions_of(topic)),
        );
    }
    if rule.def.any.is_empty() {
        lack(codes::NO_PATTERN, "pattern", "write what it should find: `any = [\"…\"]`".into());
    }
    if rule.def.lang.is_none() {
        lack(
            codes::NO_LANGUAGE,
            "language",
            choice("say which language its patterns are in", "lang", known.languages.iter().copied()),
        );
    }
    found
}

/// How a key is written, with each value that it may have if they are few.
fn choice<'a>(what: &str, key: &str, values: impl IntoIterator<Item = &'a str>) -> String {
    let values: Vec<String> = values.into_iter().map(|value| format!("`{key} = \"{value}\"`")).collect();
    match values.len() {
        1..=6 => format!("{what}: {}", values.join(" or ")),
        _ => format!("{what}: `{key} = \"…\"`"),
    }
}

fn few_examples(rule: &Sourced<RuleDef>) -> Option<Diagnostic> {
    let claims = |e: &ExampleDef| e.claims.as_ref().map_or(0, Vec::len);
    let fires = rule.def.example.iter().any(|e| claims(e) > 0);
    let rests = rule.def.example.iter().any(|e| claims(e) == 0);
    let (lack, help) = match (fires, rests) {
        (true, true) => return None,
        (true, false) => ("no example that must give nothing", "`claims = []`"),
        (false, true) => ("no example that must give a claim", "`claims = [\"actor position\"]`"),
        (false, false) => ("no examples", "`claims = [\"actor position\"]`, and one with `claims = []`"),
    };
    let id = &rule.def.id;
    let message = format!("the rule `{}` has {lack}", id.get_ref());
    let fault = Diagnostic::warning(codes::FEW_EXAMPLES, message).at(rule.source, id.span(), "");
    Some(fault.help(format!("add a `[[rule.example]]` with `text = \"…\"` and {help}")))
}

fn claims(
    topic: &Topic,
    rule: &Sourced<RuleDef>,
    known: &Known<'_>,
    sources: &SourceMap,
    found: &mut Vec<Diagnostic>,
) {
    let positions = positions_of(topic);
    for claim in rule.def.example.iter().flat_map(|e| e.claims.iter().flatten()) {
        let Some((actor, position)) = parts(claim.get_ref()) else {
            found.push(bad_claim(rule.source, claim, known, &positions));
            continue;
        };
        if actor.ends_with([':', ',', '،']) {
            found.push(bad_claim(rule.source, claim, known, &positions));
            continue;
        }
        if known.actors.contains(position) && positions.contains(&actor) {
            found.push(swapped(rule.source, claim, actor, position));
            continue;
        }
        // Two words: the first occurrence of the first and the last of the last are they themselves.
        let start = claim.get_ref().find(actor).unwrap_or_default();
        let at = claim.get_ref().rfind(position).unwrap_or_default();
        let place = |from: usize, name: &str| inside(sources, rule.source, claim, from..from + name.len());
        if !known.actors.contains(actor) {
            let actors = known.actors.iter().copied().chain([UNLISTED]);
            found.extend(known.missing_at(ACTOR, rule.source, actor, place(start, actor), actors));
        }
        let positions = positions.iter().copied();
        found.extend(known.missing_at(POSITION, rule.source, position, place(at, position), positions));
    }
}

fn swapped(source: SourceId, claim: &Spanned<String>, position: &str, actor: &str) -> Diagnostic {
    let message = format!("`{}` has the position before the actor", claim.get_ref());
    Diagnostic::error(codes::BAD_CLAIM, message)
        .at(source, claim.span(), "")
        .help(format!("write `\"{actor} {position}\"`"))
}

fn bad_claim(source: SourceId, claim: &Spanned<String>, known: &Known<'_>, positions: &[&str]) -> Diagnostic {
    let message = format!("`{}` is not the id of an actor and that of a position", claim.get_ref());
    let help = match meant(claim.get_ref(), known, positions) {
        Some(meant) => format!("write their ids with a space between them: `\"{meant}\"`"),
        None => {
            "write the two ids with a space between them: `\"actor position\"`; `gainsay list` shows them"
                .into()
        }
    };
    Diagnostic::error(codes::BAD_CLAIM, message).at(source, claim.span(), "").help(help)
}

/// The claim in ids, where its last word is a position and what stands before it names an actor.
fn meant(claim: &str, known: &Known<'_>, positions: &[&str]) -> Option<String> {
    let (name, position) = claim.trim().rsplit_once(char::is_whitespace)?;
    let name = name.trim().trim_end_matches([':', ',', '،']);
    let position = positions
        .iter()
        .find(|p| **p == position)
        .copied()
        .or_else(|| nearest(position, positions.iter().copied()))?;
    Some(format!("{} {position}", known.actor_called(name)?))
}

/// Actor and position of an example's claim; `None` if it is not two words.
pub fn parts(claim: &str) -> Option<(&str, &str)> {
    let mut words = claim.split_whitespace();
    let both = words.next().zip(words.next());
    both.filter(|_| words.next().is_none())
}
