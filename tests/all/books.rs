//! The workbook and the CSV files, read back as a spreadsheet program reads them.

use std::collections::BTreeMap;
use std::path::Path;

use calamine::{Data, DataType, Range, Reader, Xlsx, open_workbook};
use serde_json::Value;

use super::command::{err, rodiklis};

const SAMPLES: [&str; 5] =
    ["pastoge", "druskininkai", "panevezys", "kauno-vaiku-namai", "pastoge-krizes"];

fn printed(folder: &Path, workspace: &str) {
    let out = folder.to_str().unwrap();
    let output = rodiklis(&["report", workspace, "--out", out, "--format", "xlsx,csv,json"]);
    assert!(matches!(output.status.code(), Some(0 | 1)), "{}", err(&output));
}

fn files(folder: &Path, ending: &str) -> Vec<std::path::PathBuf> {
    let mut files: Vec<_> = std::fs::read_dir(folder)
        .unwrap()
        .map(|entry| entry.unwrap().path())
        .filter(|path| path.extension().is_some_and(|it| it == ending))
        .collect();
    files.sort();
    files
}

/// What names a figure: indicator, first and last day, and its groups' codes are words of the language,
/// so that figures are matched by their order within indicator and days.
type Key = (String, String, String);

fn day(cell: &Data) -> String {
    cell.as_date().unwrap().to_string()
}

/// Rows of all chapters' sheets, by their heads.
pub fn rows(path: &Path) -> Vec<BTreeMap<String, Data>> {
    let mut book: Xlsx<_> = open_workbook(path).unwrap();
    let mut rows = Vec::new();
    for name in book.sheet_names() {
        let range: Range<Data> = book.worksheet_range(&name).unwrap();
        let Some(heads) = range.rows().nth(2) else { continue };
        let heads: Vec<String> = heads.iter().map(ToString::to_string).collect();
        if !heads.iter().any(|head| head == "Vardiklis" || head == "Denominator")
            || heads.iter().any(|head| head == "SHA-256")
        {
            continue;
        }
        rows.extend(
            range
                .rows()
                .skip(3)
                .map(|row| heads.iter().cloned().zip(row.iter().cloned()).collect()),
        );
    }
    rows
}

/// The exact value of each figure stands in a cell, as a share of one where it is per cent.
#[test]
fn every_figure_of_every_sample_is_a_typed_cell() {
    for sample in SAMPLES {
        let folder = tempfile::tempdir().unwrap();
        printed(folder.path(), &format!("sample-data/{sample}"));
        let json: Value = serde_json::from_str(
            &std::fs::read_to_string(&files(folder.path(), "json")[0]).unwrap(),
        )
        .unwrap();
        let mut expected: BTreeMap<Key, Vec<f64>> = BTreeMap::new();
        let mut texts: BTreeMap<&str, BTreeMap<Key, Vec<String>>> = BTreeMap::new();
        let mut without = 0;
        for figure in json["figures"].as_array().unwrap() {
            let key = (
                figure["indicator"].as_str().unwrap().to_owned(),
                figure["period"]["from"].as_str().unwrap().to_owned(),
                figure["period"]["to"].as_str().unwrap().to_owned(),
            );
            for lang in ["lt", "en"] {
                if let Some(text) = figure["printed"][lang].as_str() {
                    let texts = texts.entry(lang).or_default().entry(key.clone()).or_default();
                    texts.push(text.to_owned());
                }
            }
            match figure["value"].as_f64() {
                Some(value) => {
                    // A ratio whose symbol is "%" is per cent as well.
                    let percent = figure["printed"]["en"].as_str().unwrap().ends_with('%');
                    let value = if percent { value / 100.0 } else { value };
                    expected.entry(key).or_default().push(value);
                }
                None => without += 1,
            }
        }
        let figures = json["figures"].as_array().unwrap().len();
        for values in expected.values_mut() {
            values.sort_by(f64::total_cmp);
        }
        for values in texts.values_mut().flat_map(BTreeMap::values_mut) {
            values.sort();
        }

        let books = files(folder.path(), "xlsx");
        assert_eq!(books.len(), 2);
        for (path, words) in books.iter().zip([
            ["Value", "From", "To", "Indicator’s id", "no data"],
            ["Reikšmė", "Nuo", "Iki", "Rodiklio kodas", "nėra duomenų"],
        ]) {
            let [value, from, to, id, none] = words;
            let rows = rows(path);
            assert_eq!(rows.len(), figures, "{sample}: a line for each figure");
            let mut found: BTreeMap<Key, Vec<f64>> = BTreeMap::new();
            let mut silent = 0;
            for row in &rows {
                let key = (row[id].to_string(), day(&row[from]), day(&row[to]));
                match &row[value] {
                    Data::Float(value) => found.entry(key).or_default().push(*value),
                    Data::String(text) if text == none => silent += 1,
                    other => panic!("{sample}: {other:?}"),
                }
            }
            assert_eq!(silent, without, "{sample}");
            for (key, values) in &mut found {
                values.sort_by(f64::total_cmp);
                let expected = &expected[key];
                assert_eq!(values.len(), expected.len(), "{sample}: {key:?}");
                for (value, expected) in values.iter().zip(expected) {
                    let near = (value - expected).abs() <= 1e-12 * expected.abs().max(1.0);
                    assert!(near, "{sample}: {key:?}: {value} for {expected}");
                }
            }
            assert_eq!(found.len(), expected.len());
        }

        for (path, lang) in files(folder.path(), "csv").iter().zip(["en", "lt"]) {
            let text = std::fs::read_to_string(path).unwrap();
            let text = text.strip_prefix('\u{feff}').unwrap();
            let mut reader = csv::ReaderBuilder::new()
                .delimiter(if lang == "lt" { b';' } else { b',' })
                .from_reader(text.as_bytes());
            let heads: Vec<String> = reader.headers().unwrap().iter().map(str::to_owned).collect();
            let [from, to, id] = match lang {
                "lt" => ["Nuo", "Iki", "Rodiklio kodas"],
                _ => ["From", "To", "Indicator’s id"],
            }
            .map(|head| heads.iter().position(|other| other == head).unwrap());
            let lines: Vec<csv::StringRecord> = reader.records().map(Result::unwrap).collect();
            assert_eq!(lines.len(), figures, "{sample}: a line for each figure");
            let mut found: BTreeMap<Key, Vec<String>> = BTreeMap::new();
            for line in &lines {
                let printed = line[line.len() - 1].to_owned();
                if printed != "no data" && printed != "nėra duomenų" {
                    let key = (line[id].to_owned(), line[from].to_owned(), line[to].to_owned());
                    found.entry(key).or_default().push(printed);
                }
            }
            for values in found.values_mut() {
                values.sort();
            }
            assert_eq!(found, texts[lang], "{sample}");
        }
    }
}

/// File names and titles that begin like formulas: a workbook holds no formula, and no field of a CSV
/// file, split at whichever separator, begins like one.
#[test]
fn no_formula_is_injected() {
    let folder = tempfile::tempdir().unwrap();
    let place = folder.path();
    let library = std::env::current_dir().unwrap().join("indicators");
    std::fs::create_dir_all(place.join("own/participation")).unwrap();
    let shipped = library.join("participation/survey_responses_returned.toml");
    let own = std::fs::read_to_string(shipped)
        .unwrap()
        .replace("id = \"survey_responses_returned\"", "id = \"own_count\"")
        .lines()
        .map(|line| match line.split_once('=').map(|(key, _)| key.trim()) {
            Some("title.lt") => "title.lt = '=cmd| /C calc!A0, =1+1;=2'".to_owned(),
            Some("title.en") => "title.en = '@SUM(1+1), =1+1;=2'".to_owned(),
            Some("unit.lt") => "unit.lt = \"\\t=1\"".to_owned(),
            Some("unit.en") => "unit.en = \"-1\"".to_owned(),
            _ => line.to_owned(),
        })
        .collect::<Vec<_>>()
        .join("\n");
    std::fs::write(place.join("own/participation/own_count.toml"), own).unwrap();
    std::fs::write(
        place.join("=HYPERLINK(1).csv"),
        "Nr;Data;Balas\n1;2024-03-01;5\n2;2024-03-02;4\n3;šiandien;5\n",
    )
    .unwrap();
    std::fs::write(
        place.join("rodiklis.toml"),
        format!(
            r#"
report_date = 2025-01-20
periods = ["2024"]
library = ['{}', 'own']
provider.name = {{ lt = "=1+1", en = "+1" }}
[[source]]
dataset = "survey_answers"
files = ["=*.csv"]
columns = {{ response_id = "Nr", answered_on = "Data", score = "Balas" }}
set = {{ question = "overall_quality" }}
"#,
            library.display()
        ),
    )
    .unwrap();
    let out = place.join("out");
    printed(&out, place.to_str().unwrap());
    let mut titles = 0;
    for path in files(&out, "xlsx") {
        let mut book: Xlsx<_> = open_workbook(&path).unwrap();
        for name in book.sheet_names() {
            assert!(book.worksheet_formula(&name).unwrap().used_cells().next().is_none(), "{name}");
            let range = book.worksheet_range(&name).unwrap();
            titles += range
                .used_cells()
                .filter(|(_, _, cell)| {
                    let text = cell.to_string();
                    text.starts_with("=cmd|")
                        || text.starts_with("@SUM")
                        || text.starts_with("=HYP")
                })
                .count();
        }
    }
    assert!(titles >= 6, "the hostile words are there: {titles}");
    for path in files(&out, "csv") {
        let text = std::fs::read_to_string(&path).unwrap();
        assert!(text.contains("'=1+1;'=2"), "{text}");
        for field in text.trim_start_matches('\u{feff}').split([';', ',', '\t', '\r', '\n', '|']) {
            let field = field.trim_start_matches(['"', ' ']);
            let is_number = field.parse::<f64>().is_ok();
            assert!(is_number || !field.starts_with(['=', '+', '-', '@']), "{field:?}");
        }
    }
}
