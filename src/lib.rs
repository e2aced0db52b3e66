//! `gainsay` reads news reports, finds who claims what, and tabulates where the claims of two sides cannot
//! both be true.
//!
//! ```
//! use gainsay::{corpus::Document, diagnostic::SourceMap, pipeline, rules};
//!
//! let mut sources = SourceMap::default();
//! let (pack, findings) = rules::load::load(&rules::load::Origin::Builtin, &mut sources);
//! assert!(findings.is_empty());
//! let ruleset = rules::compile(&pack);
//! let document = Document {
//!     id: "one".into(),
//!     published: chrono::NaiveDate::from_ymd_opt(2018, 3, 12),
//!     language: Some("ar".into()),
//!     text: "أعلن مركز المصالحة الروسي إجراء مفاوضات مع جيش الإسلام. ونفى جيش الإسلام وجود أي مفاوضات مع روسيا.".into(),
//!     ..Document::default()
//! };
//! let extraction = gainsay::extract::extract(&document, 0, &ruleset);
//! let findings = gainsay::conflict::find(&extraction.claims, ruleset.relations(), &[]);
//! assert_eq!(findings.conflicts.len(), 1);
//! ```
//!
//! The library never prints and never exits.
#![forbid(unsafe_code)]
#![cfg_attr(not(test), warn(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::dbg_macro))]
#![cfg_attr(not(test), warn(clippy::print_stdout, clippy::print_stderr, clippy::exit))]
#![warn(missing_docs)]

pub mod authoring;
pub mod conflict;
pub mod corpus;
pub mod diagnostic;
pub mod extract;
pub mod pipeline;
pub mod report;
pub mod rules;
pub mod text;
