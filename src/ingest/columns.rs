//! Which column of a sheet each field is read from, and which columns nobody reads.

use std::collections::{BTreeMap, BTreeSet};

use super::cell::{Cell, Row, Sheet};
use super::codes;
use super::headers::Header;
use super::mapping::{Plan, YEAR};
use super::merged::{Pieces, pieces};
use super::named_time::{Named, named, stem};
use super::partial::Span;
use super::reading::Reading;
use super::short_year;
use super::thousands::Marks;
use super::torn::Width;
use super::value::{Habits, Reader, Reading as CellReading, Value};
use super::words::{closest, folded};
use crate::finding::{Finding, HEADING, Severity};
use crate::library::dataset::FieldType;
use crate::workspace::source::End;

/// Where a sheet's columns are.
pub(super) struct Columns<'a> {
    /// For each of the mapping's headers.
    pub(super) at: Vec<Option<usize>>,
    /// Those that fields are read from.
    pub(super) read: Vec<usize>,
    /// Those that write `+` for yes.
    pub(super) plus: BTreeSet<usize>,
    /// What the commas and points of number columns mean.
    pub(super) marks: BTreeMap<usize, Marks>,
    /// Fields whose column this table lacks and another table of the sheet has.
    pub(super) doubted: Vec<usize>,
    /// Readers of the fields whose bare numbers prove to be hours.
    pub(super) hours: BTreeMap<usize, Reader<'a>>,
    /// Cells of amounts that are merged over rows.
    pub(super) merged: Pieces,
    /// The year that sheet or file are named by.
    pub(super) year: Option<i32>,
    /// Where years of two digits stand, by column.
    pub(super) short_years: BTreeMap<usize, End>,
    /// Fields that are set for this year.
    pub(super) fixed: Vec<(usize, Value)>,
    /// The time of each month or day of a calendar.
    pub(super) spans: Vec<Option<Span>>,
    /// How many cells a row of a text file must have, and may have; `None` for a workbook.
    pub(super) width: Option<Width>,
}

impl Columns<'_> {
    /// How the cells of a column are written.
    pub(super) fn habits(&self, column: usize) -> Habits {
        Habits {
            minus_is_no: self.plus.contains(&column),
            marks: self.marks.get(&column).copied().unwrap_or_default(),
            year: self.year,
            short_year: self.short_years.get(&column).copied(),
        }
    }
}

fn marks(rows: &[Row], column: usize) -> Marks {
    let mut marks = Marks::default();
    for row in rows {
        if let Cell::Text(text) = row.cell(column) {
            marks.see(text);
        }
    }
    marks
}

impl<'a> Reading<'a> {
    /// Finds each wanted column, and says which are absent or doubtful.
    ///
    /// `below` are the table's rows, `others` the headers of the sheet's other tables.
    pub(super) fn columns(
        &mut self,
        sheet: &Sheet,
        header: &Header,
        below: &[Row],
        others: &[&Header],
    ) -> Columns<'a> {
        let mapping = self.mapping;
        self.met.headers.extend(header.keys.iter().cloned());
        let mut doubted = Vec::new();
        let mut at = Vec::with_capacity(mapping.headers.len());
        for (number, (wanted, (found, by_folding))) in
            mapping.headers.iter().zip(header.columns.iter().zip(&header.folded)).enumerate()
        {
            let column = found.first().copied();
            let place = self.place(sheet, Some(header.row), column);
            let plans = mapping.all_plans().filter(|plan| plan.header == number);
            let is_elsewhere = others.iter().any(|other| !other.columns[number].is_empty())
                && plans.clone().all(|plan| !plan.reader.field.required);
            if column.is_none() && !wanted.optional && is_elsewhere {
                doubted.extend(plans.map(|plan| plan.field));
                let absent = Finding::new(codes::ABSENT_HERE, Severity::Warning, place.clone());
                self.add(absent.with("column", &wanted.text));
            } else if column.is_none() && !wanted.optional {
                let others = header.texts.iter().zip(&header.keys).filter(|(_, key)| {
                    !key.is_empty() && mapping.headers.iter().all(|wanted| wanted.key != **key)
                });
                let suggestion = closest(&wanted.key, others.map(|(text, _)| text.as_str()))
                    .filter(|_| header.sure);
                let finding = Finding::new(codes::NO_COLUMN, Severity::Error, place.clone())
                    .with("column", &wanted.text)
                    .with("closest", suggestion.unwrap_or(codes::NONE));
                self.add(finding);
            }
            if found.len() > 1 {
                let twins = Finding::new(codes::TWIN_HEADERS, Severity::Error, place.clone());
                self.add(
                    twins
                        .with("column", &wanted.text)
                        .with("columns_count", found.len().to_string()),
                );
            }
            if *by_folding {
                self.add(
                    Finding::new(codes::FOLDED_HEADER, Severity::Info, place)
                        .with("column", &wanted.text),
                );
            }
            at.push(column);
        }
        let plans = mapping.all_plans();
        let mut read: BTreeSet<usize> =
            plans.clone().flat_map(Plan::headers).filter_map(|header| at[header]).collect();
        let steps = mapping.calendar.iter().flat_map(|calendar| &calendar.steps);
        read.extend(steps.filter_map(|step| at[step.times?]));
        let is_day = |plan: &&Plan| plan.reader.field.r#type == FieldType::Date;
        let days = plans.clone().filter(is_day).flat_map(Plan::headers);
        let short_years = days
            .filter_map(|header| at[header])
            .filter_map(|column| Some((column, short_year::proven(below, column)?)))
            .collect();
        let is_number = |plan: &&Plan| {
            matches!(plan.reader.field.r#type, FieldType::Integer | FieldType::Number)
        };
        let numbers = plans.clone().filter(is_number).filter_map(|plan| at[plan.header]);
        let marks = numbers.map(|column| (column, marks(below, column))).collect();
        let plus = plans
            .filter(|plan| {
                plan.reader.field.r#type == FieldType::Boolean && !plan.reader.knows("-")
            })
            .filter_map(|plan| at[plan.header])
            .filter(|column| below.iter().any(|row| row.cell(*column).text() == "+"))
            .collect();
        let width = sheet.name.is_none().then(|| Width::new(header, below));
        let hours = BTreeMap::new();
        let is_amount = |plan: &&Plan| plan.is_amount();
        let amounts = mapping.all_plans().filter(is_amount);
        let merged = pieces(sheet, &amounts.filter_map(|plan| at[plan.header]).collect());
        let read = read.into_iter().collect();
        let year = self.time_of(sheet).year;
        let fixed = self.of_year(sheet, header, year);
        let spans = self.spans(sheet, header, &at);
        Columns {
            at,
            read,
            plus,
            marks,
            doubted,
            hours,
            merged,
            year,
            short_years,
            fixed,
            spans,
            width,
        }
    }

    /// The year and month that a sheet is named by, or else its file.
    pub(super) fn time_of(&self, sheet: &Sheet) -> Named {
        let of_sheet = sheet.name.as_deref().map(named).unwrap_or_default();
        let file = self.table.files.last().map_or("", |file| file.name.as_str());
        let of_file = named(stem(file));
        Named { year: of_sheet.year.or(of_file.year), month: of_sheet.month.or(of_file.month) }
    }

    /// The fields that are set for the year of a sheet; one of which nobody knows the year is told.
    fn of_year(
        &mut self,
        sheet: &Sheet,
        header: &Header,
        year: Option<i32>,
    ) -> Vec<(usize, Value)> {
        let mapping = self.mapping;
        if !mapping.yearly.is_empty() && year.is_none() {
            let place = self.place(sheet, Some(header.row), None);
            let finding = Finding::new(codes::NO_YEAR, Severity::Error, place);
            self.add(finding.with("needs", "year"));
        }
        let value = |(field, text): &(usize, String)| {
            let cell = Cell::Text(text.replace(YEAR, &year?.to_string()));
            let reader = Reader::new(&mapping.dataset.fields[*field]);
            match reader.read(&cell, Habits::default()) {
                CellReading::Value(value) => Some((*field, value)),
                _ => None,
            }
        };
        mapping.yearly.iter().filter_map(value).collect()
    }

    /// The column of each field, for each turn.
    pub(super) fn cells(&self, sheet: &Sheet, columns: &Columns<'a>) -> Vec<BTreeMap<String, u32>> {
        let cell = |plan: &Plan| {
            let column = sheet
                .written_in
                .or(columns.at[plan.header])
                .filter(|_| columns.at[plan.header].is_some())?;
            let column = u32::try_from(column).ok()?;
            Some((self.mapping.name(plan.field).to_string(), column))
        };
        let base: BTreeMap<String, u32> = self.mapping.plans.iter().filter_map(cell).collect();
        if let Some(steps) = self.step_cells(columns, &base) {
            return steps;
        }
        if self.mapping.turns.is_empty() {
            return vec![base];
        }
        self.mapping
            .turns
            .iter()
            .map(|turn| {
                let mut cells = base.clone();
                cells.extend(cell(&turn.plan));
                cells
            })
            .collect()
    }

    pub(super) fn unmapped(
        &mut self,
        sheet: &Sheet,
        header: &Header,
        columns: &Columns<'a>,
        records: &[&Row],
    ) {
        let width =
            records.iter().map(|row| row.cells.len()).max().unwrap_or(0).max(header.keys.len());
        // Cells beyond a text file's header are reported row by row.
        let width = if sheet.name.is_none() { header.keys.len() } else { width };
        let ignored = |name: &str| {
            self.mapping.ignored.contains(name)
                || self.mapping.ignored.iter().any(|other| folded(other) == folded(name))
        };
        let mut findings = Vec::new();
        for column in 0..width {
            let name = header.keys.get(column).map_or("", String::as_str);
            let is_twin = header.columns.iter().any(|found| found.contains(&column));
            if columns.read.contains(&column) || is_twin || ignored(name) {
                continue;
            }
            if name.is_empty() && records.iter().all(|row| row.cell(column).is_empty()) {
                continue;
            }
            let place = self.place(sheet, Some(header.row), Some(column));
            if is_other_answer(name) && self.mapping.dataset.field("no_opinion").is_some() {
                let holding = records.iter().filter(|row| !row.cell(column).is_empty()).count();
                if holding > 0 {
                    let mut finding = Finding::new(codes::OTHER_ANSWERS, Severity::Warning, place)
                        .with(HEADING, &header.texts[column]);
                    finding.count = holding as u64;
                    findings.push(finding);
                    continue;
                }
            }
            // In a row that may be no header, words may be somebody's data.
            let text = header.texts.get(column).filter(|text| header.sure && !text.is_empty());
            let text = text.map_or(codes::NONE, String::as_str);
            findings.push(
                Finding::new(codes::UNMAPPED_COLUMN, Severity::Info, place).with(HEADING, text),
            );
        }
        self.findings.extend(findings);
    }
}

/// A survey program's column for what was typed beside "other".
fn is_other_answer(key: &str) -> bool {
    const ENDS: [&str; 8] = [
        "[other]",
        "[kita]",
        "-oth-",
        "_other",
        "[-oth-]",
        "other (please specify)",
        "kita (įrašykite)",
        "kita (nurodykite)",
    ];
    ENDS.iter().any(|end| key.ends_with(end))
}
