//! A target with a tolerance: what misses it by little is not the same as what misses it by much.

use rust_decimal::Decimal;

use super::fraction::Fraction;
use super::target::meets;
use crate::library::terms::Target;

/// How a value stands to a target with a tolerance.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Standing {
    /// It meets the target itself.
    Met,
    /// It misses the target by no more than the tolerance. The verdict is still "not met".
    NearlyMet,
    /// It misses the target by more.
    NotMet,
}

impl Standing {
    /// Its name in JSON and in message keys.
    pub fn key(self) -> &'static str {
        match self {
            Standing::Met => "met",
            Standing::NearlyMet => "nearly_met",
            Standing::NotMet => "not_met",
        }
    }
}

/// How an exact value stands to a target with a `tolerance`, both in the unit in which the value is printed
/// (percentage points for a share): `at_least − tolerance ≤ value ≤ at_most + tolerance`, tested exactly.
///
/// The border itself is within. `None` for a target without any limit, a tolerance below 0, and numbers out
/// of a [`Fraction`]'s range. The "tolerância" of Portuguese indicator cards (equass.md §4.6); no scheme sets one.
pub fn standing(target: &Target, tolerance: Decimal, value: Fraction) -> Option<Standing> {
    if target.at_least.is_none() && target.at_most.is_none() {
        return None;
    }
    let tolerance = Fraction::from_decimal(tolerance).filter(|some| *some >= Fraction::ZERO)?;
    if meets(target, value)? {
        return Some(Standing::Met);
    }
    let within_least = match target.at_least {
        Some(least) => value >= Fraction::from_decimal(least)?.minus(tolerance)?,
        None => true,
    };
    let within_most = match target.at_most {
        Some(most) => value <= Fraction::from_decimal(most)?.plus(tolerance)?,
        None => true,
    };
    Some(if within_least && within_most { Standing::NearlyMet } else { Standing::NotMet })
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn percent(numerator: i128, denominator: i128) -> Fraction {
        Fraction::new(100 * numerator, denominator).unwrap()
    }

    /// By hand against 95 % and half a point: 113/119 = 94.958 %, 18/19 = 94.737 %, 17/18 = 94.444 %; and 189/200
    /// is 94.5 % exactly.
    #[test]
    fn half_a_point_by_hand() {
        let half = Decimal::new(5, 1);
        let stands = |n, d| standing(&Target::of(Some(95), None), half, percent(n, d)).unwrap();
        assert_eq!(stands(19, 20), Standing::Met);
        assert_eq!(stands(113, 119), Standing::NearlyMet);
        assert_eq!(stands(18, 19), Standing::NearlyMet);
        assert_eq!(stands(189, 200), Standing::NearlyMet);
        assert_eq!(stands(188_999, 200_000), Standing::NotMet);
        assert_eq!(stands(17, 18), Standing::NotMet);
    }

    #[test]
    fn each_limit_has_the_tolerance_on_its_own_side() {
        let stands =
            |value| standing(&Target::of(Some(10), Some(20)), Decimal::TWO, percent(value, 100));
        assert_eq!(stands(7), Some(Standing::NotMet));
        assert_eq!(stands(8), Some(Standing::NearlyMet));
        assert_eq!(stands(10), Some(Standing::Met));
        assert_eq!(stands(22), Some(Standing::NearlyMet));
        assert_eq!(stands(23), Some(Standing::NotMet));
    }

    #[test]
    fn without_a_limit_or_with_a_negative_tolerance_nothing_is_said() {
        assert_eq!(standing(&Target::of(None, None), Decimal::ONE, percent(1, 2)), None);
        assert_eq!(standing(&Target::of(Some(1), None), -Decimal::ONE, percent(1, 2)), None);
    }

    proptest! {
        #[test]
        fn met_is_the_verdict_and_no_tolerance_leaves_nothing_between(n in 0_i128..500, d in 1_i128..500, least in 0_i64..100, tenths in 0_i64..50) {
            let (target, value) = (Target::of(Some(least), None), percent(n, d));
            let stands = standing(&target, Decimal::new(tenths, 1), value).unwrap();
            prop_assert_eq!(stands == Standing::Met, meets(&target, value).unwrap());
            prop_assert_eq!(stands != Standing::NotMet, 1000 * n >= (10 * i128::from(least) - i128::from(tenths)) * d);
            prop_assert_ne!(standing(&target, Decimal::ZERO, value).unwrap(), Standing::NearlyMet);
        }

        #[test]
        fn nothing_panics(n: i64, d: i64, least: i64, scale in 0_u32..28, tolerance: i64) {
            if let Some(value) = Fraction::new(n.into(), d.into()) {
                let target = Target { at_least: Some(Decimal::new(least, scale)), ..Target::of(None, Some(least)) };
                standing(&target, Decimal::new(tolerance, scale), value);
            }
        }
    }
}
