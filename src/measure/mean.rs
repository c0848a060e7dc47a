//! The interval of a mean.

use statrs::distribution::{ContinuousCDF, StudentsT};

use super::interval::{Interval, Method, tail};

/// Student's interval of the mean of a sample: `x̄ ± t(1 − α/2; n − 1) · s/√n`.
///
/// Student (1908), Biometrika 6:1–25. It supposes values near to a normal distribution, or many of them.
/// `None` for fewer than two values and unless 0 < level < 1.
pub fn student(values: &[f64], level: f64) -> Option<Interval> {
    let tail = tail(level)?;
    if values.len() < 2 {
        return None;
    }
    let n = values.len() as f64;
    let mean = values.iter().sum::<f64>() / n;
    let squares: f64 = values.iter().map(|value| (value - mean).powi(2)).sum();
    let error = (squares / (n - 1.0) / n).sqrt();
    let half = quantile(n - 1.0, 1.0 - tail)? * error;
    Some(Interval { level, lower: mean - half, upper: mean + half, method: Method::StudentT })
}

/// The quantile of Student's distribution with so many degrees of freedom.
fn quantile(freedom: f64, p: f64) -> Option<f64> {
    Some(StudentsT::new(0.0, 1.0, freedom).ok()?.inverse_cdf(p))
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Published table of t, three decimals.
    #[test]
    fn quantiles_agree_with_the_tables() {
        for (freedom, p, t) in [
            (1.0, 0.975, 12.706),
            (2.0, 0.975, 4.303),
            (4.0, 0.975, 2.776),
            (9.0, 0.975, 2.262),
            (29.0, 0.975, 2.045),
            (120.0, 0.975, 1.980),
            (10.0, 0.95, 1.812),
            (10.0, 0.995, 3.169),
            (1e6, 0.975, 1.960),
        ] {
            assert!((quantile(freedom, p).unwrap() - t).abs() < 6e-4, "{freedom} {p}");
        }
    }

    /// By hand: mean 3, s² = 2.5, s/√n = √0.5 = 0.7071, t = 2.776, so 3 ± 1.963.
    #[test]
    fn five_values_by_hand() {
        let interval = student(&[1.0, 2.0, 3.0, 4.0, 5.0], 0.95).unwrap();
        assert!((interval.lower - 1.037).abs() < 1e-3, "{interval:?}");
        assert!((interval.upper - 4.963).abs() < 1e-3, "{interval:?}");
    }

    #[test]
    fn one_value_has_no_interval_and_equal_values_a_narrow_one() {
        assert_eq!(student(&[3.0], 0.95), None);
        let interval = student(&[3.0, 3.0, 3.0], 0.95).unwrap();
        assert_eq!((interval.lower, interval.upper), (3.0, 3.0));
    }
}
