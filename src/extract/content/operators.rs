//! Forces and negations between an act and what it bears on, and verdicts behind it.

use super::chain::is_said_by_the_way;
use super::{Operator, Path};
use crate::extract::acts::Act;
use crate::extract::hits::Hit;
use crate::extract::unit::UnitKind;
use crate::rules::phrase::Stream;
use crate::rules::tag::{Grammar, Scope, SpeechKind, Tag};
use crate::rules::{Force, WordOrder};
use std::ops::Range;

/// Words between a force and another force that it bears on, at most.
const LONGEST_STACK: usize = 2;

impl Path<'_> {
    /// A negator that the gaps of the content passed over, and that its pattern therefore does not account for.
    pub(super) fn negator_inside(&self) -> Option<Range<usize>> {
        let skipped = self.content.hit.skipped.iter();
        let negator = |at| self.scene.hits.scope(at, Scope::Negator).filter(|_| !self.is_threatened(at));
        skipped.copied().find_map(|at| negator(at).map(|end| at..end))
    }

    /// "Threatened that X would make no difference between …": whether content begins with a threat and a unit stands
    /// inside what is threatened.
    fn is_threatened(&self, at: usize) -> bool {
        let scene = self.scene;
        let threat = |h: &Hit| {
            matches!(h.tag, Tag::Speech { force: Force::Threaten, kind, .. }
                if matches!(kind, SpeechKind::Verb | SpeechKind::Participle))
        };
        let start = self.content.hit.start;
        let verb = (start..at).find(|&i| scene.hits.at(i).iter().any(threat));
        verb.is_some_and(|verb| (verb..at).any(|i| scene.hits.begins(i, Grammar::That)))
    }

    /// Forces and negations between an act and its target, innermost first, then predicates behind.
    pub(super) fn operators(&self, act: &Act, target: usize, level: usize) -> Vec<Operator> {
        let mut found = Vec::new();
        let mut bound = target;
        let mut joined = false;
        // "announcing its readiness": a cue may take in the noun that says what is announced
        let cue = if act.kind == SpeechKind::Participle { act.cue.start + 1 } else { act.cue.end };
        let from = if target < act.cue.start { 0 } else { cue };
        for at in (from..target).rev() {
            for hit in self.scene.hits.at(at).iter().filter(|h| h.end <= bound) {
                // a force noun bears on another one only where it stands right before it; else they are coordinated
                let noun = !matches!(hit.tag, Tag::Scope(_));
                if noun && !found.is_empty() && self.words_between(hit.end, bound) > LONGEST_STACK {
                    continue;
                }
                if noun && joined {
                    continue;
                }
                if let Some(operator) = self.operator(hit, bound) {
                    // "its refusal of … and its readiness for": coordinated, not one on the other
                    joined |= noun && hit.first.conjunction;
                    bound = hit.start;
                    found.push(operator);
                    break;
                }
            }
        }
        // "no contacts there were not": several negators negate once
        let negated = found.iter().any(|o| o.negation);
        found.extend(self.negation_behind(level).filter(|_| !negated));
        found.extend(self.force_behind(level));
        found.extend(self.predicate(level));
        found
    }

    /// "Signed it was not": where the order of words is free, a negated auxiliary that ends the clause.
    fn negation_behind(&self, level: usize) -> Option<Operator> {
        let scene = self.scene;
        if scene.language.order != WordOrder::Free || level > 0 {
            return None;
        }
        let from = self.content.hit.end;
        let at = scene.units.following(from.checked_sub(1)?)?;
        let negator = scene.hits.scope(at, Scope::Negator)?;
        let end = match scene.hits.grammar(negator, Grammar::Auxiliary) {
            Some(end) => end,
            None if negator > at + 1 => negator,
            None => return None,
        };
        let ends = scene.units.following(end - 1).is_none_or(|n| !scene.units.is_word(n));
        ends.then_some(Operator { words: at..end, force: Force::Deny, negation: true })
    }

    /// "For talks they are ready": where the order of words is free, a force noun at the end of the clause bears on
    /// what stands before it.
    fn force_behind(&self, level: usize) -> Option<Operator> {
        let scene = self.scene;
        let hit = self.content.hit;
        if scene.language.order != WordOrder::Free || level > 0 {
            return None;
        }
        let ends = |&i: &usize| {
            matches!(
                scene.units.kind(i),
                Some(UnitKind::Comma | UnitKind::Colon | UnitKind::Other | UnitKind::Dash)
            ) || scene.hits.scope(i, Scope::Connective).is_some()
                || scene.hits.begins(i, Grammar::Conjunction)
                || scene.content().any(|h| h.start == i)
                || self.acts.iter().any(|a| a.cue.start == i)
        };
        let end = (hit.end..scene.units.len()).find(ends).unwrap_or(scene.units.len());
        let noun = (hit.end..end).find_map(|i| scene.hits.speech(i, &[SpeechKind::Noun]))?;
        let Tag::Speech { force, .. } = noun.tag else { return None };
        // nothing but small words behind it: else it bears on what follows
        let small = |i: usize| !scene.units.is_word(i) || scene.hits.adverbial(i).is_some();
        let last = (noun.end..end).all(small);
        last.then_some(Operator { words: noun.start..noun.end, force, negation: false })
    }

    pub(super) fn operator(&self, hit: &Hit, bound: usize) -> Option<Operator> {
        let words = hit.start..hit.end;
        match hit.tag {
            Tag::Scope(Scope::Negator) => {
                let of_verb = self.acts.iter().any(|a| {
                    let right_before = self.scene.units.preceding(a.cue.start) == Some(hit.end - 1);
                    // "neither X nor Y accepts" negates once
                    let opens = a.negator.is_some_and(|n| (n..a.cue.start).contains(&hit.start));
                    opens || a.negated && right_before
                });
                let reach = self.scene.language.negation_reach;
                let far = self.is_paired(hit.start) || self.is_of_existence(hit.start);
                let reach = if far { 2 * reach } else { reach };
                let near = self.words_between(hit.end, bound) <= reach;
                let other = (hit.end..=bound).any(|i| self.scene.hits.scope(i, Scope::Negator).is_some());
                // "holds no talks and will not hold any": the first negator is that of the talks
                let told = |h: &Hit| h.end <= bound && h.skipped.contains(&hit.start);
                let free = self.scene.language.order == WordOrder::Free;
                let other = other || free && self.scene.content().any(told);
                let open = !other
                    && !self.crosses_clause(hit.end, bound)
                    && !(hit.end..=bound).any(|i| self.scene.units.goes_on_in_past(i));
                (!of_verb && near && open).then_some(Operator { words, force: Force::Deny, negation: true })
            }
            Tag::Speech { kind: SpeechKind::Noun, force, .. } => {
                let act = self.acts.iter().any(|a| a.cue.start == hit.start);
                let others: Vec<usize> = self.other_acts().into_iter().filter(|&a| a > hit.start).collect();
                let reaches = self.scene.reach(hit.end, &others) > bound && !self.only_describes(hit, bound);
                let aside = force.is_disposition() && is_said_by_the_way(self.scene, hit.end, bound);
                (!act && !aside && reaches).then_some(Operator { words, force, negation: false })
            }
            _ => None,
        }
    }

    /// "Neither X nor the allies of Y in the town were": whether a negator of the same clause stands before one, so that
    /// both open the parts of a subject.
    fn is_paired(&self, at: usize) -> bool {
        let scene = self.scene;
        let from = at.saturating_sub(2 * scene.language.negation_reach);
        let first = (from..at).rev().find_map(|i| scene.hits.scope(i, Scope::Negator));
        let subject_first = scene.language.order == WordOrder::SubjectFirst;
        subject_first && first.is_some_and(|end| end <= at && !self.crosses_clause(end, at))
    }

    /// "There is not a single checkpoint of ours that …": whether a negator stands behind an auxiliary whose subject is no
    /// more than an adverb.
    fn is_of_existence(&self, at: usize) -> bool {
        let scene = self.scene;
        let auxiliary = scene.units.preceding(at).filter(|&b| scene.ends_at(b, Grammar::Auxiliary));
        let adverb = auxiliary.and_then(|a| scene.units.preceding(a));
        let subject_first = scene.language.order == WordOrder::SubjectFirst;
        subject_first && adverb.is_some_and(|b| scene.hits.adverbial(b) == Some(b + 1))
    }

    /// "The gunmen refusing the settlement began to leave": whether a force noun describes, article for article, the noun
    /// before it and has content of its own before the content at `bound`.
    fn only_describes(&self, noun: &Hit, bound: usize) -> bool {
        let scene = self.scene;
        let article = |i: usize| scene.units.words(i).iter().any(|m| m.clitics.article);
        let definite = |i: usize| article(i) || scene.units.mention_at(i).is_some();
        let described = || scene.units.preceding(noun.start).is_some_and(definite);
        let own = |h: &Hit| h.start == noun.end && h.end <= bound;
        let joined = self.content.hit.first.conjunction;
        article(noun.start) && !joined && described() && scene.content().any(own)
    }

    /// Whether a relative clause, a comma or, where subjects stand first, a connective begins between a negator and what follows.
    pub(super) fn crosses_clause(&self, from: usize, to: usize) -> bool {
        let subject_first = self.scene.language.order == WordOrder::SubjectFirst;
        (from..to).any(|i| {
            matches!(self.scene.units.kind(i), Some(UnitKind::Comma | UnitKind::Colon | UnitKind::Other))
                || self.scene.hits.begins(i, Grammar::Relative)
                || subject_first && self.scene.hits.scope(i, Scope::Connective).is_some()
                || subject_first && self.goes_on_with_verb(i)
                // "did not take place and that nobody …"
                || self.scene.hits.begins(i, Grammar::That) && self.scene.units.has_conjunction(i)
        })
    }

    /// "Will not leave and will fight", "had not stopped and that …", "did not meet them and we …": a conjunction with an
    /// auxiliary, a pronoun for a subject or "that" behind it begins another predicate.
    fn goes_on_with_verb(&self, at: usize) -> bool {
        let end = self.scene.hits.grammar(at, Grammar::Conjunction);
        let begins = |at, task| self.scene.hits.begins(at, task);
        let pronoun = |at| self.scene.hits.is_one(at, Grammar::Statement);
        let predicate = |at| begins(at, Grammar::Auxiliary) || begins(at, Grammar::That) || pronoun(at);
        end.is_some_and(predicate)
    }

    /// "Denied it, and called it a lie": the verdict of a joined clause says once more what the denial said.
    fn judged_again(&self, level: usize, verdict: &Hit) -> bool {
        let scene = self.scene;
        let denied = self.chain[level..].iter().any(|&a| self.acts[a].force == Force::Deny);
        let joined = |i: usize| {
            let next = scene.units.following(i).filter(|&n| n < verdict.start);
            scene.units.is_comma(i) && next.is_some_and(|n| scene.units.has_conjunction(n))
        };
        let denies = matches!(verdict.tag, Tag::Speech { force: Force::Deny, .. });
        denied && denies && (self.content.hit.end..verdict.start).any(joined)
    }

    /// "Denied the deal, describing the news as being false": words that open with "that" say of something else what the
    /// denial has said.
    fn described_again(&self, level: usize, verdict: &Hit) -> bool {
        let scene = self.scene;
        let opens = |task| scene.units.begins(verdict.start, scene.language, task);
        let that = verdict.end > verdict.start + 1 && (opens(Grammar::That) || opens(Grammar::ThatPronoun));
        let denied = self.chain[level..].iter().any(|&a| self.acts[a].force == Force::Deny);
        let denies = matches!(verdict.tag, Tag::Speech { force: Force::Deny, .. });
        that && denied && denies && scene.language.order == WordOrder::VerbFirst
    }

    /// "We have signed nothing. This is a lie": nobody's next sentence calls his own words untrue; a pronoun that begins
    /// it means what somebody else said.
    fn judges_another(&self, level: usize, verdict: &Hit) -> bool {
        let units = &self.scene.units;
        let stop = |i: &usize| units.kind(*i) == Some(UnitKind::Other);
        let taken_up = |i: usize| {
            units.following(i).is_some_and(|n| n < verdict.start && self.scene.taken_up(n).is_some())
        };
        level == 0 && (self.content.hit.end..verdict.start).filter(stop).any(taken_up)
    }

    /// A predicate at the end of the clause, which binds what stands before it.
    pub(super) fn predicate(&self, level: usize) -> Option<Operator> {
        let hit = self.content.hit;
        let holder = &self.acts[self.chain[level]];
        // a clause that describes a noun does not judge it
        if holder.kind == SpeechKind::Act {
            return None;
        }
        // a predicate belongs to the outermost act whose content holds it, not to a rumour inside
        let outer = self.chain.get(level + 1).map(|&p| &self.acts[p]);
        let predicates = self.scene.hits.all().iter().filter(|h| {
            matches!(h.tag, Tag::Speech { kind: SpeechKind::Predicate, .. })
                && h.start >= hit.end
                && holder.content.contains(&h.start)
        });
        let near = predicates.min_by_key(|h| h.start)?;
        if self.judged_again(level, near)
            || self.described_again(level, near)
            || self.judges_another(level, near)
        {
            return None;
        }
        if outer.is_some_and(|o| o.content.contains(&near.start)) {
            return None;
        }
        // a clause that describes something inside does not separate
        let apart = |a: &Act| a.parent.is_none_or(|p| !self.chain.contains(&p)) && a.kind != SpeechKind::Act;
        // an insertion that says who speaks is around all of it
        let acts = self.acts.iter().enumerate().filter(|(i, a)| apart(a) && !self.chain.contains(i));
        let others: Vec<usize> = acts.map(|(_, a)| a.clause).collect();
        // "described the reports as being false": the pronoun means what stands before
        let judged = |i: usize| self.scene.hits.grammar(i, Grammar::ThatPronoun) == Some(near.start);
        let ended = self.scene.units.statement_ends(hit.end, near.start);
        // "…, and denies all false charges": the word describes what that verb denies
        let describes = |a: &Act| {
            a.force == Force::Deny
                && (hit.end..=near.start).contains(&a.cue.end)
                && a.cue.start >= hit.end
                && near.start - a.cue.end <= 2
                && a.kind == SpeechKind::Verb
        };
        // "dismissed the claim as a lie": the verdict goes with the verb that denies
        let denies = matches!(holder.force, Force::Deny | Force::Refuse) && holder.cue.end <= hit.start;
        let verb = self.scene.hits.begins(near.start, Grammar::Auxiliary)
            || self.scene.units.preceding(near.start).is_some_and(|b| {
                self.scene.ends_at(b, Grammar::Auxiliary) || self.scene.ends_at(b, Grammar::ThatPronoun)
            });
        let subject_first = self.scene.language.order == WordOrder::SubjectFirst;
        let separated = ended
            || subject_first && denies && !verb
            || self.acts.iter().any(describes)
            || (hit.end..near.start).any(|i| {
                (self.scene.hits.begins(i, Grammar::That) && !judged(i))
                    || self.scene.hits.scope(i, Scope::Connective).is_some()
                    || others.contains(&i)
            });
        let Tag::Speech { force, .. } = near.tag else { return None };
        (!separated).then_some(Operator { words: near.start..near.end, force, negation: false })
    }
}
