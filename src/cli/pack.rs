//! The rule pack of a run: found, loaded, compiled, and its faults told.

use super::terminal::Terminal;
use anyhow::bail;
use gainsay::diagnostic::{Diagnostic, Severity, SourceMap};
use gainsay::rules::check::{check_loaded, faults};
use gainsay::rules::load::{find, load};
use gainsay::rules::pack::Pack;
use gainsay::rules::{Ruleset, compile, compile_after};
use std::path::Path;

/// A pack as loaded, with all that is to be said about it.
pub struct Loaded {
    /// The pack.
    pub pack: Pack,
    /// Compiled; `None` where errors forbid it.
    pub ruleset: Option<Ruleset>,
    /// The texts that findings point into.
    pub sources: SourceMap,
    /// Errors and warnings.
    pub findings: Vec<Diagnostic>,
}

/// Loads and compiles the pack that is asked for; of its faults only those that forbid running it are looked for.
fn runnable(rules: Option<&Path>) -> Loaded {
    let mut sources = SourceMap::default();
    let (pack, mut findings) = load(&find(rules), &mut sources);
    findings.retain(|finding| finding.severity == Severity::Error);
    let (found, ruleset) = rayon::join(|| faults(&pack, &sources), || compile(&pack));
    findings.extend(found);
    let ruleset = (errors(&findings) == 0).then_some(ruleset);
    Loaded { pack, ruleset, sources, findings }
}

/// Loads, checks and compiles the pack that is asked for.
pub fn examine(rules: Option<&Path>) -> Loaded {
    examine_after(rules, None)
}

/// As [`examine`]; what is as in an earlier state of the pack is not compiled again.
pub fn examine_after(rules: Option<&Path>, before: Option<(&Pack, &Ruleset)>) -> Loaded {
    let mut sources = SourceMap::default();
    let (pack, loading) = load(&find(rules), &mut sources);
    let check = || check_loaded(&pack, loading, &sources);
    let (findings, ruleset) = rayon::join(check, || compile_after(&pack, before));
    let ruleset = (errors(&findings) == 0).then_some(ruleset);
    Loaded { pack, ruleset, sources, findings }
}

/// The compiled pack; its errors go to standard error, its warnings are left to `gainsay check`.
pub fn ready(rules: Option<&Path>, terminal: &Terminal) -> anyhow::Result<(Ruleset, Pack, SourceMap)> {
    let Loaded { pack, ruleset, sources, findings } = runnable(rules);
    terminal.findings(findings.iter().filter(|finding| finding.severity == Severity::Error), &sources);
    match ruleset {
        Some(ruleset) => Ok((ruleset, pack, sources)),
        None => bail!(
            "the rule pack `{}` cannot be used: {}; mend what is named above, or see `gainsay check`",
            gainsay::diagnostic::escaped(&pack.origin),
            counted(errors(&findings), "error")
        ),
    }
}

/// The pack as far as it can be read, and how many errors it has, which go to standard error: who looks for the right
/// name of something has often just written a wrong one.
pub fn readable(rules: Option<&Path>, terminal: &Terminal) -> (Pack, SourceMap, usize) {
    let Loaded { pack, sources, findings, .. } = runnable(rules);
    terminal.findings(findings.iter().filter(|finding| finding.severity == Severity::Error), &sources);
    (pack, sources, errors(&findings))
}

/// How many findings are errors.
pub fn errors(findings: &[Diagnostic]) -> usize {
    findings.iter().filter(|finding| finding.severity == Severity::Error).count()
}

/// A number and its noun.
pub fn counted(number: usize, noun: &str) -> String {
    if number == 1 { format!("1 {noun}") } else { format!("{number} {noun}s") }
}
