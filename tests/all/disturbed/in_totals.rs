//! Rows that tell of other rows: totals above them, parts, averages, numbers alone, titles; and one amount over two rows.

use rust_decimal::Decimal;
use rust_decimal::prelude::ToPrimitive;

use super::in_rows::insert;
use super::random::Random;
use super::sheet::{Cell, Format, Kind, Sheet};
use super::ways::Touched;

fn number(cell: &Cell) -> Option<Decimal> {
    if let Cell::Number(number) = cell { number.parse().ok() } else { None }
}

/// A row with a word, if any, and under each column of numbers what is made of those of the sheet's records.
fn row(sheet: &Sheet, word: &str, of: impl Fn(&[Decimal]) -> Decimal) -> Option<Vec<Cell>> {
    let mut cells = vec![Cell::Empty; sheet.columns.len()];
    for (place, column) in sheet.columns.iter().enumerate() {
        if matches!(column.kind, Kind::Number | Kind::Whole) {
            let all = sheet.rows.iter().filter(|row| row.clean.is_some());
            let numbers: Vec<Decimal> =
                all.filter_map(|row| number(row.cells.get(place)?)).collect();
            cells[place] = Cell::Number(of(&numbers).normalize().to_string());
        }
    }
    let has_numbers = cells.iter().any(|cell| !cell.is_empty());
    if !word.is_empty() {
        cells[0] = Cell::text(word);
    }
    has_numbers.then_some(cells)
}

fn sum(numbers: &[Decimal]) -> Decimal {
    numbers.iter().sum()
}

pub fn above(sheet: &mut Sheet, random: &mut Random) -> Option<Touched> {
    let words = ["Iš viso", "Viso:", "Total", "IŠ VISO:"];
    let word = *random.pick(&words);
    let cells = row(sheet, word, sum)?;
    insert(sheet, 0, cells);
    Some(Touched::default())
}

pub fn part(sheet: &mut Sheet, random: &mut Random) -> Option<Touched> {
    let words = ["iš jų mokymai", "t. sk. kita", "Iš jų:", "įskaitant kitus"];
    let half = |numbers: &[Decimal]| (sum(numbers) / Decimal::TWO).trunc();
    let word = *random.pick(&words);
    let cells = row(sheet, word, half)?;
    let at = sheet.rows.len();
    insert(sheet, at, cells);
    Some(Touched::default())
}

pub fn average(sheet: &mut Sheet, random: &mut Random) -> Option<Touched> {
    let words = ["Vidurkis", "Vidurkis:", "VIDURKIS 2024 m."];
    let mean = |numbers: &[Decimal]| (sum(numbers) / Decimal::from(numbers.len().max(1))).trunc();
    let word = *random.pick(&words);
    let cells = row(sheet, word, mean)?;
    let at = sheet.rows.len();
    insert(sheet, at, cells);
    Some(Touched::default())
}

/// A total without its word and with a mistake.
pub fn numbers_alone(sheet: &mut Sheet, random: &mut Random) -> Option<Touched> {
    let more = Decimal::from(random.between(1, 9));
    let cells = row(sheet, "", |numbers| sum(numbers) + more)?;
    let at = sheet.rows.len();
    insert(sheet, at, cells);
    Some(Touched::default())
}

/// Words alone below a gap, above the rest of the records.
pub fn title(sheet: &mut Sheet, random: &mut Random) -> Option<Touched> {
    if !sheet.merged.is_empty() || sheet.rows.len() < 3 {
        return None;
    }
    let at = random.between(1, sheet.rows.len() as i64 - 1) as usize;
    let mut cells = vec![Cell::Empty; sheet.columns.len()];
    cells[0] = Cell::text(*random.pick(&["Išvykę", "Antroji grupė", "Kiti"]));
    insert(sheet, at, cells);
    insert(sheet, at, vec![Cell::Empty; sheet.columns.len()]);
    Some(Touched::default())
}

/// What two rows have stands in one cell over both.
pub fn shared_amount(sheet: &mut Sheet, random: &mut Random) -> Option<Touched> {
    if sheet.format != Format::Xlsx || !sheet.merged.is_empty() {
        return None;
    }
    let mut all = Vec::new();
    for row in 1..sheet.rows.len() {
        for (column, of) in sheet.columns.iter().enumerate() {
            let cells = [row - 1, row].map(|row| number(sheet.cell(row, column)));
            if let ([Some(first), Some(second)], Kind::Number | Kind::Whole | Kind::Minutes) =
                (cells, of.kind)
            {
                all.push((row, column, first + second));
            }
        }
    }
    if all.is_empty() {
        return None;
    }
    let (row, column, both) = *random.pick(&all);
    both.to_f64()?;
    let touched = [row - 1, row].map(|row| sheet.rows[row].clean.map(|clean| (clean, column)));
    sheet.rows[row - 1].cells[column] = Cell::Number(both.normalize().to_string());
    sheet.rows[row].cells[column] = Cell::Empty;
    sheet.merged.push((row - 1, row, column));
    Some(Touched { cells: touched.into_iter().flatten().collect(), ..Touched::default() })
}
