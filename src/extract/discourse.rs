//! What a document has said so far: who was mentioned, who spoke last, which persons it introduced.

use super::claim::{Basis, Party, Unlisted};
use super::resume::{self, Said};
use crate::rules::ids::{ActorId, PositionId, TopicId};
use crate::rules::impact::Renaming;
use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::ops::Range;

/// A speaker, as found in one sentence.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Voice {
    /// The actor; none for somebody whom the pack does not know.
    pub actor: Option<ActorId>,
    /// The person who spoke for it.
    pub person: Option<String>,
    /// How it was found.
    pub basis: Basis,
    /// Sentences back to where it was named.
    pub distance: usize,
    /// The document's tokens that name it.
    pub tokens: Range<usize>,
    /// Whether the person is known by a role, so that "the spokesman" may mean it.
    pub role: bool,
}

/// The state of a document as it is read.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Discourse {
    /// Number of the sentence being read.
    pub sentence: usize,
    /// By actor: the sentence and order of its last full mention.
    seen: BTreeMap<ActorId, (usize, usize)>,
    /// By the kind with which the full name of a body begins ("front"): the body last named so.
    kinds: BTreeMap<String, ActorId>,
    /// By a word for a kind: the bodies that were named by a full name that holds it anywhere.
    holders: BTreeMap<String, Vec<ActorId>>,
    /// Persons of the pack that were named in full.
    named: BTreeMap<u16, ()>,
    /// Last names that this document introduced, fully folded: actor and full name.
    learnt: HashMap<String, (ActorId, String)>,
    /// The last speakers and the sentence in which they spoke.
    last: Option<(Vec<Voice>, usize)>,
    /// Who had a role or a name, known or not, most recent last.
    roles: Vec<(Voice, usize)>,
    /// Who spoke in which sentences, most recent last.
    heard: Vec<(ActorId, usize)>,
    /// Whom the last sentence without a speaker is about.
    about: Option<(Voice, usize)>,
    /// The two whom a sentence names, and its number.
    pair: (Vec<Voice>, usize),
    /// Whose quotation was still open where a sentence ended, and the number of that sentence.
    quoted: Option<(Vec<Voice>, usize)>,
    /// Bodies that the pack does not list, as they came.
    bodies: Vec<Unlisted>,
    /// What was claimed last, as far back as a later clause may take it up.
    said: Vec<Said>,
    /// Who has claimed what so far, each once.
    authors: BTreeSet<(ActorId, TopicId, PositionId)>,
    /// Topics whose words stood in the last sentences.
    topics: Vec<(TopicId, usize)>,
    /// The sentence that named somebody last, and how many times it named anybody.
    mentions: (usize, usize),
}

/// A pronoun stands for what was named at most so many sentences before.
const FARTHEST_TOPIC: usize = 2;
/// Who spoke is remembered for so many sentences.
const LONGEST_HEARING: usize = 12;
/// A speaker is carried over at most so many sentences.
pub const FARTHEST: usize = 4;

impl Discourse {
    /// The same state in the indices of other rules; nothing where it speaks of what they do not have.
    pub fn renamed(&self, renaming: &Renaming) -> Option<Self> {
        let voice = |voice: &Voice| {
            let actor = match voice.actor {
                Some(actor) => Some(renaming.actor(actor)?),
                None => None,
            };
            Some(Voice { actor, ..voice.clone() })
        };
        let voices = |list: &[Voice]| list.iter().map(voice).collect::<Option<Vec<_>>>();
        let last = match &self.last {
            Some((list, sentence)) => Some((voices(list)?, *sentence)),
            None => None,
        };
        let quoted = match &self.quoted {
            Some((list, sentence)) => Some((voices(list)?, *sentence)),
            None => None,
        };
        let about = match &self.about {
            Some((one, sentence)) => Some((voice(one)?, *sentence)),
            None => None,
        };
        let seen = self.seen.iter().map(|(actor, when)| Some((renaming.actor(*actor)?, *when)));
        let kinds = self.kinds.iter().map(|(kind, actor)| Some((kind.clone(), renaming.actor(*actor)?)));
        let holders = self.holders.iter();
        let holders = holders.map(|(kind, all)| {
            let all = all.iter().map(|actor| renaming.actor(*actor)).collect::<Option<Vec<_>>>();
            Some((kind.clone(), all?))
        });
        let named = self.named.keys().map(|person| Some((renaming.person(*person)?, ())));
        let learnt = self.learnt.iter();
        let learnt =
            learnt.map(|(word, (actor, name))| Some((word.clone(), (renaming.actor(*actor)?, name.clone()))));
        let roles = self.roles.iter().map(|(one, sentence)| Some((voice(one)?, *sentence)));
        let heard = self.heard.iter().map(|(actor, sentence)| Some((renaming.actor(*actor)?, *sentence)));
        let topics = self.topics.iter().map(|(topic, sentence)| Some((renaming.topic(*topic)?, *sentence)));
        let said = self.said.iter().map(|said| renamed_said(said, renaming));
        let authors = self.authors.iter().map(|&(actor, topic, position)| {
            Some((renaming.actor(actor)?, renaming.topic(topic)?, renaming.position(position)?))
        });
        Some(Self {
            sentence: self.sentence,
            seen: seen.collect::<Option<_>>()?,
            kinds: kinds.collect::<Option<_>>()?,
            holders: holders.collect::<Option<_>>()?,
            named: named.collect::<Option<_>>()?,
            learnt: learnt.collect::<Option<_>>()?,
            last,
            roles: roles.collect::<Option<_>>()?,
            heard: heard.collect::<Option<_>>()?,
            about,
            pair: (voices(&self.pair.0)?, self.pair.1),
            quoted,
            bodies: self.bodies.clone(),
            said: said.collect::<Option<_>>()?,
            authors: authors.collect::<Option<_>>()?,
            topics: topics.collect::<Option<_>>()?,
            mentions: self.mentions,
        })
    }

    /// Notes a full mention.
    pub fn saw(&mut self, actor: ActorId) {
        if self.mentions.0 != self.sentence {
            self.mentions = (self.sentence, 0);
        }
        self.mentions.1 += 1;
        self.seen.insert(actor, self.mentions);
    }

    /// Notes a body whose full name begins with a word for its kind.
    pub fn saw_kind(&mut self, kind: &str, actor: ActorId) {
        self.kinds.insert(kind.to_string(), actor);
    }

    /// The body that was last named with a word for its kind.
    pub fn of_kind(&self, kind: &str) -> Option<ActorId> {
        self.kinds.get(kind).copied()
    }

    /// Notes a body in whose full name a word for a kind stands.
    pub fn saw_kind_inside(&mut self, kind: &str, actor: ActorId) {
        match self.holders.get_mut(kind) {
            Some(all) if all.contains(&actor) => {}
            Some(all) => all.push(actor),
            None => {
                self.holders.insert(kind.to_string(), vec![actor]);
            }
        }
    }

    /// The bodies that were named by a full name that holds a word for a kind.
    pub fn holders_of_kind(&self, kind: &str) -> &[ActorId] {
        self.holders.get(kind).map_or(&[], Vec::as_slice)
    }

    /// The actor that stands for a body that the pack does not list; the ids of those begin at `base`.
    pub fn unlisted(&mut self, base: usize, key: &str, written: &str, lang: &str) -> ActorId {
        let at = self.bodies.iter().position(|b| b.key == key).unwrap_or_else(|| {
            let (key, name, lang) = (key.to_string(), written.to_string(), lang.to_string());
            self.bodies.push(Unlisted { key, name, lang });
            self.bodies.len() - 1
        });
        ActorId(u16::try_from(base + at).unwrap_or(u16::MAX))
    }

    /// The bodies that the pack does not list.
    pub fn into_bodies(self) -> Vec<Unlisted> {
        self.bodies
    }

    /// How near an actor is to the mind by its last mention; larger is nearer. Of those whom the sentence right before
    /// named, who is named first is nearer, for it is more likely its subject: "N said that X belongs to Y. The group …"
    /// is X. Who spoke there is no nearer than by his place.
    pub fn nearness(&self, actor: ActorId) -> Option<(usize, usize)> {
        let &(sentence, order) = self.seen.get(&actor)?;
        let spoke = |(voices, at): &(Vec<Voice>, usize)| {
            *at == sentence && voices.iter().any(|v| v.actor == Some(actor))
        };
        let subject = self.sentence - sentence == 1 && !self.last.as_ref().is_some_and(spoke);
        Some((sentence, if subject { usize::MAX - order } else { order }))
    }

    /// Notes a person of the pack.
    pub fn named(&mut self, person: u16) {
        self.named.insert(person, ());
    }

    /// Whether a person of the pack was named in full.
    pub fn was_named(&self, person: u16) -> bool {
        self.named.contains_key(&person)
    }

    /// Remembers a person whom the document introduces; `words` are the folded words of the name.
    pub fn learn(&mut self, words: &[&str], written: &str, actor: ActorId) {
        if let Some(last) = words.last().filter(|w| w.chars().count() >= 3) {
            self.learnt.insert((*last).to_string(), (actor, written.to_string()));
        }
        // "Abu N of the town" is "Abu N" later on, "M abd al-N" is "abd al-N"
        if let [first, second, .., before, last] | [first, second @ before, last] = words {
            self.learnt.insert(format!("{first} {second}"), (actor, written.to_string()));
            self.learnt.insert(format!("{before} {last}"), (actor, written.to_string()));
        }
    }

    /// Remembers a person by the name as written.
    pub fn introduce(&mut self, written: &str, actor: ActorId) {
        let folded = crate::text::fold_plain(written);
        // "al-Darwish" is "Darwish" later on
        let words = folded.split(|c: char| c.is_whitespace() || c == '-').filter(|w| !w.is_empty());
        self.learn(&words.collect::<Vec<_>>(), written, actor);
    }

    /// Whether the document has introduced anybody by a last name.
    pub fn has_learnt(&self) -> bool {
        !self.learnt.is_empty()
    }

    /// Whom a folded last name means in this document.
    pub fn learnt(&self, word: &str) -> Option<&(ActorId, String)> {
        self.learnt.get(word)
    }

    /// Notes somebody who was introduced by name or role.
    pub fn introduced(&mut self, voice: Voice) {
        self.roles.push((voice, self.sentence));
    }

    /// Notes who spoke in the sentence being read.
    pub fn spoke(&mut self, voices: &[Voice]) {
        let now = self.sentence;
        self.heard.retain(|(_, sentence)| sentence + LONGEST_HEARING > now);
        self.heard.extend(voices.iter().filter_map(|v| v.actor.map(|actor| (actor, now))));
        self.last = Some((voices.to_vec(), self.sentence));
    }

    /// Who of a kind spoke last, or is whom the sentence right before is about, at most so many sentences back.
    pub fn last_heard(&self, farthest: usize, fits: &dyn Fn(ActorId) -> bool) -> Option<ActorId> {
        let about = self.about_before().and_then(|voice| voice.actor).filter(|&actor| fits(actor));
        let near = |sentence: usize| self.sentence.saturating_sub(sentence) <= farthest;
        let heard = self.heard.iter().rev().find(|(actor, sentence)| near(*sentence) && fits(*actor));
        about.or(heard.map(|(actor, _)| *actor))
    }

    /// Whom the sentence right before is about, where it has no speaker.
    fn about_before(&self) -> Option<&Voice> {
        let about = self.about.as_ref().filter(|(_, sentence)| self.sentence - sentence == 1);
        about.map(|(voice, _)| voice)
    }

    /// Notes whom a sentence without a speaker is about.
    pub fn topic(&mut self, voice: Option<Voice>) {
        self.about = voice.map(|v| (v, self.sentence));
    }

    /// Notes whom the sentence being read names, where these are two.
    pub fn names(&mut self, pair: Vec<Voice>) {
        self.pair = (pair, self.sentence);
    }

    /// The two whom the sentence before named, in their order.
    pub fn pair(&self) -> Vec<Voice> {
        let (voices, sentence) = &self.pair;
        let since = self.sentence - sentence;
        if since == 1 { voices.iter().map(|v| carry(v, since)).collect() } else { Vec::new() }
    }

    /// Notes whose quotation is open at the end of the sentence being read; nobody's where it has closed.
    pub fn quotes(&mut self, voices: Option<Vec<Voice>>) {
        self.quoted = voices.map(|voices| (voices, self.sentence));
    }

    /// Whose quotation a sentence begins inside, as far as a speaker is carried.
    pub fn quoted(&self) -> Option<Vec<Voice>> {
        let (voices, sentence) = self.quoted.as_ref()?;
        let since = self.sentence - sentence;
        (since <= FARTHEST).then(|| voices.iter().map(|v| carry(v, since)).collect())
    }

    /// What was claimed before, as far back as a later clause may take it up.
    pub fn said(&self) -> &[Said] {
        &self.said
    }

    /// Notes what the sentence being read claims; what is too far back is forgotten.
    pub fn claimed(&mut self, said: Vec<Said>) {
        let now = self.sentence;
        self.said.retain(|s| s.sentence + resume::FARTHEST > now);
        self.authors.extend(said.iter().map(|s| (s.actor, s.topic, s.position)));
        self.said.extend(said);
    }

    /// Who has taken a position so far.
    pub fn authors(&self, topic: TopicId, position: PositionId) -> impl Iterator<Item = ActorId> {
        let same = move |a: &&(ActorId, TopicId, PositionId)| (a.1, a.2) == (topic, position);
        self.authors.iter().filter(same).map(|a| a.0)
    }

    /// Lets later clauses take up nothing of what was said so far: somebody said something else since, who knows what.
    pub fn forget_said(&mut self) {
        self.said.clear();
    }

    /// Whether words of a topic stood in one of the sentences right before.
    pub fn spoke_of(&self, topic: TopicId) -> bool {
        self.topics.iter().any(|(named, _)| *named == topic)
    }

    /// Notes the topics that the sentence being read names; what is too far back is forgotten.
    pub fn names_topics(&mut self, topics: impl Iterator<Item = TopicId>) {
        let now = self.sentence;
        self.topics.retain(|(_, sentence)| sentence + FARTHEST_TOPIC > now);
        for topic in topics {
            if !self.topics.contains(&(topic, now)) {
                self.topics.push((topic, now));
            }
        }
    }

    /// Ends carrying over.
    pub fn forget_speaker(&mut self) {
        self.last = None;
        self.about = None;
    }

    /// The last speakers, with the distance to them; nobody where they are too far back.
    pub fn carried(&self) -> Vec<Voice> {
        let last = self.last.as_ref().filter(|(_, sentence)| self.sentence - sentence <= FARTHEST);
        if let Some((voices, sentence)) = last {
            return voices.iter().map(|v| carry(v, self.sentence - sentence)).collect();
        }
        self.about_before().map(|voice| vec![carry(voice, 1)]).unwrap_or_default()
    }

    /// The same where a pronoun before its verb stands for whom the sentence right before is about.
    pub fn carried_from_topic(&self) -> Vec<Voice> {
        self.about_before().map_or_else(|| self.carried(), |voice| vec![carry(voice, 1)])
    }

    /// Whether somebody, and nobody else, spoke in the sentence right before.
    pub fn spoke_right_before(&self, actor: ActorId) -> bool {
        let last = self.last.as_ref().filter(|(_, sentence)| self.sentence - sentence == 1);
        last.is_some_and(|(voices, _)| {
            !voices.is_empty() && voices.iter().all(|voice| voice.actor == Some(actor))
        })
    }

    /// Whether the sentence right before has no speaker and is about a body.
    pub fn is_about(&self, actor: ActorId) -> bool {
        self.about_before().is_some_and(|voice| voice.actor == Some(actor) && voice.person.is_none())
    }

    /// The last speaker that was introduced by role or name and satisfies a condition.
    pub fn last_with_role(&self, fits: &dyn Fn(&Voice) -> bool) -> Option<Voice> {
        self.last_introduced(&|v| v.actor.is_some() && fits(v))
    }

    /// The same of those, too, whom the pack does not know.
    pub fn last_introduced(&self, fits: &dyn Fn(&Voice) -> bool) -> Option<Voice> {
        let found = self.roles.iter().rev().find(|(v, _)| fits(v));
        found.map(|(v, sentence)| carry(v, self.sentence - sentence))
    }
}

fn renamed_said(said: &Said, renaming: &Renaming) -> Option<Said> {
    let party = |p: &Party| Some(Party { actor: renaming.actor(p.actor)?, role: renaming.role(p.role)? });
    Some(Said {
        actor: renaming.actor(said.actor)?,
        topic: renaming.topic(said.topic)?,
        position: renaming.position(said.position)?,
        rule: renaming.rule(said.rule)?,
        about: said.about.iter().map(party).collect::<Option<_>>()?,
        ..said.clone()
    })
}

fn carry(voice: &Voice, since: usize) -> Voice {
    let distance = voice.distance + since;
    let basis = if distance > 0 && voice.basis != Basis::Unlisted { Basis::Carried } else { voice.basis };
    Voice { basis, distance, ..voice.clone() }
}
