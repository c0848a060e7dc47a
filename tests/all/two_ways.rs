//! Cells that can be read in two ways: whichever it was, the figure lies within what is printed.
//!
//! Each case adds a row to a register of six deliveries to three children in 2024. Numbers worked out by hand.

use std::path::Path;
use std::process::Command;

use serde_json::Value;

const HEAD: &str = r#"report_date = 2025-01-20
periods = ["2024"]
languages = ["lt"]

[provider]
name = { lt = "Bandymų centras", en = "Test centre" }
"#;

const DELIVERIES: &str = r#"
[[source]]
dataset = "service_deliveries"
files = ["Registras.csv"]
columns = { delivered_on = "Data", child = "Vaikas", service = "Paslauga", minutes = "Trukmė" }
set = { took_place = "yes" }
values.service = { psychologist = ["psichologas", "psichologo konsultacija*"] }
"#;

const ROWS: &str = "Data;Vaikas;Paslauga;Trukmė
2024-01-10;GC-01;psichologas;30
2024-02-10;GC-01;psichologas;30
2024-03-10;GC-02;psichologas;30
2024-04-10;GC-02;psichologas;30
2024-05-10;GC-03;psichologas;30
2024-06-10;GC-03;psichologas;30
";

fn told(folder: &Path, arguments: &[&str]) -> Value {
    let mut command = Command::new(env!("CARGO_BIN_EXE_rodiklis"));
    let output = command.args(arguments).args(["--format", "json"]).arg(folder).output().unwrap();
    assert!(
        matches!(output.status.code(), Some(0 | 1)),
        "{}",
        String::from_utf8_lossy(&output.stderr)
    );
    serde_json::from_slice(&output.stdout).unwrap()
}

struct Case(tempfile::TempDir);

impl Case {
    fn new(sources: &str, files: &[(&str, &str)]) -> Self {
        let folder = tempfile::tempdir().unwrap();
        std::fs::write(folder.path().join("rodiklis.toml"), format!("{HEAD}{sources}")).unwrap();
        for (name, text) in files {
            std::fs::write(folder.path().join(name), text).unwrap();
        }
        Case(folder)
    }

    /// Value, lowest and highest.
    fn figure(&self, indicator: &str) -> [Option<f64>; 3] {
        let told = told(self.0.path(), &["compute"]);
        let figures = told["figures"].as_array().unwrap().iter();
        let mut whole =
            figures.filter(|figure| figure["group"].as_object().is_none_or(|g| g.is_empty()));
        let figure = whole.find(|figure| figure["indicator"] == indicator).unwrap();
        let value = figure["value"].as_f64();
        let end = |end: &str| match &figure["readings"] {
            Value::Null => value,
            readings => readings[end].as_f64(),
        };
        [value, end("lowest"), end("highest")]
    }

    /// How many findings of a code.
    fn count(&self, code: &str) -> usize {
        let told = told(self.0.path(), &["check", "--all"]);
        let findings = told["findings"].as_array().unwrap();
        findings.iter().filter(|finding| finding["code"] == code).count()
    }
}

/// The register with one row more.
fn with(row: &str) -> Case {
    Case::new(DELIVERIES, &[("Registras.csv", &format!("{ROWS}{row}\n"))])
}

fn is(case: &Case, row: &str, indicator: &str, value: u32, lowest: u32, highest: u32) {
    let expected = [value, lowest, highest].map(|number| Some(f64::from(number)));
    assert_eq!(case.figure(indicator), expected, "{indicator}: {row}");
}

#[test]
fn codes_that_are_nearly_alike_are_one_child_or_two() {
    for name in ["GC_01", "GC1", "GC-1", "GC 001", "GC-O1", "Nr. GC-01", "1"] {
        let row = format!("2024-07-10;{name};psichologas;30");
        let case = with(&row);
        assert_eq!(case.count("I104"), 1, "{name}");
        is(&case, &row, "children_served", 4, 3, 4);
        is(&case, &row, "service_deliveries", 7, 7, 7);
    }
}

#[test]
fn letters_that_look_alike_are_no_other_child() {
    // The first letter is Cyrillic in one, the second in the other.
    for name in ["GС-01", "gС–01"] {
        let row = format!("2024-07-10;{name};psichologas;30");
        let case = with(&row);
        assert_eq!((case.count("I095"), case.count("I104")), (1, 0), "{name}");
        is(&case, &row, "children_served", 3, 3, 3);
    }
}

#[test]
fn codes_that_differ_in_their_numbers_are_different_children() {
    let rows = ROWS.replace("GC-01", "1-12").replace("GC-02", "11-2");
    let case = Case::new(DELIVERIES, &[("Registras.csv", &rows)]);
    assert_eq!(case.count("I104"), 0);
    is(&case, "", "children_served", 3, 3, 3);
    let years = ROWS.replace("GC-01", "17/2023").replace("GC-02", "17-2023");
    let case = Case::new(DELIVERIES, &[("Registras.csv", &years)]);
    assert_eq!(case.count("I104"), 1);
    // Of the two spellings of 17/2023 each of the two rows of the second may be another child's.
    assert_eq!(case.figure("children_served")[..2], [Some(3.0), Some(2.0)]);
}

#[test]
fn what_names_nobody_may_be_anybody() {
    for (name, code) in [
        ("GC-", "I096"),
        ("GC-?", "I096"),
        ("GC-01?", "I096"),
        ("TRUE", "I096"),
        ("17-vas.", "I103"),
        ("sau.17", "I103"),
        ("Jan-17", "I103"),
        ("17-Feb", "I103"),
        ("#¡REF!", "I048"),
        ("#VERWEIS!", "I048"),
        ("#ССЫЛКА!", "I048"),
        ("#N/D", "I048"),
        ("#PAVADINIMAS?", "I048"),
    ] {
        let row = format!("2024-07-10;{name};psichologas;30");
        let case = with(&row);
        assert_eq!(case.count(code), 1, "{name}");
        is(&case, &row, "children_served", 3, 3, 4);
    }
}

#[test]
fn several_children_in_one_cell_are_each_counted() {
    for (name, children) in [
        ("GC-04, GC-05", 5),
        ("GC-04 ir GC-05", 5),
        ("GC-04/05", 5),
        ("GC-04 + 05", 5),
        ("GC-01, GC-02", 3),
        ("GC-01–03", 3),
    ] {
        let row = format!("2024-07-10;{name};psichologas;30");
        let case = with(&row);
        assert_eq!(case.count("I105"), 1, "{name}");
        let [value, lowest, highest] = case.figure("children_served");
        assert_eq!(value, Some(f64::from(children)), "{name}");
        assert!(lowest <= Some(3.0 + f64::from(u32::from(children > 3))), "{name}");
        assert!(highest >= value, "{name}");
        // One delivery to all of them, or one to each.
        let [value, lowest, highest] = case.figure("service_deliveries");
        let each = if name.contains('–') { 9.0 } else { 8.0 };
        assert_eq!([value, lowest, highest], [Some(each), Some(7.0), Some(each)], "{name}");
    }
}

#[test]
fn days_from_one_to_another_are_one_delivery_or_one_each() {
    for day in ["2024-07-05–08", "2024-07-05 - 2024-07-08", "2024-07-05, 6, 7, 8"] {
        let row = format!("{day};GC-01;psichologas;30");
        let case = with(&row);
        assert_eq!(case.count("I117"), 1, "{day}");
        is(&case, &row, "service_deliveries", 10, 7, 10);
    }
}

#[test]
fn a_year_that_no_other_row_has_is_doubted() {
    for day in ["2014-03-12", "2034-03-12"] {
        // Between the rows of its month, as it was typed; 2034 cannot have been.
        let rows = ROWS.replace("2024-04-10", &format!("{day};GC-02;psichologas;30\n2024-04-10"));
        let case = Case::new(DELIVERIES, &[("Registras.csv", &rows)]);
        let code = if day.starts_with("2034") { "I090" } else { "I106" };
        assert_eq!(case.count(code), 1, "{day}");
        is(&case, day, "service_deliveries", 6, 6, 7);
    }
    let case = with("2014-07-10;GC-01;psichologas;30");
    assert_eq!(case.count("I106"), 1);
    is(&case, "", "service_deliveries", 6, 6, 7);
}

#[test]
fn sheets_of_months_without_a_year_are_judged_by_all_rows_of_their_file() {
    let folder = tempfile::tempdir().unwrap();
    let mut book = rust_xlsxwriter::Workbook::new();
    for (name, days) in [
        ("Sausis", ["2024-01-10", "2024-01-20", "2024-01-30"]),
        ("Vasaris", ["2024-02-10", "2014-02-11", "2024-02-20"]),
    ] {
        let sheet = book.add_worksheet().set_name(name).unwrap();
        let head = ["Data", "Vaikas", "Paslauga", "Trukmė"];
        for (column, text) in (0..).zip(head) {
            sheet.write(0, column, text).unwrap();
        }
        for (row, day) in (1..).zip(days) {
            for (column, text) in (0..).zip([day, "GC-01", "psichologas", "30"]) {
                sheet.write(row, column, text).unwrap();
            }
        }
    }
    book.save(folder.path().join("Registras.xlsx")).unwrap();
    let sources = DELIVERIES.replace("Registras.csv", "Registras.xlsx");
    std::fs::write(folder.path().join("rodiklis.toml"), format!("{HEAD}{sources}")).unwrap();
    let case = Case(folder);
    assert_eq!(case.count("I106"), 1);
    is(&case, "", "service_deliveries", 5, 5, 6);
}

#[test]
fn what_is_added_to_a_word_may_mean_more_and_less() {
    for (service, value, lowest, highest) in [
        ("psichologas (2 kartai)", 8, 7, 8),
        ("psichologas – 3 k.", 9, 7, 9),
        ("psichologas (neatvyko)", 7, 6, 7),
        ("psichologas – atšaukta", 7, 6, 7),
        ("psichologas (individuali)", 7, 6, 7),
        ("psichologo konsultacija (neatvyko)", 7, 6, 7),
        ("psichologo konsultacija vaikui – atšaukta", 7, 6, 7),
        ("psichologo konsultacija (2 kartai)", 8, 7, 8),
    ] {
        let row = format!("2024-07-10;GC-01;{service};30");
        let case = with(&row);
        assert_eq!(case.count("I107"), 1, "{service}");
        is(&case, &row, "service_deliveries", value, lowest, highest);
    }
    // The star of the mapping stands for words such as these.
    let case = with("2024-07-10;GC-01;psichologo konsultacija vaikui (individuali);30");
    assert_eq!(case.count("I107"), 0);
    is(&case, "", "service_deliveries", 7, 7, 7);
}

/// Planned 2000, spent 900 and a correction of −120: 45 %, or 39 % with it.
#[test]
fn an_amount_below_nought_may_be_a_correction() {
    let budget = r#"
[[source]]
dataset = "budget_lines"
files = ["B.csv"]
columns = { planned = "Planuota", spent = "Panaudota" }
set = { covers_from = "2024-01-01", covers_to = "2024-12-31", funding = "municipality" }
"#;
    let rows = "Planuota;Panaudota\n1000;500,00\n1000;400,00\n0;-120,00\n";
    let case = Case::new(budget, &[("B.csv", rows)]);
    assert_eq!(case.count("Q004"), 1);
    let [value, lowest, highest] = case.figure("budget_spent");
    assert_eq!(value, Some(45.0));
    assert!(lowest.is_none_or(|lowest| lowest <= 39.0), "{lowest:?}");
    assert!(highest.is_none_or(|highest| highest >= 51.0), "{highest:?}");
}
