//! Titles between records: words alone in a row, above rows that go on without a header of their own.

use std::collections::BTreeMap;

use super::cell::{Cell, Row};
use super::layout;
use super::shape::Shape;
use super::total_word;
use super::value::{Habits, Reading};
use super::words::key;
use crate::library::dataset::FieldType;

/// What words alone in a row are.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Title {
    /// A title.
    Sure,
    /// A title, or a record of which nothing else is known.
    Perhaps,
}

/// The rows (indices) that are or may be titles. Words stand for no record where the others of their column have digits; apart
/// from the rows above and right above a row that fills more, they are a title.
pub(super) fn titles(rows: &[Row], shape: &Shape, read: &[usize]) -> BTreeMap<usize, Title> {
    let mut titles = BTreeMap::new();
    if read.len() < 2 {
        return titles;
    }
    let mut numbered: BTreeMap<usize, bool> = BTreeMap::new();
    for (at, row) in rows.iter().enumerate() {
        let mut filled = shape.filled(row);
        let (Some((column, cell)), None) = (filled.next(), filled.next()) else { continue };
        let is_left_out = layout::reason(row, shape, read).is_some()
            || total_word::word(&key(&cell.text())).is_some();
        if !is_words(cell) || is_known(shape, column, cell) || is_left_out {
            continue;
        }
        let is_numbered = *numbered.entry(column).or_insert_with(|| is_numbered(rows, column));
        let heads = is_apart(rows, at) && is_above_more(&rows[at + 1..], shape);
        match (is_numbered, heads) {
            (true, true) => titles.insert(at, Title::Sure),
            (false, false) => None,
            _ => titles.insert(at, Title::Perhaps),
        };
    }
    titles
}

/// Whether nearly every cell of a column holds a digit.
fn is_numbered(rows: &[Row], column: usize) -> bool {
    let cells = rows.iter().map(|row| row.cell(column)).filter(|cell| !cell.is_empty());
    let (all, with) = cells
        .fold((0_u64, 0_u64), |(all, with), cell| (all + 1, with + u64::from(!is_words(cell))));
    all > 2 && with * 4 >= all * 3
}

/// Whether the next row that holds something fills more than one cell.
fn is_above_more(below: &[Row], shape: &Shape) -> bool {
    let next = below.iter().find(|row| row.filled().next().is_some());
    next.is_some_and(|row| shape.filled(row).count() > 1)
}

/// Below an empty row, or the first below the header.
fn is_apart(rows: &[Row], at: usize) -> bool {
    match at.checked_sub(1).map(|above| &rows[above]) {
        None => true,
        Some(above) => rows[at].number > above.number + 1 || above.filled().next().is_none(),
    }
}

/// Whether the column's own words, or its type, make a value of the cell that is not just any name.
fn is_known(shape: &Shape, column: usize, cell: &Cell) -> bool {
    shape.plans.iter().filter(|(at, _)| *at == column).any(|(_, plan)| {
        let is_name =
            plan.reader.field.r#type == FieldType::String && plan.reader.field.codes.is_empty();
        !is_name && !matches!(plan.reader.read(cell, Habits::default()), Reading::Fault(_))
    })
}

/// Text without any digit.
pub(super) fn is_words(cell: &Cell) -> bool {
    matches!(cell, Cell::Text(text) if !text.chars().any(|c| c.is_ascii_digit()))
}
