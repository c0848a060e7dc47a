//! What centres give away for a project: pseudonyms that cannot be turned back or laid side by side, and counts
//! that are joined only where they can be.

use std::collections::BTreeSet;
use std::path::Path;

use rodiklis::evidence::pseudonym::Key;
use serde_json::{Value, json};

use super::command::{err, out, rodiklis};

const PROJECT_KEY: &str = "the key of all centres of one project";

fn workspace(name: &str) -> String {
    format!(
        r#"
report_date = 2025-01-20
periods = ["2023", "2024"]
provider.name = {{ lt = "{name}", en = "{name}" }}
[[source]]
dataset = "children"
files = ["Vaikai.csv"]
columns = {{ child_id = "Byla", personal_code = "Kodas" }}
[[source]]
dataset = "placements"
files = ["Globa.csv"]
columns = {{ child = "Vaikas", started_on = "Nuo", ended_on = "Iki" }}
"#
    )
}

/// A centre whose children have these numbers and personal codes; all are there from 2023 on.
fn centre(folder: &Path, name: &str, children: &[(&str, &str)]) {
    std::fs::create_dir_all(folder).unwrap();
    let (mut register, mut care) = ("Byla;Kodas\n".to_owned(), "Vaikas;Nuo;Iki\n".to_owned());
    for (number, code) in children {
        register.push_str(&format!("{number};{code}\n"));
        care.push_str(&format!("{number};2023-02-01;\n"));
    }
    for (file, text) in [
        ("rodiklis.toml", workspace(name)),
        ("Vaikai.csv", register),
        ("Globa.csv", care),
        ("evidence.key", format!("only {name} has this secret")),
    ] {
        std::fs::write(folder.join(file), text).unwrap();
    }
}

fn extract(folder: &Path, more: &[&str]) -> (Option<i32>, String) {
    let key = folder.join("project.key");
    std::fs::write(&key, PROJECT_KEY).unwrap();
    let to = folder.join("extract.json");
    let (place, key, to) = (folder.to_str().unwrap(), key.to_str().unwrap(), to.to_str().unwrap());
    let line = ["extract", place, "--key", key, "--project", "P-1", "--out", to];
    let output = rodiklis(&[&line[..], more].concat());
    (output.status.code(), out(&output) + &err(&output))
}

fn read(folder: &Path) -> Value {
    serde_json::from_str(&std::fs::read_to_string(folder.join("extract.json")).unwrap()).unwrap()
}

/// All pseudonyms of an indicator and period.
fn pseudonyms(extract: &Value, indicator: &str, period: &str) -> BTreeSet<String> {
    let counts = extract["counts"].as_array().unwrap().iter();
    let own = counts.filter(|own| own["indicator"] == indicator && own["period"] == period);
    let names = own.flat_map(|own| own["persons"]["counted"].as_array().unwrap());
    names.map(|name| name.as_str().unwrap().to_owned()).collect()
}

/// Valid codes of the nineteenth century: nobody's who lives.
const CODES: [&str; 3] = ["18001010007", "18001010018", "18001010029"];

fn project(folder: &Path, centres: &[&str]) -> (Option<i32>, String) {
    let listed: Vec<String> =
        centres.iter().map(|name| format!("\"{name}/extract.json\"")).collect();
    let text = format!(
        "name = {{ lt = \"Projektas\", en = \"Project\" }}\ncode = \"P-1\"\nextracts = [{}]\n",
        listed.join(", ")
    );
    let file = folder.join("pool.toml");
    std::fs::write(&file, text).unwrap();
    let line =
        ["pool", file.to_str().unwrap(), "--indicator", "children_in_period", "--format", "json"];
    let output = rodiklis(&line);
    for speak in ["lt", "en"] {
        let told = rodiklis(&["pool", file.to_str().unwrap(), "--speak", speak]);
        assert_eq!(told.status.code(), output.status.code());
        assert!(!(out(&told) + &err(&told)).contains('⟦'), "{}", err(&told));
    }
    (output.status.code(), out(&output) + &err(&output))
}

#[test]
fn one_child_has_another_pseudonym_in_every_list_and_one_in_the_same_list_of_two_centres() {
    let folder = tempfile::tempdir().unwrap();
    let [a, b] = ["a", "b"].map(|name| folder.path().join(name));
    centre(&a, "A", &[("V1", CODES[0]), ("V2", CODES[1])]);
    centre(&b, "B", &[("77", &CODES[0].replace("1800101", "1800101 ")), ("78", CODES[2])]);
    for place in [&a, &b] {
        let (code, text) = extract(place, &[]);
        assert_eq!(code, Some(0), "{text}");
    }
    let [a, b] = [read(&a), read(&b)];
    let lists = [
        ("children_in_period", "2023"),
        ("children_in_period", "2024"),
        ("children_on_last_day", "2024"),
    ];
    let mut seen = BTreeSet::new();
    for (indicator, period) in lists {
        let [own, other] = [&a, &b].map(|extract| pseudonyms(extract, indicator, period));
        assert_eq!((own.len(), other.len(), own.intersection(&other).count()), (2, 2, 1));
        seen.extend(own.union(&other).cloned());
    }
    // Three children, three lists.
    assert_eq!(seen.len(), 9);
    let (code, text) = project(folder.path(), &["a", "b"]);
    assert_eq!(code, Some(0), "{text}");
    let told: Value = serde_json::from_str(&text).unwrap();
    assert_eq!(told["figures"][1]["figure"]["value"], 3.0);
    assert_eq!(told["figures"][1]["counted_by_several"], 1);
}

/// With the project's key all numbers of cases can be tried out: none of them is a pseudonym.
#[test]
fn who_has_no_personal_code_is_hashed_under_what_only_the_centre_has() {
    let folder = tempfile::tempdir().unwrap();
    let place = folder.path().join("a");
    let numbers: Vec<String> = (1..=40).map(|number| format!("V{number}")).collect();
    let children: Vec<(&str, &str)> = numbers.iter().map(|number| (number.as_str(), "")).collect();
    centre(&place, "A", &children);
    let (code, text) = extract(&place, &[]);
    assert_eq!(code, Some(0), "{text}");
    let made = read(&place);
    let served = pseudonyms(&made, "children_in_period", "2024");
    assert_eq!(served.len(), 40);
    let own = made["counts"].as_array().unwrap().iter();
    let own = own.filter(|own| own["indicator"] == "children_in_period").collect::<Vec<_>>();
    assert!(own.iter().all(|own| own["persons"]["local"] == 40), "{own:?}");

    let tried = |key: &str| {
        let key = Key::new(key.as_bytes().to_vec()).unwrap();
        let words =
            ["P-1", "children_in_period", "2024-01-01", "2024-12-31", "unit of", "A", "unit"];
        let name = |number: &String| key.pseudonym(&[&words[..], &[number.as_str()]].concat(), 26);
        numbers.iter().filter(|number| served.contains(&name(number))).count()
    };
    assert_eq!(tried(PROJECT_KEY), 0);
    // That the trial itself is right is seen with the centre's own secret.
    assert_eq!(tried("only A has this secret"), 40);

    // Without such a secret there is no extract, and the project's key is none.
    let own_key = place.join("evidence.key");
    std::fs::write(&own_key, PROJECT_KEY).unwrap();
    let (code, text) = extract(&place, &[]);
    assert!(code == Some(2) && text.contains("C027"), "{text}");
    std::fs::remove_file(&own_key).unwrap();
    let (code, text) = extract(&place, &[]);
    assert!(code == Some(2) && text.contains("E001"), "{text}");
    let other = folder.path().join("other.key");
    std::fs::write(&other, "a secret that lies elsewhere").unwrap();
    let (code, text) = extract(&place, &["--own-key", other.to_str().unwrap()]);
    assert_eq!(code, Some(0), "{text}");
}

/// A child with two numbers in the register is two units and one person, and the extract says so.
#[test]
fn a_child_with_two_numbers_is_one_child_of_the_project() {
    let folder = tempfile::tempdir().unwrap();
    let place = folder.path().join("a");
    centre(&place, "A", &[("V1", CODES[0]), ("V2", CODES[0]), ("V3", CODES[1])]);
    let (_, text) = extract(&place, &[]);
    assert!(place.join("extract.json").exists(), "{text}");
    let (code, text) = project(folder.path(), &["a"]);
    assert_eq!(code, Some(0), "{text}");
    let told: Value = serde_json::from_str(&text).unwrap();
    assert_eq!(told["figures"][1]["figure"]["value"], 2.0);
    assert_eq!(told["figures"][1]["centres"][0]["figure"]["value"], 3.0);
}

#[test]
fn an_extract_that_cannot_be_is_refused_and_its_centre_named() {
    let folder = tempfile::tempdir().unwrap();
    let [a, b] = ["a", "b"].map(|name| folder.path().join(name));
    centre(&a, "Aušra", &[("V1", CODES[0])]);
    centre(&b, "Beržas", &[("77", CODES[1])]);
    for place in [&a, &b] {
        assert_eq!(extract(place, &[]).0, Some(0));
    }
    let whole = read(&b);
    let refused = |change: &dyn Fn(&mut Value), code: &str| {
        let mut extract = whole.clone();
        change(&mut extract);
        std::fs::write(b.join("extract.json"), extract.to_string()).unwrap();
        let (exit, text) = project(folder.path(), &["a", "b"]);
        assert_eq!(exit, Some(2), "{text}");
        assert!(text.contains(code) && !text.contains("panicked"), "{code}: {text}");
        assert!(text.contains("Beržas") && !text.contains("Aušra"), "{text}");
    };
    let counts = |extract: &Value, change: &dyn Fn(&mut Value)| {
        let mut extract = extract.clone();
        extract["counts"].as_array_mut().unwrap().iter_mut().for_each(change);
        extract
    };
    let most = json!(u64::MAX);
    refused(&|own| *own = counts(own, &|one| one["tally"]["numerator"] = json!(900)), "C024");
    refused(
        &|own| *own = counts(own, &|one| one["tally"]["population_unknown"] = most.clone()),
        "C024",
    );
    refused(&|own| *own = counts(own, &|one| one["tally"]["sum"] = json!("7e28")), "C024");
    let without = |one: &mut Value| {
        if !one["persons"].is_null() {
            one["persons"]["counted"] = json!([]);
        }
    };
    refused(&|own| *own = counts(own, &without), "C024");
    refused(&|own| own["project"] = json!("P-2"), "C025");
    refused(&|own| own["key"] = json!("abcdefgh"), "C025");
    refused(&|own| own["schema"] = json!(1), "C025");
    std::fs::write(b.join("extract.json"), whole.to_string()).unwrap();
    assert_eq!(project(folder.path(), &["a", "b"]).0, Some(0));
    let (exit, text) = {
        std::fs::create_dir_all(folder.path().join("c")).unwrap();
        std::fs::copy(b.join("extract.json"), folder.path().join("c/extract.json")).unwrap();
        project(folder.path(), &["a", "b", "c"])
    };
    assert!(exit == Some(2) && text.contains("C026") && text.contains("Beržas"), "{text}");
}

/// What the program writes of every sample, it takes.
#[test]
fn extracts_of_all_samples_are_joined() {
    let folder = tempfile::tempdir().unwrap();
    let (key, own) = (folder.path().join("project.key"), folder.path().join("own.key"));
    std::fs::write(&key, PROJECT_KEY).unwrap();
    std::fs::write(&own, "a secret that only the centre has").unwrap();
    let samples = ["druskininkai", "kauno-vaiku-namai", "panevezys", "pastoge", "pastoge-krizes"];
    for sample in samples {
        let place = folder.path().join(sample);
        std::fs::create_dir_all(&place).unwrap();
        let (from, to) = (format!("sample-data/{sample}"), place.join("extract.json"));
        let [key, own] = [&key, &own].map(|path| path.to_str().unwrap());
        let line = ["extract", &from, "--key", key, "--own-key", own, "--project", "P-1"];
        let made = rodiklis(&[&line[..], &["--out", to.to_str().unwrap()]].concat());
        assert!(to.exists(), "{}", err(&made));
    }
    let (code, text) = project(folder.path(), &samples);
    assert_eq!(code, Some(0), "{text}");
}
