//! Metadata at the top of a report, between two lines `+++`.
//!
//! In: a report's text. Out: where the front matter ends and the body begins.

/// A text taken apart.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Split<'a> {
    /// No front matter: all of it is body.
    Plain,
    /// `matter` is the TOML, which begins at byte `offset`; `body` all that follows the closing line.
    Fenced { offset: usize, matter: &'a str, body: usize },
    /// The closing line is missing.
    Unclosed,
}

const FENCE: &str = "+++";

/// Takes a text apart. The opening line must be the very first.
pub(super) fn split(text: &str) -> Split<'_> {
    let Some(offset) = first_line_end(text) else { return Split::Plain };
    let mut at = offset;
    for line in text[offset..].split_inclusive('\n') {
        if line.trim_end() == FENCE {
            return Split::Fenced { offset, matter: &text[offset..at], body: at + line.len() };
        }
        at += line.len();
    }
    Split::Unclosed
}

/// Whether bytes open with front matter, a byte order mark before it allowed.
pub(super) fn opens(bytes: &[u8]) -> bool {
    bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(bytes).starts_with(FENCE.as_bytes())
}

fn first_line_end(text: &str) -> Option<usize> {
    let rest = text.strip_prefix(FENCE)?;
    let end = rest.find('\n').map_or(rest.len(), |at| at + 1);
    rest[..end].trim().is_empty().then_some(FENCE.len() + end)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_body_is_what_follows_the_closing_line_with_its_line_ends() {
        let text = "+++\r\nid = 'a'\r\n+++ \r\n\r\nbody\r\n";
        let Split::Fenced { offset, matter, body } = split(text) else { panic!("not found") };
        assert_eq!((offset, matter, &text[body..]), (5, "id = 'a'\r\n", "\r\nbody\r\n"));
    }

    #[test]
    fn only_the_first_line_opens_and_only_a_line_closes() {
        assert_eq!(split("text\n+++\n"), Split::Plain);
        assert_eq!(split("+++ words\n+++\n"), Split::Plain);
        assert_eq!(split("+++\nid = 'a+++'\n"), Split::Unclosed);
        assert_eq!(split("+++"), Split::Unclosed);
        assert_eq!(split(""), Split::Plain);
    }
}
