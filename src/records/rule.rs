//! Data-quality rules over the records.

use std::collections::BTreeSet;

use chrono::NaiveDate;
use polars::prelude::*;

use super::Origins;
use super::frame::Records;
use crate::engine::base::{Base, BaseError};
use crate::finding::{Finding, Place};
use crate::library::Library;
use crate::library::expr::Path;
use crate::library::rule::{Broken, Rule};
use crate::lower::lower;
use crate::period::Period;

/// Finds every record that breaks a rule; for columnar files one finding per rule with a count.
///
/// # Errors
/// A file cannot be read.
pub fn check(
    records: &Records,
    origins: &Origins,
    library: &Library,
    findings: &mut Vec<Finding>,
) -> PolarsResult<()> {
    for rule in &library.rules {
        let broken = match broken(rule, records, library) {
            Ok(broken) => broken,
            // A rule over datasets that the provider does not keep has nothing to say.
            Err(BaseError::NoRecords(_)) => continue,
            Err(BaseError::Polars(error)) => return Err(error),
        };
        let cell = rule.cell.as_deref().unwrap_or("");
        let mut unplaced = 0_u64;
        for record in broken {
            match origins.place(&rule.dataset, record, cell) {
                Some(place) => findings.push(finding(rule, place)),
                None => unplaced += 1,
            }
        }
        if unplaced > 0 {
            let mut finding = finding(rule, Place::file(&rule.dataset));
            finding.count = unplaced;
            findings.push(finding);
        }
    }
    Ok(())
}

fn finding(rule: &Rule, place: Place) -> Finding {
    Finding::new("Q010", rule.severity, place)
        .with("rule", &rule.id)
        .with("message_lt", &rule.message.lt)
        .with("message_en", &rule.message.en)
        .with("mend_lt", &rule.mend.lt)
        .with("mend_en", &rule.mend.en)
}

fn broken(rule: &Rule, records: &Records, library: &Library) -> Result<Vec<u32>, BaseError> {
    let Some(dataset) = library.datasets.get(&rule.dataset) else { return Ok(Vec::new()) };
    // Rules speak of records, not of periods.
    let always = Period { from: NaiveDate::MIN, to: NaiveDate::MAX, label: String::new() };
    let mut paths: BTreeSet<Path> = BTreeSet::new();
    match &rule.broken {
        Broken::Where(expr) => expr.fields(&mut |path| {
            paths.insert(path.clone());
        }),
        Broken::Overlap { by, from, to } => {
            paths.extend([by, from, to].map(|name| Path(vec![name.clone()])));
        }
    }
    let base = Base::new(dataset, &paths, &library.datasets, records)?;
    let mut found = Vec::new();
    match &rule.broken {
        Broken::Where(expr) => base.scan(records, &mut |batch, first| {
            let rows = batch
                .lazy()
                .with_row_index("row", Some(first))
                .filter(lower(expr, &always).fill_null(lit(false)))
                .select([col("row")])
                .collect()?;
            found.extend(rows.column("row")?.u32()?.iter().flatten());
            Ok(())
        })?,
        Broken::Overlap { by, from, to } => {
            let mut stays: Vec<(String, i32, i32, u32)> = Vec::new();
            base.scan(records, &mut |batch, first| {
                let owners = batch.column(by)?.str()?;
                let starts = batch.column(from)?.cast(&DataType::Int32)?;
                let ends = batch.column(to)?.cast(&DataType::Int32)?;
                let (starts, ends) = (starts.i32()?, ends.i32()?);
                for row in 0..batch.height() {
                    if let (Some(owner), Some(start)) = (owners.get(row), starts.get(row)) {
                        let end = ends.get(row).unwrap_or(i32::MAX);
                        stays.push((owner.to_owned(), start, end, first + row as u32));
                    }
                }
                Ok(())
            })?;
            found = overlapping(stays);
        }
    }
    Ok(found)
}

/// Records that begin before an earlier record of the same owner has ended.
fn overlapping(mut stays: Vec<(String, i32, i32, u32)>) -> Vec<u32> {
    stays.sort();
    let mut found = Vec::new();
    let mut current: Option<(String, i32)> = None;
    for (owner, start, end, row) in stays {
        match &mut current {
            Some((known, last)) if *known == owner => {
                if start < *last {
                    found.push(row);
                }
                *last = end.max(*last);
            }
            _ => current = Some((owner, end)),
        }
    }
    found.sort_unstable();
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    fn stay(owner: &str, start: i32, end: i32, row: u32) -> (String, i32, i32, u32) {
        (owner.to_owned(), start, end, row)
    }

    #[test]
    fn the_day_of_a_move_belongs_to_both_and_is_no_overlap() {
        assert!(overlapping(vec![stay("a", 1, 5, 0), stay("a", 5, 9, 1)]).is_empty());
        assert_eq!(overlapping(vec![stay("a", 1, 6, 0), stay("a", 5, 9, 1)]), [1]);
    }

    #[test]
    fn an_open_end_lasts_over_every_later_record() {
        let stays = vec![
            stay("a", 1, i32::MAX, 3),
            stay("a", 5, 6, 0),
            stay("a", 8, 9, 1),
            stay("b", 5, 6, 2),
        ];
        assert_eq!(overlapping(stays), [0, 1]);
    }
}
