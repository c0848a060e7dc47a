//! What any file is read into before it has a meaning: sheets of rows of cells.

use chrono::NaiveDate;
use rust_decimal::Decimal;
use rust_decimal::prelude::ToPrimitive;

use super::words::tidy;

/// One cell as the file holds it.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum Cell {
    Empty,
    Text(String),
    Number(Decimal),
    Date(NaiveDate),
    /// A time of day or a length of time, in minutes.
    Time(Decimal),
    Bool(bool),
    /// A formula that failed, as the spreadsheet program prints it: `#N/A`.
    Error(String),
    /// A formula whose value the file does not hold: the program that wrote it computes nothing.
    Uncomputed,
    /// The file names a value that it does not hold, or that is none of its kind: a damaged cell.
    Broken,
}

impl Cell {
    /// Nothing, or spaces.
    pub(super) fn is_empty(&self) -> bool {
        match self {
            Cell::Empty => true,
            Cell::Text(text) => {
                text.chars().all(|c| c.is_whitespace() || c == '\u{FEFF}' || c == '\u{200B}')
            }
            _ => false,
        }
    }

    /// The cell as a person would type it, tidied.
    pub(super) fn text(&self) -> String {
        match self {
            Cell::Empty | Cell::Uncomputed | Cell::Broken => String::new(),
            Cell::Text(text) | Cell::Error(text) => tidy(text),
            Cell::Number(number) => number.normalize().to_string(),
            Cell::Date(date) => date.to_string(),
            Cell::Time(minutes) => {
                let whole = minutes.round();
                let sixty = Decimal::from(60);
                format!("{}:{:0>2}", (whole / sixty).trunc(), whole % sixty)
            }
            Cell::Bool(true) => "TRUE".to_string(),
            Cell::Bool(false) => "FALSE".to_string(),
        }
    }
}

/// One row that the file holds.
#[derive(Clone, Debug, Default)]
pub(super) struct Row {
    /// As the spreadsheet program numbers it, or the line of a text file; from 1.
    pub(super) number: u32,
    /// From column A.
    pub(super) cells: Vec<Cell>,
}

impl Row {
    /// The cell of a column, from 0; empty beyond the row's end.
    pub(super) fn cell(&self, column: usize) -> &Cell {
        self.cells.get(column).unwrap_or(&Cell::Empty)
    }

    /// The columns that hold something.
    pub(super) fn filled(&self) -> impl Iterator<Item = (usize, &Cell)> {
        self.cells.iter().enumerate().filter(|(_, cell)| !cell.is_empty())
    }
}

/// One sheet of a workbook, or a text file.
#[derive(Clone, Debug, Default)]
pub(super) struct Sheet {
    /// `None` for a text file.
    pub(super) name: Option<String>,
    /// Hidden from the reader of the workbook.
    pub(super) hidden: bool,
    /// Rows in order; empty rows may be absent.
    pub(super) rows: Vec<Row>,
    /// Cells that took the value of the merged cell above them.
    pub(super) merged: Vec<MergedCell>,
    pub(super) looks: Looks,
    /// Days to add to a bare serial number of this workbook to have one of the 1900 system.
    pub(super) serial_shift: i64,
    /// The first of the sheet's formulas (row from 1, column from 0) and how many they are, where every one of them gives 0
    /// and nothing shows that a spreadsheet program ever computed them.
    pub(super) zero_formulas: Option<(u32, u32, u64)>,
    /// The column in which all of a table stands that was read out of sentences.
    pub(super) written_in: Option<usize>,
}

/// A cell that took the value of a cell merged over several rows.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct MergedCell {
    /// Number of its row, from 1.
    pub(super) row: u32,
    /// From 0.
    pub(super) column: u32,
    /// Number of the row in which the value stands.
    pub(super) first: u32,
}

/// Rows that hold something and look otherwise than the rest, by number and in order.
#[derive(Clone, Debug, Default, PartialEq)]
pub(super) struct Looks {
    /// Hidden by hand, or folded away.
    pub(super) hidden: Vec<u32>,
    /// Hidden by a filter.
    pub(super) filtered: Vec<u32>,
    /// With words that are struck through.
    pub(super) struck: Vec<u32>,
}

/// Whole numbers that a bare serial number may be; smaller ones are years, larger ones dates written without separators.
const SERIALS: std::ops::Range<i64> = 3_000..100_000;

impl Sheet {
    /// A cell of a column of dates as a workbook of the 1900 system holds it.
    pub(super) fn in_1900(&self, cell: &Cell) -> Cell {
        match cell {
            Cell::Number(number)
                if number.trunc().to_i64().is_some_and(|day| SERIALS.contains(&day)) =>
            {
                Cell::Number(number + Decimal::from(self.serial_shift))
            }
            other => other.clone(),
        }
    }
}
