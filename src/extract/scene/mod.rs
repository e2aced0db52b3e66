//! A sentence with everything that was found in it: what the later steps ask of it.

mod lists;
mod reach;

use super::discourse::Voice;
use super::hits::{Hit, Hits};
use super::unit::{UnitKind, Units};
use crate::rules::ids::ActorId;
use crate::rules::phrase::Stream;
use crate::rules::tag::{Grammar, Scope, SpeechKind, Tag};
use crate::rules::{Language, Ruleset, WordOrder};

/// How far behind "as X affirmed" the "that" may stand which makes a verb of it, in units.
const FARTHEST_THAT: usize = 10;

/// One sentence, ready to be understood.
pub struct Scene<'a> {
    /// The pack.
    pub ruleset: &'a Ruleset,
    /// The language of the sentence.
    pub language: &'a Language,
    /// Words, mentions and marks.
    pub units: &'a Units<'a>,
    /// Phrases.
    pub hits: &'a Hits,
}

impl Scene<'_> {
    /// Whether a mention cannot be a subject: it stands under a preposition or under a head that does not speak.
    pub fn governed(&self, at: usize) -> bool {
        let Some(mention) = self.units.mention_at(at) else { return true };
        !self.stands_free(at) || mention.oblique || (!mention.role && self.under(at, Grammar::NotSpeaking))
    }

    /// Whether a mention stands under no preposition and owns nothing.
    pub fn stands_free(&self, at: usize) -> bool {
        let Some(mention) = self.units.mention_at(at) else { return false };
        mention.preposition == 0
            && !mention.possessive
            && !self.is_quoted_authority(at)
            && !self.under_preposition(at)
    }

    /// Whether words for "as … affirmed" go on with "that", so that they report by themselves ("X also affirmed that");
    /// where subjects stand first, these are spelt otherwise.
    pub fn goes_on_with_that(&self, hit: &Hit) -> bool {
        let verb = |tag: Tag| matches!(tag, Tag::Speech { kind: SpeechKind::Verb, .. });
        let phrases = &self.language.phrases;
        let mut last = self.units.words(hit.end - 1).iter();
        let ends_in_verb = hit.end > hit.start + 1
            && last.any(|m| phrases.starting_with(m.atom).any(|phrase| verb(phrase.tag)));
        if self.language.order != WordOrder::VerbFirst || !ends_in_verb {
            return false;
        }
        let open = |i: &usize| !matches!(self.units.kind(*i), Some(UnitKind::Comma | UnitKind::Colon));
        let near = (hit.end..self.units.len().min(hit.end + FARTHEST_THAT)).take_while(open);
        let that = near.clone().find(|&i| self.hits.begins(i, Grammar::That));
        // "it is said in a statement of X's that": X is no subject
        let named = that
            .and_then(|that| near.take_while(|&i| i < that).find(|&i| self.units.mention_at(i).is_some()));
        let attached = |i: usize| self.units.mention_at(i).is_some_and(|m| m.preposition != 0);
        that.is_some() && !named.is_some_and(|i| attached(i) || self.under_preposition(i))
    }

    /// Whether a mention is what "according to" names.
    pub fn is_quoted_authority(&self, at: usize) -> bool {
        let Some(before) = self.units.preceding(at) else { return false };
        let according = |h: &Hit| {
            let cue = matches!(h.tag, Tag::Speech { kind: SpeechKind::According, .. });
            cue && h.end == before + 1 && !self.goes_on_with_that(h)
        };
        (before.saturating_sub(5)..=before).any(|from| self.hits.at(from).iter().any(according))
    }

    /// Whether a small word is the verb of speech here that is spelt like it: at the beginning of a clause, with
    /// "that" before the next verb of speech.
    pub fn reports_that(&self, at: usize) -> bool {
        if self.hits.grammar(at, Grammar::NeedsThat).is_none() {
            return false;
        }
        let begins = self
            .units
            .preceding(at)
            .is_none_or(|b| !self.units.is_word(b) && self.units.mention_at(b).is_none());
        // without a conjunction only adverbials stand before it
        let mut before = 0;
        while before < at && !self.units.has_conjunction(at) {
            match self.hits.adverbial(before) {
                Some(end) => before = end,
                None if self.units.is_word(before) => return false,
                None => before += 1,
            }
        }
        let verb = |i: usize| self.hits.speech(i, &[SpeechKind::Verb]).is_some();
        let opens = |&i: &usize| verb(i) || self.hits.begins(i, Grammar::That);
        begins && (at + 1..self.units.len()).find(opens).is_some_and(|i| !verb(i))
    }

    /// Whether a preposition stands right before a unit.
    pub fn under_preposition(&self, at: usize) -> bool {
        let Some(mut before) = self.units.preceding(at) else { return false };
        // "of the Lebanese X": what describes it stands between
        while self.is_adjective(before)
            && let Some(further) = self.units.preceding(before)
        {
            let article = self.ends_at(further, Grammar::Article);
            before = self.units.preceding(further).filter(|_| article).unwrap_or(further);
        }
        // "by X's Y": Y stands under it, too
        let owner = self.units.mention_at(before).is_some_and(|m| m.possessive);
        if owner && self.language.order == WordOrder::SubjectFirst {
            return self.under_preposition(before);
        }
        // "what is known as X": the preposition belongs to the hedge
        if self.reports_that(before) || self.tag_ends_at(before, Tag::Scope(Scope::Hedge)) {
            return false;
        }
        self.ends_at(before, Grammar::Preposition)
            || self.ends_at(before, Grammar::With)
            || self.ends_at(before, Grammar::Mediation)
            || self.is_detached_preposition(before)
    }

    /// Whether a unit is the adjective of a nation.
    pub fn is_adjective(&self, at: usize) -> bool {
        self.hits.at(at).iter().any(|h| matches!(h.tag, Tag::Adjective(_)) && h.end == at + 1)
    }

    /// Whether a mention stands under a head; one that a conjunction is attached to begins anew.
    fn under(&self, at: usize, what: Grammar) -> bool {
        let joined = self.units.mention_at(at).is_some_and(|m| m.conjunction);
        !joined && self.units.preceding(at).is_some_and(|before| self.ends_at(before, what))
    }

    /// A proclitic that is written apart, as before a quotation mark.
    pub fn is_detached_preposition(&self, at: usize) -> bool {
        self.units
            .words(at)
            .iter()
            .any(|m| self.language.lexicon.preposition(self.language.lexicon.text(m.atom)) != 0)
    }

    /// Whether a grammatical phrase ends with this unit.
    pub fn ends_at(&self, unit: usize, what: Grammar) -> bool {
        self.tag_ends_at(unit, Tag::Grammar(what))
    }

    /// Whether what stands here describes a noun behind it: "the announced truce", "its recently announced truce".
    pub fn describes_noun(&self, unit: usize) -> bool {
        let Some(before) = self.units.preceding(unit) else { return false };
        let adverb = Some(before).filter(|&at| self.ends_at(at, Grammar::Auxiliary));
        let head = adverb.and_then(|at| self.units.preceding(at)).unwrap_or(before);
        [Grammar::Article, Grammar::Determiner, Grammar::Owner].into_iter().any(|g| self.ends_at(head, g))
    }

    /// Whether a limiting phrase ends right before a unit.
    pub fn right_behind(&self, unit: usize, what: Scope) -> bool {
        self.units.preceding(unit).is_some_and(|before| self.tag_ends_at(before, Tag::Scope(what)))
    }

    fn tag_ends_at(&self, unit: usize, tag: Tag) -> bool {
        (unit.saturating_sub(5)..=unit)
            .any(|from| self.hits.at(from).iter().any(|h| h.tag == tag && h.end == unit + 1))
    }

    /// Whether an odd number of quotation marks stands between two units: the second is inside a quotation
    /// that opened behind the first.
    pub fn inside_quotation(&self, from: usize, to: usize) -> bool {
        self.quotes(from, to) % 2 == 1
    }

    /// Quotation marks between two units.
    pub fn quotes(&self, from: usize, to: usize) -> usize {
        (from..to)
            .filter(|&i| self.units.kind(i) == Some(UnitKind::Quote) && !self.units.units[i].aside)
            .count()
    }

    /// The first mention in a stretch that may be a subject, if nothing but insertions stands before it.
    pub fn first_free_mention(&self, from: usize, to: usize) -> Option<usize> {
        (from..to).find(|&at| {
            self.units.mention_at(at).is_some() && !self.units.units[at].aside && !self.governed(at)
        })
    }

    /// The head of a sentence: its first mention that may be a subject, before any that governs another clause.
    pub fn head(&self) -> Option<usize> {
        self.first_free_mention(0, self.units.len())
    }

    /// A word or noun at a unit that takes up what somebody said before: which kind, and where it ends.
    pub fn taken_up(&self, at: usize) -> Option<(Grammar, usize)> {
        let found = self.hits.at(at).iter().filter_map(|h| match h.tag {
            Tag::Grammar(task) if task.takes_up() => Some((task, h.end)),
            _ => None,
        });
        found.max_by_key(|(_, end)| *end)
    }

    /// A mention as a speaker.
    pub fn voice(&self, at: usize) -> Option<Voice> {
        let mention = self.units.mention_at(at)?;
        Some(Voice {
            actor: self.actor_at(at),
            person: mention.person.clone(),
            basis: mention.basis,
            distance: mention.distance,
            tokens: self.units.units[at].tokens.clone(),
            role: mention.role,
        })
    }

    /// The actor of a mention.
    pub fn actor_at(&self, at: usize) -> Option<ActorId> {
        let body = self.whose(at).and_then(|body| self.units.mention_at(body));
        body.or(self.units.mention_at(at))?.actor
    }

    /// "Militants of X", "rebels from X": where the member of a group stands of whose people a mention speaks.
    pub fn whose(&self, at: usize) -> Option<usize> {
        let relations = self.ruleset.relations();
        let group = self.units.mention_at(at)?.actor?;
        let first = self.language.order == WordOrder::SubjectFirst && relations.is_group(group);
        let link = self.units.following(at).filter(|_| first)?;
        // the words of a verb that has them inside hide what they are: "held militants of X responsible"
        let linked = self.units.begins(link, self.language, Grammar::PersonLink);
        let body = self.units.following(link).filter(|_| linked)?;
        let member = self.units.mention_at(body).filter(|m| m.person.is_none() && !m.role)?.actor?;
        relations.is_in(member, group).then_some(body)
    }

    /// Hits of content, strong before weak where they begin together.
    pub fn content(&self) -> impl Iterator<Item = &Hit> {
        self.hits.all().iter().filter(|h| matches!(h.tag, Tag::Content(_)))
    }
}
