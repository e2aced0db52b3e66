//! Somebody unnamed ("two officials", "the source"): for whom he speaks, and whether he has spoken before.

use super::Naming;
use crate::extract::claim::Basis;
use crate::extract::discourse::{Discourse, Voice};
use crate::extract::organs::is_word_of;
use crate::extract::unit::{Mention, UnitKind, Units};
use crate::rules::ActorKind;
use crate::rules::ids::ActorId;
use crate::rules::tag::{Grammar, NameKind};
use std::ops::Range;

/// Words by which an outlet calls those of its sources that speak for a body.
pub struct Source {
    /// Behind their last token.
    pub end: usize,
    /// The outlet.
    pub outlet: ActorId,
    /// For whom they speak.
    pub of: ActorId,
}

impl Naming<'_> {
    /// "A military source" of a state's agency speaks for its army: in the agency's own reports, and where the sentence
    /// names it and no other outlet; rumours are nobody's.
    pub fn sources(&self, units: &mut Units<'_>, sources: &[Source], published_by: Option<&str>) {
        if sources.is_empty() {
            return;
        }
        let relations = self.ruleset.relations();
        let named = |m: &Mention| m.actor.filter(|&a| relations.is_outlet(a) && !relations.is_rumour(a));
        let outlets: Vec<ActorId> = units.mentions.iter().filter_map(named).collect();
        let own = |outlet: ActorId| published_by == Some(self.ruleset.labels().actor(outlet).id.as_str());
        for unit in &units.units {
            let UnitKind::Mention(index) = unit.kind else { continue };
            let Some(mention) = units.mentions.get_mut(index) else { continue };
            if !mention.actor.is_some_and(|a| relations.is_unnamed(a)) {
                continue;
            }
            let here = || sources.iter().filter(|s| s.end == unit.tokens.end);
            let tells = |outlet: &ActorId| here().any(|s| s.outlet == *outlet);
            let one = here().find(|s| outlets.contains(&s.outlet) || outlets.is_empty() && own(s.outlet));
            if let Some(source) = one.filter(|_| outlets.iter().all(tells)) {
                (mention.actor, mention.role) = (Some(source.of), true);
            }
        }
    }

    /// "Two officials in the X ministry", "a source within X": somebody unnamed whose words tell a role speaks for the
    /// body that he holds it in. A single word behind "in" may be a country, where he only is.
    pub(super) fn insider(
        &self,
        units: &Units<'_>,
        (mention, end): (Mention, usize),
        discourse: &mut Discourse,
    ) -> (Mention, usize) {
        let relations = self.ruleset.relations();
        let unnamed = mention.actor.is_some_and(|a| relations.is_unnamed(a));
        let task = |at: usize, task: Grammar| self.task_at(units, at, task);
        let role = unnamed && end.checked_sub(1).is_some_and(|at| task(at, Grammar::Role) == Some(end));
        let link = role.then(|| task(end, Grammar::RoleLink)).flatten();
        let Some(linked) = link else { return (mention, end) };
        let article = task(linked, Grammar::Article);
        let from = article.unwrap_or(linked);
        let body = self.best_at(units, from, discourse).filter(|b| {
            let whole = b.end - b.start > 1 || article.is_some() || task(end, Grammar::PersonLink).is_some();
            let named = matches!(b.kind, NameKind::Full | NameKind::Short) && b.clitics.preposition == 0;
            named && relations.kind(b.actor) == ActorKind::Body && (whole || self.is_acronym(units, b.start))
        });
        let Some(body) = body else { return (mention, end) };
        let attached = (mention.preposition, mention.conjunction);
        let of = self.note(units, &body, discourse);
        (Mention { preposition: attached.0, conjunction: attached.1, role: true, ..of }, body.end)
    }

    /// "A source in the ministry said … The source denied": the source that spoke before, of a body that was named.
    pub(super) fn same_source(
        &self,
        units: &Units<'_>,
        mention: Mention,
        at: Range<usize>,
        discourse: &Discourse,
    ) -> Mention {
        let relations = self.ruleset.relations();
        if !mention.actor.is_some_and(|a| relations.is_unnamed(a)) {
            return mention;
        }
        let word = self.full(units, at.end - 1);
        let behind_article = self.task_at(units, at.start, Grammar::Article).is_some_and(|end| end < at.end);
        if !behind_article && (at.len() > 1 || !self.language.lexicon.has_article(word)) {
            return mention;
        }
        let says_so = |voice: &Voice| self.words_of(voice).any(|w| is_word_of(word, w));
        let spoke = || discourse.carried().into_iter().find(says_so);
        let one = discourse.last_with_role(&says_so).or_else(spoke);
        // an unnamed one is the same by his words
        match one.filter(|voice| voice.actor != mention.actor) {
            Some(voice) => Mention {
                actor: voice.actor,
                person: voice.person,
                basis: Basis::Carried,
                distance: voice.distance,
                role: true,
                bare_role: true,
                ..mention
            },
            None => mention,
        }
    }

    /// Whether a word is written in capitals alone.
    fn is_acronym(&self, units: &Units<'_>, at: usize) -> bool {
        let written = self.written(units, at..at + 1);
        written.chars().count() > 1 && written.chars().all(char::is_uppercase)
    }
}
