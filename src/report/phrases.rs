//! How actors, positions, days and circumstances are said, in clean text ready to be wrapped.

use super::Options;
use super::excerpt::excerpt;
use super::filter::Narrowed;
use super::index::{Index, Voice};
use super::messages::Messages;
use super::paint::{Style, clean, label, styled};
use super::view::{Claim, Conflict, Kind, Report, Stand, Statement};
use crate::extract::claim::{Basis, Precision};
use crate::rules::relations::{DAY, PLACE};
use chrono::NaiveDate;
use std::collections::BTreeSet;

/// Outlets that are named before the rest is counted.
const OUTLETS: usize = 3;

/// A report and the language of its names.
#[derive(Debug)]
pub(super) struct Phrases<'a> {
    pub(super) report: &'a Report,
    pub(super) index: Index<'a>,
    pub(super) words: Messages,
    lang: &'a str,
}

/// What there is to know of a claim before it is cited.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Caution {
    pub(super) text: String,
    /// Whether it asks for care.
    pub(super) care: bool,
    /// The key of what it means, where that is not plain.
    pub(super) meaning: Option<&'static str>,
}

impl<'a> Phrases<'a> {
    pub(super) fn new(report: &'a Report, options: &'a Options) -> Self {
        let words = Messages::new(&options.language);
        Self { report, index: Index::new(report), words, lang: &options.language }
    }

    pub(super) fn actor(&self, id: &str) -> String {
        clean(self.report.names.actor(id, self.lang))
    }

    pub(super) fn side(&self, id: &str) -> String {
        clean(self.report.names.side(id, self.lang))
    }

    pub(super) fn topic(&self, id: &str) -> String {
        clean(self.report.names.topic(id, self.lang))
    }

    pub(super) fn position(&self, topic: &str, id: &str) -> String {
        clean(self.report.names.position(topic, id, self.lang))
    }

    pub(super) fn role(&self, id: &str) -> String {
        clean(self.report.names.role(id, self.lang))
    }

    /// "Actor: position".
    pub(super) fn stand(&self, topic: &str, stand: &Stand) -> String {
        let actor = styled(Style::Strong, &self.actor(&stand.actor));
        format!("{actor}: {}", styled(Style::Position, &self.position(topic, &stand.position)))
    }

    /// Day, outlets, spokesperson and what to be careful about.
    pub(super) fn circumstances(&self, voice: &Voice<'_>) -> Vec<String> {
        let mut said = vec![self.day(voice.statement.day, voice.claim.date.precision)];
        said.push(self.outlets(voice.statement));
        said.extend(voice.claim.speaker.spokesperson.as_deref().map(clean));
        said.extend(self.cautions(voice.claim));
        said
    }

    /// Relayed, carried over, learnt, unlisted, hedged, nested; ready for a line of the terminal.
    pub(super) fn cautions(&self, claim: &Claim) -> Vec<String> {
        let shown = |caution: Caution| match (caution.care, caution.meaning) {
            (true, Some("carried-means")) => styled(Style::Care, &format!("{BACK} {}", caution.text)),
            (true, _) => styled(Style::Care, &caution.text),
            (false, _) => caution.text,
        };
        self.told_of(claim).into_iter().map(shown).collect()
    }

    /// Relayed, carried over, learnt, unlisted, hedged, nested.
    pub(super) fn told_of(&self, claim: &Claim) -> Vec<Caution> {
        let words = &self.words;
        let with = |key: &str, actor: &str| words.with(key, &[("actor", &self.actor(actor))]);
        let mut said: Vec<Caution> = Vec::new();
        let mut say = |text: String, care: bool, meaning: Option<&'static str>| {
            said.push(Caution { text, care, meaning })
        };
        if let Some(via) = &claim.via {
            say(with("via", via), false, None);
        }
        match claim.speaker.basis {
            Basis::Named => {}
            Basis::Carried => say(words.say("carried"), true, Some("carried-means")),
            Basis::Learnt => {
                let earlier = self.back(claim.speaker.distance);
                say(words.with("learnt", &[("earlier", &earlier)]), false, None);
            }
            Basis::Unlisted => say(words.say("unlisted"), true, None),
        }
        if claim.hedged {
            say(words.say("hedged"), true, Some("hedged-means"));
        }
        if let Some(party) = self.of_another(claim) {
            say(with("of-another", party), false, Some("of-another-means"));
        }
        if let Some(outer) = &claim.nested_in {
            say(with("told-by", outer), true, Some("told-by-means"));
        }
        said
    }

    /// Through whom alone statements are known, where none of them is its actor's own.
    pub(super) fn only_told(&self, statements: &[&'a Statement]) -> Option<String> {
        let claims = statements.iter().flat_map(|statement| self.index.claims(statement));
        let tellers: Option<BTreeSet<&str>> = claims.map(|claim| claim.nested_in.as_deref()).collect();
        let tellers = tellers.filter(|tellers| !tellers.is_empty())?;
        let names: Vec<String> = tellers.into_iter().map(|teller| self.actor(teller)).collect();
        Some(self.words.with("told-by", &[("actor", &names.join(", "))]))
    }

    /// Whose doing the claim is about, where that is a body of another side: "the General Staff: leaves" means that
    /// somebody else does.
    fn of_another<'c>(&self, claim: &'c Claim) -> Option<&'c str> {
        let mut parties = claim.about.iter().filter(|p| ![PLACE, DAY].contains(&p.role.as_str()));
        let (Some(only), None) = (parties.next(), parties.next()) else { return None };
        let side = |actor: &str| self.report.names.side_of(actor).map(str::to_owned);
        (side(&only.party) != side(&claim.actor)).then_some(only.party.as_str())
    }

    /// The signs of cautions with what they mean, each as it begins on a line.
    pub(super) fn signs(&self) -> [(String, String); 4] {
        ["carried", "hedged", "of-another", "told-by"].map(|key| {
            let sign = self.words.with(key, &[("actor", "")]).trim().to_owned();
            let sign = if key == "carried" { format!("{BACK} {sign}") } else { sign };
            (sign, self.words.say(&format!("{key}-means")))
        })
    }

    /// The day of a statement.
    pub(super) fn day(&self, day: Option<NaiveDate>, precision: Precision) -> String {
        match (day, precision) {
            (None, _) => self.words.say("no-day"),
            (Some(day), Precision::Day) => day.to_string(),
            (Some(day), Precision::About) => self.words.with("day-about", &[("day", &day.to_string())]),
        }
    }

    /// From the first day to the last.
    pub(super) fn span(&self, days: Option<(NaiveDate, NaiveDate)>) -> String {
        match days {
            None => self.words.say("no-day-known"),
            Some((first, last)) if first == last => first.to_string(),
            Some((first, last)) => {
                let (first, last) = (first.to_string(), last.to_string());
                self.words.with("span", &[("first", &first), ("last", &last)])
            }
        }
    }

    /// The outlets of a statement.
    pub(super) fn outlets(&self, statement: &Statement) -> String {
        let mut named: Vec<String> =
            statement.outlets.iter().take(OUTLETS).map(|outlet| label(outlet)).collect();
        let rest = statement.outlets.len().saturating_sub(OUTLETS);
        if named.is_empty() {
            return self.words.say("outlet-unknown");
        }
        let more = if rest > 0 { format!(" {}", self.words.count("more", rest)) } else { String::new() };
        if let Some(last) = named.last_mut() {
            last.push_str(&more);
        }
        named.join(", ")
    }

    /// Days between two statements.
    pub(super) fn apart(&self, days: Option<u32>) -> String {
        match days {
            None => self.words.say("day-unknown"),
            Some(0) => self.words.say("same-day"),
            Some(days) => self.words.count("days-apart", usize::try_from(days).unwrap_or(usize::MAX)),
        }
    }

    /// Sentences back.
    pub(super) fn back(&self, distance: usize) -> String {
        self.words.count("earlier", distance)
    }

    /// A document and the one that carried its text before.
    pub(super) fn copy(&self, (copy, first): &(String, String)) -> String {
        self.words.with("copy-of", &[("copy", copy), ("first", first)])
    }

    /// What a filter left.
    pub(super) fn shown(&self) -> Option<String> {
        let Narrowed { filter, undated } = self.report.filtered.as_ref()?;
        let with = |key: &str, texts: &[(&str, &str)]| self.words.with(key, texts);
        let any = |key: &str, names: Vec<String>| {
            let listed = names.join(&format!(" {} ", self.words.say("or")));
            (!names.is_empty()).then(|| with(key, &[("name", &listed)]))
        };
        let mut said: Vec<String> = Vec::new();
        if let Some((a, b)) = &filter.between {
            said.push(with("shown-between", &[("a", &self.side(a)), ("b", &self.side(b))]));
        }
        said.extend(any("shown-topic", filter.topics.iter().map(|id| self.topic(id)).collect()));
        said.extend(any("shown-actor", filter.actors.iter().map(|id| self.actor(id)).collect()));
        let kind = |kind: &Kind| self.words.say(&format!("kind-{}", kind.as_str()));
        said.extend(any("shown-kind", filter.kinds.iter().map(kind).collect()));
        said.extend(filter.since.map(|day| with("shown-since", &[("day", &day.to_string())])));
        said.extend(filter.until.map(|day| with("shown-until", &[("day", &day.to_string())])));
        if filter.named_only {
            said.push(self.words.say("shown-named"));
        }
        if *undated > 0 && (filter.since.is_some() || filter.until.is_some()) {
            said.push(self.words.count("shown-undated", *undated));
        }
        Some(said.join(" · "))
    }

    /// The decisive words in quotation marks.
    pub(super) fn quote(&self, claim: &Claim, budget: usize) -> String {
        format!("«{}»", excerpt(&claim.quote.exact, &claim.way.decisive, budget.saturating_sub(2)))
    }

    /// The conflict with the side that is to stand first in front; shifts stay as they are.
    pub(super) fn turned(&self, conflict: &Conflict) -> bool {
        let Some((_, second)) = &self.report.compare else { return false };
        let side = |actor: &str| self.report.names.side_of(actor).map(str::to_owned);
        conflict.kind == Kind::Contradiction
            && side(&conflict.a.actor).as_ref() == Some(second)
            && side(&conflict.b.actor).as_ref() != Some(second)
    }
}

/// Stands before the mark of a speaker that was carried over.
pub(super) const BACK: &str = "↩";
/// What a report was read from: numbers, outlets, days.
#[derive(Debug)]
pub(super) struct Extent {
    pub(super) outlets: BTreeSet<String>,
    pub(super) days: Option<(NaiveDate, NaiveDate)>,
    pub(super) undated: Vec<String>,
    pub(super) copies: Vec<(String, String)>,
}

/// The extent of what was read.
pub(super) fn extent(report: &Report) -> Extent {
    let documents = &report.documents;
    let days = || documents.iter().filter_map(|document| document.published);
    let undated = documents.iter().filter(|document| document.published.is_none());
    let copies = documents.iter().filter_map(|d| Some((label(&d.id), label(d.copy_of.as_ref()?))));
    Extent {
        outlets: documents.iter().filter_map(|d| d.outlet.as_deref().map(label)).collect(),
        days: days().min().zip(days().max()),
        undated: undated.map(|document| label(&document.id)).collect(),
        copies: copies.collect(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::report::testing::sample;

    #[test]
    fn numbers_are_said_as_people_say_them() {
        let (report, options) = (sample(), Options::default());
        let phrases = Phrases::new(&report, &options);
        assert_eq!(
            [Some(0), Some(1), Some(12), None].map(|days| phrases.apart(days)),
            ["same day", "1 day apart", "12 days apart", "day unknown"]
        );
        assert_eq!(phrases.words.count("reports", 1), "1 report");
        assert_eq!([0, 2].map(|back| phrases.back(back)), ["in the same sentence", "2 sentences earlier"]);
    }
}
