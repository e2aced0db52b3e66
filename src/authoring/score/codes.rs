//! The codes of everything that can be wrong with a gold standard, and the page for each of them.
//!
//! A code never changes its meaning; one that is no longer needed is not given out again.

crate::diagnostic::codes! {
    /// The folder of readings, one of its files, or a report in JSON could not be read. Nothing is scored without it.
    ///
    /// A gold standard is a folder with `claims.jsonl` in it, perhaps `conflicts.jsonl`, and perhaps `documents.txt`
    /// with the ids of the documents that were read, one a line. All are UTF-8.
    UNREADABLE = "G001", "gold standard that cannot be read";

    /// A line is no JSON object. It is not read; the others are.
    ///
    /// ```text
    /// {"doc": "017", "actor": "jaysh-al-islam", "topic": "negotiations", "position": "denied"}
    /// ```
    BROKEN_LINE = "G002", "a line that is no object";

    /// A line lacks a value or has one of another kind: a number for a text, a word for `true`. It is not read; the
    /// others are.
    ///
    /// Claims need `doc`, `actor`, `topic` and `position`; conflicts need `kind`, `topic`, and `a` and `b` as
    /// `["actor", "position"]`; sentences need `id` and `text`, and their `claims` are texts `actor topic position`.
    BAD_VALUE = "G003", "a value that cannot be used";

    /// A key is nearly one that is read. Other keys are the reader's own, and nothing is said of them.
    ///
    /// The keys of claims are doc, actor, topic, position, required and cues; of conflicts kind, topic, a, b and
    /// required; of sentences id, text, claims, optional, lang, published and construction.
    UNKNOWN_KEY = "G004", "a key that is nearly one of ours";

    /// The same claim, conflict or sentence stands there twice. The first counts. Where one says that it is required and
    /// the other that it is not, nobody can tell which is meant.
    ///
    /// Take one of the two away.
    TWICE = "G005", "the same item twice";

    /// The gold standard has an actor, a topic or a position that the pack in use does not have, so that nothing can
    /// agree with it.
    ///
    /// Mend the id, use the pack that has it (`--rules`), or add it to the pack.
    UNKNOWN_ID = "G006", "an id that the pack does not have";

    /// The gold standard has a document that was not among those read. Its claims count as missed.
    ///
    /// Name all reports that were annotated; a report's id is what its front matter or manifest says, else the name of
    /// its file without its ending.
    NO_DOCUMENT = "G007", "a document that was not read";

    /// A claim belongs to a document that `documents.txt` does not list. What is found there is not judged, and so the
    /// claim counts as missed.
    ///
    /// Add the document to the list, or take the claim away.
    NOT_LISTED = "G008", "a document that is not listed";

    /// A file that ends in `.json` was named, and it is not what `gainsay report --format json` writes, or it was
    /// written by another version.
    ///
    /// Write it anew: `gainsay report PATH… --format json -o report.json`.
    BAD_REPORT = "G009", "no report in JSON";
}
