//! Every message file is walked: same keys, same variables, nothing empty, nothing that does not parse.

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

use super::*;
use crate::finding::{Place, Severity};

/// The variables of each message, by key, as written; panics when a file does not parse or says a key twice.
fn messages(name: &str, text: &str) -> BTreeMap<String, BTreeSet<String>> {
    if let Err((_, errors)) = FluentResource::try_new(text.to_string()) {
        panic!("{name}: {errors:?}");
    }
    let mut messages: BTreeMap<String, BTreeSet<String>> = BTreeMap::new();
    let mut key = String::new();
    for line in text.lines().filter(|line| !line.starts_with('#')) {
        if line.starts_with(|first: char| first.is_ascii_alphabetic())
            && let Some((name, _)) = line.split_once('=')
        {
            key = name.trim().to_string();
            assert!(messages.insert(key.clone(), BTreeSet::new()).is_none(), "{key} stands twice");
        }
        for rest in line.split('$').skip(1) {
            let end = rest.find(|c: char| !(c.is_ascii_alphanumeric() || c == '_' || c == '-'));
            let variable = rest[..end.unwrap_or(rest.len())].to_string();
            messages.entry(key.clone()).or_default().insert(variable);
        }
    }
    messages
}

/// A message that shows the rule's own words names the language in the variable: `message_lt`, `message_en`.
fn without_language(variables: &BTreeSet<String>, lang: Lang) -> BTreeSet<String> {
    let ending = format!("_{lang}");
    variables.iter().map(|name| name.strip_suffix(&ending).unwrap_or(name).to_string()).collect()
}

#[test]
fn both_languages_say_the_same_things() {
    for pair in PAIRS {
        let (lt, en) = (messages(pair.name, pair.lt), messages(pair.name, pair.en));
        let keys = |messages: &BTreeMap<String, BTreeSet<String>>| -> Vec<String> {
            messages.keys().cloned().collect()
        };
        assert_eq!(keys(&lt), keys(&en), "{}", pair.name);
        for (key, variables) in &lt {
            assert_eq!(
                without_language(variables, Lang::Lt),
                without_language(&en[key], Lang::En),
                "{}: {key}",
                pair.name
            );
        }
    }
}

#[test]
fn no_key_stands_in_two_files() {
    let mut seen = BTreeMap::new();
    for pair in PAIRS {
        for key in messages(pair.name, pair.lt).into_keys() {
            if let Some(other) = seen.insert(key.clone(), pair.name) {
                panic!("{key} stands in {other} and {}", pair.name);
            }
        }
    }
}

/// Numbers for every variable: each message resolves, in both languages, and says something.
#[test]
fn every_message_can_be_written() {
    for lang in Lang::ALL {
        for pair in PAIRS {
            let text = match lang {
                Lang::Lt => pair.lt,
                Lang::En => pair.en,
            };
            let all = messages(pair.name, text);
            let names: BTreeSet<String> = all.values().flatten().cloned().collect();
            for key in all.keys() {
                for units in [0_u64, 1, 2, 10] {
                    let arguments: Vec<(&str, Argument)> =
                        names.iter().map(|name| (name.as_str(), units.into())).collect();
                    let written = checked(lang, key, &arguments).unwrap();
                    assert!(!written.trim().is_empty(), "{key} is empty");
                    assert!(
                        !written.contains(['\u{2068}', '\u{2069}']),
                        "{key} has isolation marks"
                    );
                }
            }
        }
    }
}

/// A key `[0]` would never be chosen: numbers reach Fluent as samples of their plural categories.
#[test]
fn no_message_chooses_by_an_exact_number() {
    for pair in PAIRS {
        for line in pair.lt.lines().chain(pair.en.lines()) {
            let key = line.trim_start().trim_start_matches('*').strip_prefix('[');
            let number = key
                .and_then(|key| key.split_once(']'))
                .is_some_and(|(key, _)| key.trim().parse::<f64>().is_ok());
            assert!(!number, "{}: {line}", pair.name);
        }
    }
}

#[test]
fn every_file_of_the_folder_is_in_the_catalogue() {
    let folder = Path::new(file!()).parent().unwrap().join("messages");
    let mut expected = Vec::new();
    for entry in std::fs::read_dir(&folder).unwrap() {
        let name = entry.unwrap().file_name().into_string().unwrap();
        let stem = name.strip_suffix(".lt.ftl").or_else(|| name.strip_suffix(".en.ftl"));
        expected.push(stem.unwrap_or(&name).to_string());
    }
    expected.sort();
    let listed: Vec<String> =
        PAIRS.iter().flat_map(|pair| [pair.name, pair.name]).map(str::to_string).collect();
    assert_eq!(listed, expected);
}

#[test]
fn every_finding_has_its_four_parts() {
    for pair in PAIRS {
        let keys = messages(pair.name, pair.en);
        let is_code = |code: &str| {
            code.len() == 4
                && code.starts_with(['I', 'Q', 'D', 'C', 'R'])
                && code[1..].parse::<u32>().is_ok()
        };
        let codes: BTreeSet<&str> = keys
            .keys()
            .filter_map(|key| key.split_once('-'))
            .map(|(code, _)| code)
            .filter(|code| is_code(code))
            .collect();
        for code in codes {
            for part in ["title", "what", "expected", "mend"] {
                assert!(keys.contains_key(&format!("{code}-{part}")), "{code}-{part}");
            }
        }
    }
}

fn words(lang: Lang, key: &str, value: &str) -> String {
    let value: Decimal = value.parse().unwrap();
    checked(lang, key, &[("count", value.into())]).unwrap().replace('\u{a0}', " ")
}

/// lithuania.md §5.2, checked with ICU.
#[test]
fn lithuanian_plurals_have_their_check_values() {
    for (key, value, expected) in [
        ("count-children", "0", "0 vaikų"),
        ("count-children", "1", "1 vaikas"),
        ("count-children", "2", "2 vaikai"),
        ("count-children", "9", "9 vaikai"),
        ("count-children", "10", "10 vaikų"),
        ("count-children", "11", "11 vaikų"),
        ("count-children", "19", "19 vaikų"),
        ("count-children", "20", "20 vaikų"),
        ("count-children", "21", "21 vaikas"),
        ("count-children", "22", "22 vaikai"),
        ("count-children", "78", "78 vaikai"),
        ("count-children", "101", "101 vaikas"),
        ("count-children", "111", "111 vaikų"),
        ("count-children", "119", "119 vaikų"),
        ("count-families", "285", "285 šeimos"),
        ("count-children", "365", "365 vaikai"),
        ("count-children", "2904", "2 904 vaikai"),
        ("count-children", "4230", "4 230 vaikų"),
        ("count-posts", "34.75", "34,75 etato"),
        ("count-posts", "2.5", "2,5 etato"),
        ("count-hours", "20.3", "20,3 valandos"),
        ("count-posts", "0.5", "0,5 etato"),
        ("count-posts", "11.5", "11,5 etato"),
        ("count-duty-carers", "12", "12 budinčių globotojų"),
        ("count-staff", "40", "40 darbuotojų"),
        ("count-answers", "110", "110 atsakymų"),
        ("count-months", "24", "24 mėnesiai"),
    ] {
        assert_eq!(words(Lang::Lt, key, value), expected);
    }
}

#[test]
fn english_plurals_too() {
    assert_eq!(words(Lang::En, "count-children", "1"), "1 child");
    assert_eq!(words(Lang::En, "count-children", "0"), "0 children");
    assert_eq!(words(Lang::En, "count-children", "2904"), "2,904 children");
    assert_eq!(words(Lang::En, "count-posts", "1.0"), "1.0 full-time posts");
    assert_eq!(words(Lang::En, "posts", "34.75"), "full-time posts");
}

#[test]
fn numbers_in_messages_are_printed_as_numbers_are() {
    let argument = Argument::Number("-15046600.5".parse().unwrap(), 2);
    let text = message(Lang::Lt, "target-at_least", &[("value", argument)]);
    assert_eq!(text, "≥ \u{2212}15\u{a0}046\u{a0}600,50");
    // Half away from zero, and more digits than floating point holds.
    let many = Argument::Number("9007199254740993.25".parse().unwrap(), 1);
    let text = message(Lang::En, "target-at_least", &[("value", many)]);
    assert_eq!(text, "≥ 9,007,199,254,740,993.3");
    let text =
        message(Lang::Lt, "part-of-whole", &[("part", 105_u64.into()), ("whole", "visų".into())]);
    assert_eq!(text, "105 iš visų");
}

#[test]
fn verdicts_and_methods_of_measure_have_words() {
    use crate::measure::{Course, Method, Reason, Verdict};
    let keys =
        [Verdict::Met, Verdict::NotMet].map(Verdict::key).map(|key| format!("verdict-{key}"));
    let marks = [Verdict::Met, Verdict::NotMet, Verdict::NotAssessed]
        .map(Verdict::key)
        .map(|key| format!("mark-{key}"));
    let reasons = [
        Reason::NoTarget,
        Reason::NoData,
        Reason::TooFew,
        Reason::OutOfRange,
        Reason::Unread,
        Reason::Incomplete,
    ];
    let without = reasons.map(Reason::key).map(|key| format!("verdict-{key}"));
    let sentences = reasons.map(Reason::key).map(|key| format!("reason-{key}"));
    let courses = [Course::Better, Course::Worse, Course::Same, Course::Neutral]
        .map(Course::key)
        .map(|key| format!("course-{key}"));
    let methods = [
        Method::Wilson,
        Method::ClopperPearson,
        Method::Byar,
        Method::PoissonExact,
        Method::StudentT,
        Method::OrderStatistic,
        Method::Newcombe,
    ]
    .map(Method::key)
    .map(|key| format!("method-{key}"));
    for key in
        keys.iter().chain(&marks).chain(&without).chain(&sentences).chain(&courses).chain(&methods)
    {
        for lang in Lang::ALL {
            checked(lang, key, &[]).unwrap();
        }
    }
    assert_eq!(message(Lang::Lt, "verdict-met", &[]), "✓ pasiekta");
    assert_eq!(message(Lang::Lt, "verdict-too_few", &[]), "○ per mažai duomenų");
}

#[test]
fn what_is_missing_stays_visible() {
    assert_eq!(message(Lang::Lt, "no-such-key", &[]), "⟦no-such-key⟧");
    assert_eq!(checked(Lang::Lt, "no-such-key", &[]), Err(MessageError::Key("no-such-key".into())));
    assert_eq!(message(Lang::En, "target-at_least", &[]), "≥ {$value}");
    assert!(matches!(checked(Lang::En, "target-at_least", &[]), Err(MessageError::Text { .. })));
    // A plural without its number falls back to the general form and is still an error.
    assert!(checked(Lang::Lt, "children", &[]).is_err());
}

#[test]
fn a_finding_has_words_and_keeps_what_was_read() {
    let place = Place::file("Vaikų registras.xlsx");
    let found = Finding::new("C002", Severity::Info, place)
        .with("indicator", "satisfied_service_users")
        .with("from", "2023-07-01")
        .with("period", "2022");
    let text = finding(Lang::En, &found);
    assert_eq!(text.title, "Definition not yet in force");
    assert_eq!(
        text.what,
        "The definition of “satisfied_service_users” holds from 2023-07-01; the period 2022 ends earlier."
    );
    let unknown = finding(Lang::Lt, &Finding::new("X999", Severity::Info, Place::default()));
    assert_eq!(unknown.mend, "⟦X999-mend⟧");
}
