//! Days that cannot be: after the report's day, or outside the time that a sheet's or a file's name says.

use std::collections::BTreeMap;

use chrono::{Datelike, Days, NaiveDate};

use super::{SheetAt, about, days, sheet_of, showing};
use crate::finding::{Finding, Place, Severity};
use crate::ingest::codes;
use crate::ingest::named_time::{named, stem};
use crate::ingest::table::{CellState, Table};
use crate::library::dataset::{Dataset, Field};

/// So many rows have to agree with a name before it is believed.
const FEWEST_WITNESSES: usize = 3;
/// A row so close to the year that its file names may have been entered in that file on purpose: an answer that came in
/// January, a visit of late December.
const CLOSE: u64 = 31;

/// Marks and tells the days that cannot be.
pub(super) fn impossible(
    table: &mut Table,
    dataset: &Dataset,
    report_date: NaiveDate,
) -> Vec<Finding> {
    let mut findings = Vec::new();
    for field in &dataset.fields {
        if let Some(latest) = field.latest(report_date) {
            findings.extend(too_late(table, dataset, field, latest));
        }
        if field.of_row {
            findings.extend(elsewhere(table, dataset, field));
        }
    }
    findings
}

fn too_late(
    table: &mut Table,
    dataset: &Dataset,
    field: &Field,
    latest: NaiveDate,
) -> Vec<Finding> {
    let late: Vec<_> = days(table, field).into_iter().filter(|(_, day)| *day > latest).collect();
    late.into_iter()
        .map(|(record, day)| {
            let place = table.place(record, &field.name);
            table.mark(record, &field.name, CellState::Unread);
            showing(future(dataset, field, latest, place), field, day)
        })
        .collect()
}

/// Tells of a day that lies too far ahead.
pub fn future(dataset: &Dataset, field: &Field, latest: NaiveDate, place: Place) -> Finding {
    about(codes::FUTURE_DATE, Severity::Error, place, dataset, field)
        .with("kind", if field.happened { "happened" } else { "ahead" })
        .with("latest", latest.to_string())
        .with("shown", "no")
}

fn elsewhere(table: &mut Table, dataset: &Dataset, field: &Field) -> Vec<Finding> {
    let mut sheets: BTreeMap<SheetAt, Vec<(usize, NaiveDate)>> = BTreeMap::new();
    for (record, day) in days(table, field) {
        sheets.entry(sheet_of(table, record)).or_default().push((record, day));
    }
    let mut findings = Vec::new();
    for ((file, sheet), rows) in sheets {
        let file = &table.files[file as usize];
        let of_file = named(stem(&file.name));
        let of_sheet = file.sheets[sheet as usize].name.as_deref().map(named).unwrap_or_default();
        let source = |is_sheet| if is_sheet { "sheet" } else { "file" };
        let year = of_sheet
            .year
            .or(of_file.year)
            .filter(|year| is_believed(&rows, |day| day.year() == *year));
        let month = of_sheet
            .month
            .or(of_file.month)
            .filter(|month| is_believed(&rows, |day| day.month() == *month));
        for (record, day) in rows {
            let other_year = year.filter(|year| day.year() != *year);
            let other_month = month.filter(|month| day.month() != *month);
            let (text, source) = match (other_year, other_month) {
                (Some(year), _) => (year.to_string(), source(of_sheet.year.is_some())),
                (None, Some(month)) => (
                    format!("{}{month:02}", year.map(|y| format!("{y}-")).unwrap_or_default()),
                    source(of_sheet.month.is_some()),
                ),
                (None, None) => continue,
            };
            let is_close =
                other_month.is_none() && other_year.is_some_and(|year| is_close(day, year));
            let (state, severity) = if is_close {
                (CellState::Doubted, Severity::Warning)
            } else {
                (CellState::Unread, Severity::Error)
            };
            let place = table.place(record, &field.name);
            table.mark(record, &field.name, state);
            let finding = about(codes::OUTSIDE_NAMED_TIME, severity, place, dataset, field)
                .with("named", text)
                .with("source", source)
                .with("state", if is_close { "doubted" } else { "unread" });
            findings.push(showing(finding, field, day));
        }
    }
    findings
}

/// Whether nearly all of the other rows agree, for each row that does not.
fn is_believed(rows: &[(usize, NaiveDate)], agrees: impl Fn(NaiveDate) -> bool) -> bool {
    let agreeing = rows.iter().filter(|(_, day)| agrees(*day)).count();
    let others = rows.len().saturating_sub(1);
    let contrary = (rows.len() - agreeing).saturating_sub(1);
    agreeing >= FEWEST_WITNESSES && contrary * 10 <= others
}

fn is_close(day: NaiveDate, year: i32) -> bool {
    let near = |edge: Option<NaiveDate>| {
        edge.is_some_and(|edge| {
            let from = edge.checked_sub_days(Days::new(CLOSE)).unwrap_or(edge);
            let to = edge.checked_add_days(Days::new(CLOSE)).unwrap_or(edge);
            (from..=to).contains(&day)
        })
    };
    near(NaiveDate::from_ymd_opt(year, 1, 1)) || near(NaiveDate::from_ymd_opt(year, 12, 31))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_is_believed_where_nearly_all_other_rows_agree() {
        let day = |month| NaiveDate::from_ymd_opt(2024, month, 5).unwrap();
        let rows = |months: &[u32]| -> Vec<(usize, NaiveDate)> {
            months.iter().map(|month| (0, day(*month))).collect()
        };
        let january = |day: NaiveDate| day.month() == 1;
        assert!(is_believed(&rows(&[1, 1, 1, 2]), january));
        assert!(!is_believed(&rows(&[1, 1, 2]), january));
        assert!(!is_believed(&rows(&[1, 1, 1, 2, 2]), january));
        assert!(!is_believed(&rows(&[1, 1, 1, 2, 2, 2]), january));
        assert!(!is_believed(&rows(&[]), january));
    }
}
