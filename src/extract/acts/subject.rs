//! Who is beside a cue: the subject of a verb, before or behind it.

use super::{Reader, Subject};
use crate::extract::hits::Hit;
use crate::extract::scene::Scene;
use crate::extract::unit::UnitKind;
use crate::rules::Force;
use crate::rules::lexicon::Match;
use crate::rules::phrase::Stream;
use crate::rules::tag::{Grammar, Scope, SpeechKind, Tag};

/// How far a subject is looked for behind its verb, in units.
const FARTHEST_SUBJECT: usize = 16;
/// Units of a compound before the name that it describes, its article included: "the Britain-based".
const LONGEST_COMPOUND: usize = 6;
/// How far behind "a statement" stands who issued it, in units.
const FARTHEST_ISSUER: usize = 4;
/// Units of a name in quotation marks that no list has, at most.
const LONGEST_QUOTED_NAME: usize = 5;
/// Words of an office that no list has behind those of its role, and the comma behind them, at most.
const LONGEST_OFFICE: usize = 3;
/// How far behind an office its holder is named, in units.
const FARTHEST_HOLDER: usize = 9;
/// How far behind such a name what is said begins, in units.
const FARTHEST_THAT: usize = 8;

/// Whether a unit is a word that no task of the language explains.
fn scene_word(scene: &Scene<'_>, at: usize) -> bool {
    scene.units.kind(at) == Some(UnitKind::Word)
        && !scene.units.units[at].aside
        && scene.hits.at(at).is_empty()
}

impl Reader<'_> {
    /// Where the clause of a verb begins: behind the last "that", connective, or act.
    pub(super) fn clause_start(&self, verb: usize) -> usize {
        let scene = self.scene;
        // an insertion that says who speaks begins no clause
        let inserted = |a: &&super::Act| self.free() && a.content.start < a.clause && a.parent.is_none();
        let floor = self.acts.iter().rev().find(|a| !inserted(a)).map_or(0, |a| a.cue.end);
        let mut start = floor;
        for at in floor..verb {
            let opener =
                scene.hits.grammar(at, Grammar::That).or_else(|| scene.hits.scope(at, Scope::Connective));
            let narrator = scene.hits.grammar(at, Grammar::Narrator);
            if let Some(end) = opener.or(narrator).filter(|&end| end <= verb) {
                start = start.max(end);
            }
            let semicolon = self.free() && self.ends_statement(at);
            if self.colon_at(at) || semicolon {
                start = start.max(at + 1);
            }
        }
        start
    }

    pub(super) fn subject(&self, hit: &Hit, relative: bool, clause: usize) -> Subject {
        if let Some(list) = self.speaks_in(hit, clause) {
            return Subject::Mentions(list);
        }
        // "hastened X to deny", "X issued a denial": X stands inside the words of the verb
        let accuses = self.scene.hits.begins(hit.start, Grammar::Accusation);
        let inside = self.scene.first_free_mention(hit.start + 1, hit.end).filter(|_| !accuses);
        if let Some(subject) = inside {
            return Subject::Mentions(self.with_members(subject));
        }
        // "hastened the council to deny", where no list has the council
        let word = |&at: &usize| scene_word(self.scene, at) && self.scene.hits.adverbial(at).is_none();
        let verb_first = self.verb_first();
        if verb_first && !accuses && !relative && hit.skipped.iter().any(word) {
            return Subject::Unknown;
        }
        if let Some(media) = self.described_author(hit).filter(|_| relative) {
            return Subject::Mentions(vec![media]);
        }
        if relative {
            return match self.subject_after(hit) {
                Subject::Nobody if self.free() => self.described(hit),
                Subject::Nobody => self.antecedent_before(hit),
                after => after,
            };
        }
        if let Some(list) = self.directly_before(hit, clause) {
            return Subject::Mentions(list);
        }
        if self.stranger_before(hit, clause) || verb_first && self.quoted_stranger_before(hit, clause) {
            return Subject::Unknown;
        }
        // "that it be X who did it, and said": the auxiliary is that of the clause before
        let word_before = self
            .scene
            .units
            .preceding(hit.start)
            .is_some_and(|b| self.scene.units.kind(b) == Some(UnitKind::Word));
        let joined = verb_first && hit.first.conjunction && word_before;
        // "denied that it be X who did it, and accused Y": the auxiliary is that of what is denied
        let that = clause.checked_sub(1).is_some_and(|t| self.scene.ends_at(t, Grammar::That));
        let joined = joined || verb_first && hit.first.conjunction && that;
        // "as for the activists of the town, they accused": what opens the sentence is no other clause
        let opens = (0..hit.start).find(|&i| self.scene.units.is_word(i));
        let topic = opens.is_some_and(|i| self.scene.hits.begins(i, Grammar::Auxiliary));
        let joined = joined && !(topic && self.acts.is_empty() && !that && clause == 0);
        if let Some(list) = self.behind_auxiliary(hit, clause).filter(|_| !joined) {
            return Subject::Mentions(list);
        }
        if self.free() {
            return self.on_either_side(hit, clause);
        }
        if let Some(agent) = self.agent_behind(hit, clause) {
            return Subject::Mentions(agent);
        }
        if self.unknown_behind_auxiliary(hit, clause) {
            return Subject::Unknown;
        }
        let after = match self.subject_after(hit) {
            Subject::Mentions(list) if verb_first && list.iter().all(|&at| self.disagrees(hit, at)) => {
                Subject::Nobody
            }
            after => after,
        };
        if let Some(teller) = self.teller_before(&after, clause, hit).filter(|_| verb_first) {
            return Subject::Mentions(self.with_members(teller));
        }
        if hit.first.conjunction && !matches!(after, Subject::Nobody) {
            return after;
        }
        match after {
            // "The army gives the rebels …": an unknown subject right before the verb leaves who follows its object
            Subject::Mentions(_) if !hit.first.plural && self.unknown_right_before(hit, clause) => {
                Subject::Unknown
            }
            Subject::Mentions(list) if !hit.first.plural => Subject::Mentions(list),
            other => match self.clause_subject(hit, clause).or_else(|| self.sentence_subject(hit, &other)) {
                Some(list) => Subject::Mentions(list),
                None if matches!(other, Subject::Nobody) && self.statement_before(hit, clause).is_some() => {
                    Subject::Mentions(self.statement_before(hit, clause).unwrap_or_default())
                }
                None if matches!(other, Subject::Nobody) && self.unknown_noun_before(hit, clause) => {
                    Subject::Unknown
                }
                None => other,
            },
        }
    }

    /// Whether a body behind a verb is its object: its noun stands in no subject's case, or takes another verb.
    fn disagrees(&self, hit: &Hit, at: usize) -> bool {
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

    /// Whether a word has no article and no task of its own.
    fn is_plain(&self, at: usize) -> bool {
        let article = self.scene.units.words(at).iter().any(|m| m.clitics.article);
        !article && self.scene.hits.adverbial(at).is_none() && scene_word(self.scene, at)
    }

    /// "But the council of the town replied": a noun with its article opens the clause of the verb, and no list has it.
    fn unknown_noun_before(&self, hit: &Hit, clause: usize) -> bool {
        let scene = self.scene;
        if self.free() || hit.first.conjunction || hit.first.preposition != 0 {
            return false;
        }
        let at = self.behind_small_words(clause, hit.start);
        let comma = (at..hit.start).any(|i| scene.units.is_comma(i));
        let tasks = |h: &Hit| {
            matches!(h.tag, Tag::Grammar(_) | Tag::Scope(_) | Tag::Speech { .. } | Tag::Date(_))
                && !matches!(h.tag, Tag::Grammar(Grammar::Unlisted | Grammar::NamedKind | Grammar::Role))
        };
        // "said that the so-called "central committee" had agreed"
        let called = scene.hits.scope(at, Scope::Hedge).filter(|&end| end < hit.start);
        let named = |end: usize| (end..hit.start).any(|i| scene.units.mention_at(i).is_some());
        if called.is_some_and(|end| !named(end)) && !comma {
            return true;
        }
        let noun = scene.units.kind(at) == Some(UnitKind::Word)
            && scene.units.words(at).iter().any(|m| m.clitics.article)
            && !scene.hits.at(at).iter().any(tasks);
        at < hit.start && noun && !comma
    }

    /// The same where that noun is the only word of the clause before its verb.
    fn unknown_right_before(&self, hit: &Hit, clause: usize) -> bool {
        let scene = self.scene;
        let mut words = (clause..hit.start).filter(|&i| scene.units.is_word(i));
        let alone = words.next().is_some() && words.next().is_none();
        alone && self.unknown_noun_before(hit, clause)
    }

    /// "X, which confirmed that": the mention right before the relative word, where no pronoun resumes it.
    fn antecedent_before(&self, hit: &Hit) -> Subject {
        self.described_at(hit).map_or(Subject::Nobody, |at| Subject::Mentions(vec![at]))
    }

    /// The mention that a relative clause describes whose verb this is, in languages that put verbs first.
    pub(super) fn described_at(&self, hit: &Hit) -> Option<usize> {
        let scene = self.scene;
        // "what is rumoured" describes nobody
        let opens = |&r: &usize| !hit.first.pronoun && scene.ends_at(r, Grammar::Apposition);
        let relative = scene.units.preceding(hit.start).filter(opens)?;
        let mut before = scene.units.preceding(relative)?;
        let apart = self.scene.units.is_comma(before);
        if apart {
            before = scene.units.preceding(before)?;
        }
        let mention =
            scene.units.mention_at(before).filter(|_| scene.ends_at(relative, Grammar::Relative))?;
        // "the fighters of X, who": the fighters
        let head = |at: usize| scene.ends_at(at, Grammar::NotSpeaking) && !mention.role;
        let owned = scene.units.preceding(before).is_some_and(head);
        // "for the rebels who agreed": these rebels, not all
        let some = !apart && mention.preposition != 0;
        (!owned && !some && !scene.units.units[before].aside).then_some(before)
    }

    /// "Was denied by X": where a passive is spelt like its verb, who stands behind "by" right behind it, or
    /// anywhere in the clause that the verb opens.
    fn agent_behind(&self, hit: &Hit, clause: usize) -> Option<Vec<usize>> {
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

    /// Whether a relative clause begins in a stretch.
    pub(super) fn behind_relative_word(&self, from: usize, to: usize) -> bool {
        (from..to).any(|i| self.scene.hits.begins(i, Grammar::Relative))
    }

    fn closes_clause(&self, at: usize) -> bool {
        let scene = self.scene;
        matches!(scene.units.kind(at), Some(UnitKind::Comma | UnitKind::Colon | UnitKind::Other))
            || scene.hits.begins(at, Grammar::That)
            || scene.hits.limits(at, Scope::Connective)
            || scene.hits.at(at).iter().any(|h| matches!(h.tag, Tag::Speech { kind: SpeechKind::Verb, .. }))
    }

    /// Subject right before the verb, as in headlines: "X denies …".
    pub(super) fn directly_before(&self, hit: &Hit, clause: usize) -> Option<Vec<usize>> {
        if hit.first.conjunction || hit.first.preposition != 0 {
            return None;
        }
        let scene = self.scene;
        let mut at = scene.units.preceding(hit.start).filter(|&b| b >= clause)?;
        while scene.ends_at(at, Grammar::Auxiliary) || scene.hits.limits(at, Scope::Negator) {
            at = scene.units.preceding(at).filter(|&b| b >= clause)?;
        }
        let mention =
            scene.units.mention_at(at).filter(|_| !scene.governed(at) || self.heads_list(at, clause))?;
        // the head of a list is meant, and nothing but the list may stand before
        let head = (clause..=at).find(|&i| {
            scene.units.mention_at(i).is_some() && !scene.units.units[i].aside && !scene.governed(i)
        })?;
        if self.taken(head) {
            return None;
        }
        let list = if self.free() { self.with_members(head) } else { scene.coordinated(head) };
        // "X does this and Y denies that"
        if mention.conjunction && !list.contains(&at) && !self.taken(at) {
            return Some(vec![at]);
        }
        (list.contains(&at) || head == at || hit.first.plural).then_some(list)
    }

    /// "The residents deny …": right before the verb, and first in its clause, stand people in general.
    fn stranger_before(&self, hit: &Hit, clause: usize) -> bool {
        let scene = self.scene;
        let first = scene.units.first_word(clause..hit.start);
        let end = first
            .filter(|&at| !hit.first.conjunction && scene.units.mention_at(at).is_none())
            .and_then(|at| scene.hits.grammar(at, Grammar::Stranger));
        end.is_some_and(|end| self.skips(end, hit.start))
    }

    /// "X speaks of a truce and "the others" deny it": right before the verb, in quotation marks, the name of somebody
    /// whom the pack does not know, first in its clause or joined to the one before.
    fn quoted_stranger_before(&self, hit: &Hit, clause: usize) -> bool {
        let scene = self.scene;
        let quote = |i: &usize| scene.units.is_quote(*i);
        let Some(close) = hit.start.checked_sub(1).filter(|i| quote(i) && !hit.first.conjunction) else {
            return false;
        };
        let Some(open) = (clause..close).rev().find(quote) else { return false };
        let named = |i: usize| {
            scene.units.kind(i) == Some(UnitKind::Word)
                && !scene
                    .hits
                    .at(i)
                    .iter()
                    .any(|h| matches!(h.tag, Tag::Speech { .. } | Tag::Grammar(Grammar::That)))
        };
        let before = scene.units.preceding(open).filter(|&b| b >= clause);
        let opens = before.is_none_or(|b| scene.ends_at(b, Grammar::Conjunction));
        let balanced = scene.quotes(0, open).is_multiple_of(2);
        balanced
            && opens
            && (1..=LONGEST_QUOTED_NAME).contains(&(close - open - 1))
            && (open + 1..close).all(named)
    }

    /// "This was contradicted by a statement of X's, published on Tuesday, which said": who issued the statement
    /// that stands before the verb and an insertion.
    fn statement_before(&self, hit: &Hit, clause: usize) -> Option<Vec<usize>> {
        let scene = self.scene;
        let comma =
            hit.start.checked_sub(1).filter(|&c| self.scene.units.is_comma(c) && !hit.first.conjunction)?;
        let statement = |&i: &usize| scene.hits.begins(i, Grammar::Statement);
        let at = (clause..comma).rev().find(statement).filter(|_| self.acts.is_empty())?;
        self.issuer(at)
    }

    /// Whether a mention is already the subject of an earlier act.
    pub(super) fn taken(&self, at: usize) -> bool {
        self.subjects.contains(&at)
    }

    pub(super) fn heads_list(&self, at: usize, clause: usize) -> bool {
        (clause..at).any(|i| {
            self.scene.units.mention_at(i).is_some()
                && !self.scene.governed(i)
                && self.scene.coordinated(i).contains(&at)
        })
    }

    /// "X had … announced": an auxiliary before the subject.
    pub(super) fn behind_auxiliary(&self, hit: &Hit, clause: usize) -> Option<Vec<usize>> {
        let scene = self.scene;
        let (start, auxiliary) = (clause..hit.start)
            .find_map(|i| scene.hits.grammar(i, Grammar::Auxiliary).map(|end| (i, end)))?;
        // "X has already …", where X stands inside the words for "already"
        if let Some(inside) = (start..auxiliary).find(|&i| scene.units.mention_at(i).is_some()) {
            return Some(self.with_members(inside));
        }
        let subject = scene.first_free_mention(auxiliary, hit.start)?;
        let between =
            (auxiliary..subject).filter(|&i| scene.units.is_word(i) && !scene.units.units[i].aside).count();
        (between <= 3 || self.skips(auxiliary, subject)).then(|| self.with_members(subject))
    }

    /// "The mayor had … said": between an auxiliary and its verb stands somebody whom the pack does not know.
    fn unknown_behind_auxiliary(&self, hit: &Hit, clause: usize) -> bool {
        let scene = self.scene;
        // "and said", "and has said" begin anew
        let before = scene.units.preceding(hit.start);
        let anew = |b: usize| scene.ends_at(b, Grammar::Auxiliary) && scene.units.has_conjunction(b);
        // "as for N the mayor, he said": a first name tells that somebody is named
        let named = |end: &usize| scene.units.begins(*end, scene.language, Grammar::FirstName);
        let topic = scene.hits.grammar(clause, Grammar::Auxiliary).filter(named).is_some();
        if hit.first.conjunction && !(topic && self.acts.is_empty()) || before.is_some_and(anew) {
            return false;
        }
        let auxiliary = (clause..hit.start).find_map(|i| scene.hits.grammar(i, Grammar::Auxiliary));
        // "'…had begun', thus X described it": the auxiliary of a quotation that has closed
        let open = |&end: &usize| end < hit.start && !scene.inside_quotation(end, hit.start);
        let Some(end) = auxiliary.filter(open) else { return false };
        let at = self.behind_small_words(end, hit.start);
        let task =
            |h: &Hit| matches!(h.tag, Tag::Grammar(_) | Tag::Scope(_) | Tag::Speech { .. } | Tag::Date(_));
        let attached = scene.units.words(at).iter().map(|m| m.clitics.preposition).min();
        at < hit.start
            && scene.units.kind(at) == Some(UnitKind::Word)
            && attached.is_none_or(|preposition| preposition == 0)
            && !scene.hits.at(at).iter().any(task)
    }

    /// The first mention of the clause, where no preposition or act stands before it.
    pub(super) fn clause_subject(&self, hit: &Hit, clause: usize) -> Option<Vec<usize>> {
        let scene = self.scene;
        let joined = self.behind_conjunction(hit.start);
        if hit.first.conjunction || joined && self.free() {
            return None;
        }
        let subject = scene.first_free_mention(clause, hit.start).filter(|&at| !self.taken(at))?;
        let title = |i: usize| scene.hits.begins(i, Grammar::Title);
        let clean = (clause..subject).all(|i| {
            scene.hits.adverbial(i).is_some()
                || title(i)
                || !scene.units.is_word(i)
                || scene.units.units[i].aside
        }) || self.skips(clause, subject);
        clean.then(|| self.with_members(subject))
    }

    /// "X issued a statement in which it announced": the first verb of speech is the sentence's subject's.
    pub(super) fn sentence_subject(&self, hit: &Hit, after: &Subject) -> Option<Vec<usize>> {
        let first = self.acts.is_empty() && matches!(after, Subject::Nobody) && !self.narrator;
        if !first || hit.first.conjunction || hit.first.preposition != 0 {
            return None;
        }
        let subject = self.scene.first_free_mention(0, hit.start)?;
        (!self.fronted_before(subject, hit.start)).then(|| self.with_members(subject))
    }

    /// "Of X's account of it, he said": whether a mention stands before the comma behind a phrase that a preposition
    /// opens, with which the sentence begins.
    fn fronted_before(&self, mention: usize, verb: usize) -> bool {
        let scene = self.scene;
        let opens = (0..mention).find(|&i| scene.units.is_word(i));
        let preposition = opens.is_some_and(|i| scene.hits.begins(i, Grammar::Preposition));
        let comma = (0..verb).find(|&i| self.scene.units.is_comma(i));
        preposition && comma.is_some_and(|comma| mention < comma) && scene.hits.adverbial(0).is_none()
    }

    /// "N, the negotiator for X, told the agency that": who stands free before a verb with nobody but an agency behind
    /// it, which says nothing itself.
    fn teller_before(&self, after: &Subject, clause: usize, hit: &Hit) -> Option<usize> {
        let Subject::Mentions(list) = after else { return None };
        let scene = self.scene;
        let agency = |&at: &usize| scene.actor_at(at).is_some_and(|a| !self.speaks(a));
        let role = |&at: &usize| scene.units.mention_at(at).is_some_and(|m| m.role);
        let before = scene.first_free_mention(clause, hit.start).filter(role)?;
        (list.iter().all(agency) && !self.taken(before) && !hit.first.conjunction).then_some(before)
    }

    /// Subject behind the verb.
    pub(super) fn subject_after(&self, hit: &Hit) -> Subject {
        let scene = self.scene;
        let mut at = hit.end;
        let mut unknown = false;
        let limit = scene.units.len().min(hit.end + FARTHEST_SUBJECT);
        while at < limit {
            if scene.units.transparent(at) {
                if scene.units.is_quote(at)
                    && scene.units.following(at).is_some_and(|n| scene.units.mention_at(n).is_none())
                {
                    unknown |= self.quotes_name(at);
                    break;
                }
                at += 1;
                continue;
            }
            if let Some(next) = self.past_compound(at) {
                at = next;
                continue;
            }
            // "said Colonel …", "the command of X announced"
            if let Some(end) = scene.hits.grammar(at, Grammar::RoleBody) {
                let next = scene.units.following(end - 1);
                if let Some(body) =
                    next.filter(|&n| scene.units.mention_at(n).is_some_and(|m| m.preposition == 0))
                {
                    return Subject::Mentions(self.with_members(body));
                }
            }
            // "told the official television that": under a preposition that its article follows
            let told = |i: usize, prefix: bool| {
                let fits = |m: &Match| m.clitics.article && (m.clitics.preposition != 0) == prefix;
                scene.units.mention_at(i).is_none() && scene.units.words(i).iter().any(fits)
            };
            if told(at, true) && !unknown && !scene.hits.begins(at, Grammar::Role) {
                at += 1;
                while at < limit && told(at, false) {
                    at += 1;
                }
                continue;
            }
            let stranger = scene.hits.begins(at, Grammar::Stranger) && !unknown;
            if stranger && scene.units.mention_at(at).is_none() {
                return Subject::Unknown;
            }
            let title = scene.hits.grammar(at, Grammar::Title).filter(|_| scene.hits.adverbial(at).is_none());
            if let Some(end) = scene.hits.adverbial(at).or(title) {
                at = end;
                continue;
            }
            if scene.units.mention_at(at).is_some() {
                if scene.governed(at) {
                    at += 1;
                    continue;
                }
                return match scene.actor_at(at) {
                    None if !unknown => Subject::Mentions(vec![self.holder(at, hit).unwrap_or(at)]),
                    _ => Subject::Mentions(self.with_members(at)),
                };
            }
            if self.stands_for_speaker(at) && !unknown {
                return self.issuer(at).map_or(Subject::Statement, Subject::Mentions);
            }
            if self.ends_search(at, hit) {
                break;
            }
            // the comma of an insertion right behind the verb
            if !scene.units.is_word(at) && scene.units.mention_at(at).is_none() {
                at += 1;
                continue;
            }
            if scene.hits.begins(at, Grammar::Preposition) || scene.is_detached_preposition(at) {
                match self.past_preposition(at) {
                    Some(next) if !unknown => at = next,
                    _ => break,
                }
                continue;
            }
            let lexicon = &scene.language.lexicon;
            let listed = scene.units.words(at).iter().any(|m| !lexicon.is_name(m.atom))
                && !scene.hits.begins(at, Grammar::Unlisted);
            // a listed word without a task here may be an object, or somebody whom the pack does not know
            if listed && !unknown && !self.said_within(at, 6) {
                break;
            }
            unknown = true;
            at += 1;
            if at - hit.end > 6 {
                break;
            }
        }
        if unknown { Subject::Unknown } else { Subject::Nobody }
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

    /// "A statement issued by X said": who is named under a preposition behind the word for what was issued.
    fn issuer(&self, at: usize) -> Option<Vec<usize>> {
        let scene = self.scene;
        let from = scene.hits.grammar(at, Grammar::Statement)?;
        let ends = |i: usize| {
            matches!(scene.units.kind(i), Some(UnitKind::Comma | UnitKind::Colon))
                || scene.hits.begins(i, Grammar::That)
        };
        let mut near = (from..scene.units.len().min(from + FARTHEST_ISSUER)).take_while(|&i| !ends(i));
        let issuer = near.find(|&i| scene.units.mention_at(i).is_some())?;
        let attached = scene.units.mention_at(issuer).is_some_and(|m| m.preposition != 0);
        (attached || scene.under_preposition(issuer)).then(|| self.with_members(issuer))
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

    /// Whether reported content is opened within so many units, with no comma before.
    pub(super) fn said_within(&self, at: usize, units: usize) -> bool {
        let near = at..(at + units).min(self.scene.units.len());
        let mut open = near.take_while(|&i| !self.scene.units.is_comma(i));
        open.any(|i| self.scene.hits.begins(i, Grammar::That) || self.colon_at(i))
    }

    /// Behind a preposition and what it governs, where only a known mention may be meant.
    pub(super) fn past_preposition(&self, at: usize) -> Option<usize> {
        let scene = self.scene;
        let end = scene.hits.grammar(at, Grammar::Preposition).unwrap_or(at + 1);
        let next = scene.units.following(end - 1)?;
        let after = scene.units.following(next)?;
        // a role right behind "in Moscow" and the like
        scene.units.mention_at(after).is_some_and(|m| m.role && m.preposition == 0).then_some(after)
    }

    pub(super) fn ends_search(&self, at: usize, hit: &Hit) -> bool {
        let scene = self.scene;
        let comma = scene.units.is_comma(at) && scene.units.preceding(at) != Some(hit.end - 1);
        comma
            || matches!(scene.units.kind(at), Some(UnitKind::Colon | UnitKind::Other))
            || scene.hits.begins(at, Grammar::That)
            || scene.hits.begins(at, Grammar::Relative)
            || scene.hits.limits(at, Scope::Connective)
            || scene.hits.at(at).iter().any(|h| matches!(h.tag, Tag::Speech { .. } | Tag::Content(_)))
    }

    /// A subject with what is coordinated with it or stands in brackets behind it.
    pub(super) fn with_members(&self, at: usize) -> Vec<usize> {
        let mut list = self.scene.coordinated(at);
        if let Some(&last) = list.last() {
            list.extend(self.scene.bracketed(last));
        }
        list
    }

    /// A list of actors in quotation marks or brackets before what is said: they speak with the subject.
    pub(super) fn with_signatories(&self, hit: &Hit, subject: Subject) -> Subject {
        let Subject::Mentions(mut list) = subject else { return subject };
        let scene = self.scene;
        let end = (hit.end..scene.units.len())
            .find(|&i| scene.hits.begins(i, Grammar::That) || self.colon_at(i))
            .unwrap_or(hit.end);
        let mark = |i: usize| {
            matches!(scene.units.kind(i), Some(UnitKind::Quote | UnitKind::Open | UnitKind::Close))
        };
        let marks: Vec<usize> = (hit.end..end).filter(|&i| mark(i)).collect();
        for pair in marks.windows(2) {
            let inside = pair[0] + 1..pair[1];
            let names: Vec<usize> = inside.clone().filter(|&i| scene.units.mention_at(i).is_some()).collect();
            let words = inside.filter(|&i| scene.units.kind(i) == Some(UnitKind::Word)).count();
            if names.len() >= 2 && words == 0 {
                list.extend(names.into_iter().filter(|n| !list.contains(n)).collect::<Vec<_>>());
            }
        }
        let members = (hit.end..end).filter_map(|i| self.members_of(i)).next().unwrap_or_default();
        list.extend(members.into_iter().filter(|n| !list.contains(n)).collect::<Vec<_>>());
        Subject::Mentions(list)
    }

    /// "The factions that signed it, namely A, B and C, said": the list behind a word that opens an insertion.
    fn members_of(&self, at: usize) -> Option<Vec<usize>> {
        let scene = self.scene;
        let comma = scene.units.preceding(at).is_some_and(|b| scene.units.is_comma(b));
        let end = scene.hits.grammar(at, Grammar::Apposition).filter(|_| comma)?;
        let first = (end..scene.units.len()).find(|&i| !scene.units.transparent(i))?;
        scene.units.mention_at(first)?;
        let list = scene.coordinated(first);
        let closed = list.last().and_then(|&l| scene.units.following(l));
        let closed = closed.is_some_and(|c| scene.units.is_comma(c));
        (list.len() >= 2 && closed).then_some(list)
    }
}
