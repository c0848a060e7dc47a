//! What each record says of one population in one period: the columns from which all is counted.

use polars::prelude::*;

use super::plan::Part;
use crate::library::expr::{Expr as Tree, Type};
use crate::library::indicator::{Rows, Stratifier};
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
/// The value that all records of a unit must share.
pub const SAME: &str = "same";

/// Name of a stratifier's column.
pub fn group_column(index: usize) -> String {
    format!("group{index}")
}

/// The records that are or might be in the population, with the columns above.
pub fn rows(batch: DataFrame, first_row: u32, part: &Part, period: &Period) -> LazyFrame {
    let mut columns = vec![col(ROW), within(part, period).alias(WITHIN)];
    columns.extend(unit(part, period).map(|unit| unit.alias(UNIT)));
    columns.extend(order(part, period).map(|order| order.alias(ORDER)));
    columns.push(excluded(part, period).alias(EXCLUDED));
    columns.push(numerator(part, period).alias(NUMERATOR));
    columns.extend(same(part, period).map(|same| same.alias(SAME)));
    columns.extend(value(part, period).map(|value| value.alias(VALUE)));
    for (index, stratifier) in part.stratifiers().iter().enumerate() {
        columns.push(group(stratifier, period).alias(group_column(index)));
    }
    batch
        .lazy()
        .with_row_index(ROW, Some(first_row))
        .select(columns)
        .filter(col(WITHIN).is_null().or(col(WITHIN)))
}

/// Whether a record is in the population.
fn within(part: &Part, period: &Period) -> Expr {
    let conditions = conditions(part).into_iter().map(|condition| truth(condition, period));
    conditions.reduce(Expr::and).unwrap_or_else(|| lit(true))
}

/// The conditions of which a record must meet all to be in the population, those of the period first.
/// Many indicators share them.
pub fn conditions<'a>(part: &Part<'a>) -> Vec<&'a Tree> {
    let mut trees = Vec::new();
    if let Some(filter) = &part.population.filter {
        split(&filter.expr, &mut trees);
    }
    trees.sort_by_key(|tree| !speaks_of_period(tree));
    trees
}

fn split<'a>(tree: &'a Tree, into: &mut Vec<&'a Tree>) {
    match tree {
        Tree::And(left, right) => {
            split(left, into);
            split(right, into);
        }
        other => into.push(other),
    }
}

/// Whether a comparison is with a day of the period itself.
fn speaks_of_period(tree: &Tree) -> bool {
    let is_day = |tree: &Tree| matches!(tree, Tree::PeriodStart | Tree::PeriodEnd);
    matches!(tree, Tree::Compare(_, left, right) if is_day(left) || is_day(right))
}

/// The unit that a record belongs to, where units are named.
pub fn unit(part: &Part, period: &Period) -> Option<Expr> {
    part.population.count.as_ref().map(|count| lower(&count.expr, period))
}

/// What `keep` orders by.
fn order(part: &Part, period: &Period) -> Option<Expr> {
    let keep = part.population.keep.as_ref()?;
    Some(lower(&keep.by.expr, period).cast(DataType::Int64))
}

/// Number of the first exclusion that fits a record.
pub fn excluded(part: &Part, period: &Period) -> Expr {
    part.exclusions().iter().enumerate().rev().fold(
        lit(NULL).cast(DataType::Int32),
        |rest, (index, (_, condition))| {
            when(truth(&condition.expr, period).fill_null(lit(false)))
                .then(lit(index as i32))
                .otherwise(rest)
        },
    )
}

/// Whether a record is in the numerator.
pub fn numerator(part: &Part, period: &Period) -> Expr {
    match part.numerator() {
        // A record whose value is known cannot alone decide against its unit.
        Some(value) if part.rows() == Rows::Same => when(lower(value, period).is_null())
            .then(lit(NULL).cast(DataType::Boolean))
            .otherwise(lit(true)),
        Some(numerator) => truth(numerator, period),
        None => lit(false),
    }
}

/// The value that all records of a unit must share, as text.
pub fn same(part: &Part, period: &Period) -> Option<Expr> {
    let value = part.numerator().filter(|_| part.rows() == Rows::Same)?;
    Some(lower(value, period).cast(DataType::String))
}

/// The value to sum.
pub fn value(part: &Part, period: &Period) -> Option<Expr> {
    let sum = part.population.sum.as_ref()?;
    Some(lower(&sum.expr, period).cast(DataType::Int64))
}

/// A condition as a column of booleans, also where it is the bare missing value.
pub fn truth(tree: &Tree, period: &Period) -> Expr {
    lower(tree, period).cast(DataType::Boolean)
}

/// The group that a record falls in, as text.
pub fn group(stratifier: &Stratifier, period: &Period) -> Expr {
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
