//! Sheets to a workspace's folder: workbooks, CSV files and the mapping.

use std::fmt::Write as _;
use std::path::Path;

use chrono::Datelike;
use csv::{QuoteStyle, WriterBuilder};
use rust_xlsxwriter::{ExcelDateTime, Format as Look, Workbook};

use super::sheet::{Cell, Column, Format, Kind, Sheet};

const HEAD: &str = r#"report_date = 2025-01-20
periods = [PERIODS]
languages = ["lt"]

[provider]
name.lt = "Bandymų centras"
name.en = "Test centre"

[settings]
plan_days = 30
ipp_review_months = 6
report_days = 2
"#;

/// Writes every sheet and `rodiklis.toml`.
pub fn workspace(folder: &Path, sheets: &[Sheet], periods: &[&str]) {
    std::fs::write(folder.join("rodiklis.toml"), mapping(sheets, periods)).unwrap();
    sheets.iter().for_each(|one| sheet(folder, one));
}

/// Writes one sheet over its file.
pub fn sheet(folder: &Path, sheet: &Sheet) {
    let path = folder.join(&sheet.file);
    match sheet.format {
        Format::Csv => std::fs::write(path, text(sheet)).unwrap(),
        Format::Xlsx => workbook(sheet).save(path).unwrap(),
    }
}

fn text(sheet: &Sheet) -> Vec<u8> {
    let mut bytes = line(&sheet.headings, QuoteStyle::Necessary);
    for row in &sheet.rows {
        let is_raw = row.cells.iter().any(|cell| matches!(cell, Cell::Raw(_)));
        let style = if is_raw { QuoteStyle::Never } else { QuoteStyle::Necessary };
        let cells: Vec<String> = row.cells.iter().map(Cell::written).collect();
        bytes.extend(line(&cells, style));
    }
    bytes
}

fn line(cells: &[String], style: QuoteStyle) -> Vec<u8> {
    if cells.iter().all(String::is_empty) {
        // The writer would put quotation marks into a line of nothing.
        return format!("{}\n", ";".repeat(cells.len().saturating_sub(1))).into_bytes();
    }
    let mut writer =
        WriterBuilder::new().delimiter(b';').quote_style(style).from_writer(Vec::new());
    writer.write_record(cells).unwrap();
    writer.into_inner().unwrap()
}

fn workbook(sheet: &Sheet) -> Workbook {
    let mut workbook = Workbook::new();
    let page = workbook.add_worksheet();
    page.set_name("Lapas").unwrap();
    page.write_string(0, 0, sheet.file.trim_end_matches(".xlsx")).unwrap();
    let header = sheet.above as u32;
    for (column, heading) in sheet.headings.iter().enumerate() {
        page.write_string(header, column as u16, heading).unwrap();
    }
    let day = Look::new().set_num_format("yyyy-mm-dd");
    for (number, row) in sheet.rows.iter().enumerate() {
        let line = header + 1 + number as u32;
        for (column, cell) in row.cells.iter().enumerate() {
            let column = column as u16;
            match cell {
                Cell::Empty => {}
                Cell::Text(text) | Cell::Raw(text) => {
                    page.write_string(line, column, text).unwrap();
                }
                Cell::Number(number) => {
                    page.write_number(line, column, number.parse::<f64>().unwrap()).unwrap();
                }
                Cell::Day(date) => {
                    let (month, of_month) = (date.month() as u8, date.day() as u8);
                    let date =
                        ExcelDateTime::from_ymd(date.year() as u16, month, of_month).unwrap();
                    page.write_datetime_with_format(line, column, &date, &day).unwrap();
                }
            }
        }
    }
    for (first, last, column) in &sheet.merged {
        merge(page, sheet, *first, *last, *column, &day);
    }
    workbook
}

/// A cell merged over rows holds the value of its first row; the others hold nothing.
fn merge(
    page: &mut rust_xlsxwriter::Worksheet,
    sheet: &Sheet,
    first: usize,
    last: usize,
    column: usize,
    day: &Look,
) {
    let (from, to) = (sheet.line(first) - 1, sheet.line(last) - 1);
    let place = column as u16;
    let plain = Look::new();
    let look = if matches!(sheet.cell(first, column), Cell::Day(_)) { day } else { &plain };
    page.merge_range(from, place, to, place, "", look).unwrap();
    match sheet.cell(first, column) {
        Cell::Empty => {}
        Cell::Text(text) | Cell::Raw(text) => {
            page.write_string(from, place, text).unwrap();
        }
        Cell::Number(number) => {
            page.write_number(from, place, number.parse::<f64>().unwrap()).unwrap();
        }
        Cell::Day(date) => {
            let date =
                ExcelDateTime::from_ymd(date.year() as u16, date.month() as u8, date.day() as u8)
                    .unwrap();
            page.write_datetime_with_format(from, place, &date, day).unwrap();
        }
    }
}

/// `rodiklis.toml` for these sheets; files of one dataset and one mapping differ in the year of their name.
fn mapping(sheets: &[Sheet], periods: &[&str]) -> String {
    let periods: Vec<String> = periods.iter().map(|period| format!("{period:?}")).collect();
    let mut text = HEAD.replace("PERIODS", &periods.join(", "));
    let mut written: Vec<&str> = Vec::new();
    for sheet in sheets {
        if written.contains(&sheet.dataset) {
            continue;
        }
        written.push(sheet.dataset);
        let files = match sheet.year {
            Some(year) => sheet.file.replace(&year.to_string(), "*"),
            None => sheet.file.clone(),
        };
        write!(
            text,
            "\n[[source]]\ndataset = \"{}\"\nfiles = [\"{files}\"]\n\n[source.columns]\n",
            sheet.dataset
        )
        .unwrap();
        let named = || sheet.columns.iter().filter(|column| !column.field.is_empty());
        named().for_each(|column| text.push_str(&mapped(column)));
        named().for_each(|column| text.push_str(&values(column)));
        let ends: Vec<&Column> = named()
            .filter(|column| column.kind == Kind::Day { happened: false } && !column.required)
            .collect();
        if !ends.is_empty() {
            text.push_str("\n[source.open_end]\n");
            for column in ends {
                writeln!(text, "{} = [\"-\", \"tęsiasi\"]", column.field).unwrap();
            }
        }
        writeln!(text, "\n{}", sheet.mapping).unwrap();
    }
    text
}

fn mapped(column: &Column) -> String {
    let heading = column.heading;
    match column.kind {
        Kind::Reference(to) if to.len() > 1 => format!(
            "child = {{ column = \"{heading}\", like = \"GC-*\" }}\n\
             family = {{ column = \"{heading}\", like = \"Š-*\" }}\n"
        ),
        Kind::Minutes => {
            format!("{} = {{ column = \"{heading}\", unit = \"minutes\" }}\n", column.field)
        }
        _ if column.field == "took_place" => {
            format!("took_place = {{ column = \"{heading}\", empty = \"yes\" }}\n")
        }
        _ => format!("{} = \"{heading}\"\n", column.field),
    }
}

fn values(column: &Column) -> String {
    let codes: &[(&str, &[&str])] = match column.kind {
        Kind::Word(codes) => codes,
        Kind::YesNo => &[("yes", &["taip"]), ("no", &["ne"])],
        _ => return String::new(),
    };
    let mut text = format!("\n[source.values.{}]\n", column.field);
    for (code, words) in codes {
        writeln!(text, "{code} = {words:?}").unwrap();
    }
    text
}
