//! What a reader is told of a figure that rests on cells that could not be read: its bounds, and whether it is judged.

use std::path::Path;
use std::process::Command;

use serde_json::Value;

const HEAD: &str = r#"report_date = 2025-01-20
periods = ["2024"]
languages = ["lt"]

[provider]
name = { lt = "Bandymų centras", en = "Test centre" }
"#;

const PLACEMENTS: &str = r#"
[[source]]
dataset = "placements"
files = ["Globa.csv"]
columns = { child = "Vaikas", started_on = "Nuo", ended_on = "Iki" }
"#;

const COMPLAINTS: &str = r#"
[[source]]
dataset = "complaints"
files = ["Skundai.csv"]
without = ["justified"]
columns = { complaint_id = "Nr", received_on = "Gauta", answered_on = "Atsakyta" }
set = { kind = "complaint" }
"#;

fn workspace(folder: &Path, more: &str, files: &[(&str, &str)]) {
    std::fs::write(folder.join("rodiklis.toml"), format!("{HEAD}{more}")).unwrap();
    for (name, text) in files {
        std::fs::write(folder.join(name), text).unwrap();
    }
}

fn run(folder: &Path, arguments: &[&str]) -> String {
    let mut command = Command::new(env!("CARGO_BIN_EXE_rodiklis"));
    let output = command.args(arguments).arg(folder).output().unwrap();
    assert_eq!(output.status.code(), Some(1), "{}", String::from_utf8_lossy(&output.stderr));
    String::from_utf8(output.stdout).unwrap()
}

fn figure(folder: &Path, indicator: &str) -> Value {
    let told: Value = serde_json::from_str(&run(folder, &["compute", "--format", "json"])).unwrap();
    let figures = told["figures"].as_array().unwrap().iter();
    let mut whole =
        figures.filter(|figure| figure["group"].as_object().is_none_or(|g| g.is_empty()));
    whole.find(|figure| figure["indicator"] == indicator).unwrap().clone()
}

/// Two ends that are no days: A is in care and B may be, as may C. By hand 1, from 1 to 3.
#[test]
fn the_range_stands_beside_the_figures_in_her_language() {
    let folder = tempfile::tempdir().unwrap();
    let rows = "Vaikas;Nuo;Iki\nA;2022-03-01;\nB;2022-01-10;12/2023\nC;2022-01-10;??/2024\n";
    workspace(folder.path(), PLACEMENTS, &[("Globa.csv", rows)]);
    let children = figure(folder.path(), "children_on_last_day");
    assert_eq!(children["value"], 1.0);
    assert_eq!(children["readings"]["lowest"], 1.0);
    assert_eq!(children["readings"]["highest"], 3.0);
    let table = run(folder.path(), &["compute", "--speak", "lt"]);
    let line = "Globojami vaikai laikotarpio pabaigoje, 2024: 1; galėtų būti nuo 1 iki 3.";
    assert!(table.contains(line), "{table}");
}

/// Of 20 complaints 18 were answered in time and one was not; of the last the day of the answer is no day. By hand 90 %,
/// from 18 of 20 to 19 of 20. One of 20 is 5 %, which is not more than 5 %.
#[test]
fn a_target_is_not_assessed_where_more_is_unread_than_is_allowed() {
    let mut rows = String::from("Nr;Gauta;Atsakyta\n");
    for number in 1..=18 {
        rows.push_str(&format!("{number};2024-03-{number:02};2024-03-{:02}\n", number + 5));
    }
    rows.push_str("19;2024-05-01;2024-07-01\n20;2024-05-02;netrukus\n");
    let target = |limit: &str| {
        format!(
            "{limit}\n[[target]]\nindicator = \"complaints_answered_in_20_days\"\nat_least = 85\n\
             source = {{ lt = \"–\", en = \"–\" }}\n{COMPLAINTS}"
        )
    };
    for (limit, verdict, reason) in [
        ("", "met", Value::Null),
        ("unread_at_most = 5", "met", Value::Null),
        ("unread_at_most = 4.9", "not_assessed", Value::from("incomplete")),
    ] {
        let folder = tempfile::tempdir().unwrap();
        // A setting of the workspace stands before its tables.
        let (limit, rest) = (limit, target(""));
        let head = HEAD.replacen("languages", &format!("{limit}\nlanguages"), 1);
        std::fs::write(folder.path().join("rodiklis.toml"), format!("{head}{rest}")).unwrap();
        std::fs::write(folder.path().join("Skundai.csv"), &rows).unwrap();
        let answered = figure(folder.path(), "complaints_answered_in_20_days");
        assert_eq!(answered["value"], 90.0, "{limit}");
        assert_eq!(answered["readings"]["lowest"], 90.0, "{limit}");
        assert_eq!(answered["readings"]["highest"], 95.0, "{limit}");
        assert_eq!((&answered["verdict"], &answered["reason"]), (&Value::from(verdict), &reason));
    }
}

/// An answer with an unreadable day is not one without an answer: it is neither late nor in time.
#[test]
fn a_record_without_a_required_value_is_uncertain_and_not_dropped() {
    let folder = tempfile::tempdir().unwrap();
    let rows = "Vaikas;Nuo;Iki\nA;2022-03-01;\nB;;\nC;;2023-05-05\n";
    workspace(folder.path(), PLACEMENTS, &[("Globa.csv", rows)]);
    let children = figure(folder.path(), "children_on_last_day");
    // B may have begun at any time; C ended before. By hand 1, from 1 to 2.
    assert_eq!(children["value"], 1.0);
    assert_eq!(children["population_unknown"], 1);
    assert_eq!(children["readings"]["highest"], 2.0);
}
