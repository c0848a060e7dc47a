//! Figures against the page of look/ and hand arithmetic.

use proptest::prelude::*;

use super::*;
use crate::engine::counts::Tally;
use crate::library::terms::{Improvement, Missing};

/// Terms of an indicator with a target of at least 95 and a minimum of 5 units.
pub(crate) fn terms(scoring: Scoring) -> Terms {
    Terms {
        unread_at_most: crate::library::terms::UNREAD_AT_MOST,
        scoring,
        improvement: Improvement::Higher,
        missing: Missing::NotInNumerator,
        targets: vec![Target::of(Some(95), None)],
        benchmarks: Vec::new(),
        minimum: 5,
        decimals: 1,
        per: Decimal::ONE,
        is_part: false,
        divide_by: Decimal::ONE,
        is_asked: false,
    }
}

/// Counts of one tally in 2024.
pub(crate) fn counts(tally: Tally) -> Counts {
    Counts {
        indicator: "satisfied_service_users".into(),
        period: Period::parse("2024").unwrap(),
        group: None,
        tally,
        divisor: None,
        overlaps: Vec::new(),
    }
}

fn answers(numerator: u64, denominator: u64) -> Tally {
    Tally { population: denominator, denominator, numerator, ..Tally::default() }
}

fn share(numerator: u64, denominator: u64) -> Figure {
    figure(&terms(Scoring::Proportion), &counts(answers(numerator, denominator)))
}

fn shown(figure: &Figure) -> String {
    figure.shown.unwrap().to_string()
}

fn values(values: &[i64]) -> Tally {
    let values: Vec<Decimal> = values.iter().map(|value| Decimal::from(*value)).collect();
    let units = values.len() as u64;
    Tally {
        population: units,
        denominator: units,
        sum: Some(values.iter().sum()),
        values,
        ..Tally::default()
    }
}

/// DESIGN §5, with the bounds of the published formula to six decimals (statsmodels: 0.897984065, 0.980430539).
#[test]
fn json_is_the_contract() {
    let tally = Tally {
        population: 112,
        excluded: vec![("no_opinion".into(), 2)],
        denominator: 110,
        numerator: 105,
        ..Tally::default()
    };
    let figure = figure(&terms(Scoring::Proportion), &counts(tally));
    assert_eq!(
        serde_json::to_value(&figure).unwrap(),
        serde_json::json!({
            "indicator": "satisfied_service_users",
            "period": { "label": "2024", "from": "2024-01-01", "to": "2024-12-31" },
            "group": {}, "scoring": "proportion",
            "population": 112, "population_unknown": 0, "excluded": { "no_opinion": 2 }, "unknown": 0,
            "numerator": 105, "denominator": 110, "value": 95.45454545454545, "decimals": 1,
            "interval": { "level": 0.95, "lower": 89.798406, "upper": 98.043054, "method": "wilson" },
            "target": { "at_least": 95 }, "verdict": "met", "certain": false, "suppressed": false
        })
    );
}

#[test]
fn a_group_and_an_unknown_group_are_named() {
    let mut counts = counts(answers(5, 5));
    counts.group = Some(Group::one("age_band", Some("4-6".into())));
    let json = |counts: &Counts| {
        serde_json::to_value(figure(&terms(Scoring::Proportion), counts)).unwrap()
    };
    assert_eq!(json(&counts)["group"], serde_json::json!({ "age_band": "4-6" }));
    counts.group = Some(Group::one("age_band", None));
    assert_eq!(json(&counts)["group"], serde_json::json!({ "age_band": null }));
}

#[test]
fn nothing_of_nothing_is_neither_nought_nor_met() {
    let figure = share(0, 0);
    assert_eq!(figure.value, None);
    assert_eq!(figure.shown, None);
    assert_eq!((figure.verdict, figure.reason), (Verdict::NotAssessed, Some(Reason::NoData)));
    assert!(!figure.certain);
    let json = serde_json::to_value(&figure).unwrap();
    assert_eq!(json["value"], serde_json::Value::Null);
    assert_eq!(json["reason"], "no_data");
}

#[test]
fn too_few_units_have_a_value_and_no_verdict() {
    let figure = share(4, 4);
    assert_eq!(shown(&figure), "100.0");
    assert_eq!((figure.verdict, figure.reason), (Verdict::NotAssessed, Some(Reason::TooFew)));
    assert_eq!(figure.verdict_key(), "too_few");
    assert_eq!(share(5, 5).verdict, Verdict::Met);
}

#[test]
fn without_a_target_on_the_last_day_there_is_no_verdict() {
    let mut terms = terms(Scoring::Proportion);
    terms.targets[0].from = "2025-01-01".parse().ok();
    let figure = figure(&terms, &counts(answers(10, 10)));
    assert_eq!((figure.verdict, figure.reason), (Verdict::NotAssessed, Some(Reason::NoTarget)));
    assert_eq!(figure.target, None);
    assert_eq!(shown(&figure), "100.0");
}

/// 19 favourable and 1 unknown of 20, by hand: 95 %, 19/19 = 100 %, 20/20 = 100 %; readings 95 % and 100 %.
#[test]
fn unknowns_follow_the_policy_and_both_readings_are_given() {
    let tally = Tally { unknown: 1, ..answers(19, 20) };
    for (missing, numbers, print) in [
        (Missing::NotInNumerator, (19, 20), "95.0"),
        (Missing::Exclude, (19, 19), "100.0"),
        (Missing::InNumerator, (20, 20), "100.0"),
    ] {
        let terms = Terms { missing, ..terms(Scoring::Proportion) };
        let figure = figure(&terms, &counts(tally.clone()));
        assert_eq!(figure.numerator, Some(Decimal::from(numbers.0)));
        assert_eq!(figure.denominator, Some(Decimal::from(numbers.1)));
        assert_eq!(shown(&figure), print);
        let readings = figure.readings.unwrap();
        assert_eq!(Some(readings.lowest), Fraction::new(95, 1));
        assert_eq!(Some(readings.highest), Fraction::new(100, 1));
    }
}

#[test]
fn nothing_but_unknowns_is_no_data_when_they_are_left_out() {
    let terms = Terms { missing: Missing::Exclude, ..terms(Scoring::Proportion) };
    let figure = figure(&terms, &counts(Tally { unknown: 10, ..answers(0, 10) }));
    assert_eq!(figure.reason, Some(Reason::NoData));
    assert_eq!(figure.readings.unwrap().lowest, Fraction::ZERO);
}

#[test]
fn units_that_might_belong_to_the_population_widen_the_readings() {
    let figure = figure(
        &terms(Scoring::Proportion),
        &counts(Tally { population_unknown: 10, ..answers(9, 10) }),
    );
    let readings = figure.readings.unwrap();
    assert_eq!(Some(readings.lowest), Fraction::new(45, 1));
    assert_eq!(Some(readings.highest), Fraction::new(95, 1));
}

/// All 1000 favourable: Wilson's lower bound n/(n + z²) is 99.6 %.
/// All 216 payments were made on time: no count of them could show more. Of 23 people who were asked, others might have
/// answered otherwise; and one payment whose day is unknown could have been late.
#[test]
fn all_of_a_register_are_certainly_all() {
    let all = |terms: Terms, tally: Tally| {
        figure(&Terms { targets: vec![Target::of(Some(100), None)], ..terms }, &counts(tally))
    };
    let register = terms(Scoring::Proportion);
    let asked = Terms { is_asked: true, ..register.clone() };
    assert!(all(register.clone(), answers(216, 216)).certain);
    assert!(!all(asked, answers(23, 23)).certain);
    let doubtful = Tally { unknown: 1, ..answers(215, 216) };
    let figure = all(Terms { missing: Missing::InNumerator, ..register }, doubtful);
    assert_eq!((figure.verdict, figure.certain), (Verdict::Met, false));
    let none = Terms { targets: vec![Target::of(None, Some(0))], ..terms(Scoring::Proportion) };
    assert!(super::figure(&none, &counts(answers(0, 12))).certain);
}

#[test]
fn certain_needs_the_interval_and_the_readings() {
    assert!(share(1000, 1000).certain);
    assert!(!share(105, 110).certain);
    assert!(share(500, 1000).certain);
    let doubtful = Tally { unknown: 100, ..answers(1000, 1100) };
    let figure = figure(
        &Terms { missing: Missing::Exclude, ..terms(Scoring::Proportion) },
        &counts(doubtful),
    );
    assert_eq!(figure.verdict, Verdict::Met);
    assert!(!figure.certain);
}

#[test]
fn limits_from_above_are_judged_alike() {
    let terms = Terms { targets: vec![Target::of(None, Some(5))], ..terms(Scoring::Proportion) };
    let verdict = |n, d| figure(&terms, &counts(answers(n, d))).verdict;
    assert_eq!(verdict(5, 100), Verdict::Met);
    assert_eq!(verdict(6, 100), Verdict::NotMet);
    // 6/119 = 5.042 %.
    let close = figure(&terms, &counts(answers(6, 119)));
    assert_eq!((close.verdict, shown(&close).as_str()), (Verdict::NotMet, "5.04"));
}

#[test]
fn a_count_is_its_units_after_exclusions_and_is_no_sample() {
    let terms =
        Terms { decimals: 0, targets: vec![Target::of(None, Some(3))], ..terms(Scoring::Count) };
    let tally = Tally {
        population: 3,
        excluded: vec![("other".into(), 1)],
        denominator: 2,
        ..Tally::default()
    };
    let figure = figure(&terms, &counts(tally));
    assert_eq!(shown(&figure), "2");
    assert_eq!((figure.numerator, figure.denominator, figure.interval), (None, None, None));
    assert_eq!((figure.verdict, figure.certain), (Verdict::Met, true));
}

#[test]
fn nobody_counted_is_nought_and_units_in_doubt_are_readings() {
    let terms = Terms { decimals: 0, ..terms(Scoring::Count) };
    let figure = figure(&terms, &counts(Tally { population_unknown: 3, ..Tally::default() }));
    assert_eq!(shown(&figure), "0");
    assert_eq!(figure.readings.unwrap().highest, Fraction::new(3, 1).unwrap());
}

/// 95 minutes are 1.58333… hours.
#[test]
fn a_sum_is_divided_exactly() {
    let terms = Terms { divide_by: Decimal::from(60), decimals: 2, ..terms(Scoring::Sum) };
    let figure = figure(&terms, &counts(values(&[35, 60])));
    assert_eq!(figure.value, Fraction::new(19, 12));
    assert_eq!(shown(&figure), "1.58");
}

#[test]
fn a_sum_of_missing_values_is_no_data_and_a_sum_over_nobody_is_nought() {
    let terms = terms(Scoring::Sum);
    let missing = Tally { population: 2, denominator: 2, unknown: 2, ..Tally::default() };
    assert_eq!(figure(&terms, &counts(missing)).reason, Some(Reason::NoData));
    let nobody = figure(&terms, &counts(Tally::default()));
    assert_eq!(nobody.value, Some(Fraction::ZERO));
}

fn ratio(numerator: Tally, divisor: Tally, terms: &Terms) -> Figure {
    figure(terms, &Counts { divisor: Some(divisor), ..counts(numerator) })
}

/// The page of look/: hours over 34.75 posts; 706 / 34.75 = 20.316.
#[test]
fn a_ratio_of_sums_is_exact_and_has_no_interval() {
    let terms = Terms { targets: vec![Target::of(Some(16), None)], ..terms(Scoring::Ratio) };
    let hours = Tally {
        population: 40,
        denominator: 40,
        sum: Some(Decimal::from(706)),
        ..Tally::default()
    };
    let posts = Tally {
        population: 40,
        denominator: 40,
        sum: Some(Decimal::new(3475, 2)),
        ..Tally::default()
    };
    let figure = ratio(hours, posts, &terms);
    assert_eq!(figure.value, Fraction::new(70_600, 3_475));
    assert_eq!(shown(&figure), "20.3");
    assert_eq!((figure.interval, figure.verdict, figure.certain), (None, Verdict::Met, true));
    assert_eq!(serde_json::to_value(&figure).unwrap()["denominator"], 34.75);
}

/// Staff who had no training at all had nought hours: no count is taken for a sum.
#[test]
fn a_ratio_whose_sum_is_nought_is_nought() {
    let part = |sum: Decimal| Tally {
        population: 40,
        denominator: 40,
        sum: Some(sum),
        ..Tally::default()
    };
    let figure = ratio(part(Decimal::ZERO), part(Decimal::new(3475, 2)), &terms(Scoring::Ratio));
    assert_eq!(figure.value, Some(Fraction::ZERO));
    assert_eq!(figure.verdict, Verdict::NotMet);
}

#[test]
fn a_ratio_over_nothing_has_no_value() {
    let terms = terms(Scoring::Ratio);
    let events = Tally { population: 1, denominator: 1, ..Tally::default() };
    let figure = ratio(events.clone(), Tally::default(), &terms);
    assert_eq!((figure.value, figure.reason), (None, Some(Reason::NoData)));
    assert_eq!(super::figure(&terms, &counts(events)).reason, Some(Reason::NoData));
}

/// By hand: (1+2+3+4+5) / 5 = 3; unknown values leave the mean.
#[test]
fn a_mean_leaves_unknown_values_out() {
    let terms = Terms { targets: vec![Target::of(Some(3), None)], ..terms(Scoring::Mean) };
    let mut tally = values(&[1, 2, 3, 4, 5]);
    tally.denominator = 7;
    tally.unknown = 2;
    let figure = figure(&terms, &counts(tally));
    assert_eq!(shown(&figure), "3.0");
    assert_eq!(figure.denominator, Some(Decimal::from(5)));
    assert_eq!((figure.verdict, figure.certain), (Verdict::Met, false));
    assert!((figure.interval.unwrap().upper - 4.963).abs() < 1e-3);
}

#[test]
fn a_median_is_exact_and_has_order_statistics() {
    let terms = Terms { targets: vec![Target::of(None, Some(20))], ..terms(Scoring::Median) };
    let figure = figure(&terms, &counts(values(&[1, 3, 4, 5, 9, 30])));
    assert_eq!(figure.value, Fraction::new(9, 2));
    assert_eq!(shown(&figure), "4.5");
    let interval = figure.interval.unwrap();
    assert_eq!((interval.lower, interval.upper), (1.0, 30.0));
    assert_eq!((figure.verdict, figure.certain), (Verdict::Met, false));
}

#[test]
fn numbers_out_of_range_are_said_to_be_so() {
    let terms = terms(Scoring::Sum);
    let figure = figure(
        &terms,
        &counts(Tally {
            population: 1,
            denominator: 1,
            sum: Some(Decimal::MAX),
            ..Tally::default()
        }),
    );
    assert_eq!((figure.value, figure.reason), (None, Some(Reason::OutOfRange)));
}

proptest! {
    #[test]
    fn a_share_keeps_its_promises(
        denominator in 0_u64..3_000, part in 0.0_f64..=1.0, doubt in 0.0_f64..=1.0, outside in 0_u64..5,
        policy in 0_usize..3, decimals in 0_u32..3,
    ) {
        let numerator = (denominator as f64 * part) as u64;
        let unknown = ((denominator - numerator) as f64 * doubt) as u64;
        let missing = [Missing::NotInNumerator, Missing::Exclude, Missing::InNumerator][policy];
        let terms = Terms { missing, decimals, ..terms(Scoring::Proportion) };
        let tally = Tally { unknown, population_unknown: outside, ..answers(numerator, denominator) };
        let figure = figure(&terms, &counts(tally));
        let Some(value) = figure.value else {
            prop_assert_eq!(figure.reason, Some(Reason::NoData));
            return Ok(());
        };
        let interval = figure.interval.unwrap();
        prop_assert!(0.0 <= interval.lower && interval.lower <= interval.upper && interval.upper <= 100.0);
        if let Some(readings) = figure.readings {
            prop_assert!(readings.lowest <= value && value <= readings.highest);
        }
        let shown = figure.shown.unwrap();
        match figure.verdict {
            Verdict::Met => prop_assert!(shown >= Decimal::from(95)),
            Verdict::NotMet => prop_assert!(shown < Decimal::from(95)),
            Verdict::NotAssessed => prop_assert_eq!(figure.reason, Some(Reason::TooFew)),
        }
        prop_assert!(!figure.certain || figure.reason.is_none());
    }
}
