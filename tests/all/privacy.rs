//! No person in any output: the private words of the sample's files, searched in everything that
//! the program writes or prints.

use std::collections::BTreeSet;

use calamine::{Data, Reader, open_workbook_auto};

use super::command::{err, out, rodiklis};

/// Days that reports name for reasons of their own.
const OWN_DAYS: [&str; 6] =
    ["2022-02-03", "2025-02-03", "2025-01-20", "2023-07-01", "2024-12-31", "2024-01-01"];

fn column(file: &str, header: &str) -> Vec<String> {
    let mut workbook = open_workbook_auto(format!("sample-data/pastoge/{file}")).unwrap();
    let range = workbook.worksheet_range_at(0).unwrap().unwrap();
    let mut found: Option<usize> = None;
    let mut values = Vec::new();
    for row in range.rows() {
        match found {
            None => found = row.iter().position(|cell| cell.to_string().trim() == header),
            Some(index) => match &row[index] {
                Data::Empty => {}
                Data::DateTime(day) => {
                    values.push(day.as_datetime().unwrap().date().to_string());
                }
                other => values.push(other.to_string().trim().to_owned()),
            },
        }
    }
    assert!(values.len() > 200, "{file} {header}: {}", values.len());
    values
}

/// Names, case and family numbers, birth dates as written and as ISO days, and free text.
fn private_words() -> BTreeSet<String> {
    let mut words = BTreeSet::new();
    words.extend(column("Vaikų registras.xlsx", "Vaiko vardas, pavardė"));
    words.extend(column("Vaikų registras.xlsx", "Bylos Nr."));
    words.extend(column("Vaikų registras.xlsx", "Šeimos Nr."));
    words.extend(column("Globėjų šeimos.xlsx", "Globėjo vardas, pavardė"));
    words.extend(
        column("Vaikų registras.xlsx", "Gimimo data")
            .into_iter()
            .filter(|day| !OWN_DAYS.contains(&day.as_str())),
    );
    words.extend(
        ["Daugiau renginių", "Ačiū už pagalbą", "=2+2", "Pavyzdait", "Pavyzdien"]
            .map(str::to_owned),
    );
    words.retain(|word| word.chars().count() > 3);
    words
}

fn assert_clean(what: &str, text: &str, words: &BTreeSet<String>) {
    // Text of a page may be broken into lines and joined by no-break spaces.
    let text = text.replace(['\u{a0}', '\n'], " ");
    for word in words {
        assert!(
            !text.contains(word.as_str()),
            "{what} holds a private word of {} letters",
            word.len()
        );
    }
}

#[test]
fn nothing_private_leaves_the_house() {
    let words = private_words();
    assert!(words.len() > 700);
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().to_str().unwrap();
    let sample = "sample-data/pastoge";
    let formats = "pdf,html,xlsx,csv,json";
    let report = rodiklis(&["report", sample, "--out", path, "--format", formats]);
    assert_clean("report's terminal", &(out(&report) + &err(&report)), &words);
    for entry in std::fs::read_dir(folder.path()).unwrap() {
        let mut file = entry.unwrap().path();
        if file.is_dir() {
            file.push("written.json");
        }
        let name = file.display().to_string();
        if name.ends_with(".pdf") {
            let document = lopdf::Document::load(&file).unwrap();
            let pages: Vec<u32> = document.get_pages().keys().copied().collect();
            let text = document.extract_text(&pages).unwrap();
            assert!(text.contains("2024"), "the text of {name} could not be read");
            assert_clean(&name, &text, &words);
        } else if name.ends_with(".xlsx") {
            let mut workbook = open_workbook_auto(&file).unwrap();
            let mut text = String::new();
            for (sheet, range) in workbook.worksheets() {
                text.push_str(&sheet);
                for (_, _, cell) in range.used_cells() {
                    text.push_str(&format!(" {cell}"));
                }
            }
            assert!(text.contains("Apklausa 2024"), "the text of {name} could not be read");
            assert_clean(&name, &text, &words);
        } else {
            assert_clean(&name, &std::fs::read_to_string(&file).unwrap(), &words);
        }
    }
    // What leaves the house for a project of many centres.
    let (key, extract) = (folder.path().join("key"), folder.path().join("extract.json"));
    let own = folder.path().join("own");
    std::fs::write(&key, b"a key of more than sixteen bytes").unwrap();
    std::fs::write(&own, b"a secret that only the centre has").unwrap();
    let made = rodiklis(&[
        "extract",
        sample,
        "--key",
        key.to_str().unwrap(),
        "--project",
        "P-1",
        "--own-key",
        own.to_str().unwrap(),
        "--out",
        extract.to_str().unwrap(),
    ]);
    assert_eq!(made.status.code(), Some(0), "{}", err(&made));
    let text = std::fs::read_to_string(&extract).unwrap();
    assert!(text.contains("children_served"));
    assert_clean("extract", &text, &words);

    for arguments in [
        &["check", sample, "--all"][..],
        &["check", sample, "--format", "json"],
        &["check", sample, "--all", "--speak", "lt"],
        &["compute", sample, "--format", "json"],
        &["compute", sample, "--format", "csv"],
        &["explain", "children_on_last_day", sample],
        &["explain", "families_served", sample, "--format", "json"],
    ] {
        let output = rodiklis(arguments);
        assert_clean(&arguments.join(" "), &(out(&output) + &err(&output)), &words);
    }
}

/// The evidence of the sample's report: figures, definitions and the units behind each figure.
#[test]
fn nothing_private_is_in_the_evidence() {
    let words = private_words();
    let folder = tempfile::tempdir().unwrap();
    let (path, key) = (folder.path().join("out"), folder.path().join("key"));
    let own = folder.path().join("own");
    std::fs::write(&key, b"a key of more than sixteen bytes").unwrap();
    std::fs::write(&own, b"a secret that only the centre has").unwrap();
    let printed = rodiklis(&[
        "report",
        "sample-data/pastoge",
        "--out",
        path.to_str().unwrap(),
        "--format",
        "json",
        "--evidence",
        "--key",
        key.to_str().unwrap(),
    ]);
    assert_eq!(printed.status.code(), Some(0), "{}", err(&printed));
    for name in ["manifest.json", "figures.json", "records.csv"] {
        let file = path.join("equass-audit-2024-evidence").join(name);
        let text = std::fs::read_to_string(&file).unwrap();
        assert!(text.contains("satisfied_service_users"), "{name}");
        assert_clean(name, &text, &words);
    }
}

/// The same with errors provoked in private columns: a finding names the cell, never the value.
#[test]
fn findings_about_private_cells_do_not_repeat_them() {
    let folder = tempfile::tempdir().unwrap();
    std::fs::write(
        folder.path().join("vaikai.csv"),
        "Bylos Nr.;Gimimo data;Lytis\nGC-77/123;31 liepos Petraitis;M\nGC-77/123;2012-13-45;B\n",
    )
    .unwrap();
    std::fs::write(
        folder.path().join("rodiklis.toml"),
        r#"
report_date = 2025-01-20
periods = ["2024"]
provider.name = { lt = "a", en = "a" }
[[source]]
dataset = "children"
files = ["vaikai.csv"]
columns = { child_id = "Bylos Nr.", birth_date = "Gimimo data", sex = "Lytis" }
values.sex = { female = "M", male = "B" }
"#,
    )
    .unwrap();
    let output = rodiklis(&["check", folder.path().to_str().unwrap(), "--all"]);
    let text = out(&output) + &err(&output);
    assert_eq!(output.status.code(), Some(1), "{text}");
    assert!(text.contains("vaikai.csv › B2"), "{text}");
    for private in ["GC-77/123", "Petraitis", "2012-13-45"] {
        assert!(!text.contains(private), "{text}");
    }
}
