//! Days of a year that none of the other rows has, where no name says the year: `2014` typed for `2024`.
//!
//! Such a day may be true, so it is doubted and not unread. What speaks against it: all other rows of the file lie together,
//! and it lies further from them than they from each other.

use std::collections::BTreeMap;

use chrono::NaiveDate;

use super::{DayOfRow, about, days_of_rows, mark_row, showing};
use crate::finding::{Finding, Severity};
use crate::ingest::codes;
use crate::ingest::table::{CellState, Table};
use crate::library::dataset::Dataset;

/// Days in the longest year: what lies closer than that to the other rows may have been entered late.
const YEAR: i64 = 366;
/// So many other rows have to lie together.
const FEWEST: usize = 5;
/// From so many on they show how far rows of this file lie apart.
const MANY: usize = 20;

/// Marks and tells the days that lie alone.
pub(super) fn doubted(table: &mut Table, dataset: &Dataset) -> Vec<Finding> {
    let mut findings = Vec::new();
    for field in dataset.fields.iter().filter(|field| field.of_row) {
        let mut files: BTreeMap<u32, Vec<DayOfRow>> = BTreeMap::new();
        for row in days_of_rows(table, field) {
            files.entry(table.origin[row.first].file).or_default().push(row);
        }
        let found: Vec<DayOfRow> = files.values().flat_map(|rows| apart(rows)).collect();
        // What the name of its file speaks against has been told.
        let is_new = |row: &DayOfRow| table.state(row.first, &field.name).is_none();
        let found: Vec<DayOfRow> = found.into_iter().filter(is_new).collect();
        for row in found {
            let place = mark_row(table, row, field, CellState::Doubted);
            let finding = about(codes::LONE_DAY, Severity::Warning, place, dataset, field)
                .with("kind", "apart");
            findings.push(showing(finding, field, row.day));
        }
    }
    findings
}

/// The rows that lie apart from all others.
fn apart(rows: &[DayOfRow]) -> Vec<DayOfRow> {
    let mut sorted: Vec<NaiveDate> = rows.iter().map(|row| row.day).collect();
    sorted.sort_unstable();
    let mut together: Vec<Vec<NaiveDate>> = Vec::new();
    for day in sorted {
        match together.last_mut() {
            Some(group) if group.last().is_some_and(|last| between(*last, day) <= YEAR) => {
                group.push(day);
            }
            _ => together.push(vec![day]),
        }
    }
    let Some(main) = together.iter().max_by_key(|group| group.len()) else { return Vec::new() };
    let (Some(first), Some(last)) = (main.first(), main.last()) else { return Vec::new() };
    let outside = rows.len() - main.len();
    if main.len() < FEWEST || !(outside == 1 || outside * 20 <= rows.len()) {
        return Vec::new();
    }
    let (first, last) = (*first, *last);
    let span = between(first, last);
    let gap = main.windows(2).map(|pair| between(pair[0], pair[1])).max().unwrap_or(0);
    // Few rows are far from each other by chance.
    let far =
        if main.len() < MANY { (YEAR * 3).max(span * 2).max(gap * 5) } else { YEAR.max(span) };
    let is_far = |day: NaiveDate| between(day, first) > far || between(last, day) > far;
    rows.iter().filter(|row| is_far(row.day)).copied().collect()
}

fn between(from: NaiveDate, to: NaiveDate) -> i64 {
    (to - from).num_days()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found(days: &[&str]) -> Vec<String> {
        let rows = days.iter().enumerate().map(|(first, day)| {
            let day = day.parse().unwrap();
            DayOfRow { day, first, count: 1 }
        });
        let rows: Vec<DayOfRow> = rows.collect();
        apart(&rows).into_iter().map(|row| row.day.to_string()).collect()
    }

    const TOGETHER: [&str; 6] =
        ["2024-01-05", "2024-03-05", "2024-05-05", "2024-07-05", "2024-09-05", "2024-12-20"];

    #[test]
    fn a_day_apart_from_all_others_is_seen() {
        assert_eq!(found(&TOGETHER), [""; 0]);
        assert_eq!(found(&[&TOGETHER[..], &["2014-04-05"]].concat()), ["2014-04-05"]);
        // Six rows do not show that two years are far.
        assert_eq!(found(&[&TOGETHER[..], &["2022-04-05"]].concat()), [""; 0]);
        let many: Vec<String> = (1..=12)
            .flat_map(|month| [1, 15].map(|day| format!("2024-{month:02}-{day:02}")))
            .collect();
        let many: Vec<&str> = many.iter().map(String::as_str).collect();
        for lone in ["2014-04-05", "2022-04-05", "2026-04-05"] {
            assert_eq!(found(&[&many[..], &[lone]].concat()), [lone]);
        }
        // Two of eight are a habit, and a late entry is none of another year.
        assert_eq!(found(&[&TOGETHER[..], &["2014-04-05", "2014-05-05"]].concat()), [""; 0]);
        assert_eq!(found(&[&TOGETHER[..], &["2023-06-05"]].concat()), [""; 0]);
        assert_eq!(found(&["2024-01-05", "2014-01-05", "2024-02-05"]), [""; 0]);
        // A register of ten years may have a gap of two.
        let years =
            ["2010-01-01", "2011-01-01", "2012-01-01", "2013-01-01", "2014-01-01", "2016-06-01"];
        assert_eq!(found(&years), [""; 0]);
    }
}
