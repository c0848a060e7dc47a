//! Intervals of a proportion and of the difference of two proportions. All bounds are shares, 0 to 1.

use statrs::distribution::{Beta, ContinuousCDF};

use super::interval::{Interval, Method, tail, two_sided_z};

/// Wilson's score interval of `favourable` out of `total`:
/// `(2np + z² ± z√(z² + 4np(1 − p))) / (2(n + z²))`.
///
/// Wilson, E. B. (1927), JASA 22:209–212; Newcombe, R. G. (1998), Statistics in Medicine 17:857–872, method 3.
/// `None` when `total` is 0, `favourable` exceeds it, or the level does not lie between 0 and 1.
pub fn wilson(favourable: u64, total: u64, level: f64) -> Option<Interval> {
    let z = two_sided_z(level)?;
    if total == 0 || favourable > total {
        return None;
    }
    let (x, n) = (favourable as f64, total as f64);
    let middle = 2.0 * x + z * z;
    let half = z * (z * z + 4.0 * x * (n - x) / n).sqrt();
    let divisor = 2.0 * (n + z * z);
    // At the ends the formula gives exactly 0 and 1; floating point may miss them by a hair.
    let lower = if favourable == 0 { 0.0 } else { ((middle - half) / divisor).max(0.0) };
    let upper = if favourable == total { 1.0 } else { ((middle + half) / divisor).min(1.0) };
    Some(Interval { level, lower, upper, method: Method::Wilson })
}

/// Clopper and Pearson's exact interval of `favourable` out of `total`: the quantiles
/// `B(α/2; x, n − x + 1)` and `B(1 − α/2; x + 1, n − x)` of the beta distribution.
///
/// Clopper, C. J., Pearson, E. S. (1934), Biometrika 26:404–413.
/// `None` when `total` is 0, `favourable` exceeds it, or the level does not lie between 0 and 1.
pub fn clopper_pearson(favourable: u64, total: u64, level: f64) -> Option<Interval> {
    let tail = tail(level)?;
    if total == 0 || favourable > total {
        return None;
    }
    let (x, n) = (favourable as f64, total as f64);
    let quantile = |a: f64, b: f64, p: f64| Some(Beta::new(a, b).ok()?.inverse_cdf(p));
    let lower = if favourable == 0 { 0.0 } else { quantile(x, n - x + 1.0, tail)? };
    let upper = if favourable == total { 1.0 } else { 1.0 - quantile(n - x, x + 1.0, tail)? };
    Some(Interval { level, lower, upper, method: Method::ClopperPearson })
}

/// The interval of `p₁ − p₂` for two independent proportions, each (favourable, total):
/// `d − √((p₁ − l₁)² + (u₂ − p₂)²)` to `d + √((u₁ − p₁)² + (p₂ − l₂)²)` with Wilson's l and u.
///
/// Newcombe, R. G. (1998), Statistics in Medicine 17:873–890, method 10.
/// Bounds lie between −1 and 1. `None` as for [`wilson`].
pub fn difference(first: (u64, u64), second: (u64, u64), level: f64) -> Option<Interval> {
    let one = wilson(first.0, first.1, level)?;
    let two = wilson(second.0, second.1, level)?;
    let p1 = first.0 as f64 / first.1 as f64;
    let p2 = second.0 as f64 / second.1 as f64;
    let lower = p1 - p2 - (p1 - one.lower).hypot(two.upper - p2);
    let upper = p1 - p2 + (one.upper - p1).hypot(p2 - two.lower);
    Some(Interval {
        level,
        lower: lower.max(-1.0),
        upper: upper.min(1.0),
        method: Method::Newcombe,
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn near(interval: Interval, lower: f64, upper: f64, tolerance: f64) {
        assert!((interval.lower - lower).abs() < tolerance, "{interval:?} is not {lower}");
        assert!((interval.upper - upper).abs() < tolerance, "{interval:?} is not {upper}");
    }

    /// Newcombe 1998 (17:857), table I, method 3.
    #[test]
    fn wilson_agrees_with_newcombe() {
        for (x, n, lower, upper) in [
            (81, 263, 0.2553, 0.3662),
            (15, 148, 0.0624, 0.1605),
            (0, 20, 0.0, 0.1611),
            (1, 29, 0.0061, 0.1718),
        ] {
            near(wilson(x, n, 0.95).unwrap(), lower, upper, 5e-5);
        }
    }

    /// Newcombe 1998 (17:857), table I, method 5.
    #[test]
    fn clopper_pearson_agrees_with_newcombe() {
        for (x, n, lower, upper) in [
            (81, 263, 0.2527, 0.3676),
            (15, 148, 0.0578, 0.1617),
            (0, 20, 0.0, 0.1684),
            (1, 29, 0.0009, 0.1776),
        ] {
            near(clopper_pearson(x, n, 0.95).unwrap(), lower, upper, 5e-5);
        }
    }

    /// By hand: nothing favourable of n gives an upper bound of 1 − (α/2)^(1/n), all of n the mirror image.
    #[test]
    fn clopper_pearson_has_its_closed_form_at_the_ends() {
        for n in [1, 2, 5, 10, 50, 1000] {
            let bound = 0.025_f64.powf(1.0 / n as f64);
            near(clopper_pearson(0, n, 0.95).unwrap(), 0.0, 1.0 - bound, 1e-9);
            near(clopper_pearson(n, n, 0.95).unwrap(), bound, 1.0, 1e-9);
        }
    }

    /// Newcombe 1998 (17:873), table II, method 10.
    #[test]
    fn difference_agrees_with_newcombe() {
        for (first, second, lower, upper) in [
            ((56, 70), (48, 80), 0.0524, 0.3339),
            ((9, 10), (3, 10), 0.1705, 0.8090),
            ((6, 7), (2, 7), 0.0582, 0.8062),
            ((5, 56), (0, 29), -0.0381, 0.1926),
            ((0, 10), (0, 20), -0.1611, 0.2775),
            ((0, 10), (0, 10), -0.2775, 0.2775),
            ((10, 10), (0, 20), 0.6791, 1.0),
            ((10, 10), (0, 10), 0.6075, 1.0),
        ] {
            near(difference(first, second, 0.95).unwrap(), lower, upper, 5e-5);
        }
    }

    #[test]
    fn nothing_of_nothing_has_no_interval() {
        assert_eq!(wilson(0, 0, 0.95), None);
        assert_eq!(wilson(3, 2, 0.95), None);
        assert_eq!(clopper_pearson(0, 0, 0.95), None);
        assert_eq!(difference((0, 0), (1, 2), 0.95), None);
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(128))]
        #[test]
        fn bounds_are_ordered_and_hold_the_share(n in 1_u64..3_000, part in 0.0_f64..=1.0, level in 0.5_f64..0.999) {
            let x = ((n as f64) * part) as u64;
            let share = x as f64 / n as f64;
            for interval in [wilson(x, n, level).unwrap(), clopper_pearson(x, n, level).unwrap()] {
                prop_assert!(0.0 <= interval.lower && interval.upper <= 1.0);
                prop_assert!(interval.lower <= share + 1e-12 && share <= interval.upper + 1e-12);
            }
        }

        #[test]
        fn wilson_is_a_mirror(n in 1_u64..3_000, part in 0.0_f64..=1.0) {
            let x = ((n as f64) * part) as u64;
            let (one, two) = (wilson(x, n, 0.95).unwrap(), wilson(n - x, n, 0.95).unwrap());
            prop_assert!((one.lower - (1.0 - two.upper)).abs() < 1e-12);
        }

        #[test]
        fn difference_turns_with_its_sides(a in 0_u64..50, b in 50_u64..90, c in 0_u64..40, d in 40_u64..90) {
            let one = difference((a, b), (c, d), 0.95).unwrap();
            let two = difference((c, d), (a, b), 0.95).unwrap();
            prop_assert!(-1.0 <= one.lower && one.lower <= one.upper && one.upper <= 1.0);
            prop_assert!((one.lower + two.upper).abs() < 1e-12);
        }
    }
}
