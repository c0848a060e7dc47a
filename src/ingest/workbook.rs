//! Workbooks (XLSX, XLSM, XLSB, XLS, ODS) to rows.

use std::io::Cursor;

use calamine::{
    Data, Dimensions, Reader, SheetType, SheetVisible, Sheets, open_workbook_auto_from_rs,
};
use chrono::NaiveDate;
use rust_decimal::Decimal;

use super::cell::{Cell, Row, Sheet};
use super::grid::{fill_merged, place};
use super::stored::{decimal, iso_duration, moment};

/// Why a workbook cannot be read.
pub(super) enum WorkbookFault {
    /// It wants a password.
    Protected,
    /// Not a workbook, or damaged.
    Broken,
}

/// A workbook's sheets; a sheet that cannot be read is `Err` with its name.
pub(super) fn sheets(bytes: &[u8]) -> Result<Vec<Result<Sheet, String>>, WorkbookFault> {
    if is_encrypted(bytes) {
        return Err(WorkbookFault::Protected);
    }
    let mut book =
        open_workbook_auto_from_rs(Cursor::new(bytes)).map_err(|_| WorkbookFault::Broken)?;
    let kept: Vec<(String, bool)> = book
        .sheets_metadata()
        .iter()
        .filter(|sheet| sheet.typ == SheetType::WorkSheet)
        .map(|sheet| (sheet.name.clone(), sheet.visible != SheetVisible::Visible))
        .collect();
    Ok(kept
        .into_iter()
        .map(|(name, hidden)| match read(&mut book, &name) {
            Some((rows, merged)) => {
                let mut sheet = Sheet { name: Some(name), hidden, rows, merged: Vec::new() };
                fill_merged(&mut sheet, &merged);
                Ok(sheet)
            }
            None => Err(name),
        })
        .collect())
}

/// An encrypted XLSX is a compound file with this stream; its name is in UTF-16.
fn is_encrypted(bytes: &[u8]) -> bool {
    let name: Vec<u8> = "EncryptedPackage".encode_utf16().flat_map(u16::to_le_bytes).collect();
    bytes.starts_with(&[0xD0, 0xCF, 0x11, 0xE0])
        && bytes.windows(name.len()).any(|window| window == name)
}

fn read(book: &mut Sheets<Cursor<&[u8]>>, name: &str) -> Option<(Vec<Row>, Vec<Dimensions>)> {
    if let Sheets::Xlsx(book) = book {
        // Cell by cell: one stray cell in the last column of the last row must not ask for a table of that size.
        let mut rows: Vec<Row> = Vec::new();
        let mut cells = book.worksheet_cells_reader(name).ok()?;
        while let Some(cell) = cells.next_cell_with_formula_metadata().ok()? {
            let (row, column) = cell.pos;
            let value = match (Data::from(cell.value), cell.formula) {
                // A formula that gives nothing gives an empty text; this one was never computed.
                (Data::Empty, Some(_)) => Cell::Uncomputed,
                (value, _) => read_cell(&value),
            };
            if value != Cell::Empty {
                place(&mut rows, row + 1, column as usize, value);
            }
        }
        drop(cells);
        let merged = book.merge_cells_by_sheet_name(name).unwrap_or_default();
        return Some((rows, merged));
    }
    let range = book.worksheet_range(name).ok()?;
    let (first_row, first_column) = range.start().unwrap_or((0, 0));
    let mut rows = Vec::new();
    for (row, column, value) in range.used_cells() {
        let number = first_row + u32::try_from(row).ok()? + 1;
        place(&mut rows, number, first_column as usize + column, read_cell(value));
    }
    let merged = match book {
        Sheets::Xls(book) => book.merge_cells_by_sheet_name(name).unwrap_or_default(),
        _ => Vec::new(),
    };
    Some((rows, merged))
}

fn read_cell(data: &Data) -> Cell {
    match data {
        Data::Empty => Cell::Empty,
        Data::Int(number) => Cell::Number(Decimal::from(*number)),
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
        assert!(matches!(sheets(b"PK\x03\x04 and nothing more"), Err(WorkbookFault::Broken)));
        assert!(matches!(sheets(b""), Err(WorkbookFault::Broken)));
    }
}
