//! The only place where a figure is rounded: half away from zero, from exact values.
//!
//! Official Lithuanian texts round so (4 682 / 5 900 is printed as 79 %, 635 / 617 − 1 as 2,92 %);
//! no source states a rule.

use rust_decimal::Decimal;

use super::fraction::Fraction;
use super::target::meets;
use crate::library::terms::Target;

/// No figure is printed with more decimals than this.
pub const MOST_DECIMALS: u32 = 12;

/// Which neighbour of an exact value is printed.
#[derive(Clone, Copy)]
enum Direction {
    HalfAwayFromZero,
    Down,
    Up,
}

/// The value with so many decimals (at most [`MOST_DECIMALS`]), half away from zero: 94.5 becomes 95,
/// −2.5 becomes −3. The result keeps its trailing zeros: 95 with one decimal is `95.0`.
pub fn rounded(value: Fraction, decimals: u32) -> Decimal {
    to_decimal(value, decimals, Direction::HalfAwayFromZero)
}

/// The value as it must be printed: rounded, with more decimals than asked for where the rounded value
/// would tell another verdict than the exact one (113 of 119 against 95 %: `94.96`, not `95.0`).
pub fn printed(value: Fraction, decimals: u32, target: Option<&Target>) -> Decimal {
    let verdict = target.and_then(|target| meets(target, value));
    let (Some(target), Some(verdict)) = (target, verdict) else {
        return rounded(value, decimals);
    };
    let agrees = |shown: &Decimal| {
        Fraction::from_decimal(*shown).and_then(|shown| meets(target, shown)) == Some(verdict)
    };
    (decimals.min(MOST_DECIMALS)..=MOST_DECIMALS)
        .map(|more| rounded(value, more))
        .find(agrees)
        // Nearer to the target than the twelfth decimal: cutting off on the verdict's side still agrees.
        .or_else(|| Some(to_decimal(value, MOST_DECIMALS, Direction::Down)).filter(agrees))
        .or_else(|| Some(to_decimal(value, MOST_DECIMALS, Direction::Up)).filter(agrees))
        .unwrap_or_else(|| rounded(value, decimals))
}

/// A statistical bound with so many decimals (at most [`MOST_DECIMALS`]), half away from zero.
/// `None` for infinities, not-a-number and magnitudes from 10^15.
#[expect(
    clippy::disallowed_methods,
    reason = "a statistic has no exact value; this is its one place"
)]
pub fn approximate(value: f64, decimals: u32) -> Option<Decimal> {
    let decimals = decimals.min(MOST_DECIMALS);
    if !value.is_finite() || value.abs() >= 1e15 {
        return None;
    }
    let scaled = (value * 10_i64.pow(decimals) as f64).round();
    Decimal::try_from_i128_with_scale(scaled as i128, decimals).ok()
}

/// Both ends of an interval as they must be printed: rounded, with more decimals than asked for (both as many) where a
/// rounded end would lie on another side of the target than it does: an upper end of 94.96 beside 95 is no `95.0`, which
/// would read as though the interval held the target. `None` where [`approximate`] has none.
pub fn ends(
    lower: f64,
    upper: f64,
    decimals: u32,
    target: Option<&Target>,
) -> Option<(Decimal, Decimal)> {
    let limits = target.map_or([None, None], |target| [target.at_least, target.at_most]);
    let agrees = |exact: f64, shown: Decimal| {
        limits.into_iter().flatten().all(|limit| {
            exact.partial_cmp(&to_f64(limit)) == to_f64(shown).partial_cmp(&to_f64(limit))
        })
    };
    let ends = |decimals| Some((approximate(lower, decimals)?, approximate(upper, decimals)?));
    let plain = ends(decimals)?;
    let found = (decimals.min(MOST_DECIMALS)..=MOST_DECIMALS)
        .filter_map(ends)
        .find(|(low, high)| agrees(lower, *low) && agrees(upper, *high));
    // Nearer than the twelfth decimal is the noise of the machine's logarithms.
    Some(found.unwrap_or(plain))
}

/// The floating-point number nearest to a decimal, for statistics and JSON.
pub fn to_f64(value: Decimal) -> f64 {
    // Through its digits: that is correctly rounded on every machine, and never fails to parse.
    value.to_string().parse().unwrap_or(f64::NAN)
}

fn to_decimal(value: Fraction, decimals: u32, direction: Direction) -> Decimal {
    let decimals = decimals.min(MOST_DECIMALS);
    let denominator = value.denominator();
    let magnitude = value.numerator().abs();
    let mut digits = magnitude / denominator;
    let mut rest = magnitude % denominator;
    for _ in 0..decimals {
        rest *= 10;
        digits = digits * 10 + rest / denominator;
        rest %= denominator;
    }
    let negative = value.numerator() < 0;
    let away = match direction {
        Direction::HalfAwayFromZero => rest * 2 >= denominator,
        Direction::Down => rest > 0 && negative,
        Direction::Up => rest > 0 && !negative,
    };
    let digits = digits + i128::from(away);
    // A fraction is below 10^15 in magnitude, so 27 digits and their carry fit the 28 of a decimal.
    Decimal::from_i128_with_scale(if negative { -digits } else { digits }, decimals)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::library::dataset::Text;
    use proptest::prelude::*;

    fn fraction(numerator: i128, denominator: i128) -> Fraction {
        Fraction::new(numerator, denominator).unwrap()
    }

    fn at_least(limit: Decimal) -> Target {
        Target {
            at_least: Some(limit),
            at_most: None,
            from: None,
            to: None,
            tolerance: None,
            source: Text::default(),
        }
    }

    fn at_most(limit: Decimal) -> Target {
        Target { at_most: Some(limit), at_least: None, ..at_least(limit) }
    }

    #[test]
    fn ties_go_away_from_zero() {
        let shown = |n, d, decimals| rounded(fraction(n, d), decimals).to_string();
        assert_eq!(shown(189, 2, 0), "95");
        assert_eq!(shown(187, 2, 0), "94");
        assert_eq!(shown(-5, 2, 0), "-3");
        assert_eq!(shown(1, 8, 2), "0.13");
        assert_eq!(shown(95, 1, 1), "95.0");
        assert_eq!(shown(1999, 1000, 2), "2.00");
    }

    #[test]
    fn a_print_that_would_contradict_the_verdict_gets_more_decimals() {
        let target = at_least(Decimal::from(95));
        let shown = |n: i128, d, decimals| {
            printed(fraction(100 * n, d), decimals, Some(&target)).to_string()
        };
        assert_eq!(shown(18, 19, 0), "94.7");
        assert_eq!(shown(18, 19, 1), "94.7");
        assert_eq!(shown(113, 119, 1), "94.96");
        assert_eq!(shown(132, 139, 1), "94.96");
        assert_eq!(shown(38, 39, 1), "97.4");
        assert_eq!(shown(19, 20, 1), "95.0");
    }

    #[test]
    fn limits_from_above_are_treated_alike() {
        let target = at_most(Decimal::from(5));
        assert_eq!(printed(fraction(501, 100), 1, Some(&target)).to_string(), "5.01");
        assert_eq!(printed(fraction(5, 1), 1, Some(&target)).to_string(), "5.0");
        let fine = at_least(Decimal::new(9504, 2));
        assert_eq!(printed(fraction(9504, 100), 1, Some(&fine)).to_string(), "95.04");
    }

    #[test]
    fn a_value_nearer_than_the_twelfth_decimal_is_cut_off() {
        let target = at_least(Decimal::from(95));
        let value = fraction(95 * 10_i128.pow(18) - 1, 10_i128.pow(18));
        assert_eq!(printed(value, 1, Some(&target)).to_string(), "94.999999999999");
    }

    #[test]
    fn bounds_are_rounded_half_up_too() {
        assert_eq!(approximate(89.784, 1).unwrap().to_string(), "89.8");
        assert_eq!(approximate(0.25, 1).unwrap().to_string(), "0.3");
        assert_eq!(approximate(-0.25, 1).unwrap().to_string(), "-0.3");
        assert_eq!(approximate(f64::INFINITY, 1), None);
    }

    /// 50 of 56: Wilson by hand, (100 + z² ± z√(z² + 200·6/56)) / (2(56 + z²)), is 78.5316 to 94.9961 %.
    #[test]
    fn an_end_that_would_contradict_the_verdict_gets_more_decimals() {
        let shown = |lower, upper, decimals, target: &Target| {
            let (low, high) = ends(lower, upper, decimals, Some(target)).unwrap();
            (low.to_string(), high.to_string())
        };
        let target = at_least(Decimal::from(95));
        let pair = |low: &str, high: &str| (low.to_owned(), high.to_owned());
        assert_eq!(shown(78.5316, 94.9961, 1, &target), pair("78.532", "94.996"));
        assert_eq!(shown(94.96, 98.2, 1, &target), pair("94.96", "98.20"));
        assert_eq!(shown(95.04, 98.2, 1, &target), pair("95.04", "98.20"));
        assert_eq!(shown(78.52, 94.9, 1, &target), pair("78.5", "94.9"));
        assert_eq!(shown(95.0, 98.2, 1, &target), pair("95.0", "98.2"));
        assert_eq!(shown(1.0, 5.04, 1, &at_most(Decimal::from(5))), pair("1.00", "5.04"));
        assert_eq!(ends(78.52, 94.97, 1, None).unwrap().1.to_string(), "95.0");
        assert_eq!(ends(0.0, f64::INFINITY, 1, Some(&target)), None);
    }

    proptest! {
        #[test]
        fn print_never_contradicts_the_verdict(
            n in 0_i128..100_000, d in 1_i128..100_000, limit in 0_i64..100_000,
            scale in 0_u32..4, decimals in 0_u32..4, upper in any::<bool>(),
        ) {
            let limit = Decimal::new(limit, scale);
            let target = if upper { at_most(limit) } else { at_least(limit) };
            let value = fraction(n, d);
            let shown = Fraction::from_decimal(printed(value, decimals, Some(&target))).unwrap();
            prop_assert_eq!(meets(&target, shown), meets(&target, value));
        }

        #[test]
        fn rounding_moves_by_at_most_half_a_unit(
            n in -1_000_000_i128..1_000_000, d in 1_i128..100_000, decimals in 0_u32..6,
        ) {
            let value = fraction(n, d);
            let shown = Fraction::from_decimal(rounded(value, decimals)).unwrap();
            let moved = shown.minus(value).unwrap();
            let half = fraction(1, 2 * 10_i128.pow(decimals));
            prop_assert!(moved <= half && Fraction::ZERO.minus(moved).unwrap() <= half);
        }
    }
}
