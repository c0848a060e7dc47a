//! SQL text to typed tree, checked against the datasets.

mod call;

use chrono::NaiveDate;
use rust_decimal::Decimal;
use sqlparser::ast::{self, BinaryOperator, Spanned, UnaryOperator, Value};
use sqlparser::dialect::GenericDialect;
use sqlparser::parser::Parser;

use super::Datasets;
use super::dataset::{Dataset, Field, FieldType};
use crate::limits;

use super::expr::{Comparison, Expr, Operation, Path, Type, common, mixes};

/// Why a condition cannot be used, and where in its text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ConditionError {
    /// Code of the finding that tells it.
    pub code: &'static str,
    /// Character of the condition's text at which it stands, from 0.
    pub at: usize,
    /// Values that the finding's message names.
    pub arguments: Vec<(&'static str, String)>,
}

impl ConditionError {
    fn new(code: &'static str, at: usize) -> Self {
        ConditionError { code, at, arguments: Vec::new() }
    }

    fn with(mut self, name: &'static str, value: impl Into<String>) -> Self {
        /// Characters of a part of the condition that a message repeats.
        const MOST: usize = 400;
        let mut value: String = value.into();
        if let Some((end, _)) = value.char_indices().nth(MOST) {
            value.truncate(end);
            value.push('…');
        }
        self.arguments.push((name, value));
        self
    }

    /// What the language does not have; `fault` chooses the words that say why.
    fn foreign(fault: &'static str, at: usize, read: impl Into<String>) -> Self {
        ConditionError::new("D007", at)
            .with("fault", fault)
            .with("read", read)
            .with("known", "")
            .with("closest", NOTHING_NEAR)
    }
}

type Checked = Result<Expr, ConditionError>;

/// Parses and checks an expression over the records of `dataset`.
///
/// # Errors
/// What is not understood or does not fit, with its place in `sql`.
pub fn parse(sql: &str, dataset: &Dataset, datasets: &Datasets) -> Checked {
    let scope = Scope { sql, dataset, datasets };
    let unparsable = |message: String| {
        let at = position_in(&message).map_or(0, |(line, column)| offset(sql, line, column));
        let (fault, found) = unparsed(&message);
        ConditionError::new("D002", at).with("read", sql).with("fault", fault).with("found", found)
    };
    let mut parser = Parser::new(&GenericDialect {})
        .with_recursion_limit(64)
        .try_with_sql(sql)
        .map_err(|error| unparsable(error.to_string()))?;
    parser = bounded(parser)?;
    let tree = parser.parse_expr().map_err(|error| unparsable(error.to_string()))?;
    let rest = parser.peek_token();
    if rest.token != sqlparser::tokenizer::Token::EOF {
        let start = rest.span.start;
        return Err(ConditionError::new("D002", offset(sql, start.line, start.column))
            .with("read", sql)
            .with("fault", "found")
            .with("found", rest.token.to_string()));
    }
    let expr = scope.check(&tree)?;
    // Of a value that is never there nothing can be counted.
    known(expr, 0)
}

/// Refuses a condition of too many words and signs before anything is made of them: a chain of comparisons becomes a
/// tree as deep as it is long.
fn bounded(parser: Parser<'_>) -> Result<Parser<'_>, ConditionError> {
    use sqlparser::keywords::Keyword;
    use sqlparser::tokenizer::{Token, TokenWithSpan};
    let tokens: Vec<TokenWithSpan> = parser.into_tokens();
    let mut words = 0;
    let mut joints = 0;
    for token in &tokens {
        match &token.token {
            Token::Whitespace(_) | Token::EOF => continue,
            Token::Comma | Token::Number(..) | Token::SingleQuotedString(_) => {}
            Token::Word(word) => {
                let joins = [
                    Keyword::AND,
                    Keyword::OR,
                    Keyword::NOT,
                    Keyword::IS,
                    Keyword::IN,
                    Keyword::BETWEEN,
                    Keyword::LIKE,
                    Keyword::XOR,
                    Keyword::CASE,
                    Keyword::WHEN,
                ];
                joints += u64::from(joins.contains(&word.keyword));
            }
            Token::LParen | Token::RParen | Token::Period => {}
            _ => joints += 1,
        }
        words += 1;
    }
    for (limit, number) in [(limits::CONDITION, words), (limits::JOINTS, joints)] {
        if limit.hold(number).is_err() {
            let error = ConditionError::new("D050", 0).with("limit", limit.key);
            return Err(error.with("most_count", limit.shown()));
        }
    }
    Ok(Parser::new(&GenericDialect {}).with_recursion_limit(64).with_tokens_with_locations(tokens))
}

/// As [`parse`], and the expression must be a condition.
///
/// # Errors
/// As [`parse`]; also if the expression's values are not yes or no.
pub fn parse_condition(sql: &str, dataset: &Dataset, datasets: &Datasets) -> Checked {
    let expr = parse(sql, dataset, datasets)?;
    expect_boolean(expr, 0)
}

struct Scope<'a> {
    sql: &'a str,
    dataset: &'a Dataset,
    datasets: &'a Datasets,
}

impl Scope<'_> {
    fn at(&self, node: &impl Spanned) -> usize {
        let start = node.span().start;
        offset(self.sql, start.line, start.column)
    }

    fn check(&self, node: &ast::Expr) -> Checked {
        let at = self.at(node);
        match node {
            ast::Expr::Nested(inner) => self.check(inner),
            ast::Expr::Identifier(ident) => self.name(std::slice::from_ref(ident), at),
            ast::Expr::CompoundIdentifier(idents) => self.name(idents, at),
            ast::Expr::Value(value) => literal(&value.value, at),
            ast::Expr::TypedString(typed) => self.date_literal(typed, at),
            ast::Expr::IsNull(inner) => Ok(Expr::IsNull(Box::new(self.check(inner)?))),
            ast::Expr::IsNotNull(inner) => {
                Ok(Expr::Not(Box::new(Expr::IsNull(Box::new(self.check(inner)?)))))
            }
            ast::Expr::UnaryOp { op: UnaryOperator::Not, expr } => {
                Ok(Expr::Not(Box::new(expect_boolean(self.check(expr)?, at)?)))
            }
            ast::Expr::UnaryOp { op: UnaryOperator::Minus, expr } => match self.check(expr)? {
                Expr::Integer(value) => Ok(Expr::Integer(-value)),
                Expr::Number(value) => Ok(Expr::Number(-value)),
                other => Ok(Expr::Arithmetic(
                    Operation::Subtract,
                    Box::new(Expr::Integer(0)),
                    Box::new(expect_number(other, at)?),
                )),
            },
            ast::Expr::BinaryOp { left, op, right } => self.binary(left, op, right, at),
            ast::Expr::Between { expr, negated, low, high } => {
                let value = self.check(expr)?;
                let from =
                    self.compare(Comparison::GreaterOrEqual, value.clone(), self.check(low)?, at)?;
                let to = self.compare(Comparison::LessOrEqual, value, self.check(high)?, at)?;
                Ok(negate_if(*negated, Expr::And(Box::new(from), Box::new(to))))
            }
            ast::Expr::InList { expr, list, negated } => {
                let value = self.check(expr)?;
                let mut items = Vec::with_capacity(list.len());
                for item in list {
                    let checked = self.check(item)?;
                    self.fits(&value, &checked, self.at(item))?;
                    items.push(comparable(checked, self.at(item))?);
                }
                let value = comparable(value, at)?;
                Ok(negate_if(*negated, Expr::In(Box::new(value), items)))
            }
            ast::Expr::Case { operand: None, conditions, else_result, .. } => {
                let Some(otherwise) = else_result else {
                    return Err(ConditionError::new("D006", at));
                };
                let otherwise = self.check(otherwise)?;
                let mut found = otherwise.r#type();
                let mut branches = Vec::with_capacity(conditions.len());
                for branch in conditions {
                    let condition =
                        expect_boolean(self.check(&branch.condition)?, self.at(&branch.condition))?;
                    let value = self.check(&branch.result)?;
                    if !mixes(found, value.r#type()) {
                        return Err(misfit(found, value.r#type(), self.at(&branch.result)));
                    }
                    found = common(found, value.r#type());
                    branches.push((condition, value));
                }
                Ok(Expr::Case(branches, Box::new(otherwise)))
            }
            ast::Expr::Function(call) => self.call(call, at),
            other => Err(ConditionError::foreign("expression", at, other.to_string())),
        }
    }

    fn binary(
        &self,
        left: &ast::Expr,
        op: &BinaryOperator,
        right: &ast::Expr,
        at: usize,
    ) -> Checked {
        let comparison = match op {
            BinaryOperator::Eq => Some(Comparison::Equal),
            BinaryOperator::NotEq => Some(Comparison::NotEqual),
            BinaryOperator::Lt => Some(Comparison::Less),
            BinaryOperator::LtEq => Some(Comparison::LessOrEqual),
            BinaryOperator::Gt => Some(Comparison::Greater),
            BinaryOperator::GtEq => Some(Comparison::GreaterOrEqual),
            _ => None,
        };
        let (first, second) = (self.check(left)?, self.check(right)?);
        if let Some(comparison) = comparison {
            return self.compare(comparison, first, second, self.at(right));
        }
        match op {
            BinaryOperator::And | BinaryOperator::Or => {
                let first = Box::new(expect_boolean(first, self.at(left))?);
                let second = Box::new(expect_boolean(second, self.at(right))?);
                Ok(if *op == BinaryOperator::And {
                    Expr::And(first, second)
                } else {
                    Expr::Or(first, second)
                })
            }
            BinaryOperator::Plus | BinaryOperator::Minus | BinaryOperator::Multiply => {
                let first = expect_number(first, self.at(left))?;
                let second = expect_number(second, self.at(right))?;
                let operation = match op {
                    BinaryOperator::Plus => Operation::Add,
                    BinaryOperator::Minus => Operation::Subtract,
                    _ => Operation::Multiply,
                };
                let both_decimal =
                    first.r#type() == Type::Number && second.r#type() == Type::Number;
                if operation == Operation::Multiply && both_decimal {
                    let read = format!("{left} * {right}");
                    return Err(ConditionError::foreign("multiply", at, read));
                }
                Ok(Expr::Arithmetic(operation, Box::new(first), Box::new(second)))
            }
            BinaryOperator::Divide => {
                Err(ConditionError::foreign("divide", at, format!("{left} / {right}")))
            }
            other => Err(ConditionError::foreign("expression", at, other.to_string())),
        }
    }

    fn compare(&self, comparison: Comparison, left: Expr, right: Expr, at: usize) -> Checked {
        let (left, right) = (comparable(left, at)?, comparable(right, at)?);
        self.fits(&left, &right, at)?;
        self.fits(&right, &left, at)?;
        let ordered = !matches!(comparison, Comparison::Equal | Comparison::NotEqual);
        let unordered = |expr: &Expr| matches!(expr.r#type(), Type::Text | Type::Boolean);
        if ordered && (unordered(&left) || unordered(&right)) {
            return Err(misfit(Type::Number, left.r#type(), at));
        }
        Ok(Expr::Compare(comparison, Box::new(left), Box::new(right)))
    }

    /// Types mix, and a text compared with a coded field is one of its codes.
    fn fits(&self, value: &Expr, other: &Expr, at: usize) -> Result<(), ConditionError> {
        if !mixes(value.r#type(), other.r#type()) {
            return Err(misfit(value.r#type(), other.r#type(), at));
        }
        if let (Expr::Field(path, _), Expr::Text(word)) = (value, other)
            && let Ok(field) = resolve(path, self.dataset, self.datasets)
            && !field.codes.is_empty()
            && !field.codes.iter().any(|code| code.code == *word)
        {
            let codes: Vec<&str> = field.codes.iter().map(|code| code.code.as_str()).collect();
            return Err(ConditionError::new("D005", at)
                .with("read", word)
                .with("field", path.dotted())
                .with("closest", closest(word, codes.iter().copied()))
                .with("known", codes.join(", ")));
        }
        Ok(())
    }

    fn name(&self, idents: &[ast::Ident], at: usize) -> Checked {
        if let [single] = idents {
            match single.value.as_str() {
                "period_start" => return Ok(Expr::PeriodStart),
                "period_end" => return Ok(Expr::PeriodEnd),
                _ => {}
            }
        }
        let path = Path(idents.iter().map(|ident| ident.value.clone()).collect());
        let field = resolve(&path, self.dataset, self.datasets).map_err(|known| {
            let read = path.dotted();
            ConditionError::new("D003", at)
                .with("closest", closest(&read, known.iter().map(String::as_str)))
                .with("known", known.join(", "))
                .with("dataset", &self.dataset.name)
                .with("read", read)
        })?;
        Ok(Expr::Field(path, type_of(field.r#type)))
    }

    fn date_literal(&self, typed: &ast::TypedString, at: usize) -> Checked {
        let text = match &typed.value.value {
            Value::SingleQuotedString(text) => text.clone(),
            other => other.to_string(),
        };
        match (&typed.data_type, NaiveDate::parse_from_str(&text, "%Y-%m-%d")) {
            (ast::DataType::Date, Ok(day)) => Ok(Expr::Date(day)),
            _ => Err(ConditionError::foreign("day", at, typed.to_string())),
        }
    }
}

/// The field at the end of a path.
///
/// # Errors
/// The names that would have been understood at the step that failed.
pub fn resolve<'a>(
    path: &Path,
    dataset: &'a Dataset,
    datasets: &'a Datasets,
) -> Result<&'a Field, Vec<String>> {
    let mut here = dataset;
    let mut walked = String::new();
    let (last, steps) = match path.0.split_last() {
        Some(split) => split,
        None => return Err(Vec::new()),
    };
    let known = |here: &Dataset, walked: &str| -> Vec<String> {
        here.fields.iter().map(|field| format!("{walked}{}", field.name)).collect()
    };
    for step in steps {
        let next = here
            .field(step)
            .and_then(|field| field.references.as_ref())
            .and_then(|name| datasets.get(name));
        match next {
            Some(dataset) => here = dataset,
            None => return Err(known(here, &walked)),
        }
        walked.push_str(step);
        walked.push('.');
    }
    here.field(last).ok_or_else(|| known(here, &walked))
}

/// What messages are told when there is nothing to suggest.
const NOTHING_NEAR: &str = "empty";

/// The word of `known` that is nearest to `read`, or `empty`: messages choose by that word.
pub fn closest<'a>(read: &str, known: impl Iterator<Item = &'a str>) -> String {
    known
        .map(|word| (strsim::osa_distance(read, word), word))
        .min()
        .filter(|(distance, word)| *distance <= 2.max(word.chars().count() / 3))
        .map_or(NOTHING_NEAR, |(_, word)| word)
        .to_owned()
}

fn type_of(field: FieldType) -> Type {
    match field {
        FieldType::String => Type::Text,
        FieldType::Integer | FieldType::Duration => Type::Integer,
        FieldType::Number => Type::Number,
        FieldType::Date => Type::Date,
        FieldType::Boolean => Type::Boolean,
    }
}

/// The largest number of a condition: an engine counts decimal numbers in millionths, in 64 bits.
const LARGEST: i64 = i64::MAX / 1_000_000;

fn literal(value: &Value, at: usize) -> Checked {
    match value {
        Value::SingleQuotedString(text) => Ok(Expr::Text(text.clone())),
        Value::Boolean(value) => Ok(Expr::Boolean(*value)),
        Value::Null => Ok(Expr::Null),
        Value::Number(digits, _) => match (digits.parse::<i64>(), digits.parse::<Decimal>()) {
            (Ok(value), _) if value <= LARGEST => Ok(Expr::Integer(value)),
            (Err(_), Ok(value)) if value.scale() <= 6 && value <= Decimal::from(LARGEST) => {
                Ok(Expr::Number(value))
            }
            _ => Err(ConditionError::foreign("number", at, digits)),
        },
        other => Err(ConditionError::foreign("expression", at, other.to_string())),
    }
}

fn expect_boolean(expr: Expr, at: usize) -> Checked {
    if mixes(expr.r#type(), Type::Boolean) {
        Ok(expr)
    } else {
        Err(misfit(Type::Boolean, expr.r#type(), at))
    }
}

/// Nothing is equal to, more or less than a value that is never there: SQL calls it unknown for every record.
fn comparable(expr: Expr, at: usize) -> Checked {
    match expr.r#type() {
        Type::Null => Err(ConditionError::foreign("null-compared", at, "NULL")),
        _ => Ok(expr),
    }
}

/// An expression that can have a value at all.
fn known(expr: Expr, at: usize) -> Checked {
    match expr.r#type() {
        Type::Null => Err(ConditionError::foreign("null-value", at, "NULL")),
        _ => Ok(expr),
    }
}

fn expect_number(expr: Expr, at: usize) -> Checked {
    let expr = known(expr, at)?;
    if mixes(expr.r#type(), Type::Number) {
        Ok(expr)
    } else {
        Err(misfit(Type::Number, expr.r#type(), at))
    }
}

fn misfit(expected: Type, found: Type, at: usize) -> ConditionError {
    ConditionError::new("D004", at).with("expected", word(expected)).with("found", word(found))
}

/// The type's name in the language of definitions.
fn word(r#type: Type) -> &'static str {
    match r#type {
        Type::Text => "string",
        Type::Integer => "integer",
        Type::Number => "number",
        Type::Boolean => "boolean",
        Type::Date => "date",
        Type::Null => "null",
    }
}

fn negate_if(negated: bool, expr: Expr) -> Expr {
    if negated { Expr::Not(Box::new(expr)) } else { expr }
}

/// Character offset of a line and column, both from 1; the parser counts characters.
fn offset(sql: &str, line: u64, column: u64) -> usize {
    let before: usize = sql
        .split('\n')
        .take(usize::try_from(line.saturating_sub(1)).unwrap_or(0))
        .map(|line| line.chars().count() + 1)
        .sum();
    before + usize::try_from(column.saturating_sub(1)).unwrap_or(0)
}

/// The parser tells places only in its message: `… at Line: 1, Column: 5`.
fn position_in(message: &str) -> Option<(u64, u64)> {
    let (_, rest) = message.split_once("Line: ")?;
    let (line, rest) = rest.split_once(", Column: ")?;
    let column: String = rest.chars().take_while(char::is_ascii_digit).collect();
    Some((line.parse().ok()?, column.parse().ok()?))
}

/// What the parser stumbled over, apart from its English: a fault that has words in the house's languages, and what
/// stands there.
fn unparsed(message: &str) -> (&'static str, String) {
    let message = message.split(" at Line: ").next().unwrap_or(message);
    match message.split_once("found: ") {
        Some((_, "EOF")) => ("end", String::new()),
        Some((_, found)) => ("found", found.to_owned()),
        None if message.contains("Unterminated") => ("quote", String::new()),
        None if message.contains("recursion limit") => ("deep", String::new()),
        None => ("other", String::new()),
    }
}
