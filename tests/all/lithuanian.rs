//! Who speaks Lithuanian is told nothing in English: neither words of the system or of a library, nor ids.

use std::collections::BTreeSet;
use std::path::Path;

use super::command::{err, out, rodiklis};

/// Words that nearly every English message has, and no Lithuanian one.
const ENGLISH: [&str; 58] = [
    "the",
    "of",
    "is",
    "are",
    "not",
    "and",
    "or",
    "with",
    "for",
    "from",
    "to",
    "was",
    "were",
    "that",
    "this",
    "has",
    "have",
    "had",
    "cannot",
    "could",
    "should",
    "must",
    "found",
    "find",
    "file",
    "directory",
    "folder",
    "error",
    "errors",
    "warning",
    "expected",
    "unknown",
    "invalid",
    "missing",
    "required",
    "usage",
    "options",
    "arguments",
    "commands",
    "such",
    "denied",
    "permission",
    "line",
    "column",
    "value",
    "values",
    "field",
    "string",
    "date",
    "number",
    "boolean",
    "integer",
    "on",
    "os",
    "failed",
    "failure",
    "duplicate",
    "key",
];

/// Words of a text without what stands between „ and “ in a command to be typed, and without names of files.
fn words(text: &str) -> BTreeSet<String> {
    text.split(|letter: char| {
        !(letter.is_alphanumeric() || matches!(letter, '_' | '-' | '.' | '/' | '='))
    })
    .map(|word| word.trim_end_matches(['.', '-', '/']).to_lowercase())
    .filter(|word| !word.is_empty())
    .collect()
}

/// A sample in a folder where it may be changed.
fn sample() -> tempfile::TempDir {
    let folder = tempfile::tempdir().unwrap();
    for entry in std::fs::read_dir("sample-data/pastoge").unwrap() {
        let path = entry.unwrap().path();
        if path.is_file() {
            std::fs::copy(&path, folder.path().join(path.file_name().unwrap())).unwrap();
        }
    }
    let place = folder.path().join("rodiklis.toml");
    let library = Path::new("indicators").canonicalize().unwrap();
    let text = std::fs::read_to_string(&place).unwrap();
    let own = text.replace("../../indicators", library.to_str().unwrap());
    assert_ne!(own, text);
    std::fs::write(&place, own).unwrap();
    folder
}

#[test]
fn nothing_is_english_and_no_id_is_told() {
    let library = rodiklis::library::shipped().unwrap();
    let fields = library.datasets.values().flat_map(|dataset| &dataset.fields);
    let ids: BTreeSet<&str> = library
        .indicators
        .iter()
        .map(|indicator| indicator.id.as_str())
        .chain(library.datasets.keys().map(String::as_str))
        .chain(fields.map(|field| field.name.as_str()).filter(|name| name.contains('_')))
        .collect();
    let centre = sample();
    let folder = centre.path().to_str().unwrap();
    let nothing = centre.path().join("nieko");
    let nothing = nothing.to_str().unwrap();
    let own = format!("{folder}/rodiklis.toml");
    let text = format!("{folder}/tekstas.json");
    std::fs::write(&text, "{\"nebaigta\": ").unwrap();
    let reports = format!("{folder}/ataskaitos");
    let blocked = format!("{own}/ataskaitos");
    let wrong = format!("{folder}/sugadinta");
    std::fs::create_dir(&wrong).unwrap();
    let definition = "langa = []\n";
    std::fs::write(format!("{wrong}/rodiklis.toml"), definition).unwrap();
    for line in [
        &["check", folder][..],
        &["check", folder, "--all"],
        &["check", nothing],
        &["check", &wrong],
        &["compute", folder],
        &["compute", folder, "--groups"],
        &["compute", folder, "--indicator", "nieko"],
        &["compute", folder, "--period", "2024-99"],
        &["explain", "satisfied_service_users", folder],
        &["explain", "service_hours", folder],
        &["explain", "budget_spent", folder],
        &["close", "2025", folder],
        &["close", "2024", folder],
        &["close", "2024", folder],
        &["report", folder, "--out", &reports, "--lang", "lt", "--format", "json"],
        &["report", folder, "--out", &blocked, "--lang", "lt", "--format", "json"],
        &["report", folder, "--template", nothing],
        &["report", folder, "--report", "nieko"],
        &["verify", nothing, "--workspace", folder],
        &["verify", &own, "--workspace", folder],
        &["verify", &text, "--workspace", folder],
        &["compare", &text, &text],
        &["compare", nothing, &text],
        &["extract", folder, "--key", nothing, "--project", "P-1"],
        &["pool", nothing],
        &["library", "test", nothing],
    ] {
        let output = rodiklis(&[line, &["--speak", "lt"]].concat());
        let told = out(&output) + &err(&output);
        assert!(!told.is_empty(), "{line:?}");
        let words = words(&told);
        let english: Vec<&&str> = ENGLISH.iter().filter(|word| words.contains(**word)).collect();
        assert!(english.is_empty(), "{line:?}: {english:?} in\n{told}");
        let named: Vec<&&str> = ids.iter().filter(|id| words.contains(**id)).collect();
        assert!(named.is_empty(), "{line:?}: {named:?} in\n{told}");
        assert!(!told.contains('⟦') && !told.contains("{$"), "{told}");
    }
}

/// What is wrong with the arguments themselves.
#[test]
fn the_command_line_speaks_lithuanian() {
    for line in [
        &[][..],
        &["--help"],
        &["--version"],
        &["chek"],
        &["check", "--al"],
        &["check", "a", "b"],
        &["check", "--format", "xml"],
        &["check", "--format"],
        &["compute", "--public", "--period", "2024"],
        &["compute", "--period"],
        &["compute", "--help"],
        &["explain"],
        &["explain", "--help"],
        &["report", "--date", "vakar"],
        &["report", "--lang", "de"],
        &["report", "--key", "raktas"],
        &["report", "--help"],
        &["verify"],
        &["compare", "a"],
        &["close"],
        &["close", "--help"],
        &["extract", "."],
        &["pool"],
        &["library"],
        &["library", "--help"],
        &["completions"],
        &["completions", "apvalkalas"],
    ] {
        let output = rodiklis(&[&["--speak", "lt"], line].concat());
        let told = out(&output) + &err(&output);
        assert!(!told.is_empty(), "{line:?}");
        let mut words = words(&told);
        // The name of a group, as `--group` takes it.
        words.remove("unknown");
        let english: Vec<&&str> = ENGLISH.iter().filter(|word| words.contains(**word)).collect();
        assert!(english.is_empty(), "{line:?}: {english:?} in\n{told}");
    }
}
