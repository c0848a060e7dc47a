//! Evidence: made, handed over, changed behind its back, and checked.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use lopdf::{Dictionary, Document, Object};

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
