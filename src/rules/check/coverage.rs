//! Every language that the pack promises gives every position of every topic.

use super::known::Known;
use crate::diagnostic::{Diagnostic, SourceId};
use crate::rules::Spanned;
use crate::rules::codes;
use crate::rules::model::{Force, PositionDef, RuleDef};
use crate::rules::pack::{Pack, Topic};
use std::collections::BTreeSet;

/// Tells positions that a promised language lacks.
pub(super) fn check(pack: &Pack, known: &Known<'_>, found: &mut Vec<Diagnostic>) {
    // A rule that does not say what it gives may give what seems to be missing.
    let unclear = [
        codes::NO_LANGUAGE,
        codes::UNKNOWN_LANGUAGE,
        codes::OTHER_SCRIPT,
        codes::NO_POSITION,
        codes::UNKNOWN_POSITION,
    ];
    if !pack.lost.files.is_empty() || found.iter().any(|fault| unclear.contains(&fault.code)) {
        return;
    }
    // A language without words has its own finding.
    // What another pack promised is its own affair.
    for lang in pack.promised().into_iter().filter(|l| known.languages.contains(l)) {
        let promise = pack.head.as_ref().and_then(|head| {
            head.def.languages.iter().find(|l| l.get_ref() == lang).map(|l| (head.source, l))
        });
        for topic in &pack.topics {
            found.extend(topic_lacks(topic, lang).into_iter().map(|d| promised(d, promise)));
        }
    }
}

fn promised(fault: Diagnostic, promise: Option<(SourceId, &Spanned<String>)>) -> Diagnostic {
    match promise {
        Some((source, lang)) => fault.also(source, lang.span(), "promised here"),
        None => fault,
    }
}

fn topic_lacks(topic: &Topic, lang: &str) -> Vec<Diagnostic> {
    let of_language = |r: &&RuleDef| r.lang.as_ref().is_some_and(|l| l.get_ref() == lang);
    let rules: Vec<&RuleDef> = topic.rules.iter().map(|r| &r.def).filter(of_language).collect();
    if rules.is_empty() {
        let (source, id) = (topic.topic.source, &topic.topic.def.id);
        let message = format!("the topic `{}` has no rule in `{lang}`", id.get_ref());
        return vec![lack(message, source, id, lang, "or ")];
    }
    let given: BTreeSet<&str> = rules.iter().flat_map(|rule| gives(topic, rule)).collect();
    let missing = topic.positions.iter().filter(|p| !given.contains(p.def.id.get_ref().as_str()));
    missing
        .map(|p| {
            let message = format!("no rule in `{lang}` gives the position `{}`", p.def.id.get_ref());
            lack(message, p.source, &p.def.id, lang, FORCED)
        })
        .collect()
}

/// How a position may come about without a rule of its own.
const FORCED: &str = "name it under `deny` or another force of a position that has one, or ";

fn lack(message: String, source: SourceId, id: &Spanned<String>, lang: &str, or: &str) -> Diagnostic {
    Diagnostic::warning(codes::NOT_COVERED, message)
        .at(source, id.span(), "")
        .help(format!("write a rule with `lang = \"{lang}\"` for it, {or}do not promise the language"))
}

/// The positions that a rule gives, directly or by a force that may carry it.
fn gives<'a>(topic: &'a Topic, rule: &'a RuleDef) -> Vec<&'a str> {
    let Some(direct) = rule.position.as_ref() else { return Vec::new() };
    let carried = |force: Force| rule.carried_by.is_empty() || rule.carried_by.contains(&force);
    let mut given = Vec::new();
    if carried(Force::Affirm) || carried(Force::Allege) {
        given.push(direct.get_ref().as_str());
    }
    let position = topic.positions.iter().find(|p| p.def.id == *direct).map(|p| &p.def);
    let forced = position.into_iter().flat_map(by_force);
    given.extend(forced.filter(|(force, _)| carried(*force)).map(|(_, name)| name));
    given
}

fn by_force(position: &PositionDef) -> impl Iterator<Item = (Force, &str)> {
    let forces = [
        (Force::Deny, &position.deny),
        (Force::Refuse, &position.refuse),
        (Force::Accept, &position.accept),
        (Force::Threaten, &position.threaten),
    ];
    forces.into_iter().filter_map(|(force, name)| name.as_ref().map(|n| (force, n.get_ref().as_str())))
}
