//! Patterns that can add nothing, because another rule finds all that they find and says the same of it.

use super::phrases::phrases;
use crate::diagnostic::{Diagnostic, SourceId};
use crate::rules::Spanned;
use crate::rules::codes;
use crate::rules::model::{PatternDef, RuleDef};
use crate::rules::pack::{Pack, Sourced, Topic};
use crate::rules::pattern::{self, Element, Kind, Pattern};

/// A pattern with more phrases than this is written out only in part.
const WRITTEN_OUT: usize = 64;

/// A pattern where it is written, as phrases whose words stand between spaces: ` a b `.
struct Found<'a> {
    rule: &'a RuleDef,
    source: SourceId,
    imported: bool,
    text: &'a Spanned<String>,
    phrases: Vec<String>,
    exact: bool,
    slots: bool,
    /// One word or one set.
    single: bool,
}

/// Checks the rules of all topics against each other.
pub(super) fn check(pack: &Pack, found: &mut Vec<Diagnostic>) {
    for topic in &pack.topics {
        let all = patterns(topic);
        // What switches a match off, or demands a spelling, finds less.
        let broad: Vec<&Found<'_>> =
            all.iter().filter(|pattern| pattern.rule.unless.is_empty() && !pattern.exact).collect();
        for narrow in all.iter().filter(|pattern| !pattern.imported) {
            let broad = broad.iter().find(|broad| covers(broad, narrow));
            found.extend(broad.map(|broad| shadowed(narrow, broad)));
        }
        found
            .extend(all.iter().filter(|pattern| !pattern.imported).filter_map(|broad| swallows(broad, &all)));
    }
}

fn patterns(topic: &Topic) -> Vec<Found<'_>> {
    topic.rules.iter().flat_map(|rule| rule.def.any.iter().filter_map(move |text| read(rule, text))).collect()
}

fn read<'a>(rule: &'a Sourced<RuleDef>, text: &'a PatternDef) -> Option<Found<'a>> {
    let PatternDef::Phrase(text) = text else { return None };
    let pattern = pattern::parse(text.get_ref()).ok()?;
    let written_out = phrases(&pattern);
    (written_out.len() < WRITTEN_OUT).then(|| Found {
        rule: &rule.def,
        source: rule.source,
        imported: rule.imported,
        text,
        phrases: written_out.iter().map(|phrase| format!(" {phrase} ")).collect(),
        exact: has(&pattern, |kind| matches!(kind, Kind::Word { exact: true, .. })),
        slots: has(&pattern, |kind| matches!(kind, Kind::Slot(_))),
        single: matches!(
            pattern.elements.as_slice(),
            [Element { kind: Kind::Set(_) | Kind::Word { exact: false, .. }, .. }]
        ),
    })
}

fn has(pattern: &Pattern, wanted: impl Fn(&Kind) -> bool) -> bool {
    let mut there = false;
    pattern.visit(&mut |element| there |= wanted(&element.kind));
    there
}

/// Whether all that `narrow` finds is found by `broad`, which nothing switches off, with the same meaning at least as
/// often.
fn covers(broad: &Found<'_>, narrow: &Found<'_>) -> bool {
    let same = || broad.rule.lang == narrow.rule.lang && broad.rule.position == narrow.rule.position;
    let within = |phrase: &String| broad.phrases.iter().any(|other| phrase.contains(other.as_str()));
    // Which parties are meant, only the pattern with slots knows.
    !narrow.slots
        && broad.rule.id != narrow.rule.id
        && same()
        && carries(broad.rule, narrow.rule)
        && narrow.phrases.iter().all(within)
}

/// A pattern of one word or set by which a rule means something wherever its topic is named: other patterns of the rule,
/// which say more, add nothing to it. Where a force must carry the content, the force says it.
fn swallows(broad: &Found<'_>, all: &[Found<'_>]) -> Option<Diagnostic> {
    if !broad.single || !broad.rule.carried_by.is_empty() {
        return None;
    }
    let within = |phrase: &String| broad.phrases.iter().any(|other| phrase.contains(other.as_str()));
    let mut of_rule =
        all.iter().filter(|other| other.rule.id == broad.rule.id && other.source == broad.source);
    // Which parties are meant, only a pattern with slots knows.
    let says_more = |other: &&Found<'_>| {
        !other.slots && !std::ptr::eq(other.text, broad.text) && other.phrases.iter().all(within)
    };
    let narrow = of_rule.find(says_more)?;
    let message = "wherever this pattern's one word is named, the rule means its position";
    Some(
        Diagnostic::warning(codes::SHADOWED, message)
            .at(broad.source, broad.text.span(), "finds all that the other does, and more")
            .also(narrow.source, narrow.text.span(), "which says more")
            .help("remove it, or let a force carry it: a rule of its own with `carried-by`"),
    )
}

/// Whether one rule makes a claim under every force under which the other does.
fn carries(broad: &RuleDef, narrow: &RuleDef) -> bool {
    let all = |rule: &RuleDef| rule.carried_by.is_empty();
    all(broad) || !all(narrow) && narrow.carried_by.iter().all(|force| broad.carried_by.contains(force))
}

fn shadowed(narrow: &Found<'_>, broad: &Found<'_>) -> Diagnostic {
    let message =
        format!("this pattern adds nothing: the rule `{}` finds all of it", broad.rule.id.get_ref());
    Diagnostic::warning(codes::SHADOWED, message)
        .at(narrow.source, narrow.text.span(), "")
        .also(broad.source, broad.text.span(), "by this pattern, with the same position")
        .help("remove it, or make the other pattern narrower")
}
