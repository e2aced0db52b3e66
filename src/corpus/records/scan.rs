//! Cuts a stream of JSON into its records without holding more than one, and goes on behind a faulty one.
//!
//! In: bytes, and the paths of the lists that hold records. Out: the bytes of each record with its place, and the
//! plain values beside the lists. Records are cut by counting brackets: whether one is valid is found out by who
//! parses it, so a fault inside costs no other record.

use std::io::{self, BufRead};

/// A record of more bytes than this is not read.
pub const MAX_RECORD: usize = 64 << 20;
/// A plain value beside a list is kept up to so many bytes.
const MAX_PLAIN: usize = 4096;
/// In a path: every element of a list.
pub const EACH: &str = "*";

/// Where a record begins.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Spot {
    /// From 1.
    pub line: u64,
    /// Bytes before it.
    pub offset: u64,
}

/// What is met on the way.
#[derive(Debug, PartialEq, Eq)]
pub enum Event {
    /// An object on the way to a list begins; what was said of the one before no longer holds.
    Opens,
    /// A plain value of such an object: its key and raw JSON.
    Plain(String, Vec<u8>),
    /// A record; nothing if it is too long.
    Record(Spot, Option<Vec<u8>>),
}

/// Why the rest of a stream is not read.
#[derive(Debug)]
pub enum Fault {
    /// Something else was expected here.
    Syntax(Spot, &'static str),
    /// It ends within a value.
    Cut(Spot),
    /// It could not be read.
    Io(Spot, io::Error),
}

/// Cuts `input` into records: elements of the lists at `paths`, or objects that stand there themselves. The empty
/// path is the whole input, in which several values may follow each other.
///
/// # Errors
/// A [`Fault`] where the structure around the records is broken; those before it were given.
pub fn scan(input: &mut dyn BufRead, paths: &[Vec<String>], on: &mut dyn FnMut(Event)) -> Result<(), Fault> {
    let mut scanner = Scanner { input, spot: Spot { line: 1, offset: 0 }, on };
    let paths: Vec<&[String]> = paths.iter().map(Vec::as_slice).collect();
    while scanner.next_sign()?.is_some() {
        scanner.walk(&paths)?;
    }
    Ok(())
}

struct Scanner<'a> {
    input: &'a mut dyn BufRead,
    spot: Spot,
    on: &'a mut dyn FnMut(Event),
}

impl Scanner<'_> {
    fn peek(&mut self) -> Result<Option<u8>, Fault> {
        loop {
            match self.input.fill_buf() {
                Ok(buffer) => return Ok(buffer.first().copied()),
                Err(error) if error.kind() == io::ErrorKind::Interrupted => {}
                Err(error) => return Err(Fault::Io(self.spot, error)),
            }
        }
    }

    fn step(&mut self, byte: u8) {
        self.input.consume(1);
        self.spot.offset += 1;
        self.spot.line += u64::from(byte == b'\n');
    }

    /// The next byte that is no space; it is not consumed.
    fn next_sign(&mut self) -> Result<Option<u8>, Fault> {
        while let Some(byte) = self.peek()? {
            if !matches!(byte, b' ' | b'\t' | b'\r' | b'\n') {
                return Ok(Some(byte));
            }
            self.step(byte);
        }
        Ok(None)
    }

    fn sign(&mut self) -> Result<u8, Fault> {
        self.next_sign()?.ok_or(Fault::Cut(self.spot))
    }

    /// Consumes a sign that has to come.
    fn expect(&mut self, sign: u8, name: &'static str) -> Result<(), Fault> {
        if self.sign()? != sign {
            return Err(Fault::Syntax(self.spot, name));
        }
        self.step(sign);
        Ok(())
    }

    /// One value, towards the lists at these paths.
    fn walk(&mut self, paths: &[&[String]]) -> Result<(), Fault> {
        let here = paths.iter().any(|path| path.is_empty());
        let each: Vec<&[String]> = paths
            .iter()
            .filter_map(|path| path.split_first().filter(|(first, _)| *first == EACH))
            .map(|(_, rest)| rest)
            .collect();
        match self.sign()? {
            b'[' if here => self.list(&mut Self::record),
            b'[' if !each.is_empty() => self.list(&mut |scanner| scanner.walk(&each)),
            b'{' if !here => self.object(paths),
            _ if here => self.record(),
            _ => self.value(None, 0).map(|_| ()),
        }
    }

    fn list(&mut self, element: &mut dyn FnMut(&mut Self) -> Result<(), Fault>) -> Result<(), Fault> {
        self.expect(b'[', "a list")?;
        loop {
            match self.sign()? {
                b']' => return self.expect(b']', "the end of a list"),
                // A comma too many or too few costs nothing.
                b',' => self.step(b','),
                b'}' | b':' => return Err(Fault::Syntax(self.spot, "a comma or the end of the list")),
                _ => element(self)?,
            }
        }
    }

    fn object(&mut self, paths: &[&[String]]) -> Result<(), Fault> {
        self.expect(b'{', "an object")?;
        (self.on)(Event::Opens);
        loop {
            match self.sign()? {
                b'}' => return self.expect(b'}', "the end of an object"),
                b',' => self.step(b','),
                b'"' => self.member(paths)?,
                _ => return Err(Fault::Syntax(self.spot, "a key between quotation marks")),
            }
        }
    }

    fn member(&mut self, paths: &[&[String]]) -> Result<(), Fault> {
        let mut raw = Vec::new();
        self.value(Some(&mut raw), MAX_PLAIN)?;
        let key: String = serde_json::from_slice(&raw).unwrap_or_default();
        self.expect(b':', "a colon behind the key")?;
        let leading = |path: &&[String]| path.first().is_some_and(|first| *first == key);
        let within: Vec<&[String]> = paths.iter().copied().filter(leading).map(|path| &path[1..]).collect();
        if !within.is_empty() {
            return self.walk(&within);
        }
        let plain = !matches!(self.sign()?, b'{' | b'[');
        let mut raw = Vec::new();
        let whole = self.value(plain.then_some(&mut raw), MAX_PLAIN)?;
        if plain && whole {
            (self.on)(Event::Plain(key, raw));
        }
        Ok(())
    }

    fn record(&mut self) -> Result<(), Fault> {
        let spot = self.spot;
        let mut raw = Vec::new();
        let whole = self.value(Some(&mut raw), MAX_RECORD).map_err(|fault| match fault {
            // Where the record that never ends begins is of more use than where the stream does.
            Fault::Cut(_) => Fault::Cut(spot),
            other => other,
        })?;
        (self.on)(Event::Record(spot, whole.then_some(raw)));
        Ok(())
    }

    /// Consumes a value, into `raw` up to `most` bytes; gives whether that was all of it.
    fn value(&mut self, mut raw: Option<&mut Vec<u8>>, most: usize) -> Result<bool, Fault> {
        let mut state = Value::default();
        let mut whole = true;
        loop {
            let buffer = match self.input.fill_buf() {
                Ok(buffer) => buffer,
                Err(error) if error.kind() == io::ErrorKind::Interrupted => continue,
                Err(error) => return Err(Fault::Io(self.spot, error)),
            };
            if buffer.is_empty() {
                // A number or word may end with the stream.
                return if state.is_plain() { Ok(whole) } else { Err(Fault::Cut(self.spot)) };
            }
            let (taken, done) = state.take(buffer);
            if let Some(raw) = raw.as_deref_mut().filter(|_| whole) {
                whole = raw.len() + taken <= most;
                raw.extend_from_slice(if whole { &buffer[..taken] } else { &[] });
            }
            self.spot.line += buffer[..taken].iter().filter(|byte| **byte == b'\n').count() as u64;
            self.spot.offset += taken as u64;
            self.input.consume(taken);
            if done {
                return Ok(whole);
            }
        }
    }
}

/// How far a value has been read.
#[derive(Default)]
struct Value {
    depth: usize,
    string: bool,
    escaped: bool,
    /// A number, `true`, `false`, `null` or what is none of them.
    plain: bool,
}

impl Value {
    fn is_plain(&self) -> bool {
        self.plain && self.depth == 0 && !self.string
    }

    /// How many bytes of the buffer belong to the value, and whether it ends with them.
    fn take(&mut self, buffer: &[u8]) -> (usize, bool) {
        for (at, &byte) in buffer.iter().enumerate() {
            if self.string {
                match byte {
                    _ if self.escaped => self.escaped = false,
                    b'\\' => self.escaped = true,
                    b'"' => {
                        self.string = false;
                        if self.depth == 0 {
                            return (at + 1, true);
                        }
                    }
                    _ => {}
                }
                continue;
            }
            match byte {
                b'"' | b'{' | b'[' | b',' | b'}' | b']' | b' ' | b'\t' | b'\r' | b'\n' if self.is_plain() => {
                    return (at, true);
                }
                b'"' => self.string = true,
                b'{' | b'[' => self.depth += 1,
                b'}' | b']' => {
                    self.depth = self.depth.saturating_sub(1);
                    if self.depth == 0 {
                        return (at + 1, true);
                    }
                }
                _ if self.depth == 0 => self.plain = true,
                _ => {}
            }
        }
        (buffer.len(), false)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::io::BufReader;

    fn path(text: &str) -> Vec<String> {
        text.split('.').filter(|part| !part.is_empty()).map(str::to_owned).collect()
    }

    /// Records with their lines, `~` for one that is too long; plain values; how it ended.
    fn records(text: &str, paths: &[&str]) -> (Vec<String>, String) {
        let paths: Vec<Vec<String>> = paths.iter().map(|text| path(text)).collect();
        let mut seen = Vec::new();
        // Small buffers, so that every state is met at an edge.
        let mut input = BufReader::with_capacity(3, text.as_bytes());
        let end = scan(&mut input, &paths, &mut |event| match event {
            Event::Opens => seen.push("{".to_owned()),
            Event::Plain(key, raw) => seen.push(format!("{key}={}", String::from_utf8_lossy(&raw))),
            Event::Record(spot, raw) => {
                let raw = raw.map_or("~".to_owned(), |raw| String::from_utf8_lossy(&raw).into_owned());
                assert!(raw == "~" || text[spot.offset as usize..].starts_with(&raw));
                seen.push(format!("{}:{raw}", spot.line));
            }
        });
        let end = match end {
            Ok(()) => "ok".to_owned(),
            Err(Fault::Syntax(spot, what)) => format!("{}: {what}", spot.line),
            Err(Fault::Cut(spot)) => format!("cut {}", spot.line),
            Err(Fault::Io(_, error)) => error.to_string(),
        };
        (seen, end)
    }

    #[test]
    fn lists_objects_and_values_in_a_row_are_cut() {
        let (seen, end) = records("[{\"a\": \"]}\\\"\"},\n {\"b\": [1, {}]}, 5, null]\n", &[""]);
        assert_eq!(seen, ["1:{\"a\": \"]}\\\"\"}", "2:{\"b\": [1, {}]}", "2:5", "2:null"]);
        assert_eq!(end, "ok");
        assert_eq!(records("{\"a\": 1}\n{\"a\": 2}", &[""]).0, ["1:{\"a\": 1}", "2:{\"a\": 2}"]);
        assert_eq!(records("", &[""]), (vec![], "ok".to_owned()));
    }

    #[test]
    fn a_list_within_is_found_and_what_stands_beside_it_told() {
        let text = "{\"n\": \"x\", \"skip\": {\"messages\": [9]}, \"list\": [{\"id\": 7, \"messages\": [{}, {}]}, {\"id\": 8, \"messages\": []}]}";
        let (seen, end) = records(text, &["messages", "list.*.messages"]);
        assert_eq!(seen, ["{", "n=\"x\"", "{", "id=7", "1:{}", "1:{}", "{", "id=8"]);
        assert_eq!(end, "ok");
    }

    #[test]
    fn a_faulty_record_costs_no_other() {
        let (seen, end) = records("[{\"a\": tru},, {\"b\" 1} {\"c\": 2}]", &[""]);
        assert_eq!((seen.len(), end.as_str()), (3, "ok"));
        assert_eq!(records("[{\"a\": 1}}]", &[""]).1, "1: a comma or the end of the list");
        assert_eq!(records("{\"l\" [1]}", &["l"]).1, "1: a colon behind the key");
        assert_eq!(records("{1: 2}", &["l"]).1, "1: a key between quotation marks");
    }

    #[test]
    fn a_stream_that_ends_too_soon_says_where_its_last_record_begins() {
        let (seen, end) = records("[{\"a\": 1},\n\n{\"b\": \"no end", &[""]);
        assert_eq!((seen.len(), end.as_str()), (1, "cut 3"));
        assert_eq!(records("[1, 2", &[""]).1, "cut 1");
    }

    #[test]
    fn nesting_without_end_costs_neither_stack_nor_other_records() {
        let deep = "[".repeat(200_000) + &"]".repeat(200_000);
        let (seen, end) = records(&format!("[{deep}, {{}}]"), &[""]);
        assert_eq!((seen.len(), end.as_str()), (2, "ok"));
    }
}
