//! Topics: positions and what forces make of them, content rules, opposition, shifts, examples.

use super::ids::Ids;
use super::parts::Style;
use super::recipe::Entry;
use crate::rules::Spanned;
use crate::rules::check::days;
use crate::rules::ids::{ActorId, PositionId, RuleId, TopicId};
use crate::rules::labels::UNLISTED;
use crate::rules::model::{OpposedDef, PatternDef, PositionDef};
use crate::rules::pack::{Pack, Sourced, Topic};
use crate::rules::relations::{DAY, PLACE};
use crate::rules::ruleset::{Example, Position, Rule, Ruleset};
use crate::rules::tag::Tag;
use regex::{Regex, RegexBuilder};

/// The largest compiled regular expression, in bytes.
pub const LARGEST_REGEX: usize = 1 << 20;

fn numbered(pack: &Pack) -> impl Iterator<Item = (TopicId, &Topic)> {
    pack.topics.iter().zip(0u16..).map(|(t, i)| (TopicId(i), t))
}

/// Positions, rules, opposition and shifts.
pub fn tables(pack: &Pack, ids: &Ids, ruleset: &mut Ruleset) {
    for (t, topic) in numbered(pack) {
        let roles: Vec<_> = topic.topic.def.roles.iter().filter_map(|r| ids.role(r.get_ref())).collect();
        ruleset.relations.place = ids.role(PLACE);
        ruleset.relations.day = ids.role(DAY);
        ruleset.relations.roles.push(roles.clone());
        let open = topic.topic.def.open.iter().filter_map(|r| ids.role(r.get_ref()));
        ruleset.relations.open.push(open.collect());
        ruleset.positions.extend(topic.positions.iter().map(|p| position(ids, t, &p.def)));
        let blaming = topic.positions.iter().filter(|p| p.def.against.is_some());
        ruleset.relations.blaming.extend(blaming.filter_map(|p| ids.position(t, p.def.id.get_ref())));
        for rule in &topic.rules {
            let position = rule.def.position.as_ref().and_then(|p| ids.position(t, p.get_ref()));
            ruleset.rules.push(Rule {
                topic: t,
                position: position.unwrap_or(PositionId(0)),
                carried_by: rule.def.carried_by.clone(),
                whose: rule.def.whose,
                taken_up: rule.def.taken_up,
                presupposed: rule.def.presupposed,
                roles: roles.clone(),
            });
        }
        for opposed in &topic.opposed {
            if let Some((pair, within)) = opposition(ids, t, &opposed.def) {
                ruleset.relations.opposed.insert(pair, within);
            }
        }
        for shift in &topic.shifts {
            let pair = (ids.position(t, shift.def.from.get_ref()), ids.position(t, shift.def.to.get_ref()));
            if let (Some(from), Some(to)) = pair {
                ruleset.relations.shifts.insert((from, to), within(shift.def.within.as_ref()));
            }
        }
    }
}

fn position(ids: &Ids, topic: TopicId, def: &PositionDef) -> Position {
    let to = |id: &Option<Spanned<String>>| id.as_ref().and_then(|p| ids.position(topic, p.get_ref()));
    Position {
        deny: to(&def.deny),
        refuse: to(&def.refuse),
        accept: to(&def.accept),
        threaten: to(&def.threaten),
        against: def.against.as_ref().and_then(|role| ids.role(role.get_ref())),
    }
}

fn opposition(
    ids: &Ids,
    topic: TopicId,
    def: &OpposedDef,
) -> Option<((PositionId, PositionId), Option<u32>)> {
    let positions: Vec<_> = def.positions.iter().filter_map(|p| ids.position(topic, p.get_ref())).collect();
    let [a, b] = positions[..] else { return None };
    Some(((a.min(b), a.max(b)), within(def.within.as_ref())))
}

fn within(days_apart: Option<&Spanned<String>>) -> Option<u32> {
    days_apart.and_then(|text| days(text.get_ref()))
}

/// Lists the content patterns of one language; gives those that are regular expressions.
pub fn phrases<'a>(
    pack: &'a Pack,
    ids: &Ids,
    lang: &str,
    entries: &mut Vec<Entry<'a>>,
) -> Vec<(RuleId, bool, &'a str)> {
    let mut regexes = Vec::new();
    for (t, topic) in numbered(pack) {
        for Sourced { def, .. } in &topic.rules {
            let in_language = def.lang.as_ref().is_some_and(|l| l.get_ref() == lang);
            let Some(id) = ids.rule(t, def.id.get_ref()).filter(|_| in_language) else { continue };
            for (patterns, tag, unless) in
                [(&def.any, Tag::Content(id), false), (&def.unless, Tag::Unless(id), true)]
            {
                for pattern in patterns {
                    match pattern {
                        PatternDef::Phrase(text) => {
                            entries.push(Entry { text: text.get_ref(), tag, style: Style::Words });
                        }
                        PatternDef::Regex(text) => regexes.push((id, unless, text.get_ref().as_str())),
                    }
                }
            }
        }
    }
    regexes
}

/// A regular expression of a rule, ready for use; those that cannot be used are left to `check`.
pub fn regex(text: &str) -> Option<Regex> {
    RegexBuilder::new(text).size_limit(LARGEST_REGEX).build().ok()
}

/// The examples of all rules.
pub fn examples(pack: &Pack, ids: &Ids, ruleset: &mut Ruleset) {
    for (t, topic) in numbered(pack) {
        // imported examples run in their home pack
        for Sourced { source, def, .. } in topic.rules.iter().filter(|r| !r.imported) {
            let Some(rule) = ids.rule(t, def.id.get_ref()) else { continue };
            for example in &def.example {
                let claims = example.claims.iter().flatten().filter_map(|claim| {
                    let (actor, position) = claim.get_ref().split_once(' ')?;
                    let unlisted = (actor.trim() == UNLISTED).then_some(ActorId::UNLISTED);
                    Some((ids.actor(actor.trim()).or(unlisted)?, ids.position(t, position.trim())?))
                });
                ruleset.examples.push(Example {
                    rule,
                    topic: t,
                    lang: def.lang.as_ref().map(|l| l.get_ref().clone()).unwrap_or_default(),
                    text: example.text.get_ref().clone(),
                    claims: claims.collect(),
                    source: *source,
                    span: example.text.span(),
                });
            }
        }
    }
}
