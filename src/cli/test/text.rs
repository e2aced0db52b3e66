//! The outcome of a test run, for people.

use super::Run;
use super::snapshots::{Record, Snapshot};
use crate::cli::pack::counted;
use gainsay::authoring::examples::{self, Named, Verdict};
use gainsay::authoring::snapshot::State;
use gainsay::authoring::why::why;
use gainsay::diagnostic::escaped;
use gainsay::rules::Ruleset;
use similar::{ChangeTag, TextDiff};

/// Unchanged lines shown around a change.
const CONTEXT: usize = 1;
/// So many lines of a new snapshot are shown unless it is reviewed.
const NEW_LINES: usize = 8;

/// Every example that did not pass, in lines of at most `width` columns.
pub fn failures(run: &Run<'_>, width: usize) -> String {
    let failed = run.outcomes.iter().filter(|outcome| outcome.verdict() != Verdict::Passed);
    failed.map(|outcome| failure(outcome, run, width)).collect()
}

/// Every snapshot that waits, every file left over.
pub fn changes(run: &Run<'_>) -> String {
    let mut text = String::new();
    let Some(record) = &run.record else { return text };
    record.open().for_each(|snapshot| text.push_str(&(brief(&change(snapshot), snapshot) + "\n")));
    record.leftover.iter().for_each(|file| {
        text.push_str(&format!(
            "left over: {}\n  no report of the corpus has this snapshot any more\n\n",
            escaped(file)
        ));
    });
    text
}

fn failure(outcome: &examples::Outcome, run: &Run<'_>, width: usize) -> String {
    let example = &run.ruleset.examples()[outcome.example];
    let line = run.sources.position(example.source, example.span.start).0;
    let why: String = why(outcome, run.ruleset)
        .iter()
        .zip(["  why:      "].into_iter().chain(std::iter::repeat(INDENT)))
        .map(|(line, head)| filled(head, &clean(line), width))
        .collect();
    format!(
        "{}: {} ({}:{line})\n{}  expected: {}\n  got:      {}\n{why}\n",
        outcome.verdict().as_str(),
        escaped(run.rule_id(example)),
        escaped(run.sources.name(example.source)),
        filled("  sentence: ", &isolated(&example.text), width),
        listed(&outcome.expected, run.ruleset),
        listed(&outcome.got, run.ruleset),
    )
}

/// Where the text of a failure begins.
const INDENT: &str = "            ";

/// A text in lines of at most `width` columns behind `head`; an isolate ends with its line and goes on in the next.
fn filled(head: &str, text: &str, width: usize) -> String {
    let options = textwrap::Options::new(width.max(2 * INDENT.len()) - INDENT.len())
        .break_words(false)
        .word_splitter(textwrap::WordSplitter::NoHyphenation);
    let mut filled = String::new();
    let mut open = 0usize;
    for (nth, line) in textwrap::wrap(text, options).iter().enumerate() {
        filled.push_str(if nth == 0 { head } else { INDENT });
        filled.extend(std::iter::repeat_n('\u{2068}', open));
        filled.push_str(line);
        let (opened, closed) = (line.matches('\u{2068}').count(), line.matches('\u{2069}').count());
        open = (open + opened).saturating_sub(closed);
        filled.extend(std::iter::repeat_n('\u{2069}', open));
        filled.push('\n');
    }
    filled
}

/// Escaped but for isolates, which the lines bring themselves, and in one isolate if they bring none.
fn clean(line: &str) -> String {
    let parts: Vec<String> = line.split_inclusive(['\u{2068}', '\u{2069}']).map(part).collect();
    parts.concat()
}

fn part(part: &str) -> String {
    match part.strip_suffix(['\u{2068}', '\u{2069}']) {
        Some(text) => escaped(text) + &part[text.len()..],
        None => escaped(part),
    }
}

/// A sentence in a directional isolate, so that it does not turn the line around.
pub fn isolated(text: &str) -> String {
    format!("\u{2068}{}\u{2069}", escaped(text).replace('\n', " "))
}

/// Claims as examples write them.
fn listed(claims: &[Named], ruleset: &Ruleset) -> String {
    match claims.is_empty() {
        true => "no claim".to_owned(),
        false => named(claims, ruleset).join(", "),
    }
}

/// Each claim as examples write it.
pub fn named(claims: &[Named], ruleset: &Ruleset) -> Vec<String> {
    let labels = ruleset.labels();
    let named =
        |&(actor, position): &Named| format!("{} {}", labels.actor(actor).id, labels.position(position).id);
    claims.iter().map(named).collect()
}

/// What a snapshot says now, against what was accepted.
pub fn change(snapshot: &Snapshot) -> String {
    let entry = &snapshot.checked.entry;
    let head = format!("{}: {} ({})\n", snapshot.word(), escaped(&entry.name), escaped(&entry.expression));
    match &snapshot.checked.state {
        State::Changed { accepted } => head + &difference(accepted, entry.contents.trim_end()),
        State::New => head + &difference("", entry.contents.trim_end()),
        State::Same => head,
    }
}

/// Of a new snapshot the beginning: there is nothing to hold it against.
fn brief(shown: &str, snapshot: &Snapshot) -> String {
    let lines: Vec<&str> = shown.lines().collect();
    if snapshot.checked.state != State::New || lines.len() <= NEW_LINES {
        return shown.to_owned();
    }
    format!("{}\n  … {} more lines\n", lines[..NEW_LINES].join("\n"), lines.len() - NEW_LINES)
}

/// The lines that went and came, with a little of what stayed.
fn difference(old: &str, new: &str) -> String {
    // The last line, too, ends in a line end: else it would differ from itself with more behind it.
    let ended = |text: &str| if text.is_empty() { String::new() } else { format!("{text}\n") };
    let (old, new) = (ended(old), ended(new));
    let diff = TextDiff::from_lines(&old, &new);
    let mut text = String::new();
    for (index, group) in diff.grouped_ops(CONTEXT).iter().enumerate() {
        if index > 0 {
            text.push_str("  …\n");
        }
        for change in group.iter().flat_map(|op| diff.iter_changes(op)) {
            let sign = match change.tag() {
                ChangeTag::Delete => '-',
                ChangeTag::Insert => '+',
                ChangeTag::Equal => ' ',
            };
            let line = change.value().trim_end_matches('\n');
            let shown = if line.is_empty() { String::new() } else { format!(" {}", isolated(line)) };
            text.push_str(&format!("  {sign}{shown}\n"));
        }
    }
    text
}

/// How many came out how, and what to do next.
pub fn summary(run: &Run<'_>) -> String {
    let mut text = of_examples(&run.outcomes);
    match &run.record {
        Some(record) => text.push_str(&of_snapshots(record, run.broken() > 0)),
        None => {
            run.left_out.iter().for_each(|why| text.push_str(&format!("snapshots not looked at: {why}\n")))
        }
    }
    text
}

fn of_examples(outcomes: &[examples::Outcome]) -> String {
    let count = |verdict| outcomes.iter().filter(|outcome| outcome.verdict() == verdict).count();
    let verdicts = [Verdict::Passed, Verdict::Missed, Verdict::Noisy, Verdict::Wrong];
    let counts = verdicts.map(|verdict| format!("{} {}", count(verdict), verdict.as_str()));
    format!("{}: {}\n", counted(outcomes.len(), "example"), counts.join(", "))
}

fn of_snapshots(record: &Record, broken: bool) -> String {
    let count = |word: &str| record.checked.iter().filter(|snapshot| snapshot.word() == word).count();
    let mut counts: Vec<String> =
        ["same", "changed", "new"].iter().map(|word| format!("{} {word}", count(word))).collect();
    counts.push(format!("{} left over", record.leftover.len() - record.pruned.len()));
    let done = [("accepted", count("accepted")), ("removed", record.pruned.len())];
    counts.extend(
        done.iter().filter(|(_, number)| *number > 0).map(|(word, number)| format!("{number} {word}")),
    );
    let mut text = format!("{}: {}\n", counted(record.checked.len(), "snapshot"), counts.join(", "));
    let open = record.open().next().is_some();
    if open && broken {
        text.push_str(
            "mend the rules first: a snapshot that is accepted now keeps what a broken rule gives\n",
        );
    }
    if open {
        text.push_str("to accept what the rules say now: `gainsay test --review`, or all of it: `gainsay test --accept`\n");
    }
    if record.leftover.len() > record.pruned.len() {
        let once = "once all examples pass and no snapshot is open";
        text.push_str(&format!("to remove what is left over, {once}: `gainsay test --prune`\n"));
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_difference_shows_what_went_and_came_and_cuts_what_stayed() {
        let text = difference("a\nb\nc\nd\ne\nf", "a\nb\nc\nD\ne\nf");
        let bare: String = text.chars().filter(|c| !matches!(c, '\u{2068}' | '\u{2069}')).collect();
        assert_eq!(bare, "    c\n  - d\n  + D\n    e\n");
        let text = difference("a", "a\nb");
        assert!(!text.contains("  -"), "{text}");
    }

    #[test]
    fn an_isolate_ends_with_its_line_and_goes_on_in_the_next() {
        let text = filled("  why:      ", "first \u{2068}one two three\u{2069} four", 24);
        let all = [
            "  why:      first \u{2068}one\u{2069}",
            "            \u{2068}two three\u{2069}",
            "            four",
        ];
        assert_eq!(text.lines().collect::<Vec<_>>(), all);
    }

    #[test]
    fn lines_of_an_explanation_keep_their_isolates_and_nothing_else_that_steers() {
        assert_eq!(clean("a \u{2068}ب\u{202e}\u{2069} c"), "a \u{2068}ب\\u{202e}\u{2069} c");
    }
}
