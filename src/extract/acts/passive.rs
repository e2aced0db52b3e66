//! Passives of speech: "was denied by X", "a source quoted by X".

use super::{Act, Reader};
use crate::extract::hits::Hit;
use crate::extract::unit::{Mention, UnitKind};
use crate::rules::Force;
use crate::rules::ids::ActorId;
use crate::rules::phrase::Stream;
use crate::rules::tag::{Grammar, SpeechKind, Tag};
use std::ops::Range;

/// How far behind a passive its author may stand, in units.
const FARTHEST_AGENT: usize = 8;
/// How far behind "by" he may stand, in units.
const FARTHEST_BY: usize = 3;

/// Words of a passive of speech before its last one, at most.
const LONGEST_PASSIVE: usize = 4;
/// Words and hyphens between "by" and the name of who is described by them, at most.
const LONGEST_DESCRIPTION: usize = 6;

impl Reader<'_> {
    /// "A said that claims made by B were false": what B claims stands inside what A says.
    fn told(&self, hit: &Hit, force: Force) -> bool {
        let scene = self.scene;
        let Some(top) = self.stack.last().map(|&a| &self.acts[a]) else { return false };
        let that = scene.units.preceding(hit.start).filter(|&b| scene.ends_at(b, Grammar::That));
        self.subject_first() && force == Force::Allege && that.is_some_and(|t| t >= top.cue.end)
    }

    /// "A denied the allegations made by B that …": a noun of speech right behind the verb of another one, with whose it
    /// is.
    fn is_object(&self, hit: &Hit) -> bool {
        let scene = self.scene;
        let phrases = &scene.language.phrases;
        let act = |tag: Tag| matches!(tag, Tag::Speech { kind: SpeechKind::Act, .. });
        let mut words = scene.units.words(hit.start).iter();
        let noun = words.any(|m| phrases.starting_with(m.atom).any(|phrase| act(phrase.tag)));
        let Some(top) = self.stack.last().map(|&a| &self.acts[a]) else { return false };
        let small = [Grammar::Determiner, Grammar::Article];
        let before = self.before_words_of(hit.start, &small, top.cue.end);
        self.subject_first() && noun && before == Some(top.cue.end - 1)
    }

    /// "Broke a truce that was declared by X": a clause that only tells which truce says nothing of the rest.
    fn only_describes(&self, hit: &Hit, force: Force) -> bool {
        let scene = self.scene;
        let that = scene.units.preceding(hit.start).filter(|&b| scene.ends_at(b, Grammar::That));
        let noun = that.and_then(|t| scene.units.preceding(t));
        let says = |n: usize| scene.hits.speech_at(n) || !scene.units.is_word(n);
        self.subject_first() && force == Force::Affirm && noun.is_some_and(|n| !says(n))
    }

    /// "X denied in a statement carried by Y that …": Y only passes on the words in which X says what follows.
    fn carries_statement(&self, hit: &Hit) -> bool {
        let scene = self.scene;
        let words = |b: usize| scene.ends_at(b, Grammar::Statement) || scene.ends_at(b, Grammar::Adverbial);
        let Some(said) = self.stack.last().map(|&a| self.acts[a].cue.end) else { return false };
        let statement = scene.units.preceding(hit.start).is_some_and(|b| b >= said && words(b));
        self.subject_first() && statement && !(said..hit.start).any(|i| scene.hits.said_at(i))
    }

    /// "A draft circulated by X": a participle inside the content only tells whose it is.
    fn is_inside_content(&self, hit: &Hit, force: Force) -> bool {
        let scene = self.scene;
        let inside = |h: &Hit| h.start < hit.start && hit.end < h.end;
        let before = scene.units.preceding(hit.start);
        let finite = scene.hits.begins(hit.start, Grammar::Auxiliary)
            || before.is_some_and(|b| scene.ends_at(b, Grammar::Auxiliary));
        self.subject_first() && force == Force::Allege && !finite && scene.content().any(inside)
    }

    /// A passive of speech; `author` is whose it is where nobody is named.
    pub(super) fn passive(&mut self, hit: &Hit, force: Force, author: Option<ActorId>) {
        let agent = self.agent(hit);
        let voices = match (agent, author) {
            (Some(agent), _) => self.voices(&self.scene.coordinated(agent)),
            (None, Some(author)) => vec![self.unnamed(author, hit)],
            (None, None) => return,
        };
        if self.only_describes(hit, force)
            || self.is_inside_content(hit, force)
            || self.carries_statement(hit)
        {
            return;
        }
        let relative = self.relative(hit);
        let inside = relative || self.told(hit, force) || self.is_object(hit);
        let parent = self.stack.last().copied().filter(|_| inside);
        let clause = self.clause_start(hit.start);
        if agent.is_some_and(|a| self.relays_subject(a, clause)) {
            return;
        }
        let said = Act::new(force, SpeechKind::Passive, hit.start..hit.end, voices);
        self.push(Act { parent, ..said });
        if self.subject_first() {
            if let Some(agent) = agent {
                self.turn(hit, agent);
            }
        } else if !relative && self.bears_on_what_stands_before(hit, clause) {
            if let Some(act) = self.acts.last_mut() {
                act.backward = true;
            }
            self.stack.pop();
        }
    }

    /// "… was denied by X" takes up what stands before it, "it was denied by X that …" what follows.
    fn turn(&mut self, hit: &Hit, agent: usize) {
        let scene = self.scene;
        let list = scene.coordinated(agent);
        let Some(act) = self.acts.last_mut() else { return };
        let next = list.last().and_then(|&last| scene.units.following(last));
        let said = next.is_some_and(|n| {
            scene.hits.begins(n, Grammar::That) || scene.units.kind(n) == Some(UnitKind::Colon)
        });
        act.backward = !said && scene.content().any(|h| h.start < act.cue.start);
        // "…, it was announced by X"
        let pronoun = scene.units.preceding(hit.start).filter(|&b| scene.ends_at(b, Grammar::Statement));
        let comma = pronoun.and_then(|b| scene.units.preceding(b));
        if comma.is_some_and(|c| scene.units.is_comma(c)) && act.backward {
            act.backward = false;
            act.content = 0..scene.units.len();
        }
    }

    /// "The report of talks was denied by X", "… met with a denial from X": whether content stands before a passive and
    /// none behind it.
    fn bears_on_what_stands_before(&self, hit: &Hit, clause: usize) -> bool {
        let content = |mut range: Range<usize>| range.any(|i| self.scene.hits.content_at(i));
        content(clause..hit.start) && !content(hit.end..self.scene.units.len())
    }

    /// "A source quoted by X said": whoever passes on what somebody else says, whose verb follows.
    fn relays_subject(&self, agent: usize, clause: usize) -> bool {
        let scene = self.scene;
        let near = agent + 1..scene.units.len().min(agent + FARTHEST_AGENT);
        let verb = near.into_iter().find(|&at| scene.hits.speech(at, &[SpeechKind::Verb]).is_some());
        self.subject_first()
            && verb.is_some_and(|verb| self.before_small_words(verb, clause) == Some(agent))
            && self.quoted_by(agent, clause).is_some()
    }

    /// The author of a passive: behind "by", else in the case of such authors or without a case right behind it.
    fn agent(&self, hit: &Hit) -> Option<usize> {
        let scene = self.scene;
        let near = scene.units.len().min(hit.end + FARTHEST_AGENT);
        if let Some(end) = (hit.start + 1..near).find_map(|i| scene.hits.grammar(i, Grammar::By)) {
            let named = |i: usize| scene.units.mention_at(i).is_some();
            let ends = |i: usize| named(i) || scene.hits.speech(i, &[SpeechKind::Verb]).is_some();
            let near = end..scene.units.len().min(end + FARTHEST_BY);
            let agent = near.into_iter().find(|&i| ends(i)).filter(|&i| named(i))?;
            return (!(hit.end..agent).any(|i| scene.units.is_comma(i))).then_some(agent);
        }
        if let Some(at) = self.right_behind_preposition(hit) {
            return Some(at);
        }
        // "was denied in the ministry"
        let inside = scene.hits.grammar(hit.end, Grammar::SpeakingIn);
        if let Some(at) = inside.and_then(|end| (end..near).find(|&i| !scene.units.transparent(i))) {
            return scene.units.mention_at(at).map(|_| at);
        }
        let in_its_case = |m: &Mention| m.preposition == 0 && m.agent;
        let before = scene.units.preceding(hit.start);
        if let Some(at) = before.filter(|&b| scene.units.mention_at(b).is_some_and(in_its_case)) {
            return Some(at).filter(|&at| !scene.under_preposition(at));
        }
        if scene.language.lexicon.without_cases() {
            return None;
        }
        let ends = |i: usize| matches!(scene.units.kind(i), Some(UnitKind::Comma | UnitKind::Colon));
        let caseless = |m: &Mention, at: usize| m.preposition == 0 && !m.oblique && at == hit.end;
        (hit.end..near).take_while(|&i| !ends(i)).find(|&i| {
            let agent = scene.units.mention_at(i).is_some_and(|m| in_its_case(m) || caseless(m, i));
            agent && !scene.under_preposition(i) && !scene.units.units[i].aside
        })
    }

    /// "Met with a denial from X": a mention behind a preposition that is part of the words for the passive.
    fn right_behind_preposition(&self, hit: &Hit) -> Option<usize> {
        let scene = self.scene;
        let last = scene.units.preceding(hit.end).filter(|&last| {
            let word = scene.units.begins(last, scene.language, Grammar::Preposition);
            last > hit.start && last + 1 == hit.end && word
        })?;
        let named = |&at: &usize| scene.units.mention_at(at).is_some_and(|m| m.preposition == 0);
        scene.units.following(last).filter(named)
    }

    /// "By the pro-government X": the word before those that describe a mention.
    fn before_description_of(&self, at: usize) -> Option<usize> {
        let mut before = self.scene.units.preceding(at)?;
        for _ in 0..LONGEST_DESCRIPTION {
            let hyphen = self.scene.units.kind(before) == Some(UnitKind::Dash);
            if !hyphen && !self.describes_only(before) {
                break;
            }
            before = self.scene.units.preceding(before)?;
        }
        Some(before)
    }

    /// "By Channel 4": the unit before the words for somebody whom no list has.
    fn by_stranger(&self, end: usize, clause: usize) -> Option<usize> {
        let scene = self.scene;
        let name = |i: usize| {
            scene.units.is_word(i) && scene.units.mention_at(i).is_none() && !scene.hits.speech_at(i)
        };
        let near = (end.saturating_sub(LONGEST_DESCRIPTION).max(clause)..=end).rev();
        near.take_while(|&i| scene.ends_at(i, Grammar::By) || name(i))
            .find(|&i| scene.ends_at(i, Grammar::By))
    }

    /// "A source quoted by X said": the mention before the words that tell who only passes it on.
    pub(super) fn quoted_by(&self, relay: usize, clause: usize) -> Option<usize> {
        let scene = self.scene;
        let by = match scene.units.mention_at(relay) {
            Some(_) => self.before_description_of(relay),
            None => self.by_stranger(relay, clause),
        };
        let by = by.filter(|&by| by > clause)?;
        let passive = |h: &&Hit| {
            h.end == by + 1
                && matches!(h.tag, Tag::Speech { kind: SpeechKind::Passive, force: Force::Affirm, .. })
        };
        let from = by.saturating_sub(LONGEST_PASSIVE).max(clause + 1);
        let hit = (from..=by).rev().find_map(|at| scene.hits.at(at).iter().find(passive))?;
        let before = scene.units.preceding(hit.start).filter(|&b| b >= clause)?;
        scene.units.mention_at(before).is_some().then_some(before)
    }
}
