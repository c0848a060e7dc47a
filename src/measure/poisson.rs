//! Intervals of a number of events. A rate's interval is the number's, times the rate's factor.

use statrs::distribution::{ChiSquared, ContinuousCDF};

use super::interval::{Interval, Method, tail, two_sided_z};

/// Fewer events than this have exact limits: Byar's lower one is too low there (of one event 0.0023 for 0.0253).
const FEW: u64 = 10;

/// Limits of a number of events: exact for fewer than ten, Byar's from there on.
///
/// `None` unless 0 < level < 1.
pub fn limits(events: u64, level: f64) -> Option<Interval> {
    if events < FEW { exact(events, level) } else { byar(events, level) }
}

/// Byar's approximation to the exact Poisson limits of a number of events O:
/// `O(1 − 1/(9O) − z/(3√O))³` to `(O + 1)(1 − 1/(9(O + 1)) + z/(3√(O + 1)))³`.
///
/// Breslow, N. E., Day, N. E. (1987), Statistical Methods in Cancer Research II, IARC, p. 69.
/// Nought events have the lower bound 0. `None` unless 0 < level < 1.
pub fn byar(events: u64, level: f64) -> Option<Interval> {
    let z = two_sided_z(level)?;
    let cube = |o: f64, z: f64| o * (1.0 - 1.0 / (9.0 * o) + z / (3.0 * o.sqrt())).powi(3);
    // At high levels a single event's cube root turns negative; a number of events cannot.
    let lower = if events == 0 { 0.0 } else { cube(events as f64, -z).max(0.0) };
    Some(Interval { level, lower, upper: cube(events as f64 + 1.0, z), method: Method::Byar })
}

/// Exact Poisson limits of a number of events O, from quantiles of χ²:
/// `½ χ²(α/2; 2O)` to `½ χ²(1 − α/2; 2O + 2)`.
///
/// Garwood, F. (1936), Biometrika 28:437–442; Breslow and Day (1987), table 2.11.
/// Nought events have the lower bound 0. `None` unless 0 < level < 1.
pub fn exact(events: u64, level: f64) -> Option<Interval> {
    let tail = tail(level)?;
    let half = |freedom: f64, p: f64| Some(ChiSquared::new(freedom).ok()?.inverse_cdf(p) / 2.0);
    let o = events as f64;
    let lower = if events == 0 { 0.0 } else { half(2.0 * o, tail)? };
    let upper = half(2.0 * o + 2.0, 1.0 - tail)?;
    Some(Interval { level, lower, upper, method: Method::PoissonExact })
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    /// Published 95 % limits of Poisson counts (Garwood 1936; the table of most epidemiology books).
    #[test]
    fn exact_limits_agree_with_the_tables() {
        for (events, lower, upper) in [
            (0, 0.0, 3.689),
            (1, 0.0253, 5.572),
            (2, 0.242, 7.225),
            (5, 1.623, 11.668),
            (9, 4.115, 17.085),
            (10, 4.795, 18.390),
            (20, 12.217, 30.888),
            (50, 37.111, 65.919),
            (100, 81.364, 121.627),
        ] {
            let interval = exact(events, 0.95).unwrap();
            assert!((interval.lower - lower).abs() < 6e-4, "{events}: {interval:?}");
            assert!((interval.upper - upper).abs() < 6e-4, "{events}: {interval:?}");
        }
    }

    /// By hand for 10 events: 10(1 − 1/90 − 1.959964/(3√10))³ = 10 · 0.782292³ = 4.7874 and
    /// 11(1 − 1/99 + 1.959964/(3√11))³ = 11 · 1.186884³ = 18.3914; checked with Python's own floats.
    #[test]
    fn byar_agrees_with_hand_arithmetic() {
        let interval = byar(10, 0.95).unwrap();
        assert!((interval.lower - 4.7874).abs() < 5e-4, "{interval:?}");
        assert!((interval.upper - 18.3914).abs() < 5e-3, "{interval:?}");
        assert_eq!(byar(0, 0.95).unwrap().lower, 0.0);
    }

    /// Garwood's table up to nine events; from ten on Byar's as worked out above, 4.787 and not the exact 4.795.
    #[test]
    fn few_events_take_the_exact_limits() {
        let few = [
            (0, 0.0, 3.689),
            (1, 0.0253, 5.572),
            (5, 1.623, 11.668),
            (9, 4.115, 17.085),
            (10, 4.7874, 18.391),
        ];
        for (events, lower, upper) in few {
            let interval = limits(events, 0.95).unwrap();
            assert!((interval.lower - lower).abs() < 6e-4, "{events}: {interval:?}");
            assert!((interval.upper - upper).abs() < 6e-4, "{events}: {interval:?}");
        }
        assert_eq!(limits(9, 0.95).unwrap().method, Method::PoissonExact);
        assert_eq!(limits(10, 0.95).unwrap().method, Method::Byar);
    }

    /// The definition itself: with the lower limit as the mean, so many events or more are as rare as the tail; with
    /// the upper one, so many or fewer. The masses are summed apart from any quantile of χ².
    #[test]
    fn exact_limits_leave_the_tail_of_their_definition() {
        use crate::measure::discrete::Masses;
        for events in 0..30 {
            let interval = exact(events, 0.95).unwrap();
            let above = Masses::poisson(interval.upper).at_most(events);
            assert!((above - 0.025).abs() < 1e-7, "{events}: {above}");
            if events > 0 {
                let below = Masses::poisson(interval.lower).at_least(events);
                assert!((below - 0.025).abs() < 1e-7, "{events}: {below}");
            }
        }
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(64))]
        #[test]
        fn limits_hold_the_number_and_byar_is_close_to_exact(events in 10_u64..20_000) {
            let (approximate, exact) = (byar(events, 0.95).unwrap(), exact(events, 0.95).unwrap());
            for interval in [approximate, exact] {
                prop_assert!(0.0 <= interval.lower);
                prop_assert!(interval.lower < events as f64 && (events as f64) < interval.upper);
            }
            prop_assert!((approximate.lower / exact.lower - 1.0).abs() < 0.003);
            prop_assert!((approximate.upper / exact.upper - 1.0).abs() < 0.003);
        }
    }
}
