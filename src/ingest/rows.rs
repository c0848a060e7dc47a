//! A sheet's rows to records, with a finding for whatever is not understood.

use std::collections::BTreeMap;

use super::cell::{Row, Sheet};
use super::codes;
use super::columns::Columns;
use super::fill_down::FillDown;
use super::filter;
use super::headed::Places;
use super::headers::Header;
use super::in_two;
use super::layout::{self, Reason};
use super::other_table;
use super::reading::{Reading, listed};
use super::reconcile::{self, Agreement};
use super::record::Looks;
use super::shape::Shape;
use super::table::{LeftOut, SheetRead};
use super::tables::Part;
use super::titles::{Title, titles};
use super::total_word::Aside;
use super::totals::{self, Sums, Verdict};
use crate::finding::{Finding, Severity};

impl Reading<'_> {
    /// Reads the tables of a sheet.
    pub(super) fn sheet(&mut self, sheet: &Sheet, parts: &[Part]) {
        for (number, part) in parts.iter().enumerate() {
            let others = parts.iter().enumerate().filter(|(other, _)| *other != number);
            let others: Vec<&Header> = others.map(|(_, other)| &other.header).collect();
            if number > 0 {
                let place = self.place(sheet, Some(part.header.row), None);
                self.add(Finding::new(codes::NEXT_TABLE, Severity::Warning, place));
            }
            self.part(sheet, part, &others);
        }
    }

    /// Reads one table of a sheet; `others` are the headers of the sheet's other tables.
    fn part(&mut self, sheet: &Sheet, part: &Part, others: &[&Header]) {
        self.counted.clear();
        let mapping = self.mapping;
        let header = &part.header;
        let below = &sheet.rows[header.after..part.rows.end];
        let mut columns = self.columns(sheet, header, below, others);
        let shape = Shape::new(mapping, &columns, header, below);
        let mut fill = FillDown::new(mapping, &columns);
        let places = Places::new(below, &shape, fill.is_declared());
        let titles = titles(below, &shape, &columns.read);
        let ends = in_two::ends(below, &shape, &columns.read);
        columns.hours = self.hours(sheet, header, below, &shape, &places);
        let mut read = SheetRead {
            name: sheet.name.clone(),
            header_row: Some(header.row).filter(|row| *row > 0),
            cells: self.cells(sheet, &columns),
            ..SheetRead::default()
        };
        let drafts = self.drafts(sheet, header, below);
        let mut records: Vec<&Row> = Vec::new();
        let mut first_records: Vec<usize> = Vec::new();
        let mut block = 0;
        let (mut block_sums, mut sums) = (Sums::default(), Sums::default());
        let mut remarks: BTreeMap<Reason, Vec<u32>> = BTreeMap::new();
        let mut named_totals: Vec<NamedTotal> = Vec::new();
        let mut other_table = None;
        let mut last = part.rows.start.checked_sub(1).map_or(0, |at| sheet.rows[at].number);
        for at in part.rows.clone() {
            let row = &sheet.rows[at];
            if row.number > last + 1 {
                leave_out(&mut read.left_out, last + 1, row.number - 1, Reason::Blank);
            }
            last = row.number;
            let mut total = None;
            let (mut is_doubtful, mut may_be_title) = (false, false);
            let reason = if at < header.after {
                Some(Reason::Heading)
            } else if part.repeated.contains(&at) {
                Some(Reason::RepeatedHeader)
            } else if other_table.is_some() {
                Some(Reason::OtherTable)
            } else {
                let place = places.of(at - header.after);
                let sums = (&block_sums, &sums);
                let below = sheet.rows[at + 1..part.rows.end].first();
                let is_last = below.is_none_or(|below| {
                    below.number > row.number + 1 || shape.filled(below).next().is_none()
                });
                let block = &records[block..];
                match totals::judge(row, &shape, block, &records, sums, place, is_last) {
                    Verdict::Named(column) => {
                        total = Some(column);
                        Some(Reason::Total)
                    }
                    Verdict::Unnamed => Some(Reason::Sums),
                    Verdict::Aside(Aside::OfWhich) => Some(Reason::OfWhich),
                    Verdict::Aside(Aside::Average) => Some(Reason::Average),
                    verdict => {
                        let mut reason = layout::reason(row, &shape, &columns.read);
                        match titles.get(&(at - header.after)) {
                            Some(Title::Sure) if reason.is_none() => {
                                reason = Some(Reason::Heading);
                                let place = self.place(sheet, Some(row.number), None);
                                self.add(Finding::new(codes::TITLE, Severity::Warning, place));
                            }
                            title => may_be_title = title.is_some(),
                        }
                        if reason.is_none()
                            && other_table::begins(&sheet.rows, at, &shape, &records)
                        {
                            other_table = Some(at);
                            reason = Some(Reason::OtherTable);
                        }
                        if reason.is_none() && drafts.contains(&row.number) {
                            reason = Some(Reason::Draft);
                        }
                        if reason.is_none() && !filter::takes(&mapping.filters, row, &columns.at) {
                            reason = Some(Reason::Filtered);
                        }
                        if let (None, Verdict::Doubtful(column)) = (reason, verdict) {
                            let place = self.place(sheet, Some(row.number), Some(column));
                            self.add(Finding::new(codes::DOUBTFUL_TOTAL, Severity::Warning, place));
                            is_doubtful = true;
                        }
                        reason
                    }
                }
            };
            let Some(reason) = reason else {
                records.push(row);
                block_sums.add(row, &shape);
                sums.add(row, &shape);
                read.record_rows += 1;
                first_records.push(self.table.len());
                let may_be_end = ends.contains(&(at - header.after));
                let looks = Looks { may_be_title, may_be_end };
                match fill.filled(row) {
                    Some(filled) => self.record(sheet, &filled, &columns, looks),
                    None => self.record(sheet, row, &columns, looks),
                }
                if is_doubtful {
                    let first = first_records.last().copied().unwrap_or(self.table.len());
                    (first..self.table.len()).for_each(|record| self.table.doubt_record(record));
                }
                continue;
            };
            leave_out(&mut read.left_out, row.number, row.number, reason);
            match reason {
                Reason::Total | Reason::Sums => {
                    if let Some(label) = total {
                        named_totals.push(NamedTotal { row, label, block, at: records.len() });
                    } else {
                        let place = self.place(sheet, Some(row.number), None);
                        self.add(Finding::new(codes::UNNAMED_TOTAL, Severity::Warning, place));
                    }
                    block = records.len();
                    block_sums = Sums::default();
                    fill.stop();
                }
                Reason::Note
                | Reason::Unused
                | Reason::OfWhich
                | Reason::Average
                | Reason::Filtered => {
                    remarks.entry(reason).or_default().push(row.number);
                }
                _ => {}
            }
        }
        for (number, total) in named_totals.iter().enumerate() {
            let next = named_totals[number + 1..].iter().find(|next| next.at > total.at);
            let next = next.map_or(records.len(), |next| next.at);
            let runs = [
                &records[total.block..total.at],
                &records[..total.at],
                &records[total.at..next],
                &records[total.at..],
            ];
            let totals = reconcile::totals(total.row, total.label, &shape, &runs);
            for total in &totals {
                self.total(sheet, &columns, total);
            }
            read.totals.extend(totals);
        }
        self.remarks(sheet, remarks);
        self.filled_down(sheet, &fill);
        // Where the cells of a torn row stand is not known, so neither is which of them are empty.
        let is_whole = |row: &Row| columns.width.is_none_or(|width| !width.is_torn(row));
        let whole: Vec<(&Row, usize)> =
            records.iter().copied().zip(first_records).filter(|(row, _)| is_whole(row)).collect();
        self.named_once(sheet, &shape, &fill, &whole);
        if let Some(at) = other_table {
            self.other_table(sheet, &sheet.rows[at..part.rows.end]);
        }
        self.rows_above(sheet, part, &shape);
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

    /// Says which rows were left out as remarks.
    fn remarks(&mut self, sheet: &Sheet, remarks: BTreeMap<Reason, Vec<u32>>) {
        for (reason, rows) in remarks {
            let place = self.place(sheet, rows.first().copied(), None);
            let mut finding = Finding::new(codes::LEFT_OUT, Severity::Info, place);
            finding.count = rows.len() as u64;
            self.add(finding.with("reason", reason.word()).with("rows", listed(&rows)));
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
        let is_open = fields.all(|plan| plan.is_open());
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

/// A total by its word: its column, and which of the records stand before it, from the last total on and in all.
struct NamedTotal<'r> {
    row: &'r Row,
    label: usize,
    block: usize,
    at: usize,
}

fn leave_out(left_out: &mut Vec<LeftOut>, from: u32, to: u32, reason: Reason) {
    if to == 0 {
        return;
    }
    match left_out.last_mut() {
        Some(last) if last.reason == reason && last.to + 1 == from => last.to = to,
        _ => left_out.push(LeftOut { from, to, reason }),
    }
}
