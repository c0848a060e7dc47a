//! What an expression can be for a record of which some cells are unknown.
//!
//! Conditions are sets of outcomes (yes, no, missing), numbers are ranges. A condition on an unknown cell is open
//! whatever the cell's limits are: these bound sums, they prove nothing of a record. Within a branch of `CASE`, and
//! within the population, the conditions that lead there narrow the ranges.

use std::cmp::Ordering;
use std::collections::BTreeMap;

use polars::prelude::PlSmallStr;

use crate::library::expr::{Comparison, Expr, Function, Operation, Path, Type};
use crate::lower::{MILLION, add_months, completed_months, day_number, day_of, millionths};
use crate::period::Period;

/// A value as frames hold it: whole numbers, millionths of decimals, days since 1970.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Value {
    /// Text.
    Text(PlSmallStr),
    /// A whole number, millionths, or a day.
    Number(i64),
    /// Yes or no.
    Truth(bool),
}

/// The outcomes that a condition can have.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Truths {
    /// It can be met.
    pub yes: bool,
    /// It can be not met.
    pub no: bool,
    /// What it asks for can be missing.
    pub missing: bool,
}

/// Ends of a range, both included; `None` without an end.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Range {
    /// Least value.
    pub least: Option<i64>,
    /// Greatest value.
    pub most: Option<i64>,
}

/// What a value can be.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Possible {
    /// This; `None` where it is missing.
    Known(Option<Value>),
    /// One of these answers.
    Answer(Truths),
    /// Missing, or anything, of numbers anything in this range.
    Open(Range),
}

/// What the conditions that were met so far leave of the ranges of fields.
type Narrowed = BTreeMap<Path, Range>;

impl Truths {
    const OPEN: Truths = Truths { yes: true, no: true, missing: true };

    fn of(answer: Option<bool>) -> Truths {
        Truths { yes: answer == Some(true), no: answer == Some(false), missing: answer.is_none() }
    }

    /// The one outcome, if there is but one.
    pub fn only(self) -> Option<Option<bool>> {
        match (self.yes, self.no, self.missing) {
            (true, false, false) => Some(Some(true)),
            (false, true, false) => Some(Some(false)),
            (false, false, true) => Some(None),
            _ => None,
        }
    }

    fn not(self) -> Truths {
        Truths { yes: self.no, no: self.yes, ..self }
    }

    /// Kleene's: no if either is no.
    pub fn and(self, other: Truths) -> Truths {
        Truths {
            yes: self.yes && other.yes,
            no: self.no || other.no,
            missing: (self.missing && (other.missing || other.yes)) || (other.missing && self.yes),
        }
    }

    fn or(self, other: Truths) -> Truths {
        self.not().and(other.not()).not()
    }

    fn join(self, other: Truths) -> Truths {
        Truths {
            yes: self.yes || other.yes,
            no: self.no || other.no,
            missing: self.missing || other.missing,
        }
    }
}

impl Range {
    /// One number alone.
    pub fn one(number: i64) -> Range {
        Range { least: Some(number), most: Some(number) }
    }

    /// From the less of both beginnings to the greater of both ends.
    pub fn hull(self, other: Range) -> Range {
        let both = |a: Option<i64>, b: Option<i64>, pick: fn(i64, i64) -> i64| Some(pick(a?, b?));
        Range {
            least: both(self.least, other.least, i64::min),
            most: both(self.most, other.most, i64::max),
        }
    }

    fn meet(self, other: Range) -> Range {
        let either = |a: Option<i64>, b: Option<i64>, pick: fn(i64, i64) -> i64| match (a, b) {
            (Some(a), Some(b)) => Some(pick(a, b)),
            (a, b) => a.or(b),
        };
        Range {
            least: either(self.least, other.least, i64::max),
            most: either(self.most, other.most, i64::min),
        }
    }

    /// Both ends by a function that rises with both numbers; no end where it has no value.
    fn rising(self, other: Range, function: impl Fn(i64, i64) -> Option<i64>) -> Range {
        Range {
            least: self.least.zip(other.least).and_then(|(a, b)| function(a, b)),
            most: self.most.zip(other.most).and_then(|(a, b)| function(a, b)),
        }
    }

    fn turned(self) -> Range {
        Range {
            least: self.most.and_then(i64::checked_neg),
            most: self.least.and_then(i64::checked_neg),
        }
    }

    fn times(self, other: Range) -> Range {
        let ends = || Some([self.least?, self.most?, other.least?, other.most?]);
        let Some([a, b, c, d]) = ends() else {
            // Of what is not negative the product is not negative.
            let from_nought = |range: Range| range.least.is_some_and(|least| least >= 0);
            let least = (from_nought(self) && from_nought(other)).then_some(0);
            return Range { least, most: None };
        };
        let products = [a.checked_mul(c), a.checked_mul(d), b.checked_mul(c), b.checked_mul(d)];
        let all: Option<Vec<i64>> = products.into_iter().collect();
        all.map_or_else(Range::default, |all| Range {
            least: all.iter().copied().min(),
            most: all.iter().copied().max(),
        })
    }
}

impl Possible {
    fn number(number: Option<i64>) -> Possible {
        Possible::Known(number.map(Value::Number))
    }

    fn truth(truths: Truths) -> Possible {
        match truths.only() {
            Some(answer) => Possible::Known(answer.map(Value::Truth)),
            None => Possible::Answer(truths),
        }
    }

    /// The outcomes of a condition.
    pub fn truths(&self) -> Truths {
        match self {
            Possible::Known(Some(Value::Truth(answer))) => Truths::of(Some(*answer)),
            Possible::Known(None) => Truths::of(None),
            Possible::Answer(truths) => *truths,
            _ => Truths::OPEN,
        }
    }

    /// The range of a number; of one that is missing, or of no number, there is none.
    pub fn range(&self) -> Option<Range> {
        match self {
            Possible::Known(Some(Value::Number(number))) => Some(Range::one(*number)),
            Possible::Open(range) => Some(*range),
            _ => None,
        }
    }

    /// The value, where it is known.
    pub fn known(&self) -> Option<Option<&Value>> {
        match self {
            Possible::Known(value) => Some(value.as_ref()),
            _ => None,
        }
    }

    fn is_missing(&self) -> bool {
        *self == Possible::Known(None)
    }

    fn hull(self, other: Possible) -> Possible {
        match (&self, &other) {
            _ if self == other => self,
            (Possible::Answer(_) | Possible::Known(Some(Value::Truth(_))), _)
            | (_, Possible::Answer(_) | Possible::Known(Some(Value::Truth(_)))) => {
                Possible::truth(self.truths().join(other.truths()))
            }
            // What may be missing is open within what it else may be.
            (Possible::Known(None), Possible::Known(Some(Value::Number(number))))
            | (Possible::Known(Some(Value::Number(number))), Possible::Known(None)) => {
                Possible::Open(Range::one(*number))
            }
            (Possible::Known(None), Possible::Open(range))
            | (Possible::Open(range), Possible::Known(None)) => Possible::Open(*range),
            _ => {
                let ranges = self.range().zip(other.range());
                Possible::Open(ranges.map_or_else(Range::default, |(one, two)| one.hull(two)))
            }
        }
    }
}

/// Works out expressions for one record and one period.
pub struct Evaluation<'a> {
    /// The period.
    pub period: &'a Period,
    /// What each field of the record can be.
    pub cell: &'a dyn Fn(&Path) -> Possible,
}

impl Evaluation<'_> {
    /// What an expression can be, for a record that meets these conditions.
    pub fn of(&self, tree: &Expr, within: &[&Expr]) -> Possible {
        let mut narrowed = Narrowed::new();
        for condition in within {
            self.assume(condition, &mut narrowed);
        }
        self.value(tree, &narrowed)
    }

    fn value(&self, tree: &Expr, narrowed: &Narrowed) -> Possible {
        let truths = |tree: &Expr| self.value(tree, narrowed).truths();
        match tree {
            Expr::Null | Expr::Setting(_) => Possible::Known(None),
            Expr::Text(text) => Possible::Known(Some(Value::Text(PlSmallStr::from_str(text)))),
            Expr::Integer(number) => Possible::number(Some(*number)),
            Expr::Number(number) => Possible::number(millionths(*number)),
            Expr::Boolean(answer) => Possible::Known(Some(Value::Truth(*answer))),
            Expr::Date(day) => Possible::number(Some(day_number(*day))),
            Expr::PeriodStart => Possible::number(Some(day_number(self.period.from))),
            Expr::PeriodEnd => Possible::number(Some(day_number(self.period.to))),
            Expr::Field(path, _) => match ((self.cell)(path), narrowed.get(path)) {
                (Possible::Open(range), Some(narrower)) => Possible::Open(range.meet(*narrower)),
                (cell, _) => cell,
            },
            Expr::Not(inner) => Possible::truth(truths(inner).not()),
            Expr::And(left, right) => {
                let left = truths(left);
                let decides = left.only() == Some(Some(false));
                Possible::truth(if decides { left } else { left.and(truths(right)) })
            }
            Expr::Or(left, right) => Possible::truth(truths(left).or(truths(right))),
            Expr::Compare(comparison, left, right) => {
                let (left, right) = self.alike(left, right, narrowed);
                Possible::truth(compared(*comparison, &left, &right))
            }
            Expr::Arithmetic(operation, left, right) => {
                let (left, right) = if *operation == Operation::Multiply {
                    (self.value(left, narrowed), self.value(right, narrowed))
                } else {
                    self.alike(left, right, narrowed)
                };
                arithmetic(*operation, &left, &right)
            }
            Expr::IsNull(inner) => Possible::truth(match self.value(inner, narrowed) {
                Possible::Known(value) => Truths::of(Some(value.is_none())),
                Possible::Answer(answer) => {
                    Truths { yes: answer.missing, no: answer.yes || answer.no, missing: false }
                }
                Possible::Open(_) => Truths { missing: false, ..Truths::OPEN },
            }),
            Expr::In(inner, list) => {
                let equal = |item: &Expr| {
                    let (value, item) = self.alike(inner, item, narrowed);
                    compared(Comparison::Equal, &value, &item)
                };
                let none = Truths::of(Some(false));
                Possible::truth(list.iter().map(equal).fold(none, Truths::or))
            }
            Expr::Case(branches, otherwise) => {
                let wide = tree.r#type();
                let mut narrowed = narrowed.clone();
                let mut found: Option<Possible> = None;
                let mut add = |value: Possible| {
                    let known = found.take();
                    found = Some(match known {
                        Some(known) => known.hull(value),
                        None => value,
                    });
                };
                for (test, value) in branches {
                    let met = self.value(test, &narrowed).truths();
                    if met.yes {
                        let mut inside = narrowed.clone();
                        self.assume(test, &mut inside);
                        add(self.as_type(value, wide, &inside));
                    }
                    if !met.no && !met.missing {
                        return found.unwrap_or(Possible::Known(None));
                    }
                    self.assume_not(test, &mut narrowed);
                }
                add(self.as_type(otherwise, wide, &narrowed));
                found.unwrap_or(Possible::Known(None))
            }
            Expr::Call(function, arguments) => {
                self.call(*function, arguments, tree.r#type(), narrowed)
            }
        }
    }

    fn call(
        &self,
        function: Function,
        arguments: &[Expr],
        wide: Type,
        narrowed: &Narrowed,
    ) -> Possible {
        if function == Function::Coalesce {
            let mut found: Option<Possible> = None;
            for argument in arguments {
                let value = self.as_type(argument, wide, narrowed);
                if value.is_missing() {
                    continue;
                }
                let is_sure = matches!(value, Possible::Known(Some(_)));
                found = Some(match found {
                    Some(known) => known.hull(value),
                    None => value,
                });
                if is_sure {
                    break;
                }
            }
            return found.unwrap_or(Possible::Known(None));
        }
        let values: Vec<Possible> =
            arguments.iter().map(|argument| self.value(argument, narrowed)).collect();
        if values.iter().any(Possible::is_missing) {
            return Possible::Known(None);
        }
        if function == Function::Lower {
            return match values.into_iter().next() {
                Some(Possible::Known(Some(Value::Text(text)))) => {
                    Possible::Known(Some(Value::Text(text.to_lowercase().into())))
                }
                other => other.unwrap_or(Possible::Known(None)),
            };
        }
        let [first, second] = values.as_slice() else {
            return Possible::Open(Range::default());
        };
        let (Some(first), Some(second)) = (first.range(), second.range()) else {
            return Possible::Open(Range::default());
        };
        // The later the first day, the less time there is to the second; turned round, both rise.
        let since = |turned: i64, on: i64, count: fn(i64, i64) -> Option<i64>| {
            count(turned.checked_neg()?, on)
        };
        let range = match function {
            Function::DaysBetween => second.rising(first.turned(), i64::checked_add),
            Function::Age => first.turned().rising(second, |from, on| since(from, on, age)),
            Function::MonthsBetween => {
                first.turned().rising(second, |from, on| since(from, on, months))
            }
            Function::AddMonths => first.rising(second, |day, months| {
                let months = i32::try_from(months).ok()?;
                add_months(day_of(day)?, months).map(day_number)
            }),
            Function::Coalesce | Function::Lower => Range::default(),
        };
        match (range.least, range.most) {
            (Some(least), Some(most))
                if least == most && values.iter().all(|value| value.known().is_some()) =>
            {
                Possible::number(Some(least))
            }
            _ => Possible::Open(range),
        }
    }

    /// Both sides in millionths when either is a decimal number.
    fn alike(&self, left: &Expr, right: &Expr, narrowed: &Narrowed) -> (Possible, Possible) {
        let decimal = left.r#type() == Type::Number || right.r#type() == Type::Number;
        let wide = if decimal { Type::Number } else { Type::Null };
        (self.as_type(left, wide, narrowed), self.as_type(right, wide, narrowed))
    }

    fn as_type(&self, tree: &Expr, wide: Type, narrowed: &Narrowed) -> Possible {
        let value = self.value(tree, narrowed);
        if wide != Type::Number || tree.r#type() != Type::Integer {
            return value;
        }
        let scaled = |number: i64| number.saturating_mul(MILLION);
        match value {
            Possible::Known(Some(Value::Number(number))) => Possible::number(Some(scaled(number))),
            Possible::Open(range) => Possible::Open(Range {
                least: range.least.map(scaled),
                most: range.most.map(scaled),
            }),
            other => other,
        }
    }

    /// Narrows the fields of a record that meets a condition.
    fn assume(&self, condition: &Expr, narrowed: &mut Narrowed) {
        match condition {
            Expr::And(left, right) => {
                self.assume(left, narrowed);
                self.assume(right, narrowed);
            }
            Expr::Or(left, right) => {
                let (mut one, mut two) = (Narrowed::new(), Narrowed::new());
                self.assume(left, &mut one);
                self.assume(right, &mut two);
                // A field that is missing has no value to be bounded: the other side bounds it alone.
                for (path, is_missing) in
                    [left, right].into_iter().filter_map(|side| Some((field_of_null(side)?, side)))
                {
                    let other = if std::ptr::eq(is_missing, left) { &two } else { &one };
                    if let Some(range) = other.get(path) {
                        narrow(narrowed, path, *range);
                    }
                }
                for (path, range) in &one {
                    if let Some(other) = two.get(path) {
                        narrow(narrowed, path, range.hull(*other));
                    }
                }
            }
            Expr::Not(inner) => self.assume_not(inner, narrowed),
            Expr::Compare(comparison, left, right) => {
                self.assume_order(*comparison, left, right, narrowed);
                self.assume_order(reversed(*comparison), right, left, narrowed);
            }
            _ => {}
        }
    }

    /// Narrows the fields of a record that does not meet a condition. Where it is missing, so are its fields.
    fn assume_not(&self, condition: &Expr, narrowed: &mut Narrowed) {
        match condition {
            Expr::Or(left, right) => {
                self.assume_not(left, narrowed);
                self.assume_not(right, narrowed);
            }
            Expr::Compare(comparison, left, right) => {
                let other = opposite(*comparison);
                self.assume_order(other, left, right, narrowed);
                self.assume_order(reversed(other), right, left, narrowed);
            }
            _ => {}
        }
    }

    fn assume_order(
        &self,
        comparison: Comparison,
        field: &Expr,
        than: &Expr,
        narrowed: &mut Narrowed,
    ) {
        let Expr::Field(path, r#type) = field else { return };
        if *r#type == Type::Number || than.r#type() == Type::Number {
            return;
        }
        let Some(range) = self.value(than, narrowed).range() else { return };
        let next = |number: i64| number.checked_add(1);
        let before = |number: i64| number.checked_sub(1);
        let bound = match comparison {
            Comparison::Equal => range,
            Comparison::NotEqual => return,
            Comparison::Less => Range { least: None, most: range.most.and_then(before) },
            Comparison::LessOrEqual => Range { least: None, most: range.most },
            Comparison::Greater => Range { least: range.least.and_then(next), most: None },
            Comparison::GreaterOrEqual => Range { least: range.least, most: None },
        };
        narrow(narrowed, path, bound);
    }
}

fn narrow(narrowed: &mut Narrowed, path: &Path, range: Range) {
    let known = narrowed.entry(path.clone()).or_default();
    *known = known.meet(range);
}

/// The field of `field IS NULL`.
fn field_of_null(tree: &Expr) -> Option<&Path> {
    match tree {
        Expr::IsNull(inner) => match inner.as_ref() {
            Expr::Field(path, _) => Some(path),
            _ => None,
        },
        _ => None,
    }
}

fn opposite(comparison: Comparison) -> Comparison {
    match comparison {
        Comparison::Equal => Comparison::NotEqual,
        Comparison::NotEqual => Comparison::Equal,
        Comparison::Less => Comparison::GreaterOrEqual,
        Comparison::LessOrEqual => Comparison::Greater,
        Comparison::Greater => Comparison::LessOrEqual,
        Comparison::GreaterOrEqual => Comparison::Less,
    }
}

/// The same comparison with its sides changed.
fn reversed(comparison: Comparison) -> Comparison {
    match comparison {
        Comparison::Equal | Comparison::NotEqual => comparison,
        Comparison::Less => Comparison::Greater,
        Comparison::LessOrEqual => Comparison::GreaterOrEqual,
        Comparison::Greater => Comparison::Less,
        Comparison::GreaterOrEqual => Comparison::LessOrEqual,
    }
}

fn compared(comparison: Comparison, left: &Possible, right: &Possible) -> Truths {
    if left.is_missing() || right.is_missing() {
        return Truths::of(None);
    }
    let order = match (left, right) {
        (Possible::Known(Some(left)), Possible::Known(Some(right))) => match (left, right) {
            (Value::Text(left), Value::Text(right)) => left.cmp(right),
            (Value::Number(left), Value::Number(right)) => left.cmp(right),
            (Value::Truth(left), Value::Truth(right)) => left.cmp(right),
            // The checker compares like with like.
            _ => return Truths::of(None),
        },
        _ => return Truths::OPEN,
    };
    Truths::of(Some(match comparison {
        Comparison::Equal => order == Ordering::Equal,
        Comparison::NotEqual => order != Ordering::Equal,
        Comparison::Less => order == Ordering::Less,
        Comparison::LessOrEqual => order != Ordering::Greater,
        Comparison::Greater => order == Ordering::Greater,
        Comparison::GreaterOrEqual => order != Ordering::Less,
    }))
}

fn arithmetic(operation: Operation, left: &Possible, right: &Possible) -> Possible {
    if left.is_missing() || right.is_missing() {
        return Possible::Known(None);
    }
    let (Some(one), Some(two)) = (left.range(), right.range()) else {
        return Possible::Open(Range::default());
    };
    let range = match operation {
        Operation::Add => one.rising(two, i64::checked_add),
        Operation::Subtract => one.rising(two.turned(), i64::checked_add),
        Operation::Multiply => one.times(two),
    };
    let both_known = left.known().is_some() && right.known().is_some();
    match range.least {
        Some(number) if both_known && range.most == range.least => Possible::number(Some(number)),
        // Too large to be held: no value, as everywhere.
        _ if both_known => Possible::Known(None),
        _ => Possible::Open(range),
    }
}

/// Completed years: one less before the birthday's month and day have come.
fn age(birth: i64, on: i64) -> Option<i64> {
    use chrono::Datelike;
    let (birth, on) = (day_of(birth)?, day_of(on)?);
    let passed = (on.month(), on.day()) < (birth.month(), birth.day());
    Some(i64::from(on.year() - birth.year()) - i64::from(passed))
}

fn months(from: i64, to: i64) -> Option<i64> {
    Some(completed_months(day_of(from)?, day_of(to)?))
}

#[cfg(test)]
#[path = "possible_tests.rs"]
mod tests;
