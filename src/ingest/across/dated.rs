//! Days that cannot be: after the report's day, or outside the time that a sheet's or a file's name says.

use std::collections::BTreeMap;

use chrono::{Datelike, Days, NaiveDate};

use super::{DayOfRow, SheetAt, about, days_of_rows, mark_row, sheet_of, showing};
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
/// Rows of the year before or after may have been carried over from another file; those further away were not.
const NEIGHBOURING: i32 = 1;

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
    let late = days_of_rows(table, field).into_iter().filter(|row| row.day > latest);
    late.map(|row| {
        let place = mark_row(table, row, field, CellState::Unread);
        showing(future(dataset, field, latest, place), field, row.day)
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
    let mut sheets: BTreeMap<SheetAt, Vec<DayOfRow>> = BTreeMap::new();
    for row in days_of_rows(table, field) {
        sheets.entry(sheet_of(table, row.first)).or_default().push(row);
    }
    let named: Vec<Says> = sheets.keys().map(|at| Says::of(table, *at)).collect();
    let of_year = |rows: &[DayOfRow], says: &Says| Agreement::of(rows, |day| says.is_year(day));
    let together = sheets
        .values()
        .zip(&named)
        .filter(|(_, says)| says.year.is_some())
        .map(|(rows, says)| of_year(rows, says))
        .fold(Agreement::default(), Agreement::and);
    let mut findings = Vec::new();
    for (rows, says) in sheets.into_values().zip(named) {
        let agreement = of_year(&rows, &says);
        let is_sure = agreement.is_sure();
        let is_likely = agreement.is_likely() || together.is_sure();
        let by_month = Agreement::of(&rows, |day| says.month.is_none_or(|m| m == day.month()));
        let month = says.month.filter(|_| by_month.is_sure());
        for row in rows {
            let day = row.day;
            let other_year = says.year.filter(|year| {
                day.year() != *year
                    && (is_sure || is_likely && (day.year() - *year).abs() > NEIGHBOURING)
            });
            let other_month = month.filter(|month| day.month() != *month);
            let year = says.year.filter(|_| is_sure);
            let (text, is_of_sheet) = match (other_year, other_month) {
                (Some(year), _) => (year.to_string(), says.year_of_sheet),
                (None, Some(month)) => (
                    format!("{}{month:02}", year.map(|y| format!("{y}-")).unwrap_or_default()),
                    says.month_of_sheet,
                ),
                (None, None) => continue,
            };
            let is_close =
                other_month.is_none() && other_year.is_some_and(|year| is_close(day, year));
            let is_doubted = is_close || other_month.is_none() && !is_sure;
            let (state, severity) = if is_doubted {
                (CellState::Doubted, Severity::Warning)
            } else {
                (CellState::Unread, Severity::Error)
            };
            let place = mark_row(table, row, field, state);
            let finding = about(codes::OUTSIDE_NAMED_TIME, severity, place, dataset, field)
                .with("named", text)
                .with("source", if is_of_sheet { "sheet" } else { "file" })
                .with("state", if is_doubted { "doubted" } else { "unread" });
            findings.push(showing(finding, field, day));
        }
    }
    findings
}

/// What the names of a sheet and of its file say, and whether the sheet's own does.
#[derive(Clone, Copy, Debug)]
struct Says {
    year: Option<i32>,
    month: Option<u32>,
    year_of_sheet: bool,
    month_of_sheet: bool,
}

impl Says {
    fn of(table: &Table, (file, sheet): SheetAt) -> Self {
        let file = &table.files[file as usize];
        let of_file = named(stem(&file.name));
        let of_sheet = file.sheets[sheet as usize].name.as_deref().map(named).unwrap_or_default();
        Says {
            year: of_sheet.year.or(of_file.year),
            month: of_sheet.month.or(of_file.month),
            year_of_sheet: of_sheet.year.is_some(),
            month_of_sheet: of_sheet.month.is_some(),
        }
    }

    fn is_year(&self, day: NaiveDate) -> bool {
        self.year == Some(day.year())
    }
}

/// How many rows have a day as a name says it, and how many another one.
#[derive(Clone, Copy, Debug, Default)]
struct Agreement {
    agreeing: usize,
    contrary: usize,
}

impl Agreement {
    fn of(rows: &[DayOfRow], agrees: impl Fn(NaiveDate) -> bool) -> Self {
        let agreeing = rows.iter().filter(|row| agrees(row.day)).count();
        Agreement { agreeing, contrary: rows.len() - agreeing }
    }

    fn and(self, other: Self) -> Self {
        Agreement {
            agreeing: self.agreeing + other.agreeing,
            contrary: self.contrary + other.contrary,
        }
    }

    /// Whether nearly all of the other rows agree, for each row that does not.
    fn is_sure(self) -> bool {
        let others = (self.agreeing + self.contrary).saturating_sub(1);
        self.agreeing >= FEWEST_WITNESSES && self.contrary.saturating_sub(1) * 10 <= others
    }

    /// Whether most rows agree: several wrong days of a few are no habit.
    fn is_likely(self) -> bool {
        self.agreeing >= FEWEST_WITNESSES && self.agreeing >= 2 * self.contrary
    }
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
        let january = |months: &[u32]| {
            let day = |month: &u32| NaiveDate::from_ymd_opt(2024, *month, 5).unwrap();
            let row = |(first, month)| DayOfRow { day: day(month), first, count: 1 };
            let rows: Vec<DayOfRow> = months.iter().enumerate().map(row).collect();
            let agreement = Agreement::of(&rows, |day| day.month() == 1);
            (agreement.is_sure(), agreement.is_likely())
        };
        assert_eq!(january(&[1, 1, 1, 2]), (true, true));
        assert_eq!(january(&[1, 1, 2]), (false, false));
        assert_eq!(january(&[1, 1, 1, 2, 2]), (false, false));
        assert_eq!(january(&[1, 1, 1, 1, 2, 2]), (false, true));
        assert_eq!(january(&[1, 1, 1, 2, 2, 2]), (false, false));
        assert_eq!(january(&[]), (false, false));
    }
}
