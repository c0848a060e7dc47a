//! A sheet's rows to records, with a finding for whatever is not understood.

use std::collections::{BTreeMap, BTreeSet, HashMap};

use super::cell::{Cell, Row, Sheet};
use super::codes;
use super::headers::Header;
use super::layout::{self, Reason};
use super::mapping::{Mapping, Plan};
use super::reconcile::{self, Agreement};
use super::table::{CellState, FileRead, LeftOut, Origin, SheetRead, Table};
use super::value::{Fault, Reading as CellReading, Value};
use super::words::{closest, folded, key, means_missing};
use crate::finding::{Finding, Place, Severity};
use crate::library::dataset::{FieldType, Privacy};

/// The longest value that a finding may show, in characters.
const SHOWN: usize = 40;

/// A table in the making.
pub(super) struct Reading<'a> {
    mapping: &'a Mapping<'a>,
    table: Table,
    findings: Vec<Finding>,
    /// Rows by what they say, to find those that say the same.
    seen: HashMap<String, Place>,
    /// Findings of this sheet that count cells with the same word: by field and word.
    counted: BTreeMap<(usize, String), usize>,
}

/// Where a sheet's columns are.
struct Columns {
    /// For each of the mapping's headers.
    at: Vec<Option<usize>>,
    /// Those that fields are read from.
    read: Vec<usize>,
    /// Those that write `+` for yes.
    plus: BTreeSet<usize>,
}

/// What a cell gives: a value, and whether it says that there is no opinion.
#[derive(Default)]
struct Given {
    value: Option<Value>,
    no_opinion: Option<bool>,
    /// Something stands there that could not be understood.
    unread: bool,
}

impl<'a> Reading<'a> {
    pub(super) fn new(mapping: &'a Mapping<'a>, findings: Vec<Finding>) -> Self {
        let table = Table::new(mapping.dataset);
        Reading { mapping, table, findings, seen: HashMap::new(), counted: BTreeMap::new() }
    }

    pub(super) fn finish(self) -> (Table, Vec<Finding>) {
        (self.table, self.findings)
    }

    pub(super) fn add(&mut self, finding: Finding) {
        self.findings.push(finding);
    }

    /// From here on rows belong to this file.
    pub(super) fn file(&mut self, file: FileRead) {
        self.table.files.push(file);
    }

    pub(super) fn sheet_read(&mut self, sheet: SheetRead) {
        if let Some(file) = self.table.files.last_mut() {
            file.sheets.push(sheet);
        }
    }

    /// The headers that are looked for, as keys.
    pub(super) fn wanted(&self) -> Vec<String> {
        self.mapping.headers.iter().map(|wanted| wanted.key.clone()).collect()
    }

    /// The headers that are looked for, as the source writes them.
    pub(super) fn wanted_texts(&self) -> String {
        let texts: Vec<&str> =
            self.mapping.headers.iter().map(|wanted| wanted.text.as_str()).collect();
        // Headers may hold commas.
        texts.join(" · ")
    }

    /// A place in the file that is being read.
    pub(super) fn place(&self, sheet: &Sheet, row: Option<u32>, column: Option<usize>) -> Place {
        let file = self.table.files.last().map_or("", |file| file.name.as_str());
        let column = column.and_then(|column| u32::try_from(column).ok());
        Place { file: file.to_string(), sheet: sheet.name.clone(), row, column }
    }

    /// Reads a sheet whose header is known.
    pub(super) fn sheet(&mut self, sheet: &Sheet, header: &Header) {
        self.counted.clear();
        let columns = self.columns(sheet, header);
        let mut read = SheetRead {
            name: sheet.name.clone(),
            header_row: Some(header.row),
            cells: self.cells(&columns),
            ..SheetRead::default()
        };
        let mut records: Vec<&Row> = Vec::new();
        let mut block = 0;
        let mut remarks: BTreeMap<Reason, (u32, u64)> = BTreeMap::new();
        let mut last = 0;
        for (at, row) in sheet.rows.iter().enumerate() {
            if row.number > last + 1 {
                leave_out(&mut read.left_out, last + 1, row.number - 1, Reason::Blank);
            }
            last = row.number;
            let reason = if at < header.after {
                Some(Reason::Heading)
            } else {
                layout::reason(row, header, &columns.read)
            };
            let Some(reason) = reason else {
                records.push(row);
                read.record_rows += 1;
                self.record(sheet, header, row, &columns);
                continue;
            };
            leave_out(&mut read.left_out, row.number, row.number, reason);
            match reason {
                Reason::Total => {
                    let totals = reconcile::totals(row, &records[block..], &records, |column| {
                        self.kind(&columns, column)
                    });
                    for total in &totals {
                        self.total(sheet, &columns, total);
                    }
                    read.totals.extend(totals);
                    block = records.len();
                }
                Reason::Note | Reason::Unused => {
                    remarks.entry(reason).or_insert((row.number, 0)).1 += 1;
                }
                _ => {}
            }
        }
        for (reason, (row, count)) in remarks {
            let mut finding =
                Finding::new(codes::LEFT_OUT, Severity::Info, self.place(sheet, Some(row), None));
            finding.count = count;
            self.add(finding.with("reason", reason.word()));
        }
        if records.is_empty() {
            self.add(Finding::new(
                codes::NO_RECORDS,
                Severity::Warning,
                self.place(sheet, None, None),
            ));
        }
        self.unmapped(sheet, header, &columns, &records);
        self.sheet_read(read);
    }

    /// Finds each wanted column, and says which are absent or doubtful.
    fn columns(&mut self, sheet: &Sheet, header: &Header) -> Columns {
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
    fn cells(&self, columns: &Columns) -> Vec<BTreeMap<String, u32>> {
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
    fn kind(&self, columns: &Columns, column: usize) -> Option<FieldType> {
        let plans =
            self.mapping.plans.iter().chain(self.mapping.turns.iter().map(|turn| &turn.plan));
        plans
            .into_iter()
            .find(|plan| columns.at[plan.header] == Some(column))
            .map(|plan| plan.reader.field.r#type)
    }

    fn record(&mut self, sheet: &Sheet, header: &Header, row: &Row, columns: &Columns) {
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
        let shifted;
        let mut cell = row.cell(column);
        if sheet.serial_shift != 0 && plan.reader.field.r#type == FieldType::Date {
            shifted = sheet.in_1900(cell);
            cell = &shifted;
        }
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

    fn total(&mut self, sheet: &Sheet, columns: &Columns, total: &reconcile::Total) {
        let (code, severity) = match total.agreement {
            Agreement::Rows | Agreement::Sum => return,
            Agreement::Differs => (codes::TOTAL_DIFFERS, Severity::Warning),
            Agreement::NotComparable => (codes::TOTAL_NOT_RECONCILED, Severity::Info),
        };
        let plans =
            self.mapping.plans.iter().chain(self.mapping.turns.iter().map(|turn| &turn.plan));
        let mut fields =
            plans.filter(|plan| columns.at[plan.header] == Some(total.column as usize));
        let is_open = fields.all(|plan| plan.reader.field.privacy == Privacy::Open);
        let sum = total
            .sum
            .filter(|_| is_open)
            .map_or_else(|| codes::NONE.to_string(), |sum| sum.to_string());
        let place = self.place(sheet, Some(total.row), Some(total.column as usize));
        self.add(
            Finding::new(code, severity, place)
                .with("printed", total.printed.to_string())
                .with("rows", total.rows.to_string())
                .with("sum", sum),
        );
    }

    fn unmapped(&mut self, sheet: &Sheet, header: &Header, columns: &Columns, records: &[&Row]) {
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

fn leave_out(left_out: &mut Vec<LeftOut>, from: u32, to: u32, reason: Reason) {
    match left_out.last_mut() {
        Some(last) if last.reason == reason && last.to + 1 == from => last.to = to,
        _ => left_out.push(LeftOut { from, to, reason }),
    }
}
