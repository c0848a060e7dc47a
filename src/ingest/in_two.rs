//! Records that stand in two rows: what a row lacks at its end begins the next one, where it does not fit, or which lacks what
//! every other row has.

use std::collections::BTreeSet;

use super::cell::{Cell, Row, Sheet};
use super::codes;
use super::reading::Reading;
use super::shape::Shape;
use super::value::{Habits, Reading as CellReading};
use crate::finding::{Finding, Severity};
use crate::library::dataset::FieldType;

/// So many other rows have to show what a row of this table holds.
const FEWEST: usize = 3;

/// The rows (indices) that may be the end of the row above.
pub(super) fn ends(rows: &[Row], shape: &Shape, read: &[usize]) -> BTreeSet<usize> {
    let usual = Usual::new(rows, read);
    let is_end = |at: &usize| {
        let (above, row) = (&rows[at - 1], &rows[*at]);
        above.number + 1 == row.number && usual.make_one(above, row, shape, read)
    };
    (1..rows.len()).filter(is_end).collect()
}

impl Reading<'_> {
    /// Tells of a row that may be the end of the row above; gives whether it may.
    pub(super) fn end_of_last(&mut self, sheet: &Sheet, row: &Row, is_end: bool) -> bool {
        if is_end {
            let place = self.place(sheet, Some(row.number), None);
            self.add(Finding::new(codes::IN_TWO_ROWS, Severity::Warning, place));
        }
        is_end
    }
}

/// In how many rows each of the columns that are read holds something.
struct Usual {
    rows: usize,
    filled: Vec<(usize, usize)>,
}

impl Usual {
    fn new(rows: &[Row], read: &[usize]) -> Self {
        let filled = read.iter().map(|column| {
            (*column, rows.iter().filter(|row| !row.cell(*column).is_empty()).count())
        });
        let is_record = |row: &&Row| read.iter().any(|column| !row.cell(*column).is_empty());
        Usual { rows: rows.iter().filter(is_record).count(), filled: filled.collect() }
    }

    /// The columns in which nearly every row but these two holds something.
    fn columns<'u>(&'u self, pair: [&'u Row; 2]) -> impl Iterator<Item = usize> + 'u {
        let others = self.rows.saturating_sub(2);
        let of_others = move |column: usize, filled: usize| {
            filled - pair.iter().filter(|row| !row.cell(column).is_empty()).count()
        };
        self.filled
            .iter()
            .filter(move |(column, filled)| {
                others >= FEWEST && of_others(*column, *filled) * 10 >= others * 9
            })
            .map(|(column, _)| *column)
    }

    /// Whether the second row, put behind the end of the first, makes a record with all that others have: one that neither
    /// has alone, or with cells that hold nothing that can be understood where they stand.
    fn make_one(&self, above: &Row, row: &Row, shape: &Shape, read: &[usize]) -> bool {
        let last = |row: &Row| read.iter().rev().find(|column| !row.cell(**column).is_empty());
        let (Some(ends), Some(width), Some(columns)) = (last(above), last(row), read.last()) else {
            return false;
        };
        if ends + width >= *columns {
            return false;
        }
        let usual: Vec<usize> = self.columns([above, row]).collect();
        let lacks = |row: &Row| usual.iter().any(|column| row.cell(*column).is_empty());
        let both_lack = lacks(above) && lacks(row);
        let misread: Vec<usize> =
            (0..=*width).filter(|column| !fits(shape, *column, row.cell(*column))).collect();
        (both_lack || !misread.is_empty())
            && (ends + 1..=columns - width).any(|from| {
                let moved = |column: usize| match column.checked_sub(from) {
                    Some(at) => row.cell(at),
                    None => above.cell(column),
                };
                let is_mended = misread.iter().any(|column| is_choosy(shape, from + column));
                (both_lack || is_mended)
                    && usual.iter().all(|column| !moved(*column).is_empty())
                    && (from..=from + width).all(|column| fits(shape, column, moved(column)))
            })
    }
}

/// Whether not any words can stand in a column.
fn is_choosy(shape: &Shape, column: usize) -> bool {
    shape.plans.iter().filter(|(at, _)| *at == column).any(|(_, plan)| {
        plan.reader.field.r#type != FieldType::String || !plan.reader.field.codes.is_empty()
    })
}

/// Whether a cell can stand in a column.
fn fits(shape: &Shape, column: usize, cell: &Cell) -> bool {
    let mut plans = shape.plans.iter().filter(|(at, _)| *at == column).peekable();
    cell.is_empty()
        || plans.peek().is_none()
        || plans.any(|(_, plan)| {
            !matches!(plan.reader.read(cell, Habits::default()), CellReading::Fault(_))
        })
}
