//! What is set aside: brackets and insertions between dashes, unless they hold names only.

use crate::extract::unit::{UnitKind, Units};
use std::ops::Range;

/// The longest insertion between dashes, in units.
const LONGEST_INSERTION: usize = 16;

/// Sets aside what stands in brackets or between dashes, unless it is names only.
pub(super) fn set_aside(units: &mut Units<'_>) {
    let mut open = None;
    for at in 0..units.len() {
        match units.units[at].kind {
            UnitKind::Open => open = Some(at),
            UnitKind::Close => {
                if let Some(from) = open.take()
                    && (!names_only(units, from + 1..at) || repeats_name(units, from, at))
                {
                    units.units[from..=at].iter_mut().for_each(|u| u.aside = true);
                }
            }
            _ => {}
        }
    }
    insertions(units);
}

/// Sets aside what stands between two dashes, where it is no longer than insertions are.
fn insertions(units: &mut Units<'_>) {
    let dashes: Vec<usize> = (0..units.len())
        .filter(|&i| units.units[i].kind == UnitKind::Dash && !units.units[i].aside)
        .collect();
    let mut used = 0;
    for pair in dashes.windows(2) {
        // "…, — said X. — …": behind another mark a dash opens who speaks
        let before = units.kind(pair[0].saturating_sub(1));
        if matches!(before, Some(UnitKind::Comma | UnitKind::Other)) {
            continue;
        }
        if pair[0] >= used && pair[1] - pair[0] <= LONGEST_INSERTION && pair[0] > 0 {
            units.units[pair[0]..=pair[1]].iter_mut().for_each(|u| u.aside = true);
            used = pair[1] + 1;
        }
    }
}

/// "The X Movement (XM)": whether brackets hold nothing but another name of what is named right before them.
fn repeats_name(units: &Units<'_>, open: usize, close: usize) -> bool {
    let named = |at: usize| units.mention_at(at).filter(|m| m.preposition == 0).and_then(|m| m.actor);
    let before = open.checked_sub(1).and_then(named);
    close == open + 2 && before.is_some() && before == named(open + 1)
}

/// Whether names stand in a stretch, and no other words.
fn names_only(units: &Units<'_>, mut range: Range<usize>) -> bool {
    let name = |i: usize| matches!(units.units[i].kind, UnitKind::Mention(_));
    range.clone().any(name) && range.all(|i| units.units[i].kind != UnitKind::Word)
}
