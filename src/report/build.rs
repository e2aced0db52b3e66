//! Makes the view from what the stages found: indices become ids, byte ranges become quotations.

use super::ident::{Mint, shorts};
use super::names::Names;
use super::passage::{CodePoints, around, clamp, context, marked, neighbours, slice};
use super::view::{
    Claim, Conflict, Date, Document, Inputs, Kind, Pack, Pair, Part, Party, Quote, Report, Skipped, Speaker,
    Stand, Statement, Step, VERSION, Way,
};
use crate::conflict;
use crate::corpus;
use crate::extract::claim;
use crate::rules::ActorKind;
use crate::rules::ids::ActorId;
use crate::rules::labels::Labels;
use crate::rules::relations::DAY;
use chrono::NaiveDate;
use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;

/// Makes the view. The same inputs give the same view, byte for byte.
///
/// A claim of a document that is not there, or a statement of a claim that is not, is left out: only a fault
/// in an earlier stage can make one.
pub fn build(inputs: &Inputs<'_>) -> Report {
    let labels = inputs.labels;
    let documents = documents(inputs);
    let (claims, claim_ids) = claims(inputs);
    let (statements, statement_ids) = statements(inputs, &claims, &claim_ids);
    let conflicts = conflicts(inputs, &statement_ids);
    let side = |id| labels.side(id).id.clone();
    Report {
        version: VERSION,
        pack: Pack { id: labels.pack.id.clone(), hash: labels.hash.clone(), origin: labels.origin.clone() },
        documents,
        skipped: inputs.skipped.iter().map(skipped).collect(),
        claims,
        statements,
        conflicts,
        names: Names::new(labels, inputs.relations),
        compare: inputs.relations.compare().map(|(a, b)| (side(a), side(b))),
        filtered: None,
    }
}

fn skipped(skipped: &corpus::Skipped) -> Skipped {
    Skipped { path: skipped.path.clone(), reason: skipped.reason.clone() }
}

fn documents(inputs: &Inputs<'_>) -> Vec<Document> {
    let Inputs { documents, detected, copies, .. } = *inputs;
    let first = |index: usize| documents.get(copies.get(index)?.as_ref()?.first);
    let view = |(index, document): (usize, &corpus::Document)| {
        let found = detected.get(index);
        let recognised = found.map(|found| found.language.clone()).filter(|language| !language.is_empty());
        Document {
            id: document.id.clone(),
            path: document.path.clone(),
            outlet: document.outlet.clone(),
            published: document.published.or_else(|| found.and_then(|found| found.published)),
            language: recognised.or_else(|| document.language.clone()),
            title: document.title.clone().or_else(|| found.and_then(|found| found.title.clone())),
            url: document.url.clone(),
            published_as: document.published_as.clone(),
            author: document.author.clone(),
            origin: document.origin.clone(),
            original_id: document.original_id.clone(),
            copy_of: first(index).map(|document| document.id.clone()),
        }
    };
    documents.iter().enumerate().map(view).collect()
}

/// The claims, and the id of each by its index (empty where it was left out).
fn claims(inputs: &Inputs<'_>) -> (Vec<Claim>, Vec<String>) {
    // Counted where they are needed: few documents may have claims.
    let mut counts: BTreeMap<usize, CodePoints<'_>> = BTreeMap::new();
    let mut mint = Mint::new('k');
    let mut claims = Vec::new();
    let mut ids = Vec::new();
    for claim in inputs.claims {
        let Some(document) = inputs.documents.get(claim.document) else {
            ids.push(String::new());
            continue;
        };
        let counts = counts.entry(claim.document).or_insert_with(|| CodePoints::new(&document.text));
        let view = view_claim(inputs, claim, document, counts, &mut mint);
        ids.push(view.id.clone());
        claims.push(view);
    }
    let prefixes = shorts(&claims.iter().map(|claim| claim.id.as_str()).collect::<Vec<_>>());
    for (claim, short) in claims.iter_mut().zip(prefixes) {
        claim.short = short;
    }
    (claims, ids)
}

/// The claims alone, as [`build`] would give them.
pub fn claims_alone(inputs: &Inputs<'_>) -> Vec<Claim> {
    claims(inputs).0
}

/// The conflicts alone, as [`build`] would give them but for their short ids; and by id of a statement the claim to
/// quote for it, of those statements that stand first in a conflict.
pub fn conflicts_alone(inputs: &Inputs<'_>) -> (Vec<Conflict>, BTreeMap<String, Claim>) {
    let mut mint = Mint::new('s');
    let found = &inputs.findings.statements;
    let ids: Vec<String> = found.iter().map(|one| statement(inputs, one, &mut mint).id).collect();
    let first = inputs.findings.conflicts.iter().filter_map(|conflict| conflict.pairs.first());
    let first: BTreeSet<usize> = first.flat_map(|pair| [pair.a, pair.b]).collect();
    let quoted: Vec<(usize, &claim::Claim)> = first
        .into_iter()
        .filter_map(|at| Some((at, inputs.claims.get(*first_hand(inputs, &found.get(at)?.claims).first()?)?)))
        .collect();
    let claims: Vec<claim::Claim> = quoted.iter().map(|(_, claim)| (*claim).clone()).collect();
    let views = claims_alone(&Inputs { claims: &claims, ..*inputs });
    let by_statement = quoted.iter().zip(views).map(|((at, _), view)| (ids[*at].clone(), view)).collect();
    (conflicts(inputs, &ids), by_statement)
}

fn view_claim(
    inputs: &Inputs<'_>,
    claim: &claim::Claim,
    document: &corpus::Document,
    counts: &CodePoints<'_>,
    mint: &mut Mint,
) -> Claim {
    let labels = inputs.labels;
    let actor = labels.actor(claim.actor).id.clone();
    let topic = labels.topic(claim.topic).id.clone();
    let position = labels.position(claim.position).id.clone();
    let place = counts.before(claim.trace.sentence.start).to_string();
    Claim {
        id: mint.id(&[&document.id, &place, &actor, &topic, &position]),
        document: document.id.clone(),
        actor,
        side: inputs.relations.side(claim.actor).map(|side| labels.side(side).id.clone()),
        speaker: speaker(&claim.speaker),
        via: claim.via.map(|via| labels.actor(via).id.clone()),
        topic,
        position,
        about: parties(labels, &claim.about, claim.occasion),
        date: Date { day: claim.day.day, basis: claim.day.basis, precision: claim.day.precision },
        hedged: claim.hedged,
        nested_in: claim.nested_in.map(|outer| labels.actor(outer).id.clone()),
        rule: labels.rule(claim.rule).id.clone(),
        quote: quote(&document.text, &claim.trace.quote, counts),
        short: String::new(),
        unnamed: unnamed(inputs, claim.actor),
        way: way(labels, &document.text, claim),
    }
}

/// Unnamed persons, and media that bear the id of their side: they stand for its media in general, where a
/// named medium of the same kind (an agency, a channel) speaks for itself.
fn unnamed(inputs: &Inputs<'_>, actor: ActorId) -> bool {
    let labels = inputs.labels;
    let side = inputs.relations.side(actor).map(|side| &labels.side(side).id);
    match inputs.relations.kind(actor) {
        ActorKind::Unnamed => true,
        ActorKind::Media => side == Some(&labels.actor(actor).id),
        _ => false,
    }
}

fn speaker(speaker: &claim::Speaker) -> Speaker {
    Speaker { basis: speaker.basis, distance: speaker.distance, spokesperson: speaker.spokesperson.clone() }
}

fn parties(labels: &Labels, about: &[claim::Party], occasion: Option<NaiveDate>) -> Vec<Party> {
    let party = |party: &claim::Party| Party {
        party: labels.actor(party.actor).id.clone(),
        role: labels.role(party.role).id.clone(),
    };
    let mut parties: Vec<Party> = about.iter().map(party).collect();
    parties.extend(occasion.map(|day| Party { party: day.to_string(), role: DAY.to_owned() }));
    parties.sort();
    parties.dedup();
    parties
}

fn quote(text: &str, range: &Range<usize>, counts: &CodePoints<'_>) -> Quote {
    let range = clamp(text, range);
    let (prefix, suffix) = context(text, &range);
    Quote {
        exact: slice(text, &range).to_owned(),
        prefix: prefix.to_owned(),
        suffix: suffix.to_owned(),
        start: counts.before(range.start),
        end: counts.before(range.end),
    }
}

fn way(labels: &Labels, text: &str, claim: &claim::Claim) -> Way {
    let trace = &claim.trace;
    let marks = marks(trace);
    let (before, after) = neighbours(text, &trace.sentence);
    let outside = trace.speaker.as_ref().filter(|range| range.end <= trace.sentence.start);
    let earlier = outside.map(|range| marked(text, &around(text, range), &[(range.clone(), Part::Speaker)]));
    Way {
        sentence: marked(text, &trace.sentence, &marks),
        before: before.to_owned(),
        after: after.to_owned(),
        earlier,
        decisive: decisive(text, trace),
        content: slice(text, &trace.content).to_owned(),
        stated: labels.position(trace.stated).id.clone(),
        steps: trace.steps.iter().map(|taken| step(labels, text, taken)).collect(),
    }
}

fn step(labels: &Labels, text: &str, step: &claim::Step) -> Step {
    Step {
        word: slice(text, &step.word).to_owned(),
        force: step.force.as_str(),
        negation: step.negation,
        position: labels.position(step.position).id.clone(),
    }
}

fn marks(trace: &claim::Trace) -> Vec<(Range<usize>, Part)> {
    let mut marks = vec![(trace.content.clone(), Part::Content)];
    marks.extend(trace.cue.clone().map(|range| (range, Part::Cue)));
    marks.extend(trace.speaker.clone().map(|range| (range, Part::Speaker)));
    marks.extend(trace.steps.iter().map(|step| (step.word.clone(), Part::Cue)));
    marks
}

/// The content first, then what bears on it: bytes of the quotation.
fn decisive(text: &str, trace: &claim::Trace) -> Vec<Range<usize>> {
    let quote = clamp(text, &trace.quote);
    let words = trace.steps.iter().map(|step| &step.word);
    let parts = std::iter::once(&trace.content).chain(words).chain(trace.cue.as_ref());
    let inside = parts
        .map(|range| clamp(text, range))
        .filter(|range| range.start >= quote.start && range.end <= quote.end && !range.is_empty());
    inside.map(|range| range.start - quote.start..range.end - quote.start).collect()
}

/// The statements, and the id of each by its index.
fn statements(inputs: &Inputs<'_>, claims: &[Claim], claim_ids: &[String]) -> (Vec<Statement>, Vec<String>) {
    let by_id: BTreeMap<&str, &Claim> = claims.iter().map(|claim| (claim.id.as_str(), claim)).collect();
    let outlet_of: BTreeMap<&str, Option<&str>> =
        inputs.documents.iter().map(|d| (d.id.as_str(), d.outlet.as_deref())).collect();
    let mut mint = Mint::new('s');
    let mut statements = Vec::new();
    for found in &inputs.findings.statements {
        let mut view = statement(inputs, found, &mut mint);
        let ids = first_hand(inputs, &found.claims).into_iter().filter_map(|index| claim_ids.get(index));
        view.claims = ids.filter(|id| !id.is_empty()).cloned().collect();
        let documents = view.claims.iter().filter_map(|id| by_id.get(id.as_str()));
        let outlets: BTreeSet<&str> =
            documents.filter_map(|claim| *outlet_of.get(claim.document.as_str())?).collect();
        view.outlets = outlets.into_iter().map(str::to_owned).collect();
        statements.push(view);
    }
    let prefixes = shorts(&statements.iter().map(|s| s.id.as_str()).collect::<Vec<_>>());
    for (statement, short) in statements.iter_mut().zip(prefixes) {
        statement.short = short;
    }
    let ids = statements.iter().map(|statement| statement.id.clone()).collect();
    (statements, ids)
}

/// Claims of copies behind the others: what is shown of a statement is what its first claim says.
fn first_hand(inputs: &Inputs<'_>, claims: &[usize]) -> Vec<usize> {
    let document = |claim: usize| inputs.claims.get(claim).map(|claim| claim.document);
    let copied = |claim: usize| inputs.copies.get(document(claim)?).copied().flatten();
    let mut sorted = claims.to_vec();
    sorted.sort_by_key(|&claim| copied(claim).is_some());
    sorted
}

fn statement(inputs: &Inputs<'_>, found: &conflict::Statement, mint: &mut Mint) -> Statement {
    let labels = inputs.labels;
    let about = parties(labels, &found.about, found.occasion);
    let actor = labels.actor(found.actor).id.clone();
    let topic = labels.topic(found.topic).id.clone();
    let position = labels.position(found.position).id.clone();
    let day = found.day.map(|day| day.to_string()).unwrap_or_default();
    let document = found.document.and_then(|index| inputs.documents.get(index));
    let document = document.map_or("", |document| document.id.as_str());
    let mut parts = vec![actor.as_str(), &topic, &position, &day, document];
    parts.extend(about.iter().flat_map(|party| [party.party.as_str(), party.role.as_str()]));
    let id = mint.id(&parts);
    Statement {
        id,
        actor,
        topic,
        position,
        about,
        day: found.day,
        claims: Vec::new(),
        outlets: Vec::new(),
        short: String::new(),
    }
}

fn conflicts(inputs: &Inputs<'_>, statement_ids: &[String]) -> Vec<Conflict> {
    let mut mint = Mint::new('c');
    let mut conflicts: Vec<Conflict> = Vec::new();
    for found in &inputs.findings.conflicts {
        let topic = inputs.labels.topic(found.topic).id.clone();
        let (a, b) = (stand(inputs.labels, found.a), stand(inputs.labels, found.b));
        let kind = Kind::from(found.kind);
        conflicts.push(Conflict {
            id: conflict_id(&mut mint, kind, &topic, &a, &b),
            kind,
            topic,
            a,
            b,
            pairs: found.pairs.iter().filter_map(|p| pair(p, statement_ids)).collect(),
            short: String::new(),
        });
    }
    let prefixes = shorts(&conflicts.iter().map(|c| c.id.as_str()).collect::<Vec<_>>());
    for (conflict, short) in conflicts.iter_mut().zip(prefixes) {
        conflict.short = short;
    }
    conflicts
}

/// Which stand comes first says nothing, except in a shift.
fn conflict_id(mint: &mut Mint, kind: Kind, topic: &str, a: &Stand, b: &Stand) -> String {
    let (a, b) = if kind == Kind::Shift || a <= b { (a, b) } else { (b, a) };
    mint.id(&[kind.as_str(), topic, &a.actor, &a.position, &b.actor, &b.position])
}

fn stand(labels: &Labels, stand: conflict::Stand) -> Stand {
    Stand {
        actor: labels.actor(stand.actor).id.clone(),
        position: labels.position(stand.position).id.clone(),
    }
}

fn pair(pair: &conflict::Pair, ids: &[String]) -> Option<Pair> {
    let (a, b) = (ids.get(pair.a)?, ids.get(pair.b)?);
    Some(Pair { a: a.clone(), b: b.clone(), days_apart: pair.days_apart })
}

#[cfg(test)]
mod tests {
    use crate::report::testing::{data, sample};
    use std::collections::BTreeSet;

    #[test]
    fn offsets_are_code_points_of_the_body() {
        let data = data();
        for claim in &data.view().claims {
            let document = data.documents.iter().find(|d| d.id == claim.document).unwrap();
            let chars: Vec<char> = document.text.chars().collect();
            let (start, end) = (claim.quote.start, claim.quote.end);
            assert_eq!(chars[start..end].iter().collect::<String>(), claim.quote.exact);
            assert!(chars[..start].iter().collect::<String>().ends_with(&claim.quote.prefix));
            assert!(chars[end..].iter().collect::<String>().starts_with(&claim.quote.suffix));
        }
    }

    #[test]
    fn ids_stay_when_the_rules_that_spoke_change_and_claims_are_added() {
        let before = sample();
        let mut data = data();
        for claim in &mut data.claims {
            claim.trace.content = claim.trace.quote.clone();
            claim.trace.steps.clear();
            claim.trace.quote.end -= 2;
        }
        data.labels.rules[0].id = "negotiations/other".into();
        let mut extra = data.claims[0].clone();
        extra.trace.sentence.start += 2;
        data.claims.push(extra);
        let after = data.view();
        let ids = |report: &crate::report::view::Report| -> BTreeSet<String> {
            let claims = report.claims.iter().map(|claim| claim.id.clone());
            claims.chain(report.conflicts.iter().map(|conflict| conflict.id.clone())).collect()
        };
        assert!(ids(&before).is_subset(&ids(&after)));
    }

    #[test]
    fn every_id_is_there_once_and_every_reference_leads_somewhere() {
        let report = sample();
        let claims: BTreeSet<&str> = report.claims.iter().map(|claim| claim.id.as_str()).collect();
        assert_eq!(claims.len(), report.claims.len());
        let statements: BTreeSet<&str> = report.statements.iter().map(|s| s.id.as_str()).collect();
        assert_eq!(statements.len(), report.statements.len());
        assert!(report.statements.iter().flat_map(|s| &s.claims).all(|id| claims.contains(id.as_str())));
        for pair in report.conflicts.iter().flat_map(|conflict| &conflict.pairs) {
            assert!(statements.contains(pair.a.as_str()) && statements.contains(pair.b.as_str()));
        }
    }

    #[test]
    fn a_conflict_keeps_its_id_whichever_side_comes_first() {
        // The second is the first turned round: the same row, told apart only by the counter.
        let data = data();
        let mut turned = super::super::testing::data();
        turned.findings.conflicts.remove(0);
        assert_eq!(data.view().conflicts[0].id, turned.view().conflicts[0].id);
    }

    #[test]
    fn the_same_text_in_another_outlet_is_a_copy_of_the_earlier() {
        let copies: Vec<Option<String>> = sample().documents.into_iter().map(|d| d.copy_of).collect();
        assert_eq!(copies, [None, Some("001".to_owned()), None, None, None]);
    }

    #[test]
    fn a_statement_names_its_outlets_in_order() {
        assert_eq!(sample().statements[0].outlets, ["aljazeera", "shaam"]);
    }

    #[test]
    fn media_in_general_are_unnamed_and_a_medium_is_not() {
        let mut data = data();
        assert!(data.view().claims[5].unnamed);
        data.labels.actors[2].id = "the-daily".into();
        assert!(!data.view().claims[5].unnamed);
    }

    #[test]
    fn nothing_out_of_range_makes_it_panic() {
        let mut data = data();
        data.claims[0].document = 99;
        data.claims[1].trace.quote = 5..99999;
        data.claims[1].trace.sentence = 99999..999_999;
        data.claims[2].trace.content = std::ops::Range { start: 50, end: 3 };
        data.findings.statements[0].claims.push(4000);
        data.findings.conflicts[0].pairs[0].a = 77;
        let report = data.view();
        assert_eq!(report.claims.len(), data.claims.len() - 1);
        assert!(report.conflicts[0].pairs.is_empty());
    }
}
