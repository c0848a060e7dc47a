//! Sheets of typed cells: what a workbook and a CSV file are both written from.

use chrono::NaiveDate;
use rust_decimal::Decimal;

use crate::locale::{self, Lang, Unit};
use crate::measure::{Fraction, rounding};

/// Decimals of a number in a CSV file, beyond which nothing of a quality manager's figures lies.
const WRITTEN: u32 = 6;

/// One sheet: a title, the heads of its columns, its rows. All rows have a cell per column.
#[derive(Clone, Debug, PartialEq)]
pub struct Sheet {
    /// Name of its tab, as it should be; the writer shortens what spreadsheets do not take.
    pub name: String,
    /// What stands above the table.
    pub title: String,
    /// Heads of columns; no two alike.
    pub columns: Vec<Column>,
    /// Its rows.
    pub rows: Vec<Vec<Cell>>,
}

/// A column's head.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Column {
    /// Its words.
    pub title: String,
    /// Its width in characters.
    pub width: u16,
}

impl Column {
    /// The column whose head is the message `book-KEY`.
    pub fn new(lang: Lang, key: &str, width: u16) -> Column {
        Column { title: locale::message(lang, &format!("book-{key}"), &[]), width }
    }
}

/// A cell with its type.
#[derive(Clone, Debug, PartialEq)]
pub enum Cell {
    /// Empty: there is nothing to say.
    Nothing,
    /// Words: never a formula, whatever they begin with.
    Text(String),
    /// A day.
    Day(NaiveDate),
    /// A number.
    Number(Number),
}

impl From<&str> for Cell {
    fn from(text: &str) -> Cell {
        if text.is_empty() { Cell::Nothing } else { Cell::Text(text.to_owned()) }
    }
}

impl From<String> for Cell {
    fn from(text: String) -> Cell {
        Cell::from(text.as_str())
    }
}

impl From<u64> for Cell {
    fn from(units: u64) -> Cell {
        Cell::Number(Number::plain(Decimal::from(units)))
    }
}

/// A number as it is, and as it is seen.
#[derive(Clone, Debug, PartialEq)]
pub struct Number {
    /// The nearest floating-point number to the exact value, as a spreadsheet stores it: a share of 1
    /// for per cent.
    pub stored: f64,
    /// The value in the unit in which it is printed, to six decimals.
    pub written: Decimal,
    /// The value as it is seen, its scale being its decimals.
    pub seen: Decimal,
    /// In what it is seen.
    pub unit: CellUnit,
}

/// What stands behind a number.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum CellUnit {
    /// Nothing.
    None,
    /// Per cent.
    Percent,
    /// A word of the definition.
    Word(String),
}

impl From<Unit<'_>> for CellUnit {
    fn from(unit: Unit<'_>) -> CellUnit {
        match unit {
            Unit::None => CellUnit::None,
            Unit::Percent => CellUnit::Percent,
            Unit::Word(word) => CellUnit::Word(word.to_owned()),
        }
    }
}

impl Number {
    /// A count or a sum, with as many decimals as it has.
    pub fn plain(value: Decimal) -> Number {
        let value = value.normalize();
        let stored = rounding::to_f64(value);
        Number { stored, written: value, seen: value, unit: CellUnit::None }
    }

    /// A figure's exact value, seen as it is printed.
    pub fn value(exact: Fraction, seen: Decimal, unit: Unit<'_>) -> Number {
        // A fraction of 10^36 parts cannot be divided once more; its floating-point number can.
        let hundred = Fraction::from_units(100);
        let stored = match unit {
            Unit::Percent => hundred
                .and_then(|hundred| exact.over(hundred))
                .map_or(exact.to_f64() / 100.0, Fraction::to_f64),
            Unit::None | Unit::Word(_) => exact.to_f64(),
        };
        let written = rounding::rounded(exact, WRITTEN.max(seen.scale())).normalize();
        Number { stored, written, seen, unit: unit.into() }
    }

    /// A number that was given or worked out as a decimal: a limit, the end of an interval.
    pub fn decimal(value: Decimal, seen: Decimal, unit: Unit<'_>) -> Number {
        let stored = match unit {
            // Moving the point is exact where dividing a binary fraction is not.
            Unit::Percent => rounding::to_f64(value / Decimal::ONE_HUNDRED),
            Unit::None | Unit::Word(_) => rounding::to_f64(value),
        };
        Number { stored, written: value.normalize(), seen, unit: unit.into() }
    }
}
