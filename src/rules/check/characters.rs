//! Characters that are not what they seem: hidden direction controls, and letters of a look-alike script.

use crate::diagnostic::{Diagnostic, SourceId, SourceMap};
use crate::rules::codes;
use crate::rules::pack::Pack;
use crate::text::is_letter;

/// Checks the text of every file of a pack.
pub(super) fn check(pack: &Pack, sources: &SourceMap, found: &mut Vec<Diagnostic>) {
    for file in &pack.files {
        let text = sources.text(file.source);
        let steered = text.contains(is_control);
        let mut offset = 0;
        for line in text.split_inclusive('\n') {
            if steered {
                found.extend(controls(file.source, line, offset));
            }
            // the first bytes of Cyrillic letters in UTF-8: without one nothing is mixed
            let cyrillic = line.bytes().any(|b| (0xd0..=0xd4).contains(&b));
            let latin = || line.bytes().any(|b| b.is_ascii_alphabetic() || (0xc3..=0xc9).contains(&b));
            if cyrillic && latin() && !line.trim_start().starts_with('#') {
                mixed(file.source, line, offset, found);
            }
            offset += line.len();
        }
    }
}

/// Whether a character steers the direction of text: Unicode's `Bidi_Control`.
fn is_control(c: char) -> bool {
    matches!(c, '\u{61c}' | '\u{200e}' | '\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}')
}

fn controls(source: SourceId, line: &str, offset: usize) -> Option<Diagnostic> {
    let (at, c) = line.char_indices().find(|(_, c)| is_control(*c))?;
    let start = offset + at;
    let name = format!("U+{:04X}", u32::from(c));
    let more = line.chars().filter(|c| is_control(*c)).count() - 1;
    let fault = Diagnostic::error(codes::DIRECTION_CONTROL, format!("a hidden direction control, {name}"))
        .at(source, start..start + c.len_utf8(), "cannot be seen, but stands here")
        .help("remove it, or write the text anew");
    Some(if more > 0 { fault.note(format!("{more} more in this line")) } else { fault })
}

/// Letters that follow each other; bytes of their line.
#[derive(Default)]
struct Run {
    start: usize,
    end: usize,
    latin: bool,
    cyrillic: bool,
}

fn is_latin(c: char) -> bool {
    c.is_ascii_alphabetic() || matches!(c, '\u{c0}'..='\u{24f}')
}

fn is_cyrillic(c: char) -> bool {
    matches!(c, '\u{400}'..='\u{481}' | '\u{48a}'..='\u{52f}')
}

fn mixed(source: SourceId, line: &str, offset: usize, found: &mut Vec<Diagnostic>) {
    let mut run = Run::default();
    let mut escaped = false;
    for (at, c) in line.char_indices().chain([(line.len(), ' ')]) {
        let (latin, cyrillic) = (is_latin(c), is_cyrillic(c));
        let letter = (latin || cyrillic || is_letter(c)) && !escaped;
        escaped = c == '\\' && !escaped;
        if !letter {
            if run.latin && run.cyrillic {
                found.push(told(source, line, offset, &run));
            }
            run = Run { start: at + c.len_utf8(), ..Run::default() };
            continue;
        }
        run.end = at + c.len_utf8();
        run.latin |= latin;
        run.cyrillic |= cyrillic;
    }
}

fn told(source: SourceId, line: &str, offset: usize, run: &Run) -> Diagnostic {
    Diagnostic::error(codes::MIXED_SCRIPTS, "a word mixes Latin and Cyrillic letters")
        .at(source, offset + run.start..offset + run.end, "")
        .note(odd_letters(&line[run.start..run.end]))
        .help("write the whole word in one script")
}

/// Names the letters of the script that the word has fewer of.
fn odd_letters(word: &str) -> String {
    let (latin, cyrillic): (Vec<char>, Vec<char>) = word.chars().partition(|c| *c < '\u{250}');
    let (script, letters) =
        if latin.len() < cyrillic.len() { ("Latin", latin) } else { ("Cyrillic", cyrillic) };
    let letters: Vec<String> = letters.iter().map(|c| format!("`{c}`")).collect();
    format!("{script} in it: {}", letters.join(", "))
}
