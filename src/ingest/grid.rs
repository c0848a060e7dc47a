//! Cells into the rows of a sheet, and what merged cells say of each of their rows.

use std::collections::BTreeMap;

use calamine::Dimensions;

use super::budget::Budget;
use super::cell::{Cell, MergedCell, Row, Sheet};
use crate::limits::{self, Exceeded};

/// A sheet in the making.
pub(super) struct Grid {
    budget: Budget,
    /// The row that was set last; files hold their rows in order.
    last: Row,
    /// The others, by number: damaged files hold them in any.
    rows: BTreeMap<u32, Vec<Cell>>,
}

impl Grid {
    pub(super) fn new(budget: &Budget) -> Self {
        Grid { budget: budget.clone(), last: Row::default(), rows: BTreeMap::new() }
    }

    /// Sets a cell; `row` counts from 1, `column` from 0.
    pub(super) fn set(&mut self, row: u32, column: usize, value: Cell) -> Result<(), Exceeded> {
        self.budget.at(row, column);
        if self.last.number != row {
            self.turn_to(row)?;
        }
        self.budget.hold(limits::COLUMNS, column as u64 + 1)?;
        self.budget.words_of(&value)?;
        let cells = &mut self.last.cells;
        if cells.len() <= column {
            self.budget.cells((column + 1 - cells.len()) as u64)?;
            cells.resize(column + 1, Cell::Empty);
        }
        cells[column] = value;
        Ok(())
    }

    fn turn_to(&mut self, row: u32) -> Result<(), Exceeded> {
        let cells = match self.rows.remove(&row) {
            Some(cells) => cells,
            None => {
                self.budget.row()?;
                Vec::new()
            }
        };
        let before = std::mem::replace(&mut self.last, Row { number: row, cells });
        if before.number > 0 {
            self.rows.insert(before.number, before.cells);
        }
        Ok(())
    }

    pub(super) fn rows(mut self) -> Vec<Row> {
        if self.last.number > 0 {
            self.rows.insert(self.last.number, self.last.cells);
        }
        self.rows.into_iter().map(|(number, cells)| Row { number, cells }).collect()
    }
}

/// A cell merged over several rows holds for each of them.
///
/// # Errors
/// Merged cells lie over one another so often that the file's limit of cells is passed.
pub(super) fn fill_merged(
    sheet: &mut Sheet,
    regions: &[Dimensions],
    budget: &Budget,
) -> Result<(), Exceeded> {
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
            budget.cells(1)?;
            if row.cell(column).is_empty() {
                budget.words_of(&value)?;
                if row.cells.len() <= column {
                    budget.cells((column + 1 - row.cells.len()) as u64)?;
                    row.cells.resize(column + 1, Cell::Empty);
                }
                row.cells[column] = value.clone();
                let (row, column) = (row.number, region.start.1);
                sheet.merged.push(MergedCell { row, column, first });
            }
        }
    }
    Ok(())
}
