//! Names that look like days in a column of names that do not: a spreadsheet takes `3-4` for the 4th of March.

use std::collections::BTreeMap;

use super::{SheetAt, about, has_cell, names, sheet_of};
use crate::finding::{Finding, Severity};
use crate::ingest::codes;
use crate::ingest::date::{self, month_word};
use crate::ingest::table::{CellState, Table};
use crate::ingest::words::key;
use crate::library::dataset::{Dataset, Field};

/// Marks and tells them.
pub(super) fn told(table: &mut Table, dataset: &Dataset, field: &Field) -> Vec<Finding> {
    let mut sheets: BTreeMap<SheetAt, (usize, Vec<usize>)> = BTreeMap::new();
    let mut known: BTreeMap<&str, bool> = BTreeMap::new();
    for (record, name) in names(table, field) {
        if has_cell(table, record, &field.name) {
            let (all, days) = sheets.entry(sheet_of(table, record)).or_default();
            *all += 1;
            if *known.entry(name).or_insert_with(|| is_day(name)) {
                days.push(record);
            }
        }
    }
    let mut findings = Vec::new();
    for (_, days) in sheets.into_values().filter(|(all, days)| days.len() * 2 < *all) {
        for record in days {
            let place = table.place(record, &field.name);
            table.mark(record, &field.name, CellState::Unread);
            findings.push(about(codes::SPREADSHEET_DATE, Severity::Error, place, dataset, field));
        }
    }
    findings
}

/// `2024-03-04`, `04-Mar`, `Kov-24`.
fn is_day(name: &str) -> bool {
    let word = key(name);
    if word.bytes().all(|b| b.is_ascii_digit()) {
        return false;
    }
    if date::read(&word).is_ok() {
        return true;
    }
    let Some((one, other)) = word.split_once(['-', '.', ' ']) else { return false };
    let is_number =
        |text: &str| (1..=2).contains(&text.len()) && text.bytes().all(|b| b.is_ascii_digit());
    let is_month = |text: &str| {
        month_word(text).is_some()
            || ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"]
                .contains(&text)
    };
    (is_number(one) && is_month(other)) || (is_month(one) && is_number(other))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn days_are_known_among_names() {
        for name in ["2024-03-04", "04.03.2024", "04-Mar", "Kov-24", "4-kov", "2024-03-04 00:00:00"]
        {
            assert!(is_day(name), "{name}");
        }
        for name in
            ["2024/17", "20240304", "45366", "GC-17", "3-4", "17 byla", "2024-17", "mar", "1-2-3"]
        {
            assert!(!is_day(name), "{name}");
        }
    }
}
