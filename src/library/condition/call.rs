//! Calls of the language's functions.

use sqlparser::ast;
use sqlparser::ast::Value;

use super::{Checked, ConditionError, Scope, closest, known, misfit};
use crate::library::expr::{Expr, Function, Type, common, mixes};

/// A function with a fixed number of arguments: its name, what it is, how it is written and what it takes.
type Form = (&'static str, Function, &'static str, &'static [Type]);

const FORMS: [Form; 5] = [
    ("age", Function::Age, "age(birth_date, on_day)", &[Type::Date, Type::Date]),
    ("days_between", Function::DaysBetween, "days_between(a, b)", &[Type::Date, Type::Date]),
    ("months_between", Function::MonthsBetween, "months_between(a, b)", &[Type::Date, Type::Date]),
    ("add_months", Function::AddMonths, "add_months(day, n)", &[Type::Date, Type::Integer]),
    ("lower", Function::Lower, "lower(text)", &[Type::Text]),
];

/// How the others are written, by name.
const COALESCE: (&str, &str) = ("coalesce", "coalesce(a, b, …)");
const SETTING: (&str, &str) = ("setting", "setting('name')");

impl Scope<'_> {
    pub(super) fn call(&self, call: &ast::Function, at: usize) -> Checked {
        let name = call.name.to_string().to_lowercase();
        let form = FORMS.iter().find(|(known, ..)| *known == name);
        let written = match form {
            Some((_, _, written, _)) => *written,
            None if name == COALESCE.0 => COALESCE.1,
            None if name == SETTING.0 => SETTING.1,
            None => {
                let names = FORMS.iter().map(|(known, ..)| *known);
                let names = names.chain([COALESCE.0, SETTING.0]);
                return Err(ConditionError::foreign("function", at, call.to_string())
                    .with("closest", closest(&name, names)));
            }
        };
        let wrong = |fault: &'static str| {
            ConditionError::foreign(fault, at, call.to_string()).with("known", written)
        };
        let expressions = plain_arguments(call).ok_or_else(|| wrong("form"))?;
        if name == SETTING.0 {
            return match expressions.as_slice() {
                [ast::Expr::Value(value)] => match &value.value {
                    Value::SingleQuotedString(name) => Ok(Expr::Setting(name.clone())),
                    _ => Err(wrong("form")),
                },
                [] => Err(wrong("lacking")),
                [_] => Err(wrong("form")),
                _ => Err(wrong("surplus")),
            };
        }
        let needed = form.map_or(1, |(.., types)| types.len());
        if expressions.len() < needed {
            return Err(wrong("lacking"));
        }
        if form.is_some() && expressions.len() > needed {
            return Err(wrong("surplus"));
        }
        let mut arguments = Vec::with_capacity(expressions.len());
        for expr in &expressions {
            arguments.push((self.check(expr)?, self.at(*expr)));
        }
        let Some((_, function, _, types)) = form else { return coalesce(arguments) };
        let mut taken = Vec::with_capacity(arguments.len());
        for ((argument, place), expected) in arguments.into_iter().zip(*types) {
            let argument = known(argument, place)?;
            if !mixes(*expected, argument.r#type()) {
                return Err(misfit(*expected, argument.r#type(), place));
            }
            // A part of a month is no number of months.
            if *expected == Type::Integer && argument.r#type() != Type::Integer {
                return Err(misfit(*expected, argument.r#type(), place));
            }
            taken.push(argument);
        }
        Ok(Expr::Call(*function, taken))
    }
}

/// The arguments of a call that has nothing else: no DISTINCT, FILTER, OVER or names, which would be ignored.
fn plain_arguments(call: &ast::Function) -> Option<Vec<&ast::Expr>> {
    let ast::FunctionArguments::List(list) = &call.args else { return None };
    let is_plain = matches!(call.parameters, ast::FunctionArguments::None)
        && call.filter.is_none()
        && call.null_treatment.is_none()
        && call.over.is_none()
        && call.within_group.is_empty()
        && list.duplicate_treatment.is_none()
        && list.clauses.is_empty();
    let arguments = list.args.iter().map(|argument| match argument {
        ast::FunctionArg::Unnamed(ast::FunctionArgExpr::Expr(expr)) => Some(expr),
        _ => None,
    });
    if is_plain { arguments.collect() } else { None }
}

/// The first value that is there, of values of one type.
fn coalesce(arguments: Vec<(Expr, usize)>) -> Checked {
    let mut found = Type::Null;
    for (argument, place) in &arguments {
        if !mixes(found, argument.r#type()) {
            return Err(misfit(found, argument.r#type(), *place));
        }
        found = common(found, argument.r#type());
    }
    let arguments = arguments.into_iter().map(|(argument, _)| argument).collect();
    Ok(Expr::Call(Function::Coalesce, arguments))
}
