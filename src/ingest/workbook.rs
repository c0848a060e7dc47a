//! Workbooks (XLSX, XLSM, XLSB, XLS, ODS) to sheets of cells.

use std::io::Cursor;

use calamine::{Data, Dimensions, Reader, SheetType, SheetVisible, Xls, XlsError, Xlsb, XlsbError};
use chrono::NaiveDate;

use super::archive::Archive;
use super::cell::{Cell, Row, Sheet};
use super::grid::{Grid, fill_merged};
use super::markup::Damaged;
use super::stored::{decimal, iso_duration, moment};
use super::{ods, xlsx};

/// Days between the first days of the two systems in which dates are counted.
pub(super) const SHIFT_1904: i64 = 1462;

/// Why a workbook cannot be read.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum WorkbookFault {
    /// It wants a password.
    Protected,
    /// Not a workbook, or damaged.
    Broken,
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
    if bytes.starts_with(&[0xD0, 0xCF, 0x11, 0xE0]) {
        return if is_encrypted(bytes) { Err(WorkbookFault::Protected) } else { xls(bytes) };
    }
    let mut archive = Archive::open(bytes).ok_or(WorkbookFault::Broken)?;
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
        None => xlsb(bytes),
    }
}

/// An encrypted XLSX is a compound file with this stream; its name is in UTF-16.
fn is_encrypted(bytes: &[u8]) -> bool {
    let name: Vec<u8> = "EncryptedPackage".encode_utf16().flat_map(u16::to_le_bytes).collect();
    bytes.windows(name.len()).any(|window| window == name)
}

fn xls(bytes: &[u8]) -> Result<Book, WorkbookFault> {
    let mut book = Xls::new(Cursor::new(bytes)).map_err(|fault| match fault {
        XlsError::Password => WorkbookFault::Protected,
        _ => WorkbookFault::Broken,
    })?;
    let shift = if book.has_1904_epoch() { SHIFT_1904 } else { 0 };
    let merged =
        |book: &Xls<_>, name: &str| book.merge_cells_by_sheet_name(name).unwrap_or_default();
    Ok(listed(&mut book, ranged, merged, shift))
}

fn xlsb(bytes: &[u8]) -> Result<Book, WorkbookFault> {
    let mut book = Xlsb::new(Cursor::new(bytes)).map_err(|fault| match fault {
        XlsbError::Password => WorkbookFault::Protected,
        _ => WorkbookFault::Broken,
    })?;
    Ok(listed(&mut book, streamed, |_, _| Vec::new(), 0))
}

fn listed<'a, B: Reader<Cursor<&'a [u8]>>>(
    book: &mut B,
    rows: impl Fn(&mut B, &str) -> Option<Vec<Row>>,
    merged: impl Fn(&B, &str) -> Vec<Dimensions>,
    serial_shift: i64,
) -> Book {
    let kept: Vec<(String, bool)> = book
        .sheets_metadata()
        .iter()
        .filter(|sheet| sheet.typ == SheetType::WorkSheet)
        .map(|sheet| (sheet.name.clone(), sheet.visible != SheetVisible::Visible))
        .collect();
    let sheets = kept.into_iter().map(|(name, hidden)| match rows(book, &name) {
        Some(rows) => {
            let regions = merged(book, &name);
            let name = Some(name);
            let mut sheet = Sheet { name, hidden, rows, serial_shift, ..Sheet::default() };
            fill_merged(&mut sheet, &regions);
            Ok(sheet)
        }
        None => Err(name),
    });
    Book { sheets: sheets.collect(), copies: Vec::new() }
}

fn ranged(book: &mut Xls<Cursor<&[u8]>>, name: &str) -> Option<Vec<Row>> {
    let range = book.worksheet_range(name).ok()?;
    let (first_row, first_column) = range.start().unwrap_or((0, 0));
    let mut grid = Grid::default();
    for (row, column, value) in range.used_cells() {
        let number = first_row + u32::try_from(row).ok()? + 1;
        grid.set(number, first_column as usize + column, read_cell(value)).ok()?;
    }
    Some(grid.rows())
}

/// Cell by cell: one stray cell in the last column of the last row must not ask for a table of that size.
fn streamed(book: &mut Xlsb<Cursor<&[u8]>>, name: &str) -> Option<Vec<Row>> {
    let mut cells = book.worksheet_cells_reader(name).ok()?;
    let mut grid = Grid::default();
    while let Some(cell) = cells.next_cell().ok()? {
        let (row, column) = cell.get_position();
        let value = read_cell(&Data::from(cell.get_value().clone()));
        if value != Cell::Empty {
            grid.set(row + 1, column as usize, value).ok()?;
        }
    }
    Some(grid.rows())
}

fn read_cell(data: &Data) -> Cell {
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
