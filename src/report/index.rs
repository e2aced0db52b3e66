//! Claims, statements and documents of a report by their ids.

use super::view::{Claim, Conflict, Document, Pair, Report, Statement};
use crate::extract::claim::Basis;
use std::collections::BTreeMap;

/// Finds by id.
#[derive(Debug)]
pub(super) struct Index<'a> {
    claims: BTreeMap<&'a str, &'a Claim>,
    statements: BTreeMap<&'a str, &'a Statement>,
    documents: BTreeMap<&'a str, &'a Document>,
    by_document: BTreeMap<&'a str, Vec<&'a Claim>>,
}

/// Two opposed statements, each with the claim that is shown for it.
#[derive(Debug, Clone, Copy)]
pub(super) struct Opposed<'a> {
    pub(super) a: Voice<'a>,
    pub(super) b: Voice<'a>,
    pub(super) days_apart: Option<u32>,
}

/// A statement and the claim that is shown for it.
#[derive(Debug, Clone, Copy)]
pub(super) struct Voice<'a> {
    pub(super) statement: &'a Statement,
    pub(super) claim: &'a Claim,
}

impl<'a> Index<'a> {
    pub(super) fn new(report: &'a Report) -> Self {
        let mut by_document: BTreeMap<&str, Vec<&Claim>> = BTreeMap::new();
        for claim in &report.claims {
            by_document.entry(&claim.document).or_default().push(claim);
        }
        Self {
            by_document,
            claims: report.claims.iter().map(|claim| (claim.id.as_str(), claim)).collect(),
            statements: report.statements.iter().map(|s| (s.id.as_str(), s)).collect(),
            documents: report.documents.iter().map(|d| (d.id.as_str(), d)).collect(),
        }
    }

    pub(super) fn document(&self, id: &str) -> Option<&'a Document> {
        self.documents.get(id).copied()
    }

    /// The claims of a document, in the order of the report.
    pub(super) fn of_document(&self, id: &str) -> &[&'a Claim] {
        self.by_document.get(id).map_or(&[], Vec::as_slice)
    }

    pub(super) fn statement(&self, id: &str) -> Option<&'a Statement> {
        self.statements.get(id).copied()
    }

    pub(super) fn claims(&self, statement: &'a Statement) -> impl Iterator<Item = &'a Claim> {
        statement.claims.iter().filter_map(|id| self.claims.get(id.as_str()).copied())
    }

    /// The statement with the clearest of its claims: its speaker named, its own, unhedged; then the first.
    pub(super) fn voice(&self, statement: &'a Statement) -> Option<Voice<'a>> {
        let unclear = |claim: &&Claim| (doubts(claim), claim.speaker.spokesperson.is_none());
        self.claims(statement).min_by_key(unclear).map(|claim| Voice { statement, claim })
    }

    pub(super) fn opposed(&self, pair: &'a Pair) -> Option<Opposed<'a>> {
        let a = self.voice(self.statements.get(pair.a.as_str())?)?;
        let b = self.voice(self.statements.get(pair.b.as_str())?)?;
        Some(Opposed { a, b, days_apart: pair.days_apart })
    }

    /// The nearest pair of a conflict; of several as near, the clearest.
    pub(super) fn nearest(&self, conflict: &'a Conflict) -> Option<Opposed<'a>> {
        let far = |opposed: &Opposed<'_>| {
            let (a, b) = (doubts(opposed.a.claim), doubts(opposed.b.claim));
            (opposed.days_apart.unwrap_or(u32::MAX), a.max(b), a.min(b))
        };
        conflict.pairs.iter().filter_map(|pair| self.opposed(pair)).min_by_key(far)
    }
}

/// What makes a claim less clear, the gravest first: its speaker is carried over, another tells it, it is hedged.
fn doubts(claim: &Claim) -> (bool, bool, bool) {
    (claim.speaker.basis == Basis::Carried, claim.nested_in.is_some(), claim.hedged)
}
