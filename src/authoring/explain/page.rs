//! Lines of a page: headings, items that are wrapped with their continuation indented, Arabic isolated.

use crate::report::Options;
use crate::report::paint::{Style, clean, finish, joined_lines, styled, text_lines};

/// Width of the column of labels.
const LABEL: usize = 10;
/// What continues an item stands so much further in.
const HANGING: usize = 2;

/// A page that grows line by line.
pub struct Page {
    lines: Vec<String>,
    width: usize,
    colour: bool,
    label: &'static str,
}

impl Page {
    pub fn new(options: &Options) -> Self {
        Self { lines: Vec::new(), width: options.width.max(40), colour: options.colour, label: "" }
    }

    pub fn blank(&mut self) {
        if !self.lines.is_empty() {
            self.lines.push(String::new());
        }
    }

    /// A line of our own words, wrapped.
    pub fn plain(&mut self, text: &str) {
        self.lines.extend(joined_lines(&[text.to_owned()], "", self.width));
    }

    /// A heading.
    pub fn heading(&mut self, text: &str) {
        self.lines.extend(joined_lines(&[styled(Style::Strong, text)], "", self.width));
    }

    /// A text of one language, wrapped.
    pub fn passage(&mut self, text: &str) {
        let lines = text_lines(&clean(text), self.width.saturating_sub(HANGING));
        self.lines.extend(lines.into_iter().map(|line| format!("  {line}")));
    }

    /// A line just as it is: to be copied, so that nothing may be put into it.
    pub fn raw(&mut self, line: &str) {
        self.lines.push(line.to_owned());
    }

    /// What follows stands under this label.
    pub fn label(&mut self, label: &'static str) {
        self.label = label;
    }

    /// An item under the label, `depth` steps in.
    pub fn item(&mut self, depth: usize, text: &str) {
        let indent = LABEL + depth * HANGING;
        let room = self.width.saturating_sub(indent + HANGING);
        for (nth, line) in joined_lines(&[text.to_owned()], "", room).into_iter().enumerate() {
            let hanging = if nth == 0 { 0 } else { HANGING };
            let label = styled(Style::Faint, &format!("{:LABEL$}", std::mem::take(&mut self.label)));
            self.lines.push(format!("{label}{}{line}", " ".repeat(indent - LABEL + hanging)));
        }
    }

    pub fn finish(self) -> String {
        finish(&self.lines.join("\n"), self.colour)
    }
}
