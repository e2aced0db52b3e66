//! A server's answer as it was archived.
//!
//! In: the bytes of an HTTP response. Out: the page in it, or what it is instead.

use super::scan::MAX_RECORD;
use flate2::read::{DeflateDecoder, MultiGzDecoder, ZlibDecoder};
use std::io::Read;

/// Most headers of an answer.
const MAX_HEADERS: usize = 256;

/// What an answer is.
#[derive(Debug, PartialEq, Eq)]
pub enum Answer {
    /// A page, and the encoding that the server named.
    Page(Vec<u8>, Option<String>),
    /// Something else, in the plural.
    Other(&'static str),
    /// It cannot be read, and why.
    Broken(String),
}

/// Reads an answer.
pub fn read(bytes: &[u8]) -> Answer {
    let mut headers = [httparse::EMPTY_HEADER; MAX_HEADERS];
    let mut response = httparse::Response::new(&mut headers);
    let length = match response.parse(bytes) {
        Ok(httparse::Status::Complete(length)) => length,
        Ok(httparse::Status::Partial) => {
            return Answer::Broken("the answer's headers have no end".to_owned());
        }
        Err(error) => return Answer::Broken(format!("it holds no HTTP answer: {error}")),
    };
    if response.code != Some(200) {
        return Answer::Other("redirections and errors");
    }
    let header = |name: &str| {
        let found = response.headers.iter().find(|header| header.name.eq_ignore_ascii_case(name))?;
        Some(String::from_utf8_lossy(found.value).trim().to_ascii_lowercase())
    };
    let kind = header("content-type").unwrap_or_default();
    if !is_page(&kind) {
        return Answer::Other("files that are no pages");
    }
    let body = &bytes[length..];
    let chunked = header("transfer-encoding").is_some_and(|coding| coding.contains("chunked"));
    // Many archives hold the pieces joined and the header as it was.
    let joined = chunked.then(|| join(body)).flatten();
    match unpacked(joined.as_deref().unwrap_or(body), header("content-encoding").as_deref()) {
        Ok(body) => Answer::Page(body, charset(&kind)),
        Err(reason) => Answer::Broken(reason),
    }
}

/// Whether a content type is that of a page.
pub fn is_page(kind: &str) -> bool {
    let kind = kind.split(';').next().unwrap_or_default().trim();
    matches!(kind, "text/html" | "application/xhtml+xml")
}

/// The encoding that a content type names.
pub fn charset(kind: &str) -> Option<String> {
    let (_, value) = kind.split_once("charset=")?;
    let label = value.split(';').next()?.trim().trim_matches(['"', '\'']);
    (!label.is_empty()).then(|| label.to_owned())
}

/// Joins the pieces of a body that was sent in pieces; none if it was not.
fn join(body: &[u8]) -> Option<Vec<u8>> {
    let mut out = Vec::new();
    let mut rest = body;
    loop {
        let httparse::Status::Complete((start, size)) = httparse::parse_chunk_size(rest).ok()? else {
            return None;
        };
        if size == 0 {
            return Some(out);
        }
        let end = start.checked_add(usize::try_from(size).ok()?)?;
        out.extend_from_slice(rest.get(start..end)?);
        rest = rest.get(end..)?.strip_prefix(b"\r\n")?;
    }
}

fn unpacked(body: &[u8], coding: Option<&str>) -> Result<Vec<u8>, String> {
    let packed = body.starts_with(&[0x1f, 0x8b]);
    match coding.unwrap_or_default() {
        // Many archives hold the body unpacked and the header as it was.
        "gzip" | "x-gzip" if packed => bounded(MultiGzDecoder::new(body)),
        "deflate" => bounded(ZlibDecoder::new(body))
            .or_else(|_| bounded(DeflateDecoder::new(body)))
            .or_else(|_| Ok(body.to_vec())),
        "br" | "zstd" if std::str::from_utf8(body).is_err() => {
            Err(format!("its page is packed with {}, which is not read", coding.unwrap_or_default()))
        }
        _ => Ok(body.to_vec()),
    }
}

fn bounded(from: impl Read) -> Result<Vec<u8>, String> {
    let mut out = Vec::new();
    from.take(MAX_RECORD as u64 + 1)
        .read_to_end(&mut out)
        .map_err(|error| format!("its page cannot be unpacked: {error}"))?;
    if out.len() > MAX_RECORD {
        Err("its page unpacks to more than any page holds".to_owned())
    } else {
        Ok(out)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::io::Write;

    fn answer(headers: &str, body: &[u8]) -> Answer {
        read(
            &[
                format!("HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=UTF-8\r\n{headers}\r\n")
                    .as_bytes(),
                body,
            ]
            .concat(),
        )
    }

    fn page(body: &[u8]) -> Answer {
        Answer::Page(body.to_vec(), Some("utf-8".to_owned()))
    }

    #[test]
    fn a_page_is_joined_and_unpacked() {
        let mut packer = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::default());
        packer.write_all(b"<html>").unwrap();
        let packed = packer.finish().unwrap();
        assert_eq!(answer("", b"<html>"), page(b"<html>"));
        assert_eq!(answer("Content-Encoding: gzip\r\n", &packed), page(b"<html>"));
        assert_eq!(answer("Content-Encoding: gzip\r\n", b"<html>"), page(b"<html>"));
        let pieces = b"3\r\n<ht\r\n3\r\nml>\r\n0\r\n\r\n";
        assert_eq!(answer("Transfer-Encoding: chunked\r\n", pieces), page(b"<html>"));
        assert_eq!(answer("Transfer-Encoding: chunked\r\n", b"<html>"), page(b"<html>"));
    }

    #[test]
    fn what_is_no_page_is_named() {
        assert_eq!(
            read(b"HTTP/1.1 301 Moved\r\nLocation: /\r\n\r\n"),
            Answer::Other("redirections and errors")
        );
        let picture = b"HTTP/1.1 200 OK\r\nContent-Type: image/png\r\n\r\nx";
        assert_eq!(read(picture), Answer::Other("files that are no pages"));
        for broken in [&b"HTTP/1.1 200"[..], b"no http", b""] {
            assert!(matches!(read(broken), Answer::Broken(_)));
        }
        assert!(matches!(answer("Content-Encoding: br\r\n", b"\xff\xfe\x00"), Answer::Broken(_)));
        assert!(matches!(answer("Content-Encoding: gzip\r\n", b"\x1f\x8b\x08"), Answer::Broken(_)));
    }
}
