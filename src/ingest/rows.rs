//! A sheet's rows to records, with a finding for whatever is not understood.

use std::collections::{BTreeMap, HashMap};

use super::cell::{Row, Sheet};
use super::codes;
use super::columns::Columns;
use super::headers::Header;
use super::layout::{self, Reason};
use super::mapping::Mapping;
use super::reconcile::{self, Agreement};
use super::table::{FileRead, LeftOut, SheetRead, Table};
use crate::finding::{Finding, Place, Severity};
use crate::library::dataset::Privacy;

/// A table in the making.
pub(super) struct Reading<'a> {
    pub(super) mapping: &'a Mapping<'a>,
    pub(super) table: Table,
    pub(super) findings: Vec<Finding>,
    /// Rows by what they say, to find those that say the same.
    pub(super) seen: HashMap<String, Place>,
    /// Findings of this sheet that count cells with the same word: by field and word.
    pub(super) counted: BTreeMap<(usize, String), usize>,
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
}

fn leave_out(left_out: &mut Vec<LeftOut>, from: u32, to: u32, reason: Reason) {
    match left_out.last_mut() {
        Some(last) if last.reason == reason && last.to + 1 == from => last.to = to,
        _ => left_out.push(LeftOut { from, to, reason }),
    }
}
