//! The program as people call it.

use std::path::Path;
use std::process::{Command, Output};

use serde_json::Value;

pub fn rodiklis(arguments: &[&str]) -> Output {
    Command::new(env!("CARGO_BIN_EXE_rodiklis"))
        .args(arguments)
        .env("LC_ALL", "C.UTF-8")
        .output()
        .unwrap()
}

pub fn out(output: &Output) -> String {
    String::from_utf8(output.stdout.clone()).unwrap()
}

pub fn err(output: &Output) -> String {
    String::from_utf8(output.stderr.clone()).unwrap()
}

const SAMPLE: &str = "sample-data/pastoge";

#[test]
fn computed_json_keeps_its_contract() {
    let output = rodiklis(&["compute", SAMPLE, "--format", "json"]);
    assert_eq!(output.status.code(), Some(0), "{}", err(&output));
    let json: Value = serde_json::from_str(&out(&output)).unwrap();
    assert_eq!(json["schema"], 1);
    let figure = json["figures"]
        .as_array()
        .unwrap()
        .iter()
        .find(|figure| {
            figure["indicator"] == "satisfied_service_users"
                && figure["period"]["label"] == "2024"
                && figure["group"].as_object().is_some_and(serde_json::Map::is_empty)
        })
        .unwrap();
    // DESIGN §5, and lithuania.md §3.6 for the interval's neighbours.
    assert_eq!(figure["population"], 112);
    assert_eq!(figure["excluded"]["no_opinion"], 2);
    assert_eq!(figure["numerator"], 105);
    assert_eq!(figure["denominator"], 110);
    assert_eq!(figure["printed"]["lt"], "95,5\u{a0}%");
    assert_eq!(figure["printed"]["en"], "95.5%");
    assert_eq!(figure["target"]["at_least"], 95);
    assert_eq!(figure["verdict"], "met");
    assert_eq!(figure["certain"], false);
    assert_eq!(figure["suppressed"], false);
    assert_eq!(figure["interval"]["method"], "wilson");
    let value = figure["value"].as_f64().unwrap();
    assert!((value - 10500.0 / 110.0).abs() < 1e-9);
}

#[test]
fn the_table_is_lithuanian_where_lithuanian_is_spoken() {
    let output = rodiklis(&["compute", SAMPLE, "--speak", "lt"]);
    let text = out(&output);
    assert!(text.contains("94,96\u{a0}%"), "{text}");
    assert!(text.contains("✓ pasiekta (nėra tikra)"), "{text}");
    assert!(!text.contains('⟦'), "{text}");
}

#[test]
fn csv_has_a_line_for_each_figure() {
    let output = rodiklis(&["compute", SAMPLE, "--format", "csv", "--indicator", "exits"]);
    let text = out(&output);
    let line =
        text.lines().find(|line| line.starts_with("exits,") && line.contains(",2024,")).unwrap();
    assert!(line.contains(",12,"), "{line}");
    assert!(text.lines().skip(1).all(|line| line.starts_with("exits,")));
}

#[test]
fn a_figure_is_explained_by_its_rows() {
    let output = rodiklis(&[
        "explain",
        "satisfied_service_users",
        SAMPLE,
        "--period",
        "2024",
        "--format",
        "json",
    ]);
    let json: Value = serde_json::from_str(&out(&output)).unwrap();
    let rows = json["rows"].as_array().unwrap();
    let number = |class: &str| rows.iter().filter(|row| row["class"] == class).count();
    assert_eq!((number("counted"), number("not_in_numerator"), number("excluded")), (105, 5, 2));
    assert!(rows.iter().all(|row| {
        row["place"].as_str().unwrap().starts_with("Apklausa 2024 (atsakymai).csv › ")
    }));
}

#[test]
fn a_group_is_explained_by_its_rows() {
    let output = rodiklis(&["explain", "exits", SAMPLE, "--group", "exit_reason=adopted"]);
    let text = out(&output);
    assert_eq!(text.matches("Globos epizodai.csv › ").count(), 2, "{text}");
    // A cross has the rows that have both values, however they are asked for: tests/truth/pastoge.json.
    let id = "children_on_last_day";
    let comma = ["explain", id, SAMPLE, "--group", "age_band=4-6,sex=female", "--format", "json"];
    let twice = [
        "explain",
        id,
        SAMPLE,
        "--format",
        "json",
        "--group",
        "sex=female",
        "--group=age_band=4-6",
    ];
    let json: Value = serde_json::from_str(&out(&rodiklis(&comma))).unwrap();
    assert_eq!(json["group"], serde_json::json!({ "age_band": "4-6", "sex": "female" }));
    let counted = json["rows"].as_array().unwrap().iter().filter(|row| row["class"] == "counted");
    assert_eq!(counted.count(), 40);
    assert_eq!(out(&rodiklis(&comma)), out(&rodiklis(&twice)));
    let both = rodiklis(&["explain", id, SAMPLE, "--group", "sex=female,sex=male"]);
    assert_eq!(both.status.code(), Some(2));

    let wrong = rodiklis(&["explain", "exits", SAMPLE, "--group", "reason=adopted"]);
    assert_eq!(wrong.status.code(), Some(2));
    assert!(err(&wrong).contains("exit_reason="), "{}", err(&wrong));
}

/// tests/truth/pastoge.json; in 2022 no child of 15–17 lived with adoptive parents.
#[test]
fn groups_and_crosses_stand_in_the_table_where_they_are_asked_for() {
    let id = "children_on_last_day";
    let asked = ["compute", SAMPLE, "--indicator", id, "--speak", "en", "--groups"];
    let text = out(&rodiklis(&asked));
    let line = |start: &str| -> Vec<String> {
        let found = text.lines().find(|line| line.trim_start().starts_with(start)).unwrap();
        found.trim_start()[start.len()..].split_whitespace().take(3).map(str::to_owned).collect()
    };
    assert_eq!(line("Age in years: 4–6 × Sex: girls"), ["22", "33", "40"]);
    assert_eq!(line("Age in years: 15–17 × Type of carer: adoptive parents"), ["0", "2", "6"]);
    assert!(!out(&rodiklis(&asked[..6])).contains("4–6"));
}

#[test]
fn two_runs_give_the_same_bytes() {
    let folder = tempfile::tempdir().unwrap();
    let run = |name: &str| {
        let out = folder.path().join(name);
        let formats = "pdf,html,xlsx,csv,json";
        let output =
            rodiklis(&["report", SAMPLE, "--out", out.to_str().unwrap(), "--format", formats]);
        assert_eq!(output.status.code(), Some(0), "{}", err(&output));
        let mut files: Vec<(String, Vec<u8>)> = std::fs::read_dir(&out)
            .unwrap()
            .map(Result::unwrap)
            .filter(|entry| entry.path().is_file())
            .map(|entry| {
                let name = entry.file_name().into_string().unwrap();
                (name, std::fs::read(entry.path()).unwrap())
            })
            .collect();
        files.sort();
        files
    };
    let (first, second) = (run("first"), run("second"));
    let names: Vec<&str> = first.iter().map(|(name, _)| name.as_str()).collect();
    assert_eq!(
        names,
        [
            "equass-audit-2024-en.csv",
            "equass-audit-2024-en.html",
            "equass-audit-2024-en.pdf",
            "equass-audit-2024-en.xlsx",
            "equass-audit-2024-lt.csv",
            "equass-audit-2024-lt.html",
            "equass-audit-2024-lt.pdf",
            "equass-audit-2024-lt.xlsx",
            "equass-audit-2024.json",
        ]
    );
    for ((name, first), (_, second)) in first.iter().zip(&second) {
        assert!(first == second, "{name} differs between two runs");
    }
}

#[test]
fn check_tells_what_was_found_and_exits_by_gravity() {
    let output = rodiklis(&["check", SAMPLE]);
    assert_eq!(output.status.code(), Some(0), "{}", out(&output));
    let text = out(&output);
    assert!(text.contains("Q010"), "{text}");
    assert!(!text.contains('⟦') && !text.contains("{$"), "{text}");
    let json: Value =
        serde_json::from_str(&out(&rodiklis(&["check", SAMPLE, "--format", "json"]))).unwrap();
    assert!(!json["findings"].as_array().unwrap().is_empty());
}

#[test]
fn the_library_is_listed_shown_and_tested() {
    assert!(out(&rodiklis(&["library", "list"])).contains("satisfied_service_users"));
    let shown = out(&rodiklis(&["library", "show", "training_hours_per_fte"]));
    assert!(shown.contains("fte"), "{shown}");
    let tested = rodiklis(&["library", "test", "indicators"]);
    assert_eq!(tested.status.code(), Some(0), "{}", out(&tested));
    assert!(out(&rodiklis(&["completions", "bash"])).contains("rodiklis"));
}

#[test]
fn a_closed_pipe_is_success() {
    let mut child = Command::new(env!("CARGO_BIN_EXE_rodiklis"))
        .args(["compute", SAMPLE, "--format", "json"])
        .stdout(std::process::Stdio::piped())
        .spawn()
        .unwrap();
    drop(child.stdout.take());
    assert_eq!(child.wait().unwrap().code(), Some(0));
}

#[test]
fn outputs_are_whole_or_absent() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("not-a-folder");
    std::fs::write(&file, "x").unwrap();
    let output = rodiklis(&["report", SAMPLE, "--lang", "lt", "--out", file.to_str().unwrap()]);
    assert_eq!(output.status.code(), Some(3), "{}", err(&output));
    assert!(err(&output).contains("R002"), "{}", err(&output));
    assert!(Path::new(&file).is_file());
}
