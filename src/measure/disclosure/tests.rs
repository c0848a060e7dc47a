//! Tables for the tests.

mod exhaustive;
mod figures;
mod large;
mod optimum;
mod worked;

use super::*;
use crate::engine::counts::Group;
use crate::period::Period;

fn key(indicator: &str, period: &str, group: Option<&str>, part: Part) -> CellKey {
    CellKey {
        indicator: indicator.into(),
        period: Period::parse(period).unwrap(),
        group: group.map(|value| Group::one("g", Some(value.into()))),
        part,
    }
}

fn count(indicator: &str, period: &str, group: Option<&str>, value: u64) -> Cell {
    let key = key(indicator, period, group, Part::Count);
    Cell { key, value, scale: 0, units: None, printed: true, people: true, headline: false }
}

/// A total and its groups.
fn column(system: &mut System, indicator: &str, period: &str, groups: &[u64]) -> Vec<CellIndex> {
    let parts: Vec<CellIndex> = (groups.iter().enumerate())
        .map(|(number, value)| {
            system.add(count(indicator, period, Some(&format!("g{number}")), *value))
        })
        .collect();
    let total = system.add(count(indicator, period, None, groups.iter().sum()));
    system.relations.push(Relation::Sum { total, parts: parts.clone() });
    [parts, vec![total]].concat()
}

/// Rows and columns with all their totals: an indicator for each row, `all` for the totals of columns.
fn grid(rows: &[Vec<u64>]) -> System {
    let mut system = System::default();
    let mut columns: Vec<Vec<CellIndex>> = vec![Vec::new(); rows[0].len() + 1];
    for (number, row) in rows.iter().enumerate() {
        let cells = column(&mut system, &format!("r{number}"), "2024", row);
        cells.iter().enumerate().for_each(|(place, cell)| columns[place].push(*cell));
    }
    let sums: Vec<u64> =
        (0..rows[0].len()).map(|place| rows.iter().map(|row| row[place]).sum()).collect();
    let totals = column(&mut system, "s_all", "2024", &sums);
    for (parts, total) in columns.into_iter().zip(totals) {
        system.relations.push(Relation::Sum { total, parts });
    }
    system
}

/// A share of one group, with its complement, printed in per cent with one decimal.
fn share(
    system: &mut System,
    period: &str,
    group: Option<&str>,
    (numerator, denominator): (u64, u64),
    fractions: bool,
) -> [CellIndex; 3] {
    let mut add = |part, value, printed| {
        let key = key("share", period, group, part);
        system.add(Cell {
            key,
            value,
            scale: 0,
            units: None,
            printed,
            people: true,
            headline: false,
        })
    };
    let above = add(Part::Numerator, numerator, fractions);
    let below = add(Part::Denominator, denominator, fractions);
    let rest = add(Part::Complement, denominator - numerator, false);
    system.relations.push(Relation::Sum { total: below, parts: vec![above, rest] });
    let exact = crate::measure::Fraction::new(i128::from(numerator) * 100, i128::from(denominator));
    let printed = exact.map(|exact| Printed {
        factor: crate::measure::Fraction::from_units(100).unwrap(),
        value: crate::measure::rounding::rounded(exact, 1),
    });
    system.shares.push(Share {
        numerator: Some(above),
        denominator: below,
        complement: Some(rest),
        printed,
    });
    [above, below, rest]
}

/// What is withheld, briefly: `r0 g1 below small`.
fn brief(outcome: &Outcome) -> Vec<String> {
    outcome
        .withheld
        .iter()
        .map(|(key, withheld)| {
            let group = key.group.as_ref().and_then(|group| group.value("g").flatten());
            format!(
                "{} {} {} {} {} {}",
                key.indicator,
                key.period,
                group.unwrap_or("all"),
                key.part.key(),
                withheld.mark.key(),
                withheld.reason.key()
            )
        })
        .collect()
}
