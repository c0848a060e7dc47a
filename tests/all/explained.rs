//! `explain` shows the figure, its definition in words and its rows, for every figure that `compute` prints.

use serde_json::Value;

use super::command::{err, out, rodiklis};

/// A survey without a column for who answered: the definition's groups are lacking, the whole is not.
const WORKSPACE: &str = r#"
report_date = 2025-01-20
periods = ["2024"]
provider.name = { lt = "Centras", en = "Centre" }
[[source]]
dataset = "survey_answers"
files = ["Apklausa.csv"]
columns = { response_id = "Nr", answered_on = "Diena", score = "Balas", no_opinion = "Be nuomonės" }
set = { question = "overall_quality" }
[[source]]
dataset = "staff"
files = ["Darbuotojai.csv"]
columns = { staff_id = "Kodas", fte = "Etatas", started_on = "Nuo", ended_on = "Iki" }
set = { role = "psychologist" }
[[source]]
dataset = "staff_training"
files = ["Mokymai.csv"]
columns = { staff = "Kodas", hours = "Valandos", covers_from = "Nuo", covers_to = "Iki" }
"#;

fn centre() -> tempfile::TempDir {
    let folder = tempfile::tempdir().unwrap();
    let write = |name: &str, text: &str| std::fs::write(folder.path().join(name), text).unwrap();
    write("rodiklis.toml", WORKSPACE);
    // 4 of 5 are favourable: 80 %.
    write(
        "Apklausa.csv",
        "Nr;Diena;Balas;Be nuomonės\na;2024-03-01;5;ne\nb;2024-03-01;4;ne\nc;2024-03-01;2;ne\n\
         d;2024-03-01;5;ne\ne;2024-03-01;4;ne\n",
    );
    // 1.5 posts (the third is gone), 24 hours: 16 h per post.
    write(
        "Darbuotojai.csv",
        "Kodas;Etatas;Nuo;Iki\nD1;1;2020-01-01;\nD2;0,5;2020-01-01;\nD3;1;2020-01-01;2021-12-31\n",
    );
    write(
        "Mokymai.csv",
        "Kodas;Valandos;Nuo;Iki\nD1;16;2024-05-01;2024-05-31\nD2;8;2024-05-01;2024-05-31\n",
    );
    folder
}

fn explain(folder: &tempfile::TempDir, id: &str, more: &[&str]) -> (Option<i32>, String) {
    let place = folder.path().to_str().unwrap();
    let output = rodiklis(&[&["explain", id, place], more].concat());
    (output.status.code(), out(&output) + &err(&output))
}

#[test]
fn a_figure_whose_groups_are_lacking_is_explained_as_a_whole() {
    let folder = centre();
    let (code, text) = explain(&folder, "satisfied_service_users", &[]);
    assert_eq!(code, Some(0), "{text}");
    assert!(text.contains("80.0% (4 / 5)"), "{text}");
    assert!(text.contains("≥\u{a0}95%"), "{text}");
    let library = rodiklis::library::shipped().unwrap();
    let indicator = library.indicator("satisfied_service_users").unwrap();
    assert!(text.contains(&indicator.explanation.en), "{text}");
    assert!(text.contains("Apklausa.csv › 2") && text.contains("units: 4"), "{text}");
    // A group is named in the head as `compute` names it.
    let (code, text) = explain(&folder, "staff_fte_on_last_day", &["--group", "role=psychologist"]);
    assert_eq!(code, Some(0), "{text}");
    assert!(text.lines().nth(2).is_some_and(|line| line == "Position: psychologists"), "{text}");
    // A group that is lacking is still told as such.
    let (code, text) =
        explain(&folder, "satisfied_service_users", &["--group", "respondent_group=guardian"]);
    assert!(code == Some(2) && text.contains("C001"), "{text}");
}

#[test]
fn ratios_are_explained_with_both_parts_and_their_unit() {
    let folder = centre();
    let (code, text) = explain(&folder, "training_hours_per_fte", &["--speak", "lt"]);
    assert_eq!(code, Some(0), "{text}");
    assert!(text.contains("16,0\u{a0}val. (24 / 1,5)"), "{text}");
    assert!(text.contains("valandos vienam etatui"), "{text}");
    assert!(text.contains("Mokymai.csv › 2") && text.contains("Darbuotojai.csv › 3"), "{text}");
}

#[test]
fn every_figure_that_is_computed_can_be_explained() {
    let folder = centre();
    let place = folder.path().to_str().unwrap();
    let json = out(&rodiklis(&["compute", place, "--format", "json"]));
    let json: Value = serde_json::from_str(&json).unwrap();
    let figures = json["figures"].as_array().unwrap();
    assert!(figures.len() > 3);
    for figure in figures {
        let id = figure["indicator"].as_str().unwrap();
        let strata = figure["group"].as_object().unwrap();
        let group: Vec<String> = strata
            .iter()
            .map(|(name, value)| format!("{name}={}", value.as_str().unwrap_or("unknown")))
            .collect();
        let group = group.join(",");
        let mut more = vec!["--format", "json"];
        if !group.is_empty() {
            more.extend(["--group", &group]);
        }
        let (code, text) = explain(&folder, id, &more);
        assert_eq!(code, Some(0), "{id} {group}: {text}");
        let told: Value = serde_json::from_str(&text).unwrap();
        assert_eq!(told["figure"]["value"], figure["value"], "{id} {group}");
        assert_eq!(told["figure"]["printed"], figure["printed"], "{id} {group}");
        assert!(told["definition"]["lt"].as_str().is_some_and(|text| !text.is_empty()));
    }
}
