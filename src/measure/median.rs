//! Medians and their intervals.

use rust_decimal::Decimal;
use statrs::distribution::{Binomial, DiscreteCDF};

use super::fraction::Fraction;
use super::interval::{Method, tail};

/// The median of values in rising order: the middle one, or the mean of the two middle ones, exactly.
/// `None` without values, or out of a [`Fraction`]'s range.
pub fn median(rising: &[Decimal]) -> Option<Fraction> {
    let upper = Fraction::from_decimal(*rising.get(rising.len() / 2)?)?;
    if rising.len() % 2 == 1 {
        return Some(upper);
    }
    let lower = Fraction::from_decimal(*rising.get(rising.len() / 2 - 1)?)?;
    lower.plus(upper)?.times(Fraction::new(1, 2)?)
}

/// The ranks, from 1, of the two order statistics that hold the median of `n` values with at least this
/// confidence: the largest r with `P(B < r) ≤ α/2` for B ~ Binomial(n, ½), and `n − r + 1`.
///
/// Conover, W. J. (1999), Practical Nonparametric Statistics, 3rd ed., §3.2; the method is [`Method::OrderStatistic`].
/// `None` when no pair is wide enough (fewer than six values at 95 %) and unless 0 < level < 1.
pub fn ranks(n: usize, level: f64) -> Option<(usize, usize)> {
    let tail = tail(level)?;
    let binomial = Binomial::new(0.5, u64::try_from(n).ok()?).ok()?;
    let fits = |rank: usize| binomial.cdf(rank as u64 - 1) <= tail;
    if n == 0 || !fits(1) {
        return None;
    }
    // P(B < r) rises with r and passes one half at the middle, so the last rank that fits can be bisected.
    let (mut low, mut high) = (1, n / 2 + 1);
    while high - low > 1 {
        let middle = (low + high) / 2;
        if fits(middle) {
            low = middle;
        } else {
            high = middle;
        }
    }
    Some((low, n - low + 1))
}

/// The interval of the median of values in rising order, as the values at [`ranks`].
pub fn interval(rising: &[f64], level: f64) -> Option<super::Interval> {
    let (lower, upper) = ranks(rising.len(), level)?;
    Some(super::Interval {
        level,
        lower: *rising.get(lower - 1)?,
        upper: *rising.get(upper - 1)?,
        method: Method::OrderStatistic,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn decimals(values: &[i64]) -> Vec<Decimal> {
        values.iter().map(|value| Decimal::new(*value, 1)).collect()
    }

    #[test]
    fn an_even_number_has_the_mean_of_the_middle_two() {
        assert_eq!(median(&decimals(&[10, 20, 30])), Fraction::new(2, 1));
        assert_eq!(median(&decimals(&[10, 20, 25, 90])), Fraction::new(9, 4));
        assert_eq!(median(&[]), None);
    }

    /// Published table of ranks for the 95 % interval of a median (Conover; Altman, Statistics with Confidence,
    /// table 18.3): n → rank of the lower limit. By hand for 6: 2 · ½⁶ = 0.031 ≤ 0.05; for 5: 2 · ½⁵ = 0.0625.
    #[test]
    fn ranks_agree_with_the_tables() {
        for (n, rank) in [
            (6, 1),
            (8, 1),
            (9, 2),
            (10, 2),
            (12, 3),
            (15, 4),
            (20, 6),
            (25, 8),
            (30, 10),
            (50, 18),
            (100, 40),
        ] {
            assert_eq!(ranks(n, 0.95), Some((rank, n - rank + 1)), "{n}");
        }
        assert_eq!(ranks(5, 0.95), None);
        assert_eq!(ranks(0, 0.95), None);
    }

    #[test]
    fn many_values_are_no_trouble() {
        // By hand: n/2 − 1.96 √n / 2 = 50000 − 309.9 for 100 000 values.
        let (lower, upper) = ranks(100_000, 0.95).unwrap();
        assert!((49_688..=49_692).contains(&lower), "{lower}");
        assert_eq!(lower + upper, 100_001);
    }
}
