//! `gainsay fmt`: rule files in canonical order.

use super::Outcome;
use super::pack::{self, counted};
use super::terminal::Terminal;
use anyhow::{Context, bail};
use gainsay::authoring::format::format;
use gainsay::diagnostic::escaped;
use gainsay::rules::files::Kind;
use gainsay::rules::load::{Origin, find};
use std::fs;
use std::path::{Path, PathBuf};

#[derive(Debug, clap::Args)]
pub struct Arguments {
    /// Rule files [default: all of the pack in use]
    #[arg(value_name = "FILE")]
    files: Vec<PathBuf>,
    /// Change nothing; name the files that are not in order, and exit with status 1 if there are any
    #[arg(long)]
    check: bool,
}

pub fn run(arguments: &Arguments, rules: Option<&Path>, terminal: &Terminal) -> anyhow::Result<Outcome> {
    let files = if arguments.files.is_empty() { of_pack(rules)? } else { arguments.files.clone() };
    let (mut text, mut outcome, mut untidy) = (String::new(), Outcome::Fine, 0);
    for file in &files {
        let shown = escaped(&file.display().to_string());
        match one(file, arguments.check) {
            Ok(true) => {}
            Ok(false) => {
                untidy += 1;
                text.push_str(&format!(
                    "{}: {shown}\n",
                    if arguments.check { "not in order" } else { "put in order" }
                ));
            }
            Err(error) => {
                terminal.error(&error);
                outcome = Outcome::Failed;
            }
        }
    }
    let done = if arguments.check { "not in order" } else { "put in order" };
    text.push_str(&format!("{}: {untidy} {done}\n", counted(files.len(), "file")));
    terminal.write(&text, None)?;
    Ok(outcome.max(Outcome::bad_if(arguments.check && untidy > 0)))
}

/// Puts one file in order; whether it was.
fn one(file: &Path, only_check: bool) -> anyhow::Result<bool> {
    let shown = escaped(&file.display().to_string());
    let name = file.to_string_lossy().replace('\\', "/");
    let Some(kind) = Kind::of(&name) else {
        bail!("{shown} is no rule file: those are pack.toml and TOML files in actors/, words/ and topics/");
    };
    let text = fs::read_to_string(file).with_context(|| format!("cannot read {shown}"))?;
    let formatted = format(&text, kind)
        .with_context(|| format!("{shown} is left as it is; `gainsay check` may say more"))?;
    if formatted != text && !only_check {
        fs::write(file, &formatted).with_context(|| format!("cannot write {shown}"))?;
    }
    Ok(formatted == text)
}

/// The files of the pack in use, without those of packs that it extends.
fn of_pack(rules: Option<&Path>) -> anyhow::Result<Vec<PathBuf>> {
    let Origin::Folder(folder) = find(rules) else {
        bail!("the built-in pack cannot be edited: name a folder with --rules, or files");
    };
    let pack = pack::examine(rules).pack;
    let own = pack.files.iter().filter(|file| !file.imported && Kind::of(&file.def).is_some());
    let files: Vec<PathBuf> = own.map(|file| folder.join(&file.def)).collect();
    match files.is_empty() {
        true => bail!("there is no rule file in `{}`", escaped(&folder.display().to_string())),
        false => Ok(files),
    }
}
