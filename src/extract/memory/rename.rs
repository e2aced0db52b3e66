//! What was read with the old rules, told in the indices of the new ones.

use super::{Kept, Read};
use crate::extract::claim::{Claim, Party, Step, Trace};
use crate::rules::ids::ActorId;
use crate::rules::impact::Renaming;
use std::sync::Arc;

impl Read {
    /// The same for the new rules and a document's new place; nothing where it speaks of what they do not have.
    pub(super) fn renamed(&self, renaming: &Renaming, index: usize) -> Option<Self> {
        let mut extraction = self.extraction.clone();
        extraction.claims = claims(&extraction.claims, renaming, index)?;
        let sentences = self.sentences.iter().map(|kept| renamed(kept, renaming, index));
        let sentences = sentences.collect::<Option<_>>()?;
        Some(Self { extraction, sentences, headline: self.headline.clone(), ..*self })
    }
}

impl Read {
    /// Whether another reading of the same document gives the same, told in the indices of the new rules.
    pub fn gives(&self, other: &Self, renaming: &Renaming, index: usize) -> bool {
        let (old, new) = (&self.extraction, &other.extraction);
        let claims = || claims(&old.claims, renaming, index);
        (&old.language, &old.title, &old.warnings) == (&new.language, &new.title, &new.warnings)
            && (old.published, &old.unlisted) == (new.published, &new.unlisted)
            && old.claims.len() == new.claims.len()
            && (old.claims == new.claims && renaming.changes_nothing()
                || claims().as_ref() == Some(&new.claims))
    }
}

/// A sentence; the same one where nothing about it changes.
pub(super) fn renamed(kept: &Arc<Kept>, renaming: &Renaming, index: usize) -> Option<Arc<Kept>> {
    let stays = kept.claims.iter().all(|claim| claim.document == index);
    let spoken = renaming.changes_nothing() || kept.claims.is_empty();
    if stays && spoken && renaming.keeps_all_but_rules() {
        return Some(Arc::clone(kept));
    }
    let before = match &kept.before {
        Some(before) => Some(before.renamed(renaming)?),
        None => None,
    };
    let claims = claims(&kept.claims, renaming, index)?;
    let places = kept.places.iter().map(|&place| renaming.actor(place)).collect::<Option<_>>()?;
    Some(Arc::new(Kept { words: kept.words.clone(), before, claims, places }))
}

fn claims(list: &[Claim], renaming: &Renaming, index: usize) -> Option<Vec<Claim>> {
    list.iter().map(|one| claim(one, renaming, index)).collect()
}

fn claim(claim: &Claim, renaming: &Renaming, index: usize) -> Option<Claim> {
    let maybe = |actor: Option<ActorId>| match actor {
        Some(actor) => renaming.actor(actor).map(Some),
        None => Some(None),
    };
    let party = |p: &Party| Some(Party { actor: renaming.actor(p.actor)?, role: renaming.role(p.role)? });
    let step = |s: &Step| Some(Step { position: renaming.position(s.position)?, ..s.clone() });
    Some(Claim {
        document: index,
        actor: renaming.actor(claim.actor)?,
        via: maybe(claim.via)?,
        topic: renaming.topic(claim.topic)?,
        position: renaming.position(claim.position)?,
        about: claim.about.iter().map(party).collect::<Option<_>>()?,
        places: claim.places.iter().map(|&place| renaming.actor(place)).collect::<Option<_>>()?,
        near: claim.near.iter().map(|&place| renaming.actor(place)).collect::<Option<_>>()?,
        of_others: claim.of_others,
        setting: claim.setting.iter().map(|&place| renaming.actor(place)).collect::<Option<_>>()?,
        nested_in: maybe(claim.nested_in)?,
        rule: renaming.rule(claim.rule)?,
        trace: Trace {
            stated: renaming.position(claim.trace.stated)?,
            steps: claim.trace.steps.iter().map(step).collect::<Option<_>>()?,
            ..claim.trace.clone()
        },
        ..claim.clone()
    })
}
