//! The table of a layer's codes: a constant and a page for each.

/// Makes a constant for each code, `PAGES` with all of them in order, and `find`.
macro_rules! codes {
    ($($(#[doc = $explanation:literal])+ $name:ident = $code:literal, $title:literal;)+) => {
        $($(#[doc = $explanation])+ pub const $name: &str = $code;)+

        /// A page for each code, in the order of the codes.
        pub const PAGES: &[$crate::diagnostic::CodePage] = &[$($crate::diagnostic::CodePage {
            code: $code,
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
