//! The numbers that a total row prints, against the rows above it.

use rust_decimal::Decimal;

use super::cell::{Cell, Row};
use super::duration;
use super::number;
use super::shape::Shape;
use super::total_word::named;
use super::words::key;
use crate::library::dataset::FieldType;
use crate::workspace::source::DurationUnit;

/// How a printed total compares with the rows above it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, serde::Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Agreement {
    /// It is the number of record rows.
    Rows,
    /// It is the sum of its column.
    Sum,
    /// It is neither.
    Differs,
    /// Its label names a day or a thing that rows alone do not tell.
    NotComparable,
}

/// A number of a total row.
#[derive(Clone, Debug, PartialEq, serde::Serialize)]
pub struct Total {
    /// Row of the sheet, from 1.
    pub row: u32,
    /// Column, from 0.
    pub column: u32,
    /// The printed number (a length of time in minutes).
    #[serde(serialize_with = "as_text")]
    pub printed: Decimal,
    /// Record rows between this total and the one before.
    pub rows: u32,
    /// Sum of the column over these rows, where each of its cells is a number.
    #[serde(serialize_with = "as_optional_text")]
    pub sum: Option<Decimal>,
    /// Whether they agree.
    pub agreement: Agreement,
}

fn as_text<S: serde::Serializer>(number: &Decimal, serializer: S) -> Result<S::Ok, S::Error> {
    serializer.collect_str(number)
}

fn as_optional_text<S: serde::Serializer>(
    number: &Option<Decimal>,
    serializer: S,
) -> Result<S::Ok, S::Error> {
    match number {
        Some(number) => serializer.collect_str(number),
        None => serializer.serialize_none(),
    }
}

/// Compares each number of a total row, whose word stands in the column `label`, with the rows since the last total
/// (`block`) and with all record rows (`all`).
pub(super) fn totals(
    total: &Row,
    label: usize,
    shape: &Shape,
    block: &[&Row],
    all: &[&Row],
) -> Vec<Total> {
    let word = key(&total.cell(label).text());
    let about = named(&word);
    let mut totals = Vec::new();
    let is_year = about.len() >= 4
        && about
            .get(..4)
            .and_then(|year| year.parse().ok())
            .is_some_and(|year: i32| (1990..2100).contains(&year))
        && !about[4..].starts_with(|c: char| c.is_ascii_digit());
    if let Ok(printed) = number::read(about)
        && !is_year
    {
        totals.push(compared(total, label, printed, block, all, None, Naming::Bare));
    }
    let naming = if about.is_empty() || !totals.is_empty() {
        Naming::Bare
    } else if about.chars().any(|c| c.is_ascii_digit()) {
        Naming::Day
    } else {
        Naming::Thing
    };
    for (column, cell) in shape.filled(total).filter(|(column, _)| *column != label) {
        let kind = shape.kind(column);
        // What stands before the word and is not read is a running number.
        if column < label && kind.is_none() {
            continue;
        }
        if let Some(printed) = amount(cell, kind) {
            totals.push(compared(total, column, printed, block, all, kind, naming));
        }
    }
    totals
}

/// What the label of a total row says beyond "total".
#[derive(Clone, Copy, PartialEq)]
enum Naming {
    Bare,
    Thing,
    Day,
}

fn compared(
    total: &Row,
    column: usize,
    printed: Decimal,
    block: &[&Row],
    all: &[&Row],
    kind: Option<FieldType>,
    naming: Naming,
) -> Total {
    let count = |rows: &[&Row]| u32::try_from(rows.len()).unwrap_or(u32::MAX);
    let (sum, whole_sum) = (sum(block, column, kind), sum(all, column, kind));
    let is_numeric =
        matches!(kind, Some(FieldType::Integer | FieldType::Number | FieldType::Duration));
    let hours = |sum: Option<Decimal>| if kind == Some(FieldType::Duration) { sum } else { None };
    let fits_sum = [sum, whole_sum].contains(&Some(printed))
        // Minutes are often added up to hours.
        || [hours(sum), hours(whole_sum)].into_iter().flatten().any(|sum| printed.checked_mul(Decimal::from(60)) == Some(sum));
    let agreement =
        if printed == Decimal::from(count(block)) || printed == Decimal::from(count(all)) {
            Agreement::Rows
        } else if fits_sum {
            Agreement::Sum
        } else if naming == Naming::Day || (naming == Naming::Thing && !is_numeric) {
            Agreement::NotComparable
        } else {
            Agreement::Differs
        };
    Total {
        row: total.number,
        column: u32::try_from(column).unwrap_or(u32::MAX),
        printed: printed.normalize(),
        rows: count(block),
        sum: sum.map(|sum| sum.normalize()),
        agreement,
    }
}

fn sum(rows: &[&Row], column: usize, kind: Option<FieldType>) -> Option<Decimal> {
    if rows.is_empty() || matches!(kind, Some(FieldType::Date | FieldType::Boolean)) {
        return None;
    }
    let mut sum = Decimal::ZERO;
    for row in rows {
        let cell = row.cell(column);
        if !cell.is_empty() {
            sum = sum.checked_add(amount(cell, kind)?)?;
        }
    }
    Some(sum)
}

/// The number that a cell of a column of this type holds, lengths of time in minutes.
pub(super) fn amount(cell: &Cell, kind: Option<FieldType>) -> Option<Decimal> {
    match cell {
        Cell::Number(number) => Some(*number),
        Cell::Time(minutes) => Some(*minutes),
        Cell::Text(text) if kind == Some(FieldType::Duration) => {
            duration::read(text, DurationUnit::Minutes).map(|read| Decimal::from(read.minutes))
        }
        Cell::Text(text) => number::read(text).ok(),
        _ => None,
    }
}
