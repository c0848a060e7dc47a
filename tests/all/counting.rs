//! Counting on generated records: the engine against the plain loops of the trace, and against
//! itself with the records in another order.

use std::collections::BTreeMap;

use proptest::prelude::*;
use rodiklis::engine::counts::{Group, Tally};
use rodiklis::engine::trace::{Class, trace};
use rodiklis::engine::{self};
use rodiklis::library::indicator::Indicator;
use rodiklis::library::{self, Library};
use rodiklis::period::Period;
use rodiklis::records::written;
use toml::value::{Date, Datetime};
use toml::{Table, Value};

fn day() -> impl Strategy<Value = Value> {
    (2022_u16..=2025, 1_u8..=12, 1_u8..=28).prop_map(|(year, month, day)| {
        Value::Datetime(Datetime {
            date: Some(Date { year, month, day }),
            time: None,
            offset: None,
        })
    })
}

fn word(words: &'static [&'static str]) -> impl Strategy<Value = Value> {
    prop::sample::select(words).prop_map(|word| Value::String(word.to_owned()))
}

type Cells = Vec<(&'static str, BoxedStrategy<Value>, bool)>;

/// A record: each field with its values; fields that may be missing are so now and then.
fn record(cells: Cells) -> impl Strategy<Value = Table> {
    let strategies: Vec<BoxedStrategy<Option<(String, Value)>>> = cells
        .into_iter()
        .map(|(name, values, required)| {
            let some = values.prop_map(move |value| Some((name.to_owned(), value)));
            if required { some.boxed() } else { prop_oneof![3 => some, 1 => Just(None)].boxed() }
        })
        .collect();
    strategies.prop_map(|cells| cells.into_iter().flatten().collect())
}

const CHILDREN: &[&str] = &["a", "b", "c", "d", "nobody"];
const FAMILIES: &[&str] = &["F1", "F2", "F3"];

fn rows(cells: Cells) -> impl Strategy<Value = Vec<Table>> {
    prop::collection::vec(record(cells), 0..14)
}

pub fn all_records() -> impl Strategy<Value = Vec<(String, Vec<Table>)>> {
    let children = {
        let one = |id: &'static str| {
            record(vec![
                ("child_id", Just(Value::String(id.to_owned())).boxed(), true),
                ("birth_date", day().boxed(), false),
                ("sex", word(&["female", "male"]).boxed(), false),
                ("disability", any::<bool>().prop_map(Value::Boolean).boxed(), false),
                ("family", word(FAMILIES).boxed(), false),
            ])
        };
        (one("a"), one("b"), one("c"), one("d")).prop_map(|(a, b, c, d)| vec![a, b, c, d])
    };
    let families = prop::collection::vec(
        record(vec![("carer_type", word(&["guardian", "on_duty_carer"]).boxed(), false)]),
        3,
    )
    .prop_map(|rows| {
        rows.into_iter()
            .zip(FAMILIES)
            .map(|(mut row, id)| {
                row.insert("family_id".to_owned(), Value::String((*id).to_owned()));
                row
            })
            .collect::<Vec<_>>()
    });
    let placements = rows(vec![
        ("child", word(CHILDREN).boxed(), true),
        ("family", word(FAMILIES).boxed(), false),
        ("started_on", day().boxed(), true),
        ("ended_on", day().boxed(), false),
        ("end_reason", word(&["adopted", "majority"]).boxed(), false),
    ]);
    let deliveries = rows(vec![
        ("delivered_on", day().boxed(), true),
        ("child", word(CHILDREN).boxed(), false),
        ("family", word(FAMILIES).boxed(), false),
        ("service", word(&["psychologist", "lawyer", "respite"]).boxed(), true),
        ("minutes", (1_i64..300).prop_map(Value::Integer).boxed(), false),
        ("took_place", any::<bool>().prop_map(Value::Boolean).boxed(), false),
    ]);
    let answers = rows(vec![
        ("response_id", word(&["r1", "r2", "r3", "r4", "r5"]).boxed(), true),
        ("question", word(&["overall_quality", "feels_listened_to"]).boxed(), true),
        ("answered_on", day().boxed(), true),
        ("respondent_group", word(&["guardian", "family_home"]).boxed(), false),
        ("score", (0_i64..7).prop_map(Value::Integer).boxed(), false),
        ("no_opinion", any::<bool>().prop_map(Value::Boolean).boxed(), false),
    ]);
    let staff =
        (rows(vec![("started_on", day().boxed(), true), ("ended_on", day().boxed(), false)]))
            .prop_map(|rows| {
                rows.into_iter()
                    .enumerate()
                    .map(|(index, mut row)| {
                        row.insert("staff_id".to_owned(), Value::String(format!("s{index}")));
                        row.insert("fte".to_owned(), Value::Float(0.25 * (index % 4 + 1) as f64));
                        row
                    })
                    .collect::<Vec<_>>()
            });
    (children, families, placements, deliveries, answers, staff).prop_map(
        |(children, families, placements, deliveries, answers, staff)| {
            vec![
                ("children".to_owned(), children),
                ("families".to_owned(), families),
                ("placements".to_owned(), placements),
                ("service_deliveries".to_owned(), deliveries),
                ("survey_answers".to_owned(), answers),
                ("staff".to_owned(), staff),
            ]
        },
    )
}

/// Numbers of each indicator and group, as far as the trace can tell them too.
type Numbers = BTreeMap<(String, Option<Group>), (u64, u64, u64, u64, Vec<u64>)>;

fn numbers_of(tally: &Tally) -> (u64, u64, u64, u64, Vec<u64>) {
    (
        tally.population,
        tally.population_unknown,
        tally.denominator,
        tally.numerator,
        tally.excluded.iter().map(|(_, count)| *count).collect(),
    )
}

fn counted(library: &Library, tables: &[(String, Vec<Table>)], period: &Period) -> Numbers {
    let records = written::records(library, tables).unwrap();
    let indicators: Vec<&Indicator> = library.indicators.iter().collect();
    let counted =
        engine::count(&indicators, std::slice::from_ref(period), library, &records).unwrap();
    counted
        .counts
        .iter()
        .map(|counts| ((counts.indicator.clone(), counts.group.clone()), numbers_of(&counts.tally)))
        .collect()
}

fn traced(
    library: &Library,
    tables: &[(String, Vec<Table>)],
    period: &Period,
    indicator: &Indicator,
    group: Option<&Group>,
) -> (u64, u64, u64, u64, Vec<u64>) {
    let records = written::records(library, tables).unwrap();
    let rows = trace(indicator, period, group, library, &records).unwrap();
    // One class per unit; a record without a unit's name is a unit of its own.
    let mut units: BTreeMap<(Option<String>, u32), Class> = BTreeMap::new();
    for row in rows.into_iter().filter(|row| !row.is_divisor) {
        if row.class == Class::AnotherRecordStands {
            continue;
        }
        let key = match &row.unit {
            Some(unit) => (Some(unit.clone()), 0),
            None => (None, row.row),
        };
        units.insert(key, row.class);
    }
    let number =
        |wanted: &dyn Fn(&Class) -> bool| units.values().filter(|c| wanted(c)).count() as u64;
    let excluded: Vec<u64> = indicator
        .exclusions
        .iter()
        .map(|(name, _)| number(&|class| *class == Class::Excluded(name.clone())))
        .collect();
    let unknown = number(&|class| *class == Class::PopulationUnknown);
    let all = units.len() as u64 - unknown;
    let denominator = all - excluded.iter().sum::<u64>();
    let numerator =
        if indicator.numerator.is_some() { number(&|class| *class == Class::Counted) } else { 0 };
    (all, unknown, denominator, numerator, excluded)
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(24))]

    #[test]
    fn aggregations_and_plain_loops_count_alike(tables in all_records()) {
        let library = library::shipped().unwrap();
        let period = Period::parse("2024").unwrap();
        let counted = counted(&library, &tables, &period);
        for ((id, group), numbers) in &counted {
            let indicator = library.indicator(id).unwrap();
            let loops = traced(&library, &tables, &period, indicator, group.as_ref());
            prop_assert_eq!(numbers, &loops, "{} {:?}", id, group);
        }
    }

    #[test]
    fn the_order_of_records_decides_nothing(tables in all_records()) {
        let library = library::shipped().unwrap();
        let period = Period::parse("2024").unwrap();
        let mut turned = tables.clone();
        turned.iter_mut().for_each(|(_, rows)| rows.reverse());
        prop_assert_eq!(
            counted(&library, &tables, &period),
            counted(&library, &turned, &period)
        );
    }
}

mod rows_of_a_unit {
    //! How several records of a unit decide together, worked out by hand.

    use rodiklis::library::{DefinitionFile, Library, check};
    use rodiklis::trial;

    const DATASET: &str = r#"
name = "stays"
title = { lt = "a", en = "a" }
[[field]]
name = "group"
type = "string"
title = { lt = "a", en = "a" }
[[field]]
name = "home"
type = "string"
title = { lt = "a", en = "a" }
[[field]]
name = "good"
type = "boolean"
title = { lt = "a", en = "a" }
[[field]]
name = "points"
type = "integer"
title = { lt = "a", en = "a" }
"#;

    fn library(scoring: &str, population: &str, numerator: &str, expect: &str) -> Library {
        let numerator =
            if numerator.is_empty() { String::new() } else { format!("[numerator]\n{numerator}") };
        let indicator = format!(
            "id = \"a\"\nversion = \"1\"\nscoring = \"{scoring}\"\nimprovement = \"higher\"\n\
             unit = {{ lt = \"a\", en = \"a\" }}\ntitle = {{ lt = \"a\", en = \"a\" }}\n\
             explanation = {{ lt = \"a\", en = \"a\" }}\nsource = {{ lt = \"a\", en = \"a\" }}\n\
             [population]\nfrom = \"stays\"\ncount = \"group\"\n{population}\n\
             {numerator}\n\
             [[example]]\nnote = \"a\"\nperiod = \"2024\"\nrows = [\n\
             {{ group = \"together\", home = \"h1\", good = true, points = 1 }},\n\
             {{ group = \"together\", home = \"h1\", good = true, points = 5 }},\n\
             {{ group = \"apart\", home = \"h1\", good = true, points = 10 }},\n\
             {{ group = \"apart\", home = \"h2\", good = false }},\n\
             {{ group = \"nowhere\", home = \"h3\", good = false, points = 20 }},\n\
             {{ group = \"nowhere\", good = false, points = 4 }},\n\
             {{ group = \"alone\", home = \"h4\" }},\n]\nexpect = {{ {expect} }}\n"
        );
        let file = |name: &str, text: String| DefinitionFile {
            name: name.to_owned(),
            folder: name.split('/').next().unwrap_or("").to_owned(),
            text,
        };
        check(&[file("datasets/stays.toml", DATASET.to_owned()), file("rights/a.toml", indicator)])
            .unwrap()
    }

    fn holds(population: &str, numerator: &str, expect: &str) {
        scores("proportion", population, numerator, expect);
    }

    fn scores(scoring: &str, population: &str, numerator: &str, expect: &str) {
        let library = library(scoring, population, numerator, expect);
        let findings = trial::run(&library).findings;
        assert_eq!(findings, [], "{scoring} {numerator}");
    }

    #[test]
    fn a_mean_leaves_out_all_that_is_known_of_a_unit_without_a_value() {
        // Together 1 + 5 and nowhere 20 + 4; apart has 10 and a gap, alone has a gap: (6 + 24) / 2.
        let expect = "denominator = 2, unknown = 2, value = 15";
        scores("mean", "sum = \"points\"", "", &format!("numerator = 30, {expect}"));
        scores("median", "sum = \"points\"", "", expect);
        // A sum has what is known of them: 6 + 10 + 24.
        scores("sum", "sum = \"points\"", "", "denominator = 4, unknown = 2, value = 40");
    }

    #[test]
    fn brothers_and_sisters_share_one_home() {
        // Groups of two or more: together yes, apart no, nowhere unknown; alone is no group.
        holds(
            "at_least = 2",
            "same = \"home\"",
            "population = 3, numerator = 1, denominator = 3, unknown = 1",
        );
    }

    #[test]
    fn any_all_and_none_of_the_records() {
        holds("", "where = \"good = TRUE\"", "numerator = 2, denominator = 4, unknown = 1");
        holds(
            "",
            "where = \"good = TRUE\"\nrows = \"all\"",
            "numerator = 1, denominator = 4, unknown = 1",
        );
        holds(
            "",
            "where = \"good = TRUE\"\nrows = \"none\"",
            "numerator = 1, denominator = 4, unknown = 1",
        );
    }
}
