//! A sentence before anybody speaks in it: its units, who is mentioned, which phrases stand in it.

use crate::extract::Reading;
use crate::extract::discourse::Discourse;
use crate::extract::free::{Passage, circumstances};
use crate::extract::hits::{Hit, Hits};
use crate::extract::mentions::{Naming, Source};
use crate::extract::unit::{Analyser, Unit, UnitKind, Units, units};
use crate::rules::ids::ActorId;
use crate::rules::lexicon::Clitics;
use crate::rules::tag::{Grammar, SpeechKind, Tag};
use crate::rules::{Language, WordOrder};
use crate::text::Sentence;
use std::collections::BTreeSet;

/// A sentence with its mentions and phrases.
pub(super) struct Prepared<'a> {
    /// Words, mentions and marks.
    pub(super) units: Units<'a>,
    /// Phrases.
    pub(super) hits: Hits,
    /// The places that stand anywhere in it, inside the names of bodies, too; sorted.
    pub(super) places: Vec<ActorId>,
}

/// Finds mentions and phrases in a sentence; the discourse takes note of who is mentioned.
pub(super) fn prepare<'a>(
    reading: &Reading<'_>,
    sentence: &Sentence,
    discourse: &mut Discourse,
    analyser: &'a mut Analyser<'_>,
) -> Prepared<'a> {
    let raw = units(
        reading.tokens,
        sentence.tokens.clone(),
        reading.folded,
        &reading.document.text,
        reading.language,
        analyser,
    );
    let mut units = Units::new(raw, analyser);
    let naming = Naming {
        ruleset: reading.ruleset,
        language: reading.language,
        tokens: reading.tokens,
        folded: reading.folded,
        original: &reading.document.text,
    };
    let listed = names_inside(&units, reading.language);
    let places = named_places(&listed);
    let sources = sources_of_outlets(&listed, &units);
    naming.mentions(&mut units, discourse);
    naming.sources(&mut units, &sources, reading.document.outlet.as_deref());
    naming.roles(&mut units, discourse);
    let head = |unit: &Unit| {
        let UnitKind::Mention(mention) = unit.kind else { return None };
        let word = &reading.folded.light[reading.tokens[unit.tokens.start].range()];
        Some((mention, reading.language.lexicon.noun(word)))
    };
    let nouns: Vec<_> = units.units.iter().filter_map(head).collect();
    nouns.into_iter().for_each(|(mention, noun)| units.mentions[mention].noun = noun);
    for mention in &mut units.mentions {
        let outlet = mention.actor.is_some_and(|actor| reading.ruleset.relations().is_outlet(actor));
        mention.told = mention.preposition != 0 && outlet;
    }
    units.bridge_quotations();
    // a first name has no task of its own in the sentence
    let tasked = |tag| tag != Tag::Grammar(Grammar::FirstName);
    let mut hits = Hits::find(&units, reading.language, &tasked);
    let passage = match reading.language.order {
        WordOrder::Free => Some(Passage::new(&units, &hits)),
        WordOrder::SubjectFirst => Passage::over_insertions(&units, &hits),
        WordOrder::VerbFirst => None,
    };
    if let Some(passage) = passage {
        hits.content_over(&units, &passage, reading.language);
    }
    if reading.language.order == WordOrder::VerbFirst {
        over_circumstances(&mut units, &mut hits, reading.language);
    }
    hits.cut_joined(&units);
    hits.add(by_regex(reading, sentence, &units), units.len());
    Prepared { units, hits, places }
}

/// Finds again what runs over insertions that tell the circumstances; nothing ends at their commas.
fn over_circumstances(units: &mut Units<'_>, hits: &mut Hits, language: &Language) {
    let passed = circumstances(units, hits);
    let Some(passage) = Passage::over(units, hits, passed.clone()) else { return };
    let wanted = |tag| {
        let verb = matches!(tag, Tag::Speech { kind: SpeechKind::Verb, .. });
        verb || matches!(tag, Tag::Content(_) | Tag::Unless(_) | Tag::Grammar(Grammar::Accusation))
    };
    hits.more_over(units, &passage, language, &wanted);
    units.insertions = passed;
}

/// Places and sources that words name which are not yet joined to mentions.
fn names_inside(units: &Units<'_>, language: &Language) -> Hits {
    Hits::find(units, language, &|tag| matches!(tag, Tag::Place(_) | Tag::Source { .. }))
}

/// The places among names; sorted. The longest name counts.
pub fn named_places(names: &Hits) -> Vec<ActorId> {
    let place = |h: &Hit| if let Tag::Place(place) = h.tag { Some(place) } else { None };
    let hits = || names.all().iter().filter(|&h| place(h).is_some());
    let covers = |o: &Hit, h: &Hit| o.start <= h.start && h.end <= o.end && o.end - o.start > h.end - h.start;
    let longest = hits().filter(|h| !hits().any(|o| covers(o, h)));
    longest.filter_map(place).collect::<BTreeSet<_>>().into_iter().collect()
}

/// What outlets call their sources, among names.
fn sources_of_outlets(names: &Hits, units: &Units<'_>) -> Vec<Source> {
    let source = |h: &Hit| {
        let Tag::Source { outlet, of } = h.tag else { return None };
        let last = units.units.get(h.end.checked_sub(1)?)?;
        Some(Source { end: last.tokens.end, outlet, of })
    };
    names.all().iter().filter_map(source).collect()
}

/// Content given as regular expressions over the folded sentence.
fn by_regex(reading: &Reading<'_>, sentence: &Sentence, units: &Units<'_>) -> Vec<Hit> {
    if reading.language.regexes.is_empty() {
        return Vec::new();
    }
    let tokens = &reading.tokens[sentence.tokens.clone()];
    let (Some(first), Some(last)) = (tokens.first(), tokens.last()) else { return Vec::new() };
    let from = first.start as usize;
    let text = &reading.folded.full[from..last.end as usize];
    let mut out = Vec::new();
    for (rule, unless, regex) in &reading.language.regexes {
        for found in regex.find_iter(text).filter(|m| !m.is_empty()) {
            let (start, end) = (found.start() + from, found.end() + from);
            let touches = |u: &Unit| {
                (reading.tokens[u.tokens.start].start as usize) < end
                    && reading.tokens[u.tokens.end - 1].end as usize > start
            };
            let Some(first) = units.units.iter().position(touches) else { continue };
            let last = units.units.iter().rposition(touches).unwrap_or(first);
            let tag = if *unless { Tag::Unless(*rule) } else { Tag::Content(*rule) };
            out.push(Hit {
                tag,
                start: first,
                end: last + 1,
                slots: Vec::new(),
                skipped: Vec::new(),
                first: Clitics::default(),
            });
        }
    }
    out
}
