//! What stands where in a file decides the figures: several tables and sheets, headers that look like field names.

use std::path::Path;

use rust_xlsxwriter::Workbook;

use super::command::{out, rodiklis};

const HEAD: &str = r#"
report_date = 2025-01-20
periods = ["2024"]
provider.name = { lt = "Centras", en = "Centre" }
"#;

fn folder(sources: &str) -> tempfile::TempDir {
    let folder = tempfile::tempdir().unwrap();
    std::fs::write(folder.path().join("rodiklis.toml"), [HEAD, sources].concat()).unwrap();
    folder
}

/// A workbook of sheets of rows of text.
fn workbook(path: &Path, sheets: &[(&str, &[&[&str]])]) {
    let mut workbook = Workbook::new();
    for (name, rows) in sheets {
        let sheet = workbook.add_worksheet();
        sheet.set_name(*name).unwrap();
        for (at, row) in rows.iter().enumerate() {
            for (column, text) in row.iter().enumerate().filter(|(_, text)| !text.is_empty()) {
                sheet.write_string(at as u32, column as u16, *text).unwrap();
            }
        }
    }
    workbook.save(path).unwrap();
}

/// The value of an indicator in 2024; `None` where there is none.
fn figure(folder: &Path, indicator: &str) -> Option<f64> {
    let output = rodiklis(&["compute", folder.to_str().unwrap(), "--format", "json"]);
    let json: serde_json::Value = serde_json::from_str(&out(&output)).unwrap();
    let figures = json["figures"].as_array().unwrap();
    let figure = figures.iter().find(|figure| {
        figure["indicator"] == indicator && figure["group"].as_array().is_none_or(Vec::is_empty)
    })?;
    figure["value"].as_str().map_or_else(|| figure["value"].as_f64(), |text| text.parse().ok())
}

fn codes(folder: &Path) -> Vec<String> {
    let output = rodiklis(&["check", folder.to_str().unwrap(), "--format", "json"]);
    let json: serde_json::Value = serde_json::from_str(&out(&output)).unwrap();
    let findings = json["findings"].as_array().unwrap();
    findings.iter().map(|finding| finding["code"].as_str().unwrap().to_string()).collect()
}

const STAFF: &str = r#"
[[source]]
dataset = "staff"
files = ["D.xlsx"]
[source.columns]
staff_id = "Darbuotojas"
fte = "Etatas"
started_on = "Nuo"
ended_on = "Iki"
"#;

#[test]
fn those_who_left_stand_in_a_table_of_their_own() {
    let folder = folder(STAFF);
    workbook(
        &folder.path().join("D.xlsx"),
        &[(
            "Darbuotojai",
            &[
                &["Darbuotojas", "Etatas", "Nuo", "Pastabos"],
                &["R. A.", "1", "2020-01-02"],
                &["D. B.", "0,5", "2021-03-01"],
                &["I. C.", "1", "2021-03-01"],
                &[],
                &["Išėję iš darbo"],
                &["Darbuotojas", "Etatas", "Nuo", "Iki"],
                &["N. E.", "1", "2019-05-02", "2024-06-30"],
            ],
        )],
    );
    assert_eq!(figure(folder.path(), "staff_on_last_day"), Some(3.0));
    assert_eq!(figure(folder.path(), "staff_leavers"), Some(1.0));
    let codes = codes(folder.path());
    assert!(codes.iter().any(|code| code == "I110") && codes.iter().any(|code| code == "I111"));
}

fn deliveries(sheet: &str, child: &str) -> String {
    format!(
        r#"
[[source]]
dataset = "service_deliveries"
files = ["R.xlsx"]
sheets = ["{sheet}"]
columns = {{ delivered_on = "Data", child = "{child}" }}
set = {{ service = "coordinator", took_place = "yes" }}
"#
    )
}

#[test]
fn two_sheets_of_one_workbook_may_stand_under_two_sources_and_one_sheet_may_not() {
    let sheets: [(&str, &[&[&str]]); 2] = [
        ("Pokalbiai", &[&["Data", "Byla"], &["2024-03-05", "A-1"], &["2024-03-06", "A-2"]]),
        ("Vizitai", &[&["Data", "Vaikas"], &["2024-04-05", "A-1"], &["2024-04-06", "A-3"]]),
    ];
    let apart =
        folder(&[deliveries("Pokalbiai", "Byla"), deliveries("Vizitai", "Vaikas")].concat());
    workbook(&apart.path().join("R.xlsx"), &sheets);
    assert_eq!(figure(apart.path(), "service_deliveries"), Some(4.0));
    assert_eq!(figure(apart.path(), "children_served"), Some(3.0));
    assert!(!codes(apart.path()).contains(&"Q011".to_string()));
    let twice = folder(&[deliveries("Vizitai", "Vaikas"), deliveries("V*", "Vaikas")].concat());
    workbook(&twice.path().join("R.xlsx"), &sheets);
    assert!(codes(twice.path()).contains(&"Q011".to_string()));
    assert_eq!(figure(twice.path(), "service_deliveries"), None);
}

#[test]
fn a_mapping_is_obeyed_although_the_header_is_field_names() {
    let folder = folder(
        r#"
[[source]]
dataset = "service_deliveries"
files = ["r.csv"]
[source.columns]
delivered_on = "delivered_on"
child = "child"
service = "service"
minutes = { column = "minutes", unit = "hours" }
[source.set]
took_place = "yes"
"#,
    );
    let rows = "delivered_on,child,service,minutes\n2024-02-01,a,lawyer,2\n2024-02-02,b,lawyer,3\n";
    std::fs::write(folder.path().join("r.csv"), rows).unwrap();
    assert_eq!(figure(folder.path(), "service_hours"), Some(5.0));
}

#[test]
fn a_file_in_columns_under_a_mapping_is_refused_and_told() {
    let folder = folder(
        "[[source]]\ndataset = \"children\"\nfiles = [\"c.parquet\"]\ncolumns = { child_id = \"Byla\" }\n",
    );
    std::fs::write(folder.path().join("c.parquet"), b"PAR1").unwrap();
    let codes = codes(folder.path());
    assert!(
        codes.contains(&"I121".to_string()) && codes.contains(&"Q008".to_string()),
        "{codes:?}"
    );
}
