//! How the codes of one layer are written down: each once, with its title and its page.

/// Declares codes: a constant for each, `PAGES` with all of them in the order in which they stand, and `find`.
///
/// The comment above a code is its page, in which examples stand indented or fenced.
macro_rules! codes {
    ($($(#[doc = $explanation:literal])+ $name:ident = $code:literal, $title:literal;)+) => {
        // The page is no Rust documentation: its examples would be taken for code.
        $(#[doc = $title] pub const $name: &str = $code;)+

        /// A page for each code, in the order of the codes.
        pub const PAGES: &[$crate::diagnostic::CodePage] = &[$($crate::diagnostic::CodePage {
            code: $code,
            constant: stringify!($name),
            title: $title,
            explanation: concat!($($explanation, "\n"),+),
        }),+];

        /// The page of a code, in whatever case it is written.
        pub fn find(code: &str) -> Option<&'static $crate::diagnostic::CodePage> {
            PAGES.iter().find(|page| page.code.eq_ignore_ascii_case(code))
        }
    };
}

pub(crate) use codes;
