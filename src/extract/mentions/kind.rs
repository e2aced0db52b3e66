//! Words for the kind of a body: behind its name ("the X rebel faction"), and in place of it ("the front").

use super::{Candidate, Naming};
use crate::extract::claim::Basis;
use crate::extract::discourse::Discourse;
use crate::extract::unit::{Mention, UnitKind, Units};
use crate::rules::lexicon::{Clitics, Match};
use crate::rules::phrase::Stream;
use crate::rules::tag::{Grammar, NameKind, Tag};
use crate::rules::{ActorKind, WordOrder};

impl Naming<'_> {
    /// The words for a kind of body ("front") that a unit may be, and what is attached to them.
    pub(super) fn kinds<'s>(
        &'s self,
        units: &'s Units<'_>,
        at: usize,
    ) -> impl Iterator<Item = (&'s str, Clitics)> {
        let kind = move |m: &&Match| {
            let phrases = &self.language.phrases;
            let mut listed = phrases.starting_with(m.atom);
            listed.any(|p| {
                p.tag == Tag::Grammar(Grammar::Unlisted)
                    && phrases.match_at(p, units, at).is_some_and(|h| h.end == at + 1)
            })
        };
        let lexicon = &self.language.lexicon;
        units.words(at).iter().filter(kind).map(|m| (lexicon.text(m.atom), m.clitics))
    }

    /// "The front": the body whose full name begins with that word, where the report has named one and no other
    /// name says which is meant.
    pub(super) fn body_of_kind(
        &self,
        units: &Units<'_>,
        at: usize,
        discourse: &Discourse,
    ) -> Option<Mention> {
        let plain = units.kind(at) == Some(UnitKind::Word) && self.language.order == WordOrder::VerbFirst;
        let mut kinds = self.kinds(units, at).filter(|(_, clitics)| plain && clitics.article);
        let (actor, clitics) = kinds.find_map(|(kind, c)| Some((discourse.of_kind(kind)?, c)))?;
        // "the military council" is another body than "the council of X"
        let described = units.following(at).is_some_and(|next| {
            let task = |tag: Tag| !matches!(tag, Tag::Content(_) | Tag::Unless(_));
            let article = units.words(next).iter().any(|m| m.clitics.article)
                || self.language.lexicon.has_article(self.full(units, next));
            units.kind(next) == Some(UnitKind::Word)
                && article
                && self.phrase_at(units, next, &task).is_none()
        });
        let body = self.ruleset.relations().kind(actor) == ActorKind::Body;
        (body && !described).then(|| Mention::of_body(actor, Basis::Named, clitics))
    }

    /// Where a full name ends with the nouns that go on with it: "the X rebel faction".
    pub(super) fn kind_behind(&self, units: &Units<'_>, name: &Candidate) -> usize {
        let full = name.kind == NameKind::Full;
        let end = full.then(|| self.task_at(units, name.end, Grammar::KindBehind)).flatten();
        end.unwrap_or(name.end)
    }
}
