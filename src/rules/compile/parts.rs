//! From parsed patterns to compiled phrases: words are listed, sets become classes, names keep their spelling.

use super::ids::Ids;
use crate::rules::lexicon::{Lexicon, Mode};
use crate::rules::model::InflectionDef;
use crate::rules::pack::Pack;
use crate::rules::pattern::{Element, Kind, parse};
use crate::rules::phrase::{ClassId, Part, Phrase, Phrases};
use crate::rules::tag::Tag;
use crate::text::{fold_light, tokens};
use std::collections::BTreeMap;
use std::ops::Range;

/// The members of all sets, by language and name.
#[derive(Default)]
pub struct SetDefs<'a> {
    pub by_language: BTreeMap<&'a str, BTreeMap<String, Vec<&'a str>>>,
}

impl<'a> SetDefs<'a> {
    pub fn of(pack: &'a Pack) -> Self {
        let mut sets = Self::default();
        for words in &pack.words {
            for (name, members) in &words.def.sets {
                sets.add(words.def.lang.get_ref(), name.get_ref(), members.iter().map(|m| m.get_ref()));
            }
        }
        for file in pack.topics.iter().flat_map(|t| &t.sets) {
            for (lang, by_name) in &file.def {
                for (name, members) in by_name {
                    sets.add(lang, name.get_ref(), members.iter().map(|m| m.get_ref()));
                }
            }
        }
        sets
    }

    fn add(&mut self, lang: &'a str, name: &str, members: impl Iterator<Item = &'a String>) {
        let by_name = self.by_language.entry(lang).or_default();
        by_name.entry(name.to_string()).or_default().extend(members.map(String::as_str));
    }

    fn get(&self, lang: &str, name: &str) -> &[&'a str] {
        self.by_language.get(lang).and_then(|sets| sets.get(name)).map_or(&[], Vec::as_slice)
    }
}

/// How the words of a phrase are meant.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Style {
    /// Ordinary words: inflected.
    Words,
    /// A name: the first word with proclitics, the rest as written.
    Name,
}

/// Where in a phrase a word stands.
#[derive(Clone, Copy)]
struct Place {
    style: Style,
    first: bool,
    depth: usize,
}

/// Sets in sets go no deeper than this; `check` reports circles.
const DEEPEST_SET: usize = 8;

/// Collects the words and phrases of one language.
pub struct Builder<'a> {
    pub lexicon: Lexicon,
    pub phrases: Phrases,
    sets: &'a SetDefs<'a>,
    lang: &'a str,
    classes: BTreeMap<String, (ClassId, Vec<Vec<Part>>)>,
}

impl<'a> Builder<'a> {
    pub fn new(inflection: &InflectionDef, sets: &'a SetDefs<'a>, lang: &'a str) -> Self {
        let count = sets.by_language.get(lang).map_or(0, BTreeMap::len);
        Self {
            lexicon: Lexicon::new(inflection),
            phrases: Phrases::new(count),
            sets,
            lang,
            classes: BTreeMap::new(),
        }
    }

    /// Adds a phrase under a tag; a pattern that cannot be read is left to `check`.
    pub fn phrase(&mut self, text: &str, tag: Tag, style: Style, ids: &Ids) {
        let Ok(pattern) = parse(text) else { return };
        let placed = self.placed(&pattern.elements, ids, Place { style, first: true, depth: 0 });
        if !placed.is_empty() {
            let (parts, spans) = placed.into_iter().unzip();
            self.phrases.push(Phrase { tag, parts, text: text.into(), spans });
        }
    }

    fn sequence(&mut self, elements: &[Element], ids: &Ids, place: Place) -> Vec<Part> {
        self.placed(elements, ids, place).into_iter().map(|(part, _)| part).collect()
    }

    /// The parts of a sequence, each with the bytes of the pattern that it is made of.
    fn placed(&mut self, elements: &[Element], ids: &Ids, place: Place) -> Vec<(Part, Range<usize>)> {
        let mut placed = Vec::new();
        let mut rest = elements;
        let mut place = place;
        while let Some((element, tail)) = rest.split_first() {
            if let (Some(preposition), Some((next, after))) =
                (self.attachable(element, place), tail.split_first())
            {
                let part = self.attached(element, preposition, next, ids, place);
                placed.push((part, element.span.start..next.span.end));
                rest = after;
            } else {
                let mut parts = Vec::new();
                self.element(element, ids, place, &mut parts);
                placed.extend(parts.into_iter().map(|part| (part, element.span.clone())));
                rest = tail;
            }
            let optional = matches!(element.kind, Kind::Group { optional: true, .. });
            place.first = place.first && optional;
        }
        placed
    }

    /// The number of the proclitic preposition that an element is.
    fn attachable(&self, element: &Element, place: Place) -> Option<u8> {
        match &element.kind {
            Kind::Word { text, exact: false, open: false } if place.style == Style::Words => {
                Some(self.lexicon.preposition(text)).filter(|&p| p != 0)
            }
            _ => None,
        }
    }

    /// A proclitic preposition and what follows it: written apart or together.
    fn attached(
        &mut self,
        preposition: &Element,
        number: u8,
        next: &Element,
        ids: &Ids,
        place: Place,
    ) -> Part {
        let mut apart = Vec::new();
        self.element(preposition, ids, place, &mut apart);
        let mut follower = Vec::new();
        self.element(next, ids, Place { first: false, ..place }, &mut follower);
        apart.extend(follower.clone());
        let together = with_preposition(follower, number);
        Part::Either { alternatives: vec![together, apart], optional: false }
    }

    fn element(&mut self, element: &Element, ids: &Ids, place: Place, parts: &mut Vec<Part>) {
        match &element.kind {
            Kind::Word { text, exact, open } => self.word(text, *exact, *open, place, parts),
            Kind::Set(name) => {
                let part = self.set(name, ids, place);
                parts.extend(part);
            }
            Kind::Slot(name) => parts.push(Part::Slot { role: ids.role(name), preposition: 0 }),
            Kind::Gap(limit) => parts.push(Part::Gap(*limit)),
            Kind::Group { alternatives, optional } => {
                let alternatives = alternatives.iter().map(|a| self.sequence(a, ids, place)).collect();
                parts.push(Part::Either { alternatives, optional: *optional });
            }
        }
    }

    fn word(&mut self, text: &str, exact: bool, open: bool, place: Place, parts: &mut Vec<Part>) {
        let folded = fold_light(text);
        let toks = tokens(&folded);
        let words: Vec<&str> = toks.iter().filter(|t| t.is_word()).map(|t| &folded[t.range()]).collect();
        let capitals = (2..=5).contains(&text.len())
            && text.chars().any(|c| c.is_ascii_uppercase())
            && text.chars().all(|c| c.is_ascii_uppercase());
        for (i, word) in words.iter().enumerate() {
            let mode = match place.style {
                _ if open && i + 1 == words.len() => Mode::Open,
                Style::Name if capitals && words.len() == 1 => Mode::Capitals,
                Style::Name if exact => Mode::NameExact,
                Style::Name if place.first && i == 0 => Mode::Name,
                Style::Name => Mode::NameRest,
                Style::Words if exact => Mode::Exact,
                Style::Words => Mode::Inflected,
            };
            parts.push(Part::Word { atom: self.lexicon.add(word, mode), preposition: 0 });
        }
    }

    /// A set: its single words as a class, its phrases as alternatives.
    fn set(&mut self, name: &str, ids: &Ids, place: Place) -> Option<Part> {
        if place.depth >= DEEPEST_SET {
            return None;
        }
        if !self.classes.contains_key(name) {
            let class = ClassId(u16::try_from(self.classes.len()).unwrap_or(u16::MAX));
            self.classes.insert(name.to_string(), (class, Vec::new()));
            self.phrases.name(class, name);
            let longer = self.members(name, class, ids, place);
            self.classes.insert(name.to_string(), (class, longer));
        }
        let (class, longer) = &self.classes[name];
        let single = vec![Part::Class { class: *class, preposition: 0 }];
        let alternatives = longer.iter().cloned().chain([single]).collect();
        Some(Part::Either { alternatives, optional: false })
    }

    /// Puts the single words of a set into its class and gives its phrases.
    fn members(&mut self, name: &str, class: ClassId, ids: &Ids, place: Place) -> Vec<Vec<Part>> {
        let sets = self.sets;
        let mut longer = Vec::new();
        for member in sets.get(self.lang, name) {
            let Ok(pattern) = parse(member) else { continue };
            let place = Place { style: Style::Words, first: true, depth: place.depth + 1 };
            let parts = self.sequence(&pattern.elements, ids, place);
            match parts.as_slice() {
                [Part::Word { atom, .. }] => self.phrases.classify(*atom, class),
                [] => {}
                _ => {
                    self.phrases.holds(class, parts.clone());
                    longer.push(parts);
                }
            }
        }
        longer
    }
}

/// The parts with a preposition attached to the first of them.
fn with_preposition(mut parts: Vec<Part>, number: u8) -> Vec<Part> {
    match parts.first_mut() {
        Some(
            Part::Word { preposition, .. } | Part::Class { preposition, .. } | Part::Slot { preposition, .. },
        ) => *preposition = number,
        Some(Part::Either { alternatives, .. }) => {
            for alternative in alternatives {
                *alternative = with_preposition(std::mem::take(alternative), number);
            }
        }
        Some(Part::Gap(_)) | None => {}
    }
    parts
}
