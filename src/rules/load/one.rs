//! A list of definitions that has each id once, whatever packs they come from.

use super::strict::Findings;
use crate::diagnostic::nearest;
use crate::diagnostic::{Diagnostic, SourceId};
use crate::rules::Spanned;
use crate::rules::codes;
use crate::rules::model::{ActorDef, PositionDef, RuleDef, SideDef};
use crate::rules::pack::Sourced;

/// A definition that has an id.
pub(super) trait Named {
    /// What it is, in messages.
    const WHAT: &'static str;
    /// Whether `replace` and `off` may be written in it.
    const MERGES: bool;
    /// Its id.
    fn id(&self) -> &Spanned<String>;
    /// Whether it replaces an imported one.
    fn replace(&self) -> bool;
    /// Whether it removes an imported one.
    fn off(&self) -> bool;
}

macro_rules! named {
    ($kind:ty, $what:literal) => {
        impl Named for $kind {
            const WHAT: &'static str = $what;
            const MERGES: bool = true;
            fn id(&self) -> &Spanned<String> {
                &self.id
            }
            fn replace(&self) -> bool {
                self.replace
            }
            fn off(&self) -> bool {
                self.off
            }
        }
    };
}

named!(SideDef, "side");
named!(ActorDef, "actor");
named!(RuleDef, "rule");

impl Named for PositionDef {
    const WHAT: &'static str = "position";
    const MERGES: bool = false;
    fn id(&self) -> &Spanned<String> {
        &self.id
    }
    fn replace(&self) -> bool {
        false
    }
    fn off(&self) -> bool {
        false
    }
}

/// Definitions by id, in the order in which they came; each with the number of its pack.
#[derive(Debug)]
pub(super) struct ById<T> {
    entries: Vec<(usize, Sourced<T>)>,
}

impl<T> Default for ById<T> {
    fn default() -> Self {
        Self { entries: Vec::new() }
    }
}

impl<T: Named> ById<T> {
    /// Adds a definition, or lets it replace or remove an imported one of its id.
    pub fn add(&mut self, pack: usize, new: Sourced<T>, findings: &mut Findings) {
        let merges = new.def.replace() || new.def.off();
        match self.position(new.def.id().get_ref()) {
            None if merges => {
                self.nothing_there(&new, findings);
                if !new.def.off() {
                    self.entries.push((pack, new));
                }
            }
            None => self.entries.push((pack, new)),
            Some(at) if self.entries[at].0 == pack || !merges => {
                findings.push(twice(&self.entries[at].1, &new, self.entries[at].0 == pack));
                // The one that is not taken was perhaps to have another id, which is missing now.
                findings.lost.names = true;
                findings.lost.files.insert(new.source);
            }
            Some(at) if new.def.off() => {
                self.entries.remove(at);
            }
            Some(at) => self.entries[at] = (pack, new),
        }
    }

    /// The definition of an id.
    pub fn get_mut(&mut self, id: &str) -> Option<&mut Sourced<T>> {
        let at = self.position(id)?;
        self.entries.get_mut(at).map(|(_, item)| item)
    }

    /// The definitions alone.
    pub fn into_list(self) -> Vec<Sourced<T>> {
        self.entries.into_iter().map(|(_, item)| item).collect()
    }

    fn position(&self, id: &str) -> Option<usize> {
        self.entries.iter().position(|(_, e)| e.def.id().get_ref() == id)
    }

    fn nothing_there(&self, new: &Sourced<T>, findings: &mut Findings) {
        let known = self.entries.iter().map(|(_, e)| e.def.id().get_ref().as_str());
        let fault = nothing_to_replace(T::WHAT, new.source, new.def.id(), known);
        findings.push(fault);
    }
}

/// `replace` or `off` without anything that it could bear on.
pub(super) fn nothing_to_replace<'a>(
    what: &str,
    source: SourceId,
    id: &Spanned<String>,
    known: impl IntoIterator<Item = &'a str>,
) -> Diagnostic {
    let help = match nearest(id.get_ref(), known) {
        Some(meant) => format!("write `{meant}`"),
        None => format!("correct the id, or remove `replace` and `off` if the {what} is new"),
    };
    let message =
        format!("no extended pack has the {what} `{}` that is to be replaced or removed", id.get_ref());
    Diagnostic::error(codes::NOTHING_TO_REPLACE, message).at(source, id.span(), "").help(help)
}

fn twice<T: Named>(old: &Sourced<T>, new: &Sourced<T>, same_pack: bool) -> Diagnostic {
    let help = match (same_pack, T::MERGES) {
        (true, _) => format!("give one {} of the two another id, or remove it", T::WHAT),
        (false, true) => {
            "add `replace = true` to put it in the place of the other, or `off = true` to remove that".into()
        }
        (false, false) => "give it another id, or write the topic anew with `replace = true`".into(),
    };
    used_twice(T::WHAT, (old.source, old.def.id()), (new.source, new.def.id())).help(help)
}

/// An id that two definitions have; both places are shown.
pub(super) fn used_twice(
    what: &str,
    old: (SourceId, &Spanned<String>),
    new: (SourceId, &Spanned<String>),
) -> Diagnostic {
    Diagnostic::error(
        codes::ID_TWICE,
        format!("there are two definitions of the {what} `{}`", new.1.get_ref()),
    )
    .at(new.0, new.1.span(), "the second one")
    .also(old.0, old.1.span(), "the first one")
}
