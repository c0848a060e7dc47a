//! From records to counts: integers, exact sums and sorted values. Shares, targets and words are
//! somebody else's.

pub mod base;
mod cell;
pub mod counts;
pub mod doubtful;
pub mod names;
pub mod parallel;
pub mod person;
pub mod plan;
pub mod possible;
mod reach;
mod row;
mod shared;
mod split;
mod state;
mod tally;
pub mod trace;
mod units;

use std::collections::{BTreeMap, BTreeSet};

use polars::prelude::*;

use self::base::{Base, missing_data};
use self::counts::{Counts, Group};
use self::plan::Part;
use self::shared::Shared;
use self::tally::{Gathering, GroupTally};
use crate::finding::{Finding, Place, Severity};
use crate::library::Library;
use crate::library::expr::{self, Path};
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

/// Indicators that are counted over the same periods.
#[derive(Clone, Copy)]
pub struct Ask<'a> {
    /// The indicators; each once.
    pub indicators: &'a [&'a Indicator],
    /// The periods.
    pub periods: &'a [Period],
}

/// Counts indicators over periods.
///
/// # Errors
/// As [`count_all`].
pub fn count(
    indicators: &[&Indicator],
    periods: &[Period],
    library: &Library,
    records: &Records,
) -> PolarsResult<Counted> {
    let mut all = count_all(&[Ask { indicators, periods }], library, records)?;
    Ok(all.pop().unwrap_or_default())
}

/// Answers several asks, each with its own periods, in their order: one scan per dataset for all of them together.
///
/// # Errors
/// A columnar file that cannot be read, or an engine error.
pub fn count_all(
    asks: &[Ask<'_>],
    library: &Library,
    records: &Records,
) -> PolarsResult<Vec<Counted>> {
    let mut answers: Vec<Counted> = asks.iter().map(|_| Counted::default()).collect();
    let whole: Vec<(usize, Indicator)> = asks
        .iter()
        .enumerate()
        .flat_map(|(ask, asked)| {
            let own = |indicator: &&Indicator| countable(indicator, library, records);
            asked.indicators.iter().map(own).map(move |indicator| (ask, indicator))
        })
        .collect();
    let mut by_dataset: BTreeMap<&str, Vec<(usize, Part)>> = BTreeMap::new();
    for (ask, indicator) in &whole {
        let missing = lacking(indicator, library, records);
        for dataset in &missing {
            answers[*ask].findings.push(
                Finding::new("C001", Severity::Warning, Place::file(&indicator.file))
                    .with("indicator", &indicator.id)
                    .with("dataset", dataset),
            );
        }
        if missing.is_empty() {
            for part in Part::of(indicator) {
                by_dataset.entry(&part.population.from).or_default().push((*ask, part));
            }
        }
    }

    type Key<'a> = (usize, &'a str, usize, Option<Group>);
    let mut tallies: BTreeMap<Key, (Option<GroupTally>, Option<GroupTally>)> = BTreeMap::new();
    for (name, parts) in &by_dataset {
        let Some(dataset) = library.datasets.get(*name) else { continue };
        let paths: BTreeSet<Path> = parts.iter().flat_map(|(_, part)| part.paths()).collect();
        let mut base = Base::new(dataset, &paths, &library.datasets, records)?;
        let mut shared = Shared::default();
        let mut gatherings: Vec<(&(usize, Part), usize, Gathering)> = parts
            .iter()
            .flat_map(|asked| asks[asked.0].periods.iter().enumerate().map(move |p| (asked, p)))
            .map(|(asked, (number, period))| {
                (asked, number, Gathering::new(asked.1, period, &mut shared))
            })
            .collect();
        shared.work_ahead(&mut base)?;
        // Where one record of a unit is kept, all is worked out of the columns themselves.
        if !gatherings.iter().any(|(_, _, gathering)| gathering.keeps_one()) {
            base.leave_behind(&shared.columns());
        }
        base.scan(records, &mut |batch, first_row, doubtful| {
            let worked = shared.work_out(batch.clone())?;
            let add = |(_, _, gathering): &mut (&(usize, Part), usize, Gathering)| {
                if gathering.keeps_one() {
                    gathering.add_kept(batch.clone(), first_row, doubtful)
                } else {
                    gathering.add(&worked, first_row, doubtful)
                }
            };
            if worked.is_small() {
                gatherings.iter_mut().try_for_each(add)
            } else {
                parallel::each(&mut gatherings, add)
            }
        })?;
        for ((ask, part), period, gathering) in gatherings {
            for (group, counted) in gathering.finish(&mut shared, &library.datasets)? {
                let entry = tallies.entry((*ask, &part.indicator.id, period, group)).or_default();
                if part.is_divisor {
                    entry.1 = Some(counted);
                } else {
                    entry.0 = Some(counted);
                }
            }
        }
    }
    for ((ask, indicator, period, group), (main, divisor)) in tallies {
        let GroupTally { tally, overlaps } = main.unwrap_or_default();
        answers[ask].counts.push(Counts {
            indicator: indicator.to_owned(),
            period: asks[ask].periods[period].clone(),
            group,
            tally,
            divisor: divisor.map(|divisor| divisor.tally),
            overlaps,
        });
    }
    Ok(answers)
}

/// The indicator without the groups whose data the provider does not keep: the whole is still told.
pub fn countable(indicator: &Indicator, library: &Library, records: &Records) -> Indicator {
    let mut own = indicator.clone();
    own.stratifiers.clear();
    own.crosses.clear();
    if !lacking(&own, library, records).is_empty() {
        return indicator.clone();
    }
    for stratifier in &indicator.stratifiers {
        let mut split = own.clone();
        split.stratifiers = vec![stratifier.clone()];
        if lacking(&split, library, records).is_empty() {
            own.stratifiers.push(stratifier.clone());
        }
    }
    let has = |name: &String| own.stratifiers.iter().any(|stratifier| stratifier.name == *name);
    own.crosses = indicator.crosses.iter().filter(|cross| cross.iter().all(has)).cloned().collect();
    own
}

/// Datasets and fields that the provider does not keep, for want of which an indicator cannot be counted.
pub fn lacking(indicator: &Indicator, library: &Library, records: &Records) -> BTreeSet<String> {
    Part::of(indicator)
        .flat_map(|part| {
            let from = &part.population.from;
            let mut missing = missing_data(from, &part.paths(), &library.datasets, records);
            for (dataset, field) in &indicator.uses_if_kept {
                missing.remove(&format!("{dataset}.{field}"));
            }
            // No different values of a field that nobody fills in are no nought.
            if let Some(expr::Expr::Field(Path(steps), _)) =
                part.population.count.as_ref().map(|count| &count.expr)
                && let [field] = steps.as_slice()
                && records.is_empty(from, field)
            {
                missing.insert(format!("{from}.{field}"));
            }
            missing
        })
        .collect()
}
