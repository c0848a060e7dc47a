//! XLS: what a file of the old binary format claims is weighed before the library reads it.
//!
//! The library follows chains of sectors without end, sets aside what a sheet claims as its size, and makes a table
//! as large as the corners of its cells. So the stream of records is taken out of the file here, its cells and words
//! are counted, and the library is given that stream in a file of its own.

mod compound;
mod records;

use std::io::Cursor;

use calamine::{Reader, Xls, XlsError};

use super::budget::Budget;
use super::cell::Row;
use super::grid::Grid;
use super::workbook::{Book, SHIFT_1904, WorkbookFault, listed, read_cell, without_panic};

/// The sheets of a file that is not encrypted as a whole.
pub(super) fn sheets(bytes: &[u8], budget: &Budget) -> Result<Book, WorkbookFault> {
    let stream = compound::stream(bytes, &["Workbook", "Book"]).ok_or(WorkbookFault::Broken)?;
    // Weighed apart: what the library gives is counted once more.
    let weighed = Budget::default();
    if records::weigh(&stream, &weighed).is_none() {
        if let Some(limit) = weighed.exceeded() {
            budget.stop(limit);
        }
        return Err(WorkbookFault::Broken);
    }
    let file = compound::file("Workbook", stream);
    without_panic(|| read(&file, budget))
}

fn read(bytes: &[u8], budget: &Budget) -> Result<Book, WorkbookFault> {
    let mut book = Xls::new(Cursor::new(bytes)).map_err(|fault| match fault {
        XlsError::Password => WorkbookFault::Protected,
        _ => WorkbookFault::Broken,
    })?;
    let shift = if book.has_1904_epoch() { SHIFT_1904 } else { 0 };
    let merged =
        |book: &Xls<_>, name: &str| book.merge_cells_by_sheet_name(name).unwrap_or_default();
    listed(&mut book, ranged, merged, shift, budget)
}

fn ranged(book: &mut Xls<Cursor<&[u8]>>, name: &str, budget: &Budget) -> Option<Vec<Row>> {
    let range = book.worksheet_range(name).ok()?;
    let (first_row, first_column) = range.start().unwrap_or((0, 0));
    let mut grid = Grid::new(budget);
    for (row, column, value) in range.used_cells() {
        let number = first_row + u32::try_from(row).ok()? + 1;
        grid.set(number, first_column as usize + column, read_cell(value)).ok()?;
    }
    Some(grid.rows())
}
