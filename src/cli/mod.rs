//! The command line: arguments as typed, one file for each subcommand, and the outcome as an exit status.
//!
//! In: the process's arguments. Out: text on standard output or in a file, findings on standard error,
//! an [`Outcome`].

mod check;
mod claims;
mod columns;
mod completions;
mod day;
mod diff;
mod explain;
mod filter;
mod fmt;
mod gaps;
mod init;
mod input;
mod language;
mod list;
mod pack;
mod progress;
mod report;
mod schema;
mod score;
mod show;
mod terminal;
mod test;
mod watch;

use clap::{CommandFactory, Parser, Subcommand};
use std::path::PathBuf;
use terminal::Terminal;

/// Reads news reports, finds who claims what, and tabulates where the claims of two sides cannot both be true.
#[derive(Debug, Parser)]
#[command(
    name = "gainsay",
    version,
    max_term_width = 100,
    after_help = "Exit status: 0 done, conflicts found or not; 1 the question asked came out badly (check, test, \
                  --fail-on); 2 something could not be read or run."
)]
struct Arguments {
    #[command(flatten)]
    global: Global,
    #[command(subcommand)]
    command: Command,
}

/// Options of every subcommand.
#[derive(Debug, clap::Args)]
struct Global {
    /// Folder of the rule pack, or `builtin` [default: $GAINSAY_RULES, else ./rules, else the built-in pack]
    #[arg(long, global = true, value_name = "DIR")]
    rules: Option<PathBuf>,
    /// Columns to fill [default: the terminal's width; when piped $COLUMNS, else 100]
    #[arg(long, global = true, value_name = "N", value_parser = clap::value_parser!(u16).range(40..))]
    width: Option<u16>,
}

#[derive(Debug, Subcommand)]
enum Command {
    /// Tabulate where claims of different sides cannot both be true
    Report(report::Arguments),
    /// List every claim found
    Claims(claims::Arguments),
    /// Show one row of a report, or one claim, with its quotations in context
    Show(show::Arguments),
    /// Show what the engine sees in a sentence or a report, stage by stage
    Explain(explain::Arguments),
    /// Look for faults in the rule pack
    Check(check::Arguments),
    /// List what the rule pack knows
    List(list::Arguments),
    /// Run the examples of the rules, and hold what they say about the pack's corpus against what was accepted
    Test(test::Arguments),
    /// Show which claims and conflicts an edited rule pack gains, loses and moves
    Diff(diff::Arguments),
    /// List what the rule pack should perhaps have understood in reports and did not
    Gaps(gaps::Arguments),
    /// Measure precision and recall against what careful readers found
    Score(score::Arguments),
    /// Check, test and compare on every save, and show only what changed
    Watch(watch::Arguments),
    /// Make a rule pack to begin with
    Init(init::Arguments),
    /// Put rule files in canonical order, comments kept
    Fmt(fmt::Arguments),
    /// Print the JSON Schema of a kind of rule file, for editors
    Schema(schema::Arguments),
    /// Print the completions for a shell
    Completions(completions::Arguments),
    /// Print a manual page
    Man(completions::ManArguments),
}

/// How a run came out; the order is that of severity.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Outcome {
    /// Done.
    Fine,
    /// Done, and the question asked came out badly.
    Bad,
    /// Something could not be read or run.
    Failed,
}

impl Outcome {
    /// The exit status.
    pub fn code(self) -> u8 {
        match self {
            Self::Fine => 0,
            Self::Bad => 1,
            Self::Failed => 2,
        }
    }

    fn failed_if(failed: bool) -> Self {
        if failed { Self::Failed } else { Self::Fine }
    }

    fn bad_if(bad: bool) -> Self {
        if bad { Self::Bad } else { Self::Fine }
    }
}

/// Runs the command that the process was called with.
pub fn main() -> Outcome {
    let arguments = match Arguments::try_parse() {
        Ok(arguments) => arguments,
        Err(error) => {
            // If help cannot be written, there is nobody to tell.
            let _ = error.print();
            return Outcome::failed_if(error.exit_code() != 0);
        }
    };
    let terminal = Terminal::new(arguments.global.width);
    run(&arguments, &terminal).unwrap_or_else(|error| {
        if terminal::is_broken_pipe(&error) {
            return Outcome::Fine;
        }
        terminal.error(&error);
        Outcome::Failed
    })
}

fn run(arguments: &Arguments, terminal: &Terminal) -> anyhow::Result<Outcome> {
    let rules = arguments.global.rules.as_deref();
    match &arguments.command {
        Command::Report(arguments) => report::run(arguments, rules, terminal),
        Command::Claims(arguments) => claims::run(arguments, rules, terminal),
        Command::Show(arguments) => show::run(arguments, rules, terminal),
        Command::Explain(arguments) => explain::run(arguments, rules, terminal),
        Command::Check(arguments) => check::run(arguments, rules, terminal),
        Command::List(arguments) => list::run(arguments, rules, terminal),
        Command::Test(arguments) => test::run(arguments, rules, terminal),
        Command::Diff(arguments) => diff::run(arguments, rules, terminal),
        Command::Gaps(arguments) => gaps::run(arguments, rules, terminal),
        Command::Score(arguments) => score::run(arguments, rules, terminal),
        Command::Watch(arguments) => watch::run(arguments, rules, terminal),
        Command::Init(arguments) => init::run(arguments, terminal),
        Command::Fmt(arguments) => fmt::run(arguments, rules, terminal),
        Command::Schema(arguments) => schema::run(arguments, terminal),
        Command::Completions(arguments) => completions::run(arguments, Arguments::command(), terminal),
        Command::Man(arguments) => completions::man(arguments, Arguments::command(), terminal),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_arguments_are_well_formed() {
        Arguments::command().debug_assert();
    }

    #[test]
    fn the_graver_outcome_wins() {
        assert_eq!(Outcome::Bad.max(Outcome::Failed).code(), 2);
        assert_eq!(Outcome::Fine.max(Outcome::Bad).code(), 1);
    }
}
