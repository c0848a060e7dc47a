//! Evidence: made, handed over, changed behind its back, and checked.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use lopdf::{Dictionary, Document, Object};
use serde_json::{Value, json};

use super::command::{err, out, rodiklis};

const WORKSPACE: &str = r#"
report_date = 2025-01-20
library = ["library"]
periods = ["2023", "2024"]
provider.name = { lt = "Centras", en = "Centre" }

[settings]
good_score = 4

[[target]]
indicator = "satisfied"
at_least = 60
source = { lt = "Bandymas.", en = "A test." }

[[source]]
dataset = "answers"
files = ["answers.csv"]
columns = { answer_id = "Nr", answered_on = "Day", score = "Score", kind = "Kind" }
values.kind = { guardian = "G", carer = "B" }

[[source]]
dataset = "visits"
files = ["visits.csv"]
columns = { visited_on = "Day", child = "Child", minutes = "Minutes" }
"#;

const ANSWERS_DATASET: &str = r#"
name = "answers"
title = { lt = "Atsakymai", en = "Answers" }
primary_key = "answer_id"
[[field]]
name = "answer_id"
type = "string"
title = { lt = "Nr.", en = "No." }
required = true
privacy = "identifier"
[[field]]
name = "answered_on"
type = "date"
title = { lt = "Diena", en = "Day" }
[[field]]
name = "score"
type = "integer"
title = { lt = "Balas", en = "Score" }
[[field]]
name = "kind"
type = "string"
title = { lt = "Kas", en = "Who" }
[[field.code]]
code = "guardian"
title = { lt = "globėjai", en = "guardians" }
[[field.code]]
code = "carer"
title = { lt = "budintys globotojai", en = "on-duty carers" }
"#;

const VISITS_DATASET: &str = r#"
name = "visits"
title = { lt = "Apsilankymai", en = "Visits" }
[[field]]
name = "visited_on"
type = "date"
title = { lt = "Diena", en = "Day" }
[[field]]
name = "child"
type = "string"
title = { lt = "Vaikas", en = "Child" }
privacy = "identifier"
[[field]]
name = "minutes"
type = "integer"
title = { lt = "Minutės", en = "Minutes" }
"#;

fn words() -> &'static str {
    r#"
version = "1.0.0"
improvement = "higher"
unit = { lt = "vienetai", en = "units" }
explanation = { lt = "Bandymas.", en = "A test." }
source = { lt = "Bandymas.", en = "A test." }
"#
}

fn satisfied() -> String {
    format!(
        r#"id = "satisfied"
scoring = "proportion"
title = {{ lt = "Patenkintieji", en = "Satisfied" }}
{}
[settings.good_score]
title = {{ lt = "Geras balas", en = "Good score" }}
note = {{ lt = "Bandymas.", en = "A test." }}
[population]
from = "answers"
where = "answered_on BETWEEN period_start AND period_end"
count = "answer_id"
[exclusions]
no_answer = "score IS NULL"
[numerator]
where = "score >= setting('good_score')"
[stratifiers]
kind = "kind"
"#,
        words()
    )
}

fn children() -> String {
    format!(
        r#"id = "children_visited"
scoring = "count"
title = {{ lt = "Aplankyti vaikai", en = "Children visited" }}
{}
[population]
from = "visits"
where = "visited_on BETWEEN period_start AND period_end"
count = "child"
"#,
        words()
    )
}

fn minutes() -> String {
    format!(
        r#"id = "visit_minutes"
scoring = "sum"
title = {{ lt = "Apsilankymų minutės", en = "Minutes of visits" }}
{}
[population]
from = "visits"
where = "visited_on BETWEEN period_start AND period_end"
sum = "minutes"
"#,
        words()
    )
}

/// Answers of 2024: 4 of 6 are 4 or 5, one has no score. 2023: one of one.
const ANSWERS: &str = "Nr;Day;Score;Kind\n\
    GC-101;2024-02-01;5;G\nGC-102;2024-02-02;4;G\nGC-103;2024-02-03;4;B\nGC-104;2024-02-04;5;B\n\
    GC-105;2024-02-05;2;G\nGC-106;2024-02-06;1;G\nGC-107;2024-02-07;;G\nGC-108;2023-02-07;5;G\n";
/// Visits of 2024: three children, 45 + 60 + 30 + 30 = 165 minutes.
const VISITS: &str = "Day;Child;Minutes\n\
    2024-03-01;Petraitytė;45\n2024-03-02;Petraitytė;60\n2024-03-03;Jonaitis;30\n2024-03-04;Kazlauskas;30\n";
const KEY: &str = "q7Zs0vK2mXb9LwTe4RfYh1Nc";

/// A small centre in a folder of its own.
struct Centre {
    folder: tempfile::TempDir,
}

impl Centre {
    fn new() -> Centre {
        let centre = Centre { folder: tempfile::tempdir().unwrap() };
        for (name, text) in [
            ("rodiklis.toml", WORKSPACE),
            ("library/datasets/answers.toml", ANSWERS_DATASET),
            ("library/datasets/visits.toml", VISITS_DATASET),
            ("library/results/satisfied.toml", &satisfied()),
            ("library/results/children_visited.toml", &children()),
            ("library/results/visit_minutes.toml", &minutes()),
            ("answers.csv", ANSWERS),
            ("visits.csv", VISITS),
            ("evidence.key", KEY),
        ] {
            centre.write(name, text);
        }
        centre
    }

    fn path(&self, name: &str) -> PathBuf {
        self.folder.path().join(name)
    }

    fn text(&self, name: &str) -> String {
        std::fs::read_to_string(self.path(name)).unwrap()
    }

    fn write(&self, name: &str, text: &str) {
        let path = self.path(name);
        std::fs::create_dir_all(path.parent().unwrap()).unwrap();
        std::fs::write(path, text).unwrap();
    }

    /// Replaces a text that stands in a file once or more.
    fn change(&self, name: &str, from: &str, to: &str) {
        let text = self.text(name);
        assert!(text.contains(from), "{name}: {text}");
        self.write(name, &text.replace(from, to));
    }

    fn run(&self, arguments: &[&str]) -> (i32, String) {
        let own: Vec<String> = arguments
            .iter()
            .map(|word| word.replace("@", &self.path("").display().to_string()))
            .collect();
        let own: Vec<&str> = own.iter().map(String::as_str).collect();
        let output = rodiklis(&own);
        let text = out(&output) + &err(&output);
        assert!(
            !text.contains('⟦') && !text.contains("{$") && !text.contains("panicked"),
            "{text}"
        );
        (output.status.code().unwrap(), text)
    }

    /// Prints the report with its evidence into `out`.
    fn report(&self) {
        let (code, text) =
            self.run(&["report", "@", "--out", "@out", "--evidence", "--lang", "lt"]);
        assert_eq!(code, 0, "{text}");
    }
}

impl Centre {
    /// What `verify` says of a report, and its exit code.
    fn verify(&self, report: &str) -> (i32, Value) {
        let path = format!("@{report}");
        let output = self.run(&["verify", &path, "--workspace", "@", "--format", "json"]);
        for speak in ["lt", "en"] {
            let told = self.run(&["verify", &path, "--workspace", "@", "--all", "--speak", speak]);
            assert_eq!(told.0, output.0, "{}", told.1);
        }
        (output.0, serde_json::from_str(&output.1).unwrap_or_else(|_| panic!("{}", output.1)))
    }

    /// The figures that do not agree, each with its causes: `data answers.csv`.
    fn causes(&self) -> BTreeMap<String, Vec<String>> {
        let (code, told) = self.verify(PDF);
        assert_eq!(code, 1, "{told:#}");
        causes(&told)
    }

    /// Rewrites a JSON file of the evidence.
    fn rewrite(&self, name: &str, change: impl FnOnce(&mut Value)) {
        let name = format!("{FOLDER}/{name}");
        let mut json: Value = serde_json::from_str(&self.text(&name)).unwrap();
        change(&mut json);
        self.write(&name, &format!("{json:#}\n"));
    }
}

fn causes(told: &Value) -> BTreeMap<String, Vec<String>> {
    let figures = told["figures"].as_array().unwrap().iter();
    figures
        .filter(|figure| figure["agrees"] == false)
        .map(|figure| {
            let causes = figure["causes"].as_array().unwrap().iter();
            let causes = causes.map(|cause| {
                let names = cause["names"].as_array().unwrap().iter().map(|n| n.as_str().unwrap());
                let words: Vec<&str> =
                    std::iter::once(cause["cause"].as_str().unwrap()).chain(names).collect();
                words.join(" ")
            });
            (figure["figure"].as_str().unwrap().to_owned(), causes.collect())
        })
        .collect()
}

fn expected(pairs: &[(&str, &[&str])]) -> BTreeMap<String, Vec<String>> {
    pairs
        .iter()
        .map(|(name, causes)| (name.to_string(), causes.iter().map(ToString::to_string).collect()))
        .collect()
}

fn movement<'a>(told: &'a Value, name: &str) -> &'a Value {
    let figures = told["figures"].as_array().unwrap();
    &figures.iter().find(|figure| figure["figure"] == name).unwrap()["movement"]
}

fn codes(told: &Value) -> Vec<&str> {
    told["findings"].as_array().unwrap().iter().map(|f| f["code"].as_str().unwrap()).collect()
}

const PDF: &str = "out/equass-audit-2024-lt.pdf";
const FOLDER: &str = "out/equass-audit-2024-evidence";

fn follow<'a>(document: &'a Document, dictionary: &'a Dictionary, key: &str) -> &'a Object {
    document.dereference(dictionary.get(key.as_bytes()).unwrap()).unwrap().1
}

/// The files attached to a PDF with their relationships, without any reader of the program's own.
fn attached(path: &Path) -> BTreeMap<String, (String, Vec<u8>)> {
    let document = Document::load(path).unwrap();
    let catalog = document.catalog().unwrap();
    let files = follow(&document, catalog, "AF").as_array().unwrap();
    files
        .iter()
        .map(|file| {
            let file = document.dereference(file).unwrap().1.as_dict().unwrap();
            let Object::String(name, _) = follow(&document, file, "UF") else { panic!() };
            let name: Vec<u16> =
                name[2..].chunks(2).map(|pair| u16::from_be_bytes([pair[0], pair[1]])).collect();
            let relation = follow(&document, file, "AFRelationship").as_name().unwrap();
            let embedded = follow(&document, file, "EF").as_dict().unwrap();
            let stream = follow(&document, embedded, "F").as_stream().unwrap();
            let bytes = stream.decompressed_content().unwrap_or(stream.content.clone());
            let relation = String::from_utf8(relation.to_vec()).unwrap();
            (String::from_utf16(&name).unwrap(), (relation, bytes))
        })
        .collect()
}

#[test]
fn evidence_goes_with_the_pdf_and_beside_it() {
    let centre = Centre::new();
    centre.report();
    let files = attached(&centre.path(PDF));
    let names: Vec<&str> = files.keys().map(String::as_str).collect();
    assert_eq!(names, ["definitions.txt", "figures.json", "manifest.json", "records.csv"]);
    assert!(files.values().all(|(relation, _)| relation == "Source"));
    for name in ["figures.json", "manifest.json", "records.csv"] {
        assert_eq!(files[name].1, std::fs::read(centre.path(FOLDER).join(name)).unwrap(), "{name}");
    }
    // The definitions are there as they are.
    let definition = "definitions/results/satisfied.toml";
    assert_eq!(centre.text(&format!("{FOLDER}/{definition}")), satisfied());
    let bound = String::from_utf8(files["definitions.txt"].1.clone()).unwrap();
    assert!(bound.contains(&satisfied()));

    let document = Document::load(centre.path(PDF)).unwrap();
    let metadata = follow(&document, document.catalog().unwrap(), "Metadata").as_stream().unwrap();
    let metadata = String::from_utf8(metadata.content.clone()).unwrap();
    assert!(metadata.contains("<pdfaid:part>3</pdfaid:part>"), "{metadata}");
    assert!(metadata.contains("<pdfaid:conformance>A</pdfaid:conformance>"));
}

/// Counted by hand from the constants above.
#[test]
fn every_figure_has_its_units() {
    let centre = Centre::new();
    centre.report();
    let records = centre.text(&format!("{FOLDER}/records.csv"));
    let count = |start: &str| -> Vec<String> {
        let lines = records.lines().filter(|line| line.starts_with(start));
        lines.map(|line| line.split(',').nth(6).unwrap().to_owned()).collect()
    };
    assert_eq!(count("satisfied,2024,,main,counted,"), ["4"]);
    assert_eq!(count("satisfied,2024,,main,not_in_numerator,"), ["2"]);
    assert_eq!(count("satisfied,2024,,main,excluded,no_answer,"), ["1"]);
    assert_eq!(count("satisfied,2024,kind=carer,main,counted,"), ["2"]);
    assert_eq!(count("satisfied,2023,,main,counted,"), ["1"]);
    assert_eq!(count("children_visited,2024,,main,counted,"), ["3"]);
    assert_eq!(count("visit_minutes,2024,,main,counted,"), ["4"]);

    // Another list, another pseudonym: lists cannot be joined.
    let units = |start: &str| -> Vec<String> {
        let line = records.lines().find(|line| line.starts_with(start)).unwrap();
        let units = line.rsplit(',').next().unwrap();
        units.split(' ').map(|unit| unit.split(':').next().unwrap().to_owned()).collect()
    };
    let carers = units("satisfied,2024,kind=carer,main,counted,");
    assert!(carers.iter().all(|unit| !units("satisfied,2024,,main,counted,").contains(unit)));

    // The centre itself finds the rows of a pseudonym.
    let (code, text) = centre.run(&["explain", "satisfied", "@", "--key", "@evidence.key"]);
    assert_eq!(code, 0, "{text}");
    for unit in units("satisfied,2024,,main,counted,") {
        assert_eq!(text.matches(&unit).count(), 1, "{unit}\n{text}");
    }
}

#[test]
fn nobody_is_named_in_the_evidence() {
    let centre = Centre::new();
    centre.report();
    let other = "another key of the same centre";
    let mut all = String::new();
    for (name, (_, bytes)) in attached(&centre.path(PDF)) {
        let text = String::from_utf8(bytes).unwrap();
        for private in ["GC-10", "Petraityt", "Jonaitis", "Kazlausk", KEY] {
            assert!(!text.contains(private), "{name} holds {private}");
        }
        all.push_str(&text);
    }
    centre.write("other.key", other);
    let (code, text) =
        centre.run(&["report", "@", "--out", "@out", "--evidence", "--key", "@other.key"]);
    assert_eq!(code, 0, "{text}");
    // Whoever has another key, or none, cannot make the pseudonyms.
    let records = centre.text(&format!("{FOLDER}/records.csv"));
    let unit = records.lines().nth(1).unwrap().rsplit(',').next().unwrap().split(' ').next();
    assert!(!all.contains(unit.unwrap()));
}

#[test]
fn evidence_is_made_with_a_key_or_not_at_all() {
    let centre = Centre::new();
    std::fs::remove_file(centre.path("evidence.key")).unwrap();
    for speak in ["lt", "en"] {
        let arguments = ["report", "@", "--out", "@out", "--evidence", "--speak", speak];
        let (code, text) = centre.run(&arguments);
        assert!(code == 2 && text.contains("E001") && text.contains("evidence.key"), "{text}");
    }
    centre.write("weak.key", "aaaaaaaaaaaaaaaaaaaaaaaaaaaa");
    let (code, text) =
        centre.run(&["report", "@", "--out", "@out", "--evidence", "--key", "@weak.key"]);
    assert!(code == 2 && text.contains("E002"), "{text}");
    assert!(!centre.path("out").exists());
}

#[test]
fn the_same_input_gives_the_same_evidence() {
    let centre = Centre::new();
    centre.report();
    let first = (std::fs::read(centre.path(PDF)).unwrap(), attached(&centre.path(PDF)));
    // Definitions that are no longer there leave the folder, too.
    centre.write(&format!("{FOLDER}/definitions/gone.toml"), "x");
    centre.report();
    assert!(!centre.path(FOLDER).join("definitions/gone.toml").exists());
    assert!(first == (std::fs::read(centre.path(PDF)).unwrap(), attached(&centre.path(PDF))));
    // A folder that is none of ours stays.
    std::fs::remove_file(centre.path(FOLDER).join("manifest.json")).unwrap();
    let (code, text) = centre.run(&["report", "@", "--out", "@out", "--evidence"]);
    assert!(code == 3 && text.contains("R002"), "{text}");
    assert!(centre.path(FOLDER).join("figures.json").exists());
}

#[test]
fn what_was_not_touched_agrees() {
    let centre = Centre::new();
    centre.report();
    for report in [PDF, FOLDER] {
        let (code, told) = centre.verify(report);
        assert_eq!((code, &told["agrees"], &told["units"]), (0, &json!(true), &json!("compared")));
        // 3 figures of 2 years, and the groups of the first.
        assert!(told["figures"].as_array().unwrap().len() >= 9, "{told:#}");
    }
}

#[test]
fn a_changed_cell_is_found_and_the_figures_that_it_moved() {
    let centre = Centre::new();
    centre.report();
    centre.change("answers.csv", "GC-105;2024-02-05;2;G", "GC-105;2024-02-05;5;G");
    let data: &[&str] = &["data answers.csv"];
    let figures = [("satisfied 2024", data), ("satisfied 2024 kind=guardian", data)];
    assert_eq!(centre.causes(), expected(&figures));
    let (_, told) = centre.verify(PDF);
    assert_eq!(told["changes"]["files"][0]["name"], "answers.csv");
    let moved = json!({ "added": 0, "removed": 0, "moved": 1, "revalued": 0, "unlisted": false });
    assert_eq!(*movement(&told, "satisfied 2024"), moved);
}

/// One answer more, one less; of the visits one child another, one value another.
#[test]
fn units_that_came_went_and_changed_are_counted() {
    let centre = Centre::new();
    centre.report();
    centre.change("answers.csv", "GC-106;2024-02-06;1;G\n", "GC-109;2024-02-09;1;G\n");
    centre.change("visits.csv", "Kazlauskas;30", "Kazlauskas;40");
    let (code, told) = centre.verify(PDF);
    assert_eq!(code, 1);
    let moved = |added, removed, revalued| json!({ "added": added, "removed": removed, "moved": 0, "revalued": revalued, "unlisted": false });
    // 4 of 6 are 4 of 6 again, and 2 of 4 guardians: two figures agree, and their units are others.
    assert_eq!(*movement(&told, "satisfied 2024"), moved(1, 1, 0));
    // A visit without a name of its own is what it says: another value is another visit.
    assert_eq!(*movement(&told, "visit_minutes 2024"), moved(1, 1, 0));
    assert_eq!(causes(&told), expected(&[("visit_minutes 2024", &["data visits.csv"])]));
    let (_, text) = centre.run(&["verify", &format!("@{PDF}"), "--workspace", "@"]);
    assert!(text.contains("made of other units: 2"), "{text}");
}

#[test]
fn a_changed_definition_is_found_with_its_version() {
    let centre = Centre::new();
    centre.report();
    let file = "library/results/satisfied.toml";
    centre.change(file, "1.0.0", "1.1.0");
    // The version alone changes no figure.
    assert_eq!(centre.causes(), expected(&[]));
    centre.change(file, "score >= setting('good_score')", "score >= setting('good_score') + 1");
    let cause: &[&str] = &["definition results/satisfied.toml (1.0.0 → 1.1.0)"];
    let names = ["satisfied 2024", "satisfied 2024 kind=carer", "satisfied 2024 kind=guardian"];
    assert_eq!(centre.causes(), expected(&names.map(|name| (name, cause))));
}

#[test]
fn settings_targets_and_reading_are_told_apart() {
    let centre = Centre::new();
    centre.report();
    centre.change("rodiklis.toml", "at_least = 60", "at_least = 70");
    let target: &[&str] = &["targets satisfied"];
    let told = centre.causes();
    assert_eq!(told["satisfied 2024"], target);
    assert!(told.values().all(|causes| causes == target), "{told:?}");
    centre.change("rodiklis.toml", "at_least = 70", "at_least = 60");

    centre.change("rodiklis.toml", "good_score = 4", "good_score = 5");
    let setting = "settings good_score (4 → 5)";
    let told = centre.causes();
    assert_eq!(told["satisfied 2024"], [setting]);
    centre.change("rodiklis.toml", "at_least = 60", "at_least = 20");
    // 2 of 6 are a third: below 60, above 20. Both what is counted and what is asked is new.
    assert_eq!(centre.causes()["satisfied 2024"], [setting, "targets satisfied"]);
    centre.change("rodiklis.toml", "at_least = 20", "at_least = 60");
    centre.change("rodiklis.toml", "good_score = 5", "good_score = 4");

    centre.change(
        "rodiklis.toml",
        "guardian = \"G\", carer = \"B\"",
        "guardian = \"B\", carer = \"G\"",
    );
    let told = centre.causes();
    assert_eq!(told["satisfied 2024 kind=carer"], ["mapping answers"]);
    assert!(!told.contains_key("satisfied 2024"), "{told:?}");
}

#[test]
fn causes_that_act_at_once_are_told_apart() {
    let centre = Centre::new();
    centre.report();
    let definition = "definition results/satisfied.toml (1.0.0 → 2.0.0)";
    let file = "library/results/satisfied.toml";
    centre.change(file, "1.0.0", "2.0.0");
    centre.change(file, "score >= setting('good_score')", "score >= setting('good_score') + 1");
    centre.change("visits.csv", "Petraitytė;45", "Petraitytė;46");
    let told = centre.causes();
    assert_eq!(told["satisfied 2024"], [definition]);
    assert_eq!(told["visit_minutes 2024"], ["data visits.csv"]);
    assert!(!told.contains_key("children_visited 2024"), "{told:?}");
    // Now both act on one figure.
    centre.change("answers.csv", "GC-105;2024-02-05;2;G", "GC-105;2024-02-05;5;G");
    assert_eq!(centre.causes()["satisfied 2024"], ["data answers.csv", definition]);
}

#[test]
fn a_figure_changed_in_the_attached_data_is_named() {
    let centre = Centre::new();
    centre.report();
    let alter = |json: &mut Value| {
        let figures = json["figures"].as_array_mut().unwrap();
        let own = |f: &&mut Value| f["indicator"] == "satisfied" && f["period"]["label"] == "2024";
        let figure = figures.iter_mut().find(own).unwrap();
        assert_eq!(figure["numerator"], 4);
        figure["numerator"] = json!(5);
    };
    centre.rewrite("figures.json", alter);
    let altered = expected(&[("satisfied 2024", &["altered"])]);
    let (code, told) = centre.verify(FOLDER);
    assert_eq!((code, causes(&told)), (1, altered.clone()));
    assert!(codes(&told).contains(&"E004") && codes(&told).contains(&"E007"), "{:?}", codes(&told));

    // Also when the data have changed since.
    centre.change("answers.csv", "GC-101;2024-02-01;5;G", "GC-101;2024-02-01;1;G");
    let (_, told) = centre.verify(FOLDER);
    assert_eq!(causes(&told)["satisfied 2024"], ["altered", "data answers.csv"]);
    centre.change("answers.csv", "GC-101;2024-02-01;1;G", "GC-101;2024-02-01;5;G");

    // The same inside the PDF.
    let bytes = std::fs::read(centre.path(FOLDER).join("figures.json")).unwrap();
    exchange(&centre.path(PDF), "figures.json", bytes);
    let (code, told) = centre.verify(PDF);
    assert_eq!((code, causes(&told)), (1, altered));
}

/// Puts other bytes in the place of an attached file.
fn exchange(path: &Path, name: &str, bytes: Vec<u8>) {
    let mut document = Document::load(path).unwrap();
    let of_name = |document: &Document, object: &Object| -> Option<lopdf::ObjectId> {
        let file = document.dereference(object).ok()?.1.as_dict().ok()?;
        let wide: Vec<u8> = name.encode_utf16().flat_map(u16::to_be_bytes).collect();
        let Object::String(own, _) = follow(document, file, "UF") else { return None };
        (own[2..] == wide[..]).then(|| {
            let embedded = follow(document, file, "EF").as_dict().unwrap();
            embedded.get(b"F").unwrap().as_reference().unwrap()
        })
    };
    let files = follow(&document, document.catalog().unwrap(), "AF").as_array().unwrap().clone();
    let id = files.iter().find_map(|file| of_name(&document, file)).unwrap();
    let stream = document.get_object_mut(id).unwrap().as_stream_mut().unwrap();
    stream.set_plain_content(bytes);
    document.save(path).unwrap();
}

/// Whoever changes a figure and everything that vouches for it meets the page and the data.
#[test]
fn a_forger_who_mends_the_manifest_is_found_by_page_and_by_computing() {
    let centre = Centre::new();
    centre.report();
    let mut digest = String::new();
    centre.rewrite("figures.json", |json| {
        let figures = json["figures"].as_array_mut().unwrap();
        let own =
            |f: &&mut Value| f["indicator"] == "visit_minutes" && f["period"]["label"] == "2024";
        let figure = figures.iter_mut().find(own).unwrap();
        figure["value"] = json!(166.0);
        digest = rodiklis::evidence::sha256(figure.to_string().as_bytes())[..32].to_owned();
    });
    let file = centre.text(&format!("{FOLDER}/figures.json"));
    centre.rewrite("manifest.json", |json| {
        json["contents"]["figures.json"] = json!(rodiklis::evidence::sha256(file.as_bytes()));
        json["figures"]["visit_minutes 2024"] = json!(digest);
    });
    let (code, told) = centre.verify(FOLDER);
    assert_eq!(code, 1);
    assert_eq!(causes(&told), expected(&[("visit_minutes 2024", &["unexplained"])]));
    assert!(codes(&told).is_empty(), "{told:#}");
    for name in ["figures.json", "manifest.json"] {
        let bytes = std::fs::read(centre.path(FOLDER).join(name)).unwrap();
        exchange(&centre.path(PDF), name, bytes);
    }
    let (code, told) = centre.verify(PDF);
    assert_eq!((code, codes(&told)), (1, vec!["E006"]));
}

#[test]
fn files_of_the_evidence_vouch_for_each_other() {
    let centre = Centre::new();
    let definition = format!("{FOLDER}/definitions/results/satisfied.toml");
    let meets = |code: &str| {
        let (exit, told) = centre.verify(FOLDER);
        assert!(exit == 1 && codes(&told).contains(&code), "{code}: {:?}", codes(&told));
    };
    centre.report();
    centre.change(&definition, "1.0.0", "1.0.1");
    meets("E004");
    centre.report();
    std::fs::remove_file(centre.path(&definition)).unwrap();
    meets("E005");
    centre.report();
    centre.write(&format!("{FOLDER}/definitions/results/more.toml"), "x = 1");
    meets("E010");
    centre.report();
    centre.change(&format!("{FOLDER}/records.csv"), "not_in_numerator", "counted");
    meets("E004");
    meets("E007");
    centre.report();
    centre.rewrite("manifest.json", |json| json["settings"]["good_score"] = json!(5));
    meets("E004");
}

#[test]
fn without_the_key_figures_are_checked_and_units_are_not() {
    let centre = Centre::new();
    centre.report();
    centre.change("answers.csv", "GC-105;2024-02-05;2;G", "GC-105;2024-02-05;5;G");
    centre.write("evidence.key", "another key of this centre");
    let (code, told) = centre.verify(PDF);
    assert_eq!((code, &told["units"]), (1, &json!("another_key")));
    assert_eq!(causes(&told)["satisfied 2024"], ["data answers.csv"]);
    assert!(movement(&told, "satisfied 2024").is_null());
    std::fs::remove_file(centre.path("evidence.key")).unwrap();
    assert_eq!(centre.verify(PDF).1["units"], "no_key");
}

#[test]
fn what_is_no_evidence_is_refused() {
    let centre = Centre::new();
    centre.write("plain.txt", "not a report");
    for (name, exit, finding) in
        [("plain.txt", 2, "E003"), ("library", 2, "E003"), ("no.pdf", 3, "E009")]
    {
        let (code, text) = centre.run(&["verify", &format!("@{name}"), "--workspace", "@"]);
        assert!(code == exit && text.contains(finding), "{name}: {code} {text}");
    }
    let (code, text) = centre.run(&["report", "@", "--out", "@out", "--format", "pdf"]);
    assert_eq!(code, 0, "{text}");
    let (code, text) = centre.run(&["verify", &format!("@{PDF}"), "--workspace", "@"]);
    assert!(code == 2 && text.contains("E003"), "{text}");
}

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
