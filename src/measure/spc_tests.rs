//! Control charts against published examples, and their laws.

use std::cmp::Ordering;

use proptest::prelude::*;

use super::*;

fn tenths(values: &[i128]) -> Vec<Option<Fraction>> {
    values.iter().map(|value| Fraction::new(*value, 10)).collect()
}

fn units(values: &[i128]) -> Vec<Option<Fraction>> {
    values.iter().map(|value| Fraction::new(*value, 1)).collect()
}

fn higher() -> Settings {
    Settings::new(Improvement::Higher)
}

fn near(found: f64, expected: f64, tolerance: f64) {
    assert!((found - expected).abs() < tolerance, "{found} is not {expected}");
}

fn rules(chart: &Chart) -> Vec<Vec<Rule>> {
    let of = |point: &Point| point.signals.iter().map(|signal| signal.rule).collect();
    chart.points.iter().map(|point| point.as_ref().map(of).unwrap_or_default()).collect()
}

fn breaking(chart: &Chart, rule: Rule) -> Vec<usize> {
    let broken = rules(chart).into_iter().enumerate().filter(|(_, rules)| rules.contains(&rule));
    broken.map(|(i, _)| i).collect()
}

/// Wheeler and Chambers 1992, p. 49: mean 41.42, mean moving range 19/11, limits 36.82 and 46.01.
#[test]
fn individuals_agree_with_wheeler() {
    let chart = xmr(&units(&[39, 41, 41, 41, 43, 44, 41, 42, 40, 41, 44, 40]), higher()).unwrap();
    near(chart.mean, 41.42, 0.005);
    let point = chart.points[0].as_ref().unwrap();
    near(point.lower, 36.82, 0.005);
    near(point.upper, 46.01, 0.005);
    let ranges = chart.ranges.as_ref().unwrap();
    near(ranges.mean, 19.0 / 11.0, 1e-12);
    near(ranges.upper, 5.643, 0.0005);
    assert_eq!(ranges.each[..3], [None, Some((2.0, false)), Some((0.0, false))]);
    assert!(chart.stable());
}

/// NIST/SEMATECH e-Handbook 6.3.2.2: mean 50.81, mean moving range 1.8778, limits 45.8159 and 55.8041 (with
/// 3/1.128 where Wheeler has 2.66, which moves them by 0.0008).
#[test]
fn individuals_agree_with_nist() {
    let flow = tenths(&[496, 476, 499, 513, 478, 512, 526, 524, 536, 521]);
    let chart = xmr(&flow, higher()).unwrap();
    near(chart.mean, 50.81, 1e-9);
    near(chart.ranges.as_ref().unwrap().mean, 1.8778, 5e-5);
    near(chart.points[0].as_ref().unwrap().lower, 45.8159, 1e-3);
    near(chart.points[0].as_ref().unwrap().upper, 55.8041, 1e-3);
}

/// Montgomery, Introduction to Statistical Quality Control, orange juice cans, 30 samples of 50: p̄ = 347/1500,
/// limits 0.0524 and 0.4102; samples 15 and 23 lie outside.
#[test]
fn equal_samples_agree_with_montgomery() {
    let leaky = [
        12, 15, 8, 10, 4, 7, 16, 9, 14, 10, 5, 6, 17, 12, 22, 8, 10, 5, 13, 11, 20, 18, 24, 15, 9,
        12, 7, 13, 9, 6,
    ];
    let samples = leaky.map(|leaky| (leaky, 50));
    let chart = p_chart(&samples, false, Settings::new(Improvement::Lower)).unwrap();
    near(chart.mean, 23.13, 0.005);
    near(chart.points[0].as_ref().unwrap().lower, 5.24, 0.005);
    // Montgomery works with p̄ rounded to 0.2313; exactly it is 0.41025.
    near(chart.points[0].as_ref().unwrap().upper, 41.02, 0.006);
    assert_eq!(breaking(&chart, Rule::Outside), [14, 22]);
    assert_eq!(chart.points[14].as_ref().unwrap().reading(), Some(Reading::Concern));
}

/// Montgomery, purchase orders, samples of 80 to 120: p̄ = 234/2450; he rounds it to 0.096 and has the limits
/// 0.007 and 0.184 for 100; sample 11 lies outside.
#[test]
fn unequal_samples_agree_with_montgomery() {
    let bad = [12, 8, 6, 9, 10, 12, 11, 16, 10, 6, 20, 15, 9, 8, 6, 8, 10, 7, 5, 8, 5, 8, 10, 6, 9];
    let sizes = [
        100, 80, 80, 100, 110, 110, 100, 100, 90, 90, 110, 120, 120, 120, 110, 80, 80, 80, 90, 100,
        100, 100, 100, 90, 90,
    ];
    let samples: Vec<_> = bad.into_iter().zip(sizes).collect();
    let chart = p_chart(&samples, false, higher()).unwrap();
    near(chart.mean, 9.551, 5e-4);
    let first = chart.points[0].as_ref().unwrap();
    near(first.lower, 0.7, 0.05);
    near(first.upper, 18.4, 0.05);
    assert_eq!(breaking(&chart, Rule::Outside), [10]);
}

/// Montgomery, supply chain errors, 20 weeks of 50 shipments: ū = 0.0740, limits 0 and 0.1894.
#[test]
fn equal_exposures_agree_with_montgomery() {
    let errors = [2, 3, 8, 1, 1, 4, 1, 4, 5, 1, 8, 2, 4, 3, 4, 1, 8, 3, 7, 4];
    let weeks = errors.map(|errors| (errors, Decimal::from(50)));
    let chart = u_chart(&weeks, Decimal::ONE, false, higher()).unwrap();
    near(chart.mean, 0.0740, 1e-12);
    let first = chart.points[0].as_ref().unwrap();
    assert_eq!(first.lower, 0.0);
    near(first.upper, 0.1894, 5e-5);
}

/// Montgomery, dyed cloth: 153 faults in 107.5 units, ū = 1.42; limits 0.29 and 2.55 for 10, 0.41 and 2.43 for
/// 12.5 (2.4356 exactly). σ_z = 0.678796 by numpy 2, an independent route.
#[test]
fn unequal_exposures_agree_with_montgomery() {
    let faults = [14, 12, 20, 11, 7, 10, 21, 16, 19, 23];
    let size = [100, 80, 130, 100, 95, 100, 120, 105, 120, 125];
    let rolls: Vec<_> = faults.into_iter().zip(size.map(|size| Decimal::new(size, 1))).collect();
    let chart = u_chart(&rolls, Decimal::ONE, false, higher()).unwrap();
    near(chart.mean, 1.42, 0.005);
    let limits =
        |i: usize| chart.points[i].as_ref().map(|point| (point.lower, point.upper)).unwrap();
    near(limits(0).0, 0.29, 0.005);
    near(limits(0).1, 2.55, 0.006);
    near(limits(9).0, 0.41, 0.005);
    near(limits(9).1, 2.43, 0.006);
    let laney = u_chart(&rolls, Decimal::ONE, true, higher()).unwrap();
    near(laney.sigma_z.unwrap(), 0.678_796, 5e-7);
}

/// The first six weeks of Mohammed et al. 2013 (BMJ Quality & Safety 22:362–368; emergency attendances seen
/// within four hours). Independent route: numpy 2 gives p̄ = 95.049236 %, σ_z = 9.424066 and, in the first week,
/// the limits 93.891131 and 96.207340.
#[test]
fn laneys_limits_agree_with_numpy() {
    let weeks = [
        (266_501, 280_443),
        (264_225, 276_823),
        (276_532, 291_681),
        (281_461, 296_155),
        (269_071, 282_343),
        (261_215, 275_888),
    ];
    let settings = Settings { least_points: 6, ..higher() };
    let chart = p_chart(&weeks, true, settings).unwrap();
    near(chart.mean, 95.049_236, 5e-7);
    near(chart.sigma_z.unwrap(), 9.424_066, 5e-7);
    near(chart.points[0].as_ref().unwrap().lower, 93.891_131, 5e-7);
    near(chart.points[0].as_ref().unwrap().upper, 96.207_340, 5e-7);
    assert!(chart.stable());
    assert!(!p_chart(&weeks, false, settings).unwrap().stable());
}

#[test]
fn a_run_of_seven_is_marked_whole_and_six_are_none() {
    let low = [10, 12, 10, 12, 10, 12, 11];
    let values = |high: usize| [low.to_vec(), [15, 14].repeat(4)[..high].to_vec()].concat();
    // Seven below and seven above the mean: both are runs, the worse and the better one.
    let chart = xmr(&units(&values(7)), higher()).unwrap();
    assert_eq!(breaking(&chart, Rule::Run), (0..14).collect::<Vec<_>>());
    assert_eq!(chart.points[0].as_ref().unwrap().reading(), Some(Reading::Concern));
    assert_eq!(chart.points[13].as_ref().unwrap().reading(), Some(Reading::Improvement));
    let chart = xmr(&units(&values(6)), higher()).unwrap();
    assert_eq!(breaking(&chart, Rule::Run), (0..7).collect::<Vec<_>>());
    let chart = xmr(&units(&values(6)), Settings { run: 6, ..higher() }).unwrap();
    assert_eq!(breaking(&chart, Rule::Run), (0..13).collect::<Vec<_>>());
}

#[test]
fn a_trend_is_seven_values_each_above_the_last() {
    let chart = xmr(&units(&[5, 3, 4, 5, 6, 7, 8, 9, 9, 4, 5]), higher()).unwrap();
    assert_eq!(breaking(&chart, Rule::Trend), [1, 2, 3, 4, 5, 6, 7]);
    let signal = chart.points[1].as_ref().unwrap().signals[0];
    assert_eq!(signal, Signal { rule: Rule::Trend, upward: true, reading: Reading::Improvement });
    let six = xmr(&units(&[5, 4, 5, 6, 7, 8, 9, 9, 4, 5]), higher()).unwrap();
    assert!(breaking(&six, Rule::Trend).is_empty());
    let falling = xmr(&units(&[9, 8, 7, 6, 5, 4, 3, 3, 3, 9]), higher()).unwrap();
    assert_eq!(breaking(&falling, Rule::Trend), [0, 1, 2, 3, 4, 5, 6]);
    let neutral = Settings::new(Improvement::Neutral);
    let falling = xmr(&units(&[9, 8, 7, 6, 5, 4, 3, 3, 3, 9]), neutral).unwrap();
    assert_eq!(falling.points[0].as_ref().unwrap().reading(), Some(Reading::Neutral));
}

/// By hand: twelve samples of 100, p̄ = 600/1200 = 50 %, σ = 5 points; beyond two lie 61 and above, beyond
/// three 66 and above.
#[test]
fn two_of_three_beyond_two_sigma_by_hand() {
    let sample = |counts: [u64; 12]| counts.map(|count| (count, 100));
    let chart = p_chart(&sample([50, 45, 61, 50, 62, 45, 50, 45, 44, 46, 52, 50]), false, higher());
    let chart = chart.unwrap();
    near(chart.mean, 50.0, 1e-9);
    assert_eq!(breaking(&chart, Rule::TwoOfThree), [2, 4]);
    assert!(breaking(&chart, Rule::Outside).is_empty());
    // Three apart, on two sides, or on the very line of two sigma they are none.
    for counts in [
        [50, 45, 61, 50, 50, 62, 45, 45, 44, 46, 52, 50],
        [50, 45, 61, 39, 50, 50, 55, 50, 50, 50, 50, 50],
        [50, 50, 60, 60, 50, 50, 40, 50, 40, 50, 50, 50],
    ] {
        let chart = p_chart(&sample(counts), false, higher()).unwrap();
        near(chart.mean, 50.0, 1e-9);
        assert!(breaking(&chart, Rule::TwoOfThree).is_empty());
    }
}

#[test]
fn what_worries_is_not_hidden_by_what_pleases() {
    // A rising trend that begins far below the mean.
    let mut values = vec![60; 8];
    values.extend([10, 12, 14, 16, 18, 20, 22, 58]);
    let chart = xmr(&units(&values), higher()).unwrap();
    let point = chart.points[11].as_ref().unwrap();
    assert!(point.signals.iter().any(|signal| signal.reading == Reading::Improvement));
    assert_eq!(point.reading(), Some(Reading::Concern));
}

/// Wheeler's example again: limits 36.82 and 46.01.
#[test]
fn assurance_by_the_side_of_the_limits() {
    let chart = xmr(&units(&[39, 41, 41, 41, 43, 44, 41, 42, 40, 41, 44, 40]), higher()).unwrap();
    let reads = |least, most| chart.assurance(&Target::of(least, most));
    assert_eq!(reads(Some(36), None), Some(Assurance::Capable));
    assert_eq!(reads(Some(37), None), Some(Assurance::HitOrMiss));
    assert_eq!(reads(Some(46), None), Some(Assurance::HitOrMiss));
    assert_eq!(reads(Some(47), None), Some(Assurance::Incapable));
    assert_eq!(reads(None, Some(47)), Some(Assurance::Capable));
    assert_eq!(reads(None, Some(36)), Some(Assurance::Incapable));
    assert_eq!(reads(Some(36), Some(47)), Some(Assurance::Capable));
    assert_eq!(reads(Some(36), Some(40)), Some(Assurance::HitOrMiss));
    assert_eq!(reads(None, None), None);
}

/// By hand: 95 % of 40 in each quarter has σ = √(0.95 · 0.05 / 40) = 3.446 points: 84.66 to 100.
#[test]
fn a_small_service_at_its_target_hits_or_misses_it() {
    let chart = p_chart(&[(38, 40); 12], false, higher()).unwrap();
    near(chart.points[0].as_ref().unwrap().lower, 84.662, 5e-4);
    assert_eq!(chart.points[0].as_ref().unwrap().upper, 100.0);
    assert_eq!(chart.assurance(&Target::of(Some(95), None)), Some(Assurance::HitOrMiss));
    assert_eq!(chart.assurance(&Target::of(Some(84), None)), Some(Assurance::Capable));
}

#[test]
fn values_without_spread_are_unusual_in_nothing() {
    // Thirds are no floating-point numbers, and their mean is not one of them to the last bit.
    let chart = xmr(&vec![Fraction::new(1, 3); 11], higher()).unwrap();
    assert!(chart.stable());
    assert!(chart.ranges.as_ref().unwrap().each.iter().flatten().all(|(_, beyond)| !beyond));
    for (favourable, total) in [(0, 30), (30, 30), (10, 30)] {
        for laney in [false, true] {
            assert!(p_chart(&[(favourable, total); 11], laney, higher()).unwrap().stable());
        }
    }
    assert!(u_chart(&[(0, Decimal::ONE); 11], Decimal::ONE, true, higher()).unwrap().stable());
}

#[test]
fn periods_without_a_value_are_passed_over() {
    let mut values = units(&[39, 41, 41, 41, 43, 44, 41, 42, 40, 41, 44, 40]);
    let whole = xmr(&values, higher()).unwrap();
    values.insert(3, None);
    let gap = xmr(&values, higher()).unwrap();
    assert_eq!(gap.points[3], None);
    assert_eq!(gap.ranges.as_ref().unwrap().each[3], None);
    let left = |chart: &Chart| chart.points.iter().flatten().cloned().collect::<Vec<_>>();
    assert_eq!(left(&gap), left(&whole));
    let counts = [[(9, 10); 10].to_vec(), vec![(0, 0)]].concat();
    assert_eq!(p_chart(&counts, false, higher()).unwrap().points[10], None);
}

#[test]
fn what_cannot_be_read_is_refused_with_a_reason() {
    let few = Refusal::TooFewPoints { have: 9, need: 10 };
    assert_eq!(xmr(&units(&[1; 9]), higher()), Err(few));
    assert_eq!(p_chart(&[[(1, 2); 9].to_vec(), vec![(0, 0)]].concat(), false, higher()), Err(few));
    assert_eq!(few.key(), "too_few_points");
    assert_eq!(p_chart(&[(1, 2), (3, 2)], false, higher()), Err(Refusal::Impossible { point: 1 }));
    let negative = [(1, Decimal::ONE), (1, -Decimal::ONE)];
    assert_eq!(
        u_chart(&negative, Decimal::ONE, false, higher()),
        Err(Refusal::Impossible { point: 1 })
    );
    let weeks = [(1, Decimal::ONE); 10];
    assert_eq!(u_chart(&weeks, Decimal::ZERO, false, higher()), Err(Refusal::OutOfRange));
    let settings = Settings { least_points: 0, ..higher() };
    assert_eq!(xmr(&[], settings), Err(Refusal::TooFewPoints { have: 0, need: 2 }));
}

fn lawful(chart: &Chart, lowest: f64, highest: f64) -> bool {
    chart.points.iter().flatten().all(|point| {
        lowest <= point.lower
            && point.lower <= chart.mean + 1e-9
            && chart.mean <= point.upper + 1e-9
            && point.upper <= highest
    })
}

fn settings() -> impl Strategy<Value = Settings> {
    let way = prop_oneof![
        Just(Improvement::Higher),
        Just(Improvement::Lower),
        Just(Improvement::Neutral)
    ];
    (way, 0_usize..12, 0_usize..9, 0_usize..9).prop_map(
        |(improvement, least_points, run, trend)| Settings {
            improvement,
            least_points,
            run,
            trend,
        },
    )
}

proptest! {
    #[test]
    fn shares_stay_in_their_limits(counts in prop::collection::vec((0_u64..300, 0_u64..300), 0..40), laney: bool, settings in settings()) {
        let counts: Vec<_> = counts.iter().map(|(a, b)| (*a.min(b), *a.max(b))).collect();
        if let Ok(chart) = p_chart(&counts, laney, settings) {
            prop_assert!(lawful(&chart, 0.0, 100.0));
            prop_assert_eq!(chart.points.len(), counts.len());
            prop_assert!(chart.assurance(&Target::of(Some(95), None)).is_some());
        }
    }

    /// A mirrored series breaks the same rules the other way.
    #[test]
    fn rules_do_not_know_up_from_down(values in prop::collection::vec(-50_i128..50, 10..40)) {
        let mirrored: Vec<_> = values.iter().map(|value| -value).collect();
        let (one, two) = (xmr(&units(&values), higher()).unwrap(), xmr(&units(&mirrored), higher()).unwrap());
        prop_assert_eq!(rules(&one), rules(&two));
        prop_assert!(lawful(&one, f64::NEG_INFINITY, f64::INFINITY));
        for (a, b) in one.points.iter().flatten().zip(two.points.iter().flatten()) {
            prop_assert!(a.signals.iter().zip(&b.signals).all(|(a, b)| a.upward != b.upward));
        }
    }

    /// Runs by another road: seven alike in a window that holds the value.
    #[test]
    fn runs_agree_with_windows(values in prop::collection::vec(0_i128..4, 10..40)) {
        let chart = xmr(&units(&values), higher()).unwrap();
        let (sum, n) = (values.iter().sum::<i128>(), values.len() as i128);
        let side: Vec<_> = values.iter().map(|value| (value * n).cmp(&sum)).collect();
        let in_run = |i: usize| (0..side.len().saturating_sub(6)).any(|start| {
            (start..start + 7).contains(&i) && side[start] != Ordering::Equal && side[start..start + 7].iter().all(|way| *way == side[start])
        });
        let expected: Vec<_> = (0..values.len()).filter(|i| in_run(*i)).collect();
        prop_assert_eq!(breaking(&chart, Rule::Run), expected);
    }

    #[test]
    fn nothing_panics(counts in prop::collection::vec((any::<u64>(), any::<u64>(), any::<i64>(), 0_u32..28), 0..14), laney: bool, settings in settings()) {
        let shares: Vec<_> = counts.iter().map(|(a, b, ..)| (*a, *b)).collect();
        p_chart(&shares, laney, settings).ok();
        let rates: Vec<_> = counts.iter().map(|(events, _, days, scale)| (*events, Decimal::new(*days, *scale))).collect();
        u_chart(&rates, Decimal::from(1000), laney, settings).ok();
        let values: Vec<_> = counts.iter().map(|(a, b, ..)| Fraction::new((*a).into(), (*b).into())).collect();
        if let Ok(chart) = xmr(&values, settings) {
            let finite = chart.points.iter().flatten().all(|point| point.lower.is_finite() && point.upper.is_finite());
            prop_assert!(finite && chart.mean.is_finite());
        }
    }
}
