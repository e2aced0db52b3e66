//! The codes of everything that can be wrong with the reports, and the page for each of them.
//!
//! A code never changes its meaning; one that is no longer needed is not given out again.

crate::diagnostic::codes! {
    /// A path that was given does not exist. The others are read.
    ///
    /// Check the spelling and the folder the command is started in. A pattern such as `*.txt` is
    /// expanded by the shell, not by this tool: if it is named here, nothing matched it.
    MISSING_PATH = "D001", "no such file or folder";

    /// A file or folder exists and could not be read: no permission, a folder that contains itself
    /// by a link, a faulty disk. The others are read.
    ///
    /// Mend the permissions (`chmod u+r FILE`, for a folder `chmod u+rx FOLDER`) or leave it out.
    UNREADABLE = "D002", "could not be read";

    /// A file holds nothing but spaces and line ends, or nothing after its front matter. It is
    /// skipped.
    ///
    /// Often the download failed: fetch the report again, or take the file away.
    EMPTY = "D003", "empty report";

    /// A file is not UTF-8 and was taken for an older encoding: windows-1256 (Arabic), windows-1251
    /// (Russian) or windows-1252 (Western). It is read, but the encoding is a guess.
    ///
    /// Look at a quotation of it. To settle the matter, convert the file:
    /// `iconv -f WINDOWS-1256 -t UTF-8 OLD.txt > NEW.txt`.
    LEGACY_ENCODING = "D004", "read in an older encoding";

    /// A file is UTF-8 (or UTF-16) but for some bytes, as when it was cut in the middle of a letter
    /// or put together from two encodings. Each such place is read as U+FFFD, so a word there may
    /// not be recognised.
    ///
    /// Fetch the report again, or mend the place shown.
    DAMAGED_TEXT = "D005", "some bytes cannot be decoded";

    /// A file holds NUL bytes: it is a picture, a word processor's file, or UTF-16 without a byte
    /// order mark. It is skipped.
    ///
    /// Save it as plain text in UTF-8; for UTF-16: `iconv -f UTF-16LE -t UTF-8 OLD.txt > NEW.txt`.
    NUL_BYTES = "D006", "no plain text";

    /// A file is neither UTF-8 nor anything else that is read here. It is skipped.
    ///
    /// Save it as plain text in UTF-8.
    UNKNOWN_ENCODING = "D007", "encoding not recognised";

    /// A `corpus.toml` is not valid TOML at the place shown. Entries that could be read still count.
    ///
    /// Texts stand between quotation marks and days stand bare:
    ///
    /// ```toml
    /// [[document]]
    /// file = "001-harbour.txt"
    /// outlet = "harbour-news"
    /// published = 2018-03-11
    /// ```
    BROKEN_MANIFEST = "D008", "broken manifest";

    /// The lines between the two `+++` at the top of a report are not valid TOML. What could be
    /// read of them still counts. If the second `+++` is missing the report is skipped, since nobody
    /// can tell where its text begins.
    ///
    /// ```text
    /// +++
    /// outlet = "harbour-news"
    /// published = 2018-03-11
    /// +++
    /// The text begins here.
    /// ```
    BROKEN_FRONT_MATTER = "D009", "broken front matter";

    /// A manifest or front matter has a key that means nothing. It is not read, so that a slip of
    /// the pen (`publised`) cannot lose a date unseen.
    ///
    /// The keys are id, outlet, published, language, title and url, and in a manifest also file.
    UNKNOWN_KEY = "D010", "unknown key";

    /// A value in a manifest or front matter is of the wrong kind, empty, or missing: `id = 5`
    /// rather than `id = "5"`, an entry without `file`. The rest of the entry still counts.
    BAD_VALUE = "D011", "value that cannot be used";

    /// A manifest names a file that is not there. The other entries are read.
    ///
    /// `file` is relative to the manifest's own folder and must lie below it. Mend the name, or take
    /// the entry away.
    MISSING_FILE = "D012", "manifest entry without its file";

    /// The value of `published` is no day of the calendar. The report is read without a day, so it
    /// can only be held against itself.
    ///
    /// Write year, month and day with two digits each: `published = 2018-03-09`.
    BAD_DATE = "D013", "a date that is none";

    /// `published` is given as a text, or with a time of day. The day is taken from it.
    ///
    /// Write the bare day: `published = 2018-03-09`.
    LOOSE_DATE = "D014", "a date in another form";

    /// Two reports have one id. If both declare it, the second is skipped, since nothing found in
    /// it could be told from the first. If one of them only has it from its file name, that one is
    /// called by its path.
    ///
    /// Give each report an id of its own in its front matter or in the manifest.
    SAME_ID = "D015", "two documents with one id";

    /// A manifest names the same file in two entries. The first counts.
    ///
    /// Take one of the two away.
    LISTED_TWICE = "D016", "file listed twice";

    /// A report was named on the command line and the manifest beside it does not list it. It is
    /// read, without metadata.
    ///
    /// Add an entry for it to the manifest, or give it front matter.
    UNLISTED = "D017", "not listed in the manifest beside it";

    /// The manifest and the report's own front matter give different values. What stands in the
    /// report counts.
    ///
    /// Take one of the two away, or make them agree.
    DIFFERENT_VALUES = "D018", "manifest and front matter differ";

    /// A line is longer than a megabyte: the line ends were lost, or the file is no report. It is
    /// read, but sentences that long are cut.
    ///
    /// Put the line ends back, or take the file away.
    LONG_LINE = "D019", "very long line";

    /// A file is larger than 256 megabytes. It is skipped.
    ///
    /// Split it into one file for each report.
    TOO_LARGE = "D020", "file too large";

    /// Metadata given on the command line belongs to one report, but several were named. It is used
    /// for the one on standard input if there is one, else not at all.
    ///
    /// Name one report, or write the metadata into front matter or a manifest.
    UNUSED_OPTIONS = "D021", "metadata for one report, several given";

    /// `language` is no language tag. The report is read as if no language were given.
    ///
    /// Write the two or three letters of the language: `language = "ar"`.
    BAD_LANGUAGE = "D022", "no language tag";

    /// A record of a file with many is not valid JSON, no object, a row with shifted cells, an archived answer that
    /// is broken, or no text at all. It is skipped; the ones behind it are read.
    ///
    /// The message names the line or the offset. Mend the place, or collect that report again.
    BROKEN_RECORD = "D023", "a record that cannot be read";

    /// A record or page holds no text, as when the collector could not get at the article. It is skipped.
    ///
    /// If the text stands in a field of another name, say so: `--map text=FIELD`.
    NO_TEXT = "D024", "a record without text";

    /// None of the fields of a file is known to hold the text of a report. The file is skipped.
    ///
    /// Name the fields, on the command line or in a file:
    ///
    /// ```text
    /// gainsay report dump.csv --map text=body,outlet=source,published=date
    /// ```
    NO_FIELDS = "D025", "no field is known to hold the text";

    /// A file cannot be read to its end: it was cut off, its packing is damaged, or what stands between the records
    /// is broken. What was read before that place counts.
    ///
    /// Fetch or write the file again.
    CUT_OFF = "D026", "the rest of a file cannot be read";

    /// A record is longer than 64 megabytes, as when the line ends of a file were lost. It is skipped.
    ///
    /// Look at how the file was written.
    LONG_RECORD = "D027", "a record longer than any report";

    /// A record's date is in no form that is read, or in one that leaves open which figure is the month. The report
    /// is read without a day, so it can only be held against itself.
    ///
    /// Write `2018-03-11`, `2018-03-11 10:00:00`, `2018-03-11T10:00:00+03:00`, `Sun, 11 Mar 2018 10:00:00 +0300`, or
    /// seconds since 1970.
    RECORD_DATE = "D028", "a record's date that is not read";

    /// A collection holds a report twice: the same id and the same text. The second is skipped, so that it does not
    /// count as another voice.
    ///
    /// Nothing needs to be done.
    SAME_RECORD = "D029", "the same record twice";

    /// A sentence has more than some 2,000 words and was cut. Claims across the cut are lost.
    ///
    /// Check that the text has its full stops and line ends.
    LONG_SENTENCE = "D030", "a sentence was cut";

    /// A report is in a language for which the rule pack has no words. It is listed and makes no claims.
    ///
    /// Add a words file for the language to the pack, or name the language if it was mistaken: `language = "ar"`.
    UNREAD_LANGUAGE = "D031", "a language that the pack cannot read";

    /// A file is in a format that is not read: an archive, an office document, a PDF, a database. It is skipped.
    ///
    /// Unpack it, or save what it holds as plain text, CSV or JSON.
    FOREIGN = "D032", "a format that is not read";
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::diagnostic::CodePage;

    #[test]
    fn codes_are_numbered_without_gaps_and_each_has_a_page() {
        for (i, page) in PAGES.iter().enumerate() {
            assert_eq!(page.code, format!("D{:03}", i + 1));
            assert!(page.explanation.lines().count() >= 2, "{}", page.code);
        }
        let page = find(BROKEN_FRONT_MATTER).map(CodePage::text).unwrap_or_default();
        assert!(page.ends_with("\n    +++\n    The text begins here."), "{page}");
        assert_eq!(find("d013").map(|page| page.title), Some("a date that is none"));
        assert_eq!(find("D999"), None);
    }
}
