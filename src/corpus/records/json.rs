//! Records that are JSON objects: in a list, one behind the other, or one a line.
//!
//! In: bytes, and the map that was given or else is recognised by each record's fields. Out: records to the
//! [`Intake`].

use super::decode::record_text;
use super::fields::Map;
use super::intake::{Intake, Place};
use super::scan::{Event, Fault, MAX_RECORD, Spot, scan};
use super::value;
use crate::corpus::codes;
use serde_json::Value;
use std::io::{BufRead, Read};

/// Fields named where none is known to hold a text.
const NAMED: usize = 12;

/// Reads values in a row, or the list that the map leads to.
pub fn values(input: &mut dyn BufRead, intake: &mut Intake<'_>) {
    let path = intake.options.map.as_ref().map(|map| map.records.clone()).unwrap_or_default();
    let mut reader = Reader { intake, strange: false };
    let end = scan(input, &[path], &mut |event| match event {
        Event::Record(spot, raw) => reader.raw(&Place::Line(spot.line), raw),
        Event::Opens | Event::Plain(..) => {}
    });
    reader.intake.end(end);
}

/// Reads one object a line.
pub fn lines(input: &mut dyn BufRead, intake: &mut Intake<'_>) {
    let mut reader = Reader { intake, strange: false };
    for number in 1.. {
        let mut line = Vec::new();
        match (&mut *input).take(MAX_RECORD as u64 + 1).read_until(b'\n', &mut line) {
            Ok(0) => break,
            Ok(_) if line.len() > MAX_RECORD && !line.ends_with(b"\n") => {
                reader.raw(&Place::Line(number), None);
                if let Err(error) = skip_line(input) {
                    return reader.intake.unread(&Place::Line(number), &error);
                }
            }
            Ok(_) if line.trim_ascii().is_empty() => {}
            Ok(_) => reader.raw(&Place::Line(number), Some(line)),
            Err(error) => return reader.intake.unread(&Place::Line(number), &error),
        }
    }
}

/// Passes over the rest of a line.
fn skip_line(input: &mut dyn BufRead) -> std::io::Result<()> {
    loop {
        let buffer = input.fill_buf()?;
        let (length, end) = match buffer.iter().position(|byte| *byte == b'\n') {
            Some(at) => (at + 1, true),
            None => (buffer.len(), buffer.is_empty()),
        };
        input.consume(length);
        if end {
            return Ok(());
        }
    }
}

struct Reader<'r, 'a> {
    intake: &'r mut Intake<'a>,
    /// The first record told that nothing is known of such files.
    strange: bool,
}

impl Reader<'_, '_> {
    fn raw(&mut self, place: &Place, raw: Option<Vec<u8>>) {
        if self.strange {
            return;
        }
        let Some(raw) = raw else { return self.intake.too_long(place, MAX_RECORD) };
        let Some(text) = record_text(self.intake, place, raw) else { return };
        match serde_json::from_str::<Value>(text.trim_start_matches('\u{feff}')) {
            Ok(Value::Object(object)) => self.object(place, &object),
            Ok(other) => {
                let what = format!("is {} where an object with fields should be", kind(&other));
                self.intake.broken(place, &what, "give each report as `{\"text\": …}`");
            }
            Err(error) => {
                let cure =
                    "collect it again, or mend the line; a record without its end may have been cut off";
                self.intake.broken(place, &format!("is not valid JSON: {error}"), cure);
            }
        }
    }

    fn object(&mut self, place: &Place, object: &serde_json::Map<String, Value>) {
        let recognised = || Map::recognised(&|name| object.contains_key(name));
        let map = self.intake.options.map.clone().or_else(recognised);
        if let Some(map) = map {
            return self.intake.record(place, value::record(object, &map));
        }
        if self.intake.found {
            return self.intake.record(place, super::intake::Record::default());
        }
        self.strange = true;
        let names: Vec<&str> = object.keys().map(String::as_str).collect();
        self.intake.unmapped(&names);
    }
}

fn kind(value: &Value) -> &'static str {
    match value {
        Value::Null => "null",
        Value::Bool(_) => "true or false",
        Value::Number(_) => "a number",
        Value::String(_) => "a text",
        Value::Array(_) => "a list",
        Value::Object(_) => "an object",
    }
}

impl Intake<'_> {
    /// Tells why the rest of a JSON stream is not read, if it is not.
    pub fn end(&mut self, end: Result<(), Fault>) {
        let line = |spot: &Spot| Place::Line(spot.line);
        match end {
            Ok(()) => {}
            Err(Fault::Syntax(spot, wanted)) => {
                let what = format!("{wanted} should stand here");
                self.stop(&line(&spot), &what, "mend the place, or write the file anew");
            }
            Err(Fault::Cut(spot)) => {
                let what = "the file ends within the record that begins here";
                self.stop(&line(&spot), what, "fetch or write the file anew: its end is missing");
            }
            Err(Fault::Io(spot, error)) => self.unread(&line(&spot), &error),
        }
    }

    /// Tells that reading failed in the middle.
    pub fn unread(&mut self, place: &Place, error: &std::io::Error) {
        let what = format!("it cannot be read on: {error}");
        self.stop(place, &what, "fetch the file again: it may be damaged or cut off");
    }

    /// Refuses a file of which no field is known to hold a text.
    pub fn unmapped(&mut self, names: &[&str]) {
        let shown: Vec<&str> = names.iter().take(NAMED).copied().collect();
        let more = if names.len() > NAMED { ", …" } else { "" };
        let what =
            format!("has no field that is known to hold the text; its fields are {}{more}", shown.join(", "));
        let cure = "name the fields: --map text=FIELD,outlet=FIELD,published=FIELD";
        self.refuse(codes::NO_FIELDS, &what, "no field is known to hold the text", cure);
    }
}
