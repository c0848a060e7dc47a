//! Names that look like days in a column of names that do not: a spreadsheet takes `3-4` for the 4th of March.

use std::collections::BTreeMap;

use super::{SheetAt, about, has_cell, names, sheet_of};
use crate::finding::{Finding, Severity};
use crate::ingest::codes;
use crate::ingest::date;
use crate::ingest::short_month::is_short_month;
use crate::ingest::table::{CellState, Table};
use crate::ingest::words::key;
use crate::library::dataset::{Dataset, Field};

/// What a name has of a day.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord)]
enum Day {
    /// A whole day: `2024-03-04`.
    Whole,
    /// A number before the short name of a month, as spreadsheets print a day: `04-Mar`, `17-vas.`.
    BeforeMonth,
    /// A number behind the short name of a month, as spreadsheets print a month: `Kov-24`. Such a name may be its office's
    /// own, of a place that begins with these letters.
    BehindMonth(String),
}

/// Marks and tells them.
pub(super) fn told(table: &mut Table, dataset: &Dataset, field: &Field) -> Vec<Finding> {
    let mut sheets: BTreeMap<SheetAt, (usize, Vec<(usize, Day)>)> = BTreeMap::new();
    let mut known: BTreeMap<&str, Option<Day>> = BTreeMap::new();
    for (record, name) in names(table, field) {
        if has_cell(table, record, &field.name) {
            let (all, days) = sheets.entry(sheet_of(table, record)).or_default();
            *all += 1;
            let day = known.entry(name).or_insert_with(|| day(name)).clone();
            days.extend(day.map(|day| (record, day)));
        }
    }
    let mut findings = Vec::new();
    for (all, days) in sheets.into_values() {
        let mut counted: BTreeMap<&Day, usize> = BTreeMap::new();
        for (_, day) in &days {
            *counted.entry(day).or_default() += 1;
        }
        // Where as many as half of the names are alike, they are the office's own.
        let is_own = |day: &Day| *day != Day::BeforeMonth && counted[day] * 2 >= all;
        for (record, _) in days.iter().filter(|(_, day)| !is_own(day)) {
            let place = table.place(*record, &field.name);
            table.mark(*record, &field.name, CellState::Unread);
            findings.push(about(codes::SPREADSHEET_DATE, Severity::Error, place, dataset, field));
        }
    }
    findings
}

fn day(name: &str) -> Option<Day> {
    let word = key(name);
    if word.bytes().all(|b| b.is_ascii_digit()) {
        return None;
    }
    if date::read(&word).is_ok() {
        return Some(Day::Whole);
    }
    let parts: Vec<&str> =
        word.split(['-', '–', '.', ' ', '/']).filter(|part| !part.is_empty()).collect();
    let is_number = |text: &str, lengths: &[usize]| {
        lengths.contains(&text.len()) && text.bytes().all(|b| b.is_ascii_digit())
    };
    let is_day = |text: &str| is_number(text, &[1, 2]);
    let is_year = |text: &str| is_number(text, &[2, 4]);
    match parts.as_slice() {
        [day, month] if is_day(day) && is_short_month(month) => Some(Day::BeforeMonth),
        [day, month, year] if is_day(day) && is_short_month(month) && is_year(year) => {
            Some(Day::BeforeMonth)
        }
        // Capitals alone are a place or a unit (`MAR-3`): no spreadsheet prints a month so.
        [month, number]
            if name.chars().any(char::is_lowercase)
                && is_short_month(month)
                && (is_day(number) || is_year(number)) =>
        {
            Some(Day::BehindMonth((*month).to_owned()))
        }
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn days_are_known_among_names() {
        for name in [
            "2024-03-04",
            "04.03.2024",
            "2024-03-04 00:00:00",
            "04-Mar",
            "Kov-24",
            "4-kov",
            "17-vas.",
            "sau.17",
            "saus.-17",
            "Jan-17",
            "17-Feb",
            "17.vas",
            "5-Mar-2024",
            "12 rugp. 24",
            "01-янв",
            "3. Mrz",
            "17-lut",
        ] {
            assert!(day(name).is_some(), "{name}");
        }
        for name in [
            "2024/17",
            "20240304",
            "45366",
            "GC-17",
            "3-4",
            "17 byla",
            "2024-17",
            "mar",
            "1-2-3",
            "17-a",
            "MAR-3",
            "vas.",
            "kov-123",
            "GC-mar-17",
            "mar-a",
        ] {
            assert!(day(name).is_none(), "{name}");
        }
    }

    proptest! {
        #[test]
        fn no_text_breaks_it(text in ".*") { let _ = day(&text); }
    }
}
