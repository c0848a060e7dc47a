//! From records to counts: integers, exact sums and sorted values. Shares, targets and words are
//! somebody else's.

pub mod base;
pub mod counts;
mod plan;
mod row;
mod tally;
pub mod trace;

use std::collections::{BTreeMap, BTreeSet};

use polars::prelude::*;

use self::base::{Base, BaseError};
use self::counts::{Counts, Group, Tally};
use self::plan::Part;
use self::tally::Gathering;
use crate::finding::{Finding, Place, Severity};
use crate::library::Library;
use crate::library::expr::Path;
use crate::library::indicator::Indicator;
use crate::period::Period;
use crate::records::frame::Records;

/// What was counted, and what could not be.
#[derive(Debug, Default)]
pub struct Counted {
    /// Counts in the order: indicator, period, whole before groups, groups by name.
    pub counts: Vec<Counts>,
    /// Why indicators are missing from `counts`.
    pub findings: Vec<Finding>,
}

/// Counts indicators over periods: one scan per dataset for all of them together.
///
/// # Errors
/// A columnar file that cannot be read, or an engine error.
pub fn count(
    indicators: &[&Indicator],
    periods: &[Period],
    library: &Library,
    records: &Records,
) -> PolarsResult<Counted> {
    let mut counted = Counted::default();
    let mut by_dataset: BTreeMap<&str, Vec<Part>> = BTreeMap::new();
    for indicator in indicators {
        let missing: BTreeSet<String> = Part::of(indicator)
            .flat_map(|part| missing_datasets(&part, library, records))
            .collect();
        for dataset in &missing {
            counted.findings.push(
                Finding::new("C001", Severity::Warning, Place::file(&indicator.file))
                    .with("indicator", &indicator.id)
                    .with("dataset", dataset),
            );
        }
        if missing.is_empty() {
            for part in Part::of(indicator) {
                by_dataset.entry(&part.population.from).or_default().push(part);
            }
        }
    }

    type Key<'a> = (&'a str, usize, Option<Group>);
    let mut tallies: BTreeMap<Key, (Option<Tally>, Option<Tally>)> = BTreeMap::new();
    for (name, parts) in &by_dataset {
        let Some(dataset) = library.datasets.get(*name) else { continue };
        let paths: BTreeSet<Path> = parts.iter().flat_map(Part::paths).collect();
        let base = Base::new(dataset, &paths, &library.datasets, records).map_err(as_polars)?;
        let mut gatherings: Vec<(Part, usize, Gathering)> = parts
            .iter()
            .flat_map(|part| {
                (0..periods.len()).map(|period| (*part, period, Gathering::new(*part)))
            })
            .collect();
        base.scan(records, &mut |batch, first_row| {
            for (part, period, gathering) in &mut gatherings {
                gathering.add(row::rows(batch.clone(), first_row, part, &periods[*period]))?;
            }
            Ok(())
        })
        .map_err(as_polars)?;
        for (part, period, gathering) in gatherings {
            for (stratifier, value, tally) in gathering.finish()? {
                let group = stratifier.map(|index| Group {
                    stratifier: part.stratifiers()[index].name.clone(),
                    value,
                });
                let entry = tallies.entry((&part.indicator.id, period, group)).or_default();
                if part.is_divisor {
                    entry.1 = Some(tally);
                } else {
                    entry.0 = Some(tally);
                }
            }
        }
    }
    counted.counts = tallies
        .into_iter()
        .map(|((indicator, period, group), (main, divisor))| Counts {
            indicator: indicator.to_owned(),
            period: periods[period].clone(),
            group,
            tally: main.unwrap_or_default(),
            divisor,
        })
        .collect();
    Ok(counted)
}

/// Datasets that a part needs and that have no records.
fn missing_datasets(part: &Part, library: &Library, records: &Records) -> BTreeSet<String> {
    let mut missing = BTreeSet::new();
    let mut need = |name: &str| {
        if !records.frames.contains_key(name) {
            missing.insert(name.to_owned());
        }
    };
    need(&part.population.from);
    for Path(steps) in part.paths() {
        let mut here = library.datasets.get(&part.population.from);
        for step in &steps[..steps.len().saturating_sub(1)] {
            let target =
                here.and_then(|dataset| dataset.field(step)).and_then(|f| f.references.as_deref());
            if let Some(name) = target {
                need(name);
                here = library.datasets.get(name);
            }
        }
    }
    missing
}

fn as_polars(error: BaseError) -> PolarsError {
    match error {
        BaseError::Polars(error) => error,
        BaseError::NoRecords(dataset) => polars_err!(ComputeError: "no records of {dataset}"),
    }
}
