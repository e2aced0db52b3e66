//! Gaps for people: what is likeliest first, each with TOML to begin with.

use super::{Gaps, Kind, Place, Reason, Silent};
use crate::authoring::explain::page::Page;
use crate::authoring::explain::phrases::{counted, quoted};
use crate::report::Options;
use std::collections::BTreeMap;

/// All kinds that were asked for, at most `limit` of each group.
pub fn text(gaps: &Gaps, kinds: &[Kind], limit: usize, options: &Options) -> String {
    let mut page = Page::new(options);
    let counts = [
        counted(gaps.documents, "report"),
        counted(gaps.sentences, "sentence"),
        format!("{} with a speech act", gaps.spoken),
    ];
    page.plain(&counts.join(" · "));
    for kind in kinds {
        page.blank();
        match kind {
            Kind::Sentences => sentences(&mut page, gaps, limit),
            Kind::Speakers => speakers(&mut page, gaps, limit),
            Kind::Bodies => bodies(&mut page, gaps, limit),
            Kind::Words => words(&mut page, gaps, limit),
            Kind::Actors => actors(&mut page, gaps, limit),
        }
    }
    page.finish()
}

fn sentences(page: &mut Page, gaps: &Gaps, limit: usize) {
    let all = by_sentence(&gaps.silent);
    page.heading(&format!("Sentences that speak of a topic and claim nothing on it ({})", all.len()));
    for reason in Reason::ALL {
        let of_reason: Vec<_> =
            all.iter().filter(|e| e.first().is_some_and(|s| s.reason == reason)).collect();
        if of_reason.is_empty() {
            continue;
        }
        page.blank();
        page.heading(&format!("{} ({})", reason.heading(), of_reason.len()));
        for entries in of_reason.iter().take(limit) {
            entries.iter().enumerate().for_each(|(nth, silent)| entry(page, silent, nth > 0));
        }
        more(page, of_reason.len(), limit);
    }
}

/// The entries of each sentence, which may speak of several topics, at the place of its likeliest one.
fn by_sentence(all: &[Silent]) -> Vec<Vec<&Silent>> {
    let mut known: BTreeMap<&Place, usize> = BTreeMap::new();
    let mut sentences: Vec<Vec<&Silent>> = Vec::new();
    for silent in all {
        let at = *known.entry(&silent.place).or_insert(sentences.len());
        match sentences.get_mut(at) {
            Some(entries) => entries.push(silent),
            None => sentences.push(vec![silent]),
        }
    }
    sentences
}

/// One topic of a sentence; the sentence itself is shown with its first one.
fn entry(page: &mut Page, silent: &Silent, again: bool) {
    page.blank();
    let head = format!("{} × {}", silent.count, silent.topic);
    match again {
        true => page.plain(&format!("{head} · the same sentence")),
        false => at(page, &head, &silent.place),
    }
    page.label("act");
    page.item(0, &silent.act);
    page.label("reason");
    page.item(0, &silent.why);
    stub(page, &silent.stub);
}

fn speakers(page: &mut Page, gaps: &Gaps, limit: usize) {
    page.heading(&format!("Speakers whom the pack does not know ({})", gaps.speakers.len()));
    for speaker in gaps.speakers.iter().take(limit) {
        page.blank();
        at(page, &format!("{} × {}", speaker.count, quoted(&speaker.name)), &speaker.place);
        stub(page, &speaker.stub);
    }
    more(page, gaps.speakers.len(), limit);
}

fn bodies(page: &mut Page, gaps: &Gaps, limit: usize) {
    page.heading(&format!("Bodies that the pack does not list ({})", gaps.bodies.len()));
    for body in gaps.bodies.iter().take(limit) {
        page.blank();
        at(page, &format!("{} × {} ({})", body.count, quoted(&body.name), body.lang), &body.place);
        stub(page, &body.stub);
    }
    more(page, gaps.bodies.len(), limit);
}

fn words(page: &mut Page, gaps: &Gaps, limit: usize) {
    page.heading(&format!("Words beside a topic's words that no list holds ({})", gaps.words.len()));
    for word in gaps.words.iter().take(limit) {
        page.blank();
        let head = format!("{} × {} ({})", word.count, quoted(&word.word), word.topic);
        page.plain(&format!("{head}, first {}: {}", spot(&word.place), quoted(&word.beside)));
        stub(page, &word.stub);
    }
    more(page, gaps.words.len(), limit);
}

fn actors(page: &mut Page, gaps: &Gaps, limit: usize) {
    page.heading(&format!("Actors of the pack who are never named ({})", gaps.actors.len()));
    let ids: Vec<&str> = gaps.actors.iter().take(limit).map(|actor| actor.id.as_str()).collect();
    if !ids.is_empty() {
        page.item(0, &ids.join(" · "));
    }
    more(page, gaps.actors.len(), limit);
    if let Some(first) = gaps.actors.first() {
        page.blank();
        page.plain("A pack that extends this one leaves an actor out like this:");
        stub(page, &first.stub);
    }
}

fn at(page: &mut Page, head: &str, place: &Place) {
    page.plain(&format!("{head} · {}", spot(place)));
    page.passage(&place.sentence);
}

fn spot(place: &Place) -> String {
    format!("{}:{}", quoted(&place.path), place.line)
}

/// TOML as it is: nothing is put into its lines, for they are to be copied.
fn stub(page: &mut Page, toml: &str) {
    toml.lines()
        .for_each(|line| page.raw(&if line.is_empty() { String::new() } else { format!("    {line}") }));
}

fn more(page: &mut Page, all: usize, limit: usize) {
    if all > limit {
        page.blank();
        page.plain(&format!("… {} more: --limit {all} shows them", all - limit));
    }
}
