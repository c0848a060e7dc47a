//! Exact fractions: what a figure is before anybody prints it.

use std::cmp::Ordering;

use rust_decimal::Decimal;

/// A denominator beyond this could overflow when the fraction is printed digit by digit.
const LARGEST_DENOMINATOR: i128 = 10_i128.pow(36);
/// Values must stay below this so that they can be printed with twelve decimals in a [`Decimal`].
const LARGEST_VALUE: i128 = 10_i128.pow(15);

/// An exact fraction in lowest terms with a positive denominator.
///
/// Magnitudes stay below 10^15 and denominators within 10^36; arithmetic that would leave
/// these limits gives `None`, never a rounded result.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Fraction {
    numerator: i128,
    denominator: i128,
}

impl Fraction {
    /// Nought.
    pub const ZERO: Fraction = Fraction { numerator: 0, denominator: 1 };

    /// `numerator / denominator`; `None` when the denominator is nought or a limit is passed.
    pub fn new(numerator: i128, denominator: i128) -> Option<Fraction> {
        if denominator == 0 || numerator == i128::MIN || denominator == i128::MIN {
            return None;
        }
        let divisor = gcd(numerator, denominator) * denominator.signum();
        let fraction =
            Fraction { numerator: numerator / divisor, denominator: denominator / divisor };
        let too_fine = fraction.denominator > LARGEST_DENOMINATOR;
        let too_large = (fraction.numerator / fraction.denominator).abs() >= LARGEST_VALUE;
        (!too_fine && !too_large).then_some(fraction)
    }

    /// A number of units.
    pub fn from_units(units: u64) -> Option<Fraction> {
        Fraction::new(i128::from(units), 1)
    }

    /// A decimal number, exactly.
    pub fn from_decimal(value: Decimal) -> Option<Fraction> {
        let value = value.normalize();
        Fraction::new(value.mantissa(), 10_i128.checked_pow(value.scale())?)
    }

    /// Its numerator in lowest terms; carries the sign.
    pub fn numerator(&self) -> i128 {
        self.numerator
    }

    /// Its denominator in lowest terms; at least 1.
    pub fn denominator(&self) -> i128 {
        self.denominator
    }

    /// Product.
    pub fn times(self, other: Fraction) -> Option<Fraction> {
        let left = gcd(self.numerator, other.denominator);
        let right = gcd(other.numerator, self.denominator);
        Fraction::new(
            (self.numerator / left).checked_mul(other.numerator / right)?,
            (self.denominator / right).checked_mul(other.denominator / left)?,
        )
    }

    /// Quotient; `None` also when `other` is nought.
    pub fn over(self, other: Fraction) -> Option<Fraction> {
        self.times(Fraction::new(other.denominator, other.numerator)?)
    }

    /// Sum.
    pub fn plus(self, other: Fraction) -> Option<Fraction> {
        let shared = gcd(self.denominator, other.denominator);
        let (left, right) = (other.denominator / shared, self.denominator / shared);
        Fraction::new(
            self.numerator.checked_mul(left)?.checked_add(other.numerator.checked_mul(right)?)?,
            self.denominator.checked_mul(left)?,
        )
    }

    /// Difference.
    pub fn minus(self, other: Fraction) -> Option<Fraction> {
        self.plus(Fraction { numerator: -other.numerator, ..other })
    }

    /// The nearest floating-point number, for statistics and JSON; never for a target or for print.
    pub fn to_f64(self) -> f64 {
        self.numerator as f64 / self.denominator as f64
    }
}

impl Ord for Fraction {
    /// Compares continued fractions, so that no product can overflow.
    fn cmp(&self, other: &Fraction) -> Ordering {
        let (mut a, mut b) = (self.numerator, self.denominator);
        let (mut c, mut d) = (other.numerator, other.denominator);
        loop {
            let whole = a.div_euclid(b).cmp(&c.div_euclid(d));
            if whole != Ordering::Equal {
                return whole;
            }
            match (a.rem_euclid(b), c.rem_euclid(d)) {
                (0, 0) => return Ordering::Equal,
                (0, _) => return Ordering::Less,
                (_, 0) => return Ordering::Greater,
                // The remainders r/b and s/d compare as d/s and b/r do.
                (r, s) => (a, b, c, d) = (d, s, b, r),
            }
        }
    }
}

impl PartialOrd for Fraction {
    fn partial_cmp(&self, other: &Fraction) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

/// Greatest common divisor, at least 1. Neither argument may be `i128::MIN`.
fn gcd(a: i128, b: i128) -> i128 {
    let (mut a, mut b) = (a.abs(), b.abs());
    while b != 0 {
        (a, b) = (b, a % b);
    }
    a.max(1)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn fraction(numerator: i128, denominator: i128) -> Fraction {
        Fraction::new(numerator, denominator).unwrap()
    }

    #[test]
    fn is_kept_in_lowest_terms_with_a_positive_denominator() {
        assert_eq!(fraction(10, -4), fraction(-5, 2));
        assert_eq!(fraction(0, 7), Fraction::ZERO);
        assert_eq!(Fraction::new(1, 0), None);
    }

    #[test]
    fn decimals_are_taken_exactly() {
        assert_eq!(Fraction::from_decimal(Decimal::new(3475, 2)), Some(fraction(139, 4)));
        assert_eq!(Fraction::from_decimal(Decimal::new(9500, 2)), Some(fraction(95, 1)));
    }

    #[test]
    fn a_value_out_of_range_is_nothing_rather_than_something_rounded() {
        let large = fraction(10_i128.pow(14), 1);
        assert_eq!(large.times(large), None);
        assert_eq!(Fraction::from_units(u64::MAX), None);
    }

    proptest! {
        #[test]
        fn order_agrees_with_cross_multiplication(
            a in -100_000_i128..100_000, b in 1_i128..100_000,
            c in -100_000_i128..100_000, d in 1_i128..100_000,
        ) {
            prop_assert_eq!(fraction(a, b).cmp(&fraction(c, d)), (a * d).cmp(&(c * b)));
        }

        #[test]
        fn arithmetic_undoes_itself(
            a in -10_000_i128..10_000, b in 1_i128..10_000,
            c in 1_i128..10_000, d in 1_i128..10_000,
        ) {
            let (x, y) = (fraction(a, b), fraction(c, d));
            prop_assert_eq!(x.times(y).unwrap().over(y), Some(x));
            prop_assert_eq!(x.plus(y).unwrap().minus(y), Some(x));
        }
    }
}
