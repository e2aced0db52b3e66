//! The only place that chains the stages: documents to claims, claims to conflicts, all of it to a report.
//!
//! In: a corpus and a compiled pack. Out: [`Analysis`], and from it the [`Report`]. Documents are read side
//! by side; the result does not depend on how many threads there are.

use crate::conflict::{self, Findings};
use crate::corpus::Corpus;
use crate::diagnostic::Diagnostic;
use crate::extract::claim::Claim;
use crate::extract::{self, Extraction};
use crate::report::view::{self, Detected, Inputs, Report};
use crate::rules::Ruleset;
use rayon::prelude::*;

/// What the documents of a corpus say.
#[derive(Debug, Default)]
pub struct Analysis {
    /// By document, then in the order of the text.
    pub claims: Vec<Claim>,
    /// What they amount to.
    pub findings: Findings,
    /// What was learnt of each document; in the order of the corpus.
    pub detected: Vec<Detected>,
    /// By document.
    pub warnings: Vec<Diagnostic>,
}

/// Extracts all claims of a corpus and holds them against each other.
pub fn run(corpus: &Corpus, ruleset: &Ruleset) -> Analysis {
    let extractions: Vec<Extraction> = corpus
        .documents
        .par_iter()
        .enumerate()
        .map(|(index, document)| extract::extract(document, index, ruleset))
        .collect();
    let mut analysis = Analysis::default();
    for extraction in extractions {
        analysis.claims.extend(extraction.claims);
        analysis.detected.push(Detected { language: extraction.language, title: extraction.title });
        analysis.warnings.extend(extraction.warnings);
    }
    analysis.findings = conflict::find(&analysis.claims, ruleset.relations());
    analysis
}

/// The report on an analysis of `corpus` with `ruleset`.
pub fn report(corpus: &Corpus, ruleset: &Ruleset, analysis: &Analysis) -> Report {
    view::build(&Inputs {
        documents: &corpus.documents,
        detected: &analysis.detected,
        skipped: &corpus.skipped,
        claims: &analysis.claims,
        findings: &analysis.findings,
        labels: ruleset.labels(),
        relations: ruleset.relations(),
    })
}
