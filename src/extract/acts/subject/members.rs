//! Who speaks with a subject: what is coordinated with it, its members in brackets, who signed with it.

use crate::extract::acts::{Reader, Subject};
use crate::extract::hits::Hit;
use crate::extract::unit::UnitKind;
use crate::rules::tag::Grammar;

impl Reader<'_> {
    /// A subject with what is coordinated with it or stands in brackets behind it.
    pub(in crate::extract::acts) fn with_members(&self, at: usize) -> Vec<usize> {
        let mut list = self.scene.coordinated(at);
        if let Some(&last) = list.last() {
            list.extend(self.scene.bracketed(last));
        }
        list
    }

    /// A list of actors in quotation marks or brackets before what is said: they speak with the subject.
    pub(in crate::extract::acts) fn with_signatories(&self, hit: &Hit, subject: Subject) -> Subject {
        let Subject::Mentions(mut list) = subject else { return subject };
        let scene = self.scene;
        let end = (hit.end..scene.units.len())
            .find(|&i| scene.hits.begins(i, Grammar::That) || self.colon_at(i))
            .unwrap_or(hit.end);
        let mark = |i: usize| {
            matches!(scene.units.kind(i), Some(UnitKind::Quote | UnitKind::Open | UnitKind::Close))
        };
        let marks: Vec<usize> = (hit.end..end).filter(|&i| mark(i)).collect();
        for pair in marks.windows(2) {
            let inside = pair[0] + 1..pair[1];
            let names: Vec<usize> = inside.clone().filter(|&i| scene.units.mention_at(i).is_some()).collect();
            let words = inside.filter(|&i| scene.units.kind(i) == Some(UnitKind::Word)).count();
            if names.len() >= 2 && words == 0 {
                list.extend(names.into_iter().filter(|n| !list.contains(n)).collect::<Vec<_>>());
            }
        }
        let members = (hit.end..end).filter_map(|i| self.members_of(i)).next().unwrap_or_default();
        list.extend(members.into_iter().filter(|n| !list.contains(n)).collect::<Vec<_>>());
        Subject::Mentions(list)
    }

    /// "The factions that signed it, namely A, B and C, said": the list behind a word that opens an insertion.
    fn members_of(&self, at: usize) -> Option<Vec<usize>> {
        let scene = self.scene;
        let comma = scene.units.preceding(at).is_some_and(|b| scene.units.is_comma(b));
        let end = scene.hits.grammar(at, Grammar::Apposition).filter(|_| comma)?;
        let first = (end..scene.units.len()).find(|&i| !scene.units.transparent(i))?;
        scene.units.mention_at(first)?;
        let list = scene.coordinated(first);
        let closed = list.last().and_then(|&l| scene.units.following(l));
        let closed = closed.is_some_and(|c| scene.units.is_comma(c));
        (list.len() >= 2 && closed).then_some(list)
    }
}
