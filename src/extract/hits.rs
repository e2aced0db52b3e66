//! Every phrase of a language that stands in a sentence.

use super::free::Passage;
use super::unit::{UnitKind, Units};
use crate::rules::Language;
use crate::rules::ids::RoleId;
use crate::rules::lexicon::Clitics;
use crate::rules::phrase::{Phrase, Stream};
use crate::rules::tag::{DateWord, Grammar, Scope, SpeechKind, Tag};
use std::ops::Range;

/// A phrase that stands in a sentence; places are units.
#[derive(Debug, Clone)]
pub struct Hit {
    /// What it means.
    pub tag: Tag,
    /// Its first unit.
    pub start: usize,
    /// Behind its last unit.
    pub end: usize,
    /// Mentions that filled a role.
    pub slots: Vec<(RoleId, usize)>,
    /// Units that its gaps passed over.
    pub skipped: Vec<usize>,
    /// What stands around its first word.
    pub first: Clitics,
}

/// The hits of a sentence, by start.
#[derive(Debug, Default)]
pub struct Hits {
    hits: Vec<Hit>,
    /// By unit: where its hits begin in `hits`.
    starts: Vec<usize>,
}

impl Hits {
    /// Finds the phrases whose tag is wanted.
    pub fn find(units: &Units<'_>, language: &Language, wanted: &dyn Fn(Tag) -> bool) -> Self {
        Self::find_where(units, units, language, wanted, &|_| true)
    }

    /// Finds content again where other words stand in its way, or do not.
    pub fn content_over<S: Stream>(&mut self, units: &Units<'_>, stream: &S, language: &Language) {
        let content =
            Self::find_where(units, stream, language, &|tag| matches!(tag, Tag::Content(_)), &|_| true);
        self.hits.retain(|h| !matches!(h.tag, Tag::Content(_)));
        self.hits.extend(content.hits);
        self.reindex(units.len());
    }

    /// Adds the phrases whose tag is wanted that run over an insertion.
    pub fn more_over(
        &mut self,
        units: &Units<'_>,
        passage: &Passage<'_>,
        language: &Language,
        wanted: &dyn Fn(Tag) -> bool,
    ) {
        let mut more = Self::find_where(units, passage, language, wanted, &|at| passage.is_near(at)).hits;
        // "issued, on Monday night, a statement in which it denied …": what passes over a verb of speech is none
        let said = |&i: &usize| self.speech(i, &[SpeechKind::Verb]).is_some();
        let spoken = |h: &Hit| matches!(h.tag, Tag::Speech { .. }) && h.skipped.iter().any(said);
        more.retain(|h| passage.passes(&(h.start..h.end)) && !spoken(h));
        self.add(more, units.len());
    }

    /// The phrases whose tag is wanted that begin at wanted places.
    fn find_where<S: Stream>(
        units: &Units<'_>,
        stream: &S,
        language: &Language,
        wanted: &dyn Fn(Tag) -> bool,
        here: &dyn Fn(usize) -> bool,
    ) -> Self {
        let mut hits = Vec::new();
        let mut starts = Vec::with_capacity(units.len() + 1);
        let present = language.phrases.present(stream, 0..units.len());
        for at in 0..units.len() {
            starts.push(hits.len());
            if units.units[at].aside || !here(at) {
                continue;
            }
            let from = hits.len();
            let mut attempt = |phrase: &Phrase| {
                if !wanted(phrase.tag) || matches!(phrase.tag, Tag::Name { .. }) {
                    return;
                }
                if let Some(found) = language.phrases.match_at(phrase, stream, at)
                    && !opens_anew(phrase.tag, at..found.end, units, language)
                {
                    hits.push(Hit {
                        tag: phrase.tag,
                        start: at,
                        end: found.end,
                        slots: found.slots,
                        skipped: found.skipped,
                        first: found.first,
                    });
                }
            };
            match units.units[at].kind {
                UnitKind::Mention(_) => language.phrases.starting_with_mention().for_each(&mut attempt),
                _ => units
                    .words(at)
                    .iter()
                    .for_each(|m| language.phrases.possible(m.atom, &present).for_each(&mut attempt)),
            }
            longest_per_tag(&mut hits, from);
        }
        starts.push(hits.len());
        let mut found = Self { hits, starts };
        found.drop_covered();
        found
    }

    /// Cuts content off before a name that opens a clause of its own: "denies leaving and-X announces …".
    pub fn cut_joined(&mut self, units: &Units<'_>) {
        let verb = |at: usize| {
            let task = |h: &Hit| {
                let speech = matches!(h.tag, Tag::Speech { kind: SpeechKind::Verb, .. });
                speech || matches!(h.tag, Tag::Grammar(Grammar::Auxiliary) | Tag::Scope(Scope::Negator))
            };
            units.following(at).is_some_and(|next| self.at(next).iter().any(task))
        };
        let opens = |at: usize| units.mention_at(at).is_some_and(|m| m.conjunction) && verb(at);
        let joined = |hit: &Hit| {
            let last = hit.slots.last().map(|&(_, at)| at).filter(|&at| at > hit.start && at + 1 == hit.end);
            last.filter(|&at| matches!(hit.tag, Tag::Content(_)) && opens(at))
        };
        let cut: Vec<(usize, usize)> =
            self.hits.iter().enumerate().filter_map(|(i, hit)| joined(hit).map(|at| (i, at))).collect();
        for (index, end) in cut {
            let hit = &mut self.hits[index];
            hit.slots.pop();
            hit.skipped.retain(|&at| at + 1 < end);
            hit.end = end;
        }
    }

    /// Keeps only the hits that fit.
    pub fn keep(&mut self, units: usize, fits: &dyn Fn(&Hit) -> bool) {
        let before = self.hits.len();
        self.hits.retain(|hit| fits(hit));
        if self.hits.len() < before {
            self.reindex(units);
        }
    }

    /// Adds content hits found otherwise.
    pub fn add(&mut self, more: Vec<Hit>, units: usize) {
        if !more.is_empty() {
            self.hits.extend(more);
            self.reindex(units);
        }
    }

    fn reindex(&mut self, units: usize) {
        self.hits.sort_by_key(|h| h.start);
        self.starts = (0..=units).map(|at| self.hits.partition_point(|h| h.start < at)).collect();
    }

    /// A small word inside a longer phrase of small words counts as part of it only; "that" at the end of a
    /// verb ("makes clear that") opens what is reported all the same, as "by" names its author.
    fn drop_covered(&mut self) {
        // what takes up something said is a noun of its own: "the report" may report, too
        let takes_up = |tag: Tag| matches!(tag, Tag::Grammar(task) if task.takes_up());
        // the words of a name are no words of grammar
        // nor does it matter to the role in it that every state has such an office
        let organ = |tag: Tag| tag == Tag::Grammar(Grammar::Organ);
        // nor to the words on the way to a place that somebody goes there
        // or that the report goes back to what was before
        let ahead = |tag: Tag| matches!(tag, Tag::Grammar(Grammar::BoundFor | Grammar::ReportAdds));
        let cue = |tag: Tag| is_cue(tag) && !takes_up(tag) && !organ(tag) && !ahead(tag);
        let covers = |tag: Tag| cue(tag) || matches!(tag, Tag::Place(_));
        let long = self.hits.iter().filter(|h| covers(h.tag) && h.end - h.start > 1);
        let covers: Vec<(Range<usize>, Tag, Vec<usize>)> =
            long.map(|h| (h.start..h.end, h.tag, h.skipped.clone())).collect();
        if covers.is_empty() {
            return;
        }
        let units = self.starts.len() - 1;
        // "a Russian announcement that …", "the announcement by X that …" is of that noun, though an announcement may
        // stand for who made it
        let opens = |i: usize| [Grammar::That, Grammar::By].iter().any(|&task| self.begins(i, task));
        let opened: Vec<bool> = (0..=units).map(|i| i < units && opens(i)).collect();
        self.hits.retain(|h| {
            let said = matches!(h.tag, Tag::Speech { kind: SpeechKind::Act, .. });
            let said = said && opened.get(h.end).copied().unwrap_or_default();
            let that = matches!(h.tag, Tag::Grammar(Grammar::That | Grammar::By | Grammar::ObjectPronoun));
            let inside = |(c, tag, skipped): &(Range<usize>, Tag, Vec<usize>)| {
                let speech = matches!(tag, Tag::Speech { .. });
                // "held sources in the army of X responsible": what stands in a gap is no part of the verb
                let in_gap = speech && (h.start..h.end).all(|i| skipped.contains(&i));
                // what bears on the clause before it bears on its own, too
                let behind = *tag == Tag::Scope(Scope::ConditionBehind);
                let condition = behind && h.tag == Tag::Scope(Scope::Condition);
                // "and has no ties": the clause that it opens is negated
                let opens = *tag == Tag::Scope(Scope::Connective) && c.end == h.end;
                let negator = opens && h.tag == Tag::Scope(Scope::Negator);
                let stands = *tag == Tag::Grammar(Grammar::Statement);
                !((that || takes_up(h.tag)) && speech)
                    && !(said && stands)
                    && !condition
                    && !negator
                    && !in_gap
                    && c.start <= h.start
                    && h.end <= c.end
                    && c.len() > h.end - h.start
            };
            !(is_cue(h.tag) && covers.iter().any(inside))
        });
        self.reindex(units);
    }

    /// All of them, by start.
    pub fn all(&self) -> &[Hit] {
        &self.hits
    }

    /// Those that begin at a unit.
    pub fn at(&self, unit: usize) -> &[Hit] {
        match (self.starts.get(unit), self.starts.get(unit + 1)) {
            (Some(&from), Some(&to)) => &self.hits[from..to],
            _ => &[],
        }
    }

    /// Where a grammatical word that begins here ends.
    pub fn grammar(&self, unit: usize, wanted: Grammar) -> Option<usize> {
        self.at(unit).iter().filter(|h| h.tag == Tag::Grammar(wanted)).map(|h| h.end).max()
    }

    /// Whether a grammatical word begins here.
    pub fn begins(&self, unit: usize, wanted: Grammar) -> bool {
        self.at(unit).iter().any(|h| h.tag == Tag::Grammar(wanted))
    }

    /// Whether a single unit is a grammatical word: one that begins here ends with it, and none is longer.
    pub fn is_one(&self, unit: usize, wanted: Grammar) -> bool {
        self.grammar(unit, wanted) == Some(unit + 1)
    }

    /// Whether a limiting word begins here.
    pub fn limits(&self, unit: usize, wanted: Scope) -> bool {
        self.at(unit).iter().any(|h| h.tag == Tag::Scope(wanted))
    }

    /// Whether content begins here.
    pub fn content_at(&self, unit: usize) -> bool {
        self.at(unit).iter().any(|h| matches!(h.tag, Tag::Content(_)))
    }

    /// Whether words that report speech, of any kind, begin here.
    pub fn speech_at(&self, unit: usize) -> bool {
        self.at(unit).iter().any(|h| matches!(h.tag, Tag::Speech { .. }))
    }

    /// Whether "that" or content begins here: what somebody says.
    pub fn said_at(&self, unit: usize) -> bool {
        self.begins(unit, Grammar::That) || self.content_at(unit)
    }

    /// Where a limiting word that begins here ends.
    pub fn scope(&self, unit: usize, wanted: Scope) -> Option<usize> {
        self.at(unit).iter().filter(|h| h.tag == Tag::Scope(wanted)).map(|h| h.end).max()
    }

    /// Where a word of dates or an adverbial that begins here ends.
    pub fn adverbial(&self, unit: usize) -> Option<usize> {
        let fits = |h: &&Hit| {
            matches!(
                h.tag,
                Tag::Grammar(Grammar::Adverbial)
                    | Tag::Date(
                        DateWord::Weekday(_)
                            | DateWord::Relative(_)
                            | DateWord::Around(_)
                            | DateWord::Earlier
                            | DateWord::Month(_)
                    )
            )
        };
        self.at(unit).iter().filter(fits).map(|h| h.end).max()
    }

    /// A word that reports speech and begins here, of the wanted kinds.
    pub fn speech(&self, unit: usize, wanted: &[SpeechKind]) -> Option<&Hit> {
        let fits = |h: &&Hit| matches!(h.tag, Tag::Speech { kind, .. } if wanted.contains(&kind));
        self.at(unit).iter().filter(fits).max_by_key(|h| h.end)
    }
}

/// "Is untrue, and that …": a verdict or noun of speech whose last word is a "that" with a conjunction takes in what
/// is said next.
fn opens_anew(tag: Tag, range: Range<usize>, units: &Units<'_>, language: &Language) -> bool {
    let noun = matches!(tag, Tag::Speech { kind: SpeechKind::Noun | SpeechKind::Predicate, .. });
    let that = |tag| matches!(tag, Tag::Grammar(Grammar::That));
    let last = range.end.saturating_sub(1);
    noun && last > range.start
        && units
            .words(last)
            .iter()
            .any(|m| m.clitics.conjunction && language.phrases.starting_with(m.atom).any(|p| that(p.tag)))
}

/// Keeps the longest hit of each tag that begins at one unit.
fn longest_per_tag(hits: &mut Vec<Hit>, from: usize) {
    let mut at = from;
    while at < hits.len() {
        let longer = (from..hits.len()).any(|o| {
            o != at
                && hits[o].tag == hits[at].tag
                && (hits[o].end > hits[at].end || (hits[o].end == hits[at].end && o < at))
        });
        if longer {
            hits.remove(at);
        } else {
            at += 1;
        }
    }
}

fn is_cue(tag: Tag) -> bool {
    matches!(tag, Tag::Grammar(_) | Tag::Scope(_) | Tag::Speech { .. })
}
