//! Characters that are not what they seem: hidden direction controls, and letters of a look-alike script.

use crate::diagnostic::{Diagnostic, SourceId, SourceMap};
use crate::rules::codes;
use crate::rules::pack::Pack;

/// Checks the text of every file of a pack.
pub(super) fn check(pack: &Pack, sources: &SourceMap, found: &mut Vec<Diagnostic>) {
    for file in &pack.files {
        let mut offset = 0;
        for line in sources.text(file.source).split_inclusive('\n') {
            found.extend(controls(file.source, line, offset));
            // the first bytes of Cyrillic letters in UTF-8: without one nothing is mixed
            let cyrillic = line.bytes().any(|b| (0xd0..=0xd4).contains(&b));
            if cyrillic && !line.trim_start().starts_with('#') {
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

#[derive(Default)]
struct Run {
    start: usize,
    text: String,
    latin: bool,
    cyrillic: bool,
}

fn mixed(source: SourceId, line: &str, offset: usize, found: &mut Vec<Diagnostic>) {
    let mut run = Run::default();
    let mut escaped = false;
    for (at, c) in line.char_indices().chain([(line.len(), ' ')]) {
        let letter = c.is_alphabetic() && !escaped;
        escaped = c == '\\' && !escaped;
        if !letter {
            found.extend(told(source, &std::mem::take(&mut run)));
            continue;
        }
        if run.text.is_empty() {
            run.start = offset + at;
        }
        run.text.push(c);
        run.latin |= c.is_ascii_alphabetic() || matches!(c, '\u{c0}'..='\u{24f}');
        run.cyrillic |= matches!(c, '\u{400}'..='\u{52f}');
    }
}

fn told(source: SourceId, run: &Run) -> Option<Diagnostic> {
    (run.latin && run.cyrillic).then(|| {
        let odd = odd_letters(&run.text);
        Diagnostic::error(codes::MIXED_SCRIPTS, "a word mixes Latin and Cyrillic letters")
            .at(source, run.start..run.start + run.text.len(), "")
            .note(odd)
            .help("write the whole word in one script")
    })
}

/// Names the letters of the script that the word has fewer of.
fn odd_letters(word: &str) -> String {
    let (latin, cyrillic): (Vec<char>, Vec<char>) = word.chars().partition(|c| *c < '\u{250}');
    let (script, letters) =
        if latin.len() < cyrillic.len() { ("Latin", latin) } else { ("Cyrillic", cyrillic) };
    let letters: Vec<String> = letters.iter().map(|c| format!("`{c}`")).collect();
    format!("{script} in it: {}", letters.join(", "))
}
