//! What ties a report's numbers together, worked out from the definitions that every reader can look up.

use super::clauses::Clauses;
use crate::library::Library;
use crate::library::assertion::Relation;
use crate::library::expr::Expr;
use crate::library::indicator::{Indicator, Population, Rows};
use crate::library::terms::Scoring;
use crate::measure::disclosure::{Adds, Link, Part, Prints, Shape, Structure};

/// How the numbers of these indicators belong together.
///
/// Groups are taken to add up wherever the numbers do: a reader may know of a stratifier what a definition does
/// not say, and whoever is taken to know more than he does is told less.
pub fn structure(library: &Library, indicators: &[Indicator]) -> Structure {
    let shapes = indicators
        .iter()
        .map(|own| (own.id.clone(), Shape { groups: Adds::Up, periods: over_time(own) }))
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

/// What is counted: of which records, by what, and under which conditions, all of which must hold.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
struct Counted {
    base: String,
    conditions: Clauses,
}

impl Counted {
    /// Whether all that it counts are among those that the other counts.
    fn is_within(&self, other: &Counted) -> bool {
        self.base == other.base && self.conditions.entail(&other.conditions)
    }

    fn is_narrower(&self, other: &Counted) -> bool {
        self.is_within(other) && !other.is_within(self)
    }
}

/// Numbers that count the same, and numbers that count some of what others count.
fn alike(library: &Library, indicators: &[Indicator]) -> Vec<Link> {
    let mut names: Vec<(Counted, Vec<(String, Part)>)> = Vec::new();
    for indicator in indicators {
        for (counted, part) in counted(library, indicator) {
            let name = (indicator.id.clone(), part);
            let same = |own: &Counted| own.is_within(&counted) && counted.is_within(own);
            match names.iter_mut().find(|(own, _)| same(own)) {
                Some((_, members)) => members.push(name),
                None => names.push((counted, vec![name])),
            }
        }
    }
    let mut links = Vec::new();
    for (_, same) in &names {
        let (first, others) = (&same[0], &same[1..]);
        links.extend(
            others
                .iter()
                .map(|other| Link::Sum { total: first.clone(), parts: vec![other.clone()] }),
        );
    }
    for (narrow, part) in &names {
        let wider: Vec<&(Counted, Vec<(String, Part)>)> =
            names.iter().filter(|(wide, _)| narrow.is_narrower(wide)).collect();
        // What is within a wider one's own wider one follows.
        for (wide, whole) in &wider {
            if !wider.iter().any(|(other, _)| other.is_narrower(wide)) {
                links.push(Link::Within { part: part[0].clone(), whole: whole[0].clone() });
            }
        }
    }
    links
}

fn counted(library: &Library, indicator: &Indicator) -> Vec<(Counted, Part)> {
    let main = &indicator.population;
    let is_ratio = indicator.terms.scoring == Scoring::Ratio;
    let whole = of_population(library, main);
    let mut found = Vec::new();
    let left = match indicator.terms.scoring {
        Scoring::Count => Part::Count,
        Scoring::Ratio if main.sum.is_none() => Part::Numerator,
        _ => Part::Remaining,
    };
    let mut remaining = whole.clone();
    // A kept record is chosen before it is excluded or the numerator is tested.
    let of = if main.keep.is_some() { "kept" } else { "" };
    if indicator.exclusions.is_empty() {
        found.push((whole, left));
    } else {
        found.push((whole, Part::Population));
        for (_, excluded) in &indicator.exclusions {
            remaining.conditions.add(&excluded.expr, false, of);
        }
        found.push((remaining.clone(), left));
    }
    // Of a unit with many records, "any" is what a population's condition says of it too.
    if let Some(numerator) = indicator.numerator.as_ref().filter(|one| one.rows == Rows::Any) {
        remaining.conditions.add(&numerator.condition.expr, true, of);
        found.push((remaining, Part::Numerator));
    }
    if let Some(below) = indicator.divisor.as_ref().filter(|_| is_ratio) {
        let part = match below.sum {
            Some(_) => Part::Divisor(Box::new(Part::Remaining)),
            None => Part::Denominator,
        };
        found.push((of_population(library, below), part));
    }
    found
}

fn of_population(library: &Library, population: &Population) -> Counted {
    let dataset = library.datasets.get(&population.from);
    let key = dataset.and_then(|dataset| dataset.primary_key.as_deref());
    // To count records by their own name is to count records.
    let is_key =
        |expr: &Expr| matches!(expr, Expr::Field(path, _) if key == Some(path.dotted().as_str()));
    let count = population.count.as_ref().map(|condition| &condition.expr);
    let count = count.filter(|expr| !is_key(expr));
    let keep = population.keep.as_ref().map(|keep| (keep.latest, &keep.by.expr));
    let base = format!("{} {:?} {:?} {}", population.from, count, keep, population.at_least);
    let mut conditions = Clauses::default();
    if let Some(filter) = &population.filter {
        conditions.add(&filter.expr, true, "");
    }
    Counted { base, conditions }
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
            Link::Sum { total, parts } => {
                let same = [total, &parts[0]];
                parts.len() == 1 && same.contains(&&valid) && same.contains(&&divided)
            }
            Link::Within { .. } => false,
        });
        assert!(is_tied, "{:#?}", structure.links);
    }
}
