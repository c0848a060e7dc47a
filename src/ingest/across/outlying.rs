//! Days of a year that none of the other rows has, where no name says the year: `2014` typed for `2024`.
//!
//! Such a day may be true, so it is doubted and not unread. What speaks against it: all other rows of the file lie together,
//! and it lies further from them than they from each other.

use std::collections::BTreeMap;

use chrono::NaiveDate;

use super::{about, days, showing};
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
        let mut files: BTreeMap<u32, Vec<(usize, NaiveDate)>> = BTreeMap::new();
        for (record, day) in days(table, field) {
            files.entry(table.origin[record].file).or_default().push((record, day));
        }
        let found: Vec<(usize, NaiveDate)> = files.values().flat_map(|rows| apart(rows)).collect();
        for (record, day) in found {
            let place = table.place(record, &field.name);
            table.mark(record, &field.name, CellState::Doubted);
            let finding = about(codes::LONE_DAY, Severity::Warning, place, dataset, field);
            findings.push(showing(finding, field, day));
        }
    }
    findings
}

/// The rows that lie apart from all others.
fn apart(rows: &[(usize, NaiveDate)]) -> Vec<(usize, NaiveDate)> {
    let mut sorted = rows.to_vec();
    sorted.sort_by_key(|(record, day)| (*day, *record));
    let mut together: Vec<Vec<(usize, NaiveDate)>> = Vec::new();
    for row in sorted {
        match together.last_mut() {
            Some(group) if group.last().is_some_and(|last| between(last.1, row.1) <= YEAR) => {
                group.push(row);
            }
            _ => together.push(vec![row]),
        }
    }
    let Some(main) = together.iter().max_by_key(|group| group.len()) else { return Vec::new() };
    let (Some(first), Some(last)) = (main.first(), main.last()) else { return Vec::new() };
    let outside = rows.len() - main.len();
    if main.len() < FEWEST || !(outside == 1 || outside * 20 <= rows.len()) {
        return Vec::new();
    }
    let span = between(first.1, last.1);
    let gap = main.windows(2).map(|pair| between(pair[0].1, pair[1].1)).max().unwrap_or(0);
    // Few rows are far from each other by chance.
    let far =
        if main.len() < MANY { (YEAR * 3).max(span * 2).max(gap * 5) } else { YEAR.max(span) };
    let is_far = |day: NaiveDate| between(day, first.1) > far || between(last.1, day) > far;
    rows.iter().filter(|(_, day)| is_far(*day)).copied().collect()
}

fn between(from: NaiveDate, to: NaiveDate) -> i64 {
    (to - from).num_days()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found(days: &[&str]) -> Vec<String> {
        let rows: Vec<(usize, NaiveDate)> =
            days.iter().enumerate().map(|(at, day)| (at, day.parse().unwrap())).collect();
        apart(&rows).into_iter().map(|(_, day)| day.to_string()).collect()
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
