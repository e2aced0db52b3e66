//! Unnamed speakers and their sides stand in the words files, one a language; together they are one actor each.

use super::one::ById;
use super::strict::Findings;
use crate::diagnostic::Diagnostic;
use crate::rules::codes;
use crate::rules::model::{ActorDef, ActorKind, PatternsByLanguage, SideDef, WordsFile};
use crate::rules::pack::Sourced;

/// Adds the sides and speakers of one words file; those of other languages with the same id become one with them.
pub(super) fn add(
    pack: usize,
    words: &Sourced<WordsFile>,
    sides: &mut ById<SideDef>,
    actors: &mut ById<ActorDef>,
    findings: &mut Findings,
) {
    for side in &words.def.side {
        match sides.get_mut(side.id.get_ref()).filter(|_| !(side.replace || side.off)) {
            Some(known) => known.def.name.extend(side.name.clone()),
            None => sides.add(pack, here(words, side), findings),
        }
    }
    for speaker in &words.def.speaker {
        match actors.get_mut(speaker.id.get_ref()).filter(|known| unites(&known.def, speaker)) {
            Some(known) => unite(known, words, speaker, findings),
            None => actors.add(pack, here(words, speaker), findings),
        }
    }
}

fn here<T: Clone>(words: &Sourced<WordsFile>, def: &T) -> Sourced<T> {
    Sourced { source: words.source, imported: words.imported, def: def.clone() }
}

/// A body and an unnamed speaker of one id are two things, and are told as such.
fn unites(known: &ActorDef, speaker: &ActorDef) -> bool {
    let body = |a: &ActorDef| a.kind == ActorKind::Body;
    !(speaker.replace || speaker.off) && body(known) == body(speaker)
}

fn unite(
    known: &mut Sourced<ActorDef>,
    words: &Sourced<WordsFile>,
    speaker: &ActorDef,
    findings: &mut Findings,
) {
    if disagree(&known.def, speaker) {
        let id = &speaker.id;
        let message =
            format!("two words files disagree about the kind or side of the speaker `{}`", id.get_ref());
        findings.push(
            Diagnostic::error(codes::SPEAKERS_DISAGREE, message)
                .at(words.source, id.span(), "here it is another")
                .also(known.source, known.def.id.span(), "than here")
                .help("write the same `kind` and `side` in both, or give one of the speakers another id"),
        );
        return;
    }
    let known = &mut known.def;
    known.side = known.side.take().or_else(|| speaker.side.clone());
    known.party_as = known.party_as.take().or_else(|| speaker.party_as.clone());
    known.name.extend(speaker.name.clone());
    add_patterns(&mut known.aliases, &speaker.aliases);
    add_patterns(&mut known.short, &speaker.short);
    add_patterns(&mut known.capitals, &speaker.capitals);
    add_patterns(&mut known.own, &speaker.own);
    add_patterns(&mut known.adjectives, &speaker.adjectives);
    known.spokespeople.extend(speaker.spokespeople.iter().cloned());
    known.sources.extend(speaker.sources.iter().cloned());
    let new: Vec<_> = speaker.member_of.iter().filter(|g| !known.member_of.contains(g)).cloned().collect();
    known.member_of.extend(new);
}

fn disagree(known: &ActorDef, speaker: &ActorDef) -> bool {
    let sides = known.side.as_ref().zip(speaker.side.as_ref());
    known.kind != speaker.kind || sides.is_some_and(|(a, b)| a != b)
}

fn add_patterns(known: &mut PatternsByLanguage, new: &PatternsByLanguage) {
    for (lang, patterns) in new {
        known.entry(lang.clone()).or_default().extend(patterns.iter().cloned());
    }
}
