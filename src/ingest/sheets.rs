//! One file to its sheets, and each sheet that the source wants to the rows' reader.

use std::path::Path;

use sha2::{Digest, Sha256};

use super::budget::{Budget, Stopped};
use super::cell::{Cell, MergedCell, Sheet};
use super::reading::Reading;
use super::table::{FileKind, FileRead, SheetRead};
use super::words::{Pattern, closest, key};
use super::workbook::WorkbookFault;
use super::{codes, encoding, looks, tables, text, workbook, wrapped};
use crate::finding::{Finding, Place, Severity};
use crate::limits::{self, Limit};
use crate::locale::Reason;
use crate::workspace::source::Source;

/// Reads a file into the table; what is wrong with it is a finding.
pub(super) fn read_file(reading: &mut Reading, source: &Source, path: &Path, name: String) {
    let place = Place::file(&name);
    let mut file = FileRead {
        name,
        sha256: String::new(),
        bytes: 0,
        kind: FileKind::Unknown,
        encoding: None,
        delimiter: None,
        sheets: Vec::new(),
    };
    let bytes = match limits::bytes(path, limits::FILE) {
        Ok(bytes) => bytes,
        Err(error) if limits::of_io(&error).is_some() => {
            reading.add(too_large(limits::FILE, place));
            reading.file(file);
            return;
        }
        Err(error) => {
            let reason = Reason::of_io(&error);
            reading.add(
                Finding::new(codes::UNREADABLE, Severity::Error, place).with("message", reason),
            );
            reading.file(file);
            return;
        }
    };
    file.bytes = bytes.len() as u64;
    file.sha256 = Sha256::digest(&bytes).iter().map(|byte| format!("{byte:02x}")).collect();
    file.kind = kind(&bytes);
    let sheets = match file.kind {
        FileKind::Text => text_sheets(reading, &mut file, &bytes),
        FileKind::Workbook => workbook_sheets(reading, &file, &bytes),
        FileKind::Unknown => {
            let code = if bytes.is_empty() { codes::EMPTY_FILE } else { codes::UNKNOWN_KIND };
            reading.add(Finding::new(code, Severity::Error, place));
            Vec::new()
        }
    };
    reading.file(file);
    read_sheets(reading, source, sheets);
}

/// A file that goes beyond a limit: none of it is read.
pub(super) fn too_large(limit: Limit, place: Place) -> Finding {
    Finding::new(codes::TOO_LARGE, Severity::Error, place)
        .with("limit", limit.key)
        .with("most_count", limit.shown())
}

fn stopped(at: Option<Stopped>, file: &Place) -> Finding {
    let Some(at) = at else { return too_large(limits::FILE, file.clone()) };
    let column = at.column.and_then(|column| u32::try_from(column).ok());
    let place = Place { sheet: at.sheet, row: at.row, column, ..file.clone() };
    too_large(at.limit, place)
}

/// What the bytes are, by their first ones.
pub(super) fn kind(bytes: &[u8]) -> FileKind {
    let starts = |magic: &[u8]| bytes.starts_with(magic);
    if starts(b"PK\x03\x04") || starts(&[0xD0, 0xCF, 0x11, 0xE0]) {
        return FileKind::Workbook;
    }
    let trimmed = bytes.trim_ascii_start();
    let marked = |mark: &str| {
        trimmed.get(..mark.len()).is_some_and(|head| head.eq_ignore_ascii_case(mark.as_bytes()))
    };
    // Some programs save a web page under the name of a workbook.
    let foreign = starts(b"PAR1")
        || ["%PDF", "<html", "<!doctype", "<?xml", "<table", "{\\rtf"].into_iter().any(marked);
    // Text holds no NUL; UTF-16 has one in every second byte.
    let nuls = bytes.iter().take(4096).filter(|byte| **byte == 0).count();
    let wide = starts(&[0xFF, 0xFE]) || starts(&[0xFE, 0xFF]) || nuls * 4 > bytes.len().min(4096);
    if bytes.is_empty() || foreign || (nuls > 0 && !wide) {
        FileKind::Unknown
    } else {
        FileKind::Text
    }
}

fn text_sheets(reading: &mut Reading, file: &mut FileRead, bytes: &[u8]) -> Vec<Sheet> {
    let place = Place::file(&file.name);
    let mut decoded = encoding::decode(bytes);
    if let Some(repaired) = encoding::unmask(&decoded.text) {
        let count = decoded
            .text
            .lines()
            .zip(repaired.lines())
            .filter(|(before, after)| before != after)
            .count();
        let mut finding =
            Finding::new(codes::MOJIBAKE, Severity::Warning, place.clone()).with("scope", "lines");
        finding.count = count.max(1) as u64;
        reading.add(finding);
        decoded.text = repaired;
    }
    let budget = Budget::default();
    let Ok(split) = text::split(&decoded.text, &reading.wanted(), &budget) else {
        reading.add(stopped(budget.stopped(), &place));
        return Vec::new();
    };
    let delimiter =
        if split.delimiter == '\t' { "TAB".to_string() } else { split.delimiter.to_string() };
    reading.add(
        Finding::new(codes::ENCODING, Severity::Info, place.clone())
            .with("encoding", &decoded.encoding)
            .with("delimiter", delimiter),
    );
    if decoded.doubtful {
        let doubt = Finding::new(codes::DOUBTFUL_ENCODING, Severity::Warning, place.clone());
        reading.add(doubt.with("encoding", &decoded.encoding));
    }
    if let Some(row) = split.unclosed {
        let place = Place { row: Some(row), ..place.clone() };
        reading.add(Finding::new(codes::UNCLOSED_QUOTE, Severity::Error, place));
    }
    for (code, seen) in [
        (codes::MARKS_AS_LETTERS, split.letters),
        (codes::SWALLOWING_CELL, split.swallowing),
        (codes::BROKEN_LINES, split.broken_lines),
        (codes::JOINED_FILES, split.joined),
    ] {
        if let Some(seen) = seen {
            let column = seen.column.and_then(|column| u32::try_from(column).ok());
            let place = Place { row: Some(seen.row), column, ..Place::file(&file.name) };
            let mut finding = Finding::new(code, Severity::Warning, place);
            finding.count = seen.count;
            reading.add(finding);
        }
    }
    file.encoding = Some(decoded.encoding);
    file.delimiter = Some(split.delimiter);
    vec![split.sheet]
}

fn workbook_sheets(reading: &mut Reading, file: &FileRead, bytes: &[u8]) -> Vec<Sheet> {
    let place = Place::file(&file.name);
    let book = match workbook::read(bytes) {
        Ok(book) => book,
        Err(fault) => {
            reading.add(match fault {
                WorkbookFault::Protected => {
                    Finding::new(codes::PROTECTED_WORKBOOK, Severity::Error, place)
                }
                WorkbookFault::Broken => {
                    Finding::new(codes::BROKEN_WORKBOOK, Severity::Error, place)
                }
                WorkbookFault::TooLarge(at) => stopped(Some(at), &place),
            });
            return Vec::new();
        }
    };
    if !book.copies.is_empty() {
        let mut finding = Finding::new(codes::FOREIGN_COPY, Severity::Info, place.clone());
        finding.count = book.copies.len() as u64;
        reading.add(finding);
    }
    let mut read = Vec::new();
    for sheet in book.sheets {
        match sheet {
            Ok(sheet) => read.push(sheet),
            Err(name) => {
                let place = Place { sheet: Some(name), ..place.clone() };
                reading.add(Finding::new(codes::BROKEN_SHEET, Severity::Error, place));
            }
        }
    }
    read
}

fn read_sheets(reading: &mut Reading, source: &Source, sheets: Vec<Sheet>) {
    let chosen = chosen(reading, source, sheets);
    let mut without_header = Vec::new();
    let mut found = 0;
    for mut sheet in chosen {
        let place = reading.place(&sheet, None, None);
        let is_text = sheet.name.is_none();
        if sheet.hidden {
            reading.add(Finding::new(codes::HIDDEN_SHEET, Severity::Info, place.clone()));
        }
        if sheet.rows.iter().all(|row| row.filled().next().is_none()) {
            let (code, severity) = if is_text {
                (codes::EMPTY_FILE, Severity::Error)
            } else {
                (codes::EMPTY_SHEET, Severity::Info)
            };
            reading.add(Finding::new(code, severity, place));
            reading.sheet_read(SheetRead { name: sheet.name, ..SheetRead::default() });
            continue;
        }
        mend(reading, &mut sheet);
        if let Some(told) = reading.told(&sheet) {
            sheet = told;
        }
        let parts = tables::find(&sheet, &reading.wanted(), source.header_row);
        if parts.is_empty() {
            without_header.push(place);
            reading.sheet_read(SheetRead { name: sheet.name, ..SheetRead::default() });
        } else {
            found += 1;
            looks::tell(reading, &sheet, parts[0].header.row);
            reading.sheet(&sheet, &parts);
        }
    }
    // A legend beside the sheets of records is no loss; a file without any record is.
    let severity =
        if found == 0 || !source.sheets.is_empty() { Severity::Error } else { Severity::Warning };
    for place in without_header {
        let columns = reading.wanted_texts();
        reading.add(Finding::new(codes::NO_HEADER, severity, place).with("columns", columns));
    }
}

fn chosen(reading: &mut Reading, source: &Source, sheets: Vec<Sheet>) -> Vec<Sheet> {
    if source.sheets.is_empty() || sheets.iter().all(|sheet| sheet.name.is_none()) {
        return sheets;
    }
    let patterns: Vec<Pattern> =
        source.sheets.iter().map(|pattern| Pattern::new(pattern)).collect();
    let names: Vec<&str> = sheets.iter().filter_map(|sheet| sheet.name.as_deref()).collect();
    for (pattern, text) in patterns.iter().zip(&source.sheets) {
        if !names.iter().any(|name| pattern.fits(&key(name))) {
            let suggestion = closest(&key(text), names.iter().copied()).unwrap_or(codes::NONE);
            let place = reading.place(&Sheet::default(), None, None);
            reading.add(
                Finding::new(codes::NO_SHEET, Severity::Error, place)
                    .with("pattern", text)
                    .with("sheets", names.join(", "))
                    .with("closest", suggestion),
            );
        }
    }
    let fits = |sheet: &Sheet| {
        sheet.name.as_ref().is_some_and(|name| patterns.iter().any(|p| p.fits(&key(name))))
    };
    sheets.into_iter().filter(fits).collect()
}

/// Sets right the cells whose letters were read in a wrong encoding once.
fn mend(reading: &mut Reading, sheet: &mut Sheet) {
    if let Some((row, column, count)) = wrapped::unwrap(sheet) {
        let place = reading.place(sheet, Some(row), Some(column));
        let mut finding = Finding::new(codes::WRAPPED, Severity::Info, place);
        finding.count = count;
        reading.add(finding);
    }
    let mut first = None;
    let mut count: u64 = 0;
    for row in &mut sheet.rows {
        for (column, cell) in row.cells.iter_mut().enumerate() {
            if let Cell::Text(text) = cell
                && let Some(repaired) = encoding::undouble(text)
            {
                *text = repaired;
                count += 1;
                first.get_or_insert((row.number, column));
            }
        }
    }
    if let Some((row, column)) = first {
        let place = reading.place(sheet, Some(row), Some(column));
        let mut finding =
            Finding::new(codes::MOJIBAKE, Severity::Warning, place).with("scope", "cells");
        finding.count = count;
        reading.add(finding);
    }
    if let Some(&MergedCell { row, column, .. }) = sheet.merged.first() {
        let place = reading.place(sheet, Some(row), Some(column as usize));
        let mut finding = Finding::new(codes::MERGED_CELLS, Severity::Info, place);
        finding.count = sheet.merged.len() as u64;
        reading.add(finding);
    }
}
