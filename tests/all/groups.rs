//! Groups and crosses on generated files, against plain loops over the rows that were written.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write;
use std::path::Path;

use proptest::prelude::*;
use rodiklis::engine::counts::{Counts, Group, Overlap, Stratum};
use rodiklis::finding::Severity;
use rodiklis::reconciliation;
use rodiklis::{Computed, compute, gather, library, workspace};

const DATASET: &str = r#"
name = "visits"
title = { lt = "a", en = "a" }
[[field]]
name = "stamp"
type = "integer"
title = { lt = "a", en = "a" }
[[field]]
name = "person"
type = "string"
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
name = "years"
type = "integer"
title = { lt = "a", en = "a" }
[[field]]
name = "held"
type = "boolean"
title = { lt = "a", en = "a" }
[[field]]
name = "private"
type = "boolean"
title = { lt = "a", en = "a" }
[[field]]
name = "useful"
type = "boolean"
title = { lt = "a", en = "a" }
"#;

const WORKSPACE: &str = r#"
report_date = 2025-01-20
periods = ["2024"]
library = ["library"]
provider.name = { lt = "a", en = "a" }
[[source]]
dataset = "visits"
files = ["visits-*.csv"]
"#;

fn definition(id: &str, population: &str) -> String {
    format!(
        "id = \"{id}\"\nversion = \"1\"\nscoring = \"proportion\"\nimprovement = \"higher\"\n\
         unit = {{ lt = \"a\", en = \"a\" }}\ntitle = {{ lt = \"a\", en = \"a\" }}\n\
         explanation = {{ lt = \"a\", en = \"a\" }}\nsource = {{ lt = \"a\", en = \"a\" }}\n\
         crosses = [[\"kind\", \"place\", \"band\"]]\n\
         [population]\nfrom = \"visits\"\nwhere = \"held = TRUE\"\n{population}\n\
         [exclusions]\nprivate = \"private = TRUE\"\n\
         [numerator]\nwhere = \"useful = TRUE\"\n\
         [stratifiers]\nkind = \"kind\"\nplace = \"place\"\n\
         [stratifiers.band]\nof = \"years\"\nbands = {{ \"0-3\" = [0, 3], \"4-6\" = [4, 6] }}\n"
    )
}

#[derive(Clone, Debug)]
struct Visit {
    stamp: usize,
    person: Option<&'static str>,
    kind: Option<&'static str>,
    place: Option<&'static str>,
    years: Option<i64>,
    held: Option<bool>,
    private: Option<bool>,
    useful: Option<bool>,
}

fn visits() -> impl Strategy<Value = Vec<Visit>> {
    let some = |words: &'static [&'static str]| prop_oneof![5 => prop::sample::select(words).prop_map(Some), 1 => Just(None)];
    let truth = prop_oneof![4 => Just(Some(true)), 2 => Just(Some(false)), 1 => Just(None)];
    let rarely = prop_oneof![5 => Just(Some(false)), 1 => Just(Some(true)), 1 => Just(None)];
    let row = (
        some(&["a", "b", "c", "d", "e"]),
        some(&["lesson", "visit"]),
        some(&["north", "south", "west"]),
        prop::option::weighted(0.8, 0_i64..9),
        truth.clone(),
        rarely,
        truth,
    );
    prop::collection::vec(row, 3..40).prop_flat_map(|rows| {
        let stamps: Vec<usize> = (0..rows.len()).collect();
        (Just(rows), Just(stamps).prop_shuffle()).prop_map(|(rows, stamps)| {
            rows.into_iter()
                .zip(stamps)
                .map(|((person, kind, place, years, held, private, useful), stamp)| Visit {
                    stamp,
                    person,
                    kind,
                    place,
                    years,
                    held,
                    private,
                    useful,
                })
                .collect()
        })
    })
}

fn write(folder: &Path, rows: &[Visit], files: usize) {
    for (name, text) in [
        ("datasets/visits.toml", DATASET.to_owned()),
        ("results/rows.toml", definition("rows", "")),
        ("results/people.toml", definition("people", "count = \"person\"")),
        ("results/last.toml", definition("last", "count = \"person\"\nkeep = \"latest stamp\"")),
    ] {
        let path = folder.join("library").join(name);
        std::fs::create_dir_all(path.parent().unwrap()).unwrap();
        std::fs::write(path, text).unwrap();
    }
    std::fs::write(folder.join("rodiklis.toml"), WORKSPACE).unwrap();
    for (number, part) in rows.chunks(rows.len().div_ceil(files)).enumerate() {
        let mut csv = String::from("stamp,person,kind,place,years,held,private,useful\n");
        for row in part {
            let cells = [
                Some(row.stamp.to_string()),
                row.person.map(str::to_owned),
                row.kind.map(str::to_owned),
                row.place.map(str::to_owned),
                row.years.map(|years| years.to_string()),
                row.held.map(|held| held.to_string()),
                row.private.map(|private| private.to_string()),
                row.useful.map(|useful| useful.to_string()),
            ];
            writeln!(csv, "{}", cells.map(Option::unwrap_or_default).join(",")).unwrap();
        }
        std::fs::write(folder.join(format!("visits-{number}.csv")), csv).unwrap();
    }
}

fn computed(rows: &[Visit], files: usize) -> Computed {
    let folder = tempfile::tempdir().unwrap();
    write(folder.path(), rows, files);
    let workspace = workspace::read(folder.path()).unwrap();
    let library = library::load(&workspace.library).unwrap();
    let gathered = gather(&workspace, &library).unwrap();
    compute(&workspace, &library, &gathered, &workspace.periods).unwrap()
}

const STRATIFIERS: [&str; 3] = ["kind", "place", "band"];

type Values = [Option<&'static str>; 3];

fn values(row: &Visit) -> Values {
    let band = row.years.and_then(|years| match years {
        0..=3 => Some("0-3"),
        4..=6 => Some("4-6"),
        _ => None,
    });
    [row.kind, row.place, band]
}

/// Which stratifiers split, as bits.
type Split = usize;

fn group(split: Split, values: &Values) -> Option<Group> {
    let strata = (0..3).filter(|place| split >> place & 1 == 1).map(|place| Stratum {
        stratifier: STRATIFIERS[place].to_owned(),
        value: values[place].map(str::to_owned),
    });
    Group::new(strata.collect())
}

/// Population, its unknown, denominator, numerator, its unknown.
type Numbers = [u64; 5];

fn numbers(units: &BTreeMap<String, Vec<&Visit>>) -> Numbers {
    let mut numbers = [0; 5];
    for rows in units.values() {
        let within: Vec<_> = rows.iter().filter(|row| row.held == Some(true)).collect();
        let left: Vec<_> = within.iter().filter(|row| row.private != Some(true)).collect();
        let useful = left.iter().any(|row| row.useful == Some(true));
        numbers[if within.is_empty() { 1 } else { 0 }] += 1;
        numbers[2] += u64::from(!left.is_empty());
        numbers[3] += u64::from(useful);
        numbers[4] += u64::from(!useful && left.iter().any(|row| row.useful.is_none()));
    }
    numbers
}

/// What each group must be, and what each stratifier adds to it.
fn truth(id: &str, all: &[Visit]) -> BTreeMap<Option<Group>, (Numbers, Vec<Overlap>)> {
    let candidates: Vec<&Visit> = all.iter().filter(|row| row.held != Some(false)).collect();
    let named: Vec<&Visit> = candidates.iter().copied().filter(|r| r.person.is_some()).collect();
    let rows: Vec<(String, &Visit)> = match id {
        "rows" => candidates.iter().map(|row| (row.stamp.to_string(), *row)).collect(),
        "people" => named.iter().map(|row| (row.person.unwrap().to_owned(), *row)).collect(),
        _ => {
            let mut last: BTreeMap<String, &Visit> = BTreeMap::new();
            for row in &named {
                let best = last.entry(row.person.unwrap().to_owned()).or_insert(row);
                if (row.held == Some(true), row.stamp) > (best.held == Some(true), best.stamp) {
                    *best = row;
                }
            }
            last.into_iter().collect()
        }
    };
    let mut truth = BTreeMap::new();
    for split in 0..8 {
        let mut groups: BTreeMap<Option<Group>, BTreeMap<String, Vec<&Visit>>> = BTreeMap::new();
        if split == 0 {
            groups.insert(None, BTreeMap::new());
        }
        for (unit, row) in &rows {
            let own = groups.entry(group(split, &values(row))).or_default();
            own.entry(unit.clone()).or_default().push(row);
        }
        for (group, units) in groups {
            let mut numbers = numbers(&units);
            if group.is_none() && id != "rows" {
                numbers[1] += (candidates.len() - named.len()) as u64;
            }
            let mut overlaps = Vec::new();
            for added in (0..3).filter(|added| split >> added & 1 == 0 && id == "people") {
                let mut overlap =
                    Overlap { stratifier: STRATIFIERS[added].to_owned(), ..Overlap::default() };
                for rows in units.values() {
                    let different = |is_in: fn(&Visit) -> bool| {
                        let rows = rows.iter().filter(|row| is_in(row));
                        rows.map(|row| values(row)[added]).collect::<BTreeSet<_>>().len() as u64
                    };
                    let within = different(|row| row.held == Some(true));
                    let left = different(|r| r.held == Some(true) && r.private != Some(true));
                    overlap.population += u64::from(within > 1);
                    overlap.population_excess += within.max(1) - 1;
                    overlap.denominator += u64::from(left > 1);
                    overlap.denominator_excess += left.max(1) - 1;
                }
                overlaps.push(overlap);
            }
            truth.insert(group, (numbers, overlaps));
        }
    }
    truth
}

fn found(computed: &Computed, id: &str) -> BTreeMap<Option<Group>, (Numbers, Vec<Overlap>)> {
    let own = computed.counts.iter().filter(|counts| counts.indicator == id);
    own.map(|counts| {
        let tally = &counts.tally;
        let numbers = [
            tally.population,
            tally.population_unknown,
            tally.denominator,
            tally.numerator,
            tally.unknown,
        ];
        (counts.group.clone(), (numbers, counts.overlaps.clone()))
    })
    .collect()
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(48))]

    #[test]
    fn crosses_are_what_plain_loops_count(rows in visits()) {
        let computed = computed(&rows, 1);
        for id in ["rows", "people", "last"] {
            prop_assert_eq!(found(&computed, id), truth(id, &rows), "{}", id);
        }
        let errors = computed.findings.iter().filter(|f| f.severity == Severity::Error);
        prop_assert_eq!(errors.count(), 0);
    }

    #[test]
    fn neither_the_order_of_rows_nor_their_files_decide(rows in visits()) {
        let mut turned = rows.clone();
        turned.reverse();
        prop_assert_eq!(computed(&rows, 1).counts, computed(&turned, 3).counts);
    }
}

fn some_visits() -> Vec<Visit> {
    let visit = |stamp, person, kind, place, years| Visit {
        stamp,
        person: Some(person),
        kind,
        place: Some(place),
        years,
        held: Some(true),
        private: Some(false),
        useful: Some(true),
    };
    vec![
        visit(1, "a", Some("lesson"), "north", Some(2)),
        visit(2, "a", Some("visit"), "north", Some(2)),
        visit(3, "a", None, "north", Some(2)),
        visit(4, "b", Some("visit"), "south", Some(5)),
        visit(5, "c", Some("visit"), "north", Some(5)),
    ]
}

/// By hand: three people; "a" stands in three kinds (lesson, visit, unknown), so kinds add up to five.
#[test]
fn a_person_in_three_groups_is_one_in_overlap_and_two_too_many() {
    let computed = computed(&some_visits(), 1);
    let people = |group: Option<Group>| {
        let own = computed.counts.iter();
        own.filter(|c| c.indicator == "people").find(|c| c.group == group).unwrap()
    };
    let whole = people(None);
    assert_eq!(whole.tally.denominator, 3);
    let kinds: u64 = (computed.counts.iter())
        .filter(|c| c.indicator == "people")
        .filter(|c| c.group.as_ref().is_some_and(|group| group.is_by(&["kind"])))
        .map(|c| c.tally.denominator)
        .sum();
    assert_eq!(kinds, 5);
    let kind = whole.overlaps.iter().find(|overlap| overlap.stratifier == "kind").unwrap();
    assert_eq!((kind.denominator, kind.denominator_excess), (1, 2));
    let place = whole.overlaps.iter().find(|overlap| overlap.stratifier == "place").unwrap();
    assert_eq!((place.denominator, place.denominator_excess), (0, 0));
    // In the north, the same person stands in three kinds; in the south nobody stands in two.
    let north = people(Some(Group::one("place", Some("north".to_owned()))));
    assert_eq!(north.overlaps.iter().find(|o| o.stratifier == "kind").unwrap().denominator, 1);
    let south = people(Some(Group::one("place", Some("south".to_owned()))));
    assert_eq!(south.overlaps.iter().find(|o| o.stratifier == "kind").unwrap().denominator, 0);
    let figure = computed.figures.iter().find(|f| f.indicator == "people" && f.group.is_none());
    let json = serde_json::to_value(figure.unwrap()).unwrap();
    assert_eq!(json["overlap"], serde_json::json!({ "band": 0, "kind": 1, "place": 0 }));
}

/// Each number of each group, tampered with by one, is found.
#[test]
fn a_wrong_count_is_found() {
    let computed = computed(&some_visits(), 1);
    assert_eq!(reconciliation::check(&computed.indicators, &computed.counts), []);
    type Change = fn(&mut Counts);
    let changes: [(&str, Change); 4] = [
        ("population", |counts| counts.tally.population += 1),
        ("denominator", |counts| counts.tally.denominator += 1),
        ("numerator", |counts| counts.tally.numerator += 1),
        ("unknown", |counts| counts.tally.unknown += 1),
    ];
    let mut tampered = 0;
    for place in 0..computed.counts.len() {
        let is_disjoint = computed.counts[place].indicator != "people";
        for (number, change) in &changes[..if is_disjoint { 4 } else { 2 }] {
            let mut counts = computed.counts.clone();
            change(&mut counts[place]);
            let findings = reconciliation::check(&computed.indicators, &counts);
            let said: BTreeSet<&str> =
                findings.iter().map(|finding| finding.arguments["number"].as_str()).collect();
            assert_eq!(said, BTreeSet::from([*number]), "{:?}", counts[place]);
            assert!(findings.iter().all(|f| f.code == "C011" && f.severity == Severity::Error));
            tampered += 1;
        }
        // A group that was lost, and an overlap that was miscounted.
        if computed.counts[place].group.is_some() {
            let mut counts = computed.counts.clone();
            counts.remove(place);
            assert_ne!(reconciliation::check(&computed.indicators, &counts), []);
        }
        for overlap in 0..computed.counts[place].overlaps.len() {
            let mut counts = computed.counts.clone();
            counts[place].overlaps[overlap].denominator_excess += 1;
            assert_ne!(reconciliation::check(&computed.indicators, &counts), []);
        }
    }
    assert!(tampered > 100, "{tampered}");
}

/// A workspace may ask for a cross that the definition does not have.
#[test]
fn a_workspace_crosses_what_a_definition_splits() {
    let folder = tempfile::tempdir().unwrap();
    let rows = some_visits();
    write(folder.path(), &rows, 1);
    let plain = definition("plain", "").replace("crosses", "# crosses");
    std::fs::write(folder.path().join("library/results/plain.toml"), plain).unwrap();
    let crosses = |cross: &str| {
        let text = format!("{WORKSPACE}[[cross]]\nindicator = \"plain\"\nby = {cross}\n");
        std::fs::write(folder.path().join("rodiklis.toml"), text).unwrap();
        workspace::read(folder.path()).unwrap()
    };
    let workspace = crosses("[\"place\", \"kind\"]");
    let library = library::load(&workspace.library).unwrap();
    assert_eq!(workspace::check(&workspace, &library), []);
    let gathered = gather(&workspace, &library).unwrap();
    let computed = compute(&workspace, &library, &gathered, &workspace.periods).unwrap();
    // The fifth and the second visit are the two of a kind in the north.
    let group = Group::new(vec![
        Stratum { stratifier: "kind".to_owned(), value: Some("visit".to_owned()) },
        Stratum { stratifier: "place".to_owned(), value: Some("north".to_owned()) },
    ]);
    let own = computed.counts.iter().filter(|c| c.indicator == "plain" && c.group == group);
    assert_eq!(own.map(|counts| counts.tally.population).collect::<Vec<_>>(), [2]);
    for wrong in ["[\"place\", \"town\"]", "[\"place\"]", "[\"place\", \"place\"]"] {
        let findings = workspace::check(&crosses(wrong), &library);
        assert_eq!(findings.iter().map(|f| f.code).collect::<Vec<_>>(), ["D015"], "{wrong}");
    }
}

/// A cross of a definition names different stratifiers, each set once.
#[test]
fn a_definition_crosses_what_it_splits() {
    let folder = tempfile::tempdir().unwrap();
    write(folder.path(), &some_visits(), 1);
    for wrong in [
        "[[\"kind\"]]",
        "[[\"kind\", \"kind\"]]",
        "[[\"kind\", \"town\"]]",
        "[[\"kind\", \"place\"], [\"place\", \"kind\"]]",
    ] {
        let text = definition("rows", "").replace("[[\"kind\", \"place\", \"band\"]]", wrong);
        std::fs::write(folder.path().join("library/results/rows.toml"), text).unwrap();
        let findings = library::load(&[folder.path().join("library")]).unwrap_err();
        assert_eq!(findings.iter().map(|f| f.code).collect::<Vec<_>>(), ["D015"], "{wrong}");
    }
}

/// Groups by what the numerator asks for would be 100 % and 0 % from the start; and a field that may be lacking must be one.
#[test]
fn a_definition_is_not_split_by_its_own_numerator() {
    let folder = tempfile::tempdir().unwrap();
    write(folder.path(), &some_visits(), 1);
    let load = |text: String| {
        std::fs::write(folder.path().join("library/results/rows.toml"), text).unwrap();
        let findings = library::load(&[folder.path().join("library")]).unwrap_err();
        findings.iter().map(|finding| finding.code).collect::<Vec<_>>()
    };
    let split = |of: &str| {
        definition("rows", "")
            .replace("kind = \"kind\"", &format!("kind = \"kind\"\nsplit = \"{of}\""))
    };
    assert_eq!(load(split("useful")), ["D040"]);
    assert_eq!(load(split("CASE WHEN useful = TRUE THEN kind ELSE place END")), ["D040"]);
    let lacking = definition("rows", "").replace("crosses", "uses_if_kept = [\"town\"]\ncrosses");
    assert_eq!(load(lacking), ["D003"]);
}

/// What is drawn as a pyramid is a cross of rising bands and of two values; a yes/no field has two.
#[test]
fn a_pyramid_is_a_cross_of_rising_bands_and_two_values() {
    let folder = tempfile::tempdir().unwrap();
    write(folder.path(), &some_visits(), 1);
    let load = |pyramids: &str, bands: &str| {
        let crosses =
            format!("[[\"band\", \"held\"], [\"kind\", \"held\"]]\npyramids = {pyramids}");
        let text = definition("rows", "")
            .replace("[[\"kind\", \"place\", \"band\"]]", &crosses)
            .replace("kind = \"kind\"", "kind = \"kind\"\nheld = \"held\"")
            .replace("{ \"0-3\" = [0, 3], \"4-6\" = [4, 6] }", bands);
        std::fs::write(folder.path().join("library/results/rows.toml"), text).unwrap();
        library::load(&[folder.path().join("library")])
    };
    let rising = "{ \"0-3\" = [0, 3], \"4-6\" = [4, 6] }";
    let library = load("[[\"band\", \"held\"]]", rising).unwrap();
    assert_eq!(library.indicator("rows").unwrap().pyramids, [["band", "held"]]);
    for (wrong, bands) in [
        ("[[\"held\", \"band\"]]", rising),
        ("[[\"kind\", \"held\"]]", rising),
        ("[[\"band\", \"place\"]]", rising),
        ("[[\"band\"]]", rising),
        ("[[\"band\", \"held\"]]", "{ \"4-6\" = [4, 6], \"0-3\" = [0, 3] }"),
    ] {
        let findings = load(wrong, bands).unwrap_err();
        assert_eq!(
            findings.iter().map(|f| f.code).collect::<Vec<_>>(),
            ["D015"],
            "{wrong} {bands}"
        );
    }
}
