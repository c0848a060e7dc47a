//! Nothing of the centre's own is ever written over.

use std::path::Path;

use super::evidence::centre::{Centre, FOLDER, KEY, PDF, WORKSPACE};

/// The words of R014 that say why, Lithuanian and English.
const INPUT: [&str; 2] = ["ši komanda skaito", "is read by this command"];
const FOREIGN: [&str; 2] = ["Tai parašė ne programa", "The program did not write it"];
const CHANGED: [&str; 2] = ["kažkas pakeitė", "somebody has changed it since"];
const OTHER: [&str; 2] = ["Tai parašė kita komanda", "Another command wrote it"];
const NO_FILE: [&str; 2] = ["aplankas ar nuoroda", "a folder or a link"];

fn refused(centre: &Centre, arguments: &[&str], place: &str, why: [&str; 2]) {
    for (speak, why) in ["lt", "en"].into_iter().zip(why) {
        let (code, text) = centre.run(&[arguments, &["--speak", speak]].concat());
        let place = place.replace('@', &centre.path("").display().to_string());
        let told =
            code == 2 && text.contains("R014") && text.contains(why) && text.contains(&place);
        assert!(told, "{arguments:?} {place} {why}: {code}\n{text}");
    }
}

#[test]
fn an_extract_goes_over_no_file_of_the_workspace() {
    let centre = Centre::new();
    centre.write("data/notes.txt", "hers");
    let extract = |out: &str, why| {
        let name = out.rsplit(['/', '@']).next().unwrap();
        let arguments = ["extract", "@", "--project", "P-1", "--key", "@project.key", "--out", out];
        refused(&centre, &arguments, &format!("/{name}\n"), why);
    };
    extract("@rodiklis.toml", INPUT);
    extract("@evidence.key", INPUT);
    extract("@answers.csv", INPUT);
    extract("@library/results/satisfied.toml", INPUT);
    extract("@data/notes.txt", FOREIGN);
    // By other spellings of the same place.
    extract("@data/../answers.csv", INPUT);
    extract("@./data/.././rodiklis.toml", INPUT);
    extract("@./data", NO_FILE);
    #[cfg(unix)]
    {
        use std::os::unix::fs::symlink;
        symlink(centre.path("answers.csv"), centre.path("data/link.json")).unwrap();
        symlink(centre.path(""), centre.path("data/here")).unwrap();
        std::fs::hard_link(centre.path("visits.csv"), centre.path("data/twin.json")).unwrap();
        extract("@data/link.json", NO_FILE);
        extract("@data/here/evidence.key", INPUT);
        extract("@data/twin.json", FOREIGN);
    }
    assert_eq!(centre.text("rodiklis.toml"), WORKSPACE);
    assert_eq!(centre.text("evidence.key"), KEY);
    assert_eq!(centre.text("data/notes.txt"), "hers");
    // Where nothing stands it is written, and its own is replaced.
    for _ in 0..2 {
        let (code, text) = centre.run(&[
            "extract",
            "@",
            "--project",
            "P-1",
            "--key",
            "@project.key",
            "--out",
            "@data/own.json",
        ]);
        assert_eq!(code, 0, "{text}");
    }
}

#[test]
fn a_report_goes_over_nothing_that_somebody_wrote_or_changed() {
    let centre = Centre::new();
    let arguments = ["report", "@", "--out", "@out", "--evidence"];
    centre.write(PDF, "hers");
    refused(&centre, &arguments, &format!("@{PDF}"), FOREIGN);
    assert_eq!(centre.text(PDF), "hers");
    // None of the others was written.
    assert_eq!(std::fs::read_dir(centre.path("out")).unwrap().count(), 1);
    std::fs::remove_file(centre.path(PDF)).unwrap();

    centre.write(&format!("{FOLDER}/records.csv"), "hers");
    refused(&centre, &arguments, &format!("@{FOLDER}/records.csv"), FOREIGN);
    std::fs::remove_file(centre.path(&format!("{FOLDER}/records.csv"))).unwrap();

    centre.report_again();
    centre.report_again();
    let page = "out/equass-audit-2024-lt.html";
    centre.write(page, &(centre.text(page) + "<!-- her note -->"));
    refused(&centre, &arguments, &format!("@{page}"), CHANGED);
    assert!(centre.text(page).contains("her note"));
    // The folder without what the program knows of it: nothing in it is the program's.
    std::fs::remove_dir_all(centre.path("out/.rodiklis")).unwrap();
    refused(&centre, &arguments, "@out/equass-audit-2024-lt.html", FOREIGN);
}

/// A report that is itself data of the workspace is no place for the next report.
#[test]
fn a_report_that_is_read_is_not_replaced() {
    let centre = Centre::new();
    let arguments = ["report", "@", "--out", "@out", "--lang", "lt", "--format", "csv"];
    let (code, text) = centre.run(&arguments);
    assert_eq!(code, 0, "{text}");
    let source = "\n[[source]]\ndataset = \"visits\"\nfiles = [\"out/*.csv\"]\ncolumns = { child = \"Child\" }\n";
    centre.write("rodiklis.toml", &format!("{WORKSPACE}{source}"));
    refused(&centre, &arguments, "@out/equass-audit-2024-lt.csv", INPUT);
}

#[test]
fn what_is_closed_is_replaced_by_nothing() {
    let centre = Centre::new();
    let (code, text) = centre.run(&["close", "2024", "@"]);
    assert_eq!(code, 0, "{text}");
    let closed = centre.text("issued/2024.json");
    let issued = "@issued/2024.json";
    refused(
        &centre,
        &["extract", "@", "--project", "P-1", "--key", "@project.key", "--out", issued],
        issued,
        INPUT,
    );
    // Also where the workspace that asks is another one.
    let other = Centre::new();
    let (path, key) = (centre.path("issued/2024.json"), other.path("project.key"));
    let (path, key) = (path.display().to_string(), key.display().to_string());
    refused(
        &other,
        &["extract", "@", "--project", "P-1", "--key", &key, "--out", &path],
        &path,
        FOREIGN,
    );
    assert_eq!(centre.text("issued/2024.json"), closed);
    // Nor does one command write over what another one wrote.
    other.report();
    let printed = "@out/equass-audit-2024.json";
    refused(
        &other,
        &["extract", "@", "--project", "P-1", "--key", &key, "--out", printed],
        printed,
        OTHER,
    );
}

/// Whatever stands there: a folder that could not be written to is told, and nothing is left behind.
#[test]
fn what_was_made_for_nothing_goes_away() {
    let centre = Centre::new();
    centre.write("file", "hers");
    let (code, text) = centre.run(&["report", "@", "--out", "@file/out"]);
    assert!(code == 3 && text.contains("R002"), "{text}");
    centre.write("new/deep.json", "hers");
    let key = ["--project", "P-1", "--key", "@project.key"];
    let (code, _) = centre.run(&[&["extract", "@", "--out", "@new/deep.json"][..], &key].concat());
    assert_eq!(code, 2);
    let left: Vec<_> = std::fs::read_dir(centre.path("new")).unwrap().collect();
    assert_eq!(left.len(), 1);
    assert!(!Path::new(&centre.path("issued")).exists());
}
