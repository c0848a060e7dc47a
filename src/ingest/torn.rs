//! Rows of a text file that hold fewer or more cells than their header: something was lost in them, or moved.

use super::cell::{Row, Sheet};
use super::codes;
use super::headers::Header;
use super::reading::Reading;
use crate::finding::{Finding, Severity};

/// The cells that rows must have.
#[derive(Clone, Copy, Debug)]
pub(super) struct Width {
    /// As many as the header has cells up to its last word.
    named: usize,
    /// As many as the header has cells.
    whole: usize,
    /// The program that wrote the file leaves out the delimiters behind a row's last value.
    strips: bool,
}

impl Width {
    /// What the rows below a header tell of their writer. One that keeps the delimiters of empty last cells never writes a short
    /// row; one that strips them never writes a row that ends with an empty cell, and does so often.
    pub(super) fn new(header: &Header, below: &[Row]) -> Self {
        let named = header.keys.iter().rposition(|key| !key.is_empty()).map_or(0, |at| at + 1);
        // A row broken in two has as many cells as one.
        let is_broken = |at: usize| {
            at.checked_sub(1).zip(below.get(at)).is_some_and(|(before, row)| {
                row.number == below[before].number + 1
                    && below[before].cells.len() + row.cells.len() == named
            })
        };
        let (mut whole, mut short, mut padded) = (0_u64, 0_u64, 0_u64);
        for (at, row) in below.iter().enumerate() {
            if row.filled().next().is_none() || is_broken(at) || is_broken(at + 1) {
                continue;
            }
            match row.cells.last() {
                Some(last) if row.cells.len() >= named => {
                    whole += 1;
                    padded += u64::from(last.is_empty());
                }
                // Titles and notes are short in any file.
                _ => short += u64::from(row.cells.len() > 1),
            }
        }
        let strips = padded == 0 && short > 1 && short * 5 >= whole;
        Width { named, whole: header.keys.len(), strips }
    }

    /// Whether a record's row lacks cells or has too many.
    pub(super) fn is_torn(&self, row: &Row) -> bool {
        let is_short = row.cells.len() < self.named && !self.strips;
        is_short || row.cells.iter().skip(self.whole).any(|cell| !cell.is_empty())
    }
}

impl Reading<'_> {
    /// Whether a record's row is torn, which is told: then no cell of it is known to stand in its column.
    pub(super) fn torn(&mut self, sheet: &Sheet, row: &Row, width: Option<Width>) -> bool {
        let Some(width) = width.filter(|width| width.is_torn(row)) else { return false };
        let column = width.whole.min(row.cells.len());
        let place = self.place(sheet, Some(row.number), Some(column));
        self.add(
            Finding::new(codes::RAGGED_ROW, Severity::Error, place)
                .with("cells_count", row.cells.len().to_string())
                .with("columns_count", width.whole.to_string()),
        );
        true
    }
}
