//! What goes wrong with whole rows, with headings, and between neighbouring cells.

use rust_decimal::Decimal;

use super::random::Random;
use super::sheet::{Cell, Column, Format, Kind, Row, Sheet};
use super::ways::Touched;

/// A record that nothing has torn yet.
fn some_record(sheet: &Sheet, random: &mut Random) -> Option<usize> {
    let whole: Vec<usize> = (0..sheet.rows.len())
        .filter(|place| {
            let row = &sheet.rows[*place];
            row.clean.is_some() && row.cells.len() == sheet.columns.len()
        })
        .collect();
    (!whole.is_empty()).then(|| *random.pick(&whole))
}

/// Puts a row that is no record somewhere, or at the end; merged cells move with their rows.
pub fn insert(sheet: &mut Sheet, at: usize, cells: Vec<Cell>) {
    sheet.rows.insert(at, Row { clean: None, cells });
    for (first, last, _) in &mut sheet.merged {
        *first += usize::from(*first >= at);
        *last += usize::from(*last >= at);
    }
}

/// Where a row can be put without dividing a merged cell.
fn some_gap(sheet: &Sheet, random: &mut Random) -> Option<usize> {
    let at = random.below(sheet.rows.len() + 1);
    sheet.merged.iter().all(|(first, last, _)| at <= *first || at > *last).then_some(at)
}

pub fn tear(sheet: &mut Sheet, random: &mut Random) -> Option<Touched> {
    let row = some_record(sheet, random)?;
    let width = sheet.columns.len();
    let at = random.between(1, width as i64 - 1) as usize;
    let rest: Vec<Cell> = sheet.rows[row].cells[at..].to_vec();
    // Where months or years are columns, an empty one is an answer.
    let may_be_empty = sheet.mapping.contains("unpivot");
    if rest.iter().all(Cell::is_empty) || !sheet.merged.is_empty() || may_be_empty {
        return None;
    }
    let clean = sheet.rows[row].clean?;
    let touched = (at..width).filter(|column| !sheet.cell(row, *column).is_empty());
    let cells = touched.map(|column| (clean, column)).collect();
    sheet.rows[row].cells.truncate(at);
    insert(sheet, row + 1, rest);
    Some(Touched { cells, ..Touched::default() })
}

pub fn shift(sheet: &mut Sheet, random: &mut Random) -> Option<Touched> {
    let row = some_record(sheet, random)?;
    let clean = sheet.rows[row].clean?;
    if sheet.merged.iter().any(|(first, last, _)| (*first..=*last).contains(&row)) {
        return None;
    }
    let cells = (0..sheet.columns.len())
        .filter(|column| !sheet.cell(row, *column).is_empty())
        .map(|column| (clean, column))
        .collect();
    sheet.rows[row].cells.insert(0, Cell::Empty);
    Some(Touched { cells, ..Touched::default() })
}

/// Whether a column could take another one's value for its own.
fn takes(to: &Column, from: &Column, cell: &Cell) -> bool {
    let is_number =
        |column: &Column| matches!(column.kind, Kind::Number | Kind::Whole | Kind::Minutes);
    match to.kind {
        Kind::Key | Kind::Label => true,
        Kind::Reference(_) => matches!(from.kind, Kind::Reference(_)),
        Kind::Day { .. } => matches!(from.kind, Kind::Day { .. }) || *cell == Cell::text("tęsiasi"),
        Kind::Number | Kind::Whole | Kind::Minutes => is_number(from),
        Kind::Word(_) => matches!(from.kind, Kind::Word(_)),
        Kind::YesNo => from.kind == Kind::YesNo || is_number(from),
        Kind::Scale(_) => matches!(from.kind, Kind::Scale(_)) || is_number(from),
    }
}

pub fn shift_cell(sheet: &mut Sheet, random: &mut Random) -> Option<Touched> {
    let row = some_record(sheet, random)?;
    let clean = sheet.rows[row].clean?;
    let from = random.below(sheet.columns.len());
    let to = if random.chance(50) { from.checked_sub(1)? } else { from + 1 };
    let cell = sheet.cell(row, from).clone();
    let target = sheet.columns.get(to)?;
    // Where years are columns, an empty one is an answer.
    let is_answer = sheet.mapping.contains("into = \"hours\"");
    if cell.is_empty() || is_answer || takes(target, &sheet.columns[from], &cell) {
        return None;
    }
    sheet.rows[row].cells[from] = Cell::Empty;
    sheet.rows[row].cells[to] = cell;
    Some(Touched { cells: vec![(clean, from), (clean, to)], ..Touched::default() })
}

pub fn double(sheet: &mut Sheet, random: &mut Random) -> Option<Touched> {
    let row = some_record(sheet, random)?;
    if !sheet.merged.is_empty() {
        return None;
    }
    let cells = sheet.rows[row].cells.clone();
    let clean = sheet.rows[row].clean?;
    insert(sheet, row + 1, cells);
    Some(Touched { must_tell: vec![clean], ..Touched::default() })
}

/// The word for total in the first column, and under numbers their sum or how many there are.
pub fn total(sheet: &mut Sheet, random: &mut Random) -> Option<Touched> {
    let at = if random.chance(60) { sheet.rows.len() } else { some_gap(sheet, random)? };
    let words = ["Iš viso", "Iš viso:", "VISO", "Viso:", "Total"];
    let mut cells = vec![Cell::Empty; sheet.columns.len()];
    cells[0] = Cell::text(*random.pick(&words));
    for (place, column) in sheet.columns.iter().enumerate().skip(1) {
        if matches!(column.kind, Kind::Number | Kind::Whole) {
            let numbers = sheet.rows[..at].iter().filter_map(|row| match row.cells.get(place)? {
                Cell::Number(number) => number.parse::<Decimal>().ok(),
                _ => None,
            });
            cells[place] = Cell::Number(numbers.sum::<Decimal>().to_string());
        }
    }
    if cells.iter().skip(1).all(Cell::is_empty) {
        cells[1] = Cell::whole(at as i64);
    }
    insert(sheet, at, cells);
    Some(Touched::default())
}

pub fn header(sheet: &mut Sheet, random: &mut Random) -> Option<Touched> {
    let at = some_gap(sheet, random)?;
    let cells = sheet.columns.iter().map(|column| Cell::text(column.heading)).collect();
    insert(sheet, at, cells);
    Some(Touched::default())
}

pub fn blank(sheet: &mut Sheet, random: &mut Random) -> Option<Touched> {
    let at = some_gap(sheet, random)?;
    for _ in 0..random.between(1, 3) {
        insert(sheet, at, vec![Cell::Empty; sheet.columns.len()]);
    }
    Some(Touched::default())
}

pub fn month(sheet: &mut Sheet, random: &mut Random) -> Option<Touched> {
    let at = some_gap(sheet, random)?;
    let names = ["2024 m. sausis", "Kovas", "2023 m. gruodis", "RUGSĖJIS"];
    let mut cells = vec![Cell::Empty; sheet.columns.len()];
    cells[0] = Cell::text(*random.pick(&names));
    insert(sheet, at, cells);
    Some(Touched::default())
}

pub fn merge(sheet: &mut Sheet, random: &mut Random) -> Option<Touched> {
    if sheet.format != Format::Xlsx || !sheet.merged.is_empty() {
        return None;
    }
    let mut all = Vec::new();
    for row in 1..sheet.rows.len() {
        for column in 0..sheet.columns.len() {
            let both = [row - 1, row].map(|row| sheet.rows[row].clean.is_some());
            let cell = sheet.cell(row, column);
            if both == [true, true] && !cell.is_empty() && cell == sheet.cell(row - 1, column) {
                all.push((row, column));
            }
        }
    }
    if all.is_empty() {
        return None;
    }
    let (row, column) = *random.pick(&all);
    let clean = sheet.rows[row].clean?;
    sheet.rows[row].cells[column] = Cell::Empty;
    sheet.merged.push((row - 1, row, column));
    Some(Touched::cell(clean, column))
}

fn put_heading(sheet: &mut Sheet, column: usize, heading: String) -> Option<Touched> {
    sheet.headings[column] = heading;
    Some(Touched { heading: Some(column), ..Touched::default() })
}

pub fn mistype_heading(sheet: &mut Sheet, random: &mut Random) -> Option<Touched> {
    let column = random.below(sheet.columns.len());
    let mut letters: Vec<char> = sheet.headings[column].chars().collect();
    let at = random.below(letters.len().max(1));
    letters.insert(at, *letters.get(at).filter(|letter| letter.is_alphabetic())?);
    put_heading(sheet, column, letters.into_iter().collect())
}

pub fn lose_heading(sheet: &mut Sheet, random: &mut Random) -> Option<Touched> {
    let column = random.below(sheet.columns.len());
    put_heading(sheet, column, String::new())
}
