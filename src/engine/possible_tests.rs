use super::*;
use crate::library::condition;
use crate::library::dataset::Dataset;
use crate::library::{self, Datasets};

/// What an expression over placements can be in 2024, where `ended_on` is unread and the placement began on this day.
fn placement(sql: &str, within: &str, started_on: &str) -> Possible {
    let library = library::shipped().unwrap();
    let datasets: &Datasets = &library.datasets;
    let dataset: &Dataset = &datasets["placements"];
    let parsed = |sql: &str| condition::parse(sql, dataset, datasets).unwrap();
    let (tree, within) = (parsed(sql), parsed(within));
    let period = Period::parse("2024").unwrap();
    let started_on = day_number(started_on.parse().unwrap());
    let cell = |path: &Path| match path.dotted().as_str() {
        "ended_on" => Possible::Open(Range::default()),
        "started_on" => Possible::number(Some(started_on)),
        _ => Possible::Known(None),
    };
    Evaluation { period: &period, cell: &cell }.of(&tree, &[&within])
}

#[test]
fn an_unread_cell_is_neither_empty_nor_not() {
    let truths = |sql: &str| placement(sql, "TRUE", "2024-03-01").truths();
    let (yes, no, missing) = (true, true, false);
    assert_eq!(truths("ended_on IS NULL"), Truths { yes, no, missing });
    assert_eq!(truths("ended_on > period_end"), Truths { yes, no, missing: true });
    // What does not hang on it is decided.
    assert_eq!(truths("ended_on IS NULL AND started_on > period_end").only(), Some(Some(false)));
    assert_eq!(truths("ended_on IS NULL OR started_on <= period_end").only(), Some(Some(true)));
    assert_eq!(truths("family IS NULL").only(), Some(Some(true)));
    assert_eq!(truths("family = 'x'").only(), Some(None));
    assert_eq!(truths("coalesce(ended_on, period_end) = period_end").only(), None);
}

/// By hand: begun on 1 December, in care in the period until some day: from 1 to 31 days of December, both ends of the
/// counting included, and one less where the day of the end does not count.
#[test]
fn the_population_and_the_branch_bound_a_sum() {
    let days = "days_between(CASE WHEN started_on > period_start THEN started_on ELSE period_start END, \
                CASE WHEN ended_on IS NULL OR ended_on > period_end THEN period_end ELSE ended_on END)";
    let within = "started_on <= period_end AND (ended_on IS NULL OR ended_on >= period_start)";
    let range = |days: &str, within: &str| placement(days, within, "2024-12-01").range();
    // The end may lie before the start, as far as these conditions say: not before the period.
    assert_eq!(range(days, within), Some(Range { least: Some(-335), most: Some(30) }));
    assert_eq!(range(days, "TRUE"), Some(Range { least: None, most: Some(30) }));
    let later = "ended_on IS NULL OR ended_on >= started_on";
    assert_eq!(range(days, later), Some(Range { least: Some(0), most: Some(30) }));
}

#[test]
fn numbers_that_cannot_be_held_have_no_value() {
    let product = placement("9000000000000 * 9000000", "TRUE", "2024-01-01");
    assert_eq!(product, Possible::Known(None));
}

/// Kleene's tables, as sets of single outcomes, and of sets element by element.
#[test]
fn conditions_join_as_three_truths_do() {
    let answers = [Some(true), Some(false), None];
    let sets: Vec<Truths> = (1..8)
        .map(|bits| Truths { yes: bits & 1 > 0, no: bits & 2 > 0, missing: bits & 4 > 0 })
        .collect();
    let holds = |set: Truths, answer: Option<bool>| match answer {
        Some(true) => set.yes,
        Some(false) => set.no,
        None => set.missing,
    };
    let and = |a: Option<bool>, b: Option<bool>| match (a, b) {
        (Some(false), _) | (_, Some(false)) => Some(false),
        (Some(true), Some(true)) => Some(true),
        _ => None,
    };
    for one in &sets {
        for two in &sets {
            for result in answers {
                let can = answers.iter().any(|a| {
                    answers
                        .iter()
                        .any(|b| holds(*one, *a) && holds(*two, *b) && and(*a, *b) == result)
                });
                assert_eq!(holds(one.and(*two), result), can, "{one:?} {two:?} {result:?}");
            }
        }
    }
}
