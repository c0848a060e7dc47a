//! Rows that belong to a table of another kind: told, and read by nobody.

use super::cell::{Cell, Row, Sheet};
use super::codes;
use super::mapping::Plan;
use super::reading::{Reading, listed};
use super::shape::Shape;
use super::tables::Part;
use super::titles::is_words;
use super::value;
use super::words::key;
use crate::finding::{Finding, Severity};
use crate::library::dataset::FieldType;

/// Whether a table that the mapping does not fit begins at this row: after a gap, words where the records above hold days,
/// numbers or codes, and below them days or numbers again.
pub(super) fn begins(rows: &[Row], at: usize, shape: &Shape, records: &[&Row]) -> bool {
    let row = &rows[at];
    if records.is_empty() || !stands_apart(rows, at) {
        return false;
    }
    let filled: Vec<(usize, &Cell)> = shape.filled(row).collect();
    if filled.len() < 2 || !filled.iter().all(|(_, cell)| is_words(cell)) {
        return false;
    }
    let below = rows.get(at + 1).filter(|below| below.number == row.number + 1);
    let heads = below.is_some_and(|below| {
        shape.filled(below).count() > 1
            && filled.iter().any(|(column, _)| {
                let cell = below.cell(*column);
                !cell.is_empty() && !is_words(cell)
            })
    });
    if !heads {
        return false;
    }
    let read = shape.plans.iter().filter(|(column, _)| !row.cell(*column).is_empty());
    let is_name = |plan: &Plan| {
        plan.reader.field.r#type == FieldType::String && plan.reader.field.codes.is_empty()
    };
    let (names, others): (Vec<_>, Vec<_>) = read.partition(|(_, plan)| is_name(plan));
    if others.is_empty() {
        return !names.is_empty()
            && names.iter().all(|(column, _)| {
                let above = records.iter().map(|row| row.cell(*column));
                let mut above = above.filter(|cell| !cell.is_empty()).peekable();
                above.peek().is_some() && above.all(|cell| !is_words(cell))
            });
    }
    // One misspelt word is a fault of its record.
    let is_code = |plan: &Plan| !plan.reader.field.codes.is_empty();
    let tells = others.len() > 1 || others.iter().any(|(_, plan)| !is_code(plan));
    tells
        && others.iter().all(|(column, plan)| {
            let habits = value::Habits::default();
            matches!(plan.reader.read(row.cell(*column), habits), value::Reading::Fault(_))
        })
}

/// Below an empty row, or below a title that stands below one.
fn stands_apart(rows: &[Row], at: usize) -> bool {
    let gap = |at: usize| {
        at > 0
            && (rows[at].number > rows[at - 1].number + 1 || rows[at - 1].filled().next().is_none())
    };
    gap(at) || (at > 0 && rows[at - 1].filled().count() == 1 && gap(at - 1))
}

impl Reading<'_> {
    /// Tells of another table; nothing is lost where each of its columns is known and not needed.
    pub(super) fn other_table(&mut self, sheet: &Sheet, rows: &[Row]) {
        let Some(first) = rows.first() else { return };
        let is_known =
            first.filled().all(|(_, cell)| self.mapping.ignored.contains(&key(&cell.text())));
        let severity = if is_known { Severity::Info } else { Severity::Error };
        let numbers: Vec<u32> =
            rows.iter().filter(|row| row.filled().next().is_some()).map(|row| row.number).collect();
        let mut finding =
            Finding::new(codes::OTHER_TABLE, severity, self.place(sheet, Some(first.number), None));
        finding.count = numbers.len() as u64;
        self.add(finding.with("rows", listed(&numbers)).with("where", "below"));
    }

    /// Tells of rows above a table's header that look like a table themselves.
    pub(super) fn rows_above(&mut self, sheet: &Sheet, part: &Part, shape: &Shape) {
        let width = part.header.keys.iter().filter(|key| !key.is_empty()).count();
        let above = &sheet.rows[part.rows.start..part.header.from];
        let numbers: Vec<u32> = above
            .iter()
            .filter(|row| {
                let filled = row.filled().count();
                shape.is_like_a_record(row, None) || filled > 2 && filled * 2 >= width
            })
            .map(|row| row.number)
            .collect();
        // What reads as this table's records is lost with its header, whose words may be misspelt.
        let is_lost = above.iter().filter(|row| shape.is_like_a_record(row, None)).count() > 1;
        let Some(first) = numbers.first().copied().filter(|_| numbers.len() > 1) else { return };
        let place = self.place(sheet, Some(first), None);
        let severity = if is_lost { Severity::Error } else { Severity::Warning };
        let mut finding = Finding::new(codes::OTHER_TABLE, severity, place);
        finding.count = numbers.len() as u64;
        self.add(finding.with("rows", listed(&numbers)).with("where", "above"));
    }
}
