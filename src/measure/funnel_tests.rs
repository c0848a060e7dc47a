//! Funnels against scipy, hand arithmetic and their own laws.

use proptest::prelude::*;

use super::*;

fn near(limits: Limits, lower: f64, upper: f64) {
    assert!((limits.lower - lower).abs() < 1e-4, "{limits:?} is not {lower}");
    assert!((limits.upper - upper).abs() < 1e-4, "{limits:?} is not {upper}");
}

/// Independent route: Spiegelhalter's formula over scipy 1.17 `binom.cdf`, found by counting up, with one step
/// more at the upper end.
#[test]
fn exact_share_limits_agree_with_scipy() {
    let one = |total: u64| 100.0 / total as f64;
    for (total, middle, inner, outer) in [
        (20, 95.0, (80.7635, 99.6513), (71.4940, 99.9861)),
        (88, 95.0, (89.3671, 98.5492), (85.8633, 99.8963)),
        (139, 90.0, (84.3689, 94.3469), (80.9845, 96.6289)),
        (365, 50.0, (44.7312, 54.9948), (41.7802, 57.9458)),
        // Below nought the interpolation is cut: it gave −1.6119.
        (50, 10.0, (1.3863, 17.9723), (0.0, 24.0128)),
    ] {
        let at = |level| share_limits(middle, total, level, Shape::Exact, 1.0).unwrap();
        near(at(WARNING), inner.0, f64::min(inner.1 + one(total), 100.0));
        near(at(ALARM), outer.0, f64::min(outer.1 + one(total), 100.0));
    }
}

/// Independent route as above, over scipy `poisson.cdf`.
#[test]
fn exact_rate_limits_agree_with_scipy() {
    let one = Decimal::ONE;
    for (mean, inner, outer) in [
        (0.5, (0.0, 1.860026), (0.0, 3.475859)),
        (10.0, (3.775188, 16.159951), (1.220529, 20.662001)),
        (100.0, (80.366337, 119.580895), (70.065284, 131.80475)),
    ] {
        let at = |level| rate_limits(mean, one, one, level, Shape::Exact, 1.0).unwrap();
        near(at(WARNING), inner.0, inner.1 + 1.0);
        near(at(ALARM), outer.0, outer.1 + 1.0);
    }
}

/// By hand: six tosses of a coin have the masses 1, 6, 15, 20, 15, 6, 1 of 64. For p = 0.025, r = 1 and
/// α = (7/64 − 0.025) / (6/64) = 0.9, so the lower limit is 0.1/6 = 1.6667 %; the upper is its mirror image.
#[test]
fn six_coins_by_hand() {
    near(share_limits(50.0, 6, 0.95, Shape::Exact, 1.0).unwrap(), 1.66667, 98.33333);
}

/// By hand: 0.95²⁰ = 0.358, so nothing is odd about 20 of 20 around 95 %; 0.95⁸⁸ = 0.011 is between 0.025 and 0.001.
#[test]
fn all_of_a_few_is_no_alarm() {
    let target = Around::Target(Decimal::from(95));
    let funnel = shares(&[(20, 20), (88, 88), (200, 200)], target, Shape::Exact).unwrap();
    let classes: Vec<_> = funnel.places.iter().flatten().map(|place| place.class).collect();
    assert_eq!(classes, [Class::Inside, Class::Warning, Class::Alarm]);
}

/// By hand: 50 ± 1.959964 · 100 · √(0.25/100) = 50 ± 9.79982; with φ = 4 twice as wide.
#[test]
fn normal_limits_by_hand() {
    near(share_limits(50.0, 100, 0.95, Shape::Normal, 4.0).unwrap(), 40.20018, 59.79982);
    near(share_limits(50.0, 100, 0.95, Shape::Overdispersed, 4.0).unwrap(), 30.40036, 69.59964);
    // 2 per 1 000 in 5 000 days: ten expected, 2 ± 1.959964 · 1000 · √(0.002/5000) = 2 ± 1.23959.
    let days = Decimal::from(5000);
    let thousand = Decimal::from(1000);
    near(rate_limits(2.0, days, thousand, 0.95, Shape::Normal, 1.0).unwrap(), 0.76041, 3.23959);
}

/// By hand: of twenty scores two at either end are drawn in.
#[test]
fn dispersion_by_hand() {
    // 1 to 20: 1 and 2 become 3, 19 and 20 become 18; the squares of 3 to 18 sum to 2104, so
    // (2104 + 2 · 9 + 2 · 324) / 20 = 2770 / 20.
    let scores: Vec<f64> = (1..=20).rev().map(f64::from).collect();
    assert!((dispersion(&scores).unwrap() - 138.5).abs() < 1e-12);
    assert_eq!(dispersion(&scores[..9]), None);
    assert_eq!(dispersion(&[f64::NAN; 12]), None);
    // 1 + 2√(2/50) = 1.4.
    assert!(overdispersed(1.401, 50) && !overdispersed(1.399, 50));
}

/// Eleven centres of 100 around 90 %, one at 70 (z = −20/3) and one at 84 (z = −2).
#[test]
fn centres_are_classed_with_their_side() {
    let mut centres = vec![(90, 100); 9];
    centres.extend([(70, 100), (84, 100), (97, 100), (0, 0)]);
    let target = Around::Target(Decimal::from(90));
    let funnel = shares(&centres, target, Shape::Normal).unwrap();
    let seen = |i: usize| funnel.places[i].map(|place| (place.class, place.side));
    assert_eq!(seen(0), Some((Class::Inside, Ordering::Equal)));
    assert_eq!(seen(9), Some((Class::Alarm, Ordering::Less)));
    assert_eq!(seen(10), Some((Class::Warning, Ordering::Less)));
    assert_eq!(seen(11), Some((Class::Warning, Ordering::Greater)));
    assert_eq!(seen(12), None);
    // φ: z is 0 nine times, −20/3, −2 and 7/3; one of twelve drawn in at either end, so (2 · 4 + 0) / 12.
    assert!((funnel.phi.unwrap() - 8.0 / 12.0).abs() < 1e-9, "{:?}", funnel.phi);
    assert!(!funnel.adjusted);
}

#[test]
fn centres_that_differ_widely_are_judged_by_their_own_spread() {
    // Half at 80 % and half at 60 % of 400: z = ±10/√(0.21·10⁴/400) = ±4.364, φ = 19.05.
    let centres: Vec<_> = (0..20).map(|i| (if i % 2 == 0 { 320 } else { 240 }, 400)).collect();
    let plain = shares(&centres, Around::Common, Shape::Exact).unwrap();
    assert!(plain.places.iter().flatten().all(|place| place.class == Class::Alarm));
    assert!((plain.middle - 70.0).abs() < 1e-12 && !plain.adjusted);
    let wide = shares(&centres, Around::Common, Shape::Overdispersed).unwrap();
    assert!((wide.phi.unwrap() - 100.0 * 4.0 / 21.0).abs() < 1e-9, "{:?}", wide.phi);
    assert!(wide.adjusted);
    assert!(wide.places.iter().flatten().all(|place| place.class == Class::Inside));
}

#[test]
fn a_target_that_allows_no_chance_has_one_line() {
    let all = Around::Target(Decimal::from(100));
    let funnel = shares(&[(10, 10), (9, 10)], all, Shape::Exact).unwrap();
    assert_eq!(funnel.places[0].unwrap().class, Class::Inside);
    assert_eq!(funnel.places[1].unwrap().class, Class::Alarm);
    let none =
        rates(&[(0, Decimal::ONE), (0, Decimal::TWO)], Around::Common, Decimal::ONE, Shape::Exact);
    assert!(none.unwrap().places.iter().flatten().all(|place| place.class == Class::Inside));
}

#[test]
fn impossible_numbers_have_no_funnel() {
    let ten = Decimal::TEN;
    assert_eq!(shares(&[(3, 2)], Around::Common, Shape::Exact), None);
    assert_eq!(shares(&[(0, 0)], Around::Common, Shape::Exact), None);
    assert_eq!(shares(&[], Around::Common, Shape::Exact), None);
    assert_eq!(shares(&[(1, 2)], Around::Target(Decimal::from(101)), Shape::Exact), None);
    assert_eq!(rates(&[(1, -ten)], Around::Common, ten, Shape::Exact), None);
    assert_eq!(rates(&[(1, Decimal::ZERO)], Around::Common, ten, Shape::Exact), None);
    assert_eq!(rates(&[(1, ten)], Around::Common, Decimal::ZERO, Shape::Exact), None);
    let stray = rates(&[(9, Decimal::ZERO), (1, ten)], Around::Common, ten, Shape::Exact).unwrap();
    assert_eq!((stray.middle, stray.places[0]), (1.0, None));
    assert_eq!(share_limits(f64::NAN, 10, 0.95, Shape::Exact, 1.0), None);
    assert_eq!(share_limits(50.0, 10, 1.0, Shape::Exact, 1.0), None);
}

fn ordered(place: &Place, highest: f64) -> bool {
    let within = |limits: Limits| 0.0 <= limits.lower && limits.lower <= limits.upper;
    within(place.inner)
        && within(place.outer)
        && place.outer.lower <= place.inner.lower
        && place.inner.upper <= place.outer.upper
        && place.outer.upper <= highest
}

fn shape() -> impl Strategy<Value = Shape> {
    prop_oneof![Just(Shape::Exact), Just(Shape::Normal), Just(Shape::Overdispersed)]
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(128))]
    #[test]
    fn share_limits_are_ordered_and_in_range(
        centres in prop::collection::vec((0_u64..400, 0_u64..400), 0..25), target in 0_u32..=100, shape in shape(), common: bool,
    ) {
        let centres: Vec<_> = centres.iter().map(|(a, b)| (*a.min(b), *a.max(b))).collect();
        let around = if common { Around::Common } else { Around::Target(target.into()) };
        let funnel = shares(&centres, around, shape);
        prop_assert!(funnel.is_some() || (common && centres.iter().all(|centre| centre.1 == 0)));
        for place in funnel.iter().flat_map(|funnel| funnel.places.iter().flatten()) {
            prop_assert!(ordered(place, 100.0), "{:?}", place);
        }
    }

    /// The tails of statrs are the independent route.
    #[test]
    fn exact_classes_are_tail_probabilities(total in 1_u64..300, part in 0.0_f64..=1.0, target in 1_u32..100) {
        use statrs::distribution::{Binomial, DiscreteCDF};
        let favourable = (total as f64 * part) as u64;
        let around = Around::Target(target.into());
        let place = shares(&[(favourable, total)], around, Shape::Exact).unwrap().places[0].unwrap();
        let chance = Binomial::new(f64::from(target) / 100.0, total).unwrap();
        let below = chance.cdf(favourable);
        let above = if favourable == 0 { 1.0 } else { chance.sf(favourable - 1) };
        let probability = below.min(above);
        prop_assume!([0.025, 0.001].iter().all(|tail| (probability - tail).abs() > 1e-9));
        let expected = match probability {
            p if p < 0.001 => Class::Alarm,
            p if p < 0.025 => Class::Warning,
            _ => Class::Inside,
        };
        prop_assert_eq!(place.class, expected, "{:?} {}", place, probability);
    }

    #[test]
    fn unfavourable_answers_have_the_mirrored_limits(total in 1_u64..500, middle in 1.0_f64..99.0, shape in shape()) {
        let one = share_limits(middle, total, 0.95, shape, 2.0).unwrap();
        let two = share_limits(100.0 - middle, total, 0.95, shape, 2.0).unwrap();
        prop_assert!((one.lower + two.upper - 100.0).abs() < 1e-6 && (one.upper + two.lower - 100.0).abs() < 1e-6);
    }

    #[test]
    fn rate_limits_are_ordered(centres in prop::collection::vec((0_u64..5_000, 0_i64..1_000_000), 0..25), shape in shape()) {
        let centres: Vec<_> = centres.iter().map(|(events, days)| (*events, Decimal::new(*days, 1))).collect();
        let funnel = rates(&centres, Around::Common, Decimal::from(1000), shape);
        for place in funnel.iter().flat_map(|funnel| funnel.places.iter().flatten()) {
            prop_assert!(ordered(place, f64::INFINITY), "{:?}", place);
        }
    }

    #[test]
    fn nothing_panics(a: u64, b: u64, c: u64, d: i64, scale in 0_u32..28, target: i64, shape in shape()) {
        let exposure = Decimal::new(d, scale);
        let target = Around::Target(Decimal::new(target, scale));
        for around in [Around::Common, target] {
            shares(&[(a, b), (c, a), (0, 0)], around, shape);
            rates(&[(a, exposure), (b, Decimal::ONE)], around, Decimal::from(1000), shape);
        }
    }

    #[test]
    fn exact_and_normal_limits_draw_near_as_centres_grow(total in 20_000_u64..200_000, middle in 20.0_f64..80.0) {
        let exact = share_limits(middle, total, 0.95, Shape::Exact, 1.0).unwrap();
        let normal = share_limits(middle, total, 0.95, Shape::Normal, 1.0).unwrap();
        prop_assert!((exact.lower - normal.lower).abs() < 200.0 / total as f64);
        prop_assert!((exact.upper - normal.upper).abs() < 200.0 / total as f64);
    }
}
