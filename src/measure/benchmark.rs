//! A value that others reached, with its origin and date, and how a figure compares with it.

use std::cmp::Ordering;

use super::change::Course;
use super::fraction::Fraction;
use super::interval::Interval;
use super::rounding::to_f64;
pub use crate::library::terms::Benchmark;
use crate::library::terms::Improvement;
use chrono::NaiveDate;

/// A figure beside a benchmark.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Comparison {
    /// The figure minus the benchmark, exact; percentage points for a share.
    pub difference: Fraction,
    /// Whether the figure is below, equal or above, tested exactly.
    pub position: Ordering,
    /// Whether that is better, by the indicator's direction.
    pub course: Course,
    /// Whether the figure's interval leaves the benchmark out, which is taken as known without error;
    /// `None` without an interval.
    pub beyond_chance: Option<bool>,
}

/// The newest benchmark that was known on `day`; the first, should two be of one date.
pub fn newest(benchmarks: &[Benchmark], day: NaiveDate) -> Option<&Benchmark> {
    benchmarks
        .iter()
        .filter(|benchmark| benchmark.as_of <= day)
        .reduce(|newest, next| if next.as_of > newest.as_of { next } else { newest })
}

/// How an exact value, with its interval if it has one, compares with a benchmark; all in the unit in which
/// the value is printed. `None` when a number is out of a [`Fraction`]'s range.
///
/// The benchmark is beyond chance when it is below the lower or above the upper bound; on a bound it is not.
pub fn compare(
    benchmark: &Benchmark,
    value: Fraction,
    interval: Option<&Interval>,
    improvement: Improvement,
) -> Option<Comparison> {
    let other = Fraction::from_decimal(benchmark.value)?;
    let position = value.cmp(&other);
    let course = match (improvement, position) {
        (_, Ordering::Equal) => Course::Same,
        (Improvement::Neutral, _) => Course::Neutral,
        (Improvement::Higher, Ordering::Greater) | (Improvement::Lower, Ordering::Less) => {
            Course::Better
        }
        (Improvement::Higher, Ordering::Less) | (Improvement::Lower, Ordering::Greater) => {
            Course::Worse
        }
    };
    let known = to_f64(benchmark.value);
    Some(Comparison {
        difference: value.minus(other)?,
        position,
        course,
        beyond_chance: interval.map(|interval| known < interval.lower || interval.upper < known),
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::library::dataset::Text;
    use crate::measure::proportion::wilson;
    use proptest::prelude::*;
    use rust_decimal::Decimal;

    fn benchmark(value: i64, day: &str) -> Benchmark {
        Benchmark {
            value: Decimal::from(value),
            origin: Text::default(),
            as_of: day.parse().unwrap(),
        }
    }

    /// By hand: 105/110 is 95.45 %, Wilson 89.8 to 98.0 %: above 92 % by 38/11 points, within chance; 89 % is not.
    #[test]
    fn a_share_beside_a_benchmark_by_hand() {
        let value = Fraction::new(10_500, 110).unwrap();
        let interval = wilson(105, 110, 0.95).unwrap().scaled(100.0);
        let beside = |other, improvement| {
            compare(&benchmark(other, "2024-12-31"), value, Some(&interval), improvement).unwrap()
        };
        let seen = beside(92, Improvement::Higher);
        assert_eq!(Some(seen.difference), Fraction::new(38, 11));
        assert_eq!((seen.position, seen.course), (Ordering::Greater, Course::Better));
        assert_eq!(seen.beyond_chance, Some(false));
        assert_eq!(beside(89, Improvement::Higher).beyond_chance, Some(true));
        assert_eq!(beside(99, Improvement::Higher).course, Course::Worse);
        assert_eq!(beside(99, Improvement::Lower).course, Course::Better);
        assert_eq!(beside(99, Improvement::Neutral).course, Course::Neutral);
    }

    #[test]
    fn equal_is_equal_before_any_rounding() {
        let seen = |n| {
            let value = Fraction::new(n, 1000).unwrap();
            compare(&benchmark(95, "2024-01-01"), value, None, Improvement::Higher).unwrap()
        };
        assert_eq!((seen(95_000).position, seen(95_000).course), (Ordering::Equal, Course::Same));
        assert_eq!(seen(94_999).position, Ordering::Less);
        assert_eq!(seen(94_999).beyond_chance, None);
    }

    #[test]
    fn a_period_is_compared_with_what_was_known() {
        let known = ["2022-12-31", "2024-12-31", "2023-12-31"].map(|day| benchmark(1, day));
        let newest = |day: &str| newest(&known, day.parse().unwrap()).map(|one| one.as_of);
        assert_eq!(newest("2024-06-30"), Some(known[2].as_of));
        assert_eq!(newest("2024-12-31"), Some(known[1].as_of));
        assert_eq!(newest("2020-01-01"), None);
    }

    proptest! {
        #[test]
        fn difference_and_position_agree(n in 0_i128..10_000, d in 1_i128..1_000, other in 0_i64..100) {
            let value = Fraction::new(n, d).unwrap();
            let seen = compare(&benchmark(other, "2024-01-01"), value, None, Improvement::Higher).unwrap();
            prop_assert_eq!(seen.position, seen.difference.cmp(&Fraction::ZERO));
            prop_assert_eq!(seen.position, n.cmp(&(i128::from(other) * d)));
        }
    }
}
