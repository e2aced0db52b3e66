//! What stands in the way of content, or beside it, where the order of words is free.
//!
//! There a pattern's gap may run from the subject of one verb into what another one governs. So the words of content
//! pass over no speech act and nothing that limits claims, and over insertions that name the speaker as if they were
//! not there: "the talks, according to X, go on".

use super::hits::{Hit, Hits};
use super::unit::{Mention, UnitKind, Units};
use crate::rules::Force;
use crate::rules::lexicon::Match;
use crate::rules::phrase::Stream;
use crate::rules::tag::{Grammar, Scope, SpeechKind, Tag};
use std::ops::Range;

/// The longest insertion, in units.
const LONGEST_INSERTION: usize = 14;
/// The longest that only qualifies, its first comma included: ", by and large".
const LONGEST_ASIDE: usize = 5;
/// How far behind the beginning of a phrase an insertion may stand that it passes over, in units.
const LONGEST_PHRASE: usize = 16;
/// The longest time between commas, in words.
const LONGEST_TIME: usize = 4;

/// The insertions of a sentence that tell who says it, the marks on both sides included.
pub fn insertions(units: &Units<'_>, hits: &Hits) -> Vec<Range<usize>> {
    let mut found: Vec<Range<usize>> = Vec::new();
    for at in 0..units.len() {
        if units.kind(at) != Some(UnitKind::Comma) || found.last().is_some_and(|f| at < f.end) {
            continue;
        }
        let to = units.len().min(at + LONGEST_INSERTION);
        let mark = |kind: UnitKind| (at + 2..to).find(|&i| units.kind(i) == Some(kind));
        let end = match units.following(at) {
            Some(next) if units.kind(next) == Some(UnitKind::Dash) => mark(UnitKind::Dash),
            Some(next) if opens(hits, next) => mark(UnitKind::Comma),
            Some(next) => says_who(units, hits, next, to).or_else(|| who_says(units, hits, next, to)),
            _ => None,
        };
        found.extend(end.map(|end| at..end + 1));
    }
    found
}

/// ", said X,": where the insertion ends that a verb of speech opens and that holds no more than who speaks.
fn says_who(units: &Units<'_>, hits: &Hits, verb: usize, to: usize) -> Option<usize> {
    let said = hits.speech(verb, &[SpeechKind::Verb])?;
    let says = |h: &Hit| matches!(h.tag, Tag::Speech { force: Force::Affirm | Force::Allege, .. });
    let close = (said.end..to).find(|&i| units.is_comma(i)).filter(|_| says(said))?;
    // a semicolon ends what is said
    if units.statement_ends(close, close + 1) {
        return None;
    }
    let that = |i: usize| hits.begins(i, Grammar::That);
    let more = |i: usize| {
        that(i)
            || hits.begins(i, Grammar::Conjunction)
            || hits.speech(i, &[SpeechKind::Verb, SpeechKind::Noun]).is_some()
            || matches!(units.kind(i), Some(UnitKind::Colon | UnitKind::Other))
    };
    // "said of X …": not who speaks
    let about = hits.begins(said.end, Grammar::About);
    let goes_on = units.following(close).is_none_or(that);
    let inside = said.end..close;
    (!about && !goes_on && !inside.clone().any(more) && inside.clone().any(|i| names_speaker(units, hits, i)))
        .then_some(close)
}

/// ", X said on Monday,": where an insertion ends that begins with who speaks and holds no more than that he does.
fn who_says(units: &Units<'_>, hits: &Hits, first: usize, to: usize) -> Option<usize> {
    let close = (first..to).find(|&i| units.is_comma(i))?;
    if units.statement_ends(close, close + 1) {
        return None;
    }
    let says = |h: &Hit| {
        matches!(h.tag, Tag::Speech { kind: SpeechKind::Verb, force: Force::Affirm | Force::Allege, .. })
    };
    let verb = (first..close).find(|&i| hits.at(i).iter().any(says))?;
    let end = hits.speech(verb, &[SpeechKind::Verb])?.end;
    let before = units.preceding(verb).filter(|&b| b >= first && names_speaker(units, hits, b));
    let small = |i: usize| {
        hits.adverbial(i).is_some()
            || hits.at(i).iter().any(|h| matches!(h.tag, Tag::Date(_) | Tag::Grammar(Grammar::Preposition)))
            || !units.is_word(i)
    };
    let more = |i: usize| {
        let task =
            |h: &Hit| matches!(h.tag, Tag::Content(_) | Tag::Grammar(Grammar::That | Grammar::Conjunction));
        hits.at(i).iter().any(task)
    };
    let silent = (end..close).all(small) && !(first..close).any(more);
    let behind = goes_on(units, hits, close);
    // ", X told reporters after a meeting, are …": what the verb of the clause around it closes says nothing more
    let resumes = behind.is_some_and(|n| hits.begins(n, Grammar::Auxiliary))
        && !(first..close).any(|i| hits.begins(i, Grammar::That));
    (before.is_some() && behind.is_some() && (silent || resumes)).then_some(close)
}

/// Whether a unit names who speaks, or stands for him.
fn names_speaker(units: &Units<'_>, hits: &Hits, at: usize) -> bool {
    units.mention_at(at).is_some_and(|m| m.preposition == 0) || hits.begins(at, Grammar::Statement)
}

/// The word behind the comma that closes an insertion, where the clause around it goes on with it.
fn goes_on(units: &Units<'_>, hits: &Hits, close: usize) -> Option<usize> {
    let apart = |h: &Hit| {
        matches!(
            h.tag,
            Tag::Grammar(Grammar::That | Grammar::Relative | Grammar::Conjunction)
                | Tag::Speech { kind: SpeechKind::Participle, .. }
                | Tag::Scope(Scope::Connective)
        )
    };
    units.following(close).filter(|&n| units.is_word(n) && !hits.at(n).iter().any(apart))
}

fn opens(hits: &Hits, at: usize) -> bool {
    hits.begins(at, Grammar::As) || hits.speech(at, &[SpeechKind::According]).is_some()
}

/// What describes a noun between commas: "the agreement, signed in …, is in force".
fn descriptions(units: &Units<'_>, hits: &Hits) -> Vec<Range<usize>> {
    let comma = |i: &usize| units.is_comma(*i);
    let opens = |at: usize| {
        let next = units.following(at).filter(|&next| hits.begins(next, Grammar::Apposition))?;
        let close = (next..units.len().min(at + LONGEST_INSERTION)).find(comma)?;
        Some(at..close + 1)
    };
    (0..units.len()).filter(comma).filter_map(opens).collect()
}

/// What stands between commas and only describes or qualifies, where subjects stand first: "the truce, by and large, holds",
/// "the army, which holds the hill, bombed …". Nothing is said or claimed in it, and the clause goes on behind it.
fn asides(units: &Units<'_>, hits: &Hits) -> Vec<Range<usize>> {
    let comma = |i: &usize| units.is_comma(*i) && !units.units[*i].semicolon;
    let speaks = |i: usize| {
        let task =
            |h: &Hit| matches!(h.tag, Tag::Speech { kind: SpeechKind::Verb | SpeechKind::Participle, .. });
        hits.at(i).iter().any(task) || matches!(units.kind(i), Some(UnitKind::Quote | UnitKind::Other))
    };
    // what a relative clause tells beside the matter is a claim of its own, at most
    let tells = |i: usize| hits.at(i).iter().any(|h| matches!(h.tag, Tag::Content(_) | Tag::Scope(_)));
    let mut found: Vec<Range<usize>> = Vec::new();
    for at in (0..units.len()).filter(comma) {
        // "the talks with N, their leader, were …": the comma that closes what says who N is
        let person = |i: usize| units.mention_at(i).is_some_and(|m| m.role && m.person.is_some());
        let resumes = units.following(at).is_some_and(|n| hits.scope(n, Scope::Question).is_some());
        if resumes && units.preceding(at).is_some_and(person) && found.last().is_none_or(|f| f.end <= at) {
            found.push(at..at + 1);
            continue;
        }
        let close = (at + 2..units.len().min(at + LONGEST_INSERTION)).find(comma);
        let Some(close) = close.filter(|_| found.last().is_none_or(|f| f.end <= at)) else { continue };
        let describes = hits.begins(at + 1, Grammar::Apposition);
        let qualifies = close - at <= LONGEST_ASIDE && !(at..close).any(|i| units.mention_at(i).is_some());
        let behind = goes_on(units, hits, close).filter(|&n| hits.grammar(n, Grammar::Apposition).is_none());
        let goes_on = behind.is_some();
        // "the talks with N, the group's jailed leader, were …": what has no verb before one
        let verb = |i: usize| hits.scope(i, Scope::Question).is_some();
        let qualifies = qualifies || behind.is_some_and(verb) && !(at..close).any(verb);
        // "its truce, announced in March, was …": what describes the noun is nobody's speech here
        let passive = behind.is_some_and(verb)
            && hits.speech(at + 1, &[SpeechKind::Verb]).is_some_and(|said| {
                let small = |h: &Hit| matches!(h.tag, Tag::Date(_) | Tag::Grammar(Grammar::Preposition));
                hits.adverbial(said.end).is_some() || hits.at(said.end).iter().any(small)
            });
        let from = if passive { at + 2 } else { at };
        let silent = !(from..close).any(speaks) && (describes || !(at..close).any(tells));
        if (describes || qualifies) && goes_on && silent {
            found.push(at..close + 1);
        }
    }
    found
}

/// What stands between commas and tells where, when or of whom else: "X held, in a report on Sunday, Y responsible".
///
/// Behind a subject it may be long; a time may stand behind any word ("they left, on Monday night, the town").
pub fn circumstances(units: &Units<'_>, hits: &Hits) -> Vec<Range<usize>> {
    let comma = |i: &usize| units.is_comma(*i) && !units.units[*i].semicolon;
    let mut found: Vec<Range<usize>> = Vec::new();
    for at in (0..units.len()).filter(comma) {
        if found.last().is_some_and(|f| at < f.end) {
            continue;
        }
        if closes_name(units, hits, at) {
            found.push(at..at + 1);
            continue;
        }
        let close = (at + 2..units.len().min(at + LONGEST_INSERTION)).find(comma);
        let Some((close, next)) = close.zip(units.following(at)) else { continue };
        let behind = units.following(close).filter(|&n| units.is_word(n) && !units.has_conjunction(n));
        let goes_on = behind.is_some_and(|n| {
            !tells(units, hits, n) || hits.at(n).iter().any(|h| matches!(h.tag, Tag::Content(_)))
        });
        let subject = units.preceding(at).is_some_and(|b| units.mention_at(b).is_some());
        let opens = hits.adverbial(next).is_some() || hits.begins(next, Grammar::Preposition);
        let describes = hits.grammar(next, Grammar::Apposition);
        // what stands inside the words that open it says nothing: "in talks with an outlet"
        let opener = hits.adverbial(next).max(describes).unwrap_or(next);
        let named = subject && only_names(units, hits, next..close);
        let placed = (subject && opens || describes.is_some() || named || is_time(units, hits, next, close))
            && !(opener..close).any(|i| tells(units, hits, i));
        if goes_on && placed {
            found.push(at..close + 1);
        }
    }
    found
}

/// "Held the minister of X, N, Y responsible": nothing but a person's name, and what title he has, between commas.
fn only_names(units: &Units<'_>, hits: &Hits, mut inside: Range<usize>) -> bool {
    let named = |m: &Mention| m.person.is_some() && m.preposition == 0 && !m.conjunction;
    let person = |at: usize| units.mention_at(at).is_some_and(named);
    let name = |at: usize| person(at) || units.transparent(at) || hits.begins(at, Grammar::Title);
    inside.clone().all(name) && inside.any(person)
}

/// "Issued the leader of X, N, an ultimatum": the comma behind who holds an office, right behind the first verb, is the
/// second one of his name.
fn closes_name(units: &Units<'_>, hits: &Hits, comma: usize) -> bool {
    let Some(at) = units.preceding(comma) else { return false };
    let person = units.mention_at(at).is_some_and(|m| m.role && m.person.is_some() && m.preposition == 0);
    let verb = units.preceding(at).filter(|&v| units.kind(v) == Some(UnitKind::Word));
    // "on his part issued …": an adverbial may open the sentence
    let apart = |v: usize| (0..v).any(|from| hits.adverbial(from) == Some(v));
    let opens = verb.is_some_and(|v| units.preceding(v).is_none_or(|b| !units.is_word(b)) || apart(v));
    let object = units.following(comma).filter(|&n| units.is_word(n) && !units.has_conjunction(n));
    let said = |at: usize| {
        let clause = |h: &Hit| {
            let small = [Grammar::That, Grammar::Relative].map(Tag::Grammar).contains(&h.tag);
            let verb = [SpeechKind::Verb, SpeechKind::Participle, SpeechKind::According];
            small
                || matches!(h.tag, Tag::Scope(_))
                || matches!(h.tag, Tag::Speech { kind, .. } if verb.contains(&kind))
        };
        hits.at(at).iter().any(clause)
    };
    person && opens && object.is_some_and(|n| !said(n))
}

/// Whether somebody says something at a unit, or something is claimed or limited there.
fn tells(units: &Units<'_>, hits: &Hits, at: usize) -> bool {
    let task = |h: &Hit| match h.tag {
        Tag::Speech { kind, .. } => kind != SpeechKind::Act,
        Tag::Grammar(task) => matches!(task, Grammar::That | Grammar::Relative),
        Tag::Content(_) | Tag::Scope(_) => true,
        _ => false,
    };
    hits.at(at).iter().any(task) || matches!(units.kind(at), Some(UnitKind::Colon | UnitKind::Other))
}

/// Whether an insertion only tells a time: a few words without a name that begin with an adverbial or what opens a
/// circumstance, or hold a date.
fn is_time(units: &Units<'_>, hits: &Hits, from: usize, close: usize) -> bool {
    let words = (from..close).filter(|&i| units.is_word(i)).count();
    let opens = hits.adverbial(from).is_some() || hits.begins(from, Grammar::Adjunct);
    let dated = |i: usize| hits.at(i).iter().any(|h| matches!(h.tag, Tag::Date(_)));
    let prepositional = hits.begins(from, Grammar::Preposition) && (from..close).any(dated);
    let named = (from..close).any(|i| units.mention_at(i).is_some());
    words <= LONGEST_TIME && !named && (opens || prepositional)
}

/// Words for content to run over.
pub struct Passage<'a> {
    units: &'a Units<'a>,
    barred: Vec<bool>,
    insertions: Vec<Range<usize>>,
    /// Words behind a comma that a phrase may go on with, and none of its gaps pass over.
    joints: Vec<usize>,
}

impl<'a> Passage<'a> {
    /// The words of a sentence with what was found in it.
    pub fn new(units: &'a Units<'a>, hits: &Hits) -> Self {
        let bars = |tag: Tag| match tag {
            Tag::Speech { kind, .. } => !matches!(kind, SpeechKind::Act | SpeechKind::According),
            Tag::Scope(limit) => {
                matches!(limit, Scope::Condition | Scope::Purpose | Scope::Terms | Scope::Unrealised)
            }
            _ => false,
        };
        let barred = (0..units.len()).map(|at| hits.at(at).iter().any(|h| bars(h.tag))).collect();
        let mut passed = insertions(units, hits);
        passed.extend(descriptions(units, hits));
        Self { units, barred, insertions: passed, joints: Vec::new() }
    }

    /// The words of a sentence where nothing but insertions is passed over; nothing where it has none.
    pub fn over_insertions(units: &'a Units<'a>, hits: &Hits) -> Option<Self> {
        let mut passed = insertions(units, hits);
        // ", said X of Y, one of the groups in the town": what tells who the speaker is resumes nothing
        let described = |r: &Range<usize>| {
            let opener =
                units.following(r.start).is_some_and(|n| hits.speech(n, &[SpeechKind::Verb]).is_some());
            opener && units.following(r.end - 1).is_some_and(|n| hits.begins(n, Grammar::Apposition))
        };
        passed.retain(|r| !described(r));
        // "N, said X had done it, …": what somebody says is no insertion
        let said = |i: usize| hits.at(i).iter().any(|h| matches!(h.tag, Tag::Content(_)));
        let resumes = |end: usize| hits.begins(end, Grammar::Auxiliary);
        passed.retain(|range| resumes(range.end) || !range.clone().any(said));
        passed.extend(asides(units, hits));
        (!passed.is_empty()).then(|| Self {
            units,
            barred: Vec::new(),
            insertions: passed,
            joints: Vec::new(),
        })
    }

    /// The words of a sentence where insertions are passed over, and commas before connectives that a pattern itself
    /// names ("broke the truce, when they shelled …"); nothing where it has none.
    pub fn over(units: &'a Units<'a>, hits: &Hits, insertions: Vec<Range<usize>>) -> Option<Self> {
        let connective = |&at: &usize| {
            let comma = at.checked_sub(1).is_some_and(|b| units.is_comma(b));
            comma && hits.scope(at, Scope::Connective).is_some()
        };
        let joints: Vec<usize> = (0..units.len()).filter(connective).collect();
        let some = !insertions.is_empty() || !joints.is_empty();
        some.then(|| Self { units, barred: Vec::new(), insertions, joints })
    }
}

impl Passage<'_> {
    /// Whether a stretch of units runs over an insertion, or on with a connective behind a comma.
    pub fn passes(&self, range: &Range<usize>) -> bool {
        self.insertions.iter().any(|i| range.start < i.start && i.end < range.end)
            || self.joints.iter().any(|&joint| range.start < joint && joint < range.end)
    }

    /// Whether a phrase that begins at a unit may get as far as to what is passed over.
    pub fn is_near(&self, at: usize) -> bool {
        let mut places = self.insertions.iter().map(|i| i.start).chain(self.joints.iter().copied());
        places.any(|place| (at + 1..=at + LONGEST_PHRASE).contains(&place))
    }
}

impl Stream for Passage<'_> {
    fn words(&self, at: usize) -> &[Match] {
        self.units.words(at)
    }

    fn mention(&self, at: usize) -> Option<u8> {
        self.units.mention(at)
    }

    fn next(&self, at: usize) -> Option<usize> {
        let next = self.units.following(at)?;
        if self.joints.contains(&(next + 1)) {
            return Some(next + 1);
        }
        let behind = self.insertions.iter().find(|i| i.start == next).map(|i| i.end);
        let next = match behind {
            Some(end) => (end..self.units.len()).find(|&i| !self.units.transparent(i))?,
            None => next,
        };
        self.units.is_word(next).then_some(next)
    }

    fn may_pass(&self, at: usize) -> bool {
        !self.barred.get(at).copied().unwrap_or(false) && !self.joints.contains(&at)
    }
}
