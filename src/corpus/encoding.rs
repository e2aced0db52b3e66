//! Bytes to text.
//!
//! In: a file's bytes. Out: its text and what had to be assumed to get it, or why there is none.
//! The order of trials: byte order mark, UTF-8, mostly UTF-8, then a guess among the single-byte
//! encodings in which Arabic, Russian and Western reports are kept. The guess is only asked once
//! UTF-8 is ruled out, because it never answers "unknown".

use super::codes;
use super::spot::Spot;
use crate::diagnostic::{Diagnostic, SourceMap};
use chardetng::{EncodingDetector, Iso2022JpDetection, Utf8Detection};
use encoding_rs::{Encoding, UTF_8, WINDOWS_1251, WINDOWS_1252, WINDOWS_1256};

/// Text, and the warning that belongs to it.
pub(super) struct Decoded {
    /// Without a byte order mark.
    pub text: String,
    /// What was assumed.
    pub assumed: Option<Assumed>,
}

/// What had to be assumed to read a text.
pub(super) enum Assumed {
    /// It is in this encoding.
    Legacy(&'static str),
    /// It is in this encoding, but some places of it are not; the first of them.
    Damaged { encoding: &'static str, count: usize, first: Spot },
}

/// Why bytes are no text.
pub(super) enum Undecodable {
    /// They hold NUL bytes; the encoding with such bytes that they look like.
    Nul { first: Spot, looks_like: Option<&'static str> },
    /// They fit no encoding that is read here.
    Unknown { first: Spot },
}

/// Decodes a whole file.
pub(super) fn decode(bytes: Vec<u8>) -> Result<Decoded, Undecodable> {
    let marked = Encoding::for_bom(&bytes);
    match marked {
        Some((encoding, mark)) if encoding != UTF_8 => return wide(encoding, &bytes[mark..]),
        _ => {}
    }
    let mark = marked.map_or(0, |(_, length)| length);
    match String::from_utf8(bytes) {
        Ok(mut text) => {
            text.drain(..mark);
            without_nul(Decoded { text, assumed: None })
        }
        Err(error) => not_utf8(&error.as_bytes()[mark..]),
    }
}

fn without_nul(decoded: Decoded) -> Result<Decoded, Undecodable> {
    match decoded.text.find('\0') {
        None => Ok(decoded),
        Some(at) => Err(nul(decoded.text.as_bytes(), at)),
    }
}

fn nul(bytes: &[u8], at: usize) -> Undecodable {
    // UTF-16 without its mark has all its zero bytes on one side of each pair.
    let (mut sides, mut count) = ([false, false], 0);
    for (i, _) in bytes.iter().enumerate().filter(|(_, byte)| **byte == 0) {
        sides[i % 2] = true;
        count += 1;
    }
    let looks_like = match sides {
        _ if count <= 2 || !bytes.len().is_multiple_of(2) => None,
        [true, false] => Some("UTF-16BE"),
        [false, true] => Some("UTF-16LE"),
        _ => None,
    };
    Undecodable::Nul { first: Spot::in_bytes(bytes, at), looks_like }
}

/// UTF-16 with its byte order mark.
fn wide(encoding: &'static Encoding, bytes: &[u8]) -> Result<Decoded, Undecodable> {
    let (text, malformed) = encoding.decode_without_bom_handling(bytes);
    let text = text.into_owned();
    if !malformed {
        return without_nul(Decoded { text, assumed: None });
    }
    let count = text.matches('\u{fffd}').count();
    let first = Spot::in_bytes(text.as_bytes(), text.find('\u{fffd}').unwrap_or(0));
    // Two bytes may look like a mark by chance; then much of what follows is malformed.
    if count * 20 > text.chars().count() {
        return Err(Undecodable::Unknown { first });
    }
    let assumed = Some(Assumed::Damaged { encoding: encoding.name(), count, first });
    without_nul(Decoded { text, assumed })
}

fn not_utf8(bytes: &[u8]) -> Result<Decoded, Undecodable> {
    if let Some(at) = bytes.iter().position(|byte| *byte == 0) {
        return Err(nul(bytes, at));
    }
    let damage = Damage::of(bytes);
    if damage.count * 4 <= damage.wide {
        return Ok(damaged(bytes, &damage));
    }
    match legacy(bytes) {
        Some(decoded) => Ok(decoded),
        None if damage.count * 200 <= bytes.len() => Ok(damaged(bytes, &damage)),
        None => Err(Undecodable::Unknown { first: Spot::in_bytes(bytes, damage.first) }),
    }
}

/// How far bytes are from being UTF-8.
struct Damage {
    /// Invalid sequences.
    count: usize,
    /// Offset of the first of them.
    first: usize,
    /// Characters of more than one byte that are well formed: they hardly arise by chance.
    wide: usize,
}

impl Damage {
    fn of(bytes: &[u8]) -> Self {
        let mut damage = Self { count: 0, first: 0, wide: 0 };
        let mut at = 0;
        for chunk in bytes.utf8_chunks() {
            damage.wide += chunk.valid().chars().filter(|c| c.len_utf8() > 1).count();
            at += chunk.valid().len();
            if !chunk.invalid().is_empty() {
                damage.first = if damage.count == 0 { at } else { damage.first };
                damage.count += 1;
            }
            at += chunk.invalid().len();
        }
        damage
    }
}

fn damaged(bytes: &[u8], damage: &Damage) -> Decoded {
    let first = Spot::in_bytes(bytes, damage.first);
    let assumed = Assumed::Damaged { encoding: UTF_8.name(), count: damage.count, first };
    Decoded { text: String::from_utf8_lossy(bytes).into_owned(), assumed: Some(assumed) }
}

/// The single-byte encodings, taken only where no control characters come out.
fn legacy(bytes: &[u8]) -> Option<Decoded> {
    let mut detector = EncodingDetector::new(Iso2022JpDetection::Deny);
    detector.feed(bytes, true);
    // No hint by country: it turns Russian and English into Arabic letters.
    let encoding = detector.guess(None, Utf8Detection::Deny);
    if ![WINDOWS_1256, WINDOWS_1251, WINDOWS_1252].contains(&encoding) {
        return None;
    }
    let (text, malformed) = encoding.decode_without_bom_handling(bytes);
    let control = |c: char| c.is_control() && !matches!(c, '\n' | '\r' | '\t' | '\u{c}');
    if malformed || text.chars().any(control) {
        return None;
    }
    Some(Decoded { text: text.into_owned(), assumed: Some(Assumed::Legacy(encoding.name())) })
}

impl Assumed {
    /// The warning for the file called `name`.
    pub(super) fn warning(self, name: &str, sources: &mut SourceMap) -> Diagnostic {
        match self {
            Self::Legacy(encoding) => {
                let message = format!("`{name}` is not UTF-8; it is read as {encoding}");
                Diagnostic::warning(codes::LEGACY_ENCODING, message).help(convert(encoding, name))
            }
            Self::Damaged { encoding, count, first } => {
                let places = if count == 1 { "a place".to_owned() } else { format!("{count} places") };
                let message = format!("`{name}` is {encoding} with {places} that cannot be decoded");
                let warning = Diagnostic::warning(codes::DAMAGED_TEXT, message)
                    .note("each of them is read as U+FFFD, so that words there may not be recognised")
                    .help("fetch the file again, or save it anew as UTF-8");
                first.attach(warning, sources, name, "the first of them")
            }
        }
    }
}

impl Undecodable {
    /// The error for the file called `name`.
    pub(super) fn error(self, name: &str, sources: &mut SourceMap) -> Diagnostic {
        match self {
            Self::Nul { first, looks_like } => {
                let message = format!("`{name}` holds NUL bytes and is no plain text");
                let error = Diagnostic::error(codes::NUL_BYTES, message);
                let error = match looks_like {
                    Some(encoding) => error
                        .note("it looks like UTF-16 without a byte order mark")
                        .help(convert(encoding, name)),
                    None => error.help("save the report as plain text in UTF-8, or take the file away"),
                };
                first.attach(error, sources, name, "the first NUL byte")
            }
            Self::Unknown { first } => {
                let message = format!("the encoding of `{name}` is not recognised");
                let error = Diagnostic::error(codes::UNKNOWN_ENCODING, message)
                    .note("UTF-8, UTF-16 with a byte order mark, windows-1256, -1251 and -1252 are read")
                    .help("save the report as plain text in UTF-8, or take the file away");
                first.attach(error, sources, name, "not UTF-8 from here on")
            }
        }
    }

    /// The reason in a few words.
    pub(super) fn reason(&self) -> &'static str {
        match self {
            Self::Nul { .. } => "holds NUL bytes",
            Self::Unknown { .. } => "encoding not recognised",
        }
    }
}

fn convert(encoding: &str, name: &str) -> String {
    match name {
        "-" => format!("convert it before: iconv -f {} -t UTF-8", encoding.to_uppercase()),
        name => format!("convert it: iconv -f {} -t UTF-8 '{name}' > NEW-FILE", encoding.to_uppercase()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const ARABIC: &str = "قال المتحدث إن الاجتماع انتهى من دون اتفاق على موعد جديد.\n";

    fn read(bytes: Vec<u8>) -> (String, Option<Diagnostic>) {
        let decoded = decode(bytes).unwrap_or_else(|e| panic!("{}", e.reason()));
        let warning = decoded.assumed.map(|a| a.warning("a.txt", &mut SourceMap::default()));
        (decoded.text, warning)
    }

    fn refused(bytes: Vec<u8>) -> Diagnostic {
        let Err(error) = decode(bytes) else { panic!("was decoded") };
        error.error("a.txt", &mut SourceMap::default())
    }

    #[test]
    fn utf8_is_read_as_it_is_and_loses_only_its_mark() {
        assert_eq!(read(ARABIC.into()), (ARABIC.to_owned(), None));
        assert_eq!(read(format!("\u{feff}{ARABIC}").into()), (ARABIC.to_owned(), None));
    }

    #[test]
    fn utf16_with_a_mark_is_read() {
        let little: Vec<u8> =
            [0xff, 0xfe].into_iter().chain(ARABIC.encode_utf16().flat_map(u16::to_le_bytes)).collect();
        let big: Vec<u8> =
            [0xfe, 0xff].into_iter().chain(ARABIC.encode_utf16().flat_map(u16::to_be_bytes)).collect();
        assert_eq!(read(little), (ARABIC.to_owned(), None));
        assert_eq!(read(big), (ARABIC.to_owned(), None));
    }

    #[test]
    fn utf16_without_a_mark_is_refused_with_a_guess() {
        let little = refused(ARABIC.encode_utf16().flat_map(u16::to_le_bytes).collect());
        let big = refused(ARABIC.encode_utf16().flat_map(u16::to_be_bytes).collect());
        for (error, encoding) in [(little, "UTF-16LE"), (big, "UTF-16BE")] {
            assert_eq!(error.code, codes::NUL_BYTES);
            assert_eq!(error.notes, ["it looks like UTF-16 without a byte order mark"]);
            assert!(error.help.is_some_and(|help| help.contains(encoding)));
        }
    }

    #[test]
    fn single_byte_encodings_are_read_with_a_warning_that_names_them() {
        let russian = "Представитель центра сообщил, что переговоры продолжаются.";
        let french = "Le porte-parole a déclaré que la réunion était terminée.";
        for (text, encoding) in [(ARABIC, WINDOWS_1256), (russian, WINDOWS_1251), (french, WINDOWS_1252)] {
            let (bytes, _, unmappable) = encoding.encode(text);
            assert!(!unmappable);
            let (read, warning) = read(bytes.into_owned());
            assert_eq!(read, text);
            let warning = warning.unwrap();
            assert_eq!(warning.code, codes::LEGACY_ENCODING);
            assert_eq!(warning.message, format!("`a.txt` is not UTF-8; it is read as {}", encoding.name()));
        }
    }

    #[test]
    fn mostly_utf8_is_read_with_the_place_of_the_damage() {
        let mut bytes = ARABIC.as_bytes().to_vec();
        bytes.extend(b"x\xffy");
        let (text, warning) = read(bytes);
        assert_eq!(text, format!("{ARABIC}x\u{fffd}y"));
        let warning = warning.unwrap();
        assert_eq!(warning.code, codes::DAMAGED_TEXT);
        assert_eq!(warning.message, "`a.txt` is UTF-8 with a place that cannot be decoded");
        assert_eq!(warning.labels[0].span, ARABIC.len() + 1..ARABIC.len() + 4);
    }

    #[test]
    fn nul_and_noise_are_refused() {
        let error = refused(b"one\ntwo\0three".to_vec());
        assert_eq!(
            (error.code, error.message.as_str()),
            (codes::NUL_BYTES, "`a.txt` holds NUL bytes and is no plain text")
        );
        assert_eq!(error.labels[0].span, 7..8);
        for noise in [(1..=250).rev().collect(), (1..=255).chain(1..=255).collect::<Vec<u8>>()] {
            assert_eq!(refused(noise).code, codes::UNKNOWN_ENCODING);
        }
    }
}
