//! Decides which pack is used.

use super::files::FOLDERS;
use std::path::{Path, PathBuf};

/// Where a pack is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Origin {
    /// In this folder.
    Folder(PathBuf),
    /// In the program itself.
    Builtin,
}

/// The name of the pack in the program itself, for `--rules`, `extends` and output.
pub const BUILTIN: &str = "builtin";

/// The environment variable that names a pack.
pub const VARIABLE: &str = "GAINSAY_RULES";

/// The folder that is used if it holds a `pack.toml`, or folders of a pack, and nothing else is asked for.
pub const USUAL_FOLDER: &str = "rules";

/// The pack to use: `explicit` (`--rules`), else that of `GAINSAY_RULES`, else `./rules`, else the built-in one.
///
/// `builtin` names the built-in pack wherever no folder has that name; a path to a `pack.toml` means its folder.
pub fn find(explicit: Option<&Path>) -> Origin {
    let variable = std::env::var_os(VARIABLE).map(PathBuf::from);
    choose(explicit, variable.as_deref(), Path::new(USUAL_FOLDER))
}

fn choose(explicit: Option<&Path>, variable: Option<&Path>, usual: &Path) -> Origin {
    let variable = variable.filter(|v| !v.as_os_str().is_empty());
    match explicit.or(variable) {
        Some(path) => named(path),
        None if is_pack(usual) => Origin::Folder(usual.to_path_buf()),
        None => Origin::Builtin,
    }
}

/// Whether a folder holds a pack, or the folders of one that has lost its `pack.toml`, which is then told.
fn is_pack(folder: &Path) -> bool {
    folder.join("pack.toml").is_file() || FOLDERS.iter().any(|(name, _)| folder.join(name).is_dir())
}

fn named(path: &Path) -> Origin {
    if path == Path::new(BUILTIN) && !path.is_dir() {
        return Origin::Builtin;
    }
    let is_head = path.file_name().is_some_and(|name| name == "pack.toml") && path.is_file();
    match path.parent().filter(|_| is_head) {
        Some(parent) if parent.as_os_str().is_empty() => Origin::Folder(PathBuf::from(".")),
        Some(parent) => Origin::Folder(parent.to_path_buf()),
        None => Origin::Folder(path.to_path_buf()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_option_wins_over_the_variable_and_both_over_the_usual_folder() {
        let folder = tempfile::tempdir().unwrap();
        let usual = folder.path().join("rules");
        std::fs::create_dir(&usual).unwrap();
        let (a, b) = (Path::new("a"), Path::new("b"));
        assert_eq!(choose(Some(a), Some(b), &usual), Origin::Folder(a.into()));
        assert_eq!(choose(None, Some(b), &usual), Origin::Folder(b.into()));
        assert_eq!(choose(None, Some(Path::new("")), &usual), Origin::Builtin);
        std::fs::create_dir(usual.join("topics")).unwrap();
        assert_eq!(choose(None, None, &usual), Origin::Folder(usual.clone()), "its `pack.toml` is missed");
        std::fs::remove_dir(usual.join("topics")).unwrap();
        std::fs::write(usual.join("pack.toml"), "").unwrap();
        assert_eq!(choose(None, None, &usual), Origin::Folder(usual.clone()));
        assert_eq!(choose(Some(&usual.join("pack.toml")), None, &usual), Origin::Folder(usual.clone()));
        assert_eq!(choose(Some(Path::new(BUILTIN)), None, &usual), Origin::Builtin);
    }
}
