//! Subjects before their verbs: "X denies", "X had … announced", "X issued a statement in which it announced".

use crate::extract::acts::{Reader, Subject};
use crate::extract::hits::Hit;
use crate::rules::tag::{Grammar, Scope};

impl Reader<'_> {
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

    fn heads_list(&self, at: usize, clause: usize) -> bool {
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

    /// The first mention of the clause, where no preposition or act stands before it.
    pub(in crate::extract::acts) fn clause_subject(&self, hit: &Hit, clause: usize) -> Option<Vec<usize>> {
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
    pub(in crate::extract::acts) fn sentence_subject(
        &self,
        hit: &Hit,
        after: &Subject,
    ) -> Option<Vec<usize>> {
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
    pub(super) fn teller_before(&self, after: &Subject, clause: usize, hit: &Hit) -> Option<usize> {
        let Subject::Mentions(list) = after else { return None };
        let scene = self.scene;
        let agency = |&at: &usize| scene.actor_at(at).is_some_and(|a| !self.speaks(a));
        let role = |&at: &usize| scene.units.mention_at(at).is_some_and(|m| m.role);
        let before = scene.first_free_mention(clause, hit.start).filter(role)?;
        (list.iter().all(agency) && !self.taken(before) && !hit.first.conjunction).then_some(before)
    }

    /// "This was contradicted by a statement of X's, published on Tuesday, which said": who issued the statement
    /// that stands before the verb and an insertion.
    pub(super) fn statement_before(&self, hit: &Hit, clause: usize) -> Option<Vec<usize>> {
        let scene = self.scene;
        let comma =
            hit.start.checked_sub(1).filter(|&c| self.scene.units.is_comma(c) && !hit.first.conjunction)?;
        let statement = |&i: &usize| scene.hits.begins(i, Grammar::Statement);
        let at = (clause..comma).rev().find(statement).filter(|_| self.acts.is_empty())?;
        self.issuer(at)
    }
}
