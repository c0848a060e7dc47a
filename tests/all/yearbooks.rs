//! A workbook per year that is copied on, its people known by their names, its months in columns: the figures that come of it.

use std::path::Path;

use rust_xlsxwriter::Workbook;
use serde_json::Value;

use super::command::{out, rodiklis};

type Sheets<'a> = &'a [(&'a str, &'a [&'a [&'a str]])];

const MAPPING: &str = r#"
report_date = 2025-01-20
periods = ["2023", "2024"]
provider.name = { lt = "Centras", en = "Centre" }

[[source]]
dataset = "children"
files = ["Centras *.xlsx"]
sheets = ["Vaikai"]
ignore = ["Globa nuo", "Globa iki"]
[source.columns]
child_id = { column = "Vaikas", person = true, with = ["Šeima"] }
family = "Šeima"

[[source]]
dataset = "placements"
files = ["Centras *.xlsx"]
sheets = ["Vaikai"]
without = ["unit", "place_type"]
[source.columns]
child = { column = "Vaikas", person = true, with = ["Šeima"] }
family = "Šeima"
started_on = { column = "Globa nuo", short_year = "first", partial = "first" }
ended_on = { column = "Globa iki", partial = "last" }
[source.open_end]
ended_on = ["tęsiasi", "-"]

[[source]]
dataset = "families"
files = ["Centras *.xlsx"]
sheets = ["Šeimos"]
[source.columns]
family_id = "Nr."
carer_type = "Tipas"
[source.values.carer_type]
kin_guardian = "giminaičiai"
on_duty_carer = "BG"

[[source]]
dataset = "service_deliveries"
files = ["Centras *.xlsx"]
sheets = ["Konsultacijos"]
ignore = ["Iš viso"]
[source.columns]
child = { column = "Gavėjas", person = true, with = ["Šeima"], none = ["šeima"] }
family = "Šeima"
service = "Paslauga"
[source.calendar]
by = "month"
field = "delivered_on"
times = "* k."
columns.minutes = { column = "* val.", unit = "hours" }
[source.set]
took_place = "yes"
[source.values.service]
psychologist = "psichologas"
lawyer = "teisininkas"

[[source]]
dataset = "plan_goals"
files = ["Centras *.xlsx"]
sheets = ["Tikslai"]
[source.columns]
child = { column = "Vaikas", person = true }
due_on = { column = "Terminas", partial = "last" }
result = "Įvykdymas"
[source.values.result]
achieved = "100 proc."
partly = "50 proc."

[[source]]
dataset = "complaints"
files = ["Centras *.xlsx"]
sheets = ["Skundai"]
[source.sentences]
like = ["{complaint_id}. {received_on} gautas {kind}. Atsakyta {answered_on}.", "{complaint_id}. {received_on} gautas {kind}."]
not = ["* m. gauti skundai", "skundų negauta"]
[source.values.kind]
complaint = "skundas"
request = "prašymas"
"#;

const LIST: &[&str] = &["Vaikas", "Šeima", "Globa", ""];
const LIST_BELOW: &[&str] = &["", "", "nuo", "iki"];
const MONTHS: &[&str] = &["Gavėjas", "Šeima", "Paslauga", "Sausis", "", "Vasaris", "", "Iš viso"];
const MONTHS_BELOW: &[&str] = &["", "", "", "k.", "val.", "k.", "val.", ""];
const GOALS: &[&str] = &["Vaikas", "Terminas", "Įvykdymas"];
const FAMILIES: &[&[&str]] = &[&["Nr.", "Tipas"], &["3", "giminaičiai"], &["4", "BG"]];

const OF_2023: Sheets = &[
    (
        "Vaikai",
        &[
            LIST,
            LIST_BELOW,
            &["Ona Pavyzdytė", "3", "03/2023", "tęsiasi"],
            &["Jonas Pavyzdys", "4", "23.05.02", "10/2023"],
            &["Ona Pavyzdytė", "4", "2022-01-10", "-"],
        ],
    ),
    ("Šeimos", FAMILIES),
    (
        "Konsultacijos",
        &[
            MONTHS,
            MONTHS_BELOW,
            &["Pavyzdytė Ona", "3", "Psichologas", "2", "1,5", "x", "45 min.", "3"],
            &["šeima", "4", "Teisininkas", "-", "", "3 k.", "2", "3"],
        ],
    ),
    (
        "Tikslai",
        &[
            GOALS,
            &["Jonas Pavyzdys", "II ketv.", "100 proc."],
            &["Ona Pavyzdytė", "2023 m. spalio mėn.", "50 proc."],
        ],
    ),
    (
        "Skundai",
        &[
            &["2023 m. gauti skundai"],
            &["1. 2023 m. kovo 5 d. gautas skundas. Atsakyta 2023-03-20."],
            &["2. 2023-05-06 gautas prašymas."],
        ],
    ),
];

const OF_2024: Sheets = &[
    (
        "Vaikai",
        &[
            LIST,
            LIST_BELOW,
            &["Pavyzdytė Ona", "3", "2023-03-15", "2024-06-01"],
            &["Ona Pavyzdytė", "4", "2022-01-10", "-"],
        ],
    ),
    ("Šeimos", FAMILIES),
    (
        "Konsultacijos",
        &[MONTHS, MONTHS_BELOW, &["Ona Pavyzdytė", "4", "Psichologas", "1", "1", "", "", "1"]],
    ),
    ("Tikslai", &[GOALS, &["Jonas Pavyzdys", "06/2024", "100 proc."]]),
    ("Skundai", &[&["2024 m. gauti skundai"], &["Skundų negauta"]]),
];

fn workbook(path: &Path, sheets: Sheets) {
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

fn centre() -> tempfile::TempDir {
    let folder = tempfile::tempdir().unwrap();
    std::fs::write(folder.path().join("rodiklis.toml"), MAPPING).unwrap();
    workbook(&folder.path().join("Centras 2023.xlsx"), OF_2023);
    workbook(&folder.path().join("Centras 2024.xlsx"), OF_2024);
    folder
}

fn json(command: &str, folder: &Path) -> Value {
    let output = rodiklis(&[command, folder.to_str().unwrap(), "--format", "json"]);
    serde_json::from_str(&out(&output)).unwrap()
}

/// A figure's numbers in a period, without its groups.
fn figure<'f>(figures: &'f Value, indicator: &str, period: &str) -> &'f Value {
    let figures = figures["figures"].as_array().unwrap();
    let found = figures.iter().find(|figure| {
        figure["indicator"] == indicator
            && figure["period"]["label"] == period
            && figure["group"].as_array().is_none_or(Vec::is_empty)
    });
    found.unwrap_or_else(|| panic!("{indicator} {period}"))
}

/// Worked out by hand from the sheets above.
#[test]
fn books_of_years_that_know_people_by_their_names_give_the_figures_of_each_year() {
    let folder = centre();
    let figures = json("compute", folder.path());
    for (indicator, of_2023, of_2024) in [
        // Two Onas in two families, and Jonas.
        ("children_in_period", 3.0, 2.0),
        ("children_on_last_day", 2.0, 1.0),
        ("families_on_last_day", 2.0, 1.0),
        ("entries", 2.0, 0.0),
        ("exits", 1.0, 1.0),
        ("service_deliveries", 6.0, 1.0),
        // 90 and 45 minutes for Ona, 120 for the family.
        ("service_hours", 4.25, 1.0),
        ("children_served", 1.0, 1.0),
        ("families_served", 2.0, 1.0),
        ("goals_achieved", 50.0, 100.0),
    ] {
        for (period, expected) in [("2023", of_2023), ("2024", of_2024)] {
            let figure = figure(&figures, indicator, period);
            assert_eq!(figure["value"].as_f64(), Some(expected), "{indicator} {period}: {figure}");
        }
    }
    let answered = figure(&figures, "complaints_received", "2023");
    assert_eq!(answered["value"].as_f64(), Some(1.0), "{answered}");
}

/// Which Ona a goal is of nobody knows, and no name leaves the program.
#[test]
fn a_name_that_two_children_bear_is_told_and_no_name_is_printed() {
    let folder = centre();
    let findings = json("check", folder.path());
    let codes: Vec<&str> = findings["findings"]
        .as_array()
        .unwrap()
        .iter()
        .filter(|finding| finding["severity"] == "error")
        .filter_map(|finding| finding["code"].as_str())
        .collect();
    assert_eq!(codes, ["I132"], "{findings}");
    for text in [findings.to_string(), json("compute", folder.path()).to_string()] {
        assert!(!text.to_lowercase().contains("pavyzdyt"), "{text}");
    }
}

/// A month does not tell on which side of the 15th its records lie.
#[test]
fn a_period_that_begins_within_a_month_leaves_its_records_in_doubt() {
    let folder = centre();
    let output = rodiklis(&[
        "compute",
        folder.path().to_str().unwrap(),
        "--format",
        "json",
        "--period",
        "2023-01-15/2023-12-31",
    ]);
    let figures: Value = serde_json::from_str(&out(&output)).unwrap();
    let deliveries = figures["figures"]
        .as_array()
        .unwrap()
        .iter()
        .find(|figure| {
            figure["indicator"] == "service_deliveries"
                && figure["group"].as_array().is_none_or(Vec::is_empty)
        })
        .unwrap();
    // Two of January may lie in it, four of February do; the one of January 2024 may lie there too.
    let readings = &deliveries["readings"];
    let (lowest, highest) = (readings["lowest"].as_f64(), readings["highest"].as_f64());
    assert!(lowest <= Some(4.0) && highest >= Some(6.0), "{deliveries}");
}
