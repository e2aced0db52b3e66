//! Leaves out the warnings that the pack allows, and tells what it allows in vain.

use crate::diagnostic::{Diagnostic, Severity, SourceId, nearest};
use crate::rules::codes;
use crate::rules::model::AllowDef;
use crate::rules::pack::{Pack, Sourced};

/// Takes out of `found` what the pack allows; adds what is wrong with `[[allow]]` itself.
pub(super) fn apply(pack: &Pack, found: &mut Vec<Diagnostic>) {
    let mut faults = Vec::new();
    for allow in &pack.allow {
        let Some(code) = code(allow.def.warning.get_ref()) else {
            faults.push(unknown(allow));
            continue;
        };
        if allow.def.reason.get_ref().trim().is_empty() {
            faults.push(no_reason(allow));
        }
        let before = found.len();
        found.retain(|d| d.code != code || d.severity == Severity::Error || !covers(pack, &allow.def, d));
        // In a pack that could not be read in full, the warning may be missing for that reason alone.
        if found.len() == before && pack.lost.files.is_empty() && !pack.lost.names {
            faults.push(idle(allow));
        }
    }
    found.extend(faults);
}

/// The code of a warning, by its name or by itself.
fn code(wanted: &str) -> Option<&'static str> {
    codes::WARNINGS.iter().copied().find(|code| *code == wanted || codes::name(code) == wanted)
}

fn covers(pack: &Pack, allow: &AllowDef, finding: &Diagnostic) -> bool {
    let place = finding.labels.iter().find(|label| label.primary).map(|label| label.source);
    allow.files.is_empty() || allow.files.iter().any(|file| place == file_of(pack, file.get_ref()))
}

fn file_of(pack: &Pack, name: &str) -> Option<SourceId> {
    pack.files.iter().find(|file| !file.imported && file.def == name).map(|file| file.source)
}

fn unknown(allow: &Sourced<AllowDef>) -> Diagnostic {
    let warning = &allow.def.warning;
    let names: Vec<String> = codes::WARNINGS.iter().map(|code| codes::name(code)).collect();
    let help = match nearest(warning.get_ref(), names.iter().map(String::as_str)) {
        Some(meant) => format!("write `{meant}`"),
        None => format!("write one of `{}`; errors cannot be allowed", names.join("`, `")),
    };
    let message = format!("there is no warning `{}`", warning.get_ref());
    Diagnostic::error(codes::UNKNOWN_WARNING, message).at(allow.source, warning.span(), "").help(help)
}

fn no_reason(allow: &Sourced<AllowDef>) -> Diagnostic {
    let message = format!("the warning `{}` is allowed without a reason", allow.def.warning.get_ref());
    Diagnostic::error(codes::NO_REASON, message)
        .at(allow.source, allow.def.reason.span(), "")
        .help("say in a sentence why it is meant to be")
}

fn idle(allow: &Sourced<AllowDef>) -> Diagnostic {
    let warning = &allow.def.warning;
    let message = format!("no warning `{}` is there to be allowed", warning.get_ref());
    let fault = Diagnostic::warning(codes::IDLE_ALLOW, message).at(allow.source, warning.span(), "");
    match allow.def.files.is_empty() {
        true => fault.help("remove this `[[allow]]`"),
        false => fault.help("remove this `[[allow]]`, or correct the files under `in`"),
    }
}
