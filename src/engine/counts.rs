//! What an engine gives: counts, exact sums and sorted values. Never a division.

use rust_decimal::Decimal;

use crate::period::Period;

/// One value of one stratifier, or nothing for the whole.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Group {
    /// Stratifier: `age_band`.
    pub stratifier: String,
    /// Its value: `4-6`; `None` where a unit has no value (an unknown group of its own).
    pub value: Option<String>,
}

/// The counts of one indicator in one period and one group.
#[derive(Clone, Debug, PartialEq)]
pub struct Counts {
    /// Indicator's id.
    pub indicator: String,
    /// The period counted.
    pub period: Period,
    /// The group counted; `None` for all.
    pub group: Option<Group>,
    /// Numbers of the population (of the numerator's, in a ratio).
    pub tally: Tally,
    /// A ratio's denominator.
    pub divisor: Option<Tally>,
}

/// Numbers of one population.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Tally {
    /// Units that belong to the population.
    pub population: u64,
    /// Units of which it cannot be said whether they belong to it; not in `population`.
    pub population_unknown: u64,
    /// Units of the population that were excluded, by the exclusion's name, in the definition's order.
    pub excluded: Vec<(String, u64)>,
    /// Units of the population left after exclusions.
    pub denominator: u64,
    /// Of the denominator, units in the numerator.
    pub numerator: u64,
    /// Of the denominator, units of which it cannot be said whether they are in the numerator
    /// (or which have no value to sum).
    pub unknown: u64,
    /// Exact sum of the values of the denominator's units; `None` where units are counted.
    pub sum: Option<Decimal>,
    /// Values of the denominator's units in rising order; only for means and medians.
    pub values: Vec<Decimal>,
}
