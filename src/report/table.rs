//! The report for people, in a terminal or a file of plain text.
//!
//! In: a report. Out: what was read, the two compared sides, other conflicts, the matrix, what to try next.

use super::Options;
use super::claims_table;
use super::matrix::matrix;
use super::paint::{Style, clean, field_lines, finish, joined_lines, styled, text_lines};
use super::phrases::{Extent, Phrases, extent};
use super::rows::{brief, full};
use super::view::{Conflict, Kind, Report};

pub use super::claims_table::claims;

/// Things of one sort that are listed by name before the rest is counted.
const LISTED: usize = 5;

/// The whole report.
pub fn report(report: &Report, options: &Options) -> String {
    let phrases = Phrases::new(report, options);
    let width = options.columns();
    let conflicts = phrases.words.count("conflicts", report.conflicts.len());
    let mut parts = vec![head(&phrases, Some(conflicts), width)];
    let (compared, others) = split(report, &phrases);
    parts.push(first_table(&phrases, &compared, width));
    let of = |kind: Kind| others.iter().copied().filter(|c| c.kind == kind).collect::<Vec<&Conflict>>();
    parts.extend(section(&phrases, "heading-others", &of(Kind::Contradiction), width));
    parts.extend(section(&phrases, "heading-shifts", &of(Kind::Shift), width));
    parts.extend(section(&phrases, "heading-divergences", &of(Kind::Divergence), width));
    parts.extend(claims_table::unlisted(&phrases, width).map(|(number, rows)| {
        let heading = title(&phrases.words.say("heading-unlisted"), Some(&number.to_string()));
        format!("{}\n\n{rows}", lines_of(&heading, width))
    }));
    let matrix = matrix(&phrases, width);
    if !matrix.is_empty() {
        let heading = title(&phrases.words.say("heading-matrix"), None);
        parts.push(format!("{}\n\n{matrix}", lines_of(&heading, width)));
    }
    let foot = next_step(&phrases, &parts, &compared, &others, options);
    parts.push(foot);
    parts.retain(|part| !part.is_empty());
    finish(&parts.join("\n"), options.colour)
}

/// What was read, what was not, how much was found, and with which pack.
pub(super) fn head(phrases: &Phrases<'_>, conflicts: Option<String>, width: usize) -> String {
    let report = phrases.report;
    let extent = extent(report);
    let words = &phrases.words;
    let fields = [
        words.count("reports", report.documents.len()),
        phrases.span(extent.days),
        words.count("skipped", report.skipped.len()),
    ];
    let mut lines = field_lines(&fields, width);
    let outlets: Vec<String> = extent.outlets.iter().cloned().collect();
    lines.extend(labelled(phrases, "outlets", &outlets, width));
    let mut found =
        vec![words.count("claims", report.claims.len()), words.count("statements", report.statements.len())];
    found.extend(conflicts);
    lines.extend(field_lines(&found, width));
    let (id, origin) = (clean(&report.pack.id), clean(&report.pack.origin));
    let pack = words.with("pack", &[("id", &id), ("origin", &origin)]);
    lines.extend(field_lines(&[pack], width));
    lines.extend(notes(phrases, &extent, width));
    lines.iter().map(|line| format!("{line}\n")).collect()
}

fn notes(phrases: &Phrases<'_>, extent: &Extent, width: usize) -> Vec<String> {
    let report = phrases.report;
    let mut lines = Vec::new();
    let skipped: Vec<String> =
        report.skipped.iter().map(|s| format!("{} ({})", clean(&s.path), clean(&s.reason))).collect();
    lines.extend(labelled(phrases, "skipped", &skipped, width));
    let copies: Vec<String> = extent.copies.iter().map(|copy| phrases.copy(copy)).collect();
    lines.extend(labelled(phrases, "copies", &copies, width));
    lines.extend(labelled(phrases, "undated", &extent.undated, width));
    if let Some(shown) = phrases.shown() {
        lines.extend(field_lines(&[phrases.words.with("shown", &[("what", &shown)])], width));
    }
    lines
}

/// "label a · b · + n more"; nothing where there is nothing to list.
fn labelled(phrases: &Phrases<'_>, key: &str, all: &[String], width: usize) -> Vec<String> {
    let mut shown: Vec<String> = all.iter().take(LISTED).cloned().collect();
    if let Some(first) = shown.first_mut() {
        *first = format!("{}: {first}", phrases.words.say(&format!("label-{key}")));
    }
    if all.len() > LISTED {
        shown.push(phrases.words.count("more", all.len() - LISTED));
    }
    field_lines(&shown, width)
}

/// The contradictions of the compared sides, sorted for reading, and all other conflicts.
pub(super) fn split<'a>(report: &'a Report, phrases: &Phrases<'_>) -> (Vec<&'a Conflict>, Vec<&'a Conflict>) {
    let side = |actor: &str| report.names.side_of(actor);
    let is_first = |conflict: &&Conflict| {
        let Some((x, y)) = &report.compare else { return conflict.kind == Kind::Contradiction };
        let sides = (side(&conflict.a.actor), side(&conflict.b.actor));
        let (x, y) = (Some(x.as_str()), Some(y.as_str()));
        conflict.kind == Kind::Contradiction && (sides == (x, y) || sides == (y, x))
    };
    let (mut compared, mut others): (Vec<_>, Vec<_>) = report.conflicts.iter().partition(is_first);
    // Stable sorts: what is equal stays in the order of the findings.
    compared.sort_by_key(|conflict| reading_order(conflict, phrases));
    others.sort_by_key(|conflict| reading_order(conflict, phrases));
    (compared, others)
}

fn reading_order(conflict: &Conflict, phrases: &Phrases<'_>) -> (usize, u32) {
    let nearest = conflict.pairs.first().and_then(|pair| pair.days_apart);
    (phrases.report.names.topic_order(&conflict.topic), nearest.unwrap_or(u32::MAX))
}

fn first_table(phrases: &Phrases<'_>, compared: &[&Conflict], width: usize) -> String {
    let sides = phrases.report.compare.as_ref().map(|(a, b)| (phrases.side(a), phrases.side(b)));
    let heading = match &sides {
        Some((a, b)) => phrases.words.with("against", &[("a", a), ("b", b)]),
        None => phrases.words.say("heading-contradictions"),
    };
    if compared.is_empty() {
        let said = match (&phrases.report.filtered, sides) {
            (Some(_), _) => "none-shown",
            (None, Some(_)) => "none-between",
            (None, None) => "none-found",
        };
        let said = lines_of(&phrases.words.say(said), width);
        return format!("{}\n\n{said}\n", lines_of(&title(&heading, None), width));
    }
    let number = phrases.words.count("contradictions", compared.len());
    let table = full(phrases, compared, sides, width);
    format!("{}\n\n{table}", lines_of(&title(&heading, Some(&number)), width))
}

fn section(phrases: &Phrases<'_>, heading: &str, conflicts: &[&Conflict], width: usize) -> Option<String> {
    if conflicts.is_empty() {
        return None;
    }
    let heading = title(&phrases.words.say(heading), Some(&conflicts.len().to_string()));
    Some(format!("{}\n\n{}", lines_of(&heading, width), brief(phrases, conflicts, width)))
}

fn title(text: &str, number: Option<&str>) -> String {
    let number = number.map(|number| format!(" ({number})")).unwrap_or_default();
    format!("{}{number}", styled(Style::Strong, text))
}

fn lines_of(text: &str, width: usize) -> String {
    text_lines(text, width).join("\n")
}

/// What to type next.
fn next_step(
    phrases: &Phrases<'_>,
    parts: &[String],
    compared: &[&Conflict],
    others: &[&Conflict],
    options: &Options,
) -> String {
    match compared.first().or(others.first()) {
        Some(conflict) => foot(phrases, parts, &format!("show {}", conflict.short), "next-passages", options),
        None => foot(phrases, parts, "claims", "next-claims", options),
    }
}

/// What the signs mean, as far as they occur above, and a command to type next.
pub(super) fn foot(
    phrases: &Phrases<'_>,
    above: &[String],
    command: &str,
    gloss: &str,
    options: &Options,
) -> String {
    let width = options.columns();
    let signs = phrases.signs();
    let meant = signs.iter().filter(|(sign, _)| above.iter().any(|part| part.contains(sign)));
    let legend = meant
        .map(|(sign, meaning)| styled(Style::Faint, &format!("{}: {meaning}", sign.trim_end_matches(':'))));
    let mut lines: Vec<String> = legend.flat_map(|line| text_lines(&line, width)).collect();
    let typed = clean(&format!("gainsay {command} {}", options.reports));
    let command = styled(Style::Id, &typed);
    let (next, gloss) = (phrases.words.say("next"), phrases.words.say(gloss));
    lines.extend(joined_lines(&[format!("{next}: {command}"), format!("({gloss})")], " ", width));
    lines.iter().map(|line| format!("{line}\n")).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::report::messages::LANGUAGES;
    use crate::report::testing::{assert_fit, data, sample};

    fn at(width: usize) -> Options {
        Options { width, ..Options::default() }
    }

    #[test]
    fn every_width_is_kept_and_every_isolate_closed() {
        for lang in LANGUAGES {
            for width in [0, 40, 60, 80, 100, 101, 120, 160, 240] {
                let options = Options { width, language: lang.into(), ..Options::default() };
                assert_fit(&report(&sample(), &options), width.max(40));
                assert_fit(&claims(&sample(), &options), width.max(40));
            }
        }
    }

    #[test]
    fn hostile_names_and_long_words_keep_the_width_too() {
        let mut data = data();
        let hostile = format!(
            "{}\u{1b}]0;x\u{7}\u{202e}{}\u{2069}\u{2066}",
            "السلام".repeat(60),
            "👍\u{fe0f}".repeat(90)
        );
        data.documents[0].outlet = Some(hostile.clone());
        data.documents[1].id = hostile.clone();
        data.claims[2].speaker.spokesperson = Some(hostile.clone());
        data.labels.topics[0].names.insert("en".into(), hostile);
        for width in [80, 100, 160] {
            assert_fit(&report(&data.view(), &at(width)), width);
            assert_fit(&claims(&data.view(), &at(width)), width);
        }
    }

    #[test]
    fn the_compared_sides_come_first_with_the_same_side_always_in_front() {
        let text = report(&sample(), &at(80));
        let first = text.split("Other contradictions").next().unwrap();
        assert!(first.contains("Russian centre against Factions (2 contradictions)"), "{text}");
        for row in first.split("c-").skip(1) {
            let centre = row.find("Russian Reconciliation Centre").unwrap();
            assert!(centre < row.find("Faylaq al-Rahman").unwrap(), "{row}");
        }
        assert!(text.contains("Shifts: the same actor moved (1)"));
    }

    #[test]
    fn the_head_says_what_was_read_and_what_was_not() {
        let text = report(&sample(), &at(100));
        assert!(text.starts_with("5 reports · 2018-03-11 to 2018-03-20 · 1 skipped\n"), "{text}");
        assert!(text.contains("pack syria-2018 (builtin)"));
        assert!(text.contains("skipped: photo.jpg (not text)"));
        assert!(text.contains("copies: 002 of 001"));
        assert!(text.contains("no day, so compared only within themselves: 005"));
    }

    #[test]
    fn the_last_line_is_a_command_that_works() {
        let view = sample();
        let text = report(&view, &at(100));
        let (_, command) = text.rsplit_once("gainsay show ").unwrap();
        let id = command.split_whitespace().next().unwrap();
        assert!(crate::report::ident::find(&view, id).is_ok());
        let options = Options { reports: "my-reports/".into(), ..at(100) };
        assert!(report(&view, &options).contains(&format!("gainsay show {id} my-reports/ (")));
    }

    #[test]
    fn colour_is_only_there_if_asked_for() {
        let plain = report(&sample(), &at(100));
        let coloured = report(&sample(), &Options { colour: true, ..at(100) });
        assert!(!plain.contains('\u{1b}') && coloured.contains("\u{1b}[1m"));
        let escape = regex::Regex::new("\u{1b}\\[[0-9;]*m").unwrap();
        assert_eq!(escape.replace_all(&coloured, ""), plain);
    }

    #[test]
    fn nothing_found_is_said() {
        let mut data = data();
        data.findings = crate::conflict::Findings::default();
        data.claims.clear();
        let text = report(&data.view(), &at(100));
        assert!(text.contains("No contradiction between them."));
        assert!(claims(&data.view(), &at(100)).contains("No claims found."));
    }

    #[test]
    fn without_sides_to_compare_all_contradictions_come_first() {
        let mut data = data();
        data.relations.compare = None;
        let text = report(&data.view(), &at(100));
        assert!(text.contains("Contradictions (3 contradictions)"), "{text}");
        assert!(!text.contains("Other contradictions"));
    }
}
