//! The names of the files in which readings of reports are kept. They may lie beside the reports and are none.

/// The claims that readers found, which makes a folder one of readings.
pub const CLAIMS: &str = "claims.jsonl";
/// The ids of the reports that were read.
pub const DOCUMENTS: &str = "documents.txt";
