//! Identifiers that name nobody, that are typed otherwise, and that spreadsheets took for numbers.

use super::{put, some_cell};
use crate::disturbed::random::Random;
use crate::disturbed::sheet::{Cell, Column, Kind, Sheet};
use crate::disturbed::ways::Touched;

fn is_id(column: &Column, cell: &Cell) -> bool {
    matches!(column.kind, Kind::Key | Kind::Reference(_) | Kind::Label) && !cell.is_empty()
}

/// Whether any record of another register goes by this key.
fn is_referred_to(dataset: &str, key: &Cell, all: &[Sheet]) -> bool {
    all.iter().any(|sheet| {
        let refers =
            |column: &Column| matches!(column.kind, Kind::Reference(to) if to.contains(&dataset));
        let columns: Vec<usize> =
            (0..sheet.columns.len()).filter(|place| refers(&sheet.columns[*place])).collect();
        sheet.rows.iter().any(|row| columns.iter().any(|place| row.cells.get(*place) == Some(key)))
    })
}

pub fn change(sheet: &mut Sheet, all: &[Sheet], random: &mut Random) -> Option<Touched> {
    let dataset = sheet.dataset;
    let place = some_cell(sheet, random, |column, cell| match column.kind {
        Kind::Reference(_) => !cell.is_empty(),
        Kind::Key => is_referred_to(dataset, cell, all),
        _ => false,
    })?;
    let mut text = sheet.cell(place.0, place.1).written();
    text.push(*random.pick(&['0', '7', 'x']));
    put(sheet, place, text)
}

pub fn spell(sheet: &mut Sheet, random: &mut Random) -> Option<Touched> {
    let place = some_cell(sheet, random, is_id)?;
    let text = sheet.cell(place.0, place.1).written();
    let other = match random.below(6) {
        0 => text.to_lowercase(),
        1 => text.replace('-', "–"),
        2 => text.replace('-', "\u{2011}"),
        3 => text.replace('-', " - "),
        4 => format!("{text}\u{200b}"),
        _ => format!(" {text} "),
    };
    (other != text).then_some(())?;
    put(sheet, place, other)
}

/// Long numbers, days, truth values and errors, and a name of which the number is still to come.
const STRUCK: [&str; 11] = [
    "5,1203E+10",
    "5.1203E+10",
    "4,05E+12",
    "1,2E+11",
    "17-vas.",
    "sau.17",
    "17-Feb",
    "TRUE",
    "#¡REF!",
    "GC-",
    "GC-?",
];

pub fn strike(sheet: &mut Sheet, random: &mut Random) -> Option<Touched> {
    let place = some_cell(sheet, random, is_id)?;
    put(sheet, place, *random.pick(&STRUCK))
}

/// The key of a record over that of the record below. One response may answer several questions: there the question must be
/// the same, or both are right.
pub fn double(sheet: &mut Sheet, random: &mut Random) -> Option<Touched> {
    let (row, column) = some_cell(sheet, random, |column, _| column.kind == Kind::Key)?;
    let below = (row + 1..sheet.rows.len()).find(|below| {
        let row = &sheet.rows[*below];
        row.clean.is_some() && row.cells.len() == sheet.columns.len()
    })?;
    let key = sheet.cell(row, column).clone();
    (*sheet.cell(below, column) != key).then_some(())?;
    let question = sheet.columns.iter().position(|column| column.field == "question");
    let is_other = |question: usize| sheet.cell(row, question) != sheet.cell(below, question);
    (!question.is_some_and(is_other)).then_some(())?;
    put(sheet, (below, column), key)
}
