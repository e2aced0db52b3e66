//! One kind of report after the other: verbs, participles, nouns, "according to", headlines.

use super::{Act, Reader, Subject};
use crate::extract::discourse::Voice;
use crate::extract::hits::Hit;
use crate::extract::unit::UnitKind;
use crate::rules::ids::ActorId;
use crate::rules::lexicon::Match;
use crate::rules::phrase::Stream;
use crate::rules::tag::{Grammar, Scope, SpeechKind, Tag};
use crate::rules::{Force, WordOrder};

/// Words between the subject of a headline and its colon, at most.
const LONGEST_HEADLINE_SUBJECT: usize = 7;

/// Who is beside a verb, and how the verb stands to what is around it.
struct Beside {
    subject: Subject,
    parent: Option<usize>,
    relative: bool,
    backward: bool,
    /// Where the words for the subject begin.
    start: usize,
}

impl Reader<'_> {
    /// A headline of the form "X: …".
    pub(super) fn colon(&mut self, at: usize) -> Option<usize> {
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

    pub(super) fn verb(&mut self, hit: &Hit, force: Force, author: Option<ActorId>) {
        let clause = self.clause_start(hit.start);
        let Beside { subject, parent, relative, backward, start: words } = if self.subject_first() {
            self.beside_first(hit, force, clause)
        } else {
            self.beside(hit, force, clause)
        };
        let negated = self.negated(hit.start);
        let (subject, blamed) = self.blamed(hit, subject);
        let subject = self.who_blames(hit, subject, &blamed, relative);
        let subject = self.with_signatories(hit, subject);
        if let Subject::Mentions(list) = &subject {
            self.subjects.extend(list);
        }
        let nobody = matches!(subject, Subject::Nobody) && !self.subject_first();
        let joined =
            (self.subject_first() || self.free() && parent.is_none()) && self.behind_conjunction(hit.start);
        if self.says_it_too(hit, force, &subject) {
            return;
        }
        let goes_on = self.goes_on(parent, &subject).filter(|_| author.is_none());
        let (voices, own, start) = self.voices_of(hit, subject, parent, relative, author, clause);
        let start = start.min(words);
        let (mut voices, own) = match self.one_of_two(hit) {
            Some(voice) => (vec![voice], true),
            None => (voices, own),
        };
        if let Some(act) = goes_on {
            voices.clone_from(&self.acts[act].voices);
        }
        // "X said …, which the latter denied": not X, whoever it is
        let spoken = self.acts.iter().any(|a| a.parent.is_none() && a.kind != SpeechKind::Act);
        let named = self.one_of_two(hit).is_some();
        if backward && nobody && spoken && !hit.first.conjunction && !named {
            voices = vec![self.unknown(hit)];
        }
        let (voices, own) = match self.authority(parent, &voices) {
            Some(named) => (named, true),
            None => (voices, own),
        };
        self.open(parent, start, hit.start);
        // "what Y said about …" names its content only
        let force = if relative && force == Force::Affirm { Force::Allege } else { force };
        // in a clause that only describes a noun nobody speaks for the sentence
        let kind = if relative && parent.is_none() { SpeechKind::Act } else { SpeechKind::Verb };
        let fronted = parent.is_none() && !relative && !backward && self.answers_denied(force, hit);
        let object = self.object_before(hit, force, clause).filter(|_| !relative && !backward);
        self.push(force, hit.start..hit.end, start, parent, voices, own, kind);
        if let (Some(object), Some(act)) = (object, self.acts.last_mut()) {
            act.content.start = object;
        }
        if fronted && object.is_none() {
            self.take_fronted();
        }
        self.postpose();
        if let Some(act) = self.acts.last_mut() {
            act.negated = negated;
            act.blamed = blamed;
            act.backward = backward;
            act.joined = hit.first.conjunction || joined;
            act.plural = hit.first.plural;
            act.feminine = hit.first.feminine;
            act.imperfect = hit.first.imperfect;
        }
    }

    /// "What A announced and B repeated of …": the second verb of a relative clause that has said nothing yet makes
    /// its subject another speaker of the first.
    fn says_it_too(&mut self, hit: &Hit, force: Force, subject: &Subject) -> bool {
        let Subject::Mentions(list) = subject else { return false };
        let Some(&top) = self.stack.last() else { return false };
        let act = &self.acts[top];
        let plain = |force| matches!(force, Force::Affirm | Force::Allege);
        let scene = self.scene;
        let said = (act.cue.end..hit.start).any(|i| {
            scene.hits.grammar(i, Grammar::That).is_some()
                || scene.units.kind(i) == Some(UnitKind::Comma)
                || scene.content().any(|h| h.start == i)
        });
        let joined = hit.first.conjunction && act.parent.is_some() && act.own_voice;
        let relative = self.behind_relative(act.cue.start) && scene.language.order == WordOrder::VerbFirst;
        if !(joined && relative && plain(force) && plain(act.force) && !said) {
            return false;
        }
        let voices = self.voices(list);
        let known = self.acts[top].voices.clone();
        self.acts[top].voices.extend(voices.into_iter().filter(|v| known.iter().all(|k| k.actor != v.actor)));
        true
    }

    /// Who is beside a verb, and in which act it stands.
    fn beside(&self, hit: &Hit, force: Force, clause: usize) -> Beside {
        let before = self.scene.units.preceding(hit.start);
        let backward = before
            .is_some_and(|b| self.scene.ends_at(b, Grammar::Backward) && self.takes_up(b, hit))
            || self.answers(hit, force);
        let relative = !backward && (self.relative(hit) || self.described_author(hit).is_some());
        let subject = if self.behind_pronoun(hit.start) {
            Subject::Nobody
        } else {
            self.subject(hit, relative || backward, clause)
        };
        let backward = backward
            || self.free() && self.takes_up_before(hit, &subject)
            || relative && self.relative_takes_up(hit, force, &subject)
            || self.resumes(hit, force, clause);
        let answers = !backward && !relative && self.answers_fronted(hit, force, &subject);
        let parent = if backward || answers { None } else { self.parent(hit, relative, &subject) };
        Beside { subject, parent, relative: relative && !backward, backward, start: hit.start }
    }

    /// The same where subjects stand before their verbs.
    fn beside_first(&self, hit: &Hit, force: Force, clause: usize) -> Beside {
        let scene = self.scene;
        let (subject, start) = match self.moved(hit) {
            Some(who) => (Subject::Mentions(self.with_members(who)), who),
            None => self.subject_before(hit, clause),
        };
        let before = scene.units.preceding(start);
        let spoken = self.acts.iter().any(|a| a.parent.is_none() && a.kind != SpeechKind::Act);
        let takes_up = force != Force::Affirm && force != Force::Allege || spoken;
        let backward = start < hit.start
            && takes_up
            && self.ends_clause(hit.end)
            // "for which X blamed Y" tells what for
            && before.is_some_and(|b| {
                b > 0 && scene.ends_at(b, Grammar::Backward) && !scene.under_preposition(b)
            });
        let subject = match self.denied_party(start).filter(|_| backward) {
            Some(party) if matches!(subject, Subject::Statement) => Subject::Mentions(vec![party]),
            _ => subject,
        };
        let relative = !backward
            && (self.behind_relative(hit.start)
                || before.is_some_and(|b| start < hit.start && scene.ends_at(b, Grammar::Relative))
                || start < hit.start && self.describes_noun(start));
        let parent = if backward { None } else { self.parent_before(hit, relative, &subject, start) };
        Beside { subject, parent, relative, backward, start }
    }

    /// "The truce that X announced": a "that" behind the noun with which the sentence begins.
    fn describes_noun(&self, start: usize) -> bool {
        let scene = self.scene;
        let that = scene.units.preceding(start).filter(|&t| scene.ends_at(t, Grammar::That));
        let noun = that.and_then(|t| scene.units.preceding(t));
        let said = |n: usize| scene.hits.at(n).iter().any(|h| matches!(h.tag, Tag::Speech { .. }));
        let content = |n: usize| scene.content().any(|h| h.start <= n && n < h.end);
        self.acts.is_empty() && noun.is_some_and(|n| content(n) && !said(n))
    }

    /// "A accuses B of …, a charge they deny": the last one named who has not spoken.
    fn denied_party(&self, before: usize) -> Option<usize> {
        let scene = self.scene;
        let spoke = |at: usize| self.subjects.contains(&at);
        let body = |at: usize| scene.actor_at(at).is_some_and(|a| !self.is_vague(a));
        let from = self.acts.last().map_or(0, |a| a.cue.end);
        (from..before).find(|&at| body(at) && !spoke(at))
    }

    /// Whether a clause ends at a unit, adverbials aside.
    pub(super) fn ends_clause(&self, from: usize) -> bool {
        let scene = self.scene;
        let mut at = from;
        while at < scene.units.len() {
            match scene.hits.adverbial(at) {
                Some(end) => at = end,
                None if scene.units.transparent(at) => at += 1,
                None => break,
            }
        }
        scene.units.kind(at).is_none_or(|k| matches!(k, UnitKind::Comma | UnitKind::Other | UnitKind::Dash))
            || scene.ends_at(at, Grammar::Conjunction)
    }

    /// Whether nothing is said behind a verb up to the next comma: "…, X told AFP by telephone".
    pub(super) fn says_nothing(&self, from: usize) -> bool {
        let scene = self.scene;
        let ends = |i: &usize| {
            matches!(scene.units.kind(*i), Some(UnitKind::Comma | UnitKind::Other | UnitKind::Dash))
                && !scene.units.units[*i].aside
        };
        let end = (from..scene.units.len()).find(ends).unwrap_or(scene.units.len());
        let that = |i: usize| scene.hits.grammar(i, Grammar::That).is_some();
        let says = |i: usize| {
            let speech = |h: &Hit| matches!(h.tag, Tag::Speech { .. });
            let content = |h: &Hit| matches!(h.tag, Tag::Content(_));
            let at = scene.hits.at(i);
            at.iter().any(speech) || at.iter().any(content) && !self.under_adjunct(from, i)
        };
        // "…, X said after talks with Y": what a connective opens is no more than when and where
        let adjunct = (from..end).find(|&i| scene.hits.scope(i, Scope::Connective).is_some());
        let mut at = from;
        while at < adjunct.unwrap_or(end) {
            match scene.hits.adverbial(at) {
                Some(behind) => at = behind,
                None if says(at) => return false,
                None => at += 1,
            }
        }
        !(from..end).any(that)
    }

    /// "…, X said at a meeting with Y": whether a noun stands under a preposition, articles and adjectives between.
    fn under_adjunct(&self, from: usize, noun: usize) -> bool {
        let scene = self.scene;
        let mut at = noun;
        while at > from {
            if scene.under_preposition(at) {
                return true;
            }
            let small = |b: usize| {
                let adjective = |h: &Hit| matches!(h.tag, Tag::Adjective(_) | Tag::Grammar(Grammar::Title));
                scene.ends_at(b, Grammar::Article)
                    || scene.ends_at(b, Grammar::Determiner)
                    || scene.hits.at(b).iter().any(adjective)
            };
            match scene.units.preceding(at).filter(|&b| small(b)) {
                Some(before) => at = before,
                None => return false,
            }
        }
        false
    }

    /// A quotation without a verb of speech goes on with what the last speaker said.
    pub(super) fn go_on_quoting(&mut self) {
        let scene = self.scene;
        let quoted = scene.units.kind(0) == Some(UnitKind::Quote);
        let spoken = self.acts.iter().any(|a| a.parent.is_none());
        if self.subject_first() && quoted && !spoken {
            let voices = self.discourse.carried();
            self.push(Force::Affirm, 0..1, 0, None, voices, false, SpeechKind::Verb);
        }
    }

    /// "…", X said: a verb with nothing said behind it reports what stands before it.
    pub(super) fn postpose(&mut self) {
        let scene = self.scene;
        if self.subject_first() {
            return self.postpose_first();
        }
        if self.free() {
            return self.postpose_free();
        }
        let Some((act, before)) = self.acts.split_last_mut() else { return };
        // what is done inside a quotation that stands before is part of what is said
        let inside = |a: &Act| a.cue.start < act.clause && scene.inside_quotation(0, a.cue.start);
        let first = !before.iter().any(|a| a.parent.is_none() && a.kind != SpeechKind::Act && !inside(a));
        // "…", thus spoke X
        let mut from = act.clause;
        while let Some(b) = scene.units.preceding(from).filter(|&b| scene.ends_at(b, Grammar::Adverbial)) {
            let whole = |&i: &usize| scene.hits.grammar(i, Grammar::Adverbial) == Some(b + 1);
            from = (b.saturating_sub(3)..b).find(whole).unwrap_or(b);
        }
        // "…". With these words X replied to the offer
        let apart = scene.units.preceding(from).is_some_and(|b| scene.units.kind(b) == Some(UnitKind::Other));
        let closes = apart
            || scene.units.preceding(from).is_none_or(|b| {
                let quote = |to: usize| (b..to).any(|i| scene.units.kind(i) == Some(UnitKind::Quote));
                // "…": thus spoke X
                let colon = scene.units.kind(b) == Some(UnitKind::Colon)
                    && b.checked_sub(1).is_some_and(|q| scene.units.kind(q) == Some(UnitKind::Quote));
                scene.units.kind(b) == Some(UnitKind::Comma) || quote(from) || colon
            });
        let says = |i: usize| {
            scene.units.kind(i) == Some(UnitKind::Colon)
                || scene.hits.at(i).iter().any(|h| {
                    h.tag == Tag::Grammar(Grammar::That)
                        || !apart && matches!(h.tag, Tag::Content(_))
                        || !apart
                            && matches!(
                                h.tag,
                                Tag::Speech { kind: SpeechKind::Noun | SpeechKind::Predicate, .. }
                            )
                })
        };
        // "…", X said, "…"
        let quote = |i: &usize| scene.units.kind(*i) == Some(UnitKind::Quote);
        let quoted = (0..from).any(|i| quote(&i)) && scene.quotes(0, from).is_multiple_of(2);
        let subject = act.voices.iter().filter(|v| v.distance == 0).map(|v| v.tokens.end).max();
        let comma = subject.and_then(|end| {
            (act.cue.end..scene.units.len()).find(|&i| scene.units.units[i].tokens.start >= end)
        });
        let that = |i: usize| scene.hits.grammar(i, Grammar::That).is_some();
        // "…, X says, …"
        let inserted = comma
            .filter(|&c| scene.units.kind(c) == Some(UnitKind::Comma) && !(c..scene.units.len()).any(that));
        let inserted = inserted
            .filter(|_| scene.units.preceding(from).is_some() && !scene.units.has_conjunction(act.cue.start));
        let goes_on = (act.cue.end..scene.units.len()).find(quote).filter(|_| quoted).or(inserted);
        // "…, X said, adding that …"
        let adds = |&i: &usize| {
            let participle = scene.hits.speech(i, &[SpeechKind::Participle]).is_some();
            participle
                && scene.units.preceding(i).is_some_and(|c| scene.units.kind(c) == Some(UnitKind::Comma))
        };
        let ends = goes_on.or_else(|| (act.cue.end..scene.units.len()).find(adds).filter(|_| quoted));
        let silent = !(act.cue.end..ends.unwrap_or(scene.units.len())).any(says);
        let said = scene.content().any(|h| h.end <= act.clause);
        if act.parent.is_none() && first && closes && silent && said && act.force == Force::Affirm {
            act.content = 0..scene.units.len();
            let index = before.len();
            for inner in before.iter_mut().filter(|a| a.parent.is_none()) {
                inner.parent = Some(index);
                if !inner.own_voice && inner.voices.is_empty() {
                    inner.voices.clone_from(&act.voices);
                }
            }
        }
    }

    /// The same where subjects stand first: behind a quotation, or where the clause ends with the verb.
    fn postpose_first(&mut self) {
        let scene = self.scene;
        let Some(act) = self.acts.last() else { return };
        // "X will storm the town unless …, Y warned"
        let warns = act.force == Force::Threaten && act.kind == SpeechKind::Verb;
        let speaks = matches!(act.force, Force::Affirm | Force::Allege) || warns;
        let plain = act.parent.is_none() && speaks;
        let mut from = act.clause;
        while let Some(b) = scene
            .units
            .preceding(from)
            .filter(|&b| scene.ends_at(b, Grammar::Adverbial) || scene.ends_at(b, Grammar::Backward))
        {
            from = b;
        }
        let quoted = self.quotation_closes(from);
        // "…, centre head N said": words that describe who speaks
        let plain_word = |b: usize| {
            let small = |h: &Hit| {
                matches!(
                    h.tag,
                    Tag::Grammar(
                        Grammar::Unlisted
                            | Grammar::Title
                            | Grammar::Article
                            | Grammar::RoleBody
                            | Grammar::Role
                            | Grammar::NamedKind
                            | Grammar::KindBehind
                            | Grammar::Compound
                    ) | Tag::Adjective(_)
                )
            };
            let plain = scene.hits.at(b).iter().all(small) || scene.ends_at(b, Grammar::Determiner);
            scene.units.kind(b) == Some(UnitKind::Word) && plain
        };
        for _ in 0..4 {
            from = scene.units.preceding(from).filter(|&b| !quoted && plain_word(b)).unwrap_or(from);
        }
        let comma = scene.units.preceding(from).is_some_and(|b| scene.units.kind(b) == Some(UnitKind::Comma));
        let inverted = act
            .voices
            .iter()
            .any(|v| scene.units.units[act.cue.end - 1].tokens.end <= v.tokens.start && v.distance == 0);
        let closes = quoted || (comma && (inverted || self.says_nothing(act.cue.end)));
        // "the truce, X said, is over"
        let around = |h: &Hit| h.start < from && h.end > act.cue.end && !h.skipped.contains(&act.cue.start);
        let said = scene.content().any(|h| h.end <= from || around(h));
        if !(plain && closes && said) {
            return;
        }
        self.report_all_before();
    }

    /// Makes the last act report the whole sentence: the acts before it stand inside it, and those without a
    /// speaker of their own are its speaker's.
    pub(super) fn report_all_before(&mut self) {
        let units = &self.scene.units;
        let Some((act, before)) = self.acts.split_last_mut() else { return };
        // "'…', A said; '…', B replied": a semicolon ends what A said
        let from = (0..act.cue.start).rev().find(|&i| units.statement_ends(i, i + 1)).map_or(0, |i| i + 1);
        act.content = from..units.len();
        let index = before.len();
        // "… was denied by X, Y said": Y tells what X denied; "…, which X denied" stays apart
        let told = |a: &Act| !a.backward || a.kind == SpeechKind::Passive;
        for inner in before.iter_mut().filter(|a| a.cue.start >= from && a.parent.is_none() && told(a)) {
            inner.parent = Some(index);
            if !inner.own_voice {
                inner.voices.clone_from(&act.voices);
            }
        }
    }

    /// "Some channels have been reporting": behind an auxiliary a participle is a verb with a subject of its own.
    pub(super) fn progressive(&self, hit: &Hit) -> bool {
        let before = self.scene.units.preceding(hit.start).filter(|_| self.subject_first());
        before.is_some_and(|b| self.scene.ends_at(b, Grammar::Auxiliary))
    }

    pub(super) fn participle(&mut self, hit: &Hit, force: Force) {
        if hit.first.article || hit.first.preposition != 0 || self.is_noun_of_people(hit) {
            return;
        }
        // "…, which X denied, saying …": X goes on
        let answered = self.acts.last().filter(|a| a.backward).map(|a| a.voices.clone());
        let mut voices = answered.unwrap_or_else(|| self.sentence_voices());
        // "X issued a statement, announcing …"
        let speechless = !self.acts.iter().any(|a| a.parent.is_none() && a.kind != SpeechKind::Act);
        if let Some(head) =
            self.scene.first_free_mention(0, hit.start).filter(|_| speechless && !self.narrator)
        {
            voices = self.voices(&self.with_members(head));
        }
        if let Some(own) = self.participle_subject(hit).or_else(|| self.participle_before(hit)) {
            voices = own;
        }
        if self.complement(hit, force) {
            return;
        }
        self.open(None, hit.start, hit.start);
        let (_, blamed) = self.blamed(hit, Subject::Nobody);
        self.push(force, hit.start..hit.end, hit.start, None, voices, false, SpeechKind::Participle);
        let negated = self.free() && self.negated(hit.start);
        if let Some(act) = self.acts.last_mut() {
            act.blamed = blamed;
            act.negated = negated;
        }
    }

    /// "The trial of men accused of …": a participle that describes the noun right before it, and nobody who speaks.
    fn is_noun_of_people(&self, hit: &Hit) -> bool {
        let scene = self.scene;
        let verb_first = scene.language.order == WordOrder::VerbFirst;
        let accuses = scene.hits.grammar(hit.start, Grammar::Accusation).is_some();
        let before = scene.units.preceding(hit.start).filter(|_| verb_first && accuses);
        before.is_some_and(|b| {
            let small = |h: &Hit| matches!(h.tag, Tag::Grammar(_) | Tag::Date(_) | Tag::Speech { .. });
            let ends = |at: usize| scene.hits.at(at).iter().any(|h| h.end == b + 1 && small(h));
            let word = scene.units.kind(b) == Some(UnitKind::Word);
            let plain = !scene.units.words(b).iter().any(|m| m.clitics.article);
            let lexicon = &scene.language.lexicon;
            let spelt = |m: &Match| lexicon.is_object_plural(lexicon.text(m.atom));
            let plural = scene.units.words(hit.start).iter().any(spelt);
            word && plain && plural && !(b.saturating_sub(3)..=b).any(ends)
        })
    }

    /// "denied setting …", "accused Y of refusing …": a participle that completes the act before it is inside that.
    fn complement(&mut self, hit: &Hit, force: Force) -> bool {
        let scene = self.scene;
        let Some(&top) = self.stack.last().filter(|_| self.subject_first()) else { return false };
        let before = scene.units.preceding(hit.start);
        let from = self.acts[top].cue.end;
        let direct = before == Some(from - 1);
        let governed = before.is_some_and(|b| {
            b >= from && scene.ends_at(b, Grammar::Preposition) && !scene.ends_at(b, Grammar::By)
        });
        if !direct && !governed {
            return false;
        }
        let accused = (from..hit.start).rev().find(|&i| governed && scene.units.mention_at(i).is_some());
        let voices = accused.map(|at| self.voices(&scene.coordinated(at)));
        let own = voices.is_some();
        let voices = voices.unwrap_or_else(|| self.acts[top].voices.clone());
        self.push(force, hit.start..hit.end, hit.start, Some(top), voices, own, SpeechKind::Participle);
        true
    }

    /// "Denying …, X said" and "with X denying": the participle has a subject beside it.
    fn participle_subject(&self, hit: &Hit) -> Option<Vec<Voice>> {
        let scene = self.scene;
        if !self.subject_first() {
            return None;
        }
        let at = match scene.units.preceding(hit.start) {
            Some(before) => {
                Some(before).filter(|&b| scene.units.mention_at(b).is_some_and(|m| !m.possessive))
            }
            None => {
                let comma = (hit.end..scene.units.len())
                    .find(|&i| scene.units.kind(i) == Some(UnitKind::Comma) && !scene.units.units[i].aside)?;
                scene.first_free_mention(comma, (comma + 5).min(scene.units.len()))
            }
        }?;
        Some(self.voices(&self.with_members(at)))
    }

    /// A noun that reports an act of the mention behind it.
    pub(super) fn nominal(&mut self, hit: &Hit, force: Force, author: Option<ActorId>) {
        let scene = self.scene;
        if self.takes_up_noun(hit) {
            return;
        }
        let next = scene
            .units
            .following(hit.end - 1)
            .filter(|&n| scene.units.mention_at(n).is_some_and(|m| m.preposition == 0));
        // the rumours that somebody spreads are his
        let spread = self.stack.last().is_some_and(|&a| self.acts[a].force == Force::Allege);
        let owner = if self.subject_first() { self.possessor(hit) } else { None };
        // "claims that X did": X is what they are about, not whose they are
        let last = hit.end - 1;
        let opens = |what| scene.units.begins(last, scene.language, what);
        let about = last > hit.start && (opens(Grammar::That) || opens(Grammar::Preposition));
        let next = next.filter(|_| !self.subject_first() && !about);
        let voices = match (next, author.filter(|_| !spread)) {
            _ if owner.is_some() => self.voices(&owner.unwrap_or_default()),
            (None, _) if self.adjective_beside(hit).is_some() => {
                self.adjective_beside(hit).map(|a| self.unnamed(a, hit)).into_iter().collect()
            }
            (Some(next), _) => {
                let owners = scene.coordinated(next);
                let voices = self.voices(&owners);
                // "in reply to X's accusation, he said": not X
                self.subjects.extend(owners);
                voices
            }
            (None, Some(author)) => vec![self.unnamed(author, hit)],
            (None, None) => return,
        };
        let parent = self.stack.last().copied();
        // "X's statements about …" name their content only
        let force = if force == Force::Affirm { Force::Allege } else { force };
        let blamed = self.blamed_by_noun(hit);
        let drawn = self.is_drawn(hit, force);
        self.push(force, hit.start..hit.end, hit.start, parent, voices, true, SpeechKind::Act);
        if let Some(act) = self.acts.last_mut() {
            act.blamed = blamed;
            act.backward = drawn;
        }
        let colon = (hit.end..scene.units.len()).find(|&i| self.colon_at(i));
        if let (Some(colon), Some(act)) = (colon, self.acts.last_mut()) {
            act.content.end = act.content.end.min(colon);
        }
    }

    /// "The claim that … prompted a denial by X": whether a verb before a noun of denial makes it bear on what stands
    /// before that.
    fn is_drawn(&self, hit: &Hit, force: Force) -> bool {
        let scene = self.scene;
        if !self.subject_first() || !matches!(force, Force::Deny | Force::Refuse) {
            return false;
        }
        let mut at = hit.start;
        while let Some(before) = scene.units.preceding(at).filter(|&b| {
            scene.ends_at(b, Grammar::Determiner)
                || scene.ends_at(b, Grammar::Article)
                || scene.ends_at(b, Grammar::Auxiliary)
                || scene.ends_at(b, Grammar::Title)
        }) {
            at = before;
        }
        scene.units.preceding(at).is_some_and(|b| scene.ends_at(b, Grammar::Moves))
    }

    /// "Replied to these accusations": words that take up what was said open nothing.
    fn takes_up_noun(&self, hit: &Hit) -> bool {
        let scene = self.scene;
        let covers = |at: usize| scene.taken_up(at).is_some_and(|(_, end)| end >= hit.end);
        let verb_first = scene.language.order == WordOrder::VerbFirst;
        verb_first && (hit.start.saturating_sub(2)..hit.start).any(covers)
    }

    /// "Russian claims": whose adjective stands right before a noun of speech, or right behind it where verbs come first.
    fn adjective_beside(&self, hit: &Hit) -> Option<ActorId> {
        if self.scene.language.order == WordOrder::VerbFirst {
            let next = self.scene.units.following(hit.start)?;
            return self.scene.hits.at(next).iter().find_map(|h| match h.tag {
                Tag::Adjective(actor) => Some(actor),
                _ => None,
            });
        }
        let before = self.scene.units.preceding(hit.start).filter(|_| self.subject_first())?;
        self.scene.hits.at(before).iter().find_map(|h| match h.tag {
            Tag::Adjective(actor) if h.end == before + 1 => Some(actor),
            _ => None,
        })
    }

    /// "the denial of X that …" in the narrator's own sentence is X's denial.
    pub(super) fn possessed_noun(&mut self, at: usize) -> Option<usize> {
        let hit = self.scene.hits.speech(at, &[SpeechKind::Noun])?;
        let Tag::Speech { force, .. } = hit.tag else { return None };
        if self.subject_first() {
            let voices = self.voices(&self.possessor(hit)?);
            let parent = self.stack.last().copied();
            self.push(force, hit.start..hit.end, hit.start, parent, voices, true, SpeechKind::Act);
            return Some(hit.end);
        }
        if let Some(actor) = self.adjective_beside(hit).filter(|_| self.stack.is_empty() && hit.first.article)
        {
            let voices = vec![self.unnamed(actor, hit)];
            self.push(force, hit.start..hit.end, hit.start, None, voices, true, SpeechKind::Act);
            return Some(hit.end);
        }
        let plain = self.stack.is_empty() && !hit.first.pronoun && !hit.first.article;
        let next = self.scene.units.following(hit.end - 1).filter(|_| plain)?;
        let owner = self.scene.units.mention_at(next)?;
        if owner.preposition != 0 || owner.conjunction {
            return None;
        }
        let owners = self.scene.coordinated(next);
        let threatened = force == Force::Threaten && self.is_threatened(next, &owners);
        let who = if threatened { vec![self.scene.first_free_mention(0, hit.start)?] } else { owners };
        let voices = self.voices(&who);
        self.subjects.extend(who);
        self.push(force, hit.start..hit.end, hit.start, None, voices, true, SpeechKind::Act);
        Some(hit.end)
    }

    /// "The committee repeated its warning to the gunmen", where nothing but the noun stands before them: they are whom
    /// it warns, unless somebody else follows under a preposition.
    fn is_threatened(&self, at: usize, list: &[usize]) -> bool {
        let scene = self.scene;
        let relations = scene.ruleset.relations();
        let group = scene.actor_at(at).is_some_and(|a| relations.is_group(a));
        let object = scene.units.mention_at(at).is_some_and(|m| m.noun.object);
        let next = list.last().and_then(|&last| scene.units.following(last));
        let whom = next.is_some_and(|n| scene.units.mention_at(n).is_some_and(|m| m.preposition != 0));
        (group || object) && !whom
    }

    /// "A said that claims made by B were false": what B claims stands inside what A says.
    fn told(&self, hit: &Hit, force: Force) -> bool {
        let scene = self.scene;
        let Some(top) = self.stack.last().map(|&a| &self.acts[a]) else { return false };
        let that = scene.units.preceding(hit.start).filter(|&b| scene.ends_at(b, Grammar::That));
        self.subject_first() && force == Force::Allege && that.is_some_and(|t| t >= top.cue.end)
    }

    /// "Broke a truce that was declared by X": a clause that only tells which truce says nothing of the rest.
    fn only_describes(&self, hit: &Hit, force: Force) -> bool {
        let scene = self.scene;
        let that = scene.units.preceding(hit.start).filter(|&b| scene.ends_at(b, Grammar::That));
        let noun = that.and_then(|t| scene.units.preceding(t));
        let says = |n: usize| {
            scene.hits.at(n).iter().any(|h| matches!(h.tag, Tag::Speech { .. })) || !scene.units.is_word(n)
        };
        self.subject_first() && force == Force::Affirm && noun.is_some_and(|n| !says(n))
    }

    pub(super) fn passive(&mut self, hit: &Hit, force: Force, author: Option<ActorId>) {
        let scene = self.scene;
        let agent = self.agent(hit);
        let voices = match (agent, author) {
            (Some(agent), _) => self.voices(&scene.coordinated(agent)),
            (None, Some(author)) => vec![self.unnamed(author, hit)],
            (None, None) => return,
        };
        if self.only_describes(hit, force) {
            return;
        }
        let relative = self.relative(hit);
        let parent = self.stack.last().copied().filter(|_| relative || self.told(hit, force));
        let clause = self.clause_start(hit.start);
        if agent.is_some_and(|a| self.relays_subject(a, clause)) {
            return;
        }
        self.push(force, hit.start..hit.end, hit.start, parent, voices, true, SpeechKind::Passive);
        // "… was denied by X" takes up what stands before it, "it was denied by X that …" what follows
        let last = agent.and_then(|a| self.scene.coordinated(a).last().copied());
        if let Some(last) = last.filter(|_| self.subject_first())
            && let Some(act) = self.acts.last_mut()
        {
            let scene = self.scene;
            let said = scene.units.following(last).is_some_and(|n| {
                scene.hits.grammar(n, Grammar::That).is_some() || scene.units.kind(n) == Some(UnitKind::Colon)
            });
            let forward = said || !scene.content().any(|h| h.start < act.cue.start);
            act.backward = !forward;
            // "…, it was announced by X"
            let pronoun = scene.units.preceding(hit.start).filter(|&b| scene.ends_at(b, Grammar::Statement));
            let comma = pronoun.and_then(|b| scene.units.preceding(b));
            if comma.is_some_and(|c| scene.units.kind(c) == Some(UnitKind::Comma)) && act.backward {
                act.backward = false;
                act.content = 0..scene.units.len();
            }
        }
        let said = |range: std::ops::Range<usize>| scene.content().any(|h| range.contains(&h.start));
        // "the report of talks was denied by X", "… met with a denial from X": what stands before is what is denied
        if !relative
            && !self.subject_first()
            && said(clause..hit.start)
            && !said(hit.end..scene.units.len())
            && let Some(act) = self.acts.last_mut()
        {
            act.backward = true;
            self.stack.pop();
        }
    }

    /// "A source quoted by X said": whoever passes on what somebody else says, whose verb follows.
    fn relays_subject(&self, agent: usize, clause: usize) -> bool {
        let scene = self.scene;
        let verb = |at: usize| scene.hits.speech(at, &[SpeechKind::Verb]).is_some();
        self.subject_first()
            && scene.units.following(agent).is_some_and(verb)
            && self.quoted_by(agent, clause).is_some()
    }

    /// The author of a passive: behind "by", else in the case of such authors or without a case right behind it.
    fn agent(&self, hit: &Hit) -> Option<usize> {
        let scene = self.scene;
        let near = scene.units.len().min(hit.end + 8);
        if let Some(end) = (hit.start + 1..near).find_map(|i| scene.hits.grammar(i, Grammar::By)) {
            let agent =
                (end..(end + 3).min(scene.units.len())).find(|&i| scene.units.mention_at(i).is_some());
            return agent.filter(|&a| !(hit.end..a).any(|i| scene.units.kind(i) == Some(UnitKind::Comma)));
        }
        // "met with a denial from X": the preposition is part of the words for it
        let from = scene.units.preceding(hit.end).filter(|&last| {
            let word = scene.units.begins(last, scene.language, Grammar::Preposition);
            last > hit.start && last + 1 == hit.end && word
        });
        let right = from.and_then(|last| scene.units.following(last));
        if let Some(at) = right.filter(|&at| scene.units.mention_at(at).is_some_and(|m| m.preposition == 0)) {
            return Some(at);
        }
        // "was denied in the ministry"
        let inside = scene.hits.grammar(hit.end, Grammar::SpeakingIn);
        if let Some(at) = inside.and_then(|end| (end..near).find(|&i| !scene.units.transparent(i))) {
            return scene.units.mention_at(at).map(|_| at);
        }
        let ends = |i: &usize| matches!(scene.units.kind(*i), Some(UnitKind::Comma | UnitKind::Colon));
        let agent = |m: &crate::extract::unit::Mention| m.preposition == 0 && m.agent;
        let before = scene.units.preceding(hit.start);
        if let Some(at) = before.filter(|&b| scene.units.mention_at(b).is_some_and(agent)) {
            return Some(at).filter(|&at| !scene.under_preposition(at));
        }
        let mut near = hit.end..near;
        near.by_ref().take_while(|i| !ends(i)).find(|&i| {
            let free = !scene.under_preposition(i) && !scene.units.units[i].aside;
            scene
                .units
                .mention_at(i)
                .is_some_and(|m| m.preposition == 0 && (m.agent || !m.oblique && i == hit.end))
                && free
                && !scene.language.lexicon.without_cases()
        })
    }

    /// Whom an "according to" at the beginning of the sentence names, where a verb's own speaker is vaguer.
    pub(super) fn authority(&self, parent: Option<usize>, voices: &[Voice]) -> Option<Vec<Voice>> {
        let last = self.acts.last().filter(|a| a.kind == SpeechKind::According && parent.is_none())?;
        let vague = voices.iter().all(|v| v.actor.is_none_or(|a| self.is_vague(a)));
        vague.then(|| last.voices.clone())
    }

    /// "According to X": over any vaguer verb of the sentence.
    pub(super) fn according(&mut self, hit: &Hit, force: Force) {
        let scene = self.scene;
        let from = if scene.units.mention_at(hit.end - 1).is_some() { hit.end - 1 } else { hit.end };
        let mention = (from..scene.units.len().min(hit.end + 5))
            .take_while(|&i| !matches!(scene.units.kind(i), Some(UnitKind::Comma | UnitKind::Colon)))
            // "handed on from residents that X had left": not X
            .take_while(|&i| scene.hits.grammar(i, Grammar::That).is_none())
            .find(|&i| scene.units.mention_at(i).is_some() && !scene.units.units[i].aside);
        // "a statement by X said": X stands inside the words, where they are not "A handed on from" X
        let subject_first = self.subject_first();
        let inside = (hit.start..hit.end).find(|&i| subject_first && scene.units.mention_at(i).is_some());
        let from_him = scene.ends_at(hit.end - 1, Grammar::ObjectPronoun);
        let voices = match inside.or(mention) {
            _ if from_him => self.sentence_voices(),
            Some(at) => self.voices(&scene.coordinated(at)),
            None if self.is_object_pronoun(hit.end) => self.sentence_voices(),
            None if self.stands_for_speaker(hit.end) || scene.ends_at(hit.end - 1, Grammar::Statement) => {
                self.sentence_voices()
            }
            None if self.acts.is_empty()
                && scene.units.following(hit.end - 1).is_some_and(|n| scene.units.is_word(n)) =>
            {
                vec![self.unknown(hit)]
            }
            None => return,
        };
        let known = voices.iter().filter_map(|v| v.actor).any(|a| self.speaks(a));
        if !known && !self.acts.is_empty() {
            return;
        }
        // "met with a rejection from A, according to B": B tells what A did
        let verb_first = scene.language.order == WordOrder::VerbFirst;
        let told_of = |a: &Act| verb_first && a.kind == SpeechKind::Passive;
        let open = |a: &Act| a.parent.is_none() && (!a.backward || told_of(a));
        let last = self.acts.iter().rposition(|a| a.parent.is_none());
        // "all that is rumoured is false, according to X": X passes the verdict and spreads nothing
        let rumour = |a: &Act| {
            let unsaid = |v: &Voice| v.tokens == scene.units.units[a.cue.start].tokens;
            a.force == Force::Allege && a.voices.iter().all(unsaid)
        };
        let verdict =
            |h: &Hit| matches!(h.tag, Tag::Speech { kind: SpeechKind::Predicate, .. }) && h.end <= hit.start;
        let judged = self.acts.iter().filter(|a| open(a)).all(rumour) && scene.hits.all().iter().any(verdict);
        if let Some(last) = last.filter(|_| !judged) {
            let act = &self.acts[last];
            let vague = act.voices.iter().all(|v| v.actor.is_none_or(|a| self.is_vague(a)));
            if vague && open(act) {
                self.acts[last].voices = voices;
                self.acts[last].own_voice = true;
                return;
            }
            // "A agreed, according to B, to leave": B tells what A does
            let told = voices.iter().all(|v| !act.voices.iter().any(|a| a.actor == v.actor));
            // a participle goes on with what its verb says
            let spoken = |a: &&Act| a.parent.is_none() && a.kind != SpeechKind::Participle;
            let alone = self.acts.iter().filter(spoken).count() == 1;
            if !act.force.is_disposition() || !told || !alone || !open(act) {
                return;
            }
        }
        let around = !self.acts.is_empty();
        let before = (0..hit.start).any(|i| {
            scene.units.is_word(i) && !scene.units.units[i].aside && scene.hits.adverbial(i).is_none()
        });
        let before = around || before && scene.content().any(|h| h.start < hit.start);
        let start = if before { 0 } else { hit.start };
        self.push(force, hit.start..hit.end, start, None, voices, true, SpeechKind::According);
        let index = self.acts.len() - 1;
        if before {
            self.acts[index].content = 0..scene.units.len();
            self.acts[..index].iter_mut().filter(|a| a.parent.is_none()).for_each(|a| a.parent = Some(index));
        }
    }
}
