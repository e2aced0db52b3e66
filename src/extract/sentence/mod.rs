//! One sentence: from its tokens to its claims.

mod claims;
mod hand_on;
mod prepare;
mod trace;

use super::acts::{Act, acts};
use super::claim::Claim;
use super::dates;
use super::discourse::Discourse;
use super::scene::Scene;
use super::unit::{Analyser, UnitKind, Units};
use super::{Reading, Told};
use crate::rules::tag::{Grammar, Scope, SpeechKind};
use crate::text::Sentence;
use chrono::NaiveDate;
use hand_on::{note_quotation, note_speakers, note_topics};
pub use prepare::named_places;
use prepare::{Prepared, prepare};

/// The value of a unit that is a number.
fn number(reading: &Reading<'_>, units: &Units<'_>, at: usize) -> Option<u32> {
    value(reading, units.units.get(at)?.tokens.start)
}

/// The value of a token that is a number.
fn value(reading: &Reading<'_>, token: usize) -> Option<u32> {
    reading.folded.light[reading.tokens.get(token)?.range()].parse().ok()
}

/// The day that a sentence tells as a dateline.
pub fn dateline(
    reading: &Reading<'_>,
    sentence: &Sentence,
    analyser: &mut Analyser<'_>,
) -> Option<NaiveDate> {
    // nothing but the sentence itself tells the year
    let mut values = sentence.tokens.clone().filter_map(|token| value(reading, token));
    if !values.any(|value| dates::YEARS.contains(&value)) {
        return None;
    }
    let Prepared { units, hits, .. } = &prepare(reading, sentence, &mut Discourse::default(), analyser);
    let scene = &Scene { ruleset: reading.ruleset, language: reading.language, units, hits };
    dates::dateline(scene, None, &|at| number(reading, units, at)).map(|(day, _)| day)
}

/// A sentence as it was understood.
pub struct Seen<'a> {
    /// The document.
    pub reading: &'a Reading<'a>,
    /// The sentence.
    pub sentence: &'a Sentence,
    /// Its words, mentions and phrases.
    pub scene: &'a Scene<'a>,
    /// Its speech acts.
    pub acts: &'a [Act],
    /// What came of it.
    pub claims: &'a [Claim],
    /// A question claims nothing, and its acts are not looked for.
    pub question: bool,
}

/// Looks on while a document is read.
pub trait Observer {
    /// A sentence was read.
    fn read(&mut self, _seen: &Seen<'_>) {}
    /// A sentence does not belong to the report.
    fn left_out(&mut self, _reading: &Reading<'_>, _sentence: &Sentence) {}
}

impl Observer for () {}

/// The claims of a sentence and the places that it names; the discourse takes note of who is mentioned and who speaks.
pub fn told(
    reading: &Reading<'_>,
    sentence: &Sentence,
    discourse: &mut Discourse,
    analyser: &mut Analyser<'_>,
    observer: &mut dyn Observer,
) -> Told {
    let Prepared { units, mut hits, places } = prepare(reading, sentence, discourse, analyser);
    let asked = if sentence.question { asked_from(&units) } else { units.len() };
    if 0 < asked && asked < units.len() {
        hits.keep(units.len(), &|hit| hit.end <= asked);
    }
    note_topics(reading, &units, &mut hits, discourse);
    let (units, hits) = (&units, &hits);
    let scene = &Scene { ruleset: reading.ruleset, language: reading.language, units, hits };
    if asked == 0 || is_question(scene) {
        observer.read(&Seen { reading, sentence, scene, acts: &[], claims: &[], question: true });
        return Told { claims: Vec::new(), places };
    }
    let acts = &match acts(scene, discourse) {
        none if none.is_empty() => {
            let quoted = discourse.quoted().map(|voices| Act::without_words(voices, scene.units.len()));
            quoted.or_else(|| own_words(reading, scene)).into_iter().collect()
        }
        acts => acts,
    };
    let understanding = Understanding { reading, scene, acts, sentence };
    let mut claims = understanding.claims();
    let said = understanding.take_up(&mut claims, discourse);
    if claims.is_empty() && speaks(acts) {
        discourse.forget_said();
    }
    discourse.claimed(said);
    observer.read(&Seen { reading, sentence, scene, acts, claims: &claims, question: false });
    // who adds something in the next sentence is not the owner of the channel: he says "we", or nothing
    let named = if acts.iter().all(|act| act.cue.is_empty()) { &[][..] } else { acts };
    note_speakers(scene, named, discourse);
    note_quotation(reading, scene, named, discourse);
    Told { claims, places }
}

/// Whether somebody says something in a sentence, whatever it is.
fn speaks(acts: &[Act]) -> bool {
    acts.iter().any(|a| a.parent.is_none() && a.kind != SpeechKind::Act && !a.backward)
}

/// The act of whoever owns the channel, for a sentence of his in which nobody else speaks. Where the sentence says
/// that somebody does, whoever that is, it is not taken for the owner's.
fn own_words(reading: &Reading<'_>, scene: &Scene<'_>) -> Option<Act> {
    let author = reading.author?;
    let narrator = (0..scene.units.len()).any(|i| scene.hits.begins(i, Grammar::Narrator));
    let quoted = scene.content().any(|hit| scene.inside_quotation(0, hit.start));
    (!narrator && !quoted).then(|| Act::of_author(author, scene.units.len()))
}

/// Where a sentence that ends with a question mark begins to ask: all of it does, but for what stands before a quotation
/// with which it ends ("A denied it, asking: "Who would believe that?"").
fn asked_from(units: &Units<'_>) -> usize {
    let marks = |i: &usize| units.kind(*i) == Some(UnitKind::Other);
    let last = (0..units.len()).rev().find(|i| !marks(i)).filter(|&last| units.is_quote(last));
    let opens = last.and_then(|last| (0..last).rev().find(|&i| units.is_quote(i)));
    opens.filter(|&at| units.first_word(0..at).is_some()).unwrap_or(0)
}

fn is_question(scene: &Scene<'_>) -> bool {
    let first = (0..scene.units.len()).find(|&i| scene.units.is_word(i));
    first.is_some_and(|at| scene.hits.scope(at, Scope::Question).is_some())
}

/// A sentence of which everything is known but what it claims.
pub(super) struct Understanding<'a> {
    pub(super) reading: &'a Reading<'a>,
    pub(super) scene: &'a Scene<'a>,
    pub(super) acts: &'a [Act],
    pub(super) sentence: &'a Sentence,
}
