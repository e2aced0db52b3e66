//! What a sentence hands on to the next ones: the topics that it names, who speaks, a quotation that it leaves open.

use crate::extract::Reading;
use crate::extract::acts::Act;
use crate::extract::discourse::{Discourse, Voice};
use crate::extract::hits::{Hit, Hits};
use crate::extract::scene::Scene;
use crate::extract::unit::{UnitKind, Units};
use crate::rules::WordOrder;
use crate::rules::ids::TopicId;
use crate::rules::tag::{Grammar, SpeechKind, Tag};

/// Marks that open a quotation, and those that close one.
const OPENING: [char; 3] = ['«', '“', '„'];
const CLOSING: [char; 2] = ['»', '”'];

/// Takes content back that names its topic by a pronoun where nothing before it names the topic; the discourse notes
/// which topics are named.
pub(super) fn note_topics(
    reading: &Reading<'_>,
    units: &Units<'_>,
    hits: &mut Hits,
    discourse: &mut Discourse,
) {
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

/// The speakers of the sentence's own level go on to the next ones; a narrator's formula ends that. Where
/// nobody speaks, the one whom the sentence is about may speak in the next ("… held a press conference. It added").
pub(super) fn note_speakers(scene: &Scene<'_>, acts: &[Act], discourse: &mut Discourse) {
    // "the minister" of a later sentence is who spoke rather than who was only named
    let spoke = |v: &Voice| acts.iter().any(|a| a.voices.iter().any(|by| by.tokens == v.tokens));
    let roles = (0..scene.units.len()).filter_map(|at| scene.voice(at)).filter(|v| v.role);
    let (speakers, named): (Vec<Voice>, Vec<Voice>) = roles.partition(spoke);
    named.into_iter().chain(speakers).for_each(|voice| discourse.introduced(voice));
    discourse.names(scene.pair(scene.units.len()));
    let narrator = (0..scene.units.len()).any(|i| scene.hits.begins(i, Grammar::Narrator));
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
pub(super) fn note_quotation(
    reading: &Reading<'_>,
    scene: &Scene<'_>,
    acts: &[Act],
    discourse: &mut Discourse,
) {
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
