//! Accusations: whom a verb, participle or noun of accusing blames, which is never who speaks.

use super::{Reader, Subject};
use crate::extract::hits::Hit;
use crate::extract::unit::UnitKind;
use crate::rules::phrase::Stream;
use crate::rules::tag::{Grammar, SpeechKind, Tag};

/// How far behind a cue the accused may stand, in units.
const FARTHEST_ACCUSED: usize = 20;

/// Units of an insertion between the subject and the accused, at most.
const LONGEST_INSERTION: usize = 14;

/// Units in which a place between the subject and the accused may stand.
const LONGEST_PLACE: usize = 6;

/// What stands behind an accusation.
#[derive(Default)]
struct Behind {
    /// Mentions with what is coordinated with them.
    groups: Vec<Vec<usize>>,
    /// A word without a task stands before the first of them.
    unknown_before: bool,
    /// Words stand between the last of them and what it is accused of.
    words_behind: bool,
}

impl Reader<'_> {
    /// The subject of a verb and whom it accuses. Where only one is named behind the verb, and what he is accused
    /// of follows at once, he is the accused: who speaks was named before.
    pub(super) fn blamed(&self, hit: &Hit, subject: Subject) -> (Subject, Vec<usize>) {
        if !self.scene.hits.begins(hit.start, Grammar::Accusation) {
            return (subject, Vec::new());
        }
        if hit.first.pronoun && !self.subject_first() {
            return self.blamed_by_pronoun(hit, subject);
        }
        let before = match &subject {
            Subject::Mentions(list) => list.iter().all(|&at| at < hit.start),
            Subject::Statement => true,
            // "a mayor accused Y", "…, and accused the Y": whoever stands in the subject's place, nobody behind the verb does
            Subject::Unknown | Subject::Nobody if self.subject_first() => true,
            _ => self.behind_pronoun(hit.start),
        };
        // "directed accusations at Y", "renewed the accusation of Y": who stands inside such words is the subject
        let inside = self.scene.first_free_mention(hit.start + 1, hit.end);
        let target = self.right_behind_accusation(hit.end);
        let names = target.is_some()
            && self.scene.units.begins(hit.end - 1, self.scene.language, Grammar::Accusation);
        if let Some(inside) = inside.filter(|_| names || self.points(hit.end - 1)) {
            let blamed = target.map(|at| self.scene.coordinated(at)).unwrap_or_default();
            return (Subject::Mentions(self.scene.coordinated(inside)), blamed);
        }
        let mut behind = self.behind_accusation(hit);
        // "held X Y responsible for it": both stand inside the words, and no subject of another clause is meant
        let both = behind.groups.len() == 2 && behind.groups[1].first().is_some_and(|&at| at < hit.end);
        let before = before && !(both && !self.subject_first() && !self.free());
        let Some(last) = behind.groups.pop() else { return (subject, Vec::new()) };
        let participle = self.scene.hits.speech(hit.start, &[SpeechKind::Participle]).is_some();
        if before || participle {
            let first = behind.groups.into_iter().next().unwrap_or(last);
            return (subject, first);
        }
        match behind.groups.into_iter().next() {
            Some(first) => {
                let subject = if behind.unknown_before { Subject::Unknown } else { Subject::Mentions(first) };
                (subject, last)
            }
            None if behind.words_behind => (subject, Vec::new()),
            None if behind.unknown_before => (Subject::Unknown, last),
            // "as for the council, it accused Y"
            None if self.verb_first() && self.unknown_behind_auxiliary(hit, self.clause_start(hit.start)) => {
                (Subject::Unknown, last)
            }
            None => (Subject::Nobody, last),
        }
    }

    /// Where a pronoun on the verb is the accused, who is named behind the verb accuses, and the accused is whoever the
    /// sentence is about ("A said that the truce held, and B accused it"). Where nobody is named behind it, it is who the
    /// sentence is about that accuses, and the accused was named since ("A condemned B and accused it").
    fn blamed_by_pronoun(&self, hit: &Hit, subject: Subject) -> (Subject, Vec<usize>) {
        let behind = self.behind_accusation(hit);
        let subject = match behind.groups.into_iter().next() {
            _ if behind.unknown_before => Subject::Unknown,
            Some(first) => Subject::Mentions(first),
            None => subject,
        };
        let scene = self.scene;
        let head = scene.first_free_mention(0, hit.start);
        let accused = match &subject {
            Subject::Mentions(list) if !head.is_some_and(|head| list.contains(&head)) => head,
            Subject::Unknown => head,
            _ => {
                let since = |at: &usize| scene.actor_at(*at).is_some();
                let free = |at: &usize| since(at) && scene.stands_free(*at);
                let named = head.map_or(hit.start, |head| head + 1)..hit.start;
                named.clone().rev().find(free).or_else(|| named.rev().find(since))
            }
        };
        (subject, accused.map(|at| scene.coordinated(at)).unwrap_or_default())
    }

    /// "X's accusations against Y": a mention under a preposition behind the noun.
    pub(super) fn blamed_by_noun(&self, hit: &Hit) -> Vec<usize> {
        let scene = self.scene;
        if !scene.hits.begins(hit.start, Grammar::Accusation) {
            return Vec::new();
        }
        let near = hit.end..scene.units.len().min(hit.end + FARTHEST_ACCUSED / 2);
        let mut near = near.take_while(|&i| scene.content().all(|h| h.start != i));
        let found = near.find(|&i| {
            let attached = scene.units.mention_at(i).is_some_and(|m| m.preposition != 0);
            attached || (scene.units.mention_at(i).is_some() && scene.under_preposition(i))
        });
        found.map(|at| scene.coordinated(at)).unwrap_or_default()
    }

    fn behind_accusation(&self, hit: &Hit) -> Behind {
        let scene = self.scene;
        let mut found = Behind::default();
        let encloses = hit.end > hit.start + 1 && !self.points(hit.end - 1);
        // "holds Y responsible": a cue of several words has them inside
        let mut at = hit.start + 1;
        while at < scene.units.len().min(hit.end + FARTHEST_ACCUSED) && found.groups.len() < 2 {
            let told = encloses && at >= hit.end && !found.groups.is_empty();
            if told && scene.units.is_comma(at) {
                break;
            }
            if scene.units.transparent(at) {
                at += 1;
            } else if let Some(mention) = scene.units.mention_at(at) {
                let governed = mention.preposition != 0 || scene.under_preposition(at);
                // "directed accusations at Y": right behind a cue that has its noun of accusing in it
                let directed = hit.end - hit.start > 1 && scene.units.preceding(at) == Some(hit.end - 1);
                // "the fighters of a brigade of X's"
                let owned = governed && at > hit.end && self.owns_what_stands_before(at);
                if governed && directed || owned {
                    found.groups.push(scene.coordinated(at));
                    found.words_behind = false;
                    break;
                }
                if told && !governed && scene.governed(at) {
                    at += 1;
                    continue;
                }
                // "held an official in X Y responsible", "held X in a word to an agency Y responsible": where somebody is
                // and whom he tells, inside the words
                if governed && encloses && at < hit.end {
                    found.unknown_before |= found.groups.is_empty();
                    at += 1;
                    continue;
                }
                // "X held responsible for the shelling Y": who stands there may be the accused
                if governed || told {
                    found.words_behind |= told;
                    break;
                }
                let group = scene.coordinated(at);
                at = group.last().map_or(at, |&last| last) + 1;
                if !self.same_as_first(&found, &group) {
                    found.groups.push(group);
                    found.words_behind = false;
                }
            } else if let Some(next) = self.past_insertion(at).filter(|_| found.groups.len() == 1) {
                at = next;
            } else if at >= hit.end && scene.hits.adverbial(at).is_none() && self.opens_accusation(at) {
                match self.past_place(at).filter(|_| found.groups.len() == 1) {
                    Some(next) => at = next,
                    None => break,
                }
            } else if at + 1 == hit.end {
                at += 1;
            } else {
                let end = scene.hits.adverbial(at).or_else(|| scene.hits.grammar(at, Grammar::Title));
                let task = |task| scene.hits.begins(at, task);
                // "the fighters of X": whoever they are, they are somebody other than who stands before
                let head = task(Grammar::NotSpeaking);
                if end.is_none() && scene.units.is_word(at) && !task(Grammar::RoleBody) {
                    found.unknown_before |= found.groups.is_empty() && !head;
                    // behind "held X responsible for" the words tell what for, inside it where X is
                    let place = encloses && at < hit.end && self.in_place(at, hit.start);
                    found.words_behind |= !found.groups.is_empty() && !told && !place;
                }
                at = end.unwrap_or(at + 1);
            }
        }
        found
    }

    /// "Held the groups in the suburbs of X responsible": whether a word stands behind a preposition of its clause.
    fn in_place(&self, at: usize, from: usize) -> bool {
        let scene = self.scene;
        let near = (from..=at).rev().take(LONGEST_PLACE);
        let mut near = near.take_while(|&i| scene.units.mention_at(i).is_none());
        near.any(|i| scene.hits.begins(i, Grammar::Preposition))
    }

    /// Whether a mention with its preposition says whose the ones before it are, who do not speak themselves.
    fn owns_what_stands_before(&self, at: usize) -> bool {
        let scene = self.scene;
        let attached = scene.units.mention_at(at).is_some_and(|m| m.preposition != 0);
        attached && scene.units.preceding(at).is_some_and(|b| scene.ends_at(b, Grammar::NotSpeaking))
    }

    /// Who stands right behind a cue: "at the units of Y", with words between under which a name does not speak.
    fn right_behind_accusation(&self, end: usize) -> Option<usize> {
        let passed = |i: &usize| {
            let head = self.scene.hits.begins(*i, Grammar::NotSpeaking)
                || self.scene.hits.begins(*i, Grammar::Member);
            self.scene.units.transparent(*i) || head
        };
        let target = (end..self.scene.units.len()).find(|i| !passed(i));
        target.filter(|&i| self.scene.units.mention_at(i).is_some())
    }

    /// Whether the last word of a cue is a preposition, so that the accused stands behind it: "pointed at".
    fn points(&self, last: usize) -> bool {
        self.scene.units.begins(last, self.scene.language, Grammar::Preposition)
    }

    /// "The envoy of X in the council accused Y": behind a place that belongs to the subject, where somebody
    /// follows before what he is accused of.
    fn past_place(&self, preposition: usize) -> Option<usize> {
        let scene = self.scene;
        scene.hits.grammar(preposition, Grammar::Preposition)?;
        let near = preposition + 1..scene.units.len().min(preposition + LONGEST_PLACE);
        let ends = |i: usize| {
            let attached = scene.units.words(i).iter().any(|m| m.clitics.preposition != 0);
            let comma = scene.units.is_comma(i);
            comma || attached || scene.hits.begins(i, Grammar::That)
        };
        let free = |i: &usize| {
            let mention = scene.units.mention_at(*i).is_some_and(|m| m.preposition == 0);
            mention && !scene.under_preposition(*i)
        };
        near.take_while(|&i| !ends(i)).find(free)
    }

    /// "The ministry accused, in two letters, Y of it": behind an insertion, where verbs come first and somebody follows it
    /// before what he is accused of.
    fn past_insertion(&self, comma: usize) -> Option<usize> {
        let scene = self.scene;
        if !self.verb_first() || !scene.units.is_comma(comma) {
            return None;
        }
        let mut near = comma + 1..scene.units.len().min(comma + LONGEST_INSERTION);
        let close = near.find(|&i| scene.units.is_comma(i))?;
        let said = |i: usize| scene.hits.begins(i, Grammar::That);
        let who = scene.units.following(close).filter(|_| !(comma..close).any(said))?;
        scene.units.mention_at(who).filter(|m| m.preposition == 0 && !m.conjunction)?;
        let last = scene.coordinated(who).last().copied().unwrap_or(who);
        let behind = scene.units.following(last)?;
        self.opens_accusation(behind).then_some(who)
    }

    /// An insertion tells who the subject is: "accused N, the spokesman of X, …".
    fn same_as_first(&self, found: &Behind, group: &[usize]) -> bool {
        let actor = |list: &[usize]| list.first().and_then(|&at| self.scene.actor_at(at));
        let first = found.groups.first().and_then(|first| actor(first));
        first.zip(actor(group)).is_some_and(|(a, b)| self.scene.ruleset.relations().meet(a, b))
    }

    /// Whether what somebody is accused of begins at a unit.
    fn opens_accusation(&self, at: usize) -> bool {
        let scene = self.scene;
        let attached = scene.units.words(at).iter().any(|m| m.clitics.preposition != 0);
        let ends = |h: &Hit| match h.tag {
            Tag::Grammar(Grammar::That | Grammar::Relative | Grammar::Preposition) | Tag::Content(_) => true,
            Tag::Speech { kind, .. } => kind != SpeechKind::According,
            _ => false,
        };
        scene.units.kind(at) == Some(UnitKind::Colon)
            || attached
            || scene.is_detached_preposition(at)
            || scene.hits.at(at).iter().any(ends)
    }
}
