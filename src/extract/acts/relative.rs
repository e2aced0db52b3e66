//! Subjects that a relative clause describes: "X, who was there, said", "a commander who leads X said".

use super::{Reader, Subject};
use crate::extract::hits::Hit;
use crate::extract::unit::Mention;
use crate::rules::Force;
use crate::rules::tag::{Grammar, SpeechKind};

impl Reader<'_> {
    /// "M, who met his colleague, N, said", "M, who talked with N on the phone, said": the unit before the relative clause
    /// that the comma at `close` ends, and where its own clause begins.
    pub(super) fn described_head(&self, close: usize, clause: usize) -> Option<(usize, usize)> {
        let scene = self.scene;
        let comma = |i: usize| scene.units.is_open_comma(i);
        let said = self.acts.iter().rev().find(|a| a.kind != SpeechKind::Act);
        let floor = said.map_or(0, |a| a.cue.end).min(clause);
        let relative = |c: usize| {
            let next = scene.units.following(c);
            next.is_some_and(|n| scene.hits.begins(n, Grammar::Relative))
        };
        let open = (floor..close).find(|&c| comma(c) && relative(c))?;
        let head = scene.units.preceding(open).filter(|&head| head >= floor)?;
        let start = (floor..open).rev().find(|&c| comma(c)).map_or(floor, |c| c + 1);
        // "speaking of M, whom he had met, the spokesman, N, said"
        let opens = (start..head).find(|&i| !scene.units.transparent(i));
        let governed = opens.is_some_and(|i| scene.hits.begins(i, Grammar::Preposition));
        let named = scene.units.mention_at(head).is_some();
        (!(governed || named && scene.under_preposition(head))).then_some((head, start))
    }

    /// "N, who speaks for the room that groups A, said", "a commander in the alliance that supports A, said": what a
    /// "that" describes with which a clause begins, and before which nobody's verb of speech stands.
    pub(super) fn before_that(&self, clause: usize) -> Option<usize> {
        let scene = self.scene;
        let that = clause.checked_sub(1).filter(|&t| scene.ends_at(t, Grammar::That))?;
        scene.units.preceding(that).filter(|_| self.acts.is_empty())
    }

    /// "A commander who leads the men of X said", "a source close to the council that rules Y said", "the rebels holding
    /// the town said": the last word before a relative clause or a participle without commas that ends with a unit, and
    /// where its own clause begins. In "those who X said" the clause has another subject.
    pub(super) fn before_relative(&self, end: usize, clause: usize) -> Option<(usize, usize)> {
        let scene = self.scene;
        let comma = |i: usize| scene.units.is_open_comma(i);
        let said = self.acts.last().map_or(0, |a| a.cue.end).min(clause);
        let floor = (said..end).rev().find(|&i| comma(i)).map_or(said, |c| c + 1);
        let task = |i: usize, task| scene.hits.begins(i, task);
        let describes = |&i: &usize| {
            let next = scene.units.following(i).filter(|&n| n <= end);
            let subject = |n: usize| {
                let named = scene.units.mention_at(n).is_some();
                let word = [Grammar::Article, Grammar::Determiner, Grammar::Owner, Grammar::Statement];
                named || word.iter().any(|&g| task(n, g))
            };
            let noun = scene.units.preceding(i).filter(|&n| n >= floor);
            let that = noun.is_some_and(|n| self.acts.is_empty() && scene.ends_at(n, Grammar::Unlisted));
            let opens = task(i, Grammar::Relative) || task(i, Grammar::That) && that;
            let participle = task(i, Grammar::Describing)
                && !scene.units.units[i].hyphened
                && noun.is_some_and(|n| self.may_be_described(n));
            participle && next.is_some() || opens && noun.is_some() && next.is_some_and(|n| !subject(n))
        };
        let relative = (floor..end).find(describes)?;
        let head = scene.units.preceding(relative)?;
        // "said that the group, when it …": nothing but the words for a subject stands before
        let opened = (floor..relative).any(|i| task(i, Grammar::That) || task(i, Grammar::Auxiliary));
        (!opened).then_some((head, floor))
    }

    /// "The rebels holding the town", "the X militia holding it": whether a participle right behind a unit may describe who
    /// speaks.
    fn may_be_described(&self, noun: usize) -> bool {
        let scene = self.scene;
        let free = |m: &Mention| !m.possessive && m.preposition == 0;
        let named = scene.units.mention_at(noun).is_some_and(free);
        (named || scene.ends_at(noun, Grammar::Unlisted)) && !scene.under_preposition(noun)
    }

    /// "The groups that refuse it will leave": the noun that the clause of a verb which tells what somebody is ready to do
    /// describes without commas, and where what that noun does itself begins, behind the clause.
    pub(super) fn defined_noun(&self, hit: &Hit, force: Force) -> Option<(usize, usize)> {
        let scene = self.scene;
        if !self.subject_first() || !force.is_disposition() {
            return None;
        }
        let relative = self.before_words_of(hit.start, &[Grammar::Auxiliary], 0)?;
        let opens = [Grammar::That, Grammar::Relative].iter().any(|&task| scene.ends_at(relative, task));
        let noun = scene.units.preceding(relative).filter(|&n| opens && scene.units.is_word(n))?;
        let spoken = self.acts.last().is_some_and(|a| a.cue.end == noun + 1);
        let told = scene.ends_at(noun, Grammar::Statement) || scene.ends_at(noun, Grammar::Adverbial);
        (!spoken && !told).then_some((noun, self.main_predicate(hit.end)?))
    }

    /// The finite auxiliary with which the predicate of a main clause begins behind a relative clause without commas.
    fn main_predicate(&self, from: usize) -> Option<usize> {
        let scene = self.scene;
        let task = |i: usize, task| scene.hits.begins(i, task);
        let ends = |i: usize| {
            let mark = !scene.units.is_word(i) && !scene.units.units[i].aside;
            let clause = [Grammar::That, Grammar::Relative, Grammar::Conjunction, Grammar::Statement];
            mark || clause.iter().any(|&g| task(i, g))
        };
        let infinitive = |i: usize| {
            let before = scene.units.preceding(i);
            before.is_some_and(|b| {
                scene.ends_at(b, Grammar::Preposition) || scene.ends_at(b, Grammar::Auxiliary)
            })
        };
        (from..scene.units.len())
            .take_while(|&i| !ends(i))
            .find(|&i| i > from && task(i, Grammar::Auxiliary) && !infinitive(i))
    }

    /// "N, the spokesman of X set up in the south, said", "in A, N, a commander in X's ranks, said": somebody with name
    /// and office, and nobody else before the comma whose words he could be under.
    pub(super) fn introduced_before(&self, close: usize, clause: usize) -> Option<usize> {
        let scene = self.scene;
        let said = self.acts.last().map_or(0, |a| a.cue.end).min(clause);
        let person = |&at: &usize| {
            scene.units.mention_at(at).is_some_and(|m| m.role && m.actor.is_some() && m.person.is_some())
        };
        scene.first_free_mention(said, close).filter(person)
    }

    /// Whether words stand before a comma that could be a subject, where nobody has spoken in the sentence.
    pub(super) fn somebody_before(&self, close: usize) -> bool {
        let scene = self.scene;
        let word = |i: usize| scene.units.is_word(i) && scene.hits.adverbial(i).is_none();
        self.acts.is_empty() && (0..close).any(word)
    }

    /// The act around the relative clauses that a verb whose subject's words begin at `start` leaves behind.
    pub(super) fn around_relative(&self, subject: &Subject, start: usize) -> Option<Option<usize>> {
        let &top = self.stack.last()?;
        let named = matches!(subject, Subject::Mentions(_));
        let inside = |a: usize| self.acts[a].cue.start > start;
        let outermost = self.stack.iter().copied().find(|&a| inside(a))?;
        let relative = self.acts[outermost].kind == SpeechKind::Act;
        (named && relative && inside(top)).then(|| self.acts[outermost].parent)
    }
}
