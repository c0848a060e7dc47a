//! The report of many centres: made-up extracts, whose numbers were added up by hand.

use std::path::Path;

use serde_json::json;

use super::command::{err, rodiklis};

/// Favourable answers of all answers.
///
/// Together 286 of 320, 89.375 %; the mean of the four shares would be 83.75 %. If each answer were favourable with that
/// chance, 190 or more of 200 had a chance of 0.38 % (below 2.5 and above 0.1: beyond the inner limit alone), 57 or more
/// of 60 one of 11 %, 19 or more of 20 one of 36 %, and 20 or fewer of 40 one below one in a billion.
const ANSWERS: [(&str, Option<(u64, u64)>); 5] = [
    ("Aušra", Some((190, 200))),
    ("Beržas", Some((57, 60))),
    ("Gija", Some((19, 20))),
    ("Lelija", Some((20, 40))),
    ("Tylus", None),
];

/// Four children, of whom one was at two centres.
const CHILDREN: [(&str, &[&str]); 2] = [("Aušra", &["x", "y", "z"]), ("Beržas", &["z", "v"])];

/// A pseudonym as a key would make it, of any word.
fn pseudonym(word: &str) -> String {
    let hash = rodiklis::evidence::sha256(word.as_bytes());
    hash.bytes().take(26).map(|digit| char::from(b'a' + digit % 26)).collect()
}

fn centre(name: &str, answers: Option<(u64, u64)>) -> serde_json::Value {
    let library = rodiklis::library::shipped().unwrap();
    let definitions: serde_json::Map<String, serde_json::Value> = library
        .indicators
        .iter()
        .map(|known| (known.id.clone(), json!(library.hashes[&known.file])))
        .collect();
    let tally = |numerator: u64, denominator: u64| {
        json!({
            "population": denominator, "population_unknown": 0, "excluded": [], "unknown": 0,
            "denominator": denominator, "numerator": numerator, "sum": null,
        })
    };
    let mut counts = Vec::new();
    if let Some((favourable, all)) = answers {
        counts.push(json!({
            "indicator": "satisfied_service_users", "period": "2024", "tally": tally(favourable, all),
        }));
    }
    if let Some((_, children)) = CHILDREN.iter().find(|(centre, _)| *centre == name) {
        let children: Vec<String> = children.iter().map(|child| pseudonym(child)).collect();
        counts.push(json!({
            "indicator": "children_served", "period": "2024", "tally": tally(0, children.len() as u64),
            "persons": { "counted": children, "others": [], "unknown": [], "excluded": {}, "local": 0, "doubled": 0 },
        }));
    }
    json!({
        "schema": 2, "project": "P-1", "key": "abcdefgh", "provider": { "lt": name, "en": name }, "code": null, "program": "rodiklis",
        "fingerprint": "", "definitions": definitions, "findings": {}, "counts": counts,
    })
}

/// The pages of the report of these centres, in words, with the alternative texts of their pictures.
fn report(folder: &Path, centres: &[(&str, Option<(u64, u64)>)]) -> [String; 2] {
    for (number, (name, answers)) in centres.iter().enumerate() {
        let file = folder.join(format!("centre-{number}.json"));
        std::fs::write(file, centre(name, *answers).to_string()).unwrap();
    }
    let project = folder.join("pool.toml");
    let text = "name = { lt = \"Projektas\", en = \"Project\" }\nextracts = [\"centre-*.json\"]\n";
    std::fs::write(&project, text).unwrap();
    let out = folder.join("out");
    let output = rodiklis(&["pool", project.to_str().unwrap(), "--out", out.to_str().unwrap()]);
    assert_eq!(output.status.code(), Some(0), "{}", err(&output));
    ["lt", "en"].map(|lang| {
        assert!(out.join(format!("project-results-2024-{lang}.pdf")).is_file());
        let file = out.join(format!("project-results-2024-{lang}.html"));
        let text = std::fs::read_to_string(file).unwrap().replace('\u{a0}', " ");
        let (_, body) = text.split_once("<body").unwrap();
        let mut plain = String::new();
        for piece in body.split('<') {
            let (tag, words) = piece.split_once('>').unwrap_or((piece, ""));
            let spoken = tag.split_once("aria-label=\"").and_then(|(_, rest)| rest.split_once('"'));
            plain.push_str(spoken.map_or("", |(spoken, _)| spoken));
            plain.push(' ');
            plain.push_str(words);
            plain.push(' ');
        }
        plain.split_whitespace().collect::<Vec<_>>().join(" ")
    })
}

fn holds(page: &str, words: &[&str]) {
    for words in words {
        assert!(page.contains(words), "“{words}” is not in {page}");
    }
}

#[test]
fn all_centres_are_added_up_and_each_stands_beside() {
    let folder = tempfile::tempdir().unwrap();
    let [lt, en] = report(folder.path(), &ANSWERS);
    holds(
        &lt,
        &[
            "89,4 % ✕ nepasiekta",
            "286 iš 320",
            "Aušra 95,0 % 190 iš 200",
            "Beržas 95,0 % 57 iš 60",
            "Gija 95,0 % 19 iš 20",
            "Lelija 50,0 % 20 iš 40",
            "Tylus nėra duomenų –",
            "Asmenų, kuriuos skaičiavo keli centrai: 1;",
        ],
    );
    holds(&en, &["89.4% ✕ not met", "286 of 320", "Lelija 50.0% 20 of 40", "Tylus no data –"]);
    assert!(!lt.contains("83,8 %"), "shares were averaged");
}

#[test]
fn the_funnel_names_who_differs_by_more_than_chance_and_nobody_else() {
    let folder = tempfile::tempdir().unwrap();
    let [lt, en] = report(folder.path(), &ANSWERS);
    holds(
        &lt,
        &[
            "Už ribų: Aušra (95,0 %, aukščiau 95 % ribos); Lelija (50,0 %, žemiau 99,8 % ribos).",
            "visi centrai 89,4 %. Aušra: 95,0 % (190 iš 200), aukščiau 95 % ribos. Beržas: 95,0 % (57 iš 60). \
             Gija: 95,0 % (19 iš 20). Lelija: 50,0 % (20 iš 40), žemiau 99,8 % ribos.",
        ],
    );
    holds(
        &en,
        &[
            "Beyond the limits: Aušra (95.0%, above the 95% limit); Lelija (50.0%, below the 99.8% limit).",
            "all centres 89.4%.",
        ],
    );
}

#[test]
fn where_all_may_differ_by_chance_it_says_so_and_two_centres_have_no_funnel() {
    let folder = tempfile::tempdir().unwrap();
    let [lt, _] = report(folder.path(), &ANSWERS[1..3]);
    assert!(!lt.contains("Centrai pagal dydį"), "{lt}");
    // 95 of 100 in all, and three times the very share.
    let folder = tempfile::tempdir().unwrap();
    let alike = [("A", Some((19, 20))), ("B", Some((38, 40))), ("C", Some((38, 40)))];
    let [lt, en] = report(folder.path(), &alike);
    holds(&lt, &["Už ribų nėra nė vieno centro.", "95 iš 100"]);
    holds(&en, &["No centre lies beyond the limits.", "95 of 100"]);
}

/// A centre that keeps a register of services and none of children has no personal codes: its children are its own.
#[test]
fn an_extract_needs_no_register_that_the_centre_does_not_keep() {
    let folder = tempfile::tempdir().unwrap();
    let write = |name: &str, text: &str| std::fs::write(folder.path().join(name), text).unwrap();
    write("key", "a key of more than sixteen bytes");
    write(
        "services.csv",
        "Diena;Vaikas;Paslauga;Įvyko\n2024-02-12;GC-1;psichologas;taip\n2024-02-13;GC-2;psichologas;taip\n\
         2024-03-13;GC-2;psichologas;taip\n2024-03-14;GC-3;psichologas;ne\n",
    );
    write(
        "rodiklis.toml",
        r#"
report_date = 2025-01-20
periods = ["2024"]
provider.name = { lt = "Centras", en = "Centre" }
[[source]]
dataset = "service_deliveries"
files = ["services.csv"]
columns = { delivered_on = "Diena", child = "Vaikas", service = "Paslauga", took_place = "Įvyko" }
values.service = { psychologist = "psichologas" }
"#,
    );
    let at = |name: &str| folder.path().join(name).display().to_string();
    write("evidence.key", "a secret that only the centre has");
    let line = ["extract", &at(""), "--key", &at("key"), "--project", "P-1"];
    let output = rodiklis(&[&line[..], &["--out", &at("e.json")]].concat());
    assert_eq!(output.status.code(), Some(0), "{}", err(&output));
    let text = std::fs::read_to_string(at("e.json")).unwrap();
    let extract: serde_json::Value = serde_json::from_str(&text).unwrap();
    let counts = extract["counts"].as_array().unwrap();
    let served = counts.iter().find(|counts| counts["indicator"] == "children_served").unwrap();
    // GC-1 and GC-2; the service to GC-3 did not take place.
    assert_eq!(served["tally"]["population"], 2);
    assert_eq!(served["persons"]["counted"].as_array().unwrap().len(), 2);
    assert_eq!(served["persons"]["local"], 2);
    assert!(!text.contains("GC-"));
    write("pool.toml", "name = { lt = \"P\", en = \"P\" }\nextracts = [\"**/*.json\"]\n");
    let pooled = rodiklis(&["pool", &at("pool.toml"), "--format", "json"]);
    assert_eq!(pooled.status.code(), Some(0), "{}", err(&pooled));
    let pooled: serde_json::Value = serde_json::from_slice(&pooled.stdout).unwrap();
    let figures = pooled["figures"].as_array().unwrap();
    let served = figures.iter().find(|f| f["figure"]["indicator"] == "children_served").unwrap();
    assert_eq!(served["figure"]["population"], 2);
    assert_eq!(served["known_to_one_centre_only"], 2);
}
