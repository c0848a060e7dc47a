//! By hand: centres with a child in common, and shares that must not be averaged.

use super::extract::{Extract, ExtractCounts, ExtractTally, Persons, SCHEMA};
use super::*;
use crate::library;
use crate::library::dataset::Text;

pub(crate) fn centre(name: &str, counts: Vec<ExtractCounts>) -> Extract {
    let library = library::shipped().unwrap();
    let definitions = library
        .indicators
        .iter()
        .map(|i| (i.id.clone(), library.hashes[&i.file].clone()))
        .collect();
    Extract { definitions, counts, ..empty(name) }
}

pub(crate) fn empty(name: &str) -> Extract {
    Extract {
        schema: SCHEMA,
        project: "P-1".to_owned(),
        key: String::new(),
        provider: Text { lt: name.to_owned(), en: name.to_owned() },
        code: None,
        program: "rodiklis".to_owned(),
        fingerprint: String::new(),
        definitions: BTreeMap::new(),
        findings: BTreeMap::new(),
        counts: Vec::new(),
    }
}

pub(crate) fn share(numerator: u64, denominator: u64) -> ExtractCounts {
    ExtractCounts {
        indicator: "satisfied_service_users".to_owned(),
        period: "2024".to_owned(),
        tally: ExtractTally {
            population: denominator,
            denominator,
            numerator,
            ..ExtractTally::default()
        },
        divisor: None,
        persons: None,
    }
}

pub(crate) fn children(names: &[&str]) -> ExtractCounts {
    let number = names.len() as u64;
    ExtractCounts {
        indicator: "children_served".to_owned(),
        period: "2024".to_owned(),
        tally: ExtractTally { population: number, denominator: number, ..ExtractTally::default() },
        divisor: None,
        persons: Some(Persons {
            counted: names.iter().map(|name| (*name).to_owned()).collect(),
            ..Persons::default()
        }),
    }
}

fn pooled(extracts: &[Extract], targets: &[(String, Target)]) -> Vec<Pooled> {
    let library = library::shipped().unwrap();
    let (pooled, findings) = pool(extracts, &library.indicators, &library.hashes, targets);
    assert_eq!(findings, []);
    pooled
}

/// 10 of 10 and 85 of 90: together 95 of 100, while the mean of 100 % and 94.4 % is 97.2 %.
#[test]
fn shares_are_added_up_and_never_averaged() {
    let all = pooled(&[centre("a", vec![share(10, 10)]), centre("b", vec![share(85, 90)])], &[]);
    assert_eq!(all[0].figure.shown.unwrap().to_string(), "95.0");
    assert_eq!(all[0].figure.verdict.key(), "met");
    let own: Vec<String> = all[0]
        .centres
        .iter()
        .map(|figure| figure.as_ref().unwrap().shown.unwrap().to_string())
        .collect();
    assert_eq!(own, ["100.0", "94.4"]);
}

#[test]
fn a_child_who_moved_between_centres_is_one_child() {
    let extracts = [
        centre("a", vec![children(&["x", "y", "z"])]),
        centre("b", vec![children(&["z", "v"])]),
        centre("c", vec![children(&["z"])]),
    ];
    let all = pooled(&extracts, &[]);
    assert_eq!(all[0].figure.value_f64(), Some(4.0));
    assert_eq!(all[0].shared, Some(1));
}

/// 66 centres of 44 children each are the project's 2,904.
#[test]
fn the_projects_target_is_the_pools_own() {
    let target = Target {
        at_least: Some(Decimal::from(2904)),
        at_most: None,
        from: None,
        to: None,
        tolerance: None,
        source: Text::default(),
    };
    let extracts: Vec<Extract> = (0..66)
        .map(|centre_number| {
            let names: Vec<String> = (0..44).map(|n| format!("{centre_number}-{n}")).collect();
            let names: Vec<&str> = names.iter().map(String::as_str).collect();
            centre(&centre_number.to_string(), vec![children(&names)])
        })
        .collect();
    let targets = [("children_served".to_owned(), target)];
    let all = pooled(&extracts, &targets);
    assert_eq!(all[0].figure.value_f64(), Some(2904.0));
    assert_eq!(all[0].figure.verdict.key(), "met");
    assert_eq!(pooled(&extracts[1..], &targets)[0].figure.verdict.key(), "not_met");
}

#[test]
fn another_definition_is_not_joined() {
    let mut other = centre("b", vec![share(1, 10)]);
    other.definitions.insert("satisfied_service_users".to_owned(), "another".to_owned());
    let library = library::shipped().unwrap();
    let (all, findings) =
        pool(&[centre("a", vec![share(10, 10)]), other], &library.indicators, &library.hashes, &[]);
    assert_eq!(all[0].figure.denominator, Some(Decimal::from(10)));
    assert!(all[0].centres[1].is_none());
    assert_eq!(findings.len(), 1);
    assert_eq!(findings[0].code, "C020");
}

/// By hand around 95 %: 58 centres of 38 of 40 lie on it; 20 of 40 is far below any limit, 40 of 40 is not: a
/// seventh of such centres have that (0.95⁴⁰ = 0.13). Two centres make no funnel.
#[test]
fn who_differs_by_more_than_chance_is_told_without_ranking() {
    let mut extracts: Vec<Extract> =
        (0..58).map(|n| centre(&format!("c{n}"), vec![share(38, 40)])).collect();
    extracts.push(centre("low", vec![share(20, 40)]));
    extracts.push(centre("full", vec![share(40, 40)]));
    let funnel = pooled(&extracts, &[])[0].funnel.clone().unwrap();
    let classes: Vec<&str> =
        funnel.places.iter().flatten().map(|place| place.class.key()).collect();
    assert!(classes[..58].iter().all(|class| *class == "inside"));
    assert_eq!(classes[58..], ["alarm", "inside"]);
    assert!(pooled(&extracts[..2], &[])[0].funnel.is_none());
}
