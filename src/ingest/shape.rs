//! What a table's columns hold, as far as it tells a record from a total or a remark.

use std::collections::BTreeSet;

use super::cell::{Cell, Row};
use super::columns::Columns;
use super::headers::Header;
use super::mapping::{Mapping, Plan};
use super::number;
use super::value::{Habits, Reading, Value};
use crate::library::dataset::FieldType;
use crate::workspace::source::DurationUnit;

/// The columns of one table of a sheet.
pub(super) struct Shape<'m> {
    /// Columns that are read, with how; a column may be read into several fields.
    pub(super) plans: Vec<(usize, &'m Plan<'m>)>,
    /// The columns of the table itself: what stands beside it, beyond an empty column, belongs to a neighbour.
    extent: BTreeSet<usize>,
}

/// How the numbers of a column are read.
#[derive(Clone, Copy)]
pub(super) struct Measure {
    /// The type of its field; `None` for a column that nobody reads.
    pub(super) kind: Option<FieldType>,
    /// Of a bare number in a column of durations.
    pub(super) unit: DurationUnit,
}

impl<'m> Shape<'m> {
    /// `rows` are the table's rows below its header.
    pub(super) fn new(
        mapping: &'m Mapping<'m>,
        columns: &Columns,
        header: &Header,
        rows: &[Row],
    ) -> Self {
        let plans = mapping.all_plans();
        let plans =
            plans.filter_map(|plan| Some((columns.at[plan.header]?, plan))).collect::<Vec<_>>();
        Shape { plans, extent: extent(&columns.read, header, rows) }
    }

    /// The cells of the table itself that hold something.
    pub(super) fn filled<'r>(&self, row: &'r Row) -> impl Iterator<Item = (usize, &'r Cell)> {
        row.filled().filter(|(column, _)| self.extent.contains(column))
    }

    /// The type of the field that a column is read into.
    pub(super) fn kind(&self, column: usize) -> Option<FieldType> {
        self.measure(column).kind
    }

    /// How the numbers of a column are read.
    pub(super) fn measure(&self, column: usize) -> Measure {
        let plan = self.plans.iter().find(|(at, _)| *at == column).map(|(_, plan)| plan);
        Measure {
            kind: plan.map(|plan| plan.reader.field.r#type),
            unit: plan.map_or(DurationUnit::Minutes, |plan| plan.reader.unit),
        }
    }

    /// The columns that numbers are read from.
    pub(super) fn numeric(&self) -> BTreeSet<usize> {
        let columns = self.plans.iter().map(|(column, _)| *column);
        columns.filter(|column| self.is_numeric(*column)).collect()
    }

    /// Whether numbers are read from a column.
    pub(super) fn is_numeric(&self, column: usize) -> bool {
        matches!(
            self.kind(column),
            Some(FieldType::Integer | FieldType::Number | FieldType::Duration)
        )
    }

    /// Whether a row says what only a record says: a day, a known word, the name of whom it is about. The cell of the
    /// column `except` is not asked.
    pub(super) fn is_like_a_record(&self, row: &Row, except: Option<usize>) -> bool {
        self.plans.iter().filter(|(column, _)| Some(*column) != except).any(|(column, plan)| {
            let cell = row.cell(*column);
            if cell.is_empty() || plan.like.is_some() {
                return false;
            }
            let field = plan.reader.field;
            let tells = match field.r#type {
                FieldType::Date => true,
                FieldType::String if field.codes.is_empty() => field.required && !is_number(cell),
                FieldType::String => true,
                _ => false,
            };
            tells
                && matches!(
                    plan.reader.read(cell, Habits::default()),
                    Reading::Value(Value::Date(_) | Value::Text(_))
                        | Reading::Noted(Value::Date(_) | Value::Text(_), _)
                        | Reading::Within(Value::Date(_), ..)
                        | Reading::Added(Value::Text(_), _)
                )
        })
    }

    /// Whether a row fills a column in which only records hold something.
    pub(super) fn names_something(&self, row: &Row) -> bool {
        self.plans.iter().any(|(column, plan)| {
            let field = plan.reader.field;
            let names = field.r#type == FieldType::Date
                || (field.r#type == FieldType::String && field.required);
            names && !row.cell(*column).is_empty()
        })
    }
}

fn is_number(cell: &Cell) -> bool {
    match cell {
        Cell::Number(_) => true,
        Cell::Text(text) => number::read(text).is_ok(),
        _ => false,
    }
}

/// The columns from the first to the last that is read, and those beside them up to one that is empty throughout.
fn extent(read: &[usize], header: &Header, rows: &[Row]) -> BTreeSet<usize> {
    let (Some(first), Some(last)) = (read.first().copied(), read.last().copied()) else {
        return BTreeSet::new();
    };
    let width = rows.iter().map(|row| row.cells.len()).max().unwrap_or(0).max(header.keys.len());
    let mut holds: Vec<bool> =
        (0..width).map(|at| header.keys.get(at).is_some_and(|key| !key.is_empty())).collect();
    for row in rows {
        for (column, _) in row.filled() {
            holds[column] = true;
        }
    }
    let empty = |column: &usize| !holds.get(*column).copied().unwrap_or(false);
    let begins = (0..first).rev().find(empty).map_or(0, |gap| gap + 1);
    let ends = (last..width).find(empty).unwrap_or(width);
    (begins..ends.max(last + 1)).collect()
}
