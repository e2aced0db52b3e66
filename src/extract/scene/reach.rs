//! How far words bear: where the clause of a force ends, and which commas only part an insertion from it.

use super::Scene;
use crate::extract::hits::Hit;
use crate::rules::tag::{Grammar, Scope, SpeechKind, Tag};

impl Scene<'_> {
    /// Where the stretch that begins at `from` ends for a force: the next comma that closes it, connective or
    /// act; `acts` are the starts of acts that end it.
    pub fn reach(&self, from: usize, acts: &[usize]) -> usize {
        let content = self.content_begins(from);
        let mut at = from;
        while at < self.units.len() {
            if let Some(end) = self.units.behind_insertion(at).or_else(|| self.gloss(at)) {
                at = end;
                continue;
            }
            if acts.contains(&at) || self.hits.scope(at, Scope::Connective).is_some() {
                return at;
            }
            if self.units.is_comma(at)
                && !self.units.units[at].aside
                && at > content
                && !self.list_continues(at)
            {
                return at;
            }
            at += 1;
        }
        at
    }

    /// The next "and that".
    pub fn joined_that(&self, from: usize) -> Option<usize> {
        let behind = |at: usize| {
            self.units.preceding(at).is_some_and(|b| b >= from && self.ends_at(b, Grammar::Conjunction))
        };
        let joined = |at: usize| self.units.has_conjunction(at) || behind(at);
        (from..self.units.len()).find(|&at| self.hits.begins(at, Grammar::That) && joined(at))
    }

    /// Whether a guard of its rule touches content with which an insertion begins.
    fn is_guarded(&self, content: &Hit) -> bool {
        let Tag::Content(rule) = content.tag else { return false };
        let touches = |g: &Hit| g.start < content.end && content.start < g.end;
        let comma = |at: usize| self.units.is_comma(at);
        let before = self.units.preceding(content.start);
        let link = before.filter(|&b| self.hits.begins(b, Grammar::Preposition));
        let opens = link.and_then(|b| self.units.preceding(b)).or(before).is_some_and(comma);
        opens && self.hits.all().iter().any(|g| g.tag == Tag::Unless(rule) && touches(g))
    }

    /// Where what a force bears on begins: before that, commas belong to insertions.
    fn content_begins(&self, from: usize) -> usize {
        let opens = |at: usize| {
            self.hits.at(at).iter().any(|h| {
                // "denied, in a call with an agency, that": what a guard switches off opens nothing
                matches!(h.tag, Tag::Content(_)) && !self.is_guarded(h)
                    || matches!(
                        h.tag,
                        Tag::Grammar(Grammar::That)
                            | Tag::Speech {
                                kind: SpeechKind::Noun | SpeechKind::Verb | SpeechKind::Predicate,
                                ..
                            }
                    )
            })
        };
        let mut at = from;
        while at < self.units.len() {
            if let Some(end) = self.units.behind_insertion(at).or_else(|| self.apposition(at)) {
                at = end;
            } else if opens(at) {
                return at;
            } else {
                at += 1;
            }
        }
        from
    }

    /// Behind an insertion that tells who somebody is ("…, one of the largest …, "), where one begins here.
    pub fn apposition(&self, comma: usize) -> Option<usize> {
        let next = self.units.following(comma).filter(|_| self.units.is_open_comma(comma))?;
        self.hits.grammar(next, Grammar::Apposition)?;
        (next..self.units.len()).find(|&at| self.units.is_open_comma(at)).map(|end| end + 1)
    }

    /// Behind a relative clause between commas that parts a subject from its auxiliary ("its forces, which …, had"),
    /// where one begins here.
    fn gloss(&self, comma: usize) -> Option<usize> {
        let next = self.units.following(comma).filter(|_| self.units.is_open_comma(comma))?;
        self.hits.grammar(next, Grammar::Relative)?;
        let end = (next..self.units.len()).find(|&at| self.units.is_open_comma(at))?;
        let verb = self.units.following(end)?;
        self.hits.grammar(verb, Grammar::Auxiliary).map(|_| end + 1)
    }

    /// Whether a unit opens a clause of its own.
    pub fn opens_clause(&self, at: usize) -> bool {
        self.hits.begins(at, Grammar::That)
            || self.hits.begins(at, Grammar::Auxiliary)
            || self.hits.scope(at, Scope::Connective).is_some()
            || self.hits.scope(at, Scope::Negator).is_some()
    }
}
