//! Earlier public reports, read again from what was kept of them.

use std::path::Path;

use serde_json::Value;

use crate::engine::counts::{Group, Stratum};
use crate::evidence::issued::{self, Issued};
use crate::finding::Finding;
use crate::measure::disclosure::{CellKey, Part, Told};
use crate::period::Period;

/// What the public reports told that were closed in a workspace.
///
/// # Errors
/// A file that cannot be believed.
pub fn told(workspace: &Path) -> Result<Told, Finding> {
    let mut told = Told::default();
    // A later closing stands for an earlier one: it tells the same, but for data that were corrected.
    for path in issued::public_places(workspace) {
        for figure in &Issued::read(&path)?.figures {
            read(figure, &mut told);
        }
    }
    Ok(told)
}

fn read(figure: &Value, told: &mut Told) {
    let period = figure["period"]["label"].as_str().and_then(|label| Period::parse(label).ok());
    let (Some(indicator), Some(period)) = (figure["indicator"].as_str(), period) else { return };
    let group = group(&figure["group"]);
    let table = (indicator.to_owned(), period.clone());
    if let Some(group) = &group {
        told.rows.insert((table.0.clone(), table.1.clone(), group.clone()));
    }
    told.tables.insert(table);
    let mut tell = |part: Part, number: &Value| {
        let key = CellKey {
            indicator: indicator.to_owned(),
            period: period.clone(),
            group: group.clone(),
            part,
        };
        match whole(number) {
            Some(number) => told.numbers.insert(key, number),
            None => told.numbers.remove(&key),
        };
    };
    match figure["scoring"].as_str() {
        Some("count") => tell(Part::Count, &figure["value"]),
        Some("sum") => tell(Part::Sum, &figure["value"]),
        _ => {}
    }
    tell(Part::Numerator, &figure["numerator"]);
    tell(Part::Denominator, &figure["denominator"]);
    let divisor = |part: Part| Part::Divisor(Box::new(part));
    for (own, name) in
        [(figure, &(|part| part) as &dyn Fn(Part) -> Part), (&figure["divisor"], &divisor)]
    {
        tell(name(Part::Unknown), &own["unknown"]);
        tell(name(Part::Undecided), &own["population_unknown"]);
        let excluded = own["excluded"].as_object();
        for (reason, units) in excluded.into_iter().flatten() {
            tell(name(Part::Excluded(reason.clone())), units);
        }
        // Without exclusions the population is what is left.
        let is_whole = excluded.is_none_or(|all| all.is_empty());
        let part = if is_whole { Part::Remaining } else { Part::Population };
        tell(name(part), &own["population"]);
    }
}

/// A number of people is whole, whatever form JSON gave it.
fn whole(number: &Value) -> Option<u64> {
    let most = (1_u64 << 40) as f64;
    let real = number.as_f64().filter(|number| number.fract() == 0.0)?;
    (0.0..=most).contains(&real).then_some(real as u64)
}

fn group(group: &Value) -> Option<Group> {
    let strata = group.as_object()?.iter().map(|(stratifier, value)| Stratum {
        stratifier: stratifier.clone(),
        value: value.as_str().map(str::to_owned),
    });
    Group::new(strata.collect())
}
