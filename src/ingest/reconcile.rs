//! The numbers that a total row prints, against the rows above it.

use rust_decimal::Decimal;

use super::cell::{Cell, Row};
use super::duration;
use super::number;
use super::shape::{Measure, Shape};
use super::total_word::{self, named};
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
    /// Record rows that it was compared with: those between this total and the one before, unless it agrees with others.
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

/// Record rows that a total may be of: those since the last total, those up to the next one, and all before or after it.
pub(super) type Runs<'r> = [&'r [&'r Row]];

/// Compares each number of a total row, whose word stands in the column `label`, with these runs of rows.
pub(super) fn totals(total: &Row, label: usize, shape: &Shape, runs: &Runs) -> Vec<Total> {
    let word = key(&total.cell(label).text());
    let about = named(&word);
    let mut totals = Vec::new();
    let is_year = |text: &str| {
        let year = text.get(..4).and_then(|year| year.parse::<i32>().ok());
        year.is_some_and(|year| (1990..2100).contains(&year))
            && !text[4..].starts_with(|c: char| c.is_ascii_digit())
    };
    let none = Measure { kind: None, unit: DurationUnit::Minutes };
    if let Ok(printed) = number::read(about)
        && !is_year(about)
    {
        totals.push(compared((total, label), (printed, printed), runs, none, Naming::Bare));
    } else if let Some(number) = total_word::number(&word).filter(|text| !is_year(text))
        && let Ok(printed) = number::read(number)
    {
        // `Viso vaikų: 2` counts children, of whom each may have several rows.
        totals.push(compared((total, label), (printed, printed), runs, none, Naming::Thing));
    }
    let naming = if about.is_empty() || !totals.is_empty() {
        Naming::Bare
    } else if about.chars().any(|c| c.is_ascii_digit()) {
        Naming::Day
    } else {
        Naming::Thing
    };
    for (column, cell) in shape.filled(total).filter(|(column, _)| *column != label) {
        let measure = shape.measure(column);
        // What stands before the word and is not read is a running number.
        if column < label && measure.kind.is_none() {
            continue;
        }
        if let Some(printed) = amount(cell, measure) {
            let bare = amount(cell, none).unwrap_or(printed);
            totals.push(compared((total, column), (printed, bare), runs, measure, naming));
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

/// `printed` is the number in the column's measure, and as it stands in the cell.
fn compared(
    (total, column): (&Row, usize),
    (printed, bare): (Decimal, Decimal),
    runs: &Runs,
    measure: Measure,
    naming: Naming,
) -> Total {
    let is_numeric =
        matches!(measure.kind, Some(FieldType::Integer | FieldType::Number | FieldType::Duration));
    // Minutes are often added up to hours.
    let hours = (measure.kind == Some(FieldType::Duration))
        .then(|| bare.checked_mul(Decimal::from(60)))
        .flatten();
    let count = |rows: &[&Row]| u32::try_from(rows.len()).unwrap_or(u32::MAX);
    let is_count = |rows: &&&[&Row]| bare == Decimal::from(count(rows));
    let is_sum = |rows: &&&[&Row]| {
        let sum = sum(rows, column, measure);
        sum.is_some() && (sum == Some(printed) || sum == hours)
    };
    let (agreement, of) = if let Some(run) = runs.iter().find(is_count) {
        (Agreement::Rows, run)
    } else if let Some(run) = runs.iter().find(is_sum) {
        (Agreement::Sum, run)
    } else {
        let differs = if naming == Naming::Day || (naming == Naming::Thing && !is_numeric) {
            Agreement::NotComparable
        } else {
            Agreement::Differs
        };
        (differs, runs.iter().find(|run| !run.is_empty()).unwrap_or(&NO_ROWS))
    };
    Total {
        row: total.number,
        column: u32::try_from(column).unwrap_or(u32::MAX),
        printed: printed.normalize(),
        rows: count(of),
        sum: sum(of, column, measure).map(|sum| sum.normalize()),
        agreement,
    }
}

static NO_ROWS: &[&Row] = &[];

/// The sum of a column over rows; `None` where one of its cells is no number, or there are no rows.
pub(super) fn sum(rows: &[&Row], column: usize, measure: Measure) -> Option<Decimal> {
    if rows.is_empty() || matches!(measure.kind, Some(FieldType::Date | FieldType::Boolean)) {
        return None;
    }
    let mut sum = Decimal::ZERO;
    for row in rows {
        let cell = row.cell(column);
        if !cell.is_empty() {
            sum = sum.checked_add(amount(cell, measure)?)?;
        }
    }
    Some(sum)
}

/// The number that a cell of a column holds, lengths of time in minutes.
pub(super) fn amount(cell: &Cell, measure: Measure) -> Option<Decimal> {
    let of = |number: Decimal| match measure.kind {
        Some(FieldType::Duration) => number.checked_mul(duration::minutes_in(measure.unit).into()),
        _ => Some(number),
    };
    match cell {
        Cell::Number(number) => of(*number),
        Cell::Time(minutes) => Some(*minutes),
        // Not yet rounded to minutes, as a total is not.
        Cell::Text(text) => match number::read(text) {
            Ok(number) => of(number),
            Err(_) if measure.kind == Some(FieldType::Duration) => {
                duration::read(text, measure.unit).map(|read| Decimal::from(read.minutes))
            }
            Err(_) => None,
        },
        _ => None,
    }
}
