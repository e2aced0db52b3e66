//! Verbs behind what is said, or inside it, where the order of words is free.

use crate::extract::acts::{Reader, only_says};
use crate::extract::free::insertions;
use crate::extract::hits::Hit;
use crate::extract::unit::UnitKind;
use crate::rules::tag::{Grammar, Tag};

impl Reader<'_> {
    /// "…, said X", "…, — said X. — …" and "…, as X said, …": the verb reports what stands on both sides of it.
    pub(super) fn postpose_free(&mut self) {
        let scene = self.scene;
        let Some(act) = self.acts.last() else { return };
        let plain = act.parent.is_none() && only_says(act.force);
        let inserted = insertions(scene.units, scene.hits).iter().any(|i| i.contains(&act.cue.start));
        let from = self.before_adverbials(act.clause);
        // "…, said X: …": what stands on both sides of it
        let colon = (act.cue.end..scene.units.len()).find(|&i| self.colon_at(i));
        let comma = scene.units.preceding(from).is_some_and(|b| scene.units.is_comma(b));
        let end = colon.filter(|_| comma).unwrap_or(scene.units.len());
        let says = |i: usize| self.colon_at(i) || scene.hits.said_at(i) || self.judged_at(i);
        let silent = inserted || !(act.cue.end..end).any(says);
        let said = scene.content().any(|h| inserted || h.start < act.clause);
        if plain && self.mark_closes(from) && silent && said {
            self.report_all_before();
        }
    }

    /// Where the adverbials begin that end right before a unit: dates, places, phrases for "as" or "of this".
    fn before_adverbials(&self, clause: usize) -> usize {
        let scene = self.scene;
        let inside = |b: usize| {
            let runs = |h: &Hit| matches!(h.tag, Tag::Date(_) | Tag::Grammar(Grammar::As)) && h.end > b;
            (b.saturating_sub(3)..=b).any(|from| scene.hits.at(from).iter().any(runs))
        };
        let small = |b: usize| {
            scene.ends_at(b, Grammar::Adverbial) || scene.ends_at(b, Grammar::SpeakingIn) || inside(b)
        };
        let mut from = clause;
        while let Some(b) = scene.units.preceding(from).filter(|&b| small(b)) {
            from = b;
        }
        from
    }

    /// Whether a mark that may close what is said stands before a unit, or nothing does.
    fn mark_closes(&self, from: usize) -> bool {
        let units = &self.scene.units;
        units.preceding(from).is_none_or(|b| {
            let quote = (b..from).any(|i| units.is_quote(i));
            // the dash behind another mark
            let dash = units.kind(b) == Some(UnitKind::Dash)
                && b.checked_sub(1).is_some_and(|m| units.is_mark_of_speech(m));
            matches!(units.kind(b), Some(UnitKind::Comma | UnitKind::Other)) || quote || dash
        })
    }
}
