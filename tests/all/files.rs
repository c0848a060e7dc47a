//! Clean columnar files give the same counts as the same records in a workbook's cells.

use std::collections::BTreeMap;
use std::fmt::Write;
use std::path::Path;

use polars::prelude::*;
use polars_io::parquet::write::ParquetWriter;
use rodiklis::engine::counts::{Counts, Tally};
use rodiklis::{Computed, compute, gather, library, workspace};

const WORKSPACE: &str = r#"
report_date = 2025-01-20
periods = ["2023", "2024"]
provider.name = { lt = "Centras", en = "Centre" }
[[source]]
dataset = "children"
files = ["children.csv"]
[[source]]
dataset = "families"
files = ["families.csv"]
"#;

/// Made-up deliveries by plain arithmetic.
struct Delivery {
    day: String,
    child: Option<String>,
    family: Option<String>,
    service: &'static str,
    minutes: Option<i64>,
    took_place: Option<bool>,
}

fn deliveries() -> Vec<Delivery> {
    let services = ["psychologist", "lawyer", "respite", "crisis"];
    (0..3000_u32)
        .map(|n| Delivery {
            day: format!("{}-{:02}-{:02}", 2022 + n % 4, n % 12 + 1, n % 28 + 1),
            child: (n % 3 != 0).then(|| format!("c{}", n % 37)),
            family: (n % 3 == 0).then(|| format!("f{}", n % 11)),
            service: services[(n % 4) as usize],
            minutes: (n % 17 != 0).then_some(i64::from(n % 90) + 10),
            took_place: (n % 13 != 0).then_some(n % 7 != 0),
        })
        .collect()
}

fn text<T: ToString>(value: Option<T>) -> String {
    value.map(|value| value.to_string()).unwrap_or_default()
}

fn write(folder: &Path, kind: &str) {
    let mut children = String::from("child_id,family\n");
    (0..37).for_each(|n| writeln!(children, "c{n},f{}", n % 11).unwrap());
    std::fs::write(folder.join("children.csv"), children).unwrap();
    let mut families = String::from("family_id\n");
    (0..11).for_each(|n| writeln!(families, "f{n}").unwrap());
    std::fs::write(folder.join("families.csv"), families).unwrap();

    let rows = deliveries();
    let source = match kind {
        // Read cell by cell: another header than the field names.
        "cells" => {
            let mut csv = String::from("Data;Vaikas;Šeima;Paslauga;Trukmė;Įvyko\n");
            for row in &rows {
                let held = row.took_place.map(|held| if held { "taip" } else { "ne" });
                writeln!(
                    csv,
                    "{};{};{};{};{};{}",
                    row.day,
                    text(row.child.as_ref()),
                    text(row.family.as_ref()),
                    row.service,
                    text(row.minutes),
                    text(held)
                )
                .unwrap();
            }
            std::fs::write(folder.join("deliveries.csv"), csv).unwrap();
            "files = [\"deliveries.csv\"]\ncolumns = { delivered_on = \"Data\", child = \"Vaikas\", \
             family = \"Šeima\", service = \"Paslauga\", minutes = \"Trukmė\", took_place = \"Įvyko\" }\n"
        }
        "csv" => {
            let mut csv = String::from("delivered_on,child,family,service,minutes,took_place\n");
            for row in &rows {
                writeln!(
                    csv,
                    "{},{},{},{},{},{}",
                    row.day,
                    text(row.child.as_ref()),
                    text(row.family.as_ref()),
                    row.service,
                    text(row.minutes),
                    text(row.took_place)
                )
                .unwrap();
            }
            std::fs::write(folder.join("deliveries.csv"), csv).unwrap();
            "files = [\"deliveries.csv\"]\n"
        }
        _ => {
            let days: Vec<i32> = rows
                .iter()
                .map(|row| {
                    let day: chrono::NaiveDate = row.day.parse().unwrap();
                    (day - chrono::NaiveDate::default()).num_days() as i32
                })
                .collect();
            // Two files, to be read as one.
            for (name, from, to) in [("a", 0, 1111), ("b", 1111, rows.len())] {
                let part = &rows[from..to];
                let column =
                    |name: &str, values: Vec<Option<String>>| Column::new(name.into(), values);
                let mut frame = DataFrame::new(
                    part.len(),
                    vec![
                        Column::new("delivered_on".into(), &days[from..to])
                            .cast(&DataType::Date)
                            .unwrap(),
                        column("child", part.iter().map(|row| row.child.clone()).collect()),
                        column("family", part.iter().map(|row| row.family.clone()).collect()),
                        column(
                            "service",
                            part.iter().map(|row| Some(row.service.into())).collect(),
                        ),
                        Column::new(
                            "minutes".into(),
                            part.iter().map(|row| row.minutes).collect::<Vec<_>>(),
                        ),
                        Column::new(
                            "took_place".into(),
                            part.iter().map(|row| row.took_place).collect::<Vec<_>>(),
                        ),
                    ],
                )
                .unwrap();
                let file = std::fs::File::create(folder.join(format!("deliveries-{name}.parquet")));
                ParquetWriter::new(file.unwrap()).finish(&mut frame).unwrap();
            }
            "files = [\"deliveries-*.parquet\"]\n"
        }
    };
    let workspace = format!("{WORKSPACE}[[source]]\ndataset = \"service_deliveries\"\n{source}");
    std::fs::write(folder.join("rodiklis.toml"), workspace).unwrap();
}

/// The same wrong records in cells and in columns: three children have the code c1 and two c2; three families are not
/// in the register; one delivery lasts beyond every limit and two are of a day before all limits.
const WRONG_CHILDREN: &str = "c1,f1\nc1,f1\nc2,f9\nc2,f8\nc1,f8\nc3,\n";
const WRONG_DELIVERIES: &str = "2024-03-01,c1,respite,45\n1989-12-31,c4,respite,45\n1989-12-30,c1,respite,45\n\
    2024-03-01,c5,respite,100000\n2024-03-01,c4,respite,\n";

/// How many values each kind of finding names, by field; those about keys, references and limits.
fn found(folder: &Path) -> BTreeMap<(String, String), u64> {
    let workspace = workspace::read(folder).unwrap();
    let library = library::shipped().unwrap();
    assert_eq!(workspace::check(&workspace, &library), []);
    let mut told: BTreeMap<(String, String), u64> = BTreeMap::new();
    for finding in gather(&workspace, &library).unwrap().findings {
        if ["Q002", "Q003", "Q004", "Q012"].contains(&finding.code) {
            let name = (finding.code.to_owned(), finding.arguments["field"].clone());
            *told.entry(name).or_default() += finding.count;
        }
    }
    told
}

#[test]
fn keys_references_and_limits_are_checked_in_columns_as_in_cells() {
    let written = |columns: bool, families: &str| {
        let folder = tempfile::tempdir().unwrap();
        let write =
            |name: &str, text: &str| std::fs::write(folder.path().join(name), text).unwrap();
        let mut workspace = String::from(
            "report_date = 2025-01-20\nperiods = [\"2024\"]\n\
             provider.name = { lt = \"Centras\", en = \"Centre\" }\n",
        );
        for (dataset, header, rows) in [
            ("families", "family_id", families),
            ("children", "child_id,family", WRONG_CHILDREN),
            ("service_deliveries", "delivered_on,child,service,minutes", WRONG_DELIVERIES),
        ] {
            let own = |name: &&str| format!("{name} = \"{name}!\"");
            let names: Vec<&str> = header.split(',').collect();
            let (header, columns) = if columns {
                (header.to_owned(), String::new())
            } else {
                let names: Vec<String> = names.iter().map(own).collect();
                (header.replace(',', "!,") + "!", format!("columns = {{ {} }}\n", names.join(", ")))
            };
            write(&format!("{dataset}.csv"), &format!("{header}\n{rows}"));
            workspace += &format!(
                "[[source]]\ndataset = \"{dataset}\"\nfiles = [\"{dataset}.csv\"]\n{columns}"
            );
        }
        write("rodiklis.toml", &workspace);
        found(folder.path())
    };
    // By hand from the constants above: c4 twice and c5 are no children.
    let truth: BTreeMap<(String, String), u64> = [
        ("Q002", "child_id", 3),
        ("Q003", "child", 3),
        ("Q003", "family", 3),
        ("Q004", "delivered_on", 2),
        ("Q004", "minutes", 1),
    ]
    .map(|(code, field, count)| ((code.to_owned(), field.to_owned()), count))
    .into();
    assert_eq!(written(false, "f1\n"), truth);
    assert_eq!(written(true, "f1\n"), truth);
}

fn computed(kind: &str) -> Computed {
    let folder = tempfile::tempdir().unwrap();
    write(folder.path(), kind);
    let workspace = workspace::read(folder.path()).unwrap();
    let library = library::shipped().unwrap();
    assert_eq!(workspace::check(&workspace, &library), []);
    let gathered = gather(&workspace, &library).unwrap();
    let errors: Vec<_> = gathered
        .findings
        .iter()
        .filter(|finding| finding.severity == rodiklis::finding::Severity::Error)
        .collect();
    assert!(errors.is_empty(), "{errors:?}");
    compute(&workspace, &library, &gathered, &workspace.periods).unwrap()
}

#[test]
fn cells_csv_and_parquet_count_alike() {
    let cells = computed("cells");
    assert!(cells.counts.len() > 10, "{}", cells.counts.len());
    // By plain arithmetic: deliveries of 2024 (n % 4 = 2) that took place.
    let truth = deliveries()
        .iter()
        .filter(|row| row.day.starts_with("2024") && row.took_place == Some(true))
        .count() as u64;
    let counted = cells
        .counts
        .iter()
        .find(|c| {
            c.indicator == "service_deliveries" && c.period.label == "2024" && c.group.is_none()
        })
        .unwrap();
    assert_eq!(counted.tally.denominator, truth);
    // A broken rule leaves a cell in doubt only where cells have places; in columns it is a number.
    let as_read = |counts: Vec<Counts>| -> Vec<Counts> {
        let of = |counts: Counts| Counts { tally: Tally { reach: None, ..counts.tally }, ..counts };
        counts.into_iter().map(of).collect()
    };
    let cells = as_read(cells.counts);
    assert_eq!(cells, as_read(computed("csv").counts));
    assert_eq!(cells, as_read(computed("parquet").counts));
}
