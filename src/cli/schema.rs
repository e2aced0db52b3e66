//! `gainsay schema`: JSON Schemas of the rule files, for editors.

use super::Outcome;
use super::terminal::Terminal;
use anyhow::Context;
use gainsay::authoring::schema::{self, Kind};
use gainsay::diagnostic::escaped;
use std::path::PathBuf;

#[derive(Debug, clap::Args)]
pub struct Arguments {
    /// Which kind of rule file
    #[arg(value_enum, required_unless_present = "all")]
    kind: Option<FileKind>,
    /// Write the schemas of all kinds into this folder
    #[arg(long, value_name = "DIR", conflicts_with = "kind")]
    all: Option<PathBuf>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, clap::ValueEnum)]
enum FileKind {
    /// `pack.toml`
    Pack,
    /// A file in `actors/`
    Actors,
    /// A file in `words/`
    Words,
    /// A file in `topics/`
    Topic,
}

impl From<FileKind> for Kind {
    fn from(kind: FileKind) -> Self {
        match kind {
            FileKind::Pack => Self::Pack,
            FileKind::Actors => Self::Actors,
            FileKind::Words => Self::Words,
            FileKind::Topic => Self::Topic,
        }
    }
}

pub fn run(arguments: &Arguments, terminal: &Terminal) -> anyhow::Result<Outcome> {
    if let Some(kind) = arguments.kind {
        terminal.write(&schema::text(kind.into()), None)?;
    }
    if let Some(folder) = &arguments.all {
        std::fs::create_dir_all(folder)
            .with_context(|| format!("cannot make `{}`", escaped(&folder.display().to_string())))?;
        for kind in Kind::ALL {
            terminal.write(&schema::text(kind), Some(&folder.join(schema::file_name(kind))))?;
        }
    }
    Ok(Outcome::Fine)
}
