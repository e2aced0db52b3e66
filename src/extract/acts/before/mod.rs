//! Subjects in languages that put them before their verbs: who stands there, behind insertions and what describes
//! them.

mod circumstance;
mod insertion;
mod inverted;
mod part;
mod phrase;

use crate::extract::acts::{Reader, Subject};
use crate::extract::hits::Hit;
use crate::extract::unit::UnitKind;
use crate::rules::tag::Grammar;

/// Words of the name of a body's part, at most.
const LONGEST_PART: usize = 4;

impl Reader<'_> {
    /// The subject of a verb, and where the words for it begin.
    pub(super) fn subject_before(&self, hit: &Hit, clause: usize) -> (Subject, usize) {
        let scene = self.scene;
        let told = self.quotation_closes(hit.start) && !self.marks_name(hit.start);
        if told && !self.marks_small_words(hit.start) {
            return (self.inverted(hit), hit.start);
        }
        let Some(at) = self.before_small_words(hit.start, clause) else {
            let open = clause == 0;
            return (if open { self.inverted(hit) } else { Subject::Nobody }, hit.start);
        };
        if scene.units.is_comma(at) {
            return self.before_comma(hit, at, clause);
        }
        if scene.ends_at(at, Grammar::Conjunction) {
            // "X met Y and said": who did the one did the other
            let first = self.acts.is_empty().then(|| scene.first_free_mention(clause, at)).flatten();
            return match first {
                Some(head) => (Subject::Mentions(self.with_members(head)), hit.start),
                None => (Subject::Nobody, hit.start),
            };
        }
        self.noun_phrase(at, clause, hit.start)
    }

    /// The subject of a verb behind a comma: before what describes it, or before an insertion.
    fn before_comma(&self, hit: &Hit, comma: usize, clause: usize) -> (Subject, usize) {
        let clause = self.before_quoting(comma, clause);
        if let Some(who) = self.takes_up_between_commas(comma, clause) {
            return begins(self.with_members(who), hit.start);
        }
        if let Some((head, clause)) = self.described_head(comma, clause) {
            return self.noun_phrase(head, clause, hit.start);
        }
        let described = self.before_that(clause);
        let apposed = described.and_then(|head| self.apposed_to(head));
        if let Some(head) = described.filter(|&head| apposed.is_some() || self.names_body(head)) {
            let head = self.described_by(head, 0).or(apposed).unwrap_or(head);
            return self.noun_phrase(head, 0, hit.start);
        }
        let clause = if described.is_some() { 0 } else { clause };
        if let Some(list) = self.before_circumstance(comma) {
            return begins(list, hit.start);
        }
        if let Some(list) = self.behind_insertion(comma, clause) {
            return begins(list, hit.start);
        }
        match self.inverted_behind(hit, comma, clause) {
            Subject::Nobody => self.apart_from_verb(hit, comma, clause),
            subject => (subject, hit.start),
        }
    }

    /// "…, which N, a commander of X, denied": who is named with his office right behind the word that takes up what
    /// was said.
    fn takes_up_between_commas(&self, comma: usize, clause: usize) -> Option<usize> {
        let scene = self.scene;
        let who = scene.units.preceding(comma).filter(|&at| at >= clause)?;
        let introduced = scene.units.mention_at(who).is_some_and(|m| m.role && m.person.is_some());
        let which = scene.units.preceding(who).filter(|_| introduced)?;
        scene.ends_at(which, Grammar::Backward).then_some(who)
    }

    /// The subject before a comma where no insertion tells it.
    fn apart_from_verb(&self, hit: &Hit, comma: usize, clause: usize) -> (Subject, usize) {
        if let Some(who) = self.introduced_before(comma, clause) {
            return begins(self.with_members(who), hit.start);
        }
        // "Its office, in a reply to X, said": whoever spoke last
        let first = (clause..comma).find(|&i| self.scene.units.is_comma(i));
        let opens = first.and_then(|c| self.scene.units.preceding(c)).filter(|&b| b >= clause);
        if let Some((Subject::Statement, start)) = opens.map(|end| self.noun_phrase(end, clause, hit.start)) {
            return (Subject::Statement, start);
        }
        let somebody = self.stranger_opens(clause, comma)
            || self.somebody_before(comma)
            || self.unknown_before_insertion(comma, clause);
        (if somebody { Subject::Unknown } else { Subject::Nobody }, hit.start)
    }

    /// The subject whose words end with a unit.
    fn noun_phrase(&self, end: usize, clause: usize, verb: usize) -> (Subject, usize) {
        let scene = self.scene;
        if let Some((head, clause)) = self.before_relative(end, clause) {
            return self.noun_phrase(head, clause, verb);
        }
        if let Some(quoted) = self.quoted_by(end, clause) {
            return self.noun_phrase(quoted, clause, verb);
        }
        if let Some(owner) = self.owner_of_part(end, clause) {
            // "its political office": of whoever spoke last
            let own = scene.units.mention_at(owner).is_none();
            return if own { (Subject::Statement, owner) } else { begins(self.with_members(owner), verb) };
        }
        let mut at = end;
        let mut owner = None;
        loop {
            if let Some(subject) = self.named_at(at, owner, clause, verb) {
                return subject;
            }
            if scene.units.mention_at(at).is_some_and(|m| !m.possessive) {
                owner = owner.or(Some(at));
            }
            let before = self
                .before_governed(at, clause)
                .or_else(|| self.before_description(at, end, clause))
                .or_else(|| self.before_joined(at, clause));
            // "X had earlier in the week announced"
            if let Some(left) = before.and_then(|before| self.past_small_words(before, clause)) {
                at = left;
                continue;
            }
            // "a letter by X said"
            let author = |&o: &usize| before.is_none() && (self.is_author(o) || self.is_part_of(at, o));
            return match owner.filter(author) {
                Some(author) => begins(self.with_members(author), verb),
                None => self.own_body(at, clause),
            };
        }
    }

    /// Who is named by the word at a unit, where that may be the subject; `owner` is who was named behind it.
    fn named_at(
        &self,
        at: usize,
        owner: Option<usize>,
        clause: usize,
        verb: usize,
    ) -> Option<(Subject, usize)> {
        let scene = self.scene;
        let of = |head: usize| begins(self.with_members(head), verb);
        if scene.units.mention_at(at).is_some() {
            if let Some(head) = self.head_of(at, clause) {
                return Some(of(head));
            }
        } else if scene.ends_at(at, Grammar::Statement) {
            // "X, who": X, whoever spoke last
            return Some(match self.antecedent(at) {
                who @ Subject::Mentions(_) if scene.ends_at(at, Grammar::Relative) => (who, verb),
                _ => self.statement_of(at, owner, clause, verb),
            });
        } else if scene.ends_at(at, Grammar::Relative) {
            return Some((self.antecedent(at), verb));
        } else if let Some(body) = self.kind_behind_name(at, clause) {
            return Some(of(self.head_of(body, clause).unwrap_or(body)));
        }
        self.whose_part(at, clause).map(|whose| begins(vec![whose], verb))
    }

    /// The first of the coordinated mentions that end with one, where it may be a subject.
    pub(super) fn head_of(&self, at: usize, clause: usize) -> Option<usize> {
        let scene = self.scene;
        let heads = (clause..=at).filter(|&i| {
            scene.units.mention_at(i).is_some()
                && !scene.units.units[i].aside
                && scene.coordinated(i).contains(&at)
        });
        // "under a deal with A, B and C reported": behind a comma the list of who reports may begin anew
        let behind_comma = |i: usize| i.checked_sub(1).is_some_and(|c| scene.units.is_comma(c));
        let mut heads = heads.enumerate().filter(|&(n, i)| n == 0 || behind_comma(i)).map(|(_, i)| i);
        heads.find(|&head| !scene.governed(head) && !self.owned_under_preposition(head, clause))
    }

    /// "With one of X's strongest factions": whether a preposition stands before the owner of a mention, words that
    /// describe it between.
    fn owned_under_preposition(&self, at: usize, clause: usize) -> bool {
        let scene = self.scene;
        let mut before = scene.units.preceding(at);
        for _ in 0..LONGEST_PART {
            let Some(word) = before.filter(|&b| b >= clause && scene.units.is_word(b)) else { return false };
            if let Some(mention) = scene.units.mention_at(word) {
                return mention.possessive && scene.under_preposition(word);
            }
            before = scene.units.preceding(word);
        }
        false
    }

    /// "X, who …": X.
    pub(super) fn antecedent(&self, relative: usize) -> Subject {
        let scene = self.scene;
        let mut before = scene.units.preceding(relative);
        if let Some(comma) = before.filter(|&b| scene.units.is_comma(b)) {
            before = scene.units.preceding(comma);
        }
        let mention = before.filter(|&b| scene.units.mention_at(b).is_some_and(|m| !m.possessive));
        // "X said in a statement, which called it …": the statement is X's
        let message = |b: usize| scene.ends_at(b, Grammar::Statement) || scene.ends_at(b, Grammar::Adverbial);
        let word = before.filter(|&b| scene.units.kind(b) == Some(UnitKind::Word) && message(b));
        if word.is_some_and(|b| self.acts.last().is_some_and(|a| a.cue.end <= b && a.parent.is_none())) {
            return Subject::Statement;
        }
        mention.map_or(Subject::Unknown, |at| Subject::Mentions(self.with_members(at)))
    }
}

/// These mentions as a subject, and where their words begin.
fn begins(list: Vec<usize>, verb: usize) -> (Subject, usize) {
    let start = list.iter().copied().min().unwrap_or(verb).min(verb);
    (Subject::Mentions(list), start)
}
