//! One sentence: from its tokens to its claims.

use super::acts::{Act, acts};
use super::claim::{Basis, Claim, DayBasis, Party, Precision, Speaker, StatementDay, Step, Trace};
use super::content::{Content, Taken, chain, content, positions};
use super::dates::{self, statement_day};
use super::discourse::{Discourse, Voice};
use super::free::{Passage, circumstances};
use super::hits::{Hit, Hits};
use super::mentions::{MARKS, Naming};
use super::parties::{Named, about, named};
use super::scene::Scene;
use super::unit::{Analyser, Unit, UnitKind, Units, units};
use super::{Reading, Told};
use crate::rules::ids::{ActorId, PositionId, RoleId, RuleId, TopicId};
use crate::rules::lexicon::Clitics;
use crate::rules::tag::{Grammar, Scope, SpeechKind, Tag};
use crate::rules::{ActorKind, Language, WordOrder};
use crate::text::Sentence;
use chrono::NaiveDate;
use std::collections::BTreeSet;
use std::ops::Range;
use std::sync::Arc;

/// Marks that open a quotation, and those that close one.
const OPENING: [char; 3] = ['«', '“', '„'];
const CLOSING: [char; 2] = ['»', '”'];

/// A sentence with its mentions and phrases.
struct Prepared<'a> {
    /// Words, mentions and marks.
    units: Units<'a>,
    /// Phrases.
    hits: Hits,
    /// The places that stand anywhere in it, inside the names of bodies, too; sorted.
    places: Vec<ActorId>,
}

/// Finds mentions and phrases in a sentence; the discourse takes note of who is mentioned.
fn prepare<'a>(
    reading: &Reading<'_>,
    sentence: &Sentence,
    discourse: &mut Discourse,
    analyser: &'a mut Analyser<'_>,
) -> Prepared<'a> {
    let raw = units(
        reading.tokens,
        sentence.tokens.clone(),
        reading.folded,
        &reading.document.text,
        reading.language,
        analyser,
    );
    let mut units = Units::new(raw, analyser);
    let naming = Naming {
        ruleset: reading.ruleset,
        language: reading.language,
        tokens: reading.tokens,
        folded: reading.folded,
        original: &reading.document.text,
    };
    let places = named_places(&units, reading.language);
    naming.mentions(&mut units, discourse);
    naming.roles(&mut units, discourse);
    let head = |unit: &Unit| {
        let UnitKind::Mention(mention) = unit.kind else { return None };
        let word = &reading.folded.light[reading.tokens[unit.tokens.start].range()];
        Some((mention, reading.language.lexicon.noun(word)))
    };
    let nouns: Vec<_> = units.units.iter().filter_map(head).collect();
    nouns.into_iter().for_each(|(mention, noun)| units.mentions[mention].noun = noun);
    units.bridge_quotations();
    // a first name has no task of its own in the sentence
    let tasked = |tag| tag != Tag::Grammar(Grammar::FirstName);
    let mut hits = Hits::find(&units, reading.language, &tasked);
    let passage = match reading.language.order {
        WordOrder::Free => Some(Passage::new(&units, &hits)),
        WordOrder::SubjectFirst => Passage::over_insertions(&units, &hits),
        WordOrder::VerbFirst => None,
    };
    if let Some(passage) = passage {
        hits.content_over(&units, &passage, reading.language);
    }
    if reading.language.order == WordOrder::VerbFirst {
        over_circumstances(&mut units, &mut hits, reading.language);
    }
    hits.cut_joined(&units);
    hits.add(by_regex(reading, sentence, &units), units.len());
    Prepared { units, hits, places }
}

/// Finds again what runs over insertions that tell the circumstances; nothing ends at their commas.
fn over_circumstances(units: &mut Units<'_>, hits: &mut Hits, language: &Language) {
    let passed = circumstances(units, hits);
    let Some(passage) = Passage::over(units, hits, passed.clone()) else { return };
    let wanted = |tag| {
        let verb = matches!(tag, Tag::Speech { kind: SpeechKind::Verb, .. });
        verb || matches!(tag, Tag::Content(_) | Tag::Unless(_) | Tag::Grammar(Grammar::Accusation))
    };
    hits.more_over(units, &passage, language, &wanted);
    units.insertions = passed;
}

/// The places that words name which are not yet joined to mentions; sorted. The longest name counts.
fn named_places(units: &Units<'_>, language: &Language) -> Vec<ActorId> {
    let hits = Hits::find(units, language, &|tag| matches!(tag, Tag::Place(_)));
    let covers = |o: &Hit, h: &Hit| o.start <= h.start && h.end <= o.end && o.end - o.start > h.end - h.start;
    let longest = hits.all().iter().filter(|h| !hits.all().iter().any(|o| covers(o, h)));
    let places = longest.filter_map(|h| if let Tag::Place(place) = h.tag { Some(place) } else { None });
    places.collect::<BTreeSet<_>>().into_iter().collect()
}

/// The value of a unit that is a number.
fn number(reading: &Reading<'_>, units: &Units<'_>, at: usize) -> Option<u32> {
    let tokens = &units.units.get(at)?.tokens;
    reading.folded.light[reading.tokens[tokens.start].range()].parse().ok()
}

/// The day that a sentence tells as a dateline.
pub fn dateline(
    reading: &Reading<'_>,
    sentence: &Sentence,
    analyser: &mut Analyser<'_>,
) -> Option<NaiveDate> {
    let Prepared { units, hits, .. } = &prepare(reading, sentence, &mut Discourse::default(), analyser);
    let scene = &Scene { ruleset: reading.ruleset, language: reading.language, units, hits };
    dates::dateline(scene, None, &|at| number(reading, units, at)).map(|(day, _)| day)
}

/// A sentence as it was understood.
pub struct Seen<'a> {
    /// The document.
    pub reading: &'a Reading<'a>,
    /// The sentence.
    pub sentence: &'a Sentence,
    /// Its words, mentions and phrases.
    pub scene: &'a Scene<'a>,
    /// Its speech acts.
    pub acts: &'a [Act],
    /// What came of it.
    pub claims: &'a [Claim],
    /// A question claims nothing, and its acts are not looked for.
    pub question: bool,
}

/// Looks on while a document is read.
pub trait Observer {
    /// A sentence was read.
    fn read(&mut self, _seen: &Seen<'_>) {}
    /// A sentence does not belong to the report.
    fn left_out(&mut self, _reading: &Reading<'_>, _sentence: &Sentence) {}
}

impl Observer for () {}

/// The claims of a sentence and the places that it names; the discourse takes note of who is mentioned and who speaks.
pub fn told(
    reading: &Reading<'_>,
    sentence: &Sentence,
    discourse: &mut Discourse,
    analyser: &mut Analyser<'_>,
    observer: &mut dyn Observer,
) -> Told {
    let Prepared { units, mut hits, places } = prepare(reading, sentence, discourse, analyser);
    note_topics(reading, &units, &mut hits, discourse);
    let (units, hits) = (&units, &hits);
    let scene = &Scene { ruleset: reading.ruleset, language: reading.language, units, hits };
    if sentence.question || is_question(scene) {
        observer.read(&Seen { reading, sentence, scene, acts: &[], claims: &[], question: true });
        return Told { claims: Vec::new(), places };
    }
    let acts = &match acts(scene, discourse) {
        none if none.is_empty() => {
            let quoted = discourse.quoted().map(|voices| Act::without_words(voices, scene.units.len()));
            quoted.or_else(|| own_words(reading, scene)).into_iter().collect()
        }
        acts => acts,
    };
    let understanding = Understanding { reading, scene, acts, sentence };
    let mut claims = understanding.claims();
    let said = understanding.take_up(&mut claims, discourse);
    if claims.is_empty() && speaks(acts) {
        discourse.forget_said();
    }
    discourse.claimed(said);
    observer.read(&Seen { reading, sentence, scene, acts, claims: &claims, question: false });
    // who adds something in the next sentence is not the owner of the channel: he says "we", or nothing
    let named = if acts.iter().all(|act| act.cue.is_empty()) { &[][..] } else { acts };
    note_speakers(scene, named, discourse);
    note_quotation(reading, scene, named, discourse);
    Told { claims, places }
}

/// Takes content back that names its topic by a pronoun where nothing before it names the topic; the discourse notes
/// which topics are named.
fn note_topics(reading: &Reading<'_>, units: &Units<'_>, hits: &mut Hits, discourse: &mut Discourse) {
    let rule =
        |hit: &Hit| if let Tag::Content(rule) = hit.tag { Some(reading.ruleset.rule(rule)) } else { None };
    let named = hits.all().iter().filter_map(|h| rule(h).filter(|r| !r.taken_up).map(|r| (r.topic, h.start)));
    let named: Vec<(TopicId, usize)> = named.collect();
    let before = |topic, at| named.iter().any(|&(t, start)| t == topic && start < at);
    hits.keep(units.len(), &|hit| match rule(hit) {
        Some(rule) if rule.taken_up => before(rule.topic, hit.start) || discourse.spoke_of(rule.topic),
        _ => true,
    });
    discourse.names_topics(hits.all().iter().filter_map(rule).map(|rule| rule.topic));
}

/// Whether somebody says something in a sentence, whatever it is.
fn speaks(acts: &[Act]) -> bool {
    acts.iter().any(|a| a.parent.is_none() && a.kind != SpeechKind::Act && !a.backward)
}

/// The act of whoever owns the channel, for a sentence of his in which nobody else speaks. Where the sentence says
/// that somebody does, whoever that is, it is not taken for the owner's.
fn own_words(reading: &Reading<'_>, scene: &Scene<'_>) -> Option<Act> {
    let author = reading.author?;
    let narrator = (0..scene.units.len()).any(|i| scene.hits.grammar(i, Grammar::Narrator).is_some());
    let quoted = scene.content().any(|hit| scene.inside_quotation(0, hit.start));
    (!narrator && !quoted).then(|| Act::of_author(author, scene.units.len()))
}

fn is_question(scene: &Scene<'_>) -> bool {
    let first = (0..scene.units.len()).find(|&i| scene.units.is_word(i));
    first.is_some_and(|at| scene.hits.scope(at, Scope::Question).is_some())
}

/// Content given as regular expressions over the folded sentence.
fn by_regex(reading: &Reading<'_>, sentence: &Sentence, units: &Units<'_>) -> Vec<Hit> {
    if reading.language.regexes.is_empty() {
        return Vec::new();
    }
    let tokens = &reading.tokens[sentence.tokens.clone()];
    let (Some(first), Some(last)) = (tokens.first(), tokens.last()) else { return Vec::new() };
    let from = first.start as usize;
    let text = &reading.folded.full[from..last.end as usize];
    let mut out = Vec::new();
    for (rule, unless, regex) in &reading.language.regexes {
        for found in regex.find_iter(text).filter(|m| !m.is_empty()) {
            let (start, end) = (found.start() + from, found.end() + from);
            let touches = |u: &super::unit::Unit| {
                (reading.tokens[u.tokens.start].start as usize) < end
                    && reading.tokens[u.tokens.end - 1].end as usize > start
            };
            let Some(first) = units.units.iter().position(touches) else { continue };
            let last = units.units.iter().rposition(touches).unwrap_or(first);
            let tag = if *unless { Tag::Unless(*rule) } else { Tag::Content(*rule) };
            out.push(Hit {
                tag,
                start: first,
                end: last + 1,
                slots: Vec::new(),
                skipped: Vec::new(),
                first: Clitics::default(),
            });
        }
    }
    out
}

/// The speakers of the sentence's own level go on to the next ones; a narrator's formula ends that. Where
/// nobody speaks, the one whom the sentence is about may speak in the next ("… held a press conference. It added").
fn note_speakers(scene: &Scene<'_>, acts: &[Act], discourse: &mut Discourse) {
    // "the minister" of a later sentence is who spoke rather than who was only named
    let spoke = |v: &Voice| acts.iter().any(|a| a.voices.iter().any(|by| by.tokens == v.tokens));
    let known =
        (0..scene.units.len()).filter_map(|at| scene.voice(at)).filter(|v| v.role && v.actor.is_some());
    let (speakers, named): (Vec<Voice>, Vec<Voice>) = known.partition(spoke);
    named.into_iter().chain(speakers).for_each(|voice| discourse.introduced(voice));
    discourse.names(scene.pair(scene.units.len()));
    let narrator = (0..scene.units.len()).any(|i| scene.hits.grammar(i, Grammar::Narrator).is_some());
    let last = acts.iter().rev().find(|a| a.parent.is_none() && !a.backward && a.kind != SpeechKind::Act);
    match last {
        _ if narrator => discourse.forget_speaker(),
        Some(act) => discourse.spoke(&act.voices),
        None => discourse.topic(scene.head().filter(|&at| !is_met(scene, at)).and_then(|at| scene.voice(at))),
    }
}

/// "The elders met X": whether people whom the pack does not know are the subject before a mention, where subjects
/// stand first.
fn is_met(scene: &Scene<'_>, at: usize) -> bool {
    let strangers = || scene.units.opens_with(at, |i| scene.hits.begins(i, Grammar::Stranger));
    scene.language.order == WordOrder::SubjectFirst && strangers()
}

/// A quotation that a sentence leaves open goes on in the next paragraph; only marks that tell opening from closing count.
fn note_quotation(reading: &Reading<'_>, scene: &Scene<'_>, acts: &[Act], discourse: &mut Discourse) {
    let mark = |at: &usize| {
        let original = reading.original(&scene.units.units[*at].tokens);
        reading.document.text[original].chars().next()
    };
    let quotes = || (0..scene.units.len()).filter(|&i| scene.units.kind(i) == Some(UnitKind::Quote));
    let opens = quotes().filter(|i| mark(i).is_some_and(|c| OPENING.contains(&c))).count();
    let closes = quotes().filter(|i| mark(i).is_some_and(|c| CLOSING.contains(&c))).count();
    if opens > closes && discourse.quoted().is_none() {
        let last = quotes().rfind(|i| mark(i).is_some_and(|c| OPENING.contains(&c)));
        let speaker = acts.iter().rev().find(|a| a.parent.is_none() && Some(a.cue.end) <= last);
        discourse.quotes(speaker.map(|a| a.voices.clone()).filter(|v| !v.is_empty()));
    } else if closes > opens || opens + closes == 0 && !acts.is_empty() {
        discourse.quotes(None);
    }
}

/// A sentence of which everything is known but what it claims.
pub(super) struct Understanding<'a> {
    pub(super) reading: &'a Reading<'a>,
    pub(super) scene: &'a Scene<'a>,
    pub(super) acts: &'a [Act],
    pub(super) sentence: &'a Sentence,
}

impl Understanding<'_> {
    fn claims(&self) -> Vec<Claim> {
        let mut out: Vec<Claim> = Vec::new();
        let mut before = Named::default();
        let mut end = 0;
        for content in content(self.scene, self.acts) {
            let taken = positions(self.scene, self.acts, &content);
            if taken.is_empty() {
                continue;
            }
            let around = chain(self.scene, self.acts, content.hit).unwrap_or_default();
            let mut names = named(self.scene, self.acts, &around, &content);
            if self.is_interview(&content, &names) {
                continue;
            }
            if names.is_empty() {
                // "X and Y agreed, and said that Z had accepted to leave": Z, whoever agreed
                let own = |a: &usize| self.acts[*a].own_voice && self.acts[*a].cue.start >= end;
                let acts = around.first().is_some_and(own) && self.acts[around[0]].force.is_disposition();
                names.carry(&before, acts);
            } else {
                before = names.clone();
                end = content.hit.end;
            }
            for position in &taken {
                for claim in self.of_voices(&content, position, &around, &names) {
                    let same = |c: &Claim| {
                        (c.actor, c.topic, c.position) == (claim.actor, claim.topic, claim.position)
                    };
                    match out.iter_mut().find(|c| same(c)) {
                        // one claim a sentence: whom it concerns adds up
                        Some(known) => {
                            merge(&mut known.about, &claim.about);
                            merge(&mut known.places, &claim.places);
                        }
                        None => out.push(claim),
                    }
                }
            }
        }
        out
    }

    /// "In a conversation with the channel": whether all with whom somebody talks are outlets, to which he spoke.
    fn is_interview(&self, content: &Content<'_>, names: &Named) -> bool {
        let relations = self.scene.ruleset.relations();
        let rule = self.scene.ruleset.rule(content.rule);
        let pair = matches!(relations.party_roles(rule.topic)[..], [a, b] if a == b);
        let slots = names.slots.iter().map(|&(_, actor)| actor);
        let mut others = slots.chain(names.others.iter().copied()).peekable();
        pair && others.peek().is_some() && others.all(|actor| relations.is_outlet(actor))
    }

    /// Whether a claim of two roles names one body in both, as nobody belongs to himself; whom an actor threatens is
    /// somebody else.
    fn is_of_itself(&self, about: &mut Vec<Party>, rule: RuleId, performed: bool) -> bool {
        let relations = self.scene.ruleset.relations();
        let topic = self.scene.ruleset.rule(rule).topic;
        let [first, second] = relations.party_roles(topic)[..] else { return false };
        let of = |role: RoleId| about.iter().filter(move |p| p.role == role).map(|p| p.actor);
        let same = first != second && of(first).count() == 1 && of(first).eq(of(second));
        if same && performed {
            about.retain(|p| p.role != second);
        }
        same && !performed
    }

    /// One claim for each speaker of the act that takes the position.
    pub(super) fn of_voices(
        &self,
        content: &Content<'_>,
        taken: &Taken,
        around: &[usize],
        names: &Named,
    ) -> Vec<Claim> {
        let act = &self.acts[taken.act];
        let relations = self.scene.ruleset.relations();
        let level = around.iter().position(|&a| a == taken.act);
        let own_chain = [taken.act];
        let (around, level) = match level {
            Some(level) => (around, level),
            None => (&own_chain[..], 0),
        };
        let via = self.via(around, level, act);
        let speakers = act.voices.iter().filter_map(|v| v.actor.map(|a| (v, a)));
        let speakers = speakers.filter(|(_, a)| relations.kind(*a) != ActorKind::Agency);
        let rule = self.scene.ruleset.rule(content.rule);
        let about = |actor| {
            let mut about = self.about(around, level, actor, names, (content.rule, taken.position));
            (!self.is_of_itself(&mut about, content.rule, names.performed)).then_some(about)
        };
        speakers
            .filter_map(|(voice, actor)| Some((voice, actor, about(actor)?)))
            .map(|(voice, actor, about)| Claim {
                document: self.reading.index,
                actor,
                speaker: Speaker {
                    basis: if relations.is_listed(actor) { voice.basis } else { Basis::Unlisted },
                    distance: voice.distance,
                    spokesperson: voice.person.clone(),
                },
                via,
                topic: rule.topic,
                position: taken.position,
                about,
                places: names.places.clone(),
                of_others: names.foreign,
                setting: Arc::default(),
                near: Arc::default(),
                occasion: self.occasion(content),
                day: self.day(around, level),
                hedged: self.hedged(content, act),
                nested_in: self.nested_in(around, level, actor),
                rule: content.rule,
                trace: self.trace(content, taken, act, voice),
            })
            .collect()
    }

    /// The parties of a claim and, where the topic asks for them, the places that it is about.
    fn about(
        &self,
        around: &[usize],
        level: usize,
        actor: ActorId,
        names: &Named,
        claimed: (RuleId, PositionId),
    ) -> Vec<Party> {
        let relations = self.scene.ruleset.relations();
        let topic = self.scene.ruleset.rule(claimed.0).topic;
        let mut parties = about(self.scene, self.acts, around, level, actor, names, claimed);
        if let Some(role) = relations.place_role(topic) {
            parties.extend(names.places.iter().map(|&actor| Party { actor, role }));
            parties.sort_unstable();
            parties.dedup();
        }
        parties
    }

    /// The day that a claim is about: one named behind its content, in the same clause.
    fn occasion(&self, content: &Content<'_>) -> Option<NaiveDate> {
        let topic = self.scene.ruleset.rule(content.rule).topic;
        self.scene.ruleset.relations().day_role(topic)?;
        let acts: Vec<usize> = self.acts.iter().map(|a| a.clause).collect();
        let end = self.scene.reach(content.hit.end, &acts);
        let day = self.day_in(content.hit.start..end);
        day.day.filter(|_| day.basis == DayBasis::Stated && day.precision == Precision::Day)
    }

    /// The relay: an agency around the act, or one that the speaker spoke to.
    fn via(&self, around: &[usize], level: usize, act: &Act) -> Option<ActorId> {
        let relations = self.scene.ruleset.relations();
        let labels = self.scene.ruleset.labels();
        let outlet = self.reading.document.outlet.as_deref();
        // who publishes the report has not relayed it to the outlet
        let agency = |a: ActorId| {
            relations.kind(a) == ActorKind::Agency && outlet != Some(labels.actor(a).id.as_str())
        };
        let outer = around
            .iter()
            .skip(level + 1)
            .flat_map(|&a| &self.acts[a].voices)
            .filter_map(|v| v.actor)
            .find(|&a| agency(a));
        let told = (act.clause..self.opening(act)).filter_map(|i| {
            let mention = self.scene.units.mention_at(i)?;
            mention.actor.filter(|&a| agency(a) && (self.scene.governed(i) || act.cue.contains(&i)))
        });
        outer.or_else(|| told.into_iter().next())
    }

    fn nested_in(&self, around: &[usize], level: usize, actor: ActorId) -> Option<ActorId> {
        let relations = self.scene.ruleset.relations();
        let outer = around.iter().skip(level + 1).flat_map(|&a| &self.acts[a].voices).filter_map(|v| v.actor);
        outer.into_iter().find(|&a| a != actor && relations.kind(a) != ActorKind::Agency)
    }

    fn hedged(&self, content: &Content<'_>, act: &Act) -> bool {
        let from = act.clause.min(content.hit.start);
        (from..content.hit.end).any(|i| self.scene.hits.scope(i, Scope::Hedge).is_some())
    }

    /// Where what an act says begins: at "that", a colon, the first content or act inside.
    fn opening(&self, act: &Act) -> usize {
        let opens = |i: usize| {
            self.scene.units.kind(i) == Some(UnitKind::Colon)
                || self.scene.hits.at(i).iter().any(|h| {
                    matches!(
                        h.tag,
                        Tag::Content(_)
                            | Tag::Grammar(Grammar::That)
                            | Tag::Speech { kind: SpeechKind::Noun, .. }
                    )
                })
        };
        (act.cue.end..self.scene.units.len()).find(|&i| opens(i)).unwrap_or(act.cue.end)
    }

    fn day(&self, around: &[usize], level: usize) -> StatementDay {
        let act = &self.acts[around[level]];
        let before =
            self.acts.iter().filter(|a| a.cue.end <= act.clause).map(|a| self.opening(a)).max().unwrap_or(0);
        // a dateline says when the report was written, not when somebody spoke
        let number = |at: usize| number(self.reading, self.scene.units, at);
        let dateline = dates::dateline(self.scene, self.reading.published, &number);
        let behind = dateline.map_or(0, |(_, end)| end).min(act.cue.start);
        self.day_in(before.min(act.clause).max(behind)..self.opening(act).max(act.cue.end))
    }

    fn day_in(&self, region: Range<usize>) -> StatementDay {
        let number = |at: usize| number(self.reading, self.scene.units, at);
        statement_day(self.scene, region, self.reading.published, &number)
    }

    fn trace(&self, content: &Content<'_>, taken: &Taken, act: &Act, voice: &Voice) -> Trace {
        let here = |range: Range<usize>| self.bytes(range);
        let speaker = self.reading.original(&voice.tokens);
        let content_bytes = here(content.hit.start..content.hit.end);
        let cue = here(act.cue.clone());
        let carried = voice.basis == Basis::Carried || voice.distance > 0;
        let from = act.clause.min(content.hit.start);
        // to the end of the content's clause, or where somebody speaks next
        let next: Vec<usize> =
            self.acts.iter().map(|a| a.clause).filter(|&at| at > content.hit.start).collect();
        let to = self.scene.reach(content.hit.end, &next).max(act.cue.end).max(content.hit.end);
        let mut quote = here(from..self.quote_end(content.hit.end, to));
        if !carried && speaker.end <= quote.start + 200 && !speaker.is_empty() {
            quote.start = quote.start.min(speaker.start);
        }
        let quote = with_opening_mark(&self.reading.document.text, quote);
        // what is written in a channel of its own is affirmed without a word for it
        let worded = taken.steps.iter().filter(|(words, ..)| !words.is_empty());
        let steps = worded.map(|(words, force, negation, position)| Step {
            word: here(words.clone()),
            force: *force,
            negation: *negation,
            position: *position,
        });
        Trace {
            sentence: self.reading.original(&self.sentence.tokens),
            quote,
            cue: (!cue.is_empty()).then_some(cue),
            speaker: (!speaker.is_empty()).then_some(speaker),
            content: content_bytes,
            stated: self.scene.ruleset.rule(content.rule).position,
            steps: steps.collect(),
        }
    }

    /// Where a quotation that may run to `to` ends: before "which …", and without a comma at its end.
    fn quote_end(&self, from: usize, to: usize) -> usize {
        let answered = (from..to).find(|&i| self.scene.hits.grammar(i, Grammar::Backward).is_some());
        let mut end = answered.unwrap_or(to);
        while end > from && self.scene.units.kind(end - 1) == Some(UnitKind::Comma) {
            end -= 1;
        }
        end
    }

    /// Bytes of the document's text for a stretch of units.
    pub(super) fn bytes(&self, range: Range<usize>) -> Range<usize> {
        let end = range.end.min(self.scene.units.len());
        if range.start >= end {
            return 0..0;
        }
        let units = &self.scene.units.units;
        let tokens = units[range.start].tokens.start..units[end - 1].tokens.end;
        self.reading.original(&tokens)
    }
}

/// A stretch with the mark right before it that opens a quotation inside it, so that none closes unopened.
fn with_opening_mark(text: &str, range: Range<usize>) -> Range<usize> {
    let odd = text[range.clone()].matches(MARKS).count() % 2 == 1;
    let mark = text[..range.start].chars().next_back().filter(|c| odd && MARKS.contains(c));
    range.start - mark.map_or(0, char::len_utf8)..range.end
}

fn merge<T: Copy + Ord>(list: &mut Vec<T>, more: &[T]) {
    list.extend_from_slice(more);
    list.sort_unstable();
    list.dedup();
}
