//! Which format a file has, by what it begins with.
//!
//! In: the first bytes, unpacked, and the file's ending as a hint where two formats look alike. Out: a [`Guess`].

use super::fields::Map;
use super::table;

/// A format that is read.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Format {
    /// One report as plain text, front matter allowed.
    Text,
    /// A JSON object, a list of them, or a list within an object.
    Json,
    /// One JSON object a line.
    Jsonl,
    /// Rows under a header, with commas or semicolons.
    Csv,
    /// Rows under a header, with tabs.
    Tsv,
    /// An export of Telegram Desktop.
    Telegram,
    /// A web page.
    Html,
    /// Archived web pages.
    Warc,
}

/// What the first bytes tell.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Guess {
    /// This format.
    Is(Format),
    /// Nothing that is read here, and what to do about it.
    Foreign(&'static str, &'static str),
    /// Nothing is recognised: plain text, if anything.
    Open,
}

/// First bytes of what is often handed over and not read.
const FOREIGN: [(&[u8], &str, &str); 8] = [
    (
        b"PK\x03\x04",
        "a zip archive or an office document",
        "unpack it; save a document as plain text, a sheet as CSV",
    ),
    (b"%PDF-", "a PDF", "save its text as a plain text file"),
    (b"\xfd7zXZ\0", "packed with xz", "unpack it: xz -d FILE"),
    (b"BZh", "packed with bzip2", "unpack it: bzip2 -d FILE"),
    (b"7z\xbc\xaf\x27\x1c", "a 7z archive", "unpack it"),
    (b"Rar!\x1a\x07", "a rar archive", "unpack it"),
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "an old office document", "save it as plain text, a sheet as CSV"),
    (b"SQLite format 3\0", "a database", "export its table as CSV"),
];
/// Where the mark of a tar archive stands.
const TAR: std::ops::Range<usize> = 257..262;

/// Guesses the format of what begins with `head`; `ending` is the file's, in lower case, without that of packing.
pub fn guess(head: &[u8], ending: &str, map: Option<&Map>) -> Guess {
    if let Some((_, what, cure)) = FOREIGN.iter().find(|(magic, ..)| head.starts_with(magic)) {
        return Guess::Foreign(what, cure);
    }
    if head.get(TAR) == Some(b"ustar") {
        return Guess::Foreign("a tar archive", "unpack it: tar -xf FILE");
    }
    let text = start(head);
    if text.starts_with("WARC/") {
        return Guess::Is(Format::Warc);
    }
    json(&text)
        .or_else(|| page(&text, ending))
        .or_else(|| table::guess(&text, ending, map))
        .map_or(Guess::Open, Guess::Is)
}

/// The beginning as text, without spaces and marks in front.
pub fn start(head: &[u8]) -> String {
    let wide = encoding_rs::Encoding::for_bom(head).filter(|(encoding, _)| *encoding != encoding_rs::UTF_8);
    let text = match wide {
        Some((encoding, _)) => encoding.decode(head).0.into_owned(),
        None => String::from_utf8_lossy(head).into_owned(),
    };
    text.trim_start_matches('\u{feff}').trim_start().to_owned()
}

/// A bracket alone opens many a report ("[City] …"): what follows it decides.
fn json(text: &str) -> Option<Format> {
    let inside = text.strip_prefix(['{', '['])?.trim_start();
    if text.starts_with('[') {
        return (inside.starts_with(['{', ']'])).then_some(Format::Json);
    }
    if !inside.starts_with(['"', '}']) {
        return None;
    }
    let mut lines = text.lines().map(str::trim_end);
    let first = lines.next().unwrap_or_default();
    if is_telegram(text) {
        return Some(Format::Telegram);
    }
    let second = lines.find(|line| !line.trim().is_empty());
    // A whole object on the first line, or another one opened at the start of the next.
    let whole = first.ends_with('}') && serde_json::from_str::<serde::de::IgnoredAny>(first).is_ok();
    let next = second.is_some_and(|line| line.starts_with('{'));
    Some(if next || (whole && second.is_none_or(|line| !line.starts_with(['"', '}', ']', ' ', '\t']))) {
        Format::Jsonl
    } else {
        Format::Json
    })
}

/// An export of one chat opens with its name, type and id; one of all chats with a greeting.
fn is_telegram(text: &str) -> bool {
    let key = |name: &str| text.find(&format!("\"{name}\""));
    let one = match (key("type"), key("id"), key("messages")) {
        (Some(kind), Some(id), Some(messages)) => {
            kind < messages && id < messages && has_chat_type(&text[kind..messages])
        }
        _ => false,
    };
    one || (key("about").is_some_and(|at| at < 8) && text.contains("Telegram"))
        || (key("chats").is_some_and(|at| at < 8) && key("list").is_some())
}

fn has_chat_type(text: &str) -> bool {
    ["_channel\"", "_group\"", "_supergroup\"", "_chat\"", "saved_messages\""]
        .iter()
        .any(|kind| text.contains(kind))
}

fn page(text: &str, ending: &str) -> Option<Format> {
    let low = text.get(..).map(|text| text.chars().take(4096).collect::<String>().to_ascii_lowercase())?;
    let named = matches!(ending, "html" | "htm" | "xhtml");
    let marked = ["<!doctype html", "<html", "<head", "<body"].iter().any(|tag| low.starts_with(tag));
    let later = low.starts_with('<') && (named || low.contains("<html") || low.contains("<body"));
    (marked || later).then_some(Format::Html)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn of(text: &str) -> Guess {
        guess(text.as_bytes(), "txt", None)
    }

    #[test]
    fn each_format_is_told_by_how_it_begins() {
        for (text, format) in [
            ("[{\"text\": 1}]", Format::Json),
            (" [\n  {", Format::Json),
            ("{\n \"text\": \"x\"\n}", Format::Json),
            ("{\"text\": \"x\"}", Format::Jsonl),
            ("{\"text\": \"x\"}\n{\"text\": \"y\"}\n", Format::Jsonl),
            ("{\"text\": \"x\n{\"text\": \"y\"}\n", Format::Jsonl),
            ("{\"name\": \"c\", \"type\": \"public_channel\", \"id\": 1, \"messages\": [", Format::Telegram),
            ("{\n \"about\": \"Here is the data you requested. Telegram …\",", Format::Telegram),
            ("\u{feff}<!DOCTYPE html><title>", Format::Html),
            ("<!-- saved --><html>", Format::Html),
            ("<?xml version='1.0'?>\n<html xmlns='x'>", Format::Html),
            ("WARC/1.0\r\nWARC-Type: response\r\n", Format::Warc),
            ("outlet,published,text\n", Format::Csv),
            ("title\tmaintext\turl\n", Format::Tsv),
        ] {
            assert_eq!(of(text), Guess::Is(format), "{text}");
        }
        let wide: Vec<u8> = "\u{feff}[{\"a\": 1}]".encode_utf16().flat_map(u16::to_le_bytes).collect();
        assert_eq!(guess(&wide, "", None), Guess::Is(Format::Json));
    }

    #[test]
    fn reports_that_begin_with_brackets_or_hold_commas_are_plain_text() {
        for text in [
            "[City] The talks ended.",
            "{sic} he said",
            "<< he said >>",
            "Talks, text, outlet and so on.\n",
            "",
            "{",
            "1,2",
        ] {
            assert_eq!(of(text), Guess::Open, "{text}");
        }
    }

    #[test]
    fn what_is_not_read_is_told_with_a_cure() {
        assert!(matches!(
            guess(b"PK\x03\x04xxxx", "xlsx", None),
            Guess::Foreign("a zip archive or an office document", _)
        ));
        let mut tar = vec![0; 512];
        tar[257..262].copy_from_slice(b"ustar");
        assert!(matches!(guess(&tar, "tar", None), Guess::Foreign("a tar archive", _)));
    }
}
