//! The reports in which claims are looked for by their ids, and the statements that they belong to.

use super::Arguments;
use super::target::Target;
use crate::cli::Outcome;
use crate::cli::pack::errors;
use crate::cli::terminal::Terminal;
use anyhow::bail;
use gainsay::authoring::explain::Explained;
use gainsay::conflict::Statement;
use gainsay::corpus::{self, Corpus, ReadOptions};
use gainsay::diagnostic::SourceMap;
use gainsay::extract::Claim;
use gainsay::pipeline::{self, Analysis};
use gainsay::report::ident::{Found, find};
use gainsay::report::view::Report;
use gainsay::rules::Ruleset;
use std::path::PathBuf;

/// Whether an argument is the id of a claim, statement or conflict.
pub fn is_id(text: &str) -> bool {
    let digits = ["k-", "s-", "c-"].iter().find_map(|sort| text.strip_prefix(sort));
    digits.is_some_and(|digits| !digits.is_empty() && digits.chars().all(|c| c.is_ascii_hexdigit()))
}

/// The id to compare with, and the paths: a second id may stand first among them.
pub fn second(arguments: &Arguments, target: &Target) -> (Option<String>, Vec<PathBuf>) {
    let mut paths = arguments.paths.clone();
    let leads = |path: &PathBuf| !path.exists() && path.to_str().is_some_and(is_id);
    let second =
        matches!(target, Target::Id(_)) && arguments.against.is_none() && paths.first().is_some_and(leads);
    let against = match second {
        true => Some(paths.remove(0).display().to_string()),
        false => arguments.against.clone(),
    };
    (against, paths)
}

/// Reports, and all that they gave.
pub struct Given {
    corpus: Corpus,
    analysis: Analysis,
    report: Report,
    /// Failed where some could not be read.
    pub outcome: Outcome,
}

impl Given {
    /// Reads and analyses reports.
    pub fn read(paths: &[PathBuf], ruleset: &Ruleset, terminal: &Terminal) -> anyhow::Result<Self> {
        let mut sources = SourceMap::default();
        let corpus = corpus::read(paths, &ReadOptions::default(), &mut std::io::stdin().lock(), &mut sources);
        terminal.findings(&corpus.diagnostics, &sources);
        if corpus.documents.is_empty() {
            bail!("no report could be read to look for the id in");
        }
        let outcome = Outcome::failed_if(errors(&corpus.diagnostics) > 0);
        let analysis = pipeline::run(&corpus, ruleset);
        let report = pipeline::report(&corpus, ruleset, &analysis);
        Ok(Self { corpus, analysis, report, outcome })
    }

    /// How many reports there are.
    pub fn documents(&self) -> usize {
        self.corpus.documents.len()
    }

    /// The statements that an id means: two for a conflict.
    pub fn statements(&self, id: &str) -> anyhow::Result<Vec<Statement>> {
        let of_claims = |ids: &[String]| ids.first().and_then(|id| self.of_claim(id));
        let of_statement = |id: &String| self.report.statements.iter().find(|s| s.id == *id);
        let found: Vec<Option<&Statement>> = match find(&self.report, id)? {
            Found::Claim(claim) => vec![self.of_claim(&claim.id)],
            Found::Statement(statement) => vec![of_claims(&statement.claims)],
            Found::Conflict(conflict) => {
                let pair = conflict.pairs.first().into_iter().flat_map(|pair| [&pair.a, &pair.b]);
                pair.filter_map(of_statement).map(|statement| of_claims(&statement.claims)).collect()
            }
        };
        Ok(found.into_iter().flatten().cloned().collect())
    }

    /// The statement of the claim with this id: claims of the report and of the analysis have the same order.
    fn of_claim(&self, id: &str) -> Option<&Statement> {
        let index = self.report.claims.iter().position(|claim| claim.id == id)?;
        self.analysis.findings.statements.iter().find(|statement| statement.claims.contains(&index))
    }

    /// Explains the sentences behind an id: of a claim its own, else those of the first claim of each statement.
    pub fn explain(&self, id: &str, ruleset: &Ruleset) -> anyhow::Result<Vec<Explained>> {
        let claims: Vec<usize> = match find(&self.report, id)? {
            Found::Claim(claim) => {
                self.report.claims.iter().position(|c| c.id == claim.id).into_iter().collect()
            }
            _ => self.statements(id)?.iter().filter_map(|s| s.claims.first().copied()).collect(),
        };
        let all = claims.iter().filter_map(|&index| self.analysis.claims.get(index));
        let mut all: Vec<&Claim> = all.collect();
        all.dedup_by_key(|claim| (claim.document, claim.trace.sentence.clone()));
        let explained = all.into_iter().filter_map(|claim| {
            let document = self.corpus.documents.get(claim.document)?;
            let mut explained = Explained::of(document, claim.document, ruleset);
            explained.keep(|sentence| sentence.bytes == claim.trace.sentence);
            Some(explained)
        });
        Ok(explained.collect())
    }
}
