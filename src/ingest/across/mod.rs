//! What no cell tells alone: days that cannot be or lie alone, one name in several spellings, several names in one cell,
//! numbers that begin anew in each file, books that are copied on from year to year, records that stand twice.
//!
//! Works on whole tables, before their records are checked: a value that cannot be true becomes unread, one that something
//! else contradicts becomes doubted, and each is told at its cell.

mod ahead;
mod became_date;
mod books;
mod by_name;
mod dated;
mod likeness;
mod numbering;
mod outlying;
mod repeated;
mod several;
mod spelling;
mod steps;

use std::collections::BTreeMap;

use chrono::NaiveDate;

pub use self::dated::future;
pub use self::spelling::{chosen, domain, is_name, spelt};
pub(super) use self::steps::undecided;
use super::table::{CellState, Table, Values};
use crate::finding::{Finding, Place, Severity};
use crate::library::Datasets;
use crate::library::dataset::{Dataset, Field, Privacy};

/// Holds the tables of a workspace against themselves, each other and the report's day.
///
/// The order matters: names are compared only once each has one spelling, and records of several books only once it is
/// known whose numbers they bear.
pub fn weigh(
    tables: &mut BTreeMap<&str, Table>,
    datasets: &Datasets,
    report_date: NaiveDate,
) -> Vec<Finding> {
    let mut findings = spelling::one_for_each_name(tables, datasets);
    findings.extend(by_name::found(tables, datasets));
    for table in tables.values_mut() {
        if let Some(dataset) = datasets.get(&table.dataset) {
            findings.extend(dated::impossible(table, dataset, report_date));
            findings.extend(outlying::doubted(table, dataset));
            findings.extend(ahead::doubted(table, dataset, report_date));
        }
    }
    findings.extend(numbering::begun_anew(tables, datasets));
    for table in tables.values_mut() {
        if let Some(dataset) = datasets.get(&table.dataset) {
            findings.extend(books::carried_on(table, dataset));
            findings.extend(repeated::doubted(table, dataset));
        }
    }
    findings
}

/// A file's sheet in a table: the index of the file and of the sheet.
type SheetAt = (u32, u32);

/// The sheet that a record stood on.
fn sheet_of(table: &Table, record: usize) -> SheetAt {
    (table.origin[record].file, table.origin[record].sheet)
}

/// Whether a record's field has a cell of its own: it is not the same for all records, nor the row's own name.
fn has_cell(table: &Table, record: usize, field: &str) -> bool {
    let origin = table.origin[record];
    let sheet = &table.files[origin.file as usize].sheets[origin.sheet as usize];
    // Further days and names of a row are read from the cells of the first.
    let turn = (origin.turn as usize).checked_rem(sheet.cells.len()).unwrap_or(0);
    sheet.cells.get(turn).is_some_and(|cells| cells.contains_key(field))
}

/// The days that a field holds, by record.
fn days(table: &Table, field: &Field) -> Vec<(usize, NaiveDate)> {
    match table.column(&field.name) {
        Some(Values::Date(days)) => {
            days.iter().enumerate().filter_map(|(record, day)| Some((record, (*day)?))).collect()
        }
        _ => Vec::new(),
    }
}

/// A day as it stands in one row: the records that were read from the row with it follow one another.
#[derive(Clone, Copy, Debug)]
struct DayOfRow {
    day: NaiveDate,
    first: usize,
    count: usize,
}

impl DayOfRow {
    fn records(self) -> std::ops::Range<usize> {
        self.first..self.first + self.count
    }
}

/// The days that a field holds, by row: a row that gives several records, one for each question of a survey, has one cell
/// that says when.
fn days_of_rows(table: &Table, field: &Field) -> Vec<DayOfRow> {
    let mut rows: Vec<DayOfRow> = Vec::new();
    let row = |record: usize| {
        let origin = table.origin[record];
        (origin.file, origin.sheet, origin.row)
    };
    for (record, day) in days(table, field) {
        match rows.last_mut() {
            Some(last)
                if last.day == day
                    && last.records().end == record
                    && row(last.first) == row(record) =>
            {
                last.count += 1;
            }
            _ => rows.push(DayOfRow { day, first: record, count: 1 }),
        }
    }
    rows
}

/// Marks all records of a row's day; gives its cell.
fn mark_row(table: &mut Table, row: DayOfRow, field: &Field, state: CellState) -> Place {
    row.records().for_each(|record| table.mark(record, &field.name, state));
    table.place(row.first, &field.name)
}

/// The names that a field holds, by record.
fn names<'t>(table: &'t Table, field: &Field) -> impl Iterator<Item = (usize, &'t str)> {
    let values = match table.column(&field.name) {
        Some(Values::Text(values)) => values.as_slice(),
        _ => &[],
    };
    values.iter().enumerate().filter_map(|(record, value)| Some((record, value.as_deref()?)))
}

/// A value in a form in which values of one field are compared; `None` where there is none.
fn said(table: &Table, record: usize, field: &str) -> Option<String> {
    match table.column(field)? {
        Values::Text(values) => values[record].clone(),
        Values::Integer(values) => values[record].map(|value| value.to_string()),
        Values::Number(values) => values[record].map(|value| value.normalize().to_string()),
        Values::Date(values) => values[record].map(|value| value.to_string()),
        Values::Boolean(values) => values[record].map(|value| value.to_string()),
    }
}

/// A finding about a field, by the names that people know it by.
fn about(
    code: &'static str,
    severity: Severity,
    place: Place,
    dataset: &Dataset,
    field: &Field,
) -> Finding {
    Finding::new(code, severity, place)
        .about(&dataset.name, &field.name)
        .with("field", &field.name)
        .with("title_lt", &field.title.lt)
        .with("title_en", &field.title.en)
}

/// Shows a day where the field is open to be shown.
fn showing(finding: Finding, field: &Field, day: NaiveDate) -> Finding {
    if field.privacy == Privacy::Open {
        finding.with("shown", "yes").read(day.to_string())
    } else {
        finding.with("shown", "no")
    }
}

/// The fields that together name a record of a dataset: those that a record must have, and those that tell two records apart
/// only where both have them.
fn identity(dataset: &Dataset) -> (Vec<&Field>, Vec<&Field>) {
    let named: Vec<&Field> = if dataset.identity.is_empty() {
        dataset.primary_key.iter().filter_map(|key| dataset.field(key)).collect()
    } else {
        dataset.identity.iter().filter_map(|name| dataset.field(name)).collect()
    };
    named.into_iter().partition(|field| {
        field.required || dataset.primary_key.as_deref() == Some(field.name.as_str())
    })
}

/// The values of a record in several fields; `None` where one is missing or not sure.
fn sure(table: &Table, record: usize, fields: &[&Field]) -> Option<Vec<String>> {
    fields
        .iter()
        .map(|field| match table.state(record, &field.name) {
            Some(CellState::Unread | CellState::Doubted) => None,
            None => said(table, record, &field.name),
        })
        .collect()
}
