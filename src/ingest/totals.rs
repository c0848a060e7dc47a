//! Which rows are totals: by their word, wherever it stands in the cell, and by their numbers.

use std::collections::BTreeMap;

use rust_decimal::Decimal;

use super::cell::{Cell, Row};
use super::headed::Place;
use super::reconcile::{self, Agreement};
use super::shape::Shape;
use super::total_word::{Aside, Weight, aside, may_be_aside, may_be_label, word};
use super::words::key;

/// What a row is, as far as totals are concerned.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Verdict {
    /// No total.
    No,
    /// A total by its word, in this column.
    Named(usize),
    /// A total by its numbers alone: they are the sums of the rows above or below, and nothing else stands in it.
    Unnamed,
    /// It tells of other rows by its word, and adds nothing to them.
    Aside(Aside),
    /// A record that looks like a total: to be looked at, at this column.
    Doubtful(usize),
}

/// Sums of the numeric columns, kept row by row.
#[derive(Debug, Default)]
pub(super) struct Sums {
    rows: u32,
    columns: BTreeMap<usize, Option<Decimal>>,
}

impl Sums {
    /// Adds a record; a cell that is no number leaves its column without a sum.
    pub(super) fn add(&mut self, row: &Row, shape: &Shape) {
        self.rows += 1;
        for (column, _) in shape.plans.iter().filter(|(column, _)| shape.is_numeric(*column)) {
            let sum = self.columns.entry(*column).or_insert(Some(Decimal::ZERO));
            let cell = row.cell(*column);
            if !cell.is_empty() {
                let amount = reconcile::amount(cell, shape.measure(*column));
                *sum = sum.zip(amount).and_then(|(sum, amount)| sum.checked_add(amount));
            }
        }
    }

    fn is(&self, column: usize, amount: Decimal) -> bool {
        !amount.is_zero() && self.columns.get(&column).copied().flatten() == Some(amount)
    }
}

/// Judges a row that holds something. `block` are the rows since the last total, `all` all record rows, and the two sums those of their
/// numeric columns; `place` is what the rows around it tell, `is_last` that nothing follows right below.
pub(super) fn judge(
    row: &Row,
    shape: &Shape,
    block: &[&Row],
    all: &[&Row],
    sums: (&Sums, &Sums),
    place: Option<Place>,
    is_last: bool,
) -> Verdict {
    if let Some((column, cell)) = shape.filled(row).find(|(_, cell)| matches!(cell, Cell::Text(_)))
        && may_be_aside(cell)
        && let Some(aside) = aside(&key(&cell.text()))
    {
        return if shape.is_like_a_record(row, Some(column)) {
            Verdict::Doubtful(column)
        } else {
            Verdict::Aside(aside)
        };
    }
    let labels = shape.filled(row).filter_map(|(column, cell)| match cell {
        Cell::Text(text) if may_be_label(cell) => Some((word(&key(text))?, column)),
        _ => None,
    });
    // Of several the one that says most, and of these the first.
    let label = labels.max_by_key(|(weight, column)| (*weight, std::cmp::Reverse(*column)));
    let Some((weight, column)) = label else {
        return match (unnamed(row, shape, sums, is_last), place) {
            (Verdict::No, Some(Place::Head)) => Verdict::Unnamed,
            (Verdict::No, Some(Place::Doubtful(column))) => Verdict::Doubtful(column),
            (verdict, _) => verdict,
        };
    };
    let is_first = shape.filled(row).next().is_some_and(|(first, _)| first == column);
    let agrees = || {
        let totals = reconcile::totals(row, column, shape, &[block, all]);
        !totals.is_empty() && totals.iter().all(|total| total.agreement == Agreement::Sum)
    };
    if shape.is_like_a_record(row, Some(column)) {
        let doubtful = is_first && (weight == Weight::Full || (block.len() > 1 && agrees()));
        return if doubtful { Verdict::Doubtful(column) } else { Verdict::No };
    }
    // Where a day or a number should stand, a word is no name.
    let is_out_of_place = shape.plans.iter().any(|(at, plan)| {
        *at == column && plan.reader.field.r#type != crate::library::dataset::FieldType::String
    });
    match weight {
        Weight::Full => Verdict::Named(column),
        _ if is_out_of_place => Verdict::Named(column),
        Weight::Tail if agrees() => Verdict::Named(column),
        Weight::Tail if is_first => Verdict::Doubtful(column),
        Weight::Lead if is_first && agrees() => {
            if block.len() > 1 {
                Verdict::Named(column)
            } else {
                Verdict::Doubtful(column)
            }
        }
        _ => Verdict::No,
    }
}

/// A row without a word whose every number is the sum of its column.
fn unnamed(row: &Row, shape: &Shape, (block, all): (&Sums, &Sums), is_last: bool) -> Verdict {
    if block.rows.max(all.rows) < 2 || shape.names_something(row) {
        return Verdict::No;
    }
    let mut agreeing = 0;
    let mut first = None;
    let mut others = 0;
    let sums = if block.rows < 2 { all } else { block };
    for (column, cell) in shape.filled(row) {
        if !shape.is_numeric(column) {
            others += 1;
            continue;
        }
        let amount = reconcile::amount(cell, shape.measure(column));
        let is_sum = |sums: &Sums| amount.is_some_and(|amount| sums.is(column, amount));
        if !is_sum(block) && !is_sum(all) {
            return Verdict::No;
        }
        agreeing += 1;
        first.get_or_insert(column);
    }
    match first {
        Some(_) if others == 0 => Verdict::Unnamed,
        // One sum may be chance: 1, 2 and 3 visits. A total stands at the end of its rows.
        Some(column) if agreeing > 1 || (sums.rows > 2 && is_last) => Verdict::Doubtful(column),
        _ => Verdict::No,
    }
}
