//! Lays out cells whose lines are wrapped already in columns of fixed width, without borders at the sides.

use comfy_table::{ColumnConstraint, ContentArrangement, LineStyle, Row, Table, TableStyle, Width};

/// Columns between two columns of cells.
pub(super) const GAP: usize = 2;

/// Lines of one cell.
pub(super) type Cell = Vec<String>;

/// A table of cells. No line of a cell may be wider than its column. `ruled` draws a line between rows.
pub(super) fn grid(widths: &[usize], header: Option<Vec<Cell>>, rows: Vec<Vec<Cell>>, ruled: bool) -> String {
    let line = || LineStyle::none().fill('─').junction('─');
    let mut style = TableStyle::new().header_separator(line());
    if ruled {
        style = style.row_separator(line());
    }
    let mut table = Table::new();
    table.load_style(style).force_no_tty().set_content_arrangement(ContentArrangement::Disabled);
    if let Some(header) = header {
        table.set_header(row(header));
    }
    for cells in rows {
        table.add_row(row(cells));
    }
    let last = widths.len().saturating_sub(1);
    for (nth, width) in widths.iter().enumerate() {
        // The table itself puts one space between two columns.
        let gap = if nth == last { 0 } else { GAP - 1 };
        let Some(column) = table.column_mut(nth) else { continue };
        column.set_padding((0, short(gap)));
        column.set_constraint(ColumnConstraint::Absolute(Width::Fixed(short(width + gap))));
    }
    let mut text = table.trim_fmt();
    text.push('\n');
    text
}

fn row(cells: Vec<Cell>) -> Row {
    Row::from(cells.into_iter().map(|lines| lines.join("\n")).collect::<Vec<_>>())
}

fn short(columns: usize) -> u16 {
    u16::try_from(columns).unwrap_or(u16::MAX)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn cell(lines: &[&str]) -> Cell {
        lines.iter().map(|line| (*line).to_owned()).collect()
    }

    #[test]
    fn cells_stand_side_by_side_and_nothing_stands_at_the_right_edge() {
        let text = grid(
            &[4, 6],
            Some(vec![cell(&["a"]), cell(&["b"])]),
            vec![vec![cell(&["one", "two"]), cell(&["three"])], vec![cell(&["4"]), cell(&["sixsix"])]],
            true,
        );
        assert_eq!(text, "a     b\n────────────\none   three\ntwo\n────────────\n4     sixsix\n");
    }
}
