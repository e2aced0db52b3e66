//! Sentences cut off anywhere: a report may end, or begin, in the middle of one, and is read all the same.

mod common;

use common::{project, shipped};
use gainsay::corpus::{Corpus, Document};
use gainsay::pipeline;
use serde_json::Value;
use std::fs;

/// Each how many-th sentence of a file is cut.
const SAMPLE: usize = 9;

/// The sentences of a file, with their language.
fn sentences(path: &str) -> Vec<(String, String)> {
    let lines = fs::read_to_string(project(path)).expect("the file is there");
    let text = |value: &Value, key: &str| value[key].as_str().unwrap_or_default().to_string();
    let values = lines.lines().map(|line| serde_json::from_str::<Value>(line).expect("one object a line"));
    values.map(|value| (text(&value, "lang"), text(&value, "text"))).collect()
}

#[test]
fn every_beginning_and_every_end_of_a_sentence_is_read() {
    let rules = shipped();
    let mut documents = Vec::new();
    for file in ["constructions-ar", "constructions-en", "constructions-ru", "wordings-ar", "attribution-en"]
    {
        for (lang, text) in sentences(&format!("tests/accuracy/{file}.jsonl")).into_iter().step_by(SAMPLE) {
            let cuts = text.char_indices().filter(|(_, c)| c.is_whitespace()).map(|(at, _)| at);
            for cut in cuts.chain([text.len()]) {
                for part in [&text[..cut], &text[cut..]] {
                    documents.push(Document {
                        id: format!("{file}-{}", documents.len()),
                        language: Some(lang.clone()),
                        text: part.to_string(),
                        ..Document::default()
                    });
                }
            }
        }
    }
    let read = documents.len();
    let corpus = Corpus { documents, ..Corpus::default() };
    let report = pipeline::report(&corpus, &rules, &pipeline::run(&corpus, &rules));
    assert!(read > 5_000, "{read} parts are enough to tell");
    assert!(report.claims.len() > read / 20, "what is whole enough still claims something");
}
