//! What goes wrong in one cell.

use super::random::Random;
use super::sheet::{Cell, Column, Sheet};
use super::ways::Touched;

pub mod days;
pub mod ids;
pub mod numbers;
pub mod words;

/// One of the cells that fit: the row's place in the sheet and the column. Only records that nothing has torn.
fn some_cell(
    sheet: &Sheet,
    random: &mut Random,
    fits: impl Fn(&Column, &Cell) -> bool,
) -> Option<(usize, usize)> {
    let all: Vec<(usize, usize)> = sheet
        .rows
        .iter()
        .enumerate()
        .filter(|(_, row)| row.clean.is_some() && row.cells.len() == sheet.columns.len())
        .flat_map(|(number, row)| {
            let cells = row.cells.iter().zip(&sheet.columns).enumerate();
            let fitting = cells.filter(|(_, (cell, column))| fits(column, cell));
            fitting.map(move |(column, _)| (number, column)).collect::<Vec<_>>()
        })
        .collect();
    (!all.is_empty()).then(|| *random.pick(&all))
}

/// Puts something else into a cell.
fn put(sheet: &mut Sheet, (row, column): (usize, usize), cell: impl Into<Cell>) -> Option<Touched> {
    sheet.rows[row].cells[column] = cell.into();
    Some(Touched::cell(sheet.rows[row].clean?, column))
}
