//! What rule authors need: their examples run and explained, the corpus kept on record, packs compared and
//! scored, files put in order, and something to begin with.
//!
//! In: packs, loaded or compiled, and what the pipeline made of a corpus. Out: plain values for the command line.

pub mod diff;
pub mod examples;
pub mod explain;
pub mod format;
pub mod gaps;
pub mod schema;
pub mod score;
pub mod snapshot;
pub mod starter;
pub mod why;
