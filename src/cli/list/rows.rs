//! What the rule pack knows, as rows: one for each thing that has an id.

use gainsay::diagnostic::{SourceId, SourceMap};
use gainsay::rules::ActorKind;
use gainsay::rules::Spanned;
use gainsay::rules::pack::Pack;
use gainsay::text::fold_plain;
use serde_json::{Value, json};
use std::collections::BTreeMap;
use unicode_width::UnicodeWidthChar;

type Names = BTreeMap<String, String>;

/// One thing that the pack knows.
pub struct Row {
    /// In the order of the head.
    pub cells: Vec<Cell>,
    /// Its names by language, where it has any.
    pub names: Option<Names>,
    /// Other words by which it is found: aliases.
    also: Vec<String>,
    /// What options choose by: column and value.
    by: Vec<(&'static str, String)>,
}

/// A value of a row.
pub enum Cell {
    /// One text; empty for none.
    One(String),
    /// Several.
    Many(Vec<String>),
    /// How many there are.
    Count(usize),
}

impl Cell {
    /// As it stands in a table.
    pub fn text(&self) -> String {
        match self {
            Self::One(text) => text.clone(),
            Self::Many(texts) => texts.join(", "),
            Self::Count(count) => count.to_string(),
        }
    }

    /// As it stands in JSON.
    pub fn json(&self) -> Value {
        match self {
            Self::One(text) if text.is_empty() => Value::Null,
            Self::One(text) => json!(text),
            Self::Many(texts) => json!(texts),
            Self::Count(count) => json!(count),
        }
    }
}

impl Row {
    fn new(cells: Vec<Cell>) -> Self {
        Self { cells, names: None, also: Vec::new(), by: Vec::new() }
    }

    fn named(mut self, names: &Names) -> Self {
        let shown = names.get("en").or_else(|| names.values().next()).cloned().unwrap_or_default();
        self.cells.push(Cell::One(shown));
        self.names = Some(names.clone());
        self
    }

    fn by(mut self, column: &'static str, value: impl Into<String>) -> Self {
        self.by.push((column, value.into()));
        self
    }

    /// What an option may choose it by.
    pub fn of(&self, column: &str) -> Option<&str> {
        self.by.iter().find(|(name, _)| *name == column).map(|(_, value)| value.as_str())
    }

    /// Whether a word stands in its id, its names or its words, in whatever spelling.
    pub fn holds(&self, word: &str) -> bool {
        let word = fold_plain(word).trim().to_owned();
        let own = self.cells.iter().flat_map(|cell| match cell {
            Cell::One(text) => vec![text.as_str()],
            Cell::Many(texts) => texts.iter().map(String::as_str).collect(),
            Cell::Count(_) => Vec::new(),
        });
        let names = self.names.iter().flat_map(|names| names.values()).map(String::as_str);
        own.chain(names)
            .chain(self.also.iter().map(String::as_str))
            .any(|text| fold_plain(text).contains(&word))
    }
}

/// A line at most so many columns wide.
pub fn cut(line: &str, width: usize) -> String {
    let columns = |c: char| c.width().unwrap_or(0);
    if line.chars().map(columns).sum::<usize>() <= width {
        return line.to_owned();
    }
    let mut used = 1;
    let kept = line.chars().take_while(|c| {
        used += columns(*c);
        used <= width
    });
    let kept: String = kept.collect();
    kept.trim_end().to_owned() + "…"
}

fn one(id: &Spanned<String>) -> Cell {
    Cell::One(id.get_ref().clone())
}

fn maybe(id: Option<&Spanned<String>>) -> Cell {
    Cell::One(id.map(|id| id.get_ref().clone()).unwrap_or_default())
}

fn many<'a>(ids: impl IntoIterator<Item = &'a Spanned<String>>) -> Cell {
    Cell::Many(ids.into_iter().map(|id| id.get_ref().clone()).collect())
}

fn place(source: SourceId, at: usize, sources: &SourceMap) -> Cell {
    Cell::One(format!("{}:{}", sources.name(source), sources.position(source, at).0))
}

/// Who may speak, and the places that may be named.
pub fn actors(pack: &Pack) -> Vec<Row> {
    let mut rows = Vec::new();
    for actor in pack.actors.iter().map(|actor| &actor.def) {
        let kind = Cell::One(kind(actor.kind).to_owned());
        let mut row = Row::new(vec![one(&actor.id), maybe(actor.side.as_ref()), kind]).named(&actor.name);
        row.cells.push(many(&actor.member_of));
        let people = actor.spokespeople.iter().flat_map(BTreeMap::values);
        let aliases = actor.aliases.values().chain(actor.short.values()).flatten();
        row.also = aliases.chain(people).map(|name| name.get_ref().clone()).collect();
        rows.push(match &actor.side {
            Some(side) => row.by("side", side.get_ref().clone()),
            None => row,
        });
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

/// The camps, with the number of their actors.
pub fn sides(pack: &Pack) -> Vec<Row> {
    let members = |id: &str| {
        let sides = pack.actors.iter().filter_map(|actor| actor.def.side.as_ref());
        sides.filter(|side| side.get_ref() == id).count()
    };
    let sides = pack.sides.iter().map(|side| &side.def);
    sides
        .map(|side| Row::new(vec![one(&side.id), Cell::Count(members(side.id.get_ref()))]).named(&side.name))
        .collect()
}

/// What is claimed about.
pub fn topics(pack: &Pack) -> Vec<Row> {
    let row = |topic: &gainsay::rules::pack::Topic| {
        let def = &topic.topic.def;
        let positions = many(topic.positions.iter().map(|position| &position.def.id));
        let row = Row::new(vec![one(&def.id), many(&def.roles), positions]).named(&def.title);
        row.by("topic", def.id.get_ref().clone())
    };
    pack.topics.iter().map(row).collect()
}

/// The answers, and what each force makes of them.
pub fn positions(pack: &Pack) -> Vec<Row> {
    let mut rows = Vec::new();
    for topic in &pack.topics {
        let id = &topic.topic.def.id;
        for position in topic.positions.iter().map(|position| &position.def) {
            let forces = [&position.deny, &position.refuse, &position.accept, &position.threaten];
            let mut cells = vec![one(&position.id), one(id)];
            cells.extend(forces.into_iter().map(|given| maybe(given.as_ref())));
            rows.push(Row::new(cells).named(&position.name).by("topic", id.get_ref().clone()));
        }
    }
    rows
}

/// What finds claims.
pub fn content_rules(pack: &Pack, sources: &SourceMap) -> Vec<Row> {
    let mut rows = Vec::new();
    for topic in &pack.topics {
        let of = topic.topic.def.id.get_ref();
        for rule in &topic.rules {
            let (id, def) = (&rule.def.id, &rule.def);
            let cells = vec![
                Cell::One(format!("{of}/{}", id.get_ref())),
                maybe(def.lang.as_ref()),
                maybe(def.position.as_ref()),
                Cell::Count(def.example.len()),
                place(rule.source, id.span().start, sources),
            ];
            let lang = def.lang.as_ref().map(|lang| lang.get_ref().clone()).unwrap_or_default();
            rows.push(Row::new(cells).by("topic", of.clone()).by("language", lang));
        }
    }
    rows
}

/// The sets of words files and topics, with their words.
pub fn sets(pack: &Pack, sources: &SourceMap) -> Vec<Row> {
    let mut rows = Vec::new();
    let mut add =
        |set: &Spanned<String>, lang: &str, topic: &str, words: &[Spanned<String>], source: SourceId| {
            let cells = vec![
                one(set),
                Cell::One(lang.to_owned()),
                Cell::One(topic.to_owned()),
                place(source, set.span().start, sources),
                many(words),
            ];
            let row = Row::new(cells).by("language", lang);
            rows.push(if topic.is_empty() { row } else { row.by("topic", topic) });
        };
    for file in &pack.words {
        for (set, words) in &file.def.sets {
            add(set, file.def.lang.get_ref(), "", words, file.source);
        }
    }
    for topic in &pack.topics {
        for file in &topic.sets {
            for (lang, sets) in &file.def {
                let id = topic.topic.def.id.get_ref();
                sets.iter().for_each(|(set, words)| add(set, lang, id, words, file.source));
            }
        }
    }
    rows.sort_by_cached_key(|row| row.cells.iter().take(3).map(Cell::text).collect::<Vec<_>>());
    rows
}
