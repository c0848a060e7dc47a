//! Intervals of a share where the answers are a large part of all who could have answered.
//!
//! They speak of these very people in this period, not of the service as it would be with others, and they
//! suppose that who answered is a matter of chance; those who kept silent on purpose are in `survey::bounds`.

use super::discrete::Masses;
use super::fraction::Fraction;
use super::interval::{Interval, Method, tail, two_sided_z};
use super::proportion;

/// Populations are walked through by [`exact`]; a larger one is refused.
const LARGEST_POPULATION: u64 = 1_000_000_000;

/// Wilson's interval for a finite population.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Corrected {
    /// The interval, as a share from 0 to 1.
    pub interval: Interval,
    /// Whether the correction was applied; otherwise it is the plain interval.
    pub applied: bool,
}

/// Whether the finite population correction is to be applied: when five per cent or more of the population
/// answered. Cochran, W. G. (1977), Sampling Techniques, 3rd ed., §2.6.
pub fn matters(answers: u64, population: u64) -> bool {
    answers > 0 && u128::from(answers) * 20 >= u128::from(population)
}

/// Wilson's score interval of `favourable` out of `answers`, for the share in a `population` of so many people
/// that the answers were drawn from without replacement; plain Wilson unless [`matters`].
///
/// The score test is inverted with the variance of a draw without replacement, `p(1 − p)/n · (N − n)/(N − 1)`
/// (Cochran 1977, theorem 3.2), which is Wilson's formula with `n(N − 1)/(N − n)` in place of n; compare O'Neill, B.
/// (2021), Mathematical properties and finite-population correction for the Wilson score interval,
/// arXiv:2109.12464. The bounds are cut to what the answers leave possible, `favourable/N` to
/// `1 − (answers − favourable)/N`; when all answered, both are the share itself.
///
/// It is approximate, right on average but not everywhere: of 88 of 285 people it covers shares from 85 to
/// 100 % in 95 % of draws taken together, and in 90 % at the worst of them. Where a verdict's certainty hangs on it,
/// [`exact`] is the safer one. `None` unless favourable ≤ answers ≤ population, somebody answered, and 0 < level < 1.
pub fn wilson(favourable: u64, answers: u64, population: u64, level: f64) -> Option<Corrected> {
    let z = two_sided_z(level)?;
    if answers == 0 || favourable > answers || answers > population {
        return None;
    }
    if !matters(answers, population) {
        let interval = proportion::wilson(favourable, answers, level)?;
        return Some(Corrected { interval, applied: false });
    }
    let (x, n, all) = (favourable as f64, answers as f64, population as f64);
    let share = x / n;
    let (lowest, highest) = (x / all, (all - (n - x)) / all);
    let (lower, upper) = if answers == population {
        (share, share)
    } else {
        let n = n * (all - 1.0) / (all - n);
        let middle = 2.0 * n * share + z * z;
        let half = z * (z * z + 4.0 * n * share * (1.0 - share)).sqrt();
        let divisor = 2.0 * (n + z * z);
        // As in `proportion::wilson`, the ends are exact; and rounding must not push a bound past the share.
        let lower = if favourable == 0 { 0.0 } else { (middle - half) / divisor };
        let upper = if favourable == answers { 1.0 } else { (middle + half) / divisor };
        (lower.max(lowest).min(share), upper.min(highest).max(share))
    };
    let interval = Interval { level, lower, upper, method: Method::Wilson };
    Some(Corrected { interval, applied: true })
}

/// The least and the greatest number of favourable people in the `population` that the answers do not rule
/// out, as exact shares from 0 to 1: every K for which neither `P(X ≥ x | K)` nor `P(X ≤ x | K)` is α/2 or
/// less, X being hypergeometric. Clopper and Pearson's interval for a finite population; it holds at least
/// the level.
///
/// Buonaccorsi, J. P. (1987), A note on confidence intervals for proportions in finite populations,
/// The American Statistician 41:215–218. `None` as for [`wilson`], and for more than 10⁹ people.
pub fn exact(
    favourable: u64,
    answers: u64,
    population: u64,
    level: f64,
) -> Option<(Fraction, Fraction)> {
    let tail = tail(level)?;
    if answers == 0
        || favourable > answers
        || answers > population
        || population > LARGEST_POPULATION
    {
        return None;
    }
    let (lowest, highest) = (favourable, population - (answers - favourable));
    let urn = |k| Masses::hypergeometric(population, k, answers);
    // Both probabilities move one way with K, so the borders can be bisected.
    let least = first(lowest, highest, |k| urn(k).at_least(favourable) > tail);
    let beyond = first(lowest, highest, |k| urn(k).at_most(favourable) <= tail);
    let greatest =
        if urn(highest).at_most(favourable) > tail { highest } else { beyond.saturating_sub(1) };
    let share = |k: u64| Fraction::new(i128::from(k), i128::from(population));
    Some((share(least)?, share(greatest)?))
}

/// The first number from `low` to `high` of which `holds` is true; `high` when it is true of none below.
fn first(mut low: u64, mut high: u64, holds: impl Fn(u64) -> bool) -> u64 {
    while low < high {
        let middle = low + (high - low) / 2;
        if holds(middle) {
            high = middle;
        } else {
            low = middle + 1;
        }
    }
    low
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn a_few_of_many_keep_the_plain_interval() {
        let corrected = wilson(19, 20, 401, 0.95).unwrap();
        assert!(!corrected.applied);
        assert_eq!(corrected.interval, proportion::wilson(19, 20, 0.95).unwrap());
        assert!(matters(20, 400) && !matters(0, 0));
    }

    #[test]
    fn when_all_answered_nothing_is_left_to_chance() {
        let interval = wilson(113, 119, 119, 0.95).unwrap().interval;
        assert_eq!(interval.lower, 113.0 / 119.0);
        assert_eq!(interval.upper, 113.0 / 119.0);
        let share = Fraction::new(113, 119).unwrap();
        assert_eq!(exact(113, 119, 119, 0.95), Some((share, share)));
    }

    /// By hand, 10 of 10 answers of 11 people: were one unfavourable, he was the one left out with
    /// probability 1/11 > 0.025, so 10/11 is possible, though Wilson's approximation rules it out.
    #[test]
    fn the_exact_interval_is_the_safer_one() {
        let whole = Fraction::new(1, 1).unwrap();
        assert_eq!(exact(10, 10, 11, 0.95), Some((Fraction::new(10, 11).unwrap(), whole)));
        assert!(wilson(10, 10, 11, 0.95).unwrap().interval.lower > 10.0 / 11.0);
    }

    /// Independent route: a loop over scipy 1.17 `hypergeom.sf` and `hypergeom.cdf` for every K.
    #[test]
    fn exact_agrees_with_scipy() {
        for (x, n, all, least, greatest) in EXACT {
            let share = |k: u64| Fraction::new(i128::from(k), i128::from(all)).unwrap();
            assert_eq!(exact(x, n, all, 0.95), Some((share(least), share(greatest))), "{x}/{n}");
        }
    }

    const EXACT: [(u64, u64, u64, u64, u64); 9] = [
        (10, 10, 11, 10, 11),
        (84, 88, 285, 257, 280),
        (105, 110, 285, 260, 279),
        (347, 365, 2904, 2687, 2815),
        (19, 20, 40, 33, 39),
        (0, 5, 12, 0, 5),
        (5, 5, 12, 7, 12),
        (3, 7, 50, 6, 39),
        (113, 119, 130, 121, 124),
    ];

    #[test]
    fn impossible_numbers_have_no_interval() {
        for (x, n, all) in [(0, 0, 10), (3, 2, 10), (5, 10, 9)] {
            assert_eq!(wilson(x, n, all, 0.95), None);
            assert_eq!(exact(x, n, all, 0.95), None);
        }
        assert_eq!(wilson(1, 2, 10, 1.0), None);
        assert_eq!(exact(1, 2, 10, f64::NAN), None);
        assert_eq!(exact(1, 2, u64::MAX, 0.95), None);
        assert!(wilson(1, 2, u64::MAX, 0.95).is_some());
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(128))]
        #[test]
        fn bounds_hold_the_share_and_what_is_possible(all in 1_u64..400, a in 0.0_f64..=1.0, b in 0.0_f64..=1.0, level in 0.5_f64..0.999) {
            let n = ((all as f64 * a) as u64).max(1);
            let x = (n as f64 * b) as u64;
            let share = x as f64 / n as f64;
            let near = wilson(x, n, all, level).unwrap().interval;
            prop_assert!(0.0 <= near.lower && near.lower <= share && share <= near.upper && near.upper <= 1.0);
            let plain = proportion::wilson(x, n, level).unwrap();
            prop_assert!(near.upper - near.lower <= plain.upper - plain.lower + 1e-12);
            let (least, greatest) = exact(x, n, all, level).unwrap();
            prop_assert!(Fraction::new(i128::from(x), i128::from(all)).unwrap() <= least && least <= greatest);
            prop_assert!(greatest <= Fraction::new(i128::from(all - (n - x)), i128::from(all)).unwrap());
            let step = 1.0 / all as f64;
            prop_assert!(least.to_f64() <= share + step && share <= greatest.to_f64() + step);
        }
    }
}
