//! A small centre in a folder of its own, what is asked of it and what it answers.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use lopdf::{Dictionary, Document, Object};
use serde_json::Value;

use super::super::command::{err, out, rodiklis};

pub const WORKSPACE: &str = r#"
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

pub const ANSWERS_DATASET: &str = r#"
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

pub const VISITS_DATASET: &str = r#"
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

pub fn words() -> &'static str {
    r#"
version = "1.0.0"
improvement = "higher"
unit = { lt = "vienetai", en = "units" }
explanation = { lt = "Bandymas.", en = "A test." }
source = { lt = "Bandymas.", en = "A test." }
"#
}

pub fn satisfied() -> String {
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

pub fn children() -> String {
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

pub fn minutes() -> String {
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
pub const ANSWERS: &str = "Nr;Day;Score;Kind\n\
    GC-101;2024-02-01;5;G\nGC-102;2024-02-02;4;G\nGC-103;2024-02-03;4;B\nGC-104;2024-02-04;5;B\n\
    GC-105;2024-02-05;2;G\nGC-106;2024-02-06;1;G\nGC-107;2024-02-07;;G\nGC-108;2023-02-07;5;G\n";
/// Visits of 2024: three children, 45 + 60 + 30 + 30 = 165 minutes.
pub const VISITS: &str = "Day;Child;Minutes\n\
    2024-03-01;Petraitytė;45\n2024-03-02;Petraitytė;60\n2024-03-03;Jonaitis;30\n2024-03-04;Kazlauskas;30\n";
pub const KEY: &str = "q7Zs0vK2mXb9LwTe4RfYh1Nc";

/// A small centre in a folder of its own.
pub struct Centre {
    folder: tempfile::TempDir,
}

impl Centre {
    pub fn new() -> Centre {
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
            ("project.key", "the key of all centres of one project"),
        ] {
            centre.write(name, text);
        }
        centre
    }

    pub fn path(&self, name: &str) -> PathBuf {
        self.folder.path().join(name)
    }

    pub fn text(&self, name: &str) -> String {
        std::fs::read_to_string(self.path(name)).unwrap()
    }

    pub fn write(&self, name: &str, text: &str) {
        let path = self.path(name);
        std::fs::create_dir_all(path.parent().unwrap()).unwrap();
        std::fs::write(path, text).unwrap();
    }

    /// Replaces a text that stands in a file once or more.
    pub fn change(&self, name: &str, from: &str, to: &str) {
        let text = self.text(name);
        assert!(text.contains(from), "{name}: {text}");
        self.write(name, &text.replace(from, to));
    }

    pub fn run(&self, arguments: &[&str]) -> (i32, String) {
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

    /// Prints the report with its evidence into `out`, of which nothing that was there is kept.
    pub fn report(&self) {
        let _ = std::fs::remove_dir_all(self.path("out"));
        self.report_again();
    }

    /// Prints it over what is there.
    pub fn report_again(&self) {
        let (code, text) =
            self.run(&["report", "@", "--out", "@out", "--evidence", "--lang", "lt"]);
        assert_eq!(code, 0, "{text}");
    }
}

impl Centre {
    /// What `verify` says of a report, and its exit code.
    pub fn verify(&self, report: &str) -> (i32, Value) {
        let path = format!("@{report}");
        let output = self.run(&["verify", &path, "--workspace", "@", "--format", "json"]);
        for speak in ["lt", "en"] {
            let told = self.run(&["verify", &path, "--workspace", "@", "--all", "--speak", speak]);
            assert_eq!(told.0, output.0, "{}", told.1);
        }
        (output.0, serde_json::from_str(&output.1).unwrap_or_else(|_| panic!("{}", output.1)))
    }

    /// The figures that do not agree, each with its causes: `data answers.csv`.
    pub fn causes(&self) -> BTreeMap<String, Vec<String>> {
        let (code, told) = self.verify(PDF);
        assert_eq!(code, 1, "{told:#}");
        causes(&told)
    }

    /// Rewrites a JSON file of the evidence.
    pub fn rewrite(&self, name: &str, change: impl FnOnce(&mut Value)) {
        let name = format!("{FOLDER}/{name}");
        let mut json: Value = serde_json::from_str(&self.text(&name)).unwrap();
        change(&mut json);
        self.write(&name, &format!("{json:#}\n"));
    }
}

pub fn causes(told: &Value) -> BTreeMap<String, Vec<String>> {
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

pub fn expected(pairs: &[(&str, &[&str])]) -> BTreeMap<String, Vec<String>> {
    pairs
        .iter()
        .map(|(name, causes)| (name.to_string(), causes.iter().map(ToString::to_string).collect()))
        .collect()
}

pub fn movement<'a>(told: &'a Value, name: &str) -> &'a Value {
    let figures = told["figures"].as_array().unwrap();
    &figures.iter().find(|figure| figure["figure"] == name).unwrap()["movement"]
}

pub fn codes(told: &Value) -> Vec<&str> {
    told["findings"].as_array().unwrap().iter().map(|f| f["code"].as_str().unwrap()).collect()
}

pub const PDF: &str = "out/equass-audit-2024-lt.pdf";
pub const FOLDER: &str = "out/equass-audit-2024-evidence";

pub fn follow<'a>(document: &'a Document, dictionary: &'a Dictionary, key: &str) -> &'a Object {
    document.dereference(dictionary.get(key.as_bytes()).unwrap()).unwrap().1
}

/// The files attached to a PDF with their relationships, without any reader of the program's own.
pub fn attached(path: &Path) -> BTreeMap<String, (String, Vec<u8>)> {
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
