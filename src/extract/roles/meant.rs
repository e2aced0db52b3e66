//! From a role phrase to a mention: whom it means, and where it names nobody, who was named so before.

use super::RolePhrase;
use crate::extract::claim::Basis;
use crate::extract::discourse::{Discourse, Voice};
use crate::extract::mentions::Naming;
use crate::extract::unit::{Mention, Unit, UnitKind, Units};
use crate::rules::ids::ActorId;
use crate::rules::{ActorKind, WordOrder};

/// Words of a mention that tells a person's name and no office, at most.
const LONGEST_BARE_NAME: usize = 3;
/// Letters of a word for a role by which somebody may be known again, at least.
const SHORTEST_WORD: usize = 4;

impl Naming<'_> {
    /// Makes a mention of a role phrase, and of the name before it, which begins at a place of the units copied so far.
    pub(super) fn push(
        &self,
        units: &mut Units<'_>,
        out: &mut Vec<Unit>,
        phrase: RolePhrase,
        before: Option<(usize, String)>,
        discourse: &mut Discourse,
    ) {
        let first = units.units[phrase.units.start].tokens.start;
        let last = units.units[phrase.units.end - 1].tokens.end;
        let mut tokens = first..last;
        let mut person = phrase.person.clone();
        let mut actor = phrase.actor;
        if let Some((from, name)) = before {
            if let UnitKind::Mention(m) = out[from].kind {
                let known = units.mentions[m].actor;
                // "N, its spokesman": whose he is the pack knows better than the last name before
                // "N, who leads the talks for X": so it does, but where it knows him for a group that X is one of
                let relations = self.ruleset.relations();
                let narrower = known.zip(actor).is_some_and(|(group, one)| relations.is_in(one, group));
                let described = phrase.describes && units.mentions[m].person.is_some() && !narrower;
                actor = if phrase.possessed || described { known.or(actor) } else { actor.or(known) };
            }
            tokens.start = out[from].tokens.start;
            out.truncate(from);
            person = Some(name);
        }
        if let (Some(actor), Some(name)) = (actor, &person) {
            discourse.introduce(name, actor);
        }
        let mention = self.role_mention(&phrase, actor, person, discourse);
        if let Some(actor) = mention.actor.filter(|_| !mention.bare_role) {
            discourse.saw(actor);
        }
        units.mentions.push(mention);
        out.push(Unit::of_mention(units.mentions.len() - 1, tokens));
    }

    fn role_mention(
        &self,
        phrase: &RolePhrase,
        actor: Option<ActorId>,
        person: Option<String>,
        discourse: &Discourse,
    ) -> Mention {
        let mut mention = Mention {
            person,
            preposition: phrase.preposition,
            conjunction: phrase.conjunction,
            possessive: phrase.owns,
            oblique: phrase.oblique,
            agent: phrase.agent,
            role: true,
            ..Mention::plain(actor, Basis::Named)
        };
        if actor.is_some() || mention.person.is_some() || phrase.linked {
            return mention;
        }
        match self.named_so_before(phrase, discourse) {
            Some(voice) => {
                mention.bare_role = true;
                mention.actor = voice.actor;
                mention.person = voice.person;
                mention.distance = voice.distance;
                mention.basis = if voice.distance > 0 { Basis::Carried } else { voice.basis };
            }
            None => mention.actor = phrase.adjective,
        }
        mention
    }

    /// "The spokesman", "the ministry": who was introduced by such a role, or spoke, before.
    fn named_so_before(&self, phrase: &RolePhrase, discourse: &Discourse) -> Option<Voice> {
        if !phrase.definite {
            return None;
        }
        // "the ministry" is nobody who spoke as a person; what a pack calls so it lists
        if phrase.body {
            return self.body_heard(discourse, phrase.word.as_deref()?);
        }
        let fits = |v: &Voice| self.fits(phrase, v);
        if phrase.office.is_some() || phrase.adjective.is_some() {
            return discourse.last_with_role(&fits);
        }
        // "the spokesman" is who spoke rather than who was only named since
        let spoke = |v: &Voice| v.person.is_some() && v.role && v.actor.is_some();
        // "X commented on it. …, the spokesman said"
        let body = |a: ActorId| self.ruleset.relations().kind(a) == ActorKind::Body;
        let carried = |v: &Voice| v.distance == 1 && v.actor.is_some_and(body);
        let first = match self.language.order {
            WordOrder::VerbFirst => self.last_called(phrase, discourse),
            WordOrder::SubjectFirst => {
                self.just_introduced(phrase, discourse).or_else(|| alone(discourse, &spoke))
            }
            WordOrder::Free => None,
        };
        first.or_else(|| discourse.last_with_role(&fits)).or_else(|| alone(discourse, &carried))
    }

    /// "The spokesman", where one of two who spoke was introduced by that word.
    fn last_called(&self, phrase: &RolePhrase, discourse: &Discourse) -> Option<Voice> {
        let word = phrase.word.as_deref().filter(|word| word.chars().count() >= SHORTEST_WORD)?;
        discourse.last_with_role(&|v: &Voice| self.fits(phrase, v) && self.is_called(v, word))
    }

    /// "A local official in X was as clear. …, the official said": who was introduced by that word in the sentence before,
    /// known or not, where nobody has spoken since.
    fn just_introduced(&self, phrase: &RolePhrase, discourse: &Discourse) -> Option<Voice> {
        let word = phrase.word.as_deref().filter(|word| word.chars().count() >= SHORTEST_WORD)?;
        let fits = |v: &Voice| (v.actor.is_none() || self.fits(phrase, v)) && self.is_called(v, word);
        let found = discourse.last_introduced(&fits).filter(|v| v.distance <= 1)?;
        let later = |v: &Voice| v.distance < found.distance;
        (!discourse.carried().iter().any(later)).then_some(found)
    }

    /// Whether somebody who spoke before may be whom a role means: of the same side, where it tells one, and of its
    /// office.
    fn fits(&self, phrase: &RolePhrase, voice: &Voice) -> bool {
        let side_of = |a| self.ruleset.relations().side(a);
        let of_side = |a| {
            phrase.adjective.is_none_or(|adjective| {
                let side = side_of(adjective);
                side.is_some() && side_of(a) == side
            })
        };
        voice.actor.is_some_and(of_side)
            && phrase.office.as_deref().is_none_or(|office| self.held(voice, office))
    }

    /// Whether a word stands in the words by which somebody was introduced.
    fn is_called(&self, voice: &Voice, word: &str) -> bool {
        self.words_of(voice).any(|w| w.contains(word))
    }

    /// Whether somebody who spoke before was named with an office, or by name alone.
    fn held(&self, voice: &Voice, office: &str) -> bool {
        let alone = voice.person.is_some() && voice.tokens.len() <= LONGEST_BARE_NAME;
        let written = |at: usize| self.tokens.get(at).map(|token| &self.folded.light[token.range()]);
        // the office may be listed with its article
        let same = |word: &str| word.contains(office) || word.chars().count() > 3 && office.contains(word);
        alone || voice.tokens.clone().filter_map(written).any(same)
    }
}

/// Who spoke last, if it was one alone who fits.
fn alone(discourse: &Discourse, fits: &dyn Fn(&Voice) -> bool) -> Option<Voice> {
    let mut last = discourse.carried().into_iter();
    last.next().filter(|v| fits(v) && last.next().is_none())
}
