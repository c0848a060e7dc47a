//! Beginnings that lie years ahead: `2030` typed for `2020` among posts that are approved for the year to come.
//!
//! Something may be planned that far ahead, so such a day is doubted and not unread. What speaks against it: from the
//! report's day no row of beginnings that are a year apart leads to it.

use chrono::NaiveDate;

use super::{about, days_of_rows, mark_row, showing};
use crate::finding::{Finding, Severity};
use crate::ingest::codes;
use crate::ingest::table::{CellState, Table};
use crate::library::dataset::Dataset;

/// Days in the longest year: next year's plan is known at the end of this one.
const YEAR: i64 = 366;

/// Marks and tells the days on which something begins that lies too far ahead to be planned.
pub(super) fn doubted(
    table: &mut Table,
    dataset: &Dataset,
    report_date: NaiveDate,
) -> Vec<Finding> {
    let mut findings = Vec::new();
    for field in dataset.fields.iter().filter(|field| field.begins) {
        let rows = days_of_rows(table, field);
        let days: Vec<NaiveDate> = rows.iter().map(|row| row.day).collect();
        let reached = reached(&days, report_date);
        for row in rows.into_iter().filter(|row| row.day > reached) {
            let place = mark_row(table, row, field, CellState::Doubted);
            let finding = about(codes::LONE_DAY, Severity::Warning, place, dataset, field)
                .with("kind", "ahead");
            findings.push(showing(finding, field, row.day));
        }
    }
    findings
}

/// The latest day to which days lead from the report's, none of them more than a year after the one before it.
fn reached(days: &[NaiveDate], report_date: NaiveDate) -> NaiveDate {
    let mut ahead: Vec<NaiveDate> = days.iter().copied().filter(|day| *day > report_date).collect();
    ahead.sort_unstable();
    let leads = |reached: NaiveDate, day: NaiveDate| {
        if (day - reached).num_days() <= YEAR { Ok(day) } else { Err(reached) }
    };
    match ahead.into_iter().try_fold(report_date, leads) {
        Ok(reached) | Err(reached) => reached,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_beginning_is_planned_where_years_lead_to_it() {
        let far = |days: &[&str]| -> Vec<String> {
            let days: Vec<NaiveDate> = days.iter().map(|day| day.parse().unwrap()).collect();
            let reached = reached(&days, "2025-01-20".parse().unwrap());
            days.iter().filter(|day| **day > reached).map(ToString::to_string).collect()
        };
        assert_eq!(far(&["2022-01-01", "2025-01-01"]), [""; 0]);
        assert_eq!(far(&["2022-01-01", "2026-01-01"]), [""; 0]);
        assert_eq!(far(&["2026-01-22", "2022-01-01"]), ["2026-01-22"]);
        assert_eq!(far(&["2027-01-01", "2022-01-01", "2026-01-01", "2028-01-01"]), [""; 0]);
        assert_eq!(
            far(&["2030-01-01", "2022-01-01", "2026-01-01", "2030-07-01"]),
            ["2030-01-01", "2030-07-01"]
        );
        assert_eq!(far(&[]), [""; 0]);
    }
}
