//! Subjects behind their verbs: "said the spokesman of X, N, that".

use super::LONGEST_QUOTED_NAME;
use crate::extract::acts::{Reader, Subject};
use crate::extract::hits::Hit;
use crate::extract::unit::UnitKind;
use crate::rules::Force;
use crate::rules::lexicon::Match;
use crate::rules::phrase::Stream;
use crate::rules::tag::{Grammar, Scope, SpeechKind, Tag};

/// How far a subject is looked for behind its verb, in units.
const FARTHEST_SUBJECT: usize = 16;
/// How far behind a name what is said begins, in units.
const FARTHEST_THAT: usize = 8;
/// Units of a compound before the name that it describes, its article included: "the Britain-based".
const LONGEST_COMPOUND: usize = 6;
/// Words of an office that no list has behind those of its role, and the comma behind them, at most.
const LONGEST_OFFICE: usize = 3;
/// How far behind an office its holder is named, in units.
const FARTHEST_HOLDER: usize = 9;

/// How far behind its verb a subject that no list has may stand, and what it says begin, in units.
const FARTHEST_UNLISTED: usize = 6;

/// What a unit behind a verb is to its subject.
enum Behind {
    /// No part of it: the search goes on at a unit.
    On(usize),
    /// A word that no list holds.
    Unlisted,
    /// The subject.
    Subject(Subject),
    /// The end of the search.
    End,
}

impl Reader<'_> {
    /// The subject behind a verb.
    pub(in crate::extract::acts) fn subject_after(&self, hit: &Hit) -> Subject {
        let limit = self.scene.units.len().min(hit.end + FARTHEST_SUBJECT);
        let mut at = hit.end;
        let mut unknown = false;
        while at < limit {
            let step = match self.past_small_word_behind(at, limit, unknown) {
                Some(step) => step,
                None => self.named_behind_verb(hit, at, unknown),
            };
            match step {
                Behind::On(next) => at = next,
                Behind::Unlisted => {
                    unknown = true;
                    at += 1;
                    if at - hit.end > FARTHEST_UNLISTED {
                        break;
                    }
                }
                Behind::Subject(subject) => return subject,
                Behind::End => break,
            }
        }
        if unknown { Subject::Unknown } else { Subject::Nobody }
    }

    /// A mark, title or adverbial behind a verb, the words for a part of a body, or somebody to whom a verb tells
    /// something; `unknown`: a word that no list holds stands before it.
    fn past_small_word_behind(&self, at: usize, limit: usize, unknown: bool) -> Option<Behind> {
        let scene = self.scene;
        if scene.units.transparent(at) {
            let next = scene.units.following(at);
            let opens = scene.units.is_quote(at) && next.is_some_and(|n| scene.units.mention_at(n).is_none());
            return Some(match opens {
                true if self.quotes_name(at) => Behind::Subject(Subject::Unknown),
                true => Behind::End,
                false => Behind::On(at + 1),
            });
        }
        if let Some(next) = self.past_compound(at) {
            return Some(Behind::On(next));
        }
        // "said Colonel …", "the command of X announced"
        if let Some(end) = scene.hits.grammar(at, Grammar::RoleBody) {
            let named = |&n: &usize| scene.units.mention_at(n).is_some_and(|m| m.preposition == 0);
            if let Some(body) = scene.units.following(end - 1).filter(named) {
                return Some(Behind::Subject(Subject::Mentions(self.with_members(body))));
            }
        }
        if self.is_told(at, true) && !unknown && !scene.hits.begins(at, Grammar::Role) {
            let next = (at + 1..limit).find(|&i| !self.is_told(i, false));
            return Some(Behind::On(next.unwrap_or(limit)));
        }
        let stranger = scene.hits.begins(at, Grammar::Stranger) && !unknown;
        if stranger && scene.units.mention_at(at).is_none() {
            return Some(Behind::Subject(Subject::Unknown));
        }
        let small = scene.hits.adverbial(at).or_else(|| scene.hits.grammar(at, Grammar::Title));
        small.map(|end| Behind::On(self.past_publisher(end)))
    }

    /// "Said in a statement that the agency carried": behind words that end in a verb of speech stands the outlet that
    /// spread what is said, which is no subject.
    fn past_publisher(&self, end: usize) -> usize {
        let scene = self.scene;
        let phrases = &scene.language.phrases;
        let speech = |m: &Match| {
            phrases.starting_with(m.atom).into_iter().any(|p| matches!(p.tag, Tag::Speech { .. }))
        };
        let spread = end.checked_sub(1).is_some_and(|last| scene.units.words(last).iter().any(speech));
        let outlet =
            |at: &usize| scene.actor_at(*at).is_some_and(|actor| scene.ruleset.relations().is_outlet(actor));
        let next = end.checked_sub(1).and_then(|last| scene.units.following(last));
        next.filter(outlet).filter(|_| spread).map_or(end, |at| at + 1)
    }

    /// "Told the official television that": a word under a preposition that its article follows, and the words with an
    /// article behind it.
    fn is_told(&self, at: usize, preposition: bool) -> bool {
        let fits = |m: &Match| m.clitics.article && (m.clitics.preposition != 0) == preposition;
        self.scene.units.mention_at(at).is_none() && self.scene.units.words(at).iter().any(fits)
    }

    /// A mention behind a verb, or a word that may stand for somebody.
    fn named_behind_verb(&self, hit: &Hit, at: usize, unknown: bool) -> Behind {
        let scene = self.scene;
        if scene.units.mention_at(at).is_some() {
            if scene.governed(at) {
                return Behind::On(at + 1);
            }
            return Behind::Subject(match scene.actor_at(at) {
                None if !unknown => Subject::Mentions(vec![self.holder(at, hit).unwrap_or(at)]),
                _ => Subject::Mentions(self.with_members(at)),
            });
        }
        if self.stands_for_speaker(at) && !unknown {
            return Behind::Subject(self.issuer(at).map_or(Subject::Statement, Subject::Mentions));
        }
        if self.ends_search(at, hit) {
            return Behind::End;
        }
        // the comma of an insertion right behind the verb
        if !scene.units.is_word(at) {
            return Behind::On(at + 1);
        }
        if scene.hits.begins(at, Grammar::Preposition) || scene.is_detached_preposition(at) {
            return match self.past_preposition(at) {
                Some(next) if !unknown => Behind::On(next),
                _ => Behind::End,
            };
        }
        let lexicon = &scene.language.lexicon;
        let listed = scene.units.words(at).iter().any(|m| !lexicon.is_name(m.atom))
            && !scene.hits.begins(at, Grammar::Unlisted);
        // a listed word without a task here may be an object, or somebody whom the pack does not know
        let apart = || at == hit.end && self.named_apart(at);
        if listed && !unknown && !self.said_within(at, FARTHEST_UNLISTED) && !apart() {
            return Behind::End;
        }
        Behind::Unlisted
    }

    /// "Said the activist in the town, N, that": a noun with its article, then between commas a name that no list has, and
    /// behind it what is said.
    fn named_apart(&self, at: usize) -> bool {
        let scene = self.scene;
        let article = scene.units.words(at).iter().any(|m| m.clitics.article && m.clitics.preposition == 0);
        let comma = |from: usize| {
            let mut near = from..(from + FARTHEST_UNLISTED).min(scene.units.len());
            near.find(|&i| scene.units.is_comma(i))
        };
        let Some(open) = comma(at).filter(|_| article) else { return false };
        let listed = |i: usize| scene.units.mention_at(i).is_some();
        comma(open + 1).is_some_and(|close| {
            !(open + 1..close).any(listed) && scene.hits.begins(close + 1, Grammar::That)
        })
    }

    /// "Said the head of some office N that": an office that no list has, and right behind it, with words of the
    /// office and titles between, the person who holds it.
    fn holder(&self, office: usize, hit: &Hit) -> Option<usize> {
        let scene = self.scene;
        let accuses = scene.hits.begins(hit.start, Grammar::Accusation);
        let tells = matches!(hit.tag, Tag::Speech { force: Force::Affirm | Force::Deny, .. }) && !accuses;
        let ends = |i: usize| {
            let verb =
                |h: &Hit| matches!(h.tag, Tag::Speech { kind: SpeechKind::Verb, .. } | Tag::Content(_));
            self.ends_search(i, hit) && scene.units.mention_at(i).is_none()
                || self.scene.units.is_comma(i)
                || scene.hits.at(i).iter().any(verb)
        };
        // "said the spokesman of X, N, that": the name is set apart by commas, words of the office before them
        let word = |&i: &usize| scene.units.kind(i) == Some(UnitKind::Word) && !ends(i);
        let behind = (office + 1..scene.units.len()).take(LONGEST_OFFICE).find(|i| !word(i));
        let set_apart = behind.filter(|&i| self.scene.units.is_comma(i));
        let start =
            set_apart.and_then(|i| scene.units.following(i)).filter(|&i| scene.units.mention_at(i).is_some());
        let near = start.unwrap_or(office + 1)..scene.units.len().min(office + FARTHEST_HOLDER);
        let mut near = near.take_while(|&i| !ends(i));
        let named = |&i: &usize| {
            scene
                .units
                .mention_at(i)
                .is_some_and(|m| m.person.is_some() && m.actor.is_some() && !m.conjunction)
        };
        let person = near.find(named).filter(|&i| tells && !scene.governed(i))?;
        let behind = scene.units.following(person)?;
        (self.scene.units.is_comma(behind) || self.said_within(behind, FARTHEST_THAT)).then_some(person)
    }

    /// "Said the Britain-based X": the mention right behind a compound that describes it.
    fn past_compound(&self, at: usize) -> Option<usize> {
        let scene = self.scene;
        let plain = |&i: &usize| {
            matches!(scene.units.kind(i), Some(UnitKind::Word | UnitKind::Dash | UnitKind::Mention(_)))
        };
        let phrase = (at..scene.units.len().min(at + LONGEST_COMPOUND)).take_while(plain);
        let end = phrase.into_iter().find(|&i| i > at && scene.ends_at(i, Grammar::Compound))?;
        scene.units.following(end).filter(|&n| scene.units.mention_at(n).is_some())
    }

    /// "Claimed "the X channel" that": a few words in quotation marks that say nothing, with "that" behind them.
    fn quotes_name(&self, open: usize) -> bool {
        let scene = self.scene;
        let near = open + 1..scene.units.len().min(open + 2 + LONGEST_QUOTED_NAME);
        let close = near.into_iter().find(|&i| scene.units.is_quote(i));
        let says = |i: usize| {
            scene.hits.begins(i, Grammar::That)
                || scene.hits.limits(i, Scope::Negator)
                || scene.hits.at(i).iter().any(|h| matches!(h.tag, Tag::Speech { .. } | Tag::Content(_)))
        };
        close.is_some_and(|close| !(open..close).any(says) && self.said_within(close + 1, FARTHEST_THAT))
    }

    /// Behind a preposition and what it governs, where only a known mention may be meant.
    fn past_preposition(&self, at: usize) -> Option<usize> {
        let scene = self.scene;
        let end = scene.hits.grammar(at, Grammar::Preposition).unwrap_or(at + 1);
        let next = scene.units.following(end - 1)?;
        let after = scene.units.following(next)?;
        // a role right behind "in Moscow" and the like
        scene.units.mention_at(after).is_some_and(|m| m.role && m.preposition == 0).then_some(after)
    }

    fn ends_search(&self, at: usize, hit: &Hit) -> bool {
        let scene = self.scene;
        let comma = scene.units.is_comma(at) && scene.units.preceding(at) != Some(hit.end - 1);
        comma
            || matches!(scene.units.kind(at), Some(UnitKind::Colon | UnitKind::Other))
            || scene.hits.begins(at, Grammar::That)
            || scene.hits.begins(at, Grammar::Relative)
            || scene.hits.limits(at, Scope::Connective)
            || scene.hits.at(at).iter().any(|h| matches!(h.tag, Tag::Speech { .. } | Tag::Content(_)))
    }

    /// Whether a body behind a verb is its object: its noun stands in no subject's case, or takes another verb.
    pub(super) fn disagrees(&self, hit: &Hit, at: usize) -> bool {
        let Some(mention) = self.scene.units.mention_at(at) else { return false };
        let between = self.scene.units.preceding(at).filter(|&b| b >= hit.end);
        // "said the office of X": it is the office that agrees
        let office =
            between.is_some_and(|b| self.scene.units.kind(b) == Some(UnitKind::Word) && self.is_plain(b));
        let Some(body) = mention.actor.filter(|_| mention.person.is_none() && !mention.role) else {
            return false;
        };
        // a name of a single body may end as such a plural does
        let object = mention.noun.object && !office && self.scene.ruleset.relations().is_group(body);
        let shows = |m: &Match| m.clitics.feminine || m.clitics.plural || m.clitics.pronoun;
        let feminine = || (hit.start..hit.end).any(|i| self.scene.units.words(i).iter().any(shows));
        object || between.is_none() && mention.noun.feminine && !feminine()
    }

    /// "Denied it, and told X that": a lone name behind a verb of telling that is joined to what somebody says, and of its
    /// form, is whom he tells.
    pub(super) fn is_told_by_speaker(&self, hit: &Hit, after: &Subject) -> bool {
        let scene = self.scene;
        let Subject::Mentions(list) = after else { return false };
        let [one] = list[..] else { return false };
        let body = scene.units.mention_at(one).is_some_and(|m| m.person.is_none() && !m.role);
        let spoken = self.acts.iter().rev().find(|a| a.is_outermost_speech());
        let agrees = spoken.is_some_and(|a| a.feminine == hit.first.feminine && !hit.first.plural);
        let alone = |at: usize| {
            !scene.units.is_word(at)
                || scene.hits.adverbial(at).is_some()
                || [Grammar::That, Grammar::Preposition].iter().any(|&task| scene.hits.begins(at, task))
        };
        scene.hits.begins(hit.start, Grammar::Tell)
            && hit.first.conjunction
            && body
            && agrees
            && scene.units.following(one).is_some_and(alone)
    }

    /// Whether a word has no article and no task of its own.
    fn is_plain(&self, at: usize) -> bool {
        let article = self.scene.units.words(at).iter().any(|m| m.clitics.article);
        !article && self.scene.hits.adverbial(at).is_none() && self.is_unexplained(at)
    }

    /// "Was denied by X": where a passive is spelt like its verb, who stands behind "by" right behind it, or
    /// anywhere in the clause that the verb opens.
    pub(super) fn agent_behind(&self, hit: &Hit, clause: usize) -> Option<Vec<usize>> {
        let scene = self.scene;
        let named = |h: &Hit| matches!(h.tag, Tag::Content(_) | Tag::Speech { kind: SpeechKind::Act, .. });
        let opens = self.skips(clause, hit.start)
            && !hit.first.conjunction
            && self.acts.is_empty()
            && scene.hits.at(hit.end).iter().any(named);
        let limit = scene.units.len().min(hit.end + FARTHEST_SUBJECT);
        let mut passed = false;
        for at in hit.end..limit {
            if let Some(end) = scene.hits.grammar(at, Grammar::By) {
                let agent = (end..limit).find(|&i| !scene.units.transparent(i))?;
                return scene.units.mention_at(agent).map(|_| self.with_members(agent));
            }
            passed |= scene.units.mention_at(at).is_some()
                && !scene.governed(at)
                && !self.behind_relative_word(hit.end, at);
            if passed || self.closes_clause(at) || (!opens && !scene.units.transparent(at)) {
                return None;
            }
        }
        None
    }

    fn closes_clause(&self, at: usize) -> bool {
        let scene = self.scene;
        matches!(scene.units.kind(at), Some(UnitKind::Comma | UnitKind::Colon | UnitKind::Other))
            || scene.hits.begins(at, Grammar::That)
            || scene.hits.limits(at, Scope::Connective)
            || scene.hits.at(at).iter().any(|h| matches!(h.tag, Tag::Speech { kind: SpeechKind::Verb, .. }))
    }
}
