//! The rule files of a git revision, unpacked into a folder that goes when it is no longer needed.

use anyhow::{Context, bail};
use gainsay::diagnostic::escaped;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;
use tempfile::TempDir;

/// What to do about a name of nothing.
const CURE: &str =
    "name the folder of an older pack, or a revision such as `HEAD` (`git log --oneline` lists them)";

/// Unpacked rule files.
pub struct Checkout {
    folder: TempDir,
    prefix: String,
}

impl Checkout {
    /// Where the pack is.
    pub fn pack(&self) -> PathBuf {
        self.folder.path().join(&self.prefix)
    }
}

/// Unpacks the rule files of `revision`, as the repository that holds the pack in `folder` has them: all TOML
/// files, since a pack may extend another one of the repository.
pub fn checkout(revision: &str, folder: &Path) -> anyhow::Result<Checkout> {
    let shown = escaped(revision);
    // A leading hyphen would be an option to git.
    if revision.starts_with('-') {
        bail!("`{shown}` is neither a folder with a pack.toml nor a git revision: {CURE}");
    }
    let commit = resolved(revision, folder)?;
    let commit = line(&commit);
    let prefix = line(&git(folder, &["rev-parse", "--show-prefix"])?);
    let listed = git(folder, &["ls-tree", "-r", "-z", "--name-only", "--full-tree", &commit])?;
    let names = listed.split(|byte| *byte == 0).map(|name| String::from_utf8_lossy(name).into_owned());
    let target = tempfile::tempdir().context("no temporary folder can be made for the old rules")?;
    let mut found = false;
    for name in names.filter(|name| name.ends_with(".toml") && is_below(name)) {
        let text = git(folder, &["cat-file", "blob", &format!("{commit}:{name}")])?;
        let path = target.path().join(&name);
        let parent = path.parent().unwrap_or(target.path());
        fs::create_dir_all(parent)
            .and_then(|()| fs::write(&path, text))
            .context("the old rules cannot be unpacked")?;
        found |= name == format!("{prefix}pack.toml");
    }
    match found {
        true => Ok(Checkout { folder: target, prefix }),
        false => {
            bail!("the revision `{shown}` has no `{}pack.toml`: compare with a later one", escaped(&prefix))
        }
    }
}

/// The commit that a revision names.
fn resolved(revision: &str, folder: &Path) -> anyhow::Result<Vec<u8>> {
    let commit = format!("{revision}^{{commit}}");
    // What git says is told where there is no repository; that there is no such revision is told in our own words.
    git(folder, &["rev-parse", "--git-dir"]).with_context(|| neither(revision))?;
    git(folder, &["rev-parse", "--verify", "--quiet", "--end-of-options", &commit]).map_err(|_| {
        let there = if Path::new(revision).is_dir() { "holds no pack.toml" } else { "is not there" };
        let said = neither(revision);
        anyhow::anyhow!("{said}: the folder {there}, and no branch, tag or commit has that name; {CURE}")
    })
}

fn neither(revision: &str) -> String {
    let shown = escaped(revision);
    format!(
        "`{shown}` is neither a folder with a pack.toml nor a git revision of the repository around the pack"
    )
}

/// Whether a name leads nowhere but into the folder that it is joined to.
fn is_below(name: &str) -> bool {
    Path::new(name).components().all(|part| matches!(part, std::path::Component::Normal(_)))
}

fn git(folder: &Path, arguments: &[&str]) -> anyhow::Result<Vec<u8>> {
    let run = Command::new("git").current_dir(folder).args(arguments).output();
    let output = run.context("git cannot be run; name a folder with the old pack instead")?;
    if !output.status.success() {
        let said = escaped(String::from_utf8_lossy(&output.stderr).trim()).replace('\n', "; ");
        bail!("git {}: {}", arguments.first().unwrap_or(&""), if said.is_empty() { "failed" } else { &said });
    }
    Ok(output.stdout)
}

fn line(output: &[u8]) -> String {
    String::from_utf8_lossy(output).trim_end_matches(['\n', '\r']).to_owned()
}
