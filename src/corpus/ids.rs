//! A name for each report.
//!
//! In: reports with the ids they declare, if any. Out: unique ids. A declared id stands; one that is
//! not declared is the file's stem, or the relative path where stems repeat.

use super::codes;
use super::document::{Document, Skipped};
use super::metadata::Place;
use crate::diagnostic::Diagnostic;
use std::collections::BTreeMap;

/// A report before it has its id.
#[derive(Debug)]
pub(super) struct Draft {
    /// Its id is empty as long as none is declared.
    pub document: Document,
    /// What it may be called where none is declared, best first.
    pub choices: Vec<String>,
    /// One of many in a file: twice the same is no fault.
    pub collected: bool,
    /// Where the id is declared, if it is declared in a file.
    pub place: Option<Place>,
}

/// The outcome.
#[derive(Debug, Default)]
pub(super) struct Named {
    pub documents: Vec<Document>,
    pub skipped: Vec<Skipped>,
    pub findings: Vec<Diagnostic>,
}

/// Gives ids. Of two reports that declare one id, the first by path keeps it.
pub(super) fn assign(mut drafts: Vec<Draft>) -> Named {
    drafts.sort_by(|a, b| a.document.path.cmp(&b.document.path));
    let (declared, bare): (Vec<Draft>, Vec<Draft>) =
        drafts.into_iter().partition(|draft| !draft.document.id.is_empty());
    let mut naming = Naming::default();
    for draft in declared {
        naming.declared(draft);
    }
    let bare = naming.without_repetitions(bare);
    let mut firsts: BTreeMap<String, usize> = BTreeMap::new();
    for draft in &bare {
        *firsts.entry(draft.first().to_owned()).or_default() += 1;
    }
    for draft in bare {
        let repeats = firsts.get(draft.first()).is_some_and(|count| *count > 1);
        naming.bare(draft, repeats);
    }
    naming.named.documents = naming.taken.into_values().map(|holder| holder.document).collect();
    naming.named
}

#[derive(Default)]
struct Naming {
    taken: BTreeMap<String, Holder>,
    named: Named,
}

impl Draft {
    /// What it is called if nothing else is called so.
    fn first(&self) -> &str {
        self.choices.first().map_or("", String::as_str)
    }
}

struct Holder {
    document: Document,
    place: Option<Place>,
}

impl Naming {
    /// Leaves out records that say what another of the same name says, word for word.
    fn without_repetitions(&mut self, drafts: Vec<Draft>) -> Vec<Draft> {
        let mut kept: Vec<Draft> = Vec::with_capacity(drafts.len());
        let mut known: BTreeMap<String, Vec<usize>> = BTreeMap::new();
        let mut repeated: Vec<(String, String)> = Vec::new();
        for draft in drafts {
            let same = known.entry(draft.first().to_owned()).or_default();
            let twin = |at: &&usize| kept[**at].document.text == draft.document.text;
            match same.iter().find(twin).filter(|_| draft.collected) {
                Some(at) => repeated.push((draft.document.path, kept[*at].document.path.clone())),
                None => {
                    same.push(kept.len());
                    kept.push(draft);
                }
            }
        }
        self.tell_repeated(repeated);
        kept
    }

    fn tell_repeated(&mut self, repeated: Vec<(String, String)>) {
        if let Some((second, first)) = repeated.first() {
            let message = format!("`{second}` is the same record as `{first}`");
            let more = repeated.len() - 1;
            let warning = Diagnostic::warning(codes::SAME_RECORD, message).help("nothing needs to be done");
            let warning =
                if more > 0 { warning.note(format!("and {more} more are repeated")) } else { warning };
            self.named.findings.push(warning.note("each counts once"));
        }
        let skipped = |(path, first)| Skipped { path, reason: format!("repeats another record: {first}") };
        self.named.skipped.extend(repeated.into_iter().map(skipped));
    }

    fn declared(&mut self, draft: Draft) {
        let Some(holder) = self.taken.get(&draft.document.id) else { return self.take(draft) };
        let reason = format!("its id is taken: {} has `{}`", holder.document.path, draft.document.id);
        let error =
            self.clash(&draft, &draft.document.id, Diagnostic::error).help("give one of them another id");
        self.named.findings.push(error.note(format!("`{}` is skipped", draft.document.path)));
        self.named.skipped.push(Skipped { path: draft.document.path, reason });
    }

    fn bare(&mut self, mut draft: Draft, repeats: bool) {
        let path = draft.document.path.clone();
        let choices = &draft.choices[usize::from(repeats).min(draft.choices.len())..];
        let free = choices.iter().find(|id| !id.is_empty() && !self.taken.contains_key(*id));
        let Some(free) = free.cloned() else {
            let reason = "every id it could have is taken".to_owned();
            let error = self.clash(&draft, &path, Diagnostic::error).help("declare an id for it");
            self.named.findings.push(error);
            return self.named.skipped.push(Skipped { path, reason });
        };
        if !repeats && free != draft.first() && !draft.collected {
            let warning = self.clash(&draft, draft.first(), Diagnostic::warning);
            let note = format!("`{path}` declares none and is called `{free}`");
            self.named.findings.push(warning.note(note).help("declare an id for it"));
        }
        draft.document.id = free;
        self.take(draft);
    }

    fn take(&mut self, draft: Draft) {
        let holder = Holder { document: draft.document, place: draft.place };
        self.taken.insert(holder.document.id.clone(), holder);
    }

    fn clash(&self, draft: &Draft, id: &str, make: fn(&'static str, String) -> Diagnostic) -> Diagnostic {
        let holder = self.taken.get(id);
        let first = holder.map_or("", |holder| holder.document.path.as_str());
        let second = &draft.document.path;
        let mut finding = make(codes::SAME_ID, format!("`{first}` and `{second}` have one id, `{id}`"));
        if let Some((source, span)) = draft.place.clone() {
            finding = finding.at(source, span, "taken already");
        }
        match holder.and_then(|holder| holder.place.clone()) {
            Some((source, span)) if draft.place.is_some() => finding.also(source, span, "first here"),
            Some((source, span)) => finding.at(source, span, "declared here"),
            None => finding,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn draft(path: &str, id: &str) -> Draft {
        let stem = path.rsplit('/').next().unwrap_or(path).trim_end_matches(".txt").to_owned();
        let document = Document { id: id.to_owned(), path: path.to_owned(), ..Document::default() };
        let relative = path.split_once('/').map_or(path, |(_, rest)| rest).to_owned();
        Draft { document, choices: vec![stem, relative, path.to_owned()], collected: false, place: None }
    }

    fn ids(named: &Named) -> Vec<(&str, &str)> {
        named.documents.iter().map(|d| (d.id.as_str(), d.path.as_str())).collect()
    }

    #[test]
    fn stems_serve_and_relative_paths_where_they_repeat() {
        let named = assign(vec![draft("r/b/x.txt", ""), draft("r/a/x.txt", ""), draft("r/y.txt", "")]);
        assert_eq!(ids(&named), [("a/x.txt", "r/a/x.txt"), ("b/x.txt", "r/b/x.txt"), ("y", "r/y.txt")]);
        assert_eq!(named.findings, []);
    }

    #[test]
    fn of_two_declared_ids_the_second_is_skipped_with_both_named() {
        let named = assign(vec![draft("r/b.txt", "1"), draft("r/a.txt", "1")]);
        assert_eq!(ids(&named), [("1", "r/a.txt")]);
        assert_eq!(named.findings[0].message, "`r/a.txt` and `r/b.txt` have one id, `1`");
        assert_eq!(named.findings[0].severity, crate::diagnostic::Severity::Error);
        assert_eq!(named.skipped[0].path, "r/b.txt");
    }

    #[test]
    fn a_stem_gives_way_to_a_declared_id() {
        let named = assign(vec![draft("r/a.txt", ""), draft("r/z.txt", "a")]);
        assert_eq!(ids(&named), [("a", "r/z.txt"), ("a.txt", "r/a.txt")]);
        assert_eq!(named.findings[0].code, codes::SAME_ID);
        assert_eq!(named.findings[0].notes, ["`r/a.txt` declares none and is called `a.txt`"]);
        assert_eq!(named.skipped, []);
    }

    #[test]
    fn a_record_that_comes_twice_counts_once_and_one_that_was_changed_is_another() {
        let record = |path: &str, text: &str| {
            let document = Document { path: path.to_owned(), text: text.to_owned(), ..Document::default() };
            let choices = ["17", "dump:17", path].map(str::to_owned).to_vec();
            Draft { document, choices, collected: true, place: None }
        };
        let named = assign(vec![record("d:1", "a"), record("d:2", "b"), record("d:3", "a")]);
        assert_eq!(ids(&named), [("d:2", "d:2"), ("dump:17", "d:1")]);
        assert_eq!(named.skipped[0].reason, "repeats another record: d:1");
        assert_eq!(named.findings[0].code, codes::SAME_RECORD);
        assert_eq!(named.findings.len(), 1);
    }

    #[test]
    fn where_even_paths_repeat_nothing_is_lost_unseen() {
        let named = assign(vec![draft("a/x.txt", ""), draft("b/x.txt", ""), draft("c/y.txt", "x.txt")]);
        assert_eq!(ids(&named).len(), 3);
        let named = assign(vec![draft("x", ""), draft("y", "x")]);
        assert_eq!(named.skipped[0].reason, "every id it could have is taken");
    }
}
