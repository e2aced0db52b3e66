//! Text as the engine sees it: folded, in tokens, in sentences, always with the way back to the original.
//!
//! In: the decoded text of a document. Out: [`Folded`], [`Token`]s, [`Sentence`]s, a [`Fingerprint`]. Nothing here knows a
//! language; what a language needs comes in as plain data.

mod copies;
mod fingerprint;
mod fold;
mod sentence;
mod token;

pub use copies::{Dated, copies};
pub use fingerprint::Fingerprint;
pub use fold::{Folded, fold, fold_light, fold_plain, merge_letter};
pub use sentence::{LONGEST_SENTENCE, Sentence, Splitter, split, split_by_line};
pub use token::{Token, TokenKind, is_letter, tokens};
