//! Sentences with a speech act and a topic word, but without a claim on the topic, and why.

use super::polarity::{self, Said, act};
use super::shape::Shape;
use super::stub::{self, Draft, Example, NewRule};
use super::{Homes, Place, Reason, Silent, key, place, places};
use crate::authoring::explain::{Explained, phrases};
use crate::extract::explain::{ContentView, Fate, NearView, SentenceView, WordView, Words};
use crate::rules::Ruleset;
use crate::rules::ids::PositionId;
use crate::text::fold_plain;
use std::cmp::Reverse;
use std::collections::{BTreeMap, BTreeSet};

/// The sets that each topic is about.
type Keys = BTreeMap<String, BTreeSet<String>>;

/// All of them, the likeliest gaps first, and of those the most frequent; one entry for one sentence and topic.
pub fn silent(explained: &[Explained], ruleset: &Ruleset, homes: &Homes) -> Vec<Silent> {
    let keys = key::sets(ruleset);
    let mut out: Vec<(Silent, Draft)> = Vec::new();
    let mut known: BTreeMap<(Reason, String, String), usize> = BTreeMap::new();
    for (document, sentence) in places(explained).filter(|(_, s)| !s.speakers.is_empty()) {
        let lang = document.explanation.language.as_str();
        let place = place(document, sentence);
        let finder = Finder { sentence, ruleset, homes, keys: &keys, lang, place };
        for (silent, draft) in finder.silent() {
            let key =
                (silent.reason, silent.topic.clone(), fold_plain(&stub::pattern(&silent.place.sentence)));
            match known.get(&key).and_then(|at| out.get_mut(*at)) {
                Some((same, _)) => same.count += 1,
                None => {
                    known.insert(key, out.len());
                    out.push((silent, draft));
                }
            }
        }
    }
    // The sort is stable: otherwise the order is that of the documents.
    out.sort_by_key(|(silent, _)| (silent.reason, Reverse(silent.count)));
    let numbered = (1..).zip(out);
    numbered.map(|(number, (silent, draft))| Silent { stub: draft.toml(number), ..silent }).collect()
}

struct Finder<'a> {
    sentence: &'a SentenceView,
    ruleset: &'a Ruleset,
    homes: &'a Homes,
    keys: &'a Keys,
    lang: &'a str,
    place: Place,
}

impl Finder<'_> {
    /// One entry for each topic that is spoken of and not claimed.
    fn silent(&self) -> Vec<(Silent, Draft)> {
        let claimed = |topic: &str| self.sentence.claims.iter().any(|c| c.topic == topic);
        let mut by_topic: BTreeMap<&str, (Reason, &ContentView)> = BTreeMap::new();
        for content in self.sentence.rules.iter().filter(|c| !claimed(&c.topic)) {
            let Some(reason) = reason(&content.fate) else { continue };
            let known = by_topic.entry(&content.topic).or_insert((reason, content));
            if reason < known.0 {
                *known = (reason, content);
            }
        }
        let mut out: Vec<_> = by_topic.values().map(|(reason, c)| self.of_content(*reason, c)).collect();
        for near in &self.sentence.near {
            let topic = topic_of(&near.rule);
            if !claimed(topic) && !is_told(&out, topic) && self.is_telling(near) {
                out.push(self.of_near(near));
            }
        }
        for topic in self.keys.keys() {
            if !claimed(topic) && !is_told(&out, topic) {
                out.extend(self.of_word(topic));
            }
        }
        out
    }

    fn shape<'s>(&'s self, topic: &'s str) -> Shape<'s> {
        Shape { sentence: self.sentence, ruleset: self.ruleset, lang: self.lang, topic }
    }

    /// Whether a pattern lacks one element only, and what matched of it has a word that its topic is about.
    fn is_telling(&self, near: &NearView) -> bool {
        let inside = |w: &&WordView| w.at.start >= near.at.start && w.at.end <= near.at.end;
        near.of == near.matched + 1
            && self.sentence.words.iter().filter(inside).any(|w| self.key(topic_of(&near.rule), w).is_some())
    }

    /// The end of a word or phrase of a set that a topic is about.
    fn key(&self, topic: &str, word: &WordView) -> Option<usize> {
        let keys = self.keys.get(topic)?;
        self.shape(topic).sets(word).filter(|(set, _)| keys.contains(*set)).map(|(_, end)| end).max()
    }

    fn of_content(&self, reason: Reason, content: &ContentView) -> (Silent, Draft) {
        let said = self.said(&content.rule, &content.at);
        let draft = match reason {
            Reason::NotCarried => self.new_rule(&content.topic, &content.at, said, false),
            _ => Draft::Example(Example {
                home: self.homes.topic(&content.topic, self.lang),
                rule: content.rule.clone(),
                sentence: self.place.sentence.clone(),
                otherwise: said.claim,
                note: said.note.filter(|_| reason != Reason::NotAsserted && reason != Reason::SwitchedOff),
            }),
        };
        let why = format!("{}: {}", phrases::matched(content), phrases::fate(content).unwrap_or_default());
        (self.entry(&content.topic, reason, why, &content.at), draft)
    }

    fn of_near(&self, near: &NearView) -> (Silent, Draft) {
        let topic = topic_of(&near.rule);
        let draft = self.new_rule(topic, &near.at, self.said(&near.rule, &near.at), near.before);
        (self.entry(topic, Reason::NoPattern, phrases::near(near), &near.at), draft)
    }

    /// A word that the topic is about, near which no rule began to match.
    fn of_word(&self, topic: &str) -> Option<(Silent, Draft)> {
        let words = self.sentence.words.iter().filter(|w| !w.set_aside);
        let (word, end) = words.filter_map(|w| Some((w, self.key(topic, w)?))).next()?;
        let skip = word.at.start.saturating_sub(self.sentence.sentence.start);
        let text = self.sentence.sentence.text.chars().skip(skip).take(end.saturating_sub(word.at.start));
        let at = Words { text: text.collect(), start: word.at.start, end };
        let labels = self.ruleset.labels();
        let mut positions = (0u16..).zip(&labels.position_topics);
        let first = positions.find(|(_, t)| labels.topic(**t).id == topic).map(|(id, _)| PositionId(id))?;
        let mut said = polarity::said(self.ruleset, self.sentence, at.start, first);
        said.note.get_or_insert_with(|| "no rule tells which position this is: choose it".to_owned());
        let why =
            "a word that the topic is about, and no rule has more than this of its pattern here".to_owned();
        Some((self.entry(topic, Reason::TopicWord, why, &at), self.new_rule(topic, &at, said, false)))
    }

    fn entry(&self, topic: &str, reason: Reason, why: String, at: &Words) -> Silent {
        Silent {
            topic: topic.to_owned(),
            reason,
            why,
            count: 1,
            place: self.place.clone(),
            words: at.text.clone(),
            act: act(self.sentence, at.start).map(phrases::act).unwrap_or_default(),
            stub: String::new(),
        }
    }

    fn new_rule(&self, topic: &str, at: &Words, said: Said, back: bool) -> Draft {
        let act = act(self.sentence, at.start);
        let (pattern, narrow) = self.shape(topic).pattern(at.start, at.end, act, back);
        let wide = "no other word stands near: add what makes it an assertion";
        Draft::Rule(NewRule {
            home: self.homes.topic(topic, self.lang),
            lang: self.lang.to_owned(),
            position: said.position,
            pattern,
            sentence: self.place.sentence.clone(),
            claim: said.claim,
            notes: said.note.into_iter().chain((!narrow).then(|| wide.to_owned())).collect(),
        })
    }

    /// What is said with the content of a rule at a place.
    fn said(&self, rule: &str, at: &Words) -> Said {
        let labels = self.ruleset.labels();
        let found = (0u16..).zip(&labels.rules).find(|(_, label)| label.id == rule);
        let position = found.map(|(id, _)| self.ruleset.rule(crate::rules::ids::RuleId(id)).position);
        position.map(|p| polarity::said(self.ruleset, self.sentence, at.start, p)).unwrap_or_default()
    }
}

fn is_told(out: &[(Silent, Draft)], topic: &str) -> bool {
    out.iter().any(|(silent, _)| silent.topic == topic)
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
