//! From claims to conflicts: the same statement of several outlets joined, opposed statements compared.
//!
//! In: claims, [`Relations`] and which documents are copies. Out: [`Findings`], in an order that does not depend on that of the claims.

mod compare;
mod conflicts;
#[cfg(test)]
mod fixture;
mod matter;
mod parties;
mod statements;

pub use compare::{Comparison, Reason, compare};
pub use conflicts::{Conflict, Kind, Pair, Stand};
pub use statements::{Copied, Statement};

use crate::extract::claim::Claim;
use crate::rules::relations::Relations;
use std::borrow::Borrow;

/// What comparing all claims gave.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Findings {
    /// By topic, actor, position and day.
    pub statements: Vec<Statement>,
    /// By topic, then the two stands.
    pub conflicts: Vec<Conflict>,
}

/// Joins claims into statements and finds those that conflict. `copies` tells, by document, whose text had been
/// another's before; it may be shorter.
pub fn find<C: Borrow<Claim>>(claims: &[C], relations: &Relations, copies: &[Option<Copied>]) -> Findings {
    let statements = statements::join(claims, relations, copies);
    let conflicts = conflicts::find(&statements, relations);
    Findings { statements, conflicts }
}
