//! Whether a word that may report speech does so here, and what stands right before it.

use super::{Reader, opposes};
use crate::extract::hits::Hit;
use crate::extract::unit::UnitKind;
use crate::rules::Force;
use crate::rules::tag::{Grammar, Scope, SpeechKind, Tag};

/// Words of a subject that a negator opens, at most.
const LONGEST_SUBJECT: usize = 10;

impl Reader<'_> {
    /// Whether a cue is one here: finite verbs take no article and no preposition other than one of purpose,
    /// and a word that may also be a noun of the act is a verb only where a verb can stand.
    pub(super) fn reports(&self, hit: &Hit) -> bool {
        let Tag::Speech { kind, .. } = hit.tag else { return false };
        if kind != SpeechKind::Verb {
            return kind == SpeechKind::Act || !hit.first.article;
        }
        if self.scene.hits.begins(hit.start, Grammar::NeedsThat) && !self.scene.reports_that(hit.start) {
            return false;
        }
        if self.moved(hit).is_some() {
            return true;
        }
        // no finite verb follows a preposition
        if self.scene.under_preposition(hit.start) {
            return false;
        }
        // the verb of a condition reports nothing
        if self.scene.right_behind(hit.start, Scope::Condition) {
            return false;
        }
        let purpose = self.scene.language.purpose_prefixes.contains(&hit.first.preposition);
        if hit.first.article || (hit.first.preposition != 0 && !purpose) {
            return false;
        }
        if self.subject_first() && !self.verb_stands(hit) {
            return false;
        }
        let noun = self.scene.hits.speech(hit.start, &[SpeechKind::Noun]).is_some_and(|n| n.end >= hit.end);
        !noun || !self.noun_stands(hit)
    }

    /// "Prompting X to deny that": who was made to speak, where the narrator tells that he did.
    pub(super) fn moved(&self, hit: &Hit) -> Option<usize> {
        let scene = self.scene;
        let to = scene.units.preceding(hit.start).filter(|_| scene.under_preposition(hit.start))?;
        let who = scene.units.preceding(to).filter(|&w| scene.units.mention_at(w).is_some())?;
        let cause = scene.units.preceding(who).filter(|&c| scene.ends_at(c, Grammar::Moves))?;
        let clause = self.clause_start(cause);
        let real = (clause..cause).all(|i| {
            scene.hits.scope(i, Scope::Negator).is_none() && scene.hits.scope(i, Scope::Unrealised).is_none()
        });
        real.then_some(who)
    }

    /// Whether a verb can stand here in a language that has articles as words of their own: not behind one; and a
    /// word that may also be a noun of speech is the verb only right behind its subject.
    fn verb_stands(&self, hit: &Hit) -> bool {
        let scene = self.scene;
        // "the charges that …": the verb may be listed with its "that"
        let whole = |h: &Hit| h.end >= hit.end || scene.hits.grammar(h.end, Grammar::That) == Some(hit.end);
        let noun = scene.hits.at(hit.start).iter().any(|h| {
            matches!(h.tag, Tag::Speech { kind: SpeechKind::Noun | SpeechKind::Act, .. }) && whole(h)
        });
        // "Reports that X left were wrong": what opens a sentence has no subject
        let Some(before) = scene.units.preceding(hit.start) else { return !noun };
        let behind = |g: Grammar| scene.ends_at(before, g);
        if scene.describes_noun(hit.start) {
            return false;
        }
        // "the pause announced by X": words that describe a noun; not "told them to leave by Friday"
        let by =
            |n: usize| scene.hits.grammar(n, Grammar::By).filter(|&end| scene.hits.adverbial(end).is_none());
        if hit.end - hit.start == 1 && scene.units.following(hit.start).is_some_and(|n| by(n).is_some()) {
            return false;
        }
        let owner = scene.units.mention_at(before).is_some_and(|m| m.possessive);
        let subject = scene.units.mention_at(before).is_some()
            || behind(Grammar::Statement)
            || behind(Grammar::Auxiliary)
            || behind(Grammar::Relative);
        !owner && (!noun || subject && !self.is_denied_by(before))
    }

    /// "Rejected media claims that …": whether a mention stands right behind a verb that turns against something.
    fn is_denied_by(&self, at: usize) -> bool {
        let scene = self.scene;
        let last = self.acts.last().filter(|a| super::opposes(a.force) && a.kind == SpeechKind::Verb);
        let small = |i: usize| scene.units.transparent(i) || scene.hits.begins(i, Grammar::Article);
        scene.units.mention_at(at).is_some() && last.is_some_and(|a| (a.cue.end..at).all(small))
    }

    /// Whether a word that may be verb or noun is a noun here.
    pub(super) fn noun_stands(&self, hit: &Hit) -> bool {
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
            || scene.right_behind(hit.start, Scope::Connective)
            || scene.hits.limits(before, Scope::Negator);
        if starts_clause {
            return false;
        }
        // behind an open verb no second one follows without a conjunction or "that"
        let open = self.stack.last().map(|&a| &self.acts[a]);
        let opened = open.is_some_and(|a| {
            !(a.cue.end..hit.start).any(|i| {
                scene.hits.begins(i, Grammar::That)
                    || self.colon_at(i)
                    || (scene.units.is_comma(i) && !self.encloses_time(a.cue.end, i, hit.start))
            }) && !scene.inside_quotation(a.cue.end, hit.start)
        });
        opened && (!hit.first.conjunction || hit.first.pronoun)
    }

    /// Whether a comma is one of two around nothing but adverbials: "announced, on Tuesday, its refusal".
    fn encloses_time(&self, from: usize, comma: usize, to: usize) -> bool {
        let is_comma = |&i: &usize| self.scene.units.is_comma(i);
        let before = (from..comma).rev().find(is_comma);
        let behind = (comma + 1..to).find(is_comma);
        before.is_some_and(|open| self.skips(open + 1, comma))
            || behind.is_some_and(|close| self.skips(comma + 1, close))
    }

    pub(super) fn colon_at(&self, at: usize) -> bool {
        self.scene.units.kind(at) == Some(UnitKind::Colon)
    }

    /// Whether a word takes up the clause before it; one that may also open what is reported does so only behind a
    /// comma, with content before and none behind the verb.
    pub(super) fn takes_up(&self, word: usize, verb: &Hit) -> bool {
        let scene = self.scene;
        if !scene.ends_at(word, Grammar::That) {
            return true;
        }
        let behind = scene.content().any(|h| h.start >= verb.end)
            || (verb.end..scene.units.len()).any(|i| scene.hits.begins(i, Grammar::That));
        let comma = scene.units.preceding(word).filter(|&c| scene.units.is_comma(c));
        // behind the verb itself, "that" opens what it reports
        let opens = comma.is_some_and(|c| self.acts.last().is_some_and(|a| a.cue.end == c));
        comma.is_some() && !opens && !behind && scene.content().any(|h| h.end <= word)
    }

    /// "Reports of a withdrawal, X denied them": the pronoun takes up what stands before the verb.
    pub(super) fn answers(&self, hit: &Hit, force: Force) -> bool {
        let scene = self.scene;
        let resumes = hit.first.pronoun && !hit.first.conjunction && hit.first.preposition == 0;
        let first = !self.has_spoken();
        let embedded = (0..hit.start)
            .any(|i| scene.hits.begins(i, Grammar::That) || scene.hits.begins(i, Grammar::Relative));
        resumes && first && !embedded && opposes(force) && scene.content().any(|h| h.end <= hit.start)
    }

    /// Whether a relative word stands before a verb, small words between.
    pub(super) fn relative(&self, hit: &Hit) -> bool {
        // "a recording that the sites passed on": the pronoun takes up the noun before it
        let resumed = hit.first.pronoun && !hit.first.conjunction && hit.first.preposition == 0;
        if resumed && self.behind_plain_noun(hit.start) {
            return true;
        }
        self.behind_relative(hit.start)
    }

    /// "Denied reports that spoke of …", "denied a statement of X's that said …", where no word for "that" is needed:
    /// who is right before a verb, as the object of the verb before or the author of it. The subject of that
    /// verb stands between.
    pub(super) fn described_author(&self, hit: &Hit) -> Option<usize> {
        let scene = self.scene;
        if let Some(author) = self.author_of_resumed(hit) {
            return Some(author);
        }
        let plain = !hit.first.conjunction && hit.first.preposition == 0;
        let verb_first = self.verb_first();
        let author = scene.units.preceding(hit.start).filter(|_| plain && verb_first)?;
        let actor = scene.actor_at(author)?;
        let noun = |h: &Hit| matches!(h.tag, Tag::Speech { kind: SpeechKind::Act, .. }) && h.end == author;
        let statement = scene.units.preceding(author).filter(|&s| scene.hits.at(s).iter().any(noun));
        let owner = !self.is_vague(actor)
            && scene.units.mention_at(author).is_some_and(|m| m.preposition != 0)
            && statement.is_some_and(|s| !scene.under_preposition(s));
        let media = self.is_vague(actor) && self.speaks(actor) && !scene.governed(author);
        // "what media told of an army source said that": no other source is meant than the one named here
        let source = self.scene.ruleset.relations().is_unnamed(actor)
            && scene.governed(author)
            && scene.units.mention_at(author).is_some_and(|m| !m.noun.definite);
        let told = self.acts.last().is_some_and(|a| (a.cue.end..author).any(|i| self.taken(i)));
        ((owner || media || source) && told && !self.taken(author)).then_some(author)
    }

    /// "In reply to a statement of X's, N, in which he affirmed that": whose statement it is that a pronoun behind the
    /// verb takes up, where no relative word is needed.
    fn author_of_resumed(&self, hit: &Hit) -> Option<usize> {
        let scene = self.scene;
        // "held in it X responsible": the pronoun stands inside the words of the verb
        let inside = scene.units.following(hit.start).filter(|&next| next < hit.end);
        let pronoun = |at: usize| scene.units.begins(at, scene.language, Grammar::Resumptive);
        let resumed = self.verb_first() && (pronoun(hit.end) || inside.is_some_and(pronoun));
        let plain = resumed && !hit.first.conjunction && hit.first.preposition == 0;
        let mut at = scene.units.preceding(hit.start).filter(|_| plain)?;
        let named = |at: usize| {
            let actor = scene.actor_at(at).filter(|&actor| !self.is_vague(actor))?;
            scene.units.mention_at(at).map(|m| (actor, m.preposition != 0))
        };
        if scene.units.is_comma(at) {
            at = scene.units.preceding(at)?;
        }
        let (actor, owns) = named(at)?;
        // "of the minister of X, N,": both mean one
        let before = scene.units.preceding(at).and_then(|b| {
            let b = if scene.units.is_comma(b) { scene.units.preceding(b)? } else { b };
            named(b).filter(|&(other, owner)| other == actor && owner).map(|_| b)
        });
        let author = Some(at).filter(|_| owns).or(before)?;
        let noun = |h: &Hit| matches!(h.tag, Tag::Speech { kind: SpeechKind::Act, .. }) && h.end == author;
        let statement = scene.units.preceding(author)?;
        let stands = scene.hits.at(statement).iter().any(noun) || self.stands_for_speaker(statement);
        stands.then_some(author)
    }

    /// Whether a word without a task of its own stands right before a verb.
    pub(super) fn behind_plain_noun(&self, verb: usize) -> bool {
        let scene = self.scene;
        let Some(before) = scene.units.preceding(verb) else { return false };
        // an adverbial of several words ends in a noun: "in a recording"
        let noun = |h: &Hit| h.tag == Tag::Grammar(Grammar::Adverbial) && h.end - h.start > 1;
        let task =
            |h: &Hit| h.end == before + 1 && !matches!(h.tag, Tag::Content(_) | Tag::Unless(_)) && !noun(h);
        let tasked = (before.saturating_sub(3)..=before).any(|i| scene.hits.at(i).iter().any(task));
        scene.units.kind(before) == Some(UnitKind::Word) && !tasked
    }

    pub(super) fn negated(&self, verb: usize) -> bool {
        self.scene.right_behind(verb, Scope::Negator)
    }

    /// "Nobody in the town accepts", "neither X nor Y confirmed": where subjects stand first, the negator with which the
    /// words before a verb begin, as far as a clause of their own goes.
    pub(super) fn negator_of_subject(&self, verb: usize) -> Option<usize> {
        let scene = self.scene;
        let near = verb.saturating_sub(LONGEST_SUBJECT)..verb;
        let ends = |i: usize| {
            !scene.units.is_word(i) && !scene.units.transparent(i)
                || scene.units.is_quote(i)
                || scene.hits.limits(i, Scope::Connective)
                || [Grammar::That, Grammar::Relative].iter().any(|&task| scene.hits.begins(i, task))
                || self.acts.last().is_some_and(|a| i < a.cue.end)
        };
        let begins = near.clone().rev().find(|&i| ends(i)).map_or(near.start, |i| i + 1);
        let opens = begins > near.start || begins == 0;
        let negator = scene.units.first_word(begins..verb).filter(|_| opens && self.subject_first())?;
        let subject = scene.hits.limits(negator, Scope::Negator)
            && !scene.hits.begins(negator, Grammar::Preposition)
            && !scene.hits.begins(negator, Grammar::Adverbial);
        subject.then_some(negator)
    }

    /// Whether a quotation closes right before a unit.
    pub(super) fn quotation_closes(&self, at: usize) -> bool {
        let quote = at.checked_sub(1).filter(|&i| self.scene.units.is_quote(i));
        quote.is_some() && self.scene.quotes(0, at).is_multiple_of(2)
    }
}
