//! A sentence with everything that was found in it: what the later steps ask of it.

use super::discourse::Voice;
use super::hits::{Hit, Hits};
use super::unit::{UnitKind, Units};
use crate::rules::ids::ActorId;
use crate::rules::phrase::Stream;
use crate::rules::tag::{Grammar, Scope, SpeechKind, Tag};
use crate::rules::{ActorKind, Language, Ruleset, WordOrder};

/// How far behind "as X affirmed" the "that" may stand which makes a verb of it, in units.
const FARTHEST_THAT: usize = 10;

/// One sentence, ready to be understood.
pub struct Scene<'a> {
    /// The pack.
    pub ruleset: &'a Ruleset,
    /// The language of the sentence.
    pub language: &'a Language,
    /// Words, mentions and marks.
    pub units: &'a Units<'a>,
    /// Phrases.
    pub hits: &'a Hits,
}

impl Scene<'_> {
    /// Whether a mention cannot be a subject: it stands under a preposition or under a head that does not speak.
    pub fn governed(&self, at: usize) -> bool {
        let Some(mention) = self.units.mention_at(at) else { return true };
        !self.stands_free(at) || mention.oblique || (!mention.role && self.under(at, Grammar::NotSpeaking))
    }

    /// Whether a mention stands under no preposition and owns nothing.
    pub fn stands_free(&self, at: usize) -> bool {
        let Some(mention) = self.units.mention_at(at) else { return false };
        mention.preposition == 0
            && !mention.possessive
            && !self.is_quoted_authority(at)
            && !self.under_preposition(at)
    }

    /// Whether words for "as … affirmed" go on with "that", so that they report by themselves ("X also affirmed that");
    /// where subjects stand first, these are spelt otherwise.
    pub fn goes_on_with_that(&self, hit: &Hit) -> bool {
        let verb = |tag: Tag| matches!(tag, Tag::Speech { kind: SpeechKind::Verb, .. });
        let phrases = &self.language.phrases;
        let mut last = self.units.words(hit.end - 1).iter();
        let ends_in_verb = hit.end > hit.start + 1
            && last.any(|m| phrases.starting_with(m.atom).any(|phrase| verb(phrase.tag)));
        if self.language.order != WordOrder::VerbFirst || !ends_in_verb {
            return false;
        }
        let open = |i: &usize| !matches!(self.units.kind(*i), Some(UnitKind::Comma | UnitKind::Colon));
        let near = (hit.end..self.units.len().min(hit.end + FARTHEST_THAT)).take_while(open);
        let that = near.clone().find(|&i| self.hits.grammar(i, Grammar::That).is_some());
        // "it is said in a statement of X's that": X is no subject
        let named = that
            .and_then(|that| near.take_while(|&i| i < that).find(|&i| self.units.mention_at(i).is_some()));
        let attached = |i: usize| self.units.mention_at(i).is_some_and(|m| m.preposition != 0);
        that.is_some() && !named.is_some_and(|i| attached(i) || self.under_preposition(i))
    }

    /// Whether a mention is what "according to" names.
    pub fn is_quoted_authority(&self, at: usize) -> bool {
        let Some(before) = self.units.preceding(at) else { return false };
        let according = |h: &Hit| {
            let cue = matches!(h.tag, Tag::Speech { kind: SpeechKind::According, .. });
            cue && h.end == before + 1 && !self.goes_on_with_that(h)
        };
        (before.saturating_sub(5)..=before).any(|from| self.hits.at(from).iter().any(according))
    }

    /// Whether a small word is the verb of speech here that is spelt like it: at the beginning of a clause, with
    /// "that" before the next verb of speech.
    pub fn reports_that(&self, at: usize) -> bool {
        if self.hits.grammar(at, Grammar::NeedsThat).is_none() {
            return false;
        }
        let begins = self
            .units
            .preceding(at)
            .is_none_or(|b| !self.units.is_word(b) && self.units.mention_at(b).is_none());
        // without a conjunction only adverbials stand before it
        let mut before = 0;
        while before < at && !self.units.has_conjunction(at) {
            match self.hits.adverbial(before) {
                Some(end) => before = end,
                None if self.units.is_word(before) => return false,
                None => before += 1,
            }
        }
        let verb = |i: usize| self.hits.speech(i, &[SpeechKind::Verb]).is_some();
        let opens = |&i: &usize| verb(i) || self.hits.grammar(i, Grammar::That).is_some();
        begins && (at + 1..self.units.len()).find(opens).is_some_and(|i| !verb(i))
    }

    /// Whether a preposition stands right before a unit.
    pub fn under_preposition(&self, at: usize) -> bool {
        let Some(mut before) = self.units.preceding(at) else { return false };
        // "of the Lebanese X": what describes it stands between
        while self.is_adjective(before)
            && let Some(further) = self.units.preceding(before)
        {
            let article = self.ends_at(further, Grammar::Article);
            before = self.units.preceding(further).filter(|_| article).unwrap_or(further);
        }
        // "by X's Y": Y stands under it, too
        let owner = self.units.mention_at(before).is_some_and(|m| m.possessive);
        if owner && self.language.order == WordOrder::SubjectFirst {
            return self.under_preposition(before);
        }
        // "what is known as X": the preposition belongs to the hedge
        if self.reports_that(before) || self.tag_ends_at(before, Tag::Scope(Scope::Hedge)) {
            return false;
        }
        self.ends_at(before, Grammar::Preposition)
            || self.ends_at(before, Grammar::With)
            || self.ends_at(before, Grammar::Mediation)
            || self.is_detached_preposition(before)
    }

    /// Whether a unit is the adjective of a nation.
    pub fn is_adjective(&self, at: usize) -> bool {
        self.hits.at(at).iter().any(|h| matches!(h.tag, Tag::Adjective(_)) && h.end == at + 1)
    }

    /// Whether a mention stands under a head; one that a conjunction is attached to begins anew.
    fn under(&self, at: usize, what: Grammar) -> bool {
        let joined = self.units.mention_at(at).is_some_and(|m| m.conjunction);
        !joined && self.units.preceding(at).is_some_and(|before| self.ends_at(before, what))
    }

    /// A proclitic that is written apart, as before a quotation mark.
    pub fn is_detached_preposition(&self, at: usize) -> bool {
        self.units
            .words(at)
            .iter()
            .any(|m| self.language.lexicon.preposition(self.language.lexicon.text(m.atom)) != 0)
    }

    /// Whether a grammatical phrase ends with this unit.
    pub fn ends_at(&self, unit: usize, what: Grammar) -> bool {
        self.tag_ends_at(unit, Tag::Grammar(what))
    }

    /// Whether a limiting phrase ends right before a unit.
    pub fn right_behind(&self, unit: usize, what: Scope) -> bool {
        self.units.preceding(unit).is_some_and(|before| self.tag_ends_at(before, Tag::Scope(what)))
    }

    fn tag_ends_at(&self, unit: usize, tag: Tag) -> bool {
        (unit.saturating_sub(5)..=unit)
            .any(|from| self.hits.at(from).iter().any(|h| h.tag == tag && h.end == unit + 1))
    }

    /// The mentions that are coordinated with the one at `at`, itself first: "A, B and C".
    pub fn coordinated(&self, at: usize) -> Vec<usize> {
        let mut list = vec![at];
        let mut last = at;
        while let Some(next) = self.units.following(last) {
            let (next, comma) = match self.units.kind(next) {
                Some(UnitKind::Comma) => (self.units.following(next), true),
                _ => (Some(next), false),
            };
            let Some(next) = next else { break };
            let (next, joined) = match self.hits.grammar(next, Grammar::Conjunction) {
                Some(end) => (self.units.following(end - 1).unwrap_or(end), true),
                None => (next, false),
            };
            // "X and his French counterpart N"
            let (next, joined) = match self.counterpart(next).filter(|_| !comma) {
                Some(person) => (person, true),
                None => (next, joined),
            };
            // "X and a monitor"
            let next = match self.hits.grammar(next, Grammar::Determiner) {
                Some(end) if joined => self.units.following(end - 1).unwrap_or(next),
                _ => next,
            };
            let Some(mention) = self.units.mention_at(next) else { break };
            let joined = joined || mention.conjunction;
            // "the minister of X N and his counterpart M": who holds the office is no other member of the list
            if !joined && !comma && self.holds_office(last, next) {
                last = next;
                continue;
            }
            if mention.preposition != 0 || !(joined || (comma && self.list_goes_on(next))) {
                break;
            }
            list.push(next);
            last = next;
        }
        list
    }

    /// Whether right behind the name of a body or office stands the person who speaks for it.
    fn holds_office(&self, office: usize, person: usize) -> bool {
        let verb_first = self.language.order == WordOrder::VerbFirst;
        let (Some(of), Some(who)) = (self.units.mention_at(office), self.units.mention_at(person)) else {
            return false;
        };
        verb_first
            && of.person.is_none()
            && who.person.is_some()
            && who.preposition == 0
            && of.actor == who.actor
    }

    /// The person behind a title that a conjunction is attached to, a nation's adjective between.
    fn counterpart(&self, at: usize) -> Option<usize> {
        let title = self.hits.at(at).iter().find(|h| h.tag == Tag::Grammar(Grammar::Title));
        let joined = title.filter(|h| self.language.order == WordOrder::VerbFirst && h.first.conjunction)?;
        let next = self.units.following(joined.end - 1)?;
        let nation = |h: &&Hit| matches!(h.tag, Tag::Adjective(_));
        let person = match self.hits.at(next).iter().find(nation) {
            Some(adjective) => self.units.following(adjective.end - 1)?,
            None => next,
        };
        let named = self.units.mention_at(person).is_some_and(|m| m.person.is_some() && m.preposition == 0);
        named.then_some(person)
    }

    /// Whether a mention behind a comma is followed by a further member of a list.
    fn list_goes_on(&self, at: usize) -> bool {
        let Some(next) = self.units.following(at) else { return false };
        let next = if self.units.kind(next) == Some(UnitKind::Comma) {
            // "A, B, C and D": the second of four
            let further = self.units.following(next);
            let mention =
                |n: &usize| self.units.mention_at(*n).is_some_and(|m| m.preposition == 0 && !m.conjunction);
            if further.filter(mention).is_some_and(|n| self.list_goes_on(n)) {
                return true;
            }
            further
        } else {
            Some(next)
        };
        next.is_some_and(|n| {
            self.units.mention_at(n).is_some_and(|m| m.conjunction)
                || self.hits.grammar(n, Grammar::Conjunction).is_some()
        })
    }

    /// Mentions in brackets right behind one: the members of a group that speak with it.
    pub fn bracketed(&self, at: usize) -> Vec<usize> {
        // "the factions – A, B and C – said": what stands between dashes is set aside
        let close = match self.units.kind(at + 1) {
            Some(UnitKind::Open) if !self.units.units[at + 1].aside => UnitKind::Close,
            Some(UnitKind::Dash) if self.units.units[at + 1].aside && self.names_to_dash(at + 2) => {
                UnitKind::Dash
            }
            _ => return Vec::new(),
        };
        let inside = (at + 2..self.units.len()).take_while(|&i| self.units.kind(i) != Some(close));
        inside.filter(|&i| self.units.mention_at(i).is_some()).collect()
    }

    /// Whether nothing but two or more names, and what joins them, stands up to the next dash.
    fn names_to_dash(&self, from: usize) -> bool {
        let free = self.language.order == WordOrder::Free;
        let inside = (from..self.units.len()).take_while(|&i| self.units.kind(i) != Some(UnitKind::Dash));
        let (mut names, mut others) = (0, 0);
        for at in inside {
            names += usize::from(self.units.mention_at(at).is_some());
            others += usize::from(self.units.kind(at) == Some(UnitKind::Word));
        }
        free && names > 1 && others < names
    }

    /// Where the stretch that begins at `from` ends for a force: the next comma that closes it, connective or
    /// act; `acts` are the starts of acts that end it.
    pub fn reach(&self, from: usize, acts: &[usize]) -> usize {
        let content = self.content_begins(from);
        let mut at = from;
        while at < self.units.len() {
            if let Some(end) = self.units.behind_insertion(at).or_else(|| self.gloss(at)) {
                at = end;
                continue;
            }
            if acts.contains(&at) || self.hits.scope(at, Scope::Connective).is_some() {
                return at;
            }
            if self.units.kind(at) == Some(UnitKind::Comma)
                && !self.units.units[at].aside
                && at > content
                && !self.list_continues(at)
            {
                return at;
            }
            at += 1;
        }
        at
    }

    /// The next "and that".
    pub fn joined_that(&self, from: usize) -> Option<usize> {
        let behind = |at: usize| {
            self.units.preceding(at).is_some_and(|b| b >= from && self.ends_at(b, Grammar::Conjunction))
        };
        let joined = |at: usize| self.units.has_conjunction(at) || behind(at);
        (from..self.units.len()).find(|&at| self.hits.begins(at, Grammar::That) && joined(at))
    }

    /// Whether a guard of its rule touches content with which an insertion begins.
    fn is_guarded(&self, content: &Hit) -> bool {
        let Tag::Content(rule) = content.tag else { return false };
        let touches = |g: &Hit| g.start < content.end && content.start < g.end;
        let comma = |at: usize| self.units.kind(at) == Some(UnitKind::Comma);
        let before = self.units.preceding(content.start);
        let link = before.filter(|&b| self.hits.grammar(b, Grammar::Preposition).is_some());
        let opens = link.and_then(|b| self.units.preceding(b)).or(before).is_some_and(comma);
        opens && self.hits.all().iter().any(|g| g.tag == Tag::Unless(rule) && touches(g))
    }

    /// Where what a force bears on begins: before that, commas belong to insertions.
    fn content_begins(&self, from: usize) -> usize {
        let opens = |at: usize| {
            self.hits.at(at).iter().any(|h| {
                // "denied, in a call with an agency, that": what a guard switches off opens nothing
                matches!(h.tag, Tag::Content(_)) && !self.is_guarded(h)
                    || matches!(
                        h.tag,
                        Tag::Grammar(Grammar::That)
                            | Tag::Speech {
                                kind: SpeechKind::Noun | SpeechKind::Verb | SpeechKind::Predicate,
                                ..
                            }
                    )
            })
        };
        let mut at = from;
        while at < self.units.len() {
            if let Some(end) = self.units.behind_insertion(at).or_else(|| self.apposition(at)) {
                at = end;
            } else if opens(at) {
                return at;
            } else {
                at += 1;
            }
        }
        from
    }

    /// Behind an insertion that tells who somebody is ("…, one of the largest …, "), where one begins here.
    pub fn apposition(&self, comma: usize) -> Option<usize> {
        let is_comma =
            |at: usize| self.units.kind(at) == Some(UnitKind::Comma) && !self.units.units[at].aside;
        let next = self.units.following(comma).filter(|_| is_comma(comma))?;
        self.hits.grammar(next, Grammar::Apposition)?;
        (next..self.units.len()).find(|&at| is_comma(at)).map(|end| end + 1)
    }

    /// Behind a relative clause between commas that parts a subject from its auxiliary ("its forces, which …, had"),
    /// where one begins here.
    fn gloss(&self, comma: usize) -> Option<usize> {
        let is_comma =
            |at: usize| self.units.kind(at) == Some(UnitKind::Comma) && !self.units.units[at].aside;
        let next = self.units.following(comma).filter(|_| is_comma(comma))?;
        self.hits.grammar(next, Grammar::Relative)?;
        let end = (next..self.units.len()).find(|&at| is_comma(at))?;
        let verb = self.units.following(end)?;
        self.hits.grammar(verb, Grammar::Auxiliary).map(|_| end + 1)
    }

    /// Whether a comma stands between members of one list.
    fn list_continues(&self, comma: usize) -> bool {
        let Some(next) = self.units.following(comma) else { return false };
        let joined =
            self.hits.grammar(next, Grammar::Conjunction).is_some() || self.units.has_conjunction(next);
        let act = self
            .hits
            .speech(next, &[SpeechKind::Verb, SpeechKind::Participle, SpeechKind::According])
            .is_some();
        joined && !act && !self.opens_clause(next)
    }

    /// Whether a unit opens a clause of its own.
    pub fn opens_clause(&self, at: usize) -> bool {
        self.hits.grammar(at, Grammar::That).is_some()
            || self.hits.grammar(at, Grammar::Auxiliary).is_some()
            || self.hits.scope(at, Scope::Connective).is_some()
            || self.hits.scope(at, Scope::Negator).is_some()
    }

    /// Whether an odd number of quotation marks stands between two units: the second is inside a quotation
    /// that opened behind the first.
    pub fn inside_quotation(&self, from: usize, to: usize) -> bool {
        self.quotes(from, to) % 2 == 1
    }

    /// Quotation marks between two units.
    pub fn quotes(&self, from: usize, to: usize) -> usize {
        (from..to)
            .filter(|&i| self.units.kind(i) == Some(UnitKind::Quote) && !self.units.units[i].aside)
            .count()
    }

    /// The first mention in a stretch that may be a subject, if nothing but insertions stands before it.
    pub fn first_free_mention(&self, from: usize, to: usize) -> Option<usize> {
        (from..to).find(|&at| {
            self.units.mention_at(at).is_some() && !self.units.units[at].aside && !self.governed(at)
        })
    }

    /// The head of a sentence: its first mention that may be a subject, before any that governs another clause.
    pub fn head(&self) -> Option<usize> {
        self.first_free_mention(0, self.units.len())
    }

    /// A word or noun at a unit that takes up what somebody said before: which kind, and where it ends.
    pub fn taken_up(&self, at: usize) -> Option<(Grammar, usize)> {
        let found = self.hits.at(at).iter().filter_map(|h| match h.tag {
            Tag::Grammar(task) if task.takes_up() => Some((task, h.end)),
            _ => None,
        });
        found.max_by_key(|(_, end)| *end)
    }

    /// Who is named before a unit, each once, where these are two: persons, and bodies that stand
    /// under no preposition but "with".
    pub fn pair(&self, before: usize) -> Vec<Voice> {
        let relations = self.ruleset.relations();
        let counts = |&at: &usize| {
            let mention = self.units.mention_at(at);
            let kind = mention.and_then(|m| m.actor).map(|a| relations.kind(a));
            let speaks = matches!(kind, Some(ActorKind::Body | ActorKind::Mediator));
            // "the talks with Y": Y counts as well
            let beside = self.units.preceding(at).is_some_and(|b| self.ends_at(b, Grammar::With));
            speaks && (mention.is_some_and(|m| m.role) || self.stands_free(at) || beside)
        };
        let mut out: Vec<Voice> = Vec::new();
        for voice in (0..before).filter(counts).filter_map(|at| self.voice(at)) {
            if !out.iter().any(|known| known.actor == voice.actor) {
                out.push(voice);
            }
        }
        if out.len() == 2 { out } else { Vec::new() }
    }

    /// A mention as a speaker.
    pub fn voice(&self, at: usize) -> Option<Voice> {
        let mention = self.units.mention_at(at)?;
        Some(Voice {
            actor: self.actor_at(at),
            person: mention.person.clone(),
            basis: mention.basis,
            distance: mention.distance,
            tokens: self.units.units[at].tokens.clone(),
            role: mention.role,
        })
    }

    /// The actor of a mention.
    pub fn actor_at(&self, at: usize) -> Option<ActorId> {
        let body = self.whose(at).and_then(|body| self.units.mention_at(body));
        body.or(self.units.mention_at(at))?.actor
    }

    /// "Militants of X", "rebels from X": where the member of a group stands of whose people a mention speaks.
    pub fn whose(&self, at: usize) -> Option<usize> {
        let relations = self.ruleset.relations();
        let group = self.units.mention_at(at)?.actor?;
        let first = self.language.order == WordOrder::SubjectFirst && relations.is_group(group);
        let link = self.units.following(at).filter(|_| first)?;
        // the words of a verb that has them inside hide what they are: "held militants of X responsible"
        let linked = self.units.begins(link, self.language, Grammar::PersonLink);
        let body = self.units.following(link).filter(|_| linked)?;
        let member = self.units.mention_at(body).filter(|m| m.person.is_none() && !m.role)?.actor?;
        relations.is_in(member, group).then_some(body)
    }

    /// Hits of content, strong before weak where they begin together.
    pub fn content(&self) -> impl Iterator<Item = &Hit> {
        self.hits.all().iter().filter(|h| matches!(h.tag, Tag::Content(_)))
    }
}
