//! What a public report may tell: the numbers that a provider decides on.

use std::fmt;

/// Who reads a report.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Audience {
    /// The centre, its auditor: real counts, nothing is touched.
    Internal,
    /// Anybody.
    Public(Policy),
}

/// How small numbers are kept from being told.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Method {
    /// Every number of people is told as a multiple of a base.
    Rounding {
        /// The base: at least the threshold, so that no small number is a multiple of it.
        base: u64,
    },
    /// Small numbers, and those that they could be worked out from, are not told.
    Withholding,
}

/// The rules of a public report. The default is the proposal of `domain/lithuania.md` §4.3.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Policy {
    /// How small numbers are kept from being told.
    pub method: Method,
    /// Counts from 1 to one less than this are not shown: 5, allowed 3 to 10.
    pub threshold: u64,
    /// Whether a count of nought is as telling as a small one. Elsewhere a nought is always shown, also in
    /// a series whose other periods are withheld.
    pub hide_zeros: bool,
    /// Whether the units outside a numerator are protected as those inside are: 108 of 110 tells of two.
    pub complements: bool,
    /// Shares of fewer units than this are not shown: 10.
    pub smallest_denominator: u64,
    /// "All" and "none" are not shown of groups of fewer units than this: 10.
    pub uniform_below: u64,
    /// Whether a cell that is withheld in one period is withheld in all periods of its series.
    pub whole_series: bool,
    /// Whether a small count is printed as "fewer than 5". Elsewhere all that is withheld prints alike, which
    /// tells less and so costs fewer further cells. Always so where noughts are hidden.
    pub tell_small: bool,
}

impl Default for Policy {
    fn default() -> Policy {
        Policy {
            method: Method::Rounding { base: 5 },
            threshold: 5,
            hide_zeros: false,
            complements: true,
            smallest_denominator: 10,
            uniform_below: 10,
            whole_series: true,
            tell_small: true,
        }
    }
}

/// A threshold that is not allowed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct ThresholdError(
    /// The threshold asked for.
    pub u64,
);

impl fmt::Display for ThresholdError {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "a threshold of {} is not allowed: it must lie from 3 to 10", self.0)
    }
}

impl std::error::Error for ThresholdError {}

impl Policy {
    /// The default rules with another threshold.
    ///
    /// # Errors
    /// A threshold that does not lie from 3 to 10.
    pub fn with_threshold(threshold: u64) -> Result<Policy, ThresholdError> {
        if (3..=10).contains(&threshold) {
            Ok(Policy { threshold, ..Policy::default() })
        } else {
            Err(ThresholdError(threshold))
        }
    }

    /// The rules as they are applied. Noughts are hidden only where small numbers are marked as such:
    /// with one mark for everything the listing gave wider ranges than a patient reader finds.
    pub(super) fn applied(&self) -> Policy {
        Policy { tell_small: self.tell_small || self.hide_zeros, ..self.clone() }
    }

    /// Numbers of people are rounded to multiples of this.
    pub fn base(&self) -> u64 {
        match self.method {
            Method::Rounding { base } => base.max(self.threshold),
            Method::Withholding => self.threshold,
        }
    }

    /// The least rounded number of which it is sure that as many were counted as a share, a mean or a sum asks for.
    pub fn least_rounded(&self) -> u64 {
        let asked = self.smallest_denominator.max(self.uniform_below);
        (asked + self.base()).saturating_sub(1).next_multiple_of(self.base())
    }

    /// The least rounded denominator of a share: below it, rounding alone could move the share by a fifth of the
    /// whole and more.
    pub fn least_divided(&self) -> u64 {
        self.least_rounded().max(4 * self.base())
    }

    /// Whether a count is too small to be told; noughts are judged apart.
    pub fn is_small(&self, count: u64) -> bool {
        (1..self.threshold).contains(&count)
    }
}
