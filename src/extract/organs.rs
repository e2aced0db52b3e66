//! What every state has: "the defence ministry", "Foreign Minister N", where nothing beside it tells whose it is.
//!
//! It is of the state in which the sentence says that it speaks ("In Moscow, the defence ministry said"); else of the
//! one that the sentence is about, or that spoke last in the report. Where these two differ, and where the one that spoke
//! has just blamed another, it is left open.

use super::discourse::{Discourse, Voice};
use super::hits::Hits;
use super::mentions::Naming;
use super::resume::Said;
use super::unit::Units;
use crate::rules::WordOrder;
use crate::rules::ids::ActorId;
use crate::rules::phrase::Stream;
use crate::rules::tag::{Grammar, SpeechKind, Tag};
use std::ops::Range;

/// How far back the state may have spoken whose organ is named, in sentences.
const FARTHEST_STATE: usize = 10;
/// Letters of a word that an article may stand before, at least, and of what is attached to it before, at most.
const SHORTEST_WORD: usize = 4;
const LONGEST_ATTACHED: usize = 3;
/// Words for "according to" before their last one, at most.
const LONGEST_ACCORDING: usize = 3;
/// How far back a ministry may have spoken that "the ministry" means, in sentences.
const FARTHEST_BODY: usize = 4;

impl Naming<'_> {
    /// The state whose organ stands in a stretch of units, where one does.
    pub fn state_of_organ(
        &self,
        units: &Units<'_>,
        hits: &Hits,
        phrase: &Range<usize>,
        discourse: &Discourse,
    ) -> Option<ActorId> {
        let organ = |at: usize| hits.grammar(at, Grammar::Organ).is_some_and(|end| end <= phrase.end);
        // "Ruritania's deputy prime minister": of a state that nobody lists
        let owned = units.preceding(phrase.start).is_some_and(|before| self.owns(units, before));
        if owned || !phrase.clone().any(organ) {
            return None;
        }
        if let Some(place) = self.speaks_in_place(units, hits, phrase.start) {
            return Some(place);
        }
        let state = |actor: ActorId| self.ruleset.relations().state_of(actor);
        let here = self.subject_state(units, phrase.start);
        // "four were killed in Y, according to the health ministry": no state that merely spoke before
        if behind_according(units, hits, phrase.start) {
            return here;
        }
        let heard = discourse.last_heard(FARTHEST_STATE, &|actor| state(actor).is_some()).and_then(state);
        let heard = self.state_introduced(units, hits, phrase, discourse).or(heard);
        // "X accused Y. The interior ministry denied it": more likely Y's
        let other = |said: &Said| {
            let against = self.ruleset.against(said.position);
            let blamed = said.about.iter().filter(|p| against == Some(p.role)).filter_map(|p| state(p.actor));
            state(said.actor) == heard && blamed.into_iter().any(|of| Some(of) != heard)
        };
        let heard = heard.filter(|_| !discourse.said().iter().any(other));
        match (here, heard) {
            (Some(here), Some(heard)) => (here == heard).then_some(here),
            (here, heard) => here.or(heard),
        }
    }

    /// "A Ruritanian foreign ministry official said. …, the foreign ministry official said": the state one of whose men
    /// was introduced by the same words, where those of no other were.
    fn state_introduced(
        &self,
        units: &Units<'_>,
        hits: &Hits,
        phrase: &Range<usize>,
        discourse: &Discourse,
    ) -> Option<ActorId> {
        let relations = self.ruleset.relations();
        let organ = phrase.clone().find_map(|at| hits.grammar(at, Grammar::Organ).map(|end| at..end))?;
        let tokens = units.units[organ.start].tokens.start..units.units[organ.end - 1].tokens.end;
        let words =
            || tokens.clone().filter_map(|at| self.tokens.get(at)).map(|t| &self.folded.full[t.range()]);
        let state = |voice: &Voice| voice.actor.and_then(|actor| relations.state_of(actor));
        let same = |voice: &Voice| words().all(|word| self.words_of(voice).any(|written| written == word));
        let one = discourse.last_with_role(&|voice| state(voice).is_some() && same(voice))?;
        let of = state(&one).filter(|_| one.distance <= FARTHEST_STATE);
        let other =
            discourse.last_with_role(&|voice| state(voice).is_some_and(|s| Some(s) != of) && same(voice));
        of.filter(|_| other.is_none())
    }

    /// "The ministry", right behind a sentence in which one spoke: that one. `word` is the word as it is listed.
    pub fn body_heard(&self, discourse: &Discourse, word: &str) -> Option<Voice> {
        self.heard_as(discourse, &|written| written.contains(word))
    }

    /// The same where the word has its article: "a ministry" ends it.
    pub fn organ_heard(&self, discourse: &Discourse, word: &str) -> Option<Voice> {
        self.heard_as(discourse, &|written| is_word_of(word, written))
    }

    fn heard_as(&self, discourse: &Discourse, fits: &dyn Fn(&str) -> bool) -> Option<Voice> {
        let state = |voice: &Voice| voice.actor.and_then(|a| self.ruleset.relations().state_of(a));
        let named = |voice: &Voice| state(voice).is_some() && self.words_of(voice).any(fits);
        let since = discourse.carried();
        let spoke = since.iter().find(|&v| named(v)).cloned();
        let found = spoke.or_else(|| discourse.last_with_role(&named))?;
        // nobody else has spoken since
        let near = found.distance <= FARTHEST_BODY;
        since
            .iter()
            .all(|v| state(v).is_some() && state(v) == state(&found))
            .then_some(found)
            .filter(|_| near)
    }

    /// The words by which somebody was named, folded.
    pub fn words_of(&self, voice: &Voice) -> impl Iterator<Item = &str> {
        let tokens = voice.tokens.clone().filter_map(|at| self.tokens.get(at));
        tokens.map(|token| &self.folded.full[token.range()])
    }

    /// "In Moscow, the ministry said": the state whose capital opens the sentence behind a preposition, and nothing
    /// but a comma or a verb of speech between.
    fn speaks_in_place(&self, units: &Units<'_>, hits: &Hits, organ: usize) -> Option<ActorId> {
        let first = (0..organ).find(|&i| units.is_word(i) && !units.units[i].aside)?;
        let attached = units.mention_at(first).is_some_and(|m| m.preposition != 0);
        let at = if attached {
            first
        } else {
            hits.grammar(first, Grammar::Preposition).and_then(|end| units.following(end - 1))?
        };
        let actor = units.mention_at(at).filter(|m| !m.possessive && m.person.is_none())?.actor?;
        let small = |i: usize| {
            let verb = hits.speech(i, &[SpeechKind::Verb]).is_some();
            units.is_comma(i) || verb || self.is_article(units, i)
        };
        let near = at < organ && (at + 1..organ).all(|i| small(i) || units.transparent(i));
        self.ruleset.relations().state_of(actor).filter(|_| near)
    }

    /// The first state that a sentence names free of prepositions before a place.
    fn subject_state(&self, units: &Units<'_>, before: usize) -> Option<ActorId> {
        if self.language.order != WordOrder::SubjectFirst {
            return None;
        }
        let governed = |i: usize| {
            units.preceding(i).is_some_and(|b| units.begins(b, self.language, Grammar::Preposition))
        };
        let named = |i: usize| units.mention_at(i).filter(|m| !m.possessive && m.preposition == 0);
        let free = |i: &usize| named(*i).is_some_and(|m| m.actor.is_some()) && !governed(*i);
        let first = (0..before).find(free).and_then(|i| units.mention_at(i)).and_then(|m| m.actor)?;
        self.ruleset.relations().state_of(first)
    }

    /// The word at a unit that has a task, as the pack lists it ("ministry", "spokesman").
    pub fn word_of(&self, units: &Units<'_>, at: usize, task: Grammar) -> Option<&str> {
        let phrases = &self.language.phrases;
        let body = |tag| tag == Tag::Grammar(task);
        let listed = units.words(at).iter().filter(|m| phrases.starting_with(m.atom).any(|p| body(p.tag)));
        listed.map(|m| self.language.lexicon.text(m.atom)).max_by_key(|text| text.len())
    }
}

/// Whether words for "according to" end right before a unit.
fn behind_according(units: &Units<'_>, hits: &Hits, at: usize) -> bool {
    let Some(before) = units.preceding(at) else { return false };
    (before.saturating_sub(LONGEST_ACCORDING)..=before)
        .any(|i| hits.speech(i, &[SpeechKind::According]).is_some_and(|h| h.end == before + 1))
}

/// Whether a word is another, with or without an article attached to it, and a conjunction before that.
pub fn is_word_of(word: &str, other: &str) -> bool {
    let attached = word.strip_suffix(other).filter(|_| other.chars().count() >= SHORTEST_WORD);
    attached.is_some_and(|attached| attached.chars().count() <= LONGEST_ATTACHED)
}
