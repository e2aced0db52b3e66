//! Verbs behind what is said, where verbs come first: behind a comma, a quotation or a full stop inside one.

use crate::extract::acts::{Act, Reader};
use crate::extract::unit::UnitKind;
use crate::rules::Force;
use crate::rules::tag::{Grammar, SpeechKind};

/// Words of an adverbial before its last one, at most.
const LONGEST_ADVERBIAL: usize = 3;

impl Reader<'_> {
    /// Makes the last act report the sentence where it affirms, stands behind what is said and says nothing itself.
    pub(super) fn postpose_verb_first(&mut self) {
        let scene = self.scene;
        let Some((act, before)) = self.acts.split_last() else { return };
        if act.parent.is_some() || act.force != Force::Affirm {
            return;
        }
        // what is done inside a quotation that stands before is part of what is said
        let inside = |a: &Act| a.cue.start < act.clause && scene.inside_quotation(0, a.cue.start);
        let first = !before.iter().any(|a| a.is_outermost_speech() && !inside(a));
        let from = self.before_whole_adverbials(act.clause);
        // "…". With these words X replied to the offer
        let apart = scene.units.preceding(from).is_some_and(|b| scene.units.kind(b) == Some(UnitKind::Other));
        let says = |i: usize| {
            self.colon_at(i)
                || scene.hits.begins(i, Grammar::That)
                || !apart && (scene.hits.content_at(i) || self.judged_at(i))
        };
        let end = self.goes_on_behind(act, from).unwrap_or(scene.units.len());
        let silent = !(act.cue.end..end).any(says);
        let said = scene.content().any(|h| h.end <= act.clause);
        if first && (apart || self.closes_before(from)) && silent && said {
            self.take_in_all_before();
        }
    }

    /// Where the adverbials begin that end right before a unit: "…", thus spoke X.
    fn before_whole_adverbials(&self, clause: usize) -> usize {
        let scene = self.scene;
        let mut from = clause;
        while let Some(b) = scene.units.preceding(from).filter(|&b| scene.ends_at(b, Grammar::Adverbial)) {
            let whole = |&i: &usize| scene.hits.grammar(i, Grammar::Adverbial) == Some(b + 1);
            from = (b.saturating_sub(LONGEST_ADVERBIAL)..b).find(whole).unwrap_or(b);
        }
        from
    }

    /// Whether what is said ends right before a unit, with a comma or quotation, or nothing stands there.
    fn closes_before(&self, from: usize) -> bool {
        let units = &self.scene.units;
        units.preceding(from).is_none_or(|b| {
            let quote = (b..from).any(|i| units.is_quote(i));
            // "…": thus spoke X
            let colon = self.colon_at(b) && b.checked_sub(1).is_some_and(|q| units.is_quote(q));
            units.is_comma(b) || quote || colon
        })
    }

    /// Where what is said goes on behind the verb and its subject, if it does: with a quotation, behind a comma or with
    /// a participle.
    fn goes_on_behind(&self, act: &Act, from: usize) -> Option<usize> {
        let scene = self.scene;
        let units = &scene.units;
        let behind = act.cue.end..units.len();
        // "…", X said, "…"
        let quoted = (0..from).any(|i| units.is_quote(i)) && scene.quotes(0, from).is_multiple_of(2);
        let quote = behind.clone().find(|&i| quoted && units.is_quote(i));
        // "…, X says, …"
        let subject = act.voices.iter().filter(|v| v.distance == 0).map(|v| v.tokens.end).max();
        let next = subject.and_then(|end| behind.clone().find(|&i| units.units[i].tokens.start >= end));
        let that = |i: usize| scene.hits.begins(i, Grammar::That);
        let comma = next.filter(|&c| units.is_comma(c) && !(c..units.len()).any(that));
        let inserted =
            comma.filter(|_| units.preceding(from).is_some() && !units.has_conjunction(act.cue.start));
        // "…, X said, adding that …"
        let adds = |&i: &usize| {
            let participle = scene.hits.speech(i, &[SpeechKind::Participle]).is_some();
            quoted && participle && units.preceding(i).is_some_and(|c| units.is_comma(c))
        };
        quote.or(inserted).or_else(|| behind.clone().find(adds))
    }

    /// Makes the last act report the whole sentence: the acts before it stand inside it, and those whose speaker nobody
    /// knows are its speaker's.
    fn take_in_all_before(&mut self) {
        let units = self.scene.units.len();
        let Some((act, before)) = self.acts.split_last_mut() else { return };
        act.content = 0..units;
        let index = before.len();
        for inner in before.iter_mut().filter(|a| a.parent.is_none()) {
            inner.parent = Some(index);
            if !inner.own_voice && inner.voices.is_empty() {
                inner.voices.clone_from(&act.voices);
            }
        }
    }
}
