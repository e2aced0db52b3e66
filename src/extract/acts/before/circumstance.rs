//! Subjects before an insertion that only tells the circumstances: "N, after meeting M in Y, said".

use crate::extract::acts::Reader;
use crate::extract::unit::UnitKind;
use crate::rules::tag::{Grammar, Scope, SpeechKind};

impl Reader<'_> {
    /// "N, after meeting M in Y, said", "N, in a call with his counterpart, M, said": who opens the clause by name and
    /// office, where what stands between the commas behind him begins with no words for what he is.
    pub(super) fn before_circumstance(&self, close: usize) -> Option<Vec<usize>> {
        let scene = self.scene;
        let from = self.acts.last().map_or(0, |a| a.cue.end);
        let head = scene.first_free_mention(from, close)?;
        let mention = scene.units.mention_at(head).filter(|m| !m.possessive)?;
        let known = mention.actor.is_some_and(|a| !self.is_vague(a));
        let open = scene.units.following(head).filter(|&c| scene.units.is_open_comma(c) && c < close)?;
        let named = known
            && !self.taken(head)
            && self.opens_clause(from, head)
            && self.tells_circumstance(open, close)
            && self.goes_on_by_name(open, close);
        named.then(|| self.with_members(head)).filter(|list| list.len() == 1)
    }

    /// Whether nothing but small words stands between the last act and a unit.
    fn opens_clause(&self, from: usize, to: usize) -> bool {
        let scene = self.scene;
        let begin = scene.hits.grammar(from, Grammar::That).filter(|&end| end <= to).unwrap_or(from);
        self.skips(begin, to)
    }

    /// Whether words that tell neither who nor what somebody is begin behind a comma, and nobody is quoted there.
    fn tells_circumstance(&self, comma: usize, close: usize) -> bool {
        let scene = self.scene;
        let Some(first) = scene.units.following(comma).filter(|&f| f < close) else { return false };
        let described = [
            Grammar::Article,
            Grammar::Determiner,
            Grammar::Apposition,
            Grammar::Relative,
            Grammar::Statement,
            Grammar::Owner,
            Grammar::Role,
            Grammar::Title,
            Grammar::Unlisted,
            Grammar::Conjunction,
        ];
        let relays = [SpeechKind::Passive, SpeechKind::According];
        scene.units.kind(first) == Some(UnitKind::Word)
            && !described.iter().any(|&task| scene.hits.begins(first, task))
            && scene.hits.speech(first, &relays).is_none()
            && !scene.hits.limits(first, Scope::Negator)
    }

    /// Whether nothing but a name stands between any two further commas before the one that closes an insertion.
    fn goes_on_by_name(&self, open: usize, close: usize) -> bool {
        let scene = self.scene;
        let Some(next) = (open + 1..close).find(|&i| scene.units.is_open_comma(i)) else { return true };
        let small = |i: usize| {
            !scene.units.is_word(i)
                || scene.units.mention_at(i).is_some()
                || [Grammar::Article, Grammar::Title].iter().any(|&task| scene.hits.begins(i, task))
        };
        (next..close).all(small)
    }
}
