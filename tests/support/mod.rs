//! The shipped reports, analysed with the shipped pack.

use gainsay::corpus::{self, Corpus, ReadOptions};
use gainsay::diagnostic::{Severity, SourceMap};
use gainsay::pipeline;
use gainsay::report::view::Report;
use gainsay::rules::Ruleset;
use gainsay::rules::check::load_and_check;
use gainsay::rules::compile;
use gainsay::rules::load::Origin;
use std::path::{Path, PathBuf};

/// A file or folder of the project.
pub fn project(path: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join(path)
}

/// The shipped pack, as it lies in `rules/`.
pub fn shipped_rules() -> Ruleset {
    let mut sources = SourceMap::default();
    let (pack, findings) = load_and_check(&Origin::Folder(PathBuf::from("rules")), &mut sources);
    let errors: Vec<&str> =
        findings.iter().filter(|f| f.severity == Severity::Error).map(|f| f.message.as_str()).collect();
    assert!(errors.is_empty(), "the shipped pack has errors: {errors:#?}");
    compile(&pack)
}

/// The shipped reports.
pub fn shipped_reports() -> Corpus {
    let mut sources = SourceMap::default();
    let seeds = [PathBuf::from("seeds")];
    let corpus = corpus::read(&seeds, &ReadOptions::default(), &mut std::io::empty(), &mut sources);
    let findings: Vec<&str> = corpus.diagnostics.iter().map(|d| d.message.as_str()).collect();
    assert!(findings.is_empty() && corpus.documents.len() == 5, "{findings:#?}");
    corpus
}

/// What the shipped pack finds in the shipped reports.
pub fn shipped_result() -> Report {
    let (rules, corpus) = (shipped_rules(), shipped_reports());
    pipeline::report(&corpus, &rules, &pipeline::run(&corpus, &rules))
}
