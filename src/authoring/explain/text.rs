//! An explanation for people: sentence by sentence, stage by stage.

use super::compare::Compared;
use super::page::Page;
use super::phrases::{self, counted, quoted};
use super::{Explained, Stage};
use crate::extract::explain::{ClaimView, ContentView, Fate, LeftOut, NearView, SentenceView};
use crate::report::Options;

/// Rules shown that began to match, where all stages are shown.
const NEAR: usize = 3;
/// Words shown that a list holds, where all stages are shown.
const WORDS: usize = 12;
/// Matches of rules shown, where all stages are shown; those that are weighed are shown all the same.
const RULES: usize = 6;

/// Everything that was asked for.
pub fn text(
    documents: &[Explained],
    comparisons: Option<&[Compared]>,
    stages: &[Stage],
    few: bool,
    options: &Options,
) -> String {
    let mut page = Page::new(options);
    for document in documents {
        of_document(&mut page, document, stages, few);
    }
    if comparisons.is_some_and(<[_]>::is_empty) {
        page.blank();
        page.plain("nothing to hold against each other: there is no claim here");
    }
    for compared in comparisons.unwrap_or_default() {
        page.blank();
        super::compare::lines(&mut page, compared);
    }
    page.finish()
}

fn of_document(page: &mut Page, document: &Explained, stages: &[Stage], few: bool) {
    for warning in &document.explanation.warnings {
        page.plain(&quoted(warning));
    }
    for (nth, sentence) in document.explanation.sentences.iter().enumerate() {
        page.blank();
        let place = document.path.as_ref().map(|path| format!("{}:{}", quoted(path), sentence.line));
        page.heading(&place.unwrap_or_else(|| format!("sentence {}", nth + 1)));
        page.passage(&sentence.sentence.text);
        of_sentence(page, sentence, stages, few);
    }
}

fn of_sentence(page: &mut Page, sentence: &SentenceView, stages: &[Stage], few: bool) {
    if sentence.left_out == Some(LeftOut::Boilerplate) {
        page.plain("left out: a marked line, a headline said again, or a bare line behind the report");
        return;
    }
    for stage in stages {
        page.label(stage.as_str());
        match stage {
            Stage::Words => words(page, sentence, few),
            Stage::Mentions => {
                let all = sentence.mentions.iter().map(phrases::mention);
                items(page, all, "the pack knows nobody who is named here");
            }
            Stage::Speakers => speakers(page, sentence),
            Stage::Scopes => {
                items(page, sentence.scopes.iter().map(phrases::scope), "nothing here limits or negates");
            }
            Stage::Rules => rules(page, sentence, few),
            Stage::Near => near(page, sentence, few),
            Stage::Forces => forces(page, sentence),
            Stage::Parties => parties(page, sentence),
            Stage::Claims => items(page, sentence.claims.iter().map(claim), "no claim"),
        }
    }
}

fn items(page: &mut Page, all: impl Iterator<Item = String>, none: &str) {
    let mut there = false;
    for item in all {
        page.item(0, &item);
        there = true;
    }
    if !there {
        page.item(0, none);
    }
}

fn words(page: &mut Page, sentence: &SentenceView, few: bool) {
    let known: Vec<String> = sentence.words.iter().filter_map(phrases::word).collect();
    let shown = if few { known.len().min(WORDS) } else { known.len() };
    items(page, known[..shown].iter().cloned(), "no list of the pack has a word of this sentence");
    more(page, known.len() - shown, "more word", "words");
    let unknown: Vec<String> = sentence
        .words
        .iter()
        .filter(|w| phrases::word(w).is_none() && w.folded.chars().any(char::is_alphabetic))
        .map(|w| quoted(&w.at.text))
        .collect();
    if !unknown.is_empty() {
        page.item(0, &format!("in no list: {}", unknown.join(" · ")));
    }
}

fn speakers(page: &mut Page, sentence: &SentenceView) {
    if sentence.left_out == Some(LeftOut::Question) {
        return page.item(0, "the sentence asks, and a question claims nothing");
    }
    if sentence.speakers.is_empty() {
        return page.item(0, "nobody speaks here: no word reports speech");
    }
    for act in &sentence.speakers {
        page.item(0, &phrases::act(act));
        if let Some(outer) = act.inside.and_then(|at| sentence.speakers.get(at)) {
            page.item(1, &format!("inside {}", quoted(&outer.cue.text)));
        }
        if !act.content.text.is_empty() {
            page.item(1, &format!("over {}", quoted(&act.content.text)));
        }
    }
}

/// How much is not shown, and how to see it.
fn more(page: &mut Page, rest: usize, what: &str, stage: &str) {
    if rest > 0 {
        page.item(0, &format!("and {}: --stage {stage}, or --all", counted(rest, what)));
    }
}

fn rules(page: &mut Page, sentence: &SentenceView, few: bool) {
    if sentence.rules.is_empty() {
        return page.item(0, "no rule matched");
    }
    // What another match stands for is looked at last.
    let (covered, weighed): (Vec<_>, Vec<_>) =
        sentence.rules.iter().partition(|content| matches!(content.fate, Fate::Covered { .. }));
    let shown = if few { RULES.saturating_sub(weighed.len()).min(covered.len()) } else { covered.len() };
    rules_shown(page, weighed.iter().chain(&covered[..shown]).copied());
    more(page, covered.len() - shown, "more match", "rules");
}

fn rules_shown<'a>(page: &mut Page, all: impl Iterator<Item = &'a ContentView>) {
    for content in all {
        page.item(0, &phrases::matched(content));
        page.item(1, &format!("by the pattern {}", quoted(&content.pattern)));
        if counts(content) {
            continue;
        }
        if let Some(why) = phrases::fate(content) {
            page.item(1, &why);
        }
    }
}

/// Whether a match is weighed at all.
fn counts(content: &ContentView) -> bool {
    !matches!(content.fate, Fate::Guarded { .. } | Fate::Covered { .. } | Fate::Question)
}

fn near(page: &mut Page, sentence: &SentenceView, few: bool) {
    if sentence.near.is_empty() {
        return page.item(0, "no other rule began to match");
    }
    let by_rule: Vec<&[NearView]> = sentence.near.chunk_by(|a, b| a.rule == b.rule).collect();
    let shown = if few { by_rule.len().min(NEAR) } else { by_rule.len() };
    for near in by_rule[..shown].iter().copied().flatten() {
        page.item(0, &phrases::near(near));
        page.item(1, &format!("of the pattern {}", quoted(&near.pattern)));
    }
    more(page, by_rule.len() - shown, "more rule", "near");
}

fn forces(page: &mut Page, sentence: &SentenceView) {
    let mut there = false;
    for content in sentence.rules.iter().filter(|c| counts(c)) {
        there = true;
        page.item(0, &format!("{}: {}", quoted(&content.at.text), content.position));
        for taken in &content.taken {
            taken.steps.iter().for_each(|s| page.item(1, &phrases::step(s)));
            page.item(1, &phrases::taken(taken, &sentence.speakers));
        }
        if content.taken.is_empty() {
            content.applied.iter().for_each(|s| page.item(1, &phrases::step(s)));
            if let Some(why) = phrases::fate(content) {
                page.item(1, &why);
            }
        }
    }
    if !there {
        page.item(0, "nothing to apply a force to");
    }
}

fn parties(page: &mut Page, sentence: &SentenceView) {
    let mut there = false;
    for content in sentence.rules.iter().filter(|c| !c.taken.is_empty()) {
        let named = content.parties.iter().map(|p| match (&p.role, p.how) {
            (Some(role), _) => format!("{} (fills the slot {role})", p.actor),
            (None, "subject") => format!("{} (subject)", p.actor),
            (None, "with") => format!("{} (behind with or between, or by an adjective)", p.actor),
            (None, _) => format!("{} (further behind)", p.actor),
        });
        let named: Vec<String> = named.collect();
        let named = if named.is_empty() { "nobody".to_owned() } else { named.join(", ") };
        page.item(0, &format!("{} names {named}", quoted(&content.at.text)));
        there = true;
    }
    for claim in &sentence.claims {
        page.item(0, &format!("{} {}: {}", claim.actor, claim.position, about(claim)));
    }
    if !there {
        page.item(0, "no claim, so no parties");
    }
}

fn about(claim: &ClaimView) -> String {
    let how = |how: &str| match how {
        "speaker" => "speaks",
        "earlier" => "from an earlier claim of the report",
        _ => "named",
    };
    let parties: Vec<String> =
        claim.about.iter().map(|p| format!("{} as {} ({})", p.actor, p.role, how(p.how))).collect();
    if parties.is_empty() { "concerns nobody by name".to_owned() } else { parties.join(", ") }
}

fn claim(claim: &ClaimView) -> String {
    let mut text = format!("{} {} ({})", claim.actor, claim.position, claim.topic);
    if let Some(day) = &claim.day {
        let about = if claim.about_day { "about " } else { "" };
        let basis = if claim.day_basis == "stated" { "as the text says" } else { "the day of publication" };
        text.push_str(&format!(", {about}{day} ({basis})"));
    }
    text.extend(claim.nested_in.as_ref().map(|outer| format!(", as told by {outer}")));
    text.extend(claim.via.as_ref().map(|via| format!(", via {via}")));
    if claim.hedged {
        text.push_str(", hedged");
    }
    text
}
