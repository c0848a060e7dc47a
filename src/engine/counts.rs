//! What an engine gives: counts, exact sums and sorted values. Never a division.

use std::borrow::Cow;
use std::cmp::Ordering;
use std::collections::BTreeSet;

use rust_decimal::Decimal;

use crate::period::Period;
use crate::visible;

/// A value of a stratifier.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Stratum {
    /// Stratifier: `age_band`.
    pub stratifier: String,
    /// Its value: `4-6`; `None` where a unit has no value (an unknown group of its own).
    pub value: Option<String>,
}

/// A group of units: a value of one stratifier, or of several at once.
///
/// Ordered by how many stratifiers there are, then by their names, then by values, the unknown first.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Group(Vec<Stratum>);

impl Group {
    /// The units with all these values; the order in which they are named decides nothing. `None` where
    /// nothing is named, or a stratifier twice.
    pub fn new(mut strata: Vec<Stratum>) -> Option<Group> {
        strata.iter_mut().for_each(|stratum| stratum.value = stratum.value.take().map(read));
        strata.sort();
        let twice = strata.windows(2).any(|pair| pair[0].stratifier == pair[1].stratifier);
        (!strata.is_empty() && !twice).then_some(Group(strata))
    }

    /// The units with this value of one stratifier.
    pub fn one(stratifier: impl Into<String>, value: Option<String>) -> Group {
        Group(vec![Stratum { stratifier: stratifier.into(), value: value.map(read) }])
    }

    /// The values, by their stratifiers' names.
    pub fn strata(&self) -> &[Stratum] {
        &self.0
    }

    /// Whether the group is split by these stratifiers and no others, in whatever order they are named.
    pub fn is_by(&self, stratifiers: &[&str]) -> bool {
        self.0.len() == stratifiers.len()
            && self.0.iter().all(|stratum| stratifiers.contains(&stratum.stratifier.as_str()))
    }

    /// The value of a stratifier: of a group that it does not split, nothing.
    pub fn value(&self, stratifier: &str) -> Option<Option<&str>> {
        self.0
            .iter()
            .find(|stratum| stratum.stratifier == stratifier)
            .map(|stratum| stratum.value.as_deref())
    }

    /// The margin: the group without one of its stratifiers; `None` for the whole.
    pub fn without(&self, stratifier: &str) -> Option<Group> {
        let others = self.0.iter().filter(|stratum| stratum.stratifier != stratifier);
        Group::new(others.cloned().collect())
    }

    /// Stratifiers and values as tables without columns for each print them: `age_band × sex` and
    /// `4-6 × female`.
    pub fn printed(&self) -> (String, String) {
        let join = |texts: Vec<&str>| texts.join(" × ");
        (
            join(self.0.iter().map(|stratum| stratum.stratifier.as_str()).collect()),
            join(
                self.0.iter().map(|stratum| stratum.value.as_deref().unwrap_or(UNKNOWN)).collect(),
            ),
        )
    }
}

/// A value as it is read: of a field without codes it is what somebody typed into a cell.
fn read(value: String) -> String {
    match visible::line(&value) {
        Cow::Borrowed(_) => value,
        Cow::Owned(named) => named,
    }
}

/// What the group of units without a value is called where it must be named.
pub const UNKNOWN: &str = "unknown";

impl Ord for Group {
    fn cmp(&self, other: &Group) -> Ordering {
        fn names(group: &Group) -> impl Iterator<Item = &String> {
            group.0.iter().map(|stratum| &stratum.stratifier)
        }
        (self.0.len().cmp(&other.0.len()))
            .then_with(|| names(self).cmp(names(other)))
            .then_with(|| self.0.cmp(&other.0))
    }
}

impl PartialOrd for Group {
    fn partial_cmp(&self, other: &Group) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

/// Units of a group, or of the whole, that stand in more than one value of a stratifier.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Overlap {
    /// The stratifier that splits the group.
    pub stratifier: String,
    /// Units of the population in more than one of its values.
    pub population: u64,
    /// By how much its values' populations add up to more than the whole's: a unit in three of them is two
    /// too many.
    pub population_excess: u64,
    /// Units of the denominator in more than one of its values.
    pub denominator: u64,
    /// By how much its values' denominators add up to more than the whole's.
    pub denominator_excess: u64,
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
    /// Units in more than one value of a stratifier: one entry for each stratifier by which the group is
    /// split further. Empty where the definition lets no unit stand in two.
    pub overlaps: Vec<Overlap>,
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
    /// Exact sum of the known values of the denominator's units, of a mean or median without the units
    /// of which a value is missing; `None` where units are counted.
    pub sum: Option<Decimal>,
    /// Values of the denominator's units in rising order; only for means and medians.
    pub values: Vec<Decimal>,
    /// How far these numbers could move, were all its cells known; `None` where none is unread or doubted.
    pub reach: Option<Box<Reach>>,
}

/// How far the numbers of a population could move, were its unread and doubted cells known.
///
/// Units of which something is missing, and not unread, are among those that might be this or that, as they are among
/// the unknown of [`Tally`].
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Reach {
    /// Units surely in the denominator.
    pub least: u64,
    /// Units in the denominator or perhaps in it.
    pub most: u64,
    /// Units surely in the denominator and in the numerator.
    pub surely_in: u64,
    /// Units that could be in the numerator.
    pub perhaps_in: u64,
    /// Units surely in the denominator and not in the numerator.
    pub surely_out: u64,
    /// Units that could be in the denominator and not in the numerator.
    pub perhaps_out: u64,
    /// Records that might be any unit's, or a unit of their own; in none of the numbers above.
    pub anybodys: u64,
    /// Records that might be any unit's and stand for it, and with it be in another group or none: then it is in none of the
    /// numbers above.
    pub takers: u64,
    /// Least sum; `None` where there is no least.
    pub sum_least: Option<Decimal>,
    /// Greatest sum; `None` where there is no greatest.
    pub sum_most: Option<Decimal>,
    /// Values that are sure, in rising order; only for means and medians.
    pub values: Vec<Decimal>,
    /// Values that are not sure; only for means and medians.
    pub unsure: Vec<UnsureValue>,
    /// Whether a value to be summed is missing, and not unread: nobody can say how large it would be.
    pub is_open: bool,
    /// Records that are or might be in the population.
    pub records: u64,
    /// Of these, records of which a cell that matters is unread.
    pub unread: u64,
    /// The cells that are unread or doubted, of records that are or might be in the population: dataset and field.
    pub cells: BTreeSet<(String, String)>,
}

/// What a unit's value could be.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct UnsureValue {
    /// Least value; `None` without an end.
    pub least: Option<Decimal>,
    /// Greatest value.
    pub most: Option<Decimal>,
    /// Whether the unit could have no value, or not be in the denominator.
    pub is_optional: bool,
}
