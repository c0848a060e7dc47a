//! Wrong input of each kind: an error or finding that says where and how to mend it, in both
//! languages, and never a panic.

use std::path::Path;

use super::command::{err, out, rodiklis};

const WORKSPACE: &str = r#"
report_date = 2025-01-20
periods = ["2024"]
provider.name = { lt = "Centras", en = "Centre" }
[[source]]
dataset = "complaints"
files = ["Skundai*"]
columns = { complaint_id = "Nr.", received_on = "Gauta", kind = "Rūšis", answered_on = "Atsakyta" }
values.kind = { complaint = "skundas", thanks = "padėka" }
"#;

struct Case {
    folder: tempfile::TempDir,
}

impl Case {
    fn new(workspace: &str) -> Self {
        let case = Case { folder: tempfile::tempdir().unwrap() };
        case.file("rodiklis.toml", workspace.as_bytes());
        case
    }

    fn file(&self, name: &str, bytes: &[u8]) -> &Self {
        let path = self.folder.path().join(name);
        std::fs::create_dir_all(path.parent().unwrap()).unwrap();
        std::fs::write(path, bytes).unwrap();
        self
    }

    fn path(&self) -> &str {
        self.folder.path().to_str().unwrap()
    }

    /// Runs `check` in both languages; every word must be there.
    fn check(&self, code: i32, words: &[&str]) {
        for speak in ["lt", "en"] {
            let output = rodiklis(&["check", self.path(), "--all", "--speak", speak]);
            let text = out(&output) + &err(&output);
            assert_eq!(output.status.code(), Some(code), "{speak}: {text}");
            for word in words {
                assert!(text.contains(word), "{speak}: no “{word}” in\n{text}");
            }
            assert!(!text.contains('⟦') && !text.contains("{$"), "{text}");
            assert!(!text.contains("panicked"), "{text}");
        }
    }
}

const GOOD: &str = "Nr.;Gauta;Rūšis;Atsakyta\n1;2024-02-01;skundas;2024-02-10\n";

#[test]
fn a_good_file_is_no_problem() {
    Case::new(WORKSPACE).file("Skundai.csv", GOOD.as_bytes()).check(0, &[]);
}

#[test]
fn a_missing_workspace() {
    let folder = tempfile::tempdir().unwrap();
    let output = rodiklis(&["check", folder.path().to_str().unwrap()]);
    assert_eq!(output.status.code(), Some(2));
    assert!(err(&output).contains("D020") && err(&output).contains("rodiklis.toml"));
}

#[test]
fn a_missing_file() {
    Case::new(WORKSPACE).check(1, &["Skundai*"]);
}

#[test]
fn an_empty_file() {
    Case::new(WORKSPACE).file("Skundai.csv", b"").check(1, &["Skundai.csv"]);
}

#[test]
fn a_broken_workbook() {
    Case::new(WORKSPACE)
        .file("Skundai.xlsx", b"PK\x03\x04 not a workbook")
        .check(1, &["Skundai.xlsx"]);
}

#[test]
fn a_wrong_sheet() {
    let workspace = format!("{WORKSPACE}sheets = [\"Nėra tokio\"]\n");
    let case = Case::new(&workspace);
    let bytes = std::fs::read("sample-data/pastoge/Skundai ir atsiliepimai.xlsx").unwrap();
    case.file("Skundai.xlsx", &bytes).check(1, &["Skundai.xlsx", "Nėra tokio"]);
}

#[test]
fn an_unknown_column() {
    let text = GOOD.replace("Gauta", "Gavimo diena");
    Case::new(WORKSPACE).file("Skundai.csv", text.as_bytes()).check(1, &["Skundai.csv", "Gauta"]);
}

#[test]
fn two_headers_alike() {
    let text = "Nr.;Gauta;Gauta;Rūšis;Atsakyta\n1;2024-02-01;2024-02-01;skundas;2024-02-10\n";
    Case::new(WORKSPACE).file("Skundai.csv", text.as_bytes()).check(1, &["Skundai.csv", "Gauta"]);
}

#[test]
fn an_unmapped_word() {
    let text = GOOD.replace("skundas", "skundass");
    Case::new(WORKSPACE)
        .file("Skundai.csv", text.as_bytes())
        .check(1, &["Skundai.csv › C2", "skundass"]);
}

#[test]
fn a_value_that_is_no_date() {
    let text = GOOD.replace("2024-02-01", "2024-02-31");
    Case::new(WORKSPACE)
        .file("Skundai.csv", text.as_bytes())
        .check(1, &["Skundai.csv › B2", "2024-02-31"]);
}

#[test]
fn wrong_toml() {
    Case::new(&WORKSPACE.replace("periods =", "periodai ="))
        .check(2, &["D001", "rodiklis.toml:3", "periodai"]);
    Case::new("report_date = \n").check(2, &["D001", "rodiklis.toml:1"]);
}

#[test]
fn a_wrong_period_and_language() {
    let wrong = WORKSPACE.replace("[\"2024\"]", "[\"2024-Q5\"]\nlanguages = [\"de\"]");
    Case::new(&wrong).check(2, &["D018", "2024-Q5", "D012", "de"]);
}

#[test]
fn an_unknown_dataset_field_and_code() {
    Case::new(&WORKSPACE.replace("\"complaints\"", "\"complaint\""))
        .check(2, &["D008", "complaints"]);
    Case::new(&WORKSPACE.replace("received_on =", "recieved_on ="))
        .check(2, &["D003", "received_on"]);
    Case::new(&WORKSPACE.replace("thanks =", "thank =")).check(2, &["D005", "thanks"]);
}

#[test]
fn an_unknown_indicator_argument() {
    let case = Case::new(WORKSPACE);
    case.file("Skundai.csv", GOOD.as_bytes());
    let output = rodiklis(&["compute", case.path(), "--indicator", "complaint_received"]);
    assert_eq!(output.status.code(), Some(2));
    assert!(err(&output).contains("complaints_received"), "{}", err(&output));
    let output = rodiklis(&["compute", case.path(), "--period", "2024-13"]);
    assert_eq!(output.status.code(), Some(2));
    assert!(err(&output).contains("D018"), "{}", err(&output));
}

#[test]
fn indicators_without_data_are_told_not_zeroed() {
    let case = Case::new(WORKSPACE);
    case.file("Skundai.csv", GOOD.as_bytes());
    let output = rodiklis(&["compute", case.path(), "--format", "json"]);
    let json: serde_json::Value = serde_json::from_str(&out(&output)).unwrap();
    let figures = json["figures"].as_array().unwrap();
    let library = rodiklis::library::shipped().unwrap();
    assert!(!figures.is_empty());
    assert!(figures.iter().all(|figure| {
        let indicator = library.indicator(figure["indicator"].as_str().unwrap()).unwrap();
        indicator.population.from == "complaints"
    }));
    let told = json["findings"].as_array().unwrap().iter().filter(|f| f["code"] == "C001").count();
    assert!(told > 10, "{told}");
}

/// A library of one dataset and one indicator, with one thing changed.
fn library(case: &Case, from: &str, to: &str) {
    let dataset = r#"
name = "things"
title = { lt = "Daiktai", en = "Things" }
primary_key = "id"
[[field]]
name = "id"
type = "string"
title = { lt = "Numeris", en = "Number" }
[[field]]
name = "colour"
type = "string"
title = { lt = "Spalva", en = "Colour" }
[[field.code]]
code = "red"
title = { lt = "raudona", en = "red" }
[[field]]
name = "made_on"
type = "date"
title = { lt = "Pagaminta", en = "Made" }
[[field]]
name = "parent"
type = "string"
title = { lt = "Iš ko", en = "From what" }
"#;
    let indicator = r#"
id = "red_things"
version = "1.0.0"
scoring = "proportion"
improvement = "higher"
unit = { lt = "daiktai", en = "things" }
title = { lt = "Raudoni daiktai", en = "Red things" }
explanation = { lt = "a", en = "a" }
source = { lt = "a", en = "a" }
[population]
from = "things"
where = "made_on <= period_end"
count = "id"
[numerator]
where = "colour = 'red'"
[[example]]
note = "one"
period = "2024"
rows = [{ id = "a", colour = "red", made_on = 2024-01-01 }]
expect = { numerator = 1, denominator = 1 }
"#;
    case.file("library/datasets/things.toml", dataset.replace(from, to).as_bytes());
    case.file("library/leadership/red_things.toml", indicator.replace(from, to).as_bytes());
}

fn test_library(from: &str, to: &str, code: i32, words: &[&str]) {
    let case = Case { folder: tempfile::tempdir().unwrap() };
    library(&case, from, to);
    let folder = case.folder.path().join("library");
    for speak in ["lt", "en"] {
        let output = rodiklis(&["library", "test", folder.to_str().unwrap(), "--speak", speak]);
        let text = out(&output) + &err(&output);
        assert_eq!(output.status.code(), Some(code), "{from} → {to}: {text}");
        for word in words {
            assert!(text.contains(word), "{from} → {to}: no “{word}” in\n{text}");
        }
        assert!(!text.contains('⟦') && !text.contains("{$"), "{text}");
    }
}

#[test]
fn wrong_definitions_are_told_with_file_line_and_suggestion() {
    test_library("none", "none", 0, &[]);
    let indicator = "leadership/red_things.toml:";
    test_library(
        "made_on <= period_end",
        "mode_on <= period_end",
        2,
        &["D003", indicator, "made_on"],
    );
    test_library("colour = 'red'", "colour = 'rde'", 2, &["D005", indicator, "red"]);
    test_library("colour = 'red'", "colour = 5", 2, &["D004", indicator]);
    test_library("colour = 'red'", "colour = ", 2, &["D002", indicator]);
    test_library("colour = 'red'", "colour LIKE 'r%'", 2, &["D007", indicator]);
    test_library("colour = 'red'", "made_on / 2 = 3", 2, &[indicator]);
    test_library(
        "colour = 'red'",
        "CASE WHEN colour = 'red' THEN TRUE END",
        2,
        &["D006", indicator],
    );
    test_library("from = \"things\"", "from = \"thing\"", 2, &["D008", indicator, "things"]);
    test_library("count = \"id\"", "cuont = \"id\"", 2, &["D001", indicator, "cuont"]);
    test_library("[numerator]\nwhere = \"colour = 'red'\"", "", 2, &["D012", indicator]);
    test_library(
        "version = \"1.0.0\"",
        "version = \"1.0.0\"\nmaps_to = [\"equass-2018/9\"]",
        2,
        &["D011", indicator],
    );
    test_library("numerator = 1,", "numerator = 0,", 1, &["D017", indicator]);
    test_library(
        "colour = \"red\", made_on",
        "colour = \"blue\", made_on",
        1,
        &["D016", indicator],
    );
    test_library(
        "primary_key = \"id\"",
        "primary_key = \"ids\"",
        2,
        &["D003", "datasets/things.toml:"],
    );
}

#[test]
fn references_in_a_circle() {
    let to = "name = \"parent\"\nreferences = \"things\"";
    test_library("name = \"parent\"", to, 2, &["D009", "datasets/things.toml:"]);
}

#[test]
fn a_wrong_template_is_told_with_its_line() {
    let folder = tempfile::tempdir().unwrap();
    let own = folder.path().join("mine");
    std::fs::create_dir(&own).unwrap();
    for entry in std::fs::read_dir("report-templates/equass-audit").unwrap() {
        let entry = entry.unwrap();
        std::fs::copy(entry.path(), own.join(entry.file_name())).unwrap();
    }
    let report = std::fs::read_to_string(own.join("report.xml")).unwrap();
    let run = || {
        let out = folder.path().join("out");
        rodiklis(&[
            "report",
            "sample-data/pastoge",
            "--lang",
            "lt",
            "--template",
            own.to_str().unwrap(),
            "--out",
            out.to_str().unwrap(),
        ])
    };
    assert_eq!(run().status.code(), Some(0));
    for (from, to, word) in [
        ("report.provider.name", "report.provider.nmae", "nmae"),
        ("<h1>", "<h1 style=\"color:red\">", "mine/report.xml:9: <h1> has no attribute “style”"),
        ("key=\"report-title\"", "key=\"no-such-title\"", "no-such-title"),
    ] {
        std::fs::write(own.join("report.xml"), report.replacen(from, to, 1)).unwrap();
        let output = run();
        let text = err(&output);
        assert_eq!(output.status.code(), Some(2), "{text}");
        assert!(text.contains("R001") && text.contains(word), "{text}");
    }
    assert!(!Path::new(&folder.path().join("out/equass-audit-2024.html")).exists());
}

#[test]
fn an_unknown_report_is_told_with_those_that_there_are() {
    let folder = tempfile::tempdir().unwrap();
    let out = folder.path().join("out");
    let output = rodiklis(&[
        "report",
        "sample-data/pastoge",
        "--report",
        "equass-audit,yearly",
        "--out",
        out.to_str().unwrap(),
    ]);
    assert_eq!(output.status.code(), Some(2));
    let text = err(&output);
    assert!(["R003", "yearly", "equass-audit"].iter().all(|word| text.contains(word)), "{text}");
    assert!(!out.exists());
}

mod never_panics {
    use proptest::prelude::*;
    use rodiklis::library::{self, DefinitionFile};

    fn definition(name: &str, text: String) -> DefinitionFile {
        let folder = name.split('/').next().unwrap_or("").to_owned();
        DefinitionFile { name: name.to_owned(), folder, text }
    }

    const DATASET: &str = r#"
name = "things"
title = { lt = "a", en = "a" }
[[field]]
name = "n"
type = "integer"
title = { lt = "a", en = "a" }
[[field]]
name = "day"
type = "date"
title = { lt = "a", en = "a" }
"#;

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(256))]

        #[test]
        fn any_condition_is_checked(sql in "[a-z0-9()<>='+* .,-]{0,60}|(n|day|age|AND|OR|NOT|IS NULL|CASE|WHEN|THEN|ELSE|END|IN|BETWEEN|period_end|\\(|\\)|=|<|5|'x'| ){0,24}") {
            let indicator = format!(
                "id = \"a\"\nversion = \"1\"\nscoring = \"count\"\nimprovement = \"neutral\"\n\
                 unit = {{ lt = \"a\", en = \"a\" }}\ntitle = {{ lt = \"a\", en = \"a\" }}\n\
                 explanation = {{ lt = \"a\", en = \"a\" }}\nsource = {{ lt = \"a\", en = \"a\" }}\n\
                 [population]\nfrom = \"things\"\nwhere = \"\"\"{sql}\"\"\"\n"
            );
            let files = [
                definition("datasets/things.toml", DATASET.to_owned()),
                definition("leadership/a.toml", indicator),
            ];
            if let Err(findings) = library::check(&files) {
                prop_assert!(!findings.is_empty());
            }
        }

        #[test]
        fn any_text_is_a_definition_or_an_error(text in "\\PC{0,200}", folder in "datasets|rules|frameworks|staff") {
            let name = format!("{folder}/a.toml");
            if let Err(findings) = library::check(&[definition(&name, text)]) {
                prop_assert!(!findings.is_empty());
            }
        }
    }
}

#[test]
fn a_wrong_chart_tolerance_or_comparison_is_told() {
    let with = |part: &str| Case::new(&format!("{WORKSPACE}\n{part}"));
    with("[[control_chart]]\nindicator = \"no_shows\"\nevery = \"month\"\nkind = \"u\"")
        .check(2, &["D012", "kind = u", "p, xmr"]);
    with("[[control_chart]]\nindicator = \"no_show\"\nevery = \"month\"")
        .check(2, &["D021", "no_shows"]);
    with("[[control_chart]]\nindicator = \"no_shows\"\nevery = \"week\"").check(2, &["D001"]);
    let source = "source = { lt = \"a\", en = \"a\" }";
    with(&format!("[[target]]\nindicator = \"no_shows\"\nat_most = 5\ntolerance = -1\n{source}"))
        .check(2, &["D012", "tolerance ≥ 0"]);
    // A number, a date and a word of truth in quotation marks are text.
    for part in [
        format!("[[target]]\nindicator = \"no_shows\"\nat_most = \"5\"\n{source}"),
        format!("[[target]]\nindicator = \"no_shows\"\nat_most = 5\ntolerance = \"1\"\n{source}"),
        format!("[[target]]\nindicator = \"no_shows\"\nat_most = 5\nfrom = \"2024-01-01\"\n{source}"),
        "[project]\nnumber = \"1\"\nname = { lt = \"a\", en = \"a\" }\nfrom = 2024-01-01\nbaseline = { no_shows = \"5\" }".to_owned(),
    ] {
        with(&part).check(2, &["D001", "rodiklis.toml:"]);
        let case = with(&part);
        let told = out(&rodiklis(&["check", case.path(), "--speak", "lt"]))
            + &err(&rodiklis(&["check", case.path(), "--speak", "lt"]));
        assert!(!told.contains("TOML") && told.contains("kitos rūšies"), "{told}");
    }
    let origin = "origin = { lt = \"a\", en = \"a\" }";
    with(&format!("[[benchmark]]\nindicator = \"x\"\nvalue = 5\nas_of = 2024-01-01\n{origin}"))
        .check(2, &["D021"]);
}
