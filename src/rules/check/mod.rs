//! Holds a loaded pack against itself: names that nothing declares, patterns that cannot be read, things that
//! are there twice, not at all, or in vain.
//!
//! In: a [`Pack`] and the texts of its files. Out: findings, sorted by place. A pack without errors here can be
//! compiled.

mod allowed;
mod characters;
mod circles;
mod coverage;
mod doubts;
mod ids;
mod known;
mod names;
mod patterns;
mod phrases;
mod references;
mod relations;
mod rules;
mod scripts;
mod sets;
mod shadowed;
mod written;

pub use ids::is_kebab;
pub use patterns::REGEX_LIMIT;
pub use relations::days;
pub use rules::parts as claim_parts;

use super::codes;
use super::load::{Origin, load};
use super::order;
use super::pack::Pack;
use crate::diagnostic::{Diagnostic, Severity, SourceId, SourceMap};
use known::Known;
use std::collections::BTreeSet;

/// Everything that is wrong or doubtful in a pack, as far as loading did not tell it.
///
/// What only follows from a fault that loading told (a name that stands in a broken file) is not told again. Of
/// packs that are extended only errors are told: their warnings are their authors' concern.
pub fn check(pack: &Pack, sources: &SourceMap) -> Vec<Diagnostic> {
    examine(pack, sources, true)
}

/// What is wrong in a pack, so that it cannot be run; what is only doubtful is not looked for.
pub fn faults(pack: &Pack, sources: &SourceMap) -> Vec<Diagnostic> {
    let mut found = examine(pack, sources, false);
    found.retain(|d| d.severity == Severity::Error);
    found
}

fn examine(pack: &Pack, sources: &SourceMap, doubts: bool) -> Vec<Diagnostic> {
    let known = Known::of(pack);
    let mut found = Vec::new();
    let written = written::all(pack);
    let readable = patterns::read(&written, sources, &mut found);
    let names = || {
        patterns::regexes(&written, &mut found);
        patterns::references(&readable, &known, sources, &mut found);
        references::check(pack, &known, &mut found);
        ids::check(pack, &mut found);
        names::check(pack, &mut found);
        relations::check(pack, &mut found);
        rules::check(pack, &known, sources, &mut found);
        scripts::check(pack, &mut found);
        sets::check(pack, &readable, &mut found);
    };
    let meanings = || {
        let mut found = Vec::new();
        if doubts {
            shadowed::check(pack, &mut found);
            doubts::check(pack, &readable, sources, &mut found);
        }
        characters::check(pack, sources, &mut found);
        found
    };
    let ((), more) = rayon::join(names, meanings);
    found.extend(more);
    if doubts {
        // What only follows from a fault is not told.
        coverage::check(pack, &known, &mut found);
        if found.iter().any(|fault| fault.code == codes::OTHER_SCRIPT) {
            found.retain(|doubt| doubt.code != codes::SHADOWED);
        }
    }
    let imported: BTreeSet<SourceId> = pack.files.iter().filter(|f| f.imported).map(|f| f.source).collect();
    found.retain(|d| d.severity == Severity::Error || d.labels.iter().any(|l| !imported.contains(&l.source)));
    order::by_place(&mut found);
    found
}

/// Loads the pack at `origin` and checks it: the findings of both, sorted by place, without what it allows.
pub fn load_and_check(origin: &Origin, sources: &mut SourceMap) -> (Pack, Vec<Diagnostic>) {
    let (pack, found) = load(origin, sources);
    let found = check_loaded(&pack, found, sources);
    (pack, found)
}

/// Checks a pack that was loaded: what loading found, too, sorted by place, without what the pack allows.
pub fn check_loaded(pack: &Pack, loading: Vec<Diagnostic>, sources: &SourceMap) -> Vec<Diagnostic> {
    let mut found = loading;
    found.extend(check(pack, sources));
    allowed::apply(pack, &mut found);
    order::by_place(&mut found);
    found
}
