//! The numbers of one group.

use polars::prelude::*;
use rust_decimal::Decimal;

use super::counts::{Reach, Tally};
use super::plan::Part;
use super::state::State;
use crate::library::expr::Type;

/// The numbers of one group.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Cell {
    pub population: u64,
    /// Units of which it cannot be said whether they belong to the population.
    pub population_unknown: u64,
    /// By the exclusion's number.
    excluded: Vec<u64>,
    pub denominator: u64,
    pub numerator: u64,
    pub unknown: u64,
    pub sum: i128,
    pub values: Vec<i128>,
}

impl Cell {
    /// Adds a unit.
    pub fn add(&mut self, state: State, keeps_values: bool) {
        self.population += u64::from(state.within);
        self.population_unknown += u64::from(!state.within);
        self.denominator += u64::from(state.remains);
        self.numerator += u64::from(state.numerator);
        self.unknown += u64::from(state.undecided && !state.numerator);
        // Of a mean, a unit that lacks a value is left out with all that is known of it.
        if !(keeps_values && state.undecided) {
            self.sum += state.value;
        }
        if state.excluded != 0 && !state.remains {
            let index = usize::from(state.excluded) - 1;
            if index >= self.excluded.len() {
                self.excluded.resize(index + 1, 0);
            }
            self.excluded[index] += 1;
        }
        // What is missing is not nought: such a unit has no value.
        if keeps_values && state.remains && !state.undecided {
            self.values.push(state.value);
        }
    }

    /// Whether no unit was added.
    pub fn is_empty(&self) -> bool {
        self.population == 0 && self.population_unknown == 0
    }

    /// The numbers as the engine gives them.
    ///
    /// # Errors
    /// A sum that is too large for a decimal number.
    pub fn tally(self, part: &Part, reach: Option<Reach>) -> PolarsResult<Tally> {
        let mut values: Vec<Decimal> = Vec::with_capacity(self.values.len());
        for value in self.values {
            values.push(decimal(value, part)?);
        }
        values.sort();
        Ok(Tally {
            population: self.population,
            population_unknown: self.population_unknown,
            excluded: part
                .exclusions()
                .iter()
                .enumerate()
                .map(|(index, (name, _))| {
                    (name.clone(), self.excluded.get(index).copied().unwrap_or(0))
                })
                .collect(),
            denominator: self.denominator,
            numerator: self.numerator,
            unknown: self.unknown,
            sum: part.population.sum.as_ref().map(|_| decimal(self.sum, part)).transpose()?,
            values,
            reach: reach.map(Box::new),
        })
    }
}

/// A sum or value of a frame as the number that it is.
///
/// # Errors
/// It is too large for a decimal number.
pub fn decimal(value: i128, part: &Part) -> PolarsResult<Decimal> {
    let sum = part.population.sum.as_ref();
    let is_decimal = sum.is_some_and(|sum| sum.expr.r#type() == Type::Number);
    Decimal::try_from_i128_with_scale(value, if is_decimal { 6 } else { 0 })
        .map(|value| value.normalize())
        .map_err(|_| polars_err!(ComputeError: "{}: sum too large", part.indicator.id))
}
