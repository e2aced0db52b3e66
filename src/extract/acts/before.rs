//! Subjects in languages that put them before their verbs: who stands there, behind insertions and what describes
//! them; and the act in which such a verb stands.

use super::{Reader, Subject, opposes};
use crate::extract::hits::Hit;
use crate::extract::unit::UnitKind;
use crate::rules::Force;
use crate::rules::tag::{Grammar, Scope, SpeechKind, Tag};

/// Words between a preposition and the end of what it governs, at most.
const LONGEST_GOVERNED: usize = 4;
/// Words of a passive of speech before its last one, at most.
const LONGEST_PASSIVE: usize = 4;
/// Words of the name of a body's part, at most.
const LONGEST_PART: usize = 4;
/// Insertions between commas that may stand between a subject and its verb.
const INSERTIONS: usize = 3;

impl Reader<'_> {
    /// The subject of a verb, and where the words for it begin.
    pub(super) fn subject_before(&self, hit: &Hit, clause: usize) -> (Subject, usize) {
        let scene = self.scene;
        if self.quotation_closes(hit.start) && !self.marks_name(hit.start) {
            return (self.inverted(hit), hit.start);
        }
        let Some(at) = self.before_small_words(hit.start, clause) else {
            let open = clause == 0;
            return (if open { self.inverted(hit) } else { Subject::Nobody }, hit.start);
        };
        if scene.units.is_comma(at) {
            let clause = self.before_quoting(at, clause);
            if let Some((head, clause)) = self.described_head(at, clause) {
                return self.noun_phrase(head, clause, hit.start);
            }
            let described = self.before_that(clause);
            if let Some(head) = described.filter(|&head| self.names_body(head)) {
                let head = self.described_by(head, 0).unwrap_or(head);
                return self.noun_phrase(head, 0, hit.start);
            }
            let clause = if described.is_some() { 0 } else { clause };
            return match self.behind_insertion(at, clause) {
                Some(list) => begins(list, hit.start),
                None => match self.inverted_behind(hit, at, clause) {
                    Subject::Nobody => self.behind_comma(hit, at, clause),
                    subject => (subject, hit.start),
                },
            };
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

    /// The subject before a comma where no insertion tells it.
    fn behind_comma(&self, hit: &Hit, comma: usize, clause: usize) -> (Subject, usize) {
        if let Some(who) = self.introduced_before(comma, clause) {
            return begins(self.with_members(who), hit.start);
        }
        // "Its office, in a reply to X, said": whoever spoke last
        let first = (clause..comma).find(|&i| self.scene.units.is_comma(i));
        let opens = first.and_then(|c| self.scene.units.preceding(c)).filter(|&b| b >= clause);
        if let Some((Subject::Statement, start)) = opens.map(|end| self.noun_phrase(end, clause, hit.start)) {
            return (Subject::Statement, start);
        }
        let somebody = self.stranger_opens(clause, comma) || self.somebody_before(comma);
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
            if let Some(mention) = scene.units.mention_at(at) {
                if let Some(head) = self.head_of(at, clause) {
                    return begins(self.with_members(head), verb);
                }
                if !mention.possessive {
                    owner = owner.or(Some(at));
                }
            } else if self.stands_for_speaker_at(at) {
                // "X, who": X, whoever spoke last
                return match self.antecedent(at) {
                    Subject::Mentions(list) if scene.ends_at(at, Grammar::Relative) => {
                        (Subject::Mentions(list), verb)
                    }
                    _ => self.statement_of(at, owner, clause, verb),
                };
            } else if scene.ends_at(at, Grammar::Relative) {
                return (self.antecedent(at), verb);
            } else if let Some(body) = self.kind_behind_name(at, clause) {
                let head = self.head_of(body, clause).unwrap_or(body);
                return begins(self.with_members(head), verb);
            }
            if let Some(whose) = self.whose_part(at, clause) {
                return begins(vec![whose], verb);
            }
            match self
                .before_governed(at, clause)
                .or_else(|| self.before_description(at, end, clause))
                .or_else(|| self.before_joined(at, clause))
            {
                // "X had earlier in the week announced"
                Some(before) => match self.past_small_words(before, clause) {
                    Some(left) => at = left,
                    None => return self.own_body(at, clause),
                },
                // "a letter by X said"
                None => match owner.filter(|&o| self.is_author(o) || self.is_part_of(at, o)) {
                    Some(author) => return begins(self.with_members(author), verb),
                    None => return self.own_body(at, clause),
                },
            }
        }
    }

    /// "The army's general command", "the X leadership": the body of which words right behind it name a part.
    fn whose_part(&self, end: usize, clause: usize) -> Option<usize> {
        let scene = self.scene;
        let names = |tag: Grammar, from: usize, end: usize| scene.hits.grammar(from, tag) == Some(end);
        let starts = |tag: Grammar, end: usize| (clause..end).rev().take(4).find(|&i| names(tag, i, end));
        let mut at = starts(Grammar::RoleBody, end + 1)?;
        while let Some(from) = starts(Grammar::Title, at).or_else(|| starts(Grammar::RoleBody, at)) {
            at = from;
        }
        let body = scene.units.preceding(at).filter(|&b| b >= clause && b + 1 == at)?;
        let whose = scene.units.mention_at(body).filter(|m| m.actor.is_some() && m.person.is_none())?;
        let free = whose.preposition == 0 && !scene.under_preposition(body) && !scene.units.units[body].aside;
        free.then_some(body)
    }

    /// "X's political office", "the rebels' joint command", "N's office": whose part of a body ends with a unit. A group of somebody's
    /// is a body of its own.
    fn owner_of_part(&self, end: usize, clause: usize) -> Option<usize> {
        let scene = self.scene;
        let part = scene.ends_at(end, Grammar::RoleBody);
        let kind = scene.ends_at(end, Grammar::KindBehind);
        let mut at = scene.units.preceding(end).filter(|_| part)?;
        for _ in 0..LONGEST_PART {
            if let Some(mention) = scene.units.mention_at(at) {
                // the faction of a person is the body that he speaks for
                let named = mention.person.is_some();
                let whose = if named { scene.units.preceding(end) == Some(at) } else { !kind };
                let owns = mention.possessive && whose && mention.preposition == 0;
                return Some(at).filter(|&o| owns && o >= clause && !scene.under_preposition(o));
            }
            if scene.ends_at(at, Grammar::Owner) {
                return Some(at).filter(|&o| o >= clause);
            }
            at = scene.units.preceding(at).filter(|_| scene.units.kind(at) == Some(UnitKind::Word))?;
        }
        None
    }

    /// "Its fighters", "their group": the speaker's own; anybody else who ends here is unknown.
    fn own_body(&self, at: usize, clause: usize) -> (Subject, usize) {
        let scene = self.scene;
        let start = self.phrase_start(at, clause);
        if let Some(head) = self.joined_with(start, clause) {
            return begins(self.with_members(head), start);
        }
        let owner = (start..at).any(|i| scene.hits.begins(i, Grammar::Owner));
        let own = owner && scene.ends_at(at, Grammar::Unlisted) && !self.stack.is_empty();
        (if own { Subject::Statement } else { Subject::Unknown }, start)
    }

    /// "X and the council of the town said": the mention that opens the clause, where somebody unknown whose words
    /// begin at `start` is joined to it.
    fn joined_with(&self, start: usize, clause: usize) -> Option<usize> {
        let scene = self.scene;
        let joint = start.checked_sub(1).filter(|&c| c > clause)?;
        let opens = |&i: &usize| scene.hits.grammar(i, Grammar::Conjunction) == Some(start);
        let from = (clause..=joint).find(opens)?;
        let last = scene.units.preceding(from).filter(|&l| l >= clause)?;
        let head = self.head_of(last, clause).filter(|&h| !self.taken(h))?;
        let small = |i: usize| {
            let next = scene.units.following(i);
            !scene.units.is_word(i)
                || scene.units.units[i].aside
                || [Grammar::Compound, Grammar::Title, Grammar::Article, Grammar::Determiner]
                    .iter()
                    .any(|&g| scene.hits.begins(i, g))
                || next.is_some_and(|n| scene.hits.begins(n, Grammar::Compound))
        };
        (self.skips(clause, head) || (clause..head).all(small)).then_some(head)
    }

    /// "The health board of X": whether words for a part of a body end with a unit, and the body stands under a link
    /// right behind it.
    fn is_part_of(&self, part: usize, body: usize) -> bool {
        let scene = self.scene;
        let link = scene.units.following(part).filter(|&l| l < body);
        let end = link.and_then(|l| scene.hits.grammar(l, Grammar::RoleLink));
        let whose = scene.units.mention_at(body).is_some_and(|m| m.person.is_none() && m.actor.is_some());
        let near = end.is_some_and(|end| (end..body).all(|i| scene.units.transparent(i)));
        whose && near && scene.ends_at(part, Grammar::RoleBody)
    }

    fn is_author(&self, at: usize) -> bool {
        self.scene.units.preceding(at).is_some_and(|b| self.scene.ends_at(b, Grammar::By))
    }

    /// "A source quoted by X said": the mention before the words that tell who only passes it on.
    pub(super) fn quoted_by(&self, relay: usize, clause: usize) -> Option<usize> {
        let scene = self.scene;
        scene.units.mention_at(relay)?;
        let by = scene.units.preceding(relay).filter(|&by| by > clause)?;
        let passive = |h: &&Hit| {
            h.end == by + 1
                && matches!(h.tag, Tag::Speech { kind: SpeechKind::Passive, force: Force::Affirm, .. })
        };
        let from = by.saturating_sub(LONGEST_PASSIVE).max(clause + 1);
        let hit = (from..=by).rev().find_map(|at| scene.hits.at(at).iter().find(passive))?;
        let before = scene.units.preceding(hit.start).filter(|&b| b >= clause)?;
        scene.units.mention_at(before).is_some().then_some(before)
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

    /// "The X group", "the X movement": the name before a word for its kind.
    fn kind_behind_name(&self, at: usize, clause: usize) -> Option<usize> {
        let scene = self.scene;
        let kind = scene.ends_at(at, Grammar::Unlisted);
        let name = scene.units.preceding(at).filter(|&n| kind && n >= clause)?;
        let free = scene.units.mention_at(name).is_some_and(|m| !m.possessive && m.person.is_none());
        (free && !scene.under_preposition(name)).then_some(name)
    }

    /// A pronoun or "the statement": of the last speaker, or of whom it names itself.
    fn statement_of(&self, at: usize, owner: Option<usize>, clause: usize, verb: usize) -> (Subject, usize) {
        let before = self.scene.units.preceding(at).filter(|&b| {
            let owns = self.scene.units.mention_at(b).is_some_and(|m| m.preposition == 0);
            b >= clause && owns && !self.scene.under_preposition(b)
        });
        match before.or(owner) {
            Some(mention) => {
                let start = mention.min(verb).min(self.statement_start(at).max(clause));
                (Subject::Mentions(self.with_members(mention)), start)
            }
            None => (Subject::Statement, self.statement_start(at).max(clause)),
        }
    }

    /// Where the words begin that stand for a speaker and end with a unit: "the statement".
    fn statement_start(&self, end: usize) -> usize {
        let ends = |&i: &usize| self.scene.hits.grammar(i, Grammar::Statement) == Some(end + 1);
        (end.saturating_sub(3)..end).find(ends).unwrap_or(end)
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

    /// Before a preposition and what it governs, where a unit ends that.
    fn before_governed(&self, at: usize, clause: usize) -> Option<usize> {
        let scene = self.scene;
        let mut passed = 0;
        for i in (clause..=at).rev() {
            if scene.units.is_comma(i) || passed > LONGEST_GOVERNED {
                return None;
            }
            let preposition = scene.hits.begins(i, Grammar::Preposition);
            if preposition && i < at {
                return scene.units.preceding(i).filter(|&b| b >= clause);
            }
            passed += usize::from(scene.units.is_word(i) && !scene.units.units[i].aside);
        }
        None
    }

    /// "Rebels in A and B", where B is no name that the pack knows: the mention before the conjunction.
    fn before_joined(&self, at: usize, clause: usize) -> Option<usize> {
        let scene = self.scene;
        let joined = scene.units.preceding(at).filter(|&b| b >= clause)?;
        let before = scene.units.preceding(joined).filter(|&b| b >= clause)?;
        let names = scene.ends_at(joined, Grammar::Conjunction) && scene.units.mention_at(before).is_some();
        names.then_some(before)
    }

    /// "A source close to the talks", "the spokesman present there": before a word that describes somebody.
    fn before_description(&self, at: usize, end: usize, clause: usize) -> Option<usize> {
        let scene = self.scene;
        let before = scene.units.preceding(at).filter(|&b| b >= clause && at < end)?;
        let mention = scene.units.mention_at(before)?;
        let unnamed = mention.actor.is_some_and(|a| self.is_vague(a));
        (mention.role || unnamed).then_some(before)
    }

    /// Where an unknown subject begins: behind the last comma, conjunction or the clause's beginning.
    fn phrase_start(&self, at: usize, clause: usize) -> usize {
        let scene = self.scene;
        let opens = |&i: &usize| scene.units.is_comma(i) || scene.ends_at(i, Grammar::Conjunction);
        (clause..at).rev().find(opens).map_or(clause, |i| i + 1)
    }

    /// "X, the largest faction, said": the mention before the insertion that a comma closes.
    fn behind_insertion(&self, close: usize, clause: usize) -> Option<Vec<usize>> {
        let scene = self.scene;
        let free = |at: usize| {
            scene.units.mention_at(at).is_some() && !scene.governed(at) && !scene.units.units[at].aside
        };
        if let Some(named) = self.named_we(close, clause) {
            return Some(named);
        }
        let mut comma = close;
        for n in 0..=INSERTIONS {
            // "X has repeatedly, most recently in …, said"
            let words = self.before_small_words(comma, clause);
            let words = words.filter(|&b| n > 0 && !scene.units.is_comma(b));
            let before = words.or_else(|| scene.units.preceding(comma))?;
            let before = self.kind_behind_name(before, clause).unwrap_or(before);
            // a role has its insertion inside: "N, the spokesman of X, said"
            let opens = self.opens_insertion(before);
            let role =
                scene.units.mention_at(before).is_some_and(|m| m.role && (m.person.is_some() || opens));
            if n == 0 && free(before) && self.names_kind_before(before, clause) {
                return Some(self.with_members(before));
            }
            if n == 0 && free(before) && self.alone_in_insertion(before, clause) {
                return Some(self.with_members(before));
            }
            if free(before) && (n > 0 || role) {
                let who = if n == 0 { self.described_by(before, clause) } else { None };
                // "A and B, the strongest of them, said": both
                let all = || self.head_of(before, clause).unwrap_or(before);
                return Some(self.with_members(who.filter(|&at| free(at)).unwrap_or_else(all)));
            }
            // "N of the staff, however, said"
            if before >= clause
                && let (Subject::Mentions(list), _) = self.noun_phrase(before, clause, close)
                && (n > 0 || list.iter().any(|&at| self.introduced(at) || self.holds_role(at)))
            {
                return Some(list);
            }
            let earlier = (0..before).rev().find(|&i| scene.units.is_open_comma(i));
            comma = earlier?;
        }
        None
    }

    /// "An official, quoted by X, said": where the clause begins that an insertion with a passive of speech interrupts,
    /// else where it begins anyway.
    fn before_quoting(&self, close: usize, clause: usize) -> usize {
        let scene = self.scene;
        let Some((last, before)) = self.acts.split_last() else { return clause };
        let comma = scene.units.preceding(last.cue.start);
        let opens = comma.is_some_and(|c| scene.units.is_comma(c));
        let inside = opens && last.cue.end <= close && last.kind == SpeechKind::Passive;
        if inside { before.last().map_or(0, |a| a.cue.end).min(clause) } else { clause }
    }

    /// "N, a teacher, denied": whether somebody whom no list has opens a clause, named in two words or more, a comma
    /// behind them.
    fn stranger_opens(&self, clause: usize, close: usize) -> bool {
        let scene = self.scene;
        let name = |&i: &usize| {
            scene.units.kind(i) == Some(UnitKind::Word)
                && (scene.hits.at(i).is_empty() || scene.hits.begins(i, Grammar::Title))
        };
        let end = (clause..close).find(|i| !name(i) && !scene.units.transparent(*i)).unwrap_or(close);
        let named = (clause..end).filter(|&i| scene.hits.at(i).is_empty() && name(&i)).count();
        named >= 2 && scene.units.is_comma(end)
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
    fn described_by(&self, role: usize, clause: usize) -> Option<usize> {
        let scene = self.scene;
        let known = |at: usize| scene.units.mention_at(at).is_some_and(|m| m.actor.is_some());
        let comma = self.phrase_start(role, clause).checked_sub(1).filter(|_| !known(role))?;
        let opens = scene.units.is_comma(comma);
        let name = scene.units.preceding(comma).filter(|&n| opens && n >= clause && known(n))?;
        scene.units.mention_at(name).is_some_and(|m| m.person.is_some()).then_some(name)
    }

    /// Whether a unit ends the name of somebody or a word for the kind of a body.
    fn names_body(&self, at: usize) -> bool {
        self.scene.units.mention_at(at).is_some() || self.scene.ends_at(at, Grammar::Unlisted)
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

    /// "…", said X: a subject behind its verb, where a quotation or comma stands before it.
    fn inverted(&self, hit: &Hit) -> Subject {
        match hit.tag {
            Tag::Speech { force: Force::Affirm | Force::Allege, .. } => match self.subject_after(hit) {
                // "…", said N, spokesman for the room that …
                Subject::Mentions(list)
                    if !self.quotation_closes(hit.start) && !self.closes_inversion(&list) =>
                {
                    Subject::Unknown
                }
                // "N, the head of the council, said they had": they are in what he says
                Subject::Statement if !self.quotation_closes(hit.start) && !self.closes_pronoun(hit.end) => {
                    Subject::Nobody
                }
                after => after,
            },
            _ => Subject::Nobody,
        }
    }

    /// The same behind a comma: "N, an engineer, told the agency X" is said by N, whoever that is.
    fn inverted_behind(&self, hit: &Hit, comma: usize, clause: usize) -> Subject {
        let enclosed = (clause..comma).any(|i| self.scene.units.is_comma(i));
        match self.inverted(hit) {
            Subject::Mentions(list) if enclosed && self.relays(&list) => Subject::Unknown,
            after => after,
        }
    }

    /// Whether what stands behind these mentions can follow a subject behind its verb: "said X had …" tells of X.
    fn closes_inversion(&self, list: &[usize]) -> bool {
        let scene = self.scene;
        let Some(at) = list.iter().max().and_then(|&last| scene.units.following(last)) else { return true };
        let small = |h: &Hit| {
            matches!(
                h.tag,
                Tag::Date(_)
                    | Tag::Grammar(
                        Grammar::Preposition | Grammar::Adverbial | Grammar::Conjunction | Grammar::Relative
                    )
                    | Tag::Speech { kind: SpeechKind::Participle, .. }
            )
        };
        let follows = scene.hits.at(at).iter().any(small) || scene.hits.adverbial(at).is_some();
        let said = (at..scene.units.len())
            .take_while(|&i| !scene.units.is_comma(i))
            .any(|i| scene.hits.begins(i, Grammar::That));
        !scene.units.is_word(at) || follows && !said
    }

    /// Whether what stands behind a pronoun right behind a verb can follow its subject.
    fn closes_pronoun(&self, behind: usize) -> bool {
        let at = self.scene.units.following(behind.saturating_sub(1));
        let end = at.and_then(|at| self.scene.hits.grammar(at, Grammar::Statement));
        end.is_none_or(|end| self.closes_inversion(&[end - 1]))
    }

    /// Whether a quotation closes right before a unit.
    pub(super) fn quotation_closes(&self, at: usize) -> bool {
        let quote = at.checked_sub(1).filter(|&i| self.scene.units.is_quote(i));
        quote.is_some() && self.scene.quotes(0, at).is_multiple_of(2)
    }

    /// The unit before a verb and its auxiliaries, adverbs and negators.
    pub(super) fn before_small_words(&self, verb: usize, clause: usize) -> Option<usize> {
        let scene = self.scene;
        let at = scene.units.preceding(verb).filter(|&b| b >= clause)?;
        self.past_small_words(at, clause)
    }

    /// The last unit up to one that is no auxiliary, adverb or negator.
    fn past_small_words(&self, from: usize, clause: usize) -> Option<usize> {
        let mut at = from;
        while let Some(start) = self.small_word(at) {
            at = self.scene.units.preceding(start).filter(|&b| b >= clause)?;
        }
        Some(at)
    }

    /// Whether a conjunction stands right before a verb.
    pub(super) fn behind_conjunction(&self, verb: usize) -> bool {
        self.scene.units.preceding(verb).is_some_and(|b| self.scene.ends_at(b, Grammar::Conjunction))
    }

    /// Whether the quotation that closes right before a unit holds nothing but a name: `"X" announced`.
    fn marks_name(&self, at: usize) -> bool {
        let units = &self.scene.units;
        let Some(close) = at.checked_sub(1) else { return false };
        let Some(open) = (0..close).rev().find(|&i| units.is_quote(i)) else {
            return false;
        };
        let mut inside = open + 1..close;
        inside.len() == 1 && inside.all(|i| units.mention_at(i).is_some())
    }

    /// Where an auxiliary, adverbial, negator or word of dates begins that ends with a unit.
    fn small_word(&self, end: usize) -> Option<usize> {
        let small = |h: &Hit| {
            h.end == end + 1
                && matches!(
                    h.tag,
                    Tag::Grammar(Grammar::Auxiliary | Grammar::Adverbial)
                        | Tag::Scope(Scope::Negator | Scope::NotNegator)
                        | Tag::Date(_)
                )
        };
        (end.saturating_sub(5)..=end).find(|&i| self.scene.hits.at(i).iter().any(small))
    }

    fn stands_for_speaker_at(&self, end: usize) -> bool {
        self.scene.ends_at(end, Grammar::Statement)
    }

    /// The act in which a verb stands whose subject's words begin at `start`.
    pub(super) fn parent_before(
        &self,
        hit: &Hit,
        relative: bool,
        subject: &Subject,
        start: usize,
    ) -> Option<usize> {
        let scene = self.scene;
        let &top = self.stack.last()?;
        // "that was denied by X, which said": X goes on
        // and so "the account of X, who said"
        let told = matches!(self.acts[top].kind, SpeechKind::Passive | SpeechKind::Act);
        let goes_on = told && self.speaks_for(subject, top);
        if relative {
            // "denied that …, for which it blamed Y": what it says besides
            let besides = matches!(subject, Subject::Statement)
                && opposes(self.acts[top].force)
                && self.tells_what_for(start);
            return if goes_on || besides { self.acts[top].parent } else { Some(top) };
        }
        let from = self.acts[top].cue.end;
        if let Some(quoting) = self.quoting(hit.start) {
            return Some(quoting);
        }
        // "X, who insisted that …, said": what X insists on is over
        if let Some(around) = self.around_relative(subject, start) {
            return around;
        }
        if self.speaks_apart(from, start, subject) {
            return None;
        }
        // "'A insisted that …', B said": what a quotation holds is over with it
        let quoted = scene.inside_quotation(0, self.acts[top].cue.start);
        if quoted && !scene.inside_quotation(0, start) && !matches!(subject, Subject::Nobody) {
            return None;
        }
        // "claims that … are unfounded, B said": B tells of the claims
        let behind_comma = scene.units.preceding(start).is_some_and(|c| scene.units.is_comma(c));
        let closes = behind_comma && self.says_nothing(hit.end);
        if closes && self.acts[top].kind == SpeechKind::Act && self.acts[top].parent.is_none() {
            return None;
        }
        // "the claim that …": the word may be part of the cue
        let opener = (self.acts[top].cue.start..hit.start)
            .rev()
            .find(|&i| scene.hits.begins(i, Grammar::That) || scene.hits.limits(i, Scope::Connective));
        if opener.is_some_and(|i| scene.hits.limits(i, Scope::Connective)) {
            return None;
        }
        let joined = |at: usize| {
            scene.units.preceding(at).is_some_and(|b| b >= from && scene.ends_at(b, Grammar::Conjunction))
        };
        if let Some(that) = opener {
            let joint = scene.units.preceding(hit.start);
            let joined_behind_comma = matches!(subject, Subject::Nobody)
                && joint.and_then(|j| scene.units.preceding(j)).is_some_and(|c| scene.units.is_open_comma(c));
            // "A denied that B had left and praised C": what A does next
            let denies = opposes(self.acts[top].force);
            let says = matches!(hit.tag, Tag::Speech { force: Force::Affirm, .. });
            if denies && says && matches!(subject, Subject::Nobody) && self.behind_conjunction(hit.start) {
                return self.acts[top].parent;
            }
            // "A dismissed B's charge that …, and said": A, and not B of the noun
            if says && self.acts[top].kind == SpeechKind::Act && joined(hit.start) && joined_behind_comma {
                let around = self.acts[top].parent;
                return around.and_then(|a| self.acts[a].parent);
            }
            // "A said that B agreed and that C refused": both are A's words
            return if joined(that) { self.stack.first().copied() } else { Some(top) };
        }
        // "According to X, Y said": X tells what Y said
        if self.acts[top].kind == SpeechKind::According
            && self.acts[top].content.start == self.acts[top].cue.start
        {
            return Some(top);
        }
        let comma = (from..start).any(|i| scene.units.is_open_comma(i));
        if joined(start) || joined(hit.start) {
            let nobody = matches!(subject, Subject::Nobody);
            return if comma || (nobody && self.acts[top].parent.is_none()) {
                None
            } else {
                self.acts[top].parent
            };
        }
        let says = !self.acts[top].force.is_disposition() || self.acts[top].force == Force::Threaten;
        (!comma && says && self.acts[top].kind != SpeechKind::Act).then_some(top)
    }

    /// Whether a comma, a preposition and a relative word stand before a unit: ", for which".
    fn tells_what_for(&self, start: usize) -> bool {
        let scene = self.scene;
        let relative = scene.units.preceding(start).filter(|&r| scene.ends_at(r, Grammar::Relative));
        let preposition =
            relative.filter(|&r| scene.under_preposition(r)).and_then(|r| scene.units.preceding(r));
        let comma = preposition.and_then(|p| scene.units.preceding(p));
        comma.is_some_and(|c| scene.units.is_comma(c))
    }

    /// Whether a subject is whose an act is.
    fn speaks_for(&self, subject: &Subject, act: usize) -> bool {
        let Subject::Mentions(list) = subject else { return false };
        let voices = &self.acts[act].voices;
        list.iter().all(|&at| voices.iter().any(|v| v.tokens == self.scene.units.units[at].tokens))
    }

    /// The voices of the act that a verb goes on from: "A said B denied the one and confirmed the other".
    pub(super) fn goes_on(&self, parent: Option<usize>, subject: &Subject) -> Option<usize> {
        let &top = self.stack.last()?;
        let same = matches!(subject, Subject::Nobody) && self.acts[top].parent == parent;
        (self.subject_first() && same).then_some(top)
    }

    /// Whose a noun of speech is: "X's denial", "the denial by X", "Russian claims".
    pub(super) fn possessor(&self, hit: &Hit) -> Option<Vec<usize>> {
        let scene = self.scene;
        let mut before = scene.units.preceding(hit.start);
        for _ in 0..3 {
            let Some(at) = before else { break };
            if scene.units.mention_at(at).is_some() {
                // "denied X's claims", "denied X claims": not whoever denies
                let attributive =
                    scene.units.following(at) == Some(hit.start) && !self.subjects.contains(&at);
                let behind_act = self.acts.last().is_some_and(|a| a.cue.end <= at);
                if scene.units.mention_at(at).is_some_and(|m| m.possessive) || (attributive && behind_act) {
                    return Some(vec![at]);
                }
                break;
            }
            if scene.units.kind(at) != Some(UnitKind::Word) || scene.ends_at(at, Grammar::Preposition) {
                break;
            }
            before = scene.units.preceding(at);
        }
        // "the claims of X that …": the preposition may be part of the cue
        let last = hit.end - 1;
        if last > hit.start && scene.units.begins(last, scene.language, Grammar::RoleLink) {
            let agent = scene.units.following(last).filter(|&a| scene.units.mention_at(a).is_some())?;
            let that = scene.units.following(agent).and_then(|t| scene.hits.grammar(t, Grammar::That));
            return that.map(|_| scene.coordinated(agent));
        }
        let by = scene.units.following(last)?;
        let end =
            scene.hits.grammar(by, Grammar::By).or_else(|| scene.hits.grammar(by, Grammar::RoleLink))?;
        let agent = (end..scene.units.len()).find(|&i| !scene.units.transparent(i))?;
        // "by X's minister": the minister
        let owns = scene.units.mention_at(agent)?.possessive;
        let owned = scene.units.following(agent).filter(|&n| owns && scene.units.mention_at(n).is_some());
        Some(scene.coordinated(owned.unwrap_or(agent)))
    }
}

fn begins(list: Vec<usize>, verb: usize) -> (Subject, usize) {
    let start = list.iter().copied().min().unwrap_or(verb).min(verb);
    (Subject::Mentions(list), start)
}
