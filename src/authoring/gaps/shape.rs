//! The pattern of a draft: the words of a topic by their sets, and the nearest other word that says something.

use super::stub;
use crate::extract::explain::{ActView, SentenceView, WordView};
use crate::rules::Ruleset;
use crate::text::fold_plain;

/// How far from the topic's words another word may stand, in words and names.
const NEAR: usize = 4;

/// What one sentence offers for a pattern.
pub struct Shape<'a> {
    pub sentence: &'a SentenceView,
    pub ruleset: &'a Ruleset,
    pub lang: &'a str,
    pub topic: &'a str,
}

/// A word, a phrase of a set, or a name: what a gap counts.
struct Unit<'a> {
    start: usize,
    end: usize,
    /// The set of the topic that holds it.
    set: Option<&'a str>,
    /// Nothing for a name.
    word: Option<&'a WordView>,
}

impl<'a> Shape<'a> {
    /// The sets of the topic's own that hold a word or a phrase that begins with it, with the end of either; phrases
    /// first.
    pub fn sets(&self, word: &'a WordView) -> impl Iterator<Item = (&'a str, usize)> + '_ {
        let phrases = word.tasks.iter().filter(|t| t.kind == "set").map(|t| (t.what.as_str(), t.at.end));
        let words = word.may_be.iter().flat_map(|l| &l.sets).map(|set| (set.as_str(), word.at.end));
        phrases.chain(words).filter(|(set, _)| self.own(set))
    }

    fn own(&self, set: &str) -> bool {
        let labels = self.ruleset.labels();
        let listing = self.ruleset.sets().iter().find(|s| s.name == set && s.lang == self.lang);
        listing.is_some_and(|s| s.topics.iter().any(|t| labels.topic(*t).id == self.topic))
    }

    /// A pattern for the words of a place, with another word near it where there is one; `back` looks before it first.
    /// And whether there is one.
    pub fn pattern(&self, start: usize, end: usize, act: Option<&ActView>, back: bool) -> (String, bool) {
        let units = self.units();
        let inside = |u: &Unit<'_>| u.start < end && start < u.end;
        let mut chosen: Vec<usize> = (0..units.len()).filter(|&at| inside(&units[at])).collect();
        let (Some(&first), Some(&last)) = (chosen.first(), chosen.last()) else {
            return (String::new(), false);
        };
        chosen.retain(|&at| units[at].set.is_some() || self.tells(&units[at]));
        if chosen.is_empty() {
            chosen.push(first);
        }
        let from = act.map(|a| a.cue.end).filter(|end| *end <= start).unwrap_or_default();
        let mut ahead = (last + 1..units.len().min(last + 1 + NEAR)).find(|&at| self.fits(&units, at, end));
        let before = (first.saturating_sub(NEAR)..first).rev();
        let behind = before.into_iter().find(|&at| units[at].start >= from && self.fits(&units, at, start));
        if back && behind.is_some() {
            ahead = None;
        }
        let other = ahead.or(behind);
        chosen.extend(other);
        chosen.sort_unstable();
        (written(&units, &chosen), other.is_some())
    }

    /// Words and names in the order of the text, phrases of the topic's sets as one.
    fn units(&self) -> Vec<Unit<'a>> {
        let mut units: Vec<Unit<'a>> = Vec::new();
        for word in &self.sentence.words {
            if units.last().is_some_and(|u| word.at.start < u.end) {
                continue;
            }
            let set = self.sets(word).max_by_key(|(_, end)| *end);
            let end = set.map_or(word.at.end, |(_, end)| end);
            units.push(Unit { start: word.at.start, end, set: set.map(|(set, _)| set), word: Some(word) });
        }
        let names = self.sentence.mentions.iter().map(|m| &m.at);
        units.extend(names.map(|at| Unit { start: at.start, end: at.end, set: None, word: None }));
        units.sort_by_key(|u| u.start);
        units
    }

    /// Whether a word stands in the same clause as a place and says something.
    fn fits(&self, units: &[Unit<'_>], at: usize, place: usize) -> bool {
        let unit = &units[at];
        let (from, to) = (unit.end.min(place), unit.start.max(place));
        (unit.set.is_some() || self.tells(unit)) && !super::parted(self.sentence, from, to)
    }

    /// Whether a word means something by itself: no name, number, cue, negator or common small word.
    fn tells(&self, unit: &Unit<'_>) -> bool {
        let Some(word) = unit.word else { return false };
        let frequent = self.ruleset.languages().iter().find(|l| l.id == self.lang).map(|l| &l.frequent);
        let common = frequent.is_some_and(|f| f.contains(&fold_plain(&word.folded)));
        let letters = word.folded.chars().all(char::is_alphabetic) && word.folded.chars().count() > 2;
        let capital = word.at.text.chars().next().is_some_and(char::is_uppercase);
        let set_only = word.tasks.iter().all(|t| t.kind == "set");
        letters && !common && !capital && set_only && !word.set_aside
    }
}

/// The chosen ones as a pattern, with gaps for what stands between.
fn written(units: &[Unit<'_>], chosen: &[usize]) -> String {
    let mut parts: Vec<String> = Vec::new();
    let mut next: Option<usize> = None;
    for &at in chosen {
        if let Some(skipped) = next.map(|n| at - n).filter(|n| *n > 0) {
            parts.push(format!("…{skipped}"));
        }
        let unit = &units[at];
        parts.push(match (unit.set, unit.word) {
            (Some(set), _) => format!("<{set}>"),
            (None, Some(word)) => stub::pattern(&word.at.text),
            (None, None) => "…1".to_owned(),
        });
        next = Some(at + 1);
    }
    parts.join(" ")
}
