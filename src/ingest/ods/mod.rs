//! ODS: the sheets of its one part of content.
//!
//! The file is read here and not by a library because merged cells, hidden rows, errors and copies of other workbooks
//! stand in places that libraries pass over.

mod cells;
mod styles;

#[cfg(test)]
pub(super) mod tests;

use std::io::BufRead;

use calamine::Dimensions;
use chrono::NaiveDate;
use quick_xml::Reader;
use quick_xml::events::{BytesStart, Event};

use super::archive::Archive;
use super::budget::Budget;
use super::cell::{Cell, Sheet};
use super::grid::{Grid, fill_merged};
use super::markup::{self, Damaged, attribute};
use super::workbook::{Book, WorkbookFault};
use cells::{Attributes, cell};
use styles::Styles;

/// As many rows and columns as a sheet can have; a repetition beyond them is a format without end.
const MOST_ROWS: u32 = 1_048_576;
const MOST_COLUMNS: u32 = 16_384;

/// Whether the archive is a spreadsheet of OpenDocument.
pub(super) fn is_ods(archive: &Archive) -> bool {
    archive.has("content.xml") && !archive.has("word/document.xml")
}

/// Whether a part is encrypted: each says so in the list of parts.
pub(super) fn is_encrypted(archive: &mut Archive) -> bool {
    let Some(part) = archive.part("META-INF/manifest.xml") else { return false };
    let mut reader = markup::reader(part);
    let mut buffer = Vec::new();
    loop {
        buffer.clear();
        match reader.read_event_into(&mut buffer) {
            Ok(Event::Start(element)) if element.local_name().as_ref() == "encryption-data" => {
                return true;
            }
            Ok(Event::Eof) | Err(_) => return false,
            Ok(_) => {}
        }
    }
}

/// The sheets of a workbook that is not encrypted.
pub(super) fn sheets(archive: &mut Archive) -> Result<Book, WorkbookFault> {
    let mut styles = Styles::default();
    let broken = |Damaged| WorkbookFault::Broken;
    if let Some(part) = archive.part("styles.xml") {
        named_styles(&mut markup::reader(part), &mut styles).map_err(broken)?;
    }
    let budget = archive.budget().clone();
    let part = archive.large_part("content.xml").ok_or(WorkbookFault::Broken)?;
    content(&mut markup::reader(part), styles, &budget).map_err(broken)
}

fn named_styles<R: BufRead>(reader: &mut Reader<R>, styles: &mut Styles) -> Result<(), Damaged> {
    let mut buffer = Vec::new();
    loop {
        buffer.clear();
        match reader.read_event_into(&mut buffer)? {
            Event::Start(element) => styles.seen(&element),
            Event::Eof => return Ok(()),
            _ => {}
        }
    }
}

fn content<R: BufRead>(
    reader: &mut Reader<R>,
    mut styles: Styles,
    budget: &Budget,
) -> Result<Book, Damaged> {
    let mut book = Book::default();
    let mut shift = 0;
    let mut is_spreadsheet = false;
    let (mut buffer, mut inner) = (Vec::new(), Vec::new());
    loop {
        buffer.clear();
        match reader.read_event_into(&mut buffer)? {
            Event::Start(element) => match element.local_name().as_ref() {
                "spreadsheet" => is_spreadsheet = true,
                "null-date" => shift = shift_of(&element),
                "table" => {
                    let name = attribute(&element, "name").unwrap_or_default();
                    let style = attribute(&element, "style-name").unwrap_or_default();
                    let hidden = styles.hides(&style);
                    budget.sheet(&name)?;
                    let table = table(reader, &styles, budget)?;
                    // So LibreOffice keeps what it last saw of a workbook that formulas look into.
                    if table.is_copy || style == "ta_extref" || name.starts_with("'file:") {
                        book.copies.push(name);
                    } else {
                        let name = Some(name);
                        book.sheets.push(Ok(Sheet {
                            name,
                            hidden,
                            serial_shift: shift,
                            ..table.sheet
                        }));
                    }
                }
                // Tables of other programs' data and of cells before they were changed.
                "dde-links" | "tracked-changes" => markup::skip(reader, &mut inner)?,
                _ => {
                    budget.words(&element)?;
                    styles.seen(&element);
                }
            },
            Event::Eof if is_spreadsheet => return Ok(book),
            Event::Eof => return Err(Damaged),
            _ => {}
        }
    }
}

/// Days between the workbook's day 0 and 1899-12-30, which is that of the 1900 system.
fn shift_of(null_date: &BytesStart) -> i64 {
    let zero = NaiveDate::from_ymd_opt(1899, 12, 30);
    let day = attribute(null_date, "date-value")
        .and_then(|text| text.get(..10)?.parse::<NaiveDate>().ok());
    match (day, zero) {
        (Some(day), Some(zero)) => (day - zero).num_days(),
        _ => 0,
    }
}

#[derive(Default)]
struct Table {
    sheet: Sheet,
    /// Its cells are another workbook's.
    is_copy: bool,
}

/// A table in the making.
struct Making {
    grid: Grid,
    merged: Vec<Dimensions>,
    /// The style of cells that name none, and the first column beyond those that take it.
    columns: Vec<(u32, String)>,
    /// The row that comes next, from 1.
    next: u32,
    sheet: Sheet,
    is_copy: bool,
    budget: Budget,
}

fn table<R: BufRead>(
    reader: &mut Reader<R>,
    styles: &Styles,
    budget: &Budget,
) -> Result<Table, Damaged> {
    let mut making = Making {
        grid: Grid::new(budget),
        merged: Vec::new(),
        columns: Vec::new(),
        next: 1,
        sheet: Sheet::default(),
        is_copy: false,
        budget: budget.clone(),
    };
    let (mut buffer, mut inner) = (Vec::new(), Vec::new());
    let mut depth = 1;
    while depth > 0 {
        buffer.clear();
        match reader.read_event_into(&mut buffer)? {
            Event::Start(element) => match element.local_name().as_ref() {
                "table-source" => {
                    making.is_copy = true;
                    depth += 1;
                }
                "table-column" => {
                    let (start, _) = making.columns.last().cloned().unwrap_or_default();
                    let style = attribute(&element, "default-cell-style-name").unwrap_or_default();
                    let end = start.saturating_add(repeated(&element, "number-columns-repeated"));
                    making.columns.push((end, style));
                    depth += 1;
                }
                "table-row" => {
                    let looks = RowLooks::of(&element);
                    row(reader, &mut making, styles, &looks)?;
                }
                // Drawings hold tables and words of their own.
                "shapes" | "forms" | "table" => markup::skip(reader, &mut inner)?,
                // Groups of rows, header rows.
                _ => depth += 1,
            },
            Event::End(_) => depth -= 1,
            Event::Eof => return Err(Damaged),
            _ => {}
        }
    }
    let mut sheet = making.sheet;
    sheet.rows = making.grid.rows();
    fill_merged(&mut sheet, &making.merged, budget)?;
    Ok(Table { sheet, is_copy: making.is_copy })
}

fn repeated(element: &BytesStart, name: &str) -> u32 {
    attribute(element, name).and_then(|times| times.parse().ok()).unwrap_or(1).max(1)
}

struct RowLooks {
    times: u32,
    visibility: String,
    style: String,
}

impl RowLooks {
    fn of(element: &BytesStart) -> Self {
        RowLooks {
            times: repeated(element, "number-rows-repeated"),
            visibility: attribute(element, "visibility").unwrap_or_default(),
            style: attribute(element, "default-cell-style-name").unwrap_or_default(),
        }
    }
}

fn row<R: BufRead>(
    reader: &mut Reader<R>,
    making: &mut Making,
    styles: &Styles,
    looks: &RowLooks,
) -> Result<(), Damaged> {
    let (mut buffer, mut inner) = (Vec::new(), Vec::new());
    let first = making.next;
    let mut cells: Vec<(u32, u32, Cell)> = Vec::new();
    let mut column: u32 = 0;
    let mut struck = false;
    loop {
        buffer.clear();
        match reader.read_event_into(&mut buffer)? {
            Event::Start(element) => {
                let local = element.local_name();
                if !matches!(local.as_ref(), "table-cell" | "covered-table-cell") {
                    markup::skip(reader, &mut inner)?;
                    continue;
                }
                let attributes = Attributes::of(&element);
                let read = cell(reader, &attributes, styles, &mut inner)?;
                if attributes.rows_spanned > 1 {
                    making.budget.area()?;
                    let end = first.saturating_add(attributes.rows_spanned) - 2;
                    making
                        .merged
                        .push(Dimensions { start: (first - 1, column), end: (end, column) });
                }
                let end = column.saturating_add(attributes.times).min(MOST_COLUMNS);
                if read.value != Cell::Empty && column < end {
                    let style = match attributes.style.as_str() {
                        "" if looks.style.is_empty() => making.style_of(column),
                        "" => &looks.style,
                        own => own,
                    };
                    struck |= (read.struck || styles.strikes(style)) && !read.value.is_empty();
                    cells.push((column, end, read.value));
                }
                column = end;
            }
            Event::End(_) => break,
            Event::Eof => return Err(Damaged),
            _ => {}
        }
    }
    making.next = first.saturating_add(looks.times);
    let filled = cells.iter().any(|(_, _, value)| !value.is_empty());
    for number in (first..making.next.min(MOST_ROWS + 1)).take_while(|_| !cells.is_empty()) {
        for (start, end, value) in &cells {
            for column in *start..*end {
                making.grid.set(number, column as usize, value.clone())?;
            }
        }
        let seen = &mut making.sheet.looks;
        match looks.visibility.as_str() {
            "collapse" => seen.hidden.extend(filled.then_some(number)),
            "filter" => seen.filtered.extend(filled.then_some(number)),
            _ => {}
        }
        seen.struck.extend(struck.then_some(number));
    }
    Ok(())
}

impl Making {
    fn style_of(&self, column: u32) -> &str {
        let at = self.columns.partition_point(|(end, _)| *end <= column);
        self.columns.get(at).map_or("", |(_, style)| style.as_str())
    }
}
