//! What other programs do to files, from bytes to tables: what cannot be read is unread, what may mislead is told.

use chrono::NaiveDate;

use super::super::ods::tests::{archive, content};
use super::super::xlsx::tests::book;
use super::*;

const VISITS: &str = "day*: date
    who: string identifier
    minutes: duration";

fn visits(name: &str, bytes: &[u8]) -> (Table, Vec<Finding>) {
    let mapping = format!(
        r#"
        [[source]]
        dataset = "visits"
        files = ["{name}"]
        [source.columns]
        day = "Data"
        who = "Kodas"
        minutes = "Trukmė""#
    );
    read_bytes(&[(name, bytes)], &sources(&mapping)[0], &dataset("visits", VISITS))
}

const HEADER: &str = "Data;Kodas;Trukmė\n";

fn cells(words: &[&str]) -> String {
    words.iter().map(|word| format!(r#"<c t="inlineStr"><is><t>{word}</t></is></c>"#)).collect()
}

fn workbook(before: &str, rows: &str, styles: &str) -> Vec<u8> {
    let header = cells(&["Data", "Kodas", "Trukmė"]);
    let sheet = format!("<sheetData><row>{header}</row>{rows}</sheetData>");
    book(before, &sheet, styles, str::to_string)
}

#[test]
fn serials_without_a_format_are_days_of_their_workbook() {
    let styles = r#"<cellXfs><xf/><xf numFmtId="14"/></cellXfs>"#;
    let rows = r#"<row><c s="1"><v>44000</v></c></row><row><c><v>44001</v></c></row>"#;
    let days = |days: [(i32, u32, u32); 2]| {
        Values::Date(days.map(|(y, m, d)| NaiveDate::from_ymd_opt(y, m, d)).to_vec())
    };
    let (table, _) = visits("a.xlsx", &workbook(r#"<workbookPr date1904="1"/>"#, rows, styles));
    assert_eq!(table.column("day"), Some(&days([(2024, 6, 19), (2024, 6, 20)])));
    let (table, _) = visits("a.xlsx", &workbook("", rows, styles));
    assert_eq!(table.column("day"), Some(&days([(2020, 6, 18), (2020, 6, 19)])));
}

#[test]
fn cells_that_a_program_could_not_fill_are_unread() {
    let [first, second, third, last] =
        ["2024-01-02", "2024-01-03", "2024-01-04", "2024-01-05"].map(|day| cells(&[day]));
    let rows = [
        format!(r##"<row>{first}<c t="e"><v>#ERROR!</v></c></row>"##),
        format!(r#"<row>{second}<c t="s"><v>999</v></c></row>"#),
        format!(r#"<row>{third}<c><f>X()</f><v>0</v></c></row>"#),
        format!(r#"<row>{last}<c t="inlineStr"><is><t>a</t></is></c></row>"#),
    ];
    let before = r#"<calcPr fullCalcOnLoad="1"/>"#;
    let (table, findings) = visits("a.xlsx", &workbook(before, &rows.concat(), ""));
    assert_eq!(
        said(&findings),
        [
            "I048 error a.xlsx › S!B2 ×1",
            "I075 error a.xlsx › S!B3 ×1",
            "I050 error a.xlsx › S!B4 ×1"
        ]
    );
    let unread = Some(CellState::Unread);
    let states: Vec<_> = (0..4).map(|record| table.state(record, "who")).collect();
    assert_eq!(states, [unread, unread, unread, None]);
    assert_eq!(
        table.column("who"),
        Some(&Values::Text(vec![None, None, None, Some("a".to_string())]))
    );
}

#[test]
fn errors_of_ods_are_no_names() {
    let row = |cells: &str| format!("<table:table-row>{cells}</table:table-row>");
    let word = |word: &str| {
        format!(
            r#"<table:table-cell office:value-type="string"><text:p>{word}</text:p></table:table-cell>"#
        )
    };
    let error = r#"<table:table-cell table:formula="of:=X()" office:value-type="string" office:string-value="" calcext:value-type="error"><text:p>Err:502</text:p></table:table-cell>"#;
    let rows = [
        row(&["Data", "Kodas", "Trukmė"].map(word).concat()),
        row(&[word("2024-01-02").as_str(), error].concat()),
    ];
    let body = format!(
        r#"<table:table table:name="S">{}</table:table><table:table table:name="'file:///a.ods'#$S"><table:table-source/></table:table>"#,
        rows.concat()
    );
    let bytes = archive(&[("content.xml", &content("", &body))]);
    let (table, findings) = visits("a.ods", &bytes);
    assert_eq!(said(&findings), ["I073 info a.ods ×1", "I048 error a.ods › S!B2 ×1"]);
    assert_eq!(table.state(0, "who"), Some(CellState::Unread));
}

#[test]
fn rows_that_a_reader_does_not_see_are_records_and_told() {
    let day = cells(&["2024-01-02"]);
    let styles =
        r#"<fonts><font/><font><strike/></font></fonts><cellXfs><xf/><xf fontId="1"/></cellXfs>"#;
    let struck = day.replace("<c ", r#"<c s="1" "#);
    let rows = format!(
        r#"<row hidden="1">{day}</row><row hidden="1">{day}</row><row>{day}</row><row>{struck}</row>"#
    );
    let (table, findings) = visits("a.xlsx", &workbook("", &rows, styles));
    assert_eq!(table.len(), 4);
    let told: Vec<String> =
        said(&findings).into_iter().filter(|line| line.starts_with("I07")).collect();
    assert_eq!(told, ["I070 warning a.xlsx › S!2 ×2", "I072 warning a.xlsx › S!5 ×1"]);
    assert_eq!(findings[0].arguments["rows"], "2–3");
}

#[test]
fn a_table_that_ends_where_a_worksheet_does_is_told() {
    for (lines, expected) in [(65_535, 0), (65_536, 1), (65_537, 0)] {
        let rows: String = (1..lines).map(|n| format!("2024-01-02;a{n};30\n")).collect();
        let (table, findings) = visits("a.csv", [HEADER, &rows].concat().as_bytes());
        let told: Vec<&Finding> =
            findings.iter().filter(|finding| finding.code == codes::CUT_OFF).collect();
        assert_eq!((table.len(), told.len()), (lines - 1, expected), "{lines}");
        assert!(told.iter().all(|finding| finding.place.row == Some(65_536)));
    }
}

#[test]
fn text_of_other_programs_loses_no_row() {
    for (rows, expected) in [
        ("2024-01-02;a;1\r2024-01-03;b;1\r", vec![]),
        ("2024-01-02;\"a;1\n2024-01-03;b;1\n2024-01-04;\"c;1\n", vec!["I015 warning a.csv › 2 ×2"]),
        ("2024-01-02;a;1\n2024-01-03;\";1\n2024-01-04;\";1\n", vec!["I015 warning a.csv › 3 ×2"]),
        ("2024-01-02;a\rb;1\n2024-01-03;b;1\n2024-01-04;c;1\n", vec!["I017 warning a.csv › 2 ×1"]),
        (
            "2024-01-02;\"a\n2024-01-03;b\";1\n2024-01-04;\"c\";1\n",
            vec!["I016 warning a.csv › B2 ×1"],
        ),
        ("2024-01-02;\"a;1\n", vec!["I015 warning a.csv › 2 ×1"]),
        (
            "2024-01-02;\"a;b;1;2\n2024-01-03;b;1\n",
            vec!["I013 error a.csv › 2 ×1", "I016 warning a.csv › B2 ×1"],
        ),
        (
            "2024-01-02;a;1\u{FEFF}Data;Kodas;Trukmė\n2024-01-03;b;1\n",
            vec!["I018 warning a.csv › 2 ×1"],
        ),
    ] {
        let text = if rows.contains('\r') && !rows.contains('\n') {
            HEADER.replace('\n', "\r") + rows
        } else {
            [HEADER, rows].concat()
        };
        let (table, findings) = visits("a.csv", text.as_bytes());
        let told: Vec<String> =
            said(&findings).into_iter().filter(|line| line.starts_with("I01")).collect();
        assert_eq!(told, expected, "{rows:?}");
        let records = rows.matches("2024-").count();
        if !matches!(expected.first(), Some(line) if line.starts_with("I013") || line.starts_with("I016"))
        {
            assert_eq!(table.len(), records, "{rows:?}");
            let distinct: std::collections::BTreeSet<u32> =
                table.origin.iter().map(|at| at.row).collect();
            assert_eq!(distinct.len(), records, "{rows:?}");
        }
    }
}
