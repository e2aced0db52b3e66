//! What a pack says about its own corpus, kept on record: one snapshot for each report, one for the conflicts.
//!
//! In: a [`Report`](crate::report::view::Report) and the folder of accepted snapshots. Out: which of them hold,
//! changed, are new or left over. Writing is always asked for by itself. The files are insta's.

mod file;
mod record;
mod store;

pub use record::{Entry, record};
pub use store::{Checked, Comparison, State, Store};

use crate::rules::load::BUILTIN;
use crate::rules::pack::Pack;
use std::path::{Path, PathBuf};

/// What `[test]` of a pack asks for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Settings {
    /// Folder of the reports.
    pub corpus: PathBuf,
    /// Folder of the snapshots.
    pub snapshots: PathBuf,
    /// The pack's head file, which the snapshots name as their source.
    pub source: String,
}

impl Settings {
    /// The settings of a pack that lies in a folder; `None` where it asks for nothing, or has no folder.
    pub fn of(pack: &Pack) -> Option<Self> {
        let test = pack.test.as_ref().filter(|_| pack.origin != BUILTIN)?;
        let folder = Path::new(&pack.origin);
        Some(Self {
            corpus: tidy(&folder.join(test.def.corpus.get_ref())),
            snapshots: tidy(&folder.join(test.def.snapshots.get_ref())),
            source: format!("{}/pack.toml", pack.origin.trim_end_matches('/')),
        })
    }
}

/// Without `a/..`, so that what is printed of reports does not depend on where the pack lies beside them.
fn tidy(path: &Path) -> PathBuf {
    use std::path::Component::{CurDir, Normal, ParentDir};
    let mut tidy = PathBuf::new();
    for part in path.components() {
        match (part, tidy.components().next_back()) {
            (ParentDir, Some(Normal(_))) => {
                tidy.pop();
            }
            (CurDir, _) => {}
            (part, _) => tidy.push(part),
        }
    }
    if tidy.as_os_str().is_empty() { PathBuf::from(".") } else { tidy }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_folder_beside_the_pack_is_named_without_detours() {
        assert_eq!(tidy(Path::new("rules/../seeds")), Path::new("seeds"));
        assert_eq!(tidy(Path::new("./../seeds/.")), Path::new("../seeds"));
        assert_eq!(tidy(Path::new("rules/..")), Path::new("."));
    }
}
