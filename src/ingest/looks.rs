//! What a sheet's look says of its rows beside their cells: hidden, filtered, struck through, cut off.

use super::cell::Sheet;
use super::codes;
use super::reading::Reading;
use crate::finding::{Finding, Severity};

/// The last rows of worksheets, old and new: an export that ends exactly there was probably cut off.
const LAST_ROWS: [usize; 2] = [65_536, 1_048_576];

/// As many stretches of rows as a message names.
const NAMED: usize = 12;

/// Tells what a sheet looks like; of the rows those below its header.
pub(super) fn tell(reading: &mut Reading, sheet: &Sheet, header_row: u32) {
    let looks = &sheet.looks;
    // A filter is a way of looking; rows that somebody hid or struck out may be meant to count no more.
    for (code, severity, rows) in [
        (codes::HIDDEN_ROWS, Severity::Warning, &looks.hidden),
        (codes::FILTERED_ROWS, Severity::Info, &looks.filtered),
        (codes::STRUCK_ROWS, Severity::Warning, &looks.struck),
    ] {
        let below: Vec<u32> = rows.iter().copied().filter(|row| *row > header_row).collect();
        if let Some(first) = below.first() {
            let place = reading.place(sheet, Some(*first), None);
            let mut finding = Finding::new(code, severity, place).with("rows", named(&below));
            finding.count = below.len() as u64;
            reading.add(finding);
        }
    }
    if let Some((row, column, count)) = sheet.zero_formulas {
        let place = reading.place(sheet, Some(row), Some(column as usize));
        let mut finding = Finding::new(codes::ZERO_FORMULAS, Severity::Warning, place);
        finding.count = count;
        reading.add(finding);
    }
    let last = sheet.rows.iter().rev().find(|row| row.filled().next().is_some());
    let Some(last) = last.map(|row| row.number) else { return };
    let ends = |rows: &usize| *rows == last as usize || *rows == sheet.rows.len();
    if let Some(rows) = LAST_ROWS.into_iter().find(ends) {
        let place = reading.place(sheet, Some(last), None);
        let finding = Finding::new(codes::CUT_OFF, Severity::Warning, place);
        reading.add(finding.with("rows_count", rows.to_string()));
    }
}

/// `3, 7–9`, and `…` where there are more.
fn named(rows: &[u32]) -> String {
    let mut stretches: Vec<(u32, u32)> = Vec::new();
    for row in rows {
        match stretches.last_mut() {
            Some((_, last)) if last.checked_add(1) == Some(*row) => *last = *row,
            _ => stretches.push((*row, *row)),
        }
    }
    let mut words: Vec<String> = stretches
        .iter()
        .take(NAMED)
        .map(|(from, to)| if from == to { from.to_string() } else { format!("{from}–{to}") })
        .collect();
    if stretches.len() > NAMED {
        words.push("…".to_string());
    }
    words.join(", ")
}

#[cfg(test)]
mod tests {
    use super::named;

    #[test]
    fn rows_are_named_by_their_stretches() {
        assert_eq!(named(&[3, 7, 8, 9, 11]), "3, 7–9, 11");
        // A damaged file may number a row so.
        assert_eq!(named(&[u32::MAX, u32::MAX]), "4294967295, 4294967295");
        let odd: Vec<u32> = (0..20).map(|row| 2 * row + 1).collect();
        assert!(named(&odd).ends_with("21, 23, …"), "{}", named(&odd));
    }
}
