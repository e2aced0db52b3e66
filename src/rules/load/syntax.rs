//! Finds all syntax faults of a TOML file, one for each statement, and what can still be read around them.
//!
//! A bracket that is not closed swallows all that follows. So a faulty file is taken apart into statements, each
//! is parsed alone, and the faulty ones are blanked out: the rest keeps its places.

use std::ops::Range;
use toml::de::DeTable;

/// A fault: where, and the reader's words for it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct SyntaxFault {
    pub span: Range<usize>,
    pub message: String,
    /// Whether it is in a table's header of one bracket.
    pub header: bool,
}

/// How many lines more a statement may have that looks like several.
const LONGEST_JOIN: usize = 40;

/// The text with faulty statements blanked out, as long as the original, and their faults.
pub(super) fn sound(text: &str) -> (String, Vec<SyntaxFault>) {
    if faults(text, 0).is_empty() {
        return (text.to_string(), Vec::new());
    }
    let starts = starts(text);
    let mut kept = text.to_string();
    let mut found = too_early(text, &starts);
    for fault in &found {
        let behind = starts.partition_point(|start| start.offset <= fault.span.start);
        blank(&mut kept, fault.span.start..starts[block_end(&starts, behind)].offset);
    }
    let text = &kept.clone();
    let mut at = 0;
    while at + 1 < starts.len() {
        let end = whole_statement(text, &starts, at);
        let span = starts[at].offset..starts[end].offset;
        let fault = faults(&text[span.clone()], span.start).into_iter().next();
        let lost = match fault {
            Some(_) if starts[at].header => block_end(&starts, end),
            _ => end,
        };
        if let Some(fault) = fault {
            found.push(fault);
            blank(&mut kept, span.start..starts[lost].offset);
        }
        at = lost;
    }
    // What is only wrong in the whole: a key or a table that stands twice.
    found.extend(without_echoes(faults(&kept, 0), &starts, &mut kept));
    (kept, found)
}

/// What is said of a part that stands before everything that it could be part of.
pub(super) const TOO_EARLY: &str = "a part without its table";

/// Headers such as `[[rule.example]]` before the first `[[rule]]`: they make one table of what should be many.
fn too_early(text: &str, starts: &[Start]) -> Vec<SyntaxFault> {
    let name = |start: &Start| {
        let line = text[start.offset..].lines().next().unwrap_or_default().trim();
        line.strip_prefix("[[").and_then(|n| n.split(']').next()).map(|n| n.trim().to_string())
    };
    let names: Vec<(usize, String)> =
        starts.iter().filter(|s| s.header).filter_map(|s| Some((s.offset, name(s)?))).collect();
    let first = |wanted: &str| names.iter().find(|(_, n)| n == wanted).map(|(at, _)| *at);
    let early = names.iter().filter(|(at, name)| {
        let above = name.rsplit_once('.').and_then(|(above, _)| first(above));
        above.is_some_and(|above| above > *at)
    });
    let fault = |(at, name): &(usize, String)| {
        let line = text[*at..].lines().next().unwrap_or_default();
        let start = at + line.find("[[").unwrap_or_default();
        SyntaxFault { span: start..start + name.len() + 4, message: TOO_EARLY.to_string(), header: true }
    };
    early.map(fault).collect()
}

/// Under a table that stands twice, each key stands twice: only the table is told, and blanked out.
fn without_echoes(faults: Vec<SyntaxFault>, starts: &[Start], kept: &mut String) -> Vec<SyntaxFault> {
    let mut until = 0;
    let mut told = Vec::new();
    for fault in faults {
        if fault.span.start < until {
            continue;
        }
        if fault.header {
            let behind = starts.partition_point(|start| start.offset <= fault.span.start);
            until = starts.get(block_end(starts, behind)).map_or(0, |start| start.offset);
            let header = starts.get(behind.saturating_sub(1)).map_or(until, |start| start.offset);
            blank(kept, header..until.max(header));
        }
        told.push(fault);
    }
    told
}

fn faults(text: &str, offset: usize) -> Vec<SyntaxFault> {
    let (_, errors) = DeTable::parse_recoverable(text);
    let fault = |error: &toml::de::Error| {
        let span = error.span().unwrap_or(text.len()..text.len());
        let at = text.get(..span.start).unwrap_or(text);
        let line = at.rfind('\n').map_or(at, |end| &at[end + 1..]);
        SyntaxFault {
            span: span.start + offset..span.end + offset,
            message: error.message().to_string(),
            header: line
                .trim_start()
                .strip_prefix('[')
                .is_some_and(|name| !name.contains([' ', '[', '"', '='])),
        }
    };
    errors.iter().map(fault).collect()
}

/// The beginning of a line that may open a statement.
struct Start {
    offset: usize,
    header: bool,
}

/// All lines that open a key or a table; the last one stands for the end of the text.
fn starts(text: &str) -> Vec<Start> {
    let mut starts = vec![Start { offset: 0, header: false }];
    let mut offset = 0;
    for line in text.split_inclusive('\n') {
        let header = is_header(line);
        if offset > 0 && (header || is_key(line)) {
            starts.push(Start { offset, header });
        } else if offset == 0 {
            starts[0].header = header;
        }
        offset += line.len();
    }
    starts.push(Start { offset: text.len(), header: true });
    starts
}

fn is_header(line: &str) -> bool {
    let line = line.trim_start();
    let name = line.strip_prefix("[[").or_else(|| line.strip_prefix('['));
    name.is_some_and(|n| n.starts_with(|c: char| c.is_alphanumeric()))
}

fn is_key(line: &str) -> bool {
    let bare = |c: char| c.is_alphanumeric() || "-_.\"' ".contains(c);
    line.split_once('=').is_some_and(|(key, _)| !key.trim().is_empty() && key.chars().all(bare))
}

/// The index of the start behind the statement at `at`: what looks like a key may stand in an inline table.
fn whole_statement(text: &str, starts: &[Start], at: usize) -> usize {
    let first = at + 1;
    let sound = |end: usize| faults(&text[starts[at].offset..starts[end].offset], 0).is_empty();
    if starts[at].header {
        return first;
    }
    let reach = block_end(starts, first).min(first + LONGEST_JOIN);
    (first..=reach).find(|end| sound(*end)).unwrap_or(first)
}

/// The next header from `from` on.
fn block_end(starts: &[Start], from: usize) -> usize {
    (from..starts.len()).find(|i| starts[*i].header).unwrap_or(starts.len() - 1)
}

/// Overwrites with spaces, line ends excepted, so that all places stay.
fn blank(text: &mut String, span: Range<usize>) {
    let spaces: String = text[span.clone()]
        .chars()
        .flat_map(|c| std::iter::repeat_n(if c == '\n' { '\n' } else { ' ' }, c.len_utf8()))
        .collect();
    text.replace_range(span, &spaces);
}

#[cfg(test)]
mod tests {
    use super::*;

    fn places(text: &str) -> Vec<usize> {
        let line = |f: SyntaxFault| text[..f.span.start].matches('\n').count() + 1;
        sound(text).1.into_iter().map(line).collect()
    }

    #[test]
    fn each_faulty_statement_is_told_once_and_the_rest_stays_in_place() {
        let text = "a = [1, 2\nb = 3\nسطر = x\n[t]\nc = \"open\nd = 1\n[[u]\ne = 1\n[v]\nf = 1\n";
        let (kept, found) = sound(text);
        assert_eq!(found.len(), 4, "{found:?}");
        assert_eq!(kept.len(), text.len());
        assert_eq!(kept.find("b = 3"), text.find("b = 3"));
        assert!(kept.contains("d = 1") && kept.contains("f = 1") && !kept.contains("e = 1"));
        assert!(DeTable::parse(&kept).is_ok());
    }

    #[test]
    fn a_sound_inline_table_over_several_lines_is_no_fault_of_a_broken_file() {
        assert_eq!(places("x = {\n  a = 1,\n  b = 2,\n}\ny = \n"), [5]);
    }

    #[test]
    fn a_table_that_stands_twice_is_told_without_its_keys() {
        assert_eq!(places("[actor]\nid = 1\n[actor]\nid = 2\nside = 3\n[other]\na = 1\na = 2\n"), [3, 8]);
    }

    #[test]
    fn a_key_that_stands_twice_is_told_where_it_stands_again() {
        assert_eq!(places("a = 1\nb = 2\na = 3\n"), [3]);
    }
}
