//! One row to its record, or records, with a finding for each cell that is not understood.

use super::cell::{Cell, Row, Sheet};
use super::codes;
use super::columns::Columns;
use super::headers::Header;
use super::mapping::Plan;
use super::rows::Reading;
use super::table::{CellState, Origin};
use super::value::{Fault, Reading as CellReading, Value};
use super::words::{key, means_missing};
use crate::finding::{Finding, Place, Severity};
use crate::library::dataset::Privacy;

/// The longest value that a finding may show, in characters.
const SHOWN: usize = 40;

/// What a cell gives: a value, and whether it says that there is no opinion.
#[derive(Default)]
struct Given {
    value: Option<Value>,
    no_opinion: Option<bool>,
    /// Something stands there that could not be understood.
    unread: bool,
}

impl Reading<'_> {
    pub(super) fn record(&mut self, sheet: &Sheet, header: &Header, row: &Row, columns: &Columns) {
        let mapping = self.mapping;
        if sheet.name.is_none()
            && row.cells.iter().skip(header.keys.len()).any(|cell| !cell.is_empty())
        {
            let place = self.place(sheet, Some(row.number), Some(header.keys.len()));
            let ragged = Finding::new(codes::RAGGED_ROW, Severity::Error, place);
            self.add(
                ragged
                    .with("cells_count", row.cells.len().to_string())
                    .with("columns_count", header.keys.len().to_string()),
            );
        }
        self.twins(sheet, row, columns);
        let mut values: Vec<Option<Value>> = vec![None; mapping.dataset.fields.len()];
        for (field, value) in &mapping.fixed {
            values[*field] = Some(value.clone());
        }
        for field in &mapping.row_names {
            values[*field] = Some(Value::Text(self.row_name(sheet, row)));
        }
        let mut unread = Vec::new();
        for plan in &mapping.plans {
            let given = self.cell(sheet, row, plan, columns);
            self.said(plan, &given, &mut unread);
            // A field may be read from several columns only in different turns; here the cell is all there is.
            if given.value.is_some() {
                values[plan.field] = given.value;
            }
            if let (Some(at), Some(no_opinion)) = (mapping.no_opinion, given.no_opinion) {
                values[at] = Some(Value::Boolean(no_opinion));
            }
        }
        unread.extend(self.unfitting(sheet, row, columns));
        if mapping.turns.is_empty() {
            self.push(values, &unread, row, 0);
            return;
        }
        for (number, turn) in mapping.turns.iter().enumerate() {
            let (mut values, mut unread) = (values.clone(), unread.clone());
            for (field, value) in &turn.fixed {
                values[*field] = Some(value.clone());
            }
            let given = self.cell(sheet, row, &turn.plan, columns);
            self.said(&turn.plan, &given, &mut unread);
            values[turn.plan.field] = given.value;
            if let (Some(at), Some(no_opinion)) = (mapping.no_opinion, given.no_opinion) {
                values[at] = Some(Value::Boolean(no_opinion));
            }
            self.push(values, &unread, row, number);
        }
    }

    /// Notes the fields that a cell leaves unread: its own and, of a scale, whether there is an opinion.
    fn said(&self, plan: &Plan, given: &Given, unread: &mut Vec<usize>) {
        if given.unread {
            unread.push(plan.field);
            if self.mapping.scaled.contains(&plan.field) {
                unread.extend(self.mapping.no_opinion);
            }
        }
    }

    fn push(&mut self, values: Vec<Option<Value>>, unread: &[usize], row: &Row, turn: usize) {
        let record = u32::try_from(self.table.len()).unwrap_or(u32::MAX);
        for (field, (column, value)) in self.table.columns.iter_mut().zip(values).enumerate() {
            // Of several columns of one field it is enough that one was read.
            if value.is_none() && unread.contains(&field) {
                column.states.insert(record, CellState::Unread);
            }
            column.values.push(value);
        }
        let index = |length: usize| u32::try_from(length).unwrap_or(u32::MAX);
        let file = index(self.table.files.len().saturating_sub(1));
        // The sheet is filed after its rows are read.
        let sheet = index(self.table.files.last().map_or(0, |file| file.sheets.len()));
        self.table.origin.push(Origin { file, sheet, row: row.number, turn: index(turn) });
    }

    /// `Apklausa.csv#17`, `Registras.xlsx#Sausis#17`: the same for the same files, different for each row.
    fn row_name(&self, sheet: &Sheet, row: &Row) -> String {
        let file = self.table.files.last().map_or("", |file| file.name.as_str());
        match &sheet.name {
            Some(sheet) => format!("{file}#{sheet}#{}", row.number),
            None => format!("{file}#{}", row.number),
        }
    }

    fn cell(&mut self, sheet: &Sheet, row: &Row, plan: &Plan, columns: &Columns) -> Given {
        let Some(column) = columns.at[plan.header] else { return Given::default() };
        let cell = row.cell(column);
        if let Some(like) = &plan.like
            && !like.fits(&key(&cell.text()))
        {
            return Given::default();
        }
        let scaled = self.mapping.scaled.contains(&plan.field);
        match plan.reader.read(cell, columns.plus.contains(&column)) {
            CellReading::Missing => Given::default(),
            CellReading::Value(value) => {
                Given { value: Some(value), no_opinion: scaled.then_some(false), unread: false }
            }
            CellReading::NoOpinion => Given { value: None, no_opinion: Some(true), unread: false },
            CellReading::Rounded(value) => {
                let place = self.place(sheet, Some(row.number), Some(column));
                let minutes = if let Value::Integer(minutes) = value {
                    minutes.to_string()
                } else {
                    String::new()
                };
                let finding = Finding::new(codes::ROUNDED_DURATION, Severity::Warning, place)
                    .with("minutes", minutes);
                let finding = self.about(finding, plan, cell);
                self.add(finding);
                Given { value: Some(value), no_opinion: None, unread: false }
            }
            CellReading::Fault(fault) => {
                let place = self.place(sheet, Some(row.number), Some(column));
                self.fault(fault, place, plan, cell);
                Given { unread: true, ..Given::default() }
            }
        }
    }

    fn fault(&mut self, fault: Fault, place: Place, plan: &Plan, cell: &Cell) {
        let known = fault.counted.then(|| (plan.field, key(&cell.text())));
        if let Some(at) = known.as_ref().and_then(|known| self.counted.get(known)) {
            self.findings[*at].count += 1;
            return;
        }
        let mut finding = self.about(Finding::new(fault.code, fault.severity, place), plan, cell);
        if let Some(reason) = fault.reason {
            finding = finding.with("reason", reason);
        }
        if fault.counted {
            let may_suggest = plan.reader.field.privacy == Privacy::Open;
            let suggestion = fault.suggestion.filter(|_| may_suggest);
            finding = finding.with("closest", suggestion.as_deref().unwrap_or(codes::NONE));
        }
        if let Some(known) = known {
            self.counted.insert(known, self.findings.len());
        }
        self.add(finding);
    }

    /// Names the field and its column, and shows the cell where it may be shown.
    fn about(&self, finding: Finding, plan: &Plan, cell: &Cell) -> Finding {
        let finding = finding
            .about(&self.mapping.dataset.name, self.mapping.name(plan.field))
            .with("field", self.mapping.name(plan.field))
            .with("column", &self.mapping.headers[plan.header].text);
        let text = cell.text();
        if plan.reader.field.privacy == Privacy::Open && text.chars().count() <= SHOWN {
            finding.with("shown", "yes").read(text)
        } else {
            finding.with("shown", "no")
        }
    }

    /// A cell of a column whose fields all have a pattern belongs to one of them, or is lost: the fields of which that
    /// leaves nothing known.
    fn unfitting(&mut self, sheet: &Sheet, row: &Row, columns: &Columns) -> Vec<usize> {
        let mapping = self.mapping;
        let mut unread = Vec::new();
        for (header, wanted) in mapping.headers.iter().enumerate() {
            let mut plans = mapping.plans.iter().filter(|plan| plan.header == header).peekable();
            let Some(column) = columns.at[header].filter(|_| plans.peek().is_some()) else {
                continue;
            };
            let word = key(&row.cell(column).text());
            let is_lost = |plan: &Plan| plan.like.as_ref().is_some_and(|like| !like.fits(&word));
            if !means_missing(&word) && plans.all(is_lost) {
                let of_column = mapping.plans.iter().filter(|plan| plan.header == header);
                unread.extend(of_column.map(|plan| plan.field));
                let place = self.place(sheet, Some(row.number), Some(column));
                self.add(
                    Finding::new(codes::FITS_NO_FIELD, Severity::Error, place)
                        .with("column", &wanted.text),
                );
            }
        }
        unread
    }

    fn twins(&mut self, sheet: &Sheet, row: &Row, columns: &Columns) {
        let mut said = String::new();
        for column in &columns.read {
            said.push_str(&row.cell(*column).text());
            said.push('\u{1F}');
        }
        let place = self.place(sheet, Some(row.number), None);
        if let Some(first) = self.seen.get(&said) {
            let first = first.printed();
            self.add(Finding::new(codes::TWIN_ROWS, Severity::Info, place).with("first", first));
        } else {
            self.seen.insert(said, place);
        }
    }
}
