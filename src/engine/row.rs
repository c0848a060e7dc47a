//! What each record says of one population in one period: the columns from which all is counted.

use polars::prelude::*;

use super::plan::Part;
use crate::library::expr::{Expr as Tree, Type};
use crate::library::indicator::Stratifier;
use crate::lower::lower;
use crate::period::Period;

/// Number of the record in its dataset.
pub const ROW: &str = "row";
/// The unit that the record belongs to.
pub const UNIT: &str = "unit";
/// Whether the record is in the population; missing if it cannot be said.
pub const WITHIN: &str = "within";
/// What `keep` orders by.
pub const ORDER: &str = "order";
/// Number of the first exclusion that fits, from 0; missing if none does.
pub const EXCLUDED: &str = "excluded";
/// Whether the record is in the numerator; missing if it cannot be said.
pub const NUMERATOR: &str = "numerator";
/// The value to sum.
pub const VALUE: &str = "value";

/// Name of a stratifier's column.
pub fn group_column(index: usize) -> String {
    format!("group{index}")
}

/// The records that are or might be in the population, with the columns above.
pub fn rows(batch: DataFrame, first_row: u32, part: &Part, period: &Period) -> LazyFrame {
    let population = part.population;
    let within = match &population.filter {
        Some(filter) => truth(&filter.expr, period),
        None => lit(true),
    };
    let mut columns = vec![col(ROW)];
    columns.push(within.alias(WITHIN));
    if let Some(count) = &population.count {
        columns.push(lower(&count.expr, period).alias(UNIT));
    }
    if let Some(keep) = &population.keep {
        columns.push(lower(&keep.by.expr, period).cast(DataType::Int64).alias(ORDER));
    }
    let excluded = part.exclusions().iter().enumerate().rev().fold(
        lit(NULL).cast(DataType::Int32),
        |rest, (index, (_, condition))| {
            when(truth(&condition.expr, period).fill_null(lit(false)))
                .then(lit(index as i32))
                .otherwise(rest)
        },
    );
    columns.push(excluded.alias(EXCLUDED));
    let numerator = match part.numerator() {
        Some(numerator) => truth(numerator, period),
        None => lit(false),
    };
    columns.push(numerator.alias(NUMERATOR));
    if let Some(sum) = &population.sum {
        columns.push(lower(&sum.expr, period).cast(DataType::Int64).alias(VALUE));
    }
    for (index, stratifier) in part.stratifiers().iter().enumerate() {
        columns.push(group(stratifier, period).alias(group_column(index)));
    }
    batch
        .lazy()
        .with_row_index(ROW, Some(first_row))
        .select(columns)
        .filter(col(WITHIN).is_null().or(col(WITHIN)))
}

/// A condition as a column of booleans, also where it is the bare missing value.
fn truth(tree: &Tree, period: &Period) -> Expr {
    lower(tree, period).cast(DataType::Boolean)
}

/// The group that a record falls in, as text.
fn group(stratifier: &Stratifier, period: &Period) -> Expr {
    let value = lower(&stratifier.of.expr, period);
    if !stratifier.bands.is_empty() {
        return stratifier.bands.iter().fold(
            lit(NULL).cast(DataType::String),
            |rest, (label, from, to)| {
                when(value.clone().gt_eq(lit(*from)).and(value.clone().lt_eq(lit(*to))))
                    .then(lit(label.as_str()))
                    .otherwise(rest)
            },
        );
    }
    if stratifier.of.expr.r#type() == Type::Boolean {
        return when(value.clone().is_null())
            .then(lit(NULL).cast(DataType::String))
            .when(value)
            .then(lit("yes"))
            .otherwise(lit("no"));
    }
    value.cast(DataType::String)
}
