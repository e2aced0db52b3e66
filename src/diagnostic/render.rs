//! One finding as text for a terminal or a log.
//!
//! In: a [`Diagnostic`] and the texts it points into. Out: code, cause, `file:line:column`, the
//! lines with carets, notes and cure. Nothing of the sources reaches the terminal as a control or
//! as a bidirectional override, and no span, however odd, makes it panic.

use super::printable::{escaped, pictured};
use super::source::{line_end, line_start};
use super::{Diagnostic, Label, Severity, SourceId, SourceMap};
use annotate_snippets::{Annotation, AnnotationKind, Element, Level, Origin, Renderer, Snippet};
use std::ops::Range;

/// Narrower than this, carets no longer stand under what they mean.
const MIN_WIDTH: usize = 40;
/// Labels of one source further apart than this many lines are shown apart.
const MAX_GAP: usize = 50;
/// Lines are laid out whole up to the label; past this many bytes only the position is printed.
const MAX_HEAD: usize = 64 * 1024;
/// Bytes of a line that are kept after a label, and bytes of a label itself.
const MAX_TAIL: usize = 2 * 1024;

/// Renders one finding, ending in a line end.
///
/// `width` is in columns; `colour` adds ANSI styles. Without `colour` the text holds no escape
/// sequence whatever the sources hold.
pub fn render(diagnostic: &Diagnostic, sources: &SourceMap, colour: bool, width: usize) -> String {
    let width = width.max(MIN_WIDTH);
    let level = match diagnostic.severity {
        Severity::Error => Level::ERROR,
        Severity::Warning => Level::WARNING,
    };
    let title = wrapped(&diagnostic.message, width, "warning[D000]: ".len());
    let notes = diagnostic.notes.iter().map(|note| (Level::NOTE, note));
    let help = diagnostic.help.iter().map(|help| (Level::HELP, help));
    let group = level
        .primary_title(title)
        .id(diagnostic.code)
        .elements(excerpts(diagnostic, sources))
        .elements(notes.chain(help).map(|(level, text)| level.message(wrapped(text, width, 12))));
    let renderer = if colour { Renderer::styled() } else { Renderer::plain() };
    let mut text = renderer.term_width(width).render(&[group]);
    text.push('\n');
    text
}

/// Breaks at spaces only, so that paths and code stay whole.
fn wrapped(text: &str, width: usize, indent: usize) -> String {
    let options = textwrap::Options::new(width.saturating_sub(indent).max(20))
        .break_words(false)
        .word_splitter(textwrap::WordSplitter::NoHyphenation);
    textwrap::fill(&escaped(text), options)
}

/// A label with its place worked out: the span is sliceable and ends on its first line.
struct Placed<'a> {
    label: &'a Label,
    span: Range<usize>,
    line: usize,
}

fn excerpts<'a>(diagnostic: &'a Diagnostic, sources: &'a SourceMap) -> Vec<Element<'a>> {
    let mut placed: Vec<Placed> = diagnostic.labels.iter().map(|label| place(label, sources)).collect();
    let first = placed.iter().position(|p| p.label.primary).map(|at| &placed[at]);
    let first = first.map(|p| (p.label.source, p.line));
    // Stable, so labels of one line keep the order in which they were given.
    placed.sort_by_key(|p| (first.is_some_and(|f| f.0 != p.label.source), p.label.source, p.line));
    let mut runs: Vec<Vec<Placed>> = Vec::new();
    for p in placed {
        match runs.last_mut() {
            Some(run) if continues(run, &p) => run.push(p),
            _ => runs.push(vec![p]),
        }
    }
    let holds_first = |run: &Vec<Placed>| run.iter().any(|p| Some((p.label.source, p.line)) == first);
    runs.sort_by_key(|run| !holds_first(run));
    runs.iter().map(|run| excerpt(run, sources)).collect()
}

fn continues(run: &[Placed], next: &Placed) -> bool {
    run.last().is_some_and(|last| last.label.source == next.label.source && next.line - last.line <= MAX_GAP)
}

fn place<'a>(label: &'a Label, sources: &SourceMap) -> Placed<'a> {
    let text = sources.text(label.source);
    let span = sources.clamp(label.source, label.span.clone());
    let length = text[span.clone()].find(['\n', '\r']).unwrap_or(span.len());
    let span = sources.clamp(label.source, span.start..span.start + length.min(MAX_TAIL));
    let (line, _) = sources.position(label.source, span.start);
    Placed { label, span, line }
}

/// The lines of one run of labels with their carets.
fn excerpt<'a>(run: &[Placed<'a>], sources: &SourceMap) -> Element<'a> {
    let source = run[0].label.source;
    let text = sources.text(source);
    let name = shown_name(source, sources);
    if run.iter().any(|p| p.span.start - line_start(text, p.span.start) > MAX_HEAD) {
        return origin(run, name, sources);
    }
    let mut shown = String::new();
    let mut annotations = Vec::new();
    let mut at = line_start(text, run[0].span.start);
    for line in run[0].line..=run[run.len() - 1].line {
        let end = line_end(text, at);
        let labels: Vec<&Placed> = run.iter().filter(|p| p.line == line).collect();
        annotations.extend(labels.iter().map(|p| annotation(p, text, at, shown.len())));
        let needed = labels.iter().map(|p| p.span.end).max().unwrap_or(at);
        let kept = sources.clamp(source, at..end.min(needed + MAX_TAIL));
        // Of a line ending in CR LF the CR is not shown, unless a label stands behind it.
        let trimmed = at + text[kept].trim_end_matches('\r').len();
        if run.iter().any(|p| p.line.abs_diff(line) <= 1) {
            shown.push_str(&pictured(&text[at..trimmed.max(needed)]));
        }
        shown.push('\n');
        at = (end + 1).min(text.len());
    }
    let snippet = Snippet::source(shown).line_start(run[0].line).path(name);
    snippet.annotations(annotations).into()
}

/// `line` is where the label's line starts in `text`, `base` where it starts in what is shown.
fn annotation<'a>(placed: &Placed<'a>, text: &str, line: usize, base: usize) -> Annotation<'a> {
    let kind = if placed.label.primary { AnnotationKind::Primary } else { AnnotationKind::Context };
    let start = base + pictured(&text[line..placed.span.start]).len();
    let end = start + pictured(&text[placed.span.clone()]).len();
    let label = (!placed.label.text.is_empty()).then(|| escaped(&placed.label.text));
    kind.span(start..end).label(label)
}

fn origin<'a>(run: &[Placed<'a>], name: String, sources: &SourceMap) -> Element<'a> {
    let main = run.iter().find(|p| p.label.primary).unwrap_or(&run[0]);
    let (line, column) = sources.position(main.label.source, main.span.start);
    Origin::path(name).line(line).char_column(column).into()
}

fn shown_name(source: SourceId, sources: &SourceMap) -> String {
    match sources.name(source) {
        "" => "(unnamed)".to_owned(),
        name => escaped(name).replace('\n', "\\n"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn one(text: &str, span: Range<usize>) -> (SourceMap, Diagnostic) {
        let mut sources = SourceMap::default();
        let id = sources.add("dir/a.toml", text);
        let finding = Diagnostic::error("D001", "cause").at(id, span, "here");
        (sources, finding.note("a fact").help("do this"))
    }

    #[test]
    fn everything_is_said_with_the_caret_under_the_place() {
        let (sources, finding) = one("id = \"a\"\nقال = bad\n", 18..21);
        let expected = "\
error[D001]: cause
 --> dir/a.toml:2:7
  |
2 | قال = bad
  |       ^^^ here
  |
  = note: a fact
  = help: do this
";
        assert_eq!(render(&finding, &sources, false, 80), expected);
    }

    #[test]
    fn control_and_bidi_characters_are_never_raw() {
        let mut sources = SourceMap::default();
        let id = sources.add("a\u{1b}[31m\u{202e}.toml", "x\u{1b}[31m\u{202e}\u{200f}\u{0}\u{9b}y\n");
        let finding = Diagnostic::warning("D002", "m\u{1b}\u{2066}")
            .at(id, 0..3, "l\u{7}\u{202e}")
            .note("n\u{1b}\u{200e}")
            .help("h\u{8}\u{2028}");
        let text = render(&finding, &sources, false, 80);
        let bad: Vec<char> = text
            .chars()
            .filter(|&c| c != '\n' && (c.is_control() || super::super::printable::is_direction(c)))
            .collect();
        assert!(bad.is_empty(), "{bad:?}");
        assert!(text.contains("warning[D002]: m\\u{1b}\\u{2066}"), "{text}");
    }

    #[test]
    fn colour_adds_styles_and_nothing_else() {
        let (sources, finding) = one("abc\n", 0..3);
        let coloured = render(&finding, &sources, true, 80);
        assert!(coloured.contains("\u{1b}["));
        let plain = regex::Regex::new("\u{1b}\\[[0-9;]*m").unwrap().replace_all(&coloured, "").into_owned();
        assert_eq!(plain, render(&finding, &sources, false, 80));
    }

    #[test]
    fn the_place_printed_is_the_first_primary_label() {
        let mut sources = SourceMap::default();
        let a = sources.add("a", "one\ntwo\nthree\n");
        let b = sources.add("b", "four\n");
        let finding = Diagnostic::error("D015", "clash")
            .also(a, 0..3, "related")
            .at(b, 0..4, "the place")
            .also(a, 8..13, "third");
        let text = render(&finding, &sources, false, 80);
        assert!(text.contains("--> b:1:1"), "{text}");
        assert!(text.contains("::: a:"), "{text}");
        assert!(text.contains("related") && text.contains("third"), "{text}");
    }

    #[test]
    fn far_labels_are_shown_apart_and_the_primary_one_first() {
        let text = format!("first\n{}last\n", "\n".repeat(100_000));
        let mut sources = SourceMap::default();
        let id = sources.add("a", text.as_str());
        let end = text.len() - 5;
        let finding = Diagnostic::error("D015", "clash").also(id, 0..5, "x").at(id, end..end + 4, "y");
        let shown = render(&finding, &sources, false, 80);
        assert!(shown.contains("--> a:100002:1"), "{shown}");
        assert!(shown.contains("::: a:1:1"), "{shown}");
    }

    #[test]
    fn an_immense_line_gives_the_position_alone() {
        let text = format!("one\n{}bad", "ب".repeat(1_000_000));
        let at = text.len() - 3;
        let (sources, finding) = one(&text, at..at + 3);
        let shown = render(&finding, &sources, false, 80);
        assert!(shown.contains("--> dir/a.toml:2:1000001"), "{shown}");
        assert!(shown.len() < 1_000, "{}", shown.len());
    }

    #[test]
    fn long_notes_are_wrapped_at_spaces() {
        let mut finding = Diagnostic::error("D001", "cause");
        finding = finding.help("word ".repeat(40).trim_end().to_owned());
        let text = render(&finding, &SourceMap::default(), false, 60);
        assert!(text.lines().all(|line| line.chars().count() <= 60), "{text}");
    }

    proptest! {
        #[test]
        fn no_span_makes_it_panic(
            text in "[a\u{628}\u{1f600}\n\r\t\u{0}\u{202e}\u{301}]{0,40}",
            spans in prop::collection::vec((0usize..200, 0usize..200, 0usize..3, any::<bool>()), 0..5),
            width in 0usize..200,
        ) {
            let mut sources = SourceMap::default();
            sources.add("a", text.as_str());
            sources.add("", "");
            let mut finding = Diagnostic::error("D001", text);
            for (start, end, source, primary) in spans {
                // Reversed and foreign spans included.
                let label = Label { source: SourceId(source), span: start..end, text: "x".to_owned(), primary };
                finding.labels.push(label);
            }
            let shown = render(&finding, &sources, false, width);
            prop_assert!(shown.starts_with("error[D001]"));
            prop_assert!(!shown.chars().any(super::super::printable::is_direction));
        }
    }
}
