//! What ties a report's numbers together, worked out from the definitions that every reader can look up.

use rust_decimal::Decimal;

use super::ties::alike;
use crate::library::Library;
use crate::library::assertion::Relation;
use crate::library::dataset::{Bound, Counts, Dataset};
use crate::library::expr::{Expr, Function, Operation};
use crate::library::indicator::{Indicator, Population};
use crate::library::terms::Scoring;
use crate::measure::disclosure::{Adds, Each, Link, Of, Part, Prints, Shape, Structure};

/// How the numbers of these indicators belong together.
///
/// Groups are taken to add up wherever the numbers do: a reader may know of a stratifier what a definition does
/// not say, and whoever is taken to know more than he does is told less.
pub fn structure(library: &Library, indicators: &[Indicator]) -> Structure {
    let shapes = indicators
        .iter()
        .map(|own| {
            let of = of_what(library, &own.population);
            let of_divisor = own.divisor.as_ref().map_or(of, |below| of_what(library, below));
            let periods = over_time(own);
            let each_above = each(library, &own.population);
            let each_below = own.divisor.as_ref().and_then(|below| each(library, below));
            let shape =
                Shape { groups: Adds::Up, periods, of, of_divisor, each: each_above, each_below };
            (own.id.clone(), shape)
        })
        .collect();
    let mut links = asserted(library, indicators);
    links.extend(indicators.iter().filter_map(|own| {
        // What a sum adds up has no bound in the number of its records.
        let id = &own.eligible.as_ref()?.indicator;
        let other = indicators.iter().find(|other| other.id == *id)?;
        let whole = (other.terms.scoring == Scoring::Count).then(|| (id.clone(), Part::Count))?;
        Some(Link::Within { part: (own.id.clone(), Part::Population), whole })
    }));
    links.extend(alike(library, indicators));
    Structure { shapes, links, prints: Prints::default() }
}

/// What a population's numbers tell of.
fn of_what(library: &Library, population: &Population) -> Of {
    let dataset = library.datasets.get(&population.from);
    match dataset.map_or(Counts::People, |dataset| dataset.counts) {
        Counts::People => Of::People,
        Counts::Things => {
            let sum = population.sum.as_ref().map(|sum| &sum.expr);
            let field = match sum {
                Some(Expr::Field(path, _)) => dataset.and_then(|own| own.field(&path.dotted())),
                _ => None,
            };
            match field.and_then(|field| field.counts) {
                Some(Counts::People) => Of::ThingsWithPeople,
                _ => Of::Things,
            }
        }
    }
}

/// What a unit adds to a population's sum.
fn each(library: &Library, population: &Population) -> Option<Each> {
    let sum = &population.sum.as_ref()?.expr;
    let dataset = library.datasets.get(&population.from)?;
    let least = match sum {
        Expr::Field(path, _) => match dataset.field(&path.dotted()).and_then(|own| own.minimum) {
            Some(Bound::Number(least)) => least,
            _ => Decimal::ZERO,
        },
        // Days, as a rule: whoever is there is there for a day.
        _ => Decimal::ONE,
    };
    // Of a unit with several records only the least is known.
    let most = most(sum, dataset).filter(|_| population.count.is_none());
    Some(Each { least: least.max(Decimal::ZERO), most })
}

/// The greatest value of an expression: so much for each day of the period, and so much beside.
fn most(expr: &Expr, dataset: &Dataset) -> Option<(u64, Decimal)> {
    match expr {
        Expr::Integer(number) => Some((0, Decimal::from(*number))),
        Expr::Number(number) => Some((0, *number)),
        Expr::Field(path, _) => match dataset.field(&path.dotted())?.maximum? {
            Bound::Number(most) => Some((0, most)),
            Bound::Date(_) => None,
        },
        Expr::Arithmetic(Operation::Add, left, right) => {
            let (left, right) = (most(left, dataset)?, most(right, dataset)?);
            Some((left.0 + right.0, left.1 + right.1))
        }
        Expr::Case(branches, otherwise) => {
            let values = branches.iter().map(|(_, value)| value).chain([&**otherwise]);
            values.map(|value| most(value, dataset)).try_fold((0, Decimal::ZERO), |most, own| {
                let own = own?;
                Some((most.0.max(own.0), most.1.max(own.1)))
            })
        }
        // From no earlier than its first day to no later than its last.
        Expr::Call(Function::DaysBetween, days) => {
            let names = |expr: &Expr, day: &Expr| {
                let mut found = false;
                expr.visit(&mut |own| found |= own == day);
                found
            };
            let [first, last] = &days[..] else { return None };
            let is_within = names(first, &Expr::PeriodStart) && names(last, &Expr::PeriodEnd);
            is_within.then_some((1, Decimal::ZERO))
        }
        _ => None,
    }
}

/// How the numbers of a year's quarters belong to the year's.
fn over_time(indicator: &Indicator) -> Adds {
    let (mut start, mut end) = (false, false);
    for expr in expressions(indicator) {
        expr.visit(&mut |expr| {
            start |= *expr == Expr::PeriodStart;
            end |= *expr == Expr::PeriodEnd;
        });
    }
    match (start, end) {
        (true, _) => Adds::Up,
        (false, true) => Adds::SameEnd,
        (false, false) => Adds::Constant,
    }
}

fn expressions(indicator: &Indicator) -> Vec<&Expr> {
    let mut all = Vec::new();
    for population in std::iter::once(&indicator.population).chain(&indicator.divisor) {
        let parts = [&population.filter, &population.count, &population.sum];
        all.extend(parts.into_iter().flatten().map(|condition| &condition.expr));
        all.extend(population.keep.as_ref().map(|keep| &keep.by.expr));
    }
    all.extend(indicator.exclusions.iter().map(|(_, condition)| &condition.expr));
    all.extend(indicator.numerator.as_ref().map(|numerator| &numerator.condition.expr));
    all.extend(indicator.stratifiers.iter().map(|stratifier| &stratifier.of.expr));
    all
}

fn asserted(library: &Library, indicators: &[Indicator]) -> Vec<Link> {
    let name = |id: &str| {
        let part = match indicators.iter().find(|own| own.id == id)?.terms.scoring {
            Scoring::Count => Part::Count,
            Scoring::Sum => Part::Sum,
            _ => return None,
        };
        Some((id.to_owned(), part))
    };
    let link = |assertion: &crate::library::assertion::Assertion| {
        let (left, right) = (name(&assertion.left)?, name(&assertion.right)?);
        Some(match assertion.relation {
            Relation::Equals => Link::Sum { total: right, parts: vec![left] },
            Relation::AtMost => Link::Within { part: left, whole: right },
        })
    };
    library.assertions.iter().filter_map(link).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::library;

    /// How many answers are valid is the denominator of the share of favourable ones, said in other words.
    #[test]
    fn valid_answers_are_those_that_a_share_divides_by() {
        let library = library::shipped().unwrap();
        let structure = structure(&library, &library.indicators);
        let valid = ("survey_responses_valid".to_owned(), Part::Count);
        let divided = ("satisfied_service_users".to_owned(), Part::Remaining);
        let is_tied = structure.links.iter().any(|link| match link {
            Link::Same { names } => names.contains(&valid) && names.contains(&divided),
            _ => false,
        });
        assert!(is_tied, "{:#?}", structure.links);
    }
}
