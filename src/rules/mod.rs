//! Rule packs: from TOML files to a [`Ruleset`] that the engine runs.
//!
//! `load` reads and merges the files, `check` finds what is wrong in them, `compile` makes them ready.

pub mod check;
pub mod codes;
mod compile;
pub mod files;
pub mod ids;
pub mod impact;
pub mod labels;
pub mod lexicon;
mod listed;
pub mod load;
mod model;
mod order;
pub mod pack;
pub mod pattern;
pub mod phrase;
pub mod relations;
mod ruleset;
mod spanned;
pub mod tag;

pub use compile::{compile, compile_after};
pub use model::{ActorKind, Force, Whose, WordOrder};
pub use ruleset::{Example, Language, Person, Rule, Ruleset, SetListing};
pub use spanned::Spanned;
