//! Nouns of speech: "X's denial that …", "Russian claims", "the rumours of …".

use super::{Act, Reader, opposes};
use crate::extract::discourse::Voice;
use crate::extract::hits::Hit;
use crate::extract::unit::UnitKind;
use crate::rules::Force;
use crate::rules::ids::ActorId;
use crate::rules::tag::{Grammar, SpeechKind, Tag};

/// Words between a noun of speech and the outlet whose it is, at most, and the outlet.
const FARTHEST_OUTLET: usize = 4;

impl Reader<'_> {
    /// A noun that reports an act of the mention behind it; `author` is whose it is where nobody is named.
    pub(super) fn nominal(&mut self, hit: &Hit, force: Force, author: Option<ActorId>) {
        if self.takes_up_noun(hit) {
            return;
        }
        let voices = self.voices_of_noun(hit, author);
        let Some(voices) = voices.or_else(|| self.is_subject_of_nobody(hit, force).then(Vec::new)) else {
            return;
        };
        let parent = self.stack.last().copied();
        // "X's statements about …" name their content only
        let force = if force == Force::Affirm { Force::Allege } else { force };
        let blamed = self.blamed_by_noun(hit);
        let backward = self.is_drawn(hit, force);
        let said = Act::new(force, SpeechKind::Act, hit.start..hit.end, voices);
        self.push(Act { parent, blamed, backward, ..said });
        let colon = (hit.end..self.scene.units.len()).find(|&i| self.colon_at(i));
        if let (Some(colon), Some(act)) = (colon, self.acts.last_mut()) {
            act.content.end = act.content.end.min(colon);
        }
    }

    /// "Accusations that … are not backed by facts, X said": whether the noun opens the clause and tells what is alleged
    /// but not by whom; whoever judges it does not say so himself.
    fn is_subject_of_nobody(&self, hit: &Hit, force: Force) -> bool {
        let scene = self.scene;
        let that = (hit.end - 1..=hit.end).any(|i| scene.hits.begins(i, Grammar::That));
        let small = [Grammar::Determiner, Grammar::Article, Grammar::Title];
        let before = self.before_words_of(hit.start, &small, 0);
        let opens = before.is_none_or(|b| scene.ends_at(b, Grammar::That));
        self.subject_first() && force == Force::Allege && that && opens
    }

    /// Whose a noun of speech is: of whom it belongs to, else of the nation whose adjective stands beside it, else of
    /// those of whom such a noun is anyway.
    fn voices_of_noun(&mut self, hit: &Hit, author: Option<ActorId>) -> Option<Vec<Voice>> {
        if self.subject_first() {
            if let Some(owners) = self.possessor(hit) {
                return Some(self.voices(&owners));
            }
        } else if let Some(owner) = self.owner_behind(hit) {
            let owners = self.scene.coordinated(owner);
            let voices = self.voices(&owners);
            // "in reply to X's accusation, he said": not X
            self.subjects.extend(owners);
            return Some(voices);
        }
        // the rumours that somebody spreads are his
        let spread = self.stack.last().is_some_and(|&a| self.acts[a].force == Force::Allege);
        let actor = self.adjective_beside(hit).or(author.filter(|_| !spread))?;
        Some(vec![self.unnamed(actor, hit)])
    }

    /// The mention right behind a noun of speech, whose it is.
    fn owner_behind(&self, hit: &Hit) -> Option<usize> {
        let scene = self.scene;
        // "claims that X did": X is what they are about, not whose they are
        let last = hit.end - 1;
        let opens = |what| scene.units.begins(last, scene.language, what);
        let about = last > hit.start && (opens(Grammar::That) || opens(Grammar::Preposition));
        let next = scene.units.following(last).filter(|_| !about)?;
        // "the accusations voiced by X"
        let by = scene.hits.grammar(next, Grammar::By).map(|end| end - 1);
        let next = by.map_or(Some(next), |by| scene.units.following(by))?;
        scene.units.mention_at(next).is_some_and(|m| m.preposition == 0).then_some(next)
    }

    /// "The claim that … prompted a denial by X": whether a verb before a noun of denial makes it bear on what stands
    /// before that.
    fn is_drawn(&self, hit: &Hit, force: Force) -> bool {
        let scene = self.scene;
        if !self.subject_first() || !opposes(force) {
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
        let verb_first = self.verb_first();
        verb_first && (hit.start.saturating_sub(2)..hit.start).any(covers)
    }

    /// "Russian claims": whose adjective stands right before a noun of speech, or right behind it where verbs come first.
    fn adjective_beside(&self, hit: &Hit) -> Option<ActorId> {
        if self.verb_first() {
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
            self.push(Act { parent, ..Act::new(force, SpeechKind::Act, hit.start..hit.end, voices) });
            return Some(hit.end);
        }
        if let Some(actor) = self.adjective_beside(hit).filter(|_| self.stack.is_empty() && hit.first.article)
        {
            let voices = vec![self.unnamed(actor, hit)];
            self.push(Act::new(force, SpeechKind::Act, hit.start..hit.end, voices));
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
        self.push(Act::new(force, SpeechKind::Act, hit.start..hit.end, voices));
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

    /// "Denied press reports that …": unnamed media, by words that are their name, say what stands behind "that" or "of".
    pub(super) fn reports_of_media(&mut self, at: usize) -> Option<usize> {
        let scene = self.scene;
        let relations = scene.ruleset.relations();
        let top = self.stack.last().copied().filter(|&a| opposes(self.acts[a].force))?;
        let media = scene.actor_at(at).is_some_and(|actor| relations.is_rumour(actor));
        let next = scene.units.following(at).filter(|_| media && self.subject_first())?;
        let tells = [Grammar::That, Grammar::RoleLink, Grammar::About];
        let small = |i: usize| scene.units.transparent(i) || scene.hits.begins(i, Grammar::Article);
        let right_behind = (self.acts[top].cue.end..at).all(small);
        if !right_behind || !tells.iter().any(|&task| scene.hits.begins(next, task)) {
            return None;
        }
        let voices = self.voices(&[at]);
        let said = Act::new(Force::Allege, SpeechKind::Act, at..at + 1, voices);
        self.push(Act { parent: Some(top), ..said });
        Some(at + 1)
    }

    /// Whose a noun of speech is: "X's denial", "the denial by X", "Russian claims".
    fn possessor(&self, hit: &Hit) -> Option<Vec<usize>> {
        let scene = self.scene;
        let mut before = scene.units.preceding(hit.start);
        for _ in 0..3 {
            // "X's remarks follow a statement by Y": X's are the remarks
            let noun = |a: &Act| a.kind == SpeechKind::Act && before.is_some_and(|b| b < a.cue.end);
            let Some(at) = before.filter(|_| !self.acts.last().is_some_and(noun)) else { break };
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
        if let Some(outlet) = self.published_in(hit) {
            return Some(vec![outlet]);
        }
        let end =
            scene.hits.grammar(by, Grammar::By).or_else(|| scene.hits.grammar(by, Grammar::RoleLink))?;
        let agent = (end..scene.units.len()).find(|&i| !scene.units.transparent(i))?;
        // "by X's minister": the minister
        let owns = scene.units.mention_at(agent)?.possessive;
        let owned = scene.units.following(agent).filter(|&n| owns && scene.units.mention_at(n).is_some());
        Some(scene.coordinated(owned.unwrap_or(agent)))
    }

    /// "Reports on X that", "a report carried by X": the outlet whose reports they are, behind a preposition that may be
    /// part of the cue.
    fn published_in(&self, hit: &Hit) -> Option<usize> {
        let scene = self.scene;
        let relations = scene.ruleset.relations();
        let task = |at: usize, task| scene.units.begins(at, scene.language, task);
        let outlet =
            |at: usize| scene.actor_at(at).is_some_and(|a| relations.is_outlet(a) && !relations.is_rumour(a));
        let preposition = |at: usize| task(at, Grammar::Preposition) || task(at, Grammar::By);
        let behind = |at: usize| {
            let before = scene.units.preceding(at);
            let noun = before.filter(|&b| task(b, Grammar::Article)).and_then(|b| scene.units.preceding(b));
            noun.or(before).is_some_and(preposition)
        };
        let mut near = hit.start + 1..(hit.end + FARTHEST_OUTLET).min(scene.units.len());
        near.find(|&i| outlet(i) || task(i, Grammar::That)).filter(|&i| outlet(i) && behind(i))
    }
}
