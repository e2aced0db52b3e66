//! Asks, snapshot by snapshot, whether what the rules say now is right.

use super::snapshots::Record;
use super::text::change;
use crate::cli::pack::counted;
use crate::cli::terminal::Terminal;
use std::io::BufRead;

/// What may be answered.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Answer {
    Yes,
    No,
    All,
    Quit,
}

/// Shows each snapshot that waits and accepts it if the answer on `input` is yes; the end of the input quits.
pub fn review(record: &mut Record, terminal: &Terminal, input: &mut dyn BufRead) -> anyhow::Result<()> {
    let open: Vec<usize> = (0..record.checked.len()).filter(|&at| record.checked[at].is_open()).collect();
    for (number, &index) in open.iter().enumerate() {
        terminal.write(&format!("\n{} of {}\n", number + 1, counted(open.len(), "snapshot")), None)?;
        terminal.write(&change(&record.checked[index]), None)?;
        match ask(terminal, input)? {
            Answer::Yes => record.accept(index)?,
            Answer::No => {}
            Answer::All => return record.accept_all(),
            Answer::Quit => break,
        }
    }
    Ok(())
}

fn ask(terminal: &Terminal, input: &mut dyn BufRead) -> anyhow::Result<Answer> {
    loop {
        terminal.write("accept it? [y]es, [n]o, [a]ll that are left, [q]uit: ", None)?;
        let mut line = String::new();
        if input.read_line(&mut line)? == 0 {
            terminal.write("\n", None)?;
            return Ok(Answer::Quit);
        }
        if let Some(answer) = answer(&line) {
            terminal.write("\n", None)?;
            return Ok(answer);
        }
    }
}

fn answer(line: &str) -> Option<Answer> {
    match line.trim().to_lowercase().as_str() {
        "y" | "yes" => Some(Answer::Yes),
        "n" | "no" => Some(Answer::No),
        "a" | "all" => Some(Answer::All),
        "q" | "quit" => Some(Answer::Quit),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_a_clear_answer_counts() {
        assert_eq!(answer(" Y\n"), Some(Answer::Yes));
        assert_eq!(answer("all\n"), Some(Answer::All));
        assert_eq!(answer("\n"), None);
        assert_eq!(answer("ja\n"), None);
    }
}
