//! Plain tables: columns padded to their widest cell, two spaces apart.

use gainsay::diagnostic::escaped;
use unicode_width::UnicodeWidthStr;

/// Lays rows out under a head; the last column is not padded.
pub fn columns(head: &[&str], rows: &[Vec<String>]) -> String {
    let head: Vec<String> = head.iter().map(|cell| (*cell).to_owned()).collect();
    let cells: Vec<Vec<String>> = std::iter::once(&head).chain(rows).map(|row| clean(row)).collect();
    let widths: Vec<usize> = (0..head.len())
        .map(|at| cells.iter().filter_map(|row| row.get(at)).map(|cell| cell.width()).max().unwrap_or(0))
        .collect();
    cells.iter().map(|row| line(row, &widths)).collect()
}

fn clean(row: &[String]) -> Vec<String> {
    row.iter().map(|cell| escaped(cell).replace('\n', " ")).collect()
}

fn line(row: &[String], widths: &[usize]) -> String {
    let mut line = String::new();
    for (cell, width) in row.iter().zip(widths) {
        line.push_str(cell);
        line.push_str(&" ".repeat(width.saturating_sub(cell.width()) + 2));
    }
    line.truncate(line.trim_end().len());
    line.push('\n');
    line
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn columns_line_up_and_no_line_ends_in_spaces() {
        let rows = [vec!["a".to_owned(), String::new()], vec!["long".to_owned(), "x\u{1b}".to_owned()]];
        assert_eq!(columns(&["id", "name"], &rows), "id    name\na\nlong  x\\u{1b}\n");
    }
}
