//! The file format of insta's snapshots: a header between `---` lines, then the contents.

/// A snapshot as it is written. `source` and `expression` are for people and for `cargo insta review`.
pub(super) fn write(source: &str, expression: &str, contents: &str) -> String {
    let quoted = |text: &str| serde_json::Value::from(text).to_string();
    format!(
        "---\nsource: {}\nexpression: {}\n---\n{}\n",
        quoted(source),
        quoted(expression),
        normal(contents)
    )
}

/// The contents of a snapshot file; the whole text where it has no header.
pub(super) fn contents(file: &str) -> String {
    let file = normal(file);
    let body = file.strip_prefix("---\n").and_then(|rest| match rest.strip_prefix("---") {
        Some(body) => Some(body),
        None => rest.split_once("\n---").map(|(_, body)| body),
    });
    match body {
        Some(body) => body.strip_prefix('\n').unwrap_or(body).to_owned(),
        None => file,
    }
}

/// As insta compares: line ends are `\n`, and white space at the end does not count.
pub(super) fn normal(text: &str) -> String {
    text.replace("\r\n", "\n").trim_end().to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_written_is_read_again_by_us_and_by_insta() {
        let text = "first: \"x\"\n---\n  خبر\n\n";
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("a.snap");
        std::fs::write(&path, write("rules/pack.toml", "claims of `x: y`", text)).unwrap();
        assert_eq!(contents(&std::fs::read_to_string(&path).unwrap()), text.trim_end());
        let snapshot = insta::Snapshot::from_file(&path).unwrap();
        assert_eq!(snapshot.metadata().source(), Some("rules/pack.toml"));
        let insta::internals::SnapshotContents::Text(read) = snapshot.contents() else { panic!("not text") };
        assert_eq!(read.to_string().trim_end(), text.trim_end());
    }

    #[test]
    fn line_ends_and_a_missing_header_do_no_harm() {
        assert_eq!(contents("---\r\nsource: x\r\n---\r\na\r\nb\r\n"), "a\nb");
        assert_eq!(contents("a\nb\n"), "a\nb");
        assert_eq!(contents("---\nsource: x\n---\n"), "");
        assert_eq!(contents("---\n---\na"), "a");
    }
}
