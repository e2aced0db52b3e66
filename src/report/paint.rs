//! From text to terminal lines: hostile characters replaced, lines wrapped by display width, Arabic isolated
//! line by line, styles.
//!
//! Styles travel through wrapping and table layout as characters without width, which input cannot contain
//! because [`clean`] removes them; [`finish`] turns them into ANSI escapes or drops them.

use crate::diagnostic::is_direction;
use textwrap::core::display_width;
use textwrap::{WordSeparator, WordSplitter, WrapAlgorithm};
use unicode_width::UnicodeWidthStr;

/// First-strong isolate.
const FSI: char = '\u{2068}';
/// Pop directional isolate.
const PDI: char = '\u{2069}';
/// Ends the innermost style.
const CLOSE: char = '\u{2060}';

/// How a stretch looks.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Style {
    /// A heading or a name.
    Strong,
    /// Circumstances.
    Faint,
    /// An id, or a command to type.
    Id,
    /// A position.
    Position,
    /// What asks for care.
    Care,
    /// The mention of a speaker.
    Speaker,
    /// A word that carries a force.
    Cue,
    /// What a rule matched.
    Content,
}

const STYLES: [(Style, char, &str); 8] = [
    (Style::Strong, '\u{2061}', "\x1b[1m"),
    (Style::Faint, '\u{2062}', "\x1b[2m"),
    (Style::Id, '\u{2063}', "\x1b[36m"),
    (Style::Position, '\u{2064}', "\x1b[1;33m"),
    (Style::Care, '\u{206A}', "\x1b[35m"),
    (Style::Speaker, '\u{206B}', "\x1b[1;36m"),
    (Style::Cue, '\u{206C}', "\x1b[1;33m"),
    (Style::Content, '\u{206D}', "\x1b[1;32m"),
];

impl Style {
    /// The character that begins it.
    pub(crate) fn open(self) -> char {
        STYLES.iter().find(|(style, ..)| *style == self).map_or(CLOSE, |(_, open, _)| *open)
    }
}

/// The character that ends the innermost style.
pub(crate) const fn close() -> char {
    CLOSE
}

/// Text of one line in a style.
pub(crate) fn styled(style: Style, text: &str) -> String {
    if text.is_empty() { String::new() } else { format!("{}{text}{CLOSE}", style.open()) }
}

/// Text from outside, safe to show on one line: white space collapsed, control characters replaced, and what
/// steers direction or looks without being seen removed.
pub(crate) fn clean(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            _ if c.is_whitespace() => {
                if !out.is_empty() && !out.ends_with(' ') {
                    out.push(' ');
                }
            }
            _ if c.is_control() => out.push('\u{FFFD}'),
            _ if steers(c) => {}
            _ => out.push(c),
        }
    }
    out.truncate(out.trim_end().len());
    out
}

/// Characters that change how others are shown; variation selectors too, for they change the width.
fn steers(c: char) -> bool {
    is_direction(c)
        || matches!(c, '\u{200B}' | '\u{2060}'..='\u{206F}' | '\u{FFF9}'..='\u{FFFB}')
        || matches!(c, '\u{FE00}'..='\u{FE0F}' | '\u{E0000}'..='\u{E0FFF}')
}

/// Columns that a text takes. Lam-alef counts two, as on most terminals.
pub(crate) fn columns(text: &str) -> usize {
    display_width(text)
}

/// Columns that a table gives to the id or outlet of a report.
const LONGEST_LABEL: usize = 40;

/// The id or outlet of a report, cleaned, and cut where it is longer than any name should be.
pub(crate) fn label(text: &str) -> String {
    let whole = clean(text);
    if columns(&whole) <= LONGEST_LABEL {
        return whole;
    }
    let mut cut = String::new();
    for c in whole.chars() {
        cut.push(c);
        if columns(&cut) >= LONGEST_LABEL {
            cut.pop();
            break;
        }
    }
    cut.trim_end().to_owned() + "…"
}

/// Wraps cleaned text.
fn wrap(text: &str, width: usize) -> Vec<String> {
    if text.is_empty() {
        return Vec::new();
    }
    let options = textwrap::Options::new(width.max(1))
        .wrap_algorithm(WrapAlgorithm::FirstFit)
        .word_separator(WordSeparator::AsciiSpace)
        .word_splitter(WordSplitter::NoHyphenation);
    textwrap::wrap(text, options).into_iter().map(std::borrow::Cow::into_owned).collect()
}

/// Lines of a text of one language, Arabic ones isolated as a whole. The text must be clean; styles may be
/// in it and are ended and begun again at line ends.
pub(crate) fn text_lines(text: &str, width: usize) -> Vec<String> {
    let mut open: Vec<char> = Vec::new();
    let mut lines = Vec::new();
    for line in wrap(text, width) {
        let mut whole: String = open.iter().collect();
        whole.push_str(&line);
        for c in line.chars() {
            if c == CLOSE {
                open.pop();
            } else if STYLES.iter().any(|(_, sign, _)| *sign == c) {
                open.push(c);
            }
        }
        whole.extend(open.iter().map(|_| CLOSE));
        lines.push(if has_rtl(&whole) { format!("{FSI}{whole}{PDI}") } else { whole });
    }
    lines
}

/// Lines of clean fields with dots between them, Arabic stretches isolated. A field goes to the next line
/// rather than being cut, unless it is longer than a line.
pub(crate) fn field_lines(fields: &[String], width: usize) -> Vec<String> {
    joined_lines(fields, " · ", width)
}

/// Lines of clean pieces with something between them, which stays at the line end.
pub(crate) fn joined_lines(pieces: &[String], between: &str, width: usize) -> Vec<String> {
    let mut lines: Vec<String> = Vec::new();
    for piece in pieces.iter().filter(|piece| !piece.is_empty()) {
        for (nth, part) in wrap(piece, width).into_iter().enumerate() {
            match lines.last_mut() {
                Some(last) if nth == 0 && columns(last) + columns(between) + columns(&part) <= width => {
                    last.push_str(between);
                    last.push_str(&part);
                }
                _ => lines.push(part),
            }
        }
    }
    lines.iter().map(|line| isolate_runs(line)).collect()
}

/// Puts each right-to-left stretch of a line into an isolate, so that its neighbours stay where they are.
pub(crate) fn isolate_runs(line: &str) -> String {
    let mut out = String::with_capacity(line.len());
    let mut run = String::new();
    let mut pending = String::new();
    for c in line.chars() {
        if is_rtl(c) {
            run.push_str(&pending);
            pending.clear();
            run.push(c);
        } else if run.is_empty() {
            out.push(c);
        } else if c.is_alphabetic() || parts(c) {
            close_run(&mut out, &mut run, &mut pending);
            out.push(c);
        } else {
            pending.push(c);
        }
    }
    close_run(&mut out, &mut run, &mut pending);
    out
}

fn close_run(out: &mut String, run: &mut String, pending: &mut String) {
    // A number behind the letters is read with them.
    let number = pending.rfind(char::is_numeric).map_or(0, |at| at + 1);
    let (number, rest) = pending.split_at(pending.ceil_char_boundary(number));
    if !run.is_empty() {
        out.push(FSI);
        out.push_str(run);
        out.push_str(number);
        out.push(PDI);
    } else {
        out.push_str(number);
    }
    out.push_str(rest);
    run.clear();
    pending.clear();
}

/// Signs of our own between fields, and styles: no stretch goes on behind them.
fn parts(c: char) -> bool {
    matches!(c, '·' | '→' | '←' | ';' | '(' | ')' | ':' | '|')
        || c == CLOSE
        || STYLES.iter().any(|s| s.1 == c)
}

/// Whether a text has right-to-left letters.
pub(crate) fn has_rtl(text: &str) -> bool {
    text.chars().any(is_rtl)
}

fn is_rtl(c: char) -> bool {
    matches!(c,
        '\u{0590}'..='\u{08FF}' | '\u{FB1D}'..='\u{FDFF}' | '\u{FE70}'..='\u{FEFC}'
        | '\u{10800}'..='\u{10FFF}' | '\u{1E800}'..='\u{1EFFF}')
}

/// What goes to the terminal: styles as ANSI escapes or dropped, no white space at line ends.
pub(crate) fn finish(text: &str, colour: bool) -> String {
    let mut out = String::with_capacity(text.len());
    for line in text.lines() {
        finish_line(&straighten(line), colour, &mut out);
        out.truncate(out.trim_end_matches(' ').len());
        out.push('\n');
    }
    out
}

fn finish_line(line: &str, colour: bool, out: &mut String) {
    let mut open: Vec<&str> = Vec::new();
    for c in line.trim_end().chars() {
        if c == CLOSE {
            open.pop();
            if colour {
                out.push_str("\x1b[0m");
                out.extend(open.iter().copied());
            }
        } else if let Some((_, _, escape)) = STYLES.iter().find(|(_, sign, _)| *sign == c) {
            open.push(escape);
            if colour {
                out.push_str(escape);
            }
        } else {
            out.push(c);
        }
    }
}

/// Takes away the padding that the table added because it counts a lam-alef as one column where terminals
/// show two: otherwise what stands right of it drifts.
fn straighten(line: &str) -> String {
    let mut out = String::with_capacity(line.len());
    let mut surplus = 0;
    for (nth, part) in line.split_inclusive(PDI).enumerate() {
        let kept = part.trim_start_matches(CLOSE);
        out.push_str(&part[..part.len() - kept.len()]);
        let spaces = kept.len() - kept.trim_start_matches(' ').len();
        let cut = if nth == 0 { 0 } else { surplus.min(spaces.saturating_sub(1)) };
        surplus -= cut;
        out.push_str(&kept[cut..]);
        let isolated = part.rsplit_once(FSI).map_or("", |(_, isolated)| isolated);
        surplus += columns(isolated).saturating_sub(isolated.width());
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_endless_name_is_cut_with_a_mark() {
        assert_eq!(label("harbour-news"), "harbour-news");
        let cut = label(&"ميناء ".repeat(1_000));
        assert!(columns(&cut) <= LONGEST_LABEL && cut.ends_with('…'), "{cut}");
    }

    #[test]
    fn style_signs_and_isolates_have_no_width() {
        for sign in STYLES.iter().map(|s| s.1).chain([CLOSE, FSI, PDI]) {
            assert_eq!((columns(&sign.to_string()), sign.to_string().width()), (0, 0), "{sign:?}");
        }
    }

    #[test]
    fn hostile_characters_do_not_come_through() {
        let text = "a\u{1b}[31m\u{9b}5n\u{202e}b\u{2068}\u{2061}c\r\n\td\u{7f}";
        assert_eq!(clean(text), "a\u{fffd}[31m\u{fffd}5nbc d\u{fffd}");
    }

    #[test]
    fn a_long_arabic_text_gives_isolated_lines_within_the_width() {
        let lines = text_lines(&"نفى الفصيل وجود مفاوضات ".repeat(8), 30);
        assert!(lines.len() > 5);
        for line in lines {
            assert!(line.starts_with(FSI) && line.ends_with(PDI));
            assert!(columns(&line) <= 30, "{line}");
        }
    }

    #[test]
    fn a_style_goes_on_over_a_line_end() {
        let lines = text_lines(&format!("one {} three", styled(Style::Cue, "two two")), 8);
        assert_eq!(lines.len(), 3);
        assert_eq!(finish(&lines[0], true), "one \x1b[1;33mtwo\x1b[0m\n");
        assert_eq!(finish(&lines[1], true), "\x1b[1;33mtwo\x1b[0m\n");
    }

    #[test]
    fn only_the_arabic_in_a_line_of_fields_is_isolated() {
        assert_eq!(
            isolate_runs("deny (نفى نفيا) → denied · وائل علوان"),
            "deny (\u{2068}نفى نفيا\u{2069}) → denied · \u{2068}وائل علوان\u{2069}"
        );
    }

    #[test]
    fn fields_are_filled_and_none_is_cut_that_fits_a_line() {
        let fields = ["2018-03-11".to_owned(), "aljazeera".to_owned(), "shaam".to_owned()];
        assert_eq!(field_lines(&fields, 24), ["2018-03-11 · aljazeera", "shaam"]);
    }

    #[test]
    fn nested_styles_fall_back_to_the_outer_one() {
        let text = styled(Style::Strong, &format!("a{}b", styled(Style::Id, "x")));
        assert_eq!(finish(&text, true), "\x1b[1ma\x1b[36mx\x1b[0m\x1b[1mb\x1b[0m\n");
        assert_eq!(finish(&text, false), "axb\n");
    }

    #[test]
    fn padding_behind_a_lam_alef_is_mended() {
        let line = format!("{FSI}السلام{PDI}     next");
        assert_eq!(straighten(&line), format!("{FSI}السلام{PDI}    next"));
    }
}
