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

/// The lowest and the highest value that a figure of 2024 could have, where that is told.
fn bounds(folder: &Path, indicator: &str) -> Option<(f64, f64)> {
    let output = rodiklis(&["compute", folder.to_str().unwrap(), "--format", "json"]);
    let json: serde_json::Value = serde_json::from_str(&out(&output)).unwrap();
    let figures = json["figures"].as_array().unwrap();
    let is_whole = |group: &serde_json::Value| group.as_object().is_none_or(|g| g.is_empty());
    let figure = figures.iter().find(|f| f["indicator"] == indicator && is_whole(&f["group"]))?;
    let end = |name: &str| figure["readings"][name].as_f64();
    end("lowest").zip(end("highest"))
}

fn merged(folder: &Path) {
    let mut workbook = Workbook::new();
    let sheet = workbook.add_worksheet();
    let rows = [["Vaikas", "Trukmė"], ["A-1", ""], ["A-2", ""], ["A-3", ""], ["A-4", "30"]];
    for (at, row) in rows.iter().enumerate() {
        sheet.write_string(at as u32, 0, row[0]).unwrap();
        if at == 0 {
            sheet.write_string(0, 1, row[1]).unwrap();
        }
    }
    sheet.merge_range(1, 1, 3, 1, "", &rust_xlsxwriter::Format::new()).unwrap();
    sheet.write_number(1, 1, 100.0).unwrap();
    sheet.write_number(4, 1, 30.0).unwrap();
    workbook.save(folder.join("R.xlsx")).unwrap();
}

fn merged_source(more: &str) -> String {
    format!(
        r#"
[[source]]
dataset = "service_deliveries"
files = ["R.xlsx"]
columns = {{ child = "Vaikas", minutes = {{ column = "Trukmė", unit = "minutes"{more} }} }}
set = {{ service = "psychologist", took_place = "yes", delivered_on = "2024-06-01" }}
"#
    )
}

/// 100 minutes merged over three rows, 30 in the fourth: 130 or 330 minutes.
#[test]
fn an_amount_merged_over_rows_is_doubted_until_the_mapping_says_whose_it_is() {
    let told = |folder: &tempfile::TempDir| codes(folder.path()).contains(&"I130".to_string());
    let silent = folder(&merged_source(""));
    merged(silent.path());
    assert!(told(&silent));
    let (least, most) = bounds(silent.path(), "service_hours").unwrap();
    assert!(least <= 130.0 / 60.0 && 330.0 / 60.0 <= most, "{least} {most}");
    for (word, hours) in [("each", 5.5), ("shared", 130.0 / 60.0)] {
        let declared = folder(&merged_source(&format!(", merged = \"{word}\"")));
        merged(declared.path());
        let value = figure(declared.path(), "service_hours").unwrap();
        assert!((value - hours).abs() < 1e-9, "{word}: {value}");
        assert!(!told(&declared) && bounds(declared.path(), "service_hours").is_none());
    }
}

const BY_FAMILY: &str = r#"
[[source]]
dataset = "placements"
files = ["P.csv"]
columns = { family = "Šeima", child = "Vaikas", started_on = "Nuo", ended_on = "Iki" }
"#;

/// A and B live with F1, C and D with F2, later E and G with F1 again: two families, or up to five were the gaps others'.
#[test]
fn a_family_named_once_may_come_back_later() {
    let folder = folder(BY_FAMILY);
    let rows = "Šeima;Vaikas;Nuo;Iki\nF1;A;2023-01-01;\n;B;2023-01-01;\nF2;C;2023-01-01;\n\
                ;D;2023-05-01;\nF1;E;2024-01-01;\n;G;2024-01-01;\n";
    std::fs::write(folder.path().join("P.csv"), rows).unwrap();
    assert!(codes(folder.path()).contains(&"I115".to_string()));
    assert_eq!(figure(folder.path(), "families_on_last_day"), Some(2.0));
    assert_eq!(bounds(folder.path(), "families_on_last_day"), Some((2.0, 5.0)));
    // Who writes a name twice in turn means nothing where nothing stands.
    let rows = "Šeima;Vaikas;Nuo;Iki\nF1;A;2023-01-01;\nF1;B;2023-01-01;\n;C;2023-01-01;\n";
    std::fs::write(folder.path().join("P.csv"), rows).unwrap();
    assert!(!codes(folder.path()).contains(&"I115".to_string()));
}

/// Below a gap the title of rows without a header of their own: by hand four deliveries of three hours and 20 minutes.
#[test]
fn a_title_alone_above_further_rows_is_no_record() {
    let source = merged_source("").replace("R.xlsx", "R.csv");
    for title in ["Grupės", "Kovo konsultacijos"] {
        let folder = folder(&source);
        let rows = format!("Vaikas;Trukmė\nA-1;30\nA-2;60\n;\n{title};\nA-3;90\nA-4;20\n");
        std::fs::write(folder.path().join("R.csv"), rows).unwrap();
        assert_eq!(figure(folder.path(), "service_deliveries"), Some(4.0), "{title}");
        assert_eq!(figure(folder.path(), "children_served"), Some(4.0), "{title}");
        assert!(codes(folder.path()).contains(&"I131".to_string()), "{title}");
    }
    // Without a gap it may be either.
    let folder = folder(&source);
    let rows = "Vaikas;Trukmė\nA-1;30\nA-2;60\nGrupės;\nA-3;95\nA-4;20\n";
    std::fs::write(folder.path().join("R.csv"), rows).unwrap();
    assert_eq!(bounds(folder.path(), "service_deliveries"), Some((4.0, 5.0)));
    assert!(codes(folder.path()).contains(&"I123".to_string()));
}
