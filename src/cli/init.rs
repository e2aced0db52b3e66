//! `gainsay init`: a rule pack to begin with.

use super::Outcome;
use super::input::shell_word;
use super::terminal::Terminal;
use anyhow::{Context, bail};
use gainsay::authoring::snapshot::{Settings, Store, record};
use gainsay::authoring::starter;
use gainsay::corpus::{self, ReadOptions};
use gainsay::diagnostic::{SourceMap, escaped};
use gainsay::pipeline;
use gainsay::rules::load::Origin;
use gainsay::rules::{check, compile};
use std::fs;
use std::path::{Path, PathBuf};

#[derive(Debug, clap::Args)]
pub struct Arguments {
    /// The new folder; it must not hold anything yet
    #[arg(value_name = "DIR")]
    folder: PathBuf,
    /// Id of the pack, in kebab-case [default: made of the folder's name]
    #[arg(long, value_name = "ID")]
    id: Option<String>,
}

pub fn run(arguments: &Arguments, terminal: &Terminal) -> anyhow::Result<Outcome> {
    let id = id(arguments)?;
    let folder = &arguments.folder;
    let shown = escaped(&folder.display().to_string());
    if folder.is_dir()
        && fs::read_dir(folder).with_context(|| format!("cannot read `{shown}`"))?.next().is_some()
    {
        bail!("the folder `{shown}` is not empty: name one that is, or one that is not there yet");
    }
    let mut text = String::new();
    for (name, content) in starter::files(&id) {
        write(&folder.join(&name), &content)?;
        if !name.starts_with("schema/") {
            text.push_str(&format!("  {}\n", escaped(&name)));
        }
    }
    accept(folder)?;
    terminal.write(
        &format!(
            "{shown} holds the rule pack `{id}`:\n{text}\nNext:\n  cd {}\n  gainsay test\n  gainsay report reports\n",
            escaped(&shell_word(folder))
        ),
        None,
    )?;
    Ok(Outcome::Fine)
}

fn id(arguments: &Arguments) -> anyhow::Result<String> {
    match &arguments.id {
        Some(id) if check::is_kebab(id) => Ok(id.clone()),
        Some(id) => {
            bail!("`{id}` is no id: write small Latin letters, digits, and single hyphens between them")
        }
        None => {
            let whole = std::path::absolute(&arguments.folder).unwrap_or_else(|_| arguments.folder.clone());
            Ok(starter::id_of(&whole.file_name().map(|name| name.to_string_lossy()).unwrap_or_default()))
        }
    }
}

fn write(path: &Path, text: &str) -> anyhow::Result<()> {
    let parent = path.parent().unwrap_or(path);
    fs::create_dir_all(parent)
        .and_then(|()| fs::write(path, text))
        .with_context(|| format!("cannot write `{}`", escaped(&path.display().to_string())))
}

/// Records what the new pack says about its report, as the author would by `gainsay test --accept`.
fn accept(folder: &Path) -> anyhow::Result<()> {
    let origin = Origin::Folder(folder.join(starter::PACK));
    let (pack, _) = check::load_and_check(&origin, &mut SourceMap::default());
    let Some(settings) = Settings::of(&pack) else { return Ok(()) };
    let ruleset = compile(&pack);
    let paths = [settings.corpus.clone()];
    let corpus =
        corpus::read(&paths, &ReadOptions::default(), &mut std::io::empty(), &mut SourceMap::default());
    let report = pipeline::report(&corpus, &ruleset, &pipeline::run(&corpus, &ruleset));
    let store = Store::new(&settings.snapshots, "rules/pack.toml");
    for entry in record(&report) {
        store.accept(&entry).with_context(|| format!("cannot write the snapshot `{}`", entry.name))?;
    }
    Ok(())
}
