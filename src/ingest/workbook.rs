//! Workbooks (XLSX, XLSM, XLSB, XLS, ODS) to rows.

use std::io::Cursor;

use calamine::{
    Data, Dimensions, ExcelDateTime, Reader, SheetType, SheetVisible, Sheets,
    open_workbook_auto_from_rs,
};
use chrono::NaiveDate;
use rust_decimal::Decimal;

use super::cell::{Cell, Row, Sheet};

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

fn place(rows: &mut Vec<Row>, number: u32, column: usize, value: Cell) {
    // Files hold their rows in order; the search is for the damaged ones that do not.
    let at = match rows.last() {
        Some(last) if last.number == number => Ok(rows.len() - 1),
        Some(last) if last.number > number => rows.binary_search_by_key(&number, |row| row.number),
        _ => Err(rows.len()),
    };
    let at = at.unwrap_or_else(|at| {
        rows.insert(at, Row { number, cells: Vec::new() });
        at
    });
    let row = &mut rows[at];
    if row.cells.len() <= column {
        row.cells.resize(column + 1, Cell::Empty);
    }
    row.cells[column] = value;
}

/// A cell merged over several rows holds for each of them.
fn fill_merged(sheet: &mut Sheet, regions: &[Dimensions]) {
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
            if row.cell(column).is_empty() {
                if row.cells.len() <= column {
                    row.cells.resize(column + 1, Cell::Empty);
                }
                row.cells[column] = value.clone();
                sheet.merged.push((row.number, region.start.1));
            }
        }
    }
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
        Data::DateTime(moment) => read_moment(moment),
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

/// A spreadsheet keeps fifteen significant digits; the rest of a binary number is noise.
fn decimal(number: f64) -> Option<Decimal> {
    if number.fract() == 0.0 && number.abs() < 1e15 {
        // Exact: whole numbers of this size fit both types.
        return Some(Decimal::from(number as i64));
    }
    Decimal::from_scientific(&format!("{number:.14e}")).ok().map(|number| number.normalize())
}

fn read_moment(moment: &ExcelDateTime) -> Cell {
    let serial = moment.as_f64();
    // Less than a day, or formatted as a length of time: no date is meant.
    if moment.is_duration() || (0.0..1.0).contains(&serial) {
        return match decimal(serial * 24.0 * 60.0) {
            Some(minutes) => Cell::Time(minutes.round_dp(3).normalize()),
            None => Cell::Text(serial.to_string()),
        };
    }
    match moment.as_datetime() {
        Some(day) => Cell::Date(day.date()),
        None => Cell::Text(serial.to_string()),
    }
}

/// `PT1H30M0S`, as ODS writes it.
fn iso_duration(text: &str) -> Option<Decimal> {
    let mut minutes = Decimal::ZERO;
    let mut rest = text.strip_prefix("PT")?;
    while !rest.is_empty() {
        let at = rest.find(['H', 'M', 'S'])?;
        let number: Decimal = rest[..at].parse().ok()?;
        minutes += match &rest[at..=at] {
            "H" => number.checked_mul(Decimal::from(60))?,
            "M" => number,
            _ => number.checked_div(Decimal::from(60))?,
        };
        rest = &rest[at + 1..];
    }
    Some(minutes)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn binary_noise_is_left_aside() {
        assert_eq!(decimal(0.1 + 0.2), Some("0.3".parse().unwrap()));
        assert_eq!(decimal(34.75), Some("34.75".parse().unwrap()));
        assert_eq!(decimal(51_203_010_123.0), Some(Decimal::from(51_203_010_123_i64)));
        assert_eq!(decimal(f64::NAN), None);
    }

    #[test]
    fn lengths_of_time_are_in_minutes() {
        assert_eq!(iso_duration("PT01H30M00S"), Some(Decimal::from(90)));
        assert_eq!(iso_duration("PT45M"), Some(Decimal::from(45)));
        assert_eq!(iso_duration("P1D"), None);
    }

    #[test]
    fn what_is_no_workbook_is_broken() {
        assert!(matches!(sheets(b"PK\x03\x04 and nothing more"), Err(WorkbookFault::Broken)));
        assert!(matches!(sheets(b""), Err(WorkbookFault::Broken)));
    }
}
