//! Rows under a header: CSV and TSV.
//!
//! In: bytes. Out: records to the [`Intake`], by the map that was given or is recognised by the header. One table
//! comes without a header, the one that trafilatura writes: its first row tells.

use super::decode;
use super::fields::{Map, Part};
use super::intake::{Intake, Place, Record};
use super::scan::MAX_RECORD;
use super::sniff::Format;
use super::value::said;
use crate::corpus::encoding::{Assumed, decode as decoded};
use ::csv::{ByteRecord, ReaderBuilder};
use encoding_rs::Encoding;
use std::io::{BufRead, Read};

/// What may stand between cells.
const SEPARATORS: [u8; 4] = [b'\t', b',', b';', b'|'];
/// The columns of trafilatura's tables, which name none.
const TRAFILATURA: [&str; 11] = [
    "url",
    "id",
    "fingerprint",
    "hostname",
    "title",
    "image",
    "date",
    "text",
    "comments",
    "license",
    "pagetype",
];

/// Whether a text begins like a table: by its ending, or by a header in which known fields stand.
pub fn guess(text: &str, ending: &str, map: Option<&Map>) -> Option<Format> {
    let separator = separator(text, map);
    let format = if separator == Some(b'\t') { Format::Tsv } else { Format::Csv };
    match ending {
        "csv" | "tsv" | "tab" => Some(format),
        _ => separator.map(|_| format),
    }
}

/// The separator under which the first line is a header or row that is known.
fn separator(text: &str, map: Option<&Map>) -> Option<u8> {
    SEPARATORS.into_iter().find(|separator| {
        let mut reader =
            ReaderBuilder::new().has_headers(false).delimiter(*separator).from_reader(text.as_bytes());
        let mut row = ByteRecord::new();
        let read = reader.read_byte_record(&mut row).is_ok_and(|read| read);
        let cells: Vec<String> = names(&row);
        read && cells.len() > 1 && (headless(&cells) || is_header(&cells, map))
    })
}

fn is_header(cells: &[String], map: Option<&Map>) -> bool {
    let has = |name: &str| cells.iter().any(|cell| cell == name);
    match map {
        Some(map) => map.fields(Part::Text).any(has),
        // One word that is the name of a part may stand in any report.
        None => {
            Map::recognised(&has).is_some_and(|map| map.all_fields().filter(|name| has(name)).count() > 1)
        }
    }
}

fn headless(cells: &[String]) -> bool {
    let [url, _, fingerprint, ..] = cells else { return false };
    let hexadecimal = fingerprint.len() >= 12 && fingerprint.bytes().all(|byte| byte.is_ascii_hexdigit());
    cells.len() == TRAFILATURA.len() && hexadecimal && (url.contains("://") || url == "null")
}

fn names(row: &ByteRecord) -> Vec<String> {
    row.iter()
        .map(|cell| String::from_utf8_lossy(cell).trim_start_matches('\u{feff}').trim().to_owned())
        .collect()
}

/// Reads a table; `head` is its beginning, from which the separator is told.
pub fn read(input: &mut dyn BufRead, head: &str, format: Format, intake: &mut Intake<'_>) {
    let usual = if format == Format::Tsv { b'\t' } else { commonest(head) };
    let separator = separator(head, intake.options.map.as_ref()).unwrap_or(usual);
    let limited = Limited { from: input, left: MAX_RECORD };
    let mut reader =
        ReaderBuilder::new().has_headers(false).flexible(true).delimiter(separator).from_reader(limited);
    let mut first = ByteRecord::new();
    match reader.read_byte_record(&mut first) {
        Ok(true) => {}
        Ok(false) => return,
        Err(error) => return intake.unread(&Place::Line(1), &error.into()),
    }
    let cells = names(&first);
    let headless = headless(&cells);
    let columns = if headless { TRAFILATURA.map(str::to_owned).to_vec() } else { cells };
    let has = |name: &str| columns.iter().any(|column| column == name);
    let Some(map) = intake.options.map.clone().or_else(|| Map::recognised(&has)) else {
        return intake.unmapped(&columns.iter().map(String::as_str).collect::<Vec<_>>());
    };
    if !map.fields(Part::Text).any(has) {
        return intake.unmapped(&columns.iter().map(String::as_str).collect::<Vec<_>>());
    }
    let mut table = Table { columns, map, encoding: None, intake };
    if headless {
        table.row(&first);
    }
    table.rows(&mut reader);
}

/// The separator that the first line holds most of.
fn commonest(head: &str) -> u8 {
    let line = head.lines().next().unwrap_or_default();
    let count = |separator: &u8| line.bytes().filter(|byte| byte == separator).count();
    // Of several the last counts: commas first, since they are usual.
    [b'|', b'\t', b';', b','].into_iter().max_by_key(count).unwrap_or(b',')
}

struct Table<'r, 'a> {
    columns: Vec<String>,
    map: Map,
    /// What the file is in, once a row showed that it is not UTF-8.
    encoding: Option<&'static Encoding>,
    intake: &'r mut Intake<'a>,
}

impl Table<'_, '_> {
    fn rows(&mut self, reader: &mut ::csv::Reader<Limited<'_>>) {
        let mut row = ByteRecord::new();
        loop {
            reader.get_mut().left = MAX_RECORD;
            match reader.read_byte_record(&mut row) {
                Ok(true) => self.row(&row),
                Ok(false) => return,
                Err(error) => {
                    let line = reader.position().line();
                    return self.intake.unread(&Place::Line(line), &error.into());
                }
            }
        }
    }

    fn row(&mut self, row: &ByteRecord) {
        let line = row.position().map_or(1, ::csv::Position::line);
        let place = Place::Line(line);
        if row.iter().all(|cell| cell.trim_ascii().is_empty()) {
            return;
        }
        let (found, wanted) = (row.len(), self.columns.len());
        // Writers leave empty cells at the end away; more or fewer otherwise means that cells are shifted.
        let surplus = row.iter().skip(wanted).any(|cell| !cell.trim_ascii().is_empty());
        if surplus || found * 2 < wanted {
            let what = format!("has {found} cells where the header has {wanted}");
            let cure = "a quotation mark may be open or a separator unquoted: write the table anew";
            return self.intake.broken(&place, &what, cure);
        }
        self.decode(row, &place);
        let record = self.record(row);
        self.intake.record(&place, record);
    }

    /// Finds out what the file is in if it is not UTF-8.
    fn decode(&mut self, row: &ByteRecord, place: &Place) {
        if self.encoding.is_some() || row.iter().all(|cell| std::str::from_utf8(cell).is_ok()) {
            return;
        }
        let all: Vec<u8> = row.iter().collect::<Vec<_>>().join(&b'\n');
        let Ok(found) = decoded(all) else { return };
        if let Some(Assumed::Legacy(name)) = &found.assumed {
            self.encoding = Encoding::for_label(name.as_bytes());
        }
        decode::tell(self.intake, place, found.assumed.as_ref());
    }

    fn record(&self, row: &ByteRecord) -> Record {
        let cell = |field: &str| {
            let at = self.columns.iter().position(|column| column == field)?;
            let bytes = row.get(at)?;
            match (std::str::from_utf8(bytes), self.encoding) {
                (Ok(text), _) => said(text),
                (Err(_), Some(encoding)) => said(&encoding.decode_without_bom_handling(bytes).0),
                (Err(_), None) => said(&String::from_utf8_lossy(bytes)),
            }
        };
        Record::of(&|part: Part| self.map.fields(part).find_map(cell))
    }
}

/// Stops a row that never ends, as behind an open quotation mark.
struct Limited<'a> {
    from: &'a mut dyn BufRead,
    /// Bytes that may still be read before a row is complete.
    left: usize,
}

impl Read for Limited<'_> {
    fn read(&mut self, buffer: &mut [u8]) -> std::io::Result<usize> {
        let count = self.from.read(buffer)?;
        self.left = self.left.checked_sub(count).ok_or_else(|| {
            let message =
                format!("a row is longer than {} MB: a quotation mark is left open", MAX_RECORD >> 20);
            std::io::Error::other(message)
        })?;
        Ok(count)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn of(text: &str, ending: &str) -> Option<Format> {
        guess(text, ending, None)
    }

    #[test]
    fn a_header_with_two_known_fields_makes_a_table() {
        assert_eq!(of("outlet,text\n", ""), Some(Format::Csv));
        assert_eq!(of("\"outlet\";\"text\"\n", "txt"), Some(Format::Csv));
        assert_eq!(of("text\tid\tx\n", "txt"), Some(Format::Tsv));
        assert_eq!(of("text, he said, of the outlet\n", "txt"), None);
        assert_eq!(of("body,paper\n", "csv"), Some(Format::Csv));
        assert_eq!(of("body,paper\n", "txt"), None);
        let map = Map::parse("text=body").unwrap();
        assert_eq!(guess("body,paper\n", "", Some(&map)), Some(Format::Csv));
    }

    #[test]
    fn a_table_of_trafilatura_needs_no_header() {
        let row = "https://a.example/1\tnull\te080ec45219f5847\ta.example\tT\tnull\t2018-03-11\t\"two\nlines\"\tnull\tnull\tnull\n";
        assert_eq!(of(row, "txt"), Some(Format::Tsv));
    }
}
