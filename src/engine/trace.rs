//! The records behind a figure, one by one.
//!
//! The classes are worked out here by plain loops, apart from the aggregations that count: the
//! tests compare the two on generated records.

use std::cmp::Reverse;
use std::collections::{BTreeMap, BTreeSet};

use polars::prelude::*;

use super::base::Base;
use super::counts::Group;
use super::doubtful::Doubt;
use super::plan::Part;
use super::row::{self, EXCLUDED, NUMERATOR, ORDER, ROW, SAME, UNIT, VALUE, WITHIN};
use crate::library::Library;
use crate::library::indicator::{Indicator, Rows};
use crate::period::Period;
use crate::records::frame::Records;

/// What a record's unit is for the figure.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Class {
    /// In the numerator, or counted where there is none.
    Counted,
    /// In the denominator, not in the numerator.
    NotInNumerator,
    /// In the denominator, and it cannot be said whether in the numerator.
    Unknown,
    /// Left out by this exclusion.
    Excluded(String),
    /// It cannot be said whether it belongs to the population.
    PopulationUnknown,
    /// Another record of the same unit stands for it.
    AnotherRecordStands,
}

/// One record behind a figure.
#[derive(Clone, Debug, PartialEq)]
pub struct Traced {
    /// The dataset of the record.
    pub dataset: String,
    /// Its number in the dataset, from 0.
    pub row: u32,
    /// The unit that it belongs to, where units have names; an identifier, not to be shown.
    pub unit: Option<String>,
    /// What the unit is for the figure.
    pub class: Class,
    /// Whether the record belongs to a ratio's denominator.
    pub is_divisor: bool,
    /// The value that it adds to a sum, in the engine's whole numbers; not to be shown.
    pub value: Option<i64>,
}

/// The records behind one figure, in their datasets' order; the main population first.
///
/// # Errors
/// A dataset without records, or a file that cannot be read.
pub fn trace(
    indicator: &Indicator,
    period: &Period,
    group: Option<&Group>,
    library: &Library,
    records: &Records,
) -> PolarsResult<Vec<Traced>> {
    let mut traced = Vec::new();
    for part in Part::of(indicator) {
        let Some(dataset) = library.datasets.get(&part.population.from) else { continue };
        let base = Base::new(dataset, &part.paths(), &library.datasets, records)?;
        let mut lines = Vec::new();
        let paths = part.paths();
        base.scan(records, &mut |batch, first_row, doubtful| {
            let frame = row::rows(batch, first_row, &part, period).collect()?;
            let read = read_lines(&frame, &part)?;
            let Some(doubtful) = doubtful else {
                lines.extend(read);
                return Ok(());
            };
            let needed = doubtful.needed(&paths);
            let read_doubt = |number: usize| needed.read(number, &part, period, first_row);
            let doubts: Vec<Doubt> = needed.numbers().into_iter().map(read_doubt).collect();
            let aside: BTreeSet<u32> = doubts.iter().map(|doubt| doubt.row).collect();
            lines.extend(read.into_iter().filter(|line| !aside.contains(&line.row)));
            lines.extend(doubts.into_iter().filter_map(Line::doubtful));
            Ok(())
        })?;
        lines.sort_by_key(|line: &Line| line.row);
        let wanted: Option<Vec<Option<Option<&str>>>> = group.map(|group| {
            part.stratifiers().iter().map(|stratifier| group.value(&stratifier.name)).collect()
        });
        traced.extend(classify(lines, &part, wanted.as_deref()));
    }
    Ok(traced)
}

struct Line {
    row: u32,
    unit: Option<String>,
    within: Option<bool>,
    order: Option<i64>,
    excluded: Option<i32>,
    numerator: Option<bool>,
    value: Option<i64>,
    same: Option<String>,
    groups: Vec<Option<String>>,
}

impl Line {
    /// A doubtful record as it was read; nothing where that leaves it out of the population.
    fn doubtful(doubt: Doubt) -> Option<Line> {
        let read = doubt.as_read?;
        Some(Line {
            row: doubt.row,
            unit: read.unit.map(String::from),
            within: read.within.then_some(true),
            order: read.order,
            excluded: read.excluded,
            numerator: read.numerator,
            value: read.value,
            same: read.same.map(String::from),
            groups: read.groups.into_iter().map(|group| group.map(String::from)).collect(),
        })
    }
}

fn read_lines(frame: &DataFrame, part: &Part) -> PolarsResult<Vec<Line>> {
    let texts = |name: &str| -> PolarsResult<Vec<Option<String>>> {
        let column = frame.column(name)?.cast(&DataType::String)?;
        Ok(column.str()?.iter().map(|text| text.map(str::to_owned)).collect())
    };
    let has = |present: bool, name: &str| -> PolarsResult<Vec<Option<i64>>> {
        if !present {
            return Ok(vec![None; frame.height()]);
        }
        Ok(frame.column(name)?.i64()?.iter().collect())
    };
    let units =
        if part.population.count.is_some() { texts(UNIT)? } else { vec![None; frame.height()] };
    let orders = has(part.population.keep.is_some(), ORDER)?;
    let sames = if part.rows() == Rows::Same { texts(SAME)? } else { vec![None; frame.height()] };
    let values = has(part.population.sum.is_some(), VALUE)?;
    let groups: Vec<Vec<Option<String>>> = (0..part.stratifiers().len())
        .map(|index| texts(&row::group_column(index)))
        .collect::<PolarsResult<_>>()?;
    let rows = frame.column(ROW)?.u32()?;
    let within = frame.column(WITHIN)?.bool()?;
    let excluded = frame.column(EXCLUDED)?.i32()?;
    let numerator = frame.column(NUMERATOR)?.bool()?;
    Ok((0..frame.height())
        .map(|at| Line {
            row: rows.get(at).unwrap_or(0),
            unit: units[at].clone(),
            within: within.get(at),
            order: orders[at],
            excluded: excluded.get(at),
            numerator: numerator.get(at),
            value: values[at],
            same: sames[at].clone(),
            groups: groups.iter().map(|column| column[at].clone()).collect(),
        })
        .collect())
}

/// The class of each record of the wanted group: the value of each stratifier that splits it.
fn classify(lines: Vec<Line>, part: &Part, wanted: Option<&[Option<Option<&str>>]>) -> Vec<Traced> {
    let counts_units = part.population.count.is_some();
    let in_group = |line: &Line| {
        wanted
            .into_iter()
            .flatten()
            .zip(&line.groups)
            .all(|(wanted, found)| wanted.is_none_or(|wanted| wanted == found.as_deref()))
    };
    let mut traced = Vec::new();
    let mut tell = |line: &Line, class: Class| {
        traced.push(Traced {
            dataset: part.population.from.clone(),
            row: line.row,
            unit: line.unit.clone(),
            class,
            is_divisor: part.is_divisor,
            value: line.value,
        });
    };

    let mut units: BTreeMap<(Option<String>, u32), Vec<&Line>> = BTreeMap::new();
    for line in &lines {
        match (&line.unit, counts_units) {
            // A record without a name for its unit might be anybody's.
            (None, true) => {
                if wanted.is_none() {
                    tell(line, Class::PopulationUnknown);
                }
            }
            (Some(unit), true) => {
                units.entry((Some(unit.clone()), 0)).or_default().push(line);
            }
            (_, false) => units.entry((None, line.row)).or_default().push(line),
        }
    }
    for members in units.values() {
        let standing: Vec<&Line> = match &part.population.keep {
            None => members.iter().copied().filter(|line| in_group(line)).collect(),
            Some(keep) => {
                let best = members.iter().copied().min_by_key(|line| {
                    let order = line.order.map(|order| if keep.latest { -order } else { order });
                    (
                        Reverse(line.within),
                        order.is_none(),
                        order,
                        (line.excluded.is_none(), line.excluded),
                        (line.numerator.is_none(), Reverse(line.numerator)),
                        (line.value.is_none(), Reverse(line.value)),
                        line.groups.iter().map(|g| (g.is_none(), g)).collect::<Vec<_>>(),
                        line.row,
                    )
                });
                let best: Vec<&Line> = best.into_iter().filter(|line| in_group(line)).collect();
                if !best.is_empty() {
                    let chosen: BTreeSet<u32> = best.iter().map(|line| line.row).collect();
                    for line in members.iter().filter(|line| !chosen.contains(&line.row)) {
                        tell(line, Class::AnotherRecordStands);
                    }
                }
                best
            }
        };
        if standing.is_empty() {
            continue;
        }
        let Some(class) = class_of(&standing, part) else { continue };
        standing.iter().for_each(|line| tell(line, class.clone()));
    }
    traced.sort_by_key(|line| line.row);
    traced
}

/// The class of a unit from its records; `None` if it has too few of them to belong.
fn class_of(lines: &[&Line], part: &Part) -> Option<Class> {
    let sure: Vec<&&Line> = lines.iter().filter(|line| line.within == Some(true)).collect();
    let needed = if part.population.keep.is_some() { 0 } else { part.population.at_least };
    if (lines.len() as u64) < needed {
        return None;
    }
    if sure.is_empty() || (sure.len() as u64) < needed {
        return Some(Class::PopulationUnknown);
    }
    let remaining: Vec<&&&Line> = sure.iter().filter(|line| line.excluded.is_none()).collect();
    if remaining.is_empty() {
        let first = sure.iter().filter_map(|line| line.excluded).min().unwrap_or(0);
        let name = usize::try_from(first).ok().and_then(|index| part.exclusions().get(index));
        return Some(Class::Excluded(name.map(|(name, _)| name.clone()).unwrap_or_default()));
    }
    if part.population.sum.is_some() {
        let unknown = remaining.iter().any(|line| line.value.is_none());
        return Some(if unknown { Class::Unknown } else { Class::Counted });
    }
    if part.numerator().is_none() {
        return Some(Class::Counted);
    }
    let says = |answer: Option<bool>| remaining.iter().any(|line| line.numerator == answer);
    let (in_favour, against) = match part.rows() {
        Rows::Any => (says(Some(true)), !says(Some(true)) && !says(None)),
        Rows::All => (!says(Some(false)) && !says(None), says(Some(false))),
        Rows::None => (!says(Some(true)) && !says(None), says(Some(true))),
        Rows::Same => {
            let values: BTreeSet<&String> =
                remaining.iter().filter_map(|line| line.same.as_ref()).collect();
            (values.len() < 2 && !says(None), values.len() > 1)
        }
    };
    Some(match (in_favour, against) {
        (true, _) => Class::Counted,
        (_, true) => Class::NotInNumerator,
        _ => Class::Unknown,
    })
}
