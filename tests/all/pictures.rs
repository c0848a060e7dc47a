//! Pictures of groups and surveys, of a centre whose few children and answers were counted by hand.

use std::fmt::Write;
use std::path::Path;

use super::command::{err, rodiklis};

const WORKSPACE: &str = r#"
report_date = 2025-01-20
periods = ["2022", "2023", "2024"]
provider.name = { lt = "Centras", en = "Centre" }
[[source]]
dataset = "children"
files = ["children.csv"]
[[source]]
dataset = "families"
files = ["families.csv"]
columns = { family_id = "family_id", carer_type = "carer_type" }
[[source]]
dataset = "placements"
files = ["placements.csv"]
[[source]]
dataset = "survey_answers"
files = ["answers.csv"]
"#;

/// Birth dates, sexes and families of two children each. At the end of 2024 they are 2, 5, 5, 5, 12, 12 and nobody knows
/// how old.
const CHILDREN: [(&str, &str, &str); 7] = [
    ("2022-06-01", "female", "F1"),
    ("2019-06-01", "female", "F1"),
    ("2019-07-01", "female", "F2"),
    ("2019-08-01", "male", "F1"),
    ("2012-06-01", "male", "F2"),
    ("2012-07-01", "", "F2"),
    ("", "female", "F1"),
];

/// Question, group, year, favourable answers of ten.
const ANSWERS: [(&str, &str, u32, u32); 8] = [
    ("overall_quality", "guardian", 2022, 9),
    ("overall_quality", "guardian", 2023, 9),
    ("overall_quality", "guardian", 2024, 10),
    ("overall_quality", "family_home", 2022, 5),
    ("overall_quality", "family_home", 2023, 6),
    ("overall_quality", "family_home", 2024, 8),
    ("feels_listened_to", "guardian", 2024, 7),
    ("feels_listened_to", "family_home", 2024, 5),
];

fn centre(folder: &Path) {
    let mut children = "child_id;birth_date;sex;municipality\n".to_owned();
    let mut placements = "child;family;started_on;ended_on\n".to_owned();
    for (number, (born, sex, family)) in CHILDREN.iter().enumerate() {
        for twin in ["a", "b"] {
            writeln!(children, "{number}{twin};{born};{sex};").unwrap();
            writeln!(placements, "{number}{twin};{family};2024-02-01;").unwrap();
        }
    }
    let mut answers =
        "response_id;respondent_group;question;answered_on;score;no_opinion\n".to_owned();
    for (row, (question, group, year, favourable)) in ANSWERS.iter().enumerate() {
        for number in 0..10 {
            let score = if number < *favourable { 5 } else { 2 };
            writeln!(answers, "{row}-{number};{group};{question};{year}-05-01;{score};ne").unwrap();
        }
    }
    let families = "family_id;carer_type\nF1;kin_guardian\nF2;guardian\n".to_owned();
    for (name, text) in [
        ("rodiklis.toml", WORKSPACE.to_owned()),
        ("children.csv", children),
        ("families.csv", families),
        ("placements.csv", placements),
        ("answers.csv", answers),
    ] {
        std::fs::write(folder.join(name), text).unwrap();
    }
}

/// The alternative texts of the report's pictures.
fn pictures(lang: &str) -> Vec<String> {
    let folder = tempfile::tempdir().unwrap();
    centre(folder.path());
    pictures_of(folder.path(), lang)
}

fn pictures_of(folder: &Path, lang: &str) -> Vec<String> {
    let out = folder.join("out");
    let output = rodiklis(&[
        "report",
        folder.to_str().unwrap(),
        "--lang",
        lang,
        "--format",
        "html",
        "--out",
        out.to_str().unwrap(),
    ]);
    assert!(matches!(output.status.code(), Some(0 | 1)), "{}", err(&output));
    let text = std::fs::read_to_string(out.join(format!("equass-audit-2024-{lang}.html"))).unwrap();
    let text = text.replace('\u{a0}', " ");
    let labels = text.split("role=\"img\" aria-label=\"").skip(1);
    labels.filter_map(|rest| rest.split('"').next()).map(str::to_owned).collect()
}

fn one(pictures: &[String], words: &str) -> String {
    let found: Vec<&String> = pictures.iter().filter(|text| text.contains(words)).collect();
    assert_eq!(found.len(), 1, "{words}: {pictures:#?}");
    found[0].clone()
}

#[test]
fn groups_are_drawn_as_they_were_counted() {
    let told = pictures("lt");
    assert_eq!(
        one(&told, "Kairėje"),
        "Globojami vaikai laikotarpio pabaigoje. Amžius, metais × Lytis, 2024. Kairėje – mergaitės, dešinėje – \
         berniukai; juostų ilgis – skaičius (vaikai), abiejose pusėse mastelis tas pats. Daugiausia: 4–6, mergaitės (4). \
         mergaitės: 8. berniukai: 4. 0–3: mergaitės 2, berniukai 0. 4–6: mergaitės 4, berniukai 2. 7–9: mergaitės 0, \
         berniukai 0. 10–14: mergaitės 0, berniukai 2. Nepavaizduota, nes reikšmė \
         nežinoma: „Amžius, metais“ (2); „Lytis“ (2)."
    );
    let (kin, other) = ("globėjai giminaičiai", "globėjai, nesusiję giminystės ryšiais");
    assert_eq!(
        one(&told, "Globojami vaikai laikotarpio pabaigoje. Amžius, metais × Globėjo tipas"),
        format!(
            "Globojami vaikai laikotarpio pabaigoje. Amžius, metais × Globėjo tipas, 2024. Juostų ilgis – skaičius (vaikai); \
             juostos padalytos pagal požymį „Globėjo tipas“. Daugiausia: 4–6 (6). 0–3: 2 ({kin} 2, {other} 0). \
             4–6: 6 ({kin} 4, {other} 2). 10–14: 4 ({kin} 0, {other} 4). nežinoma: 2 ({kin} 2, {other} 0)."
        )
    );
}

#[test]
fn so_few_children_that_each_can_be_seen_in_the_table_are_not_drawn() {
    let folder = tempfile::tempdir().unwrap();
    centre(folder.path());
    let nine: String = std::fs::read_to_string(folder.path().join("placements.csv"))
        .unwrap()
        .lines()
        .take(1 + 9)
        .map(|line| format!("{line}\n"))
        .collect();
    std::fs::write(folder.path().join("placements.csv"), nine).unwrap();
    let told = pictures_of(folder.path(), "lt");
    assert!(!told.iter().any(|text| text.contains("Kairėje")), "{told:#?}");
}

#[test]
fn surveys_are_drawn_as_they_were_answered() {
    let told = pictures("en");
    assert_eq!(
        one(&told, "how each group went, all on one scale"),
        "Share of respondents who rate services favourably. Group of respondents: how each group went, all on one scale. \
         2024: from 80.0% (members of family homes) to 100.0% (guardians). Dashed line: target ≥ 95%. \
         guardians: 2022 – 90.0%; 2023 – 90.0%; 2024 – 100.0%. \
         members of family homes: 2022 – 50.0%; 2023 – 60.0%; 2024 – 80.0%."
    );
    // 12 of 20 and 18 of 20; Wilson's intervals are 38.7–78.1 and 69.9–97.2, so that 95 is open.
    assert_eq!(
        one(&told, "Survey indicators on one scale"),
        "Survey indicators on one scale, 2024: the dot is the share, the line its 95% confidence interval (Wilson), the \
         dashed line the target. Target certainly met: 0; certainly not met: 0; not certain: 1; not assessed: 1. \
         Share of respondents who feel listened to: 60.0% (12 of 20; 95% interval 38.7–78.1%). \
         Share of respondents who rate services favourably: 90.0% (18 of 20; 95% interval 69.9–97.2%; target ≥ 95%)."
    );
}
