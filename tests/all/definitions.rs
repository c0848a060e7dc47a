//! What a definition or a workspace says and the program cannot carry out is refused, and named.

use rodiklis::finding::Finding;
use rodiklis::library::{self, DefinitionFile, Library};
use rodiklis::locale::{Lang, finding as words};

const DATASET: &str = r#"
name = "things"
title = { lt = "Daiktai", en = "Things" }
primary_key = "id"
field = [
  { name = "id", type = "string", title = { lt = "Numeris", en = "Number" } },
  { name = "owner", type = "string", title = { lt = "Savininkas", en = "Owner" } },
  { name = "colour", type = "string", title = { lt = "Spalva", en = "Colour" }, code = [
    { code = "red", title = { lt = "raudona", en = "red" } },
    { code = "blue", title = { lt = "mėlyna", en = "blue" } },
  ] },
  { name = "made_on", type = "date", title = { lt = "Pagaminta", en = "Made" } },
  { name = "sold_on", type = "date", title = { lt = "Parduota", en = "Sold" } },
  { name = "weight", type = "number", title = { lt = "Svoris", en = "Weight" }, minimum = 0 },
  { name = "length", type = "number", title = { lt = "Ilgis", en = "Length" } },
  { name = "score", type = "integer", title = { lt = "Balas", en = "Score" }, minimum = 1, maximum = 5 },
]
"#;

/// A definition of that scoring and direction, with top-level keys and the rest.
fn definition(scoring: &str, improvement: &str, top: &str, rest: &str) -> String {
    format!(
        r#"
id = "some_things"
version = "1.0.0"
scoring = "{scoring}"
improvement = "{improvement}"
unit = {{ lt = "daiktai", en = "things" }}
title = {{ lt = "Daiktai", en = "Things" }}
explanation = {{ lt = "a", en = "a" }}
source = {{ lt = "a", en = "a" }}
{top}
{rest}
"#
    )
}

const POPULATION: &str = "[population]\nfrom = \"things\"\ncount = \"owner\"\n";
const SHARE: &str =
    "[population]\nfrom = \"things\"\ncount = \"owner\"\n[numerator]\nwhere = \"colour = 'red'\"\n";
const RATIO: &str = "[numerator]\nfrom = \"things\"\n[denominator]\nfrom = \"things\"\n";
const MEAN: &str = "[population]\nfrom = \"things\"\nsum = \"score\"\n";

fn load(dataset: &str, definition: &str) -> Result<Library, Vec<Finding>> {
    let file = |folder: &str, name: &str, text: &str| DefinitionFile {
        name: name.to_owned(),
        folder: folder.to_owned(),
        text: text.to_owned(),
    };
    library::check(&[
        file("datasets", "datasets/things.toml", dataset),
        file("results", "results/some_things.toml", definition),
    ])
}

/// The only finding of a definition, with everything that it says in both languages.
fn refused(definition: &str) -> (&'static str, String) {
    let findings = load(DATASET, definition).expect_err(definition);
    let [finding] = findings.as_slice() else { panic!("{findings:?}\n{definition}") };
    assert!(finding.place.file.starts_with("results/some_things.toml:"), "{finding:?}");
    let mut said = String::new();
    for lang in [Lang::Lt, Lang::En] {
        let text = words(lang, finding);
        for part in [text.title, text.what, text.expected, text.mend] {
            assert!(!part.contains('⟦') && !part.contains("{$"), "{part}");
            said.push_str(&part);
            said.push('\n');
        }
    }
    (finding.code, said)
}

fn is_refused(definition: &str, code: &str, named: &[&str]) {
    let (found, said) = refused(definition);
    assert_eq!(found, code, "{definition}\n{said}");
    for name in named {
        assert!(said.contains(name), "no “{name}” in\n{said}");
    }
}

fn is_taken(definition: &str) {
    if let Err(findings) = load(DATASET, definition) {
        panic!("{findings:?}\n{definition}");
    }
}

/// A share of owners whose condition this is.
fn with_condition(condition: &str) -> String {
    let rest = format!("{POPULATION}[numerator]\nwhere = \"{condition}\"\n");
    definition("proportion", "higher", "", &rest)
}

#[test]
fn what_these_tests_change_is_good() {
    is_taken(&definition("count", "neutral", "", POPULATION));
    is_taken(&definition("proportion", "higher", "missing = \"exclude\"\nminimum = 1", SHARE));
    is_taken(&definition("ratio", "higher", "per = 100\nminimum = 1", RATIO));
    is_taken(&definition("mean", "higher", "divide_by = 2", MEAN));
    is_taken(&with_condition("sold_on IS NULL"));
}

#[test]
fn a_key_that_the_scoring_does_not_know_is_named_with_the_scoring() {
    for (scoring, top, rest, key) in [
        ("count", "per = 1000", POPULATION, "per"),
        ("count", "divide_by = 60", POPULATION, "divide_by"),
        ("count", "missing = \"exclude\"", POPULATION, "missing"),
        ("count", "minimum = 3", POPULATION, "minimum"),
        ("proportion", "per = 100", SHARE, "per"),
        ("proportion", "divide_by = 60", SHARE, "divide_by"),
        ("proportion", "parts = { lt = \"a\", en = \"a\" }", SHARE, "parts"),
        ("ratio", "divide_by = 60", RATIO, "divide_by"),
        ("ratio", "missing = \"exclude\"", RATIO, "missing"),
        ("mean", "per = 100", MEAN, "per"),
    ] {
        let (code, said) = refused(&definition(scoring, "higher", top, rest));
        assert_eq!(code, "D028", "{said}");
        assert!(said.contains(&format!("“{key}”")), "no {key} in {said}");
        assert!(said.contains(&format!("scoring = \"{scoring}\"")), "no {scoring} in {said}");
    }
}

#[test]
fn a_part_that_the_scoring_does_not_know_is_named_too() {
    let at_least = format!("{SHARE}at_least = 2\n");
    is_refused(
        &definition("proportion", "higher", "", &at_least),
        "D028",
        &["[numerator] at_least"],
    );
    for key in ["from = \"things\"", "count = \"id\"", "sum = \"weight\"", "person = \"id\""] {
        let rest = format!("{SHARE}{key}\n");
        let name = format!("[numerator] {}", key.split(' ').next().unwrap());
        is_refused(&definition("proportion", "higher", "", &rest), "D028", &[&name]);
    }
    let divided = format!("{SHARE}[denominator]\nfrom = \"things\"\n");
    is_refused(&definition("proportion", "higher", "", &divided), "D028", &["[denominator]"]);
    let numerator = format!("{POPULATION}[numerator]\nwhere = \"colour = 'red'\"\n");
    is_refused(&definition("count", "neutral", "", &numerator), "D028", &["[numerator]"]);
    let summed = format!("{POPULATION}sum = \"weight\"\n");
    is_refused(&definition("count", "neutral", "", &summed), "D028", &["“sum”", "mean, median"]);
    let both = format!("{RATIO}[population]\nfrom = \"things\"\n");
    is_refused(&definition("ratio", "neutral", "", &both), "D028", &["[population]"]);
}

#[test]
fn a_field_that_is_used_if_kept_is_used() {
    let named = "uses_if_kept = [\"colour\"]";
    is_refused(
        &definition("count", "neutral", named, POPULATION),
        "D028",
        &["“colour”", "uses_if_kept"],
    );
    is_taken(&definition("proportion", "higher", named, SHARE));
}

#[test]
fn rows_speak_together_only_where_a_unit_has_several() {
    for rows in ["rows = \"all\"\nwhere = \"colour = 'red'\"", "same = \"colour\""] {
        let rest = format!("[population]\nfrom = \"things\"\n[numerator]\n{rows}\n");
        let key = rows.split(' ').next().unwrap();
        is_refused(&definition("proportion", "higher", "", &rest), "D028", &[key, "keep"]);
        let rest = format!("{POPULATION}keep = \"latest made_on\"\n[numerator]\n{rows}\n");
        is_refused(&definition("proportion", "higher", "", &rest), "D028", &[key, "keep"]);
        let rest = format!("{POPULATION}[numerator]\n{rows}\n");
        is_taken(&definition("proportion", "higher", "", &rest));
    }
}

#[test]
fn numbers_that_nothing_can_be_done_with_are_refused() {
    is_refused(&definition("ratio", "neutral", "per = 0", RATIO), "D012", &["per > 0"]);
    is_refused(&definition("mean", "neutral", "divide_by = 0", MEAN), "D012", &["divide_by > 0"]);
    is_refused(&definition("mean", "neutral", "minimum = 0", MEAN), "D012", &["minimum ≥ 1"]);
    is_refused(&definition("mean", "neutral", "decimals = 40", MEAN), "D012", &["decimals"]);
    let rest = format!("{POPULATION}at_least = 0\n");
    is_refused(&definition("count", "neutral", "", &rest), "D012", &["at_least ≥ 1"]);
    is_refused(
        &definition("count", "neutral", "effective_from = 10:30:00", POPULATION),
        "D012",
        &["effective_from"],
    );
}

/// Examples and titles that name nothing would pass as long as they expect nought.
#[test]
fn names_in_titles_and_examples_are_the_definitions_own() {
    let titles = "titles.sizes = { lt = \"dydis\", en = \"size\" }";
    is_refused(&definition("count", "neutral", titles, POPULATION), "D012", &["sizes"]);
    for wrong in [
        "expect_by.sizes = { \"large\" = 0 }",
        "expect_overlap.sizes = 0",
        "expect.excluded.sizes = 0",
        "expect.verdict = \"sizes\"",
        "settings.sizes = 3",
    ] {
        let rest = format!(
            "{POPULATION}[[example]]\nnote = \"a\"\nperiod = \"2024\"\nrows = []\n{wrong}\n"
        );
        is_refused(&definition("count", "neutral", "", &rest), "D012", &["sizes"]);
    }
}

#[test]
fn a_comparison_with_null_is_refused_and_is_null_is_named() {
    for condition in [
        "sold_on = NULL",
        "sold_on <> NULL",
        "NULL = sold_on",
        "made_on < NULL",
        "colour IN ('red', NULL)",
        "NULL IN ('red', 'blue')",
        "sold_on BETWEEN NULL AND period_end",
        "NOT (sold_on = CASE WHEN colour = 'red' THEN NULL ELSE NULL END)",
    ] {
        is_refused(&with_condition(condition), "D007", &["IS NULL"]);
    }
    is_taken(&with_condition("sold_on IS NULL OR sold_on IS NOT NULL"));
    is_taken(&with_condition("coalesce(sold_on, NULL, made_on) = made_on"));
}

/// The engine would fail on them, and its error would be taken for one of the data.
#[test]
fn an_expression_without_any_value_is_refused_when_it_is_read() {
    for condition in [
        "age(NULL, made_on) > 3",
        "age(made_on, CASE WHEN colour = 'red' THEN NULL ELSE NULL END) > 3",
        "days_between(coalesce(NULL, NULL), made_on) > 3",
        "lower(NULL) = 'a'",
        "NULL + 1 > weight",
        "-NULL < 1",
        "weight * NULL > 1",
        "NULL",
    ] {
        is_refused(&with_condition(condition), "D007", &["NULL"]);
    }
    for part in ["count = \"NULL\"", "sum = \"NULL\"", "person = \"coalesce(NULL)\""] {
        let rest = format!("[population]\nfrom = \"things\"\n{part}\n");
        let scoring = if part.starts_with("sum") { "sum" } else { "count" };
        is_refused(&definition(scoring, "neutral", "", &rest), "D007", &["NULL"]);
    }
}

#[test]
fn an_argument_that_is_lacking_is_lacking_and_one_too_many_too_many() {
    for (condition, said) in [
        ("age(made_on) > 3", ["Trūksta argumento", "An argument is lacking"]),
        ("age() > 3", ["Trūksta argumento", "An argument is lacking"]),
        ("lower() = 'a'", ["Trūksta argumento", "An argument is lacking"]),
        ("coalesce() = 'a'", ["Trūksta argumento", "An argument is lacking"]),
        ("age(made_on, sold_on, sold_on) > 3", ["Per daug argumentų", "too many arguments"]),
        ("lower(colour, 'a') = 'a'", ["Per daug argumentų", "too many arguments"]),
    ] {
        is_refused(&with_condition(condition), "D007", &said);
    }
    is_refused(&with_condition("age(made_on) > 3"), "D007", &["age(birth_date, on_day)"]);
    is_refused(&with_condition("ages(made_on, sold_on) > 3"), "D007", &["„age“", "“age”"]);
    is_refused(&with_condition("add_months(made_on, weight) > sold_on"), "D004", &["number"]);
}

/// What would be read and ignored: words of SQL that the language does not have.
#[test]
fn nothing_of_a_call_is_ignored() {
    for condition in [
        "coalesce(DISTINCT sold_on, made_on) = made_on",
        "age(made_on, sold_on) FILTER (WHERE colour = 'red') > 3",
        "age(made_on, sold_on) OVER () > 3",
    ] {
        is_refused(&with_condition(condition), "D007", &["("]);
    }
    is_refused(&with_condition("coalesce(NULL, colour, 1) = 'red'"), "D004", &[]);
}

/// Decimal numbers lie in millionths: of two, the product would be a million times too large.
#[test]
fn a_product_has_two_numbers_and_one_of_them_is_whole() {
    for taken in ["weight * 2 > 1.5", "2 * weight > 1.5", "score * weight > 1.5", "2 * 3 = score"] {
        is_taken(&with_condition(taken));
    }
    is_refused(&with_condition("weight * length > 1"), "D007", &["weight * length", "sveikasis"]);
    is_refused(&with_condition("weight * 1.5 > 1"), "D007", &["weight * 1.5"]);
    is_refused(&with_condition("colour * 2 > 1"), "D004", &["number"]);
    is_refused(&with_condition("made_on * 2 > 1"), "D004", &["number"]);
    is_refused(&with_condition("weight / 2 > 1"), "D007", &["weight / 2", "divide_by"]);
}

/// Nine trillion are all that fits a column of millionths; a larger number would stand for another one.
#[test]
fn a_number_that_no_column_can_hold_is_refused() {
    is_taken(&with_condition("weight < 9223372036854"));
    is_taken(&with_condition("weight < 0.000001"));
    for wrong in ["9223372036855", "99999999999999999999", "9223372036854.5", "0.0000001"] {
        is_refused(&with_condition(&format!("weight < {wrong}")), "D007", &[wrong]);
    }
}

#[test]
fn a_code_or_band_called_unknown_is_refused() {
    let dataset = DATASET.replace("\"blue\", title", "\"unknown\", title");
    let findings = load(&dataset, &definition("count", "neutral", "", POPULATION)).unwrap_err();
    assert_eq!(findings.iter().map(|f| f.code).collect::<Vec<_>>(), ["D032"]);
    for stratifier in [
        "size = { of = \"score\", bands = { \"1-3\" = [1, 3], unknown = [4, 5] } }",
        "shade = \"CASE WHEN colour = 'red' THEN 'warm' ELSE 'unknown' END\"",
        "shade = \"coalesce(owner, 'unknown')\"",
    ] {
        let rest = format!("{POPULATION}[stratifiers]\n{stratifier}\n");
        is_refused(&definition("count", "neutral", "", &rest), "D032", &["unknown"]);
    }
}

#[test]
fn groups_say_which_of_their_faults_it_is() {
    for (top, stratifiers, said) in [
        ("", "size = \"score\"", "neither codes nor yes or no"),
        ("", "size = 3", "is not written as one"),
        ("", "size = { of = \"weight\", bands = { a = [1, 2] } }", "not of whole numbers"),
        ("", "size = { of = \"score\", bands = { a = [3, 1] } }", "two ends"),
        ("", "size = { of = \"score\", bands = { a = [1, 3], b = [3, 5] } }", "overlaps"),
        ("crosses = [[\"colour\"]]", "colour = \"colour\"", "alone"),
        ("crosses = [[\"colour\", \"size\"]]", "colour = \"colour\"", "no such stratifier"),
        ("crosses = [[\"colour\", \"colour\"]]", "colour = \"colour\"", "same stratifier twice"),
    ] {
        let rest = format!("{POPULATION}[stratifiers]\n{stratifiers}\n");
        is_refused(&definition("count", "neutral", top, &rest), "D015", &[said]);
    }
    let rest = format!("{RATIO}[stratifiers]\ncolour = \"colour\"\n");
    is_refused(&definition("ratio", "neutral", "", &rest), "D015", &["a ratio is not split"]);
}

fn with_target(scoring: &str, improvement: &str, top: &str, rest: &str, target: &str) -> String {
    let source = "source = { lt = \"a\", en = \"a\" }";
    let rest = format!("{rest}[[target]]\n{target}\n{source}\n");
    definition(scoring, improvement, top, &rest)
}

#[test]
fn a_target_that_the_unit_cannot_be_is_refused() {
    let percent = "per = 100\nsymbol = { lt = \"%\", en = \"%\" }";
    for (scoring, top, rest, target, named) in [
        ("proportion", "", SHARE, "at_least = 0.75", "at_least = 75"),
        ("proportion", "", SHARE, "at_least = 750", "From 0 to 100"),
        ("proportion", "", SHARE, "at_least = -5", "From 0 to 100"),
        ("proportion", "", SHARE, "at_least = 95\ntolerance = 96", "tolerance = 96"),
        ("count", "", POPULATION, "at_least = -1", "At least 0"),
        ("ratio", percent, RATIO, "at_least = 0.75", "at_least = 75"),
        ("ratio", percent, RATIO, "at_least = 750", "From 0 to 200"),
        ("ratio", "", RATIO, "at_least = -1", "At least 0"),
        // A score from 1 to 5 is no share.
        ("mean", "", MEAN, "at_least = 80", "From 1 to 5"),
    ] {
        is_refused(&with_target(scoring, "higher", top, rest, target), "D029", &[named]);
    }
    for (scoring, top, rest, target) in [
        ("proportion", "", SHARE, "at_least = 100"),
        ("proportion", "", SHARE, "at_least = 95\ntolerance = 0.5"),
        ("count", "", POPULATION, "at_least = 750"),
        ("ratio", "", RATIO, "at_least = 0.75"),
        ("ratio", percent, RATIO, "at_least = 105"),
        ("mean", "", MEAN, "at_least = 4.5"),
        // Half of a score from 1 to 5.
        ("mean", "divide_by = 2", MEAN, "at_least = 0.75"),
    ] {
        is_taken(&with_target(scoring, "higher", top, rest, target));
    }
    let wrong = with_target("mean", "higher", "divide_by = 2", MEAN, "at_least = 4.5");
    is_refused(&wrong, "D029", &["From 0.5 to 2.5"]);
}

#[test]
fn a_value_of_others_that_the_unit_cannot_be_is_refused() {
    let beside = |value: &str| {
        let more = format!(
            "[[benchmark]]\nvalue = {value}\nas_of = 2023-12-31\norigin = {{ lt = \"a\", en = \"a\" }}\n"
        );
        definition("proportion", "higher", "", &format!("{SHARE}{more}"))
    };
    is_taken(&beside("92.5"));
    is_refused(&beside("0.925"), "D029", &["value = 92.5"]);
    is_refused(&beside("925"), "D029", &["From 0 to 100"]);
}

#[test]
fn a_target_against_the_direction_of_improvement_is_refused() {
    let target =
        |improvement: &str, limit: &str| with_target("proportion", improvement, "", SHARE, limit);
    is_refused(&target("higher", "at_most = 90"), "D030", &["at_most", "at_least"]);
    is_refused(&target("lower", "at_least = 90"), "D030", &["at_most", "at_least"]);
    for (improvement, limit) in [
        ("higher", "at_least = 90"),
        ("lower", "at_most = 90"),
        ("neutral", "at_least = 90"),
        ("neutral", "at_most = 90"),
    ] {
        is_taken(&target(improvement, limit));
    }
}

/// The same is asked of a workspace's targets, each at its own line.
#[test]
fn targets_of_a_workspace_are_held_against_their_indicators() {
    let own = |more: &str| {
        let folder = tempfile::tempdir().unwrap();
        let text = format!(
            "report_date = 2025-01-20\nperiods = [\"2024\"]\n\
             provider.name = {{ lt = \"a\", en = \"a\" }}\n{more}"
        );
        std::fs::write(folder.path().join("rodiklis.toml"), text).unwrap();
        let workspace = rodiklis::workspace::read(folder.path()).unwrap();
        let wrong = rodiklis::workspace::check(&workspace, &library::shipped().unwrap());
        wrong.iter().map(|f| format!("{} {}", f.code, f.place.file)).collect::<Vec<String>>()
    };
    let target = |id: &str, limit: &str| {
        format!(
            "[[target]]\nindicator = \"{id}\"\n{limit}\nsource = {{ lt = \"a\", en = \"a\" }}\n"
        )
    };
    let share = |limit: &str| target("satisfied_service_users", limit);
    assert_eq!(own(&share("at_least = 90")), [""; 0]);
    assert_eq!(own(&share("at_least = 0.9")), ["D029 rodiklis.toml:4:1"]);
    assert_eq!(own(&share("at_least = 900")), ["D029 rodiklis.toml:4:1"]);
    assert_eq!(own(&share("at_most = 90")), ["D030 rodiklis.toml:4:1"]);
    assert_eq!(own(&target("complaints_received", "at_most = -1")), ["D029 rodiklis.toml:4:1"]);
    // Two of one indicator on one day: the second would never be looked at.
    let twice = share("at_least = 90") + &share("at_least = 95");
    assert_eq!(own(&twice), ["D025 rodiklis.toml:8:1"]);
    let later =
        share("at_least = 90\nto = 2023-12-31") + &share("at_least = 95\nfrom = 2024-01-01");
    assert_eq!(own(&later), [""; 0]);
    let benchmark = "[[benchmark]]\nindicator = \"satisfied_service_users\"\nvalue = 0.92\n\
                     as_of = 2023-12-31\norigin = { lt = \"a\", en = \"a\" }\n";
    assert_eq!(own(benchmark), ["D029 rodiklis.toml:4:1"]);
}

#[test]
fn a_target_that_never_holds_is_refused() {
    let limit = "at_least = 90\nfrom = 2024-05-01\nto = 2024-04-30";
    is_refused(&with_target("proportion", "higher", "", SHARE, limit), "D012", &["from ≤ to"]);
    let limit = "at_least = 90\nfrom = 10:00:00";
    is_refused(&with_target("proportion", "higher", "", SHARE, limit), "D012", &["from, to"]);
}
