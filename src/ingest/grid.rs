//! Cells into the rows of a sheet.

use calamine::Dimensions;

use super::cell::{Cell, Row, Sheet};

/// Sets a cell; the row is made where it is not there.
pub(super) fn place(rows: &mut Vec<Row>, number: u32, column: usize, value: Cell) {
    // Files hold their rows in order; the search is for the damaged ones that do not.
    let at = match rows.last() {
        Some(last) if last.number == number => Ok(rows.len() - 1),
        Some(last) if last.number > number => rows.binary_search_by_key(&number, |row| row.number),
        _ => Err(rows.len()),
    };
    let at = at.unwrap_or_else(|at| {
        rows.insert(at, Row { number, cells: Vec::new() });
        at
    });
    let row = &mut rows[at];
    if row.cells.len() <= column {
        row.cells.resize(column + 1, Cell::Empty);
    }
    row.cells[column] = value;
}

/// A cell merged over several rows holds for each of them.
pub(super) fn fill_merged(sheet: &mut Sheet, regions: &[Dimensions]) {
    for region in regions.iter().filter(|region| region.end.0 > region.start.0) {
        let column = region.start.1 as usize;
        let first = region.start.0 + 1;
        let Ok(at) = sheet.rows.binary_search_by_key(&first, |row| row.number) else { continue };
        let value = sheet.rows[at].cell(column).clone();
        if value.is_empty() {
            continue;
        }
        // Rows that hold nothing of their own stay absent: nothing is recorded there.
        let below =
            sheet.rows[at + 1..].iter_mut().take_while(|row| row.number <= region.end.0 + 1);
        for row in below {
            if row.cell(column).is_empty() {
                if row.cells.len() <= column {
                    row.cells.resize(column + 1, Cell::Empty);
                }
                row.cells[column] = value.clone();
                sheet.merged.push((row.number, region.start.1));
            }
        }
    }
}
