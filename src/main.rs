//! The binary: hands the arguments to `cli` and its outcome to the system as an exit status.

#![forbid(unsafe_code)]
#![cfg_attr(not(test), warn(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::dbg_macro))]

mod cli;

use std::process::ExitCode;

/// Rules and reports are many small strings.
#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

fn main() -> ExitCode {
    ExitCode::from(cli::main().code())
}
