//! Speech acts: which words report speech, whose it is, and what stands inside it.

use super::claim::Basis;
use super::discourse::{Discourse, Voice};
use super::hits::Hit;
use super::scene::Scene;
use super::unit::UnitKind;
use crate::rules::ids::ActorId;
use crate::rules::phrase::Stream;
use crate::rules::tag::{Grammar, Scope, SpeechKind, Tag};
use crate::rules::{ActorKind, Force};
use std::ops::Range;

/// A speech act; places are units.
#[derive(Debug, Clone)]
pub struct Act {
    /// What it does with its content.
    pub force: Force,
    /// The words that report it.
    pub cue: Range<usize>,
    /// Where its clause begins: its subject or the cue.
    pub clause: usize,
    /// Where what it says may stand.
    pub content: Range<usize>,
    /// The act in which it stands.
    pub parent: Option<usize>,
    /// Whose it is; empty where nobody can be named.
    pub voices: Vec<Voice>,
    /// Negated ("did not confirm").
    pub negated: bool,
    /// It has a speaker of its own, not that of the act around it.
    pub own_voice: bool,
    /// It takes up the clause before it.
    pub backward: bool,
    /// Which kind of words report it.
    pub kind: SpeechKind,
    feminine: bool,
    imperfect: bool,
}

/// Who was found beside a cue.
enum Subject {
    /// These mentions.
    Mentions(Vec<usize>),
    /// Somebody whom the pack does not know.
    Unknown,
    /// "The statement", which stands for the last speaker.
    Statement,
    /// Nobody.
    Nobody,
}

/// Words between the subject of a headline and its colon, at most.
const LONGEST_HEADLINE_SUBJECT: usize = 7;
/// How far a subject is looked for behind its verb, in units.
const FARTHEST_SUBJECT: usize = 16;

/// Finds the acts of a sentence, in order.
pub fn acts(scene: &Scene<'_>, discourse: &Discourse) -> Vec<Act> {
    let mut reader = Reader { scene, discourse, acts: Vec::new(), stack: Vec::new(), subjects: Vec::new(), narrator: false };
    let mut at = 0;
    while at < scene.units.len() {
        if scene.hits.grammar(at, Grammar::Narrator).is_some() {
            reader.narrator = true;
            reader.stack.clear();
        }
        at = reader.step(at).max(at + 1);
    }
    reader.close();
    reader.acts
}

struct Reader<'a> {
    scene: &'a Scene<'a>,
    discourse: &'a Discourse,
    acts: Vec<Act>,
    /// Open acts, outermost first.
    stack: Vec<usize>,
    /// Mentions that are subjects.
    subjects: Vec<usize>,
    narrator: bool,
}

impl Reader<'_> {
    /// Reads the act that begins at a unit, if one does; gives the unit to go on with.
    fn step(&mut self, at: usize) -> usize {
        if self.scene.units.units[at].aside {
            return at + 1;
        }
        if let Some(act) = self.colon(at) {
            return act;
        }
        let finite = [SpeechKind::Verb, SpeechKind::Participle, SpeechKind::According, SpeechKind::Passive];
        let verb = self.scene.hits.speech(at, &finite).filter(|h| self.reports(h));
        let noun = self.scene.hits.speech(at, &[SpeechKind::Act]);
        // a word that may be either is the verb where one can stand
        let longer = |n: &&Hit| verb.is_none_or(|v| n.end > v.end);
        let Some(hit) = noun.filter(longer).or(verb) else {
            return self.possessed_noun(at).unwrap_or(at + 1);
        };
        let Tag::Speech { force, kind, author } = hit.tag else { return at + 1 };
        match kind {
            SpeechKind::According => self.according(hit, force),
            SpeechKind::Participle => self.participle(hit, force),
            SpeechKind::Act => self.nominal(hit, force, author),
            SpeechKind::Passive => self.passive(hit, force, author),
            _ => self.verb(hit, force, author),
        }
        hit.end
    }

    /// Whether a cue is one here: finite verbs take no article and no preposition other than one of purpose,
    /// and a word that may also be a noun of the act is a verb only where a verb can stand.
    fn reports(&self, hit: &Hit) -> bool {
        let Tag::Speech { kind, .. } = hit.tag else { return false };
        if kind != SpeechKind::Verb {
            return kind == SpeechKind::Act || !hit.first.article;
        }
        // no finite verb follows a preposition
        if self.scene.under_preposition(hit.start) {
            return false;
        }
        // the verb of a condition reports nothing
        let conditional = |b: usize| {
            (b.saturating_sub(3)..=b).any(|i| self.scene.hits.scope(i, Scope::Condition) == Some(b + 1))
        };
        if self.scene.units.preceding(hit.start).is_some_and(conditional) {
            return false;
        }
        let purpose = self.scene.language.purpose_prefixes.contains(&hit.first.preposition);
        if hit.first.article || (hit.first.preposition != 0 && !purpose) {
            return false;
        }
        let noun = self.scene.hits.speech(hit.start, &[SpeechKind::Noun]).is_some_and(|n| n.end >= hit.end);
        !noun || !self.noun_stands(hit)
    }

    /// Whether a word that may be verb or noun is a noun here.
    fn noun_stands(&self, hit: &Hit) -> bool {
        let scene = self.scene;
        let Some(before) = scene.units.preceding(hit.start) else { return hit.first.pronoun };
        if scene.ends_at(before, Grammar::Relative) || scene.ends_at(before, Grammar::Backward) {
            return false;
        }
        if hit.first.preposition != 0 || scene.under_preposition(hit.start) {
            return true;
        }
        let starts_clause = scene.ends_at(before, Grammar::That)
            || scene.ends_at(before, Grammar::Auxiliary)
            || (0..=before).rev().take(4).any(|i| scene.hits.scope(i, Scope::Connective) == Some(before + 1))
            || scene.hits.scope(before, Scope::Negator).is_some();
        if starts_clause {
            return false;
        }
        // behind an open verb no second one follows without a conjunction or "that"
        let open = self.stack.last().map(|&a| &self.acts[a]);
        let opened = open.is_some_and(|a| {
            !(a.cue.end..hit.start).any(|i| {
                scene.hits.grammar(i, Grammar::That).is_some()
                    || self.colon_at(i)
                    || scene.units.kind(i) == Some(UnitKind::Comma)
            }) && !scene.inside_quotation(a.cue.end, hit.start)
        });
        opened && (!hit.first.conjunction || hit.first.pronoun)
    }

    fn colon_at(&self, at: usize) -> bool {
        self.scene.units.kind(at) == Some(UnitKind::Colon)
    }

    /// A headline of the form "X: …".
    fn colon(&mut self, at: usize) -> Option<usize> {
        let spoken = self.acts.iter().any(|a| a.parent.is_none() && a.kind != SpeechKind::Act);
        if !self.colon_at(at) || spoken {
            return None;
        }
        let scene = self.scene;
        let first = (0..at).find(|&i| scene.units.is_word(i) && !scene.units.units[i].aside)?;
        let list =
            scene.units.mention_at(first).filter(|m| m.preposition == 0).map(|_| scene.coordinated(first))?;
        let behind = list.last().map(|&l| {
            (l + 1..at).filter(|&i| scene.units.is_word(i) && !scene.units.units[i].aside).count()
        })?;
        if behind > LONGEST_HEADLINE_SUBJECT {
            return None;
        }
        let voices = self.voices(&list);
        self.push(Force::Affirm, at..at + 1, first, None, voices, false, SpeechKind::Verb);
        Some(at + 1)
    }

    fn verb(&mut self, hit: &Hit, force: Force, author: Option<ActorId>) {
        let scene = self.scene;
        let before = scene.units.preceding(hit.start);
        let backward =
            before.is_some_and(|b| scene.ends_at(b, Grammar::Backward)) || self.answers(hit, force);
        let relative = !backward && self.relative(hit);
        let clause = self.clause_start(hit.start);
        let subject = if self.behind_pronoun(hit.start) {
            Subject::Nobody
        } else {
            self.subject(hit, relative || backward, clause)
        };
        let parent = if backward { None } else { self.parent(hit, relative, &subject) };
        let negated = self.negated(hit.start);
        let subject = self.with_signatories(hit, subject);
        if let Subject::Mentions(list) = &subject {
            self.subjects.extend(list);
        }
        let (voices, own, start) = self.voices_of(hit, subject, parent, relative, author, clause);
        let (voices, own) = match self.authority(parent, &voices) {
            Some(named) => (named, true),
            None => (voices, own),
        };
        self.open(parent, start);
        // "what Y said about …" names its content only
        let force = if relative && force == Force::Affirm { Force::Allege } else { force };
        // in a clause that only describes a noun nobody speaks for the sentence
        let kind = if relative && parent.is_none() { SpeechKind::Act } else { SpeechKind::Verb };
        self.push(force, hit.start..hit.end, start, parent, voices, own, kind);
        self.postpose();
        if let Some(act) = self.acts.last_mut() {
            act.negated = negated;
            act.backward = backward;
            act.feminine = hit.first.feminine;
            act.imperfect = hit.first.imperfect;
        }
    }

    /// "…", X said: a verb with nothing said behind it reports what stands before it.
    fn postpose(&mut self) {
        let scene = self.scene;
        let Some((act, before)) = self.acts.split_last_mut() else { return };
        let first = !before.iter().any(|a| a.parent.is_none() && a.kind != SpeechKind::Act);
        // "…", thus spoke X
        let mut from = act.clause;
        while let Some(b) = scene.units.preceding(from).filter(|&b| scene.ends_at(b, Grammar::Adverbial)) {
            from = b;
        }
        let closes = scene.units.preceding(from).is_none_or(|b| {
            let quote = (b..from).any(|i| scene.units.kind(i) == Some(UnitKind::Quote));
            scene.units.kind(b) == Some(UnitKind::Comma) || quote
        });
        let says = |i: usize| {
            scene.units.kind(i) == Some(UnitKind::Colon)
                || scene.hits.at(i).iter().any(|h| {
                    matches!(h.tag, Tag::Content(_) | Tag::Grammar(Grammar::That))
                        || matches!(h.tag, Tag::Speech { kind: SpeechKind::Noun | SpeechKind::Predicate, .. })
                })
        };
        let silent = !(act.cue.end..scene.units.len()).any(says);
        let said = scene.content().any(|h| h.end <= act.clause);
        if act.parent.is_none() && first && closes && silent && said && act.force == Force::Affirm {
            act.content = 0..scene.units.len();
            let index = before.len();
            before.iter_mut().filter(|a| a.parent.is_none()).for_each(|a| a.parent = Some(index));
        }
    }

    /// "Reports of a withdrawal, X denied them": the pronoun takes up what stands before the verb.
    fn answers(&self, hit: &Hit, force: Force) -> bool {
        let scene = self.scene;
        let resumes = hit.first.pronoun && !hit.first.conjunction && hit.first.preposition == 0;
        let first = !self.acts.iter().any(|a| a.parent.is_none() && a.kind != SpeechKind::Act);
        let embedded = (0..hit.start).any(|i| {
            scene.hits.grammar(i, Grammar::That).is_some() || scene.hits.grammar(i, Grammar::Relative).is_some()
        });
        resumes
            && first
            && !embedded
            && matches!(force, Force::Deny | Force::Refuse)
            && scene.content().any(|h| h.end <= hit.start)
    }

    fn participle(&mut self, hit: &Hit, force: Force) {
        if hit.first.article || hit.first.preposition != 0 {
            return;
        }
        // "…, which X denied, saying …": X goes on
        let answered = self.acts.last().filter(|a| a.backward).map(|a| a.voices.clone());
        let mut voices = answered.unwrap_or_else(|| self.sentence_voices());
        // "X issued a statement, announcing …"
        let speechless = !self.acts.iter().any(|a| a.parent.is_none() && a.kind != SpeechKind::Act);
        if let Some(head) = self.scene.first_free_mention(0, hit.start).filter(|_| speechless && !self.narrator) {
            voices = self.voices(&self.with_members(head));
        }
        self.open(None, hit.start);
        self.push(force, hit.start..hit.end, hit.start, None, voices, false, SpeechKind::Participle);
    }

    /// A noun that reports an act of the mention behind it.
    fn nominal(&mut self, hit: &Hit, force: Force, author: Option<ActorId>) {
        let scene = self.scene;
        let next = scene
            .units
            .following(hit.end - 1)
            .filter(|&n| scene.units.mention_at(n).is_some_and(|m| m.preposition == 0));
        // the rumours that somebody spreads are his
        let spread = self.stack.last().is_some_and(|&a| self.acts[a].force == Force::Allege);
        let voices = match (next, author.filter(|_| !spread)) {
            (Some(next), _) => self.voices(&scene.coordinated(next)),
            (None, Some(author)) => vec![Voice {
                actor: Some(author),
                person: None,
                basis: Basis::Named,
                distance: 0,
                tokens: scene.units.units[hit.start].tokens.clone(),
                role: false,
            }],
            (None, None) => return,
        };
        let parent = self.stack.last().copied();
        // "X's statements about …" name their content only
        let force = if force == Force::Affirm { Force::Allege } else { force };
        self.push(force, hit.start..hit.end, hit.start, parent, voices, true, SpeechKind::Act);
        let colon = (hit.end..scene.units.len()).find(|&i| self.colon_at(i));
        if let (Some(colon), Some(act)) = (colon, self.acts.last_mut()) {
            act.content.end = act.content.end.min(colon);
        }
    }

    /// "the denial of X that …" in the narrator's own sentence is X's denial.
    fn possessed_noun(&mut self, at: usize) -> Option<usize> {
        let hit = self.scene.hits.speech(at, &[SpeechKind::Noun])?;
        let Tag::Speech { force, .. } = hit.tag else { return None };
        let plain = self.stack.is_empty() && !hit.first.pronoun && !hit.first.article;
        let next = self.scene.units.following(hit.end - 1).filter(|_| plain)?;
        let owner = self.scene.units.mention_at(next)?;
        if owner.preposition != 0 || owner.conjunction {
            return None;
        }
        let voices = self.voices(&self.scene.coordinated(next));
        self.push(force, hit.start..hit.end, hit.start, None, voices, true, SpeechKind::Act);
        Some(hit.end)
    }

    fn passive(&mut self, hit: &Hit, force: Force, author: Option<ActorId>) {
        let scene = self.scene;
        let by =
            (hit.end..scene.units.len().min(hit.end + 8)).find_map(|i| scene.hits.grammar(i, Grammar::By));
        let agent = by.and_then(|end| scene.units.mention_at(end).map(|_| end));
        let voices = match (agent, author) {
            (Some(agent), _) => self.voices(&scene.coordinated(agent)),
            (None, Some(author)) => vec![Voice {
                actor: Some(author),
                person: None,
                basis: Basis::Named,
                distance: 0,
                tokens: scene.units.units[hit.start].tokens.clone(),
                role: false,
            }],
            (None, None) => return,
        };
        let parent = self.stack.last().copied().filter(|_| self.relative(hit));
        self.push(force, hit.start..hit.end, hit.start, parent, voices, true, SpeechKind::Passive);
    }

    /// Whom an "according to" at the beginning of the sentence names, where a verb's own speaker is vaguer.
    fn authority(&self, parent: Option<usize>, voices: &[Voice]) -> Option<Vec<Voice>> {
        let last = self.acts.last().filter(|a| a.kind == SpeechKind::According && parent.is_none())?;
        let vague = voices.iter().all(|v| v.actor.is_none_or(|a| self.is_vague(a)));
        vague.then(|| last.voices.clone())
    }

    /// "According to X": over any vaguer verb of the sentence.
    fn according(&mut self, hit: &Hit, force: Force) {
        let scene = self.scene;
        let mention = (hit.end..scene.units.len().min(hit.end + 5))
            .take_while(|&i| !matches!(scene.units.kind(i), Some(UnitKind::Comma | UnitKind::Colon)))
            .find(|&i| scene.units.mention_at(i).is_some() && !scene.units.units[i].aside);
        let voices = match mention {
            Some(at) => self.voices(&scene.coordinated(at)),
            None if self.stands_for_speaker(hit.end) => self.sentence_voices(),
            None if self.acts.is_empty() && scene.units.following(hit.end - 1).is_some_and(|n| scene.units.is_word(n)) => {
                vec![self.unknown(hit)]
            }
            None => return,
        };
        let known = voices.iter().filter_map(|v| v.actor).any(|a| self.speaks(a));
        if !known && !self.acts.is_empty() {
            return;
        }
        if let Some(first) = self.acts.iter().position(|a| a.parent.is_none()) {
            let vague = self.acts[first].voices.iter().all(|v| v.actor.is_none_or(|a| self.is_vague(a)));
            if vague {
                self.acts[first].voices = voices;
                self.acts[first].own_voice = true;
            }
            return;
        }
        let before = (0..hit.start).any(|i| {
            scene.units.is_word(i) && !scene.units.units[i].aside && scene.hits.adverbial(i).is_none()
        });
        let before = before && scene.content().any(|h| h.start < hit.start);
        let start = if before { 0 } else { hit.start };
        self.push(force, hit.start..hit.end, start, None, voices, true, SpeechKind::According);
        let index = self.acts.len() - 1;
        if before {
            self.acts[index].content = 0..scene.units.len();
            self.acts[..index].iter_mut().filter(|a| a.parent.is_none()).for_each(|a| a.parent = Some(index));
        }
    }

    fn stands_for_speaker(&self, at: usize) -> bool {
        self.scene.hits.grammar(at, Grammar::Statement).is_some()
    }

    /// Whether an actor makes claims.
    fn speaks(&self, actor: ActorId) -> bool {
        self.scene.ruleset.relations().kind(actor) != ActorKind::Agency
    }

    /// Whether an actor gives way to one that "according to" names.
    fn is_vague(&self, actor: ActorId) -> bool {
        matches!(
            self.scene.ruleset.relations().kind(actor),
            ActorKind::Unnamed | ActorKind::Media | ActorKind::Agency
        )
    }

    /// Whether a relative word stands before a verb, small words between.
    fn relative(&self, hit: &Hit) -> bool {
        // "a recording that the sites passed on": the pronoun takes up the noun before it
        let resumed = hit.first.pronoun && !hit.first.conjunction && hit.first.preposition == 0;
        if resumed && self.behind_plain_noun(hit.start) {
            return true;
        }
        self.behind_relative(hit.start)
    }

    /// Whether a word without a task of its own stands right before a verb.
    fn behind_plain_noun(&self, verb: usize) -> bool {
        let scene = self.scene;
        let Some(before) = scene.units.preceding(verb) else { return false };
        // an adverbial of several words ends in a noun: "in a recording"
        let noun = |h: &Hit| h.tag == Tag::Grammar(Grammar::Adverbial) && h.end - h.start > 1;
        let task = |h: &Hit| h.end == before + 1 && !matches!(h.tag, Tag::Content(_) | Tag::Unless(_)) && !noun(h);
        let tasked = (before.saturating_sub(3)..=before).any(|i| scene.hits.at(i).iter().any(task));
        scene.units.kind(before) == Some(UnitKind::Word) && !tasked
    }

    fn behind_relative(&self, verb: usize) -> bool {
        let mut at = verb;
        for _ in 0..3 {
            let Some(before) = self.scene.units.preceding(at) else { return false };
            if self.scene.ends_at(before, Grammar::Relative) {
                return true;
            }
            let small = self.scene.ends_at(before, Grammar::Auxiliary)
                || self.scene.hits.scope(before, Scope::Negator).is_some();
            if !small {
                return false;
            }
            at = before;
        }
        false
    }

    /// Whether the pronoun of a "that he" is the subject, small words between.
    fn behind_pronoun(&self, verb: usize) -> bool {
        let scene = self.scene;
        let mut at = verb;
        for _ in 0..3 {
            let Some(before) = scene.units.preceding(at) else { return false };
            if scene.ends_at(before, Grammar::ThatPronoun) {
                return true;
            }
            let small = scene.ends_at(before, Grammar::Auxiliary)
                || scene.ends_at(before, Grammar::Adverbial)
                || scene.hits.scope(before, Scope::Negator).is_some();
            if !small {
                return false;
            }
            at = before;
        }
        false
    }

    fn negated(&self, verb: usize) -> bool {
        let scene = self.scene;
        scene.units.preceding(verb).is_some_and(|b| {
            (b.saturating_sub(2)..=b).any(|i| scene.hits.scope(i, Scope::Negator) == Some(b + 1))
        })
    }

    /// Where the clause of a verb begins: behind the last "that", connective, or act.
    fn clause_start(&self, verb: usize) -> usize {
        let scene = self.scene;
        let floor = self.acts.last().map_or(0, |a| a.cue.end);
        let mut start = floor;
        for at in floor..verb {
            let opener =
                scene.hits.grammar(at, Grammar::That).or_else(|| scene.hits.scope(at, Scope::Connective));
            let narrator = scene.hits.grammar(at, Grammar::Narrator);
            if let Some(end) = opener.or(narrator).filter(|&end| end <= verb) {
                start = start.max(end);
            }
            if self.colon_at(at) {
                start = start.max(at + 1);
            }
        }
        start
    }

    fn subject(&self, hit: &Hit, relative: bool, clause: usize) -> Subject {
        if relative {
            return self.subject_after(hit);
        }
        if let Some(list) = self.directly_before(hit, clause) {
            return Subject::Mentions(list);
        }
        if let Some(list) = self.behind_auxiliary(hit, clause) {
            return Subject::Mentions(list);
        }
        let after = self.subject_after(hit);
        if hit.first.conjunction && !matches!(after, Subject::Nobody) {
            return after;
        }
        match after {
            Subject::Mentions(list) if !hit.first.plural => Subject::Mentions(list),
            other => match self.clause_subject(hit, clause).or_else(|| self.sentence_subject(hit, &other)) {
                Some(list) => Subject::Mentions(list),
                None => other,
            },
        }
    }

    /// Subject right before the verb, as in headlines: "X denies …".
    fn directly_before(&self, hit: &Hit, clause: usize) -> Option<Vec<usize>> {
        if hit.first.conjunction || hit.first.preposition != 0 {
            return None;
        }
        let scene = self.scene;
        let mut at = scene.units.preceding(hit.start).filter(|&b| b >= clause)?;
        while scene.ends_at(at, Grammar::Auxiliary) || scene.hits.scope(at, Scope::Negator).is_some() {
            at = scene.units.preceding(at).filter(|&b| b >= clause)?;
        }
        scene.units.mention_at(at).filter(|_| !scene.governed(at) || self.heads_list(at, clause))?;
        // the head of a list is meant, and nothing but the list may stand before
        let head = (clause..=at).find(|&i| {
            scene.units.mention_at(i).is_some() && !scene.units.units[i].aside && !scene.governed(i)
        })?;
        if self.taken(head) {
            return None;
        }
        let list = scene.coordinated(head);
        (list.contains(&at) || head == at || hit.first.plural).then_some(list)
    }

    /// Whether a mention is already the subject of an earlier act.
    fn taken(&self, at: usize) -> bool {
        self.subjects.contains(&at)
    }

    fn heads_list(&self, at: usize, clause: usize) -> bool {
        (clause..at).any(|i| {
            self.scene.units.mention_at(i).is_some()
                && !self.scene.governed(i)
                && self.scene.coordinated(i).contains(&at)
        })
    }

    /// "X had … announced": an auxiliary before the subject.
    fn behind_auxiliary(&self, hit: &Hit, clause: usize) -> Option<Vec<usize>> {
        let scene = self.scene;
        let (start, auxiliary) =
            (clause..hit.start).find_map(|i| scene.hits.grammar(i, Grammar::Auxiliary).map(|end| (i, end)))?;
        // "X has already …", where X stands inside the words for "already"
        if let Some(inside) = (start..auxiliary).find(|&i| scene.units.mention_at(i).is_some()) {
            return Some(self.with_members(inside));
        }
        let subject = scene.first_free_mention(auxiliary, hit.start)?;
        let between =
            (auxiliary..subject).filter(|&i| scene.units.is_word(i) && !scene.units.units[i].aside).count();
        (between <= 3 || self.skips(auxiliary, subject)).then(|| self.with_members(subject))
    }

    /// Whether only adverbials stand in a stretch.
    fn skips(&self, from: usize, to: usize) -> bool {
        let mut at = from;
        while at < to {
            match self.scene.hits.adverbial(at) {
                Some(end) => at = end,
                None if !self.scene.units.is_word(at) || self.scene.units.units[at].aside => at += 1,
                None => return false,
            }
        }
        true
    }

    /// The first mention of the clause, where no preposition or act stands before it.
    fn clause_subject(&self, hit: &Hit, clause: usize) -> Option<Vec<usize>> {
        if hit.first.conjunction {
            return None;
        }
        let scene = self.scene;
        let subject = scene.first_free_mention(clause, hit.start).filter(|&at| !self.taken(at))?;
        let clean = (clause..subject).all(|i| {
            scene.hits.adverbial(i).is_some() || !scene.units.is_word(i) || scene.units.units[i].aside
        }) || self.skips(clause, subject);
        clean.then(|| self.with_members(subject))
    }

    /// "X issued a statement in which it announced": the first verb of speech is the sentence's subject's.
    fn sentence_subject(&self, hit: &Hit, after: &Subject) -> Option<Vec<usize>> {
        let first = self.acts.is_empty() && matches!(after, Subject::Nobody) && !self.narrator;
        if !first || hit.first.conjunction || hit.first.preposition != 0 {
            return None;
        }
        self.scene.first_free_mention(0, hit.start).map(|at| self.with_members(at))
    }

    /// Subject behind the verb.
    fn subject_after(&self, hit: &Hit) -> Subject {
        let scene = self.scene;
        let mut at = hit.end;
        let mut unknown = false;
        let limit = scene.units.len().min(hit.end + FARTHEST_SUBJECT);
        while at < limit {
            if scene.units.transparent(at) {
                if scene.units.kind(at) == Some(UnitKind::Quote)
                    && scene.units.following(at).is_some_and(|n| scene.units.mention_at(n).is_none())
                {
                    break;
                }
                at += 1;
                continue;
            }
            if let Some(end) = scene.hits.adverbial(at) {
                at = end;
                continue;
            }
            if scene.units.mention_at(at).is_some() {
                if scene.governed(at) {
                    at += 1;
                    continue;
                }
                return match scene.actor_at(at) {
                    None if !unknown => Subject::Mentions(vec![at]),
                    _ => Subject::Mentions(self.with_members(at)),
                };
            }
            if self.stands_for_speaker(at) && !unknown {
                return Subject::Statement;
            }
            if self.ends_search(at, hit) {
                break;
            }
            if scene.hits.grammar(at, Grammar::Preposition).is_some() || scene.is_detached_preposition(at) {
                match self.past_preposition(at) {
                    Some(next) if !unknown => at = next,
                    _ => break,
                }
                continue;
            }
            let listed =
                !scene.units.words(at).is_empty() && scene.hits.grammar(at, Grammar::Unlisted).is_none();
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

    /// Whether reported content is opened within so many units, with no comma before.
    fn said_within(&self, at: usize, units: usize) -> bool {
        let near = at..(at + units).min(self.scene.units.len());
        let mut open = near.take_while(|&i| self.scene.units.kind(i) != Some(UnitKind::Comma));
        open.any(|i| self.scene.hits.grammar(i, Grammar::That).is_some() || self.colon_at(i))
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
        let comma =
            scene.units.kind(at) == Some(UnitKind::Comma) && scene.units.preceding(at) != Some(hit.end - 1);
        comma
            || matches!(scene.units.kind(at), Some(UnitKind::Colon | UnitKind::Other))
            || scene.hits.grammar(at, Grammar::That).is_some()
            || scene.hits.grammar(at, Grammar::Relative).is_some()
            || scene.hits.scope(at, Scope::Connective).is_some()
            || scene.hits.at(at).iter().any(|h| matches!(h.tag, Tag::Speech { .. } | Tag::Content(_)))
    }

    /// A subject with what is coordinated with it or stands in brackets behind it.
    fn with_members(&self, at: usize) -> Vec<usize> {
        let mut list = self.scene.coordinated(at);
        if let Some(&last) = list.last() {
            list.extend(self.scene.bracketed(last));
        }
        list
    }

    /// A list of actors in quotation marks or brackets before what is said: they speak with the subject.
    fn with_signatories(&self, hit: &Hit, subject: Subject) -> Subject {
        let Subject::Mentions(mut list) = subject else { return subject };
        let scene = self.scene;
        let end = (hit.end..scene.units.len())
            .find(|&i| scene.hits.grammar(i, Grammar::That).is_some() || self.colon_at(i))
            .unwrap_or(hit.end);
        let mark = |i: usize| matches!(scene.units.kind(i), Some(UnitKind::Quote | UnitKind::Open | UnitKind::Close));
        let marks: Vec<usize> = (hit.end..end).filter(|&i| mark(i)).collect();
        for pair in marks.windows(2) {
            let inside = pair[0] + 1..pair[1];
            let names: Vec<usize> = inside.clone().filter(|&i| scene.units.mention_at(i).is_some()).collect();
            let words = inside.filter(|&i| scene.units.kind(i) == Some(UnitKind::Word)).count();
            if names.len() >= 2 && words == 0 {
                list.extend(names.into_iter().filter(|n| !list.contains(n)).collect::<Vec<_>>());
            }
        }
        Subject::Mentions(list)
    }

    /// The act in which a verb stands.
    fn parent(&self, hit: &Hit, relative: bool, subject: &Subject) -> Option<usize> {
        let scene = self.scene;
        let &top = self.stack.last()?;
        if relative {
            return Some(top);
        }
        let before = scene.units.preceding(hit.start);
        let connective = before.is_some_and(|b| {
            (0..=b).rev().take(4).any(|i| scene.hits.scope(i, Scope::Connective) == Some(b + 1))
        });
        // "although A spoke of …, B said that …": a connective behind what A said ends it
        let opener = (self.acts[top].cue.end..hit.start).rev().find(|&i| {
            scene.hits.grammar(i, Grammar::That).is_some() || scene.hits.scope(i, Scope::Connective).is_some()
        });
        let cut = opener.is_some_and(|i| scene.hits.scope(i, Scope::Connective).is_some())
            && !scene.inside_quotation(self.acts[top].cue.end, hit.start);
        if cut {
            return None;
        }
        let quoting = self
            .stack
            .iter()
            .rev()
            .copied()
            .find(|&a| scene.inside_quotation(self.acts[a].cue.end, hit.start));
        if quoting.is_some() {
            return quoting;
        }
        if connective || hit.first.preposition != 0 {
            return None;
        }
        let coordinated =
            hit.first.conjunction || before.is_some_and(|b| scene.ends_at(b, Grammar::Conjunction));
        if coordinated {
            return self.coordinated_parent(hit, subject);
        }
        self.stack.iter().rev().copied().find(|&a| self.opened(self.acts[a].cue.end, hit.start))
    }

    /// A coordinated verb goes on with the sentence's speaker, unless its form agrees with the embedded
    /// subject and not with him.
    fn coordinated_parent(&self, hit: &Hit, subject: &Subject) -> Option<usize> {
        let (&outer, &inner) = (self.stack.first()?, self.stack.last()?);
        let nobody = matches!(subject, Subject::Nobody);
        if !nobody {
            return None;
        }
        // "threatened whoever stays and refuses": the tense is that of another clause
        let disposes =
            matches!(hit.tag, Tag::Speech { force: Force::Refuse | Force::Accept | Force::Threaten, .. });
        if disposes && hit.first.imperfect && !self.acts[outer].imperfect {
            return Some(inner);
        }
        let (outer_act, inner_act) = (&self.acts[outer], &self.acts[inner]);
        let embedded = inner != outer && inner_act.own_voice && inner_act.feminine != outer_act.feminine;
        (embedded && hit.first.feminine == inner_act.feminine).then_some(inner_act.parent).flatten()
    }

    /// Whether reported content was opened between two places.
    fn opened(&self, from: usize, to: usize) -> bool {
        // a headline's colon opens what it reports by itself
        self.colon_at(from.saturating_sub(1))
            || (from.saturating_sub(1)..to).any(|i| self.scene.hits.grammar(i, Grammar::That).is_some() || self.colon_at(i))
    }

    /// The speakers of a verb, whether they are its own, and where its clause begins.
    fn voices_of(
        &self,
        hit: &Hit,
        subject: Subject,
        parent: Option<usize>,
        relative: bool,
        author: Option<ActorId>,
        clause: usize,
    ) -> (Vec<Voice>, bool, usize) {
        match subject {
            Subject::Mentions(list) => {
                let first = list.iter().copied().min().unwrap_or(hit.start);
                let start = if first < hit.start { first.max(clause) } else { hit.start };
                (self.voices(&list), true, start)
            }
            Subject::Unknown => match author {
                Some(author) => (vec![self.unnamed(author, hit)], true, hit.start),
                None => (vec![self.unknown(hit)], true, hit.start),
            },
            Subject::Statement => (self.sentence_voices(), false, hit.start),
            Subject::Nobody => match (author, parent) {
                (Some(author), _) => (vec![self.unnamed(author, hit)], true, hit.start),
                (None, Some(_)) if relative => (vec![self.unknown(hit)], true, hit.start),
                (None, Some(parent)) => self.embedded_voices(hit, parent, clause),
                (None, None) if relative => (vec![self.unknown(hit)], true, hit.start),
                (None, None) => match self.main_clause_subject(hit) {
                    Some(voices) => (voices, true, hit.start),
                    None => (self.sentence_voices(), false, hit.start),
                },
            },
        }
    }

    /// An embedded verb without a subject of its own is its reporter's, unless its clause names somebody.
    fn embedded_voices(&self, hit: &Hit, parent: usize, clause: usize) -> (Vec<Voice>, bool, usize) {
        let scene = self.scene;
        let act = &self.acts[parent];
        let inserted = hit.first.conjunction && hit.first.imperfect && !act.imperfect;
        if inserted && !scene.inside_quotation(act.cue.end, hit.start) && !self.opened(act.cue.end, hit.start) {
            return (vec![self.unknown(hit)], true, hit.start);
        }
        if hit.first.feminine != act.feminine
            && !scene.inside_quotation(act.cue.end, hit.start)
            && let Some(subject) = scene.first_free_mention(clause, hit.start)
        {
            return (self.voices(&self.with_members(subject)), true, subject);
        }
        (act.voices.clone(), false, hit.start)
    }

    fn unnamed(&self, actor: ActorId, hit: &Hit) -> Voice {
        Voice {
            actor: Some(actor),
            person: None,
            basis: Basis::Named,
            distance: 0,
            tokens: self.scene.units.units[hit.start].tokens.clone(),
            role: false,
        }
    }

    fn unknown(&self, hit: &Hit) -> Voice {
        Voice {
            actor: None,
            person: None,
            basis: Basis::Unlisted,
            distance: 0,
            tokens: self.scene.units.units[hit.start].tokens.clone(),
            role: false,
        }
    }

    fn voices(&self, list: &[usize]) -> Vec<Voice> {
        let mut out: Vec<Voice> = Vec::with_capacity(list.len());
        for voice in list.iter().filter_map(|&at| self.scene.voice(at)) {
            if !out.iter().any(|v| v.actor == voice.actor) {
                out.push(voice);
            }
        }
        out
    }

    /// "While A said …, B published pictures and confirmed that": the main clause behind a subordinate one has a
    /// subject of its own.
    fn main_clause_subject(&self, hit: &Hit) -> Option<Vec<Voice>> {
        let scene = self.scene;
        let first = (0..scene.units.len()).find(|&i| scene.units.is_word(i) && !scene.units.units[i].aside)?;
        scene.hits.scope(first, Scope::Connective)?;
        let spoken = self.acts.last().filter(|_| hit.first.conjunction)?.cue.end;
        let comma = (spoken..hit.start).rev().find(|&i| scene.units.kind(i) == Some(UnitKind::Comma))?;
        let subject = scene.first_free_mention(comma, hit.start)?;
        Some(self.voices(&self.with_members(subject)))
    }

    /// The speakers of the sentence so far, else those carried over.
    fn sentence_voices(&self) -> Vec<Voice> {
        let last =
            self.acts.iter().rev().find(|a| a.parent.is_none() && a.kind != SpeechKind::Act && !a.backward);
        match last {
            Some(act) => act.voices.clone(),
            None if self.narrator => Vec::new(),
            None => self.discourse.carried(),
        }
    }

    /// Closes the acts that an act under `parent` ends at `start`.
    fn open(&mut self, parent: Option<usize>, start: usize) {
        let keep = parent.map_or(0, |p| self.stack.iter().position(|&a| a == p).map_or(0, |i| i + 1));
        for act in self.stack.drain(keep..) {
            let from = self.acts[act].content.start;
            self.acts[act].content.end = self.acts[act].content.end.min(start.max(from));
        }
    }

    #[allow(clippy::too_many_arguments)]
    fn push(
        &mut self,
        force: Force,
        cue: Range<usize>,
        clause: usize,
        parent: Option<usize>,
        voices: Vec<Voice>,
        own: bool,
        kind: SpeechKind,
    ) {
        let mut end = parent.map_or(self.scene.units.len(), |p| self.acts[p].content.end);
        if kind == SpeechKind::Act && parent.is_none() {
            // what only describes a noun ends with its clause
            let comma = (cue.end..end).find(|&i| self.scene.units.kind(i) == Some(UnitKind::Comma));
            end = comma.unwrap_or(end);
        }
        self.acts.push(Act {
            force,
            content: cue.start..end.max(cue.start),
            cue,
            clause,
            parent,
            voices,
            negated: false,
            own_voice: own,
            backward: false,
            kind,
            feminine: false,
            imperfect: false,
        });
        self.stack.push(self.acts.len() - 1);
    }

    /// Inner acts end where the ones around them end.
    fn close(&mut self) {
        for i in 0..self.acts.len() {
            if let Some(parent) = self.acts[i].parent {
                let end = self.acts[parent].content.end;
                let from = self.acts[i].content.start;
                self.acts[i].content.end = self.acts[i].content.end.min(end.max(from));
            }
        }
    }
}
