//! What a public report tells and what it does not, worked out by hand on small tables, and searched on the sample.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write;
use std::path::Path;

use calamine::{Data, DataType};
use rodiklis::measure::disclosure::Of;
use serde_json::Value;

use super::command::{err, out, rodiklis};

const DATASET: &str = r#"
name = "visits"
title = { lt = "a", en = "a" }
[[field]]
name = "held_on"
type = "date"
title = { lt = "a", en = "a" }
[[field]]
name = "kind"
type = "string"
title = { lt = "a", en = "a" }
[[field]]
name = "place"
type = "string"
title = { lt = "a", en = "a" }
[[field]]
name = "useful"
type = "boolean"
title = { lt = "a", en = "a" }
"#;

fn definition(id: &str, scoring: &str, more: &str) -> String {
    format!(
        "id = \"{id}\"\nversion = \"1\"\nscoring = \"{scoring}\"\nimprovement = \"higher\"\n\
         unit = {{ lt = \"a\", en = \"a\" }}\ntitle = {{ lt = \"{id}\", en = \"{id}\" }}\n\
         explanation = {{ lt = \"a\", en = \"a\" }}\nsource = {{ lt = \"a\", en = \"a\" }}\n\
         {more}\n"
    )
}

/// A workspace of visits: kind, place, useful ones and others.
fn workspace(folder: &Path, rows: &[(&str, &str, usize, usize)], more: &str) -> String {
    let datasets = folder.join("library/datasets");
    std::fs::create_dir_all(&datasets).unwrap();
    std::fs::create_dir_all(folder.join("library/results")).unwrap();
    std::fs::write(datasets.join("visits.toml"), DATASET).unwrap();
    let population = "[population]\nfrom = \"visits\"\n\
         where = \"held_on BETWEEN period_start AND period_end\"\n";
    let by = "[stratifiers]\nkind = \"kind\"\nplace = \"place\"\n";
    let held = definition(
        "held",
        "count",
        &format!("crosses = [[\"kind\", \"place\"]]\n{population}{by}"),
    );
    let useful = format!("{population}[numerator]\nwhere = \"useful = TRUE\"\n");
    let useful = definition("useful", "proportion", &useful);
    std::fs::write(folder.join("library/results/held.toml"), held).unwrap();
    std::fs::write(folder.join("library/results/useful.toml"), useful).unwrap();
    let mut csv = "Diena,Rūšis,Vieta,Naudinga\n".to_owned();
    for (kind, place, yes, no) in rows {
        for number in 0..yes + no {
            let useful = if number < *yes { "yes" } else { "no" };
            writeln!(csv, "2024-05-06,{kind},{place},{useful}").unwrap();
        }
    }
    std::fs::write(folder.join("visits.csv"), csv).unwrap();
    let text = format!(
        "report_date = 2025-01-20\nperiods = [\"2024\"]\nlibrary = [\"library\"]\n\
         provider.name = {{ lt = \"a\", en = \"a\" }}\n{more}\n\
         [[source]]\ndataset = \"visits\"\nfiles = [\"visits.csv\"]\n\
         columns = {{ held_on = \"Diena\", kind = \"Rūšis\", place = \"Vieta\", useful = \"Naudinga\" }}\n\
         values.useful = {{ yes = \"yes\", no = \"no\" }}\n"
    );
    std::fs::write(folder.join("rodiklis.toml"), text).unwrap();
    folder.to_str().unwrap().to_owned()
}

const WITHHOLDING: &str = "[public]\nmethod = \"withholding\"\n";

fn computed(arguments: &[&str]) -> Value {
    let output = rodiklis(&[&["compute"], arguments, &["--format", "json"]].concat());
    assert_eq!(output.status.code(), Some(0), "{}", err(&output));
    serde_json::from_str(&out(&output)).unwrap()
}

fn figure<'a>(json: &'a Value, indicator: &str, group: &Value) -> &'a Value {
    let all = json["figures"].as_array().unwrap();
    all.iter().find(|own| own["indicator"] == indicator && own["group"] == *group).unwrap()
}

/// Visits of kinds x and y at places a and b:
///
/// ```text
///        a    b   all
/// x      3   20    23
/// y     25   40    65
/// all   28   60    88
/// ```
///
/// The three are fewer than five. Had one of the other three been printed, its row or column would tell them. So
/// with t of 1 to 4 in place of the three: x in b is 23 − t, y in a is 28 − t, y in b is 60 − (23 − t).
#[test]
fn one_small_cell_of_a_cross_takes_three_with_it() {
    let folder = tempfile::tempdir().unwrap();
    let rows = [("x", "a", 3, 0), ("x", "b", 9, 11), ("y", "a", 20, 5), ("y", "b", 40, 0)];
    let path = workspace(folder.path(), &rows, WITHHOLDING);
    let json = computed(&[&path, "--public"]);
    let cell = |kind: &str, place: &str| {
        figure(&json, "held", &serde_json::json!({ "kind": kind, "place": place })).clone()
    };
    for (kind, place, mark) in [
        ("x", "a", "below"),
        ("x", "b", "withheld"),
        ("y", "a", "withheld"),
        ("y", "b", "withheld"),
    ] {
        let cell = cell(kind, place);
        assert_eq!(cell["value"], Value::Null, "{cell}");
        assert_eq!(cell["printed"]["lt"], Value::Null, "{cell}");
        assert_eq!(cell["population"], Value::Null, "{cell}");
        assert_eq!(cell["suppressed"], true);
        assert_eq!(cell["withheld"], serde_json::json!({ "value": mark, "population": mark }));
    }
    for (group, value) in [("x", 23.0), ("y", 65.0)] {
        let margin = figure(&json, "held", &serde_json::json!({ "kind": group }));
        assert_eq!((margin["value"].as_f64(), &margin["withheld"]), (Some(value), &Value::Null));
    }
    // Of a small number its mark says from where to where; of the other three nothing is said.
    let lines = json["withheld"].as_array().unwrap();
    let ranges: Vec<(i64, i64)> = (lines.iter())
        .filter_map(|line| Some((line["low"].as_i64()?, line["high"].as_i64()?)))
        .collect();
    assert_eq!((lines.len(), ranges), (4, vec![(1, 4)]));
    // The share is one of many, on both sides: 72 of 88.
    let share = figure(&json, "useful", &serde_json::json!({}));
    assert_eq!(share["printed"]["en"], "81.8%");
    // What is withheld does not depend on what is asked for.
    let part = computed(&[&path, "--public", "--indicator", "useful"]);
    assert_eq!(part["figures"].as_array().unwrap().len(), 1);
    assert_eq!(part["withheld"], serde_json::json!([]));
    let internal = computed(&[&path]);
    let text = internal.to_string();
    assert!(!text.contains("withheld") && internal["public"] == Value::Null);
    assert_eq!(
        figure(&internal, "held", &serde_json::json!({ "kind": "x", "place": "a" }))["value"],
        3.0
    );
}

/// Nobody of kind y was at a: where noughts are withheld, a cell that is not there would tell as much as a printed one.
#[test]
fn an_empty_cell_of_a_cross_is_withheld_where_noughts_are() {
    let folder = tempfile::tempdir().unwrap();
    let rows = [("x", "a", 20, 5), ("x", "b", 9, 11), ("y", "b", 40, 0)];
    let empty = serde_json::json!({ "kind": "y", "place": "a" });
    let path =
        workspace(folder.path(), &rows, "[public]\nmethod = \"withholding\"\nhide_zeros = true\n");
    let json = computed(&[&path, "--public"]);
    let cell = figure(&json, "held", &empty);
    assert_eq!((&cell["value"], &cell["population"]), (&Value::Null, &Value::Null), "{cell}");
    let line = |line: &&Value| line["indicator"] == "held" && line["group"] == empty;
    let line = json["withheld"].as_array().unwrap().iter().find(line).unwrap();
    assert_eq!((&line["low"], &line["high"]), (&0.into(), &4.into()), "{line}");

    let path = workspace(folder.path(), &rows, WITHHOLDING);
    let json = computed(&[&path, "--public"]);
    let figures = json["figures"].as_array().unwrap();
    assert!(figures.iter().all(|own| own["group"] != empty));
}

/// 108 of 110 tell of two that were not useful: the share, its interval and what the target says of it go, and with
/// one number of 110 known neither side can be told.
#[test]
fn what_is_left_of_a_share_is_guarded_as_the_share_is() {
    let folder = tempfile::tempdir().unwrap();
    let target =
        "[[target]]\nindicator = \"useful\"\nat_least = 95\nsource = { lt = \"a\", en = \"a\" }\n";
    let more = format!("{WITHHOLDING}{target}");
    let path = workspace(folder.path(), &[("x", "a", 108, 2)], &more);
    let json = computed(&[&path, "--public"]);
    let share = figure(&json, "useful", &serde_json::json!({}));
    for name in ["value", "numerator", "interval", "decimals", "reason"] {
        assert_eq!(share[name], Value::Null, "{name}: {share}");
    }
    assert_eq!((&share["verdict"], &share["certain"]), (&"not_assessed".into(), &false.into()));
    assert_eq!(share["denominator"], 110);
    let line = &json["withheld"][0];
    assert_eq!((&line["part"], &line["why"]), (&"numerator".into(), &"protects".into()));
    assert_eq!((&line["low"], &line["high"]), (&Value::Null, &Value::Null));

    let reports = folder.path().join("reports");
    let arguments = ["report", &path, "--public", "--out", reports.to_str().unwrap()];
    let printed = rodiklis(&arguments);
    assert_eq!(printed.status.code(), Some(0), "{}", err(&printed));
    for (lang, withheld, tells) in
        [("lt", "neskelbiama", ["108", "98,2"]), ("en", "withheld", ["108", "98.2"])]
    {
        let file = reports.join(format!("equass-audit-2024-public-{lang}.html"));
        let text = visible(&std::fs::read_to_string(file).unwrap());
        assert!(text.contains(withheld));
        for number in tells {
            assert!(!text.contains(number), "{lang}: {number}");
        }
    }
}

/// All that a browser shows, reads out or sorts by.
fn visible(html: &str) -> String {
    let mut rest = html.to_owned();
    for tag in ["style", "script"] {
        while let Some((before, after)) = rest.split_once(&format!("<{tag}")) {
            let (_, after) = after.split_once(&format!("</{tag}>")).unwrap();
            rest = format!("{before}{after}");
        }
    }
    // Drawn coordinates are no numbers of people.
    let mut text = String::new();
    for (index, piece) in rest.split('<').enumerate() {
        let (tag, words) = if index == 0 { ("", piece) } else { piece.split_once('>').unwrap() };
        for name in ["aria-label=\"", "content=\"", "alt=\"", "title=\"", "data-value=\""] {
            if let Some((_, spoken)) = tag.split_once(name) {
                text.push_str(spoken.split('"').next().unwrap());
                text.push('\n');
            }
        }
        text.push_str(words);
        text.push('\n');
    }
    // Nor are fingerprints.
    let is_hash =
        |word: &&str| word.len() == 16 && word.chars().all(|letter| letter.is_ascii_hexdigit());
    text.split_inclusive(char::is_whitespace).filter(|word| !is_hash(&word.trim())).collect()
}

#[test]
fn rules_that_are_not_allowed_are_told() {
    let folder = tempfile::tempdir().unwrap();
    for (rule, read) in [
        ("threshold = 2", "threshold = 2"),
        ("uniform_below = 4", "uniform_below = 4"),
        ("base = 4", "base = 4"),
        ("method = \"withholding\"\nbase = 5", "base = 5"),
    ] {
        let path = workspace(folder.path(), &[("x", "a", 9, 9)], &format!("[public]\n{rule}\n"));
        let output = rodiklis(&["compute", &path, "--public"]);
        assert_eq!(output.status.code(), Some(2));
        assert!(err(&output).contains("D012") && err(&output).contains(read), "{}", err(&output));
    }
    // Other periods would be other tables: what one withholds the other could tell.
    let path = workspace(folder.path(), &[("x", "a", 9, 9)], "");
    let output = rodiklis(&["compute", &path, "--public", "--period", "2024-Q2"]);
    assert_eq!(output.status.code(), Some(2));
}

/// Values of the sample that are withheld, and pairs like “3 iš 7”, searched in all that its public report holds.
#[test]
fn no_withheld_number_of_the_sample_is_printed() {
    let sample = withholding("sample-data/panevezys");
    let sample = sample.path().to_str().unwrap();
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().to_str().unwrap();
    let formats = "pdf,html,xlsx,csv,json";
    let report = rodiklis(&[
        "report",
        sample,
        "--public",
        "--report",
        "equass-audit",
        "--format",
        formats,
        "--out",
        path,
    ]);
    assert_eq!(report.status.code(), Some(0), "{}", err(&report));
    let internal = computed(&[sample]);
    let library = rodiklis::library::shipped().unwrap();
    let shapes = rodiklis::public::structure(&library, &library.indicators).shapes;
    let json = std::fs::read_to_string(printed(folder.path(), "-public.json")).unwrap();
    let public: Value = serde_json::from_str(&json).unwrap();
    let pairs: Vec<(&Value, &Value)> = internal["figures"]
        .as_array()
        .unwrap()
        .iter()
        .zip(public["figures"].as_array().unwrap())
        .collect();
    let mut withheld = 0;
    for (real, told) in &pairs {
        assert_eq!((&real["indicator"], &real["group"]), (&told["indicator"], &told["group"]));
        let marks = told["withheld"].as_object().cloned().unwrap_or_default();
        withheld += marks.len();
        for name in
            ["population", "population_unknown", "unknown", "numerator", "denominator", "value"]
        {
            let expected = if marks.contains_key(name) { &Value::Null } else { &real[name] };
            assert_eq!(&told[name], expected, "{name}: {told}");
        }
        // No small number is told of any place.
        for name in ["population", "numerator", "denominator", "unknown", "population_unknown"] {
            let is_sum =
                matches!(told["scoring"].as_str(), Some("mean" | "ratio")) && name == "numerator";
            let small = told[name].as_f64().is_some_and(|number| number > 0.0 && number < 5.0);
            // Lines of the list of those invited are no people; how many were invited is its sum.
            let shape = shapes[told["indicator"].as_str().unwrap()];
            let of = if name == "denominator" { shape.of_divisor } else { shape.of };
            assert!(is_sum || of != Of::People || !small, "{name}: {told}");
        }
        if marks.contains_key("value") {
            assert_eq!(told["verdict"], "not_assessed");
            for name in [
                "interval",
                "readings",
                "decimals",
                "change",
                "standing",
                "benchmark",
                "reserve",
                "lacking",
                "to_settle",
            ] {
                assert_eq!(told[name], Value::Null, "{told}");
            }
        }
        // Answers step by step and by who gave them are small numbers of their own.
        for name in ["distribution", "voices", "sensitivity"] {
            assert_eq!(told["survey"][name], Value::Null, "{told}");
        }
        if marks.contains_key("numerator") {
            for name in ["bounds", "finite_population_interval"] {
                assert_eq!(told["survey"][name], Value::Null, "{told}");
            }
        }
    }
    assert!(withheld > 100, "{withheld}");
    assert_eq!(public["control_charts"], serde_json::json!([]));
    assert_eq!(public["withheld"].as_array().map(Vec::is_empty), Some(false));
    assert!(!json.contains("\"place\"") && !json.contains(".xlsx"));

    for lang in ["lt", "en"] {
        let file = |ending: &str| printed(folder.path(), &format!("-public-{lang}.{ending}"));
        let (secret, open) = words(lang, &pairs);
        let html = visible(&std::fs::read_to_string(file("html")).unwrap());
        let pages = lopdf::Document::load(file("pdf")).unwrap();
        let numbers: Vec<u32> = pages.get_pages().keys().copied().collect();
        let mut pdf = plain(&pages.extract_text(&numbers).unwrap());
        // “page 6 of 63” tells of no child.
        for number in &numbers {
            pdf = pdf.replace(&format!("page {number} of {}", numbers.len()), "");
        }
        let csv = std::fs::read_to_string(file("csv")).unwrap();
        // Definitions say „4 arba 5 iš 5“ whatever the numbers are.
        let definitions = definitions();
        for (kind, text) in [("html", html), ("pdf", pdf), ("csv", csv)] {
            let text = plain(&text);
            // What is told is found, so what is withheld would be.
            let told = open.iter().filter(|words| has(&text, words)).count();
            assert!(told > 10, "{kind} {lang}: {told}");
            let mut searched = 0;
            for words in secret.difference(&open).filter(|words| !definitions.contains(*words)) {
                searched += 1;
                assert!(!has(&text, words), "{kind} {lang}: {words} is withheld");
            }
            assert!(searched > 20, "{searched}");
        }
        let lines = lines(&std::fs::read_to_string(file("csv")).unwrap(), lang);
        assert_only_told(&lines, &pairs, &format!("csv {lang}"));
        let sheets = super::books::rows(&file("xlsx"));
        let cells: Vec<Row> =
            sheets.iter().map(|row| row_of(lang, |head| said(&row[head]))).collect();
        assert_only_told(&cells, &pairs, &format!("xlsx {lang}"));
    }
}

/// A sample whose public reports withhold what is small.
fn withholding(sample: &str) -> tempfile::TempDir {
    let folder = tempfile::tempdir().unwrap();
    for entry in std::fs::read_dir(sample).unwrap() {
        let entry = entry.unwrap();
        if entry.file_type().unwrap().is_file() {
            std::fs::copy(entry.path(), folder.path().join(entry.file_name())).unwrap();
        }
    }
    let path = folder.path().join("rodiklis.toml");
    let library = std::fs::canonicalize("indicators").unwrap();
    let text = std::fs::read_to_string(&path).unwrap();
    let text = text.replace("../../indicators", library.to_str().unwrap());
    std::fs::write(path, format!("{text}\n{WITHHOLDING}")).unwrap();
    folder
}

/// The one file whose name ends so.
fn printed(folder: &Path, ending: &str) -> std::path::PathBuf {
    let found = std::fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path());
    let mut found: Vec<_> =
        found.filter(|path| path.to_str().is_some_and(|own| own.ends_with(ending))).collect();
    assert_eq!(found.len(), 1, "{ending}");
    found.remove(0)
}

/// Every number of people in the sample's public report is a multiple of five, beside what was counted, and the pages,
/// the workbook and the CSV hold what the JSON holds: no other number.
#[test]
fn numbers_of_people_are_told_as_multiples() {
    let sample = "sample-data/pastoge";
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().to_str().unwrap();
    let report = rodiklis(&[
        "report",
        sample,
        "--public",
        "--report",
        "equass-audit",
        "--format",
        "html,xlsx,csv,json",
        "--out",
        path,
    ]);
    assert_eq!(report.status.code(), Some(0), "{}", err(&report));
    let internal = computed(&[sample]);
    let json = std::fs::read_to_string(printed(folder.path(), "-public.json")).unwrap();
    let public: Value = serde_json::from_str(&json).unwrap();
    assert_eq!(
        (&public["public"]["method"], &public["public"]["base"]),
        (&"rounding".into(), &5.into())
    );
    let library = rodiklis::library::shipped().unwrap();
    let shapes = rodiklis::public::structure(&library, &library.indicators).shapes;
    let place = |figure: &Value| {
        format!("{} {} {}", figure["indicator"], figure["period"], figure["group"])
    };
    let real: BTreeMap<String, &Value> =
        internal["figures"].as_array().unwrap().iter().map(|own| (place(own), own)).collect();
    let mut pairs: Vec<(&Value, &Value)> = Vec::new();
    let mut seen = 0;
    for told in public["figures"].as_array().unwrap() {
        // A group that is not counted in this period may be told as five, where others make up its whole.
        let Some(real) = real.get(&place(told)) else { continue };
        pairs.push((real, told));
        let shape = shapes[told["indicator"].as_str().unwrap()];
        for name in ["population", "numerator", "denominator", "unknown", "population_unknown"] {
            let of = match (name, told["scoring"].as_str()) {
                ("denominator", Some("ratio")) => shape.of_divisor,
                _ => shape.of,
            };
            let is_sum = matches!(told["scoring"].as_str(), Some("mean" | "ratio"))
                && matches!(name, "numerator" | "denominator");
            let (Some(number), Some(counted)) = (told[name].as_u64(), real[name].as_u64()) else {
                continue;
            };
            if of == Of::People && !is_sum {
                seen += 1;
                assert!(number % 5 == 0 && number.abs_diff(counted) < 5, "{name}: {real} {told}");
            }
        }
        // No verdict is told that the exact value contradicts.
        if told["verdict"] != "not_assessed" {
            assert_eq!(told["verdict"], real["verdict"], "{told}");
        }
        assert_eq!(told["readings"], Value::Null);
        for name in ["distribution", "voices", "sensitivity"] {
            assert_eq!(told["survey"][name], Value::Null, "{told}");
        }
    }
    assert!(seen > 1000, "{seen}");
    assert!(!internal["control_charts"].as_array().unwrap().is_empty());
    assert_eq!(public["control_charts"], serde_json::json!([]));
    let all: Vec<(&Value, &Value)> =
        public["figures"].as_array().unwrap().iter().map(|told| (told, told)).collect();
    for (lang, reads) in [("lt", "0 reiškia nuo 0 iki 4"), ("en", "0 stands for 0 to 4")] {
        let file = |ending: &str| printed(folder.path(), &format!("-public-{lang}.{ending}"));
        let html = plain(&visible(&std::fs::read_to_string(file("html")).unwrap()));
        assert!(html.contains(reads), "{lang}");
        let (secret, _) = words(lang, &pairs);
        let (_, open) = words(lang, &all);
        let of = if lang == "lt" { " iš " } else { " of " };
        let definitions = definitions();
        let is_pair = |words: &&String| words.contains(of) && !definitions.contains(*words);
        let mut searched = 0;
        for words in secret.difference(&open).filter(is_pair) {
            searched += 1;
            assert!(!has(&html, words), "{lang}: {words}");
        }
        assert!(searched > 50, "{searched}");
        let lines = lines(&std::fs::read_to_string(file("csv")).unwrap(), lang);
        assert_only_told(&lines, &all, &format!("csv {lang}"));
        let sheets = super::books::rows(&file("xlsx"));
        let cells: Vec<Row> =
            sheets.iter().map(|row| row_of(lang, |head| said(&row[head]))).collect();
        assert_only_told(&cells, &all, &format!("xlsx {lang}"));
    }
}

/// Three years told and closed, then three others: the two that both tell are told alike, though 2024 is new. With other
/// rules nothing is told.
#[test]
fn a_closed_public_report_is_told_again() {
    let folder = tempfile::tempdir().unwrap();
    for entry in std::fs::read_dir(withholding("sample-data/kauno-vaiku-namai").path()).unwrap() {
        let entry = entry.unwrap();
        std::fs::copy(entry.path(), folder.path().join(entry.file_name())).unwrap();
    }
    let toml = folder.path().join("rodiklis.toml");
    let text = std::fs::read_to_string(&toml).unwrap();
    let years = r#"periods = ["2022", "2023", "2024"]"#;
    assert!(text.contains(years));
    let of = |periods: &str, rules: &str| {
        std::fs::write(&toml, text.replace(years, periods).replace(WITHHOLDING, rules)).unwrap();
    };
    let path = folder.path().to_str().unwrap();
    let figures = || -> BTreeMap<String, Value> {
        let json = computed(&[path, "--public"]);
        let all = json["figures"].as_array().unwrap().clone();
        let place =
            |own: &Value| format!("{} {} {}", own["indicator"], own["period"], own["group"]);
        all.into_iter().map(|own| (place(&own), own)).collect()
    };
    of(r#"periods = ["2021", "2022", "2023"]"#, "");
    let before = figures();
    let closed = rodiklis(&["close", "2023", path, "--public", "--accept-errors"]);
    assert_eq!(closed.status.code(), Some(0), "{}", err(&closed));
    assert!(folder.path().join("issued/public-2022.json").exists());
    let wrong = rodiklis(&["close", "2024", path, "--public"]);
    assert!(wrong.status.code() == Some(2) && err(&wrong).contains("E031"), "{}", err(&wrong));

    of(years, "");
    let after = figures();
    let mut seen = 0;
    for (place, told) in &after {
        let Some(before) = before.get(place) else { continue };
        seen += 1;
        for name in ["population", "numerator", "denominator", "unknown"] {
            assert_eq!(told[name], before[name], "{name} {place}");
        }
    }
    assert!(seen > 50, "{seen}");

    of(years, WITHHOLDING);
    let refused = rodiklis(&["compute", path, "--public"]);
    assert_eq!(refused.status.code(), Some(2));
    assert!(err(&refused).contains("C031"), "{}", err(&refused));
}

/// Of small centres nearly everything is small. What cannot be proved would not be printed.
#[test]
fn every_sample_has_a_public_report() {
    for sample in ["druskininkai", "kauno-vaiku-namai", "panevezys", "pastoge-krizes"] {
        let json = computed(&[&format!("sample-data/{sample}"), "--public"]);
        let figures = json["figures"].as_array().unwrap();
        let told = figures.iter().filter(|figure| figure["value"] != Value::Null).count();
        assert!(told > 0 && told < figures.len(), "{sample}: {told} of {}", figures.len());
    }
}

/// Values and pairs like “3 iš 7” of the real figures, and those that are told.
fn words(lang: &str, pairs: &[(&Value, &Value)]) -> (BTreeSet<String>, BTreeSet<String>) {
    let of = if lang == "lt" { "iš" } else { "of" };
    let said = |figure: &Value| figure["printed"][lang].as_str().unwrap_or_default().to_owned();
    let pair = |figure: &Value| match (&figure["numerator"], &figure["denominator"]) {
        (Value::Number(part), Value::Number(whole)) => format!("{part} {of} {whole}"),
        _ => String::new(),
    };
    let (mut secret, mut open) = (BTreeSet::new(), BTreeSet::new());
    for (real, told) in pairs {
        for (words, into) in [(real, &mut secret), (told, &mut open)] {
            for words in [said(words), pair(words)] {
                // A whole number alone stands in many places; with its unit or its whole it does not.
                if words.chars().any(|letter| !letter.is_ascii_digit()) {
                    into.insert(plain(&words));
                }
            }
        }
    }
    (secret, open)
}

fn plain(text: &str) -> String {
    let words: Vec<&str> = text.split_whitespace().collect();
    words.join(" ")
}

/// Whether words stand in a text, not as a part of a longer number: 5,5 % in 95,5 %, 0 iš 1 in 0 iš 12.
fn has(text: &str, words: &str) -> bool {
    text.match_indices(words).any(|(at, _)| {
        let before = text[..at].chars().next_back().unwrap_or(' ');
        let after = text[at + words.len()..].chars().next().unwrap_or(' ');
        // Nor the end of a told figure's interval: 89,8–98,0 %.
        let inside = before.is_ascii_digit() || [',', '.', '–'].contains(&before);
        !inside && !after.is_ascii_digit()
    })
}

/// All words of the library's definitions.
fn definitions() -> String {
    let mut text = String::new();
    for file in glob::glob("indicators/**/*.toml").unwrap() {
        text.push_str(&std::fs::read_to_string(file.unwrap()).unwrap());
    }
    plain(&text)
}

const NUMBERS: [(&str, &str, &str); 4] = [
    ("value", "Reikšmė", "Value"),
    ("numerator", "Skaitiklis", "Numerator"),
    ("denominator", "Vardiklis", "Denominator"),
    ("population", "Populiacija", "Population"),
];

/// Indicator, first and last day, and the four numbers as far as they are told.
type Row = ([String; 3], [Option<f64>; 4]);

fn row_of(lang: &str, cell: impl Fn(&str) -> String) -> Row {
    let pick = |lt, en| cell(if lang == "lt" { lt } else { en });
    let numbers = NUMBERS.map(|(_, lt, en)| pick(lt, en).replace(',', ".").parse().ok());
    ([pick("Rodiklio kodas", "Indicator’s id"), pick("Nuo", "From"), pick("Iki", "To")], numbers)
}

fn said(cell: &Data) -> String {
    match cell {
        Data::DateTime(_) => cell.as_date().unwrap().to_string(),
        other => other.to_string(),
    }
}

fn lines(csv: &str, lang: &str) -> Vec<Row> {
    let text = csv.strip_prefix('\u{feff}').unwrap();
    let separator = if lang == "lt" { b';' } else { b',' };
    let mut reader = csv::ReaderBuilder::new().delimiter(separator).from_reader(text.as_bytes());
    let heads: Vec<String> = reader.headers().unwrap().iter().map(str::to_owned).collect();
    let place = |head: &str| heads.iter().position(|own| own == head).unwrap();
    let records = reader.records().map(Result::unwrap);
    records.map(|record| row_of(lang, |head| record[place(head)].to_owned())).collect()
}

/// The numbers in the rows of a table are those that are told, no more and no fewer. A value is written as a share
/// of one, or rounded: that one stands there is what counts.
fn assert_only_told(rows: &[Row], pairs: &[(&Value, &Value)], kind: &str) {
    let mut told: Vec<Row> = Vec::new();
    for (_, figure) in pairs {
        let text = |value: &Value| value.as_str().unwrap().to_owned();
        let period = &figure["period"];
        let key = [text(&figure["indicator"]), text(&period["from"]), text(&period["to"])];
        told.push((key, NUMBERS.map(|(name, _, _)| figure[name].as_f64())));
    }
    let counted = |rows: &[Row]| {
        let mut all: BTreeMap<String, usize> = BTreeMap::new();
        for (key, [value, numbers @ ..]) in rows {
            *all.entry(format!("{key:?} {} {numbers:?}", value.is_some())).or_default() += 1;
        }
        all
    };
    assert!(told.len() > 100);
    assert_eq!(counted(rows), counted(&told), "{kind}");
}
