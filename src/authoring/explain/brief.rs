//! Single lines of an explanation, for whoever asks why one example came out as it did.

use super::phrases;
use crate::extract::explain::{ActView, ContentView, NearView, SentenceView};
use crate::report::paint::isolate_runs;

/// A match of a rule and what became of it.
pub fn content(sentence: &SentenceView, content: &ContentView) -> Vec<String> {
    let mut lines = vec![phrases::matched(content)];
    for taken in &content.taken {
        lines.extend(taken.steps.iter().map(phrases::step));
        lines.push(phrases::taken(taken, &sentence.speakers));
    }
    if content.taken.is_empty() {
        lines.extend(content.applied.iter().map(phrases::step));
        lines.extend(phrases::fate(content));
    }
    lines.iter().map(|line| isolate_runs(line)).collect()
}

/// Where the pattern failed that got farthest.
pub fn near(near: &NearView) -> String {
    isolate_runs(&phrases::near(near))
}

/// What reports speech, and who speaks.
pub fn act(act: &ActView) -> String {
    isolate_runs(&phrases::act(act))
}
