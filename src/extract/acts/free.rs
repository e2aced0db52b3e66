//! Subjects and acts where the order of words is free: cases, not places, tell who speaks, and the verb of speech may
//! stand before what is said, behind it or inside it.

use super::{Reader, Subject, opposes};
use crate::extract::discourse::Voice;
use crate::extract::hits::Hit;
use crate::extract::unit::UnitKind;
use crate::rules::Force;
use crate::rules::phrase::Stream;
use crate::rules::tag::{Grammar, Scope, SpeechKind, Tag};

/// Words that no list holds between a subject and its verb, at most.
const LONGEST_NAME: usize = 4;
/// Insertions between commas that may stand between a subject and its verb.
const INSERTIONS: usize = 3;

impl Reader<'_> {
    /// Where a subject may stand on either side of its verb: before it with nothing but adverbials between, else
    /// behind it, else further before it.
    pub(super) fn on_either_side(&self, hit: &Hit, clause: usize) -> Subject {
        if let Some(list) = self.near_before(hit, clause) {
            return Subject::Mentions(list);
        }
        if self
            .before_small_words(hit.start, clause)
            .is_some_and(|b| self.scene.ends_at(b, Grammar::Statement))
        {
            return Subject::Statement;
        }
        let after = match self.subject_after(hit) {
            // "an expert told X": who relays it is no subject where somebody unknown stands before
            Subject::Mentions(list) if self.relays(&list) && self.unknown_before(hit, clause) => {
                Subject::Unknown
            }
            // "told the agency X": X
            Subject::Mentions(list) if self.relays(&list) && self.behind_relay(&list).is_some() => {
                Subject::Mentions(self.behind_relay(&list).unwrap_or(list))
            }
            other => other,
        };
        if matches!(after, Subject::Mentions(_) | Subject::Statement) {
            return after;
        }
        if let Some(list) = self.before_insertion(hit, clause) {
            return Subject::Mentions(list);
        }
        if self.postposed(hit) {
            return after;
        }
        match self.clause_subject(hit, clause).or_else(|| self.sentence_subject(hit, &after)) {
            Some(list) => Subject::Mentions(list),
            None if self.unknown_before(hit, clause) => Subject::Unknown,
            None => after,
        }
    }

    /// "X hoped that …, and accused Y": where only the accused stands beside the first verb of speech, the sentence's
    /// first body accuses.
    pub(super) fn who_blames(
        &self,
        hit: &Hit,
        subject: Subject,
        blamed: &[usize],
        relative: bool,
    ) -> Subject {
        let nobody = matches!(subject, Subject::Nobody) && !blamed.is_empty();
        if !self.free() || !nobody || relative || !self.acts.is_empty() {
            return subject;
        }
        let head = self.scene.first_free_mention(0, hit.start);
        head.map_or(subject, |at| Subject::Mentions(self.with_members(at)))
    }

    /// "… issued a statement in which they accuse …": the verb is its issuers'.
    pub(super) fn in_statement(&self, hit: &Hit, parent: usize) -> bool {
        let scene = self.scene;
        let act = &self.acts[parent];
        let relative = self.before_small_words(hit.start, 0);
        let oblique =
            relative.is_some_and(|r| scene.ends_at(r, Grammar::Relative) && scene.under_preposition(r));
        let next = scene.units.following(act.cue.end - 1);
        let adjacent = next.is_some_and(|c| scene.units.is_comma(c));
        self.free() && oblique && adjacent && hit.first.plural == act.plural
    }

    /// Whether a mark ends a statement inside a sentence: a semicolon, a stop.
    pub(super) fn ends_statement(&self, at: usize) -> bool {
        let units = &self.scene.units;
        units.kind(at) == Some(UnitKind::Other) || units.statement_ends(at, at + 1)
    }

    /// Whether a mark stands right before a verb, so that its subject does not: "…, said X".
    fn postposed(&self, hit: &Hit) -> bool {
        self.scene.units.preceding(hit.start).is_some_and(|b| !self.scene.units.is_word(b))
    }

    /// A mention before the verb from which only small words and adverbials lead on to it.
    fn near_before(&self, hit: &Hit, clause: usize) -> Option<Vec<usize>> {
        let scene = self.scene;
        let at = (clause..hit.start).rev().find(|&i| {
            scene.units.mention_at(i).is_some() && !scene.units.units[i].aside && !scene.governed(i)
        })?;
        // "N, who speaks for X, said": a role has its insertion inside
        let role = scene.units.mention_at(at).is_some_and(|m| m.role && m.person.is_some());
        let free = !self.taken(at) && self.leads_on(at + 1, hit.start, role);
        free.then(|| self.with_members(self.head_of(at, clause).unwrap_or(at)))
    }

    /// The mention right behind a relay, where it may be the subject.
    fn behind_relay(&self, list: &[usize]) -> Option<Vec<usize>> {
        let scene = self.scene;
        let next = list.last().and_then(|&last| scene.units.following(last))?;
        let free = scene.units.mention_at(next).is_some() && !scene.governed(next);
        free.then(|| self.with_members(next))
    }

    /// Whether all of these mentions are of media or agencies.
    pub(super) fn relays(&self, list: &[usize]) -> bool {
        let relations = self.scene.ruleset.relations();
        let relay = |at: &usize| self.scene.actor_at(*at).is_some_and(|a| relations.is_outlet(a));
        !list.is_empty() && list.iter().all(relay)
    }

    /// "X, commenting on …, said": the mention before an insertion that ends right before the verb.
    fn before_insertion(&self, hit: &Hit, clause: usize) -> Option<Vec<usize>> {
        let scene = self.scene;
        let comma = |i: usize| scene.units.is_open_comma(i);
        let close = scene.units.preceding(hit.start).filter(|&c| c > clause && comma(c))?;
        // a noun of speech inside the insertion opens no clause
        let spoken =
            self.acts.iter().rev().find(|a| a.kind != SpeechKind::Act && a.kind != SpeechKind::Participle);
        let clause = clause.min(spoken.map_or(0, |a| a.cue.end));
        let subject = |open: usize| {
            let at = scene.units.preceding(open).filter(|&m| m >= clause)?;
            (scene.units.mention_at(at).is_some() && !scene.governed(at) && !self.taken(at))
                .then_some((open, at))
        };
        // one insertion may hold another one
        let opens = (clause..close).rev().filter(|&i| comma(i)).take(INSERTIONS);
        let (open, at) = opens.into_iter().find_map(subject)?;
        let said = |i: usize| {
            scene.hits.begins(i, Grammar::That)
                || scene.hits.begins(i, Grammar::Relative)
                || scene.hits.speech(i, &[SpeechKind::Verb]).is_some()
        };
        (!(open..close).any(said)).then(|| self.with_members(self.head_of(at, clause).unwrap_or(at)))
    }

    /// Where what a verb denies or refuses stands before it ("… in the ministry they denied"): its beginning.
    pub(super) fn object_before(&self, hit: &Hit, force: Force, clause: usize) -> Option<usize> {
        let scene = self.scene;
        let comma = (clause..hit.start).rev().find(|&i| scene.units.is_comma(i));
        let from = comma.map_or(clause, |c| c + 1);
        // "readiness for talks X confirmed"
        let named = force == Force::Affirm
            && (from..hit.start).any(|i| scene.hits.speech(i, &[SpeechKind::Noun]).is_some());
        let takes = self.free() && (named || matches!(force, Force::Deny | Force::Refuse | Force::Accept));
        if !takes || self.is_said_from(hit.end) {
            return None;
        }
        let aside = |at: usize| {
            scene.hits.begins(at, Grammar::Adjunct)
                || scene.units.preceding(at).is_some_and(|b| scene.ends_at(b, Grammar::Adjunct))
        };
        let first = scene.content().find(|h| h.start >= from && h.end <= hit.start && !aside(h.start))?;
        (!(from..first.start).any(|i| scene.hits.speech(i, &[SpeechKind::Verb]).is_some())).then_some(from)
    }

    /// "Rumours that …, X denied": whether a denial with nothing behind it takes up the noun of speech that opens the
    /// sentence.
    pub(super) fn answers_denied(&self, force: Force, hit: &Hit) -> bool {
        let scene = self.scene;
        let first = scene.units.first_word(0..hit.start);
        let noun = first.is_some_and(|i| scene.hits.speech(i, &[SpeechKind::Act]).is_some());
        let alone = self.acts.iter().all(|a| a.kind == SpeechKind::Act);
        self.free() && opposes(force) && noun && alone && !self.is_said_from(hit.end)
    }

    /// The same where somebody beside the verb, behind a comma, denies.
    pub(super) fn answers_fronted(&self, hit: &Hit, force: Force, subject: &Subject) -> bool {
        let named = matches!(subject, Subject::Mentions(_));
        named && self.answers_denied(force, hit)
    }

    /// Puts all that stands before the last act inside it.
    pub(super) fn take_fronted(&mut self) {
        let Some((act, before)) = self.acts.split_last_mut() else { return };
        act.content.start = 0;
        let index = before.len();
        for inner in before.iter_mut().filter(|a| a.parent.is_none() && a.kind == SpeechKind::Act) {
            inner.parent = Some(index);
        }
    }

    /// Whether only adverbials, auxiliaries, negators and whole insertions stand in a stretch.
    fn leads_on(&self, from: usize, to: usize, closes: bool) -> bool {
        let scene = self.scene;
        let mut at = from;
        let (mut commas, mut unlisted) = (0, 0);
        while at < to {
            let small = scene
                .hits
                .adverbial(at)
                .or_else(|| scene.hits.grammar(at, Grammar::Auxiliary))
                .or_else(|| scene.hits.scope(at, Scope::Negator));
            match small {
                Some(end) => at = end,
                None if self.person_link(at, to).is_some() => {
                    at = self.person_link(at, to).unwrap_or(at + 1);
                }
                // the name of somebody behind his office, and adverbs that no list holds
                None if unlisted < LONGEST_NAME && self.unlisted(at) => {
                    unlisted += 1;
                    at += 1;
                }
                None if scene.apposition(at).is_some_and(|end| end <= to) => {
                    at = scene.apposition(at).unwrap_or(at + 1);
                }
                None if scene.units.is_comma(at) => {
                    commas += 1;
                    at += 1;
                }
                None if !scene.units.is_word(at) || scene.units.units[at].aside => at += 1,
                None => return false,
            }
        }
        commas != 1 || closes
    }

    /// Behind "from X", where it tells of which body somebody is.
    fn person_link(&self, at: usize, to: usize) -> Option<usize> {
        let scene = self.scene;
        let end = scene.hits.grammar(at, Grammar::PersonLink)?;
        let body = (end..to).find(|&i| !scene.units.transparent(i))?;
        scene.units.mention_at(body).map(|_| body + 1)
    }

    /// Whether nothing lists a word, or names only.
    fn unlisted(&self, at: usize) -> bool {
        let scene = self.scene;
        scene.units.kind(at) == Some(UnitKind::Word)
            && scene.hits.at(at).is_empty()
            && scene.units.words(at).iter().all(|m| scene.language.lexicon.is_name(m.atom))
    }

    /// "In the ministry they said": a body under such a preposition speaks where a plural verb has no subject.
    pub(super) fn speaks_in(&self, hit: &Hit, clause: usize) -> Option<Vec<usize>> {
        let scene = self.scene;
        // "do not admit": of a cue of several words the second one may tell the number
        let second = (hit.start + 1..hit.end).take(1).flat_map(|i| scene.units.words(i));
        let plural = hit.first.plural || second.into_iter().any(|m| m.clitics.plural);
        if !plural || hit.first.conjunction {
            return None;
        }
        let body = |at: usize| {
            scene.units.preceding(at).is_some_and(|b| scene.ends_at(b, Grammar::SpeakingIn))
                && scene.units.mention_at(at).is_some_and(|m| m.preposition == 0)
        };
        let before = (clause..hit.start).rev().find(|&i| body(i) && !scene.units.units[i].aside);
        let alone = |at: usize| {
            let comma = (at..hit.start).any(|i| scene.units.is_comma(i));
            !comma && !(at + 1..hit.start).any(|i| scene.units.mention_at(i).is_some() && !scene.governed(i))
        };
        if let Some(at) = before.filter(|&at| self.leads_on(at + 1, hit.start, false) || alone(at)) {
            return Some(scene.coordinated(at));
        }
        let mut at = hit.end;
        while let Some(end) = scene.hits.adverbial(at) {
            at = end;
        }
        let inside = scene.hits.grammar(at, Grammar::SpeakingIn)?;
        let at = (inside..scene.units.len()).find(|&i| !scene.units.transparent(i))?;
        body(at).then(|| scene.coordinated(at))
    }

    /// Whether a word that no list holds stands before the verb as its subject would.
    fn unknown_before(&self, hit: &Hit, clause: usize) -> bool {
        let scene = self.scene;
        let task =
            |at: usize| {
                scene.hits.at(at).iter().any(|h| {
                    matches!(h.tag, Tag::Grammar(_) | Tag::Scope(_) | Tag::Speech { .. } | Tag::Date(_))
                })
            };
        // "demanded … and agreed": who did the one did the other
        if self.behind_conjunction(hit.start) && self.has_spoken() {
            return false;
        }
        let mut at = hit.start;
        let mut unknown = false;
        for _ in 0..4 {
            let Some(before) = scene.units.preceding(at).filter(|&b| b >= clause) else { return unknown };
            if scene.under_preposition(before) || scene.ends_at(before, Grammar::Preposition) {
                return false;
            }
            match scene.units.kind(before) {
                Some(UnitKind::Word) if !task(before) => unknown = true,
                Some(UnitKind::Word) if !unknown => {}
                _ => return unknown,
            }
            at = before;
        }
        unknown
    }

    /// "X, which denies …": X, where the relative word is the subject.
    pub(super) fn described(&self, hit: &Hit) -> Subject {
        let scene = self.scene;
        let subject = |at: usize| {
            let plain = |h: &Hit| h.tag == Tag::Grammar(Grammar::Relative) && !h.first.oblique;
            scene.hits.at(at).iter().any(plain) && !scene.under_preposition(at)
        };
        match self.before_small_words(hit.start, 0).filter(|&at| subject(at)) {
            Some(relative) => self.antecedent(relative),
            None => Subject::Nobody,
        }
    }

    /// "A announced a truce, but in B they denied this": the denial takes up the clause before.
    pub(super) fn resumes(&self, hit: &Hit, force: Force, clause: usize) -> bool {
        let scene = self.scene;
        let word = |at: usize| scene.taken_up(at).is_some();
        let near = (clause..hit.start).any(word) || word(hit.end);
        self.free()
            && near
            && opposes(force)
            && !self.is_said_from(hit.end)
            && scene.content().any(|h| h.end <= clause.max(1))
    }

    /// "…, which X denied": the relative word stands for what the clause before says.
    pub(super) fn relative_takes_up(&self, hit: &Hit, force: Force, subject: &Subject) -> bool {
        let scene = self.scene;
        let own = matches!(subject, Subject::Mentions(list) if list.iter().all(|&m| m > hit.start || scene.under_preposition(m)));
        self.free() && own && opposes(force) && !self.is_said_from(hit.end)
    }

    /// "…, which in X they denied": the clause before is taken up though the subject stands between.
    pub(super) fn takes_up_before(&self, hit: &Hit, subject: &Subject) -> bool {
        let Subject::Mentions(list) = subject else { return false };
        let Some(&first) = list.first().filter(|&&f| f < hit.start) else { return false };
        let scene = self.scene;
        let phrase =
            (0..first).rev().take(4).find(|&i| scene.hits.grammar(i, Grammar::SpeakingIn) == Some(first));
        let before = scene.units.preceding(phrase.unwrap_or(first));
        let relative =
            |b: usize| scene.ends_at(b, Grammar::Relative) && !scene.content().any(|h| h.start >= hit.end);
        before.is_some_and(|b| scene.ends_at(b, Grammar::Backward) && self.takes_up(b, hit) || relative(b))
    }

    /// "Having denied …, X …": the subject of the main clause, where the participle stands before it.
    pub(super) fn participle_before(&self, hit: &Hit) -> Option<Vec<Voice>> {
        let scene = self.scene;
        let opens = self.free() && self.before_small_words(hit.start, 0).is_none();
        let commas = (hit.end..scene.units.len()).rev().filter(|&i| scene.units.is_comma(i));
        let subject = |comma: usize| {
            let mut at = scene.units.following(comma)?;
            while let Some(end) = scene.hits.adverbial(at) {
                at = end;
            }
            // "having denied …, in X they showed …"
            let inside = scene.hits.grammar(at, Grammar::SpeakingIn);
            let inside =
                inside.and_then(|end| (end..scene.units.len()).find(|&i| !scene.units.transparent(i)));
            let body = inside.filter(|&i| scene.units.mention_at(i).is_some_and(|m| m.preposition == 0));
            body.or_else(|| scene.units.mention_at(at).filter(|_| !scene.governed(at)).map(|_| at))
        };
        let at = commas.filter(|_| opens).find_map(subject)?;
        Some(self.voices(&self.with_members(at)))
    }
}
