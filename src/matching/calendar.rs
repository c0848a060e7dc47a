//! Columns that are months, each telling how often something took place, or how long, or both.

use std::collections::{BTreeMap, BTreeSet};

use super::proposal::{CalendarMatch, MonthAmount, Tier};
use super::targets::DatasetTarget;
use crate::ingest::{ColumnProfile, month_heading};
use crate::library::dataset::FieldType;

/// Fewer months may be a coincidence.
const FEWEST: usize = 3;
/// So many of the filled cells, in tenths, have to be what they are taken for.
const TENTHS: u64 = 8;

/// What was found in a table.
#[derive(Clone, Debug)]
pub(super) struct Found {
    /// Indices of its columns among the table's.
    pub(super) columns: Vec<usize>,
    /// Indices of the fields that they fill.
    pub(super) fills: Vec<usize>,
    pub(super) told: CalendarMatch,
}

/// Columns with one heading but for the month.
#[derive(Default)]
struct Series {
    months: BTreeSet<u32>,
    columns: Vec<usize>,
    filled: u64,
    times: u64,
    lengths: u64,
    /// Lengths that say their unit, and parts of whole numbers: nobody counts times so.
    only_lengths: u64,
}

/// Finds them in a table that is taken for a dataset of things that happen on a day and have no name of their own.
pub(super) fn find(columns: &[ColumnProfile], target: &DatasetTarget) -> Option<Found> {
    let fields = &target.dataset.fields;
    let mut days = fields.iter().enumerate().filter(|(_, field)| field.r#type == FieldType::Date);
    let (day, field) = days.next()?;
    let is_event = field.required && days.next().is_none();
    let is_answer = target.dataset.field("no_opinion").is_some();
    // What happens so often is a service.
    let duration = fields.iter().position(|field| field.r#type == FieldType::Duration);
    let duration = duration.filter(|_| is_event && !is_answer)?;
    if target.dataset.primary_key.is_some() {
        return None;
    }
    let mut all: BTreeMap<String, Series> = BTreeMap::new();
    for (at, column) in columns.iter().enumerate() {
        let Some((month, pattern)) = month_heading(&column.heading) else { continue };
        let series = all.entry(pattern).or_default();
        if !series.months.insert(month) {
            // One month twice: which of both is meant only a person knows.
            return None;
        }
        let kinds = column.kinds;
        series.columns.push(at);
        series.filled += column.filled;
        series.times += kinds.times;
        series.lengths += kinds.durations + kinds.numbers;
        series.only_lengths += kinds.durations + kinds.numbers - kinds.wholes;
    }
    all.retain(|_, series| series.months.len() >= FEWEST && series.filled > 0);
    let (lengths, times): (Vec<_>, Vec<_>) =
        all.into_iter().partition(|(_, series)| series.only_lengths > 0);
    let fits = |fit: u64, of: u64| fit * 10 >= of * TENTHS;
    if times.len() > 1
        || lengths.len() > 1
        || times.iter().any(|(_, series)| !fits(series.times, series.filled))
        || lengths.iter().any(|(_, series)| !fits(series.lengths, series.filled))
    {
        return None;
    }
    let mut found = Found {
        columns: Vec::new(),
        fills: vec![day],
        told: CalendarMatch {
            field: field.name.clone(),
            times: None,
            amounts: Vec::new(),
            columns: Vec::new(),
            heading: String::new(),
            yes: Vec::new(),
            tier: Tier::Ask,
        },
    };
    for (pattern, series) in times {
        found.columns.extend(&series.columns);
        found.told.times = Some(pattern);
    }
    for (pattern, series) in lengths {
        found.columns.extend(&series.columns);
        found.fills.push(duration);
        let (field, unit) = (fields[duration].name.clone(), unit(&pattern));
        found.told.amounts.push(MonthAmount { field, heading: pattern, unit });
    }
    found.columns.sort_unstable();
    let first = found.columns.first()?;
    found.told.heading.clone_from(&columns[*first].heading);
    found.told.columns = found.columns.iter().map(|at| columns[*at].at).collect();
    // What is counted took place.
    let took_place = fields.iter().position(|field| field.name == "took_place");
    found.fills.extend(took_place);
    found.told.yes.extend(took_place.map(|at| fields[at].name.clone()));
    Some(found)
}

/// The unit that a heading names, as a mapping says it.
fn unit(heading: &str) -> Option<&'static str> {
    let lower = heading.to_lowercase();
    let words = || lower.split(|c: char| !c.is_alphabetic()).filter(|word| !word.is_empty());
    let has = |starts: &[&str]| words().any(|word| starts.iter().any(|it| word.starts_with(it)));
    match (has(&["ak"]), has(&["val", "hour"]), has(&["min"])) {
        (true, true, false) => Some("academic_hours"),
        (false, true, false) => Some("hours"),
        (false, false, true) => Some("minutes"),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_heading_names_its_unit_or_none() {
        for (heading, expected) in [
            ("* val.", Some("hours")),
            ("valandos *", Some("hours")),
            ("* ak. val.", Some("academic_hours")),
            ("* min.", Some("minutes")),
            ("*", None),
            ("* val. ir min.", None),
        ] {
            assert_eq!(unit(heading), expected, "{heading}");
        }
    }
}
