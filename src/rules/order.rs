//! One order for findings: by place, so that they read like the files.

use crate::diagnostic::Diagnostic;

/// Sorts by file (in the order of reading), place in it, and code.
pub fn by_place(found: &mut [Diagnostic]) {
    found.sort_by_cached_key(|d| {
        let place = d.labels.iter().find(|l| l.primary).map(|l| (l.source, l.span.start));
        (place, d.code, d.message.clone())
    });
}
