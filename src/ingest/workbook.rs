//! Workbooks (XLSX, XLSM, XLSB, XLS, ODS) to sheets of cells.

use std::io::Cursor;
use std::panic::{AssertUnwindSafe, catch_unwind};

use calamine::{Data, Dimensions, Reader, SheetType, SheetVisible, Xlsb, XlsbError};
use chrono::NaiveDate;

use super::archive::Archive;
use super::budget::{Budget, Stopped};
use super::cell::{Cell, Row, Sheet};
use super::grid::{Grid, fill_merged};
use super::markup::Damaged;
use super::stored::{decimal, iso_duration, moment};
use super::{ods, xls, xlsx};
use crate::limits::{self, Exceeded};

/// Days between the first days of the two systems in which dates are counted.
pub(super) const SHIFT_1904: i64 = 1462;

/// Why a workbook cannot be read.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum WorkbookFault {
    /// It wants a password.
    Protected,
    /// Not a workbook, or damaged.
    Broken,
    /// It holds, or claims to hold, more than the program reads.
    TooLarge(Stopped),
}

/// What a workbook holds.
#[derive(Debug, Default)]
pub(super) struct Book {
    /// A sheet that cannot be read is `Err` with its name.
    pub(super) sheets: Vec<Result<Sheet, String>>,
    /// The names of tables that are not this workbook's: what a program keeps of other files that formulas look into.
    pub(super) copies: Vec<String>,
}

/// Reads a workbook of any format, which its bytes tell.
pub(super) fn read(bytes: &[u8]) -> Result<Book, WorkbookFault> {
    let budget = Budget::default();
    let read = within(bytes, &budget);
    // Where a limit stopped the reading, what was read until then is a part that looks whole.
    match budget.stopped() {
        Some(stopped) => Err(WorkbookFault::TooLarge(stopped)),
        None => read,
    }
}

fn within(bytes: &[u8], budget: &Budget) -> Result<Book, WorkbookFault> {
    let broken = |Exceeded(_)| WorkbookFault::Broken;
    if bytes.starts_with(&[0xD0, 0xCF, 0x11, 0xE0]) {
        if is_encrypted(bytes) {
            return Err(WorkbookFault::Protected);
        }
        return xls::sheets(bytes, budget);
    }
    let mut archive = Archive::open(bytes, budget).ok_or(WorkbookFault::Broken)?;
    budget.hold(limits::PARTS, archive.len() as u64).map_err(broken)?;
    if archive.is_encrypted() {
        return Err(WorkbookFault::Protected);
    }
    if ods::is_ods(&archive) {
        return if ods::is_encrypted(&mut archive) {
            Err(WorkbookFault::Protected)
        } else {
            ods::sheets(&mut archive)
        };
    }
    match xlsx::workbook_part(&mut archive) {
        Some(part) => {
            let sheets = xlsx::sheets(&mut archive, &part);
            let sheets = sheets.map_err(|Damaged| WorkbookFault::Broken)?;
            Ok(Book { sheets, copies: Vec::new() })
        }
        None => {
            archive.try_out().map_err(broken)?;
            without_panic(|| xlsb(bytes, budget))
        }
    }
}

/// The library's readers of the binary formats stumble over damaged files.
pub(super) fn without_panic(
    read: impl FnOnce() -> Result<Book, WorkbookFault>,
) -> Result<Book, WorkbookFault> {
    catch_unwind(AssertUnwindSafe(read)).unwrap_or(Err(WorkbookFault::Broken))
}

/// An encrypted XLSX is a compound file with this stream; its name is in UTF-16.
fn is_encrypted(bytes: &[u8]) -> bool {
    let name: Vec<u8> = "EncryptedPackage".encode_utf16().flat_map(u16::to_le_bytes).collect();
    bytes.windows(name.len()).any(|window| window == name)
}

fn xlsb(bytes: &[u8], budget: &Budget) -> Result<Book, WorkbookFault> {
    let mut book = Xlsb::new(Cursor::new(bytes)).map_err(|fault| match fault {
        XlsbError::Password => WorkbookFault::Protected,
        _ => WorkbookFault::Broken,
    })?;
    listed(&mut book, streamed, |_, _| Vec::new(), 0, budget)
}

pub(super) fn listed<'a, B: Reader<Cursor<&'a [u8]>>>(
    book: &mut B,
    rows: impl Fn(&mut B, &str, &Budget) -> Option<Vec<Row>>,
    merged: impl Fn(&B, &str) -> Vec<Dimensions>,
    serial_shift: i64,
    budget: &Budget,
) -> Result<Book, WorkbookFault> {
    let broken = |Exceeded(_)| WorkbookFault::Broken;
    let kept: Vec<(String, bool)> = book
        .sheets_metadata()
        .iter()
        .filter(|sheet| sheet.typ == SheetType::WorkSheet)
        .map(|sheet| (sheet.name.clone(), sheet.visible != SheetVisible::Visible))
        .collect();
    let mut sheets = Vec::with_capacity(kept.len());
    for (name, hidden) in kept {
        budget.sheet(&name).map_err(broken)?;
        sheets.push(match rows(book, &name, budget) {
            Some(rows) => {
                let regions = merged(book, &name);
                budget.hold(limits::AREAS, regions.len() as u64).map_err(broken)?;
                let name = Some(name);
                let mut sheet = Sheet { name, hidden, rows, serial_shift, ..Sheet::default() };
                fill_merged(&mut sheet, &regions, budget).map_err(broken)?;
                Ok(sheet)
            }
            None => Err(name),
        });
    }
    Ok(Book { sheets, copies: Vec::new() })
}

/// Cell by cell: one stray cell in the last column of the last row must not ask for a table of that size.
fn streamed(book: &mut Xlsb<Cursor<&[u8]>>, name: &str, budget: &Budget) -> Option<Vec<Row>> {
    let mut cells = book.worksheet_cells_reader(name).ok()?;
    let mut grid = Grid::new(budget);
    while let Some(cell) = cells.next_cell().ok()? {
        let (row, column) = cell.get_position();
        let value = read_cell(&Data::from(cell.get_value().clone()));
        if value != Cell::Empty {
            grid.set(row + 1, column as usize, value).ok()?;
        }
    }
    Some(grid.rows())
}

pub(super) fn read_cell(data: &Data) -> Cell {
    match data {
        Data::Empty => Cell::Empty,
        Data::Int(number) => Cell::Number((*number).into()),
        Data::Float(number) if !number.is_finite() => Cell::Broken,
        Data::Float(number) => {
            decimal(*number).map_or_else(|| Cell::Text(number.to_string()), Cell::Number)
        }
        Data::String(text) if text.is_empty() => Cell::Empty,
        Data::String(text) => Cell::Text(text.clone()),
        Data::Bool(value) => Cell::Bool(*value),
        Data::DateTime(value) => moment(value),
        Data::DateTimeIso(text) => {
            match text.get(..10).and_then(|day| day.parse::<NaiveDate>().ok()) {
                Some(date) => Cell::Date(date),
                None => Cell::Text(text.clone()),
            }
        }
        Data::DurationIso(text) => {
            iso_duration(text).map_or_else(|| Cell::Text(text.clone()), Cell::Time)
        }
        Data::Error(error) => Cell::Error(error.to_string()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_no_workbook_is_broken() {
        assert_eq!(read(b"PK\x03\x04 and nothing more").unwrap_err(), WorkbookFault::Broken);
        assert_eq!(read(b"").unwrap_err(), WorkbookFault::Broken);
    }
}
