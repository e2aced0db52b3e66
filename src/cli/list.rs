//! `gainsay list`: what the rule pack knows.

use super::Outcome;
use super::columns::columns;
use super::pack;
use super::terminal::Terminal;
use gainsay::diagnostic::{SourceId, SourceMap};
use gainsay::rules::ActorKind;
use gainsay::rules::Spanned;
use gainsay::rules::pack::Pack;
use std::collections::BTreeMap;
use std::path::Path;

#[derive(Debug, clap::Args)]
pub struct Arguments {
    /// What to list
    #[arg(value_enum)]
    what: What,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, clap::ValueEnum)]
enum What {
    /// Who may speak
    Actors,
    /// The camps that actors belong to
    Sides,
    /// What is claimed about, with the answers
    Topics,
    /// What finds claims
    Rules,
    /// The sets of words that patterns use
    Sets,
}

pub fn run(arguments: &Arguments, rules: Option<&Path>, terminal: &Terminal) -> anyhow::Result<Outcome> {
    let (_, pack, sources) = pack::ready(rules, terminal)?;
    let text = match arguments.what {
        What::Actors => columns(&["id", "side", "kind", "member of", "name"], &actors(&pack)),
        What::Sides => columns(&["id", "actors", "name"], &sides(&pack)),
        What::Topics => columns(&["id", "roles", "positions", "name"], &topics(&pack)),
        What::Rules => {
            columns(&["id", "language", "position", "examples", "place"], &content_rules(&pack, &sources))
        }
        What::Sets => columns(&["set", "language", "words", "place"], &sets(&pack, &sources)),
    };
    terminal.write(&text, None)?;
    Ok(Outcome::Fine)
}

fn name(names: &BTreeMap<String, String>) -> String {
    names.get("en").or_else(|| names.values().next()).cloned().unwrap_or_default()
}

fn joined<'a>(ids: impl IntoIterator<Item = &'a Spanned<String>>) -> String {
    ids.into_iter().map(|id| id.get_ref().as_str()).collect::<Vec<_>>().join(", ")
}

fn place(source: SourceId, at: usize, sources: &SourceMap) -> String {
    format!("{}:{}", sources.name(source), sources.position(source, at).0)
}

fn actors(pack: &Pack) -> Vec<Vec<String>> {
    let mut rows = Vec::new();
    for actor in pack.actors.iter().map(|actor| &actor.def) {
        let (id, side, groups) = (joined([&actor.id]), joined(&actor.side), joined(&actor.member_of));
        rows.push(vec![id, side, kind(actor.kind).to_owned(), groups, name(&actor.name)]);
    }
    rows
}

fn kind(kind: ActorKind) -> &'static str {
    match kind {
        ActorKind::Body => "body",
        ActorKind::Media => "media",
        ActorKind::Agency => "agency",
        ActorKind::Unnamed => "unnamed",
        ActorKind::Mediator => "mediator",
        ActorKind::Place => "place",
    }
}

fn sides(pack: &Pack) -> Vec<Vec<String>> {
    let mut members: BTreeMap<&str, usize> = BTreeMap::new();
    for side in pack.actors.iter().filter_map(|actor| actor.def.side.as_ref()) {
        *members.entry(side.get_ref()).or_default() += 1;
    }
    let sides = pack.sides.iter().map(|side| (side.def.id.get_ref(), name(&side.def.name)));
    sides
        .map(|(id, name)| vec![id.clone(), members.get(id.as_str()).unwrap_or(&0).to_string(), name])
        .collect()
}

fn topics(pack: &Pack) -> Vec<Vec<String>> {
    let mut rows = Vec::new();
    for topic in &pack.topics {
        let def = &topic.topic.def;
        let positions = joined(topic.positions.iter().map(|position| &position.def.id));
        rows.push(vec![joined([&def.id]), joined(&def.roles), positions, name(&def.title)]);
    }
    rows
}

fn content_rules(pack: &Pack, sources: &SourceMap) -> Vec<Vec<String>> {
    let mut rows = Vec::new();
    for topic in &pack.topics {
        for rule in &topic.rules {
            let (id, def) = (&rule.def.id, &rule.def);
            rows.push(vec![
                format!("{}/{}", topic.topic.def.id.get_ref(), id.get_ref()),
                joined(&def.lang),
                joined(&def.position),
                def.example.len().to_string(),
                place(rule.source, id.span().start, sources),
            ]);
        }
    }
    rows
}

fn sets(pack: &Pack, sources: &SourceMap) -> Vec<Vec<String>> {
    let mut rows = Vec::new();
    let mut add = |set: &Spanned<String>, lang: &str, words: &[Spanned<String>], source: SourceId| {
        let place = place(source, set.span().start, sources);
        rows.push(vec![set.get_ref().clone(), lang.to_owned(), words.len().to_string(), place]);
    };
    for file in &pack.words {
        for (set, words) in &file.def.sets {
            add(set, file.def.lang.get_ref(), words, file.source);
        }
    }
    for of_topic in pack.topics.iter().flat_map(|topic| &topic.sets) {
        for (lang, sets) in &of_topic.def {
            sets.iter().for_each(|(set, words)| add(set, lang, words, of_topic.source));
        }
    }
    rows.sort();
    rows
}
