//! A web page: the article on it, and what the page says of itself.
//!
//! In: bytes, the address and the encoding that came with them, if any. Out: a [`Record`]; the text is extracted as
//! browsers do in their reading view, the rest is read from the page's own metadata.

use super::decode;
use super::intake::{Intake, Place, Record};
use super::value::said;
use crate::corpus::encoding::{Decoded, decode as detected};
use dom_query::Document;
use dom_smoothie::{Config, Readability, TextMode};
use encoding_rs::Encoding;
use serde_json::Value;

/// A page of more elements than this is no report.
const MAX_ELEMENTS: usize = 200_000;
/// A page of more bytes than this is no report.
const MAX_PAGE: usize = 16 << 20;
/// Elements within elements on a page that is read.
const MAX_DEPTH: usize = 1000;
/// Elements that have no end, or whose end may be left out.
const UNCOUNTED: [&str; 28] = [
    "area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track", "wbr",
    "p", "li", "dt", "dd", "option", "tr", "td", "th", "tbody", "thead", "tfoot", "html", "head", "body",
    "path",
];
/// Bytes in which a page declares its encoding.
const DECLARED_WITHIN: usize = 4096;
/// What makes a page that does not declare itself an article look like one: its paragraphs of so many characters, and
/// how far they go beyond that. Short news are shorter than what browsers ask for.
const LOOKS_LIKE: (usize, f32) = (80, 15.0);
/// Characters of a text that may be a report.
const SHORTEST: usize = 40;
/// The kinds of articles that a page may declare.
const ARTICLES: [&str; 7] = [
    "NewsArticle",
    "Article",
    "ReportageNewsArticle",
    "AnalysisNewsArticle",
    "BlogPosting",
    "LiveBlogPosting",
    "Report",
];

/// What a page was.
pub enum Page {
    /// A report.
    Article(Box<Record>),
    /// No article is on it.
    Other,
}

/// The text of a page whose bytes may be in any encoding; `told` is what the server said of it. What had to be
/// assumed is told.
pub fn text(intake: &mut Intake<'_>, place: &Place, bytes: Vec<u8>, told: Option<&str>) -> Option<String> {
    match decoded(bytes, told) {
        Ok(Decoded { text, assumed }) => {
            decode::tell(intake, place, assumed.as_ref());
            Some(text)
        }
        Err(reason) => {
            intake.broken(place, &format!("is no text: {reason}"), "fetch the page again");
            None
        }
    }
}

fn decoded(bytes: Vec<u8>, told: Option<&str>) -> Result<Decoded, &'static str> {
    // Arabic and Russian in an older encoding are hardly ever valid UTF-8 by chance, while pages often lie.
    let bytes = match String::from_utf8(bytes) {
        Ok(text) => {
            return Ok(Decoded { text: text.trim_start_matches('\u{feff}').to_owned(), assumed: None });
        }
        Err(error) => error.into_bytes(),
    };
    let marked = Encoding::for_bom(&bytes).map(|(encoding, _)| encoding);
    let named = || told.and_then(|label| Encoding::for_label(label.as_bytes())).or_else(|| declared(&bytes));
    match marked.or_else(named).filter(|encoding| *encoding != encoding_rs::UTF_8) {
        Some(encoding) => Ok(Decoded { text: encoding.decode(&bytes).0.into_owned(), assumed: None }),
        None => detected(bytes).map_err(|error| error.reason()),
    }
}

/// The encoding that a page declares in its head.
fn declared(bytes: &[u8]) -> Option<&'static Encoding> {
    let head = String::from_utf8_lossy(&bytes[..bytes.len().min(DECLARED_WITHIN)]).to_ascii_lowercase();
    let (_, behind) = head.split_once("charset")?;
    let value = behind.trim_start().strip_prefix('=')?.trim_start().trim_start_matches(['"', '\'']);
    let label: String =
        value.chars().take_while(|c| c.is_ascii_alphanumeric() || "-_:.".contains(*c)).collect();
    Encoding::for_label(label.as_bytes())
}

/// The report on a page that was fetched from `url`.
pub fn read(html: &str, url: Option<&str>) -> Page {
    if html.len() > MAX_PAGE || deep(html) {
        return Page::Other;
    }
    let document = Document::from(html);
    let linked = linked(&document);
    let meta = |names: &[&str]| names.iter().find_map(|name| meta(&document, name));
    let ld = |path: &[&str]| linked.as_ref().and_then(|article| within(article, path));
    let published = meta(&["article:published_time", "og:article:published_time"])
        .or_else(|| ld(&["datePublished"]))
        .or_else(|| {
            meta(&[
                "datePublished",
                "parsely-pub-date",
                "pubdate",
                "publishdate",
                "dc.date",
                "dc.date.issued",
                "date",
            ])
        })
        .or_else(|| attribute(&document, "article time[datetime], time[pubdate]", "datetime"));
    let declared = linked.is_some()
        || meta(&["og:type"]).is_some_and(|kind| kind == "article")
        || meta(&["article:published_time"]).is_some();
    let own = attribute(&document, "link[rel='canonical']", "href").or_else(|| meta(&["og:url"]));
    let own =
        own.filter(|url| url.contains("://")).or_else(|| ld(&["url"])).or_else(|| url.map(str::to_owned));
    let outlet = meta(&["og:site_name", "application-name"])
        .or_else(|| ld(&["publisher", "name"]))
        .or_else(|| own.as_deref().and_then(host));
    let title = meta(&["og:title"]).or_else(|| ld(&["headline"]));
    let author = ld(&["author"]).or_else(|| meta(&["author", "article:author", "dc.creator"]));
    let author = author.filter(|name| !name.contains("://"));
    let language = attribute(&document, "html[lang]", "lang")
        .or_else(|| ld(&["inLanguage"]))
        .or_else(|| meta(&["og:locale"]));
    let Some((extracted, text)) = article(document, declared) else { return Page::Other };
    Page::Article(Box::new(Record {
        outlet,
        published,
        language,
        title: title.or(extracted),
        url: own,
        author,
        text: Some(text),
        ..Record::default()
    }))
}

/// The headline and the text of the article. Unless a page declares itself one, it must look like one.
fn article(document: Document, declared: bool) -> Option<(Option<String>, String)> {
    let config = Config {
        readable_min_content_length: LOOKS_LIKE.0,
        readable_min_score: LOOKS_LIKE.1,
        max_elements_to_parse: MAX_ELEMENTS,
        text_mode: TextMode::Formatted,
        ..Config::default()
    };
    let mut readability = Readability::with_document(document, None, Some(config)).ok()?;
    if !declared && !readability.is_probably_readable() {
        return None;
    }
    let article = readability.parse().ok()?;
    let text = article.text_content.trim();
    (text.chars().count() >= SHORTEST).then(|| (said(&article.title), text.to_owned()))
}

/// Whether elements seem to stand deeper in each other than [`MAX_DEPTH`]. Parsing and extraction take the square of
/// that in time, so it is counted before; elements whose end may be left out do not count.
fn deep(html: &str) -> bool {
    let mut depth = 0usize;
    html.match_indices('<').any(|(at, _)| {
        let tag = &html[at + 1..];
        let (closes, name) = tag.strip_prefix('/').map_or((false, tag), |name| (true, name));
        let end = name.bytes().take(12).position(|byte| !byte.is_ascii_alphanumeric()).unwrap_or(0);
        let name = name[..end].to_ascii_lowercase();
        if !name.is_empty() && !UNCOUNTED.contains(&name.as_str()) {
            depth = if closes { depth.saturating_sub(1) } else { depth + 1 };
        }
        depth > MAX_DEPTH
    })
}

/// What a `meta` element of this name or property says.
fn meta(document: &Document, name: &str) -> Option<String> {
    ["property", "name", "itemprop"]
        .iter()
        .find_map(|key| attribute(document, &format!("meta[{key}='{name}']"), "content"))
}

fn attribute(document: &Document, selector: &str, name: &str) -> Option<String> {
    let found = document.try_select(selector)?;
    found.iter().find_map(|element| said(&element.attr(name)?))
}

/// The article that a page describes as linked data.
fn linked(document: &Document) -> Option<Value> {
    let scripts = document.try_select("script[type='application/ld+json']")?;
    scripts.iter().find_map(|script| {
        let value: Value = serde_json::from_str(script.text().trim()).ok()?;
        described(&value, 4)
    })
}

/// The article among linked data, in lists and graphs.
fn described(value: &Value, depth: usize) -> Option<Value> {
    if depth == 0 {
        return None;
    }
    match value {
        Value::Array(list) => list.iter().find_map(|item| described(item, depth - 1)),
        Value::Object(object) => {
            let is = |kind: &Value| kind.as_str().is_some_and(|kind| ARTICLES.contains(&kind));
            let article = object
                .get("@type")
                .is_some_and(|kind| is(kind) || kind.as_array().is_some_and(|all| all.iter().any(is)));
            if article {
                Some(value.clone())
            } else {
                object.get("@graph").and_then(|graph| described(graph, depth - 1))
            }
        }
        _ => None,
    }
}

/// A text at a path of linked data; of several the first, of a person or body its name.
fn within(value: &Value, path: &[&str]) -> Option<String> {
    match (value, path.split_first()) {
        (Value::Array(list), _) => list.iter().find_map(|item| within(item, path)),
        (Value::Object(object), Some((key, rest))) => within(object.get(*key)?, rest),
        (Value::Object(object), None) => within(object.get("name")?, &[]),
        (Value::String(text), None) => said(text),
        _ => None,
    }
}

/// The host of an address, without `www.`.
fn host(url: &str) -> Option<String> {
    let (_, rest) = url.split_once("://")?;
    let host = rest.split(['/', '?', '#']).next()?.rsplit('@').next()?.split(':').next()?;
    said(host.strip_prefix("www.").unwrap_or(host))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::corpus::encoding::Assumed;

    const BODY: &str = "<article><h1>Talks end</h1><p>The spokesman of the committee said on Sunday that the talks at \
                        the harbour had ended without an agreement, and that no new date was set.</p><p>Two members of \
                        the other side, who did not want to be named, said that they would come back on Tuesday.</p></article>";

    fn record(head: &str) -> Record {
        let html = format!(
            "<!doctype html><html lang='en-GB'><head>{head}</head><body><nav><a href='/'>Home</a></nav>{BODY}</body></html>"
        );
        match read(&html, Some("https://www.harbour.example/17?x=1")) {
            Page::Article(record) => *record,
            Page::Other => panic!("no article"),
        }
    }

    #[test]
    fn the_article_is_extracted_without_what_surrounds_it() {
        let text = record("<meta property='og:type' content='article'>").text.unwrap();
        assert!(text.contains("had ended without an agreement") && text.contains("on Tuesday."), "{text}");
        assert!(!text.contains("Home"), "{text}");
    }

    #[test]
    fn metadata_comes_from_the_page() {
        let record = record(
            "<meta property='og:site_name' content='Harbour News'><meta property='og:title' content='Talks end'>\
             <meta property='article:published_time' content='2018-03-11T23:30:00+03:00'><meta name='author' content='A. Writer'>\
             <link rel='canonical' href='https://harbour.example/17'>",
        );
        assert_eq!(record.outlet.as_deref(), Some("Harbour News"));
        assert_eq!(record.published.as_deref(), Some("2018-03-11T23:30:00+03:00"));
        assert_eq!(
            (record.title.as_deref(), record.author.as_deref()),
            (Some("Talks end"), Some("A. Writer"))
        );
        assert_eq!(
            (record.url.as_deref(), record.language.as_deref()),
            (Some("https://harbour.example/17"), Some("en-GB"))
        );
    }

    #[test]
    fn linked_data_fills_in() {
        let record = record(
            "<script type='application/ld+json'>{\"@graph\": [{\"@type\": \"WebSite\", \"name\": \"no\"}, {\"@type\": [\"NewsArticle\"], \
             \"headline\": \"Talks end\", \"datePublished\": \"2018-03-11T20:30:00Z\", \"author\": [{\"name\": \"B. Writer\"}], \
             \"publisher\": {\"@type\": \"Organization\", \"name\": \"Harbour News\"}}]}</script>",
        );
        assert_eq!(record.outlet.as_deref(), Some("Harbour News"));
        assert_eq!(record.published.as_deref(), Some("2018-03-11T20:30:00Z"));
        assert_eq!(
            (record.title.as_deref(), record.author.as_deref()),
            (Some("Talks end"), Some("B. Writer"))
        );
    }

    #[test]
    fn a_page_that_says_nothing_of_itself_has_its_host_for_outlet() {
        let record = record("<title>Talks end</title>");
        assert_eq!((record.outlet.as_deref(), record.published), (Some("harbour.example"), None));
        assert_eq!(record.url.as_deref(), Some("https://www.harbour.example/17?x=1"));
    }

    #[test]
    fn a_page_without_an_article_is_none() {
        for html in [
            "<html><body><ul><li><a href='/1'>One</a><li><a href='/2'>Two</a></ul></body></html>",
            "",
            "<p>",
            "<html>",
        ] {
            assert!(matches!(read(html, None), Page::Other), "{html}");
        }
    }

    #[test]
    fn encodings_are_declared_or_detected() {
        let text = "قال المتحدث إن الاجتماع انتهى من دون اتفاق على موعد جديد.";
        let (old, _, _) = encoding_rs::WINDOWS_1256.encode(text);
        let page =
            |declares: &str| [format!("<html><head>{declares}</head><body>").as_bytes(), &old].concat();
        let read = |bytes: Vec<u8>, told: Option<&str>| {
            decoded(bytes, told).unwrap_or_else(|reason| panic!("{reason}"))
        };
        let declared = read(page("<meta charset=\"windows-1256\">"), None);
        assert!(declared.text.ends_with(text) && declared.assumed.is_none());
        let older = read(page("<meta http-equiv='Content-Type' content='text/html; charset=cp1256'>"), None);
        assert!(older.text.ends_with(text) && older.assumed.is_none());
        assert!(read(page(""), Some("windows-1256")).assumed.is_none());
        let guessed = read(page("<meta charset=utf-8>"), None);
        assert!(
            guessed.text.ends_with(text) && matches!(guessed.assumed, Some(Assumed::Legacy("windows-1256")))
        );
        // UTF-8 whatever is declared.
        let lie = format!("<meta charset=windows-1256>{text}").into_bytes();
        assert!(read(lie, Some("windows-1252")).text.ends_with(text));
    }

    #[test]
    fn nesting_without_end_is_survived() {
        let html = format!("<html><body>{}{BODY}", "<div>".repeat(20_000));
        assert!(matches!(read(&html, None), Page::Other));
    }
}
