//! Which act stands inside which, and where each begins and ends.

use super::{Act, Reader, Subject, only_says};
use crate::extract::hits::Hit;
use crate::extract::unit::UnitKind;
use crate::rules::WordOrder;
use crate::rules::tag::{Grammar, Scope, SpeechKind, Tag};
use std::ops::Range;

/// Units between the comma of an insertion and a noun of speech in it, at most.
const LONGEST_OPENING: usize = 6;

impl Reader<'_> {
    /// The act in which a verb stands.
    pub(super) fn parent(&self, hit: &Hit, relative: bool, subject: &Subject) -> Option<usize> {
        let scene = self.scene;
        let &top = self.stack.last()?;
        if relative {
            return if self.describes_speaker(top, hit) { self.acts[top].parent } else { Some(top) };
        }
        let connective = scene.right_behind(hit.start, Scope::Connective);
        // "although A spoke of …, B said that …": a connective behind what A said ends it
        let opener = self.opener(self.acts[top].cue.end..hit.start);
        let cut = opener.is_some_and(|i| scene.hits.limits(i, Scope::Connective))
            && !scene.inside_quotation(self.acts[top].cue.end, hit.start);
        if cut || self.ends_subordinate(hit, subject) {
            return None;
        }
        if let Some(quoting) = self.quoting(hit.start) {
            return Some(quoting);
        }
        if connective || hit.first.preposition != 0 {
            return None;
        }
        let ended = (self.acts[top].cue.end..hit.start).any(|i| self.ends_statement(i));
        let ended = self.free() && ended && !matches!(subject, Subject::Nobody);
        if ended || self.speaks_apart(self.acts[top].cue.end, hit.start, subject) {
            return None;
        }
        if hit.first.conjunction || self.behind_conjunction(hit.start) {
            return self.coordinated_parent(hit, subject);
        }
        // "according to X, Y threatened": what is done is told by X; who says something speaks for himself
        let does = matches!(hit.tag, Tag::Speech { force, .. } if force.is_disposition());
        let verb_first = self.verb_first();
        let told = verb_first && does && matches!(subject, Subject::Mentions(_)) && !hit.first.conjunction;
        if self.fronted(top, hit.start, told) {
            return Some(top);
        }
        let opened = |&a: &usize| self.opened(self.acts[a].cue.end, hit.start);
        self.stack.iter().rev().copied().filter(|&a| !self.noun_ended(a, hit.start)).find(opened)
    }

    /// "While A said that …, B said that": where verbs come first, the verb of the main clause stands right behind the
    /// comma that ends the clause with which the sentence begins, and has a subject of its own.
    fn ends_subordinate(&self, hit: &Hit, subject: &Subject) -> bool {
        let scene = self.scene;
        // "while A said that B, a big faction, agreed": the subject of that is named before it
        let own = matches!(subject, Subject::Mentions(list) if list.iter().all(|&at| at > hit.start));
        let plain = self.verb_first() && own && !hit.first.conjunction && hit.first.preposition == 0;
        let comma = scene.units.preceding(hit.start).is_some_and(|b| scene.units.is_open_comma(b));
        let spoken = self.acts.iter().any(Act::is_outermost_speech);
        plain && comma && spoken && self.opens_with_connective() && !scene.inside_quotation(0, hit.start)
    }

    /// Whether the sentence begins with a connective, so that its main clause is still to come.
    pub(super) fn opens_with_connective(&self) -> bool {
        let scene = self.scene;
        let first = scene.units.first_word(0..scene.units.len());
        first.is_some_and(|first| scene.hits.limits(first, Scope::Connective))
    }

    /// "…, which X denied, who said that": what X says does not stand inside what X denies.
    fn describes_speaker(&self, act: usize, hit: &Hit) -> bool {
        let act = &self.acts[act];
        let verb_first = self.verb_first();
        let plain = only_says(act.force) && act.kind != SpeechKind::Act;
        let described = self.described_at(hit).filter(|_| verb_first && !plain);
        described.and_then(|at| self.scene.voice(at)).is_some_and(|voice| {
            act.kind == SpeechKind::Act || act.voices.iter().any(|v| v.actor == voice.actor)
        })
    }

    /// "In reply to A's claims that …, B said": a noun of speech that opens the sentence ends with its clause.
    fn noun_ended(&self, act: usize, verb: usize) -> bool {
        let act = &self.acts[act];
        act.kind == SpeechKind::Act && act.parent.is_none() && act.content.end <= verb
    }

    /// "A said that …; B denied it": behind a semicolon whoever is named speaks for himself.
    pub(super) fn speaks_apart(&self, said: usize, verb: usize, subject: &Subject) -> bool {
        let named = matches!(subject, Subject::Mentions(_) | Subject::Unknown);
        named && self.scene.units.statement_ends(said, verb)
    }

    /// "According to X, Y refused …", "as X said, Y refused …": X tells what Y did.
    fn fronted(&self, act: usize, verb: usize, told: bool) -> bool {
        let scene = self.scene;
        let act = &self.acts[act];
        let as_said = scene.units.preceding(act.cue.start).is_some_and(|b| scene.ends_at(b, Grammar::As));
        let opens = act.kind == SpeechKind::According && act.content.start == act.cue.start;
        let ended = (act.cue.end..verb).any(|i| scene.units.kind(i) == Some(UnitKind::Other));
        (self.free() && (opens || as_said && act.parent.is_none()) || told && opens) && !ended
    }

    /// The innermost open act in whose quotation a unit stands.
    pub(super) fn quoting(&self, at: usize) -> Option<usize> {
        // of an act that is quoted itself the mark behind it closes the quotation
        let quoted = |a: usize| self.scene.inside_quotation(0, self.acts[a].cue.start);
        // a cue may open a quotation that closes right behind it: 'called it "a fantasy" and said'
        let quotes = |&a: &usize| self.scene.inside_quotation(self.acts[a].cue.start, at) && !quoted(a);
        self.stack.iter().rev().copied().find(quotes)
    }

    /// A coordinated verb goes on with the sentence's speaker, unless its form agrees with the embedded
    /// subject and not with him.
    pub(super) fn coordinated_parent(&self, hit: &Hit, subject: &Subject) -> Option<usize> {
        let (&outer, &inner) = (self.stack.first()?, self.stack.last()?);
        let nobody = matches!(subject, Subject::Nobody);
        if !nobody {
            return None;
        }
        // "threatened whoever stays and refuses": the tense is that of another clause
        let disposes = matches!(hit.tag, Tag::Speech { force, .. } if force.is_disposition());
        let other_clause = (hit.first.imperfect && !self.acts[outer].imperfect)
            || (hit.first.plural && !self.acts[outer].plural);
        if disposes && other_clause {
            return Some(inner);
        }
        let (outer_act, inner_act) = (&self.acts[outer], &self.acts[inner]);
        // the number tells, too, where the verb agrees with a subject before it
        let number = self.scene.language.order == WordOrder::Free;
        let form = |act: &Act| (act.feminine, number && act.plural);
        let embedded = inner != outer && inner_act.own_voice && form(inner_act) != form(outer_act);
        let own = (hit.first.feminine, number && hit.first.plural);
        (embedded && own == form(inner_act)).then_some(inner_act.parent).flatten()
    }

    /// The last "that" or connective in a stretch.
    pub(super) fn opener(&self, within: Range<usize>) -> Option<usize> {
        let hits = self.scene.hits;
        let opens = |i: usize| hits.begins(i, Grammar::That) || hits.limits(i, Scope::Connective);
        within.rev().find(|&i| opens(i))
    }

    /// Whether reported content was opened between two places.
    pub(super) fn opened(&self, from: usize, to: usize) -> bool {
        // a headline's colon opens what it reports by itself
        self.colon_at(from.saturating_sub(1))
            || (from.saturating_sub(1)..to)
                .any(|i| self.scene.hits.begins(i, Grammar::That) || self.colon_at(i))
    }

    /// Closes the acts that an act under `parent` ends, whose clause begins at `start` and whose cue at `cue`.
    pub(super) fn open(&mut self, parent: Option<usize>, start: usize, cue: usize) {
        let keep = parent.map_or(0, |p| self.stack.iter().position(|&a| a == p).map_or(0, |i| i + 1));
        for act in self.stack.drain(keep..) {
            let act = &mut self.acts[act];
            // "X, who accuses Y of …, said": what X says in between stands
            let inserted = act.kind == SpeechKind::Act && start < act.cue.start;
            let end = if inserted { cue } else { start };
            act.content.end = act.content.end.min(end.max(act.content.start));
        }
    }

    /// Adds an act; what it says may stand anywhere from its words to the end of the act around it.
    pub(super) fn push(&mut self, mut act: Act) {
        let mut end = act.parent.map_or(self.scene.units.len(), |p| self.acts[p].content.end);
        if act.kind == SpeechKind::Act && (act.parent.is_none() || self.is_inserted_noun(&act)) {
            // what only describes a noun ends with its clause
            let closes = |i: usize| {
                let that = |n: usize| self.scene.hits.begins(n, Grammar::That);
                let opens = self.free() && self.scene.units.following(i).is_some_and(that);
                self.scene.units.is_comma(i) && !opens
            };
            end = (act.cue.end..end).find(|&i| closes(i)).unwrap_or(end);
        }
        if let Some(stop) = act.parent.and_then(|p| self.quoted_stop(p, &act.cue)) {
            end = end.min(stop);
        }
        act.content = act.cue.start..end.max(act.cue.start);
        self.acts.push(act);
        self.stack.push(self.acts.len() - 1);
    }

    /// "A said that, contrary to statements of B's, …": whether a comma stands few words before a noun of speech, behind
    /// the verb around it, and no "that" behind it.
    fn is_inserted_noun(&self, act: &Act) -> bool {
        let scene = self.scene;
        let from = act.parent.map_or(0, |p| self.acts[p].cue.end);
        let from = from.max(act.cue.start.saturating_sub(LONGEST_OPENING));
        let comma = (from..act.cue.start).rev().find(|&i| scene.units.is_open_comma(i));
        let that = |i: usize| scene.hits.begins(i, Grammar::That);
        // right behind the "that" of the verb
        let opened = comma.is_some_and(|c| c > 0 && that(c - 1));
        self.subject_first() && opened && !(act.cue.end - 1..=act.cue.end).any(that)
    }

    /// "'Some said …. That is not so'": what is reported inside a quotation ends with its sentence.
    fn quoted_stop(&self, parent: usize, cue: &Range<usize>) -> Option<usize> {
        let scene = self.scene;
        if !scene.inside_quotation(self.acts[parent].cue.end, cue.start) {
            return None;
        }
        let mark = |&i: &usize| matches!(scene.units.kind(i), Some(UnitKind::Other | UnitKind::Quote));
        let stop = (cue.end..scene.units.len()).find(mark)?;
        let goes_on = scene.units.kind(stop + 1) != Some(UnitKind::Quote);
        (scene.units.kind(stop) == Some(UnitKind::Other) && goes_on).then_some(stop)
    }

    /// "X rejected the offer and had had no contact with Y, its spokesman said": a conjunction with a finite auxiliary
    /// behind it begins what X did besides, and the force of the verb ends.
    pub(super) fn end_at_joined_predicates(&mut self) {
        if !self.subject_first() {
            return;
        }
        for i in 0..self.acts.len() {
            let act = &self.acts[i];
            let bears = act.kind == SpeechKind::Verb && !only_says(act.force) && !act.backward;
            let Some(end) = self.joined_predicate(act).filter(|_| bears) else { continue };
            let around = act.parent;
            let behind = |a: &Act| a.parent == Some(i) && a.cue.start >= end;
            self.acts.iter_mut().filter(|a| behind(a)).for_each(|a| a.parent = around);
            self.acts[i].content.end = end;
        }
    }

    /// The conjunction behind an act, in its own clause, with which another predicate of its subject begins.
    fn joined_predicate(&self, act: &Act) -> Option<usize> {
        let scene = self.scene;
        let ends = |i: usize| {
            scene.units.is_comma(i)
                || scene.units.is_quote(i)
                || scene.hits.begins(i, Grammar::That)
                || scene.hits.begins(i, Grammar::Relative)
                || scene.units.kind(i) == Some(UnitKind::Colon)
        };
        let finite = |i: usize| {
            scene.hits.begins(i, Grammar::Auxiliary) && scene.hits.scope(i, Scope::Question).is_some()
        };
        let opens = |&i: &usize| scene.hits.grammar(i, Grammar::Conjunction).is_some_and(finite);
        (act.cue.end..act.content.end).take_while(|&i| !ends(i)).find(opens)
    }

    /// Inner acts end where the ones around them end.
    pub(super) fn close(&mut self) {
        for i in 0..self.acts.len() {
            if let Some(parent) = self.acts[i].parent {
                let end = self.acts[parent].content.end;
                let from = self.acts[i].content.start;
                self.acts[i].content.end = self.acts[i].content.end.min(end.max(from));
            }
        }
    }
}
