//! What is left of a file's limits while it is read.
//!
//! One file has one budget, whichever of its sheets or parts uses it up: a sheet that is listed a thousand times, a text
//! that a million cells repeat, and a part that is read twice count each time.

use std::cell::{Cell as Left, RefCell};
use std::rc::Rc;

use super::cell::Cell;
use crate::limits::{self, Exceeded, Limit};

/// A file's budget; clones share it.
#[derive(Clone, Debug, Default)]
pub(super) struct Budget(Rc<Used>);

#[derive(Debug, Default)]
struct Used {
    unpacked: Left<u64>,
    sheets: Left<u64>,
    rows: Left<u64>,
    cells: Left<u64>,
    words: Left<u64>,
    areas: Left<u64>,
    exceeded: Left<Option<Limit>>,
    sheet: RefCell<Option<String>>,
    at: Left<Option<(u32, usize)>>,
}

/// A limit at which reading stopped, and where, as far as it is known.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Stopped {
    pub(super) limit: Limit,
    pub(super) sheet: Option<String>,
    /// From 1.
    pub(super) row: Option<u32>,
    /// From 0.
    pub(super) column: Option<usize>,
}

impl Budget {
    /// The limit at which reading stopped.
    pub(super) fn exceeded(&self) -> Option<Limit> {
        self.0.exceeded.get()
    }

    /// The same, with its place.
    pub(super) fn stopped(&self) -> Option<Stopped> {
        let limit = self.exceeded()?;
        // The limits of a whole file are passed somewhere, and the place says nothing.
        let (row, column) = match self.0.at.get() {
            Some((row, column)) if limit == limits::CELL => (Some(row), Some(column)),
            Some((row, _)) if limit == limits::COLUMNS => (Some(row), None),
            _ => (None, None),
        };
        Some(Stopped { limit, sheet: self.0.sheet.borrow().clone(), row, column })
    }

    /// What follows stands in this cell; `row` from 1, `column` from 0.
    pub(super) fn at(&self, row: u32, column: usize) {
        self.0.at.set(Some((row, column)));
    }

    /// Notes that a limit stops the reading.
    pub(super) fn stop(&self, limit: Limit) -> Exceeded {
        self.0.exceeded.set(Some(limit));
        Exceeded(limit)
    }

    /// As [`Limit::hold`], and notes it.
    pub(super) fn hold(&self, limit: Limit, number: u64) -> Result<(), Exceeded> {
        limit.hold(number).map_err(|Exceeded(limit)| self.stop(limit))
    }

    /// Bytes came out of a packed part.
    pub(super) fn unpack(&self, bytes: u64) -> Result<(), Exceeded> {
        self.take(&self.0.unpacked, limits::UNPACKED, bytes)
    }

    /// A sheet begins.
    pub(super) fn sheet(&self, name: &str) -> Result<(), Exceeded> {
        *self.0.sheet.borrow_mut() = Some(name.to_owned());
        self.0.at.set(None);
        self.take(&self.0.sheets, limits::SHEETS, 1)
    }

    /// A row holds something.
    pub(super) fn row(&self) -> Result<(), Exceeded> {
        self.take(&self.0.rows, limits::ROWS, 1)
    }

    /// So many cells are held, or gone through once more.
    pub(super) fn cells(&self, number: u64) -> Result<(), Exceeded> {
        self.take(&self.0.cells, limits::CELLS, number)
    }

    /// A cell, or the table of words that cells share, holds these words.
    pub(super) fn words(&self, text: &str) -> Result<(), Exceeded> {
        // Letters are counted where there could be too many of them.
        if text.len() as u64 > limits::CELL.most {
            self.hold(limits::CELL, text.chars().count() as u64)?;
        }
        self.more_words(text.len() as u64)
    }

    /// A cell will hold so many bytes of words.
    pub(super) fn more_words(&self, bytes: u64) -> Result<(), Exceeded> {
        self.take(&self.0.words, limits::WORDS, bytes)
    }

    /// The words of a cell, if it holds any.
    pub(super) fn words_of(&self, cell: &Cell) -> Result<(), Exceeded> {
        match cell {
            Cell::Text(text) | Cell::Error(text) => self.words(text),
            _ => Ok(()),
        }
    }

    /// A merged cell, a filter or a table.
    pub(super) fn area(&self) -> Result<(), Exceeded> {
        self.take(&self.0.areas, limits::AREAS, 1)
    }

    fn take(&self, used: &Left<u64>, limit: Limit, more: u64) -> Result<(), Exceeded> {
        used.set(used.get().saturating_add(more));
        self.hold(limit, used.get())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn whoever_uses_it_up_uses_it_up_for_all() {
        let budget = Budget::default();
        let other = budget.clone();
        for _ in 0..limits::SHEETS.most {
            other.sheet("S").unwrap();
        }
        assert_eq!(budget.exceeded(), None);
        assert_eq!(budget.sheet("S"), Err(Exceeded(limits::SHEETS)));
        let stopped =
            Stopped { limit: limits::SHEETS, sheet: Some("S".to_owned()), row: None, column: None };
        assert_eq!(other.stopped(), Some(stopped));
    }

    #[test]
    fn letters_are_counted_and_not_bytes() {
        let most = limits::CELL.most as usize;
        let budget = Budget::default();
        budget.words(&"ž".repeat(most)).unwrap();
        assert_eq!(budget.words(&"ž".repeat(most + 1)), Err(Exceeded(limits::CELL)));
    }
}
