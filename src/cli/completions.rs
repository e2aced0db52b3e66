//! `gainsay completions` and `gainsay man`: what a shell and `man` want to know of the command line.

use super::Outcome;
use super::terminal::Terminal;
use anyhow::Context;
use clap::Command;
use gainsay::diagnostic::escaped;
use std::path::PathBuf;

#[derive(Debug, clap::Args)]
pub struct Arguments {
    /// For which shell
    #[arg(value_enum)]
    shell: clap_complete::Shell,
}

#[derive(Debug, clap::Args)]
pub struct ManArguments {
    /// The subcommand whose page to print [default: that of `gainsay` itself]
    #[arg(value_name = "COMMAND", conflicts_with = "all")]
    command: Option<String>,
    /// Write the pages of all subcommands into this folder
    #[arg(long, value_name = "DIR")]
    all: Option<PathBuf>,
}

/// Prints the completions of `command` for a shell.
pub fn run(arguments: &Arguments, mut command: Command, terminal: &Terminal) -> anyhow::Result<Outcome> {
    let mut text = Vec::new();
    let name = command.get_name().to_owned();
    clap_complete::generate(arguments.shell, &mut command, name, &mut text);
    terminal.write(&String::from_utf8_lossy(&text), None)?;
    Ok(Outcome::Fine)
}

/// Prints or writes manual pages of `command`.
pub fn man(arguments: &ManArguments, mut command: Command, terminal: &Terminal) -> anyhow::Result<Outcome> {
    command.build();
    if let Some(folder) = &arguments.all {
        std::fs::create_dir_all(folder)
            .and_then(|()| clap_mangen::generate_to(command, folder))
            .with_context(|| format!("cannot write into `{}`", escaped(&folder.display().to_string())))?;
        return Ok(Outcome::Fine);
    }
    let page = match &arguments.command {
        None => command,
        Some(name) => command
            .find_subcommand(name)
            .cloned()
            .with_context(|| format!("there is no subcommand `{}`: see `gainsay --help`", escaped(name)))?,
    };
    let mut text = Vec::new();
    clap_mangen::Man::new(page).render(&mut text)?;
    terminal.write(&String::from_utf8_lossy(&text), None)?;
    Ok(Outcome::Fine)
}
