//! What a survey's share still allows: reserve, answers that would settle it, and those who did not answer.

use rust_decimal::Decimal;

use super::fraction::Fraction;
use super::proportion::wilson;

/// No survey is asked for more answers than this to settle a verdict.
const MOST_ANSWERS: u64 = 1 << 40;

/// How many favourable answers could turn unfavourable with the target, in per cent, still met.
///
/// The largest r with `100 · (favourable − r) ≥ target · answers`; `None` when the target is not met as it
/// is, or there are no answers.
pub fn reserve(favourable: u64, answers: u64, target: Decimal) -> Option<u64> {
    if answers == 0 || favourable > answers {
        return None;
    }
    let needed = Fraction::from_decimal(target)?
        .times(Fraction::from_units(answers)?)?
        .times(Fraction::new(1, 100)?)?;
    let spare = Fraction::from_units(favourable)?.minus(needed)?;
    // Only the favourable answers themselves can turn, however low the target.
    (spare >= Fraction::ZERO)
        .then(|| u64::try_from(spare.numerator() / spare.denominator()).ok())
        .flatten()
        .map(|spare| spare.min(favourable))
}

/// How many more answers, all favourable, would bring the lower bound of Wilson's interval to the target.
///
/// The target is in per cent, the level between 0 and 1. 0 when the verdict is settled already; `None` when
/// no number of answers can settle it (a target of 100 % or more) and for impossible numbers.
pub fn to_settle(favourable: u64, answers: u64, target: Decimal, level: f64) -> Option<u64> {
    let share = super::rounding::to_f64(target) / 100.0;
    if favourable > answers || !(0.0..1.0).contains(&share) {
        return None;
    }
    let settled = |more: u64| {
        let total = answers.checked_add(more)?;
        Some(total > 0 && wilson(favourable + more, total, level)?.lower >= share)
    };
    if settled(0)? {
        return Some(0);
    }
    // The lower bound rises with every favourable answer: double until it suffices, then bisect.
    let (mut low, mut high) = (0, 1);
    while !settled(high)? {
        if high >= MOST_ANSWERS {
            return None;
        }
        (low, high) = (high, high * 2);
    }
    while high - low > 1 {
        let middle = low + (high - low) / 2;
        if settled(middle)? {
            high = middle;
        } else {
            low = middle;
        }
    }
    Some(high)
}

/// The share if none, and if all, of those who could have answered and did not were favourable.
///
/// Shares from 0 to 1: `favourable / eligible` and `(favourable + eligible − answers) / eligible`.
/// `None` unless favourable ≤ answers ≤ eligible and somebody was eligible.
pub fn bounds(favourable: u64, answers: u64, eligible: u64) -> Option<(Fraction, Fraction)> {
    if favourable > answers || answers > eligible {
        return None;
    }
    let share = |n: u64| Fraction::new(i128::from(n), i128::from(eligible));
    Some((share(favourable)?, share(favourable + (eligible - answers))?))
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn percent(target: i64) -> Decimal {
        Decimal::from(target)
    }

    /// By hand: 105 − 0.95 · 110 = 0.5 (the page of look/ says 0); 347 − 0.95 · 365 = 0.25; 285 − 270.75 = 14.25.
    #[test]
    fn reserve_by_hand() {
        assert_eq!(reserve(105, 110, percent(95)), Some(0));
        assert_eq!(reserve(347, 365, percent(95)), Some(0));
        assert_eq!(reserve(285, 285, percent(95)), Some(14));
        assert_eq!(reserve(19, 20, percent(95)), Some(0));
        assert_eq!(reserve(113, 119, percent(95)), None);
        assert_eq!(reserve(0, 0, percent(95)), None);
        assert_eq!(reserve(3, 10, percent(0)), Some(3));
    }

    /// Worked out by a loop over statsmodels 0.14 `proportion_confint(method="wilson")`.
    #[test]
    fn answers_to_settle_agree_with_statsmodels() {
        for (favourable, answers, more) in
            [(105, 110, 120), (347, 365, 198), (19, 20, 90), (0, 0, 73)]
        {
            assert_eq!(to_settle(favourable, answers, percent(95), 0.95), Some(more));
        }
        assert_eq!(to_settle(1000, 1000, percent(95), 0.95), Some(0));
        assert_eq!(to_settle(10, 10, percent(100), 0.95), None);
    }

    /// The page of look/: 105 favourable of 110, 285 families; by hand 36.8 % and 280 / 285 = 98.2 %.
    #[test]
    fn bounds_by_hand() {
        let (lowest, highest) = bounds(105, 110, 285).unwrap();
        assert_eq!(Some(lowest), Fraction::new(105, 285));
        assert_eq!(Some(highest), Fraction::new(280, 285));
        assert_eq!(bounds(5, 4, 10), None);
        assert_eq!(bounds(0, 0, 0), None);
    }

    proptest! {
        #[test]
        fn one_more_than_the_reserve_misses_the_target(answers in 1_u64..5_000, part in 0.0_f64..=1.0, target in 1_i64..=100) {
            let favourable = (answers as f64 * part) as u64;
            let met = |n: u64| 100 * i128::from(n) >= i128::from(target) * i128::from(answers);
            match reserve(favourable, answers, percent(target)) {
                Some(spare) => prop_assert!(met(favourable - spare) && (spare == favourable || !met(favourable - spare - 1))),
                None => prop_assert!(!met(favourable)),
            }
        }

        #[test]
        fn the_number_that_settles_is_the_least(answers in 0_u64..500, part in 0.0_f64..=1.0, target in 1_i64..=99) {
            let favourable = (answers as f64 * part) as u64;
            let more = to_settle(favourable, answers, percent(target), 0.95).unwrap();
            let lower = |more: u64| wilson(favourable + more, answers + more, 0.95).map_or(0.0, |i| i.lower);
            let share = target as f64 / 100.0;
            prop_assert!(lower(more) >= share && (more == 0 || lower(more - 1) < share));
        }
    }
}
