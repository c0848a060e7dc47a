//! The typed tree of a condition. It knows no SQL and no engine; any engine can be given it.

use std::collections::{BTreeMap, BTreeSet};

use chrono::NaiveDate;
use rust_decimal::Decimal;

/// Type of an expression's values. Every type has the missing value as well.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Type {
    /// Text.
    Text,
    /// Whole number; durations are whole minutes.
    Integer,
    /// Exact decimal number.
    Number,
    /// Yes, no, or unknown.
    Boolean,
    /// Calendar day.
    Date,
    /// The missing value alone, which fits every type.
    Null,
}

/// A field of the population's dataset, or behind references: `["child", "birth_date"]`.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Path(pub Vec<String>);

impl Path {
    /// `child.birth_date`: also the column's name in a frame.
    pub fn dotted(&self) -> String {
        self.0.join(".")
    }
}

/// An order or equality test.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Comparison {
    /// `=`
    Equal,
    /// `<>`
    NotEqual,
    /// `<`
    Less,
    /// `<=`
    LessOrEqual,
    /// `>`
    Greater,
    /// `>=`
    GreaterOrEqual,
}

/// Exact arithmetic. There is no division: dividing is done after counting.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Operation {
    /// `+`
    Add,
    /// `-`
    Subtract,
    /// `*`, with a whole number on one side
    Multiply,
}

/// A function of the language.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Function {
    /// Completed years from a birth date to a day.
    Age,
    /// Days from the first to the second date.
    DaysBetween,
    /// Completed calendar months from the first to the second date.
    MonthsBetween,
    /// A date moved by whole months; the last day of the month where the day does not exist.
    AddMonths,
    /// The first value that is not missing.
    Coalesce,
    /// Text in lower case.
    Lower,
}

/// An expression whose types have been checked.
#[derive(Clone, Debug, PartialEq)]
pub enum Expr {
    /// The missing value.
    Null,
    /// A text.
    Text(String),
    /// A whole number.
    Integer(i64),
    /// A decimal number.
    Number(Decimal),
    /// Yes or no.
    Boolean(bool),
    /// A day.
    Date(NaiveDate),
    /// A field's value.
    Field(Path, Type),
    /// First day of the reporting period.
    PeriodStart,
    /// Last day of the reporting period.
    PeriodEnd,
    /// A whole number that the provider's workspace gives; replaced before anything is counted.
    Setting(String),
    /// Negation; of unknown, unknown.
    Not(Box<Expr>),
    /// Both; no if either is no.
    And(Box<Expr>, Box<Expr>),
    /// Either; yes if either is yes.
    Or(Box<Expr>, Box<Expr>),
    /// Comparison; unknown if a side is missing.
    Compare(Comparison, Box<Expr>, Box<Expr>),
    /// Arithmetic; missing if a side is missing.
    Arithmetic(Operation, Box<Expr>, Box<Expr>),
    /// Whether the value is missing; never unknown.
    IsNull(Box<Expr>),
    /// Whether the value is one of a list; unknown if it is missing.
    In(Box<Expr>, Vec<Expr>),
    /// The value of the first branch whose condition is yes.
    Case(Vec<(Expr, Expr)>, Box<Expr>),
    /// A function's value; missing if an argument is missing, but for `Coalesce`.
    Call(Function, Vec<Expr>),
}

impl Expr {
    /// Type of the expression's values.
    pub fn r#type(&self) -> Type {
        match self {
            Expr::Null => Type::Null,
            Expr::Text(_) => Type::Text,
            Expr::Integer(_) | Expr::Setting(_) => Type::Integer,
            Expr::Number(_) => Type::Number,
            Expr::Boolean(_)
            | Expr::Not(_)
            | Expr::And(..)
            | Expr::Or(..)
            | Expr::Compare(..)
            | Expr::IsNull(_)
            | Expr::In(..) => Type::Boolean,
            Expr::Date(_) | Expr::PeriodStart | Expr::PeriodEnd => Type::Date,
            Expr::Field(_, r#type) => *r#type,
            Expr::Arithmetic(_, left, right) => common(left.r#type(), right.r#type()),
            Expr::Case(branches, otherwise) => branches
                .iter()
                .fold(otherwise.r#type(), |found, (_, value)| common(found, value.r#type())),
            Expr::Call(function, arguments) => match function {
                Function::Age | Function::DaysBetween | Function::MonthsBetween => Type::Integer,
                Function::AddMonths => Type::Date,
                Function::Lower => Type::Text,
                Function::Coalesce => {
                    arguments.iter().fold(Type::Null, |found, value| common(found, value.r#type()))
                }
            },
        }
    }

    /// Calls `visit` with every field named in the expression, in reading order.
    pub fn fields(&self, visit: &mut impl FnMut(&Path)) {
        self.visit(&mut |expr| {
            if let Expr::Field(path, _) = expr {
                visit(path);
            }
        });
    }

    /// The fields that the expression reads.
    pub fn paths(&self) -> BTreeSet<Path> {
        let mut paths = BTreeSet::new();
        self.fields(&mut |path| {
            if !paths.contains(path) {
                paths.insert(path.clone());
            }
        });
        paths
    }

    /// Calls `visit` with the expression and all those inside it, in reading order.
    pub fn visit(&self, visit: &mut impl FnMut(&Expr)) {
        visit(self);
        match self {
            Expr::Not(inner) | Expr::IsNull(inner) => inner.visit(visit),
            Expr::And(left, right)
            | Expr::Or(left, right)
            | Expr::Compare(_, left, right)
            | Expr::Arithmetic(_, left, right) => {
                left.visit(visit);
                right.visit(visit);
            }
            Expr::In(inner, list) => {
                inner.visit(visit);
                list.iter().for_each(|item| item.visit(visit));
            }
            Expr::Case(branches, otherwise) => {
                for (condition, value) in branches {
                    condition.visit(visit);
                    value.visit(visit);
                }
                otherwise.visit(visit);
            }
            Expr::Call(_, arguments) => arguments.iter().for_each(|a| a.visit(visit)),
            Expr::Field(..)
            | Expr::Null
            | Expr::Text(_)
            | Expr::Integer(_)
            | Expr::Number(_)
            | Expr::Boolean(_)
            | Expr::Date(_)
            | Expr::PeriodStart
            | Expr::PeriodEnd
            | Expr::Setting(_) => {}
        }
    }

    /// The expression with each setting replaced by its value.
    ///
    /// # Errors
    /// The name of a setting that has no value.
    pub fn with_settings(&self, settings: &BTreeMap<String, i64>) -> Result<Expr, String> {
        let one = |expr: &Expr| expr.with_settings(settings).map(Box::new);
        Ok(match self {
            Expr::Setting(name) => Expr::Integer(*settings.get(name).ok_or_else(|| name.clone())?),
            Expr::Not(inner) => Expr::Not(one(inner)?),
            Expr::IsNull(inner) => Expr::IsNull(one(inner)?),
            Expr::And(left, right) => Expr::And(one(left)?, one(right)?),
            Expr::Or(left, right) => Expr::Or(one(left)?, one(right)?),
            Expr::Compare(comparison, left, right) => {
                Expr::Compare(*comparison, one(left)?, one(right)?)
            }
            Expr::Arithmetic(operation, left, right) => {
                Expr::Arithmetic(*operation, one(left)?, one(right)?)
            }
            Expr::In(inner, list) => Expr::In(
                one(inner)?,
                list.iter().map(|item| item.with_settings(settings)).collect::<Result<_, _>>()?,
            ),
            Expr::Case(branches, otherwise) => Expr::Case(
                branches
                    .iter()
                    .map(|(condition, value)| {
                        Ok((condition.with_settings(settings)?, value.with_settings(settings)?))
                    })
                    .collect::<Result<_, String>>()?,
                one(otherwise)?,
            ),
            Expr::Call(function, arguments) => Expr::Call(
                *function,
                arguments
                    .iter()
                    .map(|argument| argument.with_settings(settings))
                    .collect::<Result<_, _>>()?,
            ),
            Expr::Null
            | Expr::Text(_)
            | Expr::Integer(_)
            | Expr::Number(_)
            | Expr::Boolean(_)
            | Expr::Date(_)
            | Expr::Field(..)
            | Expr::PeriodStart
            | Expr::PeriodEnd => self.clone(),
        })
    }
}

/// The type that holds values of both: integers widen to numbers, the missing value to anything.
/// Types that do not mix give the left one; the checker has refused them before.
pub fn common(left: Type, right: Type) -> Type {
    match (left, right) {
        (Type::Null, other) | (other, Type::Null) => other,
        (Type::Integer, Type::Number) | (Type::Number, Type::Integer) => Type::Number,
        (left, _) => left,
    }
}

/// Whether values of both types may stand together in a comparison or a list.
pub fn mixes(left: Type, right: Type) -> bool {
    left == right
        || left == Type::Null
        || right == Type::Null
        || matches!((left, right), (Type::Integer, Type::Number) | (Type::Number, Type::Integer))
}
