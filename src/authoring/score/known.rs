//! Ids of a gold standard that the pack does not have: what nobody can find.

use super::codes;
use super::gold::{Gold, Place};
use crate::diagnostic::{Diagnostic, nearest};
use crate::report::names::{Names, Sort, is_unlisted};
use crate::report::view::Stand;
use std::collections::BTreeMap;

/// A warning for each id that the pack does not have, at the line that has it first.
pub fn unknown(gold: &Gold, names: &Names) -> Vec<Diagnostic> {
    let mut warnings = Warnings { names, told: BTreeMap::new() };
    for (key, claim) in &gold.claims {
        warnings.stand(&key.topic, &key.actor, &key.position, &claim.place);
    }
    for (key, conflict) in gold.conflicts.iter().flatten() {
        for Stand { actor, position } in [&key.a, &key.b] {
            warnings.stand(&key.topic, actor, position, &conflict.place);
        }
    }
    let mut told: Vec<(Place, Diagnostic)> = warnings.told.into_values().collect();
    told.sort_by_key(|(place, _)| (place.source, place.span.start));
    told.into_iter().map(|(_, finding)| finding).collect()
}

struct Warnings<'a> {
    names: &'a Names,
    /// By what is unknown: where it stands first, and what is said of it.
    told: BTreeMap<String, (Place, Diagnostic)>,
}

impl Warnings<'_> {
    fn stand(&mut self, topic: &str, actor: &str, position: &str, place: &Place) {
        if is_unlisted(actor) {
            let help = "leave it out, or add the actor to the pack";
            let what = format!("`{actor}` is no actor of the pack, and such are not judged");
            self.tell(&what, place, help.to_owned());
        } else if !self.names.has(Sort::Actor, actor) {
            self.lacks("actor", actor, self.names.resolve(Sort::Actor, actor).err(), place);
        }
        if !self.names.has(Sort::Topic, topic) {
            self.lacks("topic", topic, self.names.resolve(Sort::Topic, topic).err(), place);
        } else if !self.names.positions(topic).any(|known| known == position) {
            let what = format!("the topic `{topic}` has no position `{position}`");
            let known: Vec<&str> = self.names.positions(topic).collect();
            let help = match nearest(position, known.iter().copied()) {
                Some(meant) => format!("is `{meant}` meant?"),
                None => format!("it has {}", known.join(", ")),
            };
            self.tell(&what, place, help);
        }
    }

    /// An id that is none; of a name, `error` is none, and the id is to be written in its stead.
    fn lacks(&mut self, sort: &str, id: &str, error: Option<impl ToString>, place: &Place) {
        let what = error.map_or_else(|| format!("`{id}` is no id of an {sort}"), |error| error.to_string());
        self.tell(&what, place, format!("`gainsay list {sort}s` names all ids"));
    }

    fn tell(&mut self, what: &str, place: &Place, help: String) {
        let finding =
            || place.at(Diagnostic::warning(codes::UNKNOWN_ID, what), "nothing can agree with it").help(help);
        self.told.entry(what.to_owned()).or_insert_with(|| (place.clone(), finding()));
    }
}
