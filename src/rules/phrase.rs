//! Compiled phrases, and matching them over a stream of words and mentions.
//!
//! A phrase is tried only where one of the words that it may begin with stands; gaps are short and limited,
//! so the work per word is bounded whatever the text.

use super::ids::RoleId;
use super::lexicon::{AtomId, Clitics, Match};
use super::tag::Tag;
use rustc_hash::FxHashMap;
use std::ops::Range;

/// Index of a set of words.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct ClassId(pub u16);

/// A compiled element. `preposition` is 0 where any or none may be attached to the word.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Part {
    /// A listed word.
    Word {
        /// The word.
        atom: AtomId,
        /// The proclitic preposition that must be attached.
        preposition: u8,
    },
    /// A single word of a set.
    Class {
        /// The set.
        class: ClassId,
        /// The proclitic preposition that must be attached.
        preposition: u8,
    },
    /// A mention of an actor.
    Slot {
        /// The role it fills; none for an actor that is only to be there.
        role: Option<RoleId>,
        /// The proclitic preposition that must be attached.
        preposition: u8,
    },
    /// Up to so many words.
    Gap(usize),
    /// One of several phrases, or nothing.
    Either {
        /// The phrases.
        alternatives: Vec<Vec<Part>>,
        /// Whether nothing will do.
        optional: bool,
    },
}

/// A compiled phrase and what it means.
#[derive(Debug, Clone)]
pub struct Phrase {
    /// What a match means.
    pub tag: Tag,
    /// What must follow each other.
    pub parts: Vec<Part>,
    /// The pattern as its author wrote it.
    pub text: Box<str>,
    /// By part: the bytes of `text` that it was made of.
    pub spans: Vec<Range<usize>>,
}

impl Phrase {
    /// The parts that hold its first and its second element, gaps and optional ones not counted.
    fn second(&self) -> Option<(usize, usize)> {
        let mut needed = (0..self.parts.len()).filter(|&i| is_needed(&self.parts[i]));
        Some((needed.next()?, needed.next()?))
    }
}

/// What phrases run over.
pub trait Stream {
    /// The listed words that a position may be; none for mentions and marks.
    fn words(&self, at: usize) -> &[Match];
    /// Whether a mention stands here: its attached preposition.
    fn mention(&self, at: usize) -> Option<u8>;
    /// The position that a phrase may go on to, if it may go on.
    fn next(&self, at: usize) -> Option<usize>;
    /// Whether a gap may pass over a position.
    fn may_pass(&self, _at: usize) -> bool {
        true
    }
}

/// Where a phrase matched.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Found {
    /// The position behind the last one that matched.
    pub end: usize,
    /// Mentions that filled a role.
    pub slots: Vec<(RoleId, usize)>,
    /// Positions that gaps passed over.
    pub skipped: Vec<usize>,
    /// What stands around the first word, if the phrase begins with one.
    pub first: Clitics,
    /// A word of it has another form than the listed one.
    pub oblique: bool,
    /// Such a form that may name the author of a passive.
    pub agent: bool,
}

/// How far a phrase got that did not match.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Trace {
    /// The position behind the last element that matched.
    pub reached: usize,
    /// The element that is missing: bytes of the phrase's text.
    pub element: Range<usize>,
    /// How many words might have stood before it.
    pub within: usize,
    /// How many elements matched, gaps and optional ones not counted.
    pub matched: usize,
    /// How many there are.
    pub of: usize,
}

/// Phrases of one language and the words that each may begin with.
#[derive(Debug, Clone, Default)]
pub struct Phrases {
    phrases: Vec<Phrase>,
    by_word: Vec<Vec<u32>>,
    by_mention: Vec<u32>,
    /// By word: the sets it is in.
    classes: Vec<Vec<ClassId>>,
    members: Vec<Vec<AtomId>>,
    /// By set: its name.
    names: Vec<String>,
    /// The members of sets that are more than one word.
    longer: Vec<(ClassId, Vec<Part>)>,
    longer_by_word: Vec<Vec<u32>>,
    needs: Needs,
}

/// What phrases need besides their first word, each list of words once.
#[derive(Debug, Clone, Default)]
struct Needs {
    /// One phrase's behind the other's: read for every word of a text, so they lie together.
    all: Vec<u32>,
    /// By phrase: where its own end.
    ends: Vec<u32>,
    /// By word: the lists that it is in.
    by_word: Vec<Vec<u32>>,
    count: usize,
}

impl Needs {
    fn of(&self, phrase: usize) -> &[u32] {
        let from = phrase.checked_sub(1).map_or(0, |before| self.ends[before]);
        &self.all[from as usize..self.ends[phrase] as usize]
    }
}

/// Which of the lists of words that phrases need a stretch of text holds a word of.
#[derive(Debug, Clone)]
pub struct Present(Vec<u64>);

impl Present {
    fn has(&self, need: u32) -> bool {
        self.0.get(need as usize / 64).is_some_and(|bits| bits >> (need % 64) & 1 == 1)
    }
}

/// Steps that one attempt may take; far beyond what any sensible phrase needs.
const STEPS: usize = 20_000;

impl Phrases {
    /// An empty set with room for `classes` sets of words.
    pub fn new(classes: usize) -> Self {
        Self { members: vec![Vec::new(); classes], names: vec![String::new(); classes], ..Self::default() }
    }

    /// Says what a set is called.
    pub fn name(&mut self, class: ClassId, name: &str) {
        if let Some(slot) = self.names.get_mut(usize::from(class.0)) {
            *slot = name.to_owned();
        }
    }

    /// The names of the sets that hold a word.
    pub fn sets_of(&self, atom: AtomId) -> impl Iterator<Item = &str> {
        let classes = self.classes.get(atom.0 as usize).into_iter().flatten();
        classes.filter_map(|class| self.names.get(usize::from(class.0))).map(String::as_str)
    }

    /// The names of all sets, by class.
    pub(super) fn class_names(&self) -> &[String] {
        &self.names
    }

    /// The classes of a word.
    pub(super) fn classes_of(&self, atom: AtomId) -> &[ClassId] {
        self.classes.get(atom.0 as usize).map_or(&[], Vec::as_slice)
    }

    /// The words of a class.
    pub(super) fn members(&self, class: ClassId) -> &[AtomId] {
        self.members.get(usize::from(class.0)).map_or(&[], Vec::as_slice)
    }

    /// Puts a word into a set.
    pub fn classify(&mut self, atom: AtomId, class: ClassId) {
        let at = atom.0 as usize;
        if self.classes.len() <= at {
            self.classes.resize(at + 1, Vec::new());
        }
        // A pack with errors may speak of more sets than it has.
        let of = usize::from(class.0);
        if self.members.len() <= of {
            self.members.resize(of + 1, Vec::new());
        }
        if !self.classes[at].contains(&class) {
            self.classes[at].push(class);
            self.members[of].push(atom);
        }
    }

    /// Says that a set holds a phrase, too: for whoever asks what a text's words are in.
    pub fn holds(&mut self, class: ClassId, parts: Vec<Part>) {
        self.longer.push((class, parts));
    }

    /// The sets that hold a phrase which stands at a position: the name of each, and the position behind the phrase.
    pub fn set_phrases_at<S: Stream>(&self, stream: &S, at: usize) -> Vec<(&str, usize)> {
        let words = stream.words(at).iter().map(|found| found.atom.0 as usize);
        let longer = words.filter_map(|word| self.longer_by_word.get(word)).flatten();
        let mut found: Vec<(&str, usize)> = longer
            .filter_map(|&id| {
                let (class, parts) = self.longer.get(id as usize)?;
                let name = self.names.get(usize::from(class.0))?;
                let end = Attempt::loose(self, stream, at).run(parts, None, Some(at), at)?;
                Some((name.as_str(), end))
            })
            .collect();
        found.sort_unstable();
        found.dedup();
        found
    }

    /// Adds a phrase.
    pub fn push(&mut self, phrase: Phrase) {
        self.phrases.push(phrase);
    }

    /// Builds the index; `words` is the number of listed words.
    pub fn index(&mut self, words: usize) {
        self.by_word = vec![Vec::new(); words];
        self.classes.resize(words, Vec::new());
        for n in 0..self.phrases.len() {
            let id = u32::try_from(n).unwrap_or(u32::MAX);
            let mut firsts = Firsts::default();
            firsts.collect(&self.phrases[n].parts, &self.members);
            for atom in firsts.atoms {
                let list = &mut self.by_word[atom.0 as usize];
                if list.last() != Some(&id) {
                    list.push(id);
                }
            }
            if firsts.mention {
                self.by_mention.push(id);
            }
        }
        self.longer_by_word = vec![Vec::new(); words];
        for ((_, parts), id) in self.longer.iter().zip(0u32..) {
            let mut firsts = Firsts::default();
            firsts.collect(parts, &self.members);
            firsts.atoms.iter().for_each(|atom| self.longer_by_word[atom.0 as usize].push(id));
        }
        self.index_needs(words);
    }

    /// Lists every phrase's words behind the first that must be there.
    fn index_needs(&mut self, words: usize) {
        let mut known: FxHashMap<Vec<AtomId>, u32> = FxHashMap::default();
        let mut needs = Needs { by_word: vec![Vec::new(); words], ..Needs::default() };
        for phrase in &self.phrases {
            for list in self.needs(&phrase.parts).into_iter().skip(1) {
                let next = u32::try_from(known.len()).unwrap_or(u32::MAX);
                needs.all.push(*known.entry(list).or_insert(next));
            }
            needs.ends.push(u32::try_from(needs.all.len()).unwrap_or(u32::MAX));
        }
        needs.count = known.len();
        for (list, id) in known {
            list.iter().for_each(|atom| needs.by_word[atom.0 as usize].push(id));
        }
        self.needs = needs;
    }

    /// Lists of words: wherever the parts match, a word of each stands, in this order.
    pub(super) fn needs(&self, parts: &[Part]) -> Vec<Vec<AtomId>> {
        let need = |part: &Part| match part {
            Part::Word { atom, .. } => Some(vec![*atom]),
            Part::Class { class, .. } => Some(self.members(*class).to_vec()),
            Part::Slot { .. } | Part::Gap(_) | Part::Either { optional: true, .. } => None,
            Part::Either { alternatives, optional: false } => {
                let last = |alternative: &Vec<Part>| self.needs(alternative).pop();
                let mut all = alternatives.iter().map(last).collect::<Option<Vec<_>>>()?.concat();
                all.sort_unstable();
                all.dedup();
                Some(all)
            }
        };
        parts.iter().filter_map(need).collect()
    }

    /// What a stretch of text has of that which phrases need.
    pub fn present<S: Stream>(&self, stream: &S, positions: Range<usize>) -> Present {
        let mut present = Present(vec![0; self.needs.count.div_ceil(64)]);
        for found in positions.flat_map(|at| stream.words(at)) {
            for need in self.needs.by_word.get(found.atom.0 as usize).into_iter().flatten() {
                present.0[*need as usize / 64] |= 1 << (need % 64);
            }
        }
        present
    }

    /// The phrases that may begin with this word in a stretch of text, and may match there by what it holds.
    pub fn possible(&self, atom: AtomId, present: &Present) -> impl Iterator<Item = &Phrase> {
        let begin = self.by_word.get(atom.0 as usize).into_iter().flatten().map(|&id| id as usize);
        begin
            .filter(|&id| self.needs.of(id).iter().all(|&need| present.has(need)))
            .map(|id| &self.phrases[id])
    }

    /// All of them, in the order of the files.
    pub fn all(&self) -> &[Phrase] {
        &self.phrases
    }

    /// The phrases that may begin with this word.
    pub fn starting_with(&self, atom: AtomId) -> impl Iterator<Item = &Phrase> {
        self.by_word.get(atom.0 as usize).into_iter().flatten().map(|&id| &self.phrases[id as usize])
    }

    /// The phrases that may begin with a mention.
    pub fn starting_with_mention(&self) -> impl Iterator<Item = &Phrase> {
        self.by_mention.iter().map(|&id| &self.phrases[id as usize])
    }

    /// How far a phrase gets at a position: its longest beginning that matches there. Nothing where all of it
    /// matches, or not even its first word.
    pub fn trace<S: Stream>(&self, phrase: &Phrase, stream: &S, at: usize) -> Option<Trace> {
        let begun = |upto: usize| {
            let mut attempt = Attempt::new(self, stream, at, phrase.tag);
            let end = attempt.run(&phrase.parts[..upto], None, Some(at), at)?;
            Some((upto, end, attempt.first.is_some() || stream.mention(at).is_some()))
        };
        if begun(phrase.parts.len()).is_some() {
            return None;
        }
        let (upto, reached, consumed) = (1..phrase.parts.len()).rev().find_map(begun)?;
        let within = match &phrase.parts[upto - 1] {
            Part::Gap(limit) => *limit,
            _ => 0,
        };
        let needed = |parts: &[Part]| parts.iter().filter(|p| is_needed(p)).count();
        consumed.then(|| Trace {
            reached,
            element: phrase.spans.get(upto).cloned().unwrap_or(0..phrase.text.len()),
            within,
            matched: needed(&phrase.parts[..upto]),
            of: needed(&phrase.parts),
        })
    }

    /// How a phrase would have matched but for its first element: all that stands behind that matches at a position.
    pub fn trace_behind<S: Stream>(&self, phrase: &Phrase, stream: &S, at: usize) -> Option<Trace> {
        let (first, second) = phrase.second()?;
        let reached =
            Attempt::new(self, stream, at, phrase.tag).run(&phrase.parts[second..], None, Some(at), at)?;
        let between = phrase.parts[first + 1..second].iter();
        let of = phrase.parts.iter().filter(|p| is_needed(p)).count();
        Some(Trace {
            reached,
            element: phrase.spans.get(first).cloned().unwrap_or(0..phrase.text.len()),
            within: between.map(|part| if let Part::Gap(limit) = part { *limit } else { 0 }).sum(),
            matched: of - 1,
            of,
        })
    }

    /// The words with which a phrase goes on behind its first element.
    pub fn seconds(&self, phrase: &Phrase) -> Vec<AtomId> {
        let mut firsts = Firsts::default();
        if let Some((_, second)) = phrase.second() {
            firsts.collect(&phrase.parts[second..], &self.members);
        }
        firsts.atoms
    }

    /// Matches a phrase at a position.
    pub fn match_at<S: Stream>(&self, phrase: &Phrase, stream: &S, at: usize) -> Option<Found> {
        let mut attempt = Attempt::new(self, stream, at, phrase.tag);
        let end = attempt.run(&phrase.parts, None, Some(at), at)?;
        Some(Found {
            end,
            slots: attempt.slots,
            skipped: attempt.skipped,
            first: attempt.first.unwrap_or_default(),
            oblique: attempt.oblique,
            agent: attempt.agent,
        })
    }
}

/// Whether something must stand in the text for a part.
fn is_needed(part: &Part) -> bool {
    !matches!(part, Part::Gap(_) | Part::Either { optional: true, .. })
}

/// The words that a phrase may begin with.
#[derive(Default)]
struct Firsts {
    atoms: Vec<AtomId>,
    mention: bool,
}

impl Firsts {
    /// Collects them; true where all of the parts may match nothing.
    fn collect(&mut self, parts: &[Part], members: &[Vec<AtomId>]) -> bool {
        for part in parts {
            let open = match part {
                Part::Word { atom, .. } => {
                    self.atoms.push(*atom);
                    false
                }
                Part::Class { class, .. } => {
                    self.atoms.extend(members.get(usize::from(class.0)).into_iter().flatten());
                    false
                }
                Part::Slot { .. } => {
                    self.mention = true;
                    false
                }
                Part::Gap(_) => true,
                Part::Either { alternatives, optional } => {
                    let mut empty = false;
                    for alternative in alternatives {
                        empty |= self.collect(alternative, members);
                    }
                    empty || *optional
                }
            };
            if !open {
                return false;
            }
        }
        true
    }
}

/// What is still to match behind the parts at hand.
struct Rest<'a> {
    parts: &'a [Part],
    next: Option<&'a Rest<'a>>,
}

struct Attempt<'a, S> {
    phrases: &'a Phrases,
    stream: &'a S,
    slots: Vec<(RoleId, usize)>,
    skipped: Vec<usize>,
    first: Option<Clitics>,
    oblique: bool,
    agent: bool,
    start: usize,
    /// Whether only the first word may carry a conjunction: small words that belong together.
    close: bool,
    steps: usize,
}

impl<'a, S: Stream> Attempt<'a, S> {
    fn new(phrases: &'a Phrases, stream: &'a S, start: usize, tag: Tag) -> Self {
        let close = matches!(tag, Tag::Grammar(_) | Tag::Scope(_) | Tag::Date(_));
        Self { close, ..Self::loose(phrases, stream, start) }
    }

    /// An attempt in which any word may carry a conjunction.
    fn loose(phrases: &'a Phrases, stream: &'a S, start: usize) -> Self {
        Self {
            phrases,
            stream,
            slots: Vec::new(),
            skipped: Vec::new(),
            first: None,
            oblique: false,
            agent: false,
            start,
            close: false,
            steps: 0,
        }
    }

    /// The position behind the match; `last` is the last position that matched.
    fn run(
        &mut self,
        parts: &[Part],
        rest: Option<&Rest<'_>>,
        at: Option<usize>,
        last: usize,
    ) -> Option<usize> {
        self.steps += 1;
        if self.steps > STEPS {
            return None;
        }
        let Some((part, tail)) = parts.split_first() else {
            return match rest {
                None => Some(last + 1),
                Some(rest) => self.run(rest.parts, rest.next, at, last),
            };
        };
        match part {
            Part::Gap(limit) => self.gap(*limit, tail, rest, at, last),
            Part::Either { alternatives, optional } => {
                let then = Rest { parts: tail, next: rest };
                let found = alternatives.iter().find_map(|a| self.run(a, Some(&then), at, last));
                found.or_else(|| if *optional { self.run(tail, rest, at, last) } else { None })
            }
            Part::Slot { role, preposition } => {
                let at = at?;
                let attached = self.stream.mention(at)?;
                if *preposition != 0 && attached != *preposition {
                    return None;
                }
                let before = self.slots.len();
                self.slots.extend(role.map(|r| (r, at)));
                let end = self.run(tail, rest, self.stream.next(at), at);
                if end.is_none() {
                    self.slots.truncate(before);
                }
                end
            }
            Part::Word { .. } | Part::Class { .. } => {
                let at = at?;
                let apart = |m: &Match| self.close && at != self.start && m.clitics.conjunction;
                let found = *self.stream.words(at).iter().find(|m| self.fits(part, m) && !apart(m))?;
                if at == self.start {
                    self.first = Some(found.clitics);
                }
                let end = self.run(tail, rest, self.stream.next(at), at);
                // known once all that follows has matched, too
                self.oblique |= end.is_some() && found.clitics.oblique;
                self.agent |= end.is_some() && found.clitics.agent;
                end
            }
        }
    }

    fn gap(
        &mut self,
        limit: usize,
        tail: &[Part],
        rest: Option<&Rest<'_>>,
        at: Option<usize>,
        last: usize,
    ) -> Option<usize> {
        let mut at = at;
        let before = self.skipped.len();
        for _ in 0..=limit {
            if let Some(end) = self.run(tail, rest, at, last) {
                return Some(end);
            }
            let Some(passed) = at.filter(|&at| self.stream.may_pass(at)) else { break };
            self.skipped.push(passed);
            at = self.stream.next(passed);
        }
        self.skipped.truncate(before);
        None
    }

    fn fits(&self, part: &Part, found: &Match) -> bool {
        let (is, preposition) = match part {
            Part::Word { atom, preposition } => (*atom == found.atom, *preposition),
            Part::Class { class, preposition } => {
                (self.phrases.classes[found.atom.0 as usize].contains(class), *preposition)
            }
            _ => (false, 0),
        };
        is && (preposition == 0 || found.clitics.preposition == preposition)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Words that are each one listed word.
    struct Plain(Vec<Match>);

    impl Plain {
        fn of(atoms: &[u32]) -> Self {
            Self(atoms.iter().map(|&a| Match { atom: AtomId(a), clitics: Clitics::default() }).collect())
        }
    }

    impl Stream for Plain {
        fn words(&self, at: usize) -> &[Match] {
            self.0.get(at..=at).unwrap_or_default()
        }

        fn mention(&self, _at: usize) -> Option<u8> {
            None
        }

        fn next(&self, at: usize) -> Option<usize> {
            (at + 1 < self.0.len()).then_some(at + 1)
        }
    }

    /// `a b? …2 c d` over the words 1, 2, 3 and 4.
    fn phrase() -> Phrase {
        let word = |n| Part::Word { atom: AtomId(n), preposition: 0 };
        let maybe = Part::Either { alternatives: vec![vec![word(2)]], optional: true };
        Phrase {
            tag: Tag::Grammar(crate::rules::tag::Grammar::That),
            parts: vec![word(1), maybe, Part::Gap(2), word(3), word(4)],
            text: "a b? …2 c d".into(),
            spans: vec![0..1, 2..4, 5..9, 10..11, 12..13],
        }
    }

    fn trace(atoms: &[u32]) -> Option<Trace> {
        Phrases::new(0).trace(&phrase(), &Plain::of(atoms), 0)
    }

    #[test]
    fn a_trace_tells_the_element_that_is_missing_and_how_far_it_may_stand() {
        let missing = trace(&[1, 2, 9, 9, 9]).unwrap();
        assert_eq!(&phrase().text[missing.element.clone()], "c");
        assert_eq!((missing.reached, missing.within, missing.matched, missing.of), (2, 2, 1, 3));
        let last = trace(&[1, 9, 3, 9]).unwrap();
        assert_eq!(&phrase().text[last.element.clone()], "d");
        assert_eq!((last.reached, last.within, last.matched, last.of), (3, 0, 2, 3));
    }

    #[test]
    fn a_first_element_that_is_missing_is_told_from_what_stands_behind_it() {
        let phrases = Phrases::new(0);
        let missing = phrases.trace_behind(&phrase(), &Plain::of(&[9, 3, 4]), 1).unwrap();
        assert_eq!(&phrase().text[missing.element.clone()], "a");
        assert_eq!((missing.reached, missing.within, missing.matched, missing.of), (3, 2, 2, 3));
        assert_eq!(phrases.trace_behind(&phrase(), &Plain::of(&[9, 3, 9]), 1), None);
        assert_eq!(phrases.seconds(&phrase()), [AtomId(3)]);
    }

    #[test]
    fn there_is_no_trace_of_what_matches_or_does_not_even_begin() {
        assert_eq!(trace(&[1, 9, 3, 4]), None);
        assert_eq!(trace(&[9, 3, 4]), None);
        assert_eq!(Phrases::new(0).match_at(&phrase(), &Plain::of(&[1, 9, 3, 4]), 0).map(|f| f.end), Some(4));
    }
}
