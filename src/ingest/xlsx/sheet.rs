//! One sheet of an XLSX: its cells, and which of its rows look otherwise than the rest.

use std::io::BufRead;

use calamine::{Dimensions, ExcelDateTime, ExcelDateTimeType};
use chrono::NaiveDate;
use quick_xml::Reader;
use quick_xml::events::{BytesStart, Event};

use super::super::archive::Archive;
use super::super::budget::Budget;
use super::super::cell::{Cell, Sheet};
use super::super::grid::{Grid, fill_merged};
use super::super::markup::{self, Damaged, attribute, flag};
use super::super::stored::{decimal, moment};
use super::styles::{Format, Style};
use super::{Computed, Shared, relations, strings};

/// A sheet in the making.
struct Making {
    grid: Grid,
    sheet: Sheet,
    merged: Vec<Dimensions>,
    /// First and last row below each filter's header.
    filters: Vec<(u32, u32)>,
    tables: Vec<String>,
    formulas: Formulas,
    budget: Budget,
}

#[derive(Default)]
struct Formulas {
    first: Option<(u32, u32)>,
    count: u64,
    other_than_zero: bool,
}

/// Reads a sheet, its name and whether it is hidden aside.
pub(super) fn read(archive: &mut Archive, part: &str, shared: &Shared) -> Result<Sheet, Damaged> {
    let budget = archive.budget().clone();
    let mut making = Making {
        grid: Grid::new(&budget),
        sheet: Sheet::default(),
        merged: Vec::new(),
        filters: Vec::new(),
        tables: Vec::new(),
        formulas: Formulas::default(),
        budget: budget.clone(),
    };
    {
        let mut reader = markup::reader(archive.large_part(part).ok_or(Damaged)?);
        parts(&mut reader, shared, &mut making)?;
    }
    if !making.tables.is_empty() && !making.sheet.looks.hidden.is_empty() {
        let relations = relations(archive, part)?;
        for id in &making.tables {
            if let Some((target, _)) = relations.get(id) {
                making.filters.extend(table_filter(archive, target)?);
            }
        }
    }
    let mut sheet = making.sheet;
    sheet.rows = making.grid.rows();
    fill_merged(&mut sheet, &making.merged, &budget)?;
    let hidden = std::mem::take(&mut sheet.looks.hidden);
    let filters = disjoint(making.filters);
    let is_filtered = |row: &u32| {
        let at = filters.partition_point(|(_, last)| last < row);
        filters.get(at).is_some_and(|(first, _)| first <= row)
    };
    (sheet.looks.filtered, sheet.looks.hidden) = hidden.into_iter().partition(is_filtered);
    let formulas = making.formulas;
    if shared.computed == Computed::Unknown && !formulas.other_than_zero {
        sheet.zero_formulas = formulas.first.map(|(row, column)| (row, column, formulas.count));
    }
    Ok(sheet)
}

fn parts<R: BufRead>(
    reader: &mut Reader<R>,
    shared: &Shared,
    making: &mut Making,
) -> Result<(), Damaged> {
    let (mut buffer, mut inner) = (Vec::new(), Vec::new());
    let mut is_sheet = false;
    loop {
        buffer.clear();
        match reader.read_event_into(&mut buffer)? {
            Event::Start(element) => match element.local_name().as_ref() {
                "sheetData" => {
                    is_sheet = true;
                    rows(reader, shared, making)?;
                }
                "mergeCell" => {
                    making.budget.area()?;
                    making.merged.extend(attribute(&element, "ref").as_deref().and_then(area));
                }
                "autoFilter" => {
                    making.budget.area()?;
                    let area = attribute(&element, "ref").as_deref().and_then(area);
                    making.filters.extend(filter(reader, &mut inner, area)?);
                }
                "tablePart" => {
                    making.budget.area()?;
                    making.tables.extend(attribute(&element, "id"));
                }
                // Views and additions that other people or programs keep hold filters of their own.
                "customSheetViews" | "extLst" => markup::skip(reader, &mut inner)?,
                _ => {}
            },
            Event::Eof if is_sheet => return Ok(()),
            Event::Eof => return Err(Damaged),
            _ => {}
        }
    }
}

/// Ranges of rows in rising order, those that touch joined.
fn disjoint(mut ranges: Vec<(u32, u32)>) -> Vec<(u32, u32)> {
    ranges.sort_unstable();
    let mut joined: Vec<(u32, u32)> = Vec::new();
    for (first, last) in ranges.into_iter().filter(|(first, last)| first <= last) {
        match joined.last_mut() {
            Some((_, end)) if first <= end.saturating_add(1) => *end = last.max(*end),
            _ => joined.push((first, last)),
        }
    }
    joined
}

/// The rows that a filter rules over, where it lets only some through.
fn filter<R: BufRead>(
    reader: &mut Reader<R>,
    buffer: &mut Vec<u8>,
    area: Option<Dimensions>,
) -> Result<Option<(u32, u32)>, Damaged> {
    let mut chooses = false;
    let mut depth = 1;
    while depth > 0 {
        buffer.clear();
        match reader.read_event_into(buffer)? {
            Event::Start(element) => {
                chooses |= element.local_name().as_ref() == "filterColumn";
                depth += 1;
            }
            Event::End(_) => depth -= 1,
            Event::Eof => return Err(Damaged),
            _ => {}
        }
    }
    Ok(area.filter(|_| chooses).map(|area| (area.start.0.saturating_add(2), area.end.0 + 1)))
}

fn table_filter(archive: &mut Archive, part: &str) -> Result<Option<(u32, u32)>, Damaged> {
    let Some(part) = archive.part(part) else { return Ok(None) };
    let mut reader = markup::reader(part);
    let (mut buffer, mut inner) = (Vec::new(), Vec::new());
    loop {
        buffer.clear();
        match reader.read_event_into(&mut buffer)? {
            Event::Start(element) if element.local_name().as_ref() == "autoFilter" => {
                let area = attribute(&element, "ref").as_deref().and_then(area);
                return filter(&mut reader, &mut inner, area);
            }
            Event::Eof => return Ok(None),
            _ => {}
        }
    }
}

fn rows<R: BufRead>(
    reader: &mut Reader<R>,
    shared: &Shared,
    making: &mut Making,
) -> Result<(), Damaged> {
    let (mut buffer, mut inner, mut text) = (Vec::new(), Vec::new(), String::new());
    let mut row = Row::default();
    loop {
        buffer.clear();
        match reader.read_event_into(&mut buffer)? {
            Event::Start(element) => match element.local_name().as_ref() {
                "row" => row = Row::begin(&element, row.number),
                "c" => {
                    let at = Attributes::of(&element);
                    // Cells may leave their place out; then each stands beside the one before it.
                    if let Some((number, column)) = at.place {
                        (row.number, row.column) = (number, column);
                    }
                    let (cell, struck) = cell(reader, &at, shared, &mut inner, &mut text)?;
                    let cell = making.formulas.seen(cell, &row, shared.computed);
                    if cell != Cell::Empty {
                        row.filled |= !cell.is_empty();
                        row.struck |= struck && !cell.is_empty();
                        making.grid.set(row.number, row.column as usize, cell)?;
                    }
                    row.column += 1;
                }
                _ => {}
            },
            Event::End(element) => match element.local_name().as_ref() {
                "row" => {
                    let looks = &mut making.sheet.looks;
                    looks.hidden.extend((row.hidden && row.filled).then_some(row.number));
                    looks.struck.extend(row.struck.then_some(row.number));
                }
                "sheetData" => return Ok(()),
                _ => {}
            },
            Event::Eof => return Err(Damaged),
            _ => {}
        }
    }
}

/// The row that is being read.
#[derive(Default)]
struct Row {
    number: u32,
    column: u32,
    hidden: bool,
    filled: bool,
    struck: bool,
}

impl Row {
    fn begin(element: &BytesStart, before: u32) -> Self {
        let number = attribute(element, "r").and_then(|number| number.parse().ok());
        let height = attribute(element, "ht").and_then(|height| height.parse::<f64>().ok());
        Row {
            number: number.filter(|number| *number > 0).unwrap_or(before.saturating_add(1)),
            hidden: flag(element, "hidden") || height == Some(0.0),
            ..Row::default()
        }
    }
}

/// What a cell's element says of itself.
#[derive(Default)]
struct Attributes {
    place: Option<(u32, u32)>,
    style: usize,
    kind: String,
}

impl Attributes {
    fn of(element: &BytesStart) -> Self {
        let mut read = Attributes::default();
        for attribute in element.attributes().with_checks(false).filter_map(Result::ok) {
            match attribute.key.local_name().as_ref() {
                "r" => read.place = place(&attribute.value),
                "s" => read.style = attribute.value.parse().unwrap_or(0),
                "t" => read.kind.push_str(&attribute.value),
                _ => {}
            }
        }
        read
    }
}

/// What stands in a cell.
enum Content {
    Value(Cell),
    /// The stored result of a formula.
    Result(Cell),
}

impl Formulas {
    /// The cell's value, where its formula was computed.
    fn seen(&mut self, content: Content, row: &Row, computed: Computed) -> Cell {
        let cell = match content {
            Content::Value(cell) => return cell,
            Content::Result(cell) => cell,
        };
        let is_nothing = matches!(&cell, Cell::Empty)
            || matches!(&cell, Cell::Number(number) if number.is_zero());
        self.first.get_or_insert((row.number, row.column));
        self.count += 1;
        self.other_than_zero |= !is_nothing || cell == Cell::Empty;
        if is_nothing && computed == Computed::No { Cell::Uncomputed } else { cell }
    }
}

/// Reads the cell whose element has just begun; also whether what it holds is struck through.
fn cell<R: BufRead>(
    reader: &mut Reader<R>,
    at: &Attributes,
    shared: &Shared,
    buffer: &mut Vec<u8>,
    text: &mut String,
) -> Result<(Content, bool), Damaged> {
    let style = shared.styles.get(at.style);
    let mut struck = style.struck;
    let mut value = None;
    let mut has_formula = false;
    loop {
        buffer.clear();
        enum Inner {
            Value,
            Words,
            Formula,
            Other,
        }
        let inner = match reader.read_event_into(buffer)? {
            Event::Start(element) => match element.local_name().as_ref() {
                "v" => Inner::Value,
                "is" => Inner::Words,
                "f" => Inner::Formula,
                _ => Inner::Other,
            },
            Event::End(_) => break,
            Event::Eof => return Err(Damaged),
            _ => continue,
        };
        match inner {
            Inner::Value => {
                markup::text_into(reader, buffer, text)?;
                // Words that stand in the cell are repeated here by some.
                if !matches!(at.kind.as_str(), "inlineStr" | "is") {
                    let (read, crossed) = stored(text, &at.kind, style, shared);
                    value = Some(read).filter(|read| *read != Cell::Empty || at.kind == "str");
                    struck |= crossed;
                }
            }
            Inner::Words => {
                let words = strings::string(reader, buffer)?;
                struck |= words.struck;
                value = Some(words_or_nothing(words.text));
            }
            Inner::Formula => {
                has_formula = true;
                markup::skip(reader, buffer)?;
            }
            Inner::Other => markup::skip(reader, buffer)?,
        }
    }
    let content = match (value, has_formula) {
        // A formula that gives nothing gives an empty text; this one was never computed.
        (None, true) => Content::Value(Cell::Uncomputed),
        (Some(value), true) => Content::Result(value),
        (value, false) => Content::Value(value.unwrap_or(Cell::Empty)),
    };
    Ok((content, struck))
}

/// A stored value by the kind that its cell names; also whether some of its letters are struck through.
fn stored(text: &str, kind: &str, style: Style, shared: &Shared) -> (Cell, bool) {
    let trimmed = text.trim();
    let value = match kind {
        "s" if trimmed.is_empty() => Cell::Empty,
        "s" => match trimmed.parse().ok().and_then(|at: usize| shared.strings.get(at)) {
            Some(string) => return (words_or_nothing(string.text.clone()), string.struck),
            None => Cell::Broken,
        },
        "str" => words_or_nothing(strings::unescaped(text).into_owned()),
        "b" => match trimmed.to_ascii_lowercase().as_str() {
            "" => Cell::Empty,
            "0" | "false" => Cell::Bool(false),
            "1" | "true" => Cell::Bool(true),
            _ => Cell::Broken,
        },
        // Programs think of new errors, and each is one.
        "e" => Cell::Error(trimmed.to_string()),
        "d" => match text.get(..10).and_then(|day| day.parse::<NaiveDate>().ok()) {
            Some(day) => Cell::Date(day),
            None => words_or_nothing(text.to_string()),
        },
        "" | "n" if trimmed.is_empty() => Cell::Empty,
        "" | "n" => match trimmed.parse::<f64>() {
            Ok(number) if number.is_finite() => numeric(number, style, shared.is_1904),
            // Without a kind it is a number by rule, and words by mistake of the program.
            _ if kind.is_empty() && trimmed.parse::<f64>().is_err() => Cell::Text(text.to_string()),
            _ => Cell::Broken,
        },
        _ => Cell::Broken,
    };
    (value, false)
}

fn numeric(number: f64, style: Style, is_1904: bool) -> Cell {
    let kind = match style.format {
        Format::Moment => ExcelDateTimeType::DateTime,
        Format::Span => ExcelDateTimeType::TimeDelta,
        Format::Number => {
            return decimal(number).map_or_else(|| Cell::Text(number.to_string()), Cell::Number);
        }
    };
    moment(&ExcelDateTime::new(number, kind, is_1904))
}

fn words_or_nothing(text: String) -> Cell {
    if text.is_empty() { Cell::Empty } else { Cell::Text(text) }
}

/// `B3` as row (from 1) and column (from 0).
fn place(reference: &str) -> Option<(u32, u32)> {
    let letters = reference.bytes().take_while(u8::is_ascii_alphabetic).count();
    let column = reference[..letters].bytes().try_fold(0_u32, |column, letter| {
        let letter = u32::from(letter.to_ascii_uppercase() - b'A') + 1;
        column.checked_mul(26)?.checked_add(letter)
    })?;
    let row = reference[letters..].parse().ok()?;
    // Beyond these a spreadsheet has no cells.
    (row > 0 && (1..=16_384).contains(&column)).then(|| (row, column - 1))
}

/// `B3:B5`, from 0.
fn area(reference: &str) -> Option<Dimensions> {
    let (start, end) = reference.split_once(':').unwrap_or((reference, reference));
    let corner = |text: &str| place(text).map(|(row, column)| (row - 1, column));
    Some(Dimensions { start: corner(start)?, end: corner(end)? })
}
