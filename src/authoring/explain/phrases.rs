//! What happened, in plain words: one sentence for each thing that an author may ask about.

use crate::extract::explain::{
    ActView, ContentView, Fate, MentionView, NearView, ScopeView, StepView, TakenView, Task, VoiceView, Why,
    WordView,
};
use crate::report::paint::clean;

/// Words of the text, on one line and harmless.
pub fn quoted(text: &str) -> String {
    clean(text)
}

/// A number and its noun.
pub fn counted(number: usize, noun: &str) -> String {
    if number == 1 { format!("1 {noun}") } else { format!("{number} {noun}s") }
}

/// Actors of one short name that are named.
const NAMED: usize = 3;

/// The words of a task that stands over more than a word.
fn longer(task: &Task, word: &WordView) -> String {
    match task.at.text == word.at.text {
        true => String::new(),
        false => format!(" ({})", quoted(&task.at.text)),
    }
}

/// `مفاوضات: <talks>, with a conjunction attached; grammar: that`; nothing for a word that no list has.
pub fn word(word: &WordView) -> Option<String> {
    let mut facts: Vec<String> = Vec::new();
    for listed in &word.may_be {
        let other = (listed.word != word.folded).then(|| format!("= {}", quoted(&listed.word)));
        let attached =
            (!listed.attached.is_empty()).then(|| format!("with {}", listed.attached.join(" and ")));
        let sets: Vec<String> = listed.sets.iter().map(|set| format!("<{}>", quoted(set))).collect();
        let sets = (!sets.is_empty()).then(|| format!("in {}", sets.join(" ")));
        let fact: Vec<String> = [other, attached, sets].into_iter().flatten().collect();
        facts.push(fact.join(" "));
    }
    facts.retain(|fact| !fact.is_empty());
    let waits = |task: &Task| matches!(task.kind, "short name" | "last name");
    facts.extend(word.tasks.iter().filter(|task| !waits(task)).map(|task| {
        let (what, longer) = (quoted(&task.what), longer(task, word));
        match task.kind {
            "set" => format!("in <{what}>{longer}"),
            kind => format!("{kind} {what}{longer}"),
        }
    }));
    let mut names: Vec<(&str, String, Vec<String>)> = Vec::new();
    for task in word.tasks.iter().filter(|task| waits(task)) {
        let (kind, longer, what) = (task.kind, longer(task, word), quoted(&task.what));
        match names.iter_mut().find(|(of, text, _)| (*of, text.as_str()) == (kind, &longer)) {
            Some((_, _, actors)) => actors.push(what),
            None => names.push((kind, longer, vec![what])),
        }
    }
    facts.extend(names.into_iter().map(|(kind, longer, actors)| {
        let more = actors.len().saturating_sub(NAMED);
        let shown = actors[..actors.len() - more].join(", ");
        let more = if more > 0 { format!(" and {more} more") } else { String::new() };
        let condition = "which counts only behind the full name: none stands before it in the report";
        format!("{kind} of {shown}{more}{longer}, {condition}")
    }));
    facts.dedup();
    match (word.may_be.is_empty(), facts.is_empty()) {
        (true, true) => None,
        (_, true) => Some(format!("{}: listed", quoted(&word.at.text))),
        _ => Some(format!("{}: {}", quoted(&word.at.text), facts.join("; "))),
    }
}

/// Whom a mention means, and whether it may be a subject.
pub fn mention(mention: &MentionView) -> String {
    let actor = mention.actor.as_deref().unwrap_or("somebody whom the pack does not know");
    let mut text = format!("{} = {actor}", quoted(&mention.at.text));
    if let Some(person) = &mention.person {
        text.push_str(&format!(", through {}", quoted(person)));
    }
    if mention.basis == "learnt" {
        text.push_str(", a person whom this report introduced");
    } else if mention.role && mention.person.is_none() {
        text.push_str(", by a role");
    }
    match (mention.set_aside, mention.not_subject) {
        (true, _) => text.push_str("; set aside: in brackets or an insertion"),
        (false, Some(why)) => text.push_str(&format!("; no subject: {why}")),
        (false, None) => {}
    }
    text
}

/// `نفى (deny): jaysh-al-islam, named beside it`.
pub fn act(act: &ActView) -> String {
    if act.cue.text.is_empty() {
        let voices: Vec<String> = act.voices.iter().map(voice).collect();
        return format!("nobody else speaks: {}, whose channel it is", voices.join(" and "));
    }
    let negated = if act.negated { ", negated" } else { "" };
    format!("{} ({}{negated}): {}", quoted(&act.cue.text), act.force, speakers(act))
}

fn speakers(act: &ActView) -> String {
    let voices: Vec<String> = act.voices.iter().map(voice).collect();
    let voices = voices.join(" and ");
    let distance = act.voices.iter().map(|v| v.sentences_before).max().unwrap_or(0);
    match act.why {
        Why::Named => format!("{voices}, named beside it"),
        Why::SentenceSpeaker => {
            format!("{voices}, who spoke before in this sentence; no other subject stands here")
        }
        Why::Around => format!("{voices}, who speaks around it; no other subject stands here"),
        Why::Carried => {
            let back = counted(distance, "sentence");
            format!("{voices}, carried over from {back} before: no subject stands here")
        }
        Why::Author => format!("{voices}: the pack says that these words are theirs where nobody is named"),
        Why::Unknown => match &act.unknown {
            Some(words) => format!("somebody whom the pack does not know: {}", quoted(&words.text)),
            None => "somebody whom the pack does not know".to_owned(),
        },
        Why::Narrator => "nobody speaks here: the narrator's formula ends carrying a speaker over".to_owned(),
        Why::Nobody => {
            "nobody speaks here: no subject stands here, and no speaker is near enough to carry over"
                .to_owned()
        }
    }
}

fn voice(voice: &VoiceView) -> String {
    let actor = voice.actor.as_deref().unwrap_or("somebody unknown");
    let person = voice.person.as_ref().map(|p| format!(" through {}", quoted(p))).unwrap_or_default();
    let relays = if voice.relays { " (an agency: it relays and claims nothing)" } else { "" };
    format!("{actor}{person}{relays}")
}

/// What a limiting word is.
pub fn scope(scope: &ScopeView) -> String {
    let kind = scope_kind(&scope.kind);
    let reach = scope.reach.as_ref().filter(|r| !r.text.is_empty());
    let reach = reach.map(|r| format!(", over {}", quoted(&r.text))).unwrap_or_default();
    format!("{}: {kind}{reach}", quoted(&scope.at.text))
}

/// A kind of limit in plain words.
fn scope_kind(kind: &str) -> &str {
    match kind {
        "negator" => "negation",
        "not-negator" => "no negation, though it looks like one",
        "connective" => "ends what stands before it",
        "terms" => "terms that something lays down",
        "unrealised" => "not real yet: a wish, a demand, a plan",
        other => other,
    }
}

/// `negotiations/talks-held matched وجود أي مفاوضات → underway`.
pub fn matched(content: &ContentView) -> String {
    let weak = if content.carried_by.is_empty() { "" } else { " (weak)" };
    format!("{} matched {} → {}{weak}", content.rule, quoted(&content.at.text), content.position)
}

/// `deny (نفى) → denied`.
pub fn step(step: &StepView) -> String {
    format!("{} ({}) → {}", force(step.force, step.negation), quoted(&step.at.text), step.position)
}

fn force(force: &'static str, negation: bool) -> &'static str {
    if negation { "negation" } else { force }
}

/// Who takes a position.
pub fn taken(taken: &TakenView, acts: &[ActView]) -> String {
    let voices = acts.get(taken.act).map(|act| &act.voices[..]).unwrap_or_default();
    let known: Vec<&str> = voices.iter().filter(|v| !v.relays).filter_map(|v| v.actor.as_deref()).collect();
    if known.is_empty() {
        return format!("{} is taken by nobody whom the pack knows: no claim", taken.position);
    }
    format!("{} take{} {}", known.join(" and "), if known.len() == 1 { "s" } else { "" }, taken.position)
}

/// Why a match gave no claim; nothing where it gave one.
pub fn fate(content: &ContentView) -> Option<String> {
    Some(match &content.fate {
        Fate::Claimed => return None,
        Fate::Guarded { pattern, at } => {
            format!("switched off by `unless` {}, which matched {}", quoted(pattern), quoted(&at.text))
        }
        Fate::Covered { by } => format!("left to {by}, whose match is longer or stronger"),
        Fate::Question => "no claim: the sentence asks".to_owned(),
        Fate::NobodySpeaks => "no claim: nobody speaks here".to_owned(),
        Fate::Limited { kind, at } => format!("blocked by {} {}", limit(kind), quoted(&at.text)),
        Fate::Purpose => "blocked: the attached preposition makes a purpose of it".to_owned(),
        Fate::About => "no claim: it only tells what other content is about".to_owned(),
        Fate::NoAnswer { force: which, negation, at, position } => {
            let key = if *negation { "deny" } else { which };
            let which = force(which, *negation);
            format!("{which} ({}) → no claim: the position {position} has no `{key}`", quoted(&at.text))
        }
        Fate::OutOfReach { at, negated: true } => {
            format!("no claim: {} is negated, and says nothing of it", quoted(&at.text))
        }
        Fate::OutOfReach { at, negated: false } => {
            format!("no claim: the force of {} ends before it", quoted(&at.text))
        }
        Fate::NotCarried => {
            format!("weak content, no force carries it: only {} would", content.carried_by.join(", "))
        }
        Fate::NobodyBlamed => "no claim: it blames, and nobody but the speaker is named".to_owned(),
        Fate::NoKnownSpeaker => "no claim: nobody whom the pack knows takes a position".to_owned(),
    })
}

fn limit(kind: &str) -> &str {
    match kind {
        "condition" => "the condition",
        "purpose" => "the purpose",
        "terms" => "the terms behind",
        "unrealised" => "what is not real yet:",
        other => other,
    }
}

/// Which element of a pattern is missing, and where it was looked for.
pub fn near(near: &NearView) -> String {
    if near.before {
        return near_before(near);
    }
    let gap = match near.within {
        0 => "is missing right behind it".to_owned(),
        limit => format!("is missing within {} behind it", counted(limit, "word")),
    };
    let next = match &near.next {
        Some(word) => format!("; next is {}", quoted(&word.text)),
        None => "; nothing follows in the clause".to_owned(),
    };
    format!("{} began at {}: {} {gap}{next}", near.rule, quoted(&near.at.text), quoted(&near.missing))
}

fn near_before(near: &NearView) -> String {
    let gap = match near.within {
        0 => "is missing right before it".to_owned(),
        limit => format!("is missing within {} before it", counted(limit, "word")),
    };
    let next = match &near.next {
        Some(word) => format!("; before it stands {}", quoted(&word.text)),
        None => "; nothing stands before it in the clause".to_owned(),
    };
    format!("{} has its end at {}: {} {gap}{next}", near.rule, quoted(&near.at.text), quoted(&near.missing))
}
