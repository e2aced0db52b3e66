//! What the engine sees in a document, stage by stage, in words: made by the same code that makes claims.

use super::acts::{Act, acts};
use super::content::{chain, content, positions};
use super::discourse::{Discourse, Voice};
use super::scene::Scene;
use super::sentence::{self, Prepared};
use super::unit::{Analyser, UnitKind};
use super::{Reading, language, layout};
use crate::corpus::Document;
use crate::rules::Ruleset;
use crate::rules::tag::Tag;
use crate::text::{fold, split, tokens};
use std::fmt::Write;
use std::ops::Range;

/// Describes every sentence of a document: its mentions, acts, content and what came of it.
pub fn explain(document: &Document, ruleset: &Ruleset) -> String {
    let folded = fold(&document.text);
    let tokens = tokens(&folded.light);
    let Some(language) = language::of(document, &folded, &tokens, ruleset) else {
        return language::unknown(document, ruleset).message;
    };
    let sentences = split(&folded.light, &tokens, language);
    let reading = Reading { ruleset, language, document, index: 0, folded: &folded, tokens: &tokens };
    let mut discourse = Discourse::default();
    let mut analyser = Analyser::new(&language.lexicon);
    let mut out = String::new();
    for sentence in layout::report(&reading, &sentences) {
        let prepared = sentence::prepare(&reading, sentence, &mut discourse, &mut analyser);
        let Prepared { units, hits } = &prepared;
        let scene = Scene { ruleset, language, units, hits };
        let acts = acts(&scene, &discourse);
        let writer = Writer { reading: &reading, scene: &scene, acts: &acts };
        writer.sentence(&mut out);
        sentence::note_speakers(&scene, &acts, &mut discourse);
        discourse.sentence += 1;
    }
    out
}

struct Writer<'a> {
    reading: &'a Reading<'a>,
    scene: &'a Scene<'a>,
    acts: &'a [Act],
}

impl Writer<'_> {
    fn text(&self, range: Range<usize>) -> &str {
        let units = &self.scene.units.units;
        let end = range.end.min(units.len());
        if range.start >= end {
            return "";
        }
        let bytes = self.reading.original(&(units[range.start].tokens.start..units[end - 1].tokens.end));
        &self.reading.document.text[bytes]
    }

    fn name(&self, voice: &Voice) -> String {
        let actor = voice.actor.map_or("?", |a| self.scene.ruleset.labels().actor(a).id.as_str());
        match &voice.person {
            Some(person) => format!("{actor} ({person}, {:?} {})", voice.basis, voice.distance),
            None => format!("{actor} ({:?} {})", voice.basis, voice.distance),
        }
    }

    // writing to a String cannot fail
    fn sentence(&self, out: &mut String) {
        let _ = writeln!(out, "sentence: {}", self.text(0..self.scene.units.len()));
        for at in 0..self.scene.units.len() {
            if let (UnitKind::Mention(_), Some(m)) = (self.scene.units.units[at].kind, self.scene.units.mention_at(at)) {
                let actor = m.actor.map_or("?", |a| self.scene.ruleset.labels().actor(a).id.as_str());
                let under = if self.scene.governed(at) { " governed" } else { "" };
                let _ = writeln!(out, "  mention: {} = {actor}{under}", self.text(at..at + 1));
            }
        }
        for hit in self.scene.hits.all() {
            if let Tag::Grammar(_) | Tag::Scope(_) = hit.tag {
                let _ = writeln!(out, "  word: {} {:?}", self.text(hit.start..hit.end), hit.tag);
            }
        }
        for act in self.acts {
            let voices: Vec<String> = act.voices.iter().map(|v| self.name(v)).collect();
            let inside = act.parent.map(|p| format!(" inside {}", self.text(self.acts[p].cue.clone()))).unwrap_or_default();
            let negated = if act.negated { " negated" } else { "" };
            let _ = writeln!(
                out,
                "  act: {} {}{negated} by [{}]{inside}: {}",
                self.text(act.cue.clone()),
                act.force.as_str(),
                voices.join(", "),
                self.text(act.content.clone())
            );
        }
        for content in content(self.scene) {
            let rule = &self.scene.ruleset.labels().rule(content.rule).id;
            let taken = positions(self.scene, self.acts, &content);
            let around = chain(self.scene, self.acts, content.hit).map_or(0, |c| c.len());
            let _ = writeln!(out, "  content: {} {rule}, acts around it: {around}", self.text(content.hit.start..content.hit.end));
            for t in taken {
                let voices: Vec<String> = self.acts[t.act].voices.iter().map(|v| self.name(v)).collect();
                let _ = writeln!(out, "    {} takes {}", voices.join(", "), self.scene.ruleset.labels().position(t.position).id);
                for (words, force, negation, position) in &t.steps {
                    let how = if *negation { "negation" } else { force.as_str() };
                    let _ = writeln!(out, "      {} ({how}) gives {}", self.text(words.clone()), self.scene.ruleset.labels().position(*position).id);
                }
            }
        }
    }
}
