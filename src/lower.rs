//! The typed tree as a Polars expression.
//!
//! Columns are named by dotted paths. Types lie in frames as follows: text as `String`, whole
//! numbers and minutes as `Int64`, decimal numbers as `Int64` millionths (so that sums stay
//! exact), days as `Date`, yes/no as `Boolean`.

use chrono::{Datelike, Months, NaiveDate};
use polars::prelude::*;
use rust_decimal::Decimal;
use rust_decimal::prelude::ToPrimitive;

use crate::library::expr::{Comparison, Expr as Tree, Function, Operation, Type};
use crate::period::Period;

/// Millionths in one: the scale of decimal numbers in frames.
pub const MILLION: i64 = 1_000_000;

/// A decimal number as millionths, if it has no finer part and is not too large.
pub fn millionths(value: Decimal) -> Option<i64> {
    let scaled = value.checked_mul(Decimal::from(MILLION))?;
    if scaled.fract().is_zero() { scaled.to_i64() } else { None }
}

/// The expression for one reporting period.
pub fn lower(tree: &Tree, period: &Period) -> Expr {
    match tree {
        Tree::Null => lit(NULL),
        Tree::Text(text) => lit(text.as_str()),
        Tree::Integer(value) => lit(*value),
        // The checker admits six decimals, so the scaled literal is exact.
        Tree::Number(value) => lit(millionths(*value).unwrap_or(i64::MAX)),
        Tree::Boolean(value) => lit(*value),
        Tree::Date(day) => date(*day),
        Tree::Field(path, _) => col(path.dotted()),
        Tree::PeriodStart => date(period.from),
        Tree::PeriodEnd => date(period.to),
        // Settings are replaced before counting; one that was not must not count as any number.
        Tree::Setting(_) => lit(NULL).cast(DataType::Int64),
        Tree::Not(inner) => truth(inner, period).not(),
        // Polars' `and` and `or` on booleans are Kleene's: unknown AND no is no.
        Tree::And(left, right) => truth(left, period).and(truth(right, period)),
        Tree::Or(left, right) => truth(left, period).or(truth(right, period)),
        Tree::Compare(comparison, left, right) => {
            let (left, right) = scaled_alike(left, right, period);
            match comparison {
                Comparison::Equal => left.eq(right),
                Comparison::NotEqual => left.neq(right),
                Comparison::Less => left.lt(right),
                Comparison::LessOrEqual => left.lt_eq(right),
                Comparison::Greater => left.gt(right),
                Comparison::GreaterOrEqual => left.gt_eq(right),
            }
        }
        Tree::Arithmetic(operation, left, right) => match operation {
            Operation::Add | Operation::Subtract => {
                let (left, right) = scaled_alike(left, right, period);
                let function =
                    if *operation == Operation::Add { i64::checked_add } else { i64::checked_sub };
                by_numbers(left, right, function)
            }
            Operation::Multiply => {
                by_numbers(lower(left, period), lower(right, period), i64::checked_mul)
            }
        },
        Tree::IsNull(inner) => lower(inner, period).is_null(),
        Tree::In(inner, list) => list
            .iter()
            .map(|item| {
                let (value, item) = scaled_alike(inner, item, period);
                value.eq(item)
            })
            .reduce(Expr::or)
            .unwrap_or_else(|| lit(false)),
        Tree::Case(branches, otherwise) => {
            let wide = tree.r#type();
            branches.iter().rev().fold(as_type(otherwise, wide, period), |rest, (test, value)| {
                when(truth(test, period).fill_null(lit(false)))
                    .then(as_type(value, wide, period))
                    .otherwise(rest)
            })
        }
        Tree::Call(function, arguments) => call(*function, arguments, tree.r#type(), period),
    }
}

fn call(function: Function, arguments: &[Tree], wide: Type, period: &Period) -> Expr {
    let lowered = |index: usize| arguments.get(index).map_or(lit(NULL), |a| lower(a, period));
    match function {
        Function::Age => age(lowered(0), lowered(1)),
        Function::DaysBetween => days(lowered(1)) - days(lowered(0)),
        Function::MonthsBetween => by_days(lowered(0), lowered(1), |from, to| {
            Some(completed_months(day_of(from)?, day_of(to)?))
        }),
        Function::AddMonths => by_days(lowered(0), lowered(1), |from, months| {
            let months = i32::try_from(months).ok()?;
            add_months(day_of(from)?, months).map(day_number)
        })
        .cast(DataType::Int32)
        .cast(DataType::Date),
        Function::Lower => lowered(0).str().to_lowercase(),
        Function::Coalesce => arguments
            .iter()
            .rev()
            .map(|argument| as_type(argument, wide, period))
            .reduce(|rest, value| when(value.clone().is_not_null()).then(value).otherwise(rest))
            .unwrap_or_else(|| lit(NULL)),
    }
}

/// A condition; the bare missing value must still be a boolean column.
fn truth(tree: &Tree, period: &Period) -> Expr {
    match tree {
        Tree::Null => lit(NULL).cast(DataType::Boolean),
        other => lower(other, period),
    }
}

/// Both sides in millionths when either is a decimal number.
fn scaled_alike(left: &Tree, right: &Tree, period: &Period) -> (Expr, Expr) {
    let decimal = left.r#type() == Type::Number || right.r#type() == Type::Number;
    let wide = if decimal { Type::Number } else { Type::Null };
    (as_type(left, wide, period), as_type(right, wide, period))
}

fn as_type(tree: &Tree, wide: Type, period: &Period) -> Expr {
    match (tree, tree.r#type(), wide) {
        (Tree::Integer(value), _, Type::Number) => lit(value.saturating_mul(MILLION)),
        // Beyond what can be held it stays the larger one.
        (_, Type::Integer, Type::Number) => {
            by_numbers(lower(tree, period), lit(MILLION), |number, scale| {
                Some(number.saturating_mul(scale))
            })
        }
        _ => lower(tree, period),
    }
}

fn date(day: NaiveDate) -> Expr {
    lit(day_number(day) as i32).cast(DataType::Date)
}

fn days(date: Expr) -> Expr {
    date.cast(DataType::Int32).cast(DataType::Int64)
}

/// Completed years: one less before the birthday's month and day have come.
fn age(birth: Expr, on: Expr) -> Expr {
    let year = |day: &Expr| day.clone().dt().year().cast(DataType::Int64);
    let month_day = |day: &Expr| {
        day.clone().dt().month().cast(DataType::Int64) * lit(100_i64)
            + day.clone().dt().day().cast(DataType::Int64)
    };
    year(&on)
        - year(&birth)
        - when(month_day(&on).lt(month_day(&birth))).then(lit(1_i64)).otherwise(lit(0_i64))
}

/// Applies a function of two whole numbers (days since 1970, or a count) row by row.
fn by_days(
    first: Expr,
    second: Expr,
    function: impl Fn(i64, i64) -> Option<i64> + Send + Sync + 'static,
) -> Expr {
    by_numbers(days(first), second, function)
}

/// Applies a function of two whole numbers row by row; a number that cannot be held is missing, and none wraps.
fn by_numbers(
    first: Expr,
    second: Expr,
    function: impl Fn(i64, i64) -> Option<i64> + Send + Sync + 'static,
) -> Expr {
    let second = second.cast(DataType::Int64);
    first.cast(DataType::Int64).map_many(
        move |columns| {
            let (first, second) = (columns[0].i64()?, columns[1].i64()?);
            // Beside no records a literal stands for none.
            let length = match (first.len(), second.len()) {
                (0, _) | (_, 0) => 0,
                (first, second) => first.max(second),
            };
            // A literal has one row and stands for all.
            let at = |values: &Int64Chunked, row: usize| {
                values.get(if values.len() == 1 { 0 } else { row })
            };
            let values: Int64Chunked =
                (0..length).map(|row| function(at(first, row)?, at(second, row)?)).collect();
            Ok(values.with_name(columns[0].name().clone()).into_column())
        },
        &[second],
        |_, fields| Ok(Field::new(fields[0].name().clone(), DataType::Int64)),
    )
}

/// Days since 1970-01-01.
pub fn day_number(day: NaiveDate) -> i64 {
    i64::from(day.num_days_from_ce()) - 719_163
}

/// The day that is so many days after 1970-01-01.
pub fn day_of(number: i64) -> Option<NaiveDate> {
    NaiveDate::from_num_days_from_ce_opt(i32::try_from(number.checked_add(719_163)?).ok()?)
}

/// A day moved by whole months; the month's last day where the day does not exist.
pub fn add_months(day: NaiveDate, months: i32) -> Option<NaiveDate> {
    let step = Months::new(months.unsigned_abs());
    if months < 0 { day.checked_sub_months(step) } else { day.checked_add_months(step) }
}

/// The greatest whole number of months that, added to `from`, does not pass `to`.
pub fn completed_months(from: NaiveDate, to: NaiveDate) -> i64 {
    let whole = (to.year() - from.year()) * 12 + to.month() as i32 - from.month() as i32;
    let passed = add_months(from, whole).is_none_or(|day| day > to);
    i64::from(whole) - i64::from(passed)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn ymd(year: i32, month: u32, day: u32) -> NaiveDate {
        NaiveDate::from_ymd_opt(year, month, day).unwrap()
    }

    #[test]
    fn months_are_calendar_months_not_thirty_days() {
        assert_eq!(completed_months(ymd(2024, 1, 31), ymd(2024, 2, 28)), 0);
        assert_eq!(completed_months(ymd(2024, 1, 31), ymd(2024, 2, 29)), 1);
        assert_eq!(completed_months(ymd(2024, 1, 31), ymd(2024, 4, 30)), 3);
        assert_eq!(completed_months(ymd(2024, 1, 15), ymd(2024, 4, 14)), 2);
        assert_eq!(completed_months(ymd(2024, 4, 15), ymd(2024, 4, 14)), -1);
    }

    #[test]
    fn numbers_that_cannot_be_held_are_missing_and_never_wrap() {
        let five_trillion = millionths("5000000000000.5".parse().unwrap()).unwrap();
        let frame = df!("a" => [five_trillion, 3], "b" => [4_i64, 4]).unwrap();
        let of = |function: fn(i64, i64) -> Option<i64>| {
            let both = by_numbers(col("a"), col("b"), function).alias("both");
            let frame = frame.clone().lazy().select([both]).collect().unwrap();
            frame.column("both").unwrap().i64().unwrap().iter().collect::<Vec<_>>()
        };
        assert_eq!(of(i64::checked_mul), [None, Some(12)]);
        assert_eq!(of(i64::checked_sub), [Some(five_trillion - 4), Some(-1)]);
    }

    #[test]
    fn days_are_counted_from_1970() {
        assert_eq!(day_number(ymd(1970, 1, 1)), 0);
        assert_eq!(day_number(ymd(2024, 3, 15)), 19_797);
        assert_eq!(day_of(19_797), Some(ymd(2024, 3, 15)));
    }

    #[test]
    fn decimals_keep_six_places() {
        assert_eq!(millionths("34.75".parse().unwrap()), Some(34_750_000));
        assert_eq!(millionths("0.0000001".parse().unwrap()), None);
    }
}
