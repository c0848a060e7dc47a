//! Rounded tables that keep every relation, as near to the counted one as can be found.
//!
//! A linear programme in whole numbers proposes; only a table that meets every relation exactly counts.

use std::collections::BTreeMap;

use microlp::{ComparisonOp, OptimizationDirection, Problem, SolveOptions, Variable};

use super::super::linear::{Component, Row, components};
use super::super::solve::nearest;
use super::super::system::{CellIndex, Part, System};

/// Nodes of a search; what was found until then is taken, so that no clock decides.
const NODES: u64 = 400;
/// What a step beyond the next multiple costs, in steps to it.
const PRICE_OF_BEYOND: f64 = 4.0;

/// How far a number may be moved.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Freedom {
    /// Steps beyond the multiples next to a number.
    pub beyond: u64,
    /// Whether what is left of two numbers, which nobody prints, may be moved as far as they are.
    pub rests: bool,
}

/// What is rounded and to what.
pub(super) struct Task<'a> {
    pub system: &'a System,
    /// Every row of it.
    pub rows: &'a [Row],
    /// Whether a number is rounded; others stay as they are.
    pub is_rounded: &'a [bool],
    pub base: u64,
    /// Numbers that were told before.
    pub told: &'a [Option<u64>],
}

impl Task<'_> {
    /// A rounded table, and how far each number may lie from what was counted; in the error the numbers for which
    /// none was found.
    pub fn table(&self, steps: &[Freedom]) -> Result<Vec<(u64, u64)>, Vec<CellIndex>> {
        let mut numbers: Vec<(u64, u64)> =
            self.system.cells.iter().map(|cell| (cell.value, 0)).collect();
        let mut failed = Vec::new();
        for component in components(self.system, &self.open_rows()) {
            if !component.cells.iter().any(|cell| self.is_rounded[*cell]) {
                continue;
            }
            let found = steps
                .iter()
                .find_map(|freedom| Some((self.component(&component, *freedom)?, freedom.beyond)));
            let Some((table, beyond)) = found else {
                failed.extend(component.cells.iter().copied());
                continue;
            };
            let within = self.base * (beyond + 1) - 1;
            for (cell, number) in component.cells.iter().zip(table) {
                numbers[*cell] = (number, within);
            }
        }
        if failed.is_empty() { Ok(numbers) } else { Err(failed) }
    }

    /// The rows without numbers that stay as they are.
    fn open_rows(&self) -> Vec<Row> {
        let open = |row: &Row| {
            let mut own = Row { terms: Vec::new(), ..row.clone() };
            for (cell, factor) in &row.terms {
                if self.is_rounded[*cell] {
                    own.terms.push((*cell, *factor));
                } else {
                    own.right -= factor * i128::from(self.system.cells[*cell].value);
                }
            }
            own
        };
        self.rows.iter().map(open).filter(|row| !row.terms.is_empty()).collect()
    }

    fn component(&self, component: &Component, freedom: Freedom) -> Option<Vec<u64>> {
        let mut problem = Problem::new(OptimizationDirection::Minimize);
        let leaders = leaders(component);
        let mut numbers: Vec<Option<Number>> = Vec::with_capacity(component.cells.len());
        for place in 0..component.cells.len() {
            let own = (leaders[place] == place).then(|| {
                let same: Vec<CellIndex> = (component.cells.iter().zip(&leaders))
                    .filter(|(_, leader)| **leader == place)
                    .map(|(cell, _)| *cell)
                    .collect();
                let tie = 1e-3 * place as f64 / component.cells.len() as f64;
                self.number(&mut problem, &same, freedom, tie)
            });
            numbers.push(own);
        }
        let at = |place: usize| numbers[leaders[place]].as_ref();
        let base = self.base as f64;
        for row in &component.rows {
            let mut right = row.right as f64;
            // Two names of one number may stand in one row.
            let mut factors: BTreeMap<usize, f64> = BTreeMap::new();
            for (place, factor) in &row.terms {
                *factors.entry(leaders[*place]).or_default() += *factor as f64 * base;
            }
            let mut terms: Vec<(Variable, f64)> = Vec::new();
            for (place, factor) in factors.into_iter().filter(|(_, factor)| *factor != 0.0) {
                let number = at(place)?;
                right -= factor * number.least;
                terms.extend(number.terms.iter().map(|(own, sign)| (*own, sign * factor)));
            }
            if !terms.is_empty() {
                let operator = if row.equal { ComparisonOp::Eq } else { ComparisonOp::Le };
                problem.add_constraint(&terms[..], operator, right);
            }
        }
        let mut options = SolveOptions::default();
        options.node_limit = Some(NODES);
        let solution = problem.solve_with(options).ok()?.into_solution().ok()?;
        let table: Vec<u64> = (0..component.cells.len())
            .map(|place| {
                let number = at(place)?;
                let moved: f64 =
                    number.terms.iter().map(|(own, sign)| sign * solution.var_value(*own)).sum();
                // A proposal: it is held against every row below.
                let steps = u64::try_from(nearest(number.least + moved)).ok()?;
                steps.checked_mul(self.base)
            })
            .collect::<Option<_>>()?;
        let value = |place: usize| i64::try_from(table[place]).unwrap_or(i64::MAX);
        component.rows.iter().all(|row| row.holds(value)).then_some(table)
    }

    /// A number with several names, in steps of the base: its least and what is added to it.
    fn number(
        &self,
        problem: &mut Problem,
        same: &[CellIndex],
        freedom: Freedom,
        tie: f64,
    ) -> Number {
        let told = same.iter().find_map(|cell| self.told[*cell]);
        let value = same.first().map_or(0, |cell| self.system.cells[*cell].value);
        if let Some(told) = told {
            return Number { least: (told / self.base) as f64, terms: Vec::new() };
        }
        let least = value / self.base;
        let over = value % self.base;
        let mut terms = Vec::new();
        let is_rest = same.iter().all(|cell| self.system.cells[*cell].key.part.is_remainder());
        if is_rest && freedom.rests {
            let far = (least + 4) as i32;
            terms.push((problem.add_integer_var(tie, (0, far)), 1.0));
            return Number { least: 0.0, terms };
        }
        let weight: f64 = same.iter().map(|cell| weight(self.system, *cell)).sum();
        if over > 0 {
            let price = weight * (self.base as f64 - 2.0 * over as f64) + tie;
            terms.push((problem.add_integer_var(price, (0, 1)), 1.0));
        }
        if freedom.beyond > 0 {
            let price = weight * self.base as f64 * PRICE_OF_BEYOND;
            let down = freedom.beyond.min(least);
            for (sign, room) in [(1.0, freedom.beyond), (-1.0, down)] {
                if room > 0 {
                    terms.push((problem.add_integer_var(price, (0, room as i32)), sign));
                }
            }
        }
        Number { least: least as f64, terms }
    }
}

struct Number {
    least: f64,
    terms: Vec<(Variable, f64)>,
}

/// What it costs to move a number by one: what the report is read for stays nearest to what was counted.
fn weight(system: &System, index: CellIndex) -> f64 {
    let cell = &system.cells[index];
    let of_part = match &cell.key.part {
        Part::Count | Part::Sum | Part::Denominator | Part::Numerator => 1.0,
        Part::Complement => 0.6,
        Part::Rest { .. } => 0.1,
        _ => 0.3,
    };
    let of_place = if cell.key.group.is_some() { 1.0 } else { 3.0 };
    of_part * of_place * if cell.headline { 3.0 } else { 1.0 }
}

/// Of numbers that are one another's, the first.
fn leaders(component: &Component) -> Vec<usize> {
    let mut leader: Vec<usize> = (0..component.cells.len()).collect();
    fn find(leader: &mut [usize], mut place: usize) -> usize {
        while leader[place] != place {
            leader[place] = leader[leader[place]];
            place = leader[place];
        }
        place
    }
    for row in &component.rows {
        if let ([(left, 1), (right, -1)], true, 0) = (&row.terms[..], row.equal, row.right) {
            let (left, right) = (find(&mut leader, *left), find(&mut leader, *right));
            leader[left.max(right)] = left.min(right);
        }
    }
    (0..leader.len()).map(|place| find(&mut leader, place)).collect()
}
