//! A record's bytes as text.
//!
//! In: bytes. Out: text; what had to be assumed is told, and what is no text is a faulty record.

use super::intake::{Intake, Place};
use crate::corpus::codes;
use crate::corpus::encoding::{Assumed, decode};
use crate::diagnostic::Severity;

/// The text of a record, if it has one.
pub fn record_text(intake: &mut Intake<'_>, place: &Place, bytes: Vec<u8>) -> Option<String> {
    let bytes = match String::from_utf8(bytes) {
        Ok(text) => return Some(text),
        Err(error) => error.into_bytes(),
    };
    match decode(bytes) {
        Ok(decoded) => {
            tell(intake, place, decoded.assumed.as_ref());
            Some(decoded.text)
        }
        Err(error) => {
            let what = format!("is no text: {}", error.reason());
            intake.broken(place, &what, "write the file as UTF-8");
            None
        }
    }
}

/// Tells what was assumed to read a record.
pub fn tell(intake: &mut Intake<'_>, place: &Place, assumed: Option<&Assumed>) {
    match assumed {
        None => {}
        Some(Assumed::Legacy(encoding)) => {
            let what = format!("is not UTF-8; it is read as {encoding}");
            intake.tell(
                place,
                None,
                codes::LEGACY_ENCODING,
                Severity::Warning,
                &what,
                "write the file as UTF-8",
            );
        }
        Some(Assumed::Damaged { count, .. }) => {
            let places = if *count == 1 { "a place".to_owned() } else { format!("{count} places") };
            let what = format!("has {places} that cannot be decoded, read as U+FFFD");
            intake.tell(
                place,
                None,
                codes::DAMAGED_TEXT,
                Severity::Warning,
                &what,
                "collect it again, as UTF-8",
            );
        }
    }
}
