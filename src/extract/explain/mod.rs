//! What the engine sees in a document, stage by stage: an observer of the reading that makes the claims.
//!
//! In: a document and a pack. Out: an [`Explanation`]. Nothing is worked out a second time, so what is shown is
//! what happened.

mod content;
mod look;
mod near;
mod speakers;
mod terms;
mod view;
mod words;

pub use view::{
    ActView, ClaimView, ContentView, Explanation, Fate, LeftOut, Listed, MentionView, NamedParty, NearView,
    PartyView, ScopeView, SentenceView, StepView, TakenView, Task, VoiceView, Why, WordView, Words,
};

use super::sentence::{Observer, Seen};
use super::{Claim, Reading, claim};
use crate::corpus::Document;
use crate::rules::Ruleset;
use crate::rules::labels::Labels;
use crate::text::Sentence;
use look::{Look, Places};
use near::Seconds;

/// What the engine sees in a document; `index` is its place in the corpus.
pub fn explain(document: &Document, index: usize, ruleset: &Ruleset) -> Explanation {
    let mut collector =
        Collector { ruleset, places: Places::new(&document.text), seconds: None, sentences: Vec::new() };
    let extraction = super::read(document, index, ruleset, &mut collector, &mut ());
    let mut seen = collector.sentences;
    // Fills in what is known only once the whole document is read.
    seen.sort_by_key(|s| s.view.bytes.start);
    for claim in &extraction.claims {
        let at = seen.binary_search_by_key(&claim.trace.sentence.start, |s| s.view.bytes.start);
        if let Some(of) = at.ok().and_then(|at| seen.get_mut(at)) {
            let before = of.claims.iter().find(|c| same(c, claim));
            of.view.claims.push(claim_view(claim, before, ruleset));
        }
    }
    Explanation {
        language: extraction.language,
        warnings: extraction.warnings.iter().map(|w| w.message.clone()).collect(),
        sentences: seen.into_iter().map(|s| s.view).collect(),
        claims: extraction.claims,
        unlisted: extraction.unlisted,
    }
}

fn same(a: &Claim, b: &Claim) -> bool {
    (a.actor, a.topic, a.position) == (b.actor, b.topic, b.position)
}

struct Collector<'t> {
    ruleset: &'t Ruleset,
    places: Places<'t>,
    /// Of the document's language, which is known with the first sentence.
    seconds: Option<Seconds<'t>>,
    sentences: Vec<SeenSentence>,
}

/// A sentence and its claims as they were when it had been read.
struct SeenSentence {
    view: SentenceView,
    claims: Vec<Claim>,
}

impl Observer for Collector<'_> {
    fn read(&mut self, seen: &Seen<'_>) {
        let look = Look { seen, places: &self.places };
        let bytes = seen.reading.original(&seen.sentence.tokens);
        let mut view = SentenceView {
            sentence: look.sentence(),
            line: self.places.line(bytes.start),
            bytes,
            left_out: seen.question.then_some(LeftOut::Question),
            words: words::words(&look),
            mentions: words::mentions(&look),
            speakers: speakers::acts(&look),
            scopes: words::scopes(&look),
            rules: content::rules(&look),
            near: Vec::new(),
            claims: Vec::new(),
        };
        let language = self.ruleset.languages().iter().find(|l| l.id == seen.reading.language.id);
        let seconds = self
            .seconds
            .get_or_insert_with(|| language.map(|language| near::seconds(language)).unwrap_or_default());
        view.near = near::near(&look, &view.rules, seconds);
        self.sentences.push(SeenSentence { view, claims: seen.claims.to_vec() });
    }

    fn left_out(&mut self, reading: &Reading<'_>, sentence: &Sentence) {
        let bytes = reading.original(&sentence.tokens);
        let view = SentenceView {
            sentence: self.places.words(&bytes),
            line: self.places.line(bytes.start),
            bytes,
            left_out: Some(LeftOut::Boilerplate),
            ..SentenceView::default()
        };
        self.sentences.push(SeenSentence { view, claims: Vec::new() });
    }
}

/// A claim as it is at the end; `before` as it was when its sentence had been read.
fn claim_view(claim: &Claim, before: Option<&Claim>, ruleset: &Ruleset) -> ClaimView {
    let labels = ruleset.labels();
    let own = ruleset.relations().party_of(claim.actor);
    let how = |party: &claim::Party| match before {
        _ if party.actor == own => "speaker",
        Some(before) if !before.about.contains(party) => "earlier",
        _ => "named",
    };
    let party = |p: &claim::Party| PartyView {
        actor: labels.actor(p.actor).id.clone(),
        role: labels.role(p.role).id.clone(),
        how: how(p),
    };
    ClaimView {
        actor: labels.actor(claim.actor).id.clone(),
        topic: labels.topic(claim.topic).id.clone(),
        position: labels.position(claim.position).id.clone(),
        about: claim.about.iter().map(party).collect(),
        day: claim.day.day.map(|day| day.to_string()),
        day_basis: terms::day_basis(claim.day.basis),
        about_day: claim.day.precision == claim::Precision::About,
        via: actor_id(labels, claim.via),
        nested_in: actor_id(labels, claim.nested_in),
        hedged: claim.hedged,
        rule: labels.rule(claim.rule).id.clone(),
    }
}

fn actor_id(labels: &Labels, actor: Option<crate::rules::ids::ActorId>) -> Option<String> {
    actor.map(|a| labels.actor(a).id.clone())
}
