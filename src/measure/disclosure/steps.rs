//! Which further numbers to withhold so that one cannot be derived: the cheapest that give it room.
//!
//! A linear programme moves the number to the end of its declared range and lets published numbers
//! move with it, each at a price; those that moved are withheld. (Kelly, Golden, Assad 1992; Fischetti and
//! Salazar 2001 call it the incremental heuristic.)

use microlp::{ComparisonOp, OptimizationDirection, Problem, Variable};

use super::knowledge::{Knowledge, Mark, Why, whole};
use super::linear::Component;
use super::piece::Piece;
use super::solve::Way;
use super::system::{CellIndex, Part};

/// Price of printing a small number of a group, or of all, with the mark of any number. It is the last way out:
/// a reader who knows this program could ask why the number is not printed as the small one that it is.
const PRICE_OF_MARK: (f64, f64) = (20_000.0, 2_000.0);
/// Price of not telling a share whose numerator the report does not print.
const PRICE_OF_SHARE: f64 = 5.0;
/// How much dearer numbers are that the report is read for. With it they cost still less than a mark of a group.
const PRICE_OF_HEADLINE: f64 = 3.5;
/// What a linear programme leaves of nothing.
const NOTHING: f64 = 1e-6;

/// What may become known no longer.
pub(super) enum Step {
    Withhold(CellIndex),
    Coarsen(CellIndex),
    WithholdShare(usize),
}

/// One end of a declared range.
#[derive(Clone, Copy, Debug)]
pub(super) struct Goal {
    /// The cell, by its place in the component.
    pub cell: usize,
    pub way: Way,
    pub value: i64,
}

/// The cheapest steps that let the goal be reached and move nothing beyond a piece; `None` where none do.
pub(super) fn steps(
    knowledge: &Knowledge,
    component: &Component,
    piece: &Piece,
    goal: Goal,
) -> Option<Vec<Step>> {
    let most = knowledge.most(component);
    let far = most as f64;
    let mut problem = Problem::new(OptimizationDirection::Minimize);
    // Each cell is a constant and a sum of variables with a sign.
    let mut cells: Vec<(f64, Vec<(Variable, f64)>)> = Vec::with_capacity(piece.cells.len());
    let mut priced: Vec<(Variable, usize)> = Vec::new();
    for place in piece.cells.iter().copied() {
        let index = &component.cells[place];
        let value = whole(knowledge.value(*index)) as f64;
        let (low, high) = knowledge.limit(*index, most);
        let mut terms = Vec::new();
        let mut constant = 0.0;
        if knowledge.is_candidate(*index) {
            constant = value;
            let price = price(knowledge, *index) + tie(place, component.cells.len());
            let least = knowledge.least_withheld(*index) as f64;
            for (sign, room) in [(1.0, far), (-1.0, (value - least).max(0.0))] {
                let variable = problem.add_var(price, (0.0, room));
                terms.push((variable, sign));
                priced.push((variable, place));
            }
        } else if low == high && knowledge.marks[*index].is_none() {
            constant = low as f64;
        } else {
            terms.push((problem.add_var(0.0, (low as f64, high as f64)), 1.0));
            if knowledge.marks[*index] == Some(Mark::Below) {
                let is_group = knowledge.cell(*index).key.group.is_some();
                let price = if is_group { PRICE_OF_MARK.0 } else { PRICE_OF_MARK.1 };
                let beyond = problem.add_var(price, (0.0, far));
                terms.push((beyond, 1.0));
                priced.push((beyond, place));
            }
        }
        cells.push((constant, terms));
    }
    let mut slacks: Vec<(Variable, usize)> = Vec::new();
    for row in &piece.rows {
        let mut right = row.right as f64;
        let mut terms: Vec<(Variable, f64)> = Vec::new();
        for (cell, factor) in &row.terms {
            let factor = *factor as f64;
            right -= factor * cells[*cell].0;
            terms.extend(cells[*cell].1.iter().map(|(variable, sign)| (*variable, sign * factor)));
        }
        if let Some(share) = row.share {
            let slack = problem.add_var(PRICE_OF_SHARE, (0.0, f64::INFINITY));
            // In the unit of the numerator's coefficient, so that all rows are of one size.
            let unit = row.terms.first().map_or(1.0, |(_, factor)| factor.abs() as f64);
            terms.push((slack, -unit));
            slacks.push((slack, share));
        }
        if !terms.is_empty() {
            let operator = if row.equal { ComparisonOp::Eq } else { ComparisonOp::Le };
            problem.add_constraint(&terms[..], operator, right);
        }
    }
    let (constant, terms) = &cells[piece.place(goal.cell)?];
    let operator = if goal.way == Way::Lowest { ComparisonOp::Le } else { ComparisonOp::Ge };
    problem.add_constraint(&terms[..], operator, goal.value as f64 - constant);
    let solution = problem.solve().ok()?.into_solution().ok()?;

    let mut steps = Vec::new();
    for (variable, place) in priced {
        let index = component.cells[place];
        if solution.var_value(variable) > NOTHING {
            steps.push(match knowledge.marks[index] {
                Some(_) => Step::Coarsen(index),
                None => Step::Withhold(index),
            });
        }
    }
    for (variable, share) in slacks {
        if solution.var_value(variable) > NOTHING {
            steps.push(Step::WithholdShare(share));
        }
    }
    Some(steps)
}

/// The cheapest cell that can still be withheld, a neighbour of the goal's before others: the way out where a
/// linear programme sees room that whole numbers do not have.
pub(super) fn cheapest(knowledge: &Knowledge, component: &Component, cell: usize) -> Option<Step> {
    let near = |place: usize| {
        component.rows.iter().any(|row| {
            let has = |wanted: usize| row.terms.iter().any(|(cell, _)| *cell == wanted);
            has(cell) && has(place)
        })
    };
    let mut places: Vec<usize> = (0..component.cells.len())
        .filter(|place| knowledge.is_candidate(component.cells[*place]))
        .collect();
    places.sort_by(|a, b| {
        let price = |place: usize| price(knowledge, component.cells[place]);
        near(*b).cmp(&near(*a)).then(price(*a).total_cmp(&price(*b))).then(a.cmp(b))
    });
    let coarser = || {
        let is_below = |index: &&CellIndex| knowledge.marks[**index] == Some(Mark::Below);
        component.cells.iter().find(is_below).map(|index| Step::Coarsen(*index))
    };
    places.first().map(|place| Step::Withhold(component.cells[*place])).or_else(coarser)
}

/// Takes a step, for the sake of a cell.
pub(super) fn take(knowledge: &mut Knowledge, step: &Step, cell: CellIndex) {
    match step {
        Step::Withhold(index) | Step::Coarsen(index) => {
            knowledge.withhold(*index, Mark::Withheld, Why::For(cell));
        }
        Step::WithholdShare(share) => knowledge.withhold_share(*share),
    }
}

/// Small cells before large ones, groups before totals, side numbers before values, short periods before long ones,
/// numbers that no target is held against before those that the report is read for.
pub(super) fn price(knowledge: &Knowledge, index: CellIndex) -> f64 {
    let cell = knowledge.cell(index);
    let (in_group, in_total) = match &cell.key.part {
        Part::Excluded(_) | Part::Unknown | Part::Undecided | Part::Divisor(_) => (1.0, 2.0),
        Part::Population | Part::Remaining => (1.5, 2.5),
        Part::Numerator | Part::Complement | Part::Rest { .. } => (3.0, 30.0),
        Part::Count | Part::Sum | Part::Denominator => (4.0, 45.0),
    };
    let of_place = if cell.key.group.is_some() { in_group } else { in_total };
    let of_period = match cell.key.period.days() {
        0..=31 => 1.0,
        32..=100 => 1.5,
        _ => 2.0,
    };
    let of_headline = if cell.headline { PRICE_OF_HEADLINE } else { 1.0 };
    of_headline * of_place * of_period * (10.0 + (cell.value as f64).sqrt().min(50.0))
}

/// So little that it decides between equals only: the first key is cheapest.
fn tie(place: usize, cells: usize) -> f64 {
    0.5 * place as f64 / cells as f64
}
