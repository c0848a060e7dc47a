//! Several names in one cell: `GC-01, GC-02`; `GC-01 ir GC-02`; `GC-01/02`; `GC-01–03`.
//!
//! The row is a record for each of them, and told. Of every one after the first it is not sure that it is a record of its
//! own, and of an amount nobody knows whose it is.

use std::collections::{BTreeMap, BTreeSet};

use super::spelling::comparable;
use super::{about, has_cell, names};
use crate::finding::{Finding, Severity};
use crate::ingest::codes;
use crate::ingest::table::{CellState, Table, Values};
use crate::library::dataset::{Dataset, Field, FieldType};

/// No cell names more people than a group has.
const MOST: usize = 20;

/// The names of a group of fields, by which a part of a cell is known for a name.
struct Names {
    known: BTreeSet<String>,
    /// How many of them have a form: `gc-01` and `gc-17` have one.
    forms: BTreeMap<String, usize>,
}

/// Parts the cells of these fields that hold several names.
pub(super) fn parted(
    tables: &mut BTreeMap<&str, Table>,
    fields: &[(&Dataset, &Field)],
) -> Vec<Finding> {
    let mut known: BTreeSet<String> = BTreeSet::new();
    for (dataset, field) in fields {
        let Some(table) = tables.get(dataset.name.as_str()) else { continue };
        let cells = names(table, field).filter(|(record, _)| has_cell(table, *record, &field.name));
        let distinct: BTreeSet<&str> = cells.map(|(_, name)| name).collect();
        known.extend(distinct.into_iter().map(comparable));
    }
    let all = Names::new(known);
    let mut findings = Vec::new();
    for (dataset, field) in fields {
        let Some(table) = tables.get_mut(dataset.name.as_str()) else { continue };
        let mut read: BTreeMap<&str, Option<Vec<String>>> = BTreeMap::new();
        let mut lists: Vec<(usize, Vec<String>)> = Vec::new();
        for (record, name) in names(table, field) {
            let parts = read.entry(name).or_insert_with(|| all.parts(name));
            if let Some(parts) = parts.as_ref().filter(|_| has_cell(table, record, &field.name)) {
                lists.push((record, parts.clone()));
            }
        }
        for (record, parts) in lists {
            let place = table.place(record, &field.name);
            findings.push(
                about(codes::SEVERAL_NAMES, Severity::Warning, place, dataset, field)
                    .with("names", parts.len().to_string()),
            );
            part(table, dataset, field, record, parts);
        }
    }
    findings
}

/// Makes a record for each of the names.
fn part(table: &mut Table, dataset: &Dataset, field: &Field, record: usize, names: Vec<String>) {
    let is_amount = |field: &&Field| {
        matches!(field.r#type, FieldType::Integer | FieldType::Number | FieldType::Duration)
    };
    for amount in dataset.fields.iter().filter(is_amount) {
        if table.column(&amount.name).is_some_and(|values| !values.is_missing(record)) {
            table.mark(record, &amount.name, CellState::Unread);
        }
    }
    let key = dataset.primary_key.as_ref().filter(|key| **key != field.name);
    for (number, name) in names.into_iter().enumerate() {
        let at = if number == 0 { record } else { table.repeat(record) };
        write(table, &field.name, at, |_| name);
        if number > 0 {
            table.doubt_record(at);
            // A record that bears its row's own name has one of its own.
            if let Some(key) = key.filter(|key| !has_cell(table, at, key)) {
                write(table, key, at, |name| format!("{name}#{}", number + 1));
            }
        }
    }
}

fn write(table: &mut Table, field: &str, record: usize, change: impl FnOnce(&str) -> String) {
    let column = table.columns.iter_mut().find(|column| column.field == field);
    if let Some(Values::Text(values)) = column.map(|column| &mut column.values)
        && let Some(Some(value)) = values.get_mut(record)
    {
        *value = change(value);
    }
}

impl Names {
    fn new(known: BTreeSet<String>) -> Self {
        let mut forms: BTreeMap<String, usize> = BTreeMap::new();
        for name in &known {
            *forms.entry(form(name)).or_default() += 1;
        }
        Names { known, forms }
    }

    /// The names that a cell lists, at least two.
    fn parts(&self, cell: &str) -> Option<Vec<String>> {
        let lists =
            [self.by_marks(cell), self.by_slashes(cell), self.by_spaces(cell), self.counted(cell)];
        lists.into_iter().flatten().find(|names| {
            let different: BTreeSet<String> = names.iter().map(|name| comparable(name)).collect();
            (2..=MOST).contains(&names.len()) && different.len() == names.len()
        })
    }

    fn count(&self, name: &str) -> usize {
        self.forms.get(&form(&comparable(name))).copied().unwrap_or(0)
    }

    /// Whether a part is the name of somebody, or has the form of such names.
    fn fits(&self, part: &str) -> bool {
        self.known.contains(&comparable(part))
            || (part.contains(|c: char| c.is_ascii_digit()) && self.count(part) >= 2)
    }

    /// `GC-01, GC-02`, `GC-01; 02`, `GC-01 ir GC-02`.
    fn by_marks(&self, cell: &str) -> Option<Vec<String>> {
        let mut parts: Vec<&str> = vec![cell];
        for mark in [",", ";", "+", "&", "|", " ir ", " bei ", " and ", " su ", " и "] {
            parts = parts.into_iter().flat_map(|part| part.split(mark)).collect();
        }
        self.completed(&parts)
    }

    /// `GC-01/02`, `GC-01/GC-02`, where hardly any other name is written so.
    fn by_slashes(&self, cell: &str) -> Option<Vec<String>> {
        let names = self.completed(&cell.split(['/', '\\']).collect::<Vec<_>>())?;
        let first = names.first()?;
        let alike = names.iter().all(|name| form(&comparable(name)) == form(&comparable(first)));
        (alike && self.is_rare(cell, first)).then_some(names)
    }

    /// `GC-01 GC-02`: line breaks have become spaces.
    fn by_spaces(&self, cell: &str) -> Option<Vec<String>> {
        let parts: Vec<&str> = cell.split(' ').collect();
        let is_whole = |part: &&str| {
            part.contains(char::is_alphabetic) && part.contains(|c: char| c.is_ascii_digit())
        };
        let names = self.completed(&parts).filter(|_| parts.iter().all(is_whole))?;
        self.is_rare(cell, names.first()?).then_some(names)
    }

    /// `GC-01–03`, where each of them is somebody's name.
    fn counted(&self, cell: &str) -> Option<Vec<String>> {
        let (first, last) = cell.rsplit_once(['-', '–', '—', '…'])?;
        let (first, last) = (first.trim(), last.trim());
        let start = first.trim_end_matches(|c: char| c.is_ascii_digit()).len();
        let (before, from) = first.split_at(start);
        if from.len() != last.len()
            || before.is_empty()
            || !last.bytes().all(|b| b.is_ascii_digit())
        {
            return None;
        }
        let (start, end): (u32, u32) = (from.parse().ok()?, last.parse().ok()?);
        let width = from.len();
        let is_short = start < end && ((end - start) as usize) < MOST;
        let names: Vec<String> = (start..=end)
            .take(MOST + 1)
            .map(|number| format!("{before}{number:0>width$}"))
            .collect();
        let all_known = names.iter().all(|name| self.known.contains(&comparable(name)));
        (is_short && all_known && self.is_rare(cell, first)).then_some(names)
    }

    /// Whether names as long as the cell are the exception beside names like its part.
    fn is_rare(&self, cell: &str, part: &str) -> bool {
        self.count(cell) * 3 <= self.count(part)
    }

    /// The parts as names, where each is one; a number alone takes what stands before the number of the name before it.
    fn completed(&self, parts: &[&str]) -> Option<Vec<String>> {
        if parts.len() < 2 || parts.len() > MOST {
            return None;
        }
        let mut names: Vec<String> = Vec::with_capacity(parts.len());
        for part in parts.iter().map(|part| part.trim()) {
            let is_number = !part.is_empty() && part.bytes().all(|b| b.is_ascii_digit());
            let short = names.last().filter(|_| is_number).map(|last| {
                let start = last.trim_end_matches(|c: char| c.is_ascii_digit()).len();
                format!("{}{part}", &last[..start])
            });
            let name = match short {
                Some(short) if self.fits(&short) => short,
                _ => part.to_string(),
            };
            if name.is_empty() || !self.fits(&name) {
                return None;
            }
            names.push(name);
        }
        Some(names)
    }
}

/// A key with each digit as `9`: names of one form are written alike.
fn form(key: &str) -> String {
    key.chars().map(|c| if c.is_ascii_digit() { '9' } else { c }).collect()
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn parts(known: &[&str], cell: &str) -> String {
        let all = known.iter().chain([&cell]).map(|name| comparable(name)).collect();
        Names::new(all).parts(cell).unwrap_or_default().join(" | ")
    }

    #[test]
    fn lists_of_names_are_parted() {
        let known = ["GC-01", "GC-02", "GC-03", "GC-05"];
        for (cell, expected) in [
            ("GC-01, GC-02", "GC-01 | GC-02"),
            ("GC-01;GC-04", "GC-01 | GC-04"),
            ("GC-01 ir GC-02", "GC-01 | GC-02"),
            ("GC-01, 02 ir 03", "GC-01 | GC-02 | GC-03"),
            ("GC-01/02", "GC-01 | GC-02"),
            ("GC-01 / GC-02", "GC-01 | GC-02"),
            ("GC-01 GC-02", "GC-01 | GC-02"),
            ("GC-01+GC-02", "GC-01 | GC-02"),
            ("GC-01–03", "GC-01 | GC-02 | GC-03"),
        ] {
            assert_eq!(parts(&known, cell), expected, "{cell}");
        }
        assert_eq!(parts(&["Ona", "Lina"], "Ona ir Lina"), "Ona | Lina");
    }

    #[test]
    fn one_name_is_not_parted() {
        let known = ["GC-01", "GC-02", "GC-03"];
        for cell in ["GC-01", "GC-01, broliai", "GC-01,", "GC-01, GC-01", "GC-02–05", "GC-01-2", ""]
        {
            assert_eq!(parts(&known, cell), "", "{cell}");
        }
        assert_eq!(parts(&["GC-24/017", "GC-24/018", "GC-24/019"], "GC-24/020"), "");
        assert_eq!(parts(&["17/2023", "18/2023", "17", "2023"], "19/2023"), "");
        assert_eq!(parts(&["1-12", "11-2", "1-13"], "1-14"), "");
        assert_eq!(parts(&["Petraitis, Jonas", "Onaitė, Lina"], "Linaitė, Ona"), "");
    }

    proptest! {
        #[test]
        fn no_text_breaks_it(known in proptest::collection::vec(".{0,8}", 0..5), cell in ".*") {
            let known: Vec<&str> = known.iter().map(String::as_str).collect();
            parts(&known, &cell);
        }
    }
}
