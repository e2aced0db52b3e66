//! Verbs of speech with nobody beside them, whose subject the clause before theirs tells.

use super::Reader;
use crate::extract::discourse::Voice;
use crate::extract::hits::Hit;
use crate::rules::phrase::Stream;
use crate::rules::tag::{Grammar, Scope, SpeechKind};

/// Words before the first comma of a sentence that name nobody, at most.
const LONGEST_OPENING: usize = 5;

impl Reader<'_> {
    /// "…, which X denies and affirms that": X goes on.
    pub(super) fn goes_on_answer(&self, hit: &Hit) -> bool {
        let comma = |from: usize| (from..hit.start).any(|i| self.scene.units.is_comma(i));
        hit.first.conjunction && self.acts.last().is_some_and(|a| a.backward && !comma(a.cue.end))
    }

    /// "While A said …, B published pictures and confirmed that": the main clause behind a subordinate one has a
    /// subject of its own.
    pub(super) fn main_clause_subject(&self, hit: &Hit) -> Option<Vec<Voice>> {
        let scene = self.scene;
        let spoken =
            self.acts.last().filter(|_| hit.first.conjunction && self.opens_with_connective())?.cue.end;
        let comma = (spoken..hit.start).rev().find(|&i| scene.units.is_comma(i))?;
        let subject = scene.first_free_mention(comma, hit.start)?;
        Some(self.voices(&self.with_members(subject)))
    }

    /// "X and Y came out to announce": the first verb of speech under a proclitic of purpose is the sentence's subject's.
    pub(super) fn came_to_say(&self, hit: &Hit) -> Option<Vec<Voice>> {
        let purpose = hit.first.preposition != 0 && self.acts.is_empty() && !self.narrator;
        let subject = self.scene.first_free_mention(0, hit.start).filter(|_| purpose)?;
        Some(self.voices(&self.with_members(subject)))
    }

    /// "The spokesman of X hastened to it, and said", "X prolongs the truce and accuses Y": the subject of the clause
    /// before, where nobody has spoken in it.
    pub(super) fn did_before_saying(&self, hit: &Hit) -> Option<Vec<Voice>> {
        let scene = self.scene;
        let silent = self.acts.is_empty() && !self.narrator && hit.first.conjunction;
        let verb_first = self.verb_first() && silent;
        let head = scene.first_free_mention(0, hit.start).filter(|_| verb_first)?;
        let comma = (head..hit.start).any(|i| scene.units.is_comma(i));
        let mention = scene.units.mention_at(head).filter(|m| m.preposition == 0)?;
        let person = mention.role;
        // "pages loyal to X went further, and accused Y": a body, where whom the verb blames cannot be who speaks
        let accuses = scene.hits.begins(hit.start, Grammar::Accusation);
        let body = accuses && mention.noun.feminine == hit.first.feminine;
        let before = scene.units.preceding(head);
        // "on the other side, X reinforced …": words without a name before a comma are passed
        let opens = |comma: usize| {
            let named =
                |i: usize| scene.units.mention_at(i).is_some() || scene.content().any(|h| h.start == i);
            scene.units.is_open_comma(comma) && comma <= LONGEST_OPENING && !(0..comma).any(named)
        };
        let second = before.and_then(|b| scene.units.preceding(b)).is_none_or(opens);
        let goes_on = self.agrees_as_subject(head, hit) && (comma || before.is_none());
        (second && ((person || body) && comma || goes_on)).then(|| self.voices(&self.with_members(head)))
    }

    /// "But N, which is a local site, accused Y": between commas right before the verb stand words that open with such as
    /// tell what somebody is, and before them a name that no list has.
    pub(super) fn apposed_stranger_before(&self, hit: &Hit) -> Option<Vec<Voice>> {
        let scene = self.scene;
        let comma = |&i: &usize| scene.units.is_comma(i);
        let close = scene.units.preceding(hit.start).filter(comma)?;
        let verb = self.verb_first() && self.acts.is_empty() && !hit.first.conjunction;
        let open = (0..close).rev().find(comma).filter(|_| verb)?;
        let apposed = scene.hits.begins(scene.units.following(open)?, Grammar::Apposition);
        let first =
            (0..open).find(|&i| scene.units.is_word(i) && !scene.hits.limits(i, Scope::Connective))?;
        let small = [Grammar::Preposition, Grammar::Adverbial, Grammar::Adjunct, Grammar::Narrator];
        let governed = small.iter().any(|&task| scene.hits.begins(first, task))
            || scene.units.words(first).iter().any(|m| m.clitics.preposition != 0);
        let named = (0..hit.start).any(|i| scene.units.mention_at(i).is_some() || comma(&i) && i < open);
        (apposed && !governed && !named).then(|| vec![self.unknown(hit)])
    }

    /// "No comment came from X, but it had denied it": the one body that stands before a connective with its pronoun,
    /// where nobody has spoken.
    pub(super) fn kept_silent_before(&self, hit: &Hit) -> Option<Vec<Voice>> {
        let scene = self.scene;
        let silent = self.verb_first() && !self.acts.iter().any(|a| a.kind == SpeechKind::Verb);
        let small = [Grammar::Auxiliary, Grammar::Adverbial];
        let joint = self.before_words_of(hit.start, &small, 0).filter(|_| silent)?;
        let pronoun = scene.units.words(joint).iter().any(|m| m.clitics.pronoun);
        let mut named = (0..joint).filter(|&i| pronoun && scene.units.mention_at(i).is_some());
        let one = named.next().filter(|&at| named.next().is_none() && self.agrees_as_subject(at, hit))?;
        scene.hits.limits(joint, Scope::Connective).then(|| self.voices(&[one]))
    }

    /// Whether a body takes verbs of the form of this one, as far as its letters show it. A country is feminine though
    /// no letter of its name tells, which is one word without an article.
    fn agrees_as_subject(&self, at: usize, hit: &Hit) -> bool {
        let Some(mention) = self.scene.units.mention_at(at).filter(|m| m.person.is_none()) else {
            return false;
        };
        let country = self.scene.units.units[at].tokens.len() == 1 && !mention.noun.definite;
        hit.first.feminine == (mention.noun.feminine || country) && !hit.first.plural
    }
}
