//! Things that are allowed and seldom meant: topics that oppose nothing, actors that no text can name, a person who
//! speaks for two, examples that say nothing of their claims, sets that fall together with imported ones, marks that no
//! phrase can run over.

use super::known::sets_of;
use super::patterns::{Readable, in_brackets, inside};
use crate::diagnostic::{Diagnostic, SourceId, SourceMap};
use crate::rules::Spanned;
use crate::rules::codes;
use crate::rules::model::{ActorDef, ActorKind, ExampleDef};
use crate::rules::pack::{Pack, Sourced, Topic};
use crate::rules::pattern;
use crate::text::{TokenKind, fold_light, fold_plain, is_letter, tokens};
use std::collections::{BTreeMap, BTreeSet};

/// Looks for all of them; of a file in which something was lost nothing is said that it might refute.
pub(super) fn check(
    pack: &Pack,
    patterns: &[Readable<'_>],
    sources: &SourceMap,
    found: &mut Vec<Diagnostic>,
) {
    for topic in &pack.topics {
        if !pack.lost.files.contains(&topic.topic.source) {
            found.extend(nothing_opposed(topic));
        }
        found.extend(topic.positions.iter().filter_map(|p| {
            let denied = p.def.deny.as_ref().filter(|denied| **denied == p.def.id);
            denied.map(|denied| denies_itself(p.source, denied))
        }));
        for rule in
            topic.rules.iter().filter(|rule| !rule.imported && !pack.lost.files.contains(&rule.source))
        {
            found.extend(
                rule.def.example.iter().filter(|e| e.claims.is_none()).map(|e| no_claims(rule.source, e)),
            );
        }
    }
    let words: BTreeSet<SourceId> = pack.words.iter().map(|file| file.source).collect();
    let bodies: Vec<&Sourced<ActorDef>> = pack
        .actors
        .iter()
        .filter(|actor| !words.contains(&actor.source) && !pack.lost.files.contains(&actor.source))
        .collect();
    for actor in bodies.iter().filter(|actor| !actor.imported) {
        found.extend(nameless(pack, actor));
        found.extend(sideless(actor));
    }
    two_masters(&bodies, found);
    joined_sets(pack, found);
    let sets: BTreeSet<&str> = sets_of(pack).iter().map(|set| set.name.get_ref().as_str()).collect();
    found.extend(
        patterns.iter().filter_map(|pattern| {
            bracketed(pattern, &sets, sources).or_else(|| mark_inside(pattern, sources))
        }),
    );
}

fn nothing_opposed(topic: &Topic) -> Option<Diagnostic> {
    if !topic.opposed.is_empty() || !topic.shifts.is_empty() {
        return None;
    }
    let id = &topic.topic.def.id;
    let help = match topic.positions.as_slice() {
        [a, b, ..] => format!(
            "say which positions cannot both be true: `[[opposed]]` with `positions = [\"{}\", \"{}\"]`",
            a.def.id.get_ref(),
            b.def.id.get_ref()
        ),
        _ => "add a second position and an `[[opposed]]` that names both".into(),
    };
    let message = format!("the topic `{}` opposes no positions, so it gives no conflict", id.get_ref());
    Some(Diagnostic::warning(codes::NOT_OPPOSED, message).at(topic.topic.source, id.span(), "").help(help))
}

fn denies_itself(source: SourceId, denied: &Spanned<String>) -> Diagnostic {
    let message = format!("who denies `{}` takes the same position", denied.get_ref());
    Diagnostic::warning(codes::DENIES_ITSELF, message)
        .at(source, denied.span(), "the position itself")
        .help("name the position that a denial gives, or remove `deny`: then a denial gives no claim")
}

fn no_claims(source: SourceId, example: &ExampleDef) -> Diagnostic {
    Diagnostic::warning(codes::NO_CLAIMS, "this example does not say which claims it gives")
        .at(source, example.text.span(), "")
        .help("write `claims = [\"actor position\"]`, or `claims = []` if it must give none")
}

/// An actor that nothing in a promised language can mean.
fn nameless(pack: &Pack, actor: &Sourced<ActorDef>) -> Option<Diagnostic> {
    let def = &actor.def;
    if matches!(def.kind, ActorKind::Unnamed | ActorKind::Place) {
        return None;
    }
    let has = |lang: &str| {
        let lists = [&def.aliases, &def.short, &def.adjectives];
        lists.iter().any(|lists| lists.get(lang).is_some_and(|list| !list.is_empty()))
            || def.spokespeople.iter().any(|person| person.contains_key(lang))
    };
    // That there are no words for a language is told by itself.
    let read = |lang: &&str| pack.words.iter().any(|file| file.def.lang.get_ref() == lang);
    let promised = pack.promised();
    let all: Vec<&str> = if promised.is_empty() {
        let languages: Vec<&str> = pack.languages.iter().map(String::as_str).collect();
        if languages.iter().any(|lang| has(lang)) { Vec::new() } else { languages }
    } else {
        promised
    };
    let lacks: Vec<&str> = all.into_iter().filter(read).filter(|lang| !has(lang)).collect();
    let first = *lacks.first()?;
    let shown: Vec<String> = lacks.iter().map(|lang| format!("`{lang}`")).collect();
    let message = format!("no text in {} can name the actor `{}`", shown.join(" or "), def.id.get_ref());
    Some(
        Diagnostic::warning(codes::NAMELESS, message)
            .at(actor.source, def.id.span(), "")
            .note("`name` is how the report calls it; texts are searched for `aliases`")
            .help(format!("add its full names as texts write them: `aliases.{first} = [\"…\"]`")),
    )
}

fn sideless(actor: &Sourced<ActorDef>) -> Option<Diagnostic> {
    let def = &actor.def;
    if def.side.is_some() || matches!(def.kind, ActorKind::Unnamed | ActorKind::Place | ActorKind::Agency) {
        return None;
    }
    let message = format!("the actor `{}` is on no side", def.id.get_ref());
    Some(
        Diagnostic::warning(codes::SIDELESS, message)
            .at(actor.source, def.id.span(), "")
            .help("add `side = \"…\"`: what it says is compared with other sides by that"),
    )
}

/// An actor and one of the people who speak for it.
type Listed<'a> = (&'a Sourced<ActorDef>, &'a Spanned<String>);

/// People who are listed as speaking for more than one actor.
fn two_masters(actors: &[&Sourced<ActorDef>], found: &mut Vec<Diagnostic>) {
    let mut first: BTreeMap<(&str, String), Listed<'_>> = BTreeMap::new();
    for actor in actors {
        for (lang, name) in actor.def.spokespeople.iter().flatten() {
            let key = (lang.as_str(), fold_plain(name.get_ref()).trim().to_string());
            let Some((other, place)) = first.get(&key) else {
                first.insert(key, (actor, name));
                continue;
            };
            if other.def.id == actor.def.id {
                continue;
            }
            let message = format!(
                "`{}` speaks for `{}` and for `{}`",
                name.get_ref(),
                other.def.id.get_ref(),
                actor.def.id.get_ref()
            );
            found.push(
                Diagnostic::warning(codes::TWO_MASTERS, message)
                    .at(actor.source, name.span(), "listed again here")
                    .also(other.source, place.span(), "listed here first")
                    .help(
                        "keep the name with the one whose words they are, or write the fuller name of each",
                    ),
            );
        }
    }
}

/// Sets of a topic that an imported file has, too, by chance: the words of both are added together.
fn joined_sets(pack: &Pack, found: &mut Vec<Diagnostic>) {
    let mut imported: BTreeMap<(&str, &str), (SourceId, &Spanned<String>, &str)> = BTreeMap::new();
    for file in pack.words.iter().filter(|file| file.imported) {
        for name in file.def.sets.keys() {
            imported.insert((file.def.lang.get_ref(), name.get_ref()), (file.source, name, ""));
        }
    }
    let of_topics = |wanted: bool| {
        pack.topics.iter().flat_map(move |topic| {
            let files = topic.sets.iter().filter(move |file| file.imported == wanted);
            let id = topic.topic.def.id.get_ref().as_str();
            files.flat_map(move |file| {
                file.def.iter().flat_map(move |(lang, sets)| {
                    sets.iter().map(move |(name, set)| (lang.as_str(), name, set, file.source, id))
                })
            })
        })
    };
    for (lang, name, _, source, topic) in of_topics(true) {
        imported.insert((lang, name.get_ref()), (source, name, topic));
    }
    for (lang, name, set, source, topic) in of_topics(false) {
        let Some((other, place, home)) = imported.get(&(lang, name.get_ref().as_str())) else { continue };
        // Who extends a topic, or says what becomes of the imported set, means it.
        if *home == topic || set.replace || set.off {
            continue;
        }
        let message = format!("an extended pack has a set `{}` in `{lang}`, too", name.get_ref());
        found.push(
            Diagnostic::warning(codes::JOINED_SET, message)
                .at(source, name.span(), "added to the other")
                .also(*other, place.span(), "the imported one")
                .help("give it another name; if its words are to be added to the other, do that in a words file"),
        );
    }
}

/// The name of a set in other brackets than a set's.
fn bracketed(pattern: &Readable<'_>, sets: &BTreeSet<&str>, sources: &SourceMap) -> Option<Diagnostic> {
    let written = &pattern.written;
    let mut fault = None;
    pattern.pattern.visit(&mut |element| {
        if let Some(name) = in_brackets(element).filter(|name| sets.contains(name)) {
            fault.get_or_insert((name.to_owned(), element.span.clone()));
        }
    });
    let (name, span) = fault?;
    let message = format!("`{name}` is the name of a set, and stands here as a word");
    Some(
        Diagnostic::warning(codes::MARK_INSIDE, message)
            .at(written.source, inside(sources, written.source, written.text, span), "")
            .help(format!("write `<{name}>`")),
    )
}

/// A mark between the words of a pattern: the text has it as a token of its own, which no word matches.
fn mark_inside(pattern: &Readable<'_>, sources: &SourceMap) -> Option<Diagnostic> {
    let written = &pattern.written;
    let last = pattern.pattern.elements.last()?.span.end;
    let mut fault = None;
    pattern.pattern.visit(&mut |element| {
        let pattern::Kind::Word { text, .. } = &element.kind else { return };
        if text.chars().all(is_letter) {
            return;
        }
        let folded = fold_light(text);
        let marks = tokens(&folded);
        // Behind the last word it does no harm.
        let inside = |at: usize| at + 1 < marks.len() || element.span.end < last;
        let mark = marks.iter().enumerate().find_map(|(at, token)| match token.kind {
            // Quotation marks and apostrophes are seen through.
            TokenKind::Mark(c) if !"\"'".contains(c) && inside(at) => Some(c),
            _ => None,
        });
        if let Some(c) = mark {
            fault.get_or_insert((c, element.span.clone()));
        }
    });
    let (c, span) = fault?;
    let message = format!("`{c}` inside a pattern, which no text can match");
    Some(
        Diagnostic::warning(codes::MARK_INSIDE, message)
            .at(written.source, inside(sources, written.source, written.text, span), "")
            .note("patterns are made of words; what stands on both sides of a mark in a text is no phrase")
            .help("remove the mark, or write what stands before and behind it as two patterns"),
    )
}
