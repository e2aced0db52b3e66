//! The phrases that a pattern stands for, folded, so that two patterns can be compared.

use crate::rules::pattern::{Element, Kind, Pattern, parse};
use crate::text::{fold_plain, is_letter};

/// How many phrases of one pattern are compared.
const MOST: usize = 64;
/// Latin names in capitals up to this length match their case.
const LONGEST_CAPITALS: usize = 5;

/// The phrases of a pattern's text, as [`phrases`] gives them; none where it cannot be read.
pub(super) fn phrases_of(text: &str) -> Vec<String> {
    // Most names are a few words; they need no parser.
    if text.chars().all(|c| is_letter(c) || c == ' ') {
        let words: Vec<String> = text.split(' ').filter(|w| !w.is_empty()).map(|w| word(w, false)).collect();
        return if words.is_empty() { Vec::new() } else { vec![words.join(" ")] };
    }
    parse(text).map(|pattern| phrases(&pattern)).unwrap_or_default()
}

/// The phrases of a pattern, alternatives and optional parts written out; at most 64.
pub(super) fn phrases(pattern: &Pattern) -> Vec<String> {
    let mut all = written_out(&pattern.elements);
    all.sort_unstable();
    all.dedup();
    all
}

fn written_out(elements: &[Element]) -> Vec<String> {
    let mut all = vec![String::new()];
    for element in elements {
        let parts = parts(element);
        if let [part] = parts.as_slice() {
            all.iter_mut().for_each(|start| append(start, part));
            continue;
        }
        let longer = all.iter().flat_map(|start| {
            parts.iter().map(move |part| {
                let mut longer = start.clone();
                append(&mut longer, part);
                longer
            })
        });
        all = longer.take(MOST).collect();
    }
    all
}

fn append(start: &mut String, part: &str) {
    if !start.is_empty() && !part.is_empty() {
        start.push(' ');
    }
    start.push_str(part);
}

fn parts(element: &Element) -> Vec<String> {
    match &element.kind {
        Kind::Word { text, open, .. } => vec![word(text, *open)],
        Kind::Set(name) => vec![format!("<{name}>")],
        Kind::Slot(_) => vec!["{}".into()],
        Kind::Gap(limit) => vec![format!("…{limit}")],
        Kind::Group { alternatives, optional } => {
            let written = alternatives.iter().flat_map(|a| written_out(a));
            optional.then(String::new).into_iter().chain(written).take(MOST).collect()
        }
    }
}

fn word(text: &str, open: bool) -> String {
    let capitals = text.len() <= LONGEST_CAPITALS && text.chars().all(|c| c.is_ascii_uppercase());
    let folded = if capitals { text.to_string() } else { fold_plain(text) };
    if open { folded + "*" } else { folded }
}

#[cfg(test)]
mod tests {
    use crate::rules::pattern::parse;

    #[test]
    fn alternatives_and_optional_parts_are_written_out_and_folded() {
        let phrases = |text: &str| super::phrases(&parse(text).unwrap());
        assert_eq!(phrases("(a|b c) Dr? …2 e*"), ["a dr …2 e*", "a …2 e*", "b c dr …2 e*", "b c …2 e*"]);
        assert_eq!(phrases("US Army"), ["US army"]);
        for text in ["US Army", "جيش الإسلام", "a", "(a|b) c", "Khan al-Asal", "a  b", "a…"] {
            assert_eq!(super::phrases_of(text), parse(text).map(|p| super::phrases(&p)).unwrap_or_default());
        }
        assert_eq!(phrases(&"(a|b) ".repeat(20)).len(), 64);
    }
}
