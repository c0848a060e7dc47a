//! Amounts in cells that are merged over rows: each row's own, or shared by them.

use std::collections::{BTreeMap, BTreeSet};

use rust_decimal::Decimal;
use rust_decimal::prelude::ToPrimitive;

use super::cell::Sheet;
use super::value::Value;

/// Which part of a merged cell a row has.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Piece {
    /// How many rows have it.
    pub(super) rows: u32,
    /// Which of them this is, from 0.
    pub(super) number: u32,
}

/// Pieces by the row's number and the column.
pub(super) type Pieces = BTreeMap<(u32, usize), Piece>;

/// The pieces of merged cells in these columns.
pub(super) fn pieces(sheet: &Sheet, columns: &BTreeSet<usize>) -> Pieces {
    let mut rows: BTreeMap<(usize, u32), Vec<u32>> = BTreeMap::new();
    for cell in &sheet.merged {
        let column = cell.column as usize;
        if columns.contains(&column) {
            rows.entry((column, cell.first)).or_insert_with(|| vec![cell.first]).push(cell.row);
        }
    }
    let mut pieces = Pieces::new();
    for ((column, _), rows) in rows {
        let of = u32::try_from(rows.len()).unwrap_or(u32::MAX);
        let numbered = (0..).zip(rows);
        pieces.extend(numbered.map(|(number, row)| ((row, column), Piece { rows: of, number })));
    }
    pieces
}

/// A row's part of an amount that its rows share alike; what does not divide goes to the first of them, so that their sum is
/// the amount.
pub(super) fn shared(value: Value, piece: Piece) -> Value {
    let part = |amount: i128| {
        let (rows, number) = (i128::from(piece.rows.max(1)), i128::from(piece.number));
        amount.div_euclid(rows) + i128::from(number < amount.rem_euclid(rows))
    };
    match value {
        Value::Integer(amount) => {
            Value::Integer(i64::try_from(part(amount.into())).unwrap_or(amount))
        }
        Value::Number(amount) => {
            let millionths = amount.checked_mul(Decimal::from(1_000_000)).and_then(|n| n.to_i128());
            let part = millionths.and_then(|n| Decimal::try_from_i128_with_scale(part(n), 6).ok());
            Value::Number(part.map_or(amount, |part| part.normalize()))
        }
        other => other,
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    proptest! {
        #[test]
        fn the_parts_of_an_amount_make_it_up(amount in -10_000_i64..100_000, rows in 1_u32..9) {
            let parts = |value: Value| -> Vec<Value> {
                (0..rows).map(|number| shared(value.clone(), Piece { rows, number })).collect()
            };
            let whole: i64 = parts(Value::Integer(amount)).iter().map(|part| match part {
                Value::Integer(part) => *part,
                _ => 0,
            }).sum();
            prop_assert_eq!(whole, amount);
            let amount = Decimal::new(amount, 2);
            let whole: Decimal = parts(Value::Number(amount)).iter().map(|part| match part {
                Value::Number(part) => *part,
                _ => Decimal::ZERO,
            }).sum();
            prop_assert_eq!(whole, amount);
        }
    }
}
