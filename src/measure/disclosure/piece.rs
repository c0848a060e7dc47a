//! The numbers that one can move with: those tied to it by rows in which more than one number is open.

use std::collections::VecDeque;

use super::knowledge::Limit;
use super::linear::{Component, Row};

/// Times that rows may be looked at, each; more would only narrow shares by ever less.
const ROUNDS: usize = 40;

/// Some cells of a component, numbered anew; all others keep the values that they have.
pub(super) struct Piece {
    /// By their place in the component, ascending.
    pub cells: Vec<usize>,
    pub rows: Vec<Row>,
    pub limits: Vec<Limit>,
}

impl Piece {
    /// Around one cell, by what is known of the others: the nearest, up to so many. Whether that is all of them.
    pub fn around(
        component: &Component,
        known: &[bool],
        limits: &[Limit],
        truth: &[i64],
        (cell, most): (usize, usize),
    ) -> (Piece, bool) {
        let is_open = |cell: usize| limits[cell].0 < limits[cell].1;
        let mut is_in = vec![false; limits.len()];
        let mut has_row = vec![false; component.rows.len()];
        let (mut cells, mut rows) = (vec![cell], Vec::new());
        let mut is_all = true;
        is_in[cell] = true;
        let mut next = 0;
        while next < cells.len() {
            for number in &component.touching[cells[next]] {
                let row = &component.rows[*number];
                if !known[*number] || has_row[*number] || says_nothing(row, limits) {
                    continue;
                }
                has_row[*number] = true;
                rows.push(*number);
                for (other, _) in &row.terms {
                    if is_open(*other) && !is_in[*other] {
                        if cells.len() < most {
                            is_in[*other] = true;
                            cells.push(*other);
                        } else {
                            is_all = false;
                        }
                    }
                }
            }
            next += 1;
        }
        cells.sort_unstable();
        rows.sort_unstable();
        let mut place = vec![usize::MAX; limits.len()];
        cells.iter().enumerate().for_each(|(new, old)| place[*old] = new);
        let rows = rows.into_iter().map(|number| {
            let row = &component.rows[number];
            let mut own = Row { terms: Vec::with_capacity(row.terms.len()), ..row.clone() };
            for (cell, factor) in &row.terms {
                match place[*cell] {
                    usize::MAX => own.right -= factor * i128::from(truth[*cell]),
                    place => own.terms.push((place, *factor)),
                }
            }
            own
        });
        let rows = rows.collect();
        (Piece { limits: cells.iter().map(|cell| limits[*cell]).collect(), cells, rows }, is_all)
    }

    /// Where a cell of the component stands here.
    pub fn place(&self, cell: usize) -> Option<usize> {
        self.cells.binary_search(&cell).ok()
    }
}

/// Whether a row holds whatever the numbers are.
fn says_nothing(row: &Row, limits: &[Limit]) -> bool {
    let most = |(cell, factor): &(usize, i128)| {
        let (low, high) = (i128::from(limits[*cell].0), i128::from(limits[*cell].1));
        if *factor > 0 { factor * high } else { factor * low }
    };
    !row.equal && row.terms.iter().map(most).sum::<i128>() <= row.right
}

/// Narrows limits by the rows that are known, in whole numbers: nothing outside of them is possible. Begins with the
/// rows of these cells.
pub(super) fn narrow_from(
    component: &Component,
    known: &[bool],
    limits: &mut [Limit],
    cells: impl IntoIterator<Item = usize>,
) {
    let mut waits = vec![false; component.rows.len()];
    let mut waiting: VecDeque<usize> = VecDeque::new();
    let call = |cell: usize, waits: &mut Vec<bool>, waiting: &mut VecDeque<usize>| {
        for row in &component.touching[cell] {
            if known[*row] && !std::mem::replace(&mut waits[*row], true) {
                waiting.push_back(*row);
            }
        }
    };
    cells.into_iter().for_each(|cell| call(cell, &mut waits, &mut waiting));
    let mut left = ROUNDS * component.rows.len();
    let mut changed = Vec::new();
    while let Some(number) = waiting.pop_front() {
        waits[number] = false;
        if left == 0 {
            break;
        }
        left -= 1;
        let row = &component.rows[number];
        narrow(row, limits, 1, &mut changed);
        if row.equal {
            narrow(row, limits, -1, &mut changed);
        }
        changed.drain(..).for_each(|cell| call(cell, &mut waits, &mut waiting));
    }
}

/// Narrows by `sign · Σ factor · cell ≤ sign · right`; gives the cells that it narrowed.
fn narrow(row: &Row, limits: &mut [Limit], sign: i128, changed: &mut Vec<usize>) {
    let ends = |factor: i128, limit: Limit| {
        let (low, high) = (i128::from(limit.0), i128::from(limit.1));
        if factor > 0 { factor * low } else { factor * high }
    };
    let least: i128 =
        row.terms.iter().map(|(cell, factor)| ends(sign * factor, limits[*cell])).sum();
    for (cell, factor) in &row.terms {
        let factor = sign * factor;
        let limit = limits[*cell];
        if limit.0 == limit.1 || factor == 0 {
            continue;
        }
        // What is left for this cell when all others are as little as they can be.
        let room = sign * row.right - (least - ends(factor, limit));
        let bound = room.div_euclid(factor.abs());
        let (low, high) = (i128::from(limit.0), i128::from(limit.1));
        if factor > 0 && bound < high && bound >= low {
            limits[*cell].1 = bound as i64;
            changed.push(*cell);
        } else if factor < 0 && -bound > low && -bound <= high {
            limits[*cell].0 = (-bound) as i64;
            changed.push(*cell);
        }
    }
}
