//! Rules that began to match and did not: which element is missing, and where it was looked for.

use super::look::Look;
use super::view::{ContentView, NearView};
use crate::extract::unit::UnitKind;
use crate::rules::Language;
use crate::rules::ids::RuleId;
use crate::rules::lexicon::AtomId;
use crate::rules::phrase::{Phrase, Stream, Trace};
use crate::rules::tag::{Grammar, Tag};
use std::cmp::Reverse;
use std::collections::{BTreeMap, HashMap};

/// Patterns of one rule that are shown.
const PATTERNS: usize = 3;

/// The content phrases of a language by the words with which they go on behind their first element.
pub type Seconds<'a> = HashMap<AtomId, Vec<&'a Phrase>>;

/// Finds them: once a document, not once a sentence.
pub fn seconds(language: &Language) -> Seconds<'_> {
    let mut by_word: Seconds<'_> = HashMap::new();
    for phrase in language.phrases.all().iter().filter(|p| matches!(p.tag, Tag::Content(_))) {
        for atom in language.phrases.seconds(phrase) {
            by_word.entry(atom).or_default().push(phrase);
        }
    }
    by_word
}

/// An attempt that got somewhere.
struct Attempt<'a> {
    phrase: &'a Phrase,
    at: usize,
    trace: Trace,
    /// The first element is missing.
    before: bool,
}

impl Attempt<'_> {
    /// More elements matched, fewer missing, missing behind rather than before, longer, earlier.
    fn rank(&self) -> (usize, Reverse<usize>, bool, usize, Reverse<usize>) {
        let missing = self.trace.of.saturating_sub(self.trace.matched);
        let length = self.trace.reached - self.at;
        (self.trace.matched, Reverse(missing), !self.before, length, Reverse(self.at))
    }
}

/// Of each rule that did not match, the patterns that got farthest; the nearest rule first.
pub fn near(look: &Look<'_>, fired: &[ContentView], seconds: &Seconds<'_>) -> Vec<NearView> {
    let labels = look.scene().ruleset.labels();
    let mut best: BTreeMap<RuleId, Vec<Attempt<'_>>> = BTreeMap::new();
    for (rule, attempt) in attempts(look, seconds) {
        if !fired.iter().any(|c| c.rule == labels.rule(rule).id) {
            take_in(best.entry(rule).or_default(), attempt);
        }
    }
    let mut all: Vec<(RuleId, Vec<Attempt<'_>>)> = best.into_iter().collect();
    all.sort_by_key(|(rule, list)| (Reverse(list.first().map(Attempt::rank)), *rule));
    let attempts = all.iter().flat_map(|(rule, list)| list.iter().map(move |attempt| (rule, attempt)));
    attempts.map(|(rule, attempt)| view(look, *rule, attempt)).collect()
}

/// Keeps the best attempt of each pattern, and of those the best few, the best first. A pattern of which half or
/// less is there says nothing beside a nearer one.
fn take_in<'a>(list: &mut Vec<Attempt<'a>>, attempt: Attempt<'a>) {
    let same = |other: &Attempt<'_>| std::ptr::eq(other.phrase, attempt.phrase);
    match list.iter().position(same) {
        Some(at) if list[at].rank() >= attempt.rank() => return,
        Some(at) => list[at] = attempt,
        None => list.push(attempt),
    }
    list.sort_by_key(|attempt| Reverse(attempt.rank()));
    list.truncate(PATTERNS);
    let nearest = list[0].trace.matched;
    let mut first = true;
    list.retain(|a| {
        std::mem::take(&mut first) || a.trace.matched == nearest || 2 * a.trace.matched > a.trace.of
    });
}

fn attempts<'a>(look: &Look<'a>, seconds: &Seconds<'a>) -> Vec<(RuleId, Attempt<'a>)> {
    let scene = look.scene();
    let phrases = &scene.language.phrases;
    let mut out = Vec::new();
    for at in 0..scene.units.len() {
        if scene.units.units[at].aside {
            continue;
        }
        let mut attempt = |phrase: &'a Phrase, before: bool| {
            let Tag::Content(rule) = phrase.tag else { return };
            let trace = match before {
                true => phrases.trace_behind(phrase, scene.units, at),
                false => phrases.trace(phrase, scene.units, at),
            };
            let trace = trace.filter(|t| tells(look, at, t, before));
            out.extend(trace.map(|trace| (rule, Attempt { phrase, at, trace, before })));
        };
        if let UnitKind::Mention(_) = scene.units.units[at].kind {
            phrases.starting_with_mention().for_each(|phrase| attempt(phrase, false));
        }
        for word in scene.units.words(at) {
            phrases.starting_with(word.atom).for_each(|phrase| attempt(phrase, false));
            seconds.get(&word.atom).into_iter().flatten().for_each(|phrase| attempt(phrase, true));
        }
    }
    out
}

/// Whether an attempt says anything about its rule: not where all that matched is one small word or one name, nor
/// where the end of the pattern begins with one.
fn tells(look: &Look<'_>, at: usize, trace: &Trace, before: bool) -> bool {
    let scene = look.scene();
    let small = |tag: Tag| match tag {
        Tag::Grammar(what) => !is_full(what),
        Tag::Scope(_) => true,
        _ => false,
    };
    let small = scene.units.mention_at(at).is_some() || scene.hits.at(at).iter().any(|h| small(h.tag));
    !small || (trace.matched > 1 && !before)
}

/// Grammatical tasks of words that are full words all the same.
fn is_full(what: Grammar) -> bool {
    matches!(
        what,
        Grammar::NotSpeaking
            | Grammar::Role
            | Grammar::RoleBody
            | Grammar::KindBehind
            | Grammar::Title
            | Grammar::Unlisted
            | Grammar::NamedKind
    )
}

fn view(look: &Look<'_>, rule: RuleId, attempt: &Attempt<'_>) -> NearView {
    let Attempt { phrase, at, trace, before } = attempt;
    let units = look.scene().units;
    let next = match before {
        true => units.preceding(*at).filter(|&unit| units.is_word(unit)),
        false => trace.reached.checked_sub(1).and_then(|last| units.next(last)),
    };
    NearView {
        rule: look.scene().ruleset.labels().rule(rule).id.clone(),
        pattern: phrase.text.to_string(),
        at: look.words(*at..trace.reached),
        missing: phrase.text.get(trace.element.clone()).unwrap_or_default().to_owned(),
        before: *before,
        next: next.map(|unit| look.words(unit..unit + 1)),
        within: trace.within,
        matched: trace.matched,
        of: trace.of,
    }
}
