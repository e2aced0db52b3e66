//! Round after round over reports and rules that are edited: each gives what a run from the beginning would give,
//! and reads only what the edit can reach.
//!
//! In: the corpus and the compiled pack of a round, and documents that stand aside: they are read, and compared with
//! nothing. Out: the [`Round`], and what of it may differ from the last one.

use super::{Analysis, Bodies, copied, labels};
use crate::conflict::{self, Conflict, Copied, Findings, Pair, Statement};
use crate::corpus::{Corpus, Document};
use crate::extract::claim::{Claim, Unlisted};
use crate::extract::memory::{Again, Reach, Read, Vocabulary, again, first};
use crate::report::view::Detected;
use crate::rules::Ruleset;
use crate::rules::ids::{PositionId, RoleId, TopicId};
use crate::rules::impact::{self, Impact};
use crate::rules::labels::Labels;
use rayon::prelude::*;
use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::sync::Arc;

/// What the documents of a corpus say, in a form that the next round can build on.
#[derive(Debug, Clone)]
pub struct Round {
    /// The reports.
    pub corpus: Arc<Corpus>,
    /// The rules.
    pub ruleset: Arc<Ruleset>,
    reads: Vec<Arc<Read>>,
    aside: Aside,
    /// By document: its claims, where the numbers of unlisted bodies in them are not the document's own.
    numbered: Vec<Option<Vec<Claim>>>,
    unlisted: Vec<Unlisted>,
    /// By document: whether its text is an earlier one's.
    copies: Vec<Option<Copied>>,
    /// By topic; claims are indices of the topic's own list.
    topics: Vec<Arc<Findings>>,
}

/// Documents that are compared with nothing: examples.
#[derive(Debug, Clone, Default)]
struct Aside {
    documents: Vec<Document>,
    reads: Vec<Arc<Read>>,
}

/// What may differ between two rounds; everything else is the same.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Delta {
    /// Documents of the earlier round, by index.
    pub old_documents: Vec<usize>,
    /// Documents of the later round, by index.
    pub new_documents: Vec<usize>,
    /// Ids of topics whose conflicts may differ.
    pub topics: BTreeSet<String>,
}

/// Rounds over one set of reports.
#[derive(Debug, Default)]
pub struct Rounds {
    vocabularies: Vec<Vocabulary>,
    last: Option<Round>,
}

impl Rounds {
    /// The last round.
    pub fn last(&self) -> Option<&Round> {
        self.last.as_ref()
    }

    /// Reads a corpus with the rules of this round, and what stands aside; what may differ from the round before,
    /// where there was one.
    pub fn next(
        &mut self,
        corpus: Arc<Corpus>,
        aside: Vec<Document>,
        ruleset: Arc<Ruleset>,
    ) -> Option<(Round, Delta)> {
        let before = self.last.take();
        // Equal files give equal rules.
        let known = before.as_ref().map(|last| &last.ruleset);
        let ruleset = known.filter(|old| is_same(old, &ruleset)).cloned().unwrap_or(ruleset);
        let impact = before.as_ref().and_then(|last| impact::between(&last.ruleset, &ruleset));
        let (round, delta) = match (&before, &impact) {
            (Some(last), Some(impact)) => self.read_again(last, impact, (corpus, aside), ruleset),
            _ => self.read_all(before.as_ref(), (corpus, aside), ruleset),
        };
        let same = |language: usize| {
            let languages = impact.as_ref().map(|impact| &impact.languages);
            languages.and_then(|all| all.get(language)).is_some_and(|one| one.words.is_none())
        };
        for (nth, (vocabulary, language)) in
            self.vocabularies.iter_mut().zip(round.ruleset.languages()).enumerate()
        {
            vocabulary.settle(&language.lexicon, same(nth));
        }
        self.last = Some(round);
        before.map(|last| (last, delta))
    }

    fn read_all(
        &mut self,
        before: Option<&Round>,
        (corpus, aside): (Arc<Corpus>, Vec<Document>),
        ruleset: Arc<Ruleset>,
    ) -> (Round, Delta) {
        self.vocabularies = ruleset.languages().iter().map(|_| Vocabulary::default()).collect();
        let read =
            |(at, document): (usize, &Document)| Arc::new(first(document, at, &ruleset, &self.vocabularies));
        let reads: Vec<Arc<Read>> = corpus.documents.par_iter().enumerate().map(read).collect();
        let examples = aside.par_iter().map(|document| read((0, document))).collect();
        let aside = Aside { documents: aside, reads: examples };
        let topics = vec![None; ruleset.labels().topics.len()];
        let round = Round::new(corpus, ruleset, reads, aside, None).compared(topics);
        let mut delta = Delta { new_documents: (0..round.reads.len()).collect(), ..Delta::default() };
        delta.old_documents = before.map(|last| (0..last.reads.len()).collect()).unwrap_or_default();
        let all = [Some(&round), before].into_iter().flatten().flat_map(|r| &r.ruleset.labels().topics);
        delta.topics = all.map(|topic| topic.id.clone()).collect();
        (round, delta)
    }

    fn read_again(
        &self,
        last: &Round,
        impact: &Impact,
        (corpus, aside): (Arc<Corpus>, Vec<Document>),
        ruleset: Arc<Ruleset>,
    ) -> (Round, Delta) {
        let languages = impact.languages.iter().zip(&self.vocabularies).zip(ruleset.languages());
        let reach: Vec<Reach> =
            languages.map(|((impact, words), language)| Reach::new(impact, words, language)).collect();
        let known: HashMap<&str, usize> =
            last.corpus.documents.iter().enumerate().map(|(at, d)| (d.id.as_str(), at)).collect();
        let with = (&impact.renaming, &reach[..]);
        let reread = |old: &Arc<Read>, document: &Document, at: usize| match again(
            old,
            document,
            at,
            &ruleset,
            &self.vocabularies,
            with,
        ) {
            Again::Same => (Arc::clone(old), false),
            Again::Renamed(read) => (Arc::new(read), false),
            Again::Fresh(read) => {
                let changed = !old.gives(&read, &impact.renaming, at);
                (Arc::new(read), changed)
            }
        };
        let read = |(at, document): (usize, &Document)| {
            let before = known.get(document.id.as_str()).copied();
            let same = before.filter(|&old| last.corpus.documents[old] == *document);
            let (read, changed) = match same {
                Some(old) => reread(&last.reads[old], document, at),
                None => (Arc::new(first(document, at, &ruleset, &self.vocabularies)), true),
            };
            (read, before, changed)
        };
        let texts = last.aside.documents.iter().enumerate();
        let texts: HashMap<&str, usize> = texts.map(|(at, document)| (document.text.as_str(), at)).collect();
        let read_aside = |document: &Document| {
            let before = texts.get(document.text.as_str()).copied();
            match before.filter(|&old| last.aside.documents[old] == *document) {
                Some(old) => reread(&last.aside.reads[old], document, 0).0,
                None => Arc::new(first(document, 0, &ruleset, &self.vocabularies)),
            }
        };
        let examples = aside.par_iter().map(read_aside).collect();
        let aside = Aside { documents: aside, reads: examples };
        let read: Vec<(Arc<Read>, Option<usize>, bool)> =
            corpus.documents.par_iter().enumerate().map(read).collect();
        let (read, origins): (Vec<Arc<Read>>, Vec<Origin>) =
            read.into_iter().map(|(read, old, changed)| (read, Origin { old, changed })).unzip();
        let round = Round::new(corpus, Arc::clone(&ruleset), read, aside, Some(last));
        let delta = delta(last, impact, &round, &origins);
        let kept = |topic: &crate::rules::labels::Label| {
            let index = |t: &crate::rules::labels::Label| t.id == topic.id;
            let old = last.ruleset.labels().topics.iter().position(index)?;
            (!delta.topics.contains(&topic.id)).then(|| last.topics.get(old).cloned()).flatten()
        };
        let topics = ruleset.labels().topics.iter().map(kept).collect();
        (round.compared(topics), delta)
    }
}

/// Whether two rulesets come from the same files.
fn is_same(old: &Ruleset, new: &Ruleset) -> bool {
    !new.labels().hash.is_empty()
        && old.labels().hash == new.labels().hash
        && old.labels().origin == new.labels().origin
}

/// Whether documents are copies of each other as those of another round are.
fn print_alike(old: &[Arc<Read>], new: &[Arc<Read>]) -> bool {
    let same = |(a, b): (&Arc<Read>, &Arc<Read>)| {
        let (old, new) = (&a.extraction, &b.extraction);
        Arc::ptr_eq(a, b) || old.fingerprint == new.fingerprint && old.published == new.published
    };
    old.len() == new.len() && old.iter().zip(new).all(same)
}

/// What a document of a round was in the round before.
struct Origin {
    /// Its index.
    old: Option<usize>,
    /// It may give another thing now.
    changed: bool,
}

/// What may differ after documents were read again.
fn delta(last: &Round, impact: &Impact, round: &Round, origins: &[Origin]) -> Delta {
    let mut delta = Delta::default();
    let ruleset = &*round.ruleset;
    let mut seen = vec![false; last.reads.len()];
    for (at, Origin { old, changed }) in origins.iter().enumerate() {
        old.iter().for_each(|&old| seen[old] = true);
        if *changed {
            delta.new_documents.push(at);
            delta.old_documents.extend(old);
        }
    }
    delta.old_documents.extend((0..seen.len()).filter(|&old| !seen[old]));
    delta.old_documents.sort_unstable();
    let moved = origins.len() != last.reads.len()
        || origins.iter().enumerate().any(|(at, origin)| origin.old != Some(at))
        || round.unlisted != last.unlisted
        || round.copies != last.copies;
    let ids = |ruleset: &Ruleset| {
        ruleset.labels().topics.iter().map(|topic| topic.id.clone()).collect::<BTreeSet<String>>()
    };
    if moved || !impact.renaming.keeps_all_but_rules() || !actors_meet_alike(&last.ruleset, ruleset) {
        delta.topics = ids(&last.ruleset);
        delta.topics.extend(ids(ruleset));
        return delta;
    }
    let old = delta.old_documents.iter().flat_map(|&at| last.claims_at(at));
    let new = delta.new_documents.iter().flat_map(|&at| round.claims_at(at));
    let said: BTreeSet<TopicId> = old.chain(new).map(|claim| claim.topic).collect();
    let topics = (0u16..).map(TopicId).zip(&ruleset.labels().topics);
    let other = |topic| said.contains(&topic) || !compares_alike(topic, &last.ruleset, ruleset);
    delta.topics = topics.filter(|(topic, _)| other(*topic)).map(|(_, label)| label.id.clone()).collect();
    delta
}

/// Whether actors, under the same ids, stand to each other as they did.
fn actors_meet_alike(old: &Ruleset, new: &Ruleset) -> bool {
    let (a, b) = (old.relations(), new.relations());
    let sides = |ruleset: &Ruleset| {
        ruleset.labels().sides.iter().map(|side| side.id.clone()).collect::<Vec<String>>()
    };
    a.sides == b.sides
        && a.kinds == b.kinds
        && a.groups == b.groups
        && a.party_as == b.party_as
        && a.compare == b.compare
        && sides(old) == sides(new)
}

/// Whether statements on a topic are compared as they were.
fn compares_alike(topic: TopicId, old: &Ruleset, new: &Ruleset) -> bool {
    let of = |ruleset: &Ruleset| {
        let relations = ruleset.relations();
        let here = |id: PositionId| ruleset.labels().position_topics.get(id.index()) == Some(&topic);
        let opposed: Vec<_> = relations.opposed.iter().filter(|((a, _), _)| here(*a)).collect();
        let opposed: Vec<_> = opposed.into_iter().map(|(pair, within)| (*pair, *within)).collect();
        let shifts: Vec<_> = relations.shifts.iter().filter(|((a, _), _)| here(*a)).collect();
        let shifts: Vec<_> = shifts.into_iter().map(|(pair, within)| (*pair, *within)).collect();
        let open = |role: &RoleId| relations.is_open(topic, *role);
        let roles = relations.roles(topic);
        (opposed, shifts, roles.to_vec(), roles.iter().map(open).collect::<Vec<_>>())
    };
    of(old) == of(new)
}

impl Round {
    /// A round whose documents were read; nothing is compared yet.
    fn new(
        corpus: Arc<Corpus>,
        ruleset: Arc<Ruleset>,
        reads: Vec<Arc<Read>>,
        aside: Aside,
        last: Option<&Self>,
    ) -> Self {
        let mut bodies = Bodies::default();
        let listed = ruleset.relations().listed();
        let number = |read: &Arc<Read>| {
            let mut extraction = Some(&read.extraction).filter(|of| !of.unlisted.is_empty())?.clone();
            bodies.renumber(&mut extraction, listed);
            Some(extraction.claims)
        };
        let numbered = reads.iter().map(number).collect();
        let known = last.filter(|last| print_alike(&last.reads, &reads)).map(|last| last.copies.clone());
        let copies = known.unwrap_or_else(|| copied(reads.iter().map(|read| &read.extraction)));
        let unlisted = bodies.list;
        Self { corpus, ruleset, reads, aside, numbered, unlisted, copies, topics: Vec::new() }
    }

    /// With the findings of each topic; those that are known are not looked for.
    fn compared(mut self, known: Vec<Option<Arc<Findings>>>) -> Self {
        let (relations, copies) = (self.ruleset.relations(), &self.copies);
        let find = |(known, claims): (Option<Arc<Findings>>, Vec<&Claim>)| {
            known.unwrap_or_else(|| Arc::new(conflict::find(&claims, relations, copies)))
        };
        let by_topic = self.by_topic();
        let topics = known.into_par_iter().zip(by_topic).map(find).collect();
        self.topics = topics;
        self
    }

    /// The claims of each document that stands aside; each numbers the bodies that the pack does not list by itself.
    pub fn claims_aside(&self) -> impl Iterator<Item = &[Claim]> {
        self.aside.reads.iter().map(|read| read.extraction.claims.as_slice())
    }

    /// The claims of a document.
    fn claims_at(&self, at: usize) -> &[Claim] {
        match self.numbered.get(at) {
            Some(Some(claims)) => claims,
            _ => self.reads.get(at).map_or(&[], |read| &read.extraction.claims),
        }
    }

    /// The claims on each topic, in the order of the documents.
    fn by_topic(&self) -> Vec<Vec<&Claim>> {
        let mut by_topic = vec![Vec::new(); self.ruleset.labels().topics.len()];
        for claim in (0..self.reads.len()).flat_map(|at| self.claims_at(at)) {
            if let Some(list) = by_topic.get_mut(claim.topic.index()) {
                list.push(claim);
            }
        }
        by_topic
    }

    /// Ids and names, those of bodies that the pack does not list among them.
    pub fn labels(&self) -> Labels {
        labels(&self.ruleset, &self.unlisted)
    }

    /// By document: whether its text is an earlier one's.
    pub fn copies(&self) -> &[Option<Copied>] {
        &self.copies
    }

    /// How many claims there are.
    pub fn claims(&self) -> usize {
        self.reads.iter().map(|read| read.extraction.claims.len()).sum()
    }

    /// How many conflicts there are.
    pub fn conflicts(&self) -> usize {
        self.topics.iter().map(|findings| findings.conflicts.len()).sum()
    }

    /// The claims of some documents, in their order.
    pub fn claims_of(&self, documents: &[usize]) -> Vec<Claim> {
        documents.iter().flat_map(|&at| self.claims_at(at).iter().cloned()).collect()
    }

    /// The claims on some topics, and what they amount to.
    pub fn on(&self, topics: &BTreeSet<String>) -> (Vec<Claim>, Findings) {
        let labels = &self.ruleset.labels().topics;
        let by_topic = self.by_topic();
        let (mut claims, mut findings) = (Vec::new(), Findings::default());
        for ((label, found), of_topic) in labels.iter().zip(&self.topics).zip(by_topic) {
            if topics.contains(&label.id) {
                let places: Vec<usize> = (claims.len()..).take(of_topic.len()).collect();
                append(&mut findings, found, &places);
                claims.extend(of_topic.into_iter().cloned());
            }
        }
        (claims, findings)
    }

    /// All that a run from the beginning gives.
    pub fn analysis(&self) -> Analysis {
        let mut analysis = Analysis { copies: self.copies.clone(), ..Analysis::default() };
        let mut places: BTreeMap<TopicId, Vec<usize>> = BTreeMap::new();
        for (at, read) in self.reads.iter().enumerate() {
            let of = &read.extraction;
            for claim in self.claims_at(at) {
                places.entry(claim.topic).or_default().push(analysis.claims.len());
                analysis.claims.push(claim.clone());
            }
            analysis.detected.push(Detected {
                language: of.language.clone(),
                title: of.title.clone(),
                published: of.published,
            });
            analysis.warnings.extend(of.warnings.iter().cloned());
        }
        analysis.unlisted = self.unlisted.clone();
        for (topic, found) in (0u16..).map(TopicId).zip(&self.topics) {
            append(&mut analysis.findings, found, places.get(&topic).map_or(&[], Vec::as_slice));
        }
        analysis
    }
}

/// Joins the findings of one more topic to those before; `places` are its claims in the joined list.
fn append(all: &mut Findings, topic: &Findings, places: &[usize]) {
    let offset = all.statements.len();
    all.statements.extend(topic.statements.iter().map(|statement| Statement {
        claims: statement.claims.iter().filter_map(|&claim| places.get(claim).copied()).collect(),
        ..statement.clone()
    }));
    let pair = |pair: &Pair| Pair { a: pair.a + offset, b: pair.b + offset, ..*pair };
    all.conflicts.extend(
        topic.conflicts.iter().map(|conflict| Conflict {
            pairs: conflict.pairs.iter().map(pair).collect(),
            ..conflict.clone()
        }),
    );
}
