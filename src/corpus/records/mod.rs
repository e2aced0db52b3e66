//! Files as collectors write them: many reports in one, told by their content, read one record at a time.
//!
//! In: an [`Input`] and what the command line says of it. Out: records to the [`Intake`], which makes documents of
//! them. A faulty record is skipped with a message that names it; the ones behind it are read.

pub mod dates;
mod decode;
pub mod fields;
mod http;
pub(super) mod input;
pub(super) mod intake;
mod json;
mod page;
mod scan;
pub(super) mod sniff;
mod table;
mod telegram;
mod value;
mod warc;

use input::Input;
use intake::{Intake, Place, Record};
use page::Page;
use scan::MAX_RECORD;
use sniff::Format;
use std::io::{BufRead, Read};

/// Looks on while files are read; all does nothing unless it is wanted.
pub trait Watch {
    /// A file is opened; its size in bytes, if it has one.
    fn opens(&self, _path: &str, _bytes: Option<u64>) {}
    /// So many more bytes of it were taken in.
    fn bytes(&self, _count: u64) {}
}

impl Watch for () {}

/// Reads a file of records in a format that is not plain text.
pub(super) fn read(input: Input<'_>, format: Format, intake: &mut Intake<'_>) {
    if format == Format::Html {
        return web_page(input, intake);
    }
    let head = sniff::start(input.head());
    // A web archive is no text, and a mark at its beginning none of UTF-16.
    let mut input: Box<dyn BufRead> =
        if format == Format::Warc { Box::new(input.bytes()) } else { input.utf8() };
    let input = &mut *input;
    match format {
        Format::Text => {}
        Format::Json => json::values(input, intake),
        Format::Jsonl if intake.options.map.as_ref().is_some_and(|map| !map.records.is_empty()) => {
            json::values(input, intake);
        }
        Format::Jsonl => json::lines(input, intake),
        Format::Csv | Format::Tsv => table::read(input, &head, format, intake),
        Format::Telegram => telegram::read(input, intake),
        Format::Warc => warc::read(input, intake),
        Format::Html => {}
    }
}

/// Reads a file that is one page.
fn web_page(input: Input<'_>, intake: &mut Intake<'_>) {
    let mut bytes = Vec::new();
    if let Err(error) = input.bytes().take(MAX_RECORD as u64 + 1).read_to_end(&mut bytes) {
        intake.unread(&Place::File, &error);
    }
    if bytes.len() > MAX_RECORD {
        return intake.too_long(&Place::File, MAX_RECORD);
    }
    let Some(html) = page::text(intake, &Place::File, bytes, None) else { return };
    match page::read(&html, None) {
        Page::Article(record) => intake.record(&Place::File, *record),
        Page::Other => intake.record(&Place::File, Record::default()),
    }
}
