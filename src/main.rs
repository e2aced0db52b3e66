//! The binary: hands the arguments to `cli` and its outcome to the system as an exit status.

#![forbid(unsafe_code)]

mod cli;

use std::process::ExitCode;

fn main() -> ExitCode {
    ExitCode::from(cli::main().code())
}
