//! What was read, report by report, with all claims found in each.

use super::super::paint::clean;
use super::super::phrases::Caution;
use super::super::view::{Claim, Document};
use super::Pen;
use super::dates::Day;
use super::facets::Tags;
use super::quotation::{Foreign, Quotation};
use super::signs::Sign;
use crate::extract::claim::Precision;

/// A document and its claims.
#[derive(Debug)]
pub(super) struct Read {
    pub(super) id: String,
    pub(super) outlet: Option<String>,
    pub(super) day: Day,
    pub(super) title: Option<Foreign>,
    pub(super) path: String,
    /// Only an address that a browser may be sent to.
    pub(super) url: Option<String>,
    pub(super) copy_of: Option<String>,
    pub(super) claims: Vec<Claimed>,
}

/// A claim.
#[derive(Debug)]
pub(super) struct Claimed {
    pub(super) id: String,
    pub(super) tags: Tags,
    pub(super) actor: String,
    pub(super) topic: String,
    pub(super) position: String,
    pub(super) sign: Sign,
    pub(super) spokesperson: Option<Foreign>,
    pub(super) cautions: Vec<Caution>,
    /// Where it is not the day of publication.
    pub(super) day: Option<Day>,
    pub(super) quotation: Quotation,
}

/// All documents by their days, those without one last.
pub(super) fn documents(pen: &Pen<'_>) -> Vec<Read> {
    let mut sorted: Vec<&Document> = pen.report().documents.iter().collect();
    sorted.sort_by_key(|document| (document.published.is_none(), document.published));
    sorted.into_iter().map(|document| read(pen, document)).collect()
}

fn read(pen: &Pen<'_>, document: &Document) -> Read {
    let own = pen.phrases.index.of_document(&document.id);
    Read {
        id: clean(&document.id),
        outlet: document.outlet.as_deref().map(clean),
        day: Day::new(pen.words(), document.published, Precision::Day),
        title: document.title.as_deref().map(|title| Foreign::new(title, Some(document))),
        path: clean(&document.path),
        url: document.url.as_deref().filter(|url| may_be_followed(url)).map(clean),
        copy_of: document.copy_of.as_deref().map(clean),
        claims: own.iter().map(|claim| claimed(pen, claim, document)).collect(),
    }
}

/// Whether a link may lead there: what a report calls its address may be a script.
fn may_be_followed(url: &str) -> bool {
    let scheme = url.split(':').next().unwrap_or_default().to_ascii_lowercase();
    matches!(scheme.as_str(), "http" | "https") && url.contains("://")
}

fn claimed(pen: &Pen<'_>, claim: &Claim, document: &Document) -> Claimed {
    let differs = claim.date.day != document.published || claim.date.precision == Precision::About;
    Claimed {
        id: claim.short.clone(),
        tags: pen.facets.of_claim(claim),
        actor: pen.phrases.actor(&claim.actor),
        topic: pen.phrases.topic(&claim.topic),
        position: pen.phrases.position(&claim.topic, &claim.position),
        sign: pen.sign(&claim.topic, &claim.position),
        spokesperson: claim.speaker.spokesperson.as_deref().map(|name| Foreign::new(name, Some(document))),
        cautions: pen.cautions(claim),
        day: differs.then(|| Day::new(pen.words(), claim.date.day, claim.date.precision)),
        quotation: Quotation::alone(claim, Some(document)),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_addresses_of_the_web_become_links() {
        assert!(may_be_followed("https://example.org/a?b=1") && may_be_followed("HTTP://example.org"));
        for url in ["javascript:alert(1)", "data:text/html,x", " https://x", "//example.org", "https:x", ""] {
            assert!(!may_be_followed(url), "{url}");
        }
    }
}
