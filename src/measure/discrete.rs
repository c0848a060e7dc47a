//! Probabilities of the discrete distributions behind exact limits, without logarithms of factorials.
//!
//! The masses are walked outwards from the mode by the ratio of neighbours, then divided by their sum. That
//! is accurate at any size: no factorial, no continued fraction that runs out of iterations.

/// Masses smaller than this part of the largest are left out; all of them together are beyond what a
/// floating-point sum can hold.
const SMALLEST_PART: f64 = 1e-25;
/// Beyond this variance a walk would be long and the steps are too fine to matter: the normal limits are used.
pub(super) const LARGEST_VARIANCE: f64 = 1e8;

/// Probabilities of consecutive whole numbers.
pub(super) struct Masses {
    first: u64,
    masses: Vec<f64>,
}

impl Masses {
    /// Successes in `n` trials with the probability `p`, 0 < p < 1.
    pub fn binomial(n: u64, p: f64) -> Masses {
        let odds = p / (1.0 - p);
        // The cast cuts off, as the mode ⌊(n + 1)p⌋ asks.
        let mode = (((n as f64 + 1.0) * p) as u64).min(n);
        walk(0, n, mode, |k| (n - k) as f64 / (k as f64 + 1.0) * odds)
    }

    /// Events of which `mean` > 0 are expected.
    pub fn poisson(mean: f64) -> Masses {
        walk(0, u64::MAX, mean as u64, |k| mean / (k as f64 + 1.0))
    }

    /// Favourable ones among `drawn` of a population that holds so many `favourable` ones.
    /// Needs `drawn` ≤ `population` and `favourable` ≤ `population`, below 2⁵³.
    pub fn hypergeometric(population: u64, favourable: u64, drawn: u64) -> Masses {
        let lowest = (drawn + favourable).saturating_sub(population);
        let highest = drawn.min(favourable);
        let (x, n, total) = (favourable as f64, drawn as f64, population as f64);
        let mode = ((n + 1.0) * (x + 1.0) / (total + 2.0)) as u64;
        walk(lowest, highest, mode.clamp(lowest, highest), |k| {
            let k = k as f64;
            (x - k) * (n - k) / ((k + 1.0) * (total - x - n + k + 1.0))
        })
    }

    /// Probability of `k` or fewer.
    pub fn at_most(&self, k: u64) -> f64 {
        match k.checked_sub(self.first) {
            None => 0.0,
            Some(steps) => self.masses.iter().take((steps as usize).saturating_add(1)).sum(),
        }
    }

    /// Probability of `k` or more.
    pub fn at_least(&self, k: u64) -> f64 {
        self.masses.iter().skip(k.saturating_sub(self.first) as usize).sum()
    }

    /// Spiegelhalter's interpolated quantile `r − (P(R ≤ r) − p) / P(R = r)` with the smallest r for which
    /// `P(R ≤ r) > p`; it lies between r − 1 and r, and so can be negative.
    pub fn interpolated(&self, p: f64) -> f64 {
        let mut below = 0.0;
        let mut number = self.first as f64;
        for mass in &self.masses {
            if below + mass > p {
                return number - (below + mass - p) / mass;
            }
            below += mass;
            number += 1.0;
        }
        number - 1.0
    }
}

/// The masses from `lowest` to `highest`, given that of k + 1 over that of k.
fn walk(lowest: u64, highest: u64, mode: u64, ratio: impl Fn(u64) -> f64) -> Masses {
    let mut masses = vec![1.0];
    let mut first = mode;
    let mut mass = 1.0;
    while first > lowest {
        mass /= ratio(first - 1);
        if mass < SMALLEST_PART {
            break;
        }
        masses.push(mass);
        first -= 1;
    }
    masses.reverse();
    let (mut last, mut mass) = (mode, 1.0);
    while last < highest {
        mass *= ratio(last);
        if mass < SMALLEST_PART {
            break;
        }
        masses.push(mass);
        last += 1;
    }
    let total: f64 = masses.iter().sum();
    masses.iter_mut().for_each(|mass| *mass /= total);
    Masses { first, masses }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    /// By hand: (½)⁴ · 1, 4, 6, 4, 1.
    #[test]
    fn four_coins_by_hand() {
        let coins = Masses::binomial(4, 0.5);
        for (k, sixteenths) in [(0, 1.0), (1, 5.0), (2, 11.0), (3, 15.0), (4, 16.0)] {
            assert!((coins.at_most(k) - sixteenths / 16.0).abs() < 1e-15);
        }
        assert!((coins.at_least(3) - 5.0 / 16.0).abs() < 1e-15);
    }

    /// By hand: e⁻² · (1, 3, 5) for none, at most one and at most two events of two expected.
    #[test]
    fn poisson_by_hand() {
        let events = Masses::poisson(2.0);
        for (k, part) in [(0, 1.0), (1, 3.0), (2, 5.0)] {
            assert!((events.at_most(k) - part * (-2.0_f64).exp()).abs() < 1e-15);
        }
    }

    /// By hand: two drawn of five, of which three are favourable: 1/10, 6/10, 3/10.
    #[test]
    fn an_urn_by_hand() {
        let urn = Masses::hypergeometric(5, 3, 2);
        assert!((urn.at_most(0) - 0.1).abs() < 1e-15);
        assert!((urn.at_most(1) - 0.7).abs() < 1e-15);
        assert!((urn.at_least(2) - 0.3).abs() < 1e-15);
    }

    proptest! {
        /// The beta function of statrs is the independent route; it is sound at these sizes.
        #[test]
        fn binomial_agrees_with_statrs(n in 1_u64..500, p in 0.001_f64..0.999, part in 0.0_f64..1.0) {
            use statrs::distribution::{Binomial, DiscreteCDF};
            let k = (n as f64 * part) as u64;
            let theirs = Binomial::new(p, n).unwrap().cdf(k);
            prop_assert!((Masses::binomial(n, p).at_most(k) - theirs).abs() < 1e-10);
        }

        #[test]
        fn an_urn_sums_to_one_and_agrees_with_statrs(population in 1_u64..300, a in 0.0_f64..=1.0, b in 0.0_f64..=1.0) {
            use statrs::distribution::{DiscreteCDF, Hypergeometric};
            let (favourable, drawn) = ((population as f64 * a) as u64, (population as f64 * b) as u64);
            let urn = Masses::hypergeometric(population, favourable, drawn);
            let theirs = Hypergeometric::new(population, favourable, drawn).unwrap();
            for k in 0..=drawn {
                prop_assert!((urn.at_most(k) + urn.at_least(k + 1) - 1.0).abs() < 1e-12);
                prop_assert!((urn.at_most(k) - theirs.cdf(k)).abs() < 1e-9);
            }
        }

        #[test]
        fn large_means_end_and_stay_finite(mean in 1e-6_f64..1e7, p in 0.0001_f64..0.9999) {
            let quantile = Masses::poisson(mean).interpolated(p);
            prop_assert!(quantile.is_finite() && quantile >= -1.0);
        }
    }
}
