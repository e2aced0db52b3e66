//! What a report's headline tells of its attacks: where the one happened that the report is about.
//!
//! A claim about somebody whom the headline names, in a paragraph that names no other place, is about that one.

use super::Reading;
use super::claim::{Claim, Party};
use super::discourse::Discourse;
use super::hits::Hits;
use super::layout;
use super::mentions::Naming;
use super::sentence::named_places;
use super::unit::{Analyser, Units, units};
use crate::corpus::Document;
use crate::rules::Ruleset;
use crate::rules::ids::{ActorId, TopicId};
use crate::rules::tag::Tag;
use crate::text::{fold, split_by_line, tokens};

/// The headline of a report: as declared, else its first line where that looks like one.
pub fn headline(document: &Document) -> Option<String> {
    document.title.clone().or_else(|| layout::headline(&document.text))
}

/// What a headline names: a place, bodies, and the topics of what it tells.
pub struct Headline {
    place: ActorId,
    parties: Vec<ActorId>,
    topics: Vec<TopicId>,
}

impl Headline {
    /// Reads the first sentence of a report's headline, where it names one place.
    pub fn read(reading: &Reading<'_>, title: &str, analyser: &mut Analyser<'_>) -> Option<Self> {
        let folded = fold(title);
        let tokens = tokens(&folded.light);
        let sentences = split_by_line(&folded.light, &tokens, &|_| reading.language);
        let first = sentences.first()?.tokens.clone();
        let words = units(&tokens, first, &folded, title, reading.language, analyser);
        let mut words = Units::new(words, analyser);
        let told =
            Hits::find(&words, reading.language, &|tag| matches!(tag, Tag::Content(_) | Tag::Place(_)));
        let [place] = named_places(&told)[..] else { return None };
        let topic = |tag: Tag| match tag {
            Tag::Content(rule) => Some(reading.ruleset.rule(rule).topic),
            _ => None,
        };
        let topics = told.all().iter().filter_map(|h| topic(h.tag)).collect();
        let naming = Naming {
            ruleset: reading.ruleset,
            language: reading.language,
            tokens: &tokens,
            folded: &folded,
            original: title,
        };
        naming.mentions(&mut words, &mut Discourse::default());
        let party = |actor: ActorId| reading.ruleset.relations().party_of(actor);
        let parties = words.mentions.iter().filter_map(|m| m.actor).map(party).collect();
        Some(Self { place, parties, topics })
    }

    /// Gives the place to the claims of its topics that may be about an attack there and name no place.
    pub fn place(&self, claims: &mut [Claim], ruleset: &Ruleset) {
        let relations = ruleset.relations();
        for claim in claims.iter_mut().filter(|c| self.topics.contains(&c.topic)) {
            let role =
                relations.place_role(claim.topic).filter(|_| relations.day_role(claim.topic).is_some());
            let Some(role) = role else { continue };
            let named = claim.about.iter().any(|p| p.role == role);
            let told = |p: &Party| self.parties.iter().any(|&party| relations.meet(party, p.actor));
            let here =
                claim.near.is_empty() || claim.near.iter().any(|&near| relations.meet(near, self.place));
            if !named && here && claim.about.iter().any(told) {
                claim.about.push(Party { actor: self.place, role });
                claim.about.sort_unstable();
            }
        }
    }
}
