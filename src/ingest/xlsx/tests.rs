//! Workbooks written part by part, each with one thing that offices' programs do.

use std::io::{Cursor, Write};

use calamine::{Data, Reader, Xlsx};
use chrono::NaiveDate;
use rust_decimal::Decimal;
use zip::ZipWriter;
use zip::write::SimpleFileOptions;

use super::super::cell::{Cell, MergedCell, Sheet};
use super::super::workbook::{self, WorkbookFault};

/// A workbook of one sheet: what stands in `workbook`, in `worksheet` from `sheetData` on, and in `styleSheet`.
pub(in crate::ingest) fn book(
    workbook: &str,
    sheet: &str,
    styles: &str,
    spelt: impl Fn(&str) -> String,
) -> Vec<u8> {
    let relation = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
    let parts = [
        (
            "_rels/.rels",
            format!(
                r#"<Relationships><Relationship Id="r1" Type="{relation}/officeDocument" Target="xl/workbook.xml"/></Relationships>"#
            ),
        ),
        (
            "xl/workbook.xml",
            format!(
                r#"<workbook xmlns:r="{relation}"><sheets><sheet name="S" sheetId="1" r:id="r1"/></sheets>{workbook}</workbook>"#
            ),
        ),
        (
            "xl/_rels/workbook.xml.rels",
            format!(
                r#"<Relationships><Relationship Id="r1" Type="{relation}/worksheet" Target="worksheets/sheet1.xml"/><Relationship Id="r2" Type="{relation}/styles" Target="/xl/styles.xml"/><Relationship Id="r3" Type="{relation}/sharedStrings" Target="sharedStrings.xml"/></Relationships>"#
            ),
        ),
        ("xl/styles.xml", format!("<styleSheet>{styles}</styleSheet>")),
        (
            "xl/sharedStrings.xml",
            "<sst><si><t> a </t></si><si><r><t>b</t></r><r><rPr><strike/></rPr><t xml:space=\"preserve\"> c</t></r><rPh><t>x</t></rPh></si></sst>"
                .to_string(),
        ),
        ("xl/worksheets/sheet1.xml", format!("<worksheet>{sheet}</worksheet>")),
    ];
    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, text) in parts {
        zip.start_file(spelt(name), SimpleFileOptions::default()).unwrap();
        zip.write_all(text.as_bytes()).unwrap();
    }
    zip.finish().unwrap().into_inner()
}

fn read(workbook: &str, rows: &str, styles: &str) -> Sheet {
    let sheet = format!("<sheetData>{rows}</sheetData>");
    let bytes = book(workbook, &sheet, styles, str::to_string);
    workbook::read(&bytes).unwrap().sheets.remove(0).unwrap()
}

fn number(text: &str) -> Cell {
    Cell::Number(text.parse().unwrap())
}

fn text(text: &str) -> Cell {
    Cell::Text(text.to_string())
}

#[test]
fn cells_of_every_kind_are_read() {
    let sheet = read(
        "",
        r#"<row><c t="s"><v>0</v></c><c t="s"><v>1</v></c><c t="inlineStr"><is><t>d &amp; e_x000A_f</t></is></c><c t="str"><f>X()</f><v></v></c></row>
           <row r="4"><c r="B4"><v>0.30000000000000004</v></c><c r="D4" t="b"><v>1</v></c><c t="d"><v>2024-03-05T10:00:00</v></c><c><v>ne</v></c></row>"#,
        "",
    );
    assert_eq!(sheet.rows[0].number, 1);
    assert_eq!(sheet.rows[0].cells, [text("a"), text("b c"), text("d & e\nf")]);
    assert_eq!(sheet.rows[1].number, 4);
    let day = Cell::Date(NaiveDate::from_ymd_opt(2024, 3, 5).unwrap());
    assert_eq!(
        sheet.rows[1].cells,
        [Cell::Empty, number("0.3"), Cell::Empty, Cell::Bool(true), day, text("ne")]
    );
}

#[test]
fn one_broken_cell_loses_itself_alone() {
    let sheet = read(
        "",
        r##"<row><c t="e"><v>#ERROR!</v></c><c t="e"><v>#SPILL!</v></c><c t="s"><v>99</v></c><c t="n"><v>x</v></c><c t="b"><v>7</v></c><c t="new"><v>1</v></c><c><v>NaN</v></c><c><v>5</v></c></row>"##,
        "",
    );
    let mut expected = vec![Cell::Error("#ERROR!".to_string()), Cell::Error("#SPILL!".to_string())];
    expected.extend(vec![Cell::Broken; 5]);
    expected.push(number("5"));
    assert_eq!(sheet.rows[0].cells, expected);
}

#[test]
fn styles_and_the_system_of_dates_say_what_a_number_is() {
    let styles = r#"<numFmts><numFmt numFmtId="164" formatCode="yyyy\-mm\-dd"/><numFmt numFmtId="165" formatCode="[h]:mm"/></numFmts>
        <cellXfs><xf numFmtId="0"/><xf numFmtId="164"/><xf numFmtId="165"/></cellXfs>"#;
    let rows = r#"<row><c s="1"><v>44000</v></c><c s="2"><v>1.25</v></c><c s="1"><v>0.5</v></c><c><v>44001</v></c></row>"#;
    let day = |y, m, d| Cell::Date(NaiveDate::from_ymd_opt(y, m, d).unwrap());
    let minutes = |minutes: i64| Cell::Time(Decimal::from(minutes));
    let sheet = read("", rows, styles);
    assert_eq!(
        sheet.rows[0].cells,
        [day(2020, 6, 18), minutes(1800), minutes(720), number("44001")]
    );
    let sheet = read(r#"<workbookPr date1904="true"/>"#, rows, styles);
    assert_eq!(sheet.rows[0].cells[0], day(2024, 6, 19));
    // A bare number of that workbook, as one of the other system: 2024-06-20.
    assert_eq!(sheet.in_1900(&sheet.rows[0].cells[3]), number("45463"));
    assert_eq!(sheet.in_1900(&number("2024")), number("2024"));
    assert_eq!(sheet.in_1900(&number("20240620")), number("20240620"));
}

#[test]
fn a_result_of_nothing_in_a_file_that_asks_to_be_computed_is_none() {
    let rows = r#"<row><c><f>SUM(1)</f><v>0</v></c><c t="str"><f>A1</f><v></v></c><c><f>B1</f></c><c><f>C1</f><v>7</v></c><c><v>0</v></c></row>"#;
    let unknown = [Cell::Uncomputed, Cell::Uncomputed, Cell::Uncomputed, number("7"), number("0")];
    let sheet = read(r#"<calcPr fullCalcOnLoad="1"/>"#, rows, "");
    assert_eq!(sheet.rows[0].cells, unknown);
    // Without that wish a 0 is a 0, and an empty text is one.
    let sheet = read("<calcPr/>", rows, "");
    assert_eq!(
        sheet.rows[0].cells,
        [number("0"), Cell::Empty, Cell::Uncomputed, number("7"), number("0")]
    );
    assert_eq!(sheet.zero_formulas, None);
}

#[test]
fn formulas_that_all_give_zero_are_seen() {
    let rows =
        r#"<row><c><v>0</v></c><c><f>SUM(1)</f><v>0</v></c><c><f>SUM(2)</f><v>0</v></c></row>"#;
    assert_eq!(read("", rows, "").zero_formulas, Some((1, 1, 2)));
    assert_eq!(
        read("", &rows.replace("<v>0</v></c></row>", "<v>2</v></c></row>"), "").zero_formulas,
        None
    );
}

#[test]
fn hidden_filtered_and_struck_rows_are_told_apart() {
    let styles = r#"<fonts><font/><font><strike/></font><font><strike val="0"/></font></fonts>
        <cellXfs><xf/><xf fontId="1"/><xf fontId="2"/></cellXfs><dxfs><dxf><font><strike/></font></dxf></dxfs>"#;
    let row = |number: u32, attributes: &str, cell: &str| {
        format!(r#"<row r="{number}"{attributes}>{cell}</row>"#)
    };
    let plain = "<c><v>1</v></c>";
    let rows = [
        row(1, "", plain),
        row(2, r#" hidden="1""#, plain),
        row(3, r#" ht="0" customHeight="1""#, plain),
        row(4, r#" hidden="1""#, r#"<c s="1"/>"#),
        row(5, "", r#"<c s="1"><v>1</v></c>"#),
        row(6, "", r#"<c s="2"><v>1</v></c>"#),
        row(7, "", r#"<c t="s"><v>1</v></c>"#),
        row(9, r#" hidden="true""#, plain),
    ]
    .concat();
    let sheet = |after: &str| {
        let sheet = format!("<sheetData>{rows}</sheetData>{after}");
        let bytes = book("", &sheet, styles, str::to_string);
        workbook::read(&bytes).unwrap().sheets.remove(0).unwrap().looks
    };
    let looks = sheet("");
    assert_eq!((looks.hidden, looks.filtered, looks.struck), (vec![2, 3, 9], vec![], vec![5, 7]));
    let looks = sheet(r#"<autoFilter ref="A1:A3"><filterColumn colId="0"/></autoFilter>"#);
    assert_eq!((looks.hidden, looks.filtered), (vec![9], vec![2, 3]));
    // A filter that lets everything through hides nothing; nor does one in somebody's own view.
    for after in [
        r#"<autoFilter ref="A1:A9"/>"#,
        r#"<customSheetViews><autoFilter ref="A1:A9"><filterColumn colId="0"/></autoFilter></customSheetViews>"#,
    ] {
        assert_eq!(sheet(after).filtered, [0_u32; 0], "{after}");
    }
}

#[test]
fn merged_cells_hold_for_each_of_their_rows() {
    let sheet = r#"<sheetData><row r="1"><c r="A1"><v>1</v></c><c r="B1"><v>2</v></c></row><row r="2"><c r="B2"><v>3</v></c></row></sheetData><mergeCells><mergeCell ref="A1:A3"/></mergeCells>"#;
    let bytes = book("", sheet, "", str::to_string);
    let sheet = workbook::read(&bytes).unwrap().sheets.remove(0).unwrap();
    assert_eq!(sheet.rows[1].cells, [number("1"), number("3")]);
    let merged = MergedCell { row: 2, column: 0, first: 1 };
    assert_eq!((sheet.merged, sheet.rows.len()), (vec![merged], 2));
}

#[test]
fn parts_may_be_named_with_backslashes_and_other_cases() {
    let sheet = "<sheetData><row><c><v>1</v></c></row></sheetData>";
    for spelt in [|name: &str| name.replace('/', "\\"), |name: &str| name.replace("xl/", "XL/")] {
        let bytes = book("", sheet, "", spelt);
        let sheet = workbook::read(&bytes).unwrap().sheets.remove(0).unwrap();
        assert_eq!(sheet.rows[0].cells, [number("1")]);
    }
}

#[test]
fn damaged_xml_loses_its_sheet_and_no_more() {
    let bytes = book("", "<sheetData><row><c><v>1</v></c>", "", str::to_string);
    assert_eq!(workbook::read(&bytes).unwrap().sheets.remove(0).unwrap_err(), "S");
    assert_eq!(workbook::read(&bytes[..bytes.len() / 2]).unwrap_err(), WorkbookFault::Broken);
}

/// The library reads sound workbooks right; this house must read them alike.
#[test]
fn the_samples_are_read_as_the_library_reads_them() {
    let mut compared = 0;
    for path in glob::glob("sample-data/**/*.xlsx").unwrap().filter_map(Result::ok) {
        let bytes = std::fs::read(&path).unwrap();
        let mut theirs = Xlsx::new(Cursor::new(&bytes[..])).unwrap();
        for sheet in workbook::read(&bytes).unwrap().sheets {
            let sheet = sheet.unwrap();
            let name = sheet.name.clone().unwrap();
            let range = theirs.worksheet_range(&name).unwrap();
            let (first_row, first_column) = range.start().unwrap_or_default();
            for (row, column, data) in range.used_cells() {
                let number = first_row + row as u32 + 1;
                let column = first_column as usize + column;
                let at = sheet.rows.binary_search_by_key(&number, |row| row.number);
                let ours = at.map_or(&Cell::Empty, |at| sheet.rows[at].cell(column));
                let same = match (data, ours) {
                    (Data::String(theirs), Cell::Text(ours)) => theirs == ours,
                    (Data::String(theirs), Cell::Empty) => theirs.is_empty(),
                    (Data::Float(theirs), Cell::Number(ours)) => {
                        (*theirs - ours.to_string().parse::<f64>().unwrap()).abs() < 1e-9
                    }
                    (Data::DateTime(theirs), Cell::Date(ours)) => {
                        theirs.as_datetime().is_some_and(|day| day.date() == *ours)
                    }
                    (Data::DateTime(_), Cell::Time(_)) => true,
                    (Data::Bool(theirs), Cell::Bool(ours)) => theirs == ours,
                    (Data::Error(theirs), Cell::Error(ours)) => theirs.to_string() == *ours,
                    _ => false,
                };
                assert!(same, "{}: {name} row {number} column {column}", path.display());
                compared += 1;
            }
        }
    }
    assert!(compared > 1000, "{compared}");
}
