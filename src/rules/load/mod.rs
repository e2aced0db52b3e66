//! Loads a pack: its files, the packs that it extends, and all of it merged by id.
//!
//! In: where the pack is. Out: a [`Pack`] of everything sound in it, and every fault of every file.

mod builtin;
mod extend;
mod faults;
mod files;
mod find;
mod merge;
mod one;
mod parse;
mod sets;
mod shape;
mod speakers;
mod strict;
mod syntax;
#[cfg(test)]
mod tests;
mod tongue;
mod topics;
mod tree;

pub use find::{BUILTIN, Origin, USUAL_FOLDER, VARIABLE, find};

use super::pack::Pack;
use crate::diagnostic::{Diagnostic, SourceMap};
use extend::Place;

/// Loads the pack at `origin` and what it extends. Texts go into `sources`, so that findings can be shown.
///
/// The pack holds all that could be read, even where there are errors among the findings, which are sorted by
/// place.
pub fn load(origin: &Origin, sources: &mut SourceMap) -> (Pack, Vec<Diagnostic>) {
    match origin {
        Origin::Folder(folder) => extend::load(Place::Folder(folder.clone()), sources),
        Origin::Builtin => extend::load(Place::Builtin, sources),
    }
}

/// Loads a pack from names (inside the pack, with `/`) and texts.
pub fn load_from_memory(files: &[(&str, &str)], sources: &mut SourceMap) -> (Pack, Vec<Diagnostic>) {
    extend::load(Place::Memory(files), sources)
}

/// The files of the pack in the program itself: names inside the pack and texts, sorted by name.
pub fn builtin_files() -> &'static [(&'static str, &'static str)] {
    builtin::FILES
}
