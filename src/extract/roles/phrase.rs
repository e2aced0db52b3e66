//! A phrase with a word for a role, read from that word on: whose role it is, and who holds it.

use super::FARTHEST_BODY;
use super::RolePhrase;
use super::before::ends_with;
use crate::extract::discourse::Discourse;
use crate::extract::hits::Hits;
use crate::extract::mentions::Naming;
use crate::extract::unit::Units;
use crate::rules::WordOrder;
use crate::rules::phrase::Stream;
use crate::rules::tag::{Grammar, Scope, SpeechKind, Tag};
use std::ops::Range;

impl Naming<'_> {
    /// Reads a role phrase from its role noun on; `before` is what it may take in before that noun.
    pub(super) fn role_phrase(
        &self,
        units: &Units<'_>,
        hits: &Hits,
        before: Range<usize>,
        role_end: usize,
        discourse: &Discourse,
    ) -> Option<RolePhrase> {
        let start = before.end;
        let mut phrase = self.role_noun(units, hits, start..role_end)?;
        phrase.units.start = self.modifiers_before(units, hits, before, &mut phrase);
        if is_estranged(units, hits, phrase.units.start..start) {
            return Some(RolePhrase { actor: None, adjective: None, ..phrase });
        }
        if phrase.actor.is_some() {
            self.behind_its_body(units, hits, &mut phrase);
            return Some(phrase);
        }
        let passed = self.body_behind(units, hits, &mut phrase);
        // "the spokesman", where no article could say so and no other word says of whom
        phrase.definite |= self.language.lexicon.no_articles() && passed.unknown == 0;
        if self.is_predicate(units, hits, start, &phrase) {
            return None;
        }
        let own = hits.at(start).iter().any(|h| matches!(h.tag, Tag::Own(_)));
        phrase.possessed |= own && self.language.order == WordOrder::VerbFirst;
        if phrase.actor.is_none() && phrase.possessed {
            // "one of its leaders in a raid": a link that leads to no body is none
            let link = passed.linked_at.filter(|&at| at == role_end);
            phrase.units.end = phrase.units.end.min(link.unwrap_or(usize::MAX));
            // "its spokesman": of whoever was named last
            phrase.actor = self.last_named(units, start, discourse);
            self.as_its_power_says(hits, &mut phrase);
        }
        self.take_holder(units, hits, role_end, &mut phrase);
        phrase.owns = self.owns(units, phrase.units.end - 1);
        self.owned_part(units, hits, &mut phrase);
        self.describing_clause(units, hits, start, &mut phrase);
        if phrase.actor.is_none() && phrase.adjective.is_none() && !phrase.linked {
            phrase.actor = self.state_of_organ(units, hits, &phrase.units, discourse);
            self.as_its_power_says(hits, &mut phrase);
        }
        Some(phrase)
    }

    /// "The X spokesman N": what stands behind a role that has its body before it.
    fn behind_its_body(&self, units: &Units<'_>, hits: &Hits, phrase: &mut RolePhrase) {
        self.as_its_power_says(hits, phrase);
        self.unknown_person(units, hits, phrase);
        self.known_person(units, phrase);
        phrase.owns = self.owns(units, phrase.units.end - 1);
    }

    /// What the word for a role tells by itself.
    fn role_noun(&self, units: &Units<'_>, hits: &Hits, role: Range<usize>) -> Option<RolePhrase> {
        let at = role.start;
        // a plural before its body may be spelt like a noun with a pronoun
        let roles = hits.at(at).iter().filter(|h| h.tag == Tag::Grammar(Grammar::Role));
        let clitics = roles.min_by_key(|h| h.first.pronoun)?.first;
        Some(RolePhrase {
            definite: clitics.article || self.language.lexicon.has_article(self.full(units, at)),
            conjunction: clitics.conjunction,
            preposition: clitics.preposition,
            office: self.office(units, hits, at),
            describes: units.begins(at, self.language, Grammar::Relative),
            possessed: clitics.pronoun,
            oblique: clitics.oblique,
            agent: clitics.agent,
            body: ends_with(hits, at, role.end, Tag::Grammar(Grammar::Unlisted)),
            word: self.word_of(units, at, Grammar::Role).map(str::to_string),
            units: role,
            ..RolePhrase::default()
        })
    }

    /// The word of an office that begins at a unit, as it is listed.
    pub(super) fn office(&self, units: &Units<'_>, hits: &Hits, at: usize) -> Option<String> {
        hits.grammar(at, Grammar::Office)?;
        let lexicon = &self.language.lexicon;
        units.words(at).iter().map(|m| lexicon.text(m.atom)).max_by_key(|text| text.len()).map(str::to_string)
    }

    /// "X is responsible for it": a role without its article right behind a mention, linked to no body, tells of the
    /// mention and names nobody.
    fn is_predicate(&self, units: &Units<'_>, hits: &Hits, start: usize, phrase: &RolePhrase) -> bool {
        let Some(before) = units.preceding(start) else { return false };
        let bare = phrase.preposition == 0 && !phrase.conjunction && !phrase.possessed;
        // "X is the one responsible for it": an article behind a pronoun that stands for "is"
        let copula = hits.begins(before, Grammar::Copula);
        let plain = bare && (!phrase.definite || copula);
        let nobody = phrase.actor.is_none() && phrase.adjective.is_none();
        plain
            && nobody
            && phrase.linked
            && self.language.order == WordOrder::VerbFirst
            && (units.mention_at(before).is_some()
                || copula
                || hits.begins(before, Grammar::ThatPronoun)
                || hits.scope(before, Scope::Negator).is_some())
    }

    /// "N, who chairs X's taskforce for aid, …", "N, head of X's office here, …": what says between commas what N is
    /// ends at its comma, and owns nothing behind it.
    fn describing_clause(&self, units: &Units<'_>, hits: &Hits, start: usize, phrase: &mut RolePhrase) {
        let comma = |at: usize| units.is_comma(at);
        let opens = |at: usize| at.checked_sub(1).is_some_and(comma);
        if !phrase.owns || phrase.actor.is_none() || !(opens(start) || opens(phrase.units.start)) {
            return;
        }
        let from = phrase.units.end;
        let verb = |at: usize| hits.speech(at, &[SpeechKind::Verb]).is_some();
        let mut near = from..units.len().min(from + FARTHEST_BODY);
        if let Some(close) = near.find(|&at| comma(at) || verb(at)).filter(|&at| comma(at)) {
            phrase.units.end = close;
            phrase.owns = false;
        }
    }
}

/// "A former X official", "a former spokesman of X": whether what stands before a role says that it is nobody's.
fn is_estranged(units: &Units<'_>, hits: &Hits, before: Range<usize>) -> bool {
    let first = units.preceding(before.start).filter(|_| !before.is_empty()).unwrap_or(before.start);
    (first..before.end).any(|at| hits.begins(at, Grammar::Estranged))
}
