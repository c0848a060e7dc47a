//! Names and cells that would command a terminal or turn a page's letters round: they are shown, and not obeyed.

use std::path::{Path, PathBuf};

use rodiklis::visible::is_hidden;
use rust_xlsxwriter::Workbook;
use serde_json::Value;

use super::command::{err, out, rodiklis};

/// Clears the screen, by two introducers; turns letters round.
const CLEAR: &str = "\u{1b}[2J";
const TURN: &str = "\u{202e}";

const DATASET: &str = r#"
name = "visits"
title = { lt = "Apsilankymai", en = "Visits" }
primary_key = "visit_id"
[[field]]
name = "visit_id"
type = "string"
title = { lt = "Nr.", en = "No." }
[[field]]
name = "visited_on"
type = "date"
title = { lt = "Diena", en = "Day" }
[[field]]
name = "place"
type = "string"
title = { lt = "Vieta", en = "Place" }
[[field]]
name = "kind"
type = "string"
title = { lt = "Rūšis", en = "Kind" }
[[field.code]]
code = "home"
title = { lt = "namuose", en = "at home" }
"#;

const INDICATOR: &str = r#"id = "visits"
version = "1.0.0"
scoring = "count"
improvement = "neutral"
unit = { lt = "apsilankymai", en = "visits" }
title = { lt = "Apsilankymai", en = "Visits" }
explanation = { lt = "Bandymas.", en = "A test." }
source = { lt = "Bandymas.", en = "A test." }
[population]
from = "visits"
where = "visited_on BETWEEN period_start AND period_end"
count = "visit_id"
[stratifiers]
place = "place"
kind = "kind"
"#;

fn file() -> String {
    format!("vizitai{CLEAR}{TURN}.xlsx")
}

fn workspace() -> tempfile::TempDir {
    let folder = tempfile::tempdir().unwrap();
    let write = |name: &str, text: &str| {
        let path = folder.path().join(name);
        std::fs::create_dir_all(path.parent().unwrap()).unwrap();
        std::fs::write(path, text).unwrap();
    };
    write("library/datasets/visits.toml", DATASET);
    write("library/results/visits.toml", INDICATOR);
    write("evidence.key", "q7Zs0vK2mXb9LwTe4RfYh1Nc");
    write("project.key", "the key of all centres of one project");
    write(
        "rodiklis.toml",
        r#"
report_date = 2025-01-20
library = ["library"]
periods = ["2024"]
provider.name = { lt = "Centras \u001b]0;x\u0007\u202e", en = "Centre \u009b2J\u2066" }
[[source]]
dataset = "visits"
files = ["vizitai*.xlsx"]
columns = { visit_id = "Nr", visited_on = "Diena", place = "Vieta", kind = "Rūšis" }
values.kind = { home = "namuose" }
"#,
    );
    let mut book = Workbook::new();
    let sheet = book.add_worksheet();
    sheet.set_name(format!("Lapas{TURN}")).unwrap();
    let heads = ["Nr", "Diena", "Vieta", "Rūšis", &format!("Ona Petraitytė{TURN}\nir kiti")];
    for (column, head) in heads.iter().enumerate() {
        sheet.write_string(0, column as u16, *head).unwrap();
    }
    for row in 1..=12 {
        sheet.write_string(row, 0, format!("N-{row}{TURN}")).unwrap();
        sheet.write_string(row, 1, format!("2024-03-{row:02}")).unwrap();
        sheet.write_string(row, 2, format!("Vilnius{TURN}{CLEAR}")).unwrap();
        let kind = if row == 7 { format!("na{TURN}muo{CLEAR}\nse") } else { "namuose".to_owned() };
        sheet.write_string(row, 3, kind).unwrap();
        sheet.write_string(row, 4, "x").unwrap();
    }
    book.save(folder.path().join(file())).unwrap();
    folder
}

/// Whether a text holds nothing that is obeyed; a byte order mark at its beginning is none.
fn assert_shown(what: &str, text: &str) {
    let text = text.strip_prefix('\u{feff}').unwrap_or(text).replace("\r\n", "\n");
    if let Some(at) = text.find(is_hidden) {
        let around: String = text[..at].chars().rev().take(60).collect();
        let around: String = around.chars().rev().collect();
        panic!("{what}: {:?} after {around:?}", text[at..].chars().next());
    }
}

fn files(folder: &Path) -> Vec<PathBuf> {
    let mut found = Vec::new();
    for entry in std::fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() { found.extend(files(&path)) } else { found.push(path) }
    }
    found.sort();
    found
}

#[test]
fn a_terminal_and_a_page_are_given_nothing_to_obey() {
    let folder = workspace();
    let at = |name: &str| folder.path().join(name).display().to_string();
    let own = at("");
    let mut said = String::new();
    let mut run = |arguments: &[&str], codes: &[i32]| -> String {
        for speak in ["lt", "en"] {
            let output = rodiklis(&[arguments, &["--speak", speak]].concat());
            let code = output.status.code().unwrap();
            assert!(codes.contains(&code), "{arguments:?} {code}: {}", err(&output));
            assert_shown(&format!("{arguments:?}"), &out(&output));
            assert_shown(&format!("{arguments:?}"), &err(&output));
            said = out(&output) + &err(&output);
        }
        said.clone()
    };
    // The word without a code is told, with its signs; and so are file, sheet and heading.
    let told = run(&["check", &own, "--all"], &[1]);
    for named in [
        "vizitai[U+001B][2J[U+202E].xlsx",
        "Lapas[U+202E]",
        "na[U+202E]muo [2J se",
        "Ona Petraitytė[U+202E]",
    ] {
        assert!(told.contains(named), "{named}\n{told}");
    }
    // JSON says the same text by its own means.
    let told = run(&["check", &own, "--format", "json"], &[1]);
    let json: Value = serde_json::from_str(&told).unwrap();
    let places = json["findings"].as_array().unwrap().iter().map(|f| f["place"]["file"].as_str());
    assert!(places.flatten().any(|place| place == file()), "{told}");

    let told = run(&["compute", &own, "--groups"], &[1]);
    assert!(told.contains("Vilnius[U+202E] [2J"), "{told}");
    run(&["compute", &own, "--format", "json"], &[1]);
    run(&["compute", &own, "--format", "csv"], &[1]);
    run(&["explain", "visits", &own, "--key", &at("evidence.key")], &[0, 1]);
    run(&["explain", "visits", &own, "--format", "json"], &[0, 1]);
    run(&["explain", "visits", &own, "--group", &format!("place=x{CLEAR}")], &[0, 1, 2]);
    run(&["compute", &at(&format!("none{CLEAR}{TURN}"))], &[2, 3]);
    run(&["compute", &own, "--indicator", &format!("x{CLEAR}")], &[2]);
    run(&["compute", &own, &format!("--x{CLEAR}")], &[2]);
    run(&["report", &own, "--out", &at(&file())], &[3]);

    let formats = "pdf,html,xlsx,csv,json";
    let arguments = ["report", &own, "--out", &at("out"), "--format", formats, "--evidence"];
    run(&arguments, &[1]);
    run(&["close", "2024", &own, "--accept-errors", "--again"], &[1]);
    run(
        &[
            "extract",
            &own,
            "--project",
            "P-1",
            "--key",
            &at("project.key"),
            "--out",
            &at("out/e.json"),
        ],
        &[1],
    );
    let pdf = at("out/equass-audit-2024-lt.pdf");
    run(&["verify", &pdf, "--workspace", &own, "--all"], &[0, 1]);
    run(&["verify", &pdf, "--workspace", &own, "--format", "json"], &[0, 1]);
    run(&["compare", &pdf, &at("issued/2024.json")], &[0, 1]);
    std::fs::write(
        folder.path().join("pool.toml"),
        "name = { lt = \"P\\u202e\", en = \"P\\u001b[2J\" }\nextracts = [\"out/e.json\"]\nlibrary = [\"library\"]\n",
    )
    .unwrap();
    run(&["pool", &at("pool.toml")], &[0, 1]);
    run(&["pool", &at("pool.toml"), "--format", "json"], &[0, 1]);

    let mut kinds = 0;
    for path in
        files(&folder.path().join("out")).into_iter().chain(files(&folder.path().join("issued")))
    {
        let name = path.strip_prefix(folder.path()).unwrap().display().to_string();
        let ending = path.extension().map_or("", |ending| ending.to_str().unwrap());
        match ending {
            "pdf" => {
                let document = lopdf::Document::load(&path).unwrap();
                let pages: Vec<u32> = document.get_pages().keys().copied().collect();
                let text = document.extract_text(&pages).unwrap();
                assert!(text.contains("U+202E"), "{name}");
                assert_shown(&name, &text);
                kinds += 1;
            }
            "xlsx" => {
                let mut archive =
                    zip::ZipArchive::new(std::fs::File::open(&path).unwrap()).unwrap();
                for part in 0..archive.len() {
                    let mut part = archive.by_index(part).unwrap();
                    let mut text = String::new();
                    std::io::Read::read_to_string(&mut part, &mut text).unwrap();
                    assert_shown(&name, &text);
                    // Excel's own way to say a control character.
                    assert!(!text.to_lowercase().contains("_x001b_"), "{name}");
                }
                kinds += 1;
            }
            _ => {
                let text = std::fs::read_to_string(&path).unwrap();
                assert_shown(&name, &text);
                if ending == "html" {
                    assert!(text.contains("Vilnius[U+202E]"), "{name}");
                    assert!(!text.contains("&#x202e") && !text.contains("&#8238"), "{name}");
                    kinds += 1;
                }
            }
        }
    }
    assert_eq!(kinds, 6);
}

/// A table in which each child has a column: nobody reads those columns, and their names stay in the house.
#[test]
fn headings_that_are_not_read_stay_in_the_house() {
    let folder = workspace();
    let own = folder.path().display().to_string();
    let at = |name: &str| folder.path().join(name).display().to_string();
    let told = out(&rodiklis(&["check", &own, "--speak", "lt"]));
    assert!(told.contains("Petraitytė"), "{told}");

    let formats = "pdf,html,xlsx,csv,json";
    let out_folder = at("out");
    let arguments = ["report", &own, "--out", &out_folder, "--format", formats, "--evidence"];
    assert_eq!(rodiklis(&arguments).status.code(), Some(1));
    let close = rodiklis(&["close", "2024", &own, "--accept-errors"]);
    assert_eq!(close.status.code(), Some(1), "{}", err(&close));
    let extract = [
        "extract",
        &own,
        "--project",
        "P-1",
        "--key",
        &at("project.key"),
        "--out",
        &at("out/e.json"),
    ];
    assert_eq!(rodiklis(&extract).status.code(), Some(1));
    let computed = out(&rodiklis(&["compute", &own, "--format", "json"]));
    assert!(!computed.contains("Petraityt"));
    let json = std::fs::read_to_string(at("out/equass-audit-2024.json")).unwrap();
    for json in [&json, &computed] {
        let json: Value = serde_json::from_str(json).unwrap();
        let unread =
            json["findings"].as_array().unwrap().iter().find(|f| f["code"] == "I027").unwrap();
        assert_eq!(unread["count"], 1);
        let what = unread["lt"]["what"].as_str().unwrap();
        assert!(what.contains(": E.") && what.ends_with("Stulpelių: 1"), "{what}");
    }
    for path in
        files(&folder.path().join("out")).into_iter().chain(files(&folder.path().join("issued")))
    {
        let name = path.display().to_string();
        let bytes = std::fs::read(&path).unwrap();
        let text = if name.ends_with(".pdf") {
            let document = lopdf::Document::load_mem(&bytes).unwrap();
            let pages: Vec<u32> = document.get_pages().keys().copied().collect();
            document.extract_text(&pages).unwrap()
        } else if name.ends_with(".xlsx") {
            let mut archive = zip::ZipArchive::new(std::io::Cursor::new(bytes)).unwrap();
            let mut text = String::new();
            for part in 0..archive.len() {
                std::io::Read::read_to_string(&mut archive.by_index(part).unwrap(), &mut text)
                    .unwrap();
            }
            text
        } else {
            String::from_utf8_lossy(&bytes).into_owned()
        };
        assert!(!text.contains("Petraityt") && !text.contains("ir kiti"), "{name}");
    }
}
