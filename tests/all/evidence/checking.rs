//! What was changed since is found, with its cause.

use std::path::Path;

use lopdf::{Document, Object};
use serde_json::{Value, json};

use super::centre::{Centre, FOLDER, PDF, causes, codes, expected, follow, movement};

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
    // 4 of 6 are 4 of 6 again, and 2 of 4 guardians; their units are others.
    assert_eq!(*movement(&told, "satisfied 2024"), moved(1, 1, 0));
    // A visit without a name of its own is what it says: another value is another visit.
    assert_eq!(*movement(&told, "visit_minutes 2024"), moved(1, 1, 0));
    let answers: &[&str] = &["data answers.csv"];
    let differ = [
        ("satisfied 2024", answers),
        ("satisfied 2024 kind=guardian", answers),
        ("visit_minutes 2024", &["data visits.csv"]),
    ];
    assert_eq!(causes(&told), expected(&differ));
    let (_, text) = centre.run(&["verify", &format!("@{PDF}"), "--workspace", "@"]);
    // The whole and the guardians are two values of one indicator.
    assert!(text.contains("agree: 1; that differ: 2 ("), "{text}");
}

/// Whoever exchanges pseudonyms and mends the manifest leaves every number as it was: the units are others.
#[test]
fn exchanged_pseudonyms_are_a_difference() {
    let centre = Centre::new();
    centre.report();
    let records = centre.text(&format!("{FOLDER}/records.csv"));
    let first = |start: &str| {
        let line = records.lines().find(|line| line.starts_with(start)).unwrap();
        line.rsplit(',').next().unwrap().split(' ').next().unwrap().to_owned()
    };
    let counted = first("satisfied,2024,,main,counted,");
    let other = first("satisfied,2024,,main,not_in_numerator,");
    let exchanged = records.replace(&counted, "@").replace(&other, &counted).replace('@', &other);
    let made_up = records.replace(&first("children_visited,2024,,main,counted,"), "aaaaaaaa");
    let changes: [(&str, String, &[&str], u64); 2] = [
        ("satisfied 2024", exchanged, &["units"], 2),
        ("children_visited 2024", made_up, &["units"], 0),
    ];
    for (figure, records, cause, moved) in changes {
        centre.report();
        centre.write(&format!("{FOLDER}/records.csv"), &records);
        let hash = rodiklis::evidence::sha256(records.as_bytes());
        centre.rewrite("manifest.json", |json| json["contents"]["records.csv"] = json!(hash));
        let (code, told) = centre.verify(FOLDER);
        assert_eq!((code, &told["agrees"], codes(&told)), (1, &json!(false), vec![]));
        assert_eq!(causes(&told), expected(&[(figure, cause)]));
        assert_eq!(movement(&told, figure)["moved"], moved);
    }
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
fn another_value_to_compare_with_and_another_series_to_watch_are_told() {
    let benchmark = |value: &str| {
        format!(
            "\n[[benchmark]]\nindicator = \"satisfied\"\nvalue = {value}\nas_of = 2023-12-31\n\
             origin.lt = \"Bandymas\"\norigin.en = \"A test\"\n"
        )
    };
    let watched = |every: &str| {
        format!("\n[[control_chart]]\nindicator = \"satisfied\"\nevery = \"{every}\"\n")
    };
    let centre = Centre::new();
    let plain = centre.text("rodiklis.toml");
    let (place, sources) = plain.split_once("[[source]]").unwrap();
    let with = |own: &str| format!("{place}{own}\n[[source]]{sources}");
    centre.write("rodiklis.toml", &with(&(benchmark("70") + &watched("month"))));
    centre.report();
    assert_eq!(centre.verify(PDF).0, 0);

    // Neither changes a figure, but what the report says of it.
    for (own, kind) in [
        (benchmark("75") + &watched("month"), "benchmarks"),
        (benchmark("70") + &watched("quarter"), "control_charts"),
    ] {
        centre.write("rodiklis.toml", &with(&own));
        let (code, told) = centre.verify(PDF);
        assert_eq!((code, causes(&told)), (1, expected(&[])));
        for what in ["benchmarks", "control_charts", "targets", "definitions"] {
            let changed = told["changes"][what].as_array().unwrap();
            let names: Vec<&str> =
                changed.iter().map(|one| one["name"].as_str().unwrap()).collect();
            assert_eq!(names == ["satisfied"], what == kind, "{what}: {names:?}");
            assert!(what == kind || names.is_empty());
        }
    }
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
    // The program that put them in wrote the whole file again, and without the key.
    assert_eq!((code, codes(&told)), (1, vec!["E006", "E016", "E017"]));
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
