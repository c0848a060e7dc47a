//! Reports are compared, and closed periods restated openly.

use serde_json::Value;

use super::centre::{Centre, FOLDER, PDF};

#[test]
fn two_reports_are_compared() {
    let centre = Centre::new();
    centre.report();
    centre.change("answers.csv", "GC-105;2024-02-05;2;G", "GC-105;2024-02-05;5;G");
    let (code, _) = centre.run(&["report", "@", "--out", "@new", "--evidence"]);
    assert_eq!(code, 0);
    let later = "@new/equass-audit-2024-evidence";
    let (code, text) = centre.run(&["compare", &format!("@{PDF}"), later, "--format", "csv"]);
    assert_eq!(code, 0, "{text}");
    // 4 of 6 are 66.7, 5 of 6 are 83.3.
    let line = text.lines().find(|line| line.starts_with("satisfied,2024,,")).unwrap();
    assert!(
        line.starts_with("satisfied,2024,,66.66") && line.ends_with(",16.7,data: answers.csv"),
        "{line}"
    );
    assert_eq!(text.lines().count(), 3, "{text}");
    let (_, json) = centre.run(&["compare", &format!("@{FOLDER}"), later, "--format", "json"]);
    let json: Value = serde_json::from_str(&json).unwrap();
    assert_eq!(json["restated"][0]["movement"]["moved"], 1);
    // Files of figures alone say what differs, not why.
    let file = "@new/equass-audit-2024.json";
    for speak in ["lt", "en"] {
        let (code, text) = centre.run(&["compare", file, later, "--speak", speak]);
        assert_eq!(code, 0, "{text}");
    }
    let (code, text) = centre.run(&["compare", "@answers.csv", file]);
    assert!(code == 2 && text.contains("E003"), "{text}");
}

#[test]
fn restatements_of_a_closed_period_are_shown_openly() {
    let centre = Centre::new();
    let close = |more: &[&str]| {
        centre.run(&[&["close", "2024", "@", "--date", "2025-01-31"][..], more].concat())
    };
    let (code, text) = close(&["--role", "direktorė Ona"]);
    assert!(code == 2 && text.contains("E022") && !text.contains("Ona"), "{text}");
    let (code, text) = close(&["--role", "direktorė"]);
    assert_eq!(code, 0, "{text}");
    let first = centre.text("issued/2024.json");
    assert!(first.contains("direktorė") && first.contains("\"closed_on\": \"2025-01-31\""));
    let (code, text) = close(&[]);
    assert!(code == 2 && text.contains("E021"), "{text}");

    // Nothing has changed: nothing is said.
    let (code, text) = centre.run(&["report", "@", "--out", "@out"]);
    assert!(code == 0 && !text.contains("Restated"), "{text}");
    assert!(!centre.text("out/equass-audit-2024-en.html").contains("Restated figures"));

    centre.change("answers.csv", "GC-105;2024-02-05;2;G", "GC-105;2024-02-05;5;G");
    let (code, text) = centre.run(&["report", "@", "--out", "@out"]);
    assert!(code == 0 && text.contains("Restated figures of 2024"), "{text}");
    let html = centre.text("out/equass-audit-2024-en.html");
    for words in ["Restated figures", "66.7% (4 / 6)", "83.3% (5 / 6)", "data changed: answers.csv"]
    {
        assert!(html.contains(words), "{words}");
    }
    assert!(centre.text("out/equass-audit-2024-lt.html").contains("Perskaičiuoti rodikliai"));
    let json: Value = serde_json::from_str(&centre.text("out/equass-audit-2024.json")).unwrap();
    assert_eq!(json["restated"][0]["figures"].as_array().unwrap().len(), 2);
    let (_, text) =
        centre.run(&["compute", "@", "--format", "json", "--indicator", "visit_minutes"]);
    assert!(!text.contains("\"restated\""), "{text}");

    // Closed again: the first closing stays, and so does what was restated after it.
    let (code, text) = close(&["--again"]);
    assert_eq!(code, 0, "{text}");
    assert_eq!(centre.text("issued/2024.json"), first);
    assert!(centre.path("issued/2024-2.json").exists());
    let (_, text) = centre.run(&["report", "@", "--out", "@out"]);
    assert!(text.contains("2025-01-31 → 2025-01-31"), "{text}");

    // A closing that was changed is no witness.
    centre.change("issued/2024.json", "direktorė", "direktorius");
    for command in [&["report", "@", "--out", "@out"][..], &["compute", "@", "--format", "json"]] {
        let (code, text) = centre.run(command);
        assert_eq!(code, 1, "{text}");
    }
    assert!(centre.text("out/equass-audit-2024.json").contains("E020"));
    let (code, text) = close(&["--again"]);
    assert!(code == 2 && text.contains("E020"), "{text}");
}
