//! Speech acts: which words report speech, whose it is, and what stands inside it.

mod according;
mod accuse;
mod around;
mod before;
mod cues;
mod free;
mod goes_on;
mod level;
mod noun;
mod participle;
mod passive;
mod postposed;
mod pronoun;
mod relative;
mod small;
mod subject;
mod unspoken;
mod verb;
mod voices;

use crate::extract::claim::Basis;
use crate::extract::discourse::{Discourse, Voice};
use crate::extract::hits::Hit;
use crate::extract::scene::Scene;
use crate::rules::ids::ActorId;
use crate::rules::tag::{Grammar, SpeechKind, Tag};
use crate::rules::{Force, WordOrder};
use std::ops::Range;

/// A speech act; places are units.
#[derive(Debug, Clone)]
pub struct Act {
    /// What it does with its content.
    pub force: Force,
    /// The words that report it.
    pub cue: Range<usize>,
    /// Where its clause begins: its subject or the cue.
    pub clause: usize,
    /// Where what it says may stand.
    pub content: Range<usize>,
    /// The act in which it stands.
    pub parent: Option<usize>,
    /// Whose it is; empty where nobody can be named.
    pub voices: Vec<Voice>,
    /// Negated ("did not confirm").
    pub negated: bool,
    /// The negator with which the words for its subject begin ("nobody in the town confirmed").
    pub negator: Option<usize>,
    /// It has a speaker of its own, not that of the act around it.
    pub own_voice: bool,
    /// It takes up the clause before it.
    pub backward: bool,
    /// Which kind of words report it.
    pub kind: SpeechKind,
    /// Joined by a conjunction to what stands before it.
    pub joined: bool,
    /// Whom it accuses: mentions.
    pub blamed: Vec<usize>,
    /// The noun that its clause describes without commas, where that noun does something else behind the clause.
    pub defines: Option<usize>,
    feminine: bool,
    imperfect: bool,
    plural: bool,
}

impl Act {
    /// What the owner of a channel does by writing a sentence of so many units there: he affirms it.
    pub fn of_author(author: ActorId, units: usize) -> Self {
        let voice = Voice {
            actor: Some(author),
            person: None,
            basis: Basis::Named,
            distance: 0,
            tokens: 0..0,
            role: false,
        };
        Self::without_words(vec![voice], units)
    }

    /// What speakers do by a sentence of so many units that no word gives to them: they affirm it.
    pub fn without_words(voices: Vec<Voice>, units: usize) -> Self {
        Self { content: 0..units, ..Self::new(Force::Affirm, SpeechKind::Verb, 0..0, voices) }
    }

    /// An act of these speakers that stands in no other one, whose clause begins with its words.
    fn new(force: Force, kind: SpeechKind, cue: Range<usize>, voices: Vec<Voice>) -> Self {
        Self {
            force,
            clause: cue.start,
            content: cue.clone(),
            cue,
            parent: None,
            voices,
            negated: false,
            negator: None,
            own_voice: true,
            backward: false,
            kind,
            joined: false,
            blamed: Vec::new(),
            defines: None,
            feminine: false,
            imperfect: false,
            plural: false,
        }
    }

    /// Whether a unit stands in the clause by which it tells which ones are meant: "the groups that refuse it".
    pub fn in_definition(&self, at: usize) -> bool {
        self.defines.is_some_and(|noun| noun < at && at < self.content.end)
    }

    /// Whether somebody speaks by it, and no other act tells of it.
    pub fn is_outermost_speech(&self) -> bool {
        self.parent.is_none() && self.kind != SpeechKind::Act
    }
}

/// Whether a force leaves what is said as it is.
fn only_says(force: Force) -> bool {
    matches!(force, Force::Affirm | Force::Allege)
}

/// Whether a force turns against what is said.
pub(in crate::extract) fn opposes(force: Force) -> bool {
    matches!(force, Force::Deny | Force::Refuse)
}

/// Who was found beside a cue.
enum Subject {
    /// These mentions.
    Mentions(Vec<usize>),
    /// Somebody whom the pack does not know.
    Unknown,
    /// "The statement", which stands for the last speaker.
    Statement,
    /// Nobody.
    Nobody,
}

/// Finds the acts of a sentence, in order.
pub fn acts(scene: &Scene<'_>, discourse: &Discourse) -> Vec<Act> {
    let mut reader = Reader {
        scene,
        discourse,
        acts: Vec::new(),
        stack: Vec::new(),
        subjects: Vec::new(),
        narrator: false,
    };
    let mut at = 0;
    while at < scene.units.len() {
        if scene.hits.begins(at, Grammar::Narrator) {
            reader.narrator = true;
            reader.stack.clear();
        }
        at = reader.step(at).max(at + 1);
    }
    reader.go_on_quoting();
    reader.end_at_joined_predicates();
    reader.close();
    reader.acts
}

struct Reader<'a> {
    scene: &'a Scene<'a>,
    discourse: &'a Discourse,
    acts: Vec<Act>,
    /// Open acts, outermost first.
    stack: Vec<usize>,
    /// Mentions that are subjects.
    subjects: Vec<usize>,
    narrator: bool,
}

impl Reader<'_> {
    /// Whether verbs stand before their subjects.
    fn verb_first(&self) -> bool {
        self.scene.language.order == WordOrder::VerbFirst
    }

    /// Whether subjects stand before their verbs.
    fn subject_first(&self) -> bool {
        self.scene.language.order == WordOrder::SubjectFirst
    }

    /// Whether subjects stand on either side of their verbs.
    fn free(&self) -> bool {
        self.scene.language.order == WordOrder::Free
    }

    /// Whether somebody has spoken in the sentence so far.
    fn has_spoken(&self) -> bool {
        self.acts.iter().any(Act::is_outermost_speech)
    }

    /// Whether "that" or content begins at a unit or behind it.
    fn is_said_from(&self, at: usize) -> bool {
        (at..self.scene.units.len()).any(|i| self.scene.hits.said_at(i))
    }

    /// Reads the act that begins at a unit, if one does; gives the unit to go on with.
    fn step(&mut self, at: usize) -> usize {
        if self.scene.units.units[at].aside {
            return at + 1;
        }
        if let Some(act) = self.colon(at) {
            return act;
        }
        let finite = [SpeechKind::Verb, SpeechKind::Participle, SpeechKind::According, SpeechKind::Passive];
        let verb = self.scene.hits.speech(at, &finite).filter(|h| self.reports(h));
        let noun = self.scene.hits.speech(at, &[SpeechKind::Act]);
        // a word that may be either is the verb where one can stand
        let longer = |n: &&Hit| verb.is_none_or(|v| n.end > v.end);
        let Some(hit) = noun.filter(longer).or(verb) else {
            return self.possessed_noun(at).or_else(|| self.reports_of_media(at)).unwrap_or(at + 1);
        };
        let Tag::Speech { force, kind, author } = hit.tag else { return at + 1 };
        match kind {
            // "X also affirmed that", spelt like "as X affirmed"
            SpeechKind::According if self.scene.goes_on_with_that(hit) => self.verb(hit, force, author),
            SpeechKind::According => self.according(hit, force),
            SpeechKind::Participle if self.progressive(hit) => self.verb(hit, force, author),
            SpeechKind::Participle => self.participle(hit, force),
            SpeechKind::Act => self.nominal(hit, force, author),
            SpeechKind::Passive => self.passive(hit, force, author),
            _ => self.verb(hit, force, author),
        }
        hit.end
    }
}
