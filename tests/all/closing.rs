//! What `close` refuses, and what it says that it stored.

use std::path::Path;

use serde_json::Value;

use super::command::{err, out, rodiklis};

const WORKSPACE: &str = r#"
report_date = 2025-01-20
periods = ["2024"]
provider.name = { lt = "Centras", en = "Centre" }
[[source]]
dataset = "complaints"
files = ["Skundai.csv"]
columns = { complaint_id = "Nr.", received_on = "Gauta", kind = "Rūšis", answered_on = "Atsakyta" }
values.kind = { complaint = "skundas", thanks = "padėka" }
"#;
const GOOD: &str = "Nr.;Gauta;Rūšis;Atsakyta\n1;2024-02-01;skundas;2024-02-10\n";

fn centre(records: &str) -> tempfile::TempDir {
    let folder = tempfile::tempdir().unwrap();
    std::fs::write(folder.path().join("rodiklis.toml"), WORKSPACE).unwrap();
    std::fs::write(folder.path().join("Skundai.csv"), records).unwrap();
    folder
}

fn close(folder: &Path, more: &[&str]) -> (Option<i32>, String) {
    let place = folder.to_str().unwrap();
    let output = rodiklis(&[&["close", more[0], place], &more[1..]].concat());
    (output.status.code(), out(&output) + &err(&output))
}

fn is_closed(folder: &Path) -> bool {
    folder.join("issued").exists()
}

#[test]
fn a_period_that_is_not_over_is_not_closed_unless_it_is_accepted() {
    let folder = centre(GOOD);
    for more in [&["2025"][..], &["2024", "--date", "2024-12-30"]] {
        let (code, text) = close(folder.path(), more);
        assert_eq!(code, Some(2), "{text}");
        assert!(text.contains("E023") && !is_closed(folder.path()), "{text}");
    }
    let (code, text) = close(folder.path(), &["2024", "--date", "2024-12-31"]);
    assert_eq!(code, Some(0), "{text}");
    let (code, text) = close(folder.path(), &["2025", "--accept-errors"]);
    assert_eq!(code, Some(0), "{text}");
    assert!(folder.path().join("issued/2025.json").exists());
}

#[test]
fn data_with_errors_are_not_closed_unless_they_are_accepted() {
    let folder = centre(&GOOD.replace("2024-02-10", "vakar"));
    let (code, text) = close(folder.path(), &["2024"]);
    assert_eq!(code, Some(2), "{text}");
    assert!(text.contains("E024") && text.contains("--accept-errors"), "{text}");
    assert!(!is_closed(folder.path()));
    let (code, text) = close(folder.path(), &["2024", "--accept-errors", "--speak", "lt"]);
    // Done, and the data still have errors.
    assert_eq!(code, Some(1), "{text}");
    assert!(text.contains("nors duomenyse yra klaidų (1)"), "{text}");
    assert!(is_closed(folder.path()));
}

#[test]
fn of_two_commands_that_close_at_once_one_succeeds() {
    let folder = centre(GOOD);
    let place = folder.path().to_str().unwrap().to_owned();
    let codes: Vec<Option<i32>> = std::thread::scope(|scope| {
        let run = || rodiklis(&["close", "2024", &place]).status.code();
        let threads: Vec<_> = (0..3).map(|_| scope.spawn(run)).collect();
        threads.into_iter().map(|thread| thread.join().unwrap()).collect()
    });
    assert_eq!(codes.iter().filter(|code| **code == Some(0)).count(), 1, "{codes:?}");
    assert!(codes.iter().all(|code| matches!(code, Some(0 | 2))), "{codes:?}");
    let is_json = |entry: std::io::Result<std::fs::DirEntry>| {
        let name = entry.unwrap().file_name().into_string().unwrap();
        name.ends_with(".json").then_some(name)
    };
    let listed = std::fs::read_dir(folder.path().join("issued")).unwrap();
    let mut files: Vec<String> = listed.filter_map(is_json).collect();
    files.sort();
    assert_eq!(files, ["2024.json", "last.json"]);
}

/// Told by every command that holds figures against closings, and no further closing is written.
#[test]
fn a_missing_closing_is_told_and_none_is_written_behind_it() {
    let folder = centre(GOOD);
    for more in [&["2024"][..], &["2024", "--again"]] {
        let (code, text) = close(folder.path(), more);
        assert_eq!(code, Some(0), "{text}");
    }
    let first = folder.path().join("issued/2024.json");
    std::fs::rename(&first, folder.path().join("elsewhere.json")).unwrap();
    let place = folder.path().to_str().unwrap();
    for speak in ["lt", "en"] {
        let output = rodiklis(&["compute", place, "--speak", speak]);
        let text = out(&output) + &err(&output);
        assert!(output.status.code() == Some(1) && !text.contains('⟦'), "{text}");
    }
    let told = out(&rodiklis(&["compute", place, "--format", "json"]));
    assert!(told.contains("E025"), "{told}");
    let (code, text) = close(folder.path(), &["2024", "--again"]);
    assert!(
        code == Some(2) && text.contains("E025") && text.contains("issued/2024-2.json"),
        "{text}"
    );
    std::fs::rename(folder.path().join("elsewhere.json"), &first).unwrap();
    let (code, text) = close(folder.path(), &["2024", "--again"]);
    assert_eq!(code, Some(0), "{text}");
}

#[test]
fn what_was_stored_is_said_in_a_sentence() {
    let folder = centre(GOOD);
    let place = folder.path().to_str().unwrap();
    let json = out(&rodiklis(&["compute", place, "--format", "json"]));
    let json: Value = serde_json::from_str(&json).unwrap();
    let figures = json["figures"].as_array().unwrap();
    let is_whole = |figure: &&Value| figure["group"].as_object().unwrap().is_empty();
    let whole = figures.iter().filter(is_whole).count();
    let groups = figures.len() - whole;
    assert!(whole > 1);
    let (code, text) = close(folder.path(), &["2024"]);
    assert_eq!(code, Some(0), "{text}");
    let text = text.replace('\u{a0}', " ");
    let said = format!("Indicators: {whole}, values of groups: {groups}.");
    assert!(text.contains(&said) && text.contains("20 January 2025"), "no “{said}” in {text}");
}
