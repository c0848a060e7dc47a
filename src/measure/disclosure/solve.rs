//! How low and how high a number can be, given what is known: found in floating point, proved in whole numbers.
//!
//! A linear programme proposes a table; only a table of whole numbers that meets every row exactly counts.
//! So nothing that is said to be possible rests on floating-point arithmetic.

use microlp::{ComparisonOp, OptimizationDirection, Problem, SolveOptions, Variable};

use super::knowledge::Limit;
use super::linear::Row;

/// Nodes of a search for whole numbers; beyond it, nothing is taken to be proved.
const NODES: u64 = 300;

/// Which end is looked for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Way {
    Lowest,
    Highest,
}

/// A table in which the cell is as low or high as can be proved possible, and whether it can be no lower or higher;
/// `None` when none is found.
pub(super) fn extreme(
    rows: &[&Row],
    limits: &[Limit],
    cell: usize,
    way: Way,
) -> Option<(Vec<i64>, bool)> {
    if rows.is_empty() {
        let mut table: Vec<i64> = limits.iter().map(|limit| limit.0).collect();
        table[cell] = if way == Way::Lowest { limits[cell].0 } else { limits[cell].1 };
        return Some((table, true));
    }
    let relaxed = table(rows, limits, cell, way, false)?;
    if is_possible(rows, limits, &relaxed) {
        return Some((relaxed, true));
    }
    let table = table(rows, limits, cell, way, true)?;
    is_possible(rows, limits, &table).then_some((table, false))
}

/// A table in which the cell has this value, as near as can be to one that is possible: where the ends of what is
/// possible are no whole numbers, there often is one beside it.
pub(super) fn nearest_with(
    rows: &[&Row],
    limits: &[Limit],
    truth: &[i64],
    cell: usize,
    value: i64,
) -> Option<Vec<i64>> {
    let mut limits = limits.to_vec();
    limits[cell] = (value, value);
    match cheapest(rows, &limits, truth, |_| 1.0) {
        Near::Found(table) => Some(table),
        Near::Unknown | Near::Impossible => None,
    }
}

/// Whether there is a table near the real numbers.
pub(super) enum Near {
    /// There is.
    Found(Vec<i64>),
    /// The search gave up, or found no whole numbers.
    Unknown,
    /// Not even of fractions.
    Impossible,
}

/// A table within these limits that is as near as can be to one that is possible; each number has its price of being
/// moved by one.
pub(super) fn cheapest(
    rows: &[&Row],
    limits: &[Limit],
    truth: &[i64],
    price: impl Fn(usize) -> f64,
) -> Near {
    let mut problem = Problem::new(OptimizationDirection::Minimize);
    // What is added to each number, and what is taken away.
    let moved: Vec<[Variable; 2]> = (truth.iter().zip(limits).enumerate())
        .map(|(index, (own, (least, most)))| {
            let mut move_by = |least: i64, most: i64| {
                problem.add_var(price(index), (least.max(0) as f64, most.max(0) as f64))
            };
            [move_by(least - own, most - own), move_by(own - most, own - least)]
        })
        .collect();
    for row in rows {
        let stands: i128 =
            row.terms.iter().map(|(cell, factor)| factor * i128::from(truth[*cell])).sum();
        let terms: Vec<(Variable, f64)> = (row.terms.iter())
            .flat_map(|(cell, factor)| {
                let [up, down] = moved[*cell];
                [(up, *factor as f64), (down, -*factor as f64)]
            })
            .collect();
        let operator = if row.equal { ComparisonOp::Eq } else { ComparisonOp::Le };
        problem.add_constraint(&terms[..], operator, (row.right - stands) as f64);
    }
    let mut options = SolveOptions::default();
    options.node_limit = Some(NODES);
    let solution = match problem.solve_with(options).map(|outcome| outcome.into_solution()) {
        Ok(Ok(solution)) => solution,
        Err(microlp::Error::Infeasible) => return Near::Impossible,
        Ok(Err(_)) | Err(_) => return Near::Unknown,
    };
    let table: Vec<i64> = (truth.iter().zip(&moved))
        .map(|(own, [up, down])| {
            own + nearest(solution.var_value(*up)) - nearest(solution.var_value(*down))
        })
        .collect();
    if is_possible(rows, limits, &table) { Near::Found(table) } else { Near::Unknown }
}

/// Whether a table agrees with everything that is known.
pub(super) fn is_possible(rows: &[&Row], limits: &[Limit], table: &[i64]) -> bool {
    table.iter().zip(limits).all(|(value, limit)| (limit.0..=limit.1).contains(value))
        && rows.iter().all(|row| row.holds(|cell| table[cell]))
}

fn table(
    rows: &[&Row],
    limits: &[Limit],
    cell: usize,
    way: Way,
    integer: bool,
) -> Option<Vec<i64>> {
    let mut problem = Problem::new(match way {
        Way::Lowest => OptimizationDirection::Minimize,
        Way::Highest => OptimizationDirection::Maximize,
    });
    let mut variables: Vec<Option<Variable>> = Vec::with_capacity(limits.len());
    for (index, (low, high)) in limits.iter().enumerate() {
        let weight = if index == cell { 1.0 } else { 0.0 };
        variables.push(if low == high {
            None
        } else if integer {
            let bounds = (i32::try_from(*low).ok()?, i32::try_from(*high).ok()?);
            Some(problem.add_integer_var(weight, bounds))
        } else {
            Some(problem.add_var(weight, (*low as f64, *high as f64)))
        });
    }
    for row in rows {
        let mut right = row.right;
        let mut terms: Vec<(Variable, f64)> = Vec::with_capacity(row.terms.len());
        for (index, factor) in &row.terms {
            match variables[*index] {
                Some(variable) => terms.push((variable, *factor as f64)),
                None => right -= factor * i128::from(limits[*index].0),
            }
        }
        if !terms.is_empty() {
            let operator = if row.equal { ComparisonOp::Eq } else { ComparisonOp::Le };
            problem.add_constraint(&terms[..], operator, right as f64);
        }
    }
    let mut options = SolveOptions::default();
    options.node_limit = Some(NODES);
    let solution = problem.solve_with(options).ok()?.into_solution().ok()?;
    let value = |(index, variable): (usize, &Option<Variable>)| match variable {
        Some(variable) => nearest(solution.var_value(*variable)),
        None => limits[index].0,
    };
    Some(variables.iter().enumerate().map(value).collect())
}

/// The nearest whole number; a proposal only, so its ties do not matter.
pub(super) fn nearest(value: f64) -> i64 {
    (value + 0.5).floor() as i64
}
