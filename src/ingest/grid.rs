//! Cells into the rows of a sheet, and what merged cells say of each of their rows.

use calamine::Dimensions;

use super::cell::{Cell, MergedCell, Row, Sheet};

/// A sheet that would need more cells than these is not read: one stray cell in the last column of each row would ask
/// for all the memory that there is.
const MOST_CELLS: usize = 40_000_000;

/// A sheet in the making.
#[derive(Default)]
pub(super) struct Grid {
    rows: Vec<Row>,
    held: usize,
}

/// The sheet asks for more memory than a sheet may.
#[derive(Debug)]
pub(super) struct TooLarge;

impl Grid {
    /// Sets a cell; `row` counts from 1, `column` from 0.
    pub(super) fn set(&mut self, row: u32, column: usize, value: Cell) -> Result<(), TooLarge> {
        // Files hold their rows in order; the search is for the damaged ones that do not.
        let at = match self.rows.last() {
            Some(last) if last.number == row => Ok(self.rows.len() - 1),
            Some(last) if last.number > row => {
                self.rows.binary_search_by_key(&row, |row| row.number)
            }
            _ => Err(self.rows.len()),
        };
        let at = at.unwrap_or_else(|at| {
            self.rows.insert(at, Row { number: row, cells: Vec::new() });
            at
        });
        let cells = &mut self.rows[at].cells;
        if cells.len() <= column {
            self.held += column + 1 - cells.len();
            if self.held > MOST_CELLS {
                return Err(TooLarge);
            }
            cells.resize(column + 1, Cell::Empty);
        }
        cells[column] = value;
        Ok(())
    }

    pub(super) fn rows(self) -> Vec<Row> {
        self.rows
    }
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
                let (row, column) = (row.number, region.start.1);
                sheet.merged.push(MergedCell { row, column, first });
            }
        }
    }
}
