//! Web archives: the pages among their records.
//!
//! In: bytes of WARC 0.17 to 1.1, unpacked. Out: each page with an article as a record to the [`Intake`]; requests,
//! redirections, pictures and the rest are counted. The crates for WARC allocate whatever length a file claims and
//! give up at the first fault, so its framing (headers, a length, that many bytes) is read here.

use super::http::{self, Answer};
use super::intake::{Intake, Place, Record};
use super::page::{self, Page};
use super::scan::MAX_RECORD;
use std::io::{self, BufRead, Read};

/// Headers of a record take no more bytes than this.
const MAX_HEAD: usize = 64 << 10;
/// Most headers of a record.
const MAX_HEADERS: usize = 64;

/// Reads an archive.
pub fn read(input: &mut dyn BufRead, intake: &mut Intake<'_>) {
    let mut archive = Archive { input, offset: 0 };
    loop {
        let place = Place::Byte(archive.offset);
        match archive.record(intake) {
            Ok(true) => {}
            Ok(false) => return,
            Err(error) => return intake.unread(&place, &error),
        }
    }
}

struct Archive<'a> {
    input: &'a mut dyn BufRead,
    offset: u64,
}

/// What the headers of a record say.
struct Head {
    kind: String,
    content: String,
    length: u64,
    url: Option<String>,
    id: Option<String>,
}

impl Archive<'_> {
    /// Reads one record; `false` at the end.
    fn record(&mut self, intake: &mut Intake<'_>) -> io::Result<bool> {
        let Some(place) = self.start(intake)? else { return Ok(false) };
        let head = match self.head()? {
            Ok(head) => head,
            Err(what) => {
                intake.broken(&place, &what, "fetch the archive again");
                return Ok(true);
            }
        };
        let response = head.kind == "response" && head.content.starts_with("application/http");
        let resource = head.kind == "resource" && http::is_page(&head.content);
        if !response && !resource {
            self.pass(head.length)?;
            intake.pass("archive records that are no answers");
            return Ok(true);
        }
        if head.length > MAX_RECORD as u64 {
            self.pass(head.length)?;
            intake.too_long(&place, MAX_RECORD);
            return Ok(true);
        }
        let body = self.body(head.length)?;
        let answer = match response {
            true => http::read(&body),
            false => Answer::Page(body, http::charset(&head.content)),
        };
        take_in(intake, &place, &head, answer);
        Ok(true)
    }

    /// Goes to the next record and says where it is. Bytes between records are told, once for each such place.
    fn start(&mut self, intake: &mut Intake<'_>) -> io::Result<Option<Place>> {
        let mut told = false;
        loop {
            let offset = self.offset;
            let line = self.line()?;
            if line.is_empty() {
                return Ok(None);
            }
            if line.starts_with(b"WARC/") {
                return Ok(Some(Place::Byte(offset)));
            }
            if !told && !line.trim_ascii().is_empty() {
                told = true;
                let what = "does not begin like a record of a web archive (`WARC/1.0`)";
                intake.broken(
                    &Place::Byte(offset),
                    what,
                    "the record before may have a wrong length; fetch the archive again",
                );
            }
        }
    }

    /// The headers behind the version, or what is wrong with them.
    fn head(&mut self) -> io::Result<Result<Head, String>> {
        let mut raw = Vec::new();
        loop {
            let line = self.line()?;
            if line.trim_ascii().is_empty() {
                break;
            }
            raw.extend(line);
            if raw.len() > MAX_HEAD {
                return Ok(Err("has headers without an end".to_owned()));
            }
        }
        raw.extend(b"\r\n");
        Ok(parsed(&raw))
    }

    fn body(&mut self, length: u64) -> io::Result<Vec<u8>> {
        let mut body = Vec::new();
        (&mut *self.input).take(length).read_to_end(&mut body)?;
        self.offset += body.len() as u64;
        if (body.len() as u64) < length { Err(ended()) } else { Ok(body) }
    }

    fn pass(&mut self, length: u64) -> io::Result<()> {
        let passed = io::copy(&mut (&mut *self.input).take(length), &mut io::sink())?;
        self.offset += passed;
        if passed < length { Err(ended()) } else { Ok(()) }
    }

    /// A line with its end; of a longer one than headers are, a piece.
    fn line(&mut self) -> io::Result<Vec<u8>> {
        let mut line = Vec::new();
        (&mut *self.input).take(MAX_HEAD as u64).read_until(b'\n', &mut line)?;
        self.offset += line.len() as u64;
        Ok(line)
    }
}

fn ended() -> io::Error {
    io::Error::new(io::ErrorKind::UnexpectedEof, "the file ends within the record that begins here")
}

fn parsed(raw: &[u8]) -> Result<Head, String> {
    let mut headers = [httparse::EMPTY_HEADER; MAX_HEADERS];
    let parsed =
        httparse::parse_headers(raw, &mut headers).map_err(|error| format!("has broken headers: {error}"))?;
    let httparse::Status::Complete((_, headers)) = parsed else {
        return Err("has headers without an end".to_owned());
    };
    let header = |name: &str| {
        let found = headers.iter().find(|header| header.name.eq_ignore_ascii_case(name))?;
        Some(String::from_utf8_lossy(found.value).trim().to_owned())
    };
    let length = header("Content-Length").and_then(|length| length.parse().ok());
    let bare = |text: String| text.trim_matches(['<', '>']).to_owned();
    Ok(Head {
        kind: header("WARC-Type").unwrap_or_default(),
        content: header("Content-Type").unwrap_or_default().to_ascii_lowercase(),
        length: length.ok_or_else(|| "says no length".to_owned())?,
        url: header("WARC-Target-URI").map(bare),
        id: header("WARC-Record-ID").map(|id| bare(id).trim_start_matches("urn:uuid:").to_owned()),
    })
}

fn take_in(intake: &mut Intake<'_>, place: &Place, head: &Head, answer: Answer) {
    let (body, charset) = match answer {
        Answer::Page(body, charset) => (body, charset),
        Answer::Other(what) => return intake.pass(what),
        Answer::Broken(what) => {
            return intake.broken(place, &format!("cannot be read: {what}"), "fetch the archive again");
        }
    };
    let Some(html) = page::text(intake, place, body, charset.as_deref()) else { return };
    match page::read(&html, head.url.as_deref()) {
        Page::Article(record) => intake.record(place, Record { id: head.id.clone(), ..*record }),
        Page::Other => intake.pass("pages without an article"),
    }
}
