//! Confidence intervals as plain data.

use rust_decimal::Decimal;
use serde::ser::{Serialize, SerializeStruct, Serializer};

use super::rounding::{approximate, ends, to_f64};
use crate::library::terms::Target;

/// How an interval was worked out.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Method {
    /// Wilson's score interval of a proportion.
    Wilson,
    /// Clopper and Pearson's exact interval of a proportion.
    ClopperPearson,
    /// Byar's approximation for a number of events.
    Byar,
    /// Exact Poisson limits for a number of events.
    PoissonExact,
    /// Student's t for a mean.
    StudentT,
    /// Order statistics for a median.
    OrderStatistic,
    /// Newcombe's method 10 for the difference of two proportions.
    Newcombe,
}

impl Method {
    /// Its name in JSON and in message keys: `wilson`.
    pub fn key(self) -> &'static str {
        match self {
            Method::Wilson => "wilson",
            Method::ClopperPearson => "clopper_pearson",
            Method::Byar => "byar",
            Method::PoissonExact => "poisson_exact",
            Method::StudentT => "student_t",
            Method::OrderStatistic => "order_statistic",
            Method::Newcombe => "newcombe",
        }
    }
}

/// A two-sided confidence interval, in the unit of its figure.
///
/// In JSON its bounds are rounded to six decimals, so that the last bits of a machine's
/// logarithms never change an output.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Interval {
    /// Confidence level, between 0 and 1: 0.95.
    pub level: f64,
    /// Lower bound.
    pub lower: f64,
    /// Upper bound; not below the lower.
    pub upper: f64,
    /// How it was worked out.
    pub method: Method,
}

impl Interval {
    /// Both bounds times a positive factor (100 for per cent).
    pub fn scaled(self, factor: f64) -> Interval {
        Interval { lower: self.lower * factor, upper: self.upper * factor, ..self }
    }

    /// Both bounds rounded half away from zero; `None` when they are out of range.
    pub fn rounded(&self, decimals: u32) -> Option<(Decimal, Decimal)> {
        self.beside(decimals, None)
    }

    /// Both bounds as they must be printed beside a target; `None` when they are out of range.
    pub fn beside(&self, decimals: u32, target: Option<&Target>) -> Option<(Decimal, Decimal)> {
        ends(self.lower, self.upper, decimals, target)
    }
}

impl Serialize for Interval {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let bound = |value| approximate(value, 6).map_or(value, to_f64);
        let mut fields = serializer.serialize_struct("Interval", 4)?;
        fields.serialize_field("level", &self.level)?;
        fields.serialize_field("lower", &bound(self.lower))?;
        fields.serialize_field("upper", &bound(self.upper))?;
        fields.serialize_field("method", self.method.key())?;
        fields.end()
    }
}

/// The standard normal quantile of a two-sided level: 1.96 for 0.95. `None` unless 0 < level < 1.
pub(super) fn two_sided_z(level: f64) -> Option<f64> {
    use statrs::distribution::{ContinuousCDF, Normal};
    let tail = tail(level)?;
    Some(-Normal::standard().inverse_cdf(tail))
}

/// The probability in each tail of a two-sided level: 0.025 for 0.95. `None` unless 0 < level < 1.
pub(super) fn tail(level: f64) -> Option<f64> {
    (level > 0.0 && level < 1.0).then_some((1.0 - level) / 2.0)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Published normal quantiles.
    #[test]
    fn normal_quantiles_agree_with_the_tables() {
        for (level, z) in [(0.90, 1.644_854), (0.95, 1.959_964), (0.99, 2.575_829)] {
            assert!((two_sided_z(level).unwrap() - z).abs() < 5e-7);
        }
        assert_eq!(two_sided_z(1.0), None);
        assert_eq!(two_sided_z(f64::NAN), None);
    }
}
