//! Which column of a sheet each field is read from, and which columns nobody reads.

use std::collections::{BTreeMap, BTreeSet};

use super::cell::{Row, Sheet};
use super::codes;
use super::headers::Header;
use super::mapping::Plan;
use super::rows::Reading;
use super::words::{closest, folded};
use crate::finding::{Finding, Severity};
use crate::library::dataset::FieldType;

/// Where a sheet's columns are.
pub(super) struct Columns {
    /// For each of the mapping's headers.
    pub(super) at: Vec<Option<usize>>,
    /// Those that fields are read from.
    pub(super) read: Vec<usize>,
    /// Those that write `+` for yes.
    pub(super) plus: BTreeSet<usize>,
}

impl Reading<'_> {
    /// Finds each wanted column, and says which are absent or doubtful.
    pub(super) fn columns(&mut self, sheet: &Sheet, header: &Header) -> Columns {
        let mapping = self.mapping;
        let mut at = Vec::with_capacity(mapping.headers.len());
        for (wanted, (found, by_folding)) in
            mapping.headers.iter().zip(header.columns.iter().zip(&header.folded))
        {
            let column = found.first().copied();
            let place = self.place(sheet, Some(header.row), column);
            if column.is_none() && !wanted.optional {
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
        let plans = mapping.plans.iter().chain(mapping.turns.iter().map(|turn| &turn.plan));
        let read: BTreeSet<usize> = plans.clone().filter_map(|plan| at[plan.header]).collect();
        let plus = plans
            .filter(|plan| {
                plan.reader.field.r#type == FieldType::Boolean && !plan.reader.knows("-")
            })
            .filter_map(|plan| at[plan.header])
            .filter(|column| {
                sheet.rows[header.after..].iter().any(|row| row.cell(*column).text() == "+")
            })
            .collect();
        Columns { at, read: read.into_iter().collect(), plus }
    }

    /// The column of each field, for each turn.
    pub(super) fn cells(&self, columns: &Columns) -> Vec<BTreeMap<String, u32>> {
        let cell = |plan: &Plan| {
            let column = u32::try_from(columns.at[plan.header]?).ok()?;
            Some((self.mapping.name(plan.field).to_string(), column))
        };
        let base: BTreeMap<String, u32> = self.mapping.plans.iter().filter_map(cell).collect();
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

    /// The type of the field that a column is read into.
    pub(super) fn kind(&self, columns: &Columns, column: usize) -> Option<FieldType> {
        let plans =
            self.mapping.plans.iter().chain(self.mapping.turns.iter().map(|turn| &turn.plan));
        plans
            .into_iter()
            .find(|plan| columns.at[plan.header] == Some(column))
            .map(|plan| plan.reader.field.r#type)
    }

    pub(super) fn unmapped(
        &mut self,
        sheet: &Sheet,
        header: &Header,
        columns: &Columns,
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
            // In a row that may be no header, words may be somebody's data.
            let text = header.texts.get(column).filter(|text| header.sure && !text.is_empty());
            let text = text.map_or(codes::NONE, String::as_str);
            findings.push(
                Finding::new(codes::UNMAPPED_COLUMN, Severity::Info, place).with("column", text),
            );
        }
        self.findings.extend(findings);
    }
}
