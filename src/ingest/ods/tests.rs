//! Contents of ODS as LibreOffice and other programs write them, each with one thing that they do.

use std::io::{Cursor, Write};

use chrono::NaiveDate;
use rust_decimal::Decimal;
use zip::ZipWriter;
use zip::write::SimpleFileOptions;

use super::super::cell::{Cell, MergedCell, Sheet};
use super::super::workbook::{self, Book, WorkbookFault};

pub(in crate::ingest) fn archive(parts: &[(&str, &str)]) -> Vec<u8> {
    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, text) in parts {
        zip.start_file(*name, SimpleFileOptions::default()).unwrap();
        zip.write_all(text.as_bytes()).unwrap();
    }
    zip.finish().unwrap().into_inner()
}

pub(in crate::ingest) fn content(styles: &str, body: &str) -> String {
    format!(
        "<office:document-content><office:automatic-styles>{styles}</office:automatic-styles><office:body>\
         <office:spreadsheet>{body}</office:spreadsheet></office:body></office:document-content>"
    )
}

fn book(styles: &str, body: &str) -> Book {
    workbook::read(&archive(&[("content.xml", &content(styles, body))])).unwrap()
}

fn sheet(styles: &str, rows: &str) -> Sheet {
    let body = format!(r#"<table:table table:name="S">{rows}</table:table>"#);
    book(styles, &body).sheets.remove(0).unwrap()
}

fn row(cells: &str) -> String {
    format!("<table:table-row>{cells}</table:table-row>")
}

fn words(words: &str) -> String {
    format!(
        r#"<table:table-cell office:value-type="string"><text:p>{words}</text:p></table:table-cell>"#
    )
}

fn text(text: &str) -> Cell {
    Cell::Text(text.to_string())
}

fn number(text: &str) -> Cell {
    Cell::Number(text.parse().unwrap())
}

#[test]
fn cells_of_every_kind_are_read() {
    let cells = r#"
        <table:table-cell office:value-type="float" office:value="0.30000000000000004"><text:p>0,30</text:p></table:table-cell>
        <table:table-cell table:number-columns-repeated="2"/>
        <table:table-cell office:value-type="date" office:date-value="2024-03-05T10:00:00"/>
        <table:table-cell office:value-type="time" office:time-value="PT01H30M00S"/>
        <table:table-cell office:value-type="boolean" office:boolean-value="true"/>
        <table:table-cell office:value-type="string" office:string-value="ą"><text:p>b</text:p></table:table-cell>
        <table:table-cell office:value-type="string"><office:annotation><text:p>note</text:p></office:annotation>
            <text:p>a<text:s text:c="2"/><text:span>b</text:span> &amp;</text:p>
            <text:p>c<text:line-break/>d</text:p><draw:frame><text:p>drawn</text:p></draw:frame></table:table-cell>
        <table:table-cell table:number-columns-repeated="16370"/>"#;
    let sheet = sheet("", &row(cells));
    let day = Cell::Date(NaiveDate::from_ymd_opt(2024, 3, 5).unwrap());
    let time = Cell::Time(Decimal::from(90));
    let expected = [
        number("0.3"),
        Cell::Empty,
        Cell::Empty,
        day,
        time,
        Cell::Bool(true),
        text("ą"),
        text("a  b &\nc\nd"),
    ];
    assert_eq!(sheet.rows[0].cells, expected);
}

#[test]
fn merged_cells_hold_for_each_of_their_rows() {
    let rows = [
        row(&format!(
            r#"{}<table:table-cell table:number-rows-spanned="2" office:value-type="string"><text:p>b</text:p></table:table-cell>"#,
            words("a")
        )),
        row(&format!("{}<table:covered-table-cell/>", words("c"))),
        row(&words("d")),
    ];
    let sheet = sheet("", &rows.concat());
    assert_eq!(sheet.rows[1].cells, [text("c"), text("b")]);
    assert_eq!(sheet.rows[2].cells, [text("d")]);
    assert_eq!(sheet.merged, [MergedCell { row: 2, column: 1, first: 1 }]);
}

#[test]
fn rows_are_numbered_over_repetitions_and_groups() {
    let rows = format!(
        r#"<table:table-header-rows>{}</table:table-header-rows>
           <table:table-row table:number-rows-repeated="3"><table:table-cell/></table:table-row>
           <table:table-row-group><table:table-row table:number-rows-repeated="2">{}</table:table-row></table:table-row-group>
           {}<table:table-row table:number-rows-repeated="1048000"><table:table-cell table:number-columns-repeated="16384"/></table:table-row>"#,
        row(&words("a")),
        words("b"),
        row(&words("c")),
    );
    let sheet = sheet("", &rows);
    let numbers: Vec<u32> = sheet.rows.iter().map(|row| row.number).collect();
    assert_eq!(numbers, [1, 5, 6, 7]);
}

#[test]
fn errors_are_errors_however_they_are_stored() {
    let cells = r##"
        <table:table-cell table:formula="of:=X()" office:value-type="string" office:string-value="" calcext:value-type="error"><text:p>Err:502</text:p></table:table-cell>
        <table:table-cell table:formula="of:=X()" office:value-type="float" office:value="0" calcext:value-type="error"><text:p>#DIV/0!</text:p></table:table-cell>
        <table:table-cell table:formula="of:=X()" office:value-type="float" office:value="0"><text:p>Err:508</text:p></table:table-cell>
        <table:table-cell table:formula="of:=X()"/>
        <table:table-cell office:value-type="float" office:value="x"/>
        <table:table-cell table:formula="of:=X()" office:value-type="float" office:value="0"><text:p>0</text:p></table:table-cell>"##;
    let error = |word: &str| Cell::Error(word.to_string());
    assert_eq!(
        sheet("", &row(cells)).rows[0].cells,
        [
            error("Err:502"),
            error("#DIV/0!"),
            error("Err:508"),
            Cell::Uncomputed,
            Cell::Broken,
            number("0")
        ]
    );
}

#[test]
fn copies_of_other_workbooks_are_no_sheets() {
    let row = row(&words("a"));
    let body = format!(
        r#"<table:table table:name="2024">{row}</table:table>
           <table:table table:name="'file:///C:/kitas.ods'#$2023" table:style-name="ta_extref"><table:table-source xlink:href="kitas.ods"/>{row}</table:table>
           <table:table table:name="kita"><table:table-source xlink:href="kitas.ods"/>{row}</table:table>
           <table:dde-links><table:dde-link><table:table table:name="x">{row}</table:table></table:dde-link></table:dde-links>"#
    );
    let book = book("", &body);
    let names: Vec<Option<String>> =
        book.sheets.into_iter().map(|sheet| sheet.unwrap().name).collect();
    assert_eq!(names, [Some("2024".to_string())]);
    assert_eq!(book.copies.len(), 2);
}

#[test]
fn hidden_filtered_and_struck_rows_are_told_apart() {
    let styles = r#"
        <style:style style:name="base" style:family="table-cell"><style:text-properties style:text-line-through-style="solid"/></style:style>
        <style:style style:name="struck" style:family="table-cell" style:parent-style-name="base"/>
        <style:style style:name="plain" style:parent-style-name="base"><style:text-properties style:text-line-through-style="none"/></style:style>
        <style:style style:name="T1" style:family="text"><style:text-properties style:text-line-through-type="single"/></style:style>
        <style:style style:name="ta2" style:family="table"><style:table-properties table:display="false"/></style:style>"#;
    let styled = |style: &str| {
        row(&words("a").replace(
            "<table:table-cell",
            &format!(r#"<table:table-cell table:style-name="{style}""#),
        ))
    };
    let seen = |visibility: &str| {
        row(&words("a")).replace(
            "<table:table-row",
            &format!(r#"<table:table-row table:visibility="{visibility}""#),
        )
    };
    let rows = [
        seen("visible"),
        seen("collapse"),
        seen("filter"),
        styled("struck"),
        styled("plain"),
        row(&words(r#"a <text:span text:style-name="T1">b</text:span>"#)),
        row(r#"<table:table-cell table:style-name="struck"/>"#),
    ];
    let looks = sheet(styles, &rows.concat()).looks;
    assert_eq!((looks.hidden, looks.filtered, looks.struck), (vec![2], vec![3], vec![4, 6]));
    // The look of a column is that of its cells, where they have none of their own.
    let columns = r#"<table:table-column/><table:table-column table:number-columns-repeated="2" table:default-cell-style-name="struck"/>"#;
    let cells = [row(&words("a")), row(&[words("a"), words("b"), words("c")].concat())].concat();
    assert_eq!(sheet(styles, &format!("{columns}{cells}")).looks.struck, [2]);
    let body = r#"<table:table table:name="S" table:style-name="ta2"/>"#;
    assert!(book(styles, body).sheets.remove(0).unwrap().hidden);
}

#[test]
fn another_first_day_shifts_bare_serial_numbers() {
    let day = |day: &str| {
        let settings = format!(
            r#"<table:calculation-settings><table:null-date table:date-value="{day}"/></table:calculation-settings>"#
        );
        let body = format!(r#"{settings}<table:table table:name="S"/>"#);
        book("", &body).sheets.remove(0).unwrap().serial_shift
    };
    assert_eq!([day("1899-12-30"), day("1904-01-01")], [0, 1462]);
}

#[test]
fn a_password_is_named_as_such() {
    let manifest = "<manifest:manifest><manifest:file-entry><manifest:encryption-data/></manifest:file-entry></manifest:manifest>";
    let bytes = archive(&[("META-INF/manifest.xml", manifest), ("content.xml", "\u{1}\u{2}")]);
    assert_eq!(workbook::read(&bytes).unwrap_err(), WorkbookFault::Protected);
}

#[test]
fn damaged_xml_is_a_broken_workbook() {
    let whole = content("", r#"<table:table table:name="S"></table:table>"#);
    for broken in [&whole[..whole.len() / 2], "<a/>", ""] {
        let bytes = archive(&[("content.xml", broken)]);
        assert_eq!(workbook::read(&bytes).unwrap_err(), WorkbookFault::Broken, "{broken}");
    }
}
