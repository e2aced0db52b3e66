//! Sentences with a speech act and a topic word, but without a claim on the topic, and why.

use super::stub::{self, NewRule};
use super::{Files, Place, Reason, Silent, key, place, places, right_before, right_behind};
use crate::authoring::explain::{Explained, phrases};
use crate::extract::explain::{ActView, ContentView, Fate, NearView, SentenceView, Why, WordView};
use crate::rules::Ruleset;
use std::collections::{BTreeMap, BTreeSet};

/// Words behind a topic word that a suggested pattern takes in.
const PATTERN_WORDS: usize = 2;

/// All of them, the likeliest gaps first.
pub fn silent(explained: &[Explained], ruleset: &Ruleset, files: &Files) -> Vec<Silent> {
    let key = key::sets(ruleset);
    let mut out: Vec<Silent> = Vec::new();
    for (document, sentence) in places(explained).filter(|(_, s)| !s.speakers.is_empty()) {
        let finder = Finder {
            sentence,
            ruleset,
            files,
            key: &key,
            lang: &document.explanation.language,
            place: place(document, sentence),
        };
        out.extend(finder.silent());
    }
    // The sort is stable: within a reason the order is that of the documents.
    out.sort_by_key(|silent| silent.reason);
    out
}

struct Finder<'a> {
    sentence: &'a SentenceView,
    ruleset: &'a Ruleset,
    files: &'a Files,
    key: &'a BTreeMap<String, BTreeSet<String>>,
    lang: &'a str,
    place: Place,
}

impl Finder<'_> {
    /// One entry for each topic that is spoken of and not claimed.
    fn silent(&self) -> Vec<Silent> {
        let claimed = |topic: &str| self.sentence.claims.iter().any(|c| c.topic == topic);
        let mut by_topic: BTreeMap<&str, (Reason, &ContentView)> = BTreeMap::new();
        for content in self.sentence.rules.iter().filter(|c| !claimed(&c.topic)) {
            let Some(reason) = reason(&content.fate) else { continue };
            let known = by_topic.entry(&content.topic).or_insert((reason, content));
            if reason < known.0 {
                *known = (reason, content);
            }
        }
        let mut out: Vec<Silent> = by_topic.values().map(|(reason, c)| self.of_content(*reason, c)).collect();
        for near in &self.sentence.near {
            let topic = topic_of(&near.rule);
            let known = claimed(topic) || out.iter().any(|s| s.topic == topic);
            if !known && self.is_telling(near) {
                out.push(self.of_near(near));
            }
        }
        out
    }

    /// Whether a pattern lacks one element only, and what matched of it has a word that its topic is about.
    fn is_telling(&self, near: &NearView) -> bool {
        let topic = topic_of(&near.rule);
        let key = |set: &str| self.key.get(topic).is_some_and(|sets| sets.contains(set));
        let mut words = self.words_in(near.at.start, near.at.end);
        near.of == near.matched + 1 && words.any(|word| self.sets_of(word, topic).any(key))
    }

    fn words_in(&self, start: usize, end: usize) -> impl Iterator<Item = &WordView> {
        self.sentence.words.iter().filter(move |w| w.at.start >= start && w.at.end <= end)
    }

    /// The sets of the topic's own that hold a word.
    fn sets_of<'w>(&'w self, word: &'w WordView, topic: &'w str) -> impl Iterator<Item = &'w str> {
        let labels = self.ruleset.labels();
        let own = move |name: &str| {
            let listing = self.ruleset.sets().iter().find(|s| s.name == name && s.lang == self.lang);
            listing.is_some_and(|s| s.topics.iter().any(|t| labels.topic(*t).id == topic))
        };
        word.may_be.iter().flat_map(|l| &l.sets).map(String::as_str).filter(move |name| own(name))
    }

    fn of_content(&self, reason: Reason, content: &ContentView) -> Silent {
        let act = self.act(content.at.start);
        let stub = match reason {
            Reason::NotCarried => {
                let pattern = self.pattern(content.at.start, content.at.end, &content.topic, false);
                self.new_rule(&content.topic, &content.position, &pattern)
            }
            _ => {
                let otherwise = self.claim(act, &content.position);
                let file = self.file(&content.topic);
                stub::example(file, &content.rule, &self.sentence.sentence.text, otherwise.as_deref())
            }
        };
        Silent {
            topic: content.topic.clone(),
            reason,
            why: format!("{}: {}", phrases::matched(content), phrases::fate(content).unwrap_or_default()),
            place: self.place.clone(),
            words: content.at.text.clone(),
            act: act.map(phrases::act).unwrap_or_default(),
            stub,
        }
    }

    fn of_near(&self, near: &NearView) -> Silent {
        let topic = topic_of(&near.rule);
        let position = self.position(&near.rule);
        let pattern = self.pattern(near.at.start, near.at.end, topic, near.before);
        Silent {
            topic: topic.to_owned(),
            reason: Reason::NoPattern,
            why: phrases::near(near),
            place: self.place.clone(),
            words: near.at.text.clone(),
            act: self.act(near.at.start).map(phrases::act).unwrap_or_default(),
            stub: self.new_rule(topic, &position, &pattern),
        }
    }

    fn new_rule(&self, topic: &str, position: &str, pattern: &str) -> String {
        let first = self
            .sentence
            .speakers
            .iter()
            .find(|act| act.force == "affirm")
            .or(self.sentence.speakers.first());
        let claim = first.filter(|act| act.force == "affirm").and_then(|act| self.claim(Some(act), position));
        NewRule {
            file: self.file(topic),
            lang: self.lang,
            position,
            pattern,
            sentence: &self.sentence.sentence.text,
            claim,
        }
        .toml()
    }

    fn file<'f>(&'f self, topic: &'f str) -> &'f str {
        self.files.get(topic).map_or(topic, String::as_str)
    }

    /// The position of a rule.
    fn position(&self, rule: &str) -> String {
        let labels = self.ruleset.labels();
        let found = labels.rules.iter().zip(0u16..).find(|(label, _)| label.id == rule);
        let position = found.map(|(_, id)| self.ruleset.rule(crate::rules::ids::RuleId(id)).position);
        position.map(|p| labels.position(p).id.clone()).unwrap_or_default()
    }

    /// The act that stands nearest before a place, else the first.
    fn act(&self, start: usize) -> Option<&ActView> {
        let acts = &self.sentence.speakers;
        acts.iter().rev().find(|act| act.cue.start <= start).or(acts.first())
    }

    /// What an act would claim of a position, where somebody known speaks.
    fn claim(&self, act: Option<&ActView>, position: &str) -> Option<String> {
        let voice = act.filter(|a| a.why != Why::Unknown)?.voices.iter().find(|v| !v.relays)?;
        Some(format!("{} {position}", voice.actor.as_ref()?))
    }

    /// A pattern for the words of a place and a few behind them, else (or where that is asked for) before them: sets
    /// of the topic by name, other words as they are.
    fn pattern(&self, start: usize, end: usize, topic: &str, back: bool) -> String {
        let ahead = if back { 0 } else { PATTERN_WORDS };
        let behind: Vec<&WordView> = right_behind(self.sentence, end).take(ahead).collect();
        let mut before: Vec<&WordView> = Vec::new();
        if behind.is_empty() {
            before.extend(right_before(self.sentence, start).take(PATTERN_WORDS));
            before.reverse();
        }
        let element = |word: &WordView| match self.sets_of(word, topic).next() {
            Some(set) => format!("<{set}>"),
            None => stub::pattern(&word.at.text),
        };
        let words = before.into_iter().chain(self.words_in(start, end)).chain(behind);
        let elements: Vec<String> = words.map(element).filter(|e| !e.is_empty()).collect();
        elements.join(" ")
    }
}

fn topic_of(rule: &str) -> &str {
    rule.split('/').next().unwrap_or(rule)
}

/// Why a match gave no claim; nothing where it gave one or another stands for it.
fn reason(fate: &Fate) -> Option<Reason> {
    match fate {
        Fate::Claimed | Fate::Covered { .. } | Fate::Question => None,
        Fate::NotCarried => Some(Reason::NotCarried),
        Fate::NoAnswer { .. } => Some(Reason::NoAnswer),
        Fate::OutOfReach { .. } => Some(Reason::OutOfReach),
        Fate::NobodySpeaks => Some(Reason::NobodySpeaks),
        Fate::NoKnownSpeaker => Some(Reason::UnknownSpeaker),
        Fate::Limited { .. } | Fate::Purpose | Fate::About | Fate::NobodyBlamed => Some(Reason::NotAsserted),
        Fate::Guarded { .. } => Some(Reason::SwitchedOff),
    }
}
