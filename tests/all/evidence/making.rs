//! Evidence is made whole, with a key, and names nobody.

use lopdf::Document;

use super::centre::{Centre, FOLDER, KEY, PDF, attached, children, follow, satisfied};

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
    // Definitions that are no longer there leave the folder, too; a file that somebody put there stays.
    centre.write(&format!("{FOLDER}/notes.txt"), "hers");
    let library = centre.path("library/results");
    std::fs::rename(library.join("visit_minutes.toml"), library.join("visits.toml")).unwrap();
    centre.report_again();
    let definitions = centre.path(FOLDER).join("definitions/results");
    assert!(!definitions.join("visit_minutes.toml").exists());
    assert!(definitions.join("visits.toml").exists());
    assert_eq!(centre.text(&format!("{FOLDER}/notes.txt")), "hers");
    std::fs::rename(library.join("visits.toml"), library.join("visit_minutes.toml")).unwrap();
    centre.report_again();
    assert!(first == (std::fs::read(centre.path(PDF)).unwrap(), attached(&centre.path(PDF))));
    // Evidence that somebody changed stays as it is.
    centre.write(&format!("{FOLDER}/figures.json"), "hers");
    let (code, text) = centre.run(&["report", "@", "--out", "@out", "--evidence"]);
    assert!(code == 2 && text.contains("R014") && text.contains("figures.json"), "{text}");
    assert_eq!(centre.text(&format!("{FOLDER}/figures.json")), "hers");
}

/// The centre's own folder has a file that is called like one of the library: both stand in the manifest.
#[test]
fn a_file_name_that_two_library_folders_have_is_told_of_both() {
    let centre = Centre::new();
    let own = children().replace("children_visited", "children_met");
    centre.write("own/results/satisfied.toml", &own);
    centre.change("rodiklis.toml", "library = [\"library\"]", "library = [\"library\", \"own\"]");
    centre.report();
    let manifest: serde_json::Value =
        serde_json::from_str(&centre.text(&format!("{FOLDER}/manifest.json"))).unwrap();
    let definitions = manifest["definitions"].as_array().unwrap().iter();
    let named: Vec<(&str, &str)> = definitions
        .map(|one| (one["name"].as_str().unwrap(), one["sha256"].as_str().unwrap()))
        .filter(|(name, _)| name.starts_with("results/satisfied"))
        .collect();
    let hash = |text: &str| rodiklis::evidence::sha256(text.as_bytes());
    assert_eq!(
        named,
        [
            ("results/satisfied.toml", hash(&satisfied()).as_str()),
            ("results/satisfied~2.toml", hash(&own).as_str()),
        ]
    );
    assert_eq!(manifest["indicators"]["children_met"]["file"], "results/satisfied~2.toml");
    assert_eq!(centre.text(&format!("{FOLDER}/definitions/results/satisfied~2.toml")), own);
    assert_eq!(centre.verify(PDF).0, 0);
    centre.change(
        "own/results/satisfied.toml",
        "scoring = \"count\"",
        "scoring = \"count\"\ndecimals = 1",
    );
    let (code, told) = centre.verify(PDF);
    assert_eq!(
        (code, &told["changes"]["definitions"][0]["name"]),
        (1, &"results/satisfied~2.toml".into())
    );
}
