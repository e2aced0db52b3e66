//! Where a claim stands and when it was made: its words in the document, the relay, the day of the statement.

use super::{Understanding, number};
use crate::extract::acts::Act;
use crate::extract::claim::{Basis, StatementDay, Step, Trace};
use crate::extract::content::{Content, Taken};
use crate::extract::dates::{self, statement_day};
use crate::extract::discourse::Voice;
use crate::extract::mentions::MARKS;
use crate::extract::unit::UnitKind;
use crate::rules::ActorKind;
use crate::rules::ids::ActorId;
use crate::rules::tag::{Grammar, SpeechKind, Tag};
use std::ops::Range;

impl Understanding<'_> {
    /// The relay: an agency around the act, or one that the speaker spoke to.
    pub(super) fn via(&self, around: &[usize], level: usize, act: &Act) -> Option<ActorId> {
        let relations = self.scene.ruleset.relations();
        let labels = self.scene.ruleset.labels();
        let outlet = self.reading.document.outlet.as_deref();
        // who publishes the report has not relayed it to the outlet
        let agency = |a: ActorId| {
            relations.kind(a) == ActorKind::Agency && outlet != Some(labels.actor(a).id.as_str())
        };
        let outer = around
            .iter()
            .skip(level + 1)
            .flat_map(|&a| &self.acts[a].voices)
            .filter_map(|v| v.actor)
            .find(|&a| agency(a));
        let told = (act.clause..self.opening(act)).filter_map(|i| {
            let mention = self.scene.units.mention_at(i)?;
            mention.actor.filter(|&a| agency(a) && (self.scene.governed(i) || act.cue.contains(&i)))
        });
        outer.or_else(|| told.into_iter().next())
    }

    /// Where what an act says begins: at "that", a colon, the first content or act inside.
    fn opening(&self, act: &Act) -> usize {
        let opens = |i: usize| {
            self.scene.units.kind(i) == Some(UnitKind::Colon)
                || self.scene.hits.at(i).iter().any(|h| {
                    matches!(
                        h.tag,
                        Tag::Content(_)
                            | Tag::Grammar(Grammar::That)
                            | Tag::Speech { kind: SpeechKind::Noun, .. }
                    )
                })
        };
        (act.cue.end..self.scene.units.len()).find(|&i| opens(i)).unwrap_or(act.cue.end)
    }

    pub(super) fn day(&self, around: &[usize], level: usize) -> StatementDay {
        let act = &self.acts[around[level]];
        let before =
            self.acts.iter().filter(|a| a.cue.end <= act.clause).map(|a| self.opening(a)).max().unwrap_or(0);
        // a dateline says when the report was written, not when somebody spoke
        let number = |at: usize| number(self.reading, self.scene.units, at);
        let dateline = dates::dateline(self.scene, self.reading.published, &number);
        let behind = dateline.map_or(0, |(_, end)| end).min(act.cue.start);
        self.day_in(before.min(act.clause).max(behind)..self.opening(act).max(act.cue.end))
    }

    pub(super) fn day_in(&self, region: Range<usize>) -> StatementDay {
        let number = |at: usize| number(self.reading, self.scene.units, at);
        statement_day(self.scene, region, self.reading.published, &number)
    }

    pub(super) fn trace(&self, content: &Content<'_>, taken: &Taken, act: &Act, voice: &Voice) -> Trace {
        let here = |range: Range<usize>| self.bytes(range);
        let speaker = self.reading.original(&voice.tokens);
        let content_bytes = here(content.hit.start..content.hit.end);
        let cue = here(act.cue.clone());
        let carried = voice.basis == Basis::Carried || voice.distance > 0;
        let from = act.clause.min(content.hit.start);
        // to the end of the content's clause, or where somebody speaks next
        let next: Vec<usize> =
            self.acts.iter().map(|a| a.clause).filter(|&at| at > content.hit.start).collect();
        let to = self.scene.reach(content.hit.end, &next).max(act.cue.end).max(content.hit.end);
        let mut quote = here(from..self.quote_end(content.hit.end, to));
        if !carried && speaker.end <= quote.start + 200 && !speaker.is_empty() {
            quote.start = quote.start.min(speaker.start);
        }
        let quote = with_opening_mark(&self.reading.document.text, quote);
        // what is written in a channel of its own is affirmed without a word for it
        let worded = taken.steps.iter().filter(|(words, ..)| !words.is_empty());
        let steps = worded.map(|(words, force, negation, position)| Step {
            word: here(words.clone()),
            force: *force,
            negation: *negation,
            position: *position,
        });
        Trace {
            sentence: self.reading.original(&self.sentence.tokens),
            quote,
            cue: (!cue.is_empty()).then_some(cue),
            speaker: (!speaker.is_empty()).then_some(speaker),
            content: content_bytes,
            stated: self.scene.ruleset.rule(content.rule).position,
            steps: steps.collect(),
        }
    }

    /// Where a quotation that may run to `to` ends: before "which …", and without a comma at its end.
    fn quote_end(&self, from: usize, to: usize) -> usize {
        let answered = (from..to).find(|&i| self.scene.hits.begins(i, Grammar::Backward));
        let mut end = answered.unwrap_or(to);
        while end > from && self.scene.units.is_comma(end - 1) {
            end -= 1;
        }
        end
    }

    /// Bytes of the document's text for a stretch of units.
    pub(in crate::extract) fn bytes(&self, range: Range<usize>) -> Range<usize> {
        let end = range.end.min(self.scene.units.len());
        if range.start >= end {
            return 0..0;
        }
        let units = &self.scene.units.units;
        let tokens = units[range.start].tokens.start..units[end - 1].tokens.end;
        self.reading.original(&tokens)
    }
}

/// A stretch with the mark right before it that opens a quotation inside it, so that none closes unopened.
fn with_opening_mark(text: &str, range: Range<usize>) -> Range<usize> {
    let odd = text[range.clone()].matches(MARKS).count() % 2 == 1;
    let mark = text[..range.start].chars().next_back().filter(|c| odd && MARKS.contains(c));
    range.start - mark.map_or(0, char::len_utf8)..range.end
}
