//! Subjects before an insertion that a comma closes: "X, the largest faction, said".

use crate::extract::acts::{Reader, Subject};
use crate::extract::unit::{Mention, UnitKind};
use crate::rules::tag::{Grammar, SpeechKind};

/// Insertions between commas that may stand between a subject and its verb.
const INSERTIONS: usize = 3;
/// Units before the noun of an apposition, at most.
const LONGEST_APPOSED: usize = 8;

impl Reader<'_> {
    /// "X, the largest faction, said": the mention before the insertion that a comma closes.
    pub(super) fn behind_insertion(&self, close: usize, clause: usize) -> Option<Vec<usize>> {
        let scene = self.scene;
        if let Some(named) = self.named_we(close, clause) {
            return Some(named);
        }
        let mut comma = close;
        for passed in 0..=INSERTIONS {
            // "X has repeatedly, most recently in …, said"
            let words = self.before_small_words(comma, clause);
            let words = words.filter(|&b| passed > 0 && !scene.units.is_comma(b));
            let before = words.or_else(|| scene.units.preceding(comma))?;
            let before = self.kind_behind_name(before, clause).unwrap_or(before);
            let told = if passed == 0 {
                self.told_inside(before, clause, close)
            } else {
                self.told_before(before, clause, close)
            };
            if let Some(list) = told {
                return Some(self.holder_of_both(&list).map_or(list, |name| vec![name]));
            }
            comma = (0..before).rev().find(|&i| scene.units.is_open_comma(i))?;
        }
        None
    }

    /// Whom the last words of an insertion tell, where they name the subject themselves.
    fn told_inside(&self, last: usize, clause: usize, close: usize) -> Option<Vec<usize>> {
        if self.may_be_subject(last) {
            if self.names_kind_before(last, clause) || self.alone_in_insertion(last, clause) {
                return Some(self.with_members(last));
            }
            // a role has its insertion inside: "N, the spokesman of X, said"
            let opens = self.opens_insertion(last);
            let role = |m: &Mention| m.role && (m.person.is_some() || opens);
            if self.scene.units.mention_at(last).is_some_and(role) {
                let described = self.described_by(last, clause).filter(|&at| self.may_be_subject(at));
                return Some(self.with_members(described.unwrap_or_else(|| self.head_or(last, clause))));
            }
        }
        let list = self.mentions_up_to(last, clause, close)?;
        list.iter().any(|&at| self.introduced(at) || self.holds_role(at)).then_some(list)
    }

    /// "N, the ambassador of A and the head of B's team, said": the person before two offices, where the first tells of
    /// the body that he speaks for anyway.
    fn holder_of_both(&self, list: &[usize]) -> Option<usize> {
        let &[name, first, last] = list else { return None };
        let person = |at: usize| self.scene.units.mention_at(at).is_some_and(|m| m.person.is_some());
        let same = self.scene.actor_at(name) == self.scene.actor_at(first);
        (person(name) && !person(first) && !person(last) && same).then_some(name)
    }

    /// Who is named right before an insertion.
    fn told_before(&self, last: usize, clause: usize, close: usize) -> Option<Vec<usize>> {
        if let Some(named) = self.named_before_kind(last, clause) {
            return Some(self.with_members(named));
        }
        if self.may_be_subject(last) {
            return Some(self.with_members(self.head_or(last, clause)));
        }
        self.mentions_up_to(last, clause, close)
    }

    /// "X, a Turkish-backed alliance, however, said": who is named before a comma behind which words tell what he is.
    fn named_before_kind(&self, kind: usize, clause: usize) -> Option<usize> {
        let scene = self.scene;
        let comma = (clause..kind).rev().find(|&i| scene.units.is_open_comma(i))?;
        scene.apposition(comma).filter(|&end| end > kind)?;
        let name = scene.units.preceding(comma).filter(|&n| n >= clause && self.may_be_subject(n))?;
        (scene.actor_at(name).is_some()).then(|| self.head_or(name, clause))
    }

    /// "A and B, the strongest of them, said": both.
    fn head_or(&self, last: usize, clause: usize) -> usize {
        self.head_of(last, clause).unwrap_or(last)
    }

    /// "N of the staff, however, said": the mentions in the words for a subject that end with a unit.
    fn mentions_up_to(&self, last: usize, clause: usize, close: usize) -> Option<Vec<usize>> {
        match (last >= clause).then(|| self.noun_phrase(last, clause, close))? {
            (Subject::Mentions(list), _) => Some(list),
            _ => None,
        }
    }

    /// Whether a mention stands at a unit that is not set aside, under nothing.
    fn may_be_subject(&self, at: usize) -> bool {
        let scene = self.scene;
        scene.units.mention_at(at).is_some() && !scene.governed(at) && !scene.units.units[at].aside
    }

    /// "An official, quoted by X, said": where the clause begins that an insertion with a passive of speech interrupts,
    /// else where it begins anyway.
    pub(super) fn before_quoting(&self, close: usize, clause: usize) -> usize {
        let scene = self.scene;
        let Some((last, before)) = self.acts.split_last() else { return clause };
        let comma = scene.units.preceding(last.cue.start);
        let opens = comma.is_some_and(|c| scene.units.is_comma(c));
        let inside = opens && last.cue.end <= close && last.kind == SpeechKind::Passive;
        if inside { before.last().map_or(0, |a| a.cue.end).min(clause) } else { clause }
    }

    /// "N, a teacher, denied": whether somebody whom no list has opens a clause, named in two words or more, a comma
    /// behind them.
    pub(super) fn stranger_opens(&self, clause: usize, close: usize) -> bool {
        let scene = self.scene;
        let name = |&i: &usize| {
            scene.units.kind(i) == Some(UnitKind::Word)
                && (scene.hits.at(i).is_empty() || scene.hits.begins(i, Grammar::Title))
        };
        let end = (clause..close).find(|i| !name(i) && !scene.units.transparent(*i)).unwrap_or(close);
        let named = (clause..end).filter(|&i| scene.hits.at(i).is_empty() && name(&i)).count();
        named >= 2 && scene.units.is_comma(end)
    }

    /// "X, the alliance that holds the town, said", "X, a London-based group that counts the dead, said": who is named
    /// before the comma with which the words for a body begin.
    pub(super) fn apposed_to(&self, body: usize) -> Option<usize> {
        let scene = self.scene;
        let farthest = body.saturating_sub(LONGEST_APPOSED);
        let comma = (farthest..body).rev().find(|&c| scene.units.is_comma(c))?;
        let opens = scene.units.first_word(comma..body + 1).is_some_and(|first| {
            let small = [Grammar::Article, Grammar::Determiner, Grammar::Apposition];
            first == body || small.iter().any(|&task| scene.hits.begins(first, task))
        });
        let name = scene.units.preceding(comma).filter(|&n| opens && self.may_be_subject(n))?;
        (scene.units.is_open_comma(comma) && scene.actor_at(name).is_some()).then_some(name)
    }

    /// "The council of the town, however, accused": whether commas set nothing but small words apart from a noun that
    /// would be the subject.
    pub(super) fn unknown_before_insertion(&self, close: usize, clause: usize) -> bool {
        let scene = self.scene;
        let open =
            self.before_small_words(close, clause).filter(|&o| scene.units.is_comma(o) && o + 1 < close);
        let noun = open.and_then(|o| scene.units.preceding(o)).filter(|&n| n >= clause);
        noun.is_some_and(|n| {
            let small = [Grammar::Conjunction, Grammar::Auxiliary, Grammar::Adverbial, Grammar::Statement];
            scene.units.is_word(n) && !small.iter().any(|&g| scene.ends_at(n, g))
        })
    }

    /// "We, X and Y, announce": the names between the commas behind a pronoun.
    fn named_we(&self, close: usize, clause: usize) -> Option<Vec<usize>> {
        let scene = self.scene;
        let last = scene.units.preceding(close).filter(|&l| l >= clause)?;
        let head = self.head_of(last, clause)?;
        let comma = (clause..head).rev().find(|&i| !scene.units.transparent(i))?;
        let pronoun = comma.checked_sub(1).filter(|&p| p >= clause)?;
        let first = scene.units.is_comma(comma)
            && scene.hits.grammar(pronoun, Grammar::Statement) == Some(comma)
            && (clause..pronoun).all(|i| !scene.units.is_word(i));
        first.then(|| self.with_members(head))
    }

    /// "Another faction, X, said": whether a name behind a comma tells which body a word for its kind means.
    fn names_kind_before(&self, name: usize, clause: usize) -> bool {
        let scene = self.scene;
        let comma = scene.units.preceding(name).filter(|&c| scene.units.is_comma(c));
        let kind = comma.and_then(|c| scene.units.preceding(c)).filter(|&k| k >= clause);
        kind.is_some_and(|k| scene.units.mention_at(k).is_none() && scene.ends_at(k, Grammar::Unlisted))
    }

    /// "A rival of X, the Y movement, said": whether a name fills an insertion by itself, and nobody before it could be
    /// the subject.
    fn alone_in_insertion(&self, name: usize, clause: usize) -> bool {
        let scene = self.scene;
        let open = scene.units.preceding(name).filter(|&c| c > clause);
        let open = open.filter(|&c| scene.units.is_comma(c));
        let governed = |i: usize| scene.units.mention_at(i).is_some() && scene.under_preposition(i);
        open.is_some_and(|c| {
            scene.first_free_mention(clause, c).is_none() && scene.units.preceding(c).is_some_and(governed)
        })
    }

    /// "N, a senior official, said": the person whom a role without a body describes.
    pub(super) fn described_by(&self, role: usize, clause: usize) -> Option<usize> {
        let scene = self.scene;
        let known = |at: usize| scene.units.mention_at(at).is_some_and(|m| m.actor.is_some());
        let comma = self.phrase_start(role, clause).checked_sub(1).filter(|_| !known(role))?;
        let opens = scene.units.is_comma(comma);
        let name = scene.units.preceding(comma).filter(|&n| opens && n >= clause && known(n))?;
        scene.units.mention_at(name).is_some_and(|m| m.person.is_some()).then_some(name)
    }

    /// Whether a mention is of somebody by name and office: "N, the spokesman of X".
    fn introduced(&self, at: usize) -> bool {
        self.scene.units.mention_at(at).is_some_and(|m| m.role && m.person.is_some())
    }

    /// "N, an X commander in Y": whether a mention at the beginning of an insertion tells a role in a body.
    fn holds_role(&self, at: usize) -> bool {
        let role = self.scene.units.mention_at(at).is_some_and(|m| m.role && m.actor.is_some());
        role && self.opens_insertion(at)
    }

    /// Whether a comma stands before a mention, an article or a determiner between.
    fn opens_insertion(&self, at: usize) -> bool {
        let scene = self.scene;
        let article =
            |b: &usize| scene.ends_at(*b, Grammar::Article) || scene.ends_at(*b, Grammar::Determiner);
        let before = scene.units.preceding(at);
        let before = before.filter(article).and_then(|b| scene.units.preceding(b)).or(before);
        before.is_some_and(|c| scene.units.is_comma(c))
    }
}
