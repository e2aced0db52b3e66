//! The only place that chains the stages: documents to claims, claims to conflicts, all of it to a report.
//!
//! In: a corpus and a compiled pack. Out: [`Analysis`], and from it the [`Report`]. Documents are read side
//! by side; the result does not depend on how many threads there are.

pub mod rounds;

use crate::conflict::{self, Copied, Findings};
use crate::corpus::Corpus;
use crate::diagnostic::Diagnostic;
use crate::extract::claim::{Claim, Unlisted};
use crate::extract::{self, Extraction};
use crate::report::view::{self, Detected, Inputs, Report};
use crate::rules::Ruleset;
use crate::rules::ids::ActorId;
use crate::rules::labels::Labels;
use crate::text::{Dated, copies};
use rayon::prelude::*;
use std::collections::{BTreeSet, HashMap};

/// What the documents of a corpus say.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Analysis {
    /// By document, then in the order of the text.
    pub claims: Vec<Claim>,
    /// What they amount to.
    pub findings: Findings,
    /// Which documents are copies of others; in the order of the corpus.
    pub copies: Vec<Option<Copied>>,
    /// What was learnt of each document; in the order of the corpus.
    pub detected: Vec<Detected>,
    /// Bodies that the pack does not list, none twice; their ids go on behind those of the pack's actors.
    pub unlisted: Vec<Unlisted>,
    /// By document.
    pub warnings: Vec<Diagnostic>,
}

/// Extracts all claims of a corpus and holds them against each other.
pub fn run(corpus: &Corpus, ruleset: &Ruleset) -> Analysis {
    run_watched(corpus, ruleset, &|| {})
}

/// As [`run`]; `done` hears of each document that was read, from any thread.
pub fn run_watched(corpus: &Corpus, ruleset: &Ruleset, done: &(dyn Fn() + Sync)) -> Analysis {
    let extractions: Vec<Extraction> = corpus
        .documents
        .par_iter()
        .enumerate()
        .map(|(index, document)| {
            let extraction = extract::extract(document, index, ruleset);
            done();
            extraction
        })
        .collect();
    let mut analysis = Analysis { copies: copied(extractions.iter()), ..Analysis::default() };
    let listed = ruleset.relations().listed();
    let mut bodies = Bodies::default();
    for mut extraction in extractions {
        bodies.renumber(&mut extraction, listed);
        analysis.claims.extend(extraction.claims);
        analysis.detected.push(Detected {
            language: extraction.language,
            title: extraction.title,
            published: extraction.published,
        });
        analysis.warnings.extend(extraction.warnings);
    }
    analysis.unlisted = bodies.list;
    analysis.findings = conflict::find(&analysis.claims, ruleset.relations(), &analysis.copies);
    analysis
}

/// Which documents have the text of an earlier one, and how much later.
fn copied<'a>(extractions: impl Iterator<Item = &'a Extraction>) -> Vec<Option<Copied>> {
    let dated: Vec<Dated<'_>> =
        extractions.map(|e| Dated { print: &e.fingerprint, day: e.published }).collect();
    let copied = |(own, first): (&Dated<'_>, Option<usize>)| {
        let first = first?;
        let days = own.day.zip(dated.get(first)?.day).map_or(0, |(own, first)| (own - first).num_days());
        Some(Copied { first, days })
    };
    dated.iter().zip(copies(&dated)).map(copied).collect()
}

/// Gives bodies that the pack does not list one number in all documents.
#[derive(Debug, Default)]
struct Bodies {
    list: Vec<Unlisted>,
    places: HashMap<String, usize>,
}

impl Bodies {
    fn renumber(&mut self, extraction: &mut Extraction, listed: usize) {
        let claimed: BTreeSet<ActorId> =
            extraction.claims.iter_mut().flat_map(actors_mut).map(|a| *a).collect();
        let mut numbers: HashMap<ActorId, ActorId> = HashMap::new();
        for (at, body) in std::mem::take(&mut extraction.unlisted).into_iter().enumerate() {
            let own = numbered(listed + at);
            if claimed.contains(&own) {
                numbers.insert(own, numbered(listed + self.place(body)));
            }
        }
        let all = extraction.claims.iter_mut().flat_map(actors_mut);
        all.for_each(|actor| *actor = numbers.get(actor).copied().unwrap_or(*actor));
        extraction.claims.iter_mut().for_each(|claim| claim.about.sort_unstable());
    }

    fn place(&mut self, body: Unlisted) -> usize {
        *self.places.entry(body.key.clone()).or_insert_with(|| {
            self.list.push(body);
            self.list.len() - 1
        })
    }
}

/// Numbers beyond those of an id are one number; so many bodies are in no corpus.
fn numbered(index: usize) -> ActorId {
    ActorId(u16::try_from(index).unwrap_or(u16::MAX))
}

fn actors_mut(claim: &mut Claim) -> impl Iterator<Item = &mut ActorId> {
    let parties = claim.about.iter_mut().map(|party| &mut party.actor);
    std::iter::once(&mut claim.actor).chain(&mut claim.via).chain(&mut claim.nested_in).chain(parties)
}

/// Ids and names, those of bodies that the pack does not list among them.
fn labels(ruleset: &Ruleset, unlisted: &[Unlisted]) -> Labels {
    let unlisted = unlisted.iter().map(|b| (b.key.as_str(), b.name.as_str(), b.lang.as_str()));
    ruleset.labels().with_unlisted(unlisted)
}

/// The report on an analysis of `corpus` with `ruleset`.
pub fn report(corpus: &Corpus, ruleset: &Ruleset, analysis: &Analysis) -> Report {
    let labels = labels(ruleset, &analysis.unlisted);
    view::build(&Inputs {
        documents: &corpus.documents,
        detected: &analysis.detected,
        copies: &analysis.copies,
        skipped: &corpus.skipped,
        claims: &analysis.claims,
        findings: &analysis.findings,
        labels: &labels,
        relations: ruleset.relations(),
    })
}
