//! Folding: what different spellings of a word have in common, and where each folded byte came from.
//!
//! Two foldings of the same length are kept. The *light* one unifies case, alef forms, digits, quotation marks
//! and presentation forms and drops marks that carry no letter, those of Latin letters among them. The *full* one unifies further letters that
//! writers interchange (ta marbuta and ha, alef maqsura and ya, the seats of hamza). Where they collide, the
//! light one decides.

use std::ops::Range;
use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::decompose_canonical;

/// First code point beyond the table.
const TABLE_END: usize = 0x700;
/// In the table: the character is dropped.
const DROP: u16 = 0;

static TABLE: [u16; TABLE_END] = table();

const fn table() -> [u16; TABLE_END] {
    let mut map = [0u16; TABLE_END];
    let mut c = 0usize;
    while c < TABLE_END {
        map[c] = fold_low(c as u32) as u16;
        c += 1;
    }
    map
}

/// The folding of a code point below [`TABLE_END`]; 0 where it is dropped.
const fn fold_low(c: u32) -> u32 {
    match c {
        // control characters other than tab and line ends, the soft hyphen
        0..=8 | 0x0b | 0x0c | 0x0e..=0x1f | 0x7f..=0x9f | 0xad => DROP as u32,
        0x41..=0x5a => c + 0x20,
        0xa0 => 0x20,
        0xab | 0xbb => 0x22,
        // transliterated ayn and hamza
        0x2b9..=0x2bf => DROP as u32,
        // combining marks
        0x300..=0x36f | 0x483..=0x487 => DROP as u32,
        // Cyrillic
        0x410..=0x42f => c + 0x20,
        0x401 | 0x451 => 0x435,
        0x400..=0x40f => c + 0x50,
        // Arabic: signs, marks of vowels and recitation, tatweel
        0x600..=0x605 | 0x610..=0x61a | 0x61c | 0x640 | 0x64b..=0x65f | 0x670 | 0x6d6..=0x6ed => DROP as u32,
        0x60c => 0x2c,
        0x61b => 0x3b,
        0x61f => 0x3f,
        0x622 | 0x623 | 0x625 | 0x671..=0x673 | 0x675 => 0x627,
        0x660..=0x669 => c - 0x660 + 0x30,
        0x6f0..=0x6f9 => c - 0x6f0 + 0x30,
        0x66a => 0x25,
        0x66b => 0x2e,
        0x66c => 0x2c,
        0x66d => 0x2a,
        0x6d4 => 0x2e,
        // Persian and Urdu shapes of Arabic letters
        0x6a9 | 0x6aa => 0x643,
        0x6cc => 0x64a,
        0x6c1 | 0x6be | 0x6d5 => 0x647,
        0x6c0 => 0x647,
        _ => latin(c),
    }
}

/// The plain letter of a Latin one with a mark (Latin-1 and Latin Extended-A): writers leave the marks of foreign names out.
const fn latin(c: u32) -> u32 {
    let letter = match c {
        0xc0..=0xc5 | 0xe0..=0xe5 | 0x100..=0x105 => b'a',
        0xc7 | 0xe7 | 0x106..=0x10d => b'c',
        0xd0 | 0xf0 | 0x10e..=0x111 => b'd',
        0xc8..=0xcb | 0xe8..=0xeb | 0x112..=0x11b => b'e',
        0x11c..=0x123 => b'g',
        0x124..=0x127 => b'h',
        0xcc..=0xcf | 0xec..=0xef | 0x128..=0x131 => b'i',
        0x134 | 0x135 => b'j',
        0x136..=0x138 => b'k',
        0x139..=0x142 => b'l',
        0xd1 | 0xf1 | 0x143..=0x149 => b'n',
        0xd2..=0xd6 | 0xd8 | 0xf2..=0xf6 | 0xf8 | 0x14c..=0x151 => b'o',
        0x154..=0x159 => b'r',
        0x15a..=0x161 | 0x17f => b's',
        0x162..=0x167 => b't',
        0xd9..=0xdc | 0xf9..=0xfc | 0x168..=0x173 => b'u',
        0x174 | 0x175 => b'w',
        0xdd | 0xfd | 0xff | 0x176..=0x178 => b'y',
        0x179..=0x17e => b'z',
        0xc6 | 0xde => return c + 0x20,
        _ => return c,
    };
    letter as u32
}

/// What a character beyond the table becomes.
enum High {
    Drop,
    Keep(char),
    Compatibility,
}

fn fold_high(c: char) -> High {
    match c {
        '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{206f}' | '\u{feff}' => {
            High::Drop
        }
        '\u{fe00}'..='\u{fe0f}' | '\u{fe20}'..='\u{fe2f}' | '\u{1ab0}'..='\u{1aff}' => High::Drop,
        '\u{2000}'..='\u{200a}' | '\u{202f}' | '\u{205f}' | '\u{3000}' => High::Keep(' '),
        '\u{2028}' | '\u{2029}' => High::Keep('\n'),
        '“' | '”' | '„' | '‟' | '″' | '〝' | '〞' | '‹' | '›' | '\u{275d}' | '\u{275e}' => {
            High::Keep('"')
        }
        '‘' | '’' | '‚' | '‛' | '′' => High::Keep('\''),
        '‐' | '‑' | '‒' => High::Keep('-'),
        '–' | '—' | '―' => High::Keep('—'),
        // Latin letters with a dot or stroke, as transliterations write them
        '\u{1e00}'..='\u{1eff}' => {
            let mut base = None;
            decompose_canonical(c, |part| base = base.or(Some(part)));
            High::Keep(base.unwrap_or(c))
        }
        '\u{fb50}'..='\u{fdff}' | '\u{fe70}'..='\u{fefc}' | '\u{ff01}'..='\u{ff5e}' => High::Compatibility,
        _ => High::Keep(c),
    }
}

/// The letter that stands for this one and those that writers interchange with it, of the same length in UTF-8.
pub fn merge_letter(c: char) -> char {
    match c {
        'ة' => 'ه',
        'ى' | 'ئ' => 'ي',
        'ؤ' => 'و',
        _ => c,
    }
}

/// Folded text and its way back.
#[derive(Debug, Clone, Default)]
pub struct Folded {
    /// The light folding.
    pub light: String,
    /// The full folding; the same length, byte for byte.
    pub full: String,
    /// For each folded byte the original byte at which its character starts; one more for the end.
    starts: Vec<u32>,
}

impl Folded {
    /// The stretch of the original that a stretch of the folded text came from, both in bytes.
    ///
    /// Characters that folding dropped belong to the one before them, so the original is whole.
    pub fn original(&self, range: Range<usize>) -> Range<usize> {
        let last = self.starts.len().saturating_sub(1);
        let at = |i: usize| self.starts.get(i.min(last)).map_or(0, |&o| o as usize);
        let start = at(range.start);
        let mut end = range.end.min(last);
        // a ligature that became several letters is never cut
        while end < last && end > range.start && at(end) == at(end - 1) {
            end += 1;
        }
        start..at(end).max(start)
    }

    fn push(&mut self, c: char, origin: u32) {
        let from = self.light.len();
        self.light.push(c);
        self.full.push(merge_letter(c));
        self.starts.extend(std::iter::repeat_n(origin, self.light.len() - from));
    }
}

/// Folds a text and keeps the way back. Texts beyond 4 GiB keep their way back up to there.
pub fn fold(text: &str) -> Folded {
    let mut folded = Folded {
        light: String::with_capacity(text.len()),
        full: String::with_capacity(text.len()),
        starts: Vec::with_capacity(text.len() + 1),
    };
    for (at, c) in text.char_indices() {
        if c == '.' && is_dot_of_initials(text.as_bytes(), at) {
            continue;
        }
        let origin = u32::try_from(at).unwrap_or(u32::MAX);
        each_folded(c, |f| folded.push(f, origin));
    }
    folded.starts.push(u32::try_from(text.len()).unwrap_or(u32::MAX));
    folded
}

/// Whether a full stop stands behind one of two or more capitals that abbreviate a name: "U.S." is the word US.
fn is_dot_of_initials(text: &[u8], at: usize) -> bool {
    let byte = |i: Option<usize>| i.and_then(|i| text.get(i));
    let initial = |dot: usize| {
        let letter = byte(dot.checked_sub(1)).is_some_and(u8::is_ascii_uppercase);
        let alone = byte(dot.checked_sub(2)).is_none_or(|b| !b.is_ascii_alphanumeric());
        letter && alone && text.get(dot) == Some(&b'.')
    };
    initial(at) && (initial(at + 2) || at.checked_sub(2).is_some_and(initial))
}

/// Calls `push` for each character that one character folds to.
fn each_folded(c: char, mut push: impl FnMut(char)) {
    if let Some(&to) = TABLE.get(c as usize) {
        if to != DROP {
            push(char::from_u32(u32::from(to)).unwrap_or(c));
        }
        return;
    }
    match fold_high(c) {
        High::Drop => {}
        High::Keep(c) if c.is_uppercase() => c.to_lowercase().for_each(push),
        High::Keep(c) => push(c),
        High::Compatibility => std::iter::once(c).nfkc().for_each(|n| each_folded_low(n, &mut push)),
    }
}

/// Folds what a compatibility character stands for; it is not taken apart a second time.
fn each_folded_low(c: char, push: &mut impl FnMut(char)) {
    match TABLE.get(c as usize) {
        Some(&DROP) => {}
        Some(&to) => push(char::from_u32(u32::from(to)).unwrap_or(c)),
        None => push(c),
    }
}

/// The light folding alone.
pub fn fold_light(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    text.chars().for_each(|c| each_folded(c, |f| out.push(f)));
    out
}

/// The full folding alone, without quotation marks: the key under which words are the same word.
pub fn fold_plain(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    text.chars().for_each(|c| {
        each_folded(c, |f| {
            if f != '"' {
                out.push(merge_letter(f));
            }
        })
    });
    out
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn spellings_of_one_word_fold_together() {
        for (a, b) in [
            ("إِسْلام", "اسلام"),
            ("مفاوضـــات", "مفاوضات"),
            ("هيئة", "هييه"),
            ("على", "علي"),
            ("کی", "كي"),
            ("١٢ مارس", "12 مارس"),
            ("ﻻ", "لا"),
            ("Ｆａｙｌａｑ", "faylaq"),
            ("Ещё", "еще"),
            ("Erdoğan Çavuşoğlu İbrahim Kalın", "Erdogan Cavusoglu Ibrahim Kalin"),
            ("Jaysh al-ʿIzza, Ṣalāḥ", "jaysh al-izza, salah"),
            ("لـ\u{200f}روسيا", "لروسيا"),
        ] {
            assert_eq!(fold_plain(a), fold_plain(b), "{a} {b}");
        }
    }

    #[test]
    fn the_light_folding_keeps_what_tells_words_apart() {
        assert_ne!(fold_light("نفى"), fold_light("نفي"));
        assert_ne!(fold_light("رفضة"), fold_light("رفضه"));
    }

    #[test]
    fn initials_with_full_stops_are_one_word() {
        let text = "the U.S.-led talks, “U.N.” and J. Doe of X.";
        let folded = fold(text);
        assert_eq!(folded.light, "the us-led talks, \"un\" and j. doe of x.");
        let at = folded.light.find("us").unwrap_or_default();
        assert_eq!(&text[folded.original(at..at + 2)], "U.S.");
    }

    #[test]
    fn a_ligature_maps_back_whole() {
        let text = "قالﻻ شيء";
        let folded = fold(text);
        let at = folded.light.find('ل').map(|i| i + "ل".len()).unwrap();
        let second = folded.light[at..].find('ل').unwrap() + at;
        assert_eq!(&text[folded.original(second..second + 2)], "ﻻ");
    }

    proptest! {
        #[test]
        fn any_folded_range_maps_to_the_slice_it_came_from(text in "\\PC{0,40}[ءئؤةىيﻻﷺ\u{64b}\u{640}\u{200f}abcЁ ]{0,20}\\PC{0,20}") {
            let folded = fold(&text);
            prop_assert_eq!(folded.light.len(), folded.full.len());
            let bounds: Vec<usize> = folded.light.char_indices().map(|(i, _)| i).chain([folded.light.len()]).collect();
            for (n, &start) in bounds.iter().enumerate() {
                for &end in &bounds[n..] {
                    let range = folded.original(start..end);
                    let slice = text.get(range.clone());
                    prop_assert!(slice.is_some());
                    let again = fold_light(slice.unwrap_or(""));
                    // whether a stop belongs to initials, what stands around it tells
                    let bare = |text: &str| text.replace('.', "");
                    prop_assert!(bare(&again).contains(&bare(&folded.light[start..end])));
                }
            }
        }
    }
}
