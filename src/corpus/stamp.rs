//! Whether reports are still what they were when they were read, told without opening them.
//!
//! In: the paths that were given, and what reading them gave. Out: a [`Stamp`]. Of two stamps that are alike, and
//! the first of which was sure, the files are the same.

use super::document::Corpus;
use super::gather::gather;
use std::collections::BTreeSet;
use std::fs::Metadata;
use std::path::{Path, PathBuf};
use std::time::{Duration, SystemTime};

/// A file may be written twice within one step of the clock that dates it.
const COARSEST_CLOCK: Duration = Duration::from_secs(2);

/// What the file system says of the files of a corpus.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Stamp {
    files: Vec<(PathBuf, Option<Kept>)>,
    /// All files were older than the clock is coarse, and no manifest leads to others.
    sure: bool,
}

/// What tells one state of a file from another.
#[derive(Debug, Clone, PartialEq, Eq)]
struct Kept {
    length: u64,
    written: Option<SystemTime>,
    /// Which file it is, and when it was last changed in any way, where the system says so.
    identity: [i64; 4],
}

impl Stamp {
    /// Looks at every file that a corpus was read from, and at those that the paths lead to now.
    pub fn of(paths: &[PathBuf], corpus: &Corpus) -> Self {
        let now = SystemTime::now();
        let gathered = gather(paths);
        let mut all: BTreeSet<PathBuf> = gathered.files.into_values().map(|file| file.path).collect();
        all.extend(corpus.documents.iter().map(|document| PathBuf::from(&document.path)));
        let files: Vec<(PathBuf, Option<Kept>)> = all.into_iter().map(seen).collect();
        let old = |kept: &Kept| {
            let age = kept.written.and_then(|written| now.duration_since(written).ok());
            age.is_some_and(|age| age > COARSEST_CLOCK)
        };
        let alone = gathered.manifests.is_empty() && !gathered.stdin;
        let sure = alone && files.iter().all(|(_, kept)| kept.as_ref().is_some_and(old));
        Self { files, sure }
    }

    /// Whether nothing has changed since an earlier stamp.
    pub fn is_still(&self, earlier: &Self) -> bool {
        earlier.sure && self.files == earlier.files
    }
}

fn seen(path: PathBuf) -> (PathBuf, Option<Kept>) {
    let kept = path.metadata().ok().map(|found| Kept {
        length: found.len(),
        written: found.modified().ok(),
        identity: identity(&found, &path),
    });
    (path, kept)
}

#[cfg(unix)]
fn identity(found: &Metadata, _: &Path) -> [i64; 4] {
    use std::os::unix::fs::MetadataExt;
    [found.dev().cast_signed(), found.ino().cast_signed(), found.ctime(), found.ctime_nsec()]
}

#[cfg(not(unix))]
fn identity(_: &Metadata, _: &Path) -> [i64; 4] {
    [0; 4]
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::corpus::{ReadOptions, read};
    use crate::diagnostic::SourceMap;
    use std::fs::{self, File};

    fn stamp(folder: &Path) -> Stamp {
        let paths = [folder.to_owned()];
        let corpus = read(&paths, &ReadOptions::default(), &mut std::io::empty(), &mut SourceMap::default());
        Stamp::of(&paths, &corpus)
    }

    fn age(path: &Path) {
        let then = SystemTime::now() - Duration::from_secs(60);
        File::options().append(true).open(path).and_then(|file| file.set_modified(then)).unwrap();
    }

    #[test]
    fn only_an_old_file_that_stays_as_it_is_is_still_the_same() {
        let folder = tempfile::tempdir().unwrap();
        let file = folder.path().join("a.txt");
        fs::write(&file, "one").unwrap();
        let young = stamp(folder.path());
        assert!(!young.is_still(&young), "it may be written again within one step of the clock");
        age(&file);
        let first = stamp(folder.path());
        assert!(stamp(folder.path()).is_still(&first));
        fs::write(&file, "two").unwrap();
        age(&file);
        assert_eq!(stamp(folder.path()).is_still(&first), !cfg!(unix), "the length alone does not tell");
        fs::write(&file, "three").unwrap();
        assert!(!stamp(folder.path()).is_still(&first));
    }

    #[test]
    fn another_file_or_one_less_is_not_the_same() {
        let folder = tempfile::tempdir().unwrap();
        for name in ["a.txt", "b.txt"] {
            fs::write(folder.path().join(name), "text").unwrap();
            age(&folder.path().join(name));
        }
        let first = stamp(folder.path());
        fs::remove_file(folder.path().join("b.txt")).unwrap();
        assert!(!stamp(folder.path()).is_still(&first));
        fs::write(folder.path().join("corpus.toml"), "").unwrap();
        let listed = stamp(folder.path());
        assert!(!listed.is_still(&listed), "a manifest may lead to files that no walk finds");
    }
}
